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
