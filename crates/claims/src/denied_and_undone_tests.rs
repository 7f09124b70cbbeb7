//! Statements that somebody denies or nobody can confirm, deeds that have not come, sources at the end of headlines, and dead
//! told of in other words.

use expect_test::expect;

use crate::rules_tests::claims;

/// Who denies a statement of nobody holds it as denied; who made it and who denies it each hold a claim.
#[test]
fn statements_that_somebody_denies() {
    claims(
        "\
The _ DT 2 det
navy _ NN 3 nsubj
said say VBD 0 root
reports report NNS 11 nsubj
that _ IN 9 mark
16 _ CD 7 nummod
sailors sailor NNS 9 nsubj:pass
were be VBD 9 aux:pass
drowned drown VBN 4 acl
were be VBD 11 cop
untrue _ JJ 3 ccomp SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
palace _ NN 3 nsubj
called call VBD 0 root
reports report NNS 3 obj
of _ IN 7 case
90 _ CD 7 nummod
dead _ JJ 4 nmod
baseless _ JJ 3 xcomp SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
militia _ NN 4 nmod:poss SpaceAfter=No
's _ POS 2 case
claim _ NN 11 nsubj:pass
to _ TO 7 mark
have _ VB 7 aux
killed kill VBN 4 acl
35 _ CD 9 nummod
guards guard NNS 7 obj
was be VBD 11 aux:pass
denied deny VBN 0 root
by _ IN 14 case
the _ DT 14 det
ministry _ NN 11 obl:agent SpaceAfter=No
. _ . 11 punct

# newpar
There _ EX 2 expl
were be VBD 0 root
claims claim NNS 2 nsubj
that _ IN 7 mark
gunmen gunman NNS 7 nsubj
had have VBD 7 aux
killed kill VBN 3 acl
six _ CD 9 nummod
farmers farmer NNS 7 obj SpaceAfter=No
. _ . 2 punct
",
        expect![[r#"
            killed 16..16 security_forces | denied | The navy | reports that 16 sailors were drowned
            denial | denied | The navy | reports that 16 sailors were drowned were untrue
            denial | denied | The palace | The palace called reports of 90 dead baseless
            killed 90..90 people | denied | The palace | The palace called reports of 90 dead baseless
            denial | denied | the ministry | The militia's claim to have killed 35 guards was denied by the ministry
            killed 35..35 security_forces | asserted | The militia | claim to have killed 35 guards
            killed 35..35 security_forces | denied | the ministry | claim to have killed 35 guards
            killed 6..6 civilians | unverified | the report | claims that gunmen had killed six farmers
        "#]],
    );
}

/// "..., a claim the ministry denied": the ministry denies what another says.
#[test]
fn statements_denied_in_passing() {
    claims(
        "\
The _ DT 2 det
militia _ NN 3 nsubj
said say VBD 0 root
it _ PRP 5 nsubj
killed kill VBD 3 ccomp
35 _ CD 7 nummod
guards guard NNS 5 obj SpaceAfter=No
, _ , 10 punct
a _ DT 10 det
claim _ NN 7 appos
the _ DT 12 det
ministry _ NN 13 nsubj
denied deny VBD 10 acl:relcl SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 35..35 security_forces | asserted | The militia | it killed 35 guards, a claim the ministry denied
            killed 35..35 security_forces | denied | the ministry | it killed 35 guards, a claim the ministry denied
            denial | denied | the ministry | the ministry denied
        "#]],
    );
}

/// No confirmation, and a check that is not possible, leave what was said before unverified.
#[test]
fn what_nobody_can_confirm() {
    claims(
        "\
The _ DT 2 det
navy _ NN 3 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
had have VBD 6 aux
killed kill VBN 3 ccomp
12 _ CD 8 nummod
smugglers smuggler NNS 6 obj SpaceAfter=No
. _ . 3 punct

There _ EX 2 expl
was be VBD 0 root
no _ DT 5 det
independent _ JJ 5 amod
confirmation _ NN 2 nsubj SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
rebels rebel NNS 3 nsubj
said say VBD 0 root
they _ PRP 6 nsubj
had have VBD 6 aux
killed kill VBN 3 ccomp
19 _ CD 8 nummod
policemen policeman NNS 6 obj SpaceAfter=No
. _ . 3 punct

It _ PRP 4 expl
was be VBD 4 cop
not _ RB 4 advmod
possible _ JJ 0 root
to _ TO 6 mark
verify _ VB 4 csubj
the _ DT 8 det
figure _ NN 6 obj SpaceAfter=No
. _ . 4 punct
",
        expect![[r#"
            killed 12..12 militants | unverified | The navy | it had killed 12 smugglers
            killed 19..19 security_forces | unverified | The rebels | they had killed 19 policemen
        "#]],
    );
}

/// What a warning, an inverted condition or an offer to whoever does it speaks of has not come.
#[test]
fn conditions_and_warnings() {
    claims(
        "\
Had have VBD 4 aux
the _ DT 3 det
grenade _ NN 4 nsubj
exploded explode VBN 9 advcl SpaceAfter=No
, _ , 4 punct
many _ JJ 9 nsubj
would _ MD 9 aux
have _ VB 9 aux
died die VBN 0 root SpaceAfter=No
. _ . 9 punct

# newpar
The _ DT 2 det
consulate _ NN 3 nsubj
warned warn VBD 0 root
of _ IN 6 case
further _ JJ 6 amod
bombings bombing NNS 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
regime _ NN 3 nsubj
offered offer VBD 0 root
a _ DT 5 det
pardon _ NN 3 obj
to _ IN 7 case
rebels rebel NNS 3 obl
who _ WP 9 nsubj
surrender surrender VBP 7 acl:relcl SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
cabinet _ NN 3 nsubj
promised promise VBD 0 root
to _ TO 5 mark
free _ VB 3 xcomp
70 _ CD 7 nummod
detainees detainee NNS 5 obj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            attack | unreal | the report | Had the grenade exploded
            killed 2..- people | unreal | the report | many would have died
            attack | unreal | The consulate | The consulate warned of further bombings
            offer | asserted | The regime | The regime offered a pardon to rebels who surrender
            surrendered 2..- militants | unreal | the report | rebels who surrender
            released 70..70 militants | unreal | The cabinet | The cabinet promised to free 70 detainees
        "#]],
    );
}

/// Behind a colon or dash at the end stands the source.
#[test]
fn sources_at_the_end_of_headlines() {
    claims(
        "\
Nine _ CD 2 nsubj:pass
shot shoot VBN 0 root
dead _ JJ 2 xcomp
in _ IN 5 case
Orre Orre NNP 2 obl
: _ : 7 punct
police _ NN 2 parataxis

# newpar
Two _ CD 2 nummod
sailors sailor NNS 3 nsubj:pass
killed kill VBN 0 root
near _ IN 5 case
Belo Belo NNP 3 obl
- _ : 8 punct
navy _ NN 8 compound
spokesman _ NN 3 parataxis
",
        expect![[r#"
            killed 9..9 people | asserted | police | Nine shot dead in Orre
            attack | asserted | police | Nine shot dead in Orre
            killed 2..2 security_forces | asserted | navy spokesman | Two sailors killed near Belo
        "#]],
    );
}

/// Martyrs of a release, killers of the dead, burials by those who speak, and nobody left alive.
#[test]
fn dead_told_by_other_words() {
    claims(
        "\
Two _ CD 2 nummod
sergeants sergeant NNS 3 nsubj
embraced embrace VBD 0 root
shahadat _ NN 3 obj SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
killers killer NNS 9 nsubj:pass
of _ IN 6 case
the _ DT 6 det
five _ CD 6 nummod
teachers teacher NNS 2 nmod
were be VBD 9 aux:pass
never _ RB 9 advmod
found find VBN 0 root SpaceAfter=No
. _ . 9 punct

# newpar
We _ PRP 2 nsubj
buried bury VBD 8 ccomp
nine _ CD 4 nummod
boys boy NNS 2 obj SpaceAfter=No
, _ , 2 punct
an _ DT 7 det
imam _ NN 8 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 8 punct

# newpar
There _ EX 2 expl
were be VBD 0 root
no _ DT 4 det
survivors survivor NNS 2 nsubj
among _ IN 8 case
the _ DT 8 det
41 _ CD 8 nummod
passengers passenger NNS 4 nmod SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
gunmen gunman NNS 5 nsubj
did do VBD 5 aux
not _ RB 5 advmod
harm _ VB 0 root
anyone _ NN 5 obj SpaceAfter=No
. _ . 5 punct

# newpar
Police _ NN 2 nsubj
named name VBD 0 root
the _ DT 4 det
dead _ JJ 2 xcomp
as _ IN 7 case
two _ CD 7 nummod
cooks cook NNS 2 obl SpaceAfter=No
. _ . 2 punct
",
        expect![[r#"
            killed 2..2 security_forces | asserted | the report | Two sergeants embraced shahadat
            killed 5..5 workers | asserted | the report | The killers of the five teachers were never found
            killed 9..9 children | asserted | an imam | We buried nine boys
            killed 41..41 passengers | asserted | the report | There were no survivors among the 41 passengers
            injured 0..0 people | asserted | the report | The gunmen did not harm anyone
            killed 2..2 workers | asserted | Police | Police named the dead as two cooks
        "#]],
    );
}

/// Who cannot confirm a death does not hold it; they who revise a figure are who gave it.
#[test]
fn who_cannot_confirm_and_who_revises() {
    claims(
        "\
Police _ NN 4 nsubj
could _ MD 4 aux
not _ RB 4 advmod
confirm _ VB 0 root
the _ DT 6 det
death _ NN 4 obj
of _ IN 9 case
a _ DT 9 det
nurse _ NN 6 nmod SpaceAfter=No
. _ . 4 punct

# newpar
Medics medic NNS 2 nsubj
said say VBD 0 root
14 _ CD 4 nummod
people _ NNS 5 nsubj
died die VBD 2 ccomp SpaceAfter=No
. _ . 2 punct

They _ PRP 3 nsubj
later late RBR 3 advmod
revised revise VBD 0 root
the _ DT 5 det
number _ NN 3 obj
to _ IN 7 case
13 _ CD 3 obl SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 1..1 workers | unverified | the report | Police could not confirm the death of a nurse
            killed 14..14 people | asserted | Medics | 14 people died
            killed 13..13 people | asserted | Medics | They later revised the number to 13
        "#]],
    );
}

/// The second state of a toll has the holder of the first.
#[test]
fn a_toll_of_dead_and_wounded() {
    claims(
        "\
Provincial _ JJ 2 amod
officials official NNS 3 nsubj
put put VBD 0 root
the _ DT 5 det
toll _ NN 3 obj
at _ IN 7 case
21 _ CD 3 obl
dead _ JJ 3 xcomp
and _ CC 11 cc
40 _ CD 11 nummod
wounded _ JJ 3 conj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            killed 21..21 people | asserted | Provincial officials | Provincial officials put the toll at 21 dead
            injured 40..40 people | asserted | Provincial officials | 40 wounded
        "#]],
    );
}
