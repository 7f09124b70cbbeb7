//! Those whom the text only takes up again: "the dead were buried on Friday", "the gunmen shot them". Where a figure of them
//! stands elsewhere they are not counted once more as "two or more".

use language::{Deprel, Document, Number, Qualifier, TokenId, Upos};

use crate::counting;
use crate::draft::Draft;
use crate::entities::Entities;
use crate::figures;
use crate::np;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{Group, Kind};

/// Sentences, and words, before a phrase among which the number of those whom it takes up is looked for.
const SENTENCES: usize = 3;
const WORDS: usize = 96;

/// Drops the vague figures of those told of elsewhere.
pub fn drop(doc: &Document, classes: &Classes, people: &People, drafts: &mut Vec<Draft>) {
    let vague = |d: &Draft| {
        d.counted.as_ref().filter(|c| c.quantity.is_none() && c.interval == counting::PLURAL).map(|c| c.head)
    };
    let counts_dead = drafts.iter().any(|d| d.kind == Kind::Killed && vague(d).is_none());
    let harm = |d: &&Draft| matches!(d.kind, Kind::Killed | Kind::Injured | Kind::Casualties);
    let first = drafts.iter().filter(harm).filter(|d| vague(d).is_none()).map(|d| d.trigger).min();
    let again: Vec<bool> = drafts
        .iter()
        .map(|d| match (vague(d), d.kind) {
            (Some(head), Kind::Killed) => {
                counts_dead
                    && (d.trigger == head && is_the_dead(doc, classes, head)
                        || are_their_bodies(doc, people, head))
            }
            (Some(head), Kind::Injured) => {
                (is_they(doc, head) || are_the_victims(doc, head))
                    && first.is_some_and(|first| first < d.trigger)
            }
            _ => false,
        })
        .collect();
    figures::remove(drafts, &again);
}

/// "Fired on four men. ... They were all shot": nobody counts those hit, but the text has told how many they are.
pub fn resume(doc: &Document, entities: &Entities, drafts: &mut [Draft]) {
    let harm = |d: &Draft| matches!(d.kind, Kind::Killed | Kind::Injured | Kind::Casualties);
    let counted =
        |d: &Draft| d.counted.as_ref().is_some_and(|c| c.quantity.is_some() && c.interval.low >= Some(2));
    if drafts.iter().any(|d| harm(d) && counted(d)) {
        return;
    }
    for draft in drafts.iter_mut().filter(|d| harm(d) && d.group != Some(Group::Militants)) {
        let Some(counted) = &mut draft.counted else { continue };
        let vague = counted.quantity.is_none() && counted.interval == counting::PLURAL;
        if !vague || !is_they(doc, counted.head) {
            continue;
        }
        let number = entities.antecedent(counted.head).and_then(|whole| number_before(doc, whole));
        if let Some(number) = number {
            counted.interval = number.interval;
            counted.quantity = Some(number.span);
        }
    }
}

/// The number of a phrase, or of the one with the same noun that it takes up: "four men ... the men".
fn number_before(doc: &Document, whole: TokenId) -> Option<&Number> {
    let several = |n: &&Number| n.interval.qualifier == Qualifier::Exact && n.interval.low >= Some(2);
    if let Some(number) = counting::number_of(doc, whole) {
        return Some(number).filter(several);
    }
    if np::determination(doc, whole) != np::Determination::Definite || !np::is_plural(doc, whole) {
        return None;
    }
    let sentence = doc.tokens[whole].sentence.saturating_sub(SENTENCES);
    let first = doc.sentences.get(sentence)?.tokens.start.max(whole.saturating_sub(WORDS));
    let same = |&t: &TokenId| doc.tokens[t].lemma == doc.tokens[whole].lemma;
    let mut others = (first..whole).rev().filter(same).filter_map(|t| counting::number_of(doc, t));
    others.next().filter(several)
}

/// "The dead", "the deceased".
fn is_the_dead(doc: &Document, classes: &Classes, head: TokenId) -> bool {
    classes.has("DEAD_NOUN", &doc.word(head).to_lowercase())
        && np::determination(doc, head) == np::Determination::Definite
}

/// "Their bodies", "the bodies": of those told to be dead.
fn are_their_bodies(doc: &Document, people: &People, head: TokenId) -> bool {
    let is = |t: TokenId, word: &str| doc.word(t).eq_ignore_ascii_case(word);
    let taken_up = doc.children_by(head, &[Deprel::NmodPoss]).any(|t| is(t, "their"))
        || doc.children_by(head, &[Deprel::Det]).any(|t| is(t, "the"))
            && doc.children_by(head, &[Deprel::Nmod, Deprel::Amod]).next().is_none();
    people.is_body(&doc.tokens[head].lemma) && taken_up
}

/// "The victims are in hospital".
fn are_the_victims(doc: &Document, head: TokenId) -> bool {
    doc.tokens[head].lemma == "victim"
        && doc.children_by(head, &[Deprel::Det]).any(|t| doc.word(t).eq_ignore_ascii_case("the"))
        // "The other victims": besides one who was told of.
        && doc.children_by(head, &[Deprel::Amod, Deprel::Nummod]).next().is_none()
}

/// "They", "them".
fn is_they(doc: &Document, head: TokenId) -> bool {
    doc.tokens[head].upos == Upos::Pron && doc.tokens[head].lemma == "they"
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn those_taken_up_are_not_counted_again() {
        let told = "\
Five _ CD 2 nummod
people _ NNS 3 nsubj
died die VBD 0 root SpaceAfter=No
. _ . 3 punct
";
        let again = "
The _ DT 2 det
dead _ NNS 4 nsubj:pass
were be VBD 4 aux:pass
mourned mourn VBN 0 root SpaceAfter=No
. _ . 4 punct

Gunmen gunman NNS 2 nsubj
shot shoot VBD 0 root
them they PRP 2 obj SpaceAfter=No
. _ . 2 punct
";
        claims(
            &format!("{told}{again}"),
            expect![[r#"
            killed 5..5 people | asserted | the report | Five people died
            attack | asserted | the report | Gunmen shot them
        "#]],
        );
        claims(
            again,
            expect![[r#"
            killed 2..- people | asserted | the report | The dead were mourned
            injured 2..- people | asserted | the report | Gunmen shot them
            attack | asserted | the report | Gunmen shot them
        "#]],
        );
    }

    #[test]
    fn they_are_as_many_as_the_text_has_told() {
        claims(
            "\
Somebody _ NN 2 nsubj
aimed aim VBD 0 root
at _ IN 5 case
four _ CD 5 nummod
men man NNS 2 obl SpaceAfter=No
. _ . 2 punct

They they PRP 3 nsubj:pass
were be VBD 3 aux:pass
shot shoot VBN 0 root
in _ IN 6 case
the _ DT 6 det
foot _ NN 3 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                injured 4..4 people | asserted | the report | They were shot in the foot
                attack | asserted | the report | They were shot in the foot
            "#]],
        );
    }
}
