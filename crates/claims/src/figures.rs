//! Counts of people: from events to figures.

use std::collections::HashSet;

use language::{Deprel, Document, Interval, Qualifier, TokenId, Upos};

use crate::among_them;
use crate::breakdown;
use crate::charges;
use crate::clause;
use crate::company;
use crate::compared;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::events::{self, Event};
use crate::gapped;
use crate::included;
use crate::is_among;
use crate::listed_parts;
use crate::lists;
use crate::nobody_hurt;
use crate::np;
use crate::numbered;
use crate::ordinals;
use crate::partitives;
use crate::people::People;
use crate::predicates::{Classes, Condition, Frame, Predicates};
use crate::presumed;
use crate::reading::{Group, Kind};
use crate::said_parts;
use crate::searched_for;
use crate::second_guess;
use crate::seized_crews;
use crate::syntax;
use crate::taken_up;
use crate::tallies;
use crate::the_first;
use crate::they_were;
use crate::tolls;

/// Steps from what is denied up to the verb that denies it, at most.
const STEPS_TO_DENIAL: usize = 6;

/// The figures that events tell, in order of their triggers; parts follow their total.
pub fn find(doc: &Document, people: &People, predicates: &Predicates, events: &[Event<'_>]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for event in events.iter().filter(|e| !matches!(e.sense.frame, Frame::Act | Frame::Toll)) {
        let called = called(doc, people, event);
        let counted: Vec<_> = event
            .affected
            .iter()
            .filter_map(|&head| {
                counting::count(doc, people, head, true)
                    .or_else(|| presumed::count(doc, people, predicates, event, head))
            })
            .map(|mut counted| {
                if matches!(counted.who.group, None | Some(Group::People)) {
                    counted.who.group = called.or(counted.who.group);
                }
                let unarmed = counted.who.group != Some(Group::SecurityForces);
                if company::is_doer_too(doc, event.trigger, counted.head)
                    || unarmed && company::harmed_others(doc, people, event.trigger, counted.head)
                {
                    counted.who.group = Some(Group::Militants);
                }
                counted
            })
            .collect();
        let classes = predicates.classes();
        let (mut counted, adds_up) =
            in_apposition(doc, people, classes, merged(doc, counted, event.sense.kind));
        if !adds_up {
            counted = lists::with_those_between(doc, people, predicates, event, counted);
        }
        let first = drafts.len();
        for counted in counted {
            if adds_up && drafts.len() > first {
                drafts.push(Draft { part_of: Some(first), ..draft(doc, event, counted) });
                continue;
            }
            let Some(counted) = unharmed(doc, predicates.classes(), event, counted) else { continue };
            let counted = several_events(doc, event, counted);
            let total = drafts.len();
            if let Some(whole) = whole_around(doc, people, counted.head) {
                drafts.push(draft(doc, event, whole));
                drafts.push(Draft { part_of: Some(total), ..draft(doc, event, counted) });
                continue;
            }
            let mut parts = parts_of(doc, people, predicates, counted.head);
            // "Four boys, two men hurt": those listed beside are no part.
            parts.retain(|part| !event.affected.contains(&part.head) && !adds_up);
            // "Shot five people, three of them fatally": what became of the part is told apart.
            parts
                .retain(|part| !partitives::is_told_apart(doc, predicates.classes(), event.sense.kind, part));
            if event.affected.len() == 1 && counted.interval.high != Some(1) {
                // "two others were hurt, including a child": the parts may hang on the predicate.
                parts.extend(introduced_parts(doc, people, predicates, event.trigger));
            }
            drafts.push(draft(doc, event, counted));
            for part in merged(doc, parts, event.sense.kind) {
                drafts.push(Draft { part_of: Some(total), ..draft(doc, event, part) });
            }
        }
        lists::tie_parts_of_them(doc, &mut drafts, first);
    }
    drafts.extend(tolls::find(doc, predicates.classes(), events));
    tolls::drop_repeated(&mut drafts, events);
    numbered::find(doc, people, predicates, events, &mut drafts);
    searched_for::find(doc, people, predicates.classes(), &mut drafts);
    seized_crews::find(doc, people, predicates.classes(), events, &mut drafts);
    drafts.extend(nobody_hurt::find(doc, people, predicates));
    drafts.extend(breakdown::find(doc, &drafts));
    drafts.extend(listed_parts::find(doc, people, &drafts));
    let parts = partitives::find(doc, people, predicates.classes(), &drafts);
    partitives::hurt_of_whom_some_died(&parts, &mut drafts);
    drafts.extend(parts);
    drafts.extend(among_them::find(doc, people, predicates.classes(), &drafts));
    is_among::find(doc, people, &mut drafts);
    included::tie(doc, predicates.classes(), &mut drafts);
    let said = said_parts::find(doc, people, predicates, &drafts);
    drop_wholes_of(doc, &mut drafts, &said);
    drafts.extend(said);
    said_parts::hurt_of_the_dead(doc, predicates.classes(), &mut drafts);
    they_were::tell(doc, people, predicates.classes(), &mut drafts);
    drafts.extend(tallies::find(doc, people, predicates.classes(), &drafts));
    drafts.extend(charges::find(doc, predicates.classes(), &drafts));
    drafts.extend(gapped::find(doc, people, predicates.classes(), &drafts));
    gapped::drop_places_of_death(doc, &mut drafts);
    drafts.extend(compared::find(doc, predicates.classes(), &drafts));
    drafts.extend(gapped::the_other(doc, &drafts));
    drafts.extend(the_first::find(doc, events, &drafts));
    ordinals::find(doc, predicates, &mut drafts);
    ordinals::victims(doc, predicates.classes(), &mut drafts);
    drop_nouns_told_by_verbs(doc, &mut drafts, events);
    drop_wounds_of_bodies(doc, &mut drafts);
    drop_captives_who_are_dead(doc, predicates.classes(), &mut drafts);
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Injured) {
        // "The body had knife wounds": whose body it is has died.
        let is_body = |t: TokenId| predicates.classes().has("BODY_NOUN", &doc.tokens[t].lemma);
        if draft.counted.as_ref().is_some_and(|c| is_body(c.head)) {
            draft.kind = Kind::Killed;
        }
    }
    drop_bodies_of_the_dead(doc, predicates, &mut drafts);
    let asked: Vec<bool> = drafts.iter().map(|draft| is_asked_for(doc, draft)).collect();
    remove(&mut drafts, &asked);
    let unreleased: Vec<bool> = drafts.iter().map(says_nothing_is_known).collect();
    remove(&mut drafts, &unreleased);
    drop_murders_before_suicide(doc, &mut drafts);
    reconcile(doc, &mut drafts, events);
    taken_up::drop(doc, predicates.classes(), people, &mut drafts);
    lists::untie_the_greater(&mut drafts);
    second_guess::add(doc, predicates.classes(), &mut drafts);
    drafts
}

