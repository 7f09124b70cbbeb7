//! The events that a document tells: a predicate of `data/predicates.tsv` with its arguments.

use language::{Deprel, Document, NameKind, TokenId, Upos, Xpos};

use crate::ages;
use crate::beside;
use crate::company;
use crate::conditions::holds;
use crate::counting;
use crate::np;
use crate::people::People;
use crate::predicates::{Classes, Condition, Frame, Pos, Predicates, Sense};
use crate::reading::{Group, Kind};
use crate::syntax;

/// Words from a passive to the verb that "and" joins to it: "was shot in the head and killed".
const MOST_TO_CONJUNCT: usize = 8;

/// One event as a predicate tells it.
#[derive(Clone, Debug)]
pub struct Event<'k> {
    /// The predicate word.
    pub trigger: TokenId,
    /// The sense that was taken.
    pub sense: &'k Sense,
    /// Heads of the phrases that it happened to.
    pub affected: Vec<TokenId>,
    /// Head of the phrase that did it.
    pub agent: Option<TokenId>,
}

/// The events with this trigger, of a list in order of the triggers.
pub fn at<'a, 'k>(events: &'a [Event<'k>], trigger: TokenId) -> &'a [Event<'k>] {
    let from = events.partition_point(|event| event.trigger < trigger);
    let to = events.partition_point(|event| event.trigger <= trigger);
    &events[from..to]
}

/// The events with triggers in a sentence, of a list in order of the triggers.
pub fn in_sentence<'a, 'k>(doc: &Document, events: &'a [Event<'k>], sentence: usize) -> &'a [Event<'k>] {
    let tokens = &doc.sentences[sentence].tokens;
    let from = events.partition_point(|event| event.trigger < tokens.start);
    let to = events.partition_point(|event| event.trigger < tokens.end);
    &events[from..to]
}

/// Finds the events of a document, in order of their triggers.
pub fn find<'k>(doc: &Document, predicates: &'k Predicates, people: &People) -> Vec<Event<'k>> {
    let mut events = Vec::new();
    for (trigger, token) in doc.tokens.iter().enumerate() {
        let Some(pos) = Pos::of(token.upos) else { continue };
        if np::name_at(doc, trigger).is_some() && pos != Pos::Verb {
            continue; // "Death Valley", "the Attack Brigade"
        }
        if predicates.figures_of_speech().has(doc, trigger) {
            continue; // "Died laughing"
        }
        events.extend(at_trigger(doc, predicates, people, trigger, pos, Context::ANY));
    }
    read_again_out_of_context(doc, predicates, people, &mut events);
    drop_told_twice(doc, &mut events);
    events
}

/// "Nine remain in captivity", "freed three, handing them over": one event in two words, of the same people.
fn drop_told_twice(doc: &Document, events: &mut Vec<Event<'_>>) {
    let twice: Vec<bool> = events
        .iter()
        .map(|event| {
            let token = &doc.tokens[event.trigger];
            let Some(verb) = token.head else { return false };
            let told = || {
                at(events, verb)
                    .iter()
                    .find(|e| e.sense.kind == event.sense.kind && e.sense.frame != Frame::Act)
            };
            let pronouns = || {
                !event.affected.is_empty() && event.affected.iter().all(|&t| doc.tokens[t].upos == Upos::Pron)
            };
            match token.deprel {
                Deprel::Obl if token.upos == Upos::Noun => {
                    told().is_some_and(|e| !e.affected.is_empty() && e.affected == event.affected)
                }
                Deprel::Advcl if token.xpos == Xpos::Vbg => {
                    told().is_some_and(|e| !e.affected.is_empty()) && pronouns()
                }
                _ => false,
            }
        })
        .collect();
    let mut twice = twice.into_iter();
    events.retain(|_| !twice.next().unwrap_or(false));
}

/// The event that a word tells. What means this in another context alone is passed over.
fn at_trigger<'k>(
    doc: &Document,
    predicates: &'k Predicates,
    people: &People,
    trigger: TokenId,
    pos: Pos,
    context: Context,
) -> Option<Event<'k>> {
    candidates(doc, people, trigger, pos)
        .into_iter()
        .find_map(|(lemma, pos)| sense_of(doc, predicates, people, trigger, &lemma, pos, context))
        .filter(|event| event.sense.frame != Frame::Of || !event.affected.is_empty())
        .or_else(|| verb_taken_for_noun(doc, predicates, people, trigger, context))
}

/// What the whole report tells of: some words mean what they do there alone.
#[derive(Clone, Copy)]
struct Context {
    /// People were taken: "three came home".
    captives: bool,
    /// People were hurt or killed by violence: "two others are in hospital".
    hurt: bool,
}

impl Context {
    const ANY: Self = Self { captives: true, hurt: true };

    fn allows(self, sense: &Sense) -> bool {
        (self.captives || !sense.conditions.contains(&Condition::Captives))
            && (self.hurt || !sense.conditions.contains(&Condition::Hurt))
    }
}

/// "Three came home": only where the report tells that people were taken; "is in hospital": only where some were hurt.
fn read_again_out_of_context<'k>(
    doc: &Document,
    predicates: &'k Predicates,
    people: &People,
    events: &mut Vec<Event<'k>>,
) {
    let asks = |event: &Event<'_>, condition| event.sense.conditions.contains(condition);
    let is_word = |lemma: &str| predicates.classes().has("CAPTIVITY_WORD", &lemma.to_lowercase());
    let taken = || {
        events.iter().any(|event| event.sense.kind == Kind::Abducted && !asks(event, &Condition::Captives))
            || doc.tokens.iter().any(|token| is_word(&token.lemma))
    };
    let violent = |event: &Event<'_>| {
        event.sense.attack || matches!(event.sense.kind, Kind::Killed | Kind::Injured | Kind::Casualties)
    };
    let hurt = || events.iter().any(|event| violent(event) && !asks(event, &Condition::Hurt));
    let context = Context {
        captives: !events.iter().any(|event| asks(event, &Condition::Captives)) || taken(),
        hurt: !events.iter().any(|event| asks(event, &Condition::Hurt)) || hurt(),
    };
    if context.captives && context.hurt {
        return;
    }
    let again = events.drain(..).filter_map(|event| {
        if context.allows(event.sense) {
            return Some(event);
        }
        let pos = Pos::of(doc.tokens[event.trigger].upos)?;
        at_trigger(doc, predicates, people, event.trigger, pos, context)
    });
    *events = again.collect();
}

/// The lemma and part of speech under which a token may stand in the table. Taggers take participles for adjectives
/// ("20 wounded") and event nouns for verbs ("20 dead"), so both are tried.
fn candidates(doc: &Document, people: &People, trigger: TokenId, pos: Pos) -> Vec<(String, Pos)> {
    let token = &doc.tokens[trigger];
    let mut all = vec![(token.lemma.clone(), pos)];
    let word = doc.word(trigger).to_lowercase();
    // "5 shot at party": the tagger takes the participle for a noun; the noun would be plural.
    // Not "fired one shot", "filmed in one shot".
    let fired = matches!(token.deprel, Deprel::Obj | Deprel::NsubjPass)
        && token.head.is_some_and(|head| doc.tokens[head].upos == Upos::Verb)
        || doc.children_by(trigger, &[Deprel::Case]).any(|t| t < trigger);
    let counted = || beside::before(doc, trigger).is_some();
    if pos == Pos::Noun && word == "shot" && token.xpos == Xpos::Nn && !fired && counted() {
        return vec![("shoot".to_owned(), Pos::Verb)];
    }
    if pos == Pos::Noun && person_shot(doc, people, trigger).is_some() {
        return vec![("shoot".to_owned(), Pos::Verb)];
    }
    // "Four others were wounded": taggers take some participles of the passive for adjectives.
    let passive = || doc.children_by(trigger, &[Deprel::AuxPass, Deprel::NsubjPass]).next().is_some();
    if token.upos == Upos::Adj && passive() {
        all.insert(0, (token.lemma.clone(), Pos::Verb));
    }
    match pos {
        Pos::Adjective => {
            // "27 dead and 100 wounded": the lemma of a participle is its verb's.
            if word != token.lemma {
                all.push((word, Pos::Adjective));
            }
            all.push((token.lemma.clone(), Pos::Noun));
        }
        Pos::Noun if token.upos == Upos::Noun => all.push((word, Pos::Adjective)),
        Pos::Verb if matches!(token.xpos, Xpos::Vbn | Xpos::Vbd | Xpos::Vbg | Xpos::Jj) => {
            all.push((word, Pos::Adjective))
        }
        _ => {}
    }
    all
}

