//! Totals and parts: how the estimates of the groups of one kind become figures of disjoint groups.

use std::collections::{BTreeMap, BTreeSet};

use claims::reading::{Claim, ContradictionKind, Group, Kind, Place, PlacePrecision, Reading};
use language::places;

use crate::dead;
use crate::estimate::Estimate;
use crate::groups;
use crate::people::{are_they_both, head_word, is_mention, is_pronoun, refers_back};
use crate::persons;
use crate::self_killers;
use crate::stated::counts;
use crate::voices::{Voice, can_be_best, is_armed, is_party};

/// Characters from those killed to the death of who killed them, at most: "... before police shot and killed him".
const MOST_BETWEEN: usize = 110;
/// From this number on, as many dead again are the same people.
const SURELY_THE_SAME: u64 = 3;
/// Kilometres beyond which two towns are not one place.
const FAR_KM: f64 = 50.0;

/// The estimates of one kind by group, disjoint. The claims must be of one kind and incident.
pub(crate) fn disjoint(
    claims: &[&Claim],
    besides: &BTreeSet<&str>,
    reading: &Reading,
) -> BTreeMap<Group, Estimate> {
    let by_id: BTreeMap<&str, &Claim> = claims.iter().map(|claim| (claim.id.as_str(), *claim)).collect();
    let parent = |claim: &Claim| claim.part_of.as_deref().and_then(|id| by_id.get(id).copied());
    let mut members: BTreeMap<Group, Vec<&Claim>> = BTreeMap::new();
    for &claim in claims {
        let Some(group) = claim.group else { continue };
        // A part of the same group is a subset: never added, never a total.
        if parent(claim).is_none_or(|total| total.group != claim.group) {
            members.entry(group).or_default().push(claim);
        }
    }
    leave_out_the_shot(&mut members);
    leave_out_other_words(&mut members);
    leave_out_retold(&mut members);
    leave_out_boasts(&mut members);
    leave_out_counts_without_attackers(&mut members);
    leave_out_bodies(&mut members);
    leave_out_shares_of_the_dead(&mut members);
    join_rivals(&mut members, reading);
    join_disputed(&mut members, reading);
    let mut estimates: BTreeMap<Group, Estimate> = BTreeMap::new();
    for (group, claims) in &members {
        if let Some(estimate) = groups::estimate(claims, besides, reading) {
            estimates.insert(*group, estimate);
        }
    }
    let here = claims.first().map(|claim| &claim.incident);
    let hurt: Vec<&Claim> = reading
        .claims
        .iter()
        .filter(|claim| claim.kind == Kind::Injured && Some(&claim.incident) == here)
        .collect();
    // Whoever killed himself is an attacker among the dead: other kinds and groups need no look at the whole incident.
    let killed = claims.first().is_some_and(|claim| claim.kind == Kind::Killed);
    let with_victims = if killed && members.contains_key(&Group::Militants) {
        let told = reading.claims.iter().filter(|claim| Some(&claim.incident) == here && counts(claim));
        self_killers::find(&told.collect::<Vec<_>>()).counted
    } else {
        BTreeSet::new()
    };
    let mut totals: Vec<Group> = members
        .values()
        .flatten()
        .filter_map(|claim| parent(claim)?.group.filter(|group| Some(*group) != claim.group))
        .chain([Group::People])
        .collect();
    totals.sort_unstable();
    totals.dedup();
    for total in totals {
        let linked = |group: Group| {
            let of_total = |claim: &&Claim| parent(claim).is_some_and(|p| p.group == Some(total));
            members.get(&group).is_some_and(|claims| claims.iter().any(of_total))
        };
        let parts: Vec<(Group, bool)> = estimates
            .keys()
            .copied()
            .filter(|&group| group != total)
            .map(|group| (group, linked(group)))
            .filter(|&(group, linked)| {
                linked
                    || (total == Group::People
                        && (is_tacit_part(group, total, &members, &estimates, &hurt)
                            || group == Group::Militants
                                && are_all_besides(members.get(&group), &with_victims))
                        && !are_all_besides(members.get(&total), besides)
                        && !are_all_besides(members.get(&group), besides)
                        && !happened_elsewhere(members.get(&group), members.get(&total), reading))
            })
            .collect();
        let parts: Vec<(Group, bool)> = parts
            .into_iter()
            .filter(|(group, linked)| {
                let calls = *linked && is_party_s_word(members.get(group), members.get(&total));
                if calls {
                    estimates.remove(group);
                }
                !calls
            })
            .collect();
        take_out(total, &parts, &mut estimates);
    }
    estimates
}

