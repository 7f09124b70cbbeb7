//! The rules of this crate on sentences whose trees were made by hand, never on what a trained model says of them.

use std::sync::OnceLock;

use expect_test::{Expect, expect};
use language::places::Gazetteer;
use language::{Context, Document, Knowledge};
use reports::Report;

use crate::{Reader, Reading, check};

pub(crate) fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(|| {
        // The rules alone: what is learned is measured, not tested.
        let unweighed = ("background.tsv".to_owned(), String::new());
        let knowledge = Knowledge::with_overlay([unweighed]).expect("a known file");
        let language = language::Reader::new(knowledge, Gazetteer::embedded()).expect("embedded data");
        Reader::new(language).expect("embedded data")
    })
}

fn read(sentences: &str) -> Reading {
    let mut document = Document::from_conllu(sentences);
    reader().language().fill_above_trees(&mut document, &Context::default());
    let report = Report { id: "test".to_owned(), text: document.text.clone(), ..Report::default() };
    let reading = reader().read_document(&report, &document);
    assert_eq!(check::evidence(&reading, &document.text), Vec::new());
    reading
}

/// Reads annotated sentences and compares the contradictions: kind, strength, both sides' evidence and why.
pub(crate) fn contradictions(sentences: &str, expected: Expect) {
    let reading = read(sentences);
    let side = |id: &str| {
        reading.claims.iter().find(|c| c.id == id).map_or("", |claim| claim.evidence.text.as_str())
    };
    let mut lines = String::new();
    for found in &reading.contradictions {
        let (kind, strength) = (found.kind.as_str(), found.strength.as_str());
        lines += &format!("{kind}, {strength} | {} | {} | {}\n", side(&found.a), side(&found.b), found.why);
    }
    expected.assert_eq(&lines);
}

/// The confidence of each claim of annotated sentences.
pub(crate) fn confidences(sentences: &str) -> Vec<f64> {
    read(sentences).claims.iter().map(|claim| claim.confidence).collect()
}

/// The counts of annotated sentences: kind, number and status.
pub(crate) fn counts(sentences: &str) -> Vec<String> {
    let reading = read(sentences);
    let counts = reading.claims.iter().filter(|claim| claim.kind.is_count());
    counts.map(|claim| format!("{} {} {}", claim.kind, claim.low.unwrap_or(0), claim.status)).collect()
}

/// Reads annotated sentences (`language::conllu`) and compares the claims: kind, interval, group, status, holder, evidence.
pub(crate) fn claims(sentences: &str, expected: Expect) {
    let reading = read(sentences);
    let number = |n: Option<u64>| n.map_or("-".to_owned(), |n| n.to_string());
    let mut lines = String::new();
    for claim in &reading.claims {
        let figure = claim
            .group
            .map_or(String::new(), |group| format!(" {}..{} {group}", number(claim.low), number(claim.high)));
        let holder = claim.holder.as_ref().map_or("the report", |holder| holder.text.as_str());
        lines += &format!("{}{figure} | {} | {holder} | {}\n", claim.kind, claim.status, claim.evidence.text);
    }
    expected.assert_eq(&lines);
}

