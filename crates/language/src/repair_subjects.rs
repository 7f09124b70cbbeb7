//! Corrections of trees that gave a phrase to the clause before it, where it is the subject of the one behind it.

use crate::repair::MOST_BETWEEN;
use crate::{Deprel, Document, TokenId, Upos, Xpos};

/// Words from a preposition to the subject that it was taken into, at most.
const MOST_FRONT: usize = 8;

/// "In Tikrit gunmen killed two": no subject has a preposition; the name behind it says where.
pub fn place_before_subject(document: &mut Document, subject: TokenId) {
    let token = &document.tokens[subject];
    let (Upos::Noun, Some(verb), true) = (token.upos, token.head, token.deprel.is_subject()) else { return };
    let first = document.sentences[token.sentence].tokens.start;
    let locative =
        |t: TokenId| matches!(document.word(t).to_lowercase().as_str(), "in" | "at" | "near" | "outside");
    let from = subject.saturating_sub(MOST_FRONT).max(first);
    let Some(case) = (from..subject).find(|&t| {
        document.tokens[t].head == Some(subject) && document.tokens[t].deprel == Deprel::Case && locative(t)
    }) else {
        return;
    };
    let name = (case + 1..subject).take_while(|&t| document.tokens[t].upos == Upos::Propn).last();
    let Some(name) = name.filter(|&name| document.tokens[name].head == Some(subject)) else { return };
    // "In Kirkuk province gunmen ..." is told by the noun behind the name.
    if !matches!(document.tokens[name].deprel, Deprel::Compound | Deprel::NmodPoss | Deprel::Nmod)
        || document.tokens[verb].upos != Upos::Verb
    {
        return;
    }
    for part in case + 1..name {
        if document.tokens[part].head == Some(subject) {
            document.attach(part, name, Deprel::Compound);
        }
    }
    document.attach(name, verb, Deprel::Obl);
    document.attach(case, name, Deprel::Case);
}

/// "Seven died and 12 were rescued": a phrase cannot be coordinated with another across that one's verb, nor a number count
/// it from there. Where the parser has done so and a verb without subject follows, the phrase is the verb's subject.
pub(crate) fn subject_beyond_verb(document: &mut Document, phrase: TokenId) {
    let Some((verb, joint)) = clause_before(document, phrase) else { return };
    let second = document.children_by(verb, &[Deprel::Conj]).find(|&t| {
        t > phrase
            && t - phrase <= MOST_BETWEEN
            && matches!(document.tokens[t].upos, Upos::Verb | Upos::Adj)
            && (joint == Joint::Subject || is_joined_by_and(document, phrase, t))
    });
    let Some(second) = second else { return };
    if document.children(second).any(|t| document.tokens[t].deprel.is_subject()) {
        return;
    }
    // The conjunction between the two clauses belongs to the second verb.
    let conjunctions: Vec<TokenId> = document.children_by(phrase, &[Deprel::Cc]).collect();
    for conjunction in conjunctions {
        document.attach(conjunction, second, Deprel::Cc);
    }
    // "Their lives and five men, including two guards, suffered": the part is the men's.
    if let (Joint::Lives, Some(lives)) = (joint, document.tokens[phrase].head) {
        let parts: Vec<TokenId> =
            document.children_by(lives, &[Deprel::Nmod]).filter(|&t| phrase < t && t < second).collect();
        for part in parts {
            document.attach(part, phrase, Deprel::Nmod);
        }
    }
    become_subject(document, phrase, second);
}

