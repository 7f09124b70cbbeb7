//! Acts: violent acts told as events, and what parties say and do about them.

use language::{Deprel, Document, TokenId, Upos};

use crate::clause;
use crate::counting;
use crate::draft::{Draft, Holder};
use crate::events::Event;
use crate::np::{self, Determination};
use crate::people::People;
use crate::predicates::{Classes, Condition, Frame, Pos, Predicates};
use crate::reading::{Kind, Stance, VerificationState};
use crate::syntax;

/// The acts that events tell, in order of their triggers.
pub fn find(doc: &Document, predicates: &Predicates, people: &People, events: &[Event<'_>]) -> Vec<Draft> {
    let mut drafts = attacks(doc, predicates, people, events);
    for event in events.iter().filter(|e| e.sense.frame == Frame::Act && e.sense.kind != Kind::Attack) {
        drafts.extend(each_holder(doc, speech_act(doc, predicates, event)));
    }
    drafts
}

/// Violent acts: at most one a sentence, a verb before a noun.
fn attacks(doc: &Document, predicates: &Predicates, people: &People, events: &[Event<'_>]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut told_before = false;
    let violent: Vec<_> = events.iter().filter(|e| e.sense.attack).collect();
    let mut by_sentence = violent.clone();
    by_sentence.retain(|e| !describes_victim(doc, e));
    for sentence in
        by_sentence.chunk_by(|a, b| doc.tokens[a.trigger].sentence == doc.tokens[b.trigger].sentence)
    {
        let is_noun = |e: &Event<'_>| Pos::of(doc.tokens[e.trigger].upos) != Some(Pos::Verb);
        // The verb of the main clause before those of clauses that set the scene.
        let verb = sentence
            .iter()
            .filter(|e| !is_noun(e) && !is_figurative(doc, predicates.classes(), people, e))
            .min_by_key(|e| (sets_the_scene(doc, e.trigger), e.trigger));
        let chosen = verb.or_else(|| {
            sentence.iter().find(|e| {
                is_noun(e)
                    && !is_commented_on(doc, predicates.classes(), e.trigger)
                    && brings_something_new(doc, predicates.classes(), e, told_before)
            })
        });
        let Some(event) = chosen else { continue };
        told_before = true;
        // "blew up the track and opened fire": one telling, of both.
        let told_with: Vec<_> = sentence
            .iter()
            .filter(|e| {
                doc.tokens[e.trigger].deprel == Deprel::Conj
                    && doc.tokens[e.trigger].head == Some(event.trigger)
            })
            .map(|e| clause::evidence(doc, e.trigger, &[]))
            .collect();
        let mut draft =
            Draft::new(Kind::Attack, event.trigger, clause::evidence(doc, event.trigger, &told_with));
        draft.agent = event.agent;
        draft.suggests = event.sense.suggests;
        drafts.push(draft);
    }
    drafts
}

/// Whether a verb stands in a clause of circumstance ("after fleeing ..."), itself or through those coordinated with it;
/// "began when gunmen opened fire" is told in the clause alone.
fn sets_the_scene(doc: &Document, verb: TokenId) -> bool {
    let mut at = verb;
    while let (Deprel::Conj, Some(head)) = (doc.tokens[at].deprel, doc.tokens[at].head) {
        if head >= at {
            break;
        }
        at = head;
    }
    doc.tokens[at].deprel == Deprel::Advcl
}

/// "who was shot in the leg", "after he was stabbed": tells of the victim again, and of no new act.
fn describes_victim(doc: &Document, event: &Event<'_>) -> bool {
    let token = &doc.tokens[event.trigger];
    let below = match token.deprel {
        Deprel::AclRelcl | Deprel::Advcl => true,
        // A headline's "20 people shot in X" is the whole sentence.
        Deprel::Acl | Deprel::Amod => token.head.is_some_and(|noun| doc.tokens[noun].head.is_some()),
        _ => false,
    };
    token.upos == Upos::Verb
        && below
        && event.agent.is_none()
        && event.sense.frame != Frame::Act
        && syntax::is_passive(doc, event.trigger)
}

/// Violent words of things that are not hurt: "shares were hit", "attacked the bill", "under fire from critics".
fn is_figurative(doc: &Document, classes: &Classes, people: &People, event: &Event<'_>) -> bool {
    let target = if syntax::is_passive(doc, event.trigger) {
        syntax::subject(doc, event.trigger)
    } else {
        syntax::object(doc, event.trigger)
    };
    let Some(target) = target else { return false };
    classes.has("FIGURATIVE_OF", &doc.tokens[target].lemma) && people.who(doc, target).is_none()
}

/// The event is only spoken about: "condemned the attack", "responsibility for the blast", "since the attack".
fn is_commented_on(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let Some(head) = doc.tokens[noun].head else { return false };
    let lemma = doc.tokens[head].lemma.as_str();
    if doc.tokens[noun].deprel.is_subject()
        && (classes.has("END_VERB", lemma) || classes.has("END_WORD", lemma))
    {
        return true;
    }
    matches!(doc.tokens[noun].deprel, Deprel::Obj | Deprel::Nmod | Deprel::Obl | Deprel::NsubjPass)
        && (classes.has("COMMENT_WORD", lemma) || classes.has("UNREAL_NOUN", lemma))
}

/// An event noun tells an act where it is the first telling or brings something new: indefinite, counted, or said to
/// have happened at a time or place (annotation guide, decision 2).
fn brings_something_new(doc: &Document, classes: &Classes, event: &Event<'_>, told_before: bool) -> bool {
    if !event.sense.conditions.contains(&Condition::First) {
        return true;
    }
    let noun = event.trigger;
    if counting::number_of(doc, noun).is_some() {
        return true;
    }
    let definite =
        matches!(np::determination(doc, noun), Determination::Definite | Determination::Possessive);
    let happened = doc.tokens[noun].deprel.is_subject()
        && doc.tokens[noun].head.is_some_and(|verb| {
            classes.has("HAPPEN_VERB", &doc.tokens[verb].lemma)
                && (!definite
                    || doc
                        .children_by(verb, &[Deprel::Obl, Deprel::OblUnmarked, Deprel::Obj, Deprel::Advmod])
                        .next()
                        .is_some())
        });
    if happened {
        return true;
    }
    let detailed = doc.children(noun).any(|t| {
        matches!(doc.tokens[t].deprel, Deprel::Nmod | Deprel::Acl | Deprel::AclRelcl)
            && doc.times.iter().any(|time| time.tokens.contains(&t))
            || doc.tokens[t].deprel == Deprel::Nmod && syntax::has_case(doc, t, "in")
            || doc.tokens[t].deprel == Deprel::Nmod && syntax::has_case(doc, t, "on")
    });
    if definite { !told_before && detailed } else { !told_before || detailed }
}

/// What a party says or does about an incident; its holder is the party.
fn speech_act(doc: &Document, predicates: &Predicates, event: &Event<'_>) -> Option<Draft> {
    let trigger = event.trigger;
    let classes = predicates.classes();
    let is_verb = doc.tokens[trigger].upos == Upos::Verb;
    let kind = event.sense.kind;
    let passive = is_verb && syntax::is_passive(doc, trigger);
    let mut actor = if is_verb { event.agent } else { actor_of_noun(doc, classes, trigger) };
    if !is_verb && doc.tokens[trigger].upos == Upos::Adj {
        actor = syntax::subject(doc, trigger);
    }
    let has = |condition: &Condition| event.sense.conditions.contains(condition);
    if has(&Condition::Held) && actor.is_none() {
        return None;
    }
    if has(&Condition::Harm) && !complement_harms(doc, classes, trigger) {
        return None;
    }
    // "No group has claimed responsibility": nobody does it.
    let nobody = |head: TokenId| {
        doc.children_by(head, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no")
            || matches!(doc.tokens[head].lemma.as_str(), "nobody" | "none" | "neither" | "no-one")
            || counting::number_at(doc, head).is_some_and(|n| n.interval.high == Some(0))
    };
    if actor.is_some_and(nobody) {
        return None;
    }
    // An act of saying is an act of somebody.
    if actor.is_none()
        && matches!(kind, Kind::Demand | Kind::Offer | Kind::Threat | Kind::Condemnation | Kind::Denial)
    {
        return None;
    }
    let mut draft = Draft::new(kind, trigger, clause::evidence(doc, trigger, &[]));
    draft.agent = actor;
    match kind {
        Kind::Denial => draft.stance = Stance::Denied,
        Kind::Responsibility => responsibility(doc, classes, event, passive, &mut draft),
        _ => {}
    }
    if let Some(head) = actor.filter(|_| draft.holder.is_none() && kind != Kind::Responsibility) {
        draft.holder = Some(holder(doc, head));
    }
    Some(draft)
}

/// Several holders of one statement make one claim each ("The council and the government called for ...").
fn each_holder(doc: &Document, draft: Option<Draft>) -> Vec<Draft> {
    let Some(draft) = draft else { return Vec::new() };
    let Some(own) = draft.holder.as_ref().filter(|own| own.attribution.is_none()) else { return vec![draft] };
    syntax::coordinated(doc, own.head)
        .into_iter()
        .map(|head| Draft {
            agent: if draft.agent == Some(own.head) { Some(head) } else { draft.agent },
            holder: Some(holder(doc, head)),
            ..draft.clone()
        })
        .collect()
}

fn holder(doc: &Document, head: TokenId) -> Holder {
    Holder { head, span: np::core(doc, head), attribution: None, carried: false, via: Vec::new() }
}

/// Claimed, accepted, denied: the party itself says so. Blamed, accused, suspected, charged: somebody says it of it.
fn responsibility(doc: &Document, classes: &Classes, event: &Event<'_>, passive: bool, draft: &mut Draft) {
    let trigger = event.trigger;
    let lemma = doc.tokens[trigger].lemma.as_str();
    let by_itself = event.sense.conditions.iter().any(|c| matches!(c, Condition::ObjectIs(_)));
    if by_itself {
        draft.stance = if classes.has("DENY_VERB", lemma) {
            Stance::Denied
        } else if classes.has("ADMIT_VERB", lemma) {
            Stance::Admitted
        } else {
            Stance::Asserted
        };
        draft.holder = event.agent.filter(|_| !passive).map(|head| holder(doc, head));
        return;
    }
    if lemma != "convict" {
        draft.verification = Some(crate::draft::Verification {
            state: VerificationState::NotVerified,
            by: None,
            span: doc.tokens[trigger].span,
        });
    }
    draft.holder = event.agent.map(|head| holder(doc, head));
    draft.agent = if passive { syntax::subject(doc, trigger) } else { syntax::object(doc, trigger) };
}

/// Who makes the demand, threat or offer that a noun names: "the group's demand", "issued a demand", "a threat by X".
fn actor_of_noun(doc: &Document, classes: &Classes, noun: TokenId) -> Option<TokenId> {
    if let Some(owner) = doc.children_by(noun, &[Deprel::NmodPoss]).next() {
        return Some(owner);
    }
    if let Some(by) = doc
        .children_by(noun, &[Deprel::Nmod])
        .find(|&t| syntax::has_case(doc, t, "by") || syntax::has_case(doc, t, "from"))
    {
        return Some(by);
    }
    let verb = doc.tokens[noun].head.filter(|_| doc.tokens[noun].deprel == Deprel::Obj)?;
    let gives = classes.has("GIVE_VERB", &doc.tokens[verb].lemma);
    gives.then(|| syntax::agent(doc, verb)).flatten()
}

fn complement_harms(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    doc.children(verb).any(|t| {
        matches!(doc.tokens[t].deprel, Deprel::Xcomp | Deprel::Ccomp | Deprel::Obj)
            && classes.has("HARM", &doc.tokens[t].lemma)
    })
}
