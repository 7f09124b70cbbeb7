//! `sayso incidents`: the incidents of a ledger.

use anyhow::Context as _;
use claims::reading::{Bound, Figure, Kind, Status};
use incidents::Summary;
use incidents::summary::Words;

use super::args::{Incidents, ListFormat};
use super::{OpenLedger, count, voices};
use crate::run::{Outcome, page_layout};
use crate::sink::{Sink, Written};
use crate::view::{Page, Rich, incident_word, participle, weekday};

/// Incidents that are looked at at a time.
const BATCH: usize = 500;

/// Lists incidents.
///
/// # Errors
/// If the ledger cannot be read.
pub fn run(args: &Incidents) -> anyhow::Result<Outcome> {
    let mut opened = OpenLedger::open(&args.at, &args.view)?;
    let mut found: Vec<Summary> = Vec::new();
    let mut after = String::new();
    loop {
        let batch = opened.ledger.read(|tx| tx.incidents_after(&after, BATCH))?;
        let Some(last) = batch.last() else { break };
        after.clone_from(&last.id);
        for stored in &batch {
            let summary: Summary = serde_json::from_str(&stored.json).with_context(|| {
                format!("what is stored of incident {} cannot be understood; rebuild", stored.id)
            })?;
            if opened.reviewed.is_as_stored(&stored.id) && is_asked(args, &summary) {
                found.push(summary);
            }
        }
    }
    let rejected = opened.reviewed.incidents.iter().filter(|incident| incident.is_rejected).count();
    let decided = opened.reviewed.incidents.iter().filter(|incident| args.all || !incident.is_rejected);
    found.extend(decided.map(|incident| incident.listed()).filter(|summary| is_asked(args, summary)));
    // The latest first; those of unknown day last.
    found.sort_by(|a, b| (b.start.as_deref(), &a.id).cmp(&(a.start.as_deref(), &b.id)));
    let mut out = Sink::stdout();
    for (shown, summary) in found.iter().enumerate() {
        let text = match args.format {
            ListFormat::Jsonl => {
                let mut line = serde_json::to_value(summary).context("the incident has no JSON form")?;
                if let Some(incident) = opened.reviewed.incident(&summary.id) {
                    let open = incident.rulings.iter().filter(|ruling| ruling.stands.is_none()).count();
                    line["decisions"] = incident.rulings.len().into();
                    line["not_agreed"] = open.into();
                    line["rejected"] = incident.is_rejected.into();
                }
                line.to_string() + "\n"
            }
            ListFormat::Text => entry(&opened, summary, shown > 0),
        };
        if out.write(text.as_bytes())? == Written::NobodyReads {
            break;
        }
    }
    if found.is_empty() && args.format == ListFormat::Text {
        out.write(b"No incident in this ledger is like that.\n")?;
    }
    if rejected > 0 && !args.all && args.format == ListFormat::Text {
        let rejected = count(rejected, "incident");
        out.write(format!("\n{rejected} rejected by review (sayso review list)\n").as_bytes())?;
    }
    out.finish()?;
    Ok(Outcome::AllRead)
}

fn is_asked(args: &Incidents, summary: &Summary) -> bool {
    let contains = |text: &str, part: &str| text.to_lowercase().contains(&part.to_lowercase());
    let first_day = summary.start.as_deref();
    let last_day = summary.end.as_deref().or(first_day);
    let in_time = args.from.as_ref().is_none_or(|from| last_day.is_some_and(|day| day >= from.as_str()))
        && args.until.as_ref().is_none_or(|until| first_day.is_some_and(|day| day <= until.as_str()));
    let at_place = args.place.as_ref().is_none_or(|asked| {
        summary.place.as_ref().is_some_and(|place| {
            contains(&place.name, asked)
                || place.admin1.as_deref().is_some_and(|admin1| contains(admin1, asked))
                || place.country.as_deref().is_some_and(|country| country.eq_ignore_ascii_case(asked))
        })
    });
    let of_type = args.types.is_empty() || args.types.iter().any(|asked| asked.0 == summary.incident_type);
    let by =
        args.actor.as_ref().is_none_or(|asked| summary.actors.iter().any(|actor| contains(actor, asked)));
    let highest = |kind: Kind| -> u64 {
        let of_kind = summary.figures.iter().filter(|figure| figure.kind == kind);
        of_kind.filter_map(|f| f.high.or(f.best).or(f.low)).fold(0, u64::saturating_add)
    };
    let deadly = args.killed.is_none_or(|least| highest(Kind::Killed) >= least)
        && args.injured.is_none_or(|least| highest(Kind::Injured) >= least);
    let about = args.all || !summary.reports.is_empty();
    in_time && at_place && of_type && by && deadly && about && (!args.contested || summary.contested)
}

