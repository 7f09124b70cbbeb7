//! Types and codes of incidents, by whole short reports. Texts are invented.

use super::*;

/// Type and codes of the one main incident of each text, the codes as "PLOVER mode; ACLED; GTD; UCDP; CAMEO".
fn coded(texts: &[&str]) -> Vec<String> {
    let line = |(id, text): (usize, &&str)| {
        serde_json::json!({"id": id.to_string(), "text": text, "published": "2031-05-07"}).to_string() + "\n"
    };
    let input: String = texts.iter().enumerate().map(line).collect();
    let run = run(sayso().args(["read", "--format", "jsonl", "--input-format", "jsonl"]).write_stdin(input));
    assert_eq!(run.code, Some(0), "{}", run.said);
    readings(&run.out)
        .iter()
        .map(|reading| {
            let incidents = reading["incidents"].as_array().cloned().unwrap_or_default();
            let main: Vec<_> = incidents.iter().filter(|incident| incident["main"] == true).collect();
            let [incident] = main[..] else { return format!("{} main incidents", main.len()) };
            let text = |value: &serde_json::Value| match value {
                serde_json::Value::Null => "-".to_owned(),
                value => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
            };
            let codes = &incident["codes"];
            let mode = match &codes["plover"]["mode"] {
                serde_json::Value::Null => String::new(),
                mode => format!(" {}", text(mode)),
            };
            format!(
                "{}: {}{mode}; {}; {}; {}; {}",
                text(&incident["type"]),
                text(&codes["plover"]["event"]),
                text(&codes["acled"]["sub_event_type"]),
                text(&codes["gtd"]["attacktype"]),
                text(&codes["ucdp"]["type_of_violence"]),
                text(&codes["cameo"]["code"]),
            )
        })
        .collect()
}

fn check(cases: &[(&str, &str)]) {
    compare(cases, coded);
}

#[test]
fn fights_between_communities_forces_and_for_towns() {
    check(&[
        (
            "Herders and farmers fought near Tarva on Monday, and 14 people died from gunshot wounds, a hospital said.",
            "clash: ASSAULT; Armed clash; -; 2; 193",
        ),
        (
            "Youths from two villages near Tarva fought with sticks and bricks on Sunday. Eight people were injured.",
            "clash: ASSAULT primitive; Mob violence; -; -; 145",
        ),
        (
            "Border guards of Norland and Sudria exchanged fire near Tarva on Friday. Three guards were killed.",
            "clash: ASSAULT; Armed clash; -; 1; 193",
        ),
        (
            "The fighting pitted the Alder Brigade against the army in Tarva on Friday; six soldiers were killed.",
            "clash: ASSAULT; Armed clash; -; 1; 193",
        ),
        (
            "Government forces retook Kelmet from the rebels on Sunday after heavy fighting in which 12 rebels died.",
            "clash: ASSAULT; Government regains territory; -; 1; 192",
        ),
    ]);
}

#[test]
fn what_is_done_without_violence() {
    check(&[
        (
            "Thousands of people marched peacefully through Tarva on Sunday against a new tax. No arrests were made.",
            "other: PROTEST demo; Peaceful protest; -; -; 141",
        ),
        (
            "Police in Tarva detained 37 suspected members of the Alder Front on Thursday.",
            "other: COERCE arrest; Arrests; -; -; 173",
        ),
        (
            "Sappers defused a bomb that had been planted under a bridge near Tarva on Friday.",
            "other: -; Disrupted weapons use; Bombing/Explosion; -; -",
        ),
    ]);
}

#[test]
fn with_what_it_was_done() {
    check(&[
        (
            "Army shells hit the village of Tarva on Tuesday, killing three villagers, residents said.",
            "attack: ASSAULT heavy-weapons; Shelling/artillery/missile attack; -; 3; 194",
        ),
        (
            "Rebels fired mortar rounds at the airport of Tarva on Sunday. Nobody was hurt.",
            "attack: ASSAULT heavy-weapons; Shelling/artillery/missile attack; Bombing/Explosion; -; 194",
        ),
        (
            "Police found shell casings where a gunman shot dead two shopkeepers in Tarva on Sunday.",
            "shooting: ASSAULT firearms; Attack; Armed Assault; -; 180",
        ),
        (
            "Three men punched and kicked a lawmaker outside his office in Tarva on Monday, breaking his jaw.",
            "attack: ASSAULT; Attack; Unarmed Assault; -; 182",
        ),
        (
            "A man drove a van into a crowd outside a market in Tarva on Friday, then got out and shot at police, killing three \
             passers-by. Officers shot him dead.",
            "attack: ASSAULT; Attack; Armed Assault; -; 180",
        ),
    ]);
}

