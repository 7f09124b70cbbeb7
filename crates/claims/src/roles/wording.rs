//! The words by which a participant is given.

use language::{Deprel, Document, Span, TokenId, Upos};

use crate::np;
use crate::predicates::Classes;
use crate::syntax;

/// "two armed men of the group": the phrase with its numbers and "of"-phrases, without article, without what other
/// prepositions and clauses add ("in the north"), and without the word that doubts it ("alleged").
pub fn person(doc: &Document, classes: &Classes, head: TokenId) -> Span {
    let mut tokens = core(doc, head);
    while tokens.start < head
        && (is_article(doc, tokens.start) || classes.has("DOUBT", &doc.word(tokens.start).to_lowercase()))
    {
        tokens.start += 1;
    }
    doc.span_of(tokens)
}

/// "electric towers", "offices of the party": the noun with its adjectives, compounds and "of"-phrases, without number
/// and possessor.
pub fn thing(doc: &Document, head: TokenId) -> Span {
    let tokens = core(doc, head);
    let after = doc
        .children(head)
        .filter(|&t| t < head)
        .filter(|&t| {
            let token = &doc.tokens[t];
            matches!(token.deprel, Deprel::Nummod | Deprel::Det | Deprel::DetPredet | Deprel::NmodPoss)
                || token.upos == Upos::Num
                || token.deprel == Deprel::Amod && is_counting(doc, t)
        })
        .filter_map(|t| doc.subtree(t).last().copied())
        .filter(|&last| last < head)
        .max()
        .map_or(tokens.start, |last| last + 1);
    let start = after.max(tokens.start);
    // "offices of the bank, the ministry, and the party": a list inside the phrase names things of their own.
    let end = (head + 1..tokens.end)
        .find(|&t| doc.word(t) == "," && (t..tokens.end).any(|c| doc.tokens[c].upos == Upos::Cconj))
        .unwrap_or(tokens.end);
    doc.span_of(start.min(head)..end)
}

/// The name that stands at a token, else the noun with its compounds.
pub fn named(doc: &Document, head: TokenId) -> Span {
    np::name_at(doc, head).map_or_else(|| np::name(doc, head), |name| name.span)
}

/// The phrase up to the first thing behind its head that is no "of"-phrase, at whatever depth.
fn core(doc: &Document, head: TokenId) -> std::ops::Range<TokenId> {
    let tokens = np::tokens(doc, head, np::Extent::Core);
    let adds = |t: TokenId| match doc.tokens[t].deprel {
        Deprel::Nmod => !syntax::stands_behind(doc, t, "of"),
        Deprel::Acl | Deprel::AclRelcl | Deprel::Appos | Deprel::Parataxis | Deprel::NmodUnmarked => true,
        _ => matches!(doc.word(t), "[" | "(" | "-LRB-" | "--" | "\u{2014}"),
    };
    let mut end = (head + 1..tokens.end)
        .filter(|&t| adds(t))
        .filter_map(|t| doc.subtree(t).first().copied())
        .filter(|&first| first > head)
        .min()
        .map_or(tokens.end, |first| first.min(tokens.end))
        .max(head + 1);
    while end > head + 1 && matches!(doc.tokens[end - 1].upos, Upos::Punct | Upos::Adp | Upos::Cconj) {
        end -= 1;
    }
    let mut start = tokens.start;
    let counts = |t: TokenId| crate::counting::number_at(doc, t).is_some();
    while start < head
        && !counts(start)
        && matches!(doc.tokens[start].upos, Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Sconj | Upos::Part)
    {
        start += 1;
    }
    start..end
}

fn is_article(doc: &Document, token: TokenId) -> bool {
    let pronoun = doc.tokens[token].deprel == Deprel::NmodPoss && doc.tokens[token].upos == Upos::Pron;
    pronoun
        || doc.tokens[token].upos == Upos::Punct
        || doc.tokens[token].upos == Upos::Det
            && matches!(
                doc.word(token).to_lowercase().as_str(),
                "the" | "a" | "an" | "this" | "these" | "those" | "that" | "another"
            )
}

/// "several", "numerous": adjectives that count.
fn is_counting(doc: &Document, token: TokenId) -> bool {
    crate::counting::number_at(doc, token).is_some()
        || matches!(doc.word(token).to_lowercase().as_str(), "other" | "such" | "same")
}
