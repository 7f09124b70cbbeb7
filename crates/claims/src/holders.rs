//! What kind of source a holder is, and whether it is anonymous.

use std::collections::{HashMap, HashSet};

use language::knowledge::Error;
use language::names::Sex;
use language::{Deprel, Document, Knowledge, Span, TokenId, Upos, Xpos};

use crate::acts;
use crate::attribution::Attribution;
use crate::counting;
use crate::draft::{Draft, Holder};
use crate::entities::Entities;
use crate::np;
use crate::people::People;
use crate::predicates::Classes;
use crate::reading::{EntityKind, Group, HolderType, Kind};
use crate::syntax;

/// The words that tell what kind of source a holder is (`data/holder_types.tsv`).
#[derive(Debug)]
pub struct HolderTypes {
    rows: Vec<(HolderType, Vec<String>)>,
}

impl HolderTypes {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut rows = Vec::new();
        for row in knowledge.rows("holder_types.tsv") {
            let kind = HolderType::from_name(row.field(0))
                .ok_or_else(|| row.error(format!("no type of holder is called {:?}", row.field(0))))?;
            rows.push((kind, row.list(1).map(str::to_owned).collect()));
        }
        Ok(Self { rows })
    }

    /// The type of the source that a phrase names, with the kind of its entity where that is known.
    pub fn of(&self, doc: &Document, phrase: Span, entity: Option<EntityKind>) -> HolderType {
        match entity {
            Some(EntityKind::ArmedGroup) => return HolderType::ArmedGroup,
            Some(EntityKind::Government | EntityKind::Country) => return HolderType::State,
            _ => {}
        }
        let tokens = doc.tokens_in(phrase);
        let has = |words: &[String]| {
            tokens.clone().any(|t| {
                let lemma = doc.tokens[t].lemma.to_lowercase();
                words.contains(&lemma)
            })
        };
        if let Some((kind, _)) = self.rows.iter().find(|(_, words)| has(words)) {
            return *kind;
        }
        match entity {
            Some(EntityKind::SecurityForce) => HolderType::Military,
            _ => HolderType::Unknown,
        }
    }
}

/// Sentences that an unlinked pronoun looks back for who is meant.
const REACH: usize = 2;

/// Pronouns that hold a claim: "it said", "she added" go on with the statement before, whatever else stands between; those
/// that nothing linked are whoever was spoken of last as doing something, where it can only be one ("It offered to free
/// him": the group of the sentence before).
pub fn resolve(
    doc: &Document,
    people: &People,
    entities: &Entities,
    attributions: &[Attribution],
    drafts: &mut [Draft],
) {
    let speakers = speakers(doc, people, entities, attributions);
    for draft in drafts {
        let Some(holder) = &mut draft.holder else { continue };
        if doc.tokens[holder.head].upos != Upos::Pron {
            continue;
        }
        let goes_on = holder.attribution.and_then(|index| *speakers.get(index)?);
        let third_person = matches!(doc.word(holder.head).to_lowercase().as_str(), "it" | "they");
        let linked = entities.at(holder.head).is_some() || entities.antecedent(holder.head).is_some();
        let found = goes_on.or_else(|| {
            let lost = third_person && !linked;
            lost.then(|| last_party(doc, entities, holder.head)).flatten()
        });
        let Some(meant) = found else { continue };
        // "It said" of the group that "it" is known to be: nothing is carried over.
        if entities.at(holder.head).is_some() && entities.at(holder.head) == entities.at(meant) {
            continue;
        }
        if draft.agent == Some(holder.head) {
            draft.agent = Some(meant);
        }
        holder.carried = doc.tokens[meant].sentence != doc.tokens[draft.trigger].sentence;
        holder.span = np::core(doc, meant);
        holder.head = meant;
    }
}

