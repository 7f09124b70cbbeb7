//! Who the dead were: "those killed were 12 militants", "the dead were farmers", "all of them were traders", "the men were
//! shepherds". Whose word it is matters as much as the number: the army's dead fighters may be the villagers' dead farmers.

use std::collections::{HashMap, HashSet};

use language::{Deprel, Document, TokenId, Upos};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::groups;
use crate::np::{self, Determination};
use crate::people::{People, Who};
use crate::predicates::Classes;
use crate::reading::{Group, Kind};
use crate::syntax;

/// Sentences back that the dead who are told of again may have been counted.
const REACH: usize = 6;
/// Sentences back where only "they all" or the men say who is meant.
const NEAR: usize = 2;
/// Figures before it among which they are looked for.
const MEMORY: usize = 24;

/// Words from "all of them" to the noun that says who they were, at most.
const MOST_TO_NOUN: usize = 4;

/// How a subject takes up the dead.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// "Those killed", "the dead", "the 12 dead".
    Dead,
    /// "All of them", "all six".
    All,
    /// "The men", where men were counted.
    Same,
    /// "They", where somebody else says who those were of whom the sentence before tells: villagers who say "they were farmers"
    /// behind an army's dead fighters do not speak of themselves.
    They,
}

/// Gives the dead the group that a predicate noun says they were of, in figures told there or new ones.
pub fn tell(doc: &Document, people: &People, classes: &Classes, drafts: &mut Vec<Draft>) {
    tell_of_all(doc, people, drafts);
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&i| drafts[i].kind == Kind::Killed).collect();
    order.sort_by_key(|&i| drafts[i].trigger);
    let others: HashSet<TokenId> = drafts
        .iter()
        .filter(|draft| draft.kind != Kind::Killed)
        .filter_map(|draft| draft.counted.as_ref().map(|counted| counted.head))
        .collect();
    for predicate in 0..doc.tokens.len() {
        let Some((subject, who)) = identity(doc, people, predicate) else { continue };
        if others.contains(&subject) || others.contains(&predicate) {
            continue;
        }
        let from = |token: TokenId| order.partition_point(|&i| drafts[i].trigger < token);
        let sentence = doc.sentences[doc.tokens[predicate].sentence].tokens.clone();
        let here = from(sentence.start).max(from(subject).saturating_sub(MEMORY))..from(predicate + 1);
        let back = from(subject).saturating_sub(MEMORY)..from(subject);
        let Some(taken) = taken_up(doc, classes, drafts, &order[here.clone()], subject) else { continue };
        let by_several = taken == Taken::They && !is_said_of_them(doc, subject);
        let number = counting::number_of(doc, predicate)
            .filter(|number| number.tokens.end <= predicate)
            .or_else(|| counting::number_of(doc, subject).or_else(|| counting::number_at(doc, subject)))
            .filter(|number| number.interval.low.is_some() && number.interval.vague.is_none())
            .cloned();
        let exact = |d: &Draft| d.counted.as_ref().is_some_and(|c| c.quantity.is_some());
        let meant = order[back].iter().rev().copied().find(|&i| {
            let draft = &drafts[i];
            let distance = doc.tokens[subject].sentence - doc.tokens[draft.trigger].sentence;
            let reach = match taken {
                Taken::Dead => REACH,
                Taken::They => 1,
                Taken::All | Taken::Same => NEAR,
            };
            let other = taken != Taken::They
                || draft.counted.as_ref().is_some_and(|c| {
                    c.quantity.is_some()
                        && c.interval.low != Some(1)
                        && c.who.group != who.group
                        && (!by_several
                            || c.who.group.zip(who.group).is_some_and(|(x, y)| groups::are_opposed(x, y)))
                });
            let same_number = number.as_ref().is_none_or(|number| {
                draft.counted.as_ref().is_some_and(|c| c.interval.low == number.interval.low || !exact(draft))
            });
            let same_noun = draft.counted.as_ref().is_some_and(|c| {
                doc.tokens[c.head].lemma == doc.tokens[subject].lemma && c.interval.low != Some(1)
            });
            distance <= reach
                && draft.trigger < subject
                && draft.part_of.is_none()
                && same_number
                && other
                && (taken != Taken::Same || same_noun)
        });
        let told = order[here].iter().copied().find(|&i| {
            let draft = &drafts[i];
            let head = draft.counted.as_ref().map(|c| c.head);
            head == Some(subject)
                || head == Some(predicate)
                || draft.trigger == predicate
                || draft.trigger == subject
        });
        // "The six men they killed were robbers": counted right here.
        let counted_here = told.is_some_and(|i| {
            drafts[i].trigger != predicate
                && drafts[i].counted.as_ref().is_some_and(|c| c.head == subject && c.quantity.is_some())
        });
        if meant.is_none() && taken != Taken::Dead && !counted_here {
            continue;
        }
        let interval = number
            .as_ref()
            .map(|number| number.interval)
            .or_else(|| meant.and_then(|i| drafts[i].counted.as_ref()).map(|counted| counted.interval))
            .unwrap_or(counting::PLURAL);
        let quantity = number.as_ref().map(|number| number.span);
        if let Some(index) = told {
            let whole = meant.filter(|&i| i != index && exact(&drafts[i]));
            let draft = &mut drafts[index];
            draft.group = who.group;
            let vague = draft.counted.as_ref().is_some_and(|c| c.quantity.is_none());
            if vague && (whole.is_some() || quantity.is_some()) {
                // It tells who they were, not that somebody died.
                draft.trigger = predicate;
                draft.part_of = whole;
            }
            if let Some(counted) = &mut draft.counted {
                counted.who = who;
                if vague {
                    (counted.interval, counted.quantity) = (interval, quantity);
                }
            }
            continue;
        }
        let of = np::core(doc, if number.is_some() && taken != Taken::All { predicate } else { subject });
        let mut draft = Draft::new(Kind::Killed, predicate, clause::evidence(doc, predicate, &[of]));
        draft.group = who.group;
        draft.part_of = meant.filter(|&i| exact(&drafts[i]));
        draft.by_attack = meant.is_some_and(|i| drafts[i].by_attack);
        draft.counted = Some(Counted { head: subject, interval, quantity, of, who });
        draft.negation_told = true;
        order.insert(from(predicate), drafts.len());
        drafts.push(draft);
    }
}

