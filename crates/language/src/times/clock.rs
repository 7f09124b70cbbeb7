//! Rules for the time of day: "3 p.m.", "15:00 GMT", "1530 hours", "noon", "4 in the morning".

use super::grammar::Grammar;
use super::lexicon::{Hint, Meaning};
use super::value::Part;

impl Grammar<'_> {
    /// A time of day (hour, minute) at piece `i` and the position after it, its zone and its conversion in brackets.
    pub(super) fn clock(&self, i: usize) -> Option<(usize, (i8, i8))> {
        let (to, clock) = self.clock_words(i).or_else(|| self.clock_digits(i))?;
        let to = self.past_zone(to);
        Some((self.past_conversion(to), clock))
    }

    fn clock_words(&self, i: usize) -> Option<(usize, (i8, i8))> {
        self.scan.find(i, |m| if let Meaning::Clock(hour, minute) = m { Some((hour, minute)) } else { None })
    }

    fn clock_digits(&self, i: usize) -> Option<(usize, (i8, i8))> {
        let scan = self.scan;
        let head = scan.digits(i).filter(|_| !scan.is_tied_before(i))?;
        if scan.width(i) == 4 {
            let (hour, minute) = (head / 100, head % 100);
            let zone = self.past_zone(i + 1) > i + 1 || self.past_conversion(i + 1) > i + 1;
            // "at approximately 1900 in the centre", but not "at 1200 metres"
            let ends = !scan.is_word(i + 1) || scan.hints(i + 1, Hint::AfterYear);
            let placed = ends && self.follows(i, Hint::BeforeClock) && !scan.is_tied_after(i);
            let fits = hour < 25 && minute < 60;
            return (fits && (zone || placed)).then_some((i + 1, (hour as i8, minute as i8)));
        }
        if scan.width(i) > 2 || head > 24 {
            return None;
        }
        let (mut to, mut minute, mut dotted) = (i + 1, 0, false);
        if scan.is_any(to, &[":", ".", "h"])
            && scan.is_glued(to)
            && scan.is_glued(to + 1)
            && scan.width(to + 1) == 2
            && let Some(found) = scan.digits(to + 1).filter(|m| *m < 60)
        {
            dotted = scan.is(to, ".");
            minute = found;
            to += 2;
            if scan.is(to, ":") && scan.is_glued(to) && scan.is_glued(to + 1) && scan.digits(to + 1).is_some()
            {
                to += 2;
            }
        }
        let hour = |after: bool, head: i32| match (after, head) {
            (true, 1..=11) => head + 12,
            (false, 12) => 0,
            _ => head,
        };
        if let Some((end, after)) = self.half(to) {
            return Some((end, (hour(after, head) as i8, minute as i8)));
        }
        let oclock = scan.is(to, "o") && scan.is_any(to + 1, &["'", "’"]) && scan.is(to + 2, "clock");
        let to = if oclock { to + 3 } else { to };
        // "4 in the morning"
        let placed = self.is_before(i, &["at", "by", "around", "about", "until", "since", "from"]);
        if placed
            && scan.is(to, "in")
            && scan.is(to + 1, "the")
            && scan.goes_on(to + 2)
            && let Some((end, part)) =
                scan.find(to + 2, |m| if let Meaning::Part(p) = m { Some(p) } else { None })
        {
            let after = matches!(part, Part::Afternoon | Part::Evening | Part::Night);
            return Some((end, (hour(after, head) as i8, minute as i8)));
        }
        // "0:47 Cats of the county", "1:36" in a line of its own: how long a film runs.
        let length =
            to > i + 1 && !oclock && self.past_zone(to) == to && scan.width(i) == 1 && scan.opens_line(i);
        if length && (scan.is_capital(to) || scan.opens_line(to)) {
            return None;
        }
        let told = to > i + 1 && (!dotted || self.past_zone(to) > to);
        (told || oclock).then_some((to, (head as i8, minute as i8)))
    }

    /// "a.m.", "pm": the position after it, and whether it is after noon.
    fn half(&self, i: usize) -> Option<(usize, bool)> {
        let scan = self.scan;
        if !scan.goes_on(i) {
            return None;
        }
        if scan.is_any(i, &["am", "pm"]) {
            return Some((i + 1, scan.is(i, "pm")));
        }
        let letters = scan.is_any(i, &["a", "p"]) && scan.is(i + 1, ".") && scan.is(i + 2, "m");
        if !letters || !scan.is_glued(i + 1) {
            return None;
        }
        let to = i + 3 + usize::from(scan.is(i + 3, ".") && scan.is_glued(i + 3));
        Some((to, scan.is(i, "p")))
    }

    fn past_zone(&self, i: usize) -> usize {
        if !self.scan.goes_on(i) {
            return i;
        }
        self.scan.find(i, |m| (m == Meaning::Zone).then_some(())).map_or(i, |(to, ())| to)
    }

    /// Over "(0735 GMT)" behind a time: the same moment once more.
    fn past_conversion(&self, i: usize) -> usize {
        let scan = self.scan;
        if !scan.is_any(i, &["(", "["]) || !scan.goes_on(i) {
            return i;
        }
        match self.clock_digits(i + 1) {
            Some((to, _)) => {
                let to = self.past_zone(to);
                if scan.is_any(to, &[")", "]"]) { to + 1 } else { i }
            }
            None => i,
        }
    }
}
