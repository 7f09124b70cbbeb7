//! What became of people: all freed or some still held, dead or fled.

use language::{Qualifier, TokenId};

use super::{Claims, Finding};
use crate::draft::Draft;
use crate::np::{self, Determination};
use crate::operations;
use crate::reading::{ContradictionKind, Kind, MayBe, Strength};
use crate::syntax;

/// Two holders of whom one says that people are free, or dead, and the other that they are held, or have fled.
pub fn differs(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    if !Claims::is_stated(x) || !Claims::is_stated(y) || claims.is_of_one_holder(x, y) {
        return None;
    }
    // What the report tells by itself is told of another moment.
    if x.holder.is_none() || y.holder.is_none() || claims.sentence(y) - claims.sentence(x) > NEAR_SENTENCES {
        return None;
    }
    let one_way = |x: &Draft, y: &Draft| {
        let all_freed = is_all_freed(x) || is_all_of_number_freed(claims, x);
        let why = if all_freed && is_still_held(claims, y) {
            Some("all are said to be free, and some to be still held")
        } else if is_siege_over(claims, x) && is_still_held(claims, y) {
            Some("said to be over, and people to be still held")
        } else if x.kind == Kind::Killed && y.kind == Kind::Escaped && is_one_person(claims, x, y) {
            Some("said to be dead, and to have fled")
        } else {
            None
        };
        why.map(str::to_owned)
    };
    let why = one_way(x, y).or_else(|| one_way(y, x))?;
    let may_be = [MayBe::Update, MayBe::OtherPeople];
    Some(Finding::new(ContradictionKind::State, Strength::Incompatible, &may_be, why))
}

/// Claims further apart than this are of two moments.
const NEAR_SENTENCES: usize = 2;

/// "Freed all hostages".
fn is_all_freed(draft: &Draft) -> bool {
    matches!(draft.kind, Kind::Released | Kind::Rescued)
        && draft
            .counted
            .as_ref()
            .is_some_and(|c| c.interval.qualifier == Qualifier::All && c.interval.low.is_none())
}

/// "Released all 30 captives": none of them is held any more.
fn is_all_of_number_freed(claims: &Claims<'_>, draft: &Draft) -> bool {
    matches!(draft.kind, Kind::Released | Kind::Rescued)
        && draft.counted.as_ref().is_some_and(|c| {
            let first = claims.doc.tokens_in(c.of).next();
            first.is_some_and(|t| claims.doc.word(t).eq_ignore_ascii_case("all"))
        })
}

/// "12 people were still being held", "they still held 12".
fn is_still_held(claims: &Claims<'_>, draft: &Draft) -> bool {
    let doc = claims.doc;
    // "Six hostages were still in the building"
    let predicate = doc.tokens[draft.trigger].head.filter(|_| doc.tokens[draft.trigger].deprel.is_subject());
    let still = [Some(draft.trigger), predicate]
        .into_iter()
        .flatten()
        .flat_map(|t| doc.children(t))
        .any(|t| doc.tokens[t].lemma == "still");
    let nobody = draft.counted.as_ref().is_none_or(|c| c.interval.high == Some(0));
    draft.kind == Kind::Abducted && still && !nobody && !syntax::is_negated(doc, draft.trigger)
}

/// "The hostage-taking had ended", "the hijacking was over".
fn is_siege_over(claims: &Claims<'_>, draft: &Draft) -> bool {
    let doc = claims.doc;
    let over = syntax::own_subject(doc, draft.trigger);
    draft.kind == Kind::OperationEnded
        && over.is_some_and(|t| {
            claims.classes.has("SIEGE_NOUN", &doc.tokens[t].lemma) || operations::is_hostage_taking(doc, t)
        })
}

/// Both tell of one and the same person.
fn is_one_person(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    let one = |d: &Draft| d.counted.as_ref().filter(|c| c.interval.high == Some(1)).map(|c| c.head);
    one(x).zip(one(y)).is_some_and(|(a, b)| claims.is_same(a, b) && !is_new(claims, b) && !is_new(claims, a))
}

/// "A bomber", "another gunman": not he who was told of before.
fn is_new(claims: &Claims<'_>, head: TokenId) -> bool {
    np::determination(claims.doc, head) == Determination::Indefinite
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    #[test]
    fn all_freed_and_some_held() {
        contradictions(
            "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
had have VBD 6 aux
freed free VBN 3 ccomp
all _ DT 8 det
hostages hostage NNS 6 obj SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
kidnappers kidnapper NNS 3 nsubj
said say VBD 0 root
they _ PRP 6 nsubj
still _ RB 6 advmod
held hold VBD 3 ccomp
nine _ CD 8 nummod
hostages hostage NNS 6 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                state, incompatible | it had freed all hostages | they still held nine hostages | all are said to be free, and some to be still held
            "#]],
        );
    }

    #[test]
    fn dead_and_fled() {
        contradictions(
            "\
Police _ NNS 2 nsubj
said say VBD 0 root
the _ DT 4 det
gunman _ NN 6 nsubj:pass
was be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. _ . 2 punct

A _ DT 2 det
witness _ NN 3 nsubj
said say VBD 0 root
the _ DT 5 det
gunman _ NN 6 nsubj
escaped escape VBD 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                state, incompatible | the gunman was killed | the gunman escaped | said to be dead, and to have fled
            "#]],
        );
    }

    #[test]
    fn another_who_fled() {
        contradictions(
            "\
Police _ NNS 2 nsubj
said say VBD 0 root
the _ DT 4 det
gunman _ NN 6 nsubj:pass
was be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. _ . 2 punct

A _ DT 2 det
witness _ NN 3 nsubj
said say VBD 0 root
another _ DT 5 det
gunman _ NN 6 nsubj
escaped escape VBD 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[""]],
        );
    }
}
