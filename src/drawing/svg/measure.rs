//! How wide a text is, roughly, and where it may be broken.
//!
//! The reader's own fonts decide, so the widths are those of wide ones of their kind: what is estimated too wide leaves a
//! little room behind it, what is estimated too narrow would run out of its box.

/// A font, as far as widths go, in ems.
#[derive(Clone, Copy, Debug)]
pub struct Font {
    /// Height of the letters, in units of the drawing.
    pub size: f64,
    narrow: f64,
    wide: f64,
}

/// A font with letters of one width: Menlo and DejaVu Sans Mono have .602 em; a full-width letter has one em.
pub const fn mono(size: f64) -> Font {
    Font { size, narrow: 0.61, wide: 1.02 }
}

/// A font without: an average for lower-case Latin.
pub const fn sans(size: f64) -> Font {
    Font { size, narrow: 0.56, wide: 1.02 }
}

impl Font {
    /// The width of a text, in units of the drawing.
    pub fn width(self, text: &str) -> f64 {
        text.chars().map(|character| self.advance(character)).sum()
    }

    fn advance(self, character: char) -> f64 {
        self.size
            * if is_zero(character) {
                0.0
            } else if is_wide(character) {
                self.wide
            } else {
                self.narrow
            }
    }

    /// Breaks a text into lines no wider than that: between words, between full-width letters where Japanese allows it,
    /// else anywhere. At most so many lines; what is left ends in `…`.
    pub fn wrapped(self, text: &str, width: f64, most: usize) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        let mut lines = Vec::new();
        let mut start = 0;
        while start < letters.len() && lines.len() < most {
            let end = self.line_end(&letters, start, width);
            let mut line: String = letters[start..end].iter().collect();
            start = end;
            if lines.len() + 1 == most && start < letters.len() {
                while self.width(&line) + self.advance('…') > width && line.pop().is_some() {}
                line = format!("{}…", line.trim_end());
            }
            lines.push(line.trim_end().to_owned());
            while letters.get(start) == Some(&' ') {
                start += 1;
            }
        }
        lines
    }

    /// Where the line that begins at `start` ends.
    fn line_end(self, letters: &[char], start: usize, width: f64) -> usize {
        let mut used = 0.0;
        let mut best = None;
        for at in start..letters.len() {
            used += self.advance(letters[at]);
            // A space at the end of a line takes no room.
            if used > width && at > start && letters[at] != ' ' {
                return best.unwrap_or(at);
            }
            if may_break(letters[at], letters.get(at + 1).copied()) {
                best = Some(at + 1);
            }
        }
        letters.len()
    }
}

/// Whether a line may end between these two.
fn may_break(before: char, after: Option<char>) -> bool {
    const NOT_FIRST: &str = "、。，．・：；？！）」』】〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%),.;:!?";
    const NOT_LAST: &str = "（「『【〈《(";
    let Some(after) = after else { return false };
    let letters = is_wide(before) || is_wide(after);
    before == ' ' || (letters && !NOT_FIRST.contains(after) && !NOT_LAST.contains(before))
}

/// Whether a letter is full-width (UAX #11: W and F), by blocks.
fn is_wide(character: char) -> bool {
    matches!(u32::from(character),
        0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0x33ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xa000..=0xa4cf
        | 0xa960..=0xa97f | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6
        | 0x1f300..=0x1faff | 0x20000..=0x3fffd)
}

/// Whether a letter stands over the one before it, or is not seen.
fn is_zero(character: char) -> bool {
    matches!(u32::from(character), 0x300..=0x36f | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2064 | 0xfe00..=0xfe0f | 0xfeff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_letters_are_wider() {
        let font = mono(10.0);
        assert!(font.width("日本") > font.width("abc"));
        assert!((font.width("ab") - 12.2).abs() < 0.01);
        assert_eq!(font.width("e\u{301}"), font.width("e"));
    }

    #[test]
    fn lines_end_between_words() {
        let font = mono(10.0);
        assert_eq!(
            font.wrapped("/usr/sbin/httpd -DFOREGROUND -k start", 110.0, 9),
            ["/usr/sbin/httpd", "-DFOREGROUND -k", "start"]
        );
        assert_eq!(font.wrapped("abcdefgh", 30.0, 9), ["abcd", "efgh"]);
        assert_eq!(font.wrapped("", 30.0, 9), [""; 0]);
        assert_eq!(font.wrapped("a b c d e f", 20.0, 2), ["a b", "c…"]);
    }

    #[test]
    fn a_japanese_line_does_not_begin_with_its_stop() {
        let lines = sans(10.0).wrapped("読み取りました。次の行です", 75.0, 9);
        assert_eq!(lines, ["読み取りまし", "た。次の行です"]);
    }
}
