//! Serial numbers of press releases that begin with their month: "2031-05-PR-012".

use jiff::civil::Date;

/// A serial number stands in the first bytes of a release.
const REACH: usize = 600;
/// Years that such numbers have.
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2099;

/// The first day of the month with which the release's serial number begins. It tells the year of dates without one.
pub fn month(text: &str) -> Option<Date> {
    let head = text.get(..text.floor_char_boundary(REACH.min(text.len())))?;
    head.split_whitespace().find_map(of_word)
}

fn of_word(word: &str) -> Option<Date> {
    let mut parts = word.split(['-', '\u{2013}', '/']);
    let year: i16 = parts.next().filter(|p| p.len() == 4)?.parse().ok()?;
    let month: i8 = parts.next().filter(|p| p.len() == 2)?.parse().ok()?;
    let series = parts.next()?;
    let number = parts.next()?;
    let is_series = (1..=4).contains(&series.len()) && series.bytes().all(|b| b.is_ascii_uppercase());
    let is_number = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    (is_series && is_number && YEARS.contains(&year)).then(|| Date::new(year, month, 1).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_serial_numbers() {
        let month = |text| month(text).map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(month("Press office\n2031-05-PR-012\nFor release"), "2031-05-01");
        assert_eq!(month("No. 2031-05-12, 2031-13-PR-1, 1204-05-PR-1"), "");
    }
}
