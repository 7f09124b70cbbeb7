//! The policy `stated` over many reports: the ends of what is stated, and the figure that the reports stand by.
//!
//! Each report has its own figures first, as if it were alone ([`crate::stated()`]). Of these the one that most origins
//! give stands; of several, that of the most authoritative holder, then the latest. Nothing is averaged, no report wins
//! for being the last, and groups are never mixed from several reports: the parts come from the report whose total
//! stands.

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{Claim, Figure, Group, Holder, Kind};

use crate::case::{Case, Published, name};
use crate::estimate::{Estimate, Sum, TAKEN_OUT};
use crate::groups::{highest, lowest};
use crate::people::is_share;
use crate::stated::{self, POLICY};
use crate::voices::{self, authority};

/// What one account tells of one kind.
struct Toll<'c> {
    /// Its index among the accounts.
    account: usize,
    origin: &'c str,
    main: bool,
    published: Published,
    groups: BTreeMap<Group, Estimate>,
    /// All groups together; the best over those that have one.
    total: Estimate,
    /// The claim behind the best.
    claim: Option<&'c Claim>,
}

impl Toll<'_> {
    fn best(&self) -> Option<u64> {
        self.total.best.as_ref().map(|sum| sum.value)
    }

    fn holder(&self) -> Option<&Holder> {
        self.claim.and_then(|claim| claim.holder.as_ref())
    }
}

/// The figures of the policy `stated` for an incident that one or more reports tell of.
///
/// For one report they are those of [`crate::stated()`].
pub fn stated_across(case: &Case<'_>) -> Vec<Figure> {
    let claims = case.claims();
    let mut by_kind: BTreeMap<Kind, Vec<Toll<'_>>> = BTreeMap::new();
    for (at, account) in case.accounts().iter().enumerate() {
        for (kind, groups) in stated::of_incident(account.reading, account.incident) {
            let groups: BTreeMap<Group, Estimate> = groups
                .into_iter()
                .map(|(group, estimate)| (group, estimate.renamed(&|claim| name(account.report, claim))))
                .collect();
            let total = total(&groups);
            let first = total.best.as_ref().and_then(|sum| sum.terms.iter().find(|t| t.reason != TAKEN_OUT));
            by_kind.entry(kind).or_default().push(Toll {
                account: at,
                origin: account.origin.least,
                main: account.told().is_some_and(|incident| incident.main),
                published: account.published(),
                claim: first.and_then(|term| claims.get(term.claim.as_str()).copied()),
                groups,
                total,
            });
        }
    }
    if case.accounts().len() > 1
        && by_kind.contains_key(&Kind::Killed)
        && by_kind.contains_key(&Kind::Injured)
    {
        // Others tell the dead and the hurt apart.
        by_kind.remove(&Kind::Casualties);
    }
    by_kind.into_iter().flat_map(|(kind, tolls)| figures(kind, tolls, &claims)).collect()
}

/// The sum over disjoint groups.
fn total(groups: &BTreeMap<Group, Estimate>) -> Estimate {
    let mut estimates = groups.values();
    let Some(first) = estimates.next().cloned() else { return Estimate::default() };
    let mut total = estimates.fold(first, Estimate::plus);
    // A group that is said without a number does not make the others unknown.
    total.best = groups.values().filter_map(|e| e.best.clone()).reduce(|a, b| a.plus(&b));
    total
}

fn figures(kind: Kind, tolls: Vec<Toll<'_>>, claims: &BTreeMap<&str, &Claim>) -> Vec<Figure> {
    let chosen = match tolls.as_slice() {
        [] => return Vec::new(),
        [_] => None,
        _ => Some(choose(&tolls)),
    };
    let groups = match chosen {
        None => tolls.into_iter().next().map(|toll| toll.groups).unwrap_or_default(),
        Some(Choice { toll, votes, origins, contested }) => {
            let mut groups = tolls[toll].groups.clone();
            for estimate in groups.values_mut() {
                if contested || tolls[toll].best().is_none() {
                    estimate.best = None;
                } else if let Some(best) = &mut estimate.best {
                    for term in best.terms.iter_mut().filter(|term| term.reason != TAKEN_OUT) {
                        term.reason =
                            format!("{}; {votes} of {origins} origins give this total", term.reason);
                    }
                }
            }
            widen(&mut groups, &tolls, claims);
            groups
        }
    };
    groups.into_iter().map(|(group, estimate)| estimate.figure(kind, group, POLICY)).collect()
}

