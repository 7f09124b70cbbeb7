//! Roles: who did it, to whom, to what, with what, as the report tells it.
//!
//! - [`frames`] and [`things`] are the tables: words that tell a deed, nouns for things;
//! - [`tellings`] finds where the report tells a deed, and what stands around the word;
//! - [`nature`] says what a phrase names: persons, a body that can act, a thing, a weapon;
//! - [`group_names`] knows groups by their names, where no table does;
//! - [`identified`] finds the names of those whom a phrase only describes;
//! - [`fillers`] makes of both who plays which part, told how, with the row of the table that decided;
//! - [`arms`] adds weapons that a sentence of their own names;
//! - [`ascribed`] adds who did it by sentences that do not tell the deed, [`haunts`] whose ground it was done on;
//! - [`fights`] finds who fought whom, where neither did it to the other alone;
//! - [`participants`] puts the mentions of one together, [`only_group`] adds the group that nameless fighters may be of;
//! - [`arrested`] adds who was arrested, where nobody else is told to have done it;
//! - [`by_claims`] adds those of whom claims alone say that they did it, and who was seen to run;
//! - [`named_later`] gives the names that other sentences have for them;
//! - [`territory`] finds who took a town, [`claimed`] what the claims tell of an incident beside its parts;
//! - [`outcome`] says what the parts say of the incident: its type ([`kind`]), [`against`] whom it was, [`victims`], [`codes`].

mod against;
mod arms;
mod arrested;
mod ascribed;
mod by_claims;
mod claimed;
mod codes;
mod fights;
mod fillers;
mod frames;
mod group_names;
mod haunts;
mod identified;
mod kind;
mod named_later;
mod nature;
mod only_group;
mod outcome;
mod participants;
mod rescuers;
mod stoppers;
mod telling_status;
mod tellings;
mod territory;
mod things;
mod victims;
mod wording;

#[cfg(test)]
mod ascribed_tests;
#[cfg(test)]
mod blamed_tests;
#[cfg(test)]
mod codes_tests;
#[cfg(test)]
mod doers_tests;
#[cfg(test)]
mod entered_tests;
#[cfg(test)]
mod fights_tests;
#[cfg(test)]
mod held_tests;
#[cfg(test)]
mod lost_tests;
#[cfg(test)]
mod reach_tests;
#[cfg(test)]
mod states_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod weapons_tests;
#[cfg(test)]
mod whose_tests;

use std::collections::HashSet;

use jiff::civil::Date;
use language::knowledge::Error;
use language::names::Titles;
use language::{Document, Knowledge};

use crate::attribution::Attribution;
use crate::draft::Draft;
use crate::entities::Entities;
use crate::incident::{Occurrence, self_harm};
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{Ascription, Effect, Group, IncidentType, Kind, Reality, RoleName, Stance};
pub use frames::Deed;
use nature::{Namer, Nature};

pub use fillers::{Filler, Harm};
use outcome::Deeds;
pub use outcome::Outcome;
pub use participants::Participant;
pub use victims::Victim;

/// The tables that roles are read with.
#[derive(Debug)]
pub struct Tables {
    frames: frames::Frames,
    things: things::Things,
    codes: codes::CodeTable,
}

impl Tables {
    /// Reads the tables.
    ///
    /// # Errors
    /// If a line cannot be read; the message names file and line.
    pub fn new(knowledge: &Knowledge, classes: &Classes) -> Result<Self, Error> {
        Ok(Self {
            frames: frames::Frames::new(knowledge, classes)?,
            things: things::Things::new(knowledge)?,
            codes: codes::CodeTable::new(knowledge)?,
        })
    }
}

/// What roles are read from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The text.
    pub doc: &'a Document,
    /// The day it was published.
    pub published: Option<Date>,
    /// Word classes.
    pub classes: &'a Classes,
    /// Nouns for people.
    pub people: &'a People,
    /// Who it speaks of.
    pub entities: &'a Entities,
    /// Who says what.
    pub attributions: &'a [Attribution],
    /// Titles of persons.
    pub titles: &'a Titles,
    /// The claims.
    pub drafts: &'a [Draft],
    /// The incidents that they are about.
    pub occurrences: &'a [Occurrence],
}

