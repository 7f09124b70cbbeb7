//! Things that are attacked and things that are attacked with (`data/things.tsv`).

use std::collections::HashMap;

use language::knowledge::Error;
use language::{Deprel, Document, Knowledge, TokenId};

use crate::np;

/// What sort of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Buildings and institutions where they sit, businesses, installations, utilities, roads, property.
    Fixed,
    /// Vehicles, aircraft, vessels.
    Vehicle,
    /// Pipelines, power lines, roads and the like.
    Infrastructure,
    /// What goes off or burns.
    Explosive,
    /// What is fired.
    Gun,
    /// Blades and everything else to attack with.
    Tool,
}

/// What is known of a noun for a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thing {
    /// What sort.
    pub class: Class,
    /// Belongs to armed forces or police by the word itself.
    pub military: bool,
}

impl Thing {
    /// Whether it is a thing to attack with.
    pub fn is_weapon(self) -> bool {
        matches!(self.class, Class::Explosive | Class::Gun | Class::Tool)
    }
}

/// The table.
#[derive(Debug)]
pub struct Things {
    nouns: HashMap<String, Thing>,
}

/// Words of the longest noun in the table that is looked up.
const LONGEST: usize = 4;

impl Things {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line cannot be read; the message names file and line.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut nouns = HashMap::new();
        for row in knowledge.rows("things.tsv") {
            let class = match row.field(1) {
                "building" | "installation" | "business" | "property" => Class::Fixed,
                "utility" | "road" => Class::Infrastructure,
                "vehicle" | "aircraft" | "vessel" => Class::Vehicle,
                "explosive" | "projectile" | "fire" => Class::Explosive,
                "gun" => Class::Gun,
                "blade" | "tool" => Class::Tool,
                other => return Err(row.error(format!("no class of things is called {other:?}"))),
            };
            let military = row.field(2) == "yes";
            nouns.insert(row.field(0).replace('-', " "), Thing { class, military });
        }
        Ok(Self { nouns })
    }

    /// What the noun phrase with this head names, by its head noun and the compounds and adjectives right before it
    /// ("oil pipeline", "armored vehicle"); the longest entry wins.
    pub fn of(&self, doc: &Document, head: TokenId) -> Option<Thing> {
        let token = doc.tokens.get(head)?;
        let lemma = token.lemma.to_lowercase();
        let word = doc.word(head).to_lowercase();
        let mut first = doc.tokens_in(np::name(doc, head)).start;
        while first > 0
            && doc.tokens[first - 1].deprel == Deprel::Amod
            && doc.tokens[first - 1].head == Some(head)
        {
            first -= 1;
        }
        for start in first.max(head.saturating_sub(LONGEST - 1))..=head {
            for last in [&lemma, &word] {
                let mut phrase = String::new();
                for before in start..head {
                    phrase.push_str(&doc.word(before).to_lowercase());
                    phrase.push(' ');
                }
                phrase.push_str(last);
                let phrase = phrase.replace(" - ", " ").replace('-', " ");
                if let Some(thing) = self.nouns.get(&phrase) {
                    return Some(*thing);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_entry_wins() {
        let things = Things::new(&Knowledge::embedded()).expect("the table");
        let doc = Document::from_conllu(
            "
            They    they PRP 2 nsubj
            burned  burn VBD 0 root
            two     _ CD  5 nummod
            police  _ NN  5 compound
            cars    car NNS 2 obj
            and     _ CC  8 cc
            a       _ DT  8 det
            bus     _ NN  5 conj
            with    _ IN  11 case
            petrol  _ NN  11 compound
            bombs   bomb NNS 2 obl
            ",
        );
        let of = |t| things.of(&doc, t);
        assert_eq!(of(4), Some(Thing { class: Class::Vehicle, military: true }));
        assert_eq!(of(7), Some(Thing { class: Class::Vehicle, military: false }));
        assert!(of(10).is_some_and(Thing::is_weapon));
        assert_eq!(of(0), None);
    }
}
