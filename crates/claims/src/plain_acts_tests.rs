//! Acts and numbers told plainly that were not read, or read where nothing of the kind is told, from trees as the parser gives them.

use expect_test::expect;

use crate::rules_tests::{claims, contradictions};

#[test]
fn a_number_behind_a_day_and_a_number_of_missing() {
    claims(
        "\
By _ IN 3 case
Monday Monday NNP 6 obl
41 _ CD 6 nsubj:pass
had have VBD 6 aux
been be VBN 6 aux:pass
killed kill VBN 0 root SpaceAfter=No
. _ . 6 punct

# newpar
The _ DT 2 det
number _ NN 5 nsubj
of _ IN 4 case
missing _ JJ 2 acl
rose rise VBD 0 root
to _ IN 7 case
29 _ CD 5 obl SpaceAfter=No
. _ . 5 punct
",
        expect![[r#"
            killed 41..41 people | asserted | the report | By Monday 41 had been killed
            missing 29..29 people | asserted | the report | The number of missing rose to 29
        "#]],
    );
}

#[test]
fn a_market_is_a_place_too() {
    claims(
        "\
Rebels rebel NNS 2 nsubj
shelled shell VBD 0 root
a _ DT 4 det
market _ NN 2 obj SpaceAfter=No
. _ . 2 punct

# newpar
Gunmen gunman NNS 2 nsubj
attacked attack VBD 0 root
the _ DT 4 det
company _ NN 2 obj SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
market _ NN 4 nsubj:pass
was be VBD 4 aux:pass
hit _ VBN 0 root
by _ IN 7 case
heavy _ JJ 7 amod
selling _ NN 4 obl:agent SpaceAfter=No
. _ . 4 punct
",
        expect![[r#"
            attack | asserted | the report | Rebels shelled a market
            attack | asserted | the report | Gunmen attacked the company
        "#]],
    );
}

#[test]
fn what_has_not_been() {
    claims(
        "\
There _ EX 2 expl
was be VBD 8 ccomp
no _ DT 4 det
ambush _ NN 2 nsubj SpaceAfter=No
, _ , 8 punct
the _ DT 7 det
army _ NN 8 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 2 punct

# newpar
Had have VBD 4 aux
the _ DT 3 det
bomb _ NN 4 nsubj
gone go VBN 13 ccomp
off _ RB 4 compound:prt SpaceAfter=No
, _ , 10 punct
dozens dozen NNS 10 nsubj
would _ MD 10 aux
have _ VB 10 aux
died die VBN 13 ccomp SpaceAfter=No
, _ , 10 punct
police _ NN 13 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 13 punct

# newpar
No _ DT 2 det
attack _ NN 4 nsubj:pass
is be VBZ 4 aux:pass
planned plan VBN 0 root SpaceAfter=No
. _ . 4 punct
",
        expect![[r#"
            attack | denied | the army | There was no ambush
            attack | unreal | police | Had the bomb gone off
            killed 24..- people | unreal | police | dozens would have died
        "#]],
    );
}

#[test]
fn members_of_a_group_that_forces_kill() {
    claims(
        "\
Police _ NN 2 nsubj
killed kill VBD 0 root
five _ CD 4 nummod
members member NNS 2 obj
of _ IN 9 case
the _ DT 9 det
Red Red NNP 8 amod Name=B-Organisation
Dawn Dawn NNP 9 compound Name=I-Organisation
group _ NN 4 nmod SpaceAfter=No
. _ . 2 punct

# newpar
Police _ NN 2 nsubj
killed kill VBD 0 root
six _ CD 4 nummod
members member NNS 2 obj
of _ IN 8 case
the _ DT 8 det
hiking _ NN 8 compound
group _ NN 4 nmod SpaceAfter=No
. _ . 2 punct
",
        expect![[r#"
            killed 5..5 militants | asserted | the report | Police killed five members of the Red Dawn group
            killed 6..6 people | asserted | the report | Police killed six members of the hiking group
        "#]],
    );
}

#[test]
fn without_proof() {
    claims(
        "\
The _ DT 2 det
rebels rebel NNS 3 nsubj
said say VBD 0 root
they _ PRP 6 nsubj
had have VBD 6 aux
killed kill VBN 3 ccomp
30 _ CD 8 nummod
soldiers soldier NNS 6 obj SpaceAfter=No
, _ , 11 punct
without _ IN 11 mark
giving give VBG 6 advcl
evidence _ NN 11 obj SpaceAfter=No
. _ . 3 punct

# newpar
Police _ NNS 2 nsubj
found find VBD 0 root
no _ DT 4 det
evidence _ NN 2 obj
that _ IN 8 mark
gunmen gunman NNS 8 nsubj
had have VBD 8 aux
killed kill VBN 4 acl
the _ DT 10 det
farmers farmer NNS 8 obj SpaceAfter=No
. _ . 2 punct

# newpar
A _ DT 2 det
spokesman _ NN 3 nsubj
called call VBD 0 root
the _ DT 5 det
reports report NNS 3 obj
fake _ JJ 7 amod
news _ NN 3 xcomp SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 30..30 security_forces | unverified | The rebels | they had killed 30 soldiers
            responsibility | unverified | The rebels | they had killed 30 soldiers
            killed 2..- civilians | unverified | the report | evidence that gunmen had killed the farmers
            denial | denied | A spokesman | A spokesman called the reports fake news
        "#]],
    );
}

#[test]
fn fights_and_fires_that_go_on() {
    claims(
        "\
Fighting _ NN 3 nsubj
was be VBD 3 aux
continuing continue VBG 0 root
in _ IN 6 case
the _ DT 6 det
north _ NN 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
Firefighters firefighter NNS 4 nsubj
were be VBD 4 aux
still _ RB 4 advmod
battling battle VBG 0 root
the _ DT 6 det
blaze _ NN 4 obj SpaceAfter=No
. _ . 4 punct

# newpar
The _ DT 2 det
battle _ NN 8 nsubj
over _ IN 5 case
the _ DT 5 det
budget _ NN 2 nmod
was be VBD 8 aux
still _ RB 8 advmod
going go VBG 0 root
on _ RP 8 compound:prt SpaceAfter=No
. _ . 8 punct
",
        expect![[r#"
            attack | asserted | the report | Fighting was continuing in the north
            operation_ongoing | asserted | the report | Fighting was continuing in the north
        "#]],
    );
}

#[test]
fn all_of_them_died() {
    claims(
        "\
Six _ CD 2 nummod
workers worker NNS 4 nsubj:pass
were be VBD 4 aux:pass
shot shoot VBN 0 root SpaceAfter=No
. _ . 4 punct

All _ DT 4 nsubj
of _ IN 3 case
them they PRP 1 nmod
died die VBD 0 root SpaceAfter=No
. _ . 4 punct
",
        expect![[r#"
            killed 6..6 workers | asserted | the report | Six workers were shot
            attack | asserted | the report | Six workers were shot
            killed -..- workers | asserted | the report | All of them died
        "#]],
    );
}

#[test]
fn others_than_children() {
    claims(
        "\
A _ DT 2 det
mine _ NN 3 nsubj
killed kill VBD 0 root
three _ CD 5 nummod
boys boy NNS 3 obj SpaceAfter=No
. _ . 3 punct

Two _ CD 2 nummod
others other NNS 3 nsubj
lost lose VBD 0 root
limbs limb NNS 3 obj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 3..3 children | asserted | the report | A mine killed three boys
            attack | asserted | the report | A mine killed three boys
            injured 2..2 people | asserted | the report | Two others lost limbs
        "#]],
    );
}

#[test]
fn a_member_of_parliament() {
    claims(
        "\
Two _ CD 2 nummod
soldiers soldier NNS 9 nsubj:pass
and _ CC 5 cc
a _ DT 5 det
member _ NN 2 conj
of _ IN 7 case
parliament _ NN 5 nmod
were be VBD 9 aux:pass
killed kill VBN 0 root SpaceAfter=No
. _ . 9 punct

# newpar
Two _ CD 2 nummod
members member NNS 13 nsubj:pass
of _ IN 6 case
the _ DT 6 det
security _ NN 6 compound
forces force NNS 2 nmod
and _ CC 9 cc
a _ DT 9 det
member _ NN 6 conj
of _ IN 11 case
parliament _ NN 9 nmod
were be VBD 13 aux:pass
killed kill VBN 0 root SpaceAfter=No
. _ . 13 punct
",
        expect![[r#"
            killed 2..2 security_forces | asserted | the report | Two soldiers and a member of parliament were killed
            killed 1..1 officials | asserted | the report | Two soldiers and a member of parliament were killed
            killed 2..2 security_forces | asserted | the report | Two members of the security forces and a member of parliament were killed
            killed 1..1 officials | asserted | the report | Two members of the security forces and a member of parliament were killed
        "#]],
    );
}

#[test]
fn figures_of_speech() {
    claims(
        "\
The _ DT 2 det
virus _ NN 3 nsubj
attacks attack VBZ 0 root
the _ DT 5 det
lungs lung NNS 3 obj SpaceAfter=No
. _ . 3 punct

# newpar
Lund Lund NNP 2 nsubj Name=B-Person
slaughtered slaughter VBD 0 root
Orre Orre NNP 2 obj Name=B-Organisation
5 _ CD 2 obj SpaceAfter=No
- _ SYM 6 case SpaceAfter=No
0 _ CD 4 nmod SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
opposition _ NN 3 nsubj
launched launch VBD 0 root
an a DT 5 det
attack _ NN 3 obj
on _ IN 9 case
the _ DT 9 det
tax _ NN 9 compound
bill _ NN 5 nmod SpaceAfter=No
. _ . 3 punct
",
        expect![[""]],
    );
}

#[test]
fn those_besides() {
    claims(
        "\
Seven _ CD 2 nummod
people _ NNS 7 nsubj:pass
besides _ IN 5 case
the _ DT 5 det
bomber _ NN 2 nmod
were be VBD 7 aux:pass
killed kill VBN 0 root SpaceAfter=No
. _ . 7 punct

# newpar
Forty _ CD 2 nummod
people _ NNS 4 nsubj:pass
were be VBD 4 aux:pass
injured injure VBN 0 root
in _ IN 7 case
the _ DT 7 det
blast _ NN 4 obl SpaceAfter=No
, _ , 9 punct
seven _ CD 4 nsubj:pass
of _ IN 11 case
them they PRP 9 nmod
so _ RB 13 advmod
badly _ RB 4 advmod
that _ IN 17 mark
they _ PRP 17 nsubj:pass
were be VBD 17 aux:pass
flown fly VBN 13 advcl
out _ RB 17 compound:prt SpaceAfter=No
. _ . 4 punct
",
        expect![[r#"
            killed 7..7 people | asserted | the report | Seven people besides the bomber were killed
            killed 1..1 militants | asserted | the report | Seven people besides the bomber were killed
            injured 40..40 people | asserted | the report | Forty people were injured in the blast, seven of them so badly that they were flown out
            injured 7..7 people | asserted | the report | seven of them so badly
        "#]],
    );
}

#[test]
fn operations_by_other_verbs() {
    claims(
        "\
Troops _ NNS 2 nsubj
moved move VBD 0 root
into _ IN 5 case
the _ DT 5 det
hills hill NNS 2 obl
to _ TO 7 mark
hunt _ VB 2 advcl
down _ RP 7 compound:prt
the _ DT 10 det
kidnappers kidnapper NNS 7 obj SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
army _ NN 3 nsubj
kicked kick VBD 0 root
off _ RP 3 compound:prt
an a DT 6 det
offensive _ NN 3 obj SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
army _ NN 3 nsubj
wrapped wrap VBD 0 root
up _ RP 3 compound:prt
its _ PRP$ 6 nmod:poss
offensive _ JJ 3 obj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            operation_started | asserted | the report | Troops moved into the hills
            operation_started | asserted | the report | The army kicked off an offensive
            operation_ended | asserted | the report | The army wrapped up its offensive
        "#]],
    );
}

#[test]
fn over_and_still_fought() {
    contradictions(
        "\
The _ DT 2 det
army _ NN 3 nsubj
says say VBZ 0 root
the _ DT 5 det
siege _ NN 7 nsubj
is be VBZ 7 cop
over _ RB 3 ccomp SpaceAfter=No
. _ . 3 punct

Residents resident NNS 2 nsubj
say _ VBP 0 root
the _ DT 4 det
fighting _ NN 7 nsubj
is be VBZ 7 aux
still _ RB 7 advmod
going go VBG 2 ccomp
on _ RP 7 compound:prt SpaceAfter=No
. _ . 2 punct
",
        expect![[r#"
            state, incompatible | the siege is over | the fighting is still going on | said to be over, and to be still going on
        "#]],
    );
}

#[test]
fn none_of_its_own() {
    contradictions(
        "\
The _ DT 2 det
company _ NN 3 nsubj
said say VBD 0 root
none _ NN 9 nsubj:pass
of _ IN 7 case
its _ PRP$ 7 nmod:poss
workers worker NNS 4 nmod
were be VBD 9 aux:pass
killed kill VBN 3 ccomp SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
union _ NN 3 nsubj
said say VBD 0 root
four _ CD 5 nummod
workers worker NNS 6 nsubj
died die VBD 3 ccomp SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            figure, incompatible | none of its workers were killed | four workers died | one tells of "four", the other of none
        "#]],
    );
}

#[test]
fn all_of_a_number_freed() {
    contradictions(
        "\
The _ DT 2 det
militia _ NN 3 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
had have VBD 6 aux
released release VBN 3 ccomp
all _ DT 9 det
30 _ CD 9 nummod
captives captive NNS 6 obj SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
bishop _ NN 3 nsubj
said say VBD 0 root
12 _ CD 8 nsubj:pass
were be VBD 8 aux
still _ RB 8 advmod
being be VBG 8 aux:pass
held hold VBN 3 ccomp SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            state, incompatible | it had released all 30 captives | 12 were still being held | all are said to be free, and some to be still held
        "#]],
    );
}

#[test]
fn no_ambush() {
    contradictions(
        "\
Rebels rebel NNS 2 nsubj
said say VBD 0 root
they _ PRP 4 nsubj
ambushed ambush VBD 2 ccomp
a _ DT 6 det
patrol _ NN 4 obj SpaceAfter=No
. _ . 2 punct

There _ EX 2 expl
was be VBD 8 ccomp
no _ DT 4 det
ambush _ NN 2 nsubj SpaceAfter=No
, _ , 8 punct
the _ DT 7 det
army _ NN 8 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 2 punct
",
        expect![[r#"
            denial, incompatible | they ambushed a patrol | There was no ambush | one denies what the other states
        "#]],
    );
}

#[test]
fn losses_put_at() {
    contradictions(
        "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
it _ PRP 5 nsubj
lost lose VBD 3 ccomp
two _ CD 7 nummod
men man NNS 5 obj SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
rebels rebel NNS 3 nsubj
put _ VBD 0 root
the _ DT 5 det
army _ NN 7 nmod:poss SpaceAfter=No
's _ POS 5 case
losses loss NNS 3 obj
at _ IN 9 case
19 _ CD 3 obl SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            figure, incompatible | it lost two men | The rebels put the army's losses at 19 | "two" and "19" cannot both be how many there were
        "#]],
    );
}
