//! From whom a report has its story.

use std::collections::BTreeSet;

use claims::reading::{Claim, Holder, Reading};
use serde::{Deserialize, Serialize};

use super::sketch::Sketch;

/// What a report's origin is recognised by. A pure function of report and reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The report's key.
    pub report: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// The agency that it credits.
    pub credit: Option<String>,
    /// The text.
    pub sketch: Sketch,
    /// Its named sources, in lower case: persons, groups, institutions. "A senior official" is none.
    pub sources: BTreeSet<String>,
    /// What it has from them: source, kind and number.
    pub statements: BTreeSet<String>,
    /// Whether it tells something in its own voice or from an unnamed source.
    pub has_own_voice: bool,
}

impl Provenance {
    /// Of a report's reading; `key` is its key in the ledger.
    pub fn of(reading: &Reading, key: &str, text: &str) -> Self {
        let main = |claim: &&Claim| {
            reading.incidents.iter().any(|incident| incident.main && incident.id == claim.incident)
        };
        let mut sources = BTreeSet::new();
        let mut statements = BTreeSet::new();
        let mut has_own_voice = false;
        for claim in reading.claims.iter().filter(main) {
            match claim.holder.as_ref().and_then(|holder| source(reading, holder)) {
                Some(source) => {
                    statements.insert(statement(&source, claim));
                    sources.insert(source);
                }
                None => has_own_voice |= claim.kind.is_count(),
            }
        }
        Self {
            report: key.to_owned(),
            outlet: reading.report.outlet.clone(),
            credit: reading.report.credit.clone(),
            sketch: Sketch::of(text),
            sources,
            statements,
            has_own_voice,
        }
    }
}

/// The name of a holder, in lower case; none for the unnamed.
fn source(reading: &Reading, holder: &Holder) -> Option<String> {
    if holder.anonymous {
        return None;
    }
    let entity = reading.entities.iter().find(|entity| Some(&entity.id) == holder.entity.as_ref());
    Some(entity.map_or(&holder.text, |entity| &entity.name).to_lowercase())
}

fn statement(source: &str, claim: &Claim) -> String {
    let number = |n: Option<u64>| n.map_or("-".to_owned(), |n| n.to_string());
    format!("{source}: {} {} {}", claim.kind, number(claim.low), number(claim.high))
}
