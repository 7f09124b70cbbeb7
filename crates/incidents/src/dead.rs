//! Who of those hurt is dead: people who were hurt and then died count as killed alone.

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{Claim, Group, Kind};

use crate::additions::brings_in;
use crate::later_deaths;
use crate::people::{
    head_word, is_called, is_mention, is_same_person_again, is_share, last_name, refers_back,
};
use crate::persons;
use crate::self_killers;

/// Those who were hurt and then died count as killed alone: persons who are named among the killed, those told of one by
/// one whom nothing tells from one of the dead, and where nobody is brought in as injured, "he" and "the victim".
pub(crate) fn leave_out<'a>(claims: &[&'a Claim], by_kind: &mut BTreeMap<Kind, Vec<&'a Claim>>) {
    let Some(killed) = by_kind.get(&Kind::Killed).cloned() else { return };
    let dead: BTreeSet<String> = killed.iter().filter_map(|claim| last_name(claim)).collect();
    let Some(injured) = by_kind.get_mut(&Kind::Injured) else { return };
    injured.retain(|claim| !is_called(claim, &dead));
    let of_killers = self_killers::find(claims).victims;
    injured.retain(|claim| !of_killers.contains(claim.id.as_str()));
    let names: BTreeSet<String> = killed.iter().flat_map(|claim| names_of(claim)).collect();
    injured.retain(|claim| !are_all_among(claim, &names));
    let retold = persons::retold(injured, &killed);
    injured.retain(|claim| !retold.contains(claim.id.as_str()));
    injured.retain(|claim| !are_the_dead_by_name(claim, &killed));
    injured.retain(|claim| !are_shot_dead(claim, &killed));
    let all = totals(claims);
    injured.retain(|claim| !(all.contains(&claim.low) && claim.low == claim.high && !brings_in(claim)));
    let all = told_together(claims);
    injured.retain(|claim| !(all.contains(&claim.low) && claim.low == claim.high && takes_up_all(claim)));
    let told: Vec<&Claim> = injured.clone();
    injured
        .retain(|claim| !is_count_of_the_dead(claim, &killed) && !are_the_dead_again(claim, &killed, &told));
    // "shot his grandfather ... his grandfather died"
    let words: BTreeSet<String> =
        killed.iter().filter(|claim| is_mention(claim)).filter_map(|c| head_word(c)).collect();
    let survives = |claim: &Claim| {
        let of = claim.of.as_deref().unwrap_or_default().to_lowercase();
        of.split_whitespace().any(|word| word == "surviving")
    };
    let again = |claim: &Claim| {
        !survives(claim)
            && (is_same_person_again(claim)
                || refers_back(claim) && head_word(claim).is_some_and(|word| words.contains(&word)))
    };
    if injured.iter().all(|claim| again(claim)) {
        by_kind.remove(&Kind::Injured);
    }
}

/// "One of the five who were shot has died": the five hurt are no longer all alive.
pub(crate) fn tell_apart(by_kind: &mut BTreeMap<Kind, Vec<&Claim>>) {
    let Some(killed) = by_kind.get(&Kind::Killed) else { return };
    let wholes: Vec<String> = killed.iter().take(LOOK).filter_map(|claim| of_how_many(claim)).collect();
    if wholes.is_empty() {
        return;
    }
    let Some(injured) = by_kind.get_mut(&Kind::Injured) else { return };
    let is_whole = |claim: &Claim| {
        let number = claim.quantity.as_ref().map(|quantity| quantity.text.to_lowercase());
        !brings_in(claim) && number.is_some_and(|number| wholes.contains(&number))
    };
    let (whole, others): (Vec<&Claim>, Vec<&Claim>) = injured.iter().partition(|claim| is_whole(claim));
    *injured = others;
    if injured.is_empty() {
        by_kind.remove(&Kind::Injured);
    }
    if !whole.is_empty() {
        by_kind.entry(Kind::Casualties).or_default().extend(whole);
    }
}

