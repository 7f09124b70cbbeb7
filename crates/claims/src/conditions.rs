//! Whether the conditions of a predicate's sense hold for an event (`cond` in `data/predicates.tsv`).

use language::{Deprel, Document, NameKind, TokenId, Upos, Xpos};

use crate::counting;
use crate::events::{Event, acted_on, group_of};
use crate::np;
use crate::people::People;
use crate::predicates::{Condition, Frame};
use crate::reading::Group;
use crate::syntax;

/// Whether one condition holds.
pub fn holds(doc: &Document, people: &People, event: &Event<'_>, condition: &Condition) -> bool {
    let trigger = event.trigger;
    let lemma_in = |token: TokenId, words: &[String]| {
        let word = doc.word(token).to_lowercase();
        // "Rockets slammed into": taggers take the first word of a sentence for a name.
        let opens = doc.sentences[doc.tokens[token].sentence].tokens.start == token;
        let lemma = &doc.tokens[token].lemma;
        words.iter().any(|w| w == lemma || *w == word || opens && *w == lemma.to_lowercase())
    };
    match condition {
        Condition::ObjectIs(words) => {
            let object = acted_on(doc, trigger).or_else(|| relative_object(doc, trigger));
            object.is_some_and(|object| {
                lemma_in(object, words)
                    // "seized control of the train": what is seized stands behind "of".
                    || (doc.tokens[object].lemma == "control"
                        && doc.children_by(object, &[Deprel::Nmod]).any(|t| lemma_in(t, words)))
                    || (words.iter().any(|w| w == "self") && is_reflexive(doc, object))
                    || syntax::coordinated(doc, object).iter().any(|&t| lemma_in(t, words))
                    // "Struck the tanker Delta Sun": the noun stands before the name.
                    || doc.tokens[object].upos == Upos::Propn
                        && doc
                            .children_by(object, &[Deprel::Compound])
                            .any(|t| t < object && doc.tokens[t].upos == Upos::Noun && lemma_in(t, words))
                    // "Lost 80 of its men": the noun stands behind the number.
                    || counting::number_at(doc, object).is_some_and(|n| n.tokens.contains(&object))
                        && doc
                            .children_by(object, &[Deprel::Nmod])
                            .any(|t| syntax::has_case(doc, t, "of") && lemma_in(t, words))
                    // "Cost nine people their lives": trees may hang the second object on the first.
                    || doc.children_by(object, &[Deprel::Nmod]).any(|t| {
                        t > object && doc.children_by(t, &[Deprel::Case]).next().is_none() && lemma_in(t, words)
                    })
            }) || (words.iter().any(|w| w == "self")
                && doc.children_by(trigger, &[Deprel::Iobj]).any(|t| is_reflexive(doc, t)))
                // "cost 14 people their lives"
                || doc.children_by(trigger, &[Deprel::Obj]).nth(1).is_some_and(|t| lemma_in(t, words))
        }
        Condition::ObjectModifier(words) => acted_on(doc, trigger).is_some_and(|object| {
            // "Had their throats slit": the participle behind it too.
            doc.children_by(object, &[Deprel::Amod, Deprel::Compound, Deprel::Acl])
                .any(|t| lemma_in(t, words))
        }),
        Condition::Clause(words) => clause_around(doc, trigger).into_iter().any(|t| lemma_in(t, words)),
        Condition::Particle(words) => doc
            .children_by(trigger, &[Deprel::CompoundPrt, Deprel::Advmod, Deprel::Xcomp])
            .any(|t| lemma_in(t, words)),
        Condition::Complement(words) => {
            right_before(doc, trigger, words)
                || right_behind(doc, trigger, words)
                || doc.children(trigger).any(|t| {
                    (matches!(
                        doc.tokens[t].deprel,
                        Deprel::Xcomp
                            | Deprel::Advmod
                            | Deprel::Obl
                            | Deprel::Amod
                            | Deprel::Obj
                            | Deprel::Advcl
                            | Deprel::OblUnmarked
                            | Deprel::CompoundPrt
                    ) && lemma_in(t, words)
                        // "The man shot to death", where taggers take the participle for a noun.
                        || doc.tokens[t].deprel == Deprel::Nmod
                            && doc.tokens[trigger].upos == Upos::Noun
                            && syntax::has_case(doc, t, "to")
                            && lemma_in(t, words))
                        && !is_told_of_part(doc, trigger, t)
                })
        }
        Condition::Oblique(words) => doc
            .children_by(trigger, &[Deprel::Obl, Deprel::Nmod, Deprel::OblAgent])
            // "in the line of duty"
            .flat_map(|t| [t].into_iter().chain(of_line(doc, t)))
            .chain(
                // "responsible for planning the attack"
                doc.children_by(trigger, &[Deprel::Advcl, Deprel::Acl])
                    .filter(|&t| doc.tokens[t].xpos == Xpos::Vbg)
                    .filter_map(|t| syntax::object(doc, t)),
            )
            // "took part in the fighting": what the parser may hang on the object
            .chain(syntax::object(doc, trigger).into_iter().flat_map(|t| doc.children_by(t, &[Deprel::Nmod])))
            .flat_map(|t| syntax::coordinated(doc, t))
            .any(|t| {
                lemma_in(t, words)
                    || doc
                        .children_by(t, &[Deprel::Compound, Deprel::Nmod, Deprel::Amod])
                        .any(|c| lemma_in(c, words))
            }),
        Condition::Preposition(words) => {
            doc.children_by(trigger, &[Deprel::Case]).any(|t| lemma_in(t, words))
                || doc.children(trigger).any(|t| {
                    matches!(
                        doc.tokens[t].deprel,
                        Deprel::Obl
                            | Deprel::OblAgent
                            | Deprel::Nmod
                            | Deprel::Xcomp
                            | Deprel::Advcl
                            | Deprel::Ccomp
                            | Deprel::Acl
                    ) && doc.children_by(t, &[Deprel::Case, Deprel::Mark]).any(|c| lemma_in(c, words))
                })
        }
        Condition::NoPreposition(words) => !doc.children(trigger).any(|t| match doc.tokens[t].deprel {
            Deprel::Obl | Deprel::OblAgent | Deprel::Nmod | Deprel::Advcl | Deprel::Xcomp => {
                doc.children_by(t, &[Deprel::Case, Deprel::Mark]).any(|c| lemma_in(c, words))
            }
            Deprel::CompoundPrt | Deprel::Advmod => lemma_in(t, words),
            _ => false,
        }),
        Condition::Alone => is_alone(doc, trigger, event.sense.conditions.as_slice()),
        Condition::Modifier(words) => doc
            .children_by(trigger, &[Deprel::Compound, Deprel::Amod, Deprel::NmodPoss])
            .any(|t| lemma_in(t, words)),
        Condition::SubjectIs(words) => syntax::subject(doc, trigger)
            .is_some_and(|subject| syntax::coordinated(doc, subject).iter().any(|&t| lemma_in(t, words))),
        Condition::SubjectGroup(group) => syntax::subject(doc, trigger)
            .into_iter()
            // "Four suspects, among them a clerk, are held": trees may give the verb two subjects.
            .chain(doc.children_by(trigger, &[Deprel::Nsubj, Deprel::NsubjPass]))
            .chain(event.affected.iter().copied().filter(|_| event.sense.frame == Frame::Subject))
            .any(|subject| {
                let is = |t: TokenId| group_of(doc, people, t) == Some(*group);
                // "Three of our soldiers fell".
                let mut of = doc.children_by(subject, &[Deprel::Nmod]);
                is(subject)
                    || doc.tokens[subject].upos == Upos::Num
                        && of.any(|t| syntax::has_case(doc, t, "of") && is(t))
            }),
        Condition::AgentGroup(group) => {
            let is_group = |t: TokenId| group_of(doc, people, t) == Some(*group);
            let meant = |agent| speaker_of(doc, agent).or_else(|| doer_before(doc, agent));
            event.agent.is_some_and(|agent| is_group(agent) || meant(agent).is_some_and(is_group))
        }
        Condition::OnPerson => happens_to_people(doc, people, event),
        Condition::OnThing => !happens_to_people(doc, people, event),
        Condition::OnGroup(group) => event
            .affected
            .iter()
            .copied()
            .chain(acted_on(doc, trigger).filter(|_| event.sense.frame == Frame::Act))
            .any(|t| group_of(doc, people, t) == Some(*group)),
        Condition::OnUnarmed => event.affected.iter().any(|&t| {
            let armed = |group| matches!(group, Some(Group::SecurityForces | Group::Militants));
            counting::count(doc, people, t, true).is_some_and(|c| !armed(c.who.group))
        }),
        Condition::WithNumber => {
            event.affected.iter().chain([&trigger]).any(|&t| counting::number_of(doc, t).is_some())
        }
        Condition::New => event.affected.iter().any(|&t| {
            counting::number_of(doc, t).is_some()
                || np::determination(doc, t) == np::Determination::Indefinite
                || doc.tokens[t].lemma == "another"
        }),
        Condition::Bare => doc.children_by(trigger, &[Deprel::Det, Deprel::NmodPoss]).next().is_none(),
        Condition::Counted => event.affected.iter().any(|&t| {
            counting::count(doc, people, t, true)
                .is_some_and(|c| c.quantity.is_some() || c.interval.high == Some(1))
        }),
        Condition::Numeral => event.affected.iter().any(|&t| {
            let bare = doc.children_by(t, &[Deprel::Nmod]).all(|c| !syntax::has_case(doc, c, "of"));
            bare && counting::number_at(doc, t).is_some_and(|number| number.tokens.contains(&t))
        }),
        // Decided over the whole document, see `attacks`, `acts` and `responsibility`.
        Condition::First | Condition::Held | Condition::Harm | Condition::Captives | Condition::Hurt => true,
        Condition::Known => is_of_known_act(doc, trigger),
        Condition::Going => is_going_on(doc, trigger),
        Condition::AgentIsPerson => event.agent.is_some_and(|agent| is_private(doc, people, agent)),
        Condition::ObjectIsNot(words) => {
            if words.iter().any(|w| w == "*") {
                return syntax::object(doc, trigger).is_none();
            }
            let object = acted_on(doc, trigger);
            !object.is_some_and(|object| syntax::coordinated(doc, object).iter().any(|&t| lemma_in(t, words)))
        }
        Condition::SubjectIsNot(words) => !syntax::subject(doc, trigger).is_some_and(|t| lemma_in(t, words)),
        Condition::AnyAgent => event.agent.is_some(),
        Condition::Behind(words) => doc
            .children_by(trigger, &[Deprel::Nmod])
            .any(|t| syntax::has_case(doc, t, "of") && lemma_in(t, words)),
        Condition::Negated | Condition::Undone => {
            syntax::is_negated(doc, trigger) || is_of_neither(doc, trigger)
        }
        Condition::Main => doc.children_by(trigger, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_some(),
        Condition::Happen => acts_happen(doc, trigger),
        Condition::Done => {
            let is_being = |t: TokenId| doc.tokens[t].lemma == "be" && doc.word(t) != "been";
            let token = &doc.tokens[trigger];
            // "People are dying": of several it is told as going on, and some have.
            let several = |&t: &TokenId| {
                counting::count(doc, people, t, true).is_some_and(|c| c.interval.high.is_none())
            };
            token.xpos != Xpos::Vbg
                || event.affected.iter().any(several)
                || token.deprel != Deprel::Amod && !doc.children_by(trigger, &[Deprel::Aux]).any(is_being)
        }
        Condition::Past => {
            matches!(doc.tokens[trigger].xpos, Xpos::Vbd | Xpos::Vbn)
                && !syntax::is_infinitive(doc, trigger)
                && !doc.children_by(trigger, &[Deprel::Aux]).any(|t| doc.tokens[t].xpos == Xpos::Md)
        }
        Condition::Never => false,
    }
}

/// "Carried out the attack", "their raid was carried out by ...": an act that was told before; "carried out strikes on the
/// depots" tells a new one.
fn is_of_known_act(doc: &Document, verb: TokenId) -> bool {
    acted_on(doc, verb).is_some_and(|act| {
        matches!(np::determination(doc, act), np::Determination::Definite | np::Determination::Possessive)
    })
}

/// "The army said that it had struck a camp": who speaks, of himself as "it", "they" or "we".
fn speaker_of(doc: &Document, pronoun: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[pronoun];
    if token.upos != Upos::Pron || !matches!(token.lemma.as_str(), "it" | "they" | "we") {
        return None;
    }
    let clause = doc.ancestors(pronoun).take(2).find(|&t| doc.tokens[t].deprel == Deprel::Ccomp)?;
    let says = doc.tokens[clause].head?;
    let mut subjects = doc.children_by(says, &[Deprel::Nsubj]);
    subjects.find(|&t| t != pronoun && doc.tokens[t].upos != Upos::Pron)
}

/// "Rebels burned a village. They took away two boys": who did what the sentence before tells.
fn doer_before(doc: &Document, pronoun: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[pronoun];
    let verb = token.head.filter(|_| token.upos == Upos::Pron && token.lemma == "they")?;
    if doc.tokens[verb].deprel != Deprel::Root {
        return None;
    }
    let before = doc.sentences.get(token.sentence.checked_sub(1)?)?;
    let root = before.tokens.clone().find(|&t| doc.tokens[t].deprel == Deprel::Root)?;
    doc.children_by(root, &[Deprel::Nsubj]).find(|&t| np::is_plural(doc, t))
}

/// Whether people are among those it happens to; of an act, that is its object.
fn happens_to_people(doc: &Document, people: &People, event: &Event<'_>) -> bool {
    let is_people = |t: &TokenId| counting::count(doc, people, *t, true).is_some();
    if event.sense.frame == Frame::Act {
        let object = acted_on(doc, event.trigger);
        return object.is_some_and(|object| syntax::coordinated(doc, object).iter().any(is_people));
    }
    event.affected.iter().any(is_people)
}

/// "Started shooting, hitting two people": verb, subject and object of the clause that a clause of circumstance hangs on; "two
/// people were hit when a man fired": the verb of the circumstance.
fn clause_around(doc: &Document, verb: TokenId) -> Vec<TokenId> {
    // "Left two women dead and two others in the hospital": of a noun the verb above it.
    if doc.tokens[verb].upos == Upos::Noun {
        let above = doc.ancestors(verb).take(4).find(|&t| doc.tokens[t].upos == Upos::Verb);
        // "The families of the nine victims": and of whom they are.
        let whose = doc.tokens[verb].head.filter(|_| syntax::has_case(doc, verb, "of"));
        return above.into_iter().chain(whose).collect();
    }
    let when = |&t: &TokenId| {
        t > verb && doc.children_by(t, &[Deprel::Advmod, Deprel::Mark]).any(|w| doc.tokens[w].lemma == "when")
    };
    let mut around: Vec<TokenId> = doc.children_by(verb, &[Deprel::Advcl]).filter(when).collect();
    // "Killing two people and hitting six others".
    let token = &doc.tokens[verb];
    let first = token.head.filter(|_| token.deprel == Deprel::Conj).unwrap_or(verb);
    let token = &doc.tokens[first];
    let Some(above) = token.head.filter(|_| token.deprel == Deprel::Advcl) else { return around };
    around.push(above);
    // "Bullets started flying, striking two people".
    if let Some(governor) = doc.tokens[above].head.filter(|_| doc.tokens[above].deprel == Deprel::Xcomp) {
        around.extend(doc.children_by(governor, &[Deprel::Nsubj]));
    }
    around
        .extend(doc.children_by(above, &[Deprel::Nsubj, Deprel::Obj, Deprel::Xcomp]).filter(|&t| t != verb));
    around
}

/// "A claim that the ministry dismissed": the noun that the clause of a verb with a subject and no object describes.
fn relative_object(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[verb];
    let noun = token.head.filter(|_| token.deprel == Deprel::AclRelcl)?;
    syntax::own_subject(doc, verb).filter(|&s| !syntax::is_relative_pronoun(doc, s)).map(|_| noun)
}

/// "Is holding 12 sailors", "are being questioned": as a thing that holds so many is never said to be doing it.
fn is_going_on(doc: &Document, verb: TokenId) -> bool {
    let progressive = |t: TokenId| doc.tokens[t].xpos == Xpos::Vbg;
    let auxiliaries = || doc.children_by(verb, &[Deprel::Aux, Deprel::AuxPass]);
    if syntax::is_passive(doc, verb) {
        return auxiliaries().any(progressive);
    }
    progressive(verb) && auxiliaries().any(|t| doc.tokens[t].lemma == "be")
}

/// People who do something and are neither forces nor officials nor those who come to help.
fn is_private(doc: &Document, people: &People, agent: TokenId) -> bool {
    let private = |group: Option<Group>| {
        matches!(group, None | Some(Group::People | Group::Militants | Group::Civilians))
    };
    people.who(doc, agent).is_some_and(|who| who.is_person && private(who.group))
}

/// "Six aid workers were taken on Saturday near the border", "taken from their school": a passive with nothing that says
/// where to, by whom or into what.
fn is_alone(doc: &Document, verb: TokenId, conditions: &[Condition]) -> bool {
    let with_particle = conditions.iter().any(|c| matches!(c, Condition::Particle(_)));
    let is_time = |t: TokenId| doc.times.iter().any(|time| time.tokens.contains(&t));
    let is_place = |t: TokenId| {
        let behind = |cases: &[&str]| cases.iter().any(|case| syntax::has_case(doc, t, case));
        let named = || np::name_at(doc, t).is_some_and(|name| name.kind == NameKind::Place);
        // "Was picked up at his aunt's house".
        let home =
            || matches!(doc.tokens[t].lemma.as_str(), "house" | "home" | "apartment" | "flat" | "residence");
        behind(&["near", "outside", "during"])
            || behind(&["in", "at", "on", "from"]) && named()
            || behind(&["at"]) && home()
    };
    syntax::is_passive(doc, verb)
        && doc.children(verb).all(|t| match doc.tokens[t].deprel {
            Deprel::Obl | Deprel::OblAgent | Deprel::Nmod | Deprel::OblUnmarked => is_time(t) || is_place(t),
            Deprel::CompoundPrt => with_particle,
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Obj | Deprel::Iobj => false,
            Deprel::Advmod => {
                is_time(t)
                    || with_particle && t == verb + 1
                    || matches!(
                        doc.tokens[t].lemma.as_str(),
                        "also" | "later" | "still" | "allegedly" | "reportedly" | "not" | "never"
                    )
            }
            Deprel::Advcl => !syntax::is_infinitive(doc, t),
            _ => true,
        })
}

/// "Neither the pilot nor his passengers survived".
fn is_of_neither(doc: &Document, verb: TokenId) -> bool {
    syntax::own_subject(doc, verb).is_some_and(|subject| {
        doc.children_by(subject, &[Deprel::CcPreconj, Deprel::Cc])
            .any(|t| doc.tokens[t].lemma == "neither" && t < subject)
    })
}

/// "gave himself up", "turned themselves in".
fn is_reflexive(doc: &Document, token: TokenId) -> bool {
    let word = doc.word(token).to_lowercase();
    word.ends_with("self") || word.ends_with("selves")
}

/// "The incident occurred at 9 p.m. on the bridge".
fn acts_happen(doc: &Document, noun: TokenId) -> bool {
    doc.tokens[noun].deprel.is_subject()
        && doc.tokens[noun].head.is_some_and(|verb| {
            matches!(doc.tokens[verb].lemma.as_str(), "happen" | "occur" | "take")
                && doc.children_by(verb, &[Deprel::Obl, Deprel::OblUnmarked]).next().is_some()
        })
}

/// "The line of duty": the duty.
fn of_line(doc: &Document, noun: TokenId) -> Option<TokenId> {
    let line = matches!(doc.tokens[noun].lemma.as_str(), "line" | "course");
    doc.children_by(noun, &[Deprel::Nmod]).find(|&t| line && syntax::has_case(doc, t, "of"))
}

/// "Who fatally shot two": taggers take the adverb for a verb of its own.
fn right_before(doc: &Document, trigger: TokenId, words: &[String]) -> bool {
    let adverb = trigger.checked_sub(1).filter(|&t| doc.tokens[t].sentence == doc.tokens[trigger].sentence);
    adverb.is_some_and(|t| {
        let word = doc.word(t).to_lowercase();
        word.ends_with("ly") && words.contains(&word)
    })
}

/// "Shot dead three soldiers": trees may hang the adjective on the noun behind it.
fn right_behind(doc: &Document, trigger: TokenId, words: &[String]) -> bool {
    let next = trigger + 1;
    let Some(token) = doc.tokens.get(next).filter(|_| doc.tokens[trigger].upos == Upos::Verb) else {
        return false;
    };
    let object =
        |noun: TokenId| doc.tokens[noun].head == Some(trigger) && doc.tokens[noun].deprel == Deprel::Obj;
    let taken_for_name = token.deprel == Deprel::Amod && token.head.is_some_and(object);
    // "Was set alight with petrol": the tree may hang the complement on the clause around.
    let lost = token.upos == Upos::Adj && token.deprel != Deprel::Amod;
    (taken_for_name || lost) && words.contains(&token.lemma)
        // "Set a digger and two cars on fire": on the last of what burns.
        || on_object(doc, trigger, words)
}

/// "Set a digger and two cars on fire": the complement behind "on", where the tree hangs it on one of the objects.
fn on_object(doc: &Document, verb: TokenId, words: &[String]) -> bool {
    syntax::object(doc, verb).is_some_and(|object| {
        syntax::coordinated(doc, object)
            .into_iter()
            .flat_map(|t| doc.children_by(t, &[Deprel::Nmod]).collect::<Vec<_>>())
            .any(|t| syntax::has_case(doc, t, "on") && words.contains(&doc.tokens[t].lemma))
    })
}

/// "Nine were shot, two fatally", "two of them fatally": the adverb tells how those two fared, not the nine.
fn is_told_of_part(doc: &Document, trigger: TokenId, adverb: TokenId) -> bool {
    let lower = |t: TokenId| doc.word(t).to_lowercase();
    let Some(mut last) = adverb.checked_sub(1).filter(|&t| t > trigger) else { return false };
    if matches!(lower(last).as_str(), "them" | "whom" | "those")
        && last > trigger + 2
        && lower(last - 1) == "of"
    {
        last -= 2;
    }
    let Some(number) = counting::number_at(doc, last).filter(|n| n.tokens.start > trigger + 1) else {
        return false;
    };
    matches!(doc.tokens[number.tokens.start - 1].upos, Upos::Punct | Upos::Cconj)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn who_speaks_of_itself() {
        claims(
            "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
had have VBD 6 aux
struck strike VBN 3 ccomp
a _ DT 8 det
camp _ NN 6 obj SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
union _ NN 3 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
had have VBD 6 aux
struck strike VBN 3 ccomp
a _ DT 8 det
deal _ NN 6 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                attack | asserted | The army | it had struck a camp
            "#]],
        );
    }
}
