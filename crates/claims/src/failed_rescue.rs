//! Whoever could not be saved is dead: "doctors were unable to save him", "lifesaving measures were unsuccessful".

use language::{Deprel, Document, TokenId, Upos};

use crate::clause;
use crate::counting;
use crate::draft::Draft;
use crate::figures;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{Kind, Reality, Stance};
use crate::syntax;

/// So many sentences back the one is told of for whom the rescue comes too late.
const SENTENCES: usize = 2;

/// Reads those whom nobody could save as killed; where the words name nobody, the one told of last as hurt.
pub fn fill(doc: &Document, people: &People, classes: &Classes, drafts: &mut Vec<Draft>) {
    not_found_alive(doc, people, classes, drafts);
    for token in 0..doc.tokens.len() {
        let lemma = doc.tokens[token].lemma.to_lowercase();
        if doc.tokens[token].upos == Upos::Verb && classes.has("SAVE_VERB", &lemma) {
            if is_in_vain(doc, classes, token) && saves_somebody(doc, people, token) {
                let told = drafts.iter_mut().find(|d| d.kind == Kind::Rescued && d.trigger == token);
                match told {
                    Some(draft) => dies(doc, people, draft),
                    None => match dead(doc, people, token) {
                        Some(draft) => add(draft, drafts),
                        None => last_hurt_dies(doc, token, drafts),
                    },
                }
            }
        } else if is_rescue(doc, classes, token) && fails(doc, classes, token) {
            last_hurt_dies(doc, token, drafts);
        }
    }
}

/// "Will not be found alive": whoever says so takes them for dead.
fn not_found_alive(doc: &Document, people: &People, classes: &Classes, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Rescued) {
        if is_without_hope(doc, classes, draft.trigger) {
            dies(doc, people, draft);
            draft.kind = Kind::Missing;
        }
    }
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Rescued && d.reality == Reality::Unreal) {
        let alive = |t: TokenId| classes.has("ALIVE_WORD", &doc.word(t).to_lowercase());
        let modal = |t: TokenId| matches!(doc.tokens[t].lemma.as_str(), "will" | "would");
        let verb = draft.trigger;
        if syntax::is_negated(doc, verb)
            && doc.children_by(verb, &[Deprel::Aux]).any(modal)
            && doc.children_by(verb, &[Deprel::Xcomp, Deprel::Advmod]).any(alive)
        {
            dies(doc, people, draft);
            draft.reality = Reality::Possible;
        }
    }
}

