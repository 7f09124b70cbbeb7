//! What is told plainly and was read wrongly: by whom, how many, and whether it happened at all. Trees as a parser gives them.

use expect_test::expect;

use crate::rules_tests::claims;

#[test]
fn figures_of_speech_harm_nobody() {
    claims(
        "\
The the DT 2 det
crowd _ NN 5 nsubj
of _ IN 4 case
900 _ CD 2 nmod
died die VBD 0 root
laughing laugh VBG 5 xcomp
at _ IN 9 case
the _ DT 9 det
joke _ NN 6 obl SpaceAfter=No
. _ . 5 punct

# newpar
The the DT 2 det
musical _ NN 3 nsubj
bombed bomb VBD 0 root
in _ IN 7 case
its _ PRP$ 7 nmod:poss
first _ JJ 7 amod
week _ NN 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
The the DT 2 det
singer _ NN 3 nsubj
slayed slay VBD 0 root
the _ DT 5 det
crowd _ NN 3 obj
of _ IN 7 case
4,000 4000 CD 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
The the DT 2 det
minister _ NN 3 nsubj
attacked attack VBD 0 root
the _ DT 5 det
plan _ NN 3 obj
on _ IN 7 case
Monday _ NNP 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
Two two CD 2 nummod
clerks clerk NNS 3 nsubj
died die VBD 0 root
in _ IN 6 case
the _ DT 6 det
bombing _ NN 3 obl SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 2..2 workers | asserted | the report | Two clerks died in the bombing
        "#]],
    );
}

#[test]
fn what_is_denied_is_the_deed_alone() {
    claims(
        "\
The the DT 2 det
militia _ NN 3 nsubj
denied deny VBD 0 root
any _ DT 5 det
role _ NN 3 obj
in _ IN 8 case
the _ DT 8 det
ambush _ NN 5 nmod SpaceAfter=No
, _ , 11 punct
which _ WDT 11 nsubj
left leave VBD 8 acl:relcl
nine _ CD 13 nummod
drivers driver NNS 11 obj
dead _ JJ 11 xcomp SpaceAfter=No
. _ . 3 punct

# newpar
The the DT 2 det
mayor _ NN 3 nsubj
denied deny VBD 0 root
that _ IN 7 mark
guards guard NNS 7 nsubj
had have VBD 7 aux
beaten beat VBN 3 ccomp
the _ DT 9 det
clerk _ NN 7 obj SpaceAfter=No
, _ , 12 punct
who _ WP 12 nsubj
died die VBD 9 acl:relcl
on _ IN 14 case
Sunday _ NNP 12 obl SpaceAfter=No
. _ . 3 punct

# newpar
The the DT 2 det
navy _ NN 7 nsubj
was be VBD 7 cop
not _ RB 7 advmod
behind _ IN 7 case
the _ DT 7 det
murder _ NN 0 root
of _ IN 10 case
the _ DT 10 det
judge _ NN 7 nmod SpaceAfter=No
. _ . 7 punct

# newpar
The the DT 2 det
ministry _ NN 3 nsubj
denied deny VBD 0 root
that _ IN 8 mark
13 _ CD 6 nummod
people _ NNS 8 nsubj
had have VBD 8 aux
died die VBN 3 ccomp SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            responsibility | denied | The militia | The militia denied any role in the ambush, which left nine drivers dead
            killed 9..9 workers | asserted | the report | which left nine drivers dead
            attack | denied | The mayor | guards had beaten the clerk, who died on Sunday
            killed 1..1 workers | asserted | the report | the clerk, who died on Sunday
            killed 1..1 officials | asserted | the report | The navy was not behind the murder of the judge
            killed 13..13 people | denied | The ministry | 13 people had died
        "#]],
    );
}

