//! Violent words where nobody is harmed: "the audience died laughing", "the film bombed in its first week"
//! (`data/figures_of_speech.tsv`).

use std::collections::HashMap;

use language::knowledge::{Error, Row};
use language::{Deprel, Document, Knowledge, TokenId, Upos};

use crate::predicates::{Classes, Words};
use crate::syntax;

/// Stands in the table for any infinitive.
const INFINITIVE: &str = "to...";
/// Stands in the table for the score of a match behind the object.
const SCORE: &str = "score...";

/// The figures of speech, by the lemma of their predicate.
#[derive(Debug, Default)]
pub struct Table {
    figures: HashMap<String, Vec<Figure>>,
}

#[derive(Clone, Debug)]
struct Figure {
    subject: Option<Words>,
    object: Object,
    with: Option<Words>,
}

#[derive(Clone, Debug, PartialEq)]
enum Object {
    Any,
    None,
    One(Words),
}

impl Table {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line cannot be read; the message names file and line.
    pub fn new(knowledge: &Knowledge, classes: &Classes) -> Result<Self, Error> {
        let mut figures: HashMap<String, Vec<Figure>> = HashMap::new();
        for row in knowledge.rows("figures_of_speech.tsv") {
            let object = match row.field(2) {
                "none" => Object::None,
                _ => words(&row, 2, classes)?.map_or(Object::Any, Object::One),
            };
            let figure = Figure { subject: words(&row, 1, classes)?, object, with: words(&row, 3, classes)? };
            if row.list(0).next().is_none() {
                return Err(row.error("a figure of speech needs the lemmas of its predicate"));
            }
            for lemma in row.list(0) {
                figures.entry(lemma.to_owned()).or_default().push(figure.clone());
            }
        }
        Ok(Self { figures })
    }

    /// Whether a verb stands for something else than it says.
    pub fn has(&self, doc: &Document, verb: TokenId) -> bool {
        let token = &doc.tokens[verb];
        matches!(token.upos, Upos::Verb | Upos::Noun)
            && self
                .figures
                .get(&token.lemma)
                .is_some_and(|figures| figures.iter().any(|figure| figure.fits(doc, verb)))
    }
}

impl Figure {
    fn fits(&self, doc: &Document, verb: TokenId) -> bool {
        let is_one = |t: TokenId, words: &Words| {
            let word = doc.word(t).to_lowercase();
            words.iter().any(|w| *w == doc.tokens[t].lemma || *w == word)
        };
        if doc.tokens[verb].upos == Upos::Noun {
            let describes = [Deprel::Amod, Deprel::Compound];
            // "An attack on the tax bill"
            let aimed_at = doc.children_by(verb, &[Deprel::Nmod]).filter(|&t| {
                self.object == Object::None
                    && ["on", "against"].iter().any(|case| syntax::has_case(doc, t, case))
            });
            return self.with.as_ref().is_some_and(|words| {
                self.subject.is_none()
                    && doc.children_by(verb, &describes).chain(aimed_at).any(|t| is_one(t, words))
            });
        }
        let passive = syntax::is_passive(doc, verb);
        let subject = || if passive { syntax::agent(doc, verb) } else { syntax::subject(doc, verb) };
        let object = || if passive { syntax::subject(doc, verb) } else { syntax::object(doc, verb) };
        let fits_subject =
            self.subject.as_ref().is_none_or(|words| subject().is_some_and(|t| is_one(t, words)));
        let fits_object = match &self.object {
            Object::Any => true,
            Object::None => !passive && object().is_none(),
            Object::One(words) => object().is_some_and(|t| is_one(t, words)),
        };
        // "Killed off the coast" is no "killed off".
        let here = |t: &TokenId| {
            let next = doc.tokens.get(*t);
            next.is_some_and(|next| next.sentence == doc.tokens[verb].sentence && next.upos != Upos::Adp)
        };
        let fits_with = self.with.as_ref().is_none_or(|words| {
            let hangs = doc.children(verb).filter(|&t| t > verb && !doc.tokens[t].deprel.is_subject());
            let of_object = object().into_iter().flat_map(|t| doc.children_by(t, &[Deprel::Nmod]));
            let infinitive =
                || doc.children_by(verb, &[Deprel::Xcomp]).any(|t| syntax::is_infinitive(doc, t));
            hangs.chain(Some(verb + 1).filter(here)).chain(of_object).any(|t| is_one(t, words))
                || words.iter().any(|w| w == INFINITIVE) && infinitive()
                || words.iter().any(|w| w == SCORE) && object().is_some_and(|t| is_before_score(doc, t))
        });
        fits_subject && fits_object && fits_with
    }
}

/// "Slaughtered Lund 5-0": the score of a match right behind a phrase.
fn is_before_score(doc: &Document, noun: TokenId) -> bool {
    let sentence = doc.tokens[noun].sentence;
    let goals = |word: &str| word.len() <= 2 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let here = |t: TokenId| doc.tokens.get(t).filter(|token| token.sentence == sentence).map(|_| doc.word(t));
    let dash = |word: &str| matches!(word, "-" | "\u{2013}");
    let parted = || {
        let (one, by, other) = (here(noun + 1)?, here(noun + 2)?, here(noun + 3)?);
        Some(goals(one) && dash(by) && goals(other))
    };
    let whole = || {
        let (one, other) = here(noun + 1)?.split_once(['-', '\u{2013}'])?;
        Some(goals(one) && goals(other))
    };
    parted() == Some(true) || whole() == Some(true)
}

fn words(row: &Row<'_>, column: usize, classes: &Classes) -> Result<Option<Words>, Error> {
    if row.field(column) == "-" {
        return Ok(None);
    }
    let mut all = Words::new();
    for word in row.list(column) {
        if word.chars().all(|c| c.is_ascii_uppercase() || c == '_') {
            let class = classes.words(word);
            all.extend(
                class.ok_or_else(|| row.error(format!("no word class is called {word}")))?.iter().cloned(),
            );
        } else {
            all.push(word.to_owned());
        }
    }
    if all.is_empty() {
        return Err(row.error("a column holds lemmas separated by |, or -"));
    }
    Ok(Some(all))
}
