//! What words say that parties do to each other: `data/cameo_verbs.tsv` and `data/cameo_outlooks.tsv`.

use std::collections::HashMap;

use language::Knowledge;
use language::knowledge::{Error, Row};

use crate::predicates::Pos;

/// What a word makes of an act that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outlook {
    /// The noun tells the act, the subject does it.
    Light,
    /// The noun tells the act, it is done to the subject.
    Undergo,
    /// It is done.
    Plain,
    /// It is meant.
    Intent,
    /// It is asked for.
    Appeal,
    /// It is demanded.
    Demand,
    /// It is refused.
    Refuse,
    /// It is threatened.
    Threat,
    /// It is ended.
    Halt,
    /// It is weighed.
    Consider,
    /// The subject tells it.
    Say,
}

impl Outlook {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "light" => Self::Light,
            "undergo" => Self::Undergo,
            "plain" => Self::Plain,
            "intent" => Self::Intent,
            "appeal" => Self::Appeal,
            "demand" => Self::Demand,
            "refuse" => Self::Refuse,
            "threat" => Self::Threat,
            "halt" => Self::Halt,
            "consider" => Self::Consider,
            "say" => Self::Say,
            _ => return None,
        })
    }
}

/// Where a party stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seat {
    /// Subject of the active, "by ..." of the passive.
    Subject,
    /// Object, subject of the passive; with `inside` also a party within its phrase.
    Object {
        /// Whether a party within its phrase will do.
        inside: bool,
    },
    /// Behind "of", before "'s", compounded with the noun.
    Of,
    /// Before "'s", compounded with the noun; what stands behind "of" is whom it was done to ("the bombing of a bank").
    Whose,
    /// Behind "between" or "among".
    Between,
    /// The source's own parties, each to each.
    Each,
    /// Whoever does the act that the word governs.
    Doer,
    /// Whom the act that the word governs is done to.
    Patient,
    /// The subject of the clause that follows.
    Clause,
    /// The country of the place where it happens.
    Here,
    /// Nobody is needed.
    Nobody,
    /// Behind a preposition.
    Behind(String),
}

/// What must hold for a frame to be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The object is one of these.
    Object(Vec<String>),
    /// The subject is one of these.
    Subject(Vec<String>),
    /// With this particle or adverb.
    Particle(Vec<String>),
    /// With this preposition.
    Preposition(Vec<String>),
    /// One of these stands behind a preposition.
    Oblique(Vec<String>),
    /// Described by or compounded with one of these.
    Modifier(Vec<String>),
    /// An infinitive follows.
    Infinitive,
    /// A clause follows.
    Clause,
    /// It has no object.
    NoObject,
    /// Only where another word governs it.
    Governed,
    /// The object is people.
    Person,
}

/// One row of the table.
#[derive(Clone, Debug)]
pub struct Frame {
    /// What the word makes of an act that it governs; `None` if it tells an act itself.
    pub outlook: Option<Outlook>,
    /// The act's code, or the code without a governed act; may be empty.
    pub code: String,
    /// The code seen from the other side.
    pub back: Option<String>,
    /// Who does it.
    pub source: Vec<Seat>,
    /// To whom.
    pub target: Vec<Seat>,
    /// What must hold.
    pub conditions: Vec<Condition>,
    /// The line of the table.
    pub line: usize,
}

impl Frame {
    /// Whether it is said and not done, so that what it governs is its content and no act of its own.
    pub fn is_verbal(&self) -> bool {
        self.outlook.is_none() && matches!(root(&self.code), 1..=3 | 5 | 10..=13)
    }
}

/// What stands in the table for a code that does not change.
const SAME: &str = "=";

/// The first two digits of a code.
pub fn root(code: &str) -> u8 {
    code.get(..2).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// Both tables.
#[derive(Clone, Debug, Default)]
pub struct Frames {
    frames: HashMap<String, Vec<(Pos, Frame)>>,
    outlooks: HashMap<Outlook, Vec<(String, Option<String>)>>,
}

impl Frames {
    /// Reads the tables.
    ///
    /// # Errors
    /// If a line cannot be read; the message names file and line.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut read = Self::default();
        for row in knowledge.rows("cameo_verbs.tsv") {
            let pos = match row.field(1) {
                "V" => Pos::Verb,
                "N" => Pos::Noun,
                "A" => Pos::Adjective,
                other => return Err(row.error(format!("part of speech is V, N or A, not {other:?}"))),
            };
            let frame = frame(&row)?;
            for lemma in row.list(0) {
                read.frames.entry(lemma.to_owned()).or_default().push((pos, frame.clone()));
            }
        }
        for row in knowledge.rows("cameo_outlooks.tsv") {
            let outlook = Outlook::from_name(row.field(0))
                .ok_or_else(|| row.error(format!("no outlook is called {:?}", row.field(0))))?;
            let becomes = Some(row.field(2)).filter(|code| *code != "-");
            if let Some(code) = becomes.filter(|code| *code != SAME) {
                check(&row, code)?;
            }
            read.outlooks
                .entry(outlook)
                .or_default()
                .push((row.field(1).to_owned(), becomes.map(str::to_owned)));
        }
        Ok(read)
    }

    /// The frames of a word, in order of the table.
    pub fn of(&self, lemma: &str, pos: Pos) -> impl Iterator<Item = &Frame> {
        self.frames.get(lemma).into_iter().flatten().filter(move |(p, _)| *p == pos).map(|(_, frame)| frame)
    }

    /// What a code becomes under an outlook; `None` where nothing is coded.
    pub fn under(&self, outlook: Outlook, code: &str) -> Option<String> {
        if matches!(outlook, Outlook::Light | Outlook::Undergo | Outlook::Plain | Outlook::Say) {
            return Some(code.to_owned());
        }
        let rows = self.outlooks.get(&outlook)?;
        let longest = rows.iter().filter(|(start, _)| code.starts_with(start.as_str()));
        let becomes = longest.max_by_key(|(start, _)| start.len())?.1.as_deref()?;
        Some(if becomes == SAME { code } else { becomes }.to_owned())
    }
}

