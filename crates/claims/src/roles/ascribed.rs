//! Who did it, by sentences that do not tell the deed: "the attackers were from the FLR", "they are believed to be members of the FLR",
//! "the shells came from a hill held by the FLR".

use language::{Deprel, Document, NameKind, TokenId, Upos};

use super::Source;
use super::codes::Side;
use super::fillers::Filler;
use super::frames::Deed;
use super::group_names;
use super::nature::{Namer, Nature};
use super::telling_status;
use crate::draft::Draft;
use crate::np;
use crate::reading::{Ascription, EntityKind, Kind, Reality, RoleName, Stance};
use crate::status;
use crate::syntax;

/// Words behind the place that a shot came from among which a clause may say who holds it.
const REACH: usize = 12;

/// Steps up from a word among which somebody may be told to think so.
const THINKS: usize = 3;

/// Who a sentence says did it.
struct Ascribed {
    /// The word that says so.
    trigger: TokenId,
    /// Head of the name.
    body: TokenId,
    /// How sure it is, where it is told as a fact.
    sure: Ascription,
}

/// One part for each.
pub fn find(source: Source<'_>, namer: Namer<'_>) -> Vec<Filler> {
    let doc = source.doc;
    let found: Vec<Ascribed> = (0..doc.tokens.len()).flat_map(|t| at(source, namer, t)).collect();
    let mut drafts: Vec<Draft> = found
        .iter()
        .map(|said| {
            let sentence = doc.sentences[doc.tokens[said.trigger].sentence].span;
            Draft::new(Kind::Attack, said.trigger, sentence)
        })
        .collect();
    status::fill(doc, source.classes, source.attributions, &mut drafts);
    let told = found.iter().zip(&drafts).filter(|(said, draft)| {
        draft.stance != Stance::Denied
            && draft.reality != Reality::Unreal
            && !syntax::is_negated(doc, said.trigger)
    });
    told.map(|(said, draft)| filler(source, namer, said, confidence(source, said, draft))).collect()
}

fn at(source: Source<'_>, namer: Namer<'_>, t: TokenId) -> Vec<Ascribed> {
    let doc = source.doc;
    let found: Vec<TokenId> = match doc.tokens[t].upos {
        Upos::Verb => {
            let bodies = shot_from(source, namer, t);
            return with(bodies, t, Ascription::SuspectedOrAccused);
        }
        Upos::Noun | Upos::Propn if is_attackers(source, namer, t) => who_they_are(source, namer, t),
        _ => Vec::new(),
    };
    with(found, t, Ascription::ReportedAsFact)
}

fn with(bodies: Vec<TokenId>, trigger: TokenId, sure: Ascription) -> Vec<Ascribed> {
    bodies.into_iter().map(|body| Ascribed { trigger, body, sure }).collect()
}

/// "The attackers were X", "they are believed to be X", "he is a member of X".
fn is_attackers(source: Source<'_>, namer: Namer<'_>, predicate: TokenId) -> bool {
    let doc = source.doc;
    if doc.children_by(predicate, &[Deprel::Cop]).next().is_none() {
        return false;
    }
    let Some(subject) = syntax::subject(doc, predicate).filter(|&t| t < predicate) else { return false };
    let noun = taken_up(source, namer, predicate, subject);
    let lemma = doc.tokens[noun].lemma.to_lowercase();
    let attacks = ["WHO_ATTACKED", "WHO_DID_IT"].iter().any(|class| source.classes.has(class, &lemma));
    let fights = || {
        np::determination(doc, noun) == np::Determination::Definite
            && ["FIGHTER", "ORGANISED_FIGHTER"].iter().any(|class| source.classes.has(class, &lemma))
    };
    attacks || fights()
}

