//! Claims that the report calls false, lists of several kinds of people, second numbers, and works that tell of deaths.

use expect_test::expect;

use crate::rules_tests::claims;

#[test]
fn what_is_called_false() {
    claims(
        "\
The _ DT 2 det
rebels rebel NNS 4 nsubj
falsely _ RB 4 advmod
claimed claim VBD 0 root
to _ TO 7 mark
have _ VB 7 aux
killed kill VBN 4 xcomp
ten _ CD 9 nummod
soldiers soldier NNS 7 obj
near _ IN 11 case
Oru Oru NNP 7 obl SpaceAfter=No|Name=B-Place
. _ . 4 punct

# newpar
The _ DT 2 det
ministry _ NN 3 nsubj
rejected reject VBD 0 root
as _ IN 5 case
fantasy _ NN 3 obl
a _ DT 7 det
statement _ NN 3 obl
that _ IN 12 mark
14 _ CD 10 nummod
soldiers soldier NNS 12 nsubj
had have VBD 12 aux
died die VBN 7 acl
at _ IN 14 case
Belo Belo NNP 12 obl SpaceAfter=No|Name=B-Place
. _ . 3 punct

# newpar
The _ DT 2 det
army _ NN 3 nsubj
debunked debunk VBD 0 root
a _ DT 5 det
claim _ NN 3 obj
that _ IN 10 mark
30 _ CD 8 nummod
villagers villager NNS 10 nsubj:pass
were be VBD 10 aux:pass
killed kill VBN 5 acl
in _ IN 12 case
Kadu Kadu NNP 10 obl SpaceAfter=No|Name=B-Place
. _ . 3 punct

# newpar
There _ EX 2 expl
is be VBZ 17 ccomp
no _ DT 4 det
truth _ NN 2 nsubj
in _ IN 7 case
a _ DT 7 det
report _ NN 4 nmod
of _ IN 10 case
20 _ CD 7 nmod
dead _ JJ 7 nmod
at _ IN 13 case
the _ DT 13 det
mine _ NN 10 obl SpaceAfter=No
, _ , 2 punct
the _ DT 16 det
governor _ NN 17 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 17 punct

# newpar
All _ DT 3 det
33 _ CD 3 nummod
people _ NNS 4 nsubj
reported report VBD 14 ccomp
dead _ JJ 4 xcomp
after _ IN 10 mark
the _ DT 8 det
blast _ NN 10 nsubj
are be VBP 10 cop
alive _ JJ 4 advcl SpaceAfter=No
, _ , 4 punct
the _ DT 13 det
mayor _ NN 14 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 14 punct

# newpar
The _ DT 2 det
commander _ NN 3 nsubj
bragged brag VBD 0 root
that _ IN 8 mark
his _ PRP$ 6 nmod:poss
men man NNS 8 nsubj
had have VBD 8 aux
killed kill VBN 3 ccomp
14 _ CD 10 nummod
officers officer NNS 8 obj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 10..10 security_forces | unverified | The rebels | The rebels falsely claimed to have killed ten soldiers near Oru
            responsibility | unverified | The rebels | The rebels falsely claimed to have killed ten soldiers near Oru
            denial | denied | The ministry | The ministry rejected as fantasy a statement that 14 soldiers had died at Belo
            killed 14..14 security_forces | denied | The ministry | statement that 14 soldiers had died at Belo
            denial | denied | The army | The army debunked a claim that 30 villagers were killed in Kadu
            killed 30..30 civilians | denied | The army | claim that 30 villagers were killed in Kadu
            denial | denied | the governor | There is no truth in a report of 20 dead at the mine
            killed 20..20 civilians | denied | the governor | There is no truth in a report of 20 dead at the mine
            killed 33..33 people | denied | the report | All 33 people reported dead after the blast are alive
            killed 14..14 security_forces | asserted | The commander | his men had killed 14 officers
        "#]],
    );
}

