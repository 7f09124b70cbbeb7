//! Deeds and parts that the tree or the words around them would lose, and those that only seem to be told now.

use expect_test::expect;

use super::tests::{roles, roles_on};

#[test]
fn the_names_behind_a_noun_that_the_tree_hangs_beside_it() {
    roles(
        "
        The the DT 2 det
        murder murder NN 0 root
        of of IN 4 case
        teachers teacher NNS 2 nmod
        Jan Jan NNP 2 nmod Name=B-Person
        Holm Holm NNP 5 flat Name=I-Person
        and and CC 8 cc
        Per Per NNP 5 conj Name=B-Person
        Lind Lind NNP 8 flat Name=I-Person
        shocked shock VBD 2 acl
        Tarn Tarn NNP 10 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack against nonmilitary
              victim | Jan Holm | death | -
              victim | Per Lind | death | -
        "#]],
    );
}

#[test]
fn that_takes_up_the_deed_before() {
    roles(
        "
        The the DT 2 det
        murder murder NN 6 nsubj
        of of IN 4 case
        Jan Jan NNP 2 nmod Name=B-Person
        Holm Holm NNP 4 flat Name=I-Person
        joins join VBZ 0 root
        that that DT 6 obj
        of of IN 9 case
        Per Per NNP 7 nmod Name=B-Person
        Lind Lind NNP 9 flat Name=I-Person
        . . . 6 punct
        ",
        expect![[r#"
            attack against nonmilitary
              victim | Jan Holm | death | -
              victim | Per Lind | death | -
        "#]],
    );
}

#[test]
fn those_who_were_taken_are_named() {
    roles(
        "
        Rebels rebel NNS 2 nsubj
        kidnapped kidnap VBD 0 root
        two two CD 4 nummod
        teachers teacher NNS 2 obj
        . . . 2 punct

        Those that DT 6 nsubj
        who who WP 4 nsubj:pass
        were be VBD 4 aux:pass
        kidnapped kidnap VBN 1 acl:relcl
        are be VBP 6 cop
        Jan Jan NNP 0 root Name=B-Person
        Holm Holm NNP 6 flat Name=I-Person
        and and CC 9 cc
        Per Per NNP 6 conj Name=B-Person
        Lind Lind NNP 9 flat Name=I-Person
        . . . 6 punct
        ",
        expect![[r#"
            kidnapping against nonmilitary
              perpetrator_individual | Rebels | - | reported_as_fact
              victim | Jan Holm | abducted | -
              victim | Per Lind | abducted | -
        "#]],
    );
}

#[test]
fn a_secretary_general_is_no_soldier() {
    roles(
        "
        Rebels rebel NNS 2 nsubj
        attacked attack VBD 0 root
        Secretary secretary NNP 4 compound
        General general NNP 5 compound
        Jan Jan NNP 2 obj Name=B-Person
        Holm Holm NNP 5 flat Name=I-Person
        . . . 2 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Rebels | - | reported_as_fact
              victim | Jan Holm | none | -
        "#]],
    );
}

#[test]
fn a_bus_with_soldiers_is_theirs() {
    roles(
        "
        Rebels rebel NNS 2 nsubj
        attacked attack VBD 0 root
        a a DT 4 det
        bus bus NN 2 obj
        carrying carry VBG 4 acl
        nine nine CD 7 nummod
        soldiers soldier NNS 5 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack against military_only
              perpetrator_individual | Rebels | - | reported_as_fact
              target | bus | none | -
        "#]],
    );
}

#[test]
fn who_threatens_first_and_kills_then() {
    roles(
        "
        Rebels rebel NNS 2 nsubj
        threatened threaten VBD 0 root
        and and CC 4 cc
        killed kill VBD 2 conj
        Jan Jan NNP 4 obj Name=B-Person
        Holm Holm NNP 5 flat Name=I-Person
        . . . 2 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | Rebels | - | reported_as_fact
              victim | Jan Holm | death | -
        "#]],
    );
}

#[test]
fn a_murder_that_is_remembered_is_long_past() {
    roles(
        "
        A a DT 2 det
        march march NN 3 nsubj
        marked mark VBD 0 root
        the the DT 5 det
        anniversary anniversary NN 3 obj
        of of IN 8 case
        the the DT 8 det
        murder murder NN 5 nmod
        of of IN 10 case
        Jan Jan NNP 8 nmod Name=B-Person
        Holm Holm NNP 10 flat Name=I-Person
        . . . 3 punct
        ",
        expect![[r#"
            attack against -
        "#]],
    );
}

#[test]
fn the_officer_involved_in_the_murder() {
    roles(
        "
        The the DT 2 det
        officer officer NN 9 nsubj
        involved involve VBN 2 acl
        in in IN 6 case
        the the DT 6 det
        murder murder NN 3 obl
        of of IN 8 case
        Jan Jan NNP 6 nmod Name=B-Person
        fled flee VBD 0 root
        . . . 9 punct
        ",
        expect![[r#"
            attack against nonmilitary
              perpetrator_individual | officer | - | suspected_or_accused
              victim | Jan | death | -
        "#]],
    );
}

#[test]
fn the_object_behind_a_time() {
    roles_on(
        "2030-05-20",
        "
        Rebels rebel NNS 2 nsubj
        murdered murder VBD 0 root
        last last JJ 4 amod
        week week NN 2 obl:unmarked
        Judge judge NN 6 nmod:desc
        Jan Jan NNP 2 dep Name=B-Person
        Holm Holm NNP 6 flat Name=I-Person
        . . . 2 punct
        ",
        expect![[r#"
            assassination against nonmilitary
              perpetrator_individual | Rebels | - | reported_as_fact
              victim | Jan Holm | death | -
        "#]],
    );
}
