//! Redaction: contents are destroyed, the chain stays.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::entry::Kind;
use crate::error::{Error, Problem, Result};
use crate::linking::Linker;
use crate::store::{collect, first, query_list};
use crate::tx::{Parts, Tx, from_json, json};
use crate::value::Param;

/// What is recorded of a redaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedactionMeta {
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Whose contents were destroyed.
    pub entries: Vec<u64>,
}

/// A redaction that is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRedaction {
    /// Its number.
    pub seq: u64,
    /// When.
    pub at: String,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Whose contents were destroyed.
    pub entries: Vec<u64>,
}

/// What a redaction did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redacted {
    /// The number of its own entry.
    pub seq: u64,
    /// The entries whose contents were destroyed.
    pub entries: Vec<u64>,
    /// Other reports with the same text, which stand.
    pub copies: Vec<u64>,
    /// Other versions of the report under its URL, with other texts, which stand.
    pub versions: Vec<u64>,
}

impl Tx<'_> {
    /// Destroys the content of an entry: of a report with its readings, the decisions that quote it or are about it, and
    /// all that was derived from it. The entries stay, and one is added that says who did it and why. What is left is
    /// linked as if the destroyed had never been. After the transaction, [`crate::Ledger::scrub`] is to be called.
    ///
    /// # Errors
    /// If there is no such entry, if it was redacted before, or if it is a redaction.
    pub fn redact(
        &mut self,
        linker: &Linker,
        at: Timestamp,
        seq: u64,
        by: &str,
        reason: &str,
    ) -> Result<Redacted> {
        self.may_write()?;
        if by.trim().is_empty() || reason.trim().is_empty() {
            return Err(Problem::Unfit("a redaction says who did it and why".to_owned()).into());
        }
        let Some(entry) = self.entry(seq)? else {
            let head = self.head()?.seq;
            return Err(Error::entry(seq, format!("does not exist; the last one is {head}")));
        };
        if let Some(redaction) = self.redaction_of(seq)? {
            return Err(Error::entry(seq, format!("was redacted before (entry {redaction} says why)")));
        }
        let entries = match entry.kind {
            Kind::Redaction => return Err(Error::entry(seq, "is a redaction itself; those stay")),
            Kind::Report => self.all_of_report(seq)?,
            Kind::Reading | Kind::Decision => vec![seq],
        };
        // What else holds the same words has to be looked up before they are gone.
        let (copies, mut versions) = match entry.kind {
            Kind::Report => (self.copies(seq)?, self.versions(seq)?),
            _ => Default::default(),
        };
        versions.retain(|version| *version != seq && !copies.contains(version));
        let of_report = entry.subject.filter(|_| entry.kind == Kind::Reading);
        let components = self.forget_accounts(&entries)?;
        for of in &entries {
            for table in ["contents", "reports", "readings", "decisions"] {
                self.change(&format!("DELETE FROM {table} WHERE seq = $1"), &[Param::seq(*of)])?;
            }
            self.change("DELETE FROM quotes WHERE decision = $1", &[Param::seq(*of)])?;
        }
        let stored = RedactionMeta { by: by.to_owned(), reason: reason.to_owned(), entries };
        let meta = json(&stored)?;
        let parts = Parts { meta: &meta, ..Parts::default() };
        let redaction = self.append(Kind::Redaction, at, Some(seq), parts)?;
        for of in &stored.entries {
            let sql = "INSERT INTO redacted (seq, redaction) VALUES ($1, $2)";
            self.change(sql, &[Param::seq(*of), Param::seq(redaction)])?;
        }
        // Whoever opens the ledger next scrubs its files, should this program be stopped before it has.
        self.change(
            "INSERT INTO about (name, value) VALUES ('scrub', '1') ON CONFLICT (name) DO NOTHING",
            &[],
        )?;
        // What is left of its incidents stands without it; an older version, or an older reading, counts again.
        self.relink_components(linker, &components.iter().map(String::as_str).collect::<Vec<_>>())?;
        self.link(linker, &versions.iter().chain(&copies).copied().chain(of_report).collect::<Vec<_>>())?;
        Ok(Redacted { seq: redaction, entries: stored.entries, copies, versions })
    }

    /// A report, its readings, and the decisions that hold its words or are about it, in order.
    fn all_of_report(&mut self, report: u64) -> Result<Vec<u64>> {
        let sql = "SELECT seq FROM readings WHERE report = $1 UNION SELECT decision FROM quotes WHERE report = $2 \
                   UNION SELECT d.seq FROM decisions d JOIN entries e ON e.seq = d.seq WHERE e.subject = $3";
        let of = Param::seq(report);
        let mut entries = collect(self.store, sql, &[of, of, of], |row| row.seq(0))?;
        entries.push(report);
        entries.sort_unstable();
        Ok(entries)
    }

    /// Deletes the accounts that come from these entries, and the incidents that they were in. Gives the components of which
    /// they were.
    fn forget_accounts(&mut self, entries: &[u64]) -> Result<Vec<String>> {
        let seqs: Vec<_> = entries.iter().map(|seq| Param::seq(*seq)).collect();
        let mut found = Vec::new();
        for column in ["report", "reading"] {
            found.extend(query_list(
                self.store,
                |list| format!("SELECT id, component FROM accounts WHERE {column} IN ({list})"),
                &seqs,
                |mut row| Ok((row.text(0)?, row.text(1)?)),
            )?);
        }
        found.sort();
        found.dedup();
        let (accounts, mut components): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        components.sort();
        components.dedup();
        let ids: Vec<&str> = accounts.iter().map(String::as_str).collect();
        let mut incidents: Vec<_> =
            self.incidents_of(&ids)?.into_iter().map(|(_, incident)| incident).collect();
        incidents.sort();
        incidents.dedup();
        self.delete_incidents(&incidents.iter().map(String::as_str).collect::<Vec<_>>())?;
        self.delete_accounts(&ids)?;
        Ok(components)
    }

    /// The number of the redaction that destroyed an entry's content.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn redaction_of(&mut self, seq: u64) -> Result<Option<u64>> {
        first(self.store, "SELECT redaction FROM redacted WHERE seq = $1", &[Param::seq(seq)], |row| {
            row.seq(0)
        })
    }

    /// Redactions after an entry, in order, at most `limit`.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn redactions(&mut self, after: u64, limit: usize) -> Result<Vec<StoredRedaction>> {
        let sql = "SELECT e.seq, e.at, c.meta FROM entries e JOIN contents c ON c.seq = e.seq \
                   WHERE e.kind = 'redaction' AND e.seq > $1 ORDER BY e.seq LIMIT $2";
        collect(self.store, sql, &[Param::seq(after), Param::limit(limit)], |mut row| {
            let seq = row.seq(0)?;
            let at = row.text(1)?;
            let RedactionMeta { by, reason, entries } = from_json(seq, &row.blob(2)?)?;
            Ok(StoredRedaction { seq, at, by, reason, entries })
        })
    }
}
