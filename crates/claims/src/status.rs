//! How a claim is told: by whom, asserted, admitted or denied, as actual, possible or unreal, verified or not.

use language::{Deprel, Document, Interval, Qualifier, Span, TokenId, Upos, Xpos};

use crate::attribution::{Attribution, CueKind};
use crate::draft::{Draft, Holder, Verification};
use crate::predicates::Classes;
use crate::reading::{Kind, Reality, Stance, VerificationState};
use crate::syntax;

/// Fills stance, reality, verification and holder of the drafts.
pub fn fill(doc: &Document, classes: &Classes, attributions: &[Attribution], drafts: &mut [Draft]) {
    let covering = Covering::new(doc, attributions);
    for draft in drafts.iter_mut() {
        let chain = covering.chain(draft.trigger);
        apply_attributions(doc, attributions, &chain, draft);
        apply_markers(doc, classes, draft);
        apply_negation(doc, draft);
    }
    verify(doc, classes, drafts);
}

/// For each token, the attributions whose content covers it.
struct Covering<'a> {
    attributions: &'a [Attribution],
    /// Indices into `attributions`, those with the smallest content first.
    by_token: Vec<Vec<usize>>,
}

/// No statement is nested deeper than this.
const MAX_NESTING: usize = 6;

impl<'a> Covering<'a> {
    fn new(doc: &Document, attributions: &'a [Attribution]) -> Self {
        let mut by_token = vec![Vec::new(); doc.tokens.len()];
        let size = |index: usize| attributions[index].content.iter().map(|span| span.len()).sum::<usize>();
        let mut order: Vec<_> = (0..attributions.len()).collect();
        order.sort_by_key(|&index| size(index));
        for index in order {
            for span in &attributions[index].content {
                for token in doc.tokens_in(*span) {
                    if let Some(list) =
                        by_token.get_mut(token).filter(|list: &&mut Vec<usize>| list.len() < MAX_NESTING)
                    {
                        list.push(index);
                    }
                }
            }
        }
        Self { attributions, by_token }
    }

    /// The attributions around a token, innermost first.
    fn chain(&self, token: TokenId) -> Vec<usize> {
        let Some(list) = self.by_token.get(token) else { return Vec::new() };
        let mut chain = list.clone();
        // What an attribution says it lies within comes after it, even where its content does not cover the token.
        let mut next = 0;
        while next < chain.len() && chain.len() < MAX_NESTING {
            if let Some(outer) = self.attributions[chain[next]].within.filter(|outer| !chain.contains(outer))
            {
                chain.push(outer);
            }
            next += 1;
        }
        chain
    }
}

fn apply_attributions(doc: &Document, attributions: &[Attribution], chain: &[usize], draft: &mut Draft) {
    let mut sources = Vec::new();
    let mut holder = None;
    for &index in chain {
        let attribution = &attributions[index];
        let kind = attribution.cue.as_ref().map(|cue| cue.kind);
        let is_own_predicate = attribution.cue.as_ref().is_some_and(|cue| cue.token == draft.trigger);
        if is_own_predicate {
            continue;
        }
        if let Some(kind) = kind {
            apply_cue(kind, attribution.negated, holder.is_none(), draft);
        }
        if let Some(source) = &attribution.source {
            if holder.is_none() {
                holder = Some((index, source));
            } else {
                sources.push(source.head);
            }
        }
    }
    let Some((index, source)) = holder else { return };
    sources.reverse();
    let carried = doc.tokens[source.head].sentence != doc.tokens[draft.trigger].sentence;
    // Who makes a demand is its holder, whoever reports it.
    let speaks_of_itself = draft.holder.as_ref().is_some_and(|own| is_first_person(doc, own.head));
    if draft.holder.is_none() || speaks_of_itself {
        draft.holder = Some(Holder {
            head: source.head,
            span: source.span,
            attribution: Some(index),
            carried,
            via: sources,
        });
    } else if let Some(own) = &mut draft.holder
        && own.head != source.head
    {
        own.via.push(source.head);
    }
}

/// "we", "I": in somebody's words, that is who speaks.
fn is_first_person(doc: &Document, head: TokenId) -> bool {
    doc.tokens[head].upos == Upos::Pron
        && matches!(doc.word(head).to_lowercase().as_str(), "we" | "i" | "us" | "me")
}

