//! Linking: which tellings of which reports are about one incident.
//!
//! A telling ([`Fingerprint`]) is what one report says of one incident. Tellings that share a [blocking key](keys()) are
//! compared ([`likeness()`]); the pairs are the edges of a graph, and average linkage within its components gives the incidents
//! ([`clusters()`]). All of these are pure functions of the tellings, none looks at how many reports there are: so the order in
//! which reports arrive decides nothing, and a new report changes nothing outside its own component.

mod clusters;
mod fingerprint;
mod keys;
mod likeness;
mod words;

#[cfg(test)]
mod tests;

use std::borrow::Borrow;
use std::collections::BTreeMap;

pub use clusters::{Edge, TOGETHER, clusters, components};
pub use fingerprint::{Fingerprint, Spot};
pub use keys::{Keys, keys};
pub use likeness::{APART, likeness, touches};
pub use words::{Rarity, each as each_word};

/// The pairs of tellings that share a key, by their positions, in order, with their likeness.
pub fn keyed_edges<F: Borrow<Fingerprint>>(fingerprints: &[F]) -> Vec<Edge> {
    let mut blocks: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (n, fingerprint) in fingerprints.iter().enumerate() {
        let keys = keys(fingerprint.borrow());
        let before = keys.asked.iter().filter_map(|key| blocks.get(key));
        pairs.extend(before.flatten().map(|a| (*a, n)));
        for key in keys.kept {
            blocks.entry(key).or_default().push(n);
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let of = |n: usize| fingerprints[n].borrow();
    pairs.into_iter().map(|(a, b)| (a, b, likeness(of(a), of(b)))).collect()
}

/// The incidents among tellings of one component: groups of positions, each in order, in the order of their first. All pairs
/// are compared, whether they share a key or not: a component is small, and in a long story the first report and the last may
/// have little in common.
///
/// What reports are about comes first; what they tell as background joins the likeliest of these incidents, or becomes an
/// incident of its own that is known from background alone. So a passing remark never ties two incidents together, nor
/// keeps a report from its own.
fn link_component(fingerprints: &[&Fingerprint]) -> Vec<Vec<usize>> {
    let (main, background): (Vec<usize>, Vec<usize>) =
        (0..fingerprints.len()).partition(|n| fingerprints[*n].main);
    let grouped = |of: &[usize]| -> Vec<Vec<usize>> {
        let place = |group: Vec<usize>| group.into_iter().map(|n| of[n]).collect();
        clusters(of.len(), &all_edges(fingerprints, of)).into_iter().map(place).collect()
    };
    let mut groups = grouped(&main);
    let mut joining: Vec<Vec<usize>> = vec![Vec::new(); groups.len()];
    let mut alone = Vec::new();
    for n in background {
        let mean = |group: &Vec<usize>| {
            let sum: i64 = group.iter().map(|m| likeness(fingerprints[*m], fingerprints[n])).sum();
            sum / group.len() as i64
        };
        // The first of the likeliest.
        let best = groups.iter().map(mean).enumerate().rev().max_by_key(|(_, mean)| *mean);
        match best {
            Some((at, mean)) if mean >= TOGETHER => joining[at].push(n),
            _ => alone.push(n),
        }
    }
    for (group, joining) in groups.iter_mut().zip(joining) {
        group.extend(joining);
        group.sort_unstable();
    }
    groups.extend(grouped(&alone));
    groups.sort_unstable();
    groups
}

/// The edges between all of some tellings, which are given by position in `of`.
fn all_edges(fingerprints: &[&Fingerprint], of: &[usize]) -> Vec<Edge> {
    let pairs = (0..of.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
    pairs
        .map(|(a, b)| (a, b, likeness(fingerprints[of[a]], fingerprints[of[b]])))
        .filter(|(_, _, likeness)| *likeness != 0)
        .collect()
}

/// Tellings that hang together, and the incidents among them; both by position, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// Its tellings.
    pub members: Vec<usize>,
    /// Its incidents, each a group of tellings.
    pub incidents: Vec<Vec<usize>>,
}

/// Links tellings. To keep a ledger's links up to date, give it what is new together with all tellings of the components
/// that it touches ([`touches`]), in order of their ids: the outcome is the same as for the whole ledger at once.
pub fn link<F: Borrow<Fingerprint>>(fingerprints: &[F]) -> Vec<Component> {
    let component = |members: Vec<usize>| {
        let inside: Vec<&Fingerprint> = members.iter().map(|n| fingerprints[*n].borrow()).collect();
        let of_group = |group: Vec<usize>| group.into_iter().map(|n| members[n]).collect();
        let incidents = link_component(&inside).into_iter().map(of_group).collect();
        Component { members, incidents }
    };
    components(fingerprints.len(), &keyed_edges(fingerprints)).into_iter().map(component).collect()
}
