//! What a statement of fear, belief or suspicion takes for granted: it is told as it is, whatever becomes of the statement.

use language::{Deprel, Document, TokenId, Upos, Xpos};

use crate::attribution::{Cue, CueKind};
use crate::draft::Draft;
use crate::np::{self, Determination};
use crate::predicates::Classes;
use crate::reading::Kind;
use crate::syntax;

/// Steps from a trigger up to the cue above it.
const DEPTH: usize = 12;

/// "Police believe the man who shot two is dead", "feared more killing after eleven died", "a row over the Orr Street
/// shooting": the shooting is no part of what is believed or feared.
pub fn below(doc: &Document, cue: Cue, trigger: TokenId) -> bool {
    if !is_unsure(cue.kind) || doc.tokens[cue.token].sentence != doc.tokens[trigger].sentence {
        return false;
    }
    let mut path =
        std::iter::once(trigger).chain(doc.ancestors(trigger).take(DEPTH)).take_while(|&t| t != cue.token);
    path.any(|t| describes_by_clause(doc, t) || is_circumstance(doc, t, cue.token) || is_known_event(doc, t))
}

/// "Rejected the murder of the judge": who rejects a deed condemns it, and does not say that it was not done.
pub fn is_rejected_deed(doc: &Document, classes: &Classes, cue: Cue, trigger: TokenId) -> bool {
    let rejects = cue.kind == CueKind::Deny
        && doc.tokens[cue.token].upos == Upos::Verb
        && classes.has("REJECT_VERB", &doc.tokens[cue.token].lemma);
    let nominal = |t: TokenId| {
        doc.tokens[t].upos == Upos::Noun
            && matches!(doc.tokens[t].deprel, Deprel::Obj | Deprel::Nmod | Deprel::Conj | Deprel::Appos | Deprel::Obl)
            // "Rejected any killing of farmers".
            && doc.children_by(t, &[Deprel::Det]).all(|d| doc.tokens[d].lemma != "any")
            // "Rejected a report of his death": of what is said, not of what was done.
            && !classes.has("DENIABLE_NOUN", &doc.tokens[t].lemma)
    };
    let mut path =
        std::iter::once(trigger).chain(doc.ancestors(trigger).take(DEPTH)).take_while(|&t| t != cue.token);
    rejects && path.all(nominal)
}

/// "Denied responsibility for the shelling of the market": the deed that somebody else may have done is not what is denied.
pub fn is_of_anothers_deed(doc: &Document, classes: &Classes, cue: Cue, trigger: TokenId) -> bool {
    if cue.kind != CueKind::Deny || doc.tokens[cue.token].sentence != doc.tokens[trigger].sentence {
        return false;
    }
    let mut path =
        std::iter::once(trigger).chain(doc.ancestors(trigger).take(DEPTH)).take_while(|&t| t != cue.token);
    path.any(|t| is_anothers(doc, classes, t))
}

/// "Responsibility for the shelling", "any role in the murder of the judge".
fn is_anothers(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let part =
        |t: TokenId| classes.has("PART_IN", &doc.tokens[t].lemma) || doc.tokens[t].lemma == "responsibility";
    let behind = ["for", "in"].iter().any(|case| syntax::has_case(doc, noun, case));
    doc.tokens[noun].upos == Upos::Noun
        && np::determination(doc, noun) == Determination::Definite
        && behind
        && doc.tokens[noun].head.is_some_and(part)
}

fn is_unsure(kind: CueKind) -> bool {
    use CueKind::{Believe, Doubt, Expect, Fear, Seem, Suspect};
    matches!(kind, Believe | Doubt | Expect | Fear | Seem | Suspect)
}

/// "Owner shot dead, police fear revenge": the words before a verb that has an object of its own are not its content.
pub fn is_beside(doc: &Document, cue: TokenId, trigger: TokenId) -> bool {
    let own = |t: TokenId| matches!(doc.tokens[t].deprel, Deprel::Obj | Deprel::Ccomp) && t > cue;
    doc.tokens[cue].deprel == Deprel::Parataxis
        && syntax::own_subject(doc, cue).is_some_and(|subject| trigger < subject)
        && doc.children(cue).any(own)
}