/// "A man shot on Sunday is recovering": whom a participle describes that taggers take for a noun, as no man is a kind of
/// shot.
fn person_shot(doc: &Document, people: &People, trigger: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[trigger];
    let person = trigger.checked_sub(1).filter(|_| token.xpos == Xpos::Nn && doc.word(trigger) == "shot")?;
    // "A 19-year-old shot on Sunday".
    let of_age = doc.tokens[person].lemma == "old" && doc.tokens[person].deprel == Deprel::Amod;
    let described =
        (doc.tokens[person].deprel == Deprel::Compound || of_age) && doc.tokens[person].head == Some(trigger);
    let one =
        [person, trigger].into_iter().any(|t| doc.children_by(t, &[Deprel::Det]).any(|det| det < person));
    let who = people.who(doc, person).filter(|who| who.is_person && !who.plural);
    let noun = doc.tokens[person].upos == Upos::Noun && who.is_some();
    // "An eight-year-old shot the toddler": whom he shot stands behind, and no time.
    let object = || {
        doc.tokens.get(trigger + 1).is_some_and(|next| {
            next.sentence == token.sentence
                && matches!(next.upos, Upos::Det | Upos::Pron)
                && doc.times.iter().all(|time| !time.tokens.contains(&(trigger + 2)))
        })
    };
    (described && one && (noun || of_age) && !object()).then_some(person)
}

fn sense_of<'k>(
    doc: &Document,
    predicates: &'k Predicates,
    people: &People,
    trigger: TokenId,
    lemma: &str,
    pos: Pos,
    context: Context,
) -> Option<Event<'k>> {
    let senses = predicates.senses(lemma, pos).iter();
    senses.filter(|sense| context.allows(sense)).find_map(|sense| {
        if sense.frame == Frame::Itself && is_left_uncounted(doc, predicates.classes(), trigger)
            || sense.frame != Frame::Itself && is_generic(doc, trigger)
            || sense.kind == Kind::Arrested && is_freed(doc, trigger)
            || sense.kind == Kind::Escaped && sense.frame == Frame::Subject && is_under_way(doc, trigger)
            || sense.frame == Frame::Itself && describes(doc, trigger)
        {
            return None;
        }
        let affected = affected(doc, people, predicates.classes(), trigger, pos, sense);
        let affected: Vec<TokenId> =
            affected.into_iter().map(|head| member_behind(doc, people, head).unwrap_or(head)).collect();
        // "She lost a brother to the war": who loses somebody did not do it.
        let loses = predicates.classes().has("SUFFER_VERB", lemma);
        let agent = if pos == Pos::Verb && !loses { agent(doc, trigger, sense) } else { None };
        // "Woman killed, two hurt": whom it happened to did not do it, though the tree makes them the subject.
        // "Killed his wife and himself": he did it all the same.
        let agent =
            agent.filter(|agent| !affected.contains(agent) || company::is_doer_too(doc, trigger, *agent));
        let event = Event { trigger, sense, affected, agent };
        sense.conditions.iter().all(|condition| holds(doc, people, &event, condition)).then_some(event)
    })
}

/// "Captured a Front for Freedom commander": trees make the group's long name the head of its member.
fn member_behind(doc: &Document, people: &People, head: TokenId) -> Option<TokenId> {
    let name = np::name_at(doc, head)
        .filter(|name| matches!(name.kind, NameKind::ArmedGroup | NameKind::SecurityForce))?;
    // "An al-Wadi cell leader": the last of the nouns behind the name.
    let is_noun = |t: &TokenId| {
        doc.tokens
            .get(*t)
            .is_some_and(|token| token.upos == Upos::Noun && token.sentence == doc.tokens[head].sentence)
    };
    let behind = name.tokens.end;
    let next = (behind..behind + 3).take_while(is_noun).last().unwrap_or(behind);
    let token = doc.tokens.get(next).filter(|token| token.sentence == doc.tokens[head].sentence)?;
    let one =
        doc.children_by(head, &[Deprel::Det]).any(|t| matches!(doc.tokens[t].lemma.as_str(), "a" | "an"));
    let hangs = doc.ancestors(next).take(3).any(|t| name.tokens.contains(&t));
    (token.xpos == Xpos::Nn && one && hangs && people.who(doc, next).is_some_and(|who| who.is_person))
        .then_some(next)
}

/// "Two die in blast", "Shelling kills 12": taggers take verbs of headlines for nouns. Such a verb counts those that stand
/// right beside it.
fn verb_taken_for_noun<'k>(
    doc: &Document,
    predicates: &'k Predicates,
    people: &People,
    trigger: TokenId,
    context: Context,
) -> Option<Event<'k>> {
    let token = &doc.tokens[trigger];
    // "Rebels free three pilots": an adjective does not stand before a number.
    let adjective = token.upos == Upos::Adj && beside::after(doc, trigger).is_some();
    if token.upos != Upos::Noun && !adjective || doc.word(trigger).to_lowercase().ends_with("ing") {
        return None;
    }
    // "During the exchange four soldiers were killed": a noun it is.
    if doc.children_by(trigger, &[Deprel::Det]).any(|t| t < trigger) {
        return None;
    }
    let subject = trigger.checked_sub(1).filter(|&t| {
        doc.tokens[t].sentence == token.sentence && matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn)
    });
    if adjective && subject.is_none() {
        return None;
    }
    let senses = predicates.senses(&token.lemma, Pos::Verb).iter();
    senses.filter(|sense| context.allows(sense)).find_map(|sense| {
        let head = match sense.frame {
            Frame::Subject => beside::before(doc, trigger),
            Frame::Object => beside::after(doc, trigger).or_else(|| {
                let noun = beside::noun_after(doc, trigger).filter(|_| token.deprel != Deprel::Compound)?;
                // "A murder suspect" is not one whom somebody murdered.
                let suspect = doc.tokens[noun].lemma == "suspect" && sense.kind == Kind::Killed;
                people.who(doc, noun).is_some_and(|who| who.is_person && !suspect).then_some(noun)
            }),
            _ => None,
        }?;
        counting::count(doc, people, head, true)?;
        let agent = subject.filter(|&t| sense.frame == Frame::Object && t != head);
        let event = Event { trigger, sense, affected: vec![head], agent };
        sense.conditions.iter().all(|condition| holds(doc, people, &event, condition)).then_some(event)
    })
}

/// "displaced persons", "jailed militants": a bare plural with a describing word tells of a kind of people, not of what
/// happened to some.
fn is_generic(doc: &Document, trigger: TokenId) -> bool {
    let token = &doc.tokens[trigger];
    let Some(noun) = token.head.filter(|_| token.deprel == Deprel::Amod) else { return false };
    np::is_plural(doc, noun)
        && counting::number_of(doc, noun).is_none()
        && doc.children_by(noun, &[Deprel::Det, Deprel::NmodPoss]).next().is_none()
}

