//! Parts told by "among them": "twelve men were detained, among them a former mayor".

use std::collections::HashSet;

use language::{Deprel, Document, Span, TokenId, Upos, Xpos};

use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::figures;
use crate::np;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{Group, Kind};
use crate::syntax;

/// The people told behind "among them" and "including" of figures already told, where the tree hangs them elsewhere.
pub fn find(doc: &Document, people: &People, classes: &Classes, told: &[Draft]) -> Vec<Draft> {
    let counted = || told.iter().filter_map(|draft| draft.counted.as_ref());
    let known: HashSet<TokenId> = counted().map(|counted| counted.head).collect();
    let spans = Phrases::new(counted().map(|counted| counted.of).collect());
    let mut totals: Vec<(TokenId, usize)> = told
        .iter()
        .enumerate()
        .filter(|(_, draft)| draft.part_of.is_none())
        .filter_map(|(index, draft)| {
            let counted = draft.counted.as_ref().filter(|c| c.interval.high.is_none_or(|high| high > 1))?;
            Some((counted.head, index))
        })
        .collect();
    totals.sort_unstable();
    let mut found = Vec::new();
    for mark in 0..doc.tokens.len() {
        let Some(start) = introduced(doc, classes, mark) else { continue };
        let sentence = doc.tokens[mark].sentence;
        let last = totals.partition_point(|&(head, _)| head < mark).checked_sub(1);
        let Some((_, index)) =
            last.map(|at| totals[at]).filter(|&(head, _)| doc.tokens[head].sentence == sentence)
        else {
            continue;
        };
        let whole = &told[index];
        let parts: Vec<Counted> = phrases(doc, start)
            .into_iter()
            .filter(|head| !known.contains(head))
            .filter_map(|head| counting::count(doc, people, head, false))
            .filter(|part| part.interval.high.is_some_and(|high| high > 0) && !spans.overlap(part.of))
            .collect();
        for part in figures::merged(doc, parts, whole.kind) {
            found.push(Draft {
                group: Some(group(whole, &part)),
                evidence: doc.span_of(mark..mark + 1).cover(part.of),
                part_of: Some(index),
                counted: Some(part),
                ..whole.clone()
            });
        }
    }
    found
}

/// The phrases that figures count by, to be asked whether a span is of one of them.
struct Phrases(Vec<Span>);

impl Phrases {
    fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable_by_key(|span| span.start);
        Self(spans)
    }

    fn overlap(&self, span: Span) -> bool {
        // Phrases of one sentence are few and short: those that begin before this one's end, nearest first.
        let end = self.0.partition_point(|other| other.start < span.end);
        self.0[end.saturating_sub(NEAR)..end].iter().any(|other| other.overlaps(span))
    }
}

/// Phrases before a span that are looked at.
const NEAR: usize = 8;

/// Those arrested among suspects are suspects, whatever office they held; else what their own words say.
fn group(whole: &Draft, part: &Counted) -> Group {
    let own = figures::group(whole.kind, part);
    let like_the_rest = match whole.kind {
        Kind::Arrested | Kind::Surrendered => own == Group::Officials,
        _ => own == Group::People,
    };
    whole.group.filter(|_| like_the_rest).unwrap_or(own)
}

/// Where the phrase begins that a word introduces as a part: behind ", among them", ", including".
fn introduced(doc: &Document, classes: &Classes, mark: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[mark];
    let before = mark.checked_sub(1).filter(|&t| doc.tokens[t].sentence == token.sentence)?;
    let set_off = doc.tokens[before].upos == Upos::Punct || doc.tokens[before].upos == Upos::Cconj;
    if !classes.has("PART_MARK", &token.lemma) || !set_off {
        return None;
    }
    if token.lemma != "among" {
        return (token.xpos == Xpos::Vbg).then_some(mark + 1);
    }
    let here = |t: TokenId| doc.tokens.get(t).filter(|other| other.sentence == token.sentence);
    here(mark + 1)?;
    let taken_up = matches!(doc.word(mark + 1).to_lowercase().as_str(), "them" | "whom" | "these");
    let copula = here(mark + 2).is_some_and(|next| next.lemma == "be");
    taken_up.then_some(mark + 2 + usize::from(copula))
}

/// The heads of the phrase that begins at a token and of those joined to it.
fn phrases(doc: &Document, start: TokenId) -> Vec<TokenId> {
    let Some(token) =
        doc.tokens.get(start).filter(|token| start > 0 && token.sentence == doc.tokens[start - 1].sentence)
    else {
        return Vec::new();
    };
    let end = doc.sentences[token.sentence].tokens.end;
    let ends = |&t: &TokenId| {
        doc.tokens[t].upos == Upos::Verb && doc.tokens[t].xpos != Xpos::Vbn
            || matches!(doc.word(t), ";" | ":" | "—" | "–" | "(")
    };
    let run = start..(start..end).find(ends).unwrap_or(end);
    let run = start..before_speaker(doc, run);
    let Some(head) = np::head(doc, run.clone()).filter(|&head| syntax::is_nominal(doc, head)) else {
        return Vec::new();
    };
    syntax::coordinated(doc, head).into_iter().filter(|t| run.contains(t)).collect()
}

/// "Among them three nurses, the mayor said": where those who say it begin, behind a comma; else the end of the run.
fn before_speaker(doc: &Document, run: std::ops::Range<TokenId>) -> TokenId {
    let verb = doc.tokens.get(run.end).filter(|token| token.upos == Upos::Verb);
    let subject = verb.and_then(|_| {
        doc.children_by(run.end, &[Deprel::Nsubj, Deprel::NsubjPass]).filter(|t| run.contains(t)).last()
    });
    subject.and_then(|subject| (run.start..subject).rev().find(|&t| doc.word(t) == ",")).unwrap_or(run.end)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn those_among_them() {
        claims(
            "\
Fourteen _ CD 2 nummod
people _ NNS 4 nsubj:pass
were be VBD 4 aux:pass
detained detain VBN 0 root SpaceAfter=No
, _ , 7 punct
among _ IN 7 case
them _ PRP 4 obl
a _ DT 10 det
former _ JJ 10 amod
mayor _ NN 4 obl SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                arrested 14..14 militants | asserted | the report | Fourteen people were detained, among them a former mayor
                arrested 1..1 militants | asserted | the report | a former mayor
            "#]],
        );
    }
}