/// "Led to the triple murder and suicide": the number counts the murdered, and the dead are more. Where the report tells of
/// the dead otherwise, it is no figure of them.
fn drop_murders_before_suicide(doc: &Document, drafts: &mut Vec<Draft>) {
    let is_suicide =
        |t: TokenId| doc.tokens.get(t).is_some_and(|token| token.lemma.eq_ignore_ascii_case("suicide"));
    let before_suicide = |draft: &Draft| {
        let murder = draft.trigger;
        draft.kind == Kind::Killed
            && doc.tokens[murder].upos == Upos::Noun
            && draft.counted.as_ref().is_some_and(|c| c.head == murder && c.interval.low >= Some(2))
            && (doc.children_by(murder, &[Deprel::Conj]).any(is_suicide)
                || matches!(doc.tokens.get(murder + 1).map(|t| t.span.of(&doc.text)), Some("-" | "/"))
                    && is_suicide(murder + 2))
    };
    let drop: Vec<bool> = drafts.iter().map(before_suicide).collect();
    let otherwise = |(draft, drop): (&Draft, &bool)| !drop && draft.kind == Kind::Killed;
    if drafts.iter().zip(&drop).any(otherwise) {
        remove(drafts, &drop);
    }
}

pub fn draft(doc: &Document, event: &Event<'_>, counted: Counted) -> Draft {
    let mut phrases = vec![counted.of];
    phrases.extend(counted.quantity);
    let mut draft =
        Draft::new(event.sense.kind, event.trigger, clause::evidence(doc, event.trigger, &phrases));
    draft.group = Some(group(event.sense.kind, &counted));
    draft.agent = event.agent;
    draft.suggests = event.sense.suggests;
    draft.counted = Some(counted);
    // "shooting victims" were shot, as those whom a verb tells of.
    let victims = event.sense.frame == Frame::Itself
        && event.sense.conditions.iter().any(|c| matches!(c, Condition::Modifier(_)));
    draft.by_attack = event.sense.attack || victims;
    draft.negation_told = event.sense.conditions.contains(&Condition::Negated);
    draft
}

/// "They won't tell us who is dead": whoever asks who it is counts nobody.
fn is_asked_for(doc: &Document, draft: &Draft) -> bool {
    draft.counted.as_ref().is_some_and(|c| {
        if is_of_unknown_number(doc, c.head) {
            return true;
        }
        let who = doc.tokens[c.head].upos == Upos::Pron && doc.word(c.head).eq_ignore_ascii_case("who");
        let asked = || {
            let mut clause = syntax::clause_head(doc, c.head);
            // "Who is alive and who is dead".
            while let (Deprel::Conj, Some(first)) = (doc.tokens[clause].deprel, doc.tokens[clause].head) {
                if first >= clause {
                    break;
                }
                clause = first;
            }
            matches!(doc.tokens[clause].deprel, Deprel::Ccomp | Deprel::Advcl)
        };
        who && asked()
    })
}

/// "It was not clear how many people had been killed", "the number of casualties was not known": nobody is counted.
fn is_of_unknown_number(doc: &Document, head: TokenId) -> bool {
    let how_many = doc.children_by(head, &[Deprel::Amod, Deprel::Nummod, Deprel::Det]).any(|t| {
        doc.tokens[t].lemma == "many"
            && t.checked_sub(1).is_some_and(|how| doc.word(how).eq_ignore_ascii_case("how"))
    });
    let number = doc.tokens[head].head.filter(|&t| {
        doc.tokens[head].deprel == Deprel::Nmod
            && syntax::has_case(doc, head, "of")
            && counting::number_of(doc, head).is_none()
            && matches!(doc.tokens[t].lemma.as_str(), "number" | "total")
            && doc.tokens[t].deprel.is_subject()
    });
    let unknown = |verb: TokenId| {
        matches!(doc.tokens[verb].lemma.as_str(), "unknown" | "unclear")
            || matches!(doc.tokens[verb].lemma.as_str(), "know" | "clear" | "available" | "release" | "give")
                && syntax::is_negated(doc, verb)
    };
    how_many || number.and_then(|t| doc.tokens[t].head).is_some_and(unknown)
}