/// "The man who shot two", "the raid in which five died".
fn describes_by_clause(doc: &Document, verb: TokenId) -> bool {
    let relative = |t: TokenId| {
        matches!(doc.word(t).to_lowercase().as_str(), "which" | "who" | "where" | "whom" | "whose")
    };
    // "A shooting that killed two was over drugs": of a subject that is said to be more; "that" behind a noun may be no relative.
    let of_subject = || doc.tokens[verb].head.is_some_and(|noun| doc.tokens[noun].deprel.is_subject());
    let that = |t: TokenId| doc.word(t).eq_ignore_ascii_case("that") && doc.tokens[t].xpos == Xpos::Wdt;
    doc.tokens[verb].deprel == Deprel::AclRelcl
        && doc
            .subtree(verb)
            .into_iter()
            .take_while(|&t| t < verb)
            .any(|t| relative(t) || that(t) && of_subject())
}

/// "Denied any role in the blast, which killed nine", "denied beating the man, who died on Friday", "claimed the raid, in which six
/// died": what a clause tells of an event or person that everybody knows is told by the report, and neither denied nor claimed.
pub fn is_told_of_known(doc: &Document, classes: &Classes, cue: Cue, trigger: TokenId) -> bool {
    if !matches!(cue.kind, CueKind::Deny | CueKind::Claim)
        || doc.tokens[cue.token].upos != Upos::Verb
        || doc.tokens[cue.token].sentence != doc.tokens[trigger].sentence
    {
        return false;
    }
    // "Said it carried out the raid, in which six died": the six are part of what is said.
    tells_of_known(doc, classes, trigger, cue.token, cue.kind == CueKind::Deny)
}

/// Whether a clause that describes somebody or something known stands between a predicate and a word above it, be it inside
/// other clauses or in a noun phrase alone.
pub fn tells_of_known(
    doc: &Document,
    classes: &Classes,
    trigger: TokenId,
    above: TokenId,
    in_clauses: bool,
) -> bool {
    let path: Vec<TokenId> = std::iter::once(trigger)
        .chain(doc.ancestors(trigger).take(DEPTH))
        .take_while(|&t| t != above)
        .collect();
    let nominal = |t: &TokenId| {
        matches!(
            doc.tokens[*t].deprel,
            Deprel::Obj | Deprel::Nmod | Deprel::Conj | Deprel::Obl | Deprel::Appos
        ) && doc.tokens[*t].upos != Upos::Verb
    };
    path.iter().enumerate().any(|(at, &verb)| {
        let Some(&noun) = path.get(at + 1).filter(|_| doc.tokens[verb].deprel == Deprel::AclRelcl) else {
            return false;
        };
        (in_clauses || path[at + 1..].iter().all(nominal))
            && is_known(doc, classes, noun, verb)
            && has_relative_pronoun(doc, noun, verb)
    })
}

/// Whether a noun that a clause describes names somebody or something that is there: not "any raid", "reports", "weapons".
fn is_known(doc: &Document, classes: &Classes, noun: TokenId, clause: TokenId) -> bool {
    let any =
        doc.children_by(noun, &[Deprel::Det]).any(|t| matches!(doc.tokens[t].lemma.as_str(), "any" | "no"));
    let said = classes.has("DENIABLE_NOUN", &doc.tokens[noun].lemma)
        || classes.has("STATED", &doc.tokens[noun].lemma);
    let bare = np::determination(doc, noun) == Determination::Bare
        && doc.children_by(noun, &[Deprel::Nummod]).next().is_none()
        && doc.tokens[noun].upos != Upos::Propn
        && (noun + 1..clause).all(|t| doc.word(t) != ",");
    !any && !said && !bare
}

/// "Which", "in which", "who", and "that" in the place of the noun.
fn has_relative_pronoun(doc: &Document, noun: TokenId, clause: TokenId) -> bool {
    (noun + 1..clause).rev().take(DEPTH).any(|t| {
        let word = doc.word(t).to_lowercase();
        matches!(word.as_str(), "which" | "who" | "whom" | "whose" | "where")
            || word == "that" && doc.tokens[t].xpos == Xpos::Wdt
    })
}

