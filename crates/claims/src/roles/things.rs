//! Things that are attacked and things that are attacked with (`data/things.tsv`).

use std::collections::HashMap;

use language::knowledge::Error;
use language::{Deprel, Document, Knowledge, TokenId, Upos};

use crate::np;
use crate::syntax;

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

/// A noun of the table.
#[derive(Clone, Debug)]
struct Noun {
    /// What it is by itself.
    thing: Option<Thing>,
    /// What it is behind certain words: clubs are houses, and one attacks with them.
    otherwise: Option<(Thing, Vec<String>)>,
}

/// The table.
#[derive(Debug)]
pub struct Things {
    nouns: HashMap<String, Noun>,
}

/// Members of a list between one and the first of them.
const MEMBERS: usize = 8;

/// "A pair of scissors", "a shower of stones".
const MEASURES: [&str; 6] = ["pair", "hail", "shower", "barrage", "volley", "piece"];

/// Words of the longest noun in the table that is looked up.
const LONGEST: usize = 5;

impl Things {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line cannot be read; the message names file and line.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut nouns = HashMap::new();
        let mut lists: HashMap<String, Vec<String>> = HashMap::new();
        for row in knowledge.rows("things.tsv") {
            if row.field(0).starts_with('=') {
                lists.insert(row.field(0).to_owned(), row.list(1).map(str::to_owned).collect());
                continue;
            }
            let class = |n: usize| {
                Ok(match row.field(n) {
                    "building" | "installation" | "business" | "property" => Some(Class::Fixed),
                    "utility" | "road" => Some(Class::Infrastructure),
                    "vehicle" | "aircraft" | "vessel" => Some(Class::Vehicle),
                    "explosive" | "projectile" | "fire" => Some(Class::Explosive),
                    "gun" => Some(Class::Gun),
                    "blade" | "tool" => Some(Class::Tool),
                    "-" | "" => None,
                    other => return Err(row.error(format!("no class of things is called {other:?}"))),
                })
            };
            let thing = class(1)?.map(|class| Thing { class, military: row.field(2) == "yes" });
            let words = || -> Result<Vec<String>, Error> {
                let mut all = Vec::new();
                for word in row.list(4) {
                    if word.starts_with('=') {
                        let list = lists
                            .get(word)
                            .ok_or_else(|| row.error(format!("no list above is called {word:?}")))?;
                        all.extend(list.iter().cloned());
                    } else {
                        all.push(word.to_owned());
                    }
                }
                Ok(all)
            };
            let otherwise = match class(3)? {
                Some(class) => Some((Thing { class, military: false }, words()?)),
                None => None,
            };
            if thing.is_none() && otherwise.is_none() {
                return Err(row.error("a noun for a thing needs a class"));
            }
            nouns.insert(row.field(0).replace('-', " "), Noun { thing, otherwise });
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
        let joins = |t: TokenId, first: TokenId| {
            let token = &doc.tokens[t];
            token.deprel == Deprel::Amod && token.head == Some(head)
                // "An explosive-laden boat": what hangs on the adjective.
                || matches!(token.deprel, Deprel::Punct | Deprel::Compound | Deprel::OblUnmarked)
                    && token.head.is_some_and(|of| (first..head).contains(&of) || of + 1 >= t && of < head)
        };
        while first > 0 && head - first < LONGEST && joins(first - 1, first) {
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
                if let Some(noun) = self.nouns.get(&phrase) {
                    return read(doc, head, noun);
                }
            }
        }
        if let Some(thing) = self.car_of_make(doc, head) {
            return Some(thing);
        }
        // "AK-47", "T-72s": the number behind the head belongs to its name.
        let number = head + 2;
        let is_joined = doc.tokens.get(number).is_some_and(|next| {
            next.sentence == token.sentence && next.head == Some(head) && doc.word(head + 1) == "-"
        });
        if is_joined {
            let model = doc.word(number).to_lowercase();
            let phrase = format!("{word} {}", model.trim_end_matches('s'));
            return self.nouns.get(&phrase).and_then(|noun| read(doc, head, noun));
        }
        None
    }

    /// "A white Toyota Surf": a make of cars with any model, where a word before says that it is one of them.
    pub fn car_of_make(&self, doc: &Document, head: TokenId) -> Option<Thing> {
        let before = head.checked_sub(1).filter(|_| doc.tokens[head].upos == Upos::Propn)?;
        let noun = self.nouns.get(&format!("{} *", doc.word(before).to_lowercase()))?;
        doc.children_by(head, &[Deprel::Det, Deprel::Nummod, Deprel::NmodPoss])
            .any(|t| t < head)
            .then_some(noun.thing)
            .flatten()
    }
}

/// Which of its two meanings a noun has where it stands.
fn read(doc: &Document, head: TokenId, noun: &Noun) -> Option<Thing> {
    let Some((otherwise, words)) = &noun.otherwise else { return noun.thing };
    // "With sticks and clubs": as the first of a list.
    let mut first = head;
    for _ in 0..MEMBERS {
        match doc.tokens[first].head {
            Some(above) if doc.tokens[first].deprel == Deprel::Conj && above < first => first = above,
            _ => break,
        }
    }
    // "With a pair of scissors".
    if doc.tokens[first].deprel == Deprel::Nmod && syntax::has_case(doc, first, "of") {
        let measure =
            doc.tokens[first].head.filter(|&above| MEASURES.contains(&doc.tokens[above].lemma.as_str()));
        first = measure.unwrap_or(first);
    }
    let among = |word: &str| words.iter().any(|w| w == word);
    let above = doc.tokens[first].head.filter(|_| {
        matches!(
            doc.tokens[first].deprel,
            Deprel::Nsubj
                | Deprel::NsubjPass
                | Deprel::Obj
                | Deprel::Obl
                | Deprel::OblAgent
                | Deprel::Nmod
                | Deprel::Compound
        )
    });
    let is = |t: TokenId| among(&doc.tokens[t].lemma.to_lowercase()) || among(&doc.word(t).to_lowercase());
    let behind = |case: TokenId| {
        let case = doc.word(case).to_lowercase();
        // "Stepped on a mine", not "died in a mine".
        among(&case)
            || above.is_some_and(|above| among(&format!("{} {case}", doc.tokens[above].lemma.to_lowercase())))
    };
    let mut cases = syntax::cases(doc, first).peekable();
    let is_so = if cases.peek().is_some() { cases.any(behind) } else { above.is_some_and(is) };
    if is_so { Some(*otherwise) } else { noun.thing }
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

    #[test]
    fn what_governs_a_noun_may_make_it_a_weapon() {
        let things = Things::new(&Knowledge::embedded()).expect("the table");
        let doc = Document::from_conllu(
            "
            Men     man NNS 2 nsubj
            left    leave VBD 0 root
            a       _ DT  4 det
            club    _ NN  2 obj
            with    _ IN  6 case
            sticks  stick NNS 2 obl
            and     _ CC  8 cc
            clubs   club NNS 6 conj

            A       _ DT  2 det
            mine    _ NN  3 nsubj
            exploded explode VBD 0 root
            at      _ IN  6 case
            a       _ DT  6 det
            mine    _ NN  3 obl
            ",
        );
        let is_weapon = |t| things.of(&doc, t).is_some_and(Thing::is_weapon);
        assert_eq!([3, 5, 7, 9, 13].map(is_weapon), [false, true, true, true, false]);
    }
}
