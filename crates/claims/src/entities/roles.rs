//! What a person is: titles, appositions and predicates, whether that is a public office, and for whom a person speaks.

use std::ops::Range;

use language::names::{Actors, Title};
use language::{Deprel, Document, Name, NameKind, Span, TokenId, Upos};

use super::Entities;
use crate::np;
use crate::people::People;
use crate::reading::EntityKind;

/// Words of a role; of a longer one only what stands before its noun is kept.
const LONGEST_ROLE: usize = 14;
/// Words of a title before a name.
const LONGEST_TITLE: usize = 12;

/// Fills role and `private` of the persons, and links the nouns of their appositions to them.
pub fn fill(document: &Document, actors: &Actors, people: &People, found: &mut Entities) {
    for name in document.names.iter().filter(|name| name.kind == NameKind::Person) {
        let Some(head) = np::head(document, name.tokens.clone()) else { continue };
        let Some(&entity) = found.of_token.get(&head) else { continue };
        for role in roles(document, actors, name, head) {
            let title = actors.titles().find(role.upto_noun(document));
            let is_role = match title {
                Some(title) => !is_address(title),
                None => people.noun(&document.tokens[role.noun].lemma.to_lowercase()).is_some(),
            };
            if let Some(title) = title {
                found.list[entity].private &= !title.office;
            }
            if is_role {
                let long = role.tokens.len() > LONGEST_ROLE;
                let tokens = if long { role.tokens.start..role.noun + 1 } else { role.tokens.clone() };
                let span = document.span_of(tokens);
                let held = &mut found.list[entity];
                if held.role.is_none_or(|old| is_better(document, span, old)) {
                    held.role = Some(span);
                }
                if role.noun != head {
                    found.of_token.entry(role.noun).or_insert(entity);
                }
            }
        }
    }
}

/// Fills for whom each person speaks or acts; to be called when nominal references are linked.
pub fn fill_members(document: &Document, found: &mut Entities) {
    for entity in 0..found.list.len() {
        if found.list[entity].kind != EntityKind::Person {
            continue;
        }
        if let Some(role) = found.list[entity].role {
            let tokens = document.tokens_in(role);
            if np::head(document, tokens).is_some_and(|noun| is_apart(document, noun)) {
                continue;
            }
            let group = institution_in(document, found, document.tokens_in(role), entity);
            found.list[entity].member_of = group;
            if found.list[entity].country.is_none() {
                found.list[entity].country = group.and_then(|g| found.list[g].country.clone());
            }
        }
    }
}

/// The institution, group or state in the words around a noun for people: "an army spokesman", "officials of the
/// ministry". `None` for those who are no part of it: "victims of the army".
pub fn affiliation(document: &Document, found: &Entities, head: TokenId) -> Option<usize> {
    let lemma = document.tokens.get(head)?.lemma.to_lowercase();
    let apart = matches!(
        lemma.as_str(),
        "victim"
            | "relative"
            | "family"
            | "opponent"
            | "critic"
            | "prisoner"
            | "hostage"
            | "resident"
            | "rival"
    );
    if apart {
        return None;
    }
    institution_in(document, found, np::tokens(document, head, np::Extent::Core), usize::MAX)
}

/// Nouns that tell of a tie to someone and not of a part in it: "a victim of the army", "son of the founder".
fn is_apart(document: &Document, noun: TokenId) -> bool {
    matches!(
        document.tokens[noun].lemma.to_lowercase().as_str(),
        "victim"
            | "relative"
            | "family"
            | "opponent"
            | "critic"
            | "prisoner"
            | "hostage"
            | "resident"
            | "refugee"
            | "rival"
            | "son"
            | "daughter"
            | "wife"
            | "husband"
            | "widow"
            | "brother"
            | "sister"
            | "father"
            | "mother"
            | "cousin"
            | "nephew"
            | "grandson"
            | "friend"
            | "suspect"
    )
}

/// The first entity in a run of tokens that one can act for.
fn institution_in(
    document: &Document,
    found: &Entities,
    tokens: Range<TokenId>,
    not: usize,
) -> Option<usize> {
    let acts = |entity: &usize| {
        *entity != not && !matches!(found.list[*entity].kind, EntityKind::Person | EntityKind::People)
    };
    let named = tokens.clone().filter_map(|t| found.at(t)).filter(acts).max_by_key(|&e| {
        // "the Pakistani army's spokesman": the army rather than the country.
        (found.list[e].kind != EntityKind::Country, std::cmp::Reverse(e))
    });
    named.or_else(|| {
        // "a Pakistani official": the country, where the report names it.
        let code = tokens
            .filter_map(|t| np::name_at(document, t))
            .find_map(|n| n.known.as_deref().filter(|_| n.kind == NameKind::People))?;
        let is_country =
            |e: &super::Entity| e.kind == EntityKind::Country && e.known.as_deref() == Some(code);
        found.list.iter().position(is_country)
    })
}

/// A phrase that says what a person is.
struct Role {
    tokens: Range<TokenId>,
    /// Its head noun.
    noun: TokenId,
}

