//! `sayso review list`: what can be decided about, and what was decided.

use std::collections::BTreeMap;

use anyhow::Context as _;
use claims::reading::Claim;
use incidents::review::{Act, Recorded};
use ledger::{Reviewed, Ruling, Thing};
use serde_json::{Value, json};

use super::args::List;
use super::target::described;
use crate::inspect::args::TextOrJson;
use crate::inspect::{OpenLedger, Told};
use crate::run::{Outcome, page_layout};
use crate::sink::Sink;
use crate::view::{Lookup, Page, Rich, counted, participle, ruling};

/// Lists.
///
/// # Errors
/// If the ledger cannot be read or has no such incident.
pub fn run(args: &List) -> anyhow::Result<Outcome> {
    let mut opened = OpenLedger::open(&args.at, &args.view)?;
    let text = match &args.incident {
        Some(name) => {
            let told = opened.unmasked(name)?;
            match args.format {
                TextOrJson::Text => claims(&opened, &told, args.open),
                TextOrJson::Json => claims_json(&opened, &told, args.open)?,
            }
        }
        None => decisions(&mut opened, args.format)?,
    };
    let mut out = Sink::stdout();
    out.write(text.as_bytes())?;
    out.finish()?;
    Ok(Outcome::AllRead)
}

/// What was decided about a claim.
fn rulings_on<'t>(told: &'t Told, claim: &'t Claim) -> impl Iterator<Item = &'t Ruling> {
    told.rulings.iter().filter(move |ruling| ruling.on.as_ref() == Some(&claim.id))
}

/// Whether nobody has decided about it, or people do not agree.
fn is_open(told: &Told, claim: &Claim) -> bool {
    let mut rulings = rulings_on(told, claim).peekable();
    rulings.peek().is_none() || rulings.any(|ruling| ruling.stands.is_none())
}

fn claims(opened: &OpenLedger, told: &Told, open: bool) -> String {
    let case = told.parts.case(opened.linker.names());
    let joined = told.joined(&case);
    let lookup = Lookup::new(&joined.reading, &joined.positions, &opened.countries);
    let attackers = joined.reading.incidents.first().map(|i| lookup.attackers(i)).unwrap_or_default();
    let mut page = Page::new(page_layout());
    let heading = Rich::new().strong(&told.summary.id).plain(&format!(" · {}", told.summary.title));
    page.paragraph("", &heading);
    page.paragraph("", &Rich::new().dim("Names of private persons are shown here, for those who decide."));
    let mut report = "";
    for claim in &joined.reading.claims {
        if open && !is_open(told, claim) {
            continue;
        }
        let of = claim.id.split('/').next().unwrap_or_default();
        if of != report {
            report = of;
            page.blank();
            page.paragraph("", &report_line(told, report));
        }
        let what = if claim.kind.is_count() {
            Rich::new().strong(&format!("{} {}", counted(claim), participle(claim.kind)))
        } else {
            Rich::new().strong(&claim.kind.as_str().replace('_', " "))
        };
        let group = claim.group.map_or_else(String::new, |group| format!(" · {group}"));
        let at = lookup.position(claim).map_or_else(String::new, |at| format!(" · {at}"));
        let line = what
            .plain(", ")
            .then(lookup.say_so(claim, &attackers))
            .dim(&format!("{group} · {}{at}", claim.status));
        page.paragraph(&format!("{:<9} ", claim.id), &line);
        page.paragraph("          ", &Rich::new().dim(&format!("“{}”", claim.evidence.text)));
        for ruled in rulings_on(told, claim) {
            page.paragraph("        - ", &ruling(ruled));
        }
    }
    let of_claims = |ruling: &&Ruling| {
        let claim = ruling.on.as_ref().and_then(|on| lookup.claim(on));
        claim.is_none()
    };
    let others: Vec<&Ruling> = told.rulings.iter().filter(of_claims).collect();
    if !others.is_empty() || !told.notes.is_empty() {
        page.blank();
        page.paragraph("", &Rich::new().strong("DECIDED BESIDES"));
    }
    for ruled in others {
        page.paragraph("- ", &ruling(ruled));
    }
    for line in crate::view::decided(&[], &told.notes) {
        page.paragraph("- ", &line);
    }
    unfit(opened, &mut page);
    page.finish()
}

fn report_line(told: &Told, key: &str) -> Rich {
    let part = told.parts.tellings.iter().find(|part| part.key == key);
    let head = part.map(|part| &part.reading.report);
    let name = head.map_or("", |head| head.id.as_str());
    let mut line = Rich::new().strong(&format!("{key} · {name}"));
    if let Some(outlet) = head.and_then(|head| head.outlet.as_deref()) {
        line = line.plain(&format!(" · {outlet}"));
    }
    if let Some(published) = head.and_then(|head| head.published.as_deref()) {
        line = line.dim(&format!(" · {}", published.get(..10).unwrap_or(published)));
    }
    let persons: Vec<String> = part
        .into_iter()
        .flat_map(|part| &part.reading.entities)
        .filter(|entity| entity.private)
        .map(|entity| format!("{key}/{} {}", entity.id, entity.name))
        .collect();
    if persons.is_empty() { line } else { line.dim(&format!(" · private: {}", persons.join(", "))) }
}

