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
