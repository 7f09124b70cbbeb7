//! Operations of police, army or rescuers, and whether they have begun, go on or are over.

use language::{Deprel, Document, TokenId, Upos, Xpos};

use crate::clause;
use crate::draft::Draft;
use crate::np;
use crate::people::People;
use crate::predicates::{Classes, Predicates};
use crate::reading::{Group, Kind};
use crate::syntax;

/// What a document says of operations: at most one claim of a kind a sentence.
pub fn find(doc: &Document, predicates: &Predicates, people: &People) -> Vec<Draft> {
    let classes = predicates.classes();
    let mut drafts: Vec<Draft> = Vec::new();
    for (token, t) in doc.tokens.iter().enumerate() {
        let told = match t.upos {
            Upos::Noun | Upos::Propn if classes.has("OPERATION", &t.lemma) => {
                operation_noun(doc, classes, token)
            }
            Upos::Verb if classes.has("SEARCH_VERB", &t.lemma) => searching(doc, people, token),
            _ => None,
        };
        let Some((kind, trigger)) = told else { continue };
        let same_sentence = |d: &Draft| doc.tokens[d.trigger].sentence == t.sentence && d.kind == kind;
        if drafts.iter().rev().take(4).any(same_sentence) {
            continue;
        }
        let phrase = np::core(doc, token);
        let mut draft = Draft::new(kind, trigger, clause::evidence(doc, trigger, &[phrase]));
        draft.agent = syntax::subject(doc, trigger).filter(|&s| s != token);
        drafts.push(draft);
    }
    drafts
}

/// The phase that the words around an operation's noun tell.
fn operation_noun(doc: &Document, classes: &Classes, noun: TokenId) -> Option<(Kind, TokenId)> {
    let token = &doc.tokens[noun];
    let head = token.head?;
    let lemma = doc.tokens[head].lemma.as_str();
    // A violent act of the attackers begins and goes on too, but only its end is an end of operations.
    let is_operation = classes.has("PHASE_NOUN", &token.lemma);
    let is_effort = token.lemma == "effort";
    let verb = doc.tokens[head].upos == Upos::Verb;
    let phase_word = doc.children(noun).chain([head]).find(|&t| {
        classes.has("ONGOING_WORD", &doc.tokens[t].lemma) && (t != head || token.deprel.is_subject())
    });
    if token.deprel.is_subject() {
        let perfect_or_past = matches!(doc.tokens[head].xpos, Xpos::Vbd | Xpos::Vbn | Xpos::Other);
        if verb && classes.has("END_VERB", lemma) && perfect_or_past && !syntax::is_negated(doc, head) {
            return Some((Kind::OperationEnded, head));
        }
        if !verb && classes.has("END_WORD", lemma) && !syntax::is_negated(doc, head) {
            return Some((Kind::OperationEnded, head));
        }
        if is_operation && verb && classes.has("ONGOING_VERB", lemma) {
            return Some((Kind::OperationOngoing, head));
        }
        if is_operation && verb && classes.has("START_VERB", lemma) && !is_effort {
            return Some((Kind::OperationStarted, head));
        }
    }
    if !is_operation {
        return None;
    }
    if let Some(word) = phase_word {
        return Some((Kind::OperationOngoing, word));
    }
    if token.deprel == Deprel::Obj && verb {
        if classes.has("ONGOING_VERB", lemma) {
            return Some((Kind::OperationOngoing, head));
        }
        if classes.has("START_VERB", lemma) && !is_effort {
            return Some((Kind::OperationStarted, head));
        }
        if classes.has("END_VERB", lemma) || lemma == "conduct" && !is_progressive(doc, head) {
            return Some((Kind::OperationEnded, head));
        }
        if matches!(lemma, "conduct" | "carry") && is_progressive(doc, head) {
            return Some((Kind::OperationOngoing, head));
        }
    }
    // "killed during an operation": told as done, with its outcome.
    let during = syntax::has_case(doc, noun, "during")
        || (syntax::has_case(doc, noun, "in") && token.lemma == "operation");
    let done = verb && matches!(doc.tokens[head].xpos, Xpos::Vbd | Xpos::Vbn);
    (token.deprel == Deprel::Obl && during && done && !is_effort).then_some((Kind::OperationEnded, noun))
}

/// "Police are searching for the gunmen", "is combing the area".
fn searching(doc: &Document, people: &People, verb: TokenId) -> Option<(Kind, TokenId)> {
    let by_forces = syntax::subject(doc, verb)
        .and_then(|subject| people.who(doc, subject))
        .is_some_and(|who| who.group == Some(Group::SecurityForces));
    let going_on = is_progressive(doc, verb)
        || doc.children_by(verb, &[Deprel::Advmod]).any(|t| doc.tokens[t].lemma == "still");
    (by_forces && going_on).then_some((Kind::OperationOngoing, verb))
}

fn is_progressive(doc: &Document, verb: TokenId) -> bool {
    doc.tokens[verb].xpos == Xpos::Vbg
        && doc.children_by(verb, &[Deprel::Aux]).any(|t| doc.tokens[t].lemma == "be")
}