/// Who plays which part in the incidents of a report.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Those who play a part, in order of the text.
    pub participants: Vec<Participant>,
    /// For each incident, what its parts say of it.
    pub outcomes: Vec<Outcome>,
    /// The incidents, with the sentences, in which the report counts people killed, hurt or taken who are no forces and no fighters.
    pub counted: HashSet<(usize, usize)>,
}

/// Reads the roles of a report.
pub fn find(tables: &Tables, source: Source<'_>) -> Found {
    let finder = tellings::Finder {
        doc: source.doc,
        frames: &tables.frames,
        classes: source.classes,
        things: &tables.things,
    };
    let most_called = nature::most_called(source.doc, source.entities);
    let namer = Namer {
        doc: source.doc,
        entities: source.entities,
        most_called: &most_called,
        people: source.people,
        things: &tables.things,
        titles: source.titles,
        classes: source.classes,
    };
    let tellings = finder.find();
    let told = telling_status::fill(source, &tellings);
    let (mut fillers, harms) = fillers::fill(namer, source, &tellings, &told);
    fillers.extend(arms::find(source, namer, &fillers));
    // "Set himself on fire": nobody attacked anybody. Whoever blows himself up does it to others.
    fillers.retain(|f| {
        !matches!(f.deed, Deed::Arson | Deed::Attack | Deed::Wounding)
            || f.role != RoleName::PerpetratorIndividual
            || !self_harm::is_to_oneself(source.doc, f.trigger)
    });
    let mut fights = fights::find(source, namer);
    // Houses burned or a bridge blown up: what was done to them is more than a fight.
    let civil = |harm: &Harm| !harm.military && matches!(harm.nature, Nature::Thing(_) | Nature::Body { .. });
    // Where the report opens with the fight, what was hit in it stands below.
    let sentence = |t: language::TokenId| source.doc.tokens[t].sentence;
    let first = |incident: usize| {
        source.drafts.iter().filter(|d| d.incident == incident).map(|d| sentence(d.trigger)).min()
    };
    fights.retain(|fight| {
        // Two of a kind, told as doing it: militias, communities, two armies that trade fire. Where an army fights rebels, homes hit are
        // what it did to them.
        let alike = fight.sides.windows(2).all(|pair| pair[0].0 == pair[1].0)
            && source.doc.tokens[fight.trigger].upos == language::Upos::Verb;
        let leads = alike && first(fight.incident).is_some_and(|first| sentence(fight.trigger) <= first);
        !harms.iter().any(|harm| {
            harm.incident == fight.incident
                && civil(harm)
                && !(leads && sentence(harm.trigger) > sentence(fight.trigger))
        })
    });
    fillers.extend(fights::parties(source, namer, &fights));
    fillers.extend(ascribed::find(source, namer));
    let rescues = rescuers::find(source, namer, &fillers);
    fillers.retain(|filler| !rescues.frees(source, namer, filler));
    // "Police arrested 12 men and shot two of them": to whom it was done did not do it.
    let suffers = |f: &Filler| harms.iter().any(|harm| harm.incident == f.incident && harm.head == f.head);
    fillers.retain(|filler| filler.deed != Deed::Blame || !suffers(filler));
    // "Three were killed and twelve people wounded": the tree takes those whom the claim counts for those who did it.
    fillers.retain(|f| !is_counted_as_harmed(source, &harms, f));
    stoppers::drop(namer, &harms, &mut fillers);
    // "Army jets bombed a camp, killing 19 gunmen": to whom forces did it did nothing by their noun alone.
    let forces: HashSet<(usize, language::TokenId)> = fillers
        .iter()
        .filter(|f| f.side == Some(codes::Side::State) && f.role != RoleName::Victim)
        .map(|f| (f.incident, f.trigger))
        .collect();
    let by_forces = |harm: &Harm| forces.contains(&(harm.incident, harm.trigger));
    let fallen: HashSet<(usize, language::TokenId)> =
        harms.iter().filter(|harm| by_forces(harm)).map(|harm| (harm.incident, harm.head)).collect();
    fillers.retain(|f| {
        f.deed != Deed::Itself || f.role == RoleName::Victim || !fallen.contains(&(f.incident, f.head))
    });
    let mut participants = participants::find(source.doc, source.entities, source.classes, &fillers);
    let deeds_of: Vec<usize> = participants
        .iter()
        .map(Participant::filler)
        .filter(|f| f.deed != Deed::Itself || f.role == RoleName::Victim)
        .map(|f| f.incident)
        .collect();
    let harmed: HashSet<usize> =
        harms.iter().filter(|harm| harm.specific).map(|harm| harm.incident).collect();
    // "The attackers" of an attack that is not told are no part of anything; those of whom the report says who they were are.
    let said_who = |f: &Filler| f.head != f.trigger && harmed.contains(&f.incident);
    participants.retain(|p| deeds_of.contains(&p.filler().incident) || said_who(p.filler()));
    participants.extend(arrested::find(source, namer, &participants));
    let others = by_claims::find(source, namer, &harms, &participants);
    participants.extend(others);
    named_later::find(source, namer, &harms, &mut participants);
    let groups = only_group::find(source, &participants);
    participants.extend(groups);
    let near = haunts::find(source, namer, &participants);
    participants.extend(near);
    let pronouns = victims::Pronouns::of(source);
    let outcomes: Vec<Outcome> = (0..source.occurrences.len())
        .map(|incident| {
            outcome::of(
                source,
                namer,
                &tables.codes,
                &participants,
                Deeds { harms: &harms, fights: &fights, rescues: &rescues, pronouns: &pronouns },
                incident,
            )
        })
        .collect();
    let named = named_victims(source, &participants, &outcomes);
    participants.extend(named);
    Found { participants, outcomes, counted: counted(source) }
}

