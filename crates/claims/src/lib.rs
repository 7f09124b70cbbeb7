//! Document -> [`Reading`]: attributions, claims, incidents and contradictions of one report.
#![forbid(unsafe_code)]

pub mod attribution;
pub mod np;
pub mod people;
pub mod reading;

pub use reading::Reading;