impl Role {
    /// Its words up to the head noun: "chief minister" of "chief minister of the province".
    fn upto_noun<'d>(&self, document: &'d Document) -> &'d str {
        document.span_of(self.tokens.start..self.noun + 1).of(&document.text)
    }
}

/// The phrases around a name that say what the person is.
fn roles(document: &Document, actors: &Actors, name: &Name, head: TokenId) -> Vec<Role> {
    let mut found = Vec::new();
    found.extend(title_before(document, actors, name, head));
    let mut apposed: Vec<TokenId> = document.children_by(head, &[Deprel::Appos]).collect();
    let token = &document.tokens[head];
    if let Some(parent) = token.head {
        match token.deprel {
            // "the group's spokesman, Jan Novak".
            Deprel::Appos | Deprel::Flat | Deprel::NmodDesc | Deprel::Compound => apposed.push(parent),
            // "a smuggler named Jan Novak".
            Deprel::Xcomp | Deprel::Obj | Deprel::Obl
                if document.tokens[parent].deprel == Deprel::Acl
                    && matches!(document.tokens[parent].lemma.as_str(), "name" | "call") =>
            {
                apposed.extend(document.tokens[parent].head);
            }
            // "Jan Novak is the mayor of Lipova".
            Deprel::Nsubj if document.children_by(parent, &[Deprel::Cop]).next().is_some() => {
                apposed.push(parent)
            }
            _ => {}
        }
    }
    for noun in apposed {
        let is_noun = matches!(document.tokens[noun].upos, Upos::Noun | Upos::Propn);
        if is_noun && !np::is_plural(document, noun) && !is_person_name(document, noun) {
            let tokens = without_article(document, np::tokens(document, noun, np::Extent::Core));
            let overlaps = tokens.start < name.tokens.end && name.tokens.start < tokens.end;
            let tokens = match overlaps {
                true if tokens.start < name.tokens.start => tokens.start..name.tokens.start,
                true => continue,
                false => tokens,
            };
            let tokens = without_end(document, tokens);
            if tokens.contains(&noun) {
                found.push(Role { tokens, noun });
            }
        }
    }
    found
}

/// "BLA spokesman" of "BLA spokesman Jan Novak".
fn title_before(document: &Document, actors: &Actors, name: &Name, head: TokenId) -> Option<Role> {
    let phrase = np::tokens(document, head, np::Extent::Core);
    let sentence = document.sentences.get(document.tokens[head].sentence)?;
    let mut start = phrase.start.max(name.tokens.start.saturating_sub(LONGEST_TITLE)).min(name.tokens.start);
    let by_tree = start < name.tokens.start;
    // Where the tree has not seen it: the titles right before the name, and the name of what they belong to.
    while start > sentence.tokens.start && actors.titles().is_title(document.word(start - 1)) {
        start -= 1;
    }
    if !by_tree
        && sentence.tokens.start < start
        && start < name.tokens.start
        && let Some(group) = np::name_at(document, start - 1)
    {
        start = group.tokens.start;
    }
    let tokens = without_end(document, without_article(document, start..name.tokens.start));
    let noun = tokens.clone().rev().find(|&t| {
        matches!(document.tokens[t].upos, Upos::Noun | Upos::Propn)
            || actors.titles().is_title(document.word(t))
    })?;
    Some(Role { tokens: tokens.start..noun + 1, noun })
}

fn is_person_name(document: &Document, token: TokenId) -> bool {
    np::name_at(document, token).is_some_and(|name| name.kind == NameKind::Person)
}

/// "Mr", "Dr", "Sheikh": no role by themselves.
fn is_address(title: &Title) -> bool {
    title.class == "address" || title.class == "academic" && !title.office && title.sex.is_some()
}

/// A phrase with an "of" or a name in it says more; then the longer one.
fn is_better(document: &Document, new: Span, old: Span) -> bool {
    let words = |span: Span| span.of(&document.text).split_whitespace().count();
    words(new) > words(old) && words(new) <= LONGEST_TITLE
}

fn without_article(document: &Document, tokens: Range<TokenId>) -> Range<TokenId> {
    let mut start = tokens.start;
    while start < tokens.end
        && (document.tokens[start].upos == Upos::Det
            || document.tokens[start].upos == Upos::Punct
            || matches!(
                document.tokens[start].upos,
                Upos::Adp | Upos::Verb | Upos::Sconj | Upos::Cconj | Upos::Adv | Upos::Aux | Upos::Pron
            )
            || matches!(document.word(start).to_lowercase().as_str(), "the" | "a" | "an"))
    {
        start += 1;
    }
    start..tokens.end
}

fn without_end(document: &Document, tokens: Range<TokenId>) -> Range<TokenId> {
    let opens = |&t: &TokenId| matches!(document.word(t), "(" | "[" | "-LRB-");
    let mut end = tokens.clone().find(opens).unwrap_or(tokens.end);
    while end > tokens.start
        && document.tokens[end - 1].upos == Upos::Punct
        && !document.word(end - 1).ends_with(char::is_alphanumeric)
        && document.word(end - 1) != "."
    {
        end -= 1;
    }
    tokens.start..end
}