/// Leaves out groups that only other words for people told of before make ("a teenager ... the passenger"): all their
/// claims refer back, and another group brings people in. Attackers and forces are who they are.
fn leave_out_other_words(members: &mut BTreeMap<Group, Vec<&Claim>>) {
    let victims = victims(members);
    let lasting = |group: &Group, claims: &[&Claim]| {
        let pronoun = |claim: &Claim| is_pronoun(claim) || are_they_both(claim);
        let plain = |claim: &&Claim| !pronoun(claim) || is_killer_killed(group, claim, &victims);
        matches!(group, Group::Militants | Group::SecurityForces) && claims.iter().any(plain)
    };
    let brought_in = |group: &Group, claims: &[&Claim]| {
        // "Her boyfriend was hurt. Two children were not": nobody is brought in who came to no harm.
        !lasting(group, claims) && claims.iter().any(|claim| !refers_back(claim) && claim.high != Some(0))
    };
    if members.iter().any(|(group, claims)| brought_in(group, claims)) {
        // "A policeman and his wife": who stands beside others under one predicate is nobody told of before.
        let mut by_trigger: BTreeMap<usize, BTreeSet<Group>> = BTreeMap::new();
        for (group, claims) in members.iter() {
            for claim in claims.iter().filter(|claim| !is_pronoun(claim)) {
                by_trigger.entry(claim.trigger.start).or_default().insert(*group);
            }
        }
        members.retain(|group, claims| {
            let told_apart = claims.iter().any(|claim| {
                claim.part_of.is_some()
                    || by_trigger.get(&claim.trigger.start).is_some_and(|all| all.len() > 1)
            });
            lasting(group, claims) || told_apart || brought_in(group, claims)
        });
    }
}

/// The claims of all but attackers.
fn victims<'a>(members: &BTreeMap<Group, Vec<&'a Claim>>) -> Vec<&'a Claim> {
    let groups = members.iter().filter(|(group, _)| **group != Group::Militants);
    groups.flat_map(|(_, claims)| claims.iter().copied()).collect()
}

/// "An officer shot a man dead. The man, whose name was not given, died at the scene": who is told of again is the one whom
/// the police shot.
fn leave_out_the_shot(members: &mut BTreeMap<Group, Vec<&Claim>>) {
    let one = |claim: &Claim| claim.low == Some(1) && claim.high == Some(1) && is_mention(claim);
    let shot: Vec<(usize, String)> = members
        .get(&Group::Militants)
        .into_iter()
        .flatten()
        .filter(|claim| one(claim) && !refers_back(claim))
        .filter_map(|claim| Some((claim.evidence.start, head_word(claim)?)))
        .collect();
    let Some(people) = members.get_mut(&Group::People) else { return };
    let brought_in = |word: &str, people: &[&Claim]| {
        people.iter().any(|claim| !refers_back(claim) && head_word(claim).is_some_and(|head| head == word))
    };
    let told: Vec<&Claim> = people.clone();
    people.retain(|claim| {
        let again = |(start, word): &(usize, String)| {
            *start < claim.evidence.start
                && head_word(claim).is_some_and(|head| head == *word)
                && !brought_in(word, &told)
        };
        !(one(claim) && refers_back(claim) && shot.iter().any(again))
    });
    members.retain(|_, claims| !claims.is_empty());
}

/// Leaves out whom an armed group alone says that it killed where others count fewer in all: "the bomb killed eleven people,
/// the hospital said. The group said that it had killed 25 officials".
fn leave_out_boasts(members: &mut BTreeMap<Group, Vec<&Claim>>) {
    let by_armed = |claim: &&Claim| claim.holder.as_ref().is_some_and(is_armed);
    let others = members.get(&Group::People).into_iter().flatten();
    let counted = others.filter(|claim| !by_armed(claim) && can_be_best(claim) && !is_mention(claim));
    let Some(whole) = counted.filter_map(|claim| claim.low).max() else { return };
    members.retain(|group, claims| {
        let boast = claims.iter().all(by_armed) && claims.iter().any(|claim| claim.low > Some(whole));
        !boast || matches!(group, Group::People | Group::Militants)
    });
}

