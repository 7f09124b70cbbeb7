//! Who a count without a noun is of: "one was pronounced dead", "another later died", "the army suffered nine dead", "four
//! people were on board".

use std::collections::HashSet;

use language::{Deprel, Document, NameKind, TokenId, Upos};

use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::np;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{Group, Kind};
use crate::syntax;

/// A count takes up those counted at most this many sentences before it.
const SENTENCES: usize = 2;

/// Fills the groups that bare numbers take from the counts before them, and those that the clause tells.
pub fn fill(doc: &Document, people: &People, classes: &Classes, drafts: &mut [Draft]) {
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&i| drafts[i].counted.is_some()).collect();
    order.sort_by_key(|&i| drafts[i].counted.as_ref().map(|c| c.head));
    // "Six were hurt, two of them badly": the two say nothing of the group of the six.
    let of_them = |draft: &&Draft| {
        draft.counted.as_ref().is_some_and(|c| {
            doc.children_by(c.head, &[Deprel::Nmod])
                .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "them" | "whom"))
        })
    };
    let wholes: HashSet<usize> =
        drafts.iter().filter(|draft| !of_them(draft)).filter_map(|draft| draft.part_of).collect();
    for (place, &index) in order.iter().enumerate() {
        let draft = &drafts[index];
        let Some(counted) = &draft.counted else { continue };
        if !matches!(draft.group, None | Some(Group::People)) {
            continue;
        }
        // The whole that a part is told with is not of the part's group: "two officers among three killed".
        let whole = wholes.contains(&index);
        // "Two of the dead": they are of all the dead, not of those counted last.
        let of_all = draft.part_of.is_some()
            && doc.children_by(counted.head, &[Deprel::Nmod]).any(|t| {
                matches!(doc.tokens[t].upos, Upos::Noun | Upos::Adj) && syntax::has_case(doc, t, "of")
            });
        let group = if draft.kind == Kind::Present && is_aboard(doc, draft) {
            Some(Group::Passengers)
        } else {
            whose_loss(doc, people, classes, counted.head).or_else(|| {
                let earlier = order[..place].iter().rev().map(|&i| &drafts[i]).filter(|other| {
                    let harm = |kind| matches!(kind, Kind::Killed | Kind::Injured | Kind::Casualties);
                    let caught = matches!(other.kind, Kind::Arrested | Kind::Surrendered | Kind::Escaped);
                    let joined = doc.tokens[draft.trigger].deprel == Deprel::Conj
                        && doc.tokens[draft.trigger].head == Some(other.trigger);
                    let same = doc.tokens[draft.trigger].sentence == doc.tokens[other.trigger].sentence;
                    // "The attackers fled. Two of the wounded died": of those hurt, not of the attackers.
                    // "A boy was arrested after a stabbing left one dead": nor is the dead one the boy.
                    // "A girl died, taking the toll to 12": the twelve are no girls.
                    let fewer = other.counted.as_ref().is_some_and(|c| c.interval.low < counted.interval.low);
                    if same && fewer && tells_toll(doc, classes, draft.trigger) {
                        return false;
                    }
                    // "The driver was arrested. One of the women died": nor a woman the driver.
                    // "Nine rebels surrendered, while four others died": they were of the same.
                    let others = doc.tokens[counted.head].lemma == "other" && other.kind == Kind::Surrendered;
                    !(harm(draft.kind) && caught)
                        || others
                        || !is_of_hurt(doc, classes, counted.head)
                            && (!same || joined)
                            && other.counted.as_ref().is_none_or(|c| may_be_of(doc, counted.head, c.head))
                });
                (is_bare(doc, counted) && !whole && !of_all)
                    .then(|| taken_up(doc, draft, counted, earlier))
                    .flatten()
            })
        };
        if let Some(group) = group {
            drafts[index].group = Some(group);
            if let Some(counted) = &mut drafts[index].counted {
                counted.who.group = Some(group);
            }
        }
    }
}

/// "Two of the wounded".
fn is_of_hurt(doc: &Document, classes: &Classes, head: TokenId) -> bool {
    doc.children_by(head, &[Deprel::Nmod])
        .any(|t| syntax::has_case(doc, t, "of") && classes.has("HURT_WORD", &doc.word(t).to_lowercase()))
}

