//! A transaction: appending to the chain, and looking at it.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::entry::{Entry, Head, Kind};
use crate::error::{Error, Problem, Result};
use crate::hash::{Hash, digest};
use crate::linking::Memory;
use crate::store::{Access, Store, collect, first};
use crate::value::{Param, Row};

/// A transaction on a ledger, from [`crate::Ledger::write`] or [`crate::Ledger::read`].
pub struct Tx<'a> {
    pub(crate) store: &'a mut dyn Store,
    genesis: Hash,
    access: Access,
    /// The end of the chain, once it has been looked up; nobody else adds to it meanwhile.
    head: Option<Head>,
    /// By how much the number of rows and the sum of marks of derived tables have changed.
    pub(crate) sums: BTreeMap<&'static str, (i64, i64)>,
    /// What linking remembers.
    pub(crate) memory: Memory,
}

/// The columns of an entry.
pub(crate) const ENTRY: &str = "seq, kind, at, subject, prev, digest, hash";

impl<'a> Tx<'a> {
    pub(crate) fn new(store: &'a mut dyn Store, genesis: Hash, access: Access) -> Self {
        Self { store, genesis, access, head: None, sums: BTreeMap::new(), memory: Memory::default() }
    }

    /// What has been put off until now.
    pub(crate) fn finish(&mut self) -> Result<()> {
        self.write_sums()
    }

    pub(crate) fn genesis(&self) -> Hash {
        self.genesis
    }

    /// Runs a statement that changes something.
    pub(crate) fn change(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64> {
        self.may_write()?;
        self.store.execute(sql, params)
    }

    pub(crate) fn may_write(&self) -> Result<()> {
        match self.access {
            Access::Write => Ok(()),
            Access::Read => {
                Err(Problem::Unfit("this only looks into the ledger and cannot change it".to_owned()).into())
            }
        }
    }

    /// The end of the chain.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn head(&mut self) -> Result<Head> {
        if let Some(head) = self.head {
            return Ok(head);
        }
        let last =
            first(self.store, "SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1", &[], |mut row| {
                Ok(Head { seq: row.seq(0)?, hash: row.hash(1)? })
            })?;
        let head = last.unwrap_or(Head { seq: 0, hash: self.genesis });
        self.head = Some(head);
        Ok(head)
    }

    /// An entry.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn entry(&mut self, seq: u64) -> Result<Option<Entry>> {
        first(self.store, &format!("SELECT {ENTRY} FROM entries WHERE seq = $1"), &[Param::seq(seq)], entry)
    }

    /// Entries after one, in order, at most `limit`.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn entries(&mut self, after: u64, limit: usize) -> Result<Vec<Entry>> {
        let sql = format!("SELECT {ENTRY} FROM entries WHERE seq > $1 ORDER BY seq LIMIT $2");
        collect(self.store, &sql, &[Param::seq(after), Param::limit(limit)], entry)
    }

    /// Adds an entry with its content at the end of the chain; gives its number.
    pub(crate) fn append(
        &mut self,
        kind: Kind,
        at: Timestamp,
        subject: Option<u64>,
        parts: Parts<'_>,
    ) -> Result<u64> {
        self.may_write()?;
        let head = self.head()?;
        let at = at.to_string();
        let salt = random()?;
        let seq = head.seq.saturating_add(1);
        let digest = digest(&salt, parts.meta, parts.bytes, parts.text);
        let mut entry = Entry { seq, kind, at, subject, prev: head.hash, digest, hash: digest };
        entry.hash = entry.header().hash();
        self.change(
            "INSERT INTO entries (seq, kind, at, subject, prev, digest, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &[
                Param::seq(seq),
                Param::Text(kind.as_str()),
                Param::Text(&entry.at),
                Param::opt_seq(subject),
                Param::Blob(&entry.prev.0),
                Param::Blob(&entry.digest.0),
                Param::Blob(&entry.hash.0),
            ],
        )?;
        self.change(
            "INSERT INTO contents (seq, salt, meta, bytes, text) VALUES ($1, $2, $3, $4, $5)",
            &[
                Param::seq(seq),
                Param::Blob(&salt),
                Param::Blob(parts.meta),
                Param::opt_blob(parts.bytes),
                Param::opt_blob(parts.text),
            ],
        )?;
        self.head = Some(Head { seq, hash: entry.hash });
        Ok(seq)
    }

    /// The entry, if it is there and of that kind; else an error that says what is there instead.
    pub(crate) fn expect(&mut self, seq: u64, kind: Kind) -> Result<Entry> {
        match self.entry(seq)? {
            Some(entry) if entry.kind == kind => Ok(entry),
            Some(entry) => Err(Error::entry(seq, format!("is a {}, no {kind}", entry.kind))),
            None => {
                let head = self.head()?.seq;
                Err(Error::entry(seq, format!("does not exist; the last one is {head}")))
            }
        }
    }
}

impl std::fmt::Debug for Tx<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tx").field("access", &self.access).finish_non_exhaustive()
    }
}

/// The parts of a content.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Parts<'a> {
    pub meta: &'a [u8],
    pub bytes: Option<&'a [u8]>,
    pub text: Option<&'a [u8]>,
}

/// A row of the columns [`ENTRY`].
pub(crate) fn entry(mut row: Row) -> Result<Entry> {
    let seq = row.seq(0)?;
    let kind = row.text(1)?;
    let kind = Kind::from_name(&kind)
        .ok_or_else(|| Problem::Damaged(format!("entry {seq} is of the unknown kind {kind:?}")))?;
    Ok(Entry {
        seq,
        kind,
        at: row.text(2)?,
        subject: row.opt_seq(3)?,
        prev: row.hash(4)?,
        digest: row.hash(5)?,
        hash: row.hash(6)?,
    })
}

/// 32 random bytes of the system.
pub(crate) fn random() -> Result<[u8; 32]> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| Problem::Store(format!("the system gives no random bytes: {error}")))?;
    Ok(bytes)
}

/// The JSON of something that always has one.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(value)
        .map_err(|error| Problem::Unfit(format!("this has no JSON form: {error}")).into())
}

/// What a stored JSON says.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(seq: u64, json: &[u8]) -> Result<T> {
    serde_json::from_slice(json).map_err(|error| {
        Problem::Damaged(format!("what entry {seq} holds cannot be understood: {error}")).into()
    })
}
