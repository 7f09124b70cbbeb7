//! When and where a claim's own words put it, and what tells its incident from others.

use jiff::civil::Date;
use language::{Deprel, Document, Span, Time, TimePrecision, TokenId, Xpos, times};

use super::bearing::Bearing;
use super::day::days_between;
use super::{aside, spans};
use crate::draft::Draft;
use crate::np;
use crate::ordinals;
use crate::predicates::Classes;
use crate::syntax;

/// Days by which a time must lie apart from the main incident's to be another incident's: where nothing says that it
/// happened then, and where the words say so.
const APART_DAYS: i32 = 4;
const SURELY_APART_DAYS: i32 = 1;

/// Most days over which the main incident may be spread to be news.
const NEWS_DAYS: i32 = 7;
/// Words between a time and the "when" that takes it up, at most.
const TO_WHEN: usize = 2;
/// Times of a clause that are looked at.
const TIMES: usize = 8;
/// Steps up the tree from a time to the predicate of its clause.
const STEPS: usize = 12;
/// Words of a claim among which "separate" is looked for.
const ELSEWHERE: usize = 48;
/// Words from a predicate to the one that "and" joins to it.
const JOINED: usize = 2;

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
    /// A further story of the report, by its number.
    Story(usize),
    /// A sum over several incidents.
    Sum,
}

/// When and where a claim's own words put it.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// First and last day that its time can mean, where the time is that of what happened.
    pub days: Option<(Date, Date)>,
    /// The words say that it happened then, on a day.
    pub surely: bool,
    /// "Earlier this year": before what is news.
    pub earlier: bool,
    /// A stretch of time that it sums up over, by its words.
    pub period: Option<String>,
    /// "in a separate attack": the sentence.
    pub other: Option<usize>,
    /// It is those words alone that set it apart: what they set apart may be news of its own.
    pub elsewhere: bool,
    /// The paragraph of a round-up's item.
    pub item: Option<usize>,
    /// Index into the document's places.
    pub place: Option<usize>,
    /// Its own words have a time, of whatever.
    pub timed: bool,
    /// Judged to be of the main incident, whatever its time (`judged.rs`).
    pub surely_main: bool,
    /// Told as what was avenged: never of the main incident.
    pub surely_aside: bool,
    /// It sums up over several incidents: "in separate attacks", "in 17 shootings".
    pub sums_up: bool,
    /// Which of the stories told side by side it belongs to, where it is of none of the others (`stories`).
    pub story: usize,
    /// The day that its words count from another event's ("a day after gunmen shot two").
    pub counted_day: Option<Date>,
    /// The place of the clause that opened its story within a sentence, as an index into the document's places.
    pub clause_place: Option<usize>,
}

impl Setting {
    /// Whether nothing of its own says when it happened.
    pub fn is_open(&self) -> bool {
        !self.timed && self.period.is_none() && self.other.is_none() && self.item.is_none()
    }

    /// The time alone.
    pub fn time(&self) -> Self {
        Self { days: self.days, surely: self.surely, earlier: self.earlier, ..Self::default() }
    }

    /// Takes the time from another.
    pub fn take_time(&mut self, other: &Self) {
        (self.days, self.surely, self.earlier) = (other.days, other.surely, other.earlier);
    }

    /// The incident it belongs to, given the day of the main one.
    pub fn key(&self, main_day: Option<(Date, Date)>) -> Key {
        if let Some(paragraph) = self.item {
            return Key::Item(paragraph);
        }
        if self.sums_up {
            return Key::Sum;
        }
        let main = if self.story == 0 { Key::Main } else { Key::Story(self.story) };
        if self.surely_main {
            return main;
        }
        if let Some(sentence) = self.other {
            return Key::Other(sentence);
        }
        if let Some(words) = &self.period {
            return Key::Period(words.clone());
        }
        match (self.days, main_day) {
            (Some((start, end)), Some((main_start, main_end))) => {
                if self.earlier && days_between(main_start, main_end) <= NEWS_DAYS {
                    return Key::Days(start, end);
                }
                let apart = if self.surely { SURELY_APART_DAYS } else { APART_DAYS };
                let before = days_between(end, main_start) > apart;
                let after = days_between(main_end, start) > apart;
                if before || after { Key::Days(start, end) } else { main }
            }
            _ => main,
        }
    }
}

