//! What a place of a report's sentences is to the event: its scene, or where people live and are cared for.

use language::{Deprel, Document, NameKind, Place, PlacePrecision, TokenId, Upos};

use crate::draft::Draft;
use crate::predicates::Classes;

/// Steps up the tree in search of the word on which a place or an event hangs.
const STEPS: usize = 12;

/// "An Aldgrove man", "Ann Hale, 40, of Aldgrove", "two men from Aldgrove"; for a country, "Aldian troops" too: where
/// people come from, which is not where it happened.
pub fn is_home(doc: &Document, classes: &Classes, place: &Place) -> bool {
    let lives = |t: TokenId| {
        let lemma = doc.tokens[t].lemma.to_lowercase();
        classes.has("RESIDENT_NOUN", &lemma)
            || lemma.ends_with("year-old")
            || doc.tokens[t].upos == Upos::Num
            || is_person(doc, t)
    };
    let first = place.tokens.start;
    let Some(sentence) = doc.tokens.get(first).map(|token| &doc.sentences[token.sentence]) else {
        return false;
    };
    let back = |steps: usize| first.checked_sub(steps).filter(|&t| t >= sentence.tokens.start);
    match back(1).map(|t| doc.tokens[t].lemma.as_str()) {
        Some("of" | "from") => {
            let before = back(2).filter(|&t| doc.word(t) != ",").or_else(|| back(3));
            before.is_some_and(lives)
        }
        _ => {
            let end = place.tokens.end;
            let behind = doc.tokens.get(end).filter(|_| end < sentence.tokens.end);
            let noun = |t: TokenId| doc.tokens[t].upos == Upos::Noun && lives(t);
            behind.is_some_and(|token| {
                let describes = doc.tokens[end - 1].deprel == Deprel::Compound;
                noun(end)
                    || place.precision == PlacePrecision::Country && describes && token.upos == Upos::Noun
            })
        }
    }
}

/// "Aldgrove police", "the Fern County sheriff": who answers for a place, and may be told of wherever they are.
pub fn is_of_office(doc: &Document, classes: &Classes, place: &Place) -> bool {
    let end = place.tokens.end;
    let sentence = |t: TokenId| doc.tokens.get(t).map(|token| token.sentence);
    sentence(end).is_some()
        && sentence(end) == sentence(place.tokens.start)
        && classes.has("OFFICE_NOUN", &doc.tokens[end].lemma.to_lowercase())
}

/// "Aldgrove, Ohio": whether a place stands behind another and its comma.
pub fn follows(doc: &Document, town: &Place, place: &Place) -> bool {
    let end = town.tokens.end;
    place.tokens.start == end + 1 && doc.tokens.get(end).is_some_and(|_| doc.word(end) == ",")
}

/// "Flown to a hospital in Aldgrove", "died at Aldgrove hospital", "was taken to Aldgrove": where those who were hurt came to.
pub fn is_of_care(doc: &Document, classes: &Classes, place: &Place, events: &[&Draft]) -> bool {
    let first = place.tokens.start;
    let has = |class: &str, t: TokenId| classes.has(class, &doc.tokens[t].lemma.to_lowercase());
    let goal = |t: TokenId| doc.children_by(t, &[Deprel::Case]).any(|case| doc.tokens[case].lemma == "to");
    let mut cared = place.tokens.clone().any(|t| has("CARE_PLACE", t));
    let mut led = goal(place.tokens.end - 1);
    for t in doc.ancestors(first).take(STEPS).filter(|t| !place.tokens.contains(t)) {
        if doc.tokens[t].upos == Upos::Verb {
            return cared && (led || has("CARE_VERB", t)) || led && has("MOVE_VERB", t);
        }
        if events.iter().any(|event| event.trigger == t) {
            return false;
        }
        cared |= has("CARE_PLACE", t);
        led |= goal(t);
    }
    false
}

/// "Carried out strikes in Aldgrove, killing 11", "killed two and held three in Aldgrove": the event hangs on the verb on
/// which the place hangs.
pub fn holds_event(doc: &Document, classes: &Classes, place: &Place, events: &[&Draft]) -> bool {
    let verb = doc.ancestors(place.tokens.start).take(STEPS).find(|&t| doc.tokens[t].upos == Upos::Verb);
    let Some(verb) = verb.filter(|&t| !classes.has("SPEECH_VERB", &doc.tokens[t].lemma)) else {
        return false;
    };
    // "Wounded in fighting near Aldgrove", "held three in Aldgrove" behind "killed two".
    let joined = |verb: TokenId| match doc.tokens[verb].deprel {
        Deprel::Conj => doc.tokens[verb].head,
        Deprel::Advcl | Deprel::AdvclRelcl if is_at_once(doc, verb) => doc.tokens[verb].head,
        _ => None,
    };
    let leads = |event: &&Draft| {
        let mut at = event.trigger;
        for _ in 0..STEPS {
            if at == verb || joined(verb) == Some(at) {
                return true;
            }
            let marked = doc.children_by(at, &[Deprel::Mark]).next().is_some();
            let goes_on = match doc.tokens[at].deprel {
                Deprel::Advcl | Deprel::AdvclRelcl => !marked,
                Deprel::Acl | Deprel::AclRelcl | Deprel::Xcomp | Deprel::Nmod => true,
                Deprel::Obj | Deprel::Obl | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Conj => true,
                _ => false,
            };
            match doc.tokens[at].head.filter(|_| goes_on) {
                Some(head) => at = head,
                None => return false,
            }
        }
        false
    };
    events.iter().any(leads)
}

/// "Carried out a strike on a hideout in Aldgrove. Four bodies were found": a sentence that makes no claim may still tell
/// where it was.
pub fn tells_event(doc: &Document, classes: &Classes, place: &Place) -> bool {
    let is_event = |t: TokenId| {
        doc.tokens[t].upos == Upos::Noun && classes.has("EVENT_NOUN", &doc.tokens[t].lemma.to_lowercase())
    };
    for t in doc.ancestors(place.tokens.start).take(STEPS) {
        if is_event(t) {
            return true;
        }
        if doc.tokens[t].upos == Upos::Verb {
            let mut parts = doc.children_by(t, &[Deprel::Obj, Deprel::NsubjPass]);
            return parts.any(is_event);
        }
    }
    false
}

/// "While fishing", "in fighting", "when he drove": a clause of the same time.
fn is_at_once(doc: &Document, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Mark, Deprel::Case])
        .all(|t| matches!(doc.tokens[t].lemma.as_str(), "in" | "while" | "when" | "as" | "during"))
}

fn is_person(doc: &Document, t: TokenId) -> bool {
    let at = doc.names.partition_point(|name| name.tokens.end <= t);
    doc.names.get(at).is_some_and(|name| name.kind == NameKind::Person && name.tokens.contains(&t))
}
