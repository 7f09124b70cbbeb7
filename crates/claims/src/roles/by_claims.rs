//! Who did it by the claims alone, and who was seen to run: "a man slashed four passengers", "inmates held six warders", "two masked men were
//! seen running away". Where no row of `role_frames.tsv` tells anybody to have done it, these are better than nobody.

use std::collections::HashSet;

use language::{Deprel, TokenId, Upos};

use super::Source;
use super::codes::Side;
use super::fillers::{Filler, Harm};
use super::frames::Deed;
use super::nature::{Namer, Nature};
use super::participants::Participant;
use super::{telling_status, wording};
use crate::counting;
use crate::draft::Draft;
use crate::np;
use crate::reading::{Ascription, Group, IncidentType, Kind, Reality, RoleName, Stance};
use crate::syntax;

/// Those who were seen to run, at most: more are a crowd that flees.
const FEW: u64 = 6;

/// For each incident without anybody who did it, those of whom its claims say so, else those who were seen to run.
pub fn find(source: Source<'_>, namer: Namer<'_>, harms: &[Harm], told: &[Participant]) -> Vec<Participant> {
    let doc = source.doc;
    let by = |p: &Participant| {
        matches!(p.filler().role, RoleName::PerpetratorIndividual | RoleName::PerpetratorOrganisation)
    };
    let individuals: HashSet<usize> = told
        .iter()
        .filter(|p| by(p) && p.filler().role == RoleName::PerpetratorIndividual)
        .map(|p| p.filler().incident)
        .collect();
    let any: HashSet<usize> = told.iter().filter(|p| by(p)).map(|p| p.filler().incident).collect();
    let harmed: HashSet<(usize, TokenId)> = harms.iter().map(|harm| (harm.incident, harm.head)).collect();
    let mut known: HashSet<usize> = HashSet::new();
    let mut found: Vec<Participant> = Vec::new();
    for draft in source.drafts {
        let Some(head) = doer(source, namer, draft) else { continue };
        if any.contains(&draft.incident)
            || known.contains(&draft.incident)
            || harmed.contains(&(draft.incident, head))
            || is_mishap(source, draft.incident)
        {
            continue;
        }
        known.insert(draft.incident);
        let sure = match draft.verification {
            Some(_) => Ascription::SuspectedOrAccused,
            None => Ascription::ReportedAsFact,
        };
        let part = part(source, namer, head, (draft.incident, draft.trigger), Deed::Attack, sure);
        found.push(Participant::new(doc, part));
    }
    for t in 0..doc.tokens.len() {
        let Some(head) = runs(source, namer, t) else { continue };
        let incident = telling_status::incident(source, t, true);
        let mine = |harm: &Harm| harm.incident == incident;
        if individuals.contains(&incident)
            || known.contains(&incident)
            || !harms.iter().any(|harm| mine(harm) && harm.specific)
            || harmed.contains(&(incident, head))
            || is_mishap(source, incident)
        {
            continue;
        }
        known.insert(incident);
        let part = part(source, namer, head, (incident, t), Deed::Blame, Ascription::SuspectedOrAccused);
        found.push(Participant::new(doc, part));
    }
    found
}

fn is_mishap(source: Source<'_>, incident: usize) -> bool {
    source
        .occurrences
        .get(incident)
        .is_none_or(|o| matches!(o.incident_type, IncidentType::Accident | IncidentType::Disaster))
}

/// Who did what a claim tells: persons without a name, told of for the first time.
fn doer(source: Source<'_>, namer: Namer<'_>, draft: &Draft) -> Option<TokenId> {
    let doc = source.doc;
    let violent =
        matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Abducted | Kind::Attack);
    if !violent || draft.reality != Reality::Actual || draft.stance == Stance::Denied {
        return None;
    }
    let own = || {
        (doc.tokens[draft.trigger].upos == Upos::Verb).then(|| syntax::agent(doc, draft.trigger)).flatten()
    };
    let head = draft.agent.or_else(own)?;
    // "He was overpowered by two passengers": those who stop it did not do it.
    if source.classes.has("SUBDUE", &doc.tokens[draft.trigger].lemma.to_lowercase()) {
        return None;
    }
    // What was done long ago is no part of what the report tells.
    if telling_status::is_old(source, draft.trigger) || telling_status::is_remembered(source, draft.trigger) {
        return None;
    }
    let counted = draft.counted.as_ref().is_some_and(|counted| counted.head == head);
    (!counted && is_somebody(source, namer, head)).then_some(head)
}

/// "A man", "two youths", "inmates at a prison": not "the man", not those who are hurt or held.
fn is_somebody(source: Source<'_>, namer: Namer<'_>, head: TokenId) -> bool {
    let doc = source.doc;
    let new = matches!(np::determination(doc, head), np::Determination::Indefinite | np::Determination::Bare)
        || counting::number_of(doc, head).is_some();
    let meant = match namer.nature(head) {
        Nature::Person { named: false, group } => {
            !matches!(group, Some(Group::Hostages | Group::Passengers | Group::Journalists | Group::Children))
        }
        _ => false,
    };
    doc.tokens[head].upos == Upos::Noun && new && meant && np::name_at(doc, head).is_none()
}

/// "Two masked men were seen running away", "three people ran from the place towards a waiting car".
fn runs(source: Source<'_>, namer: Namer<'_>, verb: TokenId) -> Option<TokenId> {
    let doc = source.doc;
    let token = &doc.tokens[verb];
    let is = |class: &str, t: TokenId| source.classes.has(class, &doc.tokens[t].lemma.to_lowercase());
    if token.upos != Upos::Verb || syntax::is_negated(doc, verb) {
        return None;
    }
    let subject = syntax::own_subject(doc, verb).filter(|&t| t < verb)?;
    let few = counting::number_of(doc, subject)
        .map_or(!np::is_plural(doc, subject), |n| n.interval.low.is_some_and(|low| low <= FEW));
    if !few || !is("ONE_WHO_RUNS", subject) || !is_somebody(source, namer, subject) {
        return None;
    }
    let seen = is("SEE_VERB", verb)
        && syntax::is_passive(doc, verb)
        && doc.children_by(verb, &[Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp]).any(|t| is("RUN_OFF", t));
    let marked = || {
        doc.children_by(subject, &[Deprel::Amod, Deprel::Acl])
            .any(|t| source.classes.has("DISGUISED", &doc.word(t).to_lowercase()))
    };
    // "Towards a waiting car", "on a motorcycle": not those who flee into the street.
    let rides = || {
        doc.children_by(verb, &[Deprel::Obl]).any(|t| {
            is("CAR", t) || is("VEHICLE", t) || matches!(doc.word(t), "motorcycle" | "motorbike" | "scooter")
        })
    };
    let ran = is("RUN_OFF", verb) && (marked() || np::is_plural(doc, subject) && rides());
    (seen || ran).then_some(subject)
}

fn part(
    source: Source<'_>,
    namer: Namer<'_>,
    head: TokenId,
    told: (usize, TokenId),
    deed: Deed,
    sure: Ascription,
) -> Filler {
    let side = namer.side(head, namer.nature(head));
    let words = wording::person(source.doc, source.classes, head);
    Filler {
        confidence: Some(sure),
        side: Some(if side == Side::State && deed == Deed::Blame { Side::Others } else { side }),
        ..Filler::new(source, RoleName::PerpetratorIndividual, (head, words), told, deed)
    }
}