/// Whether a claim made of the same word counts somebody who is to have done it among those killed or hurt: a number of people whom it
/// tells apart from fighters, or anybody where the word harms nobody else. Whoever does it to himself did it all the same.
fn is_counted_as_harmed(source: Source<'_>, harms: &[Harm], filler: &Filler) -> bool {
    let individual = filler.role == RoleName::PerpetratorIndividual;
    if !individual && filler.role != RoleName::PerpetratorOrganisation {
        return false;
    }
    let mut claims = source.drafts.iter().filter(|draft| {
        matches!(draft.kind, Kind::Killed | Kind::Injured)
            && draft.trigger == filler.trigger
            && draft.counted.as_ref().is_some_and(|counted| counted.head == filler.head)
    });
    let several = |draft: &Draft| {
        draft.group != Some(Group::Militants)
            && draft.counted.as_ref().is_some_and(|c| c.interval.low >= Some(2) && c.quantity.is_some())
    };
    let harms_others =
        || harms.iter().any(|harm| harm.trigger == filler.trigger && harm.incident == filler.incident);
    claims.any(|draft| {
        several(draft) && !self_harm::is_to_oneself(source.doc, filler.trigger)
            || individual && !harms_others()
    })
}

/// "Relatives named the dead as Ada Holm and Ole Vik": those harmed by name of whom no deed is told play their part too.
fn named_victims(source: Source<'_>, participants: &[Participant], outcomes: &[Outcome]) -> Vec<Participant> {
    let mut found = Vec::new();
    for (incident, outcome) in outcomes.iter().enumerate() {
        // A death that is only remembered was done to nobody in what the report tells.
        for victim in outcome.victims.iter().filter(|_| outcome.against.is_some()) {
            let Some(name) = victim.name else { continue };
            let entity = source.entities.at(victim.head);
            let known = participants.iter().map(Participant::filler).any(|f| {
                f.incident == incident
                    && (f.head == victim.head
                        || f.span.overlaps(name)
                        || entity.is_some() && f.entity == entity)
            });
            let (effect, deed) = match victim.what {
                _ if known => continue,
                Kind::Killed => (Effect::Death, Deed::Killing),
                Kind::Injured | Kind::Casualties => (Effect::Injury, Deed::Wounding),
                _ => (Effect::Abducted, Deed::Kidnapping),
            };
            let told = (incident, victim.trigger);
            let filler = Filler {
                effect: Some(effect),
                sentence: source.doc.tokens[victim.head].sentence,
                military: matches!(victim.group, Some(Group::SecurityForces | Group::Militants)),
                ..Filler::new(source, RoleName::Victim, (victim.head, name), told, deed)
            };
            found.push(Participant::new(source.doc, filler));
        }
    }
    found
}

