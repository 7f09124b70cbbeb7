//! The words that another word governs: what is meant, said, asked for, ended.

use language::{Deprel, Document, TokenId, Upos};

use super::frames::{Frame, Outlook};
use super::seats;
use crate::syntax;

/// Words that may be governed: more than any sentence needs.
const MOST: usize = 12;
/// Prepositions behind which a word has its content: "accused of", "condemned for", "called for", "engaged in".
const BEFORE: &[&str] = &[
    "of", "for", "to", "with", "in", "on", "against", "from", "over", "about", "by", "during", "at", "into",
];

/// The heads of what a word governs under a frame, coordinated ones too.
pub fn of(doc: &Document, word: TokenId, frame: &Frame) -> Vec<TokenId> {
    let outlook = frame.outlook;
    let has_content = outlook.is_some() || frame.is_verbal();
    let mut found: Vec<TokenId> =
        doc.children(word).filter(|&t| governs(doc, word, t, outlook, has_content)).take(MOST).collect();
    let asks = matches!(outlook, Some(Outlook::Appeal | Outlook::Demand));
    if asks && doc.tokens[word].upos == Upos::Verb {
        // "urged the parties to meet": trees may hang what is asked for on who is asked.
        let object = seats::object(doc, word).filter(|&o| o > word);
        found.extend(object.into_iter().flat_map(|o| doc.children_by(o, &[Deprel::Acl])).take(MOST));
    }
    let mut next = 0;
    while next < found.len() && found.len() < MOST {
        let conjuncts = doc.children_by(found[next], &[Deprel::Conj]);
        found.extend(conjuncts.filter(|&t| matches!(doc.tokens[t].upos, Upos::Verb | Upos::Noun)));
        next += 1;
    }
    found
}

fn governs(doc: &Document, word: TokenId, t: TokenId, outlook: Option<Outlook>, has_content: bool) -> bool {
    let token = &doc.tokens[t];
    // "engaged in talks"; "gave a speech on relations" tells of no relations.
    let before = if outlook == Some(Outlook::Light) { &["in", "into"] } else { BEFORE };
    let prepositions = || {
        doc.children_by(t, &[Deprel::Case, Deprel::Mark])
            .any(|c| before.contains(&doc.tokens[c].lemma.as_str()))
    };
    let noun = token.upos == Upos::Noun;
    let said = outlook == Some(Outlook::Say);
    match token.deprel {
        // Of what is done only the nouns that tell how: "killed in an air strike by ...".
        Deprel::Obl | Deprel::OblAgent | Deprel::Nmod => noun && !said && prepositions(),
        _ if !has_content => false,
        Deprel::Xcomp | Deprel::Ccomp => true,
        Deprel::Obj | Deprel::NsubjPass => noun && !said,
        Deprel::Nsubj => noun && moves(outlook) && seats::object(doc, word).is_none(),
        Deprel::Acl => doc.tokens[word].upos == Upos::Noun,
        Deprel::Advcl => !said && (prepositions() || outlook.is_some() && syntax::is_infinitive(doc, t)),
        _ => false,
    }
}

/// "Talks began", "aid stopped".
fn moves(outlook: Option<Outlook>) -> bool {
    matches!(outlook, Some(Outlook::Plain | Outlook::Halt))
}
