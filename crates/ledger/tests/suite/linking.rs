//! Linking: the same incidents in whatever order and batches reports come, and after a rebuild.

use std::collections::BTreeSet;

use claims::Reading;
use claims::reading::{DatePrecision, Place, PlacePrecision};
use language::Knowledge;
use language::names::Actors;
use ledger::{Error, Ledger, Linker, NewReport};
use reports::Report;

use crate::on_both;
use crate::samples::{assert_holds, at, linker, reading, report};

/// Reports on some invented incidents, several on each, on days one after the other.
fn told() -> Vec<(Report, Reading)> {
    let incidents = [
        "Nine guards were killed at the Quillabamba weir by men on a tractor. Brandvold the miller saw them.",
        "Two guards were killed in the Otavalo ferry's wheelhouse. Its purser and his parrot were taken.",
        "Six guards were killed under the Skaftafell aqueduct, where a cooper had hidden his barrels.",
    ];
    let endings = ["", " It was foggy.", " The bellringer fled.", " Nobody spoke at the quay."];
    let mut all = Vec::new();
    for (day, ending) in endings.iter().enumerate() {
        for (n, words) in incidents.iter().enumerate() {
            let mut told = report(
                &format!("report-{n}-{day}"),
                Some(&format!("https://gazette.example/{n}/{day}")),
                &format!("{words}{ending}"),
            );
            told.published = format!("2031-05-{:02}", 4 + 20 * n + day).parse().ok();
            let number = [9, 2, 6][n];
            let mut read = reading(&told, "sayso 0.1.0", number);
            read.report.published = told.published.as_ref().map(|published| published.text.clone());
            // A number that is parsed wrongly by the last bit unless care is taken.
            read.places.push(Place {
                id: "p1".to_owned(),
                name: ["Vesk", "Tolmar", "Ambira"][n].to_owned(),
                country: Some("KE".to_owned()),
                admin1: None,
                lat: Some(47.382_999_999_999_996),
                lon: Some(-17.382_999_999_999_996 + n as f64),
                precision: PlacePrecision::Exact,
                mentions: Vec::new(),
            });
            read.incidents[0].place = Some("p1".to_owned());
            read.incidents[0].start = Some(format!("2031-05-{:02}", 4 + 20 * n));
            read.incidents[0].date_precision = DatePrecision::Day;
            all.push((told, read));
        }
    }
    all
}

fn add(ledger: &mut Ledger, linker: &Linker, all: &[(Report, Reading)], batch: usize) {
    for batch in all.chunks(batch) {
        ledger
            .write(|tx| {
                let mut new = Vec::new();
                for (told, read) in batch {
                    let report =
                        NewReport { report: told, bytes: told.text.as_bytes(), media_type: "text/plain" };
                    let seq = tx.add_report(at(0), &report)?.seq;
                    tx.add_reading(at(0), seq, read)?;
                    new.push(seq);
                }
                tx.link(linker, &new)
            })
            .unwrap();
    }
}

/// The names of the incidents, each with its tellings.
fn incidents(ledger: &mut Ledger) -> BTreeSet<(String, Vec<String>)> {
    let found = ledger.read(|tx| tx.incidents_after("", 100)).unwrap();
    found.into_iter().map(|incident| (incident.id, incident.members)).collect()
}

/// A folder's `actors.tsv` that knows one actor.
fn own_linker() -> Linker {
    let rows = "# key\nriver\tarmed_group\tmilitia\tKE\t\t\tRiver Men|Men of the River\n".to_owned();
    let knowledge = Knowledge::with_overlay([("actors.tsv".to_owned(), rows)]).unwrap();
    Linker::new(&knowledge, &Actors::new(&knowledge).unwrap()).unwrap()
}

on_both! {
    fn order_and_batches_decide_nothing(place) {
        let linker = linker();
        let mut ledger = place.open();
        let all = told();
        add(&mut ledger, &linker, &all, 100);
        let expected = incidents(&mut ledger);
        // Some are likely enough, some are not.
        assert!(expected.iter().filter(|(_, members)| members.len() == 4).count() >= 2, "{expected:?}");
        for (turn, batch) in [(0, 1), (5, 1), (7, 3), (11, 5)] {
            let other = crate::place::Place::file();
            let mut ledger = other.open();
            let mut turned = all.clone();
            turned.rotate_left(turn);
            if turn % 2 == 1 {
                turned.reverse();
            }
            add(&mut ledger, &linker, &turned, batch);
            assert_eq!(incidents(&mut ledger), expected, "{turn}, {batch}");
            assert_holds(&mut ledger);
            // From what was in memory and from what is stored: the same to the byte.
            let before = ledger.read(|tx| tx.derived_digests()).unwrap();
            assert_eq!(ledger.write(|tx| tx.rebuild(&linker)).unwrap(), expected.len());
            assert_eq!(ledger.read(|tx| tx.derived_digests()).unwrap(), before);
        }
    }

    fn a_redaction_leaves_what_a_rebuild_makes(place) {
        let linker = linker();
        let mut ledger = place.open();
        add(&mut ledger, &linker, &told(), 4);
        for entry in [1, 4, 9] {
            ledger.write(|tx| tx.redact(&linker, at(9), entry, "Registrar", "order of the court")).unwrap();
            let before = ledger.read(|tx| tx.derived_digests()).unwrap();
            ledger.write(|tx| tx.rebuild(&linker)).unwrap();
            assert_eq!(ledger.read(|tx| tx.derived_digests()).unwrap(), before);
        }
        assert_holds(&mut ledger);
    }

    fn a_ledger_is_linked_with_its_own_tables(place) {
        let (built_in, own) = (linker(), own_linker());
        assert!(own.is_own() && !built_in.is_own() && own.digest() != built_in.digest());
        let all = told();
        let mut ledger = place.open();
        assert!(ledger.own_linker(&built_in).unwrap().is_none());
        add(&mut ledger, &own, &all[..5], 5);
        let found = ledger.own_linker(&built_in).unwrap().unwrap();
        assert_eq!((found.digest(), found.is_own()), (own.digest(), true));
        assert!(ledger.own_linker(&own).unwrap().is_none());
        // Somebody with other tables adds and redacts: the ledger's own count all the same.
        add(&mut ledger, &built_in, &all[5..], 5);
        ledger.write(|tx| tx.redact(&built_in, at(9), 1, "Registrar", "order of the court")).unwrap();
        let digests = |ledger: &mut Ledger| ledger.read(|tx| tx.derived_digests()).unwrap();
        let before = digests(&mut ledger);
        ledger.write(|tx| tx.rebuild(&own)).unwrap();
        assert_eq!(digests(&mut ledger), before);
        // A rebuild takes others.
        ledger.write(|tx| tx.rebuild(&built_in)).unwrap();
        assert!(ledger.own_linker(&built_in).unwrap().is_none());
        assert_ne!(digests(&mut ledger), before);
        assert_holds(&mut ledger);
    }

    fn links_of_older_rules_are_made_anew(place) {
        let linker = linker();
        let all = told();
        let mut ledger = place.open();
        add(&mut ledger, &linker, &all[..6], 6);
        let expected = ledger.read(|tx| tx.derived_digests()).unwrap();
        ledger
            .write(|tx| {
                tx.put_note("linking", b"0 built-in 00")?;
                let incident = tx.incidents_after("", 1)?.remove(0).id;
                tx.delete_incidents(&[&incident])?;
                tx.link(&linker, &[])?;
                Ok::<_, Error>(())
            })
            .unwrap();
        assert_eq!(ledger.read(|tx| tx.derived_digests()).unwrap(), expected);
    }
}
