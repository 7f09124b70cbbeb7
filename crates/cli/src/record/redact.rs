//! `sayso redact`.

use std::fmt::Write as _;

use anyhow::Context;
use ledger::Kind;
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
        // What else holds the same words has to be looked up before they are gone.
        let (done, copies, versions, about) = ledger.write(|tx| {
            let found = tx.entry(entry)?;
            let is_report = found.as_ref().is_some_and(|found| found.kind == Kind::Report);
            let of_report = found.filter(|found| found.kind == Kind::Reading).and_then(|found| found.subject);
            let (copies, mut versions) =
                if is_report { (tx.copies(entry)?, tx.versions(entry)?) } else { Default::default() };
            versions.retain(|version| *version != entry && !copies.contains(version));
            let about: Vec<u64> = tx
                .reviews()?
                .into_iter()
                .filter(|decision| decision.review.act.touches(entry))
                .map(|decision| decision.seq)
                .collect();
            let done = tx.redact(now(), entry, by, reason)?;
            // What is left of its incidents stands without it; an older version, or an older reading, counts again.
            let components: Vec<&str> = done.components.iter().map(String::as_str).collect();
            tx.relink_components(&linker, &components)?;
            tx.link(&linker, &versions.iter().chain(&copies).copied().chain(of_report).collect::<Vec<_>>())?;
            let about: Vec<u64> = about.into_iter().filter(|seq| !done.entries.contains(seq)).collect();
            Ok::<_, ledger::Error>((done, copies, versions, about))
        })?;
        told.extend([
            ("redaction".to_owned(), json!(done.seq)),
            ("entries".to_owned(), json!(done.entries)),
            ("same_text".to_owned(), json!(copies)),
            ("other_versions".to_owned(), json!(versions)),
            ("decisions_left".to_owned(), json!(about)),
        ]);
        // Writing into a string cannot fail.
        let _ = writeln!(text, "Redacted {}; entry {} says who and why.", entries(&done.entries), done.seq);
        if !copies.is_empty() {
            let _ = writeln!(text, "The same text still stands in {}.", entries(&copies));
        }
        if !versions.is_empty() {
            let _ = writeln!(text, "Other versions of it still stand in {}.", entries(&versions));
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
