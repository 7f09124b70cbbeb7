//! `sayso show`: one incident, over all its reports.

use anyhow::Context as _;
use incidents::balance::balance;
use incidents::corroboration::corroborations;
use incidents::policy::estimate;

use super::args::{Show, ShowFormat};
use super::{OpenLedger, voices};
use crate::policies::Asked;
use crate::run::{Outcome, page_layout};
use crate::sink::Sink;
use crate::view::{Frame, Section, Sheet, decided, framed, markdown, sections};

/// Shows an incident.
///
/// # Errors
/// If the ledger cannot be read or has no such incident.
pub fn run(args: &Show) -> anyhow::Result<Outcome> {
    let asked = Asked::new(&args.policies, args.policy_file.as_deref())?;
    let mut opened = OpenLedger::open_for(&args.which)?;
    let told = opened.incident(&args.which.incident)?;
    let case = told.parts.case(opened.linker.names());
    let mut estimates: Vec<_> =
        asked.policies.iter().flat_map(|policy| estimate(&case, *policy, &asked.settings)).collect();
    told.graded(&mut estimates);
    let mut out = Sink::stdout();
    let text = match args.format {
        ShowFormat::Json => {
            let joined = told.joined(&case);
            let claims: Vec<_> = case
                .told()
                .iter()
                .map(|told| {
                    let report = case.account_of(told).map(|account| account.reading.report.id.as_str());
                    serde_json::json!({"report": report, "claim": told.claim})
                })
                .collect();
            let tellings: Vec<_> = case
                .accounts()
                .iter()
                .map(|account| serde_json::json!({"report": account.report, "incident": account.told()}))
                .collect();
            let value = serde_json::json!({
                "incident": told.summary,
                "estimates": estimates,
                "claims": claims,
                "tellings": tellings,
                "entities": joined.reading.entities,
                "origins": told.parts.origins,
                "between_reports": incidents::conflicts::between(&case),
                "revisions": incidents::revisions::timelines(&case),
                "corroboration": corroborations(&case),
                "balance": balance(&case),
                "decided": told.rulings,
                "notes": told.notes,
            });
            serde_json::to_string_pretty(&value).context("the incident has no JSON form")? + "\n"
        }
        ShowFormat::Text | ShowFormat::Markdown => {
            let mut joined = told.joined(&case);
            if let Some(incident) = joined.reading.incidents.first_mut() {
                incident.estimates = estimates;
            }
            let mut sheet = Sheet::joined(&joined, &told.summary, &opened.countries);
            sheet.sections = sections(&case, &told.summary, &told.parts.origins, &joined, &opened.countries);
            let title = "DECIDED BY PEOPLE, and already in the above where it stands";
            sheet.sections.extend(Section::new(title, decided(&told.rulings, &told.notes)));
            let frame = Frame {
                legend:
                    "What these reports say, not what happened. (r7 2:1 = report 7, paragraph 2, sentence 1)"
                        .to_owned(),
                end: format!(
                    "{}, {} · reports: {} · figures: --policy · all fields: --format json",
                    voices(&told.summary),
                    if told.rulings.is_empty() { "unreviewed" } else { "reviewed" },
                    told.summary.reports.join(", ")
                ),
            };
            if args.format == ShowFormat::Markdown {
                markdown(&sheet, &frame.legend)
            } else {
                framed(&sheet, &frame, page_layout())
            }
        }
    };
    out.write(text.as_bytes())?;
    out.finish()?;
    Ok(Outcome::AllRead)
}
