//! What the whole report says of those counted: their group where the phrase itself says none, and who of the injured
//! died.

use std::collections::{HashMap, HashSet};

use language::{Deprel, Document, NameKind, Span, TokenId, Upos, Xpos};

use crate::counting;
use crate::draft::Draft;
use crate::ellipsis;
use crate::entities::Entities;
use crate::figures;
use crate::incident::Occurrence;
use crate::killed_by_forces;
use crate::np;
use crate::ordinals;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{EntityKind, Group, IncidentType, Kind, Reality, Stance};
use crate::said_parts;
use crate::same_people;
use crate::sides;
use crate::syntax;
use crate::the_first;

/// One person of the report: an entity, or the noun phrase that later ones take up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Person {
    Entity(usize),
    Phrase(TokenId),
}

/// From this number on, the same number of dead again is that of the same people.
const SURELY_THE_SAME: u64 = 3;

/// Fills the groups that other mentions of the same persons tell, and reads an injury of one who died as the death.
pub fn fill(
    doc: &Document,
    people: &People,
    classes: &Classes,
    entities: &Entities,
    drafts: &mut Vec<Draft>,
) {
    parts_of_them(doc, classes, drafts);
    same_people::count(doc, people, drafts);
    let known = known_groups(doc, people, entities, drafts);
    let numbers: Vec<_> = drafts.iter().filter_map(told_number).collect();
    for draft in drafts.iter_mut() {
        let Some(counted) = &mut draft.counted else { continue };
        let unsaid = matches!(draft.group, None | Some(Group::People));
        let meant = person(entities, counted.head);
        // "The man charged with killing her": nobody is the one whom they killed.
        let is_agent = draft.agent.is_some_and(|agent| person(entities, agent) == meant);
        // "Shot nine of them": of those whom the pronoun takes up.
        let whole = || {
            let mut behind = doc.children_by(counted.head, &[Deprel::Nmod]);
            let them = behind.find(|&t| matches!(doc.word(t).to_lowercase().as_str(), "them" | "whom"))?;
            // Nobody shoots some of himself: a pronoun taken for the gunmen was taken wrongly.
            if draft.agent.is_some_and(|agent| person(entities, agent) == person(entities, them)) {
                return told_before(doc, people, counted.head, draft.agent);
            }
            // "Killed nine rebels. ... The bureau said nine of them died": as many were told of before, and "them" is taken for
            // the bureau.
            let as_many = numbers.iter().rev().find(|(head, kind, number, _)| {
                *head < counted.head && *kind == draft.kind && *number == counted.interval.low
            });
            if let Some((.., group)) = as_many.filter(|(_, _, number, _)| *number >= Some(SURELY_THE_SAME)) {
                return Some(*group);
            }
            let told = known.get(&person(entities, them)).copied();
            told.or_else(|| {
                people.who(doc, entities.antecedent(them)?)?.group.filter(|g| *g != Group::People)
            })
            .or_else(|| told_before(doc, people, counted.head, draft.agent))
        };
        if unsaid
            && !is_agent
            && let Some(group) = known.get(&meant).copied().or_else(whole)
        {
            draft.group = Some(group);
            counted.who.group = Some(group);
        }
    }
    sides::fill(doc, people, classes, entities, drafts);
    ellipsis::fill(doc, people, classes, drafts);
    attackers_in_flight(doc, classes, drafts);
    prisoners_let_go(doc, drafts);
    prisoners_on_the_run(doc, drafts);
    suspects_let_go(drafts);
    let_go_by_captors(doc, people, drafts);
    hostages_let_go(doc, classes, drafts);
    // A mayor among those detained is a suspect like them.
    for index in 0..drafts.len() {
        let whole = drafts[index].part_of.map(|total| (drafts[total].kind, drafts[total].group));
        if whole == Some((Kind::Arrested, Some(Group::Militants))) && drafts[index].kind == Kind::Arrested {
            drafts[index].group = Some(Group::Militants);
        }
    }
    who_turned_the_gun_on_himself_and_lives(doc, classes, drafts);
    murder_and_suicide(doc, classes, drafts);
    deaths_of_the_shot(doc, people, entities, drafts);
    the_first::all_died(doc, drafts);
    shot_of_whom_some_died(doc, classes, drafts);
    displaced_by_violence(drafts);
    killed_by_forces::some_of_them(doc, people, classes, entities, drafts);
    killed_by_forces::members(doc, people, classes, entities, drafts);
    killed_by_forces::fill(doc, people, classes, entities, drafts);
    told_twice(doc, entities, drafts);
}

/// Whom a figure counts, of which kind, how many and of which group, where a number and the group are told.
fn told_number(draft: &Draft) -> Option<(TokenId, Kind, Option<u64>, Group)> {
    let counted = draft.counted.as_ref().filter(|counted| counted.quantity.is_some())?;
    let group = draft.group.filter(|group| *group != Group::People)?;
    Some((counted.head, draft.kind, counted.interval.low, group))
}

