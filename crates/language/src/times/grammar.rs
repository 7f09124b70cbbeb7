//! What the words of a date or time say, before anything is known of when they were written.
//!
//! [`Grammar::at`] tries each kind of expression at one piece of the text and keeps the longest. Every rule looks ahead
//! a bounded number of pieces, so that reading a text is linear in its length.

use super::lexicon::{Care, Hint, Holiday, Meaning, Unit, Which};
use super::scan::Scan;
use super::value::{Part, Reference, Season};
use crate::{Document, Span, Upos};

/// The year of a date, as told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Year {
    /// "2014".
    Is(i16),
    /// "last year", in years from publication.
    Offset(i32),
    /// "that year", in years from the date told last.
    Told(i32),
    /// Nothing is said.
    Open,
}

/// From where a step is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// Publication: "last", "yesterday".
    Published,
    /// The same, of as wide a period as told last: "a year ago" beside "the third quarter".
    Ago,
    /// The date told last: "later", "the following".
    Told,
}

/// What an expression names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Base {
    Day {
        year: Year,
        month: i8,
        day: i8,
        weekday: Option<i8>,
    },
    /// Day, month and year in an order that the numbers leave open ("03/04/2025"): the two readings.
    Slashes {
        year: i16,
        first: i8,
        second: i8,
    },
    Month {
        year: Year,
        month: i8,
        which: Option<Which>,
    },
    Weekday {
        weekday: i8,
        which: Option<Which>,
    },
    Holiday {
        rule: Holiday,
        year: Year,
        which: Option<Which>,
    },
    Date(jiff::civil::Date),
    /// A day of a month that is not named: "on the 5th".
    Nameless(i8),
    Season {
        season: Season,
        year: Year,
        which: Option<Which>,
    },
    Quarter {
        number: i8,
        year: Year,
    },
    Half {
        number: i8,
        year: Year,
    },
    Year(i16),
    Decade(i16),
    Century(i16),
    /// So many units from a point: "last week", "three days ago", "the following year".
    Step {
        unit: Unit,
        count: i32,
        from: From,
    },
    /// "The weekend": the nearest one in the direction of the verb's tense.
    Weekend,
    Reference(Reference),
    /// A time of day alone.
    Open,
    /// A time that cannot be known ("three days before the vote").
    Unknown,
}

/// A date or time expression: pieces `from..to` of the text and what they say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Expression {
    pub from: usize,
    pub to: usize,
    pub base: Base,
    pub part: Option<Part>,
    pub clock: Option<(i8, i8)>,
}

/// What stands at a place of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Found {
    /// A date or time.
    Time(Expression),
    /// Words of time that name none (a duration, a habit, a fixed phrase), up to this piece.
    Other(usize),
}

/// The rules over one scanned text.
pub(super) struct Grammar<'a> {
    document: &'a Document,
    pub(super) scan: &'a Scan<'a>,
    /// The text has no letter case to go by: all capitals or all lower case.
    pub(super) caseless: bool,
}

impl<'a> Grammar<'a> {
    pub fn new(document: &'a Document, scan: &'a Scan<'a>) -> Self {
        let (mut capitals, mut lower) = (0_usize, 0_usize);
        for i in 0..scan.len() {
            if scan.is_word(i) && scan.width(i) > 3 {
                capitals += usize::from(scan.is_all_capitals(i) || scan.is_capital(i));
                lower += usize::from(!scan.is_capital(i));
            }
        }
        Self { document, scan, caseless: capitals == 0 || lower * 20 < capitals }
    }

    /// What begins at piece `i`, if anything does.
    pub fn at(&self, i: usize) -> Option<Found> {
        if !self.scan.can_begin(i) {
            return None;
        }
        if let Some((to, ())) = self.scan.find(i, |m| (m == Meaning::Not).then_some(())) {
            return Some(Found::Other(to));
        }
        if let Some(to) = self.habit(i) {
            return Some(Found::Other(to));
        }
        let best = [self.staged(i), self.with_clock(i), self.with_part(i), self.with_day(i)]
            .into_iter()
            .flatten()
            .max_by_key(|e| e.to);
        let duration = self.duration(i);
        match (best, duration) {
            (Some(e), Some(to)) if to > e.to => Some(Found::Other(to)),
            (Some(e), _) => Some(Found::Time(e)),
            (None, Some(to)) => Some(Found::Other(to)),
            (None, None) => None,
        }
    }

    /// Whether the encoder has tagged a piece as a verb or auxiliary.
    pub(super) fn is_verb(&self, i: usize) -> bool {
        let span = Span::new(self.scan.start(i), self.scan.end(i));
        let token = self.document.tokens_in(span).next().and_then(|token| self.document.tokens.get(token));
        token.is_some_and(|token| matches!(token.upos, Upos::Verb | Upos::Aux))
    }

    /// The position after the article, if there is one.
    pub(super) fn past_the(&self, i: usize) -> usize {
        i + usize::from(self.scan.is(i, "the") && self.scan.goes_on(i + 1))
    }

