//! Edges: pairs of accounts that were compared, and how alike they are.

use super::tables::EDGES;
use crate::error::Result;
use crate::tx::Tx;
use crate::value::Param;

/// A pair of accounts.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The one whose name comes first.
    pub a: String,
    /// The other.
    pub b: String,
    /// How alike.
    pub score: f64,
}

impl Tx<'_> {
    /// Inserts edges, or replaces those of the same pairs. The names of a pair are put in order.
    ///
    /// # Errors
    /// If that fails.
    pub fn put_edges(&mut self, edges: &[Edge]) -> Result<()> {
        // Of a pair that is given twice the last one counts.
        let by_pair: std::collections::BTreeMap<(&str, &str), f64> =
            edges.iter().map(|edge| (ordered(&edge.a, &edge.b), edge.score)).collect();
        let pairs: Vec<_> = by_pair.keys().copied().collect();
        self.delete_edges(&pairs)?;
        let rows = by_pair.iter().map(|((a, b), score)| {
            // One zero: the sign of the other would change the mark.
            vec![Param::Text(a), Param::Text(b), Param::Real(score + 0.0)]
        });
        self.insert_rows(&EDGES, rows.collect())
    }

    /// Deletes edges.
    ///
    /// # Errors
    /// If that fails.
    pub fn delete_edges(&mut self, pairs: &[(&str, &str)]) -> Result<()> {
        let pairs: Vec<_> =
            pairs.iter().map(|(a, b)| ordered(a, b)).map(|(a, b)| (Param::Text(a), Param::Text(b))).collect();
        self.delete_pairs(&EDGES, ["a", "b"], &pairs)
    }

    /// The edges of which one end or both are among these accounts, in order of their pairs.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    pub fn edges_of(&mut self, accounts: &[&str]) -> Result<Vec<Edge>> {
        let mut found = Vec::new();
        for column in ["a", "b"] {
            found.extend(self.rows_by("SELECT a, b, score FROM edges", column, accounts, |mut row| {
                Ok(Edge { a: row.text(0)?, b: row.text(1)?, score: row.real(2)? })
            })?);
        }
        found.sort_by(|one, two| (&one.a, &one.b).cmp(&(&two.a, &two.b)));
        found.dedup_by(|one, two| one.a == two.a && one.b == two.b);
        Ok(found)
    }
}

fn ordered<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    if a <= b { (a, b) } else { (b, a) }
}
