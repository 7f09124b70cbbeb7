//! The policies of codebooks: published rules that turn the claims about an incident into figures.
//!
//! Each policy is a file of its own that names the section of the codebook it follows, declares what it covers, and
//! answers "not applicable" outside that. All of them work on the same candidates ([`tellings`]) with the same measure of
//! interest ([`interest`]).

mod acled;
mod airwars;
mod gtd;
mod ibc;
mod interest;
mod leave_out;
mod reckon;
mod scope;
mod settings;
mod tellings;
#[cfg(test)]
mod tests;
mod ucdp;

use std::collections::BTreeMap;

use claims::estimates::{self, Grade, LeftOut, Part, Scope};
use claims::reading::{Because, Claim, Figure, Group, Kind, Reading, Reality, Stance};

pub use leave_out::{Without, without_each_origin};
pub use settings::{HolderSetting, HolderStanding, Settings, SettingsError, WarZone};

use crate::case::Case;
use crate::cast::Names;
use crate::estimate::{Estimate, Sum};
use interest::Sides;

/// A codebook whose rule can be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Policy {
    /// Uppsala Conflict Data Program, Georeferenced Event Dataset.
    Ucdp,
    /// Armed Conflict Location and Event Data.
    Acled,
    /// Global Terrorism Database.
    Gtd,
    /// Iraq Body Count.
    Ibc,
    /// Airwars.
    Airwars,
}

impl Policy {
    /// All, in order.
    pub const ALL: [Self; 5] = [Self::Ucdp, Self::Acled, Self::Gtd, Self::Ibc, Self::Airwars];

    /// Its name in the output and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ucdp => "ucdp",
            Self::Acled => "acled",
            Self::Gtd => "gtd",
            Self::Ibc => "ibc",
            Self::Airwars => "airwars",
        }
    }

    /// What people call it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Ucdp => "UCDP",
            Self::Acled => "ACLED",
            Self::Gtd => "GTD",
            Self::Ibc => "Iraq Body Count",
            Self::Airwars => "Airwars",
        }
    }

    /// The policy with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.as_str() == name)
    }

    /// Where its rule is written, and what of it could not be checked.
    pub const fn source(self) -> &'static str {
        match self {
            Self::Ucdp => ucdp::SOURCE,
            Self::Acled => acled::SOURCE,
            Self::Gtd => gtd::SOURCE,
            Self::Ibc => ibc::SOURCE,
            Self::Airwars => airwars::SOURCE,
        }
    }

    /// What it counts.
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Ucdp | Self::Acled => &[Kind::Killed],
            Self::Gtd => &[Kind::Killed, Kind::Injured, Kind::Abducted],
            Self::Ibc | Self::Airwars => &[Kind::Killed, Kind::Injured],
        }
    }
}

impl std::fmt::Display for Policy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a policy makes of a case, before it is written out.
#[derive(Debug, Default)]
struct Draft {
    counts: &'static str,
    estimate: Estimate,
    parts: Vec<(&'static str, Sum)>,
    grade: Option<Grade>,
    notes: Vec<String>,
    /// Why claims were left out, by claim.
    left: BTreeMap<String, String>,
}

impl Draft {
    fn leave<'n>(&mut self, claims: impl IntoIterator<Item = &'n str>, reason: &str) {
        for claim in claims {
            self.left.entry(claim.to_owned()).or_insert_with(|| reason.to_owned());
        }
    }
}

/// The estimates of a case under a policy, one for each kind of count that the policy has. Outside the policy's scope there
/// is one that says so and has no number.
pub fn estimate(case: &Case<'_>, policy: Policy, settings: &Settings) -> Vec<estimates::Estimate> {
    let sides = Sides::new(case, settings);
    let scope = match policy {
        Policy::Ucdp => ucdp::scope(case, &sides),
        Policy::Acled => acled::scope(case),
        Policy::Gtd => gtd::scope(case, &sides),
        Policy::Ibc => ibc::scope(case),
        Policy::Airwars => airwars::scope(case, &sides),
    };
    let of_kind = |&kind: &Kind| {
        let draft = match (&scope, policy) {
            (Err(_), _) => Draft::default(),
            (Ok(_), Policy::Ucdp) => ucdp::draft(case, &sides, kind),
            (Ok(_), Policy::Acled) => acled::draft(case, &sides, kind, settings),
            (Ok(_), Policy::Gtd) => gtd::draft(case, &sides, kind),
            (Ok(_), Policy::Ibc) => ibc::draft(case, &sides, kind),
            (Ok(_), Policy::Airwars) => airwars::draft(case, &sides, kind),
        };
        let tells = |claim: &Claim| claim.kind == kind;
        // Deaths are always answered; other kinds where somebody tells of them.
        let answered = kind == policy.kinds()[0] || case.told().iter().any(|told| tells(&told.claim));
        answered.then(|| written(case, policy, settings, kind, &scope, draft))
    };
    let kinds = if scope.is_ok() { policy.kinds() } else { &policy.kinds()[..1] };
    kinds.iter().filter_map(of_kind).collect()
}

