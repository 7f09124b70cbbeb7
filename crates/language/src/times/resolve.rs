//! From what the words say to a TIMEX3 value, against the day of publication and the date told last.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Step, ToSpan};

use super::grammar::{Base, Expression, From, Year};
use super::lexicon::{Holiday, Unit, Which};
use super::tense::Tense;
use super::value::{Part, Season, Value, week_of, weekend_of};

/// The hours after midnight that belong to the night before.
const SMALL_HOURS: i8 = 5;
/// Years before publication of which a month that was told with its year still gives its days their year.
const YEARS_BACK: i16 = 5;
/// Days around publication that are told without a year whatever was told before.
const NEAR_DAYS: i64 = 60;
/// What has happened is told with a day without a year at most so many days ahead: trees and tenses may be wrong.
const DAYS_AHEAD: i64 = 75;

/// What has been told so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolver {
    /// The day of publication or of the dateline.
    anchor: Option<Date>,
    /// A day with a year that the text tells: years are counted to it where there is no day of publication.
    near: Option<Date>,
    told: Option<Value>,
    told_day: Option<Date>,
    /// The last month told with its year.
    told_month: Option<(i16, i8)>,
}

impl Resolver {
    /// For a text of a day, or without one but with a day near which its years lie.
    pub fn new(anchor: Option<Date>, near: Option<Date>) -> Self {
        Self { anchor, near, ..Self::default() }
    }

    /// Resolves an expression and remembers it.
    pub fn resolve(&mut self, expression: &Expression, tense: Tense) -> Option<Value> {
        let value = self.base(&expression.base, tense).filter(Value::is_writable)?;
        // "Shot overnight, about 1 a.m.", "on Friday night ... at 2 a.m.": a night runs into the next day.
        let small_hours = matches!(expression.base, Base::Open)
            && expression.clock.is_some_and(|(hour, _)| hour < SMALL_HOURS)
            && matches!(self.told, Some(Value::Part(day, Part::Night)) if Some(day) == value.day());
        let value = match value {
            Value::Day(day) if small_hours => Value::Day(day.tomorrow().unwrap_or(day)),
            other => other,
        };
        let value = match (value.day(), expression.clock, expression.part) {
            (Some(day), Some((hour, minute)), _) => Value::Clock(day, hour, minute),
            (Some(day), None, Some(part)) => Value::Part(day, part),
            _ => value,
        };
        // "Up from 4 a year earlier" compares, and the story goes on where it was.
        let compares =
            matches!(expression.base, Base::Step { unit: Unit::Year, from: From::Ago | From::Told, .. });
        if let (Base::Month { year: Year::Is(_), .. }, Value::Month(year, month)) = (&expression.base, value)
        {
            self.told_month = Some((year, month));
        }
        if value.days().is_some() && !compares {
            self.told = Some(value);
            self.told_day = value.day().or(self.told_day);
        }
        Some(value)
    }

    fn base(&self, base: &Base, tense: Tense) -> Option<Value> {
        match *base {
            Base::Day { year, month, day, weekday } => self.month_day(year, month, day, weekday, tense),
            Base::Slashes { year, first, second } => self.slashes(year, first, second),
            Base::Month { year, month, which } => self.month(year, month, which, tense),
            Base::Weekday { weekday, which } => self.weekday(weekday, which, tense),
            Base::Holiday { rule, year, which } => self.holiday(rule, year, which, tense),
            Base::Date(date) => Some(Value::Day(date)),
            Base::Nameless(day) => self.nameless(day, tense),
            Base::Season { season, year, which } => self.season(season, year, which, tense),
            Base::Quarter { number, year } => {
                let year = self.year(year).or_else(|| self.started(number * 3 - 2, tense))?;
                Some(Value::Quarter(year, number))
            }
            Base::Half { number, year } => {
                let year = self.year(year).or_else(|| self.started(number * 6 - 5, tense))?;
                Some(Value::Half(year, number))
            }
            Base::Year(year) => Some(Value::Year(year)),
            Base::Decade(decade) => Some(Value::Decade(decade)),
            Base::Century(century) => Some(Value::Century(century)),
            Base::Step { unit, count, from } => self.step(unit, count, from),
            Base::Weekend => {
                let anchor = self.anchor?;
                // "Over the weekend", told from Monday to Thursday, is the one before.
                let early = anchor.weekday().to_monday_one_offset() < 5 && tense != Tense::Future;
                Some(weekend_of(anchor.checked_sub(i64::from(early).weeks()).ok()?))
            }
            Base::Reference(reference) => Some(Value::Reference(reference)),
            Base::Open => {
                // A day ahead ("updated on the 28th", "he is due in court on Friday") is not when it happened.
                let told = self.told_day.filter(|&day| tense == Tense::Future || Some(day) <= self.anchor);
                told.or(self.anchor).or(self.told_day).map(Value::Day)
            }
            Base::Unknown => None,
        }
    }

