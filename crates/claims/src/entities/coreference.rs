//! Links pronouns and noun phrases to what stands before them.
//!
//! Rules over tree, number, sex, kind, nearness and place in the clause; in doubt no link.

use std::collections::HashMap;

use language::names::Sex;
use language::{Deprel, Document, NameKind, TokenId, Upos};

use super::Entities;
use super::mentions::{self, Count, Mention, Nature, Place};
use super::tables::{Tables, Target};
use crate::np::{self, Determination};
use crate::people::People;
use crate::reading::{EntityKind, Group};

/// Mentions kept to look back at.
const WINDOW: usize = 40;
/// Sentences that a pronoun looks back.
const PRONOUN_REACH: usize = 2;
/// Sentences that a noun phrase looks back.
const NOUN_REACH: usize = 6;

/// What makes up for a possessor's low place and a speaker's high one.
const OF_SUBJECT: i32 = 12;

/// What makes up for an object's lower place where a number of people is told and some "of them" follow.
const OF_A_NUMBER: i32 = 4;

/// Links what can be linked, in order of the text.
pub fn link(document: &Document, people: &People, tables: &Tables, found: &mut Entities) {
    let mut linker = Linker { document, tables, recent: Vec::new(), sexes: HashMap::new() };
    for token in 0..document.tokens.len() {
        if let Some(pronoun) = Pronoun::at(document, token) {
            if let Some(earlier) = linker.antecedent(found, &pronoun) {
                linker.note_sex(found, &pronoun, earlier);
                found.antecedents.insert(token, earlier);
            }
            continue;
        }
        if let Some(mention) = mentions::mention(document, people, found, token) {
            linker.noun(found, &mention);
            linker.remember(found, mention);
        } else if let Some(entity) = linker.nominal(found, token) {
            found.of_token.insert(token, entity);
        }
    }
}

/// A pronoun and what it demands of its antecedent.
struct Pronoun {
    token: TokenId,
    kind: PronounKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PronounKind {
    Personal(Sex),
    Plural,
    Thing,
    Relative,
}

impl Pronoun {
    fn at(document: &Document, token: TokenId) -> Option<Self> {
        let held = &document.tokens[token];
        let relative = matches!(held.upos, Upos::Pron | Upos::Det);
        if !relative {
            return None;
        }
        let kind = match document.word(token).to_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => PronounKind::Personal(Sex::Male),
            "she" | "her" | "hers" | "herself" => PronounKind::Personal(Sex::Female),
            "they" | "them" | "their" | "theirs" | "themselves" => PronounKind::Plural,
            "it" | "its" | "itself" => PronounKind::Thing,
            "who" | "whom" | "which" | "whose" | "that" => PronounKind::Relative,
            _ => return None,
        };
        let expletive =
            held.deprel == Deprel::Expl || held.upos == Upos::Det && kind != PronounKind::Relative;
        (!expletive).then_some(Self { token, kind })
    }
}

struct Linker<'d> {
    document: &'d Document,
    tables: &'d Tables,
    /// The latest mentions, in order of the text.
    recent: Vec<Mention>,
    /// The sex of those spoken of, by the first phrase that names them, as pronouns and nouns have told it.
    sexes: HashMap<Referent, Sex>,
}

/// An entity, or the phrase that first spoke of someone without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Referent {
    Entity(usize),
    Phrase(TokenId),
}

