//! Puts the names of a document together that name one entity.

use std::collections::HashMap;
use std::ops::Range;

use language::names::words::{self, is_small};
use language::names::{Actors, Sex, definitions};
use language::{Deprel, Document, Name, NameKind, TokenId, Upos, Xpos};

use super::{Entities, Entity};
use crate::convert::entity_kind;
use crate::np;
use crate::reading::EntityKind;

/// Entities looked at for one word: the latest ones. Bounds the work on a text that is all names.
const MAX_CANDIDATES: usize = 8;

/// The entities that are named, in order of their first name.
pub fn find(document: &Document, actors: &Actors) -> Entities {
    let kinds = settled_kinds(document);
    let acronyms: HashMap<TokenId, Range<TokenId>> =
        definitions(document).into_iter().map(|d| (d.acronym.start, d.full)).collect();
    let mut clusters = Clusters { found: Entities::default(), names: Vec::new(), index: Index::default() };
    for name in &document.names {
        let folded = folded(document, name);
        if folded.is_empty() {
            continue;
        }
        let kind = kinds.get(&folded.join(" ")).copied().unwrap_or(name.kind);
        let Some(kind) = entity_kind(kind).filter(|&kind| is_entity(document, name, kind)) else { continue };
        // "Front for the Freedom of Kasmir (FFK)": a place may end the full name.
        let defined = acronyms
            .get(&name.tokens.start)
            .and_then(|full| full.clone().rev().find_map(|t| clusters.found.of_token.get(&t)).copied());
        let sex = title_sex(document, actors, name);
        let mention = Mention { name, kind, words: folded, sex };
        let entity = defined.or_else(|| clusters.matching(&mention));
        clusters.put(document, actors, mention, entity);
    }
    clusters.found
}

struct Mention<'a> {
    name: &'a Name,
    kind: EntityKind,
    words: Vec<String>,
    sex: Option<Sex>,
}

/// What is kept of an entity to match further names with.
struct Named {
    words: Vec<String>,
    sex: Option<Sex>,
}

#[derive(Default)]
struct Index {
    known: HashMap<String, usize>,
    /// By kind and all words.
    whole: HashMap<(EntityKind, String), usize>,
    /// By kind and one word: the entities whose name holds it.
    word: HashMap<(EntityKind, String), Vec<usize>>,
    /// By the initials of names of several words.
    initials: HashMap<String, usize>,
}

struct Clusters {
    found: Entities,
    names: Vec<Named>,
    index: Index,
}

impl Clusters {
    fn matching(&self, mention: &Mention<'_>) -> Option<usize> {
        if let Some(known) = &mention.name.known {
            let told = self.index.known.get(&key(mention.kind, known)).copied();
            // "The Karsk People's Army ... The KPA": the text's own group, whatever else is called so.
            return told.or_else(|| self.by_initials(mention));
        }
        let whole = self.index.whole.get(&(mention.kind, mention.words.join(" ")));
        if let Some(&entity) = whole.filter(|&&e| agree(self.names[e].sex, mention.sex)) {
            return Some(entity);
        }
        match mention.kind {
            EntityKind::Person => self.person(mention),
            EntityKind::Country | EntityKind::People => None,
            _ => self.organisation(mention),
        }
    }

    /// A person by a part of the name: "Holub" for "Marek Holub", or the full name of one who was named in part.
    fn person(&self, mention: &Mention<'_>) -> Option<usize> {
        let candidates = self.candidates(mention);
        let fits = |entity: usize| {
            let known = &self.names[entity];
            agree(known.sex, mention.sex) && same_person(&known.words, &mention.words)
        };
        // The surname comes first: of two that share a word, the one whose last it is; then the latest.
        let last = mention.words.last();
        let surname =
            candidates.iter().rev().copied().find(|&e| fits(e) && self.names[e].words.last() == last);
        surname.or_else(|| candidates.iter().rev().copied().find(|&e| fits(e)))
    }

