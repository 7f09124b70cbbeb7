//! `train link`: links readings into incidents across reports, as the scorer of `figures --incidents` takes them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::Context;
use claims::Reading;
use incidents::link::{Fingerprint, Rarity, link};
use language::Knowledge;

/// Inputs.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Reports as JSON Lines
    reports: PathBuf,
    /// Their readings, as `sayso read --format jsonl` prints them
    readings: PathBuf,
    /// Print each pair of tellings with its likeness instead
    #[arg(long)]
    edges: bool,
}

#[derive(serde::Deserialize)]
struct Report {
    id: String,
    text: String,
}

fn lines<T: serde::de::DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let file = std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let parse = |line: std::io::Result<String>| {
        serde_json::from_str(&line?).with_context(|| format!("in {}", path.display()))
    };
    BufReader::new(file).lines().map(parse).collect()
}

/// Runs the subcommand.
///
/// # Errors
/// If a file cannot be read.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let texts: BTreeMap<String, String> =
        lines::<Report>(&arguments.reports)?.into_iter().map(|report| (report.id, report.text)).collect();
    let rarity = Rarity::new(&Knowledge::embedded())?;
    let mut fingerprints = Vec::new();
    for mut reading in lines::<Reading>(&arguments.readings)? {
        incidents::fill(&mut reading);
        let id = reading.report.id.clone();
        let text = texts.get(&id).map_or("", String::as_str);
        fingerprints.extend(Fingerprint::of(&reading, &id, text, &rarity));
    }
    fingerprints.sort_by(|a, b| a.id.cmp(&b.id));
    if arguments.edges {
        for (a, b, likeness) in incidents::link::keyed_edges(&fingerprints) {
            println!("{}\t{}\t{likeness}", fingerprints[a].id, fingerprints[b].id);
        }
        return Ok(());
    }
    for group in link(&fingerprints).into_iter().flat_map(|component| component.incidents) {
        let of = |main: bool| -> BTreeSet<&str> {
            let members = group.iter().map(|n| &fingerprints[*n]).filter(|f| f.main == main);
            members.map(|f| f.report.as_str()).collect()
        };
        let reports = of(true);
        if !reports.is_empty() {
            let first = &fingerprints[group[0]].id;
            println!(
                "{}",
                serde_json::json!({"id": first, "reports": reports, "mentioned_in": of(false), "figures": []})
            );
        }
    }
    Ok(())
}