/// Sentences from a number of dead to "the bodies" that are theirs, at most.
const BODIES_BEHIND: usize = 2;

/// "Two rebels were killed and their bodies left behind", "Nine died. Most of the bodies were burned": the bodies of those just told of are no further dead.
fn drop_bodies_of_the_dead(doc: &Document, predicates: &Predicates, drafts: &mut Vec<Draft>) {
    let dead: HashSet<usize> = drafts
        .iter()
        .filter(|d| d.kind == Kind::Killed && d.counted.as_ref().is_some_and(|c| c.quantity.is_some()))
        .map(|d| doc.tokens[d.trigger].sentence)
        .collect();
    let again: Vec<bool> = drafts
        .iter()
        .map(|d| {
            let sentence = doc.tokens[d.trigger].sentence;
            let told = (sentence.saturating_sub(BODIES_BEHIND)..=sentence).any(|s| dead.contains(&s));
            told && d.kind == Kind::Killed
                && d.counted.as_ref().is_some_and(|c| {
                    (c.quantity.is_none() || c.interval.qualifier == Qualifier::Vague)
                        && predicates.classes().has("BODY_NOUN", &doc.tokens[c.head].lemma)
                        && np::is_plural(doc, c.head)
                        && (np::determination(doc, c.head) == np::Determination::Definite
                            || doc
                                .children_by(c.head, &[Deprel::NmodPoss])
                                .any(|t| doc.tokens[t].upos == Upos::Pron))
                })
        })
        .collect();
    remove(drafts, &again);
}

/// "The bodies of two clerks were found with gunshot wounds": the clerks are counted already.
fn drop_wounds_of_bodies(doc: &Document, drafts: &mut Vec<Draft>) {
    let bodies: HashSet<TokenId> =
        drafts.iter().filter(|d| d.kind == Kind::Killed).map(|d| d.trigger).collect();
    // "The two clerks whose bodies were found had been shot".
    let of_whose: HashSet<TokenId> = drafts
        .iter()
        .filter(|d| d.kind == Kind::Killed && syntax::whose(doc, d.trigger).is_some())
        .filter_map(|d| d.counted.as_ref().map(|c| c.head))
        .collect();
    let again: Vec<bool> = drafts
        .iter()
        .map(|d| {
            d.counted.as_ref().is_some_and(|c| match d.kind {
                // "With three bullet wounds": so many wounds, not so many people.
                Kind::Injured if c.head == d.trigger && doc.word(c.head).eq_ignore_ascii_case("wounds") => {
                    true
                }
                Kind::Injured => bodies.contains(&c.head) || of_whose.contains(&c.head),
                Kind::Casualties => of_whose.contains(&c.head),
                _ => false,
            })
        })
        .collect();
    remove(drafts, &again);
}

/// "The remains of two hostages": they are held no more.
fn drop_captives_who_are_dead(doc: &Document, classes: &Classes, drafts: &mut Vec<Draft>) {
    let dead: Vec<bool> = drafts
        .iter()
        .map(|d| {
            let held = d.kind == Kind::Abducted || d.kind == Kind::Missing;
            let head = d.counted.as_ref().filter(|_| held).map(|c| c.head);
            // "The bodies of four sailors who disappeared": they are missing no more.
            let told_here = |t: TokenId| d.trigger == t || d.kind == Kind::Missing;
            head.filter(|&t| syntax::has_case(doc, t, "of") && told_here(t))
                .and_then(|t| doc.tokens[t].head)
                .is_some_and(|body| {
                    classes.has("BODY_NOUN", &doc.word(body).to_lowercase())
                        || classes.has("BODY_NOUN", &doc.tokens[body].lemma)
                })
        })
        .collect();
    remove(drafts, &dead);
}

/// "No suspect or motive has been released": word of them, not they.
fn says_nothing_is_known(draft: &Draft) -> bool {
    draft.kind == Kind::Released
        && draft.group != Some(Group::Hostages)
        && draft.counted.as_ref().is_some_and(|c| c.interval.qualifier == Qualifier::None)
}

