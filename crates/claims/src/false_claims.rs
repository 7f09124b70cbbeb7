//! What the report itself calls false: "falsely claimed to have killed ten", "a fabricated statement said that nine had
//! died", "those reported dead are alive".

use std::collections::BTreeMap;

use language::{Deprel, Document, Span, TokenId, Upos, Xpos};

use crate::attribution::{Attribution, CueKind};
use crate::draft::{Draft, Verification};
use crate::predicates::Classes;
use crate::reading::{Kind, Reality, Stance, VerificationState};
use crate::syntax;

/// Steps from a predicate up to the words that call it false.
const STEPS: usize = 8;

/// Marks what a statement says that the report calls false: somebody says it, and it does not hold.
pub fn mark(doc: &Document, classes: &Classes, attributions: &[Attribution], drafts: &mut [Draft]) {
    let mut by_trigger: BTreeMap<TokenId, Vec<usize>> = BTreeMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        let told = draft.kind.is_count() || matches!(draft.kind, Kind::Attack | Kind::Responsibility);
        if told {
            by_trigger.entry(draft.trigger).or_default().push(index);
        }
    }
    for attribution in attributions {
        let Some(word) = called_false(doc, classes, attribution) else { continue };
        let Some(cue) = attribution.cue else { continue };
        for run in &attribution.content_tokens {
            for (&trigger, told) in by_trigger.range(run.clone()) {
                if is_taken_for_granted(doc, cue.token, trigger) {
                    continue;
                }
                for &index in told {
                    call_false(&mut drafts[index], word);
                }
            }
        }
    }
    of_the_living(doc, classes, drafts);
    of_rumours(doc, classes, drafts);
}

/// "Rumours spread that a child had been kidnapped", "a false report that nine had died", "correcting a statement that he had
/// died": nobody vouches for it, and it counts for nothing.
fn of_rumours(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.kind.is_count() && draft.holder.is_none()) {
        let Some(word) = told_by_rumour(doc, classes, draft.trigger) else { continue };
        call_false(draft, doc.tokens[word].span);
        draft.reality = Reality::Possible;
    }
}

/// The word for a rumour, or for a statement called false or taken back, whose content a predicate is.
fn told_by_rumour(doc: &Document, classes: &Classes, trigger: TokenId) -> Option<TokenId> {
    let of_class = |t: TokenId, class: &str| classes.has(class, &doc.tokens[t].lemma);
    let is_rumour = |t: TokenId| {
        doc.tokens[t].upos == Upos::Noun
            && (of_class(t, "RUMOUR")
                || of_class(t, "STATED")
                    && (doc.children_by(t, &[Deprel::Amod]).any(|c| of_class(c, "FALSE_WORD"))
                        || doc.tokens[t].deprel == Deprel::Obj
                            && doc.tokens[t].head.is_some_and(|verb| of_class(verb, "TAKE_BACK_VERB"))))
    };
    let mut below = trigger;
    for above in doc.ancestors(trigger).take(STEPS) {
        let content = matches!(doc.tokens[below].deprel, Deprel::Acl | Deprel::Ccomp)
            && doc.children_by(below, &[Deprel::Mark]).any(|t| doc.tokens[t].lemma == "that");
        if content {
            // "Rumours spread that ...": the clause hangs on the verb.
            let subject = || syntax::own_subject(doc, above);
            return Some(above).filter(|&t| is_rumour(t)).or_else(|| subject().filter(|&t| is_rumour(t)));
        }
        below = above;
    }
    None
}

fn call_false(draft: &mut Draft, word: Span) {
    if draft.stance == Stance::Admitted {
        draft.stance = Stance::Asserted;
    }
    draft.verification = Some(Verification { state: VerificationState::NotVerified, by: None, span: word });
}

/// The word that calls a statement false: an adverb beside its verb, or an adjective before a noun for what was said.
fn called_false(doc: &Document, classes: &Classes, attribution: &Attribution) -> Option<Span> {
    let cue = attribution.cue.filter(|cue| is_statement(cue.kind))?;
    let adverb = |t: TokenId| {
        doc.children_by(t, &[Deprel::Advmod]).find(|&c| classes.has("FALSELY", &doc.word(c).to_lowercase()))
    };
    let adjective = |t: TokenId| {
        doc.children_by(t, &[Deprel::Amod]).find(|&c| {
            classes.has("FALSE_WORD", &doc.word(c).to_lowercase())
                || classes.has("FALSE_WORD", &doc.tokens[c].lemma)
        })
    };
    let noun = |t: TokenId| {
        let lemma = &doc.tokens[t].lemma;
        doc.tokens[t].upos == Upos::Noun
            && ["STATED", "VIDEO_NOUN", "STATEMENT_HEAD", "OWN_TEXT"]
                .iter()
                .any(|class| classes.has(class, lemma))
    };
    let said = attribution.source.map(|source| source.head);
    adverb(cue.token)
        .or_else(|| [Some(cue.token), said].into_iter().flatten().filter(|&t| noun(t)).find_map(adjective))
        .map(|t| doc.tokens[t].span)
}

