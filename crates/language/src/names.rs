//! Names: the encoder's coarse kinds refined with the actor file and patterns.

use crate::{Document, Error, Knowledge};

/// The known actors: armed groups, security forces, governments, countries and peoples.
#[derive(Debug)]
pub struct Actors;

impl Actors {
    /// From `data/`.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(_knowledge: &Knowledge) -> Result<Self, Error> {
        Ok(Self)
    }
}

/// Gives each name its kind and, where it is known, its key; adds names that the encoder missed and the actor file knows.
pub fn refine(_document: &mut Document, _actors: &Actors) {}
