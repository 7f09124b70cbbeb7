//! Roles on sentences whose trees were made by hand.

use expect_test::{Expect, expect};
use language::{Context, Document};
use reports::Report;

use crate::rules_tests::reader;

/// Reads annotated sentences and compares, for each incident, its type, whom it was against, and its roles.
pub(super) fn roles(sentences: &str, expected: Expect) {
    roles_on("", sentences, expected);
}

/// The same of a report that was published on a day.
pub(super) fn roles_on(published: &str, sentences: &str, expected: Expect) {
    let mut document = Document::from_conllu(sentences);
    let published = published.parse::<reports::Published>().ok();
    let day = published.as_ref().map(|published| published.day);
    reader().language().fill_above_trees(&mut document, &Context { published: day, ..Context::default() });
    let report =
        Report { id: "test".to_owned(), text: document.text.clone(), published, ..Report::default() };
    let reading = reader().read_document(&report, &document);
    let mut lines = String::new();
    for incident in &reading.incidents {
        let against = incident.against.map_or("-", |against| against.as_str());
        lines += &format!("{} against {against}\n", incident.incident_type);
        for role in &incident.roles {
            let effect = role.effect.map_or("-", |effect| effect.as_str());
            let confidence = role.confidence.map_or("-", |confidence| confidence.as_str());
            lines += &format!("  {} | {} | {effect} | {confidence}\n", role.role, role.text);
        }
    }
    expected.assert_eq(&lines);
}

#[test]
fn agents_patients_and_weapons() {
    roles(
        "
        Several several JJ 3 amod
        masked masked JJ 3 amod
        men man NNS 4 nsubj
        attacked attack VBD 0 root
        a a DT 7 det
        tax tax NN 7 compound
        office office NN 4 obj
        with with IN 10 case
        two two CD 10 nummod
        grenades grenade NNS 4 obl
        and and CC 12 cc
        killed kill VBD 4 conj
        Edvard Edvard NNP 12 obj Name=B-Person
        Lunde Lunde NNP 13 flat Name=I-Person
        . . . 4 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              perpetrator_individual | masked men | - | reported_as_fact
              target | tax office | none | -
              instrument | grenades | - | -
              victim | Edvard Lunde | death | -
        "#]],
    );
}

