//! What kind of incident: the type that the words of its sentences tell.

use std::collections::{HashMap, HashSet};

use language::knowledge::Error;
use language::{Deprel, Document, Knowledge, TokenId, Upos};

use crate::accused;
use crate::draft::Draft;
use crate::habits::is_practised;
use crate::predicates::Classes;
use crate::reading::{Group, IncidentType, Kind, Reality};
use crate::syntax;

use super::{arrests, mishap, self_harm};

/// How many votes for "attack" one vote for a closer type outweighs.
const GENERAL: u32 = 3;
/// The vote of a vehicle that crashes.
const CRASH: u32 = 5;

/// Words that tell the type of an incident (`data/incident_types.tsv`).
#[derive(Debug)]
pub struct TypeWords {
    by_lemma: HashMap<String, (IncidentType, u32)>,
    /// Words for what is fired from the ground.
    shells: HashSet<String>,
}

impl TypeWords {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut by_lemma = HashMap::new();
        let mut shells = HashSet::new();
        for row in knowledge.rows("incident_types.tsv") {
            let kind = IncidentType::from_name(row.field(0))
                .ok_or_else(|| row.error(format!("no incident type is called {:?}", row.field(0))))?;
            let weight = row.field(1).parse().map_err(|_| row.error("the weight is a whole number"))?;
            for lemma in row.list(2) {
                if row.field(3) == "ground" {
                    shells.insert(lemma.to_owned());
                }
                by_lemma.insert(lemma.to_owned(), (kind, weight));
            }
        }
        Ok(Self { by_lemma, shells })
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
    /// By artillery, mortars or rockets, and nothing that flies.
    pub shelled: bool,
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
    if is_only_meant(drafts, index) || self_harm::is_self_harm(doc, drafts, index) {
        return TypeTold { kind: IncidentType::Other, words: Vec::new(), shelled: false };
    }
    let is_arrest = arrests::is_arrest(doc, classes, drafts, index);
    let earlier = arrests::of_earlier_deeds(doc, classes, drafts, index);
    let mut voters: Vec<(IncidentType, TokenId)> = Vec::new();
    let (mut on_ground, mut in_air) = (false, false);
    let triggers: HashSet<TokenId> =
        drafts.iter().filter(|d| d.incident == index && d.kind == Kind::Attack).map(|d| d.trigger).collect();
    let harmed: HashSet<TokenId> = drafts
        .iter()
        .filter(|d| d.incident == index && matches!(d.kind, Kind::Killed | Kind::Injured))
        .filter_map(|d| d.counted.as_ref().map(|counted| counted.head))
        .collect();
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
    // "Beat two men suspected of kidnapping": what those who were harmed are accused of is not what happened.
    let is_victims_own =
        |t: TokenId| accused::of_deed(doc, classes, t).is_some_and(|accused| harmed.contains(&accused));
    for draft in drafts.iter().filter(|d| d.incident == index && d.reality != Reality::Unreal) {
        let sentence = doc.tokens[draft.trigger].sentence;
        if earlier.contains(&sentence) {
            continue;
        }
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
        // "Fired mortar rounds at the airport" is no shooting.
        let suggests = match draft.suggests {
            Some(IncidentType::Shooting) if fires_ordnance(doc, types, draft.trigger) => {
                Some(IncidentType::Airstrike)
            }
            suggests => suggests,
        };
        if let Some(kind) = suggests.filter(|_| !is_victims_own(draft.trigger)).map(of_air) {
            // Whoever hijacks also shoots: the seizure names the whole.
            let rams = kind == IncidentType::Attack
                && classes.has("RAM_VERB", &doc.tokens[draft.trigger].lemma.to_lowercase())
                // "Rammed a car full of explosives into the gate" is a bombing.
                && !doc.sentences[sentence].tokens.clone().any(|t| {
                    types.of_word(&doc.tokens[t].lemma.to_lowercase()) == Some(IncidentType::Bombing)
                });
            let strength = match kind {
                IncidentType::Hijacking => 8,
                // So it is with whoever drives into a crowd, and general words count a third.
                _ if rams => 8 * GENERAL,
                _ => 2,
            };
            is_hijacked |= kind == IncidentType::Hijacking;
            told_by_deed.push(kind);
            voters.push((kind, draft.trigger));
            *votes.entry(kind).or_default() += strength * weight;
        }
        if seen == Some(sentence) {
            continue;
        }
        seen = Some(sentence);
        in_air |= from_air;
        if from_air && kills_from_air(doc, classes, sentence) {
            *votes.entry(IncidentType::Airstrike).or_default() += CRASH * weight;
        }
        if mishap::is_crash(doc, classes, sentence) {
            *votes.entry(IncidentType::Accident).or_default() += CRASH * weight;
        }
        for t in doc.sentences[sentence].tokens.clone() {
            let lemma = doc.tokens[t].lemma.to_lowercase();
            // "Air strike", "gun battle".
            let two = t.checked_sub(1).filter(|&before| doc.tokens[before].sentence == sentence);
            let two = two.map(|before| format!("{} {lemma}", doc.word(before).to_lowercase()));
            // "Was fired on" is no fire.
            let verb = (doc.tokens[t].upos == Upos::Verb).then(|| format!("to {lemma}"));
            let word = [verb, two, Some(lemma.clone())]
                .into_iter()
                .flatten()
                .find(|w| types.by_lemma.contains_key(w));
            let told = word.as_ref().and_then(|word| types.by_lemma.get(word));
            // "Exchanged fire", "gas was sprayed": somebody did it. "Shot dead three kidnappers" tells of no kidnapping.
            let told = told.filter(|&&(kind, _)| match kind {
                IncidentType::Accident => !mishap::is_discharged(doc, classes, t, &triggers),
                IncidentType::Kidnapping => !harmed.contains(&t) || lemma == "hostage" || lemma == "captive",
                _ => true,
            });
            // "A leader active in conducting kidnappings": no word of what happened.
            let told =
                told.filter(|&&(kind, _)| kind != IncidentType::Shooting || !fires_ordnance(doc, types, t));
            let told =
                told.filter(|_| !is_practised(doc, classes, t) && !calls_sufferer(t) && !is_victims_own(t));
            // "A gold mine", "the mine's workers": where ore is dug, nothing blew up.
            let before = t.checked_sub(1).map(|before| doc.tokens[before].lemma.to_lowercase());
            let next = Some(t + 1).filter(|&next| next < doc.tokens.len());
            let is_empty = lemma == "shell"
                && next.is_some_and(|next| classes.has("NOT_FIRED", &doc.tokens[next].lemma.to_lowercase()));
            let dug = lemma == "mine" && before.is_some_and(|word| classes.has("MINERAL", &word));
            if let Some(&(kind, words)) = told.filter(|_| !dug && !is_empty) {
                if kind == IncidentType::Airstrike {
                    let ground = word.as_ref().is_some_and(|word| types.shells.contains(word));
                    on_ground |= ground;
                    in_air |= !ground;
                }
                voters.push((of_air(kind), t));
                *votes.entry(of_air(kind)).or_default() += words * weight;
            }
        }
    }
    if is_arrest {
        let raided = |&&(kind, _): &&(IncidentType, TokenId)| kind == IncidentType::Raid;
        let kind = arrests::type_of(drafts, index, voters.iter().any(|voter| raided(&voter)));
        let words = voters.iter().filter(raided).map(|&(_, t)| t).collect();
        return TypeTold { kind, words, shelled: false };
    }
    // Gas, a boiler, fireworks: what explodes by itself, where nobody is told to have made it.
    if votes.contains_key(&IncidentType::Bombing) && mishap::explodes_by_itself(doc, classes, drafts, index) {
        let told = votes.remove(&IncidentType::Bombing).unwrap_or(0);
        *votes.entry(IncidentType::Accident).or_default() += told;
        told_by_deed.push(IncidentType::Accident);
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
    let shelled = kind == IncidentType::Airstrike && on_ground && !in_air;
    let is_voter = |told: IncidentType| {
        told == kind || is_hijacked && kind == IncidentType::Hijacking && told == IncidentType::Kidnapping
    };
    let mut words: Vec<TokenId> =
        voters.into_iter().filter(|&(told, _)| is_voter(told)).map(|(_, t)| t).collect();
    words.sort_unstable();
    words.dedup();
    // The list of types has one for what flies, none for guns.
    let kind = if shelled { IncidentType::Attack } else { kind };
    TypeTold { kind, words, shelled }
}

/// "Fired rockets", "fired with mortars": what is fired is no bullet.
fn fires_ordnance(doc: &Document, types: &TypeWords, verb: TokenId) -> bool {
    doc.tokens[verb].lemma == "fire"
        && doc.tokens[verb].upos == Upos::Verb
        && doc.children_by(verb, &[Deprel::Obj, Deprel::Obl, Deprel::NsubjPass]).any(|t| {
            let is = |t: TokenId| {
                let lemma = doc.tokens[t].lemma.to_lowercase();
                types.of_word(&lemma) == Some(IncidentType::Airstrike)
            };
            is(t) || doc.children_by(t, &[Deprel::Compound, Deprel::Nmod]).any(is)
        })
}

/// Whether an incident is only threatened, demanded or warned of: nothing of it has happened.
pub fn is_only_meant(drafts: &[Draft], index: usize) -> bool {
    let mine = || drafts.iter().filter(|draft| draft.incident == index);
    let says = |draft: &Draft| {
        matches!(draft.kind, Kind::Threat | Kind::Demand | Kind::Offer | Kind::Condemnation | Kind::Denial)
    };
    mine().any(|draft| draft.kind == Kind::Threat)
        && mine().all(|draft| says(draft) || draft.reality != Reality::Actual)
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

/// "Helicopters killed 20 fighters": what flies, and did not crash.
fn kills_from_air(doc: &Document, classes: &Classes, sentence: usize) -> bool {
    doc.sentences[sentence].tokens.clone().any(|t| {
        doc.tokens[t].upos == Upos::Verb
            && classes.has("AIR_KILL", &doc.tokens[t].lemma.to_lowercase())
            && syntax::agent(doc, t)
                .is_some_and(|agent| classes.has("AIRCRAFT", &doc.tokens[agent].lemma.to_lowercase()))
    })
}
