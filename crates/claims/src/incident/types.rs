//! What kind of incident: the type that the words of its sentences tell.

use std::collections::HashMap;

use language::knowledge::Error;
use language::{Document, Knowledge, Upos};

use crate::draft::Draft;
use crate::habits::is_practised;
use crate::predicates::Classes;
use crate::reading::{IncidentType, Reality};

/// How many votes for "attack" one vote for a closer type outweighs.
const GENERAL: u32 = 3;

/// Words that tell the type of an incident (`data/incident_types.tsv`).
#[derive(Debug)]
pub struct TypeWords {
    by_lemma: HashMap<String, (IncidentType, u32)>,
}

impl TypeWords {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut by_lemma = HashMap::new();
        for row in knowledge.rows("incident_types.tsv") {
            let kind = IncidentType::from_name(row.field(0))
                .ok_or_else(|| row.error(format!("no incident type is called {:?}", row.field(0))))?;
            let weight = row.field(1).parse().map_err(|_| row.error("the weight is a whole number"))?;
            for lemma in row.list(2) {
                by_lemma.insert(lemma.to_owned(), (kind, weight));
            }
        }
        Ok(Self { by_lemma })
    }

    /// The type that a word tells by itself.
    pub fn of_word(&self, lemma: &str) -> Option<IncidentType> {
        self.by_lemma.get(lemma).map(|&(kind, _)| kind)
    }
}

/// The type that the words of the incident's sentences tell: predicates and nouns vote, the head of the report counts
/// for more.
pub fn incident_type(
    doc: &Document,
    classes: &Classes,
    types: &TypeWords,
    drafts: &[Draft],
    index: usize,
) -> IncidentType {
    let mut votes: HashMap<IncidentType, u32> = HashMap::new();
    let mut seen = None;
    let mut is_hijacked = false;
    let first = drafts.iter().filter(|d| d.incident == index).map(|d| doc.tokens[d.trigger].sentence).min();
    for draft in drafts.iter().filter(|d| d.incident == index && d.reality != Reality::Unreal) {
        let sentence = doc.tokens[draft.trigger].sentence;
        let weight = if Some(sentence) == first { 3 } else { 1 };
        if let Some(kind) = draft.suggests {
            // Whoever hijacks also shoots: the seizure names the whole.
            let strength = if kind == IncidentType::Hijacking { 8 } else { 2 };
            is_hijacked |= kind == IncidentType::Hijacking;
            *votes.entry(kind).or_default() += strength * weight;
        }
        if seen == Some(sentence) {
            continue;
        }
        seen = Some(sentence);
        for t in doc.sentences[sentence].tokens.clone() {
            let lemma = doc.tokens[t].lemma.to_lowercase();
            // "Air strike", "gun battle".
            let two = t.checked_sub(1).filter(|&before| doc.tokens[before].sentence == sentence);
            let two = two.map(|before| format!("{} {lemma}", doc.word(before).to_lowercase()));
            // "Was fired on" is no fire.
            let verb = (doc.tokens[t].upos == Upos::Verb).then(|| format!("to {lemma}"));
            let told = verb
                .and_then(|verb| types.by_lemma.get(&verb))
                .or_else(|| two.and_then(|two| types.by_lemma.get(&two)))
                .or_else(|| types.by_lemma.get(&lemma));
            // "A leader active in conducting kidnappings": no word of what happened.
            let told = told.filter(|_| !is_practised(doc, classes, t));
            // "A gold mine", "the mine's workers": where ore is dug, nothing blew up.
            let before = t.checked_sub(1).map(|before| doc.tokens[before].lemma.to_lowercase());
            let dug = lemma == "mine" && before.is_some_and(|word| classes.has("MINERAL", &word));
            if let Some(&(kind, words)) = told.filter(|_| !dug) {
                *votes.entry(kind).or_default() += words * weight;
            }
        }
    }
    // Those aboard are hostages: what tells of them tells of the hijacking.
    if is_hijacked && let Some(taken) = votes.remove(&IncidentType::Kidnapping) {
        *votes.entry(IncidentType::Hijacking).or_default() += taken;
    }
    // Every bombing and every hijacking is also called an attack: the word alone names the type where no other does.
    if let Some(general) = votes.get_mut(&IncidentType::Attack) {
        *general = general.div_ceil(GENERAL);
    }
    // Equal votes go to the first type of the list, whatever the order of the table.
    let best = votes.values().copied().max().unwrap_or(0);
    IncidentType::ALL
        .iter()
        .copied()
        .find(|kind| best > 0 && votes.get(kind) == Some(&best))
        .unwrap_or(IncidentType::Other)
}
