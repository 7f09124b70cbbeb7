//! Operations of police, army or rescuers, and whether they have begun, go on or are over.

use language::{Deprel, Document, NameKind, TokenId, Upos, Xpos};

use crate::clause;
use crate::draft::Draft;
use crate::np;
use crate::people::People;
use crate::predicates::{Classes, Predicates};
use crate::reading::{Group, Kind};
use crate::syntax;

/// What a document says of operations: at most one claim of a kind a sentence.
pub fn find(doc: &Document, predicates: &Predicates, people: &People) -> Vec<Draft> {
    let classes = predicates.classes();
    let mut drafts: Vec<Draft> = Vec::new();
    for (token, t) in doc.tokens.iter().enumerate() {
        let told = match t.upos {
            Upos::Noun | Upos::Propn if is_operation(doc, classes, token) => {
                phase_of_noun(doc, classes, people, token).or_else(|| fought_on(doc, classes, people, token))
            }
            // "Wrapped up its offensive": taggers may take the noun for an adjective.
            Upos::Adj if t.deprel == Deprel::Obj && is_operation(doc, classes, token) => {
                phase_of_noun(doc, classes, people, token)
            }
            Upos::Noun if t.lemma == "work" => at_work(doc, classes, people, token),
            Upos::Verb => searching(doc, classes, people, token)
                .or_else(|| sought(doc, classes, people, token))
                .or_else(|| acting_on(doc, classes, people, token))
                .or_else(|| sent(doc, classes, people, token))
                .or_else(|| raided(doc, classes, people, token))
                .or_else(|| set_out(doc, classes, people, token))
                .or_else(|| moved_in(doc, classes, people, token))
                .or_else(|| in_action(doc, classes, people, token))
                .or_else(|| given_up(doc, classes, token))
                .or_else(|| it_goes_on(doc, classes, &drafts, token)),
            _ => None,
        };
        let Some((kind, trigger)) = told else { continue };
        let same_sentence = |d: &Draft| doc.tokens[d.trigger].sentence == t.sentence && d.kind == kind;
        if drafts.iter().rev().take(4).any(same_sentence) {
            continue;
        }
        let phrase = np::core(doc, token);
        let mut draft = Draft::new(kind, trigger, clause::evidence(doc, trigger, &[phrase]));
        draft.agent = syntax::subject(doc, trigger).filter(|&s| s != token);
        drafts.push(draft);
    }
    drafts
}

/// "the operation", "rescue work".
fn is_operation(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    let lemma = &doc.tokens[noun].lemma.to_lowercase();
    classes.has("OPERATION", lemma) || is_rescue_work(doc, classes, noun) || is_hostage_taking(doc, noun)
}

/// "The hostage-taking", which tokenisers part.
pub fn is_hostage_taking(doc: &Document, noun: TokenId) -> bool {
    doc.tokens[noun].lemma.eq_ignore_ascii_case("taking")
        && doc.children_by(noun, &[Deprel::Compound]).any(|t| doc.tokens[t].lemma == "hostage")
}

fn is_rescue_work(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    classes.has("WORK_NOUN", &doc.tokens[noun].lemma)
        && doc
            .children_by(noun, &[Deprel::Compound, Deprel::Amod])
            .any(|t| classes.has("RESCUE_WORD", &doc.tokens[t].lemma))
        || classes.has("WORK_NOUN", &doc.tokens[noun].lemma) && is_work_of_rescuers(doc, classes, noun)
}

/// "Rescuers ended their work".
fn is_work_of_rescuers(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    doc.tokens[noun].deprel == Deprel::Obj
        && doc.tokens[noun]
            .head
            .and_then(|verb| syntax::own_subject(doc, verb))
            .is_some_and(|subject| classes.has("RESCUER", &doc.tokens[subject].lemma))
}

