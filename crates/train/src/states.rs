//! `train states`: the encoder's last states of every token of reports, with their trees and the claims that the rules
//! read, for `train/heads.py`.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use claims::reading::Offsets;
use rayon::prelude::*;
use reports::Report;
use serde_json::{Value, json};

use crate::features::load;

/// Which reports, and where to.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Reports, one JSON object a line, as `sayso read --input-format jsonl` takes them
    reports: PathBuf,
    /// Where the states go: little-endian f32, a row for each token
    states: PathBuf,
}

/// Reads the reports and prints a line for each; their states go into a file of their own.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let (reader, reports) = load(&arguments.reports)?;
    let read: Vec<(Value, Vec<Vec<f32>>)> = reports.par_iter().map(|report| line(&reader, report)).collect();
    let mut lines = std::io::stdout().lock();
    let file =
        std::fs::File::create(&arguments.states).with_context(|| arguments.states.display().to_string())?;
    let mut states = std::io::BufWriter::new(file);
    for (line, rows) in read {
        writeln!(lines, "{line}")?;
        for value in rows.into_iter().flatten() {
            states.write_all(&value.to_le_bytes())?;
        }
    }
    states.flush()?;
    Ok(())
}

fn line(reader: &claims::Reader, report: &Report) -> (Value, Vec<Vec<f32>>) {
    let doc = reader.document(report);
    let (reading, grounds) = reader.read_with_grounds(report, &doc);
    let mut claims = json!(reading.claims);
    for (claim, grounds) in claims.as_array_mut().into_iter().flatten().zip(grounds) {
        claim["token"] = json!(grounds.trigger);
        claim["counted"] = json!(grounds.counted);
        claim["setting"] = json!(grounds.setting);
        claim["own_group"] = json!(grounds.own_group);
    }
    let offsets = Offsets::new(&doc.text);
    let token = |token: &language::Token| {
        json!([
            offsets.characters(token.span.start),
            offsets.characters(token.span.end),
            token.sentence,
            token.lemma,
            token.upos.as_str(),
            token.xpos.as_str(),
            token.deprel.as_str(),
            token.head,
        ])
    };
    let tokens: Vec<Value> = doc.tokens.iter().map(token).collect();
    let names: Vec<Value> = doc
        .names
        .iter()
        .map(|name| json!([name.tokens.start, name.tokens.end, format!("{:?}", name.kind)]))
        .collect();
    let kinds: Vec<String> = doc
        .sentences
        .iter()
        .map(|sentence| {
            doc.paragraphs.get(sentence.paragraph).map_or_else(String::new, |p| format!("{:?}", p.kind))
        })
        .collect();
    let line = json!({
        "report": {"id": report.id},
        "incidents": reading.incidents,
        "attributions": reading.attributions,
        "claims": claims,
        "tokens": tokens,
        "names": names,
        "sentences": kinds,
    });
    (line, reader.language().encoder().states(&doc))
}
