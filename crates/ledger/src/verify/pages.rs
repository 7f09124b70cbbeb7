//! The chain, page by page: one page is checked on all cores while the next one is fetched.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use super::Verified;
use super::index::{self, Index, Indexed};
use super::page::{Checked, Line, check};
use crate::entry::Kind;
use crate::error::Result;
use crate::hash::{Content, Hash};
use crate::redact::{RedactionMeta, StoredRedaction};
use crate::store::{first, query_list};
use crate::tx::{ENTRY, Tx, entry};
use crate::value::{Param, Row};

/// Entries of a page, and about how many bytes.
const PAGE_ENTRIES: usize = 256;
const PAGE_BYTES: usize = 16 << 20;

/// Stretches that cannot be read before the rest is given up.
const MAX_UNREADABLE: usize = 64;

/// Some entries with what is needed to check them.
#[derive(Debug, Default)]
struct Page {
    lines: Vec<Line>,
    /// Texts of the reports that readings of the page are of.
    texts: BTreeMap<u64, Arc<[u8]>>,
    /// Rows of the indexes for these entries.
    indexed: BTreeSet<Indexed>,
    /// What could not be read, with the entry before it.
    unreadable: Option<(u64, String)>,
    /// The last entry of the page.
    last: u64,
}

/// Where the chain stands.
struct Chain {
    seq: u64,
    /// The hash that the next entry must name; unknown after an entry that cannot be read.
    hash: Option<Hash>,
    noted: Option<Hash>,
    gone: BTreeSet<u64>,
    redacted: BTreeMap<u64, u64>,
    /// Rows that small indexes must hold.
    expected: BTreeSet<Indexed>,
    indexed_reports: u64,
    indexed_readings: u64,
}

/// Verifies entries, contents and their indexes.
pub fn verify(tx: &mut Tx<'_>, noted: Option<Hash>, verified: &mut Verified, progress: &mut dyn FnMut(u64)) {
    let genesis = tx.genesis();
    let mut chain = Chain {
        seq: 0,
        hash: Some(genesis),
        noted,
        gone: BTreeSet::new(),
        redacted: BTreeMap::new(),
        expected: BTreeSet::new(),
        indexed_reports: 0,
        indexed_readings: 0,
    };
    if noted == Some(genesis) {
        verified.noted = Some(0);
    }
    let last =
        match first(tx.store, "SELECT seq FROM entries ORDER BY seq DESC LIMIT 1", &[], |row| row.seq(0)) {
            Ok(last) => last.unwrap_or(0),
            Err(error) => {
                verified.find("the entries", error.to_string());
                0
            }
        };
    let mut unreadable = 0;
    let mut page = fetch(tx, 0);
    loop {
        if let Some((after, why)) = &page.unreadable {
            unreadable += 1;
            verified.find(format!("entries after {after}"), why.clone());
            chain.hash = None;
        }
        let is_last = page.lines.is_empty() && (page.last >= last || unreadable > MAX_UNREADABLE);
        let after = page.last;
        let (checked, next) =
            rayon::join(|| check(&page.lines, &page.texts), || (!is_last).then(|| fetch(tx, after)));
        chain.take(&page, checked, verified);
        progress(chain.seq);
        match next {
            Some(next) => page = next,
            None => break,
        }
    }
    chain.end(tx, verified);
}

/// The page after an entry. What cannot be read is passed over.
fn fetch(tx: &mut Tx<'_>, after: u64) -> Page {
    let mut page = Page { last: after, ..Page::default() };
    if let Err(error) = fill(tx, after, &mut page) {
        page.unreadable = Some((page.last, error.to_string()));
        // The one that cannot be read, or whose neighbours cannot.
        page.last = page.last.saturating_add(1);
    }
    page
}

