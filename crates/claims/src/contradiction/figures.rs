//! Different figures for the same people.

use language::{Deprel, Interval, Qualifier, TokenId, Upos, Vague, Xpos};

use super::{Claims, Finding};
use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::holders;
use crate::np::{self, Determination};
use crate::reading::{ContradictionKind, EntityKind, Group, Kind, MayBe, RoleDetail, Strength};
use crate::syntax;

/// Figures told further apart than this many sentences are of the same people only where two parties tell them.
const NEAR_SENTENCES: usize = 2;

/// Steps from those whom somebody saw up to the verb that says so, at most.
const STEPS_TO_WITNESS: usize = 3;

/// A number that is "about" is off by a tenth at most.
const ROUNDING: u64 = 10;

/// Two holders, one kind of harm to one group, and no number that both allow.
pub fn differ(claims: &Claims<'_>, a: usize, b: usize) -> Option<Finding> {
    let (x, y) = claims.pair(a, b);
    if x.kind != y.kind || !x.kind.is_count() || x.kind == Kind::Present {
        return None;
    }
    // The same holder's later word is an update, a part or the sum over more people.
    if !Claims::is_stated(x) || !Claims::is_stated(y) || claims.is_of_one_holder(x, y) {
        return None;
    }
    if !may_be_one_group(claims, x, y) || x.part_of.is_some() || y.part_of.is_some() {
        return None;
    }
    // "Nine were killed, the ministry said, revising its toll": no answer to the other side's figure.
    let across = are_enemies(claims, x, y);
    let update = |d: &Draft| if across { is_superseded(claims, d) } else { is_update(claims, d) };
    if update(x) || update(y) || is_included(claims, x) || is_included(claims, y) {
        return None;
    }
    let (p, q) = (x.counted.as_ref()?, y.counted.as_ref()?);
    // One named or singular victim is one of those that the other counts.
    p.quantity.and(q.quantity)?;
    if is_subset(claims, x, p) || is_subset(claims, y, q) {
        return None;
    }
    if is_of_one_house(claims, x) || is_of_one_house(claims, y) {
        return None;
    }
    if is_of_one_sort(claims, p, q) || is_of_one_sort(claims, q, p) {
        return None;
    }
    vague_against_number(claims, (x, p), (y, q))
        .or_else(|| vague_against_number(claims, (y, q), (x, p)))
        .or_else(|| numbers(claims, (x, p), (y, q)))
}

/// The same group, and not by other words ("soldiers", "policemen"); or people of any kind and more of one kind than there
/// were in all, or than a toll says there were.
fn may_be_one_group(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    if x.group == y.group {
        return match (detail(x), detail(y)) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
    }
    let held = x.holder.is_some() && y.holder.is_some();
    let near = claims.sentence(y).abs_diff(claims.sentence(x)) <= NEAR_SENTENCES;
    let (whole, part) = if x.group == Some(Group::People) { (x, y) } else { (y, x) };
    let interval = |d: &Draft| d.counted.as_ref().map(|c| c.interval);
    let (Some(all), Some(some)) = (interval(whole), interval(part)) else { return false };
    let taken_up = whole.counted.as_ref().is_some_and(|c| {
        np::determination(claims.doc, c.head) == Determination::Definite
            && !is_put_at(claims, whole)
            && !is_toll(claims, whole)
    });
    if taken_up {
        return false;
    }
    let too_many = all.high.zip(some.low).is_some_and(|(all, some)| some > all);
    held && (near || gives_count(claims, whole))
        && whole.group == Some(Group::People)
        && (too_many
            || is_compared(claims, whole)
            || (is_put_at(claims, whole) || is_rival(claims, whole, part)) && !others_died(claims, part))
}

/// "Police said three protesters were killed. The opposition said that 11 people died": the total of a holder on another side,
/// or who calls it one, against all whom the first knows of. Attackers and children are counted as parts of others.
fn is_rival(claims: &Claims<'_>, whole: &Draft, part: &Draft) -> bool {
    let is_part = matches!(part.group, None | Some(Group::People | Group::Militants | Group::Children));
    let has_parts = || {
        let index = claims.drafts.iter().position(|d| std::ptr::eq(d, whole));
        claims.drafts.iter().any(|d| d.part_of.is_some() && d.part_of == index)
    };
    let numbers = |d: &Draft| d.counted.as_ref().and_then(|c| Some((c.quantity?, c.interval.low?)));
    let (Some((_, all)), Some((_, some))) = (numbers(whole), numbers(part)) else { return false };
    let soldiers = part.group == Some(Group::SecurityForces);
    let independent = || side(claims, whole).is_none() && !soldiers;
    // "A Taliban spokesman said 20 had been killed", where officials told of seven policemen.
    let by_fighters = || {
        soldiers
            && side(claims, part).is_none()
            && side(claims, whole)
                .and_then(|entity| claims.entities.kind(entity))
                .is_some_and(|kind| kind == EntityKind::ArmedGroup)
    };
    !is_part
        && all > some
        && !has_parts()
        && (sides_differ(claims, whole, part)
            || is_toll(claims, whole)
            || by_fighters()
            || side(claims, part).is_some() && independent())
}