    /// An organisation by its acronym or by a part of its name.
    fn organisation(&self, mention: &Mention<'_>) -> Option<usize> {
        if let Some(entity) = self.by_initials(mention) {
            return Some(entity);
        }
        let fits = |entity: usize| {
            let known = &self.names[entity].words;
            let (short, long) = if known.len() < mention.words.len() {
                (known, &mention.words)
            } else {
                (&mention.words, known)
            };
            short.len() >= 2 && long.windows(short.len()).any(|run| run == short.as_slice())
        };
        self.candidates(mention)
            .iter()
            .rev()
            .copied()
            .find(|&e| self.found.list[e].known.is_none() && fits(e))
    }

    /// An organisation that no table has, by the initials of its name; what kind it is taken for may differ.
    fn by_initials(&self, mention: &Mention<'_>) -> Option<usize> {
        let [acronym] = mention.words.as_slice() else { return None };
        let &entity = self.index.initials.get(acronym)?;
        let held = &self.found.list[entity];
        let bodies = [EntityKind::Organisation, EntityKind::ArmedGroup, EntityKind::SecurityForce];
        let alike = held.kind == mention.kind
            || mention.words.iter().all(|word| word.len() > 2)
                && bodies.contains(&held.kind)
                && bodies.contains(&mention.kind);
        (alike && (held.known.is_none() || mention.name.known.is_none())).then_some(entity)
    }

