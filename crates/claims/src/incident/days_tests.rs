//! Which day is the incident's: on sentences whose trees were made by hand.

use expect_test::expect;

use super::tests::check;

#[test]
fn a_blow_late_on_a_day_is_before_the_help_of_the_next() {
    check(
        "\
A a DT 2 det
drone drone NN 3 nsubj
slammed slam VBD 0 root
into into IN 6 case
a a DT 6 det
hostel hostel NN 3 obl
late late RB 3 advmod
on on IN 9 case
Monday Monday NNP 3 obl SpaceAfter=No
, , , 11 punct
killing kill VBG 3 advcl
four four CD 13 nummod
people people NNS 11 obj SpaceAfter=No
. . . 3 punct

Firefighters firefighter NNS 4 nsubj
were be VBD 4 cop
at at IN 4 case
work work NN 0 root
on on IN 7 case
Tuesday Tuesday NNP 7 compound
morning morning NN 4 obl:unmarked SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            main: 2023-03-13..2023-03-13 (day) in nowhere: 3 claims
        "#]],
    );
}

#[test]
fn what_had_come_about_by_a_day_began_before() {
    check(
        "\
Two two CD 2 nummod
men man NNS 4 nsubj:pass
were be VBD 4 aux:pass
stabbed stab VBN 0 root
by by IN 6 case
attackers attacker NNS 4 obl:agent
who who WP 8 nsubj
burst burst VBD 6 acl:relcl
into into IN 11 case
a a DT 11 det
bar bar NN 8 obl
in in IN 14 case
the the DT 14 det
hours hour NNS 8 obl
of of IN 16 case
Sunday Sunday NNP 14 nmod SpaceAfter=No
. . . 4 punct

By by IN 3 case
Tuesday Tuesday NNP 3 compound
evening evening NN 7 obl
nobody nobody NN 7 nsubj:pass
had have VBD 7 aux
been be VBN 7 aux:pass
caught catch VBN 0 root SpaceAfter=No
. . . 7 punct
",
        expect![[r#"
            main: 2023-03-12..2023-03-12 (day) in nowhere: 2 claims
        "#]],
    );
}

#[test]
fn fighting_from_one_day_until_the_next() {
    check(
        "\
Rebels rebel NNS 2 nsubj
fought fight VBD 0 root
soldiers soldier NNS 2 obj
from from IN 6 case
Monday Monday NNP 6 compound
evening evening NN 2 obl
until until IN 8 case
noon noon NN 2 obl
on on IN 10 case
Tuesday Tuesday NNP 8 nmod SpaceAfter=No
, , , 12 punct
killing kill VBG 2 advcl
nine nine CD 14 nummod
villagers villager NNS 12 obj SpaceAfter=No
. . . 2 punct
",
        expect![[r#"
            main: 2023-03-13..2023-03-14 (day) in nowhere: 1 claims
        "#]],
    );
}

#[test]
fn a_state_since_a_day_dates_nothing() {
    check(
        "\
Guards guard NNS 2 nsubj
shot shoot VBD 0 root
a a DT 4 det
prisoner prisoner NN 2 obj
on on IN 6 case
Sunday Sunday NNP 2 obl SpaceAfter=No
. . . 2 punct

He he PRP 5 nsubj
had have VBD 5 aux
been be VBN 5 cop
on on IN 5 case
strike strike NN 0 root
since since IN 7 case
March March NNP 5 obl
3 3 CD 7 nmod:unmarked SpaceAfter=No
. . . 5 punct
",
        expect![[r#"
            main: 2023-03-12..2023-03-12 (day) in nowhere: 2 claims
        "#]],
    );
}

#[test]
fn the_days_behind_say_which_night() {
    check(
        "\
Raiders raider NNS 2 nsubj
killed kill VBD 0 root
nine nine CD 4 nummod
herders herder NNS 2 obj
overnight overnight RB 2 advmod
from from IN 7 case
Friday Friday NNP 2 obl
to to IN 9 case
Saturday Saturday NNP 7 nmod SpaceAfter=No
. . . 2 punct
",
        expect![[r#"
            main: 2023-03-10..2023-03-11 (day) in nowhere: 1 claims
        "#]],
    );
}

#[test]
fn what_was_long_before_is_recalled() {
    check(
        "\
A a DT 2 det
blast blast NN 3 nsubj
killed kill VBD 0 root
five five CD 5 nummod
clerks clerk NNS 3 obj
on on IN 7 case
Sunday Sunday NNP 3 obl SpaceAfter=No
. . . 3 punct

In in IN 2 case
October October NNP 4 obl
gunmen gunman NNS 4 nsubj
killed kill VBD 0 root
nine nine CD 6 nummod
clerks clerk NNS 4 obj
in in IN 9 case
the the DT 9 det
town town NN 4 obl SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            main: 2023-03-12..2023-03-12 (day) in nowhere: 2 claims
            background: 2022-10-01..2022-10-31 (month) in nowhere: 1 claims
        "#]],
    );
}
