//! One entry with its content, by itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use claims::Reading;
use rayon::prelude::*;

use super::evidence;
use super::index::{Index, Indexed};
use crate::decision::Decision;
use crate::entry::{Entry, Kind};
use crate::hash::{Content, of_text};
use crate::reading::ReadingMeta;
use crate::redact::RedactionMeta;
use crate::report::ReportMeta;

/// An entry as it was found.
#[derive(Debug)]
pub struct Line {
    /// Its number.
    pub seq: u64,
    /// The entry, or why it is none.
    pub entry: Result<Entry, String>,
    /// Its content; `None` if it is gone.
    pub content: Result<Option<Content>, String>,
}

/// What was found of an entry.
#[derive(Debug, Default)]
pub struct Checked {
    /// What does not hold.
    pub findings: Vec<String>,
    /// Claims that were held against their text.
    pub claims: u64,
    /// Rows that the indexes must hold for it.
    pub index: Vec<Indexed>,
    /// What it says, if it is a redaction.
    pub redaction: Option<RedactionMeta>,
}

/// Checks the entries of a page, on all cores.
pub fn check(lines: &[Line], texts: &BTreeMap<u64, Arc<[u8]>>) -> Vec<Checked> {
    lines.par_iter().map(|line| one(line, texts)).collect()
}

fn one(line: &Line, texts: &BTreeMap<u64, Arc<[u8]>>) -> Checked {
    let mut checked = Checked::default();
    let entry = match &line.entry {
        Ok(entry) => entry,
        Err(what) => {
            checked.findings.push(what.clone());
            return checked;
        }
    };
    if entry.at.parse::<jiff::Timestamp>().is_err() {
        checked.findings.push(format!("{:?} is no time", entry.at));
    }
    if entry.subject.is_some_and(|subject| subject >= entry.seq) {
        checked.findings.push("it is about an entry that is not before it".to_owned());
    }
    let content = match &line.content {
        Ok(Some(content)) => content,
        Ok(None) => return checked,
        Err(what) => {
            checked.findings.push(what.clone());
            return checked;
        }
    };
    if content.digest() != entry.digest {
        let what = "its content is not what was recorded: bytes, text, metadata or salt were changed";
        checked.findings.push(what.to_owned());
        // What it says now is worth nothing; its row in the index is compared all the same.
    }
    let done = match entry.kind {
        Kind::Report => report(entry, content, &mut checked),
        Kind::Reading => reading(entry, content, texts, &mut checked),
        Kind::Decision => decision(entry, content, &mut checked),
        Kind::Redaction => redaction(entry, content, &mut checked),
    };
    if let Err(what) = done {
        checked.findings.push(what);
    }
    checked
}

fn meta<T: serde::de::DeserializeOwned>(content: &Content) -> Result<T, String> {
    serde_json::from_slice(&content.meta)
        .map_err(|error| format!("its metadata cannot be understood: {error}"))
}

fn report(entry: &Entry, content: &Content, checked: &mut Checked) -> Result<(), String> {
    let meta: ReportMeta = meta(content)?;
    let text = content.text.as_ref().or(content.bytes.as_ref()).ok_or("it has neither bytes nor text")?;
    let text = std::str::from_utf8(text).map_err(|_| "its text is not UTF-8")?;
    let words = |words: Option<String>| words.map(String::into_bytes);
    let index = Index::Report { digest: of_text(text), url: words(meta.url), outlet: words(meta.outlet) };
    checked.index.push(Indexed { seq: entry.seq, index });
    Ok(())
}

fn reading(
    entry: &Entry,
    content: &Content,
    texts: &BTreeMap<u64, Arc<[u8]>>,
    checked: &mut Checked,
) -> Result<(), String> {
    let ReadingMeta { reader, data } = meta(content)?;
    let report = entry.subject.ok_or("it does not say of which report it is")?;
    let json = content.text.as_ref().ok_or("it has no reading")?;
    // Checked at once, since JSON's strings would be checked one by one.
    let json = std::str::from_utf8(json).map_err(|_| "its reading is not UTF-8")?;
    let reading: Reading =
        serde_json::from_str(json).map_err(|error| format!("its reading cannot be understood: {error}"))?;
    if (&reading.reader, &reading.data) != (&reader, &data) {
        checked.findings.push("its metadata names another reader or other data than the reading".to_owned());
    }
    checked.index.push(Indexed { seq: entry.seq, index: Index::Reading { report, reader, data } });
    let text =
        texts.get(&report).ok_or_else(|| format!("the text of its report, entry {report}, is missing"))?;
    let text = std::str::from_utf8(text).map_err(|_| format!("the text of entry {report} is not UTF-8"))?;
    checked.claims += reading.claims.len() as u64;
    checked.findings.extend(evidence::check(reading, text));
    Ok(())
}

fn decision(entry: &Entry, content: &Content, checked: &mut Checked) -> Result<(), String> {
    let decision: Decision = meta(content)?;
    if decision.subject != entry.subject {
        checked.findings.push("its content is about another entry than its header".to_owned());
    }
    checked.index.push(Indexed { seq: entry.seq, index: Index::Decision });
    for report in decision.quotes {
        checked.index.push(Indexed { seq: entry.seq, index: Index::Quote { report } });
    }
    Ok(())
}

fn redaction(entry: &Entry, content: &Content, checked: &mut Checked) -> Result<(), String> {
    let redaction: RedactionMeta = meta(content)?;
    for of in &redaction.entries {
        checked.index.push(Indexed { seq: *of, index: Index::Redacted { redaction: entry.seq } });
    }
    checked.redaction = Some(redaction);
    Ok(())
}