/// "Hurt 20 workers, five of them seriously": the five are of the sentence's own total, whoever else "them" could mean.
fn parts_of_them(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let Some(whole) = drafts[index].part_of.map(|whole| &drafts[whole]) else { continue };
        let same_sentence = doc.tokens[whole.trigger].sentence == doc.tokens[drafts[index].trigger].sentence;
        let group = whole.group.filter(|group| *group != Group::People && same_sentence);
        let whole_kind = whole.kind;
        let part = &mut drafts[index];
        let unsaid = matches!(part.group, None | Some(Group::People));
        let Some(counted) = part.counted.as_mut().filter(|_| unsaid && group.is_some()) else { continue };
        // "Two farmers, a man and a boy": the man was one of the two.
        let anybody = classes.has("GENERIC_VICTIM", &doc.tokens[counted.head].lemma)
            && counted.interval.high == Some(1)
            && matches!(whole_kind, Kind::Killed | Kind::Injured | Kind::Casualties);
        let of_them = doc
            .children_by(counted.head, &[Deprel::Nmod])
            .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "them" | "whom"));
        if of_them || anybody {
            part.group = group;
            counted.who.group = group;
        }
    }
}

/// Those who leave their homes because of fighting are no party to it (annotation guide, decision 20); of a flood or an
/// earthquake they are people.
fn displaced_by_violence(drafts: &mut [Draft]) {
    if !drafts.iter().any(|d| d.kind == Kind::Attack && d.reality == Reality::Actual) {
        return;
    }
    let people = |d: &&mut Draft| d.kind == Kind::Displaced && matches!(d.group, None | Some(Group::People));
    for draft in drafts.iter_mut().filter(people) {
        draft.group = Some(Group::Civilians);
    }
}

/// "The victim was taken to hospital, where she is in critical condition": one sentence tells the same of the same people
/// once.
fn told_twice(doc: &Document, entities: &Entities, drafts: &mut Vec<Draft>) {
    #[derive(PartialEq, Eq, Hash)]
    enum Who {
        Person(Person),
        Number(Span),
    }
    let mut seen: HashMap<(usize, Kind, Who), usize> = HashMap::new();
    let mut drop = vec![false; drafts.len()];
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&i| drafts[i].trigger);
    for i in order {
        let draft = &drafts[i];
        let Some(counted) = &draft.counted else { continue };
        if !matches!(
            draft.kind,
            Kind::Injured | Kind::Escaped | Kind::Arrested | Kind::Missing | Kind::Killed
        ) || draft.reality != Reality::Actual
            || draft.stance == Stance::Denied
        {
            continue;
        }
        // Those of one number are the same, whichever of its words the tree makes the head.
        let who = counted.quantity.map_or_else(|| Who::Person(person(entities, counted.head)), Who::Number);
        let key = (doc.tokens[draft.trigger].sentence, draft.kind, who);
        match seen.get(&key) {
            Some(&first) => {
                let before = &drafts[first];
                let same = before.counted.as_ref().is_some_and(|c| c.interval == counted.interval)
                    && before.holder.as_ref().map(|h| h.head) == draft.holder.as_ref().map(|h| h.head);
                drop[i] = same && before.trigger != draft.trigger;
            }
            None => {
                seen.insert(key, i);
            }
        }
    }
    figures::remove(drafts, &drop);
}

/// "Troops chased the attackers and killed eight of them": the group of those named last before the number, in its
/// sentence.
fn told_before(doc: &Document, people: &People, head: TokenId, agent: Option<TokenId>) -> Option<Group> {
    let start = doc.sentences[doc.tokens[head].sentence].tokens.start;
    let last = (start..head)
        .rev()
        .find(|&t| np::is_plural(doc, t) && people.who(doc, t).is_some_and(|who| who.is_person))?;
    let named = Some(last).filter(|&t| Some(t) != agent && doc.tokens[t].deprel == Deprel::Obj)?;
    people.who(doc, named)?.group.filter(|group| *group != Group::People)
}

fn person(entities: &Entities, head: TokenId) -> Person {
    // "Palestinians" shot by settlers are not those whom the army detains.
    let one = |entity: &usize| entities.kind(*entity) != Some(EntityKind::People);
    match entities.at(head).filter(one) {
        Some(entity) => Person::Entity(entity),
        None => Person::Phrase(entities.antecedent(head).unwrap_or(head)),
    }
}