    /// The position after one of the words, if there is one.
    pub(super) fn past(&self, i: usize, words: &[&str]) -> usize {
        i + usize::from(self.scan.goes_on(i) && self.scan.is_any(i, words) && self.scan.goes_on(i + 1))
    }

    pub(super) fn is_before(&self, i: usize, words: &[&str]) -> bool {
        i.checked_sub(1).is_some_and(|before| self.scan.is_any(before, words))
    }

    /// Whether the word before piece `i` is of a kind.
    pub(super) fn follows(&self, i: usize, hint: Hint) -> bool {
        i.checked_sub(1).is_some_and(|before| self.scan.hints(before, hint))
    }

    fn part(&self, i: usize) -> Option<(usize, Part)> {
        if !self.scan.goes_on(i) && i > 0 {
            return None;
        }
        self.scan.find(i, |m| if let Meaning::Part(part) = m { Some(part) } else { None })
    }

    /// "every Friday", "each year", "Fridays", "daily".
    fn habit(&self, i: usize) -> Option<usize> {
        let scan = self.scan;
        let what = |m| {
            matches!(
                m,
                Meaning::Unit(..)
                    | Meaning::Weekday(..)
                    | Meaning::Weekdays
                    | Meaning::Month(..)
                    | Meaning::Part(_)
            )
            .then_some(())
        };
        if let Some((to, ())) = scan.find(i, |m| (m == Meaning::Weekdays).then_some(())) {
            return Some(to);
        }
        let (at, ()) = scan.find(i, |m| (m == Meaning::Set).then_some(()))?;
        let counted = self.count(at).map_or(at, |(to, _)| to);
        Some(scan.find(counted, what).map_or(at, |(to, ())| to))
    }

    /// A day with a part of it: "Tuesday evening", "5 May".
    fn with_day(&self, i: usize) -> Option<Expression> {
        let night = |m| if let Meaning::Day(count, Some(part)) = m { Some((count, part)) } else { None };
        if let Some((to, (count, part))) = self.scan.find(i, night) {
            let base = Base::Step { unit: Unit::Day, count, from: From::Published };
            return Some(Expression { from: i, to, base, part: Some(part), clock: None });
        }
        let (mut to, base) = self.day(i)?;
        let mut part = None;
        let stage = self.scan.past_hyphen(to);
        if let Some((end, found)) = self.part(stage).filter(|_| takes_part(&base)) {
            (to, part) = (end, Some(found));
        }
        Some(Expression { from: i, to, base, part, clock: None })
    }

    /// "the night of 5 May", "dawn on Friday", "in the morning".
    fn with_part(&self, i: usize) -> Option<Expression> {
        let at = self.past_the(i);
        let (after, part) = self.part(at)?;
        let day = self.past(after, &["of", "on", ","]);
        if let Some((to, base)) = self.day(self.past_the(day)).filter(|(_, base)| takes_part(base)) {
            return Some(Expression { from: i, to, base, part: Some(part), clock: None });
        }
        // "the night before", "the morning after"
        if let Some((to, Some((count, _)))) = self.tail(after).filter(|_| at > i) {
            let base = Base::Step { unit: Unit::Day, count, from: From::Told };
            return Some(Expression { from: i, to, base, part: Some(part), clock: None });
        }
        let placed = if at > i {
            self.is_before(i, &["in", "during"]) && !self.scan.is(after, "of")
        } else {
            self.is_before(i, &["at", "by", "before", "since", "around"])
                && !self.scan.is_any(i, &["night", "nights"])
        };
        placed.then_some(Expression { from: i, to: after, base: Base::Open, part: Some(part), clock: None })
    }

    /// "3 p.m. on Friday", "noon Thursday", "15:00 GMT".
    fn with_clock(&self, i: usize) -> Option<Expression> {
        let (to, clock) = self.clock(i)?;
        let mut expression = Expression { from: i, to, base: Base::Open, part: None, clock: Some(clock) };
        // "8:30 p.m. the night before"
        if let Some(before) = self.with_part(self.past(to, &[","])).filter(|e| is_step_back(&e.base)) {
            return Some(Expression { to: before.to, base: before.base, ..expression });
        }
        let day = self.past_the(self.past(self.past(to, &[","]), &["on"]));
        let Some((end, base)) = self.day(day).filter(|(_, base)| takes_part(base)) else {
            return Some(expression);
        };
        (expression.to, expression.base) = (end, base);
        if let Some((end, part)) = self.part(end) {
            expression.to = end;
            // "1:30 Friday afternoon", "9:15 last night"; "2:00 Friday night" may be either.
            let late = matches!(part, Part::Afternoon | Part::Evening) || part == Part::Night && clock.0 > 5;
            if late && clock.0 < 12 {
                expression.clock = Some((clock.0 + 12, clock.1));
            }
        }
        Some(expression)
    }

