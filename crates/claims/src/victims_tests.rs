//! Tests of who is counted among the dead and hurt.

use expect_test::expect;

use crate::rules_tests::claims;

#[test]
fn who_is_among_the_dead() {
    claims(
        "\
Seven seven CD 6 nsubj
of of IN 4 case
the the DT 4 det
dead dead NNS 1 nmod
were be VBD 6 cop
children child NNS 0 root
. . . 6 punct

The the DT 2 det
dead dead NNS 3 nsubj
included include VBD 0 root
a a DT 5 det
nurse nurse NN 3 obj
and and CC 8 cc
two two CD 8 nummod
porters porter NNS 5 conj
. . . 3 punct
",
        expect![[r#"
            killed 7..7 children | asserted | the report | Seven of the dead were children
            killed 1..1 workers | asserted | the report | The dead included a nurse and two porters
            killed 2..2 workers | asserted | the report | The dead included a nurse and two porters
        "#]],
    );
}

#[test]
fn ages_are_no_people_and_victims_no_attackers() {
    claims(
        "\
Ole Ole NNP 8 nsubj:pass Name=B-Person
, , , 3 punct
23 23 CD 1 conj SpaceAfter=No
, , , 6 punct
and and CC 6 cc
Ada Ada NNP 1 conj Name=B-Person
were be VBD 8 aux:pass
killed kill VBN 0 root
. . . 8 punct

Woman woman NN 2 nsubj
murdered murder VBD 0 root
in in IN 4 case
Karsk Karsk NNP 2 obl Name=B-Place
",
        expect![[r#"
            killed 2..2 people | asserted | the report | Ole , 23, and Ada were killed
            killed 1..1 people | asserted | the report | Woman murdered in Karsk
        "#]],
    );
}

#[test]
fn one_who_died_is_not_hurt_besides() {
    claims(
        "\
Ada Ada NNP 3 nsubj:pass Name=B-Person
was be VBD 3 aux:pass
rushed rush VBN 0 root
to to IN 5 case
hospital hospital NN 3 obl
, , , 8 punct
but but CC 8 cc
died die VBD 3 conj
. . . 3 punct

Two two CD 2 nummod
clerks clerk NNS 3 nsubj
rested rest VBD 0 root
after after IN 6 mark
being be VBG 6 aux:pass
shot shoot VBN 3 advcl
. . . 3 punct
",
        expect![[r#"
            killed 1..1 people | asserted | the report | Ada was rushed to hospital , but died
            casualties 2..2 workers | asserted | the report | Two clerks rested after being shot
            attack | asserted | the report | after being shot
        "#]],
    );
}
