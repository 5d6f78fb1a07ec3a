//! Decimal fractions without floating point: what reads and prints that in full is 25 kB of the Wasm, and no size or time that
//! people write needs it.

/// A number with thousandths; digits behind those are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal {
    whole: u64,
    thousandths: u64,
}

impl Decimal {
    /// Reads `90`, `1.5`, `.5`; none for a sign, an exponent, or more than fits.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !(digits(whole) && digits(fraction)) || (whole.is_empty() && fraction.is_empty()) {
            return None;
        }
        let whole = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let thousandths =
            fraction.bytes().chain(*b"000").take(3).fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        Some(Self { whole, thousandths })
    }

    /// What stands before the point.
    #[must_use]
    pub fn whole(self) -> u64 {
        self.whole
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.whole == 0 && self.thousandths == 0
    }

    /// So many times a factor, cut to a whole number; none where it is too large. Factors are at most 10^15.
    #[must_use]
    pub fn times(self, factor: u64) -> Option<u64> {
        self.whole.checked_mul(factor)?.checked_add(self.thousandths.checked_mul(factor)? / 1000)
    }

    /// A hundredth of it, as people write it: `1.5` for 150.
    #[must_use]
    pub fn hundredth(self) -> String {
        let rest = (self.whole % 100) * 1000 + self.thousandths;
        let text = format!("{}.{rest:05}", self.whole / 100);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

/// A number of tenths as people write it: `12.5`, `12`.
#[must_use]
pub fn tenths(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    match (number.unsigned_abs() / 10, number.unsigned_abs() % 10) {
        (whole, 0) => format!("{}{whole}", if whole == 0 { "" } else { sign }),
        (whole, tenth) => format!("{sign}{whole}.{tenth}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read() {
        for (text, wanted) in [
            ("90", Some((90, 0))),
            ("1.5", Some((1, 500))),
            (".25", Some((0, 250))),
            ("2.", Some((2, 0))),
            ("0.0009", Some((0, 0))),
            ("", None),
            (".", None),
            ("-1", None),
            ("1e3", None),
            ("1.2.3", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(Decimal::read(text).map(|it| (it.whole, it.thousandths)), wanted, "{text}");
        }
    }

    #[test]
    fn multiplied() {
        let of = |text, factor| Decimal::read(text)?.times(factor);
        assert_eq!(of("1.5", 1 << 30), Some(1_610_612_736));
        assert_eq!(of("33.3", 1), Some(33));
        assert_eq!(of("18446744073709551615", 2), None);
    }

    #[test]
    fn written() {
        let of = |text| Decimal::read(text).map(Decimal::hundredth).unwrap_or_default();
        assert_eq!([of("150"), of("20"), of("33.3"), of("200"), of("7.125")], ["1.5", "0.2", "0.333", "2", "0.07125"]);
        assert_eq!([tenths(125), tenths(120), tenths(-5), tenths(0), tenths(-120)], ["12.5", "12", "-0.5", "0", "-12"]);
    }
}