/// "Six people were killed. The army said that the victims were insurgents": a party's word for all of the dead does not make
/// them that where the total is another's.
fn is_party_s_word(part: Option<&Vec<&Claim>>, total: Option<&Vec<&Claim>>) -> bool {
    let (Some(part), Some(total)) = (part, total) else { return false };
    let voices: BTreeSet<Voice> = total.iter().map(|claim| Voice::of(claim)).collect();
    let wholes: BTreeSet<_> = total.iter().map(|all| (all.low, all.high)).collect();
    part.iter().all(|claim| {
        wholes.contains(&(claim.low, claim.high))
            && is_party(claim.holder.as_ref())
            && !voices.contains(&Voice::of(claim))
    })
}

/// "Police said three protesters were killed. The opposition said that 11 people died": where a total contradicts the count of
/// one group, both are counts of the same people, and none is a part of the other.
fn join_rivals(members: &mut BTreeMap<Group, Vec<&Claim>>, reading: &Reading) {
    let Some(totals) = members.get(&Group::People) else { return };
    let totals: BTreeSet<&str> = totals.iter().map(|total| total.id.as_str()).collect();
    // Those that a total contradicts.
    let disputed: BTreeSet<&str> = reading
        .contradictions
        .iter()
        .filter(|found| found.kind == ContradictionKind::Figure)
        .flat_map(|found| [(found.a.as_str(), found.b.as_str()), (found.b.as_str(), found.a.as_str())])
        .filter(|(total, _)| totals.contains(total))
        .map(|(_, other)| other)
        .collect();
    let contradicts = |claim: &Claim| disputed.contains(claim.id.as_str());
    let rivals: Vec<Group> = members
        .iter()
        .filter(|(group, claims)| {
            !matches!(group, Group::People | Group::Militants)
                && claims.iter().any(|claim| contradicts(claim))
        })
        .map(|(group, _)| *group)
        .collect();
    // Two groups are not each all of the dead.
    if let [rival] = rivals[..]
        && let Some(claims) = members.remove(&rival)
    {
        let people = members.entry(Group::People).or_default();
        people.extend(claims);
        people.sort_by_key(|claim| (claim.evidence.start, claim.trigger.start));
    }
}

/// "The army said it killed nine terrorists. Residents said that the nine were farmers": the number is nobody's to dispute, who
/// they were is: people.
fn join_disputed(members: &mut BTreeMap<Group, Vec<&Claim>>, reading: &Reading) {
    let disputed: BTreeSet<&str> = reading
        .contradictions
        .iter()
        .filter(|found| found.kind == ContradictionKind::Identity)
        .flat_map(|found| [found.a.as_str(), found.b.as_str()])
        .collect();
    if disputed.is_empty() {
        return;
    }
    let mut people: Vec<&Claim> = Vec::new();
    for (_, claims) in members.iter_mut().filter(|(group, _)| **group != Group::People) {
        let (of_all, of_group): (Vec<&Claim>, Vec<&Claim>) =
            claims.iter().partition(|claim| disputed.contains(claim.id.as_str()));
        people.extend(of_all);
        *claims = of_group;
    }
    if !people.is_empty() {
        let all = members.entry(Group::People).or_default();
        all.extend(people);
        all.sort_by_key(|claim| (claim.evidence.start, claim.trigger.start));
    }
    members.retain(|_, claims| !claims.is_empty());
}

/// "A gunman killed one man before police killed him", "... killed three. He was shot dead": whoever is told of right behind
/// those whom he killed is none of them.
fn is_killer_killed(group: &Group, claim: &Claim, victims: &[&Claim]) -> bool {
    *group == Group::Militants
        && claim.kind == Kind::Killed
        && victims.iter().any(|victim| {
            let gap = claim.evidence.start.checked_sub(victim.evidence.end);
            let apart = claim.trigger.start.checked_sub(victim.trigger.end);
            let others = victim.low.is_some_and(|low| low >= 2) || is_of_other_sex(claim, victim);
            // The victims are whom something was done to, not those who did it.
            let object = victim.of.as_ref().is_some_and(|of| !victim.evidence.text.starts_with(of.as_str()));
            // A blank stands between two clauses of a sentence, a stop and a blank between two sentences.
            object && (gap == Some(" ".len()) || others && apart.is_some_and(|apart| apart <= MOST_BETWEEN))
        })
}

