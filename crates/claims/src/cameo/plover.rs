//! PLOVER's event, mode and contexts for a code of CAMEO (`data/plover.tsv`).

use std::collections::HashMap;

use language::Knowledge;
use language::knowledge::Error;

use crate::reading::PloverCode;

/// Digits of a base code: a closer one that has no row takes its base's.
const BASE: usize = 3;

/// The table.
#[derive(Debug)]
pub struct Plover {
    by_code: HashMap<String, PloverCode>,
}

impl Plover {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line cannot be read; the message names file and line.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut by_code = HashMap::new();
        for row in knowledge.rows("plover.tsv") {
            let code = row.field(0);
            if !(BASE..=BASE + 1).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_digit()) {
                return Err(row.error(format!("a code of CAMEO has three or four digits, not {code:?}")));
            }
            if row.field(1).is_empty() {
                return Err(row.error("the event is missing"));
            }
            let plover = PloverCode {
                event: row.field(1).to_owned(),
                mode: Some(row.field(2)).filter(|mode| !mode.is_empty()).map(str::to_owned),
                context: row.list(3).filter(|context| !context.is_empty()).map(str::to_owned).collect(),
            };
            by_code.insert(code.to_owned(), plover);
        }
        Ok(Self { by_code })
    }

    /// What PLOVER calls a code of CAMEO; none for statements and appeals.
    pub fn of(&self, code: &str) -> Option<PloverCode> {
        self.by_code.get(code).or_else(|| self.by_code.get(code.get(..BASE)?)).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_their_bases() {
        let table = Plover::new(&Knowledge::embedded()).expect("the table");
        let told = |code: &str| {
            table
                .of(code)
                .map(|p| format!("{} {} {}", p.event, p.mode.unwrap_or_default(), p.context.join("|")))
        };
        assert_eq!(told("1384").as_deref(), Some("THREATEN violence military"));
        assert_eq!(told("0333").as_deref(), Some("AGREE  humanitarian"));
        assert_eq!(told("1053").as_deref(), Some("REQUEST yield legal"));
        assert_eq!(told("1949").as_deref(), told("194").as_deref());
        assert_eq!(told("013"), None);
    }
}