    /// "early Friday", "mid-2014", "the late 1990s", "the end of the year", "earlier in the day".
    fn staged(&self, i: usize) -> Option<Expression> {
        let scan = self.scan;
        let at = self.past_the(i);
        let stage = |m| (m == Meaning::Stage).then_some(());
        let stage_of = |m| (m == Meaning::StageOf).then_some(());
        let after = if let Some((after, ())) = scan.find(at, stage) {
            let after = scan.past_hyphen(after);
            if let Some(to) = self.in_the_day(after) {
                let base = Base::Step { unit: Unit::Day, count: 0, from: From::Told };
                return Some(Expression { from: i, to, base, part: None, clock: None });
            }
            self.past(after, &["on", "in", "into"])
        } else {
            let (after, ()) = scan.find(at, stage_of)?;
            if !scan.is(after, "of") {
                return None;
            }
            after + 1
        };
        if !scan.goes_on(after) {
            return None;
        }
        let inner = [self.with_part(after), self.with_day(after)].into_iter().flatten().max_by_key(|e| e.to);
        let inner = inner.or_else(|| {
            // After "mid-" and "late" a bare year needs no preposition.
            let (to, year) = self.year(after).filter(|&(_, y)| (1500..2100).contains(&y))?;
            Some(Expression { from: after, to, base: Base::Year(year), part: None, clock: None })
        })?;
        Some(Expression { from: i, ..inner })
    }

    /// "in the day", "that day" behind "earlier" or "later".
    fn in_the_day(&self, i: usize) -> Option<usize> {
        let at = self.past(i, &["in", "on"]);
        let determined = self.scan.is_any(at, &["the", "that"]) && self.scan.is(at + 1, "day");
        (determined && self.scan.goes_on(at + 1)).then_some(at + 2)
    }

    /// "two weeks", "the past three years", "five-day", "12-year-old": a length of time, which is no date.
    fn duration(&self, i: usize) -> Option<usize> {
        let scan = self.scan;
        let mut at = self.past_the(i);
        if let Some((after, _)) = scan.find(at, |m| if let Meaning::Which(w) = m { Some(w) } else { None }) {
            at = after;
        }
        let determined = at > i;
        let (after, _) = self.count(at)?;
        let unit = scan.past_hyphen(after);
        let (mut to, ()) = scan.find(unit, |m| matches!(m, Meaning::Unit(..)).then_some(()))?;
        if determined && self.tail(to).is_some() {
            return None; // "he said that 30 days ago ..."
        }
        // "a day" is no length by itself, but "one day" and "a-day" are; "the first year" is a period.
        if !determined && scan.is_any(i, &["a", "an"]) && to == unit {
            return None;
        }
        if scan.past_hyphen(to) > to && scan.is_any(to + 1, &["old", "olds", "long"]) {
            to += 2;
        }
        Some(to)
    }
}

/// "The night before": a day counted from the one told last.
fn is_step_back(base: &Base) -> bool {
    matches!(base, Base::Step { unit: Unit::Day, from: From::Told, .. })
}

/// Whether a part of the day or a time can follow: not "March evening".
fn takes_part(base: &Base) -> bool {
    match base {
        Base::Day { .. }
        | Base::Slashes { .. }
        | Base::Weekday { .. }
        | Base::Holiday { .. }
        | Base::Date(_)
        | Base::Nameless(_) => true,
        Base::Step { unit, .. } => *unit == Unit::Day,
        _ => false,
    }
}

/// What a month, weekday or season name needs beside it before it counts as one.
impl Grammar<'_> {
    /// Whether the name of a month, weekday or season at `i..to`, which has no date beside it, can be read as one.
    pub(super) fn stands_alone(&self, i: usize, to: usize, care: Care) -> bool {
        let scan = self.scan;
        let before = i.checked_sub(1).map_or(i, |b| if scan.is(b, "-") { b.saturating_sub(1) } else { b });
        let capital = scan.is_capital(i);
        match care {
            Care::None => {
                capital || self.caseless || scan.hints(before, Hint::BeforeName) || self.is_before(i, &["on"])
            }
            Care::Name => {
                // "April Jones": a capitalised word follows and no preposition stands before.
                let named = scan.goes_on(to) && scan.is_word(to) && scan.is_capital(to) && !self.caseless;
                let clear = if self.caseless { scan.is(before, "the") } else { capital && !named };
                let before_name = if named { Hint::BeforeWord } else { Hint::BeforeName };
                scan.hints(before, before_name) || clear && (self.caseless || !scan.is_capital(before))
            }
            Care::Word => {
                if capital && !self.caseless && !scan.opens_sentence(i) {
                    // "the March attack", but not "the March for Justice"
                    let noun = scan.goes_on(to) && scan.is_word(to) && !scan.is_capital(to);
                    let noun = noun && !scan.hints(to, Hint::AfterYear) && !scan.hints(to, Hint::AfterVerb);
                    let described = noun && scan.is_any(before, &["the", "a", "s", "this", "that", "its"]);
                    scan.hints(before, Hint::BeforeName) || described
                } else {
                    let verb = self.is_verb(i) || scan.hints(to, Hint::AfterVerb);
                    scan.hints(before, Hint::BeforeWord) && !verb
                }
            }
            Care::Short => {
                scan.is(to, ".")
                    && scan.is_glued(to)
                    && (capital || self.caseless)
                    && scan.hints(before, Hint::BeforeName)
            }
        }
    }
}
