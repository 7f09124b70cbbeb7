//! A store whose errors say which ledger they are about.

use std::ops::ControlFlow;

use crate::error::Result;
use crate::store::{Access, Store};
use crate::value::{Param, Row};

/// A store with its name.
pub struct Named {
    /// The store.
    pub store: Box<dyn Store>,
    /// What to call it.
    pub name: String,
}

impl Named {
    fn name<T>(&self, done: Result<T>) -> Result<T> {
        done.map_err(|error| error.at(&self.name))
    }
}

impl Store for Named {
    fn begin(&mut self, access: Access) -> Result<()> {
        let done = self.store.begin(access);
        self.name(done)
    }

    fn commit(&mut self) -> Result<()> {
        let done = self.store.commit();
        self.name(done)
    }

    fn rollback(&mut self) {
        self.store.rollback();
    }

    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64> {
        let done = self.store.execute(sql, params);
        self.name(done)
    }

    fn query(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
        take: &mut dyn FnMut(Row) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let done = self.store.query(sql, params, take);
        self.name(done)
    }

    fn sibling(&self) -> Result<Option<Box<dyn Store>>> {
        let name = self.name.clone();
        let store = self.name(self.store.sibling())?;
        Ok(store.map(|store| Box::new(Self { store, name }) as Box<dyn Store>))
    }

    fn scrub(&mut self) -> Result<()> {
        let done = self.store.scrub();
        self.name(done)
    }

    fn integrity(&mut self) -> Result<Vec<String>> {
        let done = self.store.integrity();
        self.name(done)
    }
}
