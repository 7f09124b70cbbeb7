//! What a noun alone names: "the army", "Pakistani police", "the defence ministry", "the Lipova city government".

use std::collections::{HashMap, HashSet};

use language::names::Actors;
use language::{Deprel, Document, Name, NameKind, TokenId, Upos, Xpos};

use super::tables::{Institution, Tables};
use super::{Entities, Entity};
use crate::np;
use crate::reading::EntityKind;

/// Adds institutions and their mentions.
pub fn add(document: &Document, actors: &Actors, tables: &Tables, found: &mut Entities) {
    let mut seen = Seen::default();
    for token in 0..document.tokens.len() {
        if found.of_token.contains_key(&token) {
            continue;
        }
        let Some((institution, start)) = institution_at(document, tables, token) else { continue };
        let owner = owner(document, actors, token, start);
        let entity =
            seen.find(found, institution, &owner).or_else(|| full_name(document, found, institution));
        let span = document.span_of(owner.start..token + 1);
        let entity = entity.unwrap_or_else(|| {
            found.list.push(Entity {
                name: span,
                kind: institution.kind,
                class: institution.class.clone(),
                known: None,
                country: owner.country.clone(),
                role: None,
                private: false,
                member_of: None,
                mentions: Vec::new(),
            });
            found.list.len() - 1
        });
        let held = &mut found.list[entity];
        if held.known.is_none() && held.country.is_none() && owner.key.is_some() {
            held.country.clone_from(&owner.country);
            held.name = span;
        }
        held.mentions.push(span);
        found.of_token.insert(token, entity);
        seen.put(institution, &owner, entity);
    }
}

/// Whose institution it is.
#[derive(Clone, Debug, Default)]
struct Owner {
    /// What tells it from others of its class: country code, or the words of a place or group.
    key: Option<String>,
    country: Option<String>,
    /// First token of the mention, with the owner where it stands before the noun.
    start: TokenId,
}

/// Institutions met so far.
#[derive(Default)]
struct Seen {
    /// By class and owner.
    owned: HashMap<(String, String), usize>,
    /// Those that have an owner.
    with_owner: HashSet<usize>,
    /// By class: the last one.
    last: HashMap<String, usize>,
}

impl Seen {
    fn find(&self, found: &Entities, institution: &Institution, owner: &Owner) -> Option<usize> {
        let class = &institution.class;
        let last = self.last.get(class).copied();
        match &owner.key {
            Some(key) => {
                let same = self.owned.get(&(class.clone(), key.clone())).copied();
                // "the army ... the Ruritanian army": one that had no owner yet.
                same.or_else(|| last.filter(|e| !self.with_owner.contains(e)))
                    .or_else(|| named(found, institution, owner.country.as_deref()))
            }
            None => last.or_else(|| named(found, institution, None)),
        }
    }

    fn put(&mut self, institution: &Institution, owner: &Owner, entity: usize) {
        if let Some(key) = &owner.key {
            self.owned.insert((institution.class.clone(), key.clone()), entity);
            self.with_owner.insert(entity);
        }
        // "The health ministry ... the ministry".
        if let Some((_, general)) = institution.class.rsplit_once(' ') {
            self.last.insert(general.to_owned(), entity);
        }
        self.last.insert(institution.class.clone(), entity);
    }
}

/// Bytes of a name that says no more than "army" or "armed forces" says.
const LONGEST_PLAIN_NAME: usize = "Armed Forces".len();