/// "Five people had died, all of them farmers": who they all were stands behind the clause.
fn tell_of_all(doc: &Document, people: &People, drafts: &mut [Draft]) {
    // Made where it is first asked for: few reports say "all of them".
    let by_sentence = std::cell::OnceCell::<HashMap<usize, Vec<usize>>>::new();
    for all in 0..doc.tokens.len() {
        if !doc.word(all).eq_ignore_ascii_case("all") {
            continue;
        }
        let Some(them) = doc
            .children_by(all, &[Deprel::Nmod])
            .find(|&t| doc.word(t).eq_ignore_ascii_case("them") && syntax::has_case(doc, t, "of"))
        else {
            continue;
        };
        let comma = all.checked_sub(1).is_some_and(|t| doc.word(t) == ",");
        let noun = doc
            .children_by(all, &[Deprel::Nmod, Deprel::Appos, Deprel::Dep])
            .chain(doc.tokens[all].head.filter(|&head| doc.tokens[all].deprel.is_subject() && head > all))
            .find(|&t| t > them && doc.tokens[t].upos == Upos::Noun && !syntax::has_case(doc, t, "of"));
        let Some((noun, true)) = noun.map(|noun| (noun, comma && noun <= them + MOST_TO_NOUN)) else {
            continue;
        };
        let Some(who) = people.who(doc, noun).filter(|who| who.is_person) else { continue };
        if matches!(who.group, None | Some(Group::People | Group::Children)) {
            continue;
        }
        let sentence = doc.tokens[all].sentence;
        let here = by_sentence.get_or_init(|| {
            let mut of = HashMap::<usize, Vec<usize>>::new();
            for (index, draft) in drafts.iter().enumerate() {
                of.entry(doc.tokens[draft.trigger].sentence).or_default().push(index);
            }
            of
        });
        let several = |c: &Counted| c.head < all && c.interval.low != Some(1);
        let told = here
            .get(&sentence)
            .into_iter()
            .flatten()
            .copied()
            .filter(|&i| drafts[i].part_of.is_none() && drafts[i].counted.as_ref().is_some_and(several))
            .max_by_key(|&i| drafts[i].counted.as_ref().map(|c| c.head));
        let Some(index) = told.filter(|&i| matches!(drafts[i].group, None | Some(Group::People))) else {
            continue;
        };
        let draft = &mut drafts[index];
        draft.group = who.group;
        if let Some(counted) = &mut draft.counted {
            counted.who.group = who.group;
            counted.who.role_detail = who.role_detail;
        }
    }
}

