//! What a place of a report's sentences is to the event: its scene, or where people live and are cared for.

use language::{Deprel, Document, NameKind, Place, PlacePrecision, TokenId, Upos};

use crate::draft::Draft;
use crate::predicates::Classes;
use crate::reading::Kind;
use crate::syntax;

/// Words of a region between two commas, at most.
const REGION: usize = 4;
/// Words from a verb of saying to the place where it was said, at most.
const FOLLOWS: usize = 4;
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
            let end = past_region(doc, place.tokens.end, sentence.tokens.end);
            let behind = doc.tokens.get(end).filter(|_| end < sentence.tokens.end);
            let put = back(1).is_some_and(|t| classes.has("LOCATIVE", &doc.tokens[t].lemma));
            behind.is_some_and(|token| {
                let describes = doc.tokens[place.tokens.end - 1].deprel == Deprel::Compound;
                let country = place.precision == PlacePrecision::Country && !place.unlisted;
                let noun = token.upos == Upos::Noun;
                noun && lives(end) && (describes || !put) || country && describes && noun
            })
        }
    }
}

/// Behind ", Ohio," where a region stands between two commas.
fn past_region(doc: &Document, end: TokenId, last: TokenId) -> TokenId {
    let is_comma = |t: TokenId| t < last && doc.word(t) == ",";
    if !is_comma(end) {
        return end;
    }
    let closing = (end + 2..last.min(end + 2 + REGION)).find(|&t| is_comma(t));
    let named = |&t: &TokenId| (end + 1..t).all(|t| doc.word(t).starts_with(char::is_uppercase));
    closing.filter(named).map_or(end, |t| t + 1)
}

/// "The governor said from Aldgrove", "a rights group based in Aldgrove said": where whoever speaks is, unless it is the
/// place of what they speak of ("a witness to the attack in Aldgrove said").
pub fn is_of_speaker(doc: &Document, classes: &Classes, place: &Place, events: &[&Draft]) -> bool {
    let is_event = |t: TokenId| {
        classes.has("EVENT_NOUN", &doc.tokens[t].lemma) || classes.has("DEED_NOUN", &doc.tokens[t].lemma)
    };
    let speech = |t: TokenId| speaks(doc, classes, t);
    let from = place.tokens.start.checked_sub(1).is_some_and(|t| doc.tokens[t].lemma == "from");
    let mut at = place.tokens.start;
    for head in doc.ancestors(at).take(STEPS) {
        if speech(head) {
            // Trees hang on the verb of saying whatever the sentence ends with.
            let here = from || stands_behind(doc, head, place);
            return doc.tokens[at].deprel == Deprel::Nsubj || here && doc.tokens[at].deprel == Deprel::Obl;
        }
        if is_event(head) || events.iter().any(|event| event.trigger == head) {
            return false;
        }
        at = head;
    }
    false
}

/// A verb of saying, denying, condemning.
fn speaks(doc: &Document, classes: &Classes, t: TokenId) -> bool {
    let token = &doc.tokens[t];
    token.upos == Upos::Verb
        && ["SPEECH_VERB", "STANCE_VERB"].iter().any(|class| classes.has(class, &token.lemma))
}

/// "Told reporters in Aldgrove", "he said in Aldgrove on Monday": a place that follows on the verb of saying and is not followed by what
/// was said.
fn stands_behind(doc: &Document, verb: TokenId, place: &Place) -> bool {
    let near = verb < place.tokens.start && place.tokens.start <= verb + FOLLOWS;
    let between = (verb + 1..place.tokens.start)
        .all(|t| matches!(doc.tokens[t].upos, Upos::Adp | Upos::Det | Upos::Noun | Upos::Adj));
    let behind = doc.tokens.get(place.tokens.end).filter(|token| token.sentence == doc.tokens[verb].sentence);
    let ends =
        behind.is_none_or(|token| matches!(token.upos, Upos::Punct | Upos::Adp | Upos::Sconj | Upos::Cconj));
    near && between && ends
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
            // "Died of his wounds in Aldgrove"
            let of_wounds = doc.tokens[t].lemma == "die"
                && doc.children_by(t, &[Deprel::Obl]).any(|noun| {
                    has("WOUND_NOUN", noun)
                        && ["of", "from"].iter().any(|case| syntax::has_case(doc, noun, case))
                });
            // "Ten more were being treated in Gusau".
            let treated = has("TREAT_VERB", t) && syntax::is_passive(doc, t);
            return of_wounds
                || treated
                || cared && (led || has("CARE_VERB", t))
                || led && has("MOVE_VERB", t);
        }
        if events.iter().any(|event| event.trigger == t) {
            return false;
        }
        cared |= has("CARE_PLACE", t);
        led |= goal(t);
    }
    false
}

