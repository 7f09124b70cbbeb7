//! Plain ways of telling losses that trees break or that stand in few words: whose is what.

use expect_test::expect;

use crate::rules_tests::claims;

#[test]
fn left_dead_and_hurt() {
    claims(
        "\
The _ DT 2 det
blast _ NN 3 nsubj
left leave VBD 0 root
two _ CD 5 nummod
cooks cook NNS 3 obj
dead _ JJ 3 xcomp
and _ CC 8 cc
six _ CD 5 conj
in _ IN 12 case
a _ DT 12 det
serious _ JJ 12 amod
condition _ NN 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
shooting _ NN 3 nsubj
left leave VBD 0 root
a _ DT 5 det
man _ NN 3 obj
dead _ JJ 3 xcomp
and _ CC 9 cc
two _ CD 9 nummod
people _ NNS 5 conj SpaceAfter=No
, _ , 13 punct
including include VBG 13 case
a _ DT 13 det
student _ NN 6 obl SpaceAfter=No
, _ , 17 punct
with _ IN 17 case
minor _ JJ 17 amod
wounds wound NNS 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
Raids raid NNS 2 nsubj
left leave VBD 0 root
five _ CD 4 nummod
rebels rebel NNS 2 obj
dead _ JJ 2 xcomp
and _ CC 7 cc
two _ CD 5 conj
in _ IN 9 case
custody _ NN 5 conj SpaceAfter=No
. _ . 2 punct
",
        expect![[r#"
            attack | asserted | the report | The blast left two cooks dead and six in a serious condition
            killed 2..2 workers | asserted | the report | The blast left two cooks dead and six in a serious condition
            injured 6..6 workers | asserted | the report | The blast left two cooks dead and six in a serious condition
            attack | asserted | the report | The shooting left a man dead and two people, including a student, with minor wounds
            killed 1..1 people | asserted | the report | The shooting left a man dead and two people, including a student, with minor wounds
            injured 2..2 people | asserted | the report | The shooting left a man dead and two people, including a student, with minor wounds
            injured 1..1 people | asserted | the report | including a student
            killed 5..5 militants | asserted | the report | Raids left five rebels dead and two in custody
            arrested 2..2 militants | asserted | the report | Raids left five rebels dead and two in custody
        "#]],
    );
}

#[test]
fn the_next_clause_has_its_own() {
    claims(
        "\
Eighteen eighteen CD 2 nummod
clerks clerk NNS 3 nsubj
died die VBD 0 root
and _ CC 7 cc
41 _ CD 7 conj
were be VBD 7 aux
receiving receive VBG 3 conj
treatment _ NN 7 obj SpaceAfter=No
. _ . 3 punct

# newpar
Two _ CD 2 nummod
jawans jawan NNS 3 nsubj
attained attain VBD 0 root
martyrdom _ NN 3 obj
and _ CC 7 cc
three _ CD 7 nummod
others other NNS 4 conj
sustained sustain VBD 3 conj
burns burn NNS 8 obj SpaceAfter=No
. _ . 3 punct

# newpar
A _ DT 2 det
bomb _ NN 3 nsubj
killed kill VBD 0 root
two _ CD 5 nummod
cooks cook NNS 3 obj
and _ CC 7 cc
wounded wound VBD 3 conj
three _ CD 9 nummod
waiters waiter NNS 5 conj SpaceAfter=No
. _ . 3 punct

# newpar
A _ DT 2 det
bomb _ NN 3 nsubj
killed kill VBD 0 root
nine _ CD 3 obj
and _ CC 6 cc
20 _ CD 4 conj
are be VBP 9 aux
being be VBG 9 aux:pass
treated treat VBN 3 conj SpaceAfter=No
. _ . 3 punct

# newpar
Twelve twelve CD 2 nummod
cooks cook NNS 9 nsubj:pass SpaceAfter=No
, _ , 4 punct
four _ CD 9 nsubj:pass
of _ IN 7 case
them _ PRP 7 compound
waiters waiter NNS 4 nmod SpaceAfter=No
, _ , 9 punct
wounded wound VBN 0 root SpaceAfter=No
. _ . 9 punct

# newpar
The _ DT 2 det
toll _ NN 3 nsubj
rose rise VBD 0 root
to _ IN 6 case
27 _ CD 6 nummod
dead _ JJ 3 obl
and _ CC 9 cc
100 _ CD 6 conj
wounded wound JJ 3 conj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 18..18 workers | asserted | the report | Eighteen clerks died
            injured 41..41 workers | asserted | the report | 41 were receiving treatment
            killed 2..2 security_forces | asserted | the report | Two jawans attained martyrdom and three others
            injured 3..3 security_forces | asserted | the report | three others sustained burns
            killed 2..2 workers | asserted | the report | A bomb killed two cooks and wounded three waiters
            attack | asserted | the report | A bomb killed two cooks and wounded three waiters
            injured 3..3 workers | asserted | the report | wounded three waiters
            killed 9..9 people | asserted | the report | A bomb killed nine and 20
            attack | asserted | the report | A bomb killed nine and 20
            injured 20..20 people | asserted | the report | 20 are being treated
            injured 12..12 workers | asserted | the report | Twelve cooks, four of them waiters, wounded
            injured 4..4 workers | asserted | the report | four of them waiters
            killed 27..27 people | asserted | the report | The toll rose to 27 dead and 100
            injured 100..100 people | asserted | the report | 100 wounded
        "#]],
    );
}

#[test]
fn hurt_and_in_hospital() {
    claims(
        "\
A _ DT 2 det
cook _ NN 3 compound
shot _ NN 6 nsubj
Sunday Sunday NNP 3 obl:unmarked
is be VBZ 6 aux
limping limp VBG 0 root SpaceAfter=No
. _ . 6 punct

# newpar
A _ DT 3 det
warning _ NN 3 compound
shot _ NN 5 nsubj:pass
was be VBD 5 aux:pass
heard hear VBN 0 root SpaceAfter=No
. _ . 5 punct

# newpar
Two _ CD 2 nummod
others other NNS 6 nsubj
are be VBP 6 cop
in _ IN 6 case
the _ DT 6 det
hospital _ NN 0 root SpaceAfter=No
. _ . 6 punct

# newpar
A _ DT 2 det
couple _ NN 7 nsubj:pass
and _ CC 5 cc
their _ PRP$ 5 nmod:poss
daughter _ NN 2 conj
were be VBD 7 aux:pass
wounded wound VBN 0 root SpaceAfter=No
. _ . 7 punct

# newpar
Another _ DT 3 nsubj:pass
is be VBZ 3 aux:pass
expected expect VBN 0 root
to _ TO 5 mark
survive _ VB 3 xcomp SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            injured 1..1 workers | asserted | the report | A cook shot Sunday is limping
            attack | asserted | the report | A cook shot Sunday is limping
            attack | asserted | the report | A warning shot was heard
            injured 2..2 people | asserted | the report | Two others are in the hospital
            injured 3..3 people | asserted | the report | A couple and their daughter were wounded
        "#]],
    );
}

#[test]
fn taken_along() {
    claims(
        "\
A _ DT 2 det
baker _ NN 4 nsubj:pass
was be VBD 4 aux:pass
detained detain VBN 0 root
with _ IN 6 case
two _ CD 4 obl
of _ IN 9 case
his _ PRP$ 9 nmod:poss
cousins cousin NNS 6 nmod SpaceAfter=No
. _ . 4 punct

# newpar
A _ DT 2 det
policeman _ NN 4 nsubj:pass
was be VBD 4 aux:pass
killed kill VBN 0 root
together _ RB 4 advmod
with _ IN 8 case
his _ PRP$ 8 nmod:poss
driver _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
A _ DT 2 det
guard _ NN 4 nsubj:pass
was be VBD 4 aux:pass
killed kill VBN 0 root
with _ IN 7 case
his _ PRP$ 7 nmod:poss
rifle _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
The _ DT 2 det
commander _ NN 8 nsubj:pass
Per Per NNP 2 appos Name=B-Person
Dahl Dahl NNP 3 flat Name=I-Person
and _ CC 7 cc
another _ DT 7 det
insurgent _ NN 3 conj
detained detain VBN 0 root SpaceAfter=No
. _ . 8 punct

# newpar
Police _ NNS 2 nsubj
arrested arrest VBD 0 root
a _ DT 4 det
smuggler _ NN 2 obj SpaceAfter=No
, _ , 6 punct
Per Per NNP 4 conj Name=B-Person
Dahl Dahl NNP 6 flat SpaceAfter=No|Name=I-Person
, _ , 11 punct
and _ CC 11 cc
one _ CD 11 nummod
aide _ NN 4 conj SpaceAfter=No
. _ . 2 punct

# newpar
Five _ CD 2 nummod
tourists tourist NNS 9 nsubj:pass SpaceAfter=No
, _ , 5 punct
three _ CD 5 nummod
men man NNS 2 appos
and _ CC 8 cc
two _ CD 8 nummod
women woman NNS 2 conj
killed kill VBN 0 root SpaceAfter=No
. _ . 9 punct
",
        expect![[r#"
            arrested 1..1 militants | asserted | the report | A baker was detained with two of his cousins
            arrested 2..2 militants | asserted | the report | A baker was detained with two of his cousins
            killed 1..1 security_forces | asserted | the report | A policeman was killed together with his driver
            killed 1..1 workers | asserted | the report | A policeman was killed together with his driver
            killed 1..1 security_forces | asserted | the report | A guard was killed with his rifle
            arrested 2..2 militants | asserted | the report | The commander Per Dahl and another insurgent detained
            arrested 1..1 militants | asserted | the report | Police arrested a smuggler, Per Dahl, and one aide
            arrested 1..1 militants | asserted | the report | Police arrested a smuggler, Per Dahl, and one aide
            killed 5..5 civilians | asserted | the report | Five tourists, three men and two women killed
            killed 3..3 people | asserted | the report | Five tourists, three men and two women killed
            killed 2..2 people | asserted | the report | Five tourists, three men and two women killed
        "#]],
    );
}

#[test]
fn arrests_told_otherwise() {
    claims(
        "\
Soldiers soldier NNS 2 nsubj
arrested arrest VBD 0 root
four _ CD 4 nummod
gunrunners gunrunner NNS 2 obj SpaceAfter=No
. _ . 2 punct

# newpar
Officers officer NNS 2 nsubj
detained detain VBD 0 root
two _ CD 4 nummod
freighters freighter NNS 2 obj SpaceAfter=No
. _ . 2 punct

# newpar
Police _ NNS 2 nsubj
arrested arrest VBD 0 root
a _ DT 4 det
moonshiner _ NN 2 obj
and _ CC 6 cc
courier _ NN 4 conj SpaceAfter=No
. _ . 2 punct

# newpar
Police _ NNS 3 nsubj
have _ VBP 3 aux
made make VBN 0 root
an _ DT 5 det
arrest _ NN 3 obj SpaceAfter=No
. _ . 3 punct

# newpar
An _ DT 2 det
arrest _ NN 6 nsubj:pass
has have VBZ 6 aux
not _ RB 6 advmod
been be VBN 6 aux:pass
made make VBN 0 root SpaceAfter=No
. _ . 6 punct

# newpar
Three _ CD 2 nummod
men man NNS 5 nsubj
are be VBP 5 cop
under _ IN 5 case
arrest _ NN 0 root SpaceAfter=No
. _ . 5 punct

# newpar
Her _ PRP$ 2 nmod:poss
brother _ NN 5 nsubj:pass
is be VBZ 5 aux
being be VBG 5 aux:pass
questioned question VBN 0 root
but _ CC 10 cc
has have VBZ 10 aux
not _ RB 10 advmod
been be VBN 10 aux:pass
arrested arrest VBN 5 conj SpaceAfter=No
. _ . 5 punct

# newpar
Police _ NNS 2 nsubj
opposed oppose VBD 0 root
the _ DT 4 det
release _ NN 2 obj
of _ IN 8 case
a _ DT 8 det
jailed jail VBN 8 amod
cousin _ NN 4 nmod SpaceAfter=No
. _ . 2 punct
",
        expect![[r#"
            arrested 4..4 militants | asserted | the report | Soldiers arrested four gunrunners
            arrested 1..1 militants | asserted | the report | Police arrested a moonshiner and courier
            arrested 1..1 militants | asserted | the report | Police have made an arrest
            arrested 3..3 militants | asserted | the report | Three men are under arrest
            arrested 0..0 militants | asserted | the report | Her brother is being questioned but has not been arrested
            released 1..1 militants | asserted | the report | Police opposed the release of a jailed cousin
        "#]],
    );
}

#[test]
fn taken_off_and_hit() {
    claims(
        "\
Gunmen gunman NNS 2 nsubj
made make VBD 0 root
off _ RP 2 compound:prt
with _ IN 6 case
three _ CD 6 nummod
schoolgirls schoolgirl NNS 2 obl SpaceAfter=No
. _ . 2 punct

# newpar
Gunmen gunman NNS 2 nsubj
made make VBD 0 root
off _ RP 2 compound:prt
with _ IN 6 case
three _ CD 6 nummod
trucks truck NNS 2 obl SpaceAfter=No
. _ . 2 punct

# newpar
A _ DT 2 det
gunman _ NN 3 nsubj
started start VBD 0 root
shooting shoot VBG 3 xcomp SpaceAfter=No
, _ , 6 punct
hitting hit VBG 3 advcl
two _ CD 8 nummod
cooks cook NNS 6 obj SpaceAfter=No
. _ . 3 punct

# newpar
He _ PRP 2 nsubj
fired fire VBD 0 root SpaceAfter=No
, _ , 4 punct
hitting hit VBG 2 advcl
the _ DT 6 det
victim _ NN 4 obj SpaceAfter=No
. _ . 2 punct

# newpar
A _ DT 2 det
man _ NN 3 nsubj
shot shoot VBD 0 root
five _ CD 5 nummod
cooks cook NNS 3 obj SpaceAfter=No
, _ , 7 punct
three _ CD 5 appos
of _ IN 9 case
them _ PRP 7 nmod
fatally _ RB 3 advmod SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            abducted 3..3 hostages | asserted | the report | Gunmen made off with three schoolgirls
            escaped 2..- militants | asserted | the report | Gunmen made off with three trucks
            attack | asserted | the report | A gunman started shooting
            injured 2..2 workers | asserted | the report | hitting two cooks
            attack | asserted | the report | He fired
            casualties 5..5 workers | asserted | the report | A man shot five cooks, three of them fatally
            attack | asserted | the report | A man shot five cooks, three of them fatally
            killed 3..3 workers | asserted | the report | three of them fatally
        "#]],
    );
}

#[test]
fn words_for_dying() {
    claims(
        "\
Four _ CD 2 nummod
soldiers soldier NNS 3 nsubj
paid pay VBD 0 root
the _ DT 6 det
supreme _ JJ 6 amod
price _ NN 3 obj SpaceAfter=No
. _ . 3 punct

# newpar
Four _ CD 2 nummod
soldiers soldier NNS 3 nsubj
paid pay VBD 0 root
the _ DT 6 det
full _ JJ 6 amod
price _ NN 3 obj SpaceAfter=No
. _ . 3 punct

# newpar
Eight _ CD 2 nummod
herders herder NNS 4 nsubj:pass
were be VBD 4 aux:pass
found find VBN 0 root
in _ IN 8 case
a _ DT 8 det
mass _ JJ 8 amod
grave _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
A _ DT 2 det
cook _ NN 4 nsubj:pass
was be VBD 4 aux:pass
found find VBN 0 root
in _ IN 7 case
grave _ JJ 7 amod
condition _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
The _ DT 2 det
target _ NN 7 nsubj:pass
of _ IN 5 case
the _ DT 5 det
raid _ NN 2 nmod
was be VBD 7 aux:pass
killed kill VBN 0 root SpaceAfter=No
. _ . 7 punct

# newpar
The _ DT 2 det
bodies body NNS 10 nsubj:pass
of _ IN 5 case
a _ DT 5 det
man _ NN 2 nmod
and _ CC 8 cc
a _ DT 8 det
woman _ NN 5 conj
were be VBD 10 aux:pass
found find VBN 0 root SpaceAfter=No
. _ . 10 punct

# newpar
A _ DT 5 det
Task Task NNP 5 compound Name=B-SecurityForce
Force Force NNP 5 compound Name=I-SecurityForce
Ridge Ridge NNP 5 compound Name=I-SecurityForce
Soldier Soldier NNP 6 nsubj Name=I-SecurityForce
died die VBD 0 root SpaceAfter=No
. _ . 6 punct

# newpar
Nine _ CD 3 nsubj
are be VBP 3 cop
missing _ JJ 0 root SpaceAfter=No
, _ , 5 punct
presumed presume VBN 3 conj
captured capture VBN 3 advcl SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 4..4 security_forces | asserted | the report | Four soldiers paid the supreme price
            killed 8..8 civilians | asserted | the report | Eight herders were found in a mass grave
            injured 1..1 workers | asserted | the report | A cook was found in grave condition
            killed 1..1 people | asserted | the report | The target of the raid was killed
            killed 2..2 people | asserted | the report | The bodies of a man and a woman were found
            killed 1..1 security_forces | asserted | the report | A Task Force Ridge Soldier died
            missing 9..9 militants | asserted | the report | Nine are missing
            arrested 9..9 militants | possible | the report | Nine are missing, presumed captured
        "#]],
    );
}

#[test]
fn kept_from_harm_and_titled_by_a_group() {
    claims(
        "\
Guards guard NNS 2 nsubj
kept keep VBD 0 root
two _ CD 4 nummod
girls girl NNS 2 obj
from _ IN 7 mark
being be VBG 7 aux:pass
wounded wound VBN 2 xcomp SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
army _ NN 3 nsubj
announced announce VBD 0 root
the _ DT 5 det
killing _ NN 3 obj
of _ IN 8 case
rebel _ JJ 8 amod
commander _ NN 9 nmod:desc
Omar Omar NNP 5 nmod Name=B-Person
Diallo Diallo NNP 9 flat SpaceAfter=No|Name=I-Person
. _ . 3 punct

# newpar
Soldiers soldier NNS 2 nsubj
killed kill VBD 0 root
Taliban Taliban NNP 4 compound Name=B-ArmedGroup
financier _ NN 5 nmod:desc
Omar Omar NNP 2 obj Name=B-Person
Rahimi Rahimi NNP 5 flat SpaceAfter=No|Name=I-Person
. _ . 2 punct

# newpar
Soldiers soldier NNS 2 nsubj
killed kill VBD 0 root
Taliban Taliban NNP 4 compound Name=B-ArmedGroup
critic _ NN 5 nmod:desc
Ada Ada NNP 2 obj Name=B-Person
Holm Holm NNP 5 flat SpaceAfter=No|Name=I-Person
. _ . 2 punct
",
        expect![[r#"
            injured 2..2 children | unreal | the report | Guards kept two girls from being wounded
            killed 1..1 militants | asserted | The army | The army announced the killing of rebel commander Omar Diallo
            killed 1..1 militants | asserted | the report | Soldiers killed Taliban financier Omar Rahimi
            killed 1..1 people | asserted | the report | Soldiers killed Taliban critic Ada Holm
        "#]],
    );
}

#[test]
fn what_is_no_figure_of_the_dead_or_hurt() {
    claims(
        "\
Two two CD 2 nummod
firemen fireman NNS 3 nsubj
escaped escape VBD 0 root
injury injury NN 3 obj SpaceAfter=No
. _ . 3 punct

# newpar
She she PRP 2 nsubj
fled flee VBD 0 root
without without IN 5 mark
being be VBG 5 aux:pass
hurt hurt VBN 2 advcl SpaceAfter=No
. _ . 2 punct

# newpar
Nobody nobody NN 4 nsubj:pass
was be VBD 4 aux:pass
seriously seriously RB 4 advmod
injured injure VBN 0 root SpaceAfter=No
. _ . 4 punct

# newpar
Half half NN 6 nsubj
of of IN 5 case
the the DT 5 det
40 _ CD 5 nummod
passengers passenger NNS 1 nmod
died die VBD 0 root SpaceAfter=No
. _ . 6 punct

# newpar
Rebels rebel NNS 2 nsubj
agreed agree VBD 0 root
to to TO 4 mark
return return VB 2 xcomp
the the DT 6 det
bodies body NNS 4 obj
of of IN 9 case
six six CD 9 nummod
soldiers soldier NNS 6 nmod SpaceAfter=No
. _ . 2 punct

# newpar
Envoys envoy NNS 2 nsubj
demanded demand VBD 0 root
that that IN 7 mark
the the DT 5 det
hostages hostage NNS 7 nsubj:pass
be be VB 7 aux:pass
freed free VBN 2 ccomp SpaceAfter=No
. _ . 2 punct

# newpar
Parties party NNS 2 nsubj
rejected reject VBD 0 root
the the DT 4 det
murder murder NN 2 obj
of of IN 7 case
two two CD 7 nummod
judges judge NNS 4 nmod SpaceAfter=No
. _ . 2 punct

# newpar
The the DT 2 det
coroner coroner NN 5 nsubj
could could MD 5 aux
not not RB 5 advmod
confirm confirm VB 0 root
the the DT 7 det
death death NN 5 obj
of of IN 10 case
a a DT 10 det
guard guard NN 7 nmod SpaceAfter=No
. _ . 5 punct
",
        expect![[r#"
            injured 0..0 workers | asserted | the report | Two firemen escaped injury
            displaced 1..1 people | asserted | the report | She fled
            injured 0..0 people | asserted | the report | She fled without being hurt
            killed 2..- passengers | asserted | the report | Half of the 40 passengers died
            offer | asserted | Rebels | Rebels agreed to return the bodies of six soldiers
            killed 6..6 security_forces | asserted | Rebels | Rebels agreed to return the bodies of six soldiers
            demand | asserted | Envoys | Envoys demanded
            released 2..- hostages | unreal | Envoys | the hostages be freed
            condemnation | asserted | Parties | Parties rejected the murder of two judges
            killed 2..2 officials | asserted | Parties | Parties rejected the murder of two judges
            killed 1..1 security_forces | unverified | the report | The coroner could not confirm the death of a guard
        "#]],
    );
}
