//! The invented story of `examples/story.jsonl`: recorded, linked, shown. Claims and figures are asserted, never scores.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::*;

/// What the program prints, run in a folder.
pub(super) fn said(folder: &Path, args: &[&str]) -> String {
    let run = run(sayso().current_dir(folder).env_remove("SAYSO_LEDGER").args(args));
    assert_eq!((run.code, run.said.as_str()), (Some(0), ""), "{args:?}");
    run.out
}

/// A folder with a ledger of the story, its lines in the order that `order` makes of them.
pub(super) fn ledger(order: impl FnOnce(&mut Vec<String>)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = std::fs::read_to_string(examples().join("story.jsonl")).expect("the story is there");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    order(&mut lines);
    std::fs::write(folder.path().join("in.jsonl"), lines.join("\n")).expect("the folder can be written");
    said(folder.path(), &["add", "in.jsonl"]);
    folder
}

/// The reports of each incident, and its figures.
fn incidents(folder: &Path) -> BTreeMap<BTreeSet<String>, Value> {
    let lines = said(folder, &["incidents", "--format", "jsonl"]);
    let parse = |line: &str| {
        let value: Value = serde_json::from_str(line).expect("a line is JSON");
        let ids = value["reports"].as_array().expect("reports are a list");
        (ids.iter().map(|id| id.as_str().unwrap_or_default().to_owned()).collect(), value["figures"].clone())
    };
    lines.lines().map(parse).collect()
}

fn rival() -> BTreeSet<String> {
    ["courier-2", "courier-3"].map(str::to_owned).into()
}

#[test]
fn the_story_is_two_incidents() {
    let folder = ledger(|_| {});
    let found = incidents(folder.path());
    assert_eq!(found.len(), 2, "{:?}", found.keys());
    assert!(found.contains_key(&rival()), "{:?}", found.keys());
    // The corrected text counts, not the one before it.
    let ambush = found.keys().find(|reports| **reports != rival()).expect("the ambush");
    assert_eq!(ambush.len(), 10, "{ambush:?}");
    assert!(ambush.contains("ledger-1b") && !ambush.contains("ledger-1"), "{ambush:?}");
}

#[test]
fn the_order_of_arrival_decides_nothing() {
    // The two versions under one URL stay in their order: which is the later one is told by that alone.
    let first = incidents(ledger(|_| {}).path());
    let rotated = incidents(ledger(|lines| lines.rotate_left(9)).path());
    let without_version = |order: fn(&mut Vec<String>)| {
        incidents(
            ledger(|lines| {
                lines.retain(|line| !line.contains("\"ledger-1\""));
                order(lines);
            })
            .path(),
        )
    };
    assert_eq!(first.keys().count(), rotated.keys().count());
    let figures = |found: &BTreeMap<BTreeSet<String>, Value>| found.keys().cloned().collect::<Vec<_>>();
    assert_eq!(figures(&without_version(|_| {})), figures(&without_version(|lines| lines.reverse())));
}

#[test]
fn a_rebuilt_ledger_is_the_same() {
    let folder = ledger(|_| {});
    let before = said(folder.path(), &["incidents", "--format", "jsonl"]);
    let told = said(folder.path(), &["rebuild"]);
    assert!(told.contains("nothing had changed"), "{told}");
    assert_eq!(said(folder.path(), &["incidents", "--format", "jsonl"]), before);
}

#[test]
fn what_is_left_after_a_redaction_is_what_a_rebuild_makes() {
    // A reading (entry 2), then a report with an older version (entry 17).
    let folder = ledger(|_| {});
    for entry in ["2", "17"] {
        said(folder.path(), &["redact", entry, "--by", "Registrar", "--reason", "order of the court"]);
        let told = said(folder.path(), &["rebuild"]);
        assert!(told.contains("nothing had changed"), "{entry}: {told}");
    }
    let ambush =
        incidents(folder.path()).into_keys().find(|reports| *reports != rival()).expect("the ambush");
    assert!(ambush.contains("ledger-1") && !ambush.contains("meridian-1"), "{ambush:?}");
}

#[test]
fn numbers_stand_beside_their_holders() {
    let folder = ledger(|_| {});
    let page = said(folder.path(), &["show", "r7"]);
    let boast = page.lines().find(|line| line.contains("20 police officers")).expect("the boast is shown");
    assert!(boast.contains("FLC") || boast.contains("Chaco Liberation Front"), "{boast}");
    assert!(page.contains("origins"), "{page}");
    let list = said(folder.path(), &["incidents", "--place", "PY", "--killed", "10"]);
    assert!(list.contains("Mariscal Estigarribia") && !list.contains("Filadelfia"), "{list}");
}

#[test]
fn a_timeline_says_what_replaced_what() {
    let folder = ledger(|_| {});
    let page = said(folder.path(), &["timeline", "r1"]);
    assert!(page.contains("CHANGED UNDER ITS URL"), "{page}");
}

#[test]
fn a_policy_says_why() {
    let folder = ledger(|_| {});
    let page = said(folder.path(), &["why", "r1", "killed", "--policy", "ucdp"]);
    assert!(page.contains("not UCDP's figure"), "{page}");
}

#[test]
fn changes_since_an_entry() {
    let folder = ledger(|_| {});
    let page = said(folder.path(), &["changes", "--since", "20"]);
    assert!(page.contains("new report"), "{page}");
    let nothing = said(folder.path(), &["changes", "--since", "2999-01-01"]);
    assert!(nothing.starts_with("0 new reports"), "{nothing}");
}

#[test]
fn an_incident_that_is_not_there() {
    let folder = ledger(|_| {});
    let run = run(sayso().current_dir(folder.path()).args(["show", "zzzzzzzzzz"]));
    assert_eq!(run.code, Some(2));
    assert!(run.said.contains("the nearest:"), "{}", run.said);
}