/// The incidents and sentences of claims that a number of people, who are not told to be forces or fighters, came to harm.
fn counted(source: Source<'_>) -> HashSet<(usize, usize)> {
    let told = source.drafts.iter().filter(|draft| {
        matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Abducted)
            && draft.reality == Reality::Actual
            && draft.stance != Stance::Denied
            && !matches!(draft.group, Some(Group::SecurityForces | Group::Militants))
            && draft.counted.as_ref().is_some_and(|counted| {
                counted.interval.high.is_some_and(|high| high > 0 && high < fillers::MANY)
            })
    });
    told.map(|draft| (draft.incident, source.doc.tokens[draft.trigger].sentence)).collect()
}

impl Found {
    /// Those who play a part in an incident. Where others came to harm too, deeds against armed forces and groups alone
    /// are the fighting beside it and give no parts but the weapons; where the report tells no deed done to anyone or
    /// anything, those whom it only blames did nothing that it tells.
    pub fn of(&self, incident: usize) -> impl Iterator<Item = &Filler> {
        let outcome = self.outcomes.get(incident);
        let mixed = outcome.is_some_and(|o| o.mixed);
        // "A gas cylinder exploded in a restaurant": nobody attacked it.
        let mishap = outcome
            .is_some_and(|o| matches!(o.incident_type, IncidentType::Accident | IncidentType::Disaster));
        let done = |f: &Filler| {
            !matches!(f.deed, Deed::Blame | Deed::Itself) && (f.upon || f.role == RoleName::Instrument)
        };
        let is_told = outcome.is_some_and(|o| o.harms.iter().any(|harm| harm.specific))
            || self.participants.iter().map(Participant::filler).any(|f| f.incident == incident && done(f));
        let by = |f: &Filler| {
            matches!(f.role, RoleName::PerpetratorIndividual | RoleName::PerpetratorOrganisation)
        };
        // "Villagers burned the police station": who fights for nobody is no fighting beside it.
        let by_civilians: HashSet<language::TokenId> = self
            .participants
            .iter()
            .map(Participant::filler)
            .filter(|f| {
                f.incident == incident
                    && by(f)
                    && matches!(f.side, Some(codes::Side::Crowd | codes::Side::Crime))
            })
            .map(|f| f.trigger)
            .collect();
        // "Its jets bombed a rebel base; the bombs hit a monastery": where nobody else did it, those who fight did.
        let by_others = self
            .participants
            .iter()
            .map(Participant::filler)
            .any(|f| f.incident == incident && by(f) && !f.military && f.deed != Deed::Blame);
        self.participants.iter().map(Participant::filler).filter(move |filler| {
            let alone = by(filler)
                && !by_others
                && filler.confidence == Some(Ascription::ClaimedOrAdmitted)
                && filler.role == RoleName::PerpetratorOrganisation;
            // "A bomb went off outside the police station, killing nine passers-by": it went off there all the same.
            let told_with_others = self.counted.contains(&(incident, filler.sentence));
            let hit_with_others = filler.role == RoleName::Target && told_with_others;
            // What a sentence of its own says that fighters bore belongs to the fighting too.
            let told_alone = filler.role == RoleName::Instrument && filler.line.is_none();
            let beside = mixed
                && filler.military
                && (filler.role != RoleName::Instrument || told_alone)
                && !hit_with_others
                && !alone
                && !by_civilians.contains(&filler.trigger);
            // "Gunmen opened fire on worshippers, killing seven".
            let is_counted = filler.deed != Deed::Blame
                && !filler.military
                && self.counted.contains(&(incident, filler.sentence));
            let hit = matches!(filler.role, RoleName::Target | RoleName::Instrument);
            filler.incident == incident
                && !beside
                && !(mishap && hit)
                && (is_told || is_counted || !by(filler))
        })
    }
}
