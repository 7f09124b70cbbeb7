//! The noun phrases that a pronoun or a later noun phrase can take up.

use language::names::Sex;
use language::{Deprel, Document, TokenId, Upos, Xpos};

use super::{Entities, institutions};
use crate::np;
use crate::people::{Form, People};
use crate::reading::{EntityKind, Group};

/// Singular, plural, or either ("the police", "the BLA").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// One.
    One,
    /// Several.
    Many,
    /// Taken up by "it" as well as by "they".
    Either,
}

/// What kind of thing a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A person or persons.
    Person,
    /// A group, force, institution or country.
    Body,
}

/// Its place in the clause, best antecedent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Subject.
    Subject,
    /// Object, or who acts in a passive.
    Object,
    /// Any other.
    Other,
}

/// A noun phrase that can be taken up.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its head.
    pub head: TokenId,
    /// Its sentence.
    pub sentence: usize,
    /// Number.
    pub count: Count,
    /// Sex, where told.
    pub sex: Option<Sex>,
    /// Person or body.
    pub nature: Nature,
    /// Place in the clause.
    pub place: Place,
    /// Group of the annotation guide, for persons.
    pub group: Option<Group>,
    /// Whether a name heads it.
    pub named: bool,
    /// Lemma of its head.
    pub lemma: String,
}

/// The phrase around a token, if it is one that can be taken up.
pub fn mention(document: &Document, people: &People, found: &Entities, head: TokenId) -> Option<Mention> {
    let token = document.tokens.get(head)?;
    let nominal = institutions::heads_phrase(document, head) && token.upos != Upos::Pron;
    if !nominal && token.upos != Upos::Adj {
        return None;
    }
    // "he was a soldier" names nobody anew, and lives and deaths are counted but are no one.
    let predicate = document.children_by(head, &[Deprel::Cop]).next().is_some();
    let lemma = token.lemma.to_lowercase();
    if predicate || people.noun(&lemma).is_some_and(|noun| noun.form == Form::Body) {
        return None;
    }
    let named = is_inside_name(document, head)?;
    let entity = found.of_token.get(&head).copied();
    let kind = entity.and_then(|e| found.kind(e));
    let who = people.who(document, head);
    let nature = match kind {
        Some(EntityKind::Person | EntityKind::People) => Nature::Person,
        Some(_) => Nature::Body,
        None if who.is_some() => Nature::Person,
        None => return None,
    };
    let coordinated = document
        .children_by(head, &[Deprel::Conj])
        .any(|c| matches!(document.tokens[c].upos, Upos::Noun | Upos::Propn));
    let plural = matches!(token.xpos, Xpos::Nns | Xpos::Nnps);
    let counted = document.children_by(head, &[Deprel::Nummod]).any(|c| !is_one(document.word(c)));
    let collective = who.as_ref().is_some_and(|who| who.plural);
    let count = match nature {
        Nature::Body => Count::Either,
        Nature::Person if plural || counted || coordinated => Count::Many,
        Nature::Person if collective => Count::Either,
        Nature::Person => Count::One,
    };
    Some(Mention {
        head,
        sentence: token.sentence,
        count,
        sex: who.as_ref().and_then(|who| who.sex),
        nature,
        place: place(document, head),
        group: who.and_then(|who| who.group),
        named,
        lemma,
    })
}

/// Whether a name stands at the token; `None` inside a name whose head is elsewhere.
fn is_inside_name(document: &Document, head: TokenId) -> Option<bool> {
    match np::name_at(document, head) {
        Some(name) => (np::head(document, name.tokens.clone()) == Some(head)).then_some(true),
        None => Some(false),
    }
}

fn is_one(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "one" | "1")
}

fn place(document: &Document, head: TokenId) -> Place {
    match document.tokens[head].deprel {
        relation if relation.is_subject() => Place::Subject,
        Deprel::Obj | Deprel::Iobj | Deprel::OblAgent => Place::Object,
        _ => Place::Other,
    }
}
