//! How many were killed and hurt in all, by whole short reports. Texts are invented.

use super::*;

/// The best figures of the dead and the hurt of all main incidents of a text.
fn totals(text: &str) -> (u64, u64) {
    let report = serde_json::json!({"id": "t", "text": text, "published": "2031-05-07"}).to_string();
    let run = run(sayso()
        .args(["read", "--format", "jsonl", "--input-format", "jsonl"])
        .write_stdin(format!("{report}\n")));
    assert_eq!(run.code, Some(0), "{}", run.said);
    let reading = readings(&run.out).remove(0);
    let empty = Vec::new();
    let list = |value: &serde_json::Value| value.as_array().unwrap_or(&empty).clone();
    let of_kind = |kind: &str| {
        let incidents = list(&reading["incidents"]);
        let main = incidents.iter().filter(|incident| incident["main"] == true);
        let figures = main.flat_map(|incident| list(&incident["figures"]));
        figures.filter(|figure| figure["kind"] == kind).filter_map(|figure| figure["best"].as_u64()).sum()
    };
    (of_kind("killed"), of_kind("injured"))
}

#[test]
fn the_dead_and_the_hurt_are_told_apart_and_counted_once() {
    for (text, expected) in [
        // Published on a Wednesday.
        (
            "Fighting in Tarva has killed six people since Sunday, doctors said. Gunfire could still be heard on Tuesday \
             morning, residents said.",
            (6, 0),
        ),
        ("Both of the dead were shot near a crossing, doctors said.", (2, 0)),
        ("Three people died. Two of them were shot, the third was trampled.", (3, 0)),
        ("Two men were killed. Another was stabbed in the leg.", (2, 1)),
        ("Two men were killed. Two others were shot in the leg.", (2, 2)),
        ("A soldier was shot and died later. His comrade was hit in the leg.", (1, 1)),
        ("Her body was found the next morning with three bullet wounds.", (1, 0)),
        ("A former councillor and land-rights campaigner was murdered in Tarva on Tuesday.", (1, 0)),
        ("A man and woman were killed in Tarva on Tuesday. A poet and teacher was hurt.", (2, 1)),
        (
            "A bomber killed eight people in Zaria. Nine people including the attacker died, police said.",
            (9, 0),
        ),
        ("Two policemen and a bystander died in Iztapa. A third policeman died later in hospital.", (4, 0)),
        (
            "A policeman was killed and two were wounded in Iztapa. One of the wounded died on the way to hospital.",
            (2, 1),
        ),
        ("Rescuers pulled nine bodies from the rubble on Monday, bringing the toll to 41.", (41, 0)),
        ("Seven people died in a blast. A policeman was also killed.", (8, 0)),
        ("Four men were found shot dead. The bodies had their hands tied, according to the police.", (4, 0)),
        ("Three people were stabbed. The victims, two women and a man, are in hospital.", (0, 3)),
    ] {
        assert_eq!(totals(text), expected, "{text}");
    }
}

#[test]
fn those_whom_forces_kill_are_none_of_those_hurt() {
    for (text, expected) in [
        (
            "Nine quarrymen died and seven were injured when raiders attacked their huts at Lodra on Monday night, the governor \
             said. Soldiers arrived within the hour and killed three of them.",
            (12, 7),
        ),
        (
            "Three recruits were killed and five wounded on Tuesday in an attack on a roadblock near Tarva. The men came out of \
             an orchard firing rifles, a spokesman said, and two of them were killed when troops shot back.",
            (5, 5),
        ),
        (
            "Two constables were killed and six wounded in an attack on a post near Diffa. The four attackers came on foot and \
             one of them was shot dead.",
            (3, 6),
        ),
        (
            "Fifteen nurses were hurt and two drivers killed when gunmen attacked a clinic near Diffa. Soldiers pursued the \
             gunmen and killed four of them.",
            (6, 15),
        ),
        ("Police fired on marchers in Tarva, wounding 20 and killing two of them.", (2, 18)),
        ("Six people were wounded in Tarva on Monday. One of them died in hospital.", (1, 5)),
    ] {
        assert_eq!(totals(text), expected, "{text}");
    }
}

#[test]
fn others_than_the_dead_and_the_dead_in_other_words() {
    for (text, expected) in [
        (
            "Bombs dropped from drones killed a couple and wounded their two children in the hamlet of Alder on Monday night, \
             residents said.",
            (2, 2),
        ),
        (
            "A preacher was killed outside his mosque in Tarva on Monday night. Two shots were fired at him from a car; he died \
             on the spot. A neighbour walking with him was hit in the hip.",
            (1, 1),
        ),
        (
            "Fighting between two factions left 17 fighters dead near Tarva, the governor's office said. \"We counted seventeen \
             bodies,\" a priest said.",
            (17, 0),
        ),
        (
            "Nineteen people died in fighting near Tarva on Monday. Most of the bodies were carried to a church by women.",
            (19, 0),
        ),
        (
            "The bodies of six miners were found in a shaft near Tarva on Monday, prosecutors said. They had been taken from \
             their camp by armed men. A prosecutor named two of the dead as Olav Brenn and Jan Holm.",
            (6, 0),
        ),
        ("Villagers near Tarva buried eleven people on Tuesday after an air strike.", (11, 0)),
        (
            "Forty rebels were killed near Tarva on Monday. Four of our soldiers fell and nine were wounded.",
            (44, 9),
        ),
        ("Two men on a motorcycle shot dead the mayor of Tarva on Sunday.", (1, 0)),
        ("Three gunmen in a white van shot dead two guards near Tarva on Sunday, police said.", (2, 0)),
        ("Villagers say hired gunmen killed a beekeeper and hurt his nephew near Tarva on Saturday.", (1, 1)),
    ] {
        assert_eq!(totals(text), expected, "{text}");
    }
}

#[test]
fn tolls_that_are_set_against_each_other() {
    let rivals = "Eleven soldiers died in an ambush near Tarva, two security sources said. A local official gave a higher \
                  toll of 13 dead.";
    let one_hospital = "Twenty people were killed when jets hit a school in Tarva, the governor said. The Alder hospital \
                        received nine bodies, a doctor said.";
    let charge = "The rebels said they had killed 86 soldiers in Tarva. A lawyers' group accused them of executing 11 \
                  soldiers in a mosque.";
    let habit = "A bomb hurt 19 residents of Tarva, the governor said. The army, which denies targeting civilians, did not \
                 comment.";
    let count = |text: &str| {
        let report = serde_json::json!({"id": "t", "text": text}).to_string();
        let run = run(sayso()
            .args(["read", "--format", "jsonl", "--input-format", "jsonl"])
            .write_stdin(format!("{report}\n")));
        readings(&run.out)[0]["contradictions"].as_array().map(Vec::len)
    };
    assert_eq!([rivals, one_hospital, charge, habit].map(count), [Some(1), Some(0), Some(0), Some(0)]);
}
