//! "Four of our boys were martyred, the commander said": what those who fight call their boys are their fighters, no children.

use language::{Deprel, Document, TokenId, Upos};

use crate::draft::Draft;
use crate::entities::Entities;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{EntityKind, Group, Kind};

/// Gives the boys of a fighting party its group; of somebody whose side is unknown they are people.
pub fn are_fighters(
    doc: &Document,
    people: &People,
    classes: &Classes,
    entities: &Entities,
    drafts: &mut [Draft],
) {
    for draft in drafts.iter_mut().filter(|d| d.group == Some(Group::Children)) {
        let Some(counted) = &draft.counted else { continue };
        if !is_ours(doc, counted.head)
            || !matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Missing)
        {
            continue;
        }
        let martyred = classes.has("MARTYR_WORD", &doc.tokens[draft.trigger].lemma);
        let side = draft.holder.as_ref().and_then(|holder| side(doc, people, classes, entities, holder.head));
        let Some(group) = side.or(martyred.then_some(Group::Militants)) else { continue };
        draft.group = Some(group);
        if let Some(counted) = &mut draft.counted {
            counted.who.group = Some(group);
            counted.who.minor = false;
        }
    }
}

/// "Our boys", "four of their lads".
fn is_ours(doc: &Document, head: TokenId) -> bool {
    let boys = |t: TokenId| {
        matches!(doc.tokens[t].lemma.to_lowercase().as_str(), "boy" | "lad")
            && doc.children_by(t, &[Deprel::NmodPoss]).any(|owner| doc.tokens[owner].upos == Upos::Pron)
    };
    boys(head) || doc.children_by(head, &[Deprel::Nmod]).any(boys)
}

/// The group of those who fight with a speaker.
fn side(
    doc: &Document,
    people: &People,
    classes: &Classes,
    entities: &Entities,
    speaker: TokenId,
) -> Option<Group> {
    match entities.at(speaker).and_then(|entity| entities.kind(entity)) {
        Some(EntityKind::ArmedGroup) => return Some(Group::Militants),
        Some(EntityKind::SecurityForce) => return Some(Group::SecurityForces),
        _ => {}
    }
    let group = people.who(doc, speaker).and_then(|who| who.group);
    match group {
        Some(Group::Militants | Group::SecurityForces) => group,
        _ => classes.has("COMMANDER", &doc.tokens[speaker].lemma.to_lowercase()).then_some(Group::People),
    }
}