    fn year(&self, year: Year) -> Option<i16> {
        match year {
            Year::Is(year) => Some(year),
            Year::Offset(count) => self.anchor?.year().checked_add(i16::try_from(count).ok()?),
            Year::Told(count) => {
                let told = self.told.and_then(|v| v.year()).or(self.anchor.map(|a| a.year()))?;
                told.checked_add(i16::try_from(count).ok()?)
            }
            Year::Open => None,
        }
    }

    /// The year whose period beginning in `month` the words mean: the last that has begun, or in the future the next.
    fn started(&self, month: i8, tense: Tense) -> Option<i16> {
        let anchor = self.anchor?;
        let begun = month <= anchor.month();
        anchor.year().checked_sub(i16::from(!begun && tense != Tense::Future))
    }

    fn month_day(&self, year: Year, month: i8, day: i8, weekday: Option<i8>, tense: Tense) -> Option<Value> {
        if let Some(year) = self.year(year) {
            return Date::new(year, month, day).ok().map(Value::Day);
        }
        let anchor = self.anchor.or(self.near)?;
        let dates = || (-4..=4).filter_map(|n| Date::new(anchor.year().checked_add(n)?, month, day).ok());
        let named = dates()
            .filter(|date| weekday.is_some_and(|w| date.weekday().to_monday_one_offset() == w))
            .min_by_key(|date| days_between(*date, anchor).abs())
            .filter(|date| days_between(*date, anchor).abs() < 400);
        // "On 12 May", told in January of what has happened: not of what is four months ahead.
        let to_come = |date: &Date| tense == Tense::Past && days_between(*date, anchor) > DAYS_AHEAD;
        let date = named.or_else(|| {
            dates()
                .filter(|date| !to_come(date))
                .min_by_key(|date| distance(days_between(*date, anchor), tense))
        })?;
        // "In December 2014 ... on Dec. 6", told long after; a day of the last weeks needs no year.
        let near = named.is_some() || days_between(date, anchor).abs() <= NEAR_DAYS || tense == Tense::Future;
        let of_told = self.told_month.filter(|&(year, told)| {
            !near && told == month && (0..=YEARS_BACK).contains(&(anchor.year() - year))
        });
        let of_told = of_told.and_then(|(year, _)| Date::new(year, month, day).ok());
        Some(Value::Day(of_told.filter(|&date| date <= anchor).unwrap_or(date)))
    }

    /// "On the 5th": the last such day or, ahead, the next.
    fn nameless(&self, day: i8, tense: Tense) -> Option<Value> {
        let near = self.anchor?;
        let months = (-1..=1_i64).filter_map(|n| near.first_of_month().checked_add(n.months()).ok());
        let days = months.filter_map(|month| Date::new(month.year(), month.month(), day).ok());
        let ahead = tense == Tense::Future;
        let fits = days.filter(|date| if ahead { *date >= near } else { *date <= near });
        if ahead { fits.min().map(Value::Day) } else { fits.max().map(Value::Day) }
    }

    /// "03/04/2025": a number over 12 is the day; else the reading nearer to publication; else the month stands first.
    fn slashes(&self, year: i16, first: i8, second: i8) -> Option<Value> {
        let month_first = Date::new(year, first, second).ok();
        let day_first = Date::new(year, second, first).ok();
        let date = match (month_first, day_first, self.anchor.or(self.near)) {
            (Some(a), Some(b), Some(anchor)) => {
                let distance = |date| {
                    let days = days_between(date, anchor);
                    // What lies ahead of publication is the less likely.
                    if days > 0 { days.saturating_mul(4) } else { -days }
                };
                if distance(b) < distance(a) { b } else { a }
            }
            (a, b, _) => a.or(b)?,
        };
        Some(Value::Day(date))
    }

