//! `sayso redact`.

use std::fmt::Write as _;

use anyhow::Context;

use super::args::Redact;
use super::{entries, now, open};
use crate::run::Outcome;
use crate::sink::Sink;

/// Destroys what an entry holds, and says what was destroyed and what was not.
///
/// # Errors
/// If there is no such entry, or it cannot be recorded, or the files cannot be written anew.
pub fn run(args: &Redact) -> anyhow::Result<Outcome> {
    let mut ledger = open(&args.at)?;
    let linker = crate::reader::linker()?;
    let mut text = String::new();
    if let Some(entry) = args.entry {
        let by = args.by.as_deref().unwrap_or_default();
        let reason = args.reason.as_deref().unwrap_or_default();
        let done = ledger.write(|tx| tx.redact(&linker, now(), entry, by, reason))?;
        // Writing into a string cannot fail.
        let _ = writeln!(text, "Redacted {}; entry {} says who and why.", entries(&done.entries), done.seq);
        if !done.copies.is_empty() {
            let _ = writeln!(text, "The same text still stands in {}.", entries(&done.copies));
        }
        if !done.versions.is_empty() {
            let _ = writeln!(text, "Other versions of it still stand in {}.", entries(&done.versions));
        }
    }
    let scrubbed = ledger.scrub().context("the files could not be written anew");
    if scrubbed.is_ok() {
        text.push_str(if args.ledger_is_server() {
            "The tables were written anew. The server's own archives and backups may still hold the bytes.\n"
        } else {
            "The file was written anew: the bytes are in it no more. Backups are not touched.\n"
        });
    }
    let mut out = Sink::stdout();
    out.write(text.as_bytes())?;
    out.finish()?;
    scrubbed.map(|()| Outcome::AllRead)
}

impl Redact {
    fn ledger_is_server(&self) -> bool {
        self.at.ledger.contains("://")
    }
}