/// For each attribution with "he", "she", "it" or "they" for its source: the source of the statement before it, where it
/// stands near and the pronoun may mean it.
fn speakers(
    doc: &Document,
    people: &People,
    entities: &Entities,
    attributions: &[Attribution],
) -> Vec<Option<TokenId>> {
    let mut order: Vec<usize> = (0..attributions.len()).filter(|&i| attributions[i].cue.is_some()).collect();
    order.sort_by_key(|&i| attributions[i].cue.map(|cue| cue.token));
    let mut meant = vec![None; attributions.len()];
    // Who said something last, and in which sentence.
    let mut last: Option<(TokenId, usize)> = None;
    for index in order {
        let attribution = &attributions[index];
        let (Some(source), Some(cue)) = (attribution.source, attribution.cue) else { continue };
        let sentence = doc.tokens[cue.token].sentence;
        let describes = doc.ancestors(cue.token).any(|t| doc.tokens[t].deprel == Deprel::AclRelcl)
            || doc.tokens[cue.token].deprel == Deprel::AclRelcl;
        let says = cue.kind.is_communication() && attribution.within.is_none() && !describes;
        if !source.is_pronoun {
            if says {
                last = Some((source.head, sentence));
            }
            continue;
        }
        let fitting = last.filter(|&(head, at)| {
            head < source.head && sentence - at <= REACH && may_mean(doc, people, entities, source.head, head)
        });
        if let Some((head, _)) = fitting.filter(|_| says) {
            meant[index] = Some(head);
            last = Some((head, sentence));
        }
    }
    meant
}

/// Whether a pronoun may stand for a source, by number and by whether it is a person.
fn may_mean(doc: &Document, people: &People, entities: &Entities, pronoun: TokenId, source: TokenId) -> bool {
    let who = people.who(doc, source);
    let kind = entities.at(source).and_then(|entity| entities.kind(entity));
    let person = kind == Some(EntityKind::Person)
        || kind.is_none() && who.as_ref().is_some_and(|who| who.is_person && !who.plural);
    let several = np::is_plural(doc, source)
        || who.as_ref().is_some_and(|who| who.plural)
        || syntax::coordinated(doc, source).len() > 1;
    match doc.word(pronoun).to_lowercase().as_str() {
        "it" => !person && !np::is_plural(doc, source),
        "they" => several,
        "he" => person && !several && who.is_none_or(|who| who.sex != Some(Sex::Female)),
        "she" => person && !several && who.is_none_or(|who| who.sex != Some(Sex::Male)),
        _ => false,
    }
}

/// The group, force, body or state that the nearest sentence before names as the subject, if it names but one.
fn last_party(doc: &Document, entities: &Entities, pronoun: TokenId) -> Option<TokenId> {
    // "The rebels' claim that it holds a boy": whose claim it is.
    let owner = doc.ancestors(pronoun).take(6).find_map(|t| doc.children_by(t, &[Deprel::NmodPoss]).next());
    if let Some(owner) = owner.filter(|&t| t < pronoun && doc.tokens[t].upos != Upos::Pron) {
        return Some(owner);
    }
    let sentence = doc.tokens[pronoun].sentence;
    for back in 0..=REACH {
        let before = &doc.sentences[sentence.checked_sub(back)?];
        let mut parties = before.tokens.clone().take_while(|&t| t < pronoun).filter(|&t| {
            doc.tokens[t].deprel.is_subject()
                && entities
                    .at(t)
                    .and_then(|e| entities.kind(e))
                    .is_some_and(|kind| !matches!(kind, EntityKind::Person | EntityKind::People))
        });
        if let Some(party) = parties.next() {
            let alone = parties.all(|other| entities.at(other) == entities.at(party));
            return alone.then_some(party);
        }
    }
    None
}

