//! What a decision is about, as people name it: `r12/c5`, `r12/i1`, `r12/e3`, an incident.

use anyhow::{Context as _, bail};
use incidents::review::anchor::{ClaimAnchor, EntityAnchor, IncidentAnchor, TellingAnchor};
use incidents::review::{Act, Linked, Now, Target};
use ledger::{Reviewed, Tx, incident_anchor, report_key, report_seq};

use crate::inspect::resolve;

/// What stands while something is decided.
pub struct Deciding<'r> {
    /// The incidents as they stand.
    pub reviewed: &'r Reviewed,
}

impl Deciding<'_> {
    /// What is named.
    ///
    /// # Errors
    /// If there is nothing of that name.
    pub fn target(&self, tx: &mut Tx<'_>, name: &str) -> anyhow::Result<Target> {
        let Some((report, part)) = name.split_once('/') else {
            return Ok(Target::Incident(self.incident(tx, name)?.1));
        };
        let seq = report_seq(report)
            .with_context(|| format!("{name:?} names nothing: a claim is named as in r12/c5"))?;
        let now = self.report(tx, seq)?;
        match part.chars().next() {
            Some('c' | 'd') => Ok(Target::Claim(self.claim(&now, part)?)),
            Some('i') => {
                let anchor = TellingAnchor::new(now.report, now.reading_seq, &now.reading, part);
                let known = || now.reading.incidents.iter().map(|incident| incident.id.as_str());
                anchor.map(Target::Telling).with_context(|| missing(name, "incident", known()))
            }
            Some('e') => {
                let found = now.reading.entities.iter().find(|entity| entity.id == part);
                let known = || now.reading.entities.iter().map(|entity| entity.id.as_str());
                let entity = found.with_context(|| missing(name, "person or group", known()))?;
                Ok(Target::Entity(EntityAnchor {
                    report: now.report,
                    reading: now.reading_seq,
                    entity: entity.id.clone(),
                    name: entity.name.clone(),
                }))
            }
            _ => bail!("{name:?} names nothing: give r12/c5 (a claim), r12/i1 or r12/e3"),
        }
    }

    /// A claim of a report, one that was added among them.
    ///
    /// # Errors
    /// If there is none of that id.
    pub fn claim(&self, now: &Now, id: &str) -> anyhow::Result<ClaimAnchor> {
        let (stands, _) = self.reviewed.standing.reading(now);
        let claim = now.reading.claims.iter().find(|claim| claim.id == id);
        let claim = claim.or_else(|| stands.claims.iter().find(|claim| claim.id == id));
        let known = || stands.claims.iter().map(|claim| claim.id.as_str());
        let name = format!("{}/{id}", report_key(now.report));
        let claim = claim.with_context(|| missing(&name, "claim", known()))?;
        Ok(ClaimAnchor::new(now.report, now.reading_seq, claim))
    }

    /// An incident, with its name.
    ///
    /// # Errors
    /// If there is none of that name, or several.
    pub fn incident(&self, tx: &mut Tx<'_>, name: &str) -> anyhow::Result<(String, IncidentAnchor)> {
        let id = match name.split_once('/') {
            // What one report tells names the incident that it is of.
            Some((report, part)) if report_seq(report).is_some() => {
                let (report, incident) = (report_seq(report).unwrap_or_default(), part.to_owned());
                self.of_telling(tx, report, &incident)?
                    .with_context(|| format!("{name} is told of no incident"))?
            }
            _ => resolve(tx, self.reviewed, name)?,
        };
        let parts = match self.reviewed.incident(&id) {
            Some(incident) => incident.parts.clone(),
            None => tx.incident_parts(&id)?.with_context(|| format!("there is no incident {id}"))?,
        };
        let anchor = incident_anchor(tx, &id, &parts)?;
        Ok((id, anchor))
    }

    fn of_telling(&self, tx: &mut Tx<'_>, report: u64, incident: &str) -> anyhow::Result<Option<String>> {
        let telling = incidents::review::Telling { report, incident: incident.to_owned() };
        let made = self.reviewed.incidents.iter().find(|made| {
            made.parts.tellings.iter().any(|part| part.report == report && part.incident == incident)
        });
        match made {
            Some(made) => Ok(Some(made.summary.id.clone())),
            None => Ok(tx.machine_incident(&telling)?),
        }
    }

    /// What a report tells of the one incident that it tells of, or that is named with it.
    ///
    /// # Errors
    /// If it tells of none, or of several.
    pub fn only_telling(&self, tx: &mut Tx<'_>, name: &str) -> anyhow::Result<TellingAnchor> {
        let (report, incident) = telling_named(name)?;
        let now = self.report(tx, report)?;
        let main: Vec<&str> = now
            .reading
            .incidents
            .iter()
            .filter(|told| incident.as_ref().map_or(told.main, |incident| told.id == *incident))
            .map(|told| told.id.as_str())
            .collect();
        match main[..] {
            [id] => TellingAnchor::new(now.report, now.reading_seq, &now.reading, id)
                .with_context(|| format!("{name} tells of no incident")),
            [] => bail!("{name} tells of no incident"),
            _ => bail!(
                "{name} tells of several: {}",
                main.iter().map(|id| format!("r{report}/{id}")).collect::<Vec<_>>().join(", ")
            ),
        }
    }

    /// A report that stands and is the latest version.
    ///
    /// # Errors
    /// If it is not.
    pub fn report(&self, tx: &mut Tx<'_>, report: u64) -> anyhow::Result<Now> {
        tx.standing_report(report)?;
        let now = tx.report_now(report)?.with_context(|| format!("report {report} was not read"))?;
        if now.report != report {
            bail!(
                "the text of r{report} was changed under its URL: decide about r{}, its latest version",
                now.report
            );
        }
        Ok(now)
    }
}

