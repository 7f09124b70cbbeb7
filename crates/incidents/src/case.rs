//! A case: all that some reports tell of one incident.

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{Claim, Incident, IncidentType, Reading};

use crate::cast::{Cast, Names};

/// From whom a report has its story, as far as is known: sameness is yes, no or unknown, so there are two counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin<'a> {
    /// Reports with one key are, or may be, of one origin. Policies count these: the lower bound.
    pub least: &'a str,
    /// Reports with one key are surely of one origin: the upper bound.
    pub most: &'a str,
}

/// One report's telling of an incident.
#[derive(Clone, Copy, Debug)]
pub struct Account<'a> {
    /// The report's key, unique among the reports; empty where there is one report alone.
    pub report: &'a str,
    /// What was read in it.
    pub reading: &'a Reading,
    /// The incident's id in that reading.
    pub incident: &'a str,
    /// Its origin.
    pub origin: Origin<'a>,
}

impl<'a> Account<'a> {
    /// Of a report that shares its origin with no other.
    pub fn new(report: &'a str, reading: &'a Reading, incident: &'a str) -> Self {
        Self { report, reading, incident, origin: Origin { least: report, most: report } }
    }

    /// The incident as that reading has it.
    pub fn told(&self) -> Option<&'a Incident> {
        self.reading.incidents.iter().find(|incident| incident.id == self.incident)
    }

    /// When the report was published: day, then moment, as far as is known.
    pub(crate) fn published(&self) -> Published {
        Published::of(self.reading.report.published.as_deref())
    }
}

/// When something was published, in an order of time: the day in UTC, then the moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Published {
    /// `YYYY-MM-DD`; empty if unknown, which comes first.
    pub day: String,
    moment: String,
}

impl Published {
    /// From a date or a moment of RFC 3339.
    pub fn of(text: Option<&str>) -> Self {
        let text = text.unwrap_or_default();
        if let Ok(moment) = text.parse::<jiff::Timestamp>() {
            let moment = moment.to_string();
            return Self { day: moment.get(..10).unwrap_or_default().to_owned(), moment };
        }
        Self { day: text.get(..10).unwrap_or_default().to_owned(), moment: String::new() }
    }

    /// Whether it is known to be later than another.
    pub fn is_after(&self, other: &Self) -> bool {
        let known = !self.day.is_empty() && !other.day.is_empty();
        let moments = !self.moment.is_empty() && !other.moment.is_empty();
        known && if moments { self.moment > other.moment } else { self.day > other.day }
    }
}

/// The day of a TIMEX3 value, if it names one.
pub(crate) fn day_named(value: &str) -> Option<&str> {
    let day = value.get(..10)?;
    let is_day =
        day.bytes().enumerate().all(|(n, b)| if n == 4 || n == 7 { b == b'-' } else { b.is_ascii_digit() });
    is_day.then_some(day)
}

/// A claim of a case: named over all reports, its entities put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Which account tells it: its index in [`Case::accounts`].
    pub account: usize,
    /// The claim. Its id and `part_of` are names over all reports (`REPORT/c5`); the entities of `by`, `holder.entity`,
    /// `holder.side` and `holder.via` are members of the cast.
    pub claim: Claim,
}

/// All that is told of one incident, by one or more reports.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    accounts: Vec<Account<'a>>,
    names: &'a Names,
    cast: Cast,
    told: Vec<Told>,
    /// Positions of the claims in order of their names.
    by_name: Vec<usize>,
}

impl<'a> Case<'a> {
    /// From the accounts, in any order; `names` says which names mean one actor. An account that stands twice counts once.
    pub fn new(accounts: impl IntoIterator<Item = Account<'a>>, names: &'a Names) -> Self {
        let mut accounts: Vec<Account<'a>> = accounts.into_iter().collect();
        accounts.sort_by_cached_key(|account| (account.published(), account.report, account.incident));
        accounts.dedup_by_key(|account| (account.report, account.incident));
        let cast = Cast::new(accounts.iter().map(|account| (account.report, account.reading)), names);
        let mut told = Vec::new();
        for (at, account) in accounts.iter().enumerate() {
            let claims = account.reading.claims.iter().filter(|claim| claim.incident == account.incident);
            let mut claims: Vec<&Claim> = claims.collect();
            // The text's order, whatever the order of the list.
            claims.sort_by_key(|claim| (claim.evidence.start, claim.trigger.start, claim.id.as_str()));
            told.extend(
                claims.into_iter().map(|claim| Told { account: at, claim: renamed(claim, account, &cast) }),
            );
        }
        let mut by_name: Vec<usize> = (0..told.len()).collect();
        by_name.sort_by(|a, b| told[*a].claim.id.cmp(&told[*b].claim.id));
        Self { accounts, names, cast, told, by_name }
    }

    /// Of one report's incident; its claims keep their names.
    pub fn of_report(reading: &'a Reading, incident: &'a str, names: &'a Names) -> Self {
        Self::new([Account::new("", reading, incident)], names)
    }

