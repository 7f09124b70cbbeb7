//! Linking what is recorded into incidents, and keeping that up to date.
//!
//! What is linked is the latest reading of the latest version of each report. All of it is derived: it can be dropped and
//! made again from the entries ([`Tx::rebuild`]), and comes out the same.

mod memory;
mod parts;
mod tables;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use incidents::link::link;
use incidents::origins::grouped;
use incidents::{Mask, Masked, Summary};

use crate::derived::StoredIncident;
use crate::error::{Problem, Result};
use crate::tx::{Tx, json};

pub(crate) use memory::Memory;
pub use parts::{Part, Parts, report_key, report_seq};
pub use tables::Linker;
use told::{Provenances, new_account};
pub(crate) use told::{Told, name};

/// Raised when linking changes, so that a ledger knows that it is to be rebuilt.
const VERSION: &str = "3";

/// Reports that are linked at once while a ledger is rebuilt.
const BATCH: usize = 256;

/// What linking has done in a transaction: what one more report costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Tellings that were linked for the first time.
    pub new: usize,
    /// Pairs of a new telling and a known one that share a key.
    pub pairs: usize,
    /// Known tellings that new ones share a key with.
    pub candidates: usize,
    /// Tellings of components that were linked anew, the new ones among them.
    pub linked: usize,
    /// Incidents that were made.
    pub made: usize,
}

