//! What is only played: "police practised their response to a shooting", "in the drill, a gunman killed ten people". Whoever is
//! hurt in an exercise in earnest ("a soldier died in an exercise when a shell misfired") is hurt.

use language::{Deprel, Document, TokenId, Upos};

use crate::draft::Draft;
use crate::figures;
use crate::predicates::Classes;
use crate::syntax;

/// Words of a report in which those of an exercise are looked for.
const HEAD: usize = 400;

/// Takes out what a report tells of an exercise: all in a sentence that names the exercise or the pretence, and what follows in
/// the same paragraph, where nothing in the report tells of real harm in it.
pub fn drop(doc: &Document, classes: &Classes, drafts: &mut Vec<Draft>) {
    let of_class = |t: usize, class: &str| {
        classes.has(class, &doc.word(t).to_lowercase())
            || classes.has(class, &doc.tokens[t].lemma.to_lowercase())
    };
    let head = 0..doc.tokens.len().min(HEAD);
    let names_drill = |t: usize| doc.tokens[t].upos == Upos::Noun && of_class(t, "DRILL_NOUN");
    if !head.clone().any(names_drill)
        || !head.clone().any(|t| of_class(t, "PRETENCE"))
        || head.clone().any(|t| of_class(t, "REAL_HARM"))
    {
        return;
    }
    let played = |tokens: std::ops::Range<TokenId>| {
        tokens.into_iter().any(|t| names_drill(t) || of_class(t, "PRETENCE"))
    };
    // What follows in the same paragraph is played too.
    let mut last = None;
    let of_drill: Vec<bool> = doc
        .sentences
        .iter()
        .map(|sentence| {
            if played(sentence.tokens.clone()) {
                last = Some(sentence.paragraph);
            }
            last == Some(sentence.paragraph)
        })
        .collect();
    let told: Vec<bool> = drafts
        .iter()
        .map(|draft| of_drill[doc.tokens[draft.trigger].sentence] && !is_in_earnest(doc, draft, names_drill))
        .collect();
    figures::remove(drafts, &told);
}

/// "Two soldiers were killed in the exercise": who came to harm in it, and acted nothing.
fn is_in_earnest(doc: &Document, draft: &Draft, names_drill: impl Fn(usize) -> bool) -> bool {
    let suffered = syntax::is_passive(doc, draft.trigger) || doc.tokens[draft.trigger].lemma == "die";
    suffered && doc.children_by(draft.trigger, &[Deprel::Obl]).any(|t| t > draft.trigger && names_drill(t))
}
