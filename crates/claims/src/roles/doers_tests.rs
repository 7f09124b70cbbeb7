//! Who is not the one who did it, who is behind it, and what goes on rather than happened.

use expect_test::expect;

use super::tests::roles;

#[test]
fn the_man_is_somebody_told_of_before() {
    let men = "
        DET DET DT 2 det
        NOUN LEMMA NN 3 nsubj
        burned burn VBD 0 root
        a a DT 5 det
        school school NN 3 obj
        . . . 3 punct
        ";
    let of = |det: &str, noun: &str, lemma: &str| {
        men.replace("DET", det).replace("NOUN", noun).replace("LEMMA", lemma)
    };
    roles(
        &of("A", "man", "man"),
        expect![[r#"
        arson against nonmilitary
          perpetrator_individual | man | - | reported_as_fact
          target | school | damaged | -
    "#]],
    );
    roles(
        &of("The", "man", "man"),
        expect![[r#"
        arson against nonmilitary
          target | school | damaged | -
    "#]],
    );
    roles(
        &of("The", "rebel", "rebel"),
        expect![[r#"
        arson against nonmilitary
          perpetrator_individual | rebel | - | reported_as_fact
          target | school | damaged | -
    "#]],
    );
}

#[test]
fn the_men_are_among_those_told_of_otherwise() {
    roles(
        "
        Two two CD 2 nummod
        farmers farmer NNS 3 nsubj
        burned burn VBD 0 root
        a a DT 5 det
        school school NN 3 obj
        . . . 3 punct

        The the DT 2 det
        men man NNS 3 nsubj
        attacked attack VBD 0 root
        a a DT 5 det
        church church NN 3 obj
        . . . 3 punct
        ",
        expect![[r#"
            arson against nonmilitary
              perpetrator_individual | Two farmers | - | reported_as_fact
              target | school | damaged | -
              target | church | none | -
        "#]],
    );
    roles(
        "
        The the DT 2 det
        men man NNS 3 nsubj
        attacked attack VBD 0 root
        a a DT 5 det
        church church NN 3 obj
        . . . 3 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | men | - | reported_as_fact
              target | church | none | -
        "#]],
    );
}

#[test]
fn a_caller_who_claims_it_did_not_do_it() {
    let claimed = "
        A a DT 2 det
        NOUN LEMMA NN 3 nsubj
        claimed claim VBD 0 root
        responsibility responsibility NN 3 obj
        for for IN 7 case
        the the DT 7 det
        attack attack NN 4 nmod
        . . . 3 punct

        It it PRP 2 nsubj
        destroyed destroy VBD 0 root
        a a DT 4 det
        bridge bridge NN 2 obj
        on on IN 6 case
        Sunday Sunday NNP 2 obl
        . . . 2 punct
        ";
    roles(
        &claimed.replace("NOUN", "spokesman").replace("LEMMA", "spokesman"),
        expect![[r#"
        attack against nonmilitary
          target | bridge | destroyed | -
    "#]],
    );
    roles(
        &claimed.replace("NOUN", "gang").replace("LEMMA", "gang"),
        expect![[r#"
        attack against nonmilitary
          perpetrator_individual | gang | - | claimed_or_admitted
          target | bridge | destroyed | -
    "#]],
    );
}

#[test]
fn whoever_is_behind_the_attack() {
    let said = "
        Per Per NNP 6 nsubj Name=B-Person
        Lind Lind NNP 1 flat Name=I-Person
        was be VBD 6 cop
        CASE CASE IN 6 case
        the the DT 6 det
        murder murder NN 0 root
        of of IN 8 case
        Ada Ada NNP 6 nmod Name=B-Person
        Holm Holm NNP 8 flat Name=I-Person
        . . . 6 punct
        ";
    roles(
        &said.replace("CASE", "behind"),
        expect![[r#"
            attack against nonmilitary
              victim | Ada Holm | death | -
              perpetrator_individual | Per Lind | - | suspected_or_accused
        "#]],
    );
    roles(
        &said.replace("CASE", "at"),
        expect![[r#"
            attack against nonmilitary
              victim | Ada Holm | death | -
        "#]],
    );
}

#[test]
fn kilos_of_dynamite_are_a_weapon() {
    roles(
        "
        Fifty fifty CD 2 nummod
        kilos kilo NNS 6 nsubj:pass
        of of IN 4 case
        dynamite dynamite NN 2 nmod
        were be VBD 6 aux:pass
        used use VBN 0 root
        in in IN 9 case
        the the DT 9 det
        attack attack NN 6 obl
        on on IN 12 case
        a a DT 12 det
        bank bank NN 9 nmod
        . . . 6 punct
        ",
        expect![[r#"
            attack against nonmilitary
              instrument | dynamite | - | -
              target | bank | none | -
        "#]],
    );
}

#[test]
fn names_go_on_a_list_that_the_tree_breaks() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        killed kill VBD 0 root
        Ada Ada NNP 2 obj Name=B-Person
        Berg Berg NNP 3 flat Name=I-Person
        , , , 6 punct
        42 42 CD 3 nmod:unmarked
        ; ; : 8 punct
        Jan Jan NNP 2 parataxis Name=B-Person
        Holm Holm NNP 8 flat Name=I-Person
        , , , 11 punct
        19 19 CD 8 nmod:unmarked
        , , , 16 punct
        and and CC 16 cc
        a a DT 15 det
        teacher teacher NN 16 nmod:desc
        Per Per NNP 8 conj Name=B-Person
        Lind Lind NNP 16 flat Name=I-Person
        . . . 2 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              victim | Ada Berg | death | -
              victim | Jan Holm | death | -
              victim | Per Lind | death | -
        "#]],
    );
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        killed kill VBD 0 root
        Ada Ada NNP 2 obj Name=B-Person
        Berg Berg NNP 3 flat Name=I-Person
        , , , 7 punct
        police police NN 7 nmod:desc
        said say VBD 2 parataxis
        , , , 9 punct
        Jan Jan NNP 7 nsubj Name=B-Person
        Holm Holm NNP 9 flat Name=I-Person
        . . . 2 punct
        ",
        expect![[r#"
            shooting against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
              victim | Ada Berg | death | -
        "#]],
    );
}

#[test]
fn what_goes_on_is_no_deed_that_happened() {
    let first = "
        Rebels rebel NNS 2 nsubj
        attacked attack VBD 0 root
        a a DT 4 det
        church church NN 2 obj
        . . . 2 punct
        ";
    let second = "
        # newpar
        Soldiers soldier NNS 3 nsubj
        are be VBP 3 aux
        burning burn VBG 0 root
        three three CD 5 nummod
        shops shop NNS 3 obj
        . . . 3 punct
        ";
    roles(
        &format!("{first}\n{second}"),
        expect![[r#"
        attack against nonmilitary
          perpetrator_individual | Rebels | - | reported_as_fact
          target | church | none | -
    "#]],
    );
    // With what goes on the report may open.
    roles(
        second,
        expect![[r#"
        arson against nonmilitary
          perpetrator_individual | Soldiers | - | reported_as_fact
          target | shops | damaged | -
    "#]],
    );
}

#[test]
fn a_people_did_it_only_by_its_noun() {
    let burned = "
        NOUN NOUN TAG 2 nsubj Name=B-People
        burned burn VBD 0 root
        a a DT 4 det
        school school NN 2 obj
        . . . 2 punct
        ";
    roles(
        &burned.replace("NOUN", "Norwegians").replace("TAG", "NNPS"),
        expect![[r#"
        arson against nonmilitary
          perpetrator_individual | Norwegians | - | reported_as_fact
          target | school | damaged | -
    "#]],
    );
    roles(
        &burned.replace("NOUN", "Norwegian").replace("TAG", "JJ"),
        expect![[r#"
        arson against nonmilitary
          target | school | damaged | -
    "#]],
    );
}

#[test]
fn what_victims_are_suspected_of_is_not_what_happened() {
    let beaten = "
        A a DT 2 det
        mob mob NN 3 nsubj
        killed kill VBD 0 root
        two two CD 5 nummod
        men man NNS 3 obj
        suspected suspect VBN 5 acl
        of of IN 8 mark
        kidnapping kidnap VBG 6 advcl
        a a DT 10 det
        trader trader NN 8 obj
        . . . 3 punct
        ";
    roles(
        beaten,
        expect![[r#"
        attack against nonmilitary
          perpetrator_individual | mob | - | reported_as_fact
    "#]],
    );
    // Whom police shoot may well have done it.
    let by_police =
        beaten.replace("A a DT 2 det", "The the DT 2 det").replace("mob mob NN", "police police NNS");
    roles(
        &by_police,
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | two men | - | suspected_or_accused
        "#]],
    );
}

#[test]
fn several_of_one_sort_fight_each_other() {
    let fighting = "
        Fighting fighting NN 5 nsubj
        between between IN 4 case
        rival rival JJ 4 amod
        militias militia NNS 1 nmod
        killed kill VBD 0 root
        six six CD 7 nummod
        farmers farmer NNS 5 obj
        . . . 5 punct
        ";
    roles(
        fighting,
        expect![[r#"
        clash against mixed
          perpetrator_individual | rival militias | - | reported_as_fact
    "#]],
    );
    // One alone fights nobody that is told.
    roles(
        &fighting.replace("militias militia NNS", "militia militia NN"),
        expect![[r#"
        attack against nonmilitary
    "#]],
    );
}

#[test]
fn bombers_in_person_and_captors_in_the_passive() {
    let killed = "
        A a DT 3 det
        suicide suicide NN 3 compound
        bomber bomber NN 4 nsubj
        killed kill VBD 0 root
        two two CD 6 nummod
        clerks clerk NNS 4 obj
        . . . 4 punct
        ";
    roles(
        killed,
        expect![[r#"
        bombing against nonmilitary
          perpetrator_individual | suicide bomber | - | reported_as_fact
    "#]],
    );
    roles(
        &killed.replace("suicide suicide NN", "Danish Danish JJ"),
        expect![[r#"
            bombing against nonmilitary
              perpetrator_organisation | Danish | - | reported_as_fact
              instrument | Danish bomber | - | -
        "#]],
    );
    roles(
        "
        A a DT 2 det
        nun nun NN 4 nsubj:pass
        was be VBD 4 aux:pass
        seized seize VBN 0 root
        by by IN 6 case
        rebels rebel NNS 4 obl:agent
        . . . 4 punct
        ",
        expect![[r#"
            kidnapping against nonmilitary
              perpetrator_individual | rebels | - | reported_as_fact
        "#]],
    );
}

#[test]
fn an_accusation_holds_and_a_patrol_is_of_a_force() {
    roles(
        "
        Raiders raider NNS 2 nsubj
        killed kill VBD 0 root
        two two CD 4 nummod
        clerks clerk NNS 2 obj
        . . . 2 punct

        Police police NNS 2 nsubj
        blame blame VBP 0 root
        the the DT 4 det
        rebels rebel NNS 2 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Raiders | - | reported_as_fact
        "#]],
    );
    roles(
        "
        Rebels rebel NNS 2 nsubj
        ambushed ambush VBD 0 root
        a a DT 4 det
        patrol patrol NN 2 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack against military_only
              perpetrator_individual | Rebels | - | reported_as_fact
              target | patrol | none | -
        "#]],
    );
}

#[test]
fn who_stops_the_attacker_attacked_nobody() {
    roles(
        "
        A a DT 2 det
        man man NN 3 nsubj
        stabbed stab VBD 0 root
        two two CD 5 nummod
        clerks clerk NNS 3 obj
        and and CC 9 cc
        was be VBD 9 aux:pass
        then then RB 9 advmod
        shot shoot VBN 3 conj
        dead dead JJ 9 xcomp
        by by IN 12 case
        guards guard NNS 9 obl:agent
        . . . 3 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | man | - | reported_as_fact
        "#]],
    );
}
