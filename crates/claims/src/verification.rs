//! What somebody says that nobody could verify: "the claim could not be independently verified", "there was no confirmation".

use language::{Deprel, Document, Span, TokenId, Upos};

use crate::draft::{Draft, Verification};
use crate::np;
use crate::predicates::Classes;
use crate::reading::{Reality, VerificationState};
use crate::syntax;

/// "could not be independently verified": the statement belongs to the claims before it that it can be about.
pub fn fill(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    for (token, t) in doc.tokens.iter().enumerate() {
        if let Some(span) = is_without_confirmation(doc, classes, token) {
            let verification = Verification { state: VerificationState::NotVerified, by: None, span };
            // "No confirmation of the twelve deaths": of those alone.
            let mut of_them = false;
            for draft in drafts.iter_mut() {
                if doc.ancestors(draft.trigger).take(STEPS).any(|t| t == token) {
                    draft.verification = Some(verification.clone());
                    of_them = true;
                }
            }
            if !of_them {
                attach(doc, classes, drafts, token, None, &verification);
            }
            continue;
        }
        if t.upos != Upos::Verb || !classes.has("VERIFY_VERB", &t.lemma) {
            continue;
        }
        let not_verified = syntax::is_negated(doc, token)
            || doc.tokens[token].head.is_some_and(|head| {
                doc.tokens[token].deprel == Deprel::Xcomp
                    && (syntax::is_negated(doc, head)
                        || doc.tokens[head].lemma == "unable"
                        || doc.tokens[head].lemma == "fail")
            })
            || is_impossible(doc, classes, token);
        // "None of the figures could be confirmed": of all that were told before.
        let of_none = syntax::subject(doc, token).filter(|&subject| is_none(doc, subject));
        if !not_verified && of_none.is_none() {
            continue;
        }
        // What was not verified: the subject of the passive, the object of the active.
        let about = if syntax::is_passive(doc, token) {
            syntax::subject(doc, token)
        } else {
            syntax::object(doc, token)
        };
        let by = if syntax::is_passive(doc, token) {
            syntax::agent(doc, token)
        } else {
            syntax::subject(doc, token)
        };
        let verification = Verification {
            state: VerificationState::NotVerified,
            by: by.map(|head| np::core(doc, head)),
            span: clause_words(doc, token),
        };
        // "Could not confirm the death of a guard": of that claim alone, and who cannot confirm it does not say it.
        if let Some(own) = drafts.iter_mut().find(|d| about == Some(d.trigger) && d.kind.is_count()) {
            if by.is_some() && own.holder.as_ref().map(|holder| holder.head) == by {
                own.holder = None;
            }
            own.verification.get_or_insert(verification);
            continue;
        }
        if of_none.is_some() {
            let counted = |d: &&mut Draft| {
                d.trigger < token
                    && d.reality == Reality::Actual
                    && d.holder.is_some()
                    && d.counted.as_ref().is_some_and(|c| c.quantity.is_some())
            };
            for draft in drafts.iter_mut().filter(counted) {
                draft.verification = Some(verification.clone());
            }
            continue;
        }
        attach(doc, classes, drafts, token, about, &verification);
    }
}

/// "It was not possible to verify the claim", "it is impossible to confirm the toll".
fn is_impossible(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    let clause = matches!(
        doc.tokens[verb].deprel,
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::Advcl | Deprel::Acl
    );
    doc.tokens[verb].head.filter(|_| clause).is_some_and(|above| {
        let lemma = &doc.tokens[above].lemma;
        classes.has("POSSIBLE_ADJECTIVE", lemma) && (lemma == "impossible" || syntax::is_negated(doc, above))
    })
}

/// "There was no independent confirmation": the words, where they stand in the main clause.
fn is_without_confirmation(doc: &Document, classes: &Classes, noun: TokenId) -> Option<Span> {
    let token = &doc.tokens[noun];
    let none = doc.children_by(noun, &[Deprel::Det]).find(|&t| doc.tokens[t].lemma == "no")?;
    let verb = token.head.filter(|_| token.deprel.is_subject())?;
    let there = syntax::is_existential(doc, verb);
    (there && token.upos == Upos::Noun && classes.has("VERIFY_NOUN", &token.lemma))
        .then(|| doc.span_of(none..noun + 1))
}