/// "Five died at his hospital": those of whom the speaker's house knows.
fn is_of_one_house(claims: &Claims<'_>, draft: &Draft) -> bool {
    let doc = claims.doc;
    doc.children_by(draft.trigger, &[Deprel::Obl]).any(|t| {
        claims.classes.has("HOSPITAL", &doc.tokens[t].lemma)
            && ["at", "in"].iter().any(|case| syntax::has_case(doc, t, case))
    })
}

/// "Seven adults" of eleven people, "four women" of nine: those of one age or sex among all.
fn is_of_one_sort(claims: &Claims<'_>, some: &Counted, all: &Counted) -> bool {
    // "Lost two men" of an army: soldiers, not the men among them.
    let of_force =
        |counted: &Counted| matches!(counted.who.group, Some(Group::SecurityForces | Group::Militants));
    let sort = |counted: &Counted| {
        claims.classes.has("SORT_NOUN", &claims.doc.tokens[counted.head].lemma) && !of_force(counted)
    };
    sort(some) && !sort(all) && some.interval.low < all.interval.low
}

/// "The real toll was 26", "the number of dead".
fn is_toll(claims: &Claims<'_>, draft: &Draft) -> bool {
    let named = |t: TokenId| claims.classes.has("TOLL_NOUN", &claims.doc.tokens[t].lemma);
    named(draft.trigger) || draft.counted.as_ref().is_some_and(|counted| named(counted.head))
}

/// "The bodies of nine had reached his hospital", "the hospital received 19 dead": there may be more at others.
fn is_of_one_hospital(claims: &Claims<'_>, draft: &Draft) -> bool {
    let doc = claims.doc;
    let care = |t: TokenId| claims.classes.has("CARE_PLACE", &doc.tokens[t].lemma);
    let mut verbs = std::iter::once(draft.trigger).chain(doc.ancestors(draft.trigger).take(STEPS_TO_WITNESS));
    verbs.any(|verb| {
        claims.classes.has("HOSPITAL_VERB", &doc.tokens[verb].lemma)
            && doc.children_by(verb, &[Deprel::Nsubj, Deprel::Obj, Deprel::Obl, Deprel::NsubjPass]).any(care)
    })
}

/// "Accused them of executing 11 people in a mosque": one deed among all that was done.
fn is_of_a_charge(claims: &Claims<'_>, draft: &Draft) -> bool {
    let doc = claims.doc;
    let gerund = doc.tokens[draft.trigger].xpos == Xpos::Vbg;
    gerund
        && doc.children_by(draft.trigger, &[Deprel::Mark, Deprel::Case]).any(|t| doc.tokens[t].lemma == "of")
        && doc.tokens[draft.trigger].head.is_some_and(|verb| doc.tokens[verb].lemma == "accuse")
}

/// "Gave a higher toll of 13", "a different count": set against the figure before it by its own words.
fn is_compared(claims: &Claims<'_>, draft: &Draft) -> bool {
    let doc = claims.doc;
    let told = [Some(draft.trigger), draft.counted.as_ref().map(|counted| counted.head)];
    // "A toll of 13 dead"
    let mut nouns = told.into_iter().flatten().flat_map(|t| [Some(t), doc.tokens[t].head]).flatten();
    nouns.any(|noun| {
        claims.classes.has("TOLL_NOUN", &doc.tokens[noun].lemma)
            && doc
                .children_by(noun, &[Deprel::Amod])
                .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "higher" | "lower" | "different"))
    })
}

/// Whether the report tells of dead of yet another group in the same incident: then a toll of all is no toll of one group.
fn others_died(claims: &Claims<'_>, part: &Draft) -> bool {
    claims.drafts.iter().any(|d| {
        d.kind == part.kind
            && d.incident == part.incident
            && Claims::is_stated(d)
            && d.part_of.is_none()
            && d.group.is_some_and(|group| group != Group::People && Some(group) != part.group)
    })
}

/// "The dead included four women": some of them.
fn is_included(claims: &Claims<'_>, draft: &Draft) -> bool {
    claims.doc.tokens[draft.trigger].head.is_some_and(|verb| claims.doc.tokens[verb].lemma == "include")
}

fn detail(draft: &Draft) -> Option<RoleDetail> {
    draft.counted.as_ref().and_then(|c| c.who.role_detail)
}

/// "Put the dead at 17": how many there were in all.
fn is_put_at(claims: &Claims<'_>, draft: &Draft) -> bool {
    let token = &claims.doc.tokens[draft.trigger];
    token.deprel == Deprel::Obj
        && token.head.is_some_and(|verb| claims.classes.has("TOLL_VERB", &claims.doc.tokens[verb].lemma))
}

