//! Weapons that a sentence of their own names: "The weapon was a pipe gun", "They used knives", "The attackers carried swords".

use language::{Deprel, Document, TokenId, Upos, Xpos};

use super::Source;
use super::codes::Side;
use super::fillers::Filler;
use super::frames::Deed;
use super::nature::{Namer, Nature};
use super::things::Class;
use super::wording;
use crate::draft::Draft;
use crate::np;
use crate::reading::{Group, Kind, Reality, RoleName, Stance};
use crate::syntax;

/// Sentences between a deed and what only says what it was done with.
const REACH: usize = 3;

/// Claims among which that deed is looked for.
const NEAR: usize = 12;

/// One part for each weapon that is told so of those who did it, or of what it was done with.
pub fn find(source: Source<'_>, namer: Namer<'_>, told: &[Filler]) -> Vec<Filler> {
    let doc: &Document = source.doc;
    let mut found = Vec::new();
    for t in 0..doc.tokens.len() {
        let arms = match doc.tokens[t].upos {
            Upos::Verb if source.classes.has("CONTAIN_VERB", &doc.tokens[t].lemma) => held_in(namer, t),
            Upos::Verb | Upos::Adj => match borne(source, t) {
                Some((doer, arms))
                    if is_doer(source, namer, told, doer) || is_turned_on(source, namer, t) =>
                {
                    arms
                }
                Some(_) => continue,
                None => match came_with(source, namer, t).or_else(|| came_firing(source, namer, t)) {
                    Some(arms) => arms,
                    None if is_used(doc, t) => syntax::subject(doc, t).into_iter().collect(),
                    None => {
                        let left = found_after(source, namer, t);
                        if left.is_empty() { handled(source, namer, t) } else { left }
                    }
                },
            },
            Upos::Noun => said_to_be(source, t),
            _ => continue,
        };
        let arms: Vec<TokenId> = arms
            .into_iter()
            .flat_map(|head| syntax::coordinated(doc, head))
            .filter(|&head| namer.nature(head) == Nature::Weapon && wording::says_which(doc, head))
            .filter(|&head| !told.iter().any(|f| f.role == RoleName::Instrument && f.head == head))
            .collect();
        let Some(deed) = (if arms.is_empty() { None } else { last(source, t) }) else { continue };
        found.extend(arms.into_iter().map(|head| part(source, namer, told, deed, head)));
    }
    found
}

/// "They used knives", "the men were armed with swords": who bears arms, and which.
fn borne(source: Source<'_>, verb: TokenId) -> Option<(TokenId, Vec<TokenId>)> {
    let doc = source.doc;
    let armed = matches!(doc.word(verb).to_lowercase().as_str(), "armed" | "equipped");
    if let Some(found) = borne_beside(source, verb, armed) {
        return Some(found);
    }
    // "Stop using mines", "can use their rifles": nobody has.
    let mut helped = doc.children_by(verb, &[Deprel::Aux]).peekable();
    let perfect = helped.peek().is_some() && helped.all(|t| doc.tokens[t].lemma == "have");
    // "The suspect was carrying a shotgun".
    let was = |t: TokenId| matches!(doc.word(t).to_lowercase().as_str(), "was" | "were");
    let mut aux = doc.children_by(verb, &[Deprel::Aux]).peekable();
    let attacked = |t: TokenId| {
        source.classes.has("WHO_ATTACKED", &doc.tokens[t].lemma.to_lowercase())
            || doc.tokens[t].upos == Upos::Pron
    };
    let progressive = doc.tokens[verb].xpos == Xpos::Vbg
        && doc.tokens[verb].deprel != Deprel::AclRelcl
        && aux.peek().is_some()
        && aux.all(was)
        && syntax::subject(doc, verb).is_some_and(attacked);
    let done = armed
        || progressive
        || doc.tokens[verb].xpos == Xpos::Vbd
        || doc.tokens[verb].xpos == Xpos::Vbn && perfect;
    if !done || syntax::is_negated(doc, verb) {
        return None;
    }
    let arms: Vec<TokenId> = if armed {
        behind_with(doc, verb)
    } else if source.classes.has("USE_ARMS", &doc.tokens[verb].lemma) && !syntax::is_passive(doc, verb) {
        syntax::object(doc, verb).into_iter().collect()
    } else {
        return None;
    };
    let doer = syntax::subject(doc, verb)?;
    (!arms.is_empty()).then_some((doer, arms))
}

