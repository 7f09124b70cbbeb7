//! Denials without a verb of denying: a statement is called false by somebody.

use language::{Deprel, Document, TokenId, Upos};

use crate::acts;
use crate::clause;
use crate::draft::Draft;
use crate::predicates::Classes;
use crate::reading::{Kind, Stance};
use crate::syntax;

/// What somebody says of a statement that denies it. In the report's own voice it is no party's denial, so drafts that
/// find no holder are dropped with the condemnations of nobody.
pub fn find(doc: &Document, classes: &Classes) -> Vec<Draft> {
    (0..doc.tokens.len())
        .filter_map(|token| called(doc, classes, token).or_else(|| judged(doc, classes, token)))
        .collect()
}

/// "Called the figure exaggerated", "dismissed the video as a fabrication".
fn called(doc: &Document, classes: &Classes, verb: TokenId) -> Option<Draft> {
    let token = &doc.tokens[verb];
    let calls = classes.has("CALL_VERB", &token.lemma) || token.lemma == "dismiss";
    if token.upos != Upos::Verb || !calls || syntax::is_negated(doc, verb) {
        return None;
    }
    let passive = syntax::is_passive(doc, verb);
    let said = if passive { syntax::subject(doc, verb) } else { syntax::object(doc, verb) }?;
    let speaker = syntax::agent(doc, verb)?;
    let complements = [Deprel::Xcomp, Deprel::Obl, Deprel::Advcl, Deprel::Ccomp, Deprel::Obj];
    let behind_object = [Deprel::Nmod, Deprel::Amod, Deprel::Acl, Deprel::Appos];
    // "Called the allegation an infamy", "dismissed the message as theatre": whatever the word, unless it is taken seriously.
    let lemma = &doc.tokens[said].lemma;
    let alleged = classes.has("ALLEGED", lemma)
        || token.lemma == "dismiss"
            && (classes.has("STATED", lemma) || matches!(lemma.as_str(), "message" | "video"));
    let rejects = |t: TokenId| {
        let nominal = syntax::is_nominal(doc, t) && doc.tokens[t].deprel != Deprel::Nmod;
        let as_phrase = ["as"].iter().any(|case| syntax::has_case(doc, t, case));
        let nominal = nominal && (doc.tokens[t].deprel != Deprel::Obl || as_phrase);
        let taken_seriously = classes.has("CREDIBLE", &doc.tokens[t].lemma)
            || doc.children_by(t, &[Deprel::Amod]).any(|a| classes.has("CREDIBLE", &doc.tokens[a].lemma));
        alleged && nominal && t != said && !taken_seriously
    };
    doc.children_by(verb, &complements)
        .chain(doc.children_by(said, &behind_object).filter(|&t| t > said))
        .find(|&t| is_false(doc, classes, t) || rejects(t))?;
    let mut draft = draft(doc, verb);
    draft.agent = Some(speaker);
    draft.holder = Some(acts::holder(doc, speaker));
    Some(draft)
}

/// "The report is false", "the numbers were inflated", in somebody's words.
fn judged(doc: &Document, classes: &Classes, predicate: TokenId) -> Option<Draft> {
    doc.children_by(predicate, &[Deprel::Cop, Deprel::AuxPass]).next()?;
    let subject = syntax::own_subject(doc, predicate)?;
    let denies = is_false(doc, classes, predicate) && classes.has("STATED", &doc.tokens[subject].lemma);
    (denies && !syntax::is_negated(doc, predicate)).then(|| draft(doc, predicate))
}

fn draft(doc: &Document, trigger: TokenId) -> Draft {
    let mut draft = Draft::new(Kind::Denial, trigger, clause::evidence(doc, trigger, &[]));
    draft.stance = Stance::Denied;
    draft
}

fn is_false(doc: &Document, classes: &Classes, token: TokenId) -> bool {
    classes.has("FALSE_WORD", &doc.tokens[token].lemma)
        || classes.has("FALSE_WORD", &doc.word(token).to_lowercase())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn what_is_called_false_is_denied() {
        claims(
            "\
The _ DT 2 det
company _ NN 3 nsubj
called call VBD 0 root
the _ DT 5 det
report _ NN 3 obj
a _ DT 7 det
fabrication _ NN 3 xcomp SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
numbers number NNS 4 nsubj
are be VBP 4 cop
false _ JJ 0 root SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                denial | denied | The company | The company called the report a fabrication
            "#]],
        );
    }

    #[test]
    fn allegations_called_something() {
        claims(
            "\
The _ DT 2 det
company _ NN 3 nsubj
called call VBD 0 root
the _ DT 5 det
allegation _ NN 3 obj
an a DT 7 det
infamy _ NN 3 xcomp SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
mayor _ NN 3 nsubj
called call VBD 0 root
the _ DT 5 det
allegation _ NN 3 obj
serious _ JJ 3 xcomp SpaceAfter=No
. _ . 3 punct

# newpar
A _ DT 2 det
witness _ NN 3 nsubj
confessed confess VBD 0 root
and _ CC 6 cc
later late RBR 6 advmod
took take VBD 3 conj
the _ DT 8 det
confession _ NN 6 obj
back _ RB 6 advmod SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                denial | denied | The company | The company called the allegation an infamy
                denial | denied | A witness | later took the confession back
            "#]],
        );
    }
}