fn numbers(claims: &Claims<'_>, (x, p): (&Draft, &Counted), (y, q): (&Draft, &Counted)) -> Option<Finding> {
    let (i, j) = (p.interval, q.interval);
    if i.vague.is_some() || j.vague.is_some() {
        return None;
    }
    let (i, j) = (rounded(i), rounded(j));
    let apart =
        |low: Option<u64>, high: Option<u64>| matches!((low, high), (Some(low), Some(high)) if low > high);
    if !(apart(i.low, j.high) || apart(j.low, i.high)) {
        return None;
    }
    let (first, second) = (i.low.or(i.high)?, j.low.or(j.high)?);
    let (small, large) = (first.min(second), first.max(second));
    let fewer = if first < second { (x, p) } else { (y, q) };
    if is_all_that_one_saw(claims, fewer)
        || is_of_one_hospital(claims, fewer.0)
        || is_of_a_charge(claims, fewer.0)
    {
        return None;
    }
    let enough = small >= 2 || small == 1 && is_toll_of_one(claims, (x, p), (y, q));
    let same = may_be_of_the_same(claims, x, y);
    let far = || small * 3 >= large && are_rival_totals(claims, x, y);
    let counts = is_rival_count(claims, x, y);
    let by_both = are_losses_by_both(claims, x, y);
    let compared = is_compared(claims, x) || is_compared(claims, y);
    if !enough || !(same || compared || counts || by_both || far() || is_told_against_report(claims, x, y)) {
        return None;
    }
    // Small numbers beside large ones are mostly parts of them: only figures of one order of size are of one people.
    // Of a named group two parties may tell widely different numbers.
    let people = Some(Group::People);
    let wide = match (x.group == people, y.group == people) {
        (true, true) => false,
        (false, false) => true,
        // A total of all may be as great as it likes; a few people beside many of one kind are some of them.
        (true, false) => i.low > j.low,
        (false, true) => j.low > i.low,
    };
    let rivals =
        x.holder.is_some() && y.holder.is_some() && (wide || are_tolls_of_all(claims, (x, p), (y, q)));
    if small * if counts { 5 } else { 3 } < large && !rivals {
        return None;
    }
    let mut may_be = vec![MayBe::Update, MayBe::OtherPeople];
    let about = |q| matches!(q, Qualifier::About | Qualifier::Range);
    if about(i.qualifier) || about(j.qualifier) {
        may_be.push(MayBe::Rounding);
    }
    let why = format!("{} and {} cannot both be how many there were", words(claims, p), words(claims, q));
    Some(Finding::new(ContradictionKind::Figure, Strength::Incompatible, &may_be, why))
}

/// "He saw six bodies", "I counted seven": who was there saw as many at least, and does not say that there were no more.
fn is_all_that_one_saw(claims: &Claims<'_>, (draft, counted): (&Draft, &Counted)) -> bool {
    let doc = claims.doc;
    let near =
        [draft.trigger, counted.head].into_iter().chain(doc.ancestors(counted.head).take(STEPS_TO_WITNESS));
    let mut seen = near.filter(|&t| matches!(doc.tokens[t].lemma.as_str(), "see" | "count"));
    seen.any(|verb| {
        let subject = syntax::own_subject(doc, verb).map(|t| doc.word(t).to_lowercase());
        match subject.as_deref() {
            Some("i" | "he" | "she") => true,
            // "They counted 14": several may have gone through the whole place.
            Some("we" | "they") => doc.tokens[verb].lemma == "see",
            _ => false,
        }
    })
}

/// "One death", "one person was killed" against "two people have died": tolls, told by two who are named. "A guard was
/// killed" tells of one among others.
fn is_toll_of_one(claims: &Claims<'_>, (x, p): (&Draft, &Counted), (y, q): (&Draft, &Counted)) -> bool {
    let unnamed = |counted: &Counted| {
        claims.classes.has("GENERIC_VICTIM", &claims.doc.tokens[counted.head].lemma)
            && counted.interval.qualifier == Qualifier::Exact
    };
    // "Said it had lost one fighter", where the other side says that it killed four.
    let one_by_number = || {
        let one = |d: &Draft, c: &Counted| {
            c.interval.high != Some(1)
                || counting::number_of(claims.doc, c.head).is_some()
                    && claims.classes.has("SUFFER_VERB", &claims.doc.tokens[d.trigger].lemma)
        };
        sides_differ(claims, x, y) && one(x, p) && one(y, q)
    };
    x.kind == Kind::Killed
        && x.holder.is_some()
        && y.holder.is_some()
        && (unnamed(p) && unnamed(q) || one_by_number())
}