    fn month(&self, year: Year, month: i8, which: Option<Which>, tense: Tense) -> Option<Value> {
        if let Some(year) = self.year(year) {
            return Some(Value::Month(year, month));
        }
        let anchor = match which {
            Some(Which::Following | Which::Previous | Which::Same) => self.told.and_then(|v| v.days())?.0,
            _ => self.anchor.or(self.near)?,
        };
        let (now, this) = (anchor.month(), anchor.year());
        let year = match which {
            Some(Which::Last | Which::Previous) => this - i16::from(month >= now),
            Some(Which::Next | Which::Following) => this + i16::from(month <= now),
            Some(Which::This | Which::Same) => this,
            // "Abducted in May", read in March, was not to come; the month that is next may be close at hand.
            None if tense == Tense::Past && (2..=11).contains(&(month - now)) => this - 1,
            None => {
                let months =
                    |year: &i16| distance(i64::from((year - this) * 12 + i16::from(month - now)), tense);
                [this - 1, this, this + 1].into_iter().min_by_key(months)?
            }
        };
        Some(Value::Month(year, month))
    }

    fn weekday(&self, weekday: i8, which: Option<Which>, tense: Tense) -> Option<Value> {
        let name = Weekday::from_monday_one_offset(weekday).ok()?;
        let back = |from: Date, itself: bool| {
            if itself && from.weekday() == name { Some(from) } else { from.nth_weekday(-1, name).ok() }
        };
        let ahead = |from: Date, itself: bool| {
            if itself && from.weekday() == name { Some(from) } else { from.nth_weekday(1, name).ok() }
        };
        let told = self.told_day.or(self.anchor);
        let date = match which {
            Some(Which::Last) => of_last_week(back(self.anchor?, false)?, self.anchor?),
            Some(Which::Next) => ahead(self.anchor?, false),
            Some(Which::Following) => ahead(told?, false),
            Some(Which::Previous) => back(told?, false),
            Some(Which::Same) => back(told?, true),
            Some(Which::This) | None if tense == Tense::Future => ahead(self.anchor?, true),
            _ => back(self.anchor?, true),
        };
        date.map(Value::Day)
    }

    fn holiday(&self, rule: Holiday, year: Year, which: Option<Which>, tense: Tense) -> Option<Value> {
        if let Some(year) = self.year(year) {
            return holiday_in(rule, year).map(Value::Day);
        }
        let anchor = self.anchor.or(self.near)?;
        let fits = |date: Date| match which {
            Some(Which::Last) => date < anchor,
            Some(Which::Next) => date > anchor,
            Some(Which::This) => date.year() == anchor.year(),
            _ => true,
        };
        (-1..=1)
            .filter_map(|n| holiday_in(rule, anchor.year().checked_add(n)?))
            .filter(|date| fits(*date))
            .min_by_key(|date| distance(days_between(*date, anchor), tense))
            .map(Value::Day)
    }

    fn season(&self, season: Season, year: Year, which: Option<Which>, tense: Tense) -> Option<Value> {
        if let Some(year) = self.year(year) {
            return Some(Value::Season(year, season));
        }
        let anchor = self.anchor?;
        let first = season.first_month();
        let over = first + 3 <= anchor.month();
        let begun = first <= anchor.month();
        let year = match which {
            Some(Which::Last | Which::Previous) => anchor.year() - i16::from(!over),
            Some(Which::Next | Which::Following) => anchor.year() + i16::from(begun),
            Some(Which::This) => anchor.year(),
            Some(Which::Same) => self.told.and_then(|v| v.year())?,
            None if tense == Tense::Future => anchor.year() + i16::from(over),
            None => anchor.year() - i16::from(!begun),
        };
        Some(Value::Season(year, season))
    }

    fn step(&self, unit: Unit, count: i32, from: From) -> Option<Value> {
        let told = self.told.filter(|_| from != From::Published);
        if let (Unit::Year, From::Ago | From::Told, Some(Value::Quarter(year, number))) = (unit, from, told) {
            // "The third quarter ... a year earlier" compares quarters.
            return Some(Value::Quarter(year.checked_add(i16::try_from(count).ok()?)?, number));
        }
        if from != From::Told {
            return shifted(self.anchor?, unit, count, None);
        }
        let told_day = self.told_day.or(self.anchor);
        match (unit, told) {
            (Unit::Quarter, Some(Value::Quarter(year, number))) => {
                let quarters = i32::from(year) * 4 + i32::from(number) - 1 + count;
                Some(Value::Quarter(
                    i16::try_from(quarters.div_euclid(4)).ok()?,
                    quarters.rem_euclid(4) as i8 + 1,
                ))
            }
            // Of a quarter that nobody has named, the last that is over.
            (Unit::Quarter, _) => shifted(self.anchor?, unit, count - 1, None),
            (Unit::Week | Unit::Month | Unit::Year | Unit::Decade, Some(told)) => {
                shifted(told.days()?.0, unit, count, None)
            }
            (Unit::Second | Unit::Minute | Unit::Hour, _) => shifted(told_day?, unit, count, told),
            _ => shifted(told_day?, unit, count, None),
        }
    }
}

