//! `acled`: deaths of all sides together, one number, as ACLED codes them.
//!
//! - Checked (ACLED, "Fatalities", questions and answers of 7 May 2024): where sources differ or are vague the most
//!   conservative figure is taken, and the dispute is noted; better information revises it later; "tens" is 10, "dozens"
//!   12, "hundreds" 100 "and so on"; deaths are not told apart by side, injuries are not counted.
//! - Checked: deaths without a number are 10 in a large attack and 3 in a limited one. Which is a large one the text seldom
//!   says, so that 3 is taken, and 10 only where a user's policy file names a war zone (this project's reading).
//! - "And so on" is read as 20 for "scores" and 1,000 for "thousands" (this project's reading).

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{Claim, Kind, Place, Qualifier, Vague};

use super::interest::{Sides, Standing};
use super::reckon::reckon;
use super::settings::Settings;
use super::tellings::{Candidate, Class, candidates, without_replaced};
use super::{Draft, scope};
use crate::case::Case;
use crate::estimate::{Estimate, Sum, TAKEN_OUT};

pub(super) const SOURCE: &str = "ACLED codebook, reported fatalities, and \"Fatalities\" of 7 May 2024 (checked; 10 for an \
    unknown number only in the war zones of a policy file)";

/// Covers what ACLED has an event type for.
pub(super) fn scope(case: &Case<'_>) -> Result<String, String> {
    scope::violent(case)?;
    let coded = scope::tellings(case).find_map(|incident| incident.codes.acled.as_ref());
    match coded {
        Some(code) => Ok(format!("{}, {}", code.event_type, code.sub_event_type)),
        None => Err("no event type of ACLED fits what is told".to_owned()),
    }
}

pub(super) fn draft(case: &Case<'_>, sides: &Sides<'_, '_>, kind: Kind, settings: &Settings) -> Draft {
    let mut draft = Draft { counts: "deaths on all sides", ..Draft::default() };
    let (found, replaced) = without_replaced(candidates(case, sides, kind), case);
    draft.leave(replaced.iter().map(String::as_str), "the same voice gave another figure later");
    let unknown = unknown_number(case, settings);
    let value = |candidate: &Candidate| coded(candidate, case, &unknown);
    let reckoned = reckon(
        &found,
        &|_, candidates| {
            let best = conservative(candidates, &value);
            // Low carries the number to where classes are put together.
            Estimate { low: best.clone(), best: best.clone(), high: best }
        },
        &|_| None,
    );
    for candidate in &found {
        let reason = if candidate.uncertain {
            "told as possible or not verified"
        } else if candidate.pull.serves() {
            "serves its holder, and nobody else says so"
        } else {
            "less conservative than what is taken"
        };
        draft.leave(candidate.claims(), reason);
    }
    draft.notes.extend(disputes(case, &found));
    draft.estimate = Estimate { low: None, best: reckoned.total.best, high: None };
    draft
}

/// The number that stands for deaths without one, and its rule.
fn unknown_number(case: &Case<'_>, settings: &Settings) -> (u64, String) {
    let zone = case.accounts().iter().find_map(|account| {
        let incident = account.told()?;
        let day = incident.start.as_deref()?;
        let place: &Place = account.reading.places.iter().find(|p| Some(&p.id) == incident.place.as_ref())?;
        let names: Vec<&str> = [place.country.as_deref(), place.admin1.as_deref(), Some(&place.name)]
            .into_iter()
            .flatten()
            .collect();
        settings.war_zone(&names, day)
    });
    match zone {
        Some(zone) => (10, format!("deaths without a number in an active war zone ({}): 10", zone.place)),
        None => (3, "deaths without a number: 3".to_owned()),
    }
}

/// The word's number after ACLED.
fn of_words(vague: Vague) -> Option<u64> {
    match vague {
        Vague::Tens => Some(10),
        Vague::Dozens => Some(12),
        Vague::Scores => Some(20),
        Vague::Hundreds => Some(100),
        Vague::Thousands => Some(1000),
        Vague::AFew | Vague::Several | Vague::Some | Vague::Many | Vague::Plural => None,
    }
}

