//! The known actors, countries and peoples: `data/actors.tsv`, `countries.tsv`, `peoples.tsv`.

use std::collections::HashMap;

use super::lexicon::{Lexicon, Meaning, Trust};
use super::patterns::Patterns;
use super::titles::Titles;
use super::words::fold;
use crate::knowledge::{self, Knowledge, Row};
use crate::{Error, NameKind};

/// A known actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Unique key.
    pub key: String,
    /// Armed group, security force, government or organisation.
    pub kind: NameKind,
    /// Closer than the kind: `insurgent`, `police`, `media` ... (the list stands at the head of `data/actors.tsv`).
    pub class: String,
    /// ISO 3166-1 alpha-2, home first.
    pub countries: Vec<String>,
    /// First year of activity, where known.
    pub from: Option<i16>,
    /// Last year of activity; `None` if it goes on or is not known.
    pub until: Option<i16>,
    /// Key or country code of the actor on whose side it is.
    pub side: Option<String>,
    /// Full name first.
    pub names: Vec<String>,
}

/// A country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// English name.
    pub name: String,
    /// Its capital, folded; names the government in the news ("Paris said").
    pub capital: String,
    /// Another place is at least as often meant by the name ("Georgia").
    pub other_place: bool,
}

/// The known actors: armed groups, security forces, governments, organisations, countries and peoples.
#[derive(Clone, Debug)]
pub struct Actors {
    list: Vec<Actor>,
    by_key: HashMap<String, usize>,
    countries: HashMap<String, Country>,
    pub(super) lexicon: Lexicon,
    pub(super) patterns: Patterns,
    titles: Titles,
}

impl Actors {
    /// From the knowledge files.
    ///
    /// # Errors
    /// If a line cannot be read or a key stands twice.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut actors = Self {
            list: Vec::new(),
            by_key: HashMap::new(),
            countries: HashMap::new(),
            lexicon: Lexicon::default(),
            patterns: Patterns::new(knowledge)?,
            titles: Titles::new(knowledge)?,
        };
        for row in knowledge.rows("actors.tsv") {
            actors.add_actors(&row)?;
        }
        for row in knowledge.rows("countries.tsv") {
            actors.add_country(&row)?;
        }
        for row in knowledge.rows("peoples.tsv") {
            actors.add_people(&row)?;
        }
        actors.lexicon.sort();
        Ok(actors)
    }

    /// The actor with a key.
    pub fn get(&self, key: &str) -> Option<&Actor> {
        self.by_key.get(key).map(|&index| &self.list[index])
    }

    /// The country with a code.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.get(code)
    }

    /// All actors, in order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Actor> {
        self.list.iter()
    }

    /// Kind and type of a name that is no known actor, told from its words.
    pub fn kind_of_words(&self, name: &str) -> Option<(NameKind, &str)> {
        self.patterns.kind(name)
    }

    /// Titles and offices.
    pub fn titles(&self) -> &Titles {
        &self.titles
    }

    /// The country or side that a known key leads to: a code itself, else the first country of the actor.
    pub fn country_of<'a>(&'a self, key: &'a str) -> Option<&'a str> {
        if self.countries.contains_key(key) {
            return Some(key);
        }
        self.get(key)?.countries.first().map(String::as_str)
    }

    /// The country that a name or demonym stands for ("Pakistan", "Pakistani").
    pub fn country_named(&self, name: &str) -> Option<&str> {
        match self.lexicon.get(name)? {
            Meaning::Country(code) | Meaning::People(code) => {
                self.countries.get(code).map(|c| c.code.as_str())
            }
            Meaning::Actor(_) => None,
        }
    }

    pub(super) fn actor(&self, index: usize) -> Option<&Actor> {
        self.list.get(index)
    }

    fn add_actors(&mut self, row: &Row<'_>) -> Result<(), knowledge::Error> {
        let key = row.field(0);
        let kind = parse_kind(row, 1)?;
        let (from, until) = years(row)?;
        let side = row.field(5);
        let template = |key: String, names: Vec<String>| Actor {
            key,
            kind,
            class: row.field(2).to_owned(),
            countries: row.list(3).map(str::to_owned).collect(),
            from,
            until,
            side: (!side.is_empty()).then(|| side.to_owned()),
            names,
        };
        let bare = |name: &str| name.trim_start_matches('=').to_owned();
        if let Some(list) = key.strip_prefix('*') {
            for aliases in row.list(6) {
                let aliases: Vec<&str> = aliases.split(';').map(str::trim).collect();
                let names: Vec<String> = aliases.iter().map(|name| bare(name)).collect();
                let own = names.first().map(|name| fold(name).replace(char::is_whitespace, "-"));
                let key = format!("{list}/{}", own.unwrap_or_default());
                self.insert(row, template(key, names), aliases)?;
            }
        } else {
            let names: Vec<String> = row.list(6).map(bare).collect();
            if key.is_empty() || names.is_empty() {
                return Err(row.error("an actor needs a key (field 1) and names (field 7)"));
            }
            self.insert(row, template(key.to_owned(), names), row.list(6))?;
        }
        Ok(())
    }

    fn insert<'n>(
        &mut self,
        row: &Row<'_>,
        actor: Actor,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Result<(), knowledge::Error> {
        let index = self.list.len();
        if self.by_key.insert(actor.key.clone(), index).is_some() {
            return Err(row.error(format!("the key {:?} stands twice", actor.key)));
        }
        for name in names {
            self.lexicon.add(name, Trust::Sure, Meaning::Actor(index));
        }
        self.list.push(actor);
        Ok(())
    }

    fn add_country(&mut self, row: &Row<'_>) -> Result<(), knowledge::Error> {
        let code = row.field(0);
        if code.len() != 2 {
            return Err(row.error("a country needs its two-letter code (field 1)"));
        }
        let doubtful = row.list(7).next().is_some();
        let country = Country {
            code: code.to_owned(),
            name: row.field(1).to_owned(),
            capital: fold(row.field(4)),
            other_place: row.list(7).any(|flag| flag == "other_place"),
        };
        self.countries.insert(code.to_owned(), country);
        let trust = if doubtful { Trust::Doubtful } else { Trust::Sure };
        for (index, name) in std::iter::once(row.field(1)).chain(row.list(2)).enumerate() {
            // "US" is the pronoun and "IN" the preposition where case says nothing.
            let name = if name.len() <= 2 { format!("={name}") } else { name.to_owned() };
            let trust = if index == 0 { trust } else { Trust::Sure };
            self.lexicon.add(&name, trust, Meaning::Country(code.to_owned()));
        }
        for demonym in row.list(3) {
            self.add_demonym(demonym, code);
        }
        Ok(())
    }

    fn add_people(&mut self, row: &Row<'_>) -> Result<(), knowledge::Error> {
        let name = row.field(0);
        if name.is_empty() {
            return Err(row.error("a people needs a name (field 1)"));
        }
        let countries: Vec<&str> = row.list(2).collect();
        if let Some(wrong) = countries.iter().find(|code| code.len() != 2) {
            return Err(row.error(format!("{wrong:?} is no two-letter code of a country")));
        }
        let key = fold(name.trim_start_matches('='));
        self.add_demonym(name, &key);
        for form in row.list(3) {
            self.add_demonym(form, &key);
        }
        Ok(())
    }

    fn add_demonym(&mut self, demonym: &str, key: &str) {
        // An acronym is the country itself ("UAE").
        let acronym = demonym.len() > 1 && demonym.chars().all(|c| !c.is_lowercase());
        if !acronym {
            self.lexicon.add(demonym, Trust::Sure, Meaning::People(key.to_owned()));
            if !demonym.ends_with(['s', 'h']) && !demonym.ends_with("ese") {
                self.lexicon.add(&format!("{demonym}s"), Trust::Sure, Meaning::People(key.to_owned()));
            }
        }
    }
}

