//! Who fights whom, on sentences whose trees were made by hand.

use expect_test::expect;

use super::tests::roles;

#[test]
fn fighting_between_two_sides() {
    roles(
        "
        Fighting fighting NN 7 nsubj
        between between IN 3 case
        soldiers soldier NNS 1 nmod
        and and CC 6 cc
        hill hill NN 6 compound
        rebels rebel NNS 3 conj
        killed kill VBD 0 root
        22 22 CD 9 nummod
        people people NNS 7 obj
        . . . 7 punct
        ",
        expect![[r#"
            clash against military_only
              perpetrator_individual | soldiers | - | reported_as_fact
              perpetrator_individual | hill rebels | - | reported_as_fact
        "#]],
    );
    // Civilians among the dead: a fight all the same, with both its sides.
    roles(
        "
        Rebels rebel NNS 2 nsubj
        clashed clash VBD 0 root
        with with IN 4 case
        troops troop NNS 2 obl
        , , , 6 punct
        killing kill VBG 2 advcl
        11 11 CD 8 nummod
        civilians civilian NNS 6 obj
        . . . 2 punct
        ",
        expect![[r#"
            clash against mixed
              perpetrator_individual | Rebels | - | reported_as_fact
              perpetrator_individual | troops | - | reported_as_fact
        "#]],
    );
}

#[test]
fn protesters_and_police() {
    roles(
        "
        Protesters protester NNS 2 nsubj
        clashed clash VBD 0 root
        with with IN 4 case
        police police NNS 2 obl
        and and CC 9 cc
        two two CD 7 nummod
        people people NNS 9 nsubj:pass
        were be VBD 9 aux:pass
        killed kill VBN 2 conj
        . . . 2 punct
        ",
        expect![[r#"
            protest_violence against nonmilitary
              perpetrator_individual | Protesters | - | reported_as_fact
              perpetrator_organisation | police | - | reported_as_fact
        "#]],
    );
}

#[test]
fn nobody_seizes_and_kills_themselves() {
    roles(
        "
        Gunmen gunman NNS 2 nsubj
        seized seize VBD 0 root
        12 12 CD 4 nummod
        farmers farmer NNS 2 obj
        and and CC 6 cc
        killed kill VBD 2 conj
        four four CD 6 obj
        of of IN 9 case
        them they PRP 7 nmod
        . . . 2 punct
        ",
        expect![[r#"
            kidnapping against nonmilitary
              perpetrator_individual | Gunmen | - | reported_as_fact
        "#]],
    );
}

#[test]
fn who_frees_hostages_took_none() {
    roles(
        "
        Kidnappers kidnapper NNS 2 nsubj
        abducted abduct VBD 0 root
        six six CD 4 nummod
        clerks clerk NNS 2 obj
        . . . 2 punct

        Police police NNS 2 nsubj
        stormed storm VBD 0 root
        the the DT 4 det
        house house NN 2 obj
        , , , 6 punct
        freed free VBD 2 conj
        the the DT 8 det
        hostages hostage NNS 6 obj
        and and CC 10 cc
        killed kill VBD 2 conj
        two two CD 12 nummod
        kidnappers kidnapper NNS 10 obj
        . . . 2 punct
        ",
        expect![[r#"
            kidnapping against nonmilitary
              perpetrator_individual | Kidnappers | - | reported_as_fact
        "#]],
    );
}

#[test]
fn what_flies_bombs_from_the_air() {
    roles(
        "
        Ruritanian Ruritanian JJ 2 amod Name=B-People
        warplanes warplane NNS 3 nsubj
        bombed bomb VBD 0 root
        a a DT 5 det
        school school NN 3 obj
        , , , 7 punct
        killing kill VBG 3 advcl
        five five CD 9 nummod
        people people NNS 7 obj
        . . . 3 punct
        ",
        expect![[r#"
            airstrike against nonmilitary
              perpetrator_organisation | Ruritanian | - | reported_as_fact
              target | school | damaged | -
              instrument | Ruritanian warplanes | - | -
        "#]],
    );
}

#[test]
fn a_group_by_the_name_it_gives_itself() {
    roles(
        "
        A a DT 2 det
        group group NN 8 nsubj
        calling call VBG 2 acl
        itself itself PRP 3 obj
        Sons son NNPS 3 xcomp Name=B-Organisation
        of of IN 7 case Name=I-Organisation
        Noon noon NNP 5 nmod Name=I-Organisation
        attacked attack VBD 0 root
        a a DT 10 det
        market market NN 8 obj
        , , , 12 punct
        killing kill VBG 8 advcl
        two two CD 14 nummod
        traders trader NNS 12 obj
        . . . 8 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_organisation | Sons of Noon | - | reported_as_fact
              target | market | none | -
        "#]],
    );
}
