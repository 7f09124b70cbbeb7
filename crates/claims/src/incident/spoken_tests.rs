//! Where and when something is only denied or condemned, on sentences whose trees were made by hand.

use expect_test::expect;

use super::tests::{check, check_places};

#[test]
fn the_day_of_a_denial_is_no_day_of_what_is_denied() {
    check(
        "\
The the DT 2 det
army army NN 5 nsubj
on on IN 4 case
Monday Monday NNP 5 obl
denied deny VBD 0 root
that that IN 9 mark
its its PRP$ 8 nmod:poss
soldiers soldier NNS 9 nsubj
killed kill VBD 5 ccomp
three three CD 11 nummod
clerks clerk NNS 9 obj
in in IN 13 case
Graz Graz NNP 9 obl SpaceAfter=No
. . . 5 punct
",
        expect![[r#"
            main: ?..? (unknown) in Graz, Styria, AT: 1 claims
        "#]],
    );
}

#[test]
fn what_is_condemned_is_where_its_own_words_say() {
    let told = "\
MADRID Madrid NNP 6 dep
- - : 6 punct
Spain Spain NNP 6 nsubj
on on IN 5 case
Tuesday Tuesday NNP 6 obl
condemned condemn VBD 0 root
the the DT 8 det
killing killing NN 6 obj
of of IN 11 case
three three CD 11 nummod
clerks clerk NNS 8 nmod
in in IN 13 case
Aden Aden NNP 8 nmod
on on IN 15 case
Sunday Sunday NNP 8 nmod SpaceAfter=No
. . . 6 punct
";
    check_places(
        &["MADRID", "Aden"],
        told,
        expect![[r#"
        main: 2023-03-12..2023-03-12 (day) in Aden, Aden, YE: 2 claims
    "#]],
    );
}

#[test]
fn a_place_right_behind_a_verb_of_saying_is_the_speakers() {
    let told = "\
Three three CD 2 nummod
clerks clerk NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
in in IN 6 case
Mosul Mosul NNP 4 obl
on on IN 8 case
Monday Monday NNP 4 obl SpaceAfter=No
. . . 4 punct

A a DT 2 det
general general NN 3 nsubj
told tell VBD 0 root
reporters reporter NNS 3 obj
in in IN 6 case
Basra Basra NNP 3 obl
that that IN 9 mark
rebels rebel NNS 9 nsubj
attacked attack VBD 3 ccomp SpaceAfter=No
. . . 3 punct
";
    check_places(
        &["Mosul", "Basra"],
        told,
        expect![[r#"
        main: 2023-03-13..2023-03-13 (day) in Mosul, Nineveh, IQ: 2 claims
    "#]],
    );
}
