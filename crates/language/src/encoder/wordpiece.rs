//! Words -> pieces of the model's vocabulary (BERT, uncased).

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use crate::Error;

/// A part of a word that is longer, in characters, is one unknown piece.
const LONGEST_PART: usize = 100;
/// Pieces beyond this are left out: a word of more is no word (a run of dashes, an address, encoded data), and only
/// the first piece stands for it.
pub const MOST_PIECES: usize = 64;

/// The vocabulary.
#[derive(Debug)]
pub struct WordPiece {
    starts: HashMap<&'static str, u32>,
    /// Without their `##`.
    inner: HashMap<&'static str, u32>,
    /// `[CLS]`
    pub start: u32,
    /// `[SEP]`
    pub end: u32,
    unknown: u32,
    /// Length in bytes of the longest piece.
    longest: usize,
}

impl WordPiece {
    /// From the vocabulary's lines.
    pub fn new(vocabulary: &'static str) -> Result<Self, Error> {
        let (mut starts, mut inner) = (HashMap::with_capacity(1 << 15), HashMap::with_capacity(1 << 13));
        let mut longest = 0;
        for (id, piece) in (0u32..).zip(vocabulary.lines()) {
            longest = longest.max(piece.len());
            // A first line wins over a later one that is the same: ids stay where training put them.
            match piece.strip_prefix("##").filter(|inner| !inner.is_empty()) {
                Some(piece) => inner.entry(piece).or_insert(id),
                None => starts.entry(piece).or_insert(id),
            };
        }
        let special = |name: &str| {
            starts.get(name).copied().ok_or_else(|| Error::Model(format!("the vocabulary has no {name}")))
        };
        Ok(Self {
            start: special("[CLS]")?,
            end: special("[SEP]")?,
            unknown: special("[UNK]")?,
            longest,
            starts,
            inner,
        })
    }

    /// Appends the ids of a word's pieces: at least one, at most [`MOST_PIECES`].
    pub fn pieces(&self, word: &str, into: &mut Vec<u32>) {
        let before = into.len();
        if word.bytes().all(|b| b.is_ascii_lowercase())
            && let Some(&id) = self.starts.get(word)
        {
            into.push(id);
            return;
        }
        // A word of any length is looked at only so far as it can give pieces that count.
        let mut part = String::new();
        let mut length = 0;
        'word: for c in word.chars() {
            if is_space(c) {
                self.part(&mut part, &mut length, into);
                continue;
            }
            if c == '\u{fffd}' || is_other(c) {
                continue;
            }
            for c in c.to_lowercase().nfd().filter(|c| !is_nonspacing_mark(*c)) {
                if c.is_ascii_punctuation() || is_punctuation(c) || is_ideograph(c) {
                    self.part(&mut part, &mut length, into);
                    part.push(c);
                    length = 1;
                    self.part(&mut part, &mut length, into);
                } else {
                    length += 1;
                    if length <= LONGEST_PART {
                        part.push(c);
                    }
                }
            }
            if into.len() - before >= MOST_PIECES {
                break 'word;
            }
        }
        self.part(&mut part, &mut length, into);
        if into.len() == before {
            into.push(self.unknown);
        }
        into.truncate(before + MOST_PIECES);
    }

    /// Appends the pieces of one part of a word by the longest match from the left, and empties the part.
    fn part(&self, part: &mut String, length: &mut usize, into: &mut Vec<u32>) {
        let before = into.len();
        let mut rest = part.as_str();
        if *length > LONGEST_PART {
            into.push(self.unknown);
            rest = "";
        }
        while !rest.is_empty() {
            let known = if rest.len() == part.len() { &self.starts } else { &self.inner };
            let mut end = rest.len().min(self.longest);
            let found = loop {
                if end == 0 {
                    break None;
                }
                if let Some(id) = rest.get(..end).and_then(|piece| known.get(piece)) {
                    break Some(*id);
                }
                end -= 1;
            };
            match found {
                Some(id) => {
                    into.push(id);
                    rest = &rest[end..];
                }
                None => {
                    into.truncate(before);
                    into.push(self.unknown);
                    break;
                }
            }
        }
        part.clear();
        *length = 0;
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r') || !c.is_ascii() && in_class(&SPACE, c)
}

/// Control, format, private and unassigned characters (general categories C*).
fn is_other(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_control() } else { in_class(&OTHER, c) }
}

fn is_nonspacing_mark(c: char) -> bool {
    !c.is_ascii() && in_class(&MARK, c)
}

/// The general categories P*.
pub fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_punctuation() && !"$+<=>^`|~".contains(c)
    } else {
        in_class(&PUNCTUATION, c)
    }
}

/// BERT's "CJK characters": each is a part of its own.
fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c),
        0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x20000..=0x2A6DF | 0x2A700..=0x2B73F | 0x2B740..=0x2B81F
        | 0x2B820..=0x2CEAF | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}

fn in_class(class: &Regex, c: char) -> bool {
    class.is_match(c.encode_utf8(&mut [0; 4]))
}

#[allow(clippy::unwrap_used, reason = "the patterns are constants; the tests compile them")]
mod classes {
    use super::{LazyLock, Regex};

    pub static SPACE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\p{Zs}").unwrap());
    pub static OTHER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\p{C}").unwrap());
    pub static MARK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\p{Mn}").unwrap());
    pub static PUNCTUATION: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\p{P}").unwrap());
}
use classes::{MARK, OTHER, PUNCTUATION, SPACE};

#[cfg(test)]
mod tests {
    use super::*;

    const VOCABULARY: &str =
        "[PAD]\n[UNK]\n[CLS]\n[SEP]\nram\n##adi\nzurich\n-\n!\nmosul\n##s\na\n\u{4e2d}\n\u{2019}\ncafe";

    fn pieces(word: &str) -> Vec<&'static str> {
        let mut ids = Vec::new();
        WordPiece::new(VOCABULARY).unwrap().pieces(word, &mut ids);
        ids.iter().map(|id| VOCABULARY.lines().nth(*id as usize).unwrap()).collect()
    }

    #[test]
    fn words_are_cut_as_bert_cuts_them() {
        assert_eq!(pieces("ram"), ["ram"]);
        assert_eq!(pieces("RamADI"), ["ram", "##adi"]);
        assert_eq!(pieces("Z\u{fc}rich"), ["zurich"]);
        assert_eq!(pieces("Zu\u{308}rich"), ["zurich"]);
        assert_eq!(pieces("Mosul-Ramadi!"), ["mosul", "-", "ram", "##adi", "!"]);
        assert_eq!(pieces("mosul\u{2019}s"), ["mosul", "\u{2019}", "[UNK]"]);
        assert_eq!(pieces("\u{4e2d}a\u{4e2d}"), ["\u{4e2d}", "a", "\u{4e2d}"]);
        assert_eq!(pieces("CAF\u{c9}"), ["cafe"]);
        assert_eq!(pieces("ramx"), ["[UNK]"]);
        assert_eq!(pieces("ra\u{200b}m"), ["ram"], "format characters are left out");
        assert_eq!(pieces("a\u{a0}a"), ["a", "a"]);
        assert_eq!(pieces("\u{200b}"), ["[UNK]"]);
        assert_eq!(pieces(""), ["[UNK]"]);
    }

    #[test]
    fn no_word_is_too_long() {
        assert_eq!(pieces(&"a".repeat(100)), ["[UNK]"]);
        assert_eq!(pieces(&"a".repeat(1_000_000)), ["[UNK]"]);
        assert_eq!(pieces(&"-".repeat(1_000_000)).len(), MOST_PIECES);
    }
}