/// What a subject means. "Gunmen shot two. Detectives said they were members of a gang": not the detectives.
fn taken_up(source: Source<'_>, namer: Namer<'_>, predicate: TokenId, subject: TokenId) -> TokenId {
    let doc = source.doc;
    let found = namer.resolved(subject);
    if doc.tokens[subject].upos != Upos::Pron {
        return found;
    }
    let speaker = doc.tokens[predicate]
        .head
        .filter(|_| doc.tokens[predicate].deprel == Deprel::Ccomp)
        .and_then(|says| syntax::own_subject(doc, says));
    if speaker.is_some_and(|speaker| speaker != found) && found != subject {
        return found;
    }
    let sentence = doc.tokens[predicate].sentence;
    let Some(before) = sentence.checked_sub(1) else { return found };
    let attackers = |&t: &TokenId| {
        doc.tokens[t].deprel == Deprel::Nsubj
            && np::is_plural(doc, t) == doc.word(subject).eq_ignore_ascii_case("they")
            && source.classes.has("WHO_ATTACKED", &doc.tokens[t].lemma.to_lowercase())
    };
    doc.sentences[before].tokens.clone().find(attackers).unwrap_or(found)
}

/// "From the FLR", "members of the FLR", "FLR fighters", "part of the FLR", behind "they were".
fn who_they_are(source: Source<'_>, namer: Namer<'_>, predicate: TokenId) -> Vec<TokenId> {
    let doc = source.doc;
    let pronoun = syntax::subject(doc, predicate).is_some_and(|t| doc.tokens[t].upos == Upos::Pron);
    // "Gunmen shot four officers. They were from the border police": the officers.
    let meant = |t: TokenId| match namer.nature(t) {
        Nature::Body { kind: EntityKind::ArmedGroup } => true,
        _ if pronoun => group_names::named_before(doc, source.classes, t).is_some(),
        Nature::Body { kind } => kind != EntityKind::Country,
        _ => false,
    };
    let of = |t: &TokenId| ["of", "from", "with"].iter().any(|case| syntax::has_case(doc, *t, case));
    if of(&predicate) {
        let all = syntax::coordinated(doc, predicate);
        return all.into_iter().map(|t| named(source, t)).filter(|&t| meant(t)).collect();
    }
    let lemma = doc.tokens[predicate].lemma.to_lowercase();
    let member = lemma == "part"
        || ["MEMBER", "FIGHTER", "ORGANISED_FIGHTER", "FIGHTS_FOR"]
            .iter()
            .any(|class| source.classes.has(class, &lemma));
    if !member {
        return Vec::new();
    }
    let within = |t: TokenId| match doc.tokens[t].deprel {
        Deprel::Nmod => of(&t),
        _ => t < predicate,
    };
    doc.children_by(predicate, &[Deprel::Nmod, Deprel::Compound, Deprel::NmodPoss])
        .filter(|&t| within(t))
        .flat_map(|t| syntax::coordinated(doc, t))
        .map(|t| named(source, t))
        .filter(|&t| meant(t))
        .collect()
}

