//! `sayso review add`: a claim that was missed, or a source that is no report.

use std::io::Read as _;

use anyhow::{Context as _, anyhow, bail};
use claims::check;
use claims::reading::{Claim, Kind, Reality, Stance, TextSpan, Verification, VerificationState};
use claims::reading::{Group, Status};
use incidents::review::anchor::TellingAnchor;
use incidents::review::{Act, Linked, Now, fields};
use ledger::{Ledger, Mode, NewReport, Tx, report_key, report_seq};
use reports::Report;

use super::args::Add;
use super::target::Deciding;
use super::{Signature, decide, line, record};
use crate::reader::Reader;
use crate::record::args::Lines;
use crate::run::Outcome;
use crate::sink::Sink;

/// The longest text of a source that is no report, in bytes.
const LONGEST: u64 = 1 << 20;

/// Adds.
///
/// # Errors
/// If the words do not stand in the report, or what is named does not exist, or the ledger cannot be written.
pub fn run(args: &Add) -> anyhow::Result<Outcome> {
    let signed = Signature::of(&args.signed);
    match &args.source {
        Some(source) => add_source(args, source, &signed),
        None => decide(&signed, |deciding, tx| Ok(vec![claim(deciding, tx, args)?])),
    }
}

fn claim(deciding: &Deciding<'_>, tx: &mut Tx<'_>, args: &Add) -> anyhow::Result<Act> {
    let seq = report_seq(&args.on).with_context(|| format!("{:?} is no report: give it as r12", args.on))?;
    let now = deciding.report(tx, seq)?;
    let kind = args.kind.context("say what the claim says: killed, injured, attack ...")?;
    let claim = made(args, kind, &now)?;
    let (stands, _) = deciding.reviewed.standing.reading(&now);
    let same = stands.claims.iter().find(|known| {
        (known.kind, &known.trigger, &known.quantity) == (claim.kind, &claim.trigger, &claim.quantity)
    });
    if let Some(known) = same {
        bail!("{} has that claim already: {}/{}", args.on, args.on, known.id);
    }
    let to = match (&args.incident, args.incident_type) {
        (Some(name), _) => Some(deciding.incident(tx, name)?.1),
        (None, Some(_)) => None,
        (None, None) => {
            let mut main = now.reading.incidents.iter().filter(|incident| incident.main);
            match (main.next(), main.next()) {
                (Some(only), None) => {
                    let name = format!("{}/{}", report_key(now.report), only.id);
                    Some(deciding.incident(tx, &name)?.1)
                }
                (None, _) => {
                    bail!("{} is about no incident: say --incident, or --type for one of its own", args.on)
                }
                _ => bail!("{} is about several incidents: say which with --incident", args.on),
            }
        }
    };
    Ok(Act::Add { report: now.report, claim: Box::new(claim), to, incident_type: args.incident_type })
}

fn made(args: &Add, kind: Kind, now: &Now) -> anyhow::Result<Claim> {
    let evidence = args.evidence.as_deref().unwrap_or_default();
    let mut found = now.text.match_indices(evidence);
    let at = found.next().filter(|_| !evidence.trim().is_empty());
    let (byte, _) = at.with_context(|| format!("the words {evidence:?} do not stand in the report"))?;
    if found.next().is_some() {
        bail!("the words {evidence:?} stand in the report more than once: give more of them");
    }
    let start = now.text[..byte].chars().count();
    let evidence = TextSpan { start, end: start + evidence.chars().count(), text: evidence.to_owned() };
    let within = |words: &str, near: usize| {
        fields::within(words, &evidence, near, &now.text)
            .with_context(|| format!("the words {words:?} do not stand in the clause"))
    };
    let trigger = within(args.trigger.as_deref().unwrap_or_default(), start)?;
    if fields::places(&evidence.text, &trigger.text).len() > 1 {
        bail!(
            "{:?} stands in the clause more than once: give less of the sentence as --evidence",
            trigger.text
        );
    }
    if let Some(of) = &args.of {
        within(of, trigger.start)?;
    }
    let counts = kind.is_count();
    if !counts && (args.quantity.is_some() || args.group.is_some()) {
        bail!("a claim of kind {kind} counts nobody: leave --quantity and --group out");
    }
    let unverified = args.status == Status::Unverified;
    let verification = unverified.then(|| Verification {
        state: VerificationState::NotVerified,
        by: None,
        span: evidence.clone(),
    });
    let mut claim = Claim {
        id: "d".to_owned(),
        kind,
        low: None,
        high: None,
        qualifier: None,
        of: args.of.clone(),
        group: counts.then_some(args.group.unwrap_or(Group::People)),
        as_called: None,
        role_detail: None,
        part_of: None,
        by: None,
        place: None,
        time: None,
        said: None,
        as_of: None,
        holder: None,
        status: args.status,
        stance: match args.status {
            Status::Admitted => Stance::Admitted,
            Status::Denied => Stance::Denied,
            _ => Stance::Asserted,
        },
        reality: match args.status {
            Status::Possible => Reality::Possible,
            Status::Unreal => Reality::Unreal,
            _ => Reality::Actual,
        },
        verification,
        confidence: 1.0,
        evidence,
        trigger,
        quantity: None,
        vague: None,
        incident: String::new(),
        who: None,
        in_title: false,
    };
    if counts {
        let words = args.quantity.as_deref().unwrap_or("-");
        let patch = fields::quantity(words, &claim.evidence, claim.trigger.start, &now.text)
            .map_err(|error| anyhow!("{error}"))?;
        let mut value = serde_json::to_value(&claim).context("the claim has no JSON form")?;
        incidents::review::merge_patch(&mut value, &serde_json::Value::Object(patch));
        claim = serde_json::from_value(value).context("the claim has no JSON form")?;
    }
    if let Some(words) = args.holder.as_deref().filter(|words| *words != "-") {
        let holder = fields::holder(words, &claim, &now.reading, &now.text);
        claim.holder = Some(holder.map_err(|error| anyhow!("--holder: {error}"))?);
    }
    let alone = claims::Reading { claims: vec![claim.clone()], ..claims::Reading::default() };
    match check::evidence(&alone, &now.text).first() {
        Some(violation) => bail!("{}", violation.what),
        None => Ok(claim),
    }
}

