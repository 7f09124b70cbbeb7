//! What somebody denies that others said: "The army denied the residents' claim that six farmers had died". The residents
//! say it, and the army denies it; where nobody is named who says it, the army's denial is all that is told of it.

use std::collections::{BTreeMap, HashSet};

use language::{Deprel, Document, TokenId};

use crate::acts;
use crate::attribution::Attribution;
use crate::draft::{Draft, Holder, Verification};
use crate::granted;
use crate::predicates::Classes;
use crate::reading::{Kind, Reality, Stance, VerificationState};
use crate::syntax;

/// Steps from a claim's predicate up to the noun for what was said.
const STEPS: usize = 8;
/// Words around a predicate among which the one that calls it untrue is looked for: keeps the work linear.
const REACH: usize = 48;

/// Gives what a denial only reports to those who said it.
pub fn fill(doc: &Document, classes: &Classes, attributions: &[Attribution], drafts: &mut [Draft]) {
    let denials: HashSet<TokenId> =
        drafts.iter().filter(|d| d.kind == Kind::Denial).map(|d| d.trigger).collect();
    for draft in drafts.iter_mut().filter(|d| d.kind != Kind::Denial) {
        let Some(own) = &draft.holder else { continue };
        let cue = own.attribution.and_then(|index| attributions.get(index)?.cue);
        let Some(cue) = cue.filter(|cue| denials.contains(&cue.token)) else { continue };
        let Some(said) = statement(doc, classes, draft.trigger, cue.token) else { continue };
        // "Denied reports that ...": nobody says it, and the one who denies tells of it.
        let Some(owner) = owner(doc, said) else { continue };
        let doubtful = classes.has("ACCUSATION_NOUN", &doc.tokens[said].lemma);
        draft.holder = Some(acts::holder(doc, owner));
        draft.stance = Stance::Asserted;
        draft.reality = Reality::Actual;
        draft.verification = doubtful.then(|| Verification {
            state: VerificationState::NotVerified,
            by: None,
            span: doc.tokens[said].span,
        });
    }
}

/// Denies what a statement says of which somebody says that it is false: "described as lies a claim that nine had died",
/// "the ministry called reports of 40 dead baseless", "rumours that nine died are false". Where the statement has an owner
/// ("the rebels' claim to have killed 50 was denied by the army"), its owner makes it, and the other denies it: a claim of
/// each.
pub fn deny_statements(doc: &Document, classes: &Classes, drafts: &mut Vec<Draft>) {
    let denials: BTreeMap<TokenId, Option<Holder>> =
        drafts.iter().filter(|d| d.kind == Kind::Denial).map(|d| (d.trigger, d.holder.clone())).collect();
    let mut denied = Vec::new();
    for draft in drafts.iter_mut().filter(|d| d.kind != Kind::Denial && d.reality != Reality::Unreal) {
        let Some((said, denial)) = denied_statement(doc, classes, &denials, draft.trigger) else { continue };
        let below = std::iter::once(draft.trigger)
            .chain(doc.ancestors(draft.trigger).take(STEPS))
            .take_while(|&t| t != said)
            .last();
        // "Rejected claims that it was behind the raid, which killed nine": nobody denies the nine.
        if granted::tells_of_known(doc, classes, draft.trigger, said, true) {
            continue;
        }
        let by_nobody = draft.verification.as_ref().is_none_or(|v| v.by.is_none());
        if !below.is_some_and(|t| is_content(doc, t, draft)) || !by_nobody {
            continue;
        }
        let holder = denials[&denial].clone();
        let deny = |draft: &mut Draft| {
            draft.stance = Stance::Denied;
            draft.reality = Reality::Actual;
            draft.verification = None;
            draft.holder = holder.clone();
        };
        // Whose denial it is may have been told already.
        if draft.stance == Stance::Denied && draft.holder.is_some() {
            draft.verification = None;
            continue;
        }
        // "A report of 20 dead": the dead own no report.
        let owner = owner(doc, said).filter(|&t| Some(t) != below);
        let Some(owner) = owner else {
            deny(draft);
            continue;
        };
        // The report alone calls it false: nothing but the owner's claim is told.
        let Some(denier) = &holder else { continue };
        let own = draft.holder.as_ref().is_some_and(|h| h.head == owner);
        if own && draft.stance == Stance::Asserted && denier.head != owner && draft.kind.is_count() {
            let mut contrary = draft.clone();
            contrary.part_of = None;
            deny(&mut contrary);
            denied.push(contrary);
        }
    }
    denied.extend(denied_in_passing(doc, classes, &denials, drafts));
    drafts.extend(denied);
}

