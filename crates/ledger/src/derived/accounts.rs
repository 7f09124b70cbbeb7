//! Accounts: what one reading tells of one incident, with what linking compares.

use super::tables::{ACCOUNTS, EDGES, KEYS, MEMBERS};
use crate::error::Result;
use crate::store::collect;
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
    /// What linking compares.
    pub features: Vec<u8>,
}

const SELECT: &str = "SELECT id, report, reading, component, features FROM accounts";

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

    /// Deletes accounts, with their keys, edges and memberships.
    ///
    /// # Errors
    /// If that fails.
    pub fn delete_accounts(&mut self, ids: &[&str]) -> Result<()> {
        let ids: Vec<_> = ids.iter().map(|id| Param::Text(id)).collect();
        self.delete_rows(&ACCOUNTS, "id", &ids)?;
        self.delete_rows(&KEYS, "account", &ids)?;
        self.delete_rows(&EDGES, "a", &ids)?;
        self.delete_rows(&EDGES, "b", &ids)?;
        self.delete_rows(&MEMBERS, "account", &ids)
    }

    /// Puts accounts into another component.
    ///
    /// # Errors
    /// If that fails.
    pub fn set_component(&mut self, ids: &[&str], component: &str) -> Result<()> {
        let mut accounts = self.accounts(ids)?;
        accounts.retain(|account| account.component != component);
        for account in &mut accounts {
            account.component = component.to_owned();
        }
        self.put_accounts(&accounts)
    }

    /// An account.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn account(&mut self, id: &str) -> Result<Option<Account>> {
        Ok(self.accounts(&[id])?.pop())
    }

    /// Accounts by their names, in order of the names.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn accounts(&mut self, ids: &[&str]) -> Result<Vec<Account>> {
        let found = self.rows_by(SELECT, "id", ids, account)?;
        Ok(in_order(found))
    }

    /// The accounts of a report's readings.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn accounts_of(&mut self, report: u64) -> Result<Vec<Account>> {
        let sql = format!("{SELECT} WHERE report = $1 ORDER BY id");
        collect(self.store, &sql, &[Param::seq(report)], account)
    }

    /// Accounts after a name, in order of the names, at most `limit`.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn accounts_after(&mut self, id: &str, limit: usize) -> Result<Vec<Account>> {
        let sql = format!("{SELECT} WHERE id > $1 ORDER BY id LIMIT $2");
        collect(self.store, &sql, &[Param::Text(id), Param::limit(limit)], account)
    }

    /// The accounts of a component, in order of their names.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn component(&mut self, name: &str) -> Result<Vec<Account>> {
        self.components(&[name])
    }

    /// The accounts of several components, in order of their names.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn components(&mut self, names: &[&str]) -> Result<Vec<Account>> {
        let found = self.rows_by(SELECT, "component", names, account)?;
        Ok(in_order(found))
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
        Param::Blob(&account.features),
    ]
}

fn account(mut row: Row) -> Result<Account> {
    Ok(Account {
        id: row.text(0)?,
        report: row.seq(1)?,
        reading: row.seq(2)?,
        component: row.text(3)?,
        features: row.blob(4)?,
    })
}
