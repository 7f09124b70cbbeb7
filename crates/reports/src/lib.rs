//! Bytes -> [`Report`]: the inputs that Sayso reads, their encodings and limits.
//!
//! [`Inputs`] walks over what the user named (files, folders, patterns, standard input, JSON Lines) and gives one
//! [`Unread`] a report; [`Unread::report`] decodes and screens it, and can run on any thread. What is wrong with one
//! report is an [`Error`] that says where it stands; it never stops the others.
#![forbid(unsafe_code)]

mod encoding;
mod error;
mod inputs;
mod jsonl;
mod language;
mod limits;
mod lines;
mod published;
mod screen;

use serde::{Deserialize, Serialize};

pub use encoding::{Decoded, decode};
pub use error::{Error, Location, Problem};
pub use inputs::{Defaults, Format, Inputs, Options, Received, Unread};
pub use jsonl::parse_line;
pub use language::foreign_language;
pub use limits::{Limits, MAX_LINE_BYTES, MAX_TEXT_BYTES, parse_size};
pub use lines::{Line, Lines};
pub use published::{Published, PublishedError};
pub use screen::is_invisible;

/// One published text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The user's name for it: `id` of a JSONL line, else path or URL.
    pub id: String,
    /// Its title, where it is given apart from the text.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// When, as given: RFC 3339 or `YYYY-MM-DD`.
    pub published: Option<Published>,
    /// What is read; spans are positions in it.
    pub text: String,
    /// What a reader should know of how the text came to be: a guessed encoding, replaced characters, invisible marks.
    #[serde(default)]
    pub notes: Vec<String>,
}
