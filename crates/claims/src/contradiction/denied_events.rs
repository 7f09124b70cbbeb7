//! What the clause of a denial tells: "denied that anyone had been arrested", "denied that civilians had been hit", "denied
//! losing any aircraft", against whoever tells of such people or things.

use language::{Deprel, Document, TokenId, Upos};

use super::Claims;
use crate::draft::Draft;
use crate::events::{self, Event};
use crate::np::{self, Determination};
use crate::reading::{Group, Kind};
use crate::syntax;

/// Steps from an event up to the word that denies it.
const STEPS: usize = 6;
/// Events of the denial's sentence that are looked at.
const MOST: usize = 12;

/// Whether the clause that a denial denies tells of what a statement states.
pub(super) fn tell_of(claims: &Claims<'_>, denial: &Draft, stated: &Draft) -> bool {
    if stated.kind == Kind::Attack {
        return is_loss_of_craft(claims, denial, stated) || is_loss_of_place(claims, denial, stated);
    }
    if !stated.kind.is_count() || stated.kind == Kind::Present {
        return false;
    }
    let here = events::in_sentence(claims.doc, claims.events, claims.sentence(denial));
    let after = here.iter().filter(|e| e.trigger > denial.trigger).take(MOST);
    after
        .filter(|e| is_denied(claims, denial.trigger, e.trigger))
        .any(|e| is_same_harm(e, stated.kind) && is_of_the_same(claims, e, stated))
        || words_of_clause(claims, denial)
            .any(|t| any_victims(claims, t, stated) || hit(claims, t, stated) || taken(claims, t, stated))
}

/// The words of the clause that a denial denies.
fn words_of_clause<'a>(claims: &'a Claims<'_>, denial: &Draft) -> impl Iterator<Item = TokenId> + 'a {
    let end = claims.doc.sentences[claims.sentence(denial)].tokens.end;
    let denies = denial.trigger;
    (denies + 1..end.min(denies + 1 + MOST)).filter(move |&t| is_denied(claims, denies, t))
}

/// "Any deaths", "any casualties".
fn any_victims(claims: &Claims<'_>, noun: TokenId, stated: &Draft) -> bool {
    let doc = claims.doc;
    let lemma = &doc.tokens[noun].lemma;
    let any = doc.children_by(noun, &[Deprel::Det]).any(|d| doc.tokens[d].lemma == "any");
    let of_kind = match stated.kind {
        Kind::Killed => claims.classes.has("DEATH_COUNT", lemma) || lemma == "casualty",
        Kind::Injured | Kind::Casualties => matches!(lemma.as_str(), "casualty" | "injury"),
        _ => false,
    };
    // "Denied that any deaths had been hidden" grants the deaths.
    let above = doc.tokens[noun].head;
    let said_to_be = above.is_some_and(|verb| {
        doc.tokens[noun].deprel == Deprel::Obj && claims.classes.has("DENY_VERB", &doc.tokens[verb].lemma)
            || syntax::is_existential(doc, verb)
            || claims.classes.has("OCCUR_VERB", &doc.tokens[verb].lemma)
            || matches!(doc.tokens[verb].lemma.as_str(), "cause" | "inflict")
    });
    any && of_kind && said_to_be
}

/// "Denied that civilians had been hit": of whom another says that they were killed or hurt.
fn hit(claims: &Claims<'_>, verb: TokenId, stated: &Draft) -> bool {
    let doc = claims.doc;
    let harmed = matches!(stated.kind, Kind::Killed | Kind::Injured | Kind::Casualties);
    if !harmed
        || doc.tokens[verb].upos != Upos::Verb
        || !claims.classes.has("HIT_VERB", &doc.tokens[verb].lemma)
    {
        return false;
    }
    let whom = undergoer(doc, verb);
    whom.is_some_and(|whom| is_among_denied(claims, whom, false, stated))
}

