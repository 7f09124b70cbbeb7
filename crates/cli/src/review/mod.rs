//! Deciding about claims and incidents: `sayso review`, `sayso agree`.

mod add;
mod agree;
pub mod args;
mod correct;
mod list;
mod target;

use anyhow::bail;
use incidents::review::anchor::IncidentAnchor;
use incidents::review::{Act, Linked, Review as Decided, Target, Whose};
use ledger::{Ledger, Mode, Reviewed, Tx, report_seq};

use crate::reader::linker_for;
use crate::record::args::{At, Lines};
use crate::run::Outcome;
use crate::sink::Sink;
use crate::view::safe;
use args::Review;
use target::Deciding;

pub use agree::run as agree;
pub use target::described;

/// Decides something, or shows what was decided.
///
/// # Errors
/// If what is named does not exist, if it cannot be decided so, or if the ledger cannot be written.
pub fn run(review: &Review) -> anyhow::Result<Outcome> {
    match review {
        Review::List(args) => list::run(args),
        Review::Add(args) => add::run(args),
        Review::Accept(args) => {
            let signed = Signature::freely(&args.signed);
            decide(&signed, |deciding, tx| {
                each(&args.on, |on| Ok(Act::Accept { on: deciding.target(tx, on)? }))
            })
        }
        Review::Reject(args) => {
            let signed = Signature::of(&args.signed);
            decide(&signed, |deciding, tx| {
                each(&args.on, |on| match deciding.target(tx, on)? {
                    Target::Entity(_) => {
                        bail!("{on} is no claim and no incident: correct it instead (private, name ...)")
                    }
                    on => Ok(Act::Reject { on }),
                })
            })
        }
        Review::Correct(args) => {
            decide(&Signature::of(&args.signed), |deciding, tx| Ok(vec![correct::act(deciding, tx, args)?]))
        }
        Review::Merge(args) => decide(&Signature::of(&args.signed), |deciding, tx| {
            let anchors = each(&args.incidents, |name| deciding.incident(tx, name))?;
            let Some(((first, a), others)) = anchors.split_first() else { return Ok(Vec::new()) };
            let mut acts = Vec::new();
            for (id, b) in others {
                if id == first {
                    bail!("{first} and {id} are one incident already");
                }
                acts.push(Act::Merge { a: a.clone(), b: b.clone() });
            }
            Ok(acts)
        }),
        Review::Split(args) => decide(&Signature::of(&args.signed), |deciding, tx| split(deciding, tx, args)),
        Review::Link(args) => decide(&Signature::of(&args.signed), |deciding, tx| {
            let on = match deciding.target(tx, &args.on) {
                Ok(Target::Claim(claim)) => Linked::Claim(claim),
                Ok(Target::Telling(telling)) => Linked::Telling(telling),
                _ if report_seq(&args.on).is_some() => Linked::Telling(deciding.only_telling(tx, &args.on)?),
                Ok(_) => {
                    bail!("name a claim (r12/c5) or what a report tells (r12, r12/i1), not {:?}", args.on)
                }
                Err(error) => return Err(error),
            };
            let (_, to) = deciding.incident(tx, &args.incident)?;
            Ok(vec![Act::Link { on, to }])
        }),
        Review::Note(args) => decide(&Signature::freely(&args.signed), |deciding, tx| {
            Ok(vec![Act::Note { on: deciding.target(tx, &args.on)?, text: args.text.clone() }])
        }),
        Review::Undo(args) => decide(&Signature::of(&args.signed), |_, tx| {
            let known = tx.reviews()?;
            let Some(decision) = known.iter().find(|recorded| recorded.seq == args.decision) else {
                bail!(
                    "entry {} is no decision that can be undone (sayso log --kind decision)",
                    args.decision
                );
            };
            if args.signed.signer.blind && decision.by != args.signed.signer.by {
                bail!("decision {} is not yours, and who decides blind does not see it", args.decision);
            }
            Ok(vec![Act::Undo { decision: args.decision }])
        }),
    }
}

/// Who decides, why, and of which ledger.
pub struct Signature<'a> {
    by: &'a str,
    reason: &'a str,
    blind: bool,
    format: Lines,
    at: &'a At,
}

impl<'a> Signature<'a> {
    fn of(signed: &'a args::Signed) -> Self {
        Self::new(&signed.signer, &signed.reason)
    }

