//! Tables of weights for what a claim or a sentence has or has not. Weights are whole hundredths: their sum is the same on
//! every machine.

use std::collections::HashMap;

use language::Knowledge;
use language::knowledge::Error;

/// A weight in hundredths.
pub type Weight = i64;

/// A weight that no table may reach.
const LIMIT: f64 = 100.0;

/// Reads a table of names and weights.
///
/// # Errors
/// If a weight is no number.
pub fn read(knowledge: &Knowledge, file: &'static str) -> Result<HashMap<String, Weight>, Error> {
    let mut by_name = HashMap::new();
    for row in knowledge.rows(file) {
        let weight = row.field(1).parse().ok().filter(|weight: &f64| weight.abs() < LIMIT);
        let weight = weight.ok_or_else(|| row.error(format!("{:?} is no weight", row.field(1))))?;
        #[allow(clippy::cast_possible_truncation)] // below LIMIT by the check before
        by_name.insert(row.field(0).to_owned(), (weight * 100.0).round() as Weight);
    }
    Ok(by_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_hundredths() {
        let read = |text: &str| {
            let knowledge = Knowledge::with_overlay([("background.tsv".to_owned(), text.to_owned())]);
            read(&knowledge.expect("a known file"), "background.tsv")
        };
        let expected = HashMap::from([("level".to_owned(), -29), ("kind attack".to_owned(), 7)]);
        assert_eq!(read("level\t-0.29\nkind attack\t0.07\n").ok(), Some(expected));
        assert!(read("level\thigh\n").is_err());
        assert!(read("level\tNaN\n").is_err());
    }
}