/// The phase that the words around an operation's noun tell.
fn phase_of_noun(
    doc: &Document,
    classes: &Classes,
    people: &People,
    operation: TokenId,
) -> Option<(Kind, TokenId)> {
    // "another phase of the operation" begins and ends as the operation does.
    let noun = whole_or_phase(doc, classes, operation);
    let token = &doc.tokens[noun];
    if let Some(told) = in_search(doc, people, noun) {
        return Some(told);
    }
    let head = token.head?;
    let lemma = doc.tokens[head].lemma.as_str();
    let operation_lemma = doc.tokens[operation].lemma.to_lowercase();
    let operation_lemma = operation_lemma.as_str();
    // A violent act of the attackers begins and goes on too, but only its end is an end of operations.
    let is_operation = classes.has("PHASE_NOUN", operation_lemma) || is_rescue_work(doc, classes, operation);
    let is_effort = operation_lemma == "effort";
    let verb = doc.tokens[head].upos == Upos::Verb;
    let by_forces = verb && syntax::agent(doc, head).is_some_and(|agent| is_force(doc, people, agent));
    if token.deprel.is_subject() {
        let told = phase_of_subject(doc, classes, noun, is_operation && !is_effort, is_operation);
        if told.is_some() {
            return told;
        }
    }
    if !is_operation && !by_forces {
        return None;
    }
    if is_operation {
        let phase_word = doc.children(noun).chain([head]).find(|&t| {
            classes.has("ONGOING_WORD", &doc.tokens[t].lemma) && (t != head || token.deprel.is_subject())
        });
        if let Some(word) = phase_word {
            return Some((Kind::OperationOngoing, word));
        }
    }
    // Trees take the object behind a particle for a complement: "called off its search".
    let particle = token.deprel == Deprel::Obl
        && doc.children_by(noun, &[Deprel::Case]).any(|t| doc.tokens[t].lemma == "off");
    let object = matches!(token.deprel, Deprel::Obj | Deprel::NsubjPass)
        || particle
        || token.deprel == Deprel::Xcomp && token.upos == Upos::Noun;
    if object && verb {
        return phase_of_object(doc, classes, head, is_effort, is_operation);
    }
    if !is_operation {
        return None;
    }
    // "continued with the mission"
    if token.deprel == Deprel::Obl
        && syntax::has_case(doc, noun, "with")
        && classes.has("ONGOING_VERB", lemma)
    {
        return Some((Kind::OperationOngoing, head));
    }
    // "brought the siege to an end", "a halt to rescue work"
    if token.deprel == Deprel::Nmod
        && classes.has("END_NOUN", lemma)
        && syntax::has_case(doc, noun, "to")
        && doc.tokens[head].deprel == Deprel::Obj
    {
        return Some((Kind::OperationEnded, head));
    }
    // "killed during an operation": told as done, with its outcome.
    let during = stands_behind(doc, noun, "during")
        || (syntax::has_case(doc, noun, "in") && operation_lemma == "operation");
    // "detained another nine during overnight searches": trees may hang the phrase on those counted.
    let told_by = match token.deprel {
        Deprel::Obl => Some(head),
        Deprel::Nmod if !verb => doc.tokens[head].head.filter(|_| doc.tokens[head].deprel == Deprel::Obj),
        _ => None,
    };
    let done = told_by.is_some_and(|verb| matches!(doc.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbn));
    (during && done && !is_effort).then_some((Kind::OperationEnded, noun))
}

/// Words of a phrase between its preposition and its noun.
const PHRASE: usize = 6;

/// Whether a noun stands behind a preposition with nothing but its own words between, whatever the tree says: "during
/// separate, overnight searches".
fn stands_behind(doc: &Document, noun: TokenId, preposition: &str) -> bool {
    if syntax::has_case(doc, noun, preposition) {
        return true;
    }
    let first = doc.sentences[doc.tokens[noun].sentence].tokens.start;
    (first.max(noun.saturating_sub(PHRASE))..noun)
        .rev()
        .find(|&t| {
            !matches!(
                doc.tokens[t].upos,
                Upos::Adj | Upos::Punct | Upos::Det | Upos::Num | Upos::Noun | Upos::Propn | Upos::Adv
            )
        })
        .is_some_and(|t| doc.tokens[t].lemma == preposition)
}

/// "Police are still in search of the gunman".
fn in_search(doc: &Document, people: &People, noun: TokenId) -> Option<(Kind, TokenId)> {
    if doc.tokens[noun].lemma != "search" || !syntax::has_case(doc, noun, "in") {
        return None;
    }
    let above = doc.tokens[noun].head.and_then(|head| syntax::subject(doc, head));
    let seeker = syntax::subject(doc, noun).or(above)?;
    is_force(doc, people, seeker).then_some((Kind::OperationOngoing, noun))
}