/// "One man dead, two in hospital": a bare number behind the state of others, with a place or state of its own, is no more of
/// those; it heads a clause of its own.
pub(crate) fn number_in_state(document: &mut Document, number: TokenId) {
    let token = &document.tokens[number];
    let (Deprel::Appos | Deprel::Conj, Upos::Num, Some(subject)) = (token.deprel, token.upos, token.head)
    else {
        return;
    };
    let word = |t: TokenId| document.tokens.get(t).map(|_| document.word(t).to_lowercase());
    let behind_comma = number.checked_sub(1).and_then(word).is_some_and(|before| before == ",");
    if !behind_comma || word(number + 1).as_deref() != Some("in") {
        return;
    }
    // The state is the head where the parser made the number its conjunct, or stands between subject and number.
    let is_state = |t: TokenId| matches!(document.tokens[t].upos, Upos::Adj | Upos::Verb);
    let of_subject = document.tokens[subject]
        .head
        .filter(|&t| document.tokens[subject].deprel.is_subject() && subject < t);
    let state = [Some(subject).filter(|&t| is_state(t)), of_subject.filter(|&t| is_state(t) && t < number)];
    let Some(state) = state.into_iter().flatten().next() else { return };
    let place = (number + 2..document.tokens.len().min(number + 2 + MOST_BETWEEN)).find(|&t| {
        document.tokens[t].head == Some(state)
            && matches!(document.tokens[t].deprel, Deprel::Obl | Deprel::Nmod)
    });
    let place = place.filter(|&t| document.children_by(t, &[Deprel::Case]).any(|case| case == number + 1));
    document.attach(number, state, Deprel::Conj);
    if let Some(place) = place {
        document.attach(place, number, Deprel::Nmod);
    }
}

/// "Fighting in Zawiya has killed six": a gerund that opens the sentence, before a finite verb without a subject from which no comma
/// parts it, is the subject.
pub(crate) fn gerund_before_verb(document: &mut Document, gerund: TokenId) {
    let token = &document.tokens[gerund];
    let (Deprel::Advcl, Xpos::Vbg, Some(verb)) = (token.deprel, token.xpos, token.head) else { return };
    let opens = document.sentences[token.sentence].tokens.start == gerund;
    if !opens || verb <= gerund || verb - gerund > MOST_BETWEEN {
        return;
    }
    let parted = (gerund..verb).any(|t| document.word(t) == ",");
    let finite = matches!(document.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbz)
        || document.children_by(verb, &[Deprel::Aux]).any(|t| gerund < t && t < verb);
    let has_subject = document.children(verb).any(|t| document.tokens[t].deprel.is_subject());
    let has_object = document.children_by(gerund, &[Deprel::Obj]).next().is_some();
    if parted || !finite || has_subject || has_object {
        return;
    }
    document.tokens[gerund].upos = Upos::Noun;
    document.tokens[gerund].xpos = Xpos::Nn;
    become_subject(document, gerund, verb);
}

/// "Denied any of its fighters had died": a phrase before a verb with an auxiliary and without a subject is no object of it.
pub(crate) fn object_before_verb(document: &mut Document, phrase: TokenId) {
    let token = &document.tokens[phrase];
    let (Deprel::Obj, Some(verb)) = (token.deprel, token.head) else { return };
    if phrase > verb || verb - phrase > MOST_BETWEEN || document.tokens[verb].deprel != Deprel::Ccomp {
        return;
    }
    let nominal = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Det | Upos::Pron);
    let asks = matches!(
        document.word(phrase).to_lowercase().as_str(),
        "what" | "which" | "who" | "whom" | "that" | "whatever" | "whoever"
    ) || document
        .children_by(phrase, &[Deprel::Det])
        .any(|t| matches!(document.word(t).to_lowercase().as_str(), "what" | "which" | "whose" | "whatever"));
    let aux = document.children_by(verb, &[Deprel::Aux, Deprel::AuxPass]).find(|&t| phrase < t && t < verb);
    let has_subject = document.children(verb).any(|t| document.tokens[t].deprel.is_subject());
    // "Villagers say hired gunmen killed a farmer": one behind the verb is its object already.
    let another = document.children_by(verb, &[Deprel::Obj]).any(|t| t > verb);
    if nominal && !asks && (aux.is_some() || another) && !has_subject {
        become_subject(document, phrase, verb);
    }
}

