//! Changing rows of derived tables, and keeping account of them.

use crate::error::Result;
use crate::hash::{Part, mark};
use crate::store::{collect, insert, pieces, query_list};
use crate::tx::Tx;
use crate::value::{Param, Row};

/// A derived table.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns but the mark; first those of the key.
    pub columns: &'static [&'static str],
}

pub const ACCOUNTS: Table = Table {
    name: "accounts",
    columns: &["id", "report", "reading", "component", "fingerprint", "provenance"],
};
pub const KEYS: Table = Table { name: "account_keys", columns: &["key", "account"] };
pub const INCIDENTS: Table = Table { name: "incidents", columns: &["id", "json"] };
pub const MEMBERS: Table = Table { name: "members", columns: &["account", "incident"] };
pub const NOTES: Table = Table { name: "notes", columns: &["name", "value"] };

/// All of them.
pub const ALL: [&Table; 5] = [&ACCOUNTS, &KEYS, &INCIDENTS, &MEMBERS, &NOTES];

/// The mark of a row.
pub fn mark_of<'a>(table: &str, row: impl IntoIterator<Item = Param<'a>>) -> i64 {
    let part = |value| match value {
        Param::Null => Part::Bytes(&[]),
        Param::Int(value) => Part::Int(value),
        Param::Real(value) => Part::Real(value),
        Param::Text(value) => Part::Bytes(value.as_bytes()),
        Param::Blob(value) => Part::Bytes(value),
    };
    mark(table, row.into_iter().map(part))
}

impl Tx<'_> {
    fn note_change(&mut self, table: &'static str, rows: i64, marks: i64) {
        let (all_rows, all_marks) = self.sums.entry(table).or_default();
        *all_rows = all_rows.wrapping_add(rows);
        *all_marks = all_marks.wrapping_add(marks);
    }

    /// Inserts rows that are not there.
    pub(crate) fn insert_rows(&mut self, table: &'static Table, rows: Vec<Vec<Param<'_>>>) -> Result<()> {
        self.may_write()?;
        let mut columns = table.columns.to_vec();
        columns.push("mark");
        let mut sum = 0i64;
        let rows: Vec<Vec<Param<'_>>> = rows
            .into_iter()
            .map(|mut row| {
                let mark = mark_of(table.name, row.iter().copied());
                sum = sum.wrapping_add(mark);
                row.push(Param::Int(mark));
                row
            })
            .collect();
        insert(self.store, table.name, &columns, &rows)?;
        self.note_change(table.name, i64::try_from(rows.len()).unwrap_or(0), sum);
        Ok(())
    }

    /// Deletes all rows that have one of `values` in a column.
    pub(crate) fn delete_rows(
        &mut self,
        table: &'static Table,
        column: &str,
        values: &[Param<'_>],
    ) -> Result<()> {
        self.may_write()?;
        let name = table.name;
        let marks = query_list(
            self.store,
            |list| format!("DELETE FROM {name} WHERE {column} IN ({list}) RETURNING mark"),
            values,
            |row| row.int(0),
        )?;
        self.forget(name, &marks);
        Ok(())
    }

    /// Deletes the rows with these pairs of values in two columns.
    pub(crate) fn delete_pairs(
        &mut self,
        table: &'static Table,
        columns: [&str; 2],
        pairs: &[(Param<'_>, Param<'_>)],
    ) -> Result<()> {
        self.may_write()?;
        let name = table.name;
        let [first, second] = columns;
        for (piece, size) in pieces(pairs) {
            let mut values = Vec::with_capacity(2 * size);
            for n in 0..size {
                if let Some((a, b)) = piece.get(n).or(piece.last()) {
                    values.extend([*a, *b]);
                }
            }
            let pairs: Vec<String> = (0..size)
                .map(|n| format!("({first} = ${} AND {second} = ${})", 1 + 2 * n, 2 + 2 * n))
                .collect();
            let sql = format!("DELETE FROM {name} WHERE {} RETURNING mark", pairs.join(" OR "));
            let marks = collect(self.store, &sql, &values, |row| row.int(0))?;
            self.forget(name, &marks);
        }
        Ok(())
    }

    fn forget(&mut self, table: &'static str, marks: &[i64]) {
        let sum = marks.iter().fold(0i64, |sum, mark| sum.wrapping_add(*mark));
        let rows = i64::try_from(marks.len()).unwrap_or(0);
        self.note_change(table, rows.wrapping_neg(), sum.wrapping_neg());
    }

    /// Writes what has changed in the number of rows and the sums of marks.
    pub(crate) fn write_sums(&mut self) -> Result<()> {
        for (table, (rows, marks)) in std::mem::take(&mut self.sums) {
            let (old_rows, old_marks) = self.sums_of(table)?;
            self.change("DELETE FROM derived WHERE name = $1", &[Param::Text(table)])?;
            self.change(
                "INSERT INTO derived (name, row_count, mark_sum) VALUES ($1, $2, $3)",
                &[
                    Param::Text(table),
                    Param::Int(old_rows.wrapping_add(rows)),
                    Param::Int(old_marks.wrapping_add(marks)),
                ],
            )?;
        }
        Ok(())
    }

    /// The number of rows and the sum of marks that are kept of a table.
    pub(crate) fn sums_of(&mut self, table: &str) -> Result<(i64, i64)> {
        let sql = "SELECT row_count, mark_sum FROM derived WHERE name = $1";
        let found = crate::store::first(self.store, sql, &[Param::Text(table)], |row| {
            Ok((row.int(0)?, row.int(1)?))
        })?;
        Ok(found.unwrap_or((0, 0)))
    }

    /// For each derived table its name, the number of its rows and the sum of their marks: the same for the same content.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn derived_digests(&mut self) -> Result<Vec<(&'static str, i64, i64)>> {
        let mut found = Vec::new();
        for table in ALL {
            let (mut rows, mut marks) = self.sums_of(table.name)?;
            let (more_rows, more_marks) = self.sums.get(table.name).copied().unwrap_or_default();
            rows = rows.wrapping_add(more_rows);
            marks = marks.wrapping_add(more_marks);
            found.push((table.name, rows, marks));
        }
        Ok(found)
    }

    /// Drops all derived state, to be made again in the same transaction.
    ///
    /// # Errors
    /// If it cannot be dropped.
    pub fn clear_derived(&mut self) -> Result<()> {
        for table in ALL {
            self.change(&format!("DELETE FROM {}", table.name), &[])?;
        }
        self.change("DELETE FROM derived", &[])?;
        self.sums.clear();
        Ok(())
    }

    /// Rows of a table by a list of words in one column.
    pub(crate) fn rows_by<T>(
        &mut self,
        select: &str,
        column: &str,
        values: &[&str],
        convert: impl FnMut(Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        let values: Vec<Param<'_>> = values.iter().map(|value| Param::Text(value)).collect();
        query_list(self.store, |list| format!("{select} WHERE {column} IN ({list})"), &values, convert)
    }
}