/// "Stabbed a woman before officers shot him".
fn is_of_other_sex(pronoun: &Claim, person: &Claim) -> bool {
    let has = |claim: &Claim, words: &[&str]| {
        let of = claim.of.as_deref().unwrap_or_default().to_lowercase();
        of.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word))
    };
    let he = has(pronoun, &["he", "him"]);
    let she = has(pronoun, &["she", "her"]);
    he && has(person, &["woman", "girl", "wife", "mother", "daughter", "sister", "girlfriend", "grandmother"])
        || she
            && has(person, &["man", "boy", "husband", "father", "son", "brother", "boyfriend", "grandfather"])
}

/// "A bomber killed eight people. Nine died, among them the bomber, police said": the eight are the nine without him.
fn leave_out_counts_without_attackers(members: &mut BTreeMap<Group, Vec<&Claim>>) {
    let exact = |claim: &Claim| claim.low.filter(|_| claim.low == claim.high);
    let attackers = members.get(&Group::Militants).into_iter().flatten();
    let attackers: BTreeMap<&str, u64> =
        attackers.filter_map(|claim| Some((claim.part_of.as_deref()?, exact(claim)?))).collect();
    let Some(people) = members.get_mut(&Group::People).filter(|_| !attackers.is_empty()) else { return };
    let victims: BTreeSet<u64> = people
        .iter()
        .filter(|whole| can_be_best(whole))
        .filter_map(|whole| exact(whole)?.checked_sub(*attackers.get(whole.id.as_str())?))
        .collect();
    people.retain(|claim| {
        let whole = attackers.contains_key(claim.id.as_str());
        whole || !exact(claim).is_some_and(|number| victims.contains(&number))
    });
}

/// "Thirteen fighters were killed, the governor said. A priest counted 13 bodies": as many bodies are theirs.
fn leave_out_bodies(members: &mut BTreeMap<Group, Vec<&Claim>>) {
    let exact = |claim: &Claim| claim.low.filter(|&low| low >= SURELY_THE_SAME && claim.high == Some(low));
    let told: BTreeSet<u64> = members
        .iter()
        .filter(|(group, _)| **group != Group::People)
        .flat_map(|(_, claims)| claims.iter().filter_map(|claim| exact(claim)))
        .collect();
    let Some(people) = members.get_mut(&Group::People) else { return };
    let is_body = |claim: &Claim| {
        let word = claim.trigger.text.to_lowercase();
        matches!(word.as_str(), "body" | "bodies" | "corpse" | "corpses")
    };
    people.retain(|claim| !(is_body(claim) && exact(claim).is_some_and(|number| told.contains(&number))));
    members.retain(|_, claims| !claims.is_empty());
}

/// "Five miners were found dead. He named two of the dead": some of those who were counted in other words, where nobody counts
/// all the dead and only one group is told to have lost more.
fn leave_out_shares_of_the_dead(members: &mut BTreeMap<Group, Vec<&Claim>>) {
    let size = |claim: &Claim| claim.low.or(claim.high).unwrap_or(0);
    let shares = |claims: &[&Claim]| claims.iter().all(|claim| dead::is_of_dead(claim));
    let most = |claims: &[&Claim]| claims.iter().map(|claim| size(claim)).max().unwrap_or(0);
    // Of one group they are some of those counted before.
    for claims in members.values_mut() {
        let whole = claims.iter().filter(|claim| !dead::is_of_dead(claim)).map(|claim| size(claim)).max();
        claims.retain(|claim| !dead::is_of_dead(claim) || whole.is_none_or(|whole| size(claim) >= whole));
    }
    let wholes: Vec<(Group, u64)> = members
        .iter()
        .filter(|(_, claims)| !shares(claims))
        .map(|(group, claims)| (*group, most(claims)))
        .collect();
    let [(whole, all)] = wholes[..] else { return };
    if whole != Group::People {
        members.retain(|group, claims| *group == whole || !shares(claims) || most(claims) >= all);
    }
}

/// Whether all claims of a group tell of people besides those told of before them.
fn are_all_besides(claims: Option<&Vec<&Claim>>, besides: &BTreeSet<&str>) -> bool {
    claims.is_some_and(|claims| claims.iter().all(|claim| besides.contains(claim.id.as_str())))
}

