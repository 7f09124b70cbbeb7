//! The policy `stated`: what the report states, and the figure that it stands by (READING.md, "Figures").

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{Claim, Figure, Group, Incident, Kind, Reading, Reality, Stance};

use crate::estimate::Estimate;
use crate::people::{
    head_word, is_called, is_mention, is_same_person_again, is_unharmed, last_name, refers_back,
};
use crate::{additions, casualties, parts, persons};

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
fn counts(claim: &Claim) -> bool {
    claim.kind.is_count()
        && !is_unharmed(claim)
        && claim.reality == Reality::Actual
        && claim.stance != Stance::Denied
}

/// Those who were hurt and then died count as killed alone: persons who are named among the killed, those told of one by
/// one whom nothing tells from one of the dead, and where nobody is brought in as injured, "he" and "the victim".
fn leave_out_the_dead(by_kind: &mut BTreeMap<Kind, Vec<&Claim>>) {
    let Some(killed) = by_kind.get(&Kind::Killed).cloned() else { return };
    let dead: BTreeSet<String> = killed.iter().filter_map(|claim| last_name(claim)).collect();
    let Some(injured) = by_kind.get_mut(&Kind::Injured) else { return };
    injured.retain(|claim| !is_called(claim, &dead));
    let retold = persons::retold(injured, &killed);
    injured.retain(|claim| !retold.contains(claim.id.as_str()));
    // "shot his grandfather ... his grandfather died"
    let words: BTreeSet<String> =
        killed.iter().filter(|claim| is_mention(claim)).filter_map(|c| head_word(c)).collect();
    let again = |claim: &Claim| {
        is_same_person_again(claim)
            || refers_back(claim) && head_word(claim).is_some_and(|word| words.contains(&word))
    };
    if injured.iter().all(|claim| again(claim)) {
        by_kind.remove(&Kind::Injured);
    }
}

fn figures(claims: &[&Claim], reading: &Reading) -> Vec<Figure> {
    let besides = additions::find(claims);
    let mut by_kind: BTreeMap<Kind, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        by_kind.entry(claim.kind).or_default().push(claim);
    }
    leave_out_the_dead(&mut by_kind);
    let mut kinds: BTreeMap<Kind, BTreeMap<Group, Estimate>> = by_kind
        .into_iter()
        .map(|(kind, claims)| (kind, parts::disjoint(&claims, &besides, reading)))
        .collect();
    casualties::complete(&mut kinds);
    kinds
        .into_iter()
        .flat_map(|(kind, groups)| {
            groups.into_iter().map(move |(group, estimate)| estimate.figure(kind, group, POLICY))
        })
        .collect()
}
