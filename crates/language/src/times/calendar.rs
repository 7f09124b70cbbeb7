//! Rules for days of the calendar: "12 March 2025", "Tuesday", "03/04/2025", "yesterday", "9/11".

use super::grammar::{Base, From, Grammar, Year};
use super::lexicon::{Care, Hint, Meaning, Unit, Which};

impl Grammar<'_> {
    /// A day or period that begins at piece `i`, and the position after it.
    pub(super) fn day(&self, i: usize) -> Option<(usize, Base)> {
        if i >= self.scan.len() {
            return None;
        }
        [
            self.numeric(i),
            self.month_and_day(i),
            self.named_day(i),
            self.nameless_day(i),
            self.pointed(i),
            self.counted(i),
            self.quarter(i),
            self.season(i),
            self.bare_year(i),
            self.decade(i),
        ]
        .into_iter()
        .flatten()
        .max_by_key(|(to, _)| *to)
    }

    /// The year behind a day or month: ", 2014", "of last year", "this year", "90" (two digits where `short`).
    pub(super) fn year_after(&self, i: usize, short: bool) -> Option<(usize, Year)> {
        let scan = self.scan;
        let at = self.past(self.past(i, &[",", "/", "-"]), &["of", "in"]);
        if !scan.goes_on(at) {
            return None;
        }
        if let Some((to, year)) = self.year(at) {
            return Some((to, Year::Is(year)));
        }
        if let Some(digits) = scan.number(at).filter(|_| short && scan.width(at) == 2 && at == i) {
            let century = if digits >= 40 { 1900 } else { 2000 };
            return Some((at + 1, Year::Is(i16::try_from(century + digits).ok()?)));
        }
        let the = self.past_the(at);
        let (unit, which) = scan.find(the, |m| if let Meaning::Which(w) = m { Some(w) } else { None })?;
        if !scan.is(unit, "year") {
            return None;
        }
        let year = match which {
            Which::Last => Year::Offset(-1),
            Which::This => Year::Offset(0),
            Which::Next => Year::Offset(1),
            Which::Same => Year::Told(0),
            Which::Following => Year::Told(1),
            Which::Previous => Year::Told(-1),
        };
        Some((unit + 1, year))
    }

    /// "2024-05-01", "12/03/2025", "1.5.2014".
    pub(super) fn numeric(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let mark = scan.word(i + 1);
        if !matches!(mark, "-" | "/" | ".") || scan.word(i + 3) != mark || scan.is_tied_before(i) {
            return None;
        }
        if !(1..=4).all(|n| scan.is_glued(i + n)) || scan.is(i + 5, mark) && scan.is_glued(i + 5) {
            return None;
        }
        let (a, b, c) = (scan.digits(i)?, scan.digits(i + 2)?, scan.digits(i + 4)?);
        let widths = (scan.width(i), scan.width(i + 2), scan.width(i + 4));
        if widths.0 == 4 && widths.1 <= 2 && widths.2 <= 2 && mark != "." {
            let (month, day) = (i8::try_from(b).ok()?, i8::try_from(c).ok()?);
            let year = i16::try_from(a).ok()?;
            jiff::civil::Date::new(year, month, day).ok()?;
            return Some((i + 5, Base::Day { year: Year::Is(year), month, day, weekday: None }));
        }
        let year = match widths.2 {
            4 => c,
            2 if mark == "/" => c + if c >= 40 { 1900 } else { 2000 },
            _ => return None,
        };
        let (first, second) = (i8::try_from(a).ok()?, i8::try_from(b).ok()?);
        let fits = (1..=31).contains(&first) && (1..=31).contains(&second) && first.min(second) <= 12;
        (fits && widths.0 <= 2 && widths.1 <= 2)
            .then(|| Some((i + 5, Base::Slashes { year: i16::try_from(year).ok()?, first, second })))?
    }

    /// A day of the month: "12", "12th", "twelfth".
    pub(super) fn day_of_month(&self, i: usize) -> Option<(usize, i8)> {
        let scan = self.scan;
        if !scan.goes_on(i) && i > 0 {
            return None;
        }
        if let Some(found) = scan.find(i, |m| if let Meaning::Ordinal(n) = m { Some(n) } else { None }) {
            return Some(found);
        }
        if scan.is_any(i, &["twenty", "thirty"]) {
            let day = if scan.is(i, "twenty") { 20 } else { 30 };
            let (to, ones) =
                scan.find(
                    scan.past_hyphen(i + 1),
                    |m| if let Meaning::Ordinal(n) = m { Some(n) } else { None },
                )?;
            return (ones < 10 && day + ones <= 31).then_some((to, day + ones));
        }
        let day = scan.digits(i).filter(|d| (1..=31).contains(d) && scan.width(i) <= 2)?;
        if scan.is_tied_before(i) {
            return None;
        }
        if scan.is_tied_after(i) {
            // "March 12,2019" has lost its space; "March 12,000" is no date.
            let year = scan.is(i + 1, ",") && scan.width(i + 2) == 4 && !scan.is_tied_after(i + 2);
            let month = scan.find(i + 1, month_name).is_some();
            if !year && !month {
                return None;
            }
        }
        let end =
            scan.find(i + 1, |m| (m == Meaning::OrdinalEnd).then_some(())).filter(|_| scan.is_glued(i + 1));
        Some((end.map_or(i + 1, |(to, ())| to), i8::try_from(day).ok()?))
    }

    /// Over a second day: "12-14", "12 to 14", "12 and 13".
    pub(super) fn past_range(&self, i: usize) -> usize {
        let scan = self.scan;
        let joined = scan.is_any(i, &["-", "–", "—", "to", "and", "or", "/", "&"]) && scan.goes_on(i);
        let second = self.day_of_month(i + 1).filter(|_| joined);
        // "March 12 and 13 people died" tells of people: only digits tied by a dash are sure.
        let sure = scan.is_any(i, &["-", "–", "/"]) && scan.is_glued(i);
        match second {
            Some((to, _)) if sure || !scan.is_word(to) || scan.find(to, month_name).is_some() => to,
            _ => i,
        }
    }

    pub(super) fn weekday(&self, i: usize) -> Option<(usize, i8, Care)> {
        let (to, (weekday, care)) = self
            .scan
            .find(i, |m| if let Meaning::Weekday(day, care) = m { Some((day, care)) } else { None })?;
        Some((to, weekday, care))
    }

    /// Over the full stop of an abbreviation.
    pub(super) fn past_stop(&self, i: usize) -> usize {
        i + usize::from(self.scan.is(i, ".") && self.scan.is_glued(i))
    }

    /// Dates with the name of a month or weekday: "Tuesday, 12 March 2025", "March 12", "March 2012", "Friday", "March".
    pub(super) fn month_and_day(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let weekday = self.weekday(i);
        let start = weekday.map_or(i, |(to, _, care)| {
            let to = if care == Care::Short { self.past_stop(to) } else { to };
            self.past_the(self.past(to, &[","]))
        });
        let day_name = weekday.map(|(_, day, _)| day);
        let found = self.month_first(start, day_name).or_else(|| self.day_first(start, day_name));
        // "12 May Street": an address.
        if let Some(found) = found.filter(|(to, _)| weekday.is_some() || !self.names_street(*to)) {
            return Some(found);
        }
        let (to, weekday, care) = weekday?;
        let part = scan.find(to, |m| matches!(m, Meaning::Part(_)).then_some(())).is_some();
        (self.stands_alone(i, to, care) || part && care == Care::None)
            .then_some((to, Base::Weekday { weekday, which: None }))
            .or_else(|| self.short_weekday(i, to, weekday, care))
    }

    /// "10 p.m. Sun.", "shot dead Sun. night".
    fn short_weekday(&self, i: usize, to: usize, weekday: i8, care: Care) -> Option<(usize, Base)> {
        let scan = self.scan;
        let stopped = care == Care::Short && self.past_stop(to) > to && (scan.is_capital(i) || self.caseless);
        let behind = scan.find(to + 1, |m| matches!(m, Meaning::Part(_)).then_some(())).is_some();
        let hour = |back: usize, words: &[&str]| i.checked_sub(back).is_some_and(|at| scan.is_any(at, words));
        let before = hour(1, &["pm", "am", "noon", "midnight"]) || hour(1, &["."]) && hour(2, &["m"]);
        (stopped && scan.goes_on(to + 1) && (behind || before))
            .then_some((to + 1, Base::Weekday { weekday, which: None }))
    }

    /// Whether the next word is that of a street's name.
    fn names_street(&self, i: usize) -> bool {
        self.scan.is_capital(i) && self.scan.goes_on(i) && self.scan.hints(i, Hint::Address)
    }

    /// "On the 5th", "the night of the 7th": a day of the month that is not named.
    pub(super) fn nameless_day(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let at = self.past_the(i);
        let the = at.checked_sub(1).filter(|&the| scan.is(the, "the"))?;
        let placed = self.is_before(the, &["on", "of", "since", "until", "by"]);
        let (to, day) = self.day_of_month(at).filter(|_| placed)?;
        let numeral = scan.digits(at).is_some() && to == at + 2;
        let ends = !scan.is_word(to) || scan.hints(to, Hint::AfterYear) || !scan.goes_on(to);
        (numeral && ends).then_some((to, Base::Nameless(day)))
    }

    pub(super) fn month_first(&self, i: usize, weekday: Option<i8>) -> Option<(usize, Base)> {
        let scan = self.scan;
        if i > 0 && !scan.goes_on(i) && weekday.is_some() {
            return None;
        }
        let (name_end, (month, care)) = scan.find(i, month_name)?;
        let at = self.past_stop(name_end);
        let at = if scan.is(at, "the") { at + 1 } else { scan.past_hyphen(at) };
        if let Some((to, day)) = self.day_of_month(at) {
            let to = self.past_range(to);
            let year = self.year_after(to, false);
            // "In March 12 people died": "in" takes a month, a day takes "on".
            if !(self.is_before(i, &["in"]) && year.is_none() && scan.is_word(to) && weekday.is_none()) {
                let (to, year) = year.unwrap_or((to, Year::Open));
                return Some((to, Base::Day { year, month, day, weekday }));
            }
        }
        if weekday.is_some() {
            return None;
        }
        let at = self.past_stop(name_end);
        if let Some((to, year)) = self.year_after(scan.past_hyphen(at), false)
            && (care != Care::Word || matches!(year, Year::Is(_)) || self.stands_alone(i, name_end, care))
        {
            return Some((to, Base::Month { year, month, which: None }));
        }
        self.stands_alone(i, name_end, care)
            .then_some((name_end, Base::Month { year: Year::Open, month, which: None }))
    }

    pub(super) fn day_first(&self, i: usize, weekday: Option<i8>) -> Option<(usize, Base)> {
        let scan = self.scan;
        let i = self.past_the(i);
        if weekday.is_some() && !scan.goes_on(i) {
            return None;
        }
        let (to, day) = self.day_of_month(i)?;
        let to = self.past_range(to);
        let joint = self.past_the(self.past(scan.past_hyphen(to), &["of", "day"]));
        let (name_end, (month, care)) = scan.find(joint, month_name).filter(|_| scan.goes_on(joint))?;
        if scan.digits(i).is_none() && !scan.is(to, "of") {
            return None; // "second march": an ordinal before a noun
        }
        let at = scan.past_hyphen(if care == Care::Short { self.past_stop(name_end) } else { name_end });
        let year = self.year_after(at, true);
        // "5 may be dead", "12 march on the capital" in lower case or capitals
        if care == Care::Word && year.is_none() && !scan.is_any(to, &["of"]) {
            let ordinal = scan.is_glued(to.saturating_sub(1)) && to > i + 1;
            let capital = scan.is_capital(joint) && !self.caseless;
            let placed = self.is_before(i, &["on", "since", "until", "by", "of", "the", "("]);
            if !ordinal
                && !capital
                && !placed
                && (self.is_verb(joint) || scan.hints(name_end, Hint::AfterVerb))
            {
                return None;
            }
        }
        let (to, year) = year.unwrap_or((name_end, Year::Open));
        Some((to, Base::Day { year, month, day, weekday }))
    }

    /// "yesterday", "tonight", "Christmas", "9/11".
    pub(super) fn named_day(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let slash = (scan.is(i + 1, "/") && scan.is_glued(i + 1)).then_some(());
        let (to, base) = scan.find(i, |m| match m {
            Meaning::Day(count, None) => Some(Base::Step { unit: Unit::Day, count, from: From::Published }),
            Meaning::Holiday(rule) => Some(Base::Holiday { rule, year: Year::Open, which: None }),
            Meaning::Date(date) if slash.is_none() || !scan.is_tied_before(i) => Some(Base::Date(date)),
            Meaning::Reference(reference) => Some(Base::Reference(reference)),
            _ => None,
        })?;
        match base {
            Base::Date(_) if slash.is_some() && scan.is_glued(to) && scan.is_any(to, &["/", "-"]) => None,
            Base::Holiday { rule, .. } => {
                if !scan.is_capital(i) && !self.caseless {
                    return None;
                }
                let (to, year) = self.year_after(to, false).unwrap_or((to, Year::Open));
                Some((to, Base::Holiday { rule, year, which: None }))
            }
            base => Some((to, base)),
        }
    }
}

fn month_name(meaning: Meaning) -> Option<(i8, Care)> {
    if let Meaning::Month(month, care) = meaning { Some((month, care)) } else { None }
}
