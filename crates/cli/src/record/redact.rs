//! `sayso redact`.

use std::fmt::Write as _;

use anyhow::Context;
use serde_json::json;

use super::args::{Lines, Redact};
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
    let mut told = serde_json::Map::new();
    if let Some(entry) = args.entry {
        let by = args.by.as_deref().unwrap_or_default();
        let reason = args.reason.as_deref().unwrap_or_default();
        let (done, about) = ledger.write(|tx| {
            let about: Vec<u64> = tx
                .reviews()?
                .into_iter()
                .filter(|decision| decision.review.act.touches(entry))
                .map(|decision| decision.seq)
                .collect();
            let done = tx.redact(&linker, now(), entry, by, reason)?;
            let about: Vec<u64> = about.into_iter().filter(|seq| !done.entries.contains(seq)).collect();
            Ok::<_, ledger::Error>((done, about))
        })?;
        told.extend([
            ("redaction".to_owned(), json!(done.seq)),
            ("entries".to_owned(), json!(done.entries)),
            ("same_text".to_owned(), json!(done.copies)),
            ("other_versions".to_owned(), json!(done.versions)),
            ("decisions_left".to_owned(), json!(about)),
        ]);
        // Writing into a string cannot fail.
        let _ = writeln!(text, "Redacted {}; entry {} says who and why.", entries(&done.entries), done.seq);
        if !done.copies.is_empty() {
            let _ = writeln!(text, "The same text still stands in {}.", entries(&done.copies));
        }
        if !done.versions.is_empty() {
            let _ = writeln!(text, "Other versions of it still stand in {}.", entries(&done.versions));
        }
        if !about.is_empty() {
            let about = entries(&about);
            let _ = writeln!(
                text,
                "What people decided about its incident stays: {about}. If a title or a reason there holds its words, redact \
                 that entry too (sayso review list)."
            );
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
    if args.format == Lines::Jsonl {
        told.insert("scrubbed".to_owned(), json!(scrubbed.is_ok()));
        text = format!("{}\n", serde_json::Value::Object(told));
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
