//! `sayso explain`.

use anyhow::{Context as _, bail};
use claims::reading::Incident;
use reports::{Defaults, Inputs, Limits, Options};

use crate::args::Explain;
use crate::reader::Reader;
use crate::run::Outcome;
use crate::sink::Sink;
use crate::view::{Layout, Positions, reasons};

/// Columns of a line.
const WIDTH: usize = 100;

/// Says where the fields of a report's incidents come from.
///
/// # Errors
/// If the report or a knowledge file cannot be read, or there is no such incident.
pub fn run(args: &Explain) -> anyhow::Result<Outcome> {
    let options = Options {
        format: reports::Format::Text,
        limits: Limits::default(),
        defaults: Defaults { published: args.published.clone(), ..Defaults::default() },
    };
    let unread = Inputs::new([args.path.clone()], options.clone()).next().context("there is no report")?;
    let report = unread.report(&options)?;
    let reader = Reader::new(args.data.as_deref(), None)?;
    let document = reader.document(&report);
    let reading = reader.read(&report, &document);
    let all = reader.reasons(&report, &document);
    let is_asked = |incident: &Incident| args.incident.as_ref().is_none_or(|id| *id == incident.id);
    let asked: Vec<_> = reading
        .incidents
        .iter()
        .zip(all.iter().map(Vec::as_slice))
        .filter(|(incident, _)| is_asked(incident))
        .collect();
    if let (Some(id), true) = (&args.incident, asked.is_empty()) {
        let known: Vec<&str> = reading.incidents.iter().map(|incident| incident.id.as_str()).collect();
        bail!("{} has no incident {id:?}; it has: {}", report.id, known.join(", "));
    }
    let layout = Layout { width: WIDTH, color: false };
    let mut out = Sink::stdout();
    out.write(reasons(&reading, asked, &Positions::of(&document), layout).as_bytes())?;
    out.finish()?;
    Ok(Outcome::AllRead)
}
