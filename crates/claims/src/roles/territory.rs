//! Who took a town or a village: "rebels seized the town of Tarn", "troops recaptured Orre".

use language::{Document, NameKind, TokenId, Upos};

use super::Source;
use super::codes::Side;
use super::nature::{Namer, Nature};
use crate::np;
use crate::reading::{Reality, Stance};
use crate::syntax;

/// The side that took a settlement, as a sentence of the incident tells it.
pub fn taken(source: Source<'_>, namer: Namer<'_>, incident: usize) -> Option<Side> {
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
                && source.classes.has("TAKE_TERRITORY", &doc.tokens[t].lemma.to_lowercase())
                && !syntax::is_negated(doc, t)
                && !syntax::is_infinitive(doc, t)
        })
        .find_map(|verb| {
            syntax::object(doc, verb).filter(|&object| is_settlement(source, doc, object))?;
            let agent = namer.resolved(syntax::agent(doc, verb)?);
            match namer.nature(agent) {
                nature @ (Nature::Person { .. } | Nature::Body { .. }) => Some(namer.side(agent, nature)),
                _ => None,
            }
        })
}

fn is_settlement(source: Source<'_>, doc: &Document, head: TokenId) -> bool {
    source.classes.has("SETTLEMENT", &doc.tokens[head].lemma.to_lowercase())
        || np::name_at(doc, head).is_some_and(|name| name.kind == NameKind::Place)
}
