//! Persons told of one by one: what their words tell of them, and whether two mentions can be one person.
//!
//! Reports tell of one victim again and again, in new words each time ("a boy", "the 9-year-old", "Ivo Brandt"). Two
//! mentions are taken for one person where nothing in their words forbids it and they do not stand side by side.

use std::collections::BTreeSet;

use claims::reading::{Claim, Group};

use crate::people::{is_mention, last_name, refers_back};

/// Characters between two clauses that stand side by side ("a man was killed and a woman hurt").
const SIDE_BY_SIDE: usize = 8;

/// Characters between two sentences, at most: a full stop and a blank or an empty line.
const SENTENCE_GAP: usize = 3;

/// Persons told of one by one that are kept apart, at most, and mentions of each that are compared: keeps the work
/// linear in the number of claims.
const MAX_PERSONS: usize = 64;
const MAX_MENTIONS: usize = 8;

/// Words that tell a person's sex, and whether of age.
const WORDS: &[(&str, Option<Sex>, Option<bool>)] = &[
    ("he", Some(Sex::Male), None),
    ("him", Some(Sex::Male), None),
    ("man", Some(Sex::Male), Some(true)),
    ("male", Some(Sex::Male), None),
    ("boy", Some(Sex::Male), Some(false)),
    ("father", Some(Sex::Male), Some(true)),
    ("husband", Some(Sex::Male), Some(true)),
    ("boyfriend", Some(Sex::Male), None),
    ("son", Some(Sex::Male), None),
    ("brother", Some(Sex::Male), None),
    ("grandfather", Some(Sex::Male), Some(true)),
    ("grandson", Some(Sex::Male), None),
    ("uncle", Some(Sex::Male), Some(true)),
    ("nephew", Some(Sex::Male), None),
    ("she", Some(Sex::Female), None),
    ("her", Some(Sex::Female), None),
    ("woman", Some(Sex::Female), Some(true)),
    ("female", Some(Sex::Female), None),
    ("girl", Some(Sex::Female), Some(false)),
    ("mother", Some(Sex::Female), Some(true)),
    ("wife", Some(Sex::Female), Some(true)),
    ("girlfriend", Some(Sex::Female), None),
    ("daughter", Some(Sex::Female), None),
    ("sister", Some(Sex::Female), None),
    ("grandmother", Some(Sex::Female), Some(true)),
    ("granddaughter", Some(Sex::Female), None),
    ("aunt", Some(Sex::Female), Some(true)),
    ("niece", Some(Sex::Female), None),
    ("child", None, Some(false)),
    ("teen", None, Some(false)),
    ("teenager", None, Some(false)),
    ("toddler", None, Some(false)),
    ("baby", None, Some(false)),
    ("infant", None, Some(false)),
    ("juvenile", None, Some(false)),
];

/// Nouns that name a person by a relative: two different ones are two persons.
const RELATIVES: &[&str] = &[
    "father",
    "mother",
    "husband",
    "wife",
    "son",
    "daughter",
    "brother",
    "sister",
    "grandfather",
    "grandmother",
    "uncle",
    "aunt",
    "nephew",
    "niece",
    "boyfriend",
    "girlfriend",
    "friend",
    "neighbor",
    "neighbour",
    "roommate",
    "coworker",
    "colleague",
];

/// Nouns for somebody at another's side: "his driver" is not the one whose driver he is.
const COMPANIONS: &[&str] = &[
    "comrade",
    "colleague",
    "companion",
    "driver",
    "bodyguard",
    "interpreter",
    "translator",
    "aide",
    "assistant",
    "deputy",
    "secretary",
    "cameraman",
    "coworker",
];

