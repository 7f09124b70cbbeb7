//! Who did it by sentences that do not tell the deed: ties, where shots came from, whose ground it is, claims in other words.

use expect_test::expect;

use super::tests::roles;

#[test]
fn attackers_are_from_a_group() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        killed kill VBD 0 root
        four _ CD 4 nummod
        clerks clerk NNS 2 obj
        at _ IN 7 case
        a _ DT 7 det
        bank _ NN 2 obl SpaceAfter=No
        . _ . 2 punct

        Officials official NNS 2 nsubj
        said say VBD 0 root
        the _ DT 4 det
        attackers attacker NNS 9 nsubj
        were be VBD 9 cop
        from _ IN 9 case
        the _ DT 9 det
        Lake Lake NNP 9 compound Name=B-Place
        Front Front NNP 2 ccomp SpaceAfter=No|Name=I-Place
        . _ . 2 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              perpetrator_organisation | Lake Front | - | reported_as_fact
        "#]],
    );
}

#[test]
fn they_are_members_of_a_gang() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        killed kill VBD 0 root
        four _ CD 4 nummod
        clerks clerk NNS 2 obj
        at _ IN 7 case
        a _ DT 7 det
        bank _ NN 2 obl SpaceAfter=No
        . _ . 2 punct

        Detectives detective NNS 2 nsubj
        said say VBD 0 root
        they _ PRP 5 nsubj
        were be VBD 5 cop
        members member NNS 2 ccomp
        of _ IN 9 case
        the _ DT 9 det
        Verdas Verdas NNP 9 compound Name=B-Organisation
        gang _ NN 5 nmod SpaceAfter=No
        . _ . 2 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              perpetrator_organisation | Verdas gang | - | reported_as_fact
        "#]],
    );
}

