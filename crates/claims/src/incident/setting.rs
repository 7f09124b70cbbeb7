//! When and where a claim's own words put it, and what tells its incident from others.

use jiff::civil::Date;
use language::{Deprel, Document, Span, Time, TimePrecision, TokenId, times};

use super::bearing::Bearing;
use super::day::days_between;
use crate::draft::Draft;
use crate::np;
use crate::ordinals;
use crate::predicates::Classes;

/// Days by which a time must lie apart from the main incident's to be another incident's: where nothing says that it
/// happened then, and where the words say so.
const APART_DAYS: i32 = 4;
const SURELY_APART_DAYS: i32 = 1;

/// What tells one incident of a report from another.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// The report's own.
    Main,
    /// Another time.
    Days(Date, Date),
    /// A stretch of time, by its words.
    Period(String),
    /// "in a separate attack": by its sentence.
    Other(usize),
    /// An item of a round-up's list, by its paragraph.
    Item(usize),
}

/// When and where a claim's own words put it.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// First and last day that its time can mean, where the time is that of what happened.
    pub days: Option<(Date, Date)>,
    /// The words say that it happened then, on a day.
    pub surely: bool,
    /// A stretch of time that it sums up over, by its words.
    pub period: Option<String>,
    /// "in a separate attack": the sentence.
    pub other: Option<usize>,
    /// The paragraph of a round-up's item.
    pub item: Option<usize>,
    /// Index into the document's places.
    pub place: Option<usize>,
    /// Its own words have a time, of whatever.
    pub timed: bool,
}

impl Setting {
    /// Whether nothing of its own says when it happened.
    pub fn is_open(&self) -> bool {
        !self.timed && self.period.is_none() && self.other.is_none() && self.item.is_none()
    }

    /// The time alone.
    pub fn time(&self) -> Self {
        Self { days: self.days, surely: self.surely, ..Self::default() }
    }

    /// Takes the time from another.
    pub fn take_time(&mut self, other: &Self) {
        (self.days, self.surely) = (other.days, other.surely);
    }

    /// The incident it belongs to, given the day of the main one.
    pub fn key(&self, main_day: Option<(Date, Date)>) -> Key {
        if let Some(paragraph) = self.item {
            return Key::Item(paragraph);
        }
        if let Some(sentence) = self.other {
            return Key::Other(sentence);
        }
        if let Some(words) = &self.period {
            return Key::Period(words.clone());
        }
        match (self.days, main_day) {
            (Some((start, end)), Some((main_start, main_end))) => {
                let apart = if self.surely { SURELY_APART_DAYS } else { APART_DAYS };
                let before = days_between(end, main_start) > apart;
                let after = days_between(main_end, start) > apart;
                if before || after { Key::Days(start, end) } else { Key::Main }
            }
            _ => Key::Main,
        }
    }
}

/// The time in a claim's own clause, and the place there, else in its sentence.
pub fn setting(doc: &Document, classes: &Classes, of_times: &[Bearing], draft: &Draft) -> Setting {
    let sentence = &doc.sentences[doc.tokens[draft.trigger].sentence];
    let near = |span: Span| distance(doc, span, draft.trigger);
    let time = within(&doc.times, draft.evidence, |t| t.span).min_by_key(|&i| near(doc.times[i].span));
    let place_in =
        |span: Span| within(&doc.places, span, |p| p.span).min_by_key(|&i| near(doc.places[i].span));
    let other = sentence
        .tokens
        .clone()
        .take(6)
        .any(|t| {
            classes.has("ELSEWHERE_WORD", &doc.tokens[t].lemma)
                && !describes_many(doc, t)
                && !describes_statement(doc, classes, t)
        })
        .then(|| doc.tokens[draft.trigger].sentence);
    Setting {
        item: None,
        timed: time.is_some(),
        period: time.and_then(|i| period(doc, classes, draft, &doc.times[i])).or_else(|| {
            // "The 21st homicide this year" sums up whatever words tell the stretch.
            let counted = draft.counted.as_ref().filter(|counted| ordinals::is_one(doc, counted))?;
            Some(counted.quantity?.of(&doc.text).to_lowercase())
        }),
        other,
        place: place_in(draft.evidence).or_else(|| place_in(sentence.span)),
        ..time.map(|i| of_time(doc, of_times, i)).unwrap_or_default()
    }
}

/// The days of one of the document's times, where it says when something happened.
pub fn of_time(doc: &Document, of_times: &[Bearing], index: usize) -> Setting {
    let bearing = of_times.get(index);
    let days = doc.times.get(index).and_then(|time| times::days(time.value.as_deref()?));
    let happened = matches!(bearing, Some(Bearing::Happened | Bearing::Response | Bearing::Open));
    let narrow = days.is_some_and(|(start, end)| days_between(start, end) <= 1);
    Setting {
        surely: narrow && bearing == Some(&Bearing::Happened),
        days: days.filter(|_| happened),
        ..Setting::default()
    }
}

/// "in separate operations": several, and none of them another.
fn describes_many(doc: &Document, adjective: TokenId) -> bool {
    let token = &doc.tokens[adjective];
    token.deprel == Deprel::Amod && token.head.is_some_and(|noun| np::is_plural(doc, noun))
}

/// "in a separate statement": of the same, by another.
fn describes_statement(doc: &Document, classes: &Classes, adjective: TokenId) -> bool {
    let token = &doc.tokens[adjective];
    token.deprel == Deprel::Amod
        && token.head.is_some_and(|noun| classes.has("STATEMENT_NOUN", &doc.tokens[noun].lemma))
}

/// "since January", "so far this year", "a rise in attacks in the past three months": a sum over a stretch of time, by its
/// words.
fn period(doc: &Document, classes: &Classes, draft: &Draft, time: &Time) -> Option<String> {
    use TimePrecision::{Decade, Month, Quarter, Season, Year};
    let counts_many = match &draft.counted {
        Some(counted) => counted.interval.low != Some(1),
        None => np::is_plural(doc, draft.trigger),
    };
    // "in recent months" has no bounds, but is a stretch.
    let wide = matches!(time.precision, Month | Season | Quarter | Year | Decade)
        || time.value.as_deref() == Some("PAST_REF");
    let words = doc.tokens_in(time.span);
    let sums_up = || {
        let around = words.start.saturating_sub(3)..words.end;
        // "This year" and "last year" are the years that statistics are made of.
        let year = matches!(time.precision, Year | Decade);
        let whole = |w: TokenId| year && classes.has("PERIOD_HEAD", &doc.tokens[w].lemma);
        around.clone().any(|w| classes.has("PERIOD_WORD", &doc.tokens[w].lemma)) || words.clone().any(whole)
    };
    (counts_many && wide && sums_up()).then(|| time.span.of(&doc.text).to_lowercase())
}

/// The indices of those that lie inside a span; they stand in order of the text.
fn within<T>(all: &[T], span: Span, at: impl Fn(&T) -> Span) -> impl Iterator<Item = usize> {
    let first = all.partition_point(|one| at(one).start < span.start);
    let count = all[first..].iter().take_while(|one| at(one).end <= span.end).count();
    first..first + count
}

fn distance(doc: &Document, span: Span, trigger: TokenId) -> usize {
    let at = doc.tokens[trigger].span;
    if span.end <= at.start { at.start - span.end } else { span.start.saturating_sub(at.end) }
}
