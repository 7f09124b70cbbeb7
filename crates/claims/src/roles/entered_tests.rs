//! Houses that are entered or held, things in the path of a blast, what those who did it bore: targets and weapons told aside.

use expect_test::expect;

use super::tests::roles;

#[test]
fn a_thing_in_the_path_of_a_blast() {
    roles(
        "
        A _ DT 2 det
        bomb _ NN 6 nsubj
        hidden hide VBN 2 acl
        in _ IN 5 case
        carts cart NNS 3 obl
        tore tear VBD 0 root
        through _ IN 10 case
        a _ DT 10 det
        fish _ NN 10 compound
        market _ NN 6 obl
        on _ IN 12 case
        Monday Monday NNP 6 obl SpaceAfter=No
        , _ , 13 punct
        killing kill VBG 6 advcl
        five _ CD 16 nummod
        people person NNS 14 obj SpaceAfter=No
        . _ . 6 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              instrument | bomb | - | -
              target | fish market | damaged | -
        "#]],
    );
}

#[test]
fn who_goes_in_to_kill_attacks_the_house() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        entered enter VBD 0 root
        a _ DT 4 det
        tavern _ NN 2 obj
        on _ IN 6 case
        Monday Monday NNP 2 obl
        and _ CC 8 cc
        mowed mow VBD 2 conj
        down _ RP 8 compound:prt
        nine _ CD 11 nummod
        patrons patron NNS 8 obj SpaceAfter=No
        . _ . 2 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              target | tavern | none | -
        "#]],
    );
}

#[test]
fn who_goes_in_and_does_nothing_attacks_nothing() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        entered enter VBD 0 root
        a _ DT 4 det
        tavern _ NN 2 obj
        on _ IN 6 case
        Monday Monday NNP 2 obl
        and _ CC 8 cc
        ordered order VBD 2 conj
        wine _ NN 8 obj SpaceAfter=No
        . _ . 2 punct
        ",
        expect![[r#""#]],
    );
}

