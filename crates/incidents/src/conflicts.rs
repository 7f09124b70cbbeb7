//! Figures of different reports that do not fit: contradiction, revision, subset, other people, or rounding.
//!
//! Publication order alone proves no revision. Where it is not known of what moment two figures are, they do not fit and
//! may be an update: only contradictions are for alerts.

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{Claim, ContradictionKind, Group, Kind, MayBe, Qualifier, Reality, Stance, Strength};
use serde::Serialize;

use crate::case::{Case, Told, day_named};
use crate::people::{is_mention, is_superseded};
use crate::voices::Voice;

/// How two figures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same people, the same time, another figure.
    Contradiction,
    /// Do not fit; may be an update: it is not known of what moment they are.
    MayBeUpdate,
    /// A later figure, or one of the same holder's, in place of the other.
    Revision,
    /// One counts some of the others.
    Subset,
    /// Other people.
    OtherPopulation,
    /// The same, rounded.
    Rounding,
}

/// Two claims of different reports that do not say the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Between {
    /// The claim of the earlier report.
    pub a: String,
    /// The other.
    pub b: String,
    /// About what.
    pub kind: ContradictionKind,
    /// How they stand to each other.
    pub relation: Relation,
    /// How strongly they conflict.
    pub strength: Strength,
    /// Innocent explanations.
    pub may_be: Vec<MayBe>,
    /// In words.
    pub why: String,
}

impl Between {
    /// Whether it is one for alerts: nothing explains it.
    pub fn is_alert(&self) -> bool {
        self.relation == Relation::Contradiction && self.strength == Strength::Incompatible
    }
}

/// Pairs that are given at most; it bounds the work on hostile input.
const MAX_PAIRS: usize = 1000;
/// Tellings that are compared with each other at most.
const MAX_TELLINGS: usize = 1500;
/// A number that is "about" is off by a tenth at most.
const ROUNDING: u64 = 10;

/// All pairs of different reports of a case whose figures, or whose accounts of who did it, are not the same. What
/// reprints repeat is given once.
pub fn between(case: &Case<'_>) -> Vec<Between> {
    let tellings = tellings(case);
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (n, a) in tellings.iter().enumerate() {
        for b in tellings.iter().skip(n + 1).filter(|b| b.account != a.account) {
            if found.len() >= MAX_PAIRS {
                return found;
            }
            let Some(pair) = compare(case, a, b) else { continue };
            let said =
                |told: &Told| (Voice::of(&told.claim), told.claim.low, told.claim.high, told.claim.group);
            if seen.insert((a.claim.kind, pair.relation, said(a), said(b))) {
                found.push(pair);
            }
        }
    }
    found.sort_by_key(|pair| pair.relation);
    found
}

/// The most telling claim of each voice of each report, for each kind and group; and who is said to have done it.
fn tellings<'c>(case: &'c Case<'_>) -> Vec<&'c Told> {
    let mut most: BTreeMap<(usize, Voice, Kind, Option<Group>, bool), &Told> = BTreeMap::new();
    for told in case.told() {
        let claim = &told.claim;
        let responsibility = claim.kind == Kind::Responsibility && claim.by.is_some();
        if claim.reality != Reality::Actual || !(claim.kind.is_count() || responsibility) {
            continue;
        }
        let key = (told.account, Voice::of(claim), claim.kind, claim.group, claim.stance == Stance::Denied);
        let weight = |told: &Told| {
            (!is_superseded(&told.claim), !is_mention(&told.claim), told.claim.low.or(told.claim.high))
        };
        let entry = most.entry(key).or_insert(told);
        if weight(told) > weight(entry) {
            *entry = told;
        }
    }
    most.into_values().take(MAX_TELLINGS).collect()
}