/// "Six were wounded. One of them died": those told of as hurt were hurt in all. Where all of them died, nobody of them is left.
pub(crate) fn died_of_wounds<'a>(
    claims: &[&'a Claim],
    besides: &BTreeSet<&str>,
    by_kind: &mut BTreeMap<Kind, Vec<&'a Claim>>,
) {
    let mut whole = BTreeSet::new();
    for (at, dead) in claims.iter().enumerate().filter(|(_, claim)| claim.kind == Kind::Killed) {
        let told = claims[at.saturating_sub(LOOK_BACK)..at].iter().rev();
        let mut hurt = told.filter(|claim| claim.kind == Kind::Injured && claim.part_of.is_none());
        // "Shot his wife and then himself. Both died."
        if are_all(dead)
            && let Some(all) = told_last(claims, at).filter(|all| sum(all) == dead.low)
        {
            whole.extend(all.iter().map(|claim| claim.id.as_str()));
            continue;
        }
        // Of others hurt, told of in between, it would be some of those.
        let Some(hurt) = hurt.next().filter(|hurt| hurt.low >= Some(2) && hurt.low == hurt.high) else {
            continue;
        };
        let fewer = dead.low == dead.high && dead.low < hurt.low && !brings_in(dead);
        // "Two of the dead were policemen": of those, not of the hurt.
        let of_dead = || {
            let whole = dead.part_of.as_ref();
            is_of_dead(dead) || whole.is_some_and(|id| id != &hurt.id && claims.iter().any(|c| c.id == *id))
        };
        let are_some = fewer
            && (dead.part_of.as_ref() == Some(&hurt.id)
                || is_share(dead) && !of_dead()
                || are_of_those(dead, hurt)
                || is_bare_share(dead));
        // "Nine were killed and seven hurt. Two of the wounded died": the nine are none of the seven.
        let are_some = are_some && !later_deaths::died_of_wounds(dead, besides) && may_be_of(dead, hurt);
        if are_some || are_all(dead) && dead.low == hurt.low {
            whole.insert(hurt.id.as_str());
        }
    }
    if whole.is_empty() {
        return;
    }
    let Some(injured) = by_kind.get_mut(&Kind::Injured) else { return };
    let (whole, others): (Vec<&Claim>, Vec<&Claim>) =
        injured.iter().partition(|claim| whole.contains(claim.id.as_str()));
    *injured = others;
    if injured.is_empty() {
        by_kind.remove(&Kind::Injured);
    }
    by_kind.entry(Kind::Casualties).or_default().extend(whole);
}

/// Those told to be hurt by the last predicate before a claim, several of them one by one.
fn told_last<'a>(claims: &[&'a Claim], at: usize) -> Option<Vec<&'a Claim>> {
    let before = claims.get(at.saturating_sub(LOOK_BACK)..at)?;
    let last = before.last().filter(|claim| claim.kind == Kind::Injured)?;
    let all: Vec<&Claim> = before.iter().copied().filter(|claim| claim.trigger == last.trigger).collect();
    (all.len() >= 2).then_some(all)
}

fn sum(claims: &[&Claim]) -> Option<u64> {
    claims.iter().map(|claim| claim.low.filter(|_| claim.low == claim.high)).sum()
}

/// "Two of the dead", "two of those killed", "two of the fatalities".
pub(crate) fn is_of_dead(claim: &Claim) -> bool {
    const DEAD: &[&str] = &["dead", "killed", "deceased", "fatalities", "slain", "deaths"];
    let of = claim.of.as_deref().unwrap_or_default();
    let mut words =
        of.split(|c: char| !c.is_alphanumeric()).skip_while(|word| !word.eq_ignore_ascii_case("of"));
    words.any(|word| DEAD.iter().any(|dead| word.eq_ignore_ascii_case(dead)))
}

/// "Twelve pupils were hurt. Soldiers killed four of the raiders": the dead are not of those hurt, where both are told to be of a
/// group of their own.
fn may_be_of(dead: &Claim, hurt: &Claim) -> bool {
    let own = |claim: &Claim| claim.group.filter(|group| *group != Group::People);
    match (own(dead), own(hurt)) {
        (Some(dead), Some(hurt)) => dead == hurt,
        _ => true,
    }
}

