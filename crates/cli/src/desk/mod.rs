//! Looking at the incidents of a ledger.

pub mod args;
mod changes;
mod list;
mod rebuild;
mod show;
mod timeline;
mod why;

use anyhow::{Context as _, bail};
use incidents::{Case, Summary};
use language::Knowledge;
use language::segment::Segmenter;
use ledger::{Ledger, Linker, Mode, Parts, Tx};

use crate::reader::linker;
use crate::view::{Countries, Joined, Text};

pub use changes::run as changes;
pub use list::run as list;
pub use rebuild::run as rebuild;
pub use show::run as show;
pub use timeline::run as timeline;
pub use why::run as why;

/// Names that are offered for one that does not exist.
const OFFERED: usize = 3;

/// A ledger with what is needed to show its incidents.
pub struct Desk {
    /// The ledger.
    pub ledger: Ledger,
    /// Links, and knows which names mean one actor.
    pub linker: Linker,
    /// Names of countries.
    pub countries: Countries,
    segmenter: Segmenter,
}

impl Desk {
    /// Opens a ledger that is there.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub fn open(name: &str) -> anyhow::Result<Self> {
        let knowledge = Knowledge::embedded();
        let mut ledger = Ledger::open(name, Mode::Existing)?;
        // Who is who is told with the names that the ledger was linked with.
        let linker = linker()?;
        let linker = ledger.own_linker(&linker)?.unwrap_or(linker);
        Ok(Self {
            ledger,
            linker,
            countries: Countries::new(&knowledge),
            segmenter: Segmenter::new(&knowledge)?,
        })
    }

    /// An incident that is named, with all that is told of it.
    ///
    /// # Errors
    /// If there is none of that name, or several.
    pub fn incident(&mut self, name: &str) -> anyhow::Result<Told> {
        let (ledger, segmenter) = (&mut self.ledger, &self.segmenter);
        ledger.read(|tx| {
            let id = resolve(tx, name)?;
            let stored = tx.incident(&id)?.with_context(|| format!("there is no incident {id}"))?;
            let summary: Summary = serde_json::from_str(&stored.json)
                .with_context(|| format!("what is stored of incident {id} cannot be understood; rebuild"))?;
            let parts = tx.incident_parts(&id)?.with_context(|| format!("there is no incident {id}"))?;
            let mut texts = Vec::new();
            for part in &parts.tellings {
                let report = tx.standing_report(part.report)?;
                texts.push(Text {
                    report: part.report,
                    key: part.key.clone(),
                    document: segmenter.segment(&report.text),
                });
            }
            texts.sort_by_key(|text| text.report);
            texts.dedup_by_key(|text| text.report);
            Ok(Told { summary, parts, texts })
        })
    }
}

/// An incident with all that is told of it.
pub struct Told {
    /// What the list shows.
    pub summary: Summary,
    /// The readings.
    pub parts: Parts,
    /// The texts.
    pub texts: Vec<Text>,
}

impl Told {
    /// As one long reading.
    pub fn joined(&self, case: &Case<'_>) -> Joined {
        Joined::new(case, &self.summary, &self.texts)
    }
}

/// The incident that is meant.
fn resolve(tx: &mut Tx<'_>, name: &str) -> anyhow::Result<String> {
    let mut named = tx.incidents_named(name)?;
    match named.len() {
        1 => Ok(named.remove(0)),
        0 => {
            let near = nearest(tx, name)?;
            match near.as_slice() {
                [] => bail!("there is no incident {name:?}: the ledger holds none yet (sayso add)"),
                near => bail!("there is no incident {name:?}; the nearest: {}", near.join(", ")),
            }
        }
        count => {
            let shown = named.iter().take(OFFERED).cloned().collect::<Vec<_>>().join(", ");
            let more = if count > OFFERED { ", ..." } else { "" };
            bail!("{name:?} may be {count} incidents: {shown}{more}")
        }
    }
}

/// Names like one that does not exist.
fn nearest(tx: &mut Tx<'_>, name: &str) -> anyhow::Result<Vec<String>> {
    const BATCH: usize = 1000;
    let mut best: Vec<(usize, String)> = Vec::new();
    let mut after = String::new();
    loop {
        let found = tx.incidents_after(&after, BATCH)?;
        let Some(last) = found.last() else { break };
        after.clone_from(&last.id);
        best.extend(found.into_iter().map(|incident| (distance(&incident.id, name), incident.id)));
        best.sort();
        best.truncate(OFFERED);
    }
    Ok(best.into_iter().map(|(_, id)| id).collect())
}

/// Letters to change, add or leave out between two names.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(64).enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = before + usize::from(x != *y);
            before = row[j + 1];
            row[j + 1] = changed.min(before + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// "1 report", "3 reports".
fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// "14 reports, 3 to 5 origins, 2 sides".
fn voices(summary: &Summary) -> String {
    let (least, most) = summary.origins;
    let origins = if least == most { count(most, "origin") } else { format!("{least} to {most} origins") };
    let mentions = match summary.mentioned_in.len() {
        0 => String::new(),
        n => format!(" and {} in passing", count(n, "more")),
    };
    format!(
        "{}{mentions}, {origins}, {}",
        count(summary.reports.len(), "report"),
        count(summary.sides, "side")
    )
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn distance_counts_letters() {
        for (a, b, letters) in [("k3f9", "k3f9", 0), ("k3f9", "k3g9", 1), ("k3f9", "kf9", 1), ("", "abc", 3)]
        {
            assert_eq!(distance(a, b), letters);
            assert_eq!(distance(b, a), letters);
        }
    }
}
