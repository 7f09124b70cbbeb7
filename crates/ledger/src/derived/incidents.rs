//! Incidents: what accounts were found to be of one event.

use std::collections::{BTreeMap, BTreeSet};

use super::tables::{INCIDENTS, MEMBERS};
use crate::error::Result;
use crate::store::{collect, first};
use crate::tx::Tx;
use crate::value::Param;

/// An incident with the accounts that are of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredIncident {
    /// Its name.
    pub id: String,
    /// All else.
    pub json: String,
    /// The names of its accounts, in order.
    pub members: Vec<String>,
}

impl Tx<'_> {
    /// Inserts incidents, or replaces those of the same names. An account is in one incident at most: it leaves the one that
    /// it was in.
    ///
    /// # Errors
    /// If that fails.
    pub fn put_incidents(&mut self, incidents: &[StoredIncident]) -> Result<()> {
        let ids: Vec<_> = incidents.iter().map(|incident| Param::Text(&incident.id)).collect();
        self.delete_rows(&INCIDENTS, "id", &ids)?;
        // An account that is given twice is in the last incident that names it.
        let wanted: BTreeMap<&str, &str> = incidents
            .iter()
            .flat_map(|incident| {
                incident.members.iter().map(|account| (account.as_str(), incident.id.as_str()))
            })
            .collect();
        // Of a long story's many members most stay where they are.
        let ids: Vec<&str> = incidents.iter().map(|incident| incident.id.as_str()).collect();
        let mut had = self.members_of(&ids)?;
        had.extend(self.incidents_of(&wanted.keys().copied().collect::<Vec<_>>())?);
        let had: BTreeSet<(&str, &str)> = had.iter().map(|(a, i)| (a.as_str(), i.as_str())).collect();
        let wanted: BTreeSet<(&str, &str)> = wanted.into_iter().collect();
        let left: Vec<_> = had.difference(&wanted).map(|(account, _)| Param::Text(account)).collect();
        self.delete_rows(&MEMBERS, "account", &left)?;
        let rows = incidents
            .iter()
            .map(|incident| vec![Param::Text(&incident.id), Param::Blob(incident.json.as_bytes())]);
        self.insert_rows(&INCIDENTS, rows.collect())?;
        let new = wanted.difference(&had).map(|(account, id)| vec![Param::Text(account), Param::Text(id)]);
        self.insert_rows(&MEMBERS, new.collect())
    }

    /// Deletes incidents; their accounts stay, in none.
    ///
    /// # Errors
    /// If that fails.
    pub fn delete_incidents(&mut self, ids: &[&str]) -> Result<()> {
        let ids: Vec<_> = ids.iter().map(|id| Param::Text(id)).collect();
        self.delete_rows(&INCIDENTS, "id", &ids)?;
        self.delete_rows(&MEMBERS, "incident", &ids)
    }

    /// An incident.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn incident(&mut self, id: &str) -> Result<Option<StoredIncident>> {
        let found = self.rows_by("SELECT id, json FROM incidents", "id", &[id], |mut row| {
            Ok((row.text(0)?, row.words(1)?))
        })?;
        Ok(self.with_members(found)?.pop())
    }

    /// Incidents after a name, in order of the names, at most `limit`.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn incidents_after(&mut self, id: &str, limit: usize) -> Result<Vec<StoredIncident>> {
        let sql = "SELECT id, json FROM incidents WHERE id > $1 ORDER BY id LIMIT $2";
        let params = [Param::Text(id), Param::limit(limit)];
        let found = collect(self.store, sql, &params, |mut row| Ok((row.text(0)?, row.words(1)?)))?;
        self.with_members(found)
    }

    fn with_members(&mut self, found: Vec<(String, String)>) -> Result<Vec<StoredIncident>> {
        let ids: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
        let mut of: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (account, incident) in self.members_of(&ids)? {
            of.entry(incident).or_default().push(account);
        }
        Ok(found
            .into_iter()
            .map(|(id, json)| StoredIncident { members: of.remove(&id).unwrap_or_default(), id, json })
            .collect())
    }

    /// The accounts of some incidents, each with its incident, in order of the accounts.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn members_of(&mut self, incidents: &[&str]) -> Result<Vec<(String, String)>> {
        let select = "SELECT account, incident FROM members";
        let mut found =
            self.rows_by(select, "incident", incidents, |mut row| Ok((row.text(0)?, row.text(1)?)))?;
        found.sort();
        found.dedup();
        Ok(found)
    }

    /// In which incident each of these accounts is, in order of the accounts; those that are in none are left out.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn incidents_of(&mut self, accounts: &[&str]) -> Result<Vec<(String, String)>> {
        let select = "SELECT account, incident FROM members";
        let mut found =
            self.rows_by(select, "account", accounts, |mut row| Ok((row.text(0)?, row.text(1)?)))?;
        found.sort();
        found.dedup();
        Ok(found)
    }

    /// How many incidents there are.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn incident_count(&mut self) -> Result<usize> {
        let count = first(self.store, "SELECT count(*) FROM incidents", &[], |row| row.seq(0))?;
        Ok(count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
    }

    /// The names of incidents that begin with some letters, in order.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn incident_ids_like(&mut self, prefix: &str) -> Result<Vec<String>> {
        // After all names with that beginning, since names are compared as bytes.
        let end = format!("{prefix}\u{10ffff}");
        let sql = "SELECT id FROM incidents WHERE id >= $1 AND id <= $2 ORDER BY id";
        collect(self.store, sql, &[Param::Text(prefix), Param::Text(&end)], |mut row| row.text(0))
    }
}
