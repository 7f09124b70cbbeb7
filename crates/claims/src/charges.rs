//! The dead whom a court counts: "charged with two counts of murder".

use std::collections::HashSet;

use language::{Deprel, Document, Span, TokenId, Upos};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::{Draft, Verification};
use crate::people::Who;
use crate::predicates::Classes;
use crate::reading::{Group, Kind, VerificationState};
use crate::syntax;

/// The dead of counts of murder; who is only charged with them has not been proven to have killed them.
pub fn find(doc: &Document, classes: &Classes, told: &[Draft]) -> Vec<Draft> {
    let taken: HashSet<Span> = told.iter().filter_map(|d| d.counted.as_ref()?.quantity).collect();
    (0..doc.tokens.len())
        .filter_map(|head| counts_of_murder(doc, classes, head))
        .filter(|counted| counted.quantity.is_some_and(|words| !taken.contains(&words)))
        .filter_map(|counted| charged(doc, classes, counted))
        .collect()
}

/// "Two counts of murder", "a count of manslaughter"; not of attempted murder.
fn counts_of_murder(doc: &Document, classes: &Classes, head: TokenId) -> Option<Counted> {
    let token = &doc.tokens[head];
    if token.upos != Upos::Noun || token.lemma != "count" {
        return None;
    }
    let number = counting::number_of(doc, head)?;
    let crime = doc.children_by(head, &[Deprel::Nmod]).find(|&t| {
        t > head && syntax::has_case(doc, t, "of") && classes.has("DEADLY_CRIME", &doc.tokens[t].lemma)
    })?;
    let attempted = doc.subtree(crime).iter().any(|&t| classes.has("ATTEMPT", &doc.tokens[t].lemma));
    (!attempted).then(|| Counted {
        head,
        interval: number.interval,
        quantity: Some(number.span),
        of: doc.span_of(head..head + 1).cover(number.span),
        who: Who { is_person: true, group: Some(Group::People), ..Who::default() },
    })
}

fn charged(doc: &Document, classes: &Classes, counted: Counted) -> Option<Draft> {
    let head = counted.head;
    let above = |class: &str| doc.ancestors(head).any(|t| classes.has(class, &doc.tokens[t].lemma));
    if above("DENY_VERB") {
        return None;
    }
    let mut draft = Draft::new(Kind::Killed, head, clause::evidence(doc, head, &[counted.of]));
    if !above("CONVICT_VERB") {
        let span = doc.span_of(head..head + 1);
        draft.verification = Some(Verification { state: VerificationState::NotVerified, by: None, span });
    }
    draft.group = Some(Group::People);
    draft.counted = Some(counted);
    Some(draft)
}

#[cfg(test)]
mod tests {
    use crate::rules_tests::counts;

    #[test]
    fn counts_of_murder_are_deaths_that_nobody_has_proven() {
        let counts_of = |crime: &str| {
            counts(&format!(
                "\
She she PRP 3 nsubj:pass
was be VBD 3 aux:pass
charged charge VBN 0 root
with _ IN 6 case
three _ CD 6 nummod
counts count NNS 3 obl
of _ IN 9 case
{crime}
murder murder NN 6 nmod SpaceAfter=No
. _ . 3 punct
"
            ))
        };
        assert_eq!(counts_of("aggravated aggravate VBN 9 amod"), ["killed 3 unverified"]);
        assert_eq!(counts_of("attempted attempt VBN 9 amod"), [""; 0]);
    }
}