#[test]
fn coordination_and_ellipsis() {
    claims(
        "\
Twelve twelve CD 2 nummod
soldiers soldier NNS 7 nsubj:pass
and and CC 5 cc
three three CD 5 nummod
civilians civilian NNS 2 conj
were be VBD 7 aux:pass
killed kill VBN 18 ccomp
and and CC 11 cc
20 20 CD 10 nummod
others other NNS 11 nsubj
wounded wound VBN 7 conj
in in IN 14 case
the the DT 14 det
clash clash NN 11 obl
, , , 7 punct
the the DT 17 det
army army NN 18 nsubj
said say VBD 0 root
. . . 18 punct
",
        expect![[r#"
            killed 12..12 security_forces | asserted | the army | Twelve soldiers and three civilians were killed and 20 others wounded in the clash
            killed 3..3 civilians | asserted | the army | Twelve soldiers and three civilians were killed and 20 others wounded in the clash
            injured 20..20 people | asserted | the army | 20 others wounded in the clash
        "#]],
    );
}

#[test]
fn captivity_holds_while_the_freeing_has_not_come_about() {
    claims(
        "\
Efforts effort NNS 2 nsubj
continue _ VBP 0 root
to _ TO 4 mark
free _ VB 2 xcomp
those that DT 4 obj
still _ RB 8 advmod
in _ IN 8 case
captivity _ NN 4 obl SpaceAfter=No
. _ . 2 punct
",
        expect![[r#"
            operation_ongoing | asserted | the report | Efforts continue to free those still in captivity
            rescued 2..- hostages | unreal | the report | Efforts continue to free those still in captivity
            abducted 2..- hostages | asserted | the report | Efforts continue to free those still in captivity
        "#]],
    );
}

#[test]
fn guilt_denied_and_demands_wanted() {
    claims(
        "\
Moss Moss NNP 2 nsubj Name=B-Person
denies deny VBZ 0 root
murdering murder VBG 2 xcomp
a _ DT 5 det
nurse _ NN 3 obj SpaceAfter=No
. _ . 2 punct

The _ DT 2 det
kidnappers kidnapper NNS 3 nsubj
want _ VBP 0 root
two _ CD 5 nummod
prisoners prisoner NNS 3 obj
freed free VBN 3 xcomp SpaceAfter=No
. _ . 3 punct

A _ DT 2 det
search _ NN 5 nsubj:pass
is be VBZ 5 aux
being be VBG 5 aux:pass
conducted conduct VBN 0 root SpaceAfter=No
. _ . 5 punct
",
        expect![[r#"
            responsibility | denied | Moss | Moss denies murdering a nurse
            killed 1..1 workers | denied | Moss | Moss denies murdering a nurse
            demand | asserted | The kidnappers | The kidnappers want two prisoners freed
            released 2..2 militants | unreal | the report | The kidnappers want two prisoners freed
            operation_ongoing | asserted | the report | A search is being conducted
        "#]],
    );
}

#[test]
fn a_denied_death() {
    claims(
        "\
The the DT 2 det
rebels rebel NNS 3 nsubj
denied deny VBD 0 root
that that IN 8 mark
two two CD 6 nummod
villagers villager NNS 8 nsubj
had have VBD 8 aux
died die VBN 3 ccomp
. . . 3 punct
",
        expect![[r#"
            killed 2..2 civilians | denied | The rebels | two villagers had died
        "#]],
    );
}

#[test]
fn a_total_with_a_part() {
    claims(
        "\
A a DT 2 det
bomb bomb NN 3 nsubj
exploded explode VBD 0 root
in in IN 6 case
the the DT 6 det
market market NN 3 obl
on on IN 8 case
Monday Monday NNP 3 obl
, , , 10 punct
killing kill VBG 3 advcl
seven seven CD 12 nummod
people people NNS 10 obj
, , , 16 punct
including include VBG 16 case
two two CD 16 nummod
children child NNS 10 obl
. . . 3 punct
",
        expect![[r#"
            attack | asserted | the report | A bomb exploded in the market on Monday
            killed 7..7 people | asserted | the report | killing seven people , including two children
            killed 2..2 children | asserted | the report | killing seven people , including two children
        "#]],
    );
}

#[test]
fn verification_reaches_back_to_the_figure() {
    claims(
        "\
The the DT 2 det
group group NN 3 nsubj
said say VBD 0 root
it it PRP 6 nsubj
had have VBD 6 aux
killed kill VBN 3 ccomp
40 40 CD 8 nummod
troops troops NNS 6 obj
. . . 3 punct

The the DT 2 det
figure figure NN 7 nsubj:pass
could could MD 7 aux
not not RB 7 advmod
be be VB 7 aux:pass
independently independently RB 7 advmod
verified verify VBN 0 root
. . . 7 punct
",
        expect![[r#"
            killed 40..40 security_forces | unverified | The group | it had killed 40 troops
        "#]],
    );
}

#[test]
fn feared_is_possible() {
    claims(
        "\
Two two CD 2 nummod
miners miner NNS 4 nsubj:pass
are be VBP 4 aux:pass
feared fear VBN 0 root
dead dead JJ 4 xcomp
. . . 4 punct
",
        expect![[r#"
            killed 2..2 workers | possible | the report | Two miners are feared dead
        "#]],
    );
}

#[test]
fn a_threat_is_no_death() {
    claims(
        "\
The the DT 2 det
gunmen gunman NNS 3 nsubj
threatened threaten VBD 0 root
to to TO 5 mark
kill kill VB 3 xcomp
three three CD 7 nummod
hostages hostage NNS 5 obj
. . . 3 punct
",
        expect![[r#"
            threat | asserted | The gunmen | The gunmen threatened to kill three hostages
            killed 3..3 hostages | unreal | The gunmen | The gunmen threatened to kill three hostages
        "#]],
    );
}

#[test]
fn over_and_still_going_on() {
    claims(
        "\
The the DT 2 det
siege siege NN 4 nsubj
has have VBZ 4 aux
ended end VBN 7 ccomp
, , , 4 punct
officials official NNS 7 nsubj
said say VBD 0 root
. . . 7 punct

Troops troops NNS 4 nsubj
are be VBP 4 aux
still still RB 4 advmod
searching search VBG 0 root
for for IN 7 case
the the DT 7 det
kidnappers kidnapper NNS 4 obl
. . . 4 punct
",
        expect![[r#"
            operation_ended | asserted | officials | The siege has ended
            operation_ongoing | asserted | the report | Troops are still searching for the kidnappers
        "#]],
    );
}

#[test]
fn unharmed_counts_none() {
    claims(
        "\
The the DT 2 det
driver driver NN 3 nsubj
escaped escape VBD 0 root
unharmed unharmed RB 3 xcomp
. . . 3 punct
",
        expect![[r#"
            injured 0..0 workers | asserted | the report | The driver escaped unharmed
        "#]],
    );
}

#[test]
fn those_released_unharmed_are_as_many_as_are_told() {
    claims(
        "\
Three three CD 2 nummod
divers diver NNS 4 nsubj:pass
were be VBD 4 aux:pass
released release VBN 0 root
unharmed unharmed RB 4 advmod
. . . 4 punct
",
        expect![[r#"
            released 3..3 people | asserted | the report | Three divers were released unharmed
            injured 0..0 people | asserted | the report | Three divers were released unharmed
        "#]],
    );
}

#[test]
fn a_crew_of_17_are_seventeen() {
    claims(
        "\
Its its PRP$ 2 nmod:poss
crew crew NN 6 nsubj:pass
of of IN 4 case
17 17 CD 2 nmod
was be VBD 6 aux:pass
kidnapped kidnap VBN 0 root
. . . 6 punct
",
        expect![[r#"
            abducted 17..17 hostages | asserted | the report | Its crew of 17 was kidnapped
        "#]],
    );
}

#[test]
fn a_toll_before_and_after() {
    claims(
        "\
The the DT 3 det
death death NN 3 compound
toll toll NN 4 nsubj
rose rise VBD 0 root
from from IN 6 case
27 27 CD 4 obl
to to IN 8 case
31 31 CD 6 nmod
. . . 4 punct
",
        expect![[r#"
            killed 27..27 people | asserted | the report | The death toll rose from 27 to 31
            killed 31..31 people | asserted | the report | The death toll rose from 27 to 31
        "#]],
    );
}

#[test]
fn figurative_attacks_are_none() {
    claims(
        "\
Critics critic NNS 2 nsubj
attacked attack VBD 0 root
the the DT 4 det
bill bill NN 2 obj
. . . 2 punct
",
        expect![""],
    );
}

#[test]
fn a_condemnation_is_no_attack() {
    claims(
        "\
Norland Norland NNP 2 nsubj
condemned condemn VBD 0 root
the the DT 4 det
attack attack NN 2 obj
. . . 2 punct
",
        expect![[r#"
            condemnation | asserted | Norland | Norland condemned the attack
        "#]],
    );
}

#[test]
fn lives_are_counted_behind_of() {
    claims(
        "\
The the DT 2 det
storm storm NN 3 nsubj
claimed claim VBD 0 root
the the DT 5 det
lives life NNS 3 obj
of of IN 8 case
nine nine CD 8 nummod
fishermen fisherman NNS 5 nmod
. . . 3 punct
",
        expect![[r#"
            killed 9..9 civilians | asserted | the report | The storm claimed the lives of nine fishermen
        "#]],
    );
}

#[test]
fn an_admission() {
    claims(
        "\
The the DT 2 det
governor governor NN 3 nsubj
admitted admit VBD 0 root
that that IN 9 mark
four four CD 6 nummod
detainees detainee NNS 9 nsubj:pass
had have VBD 9 aux
been be VBN 9 aux:pass
beaten beat VBN 3 ccomp
to to IN 11 case
death death NN 9 obl
. . . 3 punct
",
        expect![[r#"
            killed 4..4 people | admitted | The governor | four detainees had been beaten to death
            attack | admitted | The governor | four detainees had been beaten to death
        "#]],
    );
}

#[test]
fn a_kind_of_people_is_no_event() {
    claims(
        "\
Displaced displace VBN 2 amod
persons person NNS 3 nsubj
gathered gather VBD 0 root
at at IN 6 case
the the DT 6 det
school school NN 3 obl
. . . 3 punct
",
        expect![""],
    );
}

#[test]
fn responsibility_claimed() {
    claims(
        "\
The the DT 4 det
Red Red NNP 3 amod
Dawn Dawn NNP 4 compound
Front Front NNP 5 nsubj
claimed claim VBD 0 root
responsibility responsibility NN 5 obj
for for IN 9 case
the the DT 9 det
blast blast NN 6 nmod
. . . 5 punct
",
        expect![[r#"
            responsibility | asserted | The Red Dawn Front | The Red Dawn Front claimed responsibility for the blast
        "#]],
    );
}

#[test]
fn negated_harm_counts_none() {
    claims(
        "\
Gunmen gunman NNS 4 nsubj
did do VBD 4 aux
not not RB 4 advmod
harm harm VB 0 root
any any DT 6 det
passengers passenger NNS 4 obj
. . . 4 punct
",
        expect![[r#"
            injured 0..0 passengers | asserted | the report | Gunmen did not harm any passengers
        "#]],
    );
}

#[test]
fn headlines_without_a_clause() {
    claims(
        "\
Two two CD 2 nummod
dead dead JJ 5 amod
, , , 4 punct
five five CD 5 nummod
wounded wounded JJ 0 root
in in IN 7 case
Karsk Karsk NNP 5 obl
",
        expect![[r#"
            killed 2..2 people | asserted | the report | Two dead , five wounded in Karsk
            injured 5..5 people | asserted | the report | Two dead , five wounded in Karsk
        "#]],
    );
}

/// Who shot and killed did both; one of a people is one; what a speaker calls untrue is denied.
#[test]
fn shooters_single_nationals_and_untruths() {
    claims(
        "\
A a DT 2 det
gunman gunman NN 3 nsubj
shot shoot VBD 0 root
and and CC 5 cc
killed kill VBD 3 conj
six _ CD 7 nummod
clerks clerk NNS 5 obj SpaceAfter=No
. _ . 3 punct

# newpar
A a DT 2 det
Norwegian Norwegian NNP 4 nsubj:pass
was be VBD 4 aux:pass
murdered murder VBN 0 root SpaceAfter=No
. _ . 4 punct

# newpar
It it PRP 4 expl
is be VBZ 4 cop
not not RB 4 advmod
true true JJ 13 ccomp
that that IN 8 mark
nine _ CD 7 nummod
drivers driver NNS 8 nsubj
died die VBD 4 csubj SpaceAfter=No
, _ , 13 punct
the the DT 11 det
mayor mayor NN 13 nsubj
himself himself PRP 11 appos
said say VBD 0 root SpaceAfter=No
. _ . 13 punct
",
        expect![[r#"
            attack | asserted | the report | A gunman shot
            killed 6..6 workers | asserted | the report | killed six clerks
            killed 1..1 people | asserted | the report | A Norwegian was murdered
            killed 9..9 workers | denied | the mayor himself | nine drivers died
        "#]],
    );
}

#[test]
fn the_object_of_a_clause_without_a_pronoun() {
    claims(
        "\
They they PRP 2 nsubj
freed free VBD 0 root
three three CD 4 nummod
doctors doctor NNS 2 obj
the the DT 6 det
rebels rebel NNS 7 nsubj
kidnapped kidnap VBD 4 acl:relcl
in in IN 9 case
May May NNP 7 obl
. . . 2 punct

Police police NNS 2 nsubj
found find VBD 0 root
four four CD 4 nummod
traders trader NNS 2 obj
the the DT 6 det
militants militant NNS 7 nsubj
killed kill VBN 4 acl
. . . 2 punct
",
        expect![[r#"
            rescued 3..3 hostages | asserted | the report | They freed three doctors the rebels kidnapped in May
            abducted 3..3 hostages | asserted | the report | three doctors the rebels kidnapped in May
            killed 4..4 civilians | asserted | the report | four traders the militants killed
        "#]],
    );
}

#[test]
fn the_last_of_a_number_are_some_of_them() {
    claims(
        "\
Soldiers soldier NNS 2 nsubj
freed free VBD 0 root
the the DT 4 det
last last JJ 2 obj
of of IN 7 case
23 23 CD 7 nummod
hostages hostage NNS 4 nmod
. . . 2 punct
",
        expect![[r#"
            rescued 2..- hostages | asserted | the report | Soldiers freed the last of 23 hostages
            abducted 23..23 hostages | asserted | the report | Soldiers freed the last of 23 hostages
        "#]],
    );
}
