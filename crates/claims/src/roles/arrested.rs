//! "Three people were stabbed at a station. A man of 39 was arrested": where the report tells nobody who did it, those whom police
//! took for it are suspected.

use language::{Document, TokenId};

use super::Source;
use super::codes::Side;
use super::fillers::Filler;
use super::frames::Deed;
use super::identified;
use super::nature::{Namer, Nature};
use super::participants::Participant;
use super::wording;
use crate::reading::{Ascription, Group, IncidentType, Kind, Reality, RoleName, Stance};

/// More than so many are rounded up rather than taken for one deed.
const FEW: u64 = 4;

/// One part for each incident in which a few persons, whom the report tells no group of, were arrested, and nobody did it yet.
pub fn find(source: Source<'_>, namer: Namer<'_>, told: &[Participant]) -> Vec<Participant> {
    let doc: &Document = source.doc;
    let mut found: Vec<Participant> = Vec::new();
    for draft in source.drafts {
        let actual = draft.kind == Kind::Arrested
            && draft.reality == Reality::Actual
            && draft.stance != Stance::Denied
            && !matches!(draft.group, Some(Group::SecurityForces | Group::Children | Group::Journalists));
        let Some(counted) = draft.counted.as_ref().filter(|_| actual) else { continue };
        let few = counted.interval.high.is_some_and(|high| (1..=FEW).contains(&high));
        let noun = doc.tokens[counted.head].lemma.to_lowercase();
        if !few || !source.classes.has("ARRESTED_ONE", &noun) || !is_crime(source, draft.incident) {
            continue;
        }
        let is_by = |p: &Participant| {
            let filler = p.filler();
            filler.incident == draft.incident
                && matches!(filler.role, RoleName::PerpetratorIndividual | RoleName::PerpetratorOrganisation)
        };
        if told.iter().chain(&found).any(is_by) {
            continue;
        }
        // "Arrested the suspect, identified as Jan Holm, 29".
        let mut heads = identified::names(doc, source.classes, source.people, counted.head);
        if heads.is_empty() {
            heads.push(counted.head);
        }
        for head in heads {
            found.push(Participant::new(doc, part(source, namer, draft.incident, draft.trigger, head)));
        }
    }
    found
}

/// A stabbing, a shooting, a murder: what somebody of no group may have done.
fn is_crime(source: Source<'_>, incident: usize) -> bool {
    source.occurrences.get(incident).is_some_and(|it| {
        matches!(
            it.incident_type,
            IncidentType::Attack
                | IncidentType::Shooting
                | IncidentType::Arson
                | IncidentType::Bombing
                | IncidentType::Assassination
        )
    })
}

fn part(source: Source<'_>, namer: Namer<'_>, incident: usize, trigger: TokenId, head: TokenId) -> Filler {
    let words = match namer.nature(head) {
        Nature::Person { named: true, .. } => namer.full_name(head),
        _ => wording::person(source.doc, source.classes, head),
    };
    let told = (incident, trigger);
    Filler {
        confidence: Some(Ascription::SuspectedOrAccused),
        side: Some(Side::Others),
        ..Filler::new(source, RoleName::PerpetratorIndividual, (head, words), told, Deed::Blame)
    }
}
