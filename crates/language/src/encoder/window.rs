//! Sentences that are too long for the network are read in windows.

use std::ops::Range;

/// Cuts a sentence into windows of at most `most` pieces, given the pieces of each word (each at most `most`).
///
/// A window ends, where it can, after a semicolon, colon or full stop in its last half, else after a comma or dash,
/// else with the last word that fits.
pub fn windows(words: &[&str], pieces: &[usize], most: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut at, mut sum) = (0, 0, 0);
    while at < words.len() {
        let size = pieces.get(at).copied().unwrap_or(1);
        if sum + size <= most || at == start {
            sum += size;
            at += 1;
            continue;
        }
        let last_half = start + (at - start).div_ceil(2)..at;
        let end = last_half
            .rev()
            .max_by_key(|word| (break_after(words[*word]), *word))
            .map_or(at, |word| if break_after(words[word]) > 0 { word + 1 } else { at });
        found.push(start..end);
        (start, at, sum) = (end, end, 0);
    }
    if start < words.len() {
        found.push(start..words.len());
    }
    found
}

/// How good a place to cut lies after a word.
fn break_after(word: &str) -> u8 {
    match word {
        ";" | "." | "!" | "?" | ":" => 2,
        "," | "-" | "--" | "\u{2013}" | "\u{2014}" | "\u{2026}" => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cut_after_punctuation() {
        let words = ["a", "b", ",", "c", ";", "d", ",", "e", "f", "g"];
        assert_eq!(windows(&words, &[1; 10], 8), [0..5, 5..10]);
        assert_eq!(windows(&words, &[1; 10], 10).len(), 1);
        assert_eq!(windows(&["a"; 7], &[1; 7], 3), [0..3, 3..6, 6..7]);
        assert_eq!(windows(&["a"; 3], &[3, 1, 3], 3), [0..1, 1..2, 2..3]);
        assert!(windows(&[], &[], 3).is_empty());
    }

    proptest! {
        #[test]
        fn windows_cover_the_sentence(sentence in prop::collection::vec(("[ab,;]", 1usize..9), 0..200)) {
            let words: Vec<&str> = sentence.iter().map(|(word, _)| word.as_str()).collect();
            let pieces: Vec<usize> = sentence.iter().map(|(_, size)| *size).collect();
            let mut end = 0;
            for window in windows(&words, &pieces, 20) {
                prop_assert_eq!(window.start, end);
                prop_assert!(window.end > end);
                prop_assert!(pieces[window.clone()].iter().sum::<usize>() <= 20);
                end = window.end;
            }
            prop_assert_eq!(end, words.len());
        }
    }
}
