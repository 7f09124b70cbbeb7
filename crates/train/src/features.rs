//! `train features`: the claims of reports with the features that their confidence is reckoned from, for
//! `train/confidence.py`.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

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
    let (reader, reports) = load(&arguments.reports)?;
    let lines: Vec<String> = reports.par_iter().map(|report| line(&reader, report).to_string()).collect();
    let mut out = std::io::stdout().lock();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The program's reader, and the reports of a file of JSON lines.
///
/// # Errors
/// If a line is no report.
pub fn load(path: &Path) -> Result<(claims::Reader, Vec<Report>)> {
    let source = path.display().to_string();
    let file = std::fs::File::open(path).with_context(|| source.clone())?;
    let mut reports = Vec::new();
    for (number, line) in (1..).zip(std::io::BufReader::new(file).split(b'\n')) {
        reports.push(reports::parse_line(&source, number, &line?, &Limits::default())?);
    }
    let language = language::Reader::new(language::Knowledge::embedded(), Gazetteer::embedded())?;
    Ok((claims::Reader::new(language)?, reports))
}

fn line(reader: &claims::Reader, report: &Report) -> Value {
    let (reading, features) = reader.read_with_features(report, &reader.document(report));
    let mut claims = json!(reading.claims);
    for (claim, features) in claims.as_array_mut().into_iter().flatten().zip(features) {
        claim["features"] = json!(features);
    }
    json!({"report": {"id": report.id}, "claims": claims})
}
