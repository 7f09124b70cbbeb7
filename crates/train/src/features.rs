//! `train features`: the claims of reports with the features that their confidence is reckoned from, for
//! `train/confidence.py`.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use language::places::Gazetteer;
use rayon::prelude::*;
use reports::{Limits, Report};
use serde_json::{Value, json};

/// Which reports.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Reports, one JSON object a line, as `sayso read --input-format jsonl` takes them
    reports: PathBuf,
}

/// Reads the reports and prints a line for each.
///
/// # Errors
/// If an input cannot be read.
pub fn run(arguments: &Arguments) -> Result<()> {
    let source = arguments.reports.display().to_string();
    let file = std::fs::File::open(&arguments.reports).with_context(|| source.clone())?;
    let mut reports = Vec::new();
    for (number, line) in (1..).zip(std::io::BufReader::new(file).split(b'\n')) {
        reports.push(reports::parse_line(&source, number, &line?, &Limits::default())?);
    }
    let language = language::Reader::new(language::Knowledge::embedded(), Gazetteer::embedded())?;
    let reader = claims::Reader::new(language)?;
    let lines: Vec<String> = reports.par_iter().map(|report| line(&reader, report).to_string()).collect();
    let mut out = std::io::stdout().lock();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn line(reader: &claims::Reader, report: &Report) -> Value {
    let (reading, features) = reader.read_with_features(report, &reader.document(report));
    let mut claims = json!(reading.claims);
    for (claim, features) in claims.as_array_mut().into_iter().flatten().zip(features) {
        claim["features"] = json!(features);
    }
    json!({"report": {"id": report.id}, "claims": claims})
}
