//! Rules for quarters, seasons, years, decades and centuries: "the third quarter", "spring 2011", "in 2014".

use super::grammar::{Base, From, Grammar, Year};
use super::lexicon::{Care, Hint, Meaning, Unit};

impl Grammar<'_> {
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

    /// "the third quarter of 2014", "Q3", "the first half of the year", "the year-ago quarter".
    pub(super) fn quarter(&self, i: usize) -> Option<(usize, Base)> {
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
    pub(super) fn compared_period(&self, i: usize) -> Option<(usize, Base)> {
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
    pub(super) fn season(&self, i: usize) -> Option<(usize, Base)> {
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
    pub(super) fn bare_year(&self, i: usize) -> Option<(usize, Base)> {
        let scan = self.scan;
        let fiscal = scan.is(i, "fiscal") && scan.goes_on(i + 1);
        let at = i + usize::from(fiscal);
        let (to, year) = self.year(at)?;
        if scan.is_any(to, &["block", "blk"]) {
            return None; // "the 2100 block of Mill Street"
        }
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
    pub(super) fn is_plural(&self, i: usize) -> bool {
        let word = self.scan.word(i);
        let plural =
            word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !self.scan.is_capital(i);
        plural && !self.scan.hints(i, Hint::NoPlural) || self.scan.hints(i, Hint::Counted)
    }

    /// "the 1990s", "the '90s", "the nineties", "the 19th century".
    pub(super) fn decade(&self, i: usize) -> Option<(usize, Base)> {
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
