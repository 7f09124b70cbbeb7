//! Whether a number expression counts anything: what stands around ages, dates, measures, money and numbered names.
//!
//! Words alone must do, since rules are tested on documents without tags; where tags are there they help.

mod ages;
mod idle;
mod measures;
mod nouns;

use super::expression::{Expression, Shape};
use super::lexicon::{Beside, Lexicon, Word};
use crate::{Deprel, Document, ParagraphKind, TokenId, Upos};

/// The surroundings of the numbers of one sentence.
pub struct Context<'a> {
    document: &'a Document,
    first: TokenId,
    words: &'a [Word],
    lexicon: &'a Lexicon,
    tagged: bool,
    /// Whether capitals tell names apart here: running text that is neither in capitals nor a headline.
    capitals_tell: bool,
    /// Where the last age ended.
    age_end: Option<usize>,
}

impl<'a> Context<'a> {
    /// The surroundings in the sentence that begins with token `first` and has these words.
    pub fn new(document: &'a Document, first: TokenId, words: &'a [Word], lexicon: &'a Lexicon) -> Self {
        let tokens = document.tokens.get(first..first + words.len()).unwrap_or_default();
        let tagged = tokens.iter().any(|token| token.upos != Upos::X);
        let kind = tokens
            .first()
            .and_then(|token| document.sentences.get(token.sentence))
            .and_then(|sentence| document.paragraphs.get(sentence.paragraph))
            .map(|paragraph| paragraph.kind);
        let (capital, lower) = tokens.iter().fold((0, 0), |(capital, lower), token| {
            let first = token.span.of(&document.text).chars().next();
            (
                capital + usize::from(first.is_some_and(char::is_uppercase)),
                lower + usize::from(first.is_some_and(char::is_lowercase)),
            )
        });
        let capitals_tell = kind != Some(ParagraphKind::Headline) && lower > capital;
        Self { document, first, words, lexicon, tagged, capitals_tell, age_end: None }
    }

    fn form(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.form.as_str())
    }

    fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.form(at))
    }

    fn glued(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.glued)
    }

    fn is(&self, class: Beside, word: &str) -> bool {
        self.lexicon.is(class, word)
    }

    /// Whether the word at `at` is written with a capital.
    fn capital(&self, at: usize) -> bool {
        at < self.words.len() && self.document.word(self.first + at).starts_with(char::is_uppercase)
    }

    fn upos(&self, at: usize) -> Upos {
        self.document.tokens.get(self.first + at).map_or(Upos::X, |token| token.upos)
    }

    fn deprel(&self, at: usize) -> Deprel {
        self.document.tokens.get(self.first + at).map_or(Deprel::Dep, |token| token.deprel)
    }

    /// Whether a time expression covers any of these words.
    pub fn in_time(&self, at: usize, length: usize) -> bool {
        let tokens = self.first + at..self.first + at + length;
        let span = self.document.span_of(tokens);
        let times = &self.document.times;
        let next = times.partition_point(|time| time.span.end <= span.start);
        times.get(next).is_some_and(|time| time.span.overlaps(span))
    }

    /// Whether "over", "about" ... at this word is a preposition, not a qualifier: "anger over two killings".
    pub fn is_preposition(&self, at: usize) -> bool {
        let form = self.form(at);
        // "Handed over six women": the word belongs to the verb.
        if form == "over" && self.is(Beside::Handing, self.before(at, 1)) {
            return true;
        }
        if !self.is(Beside::Place, form) {
            return false;
        }
        if self.tagged {
            let head = self.document.tokens.get(self.first + at).and_then(|token| token.head);
            let of_number = head.is_some_and(|head| {
                self.document.tokens.get(head).is_some_and(|token| token.upos == Upos::Num)
            });
            return self.deprel(at) == Deprel::Case
                && !of_number
                && matches!(self.number_word(at + 1), Some(2..=9));
        }
        matches!(form, "over" | "above" | "under" | "below")
            && matches!(self.number_word(at + 1), Some(2..=5))
    }

    /// The value of a small number in words.
    fn number_word(&self, at: usize) -> Option<u64> {
        let words = self.words.get(at..at + 1)?;
        if self.form(at).starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        super::cardinal::read(words, self.lexicon).and_then(|(_, number)| number.count())
    }

    /// Whether a change is told, whose two ends are no range: "rose from 3 to 5".
    pub fn is_change(&self, at: usize) -> bool {
        let from = if self.form(at) == "from" { at } else { at.saturating_sub(1) };
        self.form(from) == "from" && (1..=6).any(|back| self.is(Beside::Change, self.before(from, back)))
    }

    /// Whether the expression at a word counts people or things.
    pub fn counts(&mut self, at: usize, found: &Expression) -> bool {
        if matches!(found.shape, Shape::Fraction | Shape::Score) {
            return false;
        }
        let next = at + found.length;
        if self.is_age(at, found) {
            self.age_end = Some(next);
            return false;
        }
        if found.shape == Shape::Fold {
            // "a triple fatal shooting"
            return (next..next + 3).any(|at| self.is(Beside::Killing, self.form(at)));
        }
        !(self.in_compound(at, next)
            || self.has_unit(next)
            || self.is_money(at)
            || self.is_date(at, next, found)
            || self.is_address(next, found)
            || self.is_name(at, next, found)
            || self.is_share(at, next)
            || self.is_contest(next, found)
            || self.is_idle(at, next, found))
    }
}
