//! Corrections of trees that gave a phrase to the clause before it, where it is the subject of the one behind it.

use crate::repair::MOST_BETWEEN;
use crate::{Deprel, Document, TokenId, Upos, Xpos};

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

/// "Police say the father shot the boys, then turned the gun on himself": who is meant by a reflexive in the singular is not
/// several who say so, but the subject of what they say.
pub(crate) fn reflexive_of_what_is_said(document: &mut Document, reflexive: TokenId) {
    if !matches!(document.word(reflexive).to_lowercase().as_str(), "himself" | "herself") {
        return;
    }
    let Some(verb) = document.tokens[reflexive].head.filter(|&verb| verb < reflexive) else { return };
    let token = &document.tokens[verb];
    let Some(says) = token.head.filter(|&says| token.deprel == Deprel::Conj && says < verb) else { return };
    let has_own = document.children(verb).any(|t| document.tokens[t].deprel.is_subject());
    let several = document
        .children(says)
        .any(|t| document.tokens[t].deprel.is_subject() && document.tokens[t].xpos == Xpos::Nns);
    let said = document.children_by(says, &[Deprel::Ccomp]).find(|&t| says < t && t < verb);
    if let Some(said) = said.filter(|_| several && !has_own) {
        document.attach(verb, said, Deprel::Conj);
    }
}

