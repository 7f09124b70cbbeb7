//! Deciding about the invented story of `examples/story.jsonl`.

use std::path::Path;

use serde_json::Value;

use super::incidents::{ledger, said};
use super::*;

/// What the program says of what cannot be done.
fn refused(folder: &Path, args: &[&str]) -> String {
    let run = run(sayso().current_dir(folder).env_remove("SAYSO_LEDGER").env_remove("SAYSO_BY").args(args));
    assert_eq!(run.code, Some(2), "{args:?}: {}{}", run.out, run.said);
    run.said
}

/// A review by somebody who says why.
fn review(folder: &Path, args: &[&str]) -> String {
    let mut all = vec!["review"];
    all.extend_from_slice(args);
    if !args.contains(&"--by") {
        all.extend_from_slice(&["--by", "N. Abel"]);
    }
    all.extend_from_slice(&["--reason", "a test"]);
    said(folder, &all)
}

fn list(folder: &Path, more: &[&str]) -> Vec<Value> {
    let mut args = vec!["incidents", "--format", "jsonl"];
    args.extend_from_slice(more);
    readings(&said(folder, &args))
}

/// The claims of an incident as `review list` has them.
fn claims(folder: &Path, incident: &str) -> Vec<Value> {
    let list = said(folder, &["review", "list", incident, "--format", "json"]);
    let list: Value = serde_json::from_str(&list).expect("the list is JSON");
    list["claims"].as_array().expect("claims are a list").iter().map(|one| one["claim"].clone()).collect()
}

/// The name of the first claim that is like that.
fn claim(folder: &Path, incident: &str, like: impl Fn(&Value) -> bool) -> String {
    let claims = claims(folder, incident);
    let found = claims.iter().find(|claim| like(claim)).expect("there is such a claim");
    found["id"].as_str().expect("an id is words").to_owned()
}

fn best(incident: &Value, kind: &str) -> Option<u64> {
    let figures = incident["figures"].as_array().expect("figures are a list");
    let of_kind = figures.iter().filter(|figure| figure["kind"] == kind);
    of_kind.map(|figure| figure["best"].as_u64()).sum()
}

#[test]
fn what_is_decided_stands_beside_the_machines_value() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    let toll = claim(folder, "r1", |claim| claim["quantity"]["text"] == "14" && claim["holder"].is_object());
    let figure = format!("killed={toll}");
    review(
        folder,
        &["correct", "r1", "type=clash", "place.name=Kilometre 30", "date_precision=week", &figure],
    );
    let find = |more: &[&str]| {
        let found = list(folder, more);
        let mut ambush = found.into_iter().filter(|i| i["reports"].as_array().is_some_and(|r| r.len() > 5));
        ambush.next().expect("the ambush is listed")
    };
    let decided = find(&[]);
    assert_eq!(decided["type"], "clash");
    assert_eq!(decided["place"]["name"], "Kilometre 30");
    assert_eq!(best(&decided, "killed"), Some(14));
    assert_eq!(find(&["--machine-only"])["type"], "shooting");
    let page = said(folder, &["show", "r1"]);
    assert!(page.contains("DECIDED BY PEOPLE") && page.contains("the machine has shooting"), "{page}");
    assert!(!said(folder, &["show", "r1", "--machine-only"]).contains("DECIDED BY PEOPLE"));
    let log = said(folder, &["log", "--kind", "decision"]);
    assert!(log.contains("type=clash") && log.contains("by N. Abel: a test"), "{log}");
    // What was decided is no part of what is derived.
    assert!(said(folder, &["rebuild"]).contains("nothing had changed"));
    assert_eq!(find(&[])["type"], "clash");
    assert!(said(folder, &["verify"]).contains("holds"));
}

