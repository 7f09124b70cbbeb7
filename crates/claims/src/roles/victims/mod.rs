//! Persons who came to harm, one record each: named, or described as one. Those whom deeds are told of, and those whom claims
//! count by name or one by one ("the dead were Ada Holm, 31, and Ole Vik", "a nurse and a clerk were killed").

mod aged;
mod described;
mod named_alone;
mod named_apart;
#[cfg(test)]
mod tests;
mod told_again;

use std::collections::HashSet;

use language::names::Sex;
use language::{Deprel, NameKind, Span, TokenId, Upos};

use super::fillers::Harm;
use super::nature::{Namer, Nature};
use super::{Source, identified};
use crate::counting;
use crate::np;
use crate::reading::{Effect, Group, Kind, Reality, Stance};
pub use described::Pronouns;
use described::{Described, around_name, is_occupation};

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

/// One to whom something was done, before it is known who that is.
#[derive(Clone, Copy, Debug)]
struct Told {
    head: TokenId,
    what: Kind,
    trigger: TokenId,
    draft: Option<usize>,
    /// The noun that a name was found for: "a police officer, identified as Jon Moe".
    called: Option<TokenId>,
}

/// The persons among those harmed in an incident, in order of the text; who is told of twice is one.
pub fn of(
    source: Source<'_>,
    namer: Namer<'_>,
    pronouns: &Pronouns,
    harms: &[Harm],
    incident: usize,
) -> Vec<Victim> {
    let mut told: Vec<Told> = harms
        .iter()
        .filter(|harm| harm.incident == incident)
        .filter_map(|harm| of_deed(source, harm))
        .collect();
    let of_deeds = told.len();
    let mut each: Vec<Vec<Victim>> = Vec::new();
    for (index, draft) in source.drafts.iter().enumerate().filter(|(_, draft)| draft.incident == incident) {
        let happened = draft.reality == Reality::Actual && draft.stance != Stance::Denied;
        if happened && matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Abducted | Kind::Casualties)
        {
            each.push(aged::each(source, namer, index));
            told.extend(counted(source, namer, index).into_iter().map(|head| Told {
                head,
                what: draft.kind,
                trigger: draft.trigger,
                draft: Some(index),
                called: draft.counted.as_ref().map(|c| c.head).filter(|&noun| noun != head),
            }));
        }
        // "Ada Holm and Ole Vik were freed on Sunday": of those who came free, who is named.
        if happened
            && matches!(draft.kind, Kind::Released | Kind::Rescued)
            && draft.group == Some(Group::Hostages)
        {
            let named = |&head: &TokenId| np::name_at(source.doc, head).is_some();
            told.extend(counted(source, namer, index).into_iter().filter(named).map(|head| Told {
                head,
                what: draft.kind,
                trigger: draft.trigger,
                draft: Some(index),
                called: draft.counted.as_ref().map(|c| c.head).filter(|&noun| noun != head),
            }));
        }
    }
    let of_claims = told.len();
    told.extend(named_apart::find(source, incident));
    let sure = told.len();
    told.extend(named_alone::find(source, incident));
    let mut all: Vec<Victim> = Vec::new();
    for (place, told) in told.into_iter().enumerate() {
        let Some(victim) = victim(source, namer, pronouns, told) else { continue };
        // "The midwife's name" behind "a midwife was killed".
        let is_called =
            |known: &Victim| place >= of_claims && known.name.is_none() && told.called == Some(known.head);
        let same = |known: &&mut Victim| {
            let entity = source.entities.at(victim.head);
            known.head == victim.head
                || known.span.overlaps(victim.span)
                || entity.is_some() && entity == source.entities.at(known.head)
                || source.entities.antecedent(victim.head) == Some(known.head)
                || is_named_like(source, known, &victim)
                || is_said_of(source, victim.head, known.head)
                || is_called(known)
        };
        let room = place < sure || has_room(source, &all, &victim);
        match all.iter_mut().find(same) {
            Some(known) => {
                // Who was shot and died is counted among the dead.
                let freed = known.what == Kind::Abducted
                    && matches!(victim.what, Kind::Released | Kind::Rescued)
                    && victim.trigger >= known.trigger;
                if victim.what < known.what && !matches!(known.what, Kind::Released | Kind::Rescued) || freed
                {
                    known.what = victim.what;
                    known.counted_in = victim.counted_in.or(known.counted_in);
                    known.trigger = victim.trigger;
                }
                known.counted_in = known.counted_in.or(victim.counted_in);
                if is_called(known) {
                    (known.head, known.span) = (victim.head, victim.span);
                }
                known.name = known.name.or(victim.name);
                known.age = known.age.or(victim.age);
                known.sex = known.sex.or(victim.sex);
                known.occupation = known.occupation.or(victim.occupation);
            }
            // "The victim" of a claim may be anybody told of before.
            None if place >= of_deeds && victim.name.is_none() && !is_new(source, victim.head) => {}
            None if !room => {}
            None => all.push(victim),
        }
    }
    for persons in each {
        // "The girls, 6 and 9": told before.
        let again = |one: &Victim| all.iter().any(|known| known.name.is_none() && known.age == one.age);
        if !persons.iter().any(again) {
            all.extend(persons);
        }
    }
    one_a_name(source, &mut all);
    all.sort_by_key(|victim| victim.span.start);
    told_again::join(source, &mut all, incident);
    told_again::name_behind(source, &mut all);
    all
}

