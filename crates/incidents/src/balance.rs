//! Do the numbers add up? Those aboard, or taken, against what became of them.
//!
//! For one population at one moment: aboard = rescued + released + escaped + killed of those aboard + missing + still held,
//! in intervals; the injured are no term. That it cannot add up is said only if no values fit and the times agree.

use std::collections::BTreeSet;

use claims::reading::{Claim, Group, Kind, Reality, Stance};
use serde::Serialize;

use crate::case::{Case, Told};
use crate::people::is_mention;

/// Words that tell that people are held at the moment of the report, not that they were taken once.
const STILL: &[&str] = &["still", "remain", "remains", "remained", "remaining"];

/// One term: what is told of it, as an interval that holds every telling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// "aboard", "rescued", ...
    pub name: &'static str,
    /// Least that anybody's words allow.
    pub low: u64,
    /// Greatest; none if open.
    pub high: Option<u64>,
    /// The claims.
    pub claims: Vec<String>,
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// There are values that fit.
    Fits,
    /// No values fit, and the times agree.
    CannotAddUp,
    /// Something is missing.
    CannotBeChecked,
}

/// The account of one population.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// All of them.
    pub total: Term,
    /// What became of them, as far as it is told.
    pub terms: Vec<Term>,
    /// Whether it adds up.
    pub verdict: Verdict,
    /// What is missing, or why it cannot add up.
    pub why: Vec<String>,
}

/// Which claims a term counts.
type Counts<'f> = &'f dyn Fn(&Claim) -> bool;

/// The account of those aboard, or taken hostage, if anybody tells how many they were.
pub fn balance(case: &Case<'_>) -> Option<Balance> {
    let told: Vec<&Told> = case.told().iter().filter(|told| counts(&told.claim)).collect();
    let of_those = |claim: &Claim| matches!(claim.group, Some(Group::Hostages | Group::Passengers));
    let is_held = |claim: &Claim| {
        let words = claim.evidence.text.to_lowercase();
        claim.kind == Kind::Abducted
            && words.split(|c: char| !c.is_alphanumeric()).any(|word| STILL.contains(&word))
    };
    let aboard = term("aboard", &told, &|claim| {
        claim.kind == Kind::Present
            && claim.group != Some(Group::Militants)
            && claim.group != Some(Group::SecurityForces)
    });
    let taken = term("taken", &told, &|claim| claim.kind == Kind::Abducted && !is_held(claim));
    let total = aboard.or(taken)?;
    let wanted: [(&'static str, Counts<'_>); 6] = [
        ("rescued", &|claim| claim.kind == Kind::Rescued),
        ("released", &|claim| claim.kind == Kind::Released && of_those(claim)),
        ("escaped", &|claim| claim.kind == Kind::Escaped && claim.group != Some(Group::Militants)),
        ("killed", &|claim| claim.kind == Kind::Killed && of_those(claim)),
        ("missing", &|claim| claim.kind == Kind::Missing),
        ("still held", &|claim| is_held(claim)),
    ];
    let mut terms = Vec::new();
    let mut missing = Vec::new();
    for (name, is) in wanted {
        match term(name, &told, is) {
            Some(term) => terms.push(term),
            None => missing.push(name),
        }
    }
    if terms.is_empty() {
        return None;
    }
    let ids: BTreeSet<&str> =
        terms.iter().chain([&total]).flat_map(|term| &term.claims).map(String::as_str).collect();
    let claims: Vec<&Claim> =
        told.iter().map(|told| &told.claim).filter(|c| ids.contains(c.id.as_str())).collect();
    let least = terms.iter().fold(0_u64, |sum, term| sum.saturating_add(term.low));
    let most = terms.iter().try_fold(0_u64, |sum, term| Some(sum.saturating_add(term.high?)));
    let mut why: Vec<String> = Vec::new();
    let too_many = total.high.is_some_and(|high| least > high);
    let too_few = missing.is_empty() && most.is_some_and(|most| most < total.low);
    let verdict = if too_many || too_few {
        let sum = if too_many { "more" } else { "fewer" };
        why.push(format!("what is told of them makes {sum} people than there were"));
        if agree_in_time(&claims) {
            Verdict::CannotAddUp
        } else {
            why.push("missing: that the figures are of one moment".to_owned());
            Verdict::CannotBeChecked
        }
    } else if missing.is_empty() {
        Verdict::Fits
    } else {
        why.push(format!("missing: how many {}", missing.join(", ")));
        Verdict::CannotBeChecked
    };
    Some(Balance { total, terms, verdict, why })
}

