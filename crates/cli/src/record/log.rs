//! `sayso log`.

use incidents::review::Review;
use ledger::{Entry, Kind, Tx};
use serde::Deserialize as _;
use serde_json::{Map, Value, json};

use super::args::{Lines, Log};
use super::{entries, one_line, open};
use crate::review::described;
use crate::run::Outcome;
use crate::sink::{Sink, Written};

/// Entries that are looked up at once.
const PAGE: usize = 500;

/// Prints the entries of a ledger, oldest first.
///
/// # Errors
/// If the ledger cannot be looked into.
pub fn run(args: &Log) -> anyhow::Result<Outcome> {
    let mut ledger = open(&args.at)?;
    let mut out = Sink::stdout();
    ledger.read(|tx| {
        let mut after = args.after;
        loop {
            let page = tx.entries(after, PAGE)?;
            let Some(last) = page.last() else { return anyhow::Ok(()) };
            after = last.seq;
            for entry in page.iter().filter(|entry| args.kind.is_empty() || args.kind.contains(&entry.kind)) {
                let details = details(tx, entry)?;
                let line = match args.format {
                    Lines::Text => text(entry, &details),
                    Lines::Jsonl => json(entry, details),
                };
                if out.write(line.as_bytes())? == Written::NobodyReads {
                    return Ok(());
                }
            }
        }
    })?;
    out.finish()?;
    Ok(Outcome::AllRead)
}

/// What is told of an entry besides its header. Not its content: that is what `sayso show` is for.
fn details(tx: &mut Tx<'_>, entry: &Entry) -> anyhow::Result<Map<String, Value>> {
    let found = match entry.kind {
        Kind::Report => tx.report_meta(entry.seq)?.map(|meta| {
            json!({"id": meta.id, "title": meta.title, "outlet": meta.outlet, "url": meta.url,
                   "published": meta.published, "version_of": entry.subject})
        }),
        Kind::Reading => {
            tx.reading_head(entry.seq)?.map(|head| json!({"report": head.report, "reader": head.reader, "data": head.data}))
        }
        Kind::Decision => tx.decision(entry.seq)?.map(|found| {
            let decision = found.decision;
            json!({"decision": decision.kind, "by": decision.by, "reason": decision.reason, "about": decision.subject,
                   "payload": decision.payload})
        }),
        Kind::Redaction => tx
            .redactions(entry.seq.saturating_sub(1), 1)?
            .pop()
            .map(|found| json!({"by": found.by, "reason": found.reason, "entries": found.entries})),
    };
    Ok(match found {
        Some(Value::Object(details)) => details,
        _ => Map::from_iter([("redacted_by".to_owned(), json!(tx.redaction_of(entry.seq)?))]),
    })
}

fn text(entry: &Entry, details: &Map<String, Value>) -> String {
    let word = |name: &str| details.get(name).and_then(Value::as_str).map(one_line);
    let number = |name: &str| details.get(name).and_then(Value::as_u64);
    let told = match entry.kind {
        _ if details.contains_key("redacted_by") => match number("redacted_by") {
            Some(redaction) => format!("redacted (see entry {redaction})"),
            None => "its content is missing (see `sayso verify`)".to_owned(),
        },
        Kind::Report => {
            let mut parts = vec![word("id").unwrap_or_default()];
            parts.extend(word("outlet"));
            parts.extend(word("title"));
            parts.extend(word("published").map(|when| format!("published {when}")));
            parts.extend(number("version_of").map(|of| format!("new version of {of}")));
            parts.join(" · ")
        }
        Kind::Reading => {
            let data = word("data").unwrap_or_default();
            let data = data.get(..12).unwrap_or(&data);
            format!(
                "of {} by {}, data {data}",
                number("report").unwrap_or(0),
                word("reader").unwrap_or_default()
            )
        }
        Kind::Decision => {
            let about = number("about").map_or(String::new(), |about| format!(" on {about}"));
            let [kind, by, reason] = ["decision", "by", "reason"].map(|name| word(name).unwrap_or_default());
            let review = details.get("payload").and_then(|payload| Review::deserialize(payload).ok());
            let what = review.map_or(about, |review| format!(" {}", one_line(&described(&review.act))));
            let reason = if reason.is_empty() { reason } else { format!(": {reason}") };
            format!("{kind}{what} by {by}{reason}")
        }
        Kind::Redaction => {
            let of = details.get("entries").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            let of: Vec<u64> = of.iter().filter_map(Value::as_u64).collect();
            let [by, reason] = ["by", "reason"].map(|name| word(name).unwrap_or_default());
            format!("of {} by {by}: {reason}", entries(&of))
        }
    };
    let at = entry.at.replace('T', " ");
    format!("{:>6}  {}  {:<9}  {told}\n", entry.seq, one_line(at.trim_end_matches('Z')), entry.kind)
}

fn json(entry: &Entry, details: Map<String, Value>) -> String {
    let mut line = Map::from_iter([
        ("entry".to_owned(), json!(entry.seq)),
        ("at".to_owned(), json!(entry.at)),
        ("kind".to_owned(), json!(entry.kind.as_str())),
        ("hash".to_owned(), json!(entry.hash.to_string())),
    ]);
    line.extend(details);
    format!("{}\n", Value::Object(line))
}
