//! People's decisions in the ledger. What they mean is not this crate's matter.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::entry::Kind;
use crate::error::{Error, Result};
use crate::store::{collect, first};
use crate::tx::{Parts, Tx, from_json, json};
use crate::value::{Param, Row};

/// What somebody decided.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// What kind of decision.
    pub kind: String,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The entry that it is about: a report, or an earlier decision.
    #[serde(default)]
    pub subject: Option<u64>,
    /// Reports whose words it holds. When one of them is redacted, so is the decision.
    #[serde(default)]
    pub quotes: Vec<u64>,
    /// All else.
    #[serde(default)]
    pub payload: Value,
}

/// A decision that is recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredDecision {
    /// Its number.
    pub seq: u64,
    /// When.
    pub at: String,
    /// What.
    pub decision: Decision,
}

const STORED: &str = "SELECT e.seq, e.at, c.meta FROM entries e JOIN contents c ON c.seq = e.seq";

impl Tx<'_> {
    /// Records a decision; gives its number.
    ///
    /// # Errors
    /// If it is about an entry that does not exist, quotes a report that does not stand, or cannot be recorded.
    pub fn add_decision(&mut self, at: Timestamp, decision: &Decision) -> Result<u64> {
        if let Some(subject) = decision.subject
            && self.entry(subject)?.is_none()
        {
            return Err(Error::entry(subject, "does not exist, so nothing can be decided about it"));
        }
        let mut quotes = decision.quotes.clone();
        quotes.sort_unstable();
        quotes.dedup();
        for report in &quotes {
            self.standing_report(*report)?;
        }
        let meta = json(decision)?;
        let parts = Parts { meta: &meta, ..Parts::default() };
        let seq = self.append(Kind::Decision, at, decision.subject, parts)?;
        self.change("INSERT INTO decisions (seq) VALUES ($1)", &[Param::seq(seq)])?;
        for report in quotes {
            let sql = "INSERT INTO quotes (report, decision) VALUES ($1, $2)";
            self.change(sql, &[Param::seq(report), Param::seq(seq)])?;
        }
        Ok(seq)
    }

    /// A decision; `None` if there is none of this number, or if it was redacted.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn decision(&mut self, seq: u64) -> Result<Option<StoredDecision>> {
        let sql = format!("{STORED} WHERE e.seq = $1 AND e.kind = 'decision'");
        first(self.store, &sql, &[Param::seq(seq)], stored)
    }

    /// Decisions after an entry, in order, at most `limit`; redacted ones are left out.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn decisions(&mut self, after: u64, limit: usize) -> Result<Vec<StoredDecision>> {
        let sql =
            format!("{STORED} JOIN decisions d ON d.seq = e.seq WHERE d.seq > $1 ORDER BY d.seq LIMIT $2");
        collect(self.store, &sql, &[Param::seq(after), Param::limit(limit)], stored)
    }
}

fn stored(mut row: Row) -> Result<StoredDecision> {
    let seq = row.seq(0)?;
    Ok(StoredDecision { seq, at: row.text(1)?, decision: from_json(seq, &row.blob(2)?)? })
}
