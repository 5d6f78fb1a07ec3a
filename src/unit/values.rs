//! Values of settings as numbers: times, sizes, percentages (systemd.syntax(7), systemd.time(7)).

use crate::decimal::Decimal;

/// Seconds of a time span: `90`, `1min 30s`, `infinity`. Parts of a second count as a whole one.
#[must_use]
pub fn seconds(value: &str) -> Option<Span> {
    micros(value).map(|micros| micros.map_or(Span::Infinite, |micros| Span::Seconds(micros.div_ceil(1_000_000))))
}

/// A time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// So many seconds.
    Seconds(u64),
    /// Without end.
    Infinite,
}

fn micros(value: &str) -> Option<Option<u64>> {
    let value = value.trim();
    if value == "infinity" {
        return Some(None);
    }
    let mut rest = value;
    let mut sum: u64 = 0;
    if rest.is_empty() {
        return None;
    }
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let number = Decimal::read(&rest[..digits])?;
        rest = rest[digits..].trim_start();
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let unit = match &rest[..letters] {
            "us" | "usec" | "µs" => 1,
            "ms" | "msec" => 1_000,
            "" | "s" | "sec" | "second" | "seconds" => 1_000_000,
            "m" | "min" | "minute" | "minutes" => 60_000_000,
            "h" | "hr" | "hour" | "hours" => 3_600_000_000,
            "d" | "day" | "days" => 86_400_000_000,
            "w" | "week" | "weeks" => 604_800_000_000,
            _ => return None,
        };
        // A value beyond what fits is no time that anybody waits for.
        sum = sum.checked_add(number.times(unit)?)?;
        rest = &rest[letters..];
    }
    Some(Some(sum))
}

/// Bytes of a size: `512M`, `1G`; none for percentages and `infinity`.
#[must_use]
pub fn bytes(value: &str) -> Option<u64> {
    let value = value.trim().trim_end_matches('B');
    let digits = value.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(value.len());
    let number = Decimal::read(&value[..digits])?;
    let shift = match value[digits..].trim() {
        "" => 0,
        "K" => 10,
        "M" => 20,
        "G" => 30,
        "T" => 40,
        "P" => 50,
        _ => return None,
    };
    number.times(1 << shift)
}

/// A size as the engine writes it: `512m`, `1g`.
#[must_use]
pub fn for_engine(bytes: u64) -> String {
    let units = [(30, "g"), (20, "m"), (10, "k")];
    let whole = units.iter().find(|(shift, _)| bytes > 0 && bytes.is_multiple_of(1 << shift));
    whole.map_or_else(|| format!("{bytes}b"), |(shift, unit)| format!("{}{unit}", bytes >> shift))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_sizes() {
        assert_eq!(seconds("90"), Some(Span::Seconds(90)));
        assert_eq!(seconds("1min 30s"), Some(Span::Seconds(90)));
        assert_eq!(seconds("5m"), Some(Span::Seconds(300)));
        assert_eq!(seconds("1.5s"), Some(Span::Seconds(2)));
        assert_eq!(seconds("infinity"), Some(Span::Infinite));
        assert_eq!([seconds("x"), seconds(""), seconds("5 fortnights")], [None; 3]);
        assert_eq!(bytes("512M").map(for_engine).as_deref(), Some("512m"));
        assert_eq!(bytes("1.5G").map(for_engine).as_deref(), Some("1536m"));
        assert_eq!(bytes("1000").map(for_engine).as_deref(), Some("1000b"));
        assert_eq!([bytes("50%"), bytes("infinity"), bytes("")], [None; 3]);
    }
}