/// "Officials put the death toll at 31", "the agency raised its count to 40", "the clinic counted 19 bodies": whoever sets
/// the figure holds it.
pub fn of_tolls(
    doc: &Document,
    classes: &Classes,
    types: &HolderTypes,
    people: &People,
    entities: &Entities,
    drafts: &mut [Draft],
) {
    let counted: HashSet<TokenId> = drafts
        .iter()
        .filter(|d| matches!(d.kind, Kind::Killed | Kind::Injured | Kind::Casualties))
        .filter_map(|d| d.counted.as_ref().map(|c| c.head))
        .collect();
    let told: HashMap<usize, Holder> =
        drafts.iter().filter_map(|d| Some((doc.tokens[d.trigger].sentence, d.holder.clone()?))).collect();
    // "Police said eight died. They later revised the number": they are who told of the eight.
    let before = |trigger: TokenId| {
        let sentence = doc.tokens[trigger].sentence.checked_sub(1)?;
        told.get(&sentence).map(|holder| Holder { carried: true, ..holder.clone() })
    };
    for draft in drafts.iter_mut() {
        // "The mission counted six hijackings": acts in number too.
        let counted_act = || Some(draft.trigger).filter(|&t| counting::number_of(doc, t).is_some());
        let Some(head) = draft.counted.as_ref().map(|c| c.head).or_else(counted_act) else { continue };
        let verb = [draft.trigger, head].into_iter().find_map(|word| verb_of_count(doc, classes, word));
        if draft.holder.is_some() && !verb.is_some_and(|verb| is_set_against(doc, verb)) {
            continue;
        }
        // "Could not confirm the death of a guard": who does not say it does not hold it.
        if verb.is_some_and(|verb| syntax::is_negated(doc, verb)) && draft.verification.is_some() {
            continue;
        }
        let Some(subject) = verb.and_then(|verb| syntax::agent(doc, verb)) else { continue };
        // "A second man died, bringing the toll to three": the dead give no count.
        let meant = entities.antecedent(subject).unwrap_or(subject);
        if counted.contains(&subject) || counted.contains(&meant) {
            draft.holder = before(draft.trigger).filter(|_| meant != subject);
            continue;
        }
        if subject == head || acts::is_nobody(doc, subject) || people.is_body(&doc.tokens[subject].lemma) {
            continue;
        }
        let entity = entities.at(subject);
        let kind = entity.and_then(|e| entities.kind(e));
        let somebody = || {
            entities.antecedent(subject).is_some()
                || people.who(doc, subject).is_some_and(|who| who.is_person)
        };
        let source = || types.of(doc, np::core(doc, subject), kind) != HolderType::Unknown;
        let party = || classes.has("CRITIC", &doc.tokens[subject].lemma);
        if entity.is_some() || somebody() || source() || party() {
            draft.holder = Some(acts::holder(doc, subject));
        }
    }
    of_joined_states(doc, drafts);
}

/// "Officials put the toll at 34 dead and 50 wounded": trees may join the second state to the verb.
fn of_joined_states(doc: &Document, drafts: &mut [Draft]) {
    let joined = |t: TokenId| {
        doc.tokens[t].head.filter(|&verb| {
            doc.tokens[t].upos == Upos::Adj
                && doc.tokens[verb].upos == Upos::Verb
                && matches!(doc.tokens[t].deprel, Deprel::Conj | Deprel::Xcomp)
                && t > verb
        })
    };
    let told: HashMap<TokenId, Holder> = drafts
        .iter()
        .filter(|d| doc.tokens[d.trigger].deprel == Deprel::Xcomp)
        .filter_map(|d| Some((joined(d.trigger)?, d.holder.clone()?)))
        .collect();
    for draft in drafts.iter_mut().filter(|d| d.holder.is_none() && d.kind.is_count()) {
        let bare = doc.tokens[draft.trigger].deprel == Deprel::Conj
            && doc.children_by(draft.trigger, &[Deprel::Cop, Deprel::Nsubj]).next().is_none();
        let Some(verb) = joined(draft.trigger).filter(|_| bare) else { continue };
        draft.holder = told.get(&verb).cloned();
    }
}

/// "The ministry said nine died, while the opposition put the number at 40": no part of what the ministry said.
fn is_set_against(doc: &Document, verb: TokenId) -> bool {
    doc.tokens[verb].deprel == Deprel::Advcl
        && doc
            .children_by(verb, &[Deprel::Mark])
            .any(|t| matches!(doc.tokens[t].lemma.as_str(), "while" | "whereas" | "although" | "though"))
}

/// Steps from the word that tells a count to the verb by which somebody gives it: "reported [13 of its citizens
/// [killed]]".
const TO_VERB: usize = 4;