#[test]
fn people_of_several_kinds() {
    claims(
        "\
Two _ CD 3 nummod
police _ NN 3 compound
officers officer NNS 7 nsubj
and _ CC 6 cc
four _ CD 6 nummod
gunmen gunman NNS 3 conj
lay _ VBP 0 root
dead _ JJ 7 xcomp
in _ IN 11 case
the _ DT 11 det
street _ NN 7 obl SpaceAfter=No
. _ . 7 punct

# newpar
Three _ CD 2 nummod
imams imam NNS 10 nsubj:pass SpaceAfter=No
, _ , 5 punct
two _ CD 5 nummod
sextons sexton NNS 2 conj
and _ CC 8 cc
a _ DT 8 det
muezzin _ NN 2 conj
were be VBD 10 aux:pass
killed kill VBN 0 root
in _ IN 13 case
the _ DT 13 det
raid _ NN 10 obl
on _ IN 16 case
the _ DT 16 det
mosque _ NN 13 nmod SpaceAfter=No
. _ . 10 punct

# newpar
A _ DT 2 det
German _ NN 7 nsubj:pass Name=B-People
and _ CC 4 cc
two _ CD 2 conj
Swedes Swede NNPS 2 conj Name=B-People
were be VBD 7 aux:pass
killed kill VBN 0 root
when _ WRB 10 advmod
gunmen gunman NNS 10 nsubj
attacked attack VBD 7 advcl
the _ DT 12 det
hotel _ NN 10 obj SpaceAfter=No
. _ . 7 punct

# newpar
A _ DT 2 det
man _ NN 3 nsubj
shot shoot VBD 15 ccomp
his _ PRP$ 5 nmod:poss
wife _ NN 3 obj
and _ CC 8 cc
then _ RB 8 advmod
himself _ PRP 5 conj
on _ IN 10 case
Friday Friday NNP 3 obl SpaceAfter=No
, _ , 3 punct
police _ NNS 15 nsubj
in _ IN 14 case
Arden Arden NNP 12 nmod Name=B-Place
said say VBD 0 root SpaceAfter=No
. _ . 15 punct

# newpar
The _ DT 2 det
blast _ NN 3 nsubj
injured injure VBD 0 root
20 _ CD 5 nummod
workers worker NNS 3 obj SpaceAfter=No
, _ , 7 punct
five _ CD 5 appos
of _ IN 9 case
them they PRP 7 nmod
seriously _ RB 3 advmod SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
raid _ NN 3 nsubj
left leave VBD 0 root
12 _ CD 5 nummod
dead _ JJ 3 obj
- _ HYPH 5 punct
nine _ CD 8 nummod
rebels rebel NNS 5 appos SpaceAfter=No
, _ , 11 punct
three _ CD 11 nummod
soldiers soldier NNS 8 conj
- _ , 14 punct
and _ CC 14 cc
burned burn VBD 3 conj
a _ DT 16 det
village _ NN 14 obj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 2..2 security_forces | asserted | the report | Two police officers and four gunmen lay dead in the street
            killed 4..4 militants | asserted | the report | Two police officers and four gunmen lay dead in the street
            killed 3..3 civilians | asserted | the report | Three imams, two sextons and a muezzin were killed in the raid on the mosque
            killed 2..2 civilians | asserted | the report | Three imams, two sextons and a muezzin were killed in the raid on the mosque
            killed 1..1 civilians | asserted | the report | Three imams, two sextons and a muezzin were killed in the raid on the mosque
            attack | asserted | the report | Three imams, two sextons and a muezzin were killed in the raid on the mosque
            killed 1..1 people | asserted | the report | A German and two Swedes were killed
            killed 2..2 people | asserted | the report | A German and two Swedes were killed
            attack | asserted | the report | when gunmen attacked the hotel
            injured 1..1 militants | asserted | police in Arden | A man shot his wife and then himself on Friday
            injured 1..1 people | asserted | police in Arden | A man shot his wife and then himself on Friday
            attack | asserted | police in Arden | A man shot his wife and then himself on Friday
            injured 20..20 workers | asserted | the report | The blast injured 20 workers, five of them seriously
            injured 5..5 workers | asserted | the report | The blast injured 20 workers, five of them seriously
            attack | asserted | the report | The blast injured 20 workers, five of them seriously
            killed 12..12 people | asserted | the report | The raid left 12 dead - nine rebels, three soldiers
            killed 9..9 militants | asserted | the report | nine rebels
            killed 3..3 security_forces | asserted | the report | three soldiers
            attack | asserted | the report | burned a village
        "#]],
    );
}

#[test]
fn second_numbers() {
    claims(
        "\
More _ JJR 4 advmod
than _ IN 1 fixed
a _ DT 4 det
hundred _ CD 5 nummod
people _ NNS 14 nsubj:pass SpaceAfter=No
, _ , 9 punct
perhaps _ RB 9 advmod
as _ RB 9 advmod
many _ JJ 5 amod
as _ IN 11 case
150 _ CD 9 obl SpaceAfter=No
, _ , 5 punct
were be VBD 14 aux:pass
killed kill VBN 0 root
in _ IN 17 case
the _ DT 17 det
stampede _ NN 14 obl SpaceAfter=No
. _ . 14 punct

# newpar
The _ DT 2 det
rebels rebel NNS 3 nsubj
said say VBD 0 root
12 _ CD 5 nummod
soldiers soldier NNS 7 nsubj:pass
were be VBD 7 aux:pass
killed kill VBN 3 ccomp SpaceAfter=No
; _ , 11 punct
the _ DT 10 det
army _ NN 11 nsubj
says say VBZ 3 parataxis
two _ CD 11 ccomp SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 101..- people | asserted | the report | More than a hundred people, perhaps as many as 150, were killed in the stampede
            killed -..150 people | possible | the report | More than a hundred people, perhaps as many as 150, were killed in the stampede
            killed 12..12 security_forces | asserted | The rebels | 12 soldiers were killed
            killed 2..2 security_forces | asserted | the army | the army says two
        "#]],
    );
}