/// "The death toll", "the number of dead".
fn tells_toll(doc: &Document, classes: &Classes, trigger: TokenId) -> bool {
    let near = [Some(trigger), doc.tokens[trigger].head];
    near.into_iter()
        .flatten()
        .any(|t| doc.tokens[t].upos == Upos::Noun && classes.has("NUMBER_NOUN", &doc.tokens[t].lemma))
}

/// Whether a number may count some of others: it has no noun behind "of", or the noun that they are called by.
fn may_be_of(doc: &Document, number: TokenId, others: TokenId) -> bool {
    doc.children_by(number, &[Deprel::Nmod])
        .filter(|&t| doc.tokens[t].upos == Upos::Noun && syntax::has_case(doc, t, "of"))
        .all(|t| doc.tokens[t].lemma == doc.tokens[others].lemma)
}

/// A number or "another" with no noun of its own.
fn is_bare(doc: &Document, counted: &Counted) -> bool {
    let token = &doc.tokens[counted.head];
    // "Four of his relatives": the noun behind says whose they are.
    let owned = doc.children_by(counted.head, &[Deprel::Nmod]).any(|t| {
        np::determination(doc, t) == np::Determination::Possessive && syntax::has_case(doc, t, "of")
    });
    if owned {
        return false;
    }
    let number = counting::number_at(doc, counted.head).is_some();
    number && matches!(token.upos, Upos::Num | Upos::Noun)
        // "three others were hurt"
        || matches!(token.lemma.as_str(), "other" | "more") && counting::number_of(doc, counted.head).is_some()
        || token.upos == Upos::Det && token.lemma == "another"
        || counting::is_one_more(doc, counted.head)
}

/// The group of the nearest count before it that it can be of: any of its own sentence if they agree, a count of as many
/// in the sentences before.
fn taken_up<'a>(
    doc: &Document,
    of: &Draft,
    counted: &Counted,
    earlier: impl Iterator<Item = &'a Draft>,
) -> Option<Group> {
    let sentence = doc.tokens[counted.head].sentence;
    let mut own: Option<Group> = None;
    for draft in earlier {
        let Some(other) = &draft.counted else { continue };
        let there = doc.tokens[other.head].sentence;
        if there + SENTENCES < sentence {
            break;
        }
        let Some(group) = draft.group else { continue };
        if there == sentence {
            // "Captured 13 soldiers and killed eight": soldiers, of whom nobody says that they were held.
            let joined = doc.tokens[of.trigger].deprel == Deprel::Conj
                && doc.tokens[of.trigger].head == Some(draft.trigger)
                && !syntax::is_passive(doc, draft.trigger);
            let captured = joined && draft.kind == Kind::Abducted && of.kind != Kind::Abducted;
            let group = if captured { other.who.group.unwrap_or(Group::People) } else { group };
            // "A boy is dead and three others are hurt": nobody says that they are children too.
            let age = group == Group::Children
                && matches!(doc.tokens[counted.head].lemma.as_str(), "other" | "more");
            if group == Group::People || age || own.is_some_and(|own| own != group) {
                return None;
            }
            own = Some(group);
            continue;
        }
        if own.is_some() {
            break;
        }
        // "Fighting has left dozens dead": a vague total is a count of its own.
        let as_many = other.interval.low >= counted.interval.low
            && counted.interval.low.is_some()
            && counted.interval.vague.is_none();
        // "A mine killed three boys. Two others were hurt": nobody says that they are children too.
        let besides = |t: TokenId| matches!(doc.tokens[t].lemma.as_str(), "other" | "more" | "another");
        if group == Group::Children && (besides(counted.head) || doc.tokens_in(counted.of).any(besides)) {
            return None;
        }
        if as_many && other.head != counted.head {
            return (group != Group::People).then_some(group);
        }
    }
    own
}

