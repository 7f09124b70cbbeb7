//! Any bytes as an input of lines: each line gives a report or an error, and the text of a report keeps its limits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reports::{Limits, Line, Lines, parse_line};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { text_bytes: 2_000, line_bytes: 4_000 };
    let mut lines = Lines::new(bytes, limits.line_bytes);
    while let Ok(Some((number, line))) = lines.next_line() {
        if let Line::Whole(line) = line {
            assert!(line.len() as u64 <= limits.line_bytes);
            if let Ok(report) = parse_line("fuzz", number, &line, &limits) {
                assert!(!report.text.trim().is_empty() && report.text.len() as u64 <= limits.text_bytes);
            }
        }
    }
});