/// To whom or what a verb is done: the subject of the passive, else the object.
fn undergoer(doc: &Document, verb: TokenId) -> Option<TokenId> {
    if syntax::is_passive(doc, verb) { syntax::own_subject(doc, verb) } else { syntax::object(doc, verb) }
}

/// "Denied that anyone had been captured": of whom another says that they were taken.
fn taken(claims: &Claims<'_>, verb: TokenId, stated: &Draft) -> bool {
    let doc = claims.doc;
    let takes = matches!(
        doc.tokens[verb].lemma.as_str(),
        "capture" | "take" | "seize" | "kidnap" | "abduct" | "arrest" | "detain" | "hold"
    );
    let whom = undergoer(doc, verb);
    matches!(stated.kind, Kind::Abducted | Kind::Arrested)
        && takes
        && doc.tokens[verb].upos == Upos::Verb
        && whom.is_some_and(|whom| is_among_denied(claims, whom, false, stated))
}

/// Whether a predicate stands in the clause that is denied, and no clause between describes somebody or sets the scene.
fn is_denied(claims: &Claims<'_>, denial: TokenId, trigger: TokenId) -> bool {
    let doc = claims.doc;
    let apart =
        |t: TokenId| matches!(doc.tokens[t].deprel, Deprel::AclRelcl | Deprel::Advcl | Deprel::Parataxis);
    let path: Vec<TokenId> = std::iter::once(trigger)
        .chain(doc.ancestors(trigger).take(STEPS))
        .take_while(|&t| t != denial)
        .collect();
    let below = path.last().is_some_and(|&t| doc.tokens[t].head == Some(denial));
    below && !path.iter().any(|&t| apart(t) || syntax::is_negated(doc, t))
}

/// Whoever was not hit was neither killed nor hurt.
fn is_same_harm(event: &Event<'_>, stated: Kind) -> bool {
    let kind = event.sense.kind;
    let harmed = matches!(stated, Kind::Killed | Kind::Injured | Kind::Casualties);
    // "Captured four" and "had been taken prisoner": whoever is taken.
    let taken = |kind| matches!(kind, Kind::Abducted | Kind::Arrested);
    kind == stated
        || taken(kind) && taken(stated)
        || harmed && (event.sense.attack || matches!(kind, Kind::Attack | Kind::Casualties))
        || kind == Kind::Injured && stated == Kind::Casualties
}

/// Whether an event is denied of the people of whom a statement tells it: of anybody, or of that group.
fn is_of_the_same(claims: &Claims<'_>, event: &Event<'_>, stated: &Draft) -> bool {
    let doc = claims.doc;
    let any = |t: TokenId| doc.children_by(t, &[Deprel::Det]).any(|d| doc.tokens[d].lemma == "any");
    let of_verb = || undergoer(doc, event.trigger).filter(|_| doc.tokens[event.trigger].upos == Upos::Verb);
    let Some(whom) = event.affected.first().copied().or_else(of_verb) else {
        return any(event.trigger);
    };
    is_among_denied(claims, whom, any(event.trigger), stated)
}

/// Whether those of whom something is denied are all whom a statement counts; `any`: any event of the kind is denied.
fn is_among_denied(claims: &Claims<'_>, whom: TokenId, any: bool, stated: &Draft) -> bool {
    let doc = claims.doc;
    let any = any || doc.children_by(whom, &[Deprel::Det]).any(|d| doc.tokens[d].lemma == "any");
    let Some(counted) = &stated.counted else { return false };
    if matches!(doc.word(whom).to_lowercase().as_str(), "anyone" | "anybody" | "any" | "someone" | "somebody")
    {
        return true;
    }
    let who = claims.people.who(doc, whom).filter(|who| who.is_person);
    let Some(group) = who.and_then(|who| who.group) else { return false };
    if np::determination(doc, whom) == Determination::Definite {
        return claims.is_same(whom, counted.head);
    }
    // "Denied that two nurses had been killed" is another's figure; "any people" are people of any kind.
    let open = any || np::is_plural(doc, whom) && !is_numbered(claims, whom);
    open && (group == Group::People
        || Some(group) == stated.group
        || group == Group::Civilians && has_civilians(claims, stated))
}

