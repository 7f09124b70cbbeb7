//! The same dead called fighters by one and civilians by another.

use super::{Claims, Finding};
use crate::groups;
use crate::reading::{ContradictionKind, Kind, MayBe, Strength};

/// The same number of people hurt, called attackers by one holder and people who took no part by another.
pub fn differs(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    let harmed = matches!(x.kind, Kind::Killed | Kind::Injured | Kind::Casualties);
    if x.kind != y.kind || !harmed || !Claims::is_stated(x) || !Claims::is_stated(y) {
        return None;
    }
    let (p, q) = (x.counted.as_ref()?, y.counted.as_ref()?);
    if !groups::are_opposed(x.group?, y.group?) || claims.is_of_one_holder(x, y) {
        return None;
    }
    // Both sides must be somebody's word: what the report itself counts of each are two groups of the dead.
    if x.holder.is_none() || y.holder.is_none() {
        return None;
    }
    // "The nine were farmers": all of them, told of again.
    let of_one = x.part_of.is_some() && x.part_of == y.part_of;
    let again = x.part_of == Some(b) || y.part_of == Some(a) || of_one;
    if !again && (x.part_of.is_some() || y.part_of.is_some()) {
        return None;
    }
    let same_number = p.interval == q.interval && p.interval.low.is_some_and(|low| low > 0);
    let set_against = claims.has_word(y, "CONTRAST_WORD") || claims.has_word(x, "CONTRAST_WORD");
    let numbered = p.quantity.is_some() && q.quantity.is_some();
    // "Only militants had been killed", against "17 villagers were killed".
    let only = |d: &crate::draft::Draft, c: &crate::counting::Counted| {
        let first = claims.doc.tokens_in(c.of).start;
        c.quantity.is_none()
            && d.kind == Kind::Killed
            && [first, first.saturating_sub(1)]
                .iter()
                .any(|&t| claims.doc.word(t).eq_ignore_ascii_case("only"))
    };
    let excluded = only(x, p) && q.interval.low > Some(0) || only(y, q) && p.interval.low > Some(0);
    if !excluded && !(same_number && (numbered || set_against || again)) {
        return None;
    }
    let called = |c: &crate::counting::Counted| c.who.as_called.of(&claims.doc.text).to_lowercase();
    let why = format!("called {} by one and {} by the other", called(p), called(q));
    Some(Finding::new(ContradictionKind::Identity, Strength::Incompatible, &[MayBe::OtherPeople], why))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    #[test]
    fn rebels_or_farmers() {
        contradictions(
            "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
that _ IN 7 mark
it _ PRP 7 nsubj
had have VBD 7 aux
killed kill VBN 3 ccomp
four _ CD 9 nummod
rebels rebel NNS 7 obj SpaceAfter=No
, _ , 13 punct
but _ CC 13 cc
villagers villager NNS 13 nsubj
said say VBD 3 conj
that _ IN 18 mark
four _ CD 16 nummod
farmers farmer NNS 18 nsubj:pass
were be VBD 18 aux:pass
killed kill VBN 13 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                identity, incompatible | it had killed four rebels | four farmers were killed | called rebels by one and farmers by the other
            "#]],
        );
    }

    #[test]
    fn only_rebels() {
        contradictions(
            "\
Locals local NNS 2 nsubj
said say VBD 0 root
six six CD 4 nummod
farmers farmer NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. . . 2 punct

The the DT 2 det
army army NN 3 nsubj
said say VBD 0 root
only only RB 5 advmod
rebels rebel NNS 7 nsubj:pass
were be VBD 7 aux:pass
killed kill VBN 3 ccomp SpaceAfter=No
. . . 3 punct
",
            expect![[r#"
                identity, incompatible | six farmers were killed | only rebels were killed | called farmers by one and rebels by the other
            "#]],
        );
    }
}
