//! How an act stands by the words of its own clause: done, to come, called for, refused, or not told as done at all.

use language::{Deprel, Document, TokenId, Upos, Xpos};

use crate::syntax;

/// Clauses around a word that are looked at.
const STEPS: usize = 16;

/// How an act stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Told as done.
    Done,
    /// "will", "would".
    ToCome,
    /// "should", "must".
    CalledFor,
    /// "will not".
    Refused,
    /// Not done, merely possible, under a condition, or asked: nothing is coded.
    Untold,
}

/// The standing of a predicate; `governed` if another word says how an infinitive stands.
pub fn of(doc: &Document, word: TokenId, governed: bool) -> Standing {
    if is_conditional(doc, word) || is_question(doc, word) || !governed && is_charge(doc, word) {
        return Standing::Untold;
    }
    if doc.tokens[word].upos == Upos::Noun {
        return Standing::Done;
    }
    let helped = helpers_at(doc, word);
    let negated = syntax::is_negated(doc, word) || has_no(doc, word);
    let helpers = || doc.children_by(helped, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
    let is = |t: TokenId, words: &[&str]| {
        words.contains(&doc.tokens[t].lemma.as_str()) || words.contains(&doc.word(t).to_lowercase().as_str())
    };
    if helpers().any(|t| is(t, &["may", "might", "could", "can", "ca"])) {
        return Standing::Untold;
    }
    if helpers().any(|t| is(t, &["should", "must", "ought"])) {
        return if negated { Standing::Untold } else { Standing::CalledFor };
    }
    if helpers().any(|t| is(t, &["will", "would", "shall", "wo", "'ll", "’ll"])) {
        return if negated { Standing::Refused } else { Standing::ToCome };
    }
    if negated {
        return Standing::Untold;
    }
    if !governed && syntax::is_infinitive(doc, word) {
        // "Kenya to host talks": the headline's future.
        let has_subject = doc.children(word).any(|t| doc.tokens[t].deprel.is_subject());
        return if has_subject && doc.tokens[word].head.is_none() {
            Standing::ToCome
        } else {
            Standing::Untold
        };
    }
    if is_subjunctive(doc, word) {
        return Standing::CalledFor;
    }
    Standing::Done
}

/// "demanded that Kenya withdraw".
fn is_subjunctive(doc: &Document, word: TokenId) -> bool {
    let token = &doc.tokens[word];
    token.deprel == Deprel::Ccomp
        && token.xpos == Xpos::Vb
        && !syntax::is_infinitive(doc, word)
        && doc.children(word).any(|t| doc.tokens[t].deprel.is_subject())
        && doc.children_by(word, &[Deprel::Aux]).next().is_none()
}

/// "will visit Kenya and meet its leaders": the second verb stands under the first one's helpers.
fn helpers_at(doc: &Document, word: TokenId) -> TokenId {
    let token = &doc.tokens[word];
    let own = doc.children(word).any(|t| {
        matches!(doc.tokens[t].deprel, Deprel::Aux | Deprel::AuxPass) || doc.tokens[t].deprel.is_subject()
    });
    match token.head {
        Some(head) if token.deprel == Deprel::Conj && !own && token.xpos != Xpos::Vbd => head,
        _ => word,
    }
}

/// "no talks were held", "nobody attacked".
fn has_no(doc: &Document, word: TokenId) -> bool {
    let is_no = |t: TokenId| {
        matches!(doc.tokens[t].lemma.to_lowercase().as_str(), "no" | "nobody" | "none" | "neither")
    };
    doc.children(word)
        .filter(|&t| doc.tokens[t].deprel.is_subject() || doc.tokens[t].deprel == Deprel::Obj)
        .any(|t| is_no(t) || doc.children_by(t, &[Deprel::Det]).any(is_no))
}

/// "jailed for helping rebels": what somebody is punished or praised for is not told as done.
fn is_charge(doc: &Document, word: TokenId) -> bool {
    doc.tokens[word].deprel == Deprel::Advcl
        && syntax::is_gerund(doc, word)
        && doc.children_by(word, &[Deprel::Mark]).any(|t| doc.tokens[t].lemma == "for")
}

/// Whether the clause, or one that it stands in, begins with "if".
fn is_conditional(doc: &Document, word: TokenId) -> bool {
    std::iter::once(word).chain(doc.ancestors(word).take(STEPS)).any(|t| {
        doc.children_by(t, &[Deprel::Mark]).any(|mark| {
            matches!(doc.tokens[mark].lemma.to_lowercase().as_str(), "if" | "unless" | "whether" | "lest")
        })
    })
}

fn is_question(doc: &Document, word: TokenId) -> bool {
    let end = doc.sentences[doc.tokens[word].sentence].tokens.end;
    end.checked_sub(1).is_some_and(|last| doc.word(last) == "?")
}