impl Linker<'_> {
    fn remember(&mut self, found: &Entities, mention: Mention) {
        if let Some(sex) = mention.sex.filter(|_| mention.count == Count::One) {
            self.sexes.entry(referent(found, mention.head)).or_insert(sex);
        }
        self.recent.push(mention);
        if self.recent.len() > WINDOW {
            self.recent.remove(0);
        }
    }

    /// The head of the phrase that a pronoun takes up.
    fn antecedent(&self, found: &Entities, pronoun: &Pronoun) -> Option<TokenId> {
        if pronoun.kind == PronounKind::Relative {
            return self.relative(pronoun.token);
        }
        if pronoun.kind == PronounKind::Thing && !self.speaks(pronoun.token) {
            return None;
        }
        let sentence = self.document.tokens[pronoun.token].sentence;
        let controllers = self.controllers(pronoun.token);
        let mut best: Option<(i32, &Mention)> = None;
        let mut tied = false;
        for mention in self.recent.iter().rev() {
            if mention.sentence + PRONOUN_REACH < sentence || self.sections_apart(mention.sentence, sentence)
            {
                break;
            }
            if !fits(pronoun.kind, mention, self.sex(found, mention))
                || self.is_bound(pronoun.token, mention.head)
            {
                continue;
            }
            // "They" are sooner people told of in the plural than a body of them.
            let body = pronoun.kind == PronounKind::Plural && mention.count == Count::Either;
            let score = self.score(pronoun.token, mention, &controllers) - i32::from(body);
            match &best {
                Some((top, held)) if score == *top => {
                    tied |= referent(found, held.head) != referent(found, mention.head)
                }
                Some((top, _)) if score < *top => {}
                _ => {
                    best = Some((score, mention));
                    tied = false;
                }
            }
        }
        best.filter(|_| !tied).map(|(_, mention)| mention.head)
    }

    /// The noun that a relative clause describes.
    fn relative(&self, token: TokenId) -> Option<TokenId> {
        let document = self.document;
        let mut at = token;
        for _ in 0..8 {
            let held = document.tokens.get(at)?;
            if held.deprel == Deprel::AclRelcl {
                return held.head.filter(|&head| head < token);
            }
            at = held.head?;
        }
        None
    }

    /// Whether "it" is one that says or does something: the subject of a verb that has a clause for its object, or of
    /// that clause ("the group said it had ...").
    fn speaks(&self, token: TokenId) -> bool {
        let document = self.document;
        let held = &document.tokens[token];
        if held.deprel == Deprel::NmodPoss {
            return true;
        }
        let Some(verb) = held.head.filter(|_| held.deprel == Deprel::Nsubj) else { return false };
        let verb_held = &document.tokens[verb];
        if verb_held.upos != Upos::Verb {
            return false;
        }
        let reports = document.children_by(verb, &[Deprel::Ccomp]).next().is_some();
        reports || matches!(verb_held.deprel, Deprel::Ccomp | Deprel::Parataxis)
    }

    /// The subjects of the clauses around a token, nearest first: in "the BLA said it had killed", who says.
    fn controllers(&self, token: TokenId) -> Vec<TokenId> {
        let document = self.document;
        let mut found = Vec::new();
        let own = document.tokens[token].head;
        for clause in document.ancestors(token).take(8) {
            if Some(clause) == own && document.tokens[token].deprel.is_subject() {
                continue;
            }
            let subject = [Deprel::Nsubj, Deprel::NsubjPass];
            found.extend(document.children_by(clause, &subject).filter(|&s| s != token && s < token));
        }
        found
    }

    /// How likely a mention is the antecedent; higher is better.
    fn score(&self, pronoun: TokenId, mention: &Mention, controllers: &[TokenId]) -> i32 {
        let document = self.document;
        let distance = document.tokens[pronoun].sentence - mention.sentence;
        let place = match mention.place {
            Place::Subject => 4,
            Place::Object => 2,
            Place::Other => 0,
        };
        let mut score =
            place + 2 * i32::from(mention.named) - 5 * i32::try_from(distance).unwrap_or(i32::MAX / 8);
        let controls = controllers.iter().position(|&c| c == mention.head).filter(|_| distance == 0);
        if let Some(position) = controls {
            score += 6 - i32::try_from(position.min(3)).unwrap_or(3);
            // "Police said he was shot": who is shot is rarely who says it.
            if document.tokens[pronoun].deprel == Deprel::NsubjPass {
                score -= 9;
            }
        }
        // "Police arrested four men. One of them was let go": some of a number of people, before a body.
        let head = document.tokens[pronoun].head;
        let some_of = document.tokens[pronoun].deprel == Deprel::Nmod
            && head.is_some_and(|t| matches!(document.tokens[t].upos, Upos::Num | Upos::Det));
        let counted = document.children_by(mention.head, &[Deprel::Nummod]).next().is_some();
        if some_of && counted && distance > 0 {
            score += OF_A_NUMBER;
        }
        // "Police said the boys' father killed them": those whose father he is, before those who say so.
        if distance == 0 && self.is_whose(mention.head, pronoun) {
            score += OF_SUBJECT;
        }
        // "The sheriff said a bullet had hit a boy. He was taken to hospital": whoever speaks of others is the one meant
        // only where the pronoun speaks again.
        if distance > 0 && self.is_speaker(mention.head) && !self.is_speaker(pronoun) {
            score -= 6;
        }
        score
    }

    /// Whether the subject of a pronoun's own verb is somebody's, and he is who the phrase names.
    fn is_whose(&self, head: TokenId, pronoun: TokenId) -> bool {
        let tokens = &self.document.tokens;
        tokens[pronoun].deprel == Deprel::Obj
            && tokens[head].deprel == Deprel::NmodPoss
            && tokens[head].head.is_some_and(|subject| {
                tokens[subject].deprel.is_subject() && tokens[subject].head == tokens[pronoun].head
            })
    }

    /// Whether a phrase is the subject of a verb that has a clause for its object, as verbs of saying have.
    fn is_speaker(&self, head: TokenId) -> bool {
        let document = self.document;
        let held = &document.tokens[head];
        let verb = held.head.filter(|_| held.deprel == Deprel::Nsubj);
        verb.is_some_and(|verb| {
            document.children_by(verb, &[Deprel::Ccomp]).next().is_some()
                || document.tokens[verb].deprel == Deprel::Parataxis
        })
    }

    /// Whether a phrase cannot be the pronoun's antecedent: both depend on one verb ("he shot him"), or the one stands
    /// inside the other.
    fn is_bound(&self, pronoun: TokenId, head: TokenId) -> bool {
        let tokens = &self.document.tokens;
        let possessive = tokens[pronoun].deprel == Deprel::NmodPoss;
        let same_verb = tokens[pronoun].head.is_some() && tokens[pronoun].head == tokens[head].head;
        // Up through noun phrases alone: "the man" can be who "his" is in "the man who lost his wife".
        let mut at = pronoun;
        for _ in 0..8 {
            let nominal = matches!(
                tokens[at].deprel,
                Deprel::NmodPoss | Deprel::Nmod | Deprel::Appos | Deprel::Compound | Deprel::NmodDesc
            );
            match tokens[at].head.filter(|_| nominal) {
                Some(above) if above == head => return true,
                Some(above) => at = above,
                None => break,
            }
        }
        same_verb && !possessive
    }

    /// The sex of who is mentioned, as far as any word before has told it.
    fn sex(&self, found: &Entities, mention: &Mention) -> Option<Sex> {
        mention.sex.or_else(|| self.sexes.get(&referent(found, mention.head)).copied())
    }

    /// "his" said of someone tells of a man from there on.
    fn note_sex(&mut self, found: &Entities, pronoun: &Pronoun, antecedent: TokenId) {
        if let PronounKind::Personal(sex) = pronoun.kind {
            self.sexes.entry(referent(found, antecedent)).or_insert(sex);
        }
    }

    /// Whether more than one paragraph break lies between two sentences.
    fn sections_apart(&self, earlier: usize, later: usize) -> bool {
        let paragraph = |s: usize| self.document.sentences.get(s).map_or(0, |s| s.paragraph);
        paragraph(earlier) + 1 < paragraph(later)
    }

    /// Links a noun phrase that takes up an earlier one.
    fn noun(&self, found: &mut Entities, mention: &Mention) {
        let known = found.of_token.contains_key(&mention.head);
        if known || mention.named || np::determination(self.document, mention.head) != Determination::Definite
        {
            return;
        }
        if let Some(entity) = self.office(found, mention).or_else(|| self.nominal(found, mention.head)) {
            found.of_token.insert(mention.head, entity);
        } else if let Some(earlier) = self.same_noun(mention) {
            found.antecedents.insert(mention.head, earlier);
        }
    }

    /// "the minister", "the spokesman": the last person named with that office.
    fn office(&self, found: &Entities, mention: &Mention) -> Option<usize> {
        if mention.count != Count::One || self.is_qualified(mention.head) {
            return None;
        }
        let of_office = |entity: usize| {
            let role = found.list[entity].role?;
            let words = role.of(&self.document.text).to_lowercase();
            words.split(|c: char| !c.is_alphanumeric()).any(|word| word == mention.lemma).then_some(entity)
        };
        self.recent.iter().rev().find_map(|m| found.at(m.head).and_then(of_office))
    }

    /// "the group", "the rebels", "the agency": an actor that came before.
    fn nominal(&self, found: &Entities, head: TokenId) -> Option<usize> {
        let document = self.document;
        let token = &document.tokens[head];
        if token.upos != Upos::Noun || found.of_token.contains_key(&head) {
            return None;
        }
        let lemma = token.lemma.to_lowercase();
        let nominal = self.tables.nominal(&lemma)?;
        let fits = np::is_plural(document, head) == nominal.plural
            && np::determination(document, head) == Determination::Definite
            && !self.is_qualified(head);
        if !fits {
            return None;
        }
        nominal.targets.iter().find_map(|target| match target {
            Target::Kind(EntityKind::ArmedGroup) => self.armed_group(found, head, nominal.plural),
            Target::Kind(kind) => self.last_with(found, head, |e| {
                e.kind == *kind && (e.class == lemma || self.name_has(e.name, &lemma))
            }),
            Target::Media => self.last_with(found, head, |e| e.class == "media"),
        })
    }

    /// The armed group meant: the last one near by; from afar, and for a plural, only if there is but one.
    fn armed_group(&self, found: &Entities, head: TokenId, plural: bool) -> Option<usize> {
        let is_group = |e: &super::Entity| e.kind == EntityKind::ArmedGroup;
        let before = self.document.tokens[head].span.start;
        let mut all = found
            .list
            .iter()
            .enumerate()
            .filter(|(_, e)| is_group(e) && e.mentions.first().is_some_and(|m| m.start < before));
        let first = all.next().map(|(index, _)| index)?;
        match all.next() {
            None => Some(first),
            Some(_) if plural => None,
            Some(_) => self.last_with(found, head, is_group),
        }
    }

    /// The entity last mentioned that fits, in reach.
    fn last_with(
        &self,
        found: &Entities,
        head: TokenId,
        fits: impl Fn(&super::Entity) -> bool,
    ) -> Option<usize> {
        let sentence = self.document.tokens[head].sentence;
        self.recent
            .iter()
            .rev()
            .take_while(|m| m.sentence + NOUN_REACH >= sentence)
            .filter_map(|m| found.at(m.head))
            .find(|&e| fits(&found.list[e]))
    }

    fn name_has(&self, name: language::Span, word: &str) -> bool {
        name.of(&self.document.text).to_lowercase().split_whitespace().any(|w| w == word)
    }

    /// An earlier phrase with the same noun, or with another noun for those who attacked: "two gunmen ... the attackers".
    fn same_noun(&self, mention: &Mention) -> Option<TokenId> {
        if mention.nature != Nature::Person || self.is_qualified(mention.head) {
            return None;
        }
        let fits = |earlier: &&Mention| {
            let same = earlier.lemma == mention.lemma
                || mention.group == Some(Group::Militants)
                    && earlier.group == Some(Group::Militants)
                    && !earlier.named;
            same && earlier.count == mention.count && earlier.nature == Nature::Person
        };
        self.recent
            .iter()
            .rev()
            .take_while(|m| m.sentence + NOUN_REACH >= mention.sentence)
            .find(fits)
            .map(|m| m.head)
    }

    /// "the other gunmen", "the foreign minister of ...", "the two wounded soldiers": told apart from others.
    fn is_qualified(&self, head: TokenId) -> bool {
        let document = self.document;
        document.children(head).any(|c| {
            let held = &document.tokens[c];
            match held.deprel {
                Deprel::Amod | Deprel::Compound | Deprel::NmodPoss | Deprel::Nmod => {
                    let name = np::name_at(document, c);
                    // A people's adjective goes with any noun: "the Pakistani minister".
                    name.is_none_or(|n| n.kind != NameKind::People)
                }
                Deprel::AclRelcl | Deprel::Acl => true,
                _ => false,
            }
        })
    }
}

/// Who is meant by a phrase.
fn referent(found: &Entities, head: TokenId) -> Referent {
    match found.at(head) {
        Some(entity) => Referent::Entity(entity),
        None => Referent::Phrase(found.antecedent(head).unwrap_or(head)),
    }
}

/// Whether number, sex and kind agree.
fn fits(pronoun: PronounKind, mention: &Mention, sex: Option<Sex>) -> bool {
    match pronoun {
        PronounKind::Personal(wanted) => {
            mention.nature == Nature::Person
                && mention.count == Count::One
                && sex.is_none_or(|sex| sex == wanted)
        }
        PronounKind::Plural => mention.count != Count::One,
        PronounKind::Thing => mention.nature == Nature::Body,
        PronounKind::Relative => false,
    }
}