/// "His guard", whose name another record has found too, and the one whom a claim counts beside the name that it counts.
fn one_a_name(source: Source<'_>, all: &mut Vec<Victim>) {
    let counts_one = |index: usize| {
        source.drafts[index].counted.as_ref().is_some_and(|counted| counted.interval.high == Some(1))
    };
    let by_name: HashSet<usize> = all
        .iter()
        .filter(|v| v.name.is_some())
        .filter_map(|v| v.counted_in)
        .filter(|&i| counts_one(i))
        .collect();
    let mut seen = HashSet::new();
    all.retain(|victim| match victim.name {
        Some(name) => seen.insert(name.of(&source.doc.text).to_owned()),
        None => victim.counted_in.is_none_or(|index| !by_name.contains(&index)),
    });
}

/// Whether the claim that counts somebody counts more than the report has named.
fn has_room(source: Source<'_>, all: &[Victim], victim: &Victim) -> bool {
    let counted = victim.counted_in.and_then(|index| source.drafts[index].counted.as_ref());
    let named = all.iter().filter(|known| known.name.is_some() && known.counted_in == victim.counted_in);
    counted.and_then(|counted| counted.interval.high).is_none_or(|high| high > named.count() as u64)
}

/// "a nurse", "another man": nobody who was told of before.
fn is_new(source: Source<'_>, head: TokenId) -> bool {
    source.entities.antecedent(head).is_none()
        && np::determination(source.doc, head) == np::Determination::Indefinite
}

/// "The dead woman was a judge": the predicate is whoever it is said of.
fn is_said_of(source: Source<'_>, predicate: TokenId, subject: TokenId) -> bool {
    source.doc.children_by(predicate, &[Deprel::Cop]).next().is_some()
        && source.doc.children_by(predicate, &[Deprel::Nsubj]).any(|t| t == subject)
}

/// The same full name, where no coreference links the two.
fn is_named_like(source: Source<'_>, known: &Victim, new: &Victim) -> bool {
    let text = |span: Option<Span>| span.map(|span| span.of(&source.doc.text));
    known.name.is_some() && text(known.name) == text(new.name)
}

fn of_deed(source: Source<'_>, harm: &Harm) -> Option<Told> {
    matches!(harm.nature, Nature::Person { .. }).then_some(())?;
    let what = match harm.effect {
        Effect::Death => Kind::Killed,
        Effect::Injury => Kind::Injured,
        Effect::Abducted => Kind::Abducted,
        Effect::Damaged | Effect::Destroyed | Effect::None => return None,
    };
    let draft = counted_in(source, harm.trigger, harm.head);
    // "Stabbed to death": the deed wounds, the claim counts the person among the dead.
    let of_claim = draft.map(|d| &source.drafts[d]).filter(|d| {
        d.counted
            .as_ref()
            .is_some_and(|c| c.head == harm.head || c.of.contains(source.doc.tokens[harm.head].span))
    });
    let what = of_claim.map_or(what, |d| if d.kind == Kind::Killed { Kind::Killed } else { what });
    Some(Told { head: harm.head, what, trigger: harm.trigger, draft, called: None })
}

