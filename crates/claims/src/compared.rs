//! The number of an earlier time that a number is set beside: "61 people were killed in March, against 48 in the same month last
//! year", "up from 30 a year earlier".

use std::collections::HashSet;

use language::{Document, Number, Qualifier, Span, TokenId};

use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::people::Who;
use crate::predicates::Classes;
use crate::reading::Kind;

/// Words behind a number within which a time is named.
const TO_TIME: usize = 7;
/// Words between the number and the one it is set beside, at most.
const TO_OTHER: usize = 24;

/// The numbers that stand behind "against", "compared with" or "up from", with a time of their own.
pub fn find(doc: &Document, classes: &Classes, told: &[Draft]) -> Vec<Draft> {
    let taken: HashSet<Span> = told.iter().filter_map(|d| d.counted.as_ref()?.quantity).collect();
    let mut wholes: Vec<(TokenId, &Draft)> = told
        .iter()
        .filter(|d| {
            matches!(
                d.kind,
                Kind::Killed
                    | Kind::Injured
                    | Kind::Casualties
                    | Kind::Abducted
                    | Kind::Arrested
                    | Kind::Displaced
            )
        })
        .filter_map(|d| Some((d.counted.as_ref().filter(|c| c.quantity.is_some())?.head, d)))
        .collect();
    wholes.sort_by_key(|(head, _)| *head);
    let mut found = Vec::new();
    for number in doc.numbers.iter().filter(|n| !taken.contains(&n.span) && is_count(n)) {
        let start = number.tokens.start;
        let (Some(from), Some(end)) = (comparison_before(doc, start), time_behind(doc, classes, number))
        else {
            continue;
        };
        let nearest = wholes.partition_point(|(head, _)| *head < from).checked_sub(1).map(|at| wholes[at]);
        let Some((head, like)) = nearest else { continue };
        let near = doc.tokens[head].sentence == doc.tokens[start].sentence && start - head <= TO_OTHER;
        if !near || like.trigger > start {
            continue;
        }
        let of = doc.span_of(from..end + 1);
        let mut draft = Draft::new(like.kind, like.trigger, of);
        draft.group = like.group;
        draft.suggests = like.suggests;
        draft.by_attack = like.by_attack;
        let who = Who { is_person: true, group: like.group, ..Who::default() };
        draft.counted = Some(Counted {
            head: number.tokens.end - 1,
            interval: number.interval,
            quantity: Some(number.span),
            of,
            who,
        });
        found.push(draft);
    }
    found
}

/// Whether a figure is that of the time which another is set beside: it belongs to no incident of the other's.
pub fn is_of_earlier_time(doc: &Document, draft: &Draft) -> bool {
    let Some(quantity) = draft.counted.as_ref().and_then(|c| c.quantity) else { return false };
    let number = doc.tokens_in(quantity).start;
    number < doc.tokens.len()
        && comparison_before(doc, number)
            .is_some_and(|from| doc.tokens[from].span.start == draft.evidence.start)
}

fn is_count(number: &Number) -> bool {
    !matches!(number.interval.qualifier, Qualifier::None | Qualifier::All)
        && number.interval.low.or(number.interval.high).is_some_and(|n| n > 0 && !(1900..2100).contains(&n))
}

/// Where the words of comparison right before a number begin.
fn comparison_before(doc: &Document, number: TokenId) -> Option<TokenId> {
    let sentence = doc.tokens[number].sentence;
    let before = |steps: usize| {
        let t = number.checked_sub(steps).filter(|&t| doc.tokens[t].sentence == sentence)?;
        Some(doc.word(t).to_lowercase())
    };
    let steps = match (before(2).as_deref(), before(1)?.as_str()) {
        (_, "against" | "versus") => 1,
        (Some("compared"), "with" | "to") | (Some("up" | "down"), "from" | "on") => 2,
        _ => return None,
    };
    // "Rebels led the fight against 48 men" has no pause before it.
    let pause = before(steps + 1)
        .is_some_and(|word| matches!(word.as_str(), "," | "(" | "-" | "\u{2013}" | "\u{2014}"));
    (pause || steps == 2).then(|| number - steps)
}

/// The last word of the time right behind a number: "in the same period last year", "a year earlier", "in February".
fn time_behind(doc: &Document, classes: &Classes, number: &Number) -> Option<TokenId> {
    let from = number.tokens.end;
    let sentence = doc.tokens[number.tokens.start].sentence;
    let end = doc.sentences[sentence].tokens.end.min(from + TO_TIME);
    // "Against 30 soldiers": a number with a noun of its own is none of those.
    let opens = doc.tokens.get(from).filter(|_| from < end).is_some_and(|_| {
        let word = doc.word(from).to_lowercase();
        matches!(word.as_str(), "in" | "during" | "over" | "for" | "the" | "a" | "last" | "on")
    });
    let timed = |t: TokenId| {
        let at = doc.times.partition_point(|time| time.tokens.end <= t);
        doc.times.get(at).is_some_and(|time| time.tokens.contains(&t))
            || classes.has("PERIOD_NOUN", &doc.tokens[t].lemma.to_lowercase())
            || matches!(doc.word(t), "earlier" | "before")
    };
    let words = (from..end).take_while(|&t| !matches!(doc.word(t), "." | "," | ";"));
    words.filter(|&t| opens && timed(t) && counting::number_at(doc, t).is_none()).last()
}

#[cfg(test)]
mod tests {
    use crate::rules_tests::counts;

    #[test]
    fn set_beside_another_time() {
        let told = counts(
            "\
Sixty sixty CD 2 nummod
people people NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
in in IN 6 case
May May NNP 4 obl SpaceAfter=No
, , , 9 punct
against against IN 9 case
48 48 CD 4 obl
in in IN 13 case
the the DT 13 det
same same JJ 13 amod
month month NN 9 nmod
last last JJ 15 amod
year year NN 13 nmod:unmarked SpaceAfter=No
. . . 4 punct
",
        );
        assert_eq!(told, ["killed 60 asserted", "killed 48 asserted"]);
    }

    #[test]
    fn whom_a_fight_is_against() {
        let told = counts(
            "\
Sixty sixty CD 2 nummod
people people NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
in in IN 7 case
a a DT 7 det
fight fight NN 4 obl
against against IN 9 case
48 48 CD 7 nmod
in in IN 11 case
May May NNP 4 obl SpaceAfter=No
. . . 4 punct
",
        );
        assert_eq!(told, ["killed 60 asserted"]);
    }
}
