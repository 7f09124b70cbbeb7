//! How far people who decided about the same things agree.
//!
//! What counts is what somebody chose without having seen another's choice: what was decided blind, and the first decision on a
//! thing. Measured are the share of things on which all agree, and Krippendorff's alpha for nominal values (Krippendorff,
//! Content Analysis, 4th ed., ch. 12): 1 is perfect agreement, 0 what chance would give.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::standing::{Choice, Person, Subject, VERDICT, Vote, settle};

/// Agreement on one field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// Its name.
    pub field: String,
    /// Things that two or more people decided about.
    pub units: usize,
    /// Of these, those on which all agree.
    pub agreed: usize,
    /// Krippendorff's alpha; none where all values are the same, so that chance cannot be reckoned.
    pub alpha: Option<f64>,
}

/// Something on which people differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// On what.
    #[serde(skip)]
    pub subject: Subject,
    /// Which field.
    pub field: String,
    /// What each chose, in order of the decisions.
    pub votes: Vec<(Person, String)>,
    /// Who settled it.
    pub adjudicated: Option<Person>,
    /// What stands now; none: the machine's value, until somebody settles it.
    pub stands: Option<String>,
}

/// Agreement over all.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// Who decided.
    pub people: Vec<String>,
    /// Things that two or more people decided about.
    pub units: usize,
    /// By field.
    pub fields: Vec<Field>,
    /// Where they differ.
    pub differences: Vec<Difference>,
}

/// Fields in which whoever accepts a claim agrees with the machine.
const OF_CLAIM: &[&str] = &["kind", "quantity", "group", "holder", "status"];

/// The same of an incident.
const OF_INCIDENT: &[&str] = &["type", "place.name", "start"];

/// Agreement among people, all or those that are named, on things with the votes on each of their fields; `machine` gives the machine's value of a field in words.
pub fn agreement(
    things: &[(Subject, BTreeMap<String, Vec<Vote>>)],
    among: &[String],
    machine: &dyn Fn(&Subject, &str) -> String,
) -> Agreement {
    let counts = |person: &Person| among.is_empty() || among.contains(&person.by);
    let mut people = BTreeSet::new();
    let mut units = 0;
    let mut values: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let mut differences = Vec::new();
    for (subject, votes) in things {
        let verdicts = own(votes.get(VERDICT).map_or(&[][..], Vec::as_slice));
        let verdicts: Vec<&Vote> = verdicts.into_iter().filter(|vote| counts(&vote.person)).collect();
        people.extend(verdicts.iter().map(|vote| vote.person.by.clone()));
        if verdicts.len() < 2 {
            continue;
        }
        units += 1;
        let always = match subject {
            Subject::Claim(..) => OF_CLAIM,
            Subject::Incident(_) => OF_INCIDENT,
            _ => &[],
        };
        let fields: BTreeSet<&str> =
            votes.keys().map(String::as_str).chain([VERDICT]).chain(always.iter().copied()).collect();
        for field in fields {
            let on_field = votes.get(field).map_or(&[][..], Vec::as_slice);
            let chosen = chosen(subject, field, &verdicts, on_field, machine);
            if chosen.len() < 2 {
                continue;
            }
            let all_agree = chosen.windows(2).all(|pair| pair[0].1 == pair[1].1);
            values.entry(field.to_owned()).or_default().push(chosen.iter().map(|c| c.1.clone()).collect());
            if !all_agree {
                let settled = settle(on_field);
                differences.push(Difference {
                    subject: subject.clone(),
                    field: field.to_owned(),
                    votes: chosen,
                    adjudicated: settled.adjudicated,
                    stands: settled.stands.map(|vote| words(&vote, subject, field, machine)),
                });
            }
        }
    }
    let fields = values.into_iter().map(|(field, units)| Field {
        field,
        units: units.len(),
        agreed: units.iter().filter(|unit| unit.windows(2).all(|pair| pair[0] == pair[1])).count(),
        alpha: alpha(&units),
    });
    Agreement { people: people.into_iter().collect(), units, fields: fields.collect(), differences }
}

/// What each person chose for a field. Who holds that it is nothing at all has chosen nothing for its fields; who says nothing
/// of a field leaves the machine's value.
fn chosen(
    subject: &Subject,
    field: &str,
    verdicts: &[&Vote],
    on_field: &[Vote],
    machine: &dyn Fn(&Subject, &str) -> String,
) -> Vec<(Person, String)> {
    let own = own(on_field);
    let of = |verdict: &&Vote| {
        let person = &verdict.person;
        if field == VERDICT {
            return Some((person.clone(), words(verdict, subject, field, machine)));
        }
        if verdict.choice == Choice::Set(Value::Bool(false)) {
            return None;
        }
        let vote = own.iter().find(|vote| vote.person.by == person.by);
        Some(match vote {
            Some(vote) => (vote.person.clone(), words(vote, subject, field, machine)),
            None => (person.clone(), machine(subject, field)),
        })
    };
    verdicts.iter().filter_map(of).collect()
}

/// Each person's last vote of those that were cast without having seen another's.
fn own(votes: &[Vote]) -> Vec<&Vote> {
    let mut own: Vec<&Vote> = Vec::new();
    for (n, vote) in votes.iter().enumerate() {
        let is_other = |known: &Vote| known.person.by != vote.person.by;
        if vote.person.blind || !votes[..n].iter().any(is_other) {
            own.retain(|known| is_other(known));
            own.push(vote);
        }
    }
    own
}

fn words(vote: &Vote, subject: &Subject, field: &str, machine: &dyn Fn(&Subject, &str) -> String) -> String {
    match (&vote.choice, &vote.words) {
        (Choice::Machine, _) => machine(subject, field),
        (Choice::Set(Value::Bool(holds)), None) => match (subject, holds) {
            (Subject::Pair(..), true) => "one incident",
            (Subject::Pair(..), false) => "two incidents",
            (_, true) => "right",
            (_, false) => "rejected",
        }
        .to_owned(),
        (Choice::Set(_), Some(words)) => words.clone(),
        (Choice::Set(value), None) => value.to_string(),
    }
}

/// Krippendorff's alpha for nominal values; each unit has what each coder chose.
#[allow(clippy::cast_precision_loss)]
fn alpha(units: &[Vec<String>]) -> Option<f64> {
    let mut of_value: BTreeMap<&str, usize> = BTreeMap::new();
    let mut values = 0;
    let mut differing = 0.0;
    for unit in units.iter().filter(|unit| unit.len() > 1) {
        for (n, value) in unit.iter().enumerate() {
            *of_value.entry(value).or_default() += 1;
            values += 1;
            let others = unit.iter().enumerate().filter(|(m, other)| *m != n && *other != value).count();
            differing += others as f64 / (unit.len() - 1) as f64;
        }
    }
    let n = values as f64;
    let by_chance: f64 = of_value.values().map(|count| *count as f64 * (n - *count as f64)).sum();
    (by_chance > 0.0).then(|| 1.0 - (n - 1.0) * differing / by_chance)
}

#[cfg(test)]
mod tests {
    use super::alpha;

    #[test]
    fn alpha_is_that_of_the_textbook() {
        // Two coders, ten units, binary: Krippendorff's own first example, alpha 0.095.
        let a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
        let b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
        let units: Vec<Vec<String>> =
            a.iter().zip(&b).map(|(a, b)| vec![a.to_string(), b.to_string()]).collect();
        let found = alpha(&units).unwrap();
        assert!((found - 0.095).abs() < 0.001, "{found}");
        let same = vec![vec!["x".to_owned(), "x".to_owned()]; 3];
        assert_eq!(alpha(&same), None);
    }
}
