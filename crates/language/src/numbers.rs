//! Numbers that count people.

use crate::{Document, Interval};

/// Finds the number expressions of a document. Times must have been found before: a date's numbers count nobody.
pub fn find(_document: &mut Document) {}

/// The interval that a number expression's words allow, from the words alone: the grammar that evidence is checked with.
pub fn read(_words: &str) -> Option<Interval> {
    None
}
