//! The type of an incident, where its parts say more than its words.

use std::collections::HashSet;

use language::{Deprel, TokenId, Upos};

use super::codes::Side;
use super::fillers::{Filler, Harm};
use super::frames::Deed;
use super::nature::{Namer, Nature};
use super::things::Class;
use super::{Source, claimed};
use crate::reading::{Against, Effect, IncidentType, Kind, RoleName};
use crate::{np, syntax};

/// Who takes no more than so many beside those he shoots may take them along; more are what he came for.
const FEW: u64 = 2;
/// Persons whom an attack on one of them kills, at most.
const MOST_BESIDE: usize = 3;

/// Those harmed.
pub(super) struct Harmed<'a> {
    /// All of them.
    pub all: Vec<&'a Harm>,
    /// Protesters are among them.
    pub protesters: bool,
}

/// The type where the deeds say more than the words: whom somebody killed was attacked; who killed and burned did not only
/// burn; what forces do to protesters belongs to the protest.
pub(super) fn closer(
    source: Source<'_>,
    namer: Namer<'_>,
    told: IncidentType,
    parts: &[&Filler],
    harmed: &Harmed<'_>,
    incident: usize,
) -> IncidentType {
    let doc = source.doc;
    let Harmed { all: harms, protesters } = harmed;
    let by =
        |f: &&&Filler| matches!(f.role, RoleName::PerpetratorIndividual | RoleName::PerpetratorOrganisation);
    // "Set a house on fire, killing two": the fire killed.
    let of_fire = |trigger: TokenId| {
        doc.ancestors(trigger).take(3).any(|above| {
            doc.tokens[trigger].deprel == Deprel::Advcl
                && parts.iter().any(|f| f.trigger == above && f.deed == Deed::Arson)
        })
    };
    let killed_by_hand = || {
        parts
            .iter()
            .filter(by)
            .filter(|f| matches!(f.deed, Deed::Killing | Deed::Wounding))
            .any(|f| harms.iter().any(|harm| harm.trigger == f.trigger) && !of_fire(f.trigger))
            || harms.iter().any(|harm| {
                harm.effect == Effect::Death
                    && matches!(harm.nature, Nature::Person { .. })
                    && doc.tokens[harm.trigger].upos == Upos::Verb
                    && syntax::agent(doc, harm.trigger).is_some_and(|agent| {
                        // "Two people died": nobody else did it. "Fighting killed 13": no one.
                        agent != harm.head
                            && !namer.classes.has("FIGHT_BETWEEN", &doc.word(agent).to_lowercase())
                            && !namer.classes.has("EVENT_NOUN", &doc.tokens[agent].lemma)
                            && matches!(namer.nature(agent), Nature::Person { .. } | Nature::Body { .. })
                    })
                    && !of_fire(harm.trigger)
            })
    };
    let by_state = || {
        let mut sides = parts.iter().filter(by).filter_map(|f| f.side).peekable();
        sides.peek().is_some() && sides.all(|side| side == Side::State)
    };
    // "Shot two guards and carried off 23 pupils": the taking is what it was about.
    let taken_above_all = || {
        let most = |kind: Kind| {
            claimed::of_kinds(source, incident, &[kind])
                .filter_map(|draft| draft.counted.as_ref().and_then(|counted| counted.interval.low))
                .max()
                .unwrap_or(0)
        };
        most(Kind::Abducted) > FEW && most(Kind::Abducted) > most(Kind::Killed) + most(Kind::Injured)
    };
    // "Students hurled stones and petrol bombs at police": a crowd against forces.
    let thrown = || {
        let throws = |f: &&&Filler| {
            f.role == RoleName::PerpetratorIndividual
                && np::is_plural(doc, f.head)
                && namer.classes.has("THROWS_STONES", &doc.tokens[f.head].lemma.to_lowercase())
        };
        let stone = |f: &&&Filler| {
            f.role == RoleName::Instrument
                && namer.classes.has("THROWN", &doc.tokens[f.head].lemma.to_lowercase())
        };
        parts.iter().any(|f| throws(&f)) && parts.iter().any(|f| stone(&f))
    };
    match told {
        IncidentType::Clash if is_crowd_against_forces(source, parts, incident) => {
            IncidentType::ProtestViolence
        }
        IncidentType::Shooting | IncidentType::Attack if !by_state() && kills_prominent(namer, harms) => {
            IncidentType::Assassination
        }
        IncidentType::Attack | IncidentType::Arson | IncidentType::Bombing | IncidentType::Other
            if thrown() && harms.iter().all(|harm| harm.effect != Effect::Death) =>
        {
            IncidentType::ProtestViolence
        }
        IncidentType::Shooting | IncidentType::Attack | IncidentType::Raid if taken_above_all() => {
            IncidentType::Kidnapping
        }
        // "Gunmen forced their way in and killed ten": forces raid, others attack.
        IncidentType::Raid if !by_state() && killed_by_hand() => IncidentType::Attack,
        IncidentType::Other | IncidentType::Arson if killed_by_hand() => IncidentType::Attack,
        IncidentType::Shooting | IncidentType::Attack | IncidentType::Other if *protesters && by_state() => {
            IncidentType::ProtestViolence
        }
        told => told,
    }
}

