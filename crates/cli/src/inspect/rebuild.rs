//! `sayso rebuild`: drops what is derived and makes it again.

use super::args::{Rebuild, TextOrJson, View};
use super::{OpenLedger, count};
use crate::reader::{linker, linker_of};
use crate::run::Outcome;
use crate::sink::Sink;

/// Rebuilds a ledger's incidents.
///
/// # Errors
/// If the ledger cannot be read or written.
pub fn run(args: &Rebuild) -> anyhow::Result<Outcome> {
    let mut opened = OpenLedger::open(&args.at, &View { machine_only: true, ..View::default() })?;
    let given = match (&args.data, args.built_in) {
        (Some(folder), _) => Some(linker_of(folder)?),
        (None, true) => Some(linker()?),
        (None, false) => None,
    };
    let linker = given.as_ref().unwrap_or(&opened.linker);
    let (before, incidents, after) = opened.ledger.write(|tx| -> anyhow::Result<_> {
        let before = tx.derived_digests()?;
        let incidents = tx.rebuild(linker)?;
        Ok((before, incidents, tx.derived_digests()?))
    })?;
    let same = if before == after { "nothing had changed" } else { "it differs from what was there" };
    let text = match args.format {
        TextOrJson::Text => format!("{} made again; {same}\n", count(incidents, "incident")),
        TextOrJson::Json => {
            format!("{}\n", serde_json::json!({"incidents": incidents, "same": before == after}))
        }
    };
    let mut out = Sink::stdout();
    out.write(text.as_bytes())?;
    out.finish()?;
    Ok(Outcome::AllRead)
}
