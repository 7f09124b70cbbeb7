//! The nouns that name institutions and those that take up an actor again.

use std::collections::HashMap;

use language::Knowledge;
use language::knowledge;

use crate::reading::EntityKind;

/// A noun that names an institution by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Institution {
    /// What it is.
    pub kind: EntityKind,
    /// Nouns of one class and one country name one institution.
    pub class: String,
}

/// A noun that takes up an actor again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nominal {
    /// Only in the plural, or only in the singular.
    pub plural: bool,
    /// What it may refer to, best first.
    pub targets: Vec<Target>,
}

/// What a noun may refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An entity of a kind.
    Kind(EntityKind),
    /// A news agency, paper or broadcaster.
    Media,
}

/// `data/institutions.tsv` and `data/nominals.tsv`.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    institutions: HashMap<String, Institution>,
    nominals: HashMap<String, Nominal>,
}

impl Tables {
    /// From the knowledge files.
    ///
    /// # Errors
    /// If a value is none of those that the head of its file lists.
    pub fn new(knowledge: &Knowledge) -> Result<Self, knowledge::Error> {
        let mut tables = Self::default();
        for row in knowledge.rows("institutions.tsv") {
            let kind = EntityKind::from_name(row.field(1))
                .ok_or_else(|| row.error(format!("{:?} is no kind of entity", row.field(1))))?;
            let institution = Institution { kind, class: row.field(2).to_owned() };
            tables.institutions.insert(row.field(0).to_owned(), institution);
        }
        for row in knowledge.rows("nominals.tsv") {
            let plural = match row.field(1) {
                "plural" => true,
                "singular" => false,
                other => return Err(row.error(format!("number is singular or plural, not {other:?}"))),
            };
            let mut targets = Vec::new();
            for label in row.list(2) {
                targets.push(match (label, EntityKind::from_name(label)) {
                    ("media", _) => Target::Media,
                    (_, Some(kind)) => Target::Kind(kind),
                    _ => return Err(row.error(format!("{label:?} is no kind of entity"))),
                });
            }
            tables.nominals.insert(row.field(0).to_owned(), Nominal { plural, targets });
        }
        Ok(tables)
    }

    /// The institution that a noun names, by its lemma with the words before it.
    pub fn institution(&self, noun: &str) -> Option<&Institution> {
        self.institutions.get(noun)
    }

    /// What a noun takes up, by its lemma.
    pub fn nominal(&self, noun: &str) -> Option<&Nominal> {
        self.nominals.get(noun)
    }
}
