//! Each of two parties says that the other did it: "Ukraine said Russia shelled the prison. Russia said Ukraine shelled it."

use super::{Claims, Finding};
use crate::draft::Draft;
use crate::reading::{ContradictionKind, Kind, MayBe, Strength};
use crate::syntax;

/// One deed on one target that each holder lays at the other's door.
pub fn differs(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    let deed = |d: &Draft| d.kind == Kind::Attack && Claims::is_stated(d);
    if !deed(x) || !deed(y) || claims.sentence(y) - claims.sentence(x) > 1 {
        return None;
    }
    let (first, second) = (x.holder.as_ref()?.head, y.holder.as_ref()?.head);
    let (by, by_other) = (x.agent?, y.agent?);
    let crossed =
        claims.is_same(by, second) && claims.is_same(by_other, first) && !claims.is_same(first, second);
    let doc = claims.doc;
    let (target, again) = (syntax::object(doc, x.trigger)?, syntax::object(doc, y.trigger)?);
    // "It": the only thing in question.
    let one_target = claims.is_same(target, again) || doc.tokens[again].lemma == "it";
    let same_deed = doc.tokens[x.trigger].lemma == doc.tokens[y.trigger].lemma;
    (crossed && one_target && same_deed).then(|| {
        let why = "each says that the other did it".to_owned();
        Finding::new(ContradictionKind::Responsibility, Strength::Incompatible, &[MayBe::OtherPlace], why)
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    #[test]
    fn each_blames_the_other() {
        contradictions(
            "\
Norland Norland NNP 2 nsubj Name=B-Country
said say VBD 0 root
Sudmark Sudmark NNP 4 nsubj Name=B-Country
shelled shell VBD 2 ccomp
the _ DT 6 det
prison _ NN 4 obj SpaceAfter=No
. _ . 2 punct

Sudmark Sudmark NNP 2 nsubj Name=B-Country
said say VBD 0 root
Norland Norland NNP 4 nsubj Name=B-Country
shelled shell VBD 2 ccomp
it _ PRP 4 obj SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                responsibility, incompatible | Sudmark shelled the prison | Norland shelled it | each says that the other did it
            "#]],
        );
    }

    #[test]
    fn two_targets() {
        contradictions(
            "\
Norland Norland NNP 2 nsubj Name=B-Country
said say VBD 0 root
Sudmark Sudmark NNP 4 nsubj Name=B-Country
shelled shell VBD 2 ccomp
the _ DT 6 det
prison _ NN 4 obj SpaceAfter=No
. _ . 2 punct

Sudmark Sudmark NNP 2 nsubj Name=B-Country
said say VBD 0 root
Norland Norland NNP 4 nsubj Name=B-Country
shelled shell VBD 2 ccomp
a _ DT 6 det
mill _ NN 4 obj SpaceAfter=No
. _ . 2 punct
",
            expect![[""]],
        );
    }
}
