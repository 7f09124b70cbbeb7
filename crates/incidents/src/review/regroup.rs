//! Which tellings are one incident, once people have had their say.

use std::collections::{BTreeMap, BTreeSet};

use super::standing::Telling;

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// These two are one incident, and all that is one with either.
    Join(Telling, Telling),
    /// The first does not belong to the incident of the second. Those that one decision sends away stay together.
    Part {
        /// The decision.
        decision: u64,
        /// What goes.
        goes: Telling,
        /// What it goes from.
        stays: Telling,
    },
    /// The first goes to the incident of the second.
    Move(Telling, Telling),
}

/// The incidents as they stand, in no order; `groups` are the machine's. Tellings that nobody knows are passed over.
pub fn regroup(groups: Vec<BTreeSet<Telling>>, changes: &[Change]) -> Vec<BTreeSet<Telling>> {
    let mut of: BTreeMap<Telling, usize> = BTreeMap::new();
    for (n, group) in groups.iter().enumerate() {
        of.extend(group.iter().map(|telling| (telling.clone(), n)));
    }
    let mut groups = groups;
    // Where those go that one decision sends away from one incident.
    let mut away: BTreeMap<(u64, usize), usize> = BTreeMap::new();
    for change in changes {
        match change {
            Change::Join(a, b) => {
                let (Some(&a), Some(&b)) = (of.get(a), of.get(b)) else { continue };
                if a != b {
                    let moved = std::mem::take(&mut groups[b]);
                    of.extend(moved.iter().map(|telling| (telling.clone(), a)));
                    groups[a].extend(moved);
                }
            }
            Change::Part { decision, goes, stays } => {
                let (Some(&there), Some(&from)) = (of.get(goes), of.get(stays)) else { continue };
                if there != from {
                    continue;
                }
                let to = *away.entry((*decision, from)).or_insert_with(|| {
                    groups.push(BTreeSet::new());
                    groups.len() - 1
                });
                shift(&mut groups, &mut of, goes, to);
            }
            Change::Move(telling, to) => {
                let Some(&to) = of.get(to) else { continue };
                if of.contains_key(telling) {
                    shift(&mut groups, &mut of, telling, to);
                }
            }
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn shift(groups: &mut [BTreeSet<Telling>], of: &mut BTreeMap<Telling, usize>, telling: &Telling, to: usize) {
    let from = of.insert(telling.clone(), to);
    if let Some(group) = from.and_then(|from| groups.get_mut(from)) {
        group.remove(telling);
    }
    if let Some(group) = groups.get_mut(to) {
        group.insert(telling.clone());
    }
}