fn frame(row: &Row<'_>) -> Result<Frame, Error> {
    let (name, code) = match row.field(2).split_once('/') {
        Some((name, code)) => (name, code),
        None if row.field(2).starts_with(|c: char| c.is_ascii_digit()) => ("", row.field(2)),
        None => (row.field(2), ""),
    };
    let outlook = Outlook::from_name(name);
    if outlook.is_none() && !name.is_empty() {
        return Err(row.error(format!("{name:?} is neither a code nor an outlook")));
    }
    let back = Some(row.field(3)).filter(|back| !back.is_empty());
    for code in [Some(code).filter(|code| !code.is_empty()), back].into_iter().flatten() {
        check(row, code)?;
    }
    Ok(Frame {
        outlook,
        code: code.to_owned(),
        back: back.map(str::to_owned),
        source: row.list(4).map(seat).collect(),
        target: row.list(5).map(seat).collect(),
        conditions: row
            .field(6)
            .split_whitespace()
            .map(|text| condition(row, text))
            .collect::<Result<_, _>>()?,
        line: row.line,
    })
}

fn check(row: &Row<'_>, code: &str) -> Result<(), Error> {
    let digits = code.len() >= 3 && code.bytes().all(|b| b.is_ascii_digit());
    if digits && (1..=20).contains(&root(code)) {
        return Ok(());
    }
    Err(row.error(format!("{code:?} is no code of CAMEO: three or four digits, the first two from 01 to 20")))
}

fn seat(name: &str) -> Seat {
    match name {
        "subj" => Seat::Subject,
        "obj" => Seat::Object { inside: true },
        "party" => Seat::Object { inside: false },
        "of" => Seat::Of,
        "whose" => Seat::Whose,
        "between" => Seat::Between,
        "each" => Seat::Each,
        "doer" => Seat::Doer,
        "patient" => Seat::Patient,
        "that" => Seat::Clause,
        "here" => Seat::Here,
        "nobody" => Seat::Nobody,
        preposition => Seat::Behind(preposition.to_owned()),
    }
}

fn condition(row: &Row<'_>, text: &str) -> Result<Condition, Error> {
    let (name, words) = text.split_once('=').unwrap_or((text, ""));
    let words = || words.split('|').map(str::to_owned).collect();
    Ok(match name {
        "obj" => Condition::Object(words()),
        "sub" => Condition::Subject(words()),
        "prt" => Condition::Particle(words()),
        "prep" => Condition::Preposition(words()),
        "obl" => Condition::Oblique(words()),
        "mod" => Condition::Modifier(words()),
        "inf" => Condition::Infinitive,
        "that" => Condition::Clause,
        "noobj" => Condition::NoObject,
        "governed" => Condition::Governed,
        "person" => Condition::Person,
        _ => return Err(row.error(format!("the condition {text:?} is not known"))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_of_a_code_counts() {
        let frames = Frames::new(&Knowledge::embedded()).expect("the tables");
        assert_eq!(frames.under(Outlook::Intent, "0841").as_deref(), Some("0353"));
        assert_eq!(frames.under(Outlook::Intent, "190").as_deref(), Some("138"));
        assert_eq!(frames.under(Outlook::Halt, "163").as_deref(), Some("085"));
        assert_eq!(frames.under(Outlook::Refuse, "190"), None);
        assert_eq!(frames.under(Outlook::Plain, "190").as_deref(), Some("190"));
    }

    #[test]
    fn nothing_that_is_not_done_is_violent() {
        let frames = Frames::new(&Knowledge::embedded()).expect("the tables");
        for outlook in [
            Outlook::Intent,
            Outlook::Appeal,
            Outlook::Demand,
            Outlook::Refuse,
            Outlook::Threat,
            Outlook::Halt,
            Outlook::Consider,
        ] {
            for code in ["145", "154", "173", "1831", "190", "195", "202"] {
                let becomes = frames.under(outlook, code);
                assert!(becomes.as_deref().is_none_or(|code| root(code) < 14), "{outlook:?} {code}");
            }
        }
    }
}
