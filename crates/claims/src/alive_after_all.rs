//! Who was said to be dead and lives: "the hospital had said that a man had died. On Sunday it said that he was alive".

use language::{Deprel, Document, TokenId, Upos, Xpos};

use crate::counting;
use crate::draft::Draft;
use crate::entities::Entities;
use crate::predicates::Classes;
use crate::reading::{Kind, Reality, Stance};
use crate::syntax;

/// So many sentences back stands who was said to be dead.
const SENTENCES: usize = 3;

/// Takes back the death of those of whom whoever said that they were dead, or the report, then says that they live.
pub fn fill(doc: &Document, classes: &Classes, entities: &Entities, drafts: &mut [Draft]) {
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
                && at + SENTENCES >= sentence
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
        // Anybody else's word is a claim of its own, see `alive`.
        if other.is_none() {
            dead.stance = Stance::Denied;
            dead.verification = None;
        }
    }
}

/// Who is said to be alive, in a finite clause that nothing makes uncertain.
fn living(doc: &Document, classes: &Classes, word: TokenId) -> Option<TokenId> {
    if doc.tokens[word].upos != Upos::Adj || !classes.has("ALIVE_WORD", &doc.word(word).to_lowercase()) {
        return None;
    }
    let copula = doc.children_by(word, &[Deprel::Cop]).next()?;
    let finite = matches!(doc.tokens[copula].xpos, Xpos::Vbz | Xpos::Vbp | Xpos::Vbd);
    let open = syntax::is_negated(doc, word)
        || doc.children_by(word, &[Deprel::Mark]).any(|t| doc.tokens[t].lemma != "that")
        || doc
            .children_by(word, &[Deprel::Advmod])
            .any(|t| classes.has("HEDGE_POSSIBLE", &doc.tokens[t].lemma))
        || doc.tokens[word].head.is_some_and(|t| classes.has("POSSIBLE_WORD", &doc.tokens[t].lemma));
    syntax::own_subject(doc, word).filter(|_| finite && !open)
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
