//! Bytes -> [`Report`]: the inputs that Sayso reads, their encodings and limits.
#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};

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
}

/// A publication time: the words given, and the day they name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// As given.
    pub text: String,
    /// The calendar day where it was published.
    pub day: jiff::civil::Date,
}
