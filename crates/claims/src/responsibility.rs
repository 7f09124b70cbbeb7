//! Who did it, as somebody says: claimed, admitted or denied by a party itself, or laid at its door.

use std::collections::{HashMap, HashSet};

use language::{Deprel, Document, NameKind, TokenId, Upos, Xpos};

use crate::acts;
use crate::admissions;
use crate::attribution::{Attribution, CueKind};
use crate::clause;
use crate::draft::{Draft, Verification};
use crate::entities::Entities;
use crate::events::{self, Event};
use crate::np::{self, Determination};
use crate::people::People;
use crate::predicates::{Classes, Condition, Pos, Predicates};
use crate::reading::{EntityKind, Group, Kind, Stance, VerificationState};
use crate::syntax;

/// What a predicate of responsibility tells: "claimed responsibility", "was charged with murder", "the suspect in ...".
pub fn of_event(doc: &Document, predicates: &Predicates, event: &Event<'_>) -> Option<Draft> {
    let classes = predicates.classes();
    let trigger = event.trigger;
    let lemma = doc.tokens[trigger].lemma.as_str();
    let passive = doc.tokens[trigger].upos == Upos::Verb && syntax::is_passive(doc, trigger);
    if event.agent.is_some_and(|agent| acts::is_nobody(doc, agent))
        || event.sense.conditions.contains(&Condition::Known) && !is_known_act(doc, trigger)
    {
        return None;
    }
    // "Denied attacking any civilian craft": of no known incident.
    let any = |t: TokenId| {
        doc.children_by(t, &[Deprel::Det]).any(|d| matches!(doc.tokens[d].lemma.as_str(), "any"))
    };
    let gerund = doc
        .children_by(trigger, &[Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp])
        .find(|&t| doc.tokens[t].xpos == Xpos::Vbg);
    if classes.has("DENY_VERB", lemma) && gerund.and_then(|t| syntax::object(doc, t)).is_some_and(any) {
        return None;
    }
    let mut draft = Draft::new(Kind::Responsibility, trigger, clause::evidence(doc, trigger, &[]));
    if lemma == "plead" {
        draft.stance = if pleads_not_guilty(doc, trigger) { Stance::Denied } else { Stance::Admitted };
        draft.negation_told = true;
        // Not its agent: "pleaded guilty" looks like "found shot", a participle with the state it ends in.
        draft.agent = syntax::subject(doc, trigger);
        draft.holder = draft.agent.map(|head| acts::holder(doc, head));
        return Some(draft);
    }
    // "Held the director responsible for it": the verb accuses.
    if doc.tokens[trigger].upos == Upos::Adj
        && let Some(verb) = held_by(doc, trigger)
    {
        draft.verification = Some(not_verified(doc, trigger));
        draft.holder = syntax::agent(doc, verb).map(|head| acts::holder(doc, head));
        draft.agent = syntax::object(doc, verb);
        return Some(draft);
    }
    // "Has not been charged": nobody accuses.
    if lemma == "charge" && (syntax::is_negated(doc, trigger) || is_of_no_one(doc, trigger)) {
        return None;
    }
    if classes.has("OWN_RESPONSIBILITY", lemma) {
        // "Has not been claimed (by any group)": nobody says anything.
        let unclaimed = passive && syntax::is_negated(doc, trigger) && event.agent.is_none_or(any);
        if unclaimed && !classes.has("DENY_VERB", lemma) {
            return None;
        }
        draft.stance = if classes.has("DENY_VERB", lemma) {
            Stance::Denied
        } else if classes.has("ADMIT_VERB", lemma) {
            Stance::Admitted
        } else {
            Stance::Asserted
        };
        draft.agent = event.agent;
        // "Was claimed by the Red Cells", not "was cleared by a court".
        let judged = passive && (classes.has("COURT_VERB", lemma) || lemma == "clear");
        draft.holder = event.agent.filter(|_| !judged).map(|head| acts::holder(doc, head));
        return Some(draft);
    }
    // "Responsible for planning an attack": it has not been made.
    let planned = |t: TokenId| classes.has("GERUND_GUILT", &doc.tokens[t].lemma);
    if doc.children_by(trigger, &[Deprel::Advcl, Deprel::Acl]).any(planned) {
        return None;
    }
    // "Was convicted of", "masterminded the attack", "is responsible for the killing": told flatly.
    if classes.has("TOLD_GUILT", lemma) {
        draft.agent = match doc.tokens[trigger].upos {
            Upos::Verb if classes.has("CONVICT_VERB", lemma) => {
                if passive {
                    syntax::subject(doc, trigger)
                } else {
                    syntax::object(doc, trigger)
                }
            }
            Upos::Verb => event.agent,
            _ => syntax::subject(doc, trigger),
        };
        return Some(draft);
    }
    draft.verification = Some(Verification {
        state: VerificationState::NotVerified,
        by: None,
        span: doc.tokens[trigger].span,
    });
    if doc.tokens[trigger].upos != Upos::Verb {
        draft.agent = syntax::subject(doc, trigger).or(Some(trigger));
        return (lemma != "suspect" || is_named(doc, trigger)).then_some(draft);
    }
    if classes.has("ACCUSE_VERB", lemma) && is_of_no_harm(doc, classes, predicates, trigger) {
        return None;
    }
    // "Suspicion fell on the rebels", "three appeared in court in connection with it": nobody is named who accuses.
    draft.holder =
        event.agent.filter(|_| !classes.has("SHOWN_GUILT", lemma)).map(|head| acts::holder(doc, head));
    let about = if passive { syntax::subject(doc, trigger) } else { syntax::object(doc, trigger) };
    draft.agent = laid_at(doc, trigger, about).or(about);
    Some(draft)
}

