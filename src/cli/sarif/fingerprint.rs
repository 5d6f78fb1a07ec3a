//! What a line is told by when the lines above it have moved.
//!
//! GitHub's code scanning knows one fingerprint, `primaryLocationLineHash`, and computes it itself where a log that is uploaded
//! has none (<https://github.com/github/codeql-action/blob/main/src/fingerprints.ts>). It is the same here, so that a log that
//! goes another way, by the API or to another program, has it too.

use std::collections::HashMap;

/// How many characters a hash is made of: those of the line and, where it is shorter, of the lines below.
const BLOCK: usize = 100;
const FACTOR: i64 = 37;
/// Stands behind the last character.
const END: u16 = 0xffff;

/// The fingerprint of each line: a hash of what begins there, without blanks and tabs, and how many times it was there already.
pub(super) fn of_lines(text: &str) -> Vec<String> {
    let mut lines = Lines::default();
    let mut was_carriage_return = false;
    for unit in text.encode_utf16() {
        let is_return = unit == u16::from(b'\r');
        let skipped =
            unit == u16::from(b' ') || unit == u16::from(b'\t') || (was_carriage_return && unit == u16::from(b'\n'));
        was_carriage_return = is_return;
        if !skipped {
            lines.read(if is_return { u16::from(b'\n') } else { unit });
        }
    }
    lines.read(END);
    for _ in 0..BLOCK {
        lines.push(0);
    }
    lines.hashes
}

/// A window over the text, and the hash of what is in it.
struct Lines {
    window: [u16; BLOCK],
    /// Whether a line begins at this place of the window.
    begins: [bool; BLOCK],
    at: usize,
    hash: i64,
    /// The factor to the power of the window's length: what a character that leaves has become.
    leaving: i64,
    at_line_start: bool,
    seen: HashMap<i64, usize>,
    hashes: Vec<String>,
}

impl Default for Lines {
    fn default() -> Self {
        let leaving = (0..BLOCK).fold(1_i64, |power, _| power.wrapping_mul(FACTOR));
        Self {
            window: [0; BLOCK],
            begins: [false; BLOCK],
            at: 0,
            hash: 0,
            leaving,
            at_line_start: true,
            seen: HashMap::new(),
            hashes: Vec::new(),
        }
    }
}

impl Lines {
    fn read(&mut self, unit: u16) {
        let begins = std::mem::replace(&mut self.at_line_start, unit == u16::from(b'\n'));
        let at = self.at;
        self.push(unit);
        self.begins[at] = begins;
    }

    /// Takes in a character; where the one that leaves began a line, the hash is that line's.
    fn push(&mut self, unit: u16) {
        if std::mem::take(&mut self.begins[self.at]) {
            let times = self.seen.entry(self.hash).or_default();
            *times += 1;
            self.hashes.push(format!("{:x}:{times}", self.hash));
        }
        let left = std::mem::replace(&mut self.window[self.at], unit);
        self.hash = FACTOR
            .wrapping_mul(self.hash)
            .wrapping_add(i64::from(unit))
            .wrapping_sub(self.leaving.wrapping_mul(i64::from(left)));
        self.at = (self.at + 1) % BLOCK;
    }
}

#[cfg(test)]
mod tests {
    use super::of_lines;

    /// The values of the tests beside GitHub's own program.
    #[test]
    fn hashes_are_those_that_github_computes() {
        assert_eq!(of_lines(""), ["c129715d7a2bc9a3:1"]);
        assert_eq!(
            of_lines(" a\nb\n  \t\tc\n d"),
            ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
        );
        let greeting = [
            "e9496ae3ebfced30:1",
            "fb7c023a8b9ccb3f:1",
            "ce8ba1a563dcdaca:1",
            "e20e36e16fcb0cc8:1",
            "b3edc88f2938467e:1",
            "c8e28b0b4002a3a0:1",
            "c129715d7a2bc9a3:1",
        ];
        assert_eq!(of_lines(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n"), greeting);
        assert_eq!(of_lines(" hello; \t\r\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"), greeting);
        let repeated = of_lines(&"Lorem ipsum dolor sit amet.\n".repeat(10));
        assert_eq!(repeated[0], "a7f2ff13bc495cf2:1");
        assert_eq!(repeated[5], "a7f2ff13bc495cf2:6");
        assert_eq!(
            &repeated[6..],
            [
                "a7f2ff1481e87703:1",
                "a9cf91f7bbf1862b:1",
                "55ec222b86bcae53:1",
                "cc97dc7b1d7d8f7b:1",
                "c129715d7a2bc9a3:1"
            ]
        );
    }
}
