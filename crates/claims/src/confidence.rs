//! How sure the reader is that a claim was read rightly: a small logistic model over features that people can read, with
//! the weights of `data/confidence.tsv` (fitted by `train/confidence.py`).

use std::collections::HashMap;

use language::knowledge::Error;
use language::{Deprel, Document, Knowledge, ParagraphKind, Qualifier, TokenId, Upos, Xpos};

use crate::draft::Draft;
use crate::incident::Occurrence;
use crate::np;
use crate::reading::{Kind, Reality, Stance, VerificationState};
use crate::syntax;

/// The row that holds for every claim.
const LEVEL: &str = "level";

/// The features that a claim may have, beside its kind; the table may weigh no others.
const FEATURES: &[&str] = &[
    LEVEL,
    "found by a noun",
    "found by an adjective",
    "found by a passive",
    "found by a word before a noun",
    "found in a headline",
    "found in a list",
    "number in vague words",
    "number with a bound",
    "nobody or all",
    "no number, one person",
    "no number, a name",
    "no number, several people",
    "number without a noun",
    "a pronoun is counted",
    "part of a total",
    "two steps to the counted",
    "three steps or more to the counted",
    "beside the counted, no link in the tree",
    "counted before the predicate",
    "one predicate, several claims",
    "said elsewhere too",
    "in a clause below another",
    "in a relative clause",
    "infinitive or gerund",
    "in a quotation",
    "held by a name",
    "held by a description",
    "held by a pronoun",
    "held by more than one in turn",
    "holder carried over",
    "admitted",
    "denied",
    "possible",
    "unreal",
    "unverified",
    "background",
    "in a short sentence",
    "in a long sentence",
    "in capitals",
];

/// A sentence of at most so many tokens is short.
const SHORT: usize = 10;
/// A sentence of at least so many tokens is long.
const LONG: usize = 40;
/// Steps from the counted phrase up to its predicate that are looked at.
const STEPS: usize = 8;

/// The weights of the features.
#[derive(Debug)]
pub struct Weights {
    by_name: HashMap<String, f64>,
}

impl Weights {
    /// Reads the table.
    ///
    /// # Errors
    /// If a row names no feature or its weight is no number.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut by_name = HashMap::new();
        for row in knowledge.rows("confidence.tsv") {
            let name = row.field(0);
            if !FEATURES.contains(&name) && Kind::from_name(name).is_none() {
                return Err(row.error(format!("no feature is called {name:?}")));
            }
            let weight: Option<f64> = row.field(1).parse().ok().filter(|weight: &f64| weight.is_finite());
            let weight = weight.ok_or_else(|| row.error(format!("{:?} is no weight", row.field(1))))?;
            by_name.insert(name.to_owned(), weight);
        }
        Ok(Self { by_name })
    }

    /// The confidence of a claim with these features, in hundredths, never quite 0 or 1.
    fn confidence(&self, features: &[&str]) -> f64 {
        let weight = |name: &str| self.by_name.get(name).copied().unwrap_or_default();
        let sum = weight(LEVEL) + features.iter().map(|name| weight(name)).sum::<f64>();
        // Hundredths, so that the last bit of an exponential makes no difference between machines.
        (100.0 / (1.0 + (-sum).exp())).round().clamp(1.0, 99.0) / 100.0
    }

    /// Fills the confidence of the drafts.
    pub fn fill(&self, doc: &Document, occurrences: &[Occurrence], drafts: &mut [Draft]) {
        for (features, draft) in features(doc, occurrences, drafts).iter().zip(drafts) {
            draft.confidence = self.confidence(features);
        }
    }
}

/// What a claim says, without where: two of them tell the same.
type Content = (Kind, Option<u64>, Option<u64>);