/// "A reporter was among nine people killed": who is said to be among others was not acted upon.
pub(crate) fn subject_of_noun(document: &mut Document, subject: TokenId) {
    let token = &document.tokens[subject];
    let (Deprel::NsubjPass, Some(noun)) = (token.deprel, token.head) else { return };
    let is_noun = matches!(document.tokens[noun].upos, Upos::Noun | Upos::Propn | Upos::Num);
    let copula = document.children_by(noun, &[Deprel::Cop]).next().is_some();
    let passive = document.children_by(noun, &[Deprel::AuxPass]).next().is_some();
    if is_noun && copula && !passive {
        document.attach(subject, noun, Deprel::Nsubj);
    }
}

/// "A reporter was among nine people killed in the attack": who is said to be among them is no subject of the participle behind.
pub(crate) fn subject_beyond_noun(document: &mut Document, subject: TokenId) {
    let token = &document.tokens[subject];
    let (Deprel::NsubjPass | Deprel::Nsubj, Some(verb)) = (token.deprel, token.head) else { return };
    let reduced = document.tokens[verb].deprel == Deprel::Acl && document.tokens[verb].xpos == Xpos::Vbn;
    let Some(noun) = document.tokens[verb].head.filter(|&noun| reduced && subject < noun && noun < verb)
    else {
        return;
    };
    let among = document
        .children_by(noun, &[Deprel::Case])
        .any(|t| t > subject && document.word(t).eq_ignore_ascii_case("among"));
    let of = |t: TokenId| t < noun && matches!(document.tokens[t].deprel, Deprel::AuxPass | Deprel::Cop);
    let copulas: Vec<TokenId> = document.children(verb).filter(|&t| of(t)).collect();
    if among {
        for copula in copulas {
            document.attach(copula, noun, Deprel::Cop);
        }
        document.attach(subject, noun, Deprel::Nsubj);
        // "..., the agency he worked for said": nor is whoever says so.
        let speaker = document.children(verb).find(|&t| t > verb && document.tokens[t].deprel.is_subject());
        let says = document.children_by(verb, &[Deprel::Advcl]).find(|&t| speaker.is_some_and(|s| t > s));
        if let (Some(speaker), Some(says)) = (speaker, says) {
            document.attach(speaker, says, Deprel::Nsubj);
            document.attach(says, noun, Deprel::Parataxis);
        }
    }
}

/// "Three soldiers were among the 12 injured": a number right before a participle, behind "among the", counts those who are so.
pub(crate) fn number_among(document: &mut Document, participle: TokenId) {
    let token = &document.tokens[participle];
    let Some(number) = participle.checked_sub(1).filter(|&t| {
        token.xpos == Xpos::Vbn
            && document.tokens[t].upos == Upos::Num
            && document.tokens[t].deprel == Deprel::Obl
            && document.tokens[t].head == Some(participle)
    }) else {
        return;
    };
    let own: Vec<TokenId> = document.children_by(number, &[Deprel::Case, Deprel::Det]).collect();
    let among = own.iter().any(|&t| document.word(t).eq_ignore_ascii_case("among"));
    let Some(be) = document.children_by(participle, &[Deprel::AuxPass, Deprel::Cop]).next().filter(|_| among)
    else {
        return;
    };
    for word in own {
        let relation = document.tokens[word].deprel;
        document.attach(word, participle, relation);
    }
    document.attach(number, participle, Deprel::Nummod);
    document.attach(be, participle, Deprel::Cop);
    let subject = document.children_by(participle, &[Deprel::NsubjPass]).next();
    if let Some(subject) = subject {
        document.attach(subject, participle, Deprel::Nsubj);
    }
    document.tokens[participle].upos = Upos::Adj;
    document.tokens[participle].xpos = Xpos::Jj;
}