/// Saying or believing, not accusing or denying.
fn is_statement(kind: CueKind) -> bool {
    use CueKind::{Admit, Allege, Announce, Believe, Claim, Confirm, Report, Say};
    matches!(kind, Admit | Allege | Announce | Believe | Claim | Confirm | Report | Say)
}

/// "Falsely claimed that the nine men killed on Monday had been armed": that they were killed is no part of what is false.
fn is_taken_for_granted(doc: &Document, cue: TokenId, trigger: TokenId) -> bool {
    // "Shot dead nine guards": trees let the word describe the guards.
    let ends_verb = trigger.checked_sub(1).is_some_and(|t| doc.tokens[t].upos == Upos::Verb && t != cue);
    std::iter::once(trigger).chain(doc.ancestors(trigger).take(STEPS)).take_while(|&t| t != cue).any(|t| {
        matches!(doc.tokens[t].deprel, Deprel::Acl | Deprel::AclRelcl | Deprel::Amod)
            && doc.tokens[t].head != Some(cue)
            && !(t == trigger && ends_verb)
    })
}

/// Denies the death of those who were said to be dead and live: "all who had been reported dead are alive".
fn of_the_living(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Killed) {
        let Some(counted) = &draft.counted else { continue };
        if was_said_dead(doc, classes, counted.head, draft.trigger) && is_alive(doc, classes, counted.head) {
            draft.stance = Stance::Denied;
            draft.reality = Reality::Actual;
            draft.verification = None;
            draft.holder = None;
        }
    }
}

/// "[Nine men] who had been reported [dead]", "presumed drowned": a word of saying or thinking between those counted and the
/// word for their death.
fn was_said_dead(doc: &Document, classes: &Classes, head: TokenId, trigger: TokenId) -> bool {
    let said =
        |t: TokenId| doc.tokens[t].upos == Upos::Verb && classes.has("SAID_DEAD_VERB", &doc.tokens[t].lemma);
    let path: Vec<TokenId> = doc.ancestors(trigger).take(STEPS).take_while(|&t| t != head).collect();
    // Trees may hang the word for the death on the noun, beside the verb that says so.
    let beside = trigger.checked_sub(1).is_some_and(said);
    let below = doc.ancestors(trigger).take(STEPS).any(|t| t == head);
    below && (beside || path.into_iter().any(said))
        || beside && doc.tokens[trigger].head == trigger.checked_sub(1)
}

/// "Are alive and well", "turned up safe", "have reappeared".
fn is_alive(doc: &Document, classes: &Classes, head: TokenId) -> bool {
    // "All 33 of those who": what is told of the whole phrase.
    let whole = doc.tokens[head].head.filter(|_| doc.tokens[head].deprel == Deprel::Nmod).unwrap_or(head);
    let Some(told) = doc.tokens[whole].head.filter(|_| doc.tokens[whole].deprel.is_subject()) else {
        return false;
    };
    // "Two boys believed drowned turned up alive": the tree takes "believed" for the verb and the true one for its content.
    let told = doc
        .children_by(told, &[Deprel::Ccomp, Deprel::Parataxis])
        .filter(|_| classes.has("SAID_DEAD_VERB", &doc.tokens[told].lemma))
        .find(|&t| t > told && syntax::own_subject(doc, t).is_none() && doc.tokens[t].xpos == Xpos::Vbd)
        .unwrap_or(told);
    if syntax::is_negated(doc, told) || doc.tokens[whole].lemma == "none" {
        return false;
    }
    let alive = |t: TokenId| classes.has("ALIVE_WORD", &doc.word(t).to_lowercase());
    let returned =
        doc.tokens[told].upos == Upos::Verb && classes.has("REAPPEAR_VERB", &doc.tokens[told].lemma);
    let complements =
        [Deprel::Xcomp, Deprel::Advcl, Deprel::Conj, Deprel::Advmod, Deprel::Obl, Deprel::Ccomp];
    let told_so = doc.children_by(told, &complements).any(|t| t > told && alive(t));
    let was = || doc.tokens[told].xpos != Xpos::Vbn || told_so;
    alive(told) || returned && was() || told_so
}
