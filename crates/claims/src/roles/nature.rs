//! What a noun phrase names, as far as roles ask: persons, a body that can act, a thing, a weapon.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use language::names::Titles;
use language::{Deprel, Document, NameKind, Span, TokenId, Upos};

use super::codes::Side;
use super::group_names;
use super::things::{Class, Thing, Things};
use super::wording;
use crate::entities::{Entities, Entity};
use crate::np;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{EntityKind, Group, RoleDetail};
use crate::syntax;

/// Words before a name's head among which an office is looked for.
const OFFICE_REACH: usize = 3;

/// Words before bare "guards" among which the report may tell whose they are.
const GUARDS_BEFORE: usize = 80;

/// Words behind a noun among which its name may go on.
const LONGEST_NAME: usize = 7;

/// What a phrase names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nature {
    /// A person or persons.
    Person {
        /// By name.
        named: bool,
        /// Their group, where told.
        group: Option<Group>,
    },
    /// An organisation, force, group or institution.
    Body {
        /// Which kind.
        kind: EntityKind,
    },
    /// A thing that can be attacked.
    Thing(Thing),
    /// A thing to attack with.
    Weapon,
    /// Anything else.
    Other,
}

impl Nature {
    /// Whether it belongs to armed forces or armed groups.
    pub fn is_military(self) -> bool {
        match self {
            Self::Person { group, .. } => matches!(group, Some(Group::SecurityForces | Group::Militants)),
            Self::Body { kind } => matches!(kind, EntityKind::SecurityForce | EntityKind::ArmedGroup),
            Self::Thing(thing) => thing.military,
            Self::Weapon | Self::Other => false,
        }
    }

    /// On whose side it is.
    pub fn side(self) -> Side {
        match self {
            Self::Person { group: Some(group), .. } => Side::of(group),
            Self::Body { kind: EntityKind::SecurityForce | EntityKind::Government | EntityKind::Country } => {
                Side::State
            }
            Self::Body { kind: EntityKind::ArmedGroup } => Side::Group,
            Self::Thing(thing) if thing.military => Side::State,
            _ => Side::Others,
        }
    }
}

/// What is asked of a report's words.
#[derive(Clone, Copy, Debug)]
pub struct Namer<'a> {
    /// The text.
    pub doc: &'a Document,
    /// Who it speaks of.
    pub entities: &'a Entities,
    /// For each of them, the name that is used most ([`most_called`]).
    pub most_called: &'a [Option<Span>],
    /// Nouns for people.
    pub people: &'a People,
    /// Nouns for things.
    pub things: &'a Things,
    /// Titles.
    pub titles: &'a Titles,
    /// Word classes.
    pub classes: &'a Classes,
}

/// For each entity, its most frequent mention, the first of those as frequent; case does not count.
pub fn most_called(doc: &Document, entities: &Entities) -> Vec<Option<Span>> {
    let mentioned = |entity: &Entity| {
        // For each wording: its first place among the mentions, and how many there are.
        let mut wordings: HashMap<String, (usize, usize)> = HashMap::new();
        for (place, mention) in entity.mentions.iter().enumerate() {
            wordings.entry(mention.of(&doc.text).to_lowercase()).or_insert((place, 0)).1 += 1;
        }
        let most = wordings.into_values().max_by_key(|&(place, times)| (times, Reverse(place)));
        most.map(|(place, _)| entity.mentions[place])
    };
    entities.list.iter().map(mentioned).collect()
}

