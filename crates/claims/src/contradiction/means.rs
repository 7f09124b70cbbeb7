//! Shots, and whoever is said to have fired them denies such weapons: "four were shot dead by police", "police denied using live
//! rounds".

use language::{Deprel, TokenId};

use super::{Claims, Finding, figures};
use crate::draft::Draft;
use crate::reading::{ContradictionKind, Kind, MayBe, Reality, Stance, Strength};
use crate::syntax;

/// Words behind a denial that are looked at.
const REACH: usize = 14;
/// Sentences between the shots and the denial, at most.
const NEAR_SENTENCES: usize = 3;

/// Somebody was shot by those who deny having used what shoots.
pub fn denied(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    let (denial, shot) = match (x.stance == Stance::Denied, y.stance == Stance::Denied) {
        (true, false) => (x, y),
        (false, true) => (y, x),
        _ => return None,
    };
    if !matches!(denial.kind, Kind::Denial | Kind::Attack)
        || shot.reality != Reality::Actual
        || claims.sentence(y).abs_diff(claims.sentence(x)) > NEAR_SENTENCES
        || claims.is_of_one_holder(x, y)
        || !is_shot(claims, shot)
        || figures::places_differ(claims, x, y)
    {
        return None;
    }
    let verb = use_of_firearms(claims, denial)?;
    let doer = syntax::own_subject(claims.doc, verb);
    let denier = denial.holder.as_ref().map(|holder| holder.head);
    let shooter = shot.agent?;
    let accused = [doer, denier].into_iter().flatten().any(|t| is_of_one_force(claims, t, shooter));
    accused.then(|| {
        let why = "shot by those who deny having fired".to_owned();
        Finding::new(ContradictionKind::Denial, Strength::Incompatible, &[MayBe::OtherPeople], why)
    })
}

/// People shot, with what kills; of an attack told by the same word the people alone are set against the denial.
fn is_shot(claims: &Claims<'_>, draft: &Draft) -> bool {
    let doc = claims.doc;
    let harmed = matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Casualties);
    let shoots = matches!(doc.tokens[draft.trigger].lemma.as_str(), "shoot" | "gun");
    // "Hit by rubber bullets"
    let less_lethal = doc
        .tokens_in(draft.evidence)
        .any(|t| claims.classes.has("LESS_LETHAL_WORD", &doc.tokens[t].lemma.to_lowercase()));
    harmed && shoots && !less_lethal
}

/// The verb of "denied using live rounds", "denied that officers had fired live ammunition".
fn use_of_firearms(claims: &Claims<'_>, denial: &Draft) -> Option<TokenId> {
    let doc = claims.doc;
    let end = doc.sentences[claims.sentence(denial)].tokens.end.min(denial.trigger + REACH);
    (denial.trigger..end).find(|&verb| {
        claims.classes.has("USE_VERB", &doc.tokens[verb].lemma)
            && doc.children_by(verb, &[Deprel::Obj, Deprel::NsubjPass]).any(|t| is_firearm(claims, t))
    })
}

/// "Live rounds", "firearms".
fn is_firearm(claims: &Claims<'_>, noun: TokenId) -> bool {
    let doc = claims.doc;
    let live = || doc.children_by(noun, &[Deprel::Amod]).any(|t| doc.tokens[t].lemma == "live");
    let lemma = &doc.tokens[noun].lemma;
    claims.classes.has("FIREARM", lemma) || claims.classes.has("ROUND", lemma) && live()
}

/// "Police", "officers", "a police spokesman": one party, or people of one force whom the report calls by two nouns.
fn is_of_one_force(claims: &Claims<'_>, one: TokenId, other: TokenId) -> bool {
    let doc = claims.doc;
    let owner = |t: TokenId| doc.children_by(t, &[Deprel::Compound, Deprel::NmodPoss]).next();
    let detail = |t: TokenId| claims.people.who(doc, t).and_then(|who| who.role_detail);
    claims.is_same(one, other)
        || owner(one).is_some_and(|owner| claims.is_same(owner, other))
        || owner(other).is_some_and(|owner| claims.is_same(owner, one))
        || detail(one).is_some() && detail(one) == detail(other)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    fn report(denial: &str) -> String {
        format!(
            "\
Five five CD 2 nummod
marchers marcher NNS 4 nsubj:pass
were be VBD 4 aux:pass
shot shoot VBN 9 ccomp
dead dead JJ 4 xcomp
by by IN 7 case
police police NNS 4 obl:agent SpaceAfter=No
, , , 9 punct
said say VBD 0 root
organisers organiser NNS 9 nsubj SpaceAfter=No
. . . 9 punct

{denial}"
        )
    }

    #[test]
    fn no_live_rounds_were_used() {
        contradictions(
            &report(
                "\
Police police NNS 2 nsubj
denied deny VBD 0 root
using use VBG 2 xcomp
live live JJ 5 amod
rounds round NNS 3 obj SpaceAfter=No
. . . 2 punct
",
            ),
            expect![[r#"
                denial, incompatible | Five marchers were shot dead by police | Police denied using live rounds | shot by those who deny having fired
            "#]],
        );
    }

    #[test]
    fn the_army_fired_none() {
        contradictions(
            &report(
                "\
The the DT 2 det
army army NN 3 nsubj
denied deny VBD 0 root
using use VBG 3 xcomp
live live JJ 6 amod
rounds round NNS 4 obj SpaceAfter=No
. . . 3 punct
",
            ),
            expect![[""]],
        );
    }
}
