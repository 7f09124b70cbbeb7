//! Offers that no predicate of the table tells: what captors say that they will do for those whom they hold.

use language::{Deprel, Document, TokenId};

use crate::acts;
use crate::attribution::{Attribution, CueKind};
use crate::draft::Draft;
use crate::entities::Entities;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::Kind;
use crate::responsibility::Statement;
use crate::syntax;

/// "The rebels said that the nurses would be let go as a gesture of goodwill", "will be freed if the ransom is paid": a
/// release to come, as a favour or for something.
pub fn of_statements(
    doc: &Document,
    classes: &Classes,
    people: &People,
    entities: &Entities,
    attributions: &[Attribution],
    told: &[Draft],
) -> Vec<Draft> {
    let says = |kind| matches!(kind, CueKind::Say | CueKind::Announce | CueKind::Claim);
    acts::of_each_statement(doc, attributions, told, Kind::Offer, says, |source, verb| {
        is_release_to_come(doc, classes, verb)
            && (is_favour(doc, classes, verb) || is_for_something(doc, verb))
            && Statement { doc, classes, people, entities, source }.is_attacker()
    })
}

/// "Would be let go", "will free".
fn is_release_to_come(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    let will = doc
        .children_by(verb, &[Deprel::Aux])
        .any(|t| matches!(doc.tokens[t].lemma.as_str(), "will" | "would" | "shall" | "'ll"));
    let lemma = &doc.tokens[verb].lemma;
    let goes = || {
        doc.children_by(verb, &[Deprel::Xcomp])
            .any(|t| matches!(doc.tokens[t].lemma.as_str(), "go" | "leave" | "free"))
    };
    will && classes.has("RELEASE_VERB", lemma) && (lemma != "let" || goes()) && !syntax::is_negated(doc, verb)
}

/// "As a gesture of goodwill".
fn is_favour(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    below(doc, verb).any(|t| {
        classes.has("GOODWILL_NOUN", &doc.tokens[t].lemma)
            && ["as", "in", "for"].iter().any(|case| syntax::has_case(doc, t, case))
    })
}

/// "If the ransom is paid", "in exchange for fuel".
fn is_for_something(doc: &Document, verb: TokenId) -> bool {
    let on_terms = doc.children_by(verb, &[Deprel::Advcl]).any(|clause| {
        doc.children_by(clause, &[Deprel::Mark, Deprel::Advmod])
            .any(|m| matches!(doc.tokens[m].lemma.as_str(), "if" | "once"))
    });
    on_terms
        || below(doc, verb).any(|t| {
            matches!(doc.tokens[t].lemma.as_str(), "exchange" | "return") && syntax::has_case(doc, t, "in")
        })
}

/// Phrases behind a verb, or behind the verb that completes it.
fn below<'a>(doc: &'a Document, verb: TokenId) -> impl Iterator<Item = TokenId> + 'a {
    std::iter::once(verb)
        .chain(doc.children_by(verb, &[Deprel::Xcomp, Deprel::Obj]))
        .flat_map(|t| doc.children_by(t, &[Deprel::Obl, Deprel::Nmod]))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn released_as_a_favour_or_on_terms() {
        claims(
            "\
The _ DT 2 det
rebels rebel NNS 3 nsubj
said say VBD 0 root
the _ DT 5 det
pilot _ NN 8 nsubj:pass
would _ MD 8 aux
be _ VB 8 aux:pass
freed free VBN 3 ccomp
as _ IN 11 case
a _ DT 11 det
gesture _ NN 8 obl SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
judge _ NN 3 nsubj
said say VBD 0 root
the _ DT 5 det
pilot _ NN 8 nsubj:pass
would _ MD 8 aux
be _ VB 8 aux:pass
freed free VBN 3 ccomp
as _ IN 11 case
a _ DT 11 det
gesture _ NN 8 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                released 1..1 workers | unreal | The rebels | the pilot would be freed as a gesture
                offer | asserted | The rebels | the pilot would be freed as a gesture
                released 1..1 workers | unreal | The judge | the pilot would be freed as a gesture
            "#]],
        );
    }
}
