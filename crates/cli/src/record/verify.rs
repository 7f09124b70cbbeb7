//! `sayso verify`.

use std::fmt::Write as _;
use std::io::{IsTerminal, stderr};

use indicatif::ProgressBar;
use ledger::{Kind, Verified};
use serde_json::json;

use super::args::{Lines, Verify};
use super::{count, entries, grouped, one_line, open};
use crate::run::Outcome;
use crate::sink::Sink;

/// Verifies a ledger and says what holds and what does not.
///
/// # Errors
/// If the ledger cannot be looked into.
pub fn run(args: &Verify) -> anyhow::Result<Outcome> {
    let mut ledger = open(&args.at)?;
    let bar = if stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
    let verified = ledger.verify(args.head, &mut |done| {
        bar.set_message(format!("{} entries", grouped(done)));
        bar.tick();
    })?;
    bar.finish_and_clear();
    let needs_scrub = ledger.needs_scrub().unwrap_or(false);
    let text = match args.format {
        Lines::Text => text(ledger.name(), &verified, needs_scrub),
        Lines::Jsonl => json(&verified, needs_scrub),
    };
    let mut out = Sink::stdout();
    out.write(text.as_bytes())?;
    out.finish()?;
    Ok(if verified.holds() { Outcome::AllRead } else { Outcome::SomeFailed })
}

fn text(name: &str, verified: &Verified, needs_scrub: bool) -> String {
    let mut text = String::new();
    let of = |kind| verified.entries.get(&kind).copied().unwrap_or(0);
    let kinds = [
        count(of(Kind::Report), "report", "reports"),
        count(of(Kind::Reading), "reading", "readings"),
        count(of(Kind::Decision), "decision", "decisions"),
        count(of(Kind::Redaction), "redaction", "redactions"),
    ];
    let all = verified.entries.values().sum();
    // Writing into a string cannot fail.
    let _ = writeln!(text, "{}: {} ({})", one_line(name), count(all, "entry", "entries"), kinds.join(", "));
    let claims = count(verified.claims, "claim", "claims");
    let rows = count(verified.derived, "row", "rows");
    let _ = writeln!(text, "{claims} held against the stored texts, {rows} of derived tables hashed");
    if let Some(noted) = verified.noted {
        let since = verified.head.seq.saturating_sub(noted);
        let _ = writeln!(
            text,
            "The noted head is that of entry {noted}: nothing up to there was changed; {} since",
            count(since, "entry", "entries")
        );
    }
    for redaction in &verified.redactions {
        let (what, day) = (entries(&redaction.entries), redaction.at.get(..10).unwrap_or(&redaction.at));
        let (by, reason) = (one_line(&redaction.by), one_line(&redaction.reason));
        let _ = writeln!(text, "REDACTED  {what}  on {day} by {by}: {reason} (entry {})", redaction.seq);
    }
    if needs_scrub {
        text.push_str("REDACTED, but the files may still hold the bytes: run `sayso redact --finish`\n");
    }
    for finding in &verified.findings {
        let _ = writeln!(text, "DOES NOT HOLD  {}", one_line(&finding.to_string()));
    }
    if verified.more > 0 {
        let _ = writeln!(text, "... and {} more", grouped(verified.more));
    }
    if verified.holds() {
        let _ = writeln!(text, "Everything holds. Head: {} {}", verified.head.seq, verified.head.hash);
    } else {
        let found = verified.findings.len() as u64 + verified.more;
        let _ =
            writeln!(text, "{}: the ledger was changed or is damaged", count(found, "finding", "findings"));
    }
    text
}

fn json(verified: &Verified, needs_scrub: bool) -> String {
    let entries: serde_json::Map<_, _> = Kind::ALL
        .iter()
        .map(|kind| (kind.to_string(), json!(verified.entries.get(kind).copied().unwrap_or(0))))
        .collect();
    let redactions: Vec<_> = verified
        .redactions
        .iter()
        .map(|found| {
            json!({"entry": found.seq, "at": found.at, "by": found.by, "reason": found.reason,
                   "entries": found.entries})
        })
        .collect();
    let findings: Vec<_> =
        verified.findings.iter().map(|found| json!({"place": found.place, "what": found.what})).collect();
    let line = json!({
        "holds": verified.holds(), "head": {"entry": verified.head.seq, "hash": verified.head.hash.to_string()},
        "noted": verified.noted, "entries": entries, "claims": verified.claims, "derived_rows": verified.derived,
        "redactions": redactions, "needs_scrub": needs_scrub, "findings": findings, "more_findings": verified.more,
    });
    format!("{line}\n")
}
