//! Who took a town or a village: "rebels seized the town of Tarn", "troops recaptured Orre".

use language::{Deprel, Document, NameKind, TokenId, Upos};

use super::Source;
use super::codes::Side;
use super::nature::{Namer, Nature};
use crate::np;
use crate::reading::{Reality, Stance};
use crate::syntax;

/// A settlement that was taken.
#[derive(Clone, Copy, Debug)]
pub struct Capture {
    /// Who took it.
    pub by: Side,
    /// From whom, where the sentence that tells it says so.
    from: Option<Side>,
}

impl Capture {
    /// The sides that fought for it, where both are told and are armed.
    pub fn fought(&self) -> Vec<Side> {
        match (self.by, self.from) {
            (Side::State | Side::Group, Some(other @ (Side::State | Side::Group))) => vec![self.by, other],
            _ => Vec::new(),
        }
    }
}

/// Who took a settlement and from whom, as a sentence of the incident tells it.
pub fn captured(source: Source<'_>, namer: Namer<'_>, incident: usize) -> Option<Capture> {
    let doc = source.doc;
    let (by, verb) = taken(source, namer, incident)?;
    let from = doc
        .children_by(verb, &[Deprel::Obl])
        .chain(syntax::object(doc, verb).into_iter().flat_map(|t| doc.children_by(t, &[Deprel::Nmod])))
        .filter(|&t| syntax::has_case(doc, t, "from"))
        .find_map(|t| side_of(namer, namer.resolved(t)));
    Some(Capture { by, from })
}

/// The side of persons or a body.
fn side_of(namer: Namer<'_>, head: TokenId) -> Option<Side> {
    match namer.nature(head) {
        nature @ (Nature::Person { .. } | Nature::Body { .. }) => Some(namer.side(head, nature)),
        _ => None,
    }
}

/// Who took a settlement, and the verb that tells it.
fn taken(source: Source<'_>, namer: Namer<'_>, incident: usize) -> Option<(Side, TokenId)> {
    let doc = source.doc;
    let mut sentences: Vec<usize> = source
        .drafts
        .iter()
        .filter(|d| d.incident == incident && d.reality == Reality::Actual && d.stance != Stance::Denied)
        .map(|d| doc.tokens[d.trigger].sentence)
        .collect();
    sentences.sort_unstable();
    sentences.dedup();
    // A report of one incident tells of it in each of its sentences.
    if source.occurrences.len() == 1 && !sentences.is_empty() {
        sentences = (0..doc.sentences.len()).collect();
    }
    sentences
        .into_iter()
        .flat_map(|sentence| doc.sentences[sentence].tokens.clone())
        .filter(|&t| {
            doc.tokens[t].upos == Upos::Verb
                && (source.classes.has("TAKE_TERRITORY", &doc.tokens[t].lemma.to_lowercase())
                    || syntax::takes_back(doc, t)
                    || control(doc, t).is_some())
                && !syntax::is_negated(doc, t)
                && !syntax::is_infinitive(doc, t)
        })
        .find_map(|verb| {
            control(doc, verb).or_else(|| syntax::object(doc, verb)).filter(|&object| {
                is_settlement(source, doc, object) || is_retaken(source, doc, verb, object)
            })?;
            let agent = namer.resolved(syntax::agent(doc, verb)?);
            side_of(namer, agent).map(|side| (side, verb))
        })
}

fn is_settlement(source: Source<'_>, doc: &Document, head: TokenId) -> bool {
    source.classes.has("SETTLEMENT", &doc.tokens[head].lemma.to_lowercase())
        || np::name_at(doc, head).is_some_and(|name| name.kind == NameKind::Place)
}

/// "Took control of the town": what is controlled.
fn control(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let takes = matches!(doc.tokens[verb].lemma.as_str(), "take" | "gain" | "regain" | "seize" | "wrest");
    let object = syntax::object(doc, verb).filter(|&t| takes && doc.tokens[t].lemma == "control")?;
    doc.children_by(object, &[Deprel::Nmod]).find(|&t| syntax::has_case(doc, t, "of"))
}

/// "Retook Orre": a name that no gazetteer has is a place where it is taken back.
fn is_retaken(source: Source<'_>, doc: &Document, verb: TokenId, object: TokenId) -> bool {
    (source.classes.has("RETAKE", &doc.tokens[verb].lemma.to_lowercase()) || syntax::takes_back(doc, verb))
        && doc.tokens[object].upos == Upos::Propn
        && np::name_at(doc, object)
            .is_none_or(|name| matches!(name.kind, NameKind::Place | NameKind::Person | NameKind::Country))
}
