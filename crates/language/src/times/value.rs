//! TIMEX3 values: what they are, how they are written, which days they cover.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::TimePrecision;

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl Part {
    const ALL: [(Self, &str); 6] = [
        (Self::Morning, "MO"),
        (Self::Midday, "MI"),
        (Self::Afternoon, "AF"),
        (Self::Evening, "EV"),
        (Self::Night, "NI"),
        (Self::Daytime, "DT"),
    ];

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(part, _)| *part)
    }

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(part, _)| *part == self).map_or("", |(_, name)| name)
    }
}

/// A season of the northern year, after the meteorologists' months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    const ALL: [(Self, &str); 4] =
        [(Self::Spring, "SP"), (Self::Summer, "SU"), (Self::Autumn, "FA"), (Self::Winter, "WI")];

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(season, _)| *season)
    }

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(season, _)| *season == self).map_or("", |(_, name)| name)
    }

    /// The month in which it begins.
    pub fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A time that is told without a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    Past,
    Present,
    Future,
}

impl Reference {
    const ALL: [(Self, &str); 3] =
        [(Self::Past, "PAST_REF"), (Self::Present, "PRESENT_REF"), (Self::Future, "FUTURE_REF")];

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(reference, _)| *reference)
    }

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(reference, _)| *reference == self).map_or("", |(_, name)| name)
    }
}

/// A resolved date or time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    Clock(Date, i8, i8),
    Part(Date, Part),
    Day(Date),
    /// ISO year and week.
    Week(i16, i8),
    Weekend(i16, i8),
    Month(i16, i8),
    Season(i16, Season),
    Quarter(i16, i8),
    Half(i16, i8),
    Year(i16),
    /// The year without its last digit.
    Decade(i16),
    /// The year without its last two digits.
    Century(i16),
    Reference(Reference),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Clock(day, hour, minute) => write!(f, "{day}T{hour:02}:{minute:02}"),
            Self::Part(day, part) => write!(f, "{day}T{}", part.name()),
            Self::Day(day) => write!(f, "{day}"),
            Self::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Self::Weekend(year, week) => write!(f, "{year:04}-W{week:02}-WE"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Season(year, season) => write!(f, "{year:04}-{}", season.name()),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Decade(decade) => write!(f, "{decade:03}X"),
            Self::Century(century) => write!(f, "{century:02}XX"),
            Self::Reference(reference) => f.write_str(reference.name()),
        }
    }
}

