//! Earlier events that a claim's own words set apart from the news: "Saturday's attack, in which 14 died", "two days after
//! a bombing that killed nine", "the attack follows the killing of two priests", "a day earlier, four soldiers were killed".

use jiff::ToSpan;
use jiff::civil::Date;
use language::{Deprel, Document, TokenId, Upos, numbers, times};

use super::day::days_between;
use super::offset;
use super::setting::is_week_or_more;
use crate::draft::Draft;
use crate::np::{self, Determination};
use crate::predicates::Classes;
use crate::syntax;

/// Words from a count of days to the "after" behind it.
const NEAR: usize = 3;
/// Words of a sentence before the time that it sets out with, at most.
const FRONT: usize = 2;
/// Phrases of a predicate that are looked at.
const MOST: usize = 8;
/// Days before the day on which news was told that are long before it.
const LONG: i32 = 30;
/// Most days that are counted.
const MOST_DAYS: u64 = 60;

/// That a claim is of an earlier event, and of which day if the words tell it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Earlier {
    /// The day.
    pub day: Option<Date>,
}

/// Whether the words of a claim set it before the news, which is of `news_day` where that is known, else was told of on
/// `day_told`; a claim of the sentence that tells the news (`in_news`) only where a day of its own says so.
pub fn of(
    doc: &Document,
    classes: &Classes,
    draft: &Draft,
    (news_day, day_told): (Option<Date>, Option<Date>),
    in_news: bool,
) -> Option<Earlier> {
    let events = events(doc, classes, draft);
    // What was told on Sunday is not of last year.
    let long_before = |days: (Date, Date)| day_told.is_some_and(|told| days_between(days.1, told) > LONG);
    let older =
        |days: (Date, Date)| news_day.is_some_and(|news| days.1 < news) || !in_news && long_before(days);
    // "In Sunday's attack, four died" tells that attack, which may be news too.
    let of_clause = |event: TokenId| {
        let inside = ["in", "during"].iter().any(|case| syntax::has_case(doc, event, case));
        inside && doc.tokens[event].deprel == Deprel::Obl
    };
    let told = events.iter().copied().filter(|&event| !of_clause(event));
    let mut owned = told.filter_map(|event| days_of_event(doc, event));
    if let Some(days) = owned.find(|&days| older(days)) {
        return Some(Earlier { day: Some(days.0).filter(|&day| day == days.1) });
    }
    if in_news {
        return None;
    }
    let called = |&event: &TokenId| {
        is_called_earlier(doc, classes, event)
            || comes_after(doc, classes, event)
            || is_followed(doc, classes, event)
            || is_atoned(doc, event)
    };
    if events.iter().any(called) {
        return Some(Earlier { day: None });
    }
    is_of_older_day(doc, draft, news_day, day_told)
}

/// The events that a claim is told of: itself ("the killing of two"), what a clause describes ("the attack in which nine died"), what
/// does it ("an earlier raid killed nine") or in which it was done.
fn events(doc: &Document, classes: &Classes, draft: &Draft) -> Vec<TokenId> {
    let trigger = draft.trigger;
    let is_event = |&t: &TokenId| {
        doc.tokens[t].upos == Upos::Noun
            && ["EVENT_NOUN", "ONE_BLOW", "HOMICIDE_NOUN"]
                .iter()
                .any(|class| classes.has(class, &doc.tokens[t].lemma))
    };
    let clause = syntax::clause_head(doc, trigger);
    let described = |t: TokenId| {
        let token = &doc.tokens[t];
        let head = token.head.filter(|_| matches!(token.deprel, Deprel::Acl | Deprel::AclRelcl));
        // "A procession for the victims of Saturday's attack, in which nine died": trees hang the clause on the first noun.
        head.map(|head| {
            let below = nearest_event(doc, classes, head, t);
            below.or_else(|| event_around(doc, classes, head)).unwrap_or(head)
        })
    };
    // "Left 52 dead": the noun hangs on the verb above.
    let verb = doc.tokens[trigger].head.filter(|_| doc.tokens[trigger].deprel == Deprel::Xcomp);
    let within = [Some(trigger), verb].into_iter().flatten().flat_map(|t| {
        doc.children_by(t, &[Deprel::Obl])
            .take(MOST)
            .filter(|&t| ["in", "during", "by"].iter().any(|case| syntax::has_case(doc, t, case)))
    });
    let told_above = verb.and_then(described);
    [Some(trigger), described(clause), described(trigger), told_above, syntax::own_subject(doc, trigger)]
        .into_iter()
        .chain([verb.and_then(|verb| syntax::own_subject(doc, verb))])
        .flatten()
        .chain(within)
        .filter(is_event)
        .collect()
}

