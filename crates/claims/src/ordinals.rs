//! Counts told by an ordinal: "the 21st homicide in the city this year, the third in four days", "the seventh mayor to be
//! killed since January". Only a stretch of time makes it a count: "the second man died later" is one man.

use language::{Deprel, Document, Interval, Span, Time, TimePrecision, TokenId, Upos, numbers};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::people::Who;
use crate::predicates::{Classes, Frame, Pos, Predicates};
use crate::reading::{Group, Kind};
use crate::syntax;

/// Words behind the noun among which its stretch of time is looked for.
const REACH: usize = 16;

/// Turns figures of one person with an ordinal into the count that it comes to, and adds those of nouns that name a death.
pub fn find(doc: &Document, predicates: &Predicates, drafts: &mut Vec<Draft>) {
    let mut counting: Option<(usize, Kind)> = None;
    for head in 0..doc.tokens.len() {
        let sentence = doc.tokens[head].sentence;
        let Some((interval, quantity)) = ordinal_of(doc, head) else { continue };
        if !counts_up(doc, predicates.classes(), head) {
            continue;
        }
        let told = drafts.iter_mut().find(|d| d.counted.as_ref().is_some_and(|c| c.head == head));
        if let Some(draft) = told {
            // "His second wife died this year" tells of one woman.
            let by_description = draft.trigger == head || doc.ancestors(draft.trigger).any(|t| t == head);
            let uncounted = |c: &&mut Counted| by_description && c.quantity.is_none();
            if let Some(counted) = draft.counted.as_mut().filter(uncounted) {
                counted.interval = interval;
                counted.quantity = Some(quantity);
                counting = Some((sentence, draft.kind));
            }
            continue;
        }
        // "the third in four days" goes on with what the sentence has counted up before.
        let kind = match counting {
            Some((place, kind)) if place == sentence && stands_alone(doc, head) => kind,
            _ if names_a_death(doc, predicates, head) => Kind::Killed,
            _ => continue,
        };
        counting = Some((sentence, kind));
        let of = doc.span_of(head..head + 1).cover(quantity);
        let mut draft = Draft::new(kind, head, clause::evidence(doc, head, &[of]));
        draft.group = Some(Group::People);
        draft.counted = Some(Counted { head, interval, quantity: Some(quantity), of, who: Who::default() });
        drafts.push(draft);
    }
}

/// "The body of a fifth victim", "a fourth person has died": where nobody counts them all, the ordinal does, and the one is a
/// part of them.
pub fn victims(doc: &Document, classes: &Classes, drafts: &mut Vec<Draft>) {
    for index in 0..drafts.len() {
        let one = &drafts[index];
        let Some(counted) = one.counted.as_ref().filter(|_| one.kind == Kind::Killed) else { continue };
        let single = counted.quantity.is_none() && counted.interval == counting::ONE;
        let Some((head, interval, quantity)) = nth(doc, classes, counted.head).filter(|_| single) else {
            continue;
        };
        let counts_them = |other: &Draft| {
            let low = other.counted.as_ref().and_then(|c| c.interval.low);
            let before = other.trigger < one.trigger && low.map(|low| low + 1) >= interval.low;
            other.kind == Kind::Killed && (before || low >= interval.low)
        };
        if one.part_of.is_some() || drafts.iter().any(counts_them) {
            continue;
        }
        let mut all = one.clone();
        all.counted = Some(Counted {
            head,
            interval,
            quantity: Some(quantity),
            of: quantity,
            who: counted.who.clone(),
        });
        drafts.push(all);
        drafts[index].part_of = Some(drafts.len() - 1);
    }
}

/// "A ninth victim": one of those counted before.
pub fn is_nth_victim(doc: &Document, classes: &Classes, head: TokenId) -> bool {
    nth(doc, classes, head).is_some()
}

/// The ordinal, from the third on, with "a" before a noun or before the noun behind its "of".
fn nth(doc: &Document, classes: &Classes, head: TokenId) -> Option<(TokenId, Interval, Span)> {
    let of = doc.children_by(head, &[Deprel::Nmod]).filter(|&t| syntax::has_case(doc, t, "of"));
    let noun = [head].into_iter().chain(of).find(|&noun| {
        doc.children_by(noun, &[Deprel::Det])
            .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "a" | "an"))
    })?;
    // Not "a fifth grader".
    let ordinal = doc.children_by(noun, &[Deprel::Amod]).find(|&t| t + 1 == noun)?;
    if !classes.has("COUNTED_VICTIM", &doc.tokens[noun].lemma) {
        return None;
    }
    let (interval, span) = ordinal_at(doc, ordinal)?;
    (interval.low > Some(2)).then_some((ordinal, interval, span))
}

/// Whether a figure's number is an ordinal: then it sums up over a stretch of time.
pub fn is_one(doc: &Document, counted: &Counted) -> bool {
    // "A fifth victim": the ordinal stands for all of one incident.
    let of_one_incident = doc.tokens[counted.head].deprel == Deprel::Amod;
    counted.quantity.is_some_and(|words| {
        let words = words.of(&doc.text);
        !of_one_incident && numbers::read(words).is_none() && numbers::read_ordinal(words).is_some()
    })
}