fn compare(case: &Case<'_>, a: &Told, b: &Told) -> Option<Between> {
    let (x, y) = (&a.claim, &b.claim);
    if x.kind != y.kind || x.kind == Kind::Present {
        return None;
    }
    let pair = |kind, relation, strength, may_be: &[MayBe], why: String| {
        Some(Between {
            a: x.id.clone(),
            b: y.id.clone(),
            kind,
            relation,
            strength,
            may_be: may_be.to_vec(),
            why,
        })
    };
    if x.kind == Kind::Responsibility {
        let opposed = x.by == y.by && (x.stance == Stance::Denied) != (y.stance == Stance::Denied);
        let why = "one says that it did it, the other that it did not".to_owned();
        return opposed
            .then(|| {
                pair(
                    ContradictionKind::Responsibility,
                    Relation::Contradiction,
                    Strength::Incompatible,
                    &[],
                    why,
                )
            })
            .flatten();
    }
    if x.stance == Stance::Denied || y.stance == Stance::Denied {
        let same = x.group == y.group && !excludes(x, y) && x.stance != y.stance;
        let why = "one denies what the other says".to_owned();
        return same
            .then(|| {
                pair(ContradictionKind::Denial, Relation::Contradiction, Strength::Incompatible, &[], why)
            })
            .flatten();
    }
    if is_identity(x, y) {
        let called = |claim: &Claim| claim.as_called.clone().or(claim.of.clone()).unwrap_or_default();
        let why = format!("called “{}” by one and “{}” by the other", called(x), called(y));
        return pair(
            ContradictionKind::Identity,
            Relation::Contradiction,
            Strength::Incompatible,
            &[MayBe::OtherPeople],
            why,
        );
    }
    if !excludes(x, y) {
        return None;
    }
    let (relation, why) = relation(case, a, b);
    let (strength, may_be): (Strength, &[MayBe]) = match relation {
        Relation::Contradiction => (Strength::Incompatible, &[]),
        Relation::MayBeUpdate => (Strength::Strained, &[MayBe::Update]),
        Relation::Revision => (Strength::Strained, &[MayBe::Update]),
        Relation::Subset | Relation::OtherPopulation => (Strength::Strained, &[MayBe::OtherPeople]),
        Relation::Rounding => (Strength::Strained, &[MayBe::Rounding]),
    };
    pair(ContradictionKind::Figure, relation, strength, may_be, why)
}

/// No number that both allow.
fn excludes(x: &Claim, y: &Claim) -> bool {
    let above = |a: &Claim, b: &Claim| matches!((a.low, b.high), (Some(low), Some(high)) if low > high);
    above(x, y) || above(y, x)
}

fn relation(case: &Case<'_>, a: &Told, b: &Told) -> (Relation, String) {
    let (x, y) = (&a.claim, &b.claim);
    let say = |relation, why: &str| (relation, why.to_owned());
    if x.group != y.group {
        return match (x.group, y.group) {
            (Some(Group::People), _) | (_, Some(Group::People)) => {
                say(Relation::Subset, "one counts all, the other some of them")
            }
            _ => say(Relation::OtherPopulation, "they count different people"),
        };
    }
    if x.part_of.is_some() || y.part_of.is_some() || is_mention(x) || is_mention(y) {
        return say(Relation::Subset, "one tells of some of those whom the other counts");
    }
    if x.role_detail.is_some() && y.role_detail.is_some() && x.role_detail != y.role_detail {
        return say(Relation::OtherPopulation, "they count different people");
    }
    let days = |claim: &Claim| claim.time.as_deref().and_then(day_named).map(str::to_owned);
    if let (Some(p), Some(q)) = (days(x), days(y))
        && p != q
    {
        return say(Relation::OtherPopulation, "told of different days");
    }
    if is_rounded(x, y) {
        return say(Relation::Rounding, "one is a round number for the other");
    }
    if is_superseded(x) || is_superseded(y) {
        return say(Relation::Revision, "one is called an earlier figure");
    }
    match (moment(x), moment(y)) {
        (Some(p), Some(q)) if p == q => {
            say(Relation::Contradiction, "the same people, the same moment, another figure")
        }
        (Some(_), Some(_)) => {
            say(Relation::Revision, "of different moments: the later figure replaces the earlier")
        }
        _ => {
            let published = |told: &Told| case.account_of(told).map(|account| account.published());
            let later = matches!((published(a), published(b)), (Some(p), Some(q)) if p.is_after(&q) || q.is_after(&p));
            if later && is_one_voice(case, a, b) {
                say(Relation::Revision, "the same holder gives another figure later")
            } else {
                say(
                    Relation::MayBeUpdate,
                    "do not fit; may be an update: of what moment they are is not known",
                )
            }
        }
    }
}

/// The moment that a figure is of: when it was counted, else when it was said.
fn moment(claim: &Claim) -> Option<&str> {
    claim.as_of.as_deref().or(claim.said.as_deref()).and_then(day_named)
}

fn is_one_voice(case: &Case<'_>, a: &Told, b: &Told) -> bool {
    let outlet =
        |told: &Told| case.account_of(told).and_then(|account| account.reading.report.outlet.clone());
    match (&a.claim.holder, &b.claim.holder) {
        (None, None) => outlet(a).is_some() && outlet(a) == outlet(b),
        (Some(x), Some(y)) => x.entity.is_some() && x.entity == y.entity,
        _ => false,
    }
}

/// Whether one is said as about, and off by a tenth at most.
fn is_rounded(x: &Claim, y: &Claim) -> bool {
    let about = |claim: &Claim| claim.qualifier == Some(Qualifier::About);
    match (x.low.or(x.high), y.low.or(y.high)) {
        (Some(p), Some(q)) if about(x) || about(y) => p.abs_diff(q) <= p.max(q) / ROUNDING,
        _ => false,
    }
}

