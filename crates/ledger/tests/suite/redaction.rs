//! What is redacted is gone, and the chain says so.

use std::path::Path;

use crate::on_both;
use crate::place::Place;
use crate::samples::{SECRET, assert_holds, at, fill, linker};

/// Whether some bytes stand in a file of the ledger.
fn stands_in_files(path: &Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(path.parent().unwrap()).unwrap().any(|file| {
        let file = std::fs::read(file.unwrap().path()).unwrap();
        file.windows(bytes.len()).any(|window| window == bytes)
    })
}

on_both! {
    fn a_redaction_destroys_and_the_chain_still_holds(place) {
        let mut ledger = place.open();
        let (secret, other) = fill(&mut ledger);
        let head = ledger.read(|tx| tx.head()).unwrap();
        let done = ledger.write(|tx| tx.redact(&linker(), at(9), secret, "Registrar", "order of the court")).unwrap();
        assert_eq!((done.seq, done.entries), (6, vec![1, 2, 5]));
        assert_eq!((done.copies, done.versions), (vec![], vec![]));
        assert!(ledger.needs_scrub().unwrap());
        ledger.scrub().unwrap();
        assert!(!ledger.needs_scrub().unwrap());
        let verified = ledger.verify(Some(head.hash), &mut |_| ()).unwrap();
        assert_eq!(verified.findings, []);
        assert_eq!((verified.noted, verified.head.seq), (Some(5), 6));
        let redaction = verified.redactions.first().unwrap();
        assert_eq!((redaction.by.as_str(), redaction.reason.as_str()), ("Registrar", "order of the court"));
        assert_eq!((redaction.at.as_str(), redaction.entries.as_slice()), ("2031-04-26T20:00:09Z", &[1, 2, 5][..]));
        ledger.read(|tx| {
            assert_eq!((tx.report(1)?, tx.report_bytes(1)?, tx.reading(2)?, tx.decision(5)?), (None, None, None, None));
            assert_eq!(tx.reports(0, 9)?, [other]);
            assert_eq!(tx.incident("tolmar")?, None);
            assert_eq!(tx.accounts_with_keys(&[7, 9])?, [(7, "3.i1".to_owned())]);
            // What is left is linked without it: another component, another incident.
            let left = tx.accounts(&["1.i1", "3.i1"])?;
            assert_eq!(left.iter().map(|a| (a.report, a.component.as_str())).collect::<Vec<_>>(), [(other, "3.i1")]);
            assert_eq!(tx.incident("3")?.unwrap().members, ["3.i1"]);
            assert_eq!(tx.redaction_of(2)?, Some(6));
            let why = tx.standing_report(1).unwrap_err().to_string();
            assert!(why.ends_with("entry 1: was redacted (entry 6 says why)"), "{why}");
            Ok::<_, ledger::Error>(())
        }).unwrap();
        // The same report may come again, as a new one.
        fill(&mut ledger);
        assert_holds(&mut ledger);
    }

    fn what_cannot_be_redacted_is_said(place) {
        let mut ledger = place.open();
        fill(&mut ledger);
        let mut redact = |seq, by: &str| {
            ledger.write(|tx| tx.redact(&linker(), at(9), seq, by, "asked for")).map_err(|error| error.to_string())
        };
        assert!(redact(99, "R").unwrap_err().ends_with("entry 99: does not exist; the last one is 5"));
        assert!(redact(1, " ").unwrap_err().ends_with("a redaction says who did it and why"));
        assert_eq!(redact(4, "R").unwrap().entries, [4]);
        assert!(redact(4, "R").unwrap_err().ends_with("entry 4: was redacted before (entry 6 says why)"));
        assert!(redact(6, "R").unwrap_err().ends_with("entry 6: is a redaction itself; those stay"));
        assert_holds(&mut ledger);
    }
}

#[test]
fn the_bytes_are_nowhere_in_the_files() {
    let place = Place::file();
    let path = place.path().unwrap();
    let mut ledger = place.open();
    let (secret, _) = fill(&mut ledger);
    // More, so that pages are split, freed and used again.
    for n in 0..200 {
        let text = format!("{n} guards were killed. {}", "They stood at the gate. ".repeat(n));
        crate::samples::add(&mut ledger, &crate::samples::report("x", None, &text));
    }
    let words: [&[u8]; 4] =
        [SECRET.as_bytes(), b"bytes as they came", b"Nine guards were killed", b"gazette.example/1"];
    for word in words {
        assert!(stands_in_files(&path, word));
    }
    let digest = blake3::derive_key(
        "sayso ledger 1: text",
        ledger.read(|tx| tx.report(secret)).unwrap().unwrap().text.as_bytes(),
    );
    assert!(stands_in_files(&path, &digest));
    ledger.write(|tx| tx.redact(&linker(), at(9), secret, "Registrar", "order of the court")).unwrap();
    ledger.scrub().unwrap();
    for word in words.into_iter().chain([&digest[..]]) {
        assert!(!stands_in_files(&path, word), "{}", String::from_utf8_lossy(word));
    }
    assert_holds(&mut ledger);
}

#[test]
fn a_scrub_that_was_interrupted_is_made_up_for() {
    let place = Place::file();
    let mut ledger = place.open();
    let (secret, _) = fill(&mut ledger);
    ledger.write(|tx| tx.redact(&linker(), at(9), secret, "Registrar", "order of the court")).unwrap();
    // Stopped here: the old pages are still in the write-ahead log.
    std::mem::forget(ledger);
    assert!(stands_in_files(&place.path().unwrap(), SECRET.as_bytes()));
    let mut ledger = place.open();
    assert!(!ledger.needs_scrub().unwrap());
    assert!(!stands_in_files(&place.path().unwrap(), SECRET.as_bytes()));
}

#[test]
fn while_another_program_reads_a_scrub_says_so() {
    let place = Place::file();
    let (mut ledger, mut reader) = (place.open(), place.open());
    let (secret, _) = fill(&mut ledger);
    let scrubbed = reader.read(|tx| {
        tx.head()?;
        ledger.write(|tx| tx.redact(&linker(), at(9), secret, "Registrar", "order of the court"))?;
        Ok::<_, ledger::Error>(ledger.scrub())
    });
    let message = scrubbed.unwrap().unwrap_err().to_string();
    assert!(message.contains("run `sayso redact --finish`"), "{message}");
    assert!(ledger.needs_scrub().unwrap());
    ledger.scrub().unwrap();
    assert!(!stands_in_files(&place.path().unwrap(), SECRET.as_bytes()));
}