/// The features of each draft, in their order.
pub fn features(doc: &Document, occurrences: &[Occurrence], drafts: &[Draft]) -> Vec<Vec<&'static str>> {
    let mut of_trigger: HashMap<TokenId, usize> = HashMap::new();
    let mut sentences: HashMap<Content, (usize, bool)> = HashMap::new();
    for draft in drafts {
        *of_trigger.entry(draft.trigger).or_default() += 1;
        let sentence = doc.tokens[draft.trigger].sentence;
        let (first, repeated) = sentences.entry(content(draft)).or_insert((sentence, false));
        *repeated |= *first != sentence;
    }
    let of_draft = |draft: &Draft| {
        let mut found = vec![draft.kind.as_str()];
        found.extend(of_predicate(doc, draft));
        found.extend(of_count(doc, draft));
        found.extend(of_holder(doc, draft));
        found.extend(of_sentence(doc, draft));
        let several = of_trigger.get(&draft.trigger).is_some_and(|&claims| claims > 1);
        found.extend(several.then_some("one predicate, several claims"));
        let repeated = sentences.get(&content(draft)).is_some_and(|(_, repeated)| *repeated);
        found.extend((draft.counted.is_some() && repeated).then_some("said elsewhere too"));
        let background = occurrences.get(draft.incident).is_some_and(|occurrence| !occurrence.main);
        found.extend(background.then_some("background"));
        found
    };
    drafts.iter().map(of_draft).collect()
}

fn content(draft: &Draft) -> Content {
    let interval = draft.counted.as_ref().map(|counted| counted.interval);
    (draft.kind, interval.and_then(|i| i.low), interval.and_then(|i| i.high))
}

/// The predicate word: its part of speech, its form, and how deep its clause stands.
fn of_predicate(doc: &Document, draft: &Draft) -> Vec<&'static str> {
    let token = &doc.tokens[draft.trigger];
    let mut found = Vec::new();
    match token.upos {
        Upos::Verb => {
            if syntax::is_passive(doc, draft.trigger) {
                found.push("found by a passive");
            }
            if syntax::is_infinitive(doc, draft.trigger) || token.xpos == Xpos::Vbg {
                found.push("infinitive or gerund");
            }
        }
        Upos::Adj => found.push("found by an adjective"),
        _ => found.push("found by a noun"),
    }
    if matches!(token.deprel, Deprel::Amod | Deprel::Compound) {
        found.push("found by a word before a noun");
    }
    let clause = syntax::clause_head(doc, draft.trigger);
    match doc.tokens[clause].deprel {
        Deprel::AclRelcl => found.push("in a relative clause"),
        Deprel::Root => {}
        _ => found.push("in a clause below another"),
    }
    found
}

/// How the number was found, and how far from the predicate.
fn of_count(doc: &Document, draft: &Draft) -> Vec<&'static str> {
    let Some(counted) = &draft.counted else { return Vec::new() };
    let interval = counted.interval;
    let mut found = Vec::new();
    match interval.qualifier {
        Qualifier::None | Qualifier::All => found.push("nobody or all"),
        Qualifier::Vague if counted.quantity.is_none() => found.push("no number, several people"),
        Qualifier::Vague => found.push("number in vague words"),
        _ if counted.quantity.is_some() => {
            found.extend((interval.qualifier != Qualifier::Exact).then_some("number with a bound"));
        }
        _ if np::name_at(doc, counted.head).is_some() => found.push("no number, a name"),
        _ => found.push("no number, one person"),
    }
    let head = &doc.tokens[counted.head];
    match head.upos {
        Upos::Pron => found.push("a pronoun is counted"),
        Upos::Noun | Upos::Propn => {}
        _ => found.push("number without a noun"),
    }
    found.extend(draft.part_of.map(|_| "part of a total"));
    found.extend((counted.head < draft.trigger).then_some("counted before the predicate"));
    if counted.head != draft.trigger {
        let steps = |from: TokenId, to: TokenId| doc.ancestors(from).take(STEPS).position(|t| t == to);
        let below = steps(counted.head, draft.trigger).or_else(|| steps(draft.trigger, counted.head));
        match below {
            Some(0) => {}
            Some(1) => found.push("two steps to the counted"),
            Some(_) => found.push("three steps or more to the counted"),
            None => found.push("beside the counted, no link in the tree"),
        }
    }
    found
}

