//! The estimate of one kind and group: one candidate a voice, the ends of what is stated, the figure the report stands by.

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{Claim, ContradictionKind, EntityKind, Kind, Reading, Stance, Vague};

use crate::estimate::Estimate;
use crate::people::{is_mention, is_revision, is_share, is_sum, is_superseded, last_name, refers_back};
use crate::voices::{Voice, are_opposed, authority, can_be_best, is_unverified};

/// What one voice states: the claims that it is made of, and their estimate.
#[derive(Clone, Debug)]
struct Account<'a> {
    /// The last of its claims in the text.
    claim: &'a Claim,
    claims: Vec<&'a Claim>,
    estimate: Estimate,
    /// It has a number word.
    counted: bool,
}

/// Estimates the number that claims of one kind about people of one group state. `None` without claims.
///
/// The claims must be about the whole group: no parts of one another. Those `besides` tell of people besides those told
/// of before them.
pub(crate) fn estimate(claims: &[&Claim], besides: &BTreeSet<&str>, reading: &Reading) -> Option<Estimate> {
    let revisions: Vec<&Claim> = claims.iter().copied().filter(|claim| is_revision(claim)).collect();
    let of_the_past = |claim: &Claim| {
        is_superseded(claim) || is_joined_to_superseded(claim, reading) || is_revised(claim, &revisions)
    };
    let current: Vec<&Claim> = claims.iter().copied().filter(|claim| !of_the_past(claim)).collect();
    let claims = if current.is_empty() { claims.to_vec() } else { current };
    let claims = without_spared(without_shares(claims, besides));
    let mut voices: BTreeMap<Voice, Vec<Account<'_>>> = BTreeMap::new();
    for statement in statements(&claims, besides) {
        voices.entry(Voice::of(statement.claim)).or_default().push(statement);
    }
    let mut accounts: Vec<Account<'_>> =
        voices.into_values().filter_map(|told| account(told, reading)).collect();
    // Where somebody counts, those who only name or mention people state no total: they are among those counted.
    let counted = accounts.iter().filter(|a| a.counted).filter_map(|a| a.estimate.size()).max();
    if let Some(counted) = counted {
        accounts.retain(|a| a.counted || a.estimate.size().is_none_or(|size| size > counted));
    }
    // "Several were arrested, the police said. ... Four were arrested": a word without size bounds nothing where somebody of
    // no less authority counts; not where a side says "a few" to the other's fifty.
    let exact: Vec<(u64, &Claim)> =
        accounts.iter().filter_map(|a| Some((exact_number(a)?, a.claim))).collect();
    accounts.retain(|a| {
        !exact.iter().any(|&(number, by)| {
            includes_vaguely(a, number)
                && authority(by) <= authority(a.claim)
                && !are_opposed(by.holder.as_ref(), a.claim.holder.as_ref())
        })
    });
    if accounts.is_empty() {
        return None;
    }
    let best = best(&accounts, reading);
    let estimates: Vec<&Estimate> = accounts.iter().map(|account| &account.estimate).collect();
    let (low, high) = (lowest(&estimates), highest(&estimates));
    let ends = Estimate { low, best: None, high }.because("the lowest stated", "", "the highest stated");
    Some(Estimate { best, ..ends })
}

/// "Said that nine had died. ... They lowered the toll to seven": whoever revises a figure gives the other up.
fn is_revised(claim: &Claim, revisions: &[&Claim]) -> bool {
    let holder = |claim: &Claim| claim.holder.as_ref().map(|holder| holder.text.to_lowercase());
    let same_voice = |new: &Claim| {
        let theirs = holder(new);
        // "They" behind a count may be taken for those counted.
        theirs == holder(claim) || theirs.is_none() || theirs == claim.of.as_ref().map(|of| of.to_lowercase())
    };
    claim.quantity.is_some()
        && !is_revision(claim)
        && revisions.iter().any(|new| new.evidence.start > claim.evidence.start && same_voice(new))
}

/// "Police had earlier spoken of one dead and at least 20 hurt": a figure right behind one of the past.
fn is_joined_to_superseded(claim: &Claim, reading: &Reading) -> bool {
    reading.claims.iter().any(|other| {
        let gap = claim.evidence.start.checked_sub(other.evidence.end);
        // Not "an earlier toll of 30 was wrong; 22 died".
        gap.is_some_and(|gap| gap <= 1 || gap == " and ".len()) && is_superseded(other)
    })
}

/// The number of an account that gives one and no range.
fn exact_number(account: &Account<'_>) -> Option<u64> {
    let estimate = &account.estimate;
    let (low, high) = (estimate.low.as_ref()?.value, estimate.high.as_ref()?.value);
    (account.counted && low == high && !is_unverified(account.claim)).then_some(low)
}