fn whole_or_phase(doc: &Document, classes: &Classes, operation: TokenId) -> TokenId {
    doc.tokens[operation]
        .head
        .filter(|&head| {
            doc.tokens[operation].deprel == Deprel::Nmod
                && syntax::has_case(doc, operation, "of")
                && classes.has("PHASE_PART", &doc.tokens[head].lemma)
        })
        .unwrap_or(operation)
}

/// "The siege has ended", "the search goes on", "rescue work resumed".
fn phase_of_subject(
    doc: &Document,
    classes: &Classes,
    noun: TokenId,
    may_start: bool,
    may_go_on: bool,
) -> Option<(Kind, TokenId)> {
    let head = doc.tokens[noun].head?;
    let lemma = doc.tokens[head].lemma.as_str();
    let verb = doc.tokens[head].upos == Upos::Verb;
    // "Farm siege ends": in headlines, which leave out articles.
    let headlined = doc.tokens[head].xpos == Xpos::Vbz
        && doc.tokens[head].deprel == Deprel::Root
        && doc.children_by(noun, &[Deprel::Det, Deprel::NmodPoss]).next().is_none();
    let told_as_past = headlined || matches!(doc.tokens[head].xpos, Xpos::Vbd | Xpos::Vbn | Xpos::Other);
    let ended =
        if verb { classes.has("END_VERB", lemma) && told_as_past } else { classes.has("END_WORD", lemma) };
    if ended && !syntax::is_negated(doc, head) {
        return Some((Kind::OperationEnded, head));
    }
    if may_go_on && verb && classes.has("ONGOING_VERB", lemma) {
        return Some((Kind::OperationOngoing, head));
    }
    // "A sweep got under way"
    let under_way =
        lemma == "get" && doc.children_by(head, &[Deprel::Obl]).any(|t| doc.tokens[t].lemma == "way");
    (may_start && verb && (classes.has("START_VERB", lemma) || under_way))
        .then_some((Kind::OperationStarted, head))
}

/// "launched an operation", "continued the search", "an operation was conducted".
fn phase_of_object(
    doc: &Document,
    classes: &Classes,
    verb: TokenId,
    is_effort: bool,
    is_operation: bool,
) -> Option<(Kind, TokenId)> {
    let lemma = doc.tokens[verb].lemma.as_str();
    if classes.has("ONGOING_VERB", lemma) {
        return Some((Kind::OperationOngoing, verb));
    }
    let particle =
        |word: &str| doc.children_by(verb, &[Deprel::CompoundPrt]).any(|t| doc.tokens[t].lemma == word);
    let kicked_off = lemma == "kick" && particle("off") && is_operation;
    if (classes.has("START_VERB", lemma) || kicked_off) && !is_effort {
        return Some((Kind::OperationStarted, verb));
    }
    if !is_operation {
        return None;
    }
    let broken_off = lemma == "break" && particle("off") || lemma == "wrap" && particle("up");
    if classes.has("END_VERB", lemma) || broken_off {
        return Some((Kind::OperationEnded, verb));
    }
    if !classes.has("CONDUCT_VERB", lemma) {
        return None;
    }
    // "as the force conducted a search": in the middle of it.
    let sets_the_scene = doc.tokens[verb].deprel == Deprel::Advcl
        && doc
            .children_by(verb, &[Deprel::Mark])
            .any(|m| matches!(doc.tokens[m].lemma.as_str(), "as" | "while"));
    if is_progressive(doc, verb) || sets_the_scene {
        return Some((Kind::OperationOngoing, verb));
    }
    matches!(lemma, "conduct" | "carry" | "execute").then_some((Kind::OperationEnded, verb))
}

