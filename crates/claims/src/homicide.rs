//! Who was shot in what the report calls a homicide is dead, though no word of it says so: "Police are investigating a
//! homicide after a man was found with a gunshot wound".

use language::{Deprel, Document, TokenId, Upos};

use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::entities::Entities;
use crate::figures;
use crate::np;
use crate::people::Who;
use crate::predicates::Classes;
use crate::reading::{Group, Kind, Reality, Stance};
use crate::syntax;

/// Reads the one person hurt as killed where the report calls it a homicide and tells of nobody's death, nor of anybody who
/// lives on.
pub fn fill(doc: &Document, classes: &Classes, entities: &Entities, drafts: &mut Vec<Draft>) {
    // "A fatal shooting happened on Elm Street": a death without anybody who died.
    let unnamed = |d: &Draft| d.counted.as_ref().is_some_and(|counted| counted.head == d.trigger);
    if drafts.iter().any(|d| d.kind == Kind::Killed && !unnamed(d)) {
        return;
    }
    let hurt: Vec<usize> = (0..drafts.len())
        .filter(|&i| drafts[i].kind == Kind::Injured && counts_somebody(&drafts[i]))
        .collect();
    let Some((&first, rest)) = hurt.split_first() else {
        somebody_died(doc, classes, drafts);
        return;
    };
    let one = |draft: &Draft| {
        let actual = draft.reality == Reality::Actual && draft.stance == Stance::Asserted;
        let counted = draft.counted.as_ref();
        actual && counted.is_some_and(|c| c.interval.low == Some(1) && c.interval.high == Some(1))
    };
    let person = |draft: &Draft| {
        let head = draft.counted.as_ref().map(|c| c.head);
        head.and_then(|head| {
            entities.at(head).or_else(|| entities.antecedent(head).and_then(|t| entities.at(t)))
        })
    };
    let named = person(&drafts[first]);
    let same = |draft: &Draft| named.is_some() && person(draft) == named || refers_back(doc, draft);
    if !hurt.iter().all(|&i| one(&drafts[i])) || !rest.iter().all(|&i| same(&drafts[i])) {
        return;
    }
    if !is_homicide(doc, classes) || lives_on(doc, classes) {
        return;
    }
    for &i in &hurt {
        drafts[i].kind = Kind::Killed;
    }
    let drop: Vec<bool> = drafts.iter().map(|d| d.kind == Kind::Killed && unnamed(d)).collect();
    figures::remove(drafts, &drop);
}

/// "A fatal shooting happened on Elm Street": somebody died of whom nothing is told.
fn somebody_died(doc: &Document, classes: &Classes, drafts: &mut Vec<Draft>) {
    let told = |kind: Kind| drafts.iter().any(|d| d.kind == kind);
    if told(Kind::Killed) || told(Kind::Casualties) {
        return;
    }
    let fatal = |d: &&Draft| {
        d.kind == Kind::Attack
            && d.reality == Reality::Actual
            && d.stance == Stance::Asserted
            && !np::is_plural(doc, d.trigger)
            && is_of_one(doc, classes, d.trigger)
    };
    let Some(deed) = drafts.iter().find(fatal) else { return };
    let of = np::core(doc, deed.trigger);
    let who = Who { is_person: true, group: Some(Group::People), ..Who::default() };
    let counted = Counted { head: deed.trigger, interval: counting::ONE, quantity: None, of, who };
    let death = Draft {
        kind: Kind::Killed,
        group: Some(Group::People),
        counted: Some(counted),
        part_of: None,
        evidence: deed.evidence.cover(of),
        ..deed.clone()
    };
    drafts.push(death);
}

/// "A fatal shooting", and not "a deadly bombing" or "a fatal attack on two miners": of one, as far as the words go.
fn is_of_one(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let fatal =
        doc.children_by(noun, &[Deprel::Amod]).any(|t| doc.tokens[t].lemma.eq_ignore_ascii_case("fatal"));
    let upon = doc
        .children_by(noun, &[Deprel::Nmod])
        .any(|t| ["on", "of", "against"].iter().any(|word| syntax::has_case(doc, t, word)));
    fatal
        && !upon
        && classes.has("DEED_UPON_ONE", &doc.tokens[noun].lemma)
        && is_fatal_deed(doc, classes, noun)
}