fn written(
    case: &Case<'_>,
    policy: Policy,
    settings: &Settings,
    kind: Kind,
    scope: &Result<String, String>,
    draft: Draft,
) -> estimates::Estimate {
    let Draft { counts, estimate, parts, grade, mut notes, left } = draft;
    let applies = scope.is_ok();
    let figure = estimate.figure(kind, Group::People, policy.as_str());
    let used: std::collections::BTreeSet<&str> = figure.because.iter().map(|b| b.claim.as_str()).collect();
    let left_out = case
        .told()
        .iter()
        .map(|told| &told.claim)
        .filter(|claim| applies && claim.kind == kind && !used.contains(claim.id.as_str()))
        .map(|claim| LeftOut { claim: claim.id.clone(), reason: why_left(claim, &left) })
        .collect();
    let has_best = matches!(policy, Policy::Ucdp | Policy::Acled | Policy::Gtd);
    if applies && has_best && figure.best.is_none() {
        notes.insert(0, no_best(case, kind));
    }
    let part =
        |(name, sum): (&str, Sum)| Part { name: name.to_owned(), value: sum.value, because: because(sum) };
    estimates::Estimate {
        policy: policy.as_str().to_owned(),
        rule: format!("after the rule of {0}, not {0}'s figure", policy.title()),
        source: policy.source().to_owned(),
        kind,
        counts: counts.to_owned(),
        scope: match scope {
            Ok(reason) => Scope { applies: true, reason: reason.clone() },
            Err(reason) => Scope { applies: false, reason: reason.clone() },
        },
        low: figure.low,
        best: figure.best,
        high: figure.high,
        because: figure.because,
        parts: parts.into_iter().map(part).collect(),
        grade,
        left_out,
        notes,
        settings: settings.file().cloned(),
    }
}

fn because(sum: Sum) -> Vec<Because> {
    let whole = Estimate { best: Some(sum), ..Estimate::default() };
    whole.figure(Kind::Killed, Group::People, "").because
}

fn why_left(claim: &Claim, left: &BTreeMap<String, String>) -> String {
    if claim.stance == Stance::Denied {
        return "its holder denies it".to_owned();
    }
    if claim.reality == Reality::Unreal {
        return "not told as having happened".to_owned();
    }
    left.get(&claim.id)
        .cloned()
        .unwrap_or_else(|| "no bound rests on it: another claim tells as much".to_owned())
}

fn no_best(case: &Case<'_>, kind: Kind) -> String {
    if case.told().iter().any(|told| told.claim.kind == kind && told.claim.high != Some(0)) {
        "no best: what the rule can rest on gives no number for all of them".to_owned()
    } else {
        "no best: no claim tells of it".to_owned()
    }
}

/// The figures of an estimate, for `figures` of an incident. None outside the policy's scope.
pub fn figures(estimate: &estimates::Estimate, policy: Policy) -> Vec<Figure> {
    let group = match policy {
        Policy::Ibc | Policy::Airwars => Group::Civilians,
        Policy::Ucdp | Policy::Acled | Policy::Gtd => {
            if estimate.kind == Kind::Abducted {
                Group::Hostages
            } else {
                Group::People
            }
        }
    };
    let told = estimate.low.is_some() || estimate.best.is_some() || estimate.high.is_some();
    if !estimate.scope.applies || !told {
        return Vec::new();
    }
    vec![Figure {
        kind: estimate.kind,
        group,
        low: estimate.low,
        best: estimate.best,
        high: estimate.high,
        policy: estimate.policy.clone(),
        because: estimate.because.clone(),
    }]
}

/// Puts the estimates of some policies into a reading, and their figures beside the stated ones.
pub fn fill(reading: &mut Reading, policies: &[Policy], settings: &Settings, names: &Names) {
    if policies.is_empty() {
        return;
    }
    let ids: Vec<String> = reading.incidents.iter().map(|incident| incident.id.clone()).collect();
    let made: Vec<Vec<estimates::Estimate>> = ids
        .iter()
        .map(|id| {
            let case = Case::of_report(reading, id, names);
            policies.iter().flat_map(|policy| estimate(&case, *policy, settings)).collect()
        })
        .collect();
    for (incident, estimates) in reading.incidents.iter_mut().zip(made) {
        incident.figures.retain(|figure| Policy::from_name(&figure.policy).is_none());
        for estimate in &estimates {
            if let Some(policy) = Policy::from_name(&estimate.policy) {
                incident.figures.extend(figures(estimate, policy));
            }
        }
        incident.estimates = estimates;
    }
}
