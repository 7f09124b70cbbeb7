//! One person told of twice without a link: "A man was shot dead. The victim was identified as Jon Moe, 29", "A nurse was stabbed to death. Ada
//! Holm, 38, was a mother of two".

use language::{NameKind, TokenId};

use super::Victim;
use super::described::around_name;
use crate::np;
use crate::reading::{Kind, Reality, Stance};
use crate::roles::Source;

/// Sentences behind the one that tells of somebody in which the name may follow.
const REACH: usize = 2;

/// Where all claims of a kind count one, all records of it are one person's, unless two of them have names.
pub fn join(source: Source<'_>, all: &mut Vec<Victim>, incident: usize) {
    for what in [Kind::Killed, Kind::Abducted] {
        if !counts_one(source, incident, what) {
            continue;
        }
        let of_kind: Vec<usize> = (0..all.len()).filter(|&i| all[i].what == what).collect();
        let named: Vec<usize> = of_kind.iter().copied().filter(|&i| all[i].name.is_some()).collect();
        let (Some(&first), true) = (of_kind.first(), named.len() <= 1 && of_kind.len() > 1) else { continue };
        let kept = named.first().copied().unwrap_or(first);
        let mut one = all[kept].clone();
        for &other in of_kind.iter().filter(|&&i| i != kept) {
            let other = &all[other];
            one.age = one.age.or(other.age);
            one.sex = one.sex.or(other.sex);
            one.occupation = one.occupation.or(other.occupation);
            one.counted_in = other.counted_in.filter(|_| other.head < one.head).or(one.counted_in);
            one.private &= other.private;
            // "A candidate" of whom the name alone says no more than that people count.
            one.group = match (one.group, other.group) {
                (None | Some(crate::reading::Group::People), Some(group)) => Some(group),
                (group, _) => group,
            };
        }
        all[kept] = one;
        let mut at = 0;
        all.retain(|_| {
            at += 1;
            at - 1 == kept || !of_kind.contains(&(at - 1))
        });
    }
}

/// Whether every claim of a kind about an incident counts exactly one, and there is one.
fn counts_one(source: Source<'_>, incident: usize, what: Kind) -> bool {
    let mut told = source
        .drafts
        .iter()
        .filter(|d| {
            d.incident == incident
                && d.kind == what
                && d.reality == Reality::Actual
                && d.stance != Stance::Denied
        })
        .peekable();
    let others = |t: TokenId| {
        let before = t.saturating_sub(3)..t;
        before.into_iter().any(|t| source.classes.has("OTHERS_WORD", &source.doc.tokens[t].lemma))
    };
    told.peek().is_some()
        && told.all(|d| {
            d.counted
                .as_ref()
                .is_some_and(|c| c.interval.low == Some(1) && c.interval.high == Some(1) && !others(c.head))
        })
}

/// "A nurse was stabbed to death on Monday. Ada Holm, 38, was a mother of two": the name that opens a sentence right behind, with an age.
pub fn name_behind(source: Source<'_>, all: &mut [Victim]) {
    let doc = source.doc;
    if all.iter().any(|victim| victim.name.is_some()) {
        return;
    }
    let [victim] = all else { return };
    let told = doc.tokens[victim.head].sentence;
    for sentence in told + 1..=told + REACH {
        let Some(tokens) = doc.sentences.get(sentence).map(|s| s.tokens.clone()) else { return };
        // "The priest, Ole Vik, was 57."
        let noun = doc.tokens.get(tokens.start + 1).is_some_and(|token| {
            doc.word(tokens.start).eq_ignore_ascii_case("the")
                && token.lemma == doc.tokens[victim.head].lemma
                && token.sentence == sentence
        });
        let within = if noun { 6 } else { 3 };
        let name = (tokens.start..tokens.end.min(tokens.start + within))
            .find_map(|t| np::name_at(doc, t))
            .filter(|name| name.kind == NameKind::Person && name.tokens.end - name.tokens.start > 1);
        let Some(head) = name.and_then(|name| np::head(doc, name.tokens.clone())) else { continue };
        let said = around_name(source, head);
        let speaks = source.drafts.iter().any(|draft| {
            draft.agent == Some(head) || draft.holder.as_ref().is_some_and(|holder| holder.head == head)
        });
        let fits = victim.age.is_none_or(|age| said.age == Some(age))
            && (victim.sex.is_none() || said.sex.is_none() || victim.sex == said.sex);
        if (said.age.is_some() || noun) && fits && !speaks {
            victim.name = name.map(|name| name.span);
            victim.span = name.map_or(victim.span, |name| name.span);
            victim.age = said.age.or(victim.age);
            victim.sex = victim.sex.or(said.sex);
            victim.occupation = victim.occupation.or(said.occupation);
            return;
        }
    }
}
