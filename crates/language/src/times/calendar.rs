//! Rules for days and periods of the calendar: "12 March 2025", "Tuesday", "last week", "the third quarter", "2014".

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

    /// A year in digits or words.
    pub(super) fn year(&self, i: usize) -> Option<(usize, i16)> {
        let scan = self.scan;
        if scan.width(i) == 4
            && let Some(year) = scan.number(i).filter(|y| (1000..2200).contains(y))
        {
            return Some((i + 1, i16::try_from(year).ok()?));
        }
        // "nineteen ninety-six", "two thousand and four"
        let cardinal = |i| scan.find(i, |m| if let Meaning::Cardinal(n) = m { Some(n) } else { None });
        let (at, head) = cardinal(i).filter(|_| scan.is_word(i))?;
        let below_hundred = |at: usize| -> Option<(usize, i32)> {
            let (to, tens) = cardinal(at)?;
            let next = scan.past_hyphen(to);
            match cardinal(next).filter(|&(_, ones)| tens >= 20 && ones < 10) {
                Some((to, ones)) => Some((to, tens + ones)),
                None => Some((to, tens)),
            }
        };
        if head == 2 && scan.is(at, "thousand") {
            let (to, rest) = below_hundred(self.past(at + 1, &["and"])).unwrap_or((at + 1, 0));
            return Some((to, i16::try_from(2000 + rest).ok()?));
        }
        let (to, rest) = below_hundred(at).filter(|&(_, rest)| (10..100).contains(&rest))?;
        matches!(head, 18..=20).then(|| i16::try_from(head * 100 + rest).ok().map(|year| (to, year)))?
    }

    /// The year behind a day or month: ", 2014", "of last year", "this year", "90" (two digits where `short`).
    fn year_after(&self, i: usize, short: bool) -> Option<(usize, Year)> {
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
    fn numeric(&self, i: usize) -> Option<(usize, Base)> {
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
    fn day_of_month(&self, i: usize) -> Option<(usize, i8)> {
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
    fn past_range(&self, i: usize) -> usize {
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

    fn weekday(&self, i: usize) -> Option<(usize, i8, Care)> {
        let (to, (weekday, care)) = self
            .scan
            .find(i, |m| if let Meaning::Weekday(day, care) = m { Some((day, care)) } else { None })?;
        Some((to, weekday, care))
    }

    /// Over the full stop of an abbreviation.
    fn past_stop(&self, i: usize) -> usize {
        i + usize::from(self.scan.is(i, ".") && self.scan.is_glued(i))
    }

    /// Dates with the name of a month or weekday: "Tuesday, 12 March 2025", "March 12", "March 2012", "Friday", "March".
    fn month_and_day(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let weekday = self.weekday(i);
        let start = weekday.map_or(i, |(to, _, care)| {
            let to = if care == Care::Short { self.past_stop(to) } else { to };
            self.past_the(self.past(to, &[","]))
        });
        let day_name = weekday.map(|(_, day, _)| day);
        if let Some(found) = self.month_first(start, day_name).or_else(|| self.day_first(start, day_name)) {
            return Some(found);
        }
        let (to, weekday, care) = weekday?;
        let part = scan.find(to, |m| matches!(m, Meaning::Part(_)).then_some(())).is_some();
        (self.stands_alone(i, to, care) || part && care == Care::None)
            .then_some((to, Base::Weekday { weekday, which: None }))
    }

    fn month_first(&self, i: usize, weekday: Option<i8>) -> Option<(usize, Base)> {
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

    fn day_first(&self, i: usize, weekday: Option<i8>) -> Option<(usize, Base)> {
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
    fn named_day(&self, i: usize) -> Option<(usize, Base)> {
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

    /// "last week", "this Monday", "next year", "the following day", "that night" (the part is read by the caller).
    fn pointed(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let the = self.past_the(i);
        if the > i
            && let Some(found) = self.the_unit(the)
        {
            return Some(found);
        }
        let pointer = |i| scan.find(i, |m| if let Meaning::Which(w) = m { Some(w) } else { None });
        let (mut at, mut which) = pointer(the)?;
        if which == Which::This {
            // "this past week", "this coming Sunday"
            if let Some((next, second)) = pointer(at).filter(|(_, w)| *w != Which::Same) {
                (at, which) = (next, second);
            }
        }
        let at = self.past(at, &["fiscal", "calendar"]);
        let determined = the > i;
        // "Following Wednesday's attack" is a preposition.
        if !scan.goes_on(at) || which == Which::Following && !determined {
            return None;
        }
        let step = |unit, which| match which {
            Which::Last => Base::Step { unit, count: -1, from: From::Published },
            Which::This => Base::Step { unit, count: 0, from: From::Published },
            Which::Next => Base::Step { unit, count: 1, from: From::Published },
            Which::Following => Base::Step { unit, count: 1, from: From::Told },
            Which::Previous => Base::Step { unit, count: -1, from: From::Told },
            Which::Same => Base::Step { unit, count: 0, from: From::Told },
        };
        scan.find(at, |m| match m {
            // "the last week" is a length; "the last day" is a day of something.
            Meaning::Unit(unit, false) if unit > Unit::Hour && !(determined && which == Which::Last) => {
                match (unit, which) {
                    (Unit::Day, Which::Last | Which::This) => None,
                    (Unit::Day, Which::Next) => Some(step(unit, Which::Following)),
                    _ => Some(step(unit, which)),
                }
            }
            // "last night", "this morning", "the following evening": the part is read by the caller.
            Meaning::Part(_) if !(determined && which == Which::Last) => match which {
                Which::Next => Some(step(Unit::Day, Which::Following)),
                _ => Some(step(Unit::Day, which)),
            },
            Meaning::Weekday(weekday, Care::None) => Some(Base::Weekday { weekday, which: Some(which) }),
            Meaning::Month(month, Care::None | Care::Name | Care::Word) => {
                let word = month_is_word(m) && !scan.is_capital(at) && !self.caseless;
                (!word).then_some(Base::Month { year: Year::Open, month, which: Some(which) })
            }
            Meaning::Season(season, _) => Some(Base::Season { season, year: Year::Open, which: Some(which) }),
            Meaning::Holiday(rule) => Some(Base::Holiday { rule, year: Year::Open, which: Some(which) }),
            _ => None,
        })
        .map(|(to, base)| {
            let is_part = matches!(base, Base::Step { unit: Unit::Day, .. }) && !scan.is(at, "day");
            (if is_part { at } else { to }, base)
        })
    }

    /// "the year", "the quarter", "the week", "the weekend"; "the day before", "the year earlier".
    fn the_unit(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let (to, unit) =
            scan.find(i, |m| if let Meaning::Unit(unit, false) = m { Some(unit) } else { None })?;
        if unit < Unit::Day {
            return None;
        }
        if let Some((to, count)) = self.tail(to) {
            return Some((
                to,
                count.map_or(Base::Unknown, |(sign, _)| Base::Step { unit, count: sign, from: From::Told }),
            ));
        }
        match unit {
            Unit::Weekend => Some((to, Base::Weekend)),
            Unit::Week | Unit::Month | Unit::Quarter | Unit::Year
                if !scan.is(to, "of") && scan.past_hyphen(to) == to =>
            {
                let from = if unit == Unit::Quarter { From::Told } else { From::Published };
                Some((to, Base::Step { unit, count: 0, from }))
            }
            Unit::Year => {
                self.year(to + 1).or_else(|| self.year(to)).map(|(to, year)| (to, Base::Year(year)))
            }
            _ => None,
        }
    }

    /// A number of units: the position after it and the number, `None` where it is not told.
    pub(super) fn count(&self, i: usize) -> Option<(usize, Option<i32>)> {
        let scan = self.scan;
        if let Some((to, ())) = scan.find(i, |m| (m == Meaning::Some).then_some(())) {
            return Some((to, None));
        }
        let cardinal = |i| scan.find(i, |m| if let Meaning::Cardinal(n) = m { Some(n) } else { None });
        if let Some((to, tens)) = cardinal(i) {
            let next = scan.past_hyphen(to);
            return match cardinal(next)
                .filter(|&(_, ones)| (20..100).contains(&tens) && ones < 10 && scan.is_word(next))
            {
                Some((to, ones)) if !scan.is_any(next, &["a", "an"]) => Some((to, Some(tens + ones))),
                _ => Some((to, Some(tens))),
            };
        }
        // "10", "1,200" (years), "2 1/2", "10-day"
        let whole = scan.digits(i).filter(|_| !scan.is_tied_before(i))?;
        if scan.is(i + 1, ",") && scan.is_glued(i + 1) && scan.width(i + 2) == 3 && scan.is_glued(i + 2) {
            return Some((i + 3, whole.checked_mul(1000)?.checked_add(scan.digits(i + 2)?)));
        }
        if scan.digits(i + 1).is_some() && scan.is(i + 2, "/") && scan.digits(i + 3).is_some() {
            return Some((i + 4, Some(whole)));
        }
        (!scan.is_tied_after(i)).then_some((i + 1, Some(whole)))
    }

    /// What makes units a date: "ago", "later", "before" ... `None` inside where something follows that we cannot date.
    pub(super) fn tail(&self, i: usize) -> Option<(usize, Option<(i32, From)>)> {
        let scan = self.scan;
        let mut at = i;
        if scan.is(at, "or") && scan.goes_on(at + 2) {
            at += 2; // "or so", "or two"
        }
        let open = !scan.goes_on(at + 1)
            || !scan.is_word(at + 1)
            || scan.is_any(at + 1, &["and", "but", "when", "in", "at"]);
        let found = if scan.is(at, "ago") {
            Some((-1, From::Ago))
        } else if scan.is_any(at, &["earlier", "previously", "beforehand", "prior"]) {
            (!scan.is(at + 1, "to")).then_some((-1, From::Told))
        } else if scan.is_any(at, &["later", "afterwards", "afterward"]) {
            Some((1, From::Told))
        } else if scan.is(at, "before") {
            open.then_some((-1, From::Told))
        } else if scan.is_any(at, &["after"]) {
            open.then_some((1, From::Told))
        } else if scan.is(at, "from") && scan.is_any(at + 1, &["now", "today"]) {
            return Some((at + 2, Some((1, From::Published))));
        } else {
            return None;
        };
        Some((at + 1, found))
    }

    /// "three weeks ago", "two days later", "a year-ago"; without such a tail it is a length of time.
    fn counted(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let unit = |at| scan.find(at, |m| if let Meaning::Unit(unit, _) = m { Some(unit) } else { None });
        // "year-ago", "year-earlier"
        if let Some((to, unit)) = unit(i).filter(|&(to, _)| scan.past_hyphen(to) > to) {
            return scan
                .is_any(to + 1, &["ago", "earlier"])
                .then_some((to + 2, Base::Step { unit, count: -1, from: From::Told }));
        }
        // "minutes later": on the same day, as far as is said; "days later" is on no known day
        if let Some((to, unit)) = unit(i) {
            let (to, direction) = self.tail(to).filter(|_| scan.is_word(i))?;
            let plural = scan.word(i).ends_with(['s', 'S']);
            let (_, from) = direction.filter(|&(_, from)| plural && from == From::Told)?;
            let near = unit < Unit::Day;
            return Some((
                to,
                if near { Base::Step { unit: Unit::Day, count: 0, from } } else { Base::Unknown },
            ));
        }
        let at = scan.find(i, |m| (m == Meaning::Approximate).then_some(())).map_or(i, |(to, ())| to);
        let (after, number) = self.count(at)?;
        let (to, unit) = unit(scan.past_hyphen(after)).filter(|&(to, _)| scan.goes_on(to))?;
        let (to, direction) = self.tail(to)?;
        let base = match (direction, number) {
            (Some((sign, from)), Some(number)) => Base::Step { unit, count: number.checked_mul(sign)?, from },
            _ => Base::Unknown,
        };
        // Without a tail that we can date ("two days before the vote") it stays a length of time.
        (base != Base::Unknown || number.is_none()).then_some((to, base))
    }

    /// "the third quarter of 2014", "Q3", "the first half of the year", "the year-ago quarter".
    fn quarter(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let at = self.past_the(i);
        let compared = self.compared_period(at);
        if compared.is_some() {
            return compared;
        }
        let at = scan.past_hyphen(self.past(at, &["fiscal"]));
        let with_year = |to: usize, wrap: fn(i8, Year) -> Base, number: i8| {
            let (to, year) = self.year_after(to, false).unwrap_or((to, Year::Open));
            Some((to, wrap(number, year)))
        };
        let as_quarter: fn(i8, Year) -> Base = |number, year| Base::Quarter { number, year };
        let as_half: fn(i8, Year) -> Base = |number, year| Base::Half { number, year };
        if scan.is(at, "q") && scan.is_glued(at + 1) {
            let number = scan.digits(at + 1).filter(|n| (1..=4).contains(n))?;
            return with_year(at + 2, as_quarter, i8::try_from(number).ok()?);
        }
        let (after, number) = scan.find(at, |m| if let Meaning::Ordinal(n) = m { Some(n) } else { None })?;
        let after = scan.past_hyphen(after);
        if scan.is(after, "quarter") && (1..=4).contains(&number) {
            return with_year(after + 1, as_quarter, number);
        }
        let half = scan.is(after, "half") && number <= 2;
        if half {
            return with_year(after + 1, as_half, number).filter(|(to, _)| *to > after + 1);
        }
        None
    }

    /// "the year-ago quarter", "the year-earlier period", "the latest quarter".
    fn compared_period(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let year_ago =
            scan.is(i, "year") && scan.past_hyphen(i + 1) == i + 2 && scan.is_any(i + 2, &["ago", "earlier"]);
        if !year_ago && !scan.is(i, "latest") {
            return None;
        }
        let at = if year_ago { i + 3 } else { i + 1 };
        let ordinal = scan.find(at, |m| if let Meaning::Ordinal(n) = m { Some(n) } else { None });
        let (to, number) = ordinal.map_or((at, None), |(to, n)| (to, Some(n)));
        if !scan.is_any(to, &["quarter", "period"]) || !scan.goes_on(to) {
            return None;
        }
        let base = match number {
            Some(number) => Base::Quarter { number, year: Year::Offset(-i32::from(year_ago)) },
            None if year_ago => Base::Step { unit: Unit::Year, count: -1, from: From::Told },
            None => Base::Step { unit: Unit::Quarter, count: 0, from: From::Told },
        };
        Some((to + 1, base))
    }

    /// "spring 2011", "the summer of 2014", "last winter" stands under [`Grammar::pointed`].
    fn season(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let at = self.past_the(i);
        let (to, (season, care)) = scan
            .find(at, |m| if let Meaning::Season(season, care) = m { Some((season, care)) } else { None })?;
        if let Some((to, year)) = self.year_after(to, false) {
            return Some((to, Base::Season { season, year, which: None }));
        }
        let alone = at > i && self.is_before(i, &["in", "since", "until", "during", "over", "by"])
            || self.is_before(at, &["in", "since", "until", "late", "early", "this"]);
        (alone && (care == Care::None || !scan.is(to, "of")))
            .then_some((to, Base::Season { season, year: Year::Open, which: None }))
    }

    /// A year that stands by itself: "in 2012", "the 2008 attacks", "1990 profits"; not "2012 people".
    fn bare_year(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let fiscal = scan.is(i, "fiscal") && scan.goes_on(i + 1);
        let at = i + usize::from(fiscal);
        let (to, year) = self.year(at)?;
        let found = Some((to, Base::Year(year)));
        if fiscal {
            return found;
        }
        let likely = (1800..2060).contains(&year);
        let plural = self.is_plural(to);
        if scan.is_any(to, &["a", "-", "–"]) && scan.is_glued(to) && scan.is_word(to + 1) {
            return None; // "a 1000-seat hall"
        }
        if self.follows(i, Hint::BeforeYear) {
            let to_or_by = self.follows(i, Hint::BeforeNumber);
            let thing = scan.is_word(to) && !scan.hints(to, Hint::AfterYear) && scan.goes_on(to);
            return found.filter(|_| !plural && !(to_or_by && (!likely || thing)));
        }
        if !likely {
            return None;
        }
        let ends = !scan.is_word(to) || scan.hints(to, Hint::AfterYear) || !scan.goes_on(to);
        if self.is_before(i, &["of", "and", "or", "-", "–", "(", "/", ","]) {
            let after_year = i.checked_sub(2).is_some_and(|b| scan.width(b) == 4 && self.year(b).is_some());
            let of = self.is_before(i, &["of", "("]);
            return found.filter(|_| ends && (of || after_year) && !scan.is_tied_before(i));
        }
        let determined = self.is_before(i, &["the", "its", "his", "her", "their", "this", "a", "that", "s"]);
        let noun = scan.is_word(to) && !scan.hints(to, Hint::AfterYear) && scan.goes_on(to);
        found.filter(|_| determined && noun && !scan.hints(to, Hint::Counted))
    }

    /// A plural in lower case, such as numbers count.
    fn is_plural(&self, i: usize) -> bool {
        let word = self.scan.word(i);
        let plural =
            word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !self.scan.is_capital(i);
        plural && !self.scan.hints(i, Hint::NoPlural) || self.scan.hints(i, Hint::Counted)
    }

    /// "the 1990s", "the '90s", "the nineties", "the 19th century".
    fn decade(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let at = self.past_the(i);
        let plural = |i: usize| {
            let i = i + usize::from(scan.is_any(i, &["'", "’"]) && scan.is_glued(i));
            (scan.is(i, "s") && scan.is_glued(i)).then_some(i + 1)
        };
        if let Some(year) =
            scan.digits(at).filter(|y| scan.width(at) == 4 && (1000..2200).contains(y) && y % 10 == 0)
        {
            return plural(at + 1).map(|to| (to, Base::Decade((year / 10) as i16)));
        }
        if scan.is_any(at, &["'", "’", "‘"]) && scan.is_glued(at + 1) {
            let year = scan.digits(at + 1).filter(|y| scan.width(at + 1) == 2 && y % 10 == 0)?;
            let century = if year >= 30 { 190 } else { 200 };
            return plural(at + 2).map(|to| (to, Base::Decade((century + year / 10) as i16)));
        }
        let ordinal =
            scan.digits(at).filter(|n| (1..=22).contains(n) && scan.is_glued(at + 1)).and_then(|n| {
                let (to, ()) = scan.find(at + 1, |m| (m == Meaning::OrdinalEnd).then_some(()))?;
                Some((to, n))
            });
        let word = scan.find(at, |m| if let Meaning::Ordinal(n) = m { Some(i32::from(n)) } else { None });
        let (to, number) = ordinal.or(word)?;
        let to = scan.past_hyphen(to);
        scan.is(to, "century").then_some((to + 1, Base::Century((number - 1) as i16)))
    }
}

fn month_name(meaning: Meaning) -> Option<(i8, Care)> {
    if let Meaning::Month(month, care) = meaning { Some((month, care)) } else { None }
}

fn month_is_word(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Month(_, Care::Word))
}
