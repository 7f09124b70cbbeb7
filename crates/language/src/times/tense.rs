//! Whether the verb that an expression goes with looks back or ahead.

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
/// Words that look ahead.
const AHEAD: &[&str] = &["will", "shall", "ll", "would", "upcoming", "tomorrow", "wo"];
/// Words after which "to" and a verb look ahead.
const PLANS: &[&str] = &[
    "expected",
    "scheduled",
    "due",
    "set",
    "plan",
    "plans",
    "planned",
    "planning",
    "going",
    "slated",
    "supposed",
    "hopes",
    "hope",
    "intends",
    "intend",
    "expects",
    "expect",
    "agreed",
    "vowed",
    "promised",
    "ready",
    "want",
    "wants",
    "likely",
    "about",
    "has",
    "have",
    "begin",
    "prepares",
    "preparing",
    "threatened",
    "continue",
];
/// Verbs of the past that do not end in -ed.
const PAST: &[&str] = &[
    "was", "were", "had", "did", "said", "told", "took", "left", "struck", "began", "came", "went", "shot",
    "fell", "found", "held", "made", "met", "broke", "blew", "gave", "saw", "won", "lost", "led", "ran",
    "rose", "died", "sent", "thought", "became", "got", "drove", "fled", "hit", "spoke", "wrote", "brought",
    "kept", "burned", "burnt", "caught", "fought", "stood", "sought", "been", "ago",
];
/// Prepositions that look ahead unless the verb says otherwise.
const UNTIL: &[&str] = &["until", "till", "by"];

/// The direction at pieces `from..to` of the text.
pub(super) fn tense(document: &Document, scan: &Scan<'_>, from: usize, to: usize) -> Tense {
    if let Some(tense) = governing(document, Span::new(scan.start(from), scan.end(to.saturating_sub(1)))) {
        return tense;
    }
    let mut at = from;
    for _ in 0..REACH {
        if at == 0 || scan.opens_sentence(at) {
            break;
        }
        at -= 1;
        if let Some(tense) = cue(scan, at) {
            return tense;
        }
        if scan.is_any(at, UNTIL) && at + 1 == from {
            return Tense::Future;
        }
    }
    for at in to..to + REACH {
        if at >= scan.len() || scan.opens_sentence(at) {
            break;
        }
        if let Some(tense) = cue(scan, at) {
            return tense;
        }
    }
    Tense::Open
}

fn cue(scan: &Scan<'_>, at: usize) -> Option<Tense> {
    if !scan.is_word(at) {
        return None;
    }
    if scan.is_any(at, AHEAD) {
        return Some(Tense::Future);
    }
    if scan.is(at, "to") && at.checked_sub(1).is_some_and(|before| scan.is_any(before, PLANS)) {
        return Some(Tense::Future);
    }
    let word = scan.word(at);
    let regular =
        word.len() > 4 && word.get(word.len() - 2..).is_some_and(|end| end.eq_ignore_ascii_case("ed"));
    let planned = scan.is_any(at, PLANS);
    (scan.is_any(at, PAST) || (regular && !planned)).then_some(Tense::Past)
}

/// After the tree, where the encoder has filled it: the nearest verb above the expression, with its auxiliaries.
fn governing(document: &Document, span: Span) -> Option<Tense> {
    let token = document.tokens_in(span).next()?;
    let verb =
        document.ancestors(token).find(|&t| document.tokens.get(t).is_some_and(|t| t.upos == Upos::Verb))?;
    let mut verb_tense = None;
    for child in document.children(verb).filter(|&child| child < verb) {
        let word = document.word(child);
        if AHEAD.iter().any(|ahead| word.trim_start_matches(['\'', '’']).eq_ignore_ascii_case(ahead)) {
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
