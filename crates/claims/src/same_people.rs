//! How many "they" are: "dragged eight passengers from a bus and shot them", "three teachers were seized. They were freed".

use language::{Deprel, Document, TokenId, Upos};

use crate::counting::{self, PLURAL};
use crate::draft::Draft;
use crate::entities::Entities;
use crate::np;
use crate::people::People;
use crate::syntax;

/// Steps from what befell them up to the verb whose object they are, at most.
const MOST_STEPS: usize = 4;

/// Gives pronouns in the plural the number of those whom they take up, where that number is told.
pub fn count(doc: &Document, people: &People, entities: &Entities, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.kind.is_count()) {
        let agent = draft.agent;
        let Some(counted) = draft.counted.as_mut() else { continue };
        let they = counted.head;
        let pronoun = matches!(doc.word(they).to_lowercase().as_str(), "they" | "them");
        if !pronoun || counted.interval != PLURAL || counted.quantity.is_some() {
            continue;
        }
        let before = |&noun: &TokenId| noun < they && Some(noun) != agent;
        let near = |&noun: &TokenId| doc.tokens[they].sentence - doc.tokens[noun].sentence <= 1;
        let meant = object_above(doc, people, draft.trigger, they).or_else(|| {
            entities.antecedent(they).filter(before).filter(near).filter(|&noun| is_person(doc, people, noun))
        });
        let Some(meant) = meant else { continue };
        if let Some(all) = number_of_all(doc, people, meant) {
            (counted.interval.low, counted.interval.high) = (Some(all), Some(all));
            (counted.interval.vague, counted.interval.qualifier) = (None, language::Qualifier::Exact);
        }
    }
}

/// "Took 11 passengers to the river, where they shot them": the object of a verb above, for a pronoun that is an object itself.
fn object_above(doc: &Document, people: &People, trigger: TokenId, them: TokenId) -> Option<TokenId> {
    if doc.tokens[them].deprel != Deprel::Obj {
        return None;
    }
    doc.ancestors(trigger).take(MOST_STEPS).filter(|&t| doc.tokens[t].upos == Upos::Verb).find_map(|verb| {
        doc.children_by(verb, &[Deprel::Obj]).find(|&t| t < them && is_person(doc, people, t))
    })
}

fn is_person(doc: &Document, people: &People, noun: TokenId) -> bool {
    doc.tokens[noun].upos != Upos::Pron && people.who(doc, noun).is_some_and(|who| who.is_person)
}

/// How many a phrase and those joined to it are, where each has its number or is one.
fn number_of_all(doc: &Document, people: &People, noun: TokenId) -> Option<u64> {
    let mut all = 0_u64;
    for head in syntax::coordinated(doc, noun) {
        // "Three of the teachers", "at least three".
        let number = counting::number_of(doc, head).or_else(|| counting::number_at(doc, head));
        let one = number.is_none() && !np::is_plural(doc, head) && is_person(doc, people, head);
        let size = match number {
            Some(number) => number.interval.low.filter(|_| number.interval.low == number.interval.high)?,
            None if one => 1,
            None => return None,
        };
        all = all.checked_add(size)?;
    }
    (all >= 2).then_some(all)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn as_many_as_were_told_of() {
        claims(
            "\
Raiders raider NNS 2 nsubj
dragged drag VBD 0 root
six _ CD 4 nummod
clerks clerk NNS 2 obj
from _ IN 7 case
a a DT 7 det
bus _ NN 2 obl
and and CC 9 cc
executed execute VBD 2 conj
them they PRP 9 obj SpaceAfter=No
. _ . 2 punct

# newpar
Raiders raider NNS 2 nsubj
seized seize VBD 0 root
weapons weapon NNS 2 obj
and and CC 5 cc
executed execute VBD 2 conj
them they PRP 5 obj SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                abducted 6..6 hostages | asserted | the report | Raiders dragged six clerks from a bus
                killed 6..6 people | asserted | the report | executed them
                killed 2..- people | asserted | the report | executed them
            "#]],
        );
    }
}
