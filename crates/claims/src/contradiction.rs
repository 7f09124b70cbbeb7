//! Contradictions within a report: claims that cannot both hold of the same people at the same moment.
//!
//! A false alarm costs trust, so each rule looks for reasons why two claims may both be true first.

use language::Document;

use crate::draft::Draft;
use crate::predicates::Classes;
use crate::reading::{ContradictionKind, Group, Kind, MayBe, Reality, Stance, Strength};

/// Two drafts that do not fit together.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Index of the earlier draft.
    pub a: usize,
    /// Index of the later draft.
    pub b: usize,
    /// About what.
    pub kind: ContradictionKind,
    /// How strongly.
    pub strength: Strength,
    /// Innocent explanations.
    pub may_be: Vec<MayBe>,
    /// In words.
    pub why: String,
}

/// No report needs more than this many contradictions to be shown; it bounds the work on hostile input.
const MAX_CONFLICTS: usize = 200;
/// Claims of one kind and incident that are compared with each other at most.
const MAX_COMPARED: usize = 300;

/// Finds the contradictions among the claims of a report. `same_holder` tells whether two drafts have one holder.
pub fn find(
    doc: &Document,
    classes: &Classes,
    drafts: &[Draft],
    same_holder: impl Fn(usize, usize) -> bool,
) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    let eligible: Vec<usize> =
        (0..drafts.len()).filter(|&i| drafts[i].reality != Reality::Unreal).take(MAX_COMPARED).collect();
    for (n, &a) in eligible.iter().enumerate() {
        for &b in &eligible[n + 1..] {
            if drafts[a].incident != drafts[b].incident || conflicts.len() >= MAX_CONFLICTS {
                continue;
            }
            let found = figure(doc, classes, drafts, a, b, &same_holder)
                .or_else(|| state(doc, drafts, a, b))
                .or_else(|| denial(drafts, a, b, &same_holder))
                .or_else(|| responsibility(drafts, a, b, &same_holder));
            // One report of an end is set against the first that it goes on, not against each.
            let again = |conflict: &Conflict| {
                conflict.kind == ContradictionKind::State
                    && conflicts
                        .iter()
                        .any(|c: &Conflict| c.kind == ContradictionKind::State && (c.a == a || c.b == b))
            };
            let found = found.filter(|conflict| !again(conflict));
            conflicts.extend(found);
        }
    }
    conflicts
}

/// Different figures for the same people.
fn figure(
    doc: &Document,
    classes: &Classes,
    drafts: &[Draft],
    a: usize,
    b: usize,
    same_holder: &impl Fn(usize, usize) -> bool,
) -> Option<Conflict> {
    let (x, y) = (&drafts[a], &drafts[b]);
    if x.kind != y.kind || !x.kind.is_count() || x.kind == Kind::Present {
        return None;
    }
    if x.stance == Stance::Denied
        || y.stance == Stance::Denied
        || x.reality != Reality::Actual
        || y.reality != Reality::Actual
    {
        return None;
    }
    let groups_compare = x.group == y.group && x.part_of.is_none() && y.part_of.is_none();
    let one_sentence = doc.tokens[x.trigger].sentence == doc.tokens[y.trigger].sentence;
    if !groups_compare || (one_sentence && same_holder(a, b)) {
        return None;
    }
    // The same holder's later word is an update, a part or the sum over more people.
    if same_holder(a, b) || is_update(doc, classes, x) || is_update(doc, classes, y) {
        return None;
    }
    let (p, q) = (x.counted.as_ref()?, y.counted.as_ref()?);
    // One named or singular victim is one of those that the other counts.
    if p.quantity.is_none() || q.quantity.is_none() {
        return None;
    }
    let (i, j) = (p.interval, q.interval);
    if let Some(strained) =
        vague_against_number(i.vague, j.low).or_else(|| vague_against_number(j.vague, i.low))
    {
        return Some(Conflict {
            a,
            b,
            kind: ContradictionKind::Figure,
            strength: Strength::Strained,
            may_be: vec![MayBe::Update, MayBe::OtherPeople],
            why: strained,
        });
    }
    if i.vague.is_some()
        || j.vague.is_some()
        || is_subset(doc, classes, p.head)
        || is_subset(doc, classes, q.head)
    {
        return None;
    }
    let apart =
        |low: Option<u64>, high: Option<u64>| matches!((low, high), (Some(low), Some(high)) if low > high);
    if !(apart(i.low, j.high) || apart(j.low, i.high)) {
        return None;
    }
    // Small numbers beside large ones are mostly parts of them: only figures of one order of size are of one people.
    let (small, large) = (i.low.or(i.high)?.min(j.low.or(j.high)?), i.low.or(i.high)?.max(j.low.or(j.high)?));
    // Of a named group two parties may tell widely different numbers.
    let rivals = x.holder.is_some() && y.holder.is_some() && x.group != Some(Group::People);
    if (small * 3 < large && !rivals) || small < 2 {
        return None;
    }
    let mut may_be = vec![MayBe::Update, MayBe::OtherPeople];
    let about = |q| matches!(q, language::Qualifier::About | language::Qualifier::Range);
    if about(i.qualifier) || about(j.qualifier) {
        may_be.push(MayBe::Rounding);
    }
    Some(Conflict {
        a,
        b,
        kind: ContradictionKind::Figure,
        strength: Strength::Incompatible,
        may_be,
        why: "different figures for the same people".to_owned(),
    })
}

