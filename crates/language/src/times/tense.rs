//! Whether the verb that an expression goes with looks back or ahead.

use super::lexicon::Hint;
use super::scan::Scan;
use crate::{Document, Span, Upos, Xpos};

/// The direction in which a day is to be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// Nothing tells.
    Open,
}

/// How many pieces are looked at on either side.
const REACH: usize = 24;

/// The direction at pieces `from..to` of the text.
pub(super) fn tense(document: &Document, scan: &Scan<'_>, from: usize, to: usize) -> Tense {
    if let Some(tense) = governing(document, Span::new(scan.start(from), scan.end(to.saturating_sub(1)))) {
        return tense;
    }
    let before = from.checked_sub(1).filter(|_| !scan.opens_sentence(from));
    let opens = before.is_none_or(|before| scan.opens_sentence(before));
    // "Until Friday, ..." and "by Friday" look ahead, unless the clause is in the past perfect.
    let limit = before.is_some_and(|at| scan.is_any(at, &["until", "till", "by", "ahead"]));
    if limit && !opens {
        let perfect =
            (1..=10).map_while(|n| from.checked_sub(n)).take_while(|&at| !scan.opens_sentence(at + 1));
        let perfect = perfect.filter(|&at| scan.is_any(at, &["had", "was", "were"])).count() > 0;
        return if perfect && scan.is(from - 1, "by") { Tense::Past } else { Tense::Future };
    }
    if before.is_some_and(|at| scan.is(at, "since")) {
        return Tense::Past;
    }
    // "as early as Tuesday"
    if before.is_some_and(|at| scan.is(at, "as")) {
        return Tense::Future;
    }
    let left = (1..=REACH).map_while(|n| from.checked_sub(n)).take_while(|&at| !scan.opens_sentence(at + 1));
    let right = (to..to + REACH).take_while(|&at| at < scan.len() && !scan.opens_sentence(at));
    left.chain(right).find_map(|at| cue(scan, at)).unwrap_or(Tense::Open)
}

fn cue(scan: &Scan<'_>, at: usize) -> Option<Tense> {
    if !scan.is_word(at) {
        return None;
    }
    if scan.hints(at, Hint::Ahead) {
        return Some(Tense::Future);
    }
    let before = at.checked_sub(1);
    let had = || (1..=4).filter_map(|n| at.checked_sub(n)).any(|b| scan.is(b, "had"));
    let to = scan.is(at, "to") && before.is_some_and(|before| scan.hints(before, Hint::Plan));
    let are_to = scan.is(at, "to") && before.is_some_and(|before| scan.is_any(before, &["is", "are", "am"]));
    if to || are_to || scan.hints(at, Hint::Planned) {
        return Some(if had() { Tense::Past } else { Tense::Future });
    }
    let word = scan.word(at);
    let regular =
        word.len() > 4 && word.get(word.len() - 2..).is_some_and(|end| end.eq_ignore_ascii_case("ed"));
    (scan.hints(at, Hint::Past) || regular).then_some(Tense::Past)
}

/// After the tree, where the encoder has filled it: the nearest verb above the expression, with its auxiliaries.
fn governing(document: &Document, span: Span) -> Option<Tense> {
    let token = document.tokens_in(span).next()?;
    let verb =
        document.ancestors(token).find(|&t| document.tokens.get(t).is_some_and(|t| t.upos == Upos::Verb))?;
    let mut verb_tense = None;
    for child in document.children(verb).filter(|&child| child < verb) {
        let word = document.word(child);
        if ["will", "shall", "would", "'ll", "’ll", "wo"].iter().any(|ahead| word.eq_ignore_ascii_case(ahead))
        {
            return Some(Tense::Future);
        }
        if word.eq_ignore_ascii_case("to") {
            verb_tense = Some(Tense::Future);
        }
    }
    verb_tense.or(match document.tokens.get(verb)?.xpos {
        Xpos::Vbd | Xpos::Vbn => Some(Tense::Past),
        _ => None,
    })
}
