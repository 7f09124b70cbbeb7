//! Reports in the ledger.

use std::collections::BTreeMap;

use jiff::Timestamp;
use reports::Report;
use serde::{Deserialize, Serialize};

use crate::entry::Kind;
use crate::error::{Problem, Result};
use crate::hash::of_text;
use crate::store::{collect, first, query_list};
use crate::tx::{Parts, Tx, from_json, json};
use crate::value::Param;

/// A report that is to be recorded.
#[derive(Clone, Copy, Debug)]
pub struct NewReport<'a> {
    /// The report as it is read.
    pub report: &'a Report,
    /// The exact bytes that it was read from.
    pub bytes: &'a [u8],
    /// What the bytes are, such as `text/plain`.
    pub media_type: &'a str,
}

/// What is recorded of a report besides its bytes and text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportMeta {
    /// The user's name for it.
    pub id: String,
    /// Title, where given apart from the text.
    #[serde(default)]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default)]
    pub outlet: Option<String>,
    /// Where.
    #[serde(default)]
    pub url: Option<String>,
    /// When, as given.
    #[serde(default)]
    pub published: Option<String>,
    /// What the bytes are.
    pub media_type: String,
    /// How the text came to be.
    #[serde(default)]
    pub notes: Vec<String>,
}

impl ReportMeta {
    fn new(new: &NewReport<'_>) -> Self {
        let report = new.report;
        Self {
            id: report.id.clone(),
            title: report.title.clone(),
            outlet: report.outlet.clone(),
            url: report.url.clone(),
            published: report.published.as_ref().map(|published| published.text.clone()),
            media_type: new.media_type.to_owned(),
            notes: report.notes.clone(),
        }
    }

    /// The report as it was read.
    pub fn report(&self, text: &str) -> Report {
        Report {
            id: self.id.clone(),
            title: self.title.clone(),
            outlet: self.outlet.clone(),
            url: self.url.clone(),
            published: self.published.as_ref().and_then(|published| published.parse().ok()),
            text: text.to_owned(),
            notes: self.notes.clone(),
        }
    }
}

/// A report that is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReport {
    /// Its number.
    pub seq: u64,
    /// When it was recorded.
    pub at: String,
    /// Where it is from.
    pub meta: ReportMeta,
    /// What was read.
    pub text: String,
    /// The version before it, under the same URL.
    pub version_of: Option<u64>,
}

/// What became of a report that was to be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Added {
    /// Its number, or that of the one that is recorded already.
    pub seq: u64,
    /// Whether it is new.
    pub how: How,
}

/// Whether a report is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is.
    New,
    /// It is recorded already.
    Known,
    /// Another text was recorded under its URL; this is the latest of those.
    Version {
        /// The number of that one.
        of: u64,
    },
}

/// The columns of a report with its content.
const STORED: &str = "SELECT e.seq, e.at, e.subject, c.meta, coalesce(c.text, c.bytes) FROM entries e \
                      JOIN contents c ON c.seq = e.seq";

