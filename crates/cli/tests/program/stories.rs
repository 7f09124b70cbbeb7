//! The incidents of reports of several: items of round-ups, what is recalled behind the news. Texts are invented.

use serde_json::Value;

use super::*;

/// The incidents of a text published on Wednesday 2031-05-07: main or not, first day, place's name, the numbers told of each.
fn incidents(text: &str) -> Vec<String> {
    let report = serde_json::json!({"id": "t", "text": text, "published": "2031-05-07"}).to_string();
    let run = run(sayso()
        .args(["read", "--format", "jsonl", "--input-format", "jsonl"])
        .write_stdin(format!("{report}\n")));
    assert_eq!(run.code, Some(0), "{}", run.said);
    let reading = readings(&run.out).remove(0);
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let of_incident = |incident: &Value| {
        let place = list(&reading["places"]).into_iter().find(|place| place["id"] == incident["place"]);
        let place =
            place.map_or_else(|| "nowhere".to_owned(), |p| p["name"].as_str().unwrap_or("").to_owned());
        let claims = list(&reading["claims"]);
        let counts = claims.iter().filter(|c| c["incident"] == incident["id"] && c["low"].is_u64());
        let counts: Vec<String> =
            counts.map(|c| format!("{} {}", c["kind"].as_str().unwrap_or(""), c["low"])).collect();
        let main = if incident["main"] == true { "main" } else { "background" };
        let start = incident["start"].as_str().unwrap_or("?");
        format!("{main} {start} {place}: {}", counts.join(", "))
    };
    list(&reading["incidents"]).iter().map(of_incident).collect()
}

#[test]
fn items_of_a_round_up_have_the_place_at_their_head_and_the_day_above_them() {
    let colons = "KABUL, May 7 - Attacks reported on Tuesday:\n\nKUNDUZ: A bomb killed three policemen.\n\n\
                  GHAZNI: Gunmen shot dead two teachers.";
    let found = incidents(colons);
    assert!(found.contains(&"main 2031-05-06 Kunduz: killed 3".to_owned()), "{found:?}");
    assert!(found.contains(&"main 2031-05-06 Ghazni: killed 2".to_owned()), "{found:?}");
    let dashes = "BAGHDAD, May 7 (Ardent) - Following are security developments in Iraq reported on Wednesday.\n\n\
                  BAQUBA - A roadside bomb killed two soldiers in Baquba, 65 km northeast of Baghdad, police said.\n\n\
                  Kirkuk - Gunmen shot dead five butchers.";
    let found = incidents(dashes);
    assert_eq!(found, ["main 2031-05-07 Baqubah: killed 2", "main 2031-05-07 Kirkuk: killed 5"]);
}

#[test]
fn each_paragraph_of_a_digest_is_an_incident() {
    let plain = "NEW DELHI, May 7 (Ardent) - Security-related incidents across India on Tuesday in brief:\n\n\
                 Two rebels were killed in a gunfight with police in the forests of Bijapur, police said.\n\n\
                 In Assam, police in Tinsukia arrested three suspected members of a banned group.\n\n\
                 Four labourers were hurt when a shed was set on fire in Pulwama.";
    assert_eq!(
        incidents(plain),
        [
            "main 2031-05-06 Bijāpur: killed 2",
            "main 2031-05-06 Tinsukia: arrested 3",
            "main 2031-05-06 Pulwama: injured 4"
        ]
    );
    let headed = "RAMALLAH, May 7 - Developments on Wednesday:\n\n\
                  Deir ez-Zor: A guard, Omar Lind, was shot dead by gunmen near a checkpoint.\n\n\
                  Hebron: Settlers attacked shepherds in Masafer Yatta with clubs, injuring three of them, medics said.";
    assert_eq!(
        incidents(headed),
        ["main 2031-05-07 Deir ez-Zor: killed 1", "main 2031-05-07 Masafer Yatta: injured 3"]
    );
}

#[test]
fn the_town_is_told_behind_the_region() {
    for (text, town) in [
        ("An air strike on a market in the North Darfur town of Kabkabiya killed 60 people.", "Kabkābīyah"),
        ("A bomb was thrown at a house in Lurgan, County Armagh, wounding two.", "Lurgan"),
        ("Two men were killed near al-Busayrah in Syria on Tuesday.", "Al Buşayrah"),
        (
            "Three aid workers were taken hostage in Djugu territory on Wednesday. A fourth worker died of his wounds \
             on Thursday in Bunia.",
            "Djugu",
        ),
    ] {
        let found = incidents(text);
        assert!(found[0].contains(town), "{text}: {found:?}");
    }
}

/// Behind news of six dead on Tuesday: whether a sentence's number is counted with them.
fn counts_with_the_news(sentence: &str, number: u64) -> bool {
    let news = "A bomb killed six people at a market in Dargai on Tuesday, police said.";
    let found = incidents(&format!("{news} {sentence}"));
    let first = found.iter().find(|line| line.contains("killed 6")).expect("the news is read");
    let counts = first.rsplit(": ").next().unwrap_or_default();
    counts.split(", ").any(|count| count.ends_with(&format!(" {number}")))
}

#[test]
fn what_a_report_recalls_is_not_counted_with_its_news() {
    for (sentence, number) in [
        ("The mourners had buried victims of Saturday's attack, in which 14 worshippers died.", 14),
        ("It came two days after a bombing in which nine people died.", 9),
        ("The attack follows the killing of two priests in the town on Friday.", 2),
        ("The villagers had fled an earlier raid in which eight people were killed.", 8),
        ("A similar bombing in neighbouring Swat in 2029 left 52 dead and 100 wounded.", 100),
        ("A day earlier, four soldiers were killed by a roadside bomb in the same district.", 4),
        ("On Monday, a roadside bomb in the same district killed four soldiers.", 4),
        ("Last week's raid on a nearby village left 11 villagers dead.", 11),
        ("The army said that it had killed 70 militants in the area over the past three months.", 70),
        ("Clashes between farmers and herders claimed 45 lives in the first half of the year.", 45),
        ("The deaths bring to 45 the number of people killed in the region this month.", 45),
        ("On average, seven people are killed there each day.", 7),
        ("At least 35 journalists are behind bars in the country.", 35),
        ("The violence has forced some 90,000 people from their homes.", 90_000),
    ] {
        assert!(!counts_with_the_news(sentence, number), "{sentence}");
    }
}

#[test]
fn what_happened_with_the_news_is_counted_with_it() {
    for (sentence, number) in [
        ("Another 20 people were injured, five of them seriously.", 20),
        ("Two of the wounded died in hospital overnight.", 2),
        ("A second bomb went off minutes later as rescuers arrived, killing three of them.", 3),
        ("Police have arrested 14 suspects in connection with the attack.", 14),
        ("Some 300 people fled the village after the attack.", 300),
        ("Police arrested three men aged 20 to 31 on suspicion of murder.", 3),
    ] {
        assert!(counts_with_the_news(sentence, number), "{sentence}");
    }
}
