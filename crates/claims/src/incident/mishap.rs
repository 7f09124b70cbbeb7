//! What nobody meant: vehicles that crash, what explodes by itself.

use std::collections::HashSet;

use language::{Deprel, Document, TokenId, Upos};

use crate::draft::Draft;
use crate::predicates::Classes;
use crate::reading::Reality;
use crate::syntax;

/// Whether a sentence tells that a vehicle crashed, or that somebody was hit by one: "a bus plunged into a ravine", "she was hit
/// by a train". Where the sentence also has what is attacked with, it did not crash by itself.
pub fn is_crash(doc: &Document, classes: &Classes, sentence: usize) -> bool {
    let tokens = doc.sentences[sentence].tokens.clone();
    let of_class = |t: TokenId, class: &str| classes.has(class, &doc.tokens[t].lemma.to_lowercase());
    let is_vehicle = |t: TokenId| doc.tokens[t].upos != Upos::Pron && of_class(t, "CRASHING");
    // "Struck by a tram" is no strike.
    let is_deed = |t: TokenId| {
        of_class(t, "MADE_IT_EXPLODE") && !(doc.tokens[t].upos == Upos::Verb && of_class(t, "CRASH_VERB"))
    };
    let crashes = tokens.clone().any(|t| {
        doc.tokens[t].upos == Upos::Verb
            && of_class(t, "CRASH_VERB")
            && (syntax::agent(doc, t).is_some_and(is_vehicle)
                // "was knocked down and killed by a lorry": the first verb shares what the second one has.
                || doc
                    .children_by(t, &[Deprel::Conj])
                    .filter(|&other| doc.tokens[other].upos == Upos::Verb)
                    .any(|other| {
                        syntax::is_passive(doc, t) && syntax::agent(doc, other).is_some_and(is_vehicle)
                    }))
    });
    crashes && !tokens.into_iter().any(|t| is_deed(t) || of_class(t, "ATTACKER_WORD"))
}

/// Whether a word for an accident ("fire", "gas") is what somebody did something with: "exchanged fire", "gas was sprayed into
/// the room".
pub fn is_discharged(doc: &Document, classes: &Classes, word: TokenId, deeds: &HashSet<TokenId>) -> bool {
    let token = &doc.tokens[word];
    if token.upos != Upos::Noun || !matches!(token.deprel, Deprel::Obj | Deprel::NsubjPass) {
        return false;
    }
    token.head.is_some_and(|verb| {
        deeds.contains(&verb) || classes.has("DISCHARGE_VERB", &doc.tokens[verb].lemma.to_lowercase())
    })
}

/// Whether the explosion of an incident is that of gas, a boiler, fireworks, and no sentence that tells of it has a bomb or anybody
/// who attacks. What it came from may stand in the next sentence.
pub fn explodes_by_itself(doc: &Document, classes: &Classes, drafts: &[Draft], index: usize) -> bool {
    let mut sentences: Vec<usize> = drafts
        .iter()
        .filter(|draft| draft.incident == index && draft.reality != Reality::Unreal)
        .map(|draft| doc.tokens[draft.trigger].sentence)
        .collect();
    sentences.sort_unstable();
    sentences.dedup();
    let of_class = |t: TokenId, class: &str| classes.has(class, &doc.tokens[t].lemma.to_lowercase());
    let in_sentence = |sentence: usize| doc.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
    let made = sentences.iter().flat_map(|&s| in_sentence(s)).any(|t| of_class(t, "MADE_IT_EXPLODE"));
    let is_source = |t: TokenId| {
        let whole = doc.tokens[t].deprel != Deprel::Compound
            || doc.tokens[t].head.is_some_and(|head| !of_class(head, "GAS_BUSINESS"));
        of_class(t, "EXPLODES_BY_ITSELF") && whole
    };
    let next = sentences.last().map(|last| last + 1);
    !made && sentences.iter().copied().chain(next).flat_map(in_sentence).any(is_source)
}