/// The verb by which somebody gives the count that a word tells.
pub fn verb_of_count(doc: &Document, classes: &Classes, word: TokenId) -> Option<TokenId> {
    let mut at = word;
    for _ in 0..TO_VERB {
        let token = &doc.tokens[at];
        let verb = token.head?;
        let spoken_of = token.deprel == Deprel::Obl && syntax::has_case(doc, at, "of");
        if token.deprel == Deprel::Obj || spoken_of {
            let lemma = &doc.tokens[verb].lemma;
            let sets = classes.has("TOLL_VERB", lemma)
                && (classes.has("TOLL_NOUN", &token.lemma) || is_put_at_number(doc, verb));
            // "Police spoke of 12 dead", "the hospital counted 19 bodies"
            // "Rescuers found nine bodies, bringing the toll to 41": what brings it there says nothing.
            let brings = lemma == "bring" && doc.tokens[verb].xpos == Xpos::Vbg;
            return (sets && !brings || classes.has("TOLD_COUNT_VERB", lemma)).then_some(verb);
        }
        // "Put the toll at 34 dead": trees may hang the state on the verb.
        let toll = |verb: TokenId| {
            syntax::object(doc, verb).is_some_and(|t| classes.has("TOLL_NOUN", &doc.tokens[t].lemma))
        };
        if matches!(token.deprel, Deprel::Xcomp | Deprel::Obl)
            && classes.has("TOLL_VERB", &doc.tokens[verb].lemma)
            && is_put_at_number(doc, verb)
            && toll(verb)
        {
            return Some(verb);
        }
        let within = matches!(
            token.deprel,
            Deprel::Acl | Deprel::Amod | Deprel::Xcomp | Deprel::Nummod | Deprel::Conj | Deprel::Nmod
        ) || token.deprel == Deprel::Ccomp && syntax::own_subject(doc, at).is_some();
        if !within || token.deprel == Deprel::Conj && doc.tokens[at].upos == Upos::Verb {
            return None;
        }
        at = verb;
    }
    None
}

/// "Police and residents said": several holders of one statement make one claim each (annotation guide, decision 6).
pub fn of_each_source(doc: &Document, people: &People, classes: &Classes, drafts: &mut Vec<Draft>) {
    let known = drafts.len();
    let counted: HashSet<TokenId> =
        drafts.iter().filter_map(|d| d.counted.as_ref().map(|c| c.head)).collect();
    let mut copies: Vec<Draft> = Vec::new();
    let mut copied: HashMap<(usize, usize), usize> = HashMap::new();
    for (index, draft) in drafts.iter_mut().enumerate() {
        let Some(own) = draft.holder.as_mut().filter(|own| own.attribution.is_some()) else { continue };
        let others = syntax::coordinated(doc, own.head);
        if others.iter().any(|head| counted.contains(head)) {
            continue; // "The mother and two sons": those the sentence counts, and no source
        }
        if others.len() > 1 {
            own.span = np::core(doc, own.head);
        }
        let first = own.clone();
        let others = others
            .into_iter()
            .filter(|&head| head != first.head && is_source(doc, people, classes, head))
            .enumerate();
        for (place, head) in others {
            let holder = Some(Holder { head, span: np::core(doc, head), ..first.clone() });
            copied.insert((index, place), known + copies.len());
            copies.push(Draft { holder, ..draft.clone() });
        }
    }
    let places: HashMap<usize, usize> = copied.iter().map(|(&(_, place), &at)| (at, place)).collect();
    for (offset, copy) in copies.iter_mut().enumerate() {
        let place = places.get(&(known + offset));
        copy.part_of = copy.part_of.and_then(|whole| copied.get(&(whole, *place?)).copied());
    }
    drafts.extend(copies);
}

/// Whether a phrase joined to a source is another one: "residents", "a local official", "Amnesty"; not "the mayor and
/// owner".
fn is_source(doc: &Document, people: &People, classes: &Classes, head: TokenId) -> bool {
    let lemma = &doc.tokens[head].lemma;
    if doc.tokens[head].upos == Upos::Propn || lemma == "police" {
        return true;
    }
    let article = || doc.children_by(head, &[Deprel::Det, Deprel::NmodPoss]).next().is_some();
    // "The rebels and a local charity said".
    if classes.has("SPEAKING_BODY", lemma) && article() {
        return true;
    }
    if people.who(doc, head).is_none_or(|who| !who.is_person || who.group == Some(Group::Children)) {
        return false;
    }
    np::is_plural(doc, head)
        || doc.children_by(head, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nummod]).next().is_some()
}