/// The last event that a noun's phrases name before a clause.
fn nearest_event(doc: &Document, classes: &Classes, noun: TokenId, clause: TokenId) -> Option<TokenId> {
    let mut found = None;
    let mut at = noun;
    for _ in 0..NEAR {
        let next = doc.children_by(at, &[Deprel::Nmod]).filter(|&t| t > at && t < clause).last()?;
        found = Some(next).filter(|&t| classes.has("EVENT_NOUN", &doc.tokens[t].lemma)).or(found);
        if found == Some(next) {
            break;
        }
        at = next;
    }
    found
}

/// The event whose phrase a noun stands in: "the bombing of a hotel, in which nine died".
fn event_around(doc: &Document, classes: &Classes, noun: TokenId) -> Option<TokenId> {
    let mut at = noun;
    for _ in 0..NEAR {
        if classes.has("EVENT_NOUN", &doc.tokens[at].lemma) {
            return Some(at);
        }
        at = doc.tokens[at].head.filter(|_| matches!(doc.tokens[at].deprel, Deprel::Nmod | Deprel::Conj))?;
    }
    None
}

/// The days that an event's own words name: "Saturday's attack", "last week's raid", "the 2021 bombing", "the ambush on 2 May".
fn days_of_event(doc: &Document, event: TokenId) -> Option<(Date, Date)> {
    use Deprel::{Compound, Nmod, NmodPoss, NmodUnmarked, Nummod};
    let own = doc.children_by(event, &[NmodPoss, Nmod, NmodUnmarked, Nummod, Compound]);
    // "The region saw assaults in June 2024 that left 22 dead": trees hang the time on the verb.
    let seen = doc.tokens[event].head.filter(|_| doc.tokens[event].deprel == Deprel::Obj);
    let of_verb = || {
        let seen =
            seen.filter(|&verb| matches!(doc.tokens[verb].lemma.as_str(), "see" | "witness" | "suffer"))?;
        let mut times = doc.children_by(seen, &[Deprel::Obl, Deprel::OblUnmarked]).take(MOST);
        times.find_map(|t| offset::days_at(doc, t))
    };
    own.take(MOST).find_map(|word| offset::days_at(doc, word)).or_else(of_verb)
}

/// The day of an event's owner: "Tuesday's procession".
fn day_of_owner(doc: &Document, event: TokenId) -> Option<Date> {
    let mut owners = doc.children_by(event, &[Deprel::NmodPoss]).take(MOST);
    owners.find_map(|owner| offset::days_at(doc, owner)).filter(|days| days.0 == days.1).map(|days| days.0)
}

/// "He served six years for a robbery in which a guard was killed".
fn is_atoned(doc: &Document, event: TokenId) -> bool {
    let verb = doc.tokens[event].head.filter(|_| syntax::has_case(doc, event, "for"));
    verb.is_some_and(|verb| {
        doc.tokens[verb].lemma == "serve"
            || doc.tokens[verb].head.is_some_and(|above| doc.tokens[above].lemma == "serve")
    })
}

/// "An earlier raid", "a previous attack".
fn is_called_earlier(doc: &Document, classes: &Classes, event: TokenId) -> bool {
    doc.children_by(event, &[Deprel::Amod]).any(|t| classes.has("EARLIER_WORD", &doc.word(t).to_lowercase()))
}

/// "It came two days after a bombing in which nine died".
fn comes_after(doc: &Document, classes: &Classes, event: TokenId) -> bool {
    let after = doc.children_by(event, &[Deprel::Case]).find(|&t| doc.tokens[t].lemma == "after");
    let Some(after) = after else { return false };
    let counted = (after.saturating_sub(NEAR)..after)
        .any(|t| classes.has("TIME_UNIT", &doc.tokens[t].lemma) && doc.tokens[t].lemma != "hour");
    let new = np::determination(doc, event) == Determination::Indefinite;
    counted
        && doc.ancestors(event).take(NEAR).any(|verb| {
            classes.has("HAPPEN_VERB", &doc.tokens[verb].lemma)
                && syntax::subject(doc, verb)
                    .is_some_and(|s| is_this(doc, classes, s) && (new || doc.tokens[s].upos == Upos::Noun))
        })
}

/// "The attack follows the killing of two priests".
fn is_followed(doc: &Document, classes: &Classes, event: TokenId) -> bool {
    let verb = doc.tokens[event].head.filter(|_| doc.tokens[event].deprel == Deprel::Obj);
    verb.is_some_and(|verb| {
        doc.tokens[verb].lemma == "follow"
            && syntax::subject(doc, verb).is_some_and(|s| is_this(doc, classes, s))
    })
}