/// "Shopkeeper Hamid Gul told AFP": what somebody is stands before the name and is no subject beside it; nor is whoever is told.
pub(crate) fn title_before_name(document: &mut Document, name: TokenId) {
    let token = &document.tokens[name];
    let (Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj, Upos::Propn, Some(verb)) =
        (token.deprel, token.upos, token.head)
    else {
        return;
    };
    let relation = token.deprel;
    let others: Vec<TokenId> =
        document.children_by(verb, &[Deprel::Nsubj, relation]).filter(|&t| t != name).collect();
    // "Killed journalist Per Vik and his driver": nor are there two objects.
    let title = others.iter().copied().find(|&t| {
        t + 1 == name
            && document.tokens[t].deprel == relation
            && (name < verb) == (relation != Deprel::Obj)
            && document.tokens[t].upos == Upos::Noun
            && document.tokens[t].xpos == Xpos::Nn
    });
    if let Some(title) = title {
        document.attach(title, name, Deprel::NmodDesc);
    }
    let hearer = others
        .iter()
        .copied()
        .find(|&t| t == verb + 1 && name < verb && document.word(verb).eq_ignore_ascii_case("told"));
    if let Some(hearer) = hearer {
        document.attach(hearer, verb, Deprel::Obj);
    }
}

/// "Shot dead lawyer Per Vik and his son": the state is what the shot did to them, and describes nobody.
pub(crate) fn state_between_verb_and_object(document: &mut Document, state: TokenId) {
    let token = &document.tokens[state];
    let (Deprel::Amod, Some(object), Some(verb)) = (token.deprel, token.head, state.checked_sub(1)) else {
        return;
    };
    let shoots = matches!(
        document.word(verb).to_lowercase().as_str(),
        "shot" | "stabbed" | "hacked" | "beat" | "shoot" | "shoots"
    );
    let titled = document.tokens[object].head.filter(|_| document.tokens[object].deprel == Deprel::NmodDesc);
    let top = titled.unwrap_or(object);
    let of_verb = document.tokens[top].deprel == Deprel::Obj && document.tokens[top].head == Some(verb);
    if document.word(state).eq_ignore_ascii_case("dead") && shoots && of_verb && object > state {
        document.attach(state, verb, Deprel::Xcomp);
    }
}

/// "Two men on a motorcycle shot dead a clerk, police said": who stands before a verb without a subject does what it tells, and is no
/// second one of those who say so behind it.
pub(crate) fn subject_before_what_is_said(document: &mut Document, says: TokenId) {
    let Some(told) = document.children_by(says, &[Deprel::Ccomp]).find(|&t| t < says) else { return };
    if document.tokens[told].upos != Upos::Verb || says - told > MOST_BETWEEN {
        return;
    }
    let finite = !matches!(document.tokens[told].xpos, Xpos::Vbg | Xpos::Vb);
    let speaker = document.children_by(says, &[Deprel::Nsubj]).any(|t| told < t && t < says);
    // What has an auxiliary, a mark or a pronoun that asks has its subject told otherwise.
    let own = document.children(told).any(|t| {
        let token = &document.tokens[t];
        token.deprel.is_subject()
            || matches!(token.deprel, Deprel::Mark | Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
            || matches!(token.xpos, Xpos::Wp | Xpos::Wdt)
    });
    let subject = document.children_by(says, &[Deprel::Nsubj]).filter(|&t| t < told).last();
    let Some(subject) = subject.filter(|_| finite && speaker && !own) else { return };
    // Names in a list, and what stands before another clause, are farther off.
    let close = told - subject <= MOST_BETWEEN
        && (subject + 1..told).all(|t| {
            !matches!(document.tokens[t].upos, Upos::Verb | Upos::Aux)
                && !matches!(document.tokens[t].xpos, Xpos::Wp | Xpos::Wdt)
                && document.word(t) != ";"
        });
    if close && matches!(document.tokens[subject].upos, Upos::Noun | Upos::Propn) {
        become_subject(document, subject, told);
        if document.tokens[told].xpos == Xpos::Nn {
            document.tokens[told].xpos = Xpos::Vbd;
        }
    }
}

/// What of the clause before it a phrase was joined to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Subject,
    Verb,
    /// "Lost their lives and five men ...": nobody is lost beside lives.
    Lives,
}

