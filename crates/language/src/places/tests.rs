use std::sync::LazyLock;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::{Name, NameKind, PlacePrecision};

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::embedded);

fn read(text: &str, title: Option<&str>) -> Document {
    let mut document = crate::segment::segment(text);
    let context = Context { title: title.map(str::to_owned), ..Context::default() };
    find(&mut document, &GAZETTEER, &context);
    document
}

fn show(document: &Document) -> String {
    let lines = document.places.iter().map(|place| {
        let degrees = |d: Option<f64>| d.map_or("-".to_owned(), |d| format!("{d:.0}"));
        format!(
            "{} = {}, {}, {} ({} {}) {:?}\n",
            place.span.of(&document.text),
            place.name,
            place.admin1.as_deref().unwrap_or("-"),
            place.country.as_deref().unwrap_or("-"),
            degrees(place.lat),
            degrees(place.lon),
            place.precision
        )
    });
    lines.collect()
}

/// Without names from the encoder: rules are tested on what they see, not on a trained model.
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&show(&read(text, None)));
}

/// With the given words as names of a kind.
fn check_named(text: &str, names: &[(&str, NameKind)], expected: Expect) {
    let mut document = crate::segment::segment(text);
    for &(name, kind) in names {
        let start = text.find(name).expect("the name stands in the text");
        let span = crate::Span::new(start, start + name.len());
        let tokens = document.tokens_in(span);
        document.names.push(Name { span, tokens, kind, known: None });
    }
    document.names.sort_by_key(|n| n.span);
    find(&mut document, &GAZETTEER, &Context::default());
    expected.assert_eq(&show(&document));
}

#[test]
fn the_embedded_gazetteer_is_whole() {
    let gazetteer =
        Gazetteer::from_bytes(include_bytes!("../../../../data/gazetteer/places.bin").to_vec()).unwrap();
    assert!(gazetteer.len() > 200_000 && gazetteer.names() > 300_000);
    assert!(gazetteer.notes().contains("GeoNames"));
    for name in [
        "Quetta",
        "Kiev",
        "Kyiv",
        "St. Louis",
        "saint louis",
        "Ar Raqqah",
        "North Kivu",
        "Borno State",
        "Idlib",
    ] {
        assert!(gazetteer.find(name).count() > 0, "{name}");
    }
    for row in Knowledge::embedded().rows("countries.tsv") {
        let bearers: Vec<_> = gazetteer.find(row.field(1)).filter_map(|b| gazetteer.record(b.id)).collect();
        assert!(bearers.iter().any(|r| r.country == Some(row.field(0))), "{}", row.field(1));
    }
}

#[test]
fn a_broken_block_is_refused() {
    let whole = include_bytes!("../../../../data/gazetteer/places.bin");
    let message = |bytes: &[u8]| Gazetteer::from_bytes(bytes.to_vec()).unwrap_err().to_string();
    assert!(message(b"").contains("does not begin as one"));
    assert!(message(b"SAYSOGZ0").contains("another version"));
    assert!(message(&whole[..whole.len() / 2]).contains("cut short"));
    let mut altered = whole.to_vec();
    let last = altered.len() - 1;
    altered[last] ^= 1;
    assert!(message(&altered).contains("altered"));
}