/// "17 people, eight of them children": whoever says that no civilians were hit speaks of them too.
fn has_civilians(claims: &Claims<'_>, stated: &Draft) -> bool {
    let index = claims.drafts.iter().position(|d| std::ptr::eq(d, stated));
    let took_no_part = |group: Option<Group>| {
        matches!(
            group,
            Some(
                Group::Children | Group::Civilians | Group::Passengers | Group::Journalists | Group::Workers
            )
        )
    };
    took_no_part(stated.group)
        || claims.drafts.iter().any(|d| d.part_of.is_some() && d.part_of == index && took_no_part(d.group))
}

/// "Denied that the camp had fallen", "denied losing the town": against "they overran the camp".
fn is_loss_of_place(claims: &Claims<'_>, denial: &Draft, stated: &Draft) -> bool {
    let doc = claims.doc;
    let takes = matches!(
        doc.tokens[stated.trigger].lemma.as_str(),
        "overrun" | "capture" | "seize" | "take" | "storm" | "occupy" | "attack"
    );
    let Some(place) = syntax::object(doc, stated.trigger).filter(|_| takes) else { return false };
    if claims.people.who(doc, place).is_some_and(|who| who.is_person) {
        return false;
    }
    words_of_clause(claims, denial).any(|t| {
        let lost = match doc.tokens[t].lemma.as_str() {
            "fall" => syntax::own_subject(doc, t),
            "lose" | "abandon" | "capture" | "overrun" | "seize" | "take" | "occupy"
                if syntax::is_passive(doc, t) =>
            {
                syntax::own_subject(doc, t)
            }
            "lose" | "abandon" => syntax::object(doc, t),
            _ => None,
        };
        doc.tokens[t].upos == Upos::Verb
            && lost.is_some_and(|lost| {
                claims.is_same(lost, place)
                    || doc.children_by(lost, &[Deprel::Det]).any(|d| doc.tokens[d].lemma == "any")
            })
    })
}

fn is_numbered(claims: &Claims<'_>, noun: TokenId) -> bool {
    crate::counting::number_of(claims.doc, noun).is_some()
}

