//! Figures that people decide: by the claims whose numbers give them, never by a number of their own.

use claims::reading::{Because, Bound, Claim, Figure, Group, Kind};
use serde_json::{Map, Value, json};

use super::Correction;
use super::anchor::ClaimAnchor;
use super::standing::Person;
use crate::case::Case;
use crate::estimate::{Estimate, TAKEN_OUT};
use crate::people::is_share;
use crate::stated::{POLICY, counts};
use crate::summary::{Summary, is_contested, words};

/// The member of a correction's patch that holds the claims.
const CLAIMS: &str = "claims";

/// The decision that a figure is what some claims say together; of no claims, that there is no best figure.
///
/// # Errors
/// If a claim counts something else, or gives no number to stand by ("dozens").
pub fn correction(
    kind: Kind,
    called: &str,
    claims: &[(ClaimAnchor, &Claim)],
    machine: &Summary,
) -> Result<Correction, String> {
    let named = |anchor: &ClaimAnchor| format!("r{}/{}", anchor.report, anchor.claim);
    for (n, (anchor, claim)) in claims.iter().enumerate() {
        for (other, same) in &claims[..n] {
            let is_part = anchor.report == other.report
                && (claim.part_of.as_ref() == Some(&other.claim)
                    || same.part_of.as_ref() == Some(&anchor.claim));
            let (a, b) = (named(other), named(anchor));
            if a == b {
                return Err(format!("{a} is named twice"));
            }
            if is_part {
                return Err(format!(
                    "{a} and {b} are a total and a part of it: their people would count twice"
                ));
            }
            let may_be_same = claim.group == same.group
                || claim.group == Some(Group::People)
                || same.group == Some(Group::People);
            if anchor.report != other.report && may_be_same {
                return Err(format!(
                    "{a} and {b} may count the same people: name claims of one report, or of groups that differ"
                ));
            }
            if claim.evidence.text == same.evidence.text && claim.quantity == same.quantity {
                return Err(format!("{a} and {b} have the same words: one is a copy of the other"));
            }
        }
        if claims.len() > 1 && is_share(claim) {
            return Err(format!("{} is a share of others that are told of", named(anchor)));
        }
        if !counts(claim) {
            return Err(format!("{} is denied, or told of as not done", named(anchor)));
        }
        if claim.kind != kind {
            return Err(format!("claim {} is of kind {}, not {kind}", claim.id, claim.kind));
        }
        if Estimate::of(claim).best.is_none() {
            return Err(format!("the words of claim {} give no number to stand by", claim.id));
        }
    }
    // In whatever order they are named it is one figure.
    let mut anchors: Vec<&ClaimAnchor> = claims.iter().map(|(anchor, _)| anchor).collect();
    anchors.sort_by(|a, b| (a.report, &a.claim).cmp(&(b.report, &b.claim)));
    let called = if anchors.is_empty() {
        called.to_owned()
    } else {
        anchors.iter().map(|anchor| named(anchor)).collect::<Vec<_>>().join("+")
    };
    let best: Vec<String> = machine
        .figures
        .iter()
        .filter(|figure| figure.kind == kind)
        .map(|figure| {
            figure.best.map_or_else(|| "no best".to_owned(), |best| format!("{best} {}", figure.group))
        })
        .collect();
    Ok(Correction {
        field: kind.as_str().to_owned(),
        value: called,
        patch: Map::from_iter([(CLAIMS.to_owned(), json!(anchors))]),
        was: json!(if best.is_empty() { "none".to_owned() } else { best.join(" + ").replace('_', " ") }),
    })
}

/// The claims that a correction of a figure names; `None` if it is of another field.
pub fn claims_of(patch: &Value) -> Option<Vec<ClaimAnchor>> {
    serde_json::from_value(patch.get(CLAIMS)?.clone()).ok()
}

/// Puts a decided figure in the place of the machine's: one figure over all groups, its best what the claims say together, its
/// ends those of what is stated.
pub fn decide(summary: &mut Summary, case: &Case<'_>, kind: Kind, claims: &[String], person: &Person) {
    let of_kind = |figure: &Figure| figure.kind == kind;
    let reason = format!("decided by {} (entry {}): {}", person.by, person.seq, person.reason);
    let known: Vec<&Claim> = claims.iter().filter_map(|id| case.claim(id)).map(|told| &told.claim).collect();
    if known.is_empty() {
        for figure in summary.figures.iter_mut().filter(|figure| of_kind(figure)) {
            figure.best = None;
            figure.because.retain(|because| because.bound != Bound::Best);
        }
    } else {
        let best: u64 = known
            .iter()
            .filter_map(|claim| Estimate::of(claim).best.map(|sum| sum.value))
            .fold(0, u64::saturating_add);
        let old: Vec<Figure> = summary.figures.iter().filter(|figure| of_kind(figure)).cloned().collect();
        let mut because: Vec<Because> = Vec::new();
        let mut end = |bound: Bound, value: Option<u64>, keeps: bool| {
            if keeps {
                let kept = old.iter().flat_map(|figure| &figure.because).filter(|b| b.bound == bound);
                because.extend(kept.cloned());
                value
            } else {
                because.extend(known.iter().map(|claim| reasoned(bound, claim, &reason)));
                Some(best)
            }
        };
        let low = old.iter().map(|figure| figure.low).try_fold(0_u64, |sum, low| Some(sum + low?));
        let high = old.iter().map(|figure| figure.high).try_fold(0_u64, |sum, high| Some(sum + high?));
        let low = end(Bound::Low, low, !old.is_empty() && low.is_some_and(|low| low <= best));
        // What is stated without an upper end has none.
        let high = end(Bound::High, high, !old.is_empty() && high.is_none_or(|high| high >= best));
        because.extend(known.iter().map(|claim| reasoned(Bound::Best, claim, &reason)));
        let mut groups: Vec<Group> = known.iter().filter_map(|claim| claim.group).collect();
        groups.dedup();
        let group = if let [group] = groups[..] { group } else { Group::People };
        let at = summary.figures.iter().position(of_kind).unwrap_or(summary.figures.len());
        summary.figures.retain(|figure| !of_kind(figure));
        let at = at.min(summary.figures.len());
        let figure = Figure { kind, group, low, best: Some(best), high, policy: POLICY.to_owned(), because };
        summary.figures.insert(at, figure);
    }
    summary.words = words(&summary.figures, case);
    summary.contested = is_contested(&summary.figures);
}

fn reasoned(bound: Bound, claim: &Claim, reason: &str) -> Because {
    debug_assert_ne!(reason, TAKEN_OUT);
    Because { bound, claim: claim.id.clone(), reason: reason.to_owned(), coded: None }
}