#[test]
fn the_text_says_where_a_place_lies() {
    check(
        "A fire broke out in Athens, Georgia, on Monday.",
        expect![[r#"
            Athens = Athens, Georgia, US (34 -83) Exact
            Georgia = Georgia, Georgia, US (33 -84) Adm1
        "#]],
    );
    check(
        "Two men were hurt in Lebanon, Pa., and in Peru, Ind.",
        expect![[r#"
            Lebanon = Lebanon, Pennsylvania, US (40 -76) Exact
            Pa. = Pennsylvania, Pennsylvania, US (40 -77) Adm1
            Peru = Peru, Indiana, US (41 -86) Exact
            Ind = Indiana, Indiana, US (40 -86) Adm1
        "#]],
    );
    check(
        "A bomb exploded in Tripoli, in northern Lebanon.",
        expect![[r#"
        Tripoli = Tripoli, Liban-Nord, LB (34 36) Exact
        Lebanon = Lebanon, -, LB (34 36) Country
    "#]],
    );
    check(
        "Gunmen attacked a bank in the Lebanese city of Tripoli and the Syrian town of Zabadani.",
        expect![[r#"
            Lebanese = Lebanon, -, LB (34 36) Country
            Tripoli = Tripoli, Liban-Nord, LB (34 36) Exact
            Syrian = Syria, -, SY (35 38) Country
        "#]],
    );
    check(
        "Iraq's northern city of Mosul was quiet.",
        expect![[r#"
        Iraq = Iraq, -, IQ (33 44) Country
        Mosul = Mosul, Nineveh, IQ (36 43) Exact
    "#]],
    );
}

#[test]
fn the_report_says_which_place_is_meant() {
    check(
        "Police in Ontario said the man drove from Hamilton to London on Friday.",
        expect![[r#"
        Ontario = Ontario, Ontario, CA (49 -84) Adm1
        Hamilton = Hamilton, Ontario, CA (43 -80) Exact
        London = London, Ontario, CA (43 -81) Exact
    "#]],
    );
    check(
        "Soldiers left Hamilton in Bermuda.",
        expect![[r#"
        Hamilton = Hamilton, Hamilton city, BM (32 -65) Exact
        Bermuda = Bermuda, -, BM (32 -65) Country
    "#]],
    );
    check(
        "Rebels entered Beni on Tuesday. Residents of North Kivu fled to Butembo and Goma.",
        expect![[r#"
            Beni = Beni, North Kivu, CD (0 29) Exact
            North Kivu = North Kivu, North Kivu, CD (-1 29) Adm1
            Butembo = Butembo, North Kivu, CD (0 29) Exact
            Goma = Goma, North Kivu, CD (-2 29) Exact
        "#]],
    );
}

#[test]
fn the_title_helps() {
    let text = "A shell hit a house in Tripoli, medics said.";
    let libya = read(text, Some("Fighting flares up in Libya"));
    let lebanon = read(text, Some("Gunmen clash in northern Lebanon"));
    assert_eq!(libya.places[0].country.as_deref(), Some("LY"));
    assert_eq!(lebanon.places[0].country.as_deref(), Some("LB"));
}

#[test]
fn places_of_the_title_are_context() {
    let text = "A shop burned down in Franklin, police said.";
    let place = |title| read(text, Some(title)).places.first().and_then(|p| p.admin1.clone());
    assert_eq!(place("Fire in Franklin - News 4 - Nashville, Tennessee").as_deref(), Some("Tennessee"));
    assert_eq!(place("Fire in Franklin - News 6 - Boston, Massachusetts").as_deref(), Some("Massachusetts"));
}

#[test]
fn phrases_of_one_country_speak_for_it() {
    let country = |text| read(text, None).places.first().and_then(|p| p.country.clone());
    assert_eq!(country("Fire broke out in Birmingham in the 300 block of a street.").as_deref(), Some("US"));
    assert_eq!(country("Fire broke out in Birmingham, a constabulary said.").as_deref(), Some("GB"));
}

#[test]
fn type_words_say_what_kind_of_place_it_is() {
    check(
        "Three were killed in Helmand province and Sibi district.",
        expect![[r#"
        Helmand = Helmand, Helmand, AF (31 64) Adm1
    "#]],
    );
    check(
        "A mine exploded in Borno State, in the district of Bolan in Balochistan.",
        expect![[r#"
        Borno State = Borno, Borno, NG (12 13) Adm1
        Balochistan = Balochistan, Balochistan, PK (28 66) Adm1
    "#]],
    );
    check(
        "The Kandahar governor fled the province of Kandahar for Kandahar city.",
        expect![[r#"
            Kandahar = Kandahār, Kandahar, AF (32 66) Exact
            Kandahar = Kandahar, Kandahar, AF (31 66) Adm1
            Kandahar = Kandahār, Kandahar, AF (32 66) Exact
        "#]],
    );
}

#[test]
fn precision_follows_the_words() {
    check(
        "A bomb went off near Quetta. A convoy was hit 40 km south of Peshawar, on the Kabul road and on the Syrian border.",
        expect![[r#"
            Quetta = Quetta, Balochistan, PK (30 67) Near
            Peshawar = Peshawar, Khyber Pakhtunkhwa, PK (34 72) Near
            Kabul = Kabul, Kabul, AF (35 69) Line
            Syrian = Syria, -, SY (35 38) Line
        "#]],
    );
    check(
        "Two died on the road between Herat and Kandahar. Bandits stopped a bus on the highway from Dodoma to Mwanza. She went from Quetta to Peshawar.",
        expect![[r#"
            Herat = Herāt, Herat, AF (34 62) Line
            Kandahar = Kandahār, Kandahar, AF (32 66) Line
            Dodoma = Dodoma, Dodoma, TZ (-6 36) Line
            Mwanza = Mwanza, Mwanza, TZ (-3 33) Line
            Quetta = Quetta, Balochistan, PK (30 67) Exact
            Peshawar = Peshawar, Khyber Pakhtunkhwa, PK (34 72) Exact
        "#]],
    );
    check(
        "A ship was seized off the coast of Somalia in the Gulf of Aden, and another on the Euphrates.",
        expect![[r#"
            Somalia = Somalia, -, SO (6 48) SeaOrAir
            Gulf of Aden = Gulf of Aden, -, - (12 48) SeaOrAir
            Euphrates = Euphrates, -, - (34 42) Line
        "#]],
    );
    check(
        "Villages on the outskirts of Idlib and north of Aleppo were shelled.",
        expect![[r#"
        Idlib = Idlib, Idlib, SY (36 37) Near
        Aleppo = Aleppo, Aleppo, SY (36 37) Near
    "#]],
    );
}

#[test]
fn persons_and_words_are_no_places() {
    check("Mr. Jordan said that Chelsea Lincoln would read Nice things in March.", expect![[r#""#]]);
    check("Of the ten, Police said, two left. May was warm. Man bites dog.", expect![[r#""#]]);
    check_named(
        "Austin Houston spoke to Jackson in Houston.",
        &[("Austin Houston", NameKind::Person), ("Jackson", NameKind::Person)],
        expect![[r#"
            Houston = Houston, Texas, US (30 -95) Exact
        "#]],
    );
}

#[test]
fn metonyms_count_and_adjectives_do_not() {
    check(
        "Moscow said that Ukrainian forces had shelled Belgorod; Washington denied it.",
        expect![[r#"
            Moscow = Moscow, Moscow, RU (56 38) Exact
            Belgorod = Belgorod, Belgorod Oblast, RU (51 37) Exact
            Washington = Washington, District of Columbia, US (39 -77) Exact
        "#]],
    );
    check(
        "A blast hit the Iraqi capital, and a Turkish village was shelled by Syrian troops.",
        expect![[r#"
            Iraqi capital = Baghdad, Baghdad, IQ (33 44) Exact
            Turkish = Turkey, -, TR (39 35) Country
        "#]],
    );
}

#[test]
fn capitals_lower_case_and_datelines_work() {
    check(
        "BOGOTA, 12 MAR (AGENCY) -- GUERRILLAS ATTACKED A BARRACKS IN CALI AND BLEW UP A BRIDGE IN ANTIOQUIA.",
        expect![[r#"
            BOGOTA = Bogotá, Bogota D.C., CO (5 -74) Exact
            CALI = Cali, Valle del Cauca, CO (3 -77) Exact
            ANTIOQUIA = Antioquia, Antioquia, CO (7 -76) Adm1
        "#]],
    );
    check(
        "gunmen opened fire at a market in kano, nigeria, on sunday evening and fled towards the border with niger.",
        expect![[r#"
            kano = Kano, Kano State, NG (12 9) Exact
            nigeria = Nigeria, -, NG (10 8) Country
            niger = Niger, -, NE (18 9) Line
        "#]],
    );
    check(
        "GARY, Ind. — Two men were hurt.\r\n\r\nBESSEMER, Ala. (Agency) — A third was held.",
        expect![[r#"
            GARY = Gary, Indiana, US (42 -87) Exact
            Ind. = Indiana, Indiana, US (40 -86) Adm1
            Ala. = Alabama, Alabama, US (33 -87) Adm1
        "#]],
    );
    check(
        "PESHAWAR, Pakistan (Agency) — A bomb killed two.\r\n\r\nThe U.S. and the UK condemned it.",
        expect![[r#"
            PESHAWAR = Peshawar, Khyber Pakhtunkhwa, PK (34 72) Exact
            Pakistan = Pakistan, -, PK (30 70) Country
            U.S. = United States, -, US (40 -98) Country
            UK = United Kingdom, -, GB (55 -3) Country
        "#]],
    );
}

#[test]
fn names_that_the_gazetteer_lacks_are_unknown() {
    check_named(
        "The village of Zarghunqala was burnt, and so was Old Zarghunqala Bridge.",
        &[("Zarghunqala", NameKind::Place), ("Old Zarghunqala Bridge", NameKind::Place)],
        expect![[r#"
            Zarghunqala = Zarghunqala, -, - (- -) Unknown
            Old Zarghunqala Bridge = Old Zarghunqala Bridge, -, - (- -) Unknown
        "#]],
    );
}

#[test]
fn names_of_the_encoder_may_be_cut_or_wide() {
    check_named(
        "He flew from York to northern Kandahar province and Port Said.",
        &[("northern Kandahar", NameKind::Place), ("Port", NameKind::Place)],
        expect![[r#"
            York = York, Ontario, CA (44 -79) Adm2
            Kandahar = Kandahar, Kandahar, AF (31 66) Adm1
            Port Said = Port Said, Port Said, EG (31 32) Exact
        "#]],
    );
}

#[test]
fn hostile_texts_are_read_in_linear_time() {
    let names = [
        "San Antonio, ",
        "Springfield, ",
        "the Syrian Syrian Syrian ",
        "St. St. St. ",
        "of of of of ",
        "Washington-",
    ];
    for name in names {
        let text = name.repeat(100_000 / name.len());
        let _ = read(&text, None);
    }
    let many: String =
        (0..4000).map(|i| format!("In Town{i} of Santa Rosa{i} and Santa Rosa, Mexico. ")).collect();
    let _ = read(&many, Some(&many));
}

proptest! {
    #[test]
    fn any_text_is_read(words in proptest::collection::vec(prop_oneof![
        Just("Paris"), Just("the"), Just("Texas"), Just(","), Just("near"), Just("Syrian"), Just("U.S."), Just("\u{a0}"),
        Just("\r\n\r\n"), Just("province"), Just("of"), Just("’s"), Just("—"), Just("“"), Just("São Paulo"), Just("CA")
    ], 0..40), noise in "\\PC{0,30}") {
        let text = words.join(" ") + &noise;
        let document = read(&text, Some(&noise));
        for place in &document.places {
            prop_assert!(!place.span.of(&text).is_empty());
            prop_assert_eq!(place.lat.is_none(), place.precision == PlacePrecision::Unknown);
        }
        for pair in document.places.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
    }
}

#[test]
fn streets_and_buildings_are_no_towns() {
    check_named(
        "He was shot on Houston Street in Toledo, Ohio, and taken to Dallas Hospital.",
        &[("Houston", NameKind::Place), ("Toledo", NameKind::Place), ("Ohio", NameKind::Place)],
        expect![[r#"
            Houston Street = Houston Street, -, - (- -) Unknown
            Toledo = Toledo, Ohio, US (42 -84) Exact
            Ohio = Ohio, Ohio, US (40 -83) Adm1
            Dallas = Dallas, Texas, US (33 -97) Exact
        "#]],
    );
    check_named(
        "Shots were fired in the 300 block of Lancaster in Toledo, Ohio.",
        &[("Lancaster", NameKind::Place), ("Toledo", NameKind::Place), ("Ohio", NameKind::Place)],
        expect![[r#"
            Lancaster = Lancaster, -, - (- -) Unknown
            Toledo = Toledo, Ohio, US (42 -84) Exact
            Ohio = Ohio, Ohio, US (40 -83) Adm1
        "#]],
    );
}

#[test]
fn the_outlets_seat_chooses_between_towns_of_one_name() {
    let state = |outlet: &str| {
        let mut document = crate::segment::segment("A barn burned down in Springfield on Monday.");
        let context = Context { outlet: Some(outlet.to_owned()), ..Context::default() };
        find(&mut document, &GAZETTEER, &context);
        document.places.first().and_then(|place| place.admin1.clone()).unwrap_or_default()
    };
    assert_eq!(state("https://www.wwlp.com/barn"), "Massachusetts");
    assert_eq!(state("https://www.kolr.example/barn"), "Missouri");
}

#[test]
fn forces_and_offices_speak_for_their_towns() {
    let beside = |text: &str, name: &str| {
        let mut document = crate::segment::segment(text);
        let start = text.find(name).expect("the name stands in the text");
        let span = crate::Span::new(start, start + name.len());
        let tokens = document.tokens_in(span);
        document.names.push(Name { span, tokens, kind: NameKind::Organisation, known: None });
        find(&mut document, &GAZETTEER, &Context::default());
        let told = document.beside.iter().map(|b| format!("{:?} {}", b.source, b.place.name));
        told.collect::<Vec<_>>().join(", ")
    };
    let police = "Two girls were shot on Alder Road, the Nashville Police Department said.";
    assert_eq!(beside(police, "Nashville Police Department"), "Office Nashville");
    let hospital = "Two girls lay in Nashville General Hospital.";
    assert_eq!(beside(hospital, "Nashville General Hospital"), "");
    let firm = "He works for Nashville Records.";
    assert_eq!(beside(firm, "Nashville Records"), "");
}

#[test]
fn what_the_gazetteer_knows_elsewhere_alone_lies_where_the_text_puts_it() {
    check(
        "A man was shot dead in Winterthur, Nebraska. Two more were hurt in Mosul, Iraq.",
        expect![[r#"
            Winterthur = Winterthur, Nebraska, US (42 -100) Adm1
            Nebraska = Nebraska, Nebraska, US (42 -100) Adm1
            Mosul = Mosul, Nineveh, IQ (36 43) Exact
            Iraq = Iraq, -, IQ (33 44) Country
        "#]],
    );
    // Names in a list lie beside each other.
    check(
        "Shops were looted in Winterthur, Nebraska and Oregon.",
        expect![[r#"
            Winterthur = Winterthur, Zurich, CH (48 9) Exact
            Nebraska = Nebraska, Nebraska, US (42 -100) Adm1
            Oregon = Oregon, Oregon, US (44 -120) Adm1
        "#]],
    );
}

#[test]
fn crossings_of_streets_are_no_towns() {
    check(
        "The boy was hit at the corner of Lima and Houston avenues and died near Quito and 4th streets.",
        expect![[r#"
            Houston = Houston, -, - (- -) Unknown
            Quito = Quito, -, - (- -) Unknown
        "#]],
    );
}

/// A district and its own town are no two places of one name.
#[test]
fn a_district_is_known_by_its_country() {
    check(
        "Troops were attacked in Kupwara district, India.",
        expect![[r#"
            Kupwara = Kupwāra, Jammu and Kashmir, IN (34 74) Exact
            India = India, -, IN (22 79) Country
        "#]],
    );
}

/// What no gazetteer has lies in what the words put around it.
#[test]
fn unlisted_villages_lie_in_what_is_told_around_them() {
    check_named(
        "Three were killed in Tolvanabad in Diyala province. The Syrian town of Karvanabad fell.",
        &[("Tolvanabad", NameKind::Place), ("Karvanabad", NameKind::Place)],
        expect![[r#"
            Tolvanabad = Tolvanabad, Diyala, IQ (34 45) Adm1
            Diyala = Diyala, Diyala, IQ (34 45) Adm1
            Syrian = Syria, -, SY (35 38) Country
            Karvanabad = Karvanabad, -, SY (35 38) Country
        "#]],
    );
    check_named(
        "A mine went off in Tolvan district, Diyala.",
        &[("Tolvan", NameKind::Place), ("Diyala", NameKind::Place)],
        expect![[r#"
            Tolvan = Tolvan, Diyala, IQ (34 45) Adm1
            Diyala = Diyala, Diyala, IQ (34 45) Adm1
        "#]],
    );
}

#[test]
fn creeks_and_hills_are_not_the_towns_of_their_names() {
    check_named(
        "Two were shot at Harlow Creek, Ohio, and one by Lake Norwich. A ferry sank in the Tigris River.",
        &[
            ("Harlow Creek", NameKind::Place),
            ("Lake Norwich", NameKind::Place),
            ("Tigris River", NameKind::Place),
        ],
        expect![[r#"
            Harlow Creek = Harlow Creek, Ohio, US (40 -83) Adm1
            Ohio = Ohio, Ohio, US (40 -83) Adm1
            Lake Norwich = Lake Norwich, -, - (- -) Unknown
            Tigris River = Tigris, -, IQ (34 44) Line
        "#]],
    );
    check_named(
        "A boy was shot and badly hurt while they were camping near Oxford Falls, Idaho.",
        &[("Oxford Falls", NameKind::Place)],
        expect![[r#"
            Oxford Falls = Oxford Falls, Idaho, US (44 -114) Adm1
            Idaho = Idaho, Idaho, US (44 -114) Adm1
        "#]],
    );
}

/// "Scarborough" of a city's police is a part of that city, whatever else bears the name.
#[test]
fn quarters_of_the_town_whose_police_speak() {
    check_named(
        "A man was shot in Scarborough, the Toronto Police Service said.",
        &[("Toronto Police Service", NameKind::SecurityForce)],
        expect![[r#"
            Scarborough = Scarborough, -, - (- -) Unknown
        "#]],
    );
    check(
        "A man was shot in Scarborough on Monday.",
        expect![[r#"
        Scarborough = Scarborough, England, GB (54 -0) Exact
    "#]],
    );
}

#[test]
fn towns_of_datelines_are_places_whatever_else_their_names_are() {
    check_named(
        "SYRACUSE, N.Y. — Two men were hurt.",
        &[("SYRACUSE", NameKind::Organisation)],
        expect![[r#"
            SYRACUSE = Syracuse, New York, US (43 -76) Exact
            N.Y. = New York, New York, US (43 -76) Adm1
        "#]],
    );
    check(
        "MOBILE, Ala. — Two men were hurt.",
        expect![[r#"
        MOBILE = Mobile, Alabama, US (31 -88) Exact
        Ala. = Alabama, Alabama, US (33 -87) Adm1
    "#]],
    );
    check_named(
        "CANTON, Ohio — Two men were hurt.",
        &[("CANTON", NameKind::Place), ("Ohio", NameKind::Place)],
        expect![[r#"
            CANTON = Canton, Ohio, US (41 -81) Exact
            Ohio = Ohio, Ohio, US (40 -83) Adm1
        "#]],
    );
}

#[test]
fn a_name_said_outright_holds_for_its_repetition() {
    check(
        "GREENVILLE, N.C. — Two men were hurt in Greenville, near the lake in South Carolina.",
        expect![[r#"
            GREENVILLE = Greenville, North Carolina, US (36 -77) Exact
            N.C. = North Carolina, North Carolina, US (36 -80) Adm1
            Greenville = Greenville, North Carolina, US (36 -77) Exact
            South Carolina = South Carolina, South Carolina, US (34 -81) Adm1
        "#]],
    );
}

#[test]
fn the_narrower_of_two_places_around_a_village() {
    check_named(
        "He was shot in Tolvou, a village in Niger's Maradi region.",
        &[("Tolvou", NameKind::Place), ("Niger", NameKind::Country), ("Maradi", NameKind::Place)],
        expect![[r#"
            Tolvou = Tolvou, Maradi Region, NE (14 7) Adm1
            Niger = Niger, -, NE (18 9) Country
            Maradi region = Maradi Region, Maradi Region, NE (14 7) Adm1
        "#]],
    );
}

#[test]
fn a_quarter_is_no_town_elsewhere() {
    check(
        "CHICAGO (AP) — A boy was shot in the Austin neighborhood on Friday.",
        expect![[r#"
        CHICAGO = Chicago, Illinois, US (42 -88) Exact
        Austin = Austin, -, - (- -) Unknown
    "#]],
    );
}

#[test]
fn the_ends_of_lines() {
    check(
        "Two died on the Kabul-Kandahar highway. A blast hit the road linking Quetta and Peshawar. A bus was attacked between Herat and Kandahar.",
        expect![[r#"
            Kabul = Kabul, Kabul, AF (35 69) Line
            Kandahar = Kandahār, Kandahar, AF (32 66) Line
            Quetta = Quetta, Balochistan, PK (30 67) Line
            Peshawar = Peshawar, Khyber Pakhtunkhwa, PK (34 72) Line
            Herat = Herāt, Herat, AF (34 62) Near
            Kandahar = Kandahār, Kandahar, AF (32 66) Near
        "#]],
    );
    check(
        "Five Tajik border guards were killed in Herat.",
        expect![[r#"
        Herat = Herāt, Herat, AF (34 62) Exact
    "#]],
    );
}

#[test]
fn forces_at_home_speak_for_their_country() {
    check(
        "Lebanese soldiers killed two gunmen in Tripoli on Monday.",
        expect![[r#"
        Tripoli = Tripoli, Liban-Nord, LB (34 36) Exact
    "#]],
    );
    // Those that fight abroad speak for no place.
    check(
        "American troops killed two gunmen in Tripoli on Monday.",
        expect![[r#"
        Tripoli = Tripoli, Tripoli, LY (33 13) Exact
    "#]],
    );
}

#[test]
fn halves_of_a_name_are_no_places_of_their_own() {
    check_named(
        "Soldiers killed two gunmen in Tal Afar on Monday.",
        &[("Tal Afar", NameKind::Place)],
        expect![[r#"
            Tal Afar = Tal Afar, -, - (- -) Unknown
        "#]],
    );
    check_named(
        "A bomb killed two people in Sahiwal Punjab on Monday.",
        &[("Sahiwal Punjab", NameKind::Place)],
        expect![[r#"
            Sahiwal = Sahiwal, Punjab, PK (32 72) Exact
            Punjab = Punjab, Punjab, PK (31 72) Adm1
        "#]],
    );
}

/// A namesake abroad is not meant where the words put the name by another place.
#[test]
fn words_beside_a_name_say_where_it_lies() {
    check_named(
        "Fighters attacked a base in Balad, 30 km north of Mogadishu. The tanker Valencia was boarded off Lagos.",
        &[
            ("Balad", NameKind::Place),
            ("Mogadishu", NameKind::Place),
            ("Valencia", NameKind::Place),
            ("Lagos", NameKind::Place),
        ],
        expect![[r#"
            Balad = Balad, Banaadir, SO (2 45) Adm1
            Mogadishu = Mogadishu, Banaadir, SO (2 45) Near
            Lagos = Lagos, Lagos, NG (6 3) Near
        "#]],
    );
    check_named(
        "A bomb went off in Mansoura, a district of Aden.",
        &[("Mansoura", NameKind::Place), ("Aden", NameKind::Place)],
        expect![[r#"
            Mansoura = Mansoura, Aden, YE (13 45) Adm1
            Aden = Aden, Aden, YE (13 45) Adm1
        "#]],
    );
}
