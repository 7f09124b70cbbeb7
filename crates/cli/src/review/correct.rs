//! `sayso review correct`.

use anyhow::{Context as _, anyhow, bail};
use claims::reading::Kind;
use incidents::Summary;
use incidents::review::{Act, Correction, Target, fields, figures};
use ledger::{Tx, report_seq};

use super::args::Correct;
use super::target::Deciding;

/// The decision that the arguments make.
///
/// # Errors
/// If there is no such field, or if it cannot have such a value.
pub fn act(deciding: &Deciding<'_>, tx: &mut Tx<'_>, args: &Correct) -> anyhow::Result<Act> {
    for (n, (field, _)) in args.set.iter().enumerate() {
        if args.set[..n].iter().any(|(known, _)| known == field) {
            bail!("{field} is given twice");
        }
    }
    let on = deciding.target(tx, &args.on)?;
    let set: Vec<Correction> = match &on {
        Target::Claim(anchor) => {
            let now = deciding.report(tx, anchor.report)?;
            let (stands, _) = deciding.reviewed.standing.reading(&now);
            let mut claims = now.reading.claims.iter().chain(&stands.claims);
            let claim = claims.find(|claim| claim.id == anchor.claim).context("the claim is gone")?;
            each(args, |field, value| fields::of_claim(field, value, claim, &stands, &now.text))?
        }
        Target::Telling(anchor) => {
            let now = deciding.report(tx, anchor.report)?;
            let told = now.reading.incidents.iter().find(|told| told.id == anchor.incident);
            let told = told.context("the incident is gone")?;
            each(args, |field, value| fields::of_part(field, value, told))?
        }
        Target::Entity(anchor) => {
            let now = deciding.report(tx, anchor.report)?;
            let entity = now.reading.entities.iter().find(|entity| entity.id == anchor.entity);
            let entity = entity.context("the person or group is gone")?;
            each(args, |field, value| fields::of_part(field, value, entity))?
        }
        Target::Incident(_) => {
            let machine = machine(deciding, tx, &args.on)?;
            let mut set = Vec::new();
            for (field, value) in &args.set {
                let kind = Kind::from_name(field).filter(|kind| kind.is_count());
                set.push(match kind {
                    Some(kind) => figure(deciding, tx, kind, value, &machine)?,
                    None => {
                        fields::of_incident(field, value, &machine).map_err(|error| anyhow!("{error}"))?
                    }
                });
            }
            // What does not go together is said now, not listed later.
            let (id, _) = deciding.incident(tx, &args.on)?;
            let mut stands = deciding
                .reviewed
                .incident(&id)
                .map_or_else(|| machine.clone(), |incident| incident.summary.clone());
            let mut all = serde_json::json!({});
            for correction in set.iter().filter(|correction| Kind::from_name(&correction.field).is_none()) {
                fields::join(&mut all, &serde_json::Value::Object(correction.patch.clone()));
            }
            fields::apply(&mut stands, &all).map_err(|error| anyhow!("{error}"))?;
            set
        }
    };
    Ok(Act::Correct { on, set })
}

fn each(
    args: &Correct,
    correction: impl Fn(&str, &str) -> Result<Correction, String>,
) -> anyhow::Result<Vec<Correction>> {
    let mut set = Vec::new();
    for (field, value) in &args.set {
        set.push(correction(field, value).map_err(|error| anyhow!("{field}: {error}"))?);
    }
    Ok(set)
}

/// What the machine has of an incident; of one that people made, what stands.
fn machine(deciding: &Deciding<'_>, tx: &mut Tx<'_>, name: &str) -> anyhow::Result<Summary> {
    let (id, anchor) = deciding.incident(tx, name)?;
    for telling in &anchor.tellings {
        let telling =
            incidents::review::Telling { report: telling.report, incident: telling.incident.clone() };
        if let Some(machine) = tx.machine_incident(&telling)?
            && let Some(stored) = tx.incident(&machine)?
        {
            return serde_json::from_str(&stored.json).with_context(|| {
                format!("what is stored of incident {machine} cannot be understood; rebuild")
            });
        }
    }
    let made = deciding.reviewed.incident(&id).with_context(|| format!("there is no incident {id}"))?;
    Ok(made.summary.clone())
}

/// A figure by the claims that give it: `r12/c5+r14/c2`, or `-` for no best figure.
fn figure(
    deciding: &Deciding<'_>,
    tx: &mut Tx<'_>,
    kind: Kind,
    value: &str,
    machine: &Summary,
) -> anyhow::Result<Correction> {
    let mut claims = Vec::new();
    for name in value.split('+').filter(|_| value != "-") {
        let Some((report, id)) = name.split_once('/') else {
            bail!(
                "{kind}: a figure is decided by the claims whose numbers give it ({kind}=r12/c5, {kind}=r12/c5+r14/c2); add the source first if none has it (sayso review add)"
            );
        };
        let report =
            report_seq(report).with_context(|| format!("{name:?} is no claim: give it as r12/c5"))?;
        let now = deciding.report(tx, report)?;
        let anchor = deciding.claim(&now, id)?;
        let (stands, _) = deciding.reviewed.standing.reading(&now);
        let claim = stands.claims.into_iter().find(|claim| claim.id == id);
        claims.push((anchor, claim.with_context(|| format!("claim {name} was rejected"))?));
    }
    let claims: Vec<_> = claims.iter().map(|(anchor, claim)| (anchor.clone(), claim)).collect();
    figures::correction(kind, value, &claims, machine).map_err(|error| anyhow!("{error}"))
}
