//! NOT SAID and LEFT OUT: what the report does not tell, and what Sayso did not make anything of.

use claims::reading::{Claim, Group, Incident, IncidentType, Kind, Qualifier, Reality, RoleName, Stance};

use super::counts::label;
use super::lookup::Lookup;
use super::positions::Position;
use super::sayings::excerpt;

/// Characters that a left-out sentence shows.
const SHOWN_CHARS: usize = 110;

/// What the main incidents leave open.
pub fn not_said(lookup: &Lookup<'_>) -> Vec<String> {
    let mut open = Vec::new();
    for incident in lookup.reading.incidents.iter().filter(|i| i.main) {
        for gap in gaps(lookup, incident) {
            if !open.contains(&gap) {
                open.push(gap);
            }
        }
    }
    open
}

fn gaps(lookup: &Lookup<'_>, incident: &Incident) -> Vec<String> {
    let claims: Vec<&Claim> = lookup.claims_of(incident).filter(|c| c.reality != Reality::Unreal).collect();
    let any = |kinds: &[Kind]| claims.iter().any(|claim| kinds.contains(&claim.kind));
    let mut gaps = Vec::new();
    // "Soldiers were killed" says that there were some; the number is open.
    for claim in &claims {
        let has_no_number =
            claim.quantity.is_none() && matches!(claim.qualifier, Some(Qualifier::Vague | Qualifier::All));
        let counted_elsewhere = claims.iter().any(|other| {
            other.kind == claim.kind
                && other.group == claim.group
                && other.low.is_some()
                && other.quantity.is_some()
        });
        if claim.kind.is_count() && claim.stance != Stance::Denied && has_no_number && !counted_elsewhere {
            gaps.push(format!("how many {}", label(claim)));
        }
    }
    let is_capture = matches!(incident.incident_type, IncidentType::Hijacking | IncidentType::Kidnapping)
        || claims.iter().any(|c| c.kind == Kind::Abducted || c.group == Some(Group::Hostages));
    if is_capture && !any(&[Kind::Abducted, Kind::Present]) {
        gaps.push("how many were taken captive".to_owned());
    }
    if !any(&[Kind::Killed, Kind::Casualties]) {
        gaps.push("whether anyone was killed".to_owned());
    }
    if !any(&[Kind::Injured, Kind::Casualties]) {
        gaps.push("whether anyone was injured".to_owned());
    }
    let is_deliberate = !matches!(incident.incident_type, IncidentType::Accident | IncidentType::Disaster);
    let has_perpetrator = incident
        .roles
        .iter()
        .any(|r| matches!(r.role, RoleName::PerpetratorIndividual | RoleName::PerpetratorOrganisation));
    if is_deliberate && !has_perpetrator && !any(&[Kind::Responsibility]) {
        gaps.push("who did it".to_owned());
    }
    if incident.start.is_none() && incident.end.is_none() {
        gaps.push("when".to_owned());
    }
    if incident.place.is_none() {
        gaps.push("where".to_owned());
    }
    gaps
}

/// A sentence with a number of people or a violent word that gave no claim.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// Its words, cut short.
    pub text: String,
    /// Where.
    pub at: Option<Position>,
}

/// The sentences that gave no claim.
pub fn left_out(lookup: &Lookup<'_>) -> Vec<LeftOut> {
    let shown = |span: &claims::reading::TextSpan| LeftOut {
        text: format!("“{}”", excerpt(&span.text, 0, SHOWN_CHARS)),
        at: lookup.positions.at(span),
    };
    lookup.reading.not_understood.iter().map(shown).collect()
}
