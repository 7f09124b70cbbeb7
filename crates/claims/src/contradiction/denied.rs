//! A denial against what it denies.

use language::{Deprel, TokenId, Upos, Xpos};

use super::{Claims, Finding, denied_events, figures};
use crate::draft::Draft;
use crate::np::{self, Determination};
use crate::reading::{ContradictionKind, Kind, MayBe, Reality, Stance, Strength};
use crate::syntax;

/// "These allegations" were told at most this many sentences before.
const REACH_SENTENCES: usize = 2;

/// One denies what another states: by the claim that is denied, or by the denial whose content it is.
pub fn denies(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    let (denied, stated) = match (x.stance == Stance::Denied, y.stance == Stance::Denied) {
        (true, false) => (x, y),
        (false, true) => (y, x),
        _ => return None,
    };
    if stated.reality != Reality::Actual || claims.is_of_one_holder(x, y) || denied.holder.is_none() {
        return None;
    }
    // "Moscow, which denies targeting civilians, did not comment": what somebody always says answers nothing.
    let verb = &claims.doc.tokens[denied.trigger];
    if verb.xpos == Xpos::Vbz && verb.deprel == Deprel::AclRelcl {
        return None;
    }
    // "Denied seizing the nurse, who was taken on Monday": who did it is disputed, and not that it was done.
    let of_one_phrase = denied.kind == stated.kind
        && denied.counted.as_ref().zip(stated.counted.as_ref()).is_some_and(|(x, y)| x.head == y.head);
    if stated.holder.is_none() && (of_one_phrase || is_own_deed_only(claims, denied, stated)) {
        return None;
    }
    let contradicts = match denied.kind {
        Kind::Responsibility => false, // see `responsible`
        Kind::Denial => is_content(claims, denied, stated),
        _ => is_same_proposition(claims, denied, stated),
    };
    contradicts.then(|| {
        let why = "one denies what the other states".to_owned();
        Finding::new(ContradictionKind::Denial, Strength::Incompatible, &[MayBe::OtherPeople], why)
    })
}

/// "He denied injuring Lund", beside "Lund, who was hurt in the hand": that she was hurt by somebody is not what he denies.
fn is_own_deed_only(claims: &Claims<'_>, denied: &Draft, stated: &Draft) -> bool {
    let own = denied.kind == stated.kind
        && syntax::is_gerund(claims.doc, denied.trigger)
        && stated.agent.is_none()
        && matches!(denied.kind, Kind::Killed | Kind::Injured | Kind::Abducted);
    let one = denied
        .counted
        .as_ref()
        .zip(stated.counted.as_ref())
        .is_some_and(|(x, y)| claims.is_same(x.head, y.head));
    own && one
}

/// What a denial denies: a statement that its content reports ("denied the rebels' claim that ..."), or one made elsewhere
/// that says what the content says.
fn is_content(claims: &Claims<'_>, denial: &Draft, stated: &Draft) -> bool {
    if matches!(stated.kind, Kind::Denial | Kind::Condemnation | Kind::Demand | Kind::Offer | Kind::Threat) {
        return false;
    }
    // "Later took it back": whoever does so speaks of his own word.
    if claims.doc.tokens[denial.trigger].lemma == "take" {
        return false;
    }
    if let Some(noun) = taken_up(claims, denial) {
        return is_meant(claims, denial, noun, stated);
    }
    if denied_events::tell_of(claims, denial, stated) {
        return true;
    }
    let own = claims.attributions.iter().find(|a| a.cue.is_some_and(|cue| cue.token == denial.trigger));
    let Some(own) = own else { return false };
    if own.covers(stated.trigger) {
        // "Denied reports that nine had died": nobody's word, yet denied.
        return stated.holder.is_some() || stated.verification.is_some();
    }
    let within = |d: &&Draft| d.trigger != denial.trigger && own.covers(d.trigger);
    claims.drafts.iter().filter(within).any(|d| {
        d.stance == Stance::Denied && is_same_proposition(claims, d, stated)
            // "denied the claim that it held a boy": the claim is that of those who say so elsewhere too
            || d.holder.is_some()
                && (claims.same_holder)(d, stated)
                && is_same_event(claims, d, stated)
    })
}

