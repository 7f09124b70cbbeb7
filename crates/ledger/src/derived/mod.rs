//! Derived state: what linking makes of readings and decisions. It can be dropped and made again.
//!
//! Each row carries a mark, a digest of what it holds; for each table the number of rows and the sum of the marks are kept.
//! So damage is found and named, and two states are the same if their sums are, in whatever order they came to be.

mod accounts;
mod incidents;
mod keys;
mod notes;
pub(crate) mod tables;

pub use accounts::Account;
pub use incidents::StoredIncident;