/// Heads of those whom a claim counts by name, or the one whom it counts.
fn counted(source: Source<'_>, namer: Namer<'_>, draft: usize) -> Vec<TokenId> {
    let doc = source.doc;
    let Some(counted) = &source.drafts[draft].counted else { return Vec::new() };
    let Some(number) = counted.interval.high.filter(|&high| counted.interval.low == Some(high)) else {
        return Vec::new();
    };
    let mut names = names_in(source, counted.of);
    if names.is_empty() {
        names = identified::names(doc, source.classes, source.people, counted.head);
    }
    if !names.is_empty() {
        // "A teacher, Ada Holm, and her grandson Ole": the last name stands right behind the phrase.
        let next = doc.names.iter().find(|name| name.tokens.start == doc.tokens_in(counted.of).end);
        let next = next.filter(|name| name.kind == NameKind::Person && names.len() as u64 + 1 == number);
        names.extend(next.and_then(|name| np::head(doc, name.tokens.clone())));
        return if names.len() as u64 == number { names } else { Vec::new() };
    }
    let is_one = number == 1 && doc.tokens[counted.head].upos == Upos::Noun;
    let is_person = matches!(namer.nature(counted.head), Nature::Person { .. });
    if is_one && is_person { vec![counted.head] } else { Vec::new() }
}

/// Heads of the personal names in a stretch of the text, without those by which another is described ("a son of Ole Vik").
fn names_in(source: Source<'_>, stretch: Span) -> Vec<TokenId> {
    let doc = source.doc;
    let tokens = doc.tokens_in(stretch);
    let from = doc.names.partition_point(|name| name.tokens.start < tokens.start);
    // "The victims of the shooting as Ada Holm, Ole Vik": what the first of them hangs on stands before the list.
    let describes = |t: TokenId| {
        matches!(doc.tokens[t].deprel, Deprel::Nmod | Deprel::NmodPoss | Deprel::OblAgent)
            && doc.tokens[t].head.is_some_and(|head| tokens.contains(&head))
    };
    doc.names[from..]
        .iter()
        .take_while(|name| name.tokens.end <= tokens.end)
        .filter(|name| name.kind == NameKind::Person)
        .filter_map(|name| np::head(doc, name.tokens.clone()))
        .filter(|&head| !describes(head))
        .collect()
}

fn victim(source: Source<'_>, namer: Namer<'_>, pronouns: &Pronouns, told: Told) -> Option<Victim> {
    let doc = source.doc;
    let Nature::Person { named, group } = namer.nature(told.head) else { return None };
    if named && is_outlet(doc, told.head) {
        return None;
    }
    let who = source.people.who(doc, told.head);
    let one = !np::is_plural(doc, told.head)
        && counting::number_of(doc, told.head).is_none_or(|n| n.interval.high == Some(1))
        && who.as_ref().is_none_or(|who| !who.plural)
        && matches!(doc.tokens[told.head].upos, Upos::Noun | Upos::Propn)
        // "Taken hostage": what they became, not who they are.
        && !matches!(doc.tokens[told.head].deprel, Deprel::Xcomp | Deprel::Advmod);
    if !named && !one {
        return None;
    }
    let own = Described {
        age: who.as_ref().and_then(|who| who.age).or_else(|| {
            // "A woman aged 30".
            let [(_, age)] = aged::ages_behind(doc, told.head)[..] else { return None };
            Some(age).filter(|_| !named)
        }),
        sex: who.as_ref().and_then(|who| who.sex),
        occupation: occupation(source, named, told.head),
        group: group.filter(|&group| group != Group::People),
    };
    // "Ada Holm, a 34-year-old nurse, and Ole Vik, aged 47": trees hang the last age on the first name.
    let around = if named { around_name(source, told.head) } else { Described::default() };
    let around = if named && around.age.is_none() { around.or(elsewhere(source, told.head)) } else { around };
    let mut said = around.or(own).or(pronouns.say(source, told.head));
    // Of one person alone a noun says what he is: "a police officer, identified as".
    let called = told.called.filter(|&noun| named && said.occupation.is_none() && !np::is_plural(doc, noun));
    if let Some(noun) = called.filter(|&noun| is_occupation(source.people, source.classes, doc, noun)) {
        said.occupation = Some(np::name(doc, noun));
    }
    let draft = told.draft.map(|d| &source.drafts[d]);
    let entity = source.entities.at(told.head).and_then(|e| source.entities.list.get(e));
    Some(Victim {
        head: told.head,
        // "Her husband, Ole Vik": the noun stands for the name behind it.
        span: match np::name_at(doc, told.head) {
            Some(name) => name.span,
            None if named => namer.full_name(told.head),
            None => np::core(doc, told.head),
        },
        name: named.then(|| namer.full_name(told.head)),
        age: said.age,
        sex: said.sex,
        occupation: said.occupation,
        group: group_of(&said, draft, named).or(group),
        what: told.what,
        private: entity.is_none_or(|e| e.private) && group != Some(Group::Officials),
        counted_in: told.draft.map(|d| source.drafts[d].part_of.unwrap_or(d)),
        trigger: told.trigger,
    })
}

