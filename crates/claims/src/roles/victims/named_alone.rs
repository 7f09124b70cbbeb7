//! Persons by name of whom a sentence only tells what is told of those harmed: "Ada Holm, who taught there, never came home", "the
//! funeral of Ole Vik", "Judge Ada Holm was on her way to court when the men fired", "Father Ole Vik was tired but unharmed".

use language::{Deprel, Document, Name, NameKind, TokenId, Upos, Xpos};

use super::Told;
use super::named_apart::{persons, told_before};
use crate::np;
use crate::reading::{Group, Kind};
use crate::roles::Source;
use crate::syntax;

/// Sentences behind the one that counts somebody in which the name may follow with a title alone.
const NEAR: usize = 3;
/// Words below a verb among which what is said of somebody is looked for.
const BELOW: usize = 24;
/// Words before a name that may be a title.
const TITLE: usize = 4;

/// Those whom the claims of an incident count without a name.
pub fn find(source: Source<'_>, incident: usize) -> Vec<Told> {
    let doc = source.doc;
    let mut found: Vec<Told> = Vec::new();
    for name in persons(doc, 0..doc.tokens.len()) {
        let Some(head) = np::head(doc, name.tokens.clone()) else { continue };
        let told = dead(source, name, head)
            .or_else(|| freed(source, head))
            .or_else(|| caught(source, incident, head))
            .or_else(|| of_office(source, name, head))
            .or_else(|| taken_up(source, incident, name, head));
        let Some((what, draft)) = told else { continue };
        let claim = &source.drafts[draft];
        let index = claim.part_of.unwrap_or(draft);
        if claim.incident != incident || claim.group == Some(Group::Militants) || is_busy(source, head) {
            continue;
        }
        let one = claim.counted.as_ref().filter(|counted| counted.interval.high == Some(1));
        found.push(Told {
            head,
            what,
            trigger: claim.trigger,
            draft: Some(index),
            called: one.map(|counted| counted.head),
        });
    }
    found
}

/// Who says something, does something or is arrested in the report is none of the dead.
fn is_busy(source: Source<'_>, head: TokenId) -> bool {
    let entity = source.entities.at(head);
    let is = |t: TokenId| t == head || entity.is_some() && source.entities.at(t) == entity;
    source.drafts.iter().any(|draft| {
        draft.agent.is_some_and(is)
            || draft.kind == Kind::Arrested && draft.counted.as_ref().is_some_and(|counted| is(counted.head))
    })
}

/// The last claim before that counts people killed.
fn killed(source: Source<'_>, head: TokenId) -> Option<(Kind, usize)> {
    told_before(source, head).find(|&(_, kind)| kind == Kind::Killed).map(|(draft, kind)| (kind, draft))
}

/// "The funeral of Ole Vik", "Ole Vik's coffin", "Ole Vik was buried", "never came home", "leaves a wife and two children".
fn dead(source: Source<'_>, name: &Name, head: TokenId) -> Option<(Kind, usize)> {
    let doc = source.doc;
    let class = |class: &str, t: TokenId| source.classes.has(class, &doc.tokens[t].lemma.to_lowercase());
    let above = doc.tokens[head].head?;
    let relation = doc.tokens[head].deprel;
    let of = relation == Deprel::NmodPoss || relation == Deprel::Nmod && syntax::has_case(doc, head, "of");
    let mourned = match relation {
        _ if of => class("BURIAL_NOUN", above),
        Deprel::NsubjPass => {
            class("BURY_VERB", above) || class("MOURN_VERB", above) || survived_by(doc, above)
        }
        Deprel::Obj => class("BURY_VERB", above) || class("MOURN_VERB", above),
        Deprel::Nsubj => leaves_behind(source, above) || never_returned(source, above),
        // "Laid flowers for Ole Vik".
        Deprel::Obl | Deprel::Nmod => {
            ["for", "to"].iter().any(|case| syntax::has_case(doc, head, case)) && is_tribute(source, above)
        }
        _ => false,
    };
    let long = name.tokens.len() > 1;
    if mourned && long { killed(source, head) } else { None }
}

/// "Is survived by two sons".
fn survived_by(doc: &Document, verb: TokenId) -> bool {
    doc.tokens[verb].lemma == "survive" && doc.children_by(verb, &[Deprel::OblAgent]).next().is_some()
}

/// "Leaves a wife and two children", "left behind a daughter".
fn leaves_behind(source: Source<'_>, verb: TokenId) -> bool {
    let doc = source.doc;
    doc.tokens[verb].lemma == "leave"
        && syntax::object(doc, verb).is_some_and(|object| {
            source.classes.has("RELATIVE", &doc.tokens[object].lemma.to_lowercase())
                // "Left his wife" is another story.
                && (np::determination(doc, object) == np::Determination::Indefinite
                    || doc.children(verb).any(|t| doc.word(t).eq_ignore_ascii_case("behind")))
        })
}

