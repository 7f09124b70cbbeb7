//! What the text says that nobody has verified: "could not be independently verified", "there was no confirmation of the
//! deaths", "the rebels, whose claims could not be checked".

use std::collections::HashSet;

use language::{Deprel, Document, Span, TokenId, Upos};

use crate::acts;
use crate::draft::{Draft, Verification};
use crate::np;
use crate::predicates::Classes;
use crate::reading::{Kind, Reality, Stance, VerificationState};
use crate::syntax;

/// "could not be independently verified": the statement belongs to the claims before it that it can be about.
pub fn mark(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    give_owners(doc, classes, drafts);
    for (token, t) in doc.tokens.iter().enumerate() {
        if let Some(span) = is_without_confirmation(doc, classes, token) {
            let verification = Verification { state: VerificationState::NotVerified, by: None, span };
            if !attach_below(doc, drafts, token, &verification) {
                attach(doc, drafts, token, false, &verification);
            }
            continue;
        }
        if let Some(span) = is_no_sign(doc, classes, token) {
            let verification = Verification { state: VerificationState::NotVerified, by: None, span };
            attach_below(doc, drafts, token, &verification);
            continue;
        }
        if is_without_proof(doc, classes, token) {
            attach_to_unproven(doc, drafts, token);
            continue;
        }
        if t.upos != Upos::Verb || !classes.has("VERIFY_VERB", &t.lemma) {
            continue;
        }
        let not_verified = syntax::is_negated(doc, token)
            || doc.tokens[token].head.is_some_and(|head| {
                doc.tokens[token].deprel == Deprel::Xcomp
                    && (syntax::is_negated(doc, head)
                        || doc.tokens[head].lemma == "unable"
                        || doc.tokens[head].lemma == "fail")
            })
            || is_impossible(doc, classes, token);
        // "None of the figures could be confirmed": of all that were told before.
        let of_none = syntax::subject(doc, token).filter(|&subject| is_none(doc, subject));
        if !not_verified && of_none.is_none() {
            continue;
        }
        // What was not verified: the subject of the passive, the object of the active.
        let about = if syntax::is_passive(doc, token) {
            syntax::subject(doc, token)
        } else {
            syntax::object(doc, token)
        };
        let by = if syntax::is_passive(doc, token) {
            syntax::agent(doc, token)
        } else {
            syntax::subject(doc, token)
        };
        let verification = Verification {
            state: VerificationState::NotVerified,
            by: by.map(|head| np::core(doc, head)),
            span: clause_words(doc, token),
        };
        if let Some(whose) = whose_statement(doc, classes, token) {
            attach_to_holder(doc, drafts, token, whose, &verification);
            continue;
        }
        // "Could not confirm the death of a guard": of that claim alone, and who cannot confirm it does not say it.
        if let Some(own) = drafts.iter_mut().find(|d| about == Some(d.trigger) && d.kind.is_count()) {
            if by.is_some() && own.holder.as_ref().map(|holder| holder.head) == by {
                own.holder = None;
            }
            own.verification.get_or_insert(verification);
            continue;
        }
        let wants_number = about.is_some_and(|about| classes.has("FIGURE_NOUN", &doc.tokens[about].lemma));
        if of_none.is_some() {
            let counted = |d: &&mut Draft| {
                d.trigger < token
                    && d.reality == Reality::Actual
                    && d.holder.is_some()
                    && d.counted.as_ref().is_some_and(|c| c.quantity.is_some())
            };
            for draft in drafts.iter_mut().filter(counted) {
                draft.verification = Some(verification.clone());
            }
            continue;
        }
        attach(doc, drafts, token, wants_number, &verification);
        if wants_number && about.is_some_and(|about| np::is_plural(doc, about)) {
            attach_further(doc, drafts, token, &verification);
        }
    }
}

/// Whose statement a relative clause calls unverified.
enum Whose {
    /// "The rebels, whose claims could not be verified"
    Of(TokenId),
    /// "In a claim that could not be confirmed, the rebels said ...": that of the sentence.
    Sentence,
}

/// What a relative clause that says so is about.
fn whose_statement(doc: &Document, classes: &Classes, verb: TokenId) -> Option<Whose> {
    let noun = syntax::described_noun(doc, verb).filter(|_| doc.tokens[verb].deprel == Deprel::AclRelcl)?;
    let is_statement = |t: TokenId| {
        ["FIGURE_NOUN", "STATED", "DENIABLE_NOUN"]
            .iter()
            .any(|class| classes.has(class, &doc.tokens[t].lemma))
    };
    let of_owner = doc.children(verb).filter(|&t| is_statement(t)).any(|t| {
        doc.children_by(t, &[Deprel::NmodPoss]).any(|owner| doc.word(owner).eq_ignore_ascii_case("whose"))
    });
    if of_owner {
        return Some(Whose::Of(noun));
    }
    let says_itself = doc.children_by(noun, &[Deprel::Acl, Deprel::Ccomp]).next().is_some();
    (is_statement(noun) && syntax::has_case(doc, noun, "in") && !says_itself).then_some(Whose::Sentence)
}

