//! Those aboard what is seized: "pirates seized a tanker with 21 crew", "hijacked a bus carrying 40 passengers".

use language::{Deprel, Document, TokenId};

use crate::clause;
use crate::counting;
use crate::draft::Draft;
use crate::events::Event;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{Group, IncidentType, Kind};
use crate::syntax;

/// The hostages whom a seizure makes: those counted behind "with" or "carrying" at the thing that was seized. Where they
/// are told as people aboard alone, they are hostages now.
pub fn find(doc: &Document, people: &People, classes: &Classes, events: &[Event<'_>], told: &mut Vec<Draft>) {
    for event in events {
        let seizes = classes.has("SEIZE_VERB", &doc.tokens[event.trigger].lemma);
        if !seizes || event.sense.kind != Kind::Attack {
            continue;
        }
        let object = if syntax::is_passive(doc, event.trigger) {
            syntax::subject(doc, event.trigger)
        } else {
            syntax::object(doc, event.trigger)
        };
        let Some(thing) = object.filter(|&t| is_vehicle(doc, classes, t)) else { continue };
        let aboard: Vec<TokenId> = doc
            .children_by(thing, &[Deprel::Nmod, Deprel::Acl])
            .chain(doc.children_by(event.trigger, &[Deprel::Obl]))
            .filter(|&t| t > thing)
            .filter_map(|t| carried(doc, t))
            .collect();
        for head in aboard {
            let Some(counted) = counting::count(doc, people, head, false).filter(|c| c.quantity.is_some())
            else {
                continue;
            };
            let same = |d: &&mut Draft| d.counted.as_ref().and_then(|c| c.quantity) == counted.quantity;
            if let Some(known) = told.iter_mut().find(same) {
                if known.kind == Kind::Present {
                    known.kind = Kind::Abducted;
                    known.group = Some(Group::Hostages);
                }
                continue;
            }
            let evidence = clause::evidence(doc, event.trigger, &[counted.of]);
            let mut draft = Draft::new(Kind::Abducted, event.trigger, evidence);
            draft.group = Some(Group::Hostages);
            draft.agent = event.agent;
            draft.suggests = Some(IncidentType::Hijacking);
            draft.counted = Some(counted);
            told.push(draft);
        }
    }
}

fn is_vehicle(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let lemma = doc.tokens[noun].lemma.to_lowercase();
    classes.has("VEHICLE", &lemma) || classes.has("CAR", &lemma)
}

/// Those whom "with 21 crew" and "carrying 40 people" name.
fn carried(doc: &Document, word: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[word];
    if token.deprel == Deprel::Acl {
        let carries = matches!(token.lemma.as_str(), "carry" | "transport" | "take");
        return syntax::object(doc, word)
            .filter(|_| carries && doc.word(word).to_lowercase().ends_with("ing"));
    }
    syntax::has_case(doc, word, "with").then_some(word)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn the_crew_of_a_seized_ship() {
        claims(
            "\
Pirates pirate NNS 2 nsubj
seized seize VBD 0 root
a _ DT 4 det
tanker _ NN 2 obj
with _ IN 7 case
12 _ CD 7 nummod
crew _ NN 4 nmod SpaceAfter=No
. _ . 2 punct

# newpar
Gunmen gunman NNS 2 nsubj
hijacked hijack VBD 0 root
a _ DT 4 det
bus _ NN 2 obj
carrying carry VBG 4 acl
30 _ CD 7 nummod
miners miner NNS 5 obj SpaceAfter=No
. _ . 2 punct

# newpar
Police _ NNS 2 nsubj
seized seize VBD 0 root
a _ DT 4 det
truck _ NN 2 obj
with _ IN 7 case
12 _ CD 7 nummod
sheep _ NNS 4 nmod SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                abducted 12..12 hostages | asserted | the report | Pirates seized a tanker with 12 crew
                attack | asserted | the report | Pirates seized a tanker with 12 crew
                attack | asserted | the report | Gunmen hijacked a bus carrying 30 miners
                abducted 30..30 hostages | asserted | the report | bus carrying 30 miners
                attack | asserted | the report | Police seized a truck with 12 sheep
            "#]],
        );
    }
}
