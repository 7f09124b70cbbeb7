//! "Two sisters, aged 8 and 11", "three girls, 6, 9 and 12": persons of one noun, of whom each has an age.

use std::ops::RangeInclusive;

use language::{Document, TokenId, Upos, numbers};

use super::Victim;
use super::described::is_occupation;
use crate::np;
use crate::people::Form;
use crate::reading::Group;
use crate::roles::Source;
use crate::roles::nature::{Namer, Nature};

/// So many persons are told by their ages at most.
const MOST: u64 = 12;
/// Ages in years.
const AGES: RangeInclusive<u32> = 0..=115;
/// Younger ones are children.
const OF_AGE: u32 = 18;
/// Words between the noun and the first age: ", who were aged".
const BEFORE: usize = 4;

/// One record for each person whom a claim counts and of whom its words give an age, if they do so for all of them.
pub fn each(source: Source<'_>, namer: Namer<'_>, index: usize) -> Vec<Victim> {
    let doc = source.doc;
    let draft = &source.drafts[index];
    let Some(counted) = &draft.counted else { return Vec::new() };
    let number = counted.interval.high.filter(|high| counted.interval.low == Some(*high));
    let Some(number) = number.filter(|number| (2..=MOST).contains(number)) else { return Vec::new() };
    let head = counted.head;
    if np::name_at(doc, head).is_some() || !matches!(namer.nature(head), Nature::Person { .. }) {
        return Vec::new();
    }
    let ages = ages_behind(doc, head);
    if ages.len() as u64 != number {
        return Vec::new();
    }
    let noun = source.people.noun(&doc.tokens[head].lemma.to_lowercase());
    // "A couple" are two of either.
    let sex = noun.filter(|noun| noun.form == Form::Person).and_then(|noun| noun.sex);
    let occupation = is_occupation(source.people, source.classes, doc, head).then(|| np::name(doc, head));
    let one = |(t, age): (TokenId, u32)| Victim {
        head,
        span: np::core(doc, head).cover(doc.tokens[t].span),
        name: None,
        age: Some(age),
        sex,
        occupation,
        group: match draft.group {
            Some(Group::People | Group::Children) if age < OF_AGE => Some(Group::Children),
            Some(Group::Children) => Some(Group::People),
            group => group,
        },
        what: draft.kind,
        private: draft.group != Some(Group::Officials),
        counted_in: Some(draft.part_of.unwrap_or(index)),
        trigger: draft.trigger,
    };
    ages.into_iter().map(one).collect()
}

/// The ages in a row behind a noun, with their words.
pub(super) fn ages_behind(doc: &Document, head: TokenId) -> Vec<(TokenId, u32)> {
    let end = doc.sentences[doc.tokens[head].sentence].tokens.end;
    let word = |t: TokenId| doc.word(t).to_lowercase();
    let told = |t: &TokenId| matches!(word(*t).as_str(), "aged" | "ages");
    let mut at = head + 1;
    let reach = end.min(at + BEFORE);
    match (at..reach).find(told) {
        Some(aged) if (at..aged).all(|t| matches!(word(t).as_str(), "," | "(" | "who" | "were" | "are")) => {
            at = aged + 1;
        }
        _ if at < end && matches!(word(at).as_str(), "," | "(") => at += 1,
        _ => return Vec::new(),
    }
    let mut ages = Vec::new();
    while at < end {
        let read = numbers::read(&word(at)).filter(|n| n.low == n.high).and_then(|n| n.low);
        match read.and_then(|age| u32::try_from(age).ok()).filter(|age| AGES.contains(age)) {
            Some(age) => ages.push((at, age)),
            None if matches!(word(at).as_str(), "," | "and" | "&") => {}
            None => break,
        }
        at += 1;
    }
    // "Three girls, 12 boys": a number before a noun is no age; "16 and 17, were killed" is.
    let counts =
        doc.tokens.get(at).is_some_and(|next| at < end && matches!(next.upos, Upos::Noun | Upos::Adj))
            && !matches!(doc.word(at - 1), "," | ")");
    if counts { Vec::new() } else { ages }
}