#[test]
fn shots_come_from_a_hill_that_a_group_holds() {
    roles(
        "
        Two _ CD 2 nummod
        shells shell NNS 3 nsubj
        hit _ VBD 0 root
        a _ DT 5 det
        school _ NN 3 obj SpaceAfter=No
        , _ , 7 punct
        killing kill VBG 3 advcl
        four _ CD 9 nummod
        pupils pupil NNS 7 obj SpaceAfter=No
        . _ . 3 punct

        The _ DT 2 det
        shells shell NNS 4 nsubj:pass
        were be VBD 4 aux:pass
        fired fire VBN 0 root
        from _ IN 6 case
        hills hill NNS 4 obl
        held hold VBN 6 acl
        by _ IN 11 case
        the _ DT 11 det
        Lake Lake NNP 11 compound Name=B-Place
        Front Front NNP 7 obl:agent SpaceAfter=No|Name=I-Place
        . _ . 4 punct
        ",
        expect![[r#"
            attack against nonmilitary
              target | school | damaged | -
              instrument | shells | - | -
              perpetrator_organisation | Lake Front | - | suspected_or_accused
        "#]],
    );
}

#[test]
fn police_who_were_shot_are_of_their_force() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        killed kill VBD 0 root
        four _ CD 4 nummod
        officers officer NNS 2 obj
        at _ IN 7 case
        a _ DT 7 det
        post _ NN 2 obl SpaceAfter=No
        . _ . 2 punct

        They _ PRP 6 nsubj
        were be VBD 6 cop
        from _ IN 6 case
        the _ DT 6 det
        Tarn Tarn NNP 6 compound Name=B-SecurityForce
        Police Police NNP 0 root SpaceAfter=No|Name=I-SecurityForce
        . _ . 6 punct
        ",
        expect![[r#"
            shooting against military_only
              perpetrator_individual | Gunmen | - | reported_as_fact
              target | post | none | -
        "#]],
    );
}

#[test]
fn whose_ground_it_is_may_have_done_it() {
    roles(
        "
        A _ DT 2 det
        rocket _ NN 3 nsubj
        killed kill VBD 0 root
        four _ CD 5 nummod
        clerks clerk NNS 3 obj
        in _ IN 8 case
        a _ DT 8 det
        bank _ NN 3 obl SpaceAfter=No
        . _ . 3 punct

        The _ DT 3 det
        Lake Lake NNP 3 compound Name=B-ArmedGroup
        Front Front NNP 4 nsubj Name=I-ArmedGroup
        operates operate VBZ 0 root
        in _ IN 7 case
        the _ DT 7 det
        area _ NN 4 obl SpaceAfter=No
        . _ . 4 punct
        ",
        expect![[r#"
            attack against nonmilitary
              instrument | rocket | - | -
              perpetrator_organisation | Lake Front | - | possible
        "#]],
    );
}

#[test]
fn a_group_shows_its_attack() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        killed kill VBD 0 root
        four _ CD 4 nummod
        clerks clerk NNS 2 obj
        at _ IN 7 case
        a _ DT 7 det
        bank _ NN 2 obl SpaceAfter=No
        . _ . 2 punct

        The _ DT 3 det
        Lake Lake NNP 3 compound Name=B-ArmedGroup
        Front Front NNP 5 nsubj Name=I-ArmedGroup
        later late RBR 5 advmod
        released release VBD 0 root
        a _ DT 7 det
        video _ NN 5 obj
        of _ IN 10 case
        the _ DT 10 det
        attack _ NN 7 nmod SpaceAfter=No
        . _ . 5 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              perpetrator_organisation | Lake Front | - | claimed_or_admitted
        "#]],
    );
}

#[test]
fn remnants_of_a_group() {
    roles(
        "
        A _ DT 2 det
        bomb _ NN 3 nsubj
        killed kill VBD 0 root
        four _ CD 5 nummod
        clerks clerk NNS 3 obj
        at _ IN 8 case
        a _ DT 8 det
        bank _ NN 3 obl SpaceAfter=No
        . _ . 3 punct

        The _ DT 2 det
        governor _ NN 3 nsubj
        attributed attribute VBD 0 root
        the _ DT 5 det
        bombing _ NN 3 obj
        to _ IN 7 case
        remnants remnant NNS 3 obl
        of _ IN 11 case
        the _ DT 11 det
        Lake Lake NNP 11 compound Name=B-Place
        Front Front NNP 7 nmod SpaceAfter=No|Name=I-Place
        . _ . 3 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              instrument | bomb | - | -
              target | bank | damaged | -
              perpetrator_organisation | Lake Front | - | suspected_or_accused
        "#]],
    );
}

#[test]
fn fronts_pitted_against_each_other() {
    roles(
        "
        Nine _ CD 2 nummod
        fighters fighter NNS 4 nsubj:pass
        were be VBD 4 aux:pass
        killed kill VBN 0 root
        in _ IN 6 case
        clashes clash NNS 4 obl SpaceAfter=No
        . _ . 4 punct

        The _ DT 2 det
        clashes clash NNS 3 nsubj
        pitted pit VBD 0 root
        the _ DT 7 det
        Carlos Carlos NNP 7 compound Name=B-Organisation
        Vind Vind NNP 5 flat Name=I-Organisation
        front _ NNP 3 obj
        against _ IN 11 case
        the _ DT 11 det
        12 _ CD 11 nummod Name=B-ArmedGroup
        Brigade Brigade NNP 3 obl SpaceAfter=No|Name=I-ArmedGroup
        . _ . 3 punct
        ",
        expect![[r#"
            clash against military_only
              perpetrator_organisation | Carlos Vind front | - | reported_as_fact
              perpetrator_organisation | 12 Brigade | - | reported_as_fact
        "#]],
    );
}

#[test]
fn a_group_says_we_did_it() {
    roles(
        "
        A _ DT 2 det
        bomb _ NN 3 nsubj
        destroyed destroy VBD 0 root
        a _ DT 5 det
        bridge _ NN 3 obj SpaceAfter=No
        . _ . 3 punct

        \" _ `` 3 punct SpaceAfter=No
        We _ PRP 3 nsubj
        did do VBD 7 ccomp
        it _ PRP 3 obj SpaceAfter=No
        , _ , 3 punct SpaceAfter=No
        \" _ '' 3 punct
        said say VBD 0 root
        a _ DT 9 det
        spokesman _ NN 3 obj
        for _ IN 13 case
        the _ DT 13 det
        Lake Lake NNP 13 compound Name=B-ArmedGroup
        Front Front NNP 9 nmod SpaceAfter=No|Name=I-ArmedGroup
        . _ . 7 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              target | bridge | destroyed | -
              instrument | bomb | - | -
              perpetrator_organisation | Lake Front | - | claimed_or_admitted
        "#]],
    );
}

#[test]
fn it_is_the_group_that_speaks() {
    roles(
        "
        Four _ CD 2 nummod
        clerks clerk NNS 4 nsubj:pass
        were be VBD 4 aux:pass
        killed kill VBN 14 ccomp
        in _ IN 7 case
        an a DT 7 det
        attack _ NN 4 obl
        on _ IN 10 case
        a _ DT 10 det
        bank _ NN 7 nmod SpaceAfter=No
        , _ , 4 punct
        the _ DT 13 det
        army _ NN 14 nsubj
        said say VBD 0 root SpaceAfter=No
        . _ . 14 punct

        The _ DT 2 det
        group _ NN 5 nsubj
        Black Black NNP 4 amod Name=B-Organisation
        Dawn Dawn NNP 2 appos Name=I-Organisation
        said say VBD 0 root
        it _ PRP 8 nsubj
        had have VBD 8 aux
        killed kill VBN 5 ccomp
        six _ CD 10 nummod
        soldiers soldier NNS 8 obj SpaceAfter=No
        . _ . 5 punct
        ",
        expect![[r#"
            attack against mixed
              target | bank | none | -
              perpetrator_organisation | Black Dawn | - | claimed_or_admitted
        "#]],
    );
}

#[test]
fn a_movement_and_a_front_are_blamed() {
    roles(
        "
        A _ DT 2 det
        bomb _ NN 3 nsubj
        killed kill VBD 0 root
        four _ CD 5 nummod
        clerks clerk NNS 3 obj
        at _ IN 8 case
        a _ DT 8 det
        bank _ NN 3 obl SpaceAfter=No
        . _ . 3 punct

        Police _ NNS 2 nsubj
        blamed blame VBD 0 root
        the _ DT 4 det
        Movement _ NN 2 obj
        for _ IN 6 case
        Orre Orre NNP 2 obl Name=B-Organisation
        and _ CC 10 cc
        the _ DT 10 det
        Lake Lake NNP 10 compound Name=B-Organisation
        Front Front NNP 6 conj SpaceAfter=No|Name=I-Organisation
        . _ . 2 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              instrument | bomb | - | -
              target | bank | damaged | -
              perpetrator_organisation | Movement for Orre | - | suspected_or_accused
              perpetrator_organisation | Lake Front | - | suspected_or_accused
        "#]],
    );
}

#[test]
fn a_group_takes_up_the_speaker() {
    roles(
        "
        A _ DT 2 det
        bomb _ NN 3 nsubj
        killed kill VBD 0 root
        four _ CD 5 nummod
        clerks clerk NNS 3 obj
        at _ IN 8 case
        a _ DT 8 det
        bank _ NN 3 obl SpaceAfter=No
        . _ . 3 punct

        Black Black NNP 2 amod Name=B-ArmedGroup
        Dawn Dawn NNP 4 nmod:poss SpaceAfter=No|Name=I-ArmedGroup
        's _ POS 2 case
        radio _ NN 5 nsubj
        said say VBD 0 root
        the _ DT 7 det
        group _ NN 9 nsubj
        had have VBD 9 aux
        planted plant VBN 5 ccomp
        the _ DT 11 det
        bomb _ NN 9 obj SpaceAfter=No
        . _ . 5 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              instrument | bomb | - | -
              target | bank | damaged | -
              perpetrator_organisation | Black Dawn | - | claimed_or_admitted
        "#]],
    );
}

#[test]
fn a_claim_tells_who_did_it() {
    roles(
        "
        A _ DT 2 det
        man _ NN 6 nsubj
        swinging swing VBG 2 acl
        a _ DT 5 det
        sword _ NN 3 obj
        slashed slash VBD 0 root
        four _ CD 8 nummod
        passengers passenger NNS 6 obj
        on _ IN 11 case
        a _ DT 11 det
        train _ NN 6 obl
        in _ IN 13 case
        Orre Orre NNP 6 obl SpaceAfter=No|Name=B-Place
        . _ . 6 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | man | - | reported_as_fact
              instrument | sword | - | -
        "#]],
    );
}

#[test]
fn who_was_seen_to_run_is_suspected() {
    roles(
        "
        A _ DT 2 det
        bomb _ NN 3 nsubj
        wrecked wreck VBD 0 root
        a _ DT 5 det
        shop _ NN 3 obj
        in _ IN 7 case
        Orre Orre NNP 3 obl SpaceAfter=No|Name=B-Place
        . _ . 3 punct

        Two _ CD 3 nummod
        masked _ JJ 3 amod
        men man NNS 5 nsubj:pass
        were be VBD 5 aux:pass
        seen see VBN 0 root
        running run VBG 5 xcomp
        along _ IN 9 case
        the _ DT 9 det
        river _ NN 6 obl SpaceAfter=No
        . _ . 5 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              target | shop | destroyed | -
              instrument | bomb | - | -
              perpetrator_individual | Two masked men | - | suspected_or_accused
        "#]],
    );
}

#[test]
fn who_flees_into_the_street_did_nothing() {
    roles(
        "
        A _ DT 2 det
        bomb _ NN 3 nsubj
        wrecked wreck VBD 0 root
        a _ DT 5 det
        shop _ NN 3 obj
        in _ IN 7 case
        Orre Orre NNP 3 obl SpaceAfter=No|Name=B-Place
        . _ . 3 punct

        Hundreds hundred NNS 4 nsubj
        of _ IN 3 case
        people _ NNS 1 nmod
        ran run VBD 0 root
        from _ IN 7 case
        the _ DT 7 det
        building _ NN 4 obl SpaceAfter=No
        . _ . 4 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              target | shop | destroyed | -
              instrument | bomb | - | -
        "#]],
    );
}
