//! What the values of a listing look like.

use crate::decimal::Decimal;

/// A process id, or a placeholder that somebody wrote instead: `<PID>`.
pub(super) fn is_pid(value: &str) -> bool {
    (!value.is_empty() && value.len() <= 10 && value.bytes().all(|byte| byte.is_ascii_digit()))
        || (value.len() > 2 && value.starts_with('<') && value.ends_with('>'))
}

/// A user's name, whole or cut (`message+`), or number.
pub(super) fn is_user(value: &str) -> bool {
    let mut chars = value.chars();
    chars.next().is_some_and(|first| first.is_alphanumeric() || matches!(first, '_' | '<' | '?'))
        && value.len() <= 64
        && chars.all(|char| char.is_alphanumeric() || "_.@$+-\\>".contains(char))
}

/// A terminal, or the sign for none.
pub(super) fn is_tty(value: &str) -> bool {
    matches!(value, "?" | "??" | "-" | "console" | "con" | "lxc/console" | "<unknown>")
        || ["pts/", "tty", "vc/", "pty", "hvc", "ttys", "lxc/", "s00", "xvc", "ttyS"].iter().any(|head| {
            value.strip_prefix(head).is_some_and(|rest| {
                rest.len() <= 6 && rest.chars().all(|char| char.is_ascii_alphanumeric()) && !rest.is_empty()
            })
        })
}

/// State letters: a state, then flags.
pub(super) fn is_stat(value: &str) -> bool {
    let mut bytes = value.bytes();
    bytes.next().is_some_and(|first| b"DIRSTtWXZPUOKNA".contains(&first))
        && value.len() <= 6
        && bytes.all(|flag| b"<NLsl+WXnEVx".contains(&flag))
}

/// A quantity: `0.0`, `1,5`, `-20`, `rt`, `1.2g`, `15%`, a mask in hexadecimal, `-`.
pub(super) fn is_number(value: &str) -> bool {
    if matches!(value, "-" | "rt" | "RT" | "?" | "*") {
        return true;
    }
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    let digits = digits.strip_suffix(|unit: char| "kKmMgGtTbB".contains(unit)).unwrap_or(digits);
    let hexadecimal = digits.strip_prefix("0x").unwrap_or(digits);
    (digits.starts_with(|char: char| char.is_ascii_digit())
        && digits.chars().all(|char| char.is_ascii_digit() || matches!(char, '.' | ',')))
        || (hexadecimal.len() >= 2
            && hexadecimal.bytes().any(|byte| byte.is_ascii_digit())
            && hexadecimal.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// A duration: `0:00`, `1-02:03:04`, `0:00.21`, `14m15.909368096s`, `3h20`.
pub(super) fn is_time(value: &str) -> bool {
    let body = value.strip_prefix(['-', '<']).unwrap_or(value);
    body.starts_with(|char: char| char.is_ascii_digit())
        && body.len() <= 24
        && body.contains([':', 'm', 'h', 's', 'd'])
        && body.chars().all(|char| char.is_ascii_digit() || ":.,-hmsdnµμu".contains(char))
        || value == "-"
}

/// When something began, in one word: `13:58`, `Oct25`, `9月16`, `2018`, `Mon02PM`, `2019-10-24`.
pub(super) fn is_start(value: &str) -> bool {
    value.len() <= 20
        && value.chars().any(|char| char.is_ascii_digit())
        && value.chars().all(|char| char.is_alphanumeric() || ":-.".contains(char))
        && !value.starts_with('-')
        || value == "?"
        || value == "-"
}

/// How many words at the front of `words` say together when something began: `Oct 25`, `9月 16`, `Thu Oct 24 00:33:09 2019`.
pub(super) fn start_words(words: &[&str]) -> Option<usize> {
    let day =
        |word: &str| word.len() <= 3 && word.trim_end_matches(['日', '일']).parse::<u8>().is_ok_and(|day| day <= 31);
    let name = |word: &str| {
        let letters = word.trim_start_matches(|char: char| char.is_ascii_digit()).trim_end_matches('.');
        (1..=4).contains(&letters.chars().count()) && letters.chars().all(char::is_alphabetic)
    };
    let clock =
        |word: &str| word.split(':').count() == 3 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let [first, second, rest @ ..] = words else { return None };
    if name(first) && name(second) {
        // lstart; in English the day of the month follows the month, elsewhere a number and a month may change places.
        return match rest {
            [number, time, year, ..] if day(number) && clock(time) && is_pid(year) => Some(5),
            _ => None,
        };
    }
    if clock(second) && first.split('-').count() == 3 {
        return Some(2);
    }
    (name(first) && day(second) || day(first) && name(second) && !is_tty(second)).then_some(2)
}

/// Memory in KiB: a bare number is KiB already, `m` and `g` are what `top` writes for large ones.
pub(super) fn kib(value: &str) -> Option<u64> {
    let (digits, unit) = match value.char_indices().last()? {
        (at, unit) if unit.is_ascii_alphabetic() => (&value[..at], unit.to_ascii_lowercase()),
        _ => (value, 'k'),
    };
    let number = Decimal::read(&digits.replace(',', "."))?;
    let factor = match unit {
        'k' => 1,
        'm' => 1 << 10,
        'g' => 1 << 20,
        't' => 1 << 30,
        _ => return None,
    };
    // Saturates; no machine has that much memory.
    Some(number.times(factor).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        assert!(is_time("0:00") && is_time("14m15.909368096s") && is_time("1-02:03:04") && is_time("0:00.21"));
        assert!(!is_time("ps") && !is_time("12") && !is_time("/sbin/init"));
        assert!(is_start("9月16") && is_start("Oct25") && is_start("2018") && is_start("Mon02PM") && !is_start("ps"));
        assert!(is_stat("Ssl+") && is_stat("I<") && !is_stat("?Ss") && !is_stat("Start"));
        assert!(
            is_user("message+") && is_user("100000") && is_user("www-data") && !is_user("/bin/sh") && !is_user("[a]")
        );
        assert!(is_number("1.2g") && is_number("rt") && is_number("40000040") && !is_number("pts/0"));
        assert!(is_tty("pts/0") && is_tty("?") && is_tty("tty1") && is_tty("ttyS0") && !is_tty("0:00"));
        assert_eq!(start_words(&["Oct", "25", "?"]), Some(2));
        assert_eq!(start_words(&["Thu", "Oct", "24", "00:33:09", "2019"]), Some(5));
        assert_eq!(start_words(&["00:33", "pts/0"]), None);
        assert_eq!((kib("3272"), kib("1.5m"), kib("x")), (Some(3272), Some(1536), None));
    }
}
