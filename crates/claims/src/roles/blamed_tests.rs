//! Groups that nobody knows, captors behind a participle, what those who did it bore, what was hit where.

use expect_test::expect;

use super::tests::roles;

#[test]
fn a_group_that_no_table_knows_is_blamed() {
    roles(
        "
        A a DT 2 det
        bomb bomb NN 3 nsubj
        destroyed destroy VBD 0 root
        a a DT 5 det
        school school NN 3 obj
        . . . 3 punct

        Police police NNS 2 nsubj Name=B-SecurityForce
        blamed blame VBD 0 root
        the the DT 5 det
        Lake Lake NNP 5 compound
        Front Front NNP 2 obj
        for for IN 8 case
        the the DT 8 det
        attack attack NN 2 obl
        . . . 2 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              target | school | destroyed | -
              instrument | bomb | - | -
              perpetrator_organisation | Lake Front | - | suspected_or_accused
        "#]],
    );
}

#[test]
fn a_group_is_accused_by_the_name_it_is_called() {
    roles(
        "
        A a DT 2 det
        bomb bomb NN 3 nsubj
        destroyed destroy VBD 0 root
        a a DT 5 det
        school school NN 3 obj
        . . . 3 punct

        The the DT 2 det
        governor governor NN 3 nsubj
        accused accuse VBD 0 root
        a a DT 5 det
        group group NN 3 obj
        called call VBD 3 ccomp
        Black Black NNP 6 xcomp Name=B-Person
        Dawn Dawn NNP 7 flat Name=I-Person
        of of IN 10 case
        murder murder NN 3 obl
        . . . 3 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              target | school | destroyed | -
              instrument | bomb | - | -
              perpetrator_organisation | Black Dawn | - | suspected_or_accused
        "#]],
    );
}

