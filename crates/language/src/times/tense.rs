//! Whether the verb that an expression goes with looks back or ahead.

use super::lexicon::Hint;
use super::scan::Scan;
use crate::{Document, Span, TokenId, Upos, Xpos};

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

/// Sentences with more tokens than this are no sentences: their trees are not looked at.
const LONGEST_SENTENCE: usize = 300;

/// The direction at pieces `from..to` of the text.
pub(super) fn tense(document: &Document, scan: &Scan<'_>, from: usize, to: usize) -> Tense {
    if let Some(tense) = preposition(scan, from).or_else(|| adjacent(scan, from)) {
        return tense;
    }
    let span = Span::new(scan.start(from), scan.end(to.saturating_sub(1)));
    if let Some(tense) = governing(document, scan, span) {
        return tense;
    }
    let right = (to..to + REACH).take_while(|&at| at < scan.len() && !scan.opens_sentence(at));
    before(scan, from).chain(right).find_map(|at| cue(scan, at)).unwrap_or(Tense::Open)
}

/// The pieces of the sentence before `from`, the nearest first.
fn before<'a>(scan: &'a Scan<'_>, from: usize) -> impl Iterator<Item = usize> + 'a {
    let reach = if scan.opens_sentence(from) { 0 } else { REACH };
    (1..=reach)
        .map_while(move |n| from.checked_sub(n))
        .take_while(move |&at| at + 1 == from || !scan.opens_sentence(at + 1))
}

/// "Since Friday" looks back; "until Friday", "by Friday" and "as early as Friday" look ahead, unless they open the
/// sentence or the clause is in the past perfect.
fn preposition(scan: &Scan<'_>, from: usize) -> Option<Tense> {
    let at = before(scan, from).next()?;
    if scan.is(at, "since") {
        return Some(Tense::Past);
    }
    if scan.is(at, "as") {
        return Some(Tense::Future);
    }
    if !scan.is_any(at, &["until", "till", "by"]) || scan.opens_sentence(at) {
        return None;
    }
    // "Fought from Monday evening until noon on Tuesday", "a gun battle that went on until sunrise": it is over.
    let lasting = !scan.is(at, "by")
        && before(scan, from).any(|at| scan.hints(at, Hint::Lasting))
        && !before(scan, from).any(|at| scan.hints(at, Hint::Ahead) || scan.hints(at, Hint::Ordered));
    if lasting {
        return Some(Tense::Past);
    }
    let perfect = scan.is(at, "by") && before(scan, from).any(|at| scan.is_any(at, &["had", "was", "were"]));
    Some(if perfect { Tense::Past } else { Tense::Future })
}

/// "said on Tuesday that ...": the verb right before it.
fn adjacent(scan: &Scan<'_>, from: usize) -> Option<Tense> {
    let mut near = before(scan, from);
    let first = near.next()?;
    let at = if scan.is_any(first, &["on", "late", "early"]) { near.next()? } else { first };
    cue(scan, at).filter(|tense| *tense == Tense::Past)
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

/// After the tree, where the encoder has filled it: the first verb above the expression that has a tense.
fn governing(document: &Document, scan: &Scan<'_>, span: Span) -> Option<Tense> {
    let token = document.tokens_in(span).next()?;
    let sentence = document.sentences.get(document.tokens.get(token)?.sentence)?;
    if sentence.tokens.len() > LONGEST_SENTENCE {
        return None;
    }
    let is_hint = |token: TokenId, hint| scan.is_hint(document.word(token), hint);
    for verb in document.ancestors(token) {
        let described = document.tokens.get(verb)?;
        let before = || document.children(verb).filter(|&child| child < verb);
        let is =
            |words: &[&str]| before().any(|c| words.iter().any(|w| document.word(c).eq_ignore_ascii_case(w)));
        let planned = is_hint(verb, Hint::Planned);
        if described.upos != Upos::Verb && !planned {
            continue;
        }
        if is(&["will", "shall", "would", "'ll", "’ll", "wo"]) {
            return Some(Tense::Future);
        }
        if planned && described.xpos != Xpos::Vb {
            return Some(if is(&["had"]) { Tense::Past } else { Tense::Future });
        }
        let to = is(&["to"]);
        match described.xpos {
            Xpos::Vbd => return Some(Tense::Past),
            // "When the case is heard in May" looks neither way.
            Xpos::Vbn
                if !to
                    && is(&["is", "are", "am", "'s", "’s"])
                    && !is(&["has", "have", "had", "been", "was", "were"]) =>
            {
                return Some(Tense::Open);
            }
            Xpos::Vbn if !to => return Some(Tense::Past),
            // "is expected to meet", "are to travel": the plan is above the infinitive.
            Xpos::Vb | Xpos::Vbn if to => {
                let above = described.head.filter(|&head| is_hint(head, Hint::Plan));
                if let Some(above) = above {
                    let mut children = document.children(above);
                    let had = children.any(|child| document.word(child).eq_ignore_ascii_case("had"));
                    return Some(if had { Tense::Past } else { Tense::Future });
                }
                if is(&["is", "are"]) {
                    return Some(Tense::Future);
                }
            }
            _ => {}
        }
    }
    None
}
