//! The role frames of `data/role_frames.tsv`: where who did it and to whom or what it was done stand around a word.

use std::collections::HashMap;

use language::Knowledge;
use language::knowledge::{Error, Row};

use crate::predicates::{Classes, Pos};
use crate::reading::Effect;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Deed {
    /// Somebody is killed.
    Killing,
    /// Somebody is hurt.
    Wounding,
    /// Somebody or something is attacked, whatever comes of it.
    Attack,
    /// Something is blown up or destroyed.
    Bombing,
    /// Something is set on fire.
    Arson,
    /// Somebody is taken.
    Kidnapping,
    /// A vehicle is taken with those in it.
    Hijacking,
    /// Something is taken.
    Robbery,
    /// Two sides fight ([`super::fights`]; no row of the table has it).
    Fight,
    /// Only who did it is told.
    Blame,
    /// A noun that names who did it: "the attackers".
    Itself,
}

impl Deed {
    /// The deed with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "killing" => Self::Killing,
            "wounding" => Self::Wounding,
            "attack" => Self::Attack,
            "bombing" => Self::Bombing,
            "arson" => Self::Arson,
            "kidnapping" => Self::Kidnapping,
            "hijacking" => Self::Hijacking,
            "robbery" => Self::Robbery,
            "blame" => Self::Blame,
            "self" => Self::Itself,
            _ => return None,
        })
    }
}

/// A place around the word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Site {
    /// Subject of the active, "by" of the passive.
    Subject,
    /// Object, subject of the passive, noun described by the participle.
    Object,
    /// The subject, whatever the voice.
    It,
    /// Behind "of", before "'s", compounded.
    Of,
    /// A person's name behind "of" or before "'s".
    OfName,
    /// The same of the object: "claimed the life of X".
    OfObject,
    /// The word itself.
    Itself,
    /// The word itself, for the state whose it is: "an Israeli airstrike".
    Whose,
    /// Behind a preposition of place.
    Near,
    /// Behind this preposition.
    Behind(String),
}

/// How the frame says who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// As a fact.
    Fact,
    /// The agent says so.
    Claimed,
    /// Others say so.
    Accused,
    /// It is threatened and has not been done.
    Possible,
}

/// What must hold for a frame to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// One of these heads the object.
    Object(Vec<String>),
    /// One of these heads the subject.
    Subject(Vec<String>),
    /// The object is a thing to attack with.
    ObjectIsWeapon,
    /// The subject is a thing to attack with.
    SubjectIsWeapon,
    /// The verb that it hangs on has a thing to attack with as subject or object.
    AboveIsWeapon,
    /// One of these stands behind "into".
    Into(Vec<String>),
    /// The object is a town or village, by its noun or its name.
    ObjectIsSettlement,
    /// The object is a group or its fighters.
    ObjectIsGroup,
    /// The subject is a group by name.
    SubjectIsGroup,
    /// An armed group by its name is the subject.
    SubjectIsArmedGroup,
    /// Nothing is said of what for: "accused the rebels".
    Bare,
    /// With an object, or in the passive.
    Transitive,
    /// Without an object, in the active.
    Intransitive,
    /// In the passive, or as a participle of what is described: "wanted for murder".
    Passive,
    /// With a copula: "rebels were to blame".
    Copula,
    /// One of these does it.
    Agent(Vec<String>),
    /// None of these particles, adverbs or complements.
    NoParticle(Vec<String>),
    /// A particle, adverb or complement.
    Particle(Vec<String>),
    /// One of these stands somewhere below the word.
    Below(Vec<String>),
    /// The word itself stands behind one of these prepositions.
    Case(Vec<String>),
    /// A word that tells a deed stands below.
    TellsDeed,
    /// Some other word of the report tells such a deed.
    Told(Deed),
}

/// One row of the table.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Its part of speech.
    pub pos: Pos,
    /// What is done.
    pub deed: Deed,
    /// Where the one who does it stands.
    pub agent: Vec<Site>,
    /// Where those or that stand to whom it is done.
    pub patient: Vec<Site>,
    /// What happens to people.
    pub person: Option<Effect>,
    /// What happens to things; none: a thing cannot be the patient.
    pub thing: Option<Effect>,
    /// How it says who did it.
    pub says: Says,
    /// All must hold.
    pub conditions: Vec<Condition>,
    /// Its line in the table.
    pub line: usize,
}

/// The table, by lemma.
#[derive(Debug)]
pub struct Frames {
    by_lemma: HashMap<String, Vec<Frame>>,
}

impl Frames {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line cannot be read; the message names file and line.
    pub fn new(knowledge: &Knowledge, classes: &Classes) -> Result<Self, Error> {
        let mut by_lemma: HashMap<String, Vec<Frame>> = HashMap::new();
        for row in knowledge.rows("role_frames.tsv") {
            by_lemma.entry(row.field(0).to_owned()).or_default().push(frame(&row, classes)?);
        }
        Ok(Self { by_lemma })
    }

    /// The frames of a word.
    pub fn of<'k>(&'k self, lemma: &str, pos: Pos) -> impl Iterator<Item = &'k Frame> {
        self.by_lemma.get(lemma).into_iter().flatten().filter(move |frame| frame.pos == pos)
    }
}