/// The kind in a field of a knowledge file.
pub(super) fn parse_kind(row: &Row<'_>, field: usize) -> Result<NameKind, knowledge::Error> {
    match row.field(field) {
        "armed_group" => Ok(NameKind::ArmedGroup),
        "security_force" => Ok(NameKind::SecurityForce),
        "government" => Ok(NameKind::Government),
        "organisation" => Ok(NameKind::Organisation),
        other => Err(row.error(format!(
            "the kind {other:?} is none of armed_group, security_force, government, organisation"
        ))),
    }
}

fn years(row: &Row<'_>) -> Result<(Option<i16>, Option<i16>), knowledge::Error> {
    let field = row.field(4);
    let Some((from, until)) = field.split_once('-') else {
        return if field.is_empty() {
            Ok((None, None))
        } else {
            Err(row.error("years are written 1994-2001"))
        };
    };
    let year = |text: &str| match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| row.error(format!("{text:?} is no year"))),
    };
    Ok((year(from)?, year(until)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actors() -> Actors {
        Actors::new(&Knowledge::embedded()).expect("the files are right")
    }

    #[test]
    fn files_are_read() {
        let actors = actors();
        let groups = actors.iter().filter(|a| a.kind == NameKind::ArmedGroup).count();
        assert!(groups >= 350, "{groups}");
        let shabaab = actors.get("al-shabaab").expect("known");
        assert_eq!(shabaab.countries, ["SO", "KE"]);
        assert_eq!(shabaab.side.as_deref(), Some("al-qaeda"));
        assert_eq!(actors.country("PK").map(|c| c.name.as_str()), Some("Pakistan"));
        assert_eq!(actors.country_of("fardc"), Some("CD"));
        let radio = actors.get("us-tv/npr").expect("known");
        assert_eq!(radio.names, ["NPR", "National Public Radio"]);
    }

    #[test]
    fn every_side_is_known() {
        let actors = actors();
        for actor in actors.iter() {
            if let Some(side) = &actor.side {
                assert!(
                    actors.get(side).is_some() || actors.country(side).is_some(),
                    "{} of {}",
                    side,
                    actor.key
                );
            }
            for code in &actor.countries {
                assert!(actors.country(code).is_some() || code == "SU", "{code} of {}", actor.key);
            }
        }
    }

    #[test]
    fn no_name_stands_for_two_actors() {
        let actors = actors();
        let mut seen = HashMap::new();
        for actor in actors.iter() {
            for name in &actor.names {
                let other = seen.insert(name.clone(), actor.key.clone());
                assert!(other.is_none_or(|other| other == actor.key), "{name:?} stands twice");
            }
        }
    }

    #[test]
    fn wrong_lines_are_named() {
        let check = |line: &str| {
            let overlay = [("actors.tsv".to_owned(), line.to_owned())];
            let knowledge = Knowledge::with_overlay(overlay).expect("the file is known");
            Actors::new(&knowledge).expect_err("the line is wrong").to_string()
        };
        assert!(check("x\tarmy\tmilitary\t\t\t\tX").contains("line 1"));
        assert!(check("x\tarmed_group\tgang\t\t199x-\t\tX").contains("no year"));
        assert!(check("x\tarmed_group\tgang\t\t\t\t").contains("names"));
    }
}
