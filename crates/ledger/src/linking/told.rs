//! Tellings: made of readings, stored as accounts, and found again by their keys.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use claims::Reading;
use incidents::link::{Fingerprint, Keys, keys, touches};
use incidents::origins::Provenance;

use super::parts::report_key;
use super::tables::Linker;
use crate::derived::Account;
use crate::error::{Error, Problem, Result};
use crate::report::StoredReport;
use crate::store::query_list;
use crate::tx::Tx;
use crate::value::Param;

/// From whom tellings have their story, by the tellings' names.
pub(super) type Provenances = BTreeMap<String, Arc<Provenance>>;

/// A telling with what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub report: u64,
    pub reading: u64,
    pub fingerprint: Arc<Fingerprint>,
    /// The component in which it is stored; `None` if it is new.
    pub component: Option<String>,
    /// Its keys and provenance, if it is new.
    pub keys: Option<Keys>,
    pub provenance: Option<Arc<Provenance>>,
}

impl Told {
    pub fn id(&self) -> &str {
        &self.fingerprint.id
    }
}

impl Tx<'_> {
    /// The tellings of a report, which is the latest version, if it stands.
    pub(super) fn tellings(&mut self, linker: &Linker, report: u64) -> Result<Vec<Told>> {
        let (Some(stored), Some(seq)) = (self.report(report)?, self.latest_reading_seq(report)?) else {
            return Ok(Vec::new());
        };
        let reading = self.reading_with_figures(seq)?;
        let key = content_key(&stored);
        let provenance = Arc::new(Provenance::of(&reading, &report_key(report), &stored.text));
        let fingerprints = Fingerprint::of(&reading, &key, &stored.text, linker.rarity());
        let mut told = Vec::new();
        for fingerprint in fingerprints {
            let fingerprint = Arc::new(fingerprint);
            self.memory.keep_fingerprint(&fingerprint);
            self.memory.keep_provenance(&fingerprint.id, &provenance);
            told.push(Told {
                report,
                reading: seq,
                component: None,
                keys: Some(keys(&fingerprint)),
                provenance: Some(Arc::clone(&provenance)),
                fingerprint,
            });
        }
        self.memory.work.new += told.len();
        Ok(told)
    }

    /// A reading with its figures filled in.
    pub(super) fn reading_with_figures(&mut self, seq: u64) -> Result<Arc<Reading>> {
        if let Some(reading) = self.memory.reading(seq) {
            return Ok(reading);
        }
        let stored = self.reading(seq)?.ok_or_else(|| {
            Problem::Damaged(format!("reading {seq} is missing, though an incident is made of it; rebuild"))
        })?;
        let mut reading = stored.reading()?;
        incidents::fill(&mut reading);
        let reading = Arc::new(reading);
        self.memory.keep_reading(seq, Arc::clone(&reading));
        Ok(reading)
    }

    /// Adds the components that new tellings hang together with.
    pub(super) fn touched(&mut self, new: &[Told], loose: &mut BTreeSet<String>) -> Result<()> {
        let mut asking: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (n, told) in new.iter().enumerate() {
            for key in told.keys.iter().flat_map(|keys| &keys.asked) {
                asking.entry(*key).or_default().push(n);
            }
        }
        let asked: Vec<i64> = asking.keys().copied().collect();
        let mut sharing: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (key, account) in self.accounts_with_keys(&asked)? {
            sharing.entry(account).or_default().extend(asking.get(&key).into_iter().flatten());
        }
        self.memory.work.candidates += sharing.len();
        let ids: Vec<&str> = sharing.keys().map(String::as_str).collect();
        let mut by_component: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (account, component) in self.components_of(&ids)? {
            by_component.entry(component).or_default().push(account);
        }
        let unknown: Vec<&str> = by_component
            .iter()
            .filter(|(component, _)| !loose.contains(*component))
            .flat_map(|(_, accounts)| accounts)
            .map(String::as_str)
            .filter(|id| !self.memory.fingerprints.contains_key(*id))
            .collect();
        let fetched = self.fingerprints(&unknown)?;
        for (component, accounts) in by_component {
            if loose.contains(&component) {
                continue;
            }
            let hangs = accounts.iter().any(|account| {
                let known = fetched.get(account).or_else(|| self.memory.fingerprints.get(account));
                let mut askers = sharing.get(account).cloned().unwrap_or_default();
                askers.sort_unstable();
                askers.dedup();
                self.memory.work.pairs += askers.len();
                known.is_some_and(|known| askers.iter().any(|n| touches(&new[*n].fingerprint, known)))
            });
            if hangs {
                loose.insert(component);
            }
        }
        for fingerprint in fetched.into_values() {
            self.memory.keep_fingerprint(&fingerprint);
        }
        Ok(())
    }

    /// The fingerprints of stored accounts.
    fn fingerprints(&mut self, ids: &[&str]) -> Result<BTreeMap<String, Arc<Fingerprint>>> {
        let select = "SELECT id, fingerprint FROM accounts";
        self.rows_by(select, "id", ids, |mut row| {
            let id = row.text(0)?;
            let fingerprint = Arc::new(parsed(&id, &row.blob(1)?)?);
            Ok((id, fingerprint))
        })
        .map(|found| found.into_iter().collect())
    }

    /// The stored tellings of some components.
    pub(super) fn known(&mut self, components: &[&str]) -> Result<Vec<Told>> {
        let select = "SELECT id, report, reading, component, fingerprint FROM accounts";
        let memory = &self.memory.fingerprints;
        let mut fetched = BTreeMap::new();
        let components: Vec<_> = components.iter().map(|name| Param::Text(name)).collect();
        query_list(
            self.store,
            |list| format!("{select} WHERE component IN ({list})"),
            &components,
            |mut row| {
                let id = row.text(0)?;
                let fingerprint = match memory.get(&id) {
                    Some(known) => Arc::clone(known),
                    None => Arc::new(parsed(&id, &row.blob(4)?)?),
                };
                let told = Told {
                    report: row.seq(1)?,
                    reading: row.seq(2)?,
                    fingerprint,
                    component: Some(row.text(3)?),
                    keys: None,
                    provenance: None,
                };
                fetched.insert(id, told);
                Ok(())
            },
        )?;
        Ok(fetched.into_values().collect())
    }

    /// The stored tellings of some names.
    pub(crate) fn told(&mut self, ids: &[&str]) -> Result<Vec<Told>> {
        let told = |account: Account| {
            Ok(Told {
                report: account.report,
                reading: account.reading,
                fingerprint: Arc::new(parsed(&account.id, &account.fingerprint)?),
                provenance: Some(Arc::new(parsed(&account.id, &account.provenance)?)),
                component: Some(account.component),
                keys: None,
            })
        };
        self.accounts(ids)?.into_iter().map(told).collect()
    }

    /// The provenances of stored tellings.
    pub(super) fn provenances(&mut self, told: &[&Told]) -> Result<Provenances> {
        let mut found = Provenances::new();
        let mut unknown: Vec<&str> = Vec::new();
        for told in told.iter().filter(|told| told.provenance.is_none()) {
            match self.memory.provenances.get(told.id()) {
                Some(known) => _ = found.insert(told.id().to_owned(), Arc::clone(known)),
                None => unknown.push(told.id()),
            }
        }
        let select = "SELECT id, provenance FROM accounts";
        let fetched = self.rows_by(select, "id", &unknown, |mut row| {
            let id = row.text(0)?;
            let provenance = Arc::new(parsed(&id, &row.blob(1)?)?);
            Ok((id, provenance))
        })?;
        for (id, provenance) in fetched {
            self.memory.keep_provenance(&id, &provenance);
            found.insert(id, provenance);
        }
        Ok(found)
    }

    /// Deletes accounts with their keys, which are made again from their fingerprints.
    pub(super) fn forget_tellings(&mut self, accounts: &[Account]) -> Result<()> {
        let mut pairs: Vec<(i64, &str)> = Vec::new();
        for account in accounts {
            let fingerprint: Fingerprint = parsed(&account.id, &account.fingerprint)?;
            pairs.extend(keys(&fingerprint).kept.into_iter().map(|key| (key, account.id.as_str())));
        }
        self.delete_keys(&pairs)?;
        let ids: Vec<&str> = accounts.iter().map(|account| account.id.as_str()).collect();
        self.delete_accounts_without_keys(&ids)
    }
}

