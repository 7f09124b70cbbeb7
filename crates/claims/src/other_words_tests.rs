//! Acts told in other words, people who are not released, gone or present though a word says so, and what reviews retell.

use expect_test::expect;

use crate::rules_tests::claims;

#[test]
fn sent_carried_out_and_suspected() {
    claims(
        "\
The _ DT 2 det
navy _ NN 3 nsubj
carried carry VBD 0 root
out _ RP 3 compound:prt
strikes strike NNS 3 obj
on _ IN 8 case
four _ CD 8 nummod
depots depot NNS 3 obl
on _ IN 10 case
Monday Monday NNP 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
Front Front NNP 3 nsubj Name=B-Organisation
said say VBD 0 root
it _ PRP 6 nsubj
would _ MD 6 aux
take _ VB 3 ccomp
revenge _ NN 6 obj SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
rebels rebel NNS 3 nsubj
said say VBD 0 root
such _ JJ 5 amod
raids raid NNS 7 nsubj
would _ MD 7 aux
go _ VB 3 ccomp
on _ RP 7 compound:prt SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
navy _ NN 4 nsubj
had have VBD 4 aux
sent send VBN 0 root
two _ CD 6 nummod
boats boat NNS 4 obj
to _ TO 8 mark
look _ VB 4 advcl
for _ IN 11 case
the _ DT 11 det
crew _ NN 8 obl SpaceAfter=No
. _ . 4 punct

# newpar
Divers diver NNS 4 nsubj:pass
have _ VBP 4 aux
been be VBN 4 aux:pass
sent send VBN 0 root
to _ IN 7 case
the _ DT 7 det
wreck _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
The _ DT 2 det
union _ NN 3 nsubj
accused accuse VBD 0 root
the _ DT 5 det
ministry _ NNP 3 obj
of _ IN 7 mark
hiding hide VBG 5 acl
the _ DT 9 det
dead _ JJ 7 obj SpaceAfter=No
. _ . 3 punct

# newpar
Prosecutors prosecutor NNS 3 nsubj
are be VBP 3 aux
asking ask VBG 0 root
for _ IN 6 case
12 _ CD 6 nummod
years year NNS 3 obl
in _ IN 8 case
prison _ NN 3 obl
for _ IN 11 case
the _ DT 11 det
driver _ NN 6 nmod SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
firm _ NN 3 nsubj
sent send VBD 0 root
a _ DT 5 det
helicopter _ NN 3 obj
to _ TO 7 mark
collect _ VB 3 advcl
the _ DT 9 det
parcels parcel NNS 7 obj SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            attack | asserted | the report | The navy carried out strikes on four depots on Monday
            threat | asserted | The Front | it would take revenge
            threat | asserted | The rebels | such raids would go on
            operation_started | asserted | the report | The navy had sent two boats
            operation_started | asserted | the report | Divers have been sent to the wreck
            killed 2..- people | asserted | The union | ministry of hiding the dead
            demand | asserted | Prosecutors | Prosecutors are asking for 12 years in prison for the driver
        "#]],
    );
}

#[test]
fn offers_and_threats_on_terms() {
    claims(
        "\
Kidnappers kidnapper NNS 2 nsubj
said say VBD 0 root
the _ DT 4 det
boy _ NN 7 nsubj:pass
would _ MD 7 aux
be _ VB 7 aux:pass
released release VBN 2 ccomp
if _ IN 12 mark
the _ DT 10 det
ransom _ NN 12 nsubj:pass
was be VBD 12 aux:pass
paid pay VBN 7 advcl SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
rebels rebel NNS 3 nsubj
said say VBD 0 root
they _ PRP 6 nsubj
would _ MD 6 aux
free _ VB 3 ccomp
the _ DT 8 det
nurses nurse NNS 6 obj
as _ IN 11 case
a _ DT 11 det
sign _ NN 6 obl
of _ IN 13 case
goodwill _ NN 11 nmod SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            released 1..1 children | unreal | Kidnappers | the boy would be released
            offer | asserted | Kidnappers | the boy would be released
            released 2..- workers | unreal | The rebels | they would free the nurses as a sign of goodwill
            offer | asserted | The rebels | they would free the nurses as a sign of goodwill
        "#]],
    );
}