#[test]
fn the_dead_of_a_claimed_attack_are_told_by_the_report() {
    claims(
        "\
The the DT 3 det
Red _ NNP 3 amod Name=B-Organisation
Front _ NNP 4 nsubj Name=I-Organisation
claimed claim VBD 0 root
responsibility _ NN 4 obj
for _ IN 8 case
the _ DT 8 det
raid _ NN 5 nmod SpaceAfter=No
, _ , 14 punct
in _ IN 11 case
which _ WDT 14 obl
seven _ CD 13 nummod
nurses nurse NNS 14 nsubj
died die VBD 5 acl:relcl SpaceAfter=No
. _ . 4 punct

# newpar
The the DT 2 det
raid _ NN 4 nsubj:pass
was be VBD 4 aux:pass
claimed claim VBN 0 root
by _ IN 8 case
the _ DT 8 det
Red _ NNP 8 amod Name=B-Organisation
Front _ NNP 4 obl:agent SpaceAfter=No|Name=I-Organisation
. _ . 4 punct
",
        expect![[r#"
            responsibility | asserted | The Red Front | The Red Front claimed responsibility for the raid, in which seven nurses died
            killed 7..7 workers | asserted | the report | in which seven nurses died
            responsibility | asserted | the Red Front | The raid was claimed by the Red Front
        "#]],
    );
}

#[test]
fn parts_among_totals() {
    claims(
        "\
A a DT 2 det
nurse _ NN 6 nsubj
was be VBD 6 cop
among _ IN 6 case
nine _ CD 6 nummod
people _ NNS 0 root
killed kill VBN 6 acl
in _ IN 10 case
the _ DT 10 det
blast _ NN 7 obl SpaceAfter=No
. _ . 7 punct

# newpar
The the DT 2 det
mayor _ NN 4 nmod:poss SpaceAfter=No
's _ POS 2 case
brother _ NN 6 nsubj
is be VBZ 6 cop
one _ CD 0 root
of _ IN 9 case
four _ CD 9 nummod
people _ NNS 6 nmod
shot shoot VBD 9 acl
dead _ JJ 10 xcomp
at _ IN 14 case
the _ DT 14 det
market _ NN 10 obl SpaceAfter=No
. _ . 6 punct

# newpar
Five five CD 7 nsubj
of _ IN 4 case
the _ DT 4 det
eight _ CD 1 nmod
killed kill VBN 1 acl
were be VBD 7 cop
nurses nurse NNS 0 root SpaceAfter=No
. _ . 7 punct
",
        expect![[r#"
            killed 1..1 workers | asserted | the report | A nurse was among nine people killed in the blast
            killed 9..9 people | asserted | the report | nine people killed in the blast
            killed 1..1 people | asserted | the report | The mayor's brother is one of four people shot dead at the market
            killed 4..4 people | asserted | the report | four people shot dead at the market
            attack | asserted | the report | people shot dead at the market
            killed 8..8 people | asserted | the report | Five of the eight killed
            killed 5..5 workers | asserted | the report | Five of the eight killed were nurses
        "#]],
    );
}

#[test]
fn an_apposition_counts_nobody_again() {
    claims(
        "\
Two two CD 2 nummod
engineers engineer NNS 12 nsubj:pass SpaceAfter=No
, _ , 5 punct
a _ DT 5 det
Dane dane NN 2 appos Name=B-People
and _ CC 8 cc
a _ DT 8 det
Pole pole NN 5 conj SpaceAfter=No|Name=B-People
, _ , 2 punct
have _ VBP 12 aux
been be VBN 12 aux:pass
freed free VBN 0 root
by _ IN 15 case
their _ PRP$ 15 nmod:poss
captors captor NNS 12 obl:agent SpaceAfter=No
. _ . 12 punct

# newpar
Four four CD 2 nummod
people _ NNS 10 nsubj SpaceAfter=No
, _ , 5 punct
the _ DT 5 det
parents parent NNS 2 appos
and _ CC 8 cc
two _ CD 8 nummod
daughters daughter NNS 2 conj SpaceAfter=No
, _ , 2 punct
died die VBD 0 root
in _ IN 13 case
the _ DT 13 det
fire _ NN 10 obl SpaceAfter=No
. _ . 10 punct
",
        expect![[r#"
            released 2..2 hostages | asserted | the report | Two engineers, a Dane and a Pole, have been freed by their captors
            killed 4..4 people | asserted | the report | Four people, the parents and two daughters, died in the fire
            killed 2..- people | asserted | the report | Four people, the parents and two daughters, died in the fire
            killed 2..2 people | asserted | the report | Four people, the parents and two daughters, died in the fire
        "#]],
    );
}

#[test]
fn who_speaks_behind_among_them() {
    claims(
        "\
Thirty thirty CD 2 nummod
people _ NNS 4 nsubj:pass
were be VBD 4 aux:pass
wounded wound VBN 13 ccomp SpaceAfter=No
, _ , 9 punct
among _ IN 7 case
them they PRP 4 obl
seven _ CD 9 nummod
women woman NNS 4 obl SpaceAfter=No
, _ , 7 punct
the _ DT 12 det
minister _ NN 13 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 13 punct
",
        expect![[r#"
            injured 30..30 people | asserted | the minister | Thirty people were wounded, among them seven women
            injured 7..7 people | asserted | the minister | seven women
        "#]],
    );
}

#[test]
fn whom_a_report_cites() {
    claims(
        "\
The the DT 2 det
daily _ NN 3 nsubj
quoted quote VBD 0 root
a _ DT 5 det
nurse _ NN 3 obj
as _ IN 7 mark
saying say VBG 3 advcl
that _ IN 12 mark
nine _ CD 10 nummod
miners miner NNS 12 nsubj
had have VBD 12 aux
died die VBN 7 ccomp SpaceAfter=No
. _ . 3 punct

# newpar
The the DT 2 det
agency _ NN 3 nsubj
reported report VBD 0 root SpaceAfter=No
, _ , 5 punct
quoting quote VBG 3 advcl
the _ DT 7 det
mayor _ NN 5 iobj SpaceAfter=No
, _ , 5 punct
that _ IN 13 mark
six _ CD 11 nummod
people _ NNS 13 nsubj
had have VBD 13 aux
died die VBN 3 ccomp SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 9..9 workers | asserted | a nurse | nine miners had died
            killed 6..6 people | asserted | the mayor | six people had died
        "#]],
    );
}

#[test]
fn claims_that_could_not_be_verified() {
    claims(
        "\
According accord VBG 4 case
to _ IN 1 fixed
the _ DT 4 det
rebels rebel NNS 16 obl:agent SpaceAfter=No
, _ , 4 punct
whose _ WP$ 7 nmod:poss
claims claim NNS 11 nsubj:pass
could _ MD 11 aux
not _ RB 11 advmod
be _ VB 11 aux:pass
verified verify VBN 4 acl:relcl SpaceAfter=No
, _ , 4 punct
60 _ CD 14 nummod
soldiers soldier NNS 16 nsubj:pass
were be VBD 16 aux:pass
killed kill VBN 0 root SpaceAfter=No
. _ . 16 punct

# newpar
The the DT 2 det
rebels rebel NNS 13 nsubj SpaceAfter=No
, _ , 6 punct
in _ IN 6 case
a _ DT 6 det
claim _ NN 16 obl
that _ WDT 11 nsubj:pass
could _ MD 11 aux
not _ RB 11 advmod
be _ VB 11 aux:pass
confirmed confirm VBN 6 acl:relcl SpaceAfter=No
, _ , 2 punct
said say VBD 0 root
they _ PRP 16 nsubj
had have VBD 16 aux
killed kill VBN 13 ccomp
25 _ CD 18 nummod
guards guard NNS 16 obj SpaceAfter=No
. _ . 13 punct

# newpar
There there EX 2 expl
was be VBD 0 root
no _ DT 4 det
confirmation _ NN 2 nsubj
of _ IN 8 case
the _ DT 8 det
12 _ CD 8 nummod
deaths death NNS 4 nmod SpaceAfter=No
. _ . 2 punct

# newpar
The the DT 2 det
pilot _ NN 4 nsubj:pass
is be VBZ 4 aux:pass
reported report VBN 0 root
killed kill VBN 4 xcomp SpaceAfter=No
. _ . 4 punct
",
        expect![[r#"
            killed 60..60 security_forces | unverified | the rebels | According to the rebels, whose claims could not be verified, 60 soldiers were killed
            responsibility | unverified | the rebels | According to the rebels, whose claims could not be verified, 60 soldiers were killed
            killed 25..25 security_forces | unverified | The rebels | in a claim that could not be confirmed, said they had killed 25 guards
            killed 12..12 people | unverified | the report | There was no confirmation of the 12 deaths
            killed 1..1 workers | unverified | the report | The pilot is reported killed
        "#]],
    );
}

#[test]
fn unknown_numbers_and_refusals() {
    claims(
        "\
It it PRP 4 expl
was be VBD 4 cop
not _ RB 4 advmod
clear _ JJ 0 root
how _ WRB 6 advmod
many _ JJ 7 amod
miners miner NNS 9 nsubj
had have VBD 9 aux
died die VBN 4 ccomp SpaceAfter=No
. _ . 4 punct

# newpar
The the DT 2 det
mayor _ NN 3 nsubj
refused refuse VBD 0 root
to _ TO 5 mark
confirm _ VB 3 xcomp
the _ DT 7 det
deaths death NNS 5 obj
of _ IN 10 case
two _ CD 10 nummod
guards guard NNS 7 nmod SpaceAfter=No
. _ . 3 punct

# newpar
The the DT 2 det
rebels rebel NNS 3 nsubj
offered offer VBD 0 root
to _ TO 5 mark
free _ VB 3 xcomp
20 _ CD 8 nummod
captured capture VBN 8 amod
soldiers soldier NNS 5 obj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 2..2 security_forces | unverified | The mayor | The mayor refused to confirm the deaths of two guards
            offer | asserted | The rebels | The rebels offered to free 20 captured soldiers
            released 20..20 hostages | unreal | The rebels | The rebels offered to free 20 captured soldiers
            abducted 20..20 hostages | asserted | The rebels | The rebels offered to free 20 captured soldiers
        "#]],
    );
}

#[test]
fn the_first_and_the_second() {
    claims(
        "\
Two two CD 2 nummod
men man NNS 4 nsubj:pass
were be VBD 4 aux:pass
shot shoot VBN 0 root
in _ IN 6 case
Orre _ NNP 4 obl SpaceAfter=No|Name=B-Place
. _ . 4 punct

The the DT 2 det
first _ JJ 3 nsubj
died die VBD 0 root
at _ IN 6 case
the _ DT 6 det
scene _ NN 3 obl SpaceAfter=No
, _ , 9 punct
the _ DT 9 det
second _ JJ 3 parataxis
at _ IN 12 case
a _ DT 12 det
hospital _ NN 9 obl SpaceAfter=No
. _ . 3 punct

# newpar
A a DT 2 det
gunman _ NN 3 nsubj
killed kill VBD 0 root
two _ CD 5 nummod
guards guard NNS 3 obj
before _ IN 10 mark
he _ PRP 10 nsubj:pass
was be VBD 10 aux:pass
himself _ PRP 10 nsubj:pass
shot shoot VBN 3 advcl
dead _ JJ 10 xcomp
by _ IN 13 case
police _ NNS 10 obl:agent SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 2..2 people | asserted | the report | Two men were shot in Orre
            attack | asserted | the report | Two men were shot in Orre
            killed 1..1 people | asserted | the report | The first died at the scene
            killed 1..1 people | asserted | the report | The first died at the scene, the second at a hospital
            killed 2..2 security_forces | asserted | the report | A gunman killed two guards
            killed 1..1 militants | asserted | the report | before he was himself shot dead by police
            attack | asserted | the report | before he was himself shot dead by police
        "#]],
    );
}

#[test]
fn how_the_dead_died() {
    claims(
        "\
Gunmen gunman NNS 2 nsubj
killed kill VBD 0 root
30 _ CD 4 nummod
villagers villager NNS 2 obj SpaceAfter=No
. _ . 2 punct

Some some DT 3 nsubj:pass
were be VBD 3 aux:pass
shot shoot VBN 0 root SpaceAfter=No
, _ , 6 punct
others other NNS 6 nsubj:pass
hacked hack VBN 3 conj
with _ IN 8 case
machetes machete NNS 6 obl SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 30..30 civilians | asserted | the report | Gunmen killed 30 villagers
            killed 2..- people | asserted | the report | Some were shot
            attack | asserted | the report | Some were shot, others hacked with machetes
            killed 2..- people | asserted | the report | others hacked with machetes
        "#]],
    );
}

#[test]
fn rehearsed_violence() {
    claims(
        "\
The the DT 3 det
simulated simulate VBN 3 amod
attack _ NN 4 nsubj
left leave VBD 0 root
12 _ CD 6 nummod
dead _ JJ 4 xcomp
and _ CC 9 cc
30 _ CD 9 nummod
wounded wound VBN 4 conj SpaceAfter=No
. _ . 4 punct

# newpar
In in IN 3 case
the _ DT 3 det
drill _ NN 7 obl SpaceAfter=No
, _ , 3 punct
50 _ CD 6 nummod
volunteers volunteer NNS 7 nsubj
played play VBD 0 root
people _ NNS 7 obj
wounded wound VBN 8 acl
by _ IN 12 case
a _ DT 12 det
bomb _ NN 9 obl:agent SpaceAfter=No
. _ . 7 punct

# newpar
Two two CD 2 nummod
soldiers soldier NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
in _ IN 7 case
the _ DT 7 det
exercise _ NN 4 obl SpaceAfter=No
. _ . 4 punct
",
        expect![[r#"
            killed 2..2 security_forces | asserted | the report | Two soldiers were killed in the exercise
        "#]],
    );
}

#[test]
fn said_to_be_dead_and_alive() {
    claims(
        "\
The the DT 2 det
hospital _ NN 4 nsubj
had have VBD 4 aux
said say VBN 0 root
that _ IN 9 mark
a _ DT 7 det
man _ NN 9 nsubj
had have VBD 9 aux
died die VBN 4 ccomp SpaceAfter=No
. _ . 4 punct

On on IN 2 case
Sunday _ NNP 4 obl
it _ PRP 4 nsubj
said say VBD 0 root
he _ PRP 7 nsubj
was be VBD 7 cop
alive _ JJ 4 ccomp SpaceAfter=No
. _ . 4 punct
",
        expect![[r#"
            killed 1..1 people | denied | The hospital | a man had died
        "#]],
    );
}

#[test]
fn saved_in_vain_and_looked_for() {
    claims(
        "\
A a DT 2 det
swimmer _ NN 10 nsubj:pass
pulled pull VBN 2 acl
from _ IN 6 case
the _ DT 6 det
lake _ NN 3 obl
could _ MD 10 aux
not _ RB 10 advmod
be _ VB 10 aux:pass
revived revive VBN 0 root SpaceAfter=No
. _ . 10 punct

# newpar
Rescuers rescuer NNS 3 nsubj
are be VBP 3 aux
searching search VBG 0 root
for _ IN 6 case
45 _ CD 6 nummod
people _ NNS 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
Police police NNS 3 nsubj
are be VBP 3 aux
searching search VBG 0 root
for _ IN 6 case
two _ CD 6 nummod
men man NNS 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
The the DT 2 det
mayor _ NN 3 nsubj
said say VBD 0 root
the _ DT 7 det
11 _ CD 7 nummod
missing _ JJ 7 amod
miners miner NNS 11 nsubj:pass
will _ MD 11 aux
not _ RB 11 advmod
be _ VB 11 aux:pass
found find VBN 3 ccomp
alive _ RB 11 advmod SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 1..1 people | asserted | the report | A swimmer pulled from the lake could not be revived
            missing 45..45 people | asserted | the report | Rescuers are searching for 45 people
            operation_ongoing | asserted | the report | Rescuers are searching for 45 people
            operation_ongoing | asserted | the report | Police are searching for two men
            missing 11..11 workers | asserted | The mayor | the 11 missing miners will not be found alive
            killed 11..11 workers | possible | The mayor | the 11 missing miners will not be found alive
        "#]],
    );
}

#[test]
fn victims_by_kin_and_killers() {
    claims(
        "\
The the DT 2 det
bishop _ NN 3 nsubj
met meet VBD 0 root
the _ DT 5 det
families family NNS 3 obj
of _ IN 9 case
the _ DT 9 det
16 _ CD 9 nummod
victims victim NNS 5 nmod SpaceAfter=No
. _ . 3 punct

# newpar
Relatives relative NNS 2 nsubj
called call VBD 0 root
for _ IN 5 case
the _ DT 5 det
killers killer NNS 2 obl
of _ IN 9 case
the _ DT 9 det
two _ CD 9 nummod
nurses nurse NNS 5 nmod
to _ TO 12 mark
be _ VB 12 aux:pass
arrested arrest VBN 2 advcl SpaceAfter=No
. _ . 2 punct

# newpar
The the DT 2 det
remains _ NNS 7 nsubj:pass
of _ IN 5 case
three _ CD 5 nummod
miners miner NNS 2 nmod
were be VBD 7 aux:pass
found find VBN 0 root SpaceAfter=No
. _ . 7 punct

# newpar
The the DT 2 det
army _ NN 3 nsubj
named name VBD 0 root
the _ DT 5 det
soldiers soldier NNS 3 obj
killed kill VBD 5 acl
as _ IN 9 case
Sgt _ NNP 9 nmod:desc
Paul _ NNP 6 obl Name=B-Person
Holm _ NNP 9 flat Name=I-Person
and _ CC 12 cc
Cpl _ NNP 9 conj
Jan January NNP 12 flat Name=B-Person
Vik _ NNP 12 flat SpaceAfter=No|Name=I-Person
. _ . 6 punct
",
        expect![[r#"
            killed 16..16 people | asserted | the report | The bishop met the families of the 16 victims
            demand | asserted | Relatives | Relatives called for the killers of the two nurses
            killed 2..2 workers | asserted | Relatives | Relatives called for the killers of the two nurses
            killed 3..3 workers | asserted | the report | The remains of three miners were found
            killed 2..2 security_forces | asserted | the report | soldiers killed as Sgt Paul Holm and Cpl Jan Vik
        "#]],
    );
}

#[test]
fn numbers_that_go_on_with_a_place_or_day() {
    claims(
        "\
The the DT 2 det
army _ NN 3 nsubj
killed kill VBD 0 root
12 _ CD 5 nummod
rebels rebel NNS 3 obj
on _ IN 7 case
Monday _ NNP 3 obl
and _ CC 9 cc
nine _ CD 3 conj
on _ IN 11 case
Tuesday _ NNP 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
Four four CD 2 nummod
miners miner NNS 3 nsubj
died die VBD 0 root
at _ IN 6 case
the _ DT 6 det
scene _ NN 3 obl
and _ CC 9 cc
two _ CD 9 nummod
more _ JJR 11 amod
in _ IN 11 case
hospital _ NN 3 conj SpaceAfter=No
. _ . 3 punct

# newpar
Two two CD 2 nsubj
died die VBD 0 root
at _ IN 5 case
the _ DT 5 det
scene _ NN 2 obl SpaceAfter=No
, _ , 7 punct
one _ CD 2 dep
in _ IN 9 case
hospital _ NN 2 obl SpaceAfter=No
. _ . 2 punct
",
        expect![[r#"
            killed 12..12 militants | asserted | the report | The army killed 12 rebels on Monday and nine on Tuesday
            killed 9..9 militants | asserted | the report | The army killed 12 rebels on Monday and nine on Tuesday
            killed 4..4 workers | asserted | the report | Four miners died at the scene and two more in hospital
            killed 2..2 workers | asserted | the report | Four miners died at the scene and two more in hospital
            killed 2..2 workers | asserted | the report | Two died at the scene, one in hospital
            killed 1..1 workers | asserted | the report | Two died at the scene, one in hospital
        "#]],
    );
}

#[test]
fn a_toll_is_not_of_the_last_to_die() {
    claims(
        "\
Three three CD 2 nummod
children child NNS 3 nsubj
succumbed succumb VBD 0 root
to _ IN 6 case
their _ PRP$ 6 nmod:poss
burns burn NNS 3 obl SpaceAfter=No
, _ , 8 punct
raising raise VBG 3 advcl
the _ DT 10 det
number _ NN 8 obj
of _ IN 12 case
deaths death NNS 10 nmod
to _ IN 14 case
22 _ CD 8 obl SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 3..3 children | asserted | the report | Three children succumbed to their burns
            killed 22..22 people | asserted | the report | raising the number of deaths to 22
        "#]],
    );
}

#[test]
fn a_titled_name_and_another() {
    claims(
        "\
The the DT 2 det
attack _ NN 3 nsubj
killed kill VBD 0 root
photographer _ NN 5 nmod:desc
Lena _ NNP 3 obj Name=B-Person
Wolf _ NNP 5 flat Name=I-Person
and _ CC 9 cc
her _ PRP$ 9 nmod:poss
driver _ NN 5 conj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 2..2 journalists | asserted | the report | The attack killed photographer Lena Wolf and her driver
        "#]],
    );
}

#[test]
fn pleas_and_hopes() {
    claims(
        "\
A a DT 2 det
man _ NN 3 nsubj
pleaded plead VBD 0 root
not _ RB 5 advmod
guilty _ JJ 3 xcomp
to _ IN 8 case
the _ DT 8 det
murder _ NN 5 obl
of _ IN 11 case
two _ CD 11 nummod
sisters sister NNS 8 nmod SpaceAfter=No
. _ . 3 punct

# newpar
Rescuers rescuer NNS 3 nsubj
have _ VBP 3 aux
given give VBN 0 root
up _ RP 3 compound:prt
hope _ NN 3 obj
of _ IN 7 mark
finding find VBG 5 acl
the _ DT 10 det
five _ CD 10 nummod
climbers climber NNS 7 obj
alive _ JJ 7 xcomp SpaceAfter=No
. _ . 3 punct

# newpar
Five five CD 2 nummod
climbers climber NNS 5 nsubj:pass
were be VBD 5 aux:pass
never _ RB 5 advmod
found find VBN 0 root SpaceAfter=No
. _ . 5 punct

# newpar
Neither neither CC 3 cc:preconj
the _ DT 3 det
pilot _ NN 8 nsubj
nor _ CC 7 cc
his _ PRP$ 7 nmod:poss
three _ CD 7 nummod
passengers passenger NNS 3 conj
survived survive VBD 0 root SpaceAfter=No
. _ . 8 punct
",
        expect![[r#"
            responsibility | denied | A man | A man pleaded not guilty to the murder of two sisters
            killed 2..2 people | asserted | the report | A man pleaded not guilty to the murder of two sisters
            operation_ended | asserted | the report | Rescuers have given up hope of finding the five climbers alive
            missing 5..5 people | asserted | Rescuers | hope of finding the five climbers alive
            missing 5..5 people | asserted | the report | Five climbers were never found
            killed 1..1 workers | asserted | the report | the pilot nor his three passengers survived
            killed 3..3 passengers | asserted | the report | the pilot nor his three passengers survived
        "#]],
    );
}

#[test]
fn nobody_killed_or_hurt() {
    claims(
        "\
The the DT 2 det
blast _ NN 5 nsubj
did do VBD 5 aux
not _ RB 5 advmod
kill _ VB 0 root
or _ CC 7 cc
wound wind VB 5 conj
anybody _ NN 7 obj SpaceAfter=No
. _ . 5 punct

# newpar
The the DT 2 det
shell _ NN 4 nsubj
neither _ CC 4 cc:preconj
killed kill VBD 0 root
nor _ CC 6 cc
wounded wound VBD 4 conj
anyone _ NN 4 obj SpaceAfter=No
. _ . 4 punct
",
        expect![[r#"
            killed 0..0 people | asserted | the report | The blast did not kill or wound anybody
            casualties 0..0 people | asserted | the report | The shell neither killed nor wounded anyone
            attack | asserted | the report | The shell neither killed nor wounded anyone
        "#]],
    );
}

#[test]
fn the_dead_whose_bodies_were_found() {
    claims(
        "\
Guards guard NNS 2 nsubj
denied deny VBD 0 root
they they PRP 5 nsubj
had have VBD 5 aux
killed kill VBN 2 ccomp
the the DT 8 det
nine _ CD 8 nummod
farmers farmer NNS 5 obj
whose whose WP$ 10 nmod:poss
bodies body NNS 12 nsubj:pass
were be VBD 12 aux:pass
found find VBN 8 acl:relcl SpaceAfter=No
. _ . 2 punct

# newpar
Two two CD 2 nummod
women woman NNS 8 nsubj:pass
whose whose WP$ 4 nmod:poss
bodies body NNS 6 nsubj:pass
were be VBD 6 aux:pass
found find VBN 2 acl:relcl
were be VBD 8 aux:pass
shot shoot VBN 0 root SpaceAfter=No
. _ . 8 punct

# newpar
The the DT 2 det
gale _ NN 3 nsubj
sank sink VBD 0 root
a a DT 5 det
ferry _ NN 3 obj SpaceAfter=No
, _ , 7 punct
drowning drown VBG 3 advcl
six _ CD 9 nummod
passengers passenger NNS 7 obj SpaceAfter=No
. _ . 3 punct

# newpar
The the DT 3 det
rebel _ JJ 3 amod
army _ NN 4 nsubj
lost lose VBD 0 root
three _ CD 4 obj
of _ IN 8 case
its its PRP$ 8 nmod:poss
men man NNS 5 nmod SpaceAfter=No
. _ . 4 punct
",
        expect![[r#"
            killed 9..9 civilians | denied | Guards | they had killed the nine farmers whose bodies were found
            killed 9..9 civilians | asserted | the report | the nine farmers whose bodies were found
            killed 2..2 people | asserted | the report | Two women whose bodies were found
            attack | asserted | the report | Two women whose bodies were found were shot
            attack | asserted | the report | The gale sank a ferry
            killed 6..6 passengers | asserted | the report | drowning six passengers
            killed 3..3 militants | asserted | the report | The rebel army lost three of its men
        "#]],
    );
}

#[test]
fn what_is_demanded_has_not_come() {
    claims(
        "\
The the DT 2 det
council _ NN 3 nsubj
demanded demand VBD 0 root
that that IN 7 mark
the the DT 6 det
group _ NN 7 nsubj
free free VB 3 ccomp
the the DT 10 det
nine _ CD 10 nummod
captives captive NNS 7 obj SpaceAfter=No
. _ . 3 punct

# newpar
They they PRP 2 nsubj
demanded demand VBD 0 root
money _ NN 2 obj
and and CC 6 cc
the the DT 6 det
release _ NN 3 conj
of _ IN 9 case
six _ CD 9 nummod
men man NNS 6 nmod SpaceAfter=No
. _ . 2 punct

# newpar
A a DT 2 det
man _ NN 3 nsubj
stabbed stab VBD 0 root
three _ CD 5 nummod
people person NNS 3 obj
before _ IN 8 mark
guards guard NNS 8 nsubj
shot shoot VBD 3 advcl
him he PRP 8 obj
dead _ JJ 8 xcomp SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            demand | asserted | The council | The council demanded
            released 9..9 hostages | unreal | The council | the group free the nine captives
            demand | asserted | the group | They demanded money and the release of six men
            released 6..6 people | unreal | the group | They demanded money and the release of six men
            injured 3..3 people | asserted | the report | A man stabbed three people
            attack | asserted | the report | A man stabbed three people
            killed 1..1 militants | asserted | the report | before guards shot him dead
        "#]],
    );
}

#[test]
fn whose_side_somebody_is_on_is_no_deed() {
    claims(
        "\
Rebels rebel NNS 2 nsubj
accused accuse VBD 0 root
the the DT 4 det
baker _ NN 2 obj
of _ IN 6 mark
spying spy VBG 2 advcl
for _ IN 9 case
the the DT 9 det
army _ NN 6 obl SpaceAfter=No
. _ . 2 punct

# newpar
Rebels rebel NNS 2 nsubj
accused accuse VBD 0 root
the the DT 4 det
baker _ NN 2 obj
of _ IN 6 mark
supporting support VBG 2 advcl
the the DT 8 det
attack _ NN 6 obj SpaceAfter=No
. _ . 2 punct
",
        expect![[r#"
            responsibility | unverified | Rebels | Rebels accused the baker
        "#]],
    );
}

#[test]
fn a_body_speaks_beside_others() {
    claims(
        "\
Rebels rebel NNS 5 nsubj
and and CC 4 cc
a a DT 4 det
charity _ NN 1 conj
said say VBD 0 root
nine _ CD 7 nummod
clerks clerk NNS 8 nsubj
died die VBD 5 ccomp SpaceAfter=No
. _ . 5 punct
",
        expect![[r#"
            killed 9..9 workers | asserted | Rebels | nine clerks died
            killed 9..9 workers | asserted | a charity | nine clerks died
        "#]],
    );
}

#[test]
fn whoever_killed_others_is_the_attacker() {
    claims(
        "\
A a DT 2 det
teacher _ NN 8 nsubj:pass
who who WP 4 nsubj
stabbed stab VBD 2 acl:relcl
two _ CD 6 nummod
nurses nurse NNS 4 obj
was be VBD 8 aux:pass
shot shoot VBN 0 root
dead _ JJ 8 xcomp SpaceAfter=No
. _ . 8 punct

# newpar
A a DT 2 det
teacher _ NN 8 nsubj:pass
who who WP 4 nsubj
stabbed stab VBD 2 acl:relcl
a a DT 6 det
wolf _ NN 4 obj
was be VBD 8 aux:pass
injured injure VBN 0 root SpaceAfter=No
. _ . 8 punct
",
        expect![[r#"
            killed 1..1 militants | asserted | the report | A teacher who stabbed two nurses was shot dead
            injured 2..2 workers | asserted | the report | who stabbed two nurses
            attack | asserted | the report | who stabbed two nurses
            injured 1..1 workers | asserted | the report | A teacher who stabbed a wolf was injured
            attack | asserted | the report | who stabbed a wolf
        "#]],
    );
}

#[test]
fn himself_and_others() {
    claims(
        "\
The the DT 2 det
bomber _ NN 3 nsubj
killed kill VBD 0 root
himself _ PRP 3 obj
and and CC 7 cc
four _ CD 7 nummod
guards guard NNS 4 conj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 1..1 militants | asserted | the report | The bomber killed himself and four guards
            killed 4..4 security_forces | asserted | the report | The bomber killed himself and four guards
            attack | asserted | the report | The bomber killed himself and four guards
        "#]],
    );
}

#[test]
fn who_fell_fighting_was_a_fighter() {
    claims(
        "\
Two two CD 2 nummod
Danes Dane NNPS 3 nsubj
died die VBD 0 root
while while IN 5 mark
fighting fight VBG 3 advcl
in in IN 7 case
Alder Alder NNP 5 obl SpaceAfter=No
. _ . 3 punct

# newpar
Two two CD 2 nummod
Danes Dane NNPS 3 nsubj
died die VBD 0 root
fighting fight VBG 3 advcl
a a DT 6 det
fire fire NN 4 obj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 2..2 militants | asserted | the report | Two Danes died
            killed 2..2 people | asserted | the report | Two Danes died
        "#]],
    );
}
