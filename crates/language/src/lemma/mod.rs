//! Dictionary forms: a table of irregular forms and exceptions, then rules by suffix.

mod suffixes;

use std::collections::HashMap;

use crate::{Document, Error, Knowledge, Upos, Xpos};

/// Word classes that the rules tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Class {
    Verb,
    Noun,
    /// Adjectives, and adverbs that are inflected like them.
    Quality,
    /// Adverbs whose forms are those of another adjective: "better", of "well".
    Adverb,
    /// "her" of "she", apart from the possessive.
    Pronoun,
    /// Names: they keep their capitals.
    Name,
    Number,
    /// Function words and the rest.
    Other,
}

/// Finds the dictionary form of a word from its form and tags.
#[derive(Debug)]
pub struct Lemmatiser {
    exceptions: HashMap<(Class, String), String>,
}

impl Lemmatiser {
    /// From `lemmas.tsv`.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut exceptions = HashMap::new();
        for row in knowledge.rows("lemmas.tsv") {
            let class = match row.field(0) {
                "verb" => Class::Verb,
                "noun" => Class::Noun,
                "quality" => Class::Quality,
                "adverb" => Class::Adverb,
                "pronoun" => Class::Pronoun,
                "name" => Class::Name,
                "number" => Class::Number,
                "other" => Class::Other,
                class => return Err(row.error(format!("{class:?} is no class of words")).into()),
            };
            let lemma = row.field(1);
            if lemma.is_empty() {
                return Err(row.error("the second field, the dictionary form, is empty").into());
            }
            for form in row.list(2) {
                exceptions.insert((class, form.to_lowercase()), lemma.to_owned());
            }
        }
        Ok(Self { exceptions })
    }

    fn exception(&self, class: Class, lower: &str) -> Option<&str> {
        let listed = |class| self.exceptions.get(&(class, lower.to_owned())).map(String::as_str);
        let wider = match class {
            Class::Adverb => Class::Quality,
            Class::Pronoun => Class::Other,
            other => other,
        };
        listed(class).or_else(|| listed(wider))
    }

    /// Fills the lemma of every token.
    pub fn fill(&self, document: &mut Document) {
        let Document { text, sentences, tokens, .. } = document;
        for sentence in sentences {
            // in a sentence of capitals they say nothing about a word
            let mixed = sentence.span.of(text).contains(char::is_lowercase);
            for token in tokens.get_mut(sentence.tokens.clone()).unwrap_or_default() {
                let form = token.span.of(text);
                let listed = || self.exception(Class::Noun, &form.to_lowercase()).is_some();
                token.lemma = if mixed && is_acronym(form, token.xpos) && !listed() {
                    plain(form.strip_suffix('s').filter(|_| token.xpos == Xpos::Nns).unwrap_or(form))
                } else {
                    self.lemma(form, token.upos, token.xpos)
                };
            }
        }
    }

    /// The dictionary form of a word: in lower case but for names, with plain apostrophes.
    pub fn lemma(&self, form: &str, upos: Upos, xpos: Xpos) -> String {
        let form = plain(form);
        let class = class(upos, xpos);
        if xpos == Xpos::Pos {
            return "'s".to_owned();
        }
        let lower = form.to_lowercase();
        let capitals = form.len() > 1 && is_capitals(&form);
        if let Some(lemma) = self.exception(class, &lower) {
            // a name in capitals keeps them
            return if class == Class::Name && capitals { lemma.to_uppercase() } else { lemma.to_owned() };
        }
        let digit = lower.starts_with(|c: char| c.is_ascii_digit());
        match class {
            Class::Verb => suffixes::verb(&lower, xpos),
            Class::Noun if xpos == Xpos::Nn || digit => lower, // "the 1920s"
            Class::Noun => suffixes::noun(&lower, xpos == Xpos::Nns),
            Class::Quality | Class::Adverb => suffixes::quality(&lower, xpos),
            Class::Name if xpos == Xpos::Nnps && capitals => suffixes::noun(&lower, true).to_uppercase(),
            Class::Name if xpos == Xpos::Nnps => suffixes::noun(&form, true),
            Class::Name => form,
            Class::Other if xpos == Xpos::Add => form,
            Class::Number if capitals && lower.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c')) => {
                form
            }
            Class::Number if digit => lower.replace(',', ""),
            _ => lower,
        }
    }
}

/// A noun like "TV", "L2", "CDs" or "C", which keeps its capitals.
fn is_acronym(form: &str, xpos: Xpos) -> bool {
    let stem = if xpos == Xpos::Nns { form.strip_suffix('s').unwrap_or(form) } else { form };
    let capitals = stem.chars().filter(|c| c.is_uppercase()).count();
    let digits = stem.chars().filter(char::is_ascii_digit).count();
    matches!(xpos, Xpos::Nn | Xpos::Nns)
        && stem.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
        && capitals > 0
        && (capitals + digits > 1 || xpos == Xpos::Nn)
        && stem.len() <= 6
}

/// The form with plain apostrophes and hyphens, without soft hyphens.
fn plain(form: &str) -> String {
    form.chars()
        .filter(|&c| c != '\u{ad}')
        .map(|c| match c {
            '\u{2019}' | '\u{2018}' | '\u{2bc}' | '`' | '\u{b4}' if form.chars().count() > 1 => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            _ => c,
        })
        .collect()
}

fn is_capitals(form: &str) -> bool {
    form.chars().any(char::is_uppercase) && !form.chars().any(char::is_lowercase)
}

/// The class by Penn tag; by universal part of speech where the Penn tag is not set.
fn class(upos: Upos, xpos: Xpos) -> Class {
    match xpos {
        Xpos::Nnp | Xpos::Nnps => Class::Name,
        Xpos::Vb | Xpos::Vbd | Xpos::Vbg | Xpos::Vbn | Xpos::Vbp | Xpos::Vbz | Xpos::Md => Class::Verb,
        Xpos::Nn | Xpos::Nns => Class::Noun,
        Xpos::Jj | Xpos::Jjr | Xpos::Jjs => Class::Quality,
        Xpos::Rb | Xpos::Rbr | Xpos::Rbs => Class::Adverb,
        Xpos::Prp => Class::Pronoun,
        Xpos::Cd => Class::Number,
        Xpos::Other => match upos {
            Upos::Propn => Class::Name,
            Upos::Verb | Upos::Aux => Class::Verb,
            Upos::Noun => Class::Noun,
            Upos::Adj => Class::Quality,
            Upos::Adv => Class::Adverb,
            Upos::Num => Class::Number,
            _ => Class::Other,
        },
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests;
