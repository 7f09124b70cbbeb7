//! A light lexer of its own: the finder reads the text itself, so that no cut of the tokeniser (hyphens, clitics,
//! abbreviations) can break a date.

use super::lexicon::{Hint, Lexicon, Meaning};

/// The longest word that the lexicon can hold, in bytes.
const LONGEST: usize = 24;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Word,
    Digits,
    Mark,
}

/// A run of letters, a run of digits, or one other character.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: u32,
    end: u32,
    kind: Kind,
    /// No white space before it.
    glued: bool,
    /// A blank line before it.
    breaks: bool,
    /// List of phrases in the lexicon that begin with this word.
    list: Option<u32>,
}

/// A text as a run of pieces. Positions beyond the end hold nothing, so that a rule can look ahead freely.
pub(super) struct Scan<'a> {
    text: &'a str,
    pieces: Vec<Piece>,
    lexicon: &'a Lexicon,
}

/// The words, numbers and marks of a phrase in lower case, as the scanner cuts them.
pub(super) fn words(phrase: &str) -> Vec<String> {
    cut(phrase, |_| None).iter().map(|p| phrase[p.start as usize..p.end as usize].to_lowercase()).collect()
}

fn kind(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Digits
    } else if c.is_alphanumeric() {
        Kind::Word
    } else {
        Kind::Mark
    }
}

fn cut(text: &str, list_of: impl Fn(&str) -> Option<u32>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut characters = text.char_indices().peekable();
    let (mut glued, mut line_ends) = (false, 0);
    while let Some((start, c)) = characters.next() {
        if c.is_whitespace() {
            glued = false;
            line_ends +=
                usize::from(c == '\n' || (c == '\r' && characters.peek().is_none_or(|n| n.1 != '\n')));
            continue;
        }
        let kind = kind(c);
        let mut end = start + c.len_utf8();
        if kind != Kind::Mark {
            while let Some((at, next)) = characters.peek().copied().filter(|(_, n)| self::kind(*n) == kind) {
                end = at + next.len_utf8();
                characters.next();
            }
        }
        let list = text.get(start..end).filter(|word| word.len() <= LONGEST).and_then(|word| {
            if word.bytes().any(|b| b.is_ascii_uppercase()) {
                list_of(&word.to_ascii_lowercase())
            } else {
                list_of(word)
            }
        });
        // Texts of 4 GB and more are refused long before.
        let (start, end) = (start as u32, end as u32);
        pieces.push(Piece { start, end, kind, glued, breaks: line_ends > 1, list });
        (glued, line_ends) = (true, 0);
    }
    pieces
}

