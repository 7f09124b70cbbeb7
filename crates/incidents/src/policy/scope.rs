//! What the policies ask of an incident before they give it a number.

use claims::reading::{Incident, IncidentType};

use crate::case::Case;

/// The incident as each account has it.
pub(super) fn tellings<'c>(case: &'c Case<'_>) -> impl Iterator<Item = &'c Incident> {
    case.accounts().iter().filter_map(|account| account.told())
}

/// Refuses what is no single act of violence.
pub(super) fn violent(case: &Case<'_>) -> Result<IncidentType, String> {
    match case.incident_type() {
        None => Err("nothing is told of the incident".to_owned()),
        Some(IncidentType::Accident | IncidentType::Disaster) => {
            Err("told as an accident or a disaster, not as an act of violence".to_owned())
        }
        Some(IncidentType::Total) => Err("a total over many incidents, not one".to_owned()),
        Some(of_type) => Ok(of_type),
    }
}
