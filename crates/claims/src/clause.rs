//! The clause that holds a claim: its evidence.

use language::{Deprel, Document, Span, TokenId, Upos};

use crate::syntax;

/// The span of the clause around a trigger that also covers the given phrases: the trigger's own clause without the
/// clauses coordinated with it, set beside it or hanging below it, at most the sentence.
pub fn evidence(doc: &Document, trigger: TokenId, phrases: &[Span]) -> Span {
    let sentence = doc.sentences[doc.tokens[trigger].sentence].span;
    let head = syntax::clause_head(doc, trigger);
    let described = syntax::described_noun(doc, head).filter(|_| doc.tokens[head].deprel != Deprel::AclRelcl);
    let mut span = stretch(doc, head);
    if let Some(noun) = described {
        // A participle needs its noun: "12 people killed in the blast".
        span = span.cover(doc.span_of(noun..noun + 1));
    }
    for phrase in phrases {
        span = span.cover(*phrase);
    }
    trim(doc, Span::new(span.start.max(sentence.start), span.end.min(sentence.end)), trigger)
}

/// The unbroken run of tokens around a clause's head that belong to the clause itself.
fn stretch(doc: &Document, head: TokenId) -> Span {
    let members = doc.subtree_without(head, |t| is_other_clause(doc, head, t));
    let is_member = |t: TokenId| members.binary_search(&t).is_ok() || doc.tokens[t].upos == Upos::Punct;
    let bounds = doc.sentences[doc.tokens[head].sentence].tokens.clone();
    let (mut start, mut end) = (head, head + 1);
    // Gaps of a few words are bridged: what was cut out of the middle belongs to the words around it.
    let first = members.first().copied().unwrap_or(head).max(bounds.start);
    let last = members.last().copied().unwrap_or(head);
    let mut probe = head;
    while probe > first {
        probe -= 1;
        if is_member(probe) {
            start = probe;
        }
    }
    probe = head;
    while probe < last {
        probe += 1;
        if is_member(probe) {
            end = probe + 1;
        }
    }
    doc.span_of(start..end)
}

fn is_other_clause(doc: &Document, head: TokenId, token: TokenId) -> bool {
    let t = &doc.tokens[token];
    match t.deprel {
        Deprel::Parataxis | Deprel::Discourse | Deprel::Vocative => true,
        Deprel::Ccomp | Deprel::Csubj | Deprel::Advcl | Deprel::AdvclRelcl => t.head == Some(head),
        Deprel::Conj => t.head == Some(head) && matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Adj),
        Deprel::Punct => t.head == Some(head) && token > head + 1 && doc.word(token) == ".",
        Deprel::Cc => {
            t.head != Some(head)
                && t.head
                    .is_some_and(|h| doc.tokens[h].deprel == Deprel::Conj && doc.tokens[h].head == Some(head))
        }
        _ => false,
    }
}

/// Takes off conjunctions, commas and marks at the edges, never the trigger.
fn trim(doc: &Document, span: Span, trigger: TokenId) -> Span {
    let mut tokens = doc.tokens_in(span);
    let loose = |t: TokenId| {
        let token = &doc.tokens[t];
        let mark = token.deprel == Deprel::Mark && token.lemma == "that";
        let bracket = matches!(doc.word(t), "(" | ")" | "[" | "]" | "%");
        mark || token.upos == Upos::Cconj || token.upos == Upos::Punct && !bracket
    };
    while tokens.start < trigger && loose(tokens.start) {
        tokens.start += 1;
    }
    while tokens.end > trigger + 1 && loose(tokens.end - 1) {
        tokens.end -= 1;
    }
    doc.span_of(tokens)
}