/// "The mayor was shot dead": somebody who holds or stands for an office, and at most few beside him.
fn kills_prominent(namer: Namer<'_>, harms: &[&Harm]) -> bool {
    let doc = namer.doc;
    let prominent = |t: TokenId| namer.classes.has("PROMINENT_OFFICE", &doc.tokens[t].lemma.to_lowercase());
    let titles = |head: TokenId| {
        doc.children_by(head, &[Deprel::NmodDesc, Deprel::Compound, Deprel::Appos, Deprel::Flat])
    };
    let dead =
        || harms.iter().filter(|h| h.effect == Effect::Death && matches!(h.nature, Nature::Person { .. }));
    let heads: HashSet<TokenId> =
        dead().map(|harm| namer.entities.antecedent(harm.head).unwrap_or(harm.head)).collect();
    // "A former mayor", "the mayor's brother", "mayors" of whom nobody in particular is told.
    let is_meant = |&head: &TokenId| {
        !np::is_plural(doc, head)
            && !namer.is_former(head)
            && (prominent(head) || np::name_at(doc, head).is_some() && titles(head).any(prominent))
    };
    heads.len() <= MOST_BESIDE && heads.iter().any(is_meant)
}

/// "Clashes between students and police", "fans clashed with officers": a crowd against forces, and nobody fires.
fn is_crowd_against_forces(source: Source<'_>, parts: &[&Filler], incident: usize) -> bool {
    let doc = source.doc;
    let crowd = |t: TokenId| source.classes.has("THROWS_STONES", &doc.tokens[t].lemma.to_lowercase());
    let force = |t: TokenId| {
        matches!(doc.tokens[t].lemma.to_lowercase().as_str(), "police" | "officer" | "policeman" | "gendarme")
    };
    let armed = parts.iter().any(|f| matches!(f.weapon, Some(Class::Gun | Class::Explosive)));
    !armed
        && source
            .drafts
            .iter()
            .filter(|d| d.incident == incident && doc.tokens[d.trigger].lemma.eq_ignore_ascii_case("clash"))
            .any(|d| {
                let parties: Vec<TokenId> = doc
                    .children_by(d.trigger, &[Deprel::Nmod, Deprel::Obl, Deprel::Nsubj])
                    .flat_map(|t| syntax::coordinated(doc, t))
                    .collect();
                parties.iter().any(|&t| crowd(t)) && parties.iter().any(|&t| force(t))
            })
}

/// What is told of an incident beside its parts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Telling {
    /// It happened.
    pub happened: bool,
    /// Those harmed are people of whom nothing more is said.
    pub of_nobody: bool,
    /// With something that explodes.
    pub explosive: bool,
}