/// "... were farmers": the subject, and who it was.
fn identity(doc: &Document, people: &People, predicate: TokenId) -> Option<(TokenId, Who)> {
    if doc.tokens[predicate].upos != Upos::Noun || !np::is_plural(doc, predicate) {
        return None;
    }
    let mut copulas = doc.children_by(predicate, &[Deprel::Cop]);
    let were = copulas.any(|t| matches!(doc.word(t).to_lowercase().as_str(), "were" | "are" | "be"));
    if !were || syntax::is_negated(doc, predicate) {
        return None;
    }
    // "Those killed": trees may take the participle for the subject.
    let those = doc.children(predicate).find(|&t| {
        t + 1 < predicate
            && doc.word(t).eq_ignore_ascii_case("those")
            && doc.tokens[t].deprel.is_subject()
            && doc.tokens[t + 1].head == Some(predicate)
    });
    let subject = those.or_else(|| syntax::own_subject(doc, predicate)).filter(|&t| t < predicate)?;
    let who = people.who(doc, predicate).filter(|who| who.is_person)?;
    let specific = !matches!(who.group, None | Some(Group::People | Group::Children));
    specific.then_some((subject, who))
}

/// Whether a subject takes up all of the dead; not some of them.
fn taken_up(
    doc: &Document,
    classes: &Classes,
    drafts: &[Draft],
    here: &[usize],
    subject: TokenId,
) -> Option<Taken> {
    let word = doc.word(subject).to_lowercase();
    let definite = np::determination(doc, subject) == Determination::Definite;
    let of_whom = doc.children_by(subject, &[Deprel::Nmod]).find(|&t| syntax::has_case(doc, t, "of"));
    if word == "they" {
        return speaker_of(doc, subject).is_some().then_some(Taken::They);
    }
    if word == "those" {
        // "Those killed", "those who died"
        let dead = |t: TokenId| {
            here.iter().any(|&i| drafts[i].trigger == t) || classes.has("DEADLY_MAYBE", &doc.tokens[t].lemma)
        };
        let mut clauses = doc.children_by(subject, &[Deprel::Acl, Deprel::AclRelcl]).chain([subject + 1]);
        return clauses.any(dead).then_some(Taken::Dead);
    }
    if classes.has("DEADLY_MAYBE", &doc.tokens[subject].lemma)
        && subject.checked_sub(1).is_some_and(|before| doc.word(before).eq_ignore_ascii_case("those"))
    {
        return Some(Taken::Dead);
    }
    if of_whom.is_some() {
        let them = of_whom.is_some_and(|t| doc.word(t).eq_ignore_ascii_case("them"));
        return (word == "all" && them).then_some(Taken::All);
    }
    let all = doc
        .children_by(subject, &[Deprel::Det, Deprel::DetPredet])
        .any(|t| doc.word(t).eq_ignore_ascii_case("all"));
    if doc.tokens[subject].upos == Upos::Num {
        return (all || definite).then_some(Taken::All);
    }
    let dead = classes.has("DEAD_NOUN", &word)
        || classes.has("DEAD_NOUN", &doc.tokens[subject].lemma)
        || doc.tokens[subject].lemma == "slain";
    if dead && definite {
        return Some(Taken::Dead);
    }
    // Victims may have been hurt alone.
    if definite && doc.tokens[subject].lemma == "victim" {
        return Some(Taken::All);
    }
    (definite && np::is_plural(doc, subject) && doc.tokens[subject].upos == Upos::Noun).then_some(Taken::Same)
}