/// "Denied these allegations", "a claim that X dismissed", "denied it": the word that takes up what was said before.
fn taken_up(claims: &Claims<'_>, denial: &Draft) -> Option<TokenId> {
    let doc = claims.doc;
    let verb = denial.trigger;
    let described = doc.tokens[verb].head.filter(|_| doc.tokens[verb].deprel == Deprel::AclRelcl);
    let noun = match (described, syntax::is_passive(doc, verb)) {
        (Some(noun), _) => noun,
        (None, true) => syntax::subject(doc, verb)?,
        (None, false) => syntax::object(doc, verb)?,
    };
    let says_itself = |t: TokenId| {
        matches!(doc.tokens[t].deprel, Deprel::Acl | Deprel::Ccomp | Deprel::Nmod | Deprel::Advcl)
            || doc.tokens[t].deprel == Deprel::AclRelcl && t != verb
    };
    if is_pointer(claims, noun) && described.is_none() {
        return Some(noun);
    }
    let definite =
        matches!(np::determination(doc, noun), Determination::Definite | Determination::Possessive);
    (claims.classes.has("DENIABLE_NOUN", &doc.tokens[noun].lemma)
        && (definite || described.is_some())
        && !doc.children(noun).any(says_itself))
    .then_some(noun)
}

/// "It", "this", "that": whatever was said.
fn is_pointer(claims: &Claims<'_>, word: TokenId) -> bool {
    let token = &claims.doc.tokens[word];
    token.upos == Upos::Pron
        && matches!(token.lemma.as_str(), "it" | "this" | "that")
        && !says_more(claims, word)
}

/// Whether something hangs on a word: "denied that of the union".
fn says_more(claims: &Claims<'_>, word: TokenId) -> bool {
    claims.doc.children(word).any(|t| claims.doc.tokens[t].upos != Upos::Punct)
}

/// Whether a statement is the one that "these allegations" or "the figure" mean: of the nearest words before that somebody
/// else is the source of; if it tells of people and of an act, the people.
fn is_meant(claims: &Claims<'_>, denial: &Draft, noun: TokenId, stated: &Draft) -> bool {
    let doc = claims.doc;
    let sentence = claims.sentence(denial);
    let of_number = claims.classes.has("NUMBER_NOUN", &doc.tokens[noun].lemma);
    let owner = doc.children_by(noun, &[Deprel::NmodPoss]).next();
    if owner.is_some_and(|t| matches!(doc.word(t).to_lowercase().as_str(), "our" | "my")) {
        return false; // the report's own
    }
    let owner = owner.filter(|&t| doc.tokens[t].upos != Upos::Pron);
    let is_count = |d: &Draft| d.counted.as_ref().is_some_and(|c| c.quantity.is_some());
    let may_be = |d: &&Draft| {
        let holder = d.holder.as_ref();
        d.trigger < noun
            && sentence - claims.sentence(d) <= REACH_SENTENCES
            && d.reality == Reality::Actual
            && holder.is_some_and(|h| owner.is_none_or(|owner| claims.is_same(owner, h.head)))
            && !(claims.same_holder)(d, denial)
            && (is_count(d)
                || !of_number && (d.kind.is_count() || matches!(d.kind, Kind::Attack | Kind::Responsibility)))
    };
    // "The charge" is that somebody did it.
    let accused = claims.classes.has("ACCUSATION_NOUN", &doc.tokens[noun].lemma);
    let denier = denial.holder.as_ref().map(|h| h.head);
    // "It" is what the one who denies it was blamed for, if he was.
    let pointed = is_pointer(claims, noun);
    let blamed = |d: &Draft| denier.zip(d.agent).is_some_and(|(a, b)| claims.is_same(a, b));
    let nearest = claims.drafts.iter().filter(may_be).max_by_key(|d| {
        // The first count of the nearest sentence.
        let blames = d.kind == Kind::Responsibility && (accused || pointed && blamed(d));
        (blames, claims.sentence(d), is_count(d), std::cmp::Reverse(d.trigger))
    });
    nearest.is_some_and(|d| std::ptr::eq(d, stated))
}

/// Whether one draft denies exactly what another states.
fn is_same_proposition(claims: &Claims<'_>, denied: &Draft, stated: &Draft) -> bool {
    if stated.holder.is_none() && denied.kind != stated.kind {
        return false;
    }
    is_same_event(claims, denied, stated)
}

