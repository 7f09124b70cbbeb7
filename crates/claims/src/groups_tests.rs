//! Who is counted, people present and figures told place by place, from sentences whose trees are as the parser gives them.

use expect_test::expect;

use crate::rules_tests::claims;

#[test]
fn attackers_with_a_number() {
    claims(
        "\
They they PRP 3 nsubj:pass
were be VBD 3 aux:pass
approached approach VBN 0 root
by by IN 6 case
two two CD 6 nummod
suspects suspect NNS 3 obl:agent SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            present 2..2 militants | asserted | the report | They were approached by two suspects
        "#]],
    );
}

#[test]
fn people_who_wait() {
    claims(
        "\
The the DT 2 det
gunman gunman NN 3 nsubj
fired fire VBD 0 root
at at IN 6 case
six six CD 6 nummod
teens teen NNS 3 obl
waiting wait VBG 6 acl
for for IN 10 case
a a DT 10 det
bus bus NN 7 obl SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            attack | asserted | the report | The gunman fired at six teens waiting for a bus
            present 6..6 children | asserted | the report | six teens waiting for a bus
        "#]],
    );
}

#[test]
fn those_who_come_with_others() {
    claims(
        "\
The the DT 2 det
boys boy NNS 3 nsubj
left leave VBD 0 root
but but CC 5 cc
came come VBD 3 conj
back back RB 5 advmod
with with IN 10 case
about about RB 9 advmod
eight eight CD 10 nummod
relatives relative NNS 5 obl SpaceAfter=No
. . . 3 punct

A a DT 2 det
guard guard NN 4 nsubj:pass
was be VBD 4 aux:pass
shot shoot VBN 0 root SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            present 8..8 people | asserted | the report | came back with about eight relatives
            injured 1..1 security_forces | asserted | the report | A guard was shot
            attack | asserted | the report | A guard was shot
        "#]],
    );
}