/// The time in a claim's own clause, and the place there, else in its sentence.
pub fn setting(doc: &Document, classes: &Classes, of_times: &[Bearing], draft: &Draft) -> Setting {
    let sentence = &doc.sentences[doc.tokens[draft.trigger].sentence];
    let near = |span: Span| distance(doc, span, draft.trigger);
    let time = within(&doc.times, draft.evidence, |t| t.span)
        .min_by_key(|&i| near(doc.times[i].span))
        .or_else(|| time_taken_up(doc, draft.trigger))
        .or_else(|| time_of_joined(doc, draft.trigger))
        .or_else(|| time_of_adverbial(doc, draft.trigger));
    let place_in =
        |span: Span| within(&doc.places, span, |p| p.span).min_by_key(|&i| near(doc.places[i].span));
    let is_elsewhere = |t: TokenId| {
        classes.has("ELSEWHERE_WORD", &doc.tokens[t].lemma)
            && !describes_many(doc, t)
            && !describes_statement(doc, classes, t)
    };
    // "Another officer was killed in a separate shooting": the event is the claim's own.
    let of_event = |&t: &TokenId| {
        let event = doc.tokens[t].head.filter(|_| doc.tokens[t].deprel == Deprel::Amod);
        event.is_some_and(|noun| {
            classes.has("EVENT_NOUN", &doc.tokens[noun].lemma)
                && (noun == draft.trigger || doc.tokens[noun].head == Some(draft.trigger))
        })
    };
    let mut own = doc.tokens_in(draft.evidence).take(ELSEWHERE);
    let other = (sentence.tokens.clone().take(6).any(is_elsewhere)
        || own.any(|t| is_elsewhere(t) && of_event(&t)))
    .then(|| doc.tokens[draft.trigger].sentence);
    Setting {
        item: None,
        story: 0,
        clause_place: None,
        counted_day: None,
        sums_up: false,
        surely_main: false,
        surely_aside: false,
        timed: time.is_some(),
        period: time
            .and_then(|i| period(doc, classes, draft, &doc.times[i]))
            .or_else(|| {
                // "There have now been 90 homicides this year"
                let all = within(&doc.times, draft.evidence, |t| t.span);
                let mut own = all.take(TIMES).filter(|&i| !is_of_relative(doc, &doc.times[i], draft.trigger));
                own.find_map(|i| period(doc, classes, draft, &doc.times[i]))
            })
            .or_else(|| {
                // "The 21st homicide this year" sums up whatever words tell the stretch.
                let counted = draft.counted.as_ref().filter(|counted| ordinals::is_one(doc, counted))?;
                Some(counted.quantity?.of(&doc.text).to_lowercase())
            }),
        elsewhere: other.is_some(),
        other,
        place: place_in(draft.evidence).or_else(|| place_in(sentence.span)),
        ..time.map(|i| of_time(doc, of_times, i)).unwrap_or_default()
    }
}

/// "Two were shot in the city, where 12 have been killed this year": the time is that of the relative clause.
fn is_of_relative(doc: &Document, time: &Time, trigger: TokenId) -> bool {
    let above = doc.ancestors(time.tokens.start).take(STEPS);
    above.take_while(|&t| t != trigger).any(|t| doc.tokens[t].deprel == Deprel::AclRelcl)
}

/// The days of one of the document's times, where it says when something happened.
pub fn of_time(doc: &Document, of_times: &[Bearing], index: usize) -> Setting {
    let bearing = of_times.get(index);
    let days = doc.times.get(index).and_then(|time| {
        let (first, last) = times::days(time.value.as_deref()?)?;
        // "Has killed six since Sunday": up to now, so that what happened on Tuesday is not apart from it.
        let lasts = spans::until_told(doc, time).filter(|_| first == last).unwrap_or(last);
        Some((first, lasts.max(last)))
    });
    let happened = matches!(bearing, Some(Bearing::Happened | Bearing::Response | Bearing::Open));
    // "500 died in 2013" is no day on which one of those hurt died.
    let wide = bearing == Some(&Bearing::Death) && doc.times.get(index).is_some_and(is_wide);
    let narrow = days.is_some_and(|(start, end)| days_between(start, end) <= 1);
    Setting {
        surely: (narrow || doc.times.get(index).is_some_and(is_wide)) && bearing == Some(&Bearing::Happened),
        earlier: doc
            .times
            .get(index)
            .is_some_and(|time| aside::is_earlier(time.span.of(&doc.text), time.precision)),
        days: days.filter(|_| happened || wide),
        ..Setting::default()
    }
}

