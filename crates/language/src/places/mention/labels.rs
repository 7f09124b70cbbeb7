//! Labels that head the paragraphs of a list: "Deir ez-Zor: Two men were killed". Speakers of a transcript come again.

use std::collections::HashSet;

use crate::{Document, TokenId};

/// Words of a label, at most.
const MOST_WORDS: usize = 4;
/// Paragraphs without which labels are no list.
const LEAST: usize = 2;

/// The first words of the paragraphs that a label heads, where there are several and none is used twice.
pub fn of(document: &Document) -> HashSet<TokenId> {
    let mut labels = Vec::new();
    for paragraph in &document.paragraphs {
        let Some(sentence) = document.sentences.get(paragraph.sentences.start) else { continue };
        let tokens = sentence.tokens.clone();
        let colon = tokens.clone().skip(1).take(MOST_WORDS).find(|&t| document.word(t) == ":");
        let Some(colon) = colon.filter(|&t| t + 1 < tokens.end) else { continue };
        let capital = document.word(tokens.start).starts_with(char::is_uppercase);
        if capital {
            labels.push((
                tokens.start,
                document.span_of(tokens.start..colon).of(&document.text).to_lowercase(),
            ));
        }
    }
    let distinct: HashSet<&str> = labels.iter().map(|(_, label)| label.as_str()).collect();
    if labels.len() < LEAST || distinct.len() < labels.len() {
        return HashSet::new();
    }
    labels.iter().map(|(token, _)| *token).collect()
}