/// "A correspondent of La Fama, who was taken from his house": the name is that of whom he writes for.
fn is_outlet(doc: &language::Document, head: TokenId) -> bool {
    let Some(start) = np::name_at(doc, head).map(|name| name.tokens.start) else { return false };
    let of = start.checked_sub(1).filter(|&t| {
        doc.tokens[t].sentence == doc.tokens[head].sentence
            && matches!(doc.word(t).to_lowercase().as_str(), "of" | "for" | "with" | "at")
    });
    of.and_then(|t| t.checked_sub(1)).is_some_and(|t| {
        matches!(
            doc.tokens[t].lemma.to_lowercase().as_str(),
            "correspondent"
                | "reporter"
                | "journalist"
                | "editor"
                | "photographer"
                | "cameraman"
                | "newsman"
                | "columnist"
                | "presenter"
                | "anchor"
        )
    })
}

/// Mentions of a name at which an age is looked for.
const MENTIONS: usize = 8;

/// What stands around other mentions of a name: "Sergeant Ole Vik was shot dead. Vik, 39, had served for years".
fn elsewhere(source: Source<'_>, head: TokenId) -> Described {
    let doc = source.doc;
    let entity = source.entities.at(head).and_then(|entity| source.entities.list.get(entity));
    let mentions = entity.map_or(&[][..], |entity| &entity.mentions);
    let heads = mentions.iter().take(MENTIONS).filter_map(|&span| np::head(doc, doc.tokens_in(span)));
    heads.map(|head| around_name(source, head)).find(|said| said.age.is_some()).unwrap_or_default()
}

/// The group of the claim that counts this person alone, or that counts all of its persons in one word; of a list of names
/// each has the group of the words beside the name.
fn group_of(said: &Described, draft: Option<&crate::draft::Draft>, named: bool) -> Option<Group> {
    const OF_AGE: u32 = 18;
    let counted = draft.and_then(|d| d.counted.as_ref());
    let one = counted.is_some_and(|c| c.interval.high == Some(1));
    let by_names = named && counted.is_some_and(|c| c.quantity.is_none());
    let claimed = draft.and_then(|d| d.group);
    let child = || said.age.is_some_and(|age| age < OF_AGE).then_some(Group::Children);
    let own = || said.group.filter(|_| named).or_else(child);
    match claimed {
        Some(group) if group != Group::People && (one || !by_names) => Some(group),
        // Children of whom no age is told.
        Some(Group::Children) if said.age.is_none() => said.group.or(claimed),
        Some(_) => own().or(Some(Group::People)),
        None => own(),
    }
}

/// "a bus driver", or the office that the report gives to somebody it names, where that says what the person does.
fn occupation(source: Source<'_>, named: bool, head: TokenId) -> Option<Span> {
    let doc = source.doc;
    let does = |t: TokenId| is_occupation(source.people, source.classes, doc, t);
    if !named {
        return does(head).then(|| np::name(doc, head));
    }
    let role = source.entities.at(head).and_then(|e| source.entities.list.get(e))?.role?;
    let tokens = doc.tokens_in(role);
    // "45-year-old pastor"
    let start = tokens
        .clone()
        .rev()
        .find(|&t| doc.word(t).eq_ignore_ascii_case("old") || doc.word(t).to_lowercase().ends_with("-old"))
        .map_or(tokens.start, |t| t + 1);
    let noun = (start..tokens.end).find(|&t| {
        matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn)
            && (t + 1 == tokens.end || doc.tokens[t + 1].upos != Upos::Noun)
    })?;
    let office =
        || source.titles.find(doc.span_of(start..noun + 1).of(&doc.text)).is_some_and(|title| title.office);
    (does(noun) || office()).then(|| doc.span_of(start..tokens.end))
}

/// The draft that counts the person: the one of the same word and phrase, else of the same word.
fn counted_in(source: Source<'_>, trigger: TokenId, head: TokenId) -> Option<usize> {
    let harms = |d: &crate::draft::Draft| {
        matches!(d.kind, Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Abducted)
    };
    let of_word = || {
        let same = |d: &crate::draft::Draft| d.trigger == trigger && d.counted.is_some() && harms(d);
        source.drafts.iter().enumerate().filter(move |(_, d)| same(d))
    };
    let same_head = of_word().find(|(_, d)| d.counted.as_ref().is_some_and(|c| c.head == head));
    let around = || {
        of_word()
            .find(|(_, d)| d.counted.as_ref().is_some_and(|c| c.of.contains(source.doc.tokens[head].span)))
    };
    same_head.or_else(around).or_else(|| of_word().next()).map(|(index, _)| index)
}
