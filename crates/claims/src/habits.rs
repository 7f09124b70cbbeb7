//! What somebody does again and again, and no event: "a leader who coordinates attacks on convoys".

use language::{Deprel, Document, ParagraphKind, TokenId, Upos, Xpos};

use crate::counting;
use crate::np::{self, Determination};
use crate::predicates::Classes;
use crate::syntax;

/// Steps up from a deed to the word that makes it a habit.
const STEPS: usize = 5;

/// Whether a predicate tells a habit: attacks without number or article, in the present tense or as what somebody is active
/// in, known or responsible for.
pub fn is_habit(doc: &Document, classes: &Classes, trigger: TokenId) -> bool {
    let token = &doc.tokens[trigger];
    if token.upos == Upos::Noun {
        let verb = token.head.filter(|_| token.deprel == Deprel::Obj && is_bare_plural(doc, trigger));
        return verb.is_some_and(|verb| is_told_as_habit(doc, verb))
            || is_bare_plural(doc, trigger) && is_practised(doc, classes, trigger);
    }
    match token.xpos {
        Xpos::Vbz | Xpos::Vbp => {
            let deed = syntax::object(doc, trigger).filter(|&deed| is_bare_plural(doc, deed));
            deed.is_some_and(|deed| classes.has("EVENT_NOUN", &doc.tokens[deed].lemma.to_lowercase()))
                && is_told_as_habit(doc, trigger)
        }
        Xpos::Vbg => {
            let bare = |deed| np::determination(doc, deed) == Determination::Bare;
            syntax::object(doc, trigger).is_none_or(bare) && is_practised(doc, classes, trigger)
        }
        _ => false,
    }
}

/// "Conducts attacks": in the present tense, at no time.
fn is_told_as_habit(doc: &Document, verb: TokenId) -> bool {
    matches!(doc.tokens[verb].xpos, Xpos::Vbz | Xpos::Vbp)
        && is_running_text(doc, verb)
        && !has_time(doc, verb)
}

/// Whether a word stands below a gerund for what somebody is active in, known or responsible for: "active in conducting",
/// "responsible for planning and leading", "known for mounting".
pub fn is_practised(doc: &Document, classes: &Classes, word: TokenId) -> bool {
    let mut above = std::iter::once(word).chain(doc.ancestors(word).take(STEPS));
    let gerund = above.find(|&t| doc.tokens[t].xpos == Xpos::Vbg && doc.tokens[t].upos == Upos::Verb);
    gerund.is_some_and(|gerund| {
        let practised = |t: TokenId| t < gerund && classes.has("PRACTISED", &doc.tokens[t].lemma);
        doc.ancestors(gerund).take(STEPS).any(practised) && !has_time(doc, gerund)
    })
}

fn is_bare_plural(doc: &Document, noun: TokenId) -> bool {
    doc.tokens[noun].xpos == Xpos::Nns
        && np::determination(doc, noun) == Determination::Bare
        && counting::number_of(doc, noun).is_none()
        && doc.children_by(noun, &[Deprel::AclRelcl]).next().is_none()
}

/// A headline tells news in the present tense.
fn is_running_text(doc: &Document, token: TokenId) -> bool {
    let paragraph = doc.sentences[doc.tokens[token].sentence].paragraph;
    doc.paragraphs.get(paragraph).is_some_and(|p| p.kind == ParagraphKind::Body)
}

/// "Carry out attacks on Monday".
fn has_time(doc: &Document, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Obl, Deprel::OblUnmarked])
        .any(|t| doc.times.iter().any(|time| time.tokens.contains(&t)))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn what_somebody_does_again_and_again_is_no_attack() {
        claims(
            "\
Soldiers soldier NNS 2 nsubj
killed kill VBD 0 root
one _ CD 4 nummod
rebel _ NN 2 obj
in _ IN 6 case
Oru Oru NNP 2 obl SpaceAfter=No|Name=B-Place
, _ , 13 punct
where _ WRB 13 advmod
a _ DT 11 det
rebel _ NN 11 compound
leader _ NN 13 nsubj
is be VBZ 13 cop
active _ JJ 2 advcl
in _ IN 15 mark
conducting conduct VBG 13 advcl
kidnapping _ NN 17 compound
attacks attack NNS 15 obj SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
leader _ NN 3 nsubj
conducts conduct VBZ 0 root
ambushes ambush NNS 3 obj
on _ IN 8 case
the _ DT 8 det
coast _ NN 8 compound
road _ NN 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
He _ PRP 3 nsubj
is be VBZ 3 cop
responsible _ JJ 0 root
for _ IN 5 mark
planning plan VBG 3 advcl
and _ CC 7 cc
leading lead VBG 5 conj
raids raid NNS 5 obj SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
leader _ NN 3 nsubj
led lead VBD 0 root
an a DT 5 det
ambush _ NN 3 obj
on _ IN 7 case
Friday Friday NNP 3 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 1..1 militants | asserted | the report | Soldiers killed one rebel in Oru
                attack | asserted | the report | The leader led an ambush on Friday
            "#]],
        );
    }
}
