//! Who died when the dead had been counted: "Eight were killed at once. Another died on the way to hospital", "two of the
//! wounded died overnight"; and the dead of the next blow: "The first bomb killed four. The second killed six".

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{Claim, Group, Kind};

use crate::estimate::Estimate;
use crate::people::is_mention;

/// Words for those who were hurt and lived.
const HURT: &[&str] = &["wounded", "injured", "hurt"];
/// Words of a count that has been brought up to date: it holds whoever died last.
const TOLL: &[&str] = &["toll", "rose", "risen", "rising", "climbed"];
/// Words that begin the phrase for the first of several blows, and those for the next.
const FIRST: &[&str] = &["first", "one"];
const NEXT: &[&str] = &["second", "third", "fourth", "other", "another"];
/// Words for one blow among several.
const BLOWS: &[&str] = &[
    "attack",
    "blast",
    "bomb",
    "bomber",
    "bombing",
    "drone",
    "explosion",
    "mine",
    "missile",
    "rocket",
    "shell",
    "strike",
];
/// Words that tell no more than that it is somebody.
const PERSONS: &[&str] = &["casualty", "man", "person", "victim", "woman"];
/// Claims before one that are looked at, at most.
const LOOK_BACK: usize = 16;
/// Characters from one who died to one who died of those hurt beside him, at most.
const BESIDE_HURT: usize = 120;
/// Words before a predicate within which what struck is named.
const WORDS: usize = 4;

/// Whether a claim tells of dead besides those counted last before it.
pub(crate) fn adds(claim: &Claim, before: &[&Claim]) -> bool {
    let same_kind = |other: &&&Claim| {
        other.kind == claim.kind && other.part_of.is_none() && other.trigger != claim.trigger
    };
    let Some(last) = before.iter().rev().find(same_kind) else { return false };
    let several = last.low >= Some(2) && last.quantity.is_some() && !is_up_to_date(last);
    if is_of_next_blow(claim, last) {
        return true;
    }
    // "A guard was killed and two were wounded. One of the wounded died"
    let beside_hurt = is_mention(last)
        && claim.evidence.start.saturating_sub(last.evidence.end) <= BESIDE_HURT
        && before.iter().any(|hurt| {
            hurt.kind == Kind::Injured && hurt.evidence.start >= last.evidence.end && hurt.low > claim.low
        });
    claim.kind == Kind::Killed
        && (several && is_another(claim, last) || (several || beside_hurt) && is_of_those_hurt(claim))
}

/// "The death toll rose to nine": whoever is told of behind it may be among those.
fn is_up_to_date(claim: &Claim) -> bool {
    words(&claim.evidence.text).iter().any(|word| TOLL.contains(&word.as_str()))
}

/// "Another died in hospital" right behind a number: nobody of those was told of alone.
fn is_another(claim: &Claim, last: &Claim) -> bool {
    let of = words(claim.of.as_deref().unwrap_or_default());
    let single = claim.low == Some(1) && claim.high == Some(1);
    let plain = of.len() == 1 || of.len() == 2 && PERSONS.contains(&of[1].as_str());
    single && plain && of[0] == "another" && last.low == last.high
}

/// "Two of the wounded".
fn is_of_those_hurt(claim: &Claim) -> bool {
    let of = words(claim.of.as_deref().unwrap_or_default());
    let whole = of.iter().position(|word| word == "of").map(|at| &of[at + 1..]);
    claim.low >= Some(1)
        && whole.is_some_and(|whole| {
            matches!(whole.first().map(String::as_str), Some("the" | "those" | "its" | "their"))
                && whole.iter().any(|word| HURT.contains(&word.as_str()))
        })
}

/// "The first bomb killed four. The second killed six", "one strike hit a school ...; another hit a clinic".
fn is_of_next_blow(claim: &Claim, last: &Claim) -> bool {
    let opens = |claim: &Claim| {
        let upto = claim.trigger.start.saturating_sub(claim.evidence.start);
        let before: String = claim.evidence.text.chars().take(upto).collect();
        words(&before)
    };
    let is_blow = |words: &[String]| words.iter().take(WORDS).any(|word| BLOWS.contains(&word.as_str()));
    let (mine, theirs) = (opens(claim), opens(last));
    // "Minutes later a second bomb", "the second, at a bus stop, ...".
    let next = at_head(&mine, NEXT).is_some_and(|at| {
        let behind = mine.get(at + 1).map(String::as_str);
        behind.is_none_or(|word| BLOWS.contains(&word)) || is_parted(claim, &mine[at])
    });
    let first = is_blow(&theirs) && (starts_with_one(&theirs) || at_head(&theirs, FIRST).is_some())
        || at_head(&theirs, NEXT).is_some();
    next && first && mine != theirs && claim.low >= Some(1) && claim.quantity.is_some()
}

