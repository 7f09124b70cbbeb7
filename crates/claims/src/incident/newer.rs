//! News that is told behind what happened before it: "On 2 May a bomb killed nine in Quetta. On Monday gunmen killed two in Kalat".
//!
//! What happened last is what the report is about, whichever it tells first.

use jiff::civil::Date;
use language::Document;

use super::day::days_between;
use super::place::Where;
use super::setting::Setting;
use super::{Occurrence, is_event, is_spoken};
use crate::draft::Draft;
use crate::reading::{Kind, Reality};

/// Days before the report within which news has just happened.
const OF_LATE: i32 = 7;
/// Days by which what is recalled lies before the news, at least.
const RECALLED: i32 = 5;
/// Sentences at the head of a report that tell its news.
const HEAD: usize = 4;
/// Days that the main incident may last to be set against a day.
const MOST_DAYS: i32 = 31;

/// The first sentence that puts a claim on the main incident's day, where that is no longer than a month.
pub fn told_first(
    doc: &Document,
    drafts: &[Draft],
    told: &[Setting],
    main_day: Option<(Date, Date)>,
) -> Option<usize> {
    let day = main_day.filter(|(first, last)| days_between(*first, *last) <= MOST_DAYS)?;
    let of_day = drafts.iter().zip(told).filter(|(_, setting)| setting.days == Some(day));
    of_day.map(|(draft, _)| doc.tokens[draft.trigger].sentence).min()
}

/// Whether a claim's own words put it on a day after the main incident's, which was told before it: nobody dies in an attack
/// before it.
pub fn is_newer(
    doc: &Document,
    draft: &Draft,
    setting: &Setting,
    main: (Option<usize>, Option<(Date, Date)>),
) -> bool {
    let (Some(first), Some((_, last))) = main else { return false };
    let after = doc.tokens[draft.trigger].sentence > first;
    after
        && setting.surely
        && setting.days.is_some_and(|(start, end)| start == end && days_between(last, start) > 1)
}

/// Whether an incident of a later day than the main one tells of harm to people who are counted.
pub fn is_news_of_its_own(
    doc: &Document,
    drafts: &[Draft],
    index: usize,
    (start, main_day): (Date, Option<(Date, Date)>),
) -> bool {
    let later = main_day.is_some_and(|(_, last)| days_between(last, start) > 1)
        && doc.written.is_none_or(|written| (0..=OF_LATE).contains(&days_between(start, written)));
    let attacks =
        |draft: &Draft| draft.kind == Kind::Attack && draft.reality == Reality::Actual && !is_spoken(draft);
    later && drafts.iter().any(|draft| draft.incident == index && (is_harm(draft) || attacks(draft)))
}

fn is_harm(draft: &Draft) -> bool {
    is_event(draft)
        && !is_spoken(draft)
        && matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Abducted)
        && draft.reality == Reality::Actual
        && draft.counted.as_ref().is_some_and(|counted| counted.interval.high != Some(0))
}

/// Whether every sentence of an incident tells of another one too.
pub fn shares_its_sentences(doc: &Document, drafts: &[Draft], index: usize) -> bool {
    let sentence = |draft: &Draft| doc.tokens[draft.trigger].sentence;
    let others: std::collections::HashSet<usize> =
        drafts.iter().filter(|draft| draft.incident != index).map(sentence).collect();
    drafts.iter().filter(|draft| draft.incident == index).all(|draft| others.contains(&sentence(draft)))
}

/// The place that all claims of an incident have.
pub fn place_of_all(mut places: impl Iterator<Item = Option<usize>>) -> Option<Where> {
    let first = places.next()??;
    places.all(|place| place == Some(first)).then(|| Where { place: Some(first), ..Where::default() })
}

/// Puts first the main incident of the last days where the one told first is older and has no more than its date: what
/// happened days before is recalled.
pub fn put_first(doc: &Document, drafts: &mut [Draft], occurrences: &mut [Occurrence]) {
    let Some(written) = doc.written else { return };
    let Some((_, older)) = occurrences.first().and_then(|first| first.days) else { return };
    let newer = |occurrence: &Occurrence| {
        occurrence.main
            && occurrence.days.is_some_and(|(first, last)| {
                (0..=OF_LATE).contains(&days_between(last, written)) && days_between(older, first) >= RECALLED
            })
    };
    if days_between(older, written) <= OF_LATE {
        return;
    }
    let sentences = |index: usize| {
        let of = drafts.iter().filter(move |draft| draft.incident == index);
        of.map(|draft| doc.tokens[draft.trigger].sentence)
    };
    // What is taken up again behind the news is no mere memory.
    let is_left =
        |index: usize| sentences(0).max() < sentences(index).min() && sentences(index).min() <= Some(HEAD);
    let counts = |index: usize| drafts.iter().any(|draft| draft.incident == index && is_harm(draft));
    let Some(index) =
        (1..occurrences.len()).find(|&index| newer(&occurrences[index]) && counts(index) && is_left(index))
    else {
        return;
    };
    occurrences.swap(0, index);
    occurrences[index].main = false;
    for draft in drafts {
        draft.incident = match draft.incident {
            0 => index,
            other if other == index => 0,
            other => other,
        };
    }
}
