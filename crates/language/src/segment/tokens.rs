//! A paragraph -> words, numbers and punctuation marks, after the conventions of UD English.
//!
//! One pass from left to right: at each position the longest token of one of the kinds below is taken. Whether a full
//! stop belongs to the word before it is decided here; whether it also ends the sentence is left to `sentences`.

use std::sync::LazyLock;

use regex::Regex;

use super::abbreviations::{Abbreviations, Stop};
use super::chars::{at, before, is_apostrophe, is_hyphen, is_space, is_word};
use crate::Span;

/// Longest token in bytes; what is longer (a wall of letters) is cut.
const MAX_TOKEN: usize = 400;
/// Longest number in digits with its separators, in bytes.
const MAX_NUMBER: usize = 32;
/// Longest run of characters without a space that is searched for web addresses.
const MAX_ADDRESS: usize = 2000;

/// A token, and what its full stop may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// Set if the token is an abbreviation with its full stop.
    pub stop: Option<Stop>,
}

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?xi)
        (?:https?|ftp|file)://[^\s<>]*[^\s<>.,;:!?)\]}'”’»\x22]
        | www\.[^\s<>]*[^\s<>.,;:!?)\]}'”’»\x22]
        | (?:mailto:)?[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}
        | [\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:com|org|net|edu|gov|mil|int|info|biz|tv|ca|uk|de|fr|eu|ru|cn|jp|au|nz|za|ng|ke|pk|co\.[a-z]{2}|html?|pdf|docx?|xlsx?|jpe?g|gif|png|txt)(?:/[^\s<>]*[^\s<>.,;:!?)\]}'”’»\x22])?
    ";
    match Regex::new(pattern) {
        Ok(regex) => regex,
        Err(error) => panic!("the pattern of addresses is wrong: {error}"),
    }
});

/// Cuts the paragraph at `span` into tokens.
pub fn tokenise(text: &str, span: Span, lists: &Abbreviations) -> Vec<Piece> {
    let mut scanner = Scanner { text, end: span.end, lists, pieces: Vec::new() };
    let mut position = span.start;
    while let Some(start) = scanner.skip_space(position) {
        let chunk_end = scanner.run_end(start, |c| !is_space(c));
        scanner.chunk(start, chunk_end);
        position = chunk_end;
    }
    scanner.pieces
}

struct Scanner<'a> {
    text: &'a str,
    end: usize,
    lists: &'a Abbreviations,
    pieces: Vec<Piece>,
}

