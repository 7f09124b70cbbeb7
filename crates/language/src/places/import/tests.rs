use super::*;
use crate::places::Gazetteer;

/// Small files in the official formats, about a country that has them all. Columns are separated by `|` here.
const COUNTRIES: &str = "\
# ISO|ISO3|ISO-Numeric|fips|Country|Capital|Area|Population|Continent|tld|Currency|Name|Phone|Postal|Regex|Languages|geonameid|neighbours|fips
PK|PAK|586|PK|Pakistan|Islamabad|803940|212215030|AS|.pk|PKR|Rupee|92|#####||ur-PK|1168579|CN,AF,IR,IN|
";
const ADMIN1: &str = "\
PK.02|Balochistan|Balochistan|1183606
PK.08|Islamabad|Islamabad|1162015
";
const ADMIN2: &str = "\
PK.02.7419|Kachhi District|Kachhi District|1335000
PK.02.7420|Lehri District|Lehri District|1335001
";
const PLACES: &str = "\
1168579|Islamic Republic of Pakistan|Islamic Republic of Pakistan|Pakistan|30.0|70.0|A|PCLI|PK||00||||212215030||0|Asia/Karachi|2020-01-01
1183606|Balochistān|Balochistan|Baluchistan|28.5|65.5|A|ADM1|PK||02||||12344408||0|Asia/Karachi|2020-01-01
1335000|Kachhi|Kachhi||29.4|67.6|A|ADM2|PK||02|7419|||237030||0|Asia/Karachi|2020-01-01
1162015|Islāmābād|Islamabad||33.7|73.1|A|ADM1|PK||08||||1014825||0|Asia/Karachi|2020-01-01
1176615|Islamabad|Islamabad|Islamabad,ISB|33.72148|73.04329|P|PPLC|PK||08||||601600||0|Asia/Karachi|2020-01-01
1180425|Dhādar|Dhadar|Dadhar|29.47489|67.65167|P|PPL|PK||02|7419|||9000||0|Asia/Karachi|2020-01-01
9999001|Old Dhādar|Old Dhadar||29.5|67.7|P|PPLH|PK||02|7419|||0||0|Asia/Karachi|2020-01-01
9999002|Some Well|Some Well||29.6|67.8|H|WLL|PK||02|7419|||0||0|Asia/Karachi|2020-01-01
1180000|Bolān Pass|Bolan Pass||29.45|67.49|T|PASS|PK||02||||0||0|Asia/Karachi|2020-01-01
";
const NAMES: &str = "\
1|1180425|en|Dhadur|||||
2|1180425|ur|ڈھاڈر|||||
3|1180425|link|https://example.org/Dhadar|||||
4|1335000||Bolan||||1|
5|7777777|en|Nowhere at all|||||
";

fn dump(text: &str) -> Vec<u8> {
    text.replace('|', "\t").into_bytes()
}

fn run(places: &[u8], names: Option<&[u8]>) -> Result<Imported, Error> {
    let (admin1, admin2, countries) = (dump(ADMIN1), dump(ADMIN2), dump(COUNTRIES));
    import(Dumps { places, admin1: &admin1[..], admin2: &admin2[..], countries: &countries[..], names })
}

