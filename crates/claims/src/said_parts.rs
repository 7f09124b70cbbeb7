//! Parts that a later sentence tells of: "14 people died. Nine were dockers", "Of the 14, nine were dockers", "Two of the
//! dead worked at the port".

use std::collections::{HashMap, HashSet};

use language::{Deprel, Document, Interval, Qualifier, Span, TokenId, Upos};

use crate::clause;
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::np::{self, Determination};
use crate::people::{People, Who};
use crate::predicates::{Classes, Frame, Pos, Predicates};
use crate::reading::{Group, Kind};
use crate::syntax;

/// The parts of figures of which a sentence after them tells.
pub fn find(doc: &Document, people: &People, predicates: &Predicates, told: &[Draft]) -> Vec<Draft> {
    let taken: HashSet<Span> =
        told.iter().filter_map(|draft| draft.counted.as_ref().and_then(|counted| counted.quantity)).collect();
    // "One of the two was a guard who died later": what happened to the guard is told of him.
    let heads: HashSet<TokenId> = told
        .iter()
        .filter_map(|draft| draft.counted.as_ref())
        .filter(|counted| counted.interval.high.is_some())
        .map(|counted| counted.head)
        .collect();
    let fates = fates(told);
    let mut found: Vec<Draft> = Vec::new();
    let wholes = wholes(doc, told);
    // The whole that the sentence before speaks of: it told it, or told parts of it.
    let mut spoken_of: Option<usize> = None;
    let mut next = 0;
    for sentence in 0..doc.sentences.len() {
        let tokens = doc.sentences[sentence].tokens.clone();
        let parts: Vec<Part> = tokens
            .clone()
            .flat_map(|predicate| {
                let mut parts = included(doc, people, predicates.classes(), predicate);
                parts.extend(part(doc, people, predicates, told, predicate));
                parts
            })
            .filter(|part| part.counted.quantity.is_none_or(|words| !taken.contains(&words)))
            .filter(|part| !heads.contains(&part.trigger))
            .collect();
        let before = &wholes[..next];
        let told_here = found.len();
        let mut total = spoken_of;
        let bare: Vec<&Part> = parts.iter().filter(|part| matches!(part.of, Of::Bare)).collect();
        found.extend(total.map(|total| fitting(doc, told, total, &bare)).unwrap_or_default());
        if let Some(total) = total.filter(|&total| is_harm(told[total].kind)) {
            let rest =
                tokens.clone().flat_map(|predicate| rest(doc, people, predicates.classes(), predicate));
            let killed = told[total].kind == Kind::Killed;
            let fits = |part: &Part| {
                let head = part.counted.head;
                !fates.contains(&head) && (killed || !heads.contains(&head))
            };
            let like = &told[total];
            found.extend(
                rest.filter(fits).map(|part| as_part(doc, like.kind, Some(like), Some(total), &part)),
            );
        }
        for part in &parts {
            let (whole, kind) = match &part.of {
                Of::Bare => continue,
                Of::Kind(kind) => (last(before, told, |draft| draft.kind == *kind), *kind),
                Of::Victims => match last(before, told, |draft| draft.kind == Kind::Killed)
                    .or_else(|| last(before, told, |draft| is_harm(draft.kind)))
                {
                    Some(whole) => (Some(whole), told[whole].kind),
                    None => continue,
                },
                Of::Number(number, ..) => {
                    // "At least 13 died": of the 13 they are spoken of as if they were all.
                    let same = |draft: &Draft| interval(draft).is_some_and(|told| told.low == number.low);
                    // "Four of the seven killed were women": the clause itself tells of the seven.
                    let here = || {
                        let in_sentence = |&w: &usize| doc.tokens[told[w].trigger].sentence == sentence;
                        wholes[next..].iter().copied().take_while(in_sentence).find(|&w| same(&told[w]))
                    };
                    match last(before, told, same).or_else(here) {
                        Some(whole) => (Some(whole), told[whole].kind),
                        None => continue,
                    }
                }
            };
            let fits = whole
                .and_then(|w| interval(&told[w])?.high)
                .is_none_or(|most| part.counted.interval.low.is_some_and(|low| low <= most));
            if !fits {
                continue;
            }
            total = whole.or(total);
            let like = whole.map(|w| &told[w]);
            if let (Of::Number(_, Some(fronted)), Some(like)) = (&part.of, like) {
                found.push(taken_up(doc, like, part.trigger, fronted));
            }
            found.push(as_part(doc, kind, like, whole, part));
        }
        while wholes.get(next).is_some_and(|&w| doc.tokens[told[w].trigger].sentence <= sentence) {
            next += 1;
        }
        let here = next.checked_sub(1).map(|last| wholes[last]);
        spoken_of = here
            .filter(|&w| doc.tokens[told[w].trigger].sentence == sentence)
            .or(total.filter(|_| found.len() > told_here));
    }
    found
}