/// "There were claims that nine had died": nobody is named who says so.
pub fn leave_to_nobody(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|d| d.holder.is_none() && d.kind != Kind::Denial) {
        let Some(said) = doc.ancestors(draft.trigger).take(STEPS).find(|&t| {
            let noun = &doc.tokens[t];
            let there = noun
                .head
                .filter(|_| noun.deprel.is_subject())
                .is_some_and(|verb| syntax::is_existential(doc, verb));
            there && classes.has("DENIABLE_NOUN", &noun.lemma)
        }) else {
            continue;
        };
        let below = std::iter::once(draft.trigger)
            .chain(doc.ancestors(draft.trigger).take(STEPS))
            .take_while(|&t| t != said)
            .last();
        let clause = |t: TokenId| doc.tokens[t].deprel != Deprel::Nmod && is_content(doc, t, draft);
        if below.is_some_and(clause) && owner(doc, said).is_none() && draft.stance == Stance::Asserted {
            let span = doc.tokens[said].span;
            draft.verification.get_or_insert(Verification {
                state: VerificationState::NotVerified,
                by: None,
                span,
            });
        }
    }
}

/// The noun for a statement above a predicate that somebody denies, and the word that denies it.
fn denied_statement(
    doc: &Document,
    classes: &Classes,
    denials: &BTreeMap<TokenId, Option<Holder>>,
    trigger: TokenId,
) -> Option<(TokenId, TokenId)> {
    doc.ancestors(trigger).take(STEPS).find_map(|said| {
        let noun = &doc.tokens[said];
        if !classes.has("DENIABLE_NOUN", &noun.lemma) {
            return None;
        }
        // "No truth in a report that ...": the word for truth stands between.
        let above = || {
            let truth = noun.head.filter(|&head| classes.has("TRUTH_NOUN", &doc.tokens[head].lemma));
            truth.and_then(|truth| doc.tokens[truth].head)
        };
        let denies = |t: &TokenId| denials.contains_key(t);
        // "A claim that nine had died, denied by the army": the denial describes the statement.
        let behind = || doc.children_by(said, &[Deprel::Acl, Deprel::AclRelcl]).find(denies);
        let denial = noun.head.filter(denies).or_else(|| above().filter(denies)).or_else(behind)?;
        Some((said, denial))
    })
}

/// "The militia said it had killed nine, a claim the army denied", "..., which the army denied": whoever says it says it, and
/// the army denies it.
fn denied_in_passing(
    doc: &Document,
    classes: &Classes,
    denials: &BTreeMap<TokenId, Option<Holder>>,
    drafts: &[Draft],
) -> Vec<Draft> {
    let mut denied = Vec::new();
    for (&denial, holder) in denials {
        let Some(denier) = holder else { continue };
        let Some(noun) = syntax::described_noun(doc, denial) else { continue };
        let which = || doc.children(denial).any(|t| doc.tokens[t].lemma == "which");
        if !is_apposed_statement(doc, classes, noun) && !which() {
            continue;
        }
        let above: Vec<TokenId> = doc.ancestors(noun).take(STEPS).collect();
        let told = drafts.iter().filter(|d| {
            d.kind.is_count()
                && d.reality == Reality::Actual
                && d.stance == Stance::Asserted
                && d.trigger < denial
                && above.contains(&d.trigger)
                && d.holder.as_ref().is_some_and(|own| own.head != denier.head)
        });
        denied.extend(told.map(|d| Draft {
            stance: Stance::Denied,
            verification: None,
            holder: holder.clone(),
            part_of: None,
            ..d.clone()
        }));
    }
    denied
}

/// Whether a noun calls what was said before it a statement: "..., a claim".
pub fn is_apposed_statement(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    doc.tokens[noun].deprel == Deprel::Appos && classes.has("DENIABLE_NOUN", &doc.tokens[noun].lemma)
}

/// Whether what hangs on a noun for a statement is what it says: "that nine had died", "of nine dead".
fn is_content(doc: &Document, below: TokenId, draft: &Draft) -> bool {
    match doc.tokens[below].deprel {
        Deprel::Acl | Deprel::Ccomp => true,
        // Parsers take a clause with "that" for a relative one.
        Deprel::AclRelcl => doc.children_by(below, &[Deprel::Mark]).next().is_some(),
        Deprel::Nmod => {
            syntax::has_case(doc, below, "of") && draft.counted.as_ref().is_some_and(|c| c.quantity.is_some())
        }
        _ => false,
    }
}

