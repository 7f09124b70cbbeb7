//! `train dump attribution`: the attributions of a document, for the scorer of the benchmark.

use claims::attribution::{self, Cues};
use claims::reading::Offsets;
use language::Document;
use serde_json::{Value, json};

/// The reading's line for one document, with nothing but its attributions.
pub fn line(id: &str, document: &Document, cues: &Cues) -> Value {
    let found = attribution::find(document, cues);
    let attributions = attribution::to_reading(&found, &Offsets::new(&document.text), |_| None, |_| false);
    json!({"report": {"id": id}, "attributions": attributions})
}
