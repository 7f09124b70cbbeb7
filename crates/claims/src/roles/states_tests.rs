//! Whose fighters and whose missiles did it, robbers and burned villages, on sentences whose trees were made by hand.

use expect_test::expect;

use super::tests::roles;

#[test]
fn its_fighters_are_the_groups() {
    roles(
        "
        The the DT 4 det
        Ogun Ogun NNP 4 compound Name=B-ArmedGroup
        Freedom Freedom NNP 4 compound Name=I-ArmedGroup
        Front Front NNP 5 nsubj Name=I-ArmedGroup
        said say VBD 0 root
        its its PRP$ 7 nmod:poss
        fighters fighter NNS 9 nsubj
        had have VBD 9 aux
        attacked attack VBN 5 ccomp
        a a DT 12 det
        police police NN 12 compound
        post post NN 9 obj
        . . . 5 punct
        ",
        expect![[r#"
            attack against military_only
              perpetrator_organisation | Ogun Freedom Front | - | claimed_or_admitted
              target | police post | none | -
        "#]],
    );
}

#[test]
fn missiles_are_a_states() {
    roles(
        "
        Aldian Aldian JJ 2 amod Name=B-People
        missiles missile NNS 3 nsubj
        hit hit VBD 0 root
        a a DT 5 det
        school school NN 3 obj
        and and CC 7 cc
        killed kill VBD 3 conj
        two two CD 9 nummod
        pupils pupil NNS 7 obj
        . . . 3 punct
        ",
        expect![[r#"
            airstrike against nonmilitary
              perpetrator_organisation | Aldian | - | reported_as_fact
              target | school | damaged | -
              instrument | Aldian missiles | - | -
        "#]],
    );
}

#[test]
fn suspected_thieves_are_no_fighters() {
    roles(
        "
        Villagers villager NNS 2 nsubj
        killed kill VBD 0 root
        two two CD 5 nummod
        suspected suspected JJ 5 amod
        thieves thief NNS 2 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Villagers | - | reported_as_fact
        "#]],
    );
}

#[test]
fn killing_is_worse_than_burning() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        burned burn VBD 0 root
        six six CD 4 nummod
        houses house NNS 2 obj
        and and CC 6 cc
        killed kill VBD 2 conj
        nine nine CD 8 nummod
        farmers farmer NNS 6 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              target | houses | damaged | -
        "#]],
    );
}

#[test]
fn charges_of_a_court_explode_nowhere() {
    roles(
        "
        A a DT 2 det
        man man NN 4 nsubj:pass
        was be VBD 4 aux:pass
        arrested arrest VBN 0 root
        on on IN 6 case
        charges charge NNS 4 obl
        of of IN 8 mark
        stabbing stab VBG 6 acl
        Ada Ada NNP 8 obj Name=B-Person
        Holm Holm NNP 9 flat Name=I-Person
        . . . 4 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | man | - | suspected_or_accused
              victim | Ada Holm | injury | -
        "#]],
    );
}

#[test]
fn a_group_claims_the_attack() {
    roles(
        "
        A a DT 2 det
        bomb bomb NN 3 nsubj
        killed kill VBD 0 root
        two two CD 5 nummod
        clerks clerk NNS 3 obj
        . . . 3 punct

        Free Free NNP 2 compound Name=B-ArmedGroup
        Ruritania Ruritania NNP 3 nsubj Name=I-ArmedGroup
        claimed claim VBD 0 root
        the the DT 5 det
        attack attack NN 3 obj
        . . . 3 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              instrument | bomb | - | -
              perpetrator_organisation | Free Ruritania | - | claimed_or_admitted
        "#]],
    );
}

#[test]
fn private_guards_are_no_force() {
    roles(
        "
        Robbers robber NNS 2 nsubj
        shot shoot VBD 0 root
        a a DT 5 det
        security security NN 5 compound
        guard guard NN 2 obj
        . . . 2 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Robbers | - | reported_as_fact
        "#]],
    );
}

#[test]
fn what_explodes_by_itself_or_drives_is_an_accident() {
    roles(
        "
        A a DT 2 det
        boiler boiler NN 3 nsubj
        exploded explode VBD 0 root
        at at IN 6 case
        a a DT 6 det
        mill mill NN 3 obl
        , , , 8 punct
        killing kill VBG 3 advcl
        five five CD 10 nummod
        workers worker NNS 8 obj
        . . . 3 punct
        ",
        expect![[r#"
            accident against nonmilitary
        "#]],
    );
    roles(
        "
        A a DT 2 det
        girl girl NN 4 nsubj:pass
        was be VBD 4 aux:pass
        killed kill VBN 0 root
        when when WRB 8 advmod
        she she PRP 8 nsubj:pass
        was be VBD 8 aux:pass
        hit hit VBN 4 advcl
        by by IN 11 case
        a a DT 11 det
        train train NN 8 obl:agent
        . . . 4 punct
        ",
        expect![[r#"
            accident against nonmilitary
        "#]],
    );
}

#[test]
fn it_is_whoever_says_it_was_behind_the_blast() {
    roles(
        "
        A a DT 2 det
        bomb bomb NN 3 nsubj
        killed kill VBD 0 root
        two two CD 5 nummod
        clerks clerk NNS 3 obj
        . . . 3 punct

        Free Free NNP 2 compound Name=B-ArmedGroup
        Ruritania Ruritania NNP 3 nsubj Name=I-ArmedGroup
        said say VBD 0 root
        it it PRP 8 nsubj
        was be VBD 8 cop
        behind behind IN 8 case
        the the DT 8 det
        blast blast NN 3 ccomp
        . . . 3 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              instrument | bomb | - | -
              perpetrator_organisation | Free Ruritania | - | claimed_or_admitted
        "#]],
    );
}

#[test]
fn who_lives_by_deeds_did_none_that_is_told() {
    roles(
        "
        The the DT 2 det
        rebels rebel NNS 3 nsubj
        live live VBP 0 root
        by by IN 5 mark
        destroying destroy VBG 3 advcl
        bridges bridge NNS 5 obj
        . . . 3 punct
        ",
        expect![[r#"
            attack against -
        "#]],
    );
}

#[test]
fn a_government_that_is_toppled_is_no_house() {
    roles(
        "
        Soldiers soldier NNS 2 nsubj
        toppled topple VBD 0 root
        the the DT 4 det
        government government NN 2 obj Name=B-Government
        on on IN 6 case
        Monday Monday NNP 2 obl
        . . . 2 punct
        ",
        expect![[r#""#]],
    );
}

#[test]
fn a_threat_to_come_is_none_yet() {
    let told = |word: &str, xpos: &str| {
        format!(
            "
            Rebels rebel NNS 3 nsubj
            will will MD 3 aux
            strike strike VB 0 root
            and and CC 5 cc
            {word} threaten {xpos} 3 conj
            to to TO 7 mark
            kill kill VB 5 xcomp
            Ada Ada NNP 7 obj Name=B-Person
            Holm Holm NNP 8 flat Name=I-Person
            . . . 3 punct
            "
        )
    };
    roles(
        &told("threaten", "VB"),
        expect![[r#"
        other against -
    "#]],
    );
    roles(
        &told("threatened", "VBD"),
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Rebels | - | claimed_or_admitted
              victim | Ada Holm | none | -
        "#]],
    );
}
