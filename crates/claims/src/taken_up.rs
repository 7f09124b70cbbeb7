//! Those whom the text only takes up again: "the dead were buried on Friday", "the gunmen shot them". Where a figure of them
//! stands elsewhere they are not counted once more as "two or more".

use language::{Document, TokenId, Upos};

use crate::counting;
use crate::draft::Draft;
use crate::figures;
use crate::np;
use crate::predicates::Classes;
use crate::reading::Kind;

/// Drops the vague figures of those told of elsewhere.
pub fn drop(doc: &Document, classes: &Classes, drafts: &mut Vec<Draft>) {
    let vague = |d: &Draft| {
        d.counted.as_ref().filter(|c| c.quantity.is_none() && c.interval == counting::PLURAL).map(|c| c.head)
    };
    let counts_dead = drafts.iter().any(|d| d.kind == Kind::Killed && vague(d).is_none());
    let harm = |d: &&Draft| matches!(d.kind, Kind::Killed | Kind::Injured | Kind::Casualties);
    let first = drafts.iter().filter(harm).filter(|d| vague(d).is_none()).map(|d| d.trigger).min();
    let again: Vec<bool> = drafts
        .iter()
        .map(|d| match (vague(d), d.kind) {
            (Some(head), Kind::Killed) => counts_dead && d.trigger == head && is_the_dead(doc, classes, head),
            (Some(head), Kind::Injured) => is_they(doc, head) && first.is_some_and(|first| first < d.trigger),
            _ => false,
        })
        .collect();
    figures::remove(drafts, &again);
}

/// "The dead", "the deceased".
fn is_the_dead(doc: &Document, classes: &Classes, head: TokenId) -> bool {
    classes.has("DEAD_NOUN", &doc.word(head).to_lowercase())
        && np::determination(doc, head) == np::Determination::Definite
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
}