/// "The ministry reported two deaths, while activists counted 15 dead": of people of any kind, told side by side by two who
/// speak for the whole of it, without time, place or share: both are how many there were in all, however far apart.
fn are_tolls_of_all(claims: &Claims<'_>, (x, p): (&Draft, &Counted), (y, q): (&Draft, &Counted)) -> bool {
    let doc = claims.doc;
    let (small, counted) =
        if p.interval.low.or(p.interval.high) < q.interval.low.or(q.interval.high) { (x, p) } else { (y, q) };
    let generic = |c: &Counted| {
        doc.tokens[c.head].upos == Upos::Num
            || claims.classes.has("GENERIC_VICTIM", &doc.tokens[c.head].lemma)
    };
    let timed = || doc.times.iter().any(|time| small.evidence.contains(time.span));
    // Those on the spot count whom they saw.
    let whole = |d: &Draft| {
        d.holder
            .as_ref()
            .is_some_and(|h| claims.classes.has("WHOLE_TELLER", &doc.tokens[h.head].lemma.to_lowercase()))
    };
    let far = claims.sentence(y) - claims.sentence(x) > 1;
    // "Five people died of thirst", "when a wall fell": some of them, by one cause.
    let plain = !doc
        .children_by(small.trigger, &[Deprel::Obl, Deprel::Advcl, Deprel::OblAgent])
        .any(|t| t > small.trigger);
    !far && generic(counted)
        && generic(p)
        && generic(q)
        && whole(small)
        && plain
        && !timed()
        && !claims.is_placed(small)
}

/// "About 40" is said of 36 as well as of 44.
fn rounded(interval: Interval) -> Interval {
    if interval.qualifier != Qualifier::About {
        return interval;
    }
    Interval {
        low: interval.low.map(|low| low - low / ROUNDING),
        high: interval.high.map(|high| high + high / ROUNDING),
        ..interval
    }
}

/// Figures of two who are named as sources, told near each other or set against each other; what one of them or the
/// report itself tells elsewhere may be of other people.
pub(super) fn may_be_of_the_same(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    let both_held = x.holder.is_some() && y.holder.is_some();
    let near = claims.sentence(y).abs_diff(claims.sentence(x)) <= NEAR_SENTENCES;
    let contrast = claims.has_word(y, "CONTRAST_WORD") || claims.has_word(x, "CONTRAST_WORD");
    let total = |d: &Draft| claims.classes.has("TOLL_NOUN", &claims.doc.tokens[d.trigger].lemma);
    let total = |d: &Draft| total(d) || is_put_at(claims, d);
    !places_differ(claims, x, y)
        && (both_held && (near || contrast || sides_differ(claims, x, y)) || total(x) && total(y))
}

/// Each names a place in its own clause, and not the same.
pub(super) fn places_differ(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    place(claims, x).zip(place(claims, y)).is_some_and(|(a, b)| a != b)
}

/// What the report says at its beginning in its own voice, and what somebody else counts: "Blast kills 27", "the rebels spoke
/// of 60 dead".
fn is_told_against_report(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    let (own, told) = match (&x.holder, &y.holder) {
        (None, Some(_)) => (x, y),
        (Some(_), None) => (y, x),
        _ => return false,
    };
    let first = claims.drafts.iter().find(|d| d.kind == own.kind && d.incident == own.incident);
    first.is_some_and(|first| std::ptr::eq(first, own))
        && claims.sentence(own) < OPENING
        && own.trigger < told.trigger
        && !places_differ(claims, x, y)
        && gives_count(claims, told)
}

/// "Spoke of 60 dead", "put the dead at 17", "counted nine bodies": how many there were in all, as far as the holder knows.
fn gives_count(claims: &Claims<'_>, draft: &Draft) -> bool {
    let head = draft.counted.as_ref().map(|c| c.head);
    [Some(draft.trigger), head]
        .into_iter()
        .flatten()
        .filter_map(|word| holders::verb_of_count(claims.doc, claims.classes, word))
        // "Bringing the toll to 21" goes on with the report's own count.
        .any(|verb| {
            let lemma = &claims.doc.tokens[verb].lemma;
            lemma == "put" || !claims.classes.has("CHANGE_VERB", lemma)
        })
}

/// "11 men died in a fight, elders say. ... The police commander put the dead at 17": a count of all is set against whatever
/// another says of the same kind of people in the incident, however far apart they stand.
fn is_rival_count(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    let times = |d: &Draft| {
        claims.doc.times.iter().filter(|time| d.evidence.contains(time.span)).map(|t| &t.value).next()
    };
    let differ_in_time = || times(x).zip(times(y)).is_some_and(|(a, b)| a != b);
    let takes_up = |d: &Draft| {
        d.counted.as_ref().is_some_and(|c| np::determination(claims.doc, c.head) == Determination::Definite)
            && !is_put_at(claims, d)
            && !is_toll(claims, d)
    };
    x.holder.is_some()
        && y.holder.is_some()
        && (gives_count(claims, x) || gives_count(claims, y))
        && !takes_up(x)
        && !takes_up(y)
        && !differ_in_time()
        && !places_differ(claims, x, y)
}

