//! Threats that no predicate of the table tells: what somebody says that he will do to others.

use std::collections::HashSet;

use language::{Deprel, Document, TokenId, Upos};

use crate::acts::{self, holder, is_first_person, is_nobody};
use crate::attribution::{Attribution, CueKind};
use crate::clause;
use crate::draft::Draft;
use crate::entities::Entities;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::Kind;
use crate::responsibility::Statement;
use crate::syntax;

/// "We will hunt them down": a party's own words that it will strike or punish (annotation guide, decision 12).
pub fn vows(doc: &Document, classes: &Classes) -> Vec<Draft> {
    let harms = |t: TokenId| classes.has("HARM", &doc.tokens[t].lemma);
    let will = |verb: TokenId| {
        doc.children_by(verb, &[Deprel::Aux])
            .any(|t| matches!(doc.tokens[t].lemma.as_str(), "will" | "shall" | "'ll"))
    };
    let mut drafts = Vec::new();
    for (verb, token) in doc.tokens.iter().enumerate() {
        if token.upos != Upos::Verb || !will(verb) || syntax::is_negated(doc, verb) {
            continue;
        }
        let Some(subject) = syntax::subject(doc, verb).filter(|&s| is_first_person(doc, s)) else { continue };
        let purpose = doc
            .children_by(verb, &[Deprel::Xcomp, Deprel::Advcl])
            .find(|&t| harms(t) && syntax::is_infinitive(doc, t));
        let to_justice =
            |t: TokenId| doc.children_by(t, &[Deprel::Obl]).any(|o| doc.tokens[o].lemma == "justice");
        let purpose_of_justice =
            doc.children_by(verb, &[Deprel::Xcomp, Deprel::Advcl]).chain([verb]).find(|&t| to_justice(t));
        let harm = harms(verb) && !syntax::is_passive(doc, verb);
        if !harm && purpose.is_none() && purpose_of_justice.is_none() {
            continue;
        }
        let mut draft = Draft::new(Kind::Threat, verb, clause::evidence(doc, verb, &[]));
        draft.agent = Some(subject);
        draft.holder = Some(holder(doc, subject));
        drafts.push(draft);
    }
    drafts
}

/// "She had received threats": by whom is not told.
pub fn received(doc: &Document, classes: &Classes, told: &[Draft]) -> Vec<Draft> {
    // "Received threats from the gang": told with whoever makes them.
    let told: HashSet<TokenId> = told.iter().filter(|d| d.kind == Kind::Threat).map(|d| d.trigger).collect();
    let is_received = |noun: TokenId| {
        doc.tokens[noun].lemma == "threat"
            && doc.tokens[noun].deprel == Deprel::Obj
            && doc.tokens[noun].head.is_some_and(|verb| {
                classes.has("RECEIVE_VERB", &doc.tokens[verb].lemma) && !syntax::is_negated(doc, verb)
            })
            && !is_nobody(doc, noun)
            && !told.contains(&noun)
    };
    (0..doc.tokens.len())
        .filter(|&noun| is_received(noun))
        .map(|noun| {
            let verb = doc.tokens[noun].head.unwrap_or(noun);
            Draft::new(Kind::Threat, noun, clause::evidence(doc, verb, &[]))
        })
        .collect()
}

/// "The rebels said they would try her if the planes came again", "he said he would burn the house", "the hostages will be
/// shot": what those who speak say that they will do to others.
pub fn of_statements(
    doc: &Document,
    classes: &Classes,
    people: &People,
    entities: &Entities,
    attributions: &[Attribution],
    told: &[Draft],
) -> Vec<Draft> {
    let says = |kind| matches!(kind, CueKind::Say | CueKind::Announce | CueKind::Claim | CueKind::Warn);
    acts::of_each_statement(doc, attributions, told, Kind::Threat, says, |source, verb| {
        threatens(&Statement { doc, classes, people, entities, source }, classes, verb)
    })
}

/// "They would try her if the planes came", "he would burn the house", "they will be executed".
fn threatens(statement: &Statement<'_>, classes: &Classes, verb: TokenId) -> bool {
    let doc = statement.doc;
    let lemma = &doc.tokens[verb].lemma;
    let will = doc
        .children_by(verb, &[Deprel::Aux])
        .any(|a| matches!(doc.tokens[a].lemma.as_str(), "will" | "would" | "shall" | "'ll"));
    let has_been = doc.children_by(verb, &[Deprel::Aux]).any(|a| doc.tokens[a].lemma == "have");
    if !will || has_been || syntax::is_negated(doc, verb) {
        return false;
    }
    let conditional = doc.children_by(verb, &[Deprel::Advcl]).any(|clause| {
        doc.children_by(clause, &[Deprel::Mark])
            .any(|m| matches!(doc.tokens[m].lemma.as_str(), "if" | "unless"))
    });
    // "Would be released if the ransom was paid" offers something.
    if conditional && statement.is_attacker() {
        return !classes.has("RELEASE_VERB", lemma);
    }
    // "Such raids would go on": of deeds of its own an attacker says that they will not end.
    let goes_on = matches!(lemma.as_str(), "continue" | "go" | "follow" | "intensify" | "increase");
    if goes_on && statement.is_attacker() {
        let deed = syntax::own_subject(doc, verb);
        return deed.is_some_and(|t| {
            classes.has("EVENT_NOUN", &doc.tokens[t].lemma)
                && crate::np::is_plural(doc, t)
                && (lemma != "go"
                    || doc
                        .children_by(verb, &[Deprel::CompoundPrt, Deprel::Advmod])
                        .any(|p| doc.tokens[p].lemma == "on"))
        });
    }
    if syntax::is_passive(doc, verb) {
        return classes.has("PUNISH_VERB", lemma)
            && syntax::agent(doc, verb).is_none_or(|agent| statement.is_source(agent));
    }
    // "Would respond with full force".
    let with_force = matches!(lemma.as_str(), "respond" | "answer" | "retaliate" | "react")
        && doc.children_by(verb, &[Deprel::Obl]).any(|t| {
            classes.has("FULL_FORCE", &doc.tokens[t].lemma)
                && (syntax::has_case(doc, t, "with") || syntax::has_case(doc, t, "in"))
        });
    // "Would take revenge for the raid".
    let avenges = matches!(lemma.as_str(), "take" | "exact" | "seek" | "have")
        && syntax::object(doc, verb).is_some_and(|t| classes.has("REPRISAL", &doc.tokens[t].lemma));
    let harmful =
        with_force || avenges || classes.has("PUNISH_VERB", lemma) || classes.has("STRIKE_VERB", lemma);
    harmful && syntax::subject(doc, verb).is_some_and(|subject| statement.is_source(subject))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn with_full_force() {
        claims(
            "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
that _ IN 7 mark
it _ PRP 7 nsubj
would _ MD 7 aux
respond _ VB 3 ccomp
with _ IN 10 case
full _ JJ 10 amod
force _ NN 7 obl SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
clerk _ NN 3 nsubj
said say VBD 0 root
that _ IN 7 mark
she _ PRP 7 nsubj
would _ MD 7 aux
respond _ VB 3 ccomp
with _ IN 10 case
a _ DT 10 det
letter _ NN 7 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                threat | asserted | The army | it would respond with full force
            "#]],
        );
    }
}
