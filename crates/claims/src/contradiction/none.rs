//! Nobody against some: "no civilians were killed", "eleven civilians were killed".

use language::{Deprel, TokenId, Upos, Xpos};

use super::{Claims, Finding, figures};
use crate::counting::Counted;
use crate::draft::Draft;
use crate::np;
use crate::reading::{ContradictionKind, Group, Kind, MayBe, Strength};

/// One holder says that nobody of a group was harmed, taken or there, another counts some.
pub fn excludes(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    let (none, some) = match (counts_nobody(x), counts_nobody(y)) {
        (true, false) => (x, y),
        (false, true) => (y, x),
        _ => return None,
    };
    let counted = some.counted.as_ref().filter(|c| c.interval.low.is_some_and(|low| low > 0))?;
    let nobody = none.counted.as_ref()?;
    if !Claims::is_stated(x) || !Claims::is_stated(y) || claims.is_of_one_holder(x, y) {
        return None;
    }
    // What nobody vouches for is mostly the first word, or told of another place.
    if x.holder.is_none() || y.holder.is_none() || !excludes_kind(claims, none, some) {
        return None;
    }
    // "He's not dead, is he?" is one man's fate.
    let one_person = is_personal(claims, nobody.head) || is_one_spared(claims, nobody);
    let same_person =
        one_person && counted.interval.high == Some(1) && claims.is_same(nobody.head, counted.head);
    if none.group != some.group && !includes_group(none.group, some.group) && !same_person {
        return None;
    }
    let partial = one_person && !same_person
        || !figures::may_be_of_the_same(claims, none, some)
        || figures::is_subset(claims, none, nobody) && !is_none_of_all(claims, nobody)
        || figures::is_update(claims, none)
        || figures::is_update(claims, some)
        || is_of_some_place_or_moment(claims, none)
        || none.kind != some.kind && is_of_one_event(claims, none);
    if partial {
        return None;
    }
    let why = format!("one tells of {}, the other of none", figures::words(claims, counted));
    let may_be = [MayBe::Update, MayBe::OtherPlace, MayBe::OtherPeople];
    Some(Finding::new(ContradictionKind::Figure, Strength::Incompatible, &may_be, why))
}

/// "None of its workers", "none of the passengers": all of them were spared, not some.
fn is_none_of_all(claims: &Claims<'_>, nobody: &Counted) -> bool {
    let doc = claims.doc;
    let whole = doc.children_by(nobody.head, &[Deprel::Nmod]).find(|&t| t > nobody.head);
    doc.tokens[nobody.head].lemma == "none"
        && whole.is_some_and(|t| {
            let others = |t: TokenId| claims.classes.has("OTHERS_WORD", &doc.tokens[t].lemma);
            np::determination(doc, t) == np::Determination::Possessive
                && !others(t)
                && !doc.children_by(t, &[Deprel::Amod, Deprel::Nummod]).any(others)
        })
}

fn is_personal(claims: &Claims<'_>, token: TokenId) -> bool {
    let token = &claims.doc.tokens[token];
    token.upos == Upos::Pron && token.xpos == Xpos::Prp
}

/// "The driver was unharmed", "he was alive": the word for it says none of one person, not of a group.
fn is_one_spared(claims: &Claims<'_>, nobody: &Counted) -> bool {
    let doc = claims.doc;
    let says_none = |t: TokenId| {
        ["UNHARMED", "ALIVE_WORD"].iter().any(|class| claims.classes.has(class, &doc.tokens[t].lemma))
    };
    let by_word = nobody.quantity.is_some_and(|span| doc.tokens_in(span).any(says_none));
    let all = |t: TokenId| matches!(doc.tokens[t].lemma.as_str(), "all" | "everyone" | "everybody");
    by_word && !np::is_plural(doc, nobody.head) && !doc.tokens_in(nobody.of).any(all)
}

/// "No one was hurt in the exchange of fire": elsewhere some may have died.
fn is_of_one_event(claims: &Claims<'_>, draft: &Draft) -> bool {
    let doc = claims.doc;
    doc.children_by(draft.trigger, &[Deprel::Obl, Deprel::OblAgent, Deprel::Advcl])
        .any(|t| t > draft.trigger && !doc.times.iter().any(|time| time.span.contains(doc.tokens[t].span)))
}

fn counts_nobody(draft: &Draft) -> bool {
    draft.counted.as_ref().is_some_and(|c| c.interval.high == Some(0))
}