/// "Four of the 31 had been shot in the head": where the 31 are dead, so are the four.
pub fn hurt_of_the_dead(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    let dead: HashSet<u64> = drafts
        .iter()
        .filter(|d| d.kind == Kind::Killed && d.part_of.is_none())
        .filter_map(|d| d.counted.as_ref()?.interval.low.filter(|&low| low > 1))
        .collect();
    let hurt: HashSet<u64> = drafts
        .iter()
        .filter(|d| d.kind != Kind::Killed && d.part_of.is_none())
        .filter_map(|d| d.counted.as_ref()?.interval.low)
        .collect();
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Injured && d.by_attack) {
        let Some(counted) = &draft.counted else { continue };
        let wholes =
            || doc.children_by(counted.head, &[Deprel::Nmod]).filter(|&t| syntax::has_case(doc, t, "of"));
        let of_dead = wholes()
            .filter_map(|t| definite_number(doc, t)?.interval.low)
            .any(|number| dead.contains(&number) && !hurt.contains(&number));
        // "Both of the dead were shot", "the dead men had been shot"
        let are_dead =
            |t: TokenId| matches!(doc.word(t).to_lowercase().as_str(), "dead" | "deceased" | "slain");
        let called_dead = wholes().chain([counted.head]).any(|t| {
            are_dead(t) && np::determination(doc, t) == Determination::Definite
                || doc.children_by(t, &[Deprel::Amod]).any(are_dead)
        });
        if of_dead || called_dead {
            draft.kind = Kind::Killed;
        }
    }
    how_the_dead_died(doc, classes, drafts);
}

/// "Gunmen killed 14 people. Most were burned, others shot": how those died whom the sentence before counts, and no one was
/// hurt.
fn how_the_dead_died(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    let told: Vec<(usize, Kind, usize)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, d)| matches!(d.kind, Kind::Killed | Kind::Injured | Kind::Casualties))
        .filter(|(_, d)| d.counted.as_ref().is_some_and(|c| c.interval.low > Some(1)))
        .map(|(index, d)| (doc.tokens[d.trigger].sentence, d.kind, index))
        .collect();
    let low = |draft: &Draft| draft.counted.as_ref().and_then(|counted| counted.interval.low);
    let dead_of: Vec<Option<u64>> = drafts.iter().map(low).collect();
    // How many a sentence tells of by bare numbers: "three were shot and one was burned".
    let mut bare: HashMap<usize, u64> = HashMap::new();
    for draft in drafts.iter().filter(|d| d.kind == Kind::Injured) {
        let number =
            draft.counted.as_ref().filter(|counted| is_number_of_them(doc, counted)).and_then(|_| low(draft));
        let sum = bare.entry(doc.tokens[draft.trigger].sentence).or_default();
        *sum = number.map_or(u64::MAX, |number| sum.saturating_add(number));
    }
    for draft in drafts.iter_mut() {
        let (Kind::Injured, true, Some(counted)) = (draft.kind, draft.by_attack, &draft.counted) else {
            continue;
        };
        let sentence = doc.tokens[draft.trigger].sentence;
        let before = || told.iter().filter(|(at, ..)| at + 1 == sentence);
        let whole = before().find(|(_, kind, _)| *kind == Kind::Killed).map(|told| told.2);
        let Some(whole) = whole.filter(|_| before().all(|(_, kind, _)| *kind == Kind::Killed)) else {
            continue;
        };
        let vague = counted.interval.high.is_none() && is_some_of_them(doc, counted.head);
        let are_those = bare.get(&sentence).is_some_and(|&all| Some(all) <= dead_of[whole]);
        if are_those && !is_hit_in_limb(doc, classes, draft.trigger) {
            draft.kind = Kind::Killed;
            draft.part_of = Some(whole);
            continue;
        }
        if vague && doc.sentences[sentence].tokens.clone().take(OPENING).any(|t| opens_with_some(doc, t)) {
            draft.kind = Kind::Killed;
            draft.part_of = Some(whole);
        }
    }
}

