//! Accounts: what one reading tells of one incident, with what linking compares.

use super::tables::{ACCOUNTS, KEYS, MEMBERS};
use crate::error::Result;
use crate::store::query_list;
use crate::tx::Tx;
use crate::value::{Param, Row};

/// What one reading tells of one incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub id: String,
    /// The report's number.
    pub report: u64,
    /// The reading's number.
    pub reading: u64,
    /// The component of linked accounts in which it is.
    pub component: String,
    /// By what linking recognises it.
    pub fingerprint: Vec<u8>,
    /// From whom its report has its story.
    pub provenance: Vec<u8>,
}

const SELECT: &str = "SELECT id, report, reading, component, fingerprint, provenance FROM accounts";

impl Tx<'_> {
    /// Inserts accounts, or replaces those of the same names.
    ///
    /// # Errors
    /// If that fails.
    pub fn put_accounts(&mut self, accounts: &[Account]) -> Result<()> {
        let ids: Vec<_> = accounts.iter().map(|account| Param::Text(&account.id)).collect();
        self.delete_rows(&ACCOUNTS, "id", &ids)?;
        self.insert_rows(&ACCOUNTS, accounts.iter().map(row).collect())
    }

    /// Deletes accounts, with their keys and memberships. Goes through all keys, since these are found by key alone.
    ///
    /// # Errors
    /// If that fails.
    pub fn delete_accounts(&mut self, ids: &[&str]) -> Result<()> {
        let keys: Vec<_> = ids.iter().map(|id| Param::Text(id)).collect();
        self.delete_rows(&KEYS, "account", &keys)?;
        self.delete_accounts_without_keys(ids)
    }

    /// Deletes accounts with their memberships; their keys are gone already.
    pub(crate) fn delete_accounts_without_keys(&mut self, ids: &[&str]) -> Result<()> {
        ids.iter().for_each(|id| self.memory.forget(id));
        let ids: Vec<_> = ids.iter().map(|id| Param::Text(id)).collect();
        self.delete_rows(&ACCOUNTS, "id", &ids)?;
        self.delete_rows(&MEMBERS, "account", &ids)
    }

    /// Accounts by their names, in order of the names.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn accounts(&mut self, ids: &[&str]) -> Result<Vec<Account>> {
        let found = self.rows_by(SELECT, "id", ids, account)?;
        Ok(in_order(found))
    }

    /// The accounts of some reports' readings, in order of their names.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn accounts_of(&mut self, reports: &[u64]) -> Result<Vec<Account>> {
        let reports: Vec<Param<'_>> = reports.iter().map(|report| Param::seq(*report)).collect();
        let sql = |list: &str| format!("{SELECT} WHERE report IN ({list})");
        Ok(in_order(query_list(self.store, sql, &reports, account)?))
    }

    /// The accounts of several components, in order of their names.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn components(&mut self, names: &[&str]) -> Result<Vec<Account>> {
        let found = self.rows_by(SELECT, "component", names, account)?;
        Ok(in_order(found))
    }

    /// In which component each of these accounts is, by the accounts' names.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn components_of(&mut self, ids: &[&str]) -> Result<Vec<(String, String)>> {
        let select = "SELECT id, component FROM accounts";
        let mut found = self.rows_by(select, "id", ids, |mut row| Ok((row.text(0)?, row.text(1)?)))?;
        found.sort();
        found.dedup();
        Ok(found)
    }
}

/// A list of names that is asked for in pieces may name one twice.
fn in_order(mut accounts: Vec<Account>) -> Vec<Account> {
    accounts.sort_by(|a, b| a.id.cmp(&b.id));
    accounts.dedup_by(|a, b| a.id == b.id);
    accounts
}

fn row(account: &Account) -> Vec<Param<'_>> {
    vec![
        Param::Text(&account.id),
        Param::seq(account.report),
        Param::seq(account.reading),
        Param::Text(&account.component),
        Param::Blob(&account.fingerprint),
        Param::Blob(&account.provenance),
    ]
}

fn account(mut row: Row) -> Result<Account> {
    Ok(Account {
        id: row.text(0)?,
        report: row.seq(1)?,
        reading: row.seq(2)?,
        component: row.text(3)?,
        fingerprint: row.blob(4)?,
        provenance: row.blob(5)?,
    })
}
