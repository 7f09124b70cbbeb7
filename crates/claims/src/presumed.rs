//! Nouns that no table knows, of whom a surely deadly word is said: "two falconers were murdered" are people. What people are
//! called is an open set; animals and things of which such words are said are fewer (`data/not_people.tsv`).

use std::collections::HashSet;

use language::knowledge::Error;
use language::{Deprel, Document, Knowledge, NameKind, TokenId, Upos, Xpos};

use crate::counting::{self, Counted};
use crate::events::Event;
use crate::np;
use crate::people::{People, Who};
use crate::predicates::{Classes, Frame, Pos, Predicates};
use crate::reading::{Group, Kind};
use crate::syntax;

/// Letters of the shortest noun that is taken for a person.
const SHORTEST: usize = 4;

/// The words for what is no person.
#[derive(Clone, Debug, Default)]
pub struct NotPeople {
    words: HashSet<String>,
    /// By how they end, whatever stands before it.
    endings: Vec<String>,
}

impl NotPeople {
    /// Reads the tables.
    ///
    /// # Errors
    /// If a line cannot be read; the message names file and line.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut found = Self::default();
        for row in knowledge.rows("not_people.tsv") {
            let word = row.field(0).to_owned();
            match row.field(1) {
                "suffix" => found.endings.push(word),
                "animal" | "plant" | "germ" | "thing" => {
                    found.words.insert(word);
                }
                other => return Err(row.error(format!("no kind of what is no person is called {other:?}"))),
            }
        }
        found.words.extend(knowledge.rows("things.tsv").map(|row| row.field(0).to_owned()));
        Ok(found)
    }

    /// Whether a lemma, or how it ends, is one of them.
    pub fn has(&self, lemma: &str) -> bool {
        self.words.contains(lemma) || self.endings.iter().any(|end| lemma.ends_with(end.as_str()))
    }
}

/// Counts those whom an event affects, where their noun is known to no table and the event's word is said of people.
pub fn count(
    doc: &Document,
    people: &People,
    predicates: &Predicates,
    event: &Event<'_>,
    head: TokenId,
) -> Option<Counted> {
    let classes = predicates.classes();
    let lemma = &doc.tokens[event.trigger].lemma;
    let kills =
        event.sense.kind == Kind::Killed && matches!(event.sense.frame, Frame::Object | Frame::Subject);
    // "Arrested four gunrunners".
    let arrests = event.sense.kind == Kind::Arrested
        && event.sense.frame == Frame::Object
        && classes.has("ARREST_PEOPLE_VERB", lemma);
    let token = &doc.tokens[head];
    if !(kills || arrests)
        || token.upos != Upos::Noun
        || np::name_at(doc, head).is_some()
        || head == event.trigger
    {
        return None;
    }
    let surely = classes.has("DEADLY_VERB", lemma);
    let deadly = || classes.has("DEADLY_MAYBE", lemma) && can_kill(doc, people, predicates, event);
    if !surely && !arrests && !deadly() || is_among_animals(doc, classes, head) {
        return None;
    }
    let sought = kills && is_sought(doc, predicates, head);
    let number = counting::number_of(doc, head);
    let one = doc
        .children_by(head, &[Deprel::Det])
        .any(|t| matches!(doc.tokens[t].lemma.as_str(), "a" | "an" | "another"));
    // "Arrested a bomb maker and courier": one person of two trades, whom the second noun counts.
    let also = one
        && doc.children_by(head, &[Deprel::Conj]).any(|t| {
            doc.tokens[t].xpos == Xpos::Nn
                && np::determination(doc, t) == np::Determination::Bare
                && people.who(doc, t).is_some_and(|who| who.is_person)
        });
    if also {
        return None;
    }
    // "The engine died": of what is known already such words are said in figures.
    let the = surely && np::determination(doc, head) == np::Determination::Definite;
    let plural = np::is_plural(doc, head);
    let counts = number.is_some() && plural || one && !plural || the;
    if !(sought || counts && is_open_noun(doc, people, predicates, head)) {
        return None;
    }
    let (interval, quantity) = match number {
        Some(number) => (number.interval, Some(number.span)),
        None if plural => (counting::PLURAL, None),
        None => (counting::ONE, None),
    };
    let of = np::core(doc, head);
    let who = Who { is_person: true, group: Some(Group::People), as_called: token.span, ..Who::default() };
    Some(Counted { head, interval, quantity, of, who })
}