/// What is to be stored of a new telling.
pub(super) fn new_account(told: &Told, component: &str) -> Result<Account> {
    let provenance = told.provenance.as_deref().ok_or_else(|| {
        Error::from(Problem::Unfit(format!("it is not known from whom {} has its story", told.id())))
    })?;
    Ok(Account {
        id: told.id().to_owned(),
        report: told.report,
        reading: told.reading,
        component: component.to_owned(),
        fingerprint: bytes(told.fingerprint.as_ref())?,
        provenance: bytes(provenance)?,
    })
}

impl Account {
    /// Of a telling, as it is stored.
    ///
    /// # Errors
    /// None in practice: both have a stored form.
    pub fn of(
        (report, reading): (u64, u64),
        component: &str,
        fingerprint: &Fingerprint,
        provenance: &Provenance,
    ) -> Result<Self> {
        Ok(Self {
            id: fingerprint.id.clone(),
            report,
            reading,
            component: component.to_owned(),
            fingerprint: bytes(fingerprint)?,
            provenance: bytes(provenance)?,
        })
    }
}

/// The stored form of a fingerprint or a provenance: Postcard, since a new report is compared with many, and JSON takes
/// ten times as long.
fn bytes(value: &impl serde::Serialize) -> Result<Vec<u8>> {
    postcard::to_allocvec(value)
        .map_err(|error| Problem::Unfit(format!("this has no stored form: {error}")).into())
}

fn parsed<T: serde::de::DeserializeOwned>(id: &str, bytes: &[u8]) -> Result<T> {
    postcard::from_bytes(bytes).map_err(|error| {
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
