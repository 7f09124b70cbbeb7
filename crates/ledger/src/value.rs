//! Values on their way into and out of a store.

use crate::error::{Problem, Result};

/// A value that a statement is given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Param<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A fraction.
    Real(f64),
    /// Words.
    Text(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
}

impl<'a> Param<'a> {
    /// A number of an entry. One beyond the store's range is that of no entry.
    pub fn seq(seq: u64) -> Self {
        Self::Int(i64::try_from(seq).unwrap_or(i64::MAX))
    }

    /// A number of an entry, if there is one.
    pub fn opt_seq(seq: Option<u64>) -> Self {
        seq.map_or(Self::Null, Self::seq)
    }

    /// How many rows at most.
    pub fn limit(limit: usize) -> Self {
        Self::Int(i64::try_from(limit).unwrap_or(i64::MAX))
    }

    /// Bytes, if there are any.
    pub fn opt_blob(bytes: Option<&'a [u8]>) -> Self {
        bytes.map_or(Self::Null, Self::Blob)
    }
}

/// A value that a store gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A fraction.
    Real(f64),
    /// Words.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// Something that no ledger holds, such as words that are not UTF-8.
    Strange(String),
}

/// One row of an answer.
#[derive(Debug)]
pub struct Row {
    values: Vec<Value>,
}

impl Row {
    /// A row.
    pub fn new(values: Vec<Value>) -> Self {
        Self { values }
    }

    /// All values but the last, and the last.
    pub fn split_last(&self) -> (&[Value], Option<&Value>) {
        self.values.split_last().map_or((&[], None), |(last, rest)| (rest, Some(last)))
    }

    fn wrong<T>(&self, column: usize, expected: &str) -> Result<T> {
        let found = match self.values.get(column) {
            None => "nothing at all".to_owned(),
            Some(Value::Strange(what)) => what.clone(),
            Some(Value::Null) => "no value".to_owned(),
            Some(Value::Int(_)) => "a whole number".to_owned(),
            Some(Value::Real(_)) => "a fraction".to_owned(),
            Some(Value::Text(_)) => "words".to_owned(),
            Some(Value::Blob(_)) => "bytes".to_owned(),
        };
        Err(Problem::Damaged(format!("column {column} of a row should hold {expected} and holds {found}"))
            .into())
    }

    /// A whole number.
    pub fn int(&self, column: usize) -> Result<i64> {
        match self.values.get(column) {
            Some(Value::Int(value)) => Ok(*value),
            _ => self.wrong(column, "a whole number"),
        }
    }

    /// The number of an entry.
    pub fn seq(&self, column: usize) -> Result<u64> {
        match u64::try_from(self.int(column)?) {
            Ok(seq) => Ok(seq),
            Err(_) => self.wrong(column, "a number of an entry"),
        }
    }

    /// The number of an entry, or nothing.
    pub fn opt_seq(&self, column: usize) -> Result<Option<u64>> {
        match self.values.get(column) {
            Some(Value::Null) => Ok(None),
            _ => self.seq(column).map(Some),
        }
    }

    /// Words.
    pub fn text(&mut self, column: usize) -> Result<String> {
        match self.values.get_mut(column) {
            Some(Value::Text(value)) => Ok(std::mem::take(value)),
            _ => self.wrong(column, "words"),
        }
    }

    /// Bytes.
    pub fn blob(&mut self, column: usize) -> Result<Vec<u8>> {
        match self.values.get_mut(column) {
            Some(Value::Blob(value)) => Ok(std::mem::take(value)),
            _ => self.wrong(column, "bytes"),
        }
    }

    /// Bytes, or nothing.
    pub fn opt_blob(&mut self, column: usize) -> Result<Option<Vec<u8>>> {
        match self.values.get(column) {
            Some(Value::Null) => Ok(None),
            _ => self.blob(column).map(Some),
        }
    }

    /// Words that were stored as bytes.
    pub fn words(&mut self, column: usize) -> Result<String> {
        match String::from_utf8(self.blob(column)?) {
            Ok(words) => Ok(words),
            Err(_) => self.wrong(column, "UTF-8"),
        }
    }

    /// A digest.
    pub fn hash(&mut self, column: usize) -> Result<crate::Hash> {
        match <[u8; 32]>::try_from(self.blob(column)?.as_slice()) {
            Ok(bytes) => Ok(crate::Hash(bytes)),
            Err(_) => self.wrong(column, "32 bytes"),
        }
    }
}
