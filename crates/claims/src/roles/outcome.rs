//! What the parts of an incident say of it: its type, against whom it was, its victims and its codes.

use std::collections::HashSet;

use language::{Deprel, TokenId};

use super::codes::{CodeTable, Facts, Side};
use super::fights::Fight;
use super::fillers::{Filler, Harm};
use super::kind::{self, Telling};
use super::nature::{Namer, Nature};
use super::participants::Participant;
use super::rescuers::Rescues;
use super::things::Class;
use super::victims::{self, Pronouns, Victim};
use super::{Source, against, claimed, territory};
use crate::draft::Draft;
use crate::incident::self_harm;
use crate::reading::{Against, Codes, Effect, Group, IncidentType, Kind, Reality, RoleName};

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
        let mut own = others.iter().filter(|harm| harm.incident == incident);
        let telling = Telling {
            happened,
            of_nobody: own.all(|harm| {
                matches!(harm.nature, Nature::Person { named: false, group: None | Some(Group::People) })
            }),
            explosive: parts.iter().any(|f| f.weapon == Some(Class::Explosive)),
        };
        kind::settled(told, by_trees, telling, &parts.iter().map(|f| (f.role, f.deed)).collect::<Vec<_>>())
    };
    let mine = || harms.iter().filter(|harm| harm.incident == incident);
    let by: Vec<Side> = parts.iter().filter_map(|f| f.side).collect();
    let is_protester =
        |head: TokenId| namer.classes.has("PROTESTER", &source.doc.tokens[head].lemma.to_lowercase());
    let protesters = mine().any(|harm| is_protester(harm.head));
    let took = territory::captured(source, namer, incident);
    let harmed_here = kind::Harmed { all: mine().collect(), protesters };
    let incident_type = kind::closer(source, namer, incident_type, &parts, &harmed_here, incident);
    // Who takes a town from those who held it fought them for it.
    let incident_type = match incident_type {
        IncidentType::Attack | IncidentType::Other
            if took.as_ref().is_some_and(|capture| !capture.fought().is_empty()) =>
        {
            IncidentType::Clash
        }
        told => told,
    };
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
    // "Blew herself up": no word of it says suicide.
    let in_person = |draft: &Draft| {
        self_harm::explodes(doc, draft.trigger) && self_harm::is_to_oneself(doc, draft.trigger)
    };
    let mine = || source.drafts.iter().filter(|d| d.incident == incident && d.reality == Reality::Actual);
    if mine().any(in_person) {
        words.insert("suicide".to_owned());
    }
    // "Drove a van into a crowd", not "drove off the cattle".
    let rams = |draft: &Draft| {
        source.classes.has("RAM_VERB", &doc.tokens[draft.trigger].lemma.to_lowercase())
            && draft.kind == Kind::Attack
    };
    if mine().any(rams) {
        words.insert("ramming".to_owned());
    }
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
