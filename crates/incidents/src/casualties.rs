//! Casualties (killed and injured not told apart) bound the sum of killed and injured.

use std::collections::BTreeMap;

use claims::reading::{Group, Kind};

use crate::estimate::Estimate;

type ByGroup = BTreeMap<Group, Estimate>;

/// Uses the casualties to complete the killed and injured: what is left of them after those known is the other kind.
/// What they cannot complete stands as a figure of its own.
pub(crate) fn complete(kinds: &mut BTreeMap<Kind, ByGroup>) {
    let Some(casualties) = kinds.remove(&Kind::Casualties) else { return };
    let mut left = ByGroup::new();
    for (group, whole) in casualties {
        if whole.is_zero() {
            for kind in [Kind::Killed, Kind::Injured] {
                let known = kinds.entry(kind).or_default();
                if known.is_empty() {
                    known.insert(group, whole.clone());
                }
            }
            continue;
        }
        let (killed, injured) = (total(kinds, Kind::Killed), total(kinds, Kind::Injured));
        match (killed, injured) {
            (Some(killed), Some(injured)) => more_injured(kinds, group, &whole, &killed, &injured),
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
    let Some(known) = kinds.get_mut(&Kind::Injured) else { return };
    let apart = known.iter().filter(|(other, _)| **other != group && **other != Group::Militants);
    let rest = apart.map(|(_, estimate)| estimate).try_fold(all, |rest, part| rest.less(part));
    if let Some(rest) = rest {
        known.insert(group, rest);
    }
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
