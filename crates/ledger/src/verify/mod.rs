//! Verifying: everything is hashed again, and every claim is held against its text.

mod decisions;
mod derived;
mod evidence;
mod index;
mod page;
mod pages;

use std::collections::BTreeMap;

use crate::entry::{Head, Kind};
use crate::error::Result;
use crate::hash::Hash;
use crate::ledger::Ledger;
use crate::redact::StoredRedaction;
use crate::store::{Access, Store};
use crate::tx::Tx;

/// Findings that are kept; the rest are only counted.
const MAX_FINDINGS: usize = 1000;

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where: an entry, a row of a table, the file.
    pub place: String,
    /// What.
    pub what: String,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// What was verified, and what does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The end of the chain, reckoned anew.
    pub head: Head,
    /// How many entries of each kind there are.
    pub entries: BTreeMap<Kind, u64>,
    /// How many claims were held against their text.
    pub claims: u64,
    /// What was destroyed, by whom and why.
    pub redactions: Vec<StoredRedaction>,
    /// Rows of derived tables.
    pub derived: u64,
    /// The entry whose hash is the head that was noted; 0 if it was noted of the empty ledger. `None` if none was given, or
    /// if no entry has it, which is a finding too.
    pub noted: Option<u64>,
    /// What does not hold; empty if everything does.
    pub findings: Vec<Finding>,
    /// Findings beyond those that are kept.
    pub more: u64,
}

impl Verified {
    fn new(genesis: Hash) -> Self {
        Self {
            head: Head { seq: 0, hash: genesis },
            entries: BTreeMap::new(),
            claims: 0,
            redactions: Vec::new(),
            derived: 0,
            noted: None,
            findings: Vec::new(),
            more: 0,
        }
    }

    /// Whether everything holds.
    pub fn holds(&self) -> bool {
        self.findings.is_empty()
    }

    fn find(&mut self, place: impl Into<String>, what: impl Into<String>) {
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(Finding { place: place.into(), what: what.into() });
        } else {
            self.more += 1;
        }
    }
}

impl Ledger {
    /// Hashes everything again, proves the chain, holds every claim against its text, and compares what is derived from the
    /// entries. `noted` is a head that somebody wrote down: it must be in the chain. `progress` hears how many entries are
    /// done. What does not hold is a finding and no error, damage of the file included.
    ///
    /// # Errors
    /// If the ledger cannot be looked into at all.
    pub fn verify(&mut self, noted: Option<Hash>, progress: &mut dyn FnMut(u64)) -> Result<Verified> {
        let genesis = self.genesis;
        let mut verified = Verified::new(genesis);
        self.store.begin(Access::Read)?;
        // The derived tables and the file are looked at on another connection meanwhile, in a view of its own.
        let sibling = self.store.sibling().ok().flatten().filter(|_| rayon::current_num_threads() > 1);
        let beside = std::thread::scope(|scope| {
            let looking = sibling.map(|mut store| scope.spawn(move || beside(store.as_mut(), genesis)));
            let mut tx = Tx::new(&mut self.store, genesis, Access::Read);
            pages::verify(&mut tx, noted, &mut verified, progress);
            decisions::verify(&mut tx, &mut verified);
            looking.and_then(|looking| looking.join().ok())
        });
        self.store.rollback();
        let beside = match beside {
            Some(Ok(beside)) => beside,
            // Without another connection one after the other.
            Some(Err(_)) | None => self::beside(&mut self.store, genesis)?,
        };
        verified.derived = beside.derived;
        beside.findings.into_iter().for_each(|finding| verified.find(finding.place, finding.what));
        verified.more += beside.more;
        Ok(verified)
    }
}

/// Verifies what stands beside the chain: the derived tables, and the file itself.
fn beside(store: &mut dyn Store, genesis: Hash) -> Result<Verified> {
    let mut verified = Verified::new(genesis);
    store.begin(Access::Read)?;
    let mut tx = Tx::new(store, genesis, Access::Read);
    derived::verify(&mut tx, &mut verified);
    match store.integrity() {
        Ok(found) => found.into_iter().for_each(|what| verified.find("the file", what)),
        Err(error) => verified.find("the file", error.to_string()),
    }
    store.rollback();
    Ok(verified)
}
