//! What somebody does again and again, and no event: "a leader who coordinates attacks on convoys".

use language::{Deprel, Document, ParagraphKind, TokenId, Upos, Xpos};

use crate::counting;
use crate::np::{self, Determination};
use crate::predicates::Classes;
use crate::syntax;

/// Steps up from a deed to the word that makes it a habit.
const STEPS: usize = 5;

/// Whether a predicate tells a habit: attacks without number or article, in the present tense or as what somebody is active
/// in, known or responsible for.
pub fn is_habit(doc: &Document, classes: &Classes, trigger: TokenId) -> bool {
    let token = &doc.tokens[trigger];
    if token.upos == Upos::Noun {
        let verb = token.head.filter(|_| token.deprel == Deprel::Obj && is_bare_plural(doc, trigger));
        return verb.is_some_and(|verb| is_told_as_habit(doc, verb))
            || is_bare_plural(doc, trigger) && is_practised(doc, classes, trigger);
    }
    match token.xpos {
        Xpos::Vbz | Xpos::Vbp => {
            let deed = syntax::object(doc, trigger).filter(|&deed| is_bare_plural(doc, deed));
            deed.is_some_and(|deed| classes.has("EVENT_NOUN", &doc.tokens[deed].lemma.to_lowercase()))
                && is_told_as_habit(doc, trigger)
        }
        Xpos::Vbg => {
            let bare = |deed| np::determination(doc, deed) == Determination::Bare;
            syntax::object(doc, trigger).is_none_or(bare) && is_practised(doc, classes, trigger)
        }
        _ => false,
    }
}

/// "Conducts attacks": in the present tense, at no time.
fn is_told_as_habit(doc: &Document, verb: TokenId) -> bool {
    matches!(doc.tokens[verb].xpos, Xpos::Vbz | Xpos::Vbp)
        && is_running_text(doc, verb)
        && !has_time(doc, verb)
}

/// Whether a word stands below a gerund for what somebody is active in, known or responsible for: "active in conducting",
/// "responsible for planning and leading", "known for mounting".
pub fn is_practised(doc: &Document, classes: &Classes, word: TokenId) -> bool {
    let mut above = std::iter::once(word).chain(doc.ancestors(word).take(STEPS));
    let gerund = above.find(|&t| doc.tokens[t].xpos == Xpos::Vbg && doc.tokens[t].upos == Upos::Verb);
    let Some(gerund) = gerund.filter(|&gerund| !has_time(doc, gerund)) else { return false };
    doc.ancestors(gerund).take(STEPS).any(|t| t < gerund && classes.has("PRACTISED", &doc.tokens[t].lemma))
}

fn is_bare_plural(doc: &Document, noun: TokenId) -> bool {
    doc.tokens[noun].xpos == Xpos::Nns
        && np::determination(doc, noun) == Determination::Bare
        && counting::number_of(doc, noun).is_none()
        && doc.children_by(noun, &[Deprel::AclRelcl]).next().is_none()
}

/// A headline tells news in the present tense.
fn is_running_text(doc: &Document, token: TokenId) -> bool {
    let paragraph = doc.sentences[doc.tokens[token].sentence].paragraph;
    doc.paragraphs.get(paragraph).is_some_and(|p| p.kind == ParagraphKind::Body)
}

/// "Carry out attacks on Monday".
fn has_time(doc: &Document, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Obl, Deprel::OblUnmarked])
        .any(|t| doc.times.iter().any(|time| time.tokens.contains(&t)))
}
