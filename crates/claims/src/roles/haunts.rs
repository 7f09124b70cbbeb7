//! Whose ground it was done on: "no one else but the FLR operates there", "the area is disputed by the FLR and the NLA". Where nobody is
//! told to have done it, they may have.

use language::{Deprel, TokenId, Upos, Xpos};

use super::Source;
use super::codes::Side;
use super::fillers::Filler;
use super::frames::Deed;
use super::nature::{Namer, Nature};
use super::participants::Participant;
use super::telling_status;
use crate::np;
use crate::reading::{Ascription, EntityKind, RoleName};
use crate::syntax;

/// Groups that one sentence may name so, at most: a longer list says nothing of who did it.
const MOST: usize = 3;

/// For each incident without an organisation, the armed groups whose ground it is.
pub fn find(source: Source<'_>, namer: Namer<'_>, told: &[Participant]) -> Vec<Participant> {
    let doc = source.doc;
    let mut found: Vec<Participant> = Vec::new();
    for t in 0..doc.tokens.len() {
        let groups = here(source, namer, t);
        if groups.is_empty() || groups.len() > MOST {
            continue;
        }
        let incident = telling_status::incident(source, t, true);
        let known = |p: &Participant| {
            let filler = p.filler();
            filler.incident == incident
                && (filler.role == RoleName::PerpetratorOrganisation
                    || matches!(filler.role, RoleName::PerpetratorIndividual)
                        && (filler.side == Some(Side::State) || np::name_at(doc, filler.head).is_some()))
        };
        if told.iter().any(known) || source.occurrences.get(incident).is_none() {
            continue;
        }
        let alone = is_alone(source, t);
        for head in groups {
            let entity = namer.entities.at(head);
            let same = |f: &Filler| f.head == head || entity.is_some() && f.entity == entity;
            if found.iter().any(|p| p.filler().incident == incident && same(p.filler())) {
                continue;
            }
            let name = (head, namer.body_name(head));
            let part = Filler {
                confidence: Some(if alone { Ascription::SuspectedOrAccused } else { Ascription::Possible }),
                side: Some(Side::Group),
                ..Filler::new(source, RoleName::PerpetratorOrganisation, name, (incident, t), Deed::Blame)
            };
            found.push(Participant::new(doc, part));
        }
    }
    found
}

/// "Operates there", "is active in the area", "is disputed by": the armed groups of whom a word says so.
fn here(source: Source<'_>, namer: Namer<'_>, t: TokenId) -> Vec<TokenId> {
    let doc = source.doc;
    let lemma = doc.tokens[t].lemma.to_lowercase();
    let class = match doc.tokens[t].upos {
        Upos::Verb => "ROAMS",
        Upos::Adj => "ACTIVE",
        _ => return Vec::new(),
    };
    if !source.classes.has(class, &lemma) || syntax::is_negated(doc, t) || syntax::is_infinitive(doc, t) {
        return Vec::new();
    }
    let place = |t: TokenId| {
        let lemma = doc.tokens[t].lemma.to_lowercase();
        source.classes.has("LOCAL_GROUND", &lemma)
            && matches!(
                np::determination(doc, t),
                np::Determination::Definite | np::Determination::Possessive
            )
    };
    let passive = syntax::is_passive(doc, t);
    let ground = match passive {
        true => syntax::subject(doc, t).is_some_and(place),
        false => doc.children(t).any(|child| match doc.tokens[child].deprel {
            Deprel::Advmod => doc.word(child).eq_ignore_ascii_case("there"),
            Deprel::Obl => place(child) && !syntax::has_case(doc, child, "from"),
            Deprel::Obj => place(child),
            _ => false,
        }),
    };
    let holds = matches!(doc.tokens[t].xpos, Xpos::Vbz | Xpos::Vbp)
        || passive
        || doc.tokens[t].upos == Upos::Adj
            && doc
                .children_by(t, &[Deprel::Cop])
                .any(|cop| matches!(doc.word(cop).to_lowercase().as_str(), "is" | "are"));
    let Some(who) = syntax::agent(doc, t).or_else(|| syntax::subject(doc, t)).filter(|_| ground && holds)
    else {
        return Vec::new();
    };
    // Nobody is "no one" but those behind "but".
    let mut all = syntax::coordinated(doc, who);
    let is_only = is_alone(source, t);
    if is_only {
        all.extend(doc.children_by(who, &[Deprel::Conj, Deprel::Nmod]));
        all.sort_unstable();
        all.dedup();
    }
    let group = |t: &TokenId| namer.nature(*t) == Nature::Body { kind: EntityKind::ArmedGroup };
    let named = |t: &TokenId| np::name_at(doc, *t).is_some();
    all.into_iter()
        .filter(|t| {
            named(t)
                && (group(t)
                    || is_only && matches!(namer.nature(*t), Nature::Body { kind: EntityKind::Organisation }))
        })
        .collect()
}

/// "No one else but X", "only X".
fn is_alone(source: Source<'_>, t: TokenId) -> bool {
    let doc = source.doc;
    let Some(who) = syntax::agent(doc, t).or_else(|| syntax::subject(doc, t)) else { return false };
    let no_one = doc.tokens[who].lemma == "one" || doc.tokens[who].lemma == "body";
    let nobody = matches!(doc.word(who).to_lowercase().as_str(), "nobody" | "none")
        || no_one && doc.children_by(who, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no");
    nobody || doc.children_by(who, &[Deprel::Advmod]).any(|t| doc.word(t).eq_ignore_ascii_case("only"))
}