/// "Were making off when police came": who is still at it has not got away.
fn is_under_way(doc: &Document, verb: TokenId) -> bool {
    let token = &doc.tokens[verb];
    // "Had blown up a safe and were making off": each verb has its own auxiliary.
    token.xpos == Xpos::Vbg
        && doc
            .children_by(verb, &[Deprel::Aux])
            .any(|t| doc.tokens[t].lemma == "be" && doc.tokens[t].xpos == Xpos::Vbd)
}

/// "Could not count the casualties": how many there were, if any, is left open.
fn is_left_uncounted(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let token = &doc.tokens[noun];
    token.deprel == Deprel::Obj
        && counting::number_of(doc, noun).is_none()
        && token.head.is_some_and(|verb| {
            classes.has("TALLY_VERB", &doc.tokens[verb].lemma) && syntax::is_negated(doc, verb)
        })
}

/// "The release of a jailed relative": of whom a release is told, the word before says who he is.
fn is_freed(doc: &Document, trigger: TokenId) -> bool {
    let token = &doc.tokens[trigger];
    let Some(noun) = token.head.filter(|_| token.deprel == Deprel::Amod) else { return false };
    syntax::has_case(doc, noun, "of")
        && doc.tokens[noun]
            .head
            .is_some_and(|of| matches!(doc.tokens[of].lemma.as_str(), "release" | "freeing"))
}

/// "Body cameras", "casualty figures": a bare noun before another tells what kind of thing that is.
fn describes(doc: &Document, noun: TokenId) -> bool {
    let token = &doc.tokens[noun];
    token.deprel == Deprel::Compound
        && token.xpos == Xpos::Nn
        && token.head.is_some_and(|head| head > noun)
        && counting::number_of(doc, noun).is_none()
}

fn agent(doc: &Document, trigger: TokenId, sense: &Sense) -> Option<TokenId> {
    // "Two hurt in drive-by shooting": taggers take the noun for a verb.
    let compounded = trigger >= 2 && doc.word(trigger - 1) == "by" && doc.word(trigger - 2) == "-";
    match sense.frame {
        _ if compounded => None,
        Frame::Subject | Frame::Itself => None,
        _ => syntax::agent(doc, trigger),
    }
}

/// Heads of the phrases that the event happened to, coordinated ones included.
fn affected(
    doc: &Document,
    people: &People,
    classes: &Classes,
    trigger: TokenId,
    pos: Pos,
    sense: &Sense,
) -> Vec<TokenId> {
    if sense.frame == Frame::Object && lends_its_object(doc, trigger) {
        return Vec::new();
    }
    let first = doc.tokens[trigger].head.filter(|_| doc.tokens[trigger].deprel == Deprel::Conj);
    let shot = person_shot(doc, people, trigger)
        // "Shot and killed by a deputy".
        .or_else(|| first.and_then(|first| person_shot(doc, people, first)));
    if let Some(person) = shot.filter(|_| sense.frame == Frame::Object) {
        return vec![person];
    }
    if sense.frame == Frame::Subject
        && let Some(object) = left_dead(doc, trigger)
    {
        return syntax::coordinated(doc, object).into_iter().filter(|&t| t < trigger).collect();
    }
    if sense.frame == Frame::Subject
        && person_before_case(doc, people, trigger).is_none()
        && let Some(object) = found_with(doc, trigger)
    {
        let found = syntax::coordinated(doc, object).into_iter().filter(|&t| t < trigger);
        // Who is found by name is told of elsewhere, be it as dead.
        return found.filter(|&t| np::name_at(doc, t).is_none()).collect();
    }
    let one = match (sense.frame, pos) {
        (Frame::Object, _) => {
            let described = syntax::described_noun(doc, trigger).filter(|_| syntax::is_passive(doc, trigger));
            let named = described.map_or_else(Vec::new, |noun| {
                let named = identified(doc, people, noun);
                if named.is_empty() { named_behind(doc, classes, noun, trigger) } else { named }
            });
            if !named.is_empty() {
                return named;
            }
            // "The 17 miners they took hostage": the miners.
            let held = |t: TokenId| {
                matches!(doc.word(t).to_lowercase().as_str(), "hostage" | "captive" | "prisoner")
            };
            let miners = doc.tokens[trigger].head.filter(|_| {
                doc.tokens[trigger].deprel == Deprel::AclRelcl
                    && !syntax::is_passive(doc, trigger)
                    && doc.children_by(trigger, &[Deprel::Obj]).any(held)
                    && doc
                        .children_by(trigger, &[Deprel::Nsubj])
                        .all(|t| !matches!(doc.word(t).to_lowercase().as_str(), "who" | "that" | "which"))
            });
            miners.or_else(|| object_of(doc, people, classes, trigger, sense))
        }
        // "wounds suffered by four people": the words have an object of their own, here the subject of the passive.
        (Frame::Subject, Pos::Verb) if has_object_words(sense) && syntax::is_passive(doc, trigger) => {
            syntax::agent(doc, trigger)
        }
        (Frame::Subject, Pos::Verb) => syntax::subject(doc, trigger).map(|t| whose(doc, sense, t)),
        (Frame::Subject, Pos::Adjective) if has_subject_words(sense) => {
            syntax::subject(doc, trigger).map(|t| whose(doc, sense, t))
        }
        (Frame::Subject, Pos::Noun) if person_before_case(doc, people, trigger).is_some() => {
            person_before_case(doc, people, trigger)
        }
        (Frame::Subject, _) => {
            // "The dead are ...", "the wounded reporters are ..."
            let noun = doc.tokens[trigger].head.filter(|_| doc.tokens[trigger].deprel == Deprel::Amod);
            let named = identified(doc, people, noun.unwrap_or(trigger));
            if !named.is_empty() {
                return named;
            }
            if let Some(named) = named_as(doc, classes, trigger) {
                return named;
            }
            described_by_adjective(doc, trigger)
        }
        (Frame::Itself, _) => return itself(doc, people, trigger),
        (Frame::Of, _) => return of_noun(doc, people, trigger),
        (Frame::With, _) => {
            let behind = doc.children_by(trigger, &[Deprel::Obl]).find(|&t| syntax::has_case(doc, t, "with"));
            return behind.map_or_else(Vec::new, |head| syntax::coordinated(doc, head));
        }
        (Frame::Act | Frame::Toll, _) => return Vec::new(),
    };
    // "The boy shot himself": what he did happened to him.
    let itself = |head: TokenId| syntax::is_reflexive(doc, head);
    if sense.frame == Frame::Object && one.is_some_and(itself) && !syntax::is_passive(doc, trigger) {
        let doer =
            syntax::subject(doc, trigger).map_or_else(Vec::new, |subject| syntax::coordinated(doc, subject));
        // "Killed himself and four guards".
        let others = one.into_iter().flat_map(|head| syntax::coordinated(doc, head)).filter(|&t| !itself(t));
        return doer.into_iter().chain(others).collect();
    }
    // "Took his own life": the life is the subject's.
    let own = |head: TokenId| doc.children_by(head, &[Deprel::Amod]).any(|t| doc.tokens[t].lemma == "own");
    let life =
        syntax::object(doc, trigger).filter(|_| sense.frame == Frame::Object && has_object_words(sense));
    if life.is_some_and(own) && !syntax::is_passive(doc, trigger) {
        return syntax::subject(doc, trigger)
            .filter(|&t| doc.tokens[t].deprel.is_subject())
            .into_iter()
            .collect();
    }
    let bare = syntax::is_participle(doc, trigger)
        && doc.children_by(trigger, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next().is_none()
        && syntax::own_subject(doc, trigger).is_none();
    if bare && sense.frame == Frame::Object {
        let listed = beside::with_age(doc, trigger);
        if listed.iter().any(|&head| counting::count(doc, people, head, true).is_some()) {
            return listed;
        }
    }
    // "After Ada Holm, 22, was shot": trees may cut the name off from its verb.
    let auxiliary = doc.children_by(trigger, &[Deprel::AuxPass]).min();
    if let Some(auxiliary) = auxiliary.filter(|_| one.is_none() && sense.frame == Frame::Object) {
        let named = beside::with_age(doc, auxiliary);
        if named.iter().any(|&head| counting::count(doc, people, head, true).is_some()) {
            return named;
        }
    }
    // "14 were killed and 31 wounded": a second participle without an auxiliary has those right before it, not the subject
    // of the first.
    let second = doc.tokens[trigger].deprel == Deprel::Conj
        && syntax::own_subject(doc, trigger).is_none()
        && doc
            .children_by(trigger, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop, Deprel::Obj])
            .next()
            .is_none()
        && matches!(sense.frame, Frame::Object | Frame::Subject)
        && (syntax::is_participle(doc, trigger) || doc.tokens[trigger].upos == Upos::Adj);
    // "Two died and three others suffered burns": trees may join the three to a noun of the first clause.
    let second = second || sense.frame == Frame::Subject && company::is_next_clause(doc, trigger);
    let one = if second { beside::counted_right_before(doc, trigger).or(one) } else { one };
    // "One is dead and another fighting for his life".
    let one = another_before(doc, trigger).filter(|_| sense.frame == Frame::Subject).or(one);
    // "20 injured, two of them critically": trees take the part for the subject.
    let one = one.map(|head| {
        let whole = beside::before(doc, trigger).filter(|_| head > trigger && syntax::takes_up(doc, head));
        whole.unwrap_or(head)
    });
    let telegraphic = doc.tokens[trigger].deprel != Deprel::Amod
        && doc
            .children_by(trigger, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop, Deprel::Obj])
            .next()
            .is_none()
        && (pos == Pos::Adjective || sense.frame == Frame::Object && syntax::is_participle(doc, trigger));
    let listed = if telegraphic { beside::listed(doc, people, trigger) } else { Vec::new() };
    if one.is_some() && !listed.is_empty() {
        return listed;
    }
    // "9 dead and 12 wounded": the second is a predicate of its own, not another of the dead.
    let all = match one {
        Some(head) if head == trigger => vec![head],
        Some(head) => company::with_himself(doc, trigger, sense, company::with_company(doc, trigger, head)),
        None => Vec::new(),
    };
    // Without people among them the tree has gone wrong, as it does in headlines: those right beside count.
    // "212 burned roofs": the number counts what the participle describes.
    let of_thing = doc.tokens[trigger].deprel == Deprel::Amod
        && doc.tokens[trigger].head.is_some_and(|noun| {
            noun == trigger + 1
                && np::is_plural(doc, noun)
                && people.is_no_person(&doc.tokens[noun].lemma)
                && counting::number_of(doc, noun).is_some()
        });
    if !of_thing && !all.iter().any(|&head| counting::count(doc, people, head, true).is_some()) {
        let participle = || {
            syntax::is_participle(doc, trigger)
                // "Forty workers caught the last bus": with an object behind it, it is a past tense.
                && (sense.kind == Kind::Killed
                    || syntax::is_passive(doc, trigger)
                    || !doc.children_by(trigger, &[Deprel::Obj]).any(|object| object > trigger))
        };
        let passive = sense.frame == Frame::Subject || participle() || doc.tokens[trigger].upos != Upos::Verb;
        let found = if passive { beside::before(doc, trigger) } else { None }
            .or_else(|| if sense.frame == Frame::Object { beside::after(doc, trigger) } else { None })
            .filter(|&head| counting::count(doc, people, head, true).is_some());
        if let Some(head) = found {
            return if listed.contains(&head) { listed } else { vec![head] };
        }
    }
    all
}