    fn candidates(&self, mention: &Mention<'_>) -> Vec<usize> {
        let mut found = Vec::new();
        for word in &mention.words {
            if let Some(list) = self.index.word.get(&(mention.kind, word.clone())) {
                found.extend(list.iter().rev().take(MAX_CANDIDATES));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Adds a mention to an entity, or a new entity.
    fn put(&mut self, document: &Document, actors: &Actors, mention: Mention<'_>, entity: Option<usize>) {
        let entity = entity.unwrap_or_else(|| {
            self.found.list.push(new_entity(document, actors, &mention));
            self.names.push(Named { words: mention.words.clone(), sex: mention.sex });
            self.found.list.len() - 1
        });
        let held = &mut self.found.list[entity];
        held.mentions.push(mention.name.span);
        if is_fuller(document, held, &mention) {
            held.name = mention.name.span;
            self.names[entity].words.clone_from(&mention.words);
        }
        self.names[entity].sex = self.names[entity].sex.or(mention.sex);
        for token in mention.name.tokens.clone() {
            self.found.of_token.insert(token, entity);
        }
        let index = &mut self.index;
        if let Some(known) = &mention.name.known {
            index.known.insert(key(mention.kind, known), entity);
        }
        let initials: String =
            mention.words.iter().filter(|w| !is_small(w)).filter_map(|w| w.chars().next()).collect();
        if mention.words.len() > 2 && initials.len() > 2 && mention.kind != EntityKind::Person {
            index.initials.entry(initials).or_insert(entity);
        }
        index.whole.insert((mention.kind, mention.words.join(" ")), entity);
        for word in mention.words {
            let list = index.word.entry((mention.kind, word)).or_default();
            list.retain(|&e| e != entity);
            list.push(entity);
            if list.len() > MAX_CANDIDATES {
                list.remove(0);
            }
        }
    }
}

fn new_entity(document: &Document, actors: &Actors, mention: &Mention<'_>) -> Entity {
    let known = mention.name.known.clone();
    let text = mention.name.span.of(&document.text);
    let actor = known.as_deref().and_then(|key| actors.get(key));
    let class = match actor {
        Some(actor) => actor.class.clone(),
        None => actors.kind_of_words(text).map(|(_, class)| class.to_owned()).unwrap_or_default(),
    };
    let country = known.as_deref().and_then(|key| actors.country_of(key)).map(str::to_owned);
    Entity {
        name: mention.name.span,
        kind: mention.kind,
        class,
        country: country.or_else(|| country_in(document, actors, mention.name)),
        known,
        role: None,
        private: mention.kind == EntityKind::Person,
        member_of: None,
        mentions: Vec::new(),
    }
}

/// The country that the words of an unknown institution name: "Ruritanian Interior Ministry".
fn country_in(document: &Document, actors: &Actors, name: &Name) -> Option<String> {
    if !matches!(name.kind, NameKind::Government | NameKind::SecurityForce) {
        return None;
    }
    // "Peru's Interior Ministry"
    let owner = name.tokens.start.checked_sub(2).and_then(|before| {
        let possessive = document.tokens[before + 1].xpos == Xpos::Pos;
        let here = document.tokens[before].sentence == document.tokens[name.tokens.start].sentence;
        np::name_at(document, before).filter(|_| possessive && here)
    });
    if let Some(code) = owner.and_then(|owner| actors.country_named(owner.span.of(&document.text))) {
        return Some(code.to_owned());
    }
    let words: Vec<&str> = name.tokens.clone().map(|t| document.word(t)).collect();
    (1..=2.min(words.len())).rev().find_map(|n| {
        words.windows(n).find_map(|run| actors.country_named(&run.join(" "))).map(str::to_owned)
    })
}

/// Whether a name is an entity of its own: peoples only where a noun names them, not as an adjective.
fn is_entity(document: &Document, name: &Name, kind: EntityKind) -> bool {
    if kind != EntityKind::People {
        return true;
    }
    let Some(head) = np::head(document, name.tokens.clone()) else { return false };
    let token = &document.tokens[head];
    name.known.is_some()
        && matches!(token.upos, Upos::Noun | Upos::Propn)
        && !matches!(token.deprel, Deprel::Amod | Deprel::Compound | Deprel::NmodDesc)
}

/// Countries and peoples share their codes.
fn key(kind: EntityKind, known: &str) -> String {
    match kind {
        EntityKind::Country => format!("country {known}"),
        EntityKind::People => format!("people {known}"),
        _ => known.to_owned(),
    }
}

fn agree(a: Option<Sex>, b: Option<Sex>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// Whether two names can be one person's: one is a part of the other, or first and last words are the same.
fn same_person(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(first), Some(last)) = (short.first(), short.last()) else { return false };
    if short.len() == 1 && is_small(first) {
        return false;
    }
    let inside = long.windows(short.len()).any(|run| run == short);
    inside || short.len() >= 2 && long.first() == Some(first) && long.last() == Some(last)
}

/// Whether a mention names its entity more fully than the name held so far: more words, then not in capitals.
fn is_fuller(document: &Document, held: &Entity, mention: &Mention<'_>) -> bool {
    let old = held.name.of(&document.text);
    let new = mention.name.span.of(&document.text);
    let size = |text: &str| text.split_whitespace().count();
    let shouted = |text: &str| text.chars().all(|c| !c.is_lowercase());
    match held.kind {
        EntityKind::Person
        | EntityKind::Organisation
        | EntityKind::Government
        | EntityKind::SecurityForce => {
            size(new) > size(old) || size(new) == size(old) && shouted(old) && !shouted(new)
        }
        EntityKind::ArmedGroup => size(new) > size(old) && mention.words.len() <= 12,
        EntityKind::Country | EntityKind::People => false,
    }
}

/// The sex that a title before the name tells.
fn title_sex(document: &Document, actors: &Actors, name: &Name) -> Option<Sex> {
    let before = name.tokens.start.checked_sub(1)?;
    if name.kind != NameKind::Person
        || document.tokens[before].sentence != document.tokens[before + 1].sentence
    {
        return None;
    }
    actors.titles().find(document.word(before))?.sex
}

/// The words of a name as they are compared, without article.
fn folded(document: &Document, name: &Name) -> Vec<String> {
    let mut found: Vec<String> =
        words::words(name.span.of(&document.text)).into_iter().map(|w| w.folded).collect();
    if found.len() > 1 && found[0] == "the" {
        found.remove(0);
    }
    found
}

/// Where one and the same unknown name was given several kinds, the one it has most often.
fn settled_kinds(document: &Document) -> HashMap<String, NameKind> {
    let mut counts: HashMap<String, Vec<(NameKind, usize)>> = HashMap::new();
    for name in document.names.iter().filter(|name| name.known.is_none()) {
        let folded = folded(document, name);
        let list = counts.entry(folded.join(" ")).or_default();
        match list.iter_mut().find(|(kind, _)| *kind == name.kind) {
            Some((_, count)) => *count += 1,
            None => list.push((name.kind, 1)),
        }
    }
    counts.retain(|_, list| list.len() > 1);
    let best = |list: Vec<(NameKind, usize)>| {
        let most = list.iter().map(|(_, count)| *count).max();
        list.into_iter().find(|(_, count)| Some(*count) == most).map(|(kind, _)| kind)
    };
    counts.into_iter().filter_map(|(name, list)| Some((name, best(list)?))).collect()
}