#[test]
fn incidents_are_merged_and_split() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    review(folder, &["merge", "r1", "r11"]);
    assert_eq!(list(folder, &[]).len(), 1);
    assert_eq!(list(folder, &["--machine-only"]).len(), 2);
    review(folder, &["split", "r1", "r21", "r11"]);
    let found = list(folder, &[]);
    assert_eq!(found.len(), 2);
    let filadelfia = said(folder, &["show", "r11", "--format", "json"]);
    let filadelfia: Value = serde_json::from_str(&filadelfia).expect("JSON");
    assert_eq!(filadelfia["incident"]["reports"], serde_json::json!(["courier-2", "courier-3"]));
    let undone = review(folder, &["undo", "28"]);
    assert!(undone.contains("decision 28"), "{undone}");
    assert_eq!(list(folder, &[]).len(), 1);
    review(folder, &["link", "r11", "r1", "--by", "T. Roy"]);
    let refused = refused(folder, &["review", "split", "r1", "r99", "--by", "x", "--reason", "y"]);
    assert!(refused.contains("r99"), "{refused}");
}

#[test]
fn what_was_missed_is_added() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    // "In all 14 people were killed in the ambush, she said" could be a claim that was missed.
    review(
        folder,
        &[
            "add",
            "r23",
            "killed",
            "--evidence",
            "In all 14 people were killed in the ambush, she said",
            "--trigger",
            "killed",
            "--quantity",
            "14",
            "--of",
            "people",
            "--holder",
            "Interior Minister Graciela Ovelar",
        ],
    );
    let added =
        claims(folder, "r23").into_iter().find(|claim| claim["id"] == "r23/d27").expect("it is there");
    assert_eq!(
        (added["low"].as_u64(), added["holder"]["type"].as_str()),
        (Some(14), Some("state")),
        "{added}"
    );
    for (words, wrong) in [
        (["--evidence", "no such words", "--trigger", "killed"], "do not stand in the report"),
        (["--evidence", "In all 14 people were killed", "--trigger", "hurt"], "do not stand in the clause"),
    ] {
        let mut args = vec!["review", "add", "r23", "killed", "--by", "x", "--reason", "y"];
        args.extend(words);
        let said = refused(folder, &args);
        assert!(said.contains(wrong), "{said}");
    }
    let call = "Doctor Lucia Ibarra of the regional hospital said that 15 people had been killed.";
    let said_of_it =
        review(folder, &["add", "r1", "--source", "call", "--text", call, "--on-day", "2031-08-11"]);
    assert!(said_of_it.contains("written down by N. Abel"), "{said_of_it}");
    let of_call = claims(folder, "r1").into_iter().find(|claim| claim["low"] == 15).expect("the call counts");
    assert!(of_call["id"].as_str().is_some_and(|id| id.starts_with("r28/")), "{of_call}");
    assert!(said(folder, &["verify"]).contains("holds"));
}

#[test]
fn two_who_code_blind_are_compared() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    let hurt = claim(folder, "r11", |claim| claim["kind"] == "injured");
    review(folder, &["correct", &hurt, "group=civilians", "--by", "N. Abel", "--blind"]);
    // Who codes blind does not see it.
    let own = said(folder, &["show", "r11", "--blind", "--by", "T. Roy"]);
    assert!(!own.contains("DECIDED BY PEOPLE"), "{own}");
    review(folder, &["accept", &hurt, "--by", "T. Roy", "--blind"]);
    let group =
        || claims(folder, "r11").into_iter().find(|c| c["id"] == hurt.as_str()).map(|c| c["group"].clone());
    assert_eq!(group(), Some("people".into()));
    let page = said(folder, &["agree"]);
    assert!(page.contains("NOT SETTLED") && page.contains("N. Abel civilians"), "{page}");
    assert!(said(folder, &["show", "r11"]).contains("NOT AGREED"));
    let settled = review(folder, &["correct", &hurt, "group=civilians", "--by", "R. Osei"]);
    assert!(settled.contains("settles what others had decided"), "{settled}");
    assert_eq!(group(), Some("civilians".into()));
    let agreement: Value = serde_json::from_str(&said(folder, &["agree", "--format", "json"])).expect("JSON");
    assert_eq!(agreement["differences"][0]["adjudicated"]["by"], "R. Osei");
    assert_eq!(agreement["differences"][0]["on"], hurt.as_str());
}

