//! Evidence holds: each bound of a figure is a number of the claims that it names, or coded by a named rule.

use std::collections::BTreeMap;
use std::fmt;

use claims::reading::{Bound, Claim, Figure, Incident, Reading};

use crate::estimate::TAKEN_OUT;

/// A bound that its claims do not give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The incident's id.
    pub incident: String,
    /// Which figure: kind, group and policy.
    pub figure: String,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: {}", self.incident, self.figure, self.what)
    }
}

impl std::error::Error for Violation {}

/// Checks every figure of a reading: low <= best <= high, groups of one kind and policy are not repeated, and each bound
/// is the sum of a number of each claim named for it, less those of the claims that are taken out. Empty if all hold.
pub fn check(reading: &Reading) -> Vec<Violation> {
    let claims: BTreeMap<&str, &Claim> =
        reading.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect();
    let of = |incident: &Incident| check_figures(&incident.id, &incident.figures, &claims);
    reading.incidents.iter().flat_map(of).collect()
}

/// The same for the figures of an incident of many reports; `claims` are all claims that they may name.
pub fn check_figures(incident: &str, figures: &[Figure], claims: &BTreeMap<&str, &Claim>) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for figure in figures {
        let mut say = |what: String| {
            violations.push(Violation {
                incident: incident.to_owned(),
                figure: format!("{} {} ({})", figure.kind, figure.group, figure.policy),
                what,
            });
        };
        if !seen.insert((figure.policy.as_str(), figure.kind, figure.group)) {
            say("stands twice".to_owned());
        }
        let ends = [
            ("low", figure.low, figure.best),
            ("best", figure.best, figure.high),
            ("low", figure.low, figure.high),
        ];
        for (name, a, b) in ends {
            if let (Some(a), Some(b)) = (a, b)
                && a > b
            {
                say(format!("{name} {a} is above {b}"));
            }
        }
        for (bound, value) in
            [(Bound::Low, figure.low), (Bound::Best, figure.best), (Bound::High, figure.high)]
        {
            if let Err(what) = bound_holds(figure, bound, value, claims) {
                say(what);
            }
        }
    }
    violations
}

/// Whether a bound is the sum of its claims' numbers. A claim gives its low or its high; a bound coded by a rule is free.
fn bound_holds(
    figure: &Figure,
    bound: Bound,
    value: Option<u64>,
    claims: &BTreeMap<&str, &Claim>,
) -> Result<(), String> {
    let because: Vec<_> = figure.because.iter().filter(|b| b.bound == bound).collect();
    let Some(value) = value else {
        return if because.is_empty() { Ok(()) } else { Err(format!("{bound} has reasons and no number")) };
    };
    if because.iter().any(|b| b.coded.is_some()) {
        return Ok(());
    }
    if because.is_empty() {
        return Err(format!("{bound} {value} has no claim"));
    }
    let mut sums: Vec<i128> = vec![0];
    for reason in because {
        let claim = claims
            .get(reason.claim.as_str())
            .ok_or_else(|| format!("{bound} {value} names the claim {}, which there is not", reason.claim))?;
        let sign = if reason.reason == TAKEN_OUT { -1 } else { 1 };
        let mut numbers: Vec<i128> = [claim.low, claim.high].into_iter().flatten().map(i128::from).collect();
        numbers.dedup();
        if numbers.is_empty() {
            return Err(format!("{bound} {value} names the claim {}, which has no number", claim.id));
        }
        sums = sums.iter().flat_map(|sum| numbers.iter().map(move |n| sum + sign * n)).collect();
        sums.sort_unstable();
        sums.dedup();
        // Ranges double the sums with each claim; so many ranges never make one figure.
        sums.truncate(4096);
    }
    if sums.contains(&i128::from(value)) {
        Ok(())
    } else {
        Err(format!("{bound} {value} is no sum of its claims"))
    }
}
