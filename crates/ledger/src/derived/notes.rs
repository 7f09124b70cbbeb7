//! Notes: small derived values by name, such as the version of the rules that linked.

use super::tables::NOTES;
use crate::error::Result;
use crate::store::first;
use crate::tx::Tx;
use crate::value::Param;

impl Tx<'_> {
    /// Keeps a value under a name, in place of the one before.
    ///
    /// # Errors
    /// If that fails.
    pub fn put_note(&mut self, name: &str, value: &[u8]) -> Result<()> {
        self.delete_rows(&NOTES, "name", &[Param::Text(name)])?;
        self.insert_rows(&NOTES, vec![vec![Param::Text(name), Param::Blob(value)]])
    }

    /// The value under a name.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn note(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let sql = "SELECT value FROM notes WHERE name = $1";
        first(self.store, sql, &[Param::Text(name)], |mut row| row.blob(0))
    }
}