#[test]
fn a_planned_deed_is_possible() {
    roles(
        "
        Police _ NNS 2 nsubj
        arrested arrest VBD 0 root
        two _ CD 4 nummod
        boys boy NNS 2 obj
        suspected suspect VBN 4 acl
        of _ IN 7 mark
        planning plan VBG 5 advcl
        to _ TO 9 mark
        blow blow VB 7 xcomp
        up _ RP 9 compound:prt
        a _ DT 12 det
        synagogue _ NN 9 obj SpaceAfter=No
        . _ . 2 punct
        ",
        expect![[r#"
            other against nonmilitary
              perpetrator_individual | two boys | - | suspected_or_accused
              target | synagogue | none | -
        "#]],
    );
}

#[test]
fn a_deed_of_a_count_names_no_target() {
    roles(
        "
        Raiders raider NNS 2 nsubj
        attacked attack VBD 0 root
        a _ DT 4 det
        clinic _ NN 2 obj
        on _ IN 6 case
        Monday Monday NNP 2 obl SpaceAfter=No
        , _ , 8 punct
        killing kill VBG 2 advcl
        a _ DT 10 det
        nurse _ NN 8 obj SpaceAfter=No
        . _ . 2 punct

        It _ PRP 5 nsubj
        was be VBD 5 cop
        the _ DT 5 det
        third _ JJ 5 amod
        attack _ NN 0 root
        on _ IN 9 case
        a _ DT 9 det
        school _ NN 9 compound
        bus _ NN 5 nmod
        this _ DT 11 det
        month _ NN 5 nmod:unmarked SpaceAfter=No
        . _ . 5 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Raiders | - | reported_as_fact
              target | clinic | none | -
        "#]],
    );
}

#[test]
fn a_road_between_two_places_is_where() {
    roles(
        "
        A _ DT 2 det
        bomb _ NN 11 nsubj
        planted plant VBN 2 acl
        on _ IN 6 case
        the _ DT 6 det
        road _ NN 3 obl
        from _ IN 8 case
        Aarnes Aarnes NNP 6 nmod Name=B-Place
        to _ IN 10 case
        Borgen Borgen NNP 6 nmod Name=B-Place
        killed kill VBD 0 root
        two _ CD 13 nummod
        farmers farmer NNS 11 obj
        on _ IN 15 case
        Monday Monday NNP 11 obl SpaceAfter=No
        . _ . 11 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              instrument | bomb | - | -
        "#]],
    );
}

#[test]
fn what_those_who_did_it_bore() {
    roles(
        "
        Raiders raider NNS 2 nsubj
        killed kill VBD 0 root
        nine _ CD 4 nummod
        villagers villager NNS 2 obj
        on _ IN 6 case
        Monday Monday NNP 2 obl SpaceAfter=No
        . _ . 2 punct

        The _ DT 2 det
        assailants assailant NNS 9 nsubj SpaceAfter=No
        , _ , 4 punct
        using use VBG 2 acl
        machetes machete NNS 4 obj
        and _ CC 7 cc
        rifles rifle NNS 5 conj SpaceAfter=No
        , _ , 4 punct
        moved move VBD 0 root
        on _ RB 9 advmod SpaceAfter=No
        . _ . 9 punct

        “ _ `` 3 punct SpaceAfter=No
        They they PRP 3 nsubj
        came come VBD 0 root
        with _ IN 5 case
        axes axe NNS 3 obl SpaceAfter=No
        , _ , 3 punct SpaceAfter=No
        ” _ '' 3 punct
        said say VBD 3 parataxis
        a _ DT 10 det
        survivor _ NN 8 nsubj SpaceAfter=No
        . _ . 3 punct

        The _ DT 2 det
        suspect _ NN 4 nsubj
        was be VBD 4 aux
        carrying carry VBG 0 root
        a _ DT 6 det
        shotgun _ NN 4 obj SpaceAfter=No
        . _ . 4 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Raiders | - | reported_as_fact
              instrument | machetes | - | -
              instrument | rifles | - | -
              instrument | axes | - | -
              instrument | shotgun | - | -
        "#]],
    );
}

#[test]
fn with_what_they_fought() {
    roles(
        "
        Two _ CD 2 nummod
        clans clan NNS 3 nsubj
        fought fight VBD 0 root
        with _ IN 5 case
        rifles rifle NNS 3 obl
        and _ CC 7 cc
        spears spear NNS 5 conj
        on _ IN 9 case
        Monday Monday NNP 3 obl SpaceAfter=No
        , _ , 11 punct
        killing kill VBG 3 advcl
        four _ CD 13 nummod
        people person NNS 11 obj SpaceAfter=No
        . _ . 3 punct
        ",
        expect![[r#"
            attack against nonmilitary
              instrument | rifles | - | -
              instrument | spears | - | -
              perpetrator_individual | Two clans | - | reported_as_fact
        "#]],
    );
}

#[test]
fn a_bomb_stuck_under_a_car() {
    roles(
        "
        A _ DT 2 det
        device _ NN 9 nsubj
        stuck stick VBN 2 acl
        to _ IN 6 case
        the _ DT 6 det
        underside _ NN 3 obl
        of _ IN 8 case
        jeeps jeep NNS 6 nmod
        killed kill VBD 0 root
        a _ DT 11 det
        judge _ NN 9 obj
        on _ IN 13 case
        Monday Monday NNP 9 obl SpaceAfter=No
        . _ . 9 punct
        ",
        expect![[r#"
            bombing against nonmilitary
              target | jeeps | damaged | -
              instrument | device | - | -
        "#]],
    );
}

#[test]
fn a_make_of_cars_with_its_model() {
    roles(
        "
        The _ DT 2 det
        missile _ NN 3 nsubj
        hit hit VBD 0 root
        a _ DT 7 det
        white _ JJ 7 amod
        Toyota Toyota NNP 7 compound
        Surf Surf NNP 3 obj
        on _ IN 9 case
        Monday Monday NNP 3 obl SpaceAfter=No
        , _ , 11 punct
        killing kill VBG 3 advcl
        two _ CD 13 nummod
        men man NNS 11 obj SpaceAfter=No
        . _ . 3 punct
        ",
        expect![[r#"
            airstrike against nonmilitary
              target | white Toyota Surf | damaged | -
              instrument | missile | - | -
        "#]],
    );
}

#[test]
fn pupils_taken_from_a_hostel() {
    roles(
        "
        Bandits bandit NNS 2 nsubj
        carried carry VBD 0 root
        off _ RP 2 compound:prt
        20 _ CD 5 nummod
        pupils pupil NNS 2 obj
        from _ IN 8 case
        a _ DT 8 det
        hostel _ NN 2 obl
        on _ IN 10 case
        Monday Monday NNP 2 obl SpaceAfter=No
        . _ . 2 punct
        ",
        expect![[r#"
            kidnapping against nonmilitary
              perpetrator_individual | Bandits | - | reported_as_fact
              target | hostel | none | -
        "#]],
    );
}

#[test]
fn where_hostages_were_held() {
    roles(
        "
        A _ DT 3 det
        hostage _ NN 3 compound
        siege _ NN 7 nsubj
        at _ IN 6 case
        a _ DT 6 det
        hotel _ NN 3 nmod
        ended end VBD 0 root
        on _ IN 9 case
        Monday Monday NNP 7 obl
        when _ WRB 12 advmod
        police _ NN 12 nsubj
        freed free VBD 7 advcl
        six _ CD 14 nummod
        guests guest NNS 12 obj SpaceAfter=No
        . _ . 7 punct
        ",
        expect![[r#"
            kidnapping against nonmilitary
              target | hotel | none | -
        "#]],
    );
}