fn attach_to_holder(
    doc: &Document,
    drafts: &mut [Draft],
    verb: TokenId,
    whose: Whose,
    verification: &Verification,
) {
    let sentence = doc.tokens[verb].sentence;
    for draft in drafts.iter_mut().filter(|d| doc.tokens[d.trigger].sentence == sentence) {
        let told = draft.holder.as_ref().is_some_and(|holder| match whose {
            Whose::Of(owner) => holder.head == owner,
            Whose::Sentence => true,
        });
        if told && draft.trigger != verb {
            draft.verification = Some(verification.clone());
        }
    }
}

/// "No confirmation of the 12 deaths", "no verification of claims that 12 died": of what the noun itself says.
fn attach_below(doc: &Document, drafts: &mut [Draft], noun: TokenId, verification: &Verification) -> bool {
    let mut found = false;
    let sentence = doc.tokens[noun].sentence;
    for draft in drafts.iter_mut().filter(|d| d.trigger > noun && doc.tokens[d.trigger].sentence == sentence)
    {
        if doc.ancestors(draft.trigger).take(STEPS).any(|t| t == noun) {
            draft.verification = Some(verification.clone());
            found = true;
        }
    }
    found
}

/// Steps from a predicate up to the noun that says that nobody confirms it.
const STEPS: usize = 5;
/// Sentences before the one right before, of which "the figures" are too.
const FURTHER: usize = 2;

/// "It killed dozens, the army said. It lost two men. The figures could not be verified": all figures of the sentences before,
/// as long as each tells some.
fn attach_further(doc: &Document, drafts: &mut [Draft], verb: TokenId, verification: &Verification) {
    let sentence = doc.tokens[verb].sentence;
    let counts = |d: &Draft, at: usize| {
        doc.tokens[d.trigger].sentence == at && d.counted.as_ref().is_some_and(|c| c.quantity.is_some())
    };
    if drafts.iter().any(|d| counts(d, sentence) && d.trigger < verb) {
        return;
    }
    for back in 1..=FURTHER + 1 {
        let Some(at) = sentence.checked_sub(back) else { return };
        let own = doc.sentences[at].paragraph == doc.sentences[sentence].paragraph;
        if !own || !drafts.iter().any(|d| counts(d, at)) {
            return;
        }
        for draft in drafts.iter_mut().filter(|d| counts(d, at) && (d.holder.is_some() || back == 1)) {
            draft.verification.get_or_insert_with(|| verification.clone());
        }
    }
}

/// "The 12 deaths claimed by the opposition", "the figures given by the rebels - 40 dead": on whose word they stand.
fn give_owners(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    let given_by = |noun: TokenId| {
        doc.children_by(noun, &[Deprel::Acl])
            .find(|&t| classes.has("GIVE_FIGURE_VERB", &doc.tokens[t].lemma) && t > noun)
            .and_then(|verb| doc.children_by(verb, &[Deprel::OblAgent]).next().filter(|&by| by > verb))
    };
    let figures = |t: TokenId| {
        classes.has("FIGURE_NOUN", &doc.tokens[t].lemma) || classes.has("STATED", &doc.tokens[t].lemma)
    };
    for draft in drafts.iter_mut().filter(|d| d.holder.is_none() && d.kind.is_count()) {
        let above = || doc.ancestors(draft.trigger).take(STEPS).find(|&t| figures(t));
        let own = || draft.counted.as_ref().and_then(|c| given_by(c.head));
        let by = given_by(draft.trigger).or_else(own).or_else(|| above().and_then(given_by));
        draft.holder = by.filter(|&by| by != draft.trigger).map(|by| acts::holder(doc, by));
    }
}

/// "It was not possible to verify the claim", "it is impossible to confirm the toll".
fn is_impossible(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    let clause = matches!(
        doc.tokens[verb].deprel,
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::Advcl | Deprel::Acl
    );
    doc.tokens[verb].head.filter(|_| clause).is_some_and(|above| {
        let lemma = &doc.tokens[above].lemma;
        classes.has("POSSIBLE_ADJECTIVE", lemma) && (lemma == "impossible" || syntax::is_negated(doc, above))
    })
}

