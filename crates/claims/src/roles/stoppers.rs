//! Who stops an attack: "a man stabbed two clerks before a guard shot him" gives no guard among those who attacked.

use std::collections::HashMap;

use language::TokenId;

use super::fillers::{Filler, Harm};
use super::nature::Namer;
use crate::np;
use crate::reading::{Effect, RoleName};

/// Drops those whose only deed it was to harm somebody who, in the same incident, harmed others who are no armed force.
pub fn drop(namer: Namer<'_>, harms: &[Harm], fillers: &mut Vec<Filler>) {
    let origin = |head: TokenId| namer.entities.antecedent(head).unwrap_or(head);
    let is_doer = |filler: &Filler| {
        matches!(filler.role, RoleName::PerpetratorIndividual | RoleName::PerpetratorOrganisation)
    };
    // By which words each did something, and whom of no armed force each word harmed.
    let mut deeds: HashMap<(usize, TokenId), Vec<TokenId>> = HashMap::new();
    for filler in fillers.iter().filter(|filler| filler.role == RoleName::PerpetratorIndividual) {
        deeds.entry((filler.incident, origin(filler.head))).or_default().push(filler.trigger);
    }
    let mut civilians: HashMap<(usize, TokenId), Vec<TokenId>> = HashMap::new();
    for harm in harms.iter().filter(|harm| !harm.military) {
        civilians.entry((harm.incident, harm.trigger)).or_default().push(origin(harm.head));
    }
    // The first and last word of each incident by which somebody came to harm.
    let mut harmed: HashMap<usize, (TokenId, TokenId)> = HashMap::new();
    for harm in harms.iter().filter(|harm| matches!(harm.effect, Effect::Death | Effect::Injury)) {
        let reach = harmed.entry(harm.incident).or_insert((harm.trigger, harm.trigger));
        *reach = (reach.0.min(harm.trigger), reach.1.max(harm.trigger));
    }
    let attacked = |harm: &Harm| {
        let head = origin(harm.head);
        deeds.get(&(harm.incident, head)).is_some_and(|triggers| {
            triggers.iter().filter(|&&trigger| trigger != harm.trigger).any(|&trigger| {
                let others = civilians.get(&(harm.incident, trigger));
                others.is_some_and(|others| others.iter().any(|&other| other != head))
            })
        })
    };
    // "The attacker was shot dead by other officers": by his noun he attacked, where others came to harm by another word.
    let by_noun = |harm: &Harm| {
        np::determination(namer.doc, harm.head) == np::Determination::Definite
            && namer.classes.has("WHO_ATTACKED", &namer.doc.tokens[harm.head].lemma.to_lowercase())
            && harmed
                .get(&harm.incident)
                .is_some_and(|&(first, last)| first != harm.trigger || last != harm.trigger)
    };
    // Words by which nobody but an attacker came to harm.
    let mut stops: HashMap<(usize, TokenId), bool> = HashMap::new();
    for harm in harms {
        let alone = stops.entry((harm.incident, harm.trigger)).or_insert(true);
        *alone = *alone && (attacked(harm) || by_noun(harm));
    }
    let stopped = |filler: &Filler| stops.get(&(filler.incident, filler.trigger)).is_some_and(|&alone| alone);
    fillers.retain(|filler| !(is_doer(filler) && stopped(filler)));
}