fn claims_json(opened: &OpenLedger, told: &Told, open: bool) -> anyhow::Result<String> {
    let case = told.parts.case(opened.linker.names());
    let claims: Vec<Value> = case
        .told()
        .iter()
        .filter(|known| !open || is_open(told, &known.claim))
        .map(|known| json!({"claim": known.claim, "decided": rulings_on(told, &known.claim).collect::<Vec<_>>()}))
        .collect();
    let value = json!({"incident": told.summary.id, "claims": claims, "decided": told.rulings, "notes": told.notes,
                       "unfit": opened.reviewed.unfit});
    Ok(serde_json::to_string_pretty(&value).context("the list has no JSON form")? + "\n")
}

/// All decisions, with what stands of them.
fn decisions(opened: &mut OpenLedger, format: TextOrJson) -> anyhow::Result<String> {
    let recorded = opened.ledger.read(|tx| tx.reviews())?;
    let states = states(&opened.reviewed);
    let state = |one: &Recorded| match &one.review.act {
        Act::Undo { .. } => ("stands", String::new()),
        _ => states.get(&one.seq).cloned().unwrap_or(("undone or replaced", String::new())),
    };
    if format == TextOrJson::Json {
        let list: Vec<Value> = recorded
            .iter()
            .filter(|one| opened.sees(&one.by))
            .map(|one| {
                let (state, why) = state(one);
                json!({"entry": one.seq, "at": one.at, "by": one.by, "reason": one.reason, "review": one.review,
                       "state": state, "why": why})
            })
            .collect();
        return Ok(serde_json::to_string_pretty(&list).context("the list has no JSON form")? + "\n");
    }
    let mut page = Page::new(page_layout());
    let mut shown = 0_usize;
    for one in recorded.iter().filter(|one| opened.sees(&one.by)) {
        shown += 1;
        let act = &one.review.act;
        let (state, why) = state(one);
        let mut line = Rich::new().strong(&format!("{} ", act.name())).plain(&described(act));
        line = line.plain(&format!(" · {}", one.by));
        if one.review.blind {
            line = line.plain(", blind");
        }
        if !one.reason.is_empty() {
            line = line.plain(&format!(": {}", one.reason));
        }
        line = match state {
            "stands" => line,
            _ => line.plain(" · ").mark(&state.to_uppercase()).plain(&if why.is_empty() {
                why
            } else {
                format!(" ({why})")
            }),
        };
        page.paragraph(&format!("{:>6}  {}  ", one.seq, one.at.get(..10).unwrap_or(&one.at)), &line);
    }
    if shown == 0 && opened.whose.is_none() {
        page.paragraph("", &Rich::new().plain("With --machine-only nobody's decisions are seen."));
    } else if shown == 0 {
        page.paragraph(
            "",
            &Rich::new()
                .plain("Nothing was decided yet. `sayso review list INCIDENT` shows its claims by name."),
        );
    }
    Ok(page.finish())
}

/// What became of each decision that counts for something.
fn states(reviewed: &Reviewed) -> BTreeMap<u64, (&'static str, String)> {
    let standing = &reviewed.standing;
    let mut states: BTreeMap<u64, (&'static str, String)> = BTreeMap::new();
    let of_things = reviewed.things().into_iter().map(|thing| match thing {
        Thing::Incident { decisions, .. } => standing.of_incident(&decisions),
        Thing::Other(subject) => standing.settled(&subject),
    });
    for settled in of_things.flat_map(BTreeMap::into_values) {
        let state = if settled.stands.is_some() { "stands" } else { "not agreed" };
        for vote in &settled.live {
            let known = states.entry(vote.person.seq).or_insert((state, String::new()));
            if state == "not agreed" {
                known.0 = state;
            }
        }
    }
    states.extend(standing.notes.iter().map(|note| (note.person.seq, ("stands", String::new()))));
    let unfit = reviewed.unfit.iter();
    states.extend(unfit.map(|unfit| (unfit.person.seq, ("does not fit", unfit.why.clone()))));
    states
}

/// Decisions that do not fit what is read now.
fn unfit(opened: &OpenLedger, page: &mut Page) {
    if opened.reviewed.unfit.is_empty() {
        return;
    }
    page.blank();
    page.paragraph("", &Rich::new().strong("DECISIONS THAT DO NOT FIT ANY MORE, in the whole ledger"));
    for unfit in &opened.reviewed.unfit {
        let line = Rich::new().plain(&format!("{} by {}: ", unfit.act, unfit.person.by)).mark(&unfit.why);
        page.paragraph(&format!("{:>6}  ", unfit.person.seq), &line);
    }
}
