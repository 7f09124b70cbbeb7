//! Lists of people of several kinds: which of them are equals, which are parts, and who is lost where a tree breaks.

use language::{Deprel, Document, TokenId, Upos};

use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::events::Event;
use crate::people::People;
use crate::predicates::{Classes, Predicates};
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

/// "Mother, two children found dead": no part is greater than its total, whatever the tree says of the two.
pub fn untie_the_greater(drafts: &mut [Draft]) {
    let interval = |draft: &Draft| draft.counted.as_ref().map(|counted| counted.interval);
    for index in 0..drafts.len() {
        let Some(total) = drafts[index].part_of.and_then(|total| drafts.get(total)) else { continue };
        let most = interval(total).and_then(|interval| interval.high);
        let least = interval(&drafts[index]).and_then(|interval| interval.low);
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            drafts[index].part_of = None;
        }
    }
}

/// A noun that others say more of: "people", "victims", "soldiers".
fn is_whole_noun(doc: &Document, classes: &Classes, counted: &Counted) -> bool {
    matches!(counted.who.group, None | Some(Group::People))
        || counting::number_at(doc, counted.head).is_some()
        || classes.has("WHOLE_NOUN", &doc.tokens[counted.head].lemma)
}

/// Whether the verb follows the last of a list, with no comma between.
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
