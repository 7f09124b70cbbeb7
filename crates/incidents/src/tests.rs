//! What is stated, claim by claim: see [`crate::testing::claim`] for how the lines are read.

use claims::reading::{Contradiction, ContradictionKind, MayBe, Place, PlacePrecision, Reading, Strength};
use expect_test::{Expect, expect};
use proptest::prelude::*;

use crate::testing::{lines, reading};
use crate::{check, fill, stated};

fn check_figures(claims: &[&str], want: Expect) {
    let mut reading = reading(claims);
    fill(&mut reading);
    assert_eq!(check(&reading), []);
    want.assert_eq(&lines(&reading.incidents[0].figures));
}

#[test]
fn one_voice() {
    check_figures(
        &["killed 3 people"],
        expect![[r#"
        killed people 3 3 3  (c1 the report's own figure)
    "#]],
    );
    check_figures(
        &["killed 20+ people by Police"],
        expect![[r#"
        killed people 20 20 -  (c1 the figure of Police)
    "#]],
    );
    check_figures(
        &["killed >300 people", "injured <=40 people", "missing 5-7 people", "arrested ~30 militants"],
        expect![[r#"
            killed people 301 301 -  (c1 the report's own figure)
            injured people - - 40
            missing people 5 5 7  (c3 the report's own figure)
            arrested militants 30 30 30  (c4 the report's own figure)
        "#]],
    );
    check_figures(
        &["killed few people"],
        expect![[r#"
        killed people 2 - -
    "#]],
    );
    check_figures(
        &["killed all militants", "injured no people"],
        expect![[r#"
        killed militants - - -
        injured people 0 0 0  (c2 the report's own figure)
    "#]],
    );
}

#[test]
fn only_actual_and_not_denied_claims_about_the_incident() {
    check_figures(
        &[
            "killed 3 people",
            "killed 9 people denied by State",
            "killed 12 people possible",
            "killed 40 people about i2",
        ],
        expect![[r#"
            killed people 3 3 3  (c1 the report's own figure)
        "#]],
    );
}

#[test]
fn repeated_figures_are_one() {
    check_figures(
        &["killed few people", "killed 4 people", "killed 4 people by Police", "killed 4+ people"],
        expect![[r#"
            killed people 4 4 4  (c2 the report's own figure)
        "#]],
    );
}

#[test]
fn persons_told_of_are_among_those_counted() {
    check_figures(
        &[
            "killed 4 people",
            "killed 1* people of Ada_Roe by Police",
            "killed 1* people of a_woman",
            "killed 3 people",
        ],
        expect![[r#"
            killed people 4 4 4  (c1 the report's own figure)
        "#]],
    );
    check_figures(
        &["killed 1* people of Ada_Roe", "killed 1* people of Ben_Poe", "killed 1* people of Roe"],
        expect![[r#"
            killed people 2 2 2  (c2 the report's own figure; c1 the report's own figure)
        "#]],
    );
    check_figures(
        &["killed 1* people of a_man", "killed 1* people of the_man"],
        expect![[r#"
        killed people 1 1 1  (c2 the report's own figure)
    "#]],
    );
    check_figures(
        &["injured 2 people", "injured 0* officials of the_mayor"],
        expect![[r#"
        injured people 2 2 2  (c1 the report's own figure)
    "#]],
    );
    check_figures(
        &["killed 1 children", "killed 1* passengers of the_passenger"],
        expect![[r#"
        killed children 1 1 1  (c1 the report's own figure)
    "#]],
    );
    check_figures(
        &["killed 1* people of Ada_Roe", "injured 1* people of she", "injured 1* people of Roe"],
        expect![[r#"
            killed people 1 1 1  (c1 the report's own figure)
        "#]],
    );
    check_figures(
        &["killed 1* people of Ada_Roe", "injured 1* people of Ada_Roe", "injured 2 people"],
        expect![[r#"
            killed people 1 1 1  (c1 the report's own figure)
            injured people 2 2 2  (c3 the report's own figure)
        "#]],
    );
}

#[test]
fn those_hurt_who_died_count_as_killed() {
    check_figures(
        &["injured 1* people of his_uncle", "killed 1* people of his_uncle"],
        expect![[r#"
        killed people 1 1 1  (c2 the report's own figure)
    "#]],
    );
    check_figures(
        &["injured 1* people of his_wife", "killed 1* people of a_man"],
        expect![[r#"
        killed people 1 1 1  (c2 the report's own figure)
        injured people 1 1 1  (c1 the report's own figure)
    "#]],
    );
}

#[test]
fn one_person_told_in_new_words_is_one() {
    // "A boy died ... the police shot the 9-year-old ... Brandt was taken to hospital"
    check_figures(
        &[
            "killed 1* children of a_boy",
            "injured 1* children of the_9-year-old",
            "injured 1* people of Brandt",
        ],
        expect![[r#"
            killed children 1 1 1  (c1 the report's own figure)
        "#]],
    );
    // Nothing told of the one may exclude the other.
    check_figures(
        &["killed 1* people of a_man", "injured 1* people of a_woman"],
        expect![[r#"
            killed people 1 1 1  (c1 the report's own figure)
            injured people 1 1 1  (c2 the report's own figure)
        "#]],
    );
    check_figures(
        &["killed 1* children of a_7-year-old_boy", "injured 1* children of a_9-year-old_boy"],
        expect![[r#"
            killed children 1 1 1  (c1 the report's own figure)
            injured children 1 1 1  (c2 the report's own figure)
        "#]],
    );
    check_figures(
        &["killed 1* people of Ada_Roe", "injured 1* people of another_woman"],
        expect![[r#"
            killed people 1 1 1  (c1 the report's own figure)
            injured people 1 1 1  (c2 the report's own figure)
        "#]],
    );
    check_figures(
        &["killed 1* militants of the_gunman", "injured 1* people of a_man"],
        expect![[r#"
            killed militants 1 1 1  (c1 the report's own figure)
            injured people 1 1 1  (c2 the report's own figure)
        "#]],
    );
    // Each of the dead was hurt once.
    check_figures(
        &["killed 1* people of a_man", "injured 1* people of Ivo_Brandt", "injured 1* people of Max_Poe"],
        expect![[r#"
            killed people 1 1 1  (c1 the report's own figure)
            injured people 1 1 1  (c3 the report's own figure)
        "#]],
    );
    // A group told later.
    check_figures(
        &["injured 1* people of a_16-year-old", "injured 1* children of a_boy"],
        expect![[r#"
            injured children 1 1 1  (c2 the report's own figure)
        "#]],
    );
}

#[test]
fn people_under_one_predicate_add_up() {
    check_figures(
        &["killed 5 people at 7", "killed 2 security_forces at 7"],
        expect![[r#"
        killed security_forces 2 2 2  (c2 the report's own figure)
        killed people 5 5 5  (c1 the report's own figure)
    "#]],
    );
    check_figures(
        &["killed 1* people of a_mother at 7", "killed 2 children at 7", "killed 3 people of bodies"],
        expect![[r#"
            killed children 2 2 2  (c2 the report's own figure)
            killed people 1 1 1  (c3 the report's own figure; c2 taken out: counted under another figure)
        "#]],
    );
    check_figures(
        &["injured 17 security_forces at 7", "injured 2 security_forces at 7"],
        expect![[r#"
        injured security_forces 19 19 19  (c1 the report's own figure; c2 the report's own figure)
    "#]],
    );
}

#[test]
fn people_besides_those_told_of_add_up() {
    check_figures(
        &["arrested 1* militants of a_smuggler by Police", "arrested 2 militants of two_other_men"],
        expect![[r#"
        arrested militants 3 3 3  (c1 the report's own figure; c2 the report's own figure)
    "#]],
    );
    check_figures(
        &["arrested 1* militants of a_smuggler", "arrested 2 militants at 205 of two_men before also"],
        expect![[r#"
            arrested militants 3 3 3  (c1 the report's own figure; c2 the report's own figure)
        "#]],
    );
    // Besides those killed, not besides other wounded; and who is told of again is no other.
    check_figures(
        &[
            "injured 5 people of five_people",
            "killed 1 people of one_man",
            "injured 2 people of two_others",
            "killed 1* people of the_other_man",
            "killed 2 people of two_of_them before also",
        ],
        expect![[r#"
            killed people 2 2 2  (c5 the report's own figure)
            injured people 5 5 5  (c1 the report's own figure)
        "#]],
    );
    check_figures(
        &["injured 3 people of three_men", "injured 1 people of another_man", "injured 1 people of one_man"],
        expect![[r#"
            injured people 3 3 3  (c1 the report's own figure)
        "#]],
    );
}

#[test]
fn who_died_of_wounds_was_hurt_before() {
    // "Six were wounded. One of them died", "... Both died", "... Two others died".
    check_figures(
        &["injured 6 people of six_people", "killed 1 people of 1_of_them"],
        expect![[r#"
        killed people 1 1 1  (c2 the report's own figure)
        injured people 5 5 5  (c1 the report's own figure; c2 taken out: counted under another figure)
    "#]],
    );
    check_figures(
        &["injured 2 people of two_men", "killed 2 people of both"],
        expect![[r#"
        killed people 2 2 2  (c2 the report's own figure)
    "#]],
    );
    check_figures(
        &["injured 6 people of six_people", "killed 2 people of two_others"],
        expect![[r#"
        killed people 2 2 2  (c2 the report's own figure)
        injured people 6 6 6  (c1 the report's own figure)
    "#]],
    );
}

#[test]
fn additional_ones_are_besides_all_told_of() {
    check_figures(
        &[
            "arrested 1* militants of a_smuggler",
            "killed 1 militants of one_driver",
            "arrested 2 militants of two_additional_drivers",
        ],
        expect![[r#"
            killed militants 1 1 1  (c2 the report's own figure)
            arrested militants 3 3 3  (c1 the report's own figure; c3 the report's own figure)
        "#]],
    );
}

#[test]
fn a_vague_word_for_more_than_a_number_leaves_it_a_part() {
    check_figures(
        &["arrested 1* militants of a_smuggler", "arrested few militants of a_few_smugglers"],
        expect![[r#"
            arrested militants 2 - -
        "#]],
    );
    check_figures(
        &["arrested 4 militants of four_smugglers", "arrested few militants of a_few_smugglers"],
        expect![[r#"
            arrested militants 4 4 4  (c1 the report's own figure)
        "#]],
    );
}

#[test]
fn an_ordinal_counts_on_from_the_number_before_it() {
    check_figures(
        &["killed 3 people of three_people by Police", "killed 1* people of a_fourth_victim"],
        expect![[r#"
            killed people 4 4 4  (c1 the report's own figure; c2 the report's own figure)
        "#]],
    );
    // The four are the three and the fourth.
    check_figures(
        &[
            "killed 4 people of four_people by Police",
            "killed 3 people of three",
            "killed 1* people of a_fourth",
        ],
        expect![[r#"
            killed people 4 4 4  (c2 the report's own figure; c3 the report's own figure)
        "#]],
    );
    check_figures(
        &["killed 5 people of five_people", "killed 1* people of a_third_victim"],
        expect![[r#"
        killed people 5 5 5  (c1 the report's own figure)
    "#]],
    );
}

#[test]
fn those_beside_others_under_one_predicate_are_nobody_told_of_before() {
    check_figures(
        &["killed 1* security_forces of a_policeman at 7", "killed 1* people of his_wife at 7"],
        expect![[r#"
            killed security_forces 1 1 1  (c1 the report's own figure)
            killed people 1 1 1  (c2 the report's own figure)
        "#]],
    );
    check_figures(
        &[
            "killed 1* civilians of a_trader at 7",
            "killed 1* people of his_wife at 7",
            "killed 2 people of his_two_sons at 7",
            "killed 1* people of a_neighbour at 7",
        ],
        expect![[r#"
            killed civilians 1 1 1  (c1 the report's own figure)
            killed people 3 3 3  (c3 the report's own figure; c4 the report's own figure)
        "#]],
    );
}

#[test]
fn the_dead_had_wounds() {
    check_figures(
        &["killed 3 people of three_men", "injured 3 people of the_three_men"],
        expect![[r#"
        killed people 3 3 3  (c1 the report's own figure)
    "#]],
    );
    check_figures(
        &[
            "killed 3 people of three_men",
            "injured 3 people of three_others",
            "injured 3 people of the_three",
        ],
        expect![[r#"
            killed people 3 3 3  (c1 the report's own figure)
            injured people 3 3 3  (c3 the report's own figure)
        "#]],
    );
}

#[test]
fn a_part_without_a_best_that_is_greater_is_none() {
    check_figures(
        &["killed 7 people", "killed 40 security_forces by Army_of_Rebels", "killed few security_forces"],
        expect![[r#"
            killed security_forces 2 40 40  (c2 the figure of Army_of_Rebels)
        "#]],
    );
}

#[test]
fn those_hurt_in_all_are_not_those_who_live() {
    check_figures(
        &[
            "killed 1 people of one_man",
            "injured 3 people of three_others",
            "injured 4 people of four_people",
        ],
        expect![[r#"
            killed people 1 1 1  (c1 the report's own figure)
            injured people 3 3 3  (c2 the report's own figure)
        "#]],
    );
    check_figures(
        &["killed 5 people of five_relatives", "injured 5 people of all_five"],
        expect![[r#"
            killed people 5 5 5  (c1 the report's own figure)
        "#]],
    );
    // A grown woman beside a boy.
    check_figures(
        &["injured 1* children of a_boy", "injured 1* people of a_woman"],
        expect![[r#"
            injured children 1 1 1  (c1 the report's own figure)
            injured people 1 1 1  (c2 the report's own figure)
        "#]],
    );
    // "She", whom a wrong antecedent makes an officer.
    check_figures(
        &["killed 1* people of a_teacher", "killed 1* security_forces of she"],
        expect![[r#"
            killed people 1 1 1  (c1 the report's own figure)
        "#]],
    );
}

#[test]
fn parts_are_taken_out_of_their_total() {
    check_figures(
        &["killed 3 people", "killed 1 children in c1"],
        expect![[r#"
        killed children 1 1 1  (c2 the report's own figure)
        killed people 2 2 2  (c1 the report's own figure; c2 taken out: counted under another figure)
    "#]],
    );
    check_figures(
        &[
            "killed 20+ people",
            "killed 14 civilians in c1",
            "killed 5 security_forces in c1",
            "killed 1 officials in c1",
        ],
        expect![[r#"
            killed civilians 14 14 14  (c2 the report's own figure)
            killed security_forces 5 5 5  (c3 the report's own figure)
            killed officials 1 1 1  (c4 the report's own figure)
        "#]],
    );
    check_figures(
        &["killed 30 people", "killed 12 people in c1", "killed few children in c1"],
        expect![[r#"
        killed people 30 30 30  (c1 the report's own figure)
    "#]],
    );
    check_figures(
        &["killed 20 people", "killed 12 civilians in c1", "killed 3 children in c2"],
        expect![[r#"
        killed civilians 9 9 9  (c2 the report's own figure; c3 taken out: counted under another figure)
        killed children 3 3 3  (c3 the report's own figure)
        killed people 8 8 8  (c1 the report's own figure; c2 taken out: counted under another figure; c3 put back: taken out of the part already; c3 taken out: counted under another figure)
    "#]],
    );
    // Attackers are counted apart unless the report says otherwise.
    check_figures(
        &["killed 3 people", "killed 1* militants of the_gunman"],
        expect![[r#"
        killed militants 1 1 1  (c2 the report's own figure)
        killed people 3 3 3  (c1 the report's own figure)
    "#]],
    );
    check_figures(
        &["killed 3 people", "killed 1 militants in c1"],
        expect![[r#"
        killed militants 1 1 1  (c2 the report's own figure)
        killed people 2 2 2  (c1 the report's own figure; c2 taken out: counted under another figure)
    "#]],
    );
}

#[test]
fn tolls_that_were_raised() {
    check_figures(
        &["killed 27 people before rose_from", "killed 31 people before to"],
        expect![[r#"
        killed people 31 31 31  (c2 the report's own figure)
    "#]],
    );
    check_figures(
        &["killed 20+ people", "killed 27 people before an_earlier_toll_of"],
        expect![[r#"
        killed people 20 20 -  (c1 the report's own figure)
    "#]],
    );
}

#[test]
fn voices_that_disagree() {
    check_figures(
        &["killed 50 hostages by Aband unverified", "killed few hostages by State"],
        expect![[r#"
        killed hostages 2 - 50
    "#]],
    );
    check_figures(
        &["killed 12 militants by State", "killed 2 militants by Aband"],
        expect![[r#"
        killed militants 2 - 12
    "#]],
    );
    check_figures(
        &["killed 12 people by State", "killed 9 people by Medics"],
        expect![[r#"
        killed people 9 9 12  (c2 the figure of Medics)
    "#]],
    );
    check_figures(
        &["killed 12 people by State", "killed 2 people by Aband", "killed 9 people"],
        expect![[r#"
        killed people 2 9 12  (c3 the report's own figure)
    "#]],
    );
    check_figures(
        &["killed 7 people by Witness", "killed 5 people by Police", "killed 6 people by Police"],
        expect![[r#"
            killed people 6 6 7  (c3 the figure of Police)
        "#]],
    );
    // The greater number that stands first includes the other.
    check_figures(
        &["killed 6 people by State", "killed 4 people by Police"],
        expect![[r#"
            killed people 4 6 6  (c1 the figure of State)
        "#]],
    );
}

#[test]
fn a_strained_contradiction_leaves_no_best() {
    let mut reading = reading(&["killed 50 hostages by Aband", "killed few hostages by State"]);
    let best = |reading: &Reading| stated(reading)[0].1[0].best;
    assert_eq!(best(&reading), Some(50));
    reading.contradictions.push(Contradiction {
        a: "c2".into(),
        b: "c1".into(),
        kind: ContradictionKind::Figure,
        strength: Strength::Strained,
        may_be: vec![MayBe::Update],
        why: String::new(),
    });
    assert_eq!(best(&reading), None);
}

#[test]
fn casualties_complete_killed_and_injured() {
    check_figures(
        &["casualties 6 people", "killed 2 people"],
        expect![[r#"
        killed people 2 2 2  (c2 the report's own figure)
        injured people 4 4 4  (c1 the report's own figure; c2 taken out: counted under another figure)
    "#]],
    );
    check_figures(
        &["casualties 6 people", "killed 2 people", "injured 1 people", "injured 1 children"],
        expect![[r#"
            killed people 2 2 2  (c2 the report's own figure)
            injured children 1 1 1  (c4 the report's own figure)
            injured people 3 3 3  (c1 the report's own figure; c2 taken out: counted under another figure; c4 taken out: counted under another figure)
        "#]],
    );
    check_figures(
        &["casualties 6 people", "killed 2 people", "injured 4 people"],
        expect![[r#"
        killed people 2 2 2  (c2 the report's own figure)
        injured people 4 4 4  (c3 the report's own figure)
    "#]],
    );
    check_figures(
        &["casualties 208 people"],
        expect![[r#"
        casualties people 208 208 208  (c1 the report's own figure)
    "#]],
    );
    check_figures(
        &["casualties no people"],
        expect![[r#"
        killed people 0 0 0  (c1 the report's own figure)
        injured people 0 0 0  (c1 the report's own figure)
    "#]],
    );
    check_figures(
        &["casualties few people", "killed 1 people"],
        expect![[r#"
        killed people 1 1 1  (c2 the report's own figure)
        injured people 1 - -
    "#]],
    );
}

#[test]
fn filling_keeps_the_figures_of_other_policies() {
    let mut reading = reading(&["killed 3 people"]);
    fill(&mut reading);
    let mut other = reading.incidents[0].figures[0].clone();
    other.policy = "ibc".into();
    reading.incidents[0].figures.push(other);
    fill(&mut reading);
    let policies: Vec<&str> = reading.incidents[0].figures.iter().map(|f| f.policy.as_str()).collect();
    assert_eq!(policies, ["stated", "ibc"]);
}

#[test]
fn the_check_finds_numbers_that_nobody_said() {
    let mut reading = reading(&["killed 3 people"]);
    fill(&mut reading);
    reading.incidents[0].figures[0].best = Some(4);
    let found: Vec<String> = check(&reading).iter().map(ToString::to_string).collect();
    expect![[r#"
        i1, killed people (stated): best 4 is above 3
        i1, killed people (stated): best 4 is no sum of its claims"#]]
    .assert_eq(&found.join("\n"));
    reading.incidents[0].figures[0].best = Some(3);
    reading.incidents[0].figures[0].because.clear();
    assert_eq!(check(&reading).len(), 3);
}

fn any_line() -> impl Strategy<Value = String> {
    let words = |list: &'static [&'static str]| prop::sample::select(list);
    (
        words(&["killed", "injured", "casualties"]),
        words(&["0", "1", "3", "9", "20+", ">8", "~7", "<=10", "2-5", "few", "all", "no", "1*", "0*"]),
        words(&["people", "civilians", "children", "militants", "security_forces"]),
        words(&[
            "",
            "by Police",
            "by Aband",
            "by Medics",
            "by Aband unverified",
            "possible",
            "by State denied",
        ]),
        words(&[
            "",
            "in c1",
            "in c2",
            "in c3",
            "at 7",
            "before rose_from",
            "of Ada_Roe",
            "of the_man",
            "in c99",
        ]),
    )
        .prop_map(|(kind, number, group, who, mark)| format!("{kind} {number} {group} {who} {mark}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]
    #[test]
    fn evidence_holds_and_order_does_not_matter(drawn in prop::collection::vec(any_line(), 0..9), turn in 0usize..9) {
        let drawn: Vec<&str> = drawn.iter().map(String::as_str).collect();
        let mut reading = reading(&drawn);
        fill(&mut reading);
        // Holds that low <= best <= high, too.
        prop_assert_eq!(check(&reading), []);
        for figure in &reading.incidents[0].figures {
            let vague = figure.because.iter().all(|because| {
                let claim = reading.claims.iter().find(|claim| claim.id == because.claim).unwrap();
                claim.vague.is_some()
            });
            prop_assert!(!(vague && figure.best.is_some()), "a best from vague words alone");
        }
        let mut turned = reading.clone();
        if !turned.claims.is_empty() {
            let by = turn % turned.claims.len();
            turned.claims.rotate_left(by);
        }
        fill(&mut turned);
        prop_assert_eq!(turned.incidents, reading.incidents);
    }
}

#[test]
fn the_title_decides_between_figures() {
    check_figures(
        &["killed 2 people titled", "killed 31 people by Police", "killed 40 people"],
        expect![[r#"
            killed people 2 2 2  (c1 the report's own figure)
        "#]],
    );
    // Its parts come with the total.
    check_figures(
        &["injured 9 people", "injured 5 people titled at 900", "injured 2 children in c2 at 900"],
        expect![[r#"
            injured children 2 2 2  (c3 the report's own figure)
            injured people 3 3 3  (c2 the report's own figure; c3 taken out: counted under another figure)
        "#]],
    );
    // What was reckoned gives the title's number already.
    check_figures(
        &["killed 1* people of a_man", "killed 1* children of a_girl", "killed 2 people titled"],
        expect![[r#"
            killed children 1 1 1  (c2 the report's own figure)
            killed people 1 1 1  (c3 the report's own figure; c2 taken out: counted under another figure)
        "#]],
    );
    check_figures(
        &["killed 2 people by Police unverified titled"],
        expect![[r#"
        killed people 2 2 2  (c1 the figure that the title gives)
    "#]],
    );
}

/// A headline that repeats a boast does not make it the figure, and drops nobody else's.
#[test]
fn the_title_takes_no_side() {
    check_figures(
        &["killed 50 security_forces by Armed unverified titled", "killed 2 security_forces by State"],
        expect![[r#"
            killed security_forces 2 - 50
        "#]],
    );
    check_figures(
        &["killed 2 security_forces by State titled", "killed 50 security_forces by Armed unverified"],
        expect![[r#"
            killed security_forces 2 - 50
        "#]],
    );
    check_figures(
        &["killed 7 people by Armed unverified titled"],
        expect![[r#"
        killed people 7 - 7
    "#]],
    );
}

#[test]
fn those_hurt_who_are_named_among_the_dead() {
    check_figures(
        &["injured 2* people of Orr_and_Vik", "killed 1* people of Ada_Orr", "killed 1* people of Vik"],
        expect![[r#"
            killed people 1 1 1  (c3 the report's own figure)
        "#]],
    );
    check_figures(
        &["injured 2* people of Orr_and_Vik", "killed 1* people of Ada_Orr"],
        expect![[r#"
        killed people 1 1 1  (c2 the report's own figure)
        injured people 2 2 2  (c1 the report's own figure)
    "#]],
    );
}

#[test]
fn one_of_those_hurt_has_died() {
    check_figures(
        &["injured 5 people", "killed 1* people of One_of_the_5_people_hit"],
        expect![[r#"
            killed people 1 1 1  (c2 the report's own figure)
            injured people 4 4 4  (c1 the report's own figure; c2 taken out: counted under another figure)
        "#]],
    );
    check_figures(
        &["injured 5 people of 5_others", "killed 1* people of One_of_the_6_people_hit"],
        expect![[r#"
            killed people 1 1 1  (c2 the report's own figure)
            injured people 5 5 5  (c1 the report's own figure)
        "#]],
    );
}

#[test]
fn the_number_of_officials_includes_those_told_of_later() {
    check_figures(
        &["injured 6 people by Police", "injured 4 people of four"],
        expect![[r#"
            injured people 4 6 6  (c1 the figure of Police)
        "#]],
    );
    check_figures(
        &["injured 4 people of four", "injured 6 people by Police"],
        expect![[r#"
            injured people 4 4 6  (c1 the report's own figure)
        "#]],
    );
}

#[test]
fn a_young_man_can_be_a_boy() {
    check_figures(
        &["killed 1* children of a_15-year-old_boy", "killed 1* people of a_young_man by Police"],
        expect![[r#"
            killed children 1 1 1  (c1 the report's own figure)
        "#]],
    );
}

/// "Two of the victims" are some of those counted, and so are those told of besides them.
#[test]
fn shares_of_those_counted() {
    check_figures(
        &[
            "injured 4 people by Police",
            "injured 2 people of 2_of_the_victims by Warden",
            "injured 2 people of 2_others by Warden",
        ],
        expect![[r#"
            injured people 2 4 4  (c1 the figure of Police)
        "#]],
    );
}

/// A title that takes up a share does not make it the whole.
#[test]
fn a_share_in_the_title() {
    check_figures(
        &["killed 2 workers of 2_of_the_workers by State titled", "killed 14 people by State"],
        expect![[r#"
            killed workers 2 2 2  (c1 the figure of State)
            killed people 12 12 12  (c2 the figure of State; c1 taken out: counted under another figure)
        "#]],
    );
}

/// Who says what it comes to in all counts those of the others too.
#[test]
fn the_sum() {
    check_figures(
        &["killed 2 people by Police", "killed 15 people before in_all by Quinn"],
        expect![[r#"
            killed people 2 15 15  (c2 the figure of Quinn)
        "#]],
    );
    check_figures(
        &["killed 2 people by Police", "killed 15 people before in_all by Armed"],
        expect![[r#"
            killed people 2 - 15
        "#]],
    );
}

/// What the other side denies leaves no best; what the report itself states stands.
#[test]
fn denied_by_the_other_side() {
    check_figures(
        &["killed 20 security_forces by Armed", "killed few security_forces denied by State"],
        expect![[r#"
            killed security_forces 20 - 20
        "#]],
    );
    check_figures(
        &["killed 20 security_forces", "killed few security_forces denied by State"],
        expect![[r#"
            killed security_forces 20 20 20  (c1 the report's own figure)
        "#]],
    );
}

/// "The rebels said they had killed 22 soldiers. The ministry denied it", "a hospital counted 11, the governor denied any
/// deaths": a claim that is denied, by whomever, leaves no best.
#[test]
fn denied_in_other_words() {
    let denied = |claim: &str, how: &str, kind: ContradictionKind| {
        let mut told = reading(&[claim, how]);
        if how.ends_with("denied by Governor") {
            told.claims[1].kind = claims::reading::Kind::Denial;
        }
        told.contradictions.push(Contradiction {
            a: "c1".to_owned(),
            b: "c2".to_owned(),
            kind,
            strength: Strength::Incompatible,
            may_be: Vec::new(),
            why: String::new(),
        });
        fill(&mut told);
        lines(&told.incidents[0].figures)
    };
    let by_denial = denied(
        "killed 11 civilians by Medics",
        "killed few people denied by Governor",
        ContradictionKind::Denial,
    );
    expect!["killed civilians 11 - 11\n"].assert_eq(&by_denial);
    // "Had suffered no losses"
    let losses = "casualties no security_forces by State";
    let by_none = denied("killed 22 security_forces by Armed", losses, ContradictionKind::Figure);
    expect![[r#"
        killed security_forces 0 - 22
        injured security_forces 0 0 0  (c2 the figure of State)
    "#]]
    .assert_eq(&by_none);
    // What the report itself states stands.
    let own = denied("killed 22 security_forces", losses, ContradictionKind::Figure);
    expect![[r#"
        killed security_forces 22 22 22  (c1 the report's own figure)
        injured security_forces 0 0 0  (c2 the figure of State)
    "#]]
    .assert_eq(&own);
}

/// "Several were arrested, the ministry said. ... Four were arrested": a word without size bounds nothing beside a number.
#[test]
fn a_word_without_size() {
    check_figures(
        &["arrested few militants by State", "arrested 4 militants"],
        expect![[r#"
        arrested militants 4 4 4  (c2 the report's own figure)
    "#]],
    );
    check_figures(
        &["arrested few militants by State", "arrested 1 militants"],
        expect![[r#"
        arrested militants 1 1 -  (c2 the report's own figure)
    "#]],
    );
}

/// "An air strike killed Omar Lind. ... Troops killed four fighters and confirmed that Omar Lind was killed".
#[test]
fn who_is_named_beside_a_number() {
    let mut told = reading(&[
        "killed 1* militants of Omar_Lind",
        "killed 4 militants of four_fighters",
        "killed 1* militants of Omar_Lind by Army",
    ]);
    // In one sentence, with " and confirmed " between the two.
    let end = told.claims[1].evidence.end;
    told.claims[2].evidence.start = end + " and confirmed ".len();
    told.claims[2].trigger.start = end + 30;
    fill(&mut told);
    expect![[r#"
        killed militants 5 5 5  (c1 the report's own figure; c2 the report's own figure)
    "#]]
    .assert_eq(&lines(&told.incidents[0].figures));
}

/// Word of nobody that somebody denies in the same breath leaves no best.
#[test]
fn word_of_nobody_that_is_denied() {
    let mut rejected = reading(&["killed 30 civilians unverified"]);
    let rumour = rejected.claims[0].clone();
    rejected.claims.push(claims::reading::Claim {
        id: "c2".to_owned(),
        kind: claims::reading::Kind::Denial,
        stance: claims::reading::Stance::Denied,
        ..rumour
    });
    fill(&mut rejected);
    assert_eq!(check(&rejected), []);
    expect!["killed civilians 30 - 30\n"].assert_eq(&lines(&rejected.incidents[0].figures));
}

/// "Five people died. He shot four of his relatives before killing himself": he is one of the five.
#[test]
fn the_attacker_among_the_dead() {
    check_figures(
        &["killed 5 people", "killed 4 people by Police", "killed 1* militants of himself by Police"],
        expect![[r#"
            killed militants 1 1 1  (c3 the figure of Police)
            killed people 3 4 4  (c1 the report's own figure; c3 taken out: counted under another figure)
        "#]],
    );
    check_figures(
        &["killed 5 people", "killed 1* militants of himself by Police"],
        expect![[r#"
        killed militants 1 1 1  (c2 the figure of Police)
        killed people 5 5 5  (c1 the report's own figure)
    "#]],
    );
}

/// Those shot less the dead are the injured, but not where others are told to be hurt besides, or two alone are named.
#[test]
fn casualties_and_others() {
    check_figures(
        &["casualties 6 people", "killed 4 people", "injured 4 people of 4_others"],
        expect![[r#"
            killed people 4 4 4  (c2 the report's own figure)
            injured people 4 4 4  (c3 the report's own figure)
        "#]],
    );
    check_figures(
        &["casualties 2* people of Moe_and_Vik", "killed 1 people", "injured 3 people of three_men"],
        expect![[r#"
            killed people 1 1 1  (c2 the report's own figure)
            injured people 3 3 3  (c3 the report's own figure)
        "#]],
    );
    check_figures(
        &["casualties 6 people", "killed 2 people", "injured 2* people"],
        expect![[r#"
        killed people 2 2 2  (c2 the report's own figure)
        injured people 4 4 4  (c1 the report's own figure; c2 taken out: counted under another figure)
    "#]],
    );
}

#[test]
fn some_of_the_dead_are_none_of_the_hurt() {
    check_figures(
        &["killed 6 people", "injured 20 people", "killed 2 security_forces in c1 of 2_of_the_dead"],
        expect![[r#"
            killed security_forces 2 2 2  (c3 the report's own figure)
            killed people 4 4 4  (c1 the report's own figure; c3 taken out: counted under another figure)
            injured people 20 20 20  (c2 the report's own figure)
        "#]],
    );
    // "We have six dead".
    check_figures(
        &["killed 6+ people", "injured 15 people", "killed 6 people of 6"],
        expect![[r#"
        killed people 6 6 6  (c3 the report's own figure)
        injured people 15 15 15  (c2 the report's own figure)
    "#]],
    );
}

#[test]
fn both_of_those_told_one_by_one_died() {
    check_figures(
        &[
            "injured 1* militants of a_man at 7",
            "injured 1* people of his_wife at 7",
            "killed 2 people of both",
        ],
        expect![[r#"
            killed people 2 2 2  (c3 the report's own figure)
        "#]],
    );
}

#[test]
fn two_more_died_besides_the_one() {
    check_figures(
        &[
            "killed 1 people of one_victim",
            "injured 6 people of the_other_six",
            "killed 2 people of two_more_people",
        ],
        expect![[r#"
            killed people 3 3 3  (c1 the report's own figure; c3 the report's own figure)
            injured people 6 6 6  (c2 the report's own figure)
        "#]],
    );
}

#[test]
fn a_revised_toll_takes_the_place_of_the_old() {
    check_figures(
        &["killed 5 people by Police", "killed 8 people by Police before later_revised_the_figure_to"],
        expect![[r#"
            killed people 8 8 8  (c2 the figure of Police)
        "#]],
    );
    // Another's revision leaves it.
    check_figures(
        &["killed 9 people by Police", "killed 7 people by Medical before lowered_the_toll_to"],
        expect![[r#"
            killed people 7 7 9  (c2 the figure of Medical)
        "#]],
    );
}

/// Figures of claims some of which contradict each other, or stand with a place: `(claim, country, division)`.
fn check_disputed(
    claims: &[&str],
    disputed: &[(&str, &str, ContradictionKind)],
    places: &[(usize, &str, &str)],
    want: Expect,
) {
    let mut reading = reading(claims);
    reading.contradictions = disputed
        .iter()
        .map(|(a, b, kind)| Contradiction {
            a: (*a).to_owned(),
            b: (*b).to_owned(),
            kind: *kind,
            strength: Strength::Incompatible,
            may_be: vec![MayBe::OtherPeople],
            why: String::new(),
        })
        .collect();
    for (claim, country, division) in places {
        let id = format!("p{}", reading.places.len() + 1);
        reading.claims[*claim].place = Some(id.clone());
        reading.places.push(Place {
            id,
            name: (*division).to_owned(),
            country: Some((*country).to_owned()),
            admin1: Some((*division).to_owned()),
            lat: None,
            lon: None,
            precision: PlacePrecision::Adm1,
            mentions: Vec::new(),
        });
    }
    fill(&mut reading);
    assert_eq!(check(&reading), []);
    want.assert_eq(&lines(&reading.incidents[0].figures));
}

#[test]
fn rival_totals_are_no_total_and_part() {
    let rivals = ["killed 3 civilians by Police", "killed 11 people by Army"];
    check_disputed(
        &rivals,
        &[("c1", "c2", ContradictionKind::Figure)],
        &[],
        expect![[r#"
        killed people 3 - 11
    "#]],
    );
    // Without a contradiction the three are among the eleven.
    check_disputed(
        &rivals,
        &[],
        &[],
        expect![[r#"
        killed civilians 3 3 3  (c1 the figure of Police)
        killed people 8 8 8  (c2 the figure of Army; c1 taken out: counted under another figure)
    "#]],
    );
}

#[test]
fn whose_dead_they_were_is_nobody_s_to_say() {
    check_disputed(
        &["killed 9 militants by State", "killed 9 civilians in c1 by Witness"],
        &[("c1", "c2", ContradictionKind::Identity)],
        &[],
        expect![[r#"
            killed people 9 9 9  (c1 the figure of State)
        "#]],
    );
    // A party's word for all of the report's dead.
    check_figures(
        &["killed 6 people", "killed 6 militants in c1 by State"],
        expect![[r#"
        killed people 6 6 6  (c1 the report's own figure)
    "#]],
    );
    check_figures(
        &["killed 6 people", "killed 6 workers in c1 by Witness"],
        expect![[r#"
        killed workers 6 6 6  (c2 the figure of Witness)
    "#]],
    );
}

#[test]
fn the_dead_of_another_province_are_no_part() {
    let claims = ["killed 9 people", "killed 4 security_forces"];
    check_disputed(
        &claims,
        &[],
        &[(0, "IQ", "Baghdad"), (1, "IQ", "Nineveh")],
        expect![[r#"
        killed security_forces 4 4 4  (c2 the report's own figure)
        killed people 9 9 9  (c1 the report's own figure)
    "#]],
    );
    check_disputed(
        &claims,
        &[],
        &[(0, "IQ", "Nineveh"), (1, "IQ", "Nineveh")],
        expect![[r#"
        killed security_forces 4 4 4  (c2 the report's own figure)
        killed people 5 5 5  (c1 the report's own figure; c2 taken out: counted under another figure)
    "#]],
    );
}

#[test]
fn adults_are_among_all() {
    check_figures(
        &[
            "killed 11 people by Police",
            "killed 4 children in c1 by Police",
            "killed 7 people of seven_adults by Medics",
        ],
        expect![[r#"
            killed children 4 4 4  (c2 the figure of Police)
            killed people 7 7 7  (c1 the figure of Police; c2 taken out: counted under another figure)
        "#]],
    );
}

#[test]
fn how_many_of_a_force_is_no_share() {
    check_figures(
        &["killed 18 militants by State", "killed 3 militants of 3_of_their_men by Army"],
        expect![[r#"
            killed militants 3 - 18
        "#]],
    );
}
