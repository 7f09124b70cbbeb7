//! Readings -> incidents and figures. Pure: no I/O, no clock.
//!
//! Figures are reckoned from claims by a named policy. Always there is the policy `stated`: what the report states, from
//! whom, and the figure that it stands by ([`stated()`]). [`check()`] proves that every bound of a figure is a number of
//! the claims that it names.
#![forbid(unsafe_code)]

mod across;
mod additions;
pub mod balance;
pub mod case;
pub mod cast;
mod casualties;
mod check;
pub mod conflicts;
pub mod corroboration;
mod dead;
mod estimate;
mod groups;
mod later_deaths;
pub mod link;
mod mask;
pub mod origins;
mod parts;
mod people;
mod persons;
pub mod policy;
pub mod review;
pub mod revisions;
mod self_killers;
mod stated;
pub mod summary;
mod titled;
mod voices;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use across::stated_across;
pub use case::{Account, Case, Origin};
pub use cast::Names;
pub use check::{Violation, check, check_figures};
pub use estimate::TAKEN_OUT;
pub use mask::{Mask, Masked};
pub use policy::{Policy, Settings};
pub use stated::{POLICY, fill, stated};
pub use summary::Summary;
