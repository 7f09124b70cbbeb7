//! Numbers that count people or things: found in a document, and read again from their words alone.
//!
//! One grammar serves both: [`find`] looks for expressions where their surroundings say that something is counted,
//! [`read`] gives the interval of an expression's words without any surroundings. A number is found only if reading
//! its words gives the same interval, so that every figure can be proved from its span.

mod cardinal;
mod context;
mod expression;
mod lexicon;
mod ordinal;

use std::sync::LazyLock;

use crate::segment::Segmenter;
use crate::{Document, Error, Interval, Knowledge, Number, Qualifier, Span};
use lexicon::{Lexicon, Word};

/// Most words of a number expression.
const MAX_WORDS: usize = 24;
/// Longest text that [`Grammar::read`] looks at, in bytes.
const MAX_BYTES: usize = 400;

/// The grammar of number expressions. Made once from the knowledge files.
#[derive(Debug)]
pub struct Grammar {
    lexicon: Lexicon,
    segmenter: Segmenter,
}

static EMBEDDED: LazyLock<Grammar> = LazyLock::new(|| match Grammar::new(&Knowledge::embedded()) {
    Ok(grammar) => grammar,
    Err(error) => panic!("an embedded knowledge file is wrong: {error}"),
});

/// Finds the number expressions of a document, with the embedded knowledge. Times must have been found before: a
/// date's numbers count nobody.
pub fn find(document: &mut Document) {
    EMBEDDED.find(document);
}

/// The interval that a number expression's words allow, from the words alone: the grammar that evidence is checked with.
pub fn read(words: &str) -> Option<Interval> {
    EMBEDDED.read(words)
}

/// The count that an ordinal comes to, where what it counts up is known: "the 21st homicide this year" is 21.
pub fn read_ordinal(words: &str) -> Option<Interval> {
    EMBEDDED.read_ordinal(words)
}

impl Grammar {
    /// From `numbers.tsv` and `units.tsv`.
    ///
    /// # Errors
    /// If a line of them cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        Ok(Self { lexicon: Lexicon::new(knowledge)?, segmenter: Segmenter::new(knowledge)? })
    }

    /// The interval that `words` allow; `None` unless they are a number expression from beginning to end.
    pub fn read(&self, words: &str) -> Option<Interval> {
        if words.len() > MAX_BYTES {
            return None;
        }
        let words = lexemes(words, self.segmenter.words(words));
        let found = expression::read(&words, &self.lexicon, true)?;
        let whole = found.length == words.len()
            && !matches!(found.shape, expression::Shape::Fraction | expression::Shape::Score);
        whole.then_some(found.interval)
    }

    /// The count that an ordinal comes to; `None` unless `words` are one from beginning to end.
    pub fn read_ordinal(&self, words: &str) -> Option<Interval> {
        if words.len() > MAX_BYTES {
            return None;
        }
        let count = ordinal::read(&lexemes(words, self.segmenter.words(words)), &self.lexicon)?;
        Some(Interval { low: Some(count), high: Some(count), qualifier: Qualifier::Exact, vague: None })
    }

    /// Finds the number expressions of a document.
    pub fn find(&self, document: &mut Document) {
        let mut numbers = Vec::new();
        for sentence in &document.sentences {
            let first = sentence.tokens.start;
            if document.dateline.as_ref().is_some_and(|dateline| dateline.span.contains(sentence.span)) {
                continue;
            }
            let spans = sentence
                .tokens
                .clone()
                .filter_map(|token| document.tokens.get(token))
                .map(|token| token.span);
            let words = lexemes(&document.text, spans);
            let mut context = context::Context::new(document, first, &words, &self.lexicon);
            let mut at = 0;
            while at < words.len() {
                if context.in_time(at, 1) || context.is_preposition(at) {
                    at += 1;
                    continue;
                }
                let window = words.get(at..words.len().min(at + MAX_WORDS)).unwrap_or_default();
                let Some(found) = expression::read(window, &self.lexicon, !context.is_change(at)) else {
                    at += 1;
                    continue;
                };
                if context.in_time(at, found.length) {
                    at += 1;
                    continue;
                }
                if context.counts(at, &found) {
                    let tokens = first + at..first + at + found.length;
                    let span = document.span_of(tokens.clone());
                    if self.read(span.of(&document.text)) == Some(found.interval) {
                        numbers.push(Number { span, tokens, interval: found.interval });
                    }
                }
                at += found.length.max(1);
            }
        }
        document.numbers = numbers;
    }
}

/// The tokens at `spans` as the grammar sees them.
fn lexemes(text: &str, spans: impl IntoIterator<Item = Span>) -> Vec<Word> {
    let mut end = None;
    spans
        .into_iter()
        .map(|span| {
            let gap = end.map_or(" ", |end| Span::new(end, span.start).of(text));
            end = Some(span.end);
            Word::new(span.of(text), gap)
        })
        .collect()
}

#[cfg(test)]
mod tests;
