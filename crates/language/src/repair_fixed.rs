//! Fixed phrases of a verb and its object, which trees tear apart: "set fire to".

use crate::{Deprel, Document, TokenId, Upos};

/// Steps up from a word to see what it hangs below, at most.
const STEPS: usize = 12;

/// "A crowd angered by a rumour set fire to nine houses": the fire is what they set, whatever participle stands before.
pub(crate) fn fire_behind_set(document: &mut Document, set: TokenId) {
    let sentence = document.tokens[set].sentence;
    let is = |t: TokenId, word: &str| {
        document.tokens.get(t).is_some_and(|token| token.sentence == sentence)
            && document.word(t).eq_ignore_ascii_case(word)
    };
    let sets =
        document.tokens[set].upos == Upos::Verb && (is(set, "set") || is(set, "sets") || is(set, "setting"));
    let fire = set + 1;
    if !sets || !is(fire, "fire") || !is(fire + 1, "to") || document.tokens[fire].head == Some(set) {
        return;
    }
    let has_object = document.children_by(set, &[Deprel::Obj]).next().is_some();
    let below = document.ancestors(set).take(STEPS).any(|t| t == fire);
    if !has_object && !below {
        document.attach(fire, set, Deprel::Obj);
    }
}

/// "Took over a bus": what stands between a verb and its object is a particle of the verb.
pub(crate) fn particle_before_object(document: &mut Document, particle: TokenId) {
    let token = &document.tokens[particle];
    let (Deprel::Case, Some(object)) = (token.deprel, token.head) else { return };
    let Some(verb) = document.tokens[object].head.filter(|&verb| {
        verb + 1 == particle
            && document.tokens[object].deprel == Deprel::Obj
            && document.tokens[verb].upos == Upos::Verb
    }) else {
        return;
    };
    let takes =
        matches!(document.word(verb).to_lowercase().as_str(), "take" | "takes" | "took" | "taken" | "taking");
    if takes && document.word(particle).eq_ignore_ascii_case("over") {
        document.attach(particle, verb, Deprel::CompoundPrt);
    }
}

#[cfg(test)]
mod tests {
    use crate::{Deprel, repair};

    #[test]
    fn fire_is_what_is_set() {
        let source = "A a DT 2 det\ncrowd crowd NN 6 nsubj\nangered anger VBN 2 acl\nby by IN 5 case\nrumours rumour NNS 3 obl\n\
                      set set VBD 0 root\nfire fire NN 3 obl\nto to IN 9 case\nhouses house NNS 6 obl\n";
        assert_eq!(repair::mended(source, 7), (6, Deprel::Obj));
        // "Rescuers set fire hoses down": none.
        let source = source.replace("to to IN 9 case", "on on IN 9 case");
        assert_eq!(repair::mended(&source, 7), (3, Deprel::Obl));
    }
}
