//! Those whom a force kills, told of once as men and once as fighters.

use language::{Deprel, Document, TokenId, Upos};

use crate::draft::Draft;
use crate::entities::Entities;
use crate::np;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{EntityKind, Group, Kind, Reality};
use crate::syntax;

/// Counts that are compared with one another: keeps the work linear.
const LOOK_BACK: usize = 16;

/// Gives "two men" the group of "two of the shooters" where forces killed both and the numbers are the same, and "four men"
/// that of "several armed men".
pub fn fill(doc: &Document, people: &People, classes: &Classes, entities: &Entities, drafts: &mut [Draft]) {
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&i| is_killing(&drafts[i])).collect();
    order.sort_by_key(|&i| drafts[i].trigger);
    let told_again = |unsaid: &Draft, said: &Draft| {
        same_number(unsaid, said)
            && [unsaid, said]
                .iter()
                .all(|d| d.agent.is_some_and(|agent| is_force(doc, people, classes, entities, agent)))
    };
    for at in 0..order.len() {
        let index = order[at];
        if !matches!(drafts[index].group, None | Some(Group::People)) {
            continue;
        }
        let near = at.saturating_sub(LOOK_BACK)..(at + LOOK_BACK).min(order.len());
        let fighters = near.clone().any(|other| {
            let (unsaid, said) = (&drafts[index], &drafts[order[other]]);
            said.group == Some(Group::Militants)
                && (told_again(unsaid, said) || other < at && counts_vague(doc, unsaid, said))
        });
        if fighters {
            let draft = &mut drafts[index];
            draft.group = Some(Group::Militants);
            if let Some(counted) = &mut draft.counted {
                counted.who.group = Some(Group::Militants);
            }
        }
    }
}

/// "Raiders attacked a mine, killing ten workers. Soldiers arrived and killed two of them": forces that come to help kill those who
/// attacked, whomever the pronoun was taken for.
pub fn some_of_them(
    doc: &Document,
    people: &People,
    classes: &Classes,
    entities: &Entities,
    drafts: &mut [Draft],
) {
    let force = |agent: TokenId| is_force(doc, people, classes, entities, agent);
    let by_others = |draft: &Draft| !draft.agent.is_some_and(force) && draft.reality == Reality::Actual;
    // Where others than forces first harmed each group, and the first attack that was not theirs.
    let mut harmed: Vec<(Group, TokenId)> = Vec::new();
    for draft in drafts.iter().filter(|d| matches!(d.kind, Kind::Killed | Kind::Injured) && by_others(d)) {
        let Some(group) = draft.group else { continue };
        match harmed.iter_mut().find(|(of, _)| *of == group) {
            Some((_, first)) => *first = draft.trigger.min(*first),
            None => harmed.push((group, draft.trigger)),
        }
    }
    let attacked = drafts.iter().filter(|d| d.kind == Kind::Attack && by_others(d)).map(|d| d.trigger).min();
    let Some(attacked) = attacked else { return };
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Killed && d.trigger > attacked) {
        let Some(counted) = draft.counted.as_mut() else { continue };
        let them = doc
            .children_by(counted.head, &[Deprel::Nmod])
            .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "them" | "whom"));
        let mistaken = draft.group.is_some_and(|group| {
            group != Group::Militants
                && harmed.iter().any(|&(of, first)| of == group && first < draft.trigger)
        });
        let by_force =
            draft.agent.is_some_and(force) || force_shoots_back(doc, classes, draft.trigger, &force);
        if them && mistaken && by_force {
            draft.group = Some(Group::Militants);
            draft.part_of = None;
            counted.who.group = Some(Group::Militants);
        }
    }
}

/// "Three of them were killed when troops shot back".
fn force_shoots_back(
    doc: &Document,
    classes: &Classes,
    killed: TokenId,
    force: &impl Fn(TokenId) -> bool,
) -> bool {
    syntax::is_passive(doc, killed)
        && doc.children_by(killed, &[Deprel::Advcl]).any(|verb| {
            doc.children_by(verb, &[Deprel::Mark, Deprel::Advmod])
                .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "when" | "after" | "as"))
                && classes.has("SHOOTS_BACK", &doc.tokens[verb].lemma.to_lowercase())
                && syntax::own_subject(doc, verb).is_some_and(force)
        })
}