/// Whoever was not there was not harmed, where there were no casualties nobody was killed or hurt, and where nobody was hurt
/// nobody was killed; unless whoever says so tells of dead.
fn excludes_kind(claims: &Claims<'_>, none: &Draft, some: &Draft) -> bool {
    let harmed = matches!(some.kind, Kind::Killed | Kind::Injured | Kind::Casualties);
    let tells_of_dead = || {
        claims.drafts.iter().any(|d| {
            d.kind == Kind::Killed
                && d.incident == none.incident
                && claims.is_of_one_holder(d, none)
                && d.counted.as_ref().is_some_and(|c| c.interval.high != Some(0))
        })
    };
    none.kind == some.kind && none.kind.is_count()
        || harmed && matches!(none.kind, Kind::Present | Kind::Casualties)
        || some.kind == Kind::Killed && none.kind == Kind::Injured && !tells_of_dead()
}

/// Nobody of the people is nobody of any group; who was on board was among the people.
fn includes_group(none: Option<Group>, some: Option<Group>) -> bool {
    none == Some(Group::People) || none == Some(Group::Passengers) && some == Some(Group::People)
}

/// "No immediate reports of casualties", "so far none has died".
fn is_of_some_place_or_moment(claims: &Claims<'_>, draft: &Draft) -> bool {
    claims.doc.tokens_in(draft.evidence).any(|t| {
        let lemma = &claims.doc.tokens[t].lemma;
        claims.classes.has("SO_FAR_WORD", lemma)
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    #[test]
    fn no_herders_or_eleven() {
        contradictions(
            "\
Doctors doctor NNS 2 nsubj
said say VBD 0 root
eleven _ CD 4 nummod
civilians civilian NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. _ . 2 punct

The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
no _ DT 5 det
civilians civilian NNS 7 nsubj:pass
were be VBD 7 aux:pass
killed kill VBN 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                figure, incompatible | eleven civilians were killed | no civilians were killed | one tells of "eleven", the other of none
            "#]],
        );
    }

    #[test]
    fn no_civilians_and_eleven_soldiers() {
        contradictions(
            "\
Doctors doctor NNS 2 nsubj
said say VBD 0 root
eleven _ CD 4 nummod
soldiers soldier NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. _ . 2 punct

The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
no _ DT 5 det
civilians civilian NNS 7 nsubj:pass
were be VBD 7 aux:pass
killed kill VBN 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn no_losses() {
        contradictions(
            "\
Rebels rebel NNS 2 nsubj
said say VBD 0 root
they _ PRP 4 nsubj
killed kill VBD 2 ccomp
19 _ CD 6 nummod
soldiers soldier NNS 4 obj SpaceAfter=No
. _ . 2 punct

The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
had have VBD 6 aux
suffered suffer VBN 3 ccomp
no _ DT 8 det
losses loss NNS 6 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                figure, incompatible | they killed 19 soldiers | it had suffered no losses | one tells of "19", the other of none
            "#]],
        );
    }

    #[test]
    fn none_hurt_and_so_none_killed() {
        contradictions(
            "\
Rebels rebel NNS 2 nsubj
said say VBD 0 root
they _ PRP 4 nsubj
killed kill VBD 2 ccomp
19 _ CD 6 nummod
soldiers soldier NNS 4 obj SpaceAfter=No
. _ . 2 punct

The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
none _ NN 9 nsubj:pass
of _ IN 7 case
its _ PRP$ 7 nmod:poss
soldiers soldier NNS 4 nmod
were be VBD 9 aux:pass
hurt hurt VBN 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                figure, incompatible | they killed 19 soldiers | none of its soldiers were hurt | one tells of "19", the other of none
            "#]],
        );
    }

    #[test]
    fn none_hurt_in_one_event() {
        contradictions(
            "\
Rebels rebel NNS 2 nsubj
said say VBD 0 root
they _ PRP 4 nsubj
killed kill VBD 2 ccomp
19 _ CD 6 nummod
soldiers soldier NNS 4 obj SpaceAfter=No
. _ . 2 punct

The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
no _ DT 5 det
soldiers soldier NNS 7 nsubj:pass
were be VBD 7 aux:pass
hurt hurt VBN 3 ccomp
in _ IN 10 case
the _ DT 10 det
chase _ NN 7 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn said_to_be_alive() {
        contradictions(
            "\
The _ DT 2 det
kidnappers kidnapper NNS 3 nsubj
said say VBD 0 root
they _ PRP 6 nsubj
had have VBD 6 aux
killed kill VBN 3 ccomp
the _ DT 8 det
engineer _ NN 6 obj SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
ministry _ NN 3 nsubj
said say VBD 0 root
the _ DT 5 det
engineer _ NN 7 nsubj
was be VBD 7 cop
alive _ JJ 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                figure, incompatible | they had killed the engineer | the engineer was alive | one tells of "the engineer", the other of none
            "#]],
        );
    }
}
