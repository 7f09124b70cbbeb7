//! Numbers that a clause sets for those whom a noun names: "the number of dead stands at 29", "officials put the injured at
//! nine", "this brings to 23 the number of doctors kidnapped", "the attackers, numbering a dozen".

use std::collections::HashSet;

use language::{Deprel, Document, Number, Span, TokenId, Upos};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::events::{self, Event};
use crate::figures;
use crate::np;
use crate::people::{People, Who};
use crate::predicates::{Classes, Frame, Pos, Predicates, Sense};
use crate::reading::{Group, Kind};
use crate::syntax;
use crate::tolls;

/// Adds the figures told so. A figure without a number that the same noun gave by itself gives way to them.
pub fn find(
    doc: &Document,
    people: &People,
    predicates: &Predicates,
    events: &[Event<'_>],
    drafts: &mut Vec<Draft>,
) {
    let classes = predicates.classes();
    let mut found: Vec<Draft> = Vec::new();
    for token in 0..doc.tokens.len() {
        let Some((set, numbers)) = of_number_noun(doc, classes, token)
            .or_else(|| numbering(doc, token))
            .or_else(|| put_at(doc, classes, token))
        else {
            continue;
        };
        for (head, interval, quantity) in numbers {
            let who = people.who(doc, set.whom).unwrap_or_default();
            let of = doc.span_of(head..head + 1).cover(quantity);
            let counted =
                Counted { head, interval, quantity: Some(quantity), of, who: Who { is_person: true, ..who } };
            found.extend(told(doc, predicates, events, &set, counted));
        }
    }
    let taken: HashSet<Span> = drafts.iter().filter_map(|d| d.counted.as_ref()?.quantity).collect();
    found
        .retain(|d| d.counted.as_ref().and_then(|c| c.quantity).is_some_and(|words| !taken.contains(&words)));
    let whom: HashSet<TokenId> = found.iter().flat_map(|d| d.agent.into_iter().chain([d.trigger])).collect();
    let drop: Vec<bool> = drafts
        .iter()
        .map(|d| d.counted.as_ref().is_some_and(|c| c.quantity.is_none() && whom.contains(&c.head)))
        .collect();
    figures::remove(drafts, &drop);
    for draft in &mut found {
        draft.agent = None;
    }
    drafts.extend(found);
}

/// Those whose number a clause sets.
struct Set {
    /// The noun that names them.
    whom: TokenId,
    /// The word that the figure is told by.
    trigger: TokenId,
}

/// Until [`find`] is done the draft's agent keeps the noun that its number is set for.
fn told(
    doc: &Document,
    predicates: &Predicates,
    events: &[Event<'_>],
    set: &Set,
    counted: Counted,
) -> Option<Draft> {
    let counts = |e: &&Event<'_>| e.sense.frame != Frame::Act && e.sense.kind.is_count();
    let event =
        events::in_sentence(doc, events, doc.tokens[set.trigger].sentence).iter().filter(counts).find(|e| {
            e.trigger == set.whom || e.affected.contains(&set.whom) || e.affected.contains(&set.trigger)
        });
    let whose = counted.who.group;
    // "the number of homicides": an event noun with nobody behind it.
    let named = || {
        let lemma = &doc.tokens[set.whom].lemma;
        let counts = |s: &&Sense| s.kind.is_count() && matches!(s.frame, Frame::Of | Frame::Itself);
        // "The number of wounded": taggers take the noun for a participle, whose lemma is the verb's.
        let word = doc.word(set.whom).to_lowercase();
        [lemma, &word]
            .into_iter()
            .find_map(|noun| predicates.senses(noun, Pos::Noun).iter().find(counts).map(|sense| sense.kind))
            .or_else(|| of_state(doc, predicates, set.whom))
    };
    let mut draft = match event.map_or_else(named, |event| Some(event.sense.kind)) {
        Some(kind) => {
            let mut draft = event.map_or_else(
                || Draft::new(kind, set.trigger, set_span(doc, set)),
                |event| figures::draft(doc, event, counted.clone()),
            );
            draft.group = Some(figures::group(kind, &counted));
            draft.counted = Some(counted);
            draft
        }
        None if whose == Some(Group::Militants) => {
            let mut draft = Draft::new(Kind::Present, set.trigger, set_span(doc, set));
            draft.group = whose;
            draft.counted = Some(counted);
            draft
        }
        None => return None,
    };
    draft.trigger = set.trigger;
    draft.evidence =
        clause::evidence(doc, set.trigger, &draft.counted.iter().map(|c| c.of).collect::<Vec<_>>());
    draft.agent = Some(set.whom);
    Some(draft)
}

/// "The number of missing", "of missing people": the state that those counted are in.
fn of_state(doc: &Document, predicates: &Predicates, whom: TokenId) -> Option<Kind> {
    let kind = |t: TokenId| {
        let word = doc.word(t).to_lowercase();
        let state = predicates.classes().has("HURT_WORD", &word);
        let counts = |s: &&Sense| s.kind.is_count() && s.frame == Frame::Subject;
        predicates.senses(&word, Pos::Adjective).iter().find(counts).filter(|_| state).map(|sense| sense.kind)
    };
    [whom].into_iter().chain(doc.children_by(whom, &[Deprel::Amod])).find_map(kind)
}

fn set_span(doc: &Document, set: &Set) -> Span {
    clause::evidence(doc, set.trigger, &[])
}

type Numbers = Vec<(TokenId, language::Interval, Span)>;

/// "The number of dead stands at 29", "brings the number of arrests to 58", "the number of wounded is 40".
fn of_number_noun(doc: &Document, classes: &Classes, noun: TokenId) -> Option<(Set, Numbers)> {
    let token = &doc.tokens[noun];
    if token.upos != Upos::Noun || !classes.has("NUMBER_OF", &token.lemma) || np::is_plural(doc, noun) {
        return None;
    }
    let whom = doc
        .children_by(noun, &[Deprel::Nmod])
        .find(|&t| t > noun && syntax::has_case(doc, t, "of"))
        // "the number killed"
        .or_else(|| {
            let mut participles = doc.children_by(noun, &[Deprel::Acl]);
            participles.find(|&t| t == noun + 1 && classes.has("HURT_WORD", &doc.word(t).to_lowercase()))
        })
        // "the number of confirmed dead": taggers take the participle for a verb.
        .or_else(|| {
            let behind = doc.tokens.get(noun + 1).is_some_and(|t| t.lemma == "of");
            let end = doc.sentences[token.sentence].tokens.end.min(noun + 5);
            (noun + 2..end).find(|&t| behind && classes.has("HURT_WORD", &doc.word(t).to_lowercase()))
        })?;
    let mut numbers = tolls::of_verb(doc, classes, noun);
    if numbers.is_empty() {
        // "the number of wounded is 40"
        let said = token.head.filter(|_| token.deprel.is_subject());
        numbers.extend(said.and_then(|t| counting::number_at(doc, t).map(|n| (t, n.interval, n.span))));
    }
    (!numbers.is_empty()).then_some((Set { whom, trigger: noun }, numbers))
}

/// "The attackers numbered 40", "rebels numbering between 12 and 15".
fn numbering(doc: &Document, verb: TokenId) -> Option<(Set, Numbers)> {
    if doc.tokens[verb].lemma != "number" || doc.tokens[verb].upos != Upos::Verb {
        return None;
    }
    let whom = syntax::subject(doc, verb)?;
    let number = number_behind(doc, verb, verb)?;
    Some((Set { whom, trigger: verb }, vec![number]))
}

/// "Put the injured at nine", "estimated the attackers at 60".
fn put_at(doc: &Document, classes: &Classes, verb: TokenId) -> Option<(Set, Numbers)> {
    let token = &doc.tokens[verb];
    let puts = classes.has("PUT_VERB", &token.lemma) || classes.has("TELL_AS_VERB", &token.lemma);
    if token.upos != Upos::Verb || !puts {
        return None;
    }
    let whom =
        if syntax::is_passive(doc, verb) { syntax::subject(doc, verb) } else { syntax::object(doc, verb) }?;
    if classes.has("NUMBER_OF", &doc.tokens[whom].lemma) || classes.has("TOLL_NOUN", &doc.tokens[whom].lemma)
    {
        return None;
    }
    // "gave the injured as 60"
    let mark = if classes.has("TELL_AS_VERB", &token.lemma) { "as" } else { "at" };
    let at = |t: &TokenId| *t > whom && syntax::has_case(doc, *t, mark);
    let place =
        doc.children_by(verb, &[Deprel::Obl]).chain(doc.children_by(whom, &[Deprel::Nmod])).find(at)?;
    let number = number_behind(doc, place, whom)?;
    Some((Set { whom, trigger: whom }, vec![number]))
}

/// A number that stands alone: at the word itself or among what hangs on it.
fn number_behind(
    doc: &Document,
    word: TokenId,
    after: TokenId,
) -> Option<(TokenId, language::Interval, Span)> {
    let alone = |number: &&Number| {
        let next = number.tokens.end;
        number.tokens.start > after
            && doc.tokens.get(next).is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj))
    };
    [word]
        .into_iter()
        .chain(doc.children_by(
            word,
            &[
                Deprel::Obj,
                Deprel::Obl,
                Deprel::Xcomp,
                Deprel::Nummod,
                Deprel::OblUnmarked,
                Deprel::Advmod,
                Deprel::Dep,
            ],
        ))
        .find_map(|t| counting::number_at(doc, t).filter(alone).map(|n| (t, n.interval, n.span)))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn numbers_set_for_a_noun() {
        claims(
            "\
The _ DT 2 det
number _ NN 5 nsubj
of _ IN 4 case
dead _ JJ 2 nmod
stands stand VBZ 0 root
at _ IN 7 case
19 _ CD 5 obl SpaceAfter=No
. _ . 5 punct

# newpar
Officials official NNS 2 nsubj
put _ VBD 0 root
the _ DT 4 det
injured _ JJ 2 obj
at _ IN 6 case
twelve _ CD 2 obl SpaceAfter=No
. _ . 2 punct

# newpar
This _ DT 2 nsubj
brings bring VBZ 0 root
to _ IN 4 case
31 _ CD 2 obl
the _ DT 6 det
number _ NN 2 obj
of _ IN 8 case
teachers teacher NNS 6 nmod
kidnapped kidnap VBN 6 acl
this _ DT 11 det
year _ NN 9 obl:unmarked SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
attackers attacker NNS 10 nsubj SpaceAfter=No
, _ , 4 punct
numbering number VBG 2 acl
between _ IN 6 case
20 _ CD 4 obl
and _ CC 8 cc
25 _ CD 6 conj SpaceAfter=No
, _ , 2 punct
fled flee VBD 0 root SpaceAfter=No
. _ . 10 punct

# newpar
Police _ NNS 2 nsubj
made make VBD 0 root
14 _ CD 4 nummod
arrests arrest NNS 2 obj SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                killed 19..19 people | asserted | the report | The number of dead stands at 19
                injured 12..12 people | asserted | Officials | Officials put the injured at twelve
                abducted 31..31 hostages | asserted | the report | This brings to 31 the number of teachers kidnapped this year
                escaped 20..25 militants | asserted | the report | attackers, numbering between 20 and 25
                arrested 14..14 militants | asserted | the report | Police made 14 arrests
            "#]],
        );
    }

    #[test]
    fn event_nouns_and_participles_numbered() {
        claims(
            "\
The _ DT 2 det
killings killing NNS 3 nsubj
bring _ VBP 0 root
the _ DT 5 det
number _ NN 3 obj
of _ IN 7 case
homicides homicide NNS 5 nmod
this _ DT 9 det
year _ NN 3 obl:unmarked
to _ IN 11 case
41 _ CD 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
number _ NN 6 nsubj
of _ IN 4 mark
confirmed confirm VBN 6 amod
dead _ JJ 4 xcomp
stands stand VBZ 0 root
at _ IN 8 case
22 _ CD 6 obl SpaceAfter=No
. _ . 6 punct
",
            expect![[r#"
                killed 41..41 people | asserted | the report | The killings bring the number of homicides this year to 41
                killed 22..22 people | asserted | the report | The number of confirmed dead stands at 22
            "#]],
        );
    }
}
