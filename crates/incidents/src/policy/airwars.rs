//! `airwars`: civilian harm by military action, a minimum, a maximum and a grade, as Airwars assesses it.
//!
//! Airwars, "Methodology", grading of civilian harm. Checked: fair is a reasonable level of public reporting from two or
//! more generally credible sources, with strikes confirmed in the vicinity on the day; confirmed
//! is the acceptance of responsibility *for civilian harm* by a named belligerent (claiming an attack is not that); weak is
//! one source; contested is harm laid to several belligerents or to ground forces, too. Discounted (the dead were
//! fighters, or another party is likelier) is a person's judgement: only a review gives that grade.

use claims::estimates::Grade;
use claims::reading::{EntityKind, IncidentType, Kind, Stance};

use super::ibc::{civilians, why_left};
use super::interest::{Party, Pull, Sides, Standing};
use super::tellings::{Candidate, Class, candidates, without_replaced};
use super::{Draft, scope};
use crate::case::Case;
use crate::estimate::Estimate;

pub(super) const SOURCE: &str = "Airwars, Methodology, grading of civilian harm (the five grades checked)";

/// Covers strikes, and other acts of a state's forces.
pub(super) fn scope(case: &Case<'_>, sides: &Sides<'_, '_>) -> Result<String, String> {
    let of_type = scope::violent(case)?;
    if of_type == IncidentType::Airstrike {
        return Ok("an air strike or shelling".to_owned());
    }
    let by_forces = sides.perpetrators.iter().any(|party| matches!(party, Party::State(_)));
    let heavy = matches!(
        of_type,
        IncidentType::Bombing | IncidentType::Clash | IncidentType::Attack | IncidentType::Raid
    );
    if by_forces && heavy {
        return Ok("military action by a state's forces".to_owned());
    }
    Err("no military action from the air, by artillery or by a state's forces is told of".to_owned())
}

pub(super) fn draft(case: &Case<'_>, sides: &Sides<'_, '_>, kind: Kind) -> Draft {
    let counts = if kind == Kind::Killed { "civilian deaths" } else { "civilian injuries" };
    let mut draft = Draft { counts, ..Draft::default() };
    let (found, replaced) = without_replaced(candidates(case, sides, kind), case);
    draft.leave(replaced.iter().map(String::as_str), "the same voice gave another figure later");
    draft.estimate = civilians(&found, "airwars");
    for candidate in &found {
        draft.leave(candidate.claims(), why_left(candidate));
    }
    if draft.estimate != Estimate::default() {
        draft.grade = Some(grade(case, sides, &found));
    }
    draft
}

fn grade(case: &Case<'_>, sides: &Sides<'_, '_>, found: &[Candidate]) -> Grade {
    let graded = |grade: &str, reason: String| Grade { grade: grade.to_owned(), reason };
    let is_harm = |c: &&Candidate| {
        matches!(c.class, Class::Civilians | Class::People | Class::Police | Class::Officials)
    };
    let harm: Vec<&Candidate> = found.iter().filter(is_harm).collect();
    let admitted = harm.iter().find(|c| {
        matches!(&c.standing, Standing::Party(_))
            && c.pull == Pull::Against
            && c.holder.is_some()
            && is_admitted(case, c)
    });
    if let Some(candidate) = admitted {
        return graded("confirmed", format!("{} accepts responsibility for civilian harm", candidate.who()));
    }
    if sides.perpetrators.len() > 1 {
        return graded("contested", "several belligerents are named for it".to_owned());
    }
    if scope::tellings(case).any(|incident| incident.incident_type == IncidentType::Clash) {
        return graded("contested", "the harm is laid to fighting on the ground, too".to_owned());
    }
    let mut origins: Vec<&str> = harm.iter().filter(|c| c.is_plain()).map(|c| c.origin.as_str()).collect();
    origins.sort_unstable();
    origins.dedup();
    let likely = is_action_likely(case, sides);
    match origins.len() {
        0 | 1 => graded("weak", "one origin alone".to_owned()),
        n if likely => graded("fair", format!("{n} origins, and a belligerent is told to have acted there")),
        n => graded("weak", format!("{n} origins, but no belligerent is told to have acted there")),
    }
}

fn is_admitted(case: &Case<'_>, candidate: &Candidate) -> bool {
    candidate.claims().any(|id| case.claim(id).is_some_and(|told| told.claim.stance == Stance::Admitted))
}

/// Whether a belligerent acted there: it says so itself, or the reports tell it as a fact.
fn is_action_likely(case: &Case<'_>, sides: &Sides<'_, '_>) -> bool {
    let acts = |kind: Kind| matches!(kind, Kind::Attack | Kind::Responsibility);
    let own = case.told().iter().any(|told| {
        let claim = &told.claim;
        let by = claim.by.as_deref().and_then(|by| case.cast().get(by));
        let force = by.is_some_and(|member| {
            matches!(
                member.kind,
                EntityKind::SecurityForce
                    | EntityKind::Government
                    | EntityKind::ArmedGroup
                    | EntityKind::Country
            )
        });
        let says_so =
            matches!(sides.standing(claim.holder.as_ref()), Standing::Party(_) | Standing::Reliable);
        acts(claim.kind) && claim.stance != Stance::Denied && force && says_so
    });
    own || sides.perpetrators.len() == 1
}
