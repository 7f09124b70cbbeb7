//! A second number by which a count may be higher: "more than a hundred people, perhaps as many as 150, were killed".

use std::collections::HashSet;

use language::{Document, Number, Qualifier, Span, TokenId, Upos};

use crate::counting::Counted;
use crate::draft::Draft;
use crate::predicates::Classes;
use crate::reading::Reality;

/// Words from those counted to the second number, at most.
const REACH: usize = 8;

/// The second numbers of counts already told; those that a count of its own was made of are possible too.
pub fn add(doc: &Document, classes: &Classes, drafts: &mut Vec<Draft>) {
    let taken: HashSet<Span> = drafts.iter().filter_map(|d| d.counted.as_ref()?.quantity).collect();
    let mut found = Vec::new();
    let mut guessed = HashSet::new();
    for draft in drafts.iter().filter(|d| d.part_of.is_none()) {
        let Some(counted) = &draft.counted else { continue };
        let Some(first) = counted.quantity else { continue };
        let Some(number) = guess_behind(doc, classes, counted.head, first) else { continue };
        if taken.contains(&number.span) {
            guessed.insert(number.span);
            continue;
        }
        let head = number.tokens.end - 1;
        let second = Counted {
            head,
            interval: number.interval,
            quantity: Some(number.span),
            of: number.span,
            who: counted.who.clone(),
        };
        found.push(Draft {
            counted: Some(second),
            reality: Reality::Possible,
            evidence: draft.evidence.cover(number.span),
            ..draft.clone()
        });
    }
    for draft in drafts.iter_mut() {
        let number = draft.counted.as_ref().and_then(|c| c.quantity);
        if number.is_some_and(|number| guessed.contains(&number)) {
            draft.reality = draft.reality.max(Reality::Possible);
        }
    }
    drafts.extend(found);
}

/// The number behind those counted that a word of doubt brings in: ", perhaps as many as 150,", "and possibly 80".
fn guess_behind<'d>(doc: &'d Document, classes: &Classes, head: TokenId, first: Span) -> Option<&'d Number> {
    let from = head.max(doc.tokens_in(first).end.saturating_sub(1)) + 1;
    let sentence = &doc.sentences[doc.tokens[head].sentence].tokens;
    let end = sentence.end.min(from + REACH);
    let hedge = (from..end)
        .take_while(|&t| !matches!(doc.tokens[t].upos, Upos::Verb | Upos::Aux))
        .find(|&t| classes.has("HEDGE_POSSIBLE", &doc.tokens[t].lemma))?;
    let set_off = hedge.checked_sub(1).is_some_and(|t| {
        doc.tokens[t].upos == Upos::Punct || matches!(doc.tokens[t].lemma.as_str(), "and" | "or")
    });
    // The word of doubt may be the first of the number's own: "perhaps 300".
    let after = doc.numbers.partition_point(|n| n.tokens.start < hedge);
    let number = doc.numbers.get(after).filter(|n| {
        n.tokens.end <= end + REACH
            && (hedge + 1..n.tokens.start).all(|t| {
                matches!(
                    doc.tokens[t].lemma.as_str(),
                    "as" | "many" | "much" | "even" | "up" | "to" | "more" | "than" | "over"
                )
            })
    })?;
    // "Perhaps 40 soldiers": another count of its own.
    let bare = doc.tokens.get(number.tokens.end).is_none_or(|next| {
        matches!(next.upos, Upos::Punct | Upos::Aux | Upos::Verb | Upos::Adp)
            || next.sentence != doc.tokens[head].sentence
    });
    let counts = !matches!(number.interval.qualifier, Qualifier::None | Qualifier::All);
    (set_off && bare && counts).then_some(number)
}