/// "There was no independent confirmation": the words, where they stand in the main clause.
fn is_without_confirmation(doc: &Document, classes: &Classes, noun: TokenId) -> Option<Span> {
    let token = &doc.tokens[noun];
    let none = doc.children_by(noun, &[Deprel::Det]).find(|&t| doc.tokens[t].lemma == "no")?;
    let verb = token.head.filter(|_| token.deprel.is_subject())?;
    let there = syntax::is_existential(doc, verb);
    (there && token.upos == Upos::Noun && classes.has("VERIFY_NOUN", &token.lemma))
        .then(|| doc.span_of(none..noun + 1))
}

/// "There is no evidence that he shot the guard", "found no sign of an attack": the words before what nothing shows.
fn is_no_sign(doc: &Document, classes: &Classes, noun: TokenId) -> Option<Span> {
    let token = &doc.tokens[noun];
    let sign = ["PROOF_NOUN", "SIGN_NOUN"].iter().any(|class| classes.has(class, &token.lemma));
    let none = doc.children_by(noun, &[Deprel::Det]).find(|&t| doc.tokens[t].lemma == "no");
    let first = none.filter(|_| token.upos == Upos::Noun && sign)?;
    let told = matches!(token.deprel, Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Root);
    told.then(|| doc.span_of(first..noun + 1))
}

/// "Without giving evidence", "offered no proof", "did not provide any evidence": what somebody says is left without proof.
/// Not "gave no evidence that anyone was hurt", which says of what.
fn is_without_proof(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    let token = &doc.tokens[verb];
    if token.upos != Upos::Verb || !classes.has("SHOW_PROOF_VERB", &token.lemma) {
        return false;
    }
    let Some(proof) = syntax::object(doc, verb).filter(|&t| classes.has("PROOF_NOUN", &doc.tokens[t].lemma))
    else {
        return false;
    };
    let of_clause = doc.children_by(proof, &[Deprel::Acl, Deprel::AclRelcl, Deprel::Ccomp]).next().is_some()
        || doc.children_by(proof, &[Deprel::Nmod]).any(|t| !is_pronoun_of_claim(doc, t));
    let without = doc.children_by(verb, &[Deprel::Mark]).any(|t| doc.tokens[t].lemma == "without");
    !of_clause && (without || is_none(doc, proof) || syntax::is_negated(doc, verb))
}

/// "Evidence of this", "proof for it", "for the claim".
fn is_pronoun_of_claim(doc: &Document, token: TokenId) -> bool {
    matches!(doc.tokens[token].lemma.as_str(), "it" | "this" | "that" | "claim" | "assertion" | "statement")
}

/// The claims of the one who proves nothing: those of the sentence, else of the sentence before where they have one holder.
fn attach_to_unproven(doc: &Document, drafts: &mut [Draft], verb: TokenId) {
    let sentence = doc.tokens[verb].sentence;
    let verification =
        Verification { state: VerificationState::NotVerified, by: None, span: clause_words(doc, verb) };
    // "The army offered no proof": of what the army says.
    let noun = |t: &TokenId| matches!(doc.tokens[*t].upos, Upos::Noun | Upos::Propn);
    let who = syntax::own_subject(doc, verb).filter(noun).map(|t| doc.tokens[t].lemma.to_lowercase());
    let told_at = |d: &Draft, at: usize| {
        let said = d.holder.as_ref().map(|holder| doc.tokens[holder.head].lemma.to_lowercase());
        doc.tokens[d.trigger].sentence == at
            && said.is_some()
            && (who.is_none() || who == said)
            && d.stance != Stance::Denied
            && d.reality == Reality::Actual
            && !matches!(d.kind, Kind::Demand | Kind::Offer | Kind::Threat | Kind::Condemnation)
    };
    for at in [Some(sentence), sentence.checked_sub(1)].into_iter().flatten() {
        let holders: HashSet<TokenId> = drafts
            .iter()
            .filter(|d| told_at(d, at))
            .filter_map(|d| d.holder.as_ref().map(|holder| holder.head))
            .collect();
        if holders.is_empty() {
            continue;
        }
        if holders.len() == 1 {
            for draft in drafts.iter_mut().filter(|d| told_at(d, at)) {
                draft.verification.get_or_insert_with(|| verification.clone());
            }
        }
        return;
    }
}

