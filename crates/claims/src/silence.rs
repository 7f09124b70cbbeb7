//! Silence is not "no dead": the sentences that seem to tell of violence or count people and gave no claim.

use language::{Deprel, Document, Span};

use crate::counting;
use crate::people::People;
use crate::predicates::{Condition, Pos, Predicates};
use crate::reader::Findings;
use crate::reading::{Kind, Offsets, TextSpan};

/// At most this many sentences are listed.
const MAX_LISTED: usize = 200;

/// Sentences with a number of people or a violent word that gave no claim, in order of the text.
pub fn find(
    findings: &Findings<'_>,
    predicates: &Predicates,
    people: &People,
    offsets: &Offsets<'_>,
) -> Vec<TextSpan> {
    let doc = findings.doc;
    let mut spoken = vec![false; doc.sentences.len()];
    for draft in findings.drafts {
        if let Some(told) = spoken.get_mut(doc.tokens[draft.trigger].sentence) {
            *told = true;
        }
    }
    telling(doc, predicates, people)
        .filter(|&sentence| !spoken[sentence])
        .take(MAX_LISTED)
        .map(|sentence| offsets.span(doc.sentences[sentence].span))
        .collect()
}

/// All sentences of a document with a number of people or a violent word.
pub fn spans(doc: &Document, predicates: &Predicates, people: &People) -> Vec<Span> {
    telling(doc, predicates, people).map(|sentence| doc.sentences[sentence].span).collect()
}

fn telling(doc: &Document, predicates: &Predicates, people: &People) -> impl Iterator<Item = usize> {
    (0..doc.sentences.len()).filter(|&sentence| {
        has_violent_word(doc, predicates, sentence) || counts_people(doc, people, sentence)
    })
}

fn has_violent_word(doc: &Document, predicates: &Predicates, sentence: usize) -> bool {
    doc.sentences[sentence].tokens.clone().any(|t| {
        let token = &doc.tokens[t];
        Pos::of(token.upos).is_some_and(|pos| {
            predicates.senses(&token.lemma, pos).iter().any(|sense| {
                let told = sense.attack
                    || matches!(sense.kind, Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Abducted);
                told && sense.conditions.iter().all(|condition| may_hold(doc, condition, sentence))
            })
        })
    })
}

/// "Reply" is violent "with gunfire" alone: the words that a sense asks for must stand in the sentence.
fn may_hold(doc: &Document, condition: &Condition, sentence: usize) -> bool {
    if matches!(condition, Condition::Never | Condition::Captives | Condition::Hurt) {
        return false;
    }
    condition.words().is_none_or(|words| {
        doc.sentences[sentence].tokens.clone().any(|t| words.contains(&doc.tokens[t].lemma.to_lowercase()))
    })
}

fn counts_people(doc: &Document, people: &People, sentence: usize) -> bool {
    doc.sentences[sentence].tokens.clone().any(|t| {
        counting::number_at(doc, t).is_some()
            && [Some(t), doc.tokens[t].head.filter(|_| doc.tokens[t].deprel == Deprel::Nummod)]
                .into_iter()
                .flatten()
                .any(|head| counting::count(doc, people, head, false).is_some())
    })
}
