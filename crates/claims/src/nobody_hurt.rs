//! Figures whose words say who lives: "the blast did not hurt anyone" counts none, "there were no survivors among the 41"
//! counts 41 dead.

use std::collections::HashSet;

use language::{Deprel, Document, Interval, NameKind, Qualifier, TokenId, Upos, Xpos};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::np;
use crate::people::{People, Who};
use crate::predicates::{Classes, Frame, Pos, Predicates};
use crate::reading::{Group, Kind};
use crate::syntax;

/// The figures of a document that say that nobody was hurt, or that nobody lives.
pub fn find(doc: &Document, people: &People, predicates: &Predicates) -> Vec<Draft> {
    (0..doc.tokens.len())
        .flat_map(|t| {
            let classes = predicates.classes();
            let mut found = nobody(doc, predicates, t);
            found.extend(without_survivors(doc, people, classes, t));
            found.extend(no_losses(doc, people, classes, t));
            found.extend(all_safe(doc, classes, t));
            found
        })
        .collect()
}

/// Leaves out of those present the survivors that there are not: "no survivors among the 41" counts the dead.
pub fn without_the_dead(doc: &Document, present: Vec<Draft>, drafts: &[Draft]) -> Vec<Draft> {
    let no_survivors: HashSet<TokenId> = drafts
        .iter()
        .filter(|draft| draft.kind == Kind::Killed && draft.negation_told)
        .map(|draft| draft.trigger)
        .collect();
    let sentences: HashSet<usize> = no_survivors.iter().map(|&t| doc.tokens[t].sentence).collect();
    let is_there = |draft: &Draft| {
        draft.counted.as_ref().is_none_or(|c| {
            let nobody = c.interval.high == Some(0) && sentences.contains(&doc.tokens[c.head].sentence);
            !nobody && !no_survivors.contains(&c.head)
        })
    };
    present.into_iter().filter(is_there).collect()
}

/// "Did not kill anyone", "has not hurt or killed anybody": none for each of the verbs.
fn nobody(doc: &Document, predicates: &Predicates, anyone: TokenId) -> Vec<Draft> {
    let token = &doc.tokens[anyone];
    if token.deprel != Deprel::Obj || !matches!(token.lemma.as_str(), "anyone" | "anybody") {
        return Vec::new();
    }
    // "Anyone but the driver", "anyone else": others may be hurt.
    if doc.children(anyone).any(|t| doc.tokens[t].upos != Upos::Punct) {
        return Vec::new();
    }
    let Some(verb) = token.head else { return Vec::new() };
    let above = doc.tokens[verb].head.filter(|_| doc.tokens[verb].deprel == Deprel::Conj);
    let joined = |t: TokenId| doc.children_by(t, &[Deprel::Conj]).filter(|&c| c < anyone);
    let marks = [Deprel::Advmod, Deprel::CcPreconj, Deprel::Cc, Deprel::Det];
    let not = |t: TokenId| doc.children_by(t, &marks).find(|&c| is_negation(doc, c));
    // "Did not kill or wound anybody", "neither killed nor wounded anybody": the negation stands with the first.
    let with_negation = [Some(verb), above].into_iter().flatten().find_map(|t| Some((t, not(t)?)));
    let Some((first, not)) = with_negation else { return Vec::new() };
    // "Would not hurt anyone", "did not hurt anyone seriously": no word of what happened, or of all of it.
    let open = doc.children_by(first, &[Deprel::Aux]).any(|t| doc.tokens[t].xpos == Xpos::Md)
        || doc.children_by(first, &[Deprel::Mark]).next().is_some_and(|t| doc.tokens[t].lemma != "that")
        || doc
            .children_by(verb, &[Deprel::Advmod])
            .any(|t| predicates.classes().has("HOW_BADLY", &doc.word(t).to_lowercase()));
    if open {
        return Vec::new();
    }
    let mut verbs: Vec<TokenId> = [first, verb].into_iter().chain(joined(first)).collect();
    verbs.sort_unstable();
    verbs.dedup();
    verbs.into_iter().filter_map(|verb| none_of(doc, predicates, verb, not, anyone)).collect()
}

/// "Not", "never", "neither".
fn is_negation(doc: &Document, word: TokenId) -> bool {
    matches!(doc.tokens[word].lemma.as_str(), "not" | "never" | "n't" | "neither")
}

