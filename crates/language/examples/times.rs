//! Prints the times of reports (JSONL) as readings do, for scoring the finder by itself.
use std::io::BufRead;

use language::{Document, Knowledge, times};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lexicon = times::Lexicon::new(&Knowledge::embedded())?;
    for line in std::io::stdin().lock().lines() {
        let report: Value = serde_json::from_str(&line?)?;
        let text = report["text"].as_str().unwrap_or_default().to_owned();
        let published = report["published"].as_str().and_then(|p| p.get(..10)?.parse().ok());
        let mut document = Document { text, published, ..Document::default() };
        times::find(&mut document, &lexicon);
        let characters = |byte| document.text.get(..byte).map_or(0, |t: &str| t.chars().count());
        let times: Vec<Value> = document
            .times
            .iter()
            .map(|t| {
                json!({"value": t.value, "span": {"start": characters(t.span.start), "end": characters(t.span.end),
                       "text": t.span.of(&document.text)}})
            })
            .collect();
        println!("{}", json!({"report": {"id": report["id"]}, "times": times}));
    }
    Ok(())
}
