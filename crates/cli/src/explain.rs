//! `sayso explain`.

use anyhow::{Context as _, bail};
use claims::reading::Incident;
use incidents::Case;
use incidents::cast::Names;
use incidents::policy::estimate;
use reports::{Defaults, Inputs, Limits, Options};

use crate::args::Explain;
use crate::policies::Asked;
use crate::reader::Reader;
use crate::run::Outcome;
use crate::sink::Sink;
use crate::view::{Layout, Lookup, Positions, Rich, Witness, reasons, why};

/// Columns of a line.
const WIDTH: usize = 100;

/// Says where the fields of a report's incidents come from.
///
/// # Errors
/// If the report or a knowledge file cannot be read, or there is no such incident.
pub fn run(args: &Explain) -> anyhow::Result<Outcome> {
    let options = Options {
        format: reports::Format::Auto,
        limits: Limits::default(),
        defaults: Defaults { published: args.published.clone(), ..Defaults::default() },
    };
    let mut inputs = Inputs::new([args.path.clone()], options.clone());
    let unread = inputs.next().context("there is no report")?;
    if inputs.next().is_some() {
        bail!(
            "{} holds several reports: give the one to be explained in a file of its own",
            args.path.display()
        );
    }
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
    if !args.policies.is_empty() {
        let asked_for = Asked::new(&args.policies, args.policy_file.as_deref())?;
        let positions = Positions::of(&document);
        let lookup = Lookup::new(&reading, &positions, reader.countries());
        for (n, (incident, _)) in asked.into_iter().enumerate() {
            let attackers = lookup.attackers(incident);
            let witness = Witness {
                claim: &|id| lookup.claim(id),
                who: &|claim| lookup.say_so(claim, &attackers),
                at: &|claim| lookup.position(claim).map_or_else(String::new, |at| at.to_string()),
            };
            let case = Case::of_report(&reading, &incident.id, Names::none());
            let estimates: Vec<_> = asked_for
                .policies
                .iter()
                .flat_map(|policy| estimate(&case, *policy, &asked_for.settings))
                .collect();
            let heading = Rich::new().strong(&incident.id).plain(&format!(" · {}", incident.title));
            let between = if n > 0 { "\n" } else { "" };
            out.write(format!("{between}{}", why(&heading, &estimates, &[], &witness, layout)).as_bytes())?;
        }
        out.finish()?;
        return Ok(Outcome::AllRead);
    }
    let lines = reader.event_lines(&report, &document);
    out.write(reasons(&reading, asked, &lines, &Positions::of(&document), layout).as_bytes())?;
    out.finish()?;
    Ok(Outcome::AllRead)
}
