//! What the parts of an incident say of it: its type, against whom it was, its victims and its codes.

use std::collections::HashSet;

use language::{Deprel, TokenId, Upos};

use super::codes::{CodeTable, Facts, Side};
use super::fights::Fight;
use super::fillers::{Filler, Harm};
use super::frames::Deed;
use super::nature::{Namer, Nature};
use super::participants::Participant;
use super::rescuers::Rescues;
use super::victims::{self, Pronouns, Victim};
use super::{Source, against, claimed, territory};
use crate::reading::{Against, Codes, Effect, Group, IncidentType, Kind, Reality, RoleName};
use crate::{np, syntax};

/// Who takes no more than so many beside those he shoots may take them along; more are what he came for.
const FEW: u64 = 2;

/// What is known of an incident from its parts.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its type.
    pub incident_type: IncidentType,
    /// Against whom it went.
    pub against: Option<Against>,
    /// The trees tell of forces or groups and of others to whom it was done.
    pub mixed: bool,
    /// Persons who came to harm.
    pub victims: Vec<Victim>,
    /// Codes of the field's schemes.
    pub codes: Codes,
    /// For each code its scheme and the line of `data/incident_codes.tsv` that gave it.
    pub code_rows: Vec<(&'static str, String, usize)>,
    /// For each scheme without a code, why it has none.
    pub code_gaps: Vec<(&'static str, String)>,
    /// Those and that harmed.
    pub harms: Vec<Harm>,
}

/// What the deeds of a report are.
#[derive(Clone, Copy, Debug)]
pub struct Deeds<'a> {
    /// To whom or what they were done.
    pub harms: &'a [Harm],
    /// Fights between two sides.
    pub fights: &'a [Fight],
    /// Who freed hostages.
    pub rescues: &'a Rescues,
    /// What pronouns say of persons.
    pub pronouns: &'a Pronouns,
}

/// "A gunman shot two clerks before guards shot him dead": whoever did it is none of those against whom it went, where others came to
/// harm.
fn without_doers(
    namer: Namer<'_>,
    participants: &[Participant],
    harms: &[Harm],
    incident: usize,
) -> Vec<Harm> {
    let origin = |head: TokenId| namer.entities.antecedent(head).unwrap_or(head);
    let doers: HashSet<TokenId> = participants
        .iter()
        .map(Participant::filler)
        .filter(|filler| filler.incident == incident && filler.role == RoleName::PerpetratorIndividual)
        .map(|filler| origin(filler.head))
        .collect();
    let did_it = |harm: &Harm| {
        matches!(harm.effect, Effect::Death | Effect::Injury) && doers.contains(&origin(harm.head))
    };
    let mut own: Vec<Harm> = harms.iter().filter(|harm| harm.incident == incident).cloned().collect();
    if own.iter().any(|harm| !harm.military && !harm.unsaid && !did_it(harm)) {
        own.retain(|harm| !did_it(harm));
    }
    own
}

