//! What became of a thing, where another clause than that of the deed says so: "attacked a refinery, causing a fire", "a grenade
//! was thrown at a bar, but did no damage".

use language::{Deprel, Document, TokenId, Upos};

use crate::predicates::Classes;
use crate::reading::Effect;
use crate::roles::nature::Namer;
use crate::syntax;

/// Clauses of a deed that are looked at.
const CLAUSES: usize = 8;

/// The effect of a deed on a thing, with what the clauses beside the verb say of it.
pub(super) fn effect(namer: Namer<'_>, classes: &Classes, trigger: TokenId, told: Effect) -> Effect {
    let doc = namer.doc;
    // "A drone attack on a refinery caused a fire".
    if told == Effect::None && doc.tokens[trigger].upos == Upos::Noun {
        let does = doc.tokens[trigger].head.filter(|_| doc.tokens[trigger].deprel == Deprel::Nsubj);
        let wrecked = does.is_some_and(|verb| wrecks(doc, classes, verb) == Some(true));
        return if wrecked { Effect::Damaged } else { told };
    }
    if !matches!(told, Effect::None | Effect::Damaged) || doc.tokens[trigger].upos != Upos::Verb {
        return told;
    }
    let beside: Vec<TokenId> = doc
        .children_by(trigger, &[Deprel::Advcl, Deprel::Conj])
        .filter(|&t| t > trigger && doc.tokens[t].upos == Upos::Verb)
        .take(CLAUSES)
        .collect();
    if told == Effect::None && beside.iter().any(|&t| wrecks(doc, classes, t) == Some(true)) {
        return Effect::Damaged;
    }
    let missed = |t: TokenId| {
        wrecks(doc, classes, t) == Some(false)
            || syntax::is_negated(doc, t) && classes.has("GO_OFF_VERB", &doc.tokens[t].lemma)
    };
    if told == Effect::Damaged && beside.into_iter().any(missed) {
        return Effect::None;
    }
    told
}

/// Whether a clause says that something was damaged, or that nothing was.
fn wrecks(doc: &Document, classes: &Classes, verb: TokenId) -> Option<bool> {
    let lemma = doc.tokens[verb].lemma.to_lowercase();
    let object = syntax::object(doc, verb)?;
    let of_object = |class: &str| {
        syntax::coordinated(doc, object)
            .into_iter()
            .any(|t| classes.has(class, &doc.tokens[t].lemma.to_lowercase()))
    };
    let does = classes.has("CAUSE_VERB", &lemma) && of_object("DAMAGE_NOUN")
        || classes.has("BREAK_VERB", &lemma) && of_object("BUILDING_PART");
    let none = syntax::is_negated(doc, verb)
        || doc.children_by(object, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no");
    does.then_some(!none)
}
