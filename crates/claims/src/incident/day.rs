//! When an incident happened: the day for which the times of its sentences speak.

use jiff::civil::Date;
use language::{Document, TimePrecision, times};

use super::bearing::{Bearing, Bearings};

/// The first mentions count for more.
const HEAD_MENTIONS: u32 = 3;
/// Less than this is no evidence.
const LEAST: u32 = 8;
/// Most that the times of what followed may add up to.
const AFTERMATH_MOST: u32 = 24;
/// Days that a stretch of time may have to count beside days.
const WIDE_DAYS: i32 = 31;

/// First and last possible day of an incident, and how wide that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct When {
    /// First and last possible day.
    pub days: (Date, Date),
    /// How wide.
    pub precision: TimePrecision,
}

impl When {
    /// The day of the report stands in for one that it does not tell, where it was told of as news; its precision is
    /// unknown.
    pub fn of_report(doc: &Document) -> Option<Self> {
        doc.written.map(|day| Self { days: (day, day), precision: TimePrecision::Unknown })
    }
}

/// A day or stretch of days and what speaks for it.
struct Candidate {
    when: When,
    weight: u32,
    aftermath: u32,
}

impl Candidate {
    fn total(&self) -> u32 {
        self.weight + self.aftermath.min(AFTERMATH_MOST)
    }
}

/// The time for which the times of the sentences in scope speak most.
pub fn elect(
    doc: &Document,
    bearings: &Bearings,
    of_times: &[Bearing],
    in_scope: impl Fn(usize) -> bool,
) -> Option<When> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut mentions = 0;
    for (time, &bearing) in doc.times.iter().zip(of_times) {
        let Some(days) = time.value.as_deref().and_then(times::days) else { continue };
        let sentence = doc.tokens.get(time.tokens.start).map(|t| t.sentence);
        if matches!(bearing, Bearing::Outside | Bearing::Said) || !sentence.is_some_and(&in_scope) {
            continue;
        }
        if doc.published.is_some_and(|published| days.0 > published) {
            continue;
        }
        // A bare year is digits too, and no hour.
        let dayless = is_fine(time.precision) && bearings.is_dayless(time.span.of(&doc.text));
        if dayless && mentions == 0 {
            continue; // Nothing before it says of which day.
        }
        let mut weight = weight(bearing);
        if mentions < HEAD_MENTIONS {
            weight += weight / 2;
        }
        if dayless {
            weight /= 3;
        } else if is_fine(time.precision) {
            // What happened has an hour; what was done about it, a day.
            weight += weight / 2;
        }
        mentions += 1;
        let when = When { days: night(days, time.span.of(&doc.text)), precision: time.precision };
        let index = candidates.iter().position(|c| c.when.days == when.days).unwrap_or_else(|| {
            candidates.push(Candidate { when, weight: 0, aftermath: 0 });
            candidates.len() - 1
        });
        if bearing == Bearing::Aftermath {
            candidates[index].aftermath += weight;
        } else {
            candidates[index].weight += weight;
        }
    }
    best(candidates)
}

fn weight(bearing: Bearing) -> u32 {
    match bearing {
        Bearing::Outside | Bearing::Said => 0,
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

/// "Overnight" is the evening of one day or the small hours of the next.
fn night(days: (Date, Date), words: &str) -> (Date, Date) {
    let overnight = words.to_ascii_lowercase().contains("overnight");
    if overnight { (days.0, days.1.tomorrow().unwrap_or(days.1)) } else { days }
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
            .filter(|_| c.weight > 0)
            .filter(|wide| width(wide) > width(c) && width(wide) <= WIDE_DAYS && contains(wide, c))
            .map(Candidate::total)
            .sum::<u32>();
        c.total() + around
    };
    let narrow = |c: &&Candidate| width(c) <= WIDE_DAYS;
    let any_narrow = candidates.iter().any(|c| narrow(&c) && score(c) >= LEAST);
    let mut best: Option<(&Candidate, u32)> = None;
    for candidate in candidates.iter().filter(|c| !any_narrow || narrow(c)) {
        let score = score(candidate);
        if score >= LEAST && best.is_none_or(|(_, most)| score > most) {
            best = Some((candidate, score));
        }
    }
    best.map(|(candidate, _)| candidate.when)
}

/// Days from one to the other; negative if the other is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
