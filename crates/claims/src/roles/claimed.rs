//! What the claims of an incident tell, beside its parts: whether it happened, who came to harm, what became of hostages, what
//! was only said, done without violence or stopped.

use language::Upos;

use super::Source;
use crate::draft::Draft;
use crate::incident::{arrests, self_harm};
use crate::reading::{Effect, Group, IncidentType, Kind, Reality, Stance};
use crate::syntax;

/// Whether some claim tells a violent act of the incident as actual, undenied.
pub fn has_happened(source: Source<'_>, incident: usize) -> bool {
    if arrests::is_arrest(source.doc, source.classes, source.drafts, incident)
        || self_harm::is_self_harm(source.doc, source.drafts, incident)
    {
        return false;
    }
    // "A hostage drama ended when he let five employees go": whoever is freed was held.
    let is_held = source
        .occurrences
        .get(incident)
        .is_some_and(|o| matches!(o.incident_type, IncidentType::Kidnapping | IncidentType::Hijacking));
    source.drafts.iter().any(|draft| {
        draft.incident == incident
            && draft.reality == Reality::Actual
            && draft.stance != Stance::Denied
            && (matches!(
                draft.kind,
                Kind::Attack | Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Abducted
            ) || is_held && matches!(draft.kind, Kind::Released | Kind::Rescued | Kind::Escaped))
            && draft.counted.as_ref().is_none_or(|counted| counted.interval.high != Some(0))
    })
}

/// Whether some word tells more than that people died or were hurt: "two died", "four were taken to hospital" tell no violence.
pub fn is_violent(source: Source<'_>, incident: usize) -> bool {
    let doc = source.doc;
    let told = source.drafts.iter().filter(|draft| draft.incident == incident);
    told.filter(|draft| {
        draft.kind == Kind::Attack
            || matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Abducted)
    })
    .any(|draft| !source.classes.has("MERE_DEATH", &doc.tokens[draft.trigger].lemma.to_lowercase()))
}

/// The groups of those whom claims count as killed, hurt or taken, and what happened to them.
pub fn counted_harm(source: Source<'_>, incident: usize) -> Vec<(Group, Effect)> {
    of_kinds(source, incident, &[Kind::Killed, Kind::Injured, Kind::Casualties, Kind::Abducted])
        .map(|draft| {
            let effect = match draft.kind {
                Kind::Killed => Effect::Death,
                Kind::Abducted => Effect::Abducted,
                _ => Effect::Injury,
            };
            (draft.group.unwrap_or(Group::People), effect)
        })
        .collect()
}

/// What became of hostages: rescued, let go, got away or killed, as claims tell it as actual and undenied.
pub fn endings(source: Source<'_>, incident: usize) -> Vec<Kind> {
    let ends = [Kind::Rescued, Kind::Released, Kind::Escaped, Kind::Killed];
    each_once(of_kinds(source, incident, &ends).filter(|draft| draft.group == Some(Group::Hostages)))
}

/// What is threatened, demanded, offered or condemned, as claims tell it.
pub fn spoken(source: Source<'_>, incident: usize) -> Vec<Kind> {
    each_once(of_kinds(source, incident, &[Kind::Threat, Kind::Demand, Kind::Offer, Kind::Condemnation]))
}

/// What is told as done without violence: people were arrested, gave themselves up, marched.
pub fn done(source: Source<'_>, incident: usize) -> Vec<Kind> {
    each_once(of_kinds(source, incident, &[Kind::Arrested, Kind::Surrendered, Kind::Present]))
}

/// The largest number of people whom the report says were arrested.
pub fn most_arrested(source: Source<'_>, incident: usize) -> u64 {
    of_kinds(source, incident, &[Kind::Arrested])
        .filter_map(|draft| draft.counted.as_ref().and_then(|counted| counted.interval.low))
        .max()
        .unwrap_or(0)
}

/// "Sappers defused a bomb", "police foiled a plot": what was planted or planned was stopped.
pub fn is_foiled(source: Source<'_>, incident: usize) -> bool {
    let doc = source.doc;
    source.drafts.iter().filter(|draft| draft.incident == incident).any(|draft| {
        let sentence = doc.tokens[draft.trigger].sentence;
        doc.sentences[sentence].tokens.clone().any(|t| {
            doc.tokens[t].upos == Upos::Verb
                && source.classes.has("FOIL_VERB", &doc.tokens[t].lemma.to_lowercase())
                && !syntax::is_negated(doc, t)
        })
    })
}

/// Claims of these kinds that somebody was counted, actual and undenied.
pub fn of_kinds<'a>(
    source: Source<'a>,
    incident: usize,
    kinds: &'a [Kind],
) -> impl Iterator<Item = &'a Draft> {
    source.drafts.iter().filter(move |draft| {
        draft.incident == incident
            && draft.reality == Reality::Actual
            && draft.stance != Stance::Denied
            && kinds.contains(&draft.kind)
            && draft.counted.as_ref().is_none_or(|counted| counted.interval.high != Some(0))
    })
}

/// The kinds of claims, each once.
fn each_once<'a>(drafts: impl Iterator<Item = &'a Draft>) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = drafts.map(|draft| draft.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
