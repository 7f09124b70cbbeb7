//! What kind of source a holder is, and whether it is anonymous.

use language::knowledge::Error;
use language::{Deprel, Document, Knowledge, Span, TokenId, Upos};

use crate::np;
use crate::reading::{EntityKind, HolderType};

/// The words that tell what kind of source a holder is (`data/holder_types.tsv`).
#[derive(Debug)]
pub struct HolderTypes {
    rows: Vec<(HolderType, Vec<String>)>,
}

impl HolderTypes {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut rows = Vec::new();
        for row in knowledge.rows("holder_types.tsv") {
            let kind = HolderType::from_name(row.field(0))
                .ok_or_else(|| row.error(format!("no type of holder is called {:?}", row.field(0))))?;
            rows.push((kind, row.list(1).map(str::to_owned).collect()));
        }
        Ok(Self { rows })
    }

    /// The type of the source that a phrase names, with the kind of its entity where that is known.
    pub fn of(&self, doc: &Document, phrase: Span, entity: Option<EntityKind>) -> HolderType {
        match entity {
            Some(EntityKind::ArmedGroup) => return HolderType::ArmedGroup,
            Some(EntityKind::Government | EntityKind::Country) => return HolderType::State,
            _ => {}
        }
        let tokens = doc.tokens_in(phrase);
        let has = |words: &[String]| {
            tokens.clone().any(|t| {
                let lemma = doc.tokens[t].lemma.to_lowercase();
                words.contains(&lemma)
            })
        };
        if let Some((kind, _)) = self.rows.iter().find(|(_, words)| has(words)) {
            return *kind;
        }
        match entity {
            Some(EntityKind::SecurityForce) => HolderType::Military,
            _ => HolderType::Unknown,
        }
    }
}

/// A source that is described and not named: "officials", "a senior official", "witnesses".
pub fn is_anonymous(doc: &Document, head: TokenId, phrase: Span) -> bool {
    let named = np::name_at(doc, head).is_some_and(|name| phrase.contains(name.span));
    let office =
        doc.children_by(head, &[Deprel::Appos, Deprel::Flat]).any(|t| doc.tokens[t].upos == Upos::Propn);
    !named && !office && doc.tokens[head].upos != Upos::Propn
}
