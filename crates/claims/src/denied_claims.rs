//! What somebody denies that others said: "The army denied the residents' claim that six farmers had died". The residents
//! say it, and the army denies it; where nobody is named, it is word of nobody.

use std::collections::HashSet;

use language::{Deprel, Document, TokenId};

use crate::acts;
use crate::attribution::Attribution;
use crate::draft::{Draft, Verification};
use crate::predicates::Classes;
use crate::reading::{Kind, Reality, Stance, VerificationState};
use crate::syntax;

/// Steps from a claim's predicate up to the noun for what was said.
const STEPS: usize = 8;

/// Gives what a denial only reports to those who said it.
pub fn fill(doc: &Document, classes: &Classes, attributions: &[Attribution], drafts: &mut [Draft]) {
    let denials: HashSet<TokenId> =
        drafts.iter().filter(|d| d.kind == Kind::Denial).map(|d| d.trigger).collect();
    for draft in drafts.iter_mut().filter(|d| d.kind != Kind::Denial) {
        let Some(own) = &draft.holder else { continue };
        let cue = own.attribution.and_then(|index| attributions.get(index)?.cue);
        let Some(cue) = cue.filter(|cue| denials.contains(&cue.token)) else { continue };
        let Some(said) = statement(doc, classes, draft.trigger, cue.token) else { continue };
        let owner = owner(doc, said);
        // "Denied the charge that ...": the one who denies tells of it. "Denied reports that ...": word of nobody.
        if owner.is_none() && !classes.has("RUMOUR_NOUN", &doc.tokens[said].lemma) {
            continue;
        }
        let doubtful = owner.is_none() || classes.has("ACCUSATION_NOUN", &doc.tokens[said].lemma);
        draft.holder = owner.map(|head| acts::holder(doc, head));
        draft.stance = Stance::Asserted;
        draft.reality = Reality::Actual;
        draft.verification = doubtful.then(|| Verification {
            state: VerificationState::NotVerified,
            by: None,
            span: doc.tokens[said].span,
        });
    }
}

/// Leaves to nobody what a statement without an owner says that is called false: "described as lies a claim that nine had
/// died", "rumours that nine died are false".
pub fn leave_to_nobody(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    let denials: HashSet<TokenId> =
        drafts.iter().filter(|d| d.kind == Kind::Denial).map(|d| d.trigger).collect();
    for draft in drafts.iter_mut().filter(|d| d.kind != Kind::Denial && d.stance == Stance::Asserted) {
        let Some(said) = doc.ancestors(draft.trigger).take(STEPS).find(|&t| {
            let noun = &doc.tokens[t];
            classes.has("DENIABLE_NOUN", &noun.lemma) && noun.head.is_some_and(|head| denials.contains(&head))
        }) else {
            continue;
        };
        let below = std::iter::once(draft.trigger)
            .chain(doc.ancestors(draft.trigger).take(STEPS))
            .take_while(|&t| t != said)
            .last();
        let tells = below.is_some_and(|t| matches!(doc.tokens[t].deprel, Deprel::Acl | Deprel::Ccomp));
        if tells && owner(doc, said).is_none() && draft.verification.is_none() {
            draft.holder = None;
            draft.verification = Some(Verification {
                state: VerificationState::NotVerified,
                by: None,
                span: doc.tokens[said].span,
            });
        }
    }
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
                denial | denied | Officials | Officials denied reports that nine people had died
                killed 9..9 people | unverified | the report | reports that nine people had died
            "#]],
        );
    }
}
