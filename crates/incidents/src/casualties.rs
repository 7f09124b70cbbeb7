//! Casualties (killed and injured not told apart) bound the sum of killed and injured.

use std::collections::BTreeMap;

use claims::reading::{Claim, Group, Kind};

use crate::additions::brings_in;
use crate::estimate::Estimate;
use crate::people::is_mention;

type ByGroup = BTreeMap<Group, Estimate>;

/// Uses the casualties to complete the killed and injured: what is left of them after those known is the other kind.
/// What they cannot complete stands as a figure of its own.
pub(crate) fn complete(claims: &[&Claim], kinds: &mut BTreeMap<Kind, ByGroup>) {
    let Some(casualties) = kinds.remove(&Kind::Casualties) else { return };
    let mut left = ByGroup::new();
    for (group, whole) in casualties {
        if whole.is_zero() {
            for kind in [Kind::Killed, Kind::Injured] {
                let known = kinds.entry(kind).or_default();
                if known.is_empty() {
                    known.insert(group, whole.clone());
                } else if let Some(disputed) = known.get_mut(&group).filter(|e| e.best.is_none()) {
                    // "They killed 22 of us", "we had no losses": the one is as much stated as the other.
                    disputed.low.clone_from(&whole.low);
                }
            }
            continue;
        }
        let (killed, injured) = (total(kinds, Kind::Killed), total(kinds, Kind::Injured));
        match (killed, injured) {
            (Some(killed), Some(injured)) => more_injured(claims, kinds, group, &whole, &killed, &injured),
            (Some(known), None) => rest(kinds, Kind::Injured, group, &whole, &known),
            (None, Some(known)) => rest(kinds, Kind::Killed, group, &whole, &known),
            (None, None) => {
                left.insert(group, whole);
            }
        }
    }
    if !left.is_empty() {
        kinds.insert(Kind::Casualties, left);
    }
}

/// "Six were shot, two have died" and "two women are in hospital": the injured are four, of whom two are told of.
fn more_injured(
    claims: &[&Claim],
    kinds: &mut BTreeMap<Kind, ByGroup>,
    group: Group,
    whole: &Estimate,
    killed: &Estimate,
    injured: &Estimate,
) {
    let Some(all) = whole.less(killed) else { return };
    let best = |estimate: &Estimate| estimate.best.as_ref().map(|sum| sum.value);
    if best(&all).is_none() || best(&all) == best(injured) {
        return;
    }
    // "Four others were hurt", and "who shot Moe and Vik": those named are not all.
    let apart = || best(whole) < best(injured) || is_named(claims, whole) || are_others(claims, injured);
    if best(&all) < best(injured) && apart() {
        return;
    }
    let Some(known) = kinds.get_mut(&Kind::Injured) else { return };
    // "A girl and three men were shot": she is none of the three.
    let besides = |other: &Estimate| stands_beside(claims, whole, other);
    let apart =
        known.iter().filter(|(other, e)| **other != group && **other != Group::Militants && !besides(e));
    let rest = apart.map(|(_, estimate)| estimate).try_fold(all, |rest, part| rest.less(part));
    if let Some(rest) = rest {
        known.insert(group, rest);
    }
}

/// The claims that an estimate's best is made of.
fn of_best<'a>(claims: &'a [&'a Claim], estimate: &Estimate) -> impl Iterator<Item = &'a Claim> {
    let terms = estimate.best.as_ref().map(|sum| sum.terms.as_slice()).unwrap_or_default();
    let ids: Vec<String> = terms.iter().map(|term| term.claim.clone()).collect();
    claims.iter().copied().filter(move |claim| ids.contains(&claim.id))
}

fn is_named(claims: &[&Claim], estimate: &Estimate) -> bool {
    of_best(claims, estimate).any(is_mention)
}

fn are_others(claims: &[&Claim], estimate: &Estimate) -> bool {
    of_best(claims, estimate).next().is_some() && of_best(claims, estimate).all(brings_in)
}

/// Whether the two are told under one predicate, neither as a part of the other.
fn stands_beside(claims: &[&Claim], whole: &Estimate, part: &Estimate) -> bool {
    let parts: Vec<&Claim> = of_best(claims, part).collect();
    of_best(claims, whole).any(|a| parts.iter().any(|b| a.trigger == b.trigger && b.part_of.is_none()))
}

/// Those of a kind whom nobody counts among the attackers.
fn total(kinds: &BTreeMap<Kind, ByGroup>, kind: Kind) -> Option<Estimate> {
    let mut estimates =
        kinds.get(&kind)?.iter().filter(|(group, _)| **group != Group::Militants).map(|(_, e)| e);
    let first = estimates.next()?.clone();
    Some(estimates.fold(first, Estimate::plus))
}

fn rest(kinds: &mut BTreeMap<Kind, ByGroup>, kind: Kind, group: Group, whole: &Estimate, known: &Estimate) {
    if let Some(rest) = whole.less(known).filter(|rest| !rest.is_zero()) {
        kinds.entry(kind).or_default().insert(group, rest);
    }
}
