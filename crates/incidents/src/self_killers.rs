//! Who killed others and then himself: whether the dead whom the report counts are those he killed, or he with them.
//!
//! "A man and two boys are dead. The father shot them and then himself": three are dead. "Four people were shot dead by a man
//! who then shot himself": five are.

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{Claim, Group, Kind};

use crate::people::is_mention;
use crate::persons;

/// Claims of one report that are looked at: keeps the work linear.
const LOOK: usize = 64;

/// What the tolls of a report say of one who killed himself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SelfKillers<'a> {
    /// The claims that tell of the death of one who is counted in a toll with those he killed.
    pub counted: BTreeSet<&'a str>,
    /// The claims that tell of those he hurt, who are the dead of that toll.
    pub victims: BTreeSet<&'a str>,
}

/// Finds those who are counted with the ones they killed among the claims of one incident, in order of the text.
pub(crate) fn find<'a>(claims: &[&'a Claim]) -> SelfKillers<'a> {
    let mut found = SelfKillers::default();
    let claims = &claims[..claims.len().min(LOOK)];
    let tolls = tolls(claims);
    for killer in claims.iter().filter(|claim| kills_himself(claim)) {
        let victims: Vec<&Claim> = claims.iter().copied().filter(|claim| is_victim(claim, killer)).collect();
        let apart =
            |toll: &&Vec<&Claim>| toll.iter().all(|claim| !is_victim(claim, killer) && claim.id != killer.id);
        if !victims.is_empty() && tolls.values().filter(apart).any(|toll| holds(toll, killer, &victims)) {
            found.counted.insert(killer.id.as_str());
            let hurt = victims.iter().filter(|claim| matches!(claim.kind, Kind::Injured | Kind::Casualties));
            found.victims.extend(hurt.map(|claim| claim.id.as_str()));
        }
    }
    found
}

/// The dead whom one predicate tells of, where each is counted exactly.
fn tolls<'a>(claims: &[&'a Claim]) -> BTreeMap<usize, Vec<&'a Claim>> {
    let mut tolls: BTreeMap<usize, Vec<&Claim>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| claim.kind == Kind::Killed && claim.part_of.is_none()) {
        tolls.entry(claim.trigger.start).or_default().push(claim);
    }
    tolls.retain(|_, toll| toll.iter().all(|claim| claim.low.is_some() && claim.low == claim.high));
    tolls
}

/// "Then himself", "before killing herself": the attacker, who is dead too.
fn kills_himself(claim: &Claim) -> bool {
    let itself = |word: &str| word.eq_ignore_ascii_case("himself") || word.eq_ignore_ascii_case("herself");
    claim.kind == Kind::Killed
        && claim.low == Some(1)
        && claim.high == Some(1)
        && claim.group == Some(Group::Militants)
        && words(&claim.evidence.text).any(itself)
}

/// Whether a claim tells of those whom the killer harmed: under one predicate with his own death, or within its words.
fn is_victim(claim: &Claim, killer: &Claim) -> bool {
    let harmed = matches!(claim.kind, Kind::Killed | Kind::Injured | Kind::Casualties);
    let inside = killer.evidence.start <= claim.evidence.start && claim.evidence.end <= killer.evidence.end;
    let before =
        claim.evidence.end <= killer.evidence.start && killer.evidence.start - claim.evidence.end <= BESIDE;
    harmed
        && claim.id != killer.id
        && claim.group != Some(Group::Militants)
        && (claim.trigger == killer.trigger || inside || before && claim.kind != Kind::Killed)
}

/// Characters between the harm and the killer's death in one sentence: ", then ", " and later ".
const BESIDE: usize = 16;

/// Whether a toll counts the killer with his victims.
fn holds(toll: &[&Claim], killer: &Claim, victims: &[&Claim]) -> bool {
    let Some(all) = sum(toll) else { return false };
    let can_be_killer = |claim: &&&Claim| persons::can_be_one_of(claim, killer);
    match sum(victims) {
        Some(harmed) => all == harmed.saturating_add(1) && toll.iter().any(|claim| can_be_killer(&claim)),
        // "Shot them": the others of the toll.
        None => {
            let alone = toll.iter().filter(|claim| claim.low == Some(1) && persons::is_grown(claim));
            toll.len() >= 2
                && alone.filter(can_be_killer).count() == 1
                && victims.iter().all(|claim| is_mention(claim))
        }
    }
}

fn sum(claims: &[&Claim]) -> Option<u64> {
    let exact = |claim: &&Claim| claim.low.filter(|_| claim.low == claim.high);
    claims.iter().map(exact).try_fold(0_u64, |sum, number| sum.checked_add(number?))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::claim;

    /// A toll, the harm that somebody did, and his own death under the harm's predicate.
    fn counted(toll: &[&str], harm: &str) -> bool {
        let mut claims: Vec<Claim> = toll.iter().enumerate().map(|(n, line)| claim(n + 1, line)).collect();
        let at = claims.len() + 1;
        claims.push(claim(at, &format!("{harm} at {}", at * 100)));
        let mut killer = claim(at + 1, &format!("killed 1* militants of he at {}", at * 100));
        killer.evidence.text = "he shot them and then himself".to_owned();
        killer.trigger = claims[at - 1].trigger.clone();
        claims.push(killer);
        let all: Vec<&Claim> = claims.iter().collect();
        let found = find(&all);
        found.counted.contains(claims[at].id.as_str())
    }

    #[test]
    fn a_toll_of_one_more_holds_the_killer() {
        assert!(counted(&["killed 3 people"], "injured 2 people of two_women"));
        assert!(!counted(&["killed 2 people"], "injured 2 people of two_women"));
        // Three women hold no man.
        assert!(!counted(&["killed 3 people of three_women"], "injured 2 people of two_women"));
    }

    #[test]
    fn a_man_among_others_is_the_killer_of_those() {
        let toll = ["killed 1* people of a_man at 100", "killed 2 children of two_girls at 100"];
        let told = |low: Option<u64>| {
            let mut claims: Vec<Claim> =
                toll.iter().enumerate().map(|(n, line)| claim(n + 1, line)).collect();
            let mut harm = claim(3, "injured 1* children of them at 300");
            (harm.low, harm.high) = (low, None);
            let mut killer = claim(4, "killed 1* militants of the_father at 300");
            killer.evidence.text = "the father shot them and then himself".to_owned();
            killer.trigger = harm.trigger.clone();
            claims.extend([harm, killer]);
            let all: Vec<&Claim> = claims.iter().collect();
            let found = find(&all);
            (found.counted.len(), found.victims.len())
        };
        assert_eq!(told(Some(2)), (1, 1));
    }
}
