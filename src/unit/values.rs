//! Values of settings as numbers: times, sizes, percentages (systemd.syntax(7), systemd.time(7)).

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
    let mut sum: f64 = 0.0;
    if rest.is_empty() {
        return None;
    }
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let number: f64 = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start();
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let unit = match &rest[..letters] {
            "us" | "usec" | "µs" => 1.0,
            "ms" | "msec" => 1e3,
            "" | "s" | "sec" | "second" | "seconds" => 1e6,
            "m" | "min" | "minute" | "minutes" => 6e7,
            "h" | "hr" | "hour" | "hours" => 3.6e9,
            "d" | "day" | "days" => 8.64e10,
            "w" | "week" | "weeks" => 6.048e11,
            _ => return None,
        };
        sum += number * unit;
        rest = &rest[letters..];
    }
    // A value beyond this is no time that anybody waits for.
    (sum.is_finite() && sum < 9e18).then_some(Some(sum as u64))
}

/// Bytes of a size: `512M`, `1G`; none for percentages and `infinity`.
#[must_use]
pub fn bytes(value: &str) -> Option<u64> {
    let value = value.trim().trim_end_matches('B');
    let digits = value.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(value.len());
    let number: f64 = value[..digits].parse().ok()?;
    let shift = match value[digits..].trim() {
        "" => 0,
        "K" => 10,
        "M" => 20,
        "G" => 30,
        "T" => 40,
        "P" => 50,
        _ => return None,
    };
    let bytes = number * (1_u64 << shift) as f64;
    (bytes.is_finite() && bytes < 9e18).then_some(bytes as u64)
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
