//! The ledger, as its users and their accidents use it.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::time::Duration;

use super::*;

/// A folder with a ledger's name in it.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        Self { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn sayso(&self, arguments: &[&str]) -> Run {
        run(sayso().current_dir(self.path()).env_remove("SAYSO_LEDGER").args(arguments))
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path().join(name), text).unwrap_or_else(|error| panic!("{error}"));
    }

    fn verify(&self) -> serde_json::Value {
        let run = self.sayso(&["verify", "--format", "jsonl"]);
        assert_eq!(run.code, Some(0), "{}{}", run.out, run.said);
        readings(&run.out).remove(0)
    }
}

/// A line of JSON Lines, short enough to be read at once.
fn line(n: usize) -> String {
    format!(
        "{}\n",
        serde_json::json!({"id": format!("r{n}"), "text": format!("Police said {n} guards were hurt.")})
    )
}

#[test]
fn a_report_is_added_once_and_its_new_version_is_shown() {
    let desk = Desk::new();
    let of = |text: &str| {
        serde_json::json!({"id": "a", "url": "https://gazette.example/1", "text": text}).to_string()
    };
    desk.write("a.jsonl", &of("Two guards were killed in Tolmar, police said on Monday."));
    desk.write("b.jsonl", &of("Seven guards were killed in Tolmar, police said on Monday."));
    let first = desk.sayso(&["add", "a.jsonl"]);
    assert_eq!((first.code, first.said.as_str()), (Some(0), ""));
    assert!(first.out.starts_with("     1  new         a · 1 claim, 1 incident\n"), "{}", first.out);
    assert_eq!(desk.sayso(&["add", "a.jsonl"]).out, "     1  known       a · nothing new\n");
    let version = desk.sayso(&["add", "b.jsonl"]).out;
    assert!(version.starts_with("     3  version     a · new version of 1 · 1 claim"), "{version}");
    assert!(version.contains("[-Two-] {+Seven+} guards were killed in ..."), "{version}");
    let lines = desk.sayso(&["add", "--format", "jsonl", "a.jsonl", "b.jsonl"]).out;
    let how: Vec<_> =
        readings(&lines).iter().map(|line| (line["how"].clone(), line["report"].clone())).collect();
    let expected =
        [(1, "known"), (3, "known")].map(|(seq, how)| (serde_json::json!(how), serde_json::json!(seq)));
    assert_eq!(how, expected);
    assert_eq!(desk.verify()["entries"]["reading"], 2);
    let log = desk.sayso(&["log"]).out;
    assert_eq!(log.lines().count(), 4);
    assert!(log.contains("report     a · new version of 1\n"), "{log}");
}

#[test]
fn a_noted_head_proves_what_stood() {
    let desk = Desk::new();
    desk.write("a.jsonl", &line(3));
    desk.sayso(&["add", "a.jsonl"]);
    let head = desk.sayso(&["head"]).out;
    let (number, hash) = head.trim().split_once(' ').unwrap_or_default();
    assert_eq!(number, "2");
    desk.write("b.jsonl", &line(4));
    desk.sayso(&["add", "b.jsonl"]);
    let verified = desk.sayso(&["verify", "--head", hash]);
    assert_eq!(verified.code, Some(0));
    assert!(
        verified.out.contains(
            "The noted head is that of entry 2: nothing up to there was changed; 2 entries since\n"
        )
    );
    let other = desk.sayso(&["verify", "--head", &"ab".repeat(32)]);
    assert_eq!(other.code, Some(1));
    assert!(other.out.contains("DOES NOT HOLD  the chain: the noted head"), "{}", other.out);
    assert_eq!(desk.sayso(&["verify", "--head", "abc"]).code, Some(2));
}

#[test]
fn a_redacted_report_is_gone_and_named() {
    let desk = Desk::new();
    desk.write("secret.txt", "Police said nine guards were hurt in Quillanquen on Monday.");
    desk.write("other.txt", "Police said four guards were hurt in Tolmar on Monday.");
    desk.sayso(&["add", "secret.txt", "other.txt"]);
    let done = desk.sayso(&["redact", "1", "--by", "R. Osei", "--reason", "order of the court"]);
    assert_eq!((done.code, done.said.as_str()), (Some(0), ""));
    assert!(done.out.starts_with("Redacted 1, 2; entry 5 says who and why.\n"), "{}", done.out);
    for file in std::fs::read_dir(desk.path()).into_iter().flatten().flatten() {
        let bytes = std::fs::read(file.path()).unwrap_or_default();
        let is_source = file.file_name() == "secret.txt";
        assert!(is_source || !bytes.windows(11).any(|window| window == b"Quillanquen"), "{file:?}");
    }
    let verified = desk.sayso(&["verify"]);
    assert_eq!(verified.code, Some(0));
    assert!(verified.out.contains("REDACTED  1, 2  on 20"), "{}", verified.out);
    assert!(verified.out.contains("by R. Osei: order of the court (entry 5)\n"), "{}", verified.out);
    assert!(desk.sayso(&["log"]).out.contains("report     redacted (see entry 5)\n"));
    let again = desk.sayso(&["redact", "1", "--by", "R. Osei", "--reason", "order of the court"]);
    assert_eq!(again.code, Some(2));
    assert!(again.said.contains("entry 1: was redacted before (entry 5 says why)"), "{}", again.said);
    assert_eq!(desk.sayso(&["redact", "--finish"]).code, Some(0));
    assert_eq!(desk.sayso(&["redact", "3"]).code, Some(2));
}

