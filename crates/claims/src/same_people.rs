//! How many "them" are: "dragged eight passengers from a bus and shot them".

use language::{Deprel, Document, Number, TokenId, Upos};

use crate::counting::{self, PLURAL};
use crate::draft::Draft;
use crate::people::People;
use crate::syntax;

/// Steps from what befell them up to the verb whose object they are, at most.
const MOST_STEPS: usize = 4;

/// Gives a pronoun that is an object the number of those whom it takes up, where its own sentence tells that number: a claim's
/// number must stand in the words that it leads back to.
pub fn count(doc: &Document, people: &People, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.kind.is_count()) {
        let Some(counted) = draft.counted.as_mut() else { continue };
        let them = counted.head;
        let pronoun = doc.word(them).eq_ignore_ascii_case("them") && doc.tokens[them].deprel == Deprel::Obj;
        if !pronoun || counted.interval != PLURAL || counted.quantity.is_some() {
            continue;
        }
        let Some(number) = number_above(doc, people, draft.trigger, them) else { continue };
        counted.interval = number.interval;
        counted.quantity = Some(number.span);
        draft.evidence = draft.evidence.cover(number.span);
    }
}

/// "Took 11 passengers to the river, where they shot them": the number of the object of a verb above.
fn number_above<'a>(
    doc: &'a Document,
    people: &People,
    trigger: TokenId,
    them: TokenId,
) -> Option<&'a Number> {
    let person = |&t: &TokenId| {
        t < them && doc.tokens[t].upos != Upos::Pron && people.who(doc, t).is_some_and(|who| who.is_person)
    };
    let object = doc
        .ancestors(trigger)
        .take(MOST_STEPS)
        .filter(|&t| doc.tokens[t].upos == Upos::Verb)
        .find_map(|verb| doc.children_by(verb, &[Deprel::Obj]).find(person))?;
    let alone = syntax::coordinated(doc, object).len() == 1;
    counting::number_of(doc, object).filter(|number| alone && number.interval.low.is_some_and(|low| low >= 2))
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
                killed 6..6 people | asserted | the report | six clerks from a bus and executed them
                killed 2..- people | asserted | the report | executed them
            "#]],
        );
    }
}
