//! Keys: what accounts must share to be compared at all.

use super::tables::KEYS;
use crate::error::Result;
use crate::store::{collect, query_list};
use crate::tx::Tx;
use crate::value::Param;

impl Tx<'_> {
    /// Gives accounts their keys, in place of those that they had.
    ///
    /// # Errors
    /// If that fails.
    pub fn put_keys(&mut self, keys: &[(&str, &[&[u8]])]) -> Result<()> {
        let accounts: Vec<_> = keys.iter().map(|(account, _)| Param::Text(account)).collect();
        self.delete_rows(&KEYS, "account", &accounts)?;
        let mut pairs: Vec<(&[u8], &str)> =
            keys.iter().flat_map(|(account, keys)| keys.iter().map(move |key| (*key, *account))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let rows = pairs.into_iter().map(|(key, account)| vec![Param::Blob(key), Param::Text(account)]);
        self.insert_rows(&KEYS, rows.collect())
    }

    /// The keys of an account.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn keys_of(&mut self, account: &str) -> Result<Vec<Vec<u8>>> {
        let sql = "SELECT key FROM account_keys WHERE account = $1 ORDER BY key";
        collect(self.store, sql, &[Param::Text(account)], |mut row| row.blob(0))
    }

    /// The accounts that have one of these keys, each with the key; of each key the first `limit_per_key` by name. In order
    /// of the keys as they are given.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn accounts_with_keys(
        &mut self,
        keys: &[&[u8]],
        limit_per_key: usize,
    ) -> Result<Vec<(Vec<u8>, String)>> {
        let mut found = Vec::new();
        // One small question a key: each is one walk in the index, and stops at the limit.
        let sql = "SELECT account FROM account_keys WHERE key = $1 ORDER BY account LIMIT $2";
        for key in keys {
            let params = [Param::Blob(key), Param::limit(limit_per_key)];
            found.extend(collect(self.store, sql, &params, |mut row| Ok((key.to_vec(), row.text(0)?)))?);
        }
        Ok(found)
    }

    /// How many accounts have each of these keys, in order of the keys; those that none has are left out.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn key_counts(&mut self, keys: &[&[u8]]) -> Result<Vec<(Vec<u8>, u64)>> {
        let keys: Vec<_> = keys.iter().map(|key| Param::Blob(key)).collect();
        let mut found = query_list(
            self.store,
            |list| format!("SELECT key, count(*) FROM account_keys WHERE key IN ({list}) GROUP BY key"),
            &keys,
            |mut row| Ok((row.blob(0)?, row.seq(1)?)),
        )?;
        found.sort();
        found.dedup();
        Ok(found)
    }
}