impl Scanner<'_> {
    fn at(&self, position: usize) -> Option<char> {
        if position < self.end { at(self.text, position) } else { None }
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        Span::new(start, end).of(self.text)
    }

    fn skip_space(&self, position: usize) -> Option<usize> {
        let start = self.run_end(position, is_space);
        (start < self.end).then_some(start)
    }

    /// The end of the run of characters from `position` on that `belongs` takes.
    fn run_end(&self, position: usize, belongs: impl Fn(char) -> bool) -> usize {
        let rest = self.slice(position, self.end);
        rest.find(|c| !belongs(c)).map_or(self.end, |length| position + length)
    }

    /// The same, but not beyond the longest token that may begin at `position`.
    fn token_end(&self, position: usize, belongs: impl Fn(char) -> bool) -> usize {
        let limit = self.floor((position + MAX_TOKEN).min(self.end));
        let rest = self.slice(position, limit);
        rest.find(|c| !belongs(c)).map_or(limit, |length| position + length)
    }

    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            self.pieces.push(Piece { span: Span::new(start, end), stop: None });
        }
    }

    /// A run without white space.
    fn chunk(&mut self, start: usize, end: usize) {
        let mut position = start;
        let chunk = self.slice(start, end);
        if chunk.len() <= MAX_ADDRESS && (chunk.contains("//") || chunk.contains('@') || chunk.contains('.'))
        {
            let found: Vec<_> =
                ADDRESS.find_iter(chunk).map(|m| (start + m.start(), start + m.end())).collect();
            for (address, address_end) in found {
                let glued = before(self.text, address).is_some_and(is_word) && address > start
                    || self.at(address_end).is_some_and(is_word);
                if address < position || glued {
                    continue;
                }
                self.scan(position, address, end);
                self.push(address, address_end);
                position = address_end;
            }
        }
        self.scan(position, end, end);
    }

    /// Tokens from `position` to `stop`; `chunk_end` is where the run without white space ends.
    fn scan(&mut self, mut position: usize, stop: usize, chunk_end: usize) {
        while position < stop {
            let Some(c) = self.at(position) else { return };
            let next =
                if is_word(c) { self.word(position, stop) } else { self.mark(position, c, stop, chunk_end) };
            position = next.max(position + c.len_utf8());
        }
    }

    /// A word or number, cut into its tokens; gives where it ends.
    fn word(&mut self, start: usize, stop: usize) -> usize {
        let limit = self.floor((start + MAX_TOKEN).min(stop));
        let mut end = self.token_end(start, is_word).min(limit);
        while end < limit {
            let Some(joiner) = self.at(end) else { break };
            let after = end + joiner.len_utf8();
            if !self.at(after).is_some_and(is_word) || !self.joins(start, end, joiner, after) {
                break;
            }
            end = self.token_end(after, is_word).min(limit);
        }
        let end = self.floor(end);
        if end <= start {
            let length = self.at(start).map_or(1, char::len_utf8);
            self.push(start, start + length);
            return start + length;
        }
        if end < stop
            && self.at(end) == Some('.')
            && let Some(kind) = self.stop(start, end)
        {
            // the cuts of "AK-47s" or "don't" don't matter to abbreviations
            self.pieces.push(Piece { span: Span::new(start, end + 1), stop: Some(kind) });
            return end + 1;
        }
        self.cut_word(start, end);
        end
    }

    /// The nearest character boundary at or below a position.
    fn floor(&self, mut position: usize) -> usize {
        while !self.text.is_char_boundary(position) {
            position -= 1;
        }
        position
    }

    /// Whether `joiner` between the word from `start` to `end` and what comes `after` stays inside the word.
    fn joins(&self, start: usize, end: usize, joiner: char, after: usize) -> bool {
        let (Some(left), Some(right)) = (before(self.text, end), self.at(after)) else { return false };
        let digits = left.is_numeric() && right.is_numeric();
        let group = self.token_end(after, |c| c.is_ascii_digit()) - after;
        match joiner {
            c if is_apostrophe(c) => {
                right.is_alphabetic() && (left.is_alphabetic() || matches!(right, 's' | 'S')) && c != '\u{b4}'
            }
            '.' if digits => true,
            '.' => {
                // initials "U.S", "a.m"; "Ph.D"; otherwise two sentences glued together
                let part = self.slice(start, end).rsplit(['.', '-']).next().unwrap_or_default();
                let short = part.chars().count() == 1;
                let next = self.slice(after, self.token_end(after, is_word));
                (short && next.chars().count() <= 2 && left.is_alphabetic() && right.is_alphabetic())
                    || matches!(part, "Ph" | "M" | "B") && matches!(next, "D" | "Sc" | "Phil")
            }
            ',' => digits && self.is_grouped(start, after),
            ':' => digits,
            '/' => digits,
            '&' => left.is_uppercase() && right.is_uppercase() && group == 0,
            '-' if digits => self.is_number_code(start, end, after, group),
            c if is_hyphen(c) => right.is_alphanumeric() && self.is_prefix(self.slice(start, end), right),
            _ => false,
        }
    }

    /// Whether the digits from `start` on, in groups set apart by commas, are one number: "1,200", "1,50,000".
    fn is_grouped(&self, start: usize, after: usize) -> bool {
        let rest = self.slice(after, self.floor((after + MAX_NUMBER).min(self.end)));
        let length = rest.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(rest.len());
        if after - start > MAX_NUMBER || length == MAX_NUMBER {
            return false;
        }
        let digits = self.slice(start, after + length).trim_end_matches(',');
        is_grouped_number(digits.rsplit(|c: char| !c.is_ascii_digit() && c != ',').next().unwrap_or_default())
    }

    /// Whether a word stays with what follows its hyphen: "non-smoker", but "UN-led".
    fn is_prefix(&self, word: &str, next: char) -> bool {
        let capitals = word.len() > 1 && word.chars().all(char::is_uppercase);
        let letter = word.len() == 1 && next.is_uppercase() && word.starts_with(char::is_lowercase);
        !(letter || capitals && word.len() == 2) && self.lists.is_prefix(word)
    }

    /// Whether digits joined by hyphens are a telephone number or a date rather than a range or a score.
    fn is_number_code(&self, start: usize, end: usize, after: usize, group: usize) -> bool {
        let left = self.slice(start, end);
        if left.len() > MAX_NUMBER {
            return false;
        }
        if !left.chars().all(|c| c.is_ascii_digit() || c == '-') {
            return false;
        }
        let parts = left.split('-').count();
        let last = left.rsplit('-').next().map_or(0, str::len);
        let next_end = after + group;
        let more =
            self.at(next_end) == Some('-') && self.at(next_end + 1).is_some_and(|c| c.is_ascii_digit());
        parts > 1 || more || (last == 3 && group == 4)
    }

    /// The token that stands `back` tokens before the next one.
    fn last_word(&self, back: usize) -> &str {
        let piece = self.pieces.len().checked_sub(back).and_then(|index| self.pieces.get(index));
        piece.map_or("", |piece| piece.span.of(self.text))
    }

    /// What the full stop at `end` is to the word from `start`: part of an abbreviation, or not part of it at all.
    fn stop(&self, start: usize, end: usize) -> Option<Stop> {
        let word = self.slice(start, end);
        if self.at(end + 1) == Some('.') {
            return None; // an ellipsis
        }
        let mut letters = word.chars();
        let first = letters.next()?;
        let next = self.skip_space(end + 1).and_then(|position| self.at(position));
        let previous = self.last_word(1);
        let dotted = word.rsplit('-').next().unwrap_or_default();
        if dotted.contains('.')
            && first.is_alphabetic()
            && dotted.split('.').all(|part| part.chars().count() <= 2)
        {
            return Some(Stop::Final);
        }
        if let Some(stop) = self.lists.stop(word) {
            let number = if previous == "-" { self.last_word(2) } else { previous };
            let number_before = number.ends_with(|c: char| c.is_numeric());
            let number_after = next.is_some_and(char::is_numeric);
            let fits = match stop {
                Stop::Title => first.is_uppercase(),
                Stop::Phrase => word.len() > 2 || !word.chars().all(char::is_uppercase),
                Stop::Final | Stop::Initial => true,
                Stop::Number => number_after,
                Stop::Date => first.is_uppercase() && (number_after || number_before),
                Stop::Unit => number_before,
                Stop::State => {
                    first.is_uppercase()
                        && (previous == ","
                            || next.is_some_and(char::is_lowercase)
                                && letters.clone().any(char::is_lowercase))
                }
                Stop::Et => previous.eq_ignore_ascii_case("et"),
            };
            if fits {
                return Some(stop);
            }
        }
        if letters.next().is_none()
            && first.is_uppercase()
            && (first != 'I' || next.is_some_and(char::is_uppercase))
        {
            return Some(Stop::Initial);
        }
        // the number of a list item or section: "1. Where it began"
        let numbers_item =
            self.pieces.is_empty() && word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit());
        (numbers_item && self.at(end + 1).is_some_and(is_space)).then_some(Stop::Phrase)
    }

    /// Pushes a word's tokens: clitics, contractions and units cut off.
    fn cut_word(&mut self, start: usize, end: usize) {
        let word = self.slice(start, end);
        let cuts = self.lists.cuts(word);
        if !cuts.is_empty() {
            let cuts = cuts.to_vec();
            let mut from = start;
            for cut in cuts {
                self.push(from, start + cut);
                from = start + cut;
            }
            self.push(from, end);
            return;
        }
        if let Some(clitic) = clitic_start(word) {
            self.push(start, start + clitic);
            self.push(start + clitic, end);
            return;
        }
        let letters = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':')));
        if let Some(letters) = letters.filter(|&letters| letters > 0)
            && self.lists.is_unit(&word[letters..])
        {
            self.push(start, start + letters);
            self.push(start + letters, end);
            return;
        }
        self.push(start, end);
    }

    /// A punctuation mark or symbol, or a run of them that counts as one; gives where it ends.
    fn mark(&mut self, start: usize, c: char, stop: usize, chunk_end: usize) -> usize {
        let limit = self.floor((start + MAX_TOKEN).min(stop));
        let single = start + c.len_utf8();
        let end = match c {
            // a decimal fraction without a whole number: ".22"
            '.' if before(self.text, start).is_none_or(is_space)
                && self.at(single).is_some_and(|d| d.is_ascii_digit()) =>
            {
                self.token_end(single, |d| d.is_ascii_digit())
            }
            '.' | '-' | '=' | '*' | '~' | '+' | '_' | '…' => self.token_end(start, |d| d == c),
            '!' | '?' => self.token_end(start, |d| matches!(d, '!' | '?')),
            '<' | '>' => self.token_end(start, |d| d == c),
            // of three apostrophes, the first closes the quotation inside
            '\'' if self.slice(start, stop).starts_with("'''")
                && before(self.text, start).is_some_and(|b| !is_space(b)) =>
            {
                single
            }
            '`' | '\'' if self.at(single) == Some(c) => single + 1,
            _ if is_apostrophe(c) => self.leading_apostrophe(start, single),
            '#' | '@' if self.starts_handle(start, single) => self.token_end(single, is_word),
            ':' | ';' if before(self.text, start).is_none_or(is_space) => self.emoticon(start, chunk_end),
            _ => single,
        };
        let end = end.min(limit).max(single);
        self.push(start, end);
        end
    }

    /// "'em", "'90s": an apostrophe for letters left out at the start of a word.
    fn leading_apostrophe(&self, start: usize, after: usize) -> usize {
        if before(self.text, start).is_some_and(|c| !is_space(c)) {
            // a clitic after a mark: "(UN)'s"
            let end = self.token_end(after, is_word);
            let clitic = matches!(
                self.slice(after, end).to_ascii_lowercase().as_str(),
                "s" | "ll" | "re" | "ve" | "d"
            );
            return if clitic && before(self.text, start).is_some_and(|c| matches!(c, ')' | '"' | '.' | '”'))
            {
                end
            } else {
                after
            };
        }
        let end = self.token_end(after, is_word);
        let word = self.slice(after, end);
        let decade = word.trim_end_matches(['s', 'S']);
        let digits = decade.len() == 2 && decade.chars().all(|c| c.is_ascii_digit());
        let word = word.to_ascii_lowercase();
        if digits || matches!(word.as_str(), "em" | "til" | "tis" | "twas" | "cause" | "n") {
            end
        } else {
            after
        }
    }

    /// "#tag", "@name" after a space.
    fn starts_handle(&self, start: usize, after: usize) -> bool {
        before(self.text, start).is_none_or(is_space) && self.at(after).is_some_and(char::is_alphabetic)
    }

    /// ":)" and its like by themselves.
    fn emoticon(&self, start: usize, chunk_end: usize) -> usize {
        let rest = self.slice(start, chunk_end);
        let known =
            matches!(rest, ":)" | ":(" | ":-)" | ":-(" | ";)" | ";-)" | ":D" | ":P" | ":/" | ":O" | ":))");
        if known { chunk_end } else { start + 1 }
    }
}