#[test]
fn private_persons_are_masked_unless_that_is_recorded() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    for args in [
        &["show", "r1"][..],
        &["show", "r1", "--format", "json"],
        &["show", "r1", "--format", "markdown"],
        &["timeline", "r1"],
        &["timeline", "r1", "--format", "json"],
        &["incidents"],
        &["incidents", "--format", "jsonl"],
        &["changes", "--since", "1"],
        &["why", "r1", "--policy", "all"],
    ] {
        let page = said(folder, args);
        assert!(!page.contains("Amarilla"), "{args:?}: {page}");
    }
    // A hospital's director speaks in office.
    assert!(said(folder, &["show", "r1"]).contains("[person 1]"));
    let open = said(folder, &["show", "r1", "--names", "--by", "N. Abel", "--reason", "for the family"]);
    assert!(open.contains("Celso Amarilla"), "{open}");
    let log = said(folder, &["log", "--kind", "decision"]);
    assert!(log.contains("names shown by N. Abel: for the family"), "{log}");
    let said = refused(folder, &["show", "r1", "--names"]);
    assert!(said.contains("--by"), "{said}");
}

#[test]
fn what_is_wrong_is_said() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    let end = ["--by", "x", "--reason", "y"];
    for (args, wrong) in [
        (&["accept", "r1/c99"][..], "the report has c1"),
        (&["accept", "r9/c1"], "decide about r17"),
        (&["correct", "r1/c2", "colour=red"], "has no field"),
        (&["correct", "r1/c2", "group=aliens"], "there are: hostages"),
        (&["correct", "r1", "type=picnic"], "there are: attack"),
        (&["correct", "r1", "killed=15"], "by the claims whose numbers give it"),
        (&["correct", "r1/i1", "victims.99.age=3"], "there is no victims.99.age here"),
        (&["merge", "r1", "r3"], "are one incident already"),
        (&["undo", "3"], "no decision"),
        (&["reject", "nothing"], "the nearest"),
    ] {
        let mut all = vec!["review"];
        all.extend_from_slice(args);
        all.extend_from_slice(&end);
        let said = refused(folder, &all);
        assert!(said.contains(wrong), "{args:?}: {said}");
    }
    assert_eq!(said(folder, &["log", "--kind", "decision"]), "");
}

#[test]
fn no_decision_makes_a_ledger_unreadable() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    review(folder, &["correct", "r11", "place=-", "--by", "T. Roy"]);
    review(folder, &["correct", "r11", "place.name=Loma Plata"]);
    let found = said(folder, &["show", "r11", "--format", "json"]);
    let found: Value = serde_json::from_str(&found).expect("JSON");
    assert_eq!(found["incident"]["place"]["name"], "Loma Plata");
    let refused = refused(
        folder,
        &["review", "correct", "r11", "start=2031-08-09", "end=2031-08-01", "--by", "x", "--reason", "y"],
    );
    assert!(refused.contains("end before it began"), "{refused}");
    said(folder, &["redact", "11", "--by", "Registrar", "--reason", "order of the court"]);
    said(folder, &["incidents"]);
    said(folder, &["review", "list"]);
    said(folder, &["rebuild"]);
}

#[test]
fn a_rejected_incident_is_there_again_when_others_tell_of_it() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    review(folder, &["reject", "r11"]);
    assert_eq!(list(folder, &[]).len(), 1);
    assert!(list(folder, &["--all"]).iter().any(|incident| incident["rejected"] == true));
    assert!(said(folder, &["changes", "--since", "20"]).contains("REJECTED"));
    review(folder, &["merge", "r1", "r11"]);
    assert_eq!(list(folder, &[]).len(), 1);
    assert!(said(folder, &["incidents"]).contains("decision"), "the convoy is not rejected with it");
}

#[test]
fn decisions_stay_with_most_of_an_incident() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    review(folder, &["correct", "r1", "title=Convoy"]);
    let name =
        list(folder, &[]).into_iter().find(|i| i["title"] == "Convoy").expect("the convoy")["id"].clone();
    review(folder, &["split", "r1", "r7"]);
    review(folder, &["split", "r3", "r1"]);
    let convoy = list(folder, &[]).into_iter().find(|i| i["title"] == "Convoy").expect("the convoy");
    assert_eq!(convoy["id"], name);
    assert_eq!(convoy["reports"].as_array().map(Vec::len), Some(8));
}

