//! Parts told by a number that takes up its total: "12 villagers died, seven of them women", "40 were hurt, 11 seriously".

use language::{Document, Number, Qualifier, Span, TokenId, Upos};

use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::people::{People, Who};
use crate::predicates::Classes;
use crate::reading::Kind;

/// The parts of the figures already told; those whose number another figure has are told by it.
pub fn find(doc: &Document, people: &People, classes: &Classes, told: &[Draft]) -> Vec<Draft> {
    let mut taken: Vec<Span> =
        told.iter().filter_map(|d| d.counted.as_ref().and_then(|c| c.quantity)).collect();
    taken.sort_unstable_by_key(|span| span.start);
    let mut by_sentence: Vec<(usize, TokenId, usize)> = told
        .iter()
        .enumerate()
        .filter(|(_, d)| d.part_of.is_none() && d.kind != Kind::Present)
        .filter_map(|(index, d)| {
            let head = d.counted.as_ref().filter(|c| c.quantity.is_some())?.head;
            Some((doc.tokens[head].sentence, head, index))
        })
        .collect();
    by_sentence.sort_unstable();
    let free = |number: &&Number| {
        let at = taken.partition_point(|span| span.end <= number.span.start);
        taken.get(at).is_none_or(|span| !span.overlaps(number.span))
    };
    doc.numbers
        .iter()
        .filter(free)
        .filter_map(|number| {
            let start = number.tokens.start;
            let key = (doc.tokens[start].sentence, start, 0);
            let nearest = by_sentence.partition_point(|entry| *entry < key).checked_sub(1)?;
            let (sentence, _, total) = by_sentence[nearest];
            (sentence == doc.tokens[start].sentence)
                .then(|| part(doc, people, classes, &told[total], total, number))
                .flatten()
        })
        .collect()
}

/// The part that a number tells of a total before it.
fn part(
    doc: &Document,
    people: &People,
    classes: &Classes,
    whole: &Draft,
    total: usize,
    number: &Number,
) -> Option<Draft> {
    let counted = whole.counted.as_ref()?;
    let before = number.tokens.start.checked_sub(1)?;
    let follows = matches!(doc.tokens[before].upos, Upos::Punct | Upos::Cconj)
        || matches!(doc.tokens[before].lemma.as_str(), "with" | "include" | "including" | "among");
    let fits = number.interval.low.or(number.interval.high) <= counted.interval.high.or(Some(u64::MAX));
    let counts = !matches!(number.interval.qualifier, Qualifier::All | Qualifier::None);
    if !follows || !fits || !counts || before <= counted.head {
        return None;
    }
    let sentence = doc.sentences.get(doc.tokens[before].sentence)?;
    let in_sentence = |t: TokenId| t < sentence.tokens.end;
    // "most of" has its preposition with it.
    let has_of = doc.word(number.tokens.end - 1).eq_ignore_ascii_case("of");
    let of = |t: TokenId| in_sentence(t) && doc.tokens[t].lemma == "of";
    let pronoun = if has_of { number.tokens.end } else { number.tokens.end + 1 };
    let partitive = (has_of || of(number.tokens.end)) && in_sentence(pronoun) && is_taking_up(doc, pronoun);
    let next = if partitive { pronoun + 1 } else { number.tokens.end };
    let (said, kind, last) = if let Some(kind) = how_badly(doc, classes, whole.kind, next) {
        (None, kind, next)
    } else if partitive {
        let noun = predicate_noun(doc, next)?;
        let who = people.who(doc, noun).filter(|who| who.is_person)?;
        (Some(who), whole.kind, noun)
    } else {
        return None;
    };
    let who = said.unwrap_or_else(|| Who { group: counted.who.group, ..Who::default() });
    let group = who.group.filter(|_| kind != Kind::Abducted).or(whole.group);
    let words = doc.span_of(number.tokens.start..last + 1);
    Some(Draft {
        kind,
        group,
        evidence: words,
        part_of: (kind == whole.kind).then_some(total),
        counted: Some(Counted {
            head: number.tokens.end - 1,
            interval: number.interval,
            quantity: Some(number.span),
            of: words,
            who,
        }),
        ..whole.clone()
    })
}

/// "them", "whom".
fn is_taking_up(doc: &Document, token: TokenId) -> bool {
    matches!(doc.word(token).to_lowercase().as_str(), "them" | "whom" | "these" | "those")
}

/// "11 seriously", "three of them fatally": what an adverb alone tells of those hurt.
fn how_badly(doc: &Document, classes: &Classes, kind: Kind, at: TokenId) -> Option<Kind> {
    let token = doc.tokens.get(at).filter(|_| matches!(kind, Kind::Injured | Kind::Casualties))?;
    let ends = doc.tokens.get(at + 1).is_none_or(|next| {
        next.sentence != token.sentence || matches!(next.upos, Upos::Punct | Upos::Cconj | Upos::Adp)
    });
    let word = doc.word(at).to_lowercase();
    if !ends {
        return None;
    }
    match word.as_str() {
        _ if classes.has("FATALLY", &word) => Some(Kind::Killed),
        _ if classes.has("HOW_BADLY", &word) => Some(Kind::Injured),
        _ => None,
    }
}

/// The noun that follows with nothing but its own words, a copula or "being" before it: "them women", "whom were police
/// officers".
fn predicate_noun(doc: &Document, from: TokenId) -> Option<TokenId> {
    let sentence = doc.tokens.get(from)?.sentence;
    let here = |t: TokenId| doc.tokens.get(t).filter(|token| token.sentence == sentence);
    let mut at = from;
    while here(at).is_some_and(|token| token.lemma == "be" || matches!(token.upos, Upos::Det)) {
        at += 1;
    }
    let mut noun = None;
    while let Some(token) = here(at) {
        match token.upos {
            Upos::Noun | Upos::Propn => noun = Some(at),
            Upos::Adj => {}
            _ => break,
        }
        at += 1;
    }
    noun.filter(|&noun| counting::number_at(doc, noun).is_none())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn parts_take_up_their_total() {
        claims(
            "\
Twelve twelve CD 2 nummod
farmers farmer NNS 4 nsubj:pass
were be VBD 4 aux:pass
hurt hurt VBN 0 root
, , , 6 punct
seven seven CD 4 parataxis
of of IN 8 case
them they PRP 6 nmod
women woman NNS 6 dep
, , , 11 punct
three three CD 4 parataxis
seriously seriously RB 11 advmod
. . . 4 punct
",
            expect![[r#"
                injured 12..12 civilians | asserted | the report | Twelve farmers were hurt
                injured 7..7 civilians | asserted | the report | seven of them women
                injured 3..3 civilians | asserted | the report | three seriously
            "#]],
        );
    }
}
