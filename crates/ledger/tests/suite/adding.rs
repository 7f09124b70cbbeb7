//! What is recorded, and what is not recorded twice.

use ledger::{Decision, How, Kind, Mode};
use serde_json::json;

use crate::on_both;
use crate::samples::{add, assert_holds, at, fill, reading, report, with_outlet};

on_both! {
    fn what_is_added_is_read_back_as_it_was(place) {
        let mut ledger = place.open();
        let (first, second) = fill(&mut ledger);
        drop(ledger);
        let mut ledger = ledger::Ledger::open(&place.name(), Mode::Existing).unwrap();
        assert_eq!((first, second), (1, 3));
        ledger.read(|tx| {
            let stored = tx.report(1)?.unwrap();
            assert!(stored.text.contains("burnt \u{2014} the mayor"));
            assert_eq!((stored.meta.id.as_str(), stored.meta.media_type.as_str()), ("secret.txt", "text/html"));
            assert_eq!(tx.report_bytes(1)?.unwrap(), b"bytes as they came");
            assert_eq!(tx.report_bytes(3)?.unwrap(), tx.report(3)?.unwrap().text.as_bytes());
            assert_eq!(tx.reports(0, 10)?, [1, 3]);
            assert_eq!(tx.report(2)?, None);
            let read = tx.latest_reading(1)?.unwrap();
            assert_eq!((read.seq, read.report, read.reading()?.claims.len()), (2, 1, 1));
            let decision = tx.decisions(0, 10)?.pop().unwrap();
            assert_eq!((decision.seq, decision.decision.by.as_str()), (5, "Ines"));
            let entries = tx.entries(0, 10)?;
            let kinds: Vec<Kind> = entries.iter().map(|entry| entry.kind).collect();
            assert_eq!(kinds, [Kind::Report, Kind::Reading, Kind::Report, Kind::Reading, Kind::Decision]);
            for pair in entries.windows(2) {
                assert_eq!((pair[1].seq, pair[1].prev), (pair[0].seq + 1, pair[0].hash));
            }
            assert_eq!(tx.head()?.hash, entries[4].hash);
            Ok::<_, ledger::Error>(())
        }).unwrap();
        let verified = assert_holds(&mut ledger);
        assert_eq!((verified.head.seq, verified.claims, verified.derived), (5, 2, 9));
    }

    fn the_same_report_is_recorded_once(place) {
        let mut ledger = place.open();
        let text = "Four guards were killed in Vesk.";
        assert_eq!(add(&mut ledger, &report("a", Some("https://a.example/1"), text)).how, How::New);
        // The same URL and text.
        let again = add(&mut ledger, &report("b", Some("https://a.example/1"), text));
        assert_eq!((again.seq, again.how), (1, How::Known));
        // The same text, no URL.
        assert_eq!(add(&mut ledger, &report("c", None, text)).how, How::Known);
        // Another URL: a reprint.
        assert_eq!(add(&mut ledger, &report("d", Some("https://b.example/7"), text)).how, How::New);
        // Two outlets that give no URL.
        let text = "Six guards were killed in Vesk.";
        assert_eq!(add(&mut ledger, &with_outlet("Courier", report("e", None, text))).how, How::New);
        assert_eq!(add(&mut ledger, &with_outlet("Gazette", report("f", None, text))).how, How::New);
        assert_eq!(add(&mut ledger, &with_outlet("Gazette", report("g", None, text))).how, How::Known);
        assert_eq!(add(&mut ledger, &report("h", None, text)).how, How::Known);
        assert_eq!(assert_holds(&mut ledger).head.seq, 4);
    }

    fn a_changed_text_under_one_url_is_a_version(place) {
        let mut ledger = place.open();
        let url = Some("https://a.example/1");
        let (one, two) = (report("a", url, "Four guards were killed."), report("a", url, "Five guards were killed."));
        add(&mut ledger, &one);
        add(&mut ledger, &report("x", Some("https://a.example/2"), "Another report."));
        let added = add(&mut ledger, &two);
        assert_eq!((added.seq, added.how), (3, How::Version { of: 1 }));
        // An archive that is added again adds nothing.
        assert_eq!(add(&mut ledger, &one).how, How::Known);
        ledger.read(|tx| {
            assert_eq!(tx.versions(1)?, [1, 3]);
            assert_eq!(tx.versions(3)?, [1, 3]);
            assert_eq!(tx.report(3)?.unwrap().version_of, Some(1));
            Ok::<_, ledger::Error>(())
        }).unwrap();
        assert_holds(&mut ledger);
    }

    fn a_newer_reader_adds_a_reading_beside_the_old(place) {
        let mut ledger = place.open();
        let told = report("a", None, "Four guards were killed.");
        let seq = add(&mut ledger, &told).seq;
        let mut put = |reading: &claims::Reading| ledger.write(|tx| tx.add_reading(at(1), seq, reading)).unwrap();
        let old = reading(&told, "sayso 0.1.0", 4);
        let mut with_figures = old.clone();
        incidents::fill(&mut with_figures);
        assert!(put(&with_figures).is_new);
        assert!(!put(&old).is_new);
        assert!(put(&reading(&told, "sayso 0.2.0", 4)).is_new);
        let newer_data = claims::Reading { data: "d2".to_owned(), ..old };
        assert_eq!(put(&newer_data).seq, 4);
        ledger.read(|tx| {
            assert_eq!(tx.latest_reading(seq)?.unwrap().seq, 4);
            assert_eq!((tx.latest_reading_seq(seq)?, tx.latest_reading_seq(99)?), (Some(4), None));
            assert!(tx.reading(2)?.unwrap().json.contains(r#""figures":[]"#));
            Ok::<_, ledger::Error>(())
        }).unwrap();
        assert_holds(&mut ledger);
    }

    fn what_fails_leaves_nothing(place) {
        let mut ledger = place.open();
        add(&mut ledger, &report("a", None, "Four guards were killed."));
        let before = ledger.read(|tx| tx.head()).unwrap();
        let failed: Result<(), ledger::Error> = ledger.write(|tx| {
            tx.add_decision(at(0), &Decision { by: "Ines".to_owned(), ..Decision::default() })?;
            tx.put_note("rules", b"2")?;
            tx.add_reading(at(0), 17, &claims::Reading::default()).map(|_| ())
        });
        assert!(failed.unwrap_err().to_string().ends_with("entry 17: does not exist; the last one is 2"));
        assert_eq!(ledger.read(|tx| tx.head()).unwrap(), before);
        assert_eq!(ledger.read(|tx| tx.note("rules")).unwrap(), None);
        // And what only looks changes nothing.
        let refused = ledger.read(|tx| tx.add_decision(at(0), &Decision::default()));
        assert!(refused.is_err());
        assert_eq!(assert_holds(&mut ledger).head.seq, 1);
    }

    fn decisions_are_kept_as_they_are(place) {
        let mut ledger = place.open();
        let seq = add(&mut ledger, &report("a", None, "Four guards were killed.")).seq;
        let decision = Decision {
            kind: "correct".to_owned(),
            by: "Ines".to_owned(),
            reason: "miscounted".to_owned(),
            subject: Some(seq),
            quotes: vec![seq, seq],
            payload: json!({"z": 1, "a": [null, "\u{0}", 1.5]}),
        };
        let number = ledger.write(|tx| tx.add_decision(at(3), &decision)).unwrap();
        let found = ledger.read(|tx| tx.decision(number)).unwrap().unwrap();
        assert_eq!((found.decision, found.at.as_str()), (decision, "2031-04-26T20:00:03Z"));
        assert_holds(&mut ledger);
    }

    fn several_writers_at_once_make_one_chain(place) {
        place.open();
        std::thread::scope(|scope| {
            for writer in 0..4 {
                scope.spawn(move || {
                    let mut ledger = place.open();
                    for n in 0..20 {
                        // All of them add the same reports, and each one of its own.
                        let shared = report("s", None, &format!("Shared report {n}."));
                        let own = report("o", None, &format!("Report {n} of writer {writer}."));
                        add(&mut ledger, &shared);
                        add(&mut ledger, &own);
                    }
                });
            }
        });
        let verified = assert_holds(&mut place.open());
        assert_eq!(verified.head.seq, 20 + 4 * 20);
    }
}
