//! Bare numbers that a source counts, of those whom the text has spoken of: "the hospital counted thirteen", "the police
//! still speak of ten", "that brings the total to 22".

use std::collections::HashSet;

use language::{Deprel, Document, Qualifier, Span, TokenId, Upos};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
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
        let numbers = if is_total(doc, classes, token) {
            tolls::of_verb(doc, classes, token)
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
                .filter(|_| !taken.contains(&quantity) && counts_people(interval.low.or(interval.high)))
            else {
                continue;
            };
            let of = doc.span_of(head..head + 1).cover(quantity);
            let mut draft = Draft::new(like.kind, token, clause::evidence(doc, token, &[of]));
            draft.group = like.group.or(Some(Group::People));
            draft.by_attack = like.by_attack;
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