/// What is known of one incident.
pub fn of(
    source: Source<'_>,
    namer: Namer<'_>,
    table: &CodeTable,
    participants: &[Participant],
    deeds: Deeds<'_>,
    incident: usize,
) -> Outcome {
    let Deeds { harms, fights, rescues, pronouns } = deeds;
    let others = without_doers(namer, participants, harms, incident);
    let harmed = claimed::counted_harm(source, incident);
    let by_trees = against::of(&others, fights, rescues.end(incident), incident);
    let against = by_trees.map(|against| with_counted(against, &harmed));
    let parts: Vec<_> =
        participants.iter().map(Participant::filler).filter(|f| f.incident == incident).collect();
    let told = source.occurrences[incident].incident_type;
    let happened = claimed::has_happened(source, incident);
    let mut fought = fights.iter().filter(|fight| fight.incident == incident).peekable();
    let is_fought = fought.peek().is_some();
    let incident_type = if is_fought
        && matches!(
            told,
            IncidentType::Attack
                | IncidentType::Shooting
                | IncidentType::Clash
                | IncidentType::Other
                | IncidentType::ProtestViolence
        ) {
        match fought.any(|fight| fight.is_armed() || fight.communal) {
            true => IncidentType::Clash,
            false => IncidentType::ProtestViolence,
        }
    } else {
        settled(told, by_trees, happened, &parts.iter().map(|f| (f.role, f.deed)).collect::<Vec<_>>())
    };
    let mine = || harms.iter().filter(|harm| harm.incident == incident);
    let by: Vec<Side> = parts.iter().filter_map(|f| f.side).collect();
    let is_protester =
        |head: TokenId| namer.classes.has("PROTESTER", &source.doc.tokens[head].lemma.to_lowercase());
    let protesters = mine().any(|harm| is_protester(harm.head));
    let incident_type = closer(source, namer, incident_type, &parts, mine().collect(), protesters, incident);
    let upon = without_own_losses(mine().collect(), &by, is_fought);
    // Where the trees tell nobody to whom it was done, the claims tell who came to harm.
    let (mut to, mut effects, mut whom) = (
        hit(&upon),
        upon.iter().map(|harm| harm.effect).collect::<Vec<_>>(),
        upon.iter().filter(|harm| !harm.unsaid).filter_map(|harm| group_of(harm)).collect::<Vec<_>>(),
    );
    let taken = effects.contains(&Effect::Abducted);
    for &(group, effect) in &harmed {
        if upon.is_empty() || effect == Effect::Abducted && !taken {
            to.push(Side::of(group));
            effects.push(effect);
            whom.push(group);
        }
    }
    let happened =
        happened && (incident_type != IncidentType::Other || claimed::is_violent(source, incident));
    // Who threatens, arrests or marches has codes of their own, where nothing violent has happened.
    let unless_happened = |kinds: fn(Source<'_>, usize) -> Vec<Kind>| match happened {
        true => Vec::new(),
        false => kinds(source, incident),
    };
    let took = territory::captured(source, namer, incident);
    let facts = Facts {
        incident_type,
        deeds: parts.iter().map(|f| f.deed).collect(),
        weapons: parts.iter().filter_map(|f| f.weapon).collect(),
        effects,
        to,
        by,
        fought: fights
            .iter()
            .filter(|fight| fight.incident == incident && fight.is_armed())
            // Those who fight smugglers or robbers fight no side of a conflict.
            .filter(|fight| fight.sides.iter().all(|(side, _)| *side != Side::Crime))
            .flat_map(|fight| fight.sides.iter().map(|(side, _)| *side))
            .chain(took.iter().flat_map(|capture| capture.fought()))
            .collect(),
        communal: fights.iter().any(|fight| fight.incident == incident && fight.communal),
        done: unless_happened(claimed::done),
        foiled: !happened && claimed::is_foiled(source, incident),
        things: !upon.is_empty()
            && upon.iter().all(|harm| matches!(harm.nature, Nature::Thing(_)))
            && harmed.is_empty(),
        arrested: claimed::most_arrested(source, incident),
        spoken: unless_happened(claimed::spoken),
        words: words(source, incident),
        organised: parts.iter().any(|f| is_organised(namer, f)),
        shelled: source.occurrences[incident].shelled,
        whom,
        protesters,
        took: took.map(|capture| capture.by),
        ended: claimed::endings(source, incident),
    };
    let (codes, code_rows) = match happened || facts.is_peaceful() {
        true => table.of(&facts),
        false => (Codes::default(), Vec::new()),
    };
    let code_gaps = if happened {
        table.gaps(&facts, &codes)
    } else {
        vec![("all schemes", "no violent act is told as having happened".to_owned())]
    };
    let victims = victims::of(source, namer, pronouns, harms, incident);
    let mixed = by_trees == Some(Against::Mixed);
    Outcome {
        incident_type,
        against,
        mixed,
        victims,
        codes,
        code_rows,
        code_gaps,
        harms: mine().cloned().collect(),
    }
}

/// Whether whoever did it is a government's force or told as an organised group: by name, or by a noun for fighters of one. A
/// gunman or attackers may be anybody.
fn is_organised(namer: Namer<'_>, filler: &Filler) -> bool {
    match (filler.role, filler.side) {
        (_, Some(Side::State)) => true,
        (RoleName::PerpetratorOrganisation, Some(Side::Group)) => true,
        (RoleName::PerpetratorIndividual, Some(Side::Group)) => {
            namer.classes.has("ORGANISED_FIGHTER", &namer.doc.tokens[filler.head].lemma.to_lowercase())
        }
        _ => false,
    }
}

/// The sides of those to whom it was done. "Killed three villagers and shot at police": persons to whom nothing happened count where
/// nobody came to harm.
fn hit(harms: &[&Harm]) -> Vec<Side> {
    let is_person = |harm: &Harm| matches!(harm.nature, Nature::Person { .. } | Nature::Body { .. });
    let hurt = |harm: &Harm| is_person(harm) && harm.effect != Effect::None;
    let somebody_hurt = harms.iter().any(|harm| hurt(harm));
    let counts = |harm: &&&Harm| !harm.unsaid && (!somebody_hurt || !is_person(harm) || hurt(harm));
    harms.iter().filter(counts).map(|harm| harm.side).collect()
}

/// The group of somebody harmed.
fn group_of(harm: &Harm) -> Option<Group> {
    match harm.nature {
        Nature::Person { group, .. } => group,
        _ => None,
    }
}

