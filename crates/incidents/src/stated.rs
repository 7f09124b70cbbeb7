//! The policy `stated`: what the report states, and the figure that it stands by (READING.md, "Figures").

use std::collections::BTreeMap;

use claims::reading::{Claim, Figure, Group, Incident, Kind, Reading, Reality, Stance};

use crate::estimate::Estimate;
use crate::people::is_unharmed;
use crate::{additions, casualties, dead, later_deaths, parts, titled};

/// The policy's name in the output.
pub const POLICY: &str = "stated";

/// The figures of each incident of a reading, by incident id, in the reading's order.
///
/// Over the claims about an incident that are actual and not denied, per kind and group: `low` and `high` are the ends of
/// what is stated, `best` is the figure that the report stands by. The groups of one kind are disjoint.
pub fn stated(reading: &Reading) -> Vec<(String, Vec<Figure>)> {
    let mut by_incident: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in reading.claims.iter().filter(|claim| counts(claim)) {
        by_incident.entry(claim.incident.as_str()).or_default().push(claim);
    }
    for claims in by_incident.values_mut() {
        // The text's order, whatever the order of the list.
        claims.sort_by_key(|claim| (claim.evidence.start, claim.trigger.start, claim.id.as_str()));
    }
    let figures = |incident: &Incident| {
        let claims = by_incident.get(incident.id.as_str()).map_or(&[][..], Vec::as_slice);
        (incident.id.clone(), figures(claims, reading))
    };
    reading.incidents.iter().map(figures).collect()
}

/// Puts the figures of the policy `stated` into a reading; those of other policies stay.
pub fn fill(reading: &mut Reading) {
    for ((_, figures), incident) in stated(reading).into_iter().zip(&mut reading.incidents) {
        incident.figures.retain(|figure| figure.policy != POLICY);
        incident.figures.splice(0..0, figures);
    }
}

/// Whether a claim is a count that is told as actual and not denied.
pub(crate) fn counts(claim: &Claim) -> bool {
    claim.kind.is_count()
        && !is_unharmed(claim)
        && claim.reality == Reality::Actual
        && claim.stance != Stance::Denied
}

fn figures(claims: &[&Claim], reading: &Reading) -> Vec<Figure> {
    estimates(claims, reading)
        .into_iter()
        .flat_map(|(kind, groups)| {
            groups.into_iter().map(move |(group, estimate)| estimate.figure(kind, group, POLICY))
        })
        .collect()
}

/// The estimates of one incident of a reading, by kind and group.
pub(crate) fn of_incident(reading: &Reading, incident: &str) -> BTreeMap<Kind, BTreeMap<Group, Estimate>> {
    let mut claims: Vec<&Claim> =
        reading.claims.iter().filter(|claim| claim.incident == incident && counts(claim)).collect();
    claims.sort_by_key(|claim| (claim.evidence.start, claim.trigger.start, claim.id.as_str()));
    estimates(&claims, reading)
}

/// What is known of each kind and group, in disjoint groups. The claims must be counts about one incident, in order of
/// the text.
pub(crate) fn estimates(claims: &[&Claim], reading: &Reading) -> BTreeMap<Kind, BTreeMap<Group, Estimate>> {
    let besides = additions::find(claims);
    let mut by_kind: BTreeMap<Kind, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        by_kind.entry(claim.kind).or_default().push(claim);
    }
    dead::tell_apart(&mut by_kind);
    dead::died_of_wounds(claims, &besides, &mut by_kind);
    dead::leave_out(claims, &mut by_kind);
    let mut kinds: BTreeMap<Kind, BTreeMap<Group, Estimate>> = by_kind
        .into_iter()
        .map(|(kind, claims)| (kind, parts::disjoint(&claims, &besides, reading)))
        .collect();
    later_deaths::take_out(claims, &besides, &mut kinds);
    casualties::complete(claims, &mut kinds);
    titled::prefer(claims, &besides, reading, &mut kinds);
    kinds
}
