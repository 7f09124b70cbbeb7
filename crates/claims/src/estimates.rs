//! Estimates: the figures of an incident under a policy, with the claim and the reason behind each bound and the claims
//! left out, with why. Reckoned by the crate `incidents`; here is their form in the output.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::reading::{Because, Kind};

/// What one policy makes of one kind of count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Estimate {
    /// The policy's name: `ucdp`, `acled`, ...
    pub policy: String,
    /// "After the rule of UCDP, not UCDP's figure."
    pub rule: String,
    /// Where the rule is written, and what of it could not be checked.
    pub source: String,
    /// What is counted.
    pub kind: Kind,
    /// Of whom: "deaths on all sides", "civilian deaths".
    pub counts: String,
    /// Whether the policy covers the incident.
    pub scope: Scope,
    /// Least; null where the policy has none or no claim gives it.
    pub low: Option<u64>,
    /// The policy's figure.
    pub best: Option<u64>,
    /// Greatest.
    pub high: Option<u64>,
    /// Each bound with its claims.
    pub because: Vec<Because>,
    /// What `best` is the sum of, where the policy tells parts apart.
    pub parts: Vec<Part>,
    /// How the policy grades the incident, where it grades.
    pub grade: Option<Grade>,
    /// Claims about the incident that moved no bound.
    pub left_out: Vec<LeftOut>,
    /// Remarks: why there is no best, who disputes it.
    pub notes: Vec<String>,
    /// The user's policy file, if one was given.
    pub settings: Option<PolicyFile>,
}

/// Whether a policy covers an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Scope {
    /// Whether it does. Where not, there is no number.
    pub applies: bool,
    /// Why.
    pub reason: String,
}

/// A part of a best.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// Such as `deaths_civilians`.
    pub name: String,
    /// How many.
    pub value: u64,
    /// The claims that give it.
    pub because: Vec<Because>,
}

/// A grade of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Grade {
    /// Such as `fair`.
    pub grade: String,
    /// Why.
    pub reason: String,
}

/// A claim that moved no bound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeftOut {
    /// The claim.
    pub claim: String,
    /// Why.
    pub reason: String,
}

/// A user's policy file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PolicyFile {
    /// Its name.
    pub name: String,
    /// BLAKE3 of its bytes.
    pub digest: String,
}
