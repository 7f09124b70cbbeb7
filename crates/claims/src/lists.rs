//! Lists of people of several kinds: which of them are equals, which are parts, and who is lost where a tree breaks.

use language::{Deprel, Document, TokenId, Upos};

use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::events::Event;
use crate::np;
use crate::people::People;
use crate::predicates::{Classes, Frame, Predicates};
use crate::presumed;
use crate::reading::Group;
use crate::syntax;

/// "Three imams, two sextons and a muezzin were killed": no comma closes the list, so those behind the first are no parts of
/// it. "Five people, two men and three women were killed" are, however it is punctuated.
pub fn is_of_equals(doc: &Document, classes: &Classes, counted: &[Counted]) -> bool {
    counted
        .first()
        .zip(counted.last())
        .is_some_and(|(first, last)| !is_whole_noun(doc, classes, first) && runs_into_verb(doc, last))
}

/// "Shot his wife and then himself": the one who did it is among those it was done to.
pub fn doer_among_them(doc: &Document, event: &Event<'_>) -> Option<TokenId> {
    let himself = |t: TokenId| {
        let token = &doc.tokens[t];
        token.upos == Upos::Pron && token.lemma.ends_with("self") && t > event.trigger
    };
    let joined = event.affected.iter().flat_map(|&head| doc.children_by(head, &[Deprel::Conj]));
    let beside = doc.children_by(event.trigger, &[Deprel::Conj, Deprel::Dep]);
    let reflexive = event.sense.frame == Frame::Object
        && doc.tokens[event.trigger].upos == Upos::Verb
        && !syntax::is_passive(doc, event.trigger)
        && joined.chain(beside).any(himself);
    let doer = syntax::own_subject(doc, event.trigger).filter(|_| reflexive)?;
    let doer = syntax::antecedent(doc, doer);
    (!event.affected.is_empty() && !event.affected.contains(&doer)).then_some(doer)
}

/// "Injured 20, five of them seriously": trees join the part to its total.
pub fn tie_parts_of_them(doc: &Document, drafts: &mut [Draft], first: usize) {
    for index in first + 1..drafts.len() {
        let (before, here) = drafts.split_at_mut(index);
        let (Some(whole), part) = (before.last(), &mut here[0]) else { continue };
        let (Some(total), Some(counted)) = (&whole.counted, &part.counted) else { continue };
        let them = doc.children_by(counted.head, &[Deprel::Nmod]).any(|t| {
            matches!(doc.word(t).to_lowercase().as_str(), "them" | "whom") && syntax::has_case(doc, t, "of")
        });
        let fits =
            counted.interval.high.is_some_and(|high| total.interval.high.is_none_or(|all| high <= all));
        let behind = counted.quantity.zip(total.quantity).is_some_and(|(part, whole)| whole.end < part.start);
        if them && fits && behind && part.part_of.is_none() && whole.part_of.is_none() {
            part.part_of = Some(index - 1);
        }
    }
}

/// A noun that others say more of: "people", "victims", "soldiers".
fn is_whole_noun(doc: &Document, classes: &Classes, counted: &Counted) -> bool {
    matches!(counted.who.group, None | Some(Group::People))
        || counting::number_at(doc, counted.head).is_some()
        || classes.has("WHOLE_NOUN", &doc.tokens[counted.head].lemma)
}

/// "Three imams, two sextons and a muezzin were killed": no comma closes the list, so those behind the first are others.
fn runs_into_verb(doc: &Document, last: &Counted) -> bool {
    let end = doc.tokens_in(last.of).end.max(last.head + 1);
    doc.tokens.get(end).is_some_and(|next| {
        next.sentence == doc.tokens[last.head].sentence && matches!(next.upos, Upos::Aux | Upos::Verb)
    })
}

/// "Two nuns, a sexton and three clerks": trees take one who stands second in such a list for an apposition, which nobody
/// single is to several.
pub fn with_those_between(
    doc: &Document,
    people: &People,
    predicates: &Predicates,
    event: &Event<'_>,
    mut counted: Vec<Counted>,
) -> Vec<Counted> {
    let mut between = Vec::new();
    for first in &counted {
        let several = first.quantity.is_some() && first.interval.low.is_some_and(|low| low > 1);
        if !several || is_whole_noun(doc, predicates.classes(), first) {
            continue;
        }
        let goes_on = |t: TokenId| counted.iter().any(|other| other.head > t && other.head != first.head);
        let listed = doc.children_by(first.head, &[Deprel::Appos]).filter(|&t| {
            t > first.head
                && goes_on(t)
                && doc.children_by(t, &[Deprel::Det]).any(|det| {
                    matches!(doc.word(det).to_lowercase().as_str(), "a" | "an" | "another")
                        && doc.word(det.saturating_sub(1)) == ","
                })
        });
        between.extend(listed.filter_map(|t| {
            counting::count(doc, people, t, true)
                .or_else(|| presumed::count(doc, people, predicates, event, t))
        }));
    }
    between.retain(|one| counted.iter().all(|other| other.head != one.head));
    counted.extend(between);
    counted.sort_by_key(|one| one.head);
    counted
}

/// "The bodies of two guards and six attackers": those joined behind "of" are bodies too.
pub fn with_bodies_joined(doc: &Document, people: &People, counted: Vec<Counted>) -> Vec<Counted> {
    let mut all = Vec::with_capacity(counted.len());
    for one in counted {
        let of = doc
            .children_by(one.head, &[Deprel::Nmod])
            .find(|&t| t > one.head && syntax::has_case(doc, t, "of"))
            .filter(|_| people.is_body(&doc.tokens[one.head].lemma));
        // "The bodies of a man and his wife" are as many as the phrase says.
        let joined = |first: TokenId| {
            let several = counting::number_of(doc, first).is_some();
            syntax::coordinated(doc, first).into_iter().filter(move |&t| t != first && several)
        };
        let others: Vec<Counted> = of
            .into_iter()
            .flat_map(joined)
            .filter_map(|t| counting::count(doc, people, t, false))
            .filter(|other| other.quantity.is_some())
            .collect();
        if let Some(of) = of.filter(|_| !others.is_empty()) {
            let end = doc.tokens_in(np::core(doc, of)).end;
            let start = doc.tokens_in(one.of).start;
            all.push(Counted { of: doc.span_of(start..end.max(start + 1)), ..one });
        } else {
            all.push(one);
        }
        all.extend(others);
    }
    all
}
