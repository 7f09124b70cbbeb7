//! Whoever is said to have done it says that another did: "residents said army jets bombed the clinic; the army blamed a rebel
//! rocket".

use language::{Deprel, TokenId, Upos};

use super::{Claims, Finding, figures};
use crate::draft::Draft;
use crate::reading::{ContradictionKind, Kind, MayBe, Strength};
use crate::syntax;

/// Sentences between the charge and the answer, at most.
const NEAR_SENTENCES: usize = 2;

/// One lays a deed at somebody's door, who lays it at another's.
pub fn differs(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (charge, answer) = claims.pair(a, b);
    let told = matches!(charge.kind, Kind::Attack | Kind::Killed | Kind::Injured | Kind::Responsibility);
    if !told
        || answer.kind != Kind::Responsibility
        || !Claims::is_stated(charge)
        || !Claims::is_stated(answer)
        || claims.sentence(answer) - claims.sentence(charge) > NEAR_SENTENCES
        || claims.is_of_one_holder(charge, answer)
        || figures::places_differ(claims, charge, answer)
    {
        return None;
    }
    let (accuser, speaker) = (charge.holder.as_ref()?.head, answer.holder.as_ref()?.head);
    let (doer, other) = (charge.agent?, answer.agent?);
    let owner = |t: TokenId| claims.doc.children_by(t, &[Deprel::Compound, Deprel::NmodPoss]).next();
    let is_party = |t: TokenId, party: TokenId| {
        claims.is_same(t, party)
            || owner(t).is_some_and(|owner| claims.is_same(owner, party))
            || owner(party).is_some_and(|owner| claims.is_same(owner, t))
    };
    // "An army captain is blamed by the army": one of its own.
    let turned = is_party(doer, speaker)
        && doer != accuser
        && !is_party(other, speaker)
        && !is_party(other, doer)
        && !claims.is_same(accuser, doer)
        && is_told_once(claims, charge);
    (turned && is_of_that_deed(claims, answer)).then(|| {
        let why = "laid at the door of one who lays it at another's".to_owned();
        Finding::new(ContradictionKind::Responsibility, Strength::Incompatible, &[MayBe::OtherPlace], why)
    })
}

/// Of people hurt and the act that hurt them, told by one word, the act alone is set against the answer.
fn is_told_once(claims: &Claims<'_>, charge: &Draft) -> bool {
    charge.kind == Kind::Attack
        || !claims.drafts.iter().any(|d| d.kind == Kind::Attack && d.trigger == charge.trigger)
}

/// "The army blamed rebels", "blamed them for it", "for the strike": not for a deed of another kind of which it speaks itself.
fn is_of_that_deed(claims: &Claims<'_>, answer: &Draft) -> bool {
    let doc = claims.doc;
    let deed = doc.children_by(answer.trigger, &[Deprel::Obl, Deprel::Advcl]).find(|&t| {
        t > answer.trigger && syntax::has_case(doc, t, "for")
            || doc.children_by(t, &[Deprel::Mark]).any(|m| doc.tokens[m].lemma == "for")
    });
    deed.is_none_or(|t| {
        doc.tokens[t].upos == Upos::Pron
            || crate::np::determination(doc, t) == crate::np::Determination::Definite
                && doc.children_by(t, &[Deprel::Nmod, Deprel::Compound]).next().is_none()
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    fn report(answer: &str) -> String {
        format!(
            "\
Residents resident NNS 2 nsubj
said say VBD 0 root
army army NN 4 compound
jets jet NNS 5 nsubj
bombed bomb VBD 2 ccomp
the the DT 7 det
clinic clinic NN 5 obj SpaceAfter=No
. . . 2 punct

The the DT 2 det
army army NN 3 nsubj
blamed blame VBD 0 root
{answer}"
        )
    }

    #[test]
    fn the_other_side_did_it() {
        contradictions(
            &report("rebels rebel NNS 3 obj SpaceAfter=No\n. . . 3 punct\n"),
            expect![[r#"
                responsibility, incompatible | army jets bombed the clinic | The army blamed rebels | laid at the door of one who lays it at another's
            "#]],
        );
    }

    #[test]
    fn of_another_deed() {
        contradictions(
            &report(
                "\
rebels rebel NNS 3 obj
for for IN 7 case
a a DT 7 det
murder murder NN 3 obl SpaceAfter=No
. . . 3 punct
",
            ),
            expect![[""]],
        );
    }
}
