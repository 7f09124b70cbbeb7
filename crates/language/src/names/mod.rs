//! Names: the encoder's coarse kinds refined with the actor file and patterns.
//!
//! - [`lexicon`] finds known names in the text;
//! - [`definitions`] finds what the text itself defines: "Green Valley Front (GVF)";
//! - [`patterns`] tells from its words what an unknown name names;
//! - [`refine`] puts them together with the names of the encoder.

mod actors;
mod definitions;
mod lexicon;
mod patterns;
mod refine;
mod titles;
pub mod words;

pub use actors::{Actor, Actors, Country};
pub use definitions::{Definition, definitions};
pub use lexicon::is_cased;
pub use refine::refine;
pub use titles::{Sex, Title, Titles};