/// "The driver was unharmed", "escaped injury", "escaped without injury": nobody was hurt, and the word itself says none. Who
/// escapes serious injury may be hurt or not: `None`.
fn unharmed(doc: &Document, classes: &Classes, event: &Event<'_>, counted: Counted) -> Option<Counted> {
    // "were released unharmed": those released are as many as there are; that none was hurt is the word's own claim.
    if event.sense.kind != Kind::Injured {
        return Some(counted);
    }
    let near = || [event.trigger].into_iter().chain(doc.children(event.trigger));
    let says_none = |t: &TokenId| classes.has("UNHARMED", &doc.tokens[*t].lemma);
    // "escaped unharmed": the word is a complement of the predicate.
    let mut none = near().find(says_none);
    let harm = near().find(|&t| classes.has("HARM_NOUN", &doc.tokens[t].lemma));
    if let Some(harm) = harm.filter(|_| none.is_none()) {
        let escaped = doc.tokens[event.trigger].lemma == "escape" && doc.tokens[harm].deprel == Deprel::Obj;
        let without = doc.children_by(harm, &[Deprel::Case]).find(|&t| doc.tokens[t].lemma == "without");
        none = without.or(escaped.then_some(event.trigger));
        let grave = doc.children_by(harm, &[Deprel::Amod]).next().is_some();
        // "Neither had life-threatening injuries".
        if grave && (none.is_some() || counted.interval.high == Some(0)) {
            return None;
        }
    }
    // "No one was seriously hurt": some may be hurt all the same.
    let how = |t: TokenId| classes.has("HOW_BADLY", &doc.word(t).to_lowercase());
    if counted.interval.high == Some(0) && doc.children_by(event.trigger, &[Deprel::Advmod]).any(how) {
        return None;
    }
    let Some(word) = none else { return Some(counted) };
    let interval = Interval { low: Some(0), high: Some(0), qualifier: Qualifier::None, vague: None };
    Some(Counted { interval, quantity: Some(doc.tokens[word].span), ..counted })
}

/// "The wounded reporters are Ada Holm and Ole Vik": the group of those named is told by the noun that calls them.
fn called(doc: &Document, people: &People, event: &Event<'_>) -> Option<Group> {
    // "Seven of the dead were children".
    let described = doc.tokens[event.trigger].deprel == Deprel::Amod;
    let said = event.affected.first().filter(|_| event.affected.len() == 1 && !described).and_then(|&head| {
        let token = &doc.tokens[head];
        token.head.filter(|&predicate| {
            token.deprel == Deprel::Nsubj
                && counting::number_at(doc, head).is_some()
                && doc.children_by(predicate, &[Deprel::Cop]).next().is_some()
        })
    });
    let of_predicate = said.and_then(|predicate| people.who(doc, predicate)).and_then(|who| who.group);
    if of_predicate.is_some() {
        return of_predicate.filter(|&group| group != Group::People);
    }
    // "The killers of the three nuns": who killed them is not who they are.
    if event.sense.frame == Frame::Of {
        return None;
    }
    let noun = match doc.tokens[event.trigger].deprel {
        // "Of the 30 wounded, seven were children": trees hang the total on what is said of the part.
        Deprel::Amod if syntax::has_case(doc, event.trigger, "of") => event.trigger,
        Deprel::Amod | Deprel::Acl => doc.tokens[event.trigger].head?,
        _ => event.trigger,
    };
    let told = (!event.affected.contains(&noun)).then(|| people.who(doc, noun)).flatten();
    told.and_then(|who| who.group).filter(|&group| group != Group::People)
}

/// "protester killings": several deaths, of more than one.
fn several_events(doc: &Document, event: &Event<'_>, counted: Counted) -> Counted {
    let compounded = doc.tokens[counted.head].deprel == Deprel::Compound
        && doc.tokens[counted.head].head == Some(event.trigger)
        && np::is_plural(doc, event.trigger);
    if event.sense.frame != Frame::Of || !compounded || counted.quantity.is_some() {
        return counted;
    }
    Counted { interval: counting::PLURAL, ..counted }
}

/// The group that a count is of: what the words say, else what the predicate makes of people.
pub fn group(kind: Kind, counted: &Counted) -> Group {
    match kind {
        // Abducted people are hostages, whatever they are otherwise (annotation guide, decision 15).
        Kind::Abducted => Group::Hostages,
        // Who is arrested is a suspect, unless it matters that it is a soldier, a reporter or a minister.
        Kind::Arrested | Kind::Surrendered => match counted.who.group {
            None
            | Some(Group::People | Group::Civilians | Group::Workers | Group::Passengers | Group::Children) => {
                Group::Militants
            }
            Some(group) => group,
        },
        _ => counted.who.group.unwrap_or(Group::People),
    }
}

/// "his wife and baby daughter" is one count of two; phrases with numbers or of different groups are counts of their
/// own (annotation guide, decision 8).
pub fn merged(doc: &Document, counted: Vec<Counted>, kind: Kind) -> Vec<Counted> {
    let mut merged: Vec<Counted> = Vec::new();
    for next in counted {
        // "one adult and four minors": trees may take a number for one coordinated with its own noun.
        if merged.last().is_some_and(|last| last.quantity.is_some() && last.quantity == next.quantity) {
            merged.pop();
        }
        // "30 shopkeepers and customers": the number counts both.
        if merged.last().is_some_and(|last| shares_number(doc, last, &next)) {
            if let Some(last) = merged.last_mut() {
                if last.who.group != next.who.group {
                    last.who.group = None;
                }
                last.of = last.of.cover(next.of);
            }
            continue;
        }
        match merged.last_mut() {
            Some(last)
                if last.quantity.is_none()
                    && next.quantity.is_none()
                    && (group(kind, last) == group(kind, &next)
                        || last.who.group.is_none()
                        || next.who.group.is_none()
                        || is_companion(doc, last, &next))
                    && last.who.is_person == next.who.is_person
                    && !syntax::is_in_company(doc, next.head) =>
            {
                last.interval =
                    match (last.interval.low, next.interval.low, is_plural(last) || is_plural(&next)) {
                        (Some(a), Some(b), false) => {
                            Interval { low: Some(a + b), high: Some(a + b), ..last.interval }
                        }
                        _ => counting::PLURAL,
                    };
                if last.who.group.is_some()
                    && next.who.group.is_some_and(|group| last.who.group != Some(group))
                {
                    last.who.group = Some(Group::People);
                }
                last.of = last.of.cover(np::core(doc, next.head));
            }
            _ => merged.push(next),
        }
    }
    merged
}