/// "The army sustained nine dead and twelve wounded": the dead are the army's.
fn whose_loss(doc: &Document, people: &People, classes: &Classes, head: TokenId) -> Option<Group> {
    // "four dead among his own men", "no casualties among the troops"
    let among = [Some(head), doc.tokens[head].head]
        .into_iter()
        .flatten()
        .flat_map(|t| doc.children_by(t, &[Deprel::Nmod, Deprel::Obl]))
        .filter(|&t| t > head && syntax::has_case(doc, t, "among"))
        .find_map(|t| people.who(doc, t).and_then(|who| who.group))
        .filter(|&group| group != Group::People);
    if among.is_some() {
        return among;
    }
    let verb = doc.ancestors(head).take(3).find(|&t| classes.has("SUFFER_VERB", &doc.tokens[t].lemma))?;
    let subject = syntax::own_subject(doc, verb).filter(|&subject| subject < verb && head > verb)?;
    match np::name_at(doc, subject).map(|name| name.kind) {
        Some(NameKind::SecurityForce) => Some(Group::SecurityForces),
        Some(NameKind::ArmedGroup) => Some(Group::Militants),
        _ => people.who(doc, subject).and_then(|who| who.group).filter(|&group| group != Group::People),
    }
}

/// "on board", "aboard".
fn is_aboard(doc: &Document, draft: &Draft) -> bool {
    doc.tokens_in(draft.evidence).any(|t| match doc.tokens[t].lemma.as_str() {
        "aboard" | "onboard" => true,
        "board" => t > 0 && doc.word(t - 1).eq_ignore_ascii_case("on"),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn captured_some_and_killed_others() {
        claims(
            "\
Rebels rebel NNS 2 nsubj
captured capture VBD 0 root
13 _ CD 4 nummod
soldiers soldier NNS 2 obj
and _ CC 6 cc
killed kill VBD 2 conj
eight _ CD 6 obj SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                abducted 13..13 hostages | asserted | the report | Rebels captured 13 soldiers
                killed 8..8 security_forces | asserted | the report | killed eight
            "#]],
        );
    }

    #[test]
    fn a_vague_total_takes_up_nobody() {
        claims(
            "\
Rebels rebel NNS 2 nsubj
killed kill VBD 0 root
90 _ CD 4 nummod
soldiers soldier NNS 2 obj SpaceAfter=No
. _ . 2 punct

Fighting _ NN 3 nsubj
has have VBZ 3 aux
left leave VBN 0 root
dozens dozen NNS 3 obj
dead _ JJ 3 xcomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 90..90 security_forces | asserted | the report | Rebels killed 90 soldiers
                attack | asserted | the report | Fighting has left dozens dead
                killed 24..- people | asserted | the report | Fighting has left dozens dead
            "#]],
        );
    }

    #[test]
    fn those_hurt_are_not_those_caught() {
        claims(
            "\
The _ DT 2 det
attackers attacker NNS 3 nsubj
fled flee VBD 0 root
to _ IN 6 case
the _ DT 6 det
hills hill NNS 3 obl SpaceAfter=No
. _ . 3 punct

Two _ CD 5 nsubj
of _ IN 4 case
the _ DT 4 det
wounded _ NNS 1 nmod
died die VBD 0 root SpaceAfter=No
. _ . 5 punct

# newpar
A _ DT 2 det
boy _ NN 4 nsubj:pass
was be VBD 4 aux:pass
arrested arrest VBN 0 root
after _ IN 7 case
a _ DT 7 det
stabbing _ NN 4 obl
left leave VBD 4 advcl
one _ CD 8 obj
dead _ JJ 8 xcomp SpaceAfter=No
. _ . 4 punct

# newpar
Five _ CD 2 nummod
rebels rebel NNS 4 nsubj:pass
were be VBD 4 aux:pass
captured capture VBN 0 root
and _ CC 7 cc
two _ CD 7 nsubj:pass
killed kill VBN 4 conj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                escaped 2..- militants | asserted | the report | The attackers fled to the hills
                killed 2..2 people | asserted | the report | Two of the wounded died
                arrested 1..1 militants | asserted | the report | A boy was arrested after a stabbing
                killed 1..1 people | asserted | the report | left one dead
                arrested 5..5 militants | asserted | the report | Five rebels were captured
                killed 2..2 militants | asserted | the report | two killed
            "#]],
        );
    }
}
