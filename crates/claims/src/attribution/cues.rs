//! The cues of `data/cues.tsv`: which words attribute, what they do with their content, and where it stands.

use std::collections::HashMap;

use language::Knowledge;
use language::knowledge::{Error, Row};

const FILE: &str = "cues.tsv";

macro_rules! kinds {
    ($($variant:ident = $text:literal),+ $(,)?) => {
        /// What a source does with the content that a cue lays at its door (`data/cues.tsv` lists the words).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum CueKind { $($variant),+ }

        impl CueKind {
            /// As written in the table of cues.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The kind with that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

kinds! {
    Say = "say", Announce = "announce", Claim = "claim", Confirm = "confirm", Admit = "admit", Deny = "deny",
    Accuse = "accuse", Blame = "blame", Demand = "demand", Offer = "offer", Threaten = "threaten", Warn = "warn",
    Condemn = "condemn", Praise = "praise", Support = "support", Oppose = "oppose", Agree = "agree",
    Believe = "believe", Doubt = "doubt", Expect = "expect", Suspect = "suspect", Fear = "fear", Hope = "hope",
    Know = "know", Hear = "hear", Find = "find", Decide = "decide", Promise = "promise", Plan = "plan", Want = "want",
    Refuse = "refuse", Ask = "ask", Order = "order", Report = "report", Allege = "allege", Seem = "seem",
}

impl CueKind {
    /// Whether the source lets others know the content; else it holds, wants or does it.
    pub fn is_communication(self) -> bool {
        use CueKind::*;
        matches!(
            self,
            Say | Announce
                | Claim
                | Confirm
                | Admit
                | Deny
                | Accuse
                | Blame
                | Demand
                | Offer
                | Threaten
                | Warn
                | Condemn
                | Order
                | Report
                | Allege
        )
    }
}

impl CueKind {
    /// Whether a noun of this kind tells of what is said without saying by whom: "reports of", "fears of".
    pub fn is_hearsay(self) -> bool {
        use CueKind::*;
        matches!(self, Report | Allege | Accuse | Claim | Fear | Warn | Threaten | Demand | Suspect)
    }
}

/// Where a cue's content may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Frame {
    /// A finite clause, a wh-clause or a quotation.
    Clause,
    /// Words in quotation marks, or after a colon.
    Quote,
    /// The direct object.
    Object,
    /// A to-infinitive with the same subject.
    To,
    /// An object and a to-infinitive.
    ObjectTo,
    /// A gerund.
    Ing,
    /// An object and an as-phrase.
    As,
    /// An object and a predicate.
    Small,
    /// The object is told the content.
    Hearer,
    /// The object is the source.
    SourceObject,
    /// The subject is no source.
    Impersonal,
    /// The verb lends its subject to the noun that is its object: "made the claim".
    Light,
    /// What follows is the source.
    Source,
}

impl Frame {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "clause" => Self::Clause,
            "quote" => Self::Quote,
            "object" => Self::Object,
            "to" => Self::To,
            "object-to" => Self::ObjectTo,
            "ing" => Self::Ing,
            "as" => Self::As,
            "small" => Self::Small,
            "hearer" => Self::Hearer,
            "source-object" => Self::SourceObject,
            "impersonal" => Self::Impersonal,
            "light" => Self::Light,
            "source" => Self::Source,
            _ => return None,
        })
    }
}

/// One line of the table.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The words after the first: particle, fixed object, rest of a phrase.
    pub(super) rest: Vec<String>,
    /// `None` for verbs that only lend their subject.
    pub(super) kind: Option<CueKind>,
    frames: u32,
    /// Prepositions that lead in the content.
    pub(super) prepositions: Vec<String>,
}

impl Entry {
    pub(super) fn has(&self, frame: Frame) -> bool {
        self.frames & (1 << frame as u32) != 0
    }

    fn from_row(row: &Row<'_>) -> Result<(String, Self), Error> {
        let mut words = row.field(0).split_whitespace().map(str::to_lowercase);
        let first = words.next().ok_or_else(|| row.error("the first field holds no word"))?;
        let kind = match row.field(2) {
            "-" => None,
            name => Some(
                CueKind::from_name(name)
                    .ok_or_else(|| row.error(format!("{name:?} is no kind of cue; the head lists them")))?,
            ),
        };
        let mut entry = Self { rest: words.collect(), kind, frames: 0, prepositions: Vec::new() };
        for name in row.list(3).filter(|&name| name != "-") {
            match (name.strip_prefix('+'), Frame::from_name(name)) {
                (Some(preposition), _) => entry.prepositions.push(preposition.to_owned()),
                (None, Some(frame)) => entry.frames |= 1 << frame as u32,
                (None, None) => {
                    return Err(row.error(format!("{name:?} is no frame; the head lists them")));
                }
            }
        }
        Ok((first, entry))
    }
}