/// "a few" is not said of more than 20, "dozens" not of fewer than 12 or more than 200 (annotation guide, decision 21).
fn vague_against_number(vague: Option<language::Vague>, number: Option<u64>) -> Option<String> {
    use language::Vague as V;
    let (vague, number) = (vague?, number?);
    match vague {
        V::AFew | V::Several | V::Some if number > 20 => {
            Some(format!("the vague word is not said of {number}"))
        }
        V::Dozens if !(12..=200).contains(&number) => Some(format!("\"dozens\" is not said of {number}")),
        _ => None,
    }
}

/// "four of them", "two more", "the other three", "including": counts of some of the people.
fn is_subset(doc: &Document, classes: &Classes, head: usize) -> bool {
    use crate::syntax;
    use language::Deprel;
    doc.children(head).any(|t| {
        classes.has("OTHERS_WORD", &doc.tokens[t].lemma)
            || (doc.tokens[t].deprel == Deprel::Nmod
                && syntax::has_case(doc, t, "of")
                && doc.tokens[t].upos == language::Upos::Pron)
    }) || classes.has("OTHERS_WORD", &doc.tokens[head].lemma)
}

/// Words that make a figure one of a series in time: "rose to", "earlier toll", "revised", "now".
fn is_update(doc: &Document, classes: &Classes, draft: &Draft) -> bool {
    let sentence = &doc.sentences[doc.tokens[draft.trigger].sentence];
    sentence.tokens.clone().any(|t| classes.has("UPDATE_WORD", &doc.tokens[t].lemma))
}

/// Over, or still going on.
fn state(doc: &Document, drafts: &[Draft], a: usize, b: usize) -> Option<Conflict> {
    let (x, y) = (&drafts[a], &drafts[b]);
    let pair = (x.kind.min(y.kind), x.kind.max(y.kind));
    if pair != (Kind::OperationOngoing, Kind::OperationEnded)
        || x.reality != Reality::Actual
        || y.reality != Reality::Actual
    {
        return None;
    }
    // "ended" must be said of the thing as a whole: a search told as the setting of an event is another operation.
    let ended = if x.kind == Kind::OperationEnded { x } else { y };
    if doc.tokens[ended.trigger].upos == language::Upos::Noun {
        return None;
    }
    Some(Conflict {
        a,
        b,
        kind: ContradictionKind::State,
        strength: Strength::Incompatible,
        may_be: vec![MayBe::Update, MayBe::StaleText],
        why: "said to be over, and to be still going on".to_owned(),
    })
}

/// A denial of what another asserts.
fn denial(
    drafts: &[Draft],
    a: usize,
    b: usize,
    same_holder: &impl Fn(usize, usize) -> bool,
) -> Option<Conflict> {
    let (x, y) = (&drafts[a], &drafts[b]);
    let one_denies = (x.stance == Stance::Denied) != (y.stance == Stance::Denied);
    if x.kind != y.kind || !one_denies || x.kind == Kind::Denial || x.kind == Kind::Responsibility {
        return None;
    }
    if x.kind.is_count() && x.group != y.group || x.kind == Kind::Present || same_holder(a, b) {
        return None;
    }
    if x.kind.is_count() {
        let (i, j) = (x.counted.as_ref()?.interval, y.counted.as_ref()?.interval);
        let same = i.low == j.low && i.high == j.high;
        let any = i.vague.is_some() || j.vague.is_some();
        if !same && !any {
            return None;
        }
    }
    Some(Conflict {
        a,
        b,
        kind: ContradictionKind::Denial,
        strength: Strength::Incompatible,
        may_be: vec![MayBe::OtherPeople],
        why: "one denies what the other states".to_owned(),
    })
}

/// Responsibility claimed by one and denied by the same, or claimed by two.
fn responsibility(
    drafts: &[Draft],
    a: usize,
    b: usize,
    same_holder: &impl Fn(usize, usize) -> bool,
) -> Option<Conflict> {
    let (x, y) = (&drafts[a], &drafts[b]);
    if x.kind != Kind::Responsibility || y.kind != Kind::Responsibility {
        return None;
    }
    let own = |d: &Draft| d.agent.is_some() && d.holder.as_ref().is_some_and(|h| Some(h.head) == d.agent);
    let why = if (x.stance == Stance::Denied) != (y.stance == Stance::Denied) {
        "responsibility denied by one whom another names"
    } else if x.stance != Stance::Denied && own(x) && own(y) && !same_holder(a, b) {
        "two parties claim the same act"
    } else {
        return None;
    };
    Some(Conflict {
        a,
        b,
        kind: ContradictionKind::Responsibility,
        strength: Strength::Incompatible,
        may_be: Vec::new(),
        why: why.to_owned(),
    })
}