/// "After eleven men were killed", "since they opened fire".
fn is_circumstance(doc: &Document, verb: TokenId, cue: TokenId) -> bool {
    let past = doc.children_by(verb, &[Deprel::Aux, Deprel::AuxPass]).chain([verb]).any(|t| {
        matches!(doc.tokens[t].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) && doc.tokens[t].lemma != "may"
    });
    // "Fear that more died, as the search goes on".
    let beside = doc.children_by(verb, &[Deprel::Mark]).any(|t| {
        matches!(doc.word(t).to_lowercase().as_str(), "as" | "while" | "although" | "though")
            && t.checked_sub(1).is_some_and(|comma| doc.word(comma) == ",")
    });
    if doc.tokens[verb].deprel == Deprel::Advcl && past && beside {
        return true;
    }
    doc.tokens[verb].deprel == Deprel::Advcl
        && doc.tokens[verb].head == Some(cue)
        && past
        && doc
            .children_by(verb, &[Deprel::Mark])
            .any(|t| matches!(doc.tokens[t].lemma.as_str(), "after" | "since" | "because"))
}

/// "Over the Orr Street shooting", "since the 17 May attack", "part in Sunday's raid".
fn is_known_event(doc: &Document, noun: TokenId) -> bool {
    let definite =
        matches!(np::determination(doc, noun), Determination::Definite | Determination::Possessive);
    let behind =
        ["over", "since", "after", "in", "by", "during"].iter().any(|case| syntax::has_case(doc, noun, case));
    // "Concerned about the killing of 47 farmers", not "about the killing of witnesses", which may be to come.
    let counted = || {
        doc.children_by(noun, &[Deprel::Nmod]).any(|t| {
            syntax::has_case(doc, t, "of")
                && (doc.children_by(t, &[Deprel::Nummod]).next().is_some()
                    || doc.tokens[t].upos == Upos::Propn
                    || np::determination(doc, t) == Determination::Definite)
        })
    };
    let about = syntax::has_case(doc, noun, "about") && counted();
    doc.tokens[noun].upos == Upos::Noun && definite && (behind || about)
}

/// "Convicted of ordering the massacre of 27": whoever is tried for having ordered it did so, and it was done.
pub fn is_carried_out_order(doc: &Document, classes: &Classes, order: TokenId, deed: TokenId) -> bool {
    let gerund = doc.tokens[order].xpos == Xpos::Vbg && classes.has("ORDER_VERB", &doc.tokens[order].lemma);
    let told = doc.tokens[deed].upos == Upos::Noun
        && matches!(np::determination(doc, deed), Determination::Definite | Determination::Possessive);
    let tried = || {
        doc.ancestors(order).take(STEPS_TO_COURT).any(|t| {
            ["CONVICT_VERB", "ACCUSING_VERB", "ACCUSE_VERB", "COURT_WORD"]
                .iter()
                .any(|class| classes.has(class, &doc.tokens[t].lemma))
        })
    };
    gerund && told && tried()
}

/// "Called for the killers of the two nuns to be caught": whatever becomes of the killers, the nuns are dead.
pub fn is_of_killer(doc: &Document, classes: &Classes, draft: &Draft) -> bool {
    draft.kind == Kind::Killed
        && classes.has("KILLER_NOUN", &doc.tokens[draft.trigger].lemma)
        && draft.counted.as_ref().is_some_and(|c| c.head != draft.trigger)
}

/// Steps from "ordering" up to the word for the court's doing.
const STEPS_TO_COURT: usize = 4;

/// "Shots could be heard", "211 roofs can be counted": what can be perceived is there.
pub fn is_perceived(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    classes.has("PERCEIVE_VERB", &doc.tokens[verb].lemma) && syntax::is_passive(doc, verb)
}