/// Words that bring in somebody besides those told of before.
const BESIDES: &[&str] = &["another", "other", "second", "third", "fourth", "fifth", "else", "both"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sex {
    Male,
    Female,
}

/// What the words of a claim about one person tell of that person.
#[derive(Clone, Debug, Default)]
pub(crate) struct Person {
    sex: Option<Sex>,
    age: Option<u32>,
    of_age: Option<bool>,
    last_name: Option<String>,
    /// The entity, where the report names the person: "he" too.
    who: Option<String>,
    relative: Option<&'static str>,
    /// Whose relative, as far as a pronoun tells: "his".
    whose: Option<String>,
    /// At whose side, by the noun: "his driver".
    companion: Option<&'static str>,
    group: Option<Group>,
    /// "Another man": not those told of before.
    besides: bool,
}

impl Person {
    /// The person whom a claim counts; `None` if it counts no single person.
    pub fn of(claim: &Claim) -> Option<Self> {
        if claim.low != Some(1) || claim.high != Some(1) {
            return None;
        }
        let of = claim.of.as_deref().unwrap_or_default();
        let mut person = Self {
            last_name: last_name(claim),
            group: claim.group,
            who: claim.who.clone(),
            ..Self::default()
        };
        if let Some(name) = single_name(of) {
            person.last_name = Some(name);
        }
        let words: Vec<String> = of
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .take(12)
            .collect();
        person.whose = words.first().filter(|w| matches!(w.as_str(), "his" | "her" | "their")).cloned();
        let possessive = words.first().is_some_and(|w| matches!(w.as_str(), "his" | "her" | "their"));
        for (n, word) in words.iter().enumerate() {
            if n == 0 && possessive {
                continue;
            }
            person.besides |= BESIDES.contains(&word.as_str());
            if let Some(&(_, sex, of_age)) = WORDS.iter().find(|(known, ..)| known == word) {
                person.sex = person.sex.or(sex);
                // "A young man" may be 16.
                let young = n > 0 && words[n - 1] == "young";
                person.of_age = person.of_age.or(of_age.filter(|_| !young));
            }
            let beside = COMPANIONS.iter().find(|noun| *noun == word).filter(|_| possessive);
            person.companion = person.companion.or(beside.copied());
            person.relative = person.relative.or(RELATIVES.iter().find(|r| *r == word).copied());
        }
        person.age = claims::people::age_words(&of.to_lowercase());
        if let Some(age) = person.age {
            person.of_age = Some(age >= 18);
        } else if claim.group == Some(Group::Children) {
            person.of_age = Some(false);
        }
        Some(person)
    }

    /// Whether the two can be one: nothing told of the one excludes the other.
    pub fn can_be(&self, other: &Self) -> bool {
        let differ = |a: Option<u32>, b: Option<u32>| matches!((a, b), (Some(a), Some(b)) if a != b);
        let sex = matches!((self.sex, other.sex), (Some(a), Some(b)) if a != b);
        let age = differ(self.age, other.age)
            || matches!((self.of_age, other.of_age), (Some(a), Some(b)) if a != b);
        let name = matches!((&self.last_name, &other.last_name), (Some(a), Some(b)) if a != b);
        let who = matches!((&self.who, &other.who), (Some(a), Some(b)) if a != b);
        // "Her husband" can be "his father".
        let of_one = self.whose.is_none() || other.whose.is_none() || self.whose == other.whose;
        let relative = of_one && matches!((self.relative, other.relative), (Some(a), Some(b)) if a != b);
        // "His driver" may be named elsewhere, and is nobody's employer.
        let companion =
            self.companion != other.companion && self.last_name.is_none() == other.last_name.is_none();
        let apart = |a: &Self, b: &Self| {
            matches!(a.group, Some(Group::SecurityForces | Group::Militants)) && a.group != b.group
        };
        !(sex || age || name || who || relative || companion || apart(self, other) || apart(other, self))
    }

    /// Adds what another mention of the same person tells.
    fn learn(&mut self, other: &Self) {
        self.sex = self.sex.or(other.sex);
        self.age = self.age.or(other.age);
        self.of_age = self.of_age.or(other.of_age);
        self.relative = self.relative.or(other.relative);
        if self.who.is_none() {
            self.who.clone_from(&other.who);
        }
        if self.last_name.is_none() {
            self.last_name.clone_from(&other.last_name);
        }
    }
}

/// Whether a claim tells of one person whom its words call grown: "a woman", "a 36-year-old".
pub(crate) fn is_grown(claim: &Claim) -> bool {
    is_mention(claim) && Person::of(claim).is_some_and(|person| person.of_age == Some(true))
}

/// Whether one person can be among those whom a claim counts, for the sex that its words tell: "three women" hold no man.
pub(crate) fn can_be_one_of(counted: &Claim, one: &Claim) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.take(24).map(str::to_lowercase).collect()
    };
    let of = words(counted.of.as_deref().unwrap_or_default());
    let told = words(&one.evidence.text);
    let sex = [("himself", Sex::Male), ("herself", Sex::Female)]
        .iter()
        .find_map(|(word, sex)| told.iter().any(|other| other == word).then_some(*sex));
    let of_sex = |sex: Sex, irregular: &str, word: &String| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        word == irregular
            || WORDS.iter().any(|(known, of, _)| *of == Some(sex) && (known == word || *known == singular))
    };
    let men = of.iter().any(|word| of_sex(Sex::Male, "men", word));
    let women = of.iter().any(|word| of_sex(Sex::Female, "women", word));
    let children = counted.group == Some(Group::Children);
    !children
        && match sex {
            Some(Sex::Male) => men || !women,
            Some(Sex::Female) => women || !men,
            None => true,
        }
}

