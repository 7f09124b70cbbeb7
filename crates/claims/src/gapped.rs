//! A second number with a place of its own and no verb: "shelling killed four in Besh and seven more in Tabat".

use std::collections::HashSet;

use language::{Document, NameKind, Number, Qualifier, Span, TokenId, Upos};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::figures;
use crate::np;
use crate::people::{People, Who};
use crate::predicates::Classes;
use crate::reading::Kind;

/// Words between a place's preposition and its name, at most.
const TO_NAME: usize = 3;
/// Words from what befell the one to the other, and from there to the end, at most.
const TO_OTHER: usize = 16;

/// The numbers that go on with the predicate before them, each with a place, as the number before them has.
pub fn find(doc: &Document, people: &People, classes: &Classes, told: &[Draft]) -> Vec<Draft> {
    // "Two died at the scene, one in hospital": where one died is no word of a wound.
    let by_place = |d: &&Draft| {
        d.kind == Kind::Injured
            && classes.has("COMMON_PLACE", &doc.tokens[d.trigger].lemma)
            && dies_before(doc, classes, d)
    };
    let taken: HashSet<Span> =
        told.iter().filter(|d| !by_place(d)).filter_map(|d| d.counted.as_ref()?.quantity).collect();
    let mut found: Vec<Draft> = Vec::new();
    for number in &doc.numbers {
        if taken.contains(&number.span) || !is_count(number) {
            continue;
        }
        let Some(head) = bare_with_place(doc, classes, number) else { continue };
        let sentence = doc.tokens[head].sentence;
        // The nearest figure before it in the sentence, whose own number has a place behind it too.
        let before = told.iter().filter(|d| {
            let counted = d.counted.as_ref();
            let quantity = counted.and_then(|c| c.quantity).filter(|span| span.end < number.span.start);
            doc.tokens[d.trigger].sentence == sentence
                && d.trigger < head
                && matches!(d.kind, Kind::Killed | Kind::Injured | Kind::Arrested | Kind::Casualties)
                && quantity.is_some_and(|span| {
                    let from = doc.tokens_in(span).end;
                    let between = || from..number.tokens.start;
                    between().any(|t| is_placing(doc, classes, t))
                        // "140 people, 36 in Karsk and 29 in Lund": the numbers behind are parts.
                        && between().all(|t| counting::number_at(doc, t).is_none())
                        && between()
                            .all(|t| doc.tokens[t].upos != Upos::Verb || t == d.trigger)
                })
        });
        let Some(like) = before.max_by_key(|d| d.trigger) else { continue };
        let of = doc.span_of(head..head + 1).cover(number.span);
        let mut draft = Draft::new(like.kind, like.trigger, clause::evidence(doc, like.trigger, &[of]));
        let who = people.who(doc, head).filter(|who| who.is_person);
        draft.group = who.as_ref().and_then(|who| who.group).or(like.group);
        draft.agent = like.agent;
        draft.suggests = like.suggests;
        draft.by_attack = like.by_attack;
        let who = who.unwrap_or(Who { is_person: true, group: draft.group, ..Who::default() });
        draft.counted =
            Some(Counted { head, interval: number.interval, quantity: Some(number.span), of, who });
        found.push(draft);
    }
    found
}

/// Takes out those whom "one in hospital" makes hurt where the words go on with where others died.
pub fn drop_places_of_death(doc: &Document, drafts: &mut Vec<Draft>) {
    let dead: HashSet<Span> = drafts
        .iter()
        .filter(|d| d.kind == Kind::Killed)
        .filter_map(|d| d.counted.as_ref()?.quantity)
        .collect();
    let again: Vec<bool> = drafts
        .iter()
        .map(|d| {
            let quantity = d.counted.as_ref().and_then(|c| c.quantity);
            d.kind == Kind::Injured
                && doc.tokens[d.trigger].upos == Upos::Noun
                && quantity.is_some_and(|words| dead.contains(&words))
        })
        .collect();
    figures::remove(drafts, &again);
}

