//! `ibc`: civilian deaths and injuries, a minimum and a maximum, as Iraq Body Count records them.
//!
//! Checked (Iraq Body Count's own description, as quoted by others): civilians are all but soldiers, insurgents, suicide
//! bombers and others directly engaged in war-related violence. Unverified, written from memory of IBC's "Methods": minimum
//! and maximum over credible reports; unclear civilian status lowers the minimum; ordinary police count as civilians;
//! what only one source tells is provisional. Here the lower bound of origins counts for sources.

use claims::reading::Kind;

use super::interest::Sides;
use super::tellings::{Candidate, Class, candidates, without_replaced};
use super::{Draft, scope};
use crate::case::Case;
use crate::estimate::{Estimate, Sum};
use crate::groups::{highest, lowest};

pub(super) const SOURCE: &str =
    "Iraq Body Count, Methods (who is a civilian: checked at second hand; the rest unverified)";

/// Covers violence, whoever did it.
pub(super) fn scope(case: &Case<'_>) -> Result<String, String> {
    scope::violent(case)?;
    Ok("violence that civilians may have come to harm in".to_owned())
}

pub(super) fn draft(case: &Case<'_>, sides: &Sides<'_, '_>, kind: Kind) -> Draft {
    let counts = if kind == Kind::Killed { "civilian deaths" } else { "civilian injuries" };
    let mut draft = Draft { counts, ..Draft::default() };
    let (found, replaced) = without_replaced(candidates(case, sides, kind), case);
    draft.leave(replaced.iter().map(String::as_str), "the same voice gave another figure later");
    draft.estimate = civilians(&found, "ibc");
    for candidate in &found {
        draft.leave(candidate.claims(), why_left(candidate));
    }
    if draft.estimate == Estimate::default() {
        draft.notes.push("no minimum and no maximum: no credible claim tells of civilians".to_owned());
    } else if case.origins().0 < 2 {
        draft.notes.push("provisional: one origin alone".to_owned());
    }
    draft
}

pub(super) fn why_left(candidate: &Candidate) -> &'static str {
    match candidate.class {
        Class::Forces => "soldiers and paramilitaries are no civilians",
        Class::Fighters => "fighters are no civilians",
        _ if candidate.uncertain => "told as possible or not verified",
        _ if candidate.pull.serves() => "serves its holder",
        _ => "within the range",
    }
}

/// The least and the most civilians that credible tellings allow. `rule` names the policy that codes a minimum of none
/// where nobody says that the people were civilians.
pub(super) fn civilians(found: &[Candidate], rule: &str) -> Estimate {
    let of = |class: Class| {
        found
            .iter()
            .filter(move |c| c.class == class && c.is_plain())
            .map(|c| &c.estimate)
            .collect::<Vec<_>>()
    };
    let classes = [Class::Civilians, Class::Police, Class::Officials].map(of);
    let sum = |bound: &dyn Fn(&[&Estimate]) -> Option<Sum>| {
        classes.iter().filter(|of| !of.is_empty()).filter_map(|of| bound(of)).reduce(|a, b| a.plus(&b))
    };
    let people = of(Class::People);
    let low = sum(&lowest).map(|sum| sum.because("the least that is surely civilians"));
    let open = classes.iter().any(|of| !of.is_empty() && highest(of).is_none());
    let surely = sum(&highest).filter(|_| !open);
    let perhaps = highest(&people);
    let (low, high) = if people.is_empty() {
        (low, surely)
    } else {
        let unclear = || {
            let claim =
                people.iter().filter_map(|e| e.low.as_ref().or(e.high.as_ref())).flat_map(|sum| &sum.terms);
            let first = claim.map(|term| term.claim.clone()).min()?;
            let rule = format!("{rule}: nobody says that they were civilians, so the minimum is none");
            Some(Sum::none(&first, "civilian status unclear", rule))
        };
        let high = match (surely, perhaps) {
            (Some(surely), Some(perhaps)) => {
                Some(if perhaps.value >= surely.value { perhaps } else { surely })
            }
            (None, perhaps) if !open => perhaps,
            (surely, None) => surely.filter(|_| false),
            (None, Some(_)) => None,
        };
        (low.or_else(unclear), high)
    };
    let high = high.map(|sum| sum.because("the most that may be civilians"));
    let crossed = matches!((&low, &high), (Some(low), Some(high)) if low.value > high.value);
    Estimate { high: if crossed { low.clone() } else { high }, low, best: None }
}