fn apply_cue(kind: CueKind, negated: bool, innermost: bool, draft: &mut Draft) {
    match kind {
        CueKind::Deny if innermost && !negated => draft.stance = Stance::Denied,
        CueKind::Doubt if !negated => draft.reality = draft.reality.max(Reality::Possible),
        CueKind::Admit
            if innermost && !negated && draft.stance == Stance::Asserted && draft.kind.is_count() =>
        {
            draft.stance = Stance::Admitted;
        }
        CueKind::Believe | CueKind::Expect | CueKind::Suspect | CueKind::Fear | CueKind::Seem => {
            draft.reality = draft.reality.max(Reality::Possible);
        }
        CueKind::Demand
        | CueKind::Threaten
        | CueKind::Plan
        | CueKind::Want
        | CueKind::Hope
        | CueKind::Order
        | CueKind::Promise
        | CueKind::Offer
        | CueKind::Refuse
        | CueKind::Ask
            if draft.kind.is_count() || draft.kind == Kind::Attack =>
        {
            // "demanded the release of those arrested": what is demanded has not happened; what the words take for
            // granted has. Only what hangs directly below is demanded, see `apply_markers`.
        }
        CueKind::Allege if draft.verification.is_none() => {}
        _ => {}
    }
}

/// Words of the clause and of those around it that make it possible, unreal or unverified.
fn apply_markers(doc: &Document, classes: &Classes, draft: &mut Draft) {
    let trigger = draft.trigger;
    own_markers(doc, classes, trigger, draft);
    let mut below = trigger;
    for above in doc.ancestors(trigger).take(8) {
        let relation = doc.tokens[below].deprel;
        let lemma = doc.tokens[above].lemma.as_str();
        match relation {
            // Below these the words are complements: "tried to kill", "a plan to kill", "is feared to have died".
            Deprel::Xcomp
            | Deprel::Ccomp
            | Deprel::Acl
            | Deprel::Obj
            | Deprel::Nmod
            | Deprel::Obl
            | Deprel::Csubj => {
                let infinitive = is_infinitive(doc, below);
                if infinitive
                    && !is_perfect(doc, below)
                    && (classes.has("UNREAL_VERB", lemma) || classes.has("UNREAL_NOUN", lemma))
                    && above_acts(doc, above, below)
                {
                    draft.reality = Reality::Unreal;
                }
                if classes.has("POSSIBLE_WORD", lemma) && matches!(relation, Deprel::Xcomp | Deprel::Ccomp) {
                    draft.reality = draft.reality.max(Reality::Possible);
                }
                if matches!(relation, Deprel::Nmod | Deprel::Obj | Deprel::Acl)
                    && classes.has("UNREAL_NOUN", lemma)
                    && doc.tokens[below].upos == Upos::Noun
                    && below == trigger
                {
                    draft.reality = Reality::Unreal;
                }
                // "demanded the release of eleven prisoners"
                if matches!(relation, Deprel::Obj | Deprel::Obl)
                    && below == trigger
                    && draft.kind.is_count()
                    && doc.tokens[below].upos == Upos::Noun
                    && doc.tokens[above].upos == Upos::Verb
                    && draft.counted.as_ref().is_some_and(|c| c.head != trigger)
                    && classes.has("UNREAL_VERB", lemma)
                {
                    draft.reality = Reality::Unreal;
                }
                if let Some(span) = hedge(doc, classes, above, "HEDGE_UNVERIFIED") {
                    unverified(draft, span);
                }
            }
            // The conjunct shares what marks the first: "may be dead or injured".
            Deprel::Conj if doc.children_by(below, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_none() => {
                own_markers(doc, classes, above, draft);
            }
            // Purpose: "stormed the bus to kill the mayor".
            Deprel::Advcl if is_infinitive(doc, below) && !is_perfect(doc, below) && below == trigger => {
                draft.reality = Reality::Unreal;
            }
            _ => {}
        }
        if matches!(relation, Deprel::AclRelcl | Deprel::Parataxis | Deprel::Appos) {
            break; // a new statement begins above
        }
        below = above;
    }
}

fn above_acts(doc: &Document, above: TokenId, below: TokenId) -> bool {
    matches!(doc.tokens[above].upos, Upos::Verb | Upos::Noun | Upos::Adj)
        && doc.tokens[below].upos == Upos::Verb
}

/// Markers that hang on the predicate itself.
fn own_markers(doc: &Document, classes: &Classes, predicate: TokenId, draft: &mut Draft) {
    for child in doc.children(predicate) {
        let token = &doc.tokens[child];
        match token.deprel {
            Deprel::Aux => {
                if classes.has("MODAL_POSSIBLE", &token.lemma) {
                    draft.reality = draft.reality.max(Reality::Possible);
                } else if token.xpos == Xpos::Md && classes.has("MODAL_UNREAL", &token.lemma) {
                    draft.reality = Reality::Unreal;
                }
            }
            Deprel::Mark if classes.has("CONDITION_MARK", &token.lemma) => {
                if matches!(token.lemma.as_str(), "if" | "unless" | "lest") {
                    draft.reality = Reality::Unreal;
                }
            }
            _ => {}
        }
    }
    if hedge(doc, classes, predicate, "HEDGE_POSSIBLE").is_some() {
        draft.reality = draft.reality.max(Reality::Possible);
    }
    if let Some(span) = hedge(doc, classes, predicate, "HEDGE_UNVERIFIED") {
        unverified(draft, span);
    }
    // "feared dead", "presumed killed"
    if let Some(head) = doc.tokens[predicate].head
        && matches!(doc.tokens[predicate].deprel, Deprel::Xcomp | Deprel::Amod | Deprel::Advcl | Deprel::Obj)
        && classes.has("POSSIBLE_WORD", &doc.tokens[head].lemma)
    {
        draft.reality = draft.reality.max(Reality::Possible);
    }
}

/// An adverb or adjective of a class that hangs on the predicate or on those it counts.
fn hedge(doc: &Document, classes: &Classes, predicate: TokenId, class: &str) -> Option<Span> {
    doc.children(predicate)
        .filter(|&t| {
            matches!(
                doc.tokens[t].deprel,
                Deprel::Advmod | Deprel::Amod | Deprel::Parataxis | Deprel::Discourse | Deprel::Advcl
            )
        })
        .find(|&t| {
            let word = doc.word(t).to_lowercase();
            classes.has(class, &doc.tokens[t].lemma) || classes.has(class, &word)
        })
        .map(|t| doc.tokens[t].span)
}

fn unverified(draft: &mut Draft, span: Span) {
    draft.verification.get_or_insert(Verification { state: VerificationState::NotVerified, by: None, span });
}

fn is_infinitive(doc: &Document, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Mark, Deprel::Aux]).any(|t| {
        doc.tokens[t].xpos == Xpos::To || (doc.tokens[t].lemma == "to" && doc.tokens[t].upos == Upos::Part)
    })
}

