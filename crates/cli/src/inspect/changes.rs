//! `sayso changes`: what came in since a moment, and what it did to the incidents.

use std::collections::BTreeSet;

use anyhow::Context as _;
use claims::reading::{Figure, Kind};
use incidents::Summary;
use ledger::Parts;

use super::args::{Changes, Since, TextOrJson};
use super::{OpenLedger, count};
use crate::review::described;
use crate::run::{Outcome, page_layout};
use crate::sink::Sink;
use crate::view::{Page, Rich, participle};

/// Entries that are looked at at a time.
const BATCH: usize = 1000;

/// One incident that changed.
#[derive(serde::Serialize)]
struct Changed {
    incident: String,
    title: String,
    is_new: bool,
    /// People said that it is none.
    is_rejected: bool,
    new_reports: Vec<String>,
    figures: Vec<Change>,
}

/// One figure that changed.
#[derive(serde::Serialize)]
struct Change {
    kind: Kind,
    before: Option<[Option<u64>; 3]>,
    after: Option<[Option<u64>; 3]>,
    /// The words of the figure now, with whose they are.
    words: Vec<incidents::summary::Words>,
}

/// What came in.
#[derive(serde::Serialize)]
struct Told {
    /// Incidents that new reports tell of.
    incidents: Vec<Changed>,
    /// What people decided.
    decisions: Vec<Decision>,
}

/// One decision.
#[derive(serde::Serialize)]
struct Decision {
    entry: u64,
    at: String,
    by: String,
    reason: String,
    what: String,
}

/// Says what changed.
///
/// # Errors
/// If the ledger cannot be read.
pub fn run(args: &Changes) -> anyhow::Result<Outcome> {
    let mut opened = OpenLedger::open(&args.at, &args.view)?;
    let new = new_reports(&mut opened, &args.since)?;
    let mut names = BTreeSet::new();
    let reviewed = &opened.reviewed;
    for report in &new {
        names.extend(opened.ledger.read(|tx| tx.reviewed_named(reviewed, &ledger::report_key(*report)))?);
    }
    let mut changed = Vec::new();
    for name in &names {
        let told = opened.incident(name)?;
        let is_rejected = opened.reviewed.incident(name).is_some_and(|incident| incident.is_rejected);
        let found = compare(&opened, &told.summary, &told.parts, &new);
        changed.extend(found.map(|one| Changed { is_rejected, ..one }));
    }
    let told = Told { incidents: changed, decisions: decisions(&mut opened, &args.since)? };
    let mut out = Sink::stdout();
    let text = match args.format {
        TextOrJson::Json => serde_json::to_string_pretty(&told).context("changes have no JSON form")? + "\n",
        TextOrJson::Text => page(&told, new.len(), &args.since),
    };
    out.write(text.as_bytes())?;
    out.finish()?;
    Ok(Outcome::AllRead)
}

/// Whether an entry was recorded since then.
fn is_new(since: &Since, seq: u64, at: &str) -> bool {
    match since {
        Since::Entry(last) => seq > *last,
        Since::Moment(moment) => at.parse::<jiff::Timestamp>().is_ok_and(|at| at >= *moment),
    }
}

/// What people decided since then, as far as it is to be seen.
fn decisions(opened: &mut OpenLedger, since: &Since) -> anyhow::Result<Vec<Decision>> {
    let recorded = opened.ledger.read(|tx| tx.reviews())?;
    let seen = recorded.into_iter().filter(|one| opened.sees(&one.by) && is_new(since, one.seq, &one.at));
    Ok(seen
        .map(|one| {
            let what = format!("{} {}", one.review.act.name(), described(&one.review.act));
            // Words of decisions on what is not there any more cannot be masked, and are not shown.
            let (what, reason) = match opened.reviewed.mask_of(one.seq) {
                Some(mask) => (mask.words(&what), mask.words(&one.reason)),
                None => (one.review.act.name().to_owned(), String::new()),
            };
            Decision { entry: one.seq, what, at: one.at, by: one.by, reason }
        })
        .collect())
}

/// The reports that were recorded since then.
fn new_reports(opened: &mut OpenLedger, since: &Since) -> anyhow::Result<BTreeSet<u64>> {
    let found = opened.ledger.read(|tx| {
        let mut found = BTreeSet::new();
        let mut after = if let Since::Entry(last) = since { *last } else { 0 };
        loop {
            let entries = tx.entries(after, BATCH)?;
            let Some(last) = entries.last() else { break };
            after = last.seq;
            let reports = entries
                .iter()
                .filter(|entry| entry.kind == ledger::Kind::Report && is_new(since, entry.seq, &entry.at));
            found.extend(reports.map(|entry| entry.seq));
        }
        Ok::<_, ledger::Error>(found)
    })?;
    Ok(found)
}