/// Where the clitic of a word begins: "did|n't", "he|'s", "workers" has none.
fn clitic_start(word: &str) -> Option<usize> {
    let (at_apostrophe, apostrophe) = word.char_indices().rev().find(|(_, c)| is_apostrophe(*c))?;
    let after = &word[at_apostrophe + apostrophe.len_utf8()..];
    let stem = &word[..at_apostrophe];
    let decade = stem.len() >= 2 && stem.ends_with('0') && stem.chars().all(|c| c.is_ascii_digit());
    match after.to_ascii_lowercase().as_str() {
        "t" if stem.len() > 1 && stem.ends_with(['n', 'N']) => Some(at_apostrophe - 1),
        "s" if decade => None,
        "s" | "re" | "ve" | "ll" | "m" | "d" if !stem.is_empty() => Some(at_apostrophe),
        _ => None,
    }
}

/// Digits in groups of three ("1,200,000") or, as in South Asia, of two before the last ("1,50,000").
pub fn is_grouped_number(text: &str) -> bool {
    let groups: Vec<&str> = text.split(',').collect();
    let [first, middle @ .., last] = groups.as_slice() else { return false };
    let western = middle.iter().all(|group| group.len() == 3);
    let indian = middle.iter().all(|group| group.len() == 2) && first.len() <= 2;
    (1..=3).contains(&first.len())
        && last.len() == 3
        && (western || indian)
        && groups.iter().all(|group| group.chars().all(|c| c.is_ascii_digit()))
}
