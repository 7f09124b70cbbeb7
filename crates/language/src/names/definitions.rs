//! Acronyms that the text itself defines: "Green Valley Front (GVF)", after Schwartz and Hearst (2003).

use std::ops::Range;

use super::words::{Case, Word, is_small, words};
use crate::{Document, TokenId};

/// A name and the acronym that the text gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The tokens of the full name, without article.
    pub full: Range<TokenId>,
    /// The tokens of the acronym, without brackets.
    pub acronym: Range<TokenId>,
}

/// Tokens that an acronym in brackets may have.
const LONGEST_ACRONYM: usize = 3;
/// Words looked back at for the full name.
const LONGEST_NAME: usize = 14;

/// The definitions of a document, in order of the text.
pub fn definitions(document: &Document) -> Vec<Definition> {
    let mut found = Vec::new();
    for sentence in &document.sentences {
        for open in sentence.tokens.clone() {
            if !matches!(document.word(open), "(" | "[" | "-LRB-") {
                continue;
            }
            let close = (open + 2..(open + 2 + LONGEST_ACRONYM).min(sentence.tokens.end))
                .find(|&t| matches!(document.word(t), ")" | "]" | "," | ";" | "-RRB-"));
            let Some(close) = close else { continue };
            if let Some(acronym) = acronym(document, open + 1..close)
                && let Some(full) = full_name(document, sentence.tokens.start..open, &acronym)
            {
                found.push(Definition { full, acronym: open + 1..close });
            }
        }
    }
    found
}

/// The letters of an acronym; `None` if the words are none.
fn acronym(document: &Document, tokens: Range<TokenId>) -> Option<Vec<char>> {
    let text = document.span_of(tokens).of(&document.text);
    let parts = words(text);
    let letters: Vec<char> =
        parts.iter().flat_map(|w| w.folded.chars()).filter(|c| c.is_alphabetic()).collect();
    let capital = parts.iter().any(|w| w.case == Case::Capitals)
        || text.chars().filter(|c| c.is_uppercase()).count() >= 2
        || !document.text.chars().take(2000).any(char::is_uppercase);
    ((2..=9).contains(&letters.len()) && capital && text.chars().all(|c| !c.is_whitespace()))
        .then_some(letters)
}

/// The words before the bracket whose initials the acronym is made of.
fn full_name(document: &Document, before: Range<TokenId>, letters: &[char]) -> Option<Range<TokenId>> {
    let start = before.start.max(before.end.saturating_sub(LONGEST_NAME));
    let mut parts: Vec<(TokenId, Word)> = Vec::new();
    for token in start..before.end {
        parts.extend(words(document.word(token)).into_iter().map(|word| (token, word)));
    }
    let end = before.end;
    // From the right: each letter is the initial of a word; small words may be left out, and one letter may come from
    // inside a word ("TEHRIK-I-TALIBAN" has them all, "Mali Red Cross Society (MRC)" leaves out the last).
    let mut at = parts.len();
    for &letter in letters.iter().rev() {
        loop {
            at = at.checked_sub(1)?;
            let (_, word) = &parts[at];
            if word.folded.starts_with(letter) {
                break;
            }
            if !is_small(&word.folded) {
                return None;
            }
        }
    }
    let first = parts.get(at)?.0;
    // A name, not any phrase: its first word has a capital where case says anything.
    let named = parts[at].1.case != Case::Lower || !super::is_cased(document, start..end);
    (named && end - first >= 2).then_some(first..end)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::segment::segment;

    fn check(text: &str, expected: Expect) {
        let document = segment(text);
        let found: Vec<_> = definitions(&document)
            .into_iter()
            .map(|d| {
                let of = |tokens| document.span_of(tokens).of(text).to_owned();
                format!("{} = {}", of(d.acronym), of(d.full))
            })
            .collect();
        expected.assert_eq(&found.join(" | "));
    }

    #[test]
    fn initials() {
        check("The Green Valley Front (GVF) spoke.", expect!["GVF = Green Valley Front"]);
        check(
            "THE UNITED COUNCIL FOR THE LIBERATION OF ARDA (UCLA) SPOKE.",
            expect!["UCLA = UNITED COUNCIL FOR THE LIBERATION OF ARDA"],
        );
        check("He joined the Army of the Just (AJ).", expect!["AJ = Army of the Just"]);
        check("Three people (two men) died (AP).", expect![""]);
        check("The Harbour Workers' Union (HWU, left) met.", expect!["HWU = Harbour Workers' Union"]);
        check("(GVF) spoke", expect![""]);
    }
}
