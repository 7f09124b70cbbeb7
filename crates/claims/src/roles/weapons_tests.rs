//! What was hit and with what: weapons wherever they are told, and what became of things.

use expect_test::expect;

use super::tests::roles;

#[test]
fn a_weapon_behind_with_may_hang_elsewhere() {
    roles(
        "
        Rebels rebel NNS 2 nsubj
        destroyed destroy VBD 0 root
        a _ DT 4 det
        bridge _ NN 2 obj
        linking link VBG 4 acl
        two _ CD 7 nummod
        towns town NNS 5 obj
        with _ IN 9 case
        explosives explosive NNS 5 obl
        on _ IN 11 case
        Monday Monday NNP 2 obl SpaceAfter=No
        . _ . 2 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              perpetrator_individual | Rebels | - | reported_as_fact
              target | bridge | destroyed | -
              instrument | explosives | - | -
        "#]],
    );
}

#[test]
fn what_governs_a_noun_makes_it_a_weapon() {
    roles(
        "
        A _ DT 2 det
        group _ NN 9 nsubj
        of _ IN 4 case
        men man NNS 2 nmod
        with _ IN 6 case
        sticks stick NNS 2 nmod
        and _ CC 8 cc
        clubs club NNS 6 conj
        attacked attack VBD 0 root
        a _ DT 11 det
        club _ NN 9 obj
        in _ IN 13 case
        Aarnes Aarnes NNP 9 obl SpaceAfter=No|Name=B-Place
        . _ . 9 punct

        A _ DT 2 det
        mine _ NN 3 nsubj
        exploded explode VBD 0 root
        under _ IN 7 case
        a _ DT 7 det
        farm _ NN 7 compound
        truck _ NN 3 obl SpaceAfter=No
        , _ , 9 punct
        killing kill VBG 3 advcl
        the _ DT 11 det
        driver _ NN 9 obj SpaceAfter=No
        . _ . 3 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              perpetrator_individual | group of men | - | reported_as_fact
              target | club | none | -
              instrument | sticks | - | -
              instrument | clubs | - | -
              target | farm truck | damaged | -
              instrument | mine | - | -
        "#]],
    );
}

#[test]
fn a_sentence_of_its_own_names_the_weapon() {
    roles(
        "
        A _ DT 2 det
        clerk _ NN 4 nsubj:pass
        was be VBD 4 aux:pass
        shot shoot VBN 0 root
        dead _ JJ 4 xcomp
        in _ IN 7 case
        Aarnes Aarnes NNP 4 obl SpaceAfter=No|Name=B-Place
        . _ . 4 punct

        The _ DT 2 det
        weapon _ NN 6 nsubj
        was be VBD 6 cop
        a _ DT 6 det
        pipe _ NN 6 compound
        gun _ NN 0 root SpaceAfter=No
        . _ . 6 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              instrument | pipe gun | - | -
        "#]],
    );
}

#[test]
fn whoever_did_it_used_them() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        killed kill VBD 0 root
        two _ CD 4 nummod
        guards guard NNS 2 obj
        at _ IN 7 case
        a _ DT 7 det
        farm _ NN 2 obl SpaceAfter=No
        . _ . 2 punct

        The _ DT 2 det
        attackers attacker NNS 3 nsubj
        used use VBD 0 root
        automatic _ JJ 5 amod
        weapons weapon NNS 3 obj SpaceAfter=No
        . _ . 3 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              instrument | automatic weapons | - | -
        "#]],
    );
}

#[test]
fn what_is_to_stop_was_not_used() {
    roles(
        "
        Rebels rebel NNS 2 nsubj
        killed kill VBD 0 root
        two _ CD 4 nummod
        farmers farmer NNS 2 obj
        in _ IN 6 case
        Aarnes Aarnes NNP 2 obl SpaceAfter=No|Name=B-Place
        . _ . 2 punct

        Both _ DT 2 det
        sides side NNS 4 nsubj
        must _ MD 4 aux
        stop _ VB 0 root
        using use VBG 4 xcomp
        mines mine NNS 5 obj SpaceAfter=No
        . _ . 4 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Rebels | - | reported_as_fact
        "#]],
    );
}

