//! Those whom rescuers look for are missing: "rescuers are searching for 45 people", "crews looked for the nine fishermen".
//! Whom the police search for may be suspects: of them it is told only where the words say that they are none.

use std::collections::HashSet;

use language::{Deprel, Document, Span, TokenId, Upos};

use crate::clause;
use crate::counting;
use crate::draft::Draft;
use crate::figures;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{Group, Kind};
use crate::syntax;

/// Adds those who are looked for, in number.
pub fn find(doc: &Document, people: &People, classes: &Classes, drafts: &mut Vec<Draft>) {
    let taken: HashSet<Span> = drafts.iter().filter_map(|d| d.counted.as_ref()?.quantity).collect();
    for token in 0..doc.tokens.len() {
        let Some(for_whom) = sought(doc, classes, token) else { continue };
        for head in syntax::coordinated(doc, for_whom) {
            let Some(counted) = counting::count(doc, people, head, false).filter(|c| c.who.is_person) else {
                continue;
            };
            let Some(quantity) = counted.quantity.filter(|words| !taken.contains(words)) else { continue };
            let group = figures::group(Kind::Missing, &counted);
            let innocent = !matches!(group, Group::Militants | Group::People);
            if group == Group::Militants
                || counted.interval.high == Some(0)
                || !(innocent || is_rescue(doc, classes, token))
            {
                continue;
            }
            let mut draft =
                Draft::new(Kind::Missing, token, clause::evidence(doc, token, &[counted.of, quantity]));
            draft.group = Some(group);
            draft.counted = Some(counted);
            drafts.push(draft);
        }
    }
}

/// Whom a verb or noun of searching has behind "for".
fn sought(doc: &Document, classes: &Classes, word: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[word];
    let lemma = &token.lemma;
    let searches = match token.upos {
        Upos::Verb => classes.has("LOOK_FOR_VERB", lemma) || lemma == "look",
        Upos::Noun => lemma == "search",
        _ => false,
    };
    if !searches || syntax::is_negated(doc, word) {
        return None;
    }
    let for_whom = |t: TokenId| {
        doc.children_by(t, &[Deprel::Obl, Deprel::Nmod])
            .find(|&c| c > word && syntax::has_case(doc, c, "for"))
    };
    // "The search continued for eight workers".
    let verb = token.head.filter(|_| token.upos == Upos::Noun && token.deprel.is_subject());
    for_whom(word).or_else(|| verb.and_then(for_whom))
}

/// Whether those who search come to help.
fn is_rescue(doc: &Document, classes: &Classes, word: TokenId) -> bool {
    let helps = |t: TokenId| {
        classes.has("RESCUER", &doc.tokens[t].lemma) || classes.has("SEARCH_PARTY", &doc.tokens[t].lemma)
    };
    let subject = if doc.tokens[word].upos == Upos::Verb { syntax::subject(doc, word) } else { None };
    match subject {
        Some(subject) => syntax::coordinated(doc, subject).into_iter().any(helps),
        None => false,
    }
}