/// "Pleaded not guilty", "pleads innocent".
pub fn pleads_not_guilty(doc: &Document, verb: TokenId) -> bool {
    syntax::is_negated(doc, verb)
        || doc.children_by(verb, &[Deprel::Xcomp, Deprel::Obj, Deprel::Advmod, Deprel::Obl]).any(|t| {
            doc.tokens[t].lemma == "innocent"
                || doc.tokens[t].lemma == "guilty" && syntax::is_negated(doc, t)
                || doc.tokens[t].lemma == "not"
        })
}

/// The verb by which somebody is held responsible.
fn held_by(doc: &Document, adjective: TokenId) -> Option<TokenId> {
    let noun = doc.tokens[adjective].head.filter(|_| doc.tokens[adjective].deprel != Deprel::Amod)?;
    std::iter::once(noun)
        .chain(doc.ancestors(noun).take(2))
        .find(|&t| doc.tokens[t].lemma == "hold" && doc.tokens[t].upos == Upos::Verb && t < adjective)
}

/// "Nobody was charged", "not one person has been charged".
fn is_of_no_one(doc: &Document, verb: TokenId) -> bool {
    syntax::subject(doc, verb).is_some_and(|subject| {
        acts::is_nobody(doc, subject)
            || doc
                .children_by(subject, &[Deprel::Nummod, Deprel::Det])
                .chain([subject])
                .any(|t| doc.children_by(t, &[Deprel::Advmod]).any(|a| doc.tokens[a].lemma == "not"))
    })
}

/// What only its teller vouches for.
fn not_verified(doc: &Document, trigger: TokenId) -> Verification {
    Verification { state: VerificationState::NotVerified, by: None, span: doc.tokens[trigger].span }
}

/// "Accused them of hiding behind procedure", "blamed himself for the defeat": what is charged, where the words say it, is
/// no deed of violence.
fn is_of_no_harm(doc: &Document, classes: &Classes, predicates: &Predicates, verb: TokenId) -> bool {
    // "Blamed fighters of the Front" says whose they are: people are accused of a deed and blamed for it.
    let blames = doc.tokens[verb].lemma == "blame";
    let marked = |t: &TokenId| {
        doc.children_by(*t, &[Deprel::Case, Deprel::Mark]).any(|c| match doc.tokens[c].lemma.as_str() {
            "of" => !blames,
            "for" => true,
            _ => false,
        })
    };
    let mut charges = doc
        .children_by(verb, &[Deprel::Obl, Deprel::Advcl, Deprel::Ccomp, Deprel::Xcomp])
        .chain(
            syntax::object(doc, verb)
                .into_iter()
                .flat_map(|t| doc.children_by(t, &[Deprel::Acl, Deprel::Nmod])),
        )
        // "Blamed the Sons of the Well": what belongs to the name charges nobody.
        .filter(|&t| !is_of_name(doc, t))
        .filter(marked)
        .peekable();
    let reflexive = syntax::object(doc, verb).is_some_and(|t| doc.tokens[t].lemma.ends_with("self"));
    if charges.peek().is_none() {
        return reflexive;
    }
    let harms = |t: TokenId| {
        let lemma = &doc.tokens[t].lemma;
        let word = doc.word(t).to_lowercase();
        ["CRIME", "GUILTY_ACT", "EVENT_NOUN", "HARM", "GUILT_WORD"]
            .iter()
            .any(|class| classes.has(class, lemma) || classes.has(class, &word))
            || [Pos::Verb, Pos::Noun].iter().any(|&pos| {
                predicates.senses(lemma, pos).iter().any(|sense| {
                    sense.attack
                        || matches!(
                            sense.kind,
                            Kind::Killed | Kind::Injured | Kind::Abducted | Kind::Casualties
                        )
                })
            })
    };
    // "Of spying for the forces that attacked the town": whose side somebody is on is no deed, unless he had a part in one.
    let sides = |t: TokenId| classes.has("SIDING_VERB", &doc.tokens[t].lemma);
    let in_deed = |t: TokenId| {
        doc.children_by(t, &[Deprel::Obj, Deprel::Obl, Deprel::Xcomp, Deprel::Conj]).any(|c| {
            syntax::coordinated(doc, c)
                .into_iter()
                .any(|c| harms(c) && !classes.has("FORCE_NOUN", &doc.tokens[c].lemma))
        })
    };
    // "Of hiding the dead": who keeps silent about the dead is not said to have killed them.
    let conceals = |t: TokenId| classes.has("CONCEAL_VERB", &doc.tokens[t].lemma);
    !charges.any(|t| {
        if sides(t) || conceals(t) {
            !conceals(t) && in_deed(t)
        } else {
            doc.subtree(t).into_iter().any(harms)
        }
    })
}

/// A phrase that a name holds, or that is written with a capital as the noun before it: "the Sons of the Well".
fn is_of_name(doc: &Document, token: TokenId) -> bool {
    let capital = |t: TokenId| doc.word(t).starts_with(char::is_uppercase);
    let named = doc.names.iter().any(|name| {
        name.tokens.contains(&token) && doc.tokens[token].head.is_some_and(|head| name.tokens.contains(&head))
    });
    let proper = doc.tokens[token].upos == Upos::Propn && capital(token);
    named
        || proper
            && doc.tokens[token].deprel == Deprel::Nmod
            && doc.tokens[token]
                .head
                .is_some_and(|head| doc.tokens[head].upos == Upos::Propn && capital(head))
}

/// "Blamed the blast on the rebels", "the raid was attributed to a gang": the one at whose door it is laid, where a parser
/// may hang the phrase on the deed as well.
fn laid_at(doc: &Document, verb: TokenId, deed: Option<TokenId>) -> Option<TokenId> {
    let is_time = |t: TokenId| doc.times.iter().any(|time| time.tokens.contains(&t));
    let towards = |t: &TokenId| {
        (syntax::has_case(doc, *t, "on") || syntax::has_case(doc, *t, "to")) && *t > verb && !is_time(*t)
    };
    let of = |t: TokenId| doc.children_by(t, &[Deprel::Obl, Deprel::Nmod]);
    of(verb).chain(deed.into_iter().flat_map(of)).filter(towards).max()
}