impl Tx<'_> {
    /// Links reports that were added, got another reading or another version, or were redacted. Gives the incidents that
    /// came out anew, by name.
    ///
    /// A ledger is linked with the tables that it was begun with, or last rebuilt with; those of `linker` count if it
    /// has none yet.
    ///
    /// # Errors
    /// If that cannot be recorded, or what is stored is damaged.
    pub fn link(&mut self, linker: &Linker, reports: &[u64]) -> Result<Vec<String>> {
        let own = self.settle_tables(linker)?;
        self.link_with(own.as_ref().unwrap_or(linker), reports)
    }

    fn link_with(&mut self, linker: &Linker, reports: &[u64]) -> Result<Vec<String>> {
        let versions = self.versions_of(reports)?;
        let all: BTreeSet<u64> = versions.values().flatten().copied().collect();
        let latest: BTreeSet<u64> =
            versions.values().filter_map(|versions| versions.last().copied()).collect();
        let gone = self.accounts_of(&all.into_iter().collect::<Vec<_>>())?;
        let mut new: Vec<Told> = Vec::new();
        for report in latest {
            new.extend(self.tellings(linker, report)?);
        }
        let mut loose: BTreeSet<String> = gone.iter().map(|account| account.component.clone()).collect();
        let ids: Vec<&str> = gone.iter().map(|account| account.id.as_str()).collect();
        let was_in: BTreeSet<String> =
            self.incidents_of(&ids)?.into_iter().map(|(_, incident)| incident).collect();
        self.forget_tellings(&gone)?;
        self.touched(&new, &mut loose)?;
        let loose: Vec<&str> = loose.iter().map(String::as_str).collect();
        self.relink(linker, &loose, new, was_in)
    }

    /// Links the accounts of some components anew, as after a redaction of one of them.
    pub(crate) fn relink_components(&mut self, linker: &Linker, components: &[&str]) -> Result<Vec<String>> {
        let own = self.settle_tables(linker)?;
        self.relink(own.as_ref().unwrap_or(linker), components, Vec::new(), BTreeSet::new())
    }

    /// Drops all that is derived and makes it again with the tables of `linker`, which are the ledger's from now on. Gives
    /// the number of incidents.
    ///
    /// # Errors
    /// If that cannot be recorded, or what is stored is damaged.
    pub fn rebuild(&mut self, linker: &Linker) -> Result<usize> {
        self.clear_derived()?;
        self.memory = Memory::default();
        self.put_tables(linker)?;
        let mut after = 0;
        loop {
            let reports = self.reports(after, BATCH)?;
            let Some(last) = reports.last() else { break };
            after = *last;
            self.link_with(linker, &reports)?;
        }
        self.incident_count()
    }

    /// What linking has done in this transaction.
    pub fn work(&self) -> Work {
        self.memory.work
    }

    fn relink(
        &mut self,
        linker: &Linker,
        components: &[&str],
        new: Vec<Told>,
        was_in: BTreeSet<String>,
    ) -> Result<Vec<String>> {
        let mut told = self.known(components)?;
        told.extend(new);
        told.sort_by(|a, b| a.id().cmp(b.id()));
        self.memory.work.linked += told.len();
        let fingerprints: Vec<_> = told.iter().map(|told| told.fingerprint.as_ref()).collect();
        let known: Vec<&str> = told.iter().filter(|told| told.component.is_some()).map(Told::id).collect();
        // Where nobody came and nobody went, the incident stays as it is.
        let mut old: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (account, incident) in self.incidents_of(&known)? {
            if !was_in.contains(&incident) {
                old.entry(incident).or_default().push(account);
            }
        }
        let mut old: BTreeMap<Vec<String>, String> =
            old.into_iter().map(|(id, members)| (members, id)).collect();
        let mut gone = was_in;
        let mut changed: Vec<Vec<&Told>> = Vec::new();
        let mut moved: Vec<(&Told, &str)> = Vec::new();
        for component in link(&fingerprints) {
            let Some(name) = component.members.first().map(|n| told[*n].id()) else { continue };
            let members = component.members.iter().map(|n| &told[*n]);
            moved.extend(
                members.filter(|told| told.component.as_deref() != Some(name)).map(|told| (told, name)),
            );
            for group in component.incidents {
                let group: Vec<&Told> = group.iter().map(|n| &told[*n]).collect();
                let members: Vec<String> = group.iter().map(|told| told.id().to_owned()).collect();
                let is_known = group.iter().all(|told| told.component.is_some());
                if !(is_known && old.remove(&members).is_some()) {
                    changed.push(group);
                }
            }
        }
        gone.extend(old.into_values());
        self.store(&moved)?;
        let made = self.incidents_from(linker, changed)?;
        self.memory.work.made += made.len();
        for incident in &made {
            gone.remove(&incident.id);
        }
        self.delete_incidents(&gone.iter().map(String::as_str).collect::<Vec<_>>())?;
        self.put_incidents(&made)?;
        Ok(made.into_iter().map(|incident| incident.id).collect())
    }

    /// Stores tellings that are new, or are in another component than before.
    fn store(&mut self, moved: &[(&Told, &str)]) -> Result<()> {
        let (new, known): (Vec<_>, Vec<_>) =
            moved.iter().copied().partition(|(told, _)| told.component.is_none());
        let component_of: BTreeMap<&str, &str> =
            known.iter().map(|(told, name)| (told.id(), *name)).collect();
        let mut put = self.accounts(&component_of.keys().copied().collect::<Vec<_>>())?;
        for account in &mut put {
            if let Some(component) = component_of.get(account.id.as_str()) {
                (*component).clone_into(&mut account.component);
            }
        }
        for (told, component) in &new {
            put.push(new_account(told, component)?);
        }
        self.put_accounts(&put)?;
        let keys: Vec<(i64, &str)> = new
            .iter()
            .flat_map(|(told, _)| told.keys.iter().flat_map(|keys| &keys.kept).map(|key| (*key, told.id())))
            .collect();
        self.put_keys(&keys)
    }

    /// Groups of tellings as incidents.
    fn incidents_from(&mut self, linker: &Linker, groups: Vec<Vec<&Told>>) -> Result<Vec<StoredIncident>> {
        let provenances = self.provenances(&groups.iter().flatten().copied().collect::<Vec<_>>())?;
        groups.into_iter().map(|group| self.incident_from(linker, group, &provenances)).collect()
    }

    fn incident_from(
        &mut self,
        linker: &Linker,
        mut group: Vec<&Told>,
        provenances: &Provenances,
    ) -> Result<StoredIncident> {
        let members = group.iter().map(|told| told.id().to_owned()).collect();
        // The first that was published is the one that the incident is named after.
        group.sort_by_key(|told| {
            (!told.fingerprint.main, told.fingerprint.published.unwrap_or(i32::MAX), told.id())
        });
        let id = group.first().map(|told| name(told.id())).unwrap_or_default();
        let parts = self.parts(&group, provenances, grouped)?;
        let case = parts.case(linker.names());
        let mut summary = Summary::of(&id, &case)
            .ok_or_else(|| Problem::Damaged(format!("incident {id} has no telling; rebuild")))?;
        // What is stored of an incident is what is published of it.
        Mask::of(&case, Masked::Private).summary(&mut summary);
        let json = String::from_utf8_lossy(&json(&summary)?).into_owned();
        Ok(StoredIncident { id, json, members })
    }
}
