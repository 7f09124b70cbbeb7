//! Over, or still going on.

use language::Upos;

use super::{Claims, Finding};
use crate::draft::Draft;
use crate::reading::{ContradictionKind, Kind, MayBe, Reality, Strength};

/// One claim that an operation or attack has ended, another that it goes on.
pub fn differs(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    let pair = (x.kind.min(y.kind), x.kind.max(y.kind));
    if pair != (Kind::OperationOngoing, Kind::OperationEnded)
        || x.reality != Reality::Actual
        || y.reality != Reality::Actual
    {
        return None;
    }
    let (ended, ongoing) = if x.kind == Kind::OperationEnded { (x, y) } else { (y, x) };
    let lemma = |d: &Draft| claims.doc.tokens[d.trigger].lemma.as_str();
    // "ended" must be said of the thing as a whole: a search told as the setting of an event is another operation, and
    // what is suspended or halted may be taken up again.
    if claims.doc.tokens[ended.trigger].upos == Upos::Noun || claims.classes.has("PAUSE_WORD", lemma(ended)) {
        return None;
    }
    // That somebody is still being looked for fits with an attack that is over, not with a search that is.
    if claims.classes.has("SEARCH_VERB", lemma(ongoing)) && !says(claims, ended, lemma(ongoing)) {
        return None;
    }
    // What began anew afterwards went on anew.
    let resumed = claims.drafts.iter().any(|d| {
        d.kind == Kind::OperationStarted && d.trigger > ended.trigger && d.trigger < ongoing.trigger
    });
    if resumed {
        return None;
    }
    let why = "said to be over, and to be still going on".to_owned();
    Some(Finding::new(
        ContradictionKind::State,
        Strength::Incompatible,
        &[MayBe::Update, MayBe::StaleText],
        why,
    ))
}

/// Whether a draft's words hold a lemma.
fn says(claims: &Claims<'_>, draft: &Draft, lemma: &str) -> bool {
    claims.doc.tokens_in(draft.evidence).any(|t| claims.doc.tokens[t].lemma == lemma)
}