/// "r12", "r12/i2".
///
/// # Errors
/// If it is not of that form.
pub fn telling_named(name: &str) -> anyhow::Result<(u64, Option<String>)> {
    let (report, incident) = match name.split_once('/') {
        Some((report, incident)) => (report, Some(incident.to_owned())),
        None => (name, None),
    };
    let seq = report_seq(report).with_context(|| format!("{name:?} is no report: give it as r12"))?;
    Ok((seq, incident))
}

fn missing<'k>(name: &str, what: &str, known: impl Iterator<Item = &'k str>) -> String {
    const SHOWN: usize = 12;
    let known: Vec<&str> = known.collect();
    let more = if known.len() > SHOWN { ", ..." } else { "" };
    let shown = known.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if shown.is_empty() {
        format!("there is no {what} {name}: the report has none")
    } else {
        format!("there is no {what} {name}; the report has {shown}{more}")
    }
}

/// A decision in words, without who made it.
pub fn described(act: &Act) -> String {
    match act {
        Act::Accept { on } | Act::Reject { on } => named(on),
        Act::Correct { on, set } => {
            let set: Vec<String> =
                set.iter().map(|correction| format!("{}={}", correction.field, correction.value)).collect();
            format!("{} {}", named(on), set.join(" "))
        }
        Act::Note { on, text } => format!("{}: {text}", named(on)),
        Act::Add { report, claim, .. } => {
            let number = claim.quantity.as_ref().map_or_else(String::new, |span| format!(" “{}”", span.text));
            format!("{}: {}{number}", report_key(*report), claim.kind)
        }
        Act::Merge { a, b } => format!("{} with {}", of_incident(a), of_incident(b)),
        Act::Split { from, tellings } => {
            let gone: Vec<String> = tellings.iter().map(telling).collect();
            format!("{} from {}", gone.join(", "), of_incident(from))
        }
        Act::Link { on, to } => {
            let on = match on {
                Linked::Claim(claim) => format!("{}/{}", report_key(claim.report), claim.claim),
                Linked::Telling(of) => telling(of),
            };
            format!("{on} to {}", of_incident(to))
        }
        Act::Undo { decision } => format!("decision {decision}"),
    }
}

fn named(target: &Target) -> String {
    match target {
        Target::Claim(claim) => format!("{}/{}", report_key(claim.report), claim.claim),
        Target::Telling(of) => telling(of),
        Target::Incident(incident) => of_incident(incident),
        Target::Entity(entity) => format!("{}/{}", report_key(entity.report), entity.entity),
    }
}

fn telling(of: &TellingAnchor) -> String {
    format!("{}/{}", report_key(of.report), of.incident)
}

/// Incidents are called by the report after which they are named: their names change as reports come in.
fn of_incident(anchor: &IncidentAnchor) -> String {
    anchor
        .tellings
        .first()
        .map_or_else(|| "an incident".to_owned(), |first| format!("the incident of {}", telling(first)))
}
