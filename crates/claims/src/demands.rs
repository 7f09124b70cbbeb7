//! Demands that no predicate of the table tells: what others are to do, as somebody wants, asks or says that they must.

use std::collections::HashSet;

use language::{Deprel, Document, TokenId, Upos, Xpos};

use crate::acts::{holder, is_appeal, is_nobody};
use crate::clause;
use crate::draft::Draft;
use crate::predicates::Classes;
use crate::reading::Kind;
use crate::syntax;

/// The demands of a document, in no order.
pub fn find(doc: &Document, classes: &Classes) -> Vec<Draft> {
    let mut drafts = wants(doc, classes);
    drafts.extend(musts(doc, classes));
    drafts.extend(terms(doc, classes));
    drafts.extend(insistence(doc, classes));
    drafts.extend(requests(doc, classes));
    drafts
}

/// Two rules may find one demand; and "urged him to press the regime" is one.
pub fn drop_told_twice(doc: &Document, drafts: &mut Vec<Draft>) {
    let demands: HashSet<TokenId> =
        drafts.iter().filter(|d| d.kind == Kind::Demand).map(|d| d.trigger).collect();
    let complement = |t: TokenId| matches!(doc.tokens[t].deprel, Deprel::Xcomp | Deprel::Advcl);
    let mut seen: HashSet<(TokenId, Option<TokenId>)> = HashSet::new();
    drafts.retain(|d| {
        d.kind != Kind::Demand
            || seen.insert((d.trigger, d.holder.as_ref().map(|h| h.head)))
                && !(complement(d.trigger)
                    && doc.tokens[d.trigger].head.is_some_and(|head| demands.contains(&head)))
    });
}

/// "Want nine prisoners freed, and have given the government until Friday": the term belongs to the demand of its sentence.
pub fn drop_terms(doc: &Document, drafts: &mut Vec<Draft>) {
    let sentence = |d: &Draft| doc.tokens[d.trigger].sentence;
    let is_term = |d: &Draft| d.kind == Kind::Demand && doc.tokens[d.trigger].lemma == "give";
    let demanded: Vec<usize> =
        drafts.iter().filter(|d| d.kind == Kind::Demand && !is_term(d)).map(sentence).collect();
    drafts.retain(|d| !is_term(d) || !demanded.contains(&sentence(d)));
}

/// "They want nine prisoners freed", "the union wants him to go": what others are to do is demanded of them.
fn wants(doc: &Document, classes: &Classes) -> Vec<Draft> {
    let asked = |t: TokenId| {
        classes.has("WANTED_ACT", &doc.tokens[t].lemma)
            || classes.has("WANTED_ACT", &doc.word(t).to_lowercase())
    };
    let mut drafts = Vec::new();
    for (verb, token) in doc.tokens.iter().enumerate() {
        if token.upos != Upos::Verb || token.lemma != "want" || syntax::is_negated(doc, verb) {
            continue;
        }
        let of_another = |t: &TokenId| match doc.tokens[*t].deprel {
            Deprel::Xcomp => doc.children_by(verb, &[Deprel::Obj]).next().is_some(),
            _ => syntax::own_subject(doc, *t).is_some(),
        };
        // "want 40 prisoners freed": trees may hang the participle on the object.
        let described = doc
            .children_by(verb, &[Deprel::Obj])
            .flat_map(|object| doc.children_by(object, &[Deprel::Acl]))
            .find(|&t| doc.tokens[t].xpos == Xpos::Vbn && asked(t));
        let act = doc
            .children_by(verb, &[Deprel::Xcomp, Deprel::Ccomp])
            .find(|t| asked(*t) && of_another(t))
            .or(described);
        let Some(subject) = act.and_then(|_| syntax::subject(doc, verb)) else { continue };
        drafts.extend(of(doc, classes, verb, subject));
    }
    drafts
}

/// "Asked the army to keep its distance", "gave the mayor 48 hours to resign": what a party is to do. What the public is
/// asked to do is no demand.
fn requests(doc: &Document, classes: &Classes) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (verb, token) in doc.tokens.iter().enumerate() {
        if token.upos != Upos::Verb || syntax::is_negated(doc, verb) || syntax::is_passive(doc, verb) {
            continue;
        }
        let asks = classes.has("REQUEST_VERB", &token.lemma);
        let gives_term = || {
            token.lemma == "give"
                && doc.children_by(verb, &[Deprel::Obj, Deprel::OblUnmarked]).any(|t| {
                    classes.has("TIME_UNIT", &doc.tokens[t].lemma)
                        && doc.children_by(t, &[Deprel::Nummod]).next().is_some()
                })
        };
        if !asks && !gives_term() {
            continue;
        }
        let infinitive = doc
            .children_by(verb, &[Deprel::Xcomp, Deprel::Advcl])
            .any(|t| syntax::is_infinitive(doc, t) && t > verb);
        let of_whom =
            doc.children_by(verb, &[Deprel::Obj, Deprel::Iobj]).find(|&t| is_asked_party(doc, classes, t));
        let Some(subject) = syntax::subject(doc, verb).filter(|_| infinitive && of_whom.is_some()) else {
            continue;
        };
        drafts.extend(of(doc, classes, verb, subject));
    }
    drafts
}