/// "Police killed five members of the Red Dawn group", "members of the group were hurt" of an armed group told of before:
/// fighters, though nothing in the phrase says so.
pub fn members(
    doc: &Document,
    people: &People,
    classes: &Classes,
    entities: &Entities,
    drafts: &mut [Draft],
) {
    for draft in drafts.iter_mut().filter(|d| matches!(d.kind, Kind::Killed | Kind::Injured)) {
        let unsaid = matches!(draft.group, None | Some(Group::People));
        let Some(counted) = draft.counted.as_mut().filter(|_| unsaid) else { continue };
        let lemma = &doc.tokens[counted.head].lemma;
        let Some(group) = doc
            .children_by(counted.head, &[Deprel::Nmod])
            .find(|&t| t > counted.head && classes.has("MEMBER", lemma) && syntax::has_case(doc, t, "of"))
        else {
            continue;
        };
        let meant = entities.antecedent(group).unwrap_or(group);
        let armed = || {
            let kind = entities.at(meant).and_then(|entity| entities.kind(entity));
            kind == Some(EntityKind::ArmedGroup)
        };
        // "Of the group", "of the Red Dawn group", not "of the hiking group".
        let plain = || {
            doc.children_by(group, &[Deprel::Compound, Deprel::Amod, Deprel::Nmod])
                .all(|t| doc.tokens[t].upos == Upos::Propn)
                && np::determination(doc, group) == np::Determination::Definite
        };
        let noun = doc.tokens[group].lemma.to_lowercase();
        let fought = || {
            (classes.has("FIGHTING_GROUP", &noun) && plain() || classes.has("GANG", &noun))
                && draft.agent.is_some_and(|agent| is_force(doc, people, classes, entities, agent))
        };
        if armed() || fought() {
            draft.group = Some(Group::Militants);
            counted.who.group = Some(Group::Militants);
        }
    }
}

fn is_killing(draft: &Draft) -> bool {
    draft.kind == Kind::Killed && draft.reality == Reality::Actual && draft.part_of.is_none()
}

fn same_number(a: &Draft, b: &Draft) -> bool {
    let number = |d: &Draft| {
        let counted = d.counted.as_ref()?;
        counted.interval.low.filter(|&low| low > 1 && counted.interval.high == Some(low))
    };
    number(a).is_some() && number(a) == number(b)
}

/// "Several armed men were killed. ... Four men were killed when they attacked": the same noun, now with its number.
fn counts_vague(doc: &Document, counted: &Draft, vague: &Draft) -> bool {
    let (Some(number), Some(before)) = (&counted.counted, &vague.counted) else { return false };
    let several = number.interval.low.is_some_and(|low| low > 1) && number.quantity.is_some();
    before.interval.vague.is_some()
        && several
        && doc.tokens[number.head].lemma == doc.tokens[before.head].lemma
}

fn is_force(doc: &Document, people: &People, classes: &Classes, entities: &Entities, agent: TokenId) -> bool {
    let named = entities.at(agent).and_then(|entity| entities.kind(entity));
    named == Some(EntityKind::SecurityForce)
        || classes.has("FORCE_NOUN", &doc.tokens[agent].lemma)
        || people.who(doc, agent).is_some_and(|who| who.group == Some(Group::SecurityForces))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn men_whom_a_force_killed_are_the_fighters_it_killed() {
        claims(
            "\
An a DT 3 det
army _ NN 3 compound
patrol _ NN 4 nsubj
killed kill VBD 0 root
two _ CD 6 nummod
men man NNS 4 obj
in _ IN 8 case
Arden Arden NNP 4 obl Name=B-Place
on _ IN 10 case
Friday Friday NNP 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
The _ DT 2 det
patrol _ NN 3 nsubj
returned return VBD 0 root
fire _ NN 3 obj SpaceAfter=No
, _ , 6 punct
killing kill VBG 3 advcl
two _ CD 6 obj
of _ IN 10 case
the _ DT 10 det
gunmen gunman NNS 7 nmod SpaceAfter=No
. _ . 3 punct

# newpar
Several _ JJ 3 amod
armed _ JJ 3 amod
men man NNS 5 nsubj:pass
were be VBD 5 aux:pass
killed kill VBN 0 root
in _ IN 8 case
the _ DT 8 det
raid _ NN 5 obl SpaceAfter=No
. _ . 5 punct

# newpar
Four _ CD 2 nummod
men man NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
when _ WRB 7 advmod
they _ PRP 7 nsubj
threatened threaten VBD 4 advcl
the _ DT 9 det
patrol _ NN 7 obj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                killed 2..2 militants | asserted | the report | An army patrol killed two men in Arden on Friday
                attack | asserted | the report | The patrol returned fire
                killed 2..2 militants | asserted | the report | killing two of the gunmen
                killed 2..- militants | asserted | the report | Several armed men were killed in the raid
                killed 4..4 militants | asserted | the report | Four men were killed
                threat | asserted | Four men | when they threatened the patrol
            "#]],
        );
    }
}
