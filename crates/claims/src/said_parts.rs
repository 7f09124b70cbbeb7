//! Parts that the next sentence tells of: "14 people died. Nine were dockers and two were sailors".

use std::collections::HashSet;

use language::{Deprel, Document, Qualifier, Span, TokenId, Upos};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::people::People;
use crate::reading::{Group, Kind};

/// The parts of figures of which the sentence after them says who they were.
pub fn find(doc: &Document, people: &People, told: &[Draft]) -> Vec<Draft> {
    let taken: HashSet<Span> =
        told.iter().filter_map(|draft| draft.counted.as_ref().and_then(|counted| counted.quantity)).collect();
    let mut found: Vec<Draft> = Vec::new();
    let mut start = 0;
    for sentence in 1..doc.sentences.len() {
        let parts: Vec<(TokenId, Counted)> = doc.sentences[sentence]
            .tokens
            .clone()
            .filter_map(|noun| Some((noun, part(doc, people, noun)?)))
            .filter(|(_, part)| part.quantity.is_none_or(|words| !taken.contains(&words)))
            .collect();
        if parts.is_empty() {
            continue;
        }
        // The figures stand in order of their triggers, all but for a few; those before are never of use again.
        let before = |draft: &Draft| doc.tokens[draft.trigger].sentence + 1 < sentence;
        while told.get(start).is_some_and(before) {
            start += 1;
        }
        let Some(total) = whole(doc, told, start, sentence - 1) else { continue };
        let most = told[total].counted.as_ref().and_then(|counted| counted.interval.low);
        let sum: u64 = parts.iter().filter_map(|(_, part)| part.interval.low).sum();
        if most.is_none_or(|most| sum > most) {
            continue;
        }
        for (noun, part) in parts {
            let mut draft = Draft::new(told[total].kind, noun, clause::evidence(doc, noun, &[part.of]));
            draft.group = part.who.group.filter(|group| *group != Group::People).or(told[total].group);
            draft.part_of = Some(total);
            draft.by_attack = told[total].by_attack;
            draft.counted = Some(part);
            found.push(draft);
        }
    }
    found
}

/// "Nine were dockers": a bare number of which a noun for people is said.
fn part(doc: &Document, people: &People, noun: TokenId) -> Option<Counted> {
    if doc.tokens[noun].upos != Upos::Noun {
        return None;
    }
    let subject = doc.children_by(noun, &[Deprel::Nsubj]).find(|&t| t < noun)?;
    let number = counting::number_at(doc, subject).filter(|number| number.tokens.contains(&subject))?;
    let past = doc
        .children_by(noun, &[Deprel::Cop])
        .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "was" | "were"));
    // "Nine of them were dockers" too; not "nine of the boats were trawlers".
    let of_them = |t: TokenId| matches!(doc.word(t).to_lowercase().as_str(), "them" | "dead" | "victims");
    let bare = doc.children_by(subject, &[Deprel::Nmod, Deprel::Nummod]).all(of_them);
    let counts = number.interval.qualifier == Qualifier::Exact && doc.tokens[subject].upos == Upos::Num;
    let who = people.who(doc, noun).filter(|who| who.is_person)?;
    (past && bare && counts).then_some(Counted {
        head: subject,
        interval: number.interval,
        quantity: Some(number.span),
        of: number.span,
        who,
    })
}

/// The last figure of a sentence that counts a whole.
fn whole(doc: &Document, told: &[Draft], start: usize, sentence: usize) -> Option<usize> {
    let here = |draft: &&(usize, &Draft)| doc.tokens[draft.1.trigger].sentence == sentence;
    let mut all = told.iter().enumerate().skip(start);
    let mut found = None;
    for entry in all.by_ref().take_while(|(_, draft)| doc.tokens[draft.trigger].sentence <= sentence) {
        let counts = entry.1.counted.as_ref().is_some_and(|counted| counted.quantity.is_some());
        let kind = entry.1.kind.is_count() && entry.1.kind != Kind::Present;
        if here(&&entry) && counts && kind && entry.1.part_of.is_none() {
            found = Some(entry.0);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn who_they_were() {
        claims(
            "\
Nineteen _ CD 2 nummod
people _ NNS 3 nsubj
died die VBD 0 root SpaceAfter=No
. _ . 3 punct

Eleven _ CD 4 nsubj
were be VBD 4 cop
farm _ NN 4 compound
workers worker NNS 0 root
and _ CC 8 cc
five _ CD 8 nsubj
were be VBD 8 cop
soldiers soldier NNS 4 conj SpaceAfter=No
. _ . 4 punct

Two _ CD 3 nsubj
were be VBD 3 cop
trawlers trawler NNS 0 root SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 19..19 people | asserted | the report | Nineteen people died
                killed 11..11 workers | asserted | the report | Eleven were farm workers and five were soldiers
                killed 5..5 security_forces | asserted | the report | Eleven were farm workers and five were soldiers
            "#]],
        );
    }
}