/// The demand that a verb tells of its subject, unless nobody makes it or it is an appeal to the public.
fn of(doc: &Document, classes: &Classes, verb: TokenId, subject: TokenId) -> Option<Draft> {
    if is_nobody(doc, subject) || is_appeal(doc, classes, Kind::Demand, verb) {
        return None;
    }
    let mut draft = Draft::new(Kind::Demand, verb, clause::evidence(doc, verb, &[]));
    draft.agent = Some(subject);
    draft.holder = Some(holder(doc, subject));
    Some(draft)
}

/// One of whom something can be demanded: a body, or those in charge; not "us" and not "anyone".
fn is_asked_party(doc: &Document, classes: &Classes, head: TokenId) -> bool {
    let token = &doc.tokens[head];
    let lemma = token.lemma.as_str();
    match token.upos {
        Upos::Pron => matches!(doc.word(head).to_lowercase().as_str(), "it" | "them" | "you"),
        _ => {
            !classes.has("PUBLIC", lemma)
                && !classes.has("ANYBODY", lemma)
                && !classes.has("TIME_UNIT", lemma)
        }
    }
}

/// "The mayor has until Friday to step down", in somebody's words: what a party is to do by a day.
fn terms(doc: &Document, classes: &Classes) -> Vec<Draft> {
    let is_time = |t: TokenId| doc.times.iter().any(|time| time.tokens.contains(&t));
    let until = |verb: TokenId| {
        doc.children_by(verb, &[Deprel::Obl, Deprel::OblUnmarked]).any(|t| {
            t > verb && is_time(t) && (syntax::has_case(doc, t, "until") || syntax::has_case(doc, t, "till"))
        })
    };
    let due = |t: TokenId| {
        classes.has("DUE_ACT", &doc.tokens[t].lemma) || classes.has("WANTED_ACT", &doc.tokens[t].lemma)
    };
    (0..doc.tokens.len())
        .filter(|&verb| doc.tokens[verb].lemma == "have" && doc.tokens[verb].upos == Upos::Verb)
        .filter(|&verb| until(verb) && !syntax::is_negated(doc, verb))
        .filter(|&verb| {
            let acts: Vec<TokenId> = doc
                .children_by(verb, &[Deprel::Xcomp, Deprel::Advcl, Deprel::Acl])
                .filter(|&t| t > verb && syntax::is_infinitive(doc, t))
                .collect();
            acts.is_empty() || acts.into_iter().any(due)
        })
        .filter(|&verb| {
            syntax::own_subject(doc, verb)
                .is_some_and(|subject| subject < verb && is_asked_party(doc, classes, subject))
        })
        .map(|verb| Draft::new(Kind::Demand, verb, clause::evidence(doc, verb, &[])))
        .collect()
}

/// "Insisted that the chief step down": a clause of what is to be, in the bare form of its verb or with "must".
fn insistence(doc: &Document, classes: &Classes) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (verb, token) in doc.tokens.iter().enumerate() {
        if token.upos != Upos::Verb || token.lemma != "insist" || syntax::is_negated(doc, verb) {
            continue;
        }
        let wanted = doc.children_by(verb, &[Deprel::Ccomp]).find(|&t| t > verb && is_to_be(doc, t));
        let Some(subject) = wanted.and_then(|_| syntax::subject(doc, verb)) else { continue };
        drafts.extend(of(doc, classes, verb, subject));
    }
    drafts
}