/// The group of each person that some mention tells: by its own words, by its role, or by what the person did.
fn known_groups(
    doc: &Document,
    people: &People,
    entities: &Entities,
    drafts: &[Draft],
) -> HashMap<Person, Group> {
    let dead: HashSet<Person> = drafts
        .iter()
        .filter(|d| d.kind == Kind::Killed && d.reality == Reality::Actual && !is_of_itself(doc, d))
        .filter_map(|d| d.counted.as_ref().filter(|counted| counted.interval.high == Some(1)))
        .map(|counted| person(entities, counted.head))
        .collect();
    let mut known = HashMap::new();
    let mut tell = |person: Person, group: Option<Group>| {
        if let Some(group) = group.filter(|group| *group != Group::People) {
            known.entry(person).or_insert(group);
        }
    };
    for draft in drafts {
        if let Some(counted) = &draft.counted {
            let head = counted.head;
            // "No women were arrested" makes no women suspects.
            let nobody = counted.interval.high == Some(0);
            // "He fled": a pronoun or last name taken for one who was killed was taken wrongly.
            let caught = matches!(draft.kind, Kind::Arrested | Kind::Surrendered | Kind::Escaped)
                && dead.contains(&person(entities, head));
            // "Asked her to put the gun down": nobody has given himself up.
            let wanted = draft.reality == Reality::Unreal
                && matches!(draft.kind, Kind::Arrested | Kind::Surrendered | Kind::Escaped);
            tell(person(entities, head), draft.group.filter(|_| !nobody && !caught && !wanted));
            if let Some(earlier) = entities.antecedent(head) {
                tell(person(entities, head), people.who(doc, earlier).and_then(|who| who.group));
            }
        }
    }
    for (index, entity) in entities.list.iter().enumerate() {
        for mention in &entity.mentions {
            for token in doc.tokens_in(*mention) {
                tell(Person::Entity(index), people.who(doc, token).and_then(|who| who.group));
            }
        }
        // "Ada Holm, a reporter for ..."
        if let Some(role) = entity.role {
            // Not those whom the role only speaks of: "a father of two girls".
            let heads =
                np::head(doc, doc.tokens_in(role)).map_or_else(Vec::new, |t| syntax::coordinated(doc, t));
            for token in heads.into_iter().filter(|&t| doc.tokens[t].upos == Upos::Noun) {
                tell(Person::Entity(index), people.who(doc, token).and_then(|who| who.group));
            }
        }
    }
    let hurt: HashMap<TokenId, bool> = drafts
        .iter()
        .filter(|d| matches!(d.kind, Kind::Killed | Kind::Injured | Kind::Casualties))
        .filter_map(|d| d.counted.as_ref())
        .map(|counted| (counted.head, counted.interval.low.is_some_and(|low| low >= 2)))
        .collect();
    let triggers: HashSet<TokenId> = drafts.iter().map(|d| d.trigger).collect();
    // Who shoots, bombs or abducts is an attacker, unless known for something else.
    for draft in
        drafts.iter().filter(|d| is_violent(d) && d.reality == Reality::Actual && d.stance != Stance::Denied)
    {
        let Some(agent) = draft.agent else { continue };
        let one_person = doc.tokens[agent].upos == Upos::Pron
            || counting::is_name_of_person(doc, agent)
            || people.who(doc, agent).is_some_and(|who| who.is_person && who.group == Some(Group::People));
        // "The blast left eight people hurt and killed one", "a woman shot in the chest was taken to hospital": where trees
        // make those who were hurt the subject of what hurt them.
        let relative = doc.tokens[draft.trigger].deprel == Deprel::AclRelcl;
        let victim = hurt.get(&agent).is_some_and(|&several| several || draft.counted.is_none());
        if victim && (!relative || is_of_event(doc, &triggers, agent, draft.trigger)) {
            continue;
        }
        // "One man died after a gunman opened fire, shooting five", "a double shooting that killed a man".
        let dead_before = hurt.contains_key(&agent) && doc.tokens[draft.trigger].xpos == Xpos::Vbg;
        if dead_before && draft.counted.is_some() || triggers.contains(&agent) {
            continue;
        }
        let force = np::name_at(doc, agent).is_some_and(|n| n.kind == NameKind::SecurityForce);
        if one_person && !force {
            tell(person(entities, agent), Some(Group::Militants));
        }
    }
    known
}

/// "Two men who died after a shooting that also hurt a girl": the shooting hurt her, though the tree hangs the clause on the
/// men.
fn is_of_event(doc: &Document, triggers: &HashSet<TokenId>, described: TokenId, clause: TokenId) -> bool {
    let thing = |t: TokenId| matches!(doc.tokens[t].lemma.as_str(), "that" | "which");
    let pronoun = doc.children_by(clause, &[Deprel::Nsubj, Deprel::NsubjPass]).find(|&t| thing(t));
    pronoun.is_some_and(|pronoun| {
        (described + 1..pronoun).any(|t| triggers.contains(&t) && doc.tokens[t].upos == Upos::Noun)
    })
}