/// "Two nuns murdered on Monday by armed men were buried": a second verb with an auxiliary, joined by nothing, has the subject,
/// and the first says which nuns they were.
pub(crate) fn participle_before_verb(document: &mut Document, second: TokenId) {
    let token = &document.tokens[second];
    let (Deprel::Conj, Upos::Verb | Upos::Adj, Some(first)) = (token.deprel, token.upos, token.head) else {
        return;
    };
    let is_helper =
        |t: TokenId| matches!(document.tokens[t].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
    let Some(helper) = document.children(second).find(|&t| t < second && is_helper(t)) else { return };
    if first >= helper || helper - first > MOST_BETWEEN {
        return;
    }
    let joined = document.children_by(second, &[Deprel::Cc]).next().is_some()
        || (first..helper)
            .any(|t| matches!(document.word(t), "," | ";" | ":" | "-" | "--" | "—" | "–" | "and" | "but"));
    let own_subject = document.children(second).any(|t| document.tokens[t].deprel.is_subject());
    let past = matches!(document.tokens[first].xpos, Xpos::Vbd | Xpos::Vbn)
        && !document.children(first).any(is_helper);
    let object = document.children_by(first, &[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp]).next().is_some();
    let subject = document.children(first).find(|&t| t < first && document.tokens[t].deprel.is_subject());
    let Some(subject) = subject.filter(|_| past && !joined && !own_subject && !object) else { return };
    let passive = document.tokens[helper].deprel == Deprel::AuxPass;
    let behind: Vec<TokenId> = document.children(first).filter(|&t| t > helper).collect();
    let between: Vec<TokenId> = document.children(second).filter(|&t| first < t && t < helper).collect();
    document.attach(subject, second, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
    match document.tokens[first].head {
        Some(above) => {
            let relation = document.tokens[first].deprel;
            document.attach(second, above, relation);
            document.attach(first, subject, Deprel::Acl);
        }
        None => document.make_root(second, first, subject, Deprel::Acl),
    }
    document.tokens[first].xpos = Xpos::Vbn;
    for child in behind.into_iter().filter(|&t| t != second) {
        let relation = document.tokens[child].deprel;
        document.attach(child, second, relation);
    }
    for child in between {
        let relation = document.tokens[child].deprel;
        document.attach(child, first, relation);
    }
}

/// "The bodies of nuns murdered by armed men were buried": an agent before its verb's subject is over is the participle's.
pub(crate) fn agent_before_verb(document: &mut Document, agent: TokenId) {
    let token = &document.tokens[agent];
    let Some(verb) = token.head.filter(|&verb| token.deprel == Deprel::OblAgent && verb > agent) else {
        return;
    };
    let from = document.sentences[token.sentence].tokens.start.max(agent.saturating_sub(MOST_BETWEEN));
    let subject = document.children(verb).find(|&t| t < agent && document.tokens[t].deprel.is_subject());
    let participle = (from..agent)
        .rev()
        .find(|&t| document.tokens[t].deprel == Deprel::Acl && document.tokens[t].xpos == Xpos::Vbn);
    let Some(participle) = participle.filter(|&p| subject.is_some_and(|subject| subject < p)) else { return };
    if document.children_by(participle, &[Deprel::OblAgent]).next().is_none() {
        document.attach(agent, participle, Deprel::OblAgent);
    }
}

/// The name that a token belongs to.
fn name_at(document: &Document, token: TokenId) -> Option<&crate::Name> {
    let at = document.names.partition_point(|name| name.tokens.end <= token);
    document.names.get(at).filter(|name| name.tokens.contains(&token))
}

/// "The release of the engineer Jan Novak, kidnapped on Monday by rebels": who was kidnapped is the one named before the
/// comma, not what is done for him.
pub(crate) fn participle_of_person(document: &mut Document, participle: TokenId) {
    const DONE_TO_PERSONS: &[&str] = &[
        "kidnapped",
        "abducted",
        "murdered",
        "killed",
        "slain",
        "assassinated",
        "wounded",
        "injured",
        "arrested",
        "shot",
    ];
    let token = &document.tokens[participle];
    let (Deprel::Acl, Xpos::Vbn, Some(noun)) = (token.deprel, token.xpos, token.head) else { return };
    let told = document.word(participle).to_lowercase();
    let comma = participle.checked_sub(1).is_some_and(|t| document.word(t) == ",");
    if !comma || !DONE_TO_PERSONS.contains(&told.as_str()) || document.tokens[noun].upos != Upos::Noun {
        return;
    }
    let is_person = |t: TokenId| {
        name_at(document, t)
            .is_some_and(|name| name.kind == crate::NameKind::Person && name.tokens.end + 1 == participle)
    };
    let of = document.children_by(noun, &[Deprel::Nmod]).find(|&t| {
        noun < t
            && t < participle
            && document.children_by(t, &[Deprel::Case]).any(|c| document.word(c).eq_ignore_ascii_case("of"))
    });
    let Some(of) = of else { return };
    let person = [of].into_iter().chain(document.children_by(of, &[Deprel::Appos])).find(|&t| is_person(t));
    if let Some(person) = person {
        document.attach(participle, person, Deprel::Acl);
    }
}

/// Verbs of those who speak, as they stand behind another: "... and demanded their release", "..., denying reports".
const SPEAKING: &[&str] = &[
    "demanded",
    "condemned",
    "called",
    "urged",
    "denied",
    "vowed",
    "accused",
    "blamed",
    "appealed",
    "warned",
    "rejected",
    "added",
    "promised",
    "pledged",
    "denounced",
    "insisted",
    "dismissed",
    "denying",
    "demanding",
    "rejecting",
    "condemning",
    "calling",
    "urging",
    "accusing",
    "blaming",
    "warning",
    "dismissing",
];

/// "The bishop said two priests had been abducted and demanded their release", "Two people died, police said, denying reports
/// of more": whoever says the first says the second too, not those it was done to.
pub(crate) fn second_verb_of_speaker(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let (Deprel::Conj | Deprel::Advcl, Some(done)) = (token.deprel, token.head) else { return };
    if !SPEAKING.contains(&document.word(verb).to_lowercase().as_str()) || done > verb {
        return;
    }
    let (Deprel::Ccomp, Some(says)) = (document.tokens[done].deprel, document.tokens[done].head) else {
        return;
    };
    let helped =
        |t: TokenId| matches!(document.tokens[t].deprel, Deprel::AuxPass | Deprel::Aux | Deprel::Cop);
    let own = |t: TokenId| {
        helped(t) || document.tokens[t].deprel.is_subject() || document.tokens[t].deprel == Deprel::Mark
    };
    let speaker = document.children(says).any(|t| document.tokens[t].deprel.is_subject());
    let suffered = document.children(done).any(helped) || says > done;
    if speaker && suffered && !document.children(verb).any(own) && (says < done || says < verb) {
        let relation = document.tokens[verb].deprel;
        document.attach(verb, says, relation);
    }
}

/// "The army said reports that 20 had died were false": a noun before a state without subject, taken for whom it was said to.
pub(crate) fn subject_of_what_is_said_of(document: &mut Document, state: TokenId) {
    let token = &document.tokens[state];
    let (Deprel::Ccomp, Some(says)) = (token.deprel, token.head) else { return };
    let has_copula = document.children_by(state, &[Deprel::Cop, Deprel::AuxPass]).next().is_some();
    let has_subject = document.children(state).any(|t| document.tokens[t].deprel.is_subject());
    if !has_copula || has_subject {
        return;
    }
    let noun = document
        .children_by(says, &[Deprel::Iobj, Deprel::Obj])
        .find(|&t| says < t && t < state && document.tokens[t].xpos == Xpos::Nns);
    let said =
        matches!(document.word(says).to_lowercase().as_str(), "said" | "says" | "say" | "insisted" | "added");
    if let Some(noun) = noun.filter(|_| said) {
        document.attach(noun, state, Deprel::Nsubj);
    }
}

/// "Army says two soldiers wounded": nobody says soldiers; who stands behind a verb of saying and before a participle is what it
/// was done to.
pub(crate) fn participle_behind_says(document: &mut Document, participle: TokenId) {
    let token = &document.tokens[participle];
    let (Deprel::Acl, Xpos::Vbn | Xpos::Vbd, Some(noun)) = (token.deprel, token.xpos, token.head) else {
        return;
    };
    let Some(says) =
        document.tokens[noun].head.filter(|&says| document.tokens[noun].deprel == Deprel::Obj && says < noun)
    else {
        return;
    };
    let said = matches!(document.word(says).to_lowercase().as_str(), "says" | "say" | "said");
    let clause = document.children_by(says, &[Deprel::Ccomp]).next().is_some();
    let helped = document.children_by(participle, &[Deprel::Aux, Deprel::AuxPass]).next().is_some();
    let counted = document.children_by(noun, &[Deprel::Nummod]).next().is_some();
    if said && counted && !clause && !helped && noun < participle && participle - noun <= 2 {
        document.attach(participle, says, Deprel::Ccomp);
        document.attach(noun, participle, Deprel::NsubjPass);
    }
}

/// "Acknowledged for the first time that its soldiers had killed 16": the clause is what was acknowledged, not what the time
/// was.
pub(crate) fn clause_behind_first_time(document: &mut Document, clause: TokenId) {
    let token = &document.tokens[clause];
    let (Deprel::Acl | Deprel::AclRelcl, Upos::Verb | Upos::Adj | Upos::Noun, Some(time)) =
        (token.deprel, token.upos, token.head)
    else {
        return;
    };
    if !document.word(time).eq_ignore_ascii_case("time") || document.tokens[time].deprel != Deprel::Obl {
        return;
    }
    let Some(verb) = document.tokens[time].head.filter(|&verb| verb < time && time < clause) else { return };
    let that = document.tokens.get(time + 1).is_some_and(|next| {
        next.sentence == token.sentence && document.word(time + 1).eq_ignore_ascii_case("that")
    });
    let for_the =
        document.children_by(time, &[Deprel::Case]).any(|t| document.word(t).eq_ignore_ascii_case("for"));
    let has = document.children_by(verb, &[Deprel::Ccomp, Deprel::Obj]).next().is_some();
    let subject = document.children(clause).any(|t| document.tokens[t].deprel.is_subject() && t > time + 1);
    if that && for_the && subject && !has {
        document.attach(clause, verb, Deprel::Ccomp);
    }
}

/// "Two men shot dead a senior judge": who stands behind the state was shot, and who stands before the verb shot him.
pub(crate) fn object_behind_state(document: &mut Document, state: TokenId) {
    let token = &document.tokens[state];
    let (Deprel::Xcomp | Deprel::Advmod, Some(verb)) = (token.deprel, token.head) else { return };
    let dead = document.word(state).eq_ignore_ascii_case("dead") && verb + 1 == state;
    if !dead || !matches!(document.word(verb).to_lowercase().as_str(), "shot" | "stabbed" | "hacked" | "beat")
    {
        return;
    }
    let subjects: Vec<TokenId> =
        document.children(state).filter(|&t| document.tokens[t].deprel.is_subject()).collect();
    let has_object = document.children_by(verb, &[Deprel::Obj]).next().is_some();
    let (Some(before), Some(behind)) =
        (subjects.iter().copied().find(|&t| t < verb), subjects.iter().copied().find(|&t| t > state))
    else {
        return;
    };
    if !has_object {
        document.attach(before, verb, Deprel::Nsubj);
        document.attach(behind, verb, Deprel::Obj);
    }
}

/// "Anna Weber, 34, a nurse, and Karl Weber": what stands between commas behind a name and an age says who she is, and is nobody
/// else.
pub(crate) fn office_behind_age(document: &mut Document, noun: TokenId) {
    let token = &document.tokens[noun];
    let (Deprel::Conj, Upos::Noun, Some(name)) = (token.deprel, token.upos, token.head) else { return };
    let word =
        |t: TokenId| document.tokens.get(t).map(|_| document.word(t).to_lowercase()).unwrap_or_default();
    let article =
        document.children_by(noun, &[Deprel::Det]).find(|&t| matches!(word(t).as_str(), "a" | "an"));
    let Some(age) = article.and_then(|article| article.checked_sub(2)) else { return };
    let is_age = document.tokens[age].upos == Upos::Num
        && word(age + 1) == ","
        && age > name
        && word(age.saturating_sub(1)) == ",";
    let is_person = name_at(document, name).is_some_and(|name| name.kind == crate::NameKind::Person);
    let closed = word(noun + 1) == ",";
    let joined = document.children_by(noun, &[Deprel::Cc]).next().is_some();
    if is_age && is_person && closed && !joined {
        document.attach(noun, name, Deprel::Appos);
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

fn become_subject(document: &mut Document, phrase: TokenId, verb: TokenId) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::trees;

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

    /// The head (1-based, 0 for the root) and relation of a token (1-based) once the trees are mended.
    fn mended(source: &str, token: usize) -> (usize, Deprel) {
        let mut document = Document::from_conllu(source);
        trees(&mut document);
        let held = &document.tokens[token - 1];
        (held.head.map_or(0, |head| head + 1), held.deprel)
    }

    #[test]
    fn a_participle_before_the_verb_describes_its_subject() {
        let source = "Two two CD 2 nummod\nmonks monk NNS 3 nsubj\nstabbed stab VBD 0 root\nby by IN 6 case\nmasked masked JJ 6 amod\n\
                      men man NNS 8 obl:agent\nwere be VBD 8 aux:pass\nburied bury VBN 3 conj\n";
        assert_eq!(mended(source, 8), (0, Deprel::Root));
        assert_eq!(mended(source, 3), (2, Deprel::Acl));
        assert_eq!(mended(source, 2), (8, Deprel::NsubjPass));
        assert_eq!(mended(source, 6), (3, Deprel::OblAgent));
        // "The men fled and were caught": two verbs of one subject.
        let two = "The the DT 2 det\nmen man NNS 3 nsubj\nfled flee VBD 0 root\nand and CC 6 cc\nwere be VBD 6 aux:pass\n\
                   caught catch VBN 3 conj\n";
        assert_eq!(mended(two, 6), (3, Deprel::Conj));
    }

    #[test]
    fn a_number_with_a_place_of_its_own_is_none_of_the_dead() {
        let source = "One one CD 2 nummod\nman man NN 3 nsubj\ndead dead JJ 0 root\n, , , 5 punct\ntwo two CD 2 appos\nin in IN 7 case\n\
                      hospital hospital NN 3 obl\n";
        assert_eq!(mended(source, 5), (3, Deprel::Conj));
        assert_eq!(mended(source, 7), (5, Deprel::Nmod));
    }

    #[test]
    fn who_kills_himself_is_who_is_told_of() {
        let source = "Police police NNS 2 nsubj\nsay say VBP 0 root\nhe he PRP 4 nsubj\nshot shoot VBD 2 ccomp\ntwo two CD 6 nummod\n\
                      boys boy NNS 4 obj\n, , , 9 punct\nthen then RB 9 advmod\nshot shoot VBD 2 conj\nhimself he PRP 9 obj\n";
        assert_eq!(mended(source, 9), (4, Deprel::Conj));
    }

    #[test]
    fn who_speaks_goes_on_speaking() {
        let source = "The the DT 2 det\nrector rector NN 3 nsubj\nsaid say VBD 0 root\ntwo two CD 5 nummod\nboys boy NNS 8 nsubj:pass\n\
                      had have VBD 8 aux\nbeen be VBN 8 aux:pass\ntaken take VBN 3 ccomp\nand and CC 10 cc\ndemanded demand VBD 8 conj\n\
                      help help NN 10 obj\n";
        assert_eq!(mended(source, 10), (3, Deprel::Conj));
    }

    #[test]
    fn a_clause_behind_the_first_time_is_what_is_said() {
        let source = "They they PRP 2 nsubj\nadmitted admit VBD 0 root\nfor for IN 6 case\nthe the DT 6 det\nfirst first JJ 6 amod\n\
                      time time NN 2 obl\nthat that IN 9 mark\nguards guard NNS 9 nsubj\nfired fire VBD 6 acl:relcl\n";
        assert_eq!(mended(source, 9), (2, Deprel::Ccomp));
    }

    #[test]
    fn those_counted_behind_says_are_what_is_said_of() {
        let source = "Army army NNP 2 nsubj\nsays say VBZ 0 root\nfive five CD 4 nummod\nguards guard NNS 2 obj\nhurt hurt VBN 4 acl\n";
        assert_eq!(mended(source, 5), (2, Deprel::Ccomp));
        assert_eq!(mended(source, 4), (5, Deprel::NsubjPass));
    }

    #[test]
    fn who_stands_behind_shot_dead_was_shot() {
        let source = "Two two CD 2 nummod\nmen man NNS 4 nsubj\nshot shoot VBD 0 root\ndead dead RB 3 xcomp\na a DT 6 det\n\
                      clerk clerk NN 4 nsubj\n";
        assert_eq!(mended(source, 6), (3, Deprel::Obj));
        assert_eq!(mended(source, 2), (3, Deprel::Nsubj));
    }

    #[test]
    fn a_person_behind_release_of_is_who_was_kidnapped() {
        let source = "The the DT 2 det\nrelease release NN 0 root\nof of IN 4 case\nAda Ada NNP 2 nmod Name=B-Person\n\
                      Holm Holm NNP 4 flat Name=I-Person\n, , , 7 punct\nkidnapped kidnap VBN 2 acl\n";
        assert_eq!(mended(source, 7), (4, Deprel::Acl));
    }

    #[test]
    fn what_somebody_is_by_trade_is_nobody_else() {
        let source = "Ada Ada NNP 9 nsubj:pass Name=B-Person\nHolm Holm NNP 1 flat Name=I-Person\n, , , 4 punct\n34 34 CD 1 nmod:unmarked\n\
                      , , , 7 punct\na a DT 7 det\nbaker baker NN 1 conj\n, , , 1 punct\nfell fall VBD 0 root\n";
        assert_eq!(mended(source, 7), (1, Deprel::Appos));
    }

    #[test]
    fn what_is_said_of_reports() {
        let source = "He he PRP 2 nsubj\nsaid say VBD 0 root\nreports report NNS 2 iobj\nwere be VBD 5 cop\nfalse false JJ 2 ccomp\n";
        assert_eq!(mended(source, 3), (5, Deprel::Nsubj));
    }
}