/// "The assailants, using machetes, moved on", "three accomplices armed with rifles rushed in": on the noun right before it.
fn borne_beside(source: Source<'_>, verb: TokenId, armed: bool) -> Option<(TokenId, Vec<TokenId>)> {
    let doc = source.doc;
    let word = doc.word(verb).to_lowercase();
    let bears = armed || doc.tokens[verb].xpos == Xpos::Vbg && source.classes.has("BEAR_ARMS", &word);
    if !bears
        || doc.tokens[verb].upos != Upos::Verb
        || doc.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next().is_some()
    {
        return None;
    }
    let beside = verb.checked_sub(if doc.word(verb.checked_sub(1)?) == "," { 2 } else { 1 })?;
    let clause = matches!(doc.tokens[verb].deprel, Deprel::Acl | Deprel::Advcl);
    let is_noun = doc.tokens[beside].upos == Upos::Noun
        && doc.tokens[beside].sentence == doc.tokens[verb].sentence
        && matches!(
            doc.tokens[beside].deprel,
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Conj | Deprel::OblAgent | Deprel::Root
        );
    let doer = syntax::described_noun(doc, verb).or(Some(beside).filter(|_| clause && is_noun))?;
    let arms: Vec<TokenId> =
        if armed { behind_with(doc, verb) } else { syntax::object(doc, verb).into_iter().collect() };
    (!arms.is_empty()).then_some((doer, arms))
}

/// "They came with sticks and petrol": those who are told of before, in what somebody says of a deed.
fn came_with(source: Source<'_>, namer: Namer<'_>, verb: TokenId) -> Option<Vec<TokenId>> {
    let doc = namer.doc;
    let comes = source.classes.has("COME_IN_VERB", &doc.tokens[verb].lemma)
        && matches!(doc.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbn)
        && !syntax::is_negated(doc, verb);
    let subject = syntax::own_subject(doc, verb).filter(|_| comes)?;
    let meant = namer.resolved(subject);
    let nature = namer.nature(meant);
    let they = meant == subject && doc.word(subject).eq_ignore_ascii_case("they");
    if !they && !matches!(namer.side(meant, nature), Side::Crime | Side::Crowd | Side::Group) {
        return None;
    }
    let arms = behind_with(doc, verb);
    (!arms.is_empty()).then_some(arms)
}

/// "They came out of a grove firing machine guns", whoever they are, save for forces of the state.
fn came_firing(source: Source<'_>, namer: Namer<'_>, verb: TokenId) -> Option<Vec<TokenId>> {
    let doc = source.doc;
    let token = &doc.tokens[verb];
    let fires = token.lemma == "fire" && token.xpos == Xpos::Vbg && token.deprel == Deprel::Advcl;
    let doer = token.head.and_then(|above| syntax::subject(doc, above)).filter(|_| fires)?;
    let meant = namer.resolved(doer);
    let nature = namer.nature(meant);
    let forces = matches!(nature, Nature::Person { group: Some(Group::SecurityForces), .. });
    let many = matches!(nature, Nature::Person { named: false, .. }) || doc.tokens[doer].upos == Upos::Pron;
    (many && !forces && namer.side(meant, nature) != Side::State)
        .then(|| syntax::object(doc, verb).into_iter().collect())
}

