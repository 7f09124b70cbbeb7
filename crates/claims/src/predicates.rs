//! The event predicates of `data/predicates.tsv` and the word classes of `data/word_classes.tsv`.

use std::collections::HashMap;

use language::knowledge::{Error, Row};
use language::{Knowledge, Upos};

use crate::figures_of_speech;
use crate::reading::{Group, IncidentType, Kind};

/// Part of speech of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pos {
    /// Verb.
    Verb,
    /// Noun.
    Noun,
    /// Adjective, or an adverb or preposition that stands as one ("aboard").
    Adjective,
}

impl Pos {
    /// The part of speech under which a token is looked up.
    pub fn of(upos: Upos) -> Option<Self> {
        match upos {
            Upos::Verb => Some(Self::Verb),
            Upos::Noun | Upos::Propn => Some(Self::Noun),
            Upos::Adj | Upos::Adv | Upos::Adp => Some(Self::Adjective),
            _ => None,
        }
    }
}

/// Which argument is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Object, subject of the passive, noun described by the participle.
    Object,
    /// Subject.
    Subject,
    /// The noun itself.
    Itself,
    /// What follows "of" or stands before "'s".
    Of,
    /// The number that the noun is said to be: "the death toll rose to 31".
    Toll,
    /// What stands behind "with": "made off with three pupils".
    With,
    /// Nobody.
    Act,
}

/// What must hold for a sense to be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The object's lemma is one of these.
    ObjectIs(Words),
    /// What describes the object.
    ObjectModifier(Words),
    /// Verb, subject or object of the clause that it hangs on.
    Clause(Words),
    /// A particle or adverb.
    Particle(Words),
    /// A complement or adverb.
    Complement(Words),
    /// The noun of an oblique.
    Oblique(Words),
    /// A preposition.
    Preposition(Words),
    /// None of these prepositions, nor a particle of the kind.
    NoPreposition(Words),
    /// A passive with nobody named who does it, and nothing but times and places that are no goal behind it.
    Alone,
    /// A modifier.
    Modifier(Words),
    /// The subject's lemma.
    SubjectIs(Words),
    /// The subject is of this group.
    SubjectGroup(Group),
    /// Done by one of this group.
    AgentGroup(Group),
    /// The affected argument is people.
    OnPerson,
    /// The affected argument is not people.
    OnThing,
    /// The affected argument is of this group.
    OnGroup(Group),
    /// The affected argument is people who are neither forces nor attackers.
    OnUnarmed,
    /// A number counts it.
    WithNumber,
    /// Told for the first time by its form: with a number or "a".
    New,
    /// A noun without article.
    Bare,
    /// A number counts it, or it is one person.
    Counted,
    /// Those affected are a number without a noun.
    Numeral,
    /// An event noun that brings something new.
    First,
    /// An act noun with somebody who makes the act.
    Held,
    /// The complement tells violence.
    Harm,
    /// The object's lemma is none of these.
    ObjectIsNot(Words),
    /// Its subject is none of these.
    SubjectIsNot(Words),
    /// Predicate of a clause with a subject of its own.
    Main,
    /// An event noun said to have happened.
    Happen,
    /// Somebody does it.
    AnyAgent,
    /// The noun behind "of".
    Behind(Words),
    /// Negated, and meant only so.
    Negated,
    /// Negated, and denied by it.
    Undone,
    /// What it is done to is known already ("the attack was carried out by ...").
    Known,
    /// Told as done: not "is dying", "a dying man".
    Done,
    /// Told as going on: "is holding", "are being questioned".
    Going,
    /// The report tells of people who were taken: only then do the words mean this.
    Captives,
    /// The report tells of people hurt or killed by violence: only then do the words mean this.
    Hurt,
    /// Done by people who are no forces of the state.
    AgentIsPerson,
    /// A past tense or participle, of what has been done: not "to bury", "was to be buried".
    Past,
    /// Tells nothing by itself.
    Never,
}

impl Condition {
    /// The lemmas of which one must stand in the sentence, for a condition that names some.
    pub fn words(&self) -> Option<&Words> {
        match self {
            Self::ObjectIs(words)
            | Self::ObjectModifier(words)
            | Self::Clause(words)
            | Self::Particle(words)
            | Self::Complement(words)
            | Self::Oblique(words)
            | Self::Preposition(words)
            | Self::Modifier(words)
            | Self::SubjectIs(words)
            | Self::Behind(words) => Some(words),
            _ => None,
        }
    }
}

/// A few lemmas.
pub type Words = Vec<String>;

/// One sense of a predicate.
#[derive(Clone, Debug)]
pub struct Sense {
    /// What it tells.
    pub kind: Kind,
    /// Who is counted.
    pub frame: Frame,
    /// Whether it also tells a violent act.
    pub attack: bool,
    /// What must hold.
    pub conditions: Vec<Condition>,
    /// The incident type that it suggests.
    pub suggests: Option<IncidentType>,
}

/// All predicates, by lemma and part of speech.
#[derive(Debug)]
pub struct Predicates {
    senses: HashMap<(String, Pos), Vec<Sense>>,
    classes: Classes,
    figures_of_speech: figures_of_speech::Table,
}

