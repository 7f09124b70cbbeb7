//! Titles and offices: `data/titles.tsv`.

use std::collections::HashMap;

use super::words::words;
use crate::knowledge::{self, Knowledge};

/// Sex as a word tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Sex {
    Male,
    Female,
}

impl Sex {
    /// From the field of a knowledge file; `unknown` and nothing give `None`.
    pub fn from_label(label: &str) -> Option<Self> {
        match label {
            "male" => Some(Self::Male),
            "female" => Some(Self::Female),
            _ => None,
        }
    }
}

/// A title or office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// `military`, `political`, `spokesperson` ... (the list stands at the head of `data/titles.tsv`).
    pub class: String,
    /// Whether it is a public office.
    pub office: bool,
    /// Whether only men or only women bear it.
    pub sex: Option<Sex>,
}

/// The known titles.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    by_words: HashMap<String, Title>,
}

impl Titles {
    /// Words of the longest title.
    const LONGEST: usize = 5;

    /// From the knowledge files.
    ///
    /// # Errors
    /// If a field is none of its values.
    pub fn new(knowledge: &Knowledge) -> Result<Self, knowledge::Error> {
        let mut by_words = HashMap::new();
        for row in knowledge.rows("titles.tsv") {
            let office = match row.field(2) {
                "yes" => true,
                "no" => false,
                other => return Err(row.error(format!("public office is yes or no, not {other:?}"))),
            };
            if !matches!(row.field(3), "male" | "female" | "unknown" | "") {
                return Err(row.error("sex is male, female or unknown"));
            }
            let title = Title { class: row.field(1).to_owned(), office, sex: Sex::from_label(row.field(3)) };
            by_words.insert(key(row.field(0)), title);
        }
        Ok(Self { by_words })
    }

    /// The title that stands in these words: the longest known one at their end ("former interior minister").
    pub fn find(&self, text: &str) -> Option<&Title> {
        let words: Vec<String> = words(text).into_iter().map(|w| w.folded).collect();
        (words.len().saturating_sub(Self::LONGEST)..words.len()).find_map(|start| {
            let run = words[start..].join(" ");
            self.by_words
                .get(&run)
                .or_else(|| run.strip_suffix('s').and_then(|singular| self.by_words.get(singular)))
        })
    }

    /// Whether a single word is a title that stands before names ("Mr", "General").
    pub fn is_title(&self, word: &str) -> bool {
        self.by_words.contains_key(&key(word))
    }
}

fn key(text: &str) -> String {
    words(text).into_iter().map(|w| w.folded).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_the_file() {
        let titles = Titles::new(&Knowledge::embedded()).expect("the file is right");
        let class = |text: &str| titles.find(text).map(|t| (t.class.as_str().to_owned(), t.office));
        assert_eq!(class("Deputy Interior Minister"), Some(("political".to_owned(), true)));
        assert_eq!(class("Lt. Gen."), Some(("military".to_owned(), true)));
        assert_eq!(class("military spokesmen"), None);
        assert_eq!(class("military spokesman"), Some(("spokesperson".to_owned(), true)));
        assert_eq!(class("Mr."), Some(("address".to_owned(), false)));
        assert_eq!(class("chief ministers"), Some(("political".to_owned(), true)));
        assert_eq!(class("carpenter"), None);
        assert!(titles.is_title("Mr.") && !titles.is_title("Smith"));
        assert_eq!(titles.find("Mrs").and_then(|t| t.sex), Some(Sex::Female));
    }
}
