//! Denials without a verb of denying: a statement is called false by somebody.

use language::{Deprel, Document, TokenId, Upos};

use crate::acts;
use crate::clause;
use crate::draft::Draft;
use crate::events::{self, Event};
use crate::predicates::Classes;
use crate::reading::{Kind, Stance};
use crate::syntax;

/// What somebody says of a statement that denies it. In the report's own voice it is the report that denies.
pub fn find(doc: &Document, classes: &Classes) -> Vec<Draft> {
    (0..doc.tokens.len())
        .filter_map(|token| {
            called(doc, classes, token)
                .or_else(|| judged(doc, classes, token))
                .or_else(|| shown_false(doc, classes, token))
        })
        .collect()
}

/// "Called the figure exaggerated", "dismissed the video as a fabrication".
fn called(doc: &Document, classes: &Classes, verb: TokenId) -> Option<Draft> {
    let token = &doc.tokens[verb];
    let calls = classes.has("CALL_VERB", &token.lemma) || classes.has("DISMISS_VERB", &token.lemma);
    if token.upos != Upos::Verb || !calls || syntax::is_negated(doc, verb) {
        return None;
    }
    let passive = syntax::is_passive(doc, verb);
    let said = if passive { syntax::subject(doc, verb) } else { syntax::object(doc, verb) };
    // "Dismissed as lies a claim that nine had died": the tree may take what stands behind for an oblique.
    let behind = || {
        doc.children_by(verb, &[Deprel::Obl, Deprel::OblUnmarked]).find(|&t| {
            t > verb
                && classes.has("STATED", &doc.tokens[t].lemma)
                && doc.children_by(t, &[Deprel::Case]).next().is_none()
        })
    };
    let said = said.or_else(behind)?;
    let speaker = syntax::agent(doc, verb)?;
    let complements = [Deprel::Xcomp, Deprel::Obl, Deprel::Advcl, Deprel::Ccomp, Deprel::Obj];
    let behind_object = [Deprel::Nmod, Deprel::Amod, Deprel::Acl, Deprel::Appos];
    // "Called the allegation an infamy", "dismissed the message as theatre": whatever the word, unless it is taken seriously.
    let lemma = &doc.tokens[said].lemma;
    let alleged = classes.has("ALLEGED", lemma)
        || classes.has("DISMISS_VERB", &token.lemma)
            && (classes.has("STATED", lemma)
                || matches!(lemma.as_str(), "message" | "video" | "recording" | "footage"));
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
        .find(|&t| is_false(doc, classes, t) || rejects(t))
        .or_else(|| taken_into_clause(doc, classes, said))?;
    let mut draft = draft(doc, verb);
    draft.agent = Some(speaker);
    draft.holder = Some(acts::holder(doc, speaker));
    Some(draft)
}

/// "Branded [a claim that nine had died] propaganda": trees take the word behind the clause for a part of it.
fn taken_into_clause(doc: &Document, classes: &Classes, said: TokenId) -> Option<TokenId> {
    let clause = doc
        .children_by(said, &[Deprel::Acl, Deprel::AclRelcl, Deprel::Ccomp])
        .find(|&t| t > said && doc.tokens[t].upos == Upos::Verb)?;
    let of_clause = [Deprel::Obj, Deprel::Xcomp, Deprel::Obl, Deprel::OblUnmarked, Deprel::Advcl];
    let stated = classes.has("STATED", &doc.tokens[said].lemma);
    doc.children_by(clause, &of_clause).find(|&t| {
        let bare = doc.children_by(t, &[Deprel::Case, Deprel::Mark]).next().is_none()
            || ["as"].iter().any(|case| syntax::has_case(doc, t, case));
        stated && t > clause && bare && is_false(doc, classes, t)
    })
}