/// The figure of none that a verb of harm tells with a negation.
fn none_of(
    doc: &Document,
    predicates: &Predicates,
    verb: TokenId,
    not: TokenId,
    anyone: TokenId,
) -> Option<Draft> {
    let harms = |kind: Kind| {
        let mut senses = predicates.senses(&doc.tokens[verb].lemma, Pos::Verb).iter();
        senses.any(|sense| sense.frame == Frame::Object && sense.kind == kind)
    };
    // "Did not shoot anyone": the deed is denied, which its own claim tells.
    let deed = predicates.senses(&doc.tokens[verb].lemma, Pos::Verb).iter().any(|sense| sense.attack);
    let kind = [Kind::Injured, Kind::Killed].into_iter().find(|&kind| harms(kind)).filter(|_| !deed)?;
    let interval = Interval { low: Some(0), high: Some(0), qualifier: Qualifier::None, vague: None };
    let words = [doc.tokens[anyone].span, doc.tokens[not].span];
    let mut draft = Draft::new(kind, verb, clause::evidence(doc, verb, &words));
    draft.group = Some(Group::People);
    draft.agent = syntax::agent(doc, verb);
    draft.negation_told = true;
    draft.counted = Some(Counted {
        head: anyone,
        interval,
        quantity: Some(doc.tokens[not].span),
        of: doc.tokens[anyone].span,
        who: Who { is_person: true, group: Some(Group::People), ..Who::default() },
    });
    Some(draft)
}

