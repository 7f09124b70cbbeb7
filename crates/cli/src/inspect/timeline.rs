//! `sayso timeline`: what was said of an incident's figures, when, and what replaced it.

use anyhow::Context as _;
use incidents::revisions::{Basis, Change, Said, timelines};
use ledger::Tx;

use super::OpenLedger;
use super::args::{TextOrJson, Timeline};
use crate::run::{Outcome, page_layout};
use crate::sink::Sink;
use crate::view::{Lookup, Page, Rich, counted, group_word, participle, weekday};

/// Shows a timeline.
///
/// # Errors
/// If the ledger cannot be read or has no such incident.
pub fn run(args: &Timeline) -> anyhow::Result<Outcome> {
    let mut opened = OpenLedger::open_for(&args.which)?;
    let told = opened.incident(&args.which.incident)?;
    let corrections = silent_corrections(&mut opened, &told.parts)?;
    let case = told.parts.case(opened.linker.names());
    let lines = timelines(&case);
    let mut out = Sink::stdout();
    if args.format == TextOrJson::Json {
        let text = serde_json::to_string_pretty(&lines).context("the timeline has no JSON form")? + "\n";
        out.write(text.as_bytes())?;
        out.finish()?;
        return Ok(Outcome::AllRead);
    }
    let joined = told.joined(&case);
    let lookup = Lookup::new(&joined.reading, &joined.positions, &opened.countries);
    let attackers = joined.reading.incidents.first().map(|i| lookup.attackers(i)).unwrap_or_default();
    let mut page = Page::new(page_layout());
    page.paragraph(
        "",
        &Rich::new()
            .strong(&told.summary.id)
            .plain(&format!(" · {} · what was said, and when", told.summary.title)),
    );
    let mut of = None;
    for line in &lines {
        if of != Some((line.kind, line.group)) {
            of = Some((line.kind, line.group));
            page.blank();
            let head = format!("{} {}", group_word(line.group), participle(line.kind)).to_uppercase();
            page.paragraph("", &Rich::new().strong(&head));
        }
        for said in &line.said {
            let Some(claim) = lookup.claim(&said.claim) else { continue };
            let at = lookup.position(claim).map_or_else(String::new, |at| format!(" {at}"));
            let text = Rich::new()
                .strong(&counted(claim))
                .plain(", ")
                .then(lookup.say_so(claim, &attackers))
                .dim(&at)
                .then(changed(&lookup, said));
            page.paragraph(&format!("{:<16}", when(said)), &text);
        }
    }
    for (old, new) in corrections {
        page.blank();
        page.paragraph(
            "",
            &Rich::new().mark("CHANGED UNDER ITS URL").plain(&format!(" r{old} is now r{new}")),
        );
    }
    out.write(page.finish().as_bytes())?;
    out.finish()?;
    Ok(Outcome::AllRead)
}

fn when(said: &Said) -> String {
    match (&said.day, said.basis) {
        (None, _) | (_, Basis::Unknown) => "day not known".to_owned(),
        (Some(day), Basis::Published) => format!("≤{}", weekday(day)),
        (Some(day), _) => weekday(day),
    }
}

fn changed(lookup: &Lookup<'_>, said: &Said) -> Rich {
    let before = said.replaces.as_deref().and_then(|id| lookup.claim(id)).map(counted);
    let words = match said.change {
        Change::First => return Rich::new(),
        Change::Same => "the same again".to_owned(),
        Change::Revised => format!("REVISED from {}", before.unwrap_or_default()),
        Change::Superseded => "AN EARLIER FIGURE, by the report's own words".to_owned(),
        Change::Retracted => format!("TAKES BACK {}", before.unwrap_or_default()),
    };
    Rich::new().plain(" · ").mark(words.trim_end())
}

/// Reports of the incident whose text changed under their URL: the version before, and the latest.
fn silent_corrections(opened: &mut OpenLedger, parts: &ledger::Parts) -> anyhow::Result<Vec<(u64, u64)>> {
    opened.ledger.read(|tx: &mut Tx<'_>| {
        let mut found = Vec::new();
        for report in parts.tellings.iter().map(|part| part.report) {
            let versions = tx.versions(report)?;
            found.extend(versions.iter().copied().zip(versions.iter().copied().skip(1)));
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    })
}