/// The verb of the clause that a phrase behind it was joined to.
fn clause_before(document: &Document, phrase: TokenId) -> Option<(TokenId, Joint)> {
    let token = &document.tokens[phrase];
    let above = token.head.filter(|&above| above < phrase)?;
    let nominal = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron | Upos::Det);
    let joined = match token.deprel {
        Deprel::Conj => nominal,
        Deprel::Nummod => token.upos == Upos::Num,
        _ => false,
    };
    if !joined {
        return None;
    }
    let before = &document.tokens[above];
    let (verb, joint) = if before.deprel.is_subject() {
        (before.head.filter(|&verb| above < verb && verb < phrase)?, Joint::Subject)
    } else if before.deprel == Deprel::Obj
        // Lemmas come after the trees.
        && matches!(document.word(above).to_lowercase().as_str(), "life" | "lives")
    {
        (before.head.filter(|&verb| verb < above)?, Joint::Lives)
    } else {
        (above, Joint::Verb)
    };
    let has_subject = || document.children(verb).any(|t| t < verb && document.tokens[t].deprel.is_subject());
    let fits = joint == Joint::Subject || token.deprel == Deprel::Conj && has_subject();
    (fits && document.tokens[verb].upos == Upos::Verb).then_some((verb, joint))
}

/// Whether the conjunction stands before the phrase, and none between it and its verb: "were caught and two men, and fled"
/// goes on with the first verb.
fn is_joined_by_and(document: &Document, phrase: TokenId, verb: TokenId) -> bool {
    let mut own = document.children_by(verb, &[Deprel::Cc]).peekable();
    let before = document.children_by(phrase, &[Deprel::Cc]).next().is_some() || own.peek().is_some();
    before && own.all(|t| t < phrase)
}