/// "Killed himself": who did it is whom it was done to.
fn is_of_itself(doc: &Document, draft: &Draft) -> bool {
    let object = doc.children_by(draft.trigger, &[Deprel::Obj]).next();
    object.is_some_and(|t| syntax::coordinated(doc, t).iter().any(|&t| syntax::is_reflexive(doc, t)))
}

fn is_violent(draft: &Draft) -> bool {
    matches!(draft.kind, Kind::Attack | Kind::Killed | Kind::Injured | Kind::Abducted)
        || (draft.kind == Kind::Responsibility && draft.stance != Stance::Denied)
}

/// Those abducted are hostages, and stay so when they are let go, rescued or get away (annotation guide, decision 15).
/// Whom forces free was held; "the fate of the others is not known" is of those abducted.
fn hostages_let_go(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    let freed_by_forces = |d: &Draft| d.kind == Kind::Rescued && doc.tokens[d.trigger].lemma == "free";
    let of_fate = |d: &Draft| {
        syntax::subject(doc, d.trigger).is_some_and(|t| classes.has("FATE_NOUN", &doc.tokens[t].lemma))
    };
    let is_taken =
        |d: &&Draft| d.kind == Kind::Abducted && d.stance != Stance::Denied && d.reality != Reality::Unreal;
    if !drafts.iter().any(|d| is_taken(&d)) {
        return;
    }
    let taken: Vec<(usize, u64)> = drafts
        .iter()
        .filter(is_taken)
        .filter_map(|d| Some((doc.tokens[d.trigger].sentence, d.counted.as_ref()?.interval.low?)))
        .collect();
    // "They took 15 students. Four of them escaped, one was killed, the remaining ten were rescued": some of those taken.
    let some_of_them = |d: &Draft| {
        let sentence = doc.tokens[d.trigger].sentence;
        let few = d.counted.as_ref().filter(|c| syntax::takes_up(doc, c.head)).and_then(|c| c.interval.low);
        few.is_some_and(|few| {
            taken.iter().any(|&(at, many)| at <= sentence && sentence <= at + 1 && few <= many && many > 1)
        })
    };
    let told_so: HashSet<usize> =
        drafts.iter().filter(|d| some_of_them(d)).map(|d| doc.tokens[d.trigger].sentence).collect();
    let by_number = |d: &Draft| {
        let head = d.counted.as_ref().map(|c| &doc.tokens[c.head]);
        head.is_some_and(|head| head.upos == Upos::Num || head.lemma == "one")
            && told_so.contains(&doc.tokens[d.trigger].sentence)
    };
    for draft in drafts {
        if matches!(draft.kind, Kind::Escaped | Kind::Killed | Kind::Injured | Kind::Released | Kind::Rescued)
            && draft.group == Some(Group::Militants)
            && (some_of_them(draft) || by_number(draft))
        {
            draft.group = Some(Group::Hostages);
            continue;
        }
        let moved = match draft.kind {
            Kind::Released | Kind::Rescued => draft.group != Some(Group::Militants) || freed_by_forces(draft),
            Kind::Escaped => !matches!(draft.group, Some(Group::Militants | Group::SecurityForces)),
            Kind::Missing => of_fate(draft) && matches!(draft.group, None | Some(Group::People)),
            _ => false,
        };
        if moved {
            draft.group = Some(Group::Hostages);
        }
    }
}

/// "Eleven prisoners escaped": they are nobody's hostages, though others may be.
fn prisoners_on_the_run(doc: &Document, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Escaped) {
        let prisoner = draft.counted.as_ref().is_some_and(|c| {
            matches!(doc.tokens[c.head].lemma.as_str(), "prisoner" | "inmate" | "detainee" | "convict")
        });
        if prisoner && matches!(draft.group, None | Some(Group::People)) {
            draft.group = Some(Group::Militants);
        }
    }
}

/// "Pirates released its captain": whom armed men let go was a hostage, whatever he is otherwise.
fn let_go_by_captors(doc: &Document, people: &People, drafts: &mut [Draft]) {
    let armed = |agent: TokenId| people.who(doc, agent).and_then(|who| who.group) == Some(Group::Militants);
    let let_go = |d: &&mut Draft| {
        d.kind == Kind::Released && d.reality == Reality::Actual && d.group != Some(Group::Militants)
    };
    for draft in drafts.iter_mut().filter(let_go) {
        if draft.agent.is_some_and(armed) {
            draft.group = Some(Group::Hostages);
        }
    }
}