/// "The shooting left the owner, his son and a guard dead": trees may join the last word to the list before it.
fn left_dead(doc: &Document, trigger: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[trigger];
    let object = token.head.filter(|_| token.deprel == Deprel::Conj && token.upos == Upos::Adj)?;
    let left = doc.tokens[object].head.filter(|_| doc.tokens[object].deprel == Deprel::Obj)?;
    let own = doc.children_by(trigger, &[Deprel::Cop, Deprel::Cc, Deprel::Nsubj]).next().is_some();
    (!own && matches!(doc.tokens[left].lemma.as_str(), "leave" | "find")).then_some(object)
}

/// "Officers found the man in his car with gunshot wounds": those whom somebody found have them, not who found them.
fn found_with(doc: &Document, wounds: TokenId) -> Option<TokenId> {
    let noun = doc.tokens[wounds].upos == Upos::Noun && syntax::has_case(doc, wounds, "with");
    let above = |&t: &TokenId| noun && doc.tokens[t].upos == Upos::Verb;
    let verb = doc.ancestors(wounds).take(3).find(above)?;
    let finds =
        matches!(doc.tokens[verb].lemma.as_str(), "find" | "discover") && !syntax::is_passive(doc, verb);
    syntax::object(doc, verb).filter(|&object| finds && verb < object && object < wounds)
}

/// "Another fighting for his life", where the verb has no subject.
fn another_before(doc: &Document, trigger: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[trigger];
    let bare = token.xpos == Xpos::Vbg
        && doc.children_by(trigger, &[Deprel::Aux, Deprel::Nsubj, Deprel::Obj]).next().is_none();
    trigger.checked_sub(1).filter(|&t| {
        bare && token.deprel == Deprel::Conj
            && doc.tokens[t].lemma == "another"
            && doc.tokens[t].sentence == token.sentence
    })
}

/// The noun that a participle describes; "four agents of the Karsk command kidnapped by rebels" are the agents.
fn described_people(
    doc: &Document,
    people: &People,
    classes: &Classes,
    participle: TokenId,
) -> Option<TokenId> {
    let noun = doc.tokens[participle].head?;
    let counts = |t: TokenId| counting::count(doc, people, t, true).is_some();
    if doc.tokens[participle].deprel != Deprel::Acl {
        // "Three of the wounded policemen": the three.
        let part = doc.tokens[noun].head.filter(|&head| {
            doc.tokens[noun].deprel == Deprel::Nmod
                && syntax::has_case(doc, noun, "of")
                && counting::number_at(doc, head).is_some_and(|n| n.tokens.contains(&head))
                && counting::number_of(doc, noun).is_none()
                // "All but one of the detained men": not the one.
                && head.checked_sub(1).is_none_or(|t| doc.tokens[t].lemma != "but")
        });
        return part.or(Some(noun));
    }
    // "The mother of the boy killed in the blast": the boy.
    let of_whom = doc
        .children_by(noun, &[Deprel::Nmod])
        .filter(|&t| t > noun && t < participle && syntax::has_case(doc, t, "of"))
        .find(|&t| classes.has("NAMED_BY_ANOTHER", &doc.tokens[noun].lemma) && counts(t));
    if of_whom.is_some() || counts(noun) {
        return of_whom.or(Some(noun));
    }
    let above =
        doc.tokens[noun].head.filter(|_| matches!(doc.tokens[noun].deprel, Deprel::Nmod | Deprel::Appos));
    Some(above.filter(|&t| counts(t)).unwrap_or(noun))
}