/// "Residents fled to Aldgrove", "escaped into the hills on the Aldian side": where people came to who left.
pub fn is_refuge(doc: &Document, place: &Place, events: &[&Draft]) -> bool {
    let to = |t: TokenId| {
        doc.children_by(t, &[Deprel::Case])
            .any(|case| matches!(doc.tokens[case].lemma.as_str(), "to" | "into" | "towards" | "toward"))
    };
    // "Towards Saint-Marc": trees may hang the preposition on the first word of a name.
    let mut led = place.tokens.clone().any(to);
    for t in std::iter::once(place.tokens.end - 1).chain(doc.ancestors(place.tokens.end - 1).take(STEPS)) {
        if events.iter().any(|event| event.trigger == t) {
            let leaves = |kind: Kind| events.iter().any(|event| event.trigger == t && event.kind == kind);
            let away = || {
                doc.children_by(t, &[Deprel::Obl]).any(|goal| {
                    ["into", "to", "across", "over", "towards", "toward"]
                        .iter()
                        .any(|case| syntax::has_case(doc, goal, case))
                })
            };
            return led && leaves(Kind::Displaced) || leaves(Kind::Escaped) && (led || away());
        }
        led |= to(t);
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

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::incident::tests::check_places;

    #[test]
    fn homes_and_hospitals_are_no_scenes() {
        let told = "\
DAYTON Dayton NNP 7 dep
- - : 7 punct
A a DT 5 det
Cleveland Cleveland NNP 5 compound
man man NN 7 nsubj:pass
was be VBD 7 aux:pass
shot shoot VBN 0 root
on on IN 9 case
Monday Monday NNP 7 obl SpaceAfter=No
. . . 7 punct

He he PRP 3 nsubj:pass
was be VBD 3 aux:pass
flown fly VBN 0 root
to to IN 6 case
a a DT 6 det
hospital hospital NN 3 obl
in in IN 8 case
Cincinnati Cincinnati NNP 6 nmod SpaceAfter=No
, , , 12 punct
where where WRB 12 advmod
he he PRP 12 nsubj
died die VBD 6 acl:relcl SpaceAfter=No
. . . 3 punct
";
        check_places(
            &["DAYTON", "Cleveland", "Cincinnati"],
            told,
            expect![[r#"
            main: 2023-03-13..2023-03-13 (day) in Dayton, Ohio, US: 3 claims
        "#]],
        );
    }

    #[test]
    fn a_strike_is_where_its_clause_says() {
        check_places(
            &["RIYADH", "Aden"],
            "\
RIYADH Riyadh NNP 5 dep
- - : 5 punct
The the DT 4 det
coalition coalition NN 5 nsubj
made make VBD 0 root
strikes strike NNS 5 obj
in in IN 8 case
Aden Aden NNP 5 obl
on on IN 10 case
Monday Monday NNP 5 obl SpaceAfter=No
, , , 12 punct
killing kill VBG 5 advcl
11 11 CD 14 nummod
rebels rebel NNS 12 obj SpaceAfter=No
. . . 5 punct
",
            expect![[r#"
                main: 2023-03-13..2023-03-13 (day) in Aden, Aden, YE: 1 claims
            "#]],
        );
    }

    #[test]
    fn a_raid_is_where_it_was_made_and_not_where_it_is_told() {
        check_places(
            &["BAGHDAD", "Mosul", "Basra"],
            "\
BAGHDAD Baghdad NNP 5 dep
- - : 5 punct
Coalition coalition NN 4 compound
forces force NNS 5 nsubj
arrested arrest VBD 0 root
three three CD 7 nummod
suspects suspect NNS 5 obj
during during IN 10 case
an an DT 10 det
operation operation NN 5 obl
near near IN 12 case
Mosul Mosul NNP 5 obl
on on IN 14 case
Monday Monday NNP 5 obl SpaceAfter=No
, , , 19 punct
a a DT 17 det
spokesman spokesman NN 20 nsubj
in in IN 19 case
Basra Basra NNP 17 nmod
said say VBD 5 parataxis SpaceAfter=No
. . . 5 punct
",
            expect![[r#"
                main: 2023-03-13..2023-03-13 (day) in Mosul, Nineveh, IQ: 2 claims
            "#]],
        );
    }
}
