//! What the rest of the report makes of a word, who fell fighting, and what a bomb holds.

use expect_test::expect;

use super::tests::roles;

#[test]
fn whoever_is_released_after_a_kidnapping_was_taken() {
    let kidnapped = "
        Rebels rebel NNS 2 nsubj
        kidnapped kidnap VBD 0 root
        two two CD 4 nummod
        tourists tourist NNS 2 obj
        . . . 2 punct
        ";
    let released = "
        Ada Ada NNP 4 nsubj:pass Name=B-Person
        Holm Holm NNP 1 flat Name=I-Person
        was be VBD 4 aux:pass
        released release VBN 0 root
        on on IN 6 case
        Sunday Sunday NNP 4 obl
        . . . 4 punct
        ";
    roles(
        &format!("{kidnapped}\n{released}"),
        expect![[r#"
        kidnapping against nonmilitary
          perpetrator_individual | Rebels | - | reported_as_fact
          victim | Ada Holm | abducted | -
    "#]],
    );
    roles(
        released,
        expect![[r#"
        other against -
    "#]],
    );
}

#[test]
fn the_body_of_a_person_is_no_governing_body() {
    let found = "
        The the DT 2 det
        body body NN 7 nsubj
        of of IN 4 case
        PHRASE
        lay lie VBD 0 root
        in in IN 10 case
        a a DT 10 det
        field field NN 7 obl
        . . . 7 punct
        ";
    let named = "Ada Ada NNP 2 nmod Name=B-Person\nHolm Holm NNP 4 flat Name=I-Person\n, , , 4 punct";
    let plain = "experts expert NNS 2 nmod\n, , , 4 punct\n, , , 4 punct";
    roles(
        &found.replace("PHRASE", named),
        expect![[r#"
        other against nonmilitary
          victim | Ada Holm | death | -
    "#]],
    );
    roles(
        &found.replace("PHRASE", plain),
        expect![[r#"
        other against -
    "#]],
    );
}

#[test]
fn the_killers_of_somebody_name_a_victim() {
    roles(
        "
        Police police NNS 2 nsubj
        seek seek VBP 0 root
        the the DT 4 det
        killers killer NNS 2 obj
        of of IN 6 case
        Ada Ada NNP 4 nmod Name=B-Person
        Holm Holm NNP 6 flat Name=I-Person
        , , , 11 punct
        who who WP 11 nsubj:pass
        was be VBD 11 aux:pass
        buried bury VBN 6 acl:relcl
        on on IN 13 case
        Sunday Sunday NNP 11 obl
        . . . 2 punct
        ",
        expect![[r#"
            other against nonmilitary
              victim | Ada Holm | death | -
        "#]],
    );
}

#[test]
fn who_died_in_a_clash_was_fighting() {
    let died = "
        PREFIX
        Per Per NNP 4 nsubj Name=B-Person
        Lind Lind NNP 2 flat Name=I-Person
        died die VBD 0 root
        in in IN 7 case
        a a DT 7 det
        NOUN NOUN NN 4 obl
        with with IN 9 case
        soldiers soldier NNS 7 nmod
        . . . 4 punct
        ";
    let of = |prefix: &str, noun: &str| died.replace("PREFIX", prefix).replace("NOUN", noun);
    roles(
        &of("The the DT 2 det", "clash"),
        expect![[r#"
        clash against military_only
          victim | Per Lind | death | -
    "#]],
    );
    roles(
        &of("Teacher teacher NN 2 nmod:desc", "clash"),
        expect![[r#"
        attack against nonmilitary
          victim | Per Lind | death | -
    "#]],
    );
    roles(
        &of("The the DT 2 det", "hotel"),
        expect![[r#"
            other against nonmilitary
              victim | Per Lind | death | -
        "#]],
    );
    roles(
        &of("Commander commander NN 2 nmod:desc", "hotel"),
        expect![[r#"
            other against military_only
              victim | Per Lind | death | -
        "#]],
    );
}

#[test]
fn what_a_truck_was_loaded_with_went_off() {
    let truck = "
        A a DT 2 det
        truck truck NN 8 nsubj
        VERB LEMMA VBN 2 acl
        with with IN 5 case
        kilos kilo NNS 3 obl
        of of IN 7 case
        dynamite dynamite NN 5 nmod
        exploded explode VBD 0 root
        near near IN 11 case
        a a DT 11 det
        bank bank NN 8 obl
        . . . 8 punct
        ";
    roles(
        &truck.replace("VERB", "loaded").replace("LEMMA", "load"),
        expect![[r#"
        bombing against nonmilitary
          target | bank | damaged | -
          instrument | dynamite | - | -
    "#]],
    );
    roles(
        &truck.replace("VERB", "compared").replace("LEMMA", "compare"),
        expect![[r#"
        bombing against nonmilitary
          target | bank | damaged | -
    "#]],
    );
}

#[test]
fn threats_damage_and_falling_shells() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        killed kill VBD 0 root
        two two CD 4 nummod
        men man NNS 2 obj
        . . . 2 punct

        Threat threat NN 7 nsubj:pass
        against against IN 3 case
        Ada Ada NNP 1 nmod Name=B-Person
        Holm Holm NNP 3 flat Name=I-Person
        were be VBD 7 aux:pass
        also also RB 7 advmod
        made make VBN 0 root
        on on IN 9 case
        Sunday Sunday NNP 7 obl
        . . . 7 punct

        A a DT 2 det
        hotel hotel NN 3 nsubj
        sustained sustain VBD 0 root
        damage damage NN 3 obj
        . . . 3 punct

        Rockets rocket NNS 2 nsubj
        fell fall VBD 0 root
        on on IN 5 case
        a a DT 5 det
        school school NN 2 obl
        . . . 2 punct

        Leaves leaf NNS 2 nsubj
        fell fall VBD 0 root
        on on IN 5 case
        a a DT 5 det
        church church NN 2 obl
        . . . 2 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              victim | Ada Holm | none | -
              target | hotel | damaged | -
              target | school | damaged | -
              instrument | Rockets | - | -
        "#]],
    );
}

#[test]
fn a_column_of_terrorists_of_some_group() {
    roles(
        "
        A a DT 2 det
        column column NN 6 nsubj
        of of IN 5 case
        Hamas Hamas NNP 5 compound Name=B-ArmedGroup
        terrorists terrorist NNS 2 nmod
        burned burn VBD 0 root
        the the DT 8 det
        office office NN 6 obj
        of of IN 10 case
        lawyer lawyer NN 8 nmod
        Jan Jan NNP 8 parataxis Name=B-Person
        Holm Holm NNP 11 flat Name=I-Person
        . . . 6 punct
        ",
        expect![[r#"
            arson against nonmilitary
              perpetrator_individual | column of Hamas terrorists | - | reported_as_fact
              perpetrator_organisation | Hamas | - | reported_as_fact
              target | office of lawyer Jan Holm | damaged | -
              victim | Jan Holm | none | -
        "#]],
    );
}
