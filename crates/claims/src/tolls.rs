//! Numbers that a noun for the toll is said to be: "the death toll rose from 27 to 31", "the number of injured stood at 40",
//! "casualties increased to 167", "a toll of 27".

use std::collections::{HashMap, HashSet};

use language::{Deprel, Document, Interval, Number, Span, TokenId, numbers};

use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::events::Event;
use crate::figures;
use crate::people::Who;
use crate::predicates::{Classes, Frame};
use crate::reading::Kind;
use crate::syntax;

/// The figures of tolls: the number hangs on the verb or behind "of", not on those counted.
pub fn find(doc: &Document, classes: &Classes, events: &[Event<'_>]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for event in events {
        let numbers = match event.sense.frame {
            Frame::Toll => {
                let by_verb = of_verb(doc, classes, event.trigger);
                // "The crowd threw stones at 20 officers" tells of no crowd of 20.
                let alone = by_verb.is_empty() && event.sense.kind != Kind::Present;
                if alone { beside(doc, event.trigger) } else { by_verb }
            }
            // "Deaths rose to 31", "the injured number 40".
            Frame::Itself | Frame::Of if counting::number_of(doc, event.trigger).is_none() => {
                of_verb(doc, classes, event.trigger)
            }
            _ => Vec::new(),
        };
        for (head, interval, quantity) in numbers {
            let of = doc.span_of(head..head + 1).cover(quantity);
            let counted = Counted { head, interval, quantity: Some(quantity), of, who: Who::default() };
            drafts.push(figures::draft(doc, event, counted));
        }
    }
    drafts
}

/// Head, interval and words of a number.
type Told = (TokenId, Interval, Span);

/// The numbers of a verb of change or state whose subject or object the toll is: "rose to 31 from 27", "increased the
/// toll from five people to six".
pub fn of_verb(doc: &Document, classes: &Classes, toll: TokenId) -> Vec<Told> {
    let relation = doc.tokens[toll].deprel;
    let verb = doc.tokens[toll].head.filter(|&verb| {
        let lemma = &doc.tokens[verb].lemma;
        (relation.is_subject() || relation == Deprel::Obj)
            && (classes.has("CHANGE_VERB", lemma) || classes.has("TELL_AS_VERB", lemma))
    });
    let Some(verb) = verb else { return Vec::new() };
    let mut told = Vec::new();
    // "gave the number of dead as 17"
    let marks: &[&str] =
        if classes.has("TELL_AS_VERB", &doc.tokens[verb].lemma) { &["as"] } else { &["to", "at", "from"] };
    let below = |t: TokenId| doc.children_by(t, &[Deprel::Nmod]);
    // "brings the number of people killed to 24": trees hang the number on the participle.
    let told_of = |t: TokenId| {
        below(t)
            .flat_map(|t| [t].into_iter().chain(doc.children_by(t, &[Deprel::Acl])))
            .flat_map(|t| doc.children_by(t, &[Deprel::Obl]))
    };
    let places = doc
        .children(verb)
        .chain(doc.children(toll))
        .flat_map(|t| [t].into_iter().chain(below(t)))
        .chain(told_of(toll));
    for place in places.filter(|&t| t > toll.min(verb) && t != toll) {
        let marked = marks.iter().any(|word| syntax::has_case(doc, place, word));
        let object = doc.tokens[place].deprel == Deprel::Obj && relation.is_subject();
        let Some(number) = counting::number_of(doc, place).filter(|_| marked || object) else { continue };
        told.extend(
            before_and_after(doc, number).into_iter().map(|(interval, span)| (place, interval, span)),
        );
    }
    told.sort_by_key(|(_, _, span)| span.start);
    told.dedup_by_key(|(_, _, span)| span.start);
    told
}

/// The number nearest to the toll in the tree: "a toll of 27", "the toll was 31".
fn beside(doc: &Document, toll: TokenId) -> Vec<Told> {
    let relation = doc.tokens[toll].deprel;
    let governor = doc.tokens[toll].head.filter(|_| relation.is_subject() || relation == Deprel::Obj);
    // Who puts the toll at a number stands before the verb and counts nobody, nor does what stands between clauses.
    let names_number = |t: TokenId| {
        !(relation == Deprel::Obj && doc.tokens[t].deprel.is_subject())
            && (syntax::is_nominal(doc, t) || counting::number_at(doc, t).is_some())
    };
    let places =
        doc.children(toll).chain(governor.into_iter().flat_map(|verb| doc.children(verb).chain([verb])));
    let number = places
        .filter(|&t| t != toll && names_number(t))
        .find_map(|t| counting::number_at(doc, t).or_else(|| counting::number_of(doc, t)).map(|n| (t, n)));
    let Some((head, number)) = number else { return Vec::new() };
    // "rose from 27 to 31" may be read as two numbers, the second below the first.
    let after = doc
        .children(head)
        .filter(|&t| syntax::has_case(doc, t, "to"))
        .find_map(|t| counting::number_at(doc, t))
        .filter(|after| after.span != number.span);
    let mut told: Vec<_> = after.map(|after| (head, after.interval, after.span)).into_iter().collect();
    // "rose from 27 to 31" is no range: it was 27 and is 31.
    told.extend(before_and_after(doc, number).into_iter().map(|(interval, span)| (head, interval, span)));
    told
}

/// The two numbers of "from A to B", each with its words; any other number as it is.
fn before_and_after(doc: &Document, number: &Number) -> Vec<(Interval, Span)> {
    let from = doc.tokens.get(number.tokens.start).is_some_and(|t| t.lemma == "from");
    let to = number.tokens.clone().find(|&t| doc.tokens[t].lemma == "to");
    let (true, Some(to)) = (from, to) else { return vec![(number.interval, number.span)] };
    let parts = [number.tokens.start + 1..to, to + 1..number.tokens.end];
    parts
        .into_iter()
        .map(|tokens| doc.span_of(tokens))
        .filter_map(|span| Some((numbers::read(span.of(&doc.text))?, span)))
        .collect()
}

/// "An earlier toll of 27 dead", "deaths rose to 31": the same number told twice, or the noun once more without it.
pub fn drop_repeated(drafts: &mut Vec<Draft>, events: &[Event<'_>]) {
    let frames: HashMap<TokenId, Frame> = events.iter().rev().map(|e| (e.trigger, e.sense.frame)).collect();
    let frame = |d: &Draft| frames.get(&d.trigger).copied();
    let quantity = |d: &Draft| d.counted.as_ref().and_then(|c| c.quantity);
    let by_others: HashSet<Span> =
        drafts.iter().filter(|d| frame(d) != Some(Frame::Toll)).filter_map(quantity).collect();
    let with_number: HashSet<TokenId> =
        drafts.iter().filter(|d| quantity(d).is_some() && d.part_of.is_none()).map(|d| d.trigger).collect();
    let drop: Vec<bool> = drafts
        .iter()
        .map(|draft| match frame(draft) {
            Some(Frame::Toll) => quantity(draft).is_some_and(|words| by_others.contains(&words)),
            Some(Frame::Itself) => {
                quantity(draft).is_none()
                    && draft.counted.as_ref().is_some_and(|c| c.head == draft.trigger)
                    && with_number.contains(&draft.trigger)
            }
            _ => false,
        })
        .collect();
    figures::remove(drafts, &drop);
}
