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
            (Some(_), Some(_)) => {}
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