/// "Died at the scene, one in hospital": whether "died" with a place of its own stands before a figure in its sentence.
fn dies_before(doc: &Document, classes: &Classes, draft: &Draft) -> bool {
    let sentence = &doc.sentences[doc.tokens[draft.trigger].sentence].tokens;
    let from = sentence.start.max(draft.trigger.saturating_sub(TO_OTHER));
    (from..draft.trigger).any(|t| {
        doc.tokens[t].lemma == "die"
            && (t + 1..draft.trigger - 1).take(2).any(|p| is_placing(doc, classes, p))
    })
}

/// "One died at the scene and the other in hospital": the second, told of with a place or time alone, fared as the first.
pub fn the_other(doc: &Document, told: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    for first in told {
        let Some(counted) = &first.counted else { continue };
        let begins = doc.tokens[doc.tokens_in(counted.of).start].lemma.to_lowercase();
        let one = counted.interval.low == Some(1)
            && counted.interval.high == Some(1)
            && matches!(begins.as_str(), "one" | "first" | "the")
            && counted.head < first.trigger;
        if !one || !matches!(first.kind, Kind::Killed | Kind::Injured) {
            continue;
        }
        let Some(other) = other_without_verb(doc, first.trigger) else { continue };
        let of = doc.span_of(other - 1..other + 1);
        let mut draft = Draft::new(first.kind, first.trigger, clause::evidence(doc, first.trigger, &[of]));
        draft.evidence = draft.evidence.cover(doc.tokens[other + 1].span);
        draft.group = first.group;
        draft.by_attack = first.by_attack;
        let who =
            Who { is_person: true, group: first.group, as_called: doc.tokens[other].span, ..Who::default() };
        draft.counted = Some(Counted { head: other, interval: counting::ONE, quantity: None, of, who });
        found.push(draft);
    }
    found
}

/// The "other" of "and the other in hospital", behind a predicate, where no verb follows in the sentence.
fn other_without_verb(doc: &Document, predicate: TokenId) -> Option<TokenId> {
    let sentence = &doc.sentences[doc.tokens[predicate].sentence].tokens;
    let end = sentence.end.min(predicate + TO_OTHER);
    let other = (predicate + 3..end).find(|&t| {
        doc.tokens[t].lemma == "other"
            && doc.tokens[t - 1].lemma == "the"
            && matches!(doc.tokens[t - 2].lemma.as_str(), "and" | "," | ";")
    })?;
    let verb = |t: TokenId| matches!(doc.tokens[t].upos, Upos::Verb | Upos::Aux);
    let placed = other + 1 < end && doc.tokens[other + 1].upos == Upos::Adp;
    let bare = (predicate + 1..sentence.end.min(other + TO_OTHER)).all(|t| !verb(t));
    (placed && bare && sentence.end <= other + TO_OTHER).then_some(other)
}

fn is_count(number: &Number) -> bool {
    !matches!(number.interval.qualifier, Qualifier::None | Qualifier::All)
        && number.interval.low.or(number.interval.high).is_some_and(|n| n > 0 && !(1900..2100).contains(&n))
}

/// The head of a number that "and" or a comma joins and behind which a place stands: "and seven in Tabat", ", seven more
/// near Tabat".
fn bare_with_place(doc: &Document, classes: &Classes, number: &Number) -> Option<TokenId> {
    let before = number.tokens.start.checked_sub(1)?;
    let joined = matches!(doc.tokens[before].lemma.as_str(), "and" | "," | ";" | "another");
    let mut head = number.tokens.end - 1;
    let mut next = number.tokens.end;
    if doc.tokens.get(next).is_some_and(|t| matches!(t.lemma.as_str(), "more" | "other" | "another")) {
        head = next;
        next += 1;
    }
    (joined && doc.tokens[before].sentence == doc.tokens[head].sentence && is_placing(doc, classes, next))
        .then_some(head)
        .filter(|&head| counting::number_at(doc, head).is_some() || head >= number.tokens.end)
}

/// "In Tabat", "near the town of Tabat", "on Monday", "at the scene": a preposition with a place or time behind it.
fn is_placing(doc: &Document, classes: &Classes, preposition: TokenId) -> bool {
    is_placing_by_name(doc, classes, preposition) || is_at_common_place(doc, classes, preposition)
}

