//! The words around place names (`data/place_words.tsv`).

use std::collections::{HashMap, HashSet};

use super::Feature;
use crate::{Error, Knowledge};

const FILE: &str = "place_words.tsv";

/// Sets of lower-case words, by what they tell of a name beside them.
#[derive(Debug, Default)]
pub struct PlaceWords {
    kinds: HashMap<String, Feature>,
    near: Vec<String>,
    side: HashSet<String>,
    line: HashSet<String>,
    link: HashSet<String>,
    guard: HashSet<String>,
    force: HashSet<String>,
    away: HashSet<String>,
    water: HashSet<String>,
    locative: HashSet<String>,
    compass: HashSet<String>,
    inside: HashSet<String>,
    join: HashSet<String>,
    title: HashSet<String>,
    street: HashSet<String>,
    building: HashSet<String>,
    block: HashSet<String>,
    office: HashSet<String>,
    press: HashSet<String>,
    not_place: HashSet<String>,
    ship: HashSet<String>,
    owned: HashSet<String>,
    hints: Vec<([u8; 2], Vec<String>)>,
    divisions: HashMap<String, String>,
}

impl PlaceWords {
    /// From `data/place_words.tsv`.
    ///
    /// # Errors
    /// If a line names a group or a kind that does not exist.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut words = Self::default();
        for row in knowledge.rows(FILE) {
            let set = match row.field(0) {
                "near" => {
                    words.near.extend(row.list(1).map(str::to_owned));
                    continue;
                }
                "side" => &mut words.side,
                "line" => &mut words.line,
                "link" => &mut words.link,
                "guard" => &mut words.guard,
                "force" => &mut words.force,
                "away" => &mut words.away,
                "water" => &mut words.water,
                "locative" => &mut words.locative,
                "compass" => &mut words.compass,
                "inside" => &mut words.inside,
                "join" => &mut words.join,
                "title" => &mut words.title,
                "street" => &mut words.street,
                "building" => &mut words.building,
                "block" => &mut words.block,
                "office" => &mut words.office,
                "press" => &mut words.press,
                "not_place" => &mut words.not_place,
                "ship" => &mut words.ship,
                "owned" => &mut words.owned,
                group if group.starts_with("division ") => {
                    let known = group.trim_start_matches("division ").to_owned();
                    words.divisions.insert(known, row.field(1).to_owned());
                    continue;
                }
                group if group.starts_with("hint ") => {
                    let code = group.trim_start_matches("hint ").as_bytes().try_into();
                    let code = code.map_err(|_| row.error("a hint names a country by its two letters"))?;
                    words.hints.push((code, row.list(1).map(|phrase| format!(" {phrase}")).collect()));
                    continue;
                }
                group => {
                    let kind = group.strip_prefix("type ").and_then(Feature::from_name);
                    let Some(kind) = kind else {
                        return Err(row.error(format!("{group:?} is no group of place words")).into());
                    };
                    for word in row.list(1) {
                        words.kinds.entry(word.to_owned()).or_insert(kind);
                    }
                    continue;
                }
            };
            set.extend(row.list(1).map(str::to_owned));
        }
        Ok(words)
    }

    /// The countries of which alone some phrase of a text is used: "911 call", "Crown Court".
    pub fn hinted_countries(&self, text: &str) -> Vec<[u8; 2]> {
        let text = text.to_lowercase();
        // Behind the phrase a word may go on ("911 calls").
        let hinted =
            self.hints.iter().filter(|(_, phrases)| phrases.iter().any(|p| text.contains(p.as_str())));
        hinted.map(|(code, _)| *code).collect()
    }

    /// What readings call a first-level division of the gazetteer.
    pub fn division<'a>(&'a self, known: &'a str) -> &'a str {
        self.divisions.get(known).map_or(known, String::as_str)
    }

    /// The kind of place that a type word names: "district".
    pub fn kind(&self, word: &str) -> Option<Feature> {
        self.kinds.get(word).copied()
    }

    /// Whether words just before a name, in lower case and joined by single spaces, put something beside the place.
    pub fn ends_near(&self, before: &str) -> bool {
        self.near.iter().any(|near| {
            before.strip_suffix(near.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        })
    }

    /// A direction: "north" of X.
    pub fn is_side(&self, word: &str) -> bool {
        self.side.contains(word)
    }

    /// A noun that makes a line of the names before it: the X "road".
    pub fn is_line(&self, word: &str) -> bool {
        self.line.contains(word)
    }

    /// Who guards a border: X-ian border "guards".
    pub fn is_guard(&self, word: &str) -> bool {
        self.guard.contains(word)
    }

    /// Armed forces behind the adjective of their country: X-ian "troops".
    pub fn is_force(&self, word: &str) -> bool {
        self.force.contains(word)
    }

    /// A country, by its code in lower case, whose forces fight abroad as a rule.
    pub fn fights_abroad(&self, code: &str) -> bool {
        self.away.contains(code)
    }

    /// A word between a line and its two ends: the road "linking" X and Y.
    pub fn is_link(&self, word: &str) -> bool {
        self.link.contains(word)
    }

    /// A noun that puts something on the water or in the air: the "coast" of X.
    pub fn is_water(&self, word: &str) -> bool {
        self.water.contains(word)
    }

    /// A word after which a place is to be expected.
    pub fn is_locative(&self, word: &str) -> bool {
        self.locative.contains(word)
    }

    /// A word for a part of the place that follows: "northern" X.
    pub fn is_compass(&self, word: &str) -> bool {
        self.compass.contains(word)
    }

    /// A noun for a place inside the country whose adjective stands before it: the Xian "town".
    pub fn is_inside(&self, word: &str) -> bool {
        self.inside.contains(word)
    }

    /// A small word inside a name: "of".
    pub fn is_join(&self, word: &str) -> bool {
        self.join.contains(word)
    }

    /// A title of persons.
    pub fn is_title(&self, word: &str) -> bool {
        self.title.contains(word.trim_end_matches('.'))
    }

    /// A word that makes a street's name of the name before it: X "Street".
    pub fn is_street(&self, word: &str) -> bool {
        self.street.contains(word)
    }

    /// A word that makes a building's or institution's name of the name before it: X "Hospital".
    pub fn is_building(&self, word: &str) -> bool {
        self.building.contains(word)
    }

    /// A noun of which streets alone are told: the "block" of X.
    pub fn is_block(&self, word: &str) -> bool {
        self.block.contains(word)
    }

    /// The word behind a place's name in that of a force or an office which answers for the place: X "police".
    pub fn is_office(&self, word: &str) -> bool {
        self.office.contains(word)
    }

    /// A word of the names of outlets, that shows such a name behind a title: "news".
    pub fn is_press(&self, word: &str) -> bool {
        self.press.contains(word)
    }

    /// A noun for a ship, before its name: the "tanker" X.
    pub fn is_ship(&self, word: &str) -> bool {
        self.ship.contains(word)
    }

    /// An office or a building of which a town has one.
    pub fn is_owned(&self, word: &str) -> bool {
        self.owned.contains(word)
    }

    /// An English word that is also the name of some place.
    pub fn is_not_place(&self, word: &str) -> bool {
        self.not_place.contains(word)
    }
}