#[test]
fn who_was_taken_and_who_acts_for_himself() {
    check(&[
        (
            "Gunmen wounded a shepherd and abducted 31 bus passengers near Tarva on Sunday.",
            "kidnapping: ASSAULT abduct; Attack; Hostage Taking (Kidnapping); -; 181",
        ),
        (
            "A gunman held 14 people hostage in a bank in Tarva on Friday for six hours. Police stormed the building and freed \
             all of them.",
            "kidnapping: ASSAULT abduct; Abduction/forced disappearance; Hostage Taking (Barricade Incident); -; 181",
        ),
        (
            "Pirates boarded a bulk carrier off Tarva on Friday and took six sailors hostage.",
            "kidnapping: ASSAULT abduct; Abduction/forced disappearance; Hostage Taking (Kidnapping); -; 181",
        ),
        (
            "An off-duty policeman shot and killed his wife in Tarva on Sunday.",
            "shooting: ASSAULT firearms; Attack; Armed Assault; -; 180",
        ),
    ]);
}

#[test]
fn what_the_arrested_did_before_is_not_what_happened() {
    check(&[
        (
            "Norland troops captured a leader of the Alder Front during an operation in Tarva on Friday. The leader directed roadside \
             bombings and other attacks against the police.",
            "raid: COERCE arrest; Arrests; -; -; 173",
        ),
        (
            "Police detained two members of the Alder Front in Tarva on Friday. The men are suspected of supplying explosives for a \
             suicide attack on a barracks.",
            "other: COERCE arrest; Arrests; -; -; 173",
        ),
        (
            "Soldiers detained three rebels in Tarva on Friday after a bomb exploded at a market, killing nine people.",
            "bombing: ASSAULT explosives; Remote explosive/landmine/IED; Bombing/Explosion; -; 183",
        ),
        (
            "Troops killed four rebels in a raid near Tarva on Friday. The group is responsible for roadside bombings in the \
             province.",
            "raid: ASSAULT; Armed clash; -; 1; 190",
        ),
    ]);
}

#[test]
fn things_crowds_and_oneself() {
    check(&[
        (
            "Vandals smashed the windows of a church in Tarva on Sunday.",
            "attack: ASSAULT; Looting/property destruction; Facility/Infrastructure Attack; -; 180",
        ),
        (
            "Students hurled stones and petrol bombs at police in Tarva on Thursday; 12 officers were hurt.",
            "protest_violence: PROTEST riot; Violent demonstration; -; -; 145",
        ),
        (
            "A farmer set himself on fire outside a court in Tarva on Friday. He died in hospital.",
            "other: -; -; -; -; -",
        ),
        (
            "Norland and Sudrian troops traded artillery and rocket fire near Tarva on Wednesday. Two soldiers were killed.",
            "clash: ASSAULT heavy-weapons; Shelling/artillery/missile attack; -; 1; 194",
        ),
    ]);
}

#[test]
fn what_the_parts_say_more_than_the_words() {
    check(&[
        (
            "Six people died in three days of clashes in Lofa, police said.",
            "clash: ASSAULT; Armed clash; -; -; 193",
        ),
        (
            "Around forty people were injured in clashes between students and police in Sylhet on Tuesday.",
            "protest_violence: PROTEST riot; Violent demonstration; -; -; 145",
        ),
        (
            "The army said it had recaptured Kutum from rebels on Monday. Thirty rebels and four soldiers died, it said.",
            "clash: ASSAULT; Government regains territory; -; 1; 192",
        ),
        (
            "Rebels took control of the town of Kutum on Monday after hours of fighting with the army, residents said.",
            "clash: ASSAULT; Non-state actor overtakes territory; -; 1; 192",
        ),
        (
            "The mayor of Tixtla was shot dead by two men on a motorcycle on Sunday.",
            "assassination: ASSAULT assassinate; Attack; Assassination; -; 186",
        ),
        (
            "Three men armed with revolvers took over a bus with 38 passengers near Encarnacion on Monday.",
            "hijacking: ASSAULT abduct; Abduction/forced disappearance; Hijacking; -; 181",
        ),
        (
            "A woman wearing an explosive vest blew herself up in a market in Maiduguri on Monday, killing eight people.",
            "bombing: ASSAULT suicide-attack; Suicide bomb; Bombing/Explosion; -; 1831",
        ),
        (
            "Raiders drove off 200 goats and killed four herders with rifles near Lokichar on Monday.",
            "attack: ASSAULT firearms; Attack; Armed Assault; -; 180",
        ),
    ]);
}
