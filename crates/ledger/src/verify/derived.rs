//! Derived tables: each row against its mark, each table against the number of rows and the sum that are kept of it.

use std::ops::ControlFlow;

use super::Verified;
use crate::derived::tables::{ALL, Table, mark_of};
use crate::tx::Tx;
use crate::value::{Param, Value};

/// Verifies all derived tables.
pub fn verify(tx: &mut Tx<'_>, verified: &mut Verified) {
    for table in ALL {
        if let Err(error) = one(tx, table, verified) {
            verified.find(format!("table {}", table.name), error.to_string());
        }
    }
}

fn one(tx: &mut Tx<'_>, table: &Table, verified: &mut Verified) -> crate::Result<()> {
    let (mut rows, mut sum) = (0i64, 0i64);
    let mut wrong = Vec::new();
    let sql = format!("SELECT {}, mark FROM {}", table.columns.join(", "), table.name);
    tx.store.query(&sql, &[], &mut |row| {
        rows = rows.wrapping_add(1);
        let (values, kept) = row.split_last();
        let mark = mark_of(table.name, values.iter().map(param));
        if kept == Some(&Value::Int(mark)) {
            sum = sum.wrapping_add(mark);
        } else {
            wrong.push(name(values));
        }
        Ok(ControlFlow::Continue(()))
    })?;
    verified.derived += u64::try_from(rows).unwrap_or(0);
    let all_marks_hold = wrong.is_empty();
    for name in wrong {
        verified.find(
            format!("table {}, row {name}", table.name),
            "it was changed; `sayso rebuild` makes it again",
        );
    }
    let kept = tx.sums_of(table.name)?;
    if all_marks_hold && kept != (rows, sum) {
        let what = format!(
            "rows were added, taken away or exchanged ({rows} rows, {} are accounted for); `sayso rebuild` makes it again",
            kept.0
        );
        verified.find(format!("table {}", table.name), what);
    }
    Ok(())
}

/// A value as it would be stored.
fn param(value: &Value) -> Param<'_> {
    match value {
        Value::Null => Param::Null,
        Value::Int(value) => Param::Int(*value),
        Value::Real(value) => Param::Real(*value),
        Value::Text(value) => Param::Text(value),
        Value::Blob(value) => Param::Blob(value),
        Value::Strange(what) => Param::Text(what),
    }
}

/// What to call a row: its first column.
fn name(values: &[Value]) -> String {
    match values.first() {
        Some(Value::Text(name)) => format!("{name:?}"),
        Some(Value::Blob(name)) => {
            let name: String = String::from_utf8_lossy(name).chars().take(60).collect();
            format!("{name:?}")
        }
        Some(Value::Int(name)) => name.to_string(),
        _ => "without a name".to_owned(),
    }
}
