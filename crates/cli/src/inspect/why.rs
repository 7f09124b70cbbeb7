//! `sayso why`: how a codebook's rule comes to its figures, claim by claim.

use anyhow::Context as _;
use claims::reading::Kind;
use incidents::policy::{estimate, without_each_origin};
use serde_json::json;

use super::args::{TextOrJson, Why};
use super::{OpenLedger, voices};
use crate::policies::Asked;
use crate::run::{Outcome, page_layout};
use crate::sink::Sink;
use crate::view::{Lookup, Rich, Witness, why};

/// Says how an estimate comes about.
///
/// # Errors
/// If the ledger cannot be read or has no such incident.
pub fn run(args: &Why) -> anyhow::Result<Outcome> {
    let asked = Asked::new(&args.policies, args.policy_file.as_deref())?;
    let mut opened = OpenLedger::open_for(&args.which)?;
    let told = opened.incident(&args.which.incident)?;
    let case = told.parts.case(opened.linker.names());
    let joined = told.joined(&case);
    let lookup = Lookup::new(&joined.reading, &joined.positions, &opened.countries);
    let attackers = joined.reading.incidents.first().map(|i| lookup.attackers(i)).unwrap_or_default();
    let witness = Witness {
        claim: &|id| lookup.claim(id),
        who: &|claim| lookup.say_so(claim, &attackers),
        at: &|claim| lookup.position(claim).map_or_else(String::new, |at| at.to_string()),
    };
    let is_asked = |kind: Kind| args.kind.is_none_or(|asked| asked.0 == kind);
    let mut estimates: Vec<_> =
        asked.policies.iter().flat_map(|policy| estimate(&case, *policy, &asked.settings)).collect();
    told.graded(&mut estimates);
    estimates.retain(|estimate| !estimate.scope.applies || is_asked(estimate.kind));
    let heading = Rich::new().strong(&told.summary.id).plain(&format!(
        " · {} · {}",
        told.summary.title,
        voices(&told.summary)
    ));
    let hangs: Vec<_> = asked
        .policies
        .iter()
        .map(|policy| (*policy, without_each_origin(&case, *policy, &asked.settings)))
        .collect();
    if args.format == TextOrJson::Json {
        let hangs: Vec<_> = hangs
            .iter()
            .flat_map(|(policy, without)| without.iter().map(move |one| (policy, one)))
            .filter(|(_, without)| is_asked(without.kind))
            .map(|(policy, without)| json!({"policy": policy.as_str(), "without": without}))
            .collect();
        let value = json!({"incident": told.summary.id, "title": told.summary.title, "reports": told.summary.reports,
                           "origins": told.summary.origins, "estimates": estimates, "hangs_on": hangs});
        let text = serde_json::to_string_pretty(&value).context("the estimates have no JSON form")? + "\n";
        let mut out = Sink::stdout();
        out.write(text.as_bytes())?;
        out.finish()?;
        return Ok(Outcome::AllRead);
    }
    let text = why(&heading, &estimates, &hangs, &witness, page_layout());
    let mut out = Sink::stdout();
    out.write(text.as_bytes())?;
    out.finish()?;
    Ok(Outcome::AllRead)
}
