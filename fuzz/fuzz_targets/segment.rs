//! Any text cut into sentences and tokens: in order, without overlaps, and nothing but white space is lost.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let document = language::segment::segment(text);
    let mut end = 0;
    for token in &document.tokens {
        assert!(token.span.start >= end && !token.span.of(text).is_empty());
        assert!(text[end..token.span.start].trim().is_empty());
        end = token.span.end;
    }
    assert!(text[end..].trim().is_empty());
    let mut next = 0;
    for sentence in &document.sentences {
        assert_eq!(sentence.tokens.start, next);
        assert!(!sentence.tokens.is_empty());
        next = sentence.tokens.end;
    }
    assert_eq!(next, document.tokens.len());
});