#[test]
fn works_animals_and_sides() {
    claims(
        "\
Detectives detective NNS 15 nsubj
investigating investigate VBG 1 acl
the _ DT 4 det
murder _ NN 2 obj
of _ IN 7 case
two _ CD 7 nummod
sisters sister NNS 4 nmod
found find VBD 7 acl
stabbed stab VBN 8 xcomp
to _ IN 11 case
death _ NN 9 obl
in _ IN 14 case
a _ DT 14 det
park _ NN 9 obl
arrested arrest VBD 0 root
a _ DT 17 det
man _ NN 15 obj SpaceAfter=No
. _ . 15 punct

# newpar
He _ PRP 3 nsubj:pass
was be VBD 3 aux:pass
convicted convict VBN 0 root
of _ IN 5 mark
ordering order VBG 3 advcl
the _ DT 7 det
massacre _ NN 5 obj
of _ IN 10 case
27 _ CD 10 nummod
farmers farmer NNS 7 nmod
in _ IN 12 case
1998 _ CD 5 obl SpaceAfter=No
. _ . 3 punct

# newpar
Four _ CD 3 nummod
prison _ NN 3 compound
inmates inmate NNS 5 nsubj:pass
were be VBD 5 aux:pass
killed kill VBN 0 root
in _ IN 8 case
a _ DT 8 det
riot _ NN 5 obl SpaceAfter=No
. _ . 5 punct

# newpar
Four _ CD 6 nsubj:pass
of _ IN 4 case
our _ PRP$ 4 nmod:poss
boys boy NNS 1 nmod
were be VBD 6 aux:pass
martyred martyr VBN 11 ccomp SpaceAfter=No
, _ , 6 punct
the _ DT 10 det
Taliban Taliban NNP 10 compound Name=B-ArmedGroup
commander _ NN 11 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 11 punct

# newpar
Man _ NN 2 nsubj
found find VBD 0 root
dead _ JJ 2 xcomp
on _ IN 6 case
Mill Mill NNP 6 compound Name=B-Place
Street Street NNP 2 obl SpaceAfter=No|Name=I-Place
. _ . 2 punct

# newpar
In _ IN 3 case
the _ DT 3 det
film _ NN 8 obl SpaceAfter=No
, _ , 3 punct
40 _ CD 6 nummod
soldiers soldier NNS 8 nsubj:pass
are be VBP 8 aux:pass
shot shoot VBN 0 root
dead _ JJ 8 xcomp
in _ IN 13 case
the _ DT 13 det
opening open VBG 13 amod
scene _ NN 8 obl SpaceAfter=No
. _ . 8 punct

# newpar
Eleven _ CD 2 nummod
quokkas quokka NNS 4 nsubj:pass
were be VBD 4 aux:pass
shot shoot VBN 0 root
dead _ JJ 4 xcomp
on _ IN 8 case
the _ DT 8 det
island _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
The _ DT 2 det
referee _ NN 3 nsubj
murdered murder VBD 0 root
us we PRP 3 obj
in _ IN 8 case
the _ DT 8 det
second _ JJ 8 amod
half _ NN 3 obl SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 2..2 people | asserted | the report | Detectives investigating the murder of two sisters found stabbed to death in a park
            arrested 1..1 militants | asserted | the report | Detectives investigating the murder of two sisters found stabbed to death in a park arrested a man
            attack | asserted | the report | sisters found stabbed to death in a park
            responsibility | asserted | the report | He was convicted
            killed 27..27 civilians | asserted | the report | of ordering the massacre of 27 farmers in 1998
            attack | asserted | the report | of ordering the massacre of 27 farmers in 1998
            killed 4..4 people | asserted | the report | Four prison inmates were killed in a riot
            attack | asserted | the report | Four prison inmates were killed in a riot
            killed 4..4 militants | asserted | the Taliban commander | Four of our boys were martyred
            killed 1..1 people | asserted | the report | Man found dead on Mill Street
            attack | asserted | the report | Eleven quokkas were shot dead on the island
        "#]],
    );
}