/// "The target of the raid was killed": one whom an operation is for.
fn is_sought(doc: &Document, predicates: &Predicates, head: TokenId) -> bool {
    predicates.classes().has("SOUGHT_NOUN", &doc.tokens[head].lemma)
        && !np::is_plural(doc, head)
        && matches!(np::determination(doc, head), np::Determination::Definite | np::Determination::Possessive)
}

/// A noun of which nothing is known, neither that it is a person nor that it is none.
fn is_open_noun(doc: &Document, people: &People, predicates: &Predicates, head: TokenId) -> bool {
    let token = &doc.tokens[head];
    let lemma = token.lemma.to_lowercase();
    let word = doc.word(head).to_lowercase();
    let classes = predicates.classes();
    let letters = lemma.chars().count() >= SHORTEST && lemma.chars().all(char::is_alphabetic);
    let known = people.noun(&lemma).is_some()
        || people.is_no_person(&lemma)
        || people.is_no_person(&word)
        || classes.has("TIME_UNIT", &lemma)
        || !predicates.senses(&lemma, Pos::Noun).is_empty();
    let gerund = token.xpos == Xpos::Vbg || lemma.ends_with("ing");
    // "Two sets of plans": what stands behind says what they are.
    let of = doc.children_by(head, &[Deprel::Nmod]).any(|t| t > head && syntax::has_case(doc, t, "of"));
    // Critics murder plays.
    let work = classes.has("FICTION_NOUN", &lemma) || classes.has("PLAY_NOUN", &lemma);
    letters && !work && !known && !gerund && !of && token.deprel != Deprel::Compound
}

/// Sentences before and behind in which a word tells that animals are spoken of.
const NEARBY: usize = 1;
/// Words on either side that are looked at: keeps the work linear.
const REACH: usize = 64;

/// "Rangers found nine quolls shot dead in the reserve", "two numbats, an endangered species": a word for the keeping, hunting
/// or study of animals stands near.
fn is_among_animals(doc: &Document, classes: &Classes, head: TokenId) -> bool {
    let sentence = doc.tokens[head].sentence;
    let first = sentence.saturating_sub(NEARBY);
    let last = (sentence + NEARBY).min(doc.sentences.len().saturating_sub(1));
    let start = doc.sentences[first].tokens.start.max(head.saturating_sub(REACH));
    let end = doc.sentences[last].tokens.end.min(head + REACH);
    (start..end).any(|t| {
        t != head
            && doc.tokens[t].upos != Upos::Propn
            && classes.has("ANIMAL_CONTEXT", &doc.tokens[t].lemma.to_lowercase())
    })
}

/// Whether people or violence do it, or nobody is named: frost kills vines, and a rule kills deals.
fn can_kill(doc: &Document, people: &People, predicates: &Predicates, event: &Event<'_>) -> bool {
    let classes = predicates.classes();
    let Some(agent) = event.agent else { return true };
    let lemma = &doc.tokens[agent].lemma;
    let violent =
        ["BOMB", "WEAPON", "EVENT_NOUN", "ATTACKER_WORD"].iter().any(|class| classes.has(class, lemma));
    let armed = np::name_at(doc, agent).is_some_and(|name| {
        matches!(name.kind, NameKind::ArmedGroup | NameKind::SecurityForce | NameKind::Person)
    });
    violent || armed || people.who(doc, agent).is_some_and(|who| who.is_person)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn whoever_is_murdered_is_a_person() {
        claims(
            "\
Two _ CD 2 nummod
bellfounders bellfounder NNS 4 nsubj:pass
were be VBD 4 aux:pass
murdered murder VBN 0 root
in _ IN 7 case
a _ DT 7 det
restaurant _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
Gunmen gunman NNS 2 nsubj
killed kill VBD 0 root
a _ DT 4 det
campanologer _ NN 2 obj SpaceAfter=No
. _ . 2 punct

# newpar
A _ DT 2 det
heron _ NN 4 nsubj:pass
was be VBD 4 aux:pass
killed kill VBN 0 root
near _ IN 7 case
the _ DT 7 det
farm _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
Rebels rebel NNS 2 nsubj
killed kill VBD 0 root
the _ DT 4 det
proposal _ NN 2 obj SpaceAfter=No
. _ . 2 punct

# newpar
Nine _ CD 2 nummod
radios radio NNS 4 nsubj:pass
were be VBD 4 aux:pass
shot shoot VBN 0 root SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                killed 2..2 people | asserted | the report | Two bellfounders were murdered in a restaurant
                killed 1..1 people | asserted | the report | Gunmen killed a campanologer
                attack | asserted | the report | Nine radios were shot
            "#]],
        );
    }
}
