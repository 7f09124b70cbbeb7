//! Invented reports, and readings of them that are made by hand.

use claims::Reading;
use incidents::link::Fingerprint;
use incidents::origins::Provenance;
use jiff::Timestamp;
use ledger::{Added, Ledger, Linker, NewReport, Verified};
use reports::Report;
use serde_json::json;
use sha2::{Digest, Sha256};

/// A moment, so many seconds after another.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_935_000_000 + seconds).unwrap()
}

pub fn report(id: &str, url: Option<&str>, text: &str) -> Report {
    Report { id: id.to_owned(), url: url.map(str::to_owned), text: text.to_owned(), ..Report::default() }
}

pub fn with_outlet(outlet: &str, report: Report) -> Report {
    Report { outlet: Some(outlet.to_owned()), ..report }
}

pub fn add(ledger: &mut Ledger, report: &Report) -> Added {
    let new = NewReport { report, bytes: report.text.as_bytes(), media_type: "text/plain" };
    ledger.write(|tx| tx.add_report(at(0), &new)).unwrap()
}

/// A reading of a report that says in its first words how many were killed: "Nine guards were killed ..."
pub fn reading(report: &Report, reader: &str, low: u64) -> Reading {
    let text = &report.text;
    let number = text.split(' ').next().unwrap_or_default();
    let end = text.find('.').map_or(text.len(), |end| end + 1);
    let characters = text[..end].chars().count();
    let sha256: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let span = |start: usize, end: usize, words: &str| json!({"start": start, "end": end, "text": words});
    let evidence = span(0, characters, &text[..end]);
    let number = span(0, number.chars().count(), number);
    serde_json::from_value(json!({
        "schema": claims::reading::SCHEMA, "reader": reader, "data": "d1",
        "report": {"id": report.id, "title": null, "outlet": report.outlet, "url": report.url, "published": null,
                   "language": "en", "sha256": sha256, "credit": null},
        "entities": [], "places": [], "times": [], "attributions": [], "contradictions": [],
        "claims": [{
            "id": "c1", "kind": "killed", "low": low, "high": low, "qualifier": "exact", "of": "guards",
            "group": "security_forces", "as_called": null, "role_detail": "guard", "part_of": null, "by": null,
            "place": null, "time": null, "said": null, "as_of": null, "holder": null, "status": "asserted",
            "stance": "asserted", "reality": "actual", "verification": null, "confidence": 0.9, "evidence": evidence,
            "trigger": evidence, "quantity": number, "vague": null, "incident": "i1"
        }],
        "incidents": [{
            "id": "i1", "main": true, "type": "attack", "title": "Attack", "place": null, "start": null, "end": null,
            "date_precision": "unknown", "against": null, "roles": [], "victims": [], "codes": {}, "claims": ["c1"],
            "figures": []
        }],
        "events": [], "not_understood": [evidence], "notes": []
    }))
    .unwrap()
}

/// Some words that stand nowhere but in the sample that is redacted.
pub const SECRET: &str = "Quillanquen";

/// A ledger with a bit of everything; gives the numbers of the report with the secret and of another.
pub fn fill(ledger: &mut Ledger) -> (u64, u64) {
    let secret = report(
        "secret.txt",
        Some("https://gazette.example/1"),
        &format!("Nine guards were killed near {SECRET}. Their post was burnt \u{2014} the mayor said."),
    );
    let other =
        with_outlet("Courier", report("other.txt", None, "Two guards were killed at the bridge of Tolmar."));
    ledger
        .write(|tx| {
            let new = |report| NewReport { report, bytes: b"bytes as they came", media_type: "text/html" };
            let first = tx.add_report(at(0), &new(&secret))?.seq;
            let first_reading = tx.add_reading(at(0), first, &reading(&secret, "sayso 0.1.0", 9))?.seq;
            let second =
                tx.add_report(at(1), &NewReport { bytes: other.text.as_bytes(), ..new(&other) })?.seq;
            let second_reading = tx.add_reading(at(1), second, &reading(&other, "sayso 0.1.0", 2))?.seq;
            let decision = ledger::Decision {
                kind: "note".to_owned(),
                by: "Ines".to_owned(),
                reason: "heard it from the mayor".to_owned(),
                subject: Some(second),
                quotes: vec![first],
                payload: json!({"words": SECRET}),
            };
            tx.add_decision(at(2), &decision)?;
            let account = |id: &str, entries, place: &str| {
                ledger::Account::of(entries, "1.i1", &fingerprint(id, place), &provenance(place))
            };
            tx.put_accounts(&[
                account("1.i1", (first, first_reading), SECRET)?,
                account("3.i1", (second, second_reading), "Tolmar")?,
            ])?;
            tx.delete_keys(&[(7, "1.i1"), (9, "1.i1"), (7, "3.i1")])?;
            tx.put_keys(&[(7, "1.i1"), (9, "1.i1"), (7, "3.i1")])?;
            tx.put_incidents(&[ledger::StoredIncident {
                id: "tolmar".to_owned(),
                json: json!({"title": SECRET}).to_string(),
                members: vec!["1.i1".to_owned(), "3.i1".to_owned()],
            }])?;
            tx.put_note("rules", b"1")?;
            Ok::<_, ledger::Error>((first, second))
        })
        .unwrap()
}

/// A telling of an incident at a place.
fn fingerprint(id: &str, place: &str) -> Fingerprint {
    let (report, incident) = id.split_once('.').unwrap();
    Fingerprint {
        id: id.to_owned(),
        report: report.to_owned(),
        incident: incident.to_owned(),
        main: true,
        published: None,
        days: None,
        spot: None,
        places: [place.to_owned()].into(),
        named: [place.to_owned()].into(),
        names: Default::default(),
        ages: Default::default(),
        killed: None,
        injured: None,
        incident_type: claims::reading::IncidentType::Attack,
        words: Vec::new(),
    }
}

fn provenance(source: &str) -> Provenance {
    Provenance::of(&Reading::default(), "r1", source)
}

/// What links, with the tables that are built in.
pub fn linker() -> Linker {
    let knowledge = language::Knowledge::embedded();
    Linker::new(&knowledge, &language::names::Actors::new(&knowledge).unwrap()).unwrap()
}

pub fn verify(ledger: &mut Ledger) -> Verified {
    ledger.verify(None, &mut |_| ()).unwrap()
}

/// Everything holds.
pub fn assert_holds(ledger: &mut Ledger) -> Verified {
    let verified = verify(ledger);
    assert_eq!(verified.findings, [], "{verified:?}");
    verified
}