/// What a candidate counts for; and whether that stands for deaths without a number.
fn coded(candidate: &Candidate, case: &Case<'_>, unknown: &(u64, String)) -> Option<(Sum, bool)> {
    let claim = |id: &str| case.claim(id).map(|told| &told.claim);
    let is_vague = |claim: &Claim| matches!(claim.qualifier, Some(Qualifier::Vague | Qualifier::All));
    let who = format!("what {} says", candidate.who());
    let ids: Vec<&str> = match &candidate.estimate.low {
        Some(low) => low.terms.iter().map(|term| term.claim.as_str()).collect(),
        // "All of them", which is no number at all.
        None => {
            let told = candidate.claims().filter_map(&claim);
            let all = told.into_iter().find(|told| told.qualifier == Some(Qualifier::All))?;
            return Some((Sum::coded(all, unknown.0, &who, Some(unknown.1.clone())), true));
        }
    };
    if !ids.iter().filter_map(|id| claim(id)).any(is_vague) {
        return Some((candidate.estimate.low.clone()?.because(&who), false));
    }
    // Of a sum with vague words only a plain one can be coded.
    let low = candidate.estimate.low.as_ref()?;
    if low.terms.iter().any(|term| term.reason == TAKEN_OUT) {
        return None;
    }
    let mut without_number = false;
    let mut sum: Option<Sum> = None;
    for told in ids.iter().filter_map(|id| claim(id)) {
        let (value, rule) = match told.vague.and_then(of_words) {
            Some(value) => (value, Some(format!("“{}”: {value}", told.vague.map_or("", Vague::as_str)))),
            None if is_vague(told) => {
                without_number = true;
                (unknown.0, Some(unknown.1.clone()))
            }
            None => (told.low?, None),
        };
        let part = Sum::coded(told, value, &who, rule);
        sum = Some(match sum {
            Some(before) => before.plus(&part),
            None => part,
        });
    }
    Some((sum?, without_number))
}

/// The most conservative figure, raised only by better information: a reliable count that is known to be later.
fn conservative(candidates: &[&Candidate], value: &dyn Fn(&Candidate) -> Option<(Sum, bool)>) -> Option<Sum> {
    let plain = || candidates.iter().copied().filter(|c| c.is_plain());
    let numbered: Vec<(&Candidate, Sum)> = plain()
        .filter_map(|c| value(c).map(|(sum, without)| (c, sum, without)))
        .filter(|(.., without)| !without)
        .map(|(c, sum, _)| (c, sum))
        .collect();
    let key = |(c, sum): &(&Candidate, Sum)| (sum.value, c.claims().next().map(str::to_owned));
    let Some((lowest, sum)) = numbered.iter().min_by_key(|one| key(one)) else {
        let coded = plain().filter_map(value).map(|(sum, _)| sum);
        return coded.min_by_key(|sum| (sum.value, sum.terms.first().map(|term| term.claim.clone())));
    };
    let better = numbered
        .iter()
        .filter(|(c, other)| {
            other.value > sum.value
                && c.standing == Standing::Reliable
                && c.published.is_after(&lowest.published)
        })
        .max_by_key(|(c, other)| (c.published.clone(), std::cmp::Reverse(other.value)));
    Some(match better {
        Some((c, other)) => {
            other.clone().because(&format!("better information, later than the lowest figure: {}", c.who()))
        }
        None => sum.clone().because(&format!("the most conservative figure: {}", lowest.who())),
    })
}

/// ACLED notes who disputes a figure: in the holders' own words, for each class of the dead.
fn disputes(case: &Case<'_>, found: &[Candidate]) -> Vec<String> {
    let mut classes: BTreeMap<Class, Vec<&Candidate>> = BTreeMap::new();
    for candidate in found {
        classes.entry(candidate.class).or_default().push(candidate);
    }
    let of_class = |candidates: Vec<&Candidate>| {
        let sizes: BTreeSet<Option<u64>> = candidates.iter().map(|c| c.estimate.size()).collect();
        let said = |candidate: &&Candidate| {
            let claim = &case.claim(candidate.claims().next()?)?.claim;
            let words =
                claim.quantity.as_ref().map_or_else(|| "no number".to_owned(), |q| format!("“{}”", q.text));
            Some(format!("{} {words}", candidate.who()))
        };
        let mut said: Vec<String> = candidates.iter().filter_map(said).collect();
        said.dedup();
        (sizes.len() > 1).then(|| format!("disputed: {}", said.join(", ")))
    };
    classes.into_values().filter_map(of_class).collect()
}