fn object_of(
    doc: &Document,
    people: &People,
    classes: &Classes,
    trigger: TokenId,
    sense: &Sense,
) -> Option<TokenId> {
    let found = if syntax::is_passive(doc, trigger) {
        match doc.tokens[trigger].deprel {
            // "two killed, three injured": what looks like a description has a subject of its own.
            Deprel::Acl | Deprel::Amod => {
                syntax::own_subject(doc, trigger).or_else(|| described_people(doc, people, classes, trigger))
            }
            _ => syntax::subject(doc, trigger),
        }
    } else {
        // "Two adults wounded after a quarrel": nobody wounds without an object; the tagger took the participle for a
        // past tense.
        syntax::object(doc, trigger).or_else(|| {
            let past = doc.tokens[trigger].xpos == Xpos::Vbd
                && doc.children_by(trigger, &[Deprel::Aux, Deprel::Ccomp, Deprel::Xcomp]).next().is_none();
            // "Was shot in the head and killed", "was identified as a leader and detained": whom the first of the two befell.
            let joined = || {
                let first = doc.tokens[trigger].head.filter(|&first| {
                    doc.tokens[trigger].deprel == Deprel::Conj && first + MOST_TO_CONJUNCT >= trigger
                })?;
                syntax::subject(doc, first).filter(|_| syntax::is_passive(doc, first))
            };
            syntax::own_subject(doc, trigger)
                .or_else(joined)
                .filter(|_| past && (!sense.attack || sense.kind == Kind::Killed) && is_harm(sense.kind))
        })
    }?;
    // "claimed the lives of 12 people": those counted stand behind "of".
    // "Lost her husband": the husband, not she.
    let is_kin = || classes.has("NAMED_BY_ANOTHER", &doc.tokens[found].lemma);
    // "Lost 80 of its men": the 80.
    let is_number = || counting::number_at(doc, found).is_some_and(|number| number.tokens.contains(&found));
    if has_object_words(sense) && !counts_itself(doc, found) && !is_kin() && !is_number() {
        let inner = doc.children(found).find(|&t| {
            (doc.tokens[t].deprel == Deprel::Nmod && syntax::has_case(doc, t, "of"))
                || doc.tokens[t].deprel == Deprel::NmodPoss
        });
        return Some(inner.unwrap_or(found));
    }
    Some(found)
}

/// "A gunman shot and killed five people": the object stands with the second verb, which tells what became of them; the
/// subject did both.
fn lends_its_object(doc: &Document, verb: TokenId) -> bool {
    let second = verb + 2;
    let joined = doc.tokens.get(second).is_some_and(|t| t.upos == Upos::Verb && t.head == Some(verb))
        && doc.tokens[verb + 1].upos == Upos::Cconj;
    joined
        && doc.tokens[second].deprel == Deprel::Conj
        && doc.children_by(second, &[Deprel::Obj]).any(|object| object > second)
        && doc.children_by(second, &[Deprel::AuxPass]).next().is_none()
        && doc.children_by(verb, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::Obj]).next().is_none()
}

/// Kinds whose verbs always have an object or are passive.
fn is_harm(kind: Kind) -> bool {
    matches!(kind, Kind::Killed | Kind::Injured | Kind::Abducted | Kind::Arrested)
}

fn has_object_words(sense: &Sense) -> bool {
    sense.conditions.iter().any(|c| matches!(c, Condition::ObjectIs(_)))
}

fn has_subject_words(sense: &Sense) -> bool {
    sense.conditions.iter().any(|c| matches!(c, Condition::SubjectIs(_)))
}

/// "The fate of the four is unknown": those counted stand behind "of" or before "'s", where the words name the subject.
fn whose(doc: &Document, sense: &Sense, subject: TokenId) -> TokenId {
    if !has_subject_words(sense) {
        return subject;
    }
    let inner = doc.children(subject).find(|&t| {
        doc.tokens[t].deprel == Deprel::Nmod && syntax::has_case(doc, t, "of")
            || doc.tokens[t].deprel == Deprel::NmodPoss
    });
    inner.unwrap_or(subject)
}

fn counts_itself(doc: &Document, head: TokenId) -> bool {
    counting::number_of(doc, head).is_some_and(|n| !n.tokens.contains(&head))
}

/// The noun that an adjective describes: "12 people were dead", "dead soldiers", "left 12 dead", "two dead".
/// "Police named the dead as Ole Vik and Ada Holm": those named are the dead, not who names them.
fn named_as(doc: &Document, classes: &Classes, adjective: TokenId) -> Option<Vec<TokenId>> {
    let verb = doc.tokens[adjective].head.filter(|&verb| {
        verb < adjective
            && matches!(doc.tokens[adjective].deprel, Deprel::Xcomp | Deprel::Obj)
            && classes.has("NAME_VERB", &doc.tokens[verb].lemma)
            && doc.word(adjective - 1).eq_ignore_ascii_case("the")
    })?;
    let name = [adjective, verb].into_iter().find_map(|t| {
        doc.children_by(t, &[Deprel::Obl, Deprel::Nmod])
            .find(|&c| c > adjective && syntax::has_case(doc, c, "as"))
    });
    Some(name.map_or_else(Vec::new, |name| syntax::coordinated(doc, name)))
}

/// "Named the soldiers killed as Sgt Vik and Cpl Holm": those whom a participle describes, by their names.
fn named_behind(doc: &Document, classes: &Classes, noun: TokenId, participle: TokenId) -> Vec<TokenId> {
    let verb = doc.tokens[noun].head.filter(|&verb| {
        doc.tokens[noun].deprel == Deprel::Obj
            && verb < noun
            && classes.has("NAME_VERB", &doc.tokens[verb].lemma)
            && np::determination(doc, noun) == np::Determination::Definite
            && counting::number_of(doc, noun).is_none()
    });
    let Some(verb) = verb else { return Vec::new() };
    let name = [participle, noun, verb].into_iter().find_map(|t| {
        doc.children_by(t, &[Deprel::Obl, Deprel::Nmod])
            .find(|&c| c > participle && syntax::has_case(doc, c, "as"))
    });
    let named = name.map_or_else(Vec::new, |name| syntax::coordinated(doc, name));
    // "Cpl Jan Vik": the rank may head the name.
    let name_of = |t: TokenId| match (np::name_at(doc, t), np::name_at(doc, t + 1)) {
        (None, Some(name)) => np::head(doc, name.tokens.clone()),
        (name, _) => name.map(|_| t),
    };
    let names: Option<Vec<TokenId>> = named.into_iter().map(name_of).collect();
    names.unwrap_or_default()
}

fn described_by_adjective(doc: &Document, adjective: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[adjective];
    if let Some(subject) = syntax::own_subject(doc, adjective) {
        return Some(syntax::antecedent(doc, subject));
    }
    // "Two dead", "the 20 wounded": the adjective stands as a noun.
    if doc.children_by(adjective, &[Deprel::Nummod]).next().is_some() {
        return Some(adjective);
    }
    // "among the dead were three children"
    if syntax::has_case(doc, adjective, "among") {
        return among_whom(doc, adjective).or(token.head);
    }
    match token.deprel {
        Deprel::Amod => token.head,
        // "left 12 dead", "were released unharmed", "remain unaccounted for"
        // "Discovered one man and two children dead": trees may take the state for a clause.
        Deprel::Ccomp if found_in_state(doc, adjective) => token.head.and_then(|verb| acted_on(doc, verb)),
        Deprel::Xcomp | Deprel::Advmod => token.head.and_then(|verb| {
            let state_of_subject = || token.deprel == Deprel::Xcomp && leaves_in_state(doc, verb);
            acted_on(doc, verb)
                .or_else(|| spoken_of(doc, verb, adjective))
                .or_else(|| syntax::subject(doc, verb).filter(|_| state_of_subject()))
        }),
        Deprel::Acl | Deprel::AclRelcl => token.head,
        // "remains at large", "is in critical condition"; "to free those still in captivity"
        Deprel::Obl => token.head.and_then(|verb| {
            object_right_before(doc, verb, adjective).or_else(|| syntax::subject(doc, verb))
        }),
        // "those still in captivity"
        Deprel::Nmod => token.head,
        Deprel::Conj | Deprel::Advcl | Deprel::Parataxis | Deprel::Ccomp => syntax::subject(doc, adjective),
        _ if doc.children_by(adjective, &[Deprel::Det, Deprel::Case]).next().is_some() => Some(adjective),
        _ => None,
    }
}

