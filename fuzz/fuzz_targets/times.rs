//! Any text searched for dates and times: spans lie in the text and in order.
#![no_main]

use std::sync::LazyLock;

use language::Knowledge;
use language::times::{Lexicon, find};
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&Knowledge::embedded()).expect("the embedded words of time can be read"));

fuzz_target!(|text: &str| {
    let mut document = language::segment::segment(text);
    document.published = Some(jiff::civil::date(2031, 5, 4));
    find(&mut document, &LEXICON);
    let mut end = 0;
    for time in &document.times {
        assert!(time.span.start >= end && !time.span.of(text).is_empty());
        end = time.span.end;
    }
});