/// "Brandt": a name of one word.
fn single_name(of: &str) -> Option<String> {
    let mut letters = of.chars();
    let named = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && !of.contains(char::is_whitespace)
        && !WORDS.iter().any(|(word, ..)| of.eq_ignore_ascii_case(word))
        && !BESIDES.iter().any(|word| of.eq_ignore_ascii_case(word))
        && !of.chars().any(|c| c.is_ascii_digit());
    named.then(|| of.trim_end_matches("'s").trim_end_matches("’s").to_lowercase())
}

/// One person and the claims that tell of that person.
#[derive(Clone, Debug)]
pub(crate) struct Told<'a> {
    pub person: Person,
    pub claims: Vec<&'a Claim>,
}

/// The distinct persons of whom claims tell one by one.
pub(crate) fn distinct<'a>(claims: &[&'a Claim]) -> Vec<Told<'a>> {
    let mut persons: Vec<Told<'a>> = Vec::new();
    for &claim in claims {
        let Some(person) = Person::of(claim) else { continue };
        let known = persons.iter().position(|told| {
            !person.besides
                && told.person.can_be(&person)
                && !told.claims.iter().rev().take(MAX_MENTIONS).any(|other| are_side_by_side(other, claim))
        });
        match known {
            Some(at) => {
                persons[at].person.learn(&person);
                persons[at].claims.push(claim);
            }
            None if persons.len() < MAX_PERSONS => persons.push(Told { person, claims: vec![claim] }),
            None => break,
        }
    }
    persons
}

/// Whether two claims stand side by side in a sentence and bring in a person each.
fn are_side_by_side(a: &Claim, b: &Claim) -> bool {
    let gap = a.evidence.start.max(b.evidence.start).saturating_sub(a.evidence.end.min(b.evidence.end));
    let again = |claim: &Claim| is_mention(claim) && crate::people::is_same_person_again(claim);
    // "One dead and one injured": two, though called alike.
    let counted_apart = a.quantity.is_some() && b.quantity.is_some() && a.quantity != b.quantity;
    gap <= SIDE_BY_SIDE
        && (a.of != b.of || counted_apart)
        && !again(a)
        && !again(b)
        && !are_sentences(a, b, gap)
}

/// Whether two claims stand in two sentences, of which the second does not begin with somebody new: "a clerk died. Police
/// found the man", "the clerk has died. Ada Holm was shot".
fn are_sentences(a: &Claim, b: &Claim, gap: usize) -> bool {
    let (first, second) = if a.evidence.start <= b.evidence.start { (a, b) } else { (b, a) };
    let begins = second.evidence.text.starts_with(char::is_uppercase);
    let somebody = second.of.as_deref().is_some_and(|of| second.evidence.text.starts_with(of));
    (1..=SENTENCE_GAP).contains(&gap)
        && begins
        && (!somebody || refers_back(first) && is_mention(first) || refers_back(second))
}

