//! Rare words: what a text has that few texts have.
//!
//! Two reports of one incident share names, streets, ages and odd details; two reports of different incidents share the
//! words of all such reports. How rare a word is comes from a fixed table (`data/word_documents.tsv`), never from the
//! ledger: else a report's words would weigh differently with each report that is added, and the order of arrival
//! would decide what is linked.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;

use language::Knowledge;

/// The table's name under `data/`.
const TABLE: &str = "word_documents.tsv";

/// The row that gives the number of documents.
const ALL: &str = "*";

/// Words that stand in more than one of this many documents say nothing of an incident.
const COMMON_IN: u32 = 20;

/// Words kept of each telling, the weightiest.
const MAX_WORDS: usize = 60;

/// Length of the vector of weights, as a whole number.
const NORM: f64 = 1000.0;

/// In how many documents each word stands.
#[derive(Clone, Debug)]
pub struct Rarity {
    documents: u32,
    by_word: HashMap<String, u32>,
}

impl Rarity {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line is not a word and a number.
    pub fn new(knowledge: &Knowledge) -> Result<Self, language::knowledge::Error> {
        let mut by_word = HashMap::new();
        for row in knowledge.rows(TABLE) {
            let count: u32 =
                row.field(1).parse().map_err(|_| row.error("expected: word, number of documents"))?;
            by_word.insert(row.field(0).to_owned(), count);
        }
        let documents = by_word.remove(ALL).unwrap_or(1);
        Ok(Self { documents, by_word })
    }

    /// How much a word tells; nothing for common ones. The natural logarithm of how many documents there are to one with
    /// the word.
    fn weight(&self, word: &str) -> Option<f64> {
        let with = self.by_word.get(word).copied().unwrap_or(0);
        let rare = with.checked_mul(COMMON_IN).is_some_and(|scaled| scaled <= self.documents);
        rare.then(|| (f64::from(self.documents + 1) / (f64::from(with) + 0.5)).ln())
    }

    /// The rarest words of texts in order of the alphabet, each with its weight; the weights' squares sum up to about a
    /// million.
    pub fn words<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Vec<(String, u16)> {
        // The words that tell something, one behind the other: most words do not, and are gone at once.
        let mut all = String::new();
        let mut found: Vec<(Range<usize>, f64)> = Vec::new();
        for text in texts {
            each(text, |word| {
                if let Some(weight) = self.weight(word) {
                    let start = all.len();
                    all.push_str(word);
                    found.push((start..all.len(), weight));
                }
            });
        }
        let word = |range: &Range<usize>| all.get(range.clone()).unwrap_or_default();
        found.sort_by(|a, b| word(&a.0).cmp(word(&b.0)));
        let mut weighed: Vec<(&str, f64)> = found
            .chunk_by(|a, b| word(&a.0) == word(&b.0))
            .filter_map(|same| {
                let (range, weight) = same.first()?;
                Some((word(range), (1.0 + (same.len() as f64).ln()) * weight))
            })
            .collect();
        // They are in the words' order, and the sort keeps it among equals.
        weighed.sort_by(|a, b| b.1.total_cmp(&a.1));
        weighed.truncate(MAX_WORDS);
        let length = weighed.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        weighed.sort_by(|a, b| a.0.cmp(b.0));
        let kept = |(word, weight): (&str, f64)| (word.to_owned(), (NORM * weight / length).round() as u16);
        weighed.into_iter().map(kept).collect()
    }
}

/// Calls `with` for each word or number of a text, in lower case.
pub fn each(text: &str, mut with: impl FnMut(&str)) {
    let mut word = String::new();
    let mut digits = false;
    for c in text.chars() {
        let is_word = c.is_alphanumeric();
        let goes_on = is_word && (word.is_empty() || c.is_numeric() == digits);
        if !goes_on && !word.is_empty() {
            with(&word);
            word.clear();
        }
        if is_word {
            digits = c.is_numeric();
            if c.is_ascii() {
                word.push(c.to_ascii_lowercase());
            } else {
                word.extend(c.to_lowercase());
            }
        }
    }
    if !word.is_empty() {
        with(&word);
    }
}

/// How much of their rare words two tellings share, in thousandths: the cosine of their weights. Both lists as
/// [`Rarity::words`] gives them.
pub(crate) fn shared(a: &[(String, u16)], b: &[(String, u16)]) -> i64 {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut dot = 0;
    while let (Some((word, weight)), Some((other, other_weight))) = (a.peek(), b.peek()) {
        match word.cmp(other) {
            Ordering::Less => _ = a.next(),
            Ordering::Greater => _ = b.next(),
            Ordering::Equal => {
                dot += i64::from(*weight) * i64::from(*other_weight);
                (_, _) = (a.next(), b.next());
            }
        }
    }
    dot / 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rarity() -> Rarity {
        Rarity::new(&Knowledge::embedded()).unwrap()
    }

    #[test]
    fn words_and_numbers_are_told_apart() {
        let mut found = Vec::new();
        each("Unit 42b, KM-7: “Škoda”", |word| found.push(word.to_owned()));
        assert_eq!(found, ["unit", "42", "b", "km", "7", "škoda"]);
    }

    #[test]
    fn common_words_are_left_out_and_odd_ones_weigh() {
        let words = rarity().words(["The police said that two men were found near the Quillabamba weir."]);
        assert!(words.iter().any(|(word, weight)| word == "quillabamba" && *weight > 400), "{words:?}");
        assert!(!words.iter().any(|(word, _)| word == "the" || word == "said" || word == "two"), "{words:?}");
    }

    #[test]
    fn a_text_shares_all_with_itself_and_nothing_with_no_text() {
        let words = rarity().words(["Gunmen on a tractor took the Ostrava ferry's purser and his parrot."]);
        let itself = shared(&words, &words);
        assert!((990..=1010).contains(&itself), "{itself}");
        assert_eq!(shared(&words, &[]), 0);
        assert_eq!(rarity().words([""]), []);
    }
}
