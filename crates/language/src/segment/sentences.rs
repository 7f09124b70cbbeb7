//! Tokens of a paragraph -> sentences.

use super::abbreviations::{Abbreviations, Stop};
use super::case::TextCase;
use super::chars::{at, is_closer, is_opener};
use super::quotes::Marks;
use super::tokens::Piece;

/// Most tokens that a sentence may have; longer ones are cut at the best place.
pub const MAX_TOKENS: usize = 400;
/// No sentence is cut before this many tokens.
const MIN_CUT: usize = 150;

/// Adds to `ends` the index after the last token of each sentence of `pieces`, from token `from` on.
pub fn ends(
    text: &str,
    pieces: &[Piece],
    from: usize,
    marks: &Marks,
    case: TextCase,
    lists: &Abbreviations,
    ends: &mut Vec<usize>,
) {
    let splitter = Splitter { text, pieces, marks, case, lists };
    let mut start = from;
    let mut index = from;
    while index < pieces.len() {
        match splitter.end_after(index) {
            Some(end) => {
                splitter.push(start, end, ends);
                start = end;
                index = end;
            }
            None => index += 1,
        }
    }
    if start < pieces.len() {
        splitter.push(start, pieces.len(), ends);
    }
}

struct Splitter<'a> {
    text: &'a str,
    pieces: &'a [Piece],
    marks: &'a Marks,
    case: TextCase,
    lists: &'a Abbreviations,
}

impl<'a> Splitter<'a> {
    fn word(&self, index: usize) -> &'a str {
        self.pieces.get(index).map_or("", |piece| piece.span.of(self.text))
    }

    fn glued(&self, index: usize) -> bool {
        match (index.checked_sub(1).and_then(|i| self.pieces.get(i)), self.pieces.get(index)) {
            (Some(left), Some(right)) => left.span.end == right.span.start,
            _ => false,
        }
    }

    /// If the token at `index` ends a sentence: where the next one begins, after the marks that close with it.
    fn end_after(&self, index: usize) -> Option<usize> {
        let piece = self.pieces.get(index)?;
        let word = piece.span.of(self.text);
        if let Some(stop) = piece.stop {
            let next = index + 1;
            return self.abbreviation_ends(stop, word, next).then(|| self.after_closers(next));
        }
        let last = word.chars().next_back()?;
        if !matches!(last, '.' | '!' | '?' | '…' | '。') || word.chars().any(char::is_alphanumeric) {
            return None;
        }
        let end = self.after_closers(index + 1);
        if end >= self.pieces.len() {
            return Some(end);
        }
        let spaced = word == "." && index.checked_sub(1).is_some_and(|before| self.word(before) == ".");
        let ellipsis = spaced || word.len() > 1 && !matches!(last, '!' | '?');
        let quoted = (index + 1..end).any(|closer| !matches!(self.word(closer), ")" | "]" | "}"));
        let bracketed = end > index + 1 && !quoted;
        let next = self.after_openers(end);
        let first = self.word(next).chars().next();
        let Some(first) = first else { return Some(end) };
        if first.is_lowercase() {
            let lower = self.case == TextCase::Lower || self.glued(end);
            return (!ellipsis && !quoted && !bracketed && (lower || next == end)).then_some(end);
        }
        if matches!(self.word(end), "," | ";" | ":" | "-" | "--" | "—" | "–" | ")" | "]" | "}" | "/") {
            return None;
        }
        if quoted && matches!(last, '!' | '?' | '…') && self.reports(end) {
            return None;
        }
        if matches!(last, '!' | '?' | '.') && !first.is_alphanumeric() && next == end {
            // a run of marks goes on: "?..", ". . ."
            if matches!(first, '.' | '!' | '?' | '…') {
                return None;
            }
        }
        Some(end)
    }

    /// Whether a sentence ends with this abbreviation, given the token after it.
    fn abbreviation_ends(&self, stop: Stop, word: &str, next: usize) -> bool {
        let end = self.after_closers(next);
        let following = self.word(self.after_openers(end));
        let Some(first) = following.chars().next() else { return true };
        if end > next && matches!(stop, Stop::Final | Stop::Unit | Stop::State) {
            return first.is_uppercase();
        }
        let starts = first.is_uppercase() && self.lists.starts_sentence(following);
        match stop {
            Stop::Title | Stop::Phrase | Stop::Number | Stop::Date | Stop::Et => false,
            // "Plan B. The", but "George W. Bush"; in capitals every word looks like a name
            Stop::Initial => starts && self.case != TextCase::Capitals && following.len() > 1,
            Stop::Final | Stop::Unit | Stop::State => {
                let etc = word.eq_ignore_ascii_case("etc.");
                starts || (etc && first.is_uppercase())
            }
        }
    }

    /// The first token after the closing marks that stand at `index`.
    fn after_closers(&self, mut index: usize) -> usize {
        while let Some(piece) = self.pieces.get(index) {
            let word = piece.span.of(self.text);
            let Some(first) = word.chars().next() else { break };
            let quote = matches!(first, '"' | '\'' | '`' | '“' | '”' | '‘' | '’');
            let closes = if quote && self.marks.opens(piece.span.start) {
                false
            } else if quote && self.marks.closes(piece.span.start) {
                true
            } else {
                is_closer(first) && self.glued(index)
            };
            if self.is_citation(index) {
                index += 3;
            } else if closes && !word.chars().any(char::is_alphanumeric) {
                index += 1;
            } else {
                break;
            }
        }
        index
    }

    /// "[12]" after a full stop: the mark of a footnote belongs to the sentence before it.
    fn is_citation(&self, index: usize) -> bool {
        let number = self.word(index + 1);
        self.word(index) == "["
            && self.word(index + 2) == "]"
            && number.len() <= 3
            && number.chars().all(|c| c.is_ascii_digit())
    }

    /// The first token after the opening marks that stand at `index`.
    fn after_openers(&self, mut index: usize) -> usize {
        while self.pieces.get(index).is_some_and(|piece| {
            at(self.text, piece.span.start).is_some_and(|c| is_opener(c) || c == '¿' || c == '¡')
                && !piece.span.of(self.text).chars().any(char::is_alphanumeric)
        }) {
            index += 1;
        }
        index
    }

    /// Whether what follows tells who spoke: "he asked", "John Roe said", "asked the man".
    fn reports(&self, from: usize) -> bool {
        (from..from + 4).any(|index| self.lists.is_reporting(self.word(index)))
    }

    /// Adds the sentence's end, with cuts before it if the sentence is too long.
    fn push(&self, mut start: usize, end: usize, ends: &mut Vec<usize>) {
        while end - start > MAX_TOKENS {
            let window = start + MIN_CUT..start + MAX_TOKENS;
            let rank = |index: usize| match self.word(index) {
                "." | "!" | "?" => 5,
                ";" => 4,
                ":" | "--" | "—" | "..." => 3,
                "," => 2,
                _ => 1,
            };
            // the last among the best
            let best = window.max_by_key(|&index| rank(index)).map_or(start + MAX_TOKENS, |index| index + 1);
            ends.push(best);
            start = best;
        }
        ends.push(end);
    }
}
