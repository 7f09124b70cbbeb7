//! The program as its users run it.

mod coding;
mod contract;
mod faces;
mod gazetteer;
mod hostile;
mod incidents;
mod policies;
mod readme;
mod record;
mod reviews;
mod runs;
mod settings;
mod stories;
mod totals;

use std::path::PathBuf;

use assert_cmd::Command;

/// The program, with nothing of the tester's surroundings that changes its output.
fn sayso() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("sayso"));
    command.env_remove("NO_COLOR").env_remove("COLUMNS");
    command
}

/// The folder of example reports.
fn examples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

/// What a run prints and says, and its exit code.
#[derive(Debug)]
struct Run {
    out: String,
    said: String,
    code: Option<i32>,
}

/// Runs the program to its end.
fn run(command: &mut Command) -> Run {
    let output = command.assert().get_output().clone();
    Run {
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        said: String::from_utf8_lossy(&output.stderr).into_owned(),
        code: output.status.code(),
    }
}

/// The readings of a JSONL output.
fn readings(out: &str) -> Vec<serde_json::Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
}

/// One field of each reading's report.
fn ids(out: &str) -> Vec<String> {
    readings(out).iter().map(|r| r["report"]["id"].as_str().unwrap_or_default().to_owned()).collect()
}

/// Compares what is read of each text with what is expected of it, and tells all that differ.
fn compare(cases: &[(&str, &str)], read: impl Fn(&[&str]) -> Vec<String>) {
    let texts: Vec<&str> = cases.iter().map(|(text, _)| *text).collect();
    let given = read(&texts);
    assert_eq!(given.len(), cases.len());
    let wrong: Vec<String> = given
        .into_iter()
        .zip(cases)
        .filter(|(given, (_, expected))| given != expected)
        .map(|(given, (text, expected))| format!("{text}\n    given    {given}\n    expected {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
