//! Masking of private persons in what is published.
//!
//! Names of victims, hostages, witnesses, suspects and others in no public office are replaced, in every string, by `[person
//! 1]`, `[person 2]`, ... in the order in which the reports name them. Where a name stands is left as it is: the spans of a
//! masked claim are those of the report's text, their `text` is masked.

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{EntityKind, Group, Kind, Reading, Victim};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::case::Case;
use crate::summary::Summary;

/// Ages below which a person is a minor.
const OF_AGE: u32 = 18;

/// Whose names are masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Masked {
    /// All private persons.
    Private,
    /// Only those whose names are shown on a person's decision about each alone: minors, and people who are held or missing.
    Protected,
}

/// Names to mask, and what stands for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mask {
    /// The longest names first.
    names: Vec<(String, String)>,
}

impl Mask {
    /// Of all that is told of an incident.
    pub fn of(case: &Case<'_>, masked: Masked) -> Self {
        let mut persons: Vec<BTreeSet<String>> = Vec::new();
        let mut first_named: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut open: BTreeSet<String> = BTreeSet::new();
        let protected = protected(case);
        for member in case.cast().members() {
            let names = member.aliases.iter().chain([&member.name]).cloned().collect::<BTreeSet<_>>();
            let is_protected = names.iter().any(|name| protected.contains(name));
            let hidden = member.kind == EntityKind::Person
                && member.private
                && (masked == Masked::Private || is_protected);
            if !hidden {
                open.extend(names);
                continue;
            }
            let mentions = member.from.iter().filter_map(|(report, entity)| {
                let at = case.accounts().iter().position(|account| account.report == report)?;
                let reading = case.accounts()[at].reading;
                let entity = reading.entities.iter().find(|known| known.id == *entity)?;
                Some((at, entity.mentions.iter().map(|mention| mention.start).min().unwrap_or(usize::MAX)))
            });
            first_named.insert(persons.len(), mentions.min().unwrap_or((usize::MAX, 0)));
            persons.push(names);
        }
        for (at, account) in case.accounts().iter().enumerate() {
            for victim in account.reading.incidents.iter().flat_map(|incident| &incident.victims) {
                let Some(name) = &victim.name else { continue };
                let hidden = victim.private && (masked == Masked::Private || is_protected(victim));
                let known = persons.iter().any(|names| names.contains(name));
                if hidden && !known && !open.contains(name) {
                    first_named.insert(persons.len(), (at, victim.span.start));
                    persons.push(BTreeSet::from([name.clone()]));
                }
            }
        }
        for account in case.accounts() {
            open.extend(account.reading.places.iter().map(|place| place.name.clone()));
        }
        let mut order: Vec<usize> = (0..persons.len()).collect();
        order.sort_by_key(|n| first_named.get(n).copied());
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for (number, n) in order.into_iter().enumerate() {
            let label = format!("[person {}]", number + 1);
            for name in with_last_names(&persons[n], &open) {
                // Telexes are in capitals.
                names.entry(name.to_uppercase()).or_insert_with(|| label.clone());
                names.entry(name).or_insert_with(|| label.clone());
            }
        }
        let mut names: Vec<(String, String)> = names.into_iter().collect();
        names.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        Self { names }
    }

