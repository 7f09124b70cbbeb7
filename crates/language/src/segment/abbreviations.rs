//! Abbreviations, contractions and the other word lists of the segmenter, from `data/`.

use std::collections::{HashMap, HashSet};

use crate::{Error, Knowledge};

/// Where the full stop after a word belongs to the word, and whether a sentence can end there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A name follows: "Lt.", "Gen."; with a capital only. The sentence never ends here.
    Title,
    /// The phrase goes on: "vs.". The sentence never ends here.
    Phrase,
    /// An abbreviation only before a number: "No. 5".
    Number,
    /// A month or day that is also a word: an abbreviation only with a capital and beside a number.
    Date,
    /// An abbreviation only after a number: "5 ft.".
    Unit,
    /// An abbreviation only with a capital and after a comma: "Albany, Ga.".
    State,
    /// An abbreviation only after "et".
    Et,
    /// An abbreviation that may also end a sentence: "Inc.", "a.m.", "U.S.".
    Final,
    /// A single capital letter: an initial.
    Initial,
}

/// The segmenter's word lists.
#[derive(Debug, Default)]
pub struct Abbreviations {
    stops: HashMap<String, Stop>,
    contractions: HashMap<String, Vec<usize>>,
    starts: HashSet<String>,
    prefixes: HashSet<String>,
    units: HashSet<String>,
    reporting: HashSet<String>,
    labels: HashSet<String>,
}

impl Abbreviations {
    /// From the knowledge files.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut lists = Self::default();
        for row in knowledge.rows("abbreviations.tsv") {
            let stop = match row.field(0) {
                "title" => Stop::Title,
                "phrase" => Stop::Phrase,
                "number" => Stop::Number,
                "date" => Stop::Date,
                "unit" => Stop::Unit,
                "state" => Stop::State,
                "et" => Stop::Et,
                "final" => Stop::Final,
                other => return Err(row.error(format!("{other:?} is no class of abbreviation")).into()),
            };
            for form in row.list(1) {
                lists.stops.entry(form.to_lowercase()).or_insert(stop);
            }
        }
        for row in knowledge.rows("tokens.tsv") {
            let words = row.list(1).map(str::to_lowercase);
            match row.field(0) {
                "split" => lists.contractions.extend(words.map(|word| cuts_of(&word))),
                "prefix" => lists.prefixes.extend(words),
                "unit" => lists.units.extend(words),
                "start" => lists.starts.extend(words),
                "reporting" => lists.reporting.extend(words),
                "label" => lists.labels.extend(words),
                other => return Err(row.error(format!("{other:?} is no list of this file")).into()),
            }
        }
        Ok(lists)
    }

    /// What the full stop after `word` may be, if `word` is a known abbreviation.
    pub fn stop(&self, word: &str) -> Option<Stop> {
        self.stops.get(&word.to_lowercase()).copied()
    }

    /// Byte offsets at which a contraction without apostrophe is cut: "cannot" -> can, not.
    pub fn cuts(&self, word: &str) -> &[usize] {
        if !word.is_ascii() || word.len() > 12 {
            return &[];
        }
        self.contractions.get(&word.to_ascii_lowercase()).map_or(&[], Vec::as_slice)
    }

    /// Whether the word, capitalised, is a likelier start of a sentence than part of a name.
    pub fn starts_sentence(&self, word: &str) -> bool {
        self.starts.contains(&word.to_lowercase())
    }

    /// Whether the word stays with what follows its hyphen: "non-", "e-".
    pub fn is_prefix(&self, word: &str) -> bool {
        word.len() <= 12 && self.prefixes.contains(&word.to_lowercase())
    }

    /// Whether the letters after digits are a unit of measure or time: "5pm", "10km".
    pub fn is_unit(&self, word: &str) -> bool {
        word.len() <= 12 && self.units.contains(&word.to_lowercase())
    }

    /// Whether the word labels a text or its part, and so is no place of a dateline: "UPDATE".
    pub fn is_label(&self, word: &str) -> bool {
        self.labels.contains(&word.to_lowercase())
    }

    /// Whether the word tells of speaking: "said", "asked".
    pub fn is_reporting(&self, word: &str) -> bool {
        self.reporting.contains(&word.to_lowercase())
    }
}

/// "can+not" -> the whole word and the offsets of its cuts.
fn cuts_of(parts: &str) -> (String, Vec<usize>) {
    let mut whole = String::new();
    let mut cuts = Vec::new();
    for part in parts.split('+') {
        if !whole.is_empty() {
            cuts.push(whole.len());
        }
        whole.push_str(part);
    }
    (whole, cuts)
}