/// Denies what a speaker calls false: "it is not true that nine died, the mayor said", "reports that nine died are untrue".
pub fn deny_untrue(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut() {
        let told = draft.kind != Kind::Denial
            && draft.stance == Stance::Asserted
            && draft.reality == Reality::Actual;
        if told && draft.holder.is_some() && is_called_untrue(doc, classes, draft.trigger) {
            draft.stance = Stance::Denied;
        }
    }
}

/// Whether a predicate stands in a clause of which its sentence says that it is false.
fn is_called_untrue(doc: &Document, classes: &Classes, trigger: TokenId) -> bool {
    let sentence = &doc.sentences[doc.tokens[trigger].sentence].tokens;
    let tokens = sentence.start.max(trigger.saturating_sub(REACH))..sentence.end.min(trigger + REACH);
    let is_that = |t: TokenId| tokens.contains(&t) && doc.word(t).eq_ignore_ascii_case("that");
    tokens.clone().any(|word| {
        let lemma = &doc.tokens[word].lemma;
        let negated =
            doc.children(word).any(|t| matches!(doc.tokens[t].lemma.as_str(), "not" | "never" | "n't"));
        let false_word = classes.has("FALSE_WORD", lemma) || classes.has("UNTRUTH", lemma);
        if !(false_word && !negated || classes.has("TRUE_WORD", lemma) && negated) {
            return false;
        }
        let Some(copula) = doc.children_by(word, &[Deprel::Cop]).next() else { return false };
        let it = copula.checked_sub(1).is_some_and(|t| tokens.contains(&t) && doc.tokens[t].lemma == "it");
        // "It is not true that ...": the clause hangs below the word.
        if it && word < trigger && is_that(word + 1) {
            return doc.ancestors(trigger).take(STEPS).any(|t| t == word);
        }
        (tokens.start..trigger).any(|noun| {
            classes.has("DENIABLE_NOUN", &doc.tokens[noun].lemma) && is_that(noun + 1) && trigger < copula
        })
    })
}

/// The noun for what was said that a denial has for its object and a predicate stands below: "the claim that ...".
fn statement(doc: &Document, classes: &Classes, predicate: TokenId, denial: TokenId) -> Option<TokenId> {
    let mut below = predicate;
    for t in doc.ancestors(predicate).take(STEPS) {
        if doc.tokens[t].head == Some(denial) {
            let object = matches!(doc.tokens[t].deprel, Deprel::Obj | Deprel::NsubjPass)
                && classes.has("DENIABLE_NOUN", &doc.tokens[t].lemma);
            // "The official version of the shooting": what it is about.
            let says = doc.tokens[below].deprel != Deprel::Nmod;
            return (object && says).then_some(t);
        }
        below = t;
    }
    None
}

/// Whose statement it is: "the rebels' claim", "reports in local media", "claims by residents".
fn owner(doc: &Document, said: TokenId) -> Option<TokenId> {
    doc.children_by(said, &[Deprel::NmodPoss]).next().or_else(|| {
        doc.children_by(said, &[Deprel::Nmod]).find(|&t| {
            t > said && ["of", "by", "from", "in", "on"].iter().any(|word| syntax::has_case(doc, t, word))
        })
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn who_said_what_is_denied() {
        claims(
            "\
The _ DT 2 det
army _ NN 3 nsubj
denied deny VBD 0 root
the _ DT 5 det
residents resident NNS 7 nmod:poss SpaceAfter=No
' _ POS 5 case
claim _ NN 3 obj
that _ IN 11 mark
six _ CD 10 nummod
farmers farmer NNS 11 nsubj
died die VBD 7 acl SpaceAfter=No
. _ . 3 punct

# newpar
Officials official NNS 2 nsubj
denied deny VBD 0 root
reports report NNS 2 obj
that _ IN 8 mark
nine _ CD 6 nummod
people _ NNS 8 nsubj
had have VBD 8 aux
died die VBN 3 acl SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                denial | denied | The army | The army denied the residents' claim that six farmers died
                killed 6..6 civilians | asserted | the residents | claim that six farmers died
                killed 6..6 civilians | denied | The army | claim that six farmers died
                denial | denied | Officials | Officials denied reports that nine people had died
                killed 9..9 people | denied | Officials | reports that nine people had died
            "#]],
        );
    }
}
