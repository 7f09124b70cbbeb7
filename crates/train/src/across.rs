//! The figures of incidents across reports, where somebody says which reports tell of one incident: measures the policy
//! `stated` apart from the linking of reports.

use std::collections::HashMap;
use std::fs;
use std::io::{BufWriter, Write as _, stdout};
use std::path::PathBuf;

use anyhow::Context as _;
use claims::Reading;
use incidents::cast::Names;
use incidents::{Account, Case, check_figures, stated_across};
use serde::Deserialize;
use serde_json::json;

#[derive(clap::Args)]
pub struct Arguments {
    /// One incident a line: {"incident", "docs": [report ids]}.
    groups: PathBuf,
    /// Readings, one a line.
    readings: PathBuf,
}

#[derive(Deserialize)]
struct Group {
    incident: String,
    docs: Vec<String>,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let text =
        |path: &PathBuf| fs::read_to_string(path).with_context(|| format!("reading {}", path.display()));
    let readings: HashMap<String, Reading> = text(&arguments.readings)?
        .lines()
        .map(|line| serde_json::from_str(line).map(|reading: Reading| (reading.report.id.clone(), reading)))
        .collect::<Result<_, _>>()
        .context("a line is no reading")?;
    let mut out = BufWriter::new(stdout().lock());
    for line in text(&arguments.groups)?.lines() {
        let group: Group = serde_json::from_str(line).context("a line is no group")?;
        let account = |id: &String| {
            let (key, reading) = readings.get_key_value(id)?;
            let main =
                reading.incidents.iter().find(|incident| incident.main).or(reading.incidents.first())?;
            Some(Account::new(key, reading, &main.id))
        };
        let case = Case::new(group.docs.iter().filter_map(account), Names::none());
        let figures = stated_across(&case);
        for violation in check_figures(&group.incident, &figures, &case.claims()) {
            eprintln!("{violation}");
        }
        let line = json!({"id": group.incident, "reports": group.docs, "figures": figures});
        writeln!(out, "{line}")?;
    }
    Ok(())
}