/// "There were no survivors among the 41 on board".
fn without_survivors(doc: &Document, people: &People, classes: &Classes, survivor: TokenId) -> Option<Draft> {
    let token = &doc.tokens[survivor];
    if token.upos != Upos::Noun || !classes.has("SURVIVOR_NOUN", &token.lemma) {
        return None;
    }
    let none = doc.children_by(survivor, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no");
    let verb = token.head.filter(|&t| doc.tokens[t].lemma == "be");
    // "There would be no survivors": nobody knows.
    let open = verb.is_some_and(|verb| {
        doc.children_by(verb, &[Deprel::Aux]).any(|t| doc.tokens[t].xpos == Xpos::Md)
            || doc.children_by(verb, &[Deprel::Mark]).any(|t| classes.has("IF_MARK", &doc.tokens[t].lemma))
    });
    if !none || open {
        return None;
    }
    let among = [Some(survivor), verb].into_iter().flatten().find_map(|above| {
        doc.children_by(above, &[Deprel::Nmod, Deprel::Obl])
            .find(|&t| t > survivor && ["among", "of"].iter().any(|case| syntax::has_case(doc, t, case)))
    })?;
    let counted = counting::count(doc, people, among, true).filter(|c| c.quantity.is_some())?;
    let phrases = [counted.of, np::core(doc, survivor)];
    let mut draft = Draft::new(Kind::Killed, survivor, clause::evidence(doc, survivor, &phrases));
    draft.group = Some(counted.who.group.unwrap_or(Group::People));
    draft.negation_told = true;
    draft.counted = Some(counted);
    Some(draft)
}

/// Clauses above a loss among which whose it is is looked for: "the army said it had suffered no losses".
const CLAUSES: usize = 3;

/// "Had suffered no losses", "did not sustain any losses", "without losses": nobody of a force was killed or hurt.
fn no_losses(doc: &Document, people: &People, classes: &Classes, loss: TokenId) -> Option<Draft> {
    let token = &doc.tokens[loss];
    if token.lemma != "loss" || !np::is_plural(doc, loss) {
        return None;
    }
    let verb = token.head.filter(|&t| doc.tokens[t].upos == Upos::Verb)?;
    let suffered = token.deprel == Deprel::Obj
        && (classes.has("SUFFER_VERB", &doc.tokens[verb].lemma) || doc.tokens[verb].lemma == "take");
    let determiner =
        |word: &str| doc.children_by(loss, &[Deprel::Det]).find(|&t| doc.tokens[t].lemma == word);
    let without = doc
        .children_by(loss, &[Deprel::Case])
        .chain(doc.children_by(verb, &[Deprel::Mark]))
        .find(|&t| doc.tokens[t].lemma == "without");
    let not = || {
        doc.children_by(verb, &[Deprel::Advmod])
            .find(|&t| matches!(doc.tokens[t].lemma.as_str(), "not" | "never" | "n't"))
            .filter(|_| determiner("any").is_some())
    };
    let none = without.or_else(|| determiner("no").or_else(not).filter(|_| suffered))?;
    // "No heavy losses", "no losses of equipment": some may be dead.
    let graded = doc
        .children_by(loss, &[Deprel::Amod, Deprel::Compound])
        .any(|t| !classes.has("OF_PEOPLE_WORD", &doc.tokens[t].lemma));
    let of_things = doc
        .children_by(loss, &[Deprel::Nmod])
        .any(|t| syntax::has_case(doc, t, "of") && people.who(doc, t).is_none_or(|who| !who.is_person));
    if graded || of_things {
        return None;
    }
    let clauses = std::iter::once(verb).chain(doc.ancestors(verb).take(CLAUSES));
    let group = clauses.filter_map(|t| syntax::own_subject(doc, t)).find_map(|subject| {
        let owner = doc.children_by(subject, &[Deprel::NmodPoss]).next();
        std::iter::once(subject).chain(owner).find_map(|t| force(doc, people, t))
    })?;
    let who = Who { is_person: true, group: Some(group), ..Who::default() };
    Some(zero_of(doc, Kind::Casualties, loss, none, who))
}

/// The group of a force or armed group.
fn force(doc: &Document, people: &People, head: TokenId) -> Option<Group> {
    match np::name_at(doc, head).map(|name| name.kind) {
        Some(NameKind::SecurityForce) => return Some(Group::SecurityForces),
        Some(NameKind::ArmedGroup) => return Some(Group::Militants),
        _ => {}
    }
    let group = people.who(doc, head).and_then(|who| who.group);
    group.filter(|group| matches!(group, Group::SecurityForces | Group::Militants))
}

/// Words from "all" to "safe": "all 12 people on board the plane were safe".
const TO_SAFE: usize = 8;

/// "All aboard were safe", "everyone on board was unharmed and safe".
fn all_safe(doc: &Document, classes: &Classes, safe: TokenId) -> Option<Draft> {
    let is_safe = doc.tokens[safe].lemma == "safe" && classes.has("ALIVE_WORD", &doc.tokens[safe].lemma);
    if !is_safe || syntax::is_negated(doc, safe) {
        return None;
    }
    let copula = doc.children_by(safe, &[Deprel::Cop]).next()?;
    let open = doc.children_by(safe, &[Deprel::Aux]).any(|t| doc.tokens[t].xpos == Xpos::Md);
    let first = doc.sentences[doc.tokens[safe].sentence].tokens.start;
    let before = || first.max(copula.saturating_sub(TO_SAFE))..copula;
    // Trees take "aboard" for an adverb.
    let all =
        before().rev().find(|&t| matches!(doc.tokens[t].lemma.as_str(), "all" | "everyone" | "everybody"))?;
    let board =
        (all..copula).find(|&t| matches!(doc.tokens[t].lemma.as_str(), "aboard" | "board" | "onboard"))?;
    if open || (all..copula).any(|t| doc.tokens[t].upos == Upos::Verb) {
        return None;
    }
    let subject = syntax::own_subject(doc, safe).filter(|&t| t < safe && t >= all).unwrap_or(board);
    let who = Who { is_person: true, group: Some(Group::Passengers), ..Who::default() };
    let mut draft = zero_of(doc, Kind::Injured, safe, safe, who);
    if let Some(counted) = &mut draft.counted {
        (counted.head, counted.of) = (subject, doc.span_of(all..copula));
    }
    Some(draft)
}

/// A figure of nobody, by the word that says none.
fn zero_of(doc: &Document, kind: Kind, trigger: TokenId, none: TokenId, who: Who) -> Draft {
    let interval = Interval { low: Some(0), high: Some(0), qualifier: Qualifier::None, vague: None };
    let quantity = doc.tokens[none].span;
    let mut draft = Draft::new(kind, trigger, clause::evidence(doc, trigger, &[quantity]));
    draft.group = who.group;
    draft.negation_told = true;
    let of = np::core(doc, trigger);
    draft.counted = Some(Counted { head: trigger, interval, quantity: Some(quantity), of, who });
    draft
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn no_losses_of_a_force() {
        claims(
            "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
had have VBD 6 aux
suffered suffer VBN 3 ccomp
no _ DT 8 det
losses loss NNS 6 obj SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
bank _ NN 3 nsubj
said say VBD 0 root
it _ PRP 6 nsubj
had have VBD 6 aux
suffered suffer VBN 3 ccomp
no _ DT 8 det
losses loss NNS 6 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                casualties 0..0 security_forces | asserted | The army | it had suffered no losses
            "#]],
        );
    }

    #[test]
    fn all_aboard_are_safe() {
        claims(
            "\
The _ DT 2 det
airline _ NN 3 nsubj
said say VBD 0 root
all _ DT 5 advmod
aboard _ RB 7 advmod
were be VBD 7 cop
safe _ JJ 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                present -..- passengers | asserted | The airline | all aboard were safe
                injured 0..0 passengers | asserted | The airline | all aboard were safe
            "#]],
        );
    }
}
