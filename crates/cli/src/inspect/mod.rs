//! Looking at the incidents of a ledger.

pub mod args;
mod changes;
mod list;
mod rebuild;
mod show;
mod timeline;
mod why;

use std::collections::BTreeSet;

use anyhow::{Context as _, bail};
use claims::estimates::{Estimate, Grade};
use incidents::review::{Person, Whose};
use incidents::{Case, Mask, Masked, Summary};
use language::Knowledge;
use language::segment::Segmenter;
use ledger::{Decision, Ledger, Linker, Mode, Parts, Reviewed, Ruling, Tx, report_key, report_seq};

use crate::reader::linker_for;
use crate::record::args::At;
use crate::view::{Countries, Joined, Text};

use args::{View, Which};

pub use changes::run as changes;
pub use list::run as list;
pub use rebuild::run as rebuild;
pub use show::run as show;
pub use timeline::run as timeline;
pub use why::run as why;

/// Names that are offered for one that does not exist.
const OFFERED: usize = 3;

/// A ledger with what is needed to show its incidents.
pub struct OpenLedger {
    /// The ledger.
    pub ledger: Ledger,
    /// Links, and knows which names mean one actor.
    pub linker: Linker,
    /// Names of countries.
    pub countries: Countries,
    /// What people decided, as far as it is to be seen.
    pub reviewed: Reviewed,
    /// Whose decisions these are; none for nobody's.
    pub whose: Option<Whose>,
    masked: Masked,
    segmenter: Segmenter,
}