/// "Gave up hope of finding", "there was no hope of saving": whom nobody has found is missing still.
fn is_without_hope(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    let hope = doc.tokens[verb].head.filter(|&t| {
        doc.tokens[verb].deprel == Deprel::Acl && classes.has("HOPE_NOUN", &doc.tokens[t].lemma)
    });
    hope.is_some_and(|hope| {
        let none = doc.children_by(hope, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no");
        let lost = doc.tokens[hope].head.filter(|_| doc.tokens[hope].deprel == Deprel::Obj);
        none || lost.is_some_and(|t| {
            classes.has("LOSE_HOPE_VERB", &doc.tokens[t].lemma) && !syntax::is_negated(doc, t)
        })
    })
}

/// "A swimmer pulled from the lake could not be revived": whom the words count, where they name somebody.
fn dead(doc: &Document, people: &People, verb: TokenId) -> Option<Draft> {
    let head = whom(doc, verb).filter(|&t| doc.tokens[t].upos != Upos::Pron)?;
    let counted = counting::count(doc, people, head, true).filter(|c| c.interval.high != Some(0))?;
    let mut draft = Draft::new(Kind::Killed, verb, clause::evidence(doc, verb, &[counted.of]));
    draft.group = Some(figures::group(Kind::Killed, &counted));
    draft.negation_told = true;
    draft.counted = Some(counted);
    Some(draft)
}

/// Adds one who is dead; that he was pulled out or hurt is told of the same.
fn add(draft: Draft, drafts: &mut Vec<Draft>) {
    let head = |d: &Draft| d.counted.as_ref().map(|c| c.head);
    let same: Vec<bool> = drafts
        .iter()
        .map(|d| matches!(d.kind, Kind::Rescued | Kind::Injured) && head(d) == head(&draft))
        .collect();
    figures::remove(drafts, &same);
    if !drafts.iter().any(|d| d.kind == Kind::Killed && head(d) == head(&draft)) {
        drafts.push(draft);
    }
}

/// Who is to be saved.
fn whom(doc: &Document, verb: TokenId) -> Option<TokenId> {
    if syntax::is_passive(doc, verb) { syntax::subject(doc, verb) } else { syntax::object(doc, verb) }
}

fn dies(doc: &Document, people: &People, draft: &mut Draft) {
    let Some(head) = draft.counted.as_ref().map(|c| c.head) else { return };
    let Some(counted) = counting::count(doc, people, head, true) else { return };
    draft.counted = Some(counted);
    draft.kind = Kind::Killed;
    draft.reality = Reality::Actual;
    draft.stance = Stance::Asserted;
}

/// The one told of last as hurt before a word, if it is one.
fn last_hurt_dies(doc: &Document, token: TokenId, drafts: &mut [Draft]) {
    let sentence = doc.tokens[token].sentence;
    let hurt = drafts
        .iter_mut()
        .filter(|d| matches!(d.kind, Kind::Injured | Kind::Rescued) && d.trigger < token)
        .filter(|d| d.reality == Reality::Actual && d.stance != Stance::Denied)
        .max_by_key(|d| d.trigger);
    let one = |d: &&mut Draft| {
        let counted = d.counted.as_ref();
        counted.is_some_and(|c| c.interval.low == Some(1) && c.interval.high == Some(1))
    };
    let near = |d: &&mut Draft| doc.tokens[d.trigger].sentence + SENTENCES >= sentence;
    if let Some(draft) = hurt.filter(one).filter(near) {
        draft.kind = Kind::Killed;
    }
}

/// "Could not be saved", "were unable to save", "efforts to revive her failed".
fn is_in_vain(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    let could = |t: TokenId| matches!(doc.tokens[t].lemma.as_str(), "can" | "could");
    if syntax::is_negated(doc, verb) {
        return doc.children_by(verb, &[Deprel::Aux]).any(could);
    }
    let token = &doc.tokens[verb];
    let Some(above) = token.head.filter(|_| syntax::is_infinitive(doc, verb)) else { return false };
    let lemma = doc.tokens[above].lemma.as_str();
    match token.deprel {
        Deprel::Xcomp | Deprel::Advcl | Deprel::Ccomp => {
            let vain = |t: TokenId| doc.tokens[t].lemma == "vain";
            let negated = syntax::is_negated(doc, above);
            matches!(lemma, "unable" | "fail" | "powerless") && !negated
                || lemma == "able" && negated
                || lemma == "try" && doc.children_by(above, &[Deprel::Obl]).any(vain)
        }
        Deprel::Acl => fails(doc, classes, above),
        _ => false,
    }
}

/// People are to be saved, not "from" a charge or an eviction.
fn saves_somebody(doc: &Document, people: &People, verb: TokenId) -> bool {
    let from = doc.children_by(verb, &[Deprel::Obl]).any(|t| syntax::has_case(doc, t, "from"));
    !from && whom(doc, verb).is_some_and(|t| counting::count(doc, people, t, true).is_some())
}

/// "Lifesaving measures", "CPR", "resuscitation efforts".
fn is_rescue(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let token = &doc.tokens[noun];
    let is = |t: TokenId, class: &str| classes.has(class, &doc.tokens[t].lemma.to_lowercase());
    matches!(token.upos, Upos::Noun | Upos::Propn)
        && (is(noun, "REVIVAL")
            || is(noun, "EFFORT_NOUN")
                && doc
                    .children_by(noun, &[Deprel::Amod, Deprel::Compound])
                    .any(|t| is(t, "REVIVAL") || classes.has("REVIVAL", &doc.word(t).to_lowercase())))
}

/// Whether a noun is the subject of a word that says that it came to nothing.
fn fails(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let token = &doc.tokens[noun];
    token.deprel.is_subject()
        && token.head.is_some_and(|verb| {
            classes.has("FAILED_WORD", &doc.tokens[verb].lemma) && !syntax::is_negated(doc, verb)
        })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn who_could_not_be_saved_is_dead() {
        claims(
            "\
A _ DT 2 det
baker _ NN 4 nsubj:pass
was be VBD 4 aux:pass
stabbed stab VBN 0 root SpaceAfter=No
. _ . 4 punct

Doctors doctor NNS 3 nsubj
were be VBD 3 cop
unable _ JJ 0 root
to _ TO 5 mark
save _ VB 3 xcomp
the _ DT 7 det
baker _ NN 5 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 1..1 workers | asserted | the report | A baker was stabbed
                attack | asserted | the report | A baker was stabbed
                killed 1..1 workers | asserted | the report | Doctors were unable to save the baker
            "#]],
        );
        claims(
            "\
A _ DT 2 det
guard _ NN 4 nsubj:pass
was be VBD 4 aux:pass
shot shoot VBN 0 root SpaceAfter=No
. _ . 4 punct

Lifesaving lifesaving JJ 2 amod
measures measure NNS 4 nsubj
were be VBD 4 cop
unsuccessful _ JJ 0 root SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                killed 1..1 security_forces | asserted | the report | A guard was shot
                attack | asserted | the report | A guard was shot
            "#]],
        );
        claims(
            "\
They they PRP 3 nsubj
were be VBD 3 cop
unable _ JJ 0 root
to _ TO 5 mark
save _ VB 3 xcomp
the _ DT 7 det
baker _ NN 5 obj
from _ IN 9 case
ruin _ NN 5 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                rescued 1..1 workers | unreal | the report | They were unable to save the baker from ruin
            "#]],
        );
    }
}
