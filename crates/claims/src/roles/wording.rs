//! The words by which a participant is given.

use language::{Deprel, Document, NameKind, Span, TokenId, Upos};

use crate::np;
use crate::predicates::Classes;
use crate::syntax;

/// "two armed men of the group": the phrase with its numbers and "of"-phrases, without article, without what other
/// prepositions and clauses add ("in the north"), and without the word that doubts it ("alleged"). What they wear stays:
/// "men in masks" may be anybody, "men wearing army uniforms" are told apart by it.
pub fn person(doc: &Document, classes: &Classes, head: TokenId) -> Span {
    let mut tokens = core(doc, head);
    let is_vague = |t: TokenId| {
        let word = doc.word(t).to_lowercase();
        classes.has("DOUBT", &word)
            || classes.has("VAGUE_QUANTITY", &word) && crate::counting::number_at(doc, t + 1).is_none()
    };
    while tokens.start < head && (is_article(doc, tokens.start) || is_vague(tokens.start)) {
        tokens.start += 1;
    }
    let clothes = doc
        .children_by(head, &[Deprel::Acl])
        .find(|&t| t == tokens.end && classes.has("WEAR_VERB", &doc.tokens[t].lemma));
    if let Some(last) = clothes.and_then(|t| doc.subtree(t).last().copied()) {
        let sentence = doc.tokens[head].sentence;
        let clause = (tokens.end + 1..=last)
            .take_while(|&t| doc.tokens[t].sentence == sentence)
            .find(|&t| matches!(doc.tokens[t].upos, Upos::Verb | Upos::Punct | Upos::Pron | Upos::Sconj));
        tokens.end = clause.unwrap_or(last + 1);
        while tokens.end > head + 1
            && matches!(doc.tokens[tokens.end - 1].upos, Upos::Punct | Upos::Adp | Upos::Cconj)
        {
            tokens.end -= 1;
        }
    }
    doc.span_of(tokens)
}

/// "car bomb", "dynamite charges": as [`thing`], without the words that only say how big it is or which of several.
pub fn weapon(doc: &Document, classes: &Classes, head: TokenId) -> Span {
    let mut tokens = doc.tokens_in(thing(doc, head, |_| false, |_| false));
    while tokens.start < head && classes.has("SIZE", &doc.word(tokens.start).to_lowercase()) {
        tokens.start += 1;
    }
    doc.span_of(tokens)
}

/// "Weapons" alone say nothing; "automatic weapons" do.
pub fn says_which(doc: &Document, head: TokenId) -> bool {
    !matches!(doc.tokens[head].lemma.to_lowercase().as_str(), "weapon" | "arm")
        || doc.children_by(head, &[Deprel::Amod, Deprel::Compound]).next().is_some()
}

/// "electric towers", "offices of the party", "Jan Holm's car": the noun with its adjectives, compounds and "of"-phrases,
/// without number and without a possessor that is no person. Other things listed in it stand for themselves.
pub fn thing(
    doc: &Document,
    head: TokenId,
    is_person: impl Fn(TokenId) -> bool,
    is_thing: impl Fn(TokenId) -> bool,
) -> Span {
    let tokens = core(doc, head);
    let owner = doc
        .children_by(head, &[Deprel::NmodPoss])
        .find(|&t| t < head && matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn) && is_person(t));
    let owner_starts = owner.map(|owner| {
        let mut phrase = doc.tokens_in(np::core(doc, owner));
        while phrase.start < owner && is_article(doc, phrase.start) {
            phrase.start += 1;
        }
        phrase.start
    });
    let after = doc
        .children(head)
        .filter(|&t| t < head && owner_starts.is_none())
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
    let start = owner_starts.unwrap_or_else(|| after.max(tokens.start));
    // "offices of the bank, the ministry, and the party": a list inside the phrase names things of their own.
    let end = (head + 1..tokens.end)
        .find(|&t| {
            let ends_list = |t: TokenId| doc.tokens[t].upos == Upos::Cconj;
            let joins_thing = || doc.tokens[t].head.is_some_and(|joined| joined > t && is_thing(joined));
            doc.word(t) == "," && (t..tokens.end).any(ends_list)
                || ends_list(t) && (joins_thing() || doc.tokens[t + 1].upos == Upos::Adp)
        })
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
        Deprel::Nmod => !syntax::has_case(doc, t, "of"),
        // "the newspaper El Faro": a name right behind its noun belongs to it.
        Deprel::Appos if np::name_at(doc, t).is_some() => doc
            .subtree(t)
            .first()
            .and_then(|first| first.checked_sub(1))
            .is_none_or(|before| doc.tokens[before].upos == Upos::Punct),
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
    if let Some(name) = np::name_at(doc, end - 1) {
        end = end.max(name.tokens.end);
    }
    // "the offices of lawyer Jan Holm": the name right behind the last noun of a phrase is what that noun calls.
    let goes_on = np::name_at(doc, end).filter(|name| {
        name.tokens.start == end
            && end > head + 1
            && doc.tokens[end].sentence == doc.tokens[head].sentence
            && doc.tokens[end - 1].upos == Upos::Noun
            && matches!(name.kind, NameKind::Person | NameKind::Organisation)
    });
    end = goes_on.map_or(end, |name| name.tokens.end);
    // "ELN [National Liberation Army] guerrillas": what stands before a bracket is told by itself.
    let closes = |&t: &TokenId| matches!(doc.word(t), "]" | ")" | "-RRB-");
    let mut start = (tokens.start..head).rev().find(closes).map_or(tokens.start, |t| t + 1);
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