/// "On Monday", "at the scene", "in the second week", "in hospital": a time or a place without a name.
fn is_at_common_place(doc: &Document, classes: &Classes, preposition: TokenId) -> bool {
    let Some(token) = doc.tokens.get(preposition) else { return false };
    let is_time = |t: TokenId| doc.times.iter().any(|time| time.tokens.contains(&t));
    let is_place = |t: TokenId| {
        let lemma = &doc.tokens[t].lemma;
        doc.tokens[t].upos == Upos::Noun
            && (classes.has("COMMON_PLACE", lemma) || classes.has("TIME_UNIT", lemma))
    };
    // "In the first week and 15 in the second".
    let ordinal = |t: TokenId| {
        language::numbers::read_ordinal(&doc.word(t).to_lowercase()).is_some()
            && doc.tokens.get(t + 1).is_none_or(|next| next.upos == Upos::Punct)
    };
    token.upos == Upos::Adp
        && classes.has("STORY_LOCATIVE", &token.lemma)
        && (preposition + 1..(preposition + 1 + TO_NAME).min(doc.tokens.len()))
            .take_while(|&t| doc.tokens[t].sentence == token.sentence)
            .any(|t| is_time(t) || is_place(t) || ordinal(t))
}

fn is_placing_by_name(doc: &Document, classes: &Classes, preposition: TokenId) -> bool {
    let Some(token) = doc.tokens.get(preposition) else { return false };
    let named = |t: TokenId| {
        np::name_at(doc, t).is_some_and(|name| name.kind == NameKind::Place)
            || doc.places.iter().any(|place| doc.tokens_in(place.span).contains(&t))
    };
    let is_time = |t: TokenId| doc.times.iter().any(|time| time.tokens.contains(&t));
    token.upos == Upos::Adp
        && classes.has("STORY_LOCATIVE", &token.lemma)
        && (preposition + 1..(preposition + 1 + TO_NAME).min(doc.tokens.len()))
            .take_while(|&t| doc.tokens[t].sentence == token.sentence && !is_time(t))
            .any(named)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn the_other_fares_as_the_one() {
        claims(
            "\
One _ CD 2 nsubj
died die VBD 0 root
at _ IN 5 case
the _ DT 5 det
scene scene NN 2 obl
and _ CC 8 cc
the the DT 8 det
other other JJ 5 conj
in _ IN 10 case
hospital hospital NN 8 nmod SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                killed 1..1 people | asserted | the report | One died at the scene and the other in hospital
                killed 1..1 people | asserted | the report | One died at the scene and the other in hospital
            "#]],
        );
    }

    #[test]
    fn a_second_number_with_a_place() {
        claims(
            "\
Mortars mortar NNS 2 nsubj
killed kill VBD 0 root
four _ CD 2 obj
in _ IN 5 case
Besh Besh NNP 2 obl Name=B-Place
and _ CC 8 cc
seven _ CD 8 nsubj
more _ JJR 5 conj
in _ IN 10 case
Tabat Tabat NNP 5 conj SpaceAfter=No|Name=B-Place
. _ . 2 punct

# newpar
Mortars mortar NNS 2 nsubj
killed kill VBD 0 root
four _ CD 2 obj
in _ IN 5 case
Besh Besh NNP 2 obl Name=B-Place
and _ CC 8 cc
seven _ CD 8 nummod
roofs roof NNS 2 conj
in _ IN 10 case
Tabat Tabat NNP 8 nmod Name=B-Place
burned burn VBD 2 conj SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                killed 4..4 people | asserted | the report | Mortars killed four in Besh and seven more in Tabat
                killed 7..7 people | asserted | the report | Mortars killed four in Besh and seven more in Tabat
                attack | asserted | the report | Mortars killed four in Besh and seven more in Tabat
                killed 4..4 people | asserted | the report | Mortars killed four in Besh and seven roofs in Tabat
                attack | asserted | the report | Mortars killed four in Besh and seven roofs in Tabat
            "#]],
        );
    }
}
