//! The notation of intervals: `9`, `>=20`, `>300`, `<=40`, `<10`, `~30`, `20-30`, `vague:dozens`, `all`, `none`.

use claims::reading::{Qualifier, Vague};

/// What the words of a number allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub qualifier: Qualifier,
    pub vague: Option<Vague>,
}

impl Interval {
    fn new(low: Option<u64>, high: Option<u64>, qualifier: Qualifier) -> Self {
        Self { low, high, qualifier, vague: None }
    }

    /// Reads the notation; `None` where it is none.
    pub fn parse(notation: &str) -> Option<Self> {
        let number = |digits: &str| {
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u64>().ok()).flatten()
        };
        if let Some(word) = notation.strip_prefix("vague:") {
            let vague = Vague::from_name(word)?;
            let least = Some(least(vague));
            return Some(Self { vague: Some(vague), ..Self::new(least, None, Qualifier::Vague) });
        }
        Some(match notation {
            "all" => Self::new(None, None, Qualifier::All),
            "none" => Self::new(Some(0), Some(0), Qualifier::None),
            _ => {
                if let Some(digits) = notation.strip_prefix(">=") {
                    Self::new(Some(number(digits)?), None, Qualifier::AtLeast)
                } else if let Some(digits) = notation.strip_prefix('>') {
                    Self::new(Some(number(digits)? + 1), None, Qualifier::MoreThan)
                } else if let Some(digits) = notation.strip_prefix("<=") {
                    Self::new(None, Some(number(digits)?), Qualifier::UpTo)
                } else if let Some(digits) = notation.strip_prefix('<') {
                    Self::new(None, Some(number(digits)?.checked_sub(1)?), Qualifier::LessThan)
                } else if let Some(digits) = notation.strip_prefix('~') {
                    let about = number(digits)?;
                    Self::new(Some(about), Some(about), Qualifier::About)
                } else if let Some((low, high)) = notation.split_once('-') {
                    let (low, high) = (number(low)?, number(high)?);
                    (low < high).then(|| Self::new(Some(low), Some(high), Qualifier::Range))?
                } else {
                    let exact = number(notation)?;
                    Self::new(Some(exact), Some(exact), Qualifier::Exact)
                }
            }
        })
    }
}

/// The least number that a vague word allows (annotation guide).
fn least(vague: Vague) -> u64 {
    match vague {
        Vague::AFew | Vague::Several | Vague::Some | Vague::Many | Vague::Plural => 2,
        Vague::Tens => 20,
        Vague::Dozens => 24,
        Vague::Scores => 40,
        Vague::Hundreds => 200,
        Vague::Thousands => 2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notations_are_read() {
        let read = |notation: &str| {
            Interval::parse(notation)
                .map(|i| (i.low, i.high, i.qualifier.as_str(), i.vague.map(Vague::as_str)))
        };
        assert_eq!(read("9"), Some((Some(9), Some(9), "exact", None)));
        assert_eq!(read(">=20"), Some((Some(20), None, "at_least", None)));
        assert_eq!(read(">300"), Some((Some(301), None, "more_than", None)));
        assert_eq!(read("<=40"), Some((None, Some(40), "up_to", None)));
        assert_eq!(read("<10"), Some((None, Some(9), "less_than", None)));
        assert_eq!(read("~30"), Some((Some(30), Some(30), "about", None)));
        assert_eq!(read("20-30"), Some((Some(20), Some(30), "range", None)));
        assert_eq!(read("vague:a few"), Some((Some(2), None, "vague", Some("a few"))));
        assert_eq!(read("all"), Some((None, None, "all", None)));
        assert_eq!(read("none"), Some((Some(0), Some(0), "none", None)));
        for wrong in ["", "nine", "30-20", "+3", "<0", "vague:lots", ">=", "1 2"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