    /// The accounts, the earliest published first.
    pub fn accounts(&self) -> &[Account<'a>] {
        &self.accounts
    }

    /// Who is who.
    pub fn cast(&self) -> &Cast {
        &self.cast
    }

    /// All claims, account by account, in order of the texts.
    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// The claim of a name.
    pub fn claim(&self, id: &str) -> Option<&Told> {
        let at = self.by_name.partition_point(|at| self.told[*at].claim.id.as_str() < id);
        self.by_name.get(at).map(|at| &self.told[*at]).filter(|told| told.claim.id == id)
    }

    /// The claims by name.
    pub fn claims(&self) -> BTreeMap<&str, &Claim> {
        self.told.iter().map(|told| (told.claim.id.as_str(), &told.claim)).collect()
    }

    /// The account that tells a claim.
    pub fn account_of(&self, told: &Told) -> Option<&Account<'a>> {
        self.accounts.get(told.account)
    }

    /// The incident as those tell it that are about it; if none is, as all do. Accounts that name none are left out.
    pub(crate) fn leading(&self) -> Vec<(&Account<'a>, &'a Incident)> {
        let told = || self.accounts.iter().filter_map(|account| Some((account, account.told()?)));
        let main: Vec<_> = told().filter(|(_, incident)| incident.main).collect();
        if main.is_empty() { told().collect() } else { main }
    }

    /// What most call it; a close word ("bombing") goes before a vague one ("attack").
    pub(crate) fn incident_type(&self) -> Option<IncidentType> {
        let mut votes: BTreeMap<IncidentType, usize> = BTreeMap::new();
        for (_, incident) in self.leading() {
            *votes.entry(incident.incident_type).or_default() += 1;
        }
        let is_close = |kind: IncidentType| !matches!(kind, IncidentType::Attack | IncidentType::Other);
        let by_weight =
            |(kind, votes): &(IncidentType, usize)| (*votes, is_close(*kind), std::cmp::Reverse(*kind));
        votes.into_iter().max_by_key(by_weight).map(|(kind, _)| kind)
    }

    /// The origins of the accounts: at least and at most so many.
    pub fn origins(&self) -> (usize, usize) {
        let count = |key: fn(&Origin<'a>) -> &'a str| {
            self.accounts.iter().map(|account| key(&account.origin)).collect::<BTreeSet<_>>().len()
        };
        (count(|origin| origin.least), count(|origin| origin.most))
    }

    /// The case without the reports that are surely of one origin.
    pub fn without(&self, most: &str) -> Self {
        Self::new(self.accounts.iter().copied().filter(|account| account.origin.most != most), self.names)
    }
}

/// A claim's name over all reports.
pub(crate) fn name(report: &str, claim: &str) -> String {
    if report.is_empty() { claim.to_owned() } else { format!("{report}/{claim}") }
}

fn renamed(claim: &Claim, account: &Account<'_>, cast: &Cast) -> Claim {
    let mut claim = claim.clone();
    let member = |entity: &String| cast.member(account.report, entity).map(|member| member.id.clone());
    claim.id = name(account.report, &claim.id);
    claim.part_of = claim.part_of.map(|total| name(account.report, &total));
    claim.by = claim.by.as_ref().and_then(member);
    claim.who = claim.who.as_ref().and_then(member);
    if let Some(holder) = &mut claim.holder {
        holder.entity = holder.entity.as_ref().and_then(member);
        holder.side = holder.side.as_ref().and_then(member);
        holder.via = holder.via.iter().filter_map(member).collect();
    }
    claim
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::reading;

    #[test]
    fn moments_are_compared_in_one_time_zone() {
        let of = |text| Published::of(Some(text));
        assert!(of("2031-05-04T01:00:00+05:00").is_after(&of("2031-05-03T19:30:00Z")));
        assert_eq!(of("2031-05-04T01:00:00+05:00").day, "2031-05-03");
        assert!(!of("2031-05-03").is_after(&of("2031-05-03T19:30:00Z")));
        assert!(!of("").is_after(&of("2031-05-03")) && !of("2031-05-03").is_after(&of("")));
    }

    #[test]
    fn claims_are_named_by_their_reports() {
        let (mut a, mut b) =
            (reading(&["killed 3 people"]), reading(&["killed 4 people", "killed 1 children in c1"]));
        a.report.published = Some("2031-05-05".to_owned());
        b.report.published = Some("2031-05-04".to_owned());
        let case = Case::new([Account::new("r1", &a, "i1"), Account::new("r2", &b, "i1")], Names::none());
        let names: Vec<&str> = case.told().iter().map(|told| told.claim.id.as_str()).collect();
        assert_eq!(names, ["r2/c1", "r2/c2", "r1/c1"]);
        assert_eq!(case.claim("r2/c2").and_then(|told| told.claim.part_of.as_deref()), Some("r2/c1"));
        let one = Case::of_report(&b, "i1", Names::none());
        assert!(one.claim("c1").is_some());
        assert_eq!(case.origins(), (2, 2));
        assert_eq!(case.without("r1").accounts().len(), 1);
    }
}
