//! Headlines that name their source at the end: "Nine dead in market blast: governor", "TWO HURT IN RAID - ARMY".

use std::ops::Range;

use language::{Document, TokenId, Upos};

use crate::acts;
use crate::draft::Draft;
use crate::entities::Entities;
use crate::holders::HolderTypes;
use crate::np;
use crate::reading::HolderType;

/// A source behind the mark has no more words than this.
const MAX_SOURCE: usize = 6;

/// Gives the claims of such a headline to the source that it names.
pub fn fill(doc: &Document, types: &HolderTypes, entities: &Entities, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.holder.is_none()) {
        let sentence = doc.sentences[doc.tokens[draft.trigger].sentence].tokens.clone();
        let Some(source) = source(doc, types, entities, sentence) else { continue };
        if draft.trigger + 1 < source.start {
            let head = np::head(doc, source.clone()).filter(|head| source.contains(head));
            let mut holder = acts::holder(doc, head.unwrap_or(source.end - 1));
            holder.span = doc.span_of(source);
            draft.holder = Some(holder);
        }
    }
}

/// The words behind the last colon or dash, if they are a source and nothing else.
fn source(
    doc: &Document,
    types: &HolderTypes,
    entities: &Entities,
    sentence: Range<TokenId>,
) -> Option<Range<TokenId>> {
    let last = sentence.end.checked_sub(1)?;
    if sentence.is_empty() || doc.word(last) == "." {
        return None;
    }
    let reach = sentence.start.max(sentence.end.saturating_sub(MAX_SOURCE + 1))..sentence.end;
    // Not the dash within a word: "gun-man".
    let apart = |t: TokenId| {
        t > sentence.start
            && doc.tokens[t - 1].span.end < doc.tokens[t].span.start
            && doc.tokens.get(t + 1).is_some_and(|next| doc.tokens[t].span.end < next.span.start)
    };
    let mark = reach.into_iter().rfind(|&t| match doc.word(t) {
        ":" => true,
        "-" | "\u{2013}" | "\u{2014}" | "--" => apart(t),
        _ => false,
    })?;
    let source = mark + 1..sentence.end;
    let nominal = |t: TokenId| {
        matches!(
            doc.tokens[t].upos,
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Part | Upos::Adp
        )
    };
    let head = np::head(doc, source.clone()).filter(|head| source.contains(head)).unwrap_or(last);
    let kind = entities.at(head).and_then(|entity| entities.kind(entity));
    // Behind a comma or "and" something else goes on.
    (!source.is_empty()
        && source.clone().all(nominal)
        && types.of(doc, doc.span_of(source.clone()), kind) != HolderType::Unknown)
        .then_some(source)
}
