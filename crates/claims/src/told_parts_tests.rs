//! Totals and their parts told in plain ways: who is a part, who is another, and who is hurt.

use expect_test::expect;

use crate::rules_tests::claims;

#[test]
fn parts_of_those_drowned_or_shot() {
    claims(
        "\
Nine nine CD 2 nummod
migrants migrant NNS 10 nsubj:pass SpaceAfter=No
, , , 4 punct
three three CD 2 appos
of of IN 6 case
them them PRP 4 nmod
women woman NNS 4 nmod SpaceAfter=No
, , , 2 punct
were be VBD 10 aux:pass
drowned drown VBN 0 root
or or CC 12 cc
shot shoot VBD 10 conj SpaceAfter=No
. . . 10 punct
",
        expect![[r#"
            killed 9..9 people | asserted | the report | Nine migrants, three of them women, were drowned
            killed 3..3 people | asserted | the report | Nine migrants, three of them women, were drowned
            attack | asserted | the report | shot
        "#]],
    );
}

#[test]
fn the_subject_before_whoever_says_so() {
    claims(
        "\
At at IN 2 case
least least JJ 3 nmod
38 38 CD 4 nummod
people people NNS 11 nsubj SpaceAfter=No
, , , 4 punct
among among IN 7 case
them them PRP 11 obl
nine nine CD 9 nummod
officers officer NNS 11 nsubj SpaceAfter=No
, , , 4 punct
suffered suffer VBD 16 ccomp
burns burn NNS 11 obj SpaceAfter=No
, , , 4 punct
the the DT 15 det
mayor mayor NN 16 nsubj
said say VBD 0 root SpaceAfter=No
. . . 16 punct
",
        expect![[r#"
            injured 38..- people | asserted | the mayor | At least 38 people, among them nine officers, suffered burns
            injured 9..9 security_forces | asserted | the mayor | among them nine officers
        "#]],
    );
}

#[test]
fn hacked_one_to_death_and_beat_others() {
    claims(
        "\
Attackers attacker NNS 2 nsubj
hacked hack VBD 0 root
a a DT 4 det
guard guard NN 2 obj
to to IN 6 case
death death NN 2 obl
and and CC 8 cc
beat beat VBD 2 conj
two two CD 10 nummod
nurses nurse NNS 8 obj SpaceAfter=No
. . . 2 punct
",
        expect![[r#"
            killed 1..1 security_forces | asserted | the report | Attackers hacked a guard to death
            attack | asserted | the report | Attackers hacked a guard to death and beat two nurses
            injured 2..2 workers | asserted | the report | beat two nurses
        "#]],
    );
}

#[test]
fn bodies_of_a_nurse_and_of_her_grandson() {
    claims(
        "\
Rescuers rescuer NNS 2 nsubj
found find VBD 0 root
the the DT 4 det
bodies body NNS 2 obj
of of IN 7 case
a a DT 7 det
nurse nurse NN 4 nmod SpaceAfter=No
, , , 9 punct
Ada Ada NNP 7 appos Name=B-Person
Holm Holm NNP 9 flat SpaceAfter=No|Name=I-Person
, , , 12 punct
44 44 CD 7 conj SpaceAfter=No
, , , 16 punct
and and CC 16 cc
her her PRP$ 16 nmod:poss
grandson grandson NN 7 conj
in in IN 18 case
Karsk Karsk NNP 2 obl SpaceAfter=No|Name=B-Place
. . . 2 punct
",
        expect![[r#"
            killed 2..2 workers | asserted | the report | Rescuers found the bodies of a nurse, Ada Holm, 44, and her grandson in Karsk
        "#]],
    );
}

#[test]
fn who_leads_a_branch_of_the_forces() {
    claims(
        "\
A a DT 2 det
bomb bomb NN 3 nsubj
killed kill VBD 0 root
the the DT 6 det
deputy deputy NN 6 compound
head head NN 3 obj
of of IN 10 case
the the DT 10 det
intelligence intelligence NN 10 compound
office office NN 6 nmod SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            killed 1..1 security_forces | asserted | the report | A bomb killed the deputy head of the intelligence office
            attack | asserted | the report | A bomb killed the deputy head of the intelligence office
        "#]],
    );
}