#[test]
fn rebels_are_accused_without_a_charge() {
    let accused = "
        A a DT 2 det
        bomb bomb NN 3 nsubj
        destroyed destroy VBD 0 root
        a a DT 5 det
        school school NN 3 obj
        . . . 3 punct

        Officials official NNS 2 nsubj
        accused accuse VBD 0 root
        the the DT 4 det
        rebels rebel NNS 2 objREST
        . . . 2 punct
        ";
    roles(
        &accused.replace("REST", ""),
        expect![[r#"
        bombing against nonmilitary
          target | school | destroyed | -
          instrument | bomb | - | -
          perpetrator_individual | rebels | - | suspected_or_accused
    "#]],
    );
    // What they are accused of is no deed.
    roles(
        &accused.replace("REST", "\n        of of IN 6 case\n        fraud fraud NN 2 obl"),
        expect![[r#"
            bombing against nonmilitary
              target | school | destroyed | -
              instrument | bomb | - | -
        "#]],
    );
}

#[test]
fn captors_behind_a_participle() {
    roles(
        "
        Three three CD 2 nummod
        engineers engineer NNS 8 nsubj:pass
        seized seize VBN 2 acl
        by by IN 6 case
        the the DT 6 det
        Army Army NNP 3 obl:agent Name=B-ArmedGroup
        were be VBD 8 aux:pass
        freed free VBN 0 root
        . . . 8 punct
        ",
        expect![[r#"
            kidnapping against nonmilitary
              perpetrator_organisation | Army | - | reported_as_fact
        "#]],
    );
    roles(
        "
        Kidnappers kidnapper NNS 2 nsubj
        freed free VBD 0 root
        a a DT 4 det
        trader trader NN 2 obj
        . . . 2 punct
        ",
        expect![[r#"
            kidnapping against nonmilitary
              perpetrator_individual | Kidnappers | - | reported_as_fact
        "#]],
    );
}

#[test]
fn a_splinter_group_did_it_and_not_the_group() {
    roles(
        "
        A a DT 3 det
        splinter splinter NN 3 compound
        group group NN 7 nsubj
        of of IN 6 case
        the the DT 6 det
        Front Front NNP 3 nmod Name=B-ArmedGroup
        burned burn VBD 0 root
        two two CD 9 nummod
        schools school NNS 7 obj
        . . . 7 punct
        ",
        expect![[r#"
            arson against nonmilitary
              perpetrator_organisation | splinter group of the Front | - | reported_as_fact
              target | schools | damaged | -
        "#]],
    );
}

#[test]
fn what_those_who_did_it_bore() {
    roles(
        "
        Attackers attacker NNS 5 nsubj
        armed arm VBN 1 acl
        with with IN 4 case
        machetes machete NNS 2 obl
        killed kill VBD 0 root
        eight eight CD 7 nummod
        villagers villager NNS 5 obj
        . . . 5 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Attackers | - | reported_as_fact
              instrument | machetes | - | -
        "#]],
    );
}

#[test]
fn a_van_is_driven_into_a_crowd() {
    roles(
        "
        A a DT 2 det
        man man NN 3 nsubj
        rammed ram VBD 0 root
        a a DT 5 det
        van van NN 3 obj
        into into IN 8 case
        a a DT 8 det
        market market NN 3 obl
        , , , 10 punct
        killing kill VBG 3 advcl
        three three CD 12 nummod
        people people NNS 10 obj
        . . . 3 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | man | - | reported_as_fact
              target | market | damaged | -
              instrument | van | - | -
        "#]],
    );
    // A bus that hits a truck attacks nobody.
    roles(
        "
        A a DT 2 det
        bus bus NN 3 nsubj
        rammed ram VBD 0 root
        into into IN 6 case
        a a DT 6 det
        truck truck NN 3 obl
        , , , 8 punct
        killing kill VBG 3 advcl
        three three CD 10 nummod
        people people NNS 8 obj
        . . . 3 punct
        ",
        expect![[r#"
            attack against nonmilitary
        "#]],
    );
}

#[test]
fn burned_down_is_destroyed() {
    roles(
        "
        Raiders raider NNS 2 nsubj
        attacked attack VBD 0 root
        a a DT 4 det
        clinic clinic NN 2 obj
        . . . 2 punct

        Three three CD 2 nummod
        houses house NNS 4 nsubj:pass
        were be VBD 4 aux:pass
        burned burn VBN 0 root
        down down RP 4 compound:prt
        . . . 4 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Raiders | - | reported_as_fact
              target | clinic | none | -
              target | houses | destroyed | -
        "#]],
    );
}

#[test]
fn other_attacks_were_blamed_on_them() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        killed kill VBD 0 root
        two two CD 4 nummod
        farmers farmer NNS 2 obj
        . . . 2 punct

        Similar similar JJ 2 amod
        attacks attack NNS 4 nsubj:pass
        were be VBD 4 aux:pass
        blamed blame VBN 0 root
        on on IN 7 case
        the the DT 7 det
        Front Front NNP 4 obl Name=B-ArmedGroup
        . . . 4 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
        "#]],
    );
}

#[test]
fn where_forces_alone_fall_a_checkpoint_is_theirs() {
    roles(
        "
        A a DT 2 det
        man man NN 3 nsubj
        drove drive VBD 0 root
        a a DT 5 det
        truck truck NN 3 obj
        into into IN 8 case
        a a DT 8 det
        checkpoint checkpoint NN 3 obl
        , , , 10 punct
        killing kill VBG 3 advcl
        two two CD 12 nummod
        soldiers soldier NNS 10 obj
        . . . 3 punct
        ",
        expect![[r#"
            attack against military_only
              perpetrator_individual | man | - | reported_as_fact
              target | checkpoint | damaged | -
              instrument | truck | - | -
        "#]],
    );
}

#[test]
fn a_drone_is_whose_it_is() {
    roles(
        "
        An a DT 3 det
        SBU SBU NNP 3 compound Name=B-Organisation
        drone drone NN 4 nsubj
        hit hit VBD 0 root
        a a DT 6 det
        refinery refinery NN 4 obj
        . . . 4 punct
        ",
        expect![[r#"
            airstrike against nonmilitary
              perpetrator_organisation | SBU | - | reported_as_fact
              target | refinery | damaged | -
              instrument | SBU drone | - | -
        "#]],
    );
}

#[test]
fn gunmen_whom_jets_kill_did_nothing_by_their_noun() {
    roles(
        "
        Army army NN 2 compound
        jets jet NNS 3 nsubj
        killed kill VBD 0 root
        19 19 CD 5 nummod
        gunmen gunman NNS 3 obj
        . . . 3 punct
        ",
        expect![[r#"
            airstrike against military_only
              perpetrator_organisation | Army | - | reported_as_fact
              instrument | Army jets | - | -
        "#]],
    );
}

#[test]
fn soldiers_and_rebels_exchange_fire() {
    roles(
        "
        Soldiers soldier NNS 4 nsubj
        and and CC 3 cc
        rebels rebel NNS 1 conj
        exchanged exchange VBD 0 root
        fire fire NN 4 obj
        . . . 4 punct

        Two two CD 2 nummod
        rebels rebel NNS 4 nsubj:pass
        were be VBD 4 aux:pass
        killed kill VBN 0 root
        . . . 4 punct
        ",
        expect![[r#"
            clash against military_only
              perpetrator_individual | Soldiers | - | reported_as_fact
              perpetrator_individual | rebels | - | reported_as_fact
        "#]],
    );
}

#[test]
fn a_man_of_whom_nobody_says_more_was_arrested() {
    let arrested = "
        Two two CD 2 nummod
        pupils pupil NNS 4 nsubj:pass
        were be VBD 4 aux:pass
        stabbed stab VBN 0 root
        . . . 4 punct

        Police police NNS 2 nsubj Name=B-SecurityForce
        arrested arrest VBD 0 root
        a a DT 4 det
        NOUN NOUN NN 2 obj
        . . . 2 punct
        ";
    roles(
        &arrested.replace("NOUN", "man"),
        expect![[r#"
        attack against nonmilitary
          perpetrator_individual | man | - | suspected_or_accused
    "#]],
    );
    roles(
        &arrested.replace("NOUN", "journalist"),
        expect![[r#"
        attack against nonmilitary
    "#]],
    );
}

#[test]
fn a_teenager_can_do_it() {
    roles(
        "
        A a DT 2 det
        teenager teenager NN 3 nsubj
        stabbed stab VBD 0 root
        two two CD 5 nummod
        pupils pupil NNS 3 obj
        . . . 3 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | teenager | - | reported_as_fact
        "#]],
    );
}

const BOMB: &str = "
        A a DT 2 det
        bomb bomb NN 3 nsubj
        destroyed destroy VBD 0 root
        a a DT 5 det
        school school NN 3 obj
        . . . 3 punct
";

#[test]
fn who_boasts_of_it_claims_it() {
    roles(
        &format!(
            "{BOMB}
        The the DT 3 det
        Lake Lake NNP 3 compound
        Front Front NNP 4 nsubj
        boasted boast VBD 0 root
        of of IN 7 case
        the the DT 7 det
        attack attack NN 4 obl
        . . . 4 punct
        "
        ),
        expect![[r#"
            bombing against nonmilitary
              target | school | destroyed | -
              instrument | bomb | - | -
              perpetrator_organisation | Lake Front | - | claimed_or_admitted
        "#]],
    );
}

#[test]
fn a_group_says_that_it_has_done_it() {
    roles(
        &format!(
            "{BOMB}
        The the DT 3 det
        Lake Lake NNP 3 compound
        Front Front NNP 4 nsubj
        said say VBD 0 root
        that that IN 9 mark
        its its PRP$ 7 nmod:poss
        fighters fighter NNS 9 nsubj
        had have VBD 9 aux
        done do VBN 4 ccomp
        it it PRP 9 obj
        . . . 4 punct
        "
        ),
        expect![[r#"
            bombing against nonmilitary
              target | school | destroyed | -
              instrument | bomb | - | -
              perpetrator_organisation | Lake Front | - | claimed_or_admitted
        "#]],
    );
}

#[test]
fn militias_are_bodies_and_what_they_are_accused_of_is_no_part_of_them() {
    roles(
        &format!(
            "{BOMB}
        Residents resident NNS 2 nsubj
        accused accuse VBD 0 root
        Arab Arab JJ 4 amod
        militias militia NNS 2 obj
        of of IN 7 case
        the the DT 7 det
        attack attack NN 4 nmod
        . . . 2 punct
        "
        ),
        expect![[r#"
            bombing against nonmilitary
              target | school | destroyed | -
              instrument | bomb | - | -
              perpetrator_organisation | Arab militias | - | suspected_or_accused
        "#]],
    );
}

#[test]
fn what_groups_have_done_before_is_no_word_on_this() {
    roles(
        &format!(
            "{BOMB}
        # newpar
        The the DT 3 det
        Lake Lake NNP 3 compound
        Front Front NNP 5 nsubj
        has have VBZ 5 aux
        carried carry VBN 0 root
        out out RP 5 compound:prt
        such such JJ 8 amod
        attacks attack NNS 5 obj
        . . . 5 punct
        "
        ),
        expect![[r#"
            bombing against nonmilitary
              target | school | destroyed | -
              instrument | bomb | - | -
        "#]],
    );
}

#[test]
fn who_is_sentenced_did_it() {
    roles(
        "
        A a DT 2 det
        court court NN 3 nsubj
        sentenced sentence VBD 0 root
        a a DT 5 det
        man man NN 3 obj
        for for IN 7 mark
        burning burn VBG 3 advcl
        a a DT 9 det
        school school NN 7 obj
        . . . 3 punct
        ",
        expect![[r#"
            arson against nonmilitary
              perpetrator_individual | man | - | reported_as_fact
              target | school | damaged | -
        "#]],
    );
}

#[test]
fn who_took_a_town_is_told_by_that() {
    roles(
        "
        Lake Lake NNP 2 compound
        rebels rebel NNS 3 nsubj
        seized seize VBD 0 root
        the the DT 5 det
        town town NN 3 obj
        of of IN 7 case
        Tarn Tarn NNP 5 nmod
        on on IN 9 case
        Monday Monday NNP 3 obl
        . . . 3 punct
        ",
        expect![[r#"
            attack against -
              perpetrator_individual | Lake rebels | - | reported_as_fact
        "#]],
    );
}
