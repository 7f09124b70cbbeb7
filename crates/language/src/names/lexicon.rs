//! Finds known names in a sentence, whatever its case, hyphens and accents.

use std::collections::HashMap;
use std::ops::Range;

use super::words::{Case, Word, is_small, words};
use crate::{Document, TokenId};

/// What a known name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An actor, by its index in the actor file.
    Actor(usize),
    /// A country, by its code.
    Country(String),
    /// A people, nationality or creed, by the code of its country or its own name in lower case.
    People(String),
}

/// How far a name can be trusted where no other sign says that it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// It names nothing else.
    Sure,
    /// It is also a first name, surname, word or place: not beside another capitalised word.
    Doubtful,
    /// It is an ordinary word unless written exactly so.
    Exact,
}

#[derive(Clone, Debug)]
struct Entry {
    words: Vec<Word>,
    /// The name begins with "The", which must stand before it but is no part of it.
    article: bool,
    trust: Trust,
    meaning: Meaning,
}

/// A known name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Its tokens.
    pub tokens: Range<TokenId>,
    /// What it stands for.
    pub meaning: Meaning,
    /// How sure that is.
    pub trust: Trust,
}

/// The known names, by their first word.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    entries: HashMap<String, Vec<Entry>>,
}

/// A word of a sentence and the token it is part of.
#[derive(Debug)]
struct Place {
    word: Word,
    token: TokenId,
    first_of_token: bool,
    last_of_token: bool,
}

impl Lexicon {
    /// Adds a name; one that has no letters is left out.
    pub fn add(&mut self, name: &str, trust: Trust, meaning: Meaning) {
        let (name, trust) = match name.strip_prefix('=') {
            Some(name) => (name, Trust::Exact),
            None => (name, trust),
        };
        let mut words = words(name);
        let article = words.len() > 1 && words[0].folded == "the";
        if article {
            words.remove(0);
        }
        if let Some(first) = words.first() {
            let list = self.entries.entry(first.folded.clone()).or_default();
            list.push(Entry { words, article, trust, meaning });
        }
    }

    /// Puts longer names before shorter ones; to be called after the last [`Self::add`].
    pub fn sort(&mut self) {
        for list in self.entries.values_mut() {
            list.sort_by_key(|entry| std::cmp::Reverse((entry.words.len(), entry.article)));
        }
    }

    /// The longest known names in a run of tokens (a sentence), left to right, without overlaps.
    pub fn find(&self, document: &Document, tokens: Range<TokenId>) -> Vec<Match> {
        let places = places(document, tokens.clone());
        let cased = is_cased(document, tokens);
        let mut found = Vec::new();
        let mut at = 0;
        while at < places.len() {
            match self.longest(&places, at, cased) {
                Some((entry, length)) => {
                    found.push(Match {
                        tokens: places[at].token..places[at + length - 1].token + 1,
                        meaning: entry.meaning.clone(),
                        trust: entry.trust,
                    });
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// What a whole name stands for (case and accents do not count), if it is known.
    pub fn get(&self, name: &str) -> Option<&Meaning> {
        let words = words(name);
        let list = self.entries.get(&words.first()?.folded)?;
        let same = |entry: &&Entry| {
            entry.words.len() == words.len()
                && entry.words.iter().zip(&words).all(|(a, b)| a.folded == b.folded)
        };
        list.iter().find(same).map(|entry| &entry.meaning)
    }

    fn longest(&self, places: &[Place], at: usize, cased: bool) -> Option<(&Entry, usize)> {
        let first = &places[at];
        if !first.first_of_token {
            return None;
        }
        let list = self.entries.get(&first.word.folded)?;
        let entry = list.iter().find(|entry| {
            let Some(run) = places.get(at..at + entry.words.len()) else { return false };
            let before = at.checked_sub(1).map(|before| places[before].word.folded.as_str());
            run.last().is_some_and(|last| last.last_of_token)
                && (!entry.article || before == Some("the"))
                && entry.words.iter().zip(run).all(|(name, place)| name.folded == place.word.folded)
                && agrees_in_case(entry, run, cased)
        })?;
        Some((entry, entry.words.len()))
    }
}

/// Whether the text has the capitals that the name has.
fn agrees_in_case(entry: &Entry, run: &[Place], cased: bool) -> bool {
    let acronym = entry.words.len() == 1 && entry.words[0].case == Case::Capitals;
    if entry.trust == Trust::Exact {
        return cased && entry.words.iter().zip(run).all(|(name, place)| name.case == place.word.case);
    }
    if !cased {
        return !acronym || entry.words[0].folded.chars().count() >= 3 || run[0].word.case != Case::Lower;
    }
    if acronym {
        // "NATO", also "Nato", where it cannot be a word; never "nato" in a text that has capitals.
        let long = entry.words[0].folded.chars().count() >= 4;
        return match run[0].word.case {
            Case::Capitals => true,
            Case::Title | Case::Mixed => long && entry.trust == Trust::Sure,
            Case::Lower => false,
        };
    }
    entry.words.iter().zip(run).all(|(name, place)| {
        name.case == Case::Lower || is_small(&name.folded) || place.word.case != Case::Lower
    })
}

fn places(document: &Document, tokens: Range<TokenId>) -> Vec<Place> {
    let mut found = Vec::with_capacity(tokens.len());
    for token in tokens {
        let parts = words(document.word(token));
        let last = parts.len().saturating_sub(1);
        for (index, word) in parts.into_iter().enumerate() {
            found.push(Place { word, token, first_of_token: index == 0, last_of_token: index == last });
        }
    }
    found
}

/// Whether case says anything in these tokens: they hold capitals as well as small letters.
pub fn is_cased(document: &Document, tokens: Range<TokenId>) -> bool {
    let text = document.span_of(tokens).of(&document.text);
    text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::segment::segment;

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::default();
        for (index, (name, trust)) in [
            ("Green Valley Front", Trust::Sure),
            ("GVF", Trust::Sure),
            ("ISAF", Trust::Sure),
            ("=WHO", Trust::Sure),
            ("Al-Nidhal", Trust::Sure),
            ("Valley Front", Trust::Sure),
            ("The Beacon", Trust::Sure),
            ("Lord's Guard", Trust::Sure),
        ]
        .into_iter()
        .enumerate()
        {
            lexicon.add(name, trust, Meaning::Actor(index));
        }
        lexicon.sort();
        lexicon
    }

    fn check(text: &str, expected: Expect) {
        let document = segment(text);
        let lexicon = lexicon();
        let found: Vec<_> = document
            .sentences
            .iter()
            .flat_map(|s| lexicon.find(&document, s.tokens.clone()))
            .map(|m| document.span_of(m.tokens).of(text).to_owned())
            .collect();
        expected.assert_eq(&found.join(" | "));
    }

    #[test]
    fn mixed_case() {
        check("The Green Valley Front (GVF) said so.", expect!["Green Valley Front | GVF"]);
        check("A green valley front of low hills.", expect![""]);
        check("Who spoke? The WHO and Isaf did.", expect!["WHO | Isaf"]);
        check("al-Nidhal and Al Nidhal met.", expect!["al-Nidhal | Al Nidhal"]);
        check("The Beacon wrote; a Beacon shone.", expect!["Beacon"]);
        check("The Lord’s Guard fled.", expect!["Lord’s Guard"]);
    }

    #[test]
    fn one_case() {
        check("THE GREEN VALLEY FRONT (GVF) SAID WHO DID IT.", expect!["GREEN VALLEY FRONT | GVF"]);
        check("the green valley front and the gvf said who did it.", expect!["green valley front | gvf"]);
    }
}