/// "Police are searching for the gunmen", "is combing the area", "saw soldiers searching a house".
fn searching(doc: &Document, classes: &Classes, people: &People, verb: TokenId) -> Option<(Kind, TokenId)> {
    // "Divers are looking for him".
    let looks = doc.tokens[verb].lemma == "look"
        && doc.children_by(verb, &[Deprel::Obl]).any(|t| syntax::has_case(doc, t, "for"));
    if !looks && !classes.has("SEARCH_VERB", &doc.tokens[verb].lemma) {
        return None;
    }
    let by_forces = syntax::subject(doc, verb).is_some_and(|subject| {
        let lemma = &doc.tokens[subject].lemma;
        is_force(doc, people, subject) || classes.has("RESCUER", lemma) || classes.has("FORCE_NOUN", lemma)
    });
    // "Were going from door to door looking for him".
    let along = || doc.tokens[verb].head.is_some_and(|above| is_progressive(doc, above));
    let watched = doc.tokens[verb].xpos == Xpos::Vbg
        && (matches!(doc.tokens[verb].deprel, Deprel::Acl | Deprel::Xcomp | Deprel::Ccomp)
            || doc.tokens[verb].deprel == Deprel::Advcl && along());
    // "Police hunt gunman": in headlines.
    let headlined = matches!(doc.tokens[verb].xpos, Xpos::Vbz | Xpos::Vbp)
        && classes.has("HUNT_VERB", &doc.tokens[verb].lemma)
        && doc.tokens[verb].deprel == Deprel::Root;
    let going_on = is_progressive(doc, verb)
        || watched
        || headlined
        || doc.children_by(verb, &[Deprel::Advmod]).any(|t| doc.tokens[t].lemma == "still");
    (by_forces && going_on).then_some((Kind::OperationOngoing, verb))
}

/// "Sappers are at work", "diggers were still at work".
fn at_work(doc: &Document, classes: &Classes, people: &People, noun: TokenId) -> Option<(Kind, TokenId)> {
    if !syntax::has_case(doc, noun, "at")
        || doc.children_by(noun, &[Deprel::NmodPoss, Deprel::Det]).next().is_some()
    {
        return None;
    }
    let above = || doc.tokens[noun].head.and_then(|head| syntax::own_subject(doc, head));
    let subject = syntax::own_subject(doc, noun).or_else(above)?;
    let rescues = syntax::coordinated(doc, subject)
        .into_iter()
        .any(|t| classes.has("RESCUER", &doc.tokens[t].lemma) || is_force(doc, people, t));
    rescues.then_some((Kind::OperationOngoing, noun))
}

/// "Two attackers are being pursued", "their leader is still being sought": by whom goes without saying.
fn sought(doc: &Document, classes: &Classes, people: &People, verb: TokenId) -> Option<(Kind, TokenId)> {
    let going_on = classes.has("PURSUE_VERB", &doc.tokens[verb].lemma)
        && syntax::is_passive(doc, verb)
        && is_progressive(doc, verb);
    let whom = syntax::subject(doc, verb).filter(|_| going_on)?;
    people.who(doc, whom).is_some_and(|who| who.is_person).then_some((Kind::OperationOngoing, verb))
}

/// "Police raided six farms": over when it is told.
fn raided(doc: &Document, classes: &Classes, people: &People, verb: TokenId) -> Option<(Kind, TokenId)> {
    let token = &doc.tokens[verb];
    let done = classes.has("RAID_VERB", &token.lemma) && matches!(token.xpos, Xpos::Vbd | Xpos::Vbn);
    let by = syntax::agent(doc, verb).filter(|_| done && !syntax::is_negated(doc, verb))?;
    is_force(doc, people, by).then_some((Kind::OperationEnded, verb))
}

/// "A patrol has set out".
fn set_out(doc: &Document, classes: &Classes, people: &People, verb: TokenId) -> Option<(Kind, TokenId)> {
    let sets_out = doc.tokens[verb].lemma == "set"
        && doc
            .children_by(verb, &[Deprel::CompoundPrt])
            .any(|t| matches!(doc.tokens[t].lemma.as_str(), "out" | "off"))
        && syntax::object(doc, verb).is_none()
        && !syntax::is_negated(doc, verb);
    let who = syntax::own_subject(doc, verb).filter(|_| sets_out)?;
    let lemma = &doc.tokens[who].lemma;
    (is_force(doc, people, who) || classes.has("FORCE_NOUN", lemma) || classes.has("RESCUER", lemma))
        .then_some((Kind::OperationStarted, verb))
}

