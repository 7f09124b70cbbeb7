//! Who shares what befell those whom a predicate names: the others of a list, those told of along with them, and whoever did
//! it to himself too.

use language::{Deprel, Document, TokenId, Upos};

use crate::np;
use crate::people::People;
use crate::predicates::{Frame, Sense};
use crate::syntax;

/// A predicate joined to another whose subject the tree has not found.
pub fn is_next_clause(doc: &Document, trigger: TokenId) -> bool {
    doc.tokens[trigger].deprel == Deprel::Conj
        && syntax::own_subject(doc, trigger).is_none()
        && doc.children_by(trigger, &[Deprel::Cc]).all(|t| t > trigger)
}

/// Whether a phrase that a tree joins to another belongs to a clause of its own: "killed two clerks and wounded three
/// guards", "killed two clerks and three others suffered burns".
fn is_of_next_clause(doc: &Document, trigger: TokenId, head: TokenId, joined: TokenId) -> bool {
    if joined <= head {
        return false;
    }
    let start = doc.tokens_in(np::core(doc, joined)).start.min(joined);
    let verbs = doc.children_by(trigger, &[Deprel::Conj]).filter(|&t| doc.tokens[t].upos == Upos::Verb);
    verbs.filter(|&verb| verb > head).any(|verb| {
        let before = verb + 1 == start
            && doc.tokens[verb - 1].upos == Upos::Cconj
            && doc.children_by(verb, &[Deprel::Obj, Deprel::AuxPass]).next().is_none();
        let auxiliary = |t: TokenId| matches!(doc.tokens[t].upos, Upos::Aux | Upos::Adv);
        let behind = verb > joined && (joined + 1..verb).all(auxiliary) && is_next_clause(doc, verb);
        before || behind
    })
}

/// A phrase with those coordinated with it and those told along with it: "detained the leader along with two others".
pub fn with_company(doc: &Document, trigger: TokenId, head: TokenId) -> Vec<TokenId> {
    let mut all = syntax::coordinated(doc, head);
    all.retain(|&t| t == head || !is_of_next_clause(doc, trigger, head, t));
    // "Man dead, boy and woman injured": what follows a bare predicate belongs to the next one.
    let bare = doc.children_by(trigger, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next().is_none();
    // "The injured boy and two others": the word describes the boy, since those behind have a number or article of their own.
    if trigger < head && doc.tokens[trigger].deprel == Deprel::Amod {
        let own = |t: TokenId| {
            doc.children_by(t, &[Deprel::Det, Deprel::Nummod, Deprel::NmodPoss]).next().is_some()
        };
        let first = own(head);
        all.retain(|&t| t == head || !(first && own(t)));
    }
    // "17 villagers, seven of them children": trees may coordinate who the part were with their total.
    all.retain(|&t| t == head || !is_said_of_part(doc, t));
    // "four people, including a 12- and 16-year-old": trees may coordinate the part with its total.
    all.retain(|&t| t == head || !doc.subtree(t).iter().any(|&c| doc.tokens[c].lemma == "include"));
    if head < trigger && bare {
        all.retain(|&t| t < trigger);
        all.extend(joined_before(doc, head));
    }
    all.extend(kin_in_list(doc, head));
    all.extend(joined_to_force(doc, head));
    let company = doc
        .children(trigger)
        .chain(doc.children(head))
        .filter(|&t| matches!(doc.tokens[t].deprel, Deprel::Obl | Deprel::OblAgent | Deprel::Nmod))
        .filter(|&t| t > trigger.min(head))
        .filter(|&t| syntax::is_in_company(doc, t) || is_taken_along(doc, trigger, t))
        .flat_map(|t| syntax::coordinated(doc, t));
    all.extend(company);
    // "Twenty soldiers were wounded, as were seventeen sailors".
    let likewise = doc.children_by(trigger, &[Deprel::Advcl]).filter(|&t| {
        t > trigger
            && syntax::is_nominal(doc, t)
            && doc.children_by(t, &[Deprel::Mark]).any(|mark| {
                let is_verb = |c: TokenId| doc.tokens[c].lemma == "be";
                doc.tokens[mark].lemma == "as"
                    && (doc.children_by(mark, &[Deprel::Fixed]).any(is_verb)
                        || doc.children_by(t, &[Deprel::Cop, Deprel::Aux, Deprel::AuxPass]).any(is_verb))
            })
    });
    all.extend(likewise.flat_map(|t| syntax::coordinated(doc, t)));
    all.sort_unstable();
    all.dedup();
    all
}

/// "Two members of the forces and a member of parliament": trees may join the second to the phrase behind "of", with a noun of
/// which only the first can be another.
fn joined_to_force(doc: &Document, head: TokenId) -> Option<TokenId> {
    doc.children_by(head, &[Deprel::Nmod]).filter(|&t| t > head && syntax::has_case(doc, t, "of")).find_map(
        |of| {
            doc.children_by(of, &[Deprel::Conj]).find(|&t| {
                t > of && doc.tokens[t].lemma == doc.tokens[head].lemma && doc.tokens[head].upos == Upos::Noun
            })
        },
    )
}

/// "The boy, his grandmother and a man": trees may take the second of a list for the first by another name.
fn kin_in_list(doc: &Document, head: TokenId) -> Option<TokenId> {
    let kin = doc.children_by(head, &[Deprel::Appos]).next().filter(|&t| {
        t > head && doc.children_by(t, &[Deprel::NmodPoss]).any(|p| doc.tokens[p].upos == Upos::Pron)
    })?;
    let next = doc.children_by(head, &[Deprel::Conj]).find(|&t| t > kin)?;
    let joint = doc.children_by(next, &[Deprel::Cc]).find(|&t| t == kin + 1)?;
    (doc.tokens[joint].lemma == "and").then_some(kin)
}

/// "Was detained with two of his bodyguards": those behind "with" who are called somebody's.
fn is_taken_along(doc: &Document, trigger: TokenId, noun: TokenId) -> bool {
    let somebodys =
        |t: TokenId| doc.children_by(t, &[Deprel::NmodPoss]).any(|p| doc.tokens[p].upos == Upos::Pron);
    let of_his = || {
        doc.children_by(noun, &[Deprel::Nmod])
            .any(|t| t > noun && syntax::has_case(doc, t, "of") && somebodys(t))
    };
    syntax::has_case(doc, noun, "with") && syntax::is_passive(doc, trigger) && (somebodys(noun) || of_his())
}

/// "Children" in "seven of them children".
fn is_said_of_part(doc: &Document, noun: TokenId) -> bool {
    let start = doc.tokens_in(np::core(doc, noun)).start.min(noun);
    let before = |steps: usize| start.checked_sub(steps).map(|t| doc.word(t).to_lowercase());
    matches!(before(1).as_deref(), Some("them" | "whom")) && before(2).as_deref() == Some("of")
}

/// In "Man dead, boy and woman injured" the boy: joined to the second's noun and cut off from the first predicate by a
/// comma.
fn joined_before(doc: &Document, head: TokenId) -> Option<TokenId> {
    let first = doc.sentences.get(doc.tokens[head].sentence)?.tokens.start;
    let phrase = |noun: TokenId| doc.tokens_in(np::core(doc, noun)).start;
    let before = |t: TokenId, steps: usize| t.checked_sub(steps).filter(|&t| t >= first);
    let start = phrase(head);
    before(start, 1).filter(|&t| doc.tokens[t].lemma == "and")?;
    let noun = before(start, 2).filter(|&t| matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn))?;
    let start = phrase(noun);
    before(start, 1).filter(|&t| doc.word(t) == ",")?;
    let predicate = before(start, 2)?;
    let ends_clause = doc.tokens[predicate].upos == Upos::Adj || syntax::is_participle(doc, predicate);
    ends_clause.then_some(noun)
}