/// "Casings of a rifle were found", "a machete was recovered at the scene": what is left where somebody was shot, or cut.
fn found_after(source: Source<'_>, namer: Namer<'_>, verb: TokenId) -> Vec<TokenId> {
    let doc = source.doc;
    let token = &doc.tokens[verb];
    if token.upos != Upos::Verb
        || !source.classes.has("FOUND_VERB", &token.lemma)
        || syntax::is_negated(doc, verb)
        || syntax::is_infinitive(doc, verb)
    {
        return Vec::new();
    }
    let Some(thing) = syntax::object(doc, verb).or_else(|| syntax::subject(doc, verb)) else {
        return Vec::new();
    };
    let spent = source.classes.has("SPENT_ROUND", &doc.tokens[thing].lemma.to_lowercase());
    if spent {
        // "Cartridges from assault rifles".
        return doc
            .children_by(thing, &[Deprel::Nmod])
            .chain(doc.children_by(verb, &[Deprel::Obl]))
            .filter(|&t| syntax::has_case(doc, t, "of") || syntax::has_case(doc, t, "from"))
            .filter(|&t| weapon_class(namer, t) == Some(Class::Gun))
            .collect();
    }
    // One alone, not the arms of those who were arrested or killed in a fight.
    let one = !np::is_plural(doc, thing) && np::determination(doc, thing) == np::Determination::Indefinite;
    let Some(act) = last(source, verb).filter(|_| one && syntax::is_passive(doc, verb)) else {
        return Vec::new();
    };
    let deed = |class: &str| source.classes.has(class, &doc.tokens[act.trigger].lemma.to_lowercase());
    let fits = match weapon_class(namer, thing) {
        Some(Class::Tool) => deed("CUT_VERB"),
        Some(Class::Gun) => deed("SHOOT_VERB"),
        _ => false,
    };
    if fits { vec![thing] } else { Vec::new() }
}

/// "While playing with an unexploded shell": what went off in the hands of those who came to harm.
fn handled(source: Source<'_>, namer: Namer<'_>, verb: TokenId) -> Vec<TokenId> {
    let doc = source.doc;
    let token = &doc.tokens[verb];
    if token.upos != Upos::Verb
        || !source.classes.has("HANDLE_VERB", &token.lemma)
        || syntax::is_negated(doc, verb)
        || syntax::is_infinitive(doc, verb)
    {
        return Vec::new();
    }
    let with = behind_with(doc, verb);
    let arms = with.into_iter().chain(syntax::object(doc, verb));
    arms.filter(|&t| matches!(weapon_class(namer, t), Some(Class::Explosive))).collect()
}

fn weapon_class(namer: Namer<'_>, t: TokenId) -> Option<Class> {
    namer.things.of(namer.doc, t).filter(|thing| thing.is_weapon()).map(|thing| thing.class)
}

/// What stands behind "with".
fn behind_with(doc: &Document, verb: TokenId) -> Vec<TokenId> {
    doc.children_by(verb, &[Deprel::Obl, Deprel::Nmod])
        .filter(|&t| syntax::has_case(doc, t, "with"))
        .collect()
}

/// "Police used stun grenades on students": used on somebody, whoever did it.
fn is_turned_on(source: Source<'_>, namer: Namer<'_>, verb: TokenId) -> bool {
    let doc = source.doc;
    doc.tokens[verb].lemma == "use"
        && doc
            .children_by(verb, &[Deprel::Obl, Deprel::Nmod])
            .filter(|&t| syntax::has_case(doc, t, "on") || syntax::has_case(doc, t, "against"))
            .any(|t| matches!(namer.nature(t), Nature::Person { .. }))
}

/// "A pistol was used".
fn is_used(doc: &Document, verb: TokenId) -> bool {
    doc.tokens[verb].lemma == "use"
        && doc.tokens[verb].upos == Upos::Verb
        && syntax::is_passive(doc, verb)
        // "The cannon that were used in the siege": told of other times as well.
        && doc.tokens[verb].deprel != Deprel::AclRelcl
        && !syntax::is_negated(doc, verb)
        && !syntax::is_infinitive(doc, verb)
        && doc.children_by(verb, &[Deprel::Aux]).all(|t| doc.tokens[t].lemma == "have")
}

/// "The bomb contained 5 kilos of dynamite".
fn held_in(namer: Namer<'_>, verb: TokenId) -> Vec<TokenId> {
    let doc = namer.doc;
    let holder = syntax::subject(doc, verb);
    if !holder.is_some_and(|t| namer.nature(t) == Nature::Weapon) || syntax::is_negated(doc, verb) {
        return Vec::new();
    }
    let Some(object) = syntax::object(doc, verb) else { return Vec::new() };
    let measured = doc.children_by(object, &[Deprel::Nmod]).filter(|&t| syntax::has_case(doc, t, "of"));
    // "The letter bomb held 80 grams of powder": it is what was sent.
    measured.chain([object]).chain(holder).collect()
}