/// The type where the deeds say more than the words: whom somebody killed was attacked; who killed and burned did not only
/// burn; what forces do to protesters belongs to the protest.
fn closer(
    source: Source<'_>,
    namer: Namer<'_>,
    told: IncidentType,
    parts: &[&Filler],
    harms: Vec<&Harm>,
    protesters: bool,
    incident: usize,
) -> IncidentType {
    let doc = source.doc;
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
        IncidentType::Shooting | IncidentType::Attack | IncidentType::Other if protesters && by_state() => {
            IncidentType::ProtestViolence
        }
        told => told,
    }
}

/// Those and that harmed, without the losses of whoever did it: the gunman shot beside his victims. Where two sides fight, or
/// nobody else is harmed, all count.
fn without_own_losses<'a>(harms: Vec<&'a Harm>, by: &[Side], is_fought: bool) -> Vec<&'a Harm> {
    let own = match by {
        [] => Side::Group,
        [first, rest @ ..] if rest.iter().all(|side| side == first) => *first,
        _ => return harms,
    };
    let is_other = |harm: &&&Harm| harm.side != own && !harm.unsaid;
    if is_fought || own == Side::Others || !harms.iter().any(|harm| is_other(&harm)) {
        return harms;
    }
    harms.into_iter().filter(|harm| harm.side != own).collect()
}

/// The words of the sentences that tell of an incident, in their dictionary form.
fn words(source: Source<'_>, incident: usize) -> HashSet<String> {
    let doc = source.doc;
    // "Defused a bomb that had been planted": nothing of it happened, and its words are all that there is.
    let none_actual =
        !source.drafts.iter().any(|draft| draft.incident == incident && draft.reality == Reality::Actual);
    let sentences: HashSet<usize> = source
        .drafts
        .iter()
        .filter(|draft| draft.incident == incident && (draft.reality == Reality::Actual || none_actual))
        .map(|draft| doc.tokens[draft.trigger].sentence)
        .collect();
    let mut words = HashSet::new();
    for sentence in sentences {
        let mut before: Option<String> = None;
        for t in doc.sentences[sentence].tokens.clone() {
            let lemma = doc.tokens[t].lemma.to_lowercase();
            // "Riot police" tell of no riot.
            if lemma == "riot" && doc.tokens[t].deprel == Deprel::Compound {
                continue;
            }
            words.extend(before.map(|before| format!("{before} {lemma}")));
            words.insert(lemma.clone());
            before = Some(lemma);
        }
    }
    words
}

/// Where the trees tell of forces and fighters alone and claims count others who were killed, hurt or taken, both came to harm.
fn with_counted(against: Against, harmed: &[(Group, Effect)]) -> Against {
    let others = |group: Group| {
        matches!(
            group,
            Group::Hostages
                | Group::Passengers
                | Group::Civilians
                | Group::Officials
                | Group::Journalists
                | Group::Workers
                | Group::Children
        )
    };
    if against == Against::MilitaryOnly && harmed.iter().any(|&(group, _)| others(group)) {
        return Against::Mixed;
    }
    against
}

/// The type of an incident, where its parts say more than its words: whom somebody attacks is no accident, and where
/// others than fighters come to harm it is more than a clash.
fn settled(
    told: IncidentType,
    against: Option<Against>,
    happened: bool,
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
        IncidentType::Other if happened && did(&[Deed::Killing, Deed::Wounding, Deed::Attack]) => {
            return IncidentType::Attack;
        }
        _ => {}
    }
    let is_doubtful = match told {
        IncidentType::Clash => matches!(against, Some(Against::Nonmilitary | Against::Mixed)),
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
            Deed::Bombing => Some(IncidentType::Bombing),
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
        let burned = [(RoleName::PerpetratorIndividual, Deed::Arson)];
        assert_eq!(settled(IncidentType::Accident, None, true, &burned), IncidentType::Arson);
        assert_eq!(settled(IncidentType::Accident, None, true, &[]), IncidentType::Accident);
        let mixed = Some(Against::Mixed);
        assert_eq!(settled(IncidentType::Clash, mixed, true, &[]), IncidentType::Attack);
        assert_eq!(settled(IncidentType::Clash, mixed, true, &burned), IncidentType::Attack);
        assert_eq!(settled(IncidentType::Clash, Some(Against::MilitaryOnly), true, &[]), IncidentType::Clash);
        let killed = [(RoleName::PerpetratorIndividual, Deed::Killing)];
        assert_eq!(settled(IncidentType::Other, None, true, &killed), IncidentType::Attack);
        assert_eq!(settled(IncidentType::Arson, None, true, &killed), IncidentType::Attack);
        assert_eq!(settled(IncidentType::Arson, None, true, &burned), IncidentType::Arson);
    }
}