#[test]
fn passive_with_title_and_doubt() {
    roles(
        "
        Mayor mayor NN 2 nmod:desc
        Ada Ada NNP 6 nsubj:pass Name=B-Person
        Holm Holm NNP 2 flat Name=I-Person
        was be VBD 6 aux:pass
        allegedly allegedly RB 6 advmod
        murdered murder VBN 0 root
        by by IN 9 case
        unknown unknown JJ 9 amod
        gunmen gunman NNS 6 obl:agent
        . . . 6 punct
        ",
        expect![[r#"
            assassination against nonmilitary
              perpetrator_individual | unknown gunmen | - | suspected_or_accused
              victim | Ada Holm | death | -
        "#]],
    );
}

#[test]
fn fighting_alone_is_against_the_military_only() {
    roles(
        "
        Rebels rebel NNS 2 nsubj
        ambushed ambush VBD 0 root
        a a DT 5 det
        military military JJ 5 amod
        convoy convoy NN 2 obj
        and and CC 7 cc
        killed kill VBD 2 conj
        four four CD 9 nummod
        soldiers soldier NNS 7 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack against military_only
              perpetrator_individual | Rebels | - | reported_as_fact
              target | military convoy | none | -
        "#]],
    );
}

#[test]
fn what_is_denied_or_nobody_did_gives_no_part() {
    roles(
        "
        No no DT 2 det
        group group NN 4 nsubj
        has have VBZ 4 aux
        claimed claim VBN 0 root
        responsibility responsibility NN 4 obj
        for for IN 8 case
        the the DT 8 det
        blast blast NN 4 obl
        . . . 4 punct
        ",
        expect![[r#""#]],
    );
}

#[test]
fn one_participant_is_given_once() {
    roles(
        "
        A a DT 3 det
        powerful powerful JJ 3 amod
        bomb bomb NN 4 nsubj
        exploded explode VBD 0 root
        near near IN 7 case
        a a DT 7 det
        bank bank NN 4 obl
        . . . 4 punct

        The the DT 2 det
        bomb bomb NN 3 nsubj
        damaged damage VBD 0 root
        the the DT 5 det
        bank bank NN 3 obj
        . . . 3 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              target | bank | damaged | -
              instrument | bomb | - | -
        "#]],
    );
}

#[test]
fn who_planted_a_bomb_is_not_where_it_was() {
    roles(
        "
        The the DT 2 det
        device device NN 4 nsubj:pass
        was be VBD 4 aux:pass
        planted plant VBN 0 root
        outside outside IN 7 case
        a a DT 7 det
        bank bank NN 4 obl
        by by IN 10 case
        two two CD 10 nummod
        individuals individual NNS 4 obl:agent
        . . . 4 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              perpetrator_individual | two individuals | - | reported_as_fact
              target | bank | none | -
              instrument | device | - | -
        "#]],
    );
}

#[test]
fn the_persons_of_a_number_are_victims() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        killed kill VBD 0 root
        four four CD 4 nummod
        teachers teacher NNS 2 obj
        including including IN 6 case
        Ada Ada NNP 4 nmod Name=B-Person
        Holm Holm NNP 6 flat Name=I-Person
        and and CC 9 cc
        Per Per NNP 6 conj Name=B-Person
        Lind Lind NNP 9 flat Name=I-Person
        . . . 2 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              victim | Ada Holm | death | -
              victim | Per Lind | death | -
        "#]],
    );
}

#[test]
fn a_bomb_that_breaks_a_thing_is_an_attack() {
    roles(
        "
        A a DT 2 det
        bomb bomb NN 3 nsubj
        destroyed destroy VBD 0 root
        a a DT 5 det
        pylon pylon NN 3 obj
        on on IN 7 case
        Sunday Sunday NNP 3 obl
        . . . 3 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              target | pylon | destroyed | -
              instrument | bomb | - | -
        "#]],
    );
}

#[test]
fn the_accused_did_it_not_the_accuser() {
    roles(
        "
        Marta Marta NNP 3 nsubj Name=B-Person
        Ruiz Ruiz NNP 1 flat Name=I-Person
        accused accuse VBD 0 root
        the the DT 5 det
        guerrillas guerrilla NNS 3 obj
        of of IN 7 mark
        burning burn VBG 3 advcl
        a a DT 9 det
        school school NN 7 obj
        . . . 3 punct
        ",
        expect![[r#"
            arson against nonmilitary
              perpetrator_individual | guerrillas | - | suspected_or_accused
              target | school | damaged | -
        "#]],
    );
}

#[test]
fn those_described_are_given_by_name() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        wounded wound VBD 0 root
        three three CD 4 nummod
        teachers teacher NNS 2 obj
        . . . 2 punct

        The the DT 2 det
        injured injured NN 4 nsubj
        were be VBD 4 cop
        Ada Ada NNP 0 root Name=B-Person
        Holm Holm NNP 4 flat Name=I-Person
        and and CC 7 cc
        Per Per NNP 4 conj Name=B-Person
        Lind Lind NNP 7 flat Name=I-Person
        . . . 4 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              victim | Ada Holm | injury | -
              victim | Per Lind | injury | -
        "#]],
    );
}

#[test]
fn a_definite_deed_is_presupposed() {
    roles(
        "
        Nobody nobody NN 2 nsubj
        knows know VBZ 0 root
        who who WP 4 nsubj
        ordered order VBD 2 ccomp
        the the DT 6 det
        murder murder NN 4 obj
        of of IN 8 case
        Ada Ada NNP 6 nmod Name=B-Person
        Holm Holm NNP 8 flat Name=I-Person
        . . . 2 punct
        ",
        expect![[r#"
            other against nonmilitary
              victim | Ada Holm | death | -
        "#]],
    );
}

#[test]
fn whoever_kills_nobody_in_particular_did_nothing_that_is_told() {
    roles(
        "
        The the DT 2 det
        rebels rebel NNS 4 nsubj
        have have VBP 4 aux
        killed kill VBN 0 root
        civilians civilian NNS 4 obj
        . . . 4 punct
        ",
        expect![[r#"
            attack against nonmilitary
        "#]],
    );
}

#[test]
fn members_keep_what_they_are_members_of() {
    roles(
        "
        Members member NNS 5 nsubj
        of of IN 4 case
        the the DT 4 det
        army army NN 1 nmod
        burned burn VBD 0 root
        down down RP 5 compound:prt
        two two CD 8 nummod
        houses house NNS 5 obj
        . . . 5 punct
        ",
        expect![[r#"
            arson against nonmilitary
              perpetrator_individual | Members of the army | - | reported_as_fact
              perpetrator_organisation | army | - | reported_as_fact
              target | houses | destroyed | -
        "#]],
    );
}