/// Who is let go after an arrest is a suspect, as long as no abduction stands nearer before it.
fn suspects_let_go(drafts: &mut [Draft]) {
    let mut taken: Vec<(TokenId, Kind)> = drafts
        .iter()
        .filter(|d| matches!(d.kind, Kind::Arrested | Kind::Abducted) && d.stance != Stance::Denied)
        .filter(|d| d.counted.as_ref().is_some_and(|c| c.interval.high != Some(0)))
        .map(|d| (d.trigger, d.kind))
        .collect();
    taken.sort_unstable_by_key(|&(trigger, _)| trigger);
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Released && d.reality == Reality::Actual) {
        let before = taken.partition_point(|&(trigger, _)| trigger < draft.trigger);
        let nearest = before.checked_sub(1).map(|at| taken[at].1);
        let unsaid = matches!(draft.group, None | Some(Group::People | Group::Civilians));
        if unsaid && nearest == Some(Kind::Arrested) {
            draft.group = Some(Group::Militants);
        }
    }
}

/// "Demanded the release of 40 prisoners": prisoners whom no armed group lets go are suspects (annotation guide, decision
/// 15).
fn prisoners_let_go(doc: &Document, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Released && d.reality == Reality::Unreal) {
        let Some(counted) = &draft.counted else { continue };
        let prisoner =
            matches!(doc.tokens[counted.head].lemma.as_str(), "prisoner" | "inmate" | "detainee" | "convict");
        if prisoner && matches!(draft.group, None | Some(Group::People)) {
            draft.group = Some(Group::Militants);
        }
    }
}

/// Attackers who flee escape, others are displaced (annotation guide, decision 9); who flees from the scene is taken for
/// an attacker.
fn attackers_in_flight(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|d| doc.tokens[d.trigger].lemma == "flee") {
        match (draft.kind, draft.group) {
            (Kind::Displaced, Some(Group::Militants)) => draft.kind = Kind::Escaped,
            (Kind::Escaped, Some(Group::People)) => draft.group = Some(Group::Militants),
            _ => {}
        }
    }
    // "37 still at large", "on the run": said of those who are sought.
    let sought = |d: &&mut Draft| {
        d.kind == Kind::Escaped
            && d.group == Some(Group::People)
            && classes.has("SOUGHT_WORD", &doc.tokens[d.trigger].lemma)
    };
    for draft in drafts.iter_mut().filter(sought) {
        draft.group = Some(Group::Militants);
    }
}

/// "He turned the gun on himself. He is expected to live."
fn who_turned_the_gun_on_himself_and_lives(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    let single = |&t: &TokenId| classes.has("SINGLE_PRONOUN", &doc.tokens[t].lemma.to_lowercase());
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Killed) {
        let token = &doc.tokens[draft.trigger];
        if !classes.has("SELF_SHOT_VERB", &token.lemma) {
            continue;
        }
        let after = |t: &TokenId| *t > draft.trigger;
        let near = (token.sentence..doc.sentences.len()).take(2);
        let words = near.flat_map(|s| doc.sentences[s].tokens.clone()).filter(after);
        let has = |class: &str| words.clone().any(|t| classes.has(class, &doc.tokens[t].lemma));
        let dies = words.clone().any(|t| matches!(doc.tokens[t].lemma.as_str(), "die" | "dead" | "death"));
        if has("LIVES_ON") && !dies && words.clone().any(|t| single(&t)) {
            draft.kind = Kind::Injured;
        }
    }
}

/// "Shot his wife and then himself in a murder-suicide": both are dead; elsewhere in such a report who shot himself is.
fn murder_and_suicide(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    let is_one = |t: TokenId| {
        let apart = if t > 0 && doc.word(t - 1) == "-" { 2 } else { 1 };
        let murder = t.checked_sub(apart).is_some_and(|m| doc.tokens[m].lemma.eq_ignore_ascii_case("murder"));
        let tried = |c: TokenId| classes.has("ATTEMPT", &doc.tokens[c].lemma.to_lowercase());
        doc.tokens[t].lemma.eq_ignore_ascii_case("suicide") && murder && !doc.children(t).any(tried)
    };
    let told: HashSet<usize> =
        (0..doc.tokens.len()).filter(|&t| is_one(t)).map(|t| doc.tokens[t].sentence).collect();
    let lives = || doc.tokens.iter().any(|t| classes.has("LIVES_ON", &t.lemma.to_lowercase()));
    if told.is_empty() || lives() {
        return;
    }
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Injured && d.by_attack) {
        let harmed = draft.reality == Reality::Actual && draft.stance != Stance::Denied;
        let itself = is_of_itself(doc, draft);
        if harmed && itself {
            draft.kind = Kind::Killed;
        }
    }
    let with_himself: HashSet<TokenId> =
        drafts.iter().filter(|d| is_of_itself(doc, d)).map(|d| d.trigger).collect();
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Injured && d.by_attack) {
        if told.contains(&doc.tokens[draft.trigger].sentence) && with_himself.contains(&draft.trigger) {
            draft.kind = Kind::Killed;
        }
    }
}

