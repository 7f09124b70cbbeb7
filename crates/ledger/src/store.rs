//! The one thing that differs between SQLite and PostgreSQL.

use std::ops::ControlFlow;

use crate::error::{Problem, Result};
use crate::value::{Param, Row};

/// The newest format that this program knows.
pub const FORMAT: i64 = 1;

/// What a transaction may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// See the ledger as it is at one moment.
    Read,
    /// Add to it, alone among all writers.
    Write,
}

/// A database that runs statements. The statements are the same for all: parameters are `$1`, `$2`, ... in the order of
/// their first appearance, numbers are 64 bits, words are compared as bytes.
pub trait Store: Send {
    /// Begins a transaction. One that writes waits for the others that write.
    fn begin(&mut self, access: Access) -> Result<()>;

    /// Makes all of it last, or says why nothing of it does.
    fn commit(&mut self) -> Result<()>;

    /// Undoes all of it. What cannot be undone any more has not been done.
    fn rollback(&mut self);

    /// Runs a statement; gives the number of rows that it changed.
    fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<u64>;

    /// Asks; hands over the rows one by one.
    fn query(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
        take: &mut dyn FnMut(Row) -> Result<ControlFlow<()>>,
    ) -> Result<()>;

    /// Another connection to the same database, to look at two things at once; `None` if there can be no other.
    fn sibling(&self) -> Result<Option<Box<dyn Store>>>;

    /// Removes what is deleted from the files, so that its bytes are found nowhere in them.
    fn scrub(&mut self) -> Result<()>;

    /// What the database itself finds wrong with its files.
    fn integrity(&mut self) -> Result<Vec<String>>;
}

/// Runs a question whose rows all fit in memory.
pub fn collect<T>(
    store: &mut dyn Store,
    sql: &str,
    params: &[Param<'_>],
    mut convert: impl FnMut(Row) -> Result<T>,
) -> Result<Vec<T>> {
    let mut found = Vec::new();
    store.query(sql, params, &mut |row| {
        found.push(convert(row)?);
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(found)
}

/// Runs a question that has one row at most.
pub fn first<T>(
    store: &mut dyn Store,
    sql: &str,
    params: &[Param<'_>],
    mut convert: impl FnMut(Row) -> Result<T>,
) -> Result<Option<T>> {
    let mut found = None;
    store.query(sql, params, &mut |row| {
        found = Some(convert(row)?);
        Ok(ControlFlow::Break(()))
    })?;
    Ok(found)
}

/// Sizes of lists in one statement. Few, so that few statements are prepared.
const LIST_SIZES: [usize; 3] = [1, 8, 64];

/// Splits a list into pieces, each with the size of the list that its statement has: the piece or a little more.
pub fn pieces<T>(list: &[T]) -> impl Iterator<Item = (&[T], usize)> {
    let [_, _, most] = LIST_SIZES;
    list.chunks(most)
        .map(move |piece| (piece, LIST_SIZES.into_iter().find(|size| *size >= piece.len()).unwrap_or(most)))
}

/// `$1, $2, ...`
pub fn placeholders(first: usize, count: usize) -> String {
    (first..first + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

/// Asks for all rows that have one of `values`. `sql` makes the question from the list of placeholders; the last value
/// stands in for those that a shorter list lacks.
pub fn query_list<T>(
    store: &mut dyn Store,
    sql: impl Fn(&str) -> String,
    values: &[Param<'_>],
    mut convert: impl FnMut(Row) -> Result<T>,
) -> Result<Vec<T>> {
    let mut found = Vec::new();
    for (piece, size) in pieces(values) {
        let mut padded = piece.to_vec();
        padded.resize(size, piece.last().copied().unwrap_or(Param::Null));
        store.query(&sql(&placeholders(1, size)), &padded, &mut |row| {
            found.push(convert(row)?);
            Ok(ControlFlow::Continue(()))
        })?;
    }
    Ok(found)
}

/// Inserts rows of one table, many in a statement.
pub fn insert(store: &mut dyn Store, table: &str, columns: &[&str], rows: &[Vec<Param<'_>>]) -> Result<()> {
    let mut rest = rows;
    while !rest.is_empty() {
        let size = LIST_SIZES.into_iter().rev().find(|size| *size <= rest.len()).unwrap_or(1);
        let (now, later) = rest.split_at(size);
        let values: Vec<String> =
            (0..size).map(|n| format!("({})", placeholders(1 + n * columns.len(), columns.len()))).collect();
        let sql = format!("INSERT INTO {table} ({}) VALUES {}", columns.join(", "), values.join(", "));
        let params: Vec<Param<'_>> = now.iter().flatten().copied().collect();
        if params.len() != size * columns.len() {
            return Err(Problem::Store(format!("rows of {table} have another number of columns")).into());
        }
        store.execute(&sql, &params)?;
        rest = later;
    }
    Ok(())
}
