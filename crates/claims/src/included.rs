//! The parts that a sentence of its own lists of the dead or hurt told of before: "A bomb killed ten people. The dead included
//! four Indians, three Poles and a Dane", "among the wounded were two nurses and a clerk".

use language::{Deprel, Document, TokenId};

use crate::counting::Counted;
use crate::draft::Draft;
use crate::predicates::Classes;
use crate::syntax;

/// Figures before a list among which its whole is looked for.
const LOOK_BACK: usize = 16;
/// Sentences between a whole and the list of its parts, at most.
const SENTENCES: usize = 4;
/// Steps up the tree from a word for the dead to the verb that lists them.
const STEPS: usize = 2;

/// Ties what such a sentence lists to the whole.
pub fn tie(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&i| drafts[i].counted.is_some()).collect();
    order.sort_by_key(|&index| drafts[index].trigger);
    let mut at = 0;
    while at < order.len() {
        let trigger = drafts[order[at]].trigger;
        let end = at + order[at..].iter().take_while(|&&index| drafts[index].trigger == trigger).count();
        let list = &order[at..end];
        if is_listed(doc, classes, trigger)
            && list.iter().all(|&index| number(&drafts[index]).is_some_and(|(head, _)| head > trigger))
            && let Some(whole) = whole(doc, drafts, &order[..at], list)
        {
            for &index in list {
                drafts[index].part_of = Some(whole);
            }
        }
        at = end;
    }
}

/// "The dead included", "among the dead were".
fn is_listed(doc: &Document, classes: &Classes, word: TokenId) -> bool {
    let included = doc.tokens[word].deprel == Deprel::Nsubj
        && doc
            .ancestors(word)
            .take(STEPS)
            .next()
            .is_some_and(|verb| classes.has("INCLUDE_VERB", &doc.tokens[verb].lemma));
    included || syntax::has_case(doc, word, "among")
}

fn number(draft: &Draft) -> Option<(TokenId, u64)> {
    let Counted { head, interval, .. } = draft.counted.as_ref()?;
    Some((*head, interval.low?))
}

/// The last figure of the same kind before a list that can hold all of it.
fn whole(doc: &Document, drafts: &[Draft], before: &[usize], list: &[usize]) -> Option<usize> {
    let first = &drafts[*list.first()?];
    let sum = list.iter().filter_map(|&index| number(&drafts[index])).map(|(_, n)| n);
    let sum = sum.fold(0, u64::saturating_add);
    let sentence = |draft: &Draft| doc.tokens[draft.trigger].sentence;
    before.iter().rev().take(LOOK_BACK).copied().find(|&index| {
        let draft = &drafts[index];
        draft.kind == first.kind
            && draft.part_of.is_none()
            && draft.counted.as_ref().is_some_and(|counted| counted.quantity.is_some())
            && number(draft).is_some_and(|(_, low)| low >= sum && low > 1)
            && sentence(draft) < sentence(first)
            && sentence(draft) + SENTENCES >= sentence(first)
    })
}

#[cfg(test)]
mod tests {
    use language::{Context, Document, Knowledge, places::Gazetteer};
    use reports::Report;

    use crate::Reader;

    const LISTED: &str = "\
Ten ten CD 2 nummod
people people NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root SpaceAfter=No
. . . 4 punct

The the DT 2 det
dead dead NN 3 nsubj
included include VBD 0 root
four four CD 5 nummod
nurses nurse NNS 3 obj SpaceAfter=No
, , , 8 punct
three three CD 8 nummod
clerks clerk NNS 5 conj
and and CC 11 cc
a a DT 11 det
cook cook NN 5 conj SpaceAfter=No
. . . 3 punct
";

    /// Whose part each claim is.
    fn parts(sentences: &str) -> Vec<String> {
        let language =
            language::Reader::new(Knowledge::embedded(), Gazetteer::embedded()).expect("embedded data");
        let reader = Reader::new(language).expect("embedded data");
        let mut document = Document::from_conllu(sentences);
        reader.language().fill_above_trees(&mut document, &Context::default());
        let report = Report { id: "test".to_owned(), text: document.text.clone(), ..Report::default() };
        let claims = reader.read_document(&report, &document).claims;
        claims.into_iter().map(|claim| claim.part_of.unwrap_or_default()).collect()
    }

    #[test]
    fn the_dead_that_are_listed_are_parts_of_those_counted() {
        assert_eq!(parts(LISTED), ["", "c1", "c1", "c1"]);
        // More than were counted before are others.
        assert_eq!(parts(&LISTED.replace("Ten ten", "Two two"))[1], "");
    }
}
