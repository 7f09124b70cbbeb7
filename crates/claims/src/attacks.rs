//! Violent acts told as events: at most one a sentence, and none that only takes up what was told before.

use std::collections::HashMap;

use language::{Deprel, Document, TokenId, Upos, Xpos};

use crate::acts;
use crate::clause;
use crate::counting;
use crate::draft::Draft;
use crate::events::Event;
use crate::figures;
use crate::habits::is_habit;
use crate::np::{self, Determination};
use crate::people::People;
use crate::predicates::{Classes, Condition, Frame, Pos, Predicates};
use crate::reading::{Group, Kind, Reality, Stance};
use crate::syntax;

/// No phrase that says more of an event is longer than this.
const MAX_DETAILS: usize = 64;

/// The violent acts that events tell, in order of the sentences; a verb goes before a noun.
pub fn find(doc: &Document, predicates: &Predicates, people: &People, events: &[Event<'_>]) -> Vec<Draft> {
    let classes = predicates.classes();
    let first_told = first_mentions(doc);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut told_before = false;
    let violent: Vec<&Event<'_>> = events
        .iter()
        .filter(|e| e.sense.attack || is_done_by_weapon(doc, classes, e))
        .filter(|e| !describes_victim(doc, e) || tells_where_or_when(doc, classes, e.trigger, &first_told))
        .filter(|e| !describes_another(doc, e) && !is_asked(doc, e.trigger))
        .filter(|e| !is_hypothetical(doc, classes, e.trigger) && !is_habit(doc, classes, e.trigger))
        .collect();
    for sentence in violent.chunk_by(|a, b| doc.tokens[a.trigger].sentence == doc.tokens[b.trigger].sentence)
    {
        // The verb of the main clause before those of clauses that set the scene.
        let verb = sentence
            .iter()
            .filter(|e| !is_noun(doc, e) && !is_figurative(doc, classes, people, e))
            .min_by_key(|e| (sets_the_scene(doc, e.trigger), e.trigger));
        let noun = || {
            sentence
                .iter()
                .filter(|e| is_noun(doc, e))
                .find(|e| brings_something_new(doc, classes, e, told_before, &first_told))
        };
        let Some(event) = verb.or_else(noun) else { continue };
        told_before = true;
        drafts.push(tell(doc, classes, sentence, event));
    }
    drafts
}

fn is_noun(doc: &Document, event: &Event<'_>) -> bool {
    Pos::of(doc.tokens[event.trigger].upos) != Some(Pos::Verb)
}

fn tell(doc: &Document, classes: &Classes, sentence: &[&Event<'_>], event: &Event<'_>) -> Draft {
    // "blew up the track and opened fire": one telling, of both.
    let told_with: Vec<_> = sentence
        .iter()
        .filter(|e| {
            doc.tokens[e.trigger].deprel == Deprel::Conj && doc.tokens[e.trigger].head == Some(event.trigger)
        })
        .map(|e| clause::evidence(doc, e.trigger, &[]))
        .collect();
    let mut draft = Draft::new(Kind::Attack, event.trigger, clause::evidence(doc, event.trigger, &told_with));
    draft.agent = event.agent;
    draft.suggests = event.sense.suggests;
    // "No shots were fired", "nobody shot at them": said not to have happened, see `drop_mere_absence`.
    if is_of_nobody(doc, event) || is_said_not_to_be(doc, classes, event.trigger) {
        draft.stance = Stance::Denied;
        draft.negation_told = true;
    }
    // "defused five bombs", "a plot to bomb": meant, and not done.
    let lemma = &doc.tokens[event.trigger].lemma;
    if classes.has("THWART_VERB", lemma) || classes.has("UNREAL_NOUN", lemma) {
        draft.reality = Reality::Unreal;
    }
    draft
}

/// "There was no clash", "no ambush took place", "the attack never happened": told of the noun that it has not been.
pub fn is_said_not_to_be(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let token = &doc.tokens[noun];
    let Some(verb) = token.head.filter(|_| token.upos == Upos::Noun && token.deprel.is_subject()) else {
        return false;
    };
    let none = doc.children_by(noun, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no");
    let occurs = classes.has("OCCUR_VERB", &doc.tokens[verb].lemma);
    // "No reports of an attack", "no attack is planned": only what would say that there was one.
    let over = matches!(doc.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbn)
        && doc.children_by(verb, &[Deprel::Aux]).all(|t| doc.tokens[t].lemma == "have");
    over && (none && (occurs || syntax::is_existential(doc, verb)) || occurs && syntax::is_negated(doc, verb))
}

/// Nobody did it, or it was done to nobody and with nothing.
fn is_of_nobody(doc: &Document, event: &Event<'_>) -> bool {
    let trigger = event.trigger;
    let not_a = |t: TokenId| {
        doc.children_by(t, &[Deprel::Advmod]).any(|a| doc.tokens[a].lemma == "not" && a < t)
            && doc.tokens[t].upos != Upos::Verb
    };
    doc.tokens[trigger].upos == Upos::Verb
        && [syntax::own_subject(doc, trigger), syntax::object(doc, trigger)]
            .into_iter()
            .flatten()
            .any(|t| acts::is_nobody(doc, t) || not_a(t))
}

/// What did not happen is denied by whoever says so; in the report's own voice it is no claim of an act.
pub fn drop_mere_absence(drafts: &mut Vec<Draft>) {
    let absent: Vec<bool> = drafts
        .iter()
        .map(|d| {
            d.kind == Kind::Attack && d.negation_told && d.stance == Stance::Denied && d.holder.is_none()
        })
        .collect();
    figures::remove(drafts, &absent);
}

/// For each lemma, the token that says it first.
fn first_mentions(doc: &Document) -> HashMap<String, TokenId> {
    let mut first = HashMap::new();
    for (token, t) in doc.tokens.iter().enumerate() {
        first.entry(t.lemma.to_lowercase()).or_insert(token);
    }
    first
}

/// "A bomb killed 20": whatever kills is the act.
fn is_done_by_weapon(doc: &Document, classes: &Classes, event: &Event<'_>) -> bool {
    matches!(event.sense.kind, Kind::Killed | Kind::Injured | Kind::Casualties)
        && doc.tokens[event.trigger].deprel != Deprel::AclRelcl
        // "Was evacuated by helicopter".
        && !classes.has("CARE_VERB", &doc.tokens[event.trigger].lemma)
        // "The blast did not hurt anyone": there was one all the same.
        && !syntax::is_negated(doc, event.trigger)
        && event.agent.is_some_and(|agent| {
            let lemma = &doc.tokens[agent].lemma;
            classes.has("BOMB", lemma) || classes.has("WEAPON", lemma)
        })
        // "The helicopter crashed, killing five".
        && !doc.tokens[event.trigger].head.is_some_and(|verb| {
            doc.tokens[event.trigger].deprel == Deprel::Advcl && classes.has("CRASH_VERB", &doc.tokens[verb].lemma)
        })
}

/// Whether a verb stands in a clause of circumstance ("after fleeing ..."), itself or through those coordinated with it;
/// "began when gunmen opened fire" is told in the clause alone.
fn sets_the_scene(doc: &Document, verb: TokenId) -> bool {
    let mut at = verb;
    while let (Deprel::Conj, Some(head)) = (doc.tokens[at].deprel, doc.tokens[at].head) {
        if head >= at {
            break;
        }
        at = head;
    }
    doc.tokens[at].deprel == Deprel::Advcl
}

/// "who was shot in the leg", "after he was stabbed": tells of the victim again, and of no new act.
fn describes_victim(doc: &Document, event: &Event<'_>) -> bool {
    let token = &doc.tokens[event.trigger];
    let below = match token.deprel {
        Deprel::AclRelcl | Deprel::Advcl => true,
        // A headline's "20 people shot in X" is the whole sentence.
        Deprel::Acl | Deprel::Amod => token.head.is_some_and(|noun| doc.tokens[noun].head.is_some()),
        _ => false,
    };
    token.upos == Upos::Verb
        && below
        // "recovering after being shot" may be the only telling.
        && !syntax::is_gerund(doc, event.trigger)
        && event.agent.is_none()
        && event.sense.frame != Frame::Act
        && syntax::is_passive(doc, event.trigger)
        && !tells_of_others(doc, event.trigger)
}

/// "A hunt began after two officers were shot": of people of whom nothing was told.
fn tells_of_others(doc: &Document, verb: TokenId) -> bool {
    doc.tokens[verb].deprel == Deprel::Advcl
        && syntax::own_subject(doc, verb).is_some_and(|t| {
            matches!(doc.tokens[t].upos, Upos::Noun)
                && (np::determination(doc, t) == Determination::Indefinite
                    || counting::number_of(doc, t).is_some()
                        && np::determination(doc, t) != Determination::Definite)
        })
}

/// "Who was stabbed in the underground arcade on Saturday": the victim's clause is where the act is told.
fn tells_where_or_when(
    doc: &Document,
    classes: &Classes,
    trigger: TokenId,
    first_told: &HashMap<String, TokenId>,
) -> bool {
    let start = doc.sentences[doc.tokens[trigger].sentence].tokens.start;
    let is_new =
        |t: TokenId| first_told.get(&doc.tokens[t].lemma.to_lowercase()).is_none_or(|&first| first >= start);
    doc.children_by(trigger, &[Deprel::Obl, Deprel::OblUnmarked]).filter(|&t| t > trigger).any(|t| {
        let timed = doc.times.iter().any(|time| time.tokens.contains(&t));
        let located = doc.children_by(t, &[Deprel::Case]).any(|c| {
            matches!(doc.tokens[c].lemma.as_str(), "near" | "outside" | "inside" | "at" | "in" | "on")
        }) && !classes.has("HIT_PART", &doc.tokens[t].lemma);
        (timed || located) && is_new(t)
    })
}

/// "Were shots fired?": whoever asks does not tell.
pub fn is_asked(doc: &Document, trigger: TokenId) -> bool {
    let tokens = &doc.sentences[doc.tokens[trigger].sentence].tokens;
    tokens
        .clone()
        .rev()
        .find(|&t| !matches!(doc.word(t), "\"" | "'" | "\u{201d}" | "\u{2019}"))
        .is_some_and(|t| doc.word(t) == "?")
}

/// "The attacking rebels", "an attack helicopter": says what kind of person or thing, not what happened.
fn describes_another(doc: &Document, event: &Event<'_>) -> bool {
    let token = &doc.tokens[event.trigger];
    match token.deprel {
        Deprel::Amod => token.xpos == Xpos::Vbg,
        Deprel::Compound => token.upos == Upos::Noun,
        _ => false,
    }
}

/// "If they are attacked", "able to strike", "came in order to attack": nothing happened and nothing was tried.
fn is_hypothetical(doc: &Document, classes: &Classes, trigger: TokenId) -> bool {
    let conditional = |t: TokenId| {
        doc.children_by(t, &[Deprel::Mark]).any(|m| classes.has("IF_MARK", &doc.tokens[m].lemma))
    };
    let token = &doc.tokens[trigger];
    if conditional(trigger) || doc.ancestors(trigger).take(3).any(conditional) {
        return true;
    }
    let Some(head) = token.head.filter(|_| syntax::is_infinitive(doc, trigger)) else { return false };
    // "told not to shoot"
    if syntax::is_negated(doc, trigger) {
        return true;
    }
    match token.deprel {
        Deprel::Advcl => true,
        Deprel::Acl | Deprel::Xcomp | Deprel::Ccomp => classes.has("CAPACITY", &doc.tokens[head].lemma),
        _ => false,
    }
}

/// Violent words of things that are not hurt ("shares were hit", "attacked the bill") or by those who only speak ("under
/// fire from critics").
fn is_figurative(doc: &Document, classes: &Classes, people: &People, event: &Event<'_>) -> bool {
    let trigger = event.trigger;
    let speaks = |t: TokenId| classes.has("CRITIC", &doc.tokens[t].lemma);
    let by_critics = doc
        .children_by(trigger, &[Deprel::Obl, Deprel::OblAgent])
        .flat_map(|t| syntax::coordinated(doc, t).into_iter().chain(doc.children_by(t, &[Deprel::Nmod])))
        .any(speaks);
    if by_critics || doc.tokens[trigger].lemma == "come" && is_about(doc, trigger) {
        return true;
    }
    let target = if syntax::is_passive(doc, trigger) {
        syntax::subject(doc, trigger)
    } else {
        syntax::object(doc, trigger)
    };
    let Some(target) = target else { return false };
    classes.has("FIGURATIVE_OF", &doc.tokens[target].lemma)
        && people.who(doc, target).is_none()
        && !is_place_attacked(doc, classes, people, event, target)
}

/// "Rebels shelled a market", "gunmen attacked the company": what stands in figures of speech as often is a place too, hit by
/// those who fight or by what only weapons do.
fn is_place_attacked(
    doc: &Document,
    classes: &Classes,
    people: &People,
    event: &Event<'_>,
    target: TokenId,
) -> bool {
    let lemma = |t: TokenId| doc.tokens[t].lemma.to_lowercase();
    let fights = |t: TokenId| {
        let group = people.who(doc, t).and_then(|who| who.group);
        matches!(group, Some(Group::Militants | Group::SecurityForces))
            || ["WEAPON", "BOMB", "SABOTEUR"].iter().any(|class| classes.has(class, &lemma(t)))
    };
    classes.has("FIGURATIVE_PLACE", &lemma(target))
        && (classes.has("ONLY_WITH_WEAPONS", &lemma(event.trigger)) || event.agent.is_some_and(fights))
}

/// "came under fire over the deal", "for its remarks".
fn is_about(doc: &Document, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Obl, Deprel::Advcl])
        .chain(doc.children_by(verb, &[Deprel::Obl]).flat_map(|t| doc.children_by(t, &[Deprel::Nmod])))
        .any(|t| syntax::has_case(doc, t, "over") || syntax::has_case(doc, t, "for"))
}

/// An event noun tells an act where it is the first telling or brings something new: another act, or a place, a time or
/// a party that was not named before (annotation guide, decision 2).
fn brings_something_new(
    doc: &Document,
    classes: &Classes,
    event: &Event<'_>,
    told_before: bool,
    first_told: &HashMap<String, TokenId>,
) -> bool {
    if !event.sense.conditions.contains(&Condition::First) {
        return true;
    }
    let noun = event.trigger;
    if syntax::has_case(doc, noun, "without") {
        return false;
    }
    if is_said_not_to_be(doc, classes, noun) {
        return true;
    }
    // "No attack is planned", "no ambush can stop them".
    if doc.children_by(noun, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no") {
        return false;
    }
    if is_pointed_at(doc, noun) || is_ended(doc, classes, noun) || is_ranked(doc, classes, noun) {
        return false;
    }
    let definite =
        matches!(np::determination(doc, noun), Determination::Definite | Determination::Possessive);
    let another = doc.children_by(noun, &[Deprel::Amod, Deprel::Det, Deprel::Nummod]).any(|t| {
        let lemma = doc.tokens[t].lemma.as_str();
        // "The latest attack" is the one that the report tells, once it has told one.
        let points_back = definite && told_before && lemma == "latest";
        classes.has("NEW_WORD", lemma) && !points_back || lemma == "another"
    });
    let indefinite = is_one_more(doc, noun);
    let counted = !definite && counting::number_of(doc, noun).is_some();
    let says_more = details(doc, classes, noun, definite);
    let start = doc.sentences[doc.tokens[noun].sentence].tokens.start;
    let is_new = |t: &TokenId| {
        // The number of a house or the name of a street is as good as its noun.
        let words = || [*t].into_iter().chain(doc.children_by(*t, &[Deprel::Nummod, Deprel::Compound]));
        words()
            .any(|t| first_told.get(&doc.tokens[t].lemma.to_lowercase()).is_none_or(|&first| first >= start))
    };
    if definite && told_before && is_phased(doc, classes, noun) {
        return false;
    }
    // "Police suspect arson": told as what it may be.
    if doc.tokens[noun].deprel == Deprel::Obj
        && doc.tokens[noun]
            .head
            .is_some_and(|verb| doc.tokens[verb].lemma == "suspect" && doc.tokens[verb].upos == Upos::Verb)
    {
        return !told_before && !definite;
    }
    if is_commented_on(doc, classes, noun) {
        // "blamed for the 5 January attack": what stands before the noun only says which one is meant.
        let told = says_more.iter().filter(|&&t| !definite || t > noun).any(is_new);
        return told && !is_feared(doc, classes, noun);
    }
    let new_detail = says_more.iter().any(is_new);
    counted || another || indefinite || new_detail || erupts(doc, classes, noun) || !told_before && !definite
}

/// "In a clash", "after two days of fighting": a noun that brings its event in.
fn is_one_more(doc: &Document, noun: TokenId) -> bool {
    let copula = doc.children_by(noun, &[Deprel::Cop]).next().is_some();
    let article =
        doc.children_by(noun, &[Deprel::Det]).any(|t| matches!(doc.tokens[t].lemma.as_str(), "a" | "an"));
    let behind = matches!(doc.tokens[noun].deprel, Deprel::Obl | Deprel::Nmod | Deprel::OblAgent);
    let lasting = doc.tokens[noun].head.is_some_and(|head| {
        matches!(doc.tokens[head].lemma.as_str(), "day" | "hour" | "week" | "month")
            && syntax::has_case(doc, noun, "of")
    });
    !copula && doc.tokens[noun].xpos == Xpos::Nn && (article && behind || lasting)
}

/// "It was the deadliest attack since May", "the raid is the second this month": the one that is told, among others.
fn is_ranked(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let superlative = |t: TokenId| {
        matches!(doc.tokens[t].xpos, Xpos::Jjs | Xpos::Rbs)
            || classes.has("NEW_WORD", &doc.tokens[t].lemma)
            || classes.has("RANK_WORD", &doc.tokens[t].lemma)
    };
    let ranked = |t: TokenId| doc.children_by(t, &[Deprel::Amod]).any(superlative);
    let has_copula = |t: TokenId| doc.children_by(t, &[Deprel::Cop]).next().is_some();
    let taken_up = |t: TokenId| {
        syntax::own_subject(doc, t).is_some_and(|subject| {
            matches!(doc.tokens[subject].lemma.as_str(), "it" | "this" | "that")
                || classes.has("EVENT_NOUN", &doc.tokens[subject].lemma)
        })
    };
    if has_copula(noun) && ranked(noun) && taken_up(noun) {
        return true;
    }
    // "The attack is the second this month".
    doc.tokens[noun].deprel == Deprel::Nsubj
        && doc.tokens[noun].head.is_some_and(|head| has_copula(head) && (superlative(head) || ranked(head)))
}

/// "The assault began at noon", "the riot broke out": when that which was told began.
fn is_phased(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    doc.tokens[noun].deprel == Deprel::Nsubj
        && doc.tokens[noun].head.is_some_and(|verb| classes.has("ERUPT_VERB", &doc.tokens[verb].lemma))
}

/// "Gunfire erupted": told as it happens.
fn erupts(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    doc.tokens[noun].deprel == Deprel::Nsubj
        && doc.tokens[noun].head.is_some_and(|verb| classes.has("ERUPT_VERB", &doc.tokens[verb].lemma))
}

/// "this attack", "these clashes".
fn is_pointed_at(doc: &Document, noun: TokenId) -> bool {
    doc.children_by(noun, &[Deprel::Det])
        .any(|t| matches!(doc.tokens[t].lemma.as_str(), "this" | "that" | "these" | "those" | "such"))
}

/// "The attack is over": said of its end.
fn is_ended(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    doc.tokens[noun].deprel.is_subject()
        && doc.tokens[noun].head.is_some_and(|head| {
            let lemma = &doc.tokens[head].lemma;
            classes.has("END_VERB", lemma) || classes.has("END_WORD", lemma)
        })
}

/// What is said of an event: when, where, against whom, by whom; of what kind, where it is not one that is known.
fn details(doc: &Document, classes: &Classes, noun: TokenId, definite: bool) -> Vec<TokenId> {
    let mut found = Vec::new();
    let governor = doc.tokens[noun].head.filter(|&verb| {
        let subject = doc.tokens[noun].deprel.is_subject();
        let happens = subject && classes.has("HAPPEN_VERB", &doc.tokens[verb].lemma);
        happens || subject && doc.tokens[verb].upos != Upos::Verb
    });
    let relative = doc
        .children_by(noun, &[Deprel::AclRelcl, Deprel::Acl])
        .filter(|&verb| classes.has("HAPPEN_VERB", &doc.tokens[verb].lemma));
    for at in [noun].into_iter().chain(governor).chain(relative) {
        for child in doc.children(at).filter(|&t| t != noun) {
            let timed = doc.times.iter().any(|time| time.tokens.contains(&child))
                || doc.tokens[child].deprel == Deprel::Advcl;
            let located = matches!(doc.tokens[child].deprel, Deprel::Nmod | Deprel::Obl)
                && doc.children_by(child, &[Deprel::Case]).any(|c| {
                    let word = doc.word(c).to_lowercase();
                    classes.has("LOCATIVE", &word) || classes.has("PARTY_CASE", &word)
                })
                && doc.tokens[child].upos != Upos::Pron;
            let kind = at == noun
                && doc.tokens[child].deprel == Deprel::Compound
                && (!definite || doc.tokens[child].upos == Upos::Propn);
            if timed || located || kind {
                found.push(child);
            }
            if found.len() >= MAX_DETAILS {
                return found;
            }
        }
    }
    found
}

/// The event is only spoken about: "condemned the attack", "responsibility for the blast", "since the attack".
fn is_commented_on(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let Some(head) = doc.tokens[noun].head else { return false };
    let lemma = doc.tokens[head].lemma.as_str();
    matches!(doc.tokens[noun].deprel, Deprel::Obj | Deprel::Nmod | Deprel::Obl | Deprel::NsubjPass)
        && (classes.has("COMMENT_WORD", lemma) || classes.has("UNREAL_NOUN", lemma))
}

/// "fears of an attack on the port", "to prevent attacks": nobody says that there was or will be one.
fn is_feared(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    // "Feared dead after a blast": the blast was.
    let cases: &[&str] = match doc.tokens[noun].head.map(|head| doc.tokens[head].upos) {
        Some(Upos::Verb | Upos::Adj) => &["after", "following", "in", "during"],
        _ => &["after", "following"],
    };
    let behind = cases.iter().any(|case| syntax::has_case(doc, noun, case));
    !behind && doc.tokens[noun].head.is_some_and(|head| classes.has("FEARED_BY", &doc.tokens[head].lemma))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn bombs_kill_and_the_attack_is_not_told_twice() {
        claims(
            "\
Two _ CD 2 nummod
bombs bomb NNS 3 nsubj
killed kill VBD 0 root
nine _ CD 5 nummod
people _ NNS 3 obj
in _ IN 7 case
Quito Quito NNP 3 obl Name=B-Place
on _ IN 9 case
Friday Friday NNP 3 obl SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
attack _ NN 3 nsubj
shocked shock VBD 0 root
the _ DT 5 det
town _ NN 3 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 9..9 people | asserted | the report | Two bombs killed nine people in Quito on Friday
                attack | asserted | the report | Two bombs killed nine people in Quito on Friday
            "#]],
        );
    }

    #[test]
    fn a_new_detail_is_a_new_telling() {
        claims(
            "\
Two _ CD 2 nummod
bombs bomb NNS 3 nsubj
killed kill VBD 0 root
nine _ CD 5 nummod
people _ NNS 3 obj
in _ IN 7 case
Quito Quito NNP 3 obl Name=B-Place
on _ IN 9 case
Friday Friday NNP 3 obl SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
attack _ NN 6 nsubj
on _ IN 5 case
the _ DT 5 det
market _ NN 2 nmod
lasted last VBD 0 root
an a DT 8 det
hour _ NN 6 obl:unmarked SpaceAfter=No
. _ . 6 punct
",
            expect![[r#"
                killed 9..9 people | asserted | the report | Two bombs killed nine people in Quito on Friday
                attack | asserted | the report | Two bombs killed nine people in Quito on Friday
                attack | asserted | the report | The attack on the market lasted an hour
            "#]],
        );
    }

    #[test]
    fn conditions_and_descriptions_tell_nothing() {
        claims(
            "\
The _ DT 2 det
guards guard NNS 4 nsubj:pass
were be VBD 4 aux:pass
told tell VBN 0 root
what _ WP 7 obj
to _ TO 7 mark
do _ VB 4 xcomp
if _ IN 11 mark
they _ PRP 11 nsubj:pass
were be VBD 11 aux:pass
attacked attack VBN 7 advcl SpaceAfter=No
. _ . 4 punct

The _ DT 3 det
attacking attack VBG 3 amod
rebels rebel NNS 4 nsubj
fled flee VBD 0 root SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                escaped 2..- militants | asserted | the report | The attacking rebels fled
            "#]],
        );
    }

    #[test]
    fn criticism_is_no_violence() {
        claims(
            "\
The _ DT 2 det
bank _ NN 3 nsubj
came come VBD 0 root
under _ IN 5 case
fire _ NN 3 obl
from _ IN 7 case
critics critic NNS 3 obl SpaceAfter=No
. _ . 3 punct
",
            expect![""],
        );
    }

    #[test]
    fn answering_fire_is_fighting() {
        claims(
            "\
The _ DT 2 det
force _ NN 3 nsubj
responded respond VBD 0 root
to _ IN 6 case
enemy _ NN 6 compound
fire _ NN 3 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                attack | asserted | the report | The force responded to enemy fire
            "#]],
        );
    }

    #[test]
    fn first_tellings_and_none() {
        claims(
            "\
Ada _ NNP 17 nsubj Name=B-Person
Holm _ NNP 1 flat SpaceAfter=No|Name=I-Person
, _ , 6 punct
who _ WP 6 nsubj:pass
was be VBD 6 aux:pass
stabbed stab VBN 1 acl:relcl
in _ IN 9 case
a _ DT 9 det
park _ NN 6 obl
in _ IN 11 case
Lund _ NNP 6 obl Name=B-Place
on _ IN 13 case
Friday _ NNP 6 obl SpaceAfter=No
, _ , 1 punct
is be VBZ 17 cop
at _ IN 17 case
home _ NN 0 root SpaceAfter=No
. _ . 17 punct

# newpar
It _ PRP 5 nsubj
was be VBD 5 cop
the _ DT 5 det
deadliest _ JJ 5 amod
attack _ NN 0 root
since _ IN 7 case
May _ NNP 5 nmod SpaceAfter=No
. _ . 5 punct

# newpar
Were be VBD 3 aux:pass
shots shot NNS 3 nsubj:pass
fired fire VBN 0 root
at _ IN 6 case
the _ DT 6 det
bus _ NN 3 obl SpaceAfter=No
? _ . 3 punct

# newpar
Nobody _ NN 2 nsubj
shot shoot VBD 9 ccomp
at _ IN 5 case
the _ DT 5 det
crew _ NN 2 obl SpaceAfter=No
, _ , 2 punct
the _ DT 8 det
mayor _ NN 9 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 9 punct

# newpar
No _ DT 2 det
shots shot NNS 4 nsubj:pass
were be VBD 4 aux:pass
fired fire VBN 0 root SpaceAfter=No
. _ . 4 punct

# newpar
Three _ CD 2 nummod
men man NNS 3 nsubj
died die VBD 0 root
in _ IN 6 case
a _ DT 6 det
clash _ NN 3 obl
near _ IN 8 case
Orre _ NNP 6 nmod SpaceAfter=No|Name=B-Place
. _ . 3 punct
",
            expect![[r#"
                injured 1..1 people | asserted | the report | Ada Holm, who was stabbed in a park in Lund on Friday
                attack | asserted | the report | who was stabbed in a park in Lund on Friday
                injured 0..0 people | asserted | the mayor | Nobody shot at the crew
                attack | denied | the mayor | Nobody shot at the crew
                killed 3..3 people | asserted | the report | Three men died in a clash near Orre
                attack | asserted | the report | Three men died in a clash near Orre
            "#]],
        );
    }

    #[test]
    fn what_crashes_does_not_attack() {
        claims(
            "\
A _ DT 2 det
helicopter _ NN 3 nsubj
crashed crash VBD 0 root SpaceAfter=No
, _ , 5 punct
killing kill VBG 3 advcl
five _ CD 7 nummod
soldiers soldier NNS 5 obj SpaceAfter=No
. _ . 3 punct

# newpar
A _ DT 2 det
helicopter _ NN 3 nsubj
fired fire VBD 0 root
rockets rocket NNS 3 obj SpaceAfter=No
, _ , 6 punct
killing kill VBG 3 advcl
five _ CD 8 nummod
soldiers soldier NNS 6 obj SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
helicopter _ NN 4 nsubj
had have VBD 4 aux
hit _ VBN 0 root
a _ DT 7 det
power _ NN 7 compound
line _ NN 4 obj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                killed 5..5 security_forces | asserted | the report | killing five soldiers
                attack | asserted | the report | A helicopter fired rockets
                killed 5..5 security_forces | asserted | the report | killing five soldiers
            "#]],
        );
    }
}
