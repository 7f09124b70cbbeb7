//! People told to be somewhere: "120 people were in the building", "there were four people on board", "two men approached
//! the car", "the patrol was ambushed by some 40 rebels".

use std::collections::HashSet;

use language::{Deprel, Document, Qualifier, TokenId, Upos};

use crate::among_them;
use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::events::{self, Event};
use crate::partitives;
use crate::people::People;
use crate::predicates::{Classes, Frame};
use crate::reading::{Group, Kind};
use crate::syntax;

/// The figures of people present that no predicate of the table tells. Only counted people: everybody is somewhere.
pub fn find(
    doc: &Document,
    people: &People,
    classes: &Classes,
    events: &[Event<'_>],
    told: &[Draft],
) -> Vec<Draft> {
    let violence = events.iter().any(|e| e.sense.attack || e.sense.kind == Kind::Abducted);
    let mut found: Vec<Draft> =
        (0..doc.tokens.len()).filter_map(|token| located(doc, people, classes, violence, token)).collect();
    // "There were four on board": told once.
    let said: HashSet<_> = told
        .iter()
        .filter(|d| d.kind == Kind::Present)
        .filter_map(|d| d.counted.as_ref().and_then(|c| c.quantity))
        .collect();
    found.retain(|d| d.counted.as_ref().and_then(|c| c.quantity).is_none_or(|words| !said.contains(&words)));
    // "was among the dead" tells of no place.
    found.retain(|d| events.binary_search_by_key(&d.trigger, |e| e.trigger).is_err());
    // "Nine people with gunshot wounds are at the hospital": the hurt, and no crowd at the scene.
    let hurt: HashSet<TokenId> = events
        .iter()
        .filter(|e| matches!(e.sense.kind, Kind::Injured | Kind::Killed))
        .flat_map(|e| e.affected.iter().copied())
        .collect();
    found.retain(|d| {
        !classes.has("HOSPITAL", &doc.tokens[d.trigger].lemma)
            || d.counted.as_ref().is_none_or(|counted| !hurt.contains(&counted.head))
    });
    let quantity = |d: &Draft| d.counted.as_ref().and_then(|c| c.quantity).map(|span| span.start);
    let mut known: Vec<_> = told.iter().chain(&found).filter_map(quantity).collect();
    known.sort_unstable();
    let affected: HashSet<TokenId> = events
        .iter()
        .filter(|e| e.sense.frame != Frame::Act)
        .flat_map(|e| e.affected.iter().copied())
        .collect();
    for token in 0..doc.tokens.len() {
        let active = active(doc, people, classes, events, token).filter(|_| !affected.contains(&token));
        found.extend(
            active
                .into_iter()
                .filter(|d| quantity(d).is_some_and(|start| known.binary_search(&start).is_err())),
        );
    }
    let told_already: HashSet<_> = told.iter().chain(&found).filter_map(quantity).collect();
    let numbered = (0..doc.tokens.len())
        .filter_map(|verb| numbering(doc, people, verb))
        .filter(|d| quantity(d).is_some_and(|start| !told_already.contains(&start)));
    found.extend(numbered);
    // "200 people were inside, 30 of them children"
    let mut all = told.to_vec();
    all.extend(found.iter().cloned());
    let of_present = |d: &Draft| d.kind == Kind::Present;
    let parts: Vec<Draft> =
        partitives::find(doc, people, classes, &all).into_iter().filter(of_present).collect();
    all.extend(parts.iter().cloned());
    found.extend(parts);
    found.extend(among_them::find(doc, people, classes, &all).into_iter().filter(of_present));
    // "15 were trapped underground": trapped, and underground.
    let mut seen: HashSet<_> =
        told.iter().filter(|d| of_present(d)).filter_map(|d| d.counted.as_ref()?.quantity).collect();
    found.retain(|d| d.counted.as_ref().and_then(|c| c.quantity).is_none_or(|words| seen.insert(words)));
    found
}

/// Where nothing else is told, people only came together, and there is no incident that they were at. Attackers did not
/// come for company.
pub fn drop_alone(drafts: &mut Vec<Draft>) {
    let met = |draft: &Draft| draft.kind == Kind::Present && draft.group != Some(Group::Militants);
    if drafts.iter().all(met) {
        drafts.clear();
    }
}

/// "The attackers, numbering between 12 and 15", "the crowd, expected to number 500": the number is the verb's object.
fn numbering(doc: &Document, people: &People, verb: TokenId) -> Option<Draft> {
    if doc.tokens[verb].lemma != "number" || doc.tokens[verb].upos != Upos::Verb {
        return None;
    }
    let number = doc.children(verb).filter(|&t| t > verb).find_map(|t| counting::number_at(doc, t))?;
    let who = syntax::subject(doc, verb)?;
    let counted = counting::count(doc, people, who, false).filter(|c| c.quantity.is_none())?;
    let counted = Counted { interval: number.interval, quantity: Some(number.span), ..counted };
    (number.interval.high != Some(1)).then(|| {
        let mut draft = draft(doc, verb, counted);
        draft.evidence = draft.evidence.cover(number.span);
        draft
    })
}

/// The least number that a vague word must stand for to tell of a crowd: "hundreds".
const MANY: u64 = 100;

/// People in number who come, wait or take part, or who do violence: "two gunmen opened fire", "six teens waiting for a
/// bus".
fn active(
    doc: &Document,
    people: &People,
    classes: &Classes,
    events: &[Event<'_>],
    head: TokenId,
) -> Option<Draft> {
    if !matches!(doc.tokens[head].upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    // "No officer fired" tells of nobody who was there.
    let counted = counting::count(doc, people, head, false)
        .filter(|c| c.interval.high.is_none_or(|high| high > 1) && c.interval.qualifier != Qualifier::All)?;
    counted.quantity?;
    // "Several men waited" is no figure of those present, "thousands marched" is.
    let vague =
        counted.interval.qualifier == Qualifier::Vague && counted.interval.low.is_none_or(|low| low < MANY);
    let is_violent = |verb: TokenId| {
        events::at(events, verb)
            .iter()
            .any(|e| e.sense.attack || matches!(e.sense.kind, Kind::Killed | Kind::Abducted))
    };
    // "Three people appeared in court" were not there.
    let in_court = |verb: TokenId| {
        doc.children_by(verb, &[Deprel::Obl]).any(|t| classes.has("COURT_PLACE", &doc.tokens[t].lemma))
    };
    // "60 people were working in the mine", not "60 people work there".
    let at_it = |verb: TokenId| {
        classes.has("PRESENCE_DOING", &doc.tokens[verb].lemma)
            && doc.tokens[verb].xpos == language::Xpos::Vbg
            && doc
                .children_by(verb, &[Deprel::Aux])
                .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "were" | "was"))
    };
    let is_presence = |verb: TokenId| {
        doc.tokens[verb].upos == Upos::Verb
            && (classes.has("PRESENCE_VERB", &doc.tokens[verb].lemma) || at_it(verb))
            && !in_court(verb)
    };
    // "300 soldiers and 50 firemen searched": each phrase of the subject.
    let first = first_joined(doc, head);
    let governor = doc.tokens[first].head;
    let does = |verb: TokenId| {
        !vague && (is_presence(verb) || is_violent(verb) && syntax::agent(doc, verb) == Some(head))
    };
    let verb = match doc.tokens[first].deprel {
        Deprel::Nsubj => governor.and_then(|verb| {
            let joined =
                doc.children_by(verb, &[Deprel::Conj]).filter(|&t| syntax::own_subject(doc, t).is_none());
            [verb].into_iter().chain(joined).find(|&verb| {
                does(verb) && (first == head || is_presence(verb)) && !syntax::is_passive(doc, verb)
            })
        }),
        Deprel::NsubjPass => governor.filter(|&verb| is_presence(verb)),
        Deprel::OblAgent | Deprel::Obl if syntax::has_case(doc, head, "by") => {
            governor.filter(|&verb| does(verb))
        }
        // "An attack by some 200 rebels"
        Deprel::Nmod if syntax::has_case(doc, head, "by") => {
            governor.filter(|&noun| !vague && is_violent(noun))
        }
        // "A bus with 40 passengers"
        Deprel::Nmod | Deprel::Obl
            if syntax::has_case(doc, head, "with") && counted.who.group == Some(Group::Passengers) =>
        {
            governor
        }
        Deprel::Obl if syntax::has_case(doc, head, "with") => governor.filter(|&verb| is_presence(verb)),
        _ => None,
    };
    let verb = verb.or_else(|| {
        doc.children_by(head, &[Deprel::Acl, Deprel::AclRelcl])
            .find(|&verb| is_presence(verb) && !syntax::is_passive(doc, verb))
    })?;
    if syntax::is_negated(doc, verb) {
        return None;
    }
    // Who shoots or storms in is an attacker, unless known for something else.
    let goes_on = doc.children_by(verb, &[Deprel::Conj]).any(|t| {
        syntax::own_subject(doc, t).is_none() && is_violent(t) && syntax::agent(doc, t) == Some(head)
    });
    let attacks = is_violent(verb) || goes_on || classes.has("ATTACKING_VERB", &doc.tokens[verb].lemma);
    let unsaid = matches!(counted.who.group, None | Some(Group::People));
    let mut draft = draft(doc, verb, counted);
    if attacks && unsaid && doc.tokens[head].deprel != Deprel::NsubjPass {
        draft.group = Some(Group::Militants);
    }
    Some(draft)
}

/// The first of the phrases that one is joined to.
fn first_joined(doc: &Document, head: TokenId) -> TokenId {
    let mut first = head;
    while let Some(before) = doc.tokens[first].head.filter(|&before| {
        doc.tokens[first].deprel == Deprel::Conj && before < first && syntax::is_nominal(doc, before)
    }) {
        first = before;
    }
    first
}

fn draft(doc: &Document, predicate: TokenId, counted: Counted) -> Draft {
    let mut draft = Draft::new(Kind::Present, predicate, clause::evidence(doc, predicate, &[counted.of]));
    draft.group = Some(counted.who.group.unwrap_or(Group::People));
    draft.counted = Some(counted);
    draft
}

fn located(
    doc: &Document,
    people: &People,
    classes: &Classes,
    violence: bool,
    predicate: TokenId,
) -> Option<Draft> {
    let place = |t: TokenId| {
        doc.children_by(t, &[Deprel::Case]).any(|c| classes.has("LOCATIVE", &doc.tokens[c].lemma))
    };
    // "Were inside", "are still underground"
    let here =
        doc.tokens[predicate].upos == Upos::Adv && classes.has("PLACE_ADVERB", &doc.tokens[predicate].lemma);
    let copular = doc.children_by(predicate, &[Deprel::Cop]).next().is_some() && (here || place(predicate));
    let existential =
        doc.tokens[predicate].lemma == "be" && doc.children_by(predicate, &[Deprel::Expl]).next().is_some();
    if !copular && !existential {
        return None;
    }
    // "Two children are among the six people killed": among people is no place.
    if syntax::has_case(doc, predicate, "among")
        && people.who(doc, predicate).is_some_and(|who| who.is_person)
    {
        return None;
    }
    let subject = doc.children_by(predicate, &[Deprel::Nsubj]).next()?;
    // "There were 12 fatalities": they were not there, they died.
    let lemma = doc.tokens[subject].lemma.to_lowercase();
    if people.is_deed(&lemma)
        || people.is_body(&lemma)
        || matches!(lemma.as_str(), "casualty" | "fatality" | "death" | "injury" | "dead" | "wounded")
    {
        return None;
    }
    let mut bare = false;
    let attackers = || people.who(doc, subject).and_then(|who| who.group) == Some(Group::Militants);
    if existential && !attackers() {
        let somewhere = doc
            .children(predicate)
            .chain(doc.children(subject))
            .any(|t| matches!(doc.tokens[t].deprel, Deprel::Obl | Deprel::Nmod) && place(t));
        // "There were two of them", "there are 14 men": how many they were.
        let plain = || {
            let number = counting::number_of(doc, subject).filter(|n| n.interval.high > Some(1));
            let noun = classes.has("PLAIN_PERSON", &doc.tokens[subject].lemma)
                || doc
                    .children_by(subject, &[Deprel::Nmod])
                    .any(|t| classes.has("PLAIN_PERSON", &doc.tokens[t].lemma));
            let real = doc
                .children_by(predicate, &[Deprel::Aux])
                .all(|t| !classes.has("MODAL_UNREAL", &doc.tokens[t].lemma));
            // "There were two others shot inside" tells of the shooting.
            let alone = doc.children_by(subject, &[Deprel::Acl, Deprel::AclRelcl]).next().is_none();
            number.is_some_and(|n| n.interval.qualifier == Qualifier::Exact) && noun && real && alone
        };
        if !somewhere && !plain() {
            return None;
        }
        bare = !somewhere;
    }
    let counted: Counted = counting::count(doc, people, syntax::antecedent(doc, subject), existential)?;
    counted.quantity?;
    if existential && attackers() && counted.interval.qualifier == Qualifier::None {
        return None; // "there are no suspects": nobody is known, not nobody was there
    }
    let mut draft = draft(doc, predicate, counted);
    // "There were three of them", where the report tells of violence: those who did it.
    if bare && violence && draft.group == Some(Group::People) {
        draft.group = Some(Group::Militants);
    }
    Some(draft)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn people_who_only_came_together_are_no_incident() {
        claims(
            "\
Some some DT 3 advmod
sixty sixty CD 3 nummod
farmers farmer NNS 5 nsubj
were be VBD 5 cop
there there RB 0 root
. . . 5 punct

About about RB 2 advmod
forty forty CD 3 nummod
guests guest NNS 6 nsubj
were be VBD 6 cop
on on IN 6 case
board board NN 0 root
. . . 6 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn how_many_there_were() {
        claims(
            "\
Gunmen gunman NNS 2 nsubj
attacked attack VBD 0 root
the _ DT 4 det
station _ NN 2 obj SpaceAfter=No
. _ . 2 punct

There _ EX 2 expl
were be VBD 0 root
three _ CD 2 nsubj
of _ IN 5 case
them _ PRP 3 nmod SpaceAfter=No
. _ . 2 punct

Some _ DT 3 det
twelve _ CD 3 nummod
clerks clerk NNS 5 nsubj
were be VBD 5 cop
inside _ RB 0 root SpaceAfter=No
. _ . 5 punct

Some _ DT 3 det
300 _ CD 3 nummod
soldiers soldier NNS 8 nsubj
and _ CC 6 cc
50 _ CD 6 nummod
firemen fireman NNS 3 conj
are be VBP 8 aux
searching search VBG 0 root
the _ DT 10 det
forest _ NN 8 obj SpaceAfter=No
. _ . 8 punct

Two _ CD 2 nummod
groups group NNS 3 nsubj
came come VBD 0 root SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                attack | asserted | the report | Gunmen attacked the station
                present 3..3 militants | asserted | the report | There were three of them
                present 12..12 workers | asserted | the report | Some twelve clerks were inside
                present 300..300 security_forces | asserted | the report | Some 300 soldiers and 50 firemen are searching the forest
                present 50..50 workers | asserted | the report | Some 300 soldiers and 50 firemen are searching the forest
                operation_ongoing | asserted | the report | Some 300 soldiers and 50 firemen are searching the forest
            "#]],
        );
    }

    #[test]
    fn at_work_and_trapped_once() {
        claims(
            "\
Sixty _ CD 2 nummod
people _ NNS 4 nsubj
were be VBD 4 aux
dancing dance VBG 0 root
in _ IN 7 case
the _ DT 7 det
hall _ NN 4 obl
when _ WRB 11 advmod
the _ DT 10 det
bomb _ NN 11 nsubj
exploded explode VBD 4 advcl SpaceAfter=No
. _ . 4 punct

# newpar
Sixty _ CD 2 nummod
people _ NNS 3 nsubj
dance _ VBP 0 root
in _ IN 6 case
the _ DT 6 det
hall _ NN 3 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                present 60..60 people | asserted | the report | Sixty people were dancing in the hall
                attack | asserted | the report | when the bomb exploded
            "#]],
        );
    }
}
