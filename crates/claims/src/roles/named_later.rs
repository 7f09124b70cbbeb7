//! "A gunman killed two. Police named him as Jan Holm": the name that another sentence has for the one who did it, and for the suspect
//! of what nobody is told to have done.

use language::{Document, TokenId, Upos};

use super::Source;
use super::codes::Side;
use super::fillers::{Filler, Harm};
use super::frames::Deed;
use super::identified;
use super::nature::Namer;
use super::participants::Participant;
use crate::np;
use crate::reading::{Ascription, RoleName};

/// A name that the report has for somebody whom it had only described.
struct Naming {
    /// The word that is named: "him", "the gunman".
    of: TokenId,
    /// Head of the name.
    name: TokenId,
}

/// Puts the names in place of the words, where one person alone did it.
pub fn find(source: Source<'_>, namer: Namer<'_>, harms: &[Harm], participants: &mut Vec<Participant>) {
    let doc = source.doc;
    let namings = namings(source, namer);
    if namings.is_empty() {
        return;
    }
    for incident in 0..source.occurrences.len() {
        let mine = |p: &Participant| {
            p.filler().incident == incident && p.filler().role == RoleName::PerpetratorIndividual
        };
        let own: Vec<usize> = (0..participants.len()).filter(|&n| mine(&participants[n])).collect();
        match own.as_slice() {
            [] => {
                let suspect = namings.iter().find(|naming| doc.tokens[naming.of].lemma == "suspect");
                let harmed = harms.iter().find(|harm| harm.incident == incident && harm.specific);
                let first = source.drafts.first().map_or(0, |draft| draft.incident);
                if let (Some(naming), Some(harm)) = (suspect.filter(|_| first == incident), harmed) {
                    let filler = suspected(source, namer, harm, naming);
                    participants.push(Participant::new(doc, filler));
                }
            }
            &[only] => {
                let filler = participants[only].filler().clone();
                let described = doc.tokens[filler.head].upos == Upos::Noun
                    && !np::is_plural(doc, filler.head)
                    && np::name_at(doc, filler.head).is_none();
                let Some(naming) =
                    namings.iter().find(|naming| described && is_meant(source, &filler, naming))
                else {
                    continue;
                };
                let mut named = filler;
                named.head = naming.name;
                named.span = namer.full_name(naming.name);
                named.entity = namer.entities.at(naming.name);
                if doc.tokens[naming.of].lemma == "suspect" {
                    named.confidence = named.confidence.max(Some(Ascription::SuspectedOrAccused));
                }
                participants[only].name_as(doc, named);
            }
            _ => {}
        }
    }
}

/// All of a report, in order of the text.
fn namings(source: Source<'_>, namer: Namer<'_>) -> Vec<Naming> {
    let doc: &Document = source.doc;
    let mut found = Vec::new();
    for of in 0..doc.tokens.len() {
        let token = &doc.tokens[of];
        let names = match token.upos {
            Upos::Pron if matches!(doc.word(of).to_lowercase().as_str(), "he" | "him" | "she" | "her") => {
                identified::of_pronoun(doc, source.classes, of)
            }
            Upos::Noun
                if is_attacker(source, of)
                    && !np::is_plural(doc, of)
                    && np::determination(doc, of) == np::Determination::Definite =>
            {
                identified::names(doc, source.classes, namer.people, of)
            }
            _ => continue,
        };
        if let [name] = names[..] {
            found.push(Naming { of, name });
        }
    }
    found
}

fn is_attacker(source: Source<'_>, noun: TokenId) -> bool {
    source.classes.has("WHO_ATTACKED", &source.doc.tokens[noun].lemma.to_lowercase())
}

/// Whether a word that is named means the one who did it: it takes that one up, or both are nouns for whoever attacked.
fn is_meant(source: Source<'_>, filler: &Filler, naming: &Naming) -> bool {
    let taken_up = source.entities.antecedent(naming.of);
    let same = taken_up == Some(filler.head)
        || taken_up.is_some_and(|t| is_attacker(source, t) && is_attacker(source, filler.head));
    // "The suspect" of whom "a man of 30" did it.
    let noun = source.doc.tokens[naming.of].upos == Upos::Noun;
    same || noun && naming.of != filler.head && filler.head < naming.of
}

fn suspected(source: Source<'_>, namer: Namer<'_>, harm: &Harm, naming: &Naming) -> Filler {
    let name = (naming.name, namer.full_name(naming.name));
    let told = (harm.incident, harm.trigger);
    Filler {
        confidence: Some(Ascription::SuspectedOrAccused),
        side: Some(Side::Others),
        ..Filler::new(source, RoleName::PerpetratorIndividual, name, told, Deed::Blame)
    }
}
