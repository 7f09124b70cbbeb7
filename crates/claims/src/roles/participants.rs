//! Mentions of one participant are put together: the same entity, the same words, or the same noun taken up again.

use language::{Document, TokenId, Upos};

use super::fillers::Filler;
use super::frames::Deed;
use crate::entities::Entities;
use crate::np;
use crate::predicates::Classes;
use crate::reading::{Effect, RoleName};

/// One who, or what, plays a part, with where the report says so.
#[derive(Clone, Debug)]
pub struct Participant {
    /// The mention that is given.
    filler: Filler,
    /// All mentions.
    mentions: Vec<Mention>,
}

#[derive(Clone, Debug)]
struct Mention {
    head: TokenId,
    lemma: String,
    words: Vec<String>,
}

impl Participant {
    /// One who is mentioned once.
    pub fn new(doc: &Document, filler: Filler) -> Self {
        let mentions = vec![mention(doc, &filler)];
        Self { filler, mentions }
    }

    /// Gives another mention: the name that the report has elsewhere.
    pub fn name_as(&mut self, doc: &Document, filler: Filler) {
        self.mentions.push(mention(doc, &filler));
        self.filler = filler;
    }

    /// The mention that is given.
    pub fn filler(&self) -> &Filler {
        &self.filler
    }
}

/// Puts the fillers together, in order of their first mention.
pub fn find(doc: &Document, entities: &Entities, classes: &Classes, fillers: &[Filler]) -> Vec<Participant> {
    let mut all: Vec<Participant> = Vec::new();
    // What only a noun such as "the attackers" names comes last, so that it joins those who are told otherwise.
    // To whom it was done is told: "the killers of Jan Holm".
    let (bare, told): (Vec<_>, Vec<_>) =
        fillers.iter().partition(|f| f.deed == Deed::Itself && f.role != RoleName::Victim);
    for filler in told.into_iter().chain(bare) {
        let mention = mention(doc, filler);
        let same = |p: &&mut Participant| is_same(doc, entities, classes, p, filler, &mention);
        if let Some(known) = all.iter_mut().find(same) {
            // "the bomb" after "a car bomb", or before it.
            if filler.role == RoleName::Instrument && kind(doc, filler) > kind(doc, &known.filler) {
                (known.filler.head, known.filler.span) = (filler.head, filler.span);
            }
            known.mentions.push(mention);
            known.filler.confidence = known.filler.confidence.min(filler.confidence);
            known.filler.effect = worse(known.filler.effect, filler.effect);
            // Threatened first and murdered then: what was done to somebody counts, and to others than fighters.
            if filler.upon && !known.filler.upon {
                (known.filler.upon, known.filler.deed) = (true, filler.deed);
            }
            known.filler.military &= filler.military;
            continue;
        }
        let known = |p: &Participant| p.filler.role == filler.role && p.filler.incident == filler.incident;
        if filler.deed == Deed::Itself && filler.role != RoleName::Victim && all.iter().any(known) {
            continue;
        }
        all.push(Participant::new(doc, filler.clone()));
    }
    // "the men" beside others who did it: they are among them, in other words.
    let takes_up = |p: &Participant| {
        p.filler.role == RoleName::PerpetratorIndividual
            && np::name_at(doc, p.filler.head).is_none()
            && np::determination(doc, p.filler.head) == np::Determination::Definite
            && !classes.has("FIGHTER", &doc.tokens[p.filler.head].lemma.to_lowercase())
    };
    let told_of: Vec<usize> = all
        .iter()
        .filter(|p| p.filler.role == RoleName::PerpetratorIndividual && !takes_up(p))
        .map(|p| p.filler.incident)
        .collect();
    all.retain(|p| !takes_up(p) || !told_of.contains(&p.filler.incident));
    all
}

/// What counts of two effects: who was hurt and died is dead, what was damaged and burned down is destroyed.
fn worse(one: Option<Effect>, other: Option<Effect>) -> Option<Effect> {
    match (one, other) {
        (Some(Effect::Damaged), Some(Effect::Destroyed))
        | (Some(Effect::Destroyed), Some(Effect::Damaged)) => Some(Effect::Destroyed),
        (one, other) => one.min(other),
    }
}

/// Words that name the kind of thing: two of "a powerful car bomb".
fn kind(doc: &Document, filler: &Filler) -> usize {
    doc.tokens_in(np::name(doc, filler.head)).len()
}

fn mention(doc: &Document, filler: &Filler) -> Mention {
    let words = doc
        .tokens_in(filler.span)
        .filter(|&t| doc.tokens[t].upos != Upos::Punct)
        .map(|t| doc.word(t).to_lowercase())
        .collect();
    Mention { head: filler.head, lemma: doc.tokens[filler.head].lemma.to_lowercase(), words }
}

fn is_same(
    doc: &Document,
    entities: &Entities,
    classes: &Classes,
    participant: &Participant,
    filler: &Filler,
    mention: &Mention,
) -> bool {
    let known = &participant.filler;
    if known.role != filler.role || known.incident != filler.incident {
        return false;
    }
    if filler.entity.is_some() && filler.entity == known.entity {
        return true;
    }
    participant.mentions.iter().any(|earlier| {
        let linked = |a: TokenId, b: TokenId| a == b || entities.antecedent(a) == Some(b);
        linked(mention.head, earlier.head)
            || linked(earlier.head, mention.head)
            || earlier.words == mention.words
            || takes_up(doc, filler.role, earlier, mention)
            || filler.role == RoleName::Target && is_kind_of(doc, classes, earlier, mention)
    })
}

/// "attacked a church, burning the building", "the vehicle" after "a bus": the kind of thing that was told of before.
fn is_kind_of(doc: &Document, classes: &Classes, earlier: &Mention, later: &Mention) -> bool {
    let moves = |lemma: &str| classes.has("CAR", lemma) || classes.has("VEHICLE", lemma);
    np::determination(doc, later.head) == np::Determination::Definite
        && later.words.len() == 1
        && later.head > earlier.head
        && np::is_plural(doc, earlier.head) == np::is_plural(doc, later.head)
        && (classes.has("KIND_OF_BUILDING", &later.lemma) && !moves(&earlier.lemma)
            || later.lemma == "vehicle" && moves(&earlier.lemma))
}

/// "the rebels" after "a group of FMLN rebels", "the bomb" after "a powerful bomb": the same noun with no word that
/// the other lacks.
fn takes_up(doc: &Document, role: RoleName, earlier: &Mention, later: &Mention) -> bool {
    if earlier.lemma != later.lemma {
        return false;
    }
    let within = |a: &Mention, b: &Mention| a.words.iter().all(|word| b.words.contains(word));
    let same_number = np::is_plural(doc, earlier.head) == np::is_plural(doc, later.head);
    match role {
        RoleName::Instrument => true,
        RoleName::Victim | RoleName::PerpetratorOrganisation => {
            within(later, earlier) || within(earlier, later)
        }
        RoleName::Target | RoleName::PerpetratorIndividual => {
            same_number
                && (within(later, earlier)
                    || within(earlier, later)
                    || np::determination(doc, later.head) == np::Determination::Definite
                        && later.words.len() <= 2)
        }
    }
}
