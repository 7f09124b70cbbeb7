//! Any bytes as a file: a text or a problem.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(decoded) = reports::decode(bytes) {
        assert!(!decoded.text.contains('\0'));
        let _ = reports::foreign_language(&decoded.text);
    }
});