/// "Doe, the suspect in the shooting", "Doe is a suspect": a suspect without a name is nobody in particular.
fn is_named(doc: &Document, noun: TokenId) -> bool {
    doc.tokens[noun].deprel == Deprel::Appos
        || doc
            .children_by(noun, &[Deprel::Nsubj, Deprel::Appos, Deprel::Flat])
            .any(|t| doc.tokens[t].upos == Upos::Propn)
}

/// "The attack was carried out by X": the act is known, the words say by whom.
fn is_known_act(doc: &Document, verb: TokenId) -> bool {
    syntax::is_passive(doc, verb)
        && syntax::subject(doc, verb).is_some_and(|act| {
            matches!(np::determination(doc, act), Determination::Definite | Determination::Possessive)
        })
}

/// Who did it, told by words that no predicate of the table has: "was the work of the gang", "had nothing to do with it",
/// "we had no part in the killing".
///
/// Who is behind it or not involved is told once in a sentence: not where a word of its own tells who did it, in those
/// of the sentences `told`.
pub fn of_phrases(doc: &Document, classes: &Classes, told: &[usize]) -> Vec<Draft> {
    (0..doc.tokens.len())
        .filter_map(|token| {
            work_of(doc, classes, token)
                .or_else(|| disowned(doc, classes, token))
                .or_else(|| {
                    let untold = !told.contains(&doc.tokens[token].sentence);
                    let part = || uninvolved(doc, classes, token).or_else(|| behind(doc, classes, token));
                    if untold { part() } else { None }
                })
                .or_else(|| named_doer(doc, classes, token))
        })
        .collect()
}

/// "The attack was the work of the Conway gang": of whom somebody says so.
fn work_of(doc: &Document, classes: &Classes, noun: TokenId) -> Option<Draft> {
    if doc.tokens[noun].lemma != "work" {
        return None;
    }
    doc.children_by(noun, &[Deprel::Cop]).next()?;
    let doer = doc.children_by(noun, &[Deprel::Nmod]).find(|&t| syntax::has_case(doc, t, "of"))?;
    let act = syntax::own_subject(doc, noun)?;
    let lemma = &doc.tokens[act].lemma;
    let known = classes.has("EVENT_NOUN", lemma)
        || matches!(lemma.as_str(), "it" | "this" | "that" | "fire" | "death");
    if !known || syntax::is_negated(doc, noun) {
        return None;
    }
    let mut draft = Draft::new(Kind::Responsibility, noun, clause::evidence(doc, noun, &[]));
    draft.agent = Some(doer);
    draft.verification =
        Some(Verification { state: VerificationState::NotVerified, by: None, span: doc.tokens[noun].span });
    Some(draft)
}

/// "It was not involved (in the attack)", "was not behind the bombing", "we are not responsible": a party's part in it is
/// denied.
fn uninvolved(doc: &Document, classes: &Classes, predicate: TokenId) -> Option<Draft> {
    let token = &doc.tokens[predicate];
    let involved =
        matches!(token.lemma.as_str(), "involve" | "involved" | "responsible") && token.upos != Upos::Noun;
    let said = doc.children_by(predicate, &[Deprel::Cop, Deprel::AuxPass]).next().is_some();
    let named_behind = is_behind_event(doc, classes, predicate);
    if !(involved && said || named_behind) || !syntax::is_negated(doc, predicate) {
        return None;
    }
    let about = doc.children_by(predicate, &[Deprel::Obl, Deprel::Nmod]).filter(|&t| t > predicate);
    let of_event = |t: TokenId| {
        let lemma = &doc.tokens[t].lemma;
        classes.has("EVENT_NOUN", lemma) || classes.has("CRIME", lemma) || doc.tokens[t].upos == Upos::Pron
    };
    let in_phrases: Vec<TokenId> =
        about.filter(|&t| syntax::has_case(doc, t, "in") || syntax::has_case(doc, t, "for")).collect();
    // "Was not involved in politics", "no other car was involved".
    if !in_phrases.is_empty() && !in_phrases.iter().copied().any(of_event) {
        return None;
    }
    // "We are not responsible": for whatever.
    if token.lemma == "responsible" && in_phrases.is_empty() {
        return None;
    }
    let subject = syntax::own_subject(doc, predicate).filter(|&t| t < predicate)?;
    let party = doc.tokens[subject].upos == Upos::Pron
        || np::name_at(doc, subject).is_some()
        || classes.has("INSTITUTION_NOUN", &doc.tokens[subject].lemma);
    if !party {
        return None;
    }
    let mut draft = Draft::new(Kind::Responsibility, predicate, clause::evidence(doc, predicate, &[]));
    draft.stance = Stance::Denied;
    draft.negation_told = true;
    draft.agent = Some(subject);
    Some(draft)
}

/// "The Front was behind the bombing": who says so of himself claims it, who says it of another accuses.
fn behind(doc: &Document, classes: &Classes, event: TokenId) -> Option<Draft> {
    if !is_behind_event(doc, classes, event) || syntax::is_negated(doc, event) {
        return None;
    }
    // "Rebels are believed to be behind the attack".
    let believed = doc.tokens[event].head.filter(|&verb| {
        doc.tokens[event].deprel == Deprel::Xcomp && classes.has("POSSIBLE_WORD", &doc.tokens[verb].lemma)
    });
    let subject = syntax::own_subject(doc, event)
        .or_else(|| believed.and_then(|verb| syntax::subject(doc, verb)))
        .filter(|&t| t < event)?;
    let mut draft = Draft::new(Kind::Responsibility, event, clause::evidence(doc, event, &[]));
    draft.agent = Some(subject);
    let reflexive = doc.tokens[subject].upos == Upos::Pron
        && matches!(doc.tokens[subject].lemma.as_str(), "it" | "they" | "he" | "she" | "we" | "i");
    if !reflexive {
        draft.verification = Some(not_verified(doc, event));
    }
    Some(draft)
}

