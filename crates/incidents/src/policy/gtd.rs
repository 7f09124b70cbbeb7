//! `gtd`: deaths, injuries and hostages in acts of non-state perpetrators, one number each, as the Global Terrorism
//! Database counts.
//!
//! Global Terrorism Database codebook (June 2017), section VIII, "Casualties and Consequences": total number of fatalities
//! (`nkill`), number of perpetrator fatalities (`nkillter`), total number of injured (`nwound`). The section exists as
//! cited; its wording could not be read here, so the rule is unverified: the most recent source counts, unless it is
//! dubious or rests on the perpetrators' claim; among equally recent ones the figure of the majority; with no majority
//! the lowest. Vague words give a blank, not 0. Perpetrators are in the total.

use std::collections::BTreeMap;

use claims::reading::Kind;

use super::interest::{Party, Sides, Standing};
use super::reckon::reckon;
use super::tellings::{Candidate, Class, candidates, without_replaced};
use super::{Draft, scope};
use crate::case::Case;
use crate::estimate::{Estimate, Sum};

pub(super) const SOURCE: &str = "GTD codebook (June 2017), section VIII, Casualties and Consequences: nkill, nkillter, nwound, \
    nhostkid (section checked, wording unverified)";

/// Covers acts of those who are no state.
pub(super) fn scope(case: &Case<'_>, sides: &Sides<'_, '_>) -> Result<String, String> {
    scope::violent(case)?;
    if sides.perpetrators.iter().any(|party| matches!(party, Party::State(_))) {
        return Err("the act of a state: GTD counts acts of non-state perpetrators alone".to_owned());
    }
    let coded = scope::tellings(case).find_map(|incident| incident.codes.gtd.as_ref());
    match (coded, sides.perpetrators.is_empty()) {
        (Some(code), false) => Ok(format!("{} by a non-state actor", code.attacktype)),
        (Some(code), true) => {
            Ok(format!("{} by somebody unnamed; whether the motive fits GTD is not checked", code.attacktype))
        }
        (None, false) => Ok("an act of a non-state actor".to_owned()),
        (None, true) => Err("no attack type of GTD fits, and no non-state perpetrator is named".to_owned()),
    }
}

pub(super) fn draft(case: &Case<'_>, sides: &Sides<'_, '_>, kind: Kind) -> Draft {
    let counts = match kind {
        Kind::Injured => "injured, perpetrators included",
        Kind::Abducted => "hostages",
        _ => "deaths, perpetrators included",
    };
    let mut draft = Draft { counts, ..Draft::default() };
    let (found, replaced) = without_replaced(candidates(case, sides, kind), case);
    draft.leave(replaced.iter().map(String::as_str), "the same voice gave another figure later");
    let by_perpetrator = |candidate: &Candidate| match &candidate.standing {
        Standing::Party(party) => sides.perpetrators.contains(party),
        _ => false,
    };
    let usable = |candidate: &Candidate| candidate.is_plain() && !by_perpetrator(candidate);
    let reckoned = reckon(
        &found,
        &|_, candidates| {
            let usable: Vec<&Candidate> = candidates.iter().copied().filter(|c| usable(c)).collect();
            let best = latest(&usable);
            Estimate { low: best.clone(), best: best.clone(), high: best }
        },
        &|_| None,
    );
    for candidate in &found {
        let reason = if by_perpetrator(candidate) {
            "rests on the perpetrators' claim"
        } else if candidate.uncertain {
            "dubious: told as possible or not verified"
        } else if candidate.pull.serves() {
            "dubious: it serves its holder"
        } else if candidate.estimate.best.is_none() {
            "vague: left blank"
        } else {
            "older than, or outvoted by, what is taken"
        };
        draft.leave(candidate.claims(), reason);
    }
    let perpetrators = reckoned.parts.get(&Class::Fighters).cloned();
    let victims =
        reckoned.parts.iter().filter(|(class, _)| **class != Class::Fighters).map(|(_, sum)| sum.clone());
    let victims = victims.reduce(|a, b| a.plus(&b));
    match (&victims, &perpetrators) {
        (Some(_), None) if kind != Kind::Abducted => {
            draft.notes.push("only the victims are known: the total is theirs".to_owned());
        }
        (None, Some(_)) => {
            draft.notes.push("only the perpetrators are known: the total is theirs".to_owned())
        }
        _ => {}
    }
    draft.parts.extend(victims.map(|sum| ("victims", sum)));
    draft.parts.extend(perpetrators.map(|sum| ("perpetrators", sum)));
    draft.estimate = Estimate { low: None, best: reckoned.total.best, high: None };
    draft
}

/// The figure of the most recent sources: that of the majority of their origins, else the lowest.
fn latest(candidates: &[&Candidate]) -> Option<Sum> {
    let value = |c: &Candidate| c.estimate.best.as_ref().map(|sum| sum.value);
    let with_best: Vec<&Candidate> = candidates.iter().copied().filter(|c| value(c).is_some()).collect();
    let day = with_best.iter().map(|c| c.published.day.as_str()).max()?;
    let mut of_day: Vec<&Candidate> = with_best.into_iter().filter(|c| c.published.day == day).collect();
    of_day.sort_by_key(|c| (value(c), c.claims().next().map(str::to_owned)));
    let mut votes: BTreeMap<u64, std::collections::BTreeSet<&str>> = BTreeMap::new();
    for candidate in &of_day {
        if let Some(value) = value(candidate) {
            votes.entry(value).or_default().insert(&candidate.origin);
        }
    }
    let origins: std::collections::BTreeSet<&str> = of_day.iter().map(|c| c.origin.as_str()).collect();
    let majority =
        votes.iter().find(|(_, origins_of)| 2 * origins_of.len() > origins.len()).map(|(value, _)| *value);
    let single = votes.len() == 1;
    let (chosen, reason) = match majority {
        Some(wanted)
            if votes.len() == 1 || votes.values().filter(|o| 2 * o.len() > origins.len()).count() == 1 =>
        {
            let chosen = of_day.iter().find(|c| value(c) == Some(wanted))?;
            let why =
                if single { "the most recent figure" } else { "the majority of the most recent sources" };
            (chosen, why)
        }
        _ => (of_day.first()?, "the lowest of the most recent sources, which have no majority"),
    };
    Some(chosen.estimate.best.clone()?.because(&format!("{reason}: {}", chosen.who())))
}
