//! The indexes over contents: they must say what the contents say.

use std::collections::BTreeSet;

use super::Verified;
use crate::error::Result;
use crate::hash::Hash;
use crate::store::{collect, first};
use crate::tx::Tx;
use crate::value::Param;

/// A row of an index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Indexed {
    /// The entry that it is for.
    pub seq: u64,
    /// What it says.
    pub index: Index,
}

/// What an index says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Index {
    /// `reports`.
    Report {
        /// Digest of the text.
        digest: Hash,
        /// URL.
        url: Option<Vec<u8>>,
        /// Outlet.
        outlet: Option<Vec<u8>>,
    },
    /// `readings`.
    Reading {
        /// The report.
        report: u64,
        /// Who.
        reader: String,
        /// With what.
        data: String,
    },
    /// `decisions`.
    Decision,
    /// `quotes`.
    Quote {
        /// The report.
        report: u64,
    },
    /// `redacted`.
    Redacted {
        /// The redaction.
        redaction: u64,
    },
}

impl Index {
    fn table(&self) -> &'static str {
        match self {
            Self::Report { .. } => "reports",
            Self::Reading { .. } => "readings",
            Self::Decision => "decisions",
            Self::Quote { .. } => "quotes",
            Self::Redacted { .. } => "redacted",
        }
    }
}

/// The rows of the big indexes for entries after one, to another.
pub fn of_range(tx: &mut Tx<'_>, after: u64, to: u64) -> Result<BTreeSet<Indexed>> {
    let range = [Param::seq(after), Param::seq(to)];
    let sql = "SELECT seq, text_digest, url, outlet FROM reports WHERE seq > $1 AND seq <= $2";
    let mut found = collect(tx.store, sql, &range, |mut row| {
        let index = Index::Report { digest: row.hash(1)?, url: row.opt_blob(2)?, outlet: row.opt_blob(3)? };
        Ok(Indexed { seq: row.seq(0)?, index })
    })?;
    let sql = "SELECT seq, report, reader, data FROM readings WHERE seq > $1 AND seq <= $2";
    found.extend(collect(tx.store, sql, &range, |mut row| {
        let index = Index::Reading { report: row.seq(1)?, reader: row.text(2)?, data: row.text(3)? };
        Ok(Indexed { seq: row.seq(0)?, index })
    })?);
    Ok(found.into_iter().collect())
}

/// All rows of the small indexes.
pub fn of_all(tx: &mut Tx<'_>) -> Result<BTreeSet<Indexed>> {
    let mut found = collect(tx.store, "SELECT seq FROM decisions", &[], |row| {
        Ok(Indexed { seq: row.seq(0)?, index: Index::Decision })
    })?;
    found.extend(collect(tx.store, "SELECT decision, report FROM quotes", &[], |row| {
        Ok(Indexed { seq: row.seq(0)?, index: Index::Quote { report: row.seq(1)? } })
    })?);
    found.extend(collect(tx.store, "SELECT seq, redaction FROM redacted", &[], |row| {
        Ok(Indexed { seq: row.seq(0)?, index: Index::Redacted { redaction: row.seq(1)? } })
    })?);
    Ok(found.into_iter().collect())
}

/// Names the rows that are missing or wrong, and those that should not be there.
pub fn compare(expected: &BTreeSet<Indexed>, found: &BTreeSet<Indexed>, verified: &mut Verified) {
    let place = |row: &Indexed| format!("index {}, entry {}", row.index.table(), row.seq);
    for row in expected.difference(found) {
        verified.find(place(row), "it does not say what the entry says");
    }
    for row in found.difference(expected) {
        verified.find(place(row), "it says what no entry says");
    }
}

/// Compares the number of rows of an index.
pub fn count(tx: &mut Tx<'_>, table: &str, expected: u64, verified: &mut Verified) {
    match first(tx.store, &format!("SELECT count(*) FROM {table}"), &[], |row| row.seq(0)) {
        Ok(found) if found == Some(expected) => {}
        Ok(found) => {
            let what = format!("it has {} rows and should have {expected}", found.unwrap_or(0));
            verified.find(format!("index {table}"), what);
        }
        Err(error) => verified.find(format!("index {table}"), error.to_string()),
    }
}
