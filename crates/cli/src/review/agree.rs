//! `sayso agree`: how far people agree who decided about the same things.

use anyhow::Context as _;
use claims::reading::Claim;
use incidents::Summary;
use incidents::review::agree::{Agreement, agreement};
use incidents::review::{Subject, VERDICT, Vote, Whose};
use ledger::{Thing, Tx, report_key};
use std::collections::BTreeMap;

use super::args::Agree;
use crate::inspect::OpenLedger;
use crate::inspect::args::{TextOrJson, View};
use crate::run::{Outcome, page_layout};
use crate::sink::Sink;
use crate::view::{Page, Rich};

/// Prints agreement and disagreements.
///
/// # Errors
/// If the ledger cannot be read.
pub fn run(args: &Agree) -> anyhow::Result<Outcome> {
    let mut opened = OpenLedger::open(&args.at, &View::default())?;
    let linker = &opened.linker;
    let (reviewed, things, machine) = opened.ledger.read(|tx| -> anyhow::Result<_> {
        let reviewed = tx.reviewed(linker, &Whose::All)?;
        let standing = &reviewed.standing;
        let mut things: Vec<(Subject, BTreeMap<String, Vec<Vote>>)> = Vec::new();
        for thing in reviewed.things() {
            things.extend(match thing {
                Thing::Incident { first, decisions } => {
                    first.map(|first| (Subject::Incident(first), standing.votes_of_incident(&decisions)))
                }
                Thing::Other(subject) => {
                    let votes = standing.votes(&subject);
                    Some((subject, votes))
                }
            });
        }
        let machine = values(tx, things.iter().map(|(subject, _)| subject))?;
        Ok((reviewed, things, machine))
    })?;
    let value = |subject: &Subject, field: &str| {
        machine.get(&(subject.clone(), field.to_owned())).cloned().unwrap_or_else(|| "none".to_owned())
    };
    let mut found = agreement(&things, &args.among, &value);
    for difference in &mut found.differences {
        let mask = reviewed.mask_on(&difference.subject);
        let votes = difference.votes.iter_mut().flat_map(|(person, words)| [&mut person.reason, words]);
        let settled = difference.adjudicated.iter_mut().map(|person| &mut person.reason);
        for words in votes.chain(settled).chain(&mut difference.stands) {
            // Words about what is not there any more cannot be masked, and are not shown.
            *words = mask.map_or_else(|| "not shown".to_owned(), |mask| mask.words(words));
        }
    }
    let text = match args.format {
        TextOrJson::Json => {
            let mut json = serde_json::to_value(&found).context("agreement has no JSON form")?;
            for (difference, line) in
                found.differences.iter().zip(json["differences"].as_array_mut().into_iter().flatten())
            {
                line["on"] = named(&difference.subject).into();
            }
            serde_json::to_string_pretty(&json).context("agreement has no JSON form")? + "\n"
        }
        TextOrJson::Text => page(&found),
    };
    let mut out = Sink::stdout();
    out.write(text.as_bytes())?;
    out.finish()?;
    Ok(Outcome::AllRead)
}

