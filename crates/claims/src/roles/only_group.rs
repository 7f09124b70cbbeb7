//! "The guerrillas" of a report that speaks of one armed group: the group may be theirs, though the report does not say
//! so. Such a part is given as possible.

use super::Source;
use super::participants::Participant;
use crate::reading::{Ascription, EntityKind, RoleName};

/// For each incident with nameless fighters and no organisation, the one armed group of the report.
pub fn find(source: Source<'_>, told: &[Participant]) -> Vec<Participant> {
    let doc = source.doc;
    let is_group = |e: &usize| source.entities.list[*e].kind == EntityKind::ArmedGroup;
    let mut groups = (0..source.entities.list.len()).filter(is_group);
    let (Some(group), None) = (groups.next(), groups.next()) else { return Vec::new() };
    let Some(&name) = source.entities.list[group].mentions.first() else { return Vec::new() };
    let Some(head) = crate::np::head(doc, doc.tokens_in(name)) else { return Vec::new() };
    let mut found: Vec<Participant> = Vec::new();
    for fighters in told {
        let filler = fighters.filler();
        let noun = doc.tokens[filler.head].lemma.to_lowercase();
        let is_fighter = filler.role == RoleName::PerpetratorIndividual
            && (source.classes.has("FIGHTER", &noun) || source.classes.has("MEMBER", &noun));
        let has_group = |p: &Participant| {
            // What it did to armed forces alone says nothing of who did the rest.
            p.filler().role == RoleName::PerpetratorOrganisation
                && p.filler().incident == filler.incident
                && (filler.military || !p.filler().military)
        };
        // Where others came to harm too, what was done to forces alone is the fighting beside it.
        let beside = filler.military
            && told.iter().any(|p| p.filler().incident == filler.incident && !p.filler().military);
        if !is_fighter || beside || told.iter().chain(&found).any(has_group) {
            continue;
        }
        let mut possible = filler.clone();
        possible.role = RoleName::PerpetratorOrganisation;
        possible.entity = Some(group);
        possible.head = head;
        possible.span = name;
        possible.line = None;
        possible.confidence = Some(Ascription::Possible);
        found.push(Participant::new(doc, possible));
    }
    found
}