/// "The attack", "it", "the incident".
fn is_this(doc: &Document, classes: &Classes, subject: TokenId) -> bool {
    let lemma = doc.tokens[subject].lemma.as_str();
    classes.has("EVENT_NOUN", lemma)
        || classes.has("ONE_BLOW", lemma)
        || matches!(lemma, "it" | "this" | "that" | "incident")
}

/// "A day earlier, four soldiers were killed", "on Monday, a bomb killed four" behind news of Tuesday, "gunmen killed two last
/// week": people of whom nothing was told, on a day before.
fn is_of_older_day(
    doc: &Document,
    draft: &Draft,
    news_day: Option<Date>,
    day_told: Option<Date>,
) -> Option<Earlier> {
    let trigger = draft.trigger;
    let subject = syntax::own_subject(doc, trigger);
    let counted = draft.counted.as_ref().filter(|counted| counted.quantity.is_some())?;
    let is_new = |t: TokenId| {
        doc.tokens[t].upos != Upos::Pron
            && !matches!(np::determination(doc, t), Determination::Definite | Determination::Possessive)
            && !syntax::takes_up(doc, t)
    };
    // "Its fighters killed 26": their deed is another.
    let theirs = |t: TokenId| t != counted.head && np::determination(doc, t) == Determination::Possessive;
    if !is_new(counted.head) || subject.is_some_and(|t| !is_new(t) && !theirs(t)) {
        return None;
    }
    let first = doc.sentences[doc.tokens[trigger].sentence].tokens.start;
    let clause = syntax::clause_head(doc, trigger);
    let hangs = |t: TokenId| doc.tokens[t].head.is_some_and(|head| head == trigger || head == clause);
    let at = doc.times.partition_point(|time| time.tokens.start < first);
    let own = || {
        doc.times[at..]
            .iter()
            .take(MOST)
            .take_while(|time| doc.tokens[time.tokens.start].sentence == doc.tokens[first].sentence)
    };
    for time in own() {
        let fronted = time.tokens.start <= first + FRONT
            && doc.tokens[first..time.tokens.start]
                .iter()
                .all(|t| matches!(t.upos, Upos::Adp | Upos::Adv | Upos::Det));
        let own = time.tokens.clone().any(hangs);
        if !own {
            continue;
        }
        // "A day earlier": before what was told, whenever that was.
        if fronted && let Some(days) = days_back(doc, time.tokens.clone()) {
            return Some(Earlier { day: news_day.and_then(|day| day.checked_sub(days.days()).ok()) });
        }
        let Some((start, last)) = time.value.as_deref().and_then(times::days) else { continue };
        // "Last month" is before what was told of today, whenever that was.
        let news = news_day.or(day_told.filter(|_| is_week_or_more(time)));
        let before = news.is_some_and(|news| last < news);
        let active = subject.is_some_and(|t| doc.tokens[t].deprel == Deprel::Nsubj && t != counted.head);
        if before && (fronted || is_week_or_more(time) || active) {
            return Some(Earlier { day: (start == last).then_some(start) });
        }
    }
    None
}

/// How many days before: "a day earlier", "two days before", "the previous day".
fn days_back(doc: &Document, words: std::ops::Range<TokenId>) -> Option<i64> {
    let lower = |t: TokenId| doc.word(t).to_lowercase();
    let says = words.clone().any(|t| matches!(lower(t).as_str(), "earlier" | "before" | "previous"));
    let unit = words.clone().find_map(|t| match doc.tokens[t].lemma.as_str() {
        "day" => Some(1),
        "week" => Some(7),
        _ => None,
    });
    let number = words.clone().find_map(|t| numbers::read(&lower(t))?.low).unwrap_or(1);
    let number = i64::try_from(number).ok().filter(|_| number <= MOST_DAYS)?;
    unit.filter(|_| says).map(|unit| unit * number)
}

/// The day on which the words say that somebody came to harm.
pub fn day_of_harm(doc: &Document, draft: &Draft) -> Option<Date> {
    let trigger = draft.trigger;
    // "Killing six", "left six dead": the day hangs on the verb above.
    let above = doc.tokens[trigger]
        .head
        .filter(|_| matches!(doc.tokens[trigger].deprel, Deprel::Xcomp | Deprel::Advcl | Deprel::Conj));
    let owned = |t: TokenId| {
        // "Killed six in Tuesday's procession"
        doc.children_by(t, &[Deprel::Obl]).take(MOST).find_map(|noun| day_of_owner(doc, noun))
    };
    [Some(trigger), above].into_iter().flatten().find_map(|t| offset::day_of(doc, t).or_else(|| owned(t)))
}
