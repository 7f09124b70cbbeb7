//! Readings in the ledger.

use std::sync::Arc;

use claims::Reading;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::entry::Kind;
use crate::error::{Error, Problem, Result};
use crate::store::first;
use crate::tx::{Parts, Tx, json};
use crate::value::{Param, Row};

/// Who made a reading, and with what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingMeta {
    /// `sayso 0.1.0`.
    pub reader: String,
    /// Digest of knowledge, gazetteer and weights.
    pub data: String,
}

/// A reading's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingHead {
    /// Its number.
    pub seq: u64,
    /// The report's number.
    pub report: u64,
    /// Who made it.
    pub reader: String,
    /// With what.
    pub data: String,
}

/// A reading that is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReading {
    /// Its number.
    pub seq: u64,
    /// The report's number.
    pub report: u64,
    /// When it was recorded.
    pub at: String,
    /// The reading, without figures: those are derived.
    pub json: String,
}

impl StoredReading {
    /// The reading.
    ///
    /// # Errors
    /// If it is none.
    pub fn reading(&self) -> Result<Reading> {
        serde_json::from_str(&self.json).map_err(|error| {
            Problem::Damaged(format!("what entry {} holds cannot be understood: {error}", self.seq)).into()
        })
    }
}

/// What became of a reading that was to be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddedReading {
    /// Its number, or that of the one that the same reader made with the same data.
    pub seq: u64,
    /// Whether it is new.
    pub is_new: bool,
}

const STORED: &str = "SELECT e.seq, e.subject, e.at, c.text FROM entries e JOIN contents c ON c.seq = e.seq";

const HEAD: &str = "SELECT seq, report, reader, data FROM readings";

impl Tx<'_> {
    /// Records a reading of a report, unless the same reader has made one with the same data.
    ///
    /// # Errors
    /// If the report does not stand, the reading is of another text, or it cannot be recorded.
    pub fn add_reading(&mut self, at: Timestamp, report: u64, reading: &Reading) -> Result<AddedReading> {
        let meta = ReadingMeta { reader: reading.reader.clone(), data: reading.data.clone() };
        if let Some(seq) = self.known_reading(report, &meta.reader, &meta.data)? {
            return Ok(AddedReading { seq, is_new: false });
        }
        let sql = "SELECT 1 FROM reports WHERE seq = $1";
        if first(self.store, sql, &[Param::seq(report)], |_| Ok(()))?.is_none() {
            self.standing_report(report)?;
        }
        let stored = without_figures(reading);
        let text = json(&stored)?;
        let meta_json = json(&meta)?;
        let parts = Parts { meta: &meta_json, bytes: None, text: Some(&text) };
        let seq = self.append(Kind::Reading, at, Some(report), parts)?;
        self.change(
            "INSERT INTO readings (seq, report, reader, data) VALUES ($1, $2, $3, $4)",
            &[Param::seq(seq), Param::seq(report), Param::Text(&meta.reader), Param::Text(&meta.data)],
        )?;
        // It is linked next: that spares parsing what has just been written.
        let mut reading = stored.into_owned();
        incidents::fill(&mut reading);
        self.memory.keep_reading(seq, Arc::new(reading));
        Ok(AddedReading { seq, is_new: true })
    }

    /// The number of the reading that a reader made of a report with some data.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn known_reading(&mut self, report: u64, reader: &str, data: &str) -> Result<Option<u64>> {
        first(
            self.store,
            "SELECT seq FROM readings WHERE report = $1 AND reader = $2 AND data = $3",
            &[Param::seq(report), Param::Text(reader), Param::Text(data)],
            |row| row.seq(0),
        )
    }

    /// A reading; `None` if there is none of this number, or if it was redacted.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn reading(&mut self, seq: u64) -> Result<Option<StoredReading>> {
        let sql = format!("{STORED} WHERE e.seq = $1 AND e.kind = 'reading'");
        first(self.store, &sql, &[Param::seq(seq)], stored)
    }

    /// A reading's head; `None` as for [`Tx::reading`].
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn reading_head(&mut self, seq: u64) -> Result<Option<ReadingHead>> {
        first(self.store, &format!("{HEAD} WHERE seq = $1"), &[Param::seq(seq)], head)
    }

    /// The number of a report's latest reading.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn latest_reading_seq(&mut self, report: u64) -> Result<Option<u64>> {
        let sql = "SELECT max(seq) FROM readings WHERE report = $1";
        Ok(first(self.store, sql, &[Param::seq(report)], |row| row.opt_seq(0))?.flatten())
    }

    /// The latest reading of a report.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn latest_reading(&mut self, report: u64) -> Result<Option<StoredReading>> {
        let sql = format!("{STORED} WHERE e.seq = (SELECT max(seq) FROM readings WHERE report = $1)");
        first(self.store, &sql, &[Param::seq(report)], stored)
    }
}

fn head(mut row: Row) -> Result<ReadingHead> {
    Ok(ReadingHead { seq: row.seq(0)?, report: row.seq(1)?, reader: row.text(2)?, data: row.text(3)? })
}

fn stored(mut row: Row) -> Result<StoredReading> {
    let seq = row.seq(0)?;
    let report = row.opt_seq(1)?.ok_or_else(|| Error::entry(seq, "does not say of which report it is"))?;
    Ok(StoredReading { seq, report, at: row.text(2)?, json: row.words(3)? })
}

/// What is stored of a reading.
fn without_figures(reading: &Reading) -> std::borrow::Cow<'_, Reading> {
    let has_none =
        reading.report.text.is_none() && reading.incidents.iter().all(|found| found.figures.is_empty());
    if has_none {
        return std::borrow::Cow::Borrowed(reading);
    }
    let mut stored = reading.clone();
    stored.report.text = None;
    for incident in &mut stored.incidents {
        incident.figures.clear();
    }
    std::borrow::Cow::Owned(stored)
}