/// Whoever says what "they" were.
fn speaker_of(doc: &Document, they: TokenId) -> Option<TokenId> {
    let said = doc.tokens[they].head.filter(|&predicate| doc.tokens[predicate].deprel == Deprel::Ccomp)?;
    let speaker = syntax::own_subject(doc, doc.tokens[said].head?)?;
    (doc.tokens[speaker].upos != Upos::Pron).then_some(speaker)
}

/// "The elder said they were farmers", with somebody else's dead before: what is said by one voice is not said of itself; what
/// is said by several may be.
fn is_said_of_them(doc: &Document, they: TokenId) -> bool {
    speaker_of(doc, they).is_some_and(|speaker| !np::is_plural(doc, speaker))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::{claims, contradictions};

    const RAID: &str = "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
it _ PRP 5 nsubj
killed kill VBD 3 ccomp
eight _ CD 7 nummod
insurgents insurgent NNS 5 obj
in _ IN 10 case
a _ DT 10 det
raid _ NN 5 obl SpaceAfter=No
. _ . 3 punct

";

    #[test]
    fn the_dead_and_all_of_them() {
        let dead = "\
Villagers villager NNS 2 nsubj
said say VBD 0 root
the _ DT 4 det
dead _ NN 6 nsubj
were be VBD 6 cop
shepherds shepherd NNS 2 ccomp SpaceAfter=No
. _ . 2 punct
";
        contradictions(
            &format!("{RAID}{dead}"),
            expect![[r#"
            identity, incompatible | it killed eight insurgents in a raid | the dead were shepherds | called insurgents by one and shepherds by the other
        "#]],
        );
        let all = "\
Villagers villager NNS 2 nsubj
said say VBD 0 root
all _ DT 7 nsubj
of _ IN 5 case
them they PRP 3 nmod
were be VBD 7 cop
traders trader NNS 2 ccomp SpaceAfter=No
. _ . 2 punct
";
        contradictions(
            &format!("{RAID}{all}"),
            expect![[r#"
            identity, incompatible | it killed eight insurgents in a raid | all of them were traders | called insurgents by one and traders by the other
        "#]],
        );
    }

    #[test]
    fn those_killed_without_another_figure() {
        claims(
            "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
those that DT 8 nsubj
killed kill VBN 8 nsubj
were be VBD 8 cop
15 _ CD 8 nummod
militants militant NNS 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 15..15 militants | asserted | The army | those killed were 15 militants
            "#]],
        );
    }

    #[test]
    fn villagers_speak_of_the_armys_dead() {
        let said = |what: &str| {
            format!(
                "{RAID}Villagers villager NNS 2 nsubj\nsaid say VBD 0 root\nthey they PRP 5 nsubj\nwere be VBD 5 cop\n\
                 {what} NNS 2 ccomp SpaceAfter=No\n. _ . 2 punct\n"
            )
        };
        contradictions(
            &said("shepherds shepherd"),
            expect![[r#"
                identity, incompatible | it killed eight insurgents in a raid | they were shepherds | called insurgents by one and shepherds by the other
            "#]],
        );
        // Of themselves, as far as the words tell.
        contradictions(&said("survivors survivor"), expect![""]);
    }

    #[test]
    fn the_men_they_killed() {
        claims(
            "\
Police _ NNS 2 nsubj
said say VBD 0 root
the the DT 5 det
six _ CD 5 nummod
men man NNS 9 nsubj
they they PRP 7 nsubj
killed kill VBD 5 acl:relcl
were be VBD 9 cop
robbers robber NNS 2 ccomp SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                killed 6..6 militants | asserted | Police | the six men they killed
            "#]],
        );
    }

    #[test]
    fn some_and_others_are_not_the_dead() {
        let officers = "\
The _ DT 2 det
officers officer NNS 4 nsubj
were be VBD 4 cop
veterans veteran NNS 0 root SpaceAfter=No
. _ . 4 punct
";
        claims(
            &format!("{RAID}{officers}"),
            expect![[r#"
            killed 8..8 militants | asserted | The army | it killed eight insurgents in a raid
            attack | asserted | The army | it killed eight insurgents in a raid
        "#]],
        );
    }
}
