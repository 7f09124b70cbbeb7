//! Rules for days and periods seen from another one: "last week", "three days ago", "the following year", "the weekend".

use super::grammar::{Base, From, Grammar, Year};
use super::lexicon::{Care, Meaning, Unit, Which};

impl Grammar<'_> {
    /// "last week", "this Monday", "next year", "the following day", "that night" (the part is read by the caller).
    pub(super) fn pointed(&self, i: usize) -> Option<(usize, Base)> {
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
                let word =
                    matches!(m, Meaning::Month(_, Care::Word)) && !scan.is_capital(at) && !self.caseless;
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
    pub(super) fn the_unit(&self, i: usize) -> Option<(usize, Base)> {
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
    pub(super) fn counted(&self, i: usize) -> Option<(usize, Base)> {
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
}
