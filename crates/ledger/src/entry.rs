//! Entries: what is chained.

use crate::hash::{Hash, Header};

/// What an entry records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A report: the bytes received, the text read, where it is from.
    Report,
    /// What a reader found in a report.
    Reading,
    /// What a person decided.
    Decision,
    /// That contents were destroyed.
    Redaction,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Report, Self::Reading, Self::Decision, Self::Redaction];

    /// The kind with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// One entry of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1, without gaps.
    pub seq: u64,
    /// What it records.
    pub kind: Kind,
    /// When it was recorded: RFC 3339, UTC.
    pub at: String,
    /// The entry it is about: of a reading its report, of a report the version before it, of a redaction what was asked
    /// to be destroyed.
    pub subject: Option<u64>,
    /// Hash of the entry before.
    pub prev: Hash,
    /// Digest of the content.
    pub digest: Hash,
    /// Hash of all this.
    pub hash: Hash,
}

impl Entry {
    /// What is hashed.
    pub fn header(&self) -> Header<'_> {
        Header {
            seq: self.seq,
            kind: self.kind.as_str(),
            at: &self.at,
            subject: self.subject,
            prev: self.prev,
            digest: self.digest,
        }
    }
}

/// The end of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many entries there are.
    pub seq: u64,
    /// Hash of the last one; of an empty ledger, what the first will be chained to.
    pub hash: Hash,
}
