//! Keys: what accounts must share to be compared at all.

use super::tables::KEYS;
use crate::error::Result;
use crate::store::query_list;
use crate::tx::Tx;
use crate::value::Param;

impl Tx<'_> {
    /// Gives accounts keys that they do not have.
    ///
    /// # Errors
    /// If that fails.
    pub fn put_keys(&mut self, keys: &[(i64, &str)]) -> Result<()> {
        // In order of the keys, as they stand in the index.
        let mut keys = keys.to_vec();
        keys.sort_unstable();
        keys.dedup();
        let rows = keys.iter().map(|(key, account)| vec![Param::Int(*key), Param::Text(account)]);
        self.insert_rows(&KEYS, rows.collect())
    }

    /// Takes keys from accounts.
    ///
    /// # Errors
    /// If that fails.
    pub fn delete_keys(&mut self, keys: &[(i64, &str)]) -> Result<()> {
        let pairs: Vec<_> =
            keys.iter().map(|(key, account)| (Param::Int(*key), Param::Text(account))).collect();
        self.delete_pairs(&KEYS, ["key", "account"], &pairs)
    }

    /// The accounts that have one of these keys, each with the key, in order.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn accounts_with_keys(&mut self, keys: &[i64]) -> Result<Vec<(i64, String)>> {
        let keys: Vec<_> = keys.iter().map(|key| Param::Int(*key)).collect();
        let mut found = query_list(
            self.store,
            |list| format!("SELECT key, account FROM account_keys WHERE key IN ({list})"),
            &keys,
            |mut row| Ok((row.int(0)?, row.text(1)?)),
        )?;
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }
}