/// Steps from "behind the bombing" up to the word that denies it.
const STEPS_TO_DENIAL: usize = 3;

/// "Denied being behind the ambush", "dismissed claims it was behind the killing": the denial is one of responsibility. Takes
/// the place of the drafts that tell of a mere denial.
pub fn of_denials(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    let denials: HashMap<TokenId, usize> = drafts
        .iter()
        .enumerate()
        .filter(|(_, d)| d.kind == Kind::Denial)
        .map(|(i, d)| (d.trigger, i))
        .collect();
    if denials.is_empty() {
        return;
    }
    for event in 0..doc.tokens.len() {
        if !is_behind_event(doc, classes, event) || syntax::is_negated(doc, event) {
            continue;
        }
        let described = |t: TokenId| doc.tokens[t].deprel == Deprel::AclRelcl;
        let mut above = doc.ancestors(event).take(STEPS_TO_DENIAL);
        let Some(index) = above.find_map(|t| denials.get(&t)).copied().filter(|_| !described(event)) else {
            continue;
        };
        // "Denied that the rebels were behind it": who denies it need not be who did it.
        let subject = syntax::own_subject(doc, event);
        let other = subject.filter(|&t| doc.tokens[t].upos != Upos::Pron && t > drafts[index].trigger);
        drafts[index].kind = Kind::Responsibility;
        drafts[index].agent = other.or(drafts[index].agent);
        drafts[index].negation_told = true;
    }
}

/// "(Was) behind the bombing".
fn is_behind_event(doc: &Document, classes: &Classes, event: TokenId) -> bool {
    classes.has("EVENT_NOUN", &doc.tokens[event].lemma)
        && syntax::has_case(doc, event, "behind")
        && doc.children_by(event, &[Deprel::Cop]).next().is_some()
}

/// "The gunman was Ivo Lenn", "Lenn is believed to be the gunman".
fn named_doer(doc: &Document, classes: &Classes, predicate: TokenId) -> Option<Draft> {
    doc.children_by(predicate, &[Deprel::Cop]).next()?;
    let is_doer = |t: TokenId| {
        classes.has("DOER", &doc.tokens[t].lemma) && np::determination(doc, t) == Determination::Definite
    };
    let is_name = |t: TokenId| np::name_at(doc, t).is_some_and(|name| name.kind == NameKind::Person);
    let negated = syntax::is_negated(doc, predicate);
    let subject = syntax::own_subject(doc, predicate);
    let draft = |agent: TokenId| {
        let mut draft = Draft::new(Kind::Responsibility, predicate, clause::evidence(doc, predicate, &[]));
        draft.agent = Some(agent);
        draft
    };
    if is_name(predicate) && subject.is_some_and(is_doer) && !negated {
        return Some(draft(predicate));
    }
    let believed = doc.tokens[predicate].head.filter(|&verb| {
        doc.tokens[predicate].deprel == Deprel::Xcomp && classes.has("POSSIBLE_WORD", &doc.tokens[verb].lemma)
    })?;
    let whom = syntax::subject(doc, believed).or_else(|| syntax::described_noun(doc, believed))?;
    if !is_doer(predicate) || negated {
        return None;
    }
    let mut draft = draft(whom);
    draft.verification = Some(not_verified(doc, predicate));
    Some(draft)
}