/// "A gunman killed three women in Leeds. He shot dead a driver in Carlisle": whoever died in another province is none of
/// those who died in the first.
fn happened_elsewhere(part: Option<&Vec<&Claim>>, total: Option<&Vec<&Claim>>, reading: &Reading) -> bool {
    // Where each of the claims is set; none where one says nothing of it.
    let places = |claims: Option<&Vec<&Claim>>| {
        let ids: BTreeSet<&str> =
            claims?.iter().map(|claim| claim.place.as_deref()).collect::<Option<_>>()?;
        let found: Vec<&Place> =
            reading.places.iter().filter(|place| ids.contains(place.id.as_str())).collect();
        (found.len() == ids.len()).then_some(found)
    };
    let (Some(part), Some(total)) = (places(part), places(total)) else { return false };
    part.iter().all(|here| total.iter().all(|there| are_apart(here, there)))
}

/// Whether two places lie in different divisions, or are towns far from each other.
fn are_apart(a: &Place, b: &Place) -> bool {
    let differ =
        |a: &Option<String>, b: &Option<String>| a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a != b);
    let exact = |place: &Place| place.precision == PlacePrecision::Exact;
    let point = |place: &Place| place.lat.zip(place.lon);
    let far = || point(a).zip(point(b)).is_some_and(|(a, b)| places::kilometres(a, b) > FAR_KM);
    differ(&a.country, &b.country) || differ(&a.admin1, &b.admin1) || exact(a) && exact(b) && far()
}

/// Leaves out of the people those who are told of again in words that give them a group: "a boy was shot ... the wounded
/// person" is one child.
fn leave_out_retold(members: &mut BTreeMap<Group, Vec<&Claim>>) {
    let mut claims: Vec<&Claim> = members.values().flatten().copied().collect();
    claims.sort_by_key(|claim| claim.evidence.start);
    let grouped = |claim: &&Claim| {
        !matches!(claim.group, None | Some(Group::People | Group::Militants | Group::SecurityForces))
    };
    for told in persons::distinct(&claims).iter().filter(|told| told.claims.iter().any(grouped)) {
        if let Some(people) = members.get_mut(&Group::People) {
            // What nobody has verified does not stand in for what is told as a fact.
            if !told.claims.iter().any(|claim| grouped(claim) && can_be_best(claim)) {
                continue;
            }
            let again: BTreeSet<&str> = told.claims.iter().map(|claim| claim.id.as_str()).collect();
            people.retain(|claim| !is_mention(claim) || !again.contains(claim.id.as_str()));
        }
    }
    members.retain(|_, claims| !claims.is_empty());
}

/// Whether people of a group are counted in a total of people although nothing links the two: not the attackers, who are
/// counted apart, and not people who stand beside the total under one predicate ("five people and two policemen").
fn is_tacit_part(
    group: Group,
    total: Group,
    members: &BTreeMap<Group, Vec<&Claim>>,
    estimates: &BTreeMap<Group, Estimate>,
    hurt: &[&Claim],
) -> bool {
    let claims = |group| members.get(&group).map_or(&[][..], Vec::as_slice);
    let whole = estimates.get(&total).and_then(Estimate::size).unwrap_or(0);
    let size = |claim: &Claim| claim.low.or(claim.high).unwrap_or(0);
    // Beside a smaller number ("the mother and her two sons") they can still be among "three bodies".
    let beside = claims(group).iter().filter(|part| part.part_of.is_none()).any(|part| {
        let same = claims(total).iter().filter(|c| c.trigger == part.trigger && c.part_of.is_none());
        let others = same.fold(0_u64, |sum, claim| sum.saturating_add(size(claim)));
        others > 0 && others.saturating_add(size(part)) > whole
    });
    // "A girl was shot ... A woman was also hit": grown persons, told of one by one, are no total of children.
    let one_by_one = group == Group::Children && claims(total).iter().all(|claim| persons::is_grown(claim));
    // "Wounded himself and his son. ... Both were taken to hospital": the two are all that were told of.
    let told = members.keys().filter(|other| **other != total);
    let together = told.filter_map(|other| estimates.get(other)?.size()).fold(0_u64, u64::saturating_add);
    if together == whole && claims(total).iter().any(|claim| is_both(claim)) {
        return true;
    }
    if group == Group::Militants {
        return counts_the_attacker(whole, &victims(members), hurt, estimates.get(&group));
    }
    // "Seven were lost ... 40 or six soldiers died": a part is no greater than its total, whatever its best.
    let greater = estimates
        .get(&group)
        .filter(|part| part.best.is_none())
        .is_some_and(|part| [&part.low, &part.high].into_iter().flatten().any(|end| end.value > whole));
    !beside && !one_by_one && !greater
}

