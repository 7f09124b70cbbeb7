//! People told of besides those told of just before: "detained one other man", "a woman was also hurt".
//!
//! Such a statement gives no total. It adds to the one before it, whoever makes it.

use std::collections::BTreeSet;

use claims::reading::{Claim, Kind};

use crate::later_deaths;
use crate::people::{head_word, is_revision, is_same_person_again, last_name, refers_back};
use crate::voices::can_be_best;

/// Words before a noun that bring in people besides those told of.
const BESIDES: &[&str] = &["another", "additional", "other", "others", "further", "second"];

/// Words that end the part of a phrase in which such a word says who is new.
const ENDS: &[&str] = &["of", "in", "from", "with", "who", "than", "including", "and", "or"];

/// Words with which a phrase takes up those told of.
const DEFINITE: &[&str] =
    &["the", "this", "that", "these", "those", "his", "her", "their", "its", "each", "them", "us"];

/// Words that give somebody a place among all.
const ORDINALS: &[&str] = &["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// Words of a phrase that are looked at.
const LOOK: usize = 6;

/// Characters between a number and who is named beside it, at most: " and ", " and confirmed that ".
const MOST_BESIDE: usize = 24;

/// Characters between two sentences: a stop and a blank.
const NEXT_SENTENCE: usize = 3;

/// Claims before a statement that are looked at for whether it tells of the same people: keeps the work linear.
const LOOK_BACK: usize = 16;

/// The ids of the claims, in the text's order, that tell of people besides those of the claim before.
pub(crate) fn find<'a>(claims: &[&'a Claim]) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    for (at, claim) in claims.iter().enumerate() {
        let before = &claims[at.saturating_sub(LOOK_BACK)..at];
        if adds(claim, before) || claims.get(at + 1).is_some_and(|next| stands_beside(claim, next, before)) {
            found.insert(claim.id.as_str());
        }
    }
    found
}

/// "An air strike killed Omar Lind. ... Troops killed four fighters and confirmed that Omar Lind was killed": who is named again
/// beside a number in its sentence is none of those.
fn stands_beside(claim: &Claim, next: &Claim, before: &[&Claim]) -> bool {
    let exact = |claim: &Claim| claim.low.filter(|_| claim.low == claim.high && claim.part_of.is_none());
    let several = exact(claim).is_some_and(|number| number >= 2);
    let single = exact(next) == Some(1) && next.kind == claim.kind && next.trigger != claim.trigger;
    let gap = next.evidence.start.saturating_sub(claim.evidence.end);
    let same_sentence = (" and ".len()..=MOST_BESIDE).contains(&gap)
        && (claim.holder.is_none() || claim.holder == next.holder);
    let name = last_name(next).filter(|_| several && single && same_sentence);
    let counted_first = before.iter().all(|other| other.kind != claim.kind || exact(other) == Some(1));
    let told = |other: &&Claim| other.kind == claim.kind && last_name(other) == name;
    name.is_some() && counted_first && before.iter().any(told)
}

fn adds(claim: &Claim, before: &[&Claim]) -> bool {
    if claim.high == Some(0) || claim.part_of.is_some() || !can_be_best(claim) {
        return false;
    }
    // "Said that five had died and later revised the toll to eight": the eight are all.
    if is_revision(claim) {
        return false;
    }
    if is_next_in_order(claim, before) || later_deaths::adds(claim, before) {
        return true;
    }
    let somebodys = is_of_somebody(claim);
    if is_in_new_total(claim, before) {
        return false;
    }
    if is_of_those_told(claim) && !somebodys {
        return false;
    }
    let mut told =
        before.iter().rev().filter(|other| other.trigger != claim.trigger && other.part_of.is_none());
    // "Captured a leader. ... They killed one man and detained two additional men": besides the leader too. Of the dead and hurt
    // not so: "49 victims. ... 50 were killed, an additional 53 hurt".
    // "One victim died at the scene. Six were taken to hospital. Two more died there": besides that one, whoever is told of between.
    let surely = is_additional(claim)
        && (claim.kind == Kind::Arrested || claim.kind == Kind::Killed && follows_one_dead(claim, before));
    let last = told.find(|other| !surely || other.kind == claim.kind);
    // "One was killed and two others hurt": besides the one killed, not besides others hurt.
    let Some(last) = last.filter(|last| last.kind == claim.kind && last.high != Some(0)) else {
        return false;
    };
    let several = |claim: &Claim| claim.low.is_some_and(|low| low >= 2);
    // "The five": a total that is taken up again, of which "two others" are a part.
    if several(last) && is_of_those_told(last) {
        return false;
    }
    let repeats = |other: &&Claim| {
        words(other) == words(claim) || several(claim) && other.kind == claim.kind && other.low == claim.low
    };
    if before.iter().any(repeats) {
        return false;
    }
    let joined = are_joined(last, claim);
    if somebodys {
        return joined && last.low == Some(1) && last.high == Some(1);
    }
    // "Three men were hurt. ... Another was in a critical condition": one of the three.
    // "Seven people died. A policeman was also killed"
    let behind = claim.evidence.start.saturating_sub(last.evidence.end) <= NEXT_SENTENCE;
    let killed_too = claim.kind == Kind::Killed && behind && claim.low == Some(1) && is_also(claim);
    joined || killed_too || (several(claim) || !several(last)) && (brings_in(claim) || is_also(claim))
}

/// Whether the dead told of last before are one, of whom nothing says that they are a toll.
fn follows_one_dead(claim: &Claim, before: &[&Claim]) -> bool {
    let dead = |other: &&&Claim| other.kind == claim.kind && other.part_of.is_none() && other.high != Some(0);
    let mut all = before.iter().filter(dead);
    claim.low >= Some(2)
        && all.clone().next().is_some()
        && all.all(|one| one.low == Some(1) && one.high == Some(1))
}