#[test]
fn no_releases_no_escapes() {
    claims(
        "\
During _ IN 3 case
the _ DT 3 det
exchange _ NN 7 obl
four _ CD 5 nummod
soldiers soldier NNS 7 nsubj:pass
were be VBD 7 aux:pass
killed kill VBN 0 root SpaceAfter=No
. _ . 7 punct

# newpar
Nine _ CD 2 nummod
nurses nurse NNS 3 nsubj
remain _ VBP 0 root
in _ IN 5 case
captivity _ NN 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
Some _ DT 4 det
12 _ CD 4 nummod
armed _ JJ 4 amod
men man NNS 5 nsubj
blew blow VBD 0 root
up _ RP 5 compound:prt
the _ DT 8 det
safe _ NN 5 obj
and _ CC 11 cc
were be VBD 11 aux
making make VBG 5 conj
off _ RP 11 compound:prt
when _ WRB 15 advmod
police _ NN 15 nsubj
came come VBD 11 advcl SpaceAfter=No
. _ . 5 punct

# newpar
A _ DT 3 det
wounded _ JJ 3 amod
corporal _ NN 5 nsubj:pass
was be VBD 5 aux:pass
evacuated evacuate VBN 0 root
by _ IN 7 case
helicopter _ NN 5 obl:agent SpaceAfter=No
. _ . 5 punct

# newpar
Police _ NN 2 nsubj
caught catch VBD 0 root
two _ CD 4 nummod
robbers robber NNS 2 obj
but _ CC 7 cc
another _ DT 7 nsubj
got get VBD 2 conj
away _ RB 7 advmod SpaceAfter=No
. _ . 2 punct

# newpar
A _ DT 3 det
village _ NN 3 compound
guard _ NN 5 nsubj:pass
was be VBD 5 aux:pass
killed kill VBN 0 root SpaceAfter=No
. _ . 5 punct

# newpar
Doctors doctor NNS 4 nsubj
could _ MD 4 aux
not _ RB 4 advmod
count _ VB 0 root
the _ DT 6 det
casualties casualty NNS 4 obj SpaceAfter=No
. _ . 4 punct

# newpar
The _ DT 2 det
rebels rebel NNS 3 nsubj
freed free VBD 0 root
three _ CD 5 nummod
engineers engineer NNS 3 obj SpaceAfter=No
, _ , 7 punct
handing hand VBG 3 advcl
them they PRP 7 obj
over _ RP 7 compound:prt
to _ IN 12 case
a _ DT 12 det
church _ NN 7 obl SpaceAfter=No
. _ . 3 punct

# newpar
Three _ CD 3 nummod
underground _ JJ 3 amod
depots depot NNS 5 nsubj:pass
were be VBD 5 aux:pass
searched search VBN 0 root SpaceAfter=No
. _ . 5 punct
",
        expect![[r#"
            killed 4..4 security_forces | asserted | the report | During the exchange four soldiers were killed
            abducted 9..9 hostages | asserted | the report | Nine nurses remain in captivity
            attack | asserted | the report | Some 12 armed men blew up the safe
            present 12..12 militants | asserted | the report | Some 12 armed men blew up the safe
            injured 1..1 security_forces | asserted | the report | A wounded corporal was evacuated by helicopter
            arrested 2..2 militants | asserted | the report | Police caught two robbers
            killed 1..1 security_forces | asserted | the report | A village guard was killed
            released 3..3 hostages | asserted | the report | The rebels freed three engineers
        "#]],
    );
}

#[test]
fn who_speaks_for_whom() {
    claims(
        "\
A _ DT 3 det
BLA BLA NNP 3 compound Name=B-ArmedGroup
spokesman _ NN 4 nsubj
said say VBD 0 root
its _ PRP$ 6 nmod:poss
fighters fighter NNS 8 nsubj
had have VBD 8 aux
killed kill VBN 4 ccomp
nine _ CD 10 nummod
soldiers soldier NNS 8 obj SpaceAfter=No
. _ . 4 punct

# newpar
Karo Karo NNP 10 nsubj Name=B-Person
Din Din NNP 1 flat SpaceAfter=No|Name=I-Person
, _ , 5 punct
a _ DT 5 det
spokesman _ NN 1 appos
for _ IN 8 case
the _ DT 8 det
BLA BLA NNP 5 nmod SpaceAfter=No|Name=B-ArmedGroup
, _ , 1 punct
said say VBD 0 root
it _ PRP 13 nsubj
had have VBD 13 aux
carried carry VBN 10 ccomp
out _ RP 13 compound:prt
the _ DT 16 det
attack _ NN 13 obj SpaceAfter=No
. _ . 10 punct

# newpar
A _ DT 3 det
BLA BLA NNP 3 compound Name=B-ArmedGroup
spokesman _ NN 4 nsubj
said say VBD 0 root
it _ PRP 7 nsubj
would _ MD 7 aux
kill _ VB 4 ccomp
the _ DT 9 det
captives captive NNS 7 obj SpaceAfter=No
. _ . 4 punct

# newpar
A _ DT 2 det
spokesman _ NN 6 nsubj
for _ IN 5 case
the _ DT 5 det
army _ NN 2 nmod
said say VBD 0 root
it _ PRP 9 nsubj
had have VBD 9 aux
killed kill VBN 6 ccomp
nine _ CD 11 nummod
rebels rebel NNS 9 obj SpaceAfter=No
. _ . 6 punct
",
        expect![[r#"
            killed 9..9 security_forces | asserted | A BLA spokesman | its fighters had killed nine soldiers
            attack | asserted | A BLA spokesman | its fighters had killed nine soldiers
            responsibility | asserted | A BLA spokesman | its fighters had killed nine soldiers
            responsibility | asserted | Karo Din | it had carried out the attack
            killed 2..- hostages | unreal | A BLA spokesman | it would kill the captives
            threat | asserted | A BLA spokesman | it would kill the captives
            killed 9..9 militants | asserted | A spokesman for the army | it had killed nine rebels
        "#]],
    );
}

#[test]
fn shells_that_land_and_releases_to_come() {
    claims(
        "\
A _ DT 2 det
rocket _ NN 3 nsubj
slammed slam VBD 0 root
into _ IN 6 case
a _ DT 6 det
block _ NN 3 obl
of _ IN 8 case
flats flat NNS 6 nmod SpaceAfter=No
, _ , 10 punct
wounding wound VBG 3 advcl
nine _ CD 10 obj SpaceAfter=No
. _ . 3 punct

# newpar
A _ DT 2 det
lorry _ NN 3 nsubj
slammed slam VBD 0 root
into _ IN 6 case
a _ DT 6 det
bus _ NN 3 obl SpaceAfter=No
, _ , 8 punct
killing kill VBG 3 advcl
nine _ CD 8 obj SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
police _ NN 3 nsubj
rejected reject VBD 0 root
accusations accusation NNS 3 obj
that _ IN 8 mark
officers officer NNS 8 nsubj
had have VBD 8 aux
shot shoot VBN 4 acl
at _ IN 11 case
the _ DT 11 det
crowd _ NN 8 obl SpaceAfter=No
. _ . 3 punct

# newpar
Rebels rebel NNS 3 nsubj:pass
are be VBP 3 aux:pass
believed believe VBN 0 root
to _ TO 8 mark
be _ VB 8 cop
behind _ IN 8 case
the _ DT 8 det
attack _ NN 3 xcomp SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
rebels rebel NNS 3 nsubj
set _ VBD 0 root
three _ CD 5 nummod
conditions condition NNS 3 obj
for _ IN 8 case
the _ DT 8 det
release _ NN 5 nmod
of _ IN 11 case
the _ DT 11 det
crew _ NN 8 nmod SpaceAfter=No
. _ . 3 punct

# newpar
Villagers villager NNS 3 nsubj
are be VBP 3 aux
praying pray VBG 0 root
for _ IN 6 case
the _ DT 6 det
release _ NN 3 obl
of _ IN 10 case
the _ DT 10 det
two _ CD 10 nummod
boys boy NNS 6 nmod SpaceAfter=No
. _ . 3 punct

# newpar
Elders elder NNS 2 nsubj
secured secure VBD 0 root
the _ DT 4 det
release _ NN 2 obj
of _ IN 8 case
the _ DT 8 det
two _ CD 8 nummod
boys boy NNS 4 nmod SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
president _ NN 3 nsubj
said say VBD 0 root
he _ PRP 6 nsubj
was be VBD 6 cop
ready _ JJ 3 ccomp
for _ IN 8 case
talks talk NNS 6 obl
with _ IN 11 case
the _ DT 11 det
rebels rebel NNS 8 nmod SpaceAfter=No
. _ . 3 punct
",
        expect![[r#"
            attack | asserted | the report | A rocket slammed into a block of flats
            injured 9..9 people | asserted | the report | wounding nine
            killed 9..9 people | asserted | the report | killing nine
            denial | denied | The police | The police rejected accusations that officers had shot at the crowd
            attack | denied | The police | accusations that officers had shot at the crowd
            responsibility | unverified | the report | Rebels are believed to be behind the attack
            released 2..- workers | unreal | the report | The rebels set three conditions for the release of the crew
            released 2..2 children | unreal | Villagers | Villagers are praying for the release of the two boys
            released 2..2 children | asserted | the report | Elders secured the release of the two boys
            offer | asserted | The president | he was ready for talks with the rebels
        "#]],
    );
}

#[test]
fn no_works_no_places() {
    claims(
        "\
Nine _ CD 2 nummod
people _ NNS 10 nsubj
with _ IN 5 case
gunshot _ NN 5 compound
wounds wound NNS 2 nmod
are be VBP 10 cop
at _ IN 10 case
the _ DT 10 det
general _ JJ 10 amod
hospital _ NN 0 root SpaceAfter=No
. _ . 10 punct

# newpar
Three _ CD 2 nummod
soldiers soldier NNS 4 nsubj:pass
were be VBD 4 aux:pass
moved move VBN 0 root
to _ IN 7 case
another _ DT 7 det
camp _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
A _ DT 2 det
minister _ NN 4 nsubj
narrowly _ RB 4 advmod
escaped escape VBD 0 root
death _ NN 4 obj SpaceAfter=No
. _ . 4 punct

# newpar
The _ DT 2 det
play _ NN 3 nsubj
ends end VBZ 0 root
when _ WRB 8 advmod
nine _ CD 6 nummod
guards guard NNS 8 nsubj:pass
are be VBP 8 aux:pass
killed kill VBN 3 advcl SpaceAfter=No
. _ . 3 punct

# newpar
In _ IN 3 case
the _ DT 3 det
book _ NN 6 obl SpaceAfter=No
, _ , 3 punct
rebels rebel NNS 6 nsubj
kill _ VBP 0 root
a _ DT 8 det
general _ NN 6 obj SpaceAfter=No
. _ . 6 punct

# newpar
In _ IN 4 case
a _ DT 4 det
mock _ JJ 4 amod
attack _ NN 8 obl SpaceAfter=No
, _ , 4 punct
nine _ CD 7 nummod
gunmen gunman NNS 8 nsubj
stormed storm VBD 0 root
the _ DT 10 det
school _ NN 8 obj SpaceAfter=No
. _ . 8 punct

# newpar
In _ IN 4 case
a _ DT 4 det
simulated _ JJ 4 amod
raid _ NN 9 obl SpaceAfter=No
, _ , 4 punct
two _ CD 7 nummod
soldiers soldier NNS 9 nsubj:pass
were be VBD 9 aux:pass
wounded wound VBN 0 root
by _ IN 13 case
a _ DT 13 det
stray _ JJ 13 amod
shell _ NN 9 obl:agent SpaceAfter=No
. _ . 9 punct
",
        expect![[r#"
            injured 9..9 people | asserted | the report | Nine people with gunshot wounds are at the general hospital
            injured 2..2 security_forces | asserted | the report | In a simulated raid, two soldiers were wounded by a stray shell
            attack | asserted | the report | In a simulated raid, two soldiers were wounded by a stray shell
        "#]],
    );
}

#[test]
fn retold_by_reviews() {
    claims(
        "\
The _ DT 3 det
new _ JJ 3 amod
novel _ NN 4 nsubj
opens open VBZ 0 root
with _ IN 7 case
a _ DT 7 det
raid _ NN 4 obl SpaceAfter=No
. _ . 4 punct

Thirty _ CD 2 nummod
farmers farmer NNS 4 nsubj:pass
are be VBP 4 aux:pass
shot shoot VBN 0 root
in _ IN 7 case
a _ DT 7 det
church _ NN 4 obl
by _ IN 9 case
soldiers soldier NNS 4 obl:agent SpaceAfter=No
. _ . 4 punct

By _ IN 4 case
the _ DT 4 det
last _ JJ 4 amod
chapter _ NN 9 obl
the _ DT 6 det
thief _ NN 9 nsubj:pass
has have VBZ 9 aux
been be VBN 9 aux:pass
arrested arrest VBN 0 root SpaceAfter=No
. _ . 9 punct

Readers reader NNS 7 nsubj
who _ WP 3 nsubj
loved love VBD 1 acl:relcl
her _ PRP$ 5 nmod:poss
debut _ NN 3 obj
will _ MD 7 aux
like _ VB 0 root
this _ DT 9 det
book _ NN 7 obj SpaceAfter=No
. _ . 7 punct
",
        expect![[""]],
    );
}