/// "The story proved false", "turned out to be a hoax", "was exposed as a lie", "has been debunked": what was said is found
/// to be false.
fn shown_false(doc: &Document, classes: &Classes, verb: TokenId) -> Option<Draft> {
    let token = &doc.tokens[verb];
    if token.upos != Upos::Verb || syntax::is_negated(doc, verb) {
        return None;
    }
    let subject = syntax::own_subject(doc, verb)?;
    if !classes.has("STATED", &doc.tokens[subject].lemma) {
        return None;
    }
    let complements = [Deprel::Xcomp, Deprel::Obl, Deprel::Advcl, Deprel::Ccomp, Deprel::Obj];
    let untrue = |t: TokenId| {
        t > verb
            && !syntax::is_negated(doc, t)
            && (is_false(doc, classes, t) || classes.has("UNTRUTH", &doc.tokens[t].lemma))
    };
    let shown = classes.has("SHOW_VERB", &token.lemma) && doc.children_by(verb, &complements).any(untrue);
    // Whoever is named as having done it denies it: that is told by the verb itself.
    let disproved = classes.has("DISPROVE_VERB", &token.lemma)
        && syntax::is_passive(doc, verb)
        && syntax::agent(doc, verb).is_none();
    (shown || disproved).then(|| draft(doc, verb))
}

/// "The report is false", "the numbers were inflated", "that is not true", "what is told of it is devoid of truth".
fn judged(doc: &Document, classes: &Classes, predicate: TokenId) -> Option<Draft> {
    if let Some(without) = without_truth(doc, classes, predicate) {
        return Some(draft(doc, without));
    }
    doc.children_by(predicate, &[Deprel::Cop, Deprel::AuxPass]).next()?;
    let clause = doc.children_by(predicate, &[Deprel::Csubj]).next();
    let subject = syntax::own_subject(doc, predicate).or(clause)?;
    let lemma = &doc.tokens[subject].lemma;
    // "This report is invented" speaks of itself.
    let of_itself = classes.has("OWN_TEXT", lemma)
        && doc.children_by(subject, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "this");
    if of_itself {
        return None;
    }
    let stated = classes.has("STATED", lemma)
        || clause.is_some_and(|verb| classes.has("TOLD_VERB", &doc.tokens[verb].lemma));
    let pointed = matches!(lemma.as_str(), "that" | "this" | "it");
    let negated = syntax::is_negated(doc, predicate);
    let untrue = negated && classes.has("TRUE_WORD", &doc.tokens[predicate].lemma);
    // "It is not true that he is dead": what stands behind it is denied, not a statement made before.
    let of_clause = doc.children_by(predicate, &[Deprel::Ccomp, Deprel::Csubj]).any(|t| t > predicate);
    // "Not a word of it is true", "none of that is true".
    let not_a = doc.children_by(subject, &[Deprel::Advmod]).any(|t| doc.tokens[t].lemma == "not");
    let nothing = lemma == "word" && not_a || matches!(lemma.as_str(), "none" | "nothing");
    if nothing && !negated && classes.has("TRUE_WORD", &doc.tokens[predicate].lemma) && !is_so(doc, predicate)
    {
        return Some(draft(doc, predicate));
    }
    let shown = classes.has("VIDEO_NOUN", lemma);
    let denies = if shown && !negated {
        // A letter may be a lie, and a picture wrong; what is called a fake is denied.
        matches!(
            doc.tokens[predicate].lemma.as_str(),
            "fake" | "fabrication" | "forgery" | "doctor" | "stage"
        )
    } else if pointed {
        !of_clause && (untrue || !negated && classes.has("UNTRUTH", &doc.tokens[predicate].lemma))
    } else {
        let wrong = is_false(doc, classes, predicate) || classes.has("UNTRUTH", &doc.tokens[predicate].lemma);
        stated && (untrue || !negated && wrong)
    };
    denies.then(|| draft(doc, predicate))
}

/// "So" is no word for the truth of nothing: "nothing is so ...".
fn is_so(doc: &Document, predicate: TokenId) -> bool {
    doc.tokens[predicate].lemma == "so"
}