/// Some lines: what, where, when; the toll in the reports' words, with whose they are; on how many voices it rests.
fn entry(opened: &OpenLedger, summary: &Summary, not_first: bool) -> String {
    let mut page = Page::new(page_layout());
    if not_first {
        page.blank();
    }
    let place = summary.place.as_ref().map_or_else(
        || "place not known".to_owned(),
        |place| {
            let country = place.country.as_deref().map(|code| opened.countries.name(code));
            let admin1 = place.admin1.as_deref().filter(|admin1| *admin1 != place.name);
            [Some(place.name.as_str()), admin1, country].into_iter().flatten().collect::<Vec<_>>().join(", ")
        },
    );
    let when = match (&summary.start, &summary.end) {
        (None, _) => "day not known".to_owned(),
        (Some(start), Some(end)) if end != start => format!("{} to {}", weekday(start), weekday(end)),
        (Some(start), _) => weekday(start),
    };
    let heading = Rich::new()
        .strong(&summary.id)
        .plain(&format!(" · {} · {place} · {when}", incident_word(summary.incident_type)));
    page.paragraph("", &heading);
    for kind in [Kind::Killed, Kind::Injured, Kind::Abducted] {
        if let Some(toll) = toll(summary, kind) {
            page.paragraph(&format!("  {:<8} ", participle(kind)), &toll);
        }
    }
    let mut end = Rich::new();
    if opened.reviewed.incident(&summary.id).is_some_and(|incident| incident.is_rejected) {
        end = end.mark("REJECTED").plain(" · ");
    }
    end = end.dim(&voices(summary)).dim(&reviewed(opened, &summary.id));
    if summary.contested {
        end = end.plain(" · ").mark("contested");
    }
    if !summary.actors.is_empty() {
        end = end.dim(&format!(" · said to have done it: {}", summary.actors.join(", ")));
    }
    page.paragraph("  ", &end);
    page.finish()
}

/// ", reviewed", or that people do not agree.
fn reviewed(opened: &OpenLedger, incident: &str) -> String {
    let Some(incident) = opened.reviewed.incident(incident) else { return String::new() };
    let open = incident.rulings.iter().filter(|ruling| ruling.stands.is_none()).count();
    match (incident.rulings.len(), open) {
        (0, _) => String::new(),
        (rulings, 0) => format!(", {}", count(rulings, "decision")),
        (rulings, open) => format!(", {}, {open} not agreed", count(rulings, "decision")),
    }
}

/// "“at least 11”, governor (r1) to 20, FLC, NOT VERIFIED (r7) · stated best: 14, minister (r12)".
fn toll(summary: &Summary, kind: Kind) -> Option<Rich> {
    let figures: Vec<&Figure> = summary.figures.iter().filter(|figure| figure.kind == kind).collect();
    if figures.is_empty() {
        return None;
    }
    let mut ends: Vec<(Bound, Rich)> = Vec::new();
    for bound in [Bound::Low, Bound::High, Bound::Best] {
        // What one group's end takes out and another's puts in is told by neither.
        let of_bound = || figures.iter().flat_map(|f| &f.because).filter(|b| b.bound == bound);
        let net = |claim: &str| {
            let (out, put): (Vec<_>, Vec<_>) =
                of_bound().filter(|b| b.claim == claim).partition(|b| b.reason == incidents::TAKEN_OUT);
            put.len() > out.len()
        };
        let mut said: Vec<&Words> = Vec::new();
        for because in of_bound().filter(|because| net(&because.claim)) {
            let words = summary.words.iter().find(|words| words.claim == because.claim);
            said.extend(words.filter(|words| !said.iter().any(|known| known.claim == words.claim)));
        }
        let words = together(&said, figures.len() > 1 || said.len() > 1);
        if !words.is_empty() {
            ends.push((bound, words));
        }
    }
    let of = |bound| ends.iter().find(|(known, _)| *known == bound).map(|(_, words)| words.clone());
    let (low, high, best) = (of(Bound::Low), of(Bound::High), of(Bound::Best));
    let line = match (low, high) {
        (Some(low), Some(high)) if low != high => low.plain(" to ").then(high),
        (Some(one), _) | (None, Some(one)) => one,
        (None, None) => return best,
    };
    Some(match best {
        Some(best) if best == line => line,
        Some(best) => line.plain(" · stated best: ").then(best),
        None => line.plain(" · no best"),
    })
}

/// "three police officers and 11 workers, the report itself (r25)": what one holder says in one report stands together.
fn together(said: &[&Words], several_groups: bool) -> Rich {
    let mut line = Rich::new();
    let mut left: Vec<&Words> = said.to_vec();
    while let Some(first) = left.first().copied() {
        let report = |words: &Words| words.claim.split('/').next().unwrap_or_default().to_owned();
        let goes_with = |words: &&Words| {
            words.holder == first.holder && words.status == first.status && report(words) == report(first)
        };
        let (of_one, others): (Vec<&Words>, Vec<&Words>) = left.iter().copied().partition(goes_with);
        left = others;
        if !line.is_empty() {
            line = line.plain(" with ");
        }
        for (n, words) in of_one.iter().enumerate() {
            line = if n > 0 { line.plain(" and ") } else { line };
            line = line.strong(&number(words, several_groups));
        }
        line = line.plain(&format!(", {}", first.holder.as_deref().unwrap_or("the report itself")));
        if let Some(mark) = mark(first.status) {
            line = line.plain(", ").mark(mark);
        }
        line = line.dim(&format!(" ({})", report(first)));
    }
    line
}

/// The number, with those counted where there are several groups of them.
fn number(words: &Words, several_groups: bool) -> String {
    match (&words.quantity, &words.of) {
        (Some(number), Some(of)) if several_groups && of.contains(number.as_str()) => of.clone(),
        (Some(number), Some(of)) if several_groups => format!("{number} {of}"),
        (Some(number), _) => number.clone(),
        (None, Some(of)) => of.clone(),
        (None, None) => "one".to_owned(),
    }
}

fn mark(status: Status) -> Option<&'static str> {
    match status {
        Status::Asserted => None,
        Status::Admitted => Some("ADMITTED"),
        Status::Denied => Some("DENIED"),
        Status::Unverified => Some("NOT VERIFIED"),
        Status::Possible => Some("POSSIBLE"),
        Status::Unreal => Some("NOT DONE"),
    }
}
