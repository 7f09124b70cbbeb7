//! On whom an estimate hangs: the same estimate without the reports of each origin in turn. Here origins are those that are
//! surely one: of reports that only may have one origin, each is left out alone.

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::Kind;
use serde::Serialize;

use super::{Policy, Settings, estimate};
use crate::case::Case;

/// An estimate without one origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Without {
    /// The origin that is left out.
    pub origin: String,
    /// Its reports.
    pub reports: Vec<String>,
    /// What is counted.
    pub kind: Kind,
    /// The bounds with all origins.
    pub with: [Option<u64>; 3],
    /// The bounds without this one: low, best, high.
    pub without: [Option<u64>; 3],
}

impl Without {
    /// Whether the estimate hangs on this origin.
    pub fn matters(&self) -> bool {
        self.with != self.without
    }
}

/// The estimates of a policy with each origin left out, in order of the origins. Empty where there is one origin alone.
pub fn without_each_origin(case: &Case<'_>, policy: Policy, settings: &Settings) -> Vec<Without> {
    let origins: BTreeSet<&str> = case.accounts().iter().map(|account| account.origin.most).collect();
    if origins.len() < 2 {
        return Vec::new();
    }
    let bounds = |case: &Case<'_>| -> BTreeMap<Kind, [Option<u64>; 3]> {
        let estimates = estimate(case, policy, settings);
        estimates.into_iter().map(|e| (e.kind, [e.low, e.best, e.high])).collect()
    };
    let with = bounds(case);
    let mut found = Vec::new();
    for origin in origins {
        let without = bounds(&case.without(origin));
        let reports = case.accounts().iter().filter(|account| account.origin.most == origin);
        let reports: BTreeSet<String> = reports.map(|account| account.report.to_owned()).collect();
        for (kind, with) in &with {
            found.push(Without {
                origin: origin.to_owned(),
                reports: reports.iter().cloned().collect(),
                kind: *kind,
                with: *with,
                without: without.get(kind).copied().unwrap_or_default(),
            });
        }
    }
    found
}