impl OpenLedger {
    /// Opens a ledger that is there. Names of private persons are masked.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub fn open(at: &At, view: &View) -> anyhow::Result<Self> {
        let knowledge = Knowledge::embedded();
        let mut ledger = Ledger::open(&at.ledger, Mode::Existing)?;
        let linker = linker_for(&mut ledger)?;
        let reviewed = match view.whose() {
            None => Reviewed::default(),
            Some(whose) => ledger.read(|tx| tx.reviewed(&linker, &whose))?,
        };
        Ok(Self {
            ledger,
            linker,
            countries: Countries::new(&knowledge),
            reviewed,
            whose: view.whose(),
            masked: Masked::Private,
            segmenter: Segmenter::new(&knowledge)?,
        })
    }

    /// Opens a ledger to look at one incident; if its names are to be shown, that is recorded first.
    ///
    /// # Errors
    /// If it cannot be opened, or that cannot be recorded.
    pub fn open_for(which: &Which) -> anyhow::Result<Self> {
        let mut opened = Self::open(&which.at, &which.view)?;
        if which.names.names {
            let told = opened.unmasked(&which.incident)?;
            let reports: BTreeSet<u64> = told.parts.tellings.iter().map(|part| part.report).collect();
            let decision = Decision {
                kind: "names shown".to_owned(),
                by: which.view.by.clone().unwrap_or_default(),
                reason: which.names.reason.clone().unwrap_or_default(),
                payload: serde_json::json!({"reports": reports}),
                ..Decision::default()
            };
            opened.ledger.write(|tx| tx.add_decision(crate::record::now(), &decision))?;
            opened.masked = Masked::Protected;
        }
        Ok(opened)
    }

    /// Whether somebody's decisions are to be seen.
    pub fn sees(&self, by: &str) -> bool {
        match &self.whose {
            None => false,
            Some(Whose::All) => true,
            Some(Whose::Only(person)) => person == by,
        }
    }

    /// An incident that is named, with all that is told of it; names of private persons are masked.
    ///
    /// # Errors
    /// If there is none of that name, or several.
    pub fn incident(&mut self, name: &str) -> anyhow::Result<Told> {
        let told = self.unmasked(name)?;
        let parts = told.parts.masked(self.linker.names(), self.masked)?;
        let case = told.parts.case(self.linker.names());
        let mask = Mask::of(&case, self.masked);
        let mut summary = told.summary;
        mask.summary(&mut summary);
        let mut rulings = told.rulings;
        for ruling in &mut rulings {
            let votes = ruling.votes.iter_mut().flat_map(|(person, words)| [&mut person.reason, words]);
            let settled = ruling.adjudicated.iter_mut().map(|person| &mut person.reason);
            for words in votes.chain(settled).chain(&mut ruling.stands).chain(&mut ruling.machine) {
                *words = mask.words(words);
            }
        }
        let mut notes = told.notes;
        for (person, words) in &mut notes {
            person.reason = mask.words(&person.reason);
            *words = mask.words(words);
        }
        Ok(Told { summary, parts, rulings, notes, texts: told.texts })
    }

    /// The same with all names, for whoever decides about them.
    ///
    /// # Errors
    /// As [`OpenLedger::incident`].
    pub fn unmasked(&mut self, name: &str) -> anyhow::Result<Told> {
        let Self { ledger, segmenter, reviewed, linker, .. } = self;
        ledger.read(|tx| {
            let id = resolve(tx, reviewed, name)?;
            let known = reviewed.incident(&id);
            let parts = match known {
                Some(incident) => incident.parts.clone(),
                None => tx.incident_parts(&id)?.with_context(|| format!("there is no incident {id}"))?,
            };
            let summary = match known {
                Some(incident) => incident.summary.clone(),
                None => Summary::of(&id, &parts.case(linker.names()))
                    .with_context(|| format!("nothing is told of incident {id}; rebuild"))?,
            };
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
            Ok(Told {
                summary,
                parts,
                texts,
                rulings: known.map(|incident| incident.rulings.clone()).unwrap_or_default(),
                notes: known.map(|incident| incident.notes.clone()).unwrap_or_default(),
            })
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
    /// What was decided about it.
    pub rulings: Vec<Ruling>,
    /// Remarks.
    pub notes: Vec<(Person, String)>,
}

impl Told {
    /// Puts the grade that people gave in the place of the rule's, with whose it is.
    pub fn graded(&self, estimates: &mut [Estimate]) {
        let ruling =
            self.rulings.iter().find(|ruling| ruling.on.is_none() && ruling.field == "airwars.grade");
        let Some((ruling, grade)) = ruling.and_then(|ruling| Some((ruling, ruling.stands.clone()?))) else {
            return;
        };
        let Some((person, _)) = ruling.votes.last() else { return };
        for estimate in
            estimates.iter_mut().filter(|estimate| estimate.policy == "airwars" && estimate.scope.applies)
        {
            let instead = estimate.grade.as_ref().map_or_else(String::new, |grade| {
                format!(" (the rule gives {}: {})", grade.grade, grade.reason)
            });
            let reason =
                format!("decided by {} (entry {}): {}{instead}", person.by, person.seq, person.reason);
            estimate.grade = Some(Grade { grade: grade.clone(), reason });
        }
    }

    /// As one long reading.
    pub fn joined(&self, case: &Case<'_>) -> Joined {
        Joined::new(case, &self.summary, &self.texts)
    }
}

/// The incident that is meant.
pub fn resolve(tx: &mut Tx<'_>, reviewed: &Reviewed, name: &str) -> anyhow::Result<String> {
    let mut named = tx.reviewed_named(reviewed, name)?;
    match named.len() {
        1 => Ok(named.remove(0)),
        0 => {
            if let Some(report) = report_seq(name)
                && let Some(latest) = tx.versions(report)?.last().filter(|latest| **latest != report)
            {
                bail!("the text of {name} was changed under its URL: name r{latest}, its latest version");
            }
            let near = nearest(tx, name)?;
            match near.as_slice() {
                [] => bail!("there is no incident {name:?}: the ledger holds none yet (sayso add)"),
                near => bail!("there is no incident {name:?}; the nearest: {}", near.join(", ")),
            }
        }
        count => {
            // A report is about one incident before it is about what it mentions.
            if let Some(report) = report_seq(name) {
                let main = main_of(tx, reviewed, &named, report)?;
                if let [only] = main.as_slice() {
                    return Ok(only.clone());
                }
            }
            let shown = named.iter().take(OFFERED).cloned().collect::<Vec<_>>().join(", ");
            let more = if count > OFFERED { ", ..." } else { "" };
            bail!("{name:?} may be {count} incidents: {shown}{more}")
        }
    }
}

/// Of some incidents those that a report is about.
fn main_of(
    tx: &mut Tx<'_>,
    reviewed: &Reviewed,
    named: &[String],
    report: u64,
) -> anyhow::Result<Vec<String>> {
    let mut main = Vec::new();
    for id in named {
        let summary = match reviewed.incident(id) {
            Some(incident) => Some(incident.summary.clone()),
            None => tx.incident(id)?.and_then(|stored| serde_json::from_str::<Summary>(&stored.json).ok()),
        };
        let key = report_key(report);
        if summary.is_some_and(|summary| summary.tellings.iter().any(|told| told.main && told.report == key))
        {
            main.push(id.clone());
        }
    }
    Ok(main)
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
