//! What can go wrong with one report, and where.

use std::fmt;

use crate::limits::size_in_words;

/// Where a report comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// Path or pattern as the user gave it, or `stdin`.
    pub source: String,
    /// Line of a JSONL input, counted from 1.
    pub line: Option<u64>,
    /// The report's `id`, where it could be read.
    pub id: Option<String>,
}

impl Location {
    /// A whole input.
    pub fn whole(source: impl Into<String>) -> Self {
        Self { source: source.into(), line: None, id: None }
    }

    /// One line of an input.
    pub fn line(source: impl Into<String>, line: u64) -> Self {
        Self { source: source.into(), line: Some(line), id: None }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        match &self.id {
            Some(id) if *id != self.source => write!(f, " (id {id:?})"),
            _ => Ok(()),
        }
    }
}

/// What is wrong with a report. The message says it, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The system would not give the bytes.
    #[error("cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// A folder without texts.
    #[error("the folder holds no .txt file")]
    EmptyFolder,
    /// A pattern that matches nothing.
    #[error("no file matches this pattern")]
    NoMatch,
    /// A pattern that cannot be read.
    #[error("this is no pattern: {0}")]
    Pattern(String),
    /// A text beyond `--max-text`.
    #[error("the text is longer than {}; --max-text SIZE allows more", size_in_words(*limit))]
    TextTooLong {
        /// The limit, in bytes.
        limit: u64,
    },
    /// A line beyond its limit.
    #[error("the line is longer than {}; --max-text SIZE allows more", size_in_words(*limit))]
    LineTooLong {
        /// The limit, in bytes.
        limit: u64,
    },
    /// Not a text.
    #[error("this is not a text but binary data ({0}); give plain text or JSON Lines")]
    Binary(String),
    /// Nothing to read.
    #[error("there is no text in it")]
    Empty,
    /// A text in an encoding that cannot be told.
    #[error("byte {byte} is not {encoding}; save the text as UTF-8")]
    Undecodable {
        /// Position of the first wrong byte, from 0.
        byte: u64,
        /// What the bytes were taken for.
        encoding: &'static str,
    },
    /// A text in another language.
    #[error("the text is in {language}, not in English; Sayso reads English alone")]
    NotEnglish {
        /// English name of the language.
        language: String,
    },
    /// Not a JSON object, or a field of the wrong type.
    #[error(
        "not a report: {0}; expected {{\"id\", \"text\", \"title\"?, \"outlet\"?, \"url\"?, \"published\"?}}"
    )]
    Json(String),
    /// A publication time that is none.
    #[error("field \"published\": {0}")]
    Published(#[from] crate::PublishedError),
}

/// What went wrong with one report, and where.
#[derive(Debug, thiserror::Error)]
#[error("{at}: {problem}")]
pub struct Error {
    /// Where.
    pub at: Location,
    /// What.
    #[source]
    pub problem: Problem,
}

impl Error {
    /// A problem at a place.
    pub fn new(at: Location, problem: impl Into<Problem>) -> Self {
        Self { at, problem: problem.into() }
    }
}
