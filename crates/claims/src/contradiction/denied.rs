//! A denial against what it denies.

use super::{Claims, Finding};
use crate::draft::Draft;
use crate::reading::{ContradictionKind, Kind, MayBe, Reality, Stance, Strength};

/// One denies what another states: by the claim that is denied, or by the denial whose content it is.
pub fn denies(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    let (denied, stated) = match (x.stance == Stance::Denied, y.stance == Stance::Denied) {
        (true, false) => (x, y),
        (false, true) => (y, x),
        _ => return None,
    };
    if stated.reality != Reality::Actual || claims.is_of_one_holder(x, y) || denied.holder.is_none() {
        return None;
    }
    let contradicts = match denied.kind {
        Kind::Responsibility => false, // see `responsible`
        Kind::Denial => is_content(claims, denied, stated),
        _ => is_same_proposition(claims, denied, stated),
    };
    contradicts.then(|| {
        let why = "one denies what the other states".to_owned();
        Finding::new(ContradictionKind::Denial, Strength::Incompatible, &[MayBe::OtherPeople], why)
    })
}

/// What a denial denies: a statement that its content reports ("denied the rebels' claim that ..."), or one made elsewhere
/// that says what the content says.
fn is_content(claims: &Claims<'_>, denial: &Draft, stated: &Draft) -> bool {
    if matches!(stated.kind, Kind::Denial | Kind::Condemnation | Kind::Demand | Kind::Offer | Kind::Threat) {
        return false;
    }
    let own = claims.attributions.iter().find(|a| a.cue.is_some_and(|cue| cue.token == denial.trigger));
    let Some(own) = own else { return false };
    if own.covers(stated.trigger) {
        return stated.holder.is_some();
    }
    let within = |d: &&Draft| d.trigger != denial.trigger && own.covers(d.trigger);
    claims.drafts.iter().filter(within).any(|d| {
        d.stance == Stance::Denied && is_same_proposition(claims, d, stated)
            // "denied the claim that it held a boy": the claim is that of those who say so elsewhere too
            || d.holder.is_some()
                && (claims.same_holder)(d, stated)
                && is_same_event(claims, d, stated)
    })
}

/// Whether one draft denies exactly what another states.
fn is_same_proposition(claims: &Claims<'_>, denied: &Draft, stated: &Draft) -> bool {
    if stated.holder.is_none() && denied.kind != stated.kind {
        return false;
    }
    is_same_event(claims, denied, stated)
}

/// The same kind of event with the same people, or with the same doer.
fn is_same_event(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    let acts = |d: &Draft| matches!(d.kind, Kind::Attack | Kind::Present);
    if let (Some(p), Some(q)) = (&x.counted, &y.counted)
        && x.kind == y.kind
    {
        let same = p.interval.low == q.interval.low && p.interval.high == q.interval.high;
        let any = p.interval.vague.is_some() || q.interval.vague.is_some();
        let none = |c: &crate::counting::Counted| c.interval.high == Some(0);
        return x.group == y.group && (same || any) && !none(p) && !none(q);
    }
    // "Denied that its men had taken part": against whatever says that these men fought.
    let same_doer = claims.actor(x).zip(claims.actor(y)).is_some_and(|(a, b)| claims.is_same(a, b));
    acts(x) && acts(y) && same_doer
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    #[test]
    fn contrary_to_what_another_says() {
        contradictions(
            "\
Contrary _ JJ 3 case
to _ IN 1 fixed
what _ WP 12 obl
the _ DT 5 det
ministry _ NN 7 nsubj
has have VBZ 7 aux
said say VBN 3 acl:relcl SpaceAfter=No
, _ , 3 punct
four _ CD 10 nummod
boys boy NNS 12 nsubj:pass
were be VBD 12 aux:pass
shot shoot VBN 0 root SpaceAfter=No
. _ . 12 punct
",
            expect![[r#"
                denial, incompatible | Contrary to what the ministry has said, four boys were shot | Contrary to what the ministry has said, four boys were shot | one denies what the other states
            "#]],
        );
    }
}