/// "Three were killed. ... A fourth has died": the ordinal counts on from the number before it. Where that number holds the
/// new one already ("four were killed; a fourth died in hospital"), it does not.
fn is_next_in_order(claim: &Claim, before: &[&Claim]) -> bool {
    let words = words(claim);
    let indefinite = words.first().is_some_and(|word| matches!(word.as_str(), "a" | "an"));
    let ordinal = words.get(1).and_then(|word| ORDINALS.iter().position(|other| other == word));
    // The list begins with the third.
    let told =
        ordinal.filter(|_| indefinite && claim.low == Some(1)).and_then(|at| u64::try_from(at + 2).ok());
    let counts = |other: &&&Claim| other.kind == claim.kind && other.part_of.is_none();
    // "Two policemen and a bystander died. A third policeman died later"
    let like = |other: &&&Claim| counts(other) && other.group == claim.group;
    let last = before.iter().rev().find(like).or_else(|| before.iter().rev().find(counts));
    told.is_some() && last.is_some_and(|last| last.low == told && last.high == told)
}

/// "The toll rose to 18 after two more people died": the number that was reached holds those who came last.
fn is_in_new_total(claim: &Claim, before: &[&Claim]) -> bool {
    let last = before.iter().rev().find(|other| other.kind == claim.kind && other.part_of.is_none());
    let Some((last, number)) = last.and_then(|last| Some((last, last.quantity.as_ref()?))) else {
        return false;
    };
    let from = number.start.saturating_sub(last.evidence.start);
    let text: String = last.evidence.text.chars().take(from).collect();
    let first = claim.evidence.text.split_whitespace().next().unwrap_or_default();
    let because = matches!(first, "after" | "as" | "when" | "with" | "following");
    let same_sentence = claim.evidence.start <= last.evidence.end + ", ".len();
    text.ends_with(" to ") && because && same_sentence && number.end < claim.trigger.start
}

/// "He", "the two men", "some of them".
fn is_of_those_told(claim: &Claim) -> bool {
    let words = words(claim);
    let is_definite = |word: Option<&String>| word.is_some_and(|word| DEFINITE.contains(&word.as_str()));
    let of = words.iter().position(|word| word == "of");
    refers_back(claim)
        // "A third victim": whoever counts the victims so counts all of them.
        || words.iter().any(|word| ORDINALS.contains(&word.as_str()))
        || is_same_person_again(claim)
        || is_definite(words.first())
        || is_definite(of.and_then(|at| words.get(at + 1)))
}

/// "Two other men", "another soldier", "three more".
pub(crate) fn brings_in(claim: &Claim) -> bool {
    let words = words(claim);
    let phrase = words.iter().map(String::as_str).take(LOOK).take_while(|word| !ENDS.contains(word));
    // "Two more", not "more than two".
    phrase.enumerate().any(|(at, word)| BESIDES.contains(&word) || at > 0 && word == "more") || is_more(claim)
}

/// "Two more died": the number stands for the people.
fn is_more(claim: &Claim) -> bool {
    let Some(number) = &claim.quantity else { return false };
    let behind = number.end.saturating_sub(claim.evidence.start);
    let mut rest = claim.evidence.text.chars().skip(behind);
    number.start >= claim.evidence.start && rest.by_ref().take(" more ".len()).eq(" more ".chars())
}

/// "Two additional men", "three more": said of the same kind of harm.
fn is_additional(claim: &Claim) -> bool {
    let words = words(claim);
    words.iter().take(LOOK).any(|word| word == "additional")
        || words.get(1).is_some_and(|word| word == "more")
        || is_more(claim)
}

/// "A leader and ... one of his guards": somebody's people are not that one.
fn is_of_somebody(claim: &Claim) -> bool {
    let words = words(claim);
    let whose = words.iter().position(|word| word == "of").and_then(|of| words.get(of + 1));
    whose.is_some_and(|word| matches!(word.as_str(), "his" | "her")) && words.len() >= 4
}

/// "The force also detained two men", "a woman was also hurt".
fn is_also(claim: &Claim) -> bool {
    let before = claim.trigger.start.saturating_sub(claim.evidence.start);
    let before: String = claim.evidence.text.chars().take(before).collect();
    before.split_whitespace().rev().take(2).any(|word| word.eq_ignore_ascii_case("also"))
}

/// "Killed a guard and shot two boys": two predicates that "and" joins, each with people of its own; not "ten were hurt
/// and two hurt badly".
fn are_joined(last: &Claim, claim: &Claim) -> bool {
    // Nobody is killed more badly: "three were shot dead and two were stabbed to death".
    let named = claim.kind == Kind::Killed || words(claim).len() > usize::from(claim.quantity.is_some());
    // "Six people were shot and one victim was taken to hospital": one of the six.
    // Between two sentences there may be as many characters as in " and ".
    let begins_low = !claim.evidence.text.starts_with(char::is_uppercase);
    let victim = head_word(claim).is_some_and(|word| word == "victim" || word == "victims");
    let Some(from) = claim.evidence.start.checked_sub(last.evidence.start) else { return false };
    let text: String = last.evidence.text.chars().take(from).collect();
    let inside = last.evidence.end > claim.evidence.start && last.trigger.end < claim.evidence.start;
    let gap = claim.evidence.start.saturating_sub(last.evidence.end);
    let and = if inside { text.trim_end().ends_with(" and") } else { gap == " and ".len() && begins_low };
    named && and && !victim && last.holder == claim.holder
}

fn words(claim: &Claim) -> Vec<String> {
    let of = claim.of.as_deref().unwrap_or_default();
    let words = of.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