fn frame(row: &Row<'_>, classes: &Classes) -> Result<Frame, Error> {
    let effect = |n: usize| match row.field(n) {
        "-" => Ok(None),
        name => Effect::from_name(name).map(Some).ok_or_else(|| {
            row.error(format!(
                "an effect is death, injury, abducted, damaged, destroyed or none, not {name:?}"
            ))
        }),
    };
    Ok(Frame {
        pos: match row.field(1) {
            "V" => Pos::Verb,
            "N" => Pos::Noun,
            "A" => Pos::Adjective,
            other => return Err(row.error(format!("pos is V, N or A, not {other:?}"))),
        },
        deed: Deed::from_name(row.field(2))
            .ok_or_else(|| row.error(format!("no deed is called {:?}", row.field(2))))?,
        agent: sites(row, 3),
        patient: sites(row, 4),
        person: effect(5)?,
        thing: effect(6)?,
        says: match row.field(7) {
            "fact" => Says::Fact,
            "claimed" => Says::Claimed,
            "accused" => Says::Accused,
            "possible" => Says::Possible,
            other => {
                return Err(row.error(format!("says is fact, claimed, accused or possible, not {other:?}")));
            }
        },
        conditions: row
            .field(8)
            .split_whitespace()
            .map(|text| condition(text, classes, row))
            .collect::<Result<_, _>>()?,
        line: row.line,
    })
}

fn sites(row: &Row<'_>, field: usize) -> Vec<Site> {
    row.list(field)
        .filter(|name| *name != "-")
        .map(|name| match name {
            "subj" => Site::Subject,
            "obj" => Site::Object,
            "it" => Site::It,
            "of" => Site::Of,
            "name's" => Site::OfName,
            "obj's" => Site::OfObject,
            "self" => Site::Itself,
            "whose" => Site::Whose,
            "near" => Site::Near,
            preposition => Site::Behind(preposition.to_owned()),
        })
        .collect()
}

fn condition(text: &str, classes: &Classes, row: &Row<'_>) -> Result<Condition, Error> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let words = || -> Result<Vec<String>, Error> {
        let mut all = Vec::new();
        for word in value.split('|') {
            if word.chars().all(|c| c.is_ascii_uppercase() || c == '_') {
                let class = classes
                    .words(word)
                    .ok_or_else(|| row.error(format!("no word class is called {word}")))?;
                all.extend(class.iter().cloned());
            } else {
                all.push(word.to_owned());
            }
        }
        Ok(all)
    };
    Ok(match (name, value) {
        ("obj", "weapon") => Condition::ObjectIsWeapon,
        ("sub", "weapon") => Condition::SubjectIsWeapon,
        ("obj", "settlement") => Condition::ObjectIsSettlement,
        ("into", _) => Condition::Into(words()?),
        ("above", "weapon") => Condition::AboveIsWeapon,
        ("obj", "group") => Condition::ObjectIsGroup,
        ("sub", "group") => Condition::SubjectIsGroup,
        ("sub", "armed") => Condition::SubjectIsArmedGroup,
        ("bare", "") => Condition::Bare,
        ("trans", "") => Condition::Transitive,
        ("intrans", "") => Condition::Intransitive,
        ("pass", "") => Condition::Passive,
        ("cop", "") => Condition::Copula,
        ("by", _) => Condition::Agent(words()?),
        ("noprt", _) => Condition::NoParticle(words()?),
        ("obj", _) => Condition::Object(words()?),
        ("sub", _) => Condition::Subject(words()?),
        ("below", _) => Condition::Below(words()?),
        ("case", _) => Condition::Case(words()?),
        ("prt", _) => Condition::Particle(words()?),
        ("deed", "") => Condition::TellsDeed,
        ("told", name) => Condition::Told(
            Deed::from_name(name).ok_or_else(|| row.error(format!("no deed is called {name:?}")))?,
        ),
        _ => return Err(row.error(format!("the condition {text:?} is not known"))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        let knowledge = Knowledge::embedded();
        let predicates = crate::predicates::Predicates::new(&knowledge).expect("the predicates");
        let frames = Frames::new(&knowledge, predicates.classes()).expect("the frames");
        let kill = frames.of("kill", Pos::Verb).next().expect("a frame");
        assert_eq!((kill.deed, kill.person), (Deed::Killing, Some(Effect::Death)));
        assert!(frames.of("kill", Pos::Noun).next().is_none());
    }

    #[test]
    fn an_error_names_its_line() {
        let knowledge = Knowledge::with_overlay([(
            "role_frames.tsv".to_owned(),
            "# a head\nkill\tV\tmischief\tsubj\tobj\tdeath\t-\tfact\n".to_owned(),
        )])
        .expect("a known file");
        let predicates = crate::predicates::Predicates::new(&knowledge).expect("the predicates");
        let error = Frames::new(&knowledge, predicates.classes()).expect_err("no such deed");
        assert!(error.to_string().contains("role_frames.tsv"), "{error}");
        assert!(error.to_string().contains("mischief"), "{error}");
    }
}