/// "Three were shot", "two of them were shot": a number of those told of, and no others.
fn is_number_of_them(doc: &Document, counted: &Counted) -> bool {
    let bare = doc.tokens[counted.head].upos == Upos::Num && counted.quantity.is_some();
    let others = doc.tokens_in(counted.of).any(|t| {
        matches!(doc.word(t).to_lowercase().as_str(), "more" | "other" | "others" | "another" | "further")
    });
    let of_others = doc.children_by(counted.head, &[Deprel::Nmod]).next().is_some()
        && !syntax::takes_up(doc, counted.head);
    bare && !others && !of_others
}

/// "Shot in the leg": nobody dies of that.
pub fn is_hit_in_limb(doc: &Document, classes: &Classes, predicate: TokenId) -> bool {
    doc.children_by(predicate, &[Deprel::Obl]).any(|t| classes.has("BODY_PART", &doc.tokens[t].lemma))
}

/// Words of a sentence among which those whom it takes up are looked for.
const OPENING: usize = 3;

/// "Some", "most of them", "others", with no noun.
fn is_some_of_them(doc: &Document, head: TokenId) -> bool {
    let word = doc.word(head).to_lowercase();
    let noun_behind = doc
        .children_by(head, &[Deprel::Nmod])
        .any(|t| !matches!(doc.word(t).to_lowercase().as_str(), "them" | "these" | "victims" | "dead"));
    matches!(word.as_str(), "some" | "most" | "many" | "several" | "others" | "all" | "they") && !noun_behind
}

/// "Some were shot", "most of them were stabbed": a sentence that begins with those told of before it.
fn opens_with_some(doc: &Document, word: TokenId) -> bool {
    let some = matches!(doc.word(word).to_lowercase().as_str(), "some" | "most" | "many" | "several" | "all");
    some && (doc.tokens[word].deprel.is_subject() || doc.tokens[word].deprel == Deprel::Nsubj)
        && is_some_of_them(doc, word)
}

/// What a clause says of a part.
struct Part {
    counted: Counted,
    trigger: TokenId,
    of: Of,
}

/// The whole that a part names.
enum Of {
    /// None: "nine were dockers", "nine of them were dockers".
    Bare,
    /// "Nine of the dead", "two of those killed".
    Kind(Kind),
    /// "Nine of the victims".
    Victims,
    /// "Nine of the 14"; in front of the clause the whole is told once more.
    Number(Interval, Option<Counted>),
}

/// The figures that count a whole, in order of their triggers.
fn wholes(doc: &Document, told: &[Draft]) -> Vec<usize> {
    let counts = |draft: &Draft| {
        draft.counted.as_ref().is_some_and(|counted| counted.quantity.is_some())
            && draft.kind.is_count()
            && draft.kind != Kind::Present
            && draft.part_of.is_none()
    };
    let mut all: Vec<usize> = (0..told.len()).filter(|&i| counts(&told[i])).collect();
    all.sort_by_key(|&i| (doc.tokens[told[i].trigger].sentence, i));
    all
}