/// The same kind of event with the same people, or with the same doer; `x` is the one that is denied.
fn is_same_event(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    let acts = |d: &Draft| matches!(d.kind, Kind::Attack | Kind::Present);
    if x.kind == Kind::Attack && matches!(y.kind, Kind::Killed | Kind::Injured | Kind::Abducted) {
        return is_harm_of_denied_attack(claims, x, y);
    }
    if let (Some(p), Some(q)) = (&x.counted, &y.counted)
        && x.kind == y.kind
    {
        let same = p.interval.low == q.interval.low && p.interval.high == q.interval.high;
        // "Denied that there had been killings of civilians": of any number. Those already spoken of ("shot them") are
        // no number.
        let any = p.interval.vague.is_some() && claims.doc.tokens[p.head].upos != Upos::Pron;
        // "Denied injuring Lund", "had stabbed a clerk": of one person only if it is the same.
        let single = |c: &crate::counting::Counted| c.quantity.is_none() && c.interval.high == Some(1);
        if single(p) && single(q) && !claims.is_same(p.head, q.head) {
            return false;
        }
        let none = |c: &crate::counting::Counted| c.interval.high == Some(0);
        return x.group == y.group && (same || any) && !none(p) && !none(q);
    }
    // "There was no ambush", "the attack never happened": against whoever tells of one.
    if x.kind == Kind::Attack
        && y.kind == Kind::Attack
        && crate::attacks::is_said_not_to_be(claims.doc, claims.classes, x.trigger)
    {
        return is_event_denied(claims, x, y);
    }
    // "Denied that its men had taken part": against whatever says that these men fought.
    let same_doer = doer_denied(claims, x).zip(claims.actor(y)).is_some_and(|(a, b)| {
        // "Army jets bombed the market": what an army's jets do the army does.
        let owner = |t: TokenId| claims.doc.children_by(t, &[Deprel::Compound, Deprel::NmodPoss]).next();
        claims.is_same(a, b) || owner(b).is_some_and(|owner| claims.is_same(a, owner))
    });
    acts(x) && acts(y) && same_doer && !targets_differ(claims, x, y)
}

/// Whether a stated act is of the sort that another says has not been, near it and at no other place.
fn is_event_denied(claims: &Claims<'_>, denied: &Draft, stated: &Draft) -> bool {
    let lemma = |d: &Draft| claims.doc.tokens[d.trigger].lemma.to_lowercase();
    let any = matches!(lemma(denied).as_str(), "attack" | "incident");
    let same_sort = any
        || lemma(denied) == lemma(stated)
        || denied.suggests.is_some() && denied.suggests == stated.suggests;
    let near = claims.sentence(denied).abs_diff(claims.sentence(stated)) <= REACH_SENTENCES;
    same_sort && near && !figures::places_differ(claims, denied, stated)
}

/// "Denied having fired on the crowd" against "police killed three of them": what whoever denies the attack is said to have
/// done to those he is said to have attacked, or to people at a place of which nobody says that it is another.
fn is_harm_of_denied_attack(claims: &Claims<'_>, denied: &Draft, harm: &Draft) -> bool {
    let same_doer =
        doer_denied(claims, denied).zip(harm.agent).is_some_and(|(a, b)| a != b && claims.is_same(a, b));
    let near = claims.sentence(harm).abs_diff(claims.sentence(denied)) <= 1;
    // "Shot five boys" is an attack too, which is set against the denial by itself.
    let told_as_attack = claims.drafts.iter().any(|d| d.kind == Kind::Attack && d.trigger == harm.trigger);
    if !same_doer || !near || told_as_attack || figures::places_differ(claims, denied, harm) {
        return false;
    }
    let Some(target) = target(claims, denied) else { return true };
    let Some(counted) = &harm.counted else { return false };
    let doc = claims.doc;
    let whole = doc.children_by(counted.head, &[Deprel::Nmod]).find(|&t| syntax::has_case(doc, t, "of"));
    if let Some(whole) = whole {
        // "Three of them": of those last told of.
        return doc.tokens[whole].upos == Upos::Pron || claims.is_same(target, whole);
    }
    let of_people = claims.people.who(doc, target).filter(|who| who.is_person);
    match of_people {
        Some(who) => claims.is_same(target, counted.head) || who.group.is_some() && who.group == harm.group,
        // "The village", not "cars".
        None => np::determination(doc, target) == Determination::Definite && !claims.is_placed(harm),
    }
}