/// "There is no truth in the report", "the claim has no basis", "there is not a word of truth in it".
fn without_truth(doc: &Document, classes: &Classes, noun: TokenId) -> Option<TokenId> {
    if !classes.has("TRUTH_NOUN", &doc.tokens[noun].lemma) {
        return None;
    }
    let whole = doc.tokens[noun]
        .head
        .filter(|&head| doc.tokens[noun].deprel == Deprel::Nmod && doc.tokens[head].lemma == "word")
        .unwrap_or(noun);
    let verb = doc.tokens[whole].head?;
    let none = doc.children_by(whole, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no")
        || doc.children_by(whole, &[Deprel::Advmod]).any(|t| doc.tokens[t].lemma == "not")
        || syntax::is_negated(doc, verb);
    let there = syntax::is_existential(doc, verb);
    let has = doc.tokens[verb].lemma == "have"
        && syntax::own_subject(doc, verb).is_some_and(|s| classes.has("STATED", &doc.tokens[s].lemma));
    (none && (there || has)).then_some(verb)
}

/// "Neither confirmed nor denied it", "declined to confirm or deny it": nothing is denied.
pub fn is_left_open(doc: &Document, verb: TokenId) -> bool {
    let confirms = |t: TokenId| t != verb && doc.tokens[t].lemma == "confirm" && t < verb;
    let either =
        doc.children_by(verb, &[Deprel::Cc]).any(|c| matches!(doc.tokens[c].lemma.as_str(), "nor" | "or"));
    either
        && doc.tokens[verb].deprel == Deprel::Conj
        && doc.tokens[verb]
            .head
            .is_some_and(|first| syntax::coordinated(doc, first).into_iter().any(confirms))
}

/// "Denied that anyone had escaped", "denied throwing a stone": the deed itself is told as denied, and says all that a
/// denial would. Of those who were there, or of what was said, it says less.
pub fn drop_told_by_deeds(doc: &Document, events: &[Event<'_>], drafts: &mut Vec<Draft>) {
    let is_anybody = |t: TokenId| matches!(doc.tokens[t].lemma.as_str(), "anyone" | "anybody");
    let tells_deed = |verb: TokenId| {
        events::at(events, verb).iter().any(|e| {
            e.sense.attack
                || e.sense.kind == Kind::Attack
                || e.sense.kind.is_count()
                    && e.sense.kind != Kind::Present
                    // "Denied having killed anyone": nobody is counted, so the denial says it alone.
                    && !e.affected.iter().any(|&t| is_anybody(t))
        })
    };
    drafts.retain(|d| {
        d.kind != Kind::Denial
            || doc.tokens[d.trigger].upos != Upos::Verb
            || !doc
                .children_by(d.trigger, &[Deprel::Ccomp, Deprel::Xcomp])
                .any(|t| doc.tokens[t].upos == Upos::Verb && tells_deed(t))
    });
}

fn draft(doc: &Document, trigger: TokenId) -> Draft {
    let mut draft = Draft::new(Kind::Denial, trigger, clause::evidence(doc, trigger, &[]));
    draft.stance = Stance::Denied;
    draft.negation_told = true;
    draft
}

/// "False", "a fabrication"; "fake news": a nominal that is called so.
fn is_false(doc: &Document, classes: &Classes, token: TokenId) -> bool {
    let has = |t: TokenId| {
        classes.has("FALSE_WORD", &doc.tokens[t].lemma)
            || classes.has("FALSE_WORD", &doc.word(t).to_lowercase())
    };
    // A false alarm or a false flag is no false statement.
    let told = || classes.has("STATED", &doc.tokens[token].lemma);
    has(token) || told() && doc.children_by(token, &[Deprel::Amod]).any(has)
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
                denial | denied | the report | The numbers are false
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

    #[test]
    fn without_truth_and_with_deeds() {
        claims(
            "\
There _ EX 2 expl
is be VBZ 11 ccomp
no _ DT 4 det
truth _ NN 2 nsubj
in _ IN 7 case
the _ DT 7 det
report _ NN 4 nmod SpaceAfter=No
, _ , 2 punct
the _ DT 10 det
mayor _ NN 11 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 11 punct

# newpar
The _ DT 2 det
figure _ NN 7 nsubj
of _ IN 4 case
nine _ CD 2 nmod
is be VBZ 7 cop
pure _ JJ 7 amod
invention _ NN 10 ccomp SpaceAfter=No
, _ , 7 punct
she _ PRP 10 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 10 punct

# newpar
That _ DT 4 nsubj
is be VBZ 4 cop
not _ RB 4 advmod
true _ JJ 8 ccomp SpaceAfter=No
, _ , 8 punct
the _ DT 7 det
clerk _ NN 8 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 8 punct

# newpar
Police _ NNS 2 nsubj
denied deny VBD 0 root
that _ IN 6 mark
they _ PRP 6 nsubj
had have VBD 6 aux
shot shoot VBN 2 ccomp
at _ IN 9 case
the _ DT 9 det
bus _ NN 6 obl SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
ministry _ NN 3 nsubj
declined decline VBD 0 root
to _ TO 5 mark
confirm _ VB 3 xcomp
or _ CC 7 cc
deny _ VB 5 conj
it _ PRP 7 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                denial | denied | the mayor | There is no truth in the report
                denial | denied | the mayor | The figure of nine is pure invention
                denial | denied | the clerk | That is not true
                attack | denied | Police | they had shot at the bus
            "#]],
        );
    }

    #[test]
    fn not_a_word_and_a_fake() {
        claims(
            "\
Not _ RB 3 advmod
a _ DT 3 det
word _ NN 7 nsubj
of _ IN 5 case
it _ PRP 3 nmod
is be VBZ 7 cop
true _ JJ 11 ccomp SpaceAfter=No
, _ , 3 punct
the _ DT 10 det
colonel _ NN 11 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 11 punct

# newpar
The _ DT 2 det
group _ NN 3 nsubj
said say VBD 0 root
the _ DT 5 det
video _ NN 7 nsubj
was be VBD 7 cop
fake _ JJ 3 ccomp SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
video _ NN 4 nsubj
is be VBZ 4 cop
long _ JJ 8 ccomp SpaceAfter=No
, _ , 4 punct
the _ DT 7 det
group _ NN 8 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 8 punct

# newpar
The _ DT 2 det
ministry _ NN 3 nsubj
described describe VBD 0 root
as _ IN 5 case
propaganda _ NN 3 obl
a _ DT 7 det
claim _ NN 3 obl
that _ IN 11 mark
90 _ CD 11 nsubj:pass
were be VBD 11 aux:pass
killed kill VBN 7 acl SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
ministry _ NN 3 nsubj
described describe VBD 0 root
as _ IN 6 case
a _ DT 6 det
success _ NN 3 obl
a _ DT 8 det
plan _ NN 3 obl
that _ WDT 12 obj
90 _ CD 11 nummod
people _ NNS 12 nsubj
signed sign VBD 8 acl:relcl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                denial | denied | the colonel | Not a word of it is true
                denial | denied | The group | the video was fake
                denial | denied | The ministry | The ministry described as propaganda a claim that 90 were killed
                killed 90..90 people | denied | The ministry | claim that 90 were killed
            "#]],
        );
    }

    #[test]
    fn anybody_is_nobody_counted() {
        claims(
            "\
The _ DT 2 det
minister _ NN 3 nsubj
denied deny VBD 0 root
that _ IN 7 mark
police _ NN 7 nsubj
had have VBD 7 aux
killed kill VBN 3 ccomp
anyone _ NN 7 obj SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
minister _ NN 3 nsubj
denied deny VBD 0 root
that _ IN 7 mark
police _ NN 7 nsubj
had have VBD 7 aux
killed kill VBN 3 ccomp
two _ CD 9 nummod
men man NNS 7 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                denial | denied | The minister | The minister denied
                killed 2..2 people | denied | The minister | police had killed two men
            "#]],
        );
    }
}