    /// Whether nobody is masked.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Words with the names masked, also where a name goes over the end of a line.
    pub fn words(&self, words: &str) -> String {
        let mut out = String::with_capacity(words.len());
        let mut rest = words;
        let mut before: Option<char> = None;
        'words: while let Some(next) = rest.chars().next() {
            if !before.is_some_and(char::is_alphanumeric) {
                for (name, label) in &self.names {
                    let Some(after) = stripped(rest, name) else { continue };
                    if !after.chars().next().is_some_and(char::is_alphanumeric) {
                        out.push_str(label);
                        before = name.chars().next_back();
                        rest = after;
                        continue 'words;
                    }
                }
            }
            out.push(next);
            before = Some(next);
            rest = &rest[next.len_utf8()..];
        }
        out
    }

    /// Something with the names masked in all its strings.
    ///
    /// # Errors
    /// If it has no JSON form, which all that is masked has.
    pub fn apply<T: Serialize + DeserializeOwned>(&self, to: &T) -> Result<T, serde_json::Error> {
        let mut value = serde_json::to_value(to)?;
        self.value(&mut value);
        serde_json::from_value(value)
    }

    fn value(&self, value: &mut Value) {
        match value {
            Value::String(words) => *words = self.words(words),
            Value::Array(members) => members.iter_mut().for_each(|member| self.value(member)),
            Value::Object(members) => {
                // A town may be called as a person is, and is no person.
                let others =
                    members.iter_mut().filter(|(name, _)| !matches!(name.as_str(), "place" | "places"));
                others.for_each(|(_, member)| self.value(member));
            }
            _ => {}
        }
    }

    /// Masks what a list of incidents shows.
    pub fn summary(&self, summary: &mut Summary) {
        if self.is_empty() {
            return;
        }
        let words = summary.words.iter_mut();
        let strings =
            words.flat_map(|words| [&mut words.quantity, &mut words.of, &mut words.holder]).flatten();
        let reasons = summary.figures.iter_mut().flat_map(|figure| &mut figure.because);
        let strings = strings.chain(reasons.map(|because| &mut because.reason));
        for string in strings.chain(&mut summary.actors).chain([&mut summary.title]) {
            *string = self.words(string);
        }
    }

    /// A reading with the names masked.
    ///
    /// # Errors
    /// As [`Mask::apply`].
    pub fn reading(&self, reading: &Reading) -> Result<Reading, serde_json::Error> {
        if self.is_empty() { Ok(reading.clone()) } else { self.apply(reading) }
    }
}

/// Names of those who need a decision each: of victims, of whoever is named where one stands, and of whoever a claim of children,
/// hostages or missing people names, or gives an age under that of adults.
fn protected(case: &Case<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for account in case.accounts() {
        let reading = account.reading;
        let victims: Vec<&Victim> = reading
            .incidents
            .iter()
            .flat_map(|incident| &incident.victims)
            .filter(|victim| is_protected(victim))
            .collect();
        names.extend(victims.iter().filter_map(|victim| victim.name.clone()));
        for entity in reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
            let called: Vec<&String> = entity.aliases.iter().chain([&entity.name]).collect();
            let overlaps = |victim: &&Victim| {
                let span = &victim.span;
                entity.mentions.iter().any(|m| m.start < span.end && span.start < m.end)
            };
            let is_told = reading.claims.iter().any(|claim| {
                let words = claim.of.as_deref().unwrap_or(&claim.evidence.text);
                let is_of_such = matches!(claim.group, Some(Group::Children | Group::Hostages))
                    || matches!(claim.kind, Kind::Abducted | Kind::Missing);
                called.iter().any(|name| {
                    is_of_such && words.contains(name.as_str()) || is_minor_in(&claim.evidence.text, name)
                })
            });
            if is_told || victims.iter().any(overlaps) {
                names.extend(called.into_iter().cloned());
            }
        }
    }
    names
}

/// "Ines Duarte, 9, a pupil".
fn is_minor_in(words: &str, name: &str) -> bool {
    words.match_indices(name).any(|(at, _)| {
        let after = words[at + name.len()..].trim_start_matches([',', ' ', '(']);
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().is_ok_and(|age| age < OF_AGE)
    })
}

fn is_protected(victim: &Victim) -> bool {
    let is_minor = victim.age.is_some_and(|age| age < OF_AGE) || victim.group == Some(Group::Children);
    is_minor || matches!(victim.what, Kind::Abducted | Kind::Missing) || victim.group == Some(Group::Hostages)
}

/// What comes after a name, if the words begin with it; where the name has a blank, any white space will do.
fn stripped<'w>(words: &'w str, name: &str) -> Option<&'w str> {
    let mut rest = words;
    for (n, part) in name.split(' ').enumerate() {
        if n > 0 {
            let after = rest.trim_start();
            if after.len() == rest.len() {
                return None;
            }
            rest = after;
        }
        rest = rest.strip_prefix(part)?;
    }
    Some(rest)
}

/// What follows a family name and is none.
const SUFFIXES: &[&str] = &["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"];

