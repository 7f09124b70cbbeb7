//! Whose they are who did it, which state is behind a strike, and the names that other sentences have for them.

use expect_test::expect;

use super::tests::roles;

#[test]
fn an_unknown_name_before_a_noun_for_a_group() {
    let source = "
        The the DT 2 det
        gunmen gunman NNS 7 nsubj
        of of IN 6 case
        the the DT 6 det
        Vorn Vorn NNP 6 compound
        group group NN 2 nmod
        killed kill VBD 0 root
        two two CD 9 nummod
        clerks clerk NNS 7 obj
        . . . 7 punct
        ";
    roles(
        source,
        expect![[r#"
        shooting against nonmilitary
          perpetrator_individual | gunmen of the Vorn group | - | reported_as_fact
          perpetrator_organisation | Vorn group | - | reported_as_fact
    "#]],
    );
}

#[test]
fn a_tie_behind_the_phrase() {
    roles(
        "
        The the DT 2 det
        attackers attacker NNS 9 nsubj
        , , , 5 punct
        from from IN 5 case
        Jama Jama NNP 2 nmod Name=B-ArmedGroup
        Vorn Vorn NNP 5 flat Name=I-ArmedGroup
        , , , 5 punct
        then then RB 9 advmod
        stormed storm VBD 0 root
        the the DT 11 det
        hotel hotel NN 9 obj
        . . . 9 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | attackers | - | reported_as_fact
              perpetrator_organisation | Jama Vorn | - | reported_as_fact
              target | hotel | none | -
        "#]],
    );
    roles(
        "
        Militants militant NNS 6 nsubj
        linked link VBN 1 acl
        to to IN 4 case
        Jama Jama NNP 2 obl Name=B-ArmedGroup
        Vorn Vorn NNP 4 flat Name=I-ArmedGroup
        burned burn VBD 0 root
        a a DT 8 det
        school school NN 6 obj
        . . . 6 punct
        ",
        expect![[r#"
            arson against nonmilitary
              perpetrator_individual | Militants | - | reported_as_fact
              perpetrator_organisation | Jama Vorn | - | reported_as_fact
              target | school | damaged | -
        "#]],
    );
}

#[test]
fn whoever_is_suspected_in_the_noun_is_suspected() {
    roles(
        "
        Suspected suspected JJ 2 amod
        rebels rebel NNS 3 nsubj
        killed kill VBD 0 root
        two two CD 5 nummod
        clerks clerk NNS 3 obj
        . . . 3 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | rebels | - | suspected_or_accused
        "#]],
    );
}

#[test]
fn a_militia_without_a_name_is_a_body() {
    roles(
        "
        An a DT 3 det
        armed armed JJ 3 amod
        militia militia NN 4 nsubj
        burned burn VBD 0 root
        a a DT 6 det
        school school NN 4 obj
        . . . 4 punct
        ",
        expect![[r#"
            arson against nonmilitary
              perpetrator_organisation | armed militia | - | reported_as_fact
              target | school | damaged | -
        "#]],
    );
}

#[test]
fn the_state_whose_strike_it_was() {
    roles(
        "
        Two two CD 2 nummod
        clerks clerk NNS 4 nsubj:pass
        were be VBD 4 aux:pass
        killed kill VBN 0 root
        in in IN 8 case
        a a DT 8 det
        Danish Danish JJ 8 amod Name=B-People
        airstrike airstrike NN 4 obl
        on on IN 11 case
        a a DT 11 det
        school school NN 8 nmod
        . . . 4 punct
        ",
        expect![[r#"
            airstrike against nonmilitary
              perpetrator_organisation | Danish | - | reported_as_fact
              target | school | damaged | -
        "#]],
    );
    roles(
        "
        Denmark Denmark NNP 2 nsubj Name=B-Country
        bombed bomb VBD 0 root
        a a DT 4 det
        school school NN 2 obj
        . . . 2 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              perpetrator_organisation | Denmark | - | reported_as_fact
              target | school | damaged | -
        "#]],
    );
}

#[test]
fn the_name_of_another_sentence() {
    roles(
        "
        A a DT 2 det
        gunman gunman NN 3 nsubj
        killed kill VBD 0 root
        two two CD 5 nummod
        clerks clerk NNS 3 obj
        . . . 3 punct

        Police police NNS 2 nsubj
        named name VBD 0 root
        the the DT 4 det
        gunman gunman NN 2 obj
        as as IN 6 case
        Per Per NNP 2 obl Name=B-Person
        Lind Lind NNP 6 flat Name=I-Person
        . . . 2 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Per Lind | - | reported_as_fact
        "#]],
    );
}

#[test]
fn who_is_behind_it() {
    roles(
        "
        A a DT 2 det
        bomb bomb NN 3 nsubj
        destroyed destroy VBD 0 root
        a a DT 5 det
        bank bank NN 3 obj
        . . . 3 punct

        Jama Jama NNP 3 nsubj Name=B-ArmedGroup
        Vorn Vorn NNP 1 flat Name=I-ArmedGroup
        said say VBD 0 root
        it it PRP 7 nsubj
        was be VBD 7 cop
        behind behind IN 7 case
        it it PRP 3 ccomp
        . . . 3 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              target | bank | destroyed | -
              instrument | bomb | - | -
              perpetrator_organisation | Jama Vorn | - | claimed_or_admitted
        "#]],
    );
}

#[test]
fn a_crowd_that_burns_a_police_station_is_no_fighting() {
    roles(
        "
        Villagers villager NNS 2 nsubj
        burned burn VBD 0 root
        a a DT 5 det
        police police NN 5 compound
        station station NN 2 obj
        and and CC 7 cc
        killed kill VBD 2 conj
        two two CD 9 nummod
        clerks clerk NNS 7 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack against mixed
              perpetrator_individual | Villagers | - | reported_as_fact
              target | police station | damaged | -
        "#]],
    );
}
