//! Corrections of trees around "shot dead", "stabbed to death" and "drive-by shooting", which parsers know too little.

use crate::repair::MOST_BETWEEN;
use crate::{Deprel, Document, TokenId, Upos, Xpos};

/// "A burglar shot dead a shopkeeper", "a knifeman stabbed to death two tourists": the phrase right behind what became of somebody is whom
/// it was done to, not a second subject.
pub(crate) fn object_behind_death(document: &mut Document, end: TokenId) {
    let word = |t: TokenId| document.word(t).to_lowercase();
    let sentence = document.tokens[end].sentence;
    let here = |t: TokenId| document.tokens.get(t).is_some_and(|token| token.sentence == sentence);
    let back = |steps: usize| end.checked_sub(steps).filter(|&t| here(t));
    let verb = match word(end).as_str() {
        "dead" => back(1).filter(|&t| matches!(word(t).as_str(), "shot" | "stabbed" | "hacked" | "beat")),
        "death" if back(1).is_some_and(|t| word(t) == "to") => {
            back(2).filter(|&t| document.tokens[t].upos == Upos::Verb)
        }
        _ => None,
    };
    let next = end + 1;
    let Some(verb) = verb.filter(|_| here(next)) else { return };
    // "Was shot dead by": nothing stands behind that it could be done to.
    let helped =
        |t: TokenId| matches!(document.tokens[t].deprel, Deprel::AuxPass | Deprel::NsubjPass | Deprel::Obj);
    let opens = matches!(
        document.tokens[next].upos,
        Upos::Det | Upos::Num | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Pron
    );
    if !opens || document.children_by(verb, &[Deprel::AuxPass, Deprel::NsubjPass]).next().is_some() {
        return;
    }
    let top = |t: TokenId| {
        let mut top = t;
        for above in document.ancestors(t).take(MOST_BETWEEN) {
            if above <= end || document.tokens[top].deprel == Deprel::Nsubj {
                break;
            }
            top = above;
        }
        top
    };
    let object = top(next);
    // "A mob beat to death two men, police said": whoever says so stands behind, and says nothing of two.
    let says = document.tokens[object].head.filter(|&head| {
        head > object
            && document.tokens[object].deprel == Deprel::Nsubj
            && document.children_by(head, &[Deprel::Nsubj]).any(|t| object < t && t < head)
    });
    let hangs =
        says.is_some() || document.tokens[object].head.is_some_and(|head| head == verb || head == end);
    let fits = matches!(document.tokens[object].upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron)
        // "Stabbed to death Sunday" tells when.
        && !matches!(document.tokens[object].deprel, Deprel::OblUnmarked | Deprel::NmodUnmarked)
        && document.children_by(object, &[Deprel::Case]).next().is_none()
        && document.subtree(object).first() == Some(&next);
    let other = document.children(verb).any(|t| helped(t) && t != object);
    let above = document.ancestors(verb).take(MOST_BETWEEN).any(|t| t == end);
    if !hangs || !fits || other || above {
        return;
    }
    let state = word(end) == "dead";
    if document.tokens[verb].upos != Upos::Verb {
        let Some(doer) = verb.checked_sub(1).filter(|&t| here(t) && is_noun(document, t)) else { return };
        verb_of_noun(document, verb, doer, end);
    }
    document.attach(object, verb, Deprel::Obj);
    if let Some(says) = says.filter(|&says| document.tokens[verb].head == Some(says)) {
        document.attach(verb, says, Deprel::Ccomp);
    }
    // "Two men shot dead a judge": trees may take the state for the predicate.
    let subjects: Vec<TokenId> =
        document.children(end).filter(|&t| t < verb && document.tokens[t].deprel.is_subject()).collect();
    for subject in subjects {
        document.attach(subject, verb, Deprel::Nsubj);
    }
    if state {
        document.attach(end, verb, Deprel::Xcomp);
        (document.tokens[end].upos, document.tokens[end].xpos) = (Upos::Adj, Xpos::Jj);
    }
    let has_subject = document.children_by(verb, &[Deprel::Nsubj]).any(|t| t < verb);
    let has_auxiliary = document.children_by(verb, &[Deprel::Aux]).next().is_some();
    if has_subject && !has_auxiliary && document.tokens[verb].xpos == Xpos::Vbn {
        document.tokens[verb].xpos = Xpos::Vbd;
    }
}