/// Entries by their first word; those with more words first.
#[derive(Clone, Debug, Default)]
struct Table(HashMap<String, Vec<Entry>>);

impl Table {
    fn add(&mut self, word: String, entry: Entry) {
        let entries = self.0.entry(word).or_default();
        entries.push(entry);
        entries.sort_by_key(|e| std::cmp::Reverse(e.rest.len()));
    }

    fn get(&self, lemma: &str) -> &[Entry] {
        let found = if lemma.bytes().any(|b| b.is_ascii_uppercase()) {
            self.0.get(&lemma.to_lowercase())
        } else {
            self.0.get(lemma)
        };
        found.map_or(&[], Vec::as_slice)
    }
}

/// The table of cues, read once.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    verbs: Table,
    nouns: Table,
    adjectives: Table,
    adverbs: Table,
    prepositions: Table,
    negations: Table,
    own_voice: Table,
}

impl Cues {
    /// Reads `data/cues.tsv`.
    ///
    /// # Errors
    /// If a line names a part of speech, kind or frame that does not exist.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut cues = Self::default();
        for row in knowledge.rows(FILE) {
            let (word, entry) = Entry::from_row(&row)?;
            let table = match row.field(1) {
                "verb" => &mut cues.verbs,
                "noun" => &mut cues.nouns,
                "adj" => &mut cues.adjectives,
                "adv" => &mut cues.adverbs,
                "adp" => &mut cues.prepositions,
                "negation" => &mut cues.negations,
                "own-voice" => &mut cues.own_voice,
                other => {
                    return Err(row.error(format!(
                        "{other:?} is no part of speech: expected verb, noun, adj, adv, adp, negation or own-voice"
                    )));
                }
            };
            table.add(word, entry);
        }
        Ok(cues)
    }

    pub(super) fn verbs(&self, lemma: &str) -> &[Entry] {
        self.verbs.get(lemma)
    }

    pub(super) fn nouns(&self, lemma: &str) -> &[Entry] {
        self.nouns.get(lemma)
    }

    pub(super) fn adjectives(&self, lemma: &str) -> &[Entry] {
        self.adjectives.get(lemma)
    }

    pub(super) fn adverbs(&self, lemma: &str) -> &[Entry] {
        self.adverbs.get(lemma)
    }

    /// Phrases before a source, by their first word in lower case.
    pub(super) fn prepositions(&self, word: &str) -> &[Entry] {
        self.prepositions.get(word)
    }

    pub(super) fn is_negation(&self, lemma: &str) -> bool {
        !self.negations.get(lemma).is_empty()
    }

    /// "I", "we": the report's author, where no one is quoted.
    pub(super) fn is_own_voice(&self, lemma: &str) -> bool {
        !self.own_voice.get(lemma).is_empty()
    }

    pub(super) fn is_light(&self, lemma: &str) -> bool {
        self.verbs(lemma).iter().any(|e| e.has(Frame::Light))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlaid(text: &str) -> Result<Cues, Error> {
        Cues::new(&Knowledge::with_overlay([(FILE.to_owned(), text.to_owned())])?)
    }

    #[test]
    fn the_embedded_table_is_read() {
        let cues = Cues::new(&Knowledge::embedded()).expect("the embedded table");
        let entry = &cues.verbs("deny")[0];
        assert_eq!(entry.kind, Some(CueKind::Deny));
        assert!(entry.has(Frame::Object) && !entry.has(Frame::To));
        assert!(cues.verbs("point").iter().any(|e| e.rest == ["out"]));
        assert!(cues.verbs("SAY").len() == cues.verbs("say").len() && cues.verbs("walk").is_empty());
        assert!(cues.is_negation("not") && cues.is_light("make"));
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        let error = |text: &str| overlaid(text).expect_err("a mistake").to_string();
        assert_eq!(
            error("# head\nsay\tverb\tspeak\tclause"),
            "data/cues.tsv, line 2: \"speak\" is no kind of cue; the head lists them"
        );
        assert_eq!(
            error("say\tverb\tsay\tclausal"),
            "data/cues.tsv, line 1: \"clausal\" is no frame; the head lists them"
        );
        assert!(error("say\tpronoun\tsay\tclause").contains("no part of speech"));
    }
}
