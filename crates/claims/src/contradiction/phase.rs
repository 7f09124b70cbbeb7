//! Over, or still going on.

use language::{Deprel, TokenId, Upos};

use super::{Claims, Finding};
use crate::draft::Draft;
use crate::np::{self, Determination};
use crate::operations;
use crate::reading::{ContradictionKind, Kind, MayBe, Reality, Stance, Strength};
use crate::syntax;

/// One claim that an operation or attack has ended, another that it goes on.
pub fn differs(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    let goes_on = |d: &Draft| d.kind == Kind::OperationOngoing || is_fight_going_on(claims, d);
    let over = |d: &Draft| d.kind == Kind::OperationEnded;
    if !(over(x) && goes_on(y) || over(y) && goes_on(x))
        || x.reality != Reality::Actual
        || y.reality != Reality::Actual
    {
        return None;
    }
    // What one voice tells as over and as going on is two operations, or two moments.
    if claims.is_of_one_holder(x, y) {
        return None;
    }
    let (ended, ongoing) = if x.kind == Kind::OperationEnded { (x, y) } else { (y, x) };
    let lemma = |d: &Draft| claims.doc.tokens[d.trigger].lemma.as_str();
    // "ended" must be said of the thing as a whole: a search told as the setting of an event is another operation, and
    // what is suspended or halted may be taken up again.
    // Where two who are named as sources disagree, it is no pause that both mean.
    let both_held = x.holder.is_some() && y.holder.is_some();
    let paused = claims.classes.has("PAUSE_WORD", lemma(ended)) && !(both_held && lemma(ended) == "call");
    if claims.doc.tokens[ended.trigger].upos == Upos::Noun || paused {
        return None;
    }
    // That somebody is still being looked for fits with an attack that is over, not with a search that is.
    if claims.classes.has("LOOK_FOR_VERB", lemma(ongoing)) && !says(claims, ended, lemma(ongoing)) {
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

/// "Shooting was still going on", "shots could still be heard": what is over is not fought for.
fn is_fight_going_on(claims: &Claims<'_>, draft: &Draft) -> bool {
    let doc = claims.doc;
    let token = &doc.tokens[draft.trigger];
    let still_heard = |verb: TokenId| {
        matches!(doc.tokens[verb].lemma.as_str(), "hear" | "ring" | "sound" | "echo")
            && doc.children_by(verb, &[Deprel::Advmod]).any(|t| doc.tokens[t].lemma == "still")
            && !syntax::is_negated(doc, verb)
    };
    let told_by =
        if token.deprel.is_subject() { token.head } else { Some(draft.trigger).filter(|&t| still_heard(t)) };
    draft.kind == Kind::Attack
        && draft.stance != Stance::Denied
        && told_by.is_some_and(|verb| {
            // "In another district": what is over here may go on there.
            let elsewhere = || {
                doc.children_by(verb, &[Deprel::Obl])
                    .any(|t| ["in", "at", "near"].iter().any(|case| syntax::has_case(doc, t, case)))
            };
            (operations::is_going_on(doc, claims.classes, verb) || still_heard(verb)) && !elsewhere()
        })
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
    fn over_says_one_and_under_siege_another() {
        contradictions(
            "\
The the DT 2 det
minister minister NN 3 nsubj
said say VBD 0 root
the the DT 5 det
operation operation NN 7 nsubj
was be VBD 7 cop
over over JJ 3 ccomp SpaceAfter=No
. . . 3 punct

Residents resident NNS 2 nsubj
said say VBD 0 root
troops troop NNS 6 nsubj
were be VBD 6 aux
still still RB 6 advmod
surrounding surround VBG 2 ccomp
the the DT 8 det
mill mill NN 6 obj SpaceAfter=No
. . . 2 punct
",
            expect![[r#"
                state, incompatible | the operation was over | troops were still surrounding the mill | said to be over, and to be still going on
            "#]],
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

    #[test]
    fn one_voice_means_two_operations() {
        contradictions(
            "\
The the DT 2 det
minister minister NN 3 nsubj
said say VBD 0 root
the the DT 5 det
operation operation NN 7 nsubj
was be VBD 7 cop
over over JJ 3 ccomp SpaceAfter=No
. . . 3 punct

He he PRP 2 nsubj
said say VBD 0 root
troops troop NNS 6 nsubj
were be VBD 6 aux
still still RB 6 advmod
surrounding surround VBG 2 ccomp
the the DT 8 det
mill mill NN 6 obj SpaceAfter=No
. . . 2 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn it_continues() {
        contradictions(
            "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
the _ DT 5 det
operation _ NN 7 nsubj
had have VBD 7 aux
ended end VBN 3 ccomp SpaceAfter=No
. _ . 3 punct

Residents resident NNS 2 nsubj
said say VBD 0 root
it _ PRP 5 nsubj
was be VBD 5 aux
continuing continue VBG 2 ccomp SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                state, incompatible | the operation had ended | it was continuing | said to be over, and to be still going on
            "#]],
        );
    }

    #[test]
    fn shots_still_heard() {
        contradictions(
            "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
the _ DT 5 det
operation _ NN 7 nsubj
had have VBD 7 aux
ended end VBN 3 ccomp SpaceAfter=No
. _ . 3 punct

Witnesses witness NNS 2 nsubj
said say VBD 0 root
shooting _ NN 6 nsubj
was be VBD 6 aux
still _ RB 6 advmod
going go VBG 2 ccomp
on _ RP 6 compound:prt SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                state, incompatible | the operation had ended | shooting was still going on | said to be over, and to be still going on
            "#]],
        );
    }

    #[test]
    fn shots_elsewhere() {
        contradictions(
            "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
the _ DT 5 det
operation _ NN 7 nsubj
had have VBD 7 aux
ended end VBN 3 ccomp SpaceAfter=No
. _ . 3 punct

Witnesses witness NNS 2 nsubj
said say VBD 0 root
shooting _ NN 6 nsubj
was be VBD 6 aux
still _ RB 6 advmod
going go VBG 2 ccomp
on _ RP 6 compound:prt
in _ IN 10 case
another _ DT 10 det
district _ NN 6 obl SpaceAfter=No
. _ . 2 punct
",
            expect![[""]],
        );
    }
}