/// Makes a phrase the subject of a verb, of the passive where it has a passive's auxiliary.
pub(crate) fn become_subject(document: &mut Document, phrase: TokenId, verb: TokenId) {
    let passive = document.children_by(verb, &[Deprel::AuxPass]).next().is_some();
    document.attach(phrase, verb, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
}

/// "After an exchange of fire nine of them were caught": a number with "of them" right before the auxiliary of a verb without
/// subject is that subject, not a part of the noun before it.
pub(crate) fn number_of_them(document: &mut Document, number: TokenId) {
    let token = &document.tokens[number];
    let hangs = matches!(token.deprel, Deprel::Flat | Deprel::Nummod | Deprel::Nmod | Deprel::Appos);
    let Some(_) = token.head.filter(|&head| token.upos == Upos::Num && hangs && head < number) else {
        return;
    };
    let is_them = |&t: &TokenId| t == number + 2 && document.word(t).eq_ignore_ascii_case("them");
    let them = document.children_by(number, &[Deprel::Nmod]).find(is_them);
    let Some(auxiliary) = them.map(|them| them + 1).filter(|&t| t < document.tokens.len()) else { return };
    let helps = matches!(document.tokens[auxiliary].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
    let Some(verb) = document.tokens[auxiliary].head.filter(|&verb| helps && verb > auxiliary) else {
        return;
    };
    let has_subject = document.children(verb).any(|t| document.tokens[t].deprel.is_subject());
    if !has_subject {
        become_subject(document, number, verb);
    }
}

/// "It ended with the gunman and his captive dead": an adjective cannot be coordinated with a noun without a conjunction; it
/// says how those behind "with" fared.
pub(crate) fn state_behind_with(document: &mut Document, adjective: TokenId) {
    let token = &document.tokens[adjective];
    let (Upos::Adj, Deprel::Conj, Some(noun)) = (token.upos, token.deprel, token.head) else { return };
    let Some(above) = document.tokens[noun].head.filter(|_| noun < adjective) else { return };
    let with =
        document.children_by(noun, &[Deprel::Case]).find(|&t| document.word(t).eq_ignore_ascii_case("with"));
    let phrase = matches!(document.tokens[noun].deprel, Deprel::Obl | Deprel::Nmod);
    let bare = document.children_by(adjective, &[Deprel::Cc, Deprel::Punct]).all(|t| t > adjective);
    let behind_noun = matches!(document.tokens[adjective - 1].upos, Upos::Noun | Upos::Propn);
    let Some(with) = with.filter(|_| phrase && bare && behind_noun) else { return };
    document.attach(adjective, above, Deprel::Advcl);
    document.attach(noun, adjective, Deprel::Nsubj);
    document.attach(with, adjective, Deprel::Mark);
}

/// "At least 38 people, among them nine officers, suffered burns, the mayor said": of two subjects of the verb of saying the one before
/// the other verb, which has none, is that verb's.
pub(crate) fn subject_before_speaker(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let (Deprel::Ccomp, Upos::Verb | Upos::Adj, Some(said)) = (token.deprel, token.upos, token.head) else {
        return;
    };
    if said < verb || said - verb > MOST_BETWEEN || document.tokens[said].upos != Upos::Verb {
        return;
    }
    let has_subject = document.children(verb).any(|t| document.tokens[t].deprel.is_subject());
    let subjects: Vec<TokenId> = document.children_by(said, &[Deprel::Nsubj]).collect();
    let [first, speaker] = subjects[..] else { return };
    let quoted = (first..verb).any(|t| matches!(document.word(t), "\"" | "“" | "”"));
    // Without parts between, trees seldom err so, and the noun may be another's.
    let parts = (first..verb)
        .any(|t| matches!(document.word(t).to_lowercase().as_str(), "among" | "including" | "whom" | "them"));
    if !has_subject && parts && first < verb && verb < speaker && speaker < said && !quoted {
        let passive = document.children_by(verb, &[Deprel::AuxPass]).next().is_some();
        document.attach(first, verb, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::{mended, trees};

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
    fn who_stands_before_what_is_said_does_it() {
        let source = "Two two CD 2 nummod\nmen man NNS 8 nsubj\nrobbed rob VBD 8 ccomp\na a DT 5 det\nclerk clerk NN 3 obj\n\
                      , , , 3 punct\npolice police NNS 8 nsubj\nsaid say VBD 0 root\n";
        assert_eq!(mended(source, 2), (3, Deprel::Nsubj));
        assert_eq!(mended(source, 7), (8, Deprel::Nsubj));
    }

    #[test]
    fn coordinated_subjects_stay() {
        let source = "Ada _ NNP 4 nsubj\nand _ CC 3 cc\nBo _ NNP 1 conj\ndied die VBD 0 root\nand _ CC 6 cc\nburned burn VBD 4 conj\n";
        let before = Document::from_conllu(source);
        let mut after = before.clone();
        trees(&mut after);
        assert_eq!(before, after);
    }

    #[test]
    fn a_number_behind_the_verb_counts_those_of_the_next() {
        let mut document = Document::from_conllu(
            "Six six CD 2 nummod\nsailors sailor NNS 3 nsubj\ndrowned drown VBD 0 root\nand and CC 8 cc\n\
             about about RB 6 advmod\n30 _ CD 2 nummod\nwere be VBD 8 aux:pass\nburned burn VBN 3 conj\n",
        );
        trees(&mut document);
        assert_eq!((document.tokens[5].head, document.tokens[5].deprel), (Some(7), Deprel::NsubjPass));
    }

    #[test]
    fn a_noun_joined_to_a_verb_is_the_next_verbs_subject() {
        let source = |and: &str| {
            format!(
                "Two two CD 2 nummod\nguards guard NNS 3 nsubj\ndrowned drown VBD 0 root\nand and CC 6 cc\nfive five CD 6 nummod\n\
                 men man NNS 3 conj\n{and}suffered suffer VBD 3 conj\nburns burn NNS {} obj\n",
                if and.is_empty() { 7 } else { 8 }
            )
        };
        let mut document = Document::from_conllu(&source(""));
        trees(&mut document);
        assert_eq!((document.tokens[5].head, document.tokens[5].deprel), (Some(6), Deprel::Nsubj));
        assert_eq!(document.tokens[3].head, Some(6));
        let before = Document::from_conllu(&source("and and CC 8 cc\n"));
        let mut after = before.clone();
        trees(&mut after);
        assert_eq!(before, after);
    }

    #[test]
    fn nine_of_them_are_no_part_of_the_noun_before() {
        let mut document = Document::from_conllu(
            "After after IN 3 case\na a DT 3 det\nvolley volley NN 8 obl\nnine nine CD 3 flat\nof of IN 6 case\n\
             them they PRP 4 nmod\nwere be VBD 8 aux:pass\ncaught catch VBN 0 root\n",
        );
        trees(&mut document);
        assert_eq!((document.tokens[3].head, document.tokens[3].deprel), (Some(7), Deprel::NsubjPass));
    }

    #[test]
    fn how_those_behind_with_fared() {
        let mut document = Document::from_conllu(
            "It it PRP 2 nsubj\nended end VBD 0 root\nwith with IN 5 case\na a DT 5 det\ngunman gunman NN 2 obl\n\
             and and CC 8 cc\na a DT 8 det\nguard guard NN 5 conj\ndead dead JJ 5 conj\n",
        );
        trees(&mut document);
        assert_eq!((document.tokens[8].head, document.tokens[8].deprel), (Some(1), Deprel::Advcl));
        assert_eq!((document.tokens[4].head, document.tokens[4].deprel), (Some(8), Deprel::Nsubj));
    }

    #[test]
    fn a_number_with_a_place_of_its_own_is_none_of_the_dead() {
        let source = "One one CD 2 nummod\nman man NN 3 nsubj\ndead dead JJ 0 root\n, , , 5 punct\ntwo two CD 2 appos\nin in IN 7 case\n\
                      hospital hospital NN 3 obl\n";
        assert_eq!(mended(source, 5), (3, Deprel::Conj));
        assert_eq!(mended(source, 7), (5, Deprel::Nmod));
    }

    #[test]
    fn who_stands_behind_shot_dead_was_shot() {
        let source = "Two two CD 2 nummod\nmen man NNS 4 nsubj\nshot shoot VBD 0 root\ndead dead RB 3 xcomp\na a DT 6 det\n\
                      clerk clerk NN 4 nsubj\n";
        assert_eq!(mended(source, 6), (3, Deprel::Obj));
        assert_eq!(mended(source, 2), (3, Deprel::Nsubj));
    }

    #[test]
    fn a_place_before_the_subject_says_where() {
        let source = "In in IN 3 case\nTripoli Tripoli NNP 3 compound\nraiders raider NNS 4 nsubj\nkilled kill VBD 0 root\n\
                      two two CD 6 nummod\nclerks clerk NNS 4 obj\n";
        assert_eq!(mended(source, 2), (4, Deprel::Obl));
        assert_eq!(mended(source, 1), (2, Deprel::Case));
        let province = source.replace("Tripoli Tripoli NNP 3 compound", "province province NN 3 compound");
        assert_eq!(mended(&province, 2), (3, Deprel::Compound));
    }

    #[test]
    fn who_was_among_them_is_no_subject_of_the_participle() {
        let source = "A a DT 2 det\nnurse nurse NN 7 nsubj:pass\nwas be VBD 7 aux:pass\namong among IN 6 case\nsix six CD 6 nummod\n\
                      people people NNS 0 root\nkilled kill VBN 6 acl\nin in IN 10 case\nthe the DT 10 det\nraid raid NN 7 obl\n";
        assert_eq!(mended(source, 2), (6, Deprel::Nsubj));
        assert_eq!(mended(source, 3), (6, Deprel::Cop));
    }
}