/// "Troops moved into the hills to hunt down the kidnappers".
fn moved_in(doc: &Document, classes: &Classes, people: &People, verb: TokenId) -> Option<(Kind, TokenId)> {
    let token = &doc.tokens[verb];
    let moves = classes.has("MOVE_IN_VERB", &token.lemma)
        && matches!(token.xpos, Xpos::Vbd | Xpos::Vbn | Xpos::Vbz)
        && !syntax::is_negated(doc, verb);
    let who = syntax::own_subject(doc, verb).filter(|_| moves)?;
    let forces = is_force(doc, people, who) || classes.has("FORCE_NOUN", &doc.tokens[who].lemma);
    let hunts = |t: TokenId| {
        let lemma = &doc.tokens[t].lemma;
        syntax::is_infinitive(doc, t)
            && (classes.has("SEARCH_VERB", lemma) || classes.has("REACH_VERB", lemma))
    };
    let purpose = doc.children_by(verb, &[Deprel::Advcl, Deprel::Xcomp]).any(hunts);
    (forces && purpose).then_some((Kind::OperationStarted, verb))
}

/// "Fighting was continuing", "the battle was still going on": told as not over.
fn fought_on(doc: &Document, classes: &Classes, people: &People, noun: TokenId) -> Option<(Kind, TokenId)> {
    let token = &doc.tokens[noun];
    let verb = token.head.filter(|_| token.deprel.is_subject())?;
    // "Clashes were going on" are acts, told by the noun.
    let lasting = classes.has("FIGHT_BETWEEN", &token.lemma.to_lowercase())
        && token.xpos == Xpos::Nn
        && doc.children_by(noun, &[Deprel::Amod]).next().is_none();
    // "The battle over the budget", "the fight against malaria".
    let about_things = doc.children_by(noun, &[Deprel::Nmod]).any(|t| {
        let case =
            ["over", "for", "against", "about", "of"].iter().any(|case| syntax::has_case(doc, t, case));
        case && doc.tokens[t].upos == Upos::Noun && people.who(doc, t).is_none()
    });
    (lasting && !about_things && is_going_on(doc, classes, verb)).then_some((Kind::OperationOngoing, verb))
}

/// "Residents said it was continuing", "it was still going on": of an operation of which the sentence or the one before tells.
fn it_goes_on(doc: &Document, classes: &Classes, before: &[Draft], verb: TokenId) -> Option<(Kind, TokenId)> {
    let token = &doc.tokens[verb];
    let it = syntax::own_subject(doc, verb).filter(|&t| doc.tokens[t].lemma == "it")?;
    let told = before.last().is_some_and(|d| token.sentence - doc.tokens[d.trigger].sentence <= 1);
    (told && it < verb && is_going_on(doc, classes, verb)).then_some((Kind::OperationOngoing, verb))
}

/// "Is continuing", "still goes on": told as not over.
pub fn is_going_on(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    let token = &doc.tokens[verb];
    let beside = |word: &str| {
        doc.children_by(verb, &[Deprel::CompoundPrt, Deprel::Advmod]).any(|t| doc.tokens[t].lemma == word)
    };
    // "Was going well", "entered its third day".
    let goes_on = match token.lemma.as_str() {
        "go" | "drag" | "rage" => beside("on"),
        "continue" => true,
        _ => false,
    };
    token.upos == Upos::Verb
        && goes_on
        && classes.has("ONGOING_VERB", &token.lemma)
        && !syntax::is_negated(doc, verb)
        && (is_progressive(doc, verb) || token.xpos == Xpos::Vbz || beside("still"))
}