/// Where one of these words stands at the head of a clause.
fn at_head(words: &[String], list: &[&str]) -> Option<usize> {
    words.iter().take(WORDS).position(|word| list.contains(&word.as_str()))
}

/// "A bomb killed four".
fn starts_with_one(words: &[String]) -> bool {
    words.first().is_some_and(|word| matches!(word.as_str(), "a" | "an" | "one"))
}

/// Whether a comma stands right behind a word.
fn is_parted(claim: &Claim, word: &str) -> bool {
    let text = claim.evidence.text.to_lowercase();
    text.find(word).is_some_and(|at| text[at + word.len()..].starts_with(','))
}

/// Takes those who died of their wounds out of those hurt, where the others who were killed were not hurt first.
pub(crate) fn take_out(
    claims: &[&Claim],
    besides: &BTreeSet<&str>,
    kinds: &mut BTreeMap<Kind, BTreeMap<Group, Estimate>>,
) {
    let Some(injured) = kinds.get_mut(&Kind::Injured) else { return };
    for (at, dead) in claims.iter().enumerate().filter(|(_, claim)| died_of_wounds(claim, besides)) {
        let told = claims[at.saturating_sub(LOOK_BACK)..at].iter().rev();
        let hurt = told.clone().find(|claim| claim.kind == Kind::Injured && claim.part_of.is_none());
        let Some(hurt) = hurt.filter(|hurt| hurt.low == hurt.high && hurt.low > dead.high) else { continue };
        let of_those = |estimate: &&mut Estimate| {
            let terms = estimate.best.as_ref().map(|sum| sum.terms.as_slice()).unwrap_or_default();
            terms.len() == 1 && terms[0].claim == hurt.id
        };
        let Some(estimate) = hurt.group.and_then(|group| injured.get_mut(&group)).filter(of_those) else {
            continue;
        };
        if let Some(rest) = estimate.less(&Estimate::of(dead)) {
            *estimate = rest;
        }
    }
}

/// Whether a claim adds to the dead "two of the wounded".
pub(crate) fn died_of_wounds(claim: &Claim, besides: &BTreeSet<&str>) -> bool {
    claim.kind == Kind::Killed && is_of_those_hurt(claim) && besides.contains(claim.id.as_str())
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{lines, reading};

    fn killed(told: &[&str]) -> String {
        lines(&crate::stated(&reading(told))[0].1)
    }

    fn best(told: &[&str]) -> String {
        killed(told).lines().find(|line| line.starts_with("killed")).unwrap_or_default()[..19]
            .trim_end()
            .to_owned()
    }

    #[test]
    fn another_died_when_eight_had_been_counted() {
        assert_eq!(best(&["killed 8 people", "killed 1* people of Another"]), "killed people 9 9 9");
        // Where one of them was told of before, another is one of them too.
        assert_eq!(
            best(&["killed 8 people", "killed 1* people of a_cook", "killed 1* people of Another"]),
            "killed people 8 8 8"
        );
    }

    #[test]
    fn two_of_the_wounded_died() {
        let told = ["killed 9 people", "killed 2 people of 2_of_the_wounded"];
        assert_eq!(best(&told), "killed people 11 11"); // 11 11 11
        let told = ["killed 9 people", "killed 2 people of 2_of_the_victims"];
        assert_eq!(best(&told), "killed people 9 9 9");
        let told = ["killed 9 people before the_toll_rose_to", "killed 2 people of 2_of_the_wounded"];
        assert_eq!(best(&told), "killed people 9 9 9");
        let told = ["killed 9 people", "injured 7 people", "killed 2 people of 2_of_the_wounded"];
        assert!(killed(&told).contains("injured people 5 5 5"), "{}", killed(&told));
    }

    #[test]
    fn the_second_bomb_killed_others() {
        let told = [
            "killed 4 people at 114 before The_first_bomb_hit",
            "killed 6 people at 210 before The_second_hit",
        ];
        assert_eq!(best(&told), "killed people 10 10"); // 10 10 10
        let told =
            ["killed 4 people at 110 before The_blasts_hit", "killed 6 people at 210 before The_second_hit"];
        assert_eq!(best(&told), "killed people 6 6 6");
    }
}