fn counts_somebody(draft: &Draft) -> bool {
    draft.counted.as_ref().is_some_and(|counted| counted.interval.high != Some(0))
}

/// "He", "the man", "the victim".
fn refers_back(doc: &Document, draft: &Draft) -> bool {
    let Some(counted) = &draft.counted else { return false };
    let first = doc.tokens_in(counted.of).start;
    doc.tokens[counted.head].upos == Upos::Pron || doc.word(first).eq_ignore_ascii_case("the")
}

/// Whether a word calls it a homicide, or a shooting a fatal one.
fn is_homicide(doc: &Document, classes: &Classes) -> bool {
    (0..doc.tokens.len()).any(|at| is_deadly(doc, classes, at))
}

/// "Murder", "a fatal shooting": a noun for a deed of which somebody died.
pub fn is_deadly(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let token = &doc.tokens[noun];
    if !matches!(token.upos, Upos::Noun | Upos::Propn) {
        return false;
    }
    let crime = classes.has("DEADLY_CRIME", &token.lemma.to_lowercase())
        && !is_tried(doc, classes, noun)
        && !has_been_averted(doc, noun);
    crime || is_fatal_deed(doc, classes, noun)
}

/// "A fatal shooting", "the deadly attack".
fn is_fatal_deed(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    classes.has("DEED_NOUN", &doc.tokens[noun].lemma)
        && doc
            .children_by(noun, &[Deprel::Amod])
            .any(|t| classes.has("DEADLY_ADJECTIVE", &doc.tokens[t].lemma.to_lowercase()))
}

/// "It could have been a murder": it was none.
fn has_been_averted(doc: &Document, noun: TokenId) -> bool {
    let aux = |word: &str| doc.children_by(noun, &[Deprel::Aux]).any(|t| doc.tokens[t].lemma == word);
    aux("have") && (aux("could") || aux("would"))
}

/// "Attempted murder", "attempt of murder".
fn is_tried(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let attempt = |t: TokenId| classes.has("ATTEMPT", &doc.tokens[t].lemma.to_lowercase());
    doc.children(noun).any(attempt)
        || doc.tokens[noun].head.is_some_and(attempt)
        || noun.checked_sub(1).is_some_and(attempt)
}

/// Whether somebody lives on: is in hospital, in a stable condition, is expected to recover.
fn lives_on(doc: &Document, classes: &Classes) -> bool {
    doc.tokens.iter().any(|token| {
        let lemma = token.lemma.to_lowercase();
        classes.has("LIVES_ON", &lemma) || lemma == "condition"
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn who_was_shot_in_a_homicide() {
        let text = |crime: &str, after: &str| {
            format!(
                "\
Detectives detective NNS 2 nsubj
probe probe VBP 0 root
a a DT 4 det
{crime}
after after IN 8 mark
a a DT 7 det
baker baker NN 8 nsubj:pass
shot shoot VBN 2 advcl
{after}
. _ . 2 punct
"
            )
        };
        claims(
            &text("homicide homicide NN 2 obj", "here here RB 8 advmod"),
            expect![[r#"
                killed 1..1 workers | asserted | the report | after a baker shot here
                attack | asserted | the report | after a baker shot here
            "#]],
        );
        claims(
            &text("theft theft NN 2 obj", "here here RB 8 advmod"),
            expect![[r#"
                injured 1..1 workers | asserted | the report | after a baker shot here
                attack | asserted | the report | after a baker shot here
            "#]],
        );
        claims(
            &text("homicide homicide NN 2 obj", "survived survive VBD 8 conj"),
            expect![[r#"
                injured 1..1 workers | asserted | the report | after a baker shot
                attack | asserted | the report | after a baker shot
            "#]],
        );
    }
}