/// The last of the wholes before a sentence that fits.
fn last(wholes: &[usize], told: &[Draft], fits: impl Fn(&Draft) -> bool) -> Option<usize> {
    wholes.iter().rev().copied().take(MEMORY).find(|&w| fits(&told[w]))
}

/// A sentence takes up at most so many figures back.
const MEMORY: usize = 24;

fn interval(draft: &Draft) -> Option<&Interval> {
    draft.counted.as_ref().map(|counted| &counted.interval)
}

fn is_harm(kind: Kind) -> bool {
    matches!(kind, Kind::Killed | Kind::Injured | Kind::Casualties)
}

/// The parts without a whole of their own, where all of them fit into the one that is spoken of.
fn fitting(doc: &Document, told: &[Draft], total: usize, parts: &[&Part]) -> Vec<Draft> {
    let most = interval(&told[total]).and_then(|interval| interval.low);
    let sum: u64 = parts.iter().filter_map(|part| part.counted.interval.low).sum();
    if most.is_none_or(|most| sum > most) {
        return Vec::new();
    }
    let like = &told[total];
    parts.iter().map(|part| as_part(doc, like.kind, Some(like), Some(total), part)).collect()
}

fn as_part(doc: &Document, kind: Kind, like: Option<&Draft>, total: Option<usize>, part: &Part) -> Draft {
    let mut draft = Draft::new(kind, part.trigger, clause::evidence(doc, part.trigger, &[part.counted.of]));
    let own = part.counted.who.group.filter(|group| *group != Group::People);
    draft.group = own.or(like.and_then(|like| like.group)).or(Some(Group::People));
    draft.part_of = total;
    draft.by_attack = like.is_some_and(|like| like.by_attack);
    draft.counted = Some(part.counted.clone());
    // "Two of the dead had not been named": they are dead all the same.
    draft.negation_told = true;
    draft
}

/// "Of the 31": the total told again.
fn taken_up(doc: &Document, like: &Draft, trigger: TokenId, counted: &Counted) -> Draft {
    let mut draft = Draft::new(like.kind, trigger, clause::evidence(doc, trigger, &[counted.of]));
    draft.group = like.group;
    draft.by_attack = like.by_attack;
    draft.counted = Some(counted.clone());
    draft
}

/// "The rest were pilgrims", "the others were a guard and a clerk": who they are is told by the predicate.
fn rest(doc: &Document, people: &People, classes: &Classes, predicate: TokenId) -> Vec<Part> {
    let past = doc
        .children_by(predicate, &[Deprel::Cop])
        .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "was" | "were"));
    if doc.tokens[predicate].upos != Upos::Noun || !past {
        return Vec::new();
    }
    let others = syntax::own_subject(doc, predicate).filter(|&t| {
        t < predicate
            && classes.has("REST_NOUN", &doc.tokens[t].lemma)
            && doc.tokens[t].upos != Upos::Num
            && np::determination(doc, t) == np::Determination::Definite
            && counting::number_of(doc, t).is_none()
            && doc.children_by(t, &[Deprel::Nmod]).next().is_none()
    });
    if others.is_none() {
        return Vec::new();
    }
    let counted = syntax::coordinated(doc, predicate)
        .into_iter()
        .filter_map(|head| counting::count(doc, people, head, false))
        .filter(|counted| counted.who.is_person);
    counted.map(|counted| Part { trigger: counted.head, counted, of: Of::Bare }).collect()
}

/// "The victims included three Germans and a Briton".
fn included(doc: &Document, people: &People, classes: &Classes, verb: TokenId) -> Vec<Part> {
    if doc.tokens[verb].upos != Upos::Verb || !classes.has("INCLUDE_VERB", &doc.tokens[verb].lemma) {
        return Vec::new();
    }
    let victims = syntax::own_subject(doc, verb).filter(|&t| {
        t < verb
            && doc.tokens[t].lemma == "victim"
            && np::determination(doc, t) == np::Determination::Definite
            && counting::number_of(doc, t).is_none()
    });
    let Some(object) = victims.and_then(|_| syntax::object(doc, verb)) else { return Vec::new() };
    let counted = syntax::coordinated(doc, object)
        .into_iter()
        .filter_map(|head| counting::count(doc, people, head, false))
        .filter(|counted| counted.who.is_person && counted.interval.high.is_some());
    counted.map(|counted| Part { trigger: verb, counted, of: Of::Victims }).collect()
}