/// "Never came home", "did not return".
fn never_returned(source: Source<'_>, verb: TokenId) -> bool {
    let doc = source.doc;
    let lemma = doc.tokens[verb].lemma.as_str();
    let home =
        || doc.children(verb).any(|t| matches!(doc.word(t).to_lowercase().as_str(), "home" | "back" | "out"));
    syntax::is_negated(doc, verb)
        && doc
            .children_by(verb, &[Deprel::Aux])
            .all(|t| matches!(doc.tokens[t].lemma.as_str(), "do" | "have"))
        && (lemma == "return" || matches!(lemma, "come" | "make") && home())
}

/// "Flowers for Ole Vik", "paid tribute to Ole Vik", "prayed for Ole Vik".
fn is_tribute(source: Source<'_>, above: TokenId) -> bool {
    let doc = source.doc;
    let class = |t: TokenId| source.classes.has("TRIBUTE_NOUN", &doc.tokens[t].lemma.to_lowercase());
    class(above) || doc.tokens[above].upos == Upos::Verb && syntax::object(doc, above).is_some_and(class)
}

/// "Ada Holm and Ole Vik were handed over to the Red Cross", "Father Ole Vik was tired but unharmed" behind "a priest was freed".
fn freed(source: Source<'_>, head: TokenId) -> Option<(Kind, usize)> {
    let doc = source.doc;
    let first = if doc.tokens[head].deprel == Deprel::Conj { doc.tokens[head].head? } else { head };
    let verb = doc.tokens[first].head.filter(|_| doc.tokens[first].deprel == Deprel::NsubjPass)?;
    let given = source.classes.has("GIVEN_BACK_VERB", &doc.tokens[verb].lemma.to_lowercase());
    if !given || syntax::is_negated(doc, verb) {
        return None;
    }
    let number = persons(doc, doc.sentences[doc.tokens[verb].sentence].tokens.start..verb).count() as u64;
    told_before(source, head)
        .find(|&(draft, kind)| {
            matches!(kind, Kind::Released | Kind::Rescued)
                && source.drafts[draft]
                    .counted
                    .as_ref()
                    .and_then(|c| c.interval.high)
                    .is_none_or(|n| n >= number)
        })
        .map(|(draft, kind)| (kind, draft))
}

/// "Judge Ada Holm was on her way to court when the men fired at her car": who was about something when it happened, where the
/// report tells one kind of harm alone.
fn caught(source: Source<'_>, incident: usize, head: TokenId) -> Option<(Kind, usize)> {
    let doc = source.doc;
    let predicate = doc.tokens[head].head.filter(|_| doc.tokens[head].deprel == Deprel::Nsubj)?;
    let was =
        |relation| doc.children_by(predicate, &[relation]).any(|t| doc.word(t).eq_ignore_ascii_case("was"));
    let doing = doc.tokens[predicate].xpos == Xpos::Vbg && was(Deprel::Aux)
        || doc.tokens[predicate].lemma == "way" && was(Deprel::Cop);
    if !doing || syntax::is_negated(doc, predicate) {
        return None;
    }
    let when = doc.children_by(predicate, &[Deprel::Advcl]).filter(|&t| t > predicate).find(|&t| {
        doc.children_by(t, &[Deprel::Mark, Deprel::Advmod])
            .any(|mark| matches!(doc.word(mark).to_lowercase().as_str(), "when" | "as"))
    })?;
    let violent = |t: TokenId| {
        let lemma = doc.tokens[t].lemma.to_lowercase();
        source.drafts.iter().any(|draft| draft.incident == incident && draft.trigger == t)
            || source.classes.has("HARMING_VERB", &lemma)
    };
    let clause = doc.subtree(when);
    if !clause.into_iter().take(BELOW).any(violent) {
        return None;
    }
    let mut kinds = told_before(source, head).filter(|&(draft, _)| {
        source.drafts[draft].incident == incident
            && matches!(source.drafts[draft].kind, Kind::Killed | Kind::Injured | Kind::Abducted)
    });
    let (draft, kind) = kinds.next()?;
    let (mut best, mut closest) = (draft, closeness(source, head, draft));
    for (other, of) in kinds {
        if of != kind {
            return None;
        }
        // The first told of those that fit alike.
        let close = closeness(source, head, other);
        if close >= closest {
            (best, closest) = (other, close);
        }
    }
    Some((kind, best))
}

/// "A judge and his driver were killed": the one whose office the name bears, else the one who is nobody's.
fn closeness(source: Source<'_>, head: TokenId, draft: usize) -> u8 {
    let counted = source.drafts[draft].counted.as_ref();
    let own = counted.is_some_and(|c| np::determination(source.doc, c.head) == np::Determination::Indefinite);
    u8::from(own) + 2 * u8::from(is_title_of(source, head, draft))
}