/// The machine's values of all that was decided about, in words.
fn values<'s>(
    tx: &mut Tx<'_>,
    subjects: impl Iterator<Item = &'s Subject>,
) -> anyhow::Result<BTreeMap<(Subject, String), String>> {
    let mut values = BTreeMap::new();
    for subject in subjects {
        let fields: Vec<(&str, String)> = match subject {
            Subject::Claim(report, id) => {
                let now = tx.report_now(*report)?;
                let claim = now.as_ref().and_then(|now| now.reading.claims.iter().find(|c| c.id == *id));
                claim.map(of_claim).unwrap_or_default()
            }
            Subject::Incident(telling) => {
                let stored = match tx.machine_incident(telling)? {
                    Some(id) => tx.incident(&id)?,
                    None => None,
                };
                let summary: Option<Summary> =
                    stored.and_then(|stored| serde_json::from_str(&stored.json).ok());
                summary.as_ref().map(of_incident).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        values.extend(fields.into_iter().map(|(field, value)| ((subject.clone(), field.to_owned()), value)));
    }
    Ok(values)
}

fn of_claim(claim: &Claim) -> Vec<(&'static str, String)> {
    let or_none = |words: Option<String>| words.unwrap_or_else(|| "-".to_owned());
    vec![
        ("kind", claim.kind.to_string()),
        ("quantity", or_none(claim.quantity.as_ref().map(|span| span.text.clone()))),
        ("group", or_none(claim.group.map(|group| group.to_string()))),
        ("of", or_none(claim.of.clone())),
        ("as_called", or_none(claim.as_called.clone())),
        ("role_detail", or_none(claim.role_detail.map(|role| role.to_string()))),
        ("holder", or_none(claim.holder.as_ref().map(|holder| holder.text.clone()))),
        ("holder_type", or_none(claim.holder.as_ref().map(|holder| holder.holder_type.to_string()))),
        ("status", claim.status.to_string()),
        ("part_of", or_none(claim.part_of.clone())),
        ("time", or_none(claim.time.clone())),
        ("as_of", or_none(claim.as_of.clone())),
    ]
}

fn of_incident(summary: &Summary) -> Vec<(&'static str, String)> {
    let or_none = |words: Option<String>| words.unwrap_or_else(|| "-".to_owned());
    let place = summary.place.as_ref();
    vec![
        ("type", summary.incident_type.to_string()),
        ("title", summary.title.clone()),
        ("place.name", or_none(place.map(|place| place.name.clone()))),
        ("place.country", or_none(place.and_then(|place| place.country.clone()))),
        ("place.admin1", or_none(place.and_then(|place| place.admin1.clone()))),
        ("place.precision", or_none(place.map(|place| place.precision.to_string()))),
        ("start", or_none(summary.start.clone())),
        ("end", or_none(summary.end.clone())),
        ("date_precision", summary.date_precision.to_string()),
        ("actors", if summary.actors.is_empty() { "-".to_owned() } else { summary.actors.join("; ") }),
    ]
}

fn page(found: &Agreement) -> String {
    let mut page = Page::new(page_layout());
    if found.units == 0 {
        page.paragraph(
            "",
            &Rich::new().plain(
                "Nothing was decided by two people who had not seen each other's decisions (sayso review ... --blind).",
            ),
        );
        return page.finish();
    }
    let things = if found.units == 1 { "1 thing".to_owned() } else { format!("{} things", found.units) };
    let heading = format!("{} decided about {things}", found.people.join(", "));
    page.paragraph("", &Rich::new().strong(&heading));
    page.blank();
    page.paragraph("field             things     all agree  ", &Rich::new().plain("alpha"));
    for field in &found.fields {
        let alpha = field.alpha.map_or_else(|| "-".to_owned(), |alpha| format!("{alpha:.2}"));
        let name = if field.field == VERDICT { "right at all" } else { &field.field };
        let share = 100 * field.agreed / field.units.max(1);
        let head = format!("{name:<16}  {:>6}  {:>4} ({share:>3} %)  ", field.units, field.agreed);
        page.paragraph(&head, &Rich::new().plain(&alpha));
    }
    if !found.differences.is_empty() {
        page.blank();
        page.paragraph("", &Rich::new().strong("WHERE THEY DIFFER"));
    }
    for difference in &found.differences {
        let field =
            if difference.field == VERDICT { String::new() } else { format!(" {}", difference.field) };
        let mut line = Rich::new().plain(&format!("{}{field}: ", named(&difference.subject)));
        for (n, (person, value)) in difference.votes.iter().enumerate() {
            let comma = if n > 0 { "; " } else { "" };
            line = line
                .plain(&format!("{comma}{} ", person.by))
                .strong(value)
                .dim(&format!(" ({})", person.seq));
        }
        line = match (&difference.adjudicated, &difference.stands) {
            (Some(person), Some(stands)) => line
                .plain(&format!(" · {} settled it: ", person.by))
                .strong(stands)
                .dim(&format!(" ({})", person.seq)),
            _ => line.plain(" · ").mark("NOT SETTLED"),
        };
        page.paragraph("- ", &line);
    }
    page.finish()
}

fn named(subject: &Subject) -> String {
    let telling =
        |telling: &incidents::review::Telling| format!("{}/{}", report_key(telling.report), telling.incident);
    match subject {
        Subject::Claim(report, claim) => format!("{}/{claim}", report_key(*report)),
        Subject::Entity(report, entity) => format!("{}/{entity}", report_key(*report)),
        Subject::Telling(of) => telling(of),
        Subject::Incident(of) => format!("the incident of {}", telling(of)),
        Subject::Pair(a, b) => format!("{} and {}", telling(a), telling(b)),
    }
}