/// "Arson suspected in hostel fire": the noun itself is what is thought.
pub fn is_thought(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let thought = |t: TokenId| {
        matches!(doc.tokens[t].lemma.as_str(), "suspect" | "fear")
            && syntax::is_participle(doc, t)
            && classes.has("POSSIBLE_WORD", &doc.tokens[t].lemma)
            && doc.children_by(t, &[Deprel::Xcomp, Deprel::Ccomp]).next().is_none()
    };
    doc.tokens[noun].upos == Upos::Noun
        && (doc.children_by(noun, &[Deprel::Acl]).any(|t| t == noun + 1 && thought(t))
            || doc.tokens[noun].deprel == Deprel::NsubjPass && doc.tokens[noun].head.is_some_and(thought))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn what_a_fear_takes_for_granted() {
        claims(
            "\
Police _ NNS 2 nsubj
believe _ VBP 0 root
the _ DT 4 det
man _ NN 10 nsubj
who _ WP 6 nsubj
shot shoot VBD 4 acl:relcl
two _ CD 8 nummod
clerks clerk NNS 6 obj
is be VBZ 10 cop
dead _ JJ 2 ccomp SpaceAfter=No
. _ . 2 punct

# newpar
Detectives detective NNS 2 nsubj
fear _ VBP 0 root
more _ JJR 4 amod
violence _ NN 2 obj
after _ IN 9 mark
three _ CD 7 nummod
men man NNS 9 nsubj:pass
were be VBD 9 aux:pass
stabbed stab VBN 2 advcl
on _ IN 11 case
Monday _ NNP 9 obl SpaceAfter=No
. _ . 2 punct

# newpar
Arson _ NN 0 root
suspected suspect VBN 1 acl
in _ IN 6 case
Orre _ NNP 6 compound Name=B-Place
hostel _ NN 6 compound
fire _ NN 2 obl

# newpar
Shots shot NNS 4 nsubj:pass
could _ MD 4 aux
be _ VB 4 aux:pass
heard hear VBN 0 root
at _ IN 6 case
noon _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
A _ DT 2 det
crowd _ NN 3 nsubj
tried try VBD 0 root
to _ TO 5 mark
storm _ VB 3 xcomp
the _ DT 7 det
prison _ NN 5 obj SpaceAfter=No
. _ . 3 punct

# newpar
Owner _ NN 2 nsubj
shot shoot VBD 0 root
dead _ JJ 2 xcomp SpaceAfter=No
, _ , 6 punct
police _ NN 7 compound
fear _ NN 7 compound
reprisals reprisal NNS 2 obj
",
            expect![[r#"
                killed 1..1 militants | possible | Police | the man who shot two clerks is dead
                injured 2..2 workers | asserted | Police | who shot two clerks
                attack | asserted | Police | who shot two clerks
                injured 3..3 people | asserted | the report | after three men were stabbed on Monday
                attack | asserted | the report | after three men were stabbed on Monday
                attack | asserted | the report | Shots could be heard at noon
                attack | asserted | the report | A crowd tried to storm the prison
                attack | asserted | the report | Owner shot dead, police fear reprisals
            "#]],
        );
    }

    #[test]
    fn what_is_told_of_a_denied_deed() {
        claims(
            "\
The the DT 2 det
junta _ NN 3 nsubj
denied deny VBD 0 root
any _ DT 5 det
part part NN 3 obj
in _ IN 8 case
the the DT 8 det
raid _ NN 5 nmod SpaceAfter=No
, _ , 13 punct
in _ IN 11 case
which which WDT 13 obl
six _ CD 13 nsubj
died die VBD 8 acl:relcl SpaceAfter=No
. _ . 3 punct

# newpar
They they PRP 5 nsubj
were be VBD 5 cop
not not RB 5 advmod
behind behind IN 5 case
murder murder NN 0 root
of _ IN 8 case
the the DT 8 det
judge judge NN 5 nmod SpaceAfter=No
. _ . 5 punct
",
            expect![[r#"
                responsibility | denied | The junta | The junta denied any part in the raid, in which six died
                killed 6..6 people | asserted | the report | in which six died
                killed 1..1 officials | asserted | the report | They were not behind murder of the judge
                responsibility | denied | the report | They were not behind murder of the judge
            "#]],
        );
    }

    #[test]
    fn what_one_is_concerned_about_has_happened() {
        claims(
            "\
Nuns nun NNS 3 nsubj
are be VBP 3 cop
concerned _ JJ 0 root
about _ IN 6 case
the _ DT 6 det
killing _ NN 3 obl
of _ IN 9 case
nine _ CD 9 nummod
farmers farmer NNS 6 nmod SpaceAfter=No
. _ . 3 punct

# newpar
Nuns nun NNS 3 nsubj
are be VBP 3 cop
concerned _ JJ 0 root
about _ IN 6 case
the _ DT 6 det
killing _ NN 3 obl
of _ IN 8 case
farmers farmer NNS 6 nmod SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 9..9 civilians | asserted | Nuns | Nuns are concerned about the killing of nine farmers
                killed 2..- civilians | possible | Nuns | Nuns are concerned about the killing of farmers
            "#]],
        );
    }
}