impl Predicates {
    /// Reads the tables.
    ///
    /// # Errors
    /// If a line cannot be read; the message names file and line.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let classes = Classes::new(knowledge)?;
        let mut senses: HashMap<_, Vec<Sense>> = HashMap::new();
        for row in knowledge.rows("predicates.tsv") {
            let pos = match row.field(1) {
                "V" => Pos::Verb,
                "N" => Pos::Noun,
                "A" => Pos::Adjective,
                other => return Err(row.error(format!("pos is V, N or A, not {other:?}"))),
            };
            let sense = Sense {
                kind: Kind::from_name(row.field(2))
                    .ok_or_else(|| row.error(format!("no claim kind is called {:?}", row.field(2))))?,
                frame: match row.field(3) {
                    "obj" => Frame::Object,
                    "subj" => Frame::Subject,
                    "self" => Frame::Itself,
                    "of" => Frame::Of,
                    "toll" => Frame::Toll,
                    "with" => Frame::With,
                    "-" => Frame::Act,
                    other => {
                        return Err(row
                            .error(format!("frame is obj, subj, self, of, toll, with or -, not {other:?}")));
                    }
                },
                attack: row.field(4) == "attack",
                conditions: row
                    .field(5)
                    .split_whitespace()
                    .map(|text| condition(text, &classes, &row))
                    .collect::<Result<_, _>>()?,
                suggests: match row.field(6) {
                    "-" => None,
                    name => Some(
                        IncidentType::from_name(name)
                            .ok_or_else(|| row.error(format!("no incident type is called {name:?}")))?,
                    ),
                },
            };
            senses.entry((row.field(0).to_owned(), pos)).or_default().push(sense);
        }
        let figures_of_speech = figures_of_speech::Table::new(knowledge, &classes)?;
        Ok(Self { senses, classes, figures_of_speech })
    }

    /// The senses of a lemma, in the order in which they are to be tried.
    pub fn senses(&self, lemma: &str, pos: Pos) -> &[Sense] {
        // The key is built anew because a borrowed pair cannot look up an owned one.
        self.senses.get(&(lemma.to_owned(), pos)).map_or(&[], Vec::as_slice)
    }

    /// Whether a noun names violence as an event: "shooting", "killing", "ambush".
    pub fn is_event_noun(&self, lemma: &str) -> bool {
        self.senses(lemma, Pos::Noun).iter().any(|sense| {
            sense.attack
                || matches!(sense.kind, Kind::Killed | Kind::Injured | Kind::Abducted)
                    && sense.frame == Frame::Of
        })
    }

    /// Every sense with its lemma, in no order.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Sense)> {
        self.senses.iter().flat_map(|((lemma, _), senses)| senses.iter().map(|sense| (lemma.as_str(), sense)))
    }

    /// What violent words mean where nobody is harmed.
    pub fn figures_of_speech(&self) -> &figures_of_speech::Table {
        &self.figures_of_speech
    }

    /// The word classes.
    pub fn classes(&self) -> &Classes {
        &self.classes
    }
}

fn condition(text: &str, classes: &Classes, row: &Row<'_>) -> Result<Condition, Error> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let words = || -> Result<Words, Error> {
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
    let group = || {
        Group::from_name(value).ok_or_else(|| row.error(format!("no group of people is called {value:?}")))
    };
    Ok(match name {
        "obj" => Condition::ObjectIs(words()?),
        "objmod" => Condition::ObjectModifier(words()?),
        "clause" => Condition::Clause(words()?),
        "prt" => Condition::Particle(words()?),
        "comp" => Condition::Complement(words()?),
        "obl" => Condition::Oblique(words()?),
        "prep" => Condition::Preposition(words()?),
        "noprep" => Condition::NoPreposition(words()?),
        "alone" => Condition::Alone,
        "mod" => Condition::Modifier(words()?),
        "sub" if Group::from_name(value).is_some() => Condition::SubjectGroup(group()?),
        "sub" => Condition::SubjectIs(words()?),
        "agent" if value == "any" => Condition::AnyAgent,
        "agent" if value == "person" => Condition::AgentIsPerson,
        "behind" => Condition::Behind(words()?),
        "negated" => Condition::Negated,
        "undone" => Condition::Undone,
        "agent" => Condition::AgentGroup(group()?),
        "on" if value == "person" => Condition::OnPerson,
        "on" if value == "thing" => Condition::OnThing,
        "on" if value == "unarmed" => Condition::OnUnarmed,
        "on" => Condition::OnGroup(group()?),
        "with" if value == "number" => Condition::WithNumber,
        "new" => Condition::New,
        "bare" => Condition::Bare,
        "counted" => Condition::Counted,
        "numeral" => Condition::Numeral,
        "first" => Condition::First,
        "held" => Condition::Held,
        "harm" => Condition::Harm,
        "notobj" => Condition::ObjectIsNot(words()?),
        "notsub" => Condition::SubjectIsNot(words()?),
        "main" => Condition::Main,
        "happen" => Condition::Happen,
        "known" => Condition::Known,
        "done" => Condition::Done,
        "going" => Condition::Going,
        "captives" => Condition::Captives,
        "hurt" => Condition::Hurt,
        "past" => Condition::Past,
        "never" => Condition::Never,
        _ => return Err(row.error(format!("the condition {text:?} is not known"))),
    })
}

/// Named classes of lemmas.
#[derive(Debug, Default)]
pub struct Classes {
    words: HashMap<String, Words>,
}

impl Classes {
    fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut words: HashMap<_, Words> = HashMap::new();
        for row in knowledge.rows("word_classes.tsv") {
            if row.list(1).next().is_none() {
                return Err(row.error("a class needs a name, a tab, and lemmas separated by |"));
            }
            words.entry(row.field(0).to_owned()).or_default().extend(row.list(1).map(str::to_owned));
        }
        Ok(Self { words })
    }

    /// The words of a class.
    pub fn words(&self, class: &str) -> Option<&Words> {
        self.words.get(class)
    }

    /// Whether a lemma is of a class. An unknown class has no words: tests of the rules find that.
    pub fn has(&self, class: &str, lemma: &str) -> bool {
        self.words.get(class).is_some_and(|words| words.iter().any(|word| word == lemma))
    }
}
