//! When an incident happened: the day for which the times of its sentences speak.

use jiff::civil::Date;
use language::{Document, Time, TimePrecision, times};

use super::bearing::{Bearing, Bearings};
use super::{lasting, spans};
use crate::predicates::Classes;

/// The first mentions count for more.
const HEAD_MENTIONS: u32 = 3;
/// Less than this is no evidence.
const LEAST: u32 = 8;
/// Most that the times of what followed may add up to.
const AFTERMATH_MOST: u32 = 24;
/// Most that times may add up to of which nothing tells what they are of: no more than one of what happened.
const OPEN_MOST: u32 = 72;
/// Days that a stretch of time may have to count beside days.
const WIDE_DAYS: i32 = 31;
/// Days before the report of what is news, and days beyond which what happened is recalled beside news.
const NEWS_DAYS: i32 = 7;
const RECALLED_DAYS: i32 = 28;
/// A time of more days dates no incident.
const MOST_DAYS: i32 = 20 * 366;

/// First and last possible day of an incident, and how wide that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct When {
    /// First and last possible day.
    pub days: (Date, Date),
    /// How wide.
    pub precision: TimePrecision,
    /// Whether the words tell that it happened then, and not only that something was done about it.
    pub happened: bool,
}

impl When {
    /// The day of the report stands in for one that it does not tell, where it was told of as news; its precision is
    /// unknown.
    pub fn of_report(doc: &Document) -> Option<Self> {
        doc.written.map(|day| Self { days: (day, day), precision: TimePrecision::Unknown, happened: false })
    }
}

impl When {
    /// The days that the words count up to the report's, where they tell no day.
    pub fn of_stretch(doc: &Document, classes: &Classes, in_scope: impl Fn(usize) -> bool) -> Option<Self> {
        let days = lasting::up_to_report(doc, classes, in_scope)?;
        Some(Self { days, precision: precision_of(days), happened: true })
    }

    /// Over these days.
    pub fn over(self, days: (Date, Date)) -> Self {
        Self { days, precision: precision_of(days), ..self }
    }

    /// With the days on which the words say that it began and ended, where they are others.
    pub fn with_turns(self, doc: &Document, classes: &Classes, in_scope: impl Fn(usize) -> bool) -> Self {
        if days_between(self.days.0, self.days.1) > WIDE_DAYS {
            return self;
        }
        let days = spans::of_turns(doc, classes, in_scope, self.days);
        if days == self.days { self } else { Self { days, precision: precision_of(days), ..self } }
    }
}

/// A day or stretch of days and what speaks for it.
struct Candidate {
    when: When,
    weight: u32,
    /// What tells that it happened then, of all that speaks for it.
    happened: u32,
    open: u32,
    aftermath: u32,
    /// The sentence that tells it first.
    first: usize,
}

impl Candidate {
    fn total(&self) -> u32 {
        self.weight + self.open.min(OPEN_MOST) + self.aftermath.min(AFTERMATH_MOST)
    }

    /// Whether something tells that it happened then, and not only that something was done.
    fn tells(&self) -> bool {
        self.weight + self.open > 0
    }
}

/// The time for which the times of the sentences in scope speak most.
pub fn elect(
    doc: &Document,
    bearings: &Bearings,
    of_times: &[Bearing],
    in_scope: impl Fn(&Time) -> bool,
) -> Option<When> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut mentions = 0;
    let mut joined = false;
    let mut told: Option<(Date, Date)> = None;
    for (index, (time, &bearing)) in doc.times.iter().zip(of_times).enumerate() {
        if std::mem::take(&mut joined) {
            continue; // The end of the stretch before.
        }
        if spans::is_night_of_next(doc, index) {
            continue; // "Overnight from Friday to Saturday": the days behind it say which night.
        }
        let Some(days) = time.value.as_deref().and_then(times::days) else { continue };
        let sentence = doc.tokens.get(time.tokens.start).map(|t| t.sentence);
        if matches!(bearing, Bearing::Outside | Bearing::Said | Bearing::Court) || !in_scope(time) {
            continue;
        }
        if doc.published.is_some_and(|published| days.0 > published) {
            continue;
        }
        // "A leader who lived early this century": half a life or more dates nothing that happened on a day.
        if days_between(days.0, days.1) > MOST_DAYS {
            continue;
        }
        // A bare year is digits too, and no hour.
        let dayless = is_fine(time.precision) && bearings.is_dayless(time.span.of(&doc.text));
        // "Police said on Sunday. The shooting was at 8 p.m." is of the day on which it happened, where one was told.
        let carried =
            index.checked_sub(1).and_then(|at| of_times.get(at)).is_some_and(|&b| b < Bearing::Death);
        if dayless && mentions == 0 {
            continue; // Nothing before it says of which day.
        }
        let mut weight = weight(bearing);
        if mentions < HEAD_MENTIONS {
            weight += weight / 2;
        }
        if dayless || bearings.is_by_the_way(time.span.of(&doc.text)) {
            weight /= 3;
        } else if is_fine(time.precision) || tells_part_of_day(time.span.of(&doc.text)) {
            // What happened has an hour; what was done about it, a day.
            weight += weight / 2;
        }
        mentions += 1;
        let span = spans::with_next(doc, of_times, index);
        joined = span.is_some();
        let is_day = time.precision == TimePrecision::Day && days.0 == days.1;
        let span = span.or_else(|| spans::of_words(time.span.of(&doc.text), days.0).filter(|_| is_day));
        let span = span.or_else(|| spans::counted(doc, time, days.1).filter(|_| days.0 == days.1));
        // "Over the past week" is no week of the calendar; "since January" goes on to the report.
        let span = span.or_else(|| lasting::past_week(doc, time));
        let span = span.or_else(|| {
            let until = spans::until_told(doc, time).filter(|_| days.0 < days.1)?;
            (until > days.1).then_some((days.0, until))
        });
        let when = match span {
            Some(days) => When { days, precision: precision_of(days), happened: false },
            None => {
                let days = if dayless { told.filter(|_| carried).unwrap_or(days) } else { days };
                let days = night(days, time.span.of(&doc.text), doc.written.or(doc.published));
                When { days, precision: time.precision, happened: false }
            }
        };
        if bearing >= Bearing::Death && !dayless && days.0 == days.1 {
            told = Some(days);
        }
        let index = candidates.iter().position(|c| c.when.days == when.days).unwrap_or_else(|| {
            candidates.push(Candidate {
                when,
                weight: 0,
                happened: 0,
                open: 0,
                aftermath: 0,
                first: sentence.unwrap_or_default(),
            });
            candidates.len() - 1
        });
        match bearing {
            Bearing::Aftermath => candidates[index].aftermath += weight,
            Bearing::Open => candidates[index].open += weight,
            _ => candidates[index].weight += weight,
        }
        if bearing >= Bearing::Known && bearing != Bearing::Response {
            candidates[index].happened += weight;
        }
    }
    leave_out_recalled(&mut candidates, doc.written.or(doc.published));
    best(candidates)
}

