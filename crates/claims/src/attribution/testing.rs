//! What the tests of the constructions share: documents built by hand, attributions as lines.

use expect_test::Expect;
use language::{Document, Knowledge, Quote, Span};

use super::{Attribution, Cues, find};

/// A document from annotated sentences, with the quotations that its typographic marks show.
pub(super) fn document(source: &str) -> Document {
    let mut document = Document::from_conllu(source);
    let mut open = None;
    for token in &document.tokens {
        match token.span.of(&document.text) {
            "“" => open = Some(token.span),
            "”" => {
                let Some(start) = open.take() else { continue };
                document.quotes.push(Quote {
                    span: start.cover(token.span),
                    inner: Span::new(start.end, token.span.start),
                    depth: 0,
                    continues: None,
                });
            }
            _ => {}
        }
    }
    document
}

/// One line an attribution: `[source] [cue] kind: [content] ...`, mode, the number of the one around it.
pub(super) fn check(source: &str, expected: Expect) {
    let document = document(source);
    let cues = Cues::new(&Knowledge::embedded()).expect("the embedded table");
    let found = find(&document, &cues);
    let lines: Vec<String> = found.iter().enumerate().map(|(i, a)| line(&document, i, a)).collect();
    expected.assert_eq(&lines.join("\n"));
}

fn line(document: &Document, index: usize, attribution: &Attribution) -> String {
    let words = |span: Span| format!("[{}]", span.of(&document.text));
    let content: Vec<String> = attribution.content.iter().map(|&s| words(s)).collect();
    format!(
        "{index} {} {} {}: {} {}{}{}",
        attribution.source.map_or("-".to_owned(), |s| words(s.span)),
        attribution.cue.map_or("-".to_owned(), |c| words(c.span)),
        attribution.cue.map_or("-", |c| c.kind.as_str()),
        content.join(" "),
        attribution.mode,
        attribution.within.map_or(String::new(), |w| format!(" in {w}")),
        if attribution.negated { " negated" } else { "" },
    )
}