/// "Sergeant Ole Vik had served for nine years" behind "a police officer was shot dead", "Father Ole Vik was tired but unharmed" behind
/// "a priest was freed".
fn of_office(source: Source<'_>, name: &Name, head: TokenId) -> Option<(Kind, usize)> {
    let doc = source.doc;
    let sentence = doc.tokens[head].sentence;
    let start = doc.sentences[sentence].tokens.start;
    let predicate = doc.tokens[head].head.filter(|_| doc.tokens[head].deprel == Deprel::Nsubj)?;
    if name.tokens.start == start || name.tokens.start > start + TITLE || syntax::is_negated(doc, predicate) {
        return None;
    }
    let (draft, kind) = told_before(source, head).find(|&(draft, _)| {
        let claim = &source.drafts[draft];
        doc.tokens[claim.trigger].sentence + NEAR >= sentence
            && doc.tokens[claim.trigger].sentence < sentence
            && claim.counted.as_ref().is_some_and(|counted| counted.interval.high == Some(1))
            && is_title_of(source, head, draft)
    })?;
    let class = |class: &str, t: TokenId| source.classes.has(class, &doc.tokens[t].lemma.to_lowercase());
    let copular = doc.children_by(predicate, &[Deprel::Cop]).next().is_some();
    let fits = match kind {
        Kind::Killed => class("LIFE_VERB", predicate) || copular && class("RELATIVE", predicate),
        Kind::Released | Kind::Rescued => {
            copular && doc.subtree(predicate).into_iter().take(BELOW).any(|t| class("STATE_OF_FREED", t))
        }
        _ => false,
    };
    fits.then_some((kind, draft))
}

/// "Ole Vik, a former teacher, had taken office in October. He leaves a wife": the one whom the report counts dead or taken, where it
/// counts nobody else and no one else did it alone.
fn taken_up(source: Source<'_>, incident: usize, name: &Name, head: TokenId) -> Option<(Kind, usize)> {
    let doc = source.doc;
    let mut told = told_before(source, head).filter(|&(draft, _)| source.drafts[draft].incident == incident);
    let (draft, kind) = told.next().filter(|&(_, kind)| matches!(kind, Kind::Killed | Kind::Abducted))?;
    let one = |draft: usize| {
        source.drafts[draft].counted.as_ref().is_some_and(|c| {
            c.interval.low == Some(1) && c.interval.high == Some(1) && np::name_at(doc, c.head).is_none()
        })
    };
    let alone = one(draft) && told.all(|(other, of)| of != kind || one(other));
    let predicate = doc.tokens[head].head.filter(|_| doc.tokens[head].deprel == Deprel::Nsubj)?;
    let had = doc.children_by(predicate, &[Deprel::Aux]).any(|t| doc.word(t).eq_ignore_ascii_case("had"))
        && source.classes.has("HAD_DONE", &doc.tokens[predicate].lemma);
    // What follows on the name: "He leaves", "She was buried".
    let next = doc.tokens[head].sentence + 1;
    let leaves = || {
        let tokens = doc.sentences.get(next)?.tokens.clone();
        let subject = tokens.clone().take(1).find(|&t| doc.tokens[t].deprel.is_subject())?;
        let verb = doc.tokens[subject].head?;
        let taken = matches!(doc.word(subject).to_lowercase().as_str(), "he" | "she");
        let buried =
            source.classes.has("BURY_VERB", &doc.tokens[verb].lemma) && syntax::is_passive(doc, verb);
        (taken && (leaves_behind(source, verb) || buried || survived_by(doc, verb))).then_some(())
    };
    // A man who killed a woman is told of in the same way.
    let by_one = source.drafts.iter().any(|d| {
        d.incident == incident
            && d.agent.is_some_and(|t| !np::is_plural(doc, t) && doc.tokens[t].upos != Upos::Pron)
            && d.agent
                .and_then(|t| source.people.who(doc, t))
                .is_some_and(|who| !who.plural && who.group != Some(Group::Militants))
    });
    let opens = name.tokens.start < doc.sentences[doc.tokens[head].sentence].tokens.start + TITLE;
    let long = name.tokens.len() > 1;
    let says = leaves().is_some() || had && !by_one;
    (alone && opens && long && says).then_some((kind, draft))
}

/// Whether the title before a name says what the one whom a claim counts is: "Judge" of a judge, "Father" of a priest, "Sergeant" of a
/// police officer.
fn is_title_of(source: Source<'_>, head: TokenId, draft: usize) -> bool {
    let doc = source.doc;
    let Some(counted) = source.drafts[draft].counted.as_ref() else { return false };
    let Some(name) = np::name_at(doc, head).filter(|name| name.kind == NameKind::Person) else {
        return false;
    };
    let Some(title) = name.tokens.start.checked_sub(1).or(Some(name.tokens.start)) else { return false };
    let first = doc.word(name.tokens.start).to_lowercase();
    let title_word = if doc.tokens[title].sentence == doc.tokens[head].sentence {
        doc.word(title).to_lowercase()
    } else {
        first
    };
    let noun = doc.tokens[counted.head].lemma.to_lowercase();
    if title_word == noun {
        return true;
    }
    let Some(class) = source.titles.find(&title_word).map(|title| title.class.as_str()) else {
        return matches!(source.drafts[draft].group, Some(Group::Journalists))
            && source.people.noun(&title_word).is_some_and(|known| known.group == Group::Journalists);
    };
    match class {
        "military" | "police" => source.drafts[draft].group == Some(Group::SecurityForces),
        "address" => false,
        _ => source.titles.find(&noun).is_some_and(|of_noun| of_noun.class == class),
    }
}