/// "Killed his wife and himself", "shot his wife and then himself": whoever did it is among those it happened to.
pub fn with_himself(doc: &Document, trigger: TokenId, sense: &Sense, mut all: Vec<TokenId>) -> Vec<TokenId> {
    let itself = |&t: &TokenId| syntax::is_reflexive(doc, t);
    let then_himself = doc.tokens[trigger].upos == Upos::Verb && hangs_on_verb(doc, trigger);
    if sense.frame == Frame::Object
        && !syntax::is_passive(doc, trigger)
        && (all.iter().any(itself) || then_himself)
        && let Some(subject) = syntax::subject(doc, trigger)
    {
        all.retain(|t| !itself(t));
        all.push(subject);
    }
    all
}

/// "And then himself": trees may join the word to the verb.
fn hangs_on_verb(doc: &Document, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Conj, Deprel::Dep]).any(|t| t > verb && syntax::is_reflexive(doc, t))
}

/// Whether who did it is among several to whom it was done: "killed his wife and himself".
pub fn is_doer_too(doc: &Document, trigger: TokenId, head: TokenId) -> bool {
    let Some(object) = doc.children_by(trigger, &[Deprel::Obj]).next() else { return false };
    // "His wife and himself", "himself and his wife"
    let all = syntax::coordinated(doc, object);
    let joined = || all.len() > 1 && all.iter().any(|&t| syntax::is_reflexive(doc, t));
    head != object && (joined() || hangs_on_verb(doc, trigger)) && syntax::subject(doc, trigger) == Some(head)
}
/// "A driver killed 14 people and was shot dead", "a clerk who stabbed two was shot": whoever did it is the attacker, whatever he
/// works as.
pub fn harmed_others(doc: &Document, people: &People, trigger: TokenId, head: TokenId) -> bool {
    let harms = |verb: TokenId| {
        matches!(
            doc.tokens[verb].lemma.as_str(),
            "kill" | "murder" | "shoot" | "stab" | "wound" | "injure" | "slay" | "behead" | "attack"
        ) && doc.tokens[verb].upos == Upos::Verb
            && !syntax::is_passive(doc, verb)
            && !syntax::is_negated(doc, verb)
            && doc.children_by(verb, &[Deprel::Obj]).any(|t| {
                let person = || people.who(doc, t).is_some_and(|who| who.is_person);
                t > verb && !syntax::is_reflexive(doc, t) && (doc.tokens[t].upos == Upos::Num || person())
            })
    };
    let before = doc.tokens[trigger].head.filter(|&verb| {
        doc.tokens[trigger].deprel == Deprel::Conj
            && verb < trigger
            && syntax::own_subject(doc, trigger).is_none()
    });
    let joined = before.is_some_and(|verb| syntax::own_subject(doc, verb) == Some(head) && harms(verb));
    let described = || {
        doc.children_by(head, &[Deprel::AclRelcl]).any(|verb| {
            let who = |t: TokenId| doc.word(t).eq_ignore_ascii_case("who");
            harms(verb) && syntax::own_subject(doc, verb).is_some_and(who)
        })
    };
    syntax::is_passive(doc, trigger) && (joined || described())
}
