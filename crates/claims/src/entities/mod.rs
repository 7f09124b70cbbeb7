//! Entities: who and what a report speaks of, and which words refer to it.
//!
//! Stages, each in a file of its own:
//!
//! - [`clusters`] puts the names of a document together: full name and surname, name and acronym, known key;
//! - [`roles`] reads what a person is from titles, appositions and predicates, and whether that is a public office;
//! - [`institutions`] adds what is named by a noun alone: "the Ruritanian army", "the government";
//! - [`coreference`] links pronouns and noun phrases to what stands before them.
//!
//! A link is made only where the rules leave no doubt: a missing one is better than a wrong one.

mod clusters;
mod coreference;
mod institutions;
mod mentions;
mod roles;
mod tables;

use std::collections::HashMap;

use language::names::Actors;
use language::{Document, Span, TokenId, Upos};

use crate::np;
use crate::people::People;
use crate::reading::{self, EntityKind, Offsets};

pub use tables::Tables;

/// A person, group or institution, or a people.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The fullest name in the report.
    pub name: Span,
    /// What it is.
    pub kind: EntityKind,
    /// Closer than the kind: `insurgent`, `police`, `ministry`, `media` ... (`data/actors.tsv`); empty if not known.
    pub class: String,
    /// Key of the known actor, or code of the country.
    pub known: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// What the report calls a person: "spokesman of the BLA".
    pub role: Option<Span>,
    /// A person in no public office.
    pub private: bool,
    /// The entity that a person speaks or acts for.
    pub member_of: Option<usize>,
    /// Where it is named, in order of the text.
    pub mentions: Vec<Span>,
}

/// The entities of a document and the words that refer to them.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// In order of first mention.
    pub list: Vec<Entity>,
    /// For tokens of names and heads of noun phrases: the entity.
    of_token: HashMap<TokenId, usize>,
    /// For pronouns and noun phrases that take up an earlier one: its head.
    antecedents: HashMap<TokenId, TokenId>,
    /// For each entity, whose side it is on.
    sides: Vec<Option<usize>>,
}

impl Entities {
    /// Finds the entities of a document that names and trees have been filled in.
    pub fn find(document: &Document, actors: &Actors, people: &People, tables: &Tables) -> Self {
        let mut found = clusters::find(document, actors);
        institutions::add(document, actors, tables, &mut found);
        found.in_order_of_text();
        roles::fill(document, actors, people, &mut found);
        coreference::link(document, people, tables, &mut found);
        roles::fill_members(document, &mut found);
        found.sides = sides(actors, &found.list);
        found
    }

    /// The entity that the noun phrase or pronoun with this head refers to.
    pub fn at(&self, head: TokenId) -> Option<usize> {
        let mut token = head;
        for _ in 0..MAX_CHAIN {
            if let Some(&entity) = self.of_token.get(&token) {
                return Some(entity);
            }
            token = *self.antecedents.get(&token)?;
        }
        None
    }

    /// The head of the noun phrase that a pronoun or noun phrase takes up, as far back as the chain leads.
    pub fn antecedent(&self, head: TokenId) -> Option<TokenId> {
        let mut token = *self.antecedents.get(&head)?;
        for _ in 0..MAX_CHAIN {
            match self.antecedents.get(&token) {
                Some(&earlier) => token = earlier,
                None => break,
            }
        }
        Some(token)
    }

    /// What an entity is.
    pub fn kind(&self, entity: usize) -> Option<EntityKind> {
        self.list.get(entity).map(|e| e.kind)
    }

    /// The entity on whose side another is: the state for its army and spokesmen, the group for its commanders. A party
    /// that is on no other's side is on its own; who takes no part (media, aid, courts) is on none.
    pub fn side(&self, entity: usize) -> Option<usize> {
        self.sides.get(entity).copied().flatten()
    }

    /// The entity that an unnamed holder speaks for: the army for "an army spokesman", the police for "police officials".
    pub fn affiliation(&self, document: &Document, head: TokenId) -> Option<usize> {
        if let Some(entity) = self.at(head) {
            return self.list.get(entity).and_then(|e| e.member_of);
        }
        roles::affiliation(document, self, head)
    }

    /// The fullest name for who is meant by a noun phrase or pronoun; the phrase's own words where nothing is known.
    pub fn describe(&self, document: &Document, head: TokenId) -> String {
        if let Some(entity) = self.at(head).and_then(|entity| self.list.get(entity)) {
            return entity.name.of(&document.text).to_owned();
        }
        let pronoun = document.tokens.get(head).is_some_and(|t| t.upos == Upos::Pron);
        let head = self.antecedent(head).filter(|_| pronoun).unwrap_or(head);
        np::core(document, head).of(&document.text).to_owned()
    }