/// Whether an adjective without subject or verb of its own stands behind the object of the verb above it.
fn found_in_state(doc: &Document, adjective: TokenId) -> bool {
    let bare = doc.children_by(adjective, &[Deprel::Cop, Deprel::Aux, Deprel::Mark]).next().is_none();
    let object = doc.tokens[adjective].head.and_then(|verb| syntax::object(doc, verb));
    bare && object.is_some_and(|object| object < adjective)
}

/// "Spoke of five of its men dead": those behind "of".
fn spoken_of(doc: &Document, verb: TokenId, adjective: TokenId) -> Option<TokenId> {
    doc.children_by(verb, &[Deprel::Obl])
        .find(|&t| t > verb && t < adjective && syntax::has_case(doc, t, "of"))
        .filter(|&t| counting::number_of(doc, t).is_some())
}

/// "Five hurt in shooting; man in custody": in headlines the person stands right before the preposition, whatever the
/// tree says.
fn person_before_case(doc: &Document, people: &People, noun: TokenId) -> Option<TokenId> {
    let case = doc.children_by(noun, &[Deprel::Case]).next()?;
    let before = case.checked_sub(1).filter(|&t| doc.tokens[t].sentence == doc.tokens[noun].sentence)?;
    // "19-year-old in custody"
    // "Two people dead and six in a serious condition".
    if let Some(number) = counting::number_at(doc, before).filter(|_| doc.tokens[before].upos == Upos::Num) {
        let joint = number.tokens.start.checked_sub(1)?;
        let joins = matches!(doc.tokens[joint].lemma.as_str(), "and" | "," | ";" | "another");
        let same = doc.tokens[joint].sentence == doc.tokens[noun].sentence;
        return (joins && same && counting::count(doc, people, before, true).is_some()).then_some(before);
    }
    // "Left one man dead and another in critical condition".
    if doc.tokens[before].upos == Upos::Det && doc.tokens[before].lemma == "another" {
        let and = before.checked_sub(1).is_some_and(|t| doc.tokens[t].lemma == "and");
        return (and && counting::count(doc, people, before, true).is_some()).then_some(before);
    }
    // "Two people, including a student, with minor wounds".
    let before = if doc.word(before) == "," { before_parts(doc, before)? } else { before };
    let is_noun =
        matches!(doc.tokens[before].upos, Upos::Noun | Upos::Propn) || doc.tokens[before].lemma == "old";
    let is_noun = is_noun || counting::is_one_more(doc, before);
    if !is_noun || counting::count(doc, people, before, false).is_none() {
        return arrived(doc, people, noun);
    }
    // "A boy was found by police with a gunshot wound": who found him is not who has it.
    // "He was taken to St. Ann in critical condition": nor is the place that he was taken to.
    let goal = syntax::has_case(doc, before, "to");
    let aside = goal || syntax::has_case(doc, before, "by");
    let verb = doc.tokens[before].head.filter(|&verb| aside && syntax::is_passive(doc, verb));
    let found = verb
        .and_then(|verb| syntax::subject(doc, verb))
        .filter(|&subject| !goal || counting::count(doc, people, subject, true).is_some());
    Some(found.unwrap_or(before))
}

/// "Two teens showed up at a hospital with gunshot wounds": those who came are who has them.
fn arrived(doc: &Document, people: &People, wounds: TokenId) -> Option<TokenId> {
    let place = doc.tokens[wounds].head.filter(|_| doc.tokens[wounds].deprel == Deprel::Nmod)?;
    let verb = doc.tokens[place].head.filter(|_| doc.tokens[place].deprel == Deprel::Obl)?;
    let behind = syntax::has_case(doc, wounds, "with") && doc.tokens[verb].upos == Upos::Verb;
    let comes = behind && syntax::object(doc, verb).is_none();
    let subject = syntax::subject(doc, verb).filter(|_| comes)?;
    (people.who(doc, place).is_none() && counting::count(doc, people, subject, false).is_some())
        .then_some(subject)
}

/// Most words of the parts that are told between commas.
const PARTS: usize = 12;

/// The word before ", including a student,", given its second comma.
fn before_parts(doc: &Document, comma: TokenId) -> Option<TokenId> {
    let sentence = doc.tokens[comma].sentence;
    let opens = (comma.saturating_sub(PARTS)..comma).rev().find(|&t| doc.word(t) == ",")?;
    let introduces = matches!(doc.tokens[opens + 1].lemma.as_str(), "include" | "including" | "among");
    let before = opens.checked_sub(1).filter(|&t| doc.tokens[t].sentence == sentence)?;
    introduces.then_some(before)
}

/// The object that a phrase behind it describes, with nothing but adverbs and the phrase's own preposition between.
fn object_right_before(doc: &Document, verb: TokenId, word: TokenId) -> Option<TokenId> {
    let object = syntax::object(doc, verb).filter(|&object| verb < object && object < word)?;
    // "Leaving three with machete wounds": the phrase's own words may stand between too.
    let own = doc.tokens_in(np::core(doc, word)).start.min(word);
    let between = |t: TokenId| t >= own || matches!(doc.tokens[t].upos, Upos::Adv | Upos::Adp);
    (object + 1..word).all(between).then_some(object)
}

/// Who is said to be among the dead: the subject of the clause around the word.
fn among_whom(doc: &Document, word: TokenId) -> Option<TokenId> {
    let clauses = [word].into_iter().chain(doc.ancestors(word).take(3));
    // "Three officers were among the dead, he said": trees may hang both subjects on the verb of saying.
    let before = |t: TokenId| {
        let subjects = doc.children_by(t, &[Deprel::Nsubj, Deprel::NsubjPass]).filter(|&s| s < word);
        subjects.last().filter(|_| t > word)
    };
    clauses
        .into_iter()
        .find_map(|t| before(t).or_else(|| syntax::own_subject(doc, t)))
        .filter(|&subject| subject != word)
}

fn itself(doc: &Document, people: &People, noun: TokenId) -> Vec<TokenId> {
    if syntax::has_case(doc, noun, "among") {
        // "Among the dead are a nurse and two clerks": the tree may make them the predicate.
        let predicate = || {
            let head = doc.tokens[noun].head?;
            let copula = doc.children(noun).chain(doc.children(head)).any(|t| doc.tokens[t].lemma == "be");
            (copula && head > noun && syntax::is_nominal(doc, head)).then_some(head)
        };
        return syntax::coordinated(doc, among_whom(doc, noun).or_else(predicate).unwrap_or(noun));
    }
    // "Seven of the dead were children": the seven.
    let is_noun = |t: TokenId| {
        doc.tokens[t].upos == Upos::Noun && doc.children_by(t, &[Deprel::Cop]).next().is_some()
            || doc.tokens[t].upos == Upos::Verb
    };
    let part = doc.tokens[noun].head.filter(|&head| {
        head < noun
            && syntax::has_case(doc, noun, "of")
            && counting::number_at(doc, head).is_some_and(|n| n.interval.high != Some(0))
            && counting::number_of(doc, noun).is_none()
            && (doc.tokens[head].deprel == Deprel::Obj
                || doc.tokens[head].deprel.is_subject() && doc.tokens[head].head.is_some_and(is_noun))
    });
    if let Some(part) = part {
        return vec![part];
    }
    // "a wound to the body", "a gun under his body"
    const AT: &[&str] = &["to", "in", "on", "under", "underneath", "beneath", "through", "near", "across"];
    // "the lower part of the body"
    const AREAS: &[&str] = &["part", "side", "half", "area"];
    let area = doc.tokens[noun].head.is_some_and(|head| AREAS.contains(&doc.tokens[head].lemma.as_str()))
        && syntax::has_case(doc, noun, "of");
    let hit = area || AT.iter().any(|word| syntax::has_case(doc, noun, word));
    if hit && doc.tokens[noun].lemma == "body" {
        return Vec::new();
    }
    let named = identified(doc, people, noun);
    if !named.is_empty() {
        return named;
    }
    // "The remains of three miners": those whose they are; "human remains" are of nobody known.
    if matches!(doc.tokens[noun].lemma.as_str(), "remain" | "remains") {
        let whose =
            doc.children_by(noun, &[Deprel::Nmod]).find(|&t| t > noun && syntax::has_case(doc, t, "of"));
        return whose.map_or_else(Vec::new, |whose| syntax::coordinated(doc, whose));
    }
    let several = bodies_of(doc, people, noun);
    if several.is_empty() { vec![noun] } else { several }
}