/// Who is told to have done what is denied; whoever denies it, where no word says who: "denied firing on anyone".
fn doer_denied(claims: &Claims<'_>, denied: &Draft) -> Option<TokenId> {
    let own = || denied.holder.as_ref().map(|holder| holder.head);
    let gerund = syntax::is_gerund(claims.doc, denied.trigger)
        || claims.doc.tokens[denied.trigger].head.is_some_and(|verb| syntax::is_gerund(claims.doc, verb));
    claims.actor(denied).or_else(|| own().filter(|_| gerund))
}

/// An attack on one is no attack on another; where only what is denied names a target, the other may be on anything.
fn targets_differ(claims: &Claims<'_>, denied: &Draft, stated: &Draft) -> bool {
    let Some(target_denied) = target(claims, denied) else { return false };
    // "Denied firing on anyone"
    if matches!(claims.doc.word(target_denied).to_lowercase().as_str(), "anyone" | "anybody" | "any") {
        return false;
    }
    !target(claims, stated).is_some_and(|t| claims.is_same(target_denied, t))
}

/// What an act is done to: the object, or what stands behind "on", "at" or "against".
fn target(claims: &Claims<'_>, draft: &Draft) -> Option<TokenId> {
    let doc = claims.doc;
    let object = syntax::object(doc, draft.trigger);
    let behind = [Some(draft.trigger), object]
        .into_iter()
        .flatten()
        .flat_map(|t| doc.children_by(t, &[Deprel::Obl, Deprel::Nmod]))
        .find(|&t| {
            ["on", "at", "against"].iter().any(|word| syntax::has_case(doc, t, word)) && !is_time(claims, t)
        });
    behind.or(object.filter(|&t| !claims.classes.has("ACT_OBJECT", &doc.tokens[t].lemma)))
}

