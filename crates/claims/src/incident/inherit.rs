//! A time holds for what hangs on its clause: "In 2019 a drone struck the base, killing six"; "a raid last May in which 23
//! died"; "In 2014 a bomb went off. It killed 12."

use std::collections::HashMap;

use language::{Deprel, Document, TokenId, Upos};

use super::bearing::Bearing;
use super::is_event;
use super::setting::{Setting, of_time};
use crate::draft::Draft;
use crate::np::{self, Determination};
use crate::predicates::Predicates;
use crate::syntax;

/// Clauses between a claim and the time that holds for it, at most.
const STEPS: usize = 6;

/// Gives claims whose own words have no time that of the clause they hang on, or of the act that their sentence goes on
/// telling.
pub fn fill(
    doc: &Document,
    predicates: &Predicates,
    of_times: &[Bearing],
    drafts: &[Draft],
    told: &mut [Setting],
) {
    let by_clause = ByClause::new(doc, of_times, drafts, told);
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&index| drafts[index].trigger);
    // The last event with a time.
    let mut last: Option<usize> = None;
    for index in order {
        let draft = &drafts[index];
        if !is_event(draft) {
            continue;
        }
        let sentence = doc.tokens[draft.trigger].sentence;
        if told[index].is_open() {
            let found = by_clause.above(predicates, draft, told).or_else(|| {
                let source = last?;
                let before = doc.tokens[drafts[source].trigger].sentence;
                let goes_on = sentence == before + 1
                    && doc.sentences[sentence].paragraph == doc.sentences[before].paragraph
                    && takes_up(doc, predicates, draft);
                goes_on.then(|| told[source].time())
            });
            if let Some(setting) = found {
                told[index].take_time(&setting);
            }
        }
        if told[index].days.is_some() {
            last = Some(index);
        }
    }
}

/// The claims and the times by the words that they hang on.
struct ByClause<'a> {
    doc: &'a Document,
    /// For each word, the time that hangs on it.
    times: HashMap<TokenId, Setting>,
    /// For each trigger, a claim of an event.
    drafts: HashMap<TokenId, usize>,
}

impl<'a> ByClause<'a> {
    fn new(doc: &'a Document, of_times: &[Bearing], drafts: &[Draft], told: &[Setting]) -> Self {
        let mut times = HashMap::new();
        for (index, time) in doc.times.iter().enumerate() {
            let top = time
                .tokens
                .clone()
                .find_map(|t| doc.tokens[t].head.filter(|head| !time.tokens.contains(head)));
            let setting = of_time(doc, of_times, index);
            if let Some(word) = top.filter(|_| setting.days.is_some()) {
                times.entry(word).or_insert(setting);
            }
        }
        let events = (0..drafts.len()).filter(|&i| is_event(&drafts[i]) && told[i].days.is_some());
        Self { doc, times, drafts: events.map(|i| (drafts[i].trigger, i)).collect() }
    }

    /// The time of the nearest clause above that happened when the claim did.
    fn above(&self, predicates: &Predicates, draft: &Draft, told: &[Setting]) -> Option<Setting> {
        let doc = self.doc;
        let mut at = draft.trigger;
        for _ in 0..STEPS {
            let head = doc.tokens[at].head?;
            match doc.tokens[at].deprel {
                Deprel::Acl | Deprel::AclRelcl if !is_of_event(doc, predicates, at, head) => return None,
                Deprel::Advcl | Deprel::AdvclRelcl if is_at_another_time(doc, at) => return None,
                Deprel::Ccomp | Deprel::Csubj | Deprel::CsubjPass | Deprel::Parataxis => return None,
                _ => {}
            }
            // "The attack in 2015 left 14 dead, and 19 were hurt": the time may hang on the event that does it.
            let event = syntax::subject(doc, head).filter(|&noun| is_event_noun(doc, predicates, noun));
            for word in [Some(head), event].into_iter().flatten() {
                if let Some(&index) = self.drafts.get(&word) {
                    return Some(told[index].time());
                }
                if let Some(setting) = self.times.get(&word) {
                    return Some(setting.clone());
                }
            }
            at = head;
        }
        None
    }
}

/// A clause about an event ("a blast which killed 11"), or about where one was ("the school, where seven were killed").
fn is_of_event(doc: &Document, predicates: &Predicates, clause: TokenId, noun: TokenId) -> bool {
    is_event_noun(doc, predicates, noun)
        || doc.children(clause).any(|t| {
            doc.word(t).eq_ignore_ascii_case("where")
                || doc.word(t).eq_ignore_ascii_case("which") && syntax::has_case(doc, t, "in")
        })
}

fn is_event_noun(doc: &Document, predicates: &Predicates, noun: TokenId) -> bool {
    let lemma = &doc.tokens[noun].lemma;
    predicates.is_event_noun(lemma) || predicates.classes().has("EVENT_NOUN", lemma)
}

/// "after he was shot", "before the raid": what the clause tells was at another time than what it hangs on. Without a
/// conjunction ("killing six"), with "when", "as" or "while" it was at the same.
fn is_at_another_time(doc: &Document, clause: TokenId) -> bool {
    doc.children_by(clause, &[Deprel::Mark, Deprel::Case])
        .any(|t| !["when", "as", "while"].iter().any(|same| doc.word(t).eq_ignore_ascii_case(same)))
}

/// Whether a claim goes on with the act of the sentence before: "It killed 12", "the blast left 12 dead".
fn takes_up(doc: &Document, predicates: &Predicates, draft: &Draft) -> bool {
    let sentence = &doc.sentences[doc.tokens[draft.trigger].sentence];
    let first = doc.times.partition_point(|time| time.span.start < sentence.span.start);
    let timed = doc.times.get(first).is_some_and(|time| sentence.span.contains(time.span));
    let subject = syntax::subject(doc, draft.trigger).or(draft.agent);
    !timed
        && subject.is_some_and(|subject| {
            let token = &doc.tokens[subject];
            let pronoun = token.upos == Upos::Pron && matches!(token.lemma.as_str(), "it" | "they");
            pronoun
                || is_event_noun(doc, predicates, subject)
                    && np::determination(doc, subject) == Determination::Definite
        })
}