/// "The bodies of a man and a woman": the man and the woman.
fn bodies_of(doc: &Document, people: &People, noun: TokenId) -> Vec<TokenId> {
    if !people.is_body(&doc.tokens[noun].lemma) || counting::number_of(doc, noun).is_some() {
        return Vec::new();
    }
    let of = doc.children_by(noun, &[Deprel::Nmod]).find(|&t| t > noun && syntax::has_case(doc, t, "of"));
    let Some(first) = of.or_else(|| syntax::whose(doc, noun)) else { return Vec::new() };
    let mut all = syntax::coordinated(doc, first);
    // "The bodies of a clerk, Ada Holm, 44, and her son": trees join her age to her.
    all.retain(|&t| !ages::is_between_commas(doc, t));
    // "The bodies of Ada Holm, Per Dahl and Ole Vik": trees may join names into one.
    let reach = np::tokens(doc, first, np::Extent::Coordinated);
    let names =
        doc.names.iter().filter(|name| name.kind == NameKind::Person && reach.contains(&name.tokens.start));
    let named: Vec<TokenId> = names.filter_map(|name| np::head(doc, name.tokens.clone())).collect();
    if named.len() > all.len() {
        all = named;
    }
    let counts = |&t: &TokenId| {
        counting::count(doc, people, t, false).is_some_and(|c| c.who.is_person && c.interval.high.is_some())
    };
    // One of whom "of" tells is counted with the body itself.
    let told_here = all.len() > 1 || of.is_none();
    if told_here && all.iter().all(counts) { all } else { Vec::new() }
}

/// "The dead are two women and a child": who they are is said by the predicate.
fn identified(doc: &Document, people: &People, noun: TokenId) -> Vec<TokenId> {
    // "The names of the injured are ..."
    let named = doc.tokens[noun].head.filter(|&name| {
        doc.tokens[noun].deprel == Deprel::Nmod
            && matches!(doc.tokens[name].lemma.as_str(), "name" | "identity")
    });
    let token = &doc.tokens[named.unwrap_or(noun)];
    let said = token.head.filter(|&predicate| {
        token.deprel == Deprel::Nsubj
            && np::determination(doc, noun) == np::Determination::Definite
            && counting::number_of(doc, noun).is_none()
            && syntax::is_nominal(doc, predicate)
            && doc.children_by(predicate, &[Deprel::Cop]).next().is_some()
    });
    // "The dead include a nurse and two clerks".
    let included = token.head.filter(|&verb| {
        token.deprel == Deprel::Nsubj && doc.tokens[verb].lemma == "include" && named.is_none()
    });
    let told = match (said, included.and_then(|verb| syntax::object(doc, verb))) {
        (Some(predicate), _) => syntax::listed(doc, predicate),
        (None, Some(object)) => syntax::coordinated(doc, object),
        (None, None) => Vec::new(),
    };
    let counts = |&t: &TokenId| {
        counting::count(doc, people, t, false)
            .is_some_and(|c| c.interval.low.is_some() && c.interval.high.is_some())
    };
    if told.iter().all(counts) { told } else { Vec::new() }
}

/// "the death of two men", "X's killing", "protester killings", "20 deaths".
fn of_noun(doc: &Document, people: &People, noun: TokenId) -> Vec<TokenId> {
    let numbered = counting::number_of(doc, noun).is_some_and(|n| !n.tokens.contains(&noun));
    if numbered || people.is_deed(&doc.tokens[noun].lemma) && counting::is_made(doc, noun) {
        return vec![noun];
    }
    let behind: Vec<TokenId> = doc
        .children(noun)
        .filter(|&t| {
            doc.tokens[t].deprel == Deprel::NmodPoss
                || (doc.tokens[t].deprel == Deprel::Nmod && syntax::has_case(doc, t, "of"))
        })
        .collect();
    // "Friday's death of a boy": people before other words.
    let counts = |&t: &TokenId| counting::count(doc, people, t, true).is_some();
    // "The father's killing of his wife": whoever is named before it did it.
    let of = |&&t: &&TokenId| t > noun && counts(&t);
    let behind =
        behind.iter().find(of).or_else(|| behind.iter().find(|t| counts(t))).or_else(|| behind.first());
    let inner = behind.copied().or_else(|| {
        doc.children_by(noun, &[Deprel::Compound])
            .find(|&t| matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn))
            // "Police arrest suspect": those who act, before a verb that was taken for a noun.
            .filter(|&t| group_of(doc, people, t) != Some(Group::SecurityForces))
    });
    inner.map_or_else(|| identified(doc, people, noun), |head| syntax::coordinated(doc, head))
}

/// "remain missing", "lay dead": verbs that say nothing but that a state holds.
fn leaves_in_state(doc: &Document, verb: TokenId) -> bool {
    matches!(doc.tokens[verb].lemma.as_str(), "remain" | "stay" | "lie" | "lay" | "go" | "fall")
}

/// The object of a verb; of a passive one its subject.
pub fn acted_on(doc: &Document, verb: TokenId) -> Option<TokenId> {
    if syntax::is_passive(doc, verb) { syntax::subject(doc, verb) } else { syntax::object(doc, verb) }
}

