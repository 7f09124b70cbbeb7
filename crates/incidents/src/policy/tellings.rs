//! Tellings: what one voice tells in one report, in disjoint groups; and what of it counts as a candidate for a bound.

use std::collections::BTreeMap;

use claims::reading::{Claim, Group, Holder, Kind, Reality, RoleDetail, Stance};

use super::interest::{Pull, Sides, Standing};
use crate::case::{Case, Published, name};
use crate::estimate::{Estimate, Sum, TAKEN_OUT};
use crate::people::is_unharmed;
use crate::stated;
use crate::voices::{Voice, is_unverified};

/// Who was counted, as far as the policies tell people apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// Soldiers, paramilitaries, guards.
    Forces,
    /// Ordinary police.
    Police,
    /// Representatives of the state.
    Officials,
    /// Members of armed groups, attackers.
    Fighters,
    /// People who took no part.
    Civilians,
    /// Not told apart: all but the fighters together.
    People,
}

/// What one voice tells of one class in one report.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub account: usize,
    /// The lower bound of origins counts these.
    pub origin: String,
    pub published: Published,
    pub holder: Option<Holder>,
    pub standing: Standing,
    pub class: Class,
    pub estimate: Estimate,
    /// All claims of the voice about the class: those that the estimate is made of, and those that say no more.
    pub told: Vec<String>,
    pub pull: Pull,
    /// Told as possible, or not verified.
    pub uncertain: bool,
    /// It has a number word.
    pub counted: bool,
    /// Of children, workers and the like alone: perhaps not all.
    pub narrow: bool,
}

impl Candidate {
    /// The holder's words.
    pub fn who(&self) -> String {
        self.holder.as_ref().map_or_else(|| "the report itself".to_owned(), |holder| holder.text.clone())
    }

    /// The claims that it is made of, then those that say no more.
    pub fn claims(&self) -> impl Iterator<Item = &str> {
        let sums = [&self.estimate.low, &self.estimate.best, &self.estimate.high];
        let terms = sums.into_iter().flatten().flat_map(|sum| &sum.terms).map(|term| term.claim.as_str());
        terms.chain(self.told.iter().map(String::as_str))
    }

    /// A best bound by a number, by whoever has no stake in it.
    pub fn is_plain(&self) -> bool {
        !self.uncertain && !self.pull.serves()
    }
}

/// All candidates of one kind in a case, in an order that does not depend on that of the reports.
pub(crate) fn candidates(case: &Case<'_>, sides: &Sides<'_, '_>, kind: Kind) -> Vec<Candidate> {
    let named = case.claims();
    let mut found = Vec::new();
    for (at, account) in case.accounts().iter().enumerate() {
        let mut by_voice: BTreeMap<(Voice, bool), Vec<&Claim>> = BTreeMap::new();
        for claim in account.reading.claims.iter().filter(|claim| claim.incident == account.incident) {
            let told =
                claim.kind.is_count() && claim.stance != Stance::Denied && claim.reality != Reality::Unreal;
            if told && !is_unharmed(claim) {
                by_voice.entry((Voice::of(claim), is_uncertain(claim))).or_default().push(claim);
            }
        }
        for ((_, uncertain), mut claims) in by_voice {
            claims.sort_by_key(|claim| (claim.evidence.start, claim.trigger.start, claim.id.as_str()));
            let mut kinds = stated::estimates(&claims, account.reading);
            let Some(groups) = kinds.remove(&kind) else { continue };
            let groups = groups
                .into_iter()
                .map(|(group, estimate)| (group, estimate.renamed(&|claim| name(account.report, claim))));
            for (class, estimate) in by_class(groups, &named) {
                let of_class = |claim: &&&Claim| {
                    let group = claim.group.unwrap_or(Group::People);
                    claim.kind == kind && (class == Class::People || may_be(group, class))
                };
                let told =
                    claims.iter().filter(of_class).map(|claim| name(account.report, &claim.id)).collect();
                let leading = leading(&estimate, &named);
                let is_narrow = |claim: &&Claim| {
                    matches!(claim.group, Some(Group::Children | Group::Journalists | Group::Workers))
                };
                let pulls: Vec<Pull> = leading.iter().map(|claim| sides.pull(claim)).collect();
                // Whatever serves its holder spoils the sum.
                let pull = pulls.iter().copied().find(|pull| pull.serves()).or(pulls.first().copied());
                let holder = leading.iter().find_map(|claim| claim.holder.clone());
                found.push(Candidate {
                    account: at,
                    origin: account.origin.least.to_owned(),
                    published: account.published(),
                    standing: sides.standing(holder.as_ref()),
                    counted: leading.iter().any(|claim| claim.quantity.is_some()),
                    narrow: class == Class::Civilians && leading.iter().all(is_narrow),
                    holder,
                    class,
                    told,
                    estimate,
                    pull: pull.unwrap_or(Pull::None),
                    uncertain,
                });
            }
        }
    }
    without_mentions(found)
}