/// "Two men on a motorcycle shot dead the mayor": where trees hang the verb on its subject and take the state for the predicate, with
/// the one acted upon as its object, the verb is the predicate.
pub(crate) fn verb_before_death(document: &mut Document, end: TokenId) {
    let word = |t: TokenId| document.word(t).to_lowercase();
    if word(end) != "dead" {
        return;
    }
    let shot = |&t: &TokenId| {
        document.tokens[t].sentence == document.tokens[end].sentence
            && matches!(word(t).as_str(), "shot" | "stabbed" | "hacked" | "beat")
    };
    let Some(verb) = end.checked_sub(1).filter(shot) else { return };
    let is_subject = |t: TokenId| {
        t < verb && document.tokens[t].deprel.is_subject() && document.tokens[t].head == Some(end)
    };
    // The verb describes the subject, or is taken for a second one.
    let hangs = document.tokens[verb].head.is_some_and(|head| match document.tokens[verb].deprel {
        Deprel::Acl | Deprel::Amod | Deprel::Appos | Deprel::Flat => is_subject(head),
        relation => {
            let own = document.children(verb).any(|t| t < verb && document.tokens[t].deprel.is_subject());
            head == end && relation.is_subject() && (own || document.children(end).any(is_subject))
        }
    });
    let object = document.children(end).any(|t| {
        t > end && (document.tokens[t].deprel == Deprel::Obj || document.tokens[t].deprel.is_subject())
    });
    let helped = document.children_by(end, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next().is_some();
    if !hangs || !object || helped {
        return;
    }
    let moved: Vec<TokenId> = document.children(end).filter(|&t| t != verb).collect();
    match document.tokens[end].head {
        Some(head) => {
            let relation = document.tokens[end].deprel;
            document.attach(verb, head, relation);
            document.attach(end, verb, Deprel::Xcomp);
        }
        None => {
            document.attach(verb, end, Deprel::Dep);
            document.make_root(verb, end, verb, Deprel::Xcomp);
        }
    }
    for t in moved {
        let relation = document.tokens[t].deprel;
        let relation = match relation.is_subject() {
            true if t < verb => Deprel::Nsubj,
            true => Deprel::Obj,
            false => relation,
        };
        document.attach(t, verb, relation);
    }
    (document.tokens[verb].upos, document.tokens[verb].xpos) = (Upos::Verb, Xpos::Vbd);
    (document.tokens[end].upos, document.tokens[end].xpos) = (Upos::Adj, Xpos::Jj);
}

/// Verbs of what may end in somebody's death.
const ENDS: [&str; 13] = [
    "beat",
    "beaten",
    "beats",
    "stabbed",
    "hacked",
    "stoned",
    "clubbed",
    "burned",
    "burnt",
    "bludgeoned",
    "trampled",
    "crushed",
    "shot",
];

/// "Beat an activist to death": the end that somebody came to is the verb's, and describes nobody.
pub(crate) fn death_of_object(document: &mut Document, death: TokenId) {
    let token = &document.tokens[death];
    let (Deprel::Nmod, Some(object)) = (token.deprel, token.head.filter(|&object| object < death)) else {
        return;
    };
    let to = death.checked_sub(1).is_some_and(|t| document.word(t).eq_ignore_ascii_case("to"));
    if !to || !document.word(death).eq_ignore_ascii_case("death") {
        return;
    }
    let verb = document.tokens[object].head.filter(|&verb| {
        verb < object
            && matches!(document.tokens[object].deprel, Deprel::Obj)
            && ENDS.contains(&document.word(verb).to_lowercase().as_str())
    });
    if let Some(verb) = verb {
        document.attach(death, verb, Deprel::Obl);
    }
}

/// "A burglar shot dead a shopkeeper, police said": taggers take the verb for a noun, which says who spoke.
fn verb_of_noun(document: &mut Document, verb: TokenId, doer: TokenId, state: TokenId) {
    let above = document.tokens[state].head.filter(|&head| head != verb);
    let relation = document.tokens[verb].deprel;
    let of_doer: Vec<TokenId> = document.children(verb).filter(|&t| t < doer).collect();
    if document.tokens[doer].head != Some(verb) {
        return;
    }
    match above {
        Some(above) if above > verb => document.attach(verb, above, Deprel::Ccomp),
        _ => {
            if let Some(head) = document.tokens[verb].head.filter(|_| relation.is_subject()) {
                document.attach(verb, head, Deprel::Ccomp);
            }
        }
    }
    (document.tokens[verb].upos, document.tokens[verb].xpos) = (Upos::Verb, Xpos::Vbd);
    document.attach(doer, verb, Deprel::Nsubj);
    for t in of_doer {
        let relation = document.tokens[t].deprel;
        document.attach(t, doer, relation);
    }
}

/// "Injured in a drive-by shooting": the shooting is a noun, which nobody injured did.
pub(crate) fn drive_by(document: &mut Document, noun: TokenId) {
    let word = |t: TokenId| document.word(t).to_lowercase();
    let sentence = document.tokens[noun].sentence;
    let at = |steps: usize| noun.checked_sub(steps).filter(|&t| document.tokens[t].sentence == sentence);
    let (Some(by), Some(hyphen), Some(drive)) = (at(1), at(2), at(3)) else { return };
    if word(by) != "by" || document.word(hyphen) != "-" || word(drive) != "drive" {
        return;
    }
    if document.tokens[drive].head == Some(noun) || document.tokens[noun].head != document.tokens[drive].head
    {
        let below = document.ancestors(noun).take(2).any(|t| t == drive);
        if !below {
            return;
        }
    }
    let Some(above) = document.tokens[drive].head.filter(|&head| head != noun) else { return };
    let relation = document.tokens[drive].deprel;
    let moved: Vec<TokenId> = document.children(drive).filter(|&t| t < drive).collect();
    document.attach(noun, above, relation);
    (document.tokens[noun].upos, document.tokens[noun].xpos) = (Upos::Noun, Xpos::Nn);
    document.attach(drive, noun, Deprel::Compound);
    document.attach(by, drive, Deprel::Dep);
    for t in moved {
        let relation = document.tokens[t].deprel;
        document.attach(t, noun, relation);
    }
    let places: Vec<TokenId> = document.children_by(noun, &[Deprel::Obl]).collect();
    for t in places {
        document.attach(t, noun, Deprel::Nmod);
    }
}

fn is_noun(document: &Document, t: TokenId) -> bool {
    matches!(document.tokens[t].upos, Upos::Noun | Upos::Propn)
}

#[cfg(test)]
mod tests {
    use crate::Deprel;
    use crate::repair::mended;

    #[test]
    fn who_stands_behind_to_death_was_killed() {
        let source = "A a DT 2 det\nmob mob NN 3 nsubj\nclubbed club VBN 0 root\nto to IN 5 case\ndeath death NN 3 obl\n\
                      two two CD 7 nummod\nclerks clerk NNS 3 nsubj\nin in IN 9 case\nKarsk Karsk NNP 3 obl\n";
        assert_eq!(mended(source, 7), (3, Deprel::Obj));
        assert_eq!(mended(source, 2), (3, Deprel::Nsubj));
    }

    #[test]
    fn who_stands_behind_shot_dead_was_shot() {
        let source = "A a DT 3 det\nthief thief NN 3 compound\nshot shot NN 9 nsubj\ndead dead RB 9 ccomp\n\
                      a a DT 6 det\nclerk clerk NN 4 obj\n, , , 9 punct\npolice police NNS 9 nsubj\nsaid say VBD 0 root\n";
        assert_eq!(mended(source, 3), (9, Deprel::Ccomp));
        assert_eq!(mended(source, 6), (3, Deprel::Obj));
        assert_eq!(mended(source, 2), (3, Deprel::Nsubj));
        assert_eq!(mended(source, 4), (3, Deprel::Xcomp));
        // A day is nobody.
        let source = "A a DT 2 det\nclerk clerk NN 3 nsubj\nstabbed stab VBD 0 root\nto to IN 5 case\ndeath death NN 3 obl\n\
                      Sunday Sunday NNP 3 obl:unmarked\n";
        assert_eq!(mended(source, 6), (3, Deprel::OblUnmarked));
        // Nobody stands behind a passive.
        let source = "Two two CD 2 nummod\nclerks clerk NNS 4 nsubj:pass\nwere be VBD 4 aux:pass\nshot shoot VBN 0 root\n\
                      dead dead JJ 4 xcomp\nthree three CD 7 nummod\nhours hour NNS 4 obl\nlater later RB 7 advmod\n";
        assert_eq!(mended(source, 7), (4, Deprel::Obl));
    }

    #[test]
    fn a_drive_by_shooting_is_a_noun() {
        let source = "Two two CD 2 nummod\nmen man NNS 4 nsubj:pass\nwere be VBD 4 aux:pass\nhurt hurt VBN 0 root\nin in IN 7 case\n\
                      a a DT 7 det\ndrive drive NN 4 obl\n- - HYPH 7 punct\nby by IN 10 mark\nshooting shoot VBG 4 advcl\n";
        assert_eq!(mended(source, 10), (4, Deprel::Obl));
        assert_eq!(mended(source, 7), (10, Deprel::Compound));
    }

    #[test]
    fn the_verb_before_the_state_is_the_predicate() {
        let source = "Two two CD 2 nummod\nmen man NNS 7 nsubj\non on IN 5 case\na a DT 5 det\nmotorcycle motorcycle NN 2 nmod\n\
                      shot shot NN 2 acl\ndead dead JJ 0 root\nthe the DT 9 det\nmayor mayor NN 7 obj\n";
        assert_eq!(mended(source, 6), (0, Deprel::Root));
        assert_eq!(mended(source, 2), (6, Deprel::Nsubj));
        assert_eq!(mended(source, 9), (6, Deprel::Obj));
        assert_eq!(mended(source, 7), (6, Deprel::Xcomp));
        let source = source.replace("shot shot NN 2 acl", "shot shot NN 7 nsubj");
        assert_eq!(mended(&source, 6), (0, Deprel::Root));
        assert_eq!(mended(&source, 2), (6, Deprel::Nsubj));
        let second = source.replace("mayor mayor NN 7 obj", "mayor mayor NN 7 nsubj");
        assert_eq!(mended(&second, 9), (6, Deprel::Obj));
        let source = source.replace("men man NNS 7 nsubj", "men man NNS 6 nsubj");
        assert_eq!(mended(&source, 6), (0, Deprel::Root));
        assert_eq!(mended(&source, 2), (6, Deprel::Nsubj));
    }
}
