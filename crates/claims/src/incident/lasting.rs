//! Stretches of days that the words count back from the report's day, or from a day that they name: "three days of clashes", "over the
//! past two days", "the third day of fighting", "a battle that entered its fourth day on Tuesday".

use jiff::ToSpan;
use jiff::civil::Date;
use language::{Document, Interval, Time, TimePrecision, TokenId, numbers, times};

use crate::predicates::Classes;

/// Days that a stretch may be long.
const MOST_DAYS: i64 = 31;
/// Words between a unit of time and the noun for what lasted, at most.
const TO_NOUN: usize = 3;
/// Words between such a day, what lasts, and the day that is named, at most.
const REACH: usize = 24;
/// Times of a sentence that are looked at.
const TIMES: usize = 16;
/// Hours of a day.
const DAY: i64 = 24;

/// First and last day of the stretch that a sentence in scope counts up to the report's own day.
pub fn up_to_report(
    doc: &Document,
    classes: &Classes,
    in_scope: impl Fn(usize) -> bool,
) -> Option<(Date, Date)> {
    let last = doc.written?;
    let units = (1..doc.tokens.len()).filter(|&t| in_scope(doc.tokens[t].sentence));
    units.filter(|&t| hours(doc, t).is_some()).find_map(|t| {
        let back = days_of(doc, classes, t)
            .map(|days| days - 1)
            .or_else(|| past_days(doc, t))
            .or_else(|| nth_day(doc, classes, t).filter(|_| !names_day(doc, t)).map(|nth| nth - 1))?;
        let first = last.checked_sub(back.days()).ok()?;
        (1..=MOST_DAYS).contains(&back).then_some((first, last))
    })
}

/// The first day of what has gone on for so many days on a day that its sentence names: "entered its third day on Tuesday".
pub fn begun(doc: &Document, classes: &Classes, time: &Time, day: Date) -> Option<Date> {
    let sentence = &doc.sentences.get(doc.tokens.get(time.tokens.start)?.sentence)?.tokens;
    let near = time.tokens.start.saturating_sub(REACH).max(sentence.start)
        ..(time.tokens.end + REACH).min(sentence.end);
    let nth = near.skip(1).find_map(|t| nth_day(doc, classes, t))?;
    day.checked_sub((nth - 1).days()).ok().filter(|_| (2..=MOST_DAYS).contains(&nth))
}

/// "Two days of fighting", "a week of clashes": how many days.
fn days_of(doc: &Document, classes: &Classes, at: TokenId) -> Option<i64> {
    let unit = hours(doc, at).filter(|&unit| unit >= DAY)?;
    let word = |t: TokenId| {
        doc.tokens.get(t).filter(|token| token.sentence == doc.tokens[at].sentence).map(|_| doc.word(t))
    };
    let of = word(at + 1)?.eq_ignore_ascii_case("of");
    let lasting = (at + 2..at + 2 + TO_NOUN).any(|t| word(t).is_some() && lasts(doc, classes, t));
    let count = match doc.word(at.checked_sub(1)?) {
        "a" | "A" => 1,
        number => exact(numbers::read(&number.to_lowercase())?)?,
    };
    (of && lasting).then_some(whole(count, unit)).filter(|&days| days > 1)
}

/// "Over the past three days", "in the last 24 hours", "in the past week": how many days back.
fn past_days(doc: &Document, at: TokenId) -> Option<i64> {
    let unit = hours(doc, at)?;
    let word = |back: usize| {
        let t = at.checked_sub(back).filter(|&t| doc.tokens[t].sentence == doc.tokens[at].sentence)?;
        Some(doc.word(t).to_lowercase())
    };
    let is_past = |word: &str| matches!(word, "past" | "last" | "previous" | "preceding");
    let nearest = word(1)?;
    let (count, past) = match is_past(&nearest) {
        true => (1, 1),
        false => (exact(numbers::read(&nearest)?)?, 2),
    };
    let told = is_past(&word(past)?)
        && word(past + 1)? == "the"
        && matches!(word(past + 2)?.as_str(), "over" | "in" | "during" | "within" | "for");
    told.then_some(whole(count, unit))
}

/// "Over the past week": the seven days up to the report.
pub fn past_week(doc: &Document, time: &Time) -> Option<(Date, Date)> {
    let at = time.tokens.clone().next_back()?;
    let back = past_days(doc, at).filter(|_| time.precision == TimePrecision::Week)?;
    let last = doc.written?;
    Some((last.checked_sub(back.days()).ok()?, last))
}

/// "The third day of fighting", "a battle that entered its fourth day", "clashes went into a fifth day": which day it is.
fn nth_day(doc: &Document, classes: &Classes, at: TokenId) -> Option<i64> {
    let sentence = doc.sentences.get(doc.tokens[at].sentence)?.tokens.clone();
    let before =
        at.checked_sub(1).filter(|&t| t >= sentence.start && doc.word(at).eq_ignore_ascii_case("day"))?;
    let nth = exact(numbers::read_ordinal(&doc.word(before).to_lowercase())?)?;
    let of_what_lasts = doc.tokens.get(at + 1).is_some_and(|_| doc.word(at + 1).eq_ignore_ascii_case("of"))
        && (at + 2..(at + 2 + TO_NOUN).min(sentence.end)).any(|t| lasts(doc, classes, t));
    let entered = before.checked_sub(2).filter(|&t| t >= sentence.start).is_some_and(|t| {
        let lemma = doc.tokens[t].lemma.to_lowercase();
        matches!(lemma.as_str(), "enter" | "into" | "for" | "reach")
            && (t.saturating_sub(REACH).max(sentence.start)..t).any(|t| lasts(doc, classes, t))
    });
    (of_what_lasts || entered).then_some(nth)
}

/// Whether a word names what lasts: a siege, fighting, clashes.
pub fn lasts(doc: &Document, classes: &Classes, t: TokenId) -> bool {
    classes.has("LASTING_NOUN", &doc.tokens[t].lemma.to_lowercase())
}

/// The hours of a unit of time.
fn hours(doc: &Document, t: TokenId) -> Option<i64> {
    match doc.word(t).to_lowercase().as_str() {
        "hours" => Some(1),
        "day" | "days" => Some(DAY),
        "week" | "weeks" => Some(7 * DAY),
        _ => None,
    }
}

/// Days in so many units, a begun one counted whole.
fn whole(count: i64, hours: i64) -> i64 {
    count.saturating_mul(hours).saturating_add(DAY - 1) / DAY
}

fn exact(number: Interval) -> Option<i64> {
    i64::try_from(number.low.filter(|low| number.high == Some(*low))?).ok()
}

/// Whether the sentence of a word names a day.
fn names_day(doc: &Document, t: TokenId) -> bool {
    let sentence = doc.tokens[t].sentence;
    let first = doc.sentences[sentence].tokens.start;
    let from = doc.times.partition_point(|time| time.tokens.start < first);
    doc.times[from..]
        .iter()
        .take(TIMES)
        .take_while(|time| doc.tokens.get(time.tokens.start).is_some_and(|token| token.sentence == sentence))
        .any(|time| time.value.as_deref().and_then(times::days).is_some_and(|(first, last)| first == last))
}
