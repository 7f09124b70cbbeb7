//! Whatever is changed behind the ledger's back is found and named.

use ledger::Ledger;
use ledger::Mode;

use crate::on_both;
use crate::place::Place;
use crate::samples::{SECRET, assert_holds, fill, verify};

/// Changes of one value, and where the finding must be.
const CHANGES: &[(&str, &str)] = &[
    ("UPDATE entries SET kind = 'decision' WHERE seq = 1", "entry 1"),
    ("UPDATE entries SET kind = 'treport' WHERE seq = 1", "entry 1"),
    ("UPDATE entries SET at = '2031-04-26T20:00:08Z' WHERE seq = 3", "entry 3"),
    ("UPDATE entries SET subject = 3 WHERE seq = 2", "entry 2"),
    ("UPDATE entries SET prev = digest WHERE seq = 4", "entry 4"),
    ("UPDATE entries SET digest = hash WHERE seq = 4", "entry 4"),
    ("UPDATE entries SET hash = digest WHERE seq = 5", "entry 5"),
    ("DELETE FROM entries WHERE seq = 2", "entry 3"),
    ("DELETE FROM contents WHERE seq = 1", "entry 1"),
    ("UPDATE contents SET salt = meta WHERE seq = 1", "entry 1"),
    ("UPDATE contents SET meta = salt WHERE seq = 3", "entry 3"),
    ("UPDATE contents SET bytes = text WHERE seq = 1", "entry 1"),
    ("UPDATE contents SET text = bytes WHERE seq = 1", "entry 1"),
    ("UPDATE contents SET text = NULL WHERE seq = 2", "entry 2"),
    ("UPDATE contents SET seq = 40 WHERE seq = 4", "entry 4"),
    ("DELETE FROM reports WHERE seq = 1", "index reports, entry 1"),
    ("UPDATE reports SET outlet = url WHERE seq = 1", "index reports, entry 1"),
    ("UPDATE reports SET seq = 77 WHERE seq = 1", "index reports, entry 1"),
    ("UPDATE readings SET data = 'd7' WHERE seq = 2", "index readings, entry 2"),
    ("DELETE FROM decisions", "index decisions, entry 5"),
    ("UPDATE quotes SET report = 3", "index quotes, entry 5"),
    ("INSERT INTO redacted VALUES (1, 2)", "index redacted, entry 1"),
    ("UPDATE accounts SET component = 'b' WHERE id = '1.i1'", "table accounts, row \"1.i1\""),
    ("UPDATE accounts SET report = 3 WHERE id = '1.i1'", "table accounts, row \"1.i1\""),
    ("UPDATE accounts SET provenance = fingerprint WHERE id = '1.i1'", "table accounts, row \"1.i1\""),
    ("UPDATE account_keys SET account = '3.i2' WHERE account = '3.i1'", "table account_keys, row 7"),
    ("UPDATE incidents SET id = 'tolmap'", "table incidents, row \"tolmap\""),
    ("UPDATE members SET incident = 'x' WHERE account = '1.i1'", "table members, row \"1.i1\""),
    ("DELETE FROM members WHERE account = '1.i1'", "table members"),
    ("UPDATE notes SET mark = mark + 1", "table notes, row \"rules\""),
    ("UPDATE derived SET mark_sum = mark_sum + 1 WHERE name = 'account_keys'", "table account_keys"),
    ("UPDATE derived SET row_count = row_count + 1 WHERE name = 'account_keys'", "table account_keys"),
    ("UPDATE about SET value = 'another' WHERE name = 'ledger'", "entry 1"),
];

on_both! {
    fn every_change_is_found_and_named(place) {
        let mut ledger = place.open();
        fill(&mut ledger);
        drop(ledger);
        for (change, expected) in CHANGES {
            let fresh = match place {
                Place::File { .. } => Place::file(),
                Place::Database { .. } => Place::database().unwrap(),
            };
            fill(&mut fresh.open());
            fresh.tamper(change);
            let verified = verify(&mut Ledger::open(&fresh.name(), Mode::Existing).unwrap());
            let places: Vec<&str> = verified.findings.iter().map(|finding| finding.place.as_str()).collect();
            assert!(places.iter().any(|place| place.starts_with(expected)), "{change}: {:?}", verified.findings);
        }
    }

    fn a_chain_that_was_made_anew_is_found_by_a_noted_head(place) {
        let mut ledger = place.open();
        fill(&mut ledger);
        let noted = ledger.read(|tx| tx.head()).unwrap();
        drop(ledger);
        // Whoever can write the whole ledger can take off its end.
        place.tamper("DELETE FROM contents WHERE seq = 5; DELETE FROM entries WHERE seq = 5; DELETE FROM decisions; DELETE FROM quotes;");
        let mut ledger = place.open();
        assert_holds(&mut ledger);
        let verified = ledger.verify(Some(noted.hash), &mut |_| ()).unwrap();
        assert_eq!((verified.noted, verified.findings.len()), (None, 1));
        assert!(verified.findings[0].what.contains("is not in it"));
    }

    fn a_claim_that_its_text_does_not_bear_out_is_found(place) {
        let mut ledger = place.open();
        let told = crate::samples::report("a", None, "Four guards were killed.");
        let seq = crate::samples::add(&mut ledger, &told).seq;
        // Somebody's program says five where the words say four, and the ledger records what it is given.
        let wrong = crate::samples::reading(&told, "sayso 0.1.0", 5);
        ledger.write(|tx| tx.add_reading(crate::samples::at(0), seq, &wrong)).unwrap();
        let verified = verify(&mut ledger);
        let finding = verified.findings.first().unwrap().to_string();
        assert!(finding.starts_with("entry 2 (reading): claim c1: \"Four\" says"), "{finding}");
    }
}

/// Flips bits all over the file: it is opened and verified without panic or endless loop, and a flip in anything that the
/// ledger holds is found.
#[test]
fn flipped_bits_are_found_and_never_fatal() {
    let place = Place::file();
    let mut ledger = place.open();
    fill(&mut ledger);
    ledger.scrub().unwrap();
    drop(ledger);
    let whole = std::fs::read(place.path().unwrap()).unwrap();
    let damaged = Place::file();
    let path = damaged.path().unwrap();
    let findings = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        for end in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", path.display()));
        }
        match Ledger::open(&damaged.name(), Mode::Existing) {
            Ok(mut ledger) => verify(&mut ledger).findings.len(),
            Err(_) => 1,
        }
    };
    assert_eq!(findings(&whole), 0);
    // A few hundred places all over, by a fixed rule.
    for n in 0..300usize {
        let at = n * 7919 * 13 % whole.len();
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (n % 8);
        findings(&bytes);
    }
    // Every byte of a text, of a digest and of a derived row.
    let text = SECRET.as_bytes();
    let places: Vec<usize> =
        (0..whole.len() - text.len()).filter(|at| &whole[*at..*at + text.len()] == text).collect();
    assert!(places.len() >= 5);
    for at in places {
        let mut bytes = whole.clone();
        bytes[at + 3] ^= 4;
        assert!(findings(&bytes) > 0, "a flip at {at}");
    }
    // A file that was cut off.
    for length in [0, 50, 100, 4096, whole.len() / 2, whole.len() - 1] {
        assert!(findings(&whole[..length]) > 0, "cut at {length}");
    }
}
