//! A total behind "among" or "one of", with the part of it that the clause speaks of: "a nurse was among nine people killed",
//! "among the 14 dead were two guards", "the mayor's son is one of three people shot".

use std::collections::HashSet;

use language::{Deprel, Document, TokenId, Upos};

use crate::counting::{self, Counted};
use crate::draft::Draft;
use crate::figures;
use crate::people::People;
use crate::reading::Group;
use crate::syntax;

/// Adds the totals and parts that such a clause tells and that are not told yet.
pub fn find(doc: &Document, people: &People, drafts: &mut Vec<Draft>) {
    add_totals(doc, people, drafts);
    let known: HashSet<(TokenId, TokenId)> =
        drafts.iter().filter_map(|d| Some((d.trigger, d.counted.as_ref()?.head))).collect();
    for whole in 0..drafts.len() {
        let Some(head) = drafts[whole].counted.as_ref().filter(|c| is_several(c)).map(|c| c.head) else {
            continue;
        };
        let Some(part) = part_of(doc, head) else { continue };
        for head in syntax::coordinated(doc, part) {
            if known.contains(&(drafts[whole].trigger, head)) {
                continue;
            }
            let counted = counting::count(doc, people, head, true).filter(|c| c.who.is_person);
            let Some(counted) = counted.filter(|c| c.interval.high.is_some_and(|high| high > 0)) else {
                continue;
            };
            let of = &drafts[whole];
            let own = figures::group(of.kind, &counted);
            let group = if own == Group::People { of.group } else { Some(own) };
            let evidence = of.evidence.cover(counted.of);
            let part = Draft { group, evidence, part_of: Some(whole), counted: Some(counted), ..of.clone() };
            drafts.push(part);
        }
    }
}

fn is_several(counted: &Counted) -> bool {
    counted.quantity.is_some() && counted.interval.low > Some(1)
}

/// "Three soldiers were among the 12 injured": the predicate tells of the three, its number of the twelve.
fn add_totals(doc: &Document, people: &People, drafts: &mut Vec<Draft>) {
    for index in 0..drafts.len() {
        let draft = &drafts[index];
        let trigger = draft.trigger;
        let Some(part) = draft.counted.as_ref().filter(|c| c.head != trigger) else { continue };
        if draft.part_of.is_some() || !syntax::has_case(doc, trigger, "among") {
            continue;
        }
        let Some(counted) = counting::count(doc, people, trigger, true).filter(is_several) else { continue };
        if part.quantity == counted.quantity || part.interval.low >= counted.interval.low {
            continue;
        }
        let told = |d: &Draft| {
            d.kind == draft.kind && d.counted.as_ref().is_some_and(|c| c.quantity == counted.quantity)
        };
        let at = drafts.iter().position(told);
        let whole = at.unwrap_or(drafts.len());
        if at.is_none() {
            let group = Some(figures::group(draft.kind, &counted));
            let evidence = draft.evidence.cover(counted.of);
            let total = Draft { group, evidence, counted: Some(counted), ..draft.clone() };
            drafts.push(total);
        }
        drafts[index].part_of = Some(whole);
    }
}

/// Who is said to be among those of a phrase.
fn part_of(doc: &Document, whole: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[whole];
    let is_copular = |t: TokenId| doc.children_by(t, &[Deprel::Cop]).next().is_some();
    if syntax::has_case(doc, whole, "among") {
        if is_copular(whole) {
            return syntax::own_subject(doc, whole).filter(|&t| t < whole);
        }
        // "Among the 14 dead were two guards".
        return token.head.filter(|&head| {
            head > whole && is_copular(head) && matches!(doc.tokens[head].upos, Upos::Noun | Upos::Propn)
        });
    }
    // "Is one of three people shot".
    let number = token.head.filter(|&t| {
        token.deprel == Deprel::Nmod
            && syntax::has_case(doc, whole, "of")
            && doc.tokens[t].upos == Upos::Num
            && is_copular(t)
    })?;
    syntax::own_subject(doc, number).filter(|&t| t < number)
}
