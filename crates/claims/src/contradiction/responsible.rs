//! Who did it: claimed by one and denied by the same, or claimed by two.

use language::{Deprel, TokenId, Upos};

use super::{Claims, Finding, figures};
use crate::draft::Draft;
use crate::reading::{ContradictionKind, EntityKind, Kind, MayBe, Stance, Strength};
use crate::syntax;

/// Claims of responsibility further apart than this many sentences may be for two deeds.
const NEAR_SENTENCES: usize = 3;

/// Two claims about who is responsible of which only one can be true.
pub fn differ(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    if x.kind != Kind::Responsibility || y.kind != Kind::Responsibility || claims.is_of_one_holder(x, y) {
        return None;
    }
    let why = if (x.stance == Stance::Denied) != (y.stance == Stance::Denied) {
        let (denied, laid) = if x.stance == Stance::Denied { (x, y) } else { (y, x) };
        let accused = laid.agent.zip(denied.agent).is_some_and(|(a, b)| claims.is_same(a, b));
        accused.then_some("responsibility denied by one whom another names")
    } else {
        let admits = |d: &Draft| d.stance == Stance::Admitted;
        // Who confesses is one man called by two names, or one of two who did it together.
        let rivals = x.stance != Stance::Denied
            && !(admits(x) && admits(y))
            && is_own(x)
            && is_own(y)
            && is_one_deed(claims, x, y);
        let blamed = || is_claimed_and_laid(claims, x, y) || is_claimed_and_laid(claims, y, x);
        if rivals {
            Some("two parties claim the same act")
        } else {
            blamed().then_some("claimed by one and laid at another's door")
        }
    }?;
    let may_be: &[MayBe] = if is_own(x) && is_own(y) { &[MayBe::OtherPlace] } else { &[] };
    Some(Finding::new(ContradictionKind::Responsibility, Strength::Incompatible, may_be, why.to_owned()))
}

/// "The Front claimed the attack, but police blamed the Brigade": one party by name answers for it, and somebody else blames
/// another by name.
fn is_claimed_and_laid(claims: &Claims<'_>, claimed: &Draft, laid: &Draft) -> bool {
    let party = |d: &Draft| {
        let entity = claims.entities.at(d.agent?)?;
        let kind = claims.entities.kind(entity)?;
        let fights =
            matches!(kind, EntityKind::ArmedGroup | EntityKind::SecurityForce | EntityKind::Organisation);
        fights.then_some(entity)
    };
    let blamed = laid.agent.is_some_and(|agent| is_blamed_by_name(claims, agent));
    let (Some(own), Some(other)) = (party(claimed), party(laid)) else { return false };
    let told = claimed.stance != Stance::Denied && laid.stance != Stance::Denied;
    told && is_own(claimed)
        && !is_own(laid)
        && laid.holder.is_some()
        && blamed
        // Suspects are not yet accused, and who is linked to the accused may be theirs.
        && claims.doc.tokens[laid.trigger].upos == Upos::Verb
        && claims.doc.tokens[laid.trigger].lemma != "suspect"
        && !claims.has_word(claimed, "AFFILIATION_WORD")
        && !claims.has_word(laid, "AFFILIATION_WORD")
        && own != other
        && claims.entities.side(own).is_none_or(|side| Some(side) != claims.entities.side(other))
        && is_one_deed(claims, claimed, laid)
}

/// "Blamed al-Qaeda", not "blamed fighters linked to al-Qaeda", of whom the claimant may be one.
fn is_blamed_by_name(claims: &Claims<'_>, agent: TokenId) -> bool {
    crate::np::name_at(claims.doc, agent).is_some()
}

/// Nothing in the words says that they claim different acts: a bombing and a murder, in two towns.
fn is_one_deed(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    let doc = claims.doc;
    let deed = |d: &Draft| {
        let object = syntax::object(doc, d.trigger);
        let behind = [Some(d.trigger), object]
            .into_iter()
            .flatten()
            .flat_map(|t| doc.children_by(t, &[Deprel::Obl, Deprel::Nmod]))
            .find(|&t| syntax::has_case(doc, t, "for"));
        behind.map(|t| doc.tokens[t].lemma.as_str()).filter(|deed| !claims.classes.has("ANY_DEED", deed))
    };
    // Far apart, only one name for the deed says that it is one: a round-up has a claimant for each.
    let near = claims.sentence(y).abs_diff(claims.sentence(x)) <= NEAR_SENTENCES;
    let one = deed(x).zip(deed(y)).map_or(near, |(a, b)| a == b);
    one && !figures::places_differ(claims, x, y)
}

/// The holder says it of itself.
fn is_own(draft: &Draft) -> bool {
    draft.agent.is_some() && draft.holder.as_ref().is_some_and(|h| Some(h.head) == draft.agent)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    #[test]
    fn blamed_by_one_and_denied_by_the_other() {
        contradictions(
            "\
The the DT 2 det
bureau bureau NN 3 nsubj
blamed blame VBD 0 root
the the DT 5 det
attack attack NN 3 obj
on on IN 9 case
the the DT 9 det
Lake Lake NNP 9 compound Name=B-ArmedGroup
Front Front NNP 5 nmod SpaceAfter=No|Name=I-ArmedGroup
. . . 3 punct

The the DT 2 det
front front NN 3 nsubj
denied deny VBD 0 root
involvement involvement NN 3 obj SpaceAfter=No
. . . 3 punct
",
            expect![[r#"
                responsibility, incompatible | The bureau blamed the attack on the Lake Front | The front denied involvement | responsibility denied by one whom another names
            "#]],
        );
    }

    #[test]
    fn claimed_by_one_and_laid_on_another() {
        contradictions(
            "\
The _ DT 3 det
Lake Lake NNP 3 compound Name=B-ArmedGroup
Front Front NNP 4 nsubj Name=I-ArmedGroup
claimed claim VBD 0 root
responsibility _ NN 4 obj
for _ IN 8 case
the _ DT 8 det
bombing _ NN 5 nmod SpaceAfter=No
. _ . 4 punct

Police _ NNS 2 nsubj
blamed blame VBD 0 root
the _ DT 5 det
Hill Hill NNP 5 compound Name=B-ArmedGroup
Brigade Brigade NNP 2 obj SpaceAfter=No|Name=I-ArmedGroup
. _ . 2 punct
",
            expect![[r#"
                responsibility, incompatible | The Lake Front claimed responsibility for the bombing | Police blamed the Hill Brigade | claimed by one and laid at another's door
            "#]],
        );
    }

    #[test]
    fn laid_on_nobody_by_name() {
        contradictions(
            "\
The _ DT 3 det
Lake Lake NNP 3 compound Name=B-ArmedGroup
Front Front NNP 4 nsubj Name=I-ArmedGroup
claimed claim VBD 0 root
responsibility _ NN 4 obj
for _ IN 8 case
the _ DT 8 det
bombing _ NN 5 nmod SpaceAfter=No
. _ . 4 punct

Police _ NNS 2 nsubj
blamed blame VBD 0 root
militants militant NNS 2 obj SpaceAfter=No
. _ . 2 punct
",
            expect![[""]],
        );
    }
}
