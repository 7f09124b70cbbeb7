//! What somebody does to himself alone: "a farmer set himself on fire outside the court". No attack, and no code of violence.

use language::{Deprel, Document, TokenId};

use crate::draft::Draft;
use crate::reading::{Kind, Reality};
use crate::syntax;

/// Whether a deed is done to whoever does it: "doused herself", "poured petrol over himself".
pub fn is_to_oneself(doc: &Document, deed: TokenId) -> bool {
    doc.children_by(deed, &[Deprel::Obj, Deprel::Obl]).any(|t| syntax::is_reflexive(doc, t))
}

/// "Blew himself up", "detonated a vest".
pub fn explodes(doc: &Document, deed: TokenId) -> bool {
    matches!(doc.tokens[deed].lemma.as_str(), "blow" | "detonate" | "explode")
}

/// Whether all violent acts of an incident are done to oneself, by fire or by hand, and no more than one came to harm. Whoever blows
/// himself up does it to others.
pub fn is_self_harm(doc: &Document, drafts: &[Draft], index: usize) -> bool {
    let mine = || drafts.iter().filter(|draft| draft.incident == index && draft.reality != Reality::Unreal);
    let mut attacks = mine().filter(|draft| draft.kind == Kind::Attack).peekable();
    let others = |draft: &Draft| {
        matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Casualties)
            && draft.counted.as_ref().is_some_and(|counted| {
                counted.interval.low.is_some_and(|low| low > 1) || counted.interval.high.is_none()
            })
    };
    attacks.peek().is_some()
        && attacks.all(|draft| is_to_oneself(doc, draft.trigger) && !explodes(doc, draft.trigger))
        && !mine().any(others)
}