/// "Troops are following their trail", "soldiers are still fighting in the town", "as units searched houses".
fn in_action(doc: &Document, classes: &Classes, people: &People, verb: TokenId) -> Option<(Kind, TokenId)> {
    let lemma = &doc.tokens[verb].lemma;
    let searched = classes.has("HUNT_VERB", lemma)
        && doc.tokens[verb].xpos == Xpos::Vbd
        && doc.tokens[verb].deprel == Deprel::Advcl
        && doc
            .children_by(verb, &[Deprel::Mark])
            .any(|m| matches!(doc.tokens[m].lemma.as_str(), "as" | "while"));
    let acts = classes.has("IN_ACTION", lemma)
        && doc.tokens[verb].xpos == Xpos::Vbg
        && doc.children_by(verb, &[Deprel::Aux]).any(|t| {
            doc.tokens[t].lemma == "be" && matches!(doc.tokens[t].xpos, Xpos::Vbz | Xpos::Vbp | Xpos::Vbd)
        });
    // Whoever fights a fire is in no operation.
    let fire = || syntax::object(doc, verb).is_some_and(|t| classes.has("FIRE_NOUN", &doc.tokens[t].lemma));
    if !searched && !acts || syntax::is_negated(doc, verb) || fire() {
        return None;
    }
    let who = syntax::own_subject(doc, verb)?;
    let lemma = &doc.tokens[who].lemma;
    (is_force(doc, people, who)
        || classes.has("RESCUER", lemma)
        || searched && classes.has("FORCE_NOUN", lemma))
    .then_some((Kind::OperationOngoing, verb))
}

/// "Rescuers gave up at noon".
fn given_up(doc: &Document, classes: &Classes, verb: TokenId) -> Option<(Kind, TokenId)> {
    let gives_up = doc.tokens[verb].lemma == "give"
        && doc.children_by(verb, &[Deprel::CompoundPrt]).any(|t| doc.tokens[t].lemma == "up")
        && !syntax::is_negated(doc, verb);
    let by = syntax::own_subject(doc, verb).filter(|_| gives_up)?;
    let rescuer = |t: TokenId| {
        classes.has("RESCUER", &doc.tokens[t].lemma)
            || doc
                .children_by(t, &[Deprel::Compound])
                .any(|c| classes.has("RESCUE_WORD", &doc.tokens[c].lemma))
    };
    rescuer(by).then_some((Kind::OperationEnded, verb))
}

/// "The troops continue to clear the town", "the marines began to attack the city", "police were still trying to reach the
/// cabin".
fn acting_on(doc: &Document, classes: &Classes, people: &People, verb: TokenId) -> Option<(Kind, TokenId)> {
    let lemma = &doc.tokens[verb].lemma;
    let goes_on = lemma == "continue";
    let begins = matches!(lemma.as_str(), "begin" | "start" | "resume");
    let strives = classes.has("STRIVE_VERB", lemma) && is_progressive(doc, verb);
    if !goes_on && !begins && !strives {
        return None;
    }
    doc.children_by(verb, &[Deprel::Xcomp, Deprel::Advcl])
        .filter(|&t| syntax::is_infinitive(doc, t) || !strives)
        .find(|&t| {
            let lemma = &doc.tokens[t].lemma;
            let operates = classes.has("SEARCH_VERB", lemma) || classes.has("OPERATE_VERB", lemma);
            if strives { classes.has("REACH_VERB", lemma) } else { operates }
        })?;
    let by_forces = syntax::subject(doc, verb).is_some_and(|subject| {
        is_force(doc, people, subject) || strives && classes.has("RESCUER", &doc.tokens[subject].lemma)
    });
    let kind = if goes_on || strives { Kind::OperationOngoing } else { Kind::OperationStarted };
    by_forces.then_some((kind, verb))
}