/// "(That) the chief step down", "(that) he be tried", "(that) they must go".
fn is_to_be(doc: &Document, clause: TokenId) -> bool {
    let subject = syntax::own_subject(doc, clause).filter(|&t| t < clause);
    let one = subject.is_some_and(|t| {
        !crate::np::is_plural(doc, t) && doc.tokens[t].upos != Upos::Pron
            || matches!(doc.word(t).to_lowercase().as_str(), "he" | "she" | "it")
    });
    let aux = doc.children_by(clause, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next();
    match aux {
        Some(t) => doc.tokens[t].lemma == "must" || doc.word(t).eq_ignore_ascii_case("be"),
        None => one && matches!(doc.tokens[clause].xpos, Xpos::Vb | Xpos::Vbp),
    }
}

/// "The regime must let aid through", in somebody's words: a demand on a party. In the report's own voice it is none, so
/// drafts that find no holder are dropped with the condemnations of nobody.
fn musts(doc: &Document, classes: &Classes) -> Vec<Draft> {
    let must = |verb: TokenId| {
        doc.children_by(verb, &[Deprel::Aux]).any(|t| doc.tokens[t].lemma == "must")
            && !doc.children_by(verb, &[Deprel::Aux]).any(|t| doc.tokens[t].lemma == "have")
    };
    (0..doc.tokens.len())
        .filter(|&verb| doc.tokens[verb].upos == Upos::Verb && must(verb))
        // "Those responsible must be punished".
        .filter(|&verb| {
            let due = if syntax::is_passive(doc, verb) { "WANTED_ACT" } else { "DUE_ACT" };
            classes.has(due, &doc.tokens[verb].lemma) || classes.has("DUE_ACT", &doc.tokens[verb].lemma)
        })
        .filter(|&verb| {
            syntax::subject(doc, verb).is_some_and(|subject| {
                doc.tokens[subject].upos != Upos::Pron && !classes.has("PUBLIC", &doc.tokens[subject].lemma)
            })
        })
        .map(|verb| Draft::new(Kind::Demand, verb, clause::evidence(doc, verb, &[])))
        .collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn requests_and_terms() {
        claims(
            "\
The _ DT 2 det
mayor _ NN 3 nsubj
asked ask VBD 0 root
the _ DT 5 det
army _ NN 3 iobj
to _ TO 7 mark
keep _ VB 3 xcomp
away _ RB 7 advmod SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
rebels rebel NNS 3 nsubj
gave give VBD 0 root
the _ DT 5 det
governor _ NN 3 iobj
48 _ CD 7 nummod
hours hour NNS 3 obl:unmarked
to _ TO 9 mark
resign _ VB 3 xcomp SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
clinic _ NN 3 nsubj
asked ask VBD 0 root
people _ NNS 3 iobj
to _ TO 6 mark
stay _ VB 3 xcomp
away _ RB 6 advmod SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
judge _ NN 4 nsubj
had have VBD 4 aux
received receive VBN 0 root
threats threat NNS 4 obj SpaceAfter=No
. _ . 4 punct

# newpar
He _ PRP 2 nsubj
offered offer VBD 0 root
no _ DT 4 det
resistance _ NN 2 obj SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                demand | asserted | The mayor | The mayor asked the army to keep away
                demand | asserted | The rebels | The rebels gave the governor 48 hours to resign
                threat | asserted | the report | The judge had received threats
            "#]],
        );
    }

    #[test]
    fn terms_and_insistence() {
        claims(
            "\
The _ DT 2 det
governor _ NN 3 nsubj
has have VBZ 11 ccomp
until _ IN 5 case
Monday Monday NNP 3 obl
to _ TO 7 mark
withdraw _ VB 3 xcomp SpaceAfter=No
, _ , 3 punct
the _ DT 10 det
rebels rebel NNS 11 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 11 punct

# newpar
The _ DT 2 det
opposition _ NN 3 nsubj
insisted insist VBD 0 root
that _ IN 7 mark
the _ DT 7 det
chief _ JJ 7 amod
step _ NN 3 ccomp
down _ RP 7 advmod SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
families family NNS 3 nsubj
said say VBD 0 root
that _ IN 9 mark
those that DT 9 nsubj:pass
responsible _ JJ 5 amod
must _ MD 9 aux
be _ VB 9 aux:pass
punished punish VBN 3 ccomp SpaceAfter=No
. _ . 3 punct

# newpar
Voters voter NNS 2 nsubj
have _ VBP 10 aux
until _ IN 4 case
Monday Monday NNP 2 obl
to _ TO 6 mark
register _ VB 2 xcomp SpaceAfter=No
, _ , 2 punct
the _ DT 9 det
clerk _ NN 10 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 10 punct

# newpar
The _ DT 2 det
opposition _ NN 3 nsubj
insisted insist VBD 0 root
that _ IN 7 mark
the _ DT 6 det
chief _ NN 7 nsubj
stepped step VBD 3 ccomp
down _ RP 7 compound:prt SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                demand | asserted | the rebels | The governor has until Monday to withdraw
            "#]],
        );
    }
}
