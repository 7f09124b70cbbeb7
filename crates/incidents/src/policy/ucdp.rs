//! `ucdp`: deaths, as UCDP's Georeferenced Event Dataset estimates them.
//!
//! - low and high are the lowest and the highest reliable estimate, best the most reliable (UCDP GED codebook, variables
//!   `low`, `best`, `high`; checked: UCDP's definitions of the three, and of civilians, who are no members of parliament, governors or councillors: those count for the
//!   government's side).
//! - Unverified, written from memory of the codebook: that of equally reliable figures the lower is the best, and that
//!   deaths whose status only one party tells go to `deaths_unknown`.
//! - How a party's interest weighs is this project's rule (DESIGN, "How are figures reckoned?"): a claim that serves its
//!   holder moves only the bound it pulls towards; one against its holder's interest sets low and best; an uncertain one
//!   moves high alone.

use claims::reading::Kind;

use super::interest::{Party, Pull, Sides, Standing};
use super::reckon::{Reckoned, reckon};
use super::tellings::{Candidate, Class, candidates, without_replaced};
use super::{Draft, scope};
use crate::case::Case;
use crate::estimate::{Estimate, Sum};
use crate::groups::{highest, lowest};

pub(super) const SOURCE: &str = "UCDP GED codebook 25.1, variables best, low, high, deaths_a, deaths_b, \
    deaths_civilians, deaths_unknown (checked; unverified that of equals the lower is best, and that a status on one \
    party's word is unknown)";

/// Covers armed force by an organised actor.
pub(super) fn scope(case: &Case<'_>, sides: &Sides<'_, '_>) -> Result<String, String> {
    scope::violent(case)?;
    let coded = scope::tellings(case).find_map(|incident| incident.codes.ucdp.as_ref());
    match coded.map(|code| code.type_of_violence) {
        Some(1) => return Ok("state-based violence".to_owned()),
        Some(2) => return Ok("violence between organised groups".to_owned()),
        Some(3) => return Ok("one-sided violence by an organised actor".to_owned()),
        _ => {}
    }
    let organised = |party: &Party| !matches!(party, Party::State(_));
    if sides.perpetrators.iter().any(organised) || sides.parties.iter().any(organised) {
        return Ok("an organised armed actor is told of; the type of violence is not".to_owned());
    }
    Err("no organised armed actor is named: UCDP counts deaths by governments and organised groups alone"
        .to_owned())
}

pub(super) fn draft(case: &Case<'_>, sides: &Sides<'_, '_>, kind: Kind) -> Draft {
    let mut draft = Draft { counts: "deaths on all sides", ..Draft::default() };
    let (found, replaced) = without_replaced(candidates(case, sides, kind), case);
    draft.leave(replaced.iter().map(String::as_str), "the same voice gave another figure later");
    let reckoned = reckon(&found, &|_, candidates| bounds(candidates), &at_least);
    for candidate in &found {
        draft.leave(candidate.claims(), &reason_left(candidate));
    }
    draft.parts = split(&reckoned, &found, &mut draft.notes);
    if !found.is_empty() && reckoned.total.high.is_none() {
        draft.notes.push(
            "no high: some of the dead are told of without a number that bounds them from above".to_owned(),
        );
    }
    draft.estimate = reckoned.total;
    draft
}

/// How reliable a figure is: the lower the better.
fn rank(candidate: &Candidate) -> u8 {
    u8::from(candidate.standing != Standing::Reliable)
}

/// The bounds of one class of the dead.
fn bounds(candidates: &[&Candidate]) -> Estimate {
    let plain: Vec<&Candidate> = candidates.iter().copied().filter(|c| c.is_plain()).collect();
    let of = |some: &[&Candidate]| some.iter().map(|c| c.estimate.clone()).collect::<Vec<Estimate>>();
    let pulling = |pull: Pull| {
        candidates
            .iter()
            .copied()
            .filter(move |c| !c.uncertain && c.pull == pull)
            .collect::<Vec<&Candidate>>()
    };
    let lows: Vec<Estimate> = [of(&plain), of(&pulling(Pull::Down))].concat();
    let uncertain: Vec<&Candidate> = candidates.iter().copied().filter(|c| c.uncertain).collect();
    // An admission says no more than that there were so many.
    let free: Vec<&Candidate> = plain.iter().copied().filter(|c| c.pull != Pull::Against).collect();
    let mut highs: Vec<Estimate> = [of(&free), of(&pulling(Pull::Up)), of(&uncertain)].concat();
    if highs.is_empty() {
        highs = of(&plain);
    }
    let best = best(&plain);
    let low = lowest(&lows.iter().collect::<Vec<_>>()).map(|sum| sum.because("the lowest reliable figure"));
    let high = highest(&highs.iter().collect::<Vec<_>>()).map(|sum| sum.because("the highest figure told"));
    let crossed =
        |a: &Option<Sum>, b: &Option<Sum>| matches!((a, b), (Some(a), Some(b)) if a.value > b.value);
    let high = if crossed(&best, &high) { best.clone() } else { high };
    let low = if crossed(&low, &best) { best.clone() } else { low };
    Estimate { low, best, high }
}

