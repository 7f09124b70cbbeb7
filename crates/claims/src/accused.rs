//! What somebody is only suspected of: "a mob beat two men suspected of kidnapping children" tells of no kidnapping.

use language::{Deprel, Document, TokenId};

use crate::predicates::Classes;

/// Steps up from a deed to the participle that accuses of it.
const STEPS: usize = 4;

/// Whoever is accused of the deed that a word tells, by a participle: the "men" of "men suspected of kidnapping children".
pub fn of_deed(doc: &Document, classes: &Classes, deed: TokenId) -> Option<TokenId> {
    let accuses = |t: TokenId| {
        let token = &doc.tokens[t];
        matches!(token.deprel, Deprel::Acl)
            && t < deed
            && classes.has("ACCUSING_VERB", &token.lemma.to_lowercase())
            && token.head.is_some_and(|noun| noun < t)
    };
    let participle = doc.ancestors(deed).take(STEPS).find(|&t| accuses(t))?;
    doc.tokens[participle].head
}
