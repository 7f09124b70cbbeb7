//! Report -> [`Reading`], with its positions.

use std::path::Path;

use anyhow::{Context as _, bail};
use claims::Reading;
use claims::reasons::Reason;
use language::names::Actors;
use language::places::Gazetteer;
use language::{Document, Knowledge};
use ledger::Linker;
use reports::Report;

use crate::view::Countries;

/// Reads reports; shared by all threads.
#[derive(Debug)]
pub struct Reader {
    claims: claims::Reader,
    countries: Countries,
    /// Name and data of its readings.
    identity: (String, String),
}

impl Reader {
    /// A reader with the built-in knowledge and places, or with the files of the folder `data` in place of some, or
    /// the places of a file that `sayso gazetteer import` wrote.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn new(data: Option<&Path>, gazetteer: Option<&Path>) -> anyhow::Result<Self> {
        let knowledge = match data {
            None => Knowledge::embedded(),
            Some(folder) => Knowledge::with_overlay(tables_in(folder)?)?,
        };
        let gazetteer = match gazetteer {
            None => Gazetteer::embedded(),
            Some(path) => {
                let context = || format!("the gazetteer {}", path.display());
                let bytes = std::fs::read(path).with_context(context)?;
                Gazetteer::from_bytes(bytes).with_context(context)?
            }
        };
        let countries = Countries::new(&knowledge);
        let claims = claims::Reader::new(language::Reader::new(knowledge, gazetteer)?)?;
        let blank = claims.skip(&Report::default());
        Ok(Self { claims, countries, identity: (blank.reader, blank.data) })
    }

    /// What links the reports that it has read, with the same knowledge.
    ///
    /// # Errors
    /// If a knowledge file is wrong.
    pub fn linker(&self) -> anyhow::Result<Linker> {
        let language = self.claims.language();
        Ok(Linker::new(language.knowledge(), language.actors())?)
    }

    /// Names of countries.
    pub fn countries(&self) -> &Countries {
        &self.countries
    }

    /// Its name and the digest of its data, as its readings give them.
    pub fn identity(&self) -> (&str, &str) {
        (&self.identity.0, &self.identity.1)
    }

    /// The text with all that is found in its sentences.
    pub fn document(&self, report: &Report) -> Document {
        self.claims.document(report)
    }

    /// Whether the report has any word that could give a claim.
    pub fn may_hold(&self, report: &Report) -> bool {
        self.claims.may_hold(&report.text)
    }

    /// The reading of a report that is not read, and its document, of which nothing is known.
    pub fn skip(&self, report: &Report) -> (Document, Reading) {
        let document = Document { text: report.text.clone(), ..Document::default() };
        let mut reading = self.claims.skip(report);
        reading.notes.splice(0..0, report.notes.iter().cloned());
        (document, reading)
    }

    /// For each event of the report, the lines of the table that made it.
    pub fn event_lines(&self, report: &Report, document: &Document) -> Vec<Vec<usize>> {
        self.claims.event_lines(report, document)
    }

    /// For each incident of the report, where its fields come from.
    pub fn reasons(&self, report: &Report, document: &Document) -> Vec<Vec<Reason>> {
        self.claims.reasons(report, document)
    }

    /// What the report says; figures are still empty.
    pub fn read(&self, report: &Report, document: &Document) -> Reading {
        let mut reading = self.claims.read_document(report, document);
        reading.notes.splice(0..0, report.notes.iter().cloned());
        reading
    }
}

/// What links in a ledger: with the names and words that it was linked with before, else the built-in ones.
///
/// # Errors
/// If the ledger cannot be read.
pub fn linker_for(ledger: &mut ledger::Ledger) -> anyhow::Result<Linker> {
    let linker = linker()?;
    Ok(ledger.own_linker(&linker)?.unwrap_or(linker))
}

/// What links reports where none is read, with the built-in knowledge.
///
/// # Errors
/// None in practice: the built-in files are right.
pub fn linker() -> anyhow::Result<Linker> {
    linker_with(&Knowledge::embedded())
}

/// What links reports where none is read, with the knowledge files of a folder in place of the built-in ones.
///
/// # Errors
/// If a file cannot be read or is wrong.
pub fn linker_of(folder: &Path) -> anyhow::Result<Linker> {
    linker_with(&Knowledge::with_overlay(tables_in(folder)?)?)
}

fn linker_with(knowledge: &Knowledge) -> anyhow::Result<Linker> {
    Ok(Linker::new(knowledge, &Actors::new(knowledge)?)?)
}

/// The `.tsv` files of a folder, by name.
fn tables_in(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let context = || format!("the folder {} with knowledge files cannot be read", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(context)? {
        let path = entry.with_context(context)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if path.extension().is_some_and(|e| e == "tsv") {
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("the knowledge file {} cannot be read", path.display()))?;
            files.push((name, text));
        }
    }
    if files.is_empty() {
        bail!("the folder {} holds no knowledge file (.tsv)", folder.display());
    }
    Ok(files)
}
