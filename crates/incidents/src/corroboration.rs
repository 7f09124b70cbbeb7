//! The independent status of each claim: confirmed by whom, denied by whom, still unverified after how long.
//!
//! A claim is confirmed by another voice that says the same, if the two are of different origins and not of one side;
//! an anonymous source confirms nothing, since it may be the same one.

use std::collections::BTreeMap;

use claims::reading::{
    Claim, ContradictionKind, Holder, Kind, Qualifier, Reality, Stance, Status, VerificationState,
};
use serde::Serialize;

use crate::case::{Case, Told, name};
use crate::voices::{Voice, is_one_side};

/// Somebody's word for or against a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Word {
    /// The claim that says it; none where the report only says that somebody verified it.
    pub claim: Option<String>,
    /// Who.
    pub who: String,
}

/// What is known of one claim from others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Corroboration {
    /// The claim.
    pub claim: String,
    /// Independent voices that say the same.
    pub confirmed_by: Vec<Word>,
    /// Those who deny it.
    pub denied_by: Vec<Word>,
    /// Days from the first report of it to the last report of the incident, where a report calls it unverified and nobody
    /// has confirmed it since.
    pub unverified_days: Option<i64>,
}

/// Words for and against a claim that are given at most.
const MAX_WORDS: usize = 20;
/// Claims that one is compared with at most: keeps the work linear.
const MAX_COMPARED: usize = 1000;

/// The status of each claim of a case, in the case's order.
pub fn corroborations(case: &Case<'_>) -> Vec<Corroboration> {
    let denials = denials(case);
    let last = case.accounts().iter().map(|account| account.published().day).max().unwrap_or_default();
    let mut by_kind: BTreeMap<Kind, Vec<&Told>> = BTreeMap::new();
    for told in case.told() {
        by_kind.entry(told.claim.kind).or_default().push(told);
    }
    let of = |told: &Told| {
        let others = by_kind.get(&told.claim.kind).map_or(&[][..], Vec::as_slice);
        let others = &others[..others.len().min(MAX_COMPARED)];
        let mut confirmed_by: Vec<Word> = Vec::new();
        for other in others.iter().filter(|other| confirms(case, told, other)) {
            let who = who(case, other);
            if confirmed_by.len() < MAX_WORDS && confirmed_by.iter().all(|word| word.who != who) {
                confirmed_by.push(Word { claim: Some(other.claim.id.clone()), who });
            }
        }
        let verified = told.claim.verification.as_ref().filter(|v| v.state == VerificationState::Verified);
        if let Some(by) = verified.and_then(|v| v.by.clone()) {
            confirmed_by.push(Word { claim: None, who: by });
        }
        let mut denied_by: Vec<Word> = denials.get(&told.claim.id).cloned().unwrap_or_default();
        for other in others.iter().filter(|other| denies(told, other)) {
            let who = who(case, other);
            if denied_by.len() < MAX_WORDS && denied_by.iter().all(|word| word.who != who) {
                denied_by.push(Word { claim: Some(other.claim.id.clone()), who });
            }
        }
        let unverified = told.claim.status == Status::Unverified && confirmed_by.is_empty();
        let first = case.account_of(told).map(|account| account.published().day).unwrap_or_default();
        Corroboration {
            claim: told.claim.id.clone(),
            confirmed_by,
            denied_by,
            unverified_days: if unverified { days(&first, &last) } else { None },
        }
    };
    case.told().iter().map(of).collect()
}

fn who(case: &Case<'_>, told: &Told) -> String {
    let report = || case.account_of(told).map(|account| &account.reading.report);
    match &told.claim.holder {
        Some(holder) => holder.text.clone(),
        None => report().and_then(|r| r.outlet.clone()).unwrap_or_else(|| "the report itself".to_owned()),
    }
}

/// Whether another claim says the same, by an independent voice.
fn confirms(case: &Case<'_>, told: &Told, other: &Told) -> bool {
    let (x, y) = (&told.claim, &other.claim);
    let actual = |claim: &Claim| {
        claim.reality == Reality::Actual
            && claim.stance != Stance::Denied
            && claim.status != Status::Unverified
    };
    if x.id == y.id || !actual(y) || x.stance == Stance::Denied || !says_the_same(x, y) {
        return false;
    }
    let anonymous = y.holder.as_ref().is_some_and(|holder| holder.anonymous || is_nameless(holder));
    let origin = |told: &Told| case.account_of(told).map(|account| account.origin.least);
    // In one report two named holders are two voices; the report's own words are not a second one.
    let independent = match (&x.holder, &y.holder) {
        (Some(_), Some(_)) => Voice::of(x) != Voice::of(y),
        _ => origin(told) != origin(other),
    };
    !anonymous && independent && !is_one_side(x.holder.as_ref(), y.holder.as_ref())
}

/// No name and no institution: "a source", "witnesses".
fn is_nameless(holder: &Holder) -> bool {
    holder.entity.is_none() && holder.side.is_none() && holder.text.chars().all(|c| !c.is_uppercase())
}

