//! What people decide about claims and incidents, and what stands of it.
//!
//! A decision is recorded beside the machine's value, never over it. [`Standing`] says what holds of all that was decided:
//! what was undone is gone, what somebody decided who saw the others' decisions stands in their place, and where people
//! decided differently without seeing each other ("blind") the machine's value stands until somebody settles it. Decisions
//! name what they are about by an [`anchor`]: where it stands in its report, so that they are found again in a newer
//! reading; those that are not are listed, never dropped.

pub mod agree;
pub mod anchor;
pub mod fields;
pub mod figures;
pub mod regroup;
mod standing;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use claims::Reading;
use claims::reading::{Claim, IncidentType};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use anchor::{ClaimAnchor, EntityAnchor, IncidentAnchor, TellingAnchor};
pub use standing::{
    Choice, INCIDENT, MOVED, Note, Person, Settled, Standing, Subject, Telling, Unfit, VERDICT, Vote, Whose,
    is_rejected,
};

/// What somebody decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// What.
    #[serde(flatten)]
    pub act: Act,
    /// Whether whoever decided had not seen what others had decided.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blind: bool,
}

/// The kinds of decisions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// It is right as it is shown.
    Accept {
        /// What.
        on: Target,
    },
    /// It is no claim, or no incident.
    Reject {
        /// What.
        on: Target,
    },
    /// Some of its fields are other.
    Correct {
        /// Of what.
        on: Target,
        /// The fields.
        set: Vec<Correction>,
    },
    /// A remark.
    Note {
        /// On what.
        on: Target,
        /// The remark.
        text: String,
    },
    /// A claim that was missed.
    Add {
        /// The report's number.
        report: u64,
        /// The claim, its spans in the report's text; its id is made of the decision's number.
        claim: Box<Claim>,
        /// The incident that it is about; else that of the report which the claim names, else one of its own.
        to: Option<IncidentAnchor>,
        /// What kind of incident it is, where it is one of its own.
        incident_type: Option<IncidentType>,
    },
    /// Two incidents are one.
    Merge {
        /// One.
        a: IncidentAnchor,
        /// The other.
        b: IncidentAnchor,
    },
    /// Reports tell of another incident than the rest.
    Split {
        /// The rest.
        from: IncidentAnchor,
        /// Those that do not belong to it; they stay together.
        tellings: Vec<TellingAnchor>,
    },
    /// A claim, or all that a report tells of an incident, belongs to another one.
    Link {
        /// What.
        on: Linked,
        /// To which.
        to: IncidentAnchor,
    },
    /// An earlier decision is taken back.
    Undo {
        /// Its number.
        decision: u64,
    },
}

impl Act {
    /// Its name, as the command has it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Accept { .. } => "accept",
            Self::Reject { .. } => "reject",
            Self::Correct { .. } => "correct",
            Self::Note { .. } => "note",
            Self::Add { .. } => "add",
            Self::Merge { .. } => "merge",
            Self::Split { .. } => "split",
            Self::Link { .. } => "link",
            Self::Undo { .. } => "undo",
        }
    }

    /// Whether it is about an incident of which a report tells, by numbers alone.
    pub fn touches(&self, report: u64) -> bool {
        let incident = |anchor: &IncidentAnchor| anchor.tellings.iter().any(|told| told.report == report);
        match self {
            Self::Accept { on: Target::Incident(on) }
            | Self::Reject { on: Target::Incident(on) }
            | Self::Correct { on: Target::Incident(on), .. }
            | Self::Note { on: Target::Incident(on), .. } => incident(on),
            Self::Merge { a, b } => incident(a) || incident(b),
            Self::Split { from, tellings } => {
                incident(from) || tellings.iter().any(|told| told.report == report)
            }
            Self::Link { on: Linked::Telling(told), to } => told.report == report || incident(to),
            Self::Link { to, .. } => incident(to),
            Self::Add { to: Some(to), .. } => incident(to),
            _ => false,
        }
    }

    /// The reports whose words it holds.
    pub fn quotes(&self) -> Vec<u64> {
        match self {
            Self::Correct { on, set } => {
                let figures = set
                    .iter()
                    .filter_map(|correction| figures::claims_of(&Value::Object(correction.patch.clone())));
                on.quotes().into_iter().chain(figures.flatten().map(|claim| claim.report)).collect()
            }
            Self::Accept { on } | Self::Reject { on } | Self::Note { on, .. } => on.quotes(),
            Self::Add { report, .. } => vec![*report],
            Self::Link { on: Linked::Claim(claim), .. } => vec![claim.report],
            Self::Link { .. } | Self::Merge { .. } | Self::Split { .. } | Self::Undo { .. } => Vec::new(),
        }
    }
}

/// What is decided about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// A claim of a report.
    Claim(ClaimAnchor),
    /// What one report tells of an incident: its roles, victims, codes.
    Telling(TellingAnchor),
    /// An incident over all its reports.
    Incident(IncidentAnchor),
    /// Somebody who is named in a report.
    Entity(EntityAnchor),
}

impl Target {
    fn quotes(&self) -> Vec<u64> {
        match self {
            Self::Claim(claim) => vec![claim.report],
            Self::Telling(telling) => vec![telling.report],
            Self::Entity(entity) => vec![entity.report],
            // An incident is named by numbers alone.
            Self::Incident(_) => Vec::new(),
        }
    }
}

/// What can be laid to another incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Linked {
    /// One claim.
    Claim(ClaimAnchor),
    /// All that a report tells of an incident.
    Telling(TellingAnchor),
}

/// One field that is other than the machine has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// Its name.
    pub field: String,
    /// What it is, in the reviewer's words.
    pub value: String,
    /// The same as it is put into the claim or incident: members to change, null for none.
    pub patch: Map<String, Value>,
    /// What the machine had when it was decided.
    pub was: Value,
}

/// A decision with who made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Its number in the ledger.
    pub seq: u64,
    /// When it was recorded.
    pub at: String,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// What.
    pub review: Review,
}

/// A report as it stands now.
#[derive(Clone, Debug)]
pub struct Now {
    /// The number of its latest version.
    pub report: u64,
    /// The number of that one's latest reading.
    pub reading_seq: u64,
    /// That reading, as the machine made it.
    pub reading: Arc<Reading>,
    /// The text.
    pub text: Arc<str>,
}

/// Changes members of a JSON object, as RFC 7396 (JSON Merge Patch) says: null takes one away, an object goes into an
/// object, all else replaces.
pub fn merge_patch(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        target.clone_from(patch);
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(members) = target else { return };
    for (name, value) in patch {
        if value.is_null() {
            members.remove(name);
        } else {
            merge_patch(members.entry(name.clone()).or_insert(Value::Null), value);
        }
    }
}
