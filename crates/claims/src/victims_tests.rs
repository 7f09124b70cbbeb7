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

#[test]
fn who_killed_another_and_himself() {
    claims(
        "\
A _ DT 2 det
clerk _ NN 3 nsubj
killed kill VBD 0 root
his _ PRP$ 5 nmod:poss
wife _ NN 3 obj
and _ CC 7 cc
himself himself PRP 5 conj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 1..1 militants | asserted | the report | A clerk killed his wife and himself
            killed 1..1 people | asserted | the report | A clerk killed his wife and himself
        "#]],
    );
}

#[test]
fn the_one_shot_is_the_one_who_died() {
    claims(
        "\
Police police NNS 2 nsubj
shot shoot VBD 0 root
a _ DT 4 det
man _ NN 2 obj SpaceAfter=No
. _ . 2 punct

Jon Jon NNP 6 nsubj Name=B-Person
Moe Moe NNP 1 flat SpaceAfter=No|Name=I-Person
, _ , 4 punct
40 _ CD 1 nmod:unmarked SpaceAfter=No
, _ , 4 punct
died die VBD 0 root
at _ IN 9 case
a _ DT 9 det
clinic _ NN 6 obl SpaceAfter=No
. _ . 6 punct
",
        expect![[r#"
            killed 1..1 people | asserted | the report | Police shot a man
            attack | asserted | the report | Police shot a man
            killed 1..1 people | asserted | the report | Jon Moe, 40, died at a clinic
        "#]],
    );
}

#[test]
fn each_of_those_told_of() {
    claims(
        "\
Each _ DT 2 det
victim _ NN 4 nsubj:pass
was be VBD 4 aux:pass
stabbed stab VBN 0 root SpaceAfter=No
. _ . 4 punct

# newpar
They they PRP 4 nsubj
were be VBD 4 cop
both _ RB 4 advmod
dead _ JJ 0 root SpaceAfter=No
. _ . 4 punct
",
        expect![[r#"
            attack | asserted | the report | Each victim was stabbed
            killed 2..2 people | asserted | the report | They were both dead
        "#]],
    );
}

#[test]
fn deeds_of_suspects_are_done() {
    claims(
        "\
A _ DT 2 det
baker _ NN 10 nsubj:pass
suspected suspect VBN 2 acl
of _ IN 5 mark
killing kill VBG 3 advcl
four _ CD 7 nummod
people _ NNS 5 obj
was be VBD 10 aux:pass
now now RB 10 advmod
seen see VBN 0 root SpaceAfter=No
. _ . 10 punct

# newpar
A _ DT 2 det
baker _ NN 10 nsubj:pass
wanted want VBN 2 acl
in _ IN 6 case
the _ DT 6 det
killing _ NN 3 obl
of _ IN 8 case
clerks clerk NNS 6 nmod
was be VBD 10 aux:pass
seen see VBN 0 root SpaceAfter=No
. _ . 10 punct

# newpar
He he PRP 2 nsubj
used use VBD 0 root
a _ DT 4 det
rifle _ NN 2 obj
to _ TO 6 mark
kill _ VB 2 advcl
two _ CD 8 nummod
clerks clerk NNS 6 obj SpaceAfter=No
. _ . 2 punct
",
        expect![[r#"
            killed 4..4 people | unverified | the report | of killing four people
            killed 2..- workers | unverified | the report | baker wanted in the killing of clerks
            killed 2..2 workers | asserted | the report | to kill two clerks
        "#]],
    );
}

#[test]
fn a_fatal_shooting_is_a_death() {
    claims(
        "\
A _ DT 3 det
fatal _ JJ 3 amod
shooting _ NN 4 nsubj
happened happen VBD 0 root
in _ IN 6 case
Orre Orre NNP 4 obl SpaceAfter=No|Name=B-Place
. _ . 4 punct
",
        expect![[r#"
            attack | asserted | the report | A fatal shooting happened in Orre
            killed 1..1 people | asserted | the report | A fatal shooting happened in Orre
        "#]],
    );
}

#[test]
fn the_victim_of_a_fatal_shooting_is_named() {
    claims(
        "\
Police police NNS 2 nsubj
identified identify VBD 0 root
the _ DT 4 det
victim _ NN 2 obj
of _ IN 8 case
the _ DT 8 det
fatal _ JJ 8 amod
shooting _ NN 4 nmod
as _ IN 10 case
Ada Ada NNP 8 nmod Name=B-Person
Holm Holm NNP 10 flat SpaceAfter=No|Name=I-Person
. _ . 2 punct
",
        expect![[r#"
            killed 1..1 people | asserted | the report | Police identified the victim of the fatal shooting as Ada Holm
        "#]],
    );
}