/// "We lost four soldiers" against "the rebels claim to have killed 60 soldiers": what one side lost by its own word and by its
/// foe's.
fn are_losses_by_both(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    let named = |d: &Draft| matches!(d.group, Some(Group::SecurityForces | Group::Militants));
    let own = |d: &Draft| {
        let subject = syntax::own_subject(claims.doc, d.trigger);
        let holder = d.holder.as_ref().map(|h| h.head);
        let speaks = |t: TokenId| {
            matches!(claims.doc.word(t).to_lowercase().as_str(), "we" | "it" | "they")
                || holder.is_some_and(|h| claims.is_same(t, h))
        };
        claims.classes.has("SUFFER_VERB", &claims.doc.tokens[d.trigger].lemma) && subject.is_some_and(speaks)
    };
    let by_holder = |d: &Draft| {
        d.agent.zip(d.holder.as_ref()).is_some_and(|(agent, holder)| claims.is_same(agent, holder.head))
    };
    let armed = |d: &Draft| {
        side(claims, d).and_then(|entity| claims.entities.kind(entity)) == Some(EntityKind::ArmedGroup)
    };
    let foe = |d: &Draft| by_holder(d) || armed(d) && d.group == Some(Group::SecurityForces);
    x.kind == Kind::Killed
        && x.group == y.group
        && named(x)
        && x.holder.is_some()
        && y.holder.is_some()
        && (own(x) && foe(y) || own(y) && foe(x) || foe(x) != foe(y) && (armed(x) != armed(y)))
        && !places_differ(claims, x, y)
}

/// Sentences of the headline and the lead.
const OPENING: usize = 3;

/// Totals of two holders told far apart: of people, or of one named group, and neither with a time of its own.
fn are_rival_totals(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    if x.holder.is_none() || y.holder.is_none() || places_differ(claims, x, y) {
        return false;
    }
    let timed = |d: &Draft| claims.doc.times.iter().any(|time| d.evidence.contains(time.span));
    let plain = |d: &Draft| {
        d.counted.as_ref().is_some_and(|c| {
            // "The nine who were killed" takes up those told before.
            np::determination(claims.doc, c.head) != Determination::Definite
        })
    };
    x.group == y.group && plain(x) && plain(y) && !timed(x) && !timed(y)
}

fn sides_differ(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    matches!((side(claims, x), side(claims, y)), (Some(a), Some(b)) if a != b)
}

/// Two sides of which one at least is an armed group.
fn are_enemies(claims: &Claims<'_>, x: &Draft, y: &Draft) -> bool {
    let armed = |d: &Draft| {
        side(claims, d).and_then(|entity| claims.entities.kind(entity)) == Some(EntityKind::ArmedGroup)
    };
    sides_differ(claims, x, y) && (armed(x) || armed(y))
}

/// The entity for whose side a claim's holder speaks.
fn side(claims: &Claims<'_>, draft: &Draft) -> Option<usize> {
    let holder = draft.holder.as_ref()?;
    match claims.entities.at(holder.head) {
        Some(entity) => claims.entities.side(entity),
        None => claims.entities.affiliation(claims.doc, holder.head),
    }
}

/// The place named in a claim's own clause.
fn place<'a>(claims: &'a Claims<'_>, draft: &Draft) -> Option<&'a str> {
    claims.doc.places.iter().find(|p| draft.evidence.contains(p.span)).map(|p| p.name.as_str())
}

/// "a few" is not said of more than 20, "dozens" not of fewer than 12 or more than 200 (annotation guide, decision 21).
fn vague_against_number(
    claims: &Claims<'_>,
    (x, p): (&Draft, &Counted),
    (y, q): (&Draft, &Counted),
) -> Option<Finding> {
    let (vague, number) = (p.interval.vague?, q.interval.low?);
    let not_said = match vague {
        Vague::AFew | Vague::Several | Vague::Some => number > 20,
        Vague::Dozens if number > 200 => true,
        // Fewer may be some of the dozens.
        Vague::Dozens => number < 12 && number > 1 && may_be_of_the_same(claims, x, y),
        Vague::Hundreds if number > 2000 => true,
        Vague::Hundreds => number < 100 && number > 1 && may_be_of_the_same(claims, x, y),
        _ => false,
    };
    not_said.then(|| {
        let why = format!("{} is not said of {}", words(claims, p), words(claims, q));
        Finding::new(ContradictionKind::Figure, Strength::Strained, &[MayBe::Update, MayBe::OtherPeople], why)
    })
}

