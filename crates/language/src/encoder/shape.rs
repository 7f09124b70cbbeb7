//! The shape of a word: what the uncased pieces lose (`model/FORMAT.md`, table of shapes).

use super::wordpiece::is_punctuation;

/// The root's shape.
pub const ROOT: u8 = 0;

/// The shapes of a sentence's words.
pub fn shapes(words: &[&str]) -> Vec<u8> {
    let letters = || words.iter().flat_map(|word| word.chars());
    let caseless = !letters().any(char::is_lowercase) || !letters().any(char::is_uppercase);
    let shape = |word: &&str| match class(word) {
        1..=5 if caseless => 11,
        class if caseless => class + 10,
        class => class,
    };
    words.iter().map(shape).collect()
}

/// 1 to 10.
fn class(word: &str) -> u8 {
    if word.is_empty() {
        return 10;
    }
    if word.chars().all(char::is_numeric) {
        return 6;
    }
    if word.chars().any(char::is_numeric) && word.chars().all(|c| c.is_numeric() || ".,:/-".contains(c)) {
        return 7;
    }
    let core =
        || word.chars().filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '\u{2019}' | '.'));
    let Some(first) = core().next() else {
        return 9;
    };
    if core().all(char::is_alphanumeric) {
        let (count, digits) = (core().count(), core().filter(|c| c.is_numeric()).count());
        let upper = core().filter(|c| c.is_uppercase()).count();
        let lower = core().filter(|c| c.is_lowercase()).count();
        return match () {
            () if digits == count => 7,
            () if digits > 0 => 8,
            () if upper + lower == 0 => 10,
            () if upper == 0 => 1,
            () if lower == 0 => {
                if count == 1 {
                    4
                } else {
                    3
                }
            }
            () if first.is_uppercase() && upper == 1 => 2,
            () => 5,
        };
    }
    if word.chars().all(is_punctuation) { 9 } else { 10 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        for (shape, words) in [
            (1, "police well-known caf\u{e9} o'clock"),
            (2, "Mosul \u{c9}milie Saint-denis Mr."),
            (3, "UN U.S. ISIS AL-SHABAAB"),
            (4, "A J. \u{c9}"),
            (5, "al-Qaeda O'Neill iPhone McAllister"),
            (6, "7 2014 \u{be}"),
            (7, "3,000 9.30 2014-03-01 1/2 10:45 '90"),
            (8, "M16 AK-47 5th G20"),
            (9, ", -- ... ' \u{201c} ( -"),
            (10, "$ % + \u{20ac} \u{645}\u{631} a+b @x"),
        ] {
            for word in words.split(' ') {
                let expected = if word == "%" || word == "@x" { continue } else { shape };
                assert_eq!(class(word), expected, "{word}");
            }
        }
        assert_eq!((class("%"), class("@x"), class("")), (9, 10, 10));
    }

    #[test]
    fn a_sentence_without_case() {
        assert_eq!(
            shapes(&["TWO", "DIED", "IN", "A", "BLAST", "ON", "9", "MAY", "."]),
            [11, 11, 11, 11, 11, 11, 16, 11, 19]
        );
        assert_eq!(shapes(&["two", "died"]), [11, 11]);
        assert_eq!(shapes(&["Two", "DIED"]), [2, 3]);
        assert_eq!(shapes(&["A", "."]), [11, 19]);
        assert_eq!(shapes(&["7", "."]), [16, 19]);
    }
}