/// The group that a noun phrase tells.
pub fn group_of(doc: &Document, people: &People, head: TokenId) -> Option<Group> {
    people.who(doc, head).and_then(|who| who.group)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::{claims, counts};

    #[test]
    fn taken_and_dying() {
        claims(
            "\
Six _ CD 2 nummod
nurses nurse NNS 4 nsubj:pass
were be VBD 4 aux:pass
taken take VBN 0 root
on _ IN 6 case
Saturday Saturday NNP 4 obl:unmarked
near _ IN 9 case
the _ DT 9 det
border _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
Six _ CD 2 nummod
nurses nurse NNS 4 nsubj:pass
were be VBD 4 aux:pass
taken take VBN 0 root
home _ RB 4 advmod
on _ IN 7 case
Saturday Saturday NNP 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
The _ DT 3 det
old _ JJ 3 amod
man _ NN 5 nsubj
is be VBZ 5 aux
dying die VBG 0 root SpaceAfter=No
. _ . 5 punct
",
            expect![[r#"
                abducted 6..6 hostages | asserted | the report | Six nurses were taken on Saturday near the border
            "#]],
        );
    }

    #[test]
    fn let_go_and_sent_home() {
        claims(
            "\
Rebels rebel NNS 3 nsubj
have have VBP 3 aux
kidnapped kidnap VBN 0 root
six _ CD 5 nummod
clerks clerk NNS 3 obj SpaceAfter=No
. _ . 3 punct

They they PRP 2 nsubj
let _ VBD 0 root
go _ VB 2 xcomp
two _ CD 5 nummod
women woman NNS 3 nsubj SpaceAfter=No
. _ . 2 punct

Three _ CD 5 nsubj:pass
of _ IN 3 case
them _ PRP 1 nmod
were be VBD 5 aux:pass
sent send VBN 0 root
home _ RB 5 advmod SpaceAfter=No
. _ . 5 punct

Rebels rebel NNS 0 root
free _ JJ 4 amod
three _ CD 4 nummod
pilots pilot NNS 1 appos
",
            expect![[r#"
                abducted 6..6 hostages | asserted | the report | Rebels have kidnapped six clerks
                released 2..2 hostages | asserted | the report | They let go two women
                released 3..3 hostages | asserted | the report | Three of them were sent home
                released 3..3 hostages | asserted | the report | Rebels free three pilots
            "#]],
        );
        claims(
            "\
Three _ CD 2 nummod
pupils pupil NNS 4 nsubj:pass
were be VBD 4 aux:pass
sent send VBN 0 root
home _ RB 4 advmod SpaceAfter=No
. _ . 4 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn own_lives_and_kin_lost() {
        claims(
            "\
A _ DT 2 det
gunman _ NN 3 nsubj
took take VBD 0 root
his _ PRP$ 6 nmod:poss
own _ JJ 6 amod
life _ NN 3 obj SpaceAfter=No
. _ . 3 punct

# newpar
She _ PRP 2 nsubj
lost lose VBD 0 root
her _ PRP$ 4 nmod:poss
husband _ NN 2 obj
and _ CC 7 cc
three _ CD 7 nummod
sons son NNS 4 conj SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
company _ NN 3 nsubj
lost lose VBD 0 root
two _ CD 5 nummod
contracts contract NNS 3 obj SpaceAfter=No
. _ . 3 punct

# newpar
Three _ CD 2 nummod
officers officer NNS 12 nsubj
who _ WP 4 nsubj
stood stand VBD 2 acl:relcl
guard _ NN 4 obj
were be VBD 9 cop
among _ IN 9 case
the _ DT 9 det
dead _ JJ 12 ccomp SpaceAfter=No
, _ , 9 punct
he _ PRP 12 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 12 punct

# newpar
A _ DT 3 det
suicide _ NN 3 compound
bomber _ NN 4 nsubj
blew blow VBD 0 root
himself _ PRP 4 obj
up _ RP 4 compound:prt
at _ IN 9 case
a _ DT 9 det
checkpoint _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
The _ DT 2 det
attack _ NN 3 nsubj
cost _ VBD 0 root
nine _ CD 5 nummod
people _ NNS 3 obj
their _ PRP$ 7 nmod:poss
lives life NNS 3 obj SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 1..1 militants | asserted | the report | A gunman took his own life
                killed 1..1 people | asserted | the report | She lost her husband and three sons
                killed 3..3 people | asserted | the report | She lost her husband and three sons
                killed 3..3 security_forces | asserted | guard | Three officers who stood guard were among the dead
                killed 1..1 militants | asserted | the report | A suicide bomber blew himself up at a checkpoint
                attack | asserted | the report | A suicide bomber blew himself up at a checkpoint
                killed 9..9 people | asserted | the report | The attack cost nine people their lives
            "#]],
        );
    }

    #[test]
    fn captives_and_others_held() {
        claims(
            "\
Rebels rebel NNS 3 nsubj
have _ VBP 3 aux
kidnapped kidnap VBN 0 root
six _ CD 5 nummod
clerks clerk NNS 3 obj SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
others other NNS 6 nsubj:pass
are be VBP 6 aux
still _ RB 6 advmod
being be VBG 6 aux:pass
held hold VBN 0 root SpaceAfter=No
. _ . 6 punct

# newpar
Two _ CD 2 nummod
clerks clerk NNS 4 nsubj:pass
were be VBD 4 aux:pass
handed hand VBN 0 root
over _ RP 4 compound:prt
to _ IN 9 case
the _ DT 9 det
Red Red NNP 9 amod Name=B-Organisation
Cross Cross NNP 4 obl SpaceAfter=No|Name=I-Organisation
. _ . 4 punct
",
            expect![[r#"
                abducted 6..6 hostages | asserted | the report | Rebels have kidnapped six clerks
                abducted 2..- hostages | asserted | the report | The others are still being held
                released 2..2 hostages | asserted | the report | Two clerks were handed over to the Red Cross
            "#]],
        );
    }

    #[test]
    fn held_where_nobody_was_taken() {
        claims(
            "\
Police _ NNS 2 nsubj
said say VBD 0 root
31 _ CD 4 nummod
people _ NNS 7 nsubj:pass
were be VBD 7 aux
being be VBG 7 aux:pass
held hold VBN 2 ccomp SpaceAfter=No
. _ . 2 punct

# newpar
The _ DT 2 det
others other NNS 6 nsubj:pass
are be VBP 6 aux
still _ RB 6 advmod
being be VBG 6 aux:pass
held hold VBN 0 root SpaceAfter=No
. _ . 6 punct
",
            expect![[r#"
                arrested 31..31 militants | asserted | Police | 31 people were being held
                arrested 2..- militants | asserted | the report | The others are still being held
            "#]],
        );
    }

    #[test]
    fn participles_called_adjectives_and_parts() {
        claims(
            "\
Four _ CD 2 nummod
others other NNS 4 nsubj:pass
were be VBD 4 aux:pass
wounded wound VBN 0 root SpaceAfter=No
. _ . 4 punct

# newpar
Three _ CD 7 nsubj:pass
of _ IN 5 case
the _ DT 5 det
wounded wound VBN 5 amod
policemen policeman NNS 1 nmod
were be VBD 7 aux:pass
flown fly VBN 0 root
to _ IN 10 case
the _ DT 10 det
capital _ NN 7 obl SpaceAfter=No
. _ . 7 punct

# newpar
The _ DT 3 det
coast _ NN 3 compound
guard _ NN 4 nsubj
said say VBD 0 root
212 _ CD 7 nummod
burned burn VBN 7 amod
roofs roof NNS 9 nsubj:pass
were be VBD 9 aux:pass
seen see VBN 4 ccomp SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                injured 4..4 people | asserted | the report | Four others were wounded
                injured 3..3 security_forces | asserted | the report | Three of the wounded policemen were flown to the capital
            "#]],
        );
    }

    #[test]
    fn who_is_found_with_wounds_has_them() {
        let found = "\
Officers officer NNS 2 nsubj
found find VBD 0 root
a a DT 4 det
man man NN 2 obj
in in IN 7 case
a a DT 7 det
shed shed NN 2 obl
with with IN 10 case
deep deep JJ 10 amod
wounds wound NNS 2 obl SpaceAfter=No
. . . 2 punct
";
        assert_eq!(counts(found), ["injured 1 asserted"]);
        assert_eq!(counts(&found.replace("deep deep", "fatal fatal")), ["killed 1 asserted"]);
    }

    #[test]
    fn whose_killing_of_whom() {
        claims(
            "\
The _ DT 2 det
father _ NN 4 nmod:poss SpaceAfter=No
's _ POS 2 case
killing _ NN 8 nsubj
of _ IN 7 case
his _ PRP$ 7 nmod:poss
wife _ NN 4 nmod
shook shake VBD 0 root
the _ DT 10 det
town _ NN 8 obj SpaceAfter=No
. _ . 8 punct
",
            expect![[r#"
                killed 1..1 people | asserted | the report | The father's killing of his wife shook the town
            "#]],
        );
    }
}
