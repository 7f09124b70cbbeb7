//! What each holder said of each figure, when, and what replaced it.

use std::collections::BTreeMap;

use claims::reading::{Claim, Group, Kind, Reality, Stance};
use serde::Serialize;

use crate::case::{Case, Published, Told, day_named};
use crate::people::{is_mention, is_superseded};

/// By what it is known when something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The report says of what moment the figure is.
    AsOf,
    /// The report says when it was said.
    Said,
    /// Only the report's publication is known: it may have been said before.
    Published,
    /// Nothing.
    Unknown,
}

/// What became of the figure that was said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Nothing was said before.
    First,
    /// The same again.
    Same,
    /// Another figure.
    Revised,
    /// The report itself calls it an earlier figure.
    Superseded,
    /// Denied, or taken back.
    Retracted,
}

/// One figure at one time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The claim.
    pub claim: String,
    /// The day.
    pub day: Option<String>,
    /// By what that is known.
    pub basis: Basis,
    /// The claim of the same holder that was the last before it and says something else.
    pub replaces: Option<String>,
    /// What it does to that.
    pub change: Change,
}

/// All that one holder said of one figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// The holder's name; the outlet's where the report itself speaks.
    pub holder: String,
    /// Whether it is the report itself that speaks.
    pub own: bool,
    /// What is counted.
    pub kind: Kind,
    /// Of whom.
    pub group: Group,
    /// In order of time.
    pub said: Vec<Said>,
}

/// The timelines of a case, by figure, then holder. Persons told of one by one are no figure.
pub fn timelines(case: &Case<'_>) -> Vec<Timeline> {
    let mut lines: BTreeMap<(Kind, Group, bool, String), Vec<&Told>> = BTreeMap::new();
    for told in case.told() {
        let claim = &told.claim;
        let (Some(group), true) = (claim.group, claim.kind.is_count() && claim.reality == Reality::Actual)
        else {
            continue;
        };
        if claim.part_of.is_none() && !is_mention(claim) {
            let (own, holder) = voice(case, told);
            lines.entry((claim.kind, group, own, holder)).or_default().push(told);
        }
    }
    let line = |((kind, group, own, holder), mut told): ((Kind, Group, bool, String), Vec<&Told>)| {
        told.sort_by_cached_key(|told| (when(case, told).0, published(case, told), told.claim.id.clone()));
        let mut said: Vec<Said> = Vec::new();
        let mut before: Option<&Claim> = None;
        for told in told {
            let (day, basis) = when(case, told);
            let change = change(before, &told.claim);
            let replaces = before.filter(|_| matches!(change, Change::Revised | Change::Retracted));
            said.push(Said {
                claim: told.claim.id.clone(),
                day: Some(day).filter(|day| !day.is_empty()),
                basis,
                replaces: replaces.map(|claim| claim.id.clone()),
                change,
            });
            if change != Change::Superseded {
                before = Some(&told.claim);
            }
        }
        Timeline { holder, own, kind, group, said }
    };
    lines.into_iter().map(line).collect()
}

fn voice(case: &Case<'_>, told: &Told) -> (bool, String) {
    match &told.claim.holder {
        None => {
            let report = case.account_of(told).map(|account| &account.reading.report);
            let outlet = report.and_then(|report| report.outlet.clone());
            (true, outlet.or_else(|| report.map(|report| report.id.clone())).unwrap_or_default())
        }
        Some(holder) => {
            let member = holder.entity.as_deref().and_then(|id| case.cast().get(id));
            (false, member.map_or_else(|| holder.text.to_lowercase(), |member| member.name.clone()))
        }
    }
}

fn published(case: &Case<'_>, told: &Told) -> Published {
    case.account_of(told).map(|account| account.published()).unwrap_or_default()
}

fn when(case: &Case<'_>, told: &Told) -> (String, Basis) {
    let day = |value: &Option<String>| value.as_deref().and_then(day_named).map(str::to_owned);
    if let Some(day) = day(&told.claim.as_of) {
        return (day, Basis::AsOf);
    }
    if let Some(day) = day(&told.claim.said) {
        return (day, Basis::Said);
    }
    match published(case, told).day {
        day if day.is_empty() => (day, Basis::Unknown),
        day => (day, Basis::Published),
    }
}

fn change(before: Option<&Claim>, now: &Claim) -> Change {
    if is_superseded(now) {
        return Change::Superseded;
    }
    match before {
        None => Change::First,
        Some(before) if now.stance == Stance::Denied && before.stance != Stance::Denied => Change::Retracted,
        Some(before) if (before.low, before.high, before.stance) == (now.low, now.high, now.stance) => {
            Change::Same
        }
        Some(_) => Change::Revised,
    }
}

#[cfg(test)]
mod tests {
    use claims::reading::Reading;
    use expect_test::expect;

    use super::*;
    use crate::case::Account;
    use crate::cast::Names;
    use crate::testing::reading;

    #[test]
    fn a_toll_that_grows_and_is_taken_back() {
        let reports = [
            ("2031-05-04", vec!["killed 3 people by Police"]),
            (
                "2031-05-05",
                vec!["killed 5 people by Police", "killed 3 people before an_earlier_toll_of by Police"],
            ),
            ("2031-05-06", vec!["killed 5 people by Police", "killed 6 people by Medics"]),
            ("2031-05-07", vec!["killed 5 people denied by Police"]),
        ];
        let readings: Vec<(String, Reading)> = reports
            .iter()
            .enumerate()
            .map(|(n, (day, lines))| {
                let mut reading = reading(lines);
                reading.report.published = Some((*day).to_owned());
                (format!("r{}", n + 1), reading)
            })
            .collect();
        let case = Case::new(readings.iter().map(|(key, r)| Account::new(key, r, "i1")), Names::none());
        let mut shown = String::new();
        for line in timelines(&case) {
            shown += &format!("{} {} {}\n", line.kind, line.group, line.holder);
            for said in line.said {
                shown += &format!(
                    "  {:?} {:?} {} {:?} {:?}\n",
                    said.day, said.basis, said.claim, said.change, said.replaces
                );
            }
        }
        expect![[r#"
            killed people medics
              Some("2031-05-06") Published r3/c2 First None
            killed people police
              Some("2031-05-04") Published r1/c1 First None
              Some("2031-05-05") Published r2/c1 Revised Some("r1/c1")
              Some("2031-05-05") Published r2/c2 Superseded None
              Some("2031-05-06") Published r3/c1 Same None
              Some("2031-05-07") Published r4/c1 Retracted Some("r3/c1")
        "#]]
        .assert_eq(&shown);
    }
}
