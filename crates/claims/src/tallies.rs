//! Bare numbers that a source counts, of those whom the text has spoken of: "the hospital counted thirteen", "the police
//! still speak of ten", "that brings the total to 22".

use std::collections::HashSet;

use language::{Deprel, Document, Number, Qualifier, Span, TokenId, Upos};

use crate::acts;
use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::np;
use crate::people::{People, Who};
use crate::predicates::Classes;
use crate::reading::{Group, Kind};
use crate::syntax;
use crate::tolls;

/// So many sentences back stands the figure that a bare number is set beside.
const SENTENCES: usize = 4;

/// The numbers without a noun that are told of those of the figure before them.
pub fn find(doc: &Document, people: &People, classes: &Classes, told: &[Draft]) -> Vec<Draft> {
    let taken: HashSet<Span> = told.iter().filter_map(|d| d.counted.as_ref()?.quantity).collect();
    let mut order: Vec<&Draft> = told.iter().filter(|d| is_toll(d)).collect();
    order.sort_by_key(|d| d.trigger);
    let mut found = Vec::new();
    for token in 0..doc.tokens.len() {
        let mut source = None;
        let numbers = if is_total(doc, classes, token) {
            tolls::of_verb(doc, classes, token)
        } else if let Some((by, told)) = said_alone(doc, people, classes, token) {
            source = Some(by);
            vec![told]
        } else {
            counted_by(doc, people, classes, token).into_iter().collect()
        };
        for (head, interval, quantity) in numbers {
            let before = order.partition_point(|d| d.trigger < token);
            let sentence = doc.tokens[token].sentence;
            let Some(like) = before
                .checked_sub(1)
                .map(|last| order[last])
                .filter(|d| doc.tokens[d.trigger].sentence + SENTENCES >= sentence)
                .filter(|d| source.is_none() || is_only_kind(doc, &order[..before], d, sentence))
                .filter(|_| !taken.contains(&quantity) && counts_people(interval.low.or(interval.high)))
            else {
                continue;
            };
            let of = doc.span_of(head..head + 1).cover(quantity);
            let mut draft = Draft::new(like.kind, token, clause::evidence(doc, token, &[of]));
            draft.group = like.group.or(Some(Group::People));
            draft.by_attack = like.by_attack;
            draft.holder = source.map(|head| acts::holder(doc, head));
            let who = Who { is_person: true, ..Who::default() };
            draft.counted = Some(Counted { head, interval, quantity: Some(quantity), of, who });
            found.push(draft);
        }
    }
    found
}

/// Figures of dead, hurt and missing are counted by many, and told over and over.
fn is_toll(draft: &Draft) -> bool {
    matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Missing)
        && draft.part_of.is_none()
        && draft.counted.as_ref().is_some_and(|c| c.quantity.is_some() && c.interval.high != Some(0))
}

/// One alone is too little to tell a count by, and no year.
fn counts_people(number: Option<u64>) -> bool {
    number.is_some_and(|number| number > 1 && !(1900..2100).contains(&number))
}

/// "The total", with nobody behind it.
fn is_total(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let token = &doc.tokens[noun];
    token.upos == Upos::Noun
        && classes.has("NUMBER_NOUN", &token.lemma)
        && !doc
            .children(noun)
            .any(|t| matches!(doc.tokens[t].deprel, Deprel::Nmod | Deprel::Acl | Deprel::Compound))
}

/// Whether a figure stands in the sentence itself or right before, and no figure of another kind beside it: of several
/// kinds nobody can say which a bare number is of.
fn is_only_kind(doc: &Document, before: &[&Draft], like: &Draft, sentence: usize) -> bool {
    let there = doc.tokens[like.trigger].sentence;
    there + 1 >= sentence
        && before
            .iter()
            .rev()
            .take_while(|d| doc.tokens[d.trigger].sentence == there)
            .take(NEAR)
            .all(|d| d.kind == like.kind)
}

/// Figures of a sentence that are looked at.
const NEAR: usize = 8;

/// "The army says two", "the hospital put it at 31": a rival number and nothing more, with the one who gives it.
fn said_alone(
    doc: &Document,
    people: &People,
    classes: &Classes,
    verb: TokenId,
) -> Option<(TokenId, (TokenId, language::Interval, Span))> {
    let token = &doc.tokens[verb];
    if doc.word(verb).eq_ignore_ascii_case("according") {
        return according_to(doc, verb);
    }
    if token.upos != Upos::Verb || syntax::is_passive(doc, verb) {
        return None;
    }
    let source = syntax::own_subject(doc, verb).filter(|&t| t < verb)?;
    let told = if classes.has("SAY_NUMBER_VERB", &token.lemma) && doc.word(verb) != "saying" {
        verb + 1
    } else if classes.has("PUT_VERB", &token.lemma) {
        let it = doc.tokens.get(verb + 1)?;
        let at = matches!(it.lemma.as_str(), "it" | "this" | "that" | "them" | "they")
            && matches!(doc.tokens.get(verb + 2)?.lemma.as_str(), "at");
        at.then_some(verb + 3)?
    } else {
        return None;
    };
    let number = counting::number_at(doc, told).filter(|n| n.tokens.start == told)?;
    // "An earlier report said 19": that number is given up.
    let given_up = doc.children(source).any(|t| {
        classes.has("GIVEN_UP", &doc.word(t).to_lowercase()) || classes.has("GIVEN_UP", &doc.tokens[t].lemma)
    });
    let ends = !given_up && ends_there(doc, number, token.sentence);
    let counts = !matches!(number.interval.qualifier, Qualifier::None | Qualifier::All);
    let named = matches!(doc.tokens[source].upos, Upos::Noun | Upos::Propn)
        || people.who(doc, source).is_some_and(|who| who.is_person);
    let head = number.tokens.end - 1;
    (ends && counts && named).then_some((source, (head, number.interval, number.span)))
}