/// Whether an account says no more than "several" or "some", and may mean that number.
fn includes_vaguely(account: &Account<'_>, number: u64) -> bool {
    let without_size = |claim: &&Claim| {
        matches!(claim.vague, Some(Vague::AFew | Vague::Several | Vague::Some | Vague::Many | Vague::Plural))
    };
    let estimate = &account.estimate;
    account.claims.iter().all(without_size)
        && estimate.low.as_ref().is_none_or(|low| low.value <= number)
        && estimate.high.as_ref().is_none_or(|high| number <= high.value)
}

/// Leaves out "two of the victims", and who is told of besides them, where somebody counts more: they are among those.
fn without_shares<'a>(claims: Vec<&'a Claim>, besides: &BTreeSet<&str>) -> Vec<&'a Claim> {
    let whole =
        claims.iter().filter(|claim| !is_mention(claim) && !is_share(claim)).filter_map(|c| c.low).max();
    let mut left_out = false;
    let kept = |claim: &&&Claim| {
        let added = left_out && besides.contains(claim.id.as_str());
        // "Two of the wounded died": besides those counted.
        let more = besides.contains(claim.id.as_str());
        left_out = added || !more && (is_share(claim) || is_of_adults(claim)) && claim.low < whole;
        !left_out
    };
    let kept: Vec<&Claim> = claims.iter().filter(kept).copied().collect();
    if kept.is_empty() { claims } else { kept }
}

/// "Seven adults" of eleven dead are all but the children.
fn is_of_adults(claim: &Claim) -> bool {
    crate::people::head_word(claim).is_some_and(|word| matches!(word.as_str(), "adults" | "grown-ups"))
}

/// Leaves out who is told not to have come to harm ("he was not killed") where others have: it is no count of none.
fn without_spared(claims: Vec<&Claim>) -> Vec<&Claim> {
    const NONE: &[&str] = &["no", "none", "nobody", "neither", "zero", "0"];
    let first = |claim: &Claim| {
        claim.of.as_deref().and_then(|of| of.split_whitespace().next()).unwrap_or_default().to_lowercase()
    };
    let spared = |claim: &&Claim| claim.high == Some(0) && !NONE.contains(&first(claim).as_str());
    let harmed = claims.iter().any(|claim| claim.low >= Some(1));
    if !harmed {
        return claims;
    }
    claims.into_iter().filter(|claim| !spared(claim)).collect()
}

/// What is told under one predicate is of different people and adds up; so is what is told of people besides those of
/// the statement before. In the text's order.
fn statements<'a>(claims: &[&'a Claim], besides: &BTreeSet<&str>) -> Vec<Account<'a>> {
    let mut by_trigger: BTreeMap<(usize, usize, Voice), Vec<&'a Claim>> = BTreeMap::new();
    for claim in claims {
        let key = (claim.trigger.start, claim.trigger.end, Voice::of(claim));
        by_trigger.entry(key).or_default().push(claim);
    }
    let mut statements: Vec<Account<'a>> = Vec::new();
    for claims in by_trigger.into_values() {
        let Some((first, rest)) = claims.split_first() else { continue };
        let mut estimate = rest.iter().fold(Estimate::of(first), |sum, claim| sum.plus(&Estimate::of(claim)));
        let last = claims.iter().copied().max_by_key(|claim| (claim.evidence.start, claim.id.as_str()));
        let Some(last) = last else { continue };
        let mut counted = claims.iter().any(|claim| !is_mention(claim));
        if claims.iter().all(|claim| besides.contains(claim.id.as_str()))
            && let Some(before) = statements.pop()
        {
            counted |= before.counted;
            estimate = before.estimate.plus(&estimate);
        }
        statements.push(Account { claim: last, claims, estimate, counted });
    }
    statements
}

/// The account of one voice: of several statements the most telling one counts, since the others repeat it or tell of
/// some of these people.
fn account<'a>(statements: Vec<Account<'a>>, reading: &Reading) -> Option<Account<'a>> {
    let claims: Vec<&Claim> =
        statements.iter().flat_map(|statement| statement.claims.iter().copied()).collect();
    // "A smuggler was held. ... Several others were seized with him": a vague word for more than a number leaves it a part.
    let vaguely = statements.iter().filter(|a| is_vaguely_counted(a.claim) && !is_unverified(a.claim));
    let at_least = vaguely.filter_map(|a| a.estimate.low.as_ref().map(|low| low.value)).max();
    let told = statements.into_iter().max_by_key(|a| {
        let exceeded = a.estimate.high.as_ref().is_some_and(|high| Some(high.value) < at_least);
        let definite = a.estimate.best.is_some() && !exceeded;
        // A bare plural or a person told of says less than a number; of two numbers the greater includes the other, but what is
        // told as a fact is not beaten by word that nobody vouches for.
        (
            definite,
            !is_unverified(a.claim),
            a.estimate.size(),
            a.counted,
            a.estimate.high.is_some(),
            a.claim.evidence.start,
            a.claim.id.as_str(),
        )
    })?;
    Some(named(&claims, reading).filter(|names| names.estimate.size() > told.estimate.size()).unwrap_or(told))
}

