//! Those told of one by one, by ordinals: "two men were shot. The first died at the scene, the second at a hospital".

use std::collections::HashSet;

use language::{Deprel, Document, Qualifier, TokenId, Upos};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::events::{self, Event};
use crate::people::Who;
use crate::predicates::{Condition, Frame};
use crate::reading::{Group, Kind, Reality, Stance};
use crate::syntax;

/// So many sentences back stand those who are told of.
const SENTENCES: usize = 2;
/// Words from a predicate to the next ordinal without a verb, at most.
const TO_NEXT: usize = 16;
/// Ordinals that go on with one predicate, at most.
const MOST: usize = 6;

/// The persons whom ordinals alone call, of those counted in the sentences before.
pub fn find(doc: &Document, events: &[Event<'_>], told: &[Draft]) -> Vec<Draft> {
    let mut wholes: Vec<&Draft> =
        told.iter().filter(|d| is_harmed_or_taken(d.kind) && is_several(d)).collect();
    wholes.sort_by_key(|d| d.trigger);
    let mut found = Vec::new();
    for event in events {
        let [first] = event.affected.as_slice() else { continue };
        let fits = matches!(event.sense.kind, Kind::Killed | Kind::Injured | Kind::Released | Kind::Rescued)
            && matches!(event.sense.frame, Frame::Subject | Frame::Object)
            && !event.sense.conditions.contains(&Condition::Negated);
        if !fits || *first > event.trigger || !is_ordinal(doc, *first) {
            continue;
        }
        let sentence = doc.tokens[event.trigger].sentence;
        let before = wholes.partition_point(|d| d.trigger < *first);
        let Some(whole) = before
            .checked_sub(1)
            .map(|i| wholes[i])
            .filter(|d| doc.tokens[d.trigger].sentence + SENTENCES >= sentence)
        else {
            continue;
        };
        let mut all = vec![*first];
        all.extend(those_behind(doc, events, event.trigger));
        found.extend(all.into_iter().map(|head| one(doc, event, whole, head)));
    }
    found
}

/// "Two guards were shot. The first died at once, the second in hospital": where as many died one by one as were hurt, the
/// number is that of the dead.
pub fn all_died(doc: &Document, drafts: &mut [Draft]) {
    let by_one = |d: &Draft| {
        let head = d.counted.as_ref().filter(|c| c.interval == counting::ONE).map(|c| c.head);
        d.kind == Kind::Killed && d.part_of.is_none() && head.is_some_and(|head| is_ordinal(doc, head))
    };
    let mut dead: Vec<(usize, usize)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, d)| by_one(d))
        .map(|(index, d)| (doc.tokens[d.trigger].sentence, index))
        .collect();
    dead.sort_unstable();
    all_of_them(doc, drafts);
    for index in 0..drafts.len() {
        let whole = &drafts[index];
        let number = whole.counted.as_ref().filter(|c| c.interval.low == c.interval.high);
        let Some(number) = number.and_then(|c| c.interval.low).filter(|&n| n >= 2) else { continue };
        if whole.kind != Kind::Injured || !whole.by_attack || whole.part_of.is_some() {
            continue;
        }
        let sentence = doc.tokens[whole.trigger].sentence;
        let from = dead.partition_point(|&(at, _)| at <= sentence);
        let parts: Vec<usize> =
            dead[from..].iter().take_while(|&&(at, _)| at <= sentence + SENTENCES).map(|&(_, d)| d).collect();
        if u64::try_from(parts.len()).is_ok_and(|died| died == number) {
            drafts[index].kind = Kind::Killed;
            for part in parts {
                drafts[part].part_of = Some(index);
            }
        }
    }
}

/// "Six workers were shot. All of them died": the number is that of the dead.
fn all_of_them(doc: &Document, drafts: &mut [Draft]) {
    let all = |d: &Draft| {
        let counted =
            d.counted.as_ref().filter(|c| c.interval.qualifier == Qualifier::All && c.interval.low.is_none());
        let them = counted.is_some_and(|c| {
            doc.tokens_in(c.of).all(|t| {
                matches!(doc.word(t).to_lowercase().as_str(), "all" | "of" | "them" | "they" | "both")
            })
        });
        d.kind == Kind::Killed && d.reality == Reality::Actual && d.stance != Stance::Denied && them
    };
    let died: HashSet<usize> =
        drafts.iter().filter(|d| all(d)).map(|d| doc.tokens[d.trigger].sentence).collect();
    let shot = |d: &&mut Draft| {
        d.kind == Kind::Injured
            && d.by_attack
            && d.part_of.is_none()
            && is_several(d)
            && died.contains(&(doc.tokens[d.trigger].sentence + 1))
    };
    for draft in drafts.iter_mut().filter(shot) {
        draft.kind = Kind::Killed;
    }
}

