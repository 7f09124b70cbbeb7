//! Days that are counted from another event's: "killed six on Thursday, a day after gunmen shot two".

use jiff::ToSpan;
use jiff::civil::Date;
use language::{Deprel, Document, TokenId, numbers, times};

use super::setting::Setting;
use crate::draft::Draft;
use crate::predicates::Classes;
use crate::syntax;

/// Most days or weeks that are counted.
const MOST: u64 = 400;
/// Phrases of a predicate that are looked at for its day.
const MOST_TIMES: usize = 8;

/// Days by which what a clause tells lies from what it hangs on, and the predicate of that: "two days after", "a week before".
fn apart(doc: &Document, classes: &Classes, trigger: TokenId) -> Option<(i64, TokenId)> {
    let clause = syntax::clause_head(doc, trigger);
    let mark = doc
        .children_by(clause, &[Deprel::Mark])
        .find(|&t| t < clause && matches!(doc.tokens[t].lemma.as_str(), "after" | "before"))?;
    let unit = mark.checked_sub(1).filter(|&t| classes.has("TIME_UNIT", &doc.tokens[t].lemma))?;
    // Trees may hang the clause on the days.
    let head = doc.tokens[clause].head?;
    let head = if head == unit { doc.tokens[unit].head? } else { head };
    let days = match doc.tokens[unit].lemma.as_str() {
        "day" => 1,
        "week" => 7,
        _ => return None,
    };
    let number = match unit.checked_sub(1).filter(|&t| doc.word(t).len() > 1) {
        None => 1,
        Some(t) if matches!(doc.tokens[t].lemma.as_str(), "the" | "one") => 1,
        Some(t) => exact(doc, t)?,
    };
    let number = i64::try_from(number).ok().filter(|_| number <= MOST)?;
    let before = doc.tokens[mark].lemma == "after";
    Some((if before { -days * number } else { days * number }, head))
}

/// Gives what such clauses tell its day, where what they hang on has one.
pub fn mark(doc: &Document, classes: &Classes, drafts: &[Draft], told: &mut [Setting]) {
    for (draft, setting) in drafts.iter().zip(told) {
        let Some((days, head)) = apart(doc, classes, draft.trigger) else { continue };
        setting.counted_day = day_of(doc, head).and_then(|day| day.checked_add(days.days()).ok());
    }
}

/// The day that hangs on a predicate.
pub fn day_of(doc: &Document, predicate: TokenId) -> Option<Date> {
    let mut below = doc.children_by(predicate, &[Deprel::Obl, Deprel::OblUnmarked]).take(MOST_TIMES);
    below.find_map(|t| days_at(doc, t).filter(|(first, last)| first == last)).map(|(first, _)| first)
}

/// The days that the time at a word names.
pub fn days_at(doc: &Document, token: TokenId) -> Option<(Date, Date)> {
    let at = doc.times.partition_point(|time| time.tokens.end <= token);
    let time = doc.times.get(at).filter(|time| time.tokens.contains(&token))?;
    times::days(time.value.as_deref()?)
}

/// The number that a word gives: "two", "10".
fn exact(doc: &Document, word: TokenId) -> Option<u64> {
    let number = numbers::read(&doc.word(word).to_lowercase())?;
    number.low.filter(|low| number.high == Some(*low))
}