/// The type of an incident, where its parts say more than its words: whom somebody attacks is no accident, and where
/// others than fighters come to harm it is more than a clash.
pub(super) fn settled(
    told: IncidentType,
    against: Option<Against>,
    telling: Telling,
    parts: &[(RoleName, Deed)],
) -> IncidentType {
    let somebody_did = |&(role, _): &(RoleName, Deed)| {
        matches!(
            role,
            RoleName::PerpetratorIndividual | RoleName::PerpetratorOrganisation | RoleName::Instrument
        )
    };
    let did = |deeds: &[Deed]| {
        parts.iter().any(|&(role, deed)| {
            matches!(role, RoleName::PerpetratorIndividual | RoleName::PerpetratorOrganisation)
                && deeds.contains(&deed)
        })
    };
    match told {
        // "Burned 20 houses and killed 13 people": the killing is the worse.
        IncidentType::Arson if did(&[Deed::Killing]) => return IncidentType::Attack,
        // "Rebels killed four miners": whoever did it, it was an attack.
        IncidentType::Other if telling.happened && did(&[Deed::Killing, Deed::Wounding, Deed::Attack]) => {
            return IncidentType::Attack;
        }
        _ => {}
    }
    let is_doubtful = match told {
        // "Six people died in clashes": where nobody is told to have done it, nor to whom, it was a fight.
        IncidentType::Clash => {
            matches!(against, Some(Against::Nonmilitary | Against::Mixed))
                && (!telling.of_nobody || parts.iter().any(somebody_did))
        }
        IncidentType::Accident | IncidentType::Disaster => {
            parts.iter().any(somebody_did) || parts.iter().any(|&(_, deed)| deed == Deed::Attack)
        }
        _ => false,
    };
    if !is_doubtful {
        return told;
    }
    parts
        .iter()
        .find_map(|(_, deed)| match deed {
            // What is thrown in a clash may be stones.
            Deed::Bombing if told != IncidentType::Clash || telling.explosive => Some(IncidentType::Bombing),
            // Houses burn in a clash too.
            Deed::Arson if told != IncidentType::Clash => Some(IncidentType::Arson),
            Deed::Kidnapping => Some(IncidentType::Kidnapping),
            Deed::Hijacking => Some(IncidentType::Hijacking),
            _ => None,
        })
        .unwrap_or(IncidentType::Attack)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_say_more_than_words() {
        let happened = Telling { happened: true, ..Telling::default() };
        let burned = [(RoleName::PerpetratorIndividual, Deed::Arson)];
        assert_eq!(settled(IncidentType::Accident, None, happened, &burned), IncidentType::Arson);
        assert_eq!(settled(IncidentType::Accident, None, happened, &[]), IncidentType::Accident);
        let mixed = Some(Against::Mixed);
        assert_eq!(settled(IncidentType::Clash, mixed, happened, &[]), IncidentType::Attack);
        let of_nobody = Telling { of_nobody: true, ..happened };
        assert_eq!(settled(IncidentType::Clash, mixed, of_nobody, &[]), IncidentType::Clash);
        let thrown = [(RoleName::PerpetratorIndividual, Deed::Bombing)];
        assert_eq!(settled(IncidentType::Clash, mixed, happened, &thrown), IncidentType::Attack);
        let explosive = Telling { explosive: true, ..happened };
        assert_eq!(settled(IncidentType::Clash, mixed, explosive, &thrown), IncidentType::Bombing);
        assert_eq!(settled(IncidentType::Clash, mixed, happened, &burned), IncidentType::Attack);
        assert_eq!(
            settled(IncidentType::Clash, Some(Against::MilitaryOnly), happened, &[]),
            IncidentType::Clash
        );
        let killed = [(RoleName::PerpetratorIndividual, Deed::Killing)];
        assert_eq!(settled(IncidentType::Other, None, happened, &killed), IncidentType::Attack);
        assert_eq!(settled(IncidentType::Arson, None, happened, &killed), IncidentType::Attack);
        assert_eq!(settled(IncidentType::Arson, None, happened, &burned), IncidentType::Arson);
    }
}
