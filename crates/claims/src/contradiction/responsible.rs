//! Who did it: claimed by one and denied by the same, or claimed by two.

use super::{Claims, Finding};
use crate::draft::Draft;
use crate::reading::Stance;
use crate::reading::{ContradictionKind, Kind, MayBe, Strength};

/// Two claims about who is responsible of which only one can be true.
pub fn differ(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    if x.kind != Kind::Responsibility || y.kind != Kind::Responsibility || claims.is_of_one_holder(x, y) {
        return None;
    }
    let why = if (x.stance == Stance::Denied) != (y.stance == Stance::Denied) {
        let (denied, laid) = if x.stance == Stance::Denied { (x, y) } else { (y, x) };
        let accused = laid.agent.zip(denied.agent).is_some_and(|(a, b)| claims.is_same(a, b));
        accused.then_some("responsibility denied by one whom another names")
    } else {
        let rivals = x.stance != Stance::Denied && is_own(x) && is_own(y);
        rivals.then_some("two parties claim the same act")
    }?;
    let may_be: &[MayBe] = if is_own(x) && is_own(y) { &[MayBe::OtherPlace] } else { &[] };
    Some(Finding::new(ContradictionKind::Responsibility, Strength::Incompatible, may_be, why.to_owned()))
}

/// The holder says it of itself.
fn is_own(draft: &Draft) -> bool {
    draft.agent.is_some() && draft.holder.as_ref().is_some_and(|h| Some(h.head) == draft.agent)
}
