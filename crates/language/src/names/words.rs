//! The form in which names are compared: words without case, accents, hyphens, full stops and apostrophes.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word of a name or text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without accents.
    pub folded: String,
    /// How it is written.
    pub case: Case,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital at its head ("army", "al").
    Lower,
    /// A capital at its head alone ("Army").
    Title,
    /// Capitals inside as well as small letters ("McKay", "LeT").
    Mixed,
    /// Two capitals or more and no small letter but a plural s ("BLA", "MPs").
    Capitals,
}

/// Cuts a piece of text into words: letters and digits, in which apostrophes and full stops do not count; a final 's is a
/// word of its own, as the tokeniser has it.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut open = String::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\'' | '’' | '‘' | 'ʼ' | '`' => {
                let mut rest = letters.clone();
                let clitic = matches!(rest.next(), Some('s' | 'S'))
                    && rest.next().is_none_or(|after| !after.is_alphanumeric());
                if clitic {
                    push(&mut found, &mut open);
                }
            }
            '.' => {
                // "U.S." is one word, "Inc. of" are two, "3.5" is one.
                if letters.peek().is_none_or(|next| next.is_whitespace()) {
                    push(&mut found, &mut open);
                }
            }
            c if c.is_alphanumeric() || is_combining_mark(c) => open.push(c),
            _ => push(&mut found, &mut open),
        }
    }
    push(&mut found, &mut open);
    found
}

fn push(found: &mut Vec<Word>, open: &mut String) {
    if !open.is_empty() {
        found.push(Word { folded: fold(open), case: case(open) });
        open.clear();
    }
}

/// Lower case without accents.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect()
}

fn case(word: &str) -> Case {
    let Some(first) = word.chars().next() else { return Case::Lower };
    if first.is_numeric() {
        // "3R" counts as capitals, "3rd" does not.
        return if word.chars().any(char::is_uppercase) { Case::Capitals } else { Case::Title };
    }
    if !first.is_uppercase() {
        return Case::Lower;
    }
    let stem = word.strip_suffix('s').unwrap_or(word);
    let capitals = stem.chars().filter(|c| c.is_uppercase()).count();
    match capitals {
        0 | 1 => Case::Title,
        _ if stem.chars().all(|c| !c.is_lowercase()) => Case::Capitals,
        _ => Case::Mixed,
    }
}

/// Words that an acronym may leave out.
pub fn is_small(folded: &str) -> bool {
    matches!(
        folded,
        "of" | "the"
            | "for"
            | "and"
            | "in"
            | "to"
            | "on"
            | "de"
            | "del"
            | "la"
            | "el"
            | "les"
            | "des"
            | "du"
            | "y"
            | "e"
            | "al"
            | "ul"
            | "s"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|w| w.folded).collect()
    }

    #[test]
    fn words_of_names() {
        assert_eq!(folded("al-Shabaab"), ["al", "shabaab"]);
        assert_eq!(folded("Lord's Resistance Army"), ["lord", "s", "resistance", "army"]);
        assert_eq!(folded("Jama'at Nusrat"), ["jamaat", "nusrat"]);
        assert_eq!(folded("U.S. Army"), ["us", "army"]);
        assert_eq!(folded("Ejército de Liberación"), ["ejercito", "de", "liberacion"]);
        assert_eq!(folded("’s"), ["s"]);
        assert_eq!(folded("DHKP/C"), ["dhkp", "c"]);
        assert_eq!(folded("--"), Vec::<String>::new());
    }

    #[test]
    fn case_of_words() {
        let case = |text: &str| words(text)[0].case;
        assert_eq!(case("BLA"), Case::Capitals);
        assert_eq!(case("U.N."), Case::Capitals);
        assert_eq!(case("MPs"), Case::Capitals);
        assert_eq!(case("Army"), Case::Title);
        assert_eq!(case("A"), Case::Title);
        assert_eq!(case("army"), Case::Lower);
        assert_eq!(case("M23"), Case::Title);
        assert_eq!(case("LeT"), Case::Mixed);
        assert_eq!(case("Let"), Case::Title);
    }
}
