//! Linking what is recorded into incidents, and keeping that up to date.
//!
//! What is linked is the latest reading of the latest version of each report. All of it is derived: it can be dropped and
//! made again from the entries ([`Tx::rebuild`]), and comes out the same.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use claims::Reading;
use incidents::link::{Fingerprint, Rarity, keys, link, touches};
use incidents::origins::{Origins, Provenance, origins};
use incidents::{Case, Mask, Masked, Names, Origin, Summary};
use language::Knowledge;
use language::names::Actors;
use serde::{Deserialize, Serialize};

use crate::derived::{Account, StoredIncident};
use crate::error::{Problem, Result};
use crate::report::StoredReport;
use crate::tx::{Tx, json};

/// Reports that are linked at once while a ledger is rebuilt.
const BATCH: usize = 256;

/// The note that says with which rules the derived state was made.
const RULES: &str = "linking";

/// Raised when linking changes, so that a ledger knows that it is to be rebuilt.
const VERSION: &str = "2";

/// What linking knows besides the reports.
#[derive(Debug)]
pub struct Linker {
    rarity: Rarity,
    names: Names,
}

impl Linker {
    /// From the knowledge files, and the actors that were made of them.
    ///
    /// # Errors
    /// If one of them is wrong.
    pub fn new(knowledge: &Knowledge, actors: &Actors) -> std::result::Result<Self, language::Error> {
        let names = actors
            .iter()
            .flat_map(|actor| actor.names.iter().map(move |name| (actor.key.as_str(), name.as_str())));
        Ok(Self { rarity: Rarity::new(knowledge)?, names: Names::new(names) })
    }

    /// Which names mean one actor.
    pub fn names(&self) -> &Names {
        &self.names
    }
}

/// What is kept of a telling.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Features {
    pub(crate) fingerprint: Fingerprint,
    pub(crate) provenance: Provenance,
}

/// A telling with what is known of it.
#[derive(Clone, Debug)]
struct Told {
    report: u64,
    reading: u64,
    features: Features,
    /// What is stored of it; `None` if it is new.
    stored: Option<Account>,
}

impl Told {
    fn id(&self) -> &str {
        &self.features.fingerprint.id
    }
}

/// Readings that were parsed already.
#[derive(Debug, Default)]
struct Readings(BTreeMap<u64, Rc<Reading>>);

impl Readings {
    fn get(&mut self, tx: &mut Tx<'_>, seq: u64) -> Result<Rc<Reading>> {
        if let Some(reading) = self.0.get(&seq) {
            return Ok(Rc::clone(reading));
        }
        let stored = tx.reading(seq)?.ok_or_else(|| {
            Problem::Damaged(format!("reading {seq} is missing, though an incident is made of it; rebuild"))
        })?;
        let mut reading = stored.reading()?;
        incidents::fill(&mut reading);
        let reading = Rc::new(reading);
        self.0.insert(seq, Rc::clone(&reading));
        Ok(reading)
    }
}

/// The key of a report in views: `r` and its number.
pub fn report_key(seq: u64) -> String {
    format!("r{seq}")
}

/// The number that a report's key holds.
pub fn report_seq(key: &str) -> Option<u64> {
    key.strip_prefix('r')?.parse().ok()
}

