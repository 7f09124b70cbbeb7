//! Dictionary forms.

use crate::{Document, Error, Knowledge};

/// Finds the dictionary form of a word from its form and tags.
#[derive(Debug)]
pub struct Lemmatiser;

impl Lemmatiser {
    /// From the knowledge files.
    ///
    /// # Errors
    /// If a line of them cannot be read.
    pub fn new(_knowledge: &Knowledge) -> Result<Self, Error> {
        Ok(Self)
    }

    /// Fills the lemma of every token.
    pub fn fill(&self, _document: &mut Document) {}
}