#[test]
fn a_figure_counts_nobody_twice() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    let copies: Vec<String> = claims(folder, "r1")
        .iter()
        .filter(|claim| claim["quantity"]["text"] == "at least 11")
        .filter_map(|claim| claim["id"].as_str().map(str::to_owned))
        .collect();
    for (set, wrong) in [
        (format!("killed={0}+{0}", copies[0]), "named twice"),
        (format!("killed={}+{}", copies[0], copies[2]), "may count the same people"),
    ] {
        let said = refused(folder, &["review", "correct", "r1", &set, "--by", "x", "--reason", "y"]);
        assert!(said.contains(wrong), "{set}: {said}");
    }
}

#[test]
fn who_codes_blind_takes_back_nobodys_decision() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    review(folder, &["note", "r11", "call the hospital"]);
    let said_of_it = refused(folder, &["review", "undo", "27", "--blind", "--by", "T. Roy", "--reason", "y"]);
    assert!(said_of_it.contains("not yours"), "{said_of_it}");
    review(folder, &["undo", "27"]);
    // A decision that was redacted still takes back what it took back.
    said(folder, &["redact", "28", "--by", "Registrar", "--reason", "a name in the reason"]);
    assert!(!said(folder, &["show", "r11"]).contains("call the hospital"));
}

#[test]
fn a_persons_word_masks_a_name_whatever_the_reports_say() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    let shows = || said(folder, &["show", "r11", "--format", "json"]).contains("Norma Vera");
    assert!(shows(), "a commissioner speaks in office");
    // Which of those who are named in the report she is, only its reading tells.
    for n in 1..6 {
        let name = format!("r11/e{n}");
        let mut command = sayso();
        command.current_dir(folder).args([
            "review",
            "correct",
            &name,
            "private=yes",
            "--by",
            "x",
            "--reason",
            "y",
        ]);
        run(&mut command);
    }
    assert!(!shows());
}

#[test]
fn what_a_second_reviewer_found() {
    let folder = ledger(|_| {});
    let folder = folder.path();
    // A note alone is shown.
    review(folder, &["note", "r11", "call the owner"]);
    assert!(said(folder, &["show", "r11"]).contains("call the owner"));
    // First and last day go together, earlier or later.
    for (start, end) in [("2031-08-01", "2031-08-02"), ("2031-08-20", "2031-08-22")] {
        review(folder, &["correct", "r11", &format!("start={start}"), &format!("end={end}")]);
        let shown = list(folder, &["--place", "Filadelfia"]);
        assert_eq!((shown[0]["start"].as_str(), shown[0]["end"].as_str()), (Some(start), Some(end)));
    }
    let refused_days =
        refused(folder, &["review", "correct", "r11/i1", "start=2039-01-01", "--by", "x", "--reason", "y"]);
    assert!(refused_days.contains("before it began"), "{refused_days}");
    // A total is no part of its part.
    review(folder, &["correct", "r1/c4", "part_of=c2"]);
    let refused_cycle =
        refused(folder, &["review", "correct", "r1/c2", "part_of=c4", "--by", "x", "--reason", "y"]);
    assert!(refused_cycle.contains("is a part of c2 already"), "{refused_cycle}");
    // Who has got a claim of another incident can still be split off, and the whole rejected.
    let moved = claim(folder, "r21", |claim| claim["kind"] == "injured" && claim["id"] != "r11/c1");
    review(folder, &["link", &moved, "r1"]);
    review(folder, &["reject", "r1"]);
    assert!(!said(folder, &["incidents"]).contains("Mariscal"), "{}", said(folder, &["incidents"]));
    // The same value written differently is one.
    review(folder, &["correct", "r11", "place.country=py", "--blind"]);
    review(folder, &["correct", "r11", "place.country=PY", "--blind", "--by", "T. Roy"]);
    assert!(!said(folder, &["show", "r11"]).contains("place.country: NOT AGREED"));
}
