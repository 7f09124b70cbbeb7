//! Where and when incidents were, by whole short reports. Texts are invented.

use serde_json::Value;

use super::*;

/// Place, first and last day of the first incident of each text, published on Tuesday 2029-05-15.
fn settings(texts: &[&str]) -> Vec<String> {
    let line = |text: &&str| {
        serde_json::json!({"id": "t", "text": text, "published": "2029-05-15"}).to_string() + "\n"
    };
    let input: String = texts.iter().map(line).collect();
    let run = run(sayso().args(["read", "--format", "jsonl", "--input-format", "jsonl"]).write_stdin(input));
    assert_eq!(run.code, Some(0), "{}", run.said);
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    readings(&run.out)
        .iter()
        .map(|reading| {
            let incident = &reading["incidents"][0];
            let places = reading["places"].as_array().cloned().unwrap_or_default();
            let place = places.iter().find(|place| place["id"] == incident["place"]);
            let name = place.map_or_else(|| "-".to_owned(), |place| text(&place["name"]));
            format!("{name} {} {}", text(&incident["start"]), text(&incident["end"]))
        })
        .collect()
}

fn check(cases: &[(&str, &str)]) {
    compare(cases, settings);
}

#[test]
fn stretches_that_are_counted_back() {
    check(&[
        (
            "Fighting in Zawiya has killed six people since Sunday. Gunfire could still be heard on Tuesday morning.",
            "Zawiya 2029-05-13 2029-05-15",
        ),
        (
            "Clashes between two clans in Zawiya have left at least 14 people dead since Saturday, the governor said on Tuesday.",
            "Zawiya 2029-05-12 2029-05-15",
        ),
        (
            "Shelling of Toretsk has wounded 23 people over the past three days, the mayor said on Tuesday.",
            "Toretsk 2029-05-12 2029-05-15",
        ),
        (
            "Shelling of Toretsk wounded 23 people in the last 24 hours, the mayor said on Tuesday.",
            "Toretsk 2029-05-14 2029-05-15",
        ),
        ("Over the past week gunmen have killed nine farmers near Jos.", "Jos 2029-05-08 2029-05-15"),
        ("Gunmen killed nine farmers near Jos last week.", "Jos 2029-05-07 2029-05-13"),
        ("A week of fighting in Zawiya has killed 40 people.", "Zawiya 2029-05-09 2029-05-15"),
        (
            "Clashes in Zawiya entered their third day on Tuesday, leaving 40 people dead.",
            "Zawiya 2029-05-13 2029-05-15",
        ),
        ("On the fourth day of fighting in Zawiya, six people were killed.", "Zawiya 2029-05-12 2029-05-15"),
    ]);
}

#[test]
fn what_happened_before_and_where_people_came_to_is_another_matter() {
    check(&[
        (
            "Gangs burned four city buses in Santos on Monday after a leader was killed by police the day before.",
            "Santos 2029-05-14 2029-05-14",
        ),
        (
            "Inmates held six warders in Huaraz before letting them go on Monday. They had overpowered the warders on Sunday.",
            "Huaraz 2029-05-13 2029-05-14",
        ),
        (
            "Three soldiers were killed on Saturday on the road between Niono and Segou. Six others were flown to the military \
             hospital in Kati.",
            "Niono 2029-05-12 2029-05-12",
        ),
        (
            "GUSAU, Nigeria - Raiders on motorcycles rode into Tolvan Kuri, a village in Zamfara's Maru district, during the \
             evening prayer on Monday and shot at whoever came out, residents said. Ten more were being treated in Gusau.",
            "Tolvan Kuri 2029-05-14 2029-05-14",
        ),
        (
            "A marine was killed when a boat came under fire in the estuary of Tumaco on Sunday. The gunmen escaped into the \
             mangroves on the Ecuadorean side.",
            "Tumaco 2029-05-13 2029-05-13",
        ),
        ("El Obeid's market was hit by shells on Monday.", "El Obeid 2029-05-14 2029-05-14"),
    ]);
}