/// Who holds it, and how it is told.
fn of_holder(doc: &Document, draft: &Draft) -> Vec<&'static str> {
    let mut found = Vec::new();
    if let Some(holder) = &draft.holder {
        found.push(match doc.tokens[holder.head].upos {
            Upos::Pron => "held by a pronoun",
            _ if np::name_at(doc, holder.head).is_some() => "held by a name",
            _ => "held by a description",
        });
        found.extend(holder.carried.then_some("holder carried over"));
        found.extend((!holder.via.is_empty()).then_some("held by more than one in turn"));
    }
    match draft.stance {
        Stance::Asserted => {}
        Stance::Admitted => found.push("admitted"),
        Stance::Denied => found.push("denied"),
    }
    match draft.reality {
        Reality::Actual => {}
        Reality::Possible => found.push("possible"),
        Reality::Unreal => found.push("unreal"),
    }
    if draft.verification.as_ref().is_some_and(|v| v.state == VerificationState::NotVerified) {
        found.push("unverified");
    }
    found
}

/// Where the sentence stands, and what kind it is.
fn of_sentence(doc: &Document, draft: &Draft) -> Vec<&'static str> {
    let mut found = Vec::new();
    let token = &doc.tokens[draft.trigger];
    let sentence = &doc.sentences[token.sentence];
    match doc.paragraphs.get(sentence.paragraph).map(|paragraph| paragraph.kind) {
        Some(ParagraphKind::Headline) => found.push("found in a headline"),
        Some(ParagraphKind::ListItem) => found.push("found in a list"),
        _ => {}
    }
    // Quotations stand in order of their start; an inner one lies within the outer one before it.
    let before = doc.quotes.partition_point(|quote| quote.span.start <= token.span.start);
    let around = doc.quotes[..before].iter().rev().take(2);
    if around.into_iter().any(|quote| quote.span.contains(token.span)) {
        found.push("in a quotation");
    }
    match sentence.tokens.len() {
        ..=SHORT => found.push("in a short sentence"),
        LONG.. => found.push("in a long sentence"),
        _ => {}
    }
    let words = sentence.span.of(&doc.text);
    if !words.chars().any(char::is_lowercase) {
        found.push("in capitals");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules_tests;

    #[test]
    fn the_table_weighs_known_features_alone() {
        let read = |text: &str| {
            let table = ("confidence.tsv".to_owned(), text.to_owned());
            let knowledge = Knowledge::with_overlay([table]).expect("a known file");
            Weights::new(&knowledge).map(|weights| weights.confidence(&["killed", "background"]))
        };
        assert_eq!(read("level\t0\n").ok(), Some(0.5));
        assert_eq!(read("level\t2\nkilled\t1\nbackground\t-3\n").ok(), Some(0.5));
        assert_eq!(read("level\t90\n").ok(), Some(0.99));
        assert!(read("levl\t0\n").is_err());
        assert!(read("level\thigh\n").is_err());
    }

    #[test]
    fn a_plain_sentence_is_surer_than_a_pronoun_far_away() {
        let plain = rules_tests::confidences(
            "\
Nine nine CD 2 nummod
miners miner NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
. . . 4 punct
",
        );
        let hedged = rules_tests::confidences(
            "\
Some some DT 2 det
might might MD 3 aux
have have VB 0 root
to to TO 5 mark
die die VB 3 xcomp
, , , 8 punct
he he PRP 8 nsubj
said say VBD 3 parataxis
. . . 8 punct
",
        );
        assert_eq!(plain.len(), 1);
        assert!(hedged.iter().all(|&sure| sure < plain[0]), "{hedged:?} {plain:?}");
    }
}