/// The ordinal before a noun, or the noun itself ("the third").
fn ordinal_of(doc: &Document, head: TokenId) -> Option<(Interval, Span)> {
    if !matches!(doc.tokens[head].upos, Upos::Noun | Upos::Propn | Upos::Adj) {
        return None;
    }
    let before = doc
        .children_by(head, &[Deprel::Amod, Deprel::Nummod, Deprel::Compound])
        .filter(|&t| t < head)
        // "its 30th and 31st homicides": the last is the count.
        .map(|t| doc.children_by(t, &[Deprel::Conj]).filter(|&c| c < head).last().unwrap_or(t))
        .find_map(|t| ordinal_at(doc, t));
    before.or_else(|| if stands_alone(doc, head) { ordinal_at(doc, head) } else { None })
}

/// The ordinal that ends at a token, with the tens before it: "twenty-first".
fn ordinal_at(doc: &Document, token: TokenId) -> Option<(Interval, Span)> {
    let first = doc.sentences.get(doc.tokens[token].sentence)?.tokens.start;
    [2, 0]
        .into_iter()
        .filter_map(|before| token.checked_sub(before).filter(|&start| start >= first))
        .map(|start| doc.span_of(start..token + 1))
        .find_map(|span| Some((numbers::read_ordinal(span.of(&doc.text))?, span)))
        .filter(|(interval, _)| interval.low > Some(1))
}

/// "the third": it stands for a noun.
fn stands_alone(doc: &Document, token: TokenId) -> bool {
    matches!(doc.tokens[token].upos, Upos::Adj | Upos::Noun)
        && !matches!(doc.tokens[token].deprel, Deprel::Amod | Deprel::Advmod | Deprel::Compound)
        && doc.children_by(token, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "the")
}

/// "homicide", "killing", "death".
fn names_a_death(doc: &Document, predicates: &Predicates, noun: TokenId) -> bool {
    let token = &doc.tokens[noun];
    token.upos == Upos::Noun
        && predicates
            .senses(&token.lemma, Pos::Noun)
            .iter()
            .any(|sense| sense.kind == Kind::Killed && matches!(sense.frame, Frame::Of | Frame::Itself))
}

/// Whether a stretch of time stands behind the noun, in its sentence: "this year", "since May", "in the last four days".
fn counts_up(doc: &Document, classes: &Classes, head: TokenId) -> bool {
    let Some(sentence) = doc.sentences.get(doc.tokens[head].sentence) else { return false };
    let end = sentence.tokens.end.min(head + REACH);
    let is_unit = |t: TokenId| {
        let marks = |w: TokenId| {
            let lemma = &doc.tokens[w].lemma;
            classes.has("PERIOD_HEAD", lemma) || classes.has("PERIOD_WORD", lemma)
        };
        // "The previous day" is a day, not a stretch of days.
        let one_day = doc.word(t) == "day" && t > 0 && doc.word(t - 1) == "previous";
        classes.has("TIME_UNIT", &doc.tokens[t].lemma)
            && !one_day
            && (t.saturating_sub(3).max(head)..t).any(marks)
    };
    if (head + 1..end).any(|t| is_unit(t) || doc.tokens[t].lemma == "since") {
        return true;
    }
    let behind = |time: &&Time| time.tokens.start > head && time.tokens.end <= end;
    let first = doc.times.partition_point(|t| t.tokens.start <= head);
    let year = |time: &Time| matches!(time.precision, TimePrecision::Year | TimePrecision::Decade);
    doc.times[first..].iter().take_while(behind).any(year)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::{claims, counts};

    #[test]
    fn an_ordinal_counts_over_a_stretch_of_time() {
        claims(
            "\
It it PRP 4 nsubj
is be VBZ 4 cop
the the DT 4 det
14th 14th JJ 5 amod
homicide homicide NN 0 root
this this DT 7 det
year year NN 5 obl:unmarked
. . . 5 punct

The the DT 3 det
second second JJ 3 amod
man man NN 4 nsubj
died die VBD 0 root
. . . 4 punct
",
            expect![[r#"
                killed 14..14 people | asserted | the report | It is the 14th homicide this year
                killed 1..1 people | asserted | the report | The second man died
            "#]],
        );
    }

    #[test]
    fn a_nth_victim_of_one_incident() {
        let fifth = "\
A a DT 3 det
fifth fifth JJ 3 amod
person person NN 5 nsubj
has have VBZ 5 aux
died die VBN 0 root SpaceAfter=No
. . . 5 punct
";
        assert_eq!(counts(fifth), ["killed 1 asserted", "killed 5 asserted"]);
        // The four told of before are counted with the fifth by the figures.
        let told = "\
Four four CD 2 nummod
people people NNS 3 nsubj
died die VBD 0 root SpaceAfter=No
. . . 3 punct

";
        assert_eq!(counts(&format!("{told}{fifth}")), ["killed 4 asserted", "killed 1 asserted"]);
        let grader = fifth.replace("person person", "grader grader");
        assert_eq!(counts(&grader), ["killed 1 asserted"]);
    }
}
