//! Whom a report of others cites: "the agency reported, quoting the mayor, that nine had died", "..., the daily reported, citing
//! police". The mayor says it, through the agency.

use language::{Deprel, Document, TokenId, Upos, Xpos};

use crate::acts;
use crate::attribution::Attribution;
use crate::draft::{Draft, Holder};
use crate::predicates::Classes;

/// Gives what somebody only reports to whom he cites for it.
pub fn fill(doc: &Document, classes: &Classes, attributions: &[Attribution], drafts: &mut [Draft]) {
    for draft in drafts.iter_mut() {
        let Some(own) = &draft.holder else { continue };
        let cue = own.attribution.and_then(|index| attributions.get(index)?.cue);
        let cited = cue.and_then(|cue| cited(doc, classes, cue.token));
        let Some(cited) = cited.filter(|&t| t != own.head && t != draft.trigger) else { continue };
        let mut via = own.via.clone();
        via.push(own.head);
        let source = acts::holder(doc, cited);
        draft.holder = Some(Holder { head: cited, span: source.span, via, ..own.clone() });
    }
}

/// The object of a participle of citing that hangs on a verb of saying.
fn cited(doc: &Document, classes: &Classes, says: TokenId) -> Option<TokenId> {
    let participle = doc.children_by(says, &[Deprel::Advcl, Deprel::Acl, Deprel::Xcomp]).find(|&t| {
        let token = &doc.tokens[t];
        token.upos == Upos::Verb && token.xpos == Xpos::Vbg && classes.has("CITE_VERB", &token.lemma)
    })?;
    let object = doc.children_by(participle, &[Deprel::Obj, Deprel::Iobj]).find(|&t| t > participle)?;
    matches!(doc.tokens[object].upos, Upos::Noun | Upos::Propn).then_some(object)
}
