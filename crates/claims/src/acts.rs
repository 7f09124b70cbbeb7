//! What parties say and do about an incident: demands, offers, threats, condemnations, denials, and who is said to be
//! responsible ([`crate::responsibility`]). Whoever makes the act is its holder.

use std::collections::HashSet;

use language::{Deprel, Document, TokenId, Upos};

use crate::attacks;
use crate::attribution::{Attribution, CueKind};
use crate::clause;
use crate::condemnation;
use crate::counting;
use crate::demands;
use crate::denial;
use crate::draft::{Draft, Holder};
use crate::events::Event;
use crate::figures;
use crate::np;
use crate::predicates::{Classes, Condition, Frame, Predicates};
use crate::reading::{Kind, Stance};
use crate::responsibility;
use crate::syntax;
use crate::threats;

/// The acts of speech that a document tells, in order of their triggers.
pub fn find(doc: &Document, predicates: &Predicates, events: &[Event<'_>]) -> Vec<Draft> {
    let classes = predicates.classes();
    let mut drafts = Vec::new();
    for event in events.iter().filter(|e| e.sense.frame == Frame::Act && e.sense.kind != Kind::Attack) {
        let Some(draft) = speech_act(doc, predicates, event) else { continue };
        let of_each = if draft.kind == Kind::Condemnation {
            condemnation::of_each(doc, classes, draft)
        } else {
            vec![draft]
        };
        drafts.extend(of_each.into_iter().flat_map(|draft| each_holder(doc, draft)));
    }
    let told: Vec<usize> = drafts
        .iter()
        .filter(|d| matches!(d.kind, Kind::Responsibility | Kind::Denial))
        .map(|d| doc.tokens[d.trigger].sentence)
        .collect();
    drafts.extend(responsibility::of_phrases(doc, classes, &told));
    drafts.extend(condemnation::judgements(doc, classes));
    drafts.extend(threats::vows(doc, classes));
    drafts.extend(threats::received(doc, classes, &drafts));
    drafts.extend(demands::find(doc, classes));
    let denied_by: Vec<TokenId> =
        drafts.iter().filter(|d| d.kind == Kind::Denial).map(|d| d.trigger).collect();
    drafts.extend(denial::find(doc, classes).into_iter().filter(|d| !denied_by.contains(&d.trigger)));
    responsibility::of_denials(doc, classes, &mut drafts);
    demands::drop_told_twice(doc, &mut drafts);
    denial::drop_told_by_deeds(doc, events, &mut drafts);
    drop_nouns_told_by_verbs(doc, &mut drafts);
    demands::drop_terms(doc, &mut drafts);
    drafts
}

/// "Do you blame the army?", "is the search over?": whoever asks does not tell.
pub fn drop_asked(doc: &Document, drafts: &mut Vec<Draft>) {
    let asked: Vec<bool> = drafts
        .iter()
        .map(|d| {
            matches!(
                d.kind,
                Kind::Responsibility | Kind::OperationStarted | Kind::OperationOngoing | Kind::OperationEnded
            ) && attacks::is_asked(doc, d.trigger)
        })
        .collect();
    figures::remove(drafts, &asked);
}

/// What a party says or does about an incident; its holder is the party.
fn speech_act(doc: &Document, predicates: &Predicates, event: &Event<'_>) -> Option<Draft> {
    let classes = predicates.classes();
    let trigger = event.trigger;
    let upos = doc.tokens[trigger].upos;
    let kind = event.sense.kind;
    if kind == Kind::Responsibility {
        return responsibility::of_event(doc, predicates, event);
    }
    let actor = match upos {
        Upos::Verb => event.agent,
        Upos::Adj => syntax::subject(doc, trigger),
        _ => actor_of_noun(doc, classes, trigger),
    }?;
    let has = |condition: &Condition| event.sense.conditions.contains(condition);
    if has(&Condition::Harm) && !complement_harms(doc, classes, trigger)
        || is_nobody(doc, actor)
        || is_appeal(doc, classes, kind, trigger)
        || is_withheld(doc, kind, trigger)
    {
        return None;
    }
    let mut draft = Draft::new(kind, trigger, clause::evidence(doc, trigger, &[]));
    draft.agent = Some(actor);
    draft.holder = Some(holder(doc, actor));
    if kind == Kind::Denial {
        draft.stance = Stance::Denied;
    }
    Some(draft)
}

/// "No group has claimed responsibility": nobody does it.
pub fn is_nobody(doc: &Document, head: TokenId) -> bool {
    doc.children_by(head, &[Deprel::Det]).any(|t| doc.tokens[t].lemma == "no")
        || matches!(doc.tokens[head].lemma.as_str(), "nobody" | "none" | "neither" | "no-one")
        || counting::number_at(doc, head).is_some_and(|n| n.interval.high == Some(0))
}

/// Appeals to the public ("urged residents to come forward") are no demands on a party (annotation guide, decision 12).
pub fn is_appeal(doc: &Document, classes: &Classes, kind: Kind, verb: TokenId) -> bool {
    let public = |t: TokenId| classes.has("PUBLIC", &doc.tokens[t].lemma);
    kind == Kind::Demand
        && doc
            .children_by(verb, &[Deprel::Obj, Deprel::Iobj, Deprel::Obl])
            .any(|t| syntax::coordinated(doc, t).into_iter().any(public))
}

/// "Is not ready to negotiate" is no offer; "deny them a victory" gives nothing and denies no statement.
fn is_withheld(doc: &Document, kind: Kind, trigger: TokenId) -> bool {
    match kind {
        // "Offered no resistance".
        Kind::Offer => {
            syntax::is_negated(doc, trigger)
                || syntax::object(doc, trigger).is_some_and(|object| is_nobody(doc, object))
        }
        Kind::Denial => {
            doc.children_by(trigger, &[Deprel::Iobj]).next().is_some() || denial::is_left_open(doc, trigger)
        }
        _ => false,
    }
}

/// "we", "I": in somebody's words, that is who speaks.
pub fn is_first_person(doc: &Document, head: TokenId) -> bool {
    doc.tokens[head].upos == Upos::Pron
        && matches!(doc.word(head).to_lowercase().as_str(), "we" | "i" | "us" | "me")
}

/// "Charged with two counts of murder", "threatened ... a threat": the noun says again what the verb of its sentence says.
fn drop_nouns_told_by_verbs(doc: &Document, drafts: &mut Vec<Draft>) {
    let is_verb = |d: &Draft| doc.tokens[d.trigger].upos == Upos::Verb;
    let told: Vec<(Kind, usize)> =
        drafts.iter().filter(|d| is_verb(d)).map(|d| (d.kind, doc.tokens[d.trigger].sentence)).collect();
    // "Four counts of murder and 90 counts of attempted murder": one charge.
    let mut charged = HashSet::new();
    drafts.retain(|d| {
        let sentence = doc.tokens[d.trigger].sentence;
        is_verb(d)
            || !told.contains(&(d.kind, sentence))
                && (d.kind != Kind::Responsibility
                    || charged.insert((sentence, doc.tokens[d.trigger].lemma.as_str())))
    });
}

/// Several holders of one statement make one claim each ("The council and the government called for ...").
fn each_holder(doc: &Document, draft: Draft) -> Vec<Draft> {
    let Some(own) = draft.holder.as_ref().filter(|own| own.attribution.is_none()) else { return vec![draft] };
    syntax::coordinated(doc, own.head)
        .into_iter()
        .map(|head| Draft {
            agent: if draft.agent == Some(own.head) { Some(head) } else { draft.agent },
            holder: Some(holder(doc, head)),
            ..draft.clone()
        })
        .collect()
}

/// The acts of a kind that statements make: of each sentence the first verb in what somebody says, in one of the ways that
/// `says` takes, for which `tells` holds of the source and the verb; none of a sentence that has one in `told`.
pub fn of_each_statement(
    doc: &Document,
    attributions: &[Attribution],
    told: &[Draft],
    kind: Kind,
    says: impl Fn(CueKind) -> bool,
    tells: impl Fn(TokenId, TokenId) -> bool,
) -> Vec<Draft> {
    let mut taken: HashSet<usize> =
        told.iter().filter(|d| d.kind == kind).map(|d| doc.tokens[d.trigger].sentence).collect();
    let mut drafts = Vec::new();
    for attribution in attributions.iter().filter(|a| !a.negated) {
        let (Some(source), Some(cue)) = (attribution.source, attribution.cue) else { continue };
        let sentence = doc.tokens[cue.token].sentence;
        let source = source.antecedent.unwrap_or(source.head);
        if !says(cue.kind) || taken.contains(&sentence) {
            continue;
        }
        let verb = doc.sentences[sentence]
            .tokens
            .clone()
            .find(|&t| attribution.covers(t) && doc.tokens[t].upos == Upos::Verb && tells(source, t));
        let Some(verb) = verb else { continue };
        taken.insert(sentence);
        let mut draft = Draft::new(kind, verb, clause::evidence(doc, verb, &[]));
        draft.agent = Some(source);
        draft.holder = Some(holder(doc, source));
        drafts.push(draft);
    }
    drafts
}

/// The one whom the act itself names as making it.
pub fn holder(doc: &Document, head: TokenId) -> Holder {
    Holder { head, span: np::core(doc, head), attribution: None, carried: false, via: Vec::new() }
}

/// Who makes the demand, threat or offer that a noun names: "the group's demand", "issued a demand", "a threat by X",
/// "words of condemnation came from X".
fn actor_of_noun(doc: &Document, classes: &Classes, noun: TokenId) -> Option<TokenId> {
    // "if their demands are not met": those made before.
    let met = |t: TokenId| classes.has("MEET_VERB", &doc.tokens[t].lemma);
    if matches!(doc.tokens[noun].deprel, Deprel::NsubjPass | Deprel::Nsubj | Deprel::Obj)
        && doc.tokens[noun].head.is_some_and(met)
    {
        return None;
    }
    if let Some(owner) = doc.children_by(noun, &[Deprel::NmodPoss]).next() {
        // "We repeat our call": whoever repeats it.
        let giver = doc.tokens[noun]
            .head
            .filter(|&verb| {
                doc.tokens[noun].deprel == Deprel::Obj && classes.has("GIVE_VERB", &doc.tokens[verb].lemma)
            })
            .and_then(|verb| syntax::agent(doc, verb))
            .filter(|_| doc.word(owner).eq_ignore_ascii_case("our"));
        return giver.or(Some(owner));
    }
    let from = |t: &TokenId| syntax::has_case(doc, *t, "by") || syntax::has_case(doc, *t, "from");
    if let Some(by) = doc.children_by(noun, &[Deprel::Nmod]).find(from) {
        return Some(by);
    }
    let head = doc.tokens[noun].head?;
    let lemma = doc.tokens[head].lemma.as_str();
    match doc.tokens[noun].deprel {
        Deprel::Nmod if classes.has("STATEMENT_NOUN", lemma) && head < noun => {
            actor_of_noun(doc, classes, head)
        }
        Deprel::Obj | Deprel::NsubjPass if classes.has("GIVE_VERB", lemma) => syntax::agent(doc, head),
        Deprel::Nsubj if lemma == "come" => doc.children_by(head, &[Deprel::Obl]).find(from),
        _ => None,
    }
}

fn complement_harms(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    let harms = |t: TokenId| classes.has("HARM", &doc.tokens[t].lemma);
    // "warned that more attacks would follow"
    let follows = |t: TokenId| {
        let will =
            doc.children_by(t, &[Deprel::Aux]).any(|a| classes.has("MODAL_UNREAL", &doc.tokens[a].lemma));
        will && syntax::own_subject(doc, t).is_some_and(|s| classes.has("EVENT_NOUN", &doc.tokens[s].lemma))
    };
    doc.children(verb).any(|t| match doc.tokens[t].deprel {
        Deprel::Xcomp | Deprel::Obj => harms(t),
        Deprel::Ccomp => harms(t) || follows(t),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn demands_without_a_verb_of_demanding() {
        claims(
            "\
The _ DT 2 det
rebels rebel NNS 3 nsubj
want _ VBP 0 root
nine _ CD 5 nummod
prisoners prisoner NNS 3 obj
freed free VBN 5 acl SpaceAfter=No
. _ . 3 punct

# newpar
\" _ `` 5 punct SpaceAfter=No
The _ DT 3 det
government _ NN 5 nsubj
must _ MD 5 aux
release _ VB 12 ccomp
the _ DT 7 det
crew _ NN 5 obj SpaceAfter=No
, _ , 5 punct SpaceAfter=No
\" _ '' 5 punct
the _ DT 11 det
union _ NN 12 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 12 punct
",
            expect![[r#"
                demand | asserted | The rebels | The rebels want nine prisoners freed
                released 9..9 militants | unreal | The rebels | nine prisoners freed
                released 2..- workers | unreal | the union | The government must release the crew
                demand | asserted | the union | The government must release the crew
            "#]],
        );
    }

    #[test]
    fn warned_of_more() {
        claims(
            "\
The _ DT 2 det
group _ NN 3 nsubj
warned warn VBD 0 root
that _ IN 8 mark
more _ JJR 6 amod
attacks attack NNS 8 nsubj
would _ MD 8 aux
follow _ VB 3 ccomp SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                threat | asserted | The group | The group warned
                attack | unreal | The group | more attacks would follow
            "#]],
        );
    }

    #[test]
    fn given_until_a_day() {
        claims(
            "\
The _ DT 2 det
rebels rebel NNS 3 nsubj
gave give VBD 0 root
the _ DT 5 det
government _ NN 3 obj
until _ IN 7 case
Sunday Sunday NNP 3 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                demand | asserted | The rebels | The rebels gave the government until Sunday
            "#]],
        );
    }
}
