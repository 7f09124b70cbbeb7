//! What can be opened, and what is said of what cannot.

use ledger::{Ledger, Mode};

use crate::on_both;
use crate::place::Place;
use crate::samples::{assert_holds, fill};

fn refusal(name: &str, mode: Mode) -> String {
    Ledger::open(name, mode).unwrap_err().to_string()
}

on_both! {
    fn a_ledger_that_is_not_there_is_made_only_when_asked(place) {
        assert!(refusal(&place.name(), Mode::Existing).ends_with(": there is no ledger here; `sayso add` makes one"));
        assert!(place.path().is_none_or(|path| !path.exists()));
        place.open();
        Ledger::open(&place.name(), Mode::Existing).unwrap();
    }

    fn several_programs_may_make_it_at_once(place) {
        std::thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| place.open());
            }
        });
        fill(&mut place.open());
        assert_holds(&mut place.open());
    }
}

#[test]
fn what_is_no_ledger_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "Milk, bread, and a long list of other things.".repeat(50)).unwrap();
    let before = std::fs::read(&path).unwrap();
    let message = refusal(path.to_str().unwrap(), Mode::Create);
    assert!(
        message.ends_with("this is no ledger of Sayso (no SQLite database); name another file or database"),
        "{message}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let other = folder.path().join("other.db");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE shop (price INT)").unwrap();
    assert!(refusal(other.to_str().unwrap(), Mode::Create).contains("a database of another program"));
    assert!(refusal(folder.path().to_str().unwrap(), Mode::Create).contains("it is a folder"));
    assert!(refusal("", Mode::Create).contains("such as sayso.db"));
    assert!(refusal("mysql://db.example/news", Mode::Create).contains("mysql:// is neither"));
    let nowhere = folder.path().join("no/such/folder/sayso.db");
    assert!(refusal(nowhere.to_str().unwrap(), Mode::Create).contains("cannot be opened"));
    if let Some(Place::Database { server, name }) = Place::database() {
        server
            .client(&name)
            .batch_execute("CREATE SCHEMA sayso; CREATE TABLE sayso.shop (price INT)")
            .unwrap();
        assert!(
            refusal(&server.url(&name), Mode::Create).contains("its schema \"sayso\" is another program's")
        );
    }
}

#[test]
fn a_newer_format_is_refused_by_name() {
    let file = Place::file();
    file.open();
    file.tamper("PRAGMA user_version = 7");
    let expected = "the ledger has format 7, and this program knows formats up to 1; use a newer sayso";
    assert!(refusal(&file.name(), Mode::Existing).ends_with(expected));
    if let Some(database) = Place::database() {
        database.open();
        database.tamper("UPDATE about SET value = '7' WHERE name = 'format'");
        assert!(refusal(&database.name(), Mode::Existing).ends_with(expected));
    }
}

/// A ledger of every released format is kept, opens, and verifies. See its README on how it was made.
#[test]
fn a_ledger_of_format_1_opens() {
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/format-1.db");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sayso.db");
    std::fs::copy(kept, &path).unwrap();
    let mut ledger = Ledger::open(path.to_str().unwrap(), Mode::Existing).unwrap();
    let verified = assert_holds(&mut ledger);
    assert_eq!(verified.head.hash.to_string(), include_str!("../fixtures/format-1.head").trim());
    assert_eq!((verified.head.seq, verified.redactions.len()), (8, 1));
}

/// Makes the fixture. Run by hand when a format is released, never again for the same format.
#[test]
#[ignore = "writes the fixture of the present format"]
fn make_the_fixture() {
    let place = Place::file();
    let mut ledger = place.open();
    let (_, other) = fill(&mut ledger);
    ledger
        .write(|tx| {
            let told = crate::samples::report(
                "b.txt",
                Some("https://b.example/2"),
                "Six guards were killed in Vesk.",
            );
            let new =
                ledger::NewReport { report: &told, bytes: told.text.as_bytes(), media_type: "text/plain" };
            let seq = tx.add_report(crate::samples::at(5), &new)?.seq;
            tx.add_reading(crate::samples::at(5), seq, &crate::samples::reading(&told, "sayso 0.1.0", 6))?;
            tx.redact(
                &crate::samples::linker(),
                crate::samples::at(6),
                other,
                "Registrar",
                "order of the court",
            )
        })
        .unwrap();
    ledger.scrub().unwrap();
    let head = ledger.read(|tx| tx.head()).unwrap();
    drop(ledger);
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    std::fs::create_dir_all(fixtures).unwrap();
    std::fs::copy(place.path().unwrap(), format!("{fixtures}/format-1.db")).unwrap();
    std::fs::write(format!("{fixtures}/format-1.head"), format!("{}\n", head.hash)).unwrap();
}