/// A number of people that is told as actual and not denied; not a person told of by name.
fn counts(claim: &Claim) -> bool {
    let told = claim.reality == Reality::Actual && claim.stance != Stance::Denied && claim.part_of.is_none();
    let numbered = claim.low.is_some() || claim.high.is_some();
    claim.kind.is_count() && told && numbered && !is_mention(claim)
}

fn term(name: &'static str, told: &[&Told], is: Counts<'_>) -> Option<Term> {
    let claims: Vec<&Claim> = told.iter().map(|told| &told.claim).filter(|claim| is(claim)).collect();
    let low = claims.iter().map(|claim| claim.low.unwrap_or(0)).min()?;
    let highs: Option<Vec<u64>> = claims.iter().map(|claim| claim.high).collect();
    let high = highs.and_then(|highs| highs.into_iter().max());
    Some(Term { name, low, high, claims: claims.iter().map(|claim| claim.id.clone()).collect() })
}

/// Whether the figures are of one moment: all say the same one, or all stand in one clause.
fn agree_in_time(claims: &[&Claim]) -> bool {
    let Some((first, rest)) = claims.split_first() else { return false };
    let one_moment = first.as_of.is_some() && rest.iter().all(|claim| claim.as_of == first.as_of);
    let one_report = |claim: &Claim| claim.id.rsplit_once('/').map_or("", |(report, _)| report).to_owned();
    let one_clause =
        rest.iter().all(|claim| claim.evidence == first.evidence && one_report(claim) == one_report(first));
    one_moment || one_clause
}

#[cfg(test)]
mod tests {
    use claims::reading::Reading;
    use expect_test::{Expect, expect};

    use super::*;
    use crate::cast::Names;
    use crate::testing::reading;

    fn check(mut reading: Reading, as_of: Option<&str>, want: Expect) {
        for claim in &mut reading.claims {
            claim.as_of = as_of.map(str::to_owned);
        }
        let case = Case::of_report(&reading, "i1", Names::none());
        let found = balance(&case).map(|b| {
            let term = |t: &Term| format!("{} {}..{:?}", t.name, t.low, t.high);
            let terms: Vec<String> = b.terms.iter().map(term).collect();
            format!("{} = {}: {:?} {}", term(&b.total), terms.join(" + "), b.verdict, b.why.join("; "))
        });
        want.assert_eq(&found.unwrap_or_default());
    }

    #[test]
    fn adds_up_or_not() {
        let lines = ["present 40 people", "rescued 31 hostages", "killed 12 hostages"];
        check(
            reading(&lines),
            Some("2031-05-04"),
            expect![
                "aboard 40..Some(40) = rescued 31..Some(31) + killed 12..Some(12): CannotAddUp what is told of them makes more people than there were"
            ],
        );
        check(
            reading(&lines),
            None,
            expect![
                "aboard 40..Some(40) = rescued 31..Some(31) + killed 12..Some(12): CannotBeChecked what is told of them makes more people than there were; missing: that the figures are of one moment"
            ],
        );
        check(
            reading(&["present 40 people", "rescued 20+ hostages"]),
            None,
            expect![
                "aboard 40..Some(40) = rescued 20..None: CannotBeChecked missing: how many released, escaped, killed, missing, still held"
            ],
        );
        // The injured are no term.
        check(reading(&["present 40 people", "injured 50 people"]), None, expect![[r#""#]]);
    }
}