#[test]
fn what_is_no_ledger_is_said() {
    let desk = Desk::new();
    let missing = desk.sayso(&["verify", "--ledger", "desk.db"]);
    assert_eq!(missing.code, Some(2));
    assert_eq!(missing.said, "sayso: desk.db: there is no ledger here; `sayso add` makes one\n");
    desk.write("notes.txt", &"Milk and bread, every day. ".repeat(60));
    let other = desk.sayso(&["head", "--ledger", "notes.txt"]);
    assert!(other.said.contains("notes.txt: this is no ledger of Sayso"), "{}", other.said);
    let away = desk.sayso(&["head", "--ledger", "postgres://desk:secret@127.0.0.1:1/news"]);
    assert_eq!(away.code, Some(2));
    assert!(away.said.contains("postgres://desk@127.0.0.1:1/news"), "{}", away.said);
    assert!(!away.said.contains("secret"), "{}", away.said);
}

/// The program is killed over and over while it adds; what it had acknowledged is there each time, and nothing else is torn.
/// `SAYSO_KILLS` sets how often.
#[test]
fn killed_at_any_moment_it_loses_nothing_acknowledged() {
    let kills = std::env::var("SAYSO_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(5);
    let desk = Desk::new();
    let mut acknowledged = BTreeSet::new();
    let mut next = 0;
    for kill in 0..kills {
        let mut child = Process::new(assert_cmd::cargo::cargo_bin!("sayso"))
            .args(["add", "--format", "jsonl", "--input-format", "jsonl", "--threads", "1"])
            .current_dir(desk.path())
            .env_remove("SAYSO_LEDGER")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{error}"));
        let mut stdin = child.stdin.take().unwrap_or_else(|| panic!("no input"));
        let stdout = child.stdout.take().unwrap_or_else(|| panic!("no output"));
        let first = next;
        let feeding = std::thread::spawn(move || {
            let mut n = first;
            // Until the program is gone, and the pipe with it.
            while stdin.write_all(line(n).as_bytes()).is_ok() {
                n += 1;
                if n - first > 4000 {
                    std::thread::sleep(Duration::from_millis(5));
                }
            }
            n
        });
        let (sender, begun) = std::sync::mpsc::channel();
        let reading = std::thread::spawn(move || {
            let lines = BufReader::new(stdout).lines().map_while(Result::ok);
            lines
                .inspect(|_| {
                    // Nobody listens any more after the first.
                    let _ = sender.send(());
                })
                .collect::<Vec<String>>()
        });
        // Every third time at any moment, else some time after the first report was acknowledged: in the middle of a
        // transaction, or between two.
        if kill % 3 < 2 {
            let _ = begun.recv_timeout(Duration::from_secs(60));
        }
        std::thread::sleep(Duration::from_millis(37 * (kill * 7919 % 40)));
        child.kill().and_then(|()| child.wait()).unwrap_or_else(|error| panic!("{error}"));
        next = feeding.join().unwrap_or(next);
        for line in reading.join().unwrap_or_default() {
            // The last line may be cut.
            if let Ok(line) = serde_json::from_str::<serde_json::Value>(&line) {
                acknowledged.insert((line["report"].as_u64().unwrap_or_default(), line["id"].to_string()));
            }
        }
    }
    if desk.path().join("sayso.db").exists() {
        desk.verify();
    }
    let log = desk.sayso(&["log", "--kind", "report", "--format", "jsonl"]);
    let recorded: BTreeSet<_> = readings(&log.out)
        .iter()
        .map(|line| (line["entry"].as_u64().unwrap_or_default(), line["id"].to_string()))
        .collect();
    assert!(!acknowledged.is_empty());
    assert!(acknowledged.is_subset(&recorded), "{:?}", acknowledged.difference(&recorded));
}

/// No room: the ledger says so, keeps what it had, and goes on once there is room.
#[test]
fn a_full_disk_is_said_and_nothing_is_torn() {
    let desk = Desk::new();
    desk.write("a.jsonl", &line(1));
    assert_eq!(desk.sayso(&["add", "a.jsonl"]).code, Some(0));
    let many: String = (2..60).map(line).collect();
    desk.write("many.jsonl", &many);
    // No file may grow beyond so many blocks of 512 bytes; the signal that says so is ignored, so that the write fails.
    let script = r#"trap '' XFSZ; ulimit -f 260; exec "$0" add --threads 1 many.jsonl"#;
    let program = assert_cmd::cargo::cargo_bin!("sayso");
    let full = run(Command::new("sh")
        .args(["-c", script])
        .arg(program)
        .current_dir(desk.path())
        .env_remove("SAYSO_LEDGER"));
    assert_eq!(full.code, Some(2), "{}", full.out);
    assert!(full.said.contains("the disk is full or a quota is reached"), "{}", full.said);
    let before = desk.verify()["head"]["entry"].as_u64().unwrap_or_default();
    assert!(before >= 2);
    let now = desk.sayso(&["add", "--format", "jsonl", "many.jsonl"]);
    assert_eq!(now.code, Some(0));
    assert_eq!(desk.verify()["entries"]["report"], 59);
}

#[test]
fn two_programs_that_add_at_once_make_one_chain() {
    let desk = Desk::new();
    let many: String = (0..30).map(line).collect();
    desk.write("many.jsonl", &many);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let run = desk.sayso(&["add", "--threads", "1", "many.jsonl"]);
                assert_eq!((run.code, run.said.as_str()), (Some(0), ""));
            });
        }
    });
    let verified = desk.verify();
    let entries = &verified["entries"];
    assert_eq!((entries["report"].as_u64(), entries["reading"].as_u64()), (Some(30), Some(30)));
}
