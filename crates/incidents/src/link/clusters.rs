//! From likeness of pairs to incidents: average linkage.
//!
//! Two groups of tellings become one incident when the mean likeness over all their pairs is at least [`TOGETHER`], the
//! likest groups first. A chain of doubtful links does not hold a group together, as it would if one link were enough.
//! A pair without an edge counts as unlike. Sums and comparisons are exact, ties go to the group that comes first by its
//! first telling: so the outcome depends on tellings and edges alone, and not on the order in which they came.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Mean likeness, in thousandths, from which two groups are one incident.
pub const TOGETHER: i64 = 350;

/// A pair of tellings by their positions, the lesser first, and their likeness.
pub type Edge = (usize, usize, i64);

/// Two groups that may become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Candidate {
    /// Sum of likeness over the pairs, and how many pairs there are.
    sum: i64,
    pairs: i64,
    a: usize,
    b: usize,
}

impl Ord for Candidate {
    /// The greater mean first; then the pair that comes first.
    fn cmp(&self, other: &Self) -> Ordering {
        let (left, right) =
            (i128::from(self.sum) * i128::from(other.pairs), i128::from(other.sum) * i128::from(self.pairs));
        left.cmp(&right).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A group in the making.
#[derive(Clone, Debug)]
struct Growing {
    members: Vec<usize>,
    /// Sums of likeness to other groups, by their number.
    sums: BTreeMap<usize, i64>,
}

/// The groups of `count` tellings, each in order, in the order of their first. Edges between tellings that do not exist are
/// passed over.
///
/// A group has the number of its first telling while it grows, so that "comes first" is the same however it grew.
pub fn clusters(count: usize, edges: &[Edge]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Option<Growing>> =
        (0..count).map(|n| Some(Growing { members: vec![n], sums: BTreeMap::new() })).collect();
    let mut heap = BinaryHeap::new();
    for &(a, b, likeness) in edges {
        let (a, b) = (a.min(b), a.max(b));
        if a == b || b >= count {
            continue;
        }
        for (from, to) in [(a, b), (b, a)] {
            if let Some(group) = &mut groups[from] {
                group.sums.insert(to, likeness);
            }
        }
        heap.push(Candidate { sum: likeness, pairs: 1, a, b });
    }
    while let Some(best) = heap.pop() {
        if best.sum < TOGETHER * best.pairs {
            break;
        }
        if !is_current(&groups, best) {
            continue;
        }
        let (Some(mut into), Some(from)) = (groups[best.a].take(), groups[best.b].take()) else { continue };
        into.sums.remove(&best.b);
        for (other, sum) in from.sums.into_iter().filter(|(other, _)| *other != best.a) {
            *into.sums.entry(other).or_default() += sum;
        }
        into.members.extend(from.members);
        for (&other, &sum) in &into.sums {
            let Some(neighbour) = &mut groups[other] else { continue };
            neighbour.sums.remove(&best.b);
            neighbour.sums.insert(best.a, sum);
            let pairs = (into.members.len() * neighbour.members.len()) as i64;
            heap.push(Candidate { sum, pairs, a: best.a.min(other), b: best.a.max(other) });
        }
        groups[best.a] = Some(into);
    }
    let mut found: Vec<Vec<usize>> = groups.into_iter().flatten().map(|group| group.members).collect();
    found.iter_mut().for_each(|members| members.sort_unstable());
    found
}

/// Whether both groups still are what they were when the candidate was made.
fn is_current(groups: &[Option<Growing>], candidate: Candidate) -> bool {
    let (Some(a), Some(b)) = (&groups[candidate.a], &groups[candidate.b]) else { return false };
    let pairs = (a.members.len() * b.members.len()) as i64;
    pairs == candidate.pairs && a.sums.get(&candidate.b) == Some(&candidate.sum)
}

/// The tellings that could end up with others, by the edges that are likely enough: no group reaches over such a
/// component. Each in order, in the order of their first.
pub fn components(count: usize, edges: &[Edge]) -> Vec<Vec<usize>> {
    let mut parents: Vec<usize> = (0..count).collect();
    fn root(parents: &mut [usize], mut n: usize) -> usize {
        while parents[n] != n {
            parents[n] = parents[parents[n]];
            n = parents[n];
        }
        n
    }
    for &(a, b, likeness) in edges {
        if likeness >= TOGETHER && a < count && b < count {
            let (a, b) = (root(&mut parents, a), root(&mut parents, b));
            parents[a.max(b)] = a.min(b);
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in 0..count {
        let root = root(&mut parents, n);
        found.entry(root).or_default().push(n);
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::link::APART;

    #[test]
    fn a_chain_of_doubtful_links_is_cut() {
        // 0-1 and 2-3 are sure; 1-2 is likely by itself, and the only link between the two pairs.
        let edges = [(0, 1, 900), (1, 2, 500), (2, 3, 900)];
        assert_eq!(clusters(4, &edges), [vec![0, 1], vec![2, 3]]);
        assert_eq!(components(4, &edges), [vec![0, 1, 2, 3]]);
    }

    #[test]
    fn what_one_report_tells_apart_stays_apart() {
        let edges = [(0, 1, 1000), (1, 2, 1000), (0, 2, APART)];
        assert_eq!(clusters(3, &edges), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn nothing_and_nonsense() {
        assert_eq!(clusters(0, &[]), Vec::<Vec<usize>>::new());
        assert_eq!(clusters(2, &[(0, 7, 900), (1, 1, 900)]), [vec![0], vec![1]]);
    }

    fn graph() -> impl Strategy<Value = (usize, Vec<Edge>)> {
        (2usize..14).prop_flat_map(|count| {
            let edge = (0..count, 0..count, 0i64..=1000).prop_map(|(a, b, s)| (a.min(b), a.max(b), s));
            (Just(count), prop::collection::vec(edge, 0..40)).prop_map(|(count, mut edges)| {
                edges.retain(|(a, b, _)| a != b);
                edges.sort_unstable();
                edges.dedup_by_key(|(a, b, _)| (*a, *b));
                (count, edges)
            })
        })
    }

    proptest! {
        #[test]
        fn order_of_edges_does_not_matter((count, edges) in graph(), seed in any::<u64>()) {
            let mut shuffled = edges.clone();
            shuffled.sort_by_key(|(a, b, _)| (*a as u64 * 31 + *b as u64).wrapping_mul(seed | 1));
            prop_assert_eq!(clusters(count, &edges), clusters(count, &shuffled));
        }

        #[test]
        fn each_component_is_clustered_for_itself((count, edges) in graph()) {
            let mut parts = Vec::new();
            for component in components(count, &edges) {
                let place = |n: usize| component.iter().position(|m| *m == n);
                let inside: Vec<Edge> = edges
                    .iter()
                    .filter_map(|(a, b, s)| Some((place(*a)?, place(*b)?, *s)))
                    .collect();
                for group in clusters(component.len(), &inside) {
                    parts.push(group.into_iter().map(|n| component[n]).collect::<Vec<_>>());
                }
            }
            parts.sort();
            prop_assert_eq!(clusters(count, &edges), parts);
        }
    }
}