impl Namer<'_> {
    /// The phrase that a pronoun takes up; others themselves.
    pub fn resolved(self, head: TokenId) -> TokenId {
        match self.doc.tokens[head].upos {
            Upos::Pron => self.entities.antecedent(head).unwrap_or(head),
            _ => head,
        }
    }

    /// The fullest name that the report has for a person, without title.
    pub fn full_name(self, head: TokenId) -> Span {
        let entity = self.entities.at(head).and_then(|e| self.entities.list.get(e));
        let span = entity.map_or_else(|| wording::named(self.doc, head), |entity| entity.name);
        let mut tokens = self.doc.tokens_in(span);
        while tokens.len() > 1 && self.titles.is_title(self.doc.word(tokens.start)) {
            tokens.start += 1;
        }
        // "SENATOR ADA HOLM": in capitals nothing tells a title that the name takes in from the name.
        let last_title = || {
            let first = tokens.start..tokens.end.saturating_sub(2);
            first.rev().find(|&t| self.people.noun(&self.doc.word(t).to_lowercase()).is_some())
        };
        if !span.of(&self.doc.text).chars().any(char::is_lowercase)
            && let Some(title) = last_title()
        {
            tokens.start = title + 1;
        }
        self.doc.span_of(tokens)
    }

    /// The name by which the report mostly calls a body.
    pub fn body_name(self, head: TokenId) -> Span {
        // "The Jan Holm front": a noun whose name was taken for a person's.
        let person = head.checked_sub(1).and_then(|t| np::name_at(self.doc, t)).filter(|name| {
            name.kind == NameKind::Person
                && !name.tokens.contains(&head)
                && group_names::named_before(self.doc, self.classes, head).is_some()
        });
        if let Some(name) = person {
            return self.doc.span_of(name.tokens.start..head + 1);
        }
        let known = self.entities.at(head).and_then(|e| self.most_called.get(e).copied().flatten());
        known.unwrap_or_else(|| {
            let span = wording::named(self.doc, head);
            let mut tokens = self.doc.tokens_in(span);
            if np::name_at(self.doc, head).is_some() {
                return span;
            }
            // "Russian forces", "the United Front of Tarn": whose they are, and the whole of a name that nobody knows.
            let named = self.doc.tokens[head].upos == Upos::Propn
                || group_names::is_group(self.doc, self.classes, head);
            while let Some(before) = tokens.start.checked_sub(1).filter(|&t| {
                // "The Black Sea fleet": the word may hang on one between.
                let above = self.doc.tokens[t].head;
                above.is_some_and(|above| above == head || tokens.contains(&above))
                    && matches!(self.doc.tokens[t].deprel, Deprel::Amod)
                    && self.is_capitalised(t)
            }) {
                tokens.start = before;
            }
            // "The Group for the Support of Peace".
            let sentence = self.doc.tokens[head].sentence;
            let mut last = tokens.end;
            for t in tokens.end..self.doc.tokens.len().min(tokens.end + LONGEST_NAME) {
                let word = self.doc.word(t);
                if !named || self.doc.tokens[t].sentence != sentence {
                    break;
                }
                if self.is_capitalised(t) {
                    last = t + 1;
                } else if !matches!(word, "of" | "for" | "the" | "and") || self.begins_another(t) {
                    break;
                }
            }
            // "The Lake Front in Tarn" ends before the place; "the Lake Front and Jan" is two.
            if last > tokens.end && matches!(self.doc.word(tokens.end), "of" | "for") {
                tokens.end = last;
            }
            self.doc.span_of(tokens)
        })
    }

    /// "And the Lake Front" behind "the Movement for Tarn": another body.
    fn begins_another(self, and: TokenId) -> bool {
        self.doc.word(and) == "and"
            && self.doc.tokens.get(and + 1).is_some_and(|_| self.doc.word(and + 1) == "the")
    }

    /// "A suicide bomber", "the bomber": a person; "a US bomber", "bombers" are what flies.
    fn is_bomber_in_person(self, head: TokenId) -> bool {
        let doc = self.doc;
        if doc.tokens[head].lemma != "bomber" || np::is_plural(doc, head) {
            return false;
        }
        let mut before = doc.children_by(head, &[Deprel::Compound, Deprel::Amod]).peekable();
        let alone = before.peek().is_none();
        let by_vest = before.any(|t| {
            matches!(
                doc.tokens[t].lemma.as_str(),
                "suicide" | "car" | "truck" | "bus" | "motorcycle" | "lone" | "female" | "male"
            )
        });
        by_vest || alone && doc.children_by(head, &[Deprel::Det]).next().is_some()
    }

    /// What the phrase with this head names.
    pub fn nature(self, head: TokenId) -> Nature {
        let doc = self.doc;
        if self.is_weapon_by_name(head) {
            return Nature::Weapon;
        }
        if let Some(thing) = self.things.car_of_make(doc, head) {
            return Nature::Thing(self.owned(thing, head));
        }
        if group_names::is_group(doc, self.classes, head) {
            return Nature::Body { kind: EntityKind::ArmedGroup };
        }
        if group_names::is_called_so(doc, self.classes, head) {
            return Nature::Body { kind: EntityKind::ArmedGroup };
        }
        if let Some(kind) = group_names::called(doc, self.classes, head) {
            return Nature::Body { kind };
        }
        if let Some(kind) = group_names::named_before(doc, self.classes, head) {
            return Nature::Body { kind };
        }
        if np::name_at(doc, head).is_none() && group_names::is_armed_body(doc, self.classes, head) {
            return Nature::Body { kind: EntityKind::ArmedGroup };
        }
        let group = self.people.who(doc, head).and_then(|who| who.group);
        let entity = self.entities.at(head).and_then(|e| self.entities.list.get(e));
        if np::name_at(doc, head).is_none() && entity.is_some_and(|e| e.kind == EntityKind::Person) {
            return Nature::Person { named: true, group };
        }
        if let Some(name) = np::name_at(doc, head) {
            let last = name.tokens.end.saturating_sub(1);
            // "Shelling has killed 27": a word that opens the sentence has its capital from there.
            let opens = name.tokens.len() == 1
                && name.tokens.start == doc.sentences[doc.tokens[head].sentence].tokens.start;
            if opens && self.classes.has("STATE_WEAPON", &doc.word(head).to_lowercase()) {
                return Nature::Weapon;
            }
            let thing = self.things.of(doc, last).filter(|thing| !thing.is_weapon());
            return match (name.kind, thing) {
                (NameKind::Person, _) => Nature::Person { named: true, group },
                // "ELECTRIC POLES": in capitals nothing tells the thing from the people.
                (NameKind::People, Some(thing)) if !self.is_capitalised(last) => {
                    Nature::Thing(self.owned(thing, head))
                }
                (NameKind::People, _) => Nature::Person { named: false, group },
                (NameKind::ArmedGroup, _) => Nature::Body { kind: EntityKind::ArmedGroup },
                (NameKind::SecurityForce, _) => Nature::Body { kind: EntityKind::SecurityForce },
                (NameKind::Organisation, _) if self.is_people_by_noun(name.tokens.clone()) => {
                    Nature::Person { named: false, group }
                }
                (_, Some(thing)) => Nature::Thing(self.owned(thing, head)),
                (NameKind::Organisation, None) => Nature::Body { kind: EntityKind::Organisation },
                (NameKind::Government, None) => Nature::Body { kind: EntityKind::Government },
                (NameKind::Country | NameKind::Place, None) => Nature::Other,
            };
        }
        if doc.tokens[head].upos == Upos::Pron {
            return Nature::Other;
        }
        if self.is_bomber_in_person(head) {
            return Nature::Person { named: false, group };
        }
        if let Some(thing) = self.things.of(doc, head).filter(|_| !self.is_accusation(head)) {
            return if thing.is_weapon() { Nature::Weapon } else { Nature::Thing(self.owned(thing, head)) };
        }
        // "The tanker Evia".
        if doc.tokens[head].upos == Upos::Propn
            && let Some(thing) = doc
                .children_by(head, &[Deprel::Compound])
                .filter(|&t| t < head && doc.tokens[t].upos == Upos::Noun)
                .find_map(|t| self.things.of(doc, t).filter(|thing| thing.class == Class::Vehicle))
        {
            return Nature::Thing(self.owned(thing, head));
        }
        if self.is_private_guard(head) {
            return Nature::Person { named: false, group };
        }
        if self.is_force_of_state(head) {
            return Nature::Body { kind: EntityKind::SecurityForce };
        }
        let entity = self.entities.at(head).and_then(|e| self.entities.kind(e));
        if let Some(kind @ (EntityKind::SecurityForce | EntityKind::Government | EntityKind::Organisation)) =
            entity
            && (!np::is_plural(doc, head) || matches!(doc.tokens[head].lemma.as_str(), "force" | "police"))
        {
            return Nature::Body { kind };
        }
        if self.classes.has("GANG", &doc.tokens[head].lemma.to_lowercase()) || self.is_political_wing(head) {
            return Nature::Person { named: false, group };
        }
        match self.people.who(doc, head) {
            Some(who) if who.is_person => Nature::Person { named: false, group },
            Some(_) => Nature::Body { kind: EntityKind::ArmedGroup },
            None => Nature::Other,
        }
    }

    /// "On charges of stabbing her", "murder charges": what a court hears explodes nowhere.
    fn is_accusation(self, head: TokenId) -> bool {
        let doc = self.doc;
        let is = |class: &str, t: TokenId| self.classes.has(class, &doc.tokens[t].lemma.to_lowercase());
        // "A dynamite charge".
        let explodes = |t: TokenId| self.things.of(doc, t).is_some_and(Thing::is_weapon);
        is("ACCUSATION_NOUN", head)
            && !doc.children_by(head, &[Deprel::Compound, Deprel::Amod]).any(explodes)
            && (doc
                .children_by(head, &[Deprel::Case])
                .any(|t| matches!(doc.tokens[t].lemma.as_str(), "on" | "of" | "for"))
                || doc.children_by(head, &[Deprel::Acl]).next().is_some()
                || doc
                    .children_by(head, &[Deprel::Compound, Deprel::Nmod, Deprel::Amod])
                    .any(|t| is("CRIME", t) || is("GUILTY_ACT", t) || doc.tokens[t].lemma == "criminal"))
    }

    /// On whose side the phrase with this head is: as [`Nature::side`], with what its noun tells of criminals, of a crowd and of
    /// guards who are no force's.
    pub fn side(self, head: TokenId, nature: Nature) -> Side {
        if matches!(nature, Nature::Person { named: true, .. }) && self.is_private_guard(head) {
            return Side::Others;
        }
        let Nature::Person { named: false, group } = nature else { return nature.side() };
        let lemma = self.doc.tokens[head].lemma.to_lowercase();
        if self.classes.has("CROWD_NOUN", &lemma)
            || np::is_plural(self.doc, head) && self.classes.has("CROWD_PEOPLE", &lemma)
        {
            return Side::Crowd;
        }
        if group == Some(Group::Militants) && self.classes.has("CRIMINAL", &lemma)
            || self.classes.has("PRISONER", &lemma)
        {
            return Side::Crime;
        }
        // "An off-duty policeman shot his wife": what one does for himself is no deed of his force.
        let for_himself = !np::is_plural(self.doc, head)
            && self
                .doc
                .children_by(head, &[Deprel::Amod, Deprel::Compound, Deprel::Advmod])
                .any(|t| self.classes.has("OFF_DUTY", &self.doc.word(t).to_lowercase()));
        if for_himself || self.is_private_guard(head) { Side::Others } else { nature.side() }
    }

    /// "a security guard", "his bodyguards", "prison guards": who guards, and fights for no force.
    pub fn is_private_guard(self, head: TokenId) -> bool {
        let doc = self.doc;
        // "A night watchman, Jan Holm": by the noun beside the name.
        if np::name_at(doc, head).is_some_and(|name| name.kind == NameKind::Person) {
            let above = doc.tokens[head].head.filter(|_| doc.tokens[head].deprel == Deprel::Appos);
            let mut beside = doc.children_by(head, &[Deprel::Appos]).chain(above);
            return beside.any(|t| doc.tokens[t].upos == Upos::Noun && self.is_private_guard(t));
        }
        let lemma = doc.tokens[head].lemma.to_lowercase();
        if self.people.noun(&lemma).and_then(|noun| noun.detail) != Some(RoleDetail::Guard) {
            return false;
        }
        let of_force = |t: TokenId| {
            let lemma = doc.tokens[t].lemma.to_lowercase();
            self.classes.has("MILITARY", &lemma) || self.classes.has("FORCE_OF_GUARDS", &lemma)
        };
        let owners = |head: TokenId| {
            doc.children_by(head, &[Deprel::Compound, Deprel::Amod, Deprel::NmodPoss, Deprel::Nmod])
        };
        // "Border guards exchanged fire. Three guards were killed."
        let same_noun = |t: &TokenId| doc.tokens[*t].lemma.eq_ignore_ascii_case(&lemma);
        let told_before = || {
            (head.saturating_sub(GUARDS_BEFORE)..head)
                .rev()
                .find(same_noun)
                .filter(|&t| owners(t).any(of_force))
        };
        let alone = owners(head).next().is_none();
        !owners(head).any(of_force) && (!alone || told_before().is_none())
    }

    /// "Russian forces", "government forces": those of a state, "rebel forces" are not.
    fn is_force_of_state(self, head: TokenId) -> bool {
        let doc = self.doc;
        let of_state = |t: TokenId| {
            np::name_at(doc, t).is_some_and(|name| matches!(name.kind, NameKind::People | NameKind::Country))
                || self.classes.has("FORCE_OWNER", &doc.tokens[t].lemma.to_lowercase())
        };
        let owners = || doc.children_by(head, &[Deprel::Amod, Deprel::Compound, Deprel::NmodPoss]);
        // "The Black Sea fleet", "an Ethiopian battalion".
        let unit = || {
            self.classes.has("FORCE_UNIT", &doc.tokens[head].lemma.to_lowercase())
                && !np::is_plural(doc, head)
        };
        // "The security services".
        let services = doc.tokens[head].lemma == "service"
            && owners().any(|t| self.classes.has("SERVICE_OF_STATE", &doc.tokens[t].lemma.to_lowercase()));
        if services {
            return true;
        }
        if unit() && owners().any(|t| np::name_at(doc, t).is_some_and(|name| name.kind == NameKind::Place)) {
            return true;
        }
        (doc.tokens[head].lemma == "force" && np::is_plural(doc, head) || unit())
            && owners().any(of_state)
            && !owners().any(|t| self.classes.has("FIGHTER", &doc.tokens[t].lemma.to_lowercase()))
    }

    /// "the extreme right", "the far left": people by where they stand.
    fn is_political_wing(self, head: TokenId) -> bool {
        let doc = self.doc;
        self.classes.has("POLITICAL_WING", &doc.tokens[head].lemma.to_lowercase())
            && doc
                .children_by(head, &[Deprel::Amod, Deprel::Advmod, Deprel::Compound])
                .any(|t| self.classes.has("EXTREME_WORD", &doc.tokens[t].lemma.to_lowercase()))
    }

    /// "Poles", neither "poles" nor "POLES".
    fn is_capitalised(self, token: TokenId) -> bool {
        let word = self.doc.word(token);
        word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
    }

    /// "former army commander", "retired colonel": who belongs to no force any more.
    pub fn is_former(self, head: TokenId) -> bool {
        let doc = self.doc;
        let role = self.entities.at(head).and_then(|e| self.entities.list.get(e)).and_then(|e| e.role);
        let says = |t: TokenId| self.classes.has("FORMER", &doc.word(t).to_lowercase());
        let before = head.saturating_sub(6)..head;
        role.is_some_and(|role| {
            doc.tokens_in(role).any(says) || doc.tokens_in(role).start.checked_sub(1).is_some_and(says)
        }) || before
            .clone()
            .any(|t| says(t) && (t..head).all(|t| !matches!(doc.tokens[t].upos, Upos::Punct | Upos::Verb)))
    }

    /// "An IED", "with Kalashnikovs", "Dynamite" at the head of a sentence: a weapon that is taken for a name for its capital.
    fn is_weapon_by_name(self, head: TokenId) -> bool {
        let doc = self.doc;
        let word = doc.word(head);
        if doc.tokens[head].upos != Upos::Propn && !word.starts_with(char::is_uppercase) {
            return false;
        }
        let Some(thing) = self.things.of(doc, head).filter(|thing| thing.is_weapon()) else { return false };
        let Some(name) = np::name_at(doc, head) else { return doc.tokens[head].upos == Upos::Propn };
        // "AK-47" is three words.
        if name.tokens.start != head || name.tokens.len() > 3 || name.tokens.len() == 2 {
            return false;
        }
        let letters = word.strip_suffix('s').unwrap_or(word);
        let abbreviated = letters.len() > 1 && letters.chars().all(|c| c.is_uppercase() || c.is_numeric());
        let capitals = doc.sentences[doc.tokens[head].sentence].span.of(&doc.text);
        let shouted = !capitals.chars().any(char::is_lowercase);
        let opens = name.tokens.start == doc.sentences[doc.tokens[head].sentence].tokens.start;
        let fired = matches!(thing.class, Class::Gun | Class::Explosive)
            && (np::is_plural(doc, head) || syntax::has_case(doc, head, "with"));
        !shouted
            && (abbreviated
                || opens && name.kind != NameKind::Person
                || fired && name.kind != NameKind::Person)
    }

    /// "SIX MISSIONARIES": in capitals nothing tells a noun for persons from a name.
    fn is_people_by_noun(self, name: Range<TokenId>) -> bool {
        let doc = self.doc;
        let Some(last) = name.end.checked_sub(1) else { return false };
        np::is_plural(doc, last)
            && self.people.noun(&doc.tokens[last].lemma.to_lowercase()).is_some()
            && (name.start..last).all(|t| doc.tokens[t].upos == Upos::Num)
    }

    /// "Secretary General Jan Holm" commands nobody.
    pub fn is_general_of_office(self, head: TokenId) -> bool {
        let doc = self.doc;
        let says = |t: TokenId| self.classes.has("OFFICE_OF_GENERAL", &doc.word(t).to_lowercase());
        (head.saturating_sub(OFFICE_REACH)..head).any(|t| {
            doc.tokens[t].sentence == doc.tokens[head].sentence
                && doc.word(t).eq_ignore_ascii_case("general")
                && t.checked_sub(1).is_some_and(says)
        }) || doc.word(head).eq_ignore_ascii_case("general") && head.checked_sub(1).is_some_and(says)
    }

    /// "Commander Lind": a rank right before the name.
    pub fn has_military_title(self, head: TokenId) -> bool {
        let doc = self.doc;
        let before = np::name_at(doc, head)
            .filter(|name| name.kind == NameKind::Person)
            .and_then(|name| name.tokens.start.checked_sub(1))
            .filter(|&t| doc.tokens[t].sentence == doc.tokens[head].sentence);
        before.is_some_and(|t| {
            matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn)
                && self.titles.find(doc.word(t)).is_some_and(|title| title.class == "military")
        })
    }

    /// "an army truck", "the headquarters of the police": a thing of armed forces or groups.
    fn owned(self, thing: Thing, head: TokenId) -> Thing {
        let doc = self.doc;
        let of_forces =
            |t: TokenId| {
                self.classes.has("MILITARY", &doc.tokens[t].lemma.to_lowercase())
                    || self.entities.at(t).and_then(|e| self.entities.kind(e)).is_some_and(|kind| {
                        matches!(kind, EntityKind::SecurityForce | EntityKind::ArmedGroup)
                    })
            };
        let owners = doc.children_by(head, &[Deprel::Compound, Deprel::Amod, Deprel::NmodPoss, Deprel::Nmod]);
        let military = owners
            .filter(|&t| doc.tokens[t].deprel != Deprel::Nmod || syntax::has_case(doc, t, "of"))
            .any(of_forces);
        // "a bus carrying 27 soldiers"
        let carries = || {
            doc.children_by(head, &[Deprel::Acl, Deprel::AclRelcl])
                .filter(|&t| self.classes.has("CARRIES_VERB", &doc.tokens[t].lemma))
                .filter_map(|t| syntax::object(doc, t))
                .filter_map(|t| self.people.who(doc, t))
                .any(|who| matches!(who.group, Some(Group::SecurityForces | Group::Militants)))
        };
        // "Policemen were killed when rebels blew up the vehicle in which they were travelling", "their car".
        let of_fighters = |they: TokenId| {
            let pronoun = matches!(doc.word(they).to_lowercase().as_str(), "they" | "their");
            let meant = self.entities.antecedent(they).filter(|_| pronoun);
            meant
                .and_then(|noun| self.people.who(doc, noun))
                .is_some_and(|who| matches!(who.group, Some(Group::SecurityForces | Group::Militants)))
        };
        let rides = || {
            doc.children_by(head, &[Deprel::AclRelcl])
                .filter(|&t| {
                    matches!(
                        doc.tokens[t].lemma.as_str(),
                        "travel" | "ride" | "drive" | "move" | "go" | "sit" | "be"
                    )
                })
                .filter_map(|t| syntax::own_subject(doc, t))
                .any(of_fighters)
        };
        let theirs = || doc.children_by(head, &[Deprel::NmodPoss]).any(of_fighters);
        Thing { military: thing.military || military || carries() || rides() || theirs(), ..thing }
    }
}
