//! The ledger: opening it, and its transactions.

use std::path::Path;

use crate::error::{Error, Problem, Result};
use crate::hash::{self, Hash};
use crate::named::Named;
use crate::server::Server;
use crate::sqlite::Sqlite;
use crate::store::{Access, Store, first};
use crate::tx::Tx;
use crate::value::Param;

/// Whether a ledger that is not there is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It is made.
    Create,
    /// That is an error.
    Existing,
}

/// An open ledger.
pub struct Ledger {
    pub(crate) store: Named,
    pub(crate) genesis: Hash,
}

impl Ledger {
    /// Opens a ledger: a file of SQLite, or a PostgreSQL database by its URL (`postgres://user@host/database`). One of an
    /// older format is brought to the newest.
    ///
    /// # Errors
    /// If it cannot be opened, is no ledger, or has a newer format.
    pub fn open(name: &str, mode: Mode) -> Result<Self> {
        let shown = without_password(name);
        let store = Self::open_store(name, mode).map_err(|error| error.at(&shown))?;
        let mut store = Named { store, name: shown };
        let genesis = genesis(&mut store)?;
        let mut ledger = Self { store, genesis };
        ledger.finish_scrub()?;
        Ok(ledger)
    }

    fn open_store(name: &str, mode: Mode) -> Result<Box<dyn Store>> {
        if name.starts_with("postgres://") || name.starts_with("postgresql://") {
            return Ok(Box::new(Server::open(name, mode)?));
        }
        if let Some((scheme, _)) = name.split_once("://") {
            return Err(Problem::Name(format!(
                "a ledger is a file or a postgres:// URL; {scheme}:// is neither"
            ))
            .into());
        }
        if name.is_empty() {
            return Err(Problem::Name("give the ledger a name, such as sayso.db".to_owned()).into());
        }
        Ok(Box::new(Sqlite::open(Path::new(name), mode)?))
    }

    /// What to call it in messages: as it was named, without a password.
    pub fn name(&self) -> &str {
        &self.store.name
    }

    /// Adds to the ledger: all that `work` does lasts once this returns, or nothing of it does. Others that write wait.
    ///
    /// # Errors
    /// That of `work`, or if it cannot be recorded.
    pub fn write<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(&mut Tx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.transact(Access::Write, work)
    }

    /// Looks into the ledger as it is at one moment.
    ///
    /// # Errors
    /// That of `work`, or if it cannot be looked into.
    pub fn read<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(&mut Tx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.transact(Access::Read, work)
    }

    fn transact<T, E: From<Error>>(
        &mut self,
        access: Access,
        work: impl FnOnce(&mut Tx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.store.begin(access)?;
        let mut tx = Tx::new(&mut self.store, self.genesis, access);
        let done = work(&mut tx).and_then(|value| tx.finish().map(|()| value).map_err(E::from));
        match done {
            Ok(value) => self.end(Ok(())).map(|()| value).map_err(E::from),
            Err(error) => {
                self.store.rollback();
                Err(error)
            }
        }
    }

    /// Writes the files anew without what redactions destroyed. To be called after each transaction with a redaction; one
    /// that was interrupted is made up for when the ledger is next opened.
    ///
    /// # Errors
    /// If other programs hold the old bytes, or there is no room. The redaction is recorded all the same.
    pub fn scrub(&mut self) -> Result<()> {
        self.store.scrub()?;
        self.store.begin(Access::Write)?;
        let done = self.store.execute("DELETE FROM about WHERE name = 'scrub'", &[]);
        self.end(done.map(|_| ()))
    }

    /// Whether a redaction's bytes may still be in the files.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn needs_scrub(&mut self) -> Result<bool> {
        let sql = "SELECT value FROM about WHERE name = 'scrub'";
        Ok(first(&mut self.store, sql, &[], |mut row| row.text(0))?.is_some())
    }

    /// Makes up for a scrub that was interrupted; if others use the ledger now, a later one does.
    fn finish_scrub(&mut self) -> Result<()> {
        if self.needs_scrub()? {
            let _ = self.scrub();
        }
        Ok(())
    }

    fn end(&mut self, done: Result<()>) -> Result<()> {
        match done.and_then(|()| self.store.commit()) {
            Ok(()) => Ok(()),
            Err(error) => {
                self.store.rollback();
                Err(error)
            }
        }
    }
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ledger").field("name", &self.store.name).finish_non_exhaustive()
    }
}

/// Gives a new ledger its random name, to which its chain is bound.
pub(crate) fn name_it(store: &mut dyn Store) -> Result<()> {
    let name: String = crate::tx::random()?.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    store.execute("INSERT INTO about (name, value) VALUES ('ledger', $1)", &[Param::Text(&name)])?;
    Ok(())
}

fn genesis(store: &mut dyn Store) -> Result<Hash> {
    let sql = "SELECT value FROM about WHERE name = 'ledger'";
    let name = first(store, sql, &[], |mut row| row.text(0))?;
    let name = name.ok_or_else(|| Problem::Damaged("it does not say which ledger it is".to_owned()))?;
    Ok(hash::genesis(&name))
}

/// A URL without its password, for messages.
fn without_password(name: &str) -> String {
    let Some((scheme, rest)) = name.split_once("://") else { return name.to_owned() };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let authority = match authority.rsplit_once('@') {
        Some((user, host)) => format!("{}@{host}", user.split(':').next().unwrap_or_default()),
        None => authority.to_owned(),
    };
    // Parameters may hold a password too.
    let path = path.split('?').next().unwrap_or_default();
    format!("{scheme}://{authority}{path}")
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn messages_hold_no_password() {
        for (name, shown) in [
            ("sayso.db", "sayso.db"),
            ("postgres://desk:s3cret@db.example/news", "postgres://desk@db.example/news"),
            ("postgres://desk:a@b@db.example:5433/news?password=x", "postgres://desk@db.example:5433/news"),
            ("postgres://db.example/news", "postgres://db.example/news"),
            ("postgresql:///news?host=%2Frun&password=x", "postgresql:///news"),
        ] {
            assert_eq!(without_password(name), shown);
        }
    }
}
