//! Tellings of invented incidents, built by hand.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use claims::reading::IncidentType;
use language::Knowledge;
use proptest::prelude::*;

use super::*;

/// A telling of report `report` with an incident in a town on a day, told in words of its own.
fn telling(report: &str, day: i32, town: &str, text: &str) -> Fingerprint {
    static RARITY: LazyLock<Rarity> = LazyLock::new(|| Rarity::new(&Knowledge::embedded()).unwrap());
    // Towns lie where their names say: far from each other, each always in the same place.
    let point: i32 = town.bytes().map(i32::from).sum::<i32>() * 37 % 60_000;
    Fingerprint {
        id: format!("{report}.i1"),
        report: report.to_owned(),
        incident: "i1".to_owned(),
        main: true,
        published: Some(day + 1),
        days: Some((day, day)),
        spot: Some(Spot {
            name: town.to_owned(),
            country: Some("BO".to_owned()),
            admin1: None,
            point: Some((point, point)),
            exact: true,
            reach_km: Some(5),
        }),
        places: BTreeSet::from([town.to_owned()]),
        named: BTreeSet::from([town.to_owned()]),
        names: BTreeSet::new(),
        ages: BTreeSet::new(),
        killed: None,
        injured: None,
        incident_type: IncidentType::Attack,
        words: RARITY.words([text]),
    }
}

/// The ids of each incident's tellings.
fn linked(fingerprints: &[Fingerprint]) -> Vec<Vec<&str>> {
    let groups = link(fingerprints).into_iter().flat_map(|component| component.incidents);
    groups.map(|group| group.into_iter().map(|n| fingerprints[n].id.as_str()).collect()).collect()
}

const FERRY: &str = "Masked men boarded the Otavalo ferry at Puerto Quime and took its purser.";
const FERRY_LATER: &str = "The purser of the Otavalo ferry, taken at Puerto Quime, has been freed.";
const MILL: &str = "A grenade tore the roof off Brandvold's sawmill at Yotala.";

#[test]
fn two_reports_of_one_incident() {
    let tellings = [
        telling("a", 100, "puerto quime", FERRY),
        telling("b", 100, "yotala", MILL),
        telling("c", 101, "puerto quime", FERRY_LATER),
    ];
    assert_eq!(linked(&tellings), [vec!["a.i1", "c.i1"], vec!["b.i1"]]);
}

#[test]
fn the_next_town_on_the_same_day_is_another_incident() {
    let tellings = [
        telling("a", 100, "puerto quime", "Gunmen killed two policemen at a checkpoint in Puerto Quime."),
        telling("b", 100, "yotala", "Gunmen killed two policemen at a checkpoint in Yotala."),
    ];
    assert_eq!(linked(&tellings), [vec!["a.i1"], vec!["b.i1"]]);
}

#[test]
fn the_same_town_a_month_later_is_another_incident() {
    let tellings = [
        telling("a", 100, "yotala", "A grenade was thrown into a bar in Yotala."),
        telling("b", 131, "yotala", "A grenade was thrown into a bar in Yotala."),
    ];
    assert_eq!(linked(&tellings), [vec!["a.i1"], vec!["b.i1"]]);
}

#[test]
fn a_passing_remark_joins_and_ties_nothing_together() {
    let mut remark = telling("b", 100, "puerto quime", FERRY_LATER);
    remark.id = "b.i2".to_owned();
    remark.incident = "i2".to_owned();
    remark.main = false;
    let tellings = [telling("a", 100, "puerto quime", FERRY), telling("b", 160, "yotala", MILL), remark];
    assert_eq!(linked(&tellings), [vec!["a.i1", "b.i2"], vec!["b.i1"]]);
}

#[test]
fn two_incidents_of_one_report_are_never_one() {
    let mut other = telling("a", 100, "yotala", MILL);
    other.id = "a.i2".to_owned();
    let tellings = [telling("a", 100, "yotala", MILL), other];
    assert_eq!(linked(&tellings), [vec!["a.i1"], vec!["a.i2"]]);
}

#[test]
fn dates_far_out_are_no_trouble() {
    let mut early = telling("a", -3_000_000, "yotala", MILL);
    early.published = None;
    let late = telling("b", 2_000_000, "yotala", MILL);
    assert_eq!(linked(&[early, late]).len(), 2);
}

/// Tellings of a few towns, days and texts: many pairs are alike, some by half.
fn tellings() -> impl Strategy<Value = Vec<Fingerprint>> {
    let one = (0usize..4, 0i32..6, 0usize..4, any::<bool>());
    prop::collection::vec(one, 1..14).prop_map(|picked| {
        let towns = ["puerto quime", "yotala", "challa", "sorata"];
        let texts = [FERRY, FERRY_LATER, MILL, "The mill's owner, Brandvold, spoke of the Otavalo purser."];
        let one = |(n, (town, day, text, main)): (usize, (usize, i32, usize, bool))| {
            let mut telling = telling(&format!("r{n:02}"), 100 + day, towns[town], texts[text]);
            telling.main = main;
            telling
        };
        picked.into_iter().enumerate().map(one).collect()
    })
}

/// Adds tellings one by one, as a ledger does: each is linked with the components that it touches, and nothing else.
fn one_by_one(tellings: &[Fingerprint], order: &[usize]) -> Vec<Vec<String>> {
    let mut components: Vec<Vec<Fingerprint>> = Vec::new();
    for n in order {
        let new = &tellings[*n];
        let shares_key = |known: &Fingerprint| keys(new).meet(&keys(known));
        let hangs = |known: &Fingerprint| shares_key(known) && touches(new, known);
        let (touched, others): (Vec<_>, Vec<_>) =
            components.into_iter().partition(|component| component.iter().any(hangs));
        components = others;
        let mut together: Vec<Fingerprint> = touched.into_iter().flatten().chain([new.clone()]).collect();
        together.sort_by(|a, b| a.id.cmp(&b.id));
        for component in link(&together) {
            components.push(component.members.into_iter().map(|n| together[n].clone()).collect());
        }
    }
    let mut incidents: Vec<Vec<String>> = components
        .iter()
        .flat_map(|component| linked(component))
        .map(|group| group.into_iter().map(str::to_owned).collect())
        .collect();
    incidents.sort();
    incidents
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_order_gives_the_same_incidents(
        (tellings, order) in tellings().prop_flat_map(|tellings| {
            let order: Vec<usize> = (0..tellings.len()).collect();
            (Just(tellings), Just(order).prop_shuffle())
        })
    ) {
        let mut at_once: Vec<Vec<String>> =
            linked(&tellings).into_iter().map(|group| group.into_iter().map(str::to_owned).collect()).collect();
        at_once.sort();
        prop_assert_eq!(one_by_one(&tellings, &order), at_once);
    }

    #[test]
    fn likeness_has_no_direction(tellings in tellings()) {
        for a in &tellings {
            for b in &tellings {
                prop_assert_eq!(likeness(a, b), likeness(b, a));
                prop_assert!(likeness(a, b) == APART || (0..=1000).contains(&likeness(a, b)));
                prop_assert_eq!(touches(a, b), likeness(a, b) >= TOGETHER);
                prop_assert_eq!(keys(a).meet(&keys(b)), keys(b).meet(&keys(a)));
            }
        }
    }
}
