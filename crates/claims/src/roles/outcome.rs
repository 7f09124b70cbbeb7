//! What the parts of an incident say of it: its type, against whom it was, its victims and its codes.

use super::codes::{CodeTable, Facts};
use super::fillers::Harm;
use super::frames::Deed;
use super::nature::Namer;
use super::participants::Participant;
use super::victims::{self, Victim};
use super::{Source, against};
use crate::reading::{Against, Codes, Group, IncidentType, Kind, Reality, RoleName, Stance};

/// What is known of an incident from its parts.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its type.
    pub incident_type: IncidentType,
    /// Against whom it went.
    pub against: Option<Against>,
    /// Persons who came to harm.
    pub victims: Vec<Victim>,
    /// Codes of the field's schemes.
    pub codes: Codes,
    /// For each code its scheme and the line of `data/incident_codes.tsv` that gave it.
    pub code_rows: Vec<(&'static str, String, usize)>,
    /// Those and that harmed.
    pub harms: Vec<Harm>,
}

/// What is known of one incident.
pub fn of(
    source: Source<'_>,
    namer: Namer<'_>,
    table: &CodeTable,
    participants: &[Participant],
    harms: &[Harm],
    incident: usize,
) -> Outcome {
    let against = against::of(harms, incident);
    let parts: Vec<_> =
        participants.iter().map(Participant::filler).filter(|f| f.incident == incident).collect();
    let told = source.occurrences[incident].incident_type;
    let incident_type = settled(told, against, &parts.iter().map(|f| (f.role, f.deed)).collect::<Vec<_>>());
    let mine = || harms.iter().filter(|harm| harm.incident == incident);
    let facts = Facts {
        incident_type,
        deeds: parts.iter().map(|f| f.deed).collect(),
        weapons: parts.iter().filter_map(|f| f.weapon).collect(),
        effects: mine().map(|harm| harm.effect).collect(),
        by: parts.iter().filter_map(|f| f.side).collect(),
        to: mine().filter(|harm| !harm.unsaid).map(|harm| harm.side).collect(),
        ended: endings(source, incident),
    };
    let (codes, code_rows) =
        if has_happened(source, incident) { table.of(&facts) } else { (Codes::default(), Vec::new()) };
    let victims = victims::of(source, namer, harms, incident);
    Outcome { incident_type, against, victims, codes, code_rows, harms: mine().cloned().collect() }
}

/// What became of hostages: rescued, let go, got away or killed, as claims tell it as actual and undenied.
fn endings(source: Source<'_>, incident: usize) -> Vec<Kind> {
    let told = source.drafts.iter().filter(|draft| {
        draft.incident == incident
            && draft.group == Some(Group::Hostages)
            && draft.reality == Reality::Actual
            && draft.stance != Stance::Denied
            && matches!(draft.kind, Kind::Rescued | Kind::Released | Kind::Escaped | Kind::Killed)
            && draft.counted.as_ref().is_none_or(|counted| counted.interval.high != Some(0))
    });
    let mut kinds: Vec<Kind> = told.map(|draft| draft.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// Whether some claim tells a violent act of the incident as actual, undenied.
fn has_happened(source: Source<'_>, incident: usize) -> bool {
    source.drafts.iter().any(|draft| {
        draft.incident == incident
            && draft.reality == Reality::Actual
            && draft.stance != Stance::Denied
            && matches!(
                draft.kind,
                Kind::Attack | Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Abducted
            )
            && draft.counted.as_ref().is_none_or(|counted| counted.interval.high != Some(0))
    })
}

/// The type of an incident, where its parts say more than its words: whom somebody attacks is no accident, and where
/// others than fighters come to harm it is more than a clash.
fn settled(told: IncidentType, against: Option<Against>, parts: &[(RoleName, Deed)]) -> IncidentType {
    let somebody_did = |&(role, _): &(RoleName, Deed)| {
        matches!(
            role,
            RoleName::PerpetratorIndividual | RoleName::PerpetratorOrganisation | RoleName::Instrument
        )
    };
    let is_doubtful = match told {
        IncidentType::Clash => matches!(against, Some(Against::Nonmilitary | Against::Mixed)),
        IncidentType::Accident | IncidentType::Disaster => {
            parts.iter().any(somebody_did) || parts.iter().any(|&(_, deed)| deed == Deed::Attack)
        }
        _ => false,
    };
    if !is_doubtful {
        return told;
    }
    parts
        .iter()
        .find_map(|(_, deed)| match deed {
            Deed::Bombing => Some(IncidentType::Bombing),
            // Houses burn in a clash too.
            Deed::Arson if told != IncidentType::Clash => Some(IncidentType::Arson),
            Deed::Kidnapping => Some(IncidentType::Kidnapping),
            Deed::Hijacking => Some(IncidentType::Hijacking),
            _ => None,
        })
        .unwrap_or(IncidentType::Attack)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_say_more_than_words() {
        let burned = [(RoleName::PerpetratorIndividual, Deed::Arson)];
        assert_eq!(settled(IncidentType::Accident, None, &burned), IncidentType::Arson);
        assert_eq!(settled(IncidentType::Accident, None, &[]), IncidentType::Accident);
        let mixed = Some(Against::Mixed);
        assert_eq!(settled(IncidentType::Clash, mixed, &[]), IncidentType::Attack);
        assert_eq!(settled(IncidentType::Clash, mixed, &burned), IncidentType::Attack);
        assert_eq!(settled(IncidentType::Clash, Some(Against::MilitaryOnly), &[]), IncidentType::Clash);
    }
}