    /// As the reading writes them: `e1`, `e2`, ... in order of first mention.
    pub fn to_reading(&self, document: &Document, offsets: &Offsets<'_>) -> Vec<reading::Entity> {
        let text = document.text.as_str();
        let write = |(index, entity): (usize, &Entity)| {
            let name = one_line(entity.name.of(text));
            let mut aliases: Vec<String> = Vec::new();
            for mention in &entity.mentions {
                let alias = one_line(mention.of(text));
                if alias != name && !aliases.contains(&alias) && aliases.len() < MAX_ALIASES {
                    aliases.push(alias);
                }
            }
            reading::Entity {
                id: format!("e{}", index + 1),
                name,
                kind: entity.kind,
                aliases,
                country: entity.country.clone(),
                role: entity.role.map(|role| one_line(role.of(text))),
                private: entity.private,
                masked: false,
                mentions: entity.mentions.iter().map(|&mention| offsets.span(mention)).collect(),
            }
        };
        self.list.iter().enumerate().map(write).collect()
    }

    /// Numbers the entities by their first mention.
    fn in_order_of_text(&mut self) {
        for entity in &mut self.list {
            entity.mentions.sort_unstable();
            entity.mentions.dedup();
        }
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by_key(|&e| (self.list[e].mentions.first().copied(), e));
        let mut rank = vec![0; order.len()];
        for (position, &entity) in order.iter().enumerate() {
            rank[entity] = position;
        }
        let mut old: Vec<Option<Entity>> = std::mem::take(&mut self.list).into_iter().map(Some).collect();
        self.list = order.iter().filter_map(|&entity| old[entity].take()).collect();
        for entity in self.of_token.values_mut() {
            *entity = rank[*entity];
        }
    }
}

/// Links followed from one mention to an earlier one.
const MAX_CHAIN: usize = 64;
/// Other names shown for one entity.
const MAX_ALIASES: usize = 20;

/// A name without the line break that runs through it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// For each entity, whose side it is on.
fn sides(actors: &Actors, list: &[Entity]) -> Vec<Option<usize>> {
    let mut by_key: HashMap<&str, usize> = HashMap::new();
    let mut state: HashMap<&str, usize> = HashMap::new();
    for (index, entity) in list.iter().enumerate() {
        if let Some(key) = &entity.known {
            by_key.entry(key).or_insert(index);
        }
        if let (EntityKind::Government | EntityKind::SecurityForce, Some(code)) =
            (entity.kind, &entity.country)
        {
            state.entry(code).or_insert(index);
        }
    }
    let of_state = |code: &str| by_key.get(code).or_else(|| state.get(code)).copied();
    // Where one state alone is spoken of, its police and offices are those that no name ties to a country; where several
    // are, those are together one side: of the place where it happened.
    let unplaced = |entity: &Entity| {
        matches!(entity.kind, EntityKind::SecurityForce | EntityKind::Government)
            && entity.known.is_none()
            && entity.country.is_none()
    };
    let mut states = state.values();
    let only_state = states.next().copied().filter(|_| states.next().is_none());
    let local = only_state.or_else(|| list.iter().position(unplaced));
    let own = |index: usize| -> Option<usize> {
        let entity = &list[index];
        let told =
            entity.known.as_deref().and_then(|key| actors.get(key)).and_then(|actor| actor.side.as_deref());
        let told = told.and_then(|side| by_key.get(side).copied().or_else(|| of_state(side)));
        match entity.kind {
            EntityKind::Country => Some(index),
            EntityKind::ArmedGroup => told.or(Some(index)),
            // A force we know without a side is on its own: a coalition, peacekeepers.
            EntityKind::SecurityForce if entity.known.is_some() => told.or(Some(index)),
            EntityKind::SecurityForce | EntityKind::Government => {
                let of_country = || entity.country.as_deref().and_then(of_state);
                told.or_else(of_country).or_else(|| local.filter(|_| unplaced(entity))).or(Some(index))
            }
            EntityKind::Organisation => told,
            EntityKind::Person | EntityKind::People => None,
        }
    };
    let mut sides: Vec<Option<usize>> = (0..list.len()).map(own).collect();
    for index in 0..list.len() {
        if let Some(group) = list[index].member_of {
            sides[index] = sides[group];
        }
    }
    sides
}

#[cfg(test)]
mod tests;