/// "was shot" of one who, the report says elsewhere, died, tells the death (annotation guide, decision 1).
fn deaths_of_the_shot(doc: &Document, people: &People, entities: &Entities, drafts: &mut Vec<Draft>) {
    let actual = |d: &Draft| d.reality == Reality::Actual && d.stance != Stance::Denied;
    let single = |d: &Draft| {
        d.counted.as_ref().is_some_and(|c| c.interval.low == Some(1) && c.interval.high == Some(1))
    };
    let died: Vec<Person> = drafts
        .iter()
        .filter(|d| d.kind == Kind::Killed && actual(d) && single(d))
        .filter_map(|d| d.counted.as_ref())
        .flat_map(|c| {
            // "The body of a man who had been shot".
            let body = people.is_body(&doc.tokens[c.head].lemma);
            let whose = doc.children_by(c.head, &[Deprel::Nmod, Deprel::NmodPoss]).filter(|_| body);
            [c.head].into_iter().chain(whose).map(|head| person(entities, head)).collect::<Vec<_>>()
        })
        .collect();
    // "The death of Ada Holm, the clerk who was shot".
    let other_name =
        |head: TokenId| doc.tokens[head].head.filter(|_| doc.tokens[head].deprel == Deprel::Appos);
    let same = the_one_shot(doc, drafts);
    let of_the_dead = |d: &Draft| {
        let heads = d.counted.iter().flat_map(|c| [c.head].into_iter().chain(other_name(c.head)));
        same.is_some_and(|(shot, _)| shot == d.trigger)
            || heads.into_iter().any(|head| died.contains(&person(entities, head)))
    };
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Injured && d.by_attack && single(d)) {
        if of_the_dead(draft) {
            draft.kind = Kind::Killed;
            if same.is_some_and(|(shot, _)| shot == draft.trigger) {
                draft.group = same.and_then(|(_, group)| group);
            }
        }
    }
    // "was flown to hospital, where she died".
    let told: Vec<bool> = drafts
        .iter()
        .map(|d| d.kind == Kind::Injured && !d.by_attack && single(d) && actual(d) && of_the_dead(d))
        .collect();
    figures::remove(drafts, &told);
}

/// "Police shot a man. Jon Moe, 40, died at a hospital": where one alone was hurt and one alone died of it, the two are one.
/// Gives the word that tells of the shot, and the group.
fn the_one_shot(doc: &Document, drafts: &[Draft]) -> Option<(TokenId, Option<Group>)> {
    let actual = |d: &&Draft| {
        d.reality == Reality::Actual
            && d.stance != Stance::Denied
            && d.counted.as_ref().is_some_and(|c| c.interval.high != Some(0))
    };
    let harm = |d: &&Draft| matches!(d.kind, Kind::Killed | Kind::Injured | Kind::Casualties);
    let mut harmed: Vec<&Draft> = drafts.iter().filter(harm).filter(actual).collect();
    harmed.sort_by_key(|d| d.trigger);
    let [hurt, dead] = harmed.as_slice() else { return None };
    let one =
        |d: &Draft| d.counted.as_ref().is_some_and(|c| c.interval == counting::ONE && c.quantity.is_none());
    let others = |d: &Draft| {
        let Some(counted) = &d.counted else { return true };
        let besides =
            |t: TokenId| matches!(doc.tokens[t].lemma.as_str(), "another" | "other" | "second" | "third");
        let somebodys = doc.children_by(counted.head, &[Deprel::NmodPoss]).next().is_some();
        somebodys || doc.tokens_in(counted.of).any(besides)
    };
    let dies = matches!(doc.tokens[dead.trigger].lemma.as_str(), "die" | "succumb" | "pronounce");
    let by_forces = hurt.agent.is_some() && hurt.group != Some(Group::SecurityForces);
    let attacker = dead.group == Some(Group::Militants) && !by_forces;
    let near = doc.tokens[dead.trigger].sentence <= doc.tokens[hurt.trigger].sentence + 2;
    let same = hurt.kind == Kind::Injured
        && hurt.by_attack
        && dead.kind == Kind::Killed
        && doc.tokens[hurt.trigger].sentence < doc.tokens[dead.trigger].sentence
        && near
        && dies
        && one(hurt)
        && one(dead)
        && !others(hurt)
        && !others(dead)
        && !attacker;
    same.then_some((hurt.trigger, dead.group))
}

/// Whether one calls them fighters and the other people who took no part.
pub fn are_opposed(x: Group, y: Group) -> bool {
    let fought = |g| matches!(g, Group::Militants);
    let took_no_part = |g| {
        matches!(
            g,
            Group::Civilians | Group::Children | Group::Passengers | Group::Workers | Group::Journalists
        )
    };
    fought(x) && took_no_part(y) || fought(y) && took_no_part(x)
}