/// "Both", "all three": as many as were told of before.
fn is_both(claim: &Claim) -> bool {
    claim.quantity.as_ref().is_some_and(|quantity| {
        let words = quantity.text.to_lowercase();
        words == "both" || words.starts_with("all ")
    })
}

/// "Five people died. ... He shot four of his relatives before killing himself": the five are the four and he.
fn counts_the_attacker(whole: u64, told: &[&Claim], hurt: &[&Claim], attackers: Option<&Estimate>) -> bool {
    let attackers = attackers.and_then(Estimate::size).unwrap_or(0);
    let victims = whole.checked_sub(attackers).filter(|&victims| attackers > 0 && victims > 0);
    // "Killed his wife and three children": under one predicate.
    let mut by_trigger: BTreeMap<usize, Option<u64>> = BTreeMap::new();
    let exact = |claim: &&&Claim| {
        claim.kind == Kind::Killed
            && claim.part_of.is_none()
            && claim.low == claim.high
            && claim.low.is_some()
    };
    for claim in told.iter().filter(exact) {
        let sum = by_trigger.entry(claim.trigger.start).or_insert(Some(0));
        *sum = sum.and_then(|sum| sum.checked_add(claim.low?));
    }
    // "Found two bodies. The man shot the woman before killing himself": the bodies are theirs.
    let found = |claim: &&&Claim| {
        claim.low == Some(whole)
            && matches!(claim.trigger.text.to_lowercase().as_str(), "body" | "bodies" | "dead")
    };
    let shot =
        hurt.iter().filter(|claim| claim.low == claim.high && is_mention(claim)).map(|claim| claim.low);
    if victims.is_some() && told.iter().any(|claim| found(&claim)) && shot.sum::<Option<u64>>() == victims {
        return true;
    }
    victims.is_some()
        && (told.iter().filter(exact).any(|claim| !is_mention(claim) && claim.low == victims)
            || victims >= Some(2) && by_trigger.values().any(|sum| *sum == victims))
}

/// Takes parts out of a total. A total whose parts are complete vanishes; a part without a number of its own is left in
/// the total; tacit parts that together exceed the total were none, or the total is old: the parts stand alone.
fn take_out(total: Group, parts: &[(Group, bool)], estimates: &mut BTreeMap<Group, Estimate>) {
    let Some(whole) = estimates.get(&total).cloned() else { return };
    let Some(size) = whole.size() else { return };
    let known: Vec<(Group, bool, u64)> = parts
        .iter()
        .filter_map(|&(group, linked)| {
            Some((group, linked, estimates.get(&group)?.best.as_ref().map(|sum| sum.value)?))
        })
        .collect();
    let together = known.iter().fold(0_u64, |sum, part| sum.saturating_add(part.2));
    for (group, _) in parts.iter().filter(|(group, _)| known.iter().all(|k| k.0 != *group)) {
        // "Several children were among the 30 dead": they stay in the 30.
        estimates.remove(group);
    }
    if known.is_empty() {
        return;
    }
    if together >= size && known.len() > 1 || together == size {
        estimates.remove(&total);
        return;
    }
    let mut rest = whole;
    for (group, linked, value) in known {
        let left = estimates.get(&group).and_then(|part| rest.less(part));
        match left {
            Some(left) => rest = left,
            // A single part above the total: another count of the same people; the greater stands.
            None if !linked && value > size => {
                estimates.remove(&total);
                return;
            }
            None => {
                estimates.remove(&group);
            }
        }
    }
    estimates.insert(total, rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn who_killed_others_is_none_of_them() {
        let mut victims = testing::claim(1, "killed 3 people of three_guards before Rebels_killed");
        victims.evidence.end = victims.evidence.start + 40;
        victims.trigger.end = victims.evidence.end;
        let mut killer = testing::claim(2, "killed 1* militants of he");
        let mut is_told = |gap: usize, victims: &Claim| {
            killer.evidence.start = victims.evidence.end + gap;
            killer.trigger.start = killer.evidence.start;
            is_killer_killed(&Group::Militants, &killer, &[victims])
        };
        assert!(is_told(1, &victims));
        assert!(is_told(2, &victims));
        assert!(!is_told(190, &victims));
        // "A man killed a guard. He died": whoever that is.
        victims.low = Some(1);
        assert!(is_told(1, &victims));
        assert!(!is_told(2, &victims));
    }
}