/// Those of whom something else is told than a hurt that they may have died of.
fn fates(told: &[Draft]) -> HashSet<TokenId> {
    told.iter()
        .filter(|draft| !(draft.kind == Kind::Injured && draft.by_attack))
        .filter_map(|draft| draft.counted.as_ref().map(|counted| counted.head))
        .collect()
}

/// The part that a predicate tells of: "nine were dockers", "of the 14, nine were dockers", "nine of the dead lived there".
fn part(
    doc: &Document,
    people: &People,
    predicates: &Predicates,
    told: &[Draft],
    predicate: TokenId,
) -> Option<Part> {
    let noun = doc.tokens[predicate].upos == Upos::Noun;
    if !noun && !matches!(doc.tokens[predicate].upos, Upos::Verb | Upos::Adj | Upos::Propn) {
        return None;
    }
    let subject = syntax::own_subject(doc, predicate).filter(|&t| t < predicate)?;
    let number = counting::number_at(doc, subject).filter(|number| number.tokens.contains(&subject))?;
    if number.interval.qualifier != Qualifier::Exact || doc.tokens[subject].upos != Upos::Num {
        return None;
    }
    let of = whole_of(doc, predicates, told, predicate, subject)?;
    let who = people.who(doc, predicate).filter(|who| who.is_person);
    let said = noun && who.is_some();
    // "Nine were dockers"; not "nine of the boats were trawlers".
    let past = || {
        doc.children_by(predicate, &[Deprel::Cop])
            .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "was" | "were"))
    };
    if matches!(of, Of::Bare) && !(said && past()) {
        return None;
    }
    let counted = Counted {
        head: subject,
        interval: number.interval,
        quantity: Some(number.span),
        of: number.span,
        who: who.filter(|_| said).unwrap_or_else(|| Who { is_person: true, ..Who::default() }),
    };
    Some(Part { counted, trigger: predicate, of })
}

/// The whole that a numeral names its part of; `None` where it counts what is no such part.
fn whole_of(
    doc: &Document,
    predicates: &Predicates,
    told: &[Draft],
    predicate: TokenId,
    subject: TokenId,
) -> Option<Of> {
    // "Of the 31, 18 were soldiers"
    if doc.tokens[subject].deprel == Deprel::Conj {
        let total = doc.tokens[subject].head?;
        let counted = definite_number(doc, total)?;
        return Some(Of::Number(counted.interval, Some(counted)));
    }
    let mut behind = doc.children_by(subject, &[Deprel::Nmod, Deprel::Nummod]);
    let Some(whole) = behind.next() else { return Some(Of::Bare) };
    if behind.next().is_some() || !syntax::has_case(doc, whole, "of") {
        return None;
    }
    let word = doc.word(whole).to_lowercase();
    if word == "them" {
        return (doc.tokens[predicate].upos == Upos::Noun).then_some(Of::Bare);
    }
    if let Some(counted) = definite_number(doc, whole) {
        return Some(Of::Number(counted.interval, None));
    }
    let definite = np::determination(doc, whole) == np::Determination::Definite;
    let kind_of = |lemma: &str, pos: Pos, frames: &[Frame]| {
        let senses = predicates.senses(lemma, pos).iter();
        // "Wounded" is not "fatally wounded": the sense that asks for least.
        let fits = senses.filter(|s| frames.contains(&s.frame) && is_harm(s.kind));
        fits.min_by_key(|sense| sense.conditions.len()).map(|sense| sense.kind)
    };
    // "Two of those killed", "two of the victims hurt in the blast": the participle tells.
    let participle = doc.children_by(whole, &[Deprel::Acl]).next();
    let told = participle.and_then(|t| {
        let of_draft = told.iter().find(|draft| draft.trigger == t && is_harm(draft.kind)).map(|d| d.kind);
        of_draft.or_else(|| kind_of(&doc.tokens[t].lemma, Pos::Verb, &[Frame::Object]))
    });
    if word == "those" {
        return told.map(Of::Kind);
    }
    if !definite {
        return None;
    }
    if let Some(kind) = told {
        return Some(Of::Kind(kind));
    }
    // "Four of the 17 victims"
    if let Some(number) = counting::number_of(doc, whole) {
        return Some(Of::Number(number.interval, None));
    }
    if doc.tokens[whole].lemma == "victim" {
        return Some(Of::Victims);
    }
    kind_of(&word, Pos::Noun, &[Frame::Itself]).map(Of::Kind)
}