/// "; according to the army, four": the number behind the source and nothing more.
fn according_to(
    doc: &Document,
    according: TokenId,
) -> Option<(TokenId, (TokenId, language::Interval, Span))> {
    let sentence = doc.tokens[according].sentence;
    let source = doc.tokens[according].head.filter(|&t| t > according && t < according + MOST_SOURCE)?;
    let comma = doc.tokens_in(np::core(doc, source)).end;
    let number = counting::number_at(doc, comma + 1).filter(|n| n.tokens.start == comma + 1)?;
    let opens = according
        .checked_sub(1)
        .is_some_and(|t| matches!(doc.word(t), ";" | ",") || doc.tokens[t].upos == Upos::Cconj);
    let counts = !matches!(number.interval.qualifier, Qualifier::None | Qualifier::All);
    (opens && doc.word(comma) == "," && counts && ends_there(doc, number, sentence))
        .then_some((source, (number.tokens.end - 1, number.interval, number.span)))
}

/// Words from "according" to the head of the source, at most.
const MOST_SOURCE: usize = 8;

/// Whether nothing of its clause stands behind a number.
fn ends_there(doc: &Document, number: &Number, sentence: usize) -> bool {
    doc.tokens.get(number.tokens.end).is_none_or(|next| {
        next.sentence != sentence
            || matches!(
                doc.word(number.tokens.end),
                "." | "," | ";" | "!" | "?" | ")" | "\u{2014}" | "\u{201d}" | "\""
            )
            || matches!(next.lemma.as_str(), "and" | "but" | "while")
    })
}

/// "Counted thirteen", "spoke of ten": a number alone, by somebody who counts.
fn counted_by(
    doc: &Document,
    people: &People,
    classes: &Classes,
    verb: TokenId,
) -> Option<(TokenId, language::Interval, Span)> {
    let token = &doc.tokens[verb];
    if token.upos != Upos::Verb || !classes.has("COUNT_VERB", &token.lemma) {
        return None;
    }
    let source = syntax::own_subject(doc, verb).filter(|&t| t < verb)?;
    let speaks = matches!(token.lemma.as_str(), "speak" | "talk");
    let told = doc
        .children_by(verb, &[Deprel::Obj, Deprel::Obl])
        .find(|&t| t > verb && speaks == syntax::has_case(doc, t, "of"))?;
    let number = counting::number_at(doc, told).filter(|n| n.tokens.contains(&told))?;
    let bare = doc.children(told).all(|t| {
        number.tokens.contains(&t)
            || matches!(doc.tokens[t].deprel, Deprel::Case | Deprel::Advmod | Deprel::Punct)
    });
    let next = doc.tokens.get(number.tokens.end);
    // "Counted 36 with cuts": those counted are described.
    let ends = next.is_none_or(|t| {
        !matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Sym | Upos::Num)
            && !matches!(t.lemma.as_str(), "with" | "of")
    });
    let qualifier = !matches!(number.interval.qualifier, Qualifier::None | Qualifier::All);
    // Soldiers, players and machines count other things: a source is an institution, a people's word for it or a witness.
    let person = people.who(doc, source).is_some_and(|who| who.is_person);
    let counts = person || matches!(doc.tokens[source].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    (bare && ends && qualifier && counts).then_some((told, number.interval, number.span))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn numbers_without_a_noun() {
        claims(
            "\
Nine _ CD 2 nummod
people _ NNS 3 nsubj
died die VBD 0 root SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
hospital _ NN 3 nsubj
counted count VBD 0 root
thirteen _ CD 3 obj SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
mayor _ NN 3 nsubj
speaks speak VBZ 0 root
of _ IN 5 case
fifteen _ CD 3 obl SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
store _ NN 3 nsubj
counted count VBD 0 root
twelve _ CD 5 nummod
sales sale NNS 3 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 9..9 people | asserted | the report | Nine people died
                killed 13..13 people | asserted | The hospital | The hospital counted thirteen
                killed 15..15 people | asserted | The mayor | The mayor speaks of fifteen
            "#]],
        );
    }
}