fn is_time(claims: &Claims<'_>, token: TokenId) -> bool {
    let span = claims.doc.tokens[token].span;
    claims.doc.times.iter().any(|t| t.span.contains(span))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    #[test]
    fn contrary_to_what_another_says() {
        contradictions(
            "\
Contrary _ JJ 3 case
to _ IN 1 fixed
what _ WP 12 obl
the _ DT 5 det
ministry _ NN 7 nsubj
has have VBZ 7 aux
said say VBN 3 acl:relcl SpaceAfter=No
, _ , 3 punct
four _ CD 10 nummod
boys boy NNS 12 nsubj:pass
were be VBD 12 aux:pass
shot shoot VBN 0 root SpaceAfter=No
. _ . 12 punct
",
            expect![""],
        );
    }

    #[test]
    fn these_allegations() {
        contradictions(
            "\
Residents resident NNS 2 nsubj
said say VBD 0 root
soldiers soldier NNS 4 nsubj
killed kill VBD 2 ccomp
17 _ CD 6 nummod
herders herder NNS 4 obj SpaceAfter=No
. _ . 2 punct

The _ DT 3 det
general _ JJ 3 amod
staff _ NN 4 nsubj
rejected reject VBD 0 root
these this DT 6 det
allegations allegation NNS 4 obj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                denial, incompatible | soldiers killed 17 herders | The general staff rejected these allegations | one denies what the other states
            "#]],
        );
    }

    #[test]
    fn an_attack_on_others() {
        contradictions(
            "\
Villagers villager NNS 2 nsubj
said say VBD 0 root
the _ DT 4 det
army _ NN 5 nsubj
attacked attack VBD 2 ccomp
rebel _ NN 7 compound
positions position NNS 5 obj SpaceAfter=No
. _ . 2 punct

The _ DT 2 det
army _ NN 3 nsubj
denied deny VBD 0 root
attacking attack VBG 3 xcomp
fishing _ NN 6 compound
boats boat NNS 4 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn denied_against_what_two_others_say() {
        contradictions(
            "\
Vega Vega NNP 2 nsubj Name=B-Person
denied deny VBD 0 root
that _ IN 7 mark
four _ CD 5 nummod
instructors instructor NNS 7 nsubj
had have VBD 7 aux
taken take VBN 2 ccomp
part _ NN 7 obj
contrary _ RB 11 advmod
to _ IN 9 fixed
what _ WP 2 obl
radio _ NN 16 nsubj
and _ CC 14 cc
television _ NN 12 conj
have have VBP 16 aux
said say VBN 11 acl:relcl SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                denial, incompatible | Vega denied that four instructors had taken part contrary to what radio and television have said | four instructors had taken part | one denies what the other states
                denial, incompatible | Vega denied that four instructors had taken part contrary to what radio and television have said | four instructors had taken part | one denies what the other states
                denial, incompatible | four instructors had taken part | four instructors had taken part | one denies what the other states
                denial, incompatible | four instructors had taken part | four instructors had taken part | one denies what the other states
            "#]],
        );
    }

    const FIRED: &str = "\
Residents resident NNS 2 nsubj
said say VBD 0 root
police police NNS 4 nsubj
shot shoot VBD 2 ccomp
five five CD 6 nummod
boys boy NNS 4 obj SpaceAfter=No
. . . 2 punct

";

    #[test]
    fn firing_on_anyone() {
        let denied = |whom: &str| {
            format!(
                "{FIRED}\
Police police NNS 2 nsubj
denied deny VBD 0 root
firing fire VBG 2 xcomp
on on IN 5 case
{whom} 3 obl SpaceAfter=No
. . . 2 punct
"
            )
        };
        contradictions(
            &denied("anyone anyone NN"),
            expect![[r#"
                denial, incompatible | police shot five boys | Police denied firing on anyone | one denies what the other states
            "#]],
        );
        contradictions(&denied("cars car NNS"), expect![""]);
    }

    #[test]
    fn denied_it() {
        contradictions(
            "\
Rebels rebel NNS 2 nsubj
said say VBD 0 root
they _ PRP 4 nsubj
killed kill VBD 2 ccomp
19 _ CD 6 nummod
soldiers soldier NNS 4 obj SpaceAfter=No
. _ . 2 punct

The _ DT 2 det
army _ NN 3 nsubj
denied deny VBD 0 root
it _ PRP 3 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                denial, incompatible | they killed 19 soldiers | The army denied it | one denies what the other states
            "#]],
        );
    }

    #[test]
    fn fired_on_them() {
        contradictions(
            "\
Police _ NNS 2 nsubj
denied deny VBD 0 root
having have VBG 4 aux
fired fire VBN 2 xcomp
on _ IN 7 case
the _ DT 7 det
marchers marcher NNS 4 obl SpaceAfter=No
. _ . 2 punct

Organisers organiser NNS 2 nsubj
said say VBD 0 root
police _ NNS 4 nsubj
killed kill VBD 2 ccomp
three _ CD 4 obj
of _ IN 7 case
them they PRP 5 nmod SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                denial, incompatible | Police denied having fired on the marchers | police killed three of them | one denies what the other states
            "#]],
        );
    }

    #[test]
    fn at_another_place() {
        contradictions(
            "\
The _ DT 2 det
rebels rebel NNS 3 nsubj
denied deny VBD 0 root
shelling shell VBG 3 xcomp
the _ DT 6 det
school _ NN 4 obj SpaceAfter=No
. _ . 3 punct

Residents resident NNS 2 nsubj
said say VBD 0 root
the _ DT 4 det
rebels rebel NNS 5 nsubj
killed kill VBD 2 ccomp
four _ CD 7 nummod
people _ NNS 5 obj
in _ IN 10 case
the _ DT 10 det
market _ NN 5 obl SpaceAfter=No
. _ . 2 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn what_he_denies_having_done_was_done() {
        contradictions(
            "\
Vik Vik NNP 2 nsubj
denied deny VBD 0 root
injuring injure VBG 2 xcomp
the the DT 5 det
nurse nurse NN 3 obj SpaceAfter=No
. . . 2 punct

The the DT 2 det
nurse nurse NN 4 nsubj:pass
was be VBD 4 aux:pass
injured injure VBN 0 root SpaceAfter=No
. . . 4 punct
",
            expect![[""]],
        );
        contradictions(
            "\
Locals local NNS 2 nsubj
said say VBD 0 root
they they PRP 4 nsubj
shot shoot VBD 2 ccomp
thieves thief NNS 4 obj SpaceAfter=No
. . . 2 punct

The the DT 2 det
mayor mayor NN 3 nsubj
rejected reject VBD 0 root
the the DT 5 det
figure figure NN 3 obj SpaceAfter=No
. . . 3 punct
",
            expect![[""]],
        );
    }
}
