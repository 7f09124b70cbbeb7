//! Where that stands which a decision is about, so that it is found again in another reading of the report.

use claims::Reading;
use claims::reading::{Claim, Kind, TextSpan};
use serde::{Deserialize, Serialize};

use super::Now;

/// A claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimAnchor {
    /// The report's number.
    pub report: u64,
    /// The number of the reading that was decided about.
    pub reading: u64,
    /// Its id there; `d41` is what decision 41 added.
    pub claim: String,
    /// What it said.
    pub kind: Kind,
    /// Its predicate word.
    pub trigger: TextSpan,
    /// Its number.
    pub quantity: Option<TextSpan>,
    /// Its clause.
    pub evidence: TextSpan,
}

impl ClaimAnchor {
    /// Of a claim of a reading.
    pub fn new(report: u64, reading: u64, claim: &Claim) -> Self {
        Self {
            report,
            reading,
            claim: claim.id.clone(),
            kind: claim.kind,
            trigger: claim.trigger.clone(),
            quantity: claim.quantity.clone(),
            evidence: claim.evidence.clone(),
        }
    }

    /// The decision that added it.
    pub fn added_by(&self) -> Option<u64> {
        added_by(&self.claim)
    }

    /// Its id in a reading as it is now. In another reading it is the claim of that kind with the same predicate and number
    /// at the same place, else the only one of that kind with the same words in the same clause.
    pub fn find(&self, now: &Now) -> Option<String> {
        let claims = &now.reading.claims;
        if now.reading_seq == self.reading {
            return claims.iter().find(|claim| claim.id == self.claim).map(|claim| claim.id.clone());
        }
        let same_place = |claim: &&Claim| claim.trigger == self.trigger && claim.quantity == self.quantity;
        let words = |span: &Option<TextSpan>| span.as_ref().map(|span| span.text.clone());
        let same_words = |claim: &&Claim| {
            claim.trigger.text == self.trigger.text
                && claim.evidence.text == self.evidence.text
                && words(&claim.quantity) == words(&self.quantity)
        };
        let is_kind = |claim: &&Claim| claim.kind == self.kind;
        only(claims.iter().filter(same_place).filter(is_kind))
            .or_else(|| only(claims.iter().filter(same_words).filter(is_kind)))
            .map(|claim| claim.id.clone())
    }
}

/// The decision that a claim's id says it comes from.
pub fn added_by(claim: &str) -> Option<u64> {
    claim.strip_prefix('d')?.parse().ok()
}

/// The id of the claim, or of the incident, that a decision adds.
pub fn added_id(decision: u64) -> String {
    format!("d{decision}")
}

fn only<'c>(mut found: impl Iterator<Item = &'c Claim>) -> Option<&'c Claim> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// What one report tells of an incident. It holds no words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TellingAnchor {
    /// The report's number.
    pub report: u64,
    /// The number of the reading that was decided about.
    pub reading: u64,
    /// The incident's id there.
    pub incident: String,
    /// Whether the report is about it.
    pub main: bool,
    /// Where the predicate of its first claim begins, in characters.
    pub at: Option<usize>,
}

impl TellingAnchor {
    /// Of an incident of a reading; `None` if the reading has none of that id.
    pub fn new(report: u64, reading_seq: u64, reading: &Reading, incident: &str) -> Option<Self> {
        let told = reading.incidents.iter().find(|told| told.id == incident)?;
        let claims = reading.claims.iter().filter(|claim| claim.incident == incident);
        Some(Self {
            report,
            reading: reading_seq,
            incident: incident.to_owned(),
            main: told.main,
            at: claims.map(|claim| claim.trigger.start).min(),
        })
    }

    /// The incident's id in a reading as it is now: in another reading, that of the claim at the same place; else the only
    /// one that the report is about, if this was one that it is about.
    pub fn find(&self, now: &Now) -> Option<String> {
        let reading = &now.reading;
        if now.reading_seq == self.reading {
            return reading.incidents.iter().find(|i| i.id == self.incident).map(|i| i.id.clone());
        }
        let at_place = reading.claims.iter().find(|claim| Some(claim.trigger.start) == self.at);
        if let Some(claim) = at_place.filter(|_| now.report == self.report) {
            return Some(claim.incident.clone());
        }
        let mut main = reading.incidents.iter().filter(|incident| incident.main && self.main);
        let first = main.next()?;
        main.next().is_none().then(|| first.id.clone())
    }
}

/// An incident over its reports, by what they tell of it. It holds no words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentAnchor {
    /// What reports tell of it, that after which it is named first.
    pub tellings: Vec<TellingAnchor>,
}

/// Somebody who is named in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityAnchor {
    /// The report's number.
    pub report: u64,
    /// The number of the reading that was decided about.
    pub reading: u64,
    /// Its id there.
    pub entity: String,
    /// Its name.
    pub name: String,
}

impl EntityAnchor {
    /// Its id in a reading as it is now: in another reading, by its name.
    pub fn find(&self, now: &Now) -> Option<String> {
        let same = now.reading_seq == self.reading;
        let is_it = |entity: &&claims::reading::Entity| {
            if same { entity.id == self.entity } else { entity.name == self.name }
        };
        now.reading.entities.iter().find(is_it).map(|entity| entity.id.clone())
    }
}