/// "The 31": a number that counts those told of before.
fn definite_number(doc: &Document, head: TokenId) -> Option<Counted> {
    let number = counting::number_at(doc, head).filter(|_| doc.tokens[head].upos == Upos::Num)?;
    let definite = np::determination(doc, head) == np::Determination::Definite;
    (definite && number.interval.qualifier == Qualifier::Exact).then(|| Counted {
        head,
        interval: number.interval,
        quantity: Some(number.span),
        of: number.span,
        who: Who { is_person: true, ..Who::default() },
    })
}
#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn who_they_were() {
        claims(
            "\
Nineteen _ CD 2 nummod
people _ NNS 3 nsubj
died die VBD 0 root SpaceAfter=No
. _ . 3 punct

Eleven _ CD 4 nsubj
were be VBD 4 cop
farm _ NN 4 compound
workers worker NNS 0 root
and _ CC 8 cc
five _ CD 8 nsubj
were be VBD 8 cop
soldiers soldier NNS 4 conj SpaceAfter=No
. _ . 4 punct

Two _ CD 3 nsubj
were be VBD 3 cop
trawlers trawler NNS 0 root SpaceAfter=No
. _ . 3 punct
",
            expect![[r#"
                killed 19..19 people | asserted | the report | Nineteen people died
                killed 11..11 workers | asserted | the report | Eleven were farm workers and five were soldiers
                killed 5..5 security_forces | asserted | the report | Eleven were farm workers and five were soldiers
            "#]],
        );
    }

    #[test]
    fn parts_of_a_total_that_stands_further_back() {
        claims(
            "\
Thirteen _ CD 2 nummod
people _ NNS 3 nsubj
died die VBD 0 root SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
port _ NN 4 nsubj:pass
was be VBD 4 aux:pass
closed close VBN 0 root SpaceAfter=No
. _ . 4 punct

Of _ IN 3 case
the _ DT 3 det
13 _ CD 7 nmod SpaceAfter=No
, _ , 5 punct
eight _ CD 3 conj
were be VBD 7 cop
dockers docker NNS 0 root SpaceAfter=No
. _ . 7 punct

The _ DT 2 det
others other NNS 4 nsubj
were be VBD 4 cop
pilots pilot NNS 0 root SpaceAfter=No
. _ . 4 punct

Two _ CD 7 nsubj:pass
of _ IN 4 case
the _ DT 4 det
dead _ NN 1 nmod
had have VBD 7 aux
been be VBN 7 aux:pass
trained train VBN 0 root
abroad _ RB 7 advmod SpaceAfter=No
. _ . 7 punct

Three _ CD 5 nsubj
of _ IN 3 case
those that PRP 1 nmod
killed kill VBN 3 acl
lived live VBD 0 root
nearby _ RB 5 advmod SpaceAfter=No
. _ . 5 punct
",
            expect![[r#"
                killed 13..13 people | asserted | the report | Thirteen people died
                killed 13..13 people | asserted | the report | Of the 13, eight were dockers
                killed 8..8 workers | asserted | the report | Of the 13, eight were dockers
                killed 2..- workers | asserted | the report | The others were pilots
                killed 2..2 workers | asserted | the report | Two of the dead had been trained abroad
                killed 2..- people | asserted | the report | those killed
            "#]],
        );
    }
}