/// "Sent soldiers to hunt for the gunmen", "ordered units to join in the pursuit".
fn sent(doc: &Document, classes: &Classes, people: &People, verb: TokenId) -> Option<(Kind, TokenId)> {
    if !classes.has("SEND_VERB", &doc.tokens[verb].lemma) || syntax::is_infinitive(doc, verb) {
        return None;
    }
    let passive = syntax::is_passive(doc, verb);
    let forces = if passive { syntax::subject(doc, verb) } else { syntax::object(doc, verb) }?;
    // "Divers have been sent to the wreck".
    let rescuers = classes.has("RESCUER", &doc.tokens[forces].lemma)
        && people.who(doc, forces).is_some_and(|who| who.is_person);
    let people_sent =
        is_force(doc, people, forces) || rescuers || classes.has("FORCE_NOUN", &doc.tokens[forces].lemma);
    // "Sent two boats and a helicopter to look for the crew": craft go anywhere, and search where that is said.
    let craft = || {
        syntax::coordinated(doc, forces).into_iter().any(|t| {
            let lemma = &doc.tokens[t].lemma;
            classes.has("SEARCH_PARTY", lemma)
                || classes.has("RESCUER", lemma)
                || classes.has("AIRCRAFT", lemma)
        })
    };
    if !people_sent && !craft() {
        return None;
    }
    let operation = |t: TokenId| {
        let lemma = &doc.tokens[t].lemma;
        let looks =
            lemma == "look" && doc.children_by(t, &[Deprel::Obl]).any(|o| syntax::has_case(doc, o, "for"));
        looks || classes.has("SEARCH_VERB", lemma) || classes.has("PHASE_NOUN", lemma)
    };
    // "Sent 300 soldiers to the valley": where to is purpose enough.
    let told = people_sent
        && classes.has("DISPATCH_VERB", &doc.tokens[verb].lemma)
        && matches!(doc.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbn | Xpos::Vbz)
        && doc.children_by(verb, &[Deprel::Aux]).all(|t| doc.tokens[t].lemma == "have")
        && !syntax::is_negated(doc, verb);
    let goal = |t: TokenId| {
        ["to", "into", "in", "across", "around", "up", "at"].iter().any(|case| syntax::has_case(doc, t, case))
    };
    if told && doc.children_by(verb, &[Deprel::Obl]).any(goal) && doc.tokens[verb].deprel != Deprel::AclRelcl
    {
        return Some((Kind::OperationStarted, verb));
    }
    let purpose = doc
        .children_by(verb, &[Deprel::Xcomp, Deprel::Advcl])
        .chain(doc.children_by(forces, &[Deprel::Acl]))
        .filter(|&t| syntax::is_infinitive(doc, t))
        .any(|t| operation(t) || doc.children_by(t, &[Deprel::Obj, Deprel::Obl]).any(operation));
    purpose.then_some((Kind::OperationStarted, verb))
}

fn is_force(doc: &Document, people: &People, head: TokenId) -> bool {
    people.who(doc, head).is_some_and(|who| who.group == Some(Group::SecurityForces))
        || np::name_at(doc, head).is_some_and(|name| name.kind == NameKind::SecurityForce)
}

