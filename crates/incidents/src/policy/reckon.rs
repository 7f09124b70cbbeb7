//! From candidates to an incident's bounds: class by class by the policy's own choice, then all classes together.

use std::collections::BTreeMap;

use super::tellings::{Candidate, Class};
use crate::estimate::{Estimate, Sum};

/// The bounds of an incident, and what its best is the sum of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reckoned {
    pub total: Estimate,
    /// The best by class; [`Class::People`] is the rest that nobody tells apart. They add up to the best.
    pub parts: BTreeMap<Class, Sum>,
}

/// Reckons the bounds of all classes together.
///
/// People who are not told apart stand for all but the fighters. Where the classes that are counted apart make more, that
/// count is too small, and they stand alone. Fighters are counted apart everywhere, so they are added.
///
/// `at_least` says how many of a class without a best there are at least. Where they are not among those counted, there
/// is no best in all: it would leave out people who are surely dead.
pub(crate) fn reckon(
    candidates: &[Candidate],
    choose: &dyn Fn(Class, &[&Candidate]) -> Estimate,
    at_least: &dyn Fn(&[&Candidate]) -> Option<u64>,
) -> Reckoned {
    let mut by_class: BTreeMap<Class, Vec<&Candidate>> = BTreeMap::new();
    for candidate in candidates {
        by_class.entry(candidate.class).or_default().push(candidate);
    }
    let classes: BTreeMap<Class, Estimate> =
        by_class.iter().map(|(class, candidates)| (*class, choose(*class, candidates))).collect();
    let without_best: BTreeMap<Class, u64> = by_class
        .iter()
        .filter(|(class, _)| classes.get(class).is_some_and(|estimate| estimate.best.is_none()))
        .filter_map(|(class, candidates)| Some((*class, at_least(candidates).filter(|low| *low > 0)?)))
        .collect();
    let apart = || classes.iter().filter(|(class, _)| !matches!(class, Class::Fighters | Class::People));
    let sum = |part: fn(&Estimate) -> Option<&Sum>| {
        apart().filter_map(|(_, e)| part(e).cloned()).reduce(|a, b| a.plus(&b))
    };
    let closed = apart().all(|(_, estimate)| estimate.high.is_some());
    let parts = Estimate {
        low: sum(|e| e.low.as_ref()),
        best: sum(|e| e.best.as_ref()),
        high: sum(|e| e.high.as_ref()).filter(|_| closed),
    };
    let people = classes.get(&Class::People);
    let whole = match people {
        None => parts.clone(),
        Some(people) if apart().next().is_none() => people.clone(),
        Some(people) => together(people, &parts, without_best.get(&Class::People).copied()),
    };
    let mut split: BTreeMap<Class, Sum> = BTreeMap::new();
    if let Some(best) = &whole.best {
        let own: BTreeMap<Class, Sum> =
            apart().filter_map(|(class, e)| Some((*class, e.best.clone()?))).collect();
        let rest = own.values().try_fold(best.clone(), |rest, part| rest.less(part));
        match rest {
            Some(rest) if rest.value > 0 => {
                split.extend(own);
                split.insert(Class::People, rest);
            }
            Some(_) => split.extend(own),
            None => {
                split.insert(Class::People, best.clone());
            }
        }
    }
    let fighters = classes.get(&Class::Fighters);
    if let Some(best) = fighters.and_then(|e| e.best.clone()) {
        split.insert(Class::Fighters, best);
    }
    let uncounted = without_best.iter().any(|(class, low)| {
        *class != Class::People || parts.best.as_ref().is_none_or(|best| *low > best.value)
    });
    let mut total = match fighters {
        None => whole,
        Some(fighters) if people.is_none() && apart().next().is_none() => fighters.clone(),
        Some(fighters) => add(whole, fighters),
    };
    if uncounted {
        total.best = None;
        split.clear();
    }
    let parts = split.into_iter().map(|(class, sum)| (class, sum.simplified())).collect();
    Reckoned { total: ordered(total.simplified()), parts }
}

/// Two counts of disjoint people. What only one of them gives stands for itself, but an open end stays open.
fn add(a: Estimate, b: &Estimate) -> Estimate {
    let either = |a: Option<Sum>, b: &Option<Sum>| match (a, b) {
        (Some(a), Some(b)) => Some(a.plus(b)),
        (a, b) => a.or_else(|| b.clone()),
    };
    let high = match (a.high, &b.high) {
        (Some(a), Some(b)) => Some(a.plus(b)),
        _ => None,
    };
    Estimate { low: either(a.low, &b.low), best: either(a.best, &b.best), high }
}

/// A count of all, and the sum of those that are counted apart.
fn together(people: &Estimate, parts: &Estimate, without_best: Option<u64>) -> Estimate {
    let value = |sum: &Option<Sum>| sum.as_ref().map(|sum| sum.value);
    let greater = |a: &Option<Sum>, b: &Option<Sum>| if value(a) >= value(b) { a.clone() } else { b.clone() };
    let best = match (&people.best, &parts.best) {
        // A total in vague words that is above the parts leaves the best open.
        (None, Some(parts)) if without_best.is_some_and(|low| low > parts.value) => None,
        (people, parts) => greater(people, parts),
    };
    let high = match (&people.high, &parts.high) {
        (None, parts) => {
            parts.clone().filter(|high| people.low.as_ref().is_none_or(|low| low.value <= high.value))
        }
        (people, None) => {
            let floor = value(&parts.low).max(value(&parts.best));
            people.clone().filter(|high| floor.is_none_or(|floor| floor <= high.value))
        }
        (people, parts) => greater(people, parts),
    };
    Estimate { low: people.low.clone().or_else(|| parts.low.clone()), best, high }
}

/// Makes low <= best <= high hold: what a policy takes for each bound by itself can cross where classes are added.
fn ordered(mut estimate: Estimate) -> Estimate {
    let above = |a: &Option<Sum>, b: &Option<Sum>| matches!((a, b), (Some(a), Some(b)) if a.value > b.value);
    if above(&estimate.low, &estimate.best) {
        estimate.low.clone_from(&estimate.best);
    }
    if above(&estimate.best, &estimate.high) {
        estimate.high.clone_from(&estimate.best);
    }
    if above(&estimate.low, &estimate.high) {
        estimate.high.clone_from(&estimate.low);
    }
    estimate
}