/// The names, also without a suffix, and of names of several words the last one, and the first with the last; but no name and no
/// word that somebody or something else that is not masked bears.
fn with_last_names(names: &BTreeSet<String>, open: &BTreeSet<String>) -> BTreeSet<String> {
    const SHORTEST: usize = 3;
    let open_words: BTreeSet<&str> = open.iter().flat_map(|name| name.split_whitespace()).collect();
    let is_free = |name: &str| {
        let is_name = name.chars().any(char::is_uppercase) && !open.contains(name);
        is_name && (name.contains(' ') || !open_words.contains(name))
    };
    let mut all: BTreeSet<String> = BTreeSet::new();
    for name in names {
        all.insert(name.clone());
        let mut words: Vec<&str> = name.split_whitespace().collect();
        while words.len() > 1 && words.last().is_some_and(|last| SUFFIXES.contains(last)) {
            words.pop();
        }
        let Some(last) = words.last().map(|last| last.trim_end_matches(',')) else { continue };
        if words.len() > 1 {
            all.insert(words.join(" ").trim_end_matches(',').to_owned());
            all.insert(format!("{} {last}", words[0]));
            if last.chars().count() >= SHORTEST && last.chars().next().is_some_and(char::is_uppercase) {
                all.insert(last.to_owned());
            }
        }
    }
    all.retain(|name| is_free(name));
    all
}

#[cfg(test)]
mod tests {
    use claims::reading::{Entity, TextSpan};

    use super::*;
    use crate::case::Account;
    use crate::cast::Names;
    use crate::testing::reading;

    fn person(id: &str, name: &str, private: bool, at: usize) -> Entity {
        let mention = TextSpan { start: at, end: at + name.chars().count(), text: name.to_owned() };
        Entity {
            id: id.to_owned(),
            name: name.to_owned(),
            kind: EntityKind::Person,
            aliases: Vec::new(),
            country: None,
            role: None,
            private,
            masked: false,
            mentions: vec![mention],
        }
    }

    #[test]
    fn private_persons_are_masked_everywhere_and_others_nowhere() {
        let mut told = reading(&["killed 2 people"]);
        told.entities = vec![
            person("e1", "Ines Duarte", true, 90),
            person("e2", "Tomas Okello", true, 10),
            person("e3", "Vera Marsh", false, 5),
        ];
        told.notes = vec!["Duarte and OKELLO, not Marsh, Okellos or Ines Duartez".to_owned()];
        let case = Case::new([Account::new("r1", &told, "i1")], Names::none());
        let mask = Mask::of(&case, Masked::Private);
        let masked = mask.reading(&told).unwrap();
        assert_eq!(masked.notes, ["[person 2] and [person 1], not Marsh, Okellos or Ines Duartez"]);
        assert_eq!(masked.entities[1].name, "[person 1]");
        assert_eq!(masked.entities[2].name, "Vera Marsh");
        assert_eq!(masked.entities[0].mentions[0].start, 90);
        assert_eq!(masked.claims, told.claims);
    }

    #[test]
    fn a_name_that_an_official_bears_too_is_masked_only_whole() {
        let mut told = reading(&["killed 1 people"]);
        told.entities = vec![person("e1", "Ines Marsh", true, 1), person("e2", "Vera Marsh", false, 5)];
        let case = Case::new([Account::new("r1", &told, "i1")], Names::none());
        let mask = Mask::of(&case, Masked::Private);
        assert_eq!(mask.words("Ines\nMarsh, said Marsh"), "[person 1], said Marsh");
    }

    #[test]
    fn minors_stay_masked() {
        let mut told = reading(&["killed 1 people"]);
        told.entities = vec![person("e1", "Ines Duarte", true, 1), person("e2", "Tomas Okello", true, 5)];
        let victim = |name: &str, age: u32| Victim {
            name: Some(name.to_owned()),
            age: Some(age),
            sex: None,
            occupation: None,
            group: None,
            what: Kind::Killed,
            counted_in: None,
            private: true,
            span: TextSpan::default(),
        };
        told.incidents[0].victims = vec![victim("Ines Duarte", 17), victim("Tomas Okello", 18)];
        let case = Case::new([Account::new("r1", &told, "i1")], Names::none());
        let mask = Mask::of(&case, Masked::Protected);
        assert_eq!(mask.words("Ines Duarte and Tomas Okello"), "[person 1] and Tomas Okello");
        // Named by a claim alone.
        told.incidents[0].victims.clear();
        told.claims[0].evidence.text = "two died, among them Tomas Okello, 9, a pupil".to_owned();
        let case = Case::new([Account::new("r1", &told, "i1")], Names::none());
        assert_eq!(
            Mask::of(&case, Masked::Protected).words("Ines Duarte, Okello"),
            "Ines Duarte, [person 1]"
        );
    }
}