impl Tx<'_> {
    /// Links reports that were added, got another reading or another version, or were redacted. Gives the incidents that
    /// came out anew, by name.
    ///
    /// # Errors
    /// If that cannot be recorded, or what is stored is damaged.
    pub fn link(&mut self, linker: &Linker, reports: &[u64]) -> Result<Vec<String>> {
        match self.note(RULES)? {
            Some(version) if version == VERSION.as_bytes() => {}
            // Links of other rules do not go with new ones.
            Some(_) => _ = self.rebuild(linker)?,
            None => self.put_note(RULES, VERSION.as_bytes())?,
        }
        let mut all: BTreeSet<u64> = reports.iter().copied().collect();
        for report in reports {
            all.extend(self.versions(*report)?);
        }
        let mut readings = Readings::default();
        let mut loose: BTreeSet<String> = BTreeSet::new();
        let mut gone: Vec<Account> = Vec::new();
        let mut new: Vec<Told> = Vec::new();
        for report in all {
            gone.extend(self.accounts_of(report)?);
            new.extend(self.tellings(linker, report, &mut readings)?);
        }
        loose.extend(gone.iter().map(|account| account.component.clone()));
        let gone: Vec<&str> = gone.iter().map(|account| account.id.as_str()).collect();
        let was_in: Vec<String> =
            self.incidents_of(&gone)?.into_iter().map(|(_, incident)| incident).collect();
        self.delete_accounts(&gone)?;
        for told in &new {
            loose.extend(self.touched(&told.features.fingerprint)?);
        }
        let loose: Vec<&str> = loose.iter().map(String::as_str).collect();
        self.relink(linker, &loose, new, was_in, &mut readings)
    }

    /// Links the accounts of some components anew, as after a redaction of one of them.
    ///
    /// # Errors
    /// If that cannot be recorded, or what is stored is damaged.
    pub fn relink_components(&mut self, linker: &Linker, components: &[&str]) -> Result<Vec<String>> {
        self.relink(linker, components, Vec::new(), Vec::new(), &mut Readings::default())
    }

    /// Drops all that is derived and makes it again. Gives the number of incidents.
    ///
    /// # Errors
    /// If that cannot be recorded, or what is stored is damaged.
    pub fn rebuild(&mut self, linker: &Linker) -> Result<usize> {
        self.clear_derived()?;
        self.put_note(RULES, VERSION.as_bytes())?;
        let mut after = 0;
        loop {
            let reports = self.reports(after, BATCH)?;
            let Some(last) = reports.last() else { break };
            after = *last;
            self.link(linker, &reports)?;
        }
        let mut count = 0;
        let mut after = String::new();
        loop {
            let found = self.incidents_after(&after, BATCH)?;
            let Some(last) = found.last() else { return Ok(count) };
            count += found.len();
            after.clone_from(&last.id);
        }
    }

    /// The tellings of a report, if it stands and is the latest version.
    fn tellings(&mut self, linker: &Linker, report: u64, readings: &mut Readings) -> Result<Vec<Told>> {
        if self.versions(report)?.last() != Some(&report) {
            return Ok(Vec::new());
        }
        let (Some(stored), Some(latest)) = (self.report(report)?, self.latest_reading(report)?) else {
            return Ok(Vec::new());
        };
        let mut reading = latest.reading()?;
        incidents::fill(&mut reading);
        let key = content_key(&stored);
        let provenance = Provenance::of(&reading, &report_key(report), &stored.text);
        let fingerprints = Fingerprint::of(&reading, &key, &stored.text, &linker.rarity);
        readings.0.insert(latest.seq, Rc::new(reading));
        let told = |fingerprint| Told {
            report,
            reading: latest.seq,
            features: Features { fingerprint, provenance: provenance.clone() },
            stored: None,
        };
        Ok(fingerprints.into_iter().map(told).collect())
    }

    /// The components that a new telling hangs together with.
    fn touched(&mut self, new: &Fingerprint) -> Result<BTreeSet<String>> {
        let keys: Vec<[u8; 8]> = keys(new).into_iter().map(i64::to_be_bytes).collect();
        let keys: Vec<&[u8]> = keys.iter().map(<[u8; 8]>::as_slice).collect();
        let sharing: BTreeSet<String> =
            self.accounts_with_keys(&keys, usize::MAX)?.into_iter().map(|(_, account)| account).collect();
        let sharing: Vec<&str> = sharing.iter().map(String::as_str).collect();
        let mut found = BTreeSet::new();
        for account in self.accounts(&sharing)? {
            if !found.contains(&account.component) && touches(new, &features(&account)?.fingerprint) {
                found.insert(account.component);
            }
        }
        Ok(found)
    }

    fn relink(
        &mut self,
        linker: &Linker,
        components: &[&str],
        new: Vec<Told>,
        was_in: Vec<String>,
        readings: &mut Readings,
    ) -> Result<Vec<String>> {
        let mut told = new;
        for account in self.components(components)? {
            let features = features(&account)?;
            told.push(Told {
                report: account.report,
                reading: account.reading,
                features,
                stored: Some(account),
            });
        }
        told.sort_by(|a, b| a.id().cmp(b.id()));
        let fingerprints: Vec<Fingerprint> =
            told.iter().map(|told| told.features.fingerprint.clone()).collect();
        let known: Vec<&str> = told.iter().filter(|told| told.stored.is_some()).map(Told::id).collect();
        // Where nobody came and nobody went, the incident stays as it is.
        let mut old: BTreeMap<Vec<String>, String> = BTreeMap::new();
        let mut gone: BTreeSet<String> = was_in.into_iter().collect();
        let in_incidents: BTreeSet<String> =
            self.incidents_of(&known)?.into_iter().map(|(_, incident)| incident).collect();
        for id in in_incidents.into_iter().filter(|id| !gone.contains(id)).collect::<Vec<_>>() {
            if let Some(incident) = self.incident(&id)? {
                old.insert(incident.members, id);
            }
        }
        let mut made = Vec::new();
        let mut put = Vec::new();
        for component in link(&fingerprints) {
            let Some(name) = component.members.first().map(|n| told[*n].id().to_owned()) else { continue };
            for n in &component.members {
                put.extend(account(&told[*n], &name)?);
            }
            for group in component.incidents {
                let group: Vec<&Told> = group.iter().map(|n| &told[*n]).collect();
                let members: Vec<String> = group.iter().map(|told| told.id().to_owned()).collect();
                let is_known = group.iter().all(|told| told.stored.is_some());
                if !(is_known && old.remove(&members).is_some()) {
                    made.push(self.incident_of(linker, group, readings)?);
                }
            }
        }
        gone.extend(old.into_values());
        self.put_accounts(&put)?;
        for told in told.iter().filter(|told| told.stored.is_none()) {
            let keys: Vec<[u8; 8]> =
                keys(&told.features.fingerprint).into_iter().map(i64::to_be_bytes).collect();
            let keys: Vec<&[u8]> = keys.iter().map(<[u8; 8]>::as_slice).collect();
            self.put_keys(&[(told.id(), &keys)])?;
        }
        let gone: Vec<&str> = gone.iter().map(String::as_str).collect();
        self.delete_incidents(&gone)?;
        self.put_incidents(&made)?;
        Ok(made.into_iter().map(|incident| incident.id).collect())
    }

    fn incident_of(
        &mut self,
        linker: &Linker,
        mut group: Vec<&Told>,
        readings: &mut Readings,
    ) -> Result<StoredIncident> {
        let members = group.iter().map(|told| told.id().to_owned()).collect();
        // The first that was published is the one that the incident is named after.
        group.sort_by_key(|told| {
            let fingerprint = &told.features.fingerprint;
            (!fingerprint.main, fingerprint.published.unwrap_or(i32::MAX), told.id())
        });
        let id = group.first().map(|told| name(told.id())).unwrap_or_default();
        let parts = self.parts(&group, readings)?;
        let case = parts.case(&linker.names);
        let mut summary = Summary::of(&id, &case)
            .ok_or_else(|| Problem::Damaged(format!("incident {id} has no telling; rebuild")))?;
        // What is stored of an incident is what is published of it.
        Mask::of(&case, Masked::Private).summary(&mut summary);
        let json = String::from_utf8_lossy(&json(&summary)?).into_owned();
        Ok(StoredIncident { id, json, members })
    }

    fn parts(&mut self, group: &[&Told], readings: &mut Readings) -> Result<Parts> {
        let mut tellings = Vec::new();
        for told in group {
            tellings.push(Part {
                report: told.report,
                key: report_key(told.report),
                reading: readings.get(self, told.reading)?,
                incident: told.features.fingerprint.incident.clone(),
            });
        }
        let provenances: Vec<&Provenance> = group.iter().map(|told| &told.features.provenance).collect();
        Ok(Parts { tellings, origins: origins(&provenances) })
    }

    /// What an incident is made of: the readings of its reports. `None` if there is none of that name.
    ///
    /// # Errors
    /// If the ledger cannot be read, or what is stored is damaged.
    pub fn incident_parts(&mut self, id: &str) -> Result<Option<Parts>> {
        let Some(incident) = self.incident(id)? else { return Ok(None) };
        let members: Vec<&str> = incident.members.iter().map(String::as_str).collect();
        let mut told = Vec::new();
        for account in self.accounts(&members)? {
            told.push(Told {
                report: account.report,
                reading: account.reading,
                features: features(&account)?,
                stored: Some(account),
            });
        }
        self.parts(&told.iter().collect::<Vec<_>>(), &mut Readings::default()).map(Some)
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
                self.accounts_of(report)?.into_iter().map(|account| account.id).collect();
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
    pub reading: Rc<Reading>,
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
        let mut readings: BTreeMap<u64, Rc<Reading>> = BTreeMap::new();
        let mut tellings = self.tellings.clone();
        for part in &mut tellings {
            if let Some(masked) = readings.get(&part.report) {
                part.reading = Rc::clone(masked);
                continue;
            }
            let masked = mask.reading(&part.reading).map_err(|error| {
                Problem::Damaged(format!("report {} cannot be masked: {error}", part.report))
            })?;
            part.reading = Rc::new(masked);
            readings.insert(part.report, Rc::clone(&part.reading));
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

/// What is to be stored of a telling, if it is new or its component has another name.
fn account(told: &Told, component: &str) -> Result<Option<Account>> {
    if told.stored.as_ref().is_some_and(|account| account.component == component) {
        return Ok(None);
    }
    Ok(Some(Account {
        id: told.id().to_owned(),
        report: told.report,
        reading: told.reading,
        component: component.to_owned(),
        features: json(&told.features)?,
    }))
}

pub(crate) fn features(account: &Account) -> Result<Features> {
    serde_json::from_slice(&account.features).map_err(|error| {
        let id = &account.id;
        Problem::Damaged(format!("what is known of account {id} cannot be understood ({error}); rebuild"))
            .into()
    })
}

/// An incident's name: that of the telling that it is named after, without the ending of a report's first incident.
pub(crate) fn name(telling: &str) -> String {
    telling.strip_suffix(".i1").unwrap_or(telling).to_owned()
}

/// A report's key by its content, so that it is the same in whatever order reports are recorded: ten letters and digits.
fn content_key(report: &StoredReport) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    const LENGTH: usize = 10;
    let mut hasher = blake3::Hasher::new();
    let meta = &report.meta;
    for part in [&meta.url, &meta.outlet, &meta.published] {
        hasher.update(part.as_deref().unwrap_or_default().as_bytes());
        hasher.update(&[0]);
    }
    hasher.update(report.text.as_bytes());
    let mut bytes = [0; LENGTH];
    hasher.finalize_xof().fill(&mut bytes);
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect()
}
