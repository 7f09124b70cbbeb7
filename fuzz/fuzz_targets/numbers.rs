//! Any words as a number expression, and any text searched for numbers: what is found is read again from its words.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = language::numbers::read(text);
    let mut document = language::segment::segment(text);
    language::numbers::find(&mut document);
    for number in &document.numbers {
        assert!(!number.span.of(text).is_empty());
        if let (Some(low), Some(high)) = (number.interval.low, number.interval.high) {
            assert!(low <= high);
        }
    }
});