/// Which account's figures stand.
struct Choice {
    toll: usize,
    /// Origins that give its total, of those that give any.
    votes: usize,
    origins: usize,
    /// Parties disagree and nobody else counts.
    contested: bool,
}

fn choose(tolls: &[Toll<'_>]) -> Choice {
    let latest_first = |&at: &usize| {
        let toll: &Toll<'_> = &tolls[at];
        (
            !toll.main,
            toll.claim.map_or(u8::MAX, authority),
            std::cmp::Reverse((toll.published.clone(), toll.account)),
        )
    };
    let mut candidates: Vec<usize> = (0..tolls.len()).filter(|&at| tolls[at].best().is_some()).collect();
    candidates.retain(|&at| !is_replaced(at, tolls));
    let mut contested = false;
    let disagree = |a: usize, b: usize| {
        tolls[a].best() != tolls[b].best() && voices::are_opposed(tolls[a].holder(), tolls[b].holder())
    };
    if candidates.iter().any(|&a| candidates.iter().any(|&b| disagree(a, b))) {
        let neutral: Vec<usize> =
            candidates.iter().copied().filter(|&at| !voices::is_party(tolls[at].holder())).collect();
        contested = neutral.is_empty();
        if !contested {
            candidates = neutral;
        }
    }
    // One vote an origin: of the reprints of one story the latest counts, as its desk corrected it.
    let mut by_origin: BTreeMap<&str, usize> = BTreeMap::new();
    for &at in &candidates {
        let entry = by_origin.entry(tolls[at].origin).or_insert(at);
        if latest_first(&at) < latest_first(entry) {
            *entry = at;
        }
    }
    let mut votes: BTreeMap<u64, usize> = BTreeMap::new();
    for best in by_origin.values().filter_map(|&at| tolls[at].best()) {
        *votes.entry(best).or_default() += 1;
    }
    let most = votes.values().copied().max().unwrap_or(0);
    let with_most = |at: &usize| tolls[*at].best().and_then(|best| votes.get(&best)) == Some(&most);
    let winner = by_origin.values().copied().filter(with_most).min_by_key(latest_first);
    let toll = winner.or_else(|| (0..tolls.len()).min_by_key(latest_first)).unwrap_or(0);
    Choice { toll, votes: most, origins: by_origin.len(), contested }
}

/// Whether the same named voice gives another figure in a report that is known to be later.
fn is_replaced(at: usize, tolls: &[Toll<'_>]) -> bool {
    let named = |toll: &Toll<'_>| toll.holder().and_then(|holder| holder.entity.clone());
    let Some(voice) = named(&tolls[at]) else { return false };
    tolls.iter().any(|other| {
        other.best().is_some()
            && named(other).as_ref() == Some(&voice)
            && other.best() != tolls[at].best()
            && other.published.is_after(&tolls[at].published)
    })
}

/// Gives the figures the ends of what all accounts state. Where the groups are several, each has the ends of what is stated of
/// it; the people who are then still more or fewer in all stand in the one whose members are not told, else in the greatest.
fn widen(groups: &mut BTreeMap<Group, Estimate>, tolls: &[Toll<'_>], claims: &BTreeMap<&str, &Claim>) {
    if groups.len() > 1 {
        for (group, estimate) in groups.iter_mut().filter(|(group, _)| **group != Group::People) {
            // Whoever gives no number ("the workers died") does not say that they were fewer, and whoever tells of one
            // group alone ("two of the workers were shot by soldiers") may tell of a part of it.
            let of_group = |toll: &'_ Toll<'_>| toll.groups.get(group).filter(|e| e.best.is_some()).cloned();
            let is_whole = |estimate: &Estimate| {
                let terms = estimate.low.iter().flat_map(|sum| &sum.terms);
                !terms.filter_map(|term| claims.get(term.claim.as_str())).any(|claim| is_share(claim))
            };
            let apart = tolls.iter().filter(|toll| toll.groups.len() > 1).filter_map(of_group);
            let apart: Vec<Estimate> = apart.filter(is_whole).collect();
            let all: Vec<Estimate> = tolls.iter().filter_map(of_group).collect();
            widen_one(estimate, &apart.iter().collect::<Vec<_>>(), &all.iter().collect::<Vec<_>>());
        }
    }
    let totals: Vec<&Estimate> = tolls.iter().map(|toll| &toll.total).collect();
    let reason = |sum: Sum, words: &str| sum.because(words);
    let low = lowest(&totals).map(|sum| reason(sum, "the lowest stated in all"));
    let high = highest(&totals).map(|sum| reason(sum, "the highest stated in all"));
    let size = |group: &Group| groups.get(group).and_then(Estimate::size).unwrap_or(0);
    let names: BTreeSet<Group> = groups.keys().copied().collect();
    let Some(open) = names.iter().copied().max_by_key(|group| (*group == Group::People, size(group))) else {
        return;
    };
    let others: Vec<Estimate> =
        groups.iter().filter(|(group, _)| **group != open).map(|(_, estimate)| estimate.clone()).collect();
    let Some(estimate) = groups.get_mut(&open) else { return };
    let less = |whole: Sum, part: fn(&Estimate) -> Option<&Sum>| {
        others.iter().filter_map(part).try_fold(whole, |rest, part| rest.less(part))
    };
    let lower = low.and_then(|low| less(low, |other| other.low.as_ref().or(other.best.as_ref())));
    if let Some(lower) = lower
        && estimate.low.as_ref().is_none_or(|own| lower.value < own.value)
    {
        estimate.low = Some(lower);
    }
    match high {
        Some(high) => {
            let higher = less(high, |other| other.high.as_ref().or(other.best.as_ref()));
            if let Some(higher) = higher
                && estimate.high.as_ref().is_none_or(|own| higher.value > own.value)
            {
                estimate.high = Some(higher);
            }
        }
        None => estimate.high = None,
    }
    let above = |bound: &Option<Sum>, best: &Option<Sum>| matches!((bound, best), (Some(bound), Some(best)) if bound.value > best.value);
    if above(&estimate.low, &estimate.best) {
        estimate.low.clone_from(&estimate.best);
    }
    if above(&estimate.best, &estimate.high) {
        estimate.high.clone_from(&estimate.best);
    }
}

/// Gives one group the ends of what is stated of it: the lower of those who tell the groups apart, the higher of all.
fn widen_one(estimate: &mut Estimate, apart: &[&Estimate], all: &[&Estimate]) {
    let value = |sum: &Option<Sum>| sum.as_ref().map(|sum| sum.value);
    let low = lowest(apart).map(|sum| sum.because("the lowest stated of them"));
    if low.is_some() && (estimate.low.is_none() || value(&low) < value(&estimate.low)) {
        estimate.low = low;
    }
    let high = highest(all).map(|sum| sum.because("the highest stated of them"));
    // What is stated without an upper end has none.
    if !all.is_empty() && (high.is_none() || value(&high) > value(&estimate.high)) {
        estimate.high = high;
    }
}

#[cfg(test)]
mod tests {
    use claims::reading::Reading;
    use expect_test::{Expect, expect};

    use super::*;
    use crate::case::{Account, Origin};
    use crate::cast::Names;
    use crate::check_figures;
    use crate::testing::{lines, reading};

    /// Reports of one incident: day of publication, origin, claims.
    fn check_across(reports: &[(&str, &str, &[&str])], want: Expect) {
        let readings: Vec<(String, Reading)> = reports
            .iter()
            .enumerate()
            .map(|(n, (day, _, claims))| {
                let mut reading = reading(claims);
                reading.report.published = Some((*day).to_owned());
                (format!("r{}", n + 1), reading)
            })
            .collect();
        let accounts: Vec<Account<'_>> = readings
            .iter()
            .zip(reports)
            .map(|((key, reading), &(_, origin, _))| Account {
                origin: Origin { least: origin, most: origin },
                ..Account::new(key, reading, "i1")
            })
            .collect();
        let case = Case::new(accounts.clone(), Names::none());
        let figures = stated_across(&case);
        assert_eq!(check_figures("i1", &figures, &case.claims()), []);
        let turned = Case::new(accounts.into_iter().rev(), Names::none());
        assert_eq!(stated_across(&turned), figures, "the order of the accounts matters");
        want.assert_eq(&lines(&figures));
    }

    #[test]
    fn each_group_has_the_ends_of_what_is_stated_of_it() {
        check_across(
            &[
                ("2031-08-07", "a", &["killed 20 security_forces by Afront"]),
                (
                    "2031-08-08",
                    "b",
                    &["killed 14 people", "killed 3 security_forces in c1", "killed 11 workers in c1"],
                ),
                ("2031-08-08", "c", &["killed few workers"]),
            ],
            expect![[r#"
                killed security_forces 3 3 20  (r2/c2 the report's own figure; 1 of 2 origins give this total)
                killed workers 11 11 11  (r2/c3 the report's own figure; 1 of 2 origins give this total)
            "#]],
        );
    }

    #[test]
    fn most_origins_decide() {
        check_across(
            &[
                ("2031-05-04", "a", &["killed 3 people"]),
                ("2031-05-05", "b", &["killed 4 people by Police"]),
                ("2031-05-06", "c", &["killed 4 people", "killed 1 children in c1"]),
            ],
            expect![[r#"
                killed children 1 1 1  (r3/c2 the report's own figure; 2 of 3 origins give this total)
                killed people 2 3 3  (r3/c1 the report's own figure; 2 of 3 origins give this total; r3/c2 taken out: counted under another figure)
            "#]],
        );
        // Three reprints are one origin.
        check_across(
            &[
                ("2031-05-04", "a", &["killed 3 people"]),
                ("2031-05-04", "a", &["killed 3 people"]),
                ("2031-05-04", "a", &["killed 3 people"]),
                ("2031-05-05", "b", &["killed 5 people by Medics"]),
                ("2031-05-05", "c", &["killed 5 people"]),
            ],
            expect![[r#"
                killed people 3 5 5  (r5/c1 the report's own figure; 2 of 3 origins give this total)
            "#]],
        );
    }

    #[test]
    fn of_equals_the_more_authoritative_then_the_latest() {
        check_across(
            &[
                ("2031-05-04", "a", &["killed 3 people by Medics"]),
                ("2031-05-06", "b", &["killed 4 people by Witness"]),
            ],
            expect![[r#"
                killed people 3 3 4  (r1/c1 the figure of Medics; 1 of 2 origins give this total)
            "#]],
        );
        check_across(
            &[("2031-05-04", "a", &["killed 3 people"]), ("2031-05-06", "b", &["killed 4 people"])],
            expect![[r#"
                killed people 3 4 4  (r2/c1 the report's own figure; 1 of 2 origins give this total)
            "#]],
        );
    }

    #[test]
    fn parties_that_disagree() {
        check_across(
            &[
                ("2031-05-04", "a", &["killed 50 people by Aband"]),
                ("2031-05-04", "b", &["killed 2 people by State"]),
            ],
            expect![[r#"
                killed people 2 - 50
            "#]],
        );
        check_across(
            &[
                ("2031-05-04", "a", &["killed 50 people by Aband"]),
                ("2031-05-04", "b", &["killed 2 people by State"]),
                ("2031-05-05", "c", &["killed 20+ people by Medics"]),
            ],
            expect![[r#"
                killed people 2 20 50  (r3/c1 the figure of Medics; 1 of 1 origins give this total)
            "#]],
        );
    }

    #[test]
    fn ends_in_all_with_parts() {
        check_across(
            &[
                ("2031-05-04", "a", &["killed 5 civilians", "killed 2 security_forces"]),
                ("2031-05-04", "b", &["killed 5 civilians", "killed 2 security_forces"]),
                ("2031-05-05", "c", &["killed 9 people"]),
                ("2031-05-05", "d", &["killed 1 people"]),
            ],
            expect![[r#"
                killed civilians 5 5 7  (r2/c1 the report's own figure; 2 of 4 origins give this total)
                killed security_forces 2 2 2  (r2/c2 the report's own figure; 2 of 4 origins give this total)
            "#]],
        );
    }
}
