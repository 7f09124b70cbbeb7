//! The figures that the title takes up are those that the report stands by.
//!
//! A long report counts some of the victims here and those of other incidents there; its title counts those that it is
//! about. Where what was reckoned from the whole text differs, the claim that gives the title's number stands.

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{Claim, ContradictionKind, Group, Kind, Reading};

use crate::estimate::Estimate;
use crate::people::is_share;
use crate::{parts, voices};

/// Gives the dead and the hurt the title's number, where a claim of the text states it.
pub(crate) fn prefer(
    claims: &[&Claim],
    besides: &BTreeSet<&str>,
    reading: &Reading,
    kinds: &mut BTreeMap<Kind, BTreeMap<Group, Estimate>>,
) {
    for kind in [Kind::Killed, Kind::Injured] {
        let of_kind: Vec<&Claim> = claims.iter().copied().filter(|claim| claim.kind == kind).collect();
        // No title makes a fact of an armed group's word.
        let titled = of_kind
            .iter()
            // "Two of the workers" are not all of whom the report tells.
            .filter(|claim| {
                claim.in_title && !is_share(claim) && !claim.holder.as_ref().is_some_and(voices::is_armed)
            });
        // The report's own words before others', the first before the later ones.
        let Some(&first) = titled.min_by_key(|claim| (claim.holder.is_some(), claim.evidence.start)) else {
            continue;
        };
        // "A mother and two children found dead": all that the predicate counts.
        let beside = |claim: &Claim| {
            claim.id == first.id
                || claim.in_title && claim.trigger == first.trigger && claim.part_of.is_none()
        };
        let all: Vec<&Claim> = of_kind.iter().copied().filter(|claim| beside(claim)).collect();
        let stated = all.iter().map(|claim| claim.low).sum::<Option<u64>>();
        if sum(kinds.get(&kind)) == stated || is_contested(&of_kind, first, reading) {
            continue;
        }
        let among = |id: &String| all.iter().any(|claim| claim.id == *id);
        let with_parts: Vec<&Claim> = claims
            .iter()
            .copied()
            .filter(|claim| among(&claim.id) || claim.part_of.as_ref().is_some_and(among))
            .collect();
        let mut figures = parts::disjoint(&with_parts, besides, reading);
        if sum(Some(&figures)) != stated
            && all.len() == 1
            && let Some(group) = first.group
        {
            // What a party says without proof, the title tells as a fact.
            let reason = "the figure that the title gives";
            figures = BTreeMap::from([(group, Estimate::of(first).because(reason, reason, reason))]);
        }
        kinds.insert(kind, figures);
    }
}

/// Whether parties tell different figures: then the title does not decide between them.
fn is_contested(of_kind: &[&Claim], titled: &Claim, reading: &Reading) -> bool {
    let among = |id: &String| of_kind.iter().any(|claim| claim.id == *id);
    let opposed = |other: &&Claim| {
        other.low != titled.low && voices::are_opposed(titled.holder.as_ref(), other.holder.as_ref())
    };
    of_kind.iter().any(opposed)
        || reading
            .contradictions
            .iter()
            .any(|c| c.kind == ContradictionKind::Figure && among(&c.a) && among(&c.b))
}

/// All people of a kind, where each figure has a best.
fn sum(groups: Option<&BTreeMap<Group, Estimate>>) -> Option<u64> {
    let mut bests = groups?.values().map(|estimate| estimate.best.as_ref().map(|sum| sum.value));
    bests.try_fold(0_u64, |sum, best| sum.checked_add(best?))
}