/// The ids of the claims about those hurt that tell of persons who are told to be dead.
pub(crate) fn retold<'a>(hurt: &[&'a Claim], dead: &[&'a Claim]) -> BTreeSet<&'a str> {
    let killed = dead;
    let mut dead: Vec<Told<'_>> = distinct(dead);
    let mut again = BTreeSet::new();
    for told in distinct(hurt) {
        if first(&told.claims).any(|claim| is_alive(claim) || stands_against(claim, killed)) {
            continue;
        }
        // "A bomb killed a driver. Four constables and a clerk were hurt": told behind the dead beside others, the clerk is new.
        let new = first(&told.claims).all(|claim| is_new_beside_others(claim, hurt));
        if new && killed.iter().all(|dead| told.claims.iter().all(|c| dead.evidence.end <= c.evidence.start))
        {
            continue;
        }
        // "A neighbour walking with him was hit": whoever was with somebody is not that one.
        if first(&told.claims).any(is_with_another) {
            continue;
        }
        let at = dead.iter().position(|one| {
            !told.person.besides
                && one.person.can_be(&told.person)
                && !first(&one.claims).any(|a| first(&told.claims).any(|b| are_side_by_side(a, b)))
        });
        if let Some(at) = at {
            dead.remove(at);
            again.extend(told.claims.iter().map(|claim| claim.id.as_str()));
        }
    }
    again
}

/// "A neighbour walking with him", "a friend beside her": brought in beside one told of before.
fn is_with_another(claim: &Claim) -> bool {
    let of = claim.of.as_deref().unwrap_or_default().to_lowercase();
    let text = format!(" {} ", claim.evidence.text.to_lowercase());
    let beside = ["with", "beside", "next to", "behind", "alongside", "near"];
    (of.starts_with("a ") || of.starts_with("an "))
        && beside
            .iter()
            .any(|word| ["him", "her"].iter().any(|one| text.contains(&format!(" {word} {one} "))))
}

/// "Four constables and a clerk were hurt": somebody brought in with an article, by the predicate that tells of others who are counted.
fn is_new_beside_others(claim: &Claim, hurt: &[&Claim]) -> bool {
    let of = claim.of.as_deref().unwrap_or_default();
    let brought_in = of.starts_with("a ") || of.starts_with("an ");
    brought_in
        && hurt.iter().any(|other| {
            other.id != claim.id
                && other.trigger == claim.trigger
                && other.quantity.is_some()
                && other.part_of.is_none()
        })
}

/// "Remains in hospital", "is in a critical condition", "is expected to survive": told of as alive now.
fn is_alive(claim: &Claim) -> bool {
    const NOW: &[&str] =
        &["remains", "remain", "is expected to survive", "is recovering", "still hospitalized"];
    let text = format!(" {} ", claim.evidence.text.to_lowercase());
    is_mention(claim) && NOW.iter().any(|words| text.contains(&format!(" {words} ")))
}

/// "Two men were killed and a woman was wounded": told of beside others who died, in one sentence.
fn stands_against(claim: &Claim, killed: &[&Claim]) -> bool {
    // "A man was shot and killed": the same one.
    let several = |dead: &&&Claim| dead.low >= Some(2) && dead.part_of.is_none();
    let beside = |dead: &Claim| {
        claim.evidence.start >= dead.evidence.end
            && claim.evidence.start - dead.evidence.end <= SIDE_BY_SIDE
            && claim.evidence.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
    };
    !crate::people::is_same_person_again(claim) && killed.iter().filter(several).any(|dead| beside(dead))
}

fn first<'a, 'b>(claims: &'b [&'a Claim]) -> impl Iterator<Item = &'a Claim> + 'b {
    claims.iter().copied().take(MAX_MENTIONS)
}