#[test]
fn two_gunmen_who_shoot() {
    claims(
        "\
Two two CD 2 nummod
gunmen gunman NNS 3 nsubj
shot shoot VBD 0 root
dead dead JJ 3 xcomp
a a DT 6 det
farmer farmer NN 3 obj
near near IN 8 case
Karsk Karsk NNP 3 obl SpaceAfter=No|Name=B-Place
. . . 3 punct
",
        expect![[r#"
            killed 1..1 civilians | asserted | the report | Two gunmen shot dead a farmer near Karsk
            attack | asserted | the report | Two gunmen shot dead a farmer near Karsk
            present 2..2 militants | asserted | the report | Two gunmen shot dead a farmer near Karsk
        "#]],
    );
}
#[test]
fn a_figure_place_by_place() {
    claims(
        "\
The the DT 2 det
quake quake NN 3 nsubj
hurt hurt VBD 0 root
140 140 CD 5 nummod
people people NNS 3 obj SpaceAfter=No
, , , 7 punct
36 36 CD 5 nummod
in in IN 9 case
Karsk Karsk NNP 3 obl SpaceAfter=No|Name=B-Place
, , , 11 punct
29 29 CD 3 conj
in in IN 13 case
Lund Lund NNP 3 obl Name=B-Place
and and CC 15 cc
seven seven CD 5 conj
in in IN 18 case
the the DT 18 det
city city NN 15 nmod SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            injured 140..140 people | asserted | the report | The quake hurt 140 people, 36 in Karsk, 29 in Lund and seven in the city
            injured 7..7 people | asserted | the report | The quake hurt 140 people, 36 in Karsk, 29 in Lund and seven in the city
            injured 36..36 people | asserted | the report | The quake hurt 140 people, 36 in Karsk, 29 in Lund and seven in the city
            injured 29..29 people | asserted | the report | The quake hurt 140 people, 36 in Karsk, 29 in Lund and seven in the city
        "#]],
    );
}

#[test]
fn an_apposition_is_no_other_person() {
    claims(
        "\
Jon Jon NNP 13 nsubj:pass Name=B-Person
Moe Moe NNP 1 flat SpaceAfter=No|Name=I-Person
, , , 5 punct
the the DT 5 det
member member NN 1 appos
and and CC 7 cc
son son NN 5 conj
of of IN 10 case
the the DT 10 det
founder founder NN 7 nmod SpaceAfter=No
, , , 1 punct
was be VBD 13 aux:pass
killed kill VBN 0 root
on on IN 15 case
Monday Monday NNP 13 obl SpaceAfter=No
. . . 13 punct
",
        expect![[r#"
            killed 1..1 people | asserted | the report | Jon Moe, the member and son of the founder, was killed on Monday
        "#]],
    );
}

#[test]
fn a_past_tense_that_is_a_participle() {
    claims(
        "\
A a DT 2 det
boy boy NN 6 nsubj
and and CC 5 cc
two two CD 5 nummod
adults adult NNS 2 conj
wounded wound VBD 0 root
after after IN 9 case
a a DT 9 det
quarrel quarrel NN 6 obl SpaceAfter=No
. . . 6 punct
",
        expect![[r#"
            injured 1..1 children | asserted | the report | A boy and two adults wounded after a quarrel
            injured 2..2 people | asserted | the report | A boy and two adults wounded after a quarrel
        "#]],
    );
}

#[test]
fn a_body_with_wounds() {
    claims(
        "\
The the DT 2 det
body body NN 6 nsubj
of of IN 4 case
Ada Ada NNP 2 nmod Name=B-Person
Holm Holm NNP 4 flat Name=I-Person
had have VBD 0 root
knife knife NN 8 compound
wounds wound NNS 6 obj SpaceAfter=No
. . . 6 punct
",
        expect![[r#"
            killed 1..1 people | asserted | the report | The body of Ada Holm had knife wounds
        "#]],
    );
}

#[test]
fn a_wound_to_the_body() {
    claims(
        "\
Both both DT 2 det
men man NNS 3 nsubj
died die VBD 0 root
of of IN 7 case
a a DT 7 det
gunshot gunshot NN 7 compound
wound wound NN 3 obl
to to IN 10 case
the the DT 10 det
body body NN 7 nmod SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            killed 2..2 people | asserted | the report | Both men died of a gunshot wound to the body
        "#]],
    );
}

#[test]
fn deaths_named_by_the_predicate() {
    claims(
        "\
The the DT 3 det
confirmed confirm VBN 3 amod
deaths death NNS 6 nsubj
are be VBP 6 cop
fourteen fourteen CD 6 nummod
civilians civilian NNS 0 root
and and CC 9 cc
one one CD 9 nummod
member member NN 6 conj
of of IN 13 case
the the DT 13 det
Coast Coast NNP 13 compound Name=B-SecurityForce
Guard Guard NNP 9 nmod SpaceAfter=No|Name=I-SecurityForce
. . . 6 punct
",
        expect![[r#"
            killed 14..14 civilians | asserted | the report | The confirmed deaths are fourteen civilians and one member of the Coast Guard
            killed 1..1 security_forces | asserted | the report | The confirmed deaths are fourteen civilians and one member of the Coast Guard
        "#]],
    );
}
#[test]
fn bare_numbers_take_up_who_was_counted() {
    claims(
        "\
There there EX 2 expl
were be VBD 0 root
four four CD 4 nummod
people people NNS 2 nsubj
on on IN 6 case
board board NN 2 obl SpaceAfter=No
. . . 2 punct

One one CD 3 nsubj:pass
was be VBD 3 aux:pass
pronounced pronounce VBN 0 root
dead dead JJ 3 xcomp
at at IN 7 case
the the DT 7 det
scene scene NN 3 obl SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            present 4..4 passengers | asserted | the report | There were four people on board
            killed 1..1 passengers | asserted | the report | One was pronounced dead at the scene
        "#]],
    );
}

#[test]
fn another_of_the_same() {
    claims(
        "\
One one CD 4 nummod
15 15 CD 4 nummod SpaceAfter=No
- - HYPH 2 punct SpaceAfter=No
year year NN 6 obl:unmarked SpaceAfter=No
- - HYPH 2 punct SpaceAfter=No
old old JJ 8 nsubj:pass
was be VBD 8 aux:pass
killed kill VBN 0 root
and and CC 11 cc
another another DT 11 nsubj
injured injure VBN 8 conj SpaceAfter=No
. . . 8 punct
",
        expect![[r#"
            killed 1..1 children | asserted | the report | One 15-year-old was killed
        "#]],
    );
}

#[test]
fn losses_of_an_army() {
    claims(
        "\
The the DT 3 det
Norland Norland NNP 3 compound Name=B-SecurityForce
army army NN 4 nsubj Name=I-SecurityForce
sustained sustain VBD 0 root
nine nine CD 6 nummod
dead dead JJ 4 obj
and and CC 9 cc
twelve twelve CD 6 conj
wounded wound VBN 4 conj SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            killed 9..9 security_forces | asserted | the report | The Norland army sustained nine dead and twelve
            injured 12..12 security_forces | asserted | the report | twelve wounded
        "#]],
    );
}

#[test]
fn others_are_like_those_before_them() {
    claims(
        "\
Twelve twelve CD 2 nummod
soldiers soldier NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
and and CC 8 cc
20 20 CD 7 nummod
others other NNS 8 nsubj
wounded wound VBN 4 conj SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            killed 12..12 security_forces | asserted | the report | Twelve soldiers were killed
            injured 20..20 security_forces | asserted | the report | 20 others wounded
        "#]],
    );
}

#[test]
fn the_dead_are_no_attackers() {
    // The tree makes the one who died the subject of what the robber did.
    claims(
        "\
One one CD 2 nummod
man man NN 3 nsubj
died die VBD 0 root
after after IN 7 mark
a a DT 6 det
robber robber NN 7 nsubj
came come VBD 3 advcl
, , , 9 punct
shooting shoot VBG 3 advcl
five five CD 9 obj SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            killed 1..1 people | asserted | the report | One man died
            casualties 5..5 people | asserted | the report | shooting five
            attack | asserted | the report | shooting five
        "#]],
    );
    // "She" is taken for the one who was killed.
    claims(
        "\
Ada Ada NNP 4 nsubj:pass Name=B-Person
Holm Holm NNP 1 flat Name=I-Person
was be VBD 4 aux:pass
killed kill VBN 0 root
Monday Monday NNP 4 obl:unmarked SpaceAfter=No
. . . 4 punct

She she PRP 2 nsubj
fled flee VBD 0 root SpaceAfter=No
. . . 2 punct

Holm Holm NNP 2 nsubj Name=B-Person
died die VBD 0 root SpaceAfter=No
. . . 2 punct
",
        expect![[r#"
            killed 1..1 people | asserted | the report | Ada Holm was killed Monday
            displaced 1..1 people | asserted | the report | She fled
            killed 1..1 people | asserted | the report | Holm died
        "#]],
    );
    claims(
        "\
A a DT 3 det
double double JJ 3 amod
shooting shooting NN 4 nsubj
injured injure VBD 0 root
a a DT 6 det
clerk clerk NN 4 obj SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            injured 2..2 people | asserted | the report | A double shooting injured a clerk
            attack | asserted | the report | A double shooting injured a clerk
            injured 1..1 workers | asserted | the report | A double shooting injured a clerk
        "#]],
    );
    claims(
        "\
Per Per NNP 3 nsubj Name=B-Person
Moe Moe NNP 1 flat Name=I-Person
lost lose VBD 0 root
two two CD 5 nummod
sons son NNS 3 obj
to to IN 7 case
gunmen gunman NNS 3 obl SpaceAfter=No
. . . 3 punct

Moe Moe NNP 3 nsubj:pass Name=B-Person
was be VBD 3 aux:pass
hurt hurt VBN 0 root SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            killed 2..2 people | asserted | the report | Per Moe lost two sons to gunmen
            injured 1..1 people | asserted | the report | Moe was hurt
        "#]],
    );
}
