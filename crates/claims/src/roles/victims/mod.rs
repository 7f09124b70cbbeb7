//! Persons who came to harm, one record each: named, or described as one.

use language::names::Sex;
use language::{Deprel, Span, TokenId, Upos};

use super::Source;
use super::fillers::Harm;
use super::nature::{Namer, Nature};
use crate::counting;
use crate::np;
use crate::reading::{Effect, Group, Kind};

/// One person.
#[derive(Clone, Debug)]
pub struct Victim {
    /// Head of the first mention.
    pub head: TokenId,
    /// Where the person is named or described.
    pub span: Span,
    /// The fullest name.
    pub name: Option<Span>,
    /// Age in years.
    pub age: Option<u32>,
    /// Where the words say so.
    pub sex: Option<Sex>,
    /// As told.
    pub occupation: Option<Span>,
    /// Group.
    pub group: Option<Group>,
    /// What happened.
    pub what: Kind,
    /// In no public office.
    pub private: bool,
    /// The draft that counts this person: the total, where there is one.
    pub counted_in: Option<usize>,
    /// The word that tells it.
    pub trigger: TokenId,
}

/// The persons among those harmed in an incident, in order of the text; who is told of twice is one.
pub fn of(source: Source<'_>, namer: Namer<'_>, harms: &[Harm], incident: usize) -> Vec<Victim> {
    let mut all: Vec<Victim> = Vec::new();
    for harm in harms.iter().filter(|harm| harm.incident == incident) {
        let Some(victim) = victim(source, namer, harm) else { continue };
        let same = |known: &&mut Victim| {
            let entity = source.entities.at(victim.head);
            known.head == victim.head
                || entity.is_some() && entity == source.entities.at(known.head)
                || source.entities.antecedent(victim.head) == Some(known.head)
        };
        match all.iter_mut().find(same) {
            Some(known) => {
                // Who was shot and died is counted among the dead.
                if victim.what < known.what {
                    known.what = victim.what;
                    known.counted_in = victim.counted_in.or(known.counted_in);
                    known.trigger = victim.trigger;
                }
                known.counted_in = known.counted_in.or(victim.counted_in);
                known.age = known.age.or(victim.age);
                known.sex = known.sex.or(victim.sex);
            }
            None => all.push(victim),
        }
    }
    all
}

fn victim(source: Source<'_>, namer: Namer<'_>, harm: &Harm) -> Option<Victim> {
    let doc = source.doc;
    let Nature::Person { named, group } = harm.nature else { return None };
    let what = match harm.effect {
        Effect::Death => Kind::Killed,
        Effect::Injury => Kind::Injured,
        Effect::Abducted => Kind::Abducted,
        Effect::Damaged | Effect::Destroyed | Effect::None => return None,
    };
    let who = source.people.who(doc, harm.head);
    let one = !np::is_plural(doc, harm.head)
        && counting::number_of(doc, harm.head).is_none_or(|n| n.interval.high == Some(1))
        && who.as_ref().is_none_or(|who| !who.plural)
        && matches!(doc.tokens[harm.head].upos, Upos::Noun | Upos::Propn);
    if !named && !one {
        return None;
    }
    let entity = source.entities.at(harm.head).and_then(|e| source.entities.list.get(e));
    let occupation =
        entity.and_then(|e| e.role).or_else(|| (!named).then(|| occupation(source, harm.head))?);
    let draft = counted_in(source, harm);
    Some(Victim {
        head: harm.head,
        span: if named { super::wording::named(doc, harm.head) } else { np::core(doc, harm.head) },
        name: named.then(|| namer.full_name(harm.head)),
        age: who.as_ref().and_then(|who| who.age).or_else(|| age_behind(source, harm.head)),
        sex: who.as_ref().and_then(|who| who.sex),
        occupation,
        group: draft.and_then(|d| source.drafts[d].group).or(group),
        what,
        private: entity.is_none_or(|e| e.private) && group != Some(Group::Officials),
        counted_in: draft.map(|d| source.drafts[d].part_of.unwrap_or(d)),
        trigger: harm.trigger,
    })
}

/// "a bus driver": the noun with its compounds, where it says more than that it is a person.
fn occupation(source: Source<'_>, head: TokenId) -> Option<Span> {
    let who = source.people.who(source.doc, head)?;
    let says =
        who.group.is_some_and(|group| !matches!(group, Group::People | Group::Children | Group::Hostages));
    says.then(|| np::name(source.doc, head))
}

/// "Jan Holm, 34," "Ada Berg (19)": a bare number behind the name.
fn age_behind(source: Source<'_>, head: TokenId) -> Option<u32> {
    let doc = source.doc;
    let end = np::name_at(doc, head)?.tokens.end;
    let opens = matches!(doc.word(end), "," | "(");
    let closes = matches!(doc.word(end + 2), "," | ")" | ";" | "." | "and");
    let number = doc.tokens.get(end + 1).filter(|t| {
        opens && closes && t.upos == Upos::Num && !matches!(t.deprel, Deprel::NmodPoss | Deprel::Obj)
    })?;
    number.span.of(&doc.text).parse().ok().filter(|age| (1..=110).contains(age))
}

/// The draft that counts the person: the one of the same word and phrase, else of the same word.
fn counted_in(source: Source<'_>, harm: &Harm) -> Option<usize> {
    let of_word =
        || source.drafts.iter().enumerate().filter(|(_, d)| d.trigger == harm.trigger && d.counted.is_some());
    let same_head = of_word().find(|(_, d)| d.counted.as_ref().is_some_and(|c| c.head == harm.head));
    same_head.or_else(|| of_word().next()).map(|(index, _)| index)
}