/// "Had nothing to do with the killing", "had no part in it".
fn disowned(doc: &Document, classes: &Classes, verb: TokenId) -> Option<Draft> {
    if doc.tokens[verb].upos != Upos::Verb {
        return None;
    }
    let object = doc.children_by(verb, &[Deprel::Obj]).next()?;
    // "Knew nothing of the shooting".
    let of_event = |t: TokenId| {
        ["of", "about"].iter().any(|case| syntax::has_case(doc, t, case))
            && classes.has("EVENT_NOUN", &doc.tokens[t].lemma)
    };
    let unknown = doc.tokens[verb].lemma == "know"
        && doc.tokens[object].lemma == "nothing"
        && doc
            .children_by(object, &[Deprel::Nmod])
            .chain(doc.children_by(verb, &[Deprel::Obl]))
            .any(of_event);
    if doc.tokens[verb].lemma != "have" && !unknown {
        return None;
    }
    let nothing = doc.tokens[object].lemma == "nothing"
        && doc.children_by(object, &[Deprel::Acl]).any(|t| doc.tokens[t].lemma == "do");
    let no_part = classes.has("PART_IN", &doc.tokens[object].lemma)
        && doc.children_by(object, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no");
    if !nothing && !no_part && !unknown {
        return None;
    }
    let mut draft = Draft::new(Kind::Responsibility, verb, clause::evidence(doc, verb, &[]));
    draft.stance = Stance::Denied;
    draft.agent = syntax::subject(doc, verb);
    Some(draft)
}

/// What the words around an act say of who did it: an armed group that says it did something itself claims
/// responsibility, whoever confesses to an act of violence admits it, and whoever charges another with one accuses.
pub fn of_statements(
    doc: &Document,
    classes: &Classes,
    people: &People,
    entities: &Entities,
    attributions: &[Attribution],
    events: &[Event<'_>],
    told: &[Draft],
) -> Vec<Draft> {
    let mut taken: HashSet<usize> = told
        .iter()
        .filter(|d| d.kind == Kind::Responsibility)
        .map(|d| doc.tokens[d.trigger].sentence)
        .collect();
    let mut drafts = Vec::new();
    for attribution in attributions.iter().filter(|a| !a.negated) {
        let (Some(source), Some(cue)) = (attribution.source, attribution.cue) else { continue };
        let sentence = doc.tokens[cue.token].sentence;
        if taken.contains(&sentence) || acts::is_nobody(doc, source.head) {
            continue;
        }
        let source_head = source.antecedent.unwrap_or(source.head);
        let statement = Statement { doc, classes, people, entities, source: source_head };
        let done = events::in_sentence(doc, events, sentence)
            .iter()
            .filter(|e| {
                e.sense.attack
                    || matches!(e.sense.kind, Kind::Killed | Kind::Injured | Kind::Abducted)
                    || e.sense.conditions.contains(&Condition::Known)
            })
            // "Said it would kill the captives" threatens and claims nothing.
            .filter(|e| attribution.covers(e.trigger) && !is_to_come(doc, e.trigger))
            .find_map(|e| {
                let confessed = || {
                    let says = matches!(cue.kind, CueKind::Say | CueKind::Claim);
                    let own = e.agent.is_some_and(|agent| statement.is_source(agent));
                    // "Told officers that he had shot himself" confesses to nothing.
                    let of_himself = e.affected.iter().any(|&hurt| statement.is_source(hurt))
                        || syntax::object(doc, e.trigger)
                            .is_some_and(|object| doc.tokens[object].lemma.ends_with("self"));
                    let own = own && !of_himself;
                    (says && own && admissions::tells_judges(doc, classes, cue.token))
                        .then_some(Ascribed::Admitted)
                };
                statement.ascribes(cue.kind, e).or_else(confessed).map(|how| (e, how))
            });
        let Some((event, how)) = done else { continue };
        taken.insert(sentence);
        let evidence = clause::evidence(doc, event.trigger, &[]);
        let mut draft = Draft::new(Kind::Responsibility, event.trigger, evidence);
        // "A previously unknown group, the Sons of the Well": by the name.
        let named =
            doc.children_by(source_head, &[Deprel::Appos]).find(|&t| doc.tokens[t].upos == Upos::Propn);
        let source_head = named.filter(|_| statement.is_called_group()).unwrap_or(source_head);
        // "Its fighters had killed nine": who says so of its own people answers for it.
        draft.agent = if matches!(how, Ascribed::Accused) { event.agent } else { Some(source_head) };
        match how {
            Ascribed::Claimed => {}
            Ascribed::Admitted => draft.stance = Stance::Admitted,
            Ascribed::Accused => {
                draft.verification =
                    Some(Verification { state: VerificationState::NotVerified, by: None, span: cue.span });
            }
        }
        draft.holder = Some(acts::holder(doc, source_head));
        drafts.push(draft);
    }
    drafts
}

/// "Would kill", "will attack"; not "would have killed".
fn is_to_come(doc: &Document, verb: TokenId) -> bool {
    let auxiliaries: Vec<&str> =
        doc.children_by(verb, &[Deprel::Aux]).map(|t| doc.tokens[t].lemma.as_str()).collect();
    auxiliaries.iter().any(|aux| matches!(*aux, "will" | "would" | "shall" | "'ll"))
        && !auxiliaries.contains(&"have")
}

/// How a statement ascribes an act.
enum Ascribed {
    Claimed,
    Admitted,
    Accused,
}

/// A statement, by the one who makes it.
pub struct Statement<'a> {
    /// The document.
    pub doc: &'a Document,
    /// Word classes.
    pub classes: &'a Classes,
    /// Who is who in it.
    pub people: &'a People,
    /// Those named in it.
    pub entities: &'a Entities,
    /// Head of the phrase that names who makes it.
    pub source: TokenId,
}

impl Statement<'_> {
    fn ascribes(&self, cue: CueKind, event: &Event<'_>) -> Option<Ascribed> {
        let agent = event.agent?;
        match cue {
            CueKind::Admit if self.is_source(agent) => Some(Ascribed::Admitted),
            CueKind::Claim if self.is_source(agent) && (self.is_attacker() || self.is_group()) => {
                Some(Ascribed::Claimed)
            }
            CueKind::Announce | CueKind::Say | CueKind::Report
                if self.is_source(agent) && self.is_attacker() =>
            {
                Some(Ascribed::Claimed)
            }
            // "The Front said it had carried out the attack"
            CueKind::Announce | CueKind::Say
                if self.is_source(agent)
                    && self.is_group()
                    && (event.sense.conditions.contains(&Condition::Known)
                        || event.sense.attack && self.doc.tokens[event.trigger].lemma == "carry") =>
            {
                Some(Ascribed::Claimed)
            }
            CueKind::Accuse | CueKind::Blame if !self.is_source(agent) && self.is_somebody(agent) => {
                Some(Ascribed::Accused)
            }
            // "The Front said the mine was laid by the army", "the family alleged that police shot him": what a party or
            // an accuser says that another did.
            CueKind::Say | CueKind::Announce | CueKind::Claim | CueKind::Report
                if (event.sense.attack || event.sense.conditions.contains(&Condition::Known))
                    && self.is_attacker()
                    && (self.is_other_party(agent) || self.is_other_side(agent)) =>
            {
                Some(Ascribed::Accused)
            }
            CueKind::Allege if event.sense.attack && self.is_other_party(agent) => Some(Ascribed::Accused),
            _ => None,
        }
    }

    /// Whether a phrase in the statement means the one who makes it, or people of its own.
    pub fn is_source(&self, agent: TokenId) -> bool {
        if agent == self.source || acts::is_first_person(self.doc, agent) || self.is_spoken_for(agent) {
            return true;
        }
        if let (Some(a), Some(b)) = (self.entities.at(agent), self.entities.at(self.source)) {
            return a == b;
        }
        let own = |t: TokenId| self.entities.antecedent(t) == Some(self.source);
        // "its fighters", "our men", "one of their fighters"
        let of_whom =
            self.doc.children_by(agent, &[Deprel::Nmod]).find(|&t| syntax::has_case(self.doc, t, "of"));
        let whose =
            std::iter::once(agent).chain(of_whom).flat_map(|t| self.doc.children_by(t, &[Deprel::NmodPoss]));
        let owned = whose.into_iter().any(|owner| {
            own(owner) || self.is_same_entity(owner) || self.doc.word(owner).eq_ignore_ascii_case("our")
        });
        own(agent) || owned || self.is_called_group() && self.is_it_behind_source(agent)
    }

    /// "A group said it had ...": the pronoun that opens what is said, where the noun is no name that it could take up.
    fn is_it_behind_source(&self, agent: TokenId) -> bool {
        let doc = self.doc;
        let pronoun = matches!(doc.tokens[agent].lemma.as_str(), "it" | "they");
        let says = doc.tokens[agent].head.and_then(|verb| doc.tokens[verb].head);
        pronoun && says.is_some_and(|says| syntax::own_subject(doc, says) == Some(self.source))
    }

    fn is_same_entity(&self, owner: TokenId) -> bool {
        matches!((self.entities.at(owner), self.entities.at(self.source)), (Some(a), Some(b)) if a == b)
    }

    /// "A BLA spokesman", "Karo Din, a spokesman for the Front", "the group's spokesman": the armed group for which he speaks.
    fn spoken_for(&self) -> Option<TokenId> {
        let doc = self.doc;
        let speaks = |t: &TokenId| self.classes.has("ISSUING_LABEL", &doc.tokens[*t].lemma);
        let beside = doc.children_by(self.source, &[Deprel::Appos, Deprel::Compound, Deprel::NmodDesc]);
        let above = doc.tokens[self.source].head.filter(|_| doc.tokens[self.source].deprel == Deprel::Appos);
        let label = std::iter::once(self.source).chain(beside).chain(above).find(speaks)?;
        let is_armed = |t: &TokenId| {
            let entity = self.entities.at(*t);
            entity.and_then(|e| self.entities.kind(e)) == Some(EntityKind::ArmedGroup)
        };
        let of_whom = |t: TokenId| {
            doc.children_by(t, &[Deprel::NmodPoss, Deprel::Compound, Deprel::Nmod]).filter(move |&c| {
                doc.tokens[c].deprel != Deprel::Nmod
                    || syntax::has_case(doc, c, "of")
                    || syntax::has_case(doc, c, "for")
            })
        };
        of_whom(label).chain(of_whom(self.source)).find(is_armed)
    }

    /// Whether a phrase means the group for which the speaker speaks: "a BLA spokesman said that it had attacked".
    fn is_spoken_for(&self, agent: TokenId) -> bool {
        let Some(group) = self.spoken_for() else { return false };
        let same = |t: TokenId| {
            matches!((self.entities.at(t), self.entities.at(group)), (Some(a), Some(b)) if a == b)
                || self.entities.antecedent(t) == Some(group)
        };
        // "It" behind a man who speaks for a group is the group.
        let opens = self.is_it_behind_source(agent)
            || self.doc.children_by(agent, &[Deprel::NmodPoss]).any(|t| {
                matches!(self.doc.word(t).to_lowercase().as_str(), "its" | "their")
                    && self.is_subject_in_speech(agent)
            });
        same(agent) || opens || self.doc.children_by(agent, &[Deprel::NmodPoss, Deprel::Compound]).any(same)
    }

    /// The subject of what is said.
    fn is_subject_in_speech(&self, subject: TokenId) -> bool {
        let doc = self.doc;
        let says = doc.tokens[subject].head.and_then(|verb| doc.tokens[verb].head);
        doc.tokens[subject].deprel.is_subject()
            && says.is_some_and(|says| syntax::own_subject(doc, says) == Some(self.source))
    }

    /// Armed groups and attackers; what the army says of its own operations is told, not claimed.
    pub fn is_attacker(&self) -> bool {
        let entity = self.entities.at(self.source);
        entity.and_then(|e| self.entities.kind(e)) == Some(EntityKind::ArmedGroup)
            || self.people.who(self.doc, self.source).and_then(|who| who.group) == Some(Group::Militants)
            || self.is_of_attackers()
            || self.spoken_for().is_some()
    }

    /// "A rebel spokesman".
    fn is_of_attackers(&self) -> bool {
        let armed = |t: TokenId| {
            self.people.noun(&self.doc.tokens[t].lemma.to_lowercase()).map(|noun| noun.group)
                == Some(Group::Militants)
        };
        self.doc.children_by(self.source, &[Deprel::Compound]).any(|t| t < self.source && armed(t))
    }

    /// A body of which nothing more is known than its name: one that claims a kidnapping is an armed group.
    fn is_group(&self) -> bool {
        let entity = self.entities.at(self.source);
        entity.and_then(|e| self.entities.kind(e)) == Some(EntityKind::Organisation) || self.is_called_group()
    }

    /// "A previously unknown group".
    fn is_called_group(&self) -> bool {
        let noun = &self.doc.tokens[self.source];
        noun.upos == Upos::Noun
            && self.classes.has("ARMED_GROUP_NOUN", &noun.lemma)
            // "A rights group", "the aid group": of what kind it is is told.
            && self
                .doc
                .children_by(self.source, &[Deprel::Compound, Deprel::Amod])
                .all(|t| t > self.source || self.classes.has("UNKNOWN_GROUP_WORD", &self.doc.word(t).to_lowercase()))
    }

    /// One person who is known for no arms and no office.
    pub fn is_private_person(&self) -> bool {
        if np::is_plural(self.doc, self.source) {
            return false;
        }
        match self.entities.at(self.source).and_then(|e| self.entities.list.get(e)) {
            Some(entity) => entity.kind == EntityKind::Person && entity.private,
            None => self.people.who(self.doc, self.source).is_some_and(|who| {
                who.is_person && matches!(who.group, None | Some(Group::People | Group::Civilians))
            }),
        }
    }

    /// A force that is not the speaker's, or people of one.
    fn is_other_party(&self, agent: TokenId) -> bool {
        if self.is_source(agent) {
            return false;
        }
        let party = |t: TokenId| {
            let entity = self.entities.at(t)?;
            let kind = self.entities.kind(entity)?;
            matches!(kind, EntityKind::ArmedGroup | EntityKind::SecurityForce).then_some(entity)
        };
        let named = party(agent).or_else(|| {
            self.doc.children_by(agent, &[Deprel::NmodPoss, Deprel::Nmod, Deprel::Compound]).find_map(party)
        });
        named.is_some() && named != self.entities.at(self.source)
    }

    /// Soldiers or policemen, where fighters speak.
    fn is_other_side(&self, agent: TokenId) -> bool {
        !self.is_source(agent)
            && self.people.who(self.doc, agent).is_some_and(|who| who.group == Some(Group::SecurityForces))
    }

    fn is_somebody(&self, agent: TokenId) -> bool {
        self.entities.at(agent).is_some() || self.people.who(self.doc, agent).is_some()
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn a_group_that_says_it_did_it() {
        claims(
            "\
The _ DT 3 det
Andean Andean NNP 3 compound Name=B-Organisation
Front Front NNP 4 nsubj Name=I-Organisation
claimed claim VBD 0 root
that _ IN 8 mark
it _ PRP 8 nsubj
had have VBD 8 aux
kidnapped kidnap VBN 4 ccomp
a _ DT 10 det
teacher _ NN 8 obj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                abducted 1..1 hostages | asserted | The Andean Front | it had kidnapped a teacher
                responsibility | asserted | The Andean Front | it had kidnapped a teacher
            "#]],
        );
    }

    #[test]
    fn a_person_who_says_he_did_it() {
        claims(
            "\
Miller Miller NNP 2 nsubj Name=B-Person
told tell VBD 0 root
officers officer NNS 2 iobj
that _ IN 7 mark
he _ PRP 7 nsubj
had have VBD 7 aux
shot shoot VBN 2 ccomp
Anna Anna NNP 7 obj SpaceAfter=No|Name=B-Person
. _ . 2 punct
",
            expect![[r#"
                injured 1..1 people | admitted | Miller | he had shot Anna
                attack | admitted | Miller | he had shot Anna
                responsibility | admitted | Miller | he had shot Anna
            "#]],
        );
    }

    #[test]
    fn accused_of_doing_it() {
        claims(
            "\
He _ PRP 3 nsubj:pass
is be VBZ 3 aux:pass
accused accuse VBN 0 root
of _ IN 5 mark
shooting shoot VBG 3 advcl
two _ CD 7 nummod
men man NNS 5 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                responsibility | unverified | the report | He is accused
                injured 2..2 people | unverified | the report | of shooting two men
                attack | unverified | the report | of shooting two men
            "#]],
        );
    }

    #[test]
    fn who_did_it_in_other_words() {
        claims(
            "\
The _ DT 2 det
attack _ NN 5 nsubj
was be VBD 5 cop
the _ DT 5 det
work _ NN 12 ccomp
of _ IN 9 case
the _ DT 9 det
Lorne Lorne NNP 9 compound Name=B-Person
gang _ NN 5 nmod SpaceAfter=No
, _ , 12 punct
police _ NN 12 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 12 punct

# newpar
The _ DT 2 det
brothers brother NNS 3 nsubj
had have VBD 0 root
nothing _ NN 3 obj
to _ TO 6 mark
do _ VB 4 acl
with _ IN 9 case
the _ DT 9 det
killing _ NN 6 obl SpaceAfter=No
. _ . 3 punct

# newpar
Residents resident NNS 2 nsubj
suspect _ VBP 0 root
a _ DT 5 det
local _ JJ 5 amod
gang _ NN 2 obj SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 3 det
Lorne Lorne NNP 3 compound Name=B-Organisation
Front Front NNP 4 nsubj Name=I-Organisation
said say VBD 0 root
it _ PRP 7 nsubj
had have VBD 7 aux
carried carry VBN 4 ccomp
out _ RP 7 compound:prt
the _ DT 10 det
attack _ NN 7 obj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                attack | asserted | police | The attack was the work of the Lorne gang
                responsibility | unverified | police | The attack was the work of the Lorne gang
                responsibility | denied | the report | The brothers had nothing to do with the killing
                responsibility | unverified | Residents | Residents suspect a local gang
                responsibility | asserted | The Lorne Front | it had carried out the attack
            "#]],
        );
    }

    #[test]
    fn not_every_charge_is_of_violence() {
        claims(
            "\
The _ DT 2 det
governor _ NN 3 nsubj
accused accuse VBD 0 root
the _ DT 5 det
senators senator NNPS 3 obj Name=B-Organisation
of _ IN 7 mark
hiding hide VBG 3 advcl
the _ DT 9 det
budget _ NN 7 obj SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
army _ NN 3 nsubj
denied deny VBD 0 root
attacking attack VBG 3 xcomp
any _ DT 6 det
hospital _ NN 4 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                attack | denied | The army | The army denied attacking any hospital
            "#]],
        );
    }

    #[test]
    fn what_attackers_will_do_unless() {
        claims(
            "\
The _ DT 2 det
rebels rebel NNS 3 nsubj
said say VBD 0 root
they _ PRP 6 nsubj
would _ MD 6 aux
try _ VB 3 ccomp
the _ DT 8 det
pilot _ NN 6 obj
if _ IN 12 mark
the _ DT 11 det
planes plane NNS 12 nsubj
came come VBD 6 advcl
again _ RB 12 advmod SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
company _ NN 3 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
would _ MD 6 aux
pay _ VB 3 ccomp
if _ IN 10 mark
it _ PRP 10 nsubj:pass
was be VBD 10 aux:pass
asked ask VBN 6 advcl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                threat | asserted | The rebels | they would try the pilot
            "#]],
        );
    }

    #[test]
    fn acquitted_and_serving() {
        claims(
            "\
A _ DT 2 det
baker _ NN 4 nsubj:pass
was be VBD 4 aux:pass
acquitted acquit VBN 0 root
of _ IN 6 case
murder _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
Her _ PRP$ 2 nmod:poss
brother _ NN 4 nsubj
is be VBZ 4 aux
serving serve VBG 0 root
nine _ CD 6 nummod
years year NNS 4 obj
for _ IN 9 case
the _ DT 9 det
murder _ NN 4 obl SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                responsibility | denied | the report | A baker was acquitted of murder
                responsibility | asserted | the report | Her brother is serving nine years for the murder
            "#]],
        );
    }

    #[test]
    fn behind_it_and_not_involved() {
        claims(
            "\
The _ DT 3 det
Northern Northern NNP 3 amod Name=B-Organisation
Front Front NNP 4 nsubj Name=I-Organisation
said say VBD 0 root
it _ PRP 9 nsubj
was be VBD 9 cop
behind _ IN 9 case
the _ DT 9 det
bombing _ NN 4 ccomp SpaceAfter=No
. _ . 4 punct

# newpar
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
it _ PRP 7 nsubj
was be VBD 7 cop
not _ RB 7 advmod
involved _ JJ 3 ccomp SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
it _ PRP 7 nsubj:pass
was be VBD 7 cop
not _ RB 7 advmod
involved _ JJ 3 ccomp
in _ IN 9 case
politics _ NN 7 obl SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
bombing _ NN 3 nsubj
bore bear VBD 0 root
the _ DT 5 det
hallmarks hallmark NNS 3 obj
of _ IN 9 case
the _ DT 9 det
Northern Northern NNP 9 amod Name=B-Place
Front Front NNP 5 nmod SpaceAfter=No|Name=I-Place
. _ . 3 punct

# newpar
The _ DT 2 det
mayor _ NN 5 nsubj
is be VBZ 5 cop
behind _ IN 5 case
schedule _ NN 0 root SpaceAfter=No
. _ . 5 punct
",
            expect![[r#"
                responsibility | asserted | The Northern Front | it was behind the bombing
                responsibility | denied | The army | it was not involved
                responsibility | unverified | the report | The bombing bore the hallmarks of the Northern Front
            "#]],
        );
    }

    #[test]
    fn what_fighters_say_of_soldiers() {
        claims(
            "\
A _ DT 3 det
rebel _ NN 3 compound
spokesman _ NN 4 nsubj
said say VBD 0 root
that _ IN 8 mark
soldiers soldier NNS 8 nsubj
had have VBD 8 aux
carried carry VBN 4 ccomp
out _ RP 8 compound:prt
the _ DT 11 det
killings killing NNS 8 obj SpaceAfter=No
. _ . 4 punct

# newpar
A _ DT 2 det
clerk _ NN 3 nsubj
said say VBD 0 root
that _ IN 7 mark
soldiers soldier NNS 7 nsubj
had have VBD 7 aux
carried carry VBN 3 ccomp
out _ RP 7 compound:prt
the _ DT 10 det
killings killing NNS 7 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                responsibility | unverified | A rebel spokesman | soldiers had carried out the killings
            "#]],
        );
    }

    #[test]
    fn denied_being_behind_it() {
        claims(
            "\
The _ DT 2 det
rebels rebel NNS 3 nsubj
denied deny VBD 0 root
being be VBG 7 cop
behind _ IN 7 case
the _ DT 7 det
ambush _ NN 3 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                responsibility | denied | The rebels | The rebels denied being behind the ambush
            "#]],
        );
    }

    #[test]
    fn claimed_by_nobody() {
        claims(
            "\
The _ DT 2 det
attack _ NN 6 nsubj:pass
has have VBZ 6 aux
not _ RB 6 advmod
been be VBN 6 aux:pass
claimed claim VBN 0 root
by _ IN 9 case
any _ DT 9 det
group _ NN 6 obl:agent SpaceAfter=No
. _ . 6 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn blamed_people_of_a_group() {
        claims(
            "\
The _ DT 2 det
army _ NN 3 nsubj
blamed blame VBD 0 root
fighters fighter NNS 3 obj
of _ IN 8 case
the _ DT 8 det
Lake Lake NNP 8 compound Name=B-ArmedGroup
Front Front NNP 4 nmod SpaceAfter=No|Name=I-ArmedGroup
. _ . 3 punct
",
            expect![[r#"
                responsibility | unverified | The army | The army blamed fighters of the Lake Front
            "#]],
        );
    }

    #[test]
    fn an_unknown_group_that_did_it() {
        claims(
            "\
An _ DT 3 det
unknown _ JJ 3 amod
group _ NN 9 nsubj
, _ , 6 punct
the _ DT 6 det
Sons Sons NNP 3 appos Name=B-Organisation
of _ IN 8 case
Iron Iron NNP 6 nmod Name=I-Organisation
said say VBD 0 root
it _ PRP 11 nsubj
carried carry VBD 9 ccomp
out _ RP 11 compound:prt
the _ DT 14 det
bombing _ NN 11 obj SpaceAfter=No
. _ . 9 punct

The _ DT 3 det
rights right NNS 3 compound
group _ NN 4 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
carried carry VBD 4 ccomp
out _ RP 6 compound:prt
the _ DT 9 det
operation _ NN 6 obj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                responsibility | asserted | the Sons of Iron | it carried out the bombing
                operation_ended | asserted | The rights group | it carried out the operation
            "#]],
        );
    }
}
