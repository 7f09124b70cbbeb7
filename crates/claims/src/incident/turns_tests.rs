//! Incidents of several days and accidents, on sentences whose trees were made by hand.

use expect_test::expect;

use super::tests::check;

#[test]
fn a_siege_ends_on_another_day() {
    check(
        "\
Gunmen gunman NNS 2 nsubj
stormed storm VBD 0 root
a a DT 4 det
hotel hotel NN 2 obj
in in IN 6 case
Graz Graz NNP 2 obl
on on IN 8 case
Saturday Saturday NNP 2 obl
and and CC 10 cc
killed kill VBD 2 conj
two two CD 12 nummod
guests guest NNS 10 obj SpaceAfter=No
. . . 2 punct

The the DT 2 det
siege siege NN 3 nsubj
ended end VBD 0 root
on on IN 5 case
Monday Monday NNP 3 obl SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            main: 2023-03-11..2023-03-13 (week) in Graz, Styria, AT: 3 claims
        "#]],
    );
}

#[test]
fn since_a_day_runs_to_the_report() {
    check(
        "\
Shells shell NNS 3 nsubj
have have VBP 3 aux
killed kill VBN 0 root
nine nine CD 5 nummod
clerks clerk NNS 3 obj
in in IN 7 case
Graz Graz NNP 3 obl
since since IN 9 case
Monday Monday NNP 3 obl SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            main: 2023-03-13..2023-03-16 (week) in Graz, Styria, AT: 2 claims
        "#]],
    );
}

#[test]
fn days_of_fighting_run_to_the_report() {
    check(
        "\
Three three CD 2 nummod
days day NNS 5 nsubj
of of IN 4 case
fighting fighting NN 2 nmod
left leave VBD 0 root
nine nine CD 7 nummod
clerks clerk NNS 5 obj
dead dead JJ 5 xcomp
in in IN 10 case
Graz Graz NNP 5 obl SpaceAfter=No
. . . 5 punct
",
        expect![[r#"
            main: 2023-03-14..2023-03-16 (week) in Graz, Styria, AT: 2 claims
        "#]],
    );
}

#[test]
fn who_was_taken_in_march_is_free_on_the_day_that_is_told() {
    let mut document = language::Document::from_conllu(
        "\
Five five CD 2 nummod
clerks clerk NNS 8 nsubj:pass
kidnapped kidnap VBN 2 acl
in in IN 6 case
early early JJ 6 amod
February February NNP 3 obl
were be VBD 8 aux:pass
freed free VBN 0 root
on on IN 10 case
Monday Monday NNP 8 obl SpaceAfter=No
. . . 8 punct
",
    );
    let day = jiff::civil::date(2023, 3, 16);
    document.published = Some(day);
    let context = language::Context { published: Some(day), ..language::Context::default() };
    let reader = crate::rules_tests::reader();
    reader.language().fill_above_trees(&mut document, &context);
    let report =
        reports::Report { id: "test".to_owned(), text: document.text.clone(), ..reports::Report::default() };
    let reading = reader.read_document(&report, &document);
    let told: Vec<String> = reading
        .claims
        .iter()
        .map(|claim| format!("{} {}", claim.kind, claim.time.as_deref().unwrap_or("-")))
        .collect();
    assert_eq!(told, ["abducted 2023-02", "released 2023-03-13"]);
}
