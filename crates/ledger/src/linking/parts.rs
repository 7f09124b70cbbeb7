//! What an incident is made of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use claims::Reading;
use incidents::origins::{Origins, Provenance, origins};
use incidents::{Case, Mask, Masked, Names, Origin};

use super::told::{Provenances, Told};
use crate::error::{Problem, Result};
use crate::tx::Tx;

/// The key of a report in views: `r` and its number.
pub fn report_key(seq: u64) -> String {
    format!("r{seq}")
}

/// The number that a report's key holds.
pub fn report_seq(key: &str) -> Option<u64> {
    key.strip_prefix('r')?.parse().ok()
}

impl Tx<'_> {
    /// What tellings are made of; `known` are provenances that are not in them, `origins` finds their origins.
    pub(super) fn parts(
        &mut self,
        group: &[&Told],
        known: &Provenances,
        origins: fn(&[&Provenance]) -> Origins,
    ) -> Result<Parts> {
        let mut tellings = Vec::new();
        let mut provenances: Vec<Arc<Provenance>> = Vec::new();
        for told in group {
            tellings.push(Part {
                report: told.report,
                key: report_key(told.report),
                reading: self.reading_with_figures(told.reading)?,
                incident: told.fingerprint.incident.clone(),
            });
            let provenance = told.provenance.as_ref().or_else(|| known.get(told.id()));
            provenances.push(Arc::clone(provenance.ok_or_else(|| {
                let id = told.id();
                Problem::Damaged(format!(
                    "account {id} is missing, though an incident is made of it; rebuild"
                ))
            })?));
        }
        let provenances: Vec<&Provenance> = provenances.iter().map(Arc::as_ref).collect();
        Ok(Parts { tellings, origins: origins(&provenances) })
    }

    /// What an incident is made of: the readings of its reports. `None` if there is none of that name.
    ///
    /// # Errors
    /// If the ledger cannot be read, or what is stored is damaged.
    pub fn incident_parts(&mut self, id: &str) -> Result<Option<Parts>> {
        let Some(incident) = self.incident(id)? else { return Ok(None) };
        let members: Vec<&str> = incident.members.iter().map(String::as_str).collect();
        let told = self.told(&members)?;
        self.parts(&told.iter().collect::<Vec<_>>(), &Provenances::default(), origins).map(Some)
    }

    /// The incidents that a name may mean: an incident's name or its beginning, the name of one of its tellings, or a report
    /// (`r12`).
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn incidents_named(&mut self, name: &str) -> Result<Vec<String>> {
        if self.incident(name)?.is_some() {
            return Ok(vec![name.to_owned()]);
        }
        if let Some(report) = report_seq(name) {
            let accounts: Vec<String> =
                self.accounts_of(&[report])?.into_iter().map(|account| account.id).collect();
            return self.incidents_with(&accounts);
        }
        let begun = self.incident_ids_like(name)?;
        if !begun.is_empty() {
            return Ok(begun);
        }
        self.incidents_with(&[name.to_owned(), format!("{name}.i1")])
    }

    fn incidents_with(&mut self, accounts: &[String]) -> Result<Vec<String>> {
        let accounts: Vec<&str> = accounts.iter().map(String::as_str).collect();
        let found: BTreeSet<String> =
            self.incidents_of(&accounts)?.into_iter().map(|(_, incident)| incident).collect();
        Ok(found.into_iter().collect())
    }
}

/// One report's telling of an incident.
#[derive(Clone, Debug)]
pub struct Part {
    /// The report's number.
    pub report: u64,
    /// Its key in views, `r12`.
    pub key: String,
    /// Its reading, figures filled in.
    pub reading: Arc<Reading>,
    /// The incident's id in the reading.
    pub incident: String,
}

/// What an incident is made of.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The tellings.
    pub tellings: Vec<Part>,
    /// How many independent voices they are.
    pub origins: Origins,
}

impl Parts {
    /// The same with the names of private persons masked.
    ///
    /// # Errors
    /// None in practice: readings have a JSON form.
    pub fn masked(&self, names: &Names, masked: Masked) -> Result<Self> {
        let mask = Mask::of(&self.case(names), masked);
        if mask.is_empty() {
            return Ok(self.clone());
        }
        let mut readings: BTreeMap<u64, Arc<Reading>> = BTreeMap::new();
        let mut tellings = self.tellings.clone();
        for part in &mut tellings {
            if let Some(masked) = readings.get(&part.report) {
                part.reading = Arc::clone(masked);
                continue;
            }
            let masked = mask.reading(&part.reading).map_err(|error| {
                Problem::Damaged(format!("report {} cannot be masked: {error}", part.report))
            })?;
            part.reading = Arc::new(masked);
            readings.insert(part.report, Arc::clone(&part.reading));
        }
        Ok(Self { tellings, origins: self.origins.clone() })
    }

    /// As a case, for figures and comparisons.
    pub fn case<'a>(&'a self, names: &'a Names) -> Case<'a> {
        Case::new(
            self.tellings.iter().map(|part| {
                let (least, most) = self.origins.keys_of(&part.key);
                incidents::Account {
                    report: &part.key,
                    reading: &part.reading,
                    incident: &part.incident,
                    origin: Origin { least, most },
                }
            }),
            names,
        )
    }
}
