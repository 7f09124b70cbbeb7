//! Records of victims on sentences whose trees were made by hand.

use expect_test::{Expect, expect};
use language::{Context, Document};
use reports::Report;

use crate::rules_tests::reader;

fn victims(sentences: &str, expected: Expect) {
    let mut document = Document::from_conllu(sentences);
    reader().language().fill_above_trees(&mut document, &Context::default());
    let report = Report { id: "test".to_owned(), text: document.text.clone(), ..Report::default() };
    let reading = reader().read_document(&report, &document);
    let mut lines = String::new();
    for victim in reading.incidents.iter().flat_map(|incident| &incident.victims) {
        let or = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        lines += &format!(
            "{} {} | age {} | {} | {} | {}\n",
            victim.what,
            victim.name.as_deref().unwrap_or(&victim.span.text),
            or(victim.age.map(|age| age.to_string())),
            or(victim.sex.clone()),
            or(victim.occupation.clone()),
            or(victim.group.map(|group| group.to_string())),
        );
    }
    expected.assert_eq(&lines);
}

#[test]
fn a_list_of_the_dead_by_name() {
    victims(
        "\
Police police NNS 2 nsubj
named name VBD 0 root
the the DT 4 det
dead dead JJ 2 xcomp
as as IN 6 case
Ada Ada NNP 2 obl Name=B-Person
Holm Holm NNP 6 flat Name=I-Person
, , , 9 punct
41 41 CD 6 nmod:unmarked
, , , 12 punct
a a DT 12 det
nurse nurse NN 6 appos
, , , 15 punct
and and CC 15 cc
Ole Ole NNP 6 conj Name=B-Person
Vik Vik NNP 15 flat Name=I-Person
, , , 18 punct
17 17 CD 15 nmod:unmarked
, , , 21 punct
a a DT 21 det
pupil pupil NN 15 appos
. . . 2 punct
",
        expect![[r#"
            killed Ada Holm | age 41 | - | nurse | workers
            killed Ole Vik | age 17 | - | pupil | children
        "#]],
    );
}

#[test]
fn ages_in_and_behind_what_they_do() {
    victims(
        "\
Among among IN 3 case
the the DT 3 det
dead dead JJ 5 nmod
were be VBD 5 cop
Ada Ada NNP 0 root Name=B-Person
Holm Holm NNP 5 flat Name=I-Person
, , , 13 punct
a a DT 13 det
34 34 CD 11 nummod SpaceAfter=No
- - HYPH 11 punct SpaceAfter=No
year year NN 12 obl:unmarked SpaceAfter=No
-old old JJ 13 amod
baker baker NN 5 appos
, , , 16 punct
and and CC 16 cc
Ole Ole NNP 5 conj Name=B-Person
Vik Vik NNP 16 flat Name=I-Person
, , , 19 punct
aged age VBN 5 acl
47 47 CD 19 obj
. . . 5 punct
",
        expect![[r#"
            killed Ada Holm | age 34 | - | baker | workers
            killed Ole Vik | age 47 | - | - | people
        "#]],
    );
}

#[test]
fn relatives_by_name_and_stabbed_to_death() {
    victims(
        "\
A a DT 2 det
woman woman NN 7 nsubj:pass
and and CC 5 cc
her her PRP$ 5 nmod:poss
son son NN 2 conj
were be VBD 7 aux:pass
stabbed stab VBN 0 root
to to IN 9 case
death death NN 7 obl
. . . 7 punct

Raiders raider NNS 2 nsubj
killed kill VBD 0 root
Ole Ole NNP 2 obj Name=B-Person
Vik Vik NNP 3 flat Name=I-Person
, , , 7 punct
a a DT 7 det
farmer farmer NN 3 appos
, , , 11 punct
and and CC 11 cc
his his PRP$ 11 nmod:poss
wife wife NN 3 conj
Ida Ida NNP 11 appos Name=B-Person
, , , 14 punct
39 39 CD 11 nmod:unmarked
. . . 2 punct
",
        expect![[r#"
            killed A woman | age - | female | - | people
            killed her son | age - | male | - | people
            killed Ole Vik | age - | male | farmer | civilians
            killed Ida | age 39 | female | - | people
        "#]],
    );
}

#[test]
fn persons_whom_claims_count_one_by_one() {
    victims(
        "\
A a DT 2 det
clerk clerk NN 7 nsubj:pass
and and CC 5 cc
a a DT 5 det
porter porter NN 2 conj
were be VBD 7 aux:pass
killed kill VBN 0 root
. . . 7 punct
",
        expect![[r#"
            killed A clerk | age - | - | clerk | workers
            killed a porter | age - | - | porter | workers
        "#]],
    );
}

#[test]
fn each_of_those_told_by_their_ages() {
    victims(
        "\
Two two CD 2 nummod
sisters sister NNS 9 nsubj:pass SpaceAfter=No
, , , 4 punct
aged aged JJ 2 amod
8 8 CD 4 obl
and and CC 7 cc
11 11 CD 5 conj SpaceAfter=No
, , , 2 punct
killed kill VBN 0 root
by by IN 12 case
a a DT 12 det
bomb bomb NN 9 obl:agent SpaceAfter=No
. . . 9 punct
",
        expect![[r#"
            killed Two sisters, aged 8 and 11 | age 8 | female | - | children
            killed Two sisters, aged 8 and 11 | age 11 | female | - | children
        "#]],
    );
}

#[test]
fn the_name_stands_in_the_next_sentence() {
    let told = "\
A a DT 2 det
nurse nurse NN 4 nsubj:pass
was be VBD 4 aux:pass
stabbed stab VBN 0 root
to to IN 6 case
death death NN 4 obl
in in IN 8 case
Graz Graz NNP 4 obl Name=B-Place|SpaceAfter=No
. . . 4 punct

Ada Ada NNP 8 nsubj Name=B-Person
Holm Holm NNP 1 flat Name=I-Person|SpaceAfter=No
, , , 4 punct
38 38 CD 1 appos SpaceAfter=No
, , , 1 punct
was be VBD 8 cop
a a DT 8 det
mother mother NN 0 root SpaceAfter=No
. . . 8 punct
";
    victims(
        told,
        expect![[r#"
        killed Ada Holm | age 38 | - | nurse | workers
    "#]],
    );
}

#[test]
fn who_is_identified_is_who_was_killed() {
    victims(
        "\
A a DT 2 det
man man NN 4 nsubj:pass
was be VBD 4 aux:pass
killed kill VBN 0 root
in in IN 6 case
Graz Graz NNP 4 obl Name=B-Place|SpaceAfter=No
. . . 4 punct

The the DT 2 det
victim victim NN 4 nsubj:pass
was be VBD 4 aux:pass
identified identify VBN 0 root
as as IN 6 case
Jon Jon NNP 4 obl Name=B-Person
Moe Moe NNP 6 flat Name=I-Person|SpaceAfter=No
, , , 9 punct
29 29 CD 6 appos SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            killed Jon Moe | age 29 | male | - | people
        "#]],
    );
}

#[test]
fn the_slain_officer_by_name() {
    victims(
        "\
A a DT 2 det
policeman policeman NN 4 nsubj:pass
was be VBD 4 aux:pass
killed kill VBN 0 root SpaceAfter=No
. . . 4 punct

The the DT 2 det
ministry ministry NN 3 nsubj
named name VBD 0 root
the the DT 6 det
slain slay JJ 6 amod
officer officer NN 3 obj
as as IN 9 case
Sergeant sergeant NNP 9 nmod:desc
Ole Ole NNP 3 obl Name=B-Person
Vik Vik NNP 9 flat SpaceAfter=No|Name=I-Person
, , , 12 punct
41 41 CD 9 nmod:unmarked SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            killed Ole Vik | age 41 | - | Sergeant | security_forces
        "#]],
    );
}

#[test]
fn the_youngest_of_the_dead_by_name() {
    victims(
        "\
Shells shell NNS 2 nsubj
killed kill VBD 0 root
five five CD 4 nummod
people people NNS 2 obj SpaceAfter=No
. . . 2 punct

The the DT 2 det
youngest young JJS 7 nsubj
of of IN 5 case
the the DT 5 det
dead dead NN 2 nmod
was be VBD 7 cop
Ada Ada NNP 0 root Name=B-Person
Holm Holm NNP 7 flat SpaceAfter=No|Name=I-Person
. . . 7 punct
",
        expect![[r#"
            killed Ada Holm | age - | - | - | people
        "#]],
    );
}

#[test]
fn a_widow_of_an_age() {
    victims(
        "\
A a DT 2 det
widow widow NN 10 nsubj:pass
of of IN 4 case
72 72 CD 2 nmod SpaceAfter=No
, , , 6 punct
Ada Ada NNP 2 appos Name=B-Person
Holm Holm NNP 6 flat SpaceAfter=No|Name=I-Person
, , , 2 punct
was be VBD 10 aux:pass
killed kill VBN 0 root SpaceAfter=No
. . . 10 punct
",
        expect![[r#"
            killed Ada Holm | age 72 | female | - | people
        "#]],
    );
}

#[test]
fn whom_a_correspondent_writes_for_is_nobody() {
    victims(
        "\
Gunmen gunman NNS 2 nsubj
seized seize VBD 0 root
a a DT 4 det
correspondent correspondent NN 2 obj
of of IN 6 case
Fama Fama NNP 4 nmod SpaceAfter=No|Name=B-Person
, , , 10 punct
who who WP 10 nsubj:pass
was be VBD 10 aux:pass
taken take VBN 6 acl:relcl
from from IN 13 case
his his PRP$ 13 nmod:poss
house house NN 10 obl SpaceAfter=No
. . . 2 punct
",
        expect![[r#"
            abducted a correspondent of Fama | age - | male | correspondent | hostages
        "#]],
    );
}

const TWO_KILLED: &str = "\
Two two CD 2 nummod
nurses nurse NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root SpaceAfter=No
. . . 4 punct

";

#[test]
fn names_are_given_of_those_taken_up() {
    victims(
        &format!(
            "{TWO_KILLED}\
The the DT 2 det
clinic clinic NN 3 nsubj
gave give VBD 0 root
their their PRP$ 5 nmod:poss
names name NNS 3 obj
as as IN 7 case
Ada Ada NNP 3 obl Name=B-Person
Holm Holm NNP 7 flat Name=I-Person
and and CC 10 cc
Ida Ida NNP 7 conj Name=B-Person
Vik Vik NNP 10 flat Name=I-Person|SpaceAfter=No
. . . 3 punct
"
        ),
        expect![[r#"
            killed Ada Holm | age - | - | - | workers
            killed Ida Vik | age - | - | - | workers
        "#]],
    );
}

#[test]
fn the_funeral_of_one_of_the_dead() {
    victims(
        &format!(
            "{TWO_KILLED}\
Hundreds hundred NNS 2 nsubj
attended attend VBD 0 root
the the DT 4 det
funeral funeral NN 2 obj
of of IN 6 case
Ada Ada NNP 4 nmod Name=B-Person
Holm Holm NNP 6 flat Name=I-Person|SpaceAfter=No
. . . 2 punct
"
        ),
        expect![[r#"
            killed Ada Holm | age - | - | - | workers
        "#]],
    );
}

#[test]
fn who_teaches_elsewhere_is_no_victim() {
    victims(
        &format!(
            "{TWO_KILLED}\
The the DT 2 det
colleagues colleague NNS 3 nsubj
visited visit VBD 0 root
Ada Ada NNP 3 obj Name=B-Person
Holm Holm NNP 4 flat Name=I-Person|SpaceAfter=No
. . . 3 punct
"
        ),
        expect![[r#""#]],
    );
}
