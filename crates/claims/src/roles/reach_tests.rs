//! How far the parts of a deed reach: lists, phrases that the tree hangs elsewhere, accusations, and the words given.

use expect_test::expect;

use super::tests::{roles, roles_on};

#[test]
fn a_list_begins_inside_a_phrase() {
    roles(
        "
        Rebels rebel NNS 2 nsubj
        burned burn VBD 0 root
        the the DT 4 det
        offices office NNS 2 obj
        of of IN 8 case
        the the DT 8 det
        telephone telephone NN 8 compound
        company company NN 4 nmod
        , , , 11 punct
        a a DT 11 det
        bank bank NN 8 conj
        and and CC 14 cc
        a a DT 14 det
        school school NN 8 conj
        . . . 2 punct
        ",
        expect![[r#"
            arson against nonmilitary
              perpetrator_individual | Rebels | - | reported_as_fact
              target | offices of the telephone company | damaged | -
              target | bank | damaged | -
              target | school | damaged | -
        "#]],
    );
}

#[test]
fn names_behind_a_number_of_some_group() {
    roles(
        "
        Two two CD 8 nsubj:pass
        of of IN 4 case
        her her PRP$ 4 nmod:poss
        drivers driver NNS 1 nmod
        , , , 6 punct
        Jan Jan NNP 4 appos Name=B-Person
        Holm Holm NNP 6 flat Name=I-Person
        killed kill VBN 0 root
        were be VBD 8 aux:pass
        . . . 8 punct
        ",
        expect![[r#"
            other against nonmilitary
              victim | Jan Holm | death | -
        "#]],
    );
}

#[test]
fn where_a_bomb_went_off_may_hang_on_the_town() {
    roles(
        "
        A a DT 2 det
        bomb bomb NN 3 nsubj
        exploded explode VBD 0 root
        in in IN 6 case
        the the DT 6 det
        city city NN 3 obl
        of of IN 8 case
        Tarn Tarn NNP 6 nmod Name=B-Place
        , , , 12 punct
        near near IN 12 case
        a a DT 12 det
        cinema cinema NN 6 nmod
        . . . 3 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              target | cinema | damaged | -
              instrument | bomb | - | -
        "#]],
    );
}

#[test]
fn who_did_it_may_hang_behind_a_gloss() {
    roles(
        "
        The the DT 2 det
        teachers teacher NNS 11 nsubj:pass
        murdered murder VBN 2 acl
        last last JJ 5 amod
        Friday Friday NNP 3 obl
        by by IN 8 case
        two two CD 8 nummod
        farmers farmer NNS 11 obl
        wearing wear VBG 8 acl
        hoods hood NNS 9 obj
        buried bury VBN 0 root
        were be VBD 11 aux:pass
        . . . 11 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | two farmers wearing hoods | - | reported_as_fact
        "#]],
    );
}

#[test]
fn wounded_may_be_an_adjective() {
    roles(
        "
        Ada Ada NNP 4 nsubj Name=B-Person
        Holm Holm NNP 1 flat Name=I-Person
        was be VBD 4 cop
        wounded wounded JJ 0 root
        on on IN 6 case
        Sunday Sunday NNP 4 obl
        . . . 4 punct
        ",
        expect![[r#"
            other against nonmilitary
              victim | Ada Holm | injury | -
        "#]],
    );
}

#[test]
fn whoever_is_arrested_after_a_deed_is_not_accused_of_it() {
    let after = "
        Per Per NNP 4 nsubj:pass Name=B-Person
        Lind Lind NNP 1 flat Name=I-Person
        was be VBD 4 aux:pass
        arrested arrest VBN 0 root
        LINK LINK IN 7 case
        the the DT 7 det
        murder murder NN 4 obl
        of of IN 9 case
        Ada Ada NNP 7 nmod Name=B-Person
        Holm Holm NNP 9 flat Name=I-Person
        . . . 4 punct
        ";
    roles(
        &after.replace("LINK", "following"),
        expect![[r#"
            attack against nonmilitary
              victim | Ada Holm | death | -
        "#]],
    );
    roles(
        &after.replace("LINK", "for"),
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Per Lind | - | suspected_or_accused
              victim | Ada Holm | death | -
        "#]],
    );
}

#[test]
fn holding_and_taking_are_no_deeds_by_themselves() {
    roles(
        "
        Jan Jan NNP 3 nsubj Name=B-Person
        Holm Holm NNP 1 flat Name=I-Person
        participated participate VBD 0 root
        in in IN 6 case
        the the DT 6 det
        congress congress NN 3 obl
        held hold VBN 6 acl
        after after IN 10 case
        the the DT 10 det
        bombing bombing NN 7 obl
        of of IN 13 case
        a a DT 13 det
        bank bank NN 10 nmod
        . . . 3 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              target | bank | damaged | -
        "#]],
    );
}

#[test]
fn an_attack_is_attributed_a_statement_is_not() {
    let attributed = "
        The the DT 2 det
        NOUN NOUN NN 4 nsubj:pass
        was be VBD 4 aux:pass
        attributed attribute VBN 0 root
        to to IN 6 case
        rebels rebel NNS 4 obl
        . . . 4 punct

        It it PRP 2 nsubj
        destroyed destroy VBD 0 root
        a a DT 4 det
        bridge bridge NN 2 obj
        on on IN 6 case
        Sunday Sunday NNP 2 obl
        . . . 2 punct
        ";
    roles(
        &attributed.replace("NOUN", "attack"),
        expect![[r#"
        attack against nonmilitary
          perpetrator_individual | rebels | - | suspected_or_accused
          target | bridge | destroyed | -
    "#]],
    );
    roles(
        &attributed.replace("NOUN", "statement"),
        expect![[r#"
        other against nonmilitary
          target | bridge | destroyed | -
    "#]],
    );
}

#[test]
fn a_colonel_is_accused_in_a_clause_about_the_deed() {
    roles(
        "
        The the DT 2 det
        murder murder NN 10 nsubj
        of of IN 4 case
        Ada Ada NNP 2 nmod Name=B-Person
        Holm Holm NNP 4 flat Name=I-Person
        in in IN 7 case
        which which WDT 9 obl
        soldiers soldier NNS 9 nsubj:pass
        implicated implicate VBN 2 acl:relcl
        shocked shock VBD 0 root
        Tarn Tarn NNP 10 obj Name=B-Place
        . . . 10 punct
        ",
        expect![[r#"
            attack against nonmilitary
              victim | Ada Holm | death | -
              perpetrator_individual | soldiers | - | suspected_or_accused
        "#]],
    );
}

#[test]
fn an_office_that_ended_long_ago_does_not_make_the_deed_old() {
    let shot = "
        Per Per NNP 8 nsubj:pass Name=B-Person
        Lind Lind NNP 1 flat Name=I-Person
        , , , 4 punct
        minister minister NN 1 appos
        LINK LINK IN 6 case
        1989 1989 CD 4 nmod
        was be VBD 8 aux:pass
        murdered murder VBN 0 root
        by by IN 11 case
        two two CD 11 nummod
        men man NNS 8 obl:agent
        . . . 8 punct
        ";
    roles_on(
        "2024-05-02",
        &shot.replace("LINK", "until"),
        expect![[r#"
            assassination against nonmilitary
              perpetrator_individual | two men | - | reported_as_fact
              victim | Per Lind | death | -
        "#]],
    );
    roles_on(
        "2024-05-02",
        &shot.replace("LINK", "in"),
        expect![[r#"
            assassination against nonmilitary
              perpetrator_individual | two men | - | reported_as_fact
              victim | Per Lind | death | -
        "#]],
    );
    roles_on(
        "2024-05-02",
        &shot.replace("LINK", "in").replace("1989 1989 CD 4 nmod", "1989 1989 CD 8 obl"),
        expect![[r#"
            attack against -
        "#]],
    );
}

#[test]
fn whose_car_it_was_is_part_of_its_name() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        attacked attack VBD 0 root
        Jan Jan NNP 6 nmod:poss Name=B-Person
        Holm Holm NNP 3 flat Name=I-Person
        's 's POS 3 case
        car car NN 2 obj
        and and CC 10 cc
        the the DT 9 det
        town town NN 10 nmod:poss
        bridge bridge NN 6 conj
        . . . 2 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              target | Jan Holm 's car | none | -
              victim | Jan Holm | none | -
              target | bridge | none | -
        "#]],
    );
}

#[test]
fn how_big_a_bomb_was_is_no_part_of_its_name() {
    roles(
        "
        A a DT 4 det
        powerful powerful JJ 4 amod
        car car NN 4 compound
        bomb bomb NN 5 nsubj
        damaged damage VBD 0 root
        the the DT 7 det
        offices office NNS 5 obj
        of of IN 10 case
        the the DT 10 det
        newspaper newspaper NN 7 nmod
        El El NNP 10 appos Name=B-Organisation
        Faro Faro NNP 11 flat Name=I-Organisation
        . . . 5 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              target | offices of the newspaper El Faro | damaged | -
              instrument | car bomb | - | -
        "#]],
    );
}

#[test]
fn what_they_wore_tells_them_apart() {
    roles(
        "
        Several several JJ 2 amod
        men man NNS 6 nsubj
        wearing wear VBG 2 acl
        army army NN 5 compound
        uniforms uniform NNS 3 obj
        burned burn VBD 0 root
        a a DT 8 det
        bus bus NN 6 obj
        . . . 6 punct
        ",
        expect![[r#"
            arson against nonmilitary
              perpetrator_individual | men wearing army uniforms | - | reported_as_fact
              target | bus | damaged | -
        "#]],
    );
}

#[test]
fn a_number_of_some_group_in_capitals() {
    roles(
        "
        TWO two CD 2 nummod
        WOMEN woman NNS 4 nsubj:pass
        WERE be VBD 4 aux:pass
        WOUNDED wound VBN 0 root
        . . . 4 punct

        MEN man NNS 2 nsubj
        KILLED kill VBD 0 root
        SIX six CD 2 obj
        OF of IN 6 case
        THE the DT 6 det
        MISSIONARIES missionary NNPS 3 nmod Name=B-Organisation
        IN in IN 8 case
        MAY may NNP 2 obl
        . . . 2 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | MEN | - | reported_as_fact
        "#]],
    );
    roles(
        "
        MEN man NNS 2 nsubj
        ATTACKED attack VBD 0 root
        UNITED united NNP 4 compound Name=B-Organisation
        WORKERS worker NNPS 2 obj Name=I-Organisation
        . . . 2 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | MEN | - | reported_as_fact
              target | UNITED WORKERS | none | -
        "#]],
    );
}
