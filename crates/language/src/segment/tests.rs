//! Tests of the whole segmenter.

use expect_test::{Expect, expect};

use super::*;

/// One line a paragraph kind, under it one line a sentence, tokens separated by `·`.
fn check(text: &str, expected: Expect) {
    let document = segment(text);
    let mut shown = String::new();
    for paragraph in &document.paragraphs {
        shown.push_str(&format!("{:?}\n", paragraph.kind));
        for sentence in &document.sentences[paragraph.sentences.clone()] {
            let words: Vec<_> = sentence.tokens.clone().map(|token| document.word(token)).collect();
            shown.push_str(&format!("  {}\n", words.join("·")));
        }
    }
    expected.assert_eq(&shown);
}

#[test]
fn clitics_hyphens_and_abbreviations() {
    check(
        "The U.S.-led force didn't say whether Lt. Gen. J. Marlow’s anti-tank unit can't or cannot move. It's 5pm.",
        expect![[r#"
            Body
              The·U.S.·-·led·force·did·n't·say·whether·Lt.·Gen.·J.·Marlow·’s·anti-tank·unit·ca·n't·or·can·not·move·.
              It·'s·5·pm·.
        "#]],
    );
}