fn compare(opened: &OpenLedger, summary: &Summary, parts: &Parts, new: &BTreeSet<u64>) -> Option<Changed> {
    let mut before = parts.clone();
    before.tellings.retain(|part| !new.contains(&part.report));
    let case = before.case(opened.linker.names());
    let old = Summary::of(&summary.id, &case).filter(|old| !old.reports.is_empty());
    let new_reports: BTreeSet<String> = parts
        .tellings
        .iter()
        .filter(|part| new.contains(&part.report))
        .map(|part| format!("{} {}", part.key, part.reading.report.id))
        .collect();
    let kinds: BTreeSet<Kind> = summary.figures.iter().map(|figure| figure.kind).collect();
    let mut figures = Vec::new();
    for kind in kinds {
        let after = bounds(&summary.figures, kind);
        let before = old.as_ref().and_then(|old| bounds(&old.figures, kind));
        if before != after {
            let of_kind = |claim: &str| {
                let figures = summary.figures.iter().filter(|figure| figure.kind == kind);
                figures.flat_map(|figure| &figure.because).any(|because| because.claim == claim)
            };
            let words = summary.words.iter().filter(|words| of_kind(&words.claim)).cloned().collect();
            figures.push(Change { kind, before, after, words });
        }
    }
    let is_new = old.is_none();
    (is_new || !figures.is_empty() || !new_reports.is_empty()).then(|| Changed {
        incident: summary.id.clone(),
        title: summary.title.clone(),
        is_new,
        is_rejected: false,
        new_reports: new_reports.into_iter().collect(),
        figures,
    })
}

/// Low, best and high over the groups of a kind.
fn bounds(figures: &[Figure], kind: Kind) -> Option<[Option<u64>; 3]> {
    let of_kind: Vec<&Figure> = figures.iter().filter(|figure| figure.kind == kind).collect();
    if of_kind.is_empty() {
        return None;
    }
    let sum = |bound: fn(&Figure) -> Option<u64>| {
        of_kind.iter().filter_map(|figure| bound(figure)).reduce(u64::saturating_add)
    };
    Some([sum(|f| f.low), sum(|f| f.best), sum(|f| f.high)])
}

fn page(told: &Told, reports: usize, since: &Since) -> String {
    let changed = &told.incidents;
    let mut page = Page::new(page_layout());
    let head = format!(
        "{} since {since}, {} touched",
        count(reports, "new report"),
        count(changed.len(), "incident")
    );
    page.paragraph("", &Rich::new().strong(&head));
    for incident in changed {
        page.blank();
        let heading = Rich::new().strong(&incident.incident).plain(&format!(" · {}", incident.title));
        let heading = if incident.is_new { heading.plain(" · ").mark("NEW") } else { heading };
        page.paragraph(
            "",
            &if incident.is_rejected { heading.plain(" · ").mark("REJECTED") } else { heading },
        );
        for change in &incident.figures {
            let mut text = Rich::new();
            for (n, words) in change.words.iter().enumerate() {
                if n > 0 {
                    text = text.plain("; ");
                }
                let number = words.quantity.as_deref().or(words.of.as_deref()).unwrap_or("one");
                let holder = words.holder.as_deref().unwrap_or("the report itself");
                let report = words.claim.split('/').next().unwrap_or_default();
                text = text.strong(number).plain(&format!(", {holder}")).dim(&format!(" ({report})"));
            }
            let how = if change.before.is_none() { "first said: " } else { "now rests on: " };
            page.paragraph(&format!("  {:<10}", participle(change.kind)), &Rich::new().dim(how).then(text));
        }
        page.paragraph("  from      ", &Rich::new().dim(&incident.new_reports.join(", ")));
    }
    if !told.decisions.is_empty() {
        page.blank();
        page.paragraph("", &Rich::new().strong(&count(told.decisions.len(), "decision")));
    }
    for decision in &told.decisions {
        let reason =
            if decision.reason.is_empty() { String::new() } else { format!(": {}", decision.reason) };
        let line = Rich::new().strong(&decision.what).plain(&format!(" · {}{reason}", decision.by));
        page.paragraph(&format!("{:>6}  ", decision.entry), &line);
    }
    page.finish()
}