/// "A shop owner and his driver", "a baker and his wife": two of private life, told as one by whose the second is.
fn is_companion(doc: &Document, first: &Counted, second: &Counted) -> bool {
    let private = |c: &Counted| {
        matches!(c.who.group, Some(Group::People | Group::Workers | Group::Civilians | Group::Journalists))
    };
    let theirs = doc.children_by(second.head, &[Deprel::NmodPoss]).any(|t| doc.tokens[t].upos == Upos::Pron);
    private(first) && private(second) && theirs
}

/// "The five victims, three men and two women, were hurt": trees join to the five those who they are. Whether those behind
/// a comma add up to the first.
fn in_apposition(
    doc: &Document,
    people: &People,
    classes: &Classes,
    counted: Vec<Counted>,
) -> (Vec<Counted>, bool) {
    if lists::is_of_equals(doc, classes, &counted) {
        return (counted, false);
    }
    if let Some(all) = with_apposition(doc, people, &counted) {
        let (all, adds_up) = added_up(doc, all);
        if adds_up {
            return (all, true);
        }
    }
    added_up(doc, counted)
}

/// The first with what trees set beside it and the others that they join to it: "five sailors, three Poles and two Czechs".
fn with_apposition(doc: &Document, people: &People, counted: &[Counted]) -> Option<Vec<Counted>> {
    let (first, rest) = counted.split_first().filter(|(_, rest)| !rest.is_empty())?;
    // "Two men, Per Dahl and his brother": trees may take the name for a phrase of place.
    let named = |t: TokenId| {
        np::name_at(doc, t).is_some_and(|name| {
            name.tokens.start.checked_sub(1).is_some_and(|before| doc.word(before) == ",")
        })
    };
    let beside = doc
        .children_by(first.head, &[Deprel::Appos, Deprel::Nmod])
        .filter(|&t| doc.tokens[t].deprel == Deprel::Appos || named(t))
        .find(|&t| t > first.head && rest.iter().all(|other| other.head > t))?;
    let beside = counting::count(doc, people, beside, true)?;
    Some([first.clone(), beside].into_iter().chain(rest.iter().cloned()).collect())
}

fn added_up(doc: &Document, counted: Vec<Counted>) -> (Vec<Counted>, bool) {
    let exact = |c: &Counted| c.interval.low.filter(|_| c.interval.low == c.interval.high);
    // "Four people, the parents and two daughters": the parents are two.
    let parents = |c: &Counted| {
        let both =
            c.quantity.is_none() && matches!(doc.tokens[c.head].lemma.as_str(), "parent" | "grandparent");
        both.then_some(2)
    };
    let adds_up = counted.split_first().is_some_and(|(first, rest)| {
        let sum: Option<u64> = rest.iter().map(|c| exact(c).or_else(|| parents(c))).sum();
        let comma = rest.first().is_some_and(|next| {
            let start = doc.tokens_in(next.of).start;
            start > 0 && matches!(doc.word(start - 1), "," | ":" | "-" | "\u{2013}" | "\u{2014}")
        });
        // "Two nurses, a Dane and a Pole": the two of the list are put together already.
        let several = rest.len() > 1 || rest.iter().all(|c| c.quantity.is_none() && c.interval.low > Some(1));
        // "Three policemen, two soldiers and a child": those of another kind are none of the first.
        let of_first = |c: &Counted| {
            let detail = first.who.role_detail.zip(c.who.role_detail).is_none_or(|(a, b)| a == b);
            let named = |group: Option<Group>| {
                group.filter(|group| !matches!(group, Group::People | Group::Children))
            };
            let group = named(first.who.group).zip(named(c.who.group)).is_none_or(|(a, b)| a == b);
            let soldier =
                first.who.group == Some(Group::SecurityForces) && c.who.group == Some(Group::Children);
            detail && group && !soldier
        };
        several
            && rest.iter().all(of_first)
            && first.quantity.is_some()
            && comma
            && exact(first).is_some()
            && exact(first) == sum
    });
    (counted, adds_up)
}

/// Whether a bare plural joined by "and" alone to a plural with a number is counted by that number too.
fn shares_number(doc: &Document, first: &Counted, second: &Counted) -> bool {
    let token = &doc.tokens[second.head];
    let bare = second.quantity.is_none()
        && second.interval == counting::PLURAL
        && doc.children_by(second.head, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nummod]).next().is_none();
    let start = doc.tokens_in(second.of).start;
    let joined =
        start.checked_sub(1).is_some_and(|t| doc.tokens[t].lemma == "and" && t > 0 && doc.word(t - 1) != ",");
    first.quantity.is_some()
        && second.who.is_person
        && token.lemma != "score"
        && np::is_plural(doc, first.head)
        && bare
        && joined
        && token.head == Some(first.head)
        && first.interval.low != Some(0)
}

