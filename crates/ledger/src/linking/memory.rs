//! What linking remembers within a transaction, in which nobody else changes the ledger: what was parsed once is not
//! fetched and parsed again. Bounded: once there is too much of it, all is forgotten.

use std::collections::HashMap;
use std::sync::Arc;

use claims::Reading;
use incidents::link::Fingerprint;
use incidents::origins::Provenance;

use super::Work;
use crate::hash::Hash;

/// Tellings that are remembered; some kilobytes each.
const MAX_TELLINGS: usize = 8192;

/// Readings that are remembered; some tens of kilobytes each.
const MAX_READINGS: usize = 1024;

/// What linking remembers.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// By name of the telling.
    pub(super) fingerprints: HashMap<String, Arc<Fingerprint>>,
    /// By name of the telling.
    pub(super) provenances: HashMap<String, Arc<Provenance>>,
    /// By number, with their figures.
    readings: HashMap<u64, Arc<Reading>>,
    /// The tables that the ledger is known to be linked with.
    pub(super) tables: Option<Hash>,
    pub(super) work: Work,
}

impl Memory {
    /// Remembers a reading with its figures.
    pub(crate) fn keep_reading(&mut self, seq: u64, reading: Arc<Reading>) {
        if self.readings.len() >= MAX_READINGS {
            self.readings.clear();
        }
        self.readings.insert(seq, reading);
    }

    pub(super) fn reading(&self, seq: u64) -> Option<Arc<Reading>> {
        self.readings.get(&seq).cloned()
    }

    pub(super) fn keep_fingerprint(&mut self, fingerprint: &Arc<Fingerprint>) {
        if self.fingerprints.len() >= MAX_TELLINGS {
            self.fingerprints.clear();
        }
        self.fingerprints.insert(fingerprint.id.clone(), Arc::clone(fingerprint));
    }

    pub(super) fn keep_provenance(&mut self, id: &str, provenance: &Arc<Provenance>) {
        if self.provenances.len() >= MAX_TELLINGS {
            self.provenances.clear();
        }
        self.provenances.insert(id.to_owned(), Arc::clone(provenance));
    }

    /// Forgets a telling that is gone.
    pub(crate) fn forget(&mut self, id: &str) {
        self.fingerprints.remove(id);
        self.provenances.remove(id);
    }
}