/// The same number of dead or hurt, called fighters by one holder and people who took no part by another.
fn is_identity(x: &Claim, y: &Claim) -> bool {
    let fought = |claim: &Claim| claim.group == Some(Group::Militants);
    let took_no_part = |claim: &Claim| {
        matches!(
            claim.group,
            Some(
                Group::Civilians | Group::Children | Group::Passengers | Group::Workers | Group::Journalists
            )
        )
    };
    let harmed = matches!(x.kind, Kind::Killed | Kind::Injured | Kind::Casualties);
    let number = x.low == y.low && x.high == y.high && x.low.is_some_and(|low| low > 0) && x.low == x.high;
    let numbered = !is_mention(x) && !is_mention(y);
    let said = x.holder.is_some() && y.holder.is_some() && x.part_of.is_none() && y.part_of.is_none();
    harmed && number && numbered && said && (fought(x) && took_no_part(y) || fought(y) && took_no_part(x))
}

#[cfg(test)]
mod tests {
    use claims::reading::Reading;
    use expect_test::{Expect, expect};

    use super::*;
    use crate::case::Account;
    use crate::cast::Names;
    use crate::testing::reading;

    fn check(reports: &[(&str, &str, Option<&str>)], want: Expect) {
        let readings: Vec<(String, Reading)> = reports
            .iter()
            .enumerate()
            .map(|(n, (published, line, as_of))| {
                let mut reading = reading(&[line]);
                reading.report.published = Some((*published).to_owned());
                reading.report.outlet = Some("Gazette".to_owned());
                reading.claims[0].as_of = as_of.map(str::to_owned);
                (format!("r{}", n + 1), reading)
            })
            .collect();
        let accounts = readings.iter().map(|(key, reading)| Account::new(key, reading, "i1"));
        let case = Case::new(accounts, Names::none());
        let line = |b: &Between| {
            format!(
                "{} {} {} {:?}{}: {}\n",
                b.a,
                b.b,
                b.kind,
                b.relation,
                if b.is_alert() { " ALERT" } else { "" },
                b.why
            )
        };
        want.assert_eq(&between(&case).iter().map(line).collect::<String>());
    }

    #[test]
    fn told_apart() {
        let (day, next) = (Some("2031-05-04"), Some("2031-05-05"));
        // The same people, the same moment.
        check(
            &[
                ("2031-05-04", "killed 3 people by Police", day),
                ("2031-05-04", "killed 5 people by Medics", day),
            ],
            expect![[r#"
                r1/c1 r2/c1 figure Contradiction ALERT: the same people, the same moment, another figure
            "#]],
        );
        // A later moment.
        check(
            &[
                ("2031-05-04", "killed 3 people by Police", day),
                ("2031-05-05", "killed 5 people by Medics", next),
            ],
            expect![[r#"
                r1/c1 r2/c1 figure Revision: of different moments: the later figure replaces the earlier
            "#]],
        );
        // Publication order alone proves no revision.
        check(
            &[
                ("2031-05-04", "killed 3 people by Police", None),
                ("2031-05-05", "killed 5 people by Medics", None),
            ],
            expect![[r#"
                r1/c1 r2/c1 figure MayBeUpdate: do not fit; may be an update: of what moment they are is not known
            "#]],
        );
        // The same outlet, later.
        check(
            &[("2031-05-04", "killed 3 people", None), ("2031-05-05", "killed 5 people", None)],
            expect![[r#"
                r1/c1 r2/c1 figure Revision: the same holder gives another figure later
            "#]],
        );
        // Some of them; others; rounded; a vaguer figure that includes the other.
        check(
            &[
                ("2031-05-04", "killed 3 children by Police", day),
                ("2031-05-04", "killed 9 people by Medics", day),
            ],
            expect![[r#"
                r1/c1 r2/c1 figure Subset: one counts all, the other some of them
            "#]],
        );
        check(
            &[
                ("2031-05-04", "killed 3 children by Police", day),
                ("2031-05-04", "killed 9 security_forces by Medics", day),
            ],
            expect![[r#"
                r1/c1 r2/c1 figure OtherPopulation: they count different people
            "#]],
        );
        check(
            &[
                ("2031-05-04", "killed ~100 people by Police", day),
                ("2031-05-04", "killed 97 people by Medics", day),
            ],
            expect![[r#"
                r1/c1 r2/c1 figure Rounding: one is a round number for the other
            "#]],
        );
        check(
            &[
                ("2031-05-04", "killed 20+ people by Police", day),
                ("2031-05-04", "killed 24 people by Medics", day),
            ],
            expect![""],
        );
    }

    #[test]
    fn fighters_or_civilians() {
        check(
            &[
                ("2031-05-04", "killed 6 militants by State", None),
                ("2031-05-05", "killed 6 civilians by Witness", None),
            ],
            expect![[r#"
                r1/c1 r2/c1 identity Contradiction ALERT: called “” by one and “” by the other
            "#]],
        );
    }
}
