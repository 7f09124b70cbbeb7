//! Against whom the violence of an incident went: armed forces and groups, others, or both.

use super::codes::Side;
use super::fights::Fight;
use super::fillers::Harm;
use super::nature::Nature;
use crate::reading::{Against, Effect, Group};

/// What those harmed tell; none where nobody is told. Where two armed sides fight, those of whom no more is told than that they
/// are people are the fight's, as far as the report says. Captors who are killed when their hostages are
/// `rescued` are no targets.
pub fn of(harms: &[Harm], fights: &[Fight], rescued: bool, incident: usize) -> Option<Against> {
    let armed = fights.iter().any(|fight| fight.incident == incident && fight.is_armed());
    let told = |harm: &&Harm| harm.incident == incident && !harm.unsaid && !(armed && is_anybody(harm));
    let abducts =
        rescued && harms.iter().filter(told).any(|harm| harm.effect == Effect::Abducted && !harm.military);
    let mut mine = harms.iter().filter(told).filter(|harm| !abducts || harm.side != Side::Group).peekable();
    if mine.peek().is_none() {
        return armed.then_some(Against::MilitaryOnly);
    }
    let mine: Vec<&Harm> = mine.collect();
    // "Drove a truck into a checkpoint, wounding two soldiers", "killed 12 fighters in a raid on a camp": where all who came to harm
    // are fighters or forces, such a place is theirs.
    let persons =
        || mine.iter().filter(|harm| matches!(harm.nature, Nature::Person { .. } | Nature::Body { .. }));
    let forces_alone = persons().next().is_some() && persons().all(|harm| harm.military);
    let (military, others): (Vec<&Harm>, Vec<&Harm>) =
        mine.iter().partition(|harm| harm.military || forces_alone && harm.of_forces);
    Some(match (military.is_empty() && !armed, others.is_empty()) {
        (false, true) => Against::MilitaryOnly,
        (false, false) => Against::Mixed,
        _ => Against::Nonmilitary,
    })
}

/// "22 people": neither fighters nor civilians by the words.
pub fn is_anybody(harm: &Harm) -> bool {
    matches!(harm.nature, Nature::Person { named: false, group: None | Some(Group::People) })
}
