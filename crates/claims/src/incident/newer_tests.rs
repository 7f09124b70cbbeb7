//! Incidents told by their days: the newer behind the older, a day after another, another day's attack; items and datelines.

use expect_test::expect;

use super::tests::{check, check_places};

const OLDER: &str = "\
Rebels rebel NNS 2 nsubj
killed kill VBD 0 root
nine nine CD 4 nummod
miners miner NNS 2 obj
on on IN 6 case
February February NNP 2 obl
21 21 CD 6 nummod SpaceAfter=No
. . . 2 punct

";

const NEWER: &str = "\
Gunmen gunman NNS 2 nsubj
killed kill VBD 0 root
two two CD 4 nummod
guards guard NNS 2 obj
on on IN 6 case
Monday Monday NNP 2 obl SpaceAfter=No
. . . 2 punct

";

#[test]
fn what_happened_last_comes_first() {
    check(
        &format!("{OLDER}{NEWER}"),
        expect![[r#"
            main: 2023-03-13..2023-03-13 (day) in nowhere: 1 claims
            background: 2023-02-21..2023-02-21 (day) in nowhere: 1 claims
        "#]],
    );
    // Where the older is told on, it is no mere memory.
    let on = OLDER.replace("nine nine", "Seven seven").replace("miners miner", "clerks clerk");
    check(
        &format!("{OLDER}{NEWER}{on}"),
        expect![[r#"
            main: 2023-02-21..2023-02-21 (day) in nowhere: 2 claims
            main: 2023-03-13..2023-03-13 (day) in nowhere: 1 claims
        "#]],
    );
}

#[test]
fn a_day_after_another_event() {
    let after = "\
Gunmen gunman NNS 2 nsubj
killed kill VBD 0 root
two two CD 4 nummod
guards guard NNS 2 obj
on on IN 6 case
Monday Monday NNP 2 obl SpaceAfter=No
, , , 12 punct
two two CD 9 nummod
days day NNS 12 obl:unmarked
after after IN 12 mark
rebels rebel NNS 12 nsubj
killed kill VBD 2 advcl
six six CD 14 nummod
nuns nun NNS 12 obj SpaceAfter=No
. . . 2 punct
";
    check(
        after,
        expect![[r#"
        main: 2023-03-13..2023-03-13 (day) in nowhere: 1 claims
        background: 2023-03-11..2023-03-11 (day) in nowhere: 1 claims
    "#]],
    );
}

#[test]
fn in_another_days_attack() {
    let attack = |day: &str, number: &str, people: &str| {
        format!(
            "\
In in IN 4 case
{day} {day} NNP 4 nmod:poss SpaceAfter=No
's 's POS 2 case
attack attack NN 7 obl
{number} {number} CD 6 nummod
{people} {people} NNS 7 nsubj
died die VBD 0 root SpaceAfter=No
. . . 7 punct

"
        )
    };
    check(
        &format!("{}{}", attack("Tuesday", "nine", "nuns"), attack("Sunday", "four", "clerks")),
        expect![[r#"
            main: 2023-03-14..2023-03-14 (day) in nowhere: 2 claims
            main: 2023-03-12..2023-03-12 (day) in nowhere: 2 claims
        "#]],
    );
    check(
        &format!("{}{}", attack("Tuesday", "nine", "nuns"), attack("Tuesday", "four", "clerks")),
        expect![[r#"
            main: 2023-03-14..2023-03-14 (day) in nowhere: 3 claims
        "#]],
    );
}

#[test]
fn items_by_country() {
    let item = |place: &str, number: &str, people: &str| {
        format!(
            "\
# newpar
{place} {place} NNP 5 obl SpaceAfter=No
: : : 1 punct
{number} {number} CD 4 nummod
{people} {people} NNS 5 nsubj
died die VBD 0 root SpaceAfter=No
. . . 5 punct

"
        )
    };
    check_places(
        &["LIMA", "Yemen", "Sudan"],
        &format!(
            "# newpar\nLIMA LIMA NNP 2 nsubj\nreports report VBZ 0 root\n. . . 2 punct\n\n{}{}",
            item("Yemen", "nine", "nuns"),
            item("Sudan", "four", "clerks")
        ),
        expect![[r#"
            main: 2023-03-16..2023-03-16 (unknown) in Yemen, YE: 1 claims
            main: 2023-03-16..2023-03-16 (unknown) in Sudan, SD: 1 claims
        "#]],
    );
}

#[test]
fn joined_predicates_with_places_and_days_of_their_own() {
    let joined = "\
LIMA LIMA NNP 2 nsubj
killed kill VBD 0 root
two two CD 4 nummod
guards guard NNS 2 obj
in in IN 6 case
Arequipa Arequipa NNP 2 obl
on on IN 8 case
Monday Monday NNP 2 obl
and and CC 10 cc
freed free VBD 2 conj
six six CD 12 nummod
hostages hostage NNS 10 obj
in in IN 14 case
Cusco Cusco NNP 10 obl
on on IN 16 case
Tuesday Tuesday NNP 10 obl SpaceAfter=No
. . . 2 punct
";
    check_places(
        &["LIMA", "Arequipa", "Cusco"],
        joined,
        expect![[r#"
            main: 2023-03-13..2023-03-13 (day) in Arequipa, Arequipa, PE: 1 claims
            main: 2023-03-14..2023-03-14 (day) in Cusco, Cuzco Department, PE: 1 claims
        "#]],
    );
    // Somebody freed on the same day belongs to the same story.
    check_places(
        &["LIMA", "Arequipa", "Cusco"],
        &joined.replace("Tuesday Tuesday", "Monday Monday"),
        expect![[r#"
            main: 2023-03-13..2023-03-13 (day) in Arequipa, Arequipa, PE: 2 claims
        "#]],
    );
}