/// The same count of the same group, or the same act by the same party.
fn says_the_same(x: &Claim, y: &Claim) -> bool {
    if !x.kind.is_count() {
        return matches!(x.kind, Kind::Attack | Kind::Responsibility) && x.by.is_some() && x.by == y.by;
    }
    let exact = |claim: &Claim| !matches!(claim.qualifier, Some(Qualifier::Vague | Qualifier::All) | None);
    // All numbers that the one allows are numbers that the other allows: "14" confirms "at least 11", and "12" no "10".
    let above = matches!((x.low, y.low), (Some(p), Some(q)) if p <= q);
    let below = x.high.is_none_or(|high| y.high.is_some_and(|other| other <= high));
    let fits = above && below;
    x.group == y.group && exact(x) && exact(y) && fits
}

/// A denial of the same count, or of the same act.
fn denies(told: &Told, other: &Told) -> bool {
    let (x, y) = (&told.claim, &other.claim);
    let about = if x.kind.is_count() {
        x.group == y.group && (x.low, x.high) == (y.low, y.high)
    } else {
        x.by.is_some() && x.by == y.by
    };
    x.stance != Stance::Denied && y.stance == Stance::Denied && about
}

/// Denials that a reading has set against claims of its report.
fn denials(case: &Case<'_>) -> BTreeMap<String, Vec<Word>> {
    let mut found: BTreeMap<String, Vec<Word>> = BTreeMap::new();
    for account in case.accounts() {
        let pairs = account.reading.contradictions.iter();
        for pair in
            pairs.filter(|c| matches!(c.kind, ContradictionKind::Denial | ContradictionKind::Responsibility))
        {
            let told = |id: &str| case.claim(&name(account.report, id));
            let (Some(a), Some(b)) = (told(&pair.a), told(&pair.b)) else { continue };
            for (claim, denial) in [(a, b), (b, a)] {
                if denial.claim.stance == Stance::Denied && claim.claim.stance != Stance::Denied {
                    let word = Word { claim: Some(denial.claim.id.clone()), who: who(case, denial) };
                    let words = found.entry(claim.claim.id.clone()).or_default();
                    if words.len() < MAX_WORDS {
                        words.push(word);
                    }
                }
            }
        }
    }
    found
}

fn days(first: &str, last: &str) -> Option<i64> {
    let day = |text: &str| text.parse::<jiff::civil::Date>().ok();
    let (first, last) = (day(first)?, day(last)?);
    first.until(last).ok().map(|span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use claims::reading::Reading;
    use expect_test::expect;

    use super::*;
    use crate::case::{Account, Origin};
    use crate::cast::Names;
    use crate::testing::reading;

    #[test]
    fn by_whom_and_after_how_long() {
        let reports = [
            (
                "2031-05-04",
                "a",
                vec!["killed 50 security_forces by Aband unverified", "killed 3 civilians by Medics"],
            ),
            ("2031-05-05", "a", vec!["killed 3 civilians"]),
            ("2031-05-06", "b", vec!["killed 3 civilians", "killed 50 security_forces denied by State"]),
            ("2031-05-09", "c", vec!["killed 3 civilians by Police"]),
        ];
        let readings: Vec<(String, &str, Reading)> = reports
            .iter()
            .enumerate()
            .map(|(n, (day, origin, lines))| {
                let mut reading = reading(lines);
                reading.report.published = Some((*day).to_owned());
                reading.report.outlet = Some(format!("Outlet {n}"));
                (format!("r{}", n + 1), *origin, reading)
            })
            .collect();
        let accounts = readings.iter().map(|(key, origin, reading)| Account {
            origin: Origin { least: origin, most: origin },
            ..Account::new(key, reading, "i1")
        });
        let case = Case::new(accounts, Names::none());
        let who = |words: &[Word]| words.iter().map(|word| word.who.as_str()).collect::<Vec<_>>().join(", ");
        let shown: String = corroborations(&case)
            .iter()
            .map(|c| {
                format!(
                    "{} confirmed [{}] denied [{}] {:?}\n",
                    c.claim,
                    who(&c.confirmed_by),
                    who(&c.denied_by),
                    c.unverified_days
                )
            })
            .collect();
        expect![[r#"
            r1/c1 confirmed [] denied [State] Some(5)
            r1/c2 confirmed [Outlet 2, Police] denied [] None
            r2/c1 confirmed [Outlet 2, Police] denied [] None
            r3/c1 confirmed [Medics, Outlet 1, Police] denied [] None
            r3/c2 confirmed [] denied [] None
            r4/c1 confirmed [Medics, Outlet 1, Outlet 2] denied [] None
        "#]]
        .assert_eq(&shown);
    }

    #[test]
    fn a_number_is_confirmed_by_one_that_it_allows() {
        let told = [
            reading(&["killed 3 security_forces by Police", "killed 11+ people by Medics"]),
            reading(&["killed 20 security_forces by Aband", "killed 14 people by State"]),
        ];
        let accounts = told.iter().zip(["r1", "r2"]).map(|(reading, key)| Account::new(key, reading, "i1"));
        let case = Case::new(accounts, Names::none());
        let confirmed: Vec<String> = corroborations(&case)
            .into_iter()
            .filter(|status| !status.confirmed_by.is_empty())
            .map(|status| status.claim)
            .collect();
        assert_eq!(confirmed, ["r1/c2"]);
    }
}
