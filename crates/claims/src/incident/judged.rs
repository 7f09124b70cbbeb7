//! Main or background: where the rules' answer and what else is seen of a claim speak for the other side.
//!
//! A logistic model over features that a claim has or has not (`data/background.tsv`, fitted by `train/heads.py`). The
//! rules' own answer is one of them, so the model says where they are to be trusted.

use std::collections::HashMap;

use language::knowledge::Error;
use language::{Document, Knowledge, Span, Upos};

use super::Occurrence;
use super::weights::{self, Weight};
use crate::draft::Draft;
use crate::predicates::Classes;
use crate::reading::{Reality, Stance, VerificationState};

/// The row that holds for every claim.
const LEVEL: &str = "level";
/// Sentences that are one step from the head of the report.
const SENTENCES_A_STEP: usize = 3;
/// The last step, and the greatest number of incidents told apart.
const LAST: usize = 4;
/// Parts of equal length that a report is seen in.
const PARTS: usize = 4;

/// The weights of the features, in hundredths; positive ones speak for background.
#[derive(Debug, Default)]
pub struct Weights {
    by_name: HashMap<String, Weight>,
}

impl Weights {
    /// Reads the table.
    ///
    /// # Errors
    /// If a weight is no number.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        Ok(Self { by_name: weights::read(knowledge, "background.tsv")? })
    }

    /// For each draft whether it tells of the background; `None` leaves it to the rules.
    pub fn judge(
        &self,
        doc: &Document,
        classes: &Classes,
        occurrences: &[Occurrence],
        drafts: &[Draft],
    ) -> Vec<Option<bool>> {
        if self.by_name.is_empty() {
            return vec![None; drafts.len()];
        }
        let weight = |name: &str| self.by_name.get(name).copied().unwrap_or_default();
        let of = |features: Vec<String>| {
            let sum = weight(LEVEL) + features.iter().map(|name| weight(name)).sum::<Weight>();
            (sum != 0).then_some(sum > 0)
        };
        features(doc, classes, occurrences, drafts).into_iter().map(of).collect()
    }
}

/// The features of each draft, in their order; the incidents are those of the rules.
pub fn features(
    doc: &Document,
    classes: &Classes,
    occurrences: &[Occurrence],
    drafts: &[Draft],
) -> Vec<Vec<String>> {
    let of_draft = |draft: &Draft| {
        let token = &doc.tokens[draft.trigger];
        let mut found = of_place(doc, token.sentence);
        found.push(format!("kind {}", draft.kind.as_str()));
        found.push(format!("predicate {}", token.lemma.to_lowercase()));
        found.push(format!("tag {}", token.xpos.as_str()));
        found.push(format!("relation {}", token.deprel.as_str()));
        found.push(format!("incidents {}", occurrences.len().min(LAST)));
        if let Some(occurrence) = occurrences.get(draft.incident) {
            found.push(format!("rules {}", if occurrence.main { "main" } else { "background" }));
            found.push(format!("type {}", occurrence.incident_type.as_str()));
        }
        let timed = doc.times.iter().any(|time| draft.evidence.contains(time.span));
        found.extend(timed.then(|| "has a time".to_owned()));
        found.extend(of_telling(draft).map(str::to_owned));
        found.extend(of_sentence(doc, classes, token.sentence));
        for child in doc.children(draft.trigger).map(|t| &doc.tokens[t]).filter(|t| t.upos != Upos::Punct) {
            found.push(format!("below {} {}", child.deprel.as_str(), child.lemma.to_lowercase()));
        }
        found.extend(token.head.map(|head| format!("above {}", doc.tokens[head].lemma.to_lowercase())));
        found.sort();
        found.dedup();
        found
    };
    drafts.iter().map(of_draft).collect()
}

/// Where the sentence stands in the report.
fn of_place(doc: &Document, sentence: usize) -> Vec<String> {
    let paragraph = doc.sentences.get(sentence).and_then(|s| doc.paragraphs.get(s.paragraph));
    let mut found = vec![
        format!("step {}", (sentence / SENTENCES_A_STEP).min(LAST)),
        format!("part {}", PARTS * sentence / doc.sentences.len().max(1)),
    ];
    found.extend(paragraph.map(|paragraph| format!("paragraph {:?}", paragraph.kind).to_lowercase()));
    found
}

/// How it is told, where not simply asserted.
fn of_telling(draft: &Draft) -> Option<&'static str> {
    match (draft.stance, draft.reality) {
        (Stance::Denied, _) => Some("denied"),
        (_, Reality::Unreal) => Some("unreal"),
        (_, Reality::Possible) => Some("possible"),
        (Stance::Admitted, _) => Some("admitted"),
        _ => {
            let state = draft.verification.as_ref().map(|verification| verification.state);
            (state == Some(VerificationState::NotVerified)).then_some("unverified")
        }
    }
}

/// Words of the sentence that recall or compare, and years.
fn of_sentence(doc: &Document, classes: &Classes, sentence: usize) -> Vec<String> {
    let Some(sentence) = doc.sentences.get(sentence) else { return Vec::new() };
    let mut found = Vec::new();
    for token in sentence.tokens.clone().filter_map(|t| doc.tokens.get(t)) {
        if classes.has("RECALL_WORD", &token.lemma) {
            found.push(format!("sentence has {}", token.lemma));
        }
        if is_year(doc, token.span) {
            found.push("sentence has a year".to_owned());
        }
    }
    found
}

fn is_year(doc: &Document, span: Span) -> bool {
    let word = span.of(&doc.text);
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}