/// Records a source that is no report as one that the reviewer wrote down, reads it, and lays it to the incident.
fn add_source(args: &Add, source: &str, signed: &Signature<'_>) -> anyhow::Result<Outcome> {
    let text = match args.text.as_deref() {
        Some("-") | None => {
            let mut text = String::new();
            let read = std::io::stdin().take(LONGEST + 1).read_to_string(&mut text);
            read.context("standard input cannot be read as UTF-8")?;
            text
        }
        Some(text) => text.to_owned(),
    };
    if text.trim().is_empty() || text.len() as u64 > LONGEST {
        bail!("the source says nothing, or more than {LONGEST} bytes");
    }
    if let Some(language) = reports::foreign_language(&text) {
        bail!("the source is in {language}: write down in English what it says");
    }
    let now = crate::record::now();
    let published = match &args.on_day {
        Some(published) => Some(published.clone()),
        None => now.to_string().parse().ok(),
    };
    let report = Report {
        id: format!("{source}, noted by {}", signed.by),
        title: None,
        // The same words by another person, or by another way, are another source.
        outlet: Some(format!("{source}, noted by {}", signed.by)),
        url: args.url.clone(),
        published,
        text: text.clone(),
        notes: vec![format!("not a report: a {source}, written down by {}", signed.by)],
    };
    let reader = Reader::new(None, None)?;
    let linker = reader.linker()?;
    let document = reader.document(&report);
    let reading = reader.read(&report, &document);
    let mut ledger = Ledger::open(&signed.at.ledger, Mode::Existing)?;
    let lines = ledger.write(|tx| {
        let reviewed = tx.reviewed(&linker, &signed.whose())?;
        let deciding = Deciding { reviewed: &reviewed };
        let (_, to) = deciding.incident(tx, &args.on)?;
        let new = NewReport { report: &report, bytes: text.as_bytes(), media_type: "text/plain" };
        let added = tx.add_report(now, &new)?;
        if added.how == ledger::How::Known {
            bail!(
                "this source is recorded already, as r{}: sayso review link r{} {}",
                added.seq,
                added.seq,
                args.on
            );
        }
        let read = tx.add_reading(now, added.seq, &reading)?;
        tx.link(&linker, &[added.seq])?;
        let mut lines = vec![match signed.format {
            Lines::Text => {
                let by = signed.by;
                let claims = reading.claims.len();
                format!(
                    "{:>6}  {:<8}  {source}, written down by {by} · {claims} claims\n",
                    added.seq, "source"
                )
            }
            Lines::Jsonl => {
                let claims = reading.claims.len();
                format!("{}\n", serde_json::json!({"report": added.seq, "source": source, "claims": claims}))
            }
        }];
        for told in reading.incidents.iter().filter(|incident| incident.main) {
            if let Some(anchor) = TellingAnchor::new(added.seq, read.seq, &reading, &told.id) {
                let (seq, act) =
                    record(tx, signed, Act::Link { on: Linked::Telling(anchor), to: to.clone() })?;
                let after = tx.reviewed(&linker, &signed.whose())?;
                lines.push(line(seq, &act, &after, signed)?);
            }
        }
        if reading.claims.is_empty() && signed.format == Lines::Text {
            lines.push(format!(
                "        no claim was read in it: add it with sayso review add r{} KIND --incident {} ...\n",
                added.seq, args.on
            ));
        }
        anyhow::Ok(lines)
    })?;
    let mut out = Sink::stdout();
    out.write(lines.concat().as_bytes())?;
    out.finish()?;
    Ok(Outcome::AllRead)
}
