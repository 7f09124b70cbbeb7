//! "The gunmen said they had killed a hostage, but his family said he was alive": somebody else says that who is told to be dead
//! lives. A figure of none, set against the other's one. Whoever said both takes the death back.

use language::{Deprel, Document, Interval, Qualifier, TokenId, Upos, Xpos};

use crate::attribution::Attribution;
use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::entities::Entities;
use crate::np;
use crate::predicates::Classes;
use crate::reading::{Kind, Reality, Stance};
use crate::syntax;

/// Sentences between the word of a death and the word that he lives.
const REACH: usize = 3;
/// Words for the living that are looked at.
const MOST: usize = 32;

/// The figures of none that say that somebody told to be dead lives.
pub fn find(
    doc: &Document,
    classes: &Classes,
    entities: &Entities,
    attributions: &[Attribution],
    drafts: &[Draft],
) -> Vec<Draft> {
    let said_by = |t: TokenId| attributions.iter().find(|a| a.source.is_some() && a.covers(t));
    let alive = (0..doc.tokens.len()).filter_map(|t| Some((t, living(doc, classes, t)?))).take(MOST);
    alive
        .filter_map(|(word, subject)| {
            let said = said_by(word)?;
            let dead = drafts.iter().find(|d| {
                d.kind == Kind::Killed
                    && doc.tokens[d.trigger].sentence.abs_diff(doc.tokens[word].sentence) <= REACH
                    && d.counted.as_ref().is_some_and(|c| {
                        c.interval.high == Some(1) && is_same_person(doc, entities, c.head, subject)
                    })
            })?;
            // Whoever says both tells of two moments.
            let other = said_by(dead.trigger).and_then(|a| a.source).zip(said.source);
            let two = other
                // "On Sunday it said that he was alive": who spoke before.
                .filter(|(_, b)| doc.tokens[b.head].upos != Upos::Pron)
                .is_some_and(|(a, b)| a.head != b.head && !is_same_person(doc, entities, a.head, b.head));
            let who = dead.counted.as_ref().filter(|_| two)?.who.clone();
            let quantity = doc.tokens[word].span;
            let interval = Interval { low: Some(0), high: Some(0), qualifier: Qualifier::None, vague: None };
            let mut draft = Draft::new(Kind::Killed, word, clause::evidence(doc, word, &[quantity]));
            draft.group = dead.group;
            draft.negation_told = true;
            let of = np::core(doc, subject);
            draft.counted = Some(Counted { head: subject, interval, quantity: Some(quantity), of, who });
            Some(draft)
        })
        .collect()
}

/// Takes back the death of those of whom whoever said that they were dead, or the report, then says that they live.
pub fn take_back(doc: &Document, classes: &Classes, entities: &Entities, drafts: &mut [Draft]) {
    for word in 0..doc.tokens.len() {
        let Some(who) = living(doc, classes, word) else { continue };
        let sentence = doc.tokens[word].sentence;
        let said_dead = |d: &Draft| {
            let Some(counted) = &d.counted else { return false };
            let at = doc.tokens[d.trigger].sentence;
            d.kind == Kind::Killed
                && d.reality == Reality::Actual
                && d.stance != Stance::Denied
                && d.holder.is_some()
                && at < sentence
                && at + REACH >= sentence
                && are_the_same(doc, entities, counted.head, who)
        };
        let Some(dead) = drafts.iter_mut().filter(|d| said_dead(d)).max_by_key(|d| d.trigger) else {
            continue;
        };
        let before = dead.holder.as_ref().map(|h| h.head);
        let other = speaker(doc, word).filter(|&t| {
            doc.tokens[t].upos != Upos::Pron
                && Some(t) != before
                && before.is_none_or(|b| doc.tokens[t].lemma != doc.tokens[b].lemma)
        });
        // Anybody else's word is a claim of its own, see `find`.
        if other.is_none() {
            dead.stance = Stance::Denied;
            dead.verification = None;
        }
    }
}

