//! Condemnations: of each thing that one sentence condemns, and those that no verb of condemning tells ("called it a
//! cowardly attack").

use language::{Deprel, Document, TokenId, Upos};

use crate::acts;
use crate::clause;
use crate::draft::Draft;
use crate::figures;
use crate::np;
use crate::predicates::Classes;
use crate::reading::Kind;
use crate::syntax;

/// "Condemned the attack in Lima and the bombing in Quito": one claim for each of the incidents.
pub fn of_each(doc: &Document, classes: &Classes, draft: Draft) -> Vec<Draft> {
    let object = syntax::object(doc, draft.trigger);
    let mut others: Vec<Draft> = object
        .into_iter()
        .flat_map(|object| syntax::coordinated(doc, object))
        .filter(|&t| Some(t) != object && is_event(doc, classes, t))
        .map(|t| Draft { evidence: doc.span_of(np::tokens(doc, t, np::Extent::Full)), ..draft.clone() })
        .collect();
    others.insert(0, draft);
    others
}

/// What somebody says of an act that condemns it. Who says so is the speaker; in the report's own voice it is a way of
/// telling and no condemnation, so drafts that find no holder are dropped ([`drop_unheld`]).
pub fn judgements(doc: &Document, classes: &Classes) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for token in 0..doc.tokens.len() {
        let Some(mut draft) = named(doc, classes, token).or_else(|| judged(doc, classes, token)) else {
            continue;
        };
        draft.agent = draft.holder.as_ref().map(|h| h.head);
        drafts.push(draft);
    }
    drafts
}

/// Condemnations and demands of nobody. A statement that the report itself calls false is denied by the report.
pub fn drop_unheld(drafts: &mut Vec<Draft>) {
    let unheld: Vec<bool> = drafts
        .iter()
        .map(|d| matches!(d.kind, Kind::Condemnation | Kind::Demand) && d.holder.is_none())
        .collect();
    figures::remove(drafts, &unheld);
}

/// "Described the attack as barbaric", "called the killing an outrage".
fn named(doc: &Document, classes: &Classes, verb: TokenId) -> Option<Draft> {
    let token = &doc.tokens[verb];
    if token.upos == Upos::Verb && matches!(token.lemma.as_str(), "speak" | "talk") {
        return spoken_of(doc, classes, verb);
    }
    if token.upos != Upos::Verb || !classes.has("CALL_VERB", &token.lemma) {
        return None;
    }
    let passive = syntax::is_passive(doc, verb);
    let object = if passive { syntax::subject(doc, verb) } else { syntax::object(doc, verb) }?;
    if !is_event(doc, classes, object) && doc.tokens[object].upos != Upos::Pron {
        return None;
    }
    let speaker = syntax::agent(doc, verb)?;
    doc.children_by(
        verb,
        &[Deprel::Xcomp, Deprel::Obl, Deprel::Advcl, Deprel::Ccomp, Deprel::Obj, Deprel::Parataxis],
    )
    .chain(doc.children_by(object, &[Deprel::Nmod, Deprel::Appos, Deprel::Amod, Deprel::Acl]))
    .find(|&t| condemns(doc, classes, t))?;
    let mut draft = Draft::new(Kind::Condemnation, verb, clause::evidence(doc, verb, &[]));
    draft.holder = Some(acts::holder(doc, speaker));
    Some(draft)
}

/// "Spoke of a cowardly act".
fn spoken_of(doc: &Document, classes: &Classes, verb: TokenId) -> Option<Draft> {
    let speaker = syntax::agent(doc, verb).filter(|_| !syntax::is_negated(doc, verb))?;
    doc.children_by(verb, &[Deprel::Obl]).find(|&t| {
        syntax::has_case(doc, t, "of") && condemns(doc, classes, t) && is_event(doc, classes, t)
    })?;
    let mut draft = Draft::new(Kind::Condemnation, verb, clause::evidence(doc, verb, &[]));
    draft.holder = Some(acts::holder(doc, speaker));
    Some(draft)
}

/// "This was an indefensible attack", "her murder is unacceptable".
fn judged(doc: &Document, classes: &Classes, predicate: TokenId) -> Option<Draft> {
    doc.children_by(predicate, &[Deprel::Cop]).next()?;
    let subject = doc.children_by(predicate, &[Deprel::Nsubj]).next()?;
    let of_event = is_event(doc, classes, subject);
    let pointed = matches!(doc.tokens[subject].lemma.as_str(), "this" | "that" | "it" | "these" | "those");
    let tells_event = is_event(doc, classes, predicate);
    let said = condemns(doc, classes, predicate) && (of_event || pointed && tells_event);
    if !said || syntax::is_negated(doc, predicate) {
        return None;
    }
    Some(Draft::new(Kind::Condemnation, predicate, clause::evidence(doc, predicate, &[])))
}

/// A word that condemns, or a noun that one describes ("a dastardly act", "one of the most appalling incidents").
fn condemns(doc: &Document, classes: &Classes, token: TokenId) -> bool {
    let strong = |t: TokenId| {
        classes.has("CONDEMN_WORD", &doc.tokens[t].lemma)
            || classes.has("CONDEMN_WORD", &doc.word(t).to_lowercase())
    };
    let described = |t: TokenId| strong(t) || doc.children_by(t, &[Deprel::Amod]).any(strong);
    described(token)
        || doc.children_by(token, &[Deprel::Nmod]).any(|t| syntax::has_case(doc, t, "of") && described(t))
}

fn is_event(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let lemma = &doc.tokens[noun].lemma;
    classes.has("EVENT_NOUN", lemma)
        || lemma == "death"
        || doc
            .children_by(noun, &[Deprel::Nmod])
            .any(|t| syntax::has_case(doc, t, "of") && classes.has("EVENT_NOUN", &doc.tokens[t].lemma))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn a_judgement_condemns() {
        claims(
            "\
The _ DT 2 det
mayor _ NN 3 nsubj
called call VBD 0 root
the _ DT 5 det
killing _ NN 3 obj
a _ DT 8 det
cowardly _ JJ 8 amod
act _ NN 3 xcomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                condemnation | asserted | The mayor | The mayor called the killing a cowardly act
            "#]],
        );
    }

    #[test]
    fn each_incident_is_condemned() {
        claims(
            "\
The _ DT 2 det
ministry _ NN 3 nsubj
condemned condemn VBD 0 root
the _ DT 5 det
attack _ NN 3 obj
in _ IN 7 case
Lima Lima NNP 5 nmod Name=B-Place
and _ CC 10 cc
the _ DT 10 det
bombing _ NN 5 conj
in _ IN 12 case
Quito Quito NNP 10 nmod SpaceAfter=No|Name=B-Place
. _ . 3 punct
",
            expect![[r#"
                condemnation | asserted | The ministry | The ministry condemned the attack in Lima and the bombing in Quito
                attack | asserted | The ministry | The ministry condemned the attack in Lima and the bombing in Quito
                condemnation | asserted | The ministry | the bombing in Quito
            "#]],
        );
    }

    #[test]
    fn spoken_of_with_a_word_that_condemns() {
        claims(
            "\
The _ DT 2 det
premier _ NN 3 nsubj
spoke speak VBD 0 root
of _ IN 7 case
a _ DT 7 det
cowardly _ JJ 7 amod
attack _ NN 3 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                condemnation | asserted | The premier | The premier spoke of a cowardly attack
                attack | asserted | the report | The premier spoke of a cowardly attack
            "#]],
        );
    }
}
