//! `train dump`: places or attributions of reports as JSON lines, for the scorers of the benchmarks; trees for tests of rules.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use language::places::Gazetteer;
use language::{Context, Document, TokenId};
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
    /// Trees in the short form of `language::conllu`, in which tests of rules are written
    Trees,
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
        What::Places => places(report, &read(report)).to_string(),
        What::Attribution => crate::dump_attribution::line(&report.id, &read(report), &cues).to_string(),
        What::Trees => trees(&read(report)),
    };
    let lines: Vec<String> = reports.par_iter().map(line).collect();
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

/// The trees of a document, as `language::Document::from_conllu` reads them.
fn trees(document: &Document) -> String {
    let mut lines = String::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let opens = document.paragraphs.get(sentence.paragraph).is_some_and(|p| p.sentences.start == index);
        if opens && index > 0 {
            lines += "# newpar\n";
        }
        for id in sentence.tokens.clone() {
            lines += &row(document, id, sentence.tokens.start);
        }
        lines.push('\n');
    }
    lines
}

/// One word: form, lemma, part of speech, head counted from 1, relation, and what else is known.
fn row(document: &Document, id: TokenId, first: TokenId) -> String {
    let (token, form) = (&document.tokens[id], document.word(id));
    let lemma = if token.lemma == form.to_lowercase() { "_" } else { token.lemma.as_str() };
    let head = token.head.map_or(0, |head| head + 1 - first);
    let glued = document.tokens.get(id + 1).is_some_and(|next| next.span.start == token.span.end);
    let name = document.names.iter().find(|name| name.tokens.contains(&id)).map(|name| {
        let place = if name.tokens.start == id { 'B' } else { 'I' };
        format!("Name={place}-{:?}", name.kind)
    });
    let others: Vec<String> = glued.then(|| "SpaceAfter=No".to_owned()).into_iter().chain(name).collect();
    let row = format!("{form} {lemma} {} {head} {} {}", token.xpos, token.deprel, others.join("|"));
    row.trim_end().to_owned() + "\n"
}
