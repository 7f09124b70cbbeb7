//! Codes of actors: countries (`data/countries.tsv`), organisations and roles (`data/cameo_actors.tsv`), heads of state
//! and of government (`data/leaders.tsv`).

use std::collections::HashMap;

use language::Knowledge;
use language::knowledge::Error;

/// A head of state or of government.
#[derive(Clone, Debug)]
pub struct Leader {
    /// Of which country, alpha-3, or the code of which organisation.
    pub of: String,
    /// First year in office.
    pub from: i16,
    /// Last year; `None` if not over.
    pub until: Option<i16>,
    /// Whether the name means this person only with an office before it.
    pub with_office: bool,
}

/// The tables.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    /// Alpha-2 to alpha-3.
    countries: HashMap<String, String>,
    /// Capital, in lower case, to alpha-2.
    capitals: HashMap<String, String>,
    actors: HashMap<String, String>,
    classes: HashMap<String, String>,
    nouns: HashMap<String, String>,
    adjectives: HashMap<String, String>,
    texts: HashMap<String, ()>,
    leaders: HashMap<String, Vec<Leader>>,
}

impl Codes {
    /// Reads the tables.
    ///
    /// # Errors
    /// If a line cannot be read; the message names file and line.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut codes = Self::default();
        for row in knowledge.rows("countries.tsv") {
            codes.countries.insert(row.field(0).to_owned(), row.field(8).to_owned());
            codes.capitals.insert(row.field(4).to_lowercase(), row.field(0).to_owned());
        }
        for row in knowledge.rows("cameo_actors.tsv") {
            let code = row.field(2).to_owned();
            if code.len() % 3 != 0 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
                return Err(row.error(format!("{code:?} is not made of parts of three capitals")));
            }
            for value in row.list(1).map(str::to_owned) {
                match row.field(0) {
                    "actor" => drop(codes.actors.insert(value, code.clone())),
                    "class" => drop(codes.classes.insert(value, code.clone())),
                    "noun" => drop(codes.nouns.insert(value, code.clone())),
                    "adjective" => drop(codes.adjectives.insert(value, code.clone())),
                    "text" => drop(codes.texts.insert(value, ())),
                    other => return Err(row.error(format!("{other:?} is none of those in the head"))),
                }
            }
        }
        for row in knowledge.rows("leaders.tsv") {
            let of = codes.country(row.field(0)).or_else(|| codes.actor(row.field(0)));
            let Some(of) = of.map(str::to_owned) else {
                return Err(row.error(format!("{:?} is no country and no actor with a code", row.field(0))));
            };
            let (from, until) = row.field(1).split_once('-').unwrap_or_default();
            let from = from.parse().map_err(|_| row.error("years are written 2001-2009 or 2001-"))?;
            for name in row.list(2) {
                let leader = Leader {
                    of: of.clone(),
                    from,
                    until: until.parse().ok(),
                    with_office: name.starts_with('+'),
                };
                codes.leaders.entry(name.trim_start_matches('+').to_lowercase()).or_default().push(leader);
            }
        }
        Ok(codes)
    }

    /// The alpha-3 code of an alpha-2 code.
    pub fn country(&self, alpha2: &str) -> Option<&str> {
        self.countries.get(alpha2).map(String::as_str)
    }

    /// The country (alpha-2) whose capital has this name.
    pub fn of_capital(&self, name: &str) -> Option<&str> {
        self.capitals.get(&name.to_lowercase()).map(String::as_str)
    }

    /// The whole code of a known actor.
    pub fn actor(&self, key: &str) -> Option<&str> {
        self.actors.get(key).map(String::as_str)
    }

    /// The role of actors of a kind and class.
    pub fn class(&self, kind: &str, class: &str) -> Option<&str> {
        let both = self.classes.get(&format!("{kind}/{class}"));
        both.or_else(|| self.classes.get(kind)).map(String::as_str)
    }

    /// The role of a noun, by its lemma with the word before it, or alone; empty for those without one of their own.
    pub fn noun(&self, before: Option<&str>, lemma: &str) -> Option<&str> {
        let lemma = lemma.to_lowercase();
        let both = before.and_then(|before| self.nouns.get(&format!("{} {lemma}", before.to_lowercase())));
        // "troops", which has no singular.
        let singular = || self.nouns.get(lemma.strip_suffix('s')?);
        both.or_else(|| self.nouns.get(&lemma)).or_else(singular).map(String::as_str)
    }

    /// The role that a describing word gives.
    pub fn adjective(&self, lemma: &str) -> Option<&str> {
        self.adjectives.get(&lemma.to_lowercase()).map(String::as_str)
    }

    /// Whether a noun is a text that speaks for whoever is named in its phrase.
    pub fn is_text(&self, lemma: &str) -> bool {
        self.texts.contains_key(lemma)
    }

    /// The leader of a name, who was in office in that year if there is one.
    pub fn leader(&self, name: &str, year: Option<i16>, office: bool) -> Option<&Leader> {
        let all = self.leaders.get(&name.to_lowercase())?;
        let fits = |leader: &&Leader| office || !leader.with_office;
        let then = |leader: &&Leader| {
            year.is_none_or(|y| leader.from <= y && leader.until.is_none_or(|until| y <= until))
        };
        all.iter().filter(fits).find(then).or_else(|| all.iter().rfind(fits))
    }
}

impl Leader {
    /// The code of the person in a year: of the government while in office, of the elites before and after.
    pub fn code(&self, year: Option<i16>) -> String {
        if self.of.len() > 3 {
            return self.of.clone();
        }
        let in_office = year.is_none_or(|y| self.from <= y && self.until.is_none_or(|until| y <= until));
        format!("{}{}", self.of, if in_office { "GOV" } else { "ELI" })
    }
}
