//! Sums over several incidents: "five were killed in separate attacks", "a weekend of 17 shootings left seven dead". They are
//! nobody's main incident: whoever adds them to one counts the dead of the others in it.

use language::{Deprel, Document, TokenId, numbers};

use super::bearing;
use super::setting::{Key, Setting};
use crate::draft::Draft;
use crate::np::{self, Determination};
use crate::predicates::Classes;
use crate::reading::{Kind, Reality};
use crate::syntax;

/// Incidents that are told as one stroke are fewer.
const MANY: u64 = 4;
/// Incidents of which each may be told for itself.
const SEVERAL: u64 = 2;
/// Words between an incident and the word that counts people, at most.
const STEPS: usize = 6;

/// Marks the claims that sum up, and those that are joined to them by "and". "Two attacks" may be one stroke, unless the
/// report tells `each` for itself.
pub fn mark(doc: &Document, classes: &Classes, drafts: &[Draft], each: bool, told: &mut [Setting]) {
    let many = if each { SEVERAL } else { MANY };
    let counts = |draft: &Draft| {
        let counted = draft.counted.as_ref();
        bearing::is_violence(draft.kind) && counted.is_some_and(|c| c.interval.low.is_none_or(|low| low > 1))
    };
    let sums: Vec<TokenId> = drafts
        .iter()
        .filter(|draft| counts(draft) && sums_up(doc, classes, draft, many))
        .map(|draft| draft.trigger)
        .collect();
    let is_joined = |t: TokenId| {
        let token = &doc.tokens[t];
        sums.iter().any(|&sum| {
            token.deprel == Deprel::Conj && token.head == Some(sum)
                || doc.tokens[sum].deprel == Deprel::Conj && doc.tokens[sum].head == Some(t)
        })
    };
    for (draft, setting) in drafts.iter().zip(told) {
        setting.sums_up = counts(draft) && (sums.contains(&draft.trigger) || is_joined(draft.trigger));
    }
}

/// "28 were killed in strikes across the strip. Ten of them died in a camp": where all others that are counted are of those
/// summed up, nothing is told side by side, and the sum is what the report is about.
pub fn keep_whole(doc: &Document, classes: &Classes, drafts: &[Draft], told: &mut [Setting]) {
    let is_sum = told.iter().any(|setting| setting.sums_up);
    let counts = |draft: &Draft| {
        draft.counted.is_some() && bearing::is_violence(draft.kind) && draft.reality == Reality::Actual
    };
    let of_them = |draft: &Draft| {
        let head = draft.counted.as_ref().map(|counted| counted.head);
        head.is_some_and(|head| syntax::takes_up(doc, head) || is_of_victims(doc, classes, head))
    };
    let mut rest = drafts.iter().zip(&*told).filter(|(draft, setting)| {
        !setting.sums_up && counts(draft) && matches!(setting.key(None), Key::Main)
    });
    let mut others = rest.clone();
    let parts = rest.any(|(draft, _)| of_them(draft));
    if is_sum && parts && others.all(|(draft, _)| of_them(draft) || draft.kind == Kind::Casualties) {
        for setting in told {
            setting.sums_up = false;
        }
    }
}

/// "Nine of the victims".
fn is_of_victims(doc: &Document, classes: &Classes, head: TokenId) -> bool {
    doc.children_by(head, &[Deprel::Nmod]).any(|noun| {
        syntax::has_case(doc, noun, "of")
            && np::determination(doc, noun) == Determination::Definite
            && classes.has("COUNTED_VICTIM", &doc.tokens[noun].lemma)
    })
}

/// Whether a claim's number is that of two incidents or more.
pub fn is_of_several(doc: &Document, classes: &Classes, draft: &Draft) -> bool {
    sums_up(doc, classes, draft, SEVERAL)
}

/// "Five were killed in separate incidents", "17 shootings left seven dead": a number of people whom several incidents
/// share.
fn sums_up(doc: &Document, classes: &Classes, draft: &Draft, many: u64) -> bool {
    let clause = syntax::clause_head(doc, draft.trigger);
    let hangs_on = |noun: TokenId| doc.ancestors(noun).take(STEPS).any(|t| t == draft.trigger || t == clause);
    let several = |noun: TokenId| {
        np::is_plural(doc, noun)
            && noun != draft.trigger
            && classes.has("EVENT_NOUN", &doc.tokens[noun].lemma)
            && np::determination(doc, noun) != Determination::Definite
            && (are_separate(doc, classes, noun)
                || are_spread(doc, classes, noun)
                || are_many(doc, classes, noun, many))
    };
    // "four shootings that left two dead", "shootings, killing six"
    let subject = || syntax::subject(doc, draft.trigger).map(|subject| syntax::antecedent(doc, subject));
    doc.tokens_in(draft.evidence).into_iter().any(|noun| several(noun) && hangs_on(noun))
        || subject().is_some_and(several)
}

/// "Separate shootings".
fn are_separate(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    doc.children_by(noun, &[Deprel::Amod]).any(|t| classes.has("APART_WORD", &doc.tokens[t].lemma))
}

/// "Shootings across the city", where nothing else says how many.
fn are_spread(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    np::determination(doc, noun) == Determination::Bare
        && doc.tokens.get(noun + 1).is_some_and(|next| classes.has("SPREAD_WORD", &next.lemma))
}

/// "17 shootings", unless they were one stroke.
fn are_many(doc: &Document, classes: &Classes, noun: TokenId, many: u64) -> bool {
    let joined = |t: TokenId| classes.has("TOGETHER_WORD", &doc.tokens[t].lemma);
    let number = doc.children_by(noun, &[Deprel::Nummod]).find_map(|t| numbers::read(doc.word(t))?.low);
    number.is_some_and(|number| number >= many) && !doc.children(noun).any(joined)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::incident::tests::check;

    fn among_news(sentence: &str, expected: Expect) {
        let news = "A a DT 2 det\nclerk clerk NN 4 nsubj:pass\nwas be VBD 4 aux:pass\nstabbed stab VBN 0 root\n. . . 4 punct\n";
        check(&format!("{news}\n{sentence}"), expected);
    }

    const SUM: &str = "\
Five five CD 2 nummod
people people NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
and and CC 7 cc
nine nine CD 7 nsubj
wounded wound VBN 4 conj
in in IN 10 case
separate separate JJ 10 amod
raids raid NNS 4 obl
. . . 4 punct
";

    #[test]
    fn separate_incidents_share_a_number() {
        among_news(
            SUM,
            expect![[r#"
            main: 2023-03-16..2023-03-16 (unknown) in nowhere: 3 claims
            main: ?..? (unknown) in nowhere: 2 claims
        "#]],
        );
    }

    #[test]
    fn two_blows_of_one_incident_do_not() {
        among_news(
            &SUM.replace("separate separate JJ 10 amod", "two two CD 10 nummod"),
            expect![[r#"
            main: 2023-03-16..2023-03-16 (unknown) in nowhere: 5 claims
        "#]],
        );
        among_news(
            &SUM.replace("separate separate JJ 10 amod", "the the DT 10 det"),
            expect![[r#"
            main: 2023-03-16..2023-03-16 (unknown) in nowhere: 4 claims
        "#]],
        );
    }
}