/// The least that plain words without a number tell of.
fn at_least(candidates: &[&Candidate]) -> Option<u64> {
    let plain = candidates.iter().filter(|candidate| candidate.is_plain());
    plain.filter_map(|candidate| candidate.estimate.low.as_ref()).map(|low| low.value).min()
}

/// The most reliable figure; of equally reliable ones the lower.
fn best(plain: &[&Candidate]) -> Option<Sum> {
    let value = |c: &Candidate| c.estimate.best.as_ref().map(|sum| sum.value);
    let with_best = || plain.iter().copied().filter(|c| value(c).is_some());
    let chosen = with_best().min_by_key(|c| (rank(c), value(c), c.claims().next().map(str::to_owned)))?;
    let equals = with_best().filter(|c| rank(c) == rank(chosen));
    let differ = equals.clone().any(|c| value(c) != value(chosen));
    let who = chosen.who();
    let reason = match (chosen.pull, differ) {
        (_, true) => format!("of figures whose reliability cannot be told apart the lower: {who}"),
        (Pull::Against, false) => format!("against the interest of whoever says it: {who}"),
        (_, false) => format!("the most reliable figure: {who}"),
    };
    Some(chosen.estimate.best.clone()?.because(&reason))
}

fn reason_left(candidate: &Candidate) -> String {
    let who = candidate.who();
    match candidate.pull {
        _ if candidate.uncertain => "told as possible or not verified: it can move high alone".to_owned(),
        Pull::Up => format!("serves {who}: it can move high alone"),
        Pull::Down => format!("serves {who}: it can move low alone"),
        Pull::Against | Pull::None if candidate.estimate.best.is_none() => {
            "gives no number for best".to_owned()
        }
        Pull::Against | Pull::None => format!("less reliable than, or as reliable as, what stands: {who}"),
    }
}

/// The best by side. Whose status rests on one party's word alone goes to `deaths_unknown`.
fn split(reckoned: &Reckoned, found: &[Candidate], notes: &mut Vec<String>) -> Vec<(&'static str, Sum)> {
    let mut parts: Vec<(&'static str, Sum)> = Vec::new();
    let mut put = |name: &'static str, sum: &Sum| match parts.iter_mut().find(|(known, _)| *known == name) {
        Some((_, known)) => *known = known.clone().plus(sum),
        None => parts.push((name, sum.clone())),
    };
    for (class, sum) in &reckoned.parts {
        let name = match class {
            Class::Forces | Class::Police | Class::Officials => "deaths_a",
            Class::Fighters => "deaths_b",
            Class::Civilians => "deaths_civilians",
            Class::People => "deaths_unknown",
        };
        if name != "deaths_unknown" && rests_on_one_party(*class, found) {
            notes.push(format!(
                "{name}: only one party tells their status, so they stand under deaths_unknown"
            ));
            put("deaths_unknown", sum);
        } else {
            put(name, sum);
        }
    }
    parts.sort_by_key(|(name, _)| *name);
    parts
}

/// Whether all who say that the dead were of this class are of one party, and not of their own side.
fn rests_on_one_party(class: Class, found: &[Candidate]) -> bool {
    let mut parties: Vec<&Party> = Vec::new();
    for candidate in found.iter().filter(|candidate| candidate.class == class && !candidate.uncertain) {
        match &candidate.standing {
            Standing::Party(party) if candidate.pull != Pull::Against => parties.push(party),
            _ => return false,
        }
    }
    parties.sort();
    parties.dedup();
    parties.len() == 1
}
