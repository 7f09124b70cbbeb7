//! What stands before a colon and is nobody: the place of an item of a round-up, a topic, the time of a post.

use language::{Document, TokenId, Upos};

use crate::attribution::Attribution;
use crate::draft::Draft;
use crate::entities::Entities;
use crate::holders::HolderTypes;
use crate::np;
use crate::people::People;
use crate::reading::{EntityKind, HolderType};

/// Takes from places, topics and times the claims that a colon seemed to give them: "Korm: Two men were shot", "Third
/// quarter: ...".
pub fn drop_topics(
    doc: &Document,
    types: &HolderTypes,
    people: &People,
    entities: &Entities,
    attributions: &[Attribution],
    drafts: &mut [Draft],
) {
    for draft in drafts {
        let Some(own) = &draft.holder else { continue };
        let cue = own.attribution.and_then(|index| attributions.get(index)?.cue);
        if cue.is_some_and(|cue| doc.word(cue.token) == ":")
            && !can_speak(doc, types, people, entities, own.head)
        {
            draft.holder = None;
        }
    }
}

fn can_speak(
    doc: &Document,
    types: &HolderTypes,
    people: &People,
    entities: &Entities,
    head: TokenId,
) -> bool {
    if heads_item(doc, head) {
        return false;
    }
    if doc.tokens[head].upos == Upos::Pron || people.who(doc, head).is_some_and(|who| who.is_person) {
        return true;
    }
    let kind = entities.at(head).and_then(|entity| entities.kind(entity));
    match kind {
        Some(EntityKind::Country | EntityKind::People) => false,
        Some(_) => true,
        None => types.of(doc, np::core(doc, head), None) != HolderType::Unknown,
    }
}

/// "Deir ez-Zor: Two men were killed": a place at the head of a paragraph, before a colon, whatever else bears its name.
fn heads_item(doc: &Document, head: TokenId) -> bool {
    let at = doc.places.partition_point(|place| place.tokens.end <= head);
    doc.places.get(at).is_some_and(|place| {
        let sentence = &doc.sentences[doc.tokens[head].sentence];
        place.tokens.contains(&head)
            && place.tokens.start == sentence.tokens.start
            && !place.unlisted
            && doc.word(place.tokens.end) == ":"
            && doc
                .paragraphs
                .get(sentence.paragraph)
                .is_some_and(|p| p.sentences.start == doc.tokens[head].sentence)
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn a_place_says_nothing() {
        claims(
            "\
Korm Korm NNP 6 dislocated SpaceAfter=No|Name=B-Place
: _ : 1 punct
Two _ CD 4 nummod
men man NNS 6 nsubj:pass
were be VBD 6 aux:pass
shot shoot VBN 0 root
dead _ JJ 6 xcomp
on _ IN 9 case
Monday Monday NNP 6 obl SpaceAfter=No
. _ . 6 punct
",
            expect![[r#"
                killed 2..2 people | asserted | the report | Korm: Two men were shot dead on Monday
                attack | asserted | the report | Korm: Two men were shot dead on Monday
            "#]],
        );
    }
}