impl<'a> Scan<'a> {
    pub fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Self { text, pieces: cut(text, |word| lexicon.list_of(word)), lexicon }
    }

    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// First byte of a piece; the end of the text beyond the last.
    pub fn start(&self, i: usize) -> usize {
        self.pieces.get(i).map_or(self.text.len(), |p| p.start as usize)
    }

    /// The byte after a piece.
    pub fn end(&self, i: usize) -> usize {
        self.pieces.get(i).map_or(self.text.len(), |p| p.end as usize)
    }

    /// What stands there; empty beyond the end.
    pub fn word(&self, i: usize) -> &'a str {
        self.text.get(self.start(i)..self.end(i)).unwrap_or_default()
    }

    pub fn is(&self, i: usize, word: &str) -> bool {
        self.word(i).eq_ignore_ascii_case(word)
    }

    pub fn is_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(i, word))
    }

    /// Whether an expression can begin with the piece: a word of the lexicon, "the", digits, "'90s", "Q3".
    pub fn can_begin(&self, i: usize) -> bool {
        let known = self.pieces.get(i).is_some_and(|p| p.list.is_some() || p.kind == Kind::Digits);
        known || self.is_any(i, &["the", "'", "’", "‘", "q"])
    }

    /// Whether the piece is a word.
    pub fn is_word(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|p| p.kind == Kind::Word)
    }

    /// Whether the piece begins with a capital letter.
    pub fn is_capital(&self, i: usize) -> bool {
        self.word(i).starts_with(char::is_uppercase)
    }

    /// Whether the piece is written in capitals throughout (two letters at least).
    pub fn is_all_capitals(&self, i: usize) -> bool {
        let word = self.word(i);
        word.len() > 1 && !word.contains(char::is_lowercase)
    }

    /// Whether no white space stands before the piece.
    pub fn is_glued(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|p| p.glued)
    }

    /// Whether the piece exists and belongs to the same paragraph as the one before it.
    pub fn goes_on(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|p| !p.breaks)
    }

    /// Whether a paragraph begins with the piece.
    pub fn opens_paragraph(&self, i: usize) -> bool {
        i == 0 || !self.goes_on(i)
    }

    /// Whether a line begins with the piece, or the text ends before it.
    pub fn opens_line(&self, i: usize) -> bool {
        let from = i.checked_sub(1).map_or(0, |before| self.end(before));
        i == 0 || i >= self.len() || self.text.get(from..self.start(i)).is_some_and(|gap| gap.contains('\n'))
    }

    /// The number that a run of at most nine digits writes.
    pub fn digits(&self, i: usize) -> Option<i32> {
        let piece = self.pieces.get(i).filter(|p| p.kind == Kind::Digits)?;
        if piece.end - piece.start > 9 {
            return None;
        }
        self.word(i).parse().ok()
    }

    /// How many bytes long a piece is.
    pub fn width(&self, i: usize) -> usize {
        self.end(i) - self.start(i)
    }

    /// A whole number by itself: not a part of "1,200", "1.5", "AK47", "$30" or "5-3".
    pub fn number(&self, i: usize) -> Option<i32> {
        let value = self.digits(i)?;
        (!self.is_tied_before(i) && !self.is_tied_after(i)).then_some(value)
    }

    /// Whether the digits go on something to their left: "1,200", "AK47", "$30", "F-16".
    pub fn is_tied_before(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        if self.is_any(before, &["$", "£", "€", "#", "₹", "¥"]) {
            return true;
        }
        if !self.is_glued(i) {
            return false;
        }
        match self.word(before) {
            "," | "." | ":" => {
                before.checked_sub(1).is_some_and(|b| self.digits(b).is_some() && self.is_glued(before))
            }
            "-" => before.checked_sub(1).is_some_and(|b| {
                self.is_glued(before) && self.is_word(b) && !self.word(b).contains(char::is_lowercase)
            }),
            _ => self.is_word(before),
        }
    }

    /// Whether the digits go on to their right: "1,200", "1.5", "30%", "20km".
    pub fn is_tied_after(&self, i: usize) -> bool {
        if !self.is_glued(i + 1) {
            return false;
        }
        match self.word(i + 1) {
            "," | "." | ":" => self.digits(i + 2).is_some() && self.is_glued(i + 2),
            "%" => true,
            _ => self.is_word(i + 1) && !matches!(self.meaning(i + 1), Some((_, Meaning::OrdinalEnd))),
        }
    }

    /// The longest phrase of the lexicon that begins with piece `i`, for which `pick` gives something; and the
    /// position after it.
    pub fn find<T>(&self, i: usize, pick: impl Fn(Meaning) -> Option<T>) -> Option<(usize, T)> {
        let list = self.pieces.get(i)?.list?;
        self.lexicon.list(list).iter().find_map(|phrase| {
            let found = pick(phrase.meaning)?;
            let fits = phrase.rest.iter().enumerate().all(|(n, word)| {
                let at = i + 1 + n;
                self.goes_on(at) && (self.is(at, word) || (word == "'" && self.is_any(at, &["’", "‘"])))
            });
            fits.then_some((i + 1 + phrase.rest.len(), found))
        })
    }

    /// The first meaning of the longest phrase that begins with piece `i`.
    pub fn meaning(&self, i: usize) -> Option<(usize, Meaning)> {
        self.find(i, Some)
    }

    /// Whether piece `i` is a word (or begins a phrase) of a kind.
    pub fn hints(&self, i: usize, hint: Hint) -> bool {
        self.find(i, |m| (m == Meaning::Hint(hint)).then_some(())).is_some()
    }

    /// Whether any word, of this text or not, is of a kind.
    pub fn is_hint(&self, word: &str, hint: Hint) -> bool {
        let list = self.lexicon.list_of(&word.to_lowercase()).map_or(&[][..], |list| self.lexicon.list(list));
        list.iter().any(|phrase| phrase.rest.is_empty() && phrase.meaning == Meaning::Hint(hint))
    }

    /// The position after a hyphen (or dash) that is glued on both sides, else `i` itself.
    pub fn past_hyphen(&self, i: usize) -> usize {
        let hyphen = self.is_any(i, &["-", "‑", "‐"]) && self.is_glued(i) && self.is_glued(i + 1);
        i + usize::from(hyphen)
    }

    /// Whether a sentence ends between piece `i - 1` and piece `i`.
    pub fn opens_sentence(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return true };
        self.opens_paragraph(i)
            || (self.is_any(before, &[".", "!", "?", "”", "\"", "“", ":", ")"]) && !self.is_glued(i))
            || (self.is_any(before, &["“", "\"", "‘", "'"]) && self.is_glued(i) && !self.is_glued(before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    #[test]
    fn cuts_letters_digits_and_marks() {
        assert_eq!(words("Mid-1990s, 3 p.m."), ["mid", "-", "1990", "s", ",", "3", "p", ".", "m", "."]);
    }

    #[test]
    fn knows_numbers_that_stand_alone() {
        let lexicon = Lexicon::new(&Knowledge::embedded()).unwrap();
        let alone = |text: &str| {
            let scan = Scan::new(text, &lexicon);
            (0..scan.len()).filter_map(|i| scan.number(i)).collect::<Vec<_>>()
        };
        assert_eq!(alone("in 2012, 1,200 of 30% $50 AK47 F-16 7.62mm 12th (1998)."), [2012, 12, 1998]);
    }
}