fn is_harmed_or_taken(kind: Kind) -> bool {
    matches!(kind, Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Abducted)
}

fn is_several(draft: &Draft) -> bool {
    draft.counted.as_ref().is_some_and(|c| c.interval.low >= Some(2))
}

fn one(doc: &Document, event: &Event<'_>, whole: &Draft, head: TokenId) -> Draft {
    let of = doc.span_of(head - 1..end_of_phrase(doc, head));
    let group = whole.group.unwrap_or(Group::People);
    let mut draft = Draft::new(event.sense.kind, event.trigger, clause::evidence(doc, event.trigger, &[of]));
    draft.group = Some(group);
    draft.by_attack = event.sense.attack;
    draft.suggests = event.sense.suggests;
    let who = Who { is_person: true, group: Some(group), as_called: doc.tokens[head].span, ..Who::default() };
    draft.counted = Some(Counted { head, interval: counting::ONE, quantity: None, of, who });
    draft
}

/// Where what is said of one without a verb ends: at the next comma, "and" or end.
fn end_of_phrase(doc: &Document, head: TokenId) -> TokenId {
    let end = doc.sentences[doc.tokens[head].sentence].tokens.end;
    let stops = |t: &TokenId| doc.tokens[*t].upos == Upos::Punct || doc.tokens[*t].upos == Upos::Cconj;
    (head + 1..end.min(head + TO_NEXT)).find(stops).unwrap_or(head + 1)
}

/// "The first", "the second", "the last" that stands for a person.
fn is_ordinal(doc: &Document, token: TokenId) -> bool {
    let word = doc.word(token).to_lowercase();
    let ordinal = word == "last" || language::numbers::read_ordinal(&word).is_some();
    let the = token.checked_sub(1).is_some_and(|t| doc.word(t).eq_ignore_ascii_case("the"));
    // "The first of the attacks", "the first to arrive".
    let more = doc.children(token).any(|t| {
        matches!(doc.tokens[t].deprel, Deprel::Nmod | Deprel::Acl | Deprel::AclRelcl)
            && !syntax::takes_up(doc, token)
            && t > token
            && !matches!(doc.tokens[t].upos, Upos::Num)
            && doc.children_by(t, &[Deprel::Case]).all(|c| doc.tokens[c].lemma == "of")
    });
    ordinal && the && doc.tokens[token].upos != Upos::Verb && !more
}

/// "..., the second at a hospital and the third on Sunday": ordinals behind a predicate that go on with it.
fn those_behind(doc: &Document, events: &[Event<'_>], predicate: TokenId) -> Vec<TokenId> {
    let end = doc.sentences[doc.tokens[predicate].sentence].tokens.end;
    let mut found: Vec<TokenId> = Vec::new();
    let mut from = predicate;
    while found.len() < MOST {
        let next = (from + 3..end.min(from + TO_NEXT))
            .find(|&t| is_ordinal(doc, t) && matches!(doc.tokens[t - 2].lemma.as_str(), "and" | "," | ";"));
        let Some(next) = next else { break };
        // With a verb of its own it tells of itself.
        let own = |t: TokenId| {
            matches!(doc.tokens[t].upos, Upos::Verb | Upos::Aux) || !events::at(events, t).is_empty()
        };
        let behind = next + 1..end.min(next + TO_NEXT);
        let bare = behind.clone().take_while(|&t| !matches!(doc.word(t), "," | ";" | "and")).all(|t| !own(t));
        let placed = behind
            .clone()
            .next()
            .is_some_and(|t| matches!(doc.tokens[t].upos, Upos::Adp | Upos::Adv | Upos::Num | Upos::Det));
        if !bare || !placed {
            break;
        }
        found.push(next);
        from = next;
    }
    found
}
