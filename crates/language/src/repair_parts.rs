//! What befell others behind a list of parts: "nine were killed, including a nurse and a clerk, and 14 wounded".

use crate::{Deprel, Document, TokenId, Upos};

/// Steps up from a word to the list that it ends, at most.
const STEPS: usize = 8;

/// "Nine had been killed, including a nurse and two clerks, and 41 wounded": a participle behind its own number goes on with the
/// verb of the whole. It is none of the parts that "including" lists, though trees join it to them.
pub(crate) fn state_behind_parts(document: &mut Document, state: TokenId) {
    let token = &document.tokens[state];
    let (Deprel::Conj, Some(above)) = (token.deprel, token.head) else { return };
    if !is_state(document, state) || above > state {
        return;
    }
    let Some(number) = state.checked_sub(1).filter(|&t| is_number(document, t, token.sentence)) else {
        return;
    };
    if document.tokens[number].head != Some(state) {
        return;
    }
    let Some(verb) = verb_of_parts(document, above) else { return };
    let verb_is_above = document.ancestors(state).take(STEPS + 2).any(|t| t == verb);
    if verb_is_above {
        document.attach(state, verb, Deprel::Conj);
        document.attach(number, state, Deprel::NsubjPass);
    }
}

/// "Eight died, including a nurse, and another 15 were wounded": those right before the auxiliary of a verb without subject are its
/// subject, and none of the parts.
pub(crate) fn subject_behind_parts(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let auxiliary =
        document.children_by(verb, &[Deprel::AuxPass, Deprel::Aux, Deprel::Cop]).filter(|&t| t < verb).min();
    let has_subject = document.children(verb).any(|t| document.tokens[t].deprel.is_subject());
    let (Deprel::Conj, Some(auxiliary), false) = (token.deprel, auxiliary, has_subject) else { return };
    let Some(before) = auxiliary.checked_sub(1).filter(|&t| document.tokens[t].sentence == token.sentence)
    else {
        return;
    };
    let (Deprel::Conj, Some(part)) = (document.tokens[before].deprel, document.tokens[before].head) else {
        return;
    };
    let counted = document.tokens[before].upos == Upos::Num
        || document.children_by(before, &[Deprel::Nummod]).any(|t| t < before);
    let start = document.subtree(before).first().copied().unwrap_or(before);
    let joined = start.checked_sub(1).is_some_and(|t| document.word(t).eq_ignore_ascii_case("and"))
        || document.word(start).eq_ignore_ascii_case("and");
    if counted && joined && part < before && verb_of_parts(document, part).is_some() {
        let passive = document.children_by(verb, &[Deprel::AuxPass]).next().is_some();
        document.attach(before, verb, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
    }
}

/// The verb that tells of the whole of which a list behind "including" or "among" names parts.
fn verb_of_parts(document: &Document, listed: TokenId) -> Option<TokenId> {
    let mut first = listed;
    for _ in 0..STEPS {
        match (document.tokens[first].deprel, document.tokens[first].head) {
            (Deprel::Conj, Some(before)) if before < first => first = before,
            _ => break,
        }
    }
    let parts = document
        .children_by(first, &[Deprel::Case])
        .any(|t| matches!(document.word(t).to_lowercase().as_str(), "including" | "among"));
    let verb = document.ancestors(first).take(STEPS).find(|&t| is_state(document, t));
    verb.filter(|&verb| parts && verb < first)
}

/// A word for what befell people: a verb, or a participle taken for an adjective.
fn is_state(document: &Document, t: TokenId) -> bool {
    let token = &document.tokens[t];
    let word = document.word(t).to_lowercase();
    let state = matches!(
        word.as_str(),
        "killed"
            | "dead"
            | "died"
            | "wounded"
            | "injured"
            | "hurt"
            | "missing"
            | "abducted"
            | "kidnapped"
            | "detained"
            | "arrested"
            | "displaced"
            | "captured"
            | "hospitalised"
            | "hospitalized"
    );
    state && matches!(token.upos, Upos::Verb | Upos::Adj | Upos::Noun)
}

fn is_number(document: &Document, t: TokenId, sentence: usize) -> bool {
    document.tokens[t].upos == Upos::Num && document.tokens[t].sentence == sentence
}

#[cfg(test)]
mod tests {
    use crate::{Deprel, repair};

    #[test]
    fn who_was_wounded_is_none_of_the_parts_of_the_dead() {
        let source = "Nine nine CD 2 nummod\npeople people NNS 4 nsubj:pass\nwere be VBD 4 aux:pass\nkilled kill VBN 0 root\n\
                      , , , 8 punct\nincluding include VBG 8 case\na a DT 8 det\nnurse nurse NN 4 obl\n\
                      and and CC 11 cc\ntwo two CD 11 nummod\nclerks clerk NNS 8 conj\n, , , 15 punct\n\
                      and and CC 15 cc\n41 41 CD 15 nummod\nwounded wounded JJ 8 conj\n";
        assert_eq!(repair::mended(source, 15), (4, Deprel::Conj));
        assert_eq!(repair::mended(source, 14), (15, Deprel::NsubjPass));
        // A wounded clerk is one of the parts.
        let source = source.replace("41 41 CD 15 nummod", "another another DT 15 det");
        assert_eq!(repair::mended(&source, 15), (8, Deprel::Conj));
    }
}
