//! What kind of incident: the type that the words of its sentences tell.

use std::collections::{HashMap, HashSet};

use language::knowledge::Error;
use language::{Deprel, Document, Knowledge, TokenId, Upos};

use crate::draft::Draft;
use crate::habits::is_practised;
use crate::predicates::Classes;
use crate::reading::{Group, IncidentType, Kind, Reality};
use crate::syntax;

/// What it counts that somebody was hit by a car or a train.
const TRAFFIC: u32 = 6;

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

/// The type of an incident, and the words that voted for it.
#[derive(Clone, Debug)]
pub struct TypeTold {
    /// The type.
    pub kind: IncidentType,
    /// Predicates and other words, in order of the text.
    pub words: Vec<TokenId>,
}

/// The type that the words of the incident's sentences tell: predicates and nouns vote, the head of the report counts
/// for more.
pub fn incident_type(
    doc: &Document,
    classes: &Classes,
    types: &TypeWords,
    drafts: &[Draft],
    index: usize,
) -> TypeTold {
    let mut voters: Vec<(IncidentType, TokenId)> = Vec::new();
    let mut air: Option<(usize, bool)> = None;
    let mut votes: HashMap<IncidentType, u32> = HashMap::new();
    let mut seen = None;
    let mut told_by_deed = Vec::new();
    let mut is_hijacked = false;
    let first = drafts.iter().filter(|d| d.incident == index).map(|d| doc.tokens[d.trigger].sentence).min();
    // "Shot dead three suspected kidnappers", "arrested a bomb maker": what they did before is not what happened.
    let suffering: HashSet<TokenId> = drafts
        .iter()
        .filter(|d| {
            d.incident == index
                && d.group == Some(Group::Militants)
                && matches!(d.kind, Kind::Killed | Kind::Injured | Kind::Arrested | Kind::Surrendered)
        })
        .filter_map(|d| d.counted.as_ref().map(|counted| counted.head))
        .collect();
    let calls_sufferer = |t: TokenId| {
        let token = &doc.tokens[t];
        token.upos == Upos::Noun
            && (suffering.contains(&t)
                || matches!(token.deprel, Deprel::Compound)
                    && token.head.is_some_and(|head| suffering.contains(&head)))
    };
    for draft in drafts.iter().filter(|d| d.incident == index && d.reality != Reality::Unreal) {
        let sentence = doc.tokens[draft.trigger].sentence;
        let weight = if Some(sentence) == first { 3 } else { 1 };
        // Asked once for each sentence.
        let from_air = match air {
            Some((known, from_air)) if known == sentence => from_air,
            _ => is_from_air(doc, classes, sentence),
        };
        air = Some((sentence, from_air));
        let of_air = |kind: IncidentType| match kind {
            IncidentType::Bombing if from_air => IncidentType::Airstrike,
            kind => kind,
        };
        if let Some(kind) = draft.suggests.map(of_air) {
            // Whoever hijacks also shoots: the seizure names the whole.
            let strength = if kind == IncidentType::Hijacking { 8 } else { 2 };
            is_hijacked |= kind == IncidentType::Hijacking;
            told_by_deed.push(kind);
            voters.push((kind, draft.trigger));
            *votes.entry(kind).or_default() += strength * weight;
        }
        if seen == Some(sentence) {
            continue;
        }
        seen = Some(sentence);
        if let Some(t) = hit_in_traffic(doc, classes, sentence) {
            voters.push((IncidentType::Accident, t));
            *votes.entry(IncidentType::Accident).or_default() += TRAFFIC * weight;
        }
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
            let told = told.filter(|_| !is_practised(doc, classes, t) && !calls_sufferer(t));
            // "A gold mine", "the mine's workers": where ore is dug, nothing blew up.
            let before = t.checked_sub(1).map(|before| doc.tokens[before].lemma.to_lowercase());
            let dug = lemma == "mine" && before.is_some_and(|word| classes.has("MINERAL", &word));
            if let Some(&(kind, words)) = told.filter(|_| !dug) {
                voters.push((of_air(kind), t));
                *votes.entry(of_air(kind)).or_default() += words * weight;
            }
        }
    }
    // "A boiler exploded", "an explosion at a refinery": nothing says that anybody did it.
    let bombed = || voters.iter().filter(|(kind, _)| *kind == IncidentType::Bombing).map(|&(_, t)| t);
    if bombed().next().is_some() && bombed().all(|t| explodes_by_itself(doc, classes, t)) {
        let went = votes.remove(&IncidentType::Bombing).unwrap_or_default();
        *votes.entry(IncidentType::Accident).or_default() += went;
        told_by_deed.retain(|kind| *kind != IncidentType::Bombing);
        for (kind, _) in voters.iter_mut().filter(|(kind, _)| *kind == IncidentType::Bombing) {
            *kind = IncidentType::Accident;
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
    // Equal votes go to what a deed tells ("gunmen seized 12 farmers" is no shooting), then to the first type of the list.
    let best = votes.values().copied().max().unwrap_or(0);
    let leading = |kind: &IncidentType| best > 0 && votes.get(kind) == Some(&best);
    let kind = IncidentType::ALL
        .iter()
        .copied()
        .find(|kind| leading(kind) && told_by_deed.contains(kind))
        .or_else(|| IncidentType::ALL.iter().copied().find(leading))
        .unwrap_or(IncidentType::Other);
    let is_voter = |told: IncidentType| {
        told == kind || is_hijacked && kind == IncidentType::Hijacking && told == IncidentType::Kidnapping
    };
    let mut words: Vec<TokenId> =
        voters.into_iter().filter(|&(told, _)| is_voter(told)).map(|(_, t)| t).collect();
    words.sort_unstable();
    words.dedup();
    TypeTold { kind, words }
}

/// "Was hit by a train", "knocked down by a lorry": what drives did it.
fn hit_in_traffic(doc: &Document, classes: &Classes, sentence: usize) -> Option<TokenId> {
    doc.sentences[sentence].tokens.clone().find(|&t| {
        let token = &doc.tokens[t];
        token.upos == Upos::Noun
            && classes.has("TRAFFIC", &token.lemma.to_lowercase())
            && syntax::has_case(doc, t, "by")
            && token.head.is_some_and(|verb| {
                matches!(
                    doc.tokens[verb].lemma.as_str(),
                    "hit" | "strike" | "run" | "knock" | "kill" | "crush" | "injure" | "drag"
                )
            })
    })
}

/// "A gas explosion", "a boiler exploded", "a blast at a refinery": the word names no bomb, and the sentence what blows up by itself.
fn explodes_by_itself(doc: &Document, classes: &Classes, word: TokenId) -> bool {
    if !matches!(doc.tokens[word].lemma.to_lowercase().as_str(), "explosion" | "explode" | "blast") {
        return false;
    }
    let tokens = doc.sentences[doc.tokens[word].sentence].tokens.clone();
    let lemma = |t: TokenId| doc.tokens[t].lemma.to_lowercase();
    let dug = |t: TokenId| lemma(t) == "mine" && t > tokens.start && classes.has("MINERAL", &lemma(t - 1));
    let planted = |t: TokenId| {
        matches!(lemma(t).as_str(), "suicide" | "car" | "bomb" | "device" | "roadside" | "attack" | "rebel")
            || classes.has("FIGHTER", &lemma(t))
    };
    tokens.clone().any(|t| classes.has("INDUSTRY", &lemma(t)) || dug(t)) && !tokens.clone().any(planted)
}

/// "Jets bombed the town", "a helicopter dropped barrel bombs": what flies does it, whatever it drops.
fn is_from_air(doc: &Document, classes: &Classes, sentence: usize) -> bool {
    doc.sentences[sentence].tokens.clone().any(|t| {
        let token = &doc.tokens[t];
        let lemma = token.lemma.to_lowercase();
        let flies = classes.has("AIRCRAFT", &lemma)
            || lemma == "force" && t > 0 && doc.word(t - 1).eq_ignore_ascii_case("air");
        let does = token.deprel == Deprel::Nsubj
            || token.deprel == Deprel::OblAgent
            || token.deprel == Deprel::Obl
                && (syntax::has_case(doc, t, "from") || syntax::has_case(doc, t, "by"));
        flies
            && does
            && token
                .head
                .is_some_and(|verb| classes.has("AIR_ATTACK", &doc.tokens[verb].lemma.to_lowercase()))
    })
}