    fn freely(signed: &'a args::SignedFreely) -> Self {
        Self::new(&signed.signer, &signed.reason)
    }

    fn new(signer: &'a args::Signer, reason: &'a str) -> Self {
        Self { by: &signer.by, reason, blind: signer.blind, format: signer.format, at: &signer.at }
    }

    /// Whose decisions somebody sees who decides so.
    fn whose(&self) -> Whose {
        if self.blind { Whose::Only(self.by.to_owned()) } else { Whose::All }
    }
}

fn each<T>(names: &[String], mut of: impl FnMut(&str) -> anyhow::Result<T>) -> anyhow::Result<Vec<T>> {
    names.iter().map(|name| of(name)).collect()
}

/// Makes decisions and records them, all or none, and says so.
fn decide(
    signed: &Signature<'_>,
    make: impl Fn(&Deciding<'_>, &mut Tx<'_>) -> anyhow::Result<Vec<Act>>,
) -> anyhow::Result<Outcome> {
    let mut ledger = Ledger::open(&signed.at.ledger, Mode::Existing)?;
    let linker = linker_for(&mut ledger)?;
    let lines = ledger.write(|tx| {
        let reviewed = tx.reviewed(&linker, &signed.whose())?;
        let deciding = Deciding { reviewed: &reviewed };
        let mut recorded = Vec::new();
        for act in make(&deciding, tx)? {
            recorded.push(record(tx, signed, act)?);
        }
        let after = tx.reviewed(&linker, &signed.whose())?;
        recorded.iter().map(|(seq, act)| line(*seq, act, &after, signed)).collect::<anyhow::Result<Vec<_>>>()
    })?;
    let mut out = Sink::stdout();
    out.write(lines.concat().as_bytes())?;
    out.finish()?;
    Ok(Outcome::AllRead)
}

fn record(tx: &mut Tx<'_>, signed: &Signature<'_>, act: Act) -> anyhow::Result<(u64, Act)> {
    let review = Decided { act, blind: signed.blind };
    let seq = tx.add_review(crate::record::now(), signed.by, signed.reason, &review)?;
    Ok((seq, review.act))
}

/// "41  correct  r12/c5 group=workers".
fn line(seq: u64, act: &Act, after: &Reviewed, signed: &Signature<'_>) -> anyhow::Result<String> {
    // Who accepts what is shown answers for nothing that did not fit before.
    let is_own = !matches!(act, Act::Accept { .. } | Act::Undo { .. });
    if let Some(unfit) = after.unfit.iter().find(|unfit| is_own && unfit.person.seq == seq) {
        bail!("that cannot be decided: {}", unfit.why);
    }
    let mut told = safe(&target::described(act));
    let settles = after
        .incidents
        .iter()
        .flat_map(|incident| &incident.rulings)
        .any(|ruling| ruling.adjudicated.as_ref().is_some_and(|person| person.seq == seq));
    if signed.format == Lines::Jsonl {
        let value = serde_json::json!({"entry": seq, "act": act.name(), "on": told, "by": signed.by, "blind": signed.blind,
                                       "settles": settles});
        return Ok(format!("{value}\n"));
    }
    if settles {
        told.push_str(" · settles what others had decided");
    }
    if signed.blind {
        told.push_str(" · blind");
    }
    Ok(format!("{seq:>6}  {:<8}  {told}\n", act.name()))
}

fn split(deciding: &Deciding<'_>, tx: &mut Tx<'_>, args: &args::Split) -> anyhow::Result<Vec<Act>> {
    let (id, whole) = deciding.incident(tx, &args.incident)?;
    let mut goes = Vec::new();
    let mut stays = whole.tellings;
    for name in &args.reports {
        let (report, incident) = target::telling_named(name)?;
        let at = stays.iter().position(|telling| {
            telling.report == report && incident.as_ref().is_none_or(|incident| telling.incident == *incident)
        });
        let Some(at) = at else { bail!("incident {id} has nothing from {name}") };
        goes.push(stays.remove(at));
    }
    if stays.is_empty() {
        bail!("all of incident {id} would go: leave it at least one report");
    }
    Ok(vec![Act::Split { from: IncidentAnchor { tellings: stays }, tellings: goes }])
}
