//! Those and what it was done to.

use language::{Deprel, Span, TokenId, Upos, Xpos};

use super::{Filler, Harm, MANY, Teller, wreckage};
use crate::counting::{self, Counted};
use crate::np;
use crate::reading::{Effect, EntityKind, Group, IncidentType, Kind, Reality, RoleName};
use crate::roles::codes::Side;
use crate::roles::frames::{Condition, Deed};
use crate::roles::nature::Nature;
use crate::roles::wording;
use crate::syntax;

impl Teller<'_> {
    /// Everyone and everything that it was done to.
    pub(super) fn harms(self) -> Vec<Harm> {
        let frame = self.telling.frame;
        let harm = |head: TokenId| {
            let nature = self.namer.nature(head);
            let former = self.namer.is_former(head);
            let former = former
                || self.holds_civil_office(head)
                || self.namer.is_general_of_office(head)
                || self.namer.is_private_guard(head)
                || self.is_criminal(head);
            let known = self.known_military(head).filter(|_| !former);
            let side = self.namer.side(head, nature);
            // Robbers, prisoners and watchmen are no armed forces or groups.
            let civil = matches!(nature, Nature::Person { named: false, group: Some(_) })
                && (matches!(side, Side::Crime | Side::Crowd) || self.namer.is_private_guard(head));
            let known = known.filter(|_| !civil);
            // Only those who do it are a crowd: villagers who are shot are civilians.
            let side = if side == Side::Crowd { Side::Others } else { side };
            let ranked = !former && self.namer.has_military_title(head);
            let fighter = ranked || !former && self.fell_in_fight(nature);
            let effect = match nature {
                Nature::Person { .. } => frame.person,
                // "Killed eight Noor Tigers": a number of them.
                Nature::Body { kind: EntityKind::ArmedGroup | EntityKind::SecurityForce }
                    if frame.thing.is_none() && counting::number_of(self.namer.doc, head).is_some() =>
                {
                    frame.person
                }
                // "Toppled the government": no house fell.
                Nature::Body { .. }
                    if matches!(frame.thing, Some(Effect::Destroyed | Effect::Damaged))
                        && self
                            .source
                            .classes
                            .has("REGIME", &self.namer.doc.tokens[head].lemma.to_lowercase()) =>
                {
                    None
                }
                Nature::Body { .. } | Nature::Thing(_) => frame.thing,
                Nature::Weapon | Nature::Other => None,
            }?;
            // "Threatened to blow up a bridge": nothing has happened to it. A noun that was presupposed has been done.
            let undone = self.draft.reality == Reality::Unreal
                && self.namer.doc.tokens[self.telling.trigger].upos == Upos::Verb;
            let effect = if undone { Effect::None } else { effect };
            Some(Harm {
                head,
                nature,
                military: !former && !civil && (nature.is_military() || known.is_some() || fighter),
                of_forces: matches!(nature, Nature::Thing(_))
                    && matches!(effect, Effect::None | Effect::Damaged)
                    && self
                        .source
                        .classes
                        .has("PLACE_OF_FORCES", &self.namer.doc.tokens[head].lemma.to_lowercase()),
                side: match known {
                    _ if former => Side::Others,
                    Some(group) => Side::of(group),
                    None if ranked && side == Side::Others => Side::State,
                    None => side,
                },
                // "Killed three of them", whom a claim knows for fighters.
                unsaid: head == self.telling.trigger
                    || !matches!(self.namer.doc.tokens[head].upos, Upos::Noun | Upos::Propn)
                        && known.is_none(),
                specific: self.is_specific(head, nature),
                effect,
                incident: self.draft.incident,
                trigger: self.telling.trigger,
            })
        };
        // "A fighter was captured by the bureau": who takes fighters need be no captor.
        let by_group = |t: &TokenId| self.namer.nature(*t) == Nature::Body { kind: EntityKind::ArmedGroup };
        let takes = frame.conditions.contains(&Condition::SubjectIsGroup)
            && !self.telling.agents.iter().any(by_group);
        let taken = |head: &TokenId| !(takes && self.namer.nature(*head).is_military());
        let mut patients = self.told(&self.telling.patients);
        if frame.thing.is_some() {
            patients = patients.into_iter().map(|t| self.thing_meant(t)).collect();
        }
        let mut all: Vec<Harm> = patients.into_iter().filter(taken).filter_map(harm).collect();
        for harm in &mut all {
            if matches!(harm.nature, Nature::Thing(_) | Nature::Body { .. }) {
                harm.effect = wreckage::effect(self.namer, self.source.classes, harm.trigger, harm.effect);
            }
        }
        all
    }

    /// "Poured petrol over a shop and set it alight": the last thing before, in the sentence, that agrees in number.
    fn thing_meant(self, head: TokenId) -> TokenId {
        let doc = self.namer.doc;
        let start = doc.sentences[doc.tokens[head].sentence].tokens.start;
        let is_thing = |t: TokenId| {
            doc.tokens[t].upos == Upos::Noun
                && doc.tokens[t].deprel != Deprel::Compound
                && matches!(self.namer.nature(t), Nature::Thing(_))
        };
        // "Drew up beside his car and fired through the window": of a part alone, whose it is.
        let part = self.source.classes.has("BUILDING_PART", &doc.tokens[head].lemma.to_lowercase())
            && doc.children_by(head, &[Deprel::Nmod, Deprel::NmodPoss, Deprel::Compound]).next().is_none();
        if part {
            let owned =
                |t: &TokenId| is_thing(*t) && np::determination(doc, *t) == np::Determination::Possessive;
            return (start..self.telling.trigger.min(head)).rev().find(owned).unwrap_or(head);
        }
        // "Struck its bonnet": of a part, whose it is.
        let plural = match doc.word(head).to_lowercase().as_str() {
            "it" | "its" => false,
            "them" => true,
            _ => return head,
        };
        (start..self.telling.trigger.min(head))
            .rev()
            .find(|&t| np::is_plural(doc, t) == plural && is_thing(t))
            .unwrap_or(head)
    }

    /// "Two officers were shot dead at a checkpoint", "soldiers were killed at their base": where forces keep a post, whoever kills
    /// them there attacks the post.
    pub(super) fn posts(self, harms: &[Harm], fillers: &mut Vec<Filler>) {
        let doc = self.namer.doc;
        let deadly = matches!(self.telling.frame.deed, Deed::Killing | Deed::Wounding)
            && doc.tokens[self.telling.trigger].upos == Upos::Verb;
        let of_forces = |harm: &Harm| {
            matches!(harm.nature, Nature::Person { group: Some(Group::SecurityForces), .. })
                || matches!(harm.nature, Nature::Body { kind: EntityKind::SecurityForce })
        };
        if !deadly || !harms.iter().any(of_forces) {
            return;
        }
        let at = doc
            .children_by(self.telling.trigger, &[Deprel::Obl, Deprel::Nmod])
            .filter(|&t| syntax::has_case(doc, t, "at") || syntax::has_case(doc, t, "inside"));
        // "Two policemen manning a roadblock were killed".
        let manned = harms
            .iter()
            .filter(|harm| of_forces(harm))
            .flat_map(|harm| doc.children_by(harm.head, &[Deprel::Acl, Deprel::AclRelcl]).collect::<Vec<_>>())
            .filter(|&t| self.source.classes.has("MAN_A_POST", &doc.tokens[t].lemma.to_lowercase()))
            .filter_map(|t| syntax::object(doc, t));
        let posts: Vec<TokenId> = at
            .chain(manned)
            .filter(|&t| {
                self.source.classes.has("MANNED_POST", &doc.tokens[t].lemma.to_lowercase())
                    && matches!(self.namer.nature(t), Nature::Thing(_))
            })
            .collect();
        for post in posts {
            let mut filler = self.filler(RoleName::Target, post, self.without_deed(self.thing(post), post));
            filler.effect = Some(Effect::None);
            fillers.push(filler);
        }
    }

    /// A name, a thing, one person, a number of them, or those who were told of before.
    pub(super) fn is_specific(self, head: TokenId, nature: Nature) -> bool {
        let doc = self.namer.doc;
        match nature {
            Nature::Person { named: true, .. } | Nature::Thing(_) | Nature::Body { .. } => true,
            Nature::Person { .. } if doc.tokens[head].upos == Upos::Pron => false,
            Nature::Person { .. } => match counting::number_of(doc, head) {
                Some(number) => {
                    number.interval.high.is_some() || number.interval.low.is_some_and(|n| n < MANY)
                }
                None => !np::is_plural(doc, head) || np::determination(doc, head) != np::Determination::Bare,
            },
            Nature::Weapon | Nature::Other => false,
        }
    }

    /// "Suspected cattle thieves": no armed group, whatever they did.
    pub(super) fn is_criminal(self, head: TokenId) -> bool {
        self.source.classes.has("CRIMINAL", &self.namer.doc.tokens[head].lemma.to_lowercase())
    }

    /// "the M-19's presidential candidate": who stands for or holds an office is no fighter, whatever the party.
    pub(super) fn holds_civil_office(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let names_office =
            |t: TokenId| self.source.classes.has("CIVIL_OFFICE", &doc.tokens[t].lemma.to_lowercase());
        let titles =
            doc.children_by(head, &[Deprel::NmodDesc, Deprel::Compound, Deprel::Appos, Deprel::Flat]);
        let before = np::name_at(doc, head)
            .and_then(|name| name.tokens.start.checked_sub(1))
            .filter(|&t| doc.tokens[t].sentence == doc.tokens[head].sentence);
        let entity = self.namer.entities.at(head).and_then(|e| self.namer.entities.list.get(e));
        titles.chain([head]).chain(before).any(names_office)
            || entity.and_then(|e| e.role).is_some_and(|role| doc.tokens_in(role).any(names_office))
    }

    /// "Jan Holm was killed in a clash with the army": somebody by name of whom no more is known was fighting, unless it
    /// was at a protest.
    pub(super) fn fell_in_fight(self, nature: Nature) -> bool {
        let doc = self.namer.doc;
        let protest = self
            .source
            .occurrences
            .get(self.draft.incident)
            .is_some_and(|it| it.incident_type == IncidentType::ProtestViolence);
        let is_unknown = matches!(nature, Nature::Person { named: true, group: None | Some(Group::People) });
        !protest
            && is_unknown
            && matches!(self.telling.frame.deed, Deed::Killing | Deed::Wounding)
            && doc
                .children_by(self.telling.trigger, &[Deprel::Obl, Deprel::Nmod])
                .any(|t| self.source.classes.has("FIGHT_NOUN", &doc.tokens[t].lemma.to_lowercase()))
    }

    /// The group of armed forces or groups among which some claim of the report counts this person.
    pub(super) fn known_military(self, head: TokenId) -> Option<Group> {
        let entity = self.namer.entities.at(head);
        let is_meant = |counted: &Counted| {
            counted.head == head || entity.is_some() && self.namer.entities.at(counted.head) == entity
        };
        self.source
            .drafts
            .iter()
            .filter(|draft| matches!(draft.group, Some(Group::SecurityForces | Group::Militants)))
            // Whoever is arrested is a suspect, not of an armed group.
            .filter(|draft| draft.kind != Kind::Arrested)
            .find(|draft| draft.counted.as_ref().is_some_and(is_meant))
            .and_then(|draft| draft.group)
    }

    pub(super) fn patients(self, harms: &[Harm], fillers: &mut Vec<Filler>) {
        let doc = self.namer.doc;
        for harm in harms {
            if self.is_of_count(harm.head) || self.is_stretch_of_road(harm.head) {
                continue;
            }
            let (role, span) = match harm.nature {
                Nature::Person { named: true, .. } => (RoleName::Victim, self.namer.full_name(harm.head)),
                Nature::Thing(_) => (RoleName::Target, self.without_deed(self.thing(harm.head), harm.head)),
                // "Attacked a patrol": men on a road, who are hit as a thing is.
                _ if self.source.classes.has("BODY_ON_ROAD", &doc.tokens[harm.head].lemma.to_lowercase()) => {
                    (RoleName::Target, self.without_deed(self.thing(harm.head), harm.head))
                }
                Nature::Body { kind: EntityKind::Organisation | EntityKind::Government } => {
                    (RoleName::Target, wording::named(doc, harm.head))
                }
                _ => continue,
            };
            let mut filler = self.filler(role, harm.head, span);
            filler.effect = Some(harm.effect);
            fillers.push(filler);
            if role == RoleName::Target {
                self.owners(harm.head, fillers);
            }
        }
    }

    /// "It was the third attack on a clinic this month": a kind of thing, by which the attacks are counted.
    fn is_of_count(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let deed = self.telling.trigger;
        let said_of = doc.tokens[deed].deprel == Deprel::Appos
            || doc.children_by(deed, &[Deprel::Cop]).next().is_some();
        doc.tokens[deed].upos == Upos::Noun
            && said_of
            && matches!(np::determination(doc, head), np::Determination::Indefinite | np::Determination::Bare)
            && doc.children_by(deed, &[Deprel::Amod]).any(|t| {
                language::numbers::read_ordinal(doc.word(t)).is_some() || doc.tokens[t].xpos == Xpos::Jjs
            })
    }

    /// "A mine planted on the road from Orsk to Tarn": between two places it says where, and is not what was hit.
    fn is_stretch_of_road(self, head: TokenId) -> bool {
        let doc = self.namer.doc;
        let road =
            matches!(doc.tokens[head].lemma.as_str(), "road" | "highway" | "motorway" | "track" | "route");
        let leads = |t: TokenId| {
            matches!(
                doc.word(t).to_lowercase().as_str(),
                "from" | "between" | "linking" | "connecting" | "leading"
            )
        };
        road && doc.tokens.get(head + 1).is_some_and(|next| next.sentence == doc.tokens[head].sentence)
            && leads(head + 1)
            && ["on", "along", "near", "off", "beside", "at"]
                .iter()
                .any(|case| syntax::has_case(doc, head, case))
    }

    pub(super) fn thing(self, head: TokenId) -> Span {
        let is_person = |t: TokenId| matches!(self.namer.nature(t), Nature::Person { .. });
        let is_thing = |t: TokenId| matches!(self.namer.nature(t), Nature::Thing(_));
        wording::thing(self.namer.doc, head, is_person, is_thing)
    }

    /// "attacked the residence of Jan Holm": whose it is was targeted too.
    pub(super) fn owners(self, thing: TokenId, fillers: &mut Vec<Filler>) {
        let doc = self.namer.doc;
        if !self.source.classes.has("PERSONAL_THING", &doc.tokens[thing].lemma.to_lowercase()) {
            return;
        }
        let of = doc
            .children_by(thing, &[Deprel::NmodPoss, Deprel::Nmod])
            .filter(|&t| doc.tokens[t].deprel == Deprel::NmodPoss || syntax::has_case(doc, t, "of"));
        for owner in of {
            let owner = self.namer.resolved(owner);
            if matches!(self.namer.nature(owner), Nature::Person { named: true, .. }) {
                let mut filler = self.filler(RoleName::Victim, owner, self.namer.full_name(owner));
                filler.effect = Some(Effect::None);
                fillers.push(filler);
            }
        }
    }
}