fn is_progressive(doc: &Document, verb: TokenId) -> bool {
    let is_being = |t: TokenId| doc.word(t).eq_ignore_ascii_case("being");
    doc.tokens[verb].xpos == Xpos::Vbg
        && doc.children_by(verb, &[Deprel::Aux]).any(|t| doc.tokens[t].lemma == "be")
        || doc.children_by(verb, &[Deprel::AuxPass]).any(is_being)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn begun_and_going_on() {
        claims(
            "\
Rescue _ NN 2 compound
work _ NN 3 nsubj
resumed resume VBD 0 root
on _ IN 5 case
Friday Friday NNP 3 obl SpaceAfter=No
. _ . 3 punct

Police _ NNS 5 nsubj
are be VBP 5 cop
still _ RB 5 advmod
in _ IN 5 case
search _ NN 0 root
of _ IN 8 case
the _ DT 8 det
gunman _ NN 5 nmod SpaceAfter=No
. _ . 5 punct

Troops _ NNS 2 nsubj
began begin VBD 0 root
their _ PRP$ 4 nmod:poss
assault _ NN 2 obj
on _ IN 7 case
the _ DT 7 det
town _ NN 4 nmod SpaceAfter=No
. _ . 2 punct

As _ IN 4 mark
the _ DT 3 det
soldiers soldier NNS 4 nsubj
conducted conduct VBD 10 advcl
a _ DT 6 det
search _ NN 4 obj SpaceAfter=No
, _ , 4 punct
a _ DT 9 det
mine _ NN 10 nsubj
exploded explode VBD 0 root SpaceAfter=No
. _ . 10 punct
",
            expect![[r#"
                operation_started | asserted | the report | Rescue work resumed on Friday
                operation_ongoing | asserted | the report | Police are still in search of the gunman
                operation_started | asserted | the report | Troops began their assault on the town
                attack | asserted | the report | Troops began their assault on the town
                operation_ongoing | asserted | the report | As the soldiers conducted a search
                attack | asserted | the report | a mine exploded
            "#]],
        );
    }

    #[test]
    fn sent_sought_and_given_up() {
        claims(
            "\
Troops _ NNS 4 nsubj:pass
have _ VBP 4 aux
been be VBN 4 aux:pass
sent send VBN 0 root
into _ IN 7 case
the _ DT 7 det
hills hill NNS 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
Two _ CD 2 nummod
attackers attacker NNS 5 nsubj:pass
are be VBP 5 aux
being be VBG 5 aux:pass
pursued pursue VBN 0 root SpaceAfter=No
. _ . 5 punct

# newpar
Rescuers rescuer NNS 2 nsubj
gave give VBD 0 root
up _ RP 2 compound:prt
at _ IN 5 case
noon _ NN 2 obl SpaceAfter=No
. _ . 2 punct

# newpar
Police _ NNS 2 nsubj
searched search VBD 0 root
six _ CD 4 nummod
farms farm NNS 2 obj
before _ IN 6 case
dawn _ NN 2 obl SpaceAfter=No
. _ . 2 punct

# newpar
A _ DT 2 det
sweep _ NN 3 nsubj
got get VBD 0 root
under _ IN 5 case
way _ NN 3 obl
at _ IN 7 case
noon _ NN 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
Rescuers rescuer NNS 2 nsubj
ended end VBD 0 root
their _ PRP$ 4 nmod:poss
work _ NN 2 obj
on _ IN 6 case
Friday Friday NNP 2 obl SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                operation_started | asserted | the report | Troops have been sent into the hills
                operation_ongoing | asserted | the report | Two attackers are being pursued
                operation_ended | asserted | the report | Rescuers gave up at noon
                operation_ended | asserted | the report | Police searched six farms before dawn
                operation_started | asserted | the report | A sweep got under way at noon
                operation_ended | asserted | the report | Rescuers ended their work on Friday
            "#]],
        );
    }

    #[test]
    fn still_trying() {
        claims(
            "\
Troops troop NNS 4 nsubj
were be VBD 4 aux
still still RB 4 advmod
trying try VBG 0 root
to to TO 6 mark
reach reach VB 4 xcomp
the the DT 8 det
cabin cabin NN 6 obj SpaceAfter=No
. . . 4 punct

# newpar
Police police NNS 3 nsubj
were be VBD 3 aux
trying try VBG 0 root
to to TO 5 mark
persuade persuade VB 3 xcomp
voters voter NNS 5 obj SpaceAfter=No
. . . 3 punct
",
            expect![[r#"
                operation_ongoing | asserted | the report | Troops were still trying to reach the cabin
            "#]],
        );
    }

    #[test]
    fn in_action() {
        claims(
            "\
Sappers sapper NNS 4 nsubj
are be VBP 4 cop
at _ IN 4 case
work _ NN 0 root SpaceAfter=No
. _ . 4 punct

# newpar
A _ DT 2 det
patrol _ NN 3 nsubj
set _ VBD 0 root
out _ RP 3 compound:prt
at _ IN 6 case
noon _ NN 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
Soldiers soldier NNS 4 nsubj
are be VBP 4 aux
still _ RB 4 advmod
fighting fight VBG 0 root
in _ IN 7 case
the _ DT 7 det
town _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
The _ DT 3 det
coast _ NN 3 compound
guard _ NN 4 nsubj
called call VBD 0 root
off _ RP 7 case
its _ PRP$ 7 nmod:poss
search _ NN 4 obl SpaceAfter=No
. _ . 4 punct

# newpar
Divers diver NNS 3 nsubj
are be VBP 3 aux
looking look VBG 0 root
for _ IN 6 case
two _ CD 6 nummod
boys boy NNS 3 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                operation_ongoing | asserted | the report | Sappers are at work
                operation_started | asserted | the report | A patrol set out at noon
                operation_ongoing | asserted | the report | Soldiers are still fighting in the town
                operation_ended | asserted | the report | The coast guard called off its search
                missing 2..2 children | asserted | the report | Divers are looking for two boys
                operation_ongoing | asserted | the report | Divers are looking for two boys
            "#]],
        );
    }
}
