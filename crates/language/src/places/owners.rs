//! Names that stand before "'s" and the word for what only a place has: "Aldgrove's mayor", "El Obeid's market".

use super::gazetteer::{Feature, Gazetteer, NameForm};
use super::{fold, mention};
use crate::{Document, NameKind, TokenId, Upos};

/// Words between "'s" and the noun: "'s main vegetable market".
const TO_NOUN: usize = 3;
/// Inhabitants of a place that a name alone may mean.
const INHABITANTS: f64 = 5_000.0;

/// Makes a place of a name taken for a person's where it stands before "'s" and a word for an office or a building of a town, where a
/// town bears it and nobody else in the text has one of its words in his name.
pub(super) fn find(document: &mut Document, gazetteer: &Gazetteer) {
    let towns: Vec<usize> =
        (0..document.names.len()).filter(|&index| is_town(document, gazetteer, index)).collect();
    for index in towns {
        document.names[index].kind = NameKind::Place;
    }
}

fn is_town(document: &Document, gazetteer: &Gazetteer, index: usize) -> bool {
    let name = &document.names[index];
    if name.kind != NameKind::Person || !owns_what_towns_have(document, gazetteer, name.tokens.end) {
        return false;
    }
    let key = fold::key(document.span_of(name.tokens.clone()).of(&document.text));
    let bears = gazetteer.find_key(&key).filter(|bearer| bearer.form != NameForm::Demonym).any(|bearer| {
        gazetteer.record(bearer.id).is_some_and(|record| {
            let town = record.feature == Feature::Populated && record.population >= INHABITANTS;
            town || mention::is_prominent(&record)
        })
    });
    let word = |t: TokenId| document.word(t).to_lowercase();
    let shared = |other: usize| {
        other != index
            && document.names[other].kind == NameKind::Person
            && document.names[other].tokens.len() > name.tokens.len()
            && document.names[other].tokens.clone().any(|a| name.tokens.clone().any(|b| word(a) == word(b)))
    };
    bears && !(0..document.names.len()).any(shared)
}

/// Whether "'s" and, behind words that describe it, such a noun follow.
fn owns_what_towns_have(document: &Document, gazetteer: &Gazetteer, end: TokenId) -> bool {
    let Some(mark) = document.tokens.get(end) else { return false };
    if !matches!(document.word(end), "'s" | "’s") {
        return false;
    }
    let same = |t: &TokenId| document.tokens.get(*t).is_some_and(|token| token.sentence == mark.sentence);
    let noun = (end + 1..end + 1 + TO_NOUN)
        .take_while(same)
        .take_while(|&t| matches!(document.tokens[t].upos, Upos::Adj | Upos::Noun | Upos::Propn))
        .last();
    noun.is_some_and(|t| gazetteer.words.is_owned(&document.word(t).to_lowercase()))
}