/// Who is said to be alive, in a finite clause that nothing makes uncertain: not "was alive when he was found", "may be
/// alive", "is not alive".
fn living(doc: &Document, classes: &Classes, word: TokenId) -> Option<TokenId> {
    if doc.tokens[word].upos != Upos::Adj || !classes.has("ALIVE_WORD", &doc.word(word).to_lowercase()) {
        return None;
    }
    let copula = doc.children_by(word, &[Deprel::Cop]).next()?;
    let finite = matches!(doc.tokens[copula].xpos, Xpos::Vbz | Xpos::Vbp | Xpos::Vbd);
    let open = syntax::is_negated(doc, word)
        || doc.children_by(word, &[Deprel::Advcl]).next().is_some()
        || doc.children_by(word, &[Deprel::Mark]).any(|t| doc.tokens[t].lemma != "that")
        || doc
            .children_by(word, &[Deprel::Advmod])
            .any(|t| classes.has("HEDGE_POSSIBLE", &doc.tokens[t].lemma))
        || doc.tokens[word].head.is_some_and(|t| classes.has("POSSIBLE_WORD", &doc.tokens[t].lemma));
    syntax::own_subject(doc, word).filter(|_| finite && !open)
}

fn is_same_person(doc: &Document, entities: &Entities, a: TokenId, b: TokenId) -> bool {
    if let (Some(a), Some(b)) = (entities.at(a), entities.at(b)) {
        return a == b;
    }
    let origin = |t: TokenId| entities.antecedent(t).unwrap_or(t);
    let noun = |t: TokenId| matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn);
    origin(a) == origin(b)
        || noun(a) && noun(b) && doc.tokens[a].lemma.eq_ignore_ascii_case(&doc.tokens[b].lemma)
}

/// Whether a later phrase means those of an earlier one: a pronoun of them, "the man" of "a man", "all three" of three.
fn are_the_same(doc: &Document, entities: &Entities, earlier: TokenId, later: TokenId) -> bool {
    let same_entity = entities.at(earlier).is_some() && entities.at(earlier) == entities.at(later);
    let number = |t: TokenId| counting::number_of(doc, t).and_then(|n| n.interval.low);
    let as_many =
        doc.tokens[later].upos == Upos::Num && number(earlier).is_some() && number(earlier) == number(later);
    same_entity || as_many || entities.antecedent(later) == Some(earlier)
}

/// Who says a clause.
fn speaker(doc: &Document, word: TokenId) -> Option<TokenId> {
    let verb = doc.tokens[word].head.filter(|_| doc.tokens[word].deprel == Deprel::Ccomp)?;
    syntax::own_subject(doc, verb)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn he_lives() {
        claims(
            "\
The _ DT 2 det
kidnappers kidnapper NNS 3 nsubj
said say VBD 0 root
they _ PRP 6 nsubj
had have VBD 6 aux
killed kill VBN 3 ccomp
the _ DT 8 det
engineer _ NN 6 obj SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
ministry _ NN 3 nsubj
said say VBD 0 root
the _ DT 5 det
engineer _ NN 7 nsubj
was be VBD 7 cop
alive _ JJ 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 1..1 workers | asserted | The kidnappers | they had killed the engineer
                responsibility | asserted | The kidnappers | they had killed the engineer
                killed 0..0 workers | asserted | The ministry | the engineer was alive
            "#]],
        );
    }

    #[test]
    fn he_lived_then() {
        claims(
            "\
The _ DT 2 det
kidnappers kidnapper NNS 3 nsubj
said say VBD 0 root
they _ PRP 6 nsubj
had have VBD 6 aux
killed kill VBN 3 ccomp
the _ DT 8 det
engineer _ NN 6 obj SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
ministry _ NN 3 nsubj
said say VBD 0 root
the _ DT 5 det
engineer _ NN 7 nsubj
was be VBD 7 cop
alive _ JJ 3 ccomp
when _ WRB 10 advmod
he _ PRP 10 nsubj
left leave VBD 7 advcl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 1..1 workers | asserted | The kidnappers | they had killed the engineer
                responsibility | asserted | The kidnappers | they had killed the engineer
            "#]],
        );
    }
}
