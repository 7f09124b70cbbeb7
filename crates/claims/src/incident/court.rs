//! What came of an old crime: courts that sit, towns that remember. Where and when they do so tells nothing of where and
//! when it happened.

use language::{Document, Place, TokenId, Upos};

use crate::draft::Draft;
use crate::predicates::Classes;

/// Steps up the tree in search of a word that tells.
const STEPS: usize = 12;
/// Words between "court" and the name before it ("the Aldgrove district court"), at most.
const TO_COURT: usize = 3;
/// Words behind a place among which the deed is looked for of which somebody is accused there.
const TO_DEED: usize = 48;

/// "A court in X", "the X court", "sentenced in X", "gathered in X to mark": what happened was elsewhere, or nothing says
/// that it was there. `events` are those that the place's sentence tells of.
pub fn is_of_court(doc: &Document, classes: &Classes, place: &Place, events: &[&Draft]) -> bool {
    let first = place.tokens.start;
    let Some(sentence) = doc.tokens.get(first).map(|token| &doc.sentences[token.sentence]) else {
        return false;
    };
    let is_event = |t: TokenId| {
        events.iter().any(|event| event.trigger == t)
            || doc.tokens[t].upos == Upos::Noun && classes.has("EVENT_NOUN", &doc.tokens[t].lemma)
    };
    let end = place.tokens.end;
    let behind = (end..sentence.tokens.end.min(end + TO_COURT))
        .take_while(|&t| matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Part));
    let is_court = |t: &TokenId| classes.has("COURT_NOUN", &doc.tokens[*t].lemma.to_lowercase());
    let mut above = behind.into_iter().find(is_court).map(|_| first);
    for t in doc.ancestors(first).take(STEPS) {
        if is_event(t) {
            return false;
        }
        if above.is_none() && follows_crime(doc, classes, t, end) {
            above = Some(t);
        }
    }
    // Trees hang "near X" of "for the killing of two near X" on the first verb.
    above.is_some_and(|word| !(word..first).any(is_event))
}

/// Whether a word tells what is done about a crime long after it, or at once to whoever did it.
fn follows_crime(doc: &Document, classes: &Classes, t: TokenId, end: TokenId) -> bool {
    let token = &doc.tokens[t];
    let has = |class: &str, lemma: &str| classes.has(class, &lemma.to_lowercase());
    let deed_behind = || {
        let last = doc.sentences[token.sentence].tokens.end.min(end + TO_DEED);
        let marked = |t: TokenId| {
            match doc.tokens[t].lemma.as_str() {
                "over" | "for" | "suspicion" | "connection" | "charge" => true,
                // "In the killing of", "in the fatal stabbing of"
                "in" => (t + 1..last.min(t + 1 + TO_COURT))
                    .any(|t| doc.tokens[t].upos == Upos::Noun && has("DEED_NOUN", &doc.tokens[t].lemma)),
                _ => false,
            }
        };
        let from = (end..last).find(|&t| marked(t));
        from.is_some_and(|from| {
            (from..last)
                .any(|t| has("GUILTY_ACT", &doc.tokens[t].lemma) || has("DEED_NOUN", &doc.tokens[t].lemma))
        })
    };
    let remembers = || {
        let last = doc.sentences[token.sentence].tokens.end.min(end + TO_DEED);
        (t..last).any(|t| has("REMEMBRANCE", &doc.tokens[t].lemma))
    };
    match token.upos {
        Upos::Verb if has("COURT_VERB", &token.lemma) => true,
        Upos::Verb if has("ARREST_VERB", &token.lemma) => deed_behind(),
        Upos::Verb if has("GATHER_VERB", &token.lemma) => remembers(),
        Upos::Noun | Upos::Propn => has("COURT_NOUN", &token.lemma) || has("REMEMBRANCE", &token.lemma),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::incident::tests::check;

    #[test]
    fn a_court_is_not_where_it_happened() {
        check(
            "\
A a DT 2 det
court court NN 7 nsubj
in in IN 4 case
Graz Graz NNP 2 nmod
on on IN 6 case
Monday Monday NNP 7 obl
jailed jail VBD 0 root
a a DT 9 det
man man NN 7 obj
for for IN 12 case
20 20 CD 12 nummod
years year NNS 7 obl
for for IN 15 case
the the DT 15 det
killing killing NN 7 obl
of of IN 18 case
two two CD 18 nummod
hikers hiker NNS 15 nmod
near near IN 20 case
Linz Linz NNP 15 nmod
in in IN 22 case
2003 2003 CD 15 nmod SpaceAfter=No
. . . 7 punct
",
            expect![[r#"
                main: 2003-01-01..2003-12-31 (year) in Linz, Upper Austria, AT: 2 claims
            "#]],
        );
    }

    #[test]
    fn what_happens_at_a_court_happens_there() {
        check(
            "\
Two two CD 2 nummod
guards guard NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
at at IN 7 case
a a DT 7 det
court court NN 4 obl
in in IN 9 case
Graz Graz NNP 7 nmod
on on IN 11 case
Monday Monday NNP 4 obl SpaceAfter=No
. . . 4 punct
",
            expect![[r#"
                main: 2023-03-13..2023-03-13 (day) in Graz, Styria, AT: 1 claims
            "#]],
        );
    }
}
