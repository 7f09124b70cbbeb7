//! Over, or still going on.

use language::Upos;

use super::{Claims, Finding};
use crate::draft::Draft;
use crate::np::{self, Determination};
use crate::reading::{ContradictionKind, Kind, MayBe, Reality, Strength};
use crate::syntax;

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
    // "A clearing operation is being carried out": another one than that which is over.
    let another = syntax::own_subject(claims.doc, ongoing.trigger)
        .is_some_and(|t| np::determination(claims.doc, t) == Determination::Indefinite);
    if another && ongoing.trigger > ended.trigger {
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

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    #[test]
    fn another_operation_may_go_on() {
        contradictions(
            "\
The _ DT 2 det
operation _ NN 4 nsubj
has have VBZ 4 aux
ended end VBN 8 ccomp SpaceAfter=No
, _ , 4 punct
the _ DT 7 det
army _ NN 8 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 8 punct

# newpar
A _ DT 3 det
second _ JJ 3 amod
operation _ NN 5 nsubj
is be VBZ 5 aux
continuing continue VBG 0 root
in _ IN 8 case
the _ DT 8 det
hills hill NNS 5 obl SpaceAfter=No
. _ . 5 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn the_same_operation_may_not() {
        contradictions(
            "\
The _ DT 2 det
operation _ NN 4 nsubj
has have VBZ 4 aux
ended end VBN 8 ccomp SpaceAfter=No
, _ , 4 punct
the _ DT 7 det
army _ NN 8 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 8 punct

# newpar
The _ DT 2 det
operation _ NN 4 nsubj
is be VBZ 4 aux
continuing continue VBG 0 root
in _ IN 7 case
the _ DT 7 det
hills hill NNS 4 obl SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                state, incompatible | The operation has ended | The operation is continuing in the hills | said to be over, and to be still going on
            "#]],
        );
    }
}