/// Not told as certain: possible, feared, or not verified.
fn is_uncertain(claim: &Claim) -> bool {
    claim.reality == Reality::Possible || is_unverified(claim)
}

/// Whether people of a group can be of a class.
fn may_be(group: Group, class: Class) -> bool {
    match class {
        Class::Forces | Class::Police => group == Group::SecurityForces,
        Class::Officials => group == Group::Officials,
        Class::Fighters => group == Group::Militants,
        Class::People => true,
        Class::Civilians => {
            !matches!(group, Group::SecurityForces | Group::Officials | Group::Militants | Group::People)
        }
    }
}

fn class(group: Group, estimate: &Estimate, named: &BTreeMap<&str, &Claim>) -> Class {
    let all = |detail: RoleDetail| {
        let claims = leading(estimate, named);
        !claims.is_empty() && claims.iter().all(|claim| claim.role_detail == Some(detail))
    };
    match group {
        Group::SecurityForces if all(RoleDetail::Police) => Class::Police,
        Group::SecurityForces => Class::Forces,
        Group::Officials => Class::Officials,
        // A suspect or detainee is no combatant by that word.
        Group::Militants if all(RoleDetail::Suspect) || all(RoleDetail::Detainee) => Class::People,
        Group::Militants => Class::Fighters,
        Group::People => Class::People,
        Group::Hostages
        | Group::Passengers
        | Group::Civilians
        | Group::Journalists
        | Group::Workers
        | Group::Children => Class::Civilians,
    }
}

/// The groups of one voice by class. People not told apart stand for all but the fighters: the parts are among them.
fn by_class(
    groups: impl Iterator<Item = (Group, Estimate)>,
    named: &BTreeMap<&str, &Claim>,
) -> BTreeMap<Class, Estimate> {
    let mut classes: BTreeMap<Class, Estimate> = BTreeMap::new();
    for (group, estimate) in groups {
        let class = class(group, &estimate, named);
        let sum = match classes.remove(&class) {
            Some(before) => before.plus(&estimate),
            None => estimate,
        };
        classes.insert(class, sum);
    }
    if let Some(people) = classes.remove(&Class::People) {
        let parts =
            classes.iter().filter(|(class, _)| **class != Class::Fighters).map(|(_, estimate)| estimate);
        let whole = parts.fold(people, Estimate::plus).simplified();
        classes.insert(Class::People, whole);
    }
    classes
}

/// The claims whose numbers an estimate adds up.
fn leading<'c>(estimate: &Estimate, named: &BTreeMap<&str, &'c Claim>) -> Vec<&'c Claim> {
    let mut ids: Vec<&str> = [&estimate.best, &estimate.low, &estimate.high]
        .into_iter()
        .flatten()
        .flat_map(|sum: &Sum| sum.terms.iter().filter(|term| term.reason != TAKEN_OUT))
        .map(|term| term.claim.as_str())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().filter_map(|id| named.get(id).copied()).collect()
}

/// Where somebody counts in a report, those told of one by one there are among those counted; and where somebody counts all
/// civilians, whoever counts the children alone counts some of them.
fn without_mentions(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let size = |candidate: &Candidate| candidate.estimate.size().unwrap_or(0);
    let among = |one: &Candidate| {
        candidates.iter().any(|other| {
            let holds =
                other.class == one.class || other.class == Class::People && one.class != Class::Fighters;
            let mention = !one.counted && other.counted && other.account == one.account && holds;
            let part = one.narrow && !other.narrow && other.class == one.class;
            // A claim that serves its holder drops nobody else's.
            (mention || part) && other.is_plain() && size(other) >= size(one)
        })
    };
    candidates.iter().filter(|one| !among(one)).cloned().collect()
}

/// Takes out what the same voice has replaced by another figure in a report that is known to be later. Gives the claims
/// of what was taken out, too.
pub(crate) fn without_replaced(candidates: Vec<Candidate>, case: &Case<'_>) -> (Vec<Candidate>, Vec<String>) {
    let outlet = |candidate: &Candidate| {
        let account = case.accounts().get(candidate.account)?;
        account.reading.report.outlet.clone()
    };
    let same_voice = |a: &Candidate, b: &Candidate| match (&a.holder, &b.holder) {
        (None, None) => outlet(a).is_some() && outlet(a) == outlet(b),
        (Some(a), Some(b)) => a.entity.is_some() && a.entity == b.entity,
        _ => false,
    };
    let is_replaced = |one: &Candidate| {
        candidates.iter().any(|other| {
            other.class == one.class
                && same_voice(one, other)
                && other.published.is_after(&one.published)
                && other.counted
                // An admission is not taken back by a claim that serves its holder.
                && (other.is_plain() || !one.is_plain())
                && other.estimate.size() != one.estimate.size()
        })
    };
    let (old, current): (Vec<Candidate>, Vec<Candidate>) = candidates.iter().cloned().partition(is_replaced);
    (current, old.iter().flat_map(Candidate::claims).map(str::to_owned).collect())
}