/// "Last Tuesday", told later in the same week, is that of the week before: of its own week people say "Tuesday". On a Sunday
/// the week is over, and "last Friday" was the day before yesterday.
fn of_last_week(day: Date, anchor: Date) -> Option<Date> {
    if anchor.weekday() == Weekday::Sunday {
        return Some(day);
    }
    let same_week = day.weekday().to_monday_one_offset() < anchor.weekday().to_monday_one_offset()
        && days_between(day, anchor).abs() < 7;
    if same_week { day.checked_sub(1.weeks()).ok() } else { Some(day) }
}

/// The period of a unit that lies so many units from a day.
fn shifted(day: Date, unit: Unit, count: i32, told: Option<Value>) -> Option<Value> {
    let count = i64::from(count);
    // jiff refuses spans beyond its range: a number that absurd has no date.
    let moved = |step: Result<Step, jiff::Error>| step.ok().and_then(|step| day.checked_add(step).ok());
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            let Some(Value::Clock(day, hour, minute)) =
                told.filter(|_| unit == Unit::Hour && count.abs() < 24)
            else {
                return Some(Value::Day(day));
            };
            let time =
                day.at(hour.min(23), minute, 0, 0).checked_add(Step::new().try_hours(count).ok()?).ok()?;
            Some(Value::Clock(time.date(), time.hour(), time.minute()))
        }
        Unit::Day => moved(Step::new().try_days(count)).map(Value::Day),
        Unit::Week => moved(Step::new().try_weeks(count)).map(week_of),
        Unit::Fortnight => moved(Step::new().try_weeks(count * 2)).map(week_of),
        Unit::Weekend => moved(Step::new().try_weeks(count)).map(weekend_of),
        Unit::Month => moved(Step::new().try_months(count)).map(|d| Value::Month(d.year(), d.month())),
        Unit::Quarter => moved(Step::new().try_months(count * 3))
            .map(|d| Value::Quarter(d.year(), (d.month() - 1) / 3 + 1)),
        Unit::Season => None,
        Unit::Year => moved(Step::new().try_years(count)).map(|d| Value::Year(d.year())),
        Unit::Decade if count.abs() == 1 && told.is_none() => {
            moved(Step::new().try_years(count * 10)).map(|d| Value::Year(d.year()))
        }
        Unit::Decade => moved(Step::new().try_years(count * 10)).map(|d| Value::Year(d.year())),
        Unit::Century => moved(Step::new().try_years(count * 100)).map(|d| Value::Century(d.year() / 100)),
    }
}

/// How far a date without a year lies from publication, weighed by the verb's tense. A date near at hand needs no
/// year in either direction, and tenses are told from few words: so it is a weight, not a bar.
fn distance(ahead: i64, tense: Tense) -> i64 {
    let (back, forth) = match tense {
        Tense::Past => (1, 3),
        Tense::Open => (2, 3),
        Tense::Future => (3, 1),
    };
    if ahead > 0 { ahead.saturating_mul(forth) } else { ahead.saturating_neg().saturating_mul(back) }
}

fn days_between(a: Date, b: Date) -> i64 {
    b.until(a).map_or(i64::MAX, |span| i64::from(span.get_days()))
}

fn holiday_in(rule: Holiday, year: i16) -> Option<Date> {
    match rule {
        Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
        Holiday::Weekday(month, weekday, nth) => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
        }
        Holiday::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
    }
}

/// Easter Sunday of the western churches (the anonymous Gregorian computus, Meeus 1991).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let n = (h + l - 7 * m + 90) / 25;
    let p = (h + l - 7 * m + 33 * n + 19) % 32;
    Date::new(year, n as i8, p as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_movable_feasts() {
        for (year, day) in
            [(1999, "1999-04-04"), (2000, "2000-04-23"), (2025, "2025-04-20"), (2038, "2038-04-25")]
        {
            assert_eq!(easter(year).unwrap().to_string(), day);
        }
        let thanksgiving = holiday_in(Holiday::Weekday(11, 4, 4), 2012).unwrap();
        assert_eq!(thanksgiving.to_string(), "2012-11-22");
    }
}
