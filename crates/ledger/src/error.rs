//! What can go wrong with a ledger: what, where, what to do.

use std::fmt;

/// What every call of this crate gives.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong, and with which ledger.
#[derive(Debug)]
pub struct Error {
    /// The ledger's name, once it is known.
    at: Option<String>,
    problem: Problem,
}

/// What is wrong. The message says it, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// Nothing there.
    #[error("there is no ledger here; `sayso add` makes one")]
    Missing,
    /// Something else there.
    #[error("this is no ledger of Sayso ({0}); name another file or database")]
    NotALedger(String),
    /// Made by a newer program.
    #[error("the ledger has format {found}, and this program knows formats up to {known}; use a newer sayso")]
    Newer {
        /// The ledger's format.
        found: i64,
        /// The newest that is known.
        known: i64,
    },
    /// A name that names nothing that can be opened.
    #[error("{0}")]
    Name(String),
    /// Others write.
    #[error("another program has been writing for {0} seconds; nothing of this was recorded, try again")]
    Busy(u64),
    /// No room.
    #[error(
        "the disk is full or a quota is reached; nothing of this was recorded: make room and do it again"
    )]
    Full,
    /// The server went away.
    #[error(
        "the connection to the server was lost ({0}); what was acknowledged is recorded, do the rest again (what is \
         recorded already is not recorded twice)"
    )]
    Lost(String),
    /// The server does not answer.
    #[error("the server cannot be reached ({0}); see that it runs, and that the URL is right")]
    Unreachable(String),
    /// It may only be read.
    #[error("the ledger can only be read here; nothing was recorded")]
    ReadOnly,
    /// The stored bytes are not those of a ledger.
    #[error("the ledger is damaged: {0}; `sayso verify` says where, restore it from a copy")]
    Damaged(String),
    /// Something about one entry.
    #[error("entry {seq}: {what}")]
    Entry {
        /// Its number.
        seq: u64,
        /// What is wrong.
        what: String,
    },
    /// What a caller gives cannot be stored.
    #[error("{0}")]
    Unfit(String),
    /// Bytes that should have been destroyed are still in the file.
    #[error(
        "the redaction is recorded, but the destroyed bytes may still be found in the files, since they could not be \
         written anew ({0}); stop other programs that use the ledger and run `sayso redact --finish`"
    )]
    NotScrubbed(String),
    /// Anything else the store says.
    #[error("{0}")]
    Store(String),
}

impl Error {
    /// The same, said of a ledger.
    pub(crate) fn at(mut self, name: &str) -> Self {
        self.at.get_or_insert_with(|| name.to_owned());
        self
    }

    /// What is wrong.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Whether the connection was lost: the same may be tried again.
    pub fn is_lost(&self) -> bool {
        matches!(self.problem, Problem::Lost(_) | Problem::Unreachable(_))
    }

    /// Whether the stored bytes are damaged.
    pub fn is_damaged(&self) -> bool {
        matches!(self.problem, Problem::Damaged(_))
    }

    /// Something about one entry.
    pub(crate) fn entry(seq: u64, what: impl Into<String>) -> Self {
        Problem::Entry { seq, what: what.into() }.into()
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self { at: None, problem }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            Some(at) => write!(f, "{at}: {}", self.problem),
            None => self.problem.fmt(f),
        }
    }
}

impl std::error::Error for Error {}
