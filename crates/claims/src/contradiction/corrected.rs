//! Accounts of one person's fate that the report itself corrects: "the girl was actually shot inside the house".

use super::{Claims, Finding};
use crate::draft::Draft;
use crate::reading::{ContradictionKind, Kind, MayBe, Strength};

/// An earlier account by somebody, and a later one by somebody else that is told as the true one.
pub fn corrects(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    if x.kind != y.kind || !Claims::is_stated(x) || !Claims::is_stated(y) {
        return None;
    }
    if x.holder.is_none() || claims.is_of_one_holder(x, y) {
        return None;
    }
    let doc = claims.doc;
    let corrected =
        doc.children(y.trigger).any(|t| claims.classes.has("CORRECTION_WORD", &doc.tokens[t].lemma));
    if !corrected || !are_about_one_person(claims, x, y) {
        return None;
    }
    // One account is set against one: by the act, where both tell an act.
    let told_as_act =
        |d: &Draft| claims.drafts.iter().any(|o| o.trigger == d.trigger && o.kind == Kind::Attack);
    if x.kind != Kind::Attack && told_as_act(x) && told_as_act(y) {
        return None;
    }
    let why = "the later account is told as the true one".to_owned();
    Some(Finding::new(ContradictionKind::Figure, Strength::Incompatible, &[MayBe::OtherPeople], why))
}

/// Both tell of one and the same person: by the count, or by that of the same predicate.
fn are_about_one_person(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    let harmed = |d: &Draft| {
        let own = d.counted.as_ref();
        let beside = || {
            claims
                .drafts
                .iter()
                .filter(|o| o.trigger == d.trigger && o.kind != Kind::Attack)
                .find_map(|o| o.counted.as_ref())
        };
        own.or_else(beside).filter(|c| c.interval.high == Some(1)).map(|c| c.head)
    };
    harmed(x).zip(harmed(y)).is_some_and(|(p, q)| claims.is_same(p, q))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    #[test]
    fn where_she_was_shot() {
        contradictions(
            "\
Amina Amina NNP 2 nsubj Name=B-Person
said say VBD 0 root
that _ IN 7 mark
she _ PRP 7 nsubj:pass
had have VBD 7 aux
been be VBN 7 aux:pass
shot shoot VBN 2 ccomp
in _ IN 10 case
the _ DT 10 det
street _ NN 7 obl SpaceAfter=No
. _ . 2 punct

Police _ NN 2 nsubj
said say VBD 0 root
that _ IN 7 mark
she _ PRP 7 nsubj:pass
was be VBD 7 aux:pass
actually _ RB 7 advmod
shot shoot VBN 2 ccomp
in _ IN 10 case
her _ PRP$ 10 nmod:poss
house _ NN 7 obl SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                figure, incompatible | she had been shot in the street | she was actually shot in her house | the later account is told as the true one
            "#]],
        );
    }
}
