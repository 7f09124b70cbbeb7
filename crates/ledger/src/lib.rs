//! The ledger: an append-only, hash-chained log of reports, readings and decisions, with what is derived from them.
//!
//! [`Ledger`] opens a file of SQLite or a PostgreSQL database; [`Ledger::write`] and [`Ledger::read`] run a transaction
//! ([`Tx`]), whose methods are all that can be done. Entries are never changed: `report`, `reading` and `decision` add
//! them, [`Tx::redact`] destroys contents and adds an entry that says so, [`Ledger::verify`] proves that nothing else was
//! done. Derived state (accounts, keys, incidents) lives in tables of its own. The two databases differ in one small
//! trait, `store::Store`; all else is written once. The crate reads no clock: whoever adds says when. `docs/ledger.md`
//! describes format and guarantees.
#![forbid(unsafe_code)]

mod decision;
mod derived;
mod entry;
mod error;
mod hash;
mod ledger;
mod linking;
mod named;
mod reading;
mod redact;
mod report;
mod reviewed;
mod server;
mod sqlite;
mod store;
mod tx;
mod value;
mod verify;

pub use decision::{Decision, StoredDecision};
pub use derived::{Account, StoredIncident};
pub use entry::{Entry, Head, Kind};
pub use error::{Error, Problem, Result};
pub use hash::{Hash, NoHash};
pub use ledger::{Ledger, Mode};
pub use linking::{Linker, Part, Parts, Work, report_key, report_seq};
pub use reading::{AddedReading, ReadingHead, StoredReading};
pub use redact::{Redacted, StoredRedaction};
pub use report::{Added, How, NewReport, ReportMeta, StoredReport};
pub use reviewed::{Reviewed, ReviewedIncident, Ruling, Thing, incident_anchor};
pub use tx::Tx;
pub use verify::{Finding, Verified};
