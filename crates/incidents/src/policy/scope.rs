//! What the policies ask of an incident before they give it a number.

use claims::reading::{Incident, IncidentType};

use crate::case::Case;

/// The incident as each account has it.
pub(super) fn tellings<'c>(case: &'c Case<'_>) -> impl Iterator<Item = &'c Incident> {
    case.accounts().iter().filter_map(|account| account.told())
}

/// The type that most accounts give, the first of the list where several are given as often.
pub(super) fn incident_type(case: &Case<'_>) -> Option<IncidentType> {
    let count = |wanted: IncidentType| tellings(case).filter(|i| i.incident_type == wanted).count();
    let types = IncidentType::ALL.iter().copied().filter(|of_type| count(*of_type) > 0);
    types.rev().max_by_key(|of_type| count(*of_type))
}

/// Refuses what is no single act of violence.
pub(super) fn violent(case: &Case<'_>) -> Result<IncidentType, String> {
    match incident_type(case) {
        None => Err("nothing is told of the incident".to_owned()),
        Some(IncidentType::Accident | IncidentType::Disaster) => {
            Err("told as an accident or a disaster, not as an act of violence".to_owned())
        }
        Some(IncidentType::Total) => Err("a total over many incidents, not one".to_owned()),
        Some(of_type) => Ok(of_type),
    }
}
