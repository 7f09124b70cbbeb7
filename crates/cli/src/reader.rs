//! Report -> [`Reading`], with its positions.

use std::path::Path;

use anyhow::{Context as _, bail};
use claims::Reading;
use claims::reading::{ReportHead, SCHEMA};
use language::places::Gazetteer;
use language::{Context, Document, Knowledge};
use reports::Report;

use crate::view::{Countries, Positions};

/// Reads reports; shared by all threads.
#[derive(Debug)]
pub struct Reader {
    language: language::Reader,
    countries: Countries,
}

impl Reader {
    /// A reader with the built-in knowledge, or with files of the folder `data` in place of some.
    ///
    /// # Errors
    /// If a knowledge file cannot be read.
    pub fn new(data: Option<&Path>) -> anyhow::Result<Self> {
        let knowledge = match data {
            None => Knowledge::embedded(),
            Some(folder) => Knowledge::with_overlay(tables_in(folder)?)?,
        };
        let countries = Countries::new(&knowledge);
        let language = language::Reader::new(knowledge, Gazetteer::embedded())?;
        Ok(Self { language, countries })
    }

    /// Names of countries.
    pub fn countries(&self) -> &Countries {
        &self.countries
    }

    /// Reads one report.
    pub fn read(&self, report: &Report) -> Reading {
        let head = ReportHead {
            id: report.id.clone(),
            title: report.title.clone(),
            outlet: report.outlet.clone(),
            url: report.url.clone(),
            published: report.published.as_ref().map(|p| p.text.clone()),
            language: "en".to_owned(),
            ..ReportHead::default()
        };
        let notes = report.notes.clone();
        let reader = format!("sayso {}", env!("CARGO_PKG_VERSION"));
        Reading {
            schema: SCHEMA.to_owned(),
            reader,
            report: head,
            notes,
            data: self.language.digest(),
            ..Reading::default()
        }
    }

    /// The text cut into paragraphs and sentences.
    pub fn positions(&self, report: &Report) -> Positions {
        Positions::of(&language::segment::segment(&report.text))
    }

    /// The text with all that is found in its sentences.
    pub fn document(&self, report: &Report) -> Document {
        let published = report.published.as_ref().map(|published| published.day);
        self.language.read(&report.text, &Context { published, title: report.title.clone() })
    }
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
