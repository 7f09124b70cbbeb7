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

#[test]
fn those_named_by_others_and_shots_that_are_no_people() {
    claims(
        "\
The the DT 2 det
mother mother NN 11 nsubj
of of IN 5 case
the the DT 5 det
boy boy NN 2 nmod
killed kill VBN 2 acl
in in IN 9 case
the the DT 9 det
blast blast NN 6 obl
has have VBZ 11 aux
spoken speak VBN 0 root SpaceAfter=No
. . . 11 punct

A a DT 4 det
sheriff sheriff NN 4 nmod:poss SpaceAfter=No
's 's POS 2 case
deputy deputy NN 7 nsubj:pass
was be VBD 7 aux:pass
critically critically RB 7 advmod
hurt hurt VBN 0 root SpaceAfter=No
. . . 7 punct

A a DT 2 det
guard guard NN 3 nsubj
fired fire VBD 0 root
one one CD 5 nummod
shot shot NN 3 obj SpaceAfter=No
. . . 3 punct

Two two CD 2 nummod
women woman NNS 4 nsubj:pass
were be VBD 4 aux:pass
shot shoot VBN 0 root
in in IN 7 case
the the DT 7 det
leg leg NN 4 obl SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            killed 1..1 children | asserted | the report | mother of the boy killed in the blast
            injured 1..1 security_forces | asserted | the report | A sheriff's deputy was critically hurt
            attack | asserted | the report | A guard fired one shot
            injured 2..2 people | asserted | the report | Two women were shot in the leg
            attack | asserted | the report | Two women were shot in the leg
        "#]],
    );
}