fn is_perfect(doc: &Document, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Aux]).any(|t| doc.tokens[t].lemma == "have")
}

/// A negated event: of people counted, it is a figure of none ("did not harm any passengers"); an act that did not
/// happen is denied by the one who says so.
fn apply_negation(doc: &Document, draft: &mut Draft) {
    if draft.negation_told || draft.reality == Reality::Unreal {
        return;
    }
    let trigger = draft.trigger;
    let governing = doc.tokens[trigger].head.filter(|_| {
        matches!(doc.tokens[trigger].deprel, Deprel::Xcomp)
            || (doc.tokens[trigger].upos == Upos::Noun && doc.tokens[trigger].deprel == Deprel::Obj)
    });
    let negation = |t: TokenId| {
        doc.children_by(t, &[Deprel::Advmod])
            .find(|&c| matches!(doc.tokens[c].lemma.as_str(), "not" | "never" | "n't"))
    };
    let Some(not) = negation(trigger).or_else(|| governing.and_then(negation)) else { return };
    match &mut draft.counted {
        Some(counted) if draft.stance != Stance::Denied => {
            counted.interval =
                Interval { low: Some(0), high: Some(0), qualifier: Qualifier::None, vague: None };
            counted.quantity = Some(doc.tokens[not].span);
        }
        // "denied that it had not ...": two negations.
        Some(_) => draft.stance = Stance::Asserted,
        None => {
            draft.stance = match draft.stance {
                Stance::Denied => Stance::Asserted,
                _ => Stance::Denied,
            };
        }
    }
}

/// "could not be independently verified": the statement belongs to the claims before it that it can be about.
fn verify(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    for (token, t) in doc.tokens.iter().enumerate() {
        if t.upos != Upos::Verb || !classes.has("VERIFY_VERB", &t.lemma) {
            continue;
        }
        let not_verified = syntax::is_negated(doc, token)
            || doc.tokens[token].head.is_some_and(|head| {
                doc.tokens[token].deprel == Deprel::Xcomp
                    && (syntax::is_negated(doc, head)
                        || doc.tokens[head].lemma == "unable"
                        || doc.tokens[head].lemma == "fail")
            });
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
            by: by.map(|head| crate::np::core(doc, head)),
            span: clause_words(doc, token),
        };
        let wants_number = about.is_some_and(|about| classes.has("FIGURE_NOUN", &doc.tokens[about].lemma));
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
        attach(doc, drafts, token, wants_number, &verification);
    }
}

/// "None of the figures", "no figure".
fn is_none(doc: &Document, head: TokenId) -> bool {
    doc.tokens[head].lemma == "none"
        || doc.children_by(head, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no")
}

/// The words from "could" to "verified".
fn clause_words(doc: &Document, verb: TokenId) -> Span {
    let first =
        doc.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Advmod]).filter(|&t| t < verb).min();
    doc.span_of(first.unwrap_or(verb)..verb + 1)
}

fn attach(
    doc: &Document,
    drafts: &mut [Draft],
    verb: TokenId,
    wants_number: bool,
    verification: &Verification,
) {
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
            return;
        }
    }
}