/// "None of the figures", "no figure".
fn is_none(doc: &Document, head: TokenId) -> bool {
    matches!(doc.tokens[head].lemma.as_str(), "none" | "neither")
        || doc
            .children_by(head, &[Deprel::Det, Deprel::CcPreconj])
            .any(|t| matches!(doc.tokens[t].lemma.as_str(), "no" | "neither"))
}

/// The words from "could" to "verified".
fn clause_words(doc: &Document, verb: TokenId) -> Span {
    let first =
        doc.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Advmod]).filter(|&t| t < verb).min();
    doc.span_of(first.unwrap_or(verb)..verb + 1)
}

/// Marks the claims that a statement is about.
fn attach(
    doc: &Document,
    classes: &Classes,
    drafts: &mut [Draft],
    verb: TokenId,
    about: Option<TokenId>,
    verification: &Verification,
) {
    if attach_within(doc, classes, drafts, verb, about, verification) {
        return;
    }
    let wants_number = about.is_some_and(|about| classes.has("FIGURE_NOUN", &doc.tokens[about].lemma));
    let sentence = doc.tokens[verb].sentence;
    let reaches = |draft: &Draft, in_sentence: usize| {
        doc.tokens[draft.trigger].sentence == in_sentence
            && draft.trigger < verb
            && (if wants_number {
                draft.counted.as_ref().is_some_and(|c| c.quantity.is_some())
            } else {
                draft.holder.is_some()
            })
    };
    // The claims of the same sentence that stand before it, else those of the sentence before.
    for in_sentence in [Some(sentence), sentence.checked_sub(1)].into_iter().flatten() {
        let mut found = false;
        for draft in drafts.iter_mut().filter(|draft| reaches(draft, in_sentence)) {
            draft.verification = Some(verification.clone());
            found = true;
        }
        if found {
            let several = wants_number && about.is_some_and(|about| np::is_plural(doc, about));
            if several && in_sentence < sentence {
                attach_before(doc, drafts, in_sentence, verification);
            }
            return;
        }
    }
}

/// Sentences before the one right before, of which "the figures could not be verified" may be told too.
const MORE_SENTENCES: usize = 2;

/// "The figures could not be verified": all that somebody has counted in the sentences of the paragraph before.
fn attach_before(doc: &Document, drafts: &mut [Draft], sentence: usize, verification: &Verification) {
    let paragraph = doc.sentences[sentence].paragraph;
    let near = |at: usize| {
        at < sentence && at + MORE_SENTENCES >= sentence && doc.sentences[at].paragraph == paragraph
    };
    for draft in drafts.iter_mut() {
        let counted = draft.counted.as_ref().is_some_and(|c| c.quantity.is_some());
        if counted && draft.holder.is_some() && near(doc.tokens[draft.trigger].sentence) {
            draft.verification.get_or_insert(verification.clone());
        }
    }
}

/// "The rebels, whose claims could not be verified, said ...", "in a claim that could not be confirmed": a clause that describes
/// the source or its statement is about all that the sentence lays at a source's door. Whether it is one.
fn attach_within(
    doc: &Document,
    classes: &Classes,
    drafts: &mut [Draft],
    verb: TokenId,
    about: Option<TokenId>,
    verification: &Verification,
) -> bool {
    let Some(noun) = doc.tokens[verb].head.filter(|_| doc.tokens[verb].deprel == Deprel::AclRelcl) else {
        return false;
    };
    let said = |t: TokenId| {
        classes.has("DENIABLE_NOUN", &doc.tokens[t].lemma) || classes.has("FIGURE_NOUN", &doc.tokens[t].lemma)
    };
    if !said(noun) && !about.is_some_and(said) {
        return false;
    }
    let sentence = doc.tokens[verb].sentence;
    let mut found = false;
    for draft in drafts.iter_mut() {
        let here = doc.tokens[draft.trigger].sentence == sentence && draft.holder.is_some();
        let content = doc.ancestors(draft.trigger).take(STEPS).any(|t| t == verb);
        if here && !content {
            draft.verification = Some(verification.clone());
            found = true;
        }
    }
    found
}

/// Steps from a claim's predicate up to the word that says it is not verified.
const STEPS: usize = 8;