/// "None of the figures", "no figure".
fn is_none(doc: &Document, head: TokenId) -> bool {
    matches!(doc.tokens[head].lemma.as_str(), "none" | "neither")
        || doc
            .children_by(head, &[Deprel::Det, Deprel::CcPreconj])
            .any(|t| matches!(doc.tokens[t].lemma.as_str(), "no" | "neither"))
}

/// The words from "could" to "verified".
fn clause_words(doc: &Document, verb: TokenId) -> Span {
    let first =
        doc.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Advmod]).filter(|&t| t < verb).min();
    doc.span_of(first.unwrap_or(verb)..verb + 1)
}

fn attach(
    doc: &Document,
    drafts: &mut [Draft],
    verb: TokenId,
    wants_number: bool,
    verification: &Verification,
) {
    let sentence = doc.tokens[verb].sentence;
    let reaches = |draft: &Draft, in_sentence: usize| {
        doc.tokens[draft.trigger].sentence == in_sentence
            && draft.trigger < verb
            && (if wants_number {
                draft.counted.as_ref().is_some_and(|c| c.quantity.is_some())
            } else {
                draft.holder.is_some()
            })
    };
    // The claims of the same sentence that stand before it, else those of the sentence before.
    for in_sentence in [Some(sentence), sentence.checked_sub(1)].into_iter().flatten() {
        let mut found = false;
        for draft in drafts.iter_mut().filter(|draft| reaches(draft, in_sentence)) {
            draft.verification = Some(verification.clone());
            found = true;
        }
        if found {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn those_whose_claims_nobody_verified() {
        claims(
            "\
According accord VBG 4 case
to _ IN 1 fixed
the _ DT 4 det
rebels rebel NNS 13 obl
, _ , 4 punct
whose _ WP$ 7 nmod:poss
claims claim NNS 11 nsubj:pass
could _ MD 11 aux
not _ RB 11 advmod
be _ VB 11 aux:pass
verified verify VBN 4 acl:relcl
, _ , 4 punct
killed kill VBN 0 root
were be VBD 13 aux:pass
60 _ CD 16 nummod
soldiers soldier NNS 13 nsubj:pass SpaceAfter=No
. _ . 13 punct
",
            expect![[r#"
                killed 60..60 security_forces | unverified | the rebels | According to the rebels , whose claims could not be verified , killed were 60 soldiers
            "#]],
        );
    }

    #[test]
    fn in_an_unconfirmed_claim() {
        claims(
            "\
The _ DT 2 det
rebels rebel NNS 12 nsubj
, _ , 2 punct
in _ IN 6 case
a _ DT 6 det
claim _ NN 12 obl
that _ WDT 10 nsubj:pass
could _ MD 10 aux
not _ RB 10 advmod
confirmed confirm VBN 6 acl:relcl
, _ , 6 punct
said say VBD 0 root
they _ PRP 14 nsubj
killed kill VBD 12 ccomp
25 _ CD 16 nummod
soldiers soldier NNS 14 obj SpaceAfter=No
. _ . 12 punct
",
            expect![[r#"
                killed 25..25 security_forces | unverified | The rebels | they killed 25 soldiers
                responsibility | unverified | The rebels | they killed 25 soldiers
            "#]],
        );
    }

    #[test]
    fn no_confirmation_of_deaths() {
        claims(
            "\
There _ EX 2 expl
was be VBD 0 root
no _ DT 4 det
confirmation _ NN 2 nsubj
of _ IN 8 case
the _ DT 8 det
12 _ CD 8 nummod
deaths death NNS 4 nmod
claimed claim VBN 8 acl
by _ IN 12 case
the _ DT 12 det
opposition _ NN 9 obl:agent SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                killed 12..12 people | unverified | the opposition | There was no confirmation of the 12 deaths claimed by the opposition
            "#]],
        );
    }

    #[test]
    fn all_figures_before() {
        claims(
            "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
it _ PRP 5 nsubj
killed kill VBD 3 ccomp
30 _ CD 7 nummod
rebels rebel NNS 5 obj SpaceAfter=No
. _ . 3 punct

Nine _ CD 2 nummod
soldiers soldier NNS 4 nsubj:pass
were be VBD 4 aux:pass
wounded wound VBN 0 root SpaceAfter=No
. _ . 4 punct

The _ DT 2 det
figures figure NNS 6 nsubj:pass
could _ MD 6 aux
not _ RB 6 advmod
be _ VB 6 aux:pass
verified verify VBN 0 root SpaceAfter=No
. _ . 6 punct
",
            expect![[r#"
                killed 30..30 militants | unverified | The army | it killed 30 rebels
                injured 9..9 security_forces | unverified | the report | Nine soldiers were wounded
            "#]],
        );
    }
}
