//! Triage: a first look at a text, without reading it. Has it any word that could give a claim?
//!
//! For archives, most of whose reports tell of nothing that Sayso looks for. A report is passed over as a whole or read
//! as a whole: a sentence without such a word may still name the holder of a claim, or say who "they" are.

use std::collections::HashMap;

use language::lemma::Lemmatiser;
use language::{Upos, Xpos};

use crate::predicates::{Condition, Predicates, Sense};

/// How many words lie at most between a predicate and a word that its condition asks for ("shot ... dead").
const REACH: usize = 30;

/// The readings of a word that no model has tagged.
const READINGS: [(Upos, Xpos); 10] = [
    (Upos::Verb, Xpos::Vb),
    (Upos::Verb, Xpos::Vbz),
    (Upos::Verb, Xpos::Vbd),
    (Upos::Verb, Xpos::Vbn),
    (Upos::Verb, Xpos::Vbg),
    (Upos::Noun, Xpos::Nn),
    (Upos::Noun, Xpos::Nns),
    (Upos::Adj, Xpos::Jj),
    (Upos::Adv, Xpos::Rb),
    (Upos::Adp, Xpos::In),
];

/// Number of a lemma.
type Lemma = usize;

/// For each condition of a sense that asks for a word near by, the lemmas that meet it.
type Needs = Vec<Vec<Lemma>>;

/// The words of the predicates, and of the conditions of their senses.
#[derive(Debug, Default)]
pub struct Triage {
    lemmas: HashMap<String, Lemma>,
    /// By lemma, the needs of each of its senses; none for a word that only conditions ask for.
    senses: Vec<Vec<Needs>>,
}

impl Triage {
    /// From the table of predicates: every sense counts, of whatever kind.
    pub fn new(predicates: &Predicates) -> Self {
        let mut triage = Self::default();
        for (lemma, sense) in predicates.all() {
            if sense.conditions.contains(&Condition::Never) {
                continue;
            }
            let needs = triage.needs(sense);
            let lemma = triage.number(lemma);
            triage.senses[lemma].push(needs);
        }
        triage
    }

    fn number(&mut self, lemma: &str) -> Lemma {
        if let Some(known) = self.lemmas.get(lemma) {
            return *known;
        }
        self.lemmas.insert(lemma.to_owned(), self.senses.len());
        self.senses.push(Vec::new());
        self.senses.len() - 1
    }

    fn needs(&mut self, sense: &Sense) -> Needs {
        let words = sense.conditions.iter().filter_map(Condition::words);
        words.map(|words| words.iter().map(|word| self.number(word)).collect()).collect()
    }

    /// Whether any word of a text, in any reading of its form, is a predicate with the words near by that one of its
    /// senses asks for.
    pub fn may_hold(&self, text: &str, lemmatiser: &Lemmatiser) -> bool {
        let mut seen: HashMap<&str, Vec<Lemma>> = HashMap::new();
        let mut found = Vec::new();
        for (at, form) in words(text).enumerate() {
            let lemmas = seen.entry(form).or_insert_with(|| self.lemmas_of(form, lemmatiser));
            if lemmas.iter().any(|&lemma| self.senses[lemma].iter().any(Vec::is_empty)) {
                return true;
            }
            found.extend(lemmas.iter().map(|&lemma| (at, lemma)));
        }
        (0..found.len()).any(|index| {
            self.senses[found[index].1]
                .iter()
                .any(|needs| needs.iter().all(|need| is_near(&found, index, need)))
        })
    }

    fn lemmas_of(&self, form: &str, lemmatiser: &Lemmatiser) -> Vec<Lemma> {
        let form = form.to_lowercase();
        let known = |(upos, xpos)| self.lemmas.get(&lemmatiser.lemma(&form, upos, xpos)).copied();
        let mut lemmas: Vec<Lemma> = READINGS.into_iter().filter_map(known).collect();
        lemmas.sort_unstable();
        lemmas.dedup();
        lemmas
    }
}

/// Runs of letters; a soft hyphen parts no word.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphabetic() || c == '\u{ad}')).filter(|word| !word.is_empty())
}

/// Whether one of the lemmas stands near by, in another word.
fn is_near(found: &[(usize, Lemma)], index: usize, lemmas: &[Lemma]) -> bool {
    let at = found[index].0;
    let before = found[..index].iter().rev().take_while(|(other, _)| at - other <= REACH);
    let after = found[index..].iter().take_while(|(other, _)| other - at <= REACH);
    before.chain(after).any(|(other, lemma)| *other != at && lemmas.contains(lemma))
}

#[cfg(test)]
mod tests {
    use language::Knowledge;

    use super::*;

    fn may_hold(text: &str) -> bool {
        let knowledge = Knowledge::embedded();
        let predicates = Predicates::new(&knowledge).expect("the embedded table");
        let lemmatiser = Lemmatiser::new(&knowledge).expect("the embedded table");
        Triage::new(&predicates).may_hold(text, &lemmatiser)
    }

    #[test]
    fn a_word_in_any_form_is_enough() {
        for text in [
            "Two clerks were slain near the weir.",
            "TWO CLERKS SLAIN NEAR WEIR",
            "The bombings lasted an hour.",
            "A guard was wound\u{ad}ed.",
            "Nobody has claimed responsibility.",
            "The union condemned it.",
        ] {
            assert!(may_hold(text), "{text}");
        }
    }

    #[test]
    fn a_sense_needs_the_words_that_it_asks_for() {
        assert!(may_hold("He was mown, with his two guards, down."));
        assert!(!may_hold("He has mown the lawn."));
        let far = "word ".repeat(40);
        assert!(!may_hold(&format!("He has mown the lawn. {far} He went down.")));
    }

    #[test]
    fn nothing_in_these() {
        for text in [
            "",
            "12 34 --",
            "The bakery on the corner sells warm bread, and the queue is long.",
            "Bread is dear",
        ] {
            assert!(!may_hold(text), "{text}");
        }
    }
}