/// The one force of that kind that the report names: "the army" after "Armed Forces of Ruritania".
fn named(found: &Entities, institution: &Institution, country: Option<&str>) -> Option<usize> {
    let class = match institution.class.as_str() {
        "army" | "military" => "military",
        "police" => "police",
        _ => return None,
    };
    let fits = |e: &Entity| {
        e.kind == EntityKind::SecurityForce
            && e.class == class
            && (e.known.is_some() || institution.class == "police" || e.name.len() <= LONGEST_PLAIN_NAME)
            && country.is_none_or(|code| e.country.as_deref() == Some(code))
    };
    let mut all = found.list.iter().enumerate().filter(|(_, e)| fits(e)).map(|(index, _)| index);
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// "The health ministry" after "the Ministry of Health": the same words in a full name.
fn full_name(document: &Document, found: &Entities, institution: &Institution) -> Option<usize> {
    let (of, general) = institution.class.rsplit_once(' ')?;
    let words = format!("{general} of {of}");
    found.list.iter().position(|entity| {
        let name = entity.name.of(&document.text).to_lowercase();
        name.strip_prefix("the ").unwrap_or(&name) == words
    })
}

/// The institution that a noun names, and the first token of its name.
fn institution_at<'t>(
    document: &Document,
    tables: &'t Tables,
    token: TokenId,
) -> Option<(&'t Institution, TokenId)> {
    let held = &document.tokens[token];
    if !matches!(held.upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    let lemma = held.lemma.to_lowercase();
    let before = token.checked_sub(1).filter(|&t| document.tokens[t].sentence == held.sentence);
    let two = before.map(|t| format!("{} {lemma}", document.word(t).to_lowercase()));
    let (institution, start) = match two.as_deref().and_then(|two| tables.institution(two)) {
        Some(institution) => (institution, token - 1),
        None => (tables.institution(&lemma)?, token),
    };
    // "two governments", "an army": no one institution.
    let several = matches!(held.xpos, Xpos::Nns | Xpos::Nnps)
        && document.word(token).to_lowercase() != lemma
        && !matches!(lemma.as_str(), "force" | "service" | "authority" | "guard");
    let indefinite = document.children_by(token, &[Deprel::Det, Deprel::Nummod]).any(|c| {
        !matches!(document.word(c).to_lowercase().as_str(), "the" | "this" | "that" | "these" | "those")
    });
    (!several && !indefinite).then_some((institution, start))
}

/// Whose institution it is: a country's, place's or group's name before it, as possessor or behind "of".
fn owner(document: &Document, actors: &Actors, token: TokenId, start: TokenId) -> Owner {
    let relations = [Deprel::Amod, Deprel::Compound, Deprel::NmodPoss, Deprel::Nmod, Deprel::NmodDesc];
    let of_token = document.children_by(token, &relations).filter(|&c| {
        document.tokens[c].deprel != Deprel::Nmod
            || c < token
            || document
                .children_by(c, &[Deprel::Case])
                .any(|case| document.word(case).eq_ignore_ascii_case("of"))
    });
    // In "Ruritanian army spokesman" both words hang on the last.
    let beside =
        start.checked_sub(1).filter(|&t| document.tokens[t].sentence == document.tokens[token].sentence);
    for owner in of_token.chain(beside) {
        let Some(name) = np::name_at(document, owner) else { continue };
        let first =
            if name.tokens.end <= token && token - name.tokens.end <= 2 { name.tokens.start } else { start };
        let (key, country) = owner_key(document, actors, name);
        if key.is_some() {
            return Owner { key, country, start: first };
        }
    }
    Owner { key: None, country: None, start }
}

fn owner_key(document: &Document, actors: &Actors, name: &Name) -> (Option<String>, Option<String>) {
    let words = || Some(name.span.of(&document.text).to_lowercase());
    match name.kind {
        NameKind::Country | NameKind::People => {
            let code = name.known.as_deref().and_then(|key| actors.country(key)).map(|c| c.code.clone());
            (code.clone().or_else(words), code)
        }
        NameKind::Place | NameKind::ArmedGroup | NameKind::Organisation => (words(), None),
        _ => (None, None),
    }
}

/// Whether the head of a phrase is an institution's noun that stands for the whole ("the army", not "army base").
pub fn heads_phrase(document: &Document, token: TokenId) -> bool {
    let token = &document.tokens[token];
    matches!(token.upos, Upos::Noun | Upos::Propn)
        && !matches!(token.deprel, Deprel::Compound | Deprel::Amod | Deprel::NmodDesc | Deprel::Flat)
}