fn is_plural(counted: &Counted) -> bool {
    counted.interval.qualifier != Qualifier::Exact
}

/// "Two officers among three killed in blast": the total stands behind "among", the part before it.
fn whole_around(doc: &Document, people: &People, part: TokenId) -> Option<Counted> {
    let whole =
        doc.children_by(part, &[Deprel::Nmod]).find(|&t| t > part && syntax::has_case(doc, t, "among"))?;
    counting::count(doc, people, whole, true).filter(|whole| whole.quantity.is_some())
}

/// The parts told with a total: "12 people, including two children", "31 dead: 18 soldiers and 13 civilians".
fn parts_of(doc: &Document, people: &People, predicates: &Predicates, head: TokenId) -> Vec<Counted> {
    let classes = predicates.classes();
    let introduces = |t: TokenId| {
        doc.children_by(t, &[Deprel::Case, Deprel::Mark])
            .any(|c| classes.has("PART_MARK", &doc.tokens[c].lemma))
            && syntax::is_nominal(doc, t)
    };
    let mut found = Vec::new();
    for child in doc.children(head) {
        let is_part = match doc.tokens[child].deprel {
            Deprel::Nmod | Deprel::Acl | Deprel::Obl | Deprel::Nummod => introduces(child),
            Deprel::Appos | Deprel::List | Deprel::Parataxis => {
                syntax::is_nominal(doc, child)
                    && (introduces(child)
                        || counting::number_of(doc, child).is_some_and(|n| n.tokens.start > head))
            }
            _ => false,
        };
        if !is_part {
            continue;
        }
        found.extend(
            syntax::coordinated(doc, child)
                .into_iter()
                .filter_map(|part| counting::count(doc, people, part, true))
                .filter(|part| part.who.is_person || part.quantity.is_some()),
        );
    }
    found
}

/// Parts that hang on a predicate: "were hurt, among them a child".
fn introduced_parts(
    doc: &Document,
    people: &People,
    predicates: &Predicates,
    trigger: TokenId,
) -> Vec<Counted> {
    let classes = predicates.classes();
    doc.children_by(trigger, &[Deprel::Obl, Deprel::Nmod, Deprel::Advcl, Deprel::OblUnmarked])
        .filter(|&t| t > trigger && syntax::is_nominal(doc, t))
        .filter(|&t| {
            doc.children_by(t, &[Deprel::Case, Deprel::Mark])
                .any(|c| classes.has("PART_MARK", &doc.tokens[c].lemma))
        })
        .flat_map(|t| syntax::coordinated(doc, t))
        .filter_map(|part| counting::count(doc, people, part, false))
        .collect()
}

/// "Two of those killed were brothers": those killed are counted by their part alone.
fn drop_wholes_of(doc: &Document, drafts: &mut Vec<Draft>, parts: &[Draft]) {
    let parts: HashSet<TokenId> = parts.iter().filter_map(|d| d.counted.as_ref().map(|c| c.head)).collect();
    let drop: Vec<bool> = drafts
        .iter()
        .map(|d| {
            d.counted.as_ref().is_some_and(|c| {
                let above = doc.tokens[c.head].head.filter(|_| syntax::has_case(doc, c.head, "of"));
                c.quantity.is_none() && above.is_some_and(|above| parts.contains(&above))
            })
        })
        .collect();
    remove(drafts, &drop);
}

