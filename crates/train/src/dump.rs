//! `train dump`: places or attributions of reports as JSON lines, for the scorers of the benchmarks.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use language::places::Gazetteer;
use language::{Context, Document};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

/// What to dump, and of which reports.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to dump
    what: What,
    /// Reports, one JSON object a line: id, text, title
    reports: PathBuf,
    /// Only reports whose id begins so
    #[arg(long, default_value = "")]
    doc: String,
    /// Use no names of the encoder
    #[arg(long)]
    without_names: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum What {
    /// places[] of the reading
    Places,
    /// attributions[] of the reading
    Attribution,
}

#[derive(Deserialize)]
struct Report {
    id: String,
    text: String,
    #[serde(default)]
    title: Option<String>,
}

/// Reads the reports and prints a line for each.
///
/// # Errors
/// If an input cannot be read.
pub fn run(args: &Args) -> Result<()> {
    let file = std::fs::File::open(&args.reports).with_context(|| args.reports.display().to_string())?;
    let mut reports = Vec::new();
    for (number, line) in std::io::BufReader::new(file).lines().enumerate() {
        let report: Report = serde_json::from_str(&line?)
            .with_context(|| format!("{}, line {}", args.reports.display(), number + 1))?;
        if report.id.starts_with(&args.doc) {
            reports.push(report);
        }
    }
    let read: Box<dyn Fn(&Report) -> Document + Sync> = if args.without_names {
        let gazetteer = Gazetteer::embedded();
        Box::new(move |report| {
            let mut document = language::segment::segment(&report.text);
            let context = Context { title: report.title.clone(), ..Context::default() };
            language::places::find(&mut document, &gazetteer, &context);
            document
        })
    } else {
        let reader = language::Reader::new(language::Knowledge::embedded(), Gazetteer::embedded())?;
        Box::new(move |report| {
            reader.read(&report.text, &Context { title: report.title.clone(), ..Context::default() })
        })
    };
    let cues = claims::attribution::Cues::new(&language::Knowledge::embedded())?;
    let line = |report: &Report| match args.what {
        What::Places => places(report, &read(report)),
        What::Attribution => crate::dump_attribution::line(&report.id, &read(report), &cues),
    };
    let lines: Vec<String> = reports.par_iter().map(|report| line(report).to_string()).collect();
    let mut out = std::io::stdout().lock();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn places(report: &Report, document: &Document) -> Value {
    let characters = |byte: usize| report.text.get(..byte).map_or(0, |text| text.chars().count());
    let places: Vec<Value> = document
        .places
        .iter()
        .map(|place| {
            json!({
                "name": place.name,
                "country": place.country,
                "admin1": place.admin1,
                "lat": place.lat,
                "lon": place.lon,
                "precision": if place.lat.is_some() { "exact" } else { "unknown" },
                "mentions": [{
                    "start": characters(place.span.start),
                    "end": characters(place.span.end),
                    "text": place.span.of(&report.text),
                }],
            })
        })
        .collect();
    json!({"report": {"id": report.id}, "places": places})
}
