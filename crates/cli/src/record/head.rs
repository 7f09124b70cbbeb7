//! `sayso head`.

use serde_json::json;

use super::args::{Head, Lines};
use super::open;
use crate::run::Outcome;
use crate::sink::Sink;

/// Prints the end of the chain.
///
/// # Errors
/// If the ledger cannot be looked into.
pub fn run(args: &Head) -> anyhow::Result<Outcome> {
    let head = open(&args.at)?.read(|tx| tx.head())?;
    let line = match args.format {
        Lines::Text => format!("{} {}\n", head.seq, head.hash),
        Lines::Jsonl => format!("{}\n", json!({"entries": head.seq, "head": head.hash.to_string()})),
    };
    let mut out = Sink::stdout();
    out.write(line.as_bytes())?;
    out.finish()?;
    Ok(Outcome::AllRead)
}