/// "The weapon was a pipe gun", "the murder weapon, a kitchen knife, was found": what it is said to be.
fn said_to_be(source: Source<'_>, noun: TokenId) -> Vec<TokenId> {
    let doc = source.doc;
    let token = &doc.tokens[noun];
    if !source.classes.has("THE_WEAPON", &token.lemma)
        || np::determination(doc, noun) != np::Determination::Definite
    {
        return Vec::new();
    }
    let predicate = token.head.filter(|&above| {
        token.deprel == Deprel::Nsubj
            && doc.children_by(above, &[Deprel::Cop]).next().is_some()
            && !syntax::is_negated(doc, above)
    });
    doc.children_by(noun, &[Deprel::Appos]).chain(predicate).collect()
}

/// Whether somebody is one of those who did it: told so, or called a gunman, an attacker, a robber.
fn is_doer(source: Source<'_>, namer: Namer<'_>, told: &[Filler], doer: TokenId) -> bool {
    let doc = source.doc;
    let meant = namer.resolved(doer);
    let entity = namer.entities.at(meant);
    let lemma = doc.tokens[meant].lemma.to_lowercase();
    let nature = namer.nature(meant);
    // "Used clubs": of whomever the pronoun takes up, where nobody knows.
    let uses = meant == doer
        && matches!(doc.word(doer).to_lowercase().as_str(), "they" | "he")
        && doc.tokens[doer].head.is_some_and(|verb| doc.tokens[verb].lemma == "use");
    // "Eight men carrying rifles came alongside": attackers, as the claim counts them.
    let counted = source.drafts.iter().any(|draft| {
        draft.kind == Kind::Present
            && draft.group == Some(Group::Militants)
            && draft.counted.as_ref().is_some_and(|counted| counted.head == meant)
    });
    let by_noun = uses
        || counted
        || matches!(nature, Nature::Person { named: false, group: Some(Group::Militants) })
        || namer.side(meant, nature) == Side::Crime;
    by_noun
        || told.iter().any(|f| {
            matches!(f.role, RoleName::PerpetratorIndividual | RoleName::PerpetratorOrganisation)
                && f.deed != Deed::Blame
                && (f.head == meant
                    || entity.is_some() && f.entity == entity
                    || doc.tokens[f.head].lemma.to_lowercase() == lemma)
        })
}

/// The last act of violence before, not far off.
fn last(source: Source<'_>, at: TokenId) -> Option<&Draft> {
    let doc = source.doc;
    let sentence = doc.tokens[at].sentence;
    let before = source.drafts.partition_point(|draft| draft.trigger <= at);
    let end = doc.sentences[sentence].tokens.end;
    let tells = |draft: &&Draft| {
        matches!(draft.kind, Kind::Attack | Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Abducted)
            && draft.reality == Reality::Actual
            && draft.stance != Stance::Denied
            && doc.tokens[draft.trigger].sentence + REACH >= sentence
    };
    let earlier = source.drafts.get(..before)?.iter().rev().take(NEAR).find(tells);
    // "Men carrying rifles came alongside and are holding the crew".
    earlier.or_else(|| {
        source.drafts.get(before..)?.iter().take(NEAR).take_while(|draft| draft.trigger < end).find(tells)
    })
}

fn part(source: Source<'_>, namer: Namer<'_>, told: &[Filler], act: &Draft, head: TokenId) -> Filler {
    let doc = source.doc;
    let mut done = told
        .iter()
        .filter(|f| f.incident == act.incident && !matches!(f.deed, Deed::Blame | Deed::Itself))
        .peekable();
    let deed = done.peek().map_or(Deed::Attack, |f| f.deed);
    let military = done.peek().is_some() && done.all(|f| f.military);
    let words = wording::weapon(doc, source.classes, head);
    Filler {
        sentence: doc.tokens[head].sentence,
        military,
        weapon: namer.things.of(doc, head).map(|thing| thing.class),
        ..Filler::new(source, RoleName::Instrument, (head, words), (act.incident, act.trigger), deed)
    }
}
