//! Figures from sentences whose trees are as the parser gives them, wrong ones included: what stands beside what counts.

use expect_test::expect;

use crate::rules_tests::claims;

#[test]
fn those_told_along_with_others() {
    claims(
        "\
Troops troops NNS 2 nsubj
detained detain VBD 0 root
the the DT 5 det
cell cell NN 5 compound
leader leader NN 2 obj
along along IN 11 case
with with IN 11 case
three three CD 11 nummod
other other JJ 11 amod
suspected suspect VBN 11 amod
rebels rebel NNS 2 obl SpaceAfter=No
. . . 2 punct
",
        expect![[r#"
            arrested 1..1 militants | asserted | the report | Troops detained the cell leader along with three other suspected rebels
            arrested 3..3 militants | asserted | the report | Troops detained the cell leader along with three other suspected rebels
        "#]],
    );
}

#[test]
fn verbs_that_headlines_hide() {
    claims(
        "\
UPDATE UPDATE NN 5 nsubj
2 2 CD 1 flat SpaceAfter=No
- - : 5 punct SpaceAfter=No
Norland Norland NNP 5 nsubj Name=B-Organisation
says say VBZ 0 root
six six CD 7 nummod
die die NN 5 obj
in in IN 10 case
border border NN 10 compound
attack attack NN 5 obl SpaceAfter=No
. . . 1 punct
",
        expect![[r#"
            killed 6..6 people | asserted | the report | UPDATE 2-Norland says six die in border attack
            attack | asserted | the report | UPDATE 2-Norland says six die in border attack
        "#]],
    );
}

#[test]
fn a_number_behind_its_verb() {
    claims(
        "\
Norland Norland NNP 2 compound Name=B-Organisation
shelling shelling NN 3 nsubj
kills kill VBZ 0 root
two two CD 3 obj SpaceAfter=No
, , , 6 punct
destroys destroy VBZ 3 conj
25 25 CD 8 nummod
shops shop NNS 6 obj
",
        expect![[r#"
            killed 2..2 people | asserted | the report | Norland shelling kills two
            attack | asserted | the report | Norland shelling kills two, destroys 25 shops
        "#]],
    );
}

#[test]
fn police_arrest_and_are_not_arrested() {
    claims(
        "\
Police police NN 2 compound
arrest arrest NN 3 nsubj
suspect suspect NN 0 root
in in IN 6 case
Karsk Karsk NNP 6 compound Name=B-Place
stabbing stabbing NN 3 nmod
",
        expect![[r#"
            arrested 1..1 militants | asserted | the report | Police arrest suspect in Karsk stabbing
        "#]],
    );
}

#[test]
fn two_tolls_side_by_side() {
    claims(
        "\
Two two CD 2 nummod
farmers farmer NNS 3 nsubj
killed kill VBD 0 root SpaceAfter=No
, , , 6 punct
two two CD 6 nsubj:pass
injured injure VBN 3 conj
in in IN 9 case
Karsk Karsk NNP 9 compound Name=B-Place
shelling shelling NN 6 obl
",
        expect![[r#"
            killed 2..2 civilians | asserted | the report | Two farmers killed
            injured 2..2 civilians | asserted | the report | two injured in Karsk shelling
            attack | asserted | the report | two injured in Karsk shelling
        "#]],
    );
}

#[test]
fn a_part_before_its_total() {
    claims(
        "\
Two two CD 2 nummod
officers officer NNS 0 root
among among IN 4 case
three three CD 2 nmod
killed kill VBN 2 acl
in in IN 8 case
Karsk Karsk NNP 8 compound Name=B-Place
blast blast NN 5 obl
",
        expect![[r#"
            killed 2..2 security_forces | asserted | the report | Two officers among three killed in Karsk blast
            killed 3..3 people | asserted | the report | officers among three killed in Karsk blast
            attack | asserted | the report | officers among three killed in Karsk blast
        "#]],
    );
}

#[test]
fn two_ages_and_one_noun() {
    claims(
        "\
Four four CD 2 nummod
people people NNS 17 nsubj:pass SpaceAfter=No
, , , 6 punct
including include VBG 6 case
a a DT 2 det
12 12 CD 2 nmod SpaceAfter=No
- - HYPH 10 punct
and and CC 14 cc
a a DT 14 det
16 16 CD 12 nummod SpaceAfter=No
- - HYPH 10 punct SpaceAfter=No
year year NN 14 obl:unmarked SpaceAfter=No
- - HYPH 10 punct SpaceAfter=No
old old JJ 6 conj SpaceAfter=No
, , , 2 punct
were be VBD 17 aux:pass
shot shoot VBN 0 root SpaceAfter=No
. . . 17 punct
",
        expect![[r#"
            injured 4..4 people | asserted | the report | Four people, including a 12- and a 16-year-old, were shot
            injured 2..2 children | asserted | the report | Four people, including a 12- and a 16-year-old, were shot
            attack | asserted | the report | Four people, including a 12- and a 16-year-old, were shot
        "#]],
    );
}

#[test]
fn a_list_of_victims_with_ages() {
    claims(
        "\
The the DT 2 det
victims victim NNS 5 nsubj
were be VBD 5 cop
local local JJ 5 amod
men man NNS 0 root SpaceAfter=No
: : : 7 punct
Ole Ole NNP 5 appos Name=B-People
Vik Vik NNP 5 appos SpaceAfter=No|Name=I-People
, , , 10 punct
18 18 CD 7 conj SpaceAfter=No
, , , 12 punct
shot shoot VBD 5 conj
in in IN 15 case
the the DT 15 det
toe toe NN 12 obl SpaceAfter=No
, , , 18 punct
and and CC 18 cc
Jon Jon NNP 8 conj Name=B-Person
Moe Moe NNP 18 flat SpaceAfter=No|Name=I-Person
, , , 21 punct
15 15 CD 18 dep SpaceAfter=No
, , , 23 punct
shot shoot VBD 5 conj
in in IN 26 case
the the DT 26 det
thigh thigh NN 23 obl SpaceAfter=No
. . . 5 punct
",
        expect![[r#"
            injured 1..1 people | asserted | the report | Ole Vik, 18, shot in the toe
            attack | asserted | the report | shot in the toe
            injured 1..1 children | asserted | the report | Jon Moe, 15, shot in the thigh
        "#]],
    );
}

#[test]
fn who_the_dead_are() {
    claims(
        "\
The the DT 2 det
dead dead JJ 10 nsubj
are be VBP 10 cop
a a DT 10 det
41 41 CD 7 nummod SpaceAfter=No
- - HYPH 5 punct SpaceAfter=No
year year NN 9 obl:unmarked SpaceAfter=No
- - HYPH 5 punct SpaceAfter=No
old old JJ 10 amod
woman woman NN 0 root
and and CC 13 cc
two two CD 13 nummod
children child NNS 10 conj SpaceAfter=No
. . . 10 punct
",
        expect![[r#"
            killed 1..1 people | asserted | the report | The dead are a 41-year-old woman and two children
            killed 2..2 children | asserted | the report | The dead are a 41-year-old woman and two children
        "#]],
    );
}

#[test]
fn as_were_others() {
    claims(
        "\
Twenty twenty CD 2 nummod
soldiers soldier NNS 4 nsubj:pass
were be VBD 4 aux:pass
wounded wound VBN 0 root SpaceAfter=No
, , , 9 punct
as as IN 9 mark
were be VBD 6 fixed
seventeen seventeen CD 9 nummod
sailors sailor NNS 4 advcl SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            injured 20..20 security_forces | asserted | the report | Twenty soldiers were wounded
            injured 17..17 security_forces | asserted | the report | Twenty soldiers were wounded, as were seventeen sailors
        "#]],
    );
}

#[test]
fn a_total_of() {
    claims(
        "\
A a DT 2 det
total total NN 6 nsubj:pass
of of IN 4 case
39 39 CD 2 nmod
are be VBP 6 aux:pass
confirmed confirm VBN 0 root
dead dead JJ 6 xcomp SpaceAfter=No
. . . 6 punct
",
        expect![[r#"
            killed 39..39 people | asserted | the report | A total of 39 are confirmed dead
        "#]],
    );
}

#[test]
fn as_well_as() {
    claims(
        "\
Ada Ada NNP 7 nsubj Name=B-Person
Holm Holm NNP 1 flat Name=I-Person
and and CC 5 cc
her her PRP$ 5 nmod:poss
son son NN 1 conj
were be VBD 7 cop
hurt hurt JJ 0 root
in in IN 10 case
the the DT 10 det
exchange exchange NN 7 obl SpaceAfter=No
, , , 19 punct
as as RB 19 cc
well well RB 12 fixed
as as IN 12 fixed
a a DT 19 det
ten ten CD 17 nummod
year year NN 18 obl:unmarked
old old JJ 19 amod
boy boy NN 1 conj SpaceAfter=No
. . . 7 punct
",
        expect![[r#"
            injured 2..2 people | asserted | the report | Ada Holm and her son were hurt in the exchange, as well as a ten year old boy
            injured 1..1 children | asserted | the report | Ada Holm and her son were hurt in the exchange, as well as a ten year old boy
        "#]],
    );
}
#[test]
fn shot_dead_without_auxiliary() {
    claims(
        "\
Reporter reporter NN 2 nmod:desc
Ada Ada NNP 4 nsubj Name=B-Person
Holm Holm NNP 2 flat Name=I-Person
shot shoot VBD 0 root
dead dead JJ 4 xcomp
in in IN 7 case
Karsk Karsk NNP 4 obl Name=B-Place
",
        expect![[r#"
            killed 1..1 journalists | asserted | the report | Reporter Ada Holm shot dead in Karsk
            attack | asserted | the report | Reporter Ada Holm shot dead in Karsk
        "#]],
    );
}

#[test]
fn bodies_of_a_number() {
    claims(
        "\
Soldiers soldier NNS 2 nsubj
found find VBD 0 root
a a DT 4 det
grave grave NN 2 obj
containing contain VBG 4 acl
the the DT 7 det
bodies body NNS 5 obj
of of IN 10 case
two two CD 10 nummod
women woman NNS 7 nmod SpaceAfter=No
. . . 2 punct
",
        expect![[r#"
            killed 2..2 people | asserted | the report | grave containing the bodies of two women
        "#]],
    );
}

#[test]
fn a_toll_raised_by_something() {
    claims(
        "\
Quakes quake NNS 3 nsubj
have have VBP 3 aux
increased increase VBN 0 root
the the DT 6 det
death death NN 6 compound
toll toll NN 3 obj
from from IN 9 case
five five CD 9 nummod
people people NNS 6 nmod
to to IN 11 case
six six CD 3 obl SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            killed 5..5 people | asserted | the report | Quakes have increased the death toll from five people to six
            killed 6..6 people | asserted | the report | Quakes have increased the death toll from five people to six
        "#]],
    );
}

#[test]
fn casualties_that_rise() {
    claims(
        "\
The the DT 2 det
total total NN 3 nsubj
reported report VBD 4 amod
casualties casualty NNS 5 nsubj
increased increase VBN 0 root
to to IN 7 case
167 167 CD 5 obl SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            casualties 167..167 people | unverified | the report | The total reported casualties increased to 167
        "#]],
    );
}

#[test]
fn who_the_injured_are() {
    claims(
        "\
The the DT 2 det
names name NNS 9 nsubj
of of IN 6 case
the the DT 6 det
injured injure VBN 6 amod
smugglers smuggler NNS 2 nmod
are be VBP 9 cop SpaceAfter=No
: : : 9 punct
Ole Ole NNP 0 root Name=B-Person
Berg Berg NNP 9 flat SpaceAfter=No|Name=I-Person
, , , 12 punct
Rolf Rolf NNP 9 conj Name=B-Person
Lund Lund NNP 12 flat SpaceAfter=No|Name=I-Person
, , , 16 punct
and and CC 16 cc
Jon Jon NNP 9 conj Name=B-Person
Moe Moe NNP 16 flat SpaceAfter=No|Name=I-Person
. . . 9 punct
",
        expect![[r#"
            injured 3..3 militants | asserted | the report | The names of the injured smugglers are: Ole Berg, Rolf Lund, and Jon Moe
        "#]],
    );
}

#[test]
fn marines_with_a_number() {
    claims(
        "\
At at IN 2 case
least least JJS 3 nmod
10 10 CD 5 nummod
U.S. U.S. NNP 5 compound Name=B-SecurityForce
Marines Marine NNPS 13 nsubj Name=I-SecurityForce
and and CC 9 cc
an a DT 9 det
unknown unknown JJ 9 amod
number number NN 5 conj
of of IN 12 case
Norland Norland NNP 12 compound Name=B-Place
soldiers soldier NNS 9 nmod
died die VBD 0 root SpaceAfter=No
. . . 13 punct
",
        expect![[r#"
            killed 10..- security_forces | asserted | the report | At least 10 U.S. Marines and an unknown number of Norland soldiers died
            killed 2..- security_forces | asserted | the report | At least 10 U.S. Marines and an unknown number of Norland soldiers died
        "#]],
    );
}

#[test]
fn hostages_once_free() {
    claims(
        "\
Four four CD 3 nummod
police police NN 3 compound
agents agent NNS 9 nsubj:pass
kidnapped kidnap VBN 3 acl
by by IN 7 case
the the DT 7 det
rebels rebel NNS 4 obl:agent
were be VBD 9 aux:pass
released release VBN 0 root
on on IN 11 case
Monday Monday NNP 9 obl SpaceAfter=No
. . . 9 punct
",
        expect![[r#"
            abducted 4..4 hostages | asserted | the report | Four police agents kidnapped by the rebels
            released 4..4 hostages | asserted | the report | Four police agents kidnapped by the rebels were released on Monday
        "#]],
    );
}

#[test]
fn flight_from_the_scene() {
    claims(
        "\
The the DT 2 det
suspects suspect NNS 3 nsubj
fled flee VBD 0 root
onto onto IN 6 case
Main Main NNP 6 amod Name=B-Place
Street Street NNP 3 obl SpaceAfter=No|Name=I-Place
. . . 3 punct
",
        expect![[r#"
            escaped 2..- militants | asserted | the report | The suspects fled onto Main Street
        "#]],
    );
}

#[test]
fn the_wounded_are_many() {
    claims(
        "\
He he PRP 3 nsubj
was be VBD 3 aux
visiting visit VBG 0 root
the the DT 5 det
wounded wounded NN 3 obj
in in IN 7 case
hospital hospital NN 3 obl SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            injured 2..- people | asserted | the report | He was visiting the wounded in hospital
        "#]],
    );
}

#[test]
fn injured_who_die() {
    claims(
        "\
Two two CD 3 nummod
injured injure VBN 3 amod
die die NN 0 root
as as IN 8 mark
Karsk Karsk NNP 7 compound Name=B-People
blast blast NN 7 compound
toll toll NN 8 nsubj
hits hit VBZ 3 acl
25 25 CD 8 obj
",
        expect![[r#"
            killed 2..2 people | asserted | the report | Two injured die as Karsk blast toll hits 25
            killed 25..25 people | asserted | the report | die as Karsk blast toll hits 25
        "#]],
    );
}

#[test]
fn believed_to_be_dead() {
    claims(
        "\
The the DT 2 det
army army NN 3 nsubj
believed believe VBD 0 root
Ada Ada NNP 3 iobj Name=B-Person
Holm Holm NNP 4 flat Name=I-Person
to to TO 8 mark
be be VB 8 cop
dead dead JJ 3 ccomp SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            killed 1..1 people | possible | The army | Ada Holm to be dead
        "#]],
    );
}

#[test]
fn both() {
    claims(
        "\
Both both DT 3 nsubj:pass
were be VBD 3 aux:pass
pronounced pronounce VBN 0 root
dead dead JJ 3 xcomp
at at IN 7 case
the the DT 7 det
scene scene NN 3 obl SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            killed 2..2 people | asserted | the report | Both were pronounced dead at the scene
        "#]],
    );
}

#[test]
fn a_headline_of_dead_and_hurt() {
    claims(
        "\
Man man NN 2 nsubj
dead dead JJ 0 root SpaceAfter=No
, , , 4 punct
boy boy NN 2 nsubj
and and CC 7 cc
another another DT 7 det
man man NN 1 conj
hurt hurt VBN 7 acl
in in IN 10 case
crash crash NN 8 obl
",
        expect![[r#"
            killed 1..1 people | asserted | the report | Man dead, boy and another man hurt in crash
            injured 1..1 children | asserted | the report | boy and another man hurt in crash
            injured 1..1 people | asserted | the report | another man hurt in crash
        "#]],
    );
}

#[test]
fn a_part_taken_for_the_subject() {
    claims(
        "\
Nine nine CD 2 nummod
people people NNS 9 nsubj:pass SpaceAfter=No
, , , 2 punct
most most JJS 9 nsubj:pass
of of IN 6 case
them they PRP 4 nmod
children child NNS 4 dep SpaceAfter=No
, , , 4 punct
drowned drown VBN 0 root
and and CC 12 cc
20 20 CD 9 conj
fell fall VBD 9 conj
. . . 9 punct

Wounds wound NNS 5 nsubj:pass
sustained sustain VBN 1 acl
by by IN 4 case
two two CD 2 obl:agent
healed heal VBD 0 root
. . . 5 punct

Six six CD 2 nummod
clerks clerk NNS 3 nsubj
remain remain VBP 0 root
missing missing JJ 3 xcomp
. . . 3 punct
",
        expect![[r#"
            killed 9..9 people | asserted | the report | Nine people, most of them children, drowned and 20
            killed 2..- children | asserted | the report | most of them children
            injured 2..2 children | asserted | the report | Wounds sustained by two
            missing 6..6 workers | asserted | the report | Six clerks remain missing
        "#]],
    );
}
