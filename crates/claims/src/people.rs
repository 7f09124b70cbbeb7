//! Who the people of a noun phrase are.

use language::{Document, Error, Knowledge, TokenId};

use crate::reading::{Group, RoleDetail};

/// Who a noun phrase names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Who {
    /// Whether it names people at all.
    pub is_person: bool,
    /// Their group, where the words say so.
    pub group: Option<Group>,
    /// Closer than the group.
    pub role_detail: Option<RoleDetail>,
    /// Plural by its words although not by its form ("people", "police").
    pub plural: bool,
}

/// What nouns say of people.
#[derive(Debug)]
pub struct People;

impl People {
    /// From the knowledge files.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(_knowledge: &Knowledge) -> Result<Self, Error> {
        Ok(Self)
    }

    /// Who the phrase around a head noun names; `None` where its noun is not known to name people.
    pub fn who(&self, doc: &Document, head: TokenId) -> Option<Who> {
        let _ = (doc, head);
        None
    }

    /// "group", "team", "family": nouns that count what stands behind "of".
    pub fn is_group_noun(&self, _lemma: &str) -> bool {
        false
    }

    /// Singular nouns that mean several people.
    pub fn is_collective(&self, _lemma: &str) -> bool {
        false
    }
}