/// "Both", "all four".
fn are_all(claim: &Claim) -> bool {
    let first = claim.of.as_deref().unwrap_or_default().split_whitespace().next().unwrap_or_default();
    ["both", "all"].iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// "One of whom later died", "one has since died": some of those told of before.
fn is_bare_share(dead: &Claim) -> bool {
    let of = dead.of.as_deref().unwrap_or_default().to_lowercase();
    let number = dead.quantity.as_ref().map(|quantity| quantity.text.to_lowercase()).unwrap_or_default();
    let behind = of.strip_prefix(number.as_str()).unwrap_or("?").trim().to_owned();
    // Behind the number: not "we have six dead".
    let from = dead.quantity.as_ref().map_or(0, |words| words.end.saturating_sub(dead.evidence.start));
    let behind_number: String = dead.evidence.text.chars().skip(from).collect();
    let text = format!(" {} ", behind_number.to_lowercase());
    let since = [" has ", " have ", " since ", " later ", " subsequently "];
    !number.is_empty()
        && (behind == "of whom" || behind.is_empty() && since.iter().any(|word| text.contains(word)))
}

/// "A man and a woman were wounded. The woman died."
fn are_of_those(dead: &Claim, hurt: &Claim) -> bool {
    let of = hurt.of.as_deref().unwrap_or_default().to_lowercase();
    let mut words = of.split(|c: char| !c.is_alphanumeric());
    refers_back(dead)
        && is_mention(hurt)
        && head_word(dead).is_some_and(|head| words.any(|word| word == head))
}

/// Claims before one of a death among which those hurt are looked for.
const LOOK_BACK: usize = 3;

/// Characters between two clauses that "and" joins, at most.
const BESIDE: usize = 8;

/// Claims that are looked at.
const LOOK: usize = 64;

/// "One of the five people hit": "five".
fn of_how_many(claim: &Claim) -> Option<String> {
    let of = claim.of.as_deref()?.to_lowercase();
    let words: Vec<&str> = of.split_whitespace().take(5).collect();
    let at = words.iter().position(|word| *word == "of")?;
    let definite = matches!(words.get(at + 1), Some(&"the" | &"those" | &"these"));
    let number = words.get(at + 2).filter(|_| definite)?;
    Some((*number).to_owned())
}

/// "A man was killed and three others hurt": those hurt in all, the dead man among them, are four.
fn totals(claims: &[&Claim]) -> BTreeSet<Option<u64>> {
    let pairs = claims.iter().zip(claims.iter().skip(1));
    let others = pairs
        .filter(|(dead, hurt)| dead.kind == Kind::Killed && hurt.kind == Kind::Injured && brings_in(hurt));
    others.filter_map(|(dead, hurt)| Some(Some(dead.low?.checked_add(hurt.low?)?))).collect()
}

/// "Two men were killed and a woman was hurt": those told of in one sentence are three.
fn told_together(claims: &[&Claim]) -> BTreeSet<Option<u64>> {
    let exact = |claim: &Claim| claim.low.filter(|_| claim.low == claim.high && claim.part_of.is_none());
    let pairs = claims.iter().zip(claims.iter().skip(1));
    let together = pairs.filter(|(dead, hurt)| {
        let gap = hurt.evidence.start.saturating_sub(dead.evidence.end);
        dead.kind == Kind::Killed && hurt.kind == Kind::Injured && (1..=BESIDE).contains(&gap)
    });
    together.filter_map(|(dead, hurt)| Some(Some(exact(dead)?.checked_add(exact(hurt)?)?))).collect()
}

/// "All three", "the three".
fn takes_up_all(claim: &Claim) -> bool {
    let first = claim.of.as_deref().unwrap_or_default().split_whitespace().next().unwrap_or_default();
    !is_mention(claim) && ["all", "the"].iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// The last names of those whom a claim counts by name: "Ada Holm and Vik" gives "holm" and "vik".
fn names_of(claim: &Claim) -> Vec<String> {
    if !is_mention(claim) {
        return Vec::new();
    }
    let of = claim.of.as_deref().unwrap_or_default().replace(", and ", ",").replace(" and ", ",");
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase) && word.len() > 1;
    of.split(',')
        // "Ada Holm, 31, of Dale": where somebody lives is no name.
        .filter(|name| !name.trim_start().starts_with("of "))
        .map(|name| name.split(" of ").next().unwrap_or(name))
        .filter_map(|name| name.split_whitespace().last())
        .filter(capital)
        .map(str::to_lowercase)
        .collect()
}

/// "Orr and Vik were taken to hospital", of whom each is told to have died.
fn are_all_among(claim: &Claim, dead: &BTreeSet<String>) -> bool {
    let names = names_of(claim);
    claim.low.is_some_and(|low| low >= 2 && u64::try_from(names.len()) == Ok(low))
        && names.iter().all(|name| dead.contains(name))
}

/// "Three people were killed. Ada Holm, Jon Moe and Ole Vik were shot on Sunday", where none of the dead is named else.
fn are_the_dead_by_name(claim: &Claim, killed: &[&Claim]) -> bool {
    let names = names_of(claim);
    names.len() >= 2
        && u64::try_from(names.len()).ok() == claim.low
        && matches!(claim.trigger.text.to_lowercase().as_str(), "shot" | "stabbed")
        && killed.iter().all(|dead| names_of(dead).is_empty())
        && killed.iter().any(|dead| !is_mention(dead) && dead.low == claim.low && dead.high == claim.low)
}

/// "The three men had gunshot wounds", of three who are dead, where nobody says that three others were hurt.
fn are_the_dead_again(claim: &Claim, killed: &[&Claim], injured: &[&Claim]) -> bool {
    let first = |claim: &Claim| {
        let of = claim.of.as_deref().unwrap_or_default();
        of.split_whitespace().next().unwrap_or_default().to_lowercase()
    };
    let several = claim.low.is_some_and(|low| low >= 2) && claim.low == claim.high;
    let same = |other: &Claim| other.low == claim.low && other.high == claim.high;
    let besides = |claim: &Claim| {
        let of = claim.of.as_deref().unwrap_or_default().to_lowercase();
        of.split_whitespace().nth(1).is_some_and(|word| matches!(word, "other" | "others" | "remaining"))
    };
    several
        && first(claim) == "the"
        && !besides(claim)
        && !is_mention(claim)
        && killed.iter().any(|dead| same(dead))
        && !injured.iter().any(|other| other.low >= claim.low && first(other) != "the")
}

/// "Four people were shot dead. ... He told them that he had shot four people": as many, hurt in the manner in which the dead
/// died, in another sentence.
fn are_shot_dead(claim: &Claim, killed: &[&Claim]) -> bool {
    let manner = claim.trigger.text.to_lowercase();
    let several = claim.low.is_some_and(|low| low >= 2) && claim.low == claim.high;
    let same = |dead: &Claim| {
        let apart = claim
            .evidence
            .start
            .abs_diff(dead.evidence.end)
            .min(dead.evidence.start.abs_diff(claim.evidence.end));
        let told = dead.evidence.text.to_lowercase();
        dead.low == claim.low
            && dead.high == claim.high
            && dead.part_of.is_none()
            && apart > BESIDE
            && told.split(|c: char| !c.is_alphanumeric()).any(|word| word == manner)
    };
    several
        && !is_mention(claim)
        && !brings_in(claim)
        && matches!(manner.as_str(), "shot" | "stabbed" | "shooting" | "stabbing")
        && killed.iter().any(|dead| same(dead))
}

/// "All five had gunshot wounds", of five who are dead.
fn is_count_of_the_dead(claim: &Claim, killed: &[&Claim]) -> bool {
    const ALL: &[&str] = &["all", "both"];
    const OWN: &[&str] = &["his", "her", "their"];
    let first = claim.of.as_deref().unwrap_or_default().split_whitespace().next().unwrap_or_default();
    let several = claim.low.is_some_and(|low| low >= 2);
    let counted = || {
        killed.iter().any(|dead| dead.low == claim.low || dead.group == claim.group && dead.low > claim.low)
    };
    // "Killed a couple and wounded their two children": others than the dead, by another word.
    let own = || {
        OWN.iter().any(|word| first.eq_ignore_ascii_case(word))
            && killed.iter().any(|dead| head_word(dead).is_some() && head_word(dead) == head_word(claim))
    };
    several && (ALL.iter().any(|word| first.eq_ignore_ascii_case(word)) || own()) && counted()
}
