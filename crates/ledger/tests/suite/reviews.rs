//! Decisions are recorded, honoured, kept when reports are read again, and go with a redacted report.

use claims::Reading;
use incidents::review::anchor::{ClaimAnchor, IncidentAnchor, TellingAnchor};
use incidents::review::{Act, Review, Target, Whose, fields};
use language::Knowledge;
use language::names::Actors;
use ledger::{Ledger, Linker, Reviewed};
use reports::Report;

use crate::on_both;
use crate::samples::{add, assert_holds, at, reading, report, verify};

fn linker() -> Linker {
    let knowledge = Knowledge::embedded();
    let actors = Actors::new(&knowledge).unwrap();
    Linker::new(&knowledge, &actors).unwrap()
}

/// Records a report as it is read, and links it; gives the report's number and the reading's.
fn record(ledger: &mut Ledger, linker: &Linker, report: &Report, reading: &Reading) -> (u64, u64) {
    let seq = add(ledger, report).seq;
    let read = ledger
        .write(|tx| {
            let read = tx.add_reading(at(1), seq, reading)?.seq;
            tx.link(linker, &[seq])?;
            Ok::<_, ledger::Error>(read)
        })
        .unwrap();
    (seq, read)
}

fn decide(ledger: &mut Ledger, by: &str, act: Act) -> u64 {
    ledger.write(|tx| tx.add_review(at(2), by, "a test", &Review { act, blind: false })).unwrap()
}

fn reviewed(ledger: &mut Ledger, linker: &Linker) -> Reviewed {
    ledger.read(|tx| tx.reviewed(linker, &Whose::All)).unwrap()
}

fn correction(report: &Report, seq: u64, read: u64, reading: &Reading, field: &str, words: &str) -> Act {
    let claim = &reading.claims[0];
    let set = vec![fields::of_claim(field, words, claim, reading, &report.text).unwrap()];
    Act::Correct { on: Target::Claim(ClaimAnchor::new(seq, read, claim)), set }
}

on_both! {
    fn decisions_are_honoured_and_kept(place) {
        let linker = linker();
        let mut ledger = place.open();
        let told = report("a.txt", Some("https://gazette.example/1"), "Nine guards were killed near Tolmar.");
        let first = reading(&told, "sayso 0.1.0", 9);
        let (seq, read) = record(&mut ledger, &linker, &told, &first);
        assert!(reviewed(&mut ledger, &linker).incidents.is_empty());
        let act = correction(&told, seq, read, &first, "group", "civilians");
        let decision = decide(&mut ledger, "Ines", act);
        let group = |found: &Reviewed| {
            found.incidents.iter().flat_map(|incident| &incident.summary.figures).map(|figure| figure.group.as_str()).next()
        };
        assert_eq!(group(&reviewed(&mut ledger, &linker)), Some("civilians"));
        // What is derived by machine knows nothing of it.
        let stored = ledger.read(|tx| tx.incidents_after("", 9)).unwrap();
        assert!(stored[0].json.contains("security_forces") && !stored[0].json.contains("civilians"));
        // A newer reader.
        record(&mut ledger, &linker, &told, &reading(&told, "sayso 0.2.0", 9));
        let found = reviewed(&mut ledger, &linker);
        assert_eq!((group(&found), found.unfit.len()), (Some("civilians"), 0));
        // The text is changed, and the claim still stands there.
        let changed = report("a.txt", Some("https://gazette.example/1"), "Nine guards were killed near Tolmar. More follows.");
        record(&mut ledger, &linker, &changed, &reading(&changed, "sayso 0.2.0", 9));
        let found = reviewed(&mut ledger, &linker);
        assert_eq!((group(&found), found.unfit.len()), (Some("civilians"), 0));
        // It stands there no more.
        let changed = report("a.txt", Some("https://gazette.example/1"), "Ten guards were killed near Tolmar.");
        record(&mut ledger, &linker, &changed, &reading(&changed, "sayso 0.2.0", 10));
        let found = reviewed(&mut ledger, &linker);
        let unfit: Vec<u64> = found.unfit.iter().map(|unfit| unfit.person.seq).collect();
        assert_eq!(unfit, [decision]);
        assert_holds(&mut ledger);
    }

    fn decisions_go_with_the_report_whose_words_they_hold(place) {
        let linker = linker();
        let mut ledger = place.open();
        let told = report("a.txt", None, "Nine guards were killed near Tolmar.");
        let other = report("b.txt", None, "Two guards were killed at the mill of Querrin.");
        let (first, second) = (reading(&told, "sayso 0.1.0", 9), reading(&other, "sayso 0.1.0", 2));
        let (a, a_read) = record(&mut ledger, &linker, &told, &first);
        let (b, b_read) = record(&mut ledger, &linker, &other, &second);
        let act = correction(&told, a, a_read, &first, "of", "guards");
        let decision = decide(&mut ledger, "Ines", act);
        let incident = |seq, read, reading: &Reading| IncidentAnchor {
            tellings: vec![TellingAnchor::new(seq, read, reading, "i1").unwrap()],
        };
        let act = Act::Merge { a: incident(a, a_read, &first), b: incident(b, b_read, &second) };
        let merge = decide(&mut ledger, "Ines", act);
        let found = reviewed(&mut ledger, &linker);
        assert_eq!(found.incidents.len(), 1);
        assert_eq!(found.incidents[0].summary.reports, ["a.txt", "b.txt"]);
        ledger.write(|tx| {
            tx.redact(&linker, at(3), a, "Registrar", "order of the court")
        }).unwrap();
        ledger.scrub().unwrap();
        let found = reviewed(&mut ledger, &linker);
        let unfit: Vec<u64> = found.unfit.iter().map(|unfit| unfit.person.seq).collect();
        assert_eq!(unfit, [merge]);
        assert!(ledger.read(|tx| tx.decision(decision)).unwrap().is_none());
        assert_holds(&mut ledger);
    }

    fn a_number_that_somebody_puts_in_is_verified(place) {
        let linker = linker();
        let mut ledger = place.open();
        let told = report("a.txt", None, "Nine guards were killed near Tolmar.");
        let first = reading(&told, "sayso 0.1.0", 9);
        let (a, read) = record(&mut ledger, &linker, &told, &first);
        let act = correction(&told, a, read, &first, "quantity", "Nine");
        decide(&mut ledger, "Ines", act.clone());
        assert_holds(&mut ledger);
        // Whoever writes into the ledger by other means than the program.
        let Act::Correct { on, mut set } = act else { panic!("a correction") };
        set[0].patch.insert("low".to_owned(), 90.into());
        decide(&mut ledger, "Ines", Act::Correct { on, set });
        let found = verify(&mut ledger).findings;
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].to_string().contains("\"Nine\" says"), "{found:?}");
    }

    fn a_decision_says_who_made_it(place) {
        let mut ledger = place.open();
        let review = Review { act: Act::Undo { decision: 1 }, blind: false };
        let why = ledger.write(|tx| tx.add_review(at(2), " ", "a test", &review)).unwrap_err().to_string();
        assert!(why.ends_with("a decision says who made it"), "{why}");
    }
}