/// Who is arrested at a protest is no suspect of violence, unless called so.
pub fn arrested_at_protests(occurrences: &[Occurrence], drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Arrested) {
        let protest = occurrences
            .get(draft.incident)
            .is_some_and(|incident| incident.incident_type == IncidentType::ProtestViolence);
        let unsaid = draft.counted.as_ref().is_some_and(|c| {
            matches!(c.who.group, None | Some(Group::People | Group::Civilians | Group::Workers))
        });
        if protest && draft.counted.as_ref().is_some_and(|c| c.who.group == Some(Group::Children)) {
            draft.group = Some(Group::Children);
        }
        if protest && unsaid && draft.group == Some(Group::Militants) {
            draft.group = Some(Group::People);
        }
    }
}

/// Those shot in an incident in which nobody died are hurt: the dead whom the report tells of are another's.
pub fn hurt_where_nobody_died(doc: &Document, drafts: &mut [Draft]) {
    let deadly: HashSet<usize> = drafts
        .iter()
        .filter(|d| d.kind == Kind::Killed && d.reality != Reality::Unreal && d.stance != Stance::Denied)
        .map(|d| d.incident)
        .collect();
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Casualties && d.by_attack) {
        if doc.tokens[draft.trigger].upos == Upos::Verb && !deadly.contains(&draft.incident) {
            draft.kind = Kind::Injured;
        }
    }
}