/// "Several men", "dozens": a word for a number, though no number; not "several deaths", which are often those of other
/// incidents.
fn is_vaguely_counted(claim: &Claim) -> bool {
    let by_noun = claim.of.as_ref().is_some_and(|of| of.ends_with(&claim.trigger.text));
    claim.vague.is_some_and(|word| word != Vague::Plural) && !by_noun
}

/// Whether a word ends the name of a person of the report: not the capitals of a headline ("Senior Commander").
fn is_name(word: &str, reading: &Reading) -> bool {
    let mut persons = reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person).peekable();
    let ends = |name: &String| name.to_lowercase().ends_with(word);
    persons.peek().is_none() || persons.any(|entity| ends(&entity.name) || entity.aliases.iter().any(ends))
}

/// The persons whom a voice tells of by different names.
fn named<'a>(claims: &[&'a Claim], reading: &Reading) -> Option<Account<'a>> {
    let mut persons: BTreeMap<String, &'a Claim> = BTreeMap::new();
    let mut by_name: BTreeMap<String, &'a Claim> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| claim.low == Some(1) && claim.high == Some(1)) {
        // "Moe lived for a while before he died": the pronoun stands for the name.
        let name = || last_name(claim).filter(|name| !refers_back(claim) && is_name(name, reading));
        if let Some(who) = &claim.who {
            persons.entry(who.clone()).or_insert(claim);
        } else if let Some(name) = name() {
            by_name.entry(name).or_insert(claim);
        }
    }
    let known = |name: &String| {
        let of = |id: &String| reading.entities.iter().find(|entity| entity.id == *id);
        persons.keys().filter_map(of).any(|entity| entity.name.to_lowercase().ends_with(name.as_str()))
    };
    by_name.retain(|name, _| !known(name));
    persons.extend(by_name);
    if persons.len() < 2 {
        return None;
    }
    let mut persons = persons.into_values();
    let first = persons.next()?;
    let (claim, estimate) = persons.fold((first, Estimate::of(first)), |(last, sum), claim| {
        (
            if claim.evidence.start > last.evidence.start { claim } else { last },
            sum.plus(&Estimate::of(claim)),
        )
    });
    Some(Account { claim, claims: claims.to_vec(), estimate, counted: false })
}

/// The least number stated; none where somebody bounds it from above alone and below all others.
pub(crate) fn lowest(estimates: &[&Estimate]) -> Option<crate::estimate::Sum> {
    let low = estimates.iter().filter_map(|a| a.low.clone()).min_by_key(|sum| sum.value)?;
    let open = estimates
        .iter()
        .any(|a| a.low.is_none() && a.high.as_ref().is_some_and(|high| high.value < low.value));
    (!open).then_some(low)
}

/// The greatest number stated; none where somebody bounds it from below alone and not under all others.
pub(crate) fn highest(estimates: &[&Estimate]) -> Option<crate::estimate::Sum> {
    let high = estimates.iter().filter_map(|a| a.high.clone()).max_by_key(|sum| sum.value)?;
    let open = estimates
        .iter()
        .any(|a| a.high.is_none() && a.low.as_ref().is_some_and(|low| low.value > high.value));
    (!open).then_some(high)
}