/// "Denied losing any aircraft", "denied that a jet had been lost": against "they shot down a jet".
fn is_loss_of_craft(claims: &Claims<'_>, denial: &Draft, stated: &Draft) -> bool {
    let doc = claims.doc;
    let is_craft = |t: TokenId| claims.classes.has("AIRCRAFT", &doc.tokens[t].lemma);
    let felled = syntax::object(doc, stated.trigger).is_some_and(is_craft);
    let sentence = &doc.sentences[claims.sentence(denial)].tokens;
    let clause = denial.trigger + 1..sentence.end.min(denial.trigger + 1 + MOST);
    felled
        && clause.into_iter().any(|t| {
            let lost = undergoer(doc, t);
            doc.tokens[t].upos == Upos::Verb
                && claims.classes.has("LOSE_CRAFT_VERB", &doc.tokens[t].lemma)
                && lost.is_some_and(is_craft)
                && is_denied(claims, denial.trigger, t)
        })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    #[test]
    fn nobody_arrested() {
        contradictions(
            "\
The _ DT 2 det
union _ NN 3 nsubj
said say VBD 0 root
police _ NNS 5 nsubj
arrested arrest VBD 3 ccomp
17 _ CD 7 nummod
clerks clerk NNS 5 obj SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
mayor _ NN 3 nsubj
denied deny VBD 0 root
that _ IN 8 mark
anyone _ NN 8 nsubj:pass
had have VBD 8 aux
been be VBN 8 aux:pass
arrested arrest VBN 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                denial, incompatible | police arrested 17 clerks | The mayor denied | one denies what the other states
            "#]],
        );
    }

    #[test]
    fn no_deaths() {
        contradictions(
            "\
Doctors doctor NNS 2 nsubj
said say VBD 0 root
eleven _ CD 4 nummod
villagers villager NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. _ . 2 punct

The _ DT 2 det
mayor _ NN 3 nsubj
denied deny VBD 0 root
that _ IN 7 mark
there _ EX 7 expl
had have VBD 7 aux
been be VBN 3 ccomp
any _ DT 9 det
deaths death NNS 7 nsubj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                denial, incompatible | eleven villagers were killed | The mayor denied | one denies what the other states
            "#]],
        );
    }

    #[test]
    fn deaths_that_are_granted() {
        contradictions(
            "\
Doctors doctor NNS 2 nsubj
said say VBD 0 root
eleven _ CD 4 nummod
villagers villager NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. _ . 2 punct

The _ DT 2 det
mayor _ NN 3 nsubj
denied deny VBD 0 root
that _ IN 9 mark
any _ DT 6 det
deaths death NNS 9 nsubj:pass
had have VBD 9 aux
been be VBN 9 aux:pass
hidden hide VBN 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn nobody_hit() {
        contradictions(
            "\
Doctors doctor NNS 2 nsubj
said say VBD 0 root
eleven _ CD 4 nummod
villagers villager NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. _ . 2 punct

The _ DT 2 det
general _ NN 3 nsubj
denied deny VBD 0 root
that _ IN 8 mark
villagers villager NNS 8 nsubj:pass
had have VBD 8 aux
been be VBN 8 aux:pass
hit hit VBN 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                denial, incompatible | eleven villagers were killed | The general denied | one denies what the other states
            "#]],
        );
    }

    #[test]
    fn no_aircraft_lost() {
        contradictions(
            "\
Rebels rebel NNS 2 nsubj
said say VBD 0 root
they _ PRP 4 nsubj
downed down VBD 2 ccomp
a _ DT 6 det
helicopter _ NN 4 obj SpaceAfter=No
. _ . 2 punct

The _ DT 2 det
army _ NN 3 nsubj
denied deny VBD 0 root
losing lose VBG 3 xcomp
any _ DT 6 det
aircraft _ NN 4 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                denial, incompatible | they downed a helicopter | The army denied losing any aircraft | one denies what the other states
            "#]],
        );
    }

    #[test]
    fn a_camp_that_has_not_fallen() {
        contradictions(
            "\
Rebels rebel NNS 2 nsubj
said say VBD 0 root
they they PRP 4 nsubj
overran overrun VBD 2 ccomp
the the DT 6 det
camp camp NN 4 obj SpaceAfter=No
. . . 2 punct

The the DT 2 det
army army NN 3 nsubj
denied deny VBD 0 root
that that IN 8 mark
the the DT 6 det
camp camp NN 8 nsubj
had have VBD 8 aux
fallen fall VBN 3 ccomp SpaceAfter=No
. . . 3 punct
",
            expect![[r#"
                denial, incompatible | they overran the camp | The army denied | one denies what the other states
            "#]],
        );
    }

    #[test]
    fn nobody_was_taken() {
        contradictions(
            "\
Rebels rebel NNS 2 nsubj
said say VBD 0 root
they they PRP 4 nsubj
captured capture VBD 2 ccomp
four four CD 6 nummod
soldiers soldier NNS 4 obj SpaceAfter=No
. . . 2 punct

The the DT 2 det
army army NN 3 nsubj
denied deny VBD 0 root
that that IN 8 mark
anyone anyone NN 8 nsubj:pass
had have VBD 8 aux
been be VBN 8 aux:pass
captured capture VBN 3 ccomp SpaceAfter=No
. . . 3 punct
",
            expect![[r#"
                denial, incompatible | they captured four soldiers | The army denied | one denies what the other states
            "#]],
        );
    }
}
