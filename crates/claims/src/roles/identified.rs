//! The names of persons whom a phrase only describes: "the injured were Ada Berg and Per Lind", "a man named Jan Holm",
//! "the arrested men have been identified as ...", "the president of the Court of Appeal Jan Holm".

use language::{Deprel, Document, NameKind, TokenId, Upos};

use super::tellings::listed;
use crate::np;
use crate::people::People;
use crate::predicates::Classes;
use crate::syntax;

/// Words between the noun and the name that ends its phrase.
const REACH: usize = 12;

/// Heads of the names; none where the report does not say who they are.
pub fn names(doc: &Document, classes: &Classes, people: &People, noun: TokenId) -> Vec<TokenId> {
    if np::name_at(doc, noun).is_some() {
        return Vec::new();
    }
    if doc.tokens[noun].upos == Upos::Pron {
        // "those who were kidnapped are X and Y"
        let those = matches!(doc.word(noun).to_lowercase().as_str(), "those" | "ones");
        let mut all = if those { by_copula(doc, noun) } else { Vec::new() };
        all.sort_unstable();
        all.dedup();
        return all;
    }
    let mut all = by_verb(doc, classes, noun);
    if all.is_empty() {
        all = by_copula(doc, noun);
    }
    if all.is_empty() {
        all = right_behind(doc, people, noun);
    }
    if all.is_empty() {
        all.extend(at_the_end(doc, people, noun));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// "Police named him as Jan Holm": the name that a clause gives to the person whom a pronoun means.
pub fn of_pronoun(doc: &Document, classes: &Classes, pronoun: TokenId) -> Vec<TokenId> {
    by_verb(doc, classes, pronoun)
}

/// The heads of personal names among some phrases and what is listed with them.
fn persons(doc: &Document, heads: impl IntoIterator<Item = TokenId>) -> Vec<TokenId> {
    let is_person = |&t: &TokenId| {
        np::name_at(doc, t).is_some_and(|name| {
            name.kind == NameKind::Person && np::head(doc, name.tokens.clone()) == Some(t)
        })
    };
    heads.into_iter().flat_map(|t| listed(doc, t)).filter(is_person).collect()
}

/// "a man named X", "men who were identified as X and Y", "the dead were identified as X".
fn by_verb(doc: &Document, classes: &Classes, noun: TokenId) -> Vec<TokenId> {
    let names = |verb: TokenId| classes.has("NAMING_VERB", &doc.tokens[verb].lemma);
    let clauses = doc.children_by(noun, &[Deprel::Acl, Deprel::AclRelcl]);
    let around = doc.tokens[noun]
        .head
        .filter(|_| matches!(doc.tokens[noun].deprel, Deprel::NsubjPass | Deprel::Obj | Deprel::Nsubj));
    let around =
        around.filter(|&verb| doc.tokens[noun].deprel == Deprel::Obj || syntax::is_passive(doc, verb));
    // "Named Jan Holm as the man": whom the verb names.
    let as_whom = doc.tokens[noun].head.filter(|&verb| {
        syntax::has_case(doc, noun, "as") && doc.tokens[verb].upos == Upos::Verb && verb < noun
    });
    let as_whom = as_whom.filter(|&verb| names(verb) && !syntax::is_negated(doc, verb)).and_then(|verb| {
        if syntax::is_passive(doc, verb) { syntax::subject(doc, verb) } else { syntax::object(doc, verb) }
    });
    if let Some(named) = as_whom {
        let found = persons(doc, [named]);
        if !found.is_empty() {
            return found;
        }
    }
    clauses
        .chain(around)
        .filter(|&verb| names(verb) && !syntax::is_negated(doc, verb))
        .flat_map(|verb| {
            let called = doc.children(verb).filter(|&t| {
                t > verb
                    && t != noun
                    && match doc.tokens[t].deprel {
                        Deprel::Xcomp | Deprel::Obj => true,
                        Deprel::Obl | Deprel::OblAgent => syntax::has_case(doc, t, "as"),
                        _ => false,
                    }
            });
            persons(doc, called.collect::<Vec<_>>())
        })
        .collect()
}

/// "the injured were X, Y and Z".
fn by_copula(doc: &Document, noun: TokenId) -> Vec<TokenId> {
    let token = &doc.tokens[noun];
    let Some(predicate) = token.head.filter(|_| token.deprel == Deprel::Nsubj) else { return Vec::new() };
    if doc.children_by(predicate, &[Deprel::Cop]).next().is_none() || syntax::is_negated(doc, predicate) {
        return Vec::new();
    }
    persons(doc, [predicate])
}

/// "priests Jan Holm and Per Lind", "delegate Ada Berg": the names right behind a noun for persons, where the tree hangs
/// them beside it.
fn right_behind(doc: &Document, people: &People, noun: TokenId) -> Vec<TokenId> {
    let next = noun + 1;
    let is_noun = matches!(doc.tokens[noun].upos, Upos::Noun | Upos::Propn)
        && people.noun(&doc.tokens[noun].lemma.to_lowercase()).is_some();
    let name = doc
        .tokens
        .get(next)
        .filter(|token| is_noun && token.sentence == doc.tokens[noun].sentence)
        .and_then(|_| np::name_at(doc, next))
        .filter(|name| name.kind == NameKind::Person && name.tokens.start == next);
    let Some(head) = name.and_then(|name| np::head(doc, name.tokens.clone())) else { return Vec::new() };
    // Whose subject or object it is beside the noun's is told by the tree; one of another clause is no name of theirs.
    if doc.tokens[head].head != doc.tokens[noun].head {
        return Vec::new();
    }
    let named = persons(doc, [head]);
    if np::is_plural(doc, noun) { named } else { named.into_iter().take(1).collect() }
}

/// "the president of the Court of Appeal Jan Holm": a name at the end of a phrase that begins with somebody's office,
/// right behind a noun for no person, is the holder's, wherever the tree hangs it.
fn at_the_end(doc: &Document, people: &People, noun: TokenId) -> Option<TokenId> {
    if np::is_plural(doc, noun) || doc.tokens[noun].upos != Upos::Noun {
        return None;
    }
    let sentence = doc.tokens[noun].sentence;
    for t in noun + 1..(noun + REACH).min(doc.tokens.len()) {
        let token = &doc.tokens[t];
        if token.sentence != sentence {
            return None;
        }
        if let Some(name) = np::name_at(doc, t).filter(|name| name.kind == NameKind::Person) {
            let before = &doc.tokens[t - 1];
            let is_title = t - 1 != noun && people.noun(&before.lemma.to_lowercase()).is_some();
            let is_end = matches!(before.upos, Upos::Noun | Upos::Propn) && !is_title;
            return is_end.then(|| np::head(doc, name.tokens.clone())).flatten();
        }
        if !matches!(token.upos, Upos::Adp | Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj) {
            return None;
        }
    }
    None
}