#[test]
fn official_files_give_a_gazetteer() {
    let names = dump(NAMES);
    let imported = run(&dump(PLACES), Some(&names)).unwrap();
    assert_eq!((imported.bad_lines, imported.first_bad), (0, None));
    let gazetteer = Gazetteer::from_bytes(imported.bytes).unwrap();
    assert!(gazetteer.notes().contains("CC BY 4.0"));
    let only = |name: &str| {
        let bearers: Vec<_> = gazetteer.find(name).collect();
        assert_eq!(bearers.len(), 1, "{name}: {bearers:?}");
        gazetteer.record(bearers[0].id).unwrap()
    };
    let town = only("Dhadar");
    assert_eq!((town.name, town.country, town.feature), ("Dhādar", Some("PK"), Feature::Populated));
    assert!((town.lat - 29.47489).abs() < 2e-5 && (town.lon - 67.65167).abs() < 2e-5);
    assert!((town.population / 9000.0 - 1.0).abs() < 0.1);
    assert_eq!(gazetteer.record(town.admin1.unwrap()).unwrap().name, "Balochistan");
    assert_eq!(gazetteer.record(town.admin2.unwrap()).unwrap().name, "Kachhi District");
    for name in ["Dhadur", "DHADAR"] {
        assert_eq!(only(name).name, "Dhādar");
    }
    // A division takes its centre from allCountries, and is found by its other names and without its type word.
    for name in ["Kachhi", "Kachhi District", "Bolan"] {
        let district = only(name);
        assert_eq!((district.feature, district.lat.round()), (Feature::Adm2, 29.0), "{name}");
    }
    assert_eq!(only("Bolan Pass").feature, Feature::Mountain);
    assert!(gazetteer.find("Pakistani").any(|b| b.form == NameForm::Demonym));
    // What is historic, of no use, or unknown to allCountries is not found.
    for name in ["Old Dhadar", "Some Well", "Lehri District", "Nowhere at all"] {
        assert_eq!(gazetteer.find(name).count(), 0, "{name}");
    }
    let country = gazetteer.find("Pakistan").next().unwrap().id;
    let capital = gazetteer.record(gazetteer.capital(country).unwrap()).unwrap();
    assert_eq!((capital.name, capital.capital), ("Islamabad", true));
}

#[test]
fn other_names_come_from_the_places_without_a_file_of_names() {
    let gazetteer = Gazetteer::from_bytes(run(&dump(PLACES), None).unwrap().bytes).unwrap();
    assert_eq!(gazetteer.find("Dadhar").count(), 1);
    assert_eq!(gazetteer.find("ISB").count(), 0);
}

#[test]
fn a_bad_line_of_a_big_file_is_left_out_and_counted() {
    let mut places = dump("12x|No number||||||||||||||\n\nshort line\n");
    places.extend(b"\xff\xfe\n");
    places.extend(dump(PLACES));
    places.extend(dump("5|Far North||a|91.5|3|P|PPL|PK||02||||1||0||\n"));
    let imported = run(&places, None).unwrap();
    assert_eq!(imported.bad_lines, 4);
    assert_eq!(
        imported.first_bad.unwrap(),
        "the gazetteer cannot be read: allCountries.txt, line 1: column 1 is no geonameid"
    );
    let names = dump("1|no number|en|A name|\n");
    assert_eq!(run(&dump(PLACES), Some(&names)).unwrap().bad_lines, 1);
}

#[test]
fn the_wrong_file_is_refused() {
    let message = |places: &[u8]| run(places, None).unwrap_err().to_string();
    let prose = "This is no dump at all.\n".repeat(200);
    expect_test::expect!["the gazetteer cannot be read: allCountries.txt, line 101: fewer than 15 columns; it is the 101th line that cannot be read: is it the right file?"]
        .assert_eq(&message(prose.as_bytes()));
    expect_test::expect![
        "the gazetteer cannot be read: allCountries.txt, line 1: this is a ZIP archive: unpack it first"
    ]
    .assert_eq(&message(b"PK\x03\x04\x14\x00"));
    expect_test::expect!["the gazetteer cannot be read: allCountries.txt, line 1: the line is longer than 1048576 bytes: is it the right file?"]
        .assert_eq(&message(&vec![b'x'; 3 << 20]));
}

#[test]
fn a_bad_line_of_a_small_file_is_an_error() {
    let countries = dump(COUNTRIES);
    let places = dump(PLACES);
    let bad = dump("PK.02|Balochistan|Balochistan|1183606\nPK.08|Islamabad\n");
    let error = import(Dumps {
        places: &places[..],
        admin1: &bad[..],
        admin2: &b""[..],
        countries: &countries[..],
        names: None::<&[u8]>,
    });
    expect_test::expect![
        "the gazetteer cannot be read: admin1CodesASCII.txt, line 2: column 4 is no geonameid"
    ]
    .assert_eq(&error.unwrap_err().to_string());
}

proptest::proptest! {
    #[test]
    fn any_bytes_give_an_answer(places: Vec<u8>, small in "[A-Z.\\t\\n0-9 ]{0,80}") {
        let small = small.as_bytes();
        let _ = import(Dumps { places: &places[..], admin1: small, admin2: small, countries: small, names: Some(&places[..]) });
        let _ = Gazetteer::from_bytes(places);
    }
}
