//! Arrests that are the news: "troops captured a leader who directed roadside bombings". What the arrested did before, or are
//! sought for, is not what happened.

use std::collections::HashSet;

use language::{Deprel, Document, TokenId, Upos, Xpos};

use crate::draft::Draft;
use crate::np::Determination;
use crate::predicates::Classes;
use crate::reading::{Group, IncidentType, Kind, Reality, Stance};
use crate::{counting, np, syntax};

/// Steps up from a deed to the word that says whose deed it is.
const STEPS: usize = 5;

/// Whether an incident is an arrest or a search: it begins with one, nobody came to harm in it, and no attack of it is told but those that the
/// arrested are said to have made at other times.
pub fn is_arrest(doc: &Document, classes: &Classes, drafts: &[Draft], index: usize) -> bool {
    let mine = || drafts.iter().filter(|draft| draft.incident == index && draft.reality != Reality::Unreal);
    let begins = mine().min_by_key(|draft| draft.trigger).is_some_and(|draft| tells_arrest(draft.kind));
    let arrested = mine().any(|draft| draft.kind == Kind::Arrested && draft.stance != Stance::Denied);
    let harms = |draft: &Draft| {
        matches!(
            draft.kind,
            Kind::Killed
                | Kind::Injured
                | Kind::Casualties
                | Kind::Abducted
                | Kind::Released
                | Kind::Rescued
                | Kind::Escaped
                | Kind::Missing
        ) && draft.counted.as_ref().is_none_or(|counted| counted.interval.high != Some(0))
    };
    begins
        && arrested
        && !mine().any(harms)
        && mine().all(|draft| {
            draft.kind != Kind::Attack
                || draft.stance == Stance::Denied
                || is_earlier_deed(doc, classes, draft.trigger)
        })
}

/// The sentences of an operation that tell nothing but what those whom it was for did at other times: "the leader directed roadside
/// bombings". Where forces arrest or kill fighters, such sentences say nothing of what kind of incident it was.
pub fn of_earlier_deeds(doc: &Document, classes: &Classes, drafts: &[Draft], index: usize) -> HashSet<usize> {
    let mine = || drafts.iter().filter(|draft| draft.incident == index && draft.reality != Reality::Unreal);
    let by_forces = |draft: &Draft| {
        tells_arrest(draft.kind) || draft.kind == Kind::Killed && draft.group == Some(Group::Militants)
    };
    if !mine().min_by_key(|draft| draft.trigger).is_some_and(by_forces) {
        return HashSet::new();
    }
    let sentence = |draft: &Draft| doc.tokens[draft.trigger].sentence;
    let old = |draft: &Draft| {
        draft.kind == Kind::Responsibility
            || draft.kind == Kind::Attack && is_earlier_deed(doc, classes, draft.trigger)
    };
    let news: HashSet<usize> = mine().filter(|draft| !old(draft)).map(sentence).collect();
    mine().filter(|draft| old(draft)).map(sentence).filter(|s| !news.contains(s)).collect()
}

/// The type of an arrest: a raid, where the report tells of an operation.
pub fn type_of(drafts: &[Draft], index: usize, raided: bool) -> IncidentType {
    let operation = drafts.iter().any(|draft| draft.incident == index && draft.kind.is_operation());
    if operation || raided { IncidentType::Raid } else { IncidentType::Other }
}

fn tells_arrest(kind: Kind) -> bool {
    kind.is_operation() || matches!(kind, Kind::Arrested | Kind::Surrendered)
}

/// "Roadside bombings and other attacks", "suspected in supplying bombs for an attack", "responsible for attacks": deeds of many
/// times, or of which somebody is held to be the planner.
fn is_earlier_deed(doc: &Document, classes: &Classes, deed: TokenId) -> bool {
    let token = &doc.tokens[deed];
    let many = token.upos == Upos::Noun
        && token.xpos == Xpos::Nns
        && counting::number_of(doc, deed).is_none()
        && doc.children_by(deed, &[Deprel::Det]).next().is_none();
    let of_planner = std::iter::successors(Some(deed), |&t| doc.tokens[t].head)
        .skip(1)
        .take(STEPS)
        .any(|t| classes.has("PLANS_DEED", &doc.tokens[t].lemma.to_lowercase()));
    // "The facilitator planted roadside bombs": those whom the operation was for.
    let by_sought = token.upos == Upos::Verb
        && syntax::agent(doc, deed).is_some_and(|agent| {
            !np::is_plural(doc, agent)
                && np::determination(doc, agent) == Determination::Definite
                && classes.has("SOUGHT_PERSON", &doc.tokens[agent].lemma.to_lowercase())
        })
        && !doc.times.iter().any(|time| doc.sentences[token.sentence].span.contains(time.span));
    many || of_planner || by_sought
}
