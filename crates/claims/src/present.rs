//! People told to be somewhere: "120 people were in the building", "there were four people on board".

use language::{Deprel, Document, TokenId};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{Group, Kind};
use crate::syntax;

/// The figures of people present that no predicate of the table tells. Only counted people: everybody is somewhere.
pub fn find(doc: &Document, people: &People, classes: &Classes) -> Vec<Draft> {
    (0..doc.tokens.len()).filter_map(|token| located(doc, people, classes, token)).collect()
}

fn located(doc: &Document, people: &People, classes: &Classes, predicate: TokenId) -> Option<Draft> {
    let place = |t: TokenId| {
        doc.children_by(t, &[Deprel::Case]).any(|c| classes.has("LOCATIVE", &doc.tokens[c].lemma))
    };
    let copular = doc.children_by(predicate, &[Deprel::Cop]).next().is_some() && place(predicate);
    let existential =
        doc.tokens[predicate].lemma == "be" && doc.children_by(predicate, &[Deprel::Expl]).next().is_some();
    if !copular && !existential {
        return None;
    }
    let subject = doc.children_by(predicate, &[Deprel::Nsubj]).next()?;
    if existential {
        let somewhere = doc
            .children(predicate)
            .chain(doc.children(subject))
            .any(|t| matches!(doc.tokens[t].deprel, Deprel::Obl | Deprel::Nmod) && place(t));
        if !somewhere {
            return None;
        }
    }
    let counted: Counted = counting::count(doc, people, syntax::antecedent(doc, subject), false)?;
    counted.quantity?;
    let mut draft = Draft::new(Kind::Present, predicate, clause::evidence(doc, predicate, &[counted.of]));
    draft.group = Some(counted.who.group.unwrap_or(Group::People));
    draft.counted = Some(counted);
    Some(draft)
}
