//! Corrections of trees that grammar demands and a parser misses now and then.

use crate::{Deprel, Document, TokenId, Upos};

/// Corrects the trees of a document in place; every sentence stays a tree.
pub fn trees(document: &mut Document) {
    for sentence in 0..document.sentences.len() {
        let tokens = document.sentences[sentence].tokens.clone();
        for token in tokens {
            subject_beyond_verb(document, token);
        }
    }
}

/// "Seven died and 12 were rescued": a phrase cannot be coordinated with another across that one's verb. Where the parser
/// has done so and a verb without subject follows, the phrase is the verb's subject.
fn subject_beyond_verb(document: &mut Document, phrase: TokenId) {
    let token = &document.tokens[phrase];
    let (Deprel::Conj, Some(first)) = (token.deprel, token.head) else { return };
    if !matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron | Upos::Det) || first >= phrase
    {
        return;
    }
    let Some(verb) = document.tokens[first].head.filter(|&verb| first < verb && verb < phrase) else {
        return;
    };
    if document.tokens[verb].upos != Upos::Verb || !document.tokens[first].deprel.is_subject() {
        return;
    }
    let second = document
        .children_by(verb, &[Deprel::Conj])
        .find(|&t| t > phrase && matches!(document.tokens[t].upos, Upos::Verb | Upos::Adj));
    let Some(second) = second else { return };
    if document.children(second).any(|t| document.tokens[t].deprel.is_subject()) {
        return;
    }
    let passive = document.children_by(second, &[Deprel::AuxPass]).next().is_some();
    // The conjunction between the two clauses belongs to the second verb.
    let conjunctions: Vec<TokenId> = document.children_by(phrase, &[Deprel::Cc]).collect();
    for conjunction in conjunctions {
        document.tokens[conjunction].head = Some(second);
    }
    document.tokens[phrase].head = Some(second);
    document.tokens[phrase].deprel = if passive { Deprel::NsubjPass } else { Deprel::Nsubj };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_behind_the_verb_is_the_next_verbs_subject() {
        let mut document = Document::from_conllu(
            "Seven _ CD 2 nsubj\ndied die VBD 0 root\nand _ CC 4 cc\n12 _ CD 1 conj\nwere be VBD 6 aux:pass\nrescued rescue VBN 2 conj\n",
        );
        trees(&mut document);
        assert_eq!(document.tokens[3].head, Some(5));
        assert_eq!(document.tokens[3].deprel, Deprel::NsubjPass);
        assert_eq!(document.tokens[2].head, Some(5));
    }

    #[test]
    fn coordinated_subjects_stay() {
        let source = "Ada _ NNP 4 nsubj\nand _ CC 3 cc\nBo _ NNP 1 conj\ndied die VBD 0 root\nand _ CC 6 cc\nburned burn VBD 4 conj\n";
        let before = Document::from_conllu(source);
        let mut after = before.clone();
        trees(&mut after);
        assert_eq!(before, after);
    }
}