/// "Six people were shot, two of whom have died": those shot are casualties (annotation guide, decision 16).
fn shot_of_whom_some_died(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    // "Stabbed three people before he was shot dead": the attacker is none of the three.
    let victims = |d: &&Draft| {
        d.kind == Kind::Injured && d.by_attack && d.group != Some(Group::Militants) && d.part_of.is_none()
    };
    let attackers_apart = drafts.iter().filter(victims).count() > 0;
    let dead = || {
        drafts
            .iter()
            .filter(|d| d.kind == Kind::Killed && d.reality == Reality::Actual && d.stance != Stance::Denied)
            .filter(|d| !attackers_apart || d.group != Some(Group::Militants))
            .filter_map(|d| d.counted.as_ref())
            // "the second killing in a week" counts other dead.
            .filter(|c| !ordinals::is_one(doc, c))
    };
    let Some(deaths) = dead().filter_map(|c| c.interval.low).max() else { return };
    // "Two men were shot. Both died."
    let whole = |c: &&counting::Counted| {
        let both = c.quantity.is_some_and(|words| words.of(&doc.text).eq_ignore_ascii_case("both"));
        both || matches!(doc.tokens[doc.tokens_in(c.of).start].lemma.as_str(), "both" | "all")
    };
    let all = dead().filter(whole).filter_map(|c| c.interval.low).max();
    // "Hacked a guard to death and beat two nurses": the guard is none of the two.
    let killing: HashSet<TokenId> =
        drafts.iter().filter(|d| d.kind == Kind::Killed && all.is_none()).map(|d| d.trigger).collect();
    let beside_dead: HashSet<TokenId> = drafts
        .iter()
        .filter(|d| d.kind == Kind::Injured)
        .map(|d| d.trigger)
        .filter(|&t| {
            let token = &doc.tokens[t];
            let object = |verb: TokenId| doc.children_by(verb, &[Deprel::Obj]).any(|o| o > verb);
            token.deprel == Deprel::Conj
                && token.head.is_some_and(|first| killing.contains(&first) && object(first) && object(t))
        })
        .collect();
    // "Three died. ... Ada Holm and Jon Moe were shot. ... All three were dead": the two are among the three.
    let named = |d: &Draft| d.counted.as_ref().is_some_and(|c| c.quantity.is_none());
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Injured && d.by_attack && d.part_of.is_none()) {
        let shot = draft.counted.as_ref().and_then(|c| c.interval.low);
        // "Five other people were shot": besides those who died.
        let others = draft
            .counted
            .as_ref()
            .is_some_and(|c| doc.tokens_in(c.of).any(|t| classes.has("OTHERS_WORD", &doc.tokens[t].lemma)));
        // "Two women were shot in the leg": nobody dies of that.
        let limb = said_parts::is_hit_in_limb(doc, classes, draft.trigger);
        if others || limb || beside_dead.contains(&draft.trigger) {
            continue;
        }
        if shot.is_some_and(|shot| {
            shot >= 2 && (shot > deaths || Some(shot) == all || named(draft) && all > Some(shot))
        }) {
            draft.kind = Kind::Casualties;
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn one_sentence_tells_it_once() {
        claims(
            "\
The _ DT 2 det
victim _ NN 4 nsubj:pass
was be VBD 4 aux:pass
taken take VBN 0 root
to _ IN 7 case
a _ DT 7 det
clinic _ NN 4 obl SpaceAfter=No
, _ , 14 punct
where _ WRB 14 advmod
she _ PRP 14 nsubj
is be VBZ 14 cop
in _ IN 14 case
critical _ JJ 14 amod
condition _ NN 4 advcl SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                injured 1..1 people | asserted | the report | The victim was taken to a clinic
            "#]],
        );
    }

    #[test]
    fn others_are_like_those_before() {
        claims(
            "\
Five _ CD 2 nummod
rebels rebel NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
and _ CC 9 cc
three _ CD 7 nummod
others other NNS 9 nsubj:pass
were be VBD 9 aux:pass
injured injure VBN 4 conj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                killed 5..5 militants | asserted | the report | Five rebels were killed
                injured 3..3 militants | asserted | the report | three others were injured
            "#]],
        );
    }

    #[test]
    fn others_beside_a_child_need_be_none() {
        claims(
            "\
A _ DT 2 det
boy _ NN 4 nsubj
is be VBZ 4 cop
dead _ JJ 0 root
and _ CC 8 cc
three _ CD 7 nummod
others other NNS 8 nsubj
hurt _ JJ 4 conj SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                killed 1..1 children | asserted | the report | A boy is dead
                injured 3..3 people | asserted | the report | three others hurt
            "#]],
        );
    }

    #[test]
    fn a_clause_that_tells_of_the_shooting() {
        claims(
            "\
Two _ CD 2 nummod
men man NNS 4 nsubj
who _ WP 4 nsubj
died die VBD 2 acl:relcl
after _ IN 7 case
a _ DT 7 det
shooting _ NN 4 obl
that _ WDT 9 nsubj
injured injure VBD 2 acl:relcl
three _ CD 11 nummod
girls girl NNS 9 obj
were be VBD 13 aux:pass
named name VBN 0 root SpaceAfter=No
. _ . 13 punct
",
            expect![[r#"
                killed 2..2 people | asserted | the report | Two men who died after a shooting that injured three girls
                attack | asserted | the report | Two men who died after a shooting that injured three girls
                injured 3..3 children | asserted | the report | that injured three girls
            "#]],
        );
    }

    #[test]
    fn displaced_by_fighting() {
        claims(
            "\
Rebels rebel NNS 2 nsubj
attacked attack VBD 0 root
the _ DT 4 det
town _ NN 2 obj SpaceAfter=No
. _ . 2 punct

# newpar
Some _ DT 3 det
900 _ CD 3 nummod
people _ NNS 5 nsubj
have _ VBP 5 aux
fled flee VBN 0 root
the _ DT 7 det
area _ NN 5 obj SpaceAfter=No
. _ . 5 punct
",
            expect![[r#"
                attack | asserted | the report | Rebels attacked the town
                displaced 900..900 civilians | asserted | the report | Some 900 people have fled the area
            "#]],
        );
    }

    #[test]
    fn let_go_by_pirates() {
        claims(
            "\
Pirates Pirate NNPS 2 nsubj Name=B-Organisation
released release VBD 0 root
its _ PRP$ 4 nmod:poss
captain _ NN 2 obj
on _ IN 6 case
Tuesday Tuesday NNP 2 obl SpaceAfter=No
. _ . 2 punct

# newpar
A _ DT 2 det
judge _ NN 3 nsubj
released release VBD 0 root
a _ DT 5 det
captain _ NN 3 obj
on _ IN 7 case
Tuesday Tuesday NNP 3 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                released 1..1 hostages | asserted | the report | Pirates released its captain on Tuesday
                released 1..1 security_forces | asserted | the report | A judge released a captain on Tuesday
            "#]],
        );
    }

    #[test]
    fn eight_of_them_and_prisoners() {
        claims(
            "\
Troops _ NNS 2 nsubj
chased chase VBD 0 root
the _ DT 4 det
attackers attacker NNS 2 obj
and _ CC 6 cc
killed kill VBD 2 conj
eight _ CD 6 obj
of _ IN 9 case
them they PRP 7 nmod SpaceAfter=No
. _ . 2 punct

# newpar
Inmates inmate NNS 2 nsubj
took take VBD 0 root
12 _ CD 4 nummod
guards guard NNS 2 obj
hostage _ NN 2 xcomp SpaceAfter=No
. _ . 2 punct

Eleven _ CD 2 nummod
prisoners prisoner NNS 3 nsubj
escaped escape VBD 0 root
during _ IN 6 case
the _ DT 6 det
riot _ NN 3 obl SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 8..8 militants | asserted | the report | killed eight of them
                abducted 12..12 hostages | asserted | the report | Inmates took 12 guards hostage
                escaped 11..11 militants | asserted | the report | Eleven prisoners escaped during the riot
            "#]],
        );
    }
}