/// "The shells came from hills held by the FLR", "shots were fired from an FLR position", "had come from men of the FLR": those from
/// whom it came, or who hold the place that it came from.
fn shot_from(source: Source<'_>, namer: Namer<'_>, verb: TokenId) -> Vec<TokenId> {
    let doc = source.doc;
    let lemma = doc.tokens[verb].lemma.to_lowercase();
    let passive = syntax::is_passive(doc, verb);
    let flies = source.classes.has("SHOTS_COME", &lemma) && !passive;
    if !(flies || source.classes.has("LAUNCH_VERB", &lemma) && passive) {
        return Vec::new();
    }
    let shot = |t: TokenId| source.classes.has("SHOT_NOUN", &doc.tokens[t].lemma.to_lowercase());
    if !syntax::subject(doc, verb).is_some_and(shot) {
        return Vec::new();
    }
    let mut found: Vec<TokenId> = doc
        .children_by(verb, &[Deprel::Obl, Deprel::Nmod])
        .filter(|&t| t > verb && syntax::has_case(doc, t, "from"))
        .flat_map(|place| held_by(source, namer, place))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Who holds a place, or whose men these are.
fn held_by(source: Source<'_>, namer: Namer<'_>, place: TokenId) -> Vec<TokenId> {
    let doc = source.doc;
    let armed = |t: TokenId| {
        matches!(namer.nature(t), Nature::Body { kind: EntityKind::ArmedGroup | EntityKind::SecurityForce })
    };
    let all =
        |t: TokenId| syntax::coordinated(doc, t).into_iter().map(|t| named(source, t)).filter(|&t| armed(t));
    if armed(place) {
        return vec![named(source, place)];
    }
    let holds = |t: TokenId| source.classes.has("HOLDS_GROUND", &doc.tokens[t].lemma.to_lowercase());
    // "Held by the FLR".
    let held = doc.children_by(place, &[Deprel::Acl, Deprel::AclRelcl]).filter(|&t| holds(t));
    let mut found: Vec<TokenId> = held
        .filter_map(|t| {
            let by = syntax::agent(doc, t)
                .or_else(|| doc.children_by(t, &[Deprel::Obl]).find(|&t| syntax::has_case(doc, t, "by")))?;
            Some(by)
        })
        .flat_map(all)
        .collect();
    // "FLR positions", "the lines of the FLR", "men of the FLR".
    let lemma = doc.tokens[place].lemma.to_lowercase();
    if ["FIRED_FROM", "OWN_MEN", "FIGHTER"].iter().any(|class| source.classes.has(class, &lemma)) {
        let owners = doc.children_by(place, &[Deprel::Nmod, Deprel::NmodPoss, Deprel::Compound]);
        found.extend(
            owners
                .filter(|&t| doc.tokens[t].deprel != Deprel::Nmod || syntax::has_case(doc, t, "of"))
                .flat_map(all),
        );
    }
    // "From the east, where the FLR has its guns".
    let sentence = doc.tokens[place].sentence;
    let behind =
        (place + 1..doc.tokens.len()).take(REACH).take_while(|&t| doc.tokens[t].sentence == sentence);
    if let Some(link) =
        behind.clone().find(|&t| matches!(doc.word(t).to_lowercase().as_str(), "where" | "which"))
    {
        let holder = behind.filter(|&t| t > link).find(|&t| {
            let verb = doc.tokens[t].head.filter(|_| doc.tokens[t].deprel == Deprel::Nsubj);
            armed(t) && verb.is_some_and(|verb| verb > t && holds(verb) && !syntax::is_negated(doc, verb))
        });
        found.extend(holder.map(|t| named(source, t)));
    }
    found
}

/// The head of the name that a noun for a group has.
fn named(source: Source<'_>, t: TokenId) -> TokenId {
    let doc: &Document = source.doc;
    group_names::name_of(doc, source.classes, t)
        .or_else(|| group_names::name_before(doc, source.classes, t))
        .unwrap_or_else(|| {
            let name = np::name_at(doc, t).filter(|name| name.kind != NameKind::People);
            name.and_then(|name| np::head(doc, name.tokens.clone())).unwrap_or(t)
        })
}

fn confidence(source: Source<'_>, said: &Ascribed, draft: &Draft) -> Ascription {
    let doc = source.doc;
    let thought = doc
        .ancestors(said.trigger)
        .take(THINKS)
        .any(|t| source.classes.has("THOUGHT_VERB", &doc.tokens[t].lemma.to_lowercase()));
    let told = match draft.reality {
        _ if thought => Ascription::SuspectedOrAccused,
        Reality::Actual if draft.verification.is_some() => Ascription::SuspectedOrAccused,
        Reality::Actual => Ascription::ReportedAsFact,
        _ => Ascription::Possible,
    };
    told.max(said.sure)
}

fn filler(source: Source<'_>, namer: Namer<'_>, said: &Ascribed, confidence: Ascription) -> Filler {
    let told = (telling_status::incident(source, said.trigger, true), said.trigger);
    let name = (said.body, namer.body_name(said.body));
    Filler {
        confidence: Some(confidence),
        side: Some(match namer.nature(said.body).side() {
            Side::Others => Side::Group,
            side => side,
        }),
        ..Filler::new(source, RoleName::PerpetratorOrganisation, name, told, Deed::Blame)
    }
}