/// "50 hostages were killed" tells of the dead and not, once more, of hostages taken: a noun that counts itself gives way
/// to every predicate that counts the same phrase.
fn drop_nouns_told_by_verbs(doc: &Document, drafts: &mut Vec<Draft>, events: &[Event<'_>]) {
    let counts_itself =
        |d: &Draft| events::at(events, d.trigger).iter().any(|e| e.sense.frame == Frame::Itself);
    let told = |d: &Draft| (d.counted.as_ref().map(|c| c.head), doc.tokens[d.trigger].sentence);
    let by_verbs: HashSet<_> = drafts.iter().filter(|d| !counts_itself(d)).map(told).collect();
    // "Denied killing the two men whose bodies were found", "the two whose bodies were found had been shot": they are dead
    // by the noun alone.
    let drop: Vec<bool> = drafts
        .iter()
        .map(|d| counts_itself(d) && by_verbs.contains(&told(d)) && syntax::whose(doc, d.trigger).is_none())
        .collect();
    remove(drafts, &drop);
}

/// "Denied killing the men whose bodies were found": that they are dead is told by the clause, that they were killed is denied.
fn is_only_denied(doc: &Document, drafts: &[Draft], (deed, body): (usize, usize)) -> bool {
    let denies = |t: TokenId| matches!(doc.tokens[t].lemma.as_str(), "deny" | "dispute" | "reject");
    syntax::whose(doc, drafts[body].trigger).is_some()
        && doc.ancestors(drafts[deed].trigger).take(STEPS_TO_DENIAL).any(denies)
}

/// The same people told twice in one sentence: "was shot and killed" is one death, "killed or wounded" are casualties.
fn reconcile(doc: &Document, drafts: &mut Vec<Draft>, events: &[Event<'_>]) {
    let is_attack = |draft: &Draft| events::at(events, draft.trigger).iter().any(|e| e.sense.attack);
    let head = |draft: &Draft| {
        draft.counted.as_ref().map(|c| c.quantity.map_or(doc.tokens[c.head].span.start, |span| span.start))
    };
    let counts_itself =
        |d: &Draft| events::at(events, d.trigger).iter().any(|e| e.sense.frame == Frame::Itself);
    let mut drop = vec![false; drafts.len()];
    let mut combine = Vec::new();
    // Whose parts go on as whose.
    let mut instead: Vec<(usize, usize)> = Vec::new();
    for i in 0..drafts.len() {
        if drafts[i].kind != Kind::Killed {
            continue;
        }
        // Only claims of the same sentence are near: they stand side by side.
        for j in i.saturating_sub(8)..(i + 9).min(drafts.len()) {
            if j == i || drafts[j].trigger == drafts[i].trigger || head(&drafts[j]) != head(&drafts[i]) {
                continue;
            }
            match drafts[j].kind {
                Kind::Killed if j > i && is_only_denied(doc, drafts, (i, j)) => {}
                Kind::Killed if j > i => drop[j] = true,
                Kind::Injured if is_attack(&drafts[j]) || single(&drafts[i]) => drop[j] = true,
                // "were found dead with gunshot wounds"
                Kind::Injured if doc.tokens[drafts[j].trigger].upos == Upos::Noun => drop[j] = true,
                // "two of the wounded later died"
                Kind::Injured if counts_itself(&drafts[j]) || is_of_hurt(doc, &drafts[j]) => drop[j] = true,
                // "two injured die"
                Kind::Injured if drafts[j].trigger + 1 == drafts[i].trigger => drop[j] = true,
                Kind::Injured if drafts[j].part_of.is_none() => combine.push((i, j)),
                _ => {}
            }
            if drop[j] && drafts[j].kind == Kind::Injured {
                instead.push((j, i));
            }
        }
    }
    // "Have killed or captured 35": nobody says how many of them were killed.
    for i in 0..drafts.len() {
        for j in i + 1..(i + 9).min(drafts.len()) {
            let (first, second) = (&drafts[i], &drafts[j]);
            let either = first.kind != second.kind
                && matches!(
                    (first.kind, second.kind),
                    (Kind::Killed | Kind::Injured, Kind::Arrested | Kind::Abducted)
                        | (Kind::Arrested | Kind::Abducted, Kind::Killed | Kind::Injured)
                )
                && (head(first) == head(second) || is_same_phrase(first, second))
                && first.counted.as_ref().is_some_and(|c| c.interval.high != Some(0));
            let (from, to) = (first.trigger.min(second.trigger), first.trigger.max(second.trigger));
            if either && to - from <= 3 && (from + 1..to).any(|t| doc.tokens[t].lemma == "or") {
                drop[i] = true;
                drop[j] = true;
            }
        }
    }
    for (i, j) in combine {
        let (first, second) =
            (drafts[i].trigger.min(drafts[j].trigger), drafts[i].trigger.max(drafts[j].trigger));
        // "were killed or wounded"; not "were killed, and those wounded ...", not "two killed, two wounded"
        let between = || first + 1..second;
        let joined = between().any(|t| doc.tokens[t].upos == Upos::Cconj || doc.word(t) == "/");
        if second - first <= 3 && joined && between().all(|t| counting::number_at(doc, t).is_none()) {
            drafts[i].kind = Kind::Casualties;
            drafts[i].evidence = drafts[i].evidence.cover(drafts[j].evidence);
            drop[j] = true;
            instead.push((j, i));
        }
    }
    hand_on_parts(drafts, &instead, &mut drop);
    remove(drafts, &drop);
}

/// "Nine men, two of them boys, were drowned or shot": the parts of those whom one figure tells of for both words are its parts, and of
/// its kind.
fn hand_on_parts(drafts: &mut [Draft], instead: &[(usize, usize)], drop: &mut [bool]) {
    if instead.is_empty() {
        return;
    }
    let head = |draft: &Draft| draft.counted.as_ref().map(|counted| counted.head);
    let known: HashSet<(usize, TokenId)> =
        drafts.iter().filter_map(|draft| Some((draft.part_of?, head(draft)?))).collect();
    for index in 0..drafts.len() {
        let Some(whole) = drafts[index].part_of.filter(|_| drafts[index].kind == Kind::Injured) else {
            continue;
        };
        let Some(&(_, of)) = instead.iter().find(|(dropped, _)| *dropped == whole) else { continue };
        if head(&drafts[index]).is_some_and(|head| known.contains(&(of, head))) {
            drop[index] = true;
            continue;
        }
        (drafts[index].kind, drafts[index].trigger) = (drafts[of].kind, drafts[of].trigger);
        drafts[index].part_of = Some(of);
        drafts[index].evidence = drafts[index].evidence.cover(drafts[of].evidence);
    }
}

/// Whether two figures count one phrase, be it with its ordinal in the one.
fn is_same_phrase(a: &Draft, b: &Draft) -> bool {
    matches!((&a.counted, &b.counted), (Some(a), Some(b)) if a.head == b.head)
}

/// "Two of the wounded": the word for those hurt stands behind "of".
fn is_of_hurt(doc: &Document, draft: &Draft) -> bool {
    syntax::has_case(doc, draft.trigger, "of")
        && draft.counted.as_ref().is_some_and(|c| doc.tokens[draft.trigger].head == Some(c.head))
}

fn single(draft: &Draft) -> bool {
    draft.counted.as_ref().is_some_and(|c| c.interval.high == Some(1))
}

/// Takes drafts out and keeps `part_of` right.
pub fn remove(drafts: &mut Vec<Draft>, drop: &[bool]) {
    let mut to = Vec::with_capacity(drafts.len());
    let mut kept = 0;
    for &dropped in drop {
        to.push((!dropped).then_some(kept));
        kept += usize::from(!dropped);
    }
    let mut index = 0;
    drafts.retain(|_| {
        index += 1;
        !drop.get(index - 1).copied().unwrap_or(false)
    });
    for draft in drafts {
        draft.part_of = draft.part_of.and_then(|p| to.get(p).copied().flatten());
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn numbers_that_count_both() {
        claims(
            "\
Nearly _ RB 2 advmod
20 _ CD 3 nummod
traders trader NNS 7 nsubj:pass
and _ CC 5 cc
customers customer NNS 3 conj
were be VBD 7 aux:pass
wounded wound VBN 0 root SpaceAfter=No
. _ . 7 punct

# newpar
Troops _ NNS 3 nsubj
have _ VBP 3 aux
killed kill VBN 0 root
or _ CC 5 cc
captured capture VBN 3 conj
15 _ CD 7 nummod
rebels rebel NNS 3 obj SpaceAfter=No
. _ . 3 punct

# newpar
Three _ CD 2 nsubj
more _ JJR 4 nsubj
were be VBD 4 cop
hurt _ JJ 0 root SpaceAfter=No
. _ . 4 punct

# newpar
Two _ CD 6 nsubj
of _ IN 4 case
the _ DT 4 det
wounded _ JJ 1 nmod
later late RBR 6 advmod
died die VBD 0 root SpaceAfter=No
. _ . 6 punct
",
            expect![[r#"
                injured 20..20 civilians | asserted | the report | Nearly 20 traders and customers were wounded
                injured 3..3 civilians | asserted | the report | Three more were hurt
                killed 2..2 civilians | asserted | the report | Two of the wounded later died
            "#]],
        );
    }

    #[test]
    fn those_in_apposition_are_parts() {
        claims(
            "\
The _ DT 3 det
five _ CD 3 nummod
victims victim NNS 12 nsubj:pass SpaceAfter=No
, _ , 6 punct
three _ CD 6 nummod
men man NNS 3 conj
and _ CC 9 cc
two _ CD 9 nummod
women woman NNS 3 conj SpaceAfter=No
, _ , 3 punct
were be VBD 12 cop
hurt _ JJ 0 root SpaceAfter=No
. _ . 12 punct

# newpar
The _ DT 3 det
two _ CD 3 nummod
guards guard NNS 11 nsubj:pass SpaceAfter=No
, _ , 6 punct
three _ CD 6 nummod
men man NNS 3 conj
and _ CC 9 cc
two _ CD 9 nummod
women woman NNS 3 conj
were be VBD 11 aux:pass
hurt _ JJ 0 root SpaceAfter=No
. _ . 11 punct
",
            expect![[r#"
                injured 5..5 people | asserted | the report | The five victims, three men and two women, were hurt
                injured 3..3 people | asserted | the report | The five victims, three men and two women, were hurt
                injured 2..2 people | asserted | the report | The five victims, three men and two women, were hurt
                injured 2..2 security_forces | asserted | the report | The two guards, three men and two women were hurt
                injured 3..3 people | asserted | the report | The two guards, three men and two women were hurt
                injured 2..2 people | asserted | the report | The two guards, three men and two women were hurt
            "#]],
        );
    }

    #[test]
    fn bodies_of_those_just_told_of() {
        claims(
            "\
Two _ CD 2 nummod
rebels rebel NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
and _ CC 9 cc
their _ PRP$ 7 nmod:poss
bodies body NNS 9 nsubj:pass
were be VBD 9 aux:pass
left leave VBN 4 conj
behind _ IN 9 advmod SpaceAfter=No
. _ . 4 punct

# newpar
Divers diver NNS 2 nsubj
found find VBD 0 root
their _ PRP$ 4 nmod:poss
bodies body NNS 2 obj
on _ IN 6 case
Monday Monday NNP 2 obl SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                killed 2..2 militants | asserted | the report | Two rebels were killed
            "#]],
        );
    }

    #[test]
    fn whoever_asks_who_is_dead_counts_nobody() {
        claims(
            "\
They _ PRP 2 nsubj
asked ask VBD 0 root
who _ WP 5 nsubj
was be VBD 5 cop
dead _ JJ 2 ccomp SpaceAfter=No
. _ . 2 punct

# newpar
He _ PRP 2 nsubj
named name VBD 0 root
those that DT 2 obj
who _ WP 6 nsubj
were be VBD 6 cop
dead _ JJ 3 acl:relcl SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                killed 2..- people | asserted | the report | those who were dead
            "#]],
        );
    }
}