/// "Sunday's blast killed five. On 9 January a bomb killed 14": where something happened in the last days, what happened long before is
/// recalled.
fn leave_out_recalled(candidates: &mut Vec<Candidate>, written: Option<Date>) {
    let Some(written) = written else { return };
    let is_news =
        |c: &Candidate| c.happened > 0 && (0..=NEWS_DAYS).contains(&days_between(c.when.days.1, written));
    // What the report sets out with, or comes back to again and again, is its matter, however long ago.
    let head = candidates.iter().map(|c| c.first).min();
    if let Some(most) = candidates.iter().filter(|c| is_news(c)).map(|c| c.happened).max() {
        candidates.retain(|c| {
            days_between(c.when.days.1, written) <= RECALLED_DAYS
                || c.happened == 0
                || c.total() > 2 * most
                || Some(c.first) == head
        });
    }
}

fn weight(bearing: Bearing) -> u32 {
    match bearing {
        Bearing::Outside | Bearing::Said | Bearing::Court => 0,
        Bearing::Aftermath => 8,
        Bearing::Death => 20,
        Bearing::Open => 24,
        Bearing::Known => 40,
        Bearing::Response => 48,
        Bearing::Happened => 72,
    }
}

fn is_fine(precision: TimePrecision) -> bool {
    matches!(precision, TimePrecision::PartOfDay | TimePrecision::Hour | TimePrecision::Minute)
}

/// How wide a stretch of days is.
fn precision_of(days: (Date, Date)) -> TimePrecision {
    match days_between(days.0, days.1) {
        ..=1 => TimePrecision::Day,
        2..=7 => TimePrecision::Week,
        8..=31 => TimePrecision::Month,
        _ => TimePrecision::Year,
    }
}

/// "Overnight" is the evening of one day or the small hours of the next; told on a day, it is the night before.
fn night(days: (Date, Date), words: &str, written: Option<Date>) -> (Date, Date) {
    if !words.to_ascii_lowercase().contains("overnight") {
        return days;
    }
    let ends_too_late = written.is_some_and(|written| days.1 >= written);
    match (days.0.yesterday(), days.1.tomorrow()) {
        (Ok(before), _) if ends_too_late => (before, days.1),
        (_, Ok(next)) => (days.0, next),
        _ => days,
    }
}

/// "Late on Monday", "the early hours of Sunday": words that tell more than the day.
fn tells_part_of_day(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    ["late ", "the early hours", "the small hours", "the wee hours"]
        .iter()
        .any(|part| words.starts_with(part))
}

fn best(candidates: Vec<Candidate>) -> Option<When> {
    let width = |c: &Candidate| days_between(c.when.days.0, c.when.days.1);
    let contains = |wide: &Candidate, day: &Candidate| {
        wide.when.days.0 <= day.when.days.0 && day.when.days.1 <= wide.when.days.1
    };
    // "Last weekend" speaks for the Sunday that is named elsewhere.
    let score = |c: &Candidate| {
        let around = candidates
            .iter()
            .filter(|_| c.tells())
            .filter(|wide| width(wide) > width(c) && width(wide) <= WIDE_DAYS && contains(wide, c))
            .map(Candidate::total)
            .sum::<u32>();
        c.total() + around
    };
    // "Jailed on Monday for a killing in 2003": what was done last is no nearer to the day.
    let long_ago = |c: &Candidate| {
        !c.tells()
            && candidates.iter().any(|old| {
                old.weight >= weight(Bearing::Happened) && width(old) > 0 && old.when.days.1 < c.when.days.0
            })
    };
    let narrow = |c: &&Candidate| width(c) <= WIDE_DAYS && !long_ago(c);
    let any_narrow = candidates.iter().any(|c| narrow(&c) && score(c) >= LEAST);
    let mut best: Option<(&Candidate, u32)> = None;
    for candidate in candidates.iter().filter(|c| !any_narrow || narrow(c)) {
        let score = score(candidate);
        if score >= LEAST && best.is_none_or(|(_, most)| score > most) {
            best = Some((candidate, score));
        }
    }
    best.map(|(candidate, _)| When { happened: candidate.weight > 0, ..candidate.when })
}

/// Days from one to the other; negative if the other is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
