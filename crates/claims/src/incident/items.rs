//! The items of a round-up, each headed by its place: "KIRKUK - Police found ...", "Kunduz: A bomb killed ...".

use language::{Document, Place, TokenId};

use crate::draft::Draft;
use crate::predicates::Classes;

/// Items without which nothing is a round-up.
const LEAST: usize = 2;
/// Paragraphs at the head of a report among which one announces a digest.
const HEAD: usize = 4;
/// Words of what announces it, at most.
const HEADING_WORDS: usize = 24;

/// Which sentences belong to which item.
#[derive(Debug, Default)]
pub struct Items {
    /// The index of the place that heads the item of each sentence, among the document's places. Empty without items.
    of_sentence: Vec<Option<usize>>,
}

impl Items {
    /// Finds the items of a report. Whatever stands between two of them belongs to the first.
    pub fn of(doc: &Document, classes: &Classes) -> Self {
        let mut heads: Vec<(usize, usize)> = Vec::new();
        let digest = heading(doc, classes);
        for (index, place) in doc.places.iter().enumerate() {
            let Some(sentence) = doc.tokens.get(place.tokens.start).map(|token| token.sentence) else {
                continue;
            };
            let first = doc.paragraphs.get(doc.sentences[sentence].paragraph).map(|p| p.sentences.start);
            let of_digest = digest.is_some_and(|heading| {
                let paragraph = doc.sentences[sentence].paragraph;
                paragraph > heading
                    && heads.last().is_none_or(|last| doc.sentences[last.0].paragraph != paragraph)
            });
            if first == Some(sentence) && heads_item(doc, place) {
                heads.push((sentence, index));
            } else if of_digest && let Some(first) = first {
                heads.push((first, index));
            }
        }
        let names = |at: &(usize, usize)| doc.places[at.1].name.as_str();
        let differ = heads.iter().any(|head| names(head) != names(&heads[0]));
        if heads.len() < LEAST || !differ {
            return Self::default();
        }
        let mut of_sentence = vec![None; doc.sentences.len()];
        for (at, &(sentence, place)) in heads.iter().enumerate() {
            // What stands below the last paragraph of the last item may be about all.
            let own = doc.paragraphs[doc.sentences[sentence].paragraph].sentences.end;
            let end = heads.get(at + 1).map_or(own, |next| next.0);
            of_sentence[sentence..end].fill(Some(place));
        }
        Self { of_sentence }
    }

    /// The place that heads the item of a sentence, as an index into the document's places.
    pub fn place(&self, sentence: usize) -> Option<usize> {
        self.of_sentence.get(sentence).copied().flatten()
    }

    /// Takes from the sentences of an incident those of other items, where all that is told of it stands in one.
    pub fn keep_to(&self, doc: &Document, drafts: &[Draft], index: usize, scope: &mut [bool]) {
        let sentences = drafts.iter().filter(|draft| draft.incident == index);
        let places = sentences.map(|draft| self.place(doc.tokens[draft.trigger].sentence));
        let Some(Some(own)) = places.reduce(|a, b| a.filter(|_| a == b)) else { return };
        for (inside, of) in scope.iter_mut().zip(&self.of_sentence) {
            *inside &= *of == Some(own);
        }
    }

    /// Whether a sentence stands above all items.
    pub fn is_above(&self, sentence: usize) -> bool {
        let first = self.of_sentence.iter().position(Option::is_some);
        first.is_some_and(|first| sentence < first)
    }
}

/// The paragraph that announces a digest, each of whose paragraphs is an item: "Security incidents across Aldia on Friday:".
fn heading(doc: &Document, classes: &Classes) -> Option<usize> {
    let announces = |&at: &usize| {
        let sentences = doc.paragraphs[at].sentences.clone();
        let Some(last) = sentences.clone().last().and_then(|s| doc.sentences.get(s)) else { return false };
        let tokens = last.tokens.clone();
        tokens.len() <= HEADING_WORDS
            && tokens.clone().last().is_some_and(|t| doc.word(t) == ":")
            && tokens.clone().any(|t| classes.has("DIGEST_WORD", &doc.word(t).to_lowercase()))
            && sentences.len() <= 2
    };
    (0..doc.paragraphs.len().min(HEAD)).find(announces)
}

/// Whether a place stands first in its sentence, before the mark of an item.
fn heads_item(doc: &Document, place: &Place) -> bool {
    let tokens = doc.sentences[doc.tokens[place.tokens.start].sentence].tokens.clone();
    let next = doc.items.partition_point(|item| item.span.end <= place.span.start);
    if doc.items.get(next).and_then(|item| item.place).is_some_and(|own| own.start == place.span.start) {
        return true;
    }
    let own = |t: TokenId| tokens.contains(&t).then(|| doc.word(t));
    let behind = place.tokens.end;
    // "Al-Khalis, Diyala: ..."
    let mark = if own(behind) == Some(",") { behind + 2 } else { behind };
    tokens.start == place.tokens.start && own(mark) == Some(":") && own(mark + 1).is_some()
}