/// "last year, when 20 died", "in 2009, when a gunman killed nine": the time that the clause takes up.
fn time_taken_up(doc: &Document, trigger: TokenId) -> Option<usize> {
    let first = doc.sentences[doc.tokens[trigger].sentence].tokens.start;
    let clause = syntax::clause_head(doc, trigger);
    let when = doc.children(clause).find(|&t| t < clause && doc.tokens[t].lemma == "when")?;
    let before = when.saturating_sub(TO_WHEN).max(first)..when;
    let at = doc.times.partition_point(|time| time.tokens.end <= before.start);
    doc.times.get(at).filter(|time| time.tokens.end <= when)?;
    Some(at)
}

/// "was shot and wounded in May": the time that hangs on the predicate joined to this one.
fn time_of_joined(doc: &Document, trigger: TokenId) -> Option<usize> {
    let joined = doc.children_by(trigger, &[Deprel::Conj]).find(|&t| t > trigger && t <= trigger + JOINED);
    let predicate = joined.or_else(|| {
        doc.tokens[trigger]
            .head
            .filter(|&head| doc.tokens[trigger].deprel == Deprel::Conj && head + JOINED >= trigger)
    })?;
    doc.children(predicate)
        .filter(|&t| matches!(doc.tokens[t].deprel, Deprel::Obl | Deprel::OblUnmarked))
        .find_map(|t| {
            let at = doc.times.partition_point(|time| time.tokens.end <= t);
            doc.times.get(at).filter(|time| time.tokens.contains(&t)).map(|_| at)
        })
}

/// "Was murdered while working at a bar in 2005": the time of the participle that says what the one acted on was doing.
fn time_of_adverbial(doc: &Document, trigger: TokenId) -> Option<usize> {
    let meanwhile = doc.children_by(trigger, &[Deprel::Advcl]).find(|&t| {
        t > trigger
            && doc.tokens[t].xpos == Xpos::Vbg
            && doc.children_by(t, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_none()
    })?;
    doc.children(meanwhile)
        .filter(|&t| matches!(doc.tokens[t].deprel, Deprel::Obl | Deprel::OblUnmarked))
        .find_map(|t| {
            let at = doc.times.partition_point(|time| time.tokens.end <= t);
            doc.times.get(at).filter(|time| time.tokens.contains(&t)).map(|_| at)
        })
}

/// A month or more.
fn is_wide(time: &Time) -> bool {
    use TimePrecision::{Decade, Month, Quarter, Season, Year};
    matches!(time.precision, Month | Season | Quarter | Year | Decade)
}

/// A week or more.
pub fn is_week_or_more(time: &Time) -> bool {
    time.precision == TimePrecision::Week || is_wide(time)
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
    use TimePrecision::{Decade, Year};
    let counts_many = match &draft.counted {
        Some(counted) => counted.interval.low != Some(1),
        None => np::is_plural(doc, draft.trigger),
    };
    // "in recent months" has no bounds, but is a stretch.
    let wide = is_wide(time) || time.value.as_deref() == Some("PAST_REF");
    let words = doc.tokens_in(time.span);
    let sums_up = || {
        // "Since the first of the year".
        let mut start = words.start;
        if start >= 3
            && doc.tokens[start - 1].lemma == "of"
            && classes.has("PERIOD_BEGINNING", &doc.tokens[start - 2].lemma)
        {
            start -= 3;
        }
        let around = start.saturating_sub(3)..words.end;
        // "This year" and "last year" are the years that statistics are made of.
        let year = matches!(time.precision, Year | Decade);
        let whole = |w: TokenId| {
            let lemma = &doc.tokens[w].lemma;
            // "In the first half of the year"
            year && (classes.has("PERIOD_HEAD", lemma) || classes.has("PERIOD_PART", lemma))
        };
        around.clone().any(|w| classes.has("PERIOD_WORD", &doc.tokens[w].lemma)) || words.clone().any(whole)
    };
    // "The year's 31 homicides", "31 homicides in 2016": a number of deaths that a noun tells is a sum.
    let is_sum = || {
        let heads = draft.counted.as_ref().is_some_and(|c| c.head == draft.trigger && c.quantity.is_some());
        heads && classes.has("HOMICIDE_NOUN", &doc.tokens[draft.trigger].lemma)
    };
    (counts_many && wide && (sums_up() || is_sum())).then(|| time.span.of(&doc.text).to_lowercase())
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
