//! The tables that a ledger is linked with.
//!
//! How rare a word is and which names mean one actor decide what is linked. So a ledger keeps the tables that it was begun
//! with: whoever adds to it, looks at it or redacts in it, with whatever tables of his own, gets the same incidents. Only
//! `sayso rebuild` takes others.

use incidents::Names;
use incidents::link::Rarity;
use language::Knowledge;
use language::names::Actors;

use super::VERSION;
use crate::error::{Problem, Result};
use crate::hash::{Hash, of_tables};
use crate::ledger::Ledger;
use crate::tx::Tx;

/// The tables that linking reads.
const TABLES: [&str; 2] = ["actors.tsv", "word_documents.tsv"];

/// The note that says with which rules and tables the derived state was made: the rules' version, whether the tables are
/// a user's own or a program's, their digest.
const LINKED: &str = "linking";

/// The beginning of the names of the notes that hold the tables.
const TABLE: &str = "table ";

/// What linking knows besides the reports.
#[derive(Debug)]
pub struct Linker {
    rarity: Rarity,
    names: Names,
    texts: [String; 2],
    digest: Hash,
    is_own: bool,
}

/// What [`LINKED`] says.
struct Linked {
    version: String,
    is_own: bool,
    digest: String,
}

impl Linker {
    /// From the knowledge files, and the actors that were made of them.
    ///
    /// # Errors
    /// If one of them is wrong.
    pub fn new(knowledge: &Knowledge, actors: &Actors) -> std::result::Result<Self, language::Error> {
        let names = actors
            .iter()
            .flat_map(|actor| actor.names.iter().map(move |name| (actor.key.as_str(), name.as_str())));
        let texts = TABLES.map(|name| knowledge.text(name).to_owned());
        let built_in = Knowledge::embedded();
        Ok(Self {
            rarity: Rarity::new(knowledge)?,
            names: Names::new(names),
            digest: of_tables(&texts),
            is_own: TABLES.iter().any(|name| knowledge.text(name) != built_in.text(name)),
            texts,
        })
    }

    fn of(texts: [String; 2]) -> std::result::Result<Self, language::Error> {
        let overlay = TABLES.iter().map(|name| (*name).to_owned()).zip(texts);
        let knowledge = Knowledge::with_overlay(overlay)?;
        Self::new(&knowledge, &Actors::new(&knowledge)?)
    }

    /// Which names mean one actor.
    pub fn names(&self) -> &Names {
        &self.names
    }

    pub(super) fn rarity(&self) -> &Rarity {
        &self.rarity
    }

    /// Digest of its tables.
    pub fn digest(&self) -> Hash {
        self.digest
    }

    /// Whether its tables are not those that are built into the program.
    pub fn is_own(&self) -> bool {
        self.is_own
    }

    fn note(&self) -> String {
        let whose = if self.is_own { "own" } else { "built-in" };
        format!("{VERSION} {whose} {}", self.digest)
    }
}

impl Ledger {
    /// What this ledger is linked with, if that has other tables than `linker`.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn own_linker(&mut self, linker: &Linker) -> Result<Option<Linker>> {
        self.read(|tx| match tx.linked()? {
            Some(linked) if linked.digest != linker.digest.to_string() && !linked.is_outdated() => {
                tx.tables()
            }
            _ => Ok(None),
        })
    }
}

impl Linked {
    /// Whether the next that is added links all anew with the program's tables.
    fn is_outdated(&self) -> bool {
        self.version != VERSION && !self.is_own
    }
}

impl Tx<'_> {
    /// Sees to it that the ledger is linked with the present rules. Gives what it is linked with, if that has other tables
    /// than `linker`.
    pub(super) fn settle_tables(&mut self, linker: &Linker) -> Result<Option<Linker>> {
        if self.memory.tables == Some(linker.digest) {
            return Ok(None);
        }
        let Some(linked) = self.linked()? else {
            self.put_tables(linker)?;
            return Ok(None);
        };
        let same = linked.digest == linker.digest.to_string();
        let own = if same || linked.is_outdated() { None } else { self.tables()? };
        if linked.version != VERSION {
            // Links of other rules do not go with new ones.
            self.rebuild(own.as_ref().unwrap_or(linker))?;
        }
        if own.is_none() {
            self.memory.tables = Some(linker.digest);
        }
        Ok(own)
    }

    /// Keeps tables as those that the ledger is linked with.
    pub(super) fn put_tables(&mut self, linker: &Linker) -> Result<()> {
        self.put_note(LINKED, linker.note().as_bytes())?;
        for (name, text) in TABLES.iter().zip(&linker.texts) {
            self.put_note(&format!("{TABLE}{name}"), text.as_bytes())?;
        }
        self.memory.tables = Some(linker.digest);
        Ok(())
    }

    fn linked(&mut self) -> Result<Option<Linked>> {
        let Some(note) = self.note(LINKED)? else { return Ok(None) };
        let note = String::from_utf8_lossy(&note).into_owned();
        let mut words = note.split(' ').map(str::to_owned);
        Ok(Some(Linked {
            version: words.next().unwrap_or_default(),
            is_own: words.next().as_deref() == Some("own"),
            digest: words.next().unwrap_or_default(),
        }))
    }

    /// What the ledger is linked with, if it holds that.
    fn tables(&mut self) -> Result<Option<Linker>> {
        let mut texts = [const { String::new() }; 2];
        for (name, text) in TABLES.iter().zip(&mut texts) {
            let Some(bytes) = self.note(&format!("{TABLE}{name}"))? else { return Ok(None) };
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
        Linker::of(texts).map(Some).map_err(|error| {
            let what = format!("the tables that it is linked with cannot be understood ({error}); rebuild");
            Problem::Damaged(what).into()
        })
    }
}