fn number<T: std::str::FromStr>(text: &str, width: usize) -> Option<T> {
    (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// The Monday of an ISO week.
fn monday(year: i16, week: i8) -> Option<Date> {
    ISOWeekDate::new(year, week, Weekday::Monday).ok().map(|d| d.date())
}

fn months(year: i16, first: i8, count: i64) -> Option<(Date, Date)> {
    let first = Date::new(year, first, 1).ok()?;
    let last = first.checked_add(count.months()).ok()?.checked_sub(1.day()).ok()?;
    Some((first, last))
}

impl Value {
    /// Reads a value as [`fmt::Display`] writes it.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(reference) = Reference::from_name(text) {
            return Some(Self::Reference(reference));
        }
        if let Some((day, time)) = text.split_once('T') {
            let day = Self::parse_day(day)?;
            if let Some(part) = Part::from_name(time) {
                return Some(Self::Part(day, part));
            }
            let (hour, minute) = time.split_once(':')?;
            let (hour, minute) = (number(hour, 2)?, number(minute, 2)?);
            return (hour <= 24 && minute < 60).then_some(Self::Clock(day, hour, minute));
        }
        let mut fields = text.split('-');
        let head = fields.next()?;
        if let Some(century) = head.strip_suffix("XX") {
            return number(century, 2).filter(|_| fields.next().is_none()).map(Self::Century);
        }
        if let Some(decade) = head.strip_suffix('X') {
            return number(decade, 3).filter(|_| fields.next().is_none()).map(Self::Decade);
        }
        let year = number(head, 4)?;
        let value = match (fields.next(), fields.next(), fields.next()) {
            (None, None, None) => Self::Year(year),
            (Some(middle), None, None) => {
                if let Some(season) = Season::from_name(middle) {
                    Self::Season(year, season)
                } else if let Some(week) = middle.strip_prefix('W') {
                    Self::Week(year, number(week, 2)?)
                } else if let Some(quarter) = middle.strip_prefix('Q') {
                    Self::Quarter(year, number(quarter, 1).filter(|q| (1..=4).contains(q))?)
                } else if let Some(half) = middle.strip_prefix('H') {
                    Self::Half(year, number(half, 1).filter(|h| (1..=2).contains(h))?)
                } else {
                    Self::Month(year, number(middle, 2).filter(|m| (1..=12).contains(m))?)
                }
            }
            (Some(week), Some("WE"), None) => Self::Weekend(year, number(week.strip_prefix('W')?, 2)?),
            (Some(_), Some(_), None) => Self::Day(Self::parse_day(text)?),
            _ => return None,
        };
        Some(value)
    }

    fn parse_day(text: &str) -> Option<Date> {
        let mut fields = text.split('-');
        let (year, month, day) = (fields.next()?, fields.next()?, fields.next()?);
        let date = Date::new(number(year, 4)?, number(month, 2)?, number(day, 2)?).ok()?;
        fields.next().is_none().then_some(date)
    }

    /// First and last day that it can mean.
    pub fn days(&self) -> Option<(Date, Date)> {
        match *self {
            // "The night of the 5th" may end on the 6th, but it is counted to the day that it is named after.
            Self::Clock(day, ..) | Self::Part(day, _) | Self::Day(day) => Some((day, day)),
            Self::Week(year, week) => {
                let first = monday(year, week)?;
                Some((first, first.checked_add(6.days()).ok()?))
            }
            Self::Weekend(year, week) => {
                let first = monday(year, week)?;
                Some((first.checked_add(5.days()).ok()?, first.checked_add(6.days()).ok()?))
            }
            Self::Month(year, month) => months(year, month, 1),
            // A year's winter can be either: it is as wide as both.
            Self::Season(year, Season::Winter) => {
                Some((Date::new(year.checked_sub(1)?, 12, 1).ok()?, months(year.checked_add(1)?, 2, 1)?.1))
            }
            Self::Season(year, season) => months(year, season.first_month(), 3),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Year(year) => months(year, 1, 12),
            Self::Decade(decade) => months(decade.checked_mul(10)?, 1, 120),
            Self::Century(century) => months(century.checked_mul(100)?, 1, 1200),
            Self::Reference(_) => None,
        }
    }

    /// How wide it is.
    pub fn precision(&self) -> TimePrecision {
        match self {
            Self::Clock(_, _, 0) => TimePrecision::Hour,
            Self::Clock(..) => TimePrecision::Minute,
            Self::Part(..) => TimePrecision::PartOfDay,
            Self::Day(_) => TimePrecision::Day,
            Self::Week(..) | Self::Weekend(..) => TimePrecision::Week,
            Self::Month(..) => TimePrecision::Month,
            Self::Season(..) => TimePrecision::Season,
            Self::Quarter(..) => TimePrecision::Quarter,
            Self::Half(..) | Self::Year(_) => TimePrecision::Year,
            Self::Decade(_) => TimePrecision::Decade,
            Self::Century(_) | Self::Reference(_) => TimePrecision::Unknown,
        }
    }

    /// The day that it is or lies in.
    pub fn day(&self) -> Option<Date> {
        match *self {
            Self::Clock(day, ..) | Self::Part(day, _) | Self::Day(day) => Some(day),
            _ => None,
        }
    }

    /// Whether its year has the one to four digits that a value can write.
    pub fn is_writable(&self) -> bool {
        match *self {
            Self::Decade(decade) => (0..1000).contains(&decade),
            Self::Century(century) => (0..100).contains(&century),
            Self::Reference(_) => true,
            _ => self.year().is_some_and(|year| (0..10_000).contains(&year)),
        }
    }

    /// The year that it is or lies in.
    pub fn year(&self) -> Option<i16> {
        match *self {
            Self::Clock(day, ..) | Self::Part(day, _) | Self::Day(day) => Some(day.year()),
            Self::Week(year, _)
            | Self::Weekend(year, _)
            | Self::Month(year, _)
            | Self::Season(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Year(year) => Some(year),
            _ => None,
        }
    }
}

/// The ISO week of a day.
pub(super) fn week_of(day: Date) -> Value {
    let week = day.iso_week_date();
    Value::Week(week.year(), week.week())
}

/// The weekend of a day's ISO week.
pub(super) fn weekend_of(day: Date) -> Value {
    let week = day.iso_week_date();
    Value::Weekend(week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn values_cover_days() {
        let days = |text: &str| {
            Value::parse(text).and_then(|v| v.days()).map(|(first, last)| format!("{first} {last}"))
        };
        for (value, want) in [
            ("2025-03-11", "2025-03-11 2025-03-11"),
            ("2025-03-11TNI", "2025-03-11 2025-03-11"),
            ("2025-03-11T14:05", "2025-03-11 2025-03-11"),
            ("2025-W10", "2025-03-03 2025-03-09"),
            ("2025-W10-WE", "2025-03-08 2025-03-09"),
            ("2024-02", "2024-02-01 2024-02-29"),
            ("2024-SU", "2024-06-01 2024-08-31"),
            ("2024-WI", "2023-12-01 2025-02-28"),
            ("2024-Q3", "2024-07-01 2024-09-30"),
            ("2024-H2", "2024-07-01 2024-12-31"),
            ("2024", "2024-01-01 2024-12-31"),
            ("199X", "1990-01-01 1999-12-31"),
            ("19XX", "1900-01-01 1999-12-31"),
        ] {
            assert_eq!(days(value).as_deref(), Some(want), "{value}");
            assert_eq!(Value::parse(value).unwrap().to_string(), value);
        }
        for value in
            ["PRESENT_REF", "2025-13", "2025-02-30", "2025-W60", "", "T", "-", "20é5", "2025-03-11T25:00"]
        {
            assert_eq!(days(value), None, "{value}");
        }
    }

    proptest! {
        #[test]
        fn parse_never_panics(text in "[0-9QWHXTSPU:-]{0,14}") {
            if let Some(value) = Value::parse(&text) {
                prop_assert_eq!(Value::parse(&value.to_string()), Some(value));
                if let Some((first, last)) = value.days() {
                    prop_assert!(first <= last);
                }
            }
        }
    }
}