/// "Put the dead at 17"
fn is_put_at_number(doc: &Document, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Obl]).any(|t| {
        let marked = syntax::has_case(doc, t, "at") || syntax::has_case(doc, t, "as");
        marked && counting::number_of(doc, t).is_some()
    })
}

/// A source that is described and not named: "officials", "a senior official", "witnesses".
pub fn is_anonymous(doc: &Document, head: TokenId, phrase: Span) -> bool {
    let named = np::name_at(doc, head).is_some_and(|name| phrase.contains(name.span));
    let office =
        doc.children_by(head, &[Deprel::Appos, Deprel::Flat]).any(|t| doc.tokens[t].upos == Upos::Propn);
    !named && !office && doc.tokens[head].upos != Upos::Propn
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn it_is_the_group_of_the_sentence_before() {
        claims(
            "\
The _ DT 3 det
Andean Andean NNP 3 compound Name=B-Organisation
Front Front NNP 4 nsubj Name=I-Organisation
attacked attack VBD 0 root
a _ DT 6 det
bus _ NN 4 obj SpaceAfter=No
. _ . 4 punct

It _ PRP 2 nsubj
offered offer VBD 0 root
to _ TO 4 mark
free _ VB 2 xcomp
the _ DT 6 det
driver _ NN 4 obj SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                attack | asserted | the report | The Andean Front attacked a bus
                offer | asserted | The Andean Front | It offered to free the driver
                rescued 1..1 workers | unreal | The Andean Front | It offered to free the driver
            "#]],
        );
    }

    #[test]
    fn whoever_puts_the_toll() {
        claims(
            "\
Officials official NNS 2 nsubj
put _ VBD 0 root
the _ DT 5 det
death _ NN 5 compound
toll _ NN 2 obj
at _ IN 7 case
31 _ CD 2 obl SpaceAfter=No
, _ , 11 punct
but _ CC 11 cc
residents resident NNS 11 nsubj
put _ VBD 2 conj
the _ DT 13 det
toll _ NN 11 obj
at _ IN 15 case
52 _ CD 11 obl SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                killed 31..31 people | asserted | Officials | Officials put the death toll at 31
                killed 52..52 people | asserted | residents | residents put the toll at 52
            "#]],
        );
    }

    #[test]
    fn each_source_holds_its_own_claim() {
        claims(
            "\
Seven _ CD 2 nummod
people _ NNS 3 nsubj
died die VBD 0 root SpaceAfter=No
, _ , 5 punct
residents resident NNS 10 nsubj
and _ CC 9 cc
a _ DT 9 det
local _ JJ 9 amod
official _ NN 5 conj
said say VBD 3 parataxis SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 7..7 people | asserted | residents | Seven people died
                killed 7..7 people | asserted | a local official | Seven people died
            "#]],
        );
    }

    #[test]
    fn who_counts_holds() {
        claims(
            "\
The _ DT 2 det
clinic _ NN 3 nsubj
counted count VBD 0 root
nine _ CD 5 nummod
dead _ JJ 3 obj SpaceAfter=No
. _ . 3 punct

# newpar
Elders elder NNS 2 nsubj
put _ VBD 0 root
the _ DT 4 det
wounded _ JJ 2 obj
at _ IN 6 case
30 _ CD 2 obl SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                killed 9..9 people | asserted | The clinic | The clinic counted nine dead
                injured 30..30 people | asserted | Elders | Elders put the wounded at 30
            "#]],
        );
    }

    #[test]
    fn she_goes_on_with_what_she_said() {
        claims(
            "\
A _ DT 2 det
teacher _ NN 3 nsubj
told tell VBD 0 root
the _ DT 5 det
broadcaster _ NN 3 iobj
that _ IN 9 mark
two _ CD 8 nummod
boys boy NNS 9 nsubj
died die VBD 3 ccomp SpaceAfter=No
. _ . 3 punct

She she PRP 2 nsubj
said say VBD 0 root
five _ CD 4 nummod
pupils pupil NNS 6 nsubj:pass
were be VBD 6 aux:pass
hurt _ VBN 2 ccomp SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                killed 2..2 children | asserted | A teacher | two boys died
                injured 5..5 children | asserted | A teacher | five pupils were hurt
            "#]],
        );
    }
}