#[test]
fn damage_told_beside_the_deed() {
    roles(
        "
        Drones drone NNS 2 nsubj
        attacked attack VBD 0 root
        a _ DT 4 det
        refinery _ NN 2 obj SpaceAfter=No
        , _ , 6 punct
        causing cause VBG 2 advcl
        a _ DT 8 det
        fire _ NN 6 obj SpaceAfter=No
        . _ . 2 punct
        ",
        expect![[r#"
            airstrike against nonmilitary
              target | refinery | damaged | -
              instrument | Drones | - | -
        "#]],
    );
}

#[test]
fn no_damage_told_beside_the_deed() {
    roles(
        "
        A _ DT 2 det
        man _ NN 3 nsubj
        threw throw VBD 0 root
        a _ DT 5 det
        grenade _ NN 3 obj
        at _ IN 8 case
        a _ DT 8 det
        bar _ NN 3 obl
        but _ CC 10 cc
        caused cause VBD 3 conj
        no _ DT 12 det
        damage _ NN 10 obj SpaceAfter=No
        . _ . 3 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              perpetrator_individual | man | - | reported_as_fact
              target | bar | none | -
              instrument | grenade | - | -
        "#]],
    );
}

#[test]
fn where_forces_keep_a_post() {
    roles(
        "
        Two _ CD 3 nummod
        police _ NN 3 compound
        officers officer NNS 5 nsubj:pass
        were be VBD 5 aux:pass
        shot shoot VBN 0 root
        dead _ JJ 5 xcomp
        at _ IN 9 case
        a _ DT 9 det
        checkpoint _ NN 5 obl SpaceAfter=No
        . _ . 5 punct
        ",
        expect![[r#"
            shooting against military_only
              target | checkpoint | none | -
        "#]],
    );
}

#[test]
fn posts_that_are_manned() {
    roles(
        "
        Two _ CD 2 nummod
        policemen policeman NNS 7 nsubj:pass
        manning man VBG 2 acl
        a _ DT 5 det
        roadblock _ NN 3 obj
        were be VBD 7 aux:pass
        killed kill VBN 0 root
        with _ IN 9 case
        arrows arrow NNS 7 obl SpaceAfter=No
        . _ . 7 punct
        ",
        expect![[r#"
            other against military_only
              target | roadblock | none | -
              instrument | arrows | - | -
        "#]],
    );
}

#[test]
fn a_thing_behind_it() {
    roles(
        "
        Attackers attacker NNS 2 nsubj
        poured pour VBD 0 root
        petrol _ NN 2 obj
        over _ IN 6 case
        a _ DT 6 det
        shop _ NN 2 obl
        and _ CC 8 cc
        set _ VBD 2 conj
        it _ PRP 8 obj
        alight _ JJ 8 xcomp SpaceAfter=No
        . _ . 2 punct
        ",
        expect![[r#"
            arson against nonmilitary
              perpetrator_individual | Attackers | - | reported_as_fact
              target | shop | damaged | -
              instrument | petrol | - | -
        "#]],
    );
}

#[test]
fn the_kind_of_thing_is_the_thing() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        attacked attack VBD 0 root
        a _ DT 4 det
        church _ NN 2 obj SpaceAfter=No
        , _ , 6 punct
        burning burn VBG 2 advcl
        the _ DT 8 det
        building _ NN 6 obj
        and _ CC 10 cc
        killing kill VBG 6 conj
        three _ CD 12 nummod
        people _ NNS 10 obj SpaceAfter=No
        . _ . 2 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              target | church | damaged | -
        "#]],
    );
}

#[test]
fn a_vehicle_that_hits_a_mine() {
    roles(
        "
        A _ DT 3 det
        patrol _ NN 3 compound
        vehicle _ NN 4 nsubj
        hit _ VBD 0 root
        a _ DT 7 det
        roadside _ NN 7 compound
        bomb _ NN 4 obj SpaceAfter=No
        ; _ : 12 punct
        two _ CD 10 nummod
        soldiers soldier NNS 12 nsubj:pass
        were be VBD 12 aux:pass
        killed kill VBN 4 parataxis SpaceAfter=No
        . _ . 4 punct
        ",
        expect![[r#"
            bombing against military_only
              target | patrol vehicle | damaged | -
              instrument | roadside bomb | - | -
        "#]],
    );
}

#[test]
fn drones_that_were_launched_hit() {
    roles(
        "
        Rebels rebel NNS 2 nsubj
        launched launch VBD 0 root
        drones drone NNS 2 obj
        at _ IN 6 case
        the _ DT 6 det
        town _ NN 2 obl SpaceAfter=No
        , _ , 8 punct
        hitting hit VBG 2 advcl
        a _ DT 10 det
        silo _ NN 8 obj SpaceAfter=No
        . _ . 2 punct
        ",
        expect![[r#"
            airstrike against nonmilitary
              perpetrator_individual | Rebels | - | reported_as_fact
              instrument | drones | - | -
              target | silo | damaged | -
        "#]],
    );
}

#[test]
fn a_mishap_has_no_targets() {
    roles(
        "
        A _ DT 3 det
        gas _ NN 3 compound
        cylinder _ NN 4 nsubj
        exploded explode VBD 0 root
        in _ IN 7 case
        a _ DT 7 det
        restaurant _ NN 4 obl SpaceAfter=No
        , _ , 9 punct
        injuring injure VBG 4 advcl
        12 _ CD 11 nummod
        people _ NNS 9 obj SpaceAfter=No
        . _ . 4 punct
        ",
        expect![[r#"
            accident against nonmilitary
        "#]],
    );
}

#[test]
fn violence_to_things_is_told() {
    roles(
        "
        A _ DT 2 det
        mob _ NN 3 nsubj
        stoned stone VBD 0 root
        the _ DT 5 det
        house _ NN 3 obj
        of _ IN 8 case
        a _ DT 8 det
        councillor _ NN 5 nmod SpaceAfter=No
        . _ . 3 punct

        A _ DT 3 det
        naval _ JJ 3 amod
        drone _ NN 4 nsubj
        damaged damage VBD 0 root
        a _ DT 6 det
        warship _ NN 4 obj SpaceAfter=No
        . _ . 4 punct

        Vandals vandal NNS 2 nsubj
        smashed smash VBD 0 root
        the _ DT 4 det
        windows window NNS 2 obj
        of _ IN 7 case
        a _ DT 7 det
        mosque _ NN 4 nmod SpaceAfter=No
        . _ . 2 punct
        ",
        expect![[r#"
            airstrike against mixed
              perpetrator_individual | mob | - | reported_as_fact
              target | house of a councillor | damaged | -
              instrument | naval drone | - | -
              perpetrator_individual | Vandals | - | reported_as_fact
              target | mosque | damaged | -
        "#]],
    );
}

#[test]
fn workers_who_blow_up_attack_nothing() {
    roles(
        "
        Workers worker NNS 2 nsubj
        blew blow VBD 0 root
        up _ RP 2 compound:prt
        an a DT 6 det
        old _ JJ 6 amod
        tower _ NN 2 obj
        in _ IN 8 case
        Aarnes Aarnes NNP 2 obl SpaceAfter=No|Name=B-Place
        . _ . 2 punct
        ",
        expect![[""]],
    );
}

#[test]
fn a_mortar_round_is_one_weapon() {
    roles(
        "
        A _ DT 3 det
        mortar _ NN 3 compound
        round _ NN 4 nsubj
        hit _ VBD 0 root
        a _ DT 6 det
        school _ NN 4 obj SpaceAfter=No
        , _ , 8 punct
        killing kill VBG 4 advcl
        two _ CD 10 nummod
        pupils pupil NNS 8 obj SpaceAfter=No
        . _ . 4 punct
        ",
        expect![[r#"
            attack against nonmilitary
              target | school | damaged | -
              instrument | mortar round | - | -
        "#]],
    );
}