fn fill(tx: &mut Tx<'_>, after: u64, page: &mut Page) -> Result<()> {
    let mut bytes = 0;
    let columns = ENTRY.split(", ").map(|column| format!("e.{column}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT {columns}, c.salt, c.meta, c.bytes, c.text FROM entries e LEFT JOIN contents c ON c.seq = e.seq \
         WHERE e.seq > $1 ORDER BY e.seq LIMIT $2"
    );
    let params = [Param::seq(after), Param::limit(PAGE_ENTRIES)];
    tx.store.query(&sql, &params, &mut |mut row| {
        let seq = row.seq(0)?;
        page.last = seq;
        let content = content(&mut row);
        bytes += content.as_ref().ok().and_then(Option::as_ref).map_or(0, Content::len);
        page.lines.push(Line {
            seq,
            entry: entry(row).map_err(|error| error.to_string()),
            content: content.map_err(|error| error.to_string()),
        });
        Ok(if bytes > PAGE_BYTES { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    let mut wanted = BTreeSet::new();
    for line in &page.lines {
        let (Ok(entry), Ok(Some(content))) = (&line.entry, &line.content) else { continue };
        match (entry.kind, entry.subject) {
            (Kind::Report, _) => {
                if let Some(text) = content.text.as_ref().or(content.bytes.as_ref()) {
                    page.texts.insert(entry.seq, Arc::from(text.as_slice()));
                }
            }
            (Kind::Reading, Some(report)) => {
                wanted.insert(report);
            }
            _ => {}
        }
    }
    wanted.retain(|report| !page.texts.contains_key(report));
    let wanted: Vec<_> = wanted.into_iter().map(Param::seq).collect();
    let texts = query_list(
        tx.store,
        |list| format!("SELECT seq, coalesce(text, bytes) FROM contents WHERE seq IN ({list})"),
        &wanted,
        |mut row| Ok((row.seq(0)?, row.opt_blob(1)?)),
    )?;
    page.texts.extend(texts.into_iter().filter_map(|(seq, text)| Some((seq, Arc::from(text?.as_slice())))));
    page.indexed = index::of_range(tx, after, page.last)?;
    Ok(())
}

/// The content in a row; `None` if it is gone.
fn content(row: &mut Row) -> Result<Option<Content>> {
    match row.opt_blob(7)? {
        None => Ok(None),
        Some(salt) => {
            Ok(Some(Content { salt, meta: row.blob(8)?, bytes: row.opt_blob(9)?, text: row.opt_blob(10)? }))
        }
    }
}

impl Chain {
    /// Links a page to the chain, and collects what was found in it.
    fn take(&mut self, page: &Page, checked: Vec<Checked>, verified: &mut Verified) {
        let mut expected = BTreeSet::new();
        for (line, checked) in page.lines.iter().zip(checked) {
            let place = || match &line.entry {
                Ok(entry) => format!("entry {} ({})", line.seq, entry.kind),
                Err(_) => format!("entry {}", line.seq),
            };
            for what in checked.findings {
                verified.find(place(), what);
            }
            verified.claims += checked.claims;
            self.link(line, verified, &place());
            if let (Ok(entry), Ok(None)) = (&line.entry, &line.content) {
                self.gone.insert(entry.seq);
            }
            for row in checked.index {
                match row.index {
                    Index::Report { .. } => self.indexed_reports += 1,
                    Index::Reading { .. } => self.indexed_readings += 1,
                    Index::Decision | Index::Quote { .. } | Index::Redacted { .. } => {
                        self.expected.insert(row);
                        continue;
                    }
                }
                expected.insert(row);
            }
            if let (Some(meta), Ok(entry)) = (checked.redaction, &line.entry) {
                self.redaction(entry.seq, entry.at.clone(), meta, verified);
            }
        }
        if page.unreadable.is_none() {
            index::compare(&expected, &page.indexed, verified);
        }
    }

    fn link(&mut self, line: &Line, verified: &mut Verified, place: &str) {
        let next = self.seq.saturating_add(1);
        if line.seq != next && self.hash.is_some() {
            let missing = if line.seq == next.saturating_add(1) {
                format!("entry {next} is missing before it")
            } else {
                format!("entries {next} to {} are missing before it", line.seq.saturating_sub(1))
            };
            verified.find(place, missing);
        }
        self.seq = line.seq;
        let Ok(entry) = &line.entry else {
            self.hash = None;
            return;
        };
        *verified.entries.entry(entry.kind).or_default() += 1;
        if self.hash.is_some_and(|hash| hash != entry.prev) {
            verified.find(place, "it is not chained to the entry before it");
        }
        let hash = entry.header().hash();
        if hash != entry.hash {
            verified.find(place, "its hash is not that of what it says: one of its fields was changed");
        }
        if self.noted == Some(hash) {
            verified.noted = Some(entry.seq);
        }
        self.hash = Some(entry.hash);
        verified.head = crate::entry::Head { seq: entry.seq, hash };
    }

    fn redaction(&mut self, seq: u64, at: String, meta: RedactionMeta, verified: &mut Verified) {
        let RedactionMeta { by, reason, entries } = meta;
        for of in &entries {
            if *of >= seq {
                verified
                    .find(format!("entry {seq} (redaction)"), format!("it names entry {of}, which is later"));
            }
            self.redacted.entry(*of).or_insert(seq);
        }
        verified.redactions.push(StoredRedaction { seq, at, by, reason, entries });
    }

    /// What can be said once the whole chain has been seen.
    fn end(&self, tx: &mut Tx<'_>, verified: &mut Verified) {
        for seq in &self.gone {
            if !self.redacted.contains_key(seq) {
                verified.find(format!("entry {seq}"), "its content is missing, and no redaction says why");
            }
        }
        for (seq, redaction) in &self.redacted {
            if !self.gone.contains(seq) && *seq <= self.seq {
                let what = format!("entry {redaction} says that its content was destroyed, and it is there");
                verified.find(format!("entry {seq}"), what);
            }
        }
        if let (Some(noted), None) = (self.noted, verified.noted) {
            verified.find(
                "the chain",
                format!("the noted head {noted} is not in it: entries were changed or taken away since, or it is another ledger"),
            );
        }
        match index::of_all(tx) {
            Ok(found) => index::compare(&self.expected, &found, verified),
            Err(error) => verified.find("the indexes", error.to_string()),
        }
        for (table, expected) in [("reports", self.indexed_reports), ("readings", self.indexed_readings)] {
            index::count(tx, table, expected, verified);
        }
        let orphans =
            "SELECT c.seq FROM contents c LEFT JOIN entries e ON e.seq = c.seq WHERE e.seq IS NULL LIMIT 20";
        match crate::store::collect(tx.store, orphans, &[], |row| row.int(0)) {
            Ok(found) => found.into_iter().for_each(|seq| {
                verified.find(format!("contents, {seq}"), "there is no entry for it");
            }),
            Err(error) => verified.find("the contents", error.to_string()),
        }
    }
}