/// The figure that the report stands by: its own, else that of its most authoritative and latest holder; none where
/// holders on different sides disagree and the report takes no side.
fn best(accounts: &[Account<'_>], reading: &Reading) -> Option<crate::estimate::Sum> {
    let with_best = |a: &&Account<'_>| {
        a.estimate.best.is_some() && can_be_best(a.claim) && !is_rejected(a.claim, reading)
    };
    let reason = |a: &Account<'_>| match &a.claim.holder {
        None => "the report's own figure".to_owned(),
        Some(holder) => format!("the figure of {}", holder.text),
    };
    let give = |a: &Account<'_>| a.estimate.clone().because("", &reason(a), "").best;
    if let Some(own) = accounts.iter().filter(with_best).find(|a| a.claim.holder.is_none()) {
        let before = including(accounts, own).unwrap_or(own);
        return give(summed_up(accounts, before).unwrap_or(before));
    }
    let disagree = accounts.iter().enumerate().any(|(n, a)| {
        accounts.iter().skip(n + 1).any(|b| {
            are_opposed(a.claim.holder.as_ref(), b.claim.holder.as_ref())
                && (a.estimate.excludes(&b.estimate) || contradict(a.claim, b.claim, reading))
        })
    });
    if disagree {
        return None;
    }
    let first = |a: &&Account<'_>| {
        (authority(a.claim), std::cmp::Reverse((a.claim.evidence.start, a.claim.id.clone())))
    };
    let first = accounts.iter().filter(with_best).min_by_key(first)?;
    if is_denied(first, reading) {
        return None;
    }
    let before = including(accounts, first).unwrap_or(first);
    give(summed_up(accounts, before).unwrap_or(before))
}

/// "Six were hurt, police said. ... Four were taken to hospital": the greater number before another includes it, on the
/// word of somebody no less authoritative.
fn including<'b, 'a>(accounts: &'b [Account<'a>], told: &Account<'a>) -> Option<&'b Account<'a>> {
    let opposed = |a: &Account<'_>| {
        accounts.iter().any(|b| are_opposed(a.claim.holder.as_ref(), b.claim.holder.as_ref()))
    };
    let best = |a: &Account<'_>| a.estimate.best.as_ref().map(|sum| sum.value);
    let includes = |a: &&Account<'_>| {
        best(a).is_some()
            && can_be_best(a.claim)
            && matches!(authority(a.claim), 1 | 2)
            && (told.claim.holder.is_none() || authority(a.claim) == authority(told.claim))
            && !opposed(a)
            && (a.counted || !told.counted)
            && a.claim.evidence.end <= told.claim.evidence.start
            && best(a) > best(told)
    };
    accounts.iter().filter(includes).max_by_key(|a| a.estimate.size())
}

/// "In all 15 people were killed": whoever sums up counts those of the others too.
fn summed_up<'b, 'a>(accounts: &'b [Account<'a>], told: &Account<'a>) -> Option<&'b Account<'a>> {
    accounts.iter().find(|a| {
        is_sum(a.claim)
            && a.estimate.best.is_some()
            && can_be_best(a.claim)
            && a.estimate.size() > told.estimate.size()
            && !are_opposed(a.claim.holder.as_ref(), told.claim.holder.as_ref())
    })
}

/// "The ministry debunked a claim that 30 had died": word of nobody that somebody denies in the same breath.
fn is_rejected(claim: &Claim, reading: &Reading) -> bool {
    is_unverified(claim)
        && claim.holder.is_none()
        && reading.claims.iter().any(|other| {
            other.kind == Kind::Denial
                && other.incident == claim.incident
                && other.evidence.start <= claim.trigger.start
                && claim.trigger.end <= other.evidence.end
        })
}

/// Whether somebody denies it: the report takes no side between a claim and its denial, and stands by no figure.
fn is_denied(account: &Account<'_>, reading: &Reading) -> bool {
    let claim = account.claim;
    let by_other_side = |other: &Claim| are_opposed(claim.holder.as_ref(), other.holder.as_ref());
    let denied = |other: &Claim| {
        other.stance == Stance::Denied
            && other.kind == claim.kind
            && other.incident == claim.incident
            && by_other_side(other)
    };
    let set_against = |other: &Claim, kind: ContradictionKind| match kind {
        // "The army denied it": whoever says it.
        ContradictionKind::Denial => other.kind == Kind::Denial || other.kind == claim.kind,
        // "Had suffered no losses", "he was alive".
        ContradictionKind::Figure => other.high == Some(0) && (by_other_side(other) || claim.high == Some(1)),
        _ => false,
    };
    let own = |id: &String| account.claims.iter().any(|claim| claim.id == *id);
    let others = reading.contradictions.iter().filter_map(|c| match (own(&c.a), own(&c.b)) {
        (true, false) => Some((&c.b, c.kind)),
        (false, true) => Some((&c.a, c.kind)),
        _ => None,
    });
    let by_id = |id: &String| reading.claims.iter().find(|claim| claim.id == *id);
    reading.claims.iter().any(denied)
        || others.into_iter().any(|(id, kind)| by_id(id).is_some_and(|other| set_against(other, kind)))
}

fn contradict(a: &Claim, b: &Claim, reading: &Reading) -> bool {
    reading.contradictions.iter().any(|c| (c.a == a.id && c.b == b.id) || (c.a == b.id && c.b == a.id))
}