/// The words of the number, in quotation marks.
pub(super) fn words(claims: &Claims<'_>, counted: &Counted) -> String {
    let span = counted.quantity.unwrap_or(counted.of);
    let said = span.of(&claims.doc.text).trim_matches(|c: char| "\"“”'‘’".contains(c));
    format!("\"{}\"", said.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// "four of them", "two more", "the other three", "two also died", "six of the deaths were of children": counts of some of
/// the people, or of others.
pub(super) fn is_subset(claims: &Claims<'_>, draft: &Draft, counted: &Counted) -> bool {
    let (doc, classes) = (claims.doc, claims.classes);
    let others = |t: TokenId| {
        let lemma = &doc.tokens[t].lemma;
        // "More than 200" are no others.
        let compares = || doc.tokens.get(t + 1).is_some_and(|next| next.lemma == "than");
        classes.has("OTHERS_WORD", lemma) && !compares()
            || classes.has("ADDITION_WORD", lemma) && !joins_others(claims, draft)
    };
    // "Four of them", "two of the injured": some of those that were told.
    // "Two of its soldiers", "four of his men": how many of a force, whoever else was told of.
    let of_force = |t: TokenId| {
        np::determination(doc, t) == Determination::Possessive
            && matches!(draft.group, Some(Group::SecurityForces | Group::Militants))
    };
    let of_them = |t: TokenId| {
        doc.tokens[t].deprel == Deprel::Nmod
            && syntax::has_case(doc, t, "of")
            && (doc.tokens[t].upos == Upos::Pron
                || matches!(np::determination(doc, t), Determination::Definite | Determination::Possessive)
                    && !of_force(t)
                    && counting::number_at(doc, counted.head).is_some())
    };
    // "The dead included four women"
    let included = doc.tokens[counted.head].deprel == Deprel::Obj
        && doc.tokens[counted.head].head.is_some_and(|v| classes.has("INCLUDE_VERB", &doc.tokens[v].lemma));
    // "Six deaths were of children": said of what kind some were.
    let told_of = doc.tokens[counted.head].deprel.is_subject()
        && doc.tokens[counted.head].head.is_some_and(|p| syntax::has_case(doc, p, "of"));
    others(counted.head)
        || included
        || told_of
        || doc.children(counted.head).chain(doc.children(draft.trigger)).any(|t| others(t) || of_them(t))
}

/// "All the rebels were killed, and some villagers also died": the "also" adds one group to another, and says nothing of
/// how many there were of its own.
fn joins_others(claims: &Claims<'_>, draft: &Draft) -> bool {
    let before = claims.drafts.iter().rfind(|d| d.trigger < draft.trigger && d.kind == draft.kind);
    let distance = |d: &Draft| claims.sentence(draft).saturating_sub(claims.sentence(d));
    before.is_some_and(|d| {
        distance(d) <= 1 && is_named_group(d) && is_named_group(draft) && d.group != draft.group
    })
}

fn is_named_group(draft: &Draft) -> bool {
    draft.group.is_some_and(|group| group != Group::People)
}

/// "An earlier toll of six": the words before the number say that it holds no more.
fn is_superseded(claims: &Claims<'_>, draft: &Draft) -> bool {
    let doc = claims.doc;
    let Some(start) = draft.counted.as_ref().and_then(|c| c.quantity).map(|span| span.start) else {
        return false;
    };
    let sentence = &doc.sentences[claims.sentence(draft)].tokens;
    let number = sentence.clone().find(|&t| doc.tokens[t].span.end > start).unwrap_or(draft.trigger);
    (sentence.start.max(number.saturating_sub(SUPERSEDED_WORDS))..number).any(|t| {
        claims.classes.has("UPDATE_WORD", &doc.tokens[t].lemma)
            || claims.classes.has("UPDATE_WORD", doc.word(t))
    })
}

/// Words between one that says that a figure is old and the number: "an earlier official toll of six".
const SUPERSEDED_WORDS: usize = 5;

/// Words that make a figure one of a series in time: "rose to", "earlier toll", "revised", "now".
pub(super) fn is_update(claims: &Claims<'_>, draft: &Draft) -> bool {
    let sentence = &claims.doc.sentences[claims.sentence(draft)];
    sentence.tokens.clone().any(|t| {
        claims.classes.has("UPDATE_WORD", &claims.doc.tokens[t].lemma)
            || claims.classes.has("UPDATE_WORD", claims.doc.word(t))
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::contradictions;

    #[test]
    fn two_tolls() {
        contradictions(
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
                figure, incompatible | Officials put the death toll at 31 | residents put the toll at 52 | "31" and "52" cannot both be how many there were
            "#]],
        );
    }

    #[test]
    fn more_dead_than_a_resident_puts_them_at() {
        contradictions(
            "\
Officials official NNS 2 nsubj
said say VBD 0 root
15 _ CD 4 nummod
villagers villager NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. _ . 2 punct

Doctors doctor NNS 2 nsubj
put _ VBD 0 root
the _ DT 5 det
death _ NN 5 compound
toll _ NN 2 obj
at _ IN 7 case
17 _ CD 2 obl SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                figure, incompatible | 15 villagers were killed | Doctors put the death toll at 17 | "15" and "17" cannot both be how many there were
            "#]],
        );
    }

    #[test]
    fn others_who_also_died() {
        contradictions(
            "\
Officials official NNS 2 nsubj
said say VBD 0 root
three _ CD 4 nummod
soldiers soldier NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. _ . 2 punct

Doctors doctor NNS 2 nsubj
said say VBD 0 root
two _ CD 4 nummod
guards guard NNS 6 nsubj
also _ RB 6 advmod
died die VBD 2 ccomp SpaceAfter=No
. _ . 2 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn one_death_or_two() {
        contradictions(
            "\
Police police NNS 2 nsubj
confirmed confirm VBD 0 root
one one CD 4 nummod
death death NN 2 obj SpaceAfter=No
. . . 2 punct

Doctors doctor NNS 2 nsubj
said say VBD 0 root
two two CD 4 nummod
people person NNS 5 nsubj
died die VBD 2 ccomp SpaceAfter=No
. . . 2 punct
",
            expect![[r#"
                figure, incompatible | Police confirmed one death | two people died | "one" and "two" cannot both be how many there were
            "#]],
        );
    }

    #[test]
    fn a_guard_is_one_of_them() {
        contradictions(
            "\
Police police NNS 2 nsubj
confirmed confirm VBD 0 root
that that IN 5 mark
a a DT 4 det
guard guard NN 5 nsubj
died die VBD 2 ccomp SpaceAfter=No
. . . 2 punct

Doctors doctor NNS 2 nsubj
said say VBD 0 root
two two CD 4 nummod
people person NNS 5 nsubj
died die VBD 2 ccomp SpaceAfter=No
. . . 2 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn some_of_the_dead() {
        contradictions(
            "\
Police police NNS 2 nsubj
said say VBD 0 root
eleven eleven CD 4 nummod
people person NNS 5 nsubj
died die VBD 2 ccomp SpaceAfter=No
. . . 2 punct

Doctors doctor NNS 2 nsubj
said say VBD 0 root
the the DT 4 det
dead dead NNS 5 nsubj
included include VBD 2 ccomp
four four CD 7 nummod
people person NNS 5 obj SpaceAfter=No
. . . 2 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn a_rival_total() {
        let party = |side: &str| {
            format!(
                "\
The _ DT 2 det
army _ NN 3 nsubj
said say VBD 0 root
five _ CD 5 nummod
villagers villager NNS 7 nsubj:pass
were be VBD 7 aux:pass
killed kill VBN 3 ccomp SpaceAfter=No
. _ . 3 punct

The _ DT 2 det
{side} _ NNS 3 nsubj
said say VBD 0 root
17 _ CD 5 nummod
people person NNS 6 nsubj
died die VBD 3 ccomp SpaceAfter=No
. _ . 3 punct
"
            )
        };
        contradictions(
            &party("rebels"),
            expect![[r#"
            figure, incompatible | five villagers were killed | 17 people died | "five" and "17" cannot both be how many there were
        "#]],
        );
        contradictions(
            &party("residents"),
            expect![[r#"
            figure, incompatible | five villagers were killed | 17 people died | "five" and "17" cannot both be how many there were
        "#]],
        );
    }

    #[test]
    fn adults_are_not_all() {
        contradictions(
            "\
Police police NNS 2 nsubj
said say VBD 0 root
twelve twelve CD 4 nummod
people person NNS 5 nsubj
died die VBD 2 ccomp SpaceAfter=No
. . . 2 punct

Doctors doctor NNS 2 nsubj
said say VBD 0 root
nine nine CD 4 nummod
adults adult NNS 5 nsubj
died die VBD 2 ccomp SpaceAfter=No
. . . 2 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn hundreds_or_seven() {
        contradictions(
            "\
Villagers villager NNS 2 nsubj
said say VBD 0 root
hundreds hundred NNS 5 nsubj:pass
were be VBD 5 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. . . 2 punct

Officials official NNS 2 nsubj
said say VBD 0 root
seven seven CD 4 nummod
people person NNS 5 nsubj
died die VBD 2 ccomp SpaceAfter=No
. . . 2 punct
",
            expect![[r#"
                figure, strained | hundreds were killed | seven people died | "hundreds" is not said of "seven"
            "#]],
        );
    }

    #[test]
    fn own_losses() {
        contradictions(
            "\
Officials official NNS 2 nsubj
said say VBD 0 root
40 40 CD 4 nummod
rebels rebel NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. . . 2 punct

A a DT 3 det
rebel rebel NN 3 compound
commander commander NN 4 nsubj
said say VBD 0 root
three three CD 10 nsubj
of of IN 8 case
his his PRP$ 8 nmod:poss
fighters fighter NNS 5 nmod
had have VBD 10 aux
died die VBN 4 ccomp SpaceAfter=No
. . . 4 punct
",
            expect![[r#"
                figure, incompatible | 40 rebels were killed | three of his fighters had died | "40" and "three" cannot both be how many there were
            "#]],
        );
    }

    #[test]
    fn tolls_of_all_far_apart() {
        contradictions(
            "\
The _ DT 2 det
ministry _ NN 3 nsubj
reported report VBD 0 root
two _ CD 5 nummod
deaths death NNS 3 obj SpaceAfter=No
. _ . 3 punct

Activists activist NNS 2 nsubj
said say VBD 0 root
15 _ CD 4 nummod
people _ NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                figure, incompatible | The ministry reported two deaths | 15 people were killed | "two" and "15" cannot both be how many there were
            "#]],
        );
    }

    #[test]
    fn those_of_one_cause() {
        contradictions(
            "\
The _ DT 2 det
ministry _ NN 3 nsubj
said say VBD 0 root
two _ CD 5 nummod
people _ NNS 6 nsubj
died die VBD 3 ccomp
of _ IN 8 case
thirst _ NN 6 obl SpaceAfter=No
. _ . 3 punct

Activists activist NNS 2 nsubj
said say VBD 0 root
15 _ CD 4 nummod
people _ NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. _ . 2 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn those_whom_a_nurse_saw() {
        contradictions(
            "\
A _ DT 2 det
nurse _ NN 3 nsubj
said say VBD 0 root
two _ CD 5 nummod
people _ NNS 6 nsubj
died die VBD 3 ccomp SpaceAfter=No
. _ . 3 punct

Activists activist NNS 2 nsubj
said say VBD 0 root
15 _ CD 4 nummod
people _ NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 2 ccomp SpaceAfter=No
. _ . 2 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn a_few_and_more_than_200() {
        contradictions(
            "\
Officials official NNS 2 nsubj
said say VBD 0 root
a _ DT 5 det
few _ JJ 5 amod
people _ NNS 6 nsubj
died die VBD 2 ccomp SpaceAfter=No
. _ . 2 punct

Monitors monitor NNS 2 nsubj
spoke speak VBD 0 root
of _ IN 7 case
more _ JJR 6 advmod
than _ IN 4 fixed
200 _ CD 7 nummod
dead _ NNS 2 obl SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                figure, strained | a few people died | Monitors spoke of more than 200 dead | "a few" is not said of "more than 200"
            "#]],
        );
    }

    #[test]
    fn who_saw_six_may_have_missed_three() {
        contradictions(
            "\
A a DT 2 det
nun nun NN 3 nsubj
said say VBD 0 root
she she PRP 5 nsubj
saw see VBD 3 ccomp
six six CD 7 nummod
bodies body NNS 5 obj SpaceAfter=No
. . . 3 punct

Police police NNS 2 nsubj
said say VBD 0 root
nine nine CD 4 nummod
people person NNS 5 nsubj
died die VBD 2 ccomp SpaceAfter=No
. . . 2 punct
",
            expect![[""]],
        );
    }

    #[test]
    fn counts_of_all_told_far_apart() {
        let between = "It it PRP 2 nsubj\nrained rain VBD 0 root SpaceAfter=No\n. . . 2 punct\n\n".repeat(4);
        contradictions(
            &format!(
                "\
The the DT 2 det
council council NN 3 nsubj
said say VBD 0 root
two two CD 5 nummod
people person NNS 6 nsubj
died die VBD 3 ccomp SpaceAfter=No
. . . 3 punct

{between}Lawyers lawyer NNS 2 nsubj
count count VBP 0 root
seven seven CD 4 nummod
dead dead JJ 2 obj SpaceAfter=No
. . . 2 punct
"
            ),
            expect![[r#"
                figure, incompatible | two people died | Lawyers count seven dead | "two" and "seven" cannot both be how many there were
            "#]],
        );
    }

    #[test]
    fn losses_by_the_words_of_both() {
        contradictions(
            "\
The the DT 2 det
army army NN 3 nsubj
said say VBD 0 root
it it PRP 5 nsubj
lost lose VBD 3 ccomp
four four CD 7 nummod
soldiers soldier NNS 5 obj SpaceAfter=No
. . . 3 punct

The the DT 2 det
rebels rebel NNS 3 nsubj
said say VBD 0 root
they they PRP 5 nsubj
killed kill VBD 3 ccomp
60 60 CD 7 nummod
soldiers soldier NNS 5 obj SpaceAfter=No
. . . 3 punct
",
            expect![[r#"
                figure, incompatible | it lost four soldiers | they killed 60 soldiers | "four" and "60" cannot both be how many there were
            "#]],
        );
    }
}