impl Tx<'_> {
    /// The number of a report that is recorded already: the same text, and the same URL; or, where one of them has no URL,
    /// not from different outlets. (One text in two outlets are two reports.)
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn known_report(&mut self, report: &Report) -> Result<Option<u64>> {
        let digest = of_text(&report.text);
        let same_text = collect(
            self.store,
            "SELECT seq, url, outlet FROM reports WHERE text_digest = $1 ORDER BY seq",
            &[Param::Blob(&digest.0)],
            |mut row| Ok((row.seq(0)?, row.opt_blob(1)?, row.opt_blob(2)?)),
        )?;
        let (url, outlet) = (bytes(&report.url), bytes(&report.outlet));
        let is_same_url = |found: &Option<Vec<u8>>| url.is_some() && found.as_deref() == url;
        let may_be_same = |found_url: &Option<Vec<u8>>, found_outlet: &Option<Vec<u8>>| {
            (url.is_none() || found_url.is_none())
                && (outlet.is_none() || found_outlet.is_none() || found_outlet.as_deref() == outlet)
        };
        Ok(same_text
            .iter()
            .find(|(_, found, _)| is_same_url(found))
            .or_else(|| same_text.iter().find(|(_, url, outlet)| may_be_same(url, outlet)))
            .map(|(seq, ..)| *seq))
    }

    /// Records a report, unless it is recorded already.
    ///
    /// # Errors
    /// If it cannot be recorded.
    pub fn add_report(&mut self, at: Timestamp, new: &NewReport<'_>) -> Result<Added> {
        if let Some(seq) = self.known_report(new.report)? {
            return Ok(Added { seq, how: How::Known });
        }
        let url = bytes(&new.report.url);
        let before = match url {
            None => None,
            Some(url) => self.with_url(url)?.pop(),
        };
        let text = new.report.text.as_bytes();
        let meta = json(&ReportMeta::new(new))?;
        // Most texts are the bytes received: those are kept once.
        let parts = Parts { meta: &meta, bytes: Some(new.bytes), text: (text != new.bytes).then_some(text) };
        let seq = self.append(Kind::Report, at, before, parts)?;
        self.index_report(seq, new.report)?;
        Ok(Added { seq, how: before.map_or(How::New, |of| How::Version { of }) })
    }

    fn index_report(&mut self, seq: u64, report: &Report) -> Result<()> {
        let digest = of_text(&report.text);
        self.change(
            "INSERT INTO reports (seq, text_digest, url, outlet) VALUES ($1, $2, $3, $4)",
            &[
                Param::seq(seq),
                Param::Blob(&digest.0),
                Param::opt_blob(bytes(&report.url)),
                Param::opt_blob(bytes(&report.outlet)),
            ],
        )?;
        Ok(())
    }

    fn with_url(&mut self, url: &[u8]) -> Result<Vec<u64>> {
        collect(
            self.store,
            "SELECT seq FROM reports WHERE url = $1 ORDER BY seq",
            &[Param::Blob(url)],
            |row| row.seq(0),
        )
    }

    /// A report; `None` if there is none of this number, or if it was redacted.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn report(&mut self, seq: u64) -> Result<Option<StoredReport>> {
        let sql = format!("{STORED} WHERE e.seq = $1 AND e.kind = 'report'");
        first(self.store, &sql, &[Param::seq(seq)], |mut row| {
            let seq = row.seq(0)?;
            Ok(StoredReport {
                seq,
                at: row.text(1)?,
                version_of: row.opt_seq(2)?,
                meta: from_json(seq, &row.blob(3)?)?,
                text: row.words(4)?,
            })
        })
    }

    /// Where a report is from; `None` as for [`Tx::report`].
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn report_meta(&mut self, seq: u64) -> Result<Option<ReportMeta>> {
        let sql = "SELECT c.meta FROM entries e JOIN contents c ON c.seq = e.seq WHERE e.seq = $1 AND e.kind = 'report'";
        first(self.store, sql, &[Param::seq(seq)], |mut row| from_json(seq, &row.blob(0)?))
    }

    /// The bytes that a report was read from.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn report_bytes(&mut self, seq: u64) -> Result<Option<Vec<u8>>> {
        let sql = "SELECT c.bytes FROM entries e JOIN contents c ON c.seq = e.seq WHERE e.seq = $1 AND e.kind = 'report'";
        first(self.store, sql, &[Param::seq(seq)], |mut row| row.blob(0))
    }

    /// The numbers of reports after one, in order, at most `limit`; redacted ones are left out.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn reports(&mut self, after: u64, limit: usize) -> Result<Vec<u64>> {
        let sql = "SELECT seq FROM reports WHERE seq > $1 ORDER BY seq LIMIT $2";
        collect(self.store, sql, &[Param::seq(after), Param::limit(limit)], |row| row.seq(0))
    }

    /// All versions of a report under its URL, oldest first, itself among them.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn versions(&mut self, report: u64) -> Result<Vec<u64>> {
        Ok(self.versions_of(&[report])?.remove(&report).unwrap_or_default())
    }

    /// For each of some reports that stand all its versions, oldest first, itself among them.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn versions_of(&mut self, reports: &[u64]) -> Result<BTreeMap<u64, Vec<u64>>> {
        let reports: Vec<Param<'_>> = reports.iter().map(|report| Param::seq(*report)).collect();
        let sql = |list: &str| {
            format!(
                "SELECT a.seq, b.seq FROM reports a LEFT JOIN reports b ON b.url = a.url WHERE a.seq IN ({list})"
            )
        };
        let mut found: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
        for (report, version) in
            query_list(self.store, sql, &reports, |row| Ok((row.seq(0)?, row.opt_seq(1)?)))?
        {
            // What has no URL is its only version.
            found.entry(report).or_default().push(version.unwrap_or(report));
        }
        for versions in found.values_mut() {
            versions.sort_unstable();
            versions.dedup();
        }
        Ok(found)
    }

    /// The other reports with the same text.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn copies(&mut self, report: u64) -> Result<Vec<u64>> {
        let sql = "SELECT text_digest FROM reports WHERE seq = $1";
        let Some(digest) = first(self.store, sql, &[Param::seq(report)], |mut row| row.blob(0))? else {
            return Ok(Vec::new());
        };
        let sql = "SELECT seq FROM reports WHERE text_digest = $1 AND seq <> $2 ORDER BY seq";
        collect(self.store, sql, &[Param::Blob(&digest), Param::seq(report)], |row| row.seq(0))
    }

    /// The report, if it stands; else an error that says why not.
    ///
    /// # Errors
    /// If there is no such report, or it was redacted.
    pub fn standing_report(&mut self, seq: u64) -> Result<StoredReport> {
        if let Some(report) = self.report(seq)? {
            return Ok(report);
        }
        self.expect(seq, Kind::Report)?;
        match self.redaction_of(seq)? {
            Some(redaction) => {
                Err(crate::Error::entry(seq, format!("was redacted (entry {redaction} says why)")))
            }
            None => Err(Problem::Damaged(format!("the content of entry {seq} is missing")).into()),
        }
    }
}

fn bytes(words: &Option<String>) -> Option<&[u8]> {
    words.as_deref().map(str::as_bytes)
}
