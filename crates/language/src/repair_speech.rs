//! Corrections of trees of who says what: the clauses, second verbs and reflexives behind a verb of saying.

use crate::repair::MOST_BETWEEN;
use crate::{Deprel, Document, TokenId, Upos, Xpos};

/// Verbs that say who told what stands before them.
const SAYS: &[&str] = &["said", "says", "say", "reported", "announced", "added", "confirmed", "told"];

/// Steps up the tree from the last word of a speaker's phrase to its head, at most.
const MOST_STEPS: usize = 8;

/// Verbs of those who deny what others said.
const DENY: &[&str] = &[
    "denied",
    "denies",
    "deny",
    "rejected",
    "rejects",
    "reject",
    "disputed",
    "disputes",
    "dispute",
    "dismissed",
    "dismisses",
    "dismiss",
    "refuted",
    "refutes",
];

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

/// "On Friday officials said", "In Paris police arrested": a subject has no preposition, so what stands behind one before it
/// belongs to the verb.
pub(crate) fn phrase_before_subject(document: &mut Document, noun: TokenId) {
    let token = &document.tokens[noun];
    let (Deprel::Compound, Some(subject)) = (token.deprel, token.head) else { return };
    let above = &document.tokens[subject];
    let Some(verb) = above.head.filter(|_| above.deprel.is_subject() && noun < subject) else { return };
    let sentence = document.sentences[above.sentence].tokens.start;
    let first = document.children(noun).filter(|&t| document.tokens[t].deprel == Deprel::Case).min();
    if first == Some(sentence) && document.tokens[subject].upos == Upos::Noun && subject == noun + 1 {
        document.attach(noun, verb, Deprel::Obl);
    }
}

/// "The bishop said two priests had been abducted and demanded their release", "Two people died, police said, denying reports
/// of more": whoever says the first says the second too, not those it was done to.
pub(crate) fn second_verb_of_speaker(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let (Deprel::Conj | Deprel::Advcl, Some(done)) = (token.deprel, token.head) else { return };
    // "Denied that the base had fallen and put its losses at two".
    let puts_at = document.word(verb).eq_ignore_ascii_case("put")
        && document.children_by(verb, &[Deprel::Obl]).any(|t| {
            document.children_by(t, &[Deprel::Case]).any(|c| document.word(c).eq_ignore_ascii_case("at"))
        });
    let speaks = puts_at || SPEAKING.contains(&document.word(verb).to_lowercase().as_str());
    if !speaks || done > verb {
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
    if speaker && suffered && !document.children(verb).any(own) && says < verb {
        let relation = document.tokens[verb].deprel;
        document.attach(verb, says, relation);
    }
}

/// "The army said its men held the town and had killed 86": what "had" or "would" shows to be said hangs on what is said,
/// not on who says it.
pub(crate) fn second_verb_of_what_is_said(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let (Deprel::Conj, Some(says)) = (token.deprel, token.head.filter(|&says| says < verb)) else { return };
    if document.tokens[says].xpos != Xpos::Vbd || !SAYS.contains(&document.word(says).to_lowercase().as_str())
    {
        return;
    }
    let shifted = |t: TokenId| {
        document.tokens[t].deprel == Deprel::Aux
            && matches!(document.word(t).to_lowercase().as_str(), "had" | "would")
    };
    let has_subject = document.children(verb).any(|t| document.tokens[t].deprel.is_subject());
    // "Had said ... and had killed": both are the speaker's.
    if has_subject || !document.children(verb).any(shifted) || document.children(says).any(shifted) {
        return;
    }
    let said = document.children_by(says, &[Deprel::Ccomp]).filter(|&t| says < t && t < verb).last();
    if let Some(said) = said {
        document.attach(verb, said, Deprel::Conj);
    }
}

/// "Attacked a village, killing nine people, a spokesman for the army said": who stands between the comma and a verb of saying without
/// a subject says it, and does nothing of what was told before.
pub(crate) fn speaker_of_clause(document: &mut Document, says: TokenId) {
    let token = &document.tokens[says];
    let word = document.word(says).to_lowercase();
    let finite = matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    if !finite || !SAYS.contains(&word.as_str()) {
        return;
    }
    let own = document
        .children(says)
        .any(|t| document.tokens[t].deprel.is_subject() || document.tokens[t].deprel == Deprel::Aux);
    let Some(last) = says.checked_sub(1).filter(|&t| document.tokens[t].sentence == token.sentence) else {
        return;
    };
    if own {
        return;
    }
    let behind_verb = |t: TokenId| {
        let held = &document.tokens[t];
        held.deprel == Deprel::Nsubj && held.head.is_some_and(|verb| verb < t && verb != says)
    };
    // "Loaded with grain, a trader, Ada Holm, told the agency".
    if let Some(speaker) = described_speaker(document, says) {
        document.attach(speaker, says, Deprel::Nsubj);
        return;
    }
    if let Some((speaker, participle)) = named_speaker(document, says) {
        document.attach(speaker, says, Deprel::Nsubj);
        document.attach(participle, speaker, Deprel::Acl);
        return;
    }
    let chain = std::iter::once(last).chain(document.ancestors(last).take(MOST_STEPS));
    let Some(speaker) = chain.take_while(|&t| t < says).find(|&t| behind_verb(t)) else { return };
    if begins_behind_comma(document, speaker) && document.subtree(speaker).last() == Some(&last) {
        document.attach(speaker, says, Deprel::Nsubj);
    }
}

/// "A nurse was among five people killed on Friday, the agency she worked for said": who says something at a sentence's end, behind
/// a comma and with nothing of its own to say, says the whole sentence and not what is told of a noun in it.
pub(crate) fn saying_at_the_end(document: &mut Document, says: TokenId) {
    let token = &document.tokens[says];
    let finite = matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    if !finite || !SAYS.contains(&document.word(says).to_lowercase().as_str()) {
        return;
    }
    let Some(speaker) = document.children_by(says, &[Deprel::Nsubj]).filter(|&t| t < says).last() else {
        return;
    };
    let behind_comma = begins_behind_comma(document, speaker);
    let goes_on = document.children(says).any(|t| {
        t > says
            && !matches!(
                document.tokens[t].deprel,
                Deprel::Punct | Deprel::Obl | Deprel::OblUnmarked | Deprel::Advmod
            )
    });
    if !behind_comma || goes_on || says - speaker > MOST_BETWEEN {
        return;
    }
    let marked = document.children_by(says, &[Deprel::Mark]).next().is_some();
    match (token.deprel, token.head) {
        (Deprel::Advcl, Some(clause))
            if !marked
                && document.tokens[clause].upos == Upos::Verb
                && !matches!(document.tokens[clause].deprel, Deprel::Acl | Deprel::AclRelcl)
                && clause < speaker =>
        {
            document.attach(says, clause, Deprel::Parataxis);
        }
        (Deprel::Advcl | Deprel::Acl | Deprel::AclRelcl | Deprel::Parataxis, Some(clause)) => {
            let held = &document.tokens[clause];
            let of_noun = matches!(held.deprel, Deprel::Acl | Deprel::AclRelcl) && clause < speaker;
            let noun = held
                .head
                .filter(|&noun| of_noun && noun < clause && document.tokens[noun].upos != Upos::Verb);
            let whole = noun.and_then(|noun| std::iter::once(noun).chain(document.ancestors(noun)).last());
            if let Some(whole) = whole.filter(|&whole| whole < speaker) {
                document.attach(says, whole, Deprel::Parataxis);
            }
        }
        // The clause was taken for a second subject.
        (Deprel::Root, None) => {
            let is_clause =
                |&t: &TokenId| document.children_by(t, &[Deprel::Cop]).next().is_some() && t < speaker;
            let clause = document.children_by(says, &[Deprel::Nsubj, Deprel::NsubjPass]).find(is_clause);
            if let Some(clause) = clause {
                document.attach(clause, says, Deprel::Ccomp);
            }
        }
        _ => {}
    }
}

/// "Omar Said told reporters": the last word of a name that looks like a verb of saying, before another verb that tells.
pub(crate) fn name_that_says(document: &mut Document, name: TokenId) {
    let verb = name + 1;
    let within = |t: TokenId| {
        document.tokens.get(t).is_some_and(|held| held.sentence == document.tokens[name].sentence)
    };
    if document.word(name) != "Said" || !within(verb) || document.tokens[name].upos == Upos::Propn {
        return;
    }
    let Some(first) = name.checked_sub(1).filter(|&t| within(t) && document.tokens[t].upos == Upos::Propn)
    else {
        return;
    };
    let held = &document.tokens[verb];
    let tells = matches!(held.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
        && held.upos == Upos::Verb
        && held.head == Some(name);
    let is_subject =
        document.tokens[first].deprel == Deprel::Nsubj && document.tokens[first].head == Some(name);
    if !tells || !is_subject {
        return;
    }
    let rest: Vec<TokenId> = document.children(name).filter(|&t| t != verb).collect();
    match document.tokens[name].head {
        None => document.make_root(verb, name, first, Deprel::Flat),
        Some(above) => {
            let relation = document.tokens[name].deprel;
            document.attach(verb, above, relation);
            document.attach(name, first, Deprel::Flat);
        }
    }
    for token in rest {
        let relation = document.tokens[token].deprel;
        document.attach(token, verb, relation);
    }
    (document.tokens[name].upos, document.tokens[name].xpos) = (Upos::Propn, Xpos::Nnp);
}

/// "Three were killed, rescuers known as the Red Caps said": who is called something right before a verb of saying without subject,
/// and the participle that says so.
fn named_speaker(document: &Document, says: TokenId) -> Option<(TokenId, TokenId)> {
    let last = says.checked_sub(1)?;
    let mut chain =
        std::iter::once(last).chain(document.ancestors(last).take(MOST_STEPS)).take_while(|&t| t < says);
    let participle = chain.find(|&t| {
        document.tokens[t].deprel == Deprel::Acl
            && matches!(
                document.word(t).to_lowercase().as_str(),
                "known" | "called" | "named" | "described" | "identified"
            )
    })?;
    let speaker = document
        .children_by(participle, &[Deprel::Nsubj, Deprel::NsubjPass])
        .find(|&t| t + 1 == participle)?;
    let whole = document.subtree(participle).last() == Some(&last);
    (whole && begins_behind_comma(document, speaker)).then_some((speaker, participle))
}

/// "Haiti: Seven men were hurt, the mission's spokesman, Ole Vik, said": a label opens the sentence, and who stands between the comma
/// and the verb says it.
pub(crate) fn label_before_speaker(document: &mut Document, says: TokenId) {
    let token = &document.tokens[says];
    if !SAYS.contains(&document.word(says).to_lowercase().as_str()) || token.deprel != Deprel::Root {
        return;
    }
    let opening = document.sentences[token.sentence].tokens.start;
    let Some(label) = document.children_by(says, &[Deprel::Nsubj]).find(|&t| t < opening + MOST_LABEL) else {
        return;
    };
    let end = document.subtree(label).last().copied().unwrap_or(label);
    let colon = document.tokens.get(end + 1).is_some_and(|_| document.word(end + 1) == ":")
        || document.word(end) == ":";
    let Some(clause) =
        document.children_by(says, &[Deprel::Ccomp]).find(|&t| label < t && t < says).filter(|_| colon)
    else {
        return;
    };
    let Some(last) = says.checked_sub(1).map(|t| if document.word(t) == "," { t - 1 } else { t }) else {
        return;
    };
    let speaker = document.children(clause).find(|&t| {
        t > clause
            && document.tokens[t].deprel.is_subject()
            && document.subtree(t).contains(&last)
            && begins_behind_comma(document, t)
    });
    if let Some(speaker) = speaker {
        document.attach(speaker, says, Deprel::Nsubj);
        document.attach(label, clause, Deprel::Dep);
    }
}

/// Words of a label before a colon, at most.
const MOST_LABEL: usize = 5;

/// The phrase between commas and a verb of saying that was taken to describe the noun before it, as nothing that begins with an
/// article and is followed by a name does, nor a name behind which an office stands.
fn described_speaker(document: &Document, says: TokenId) -> Option<TokenId> {
    let sentence = document.tokens[says].sentence;
    let comma = says
        .checked_sub(1)
        .filter(|&t| document.word(t) == "," && document.tokens[t].sentence == sentence)?;
    let last =
        comma.checked_sub(1).filter(|&t| matches!(document.tokens[t].upos, Upos::Propn | Upos::Noun))?;
    let article = |t: TokenId| {
        document
            .children_by(t, &[Deprel::Det])
            .find(|&d| d < t && matches!(document.word(d).to_lowercase().as_str(), "a" | "an" | "the"))
    };
    let chain =
        std::iter::once(last).chain(document.ancestors(last).take(MOST_STEPS)).take_while(|&t| t < says);
    let mut described = chain.filter(|&t| {
        let held = &document.tokens[t];
        let noun = held.upos == Upos::Noun
            && document.tokens[last].upos == Upos::Propn
            && held.head.is_some_and(|noun| noun < t && document.tokens[noun].upos != Upos::Propn);
        // "Died in Alder, Ole Vik, the mayor, said".
        let office = document.children_by(t, &[Deprel::Appos]).any(|o| article(o).is_some() && o <= last);
        held.deprel == Deprel::Appos && (noun || held.upos == Upos::Propn && office)
    });
    described.find(|&t| {
        let phrase = document.subtree(t);
        let whole = phrase.last().is_some_and(|&end| end == last || end == comma);
        let first = match document.tokens[t].upos {
            Upos::Propn => phrase.iter().copied().find(|&w| document.word(w) != ","),
            _ => article(t),
        };
        whole && first.and_then(|d| d.checked_sub(1)).is_some_and(|before| document.word(before) == ",")
    })
}

/// Whether a phrase begins right behind a comma, or with one that the parser hung on it.
fn begins_behind_comma(document: &Document, head: TokenId) -> bool {
    document.subtree(head).first().is_some_and(|&first| {
        document.word(first) == "," || first.checked_sub(1).is_some_and(|t| document.word(t) == ",")
    })
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

/// "Villagers say hired gunmen killed a farmer": a participle between a verb of saying and a plain noun describes the noun, which
/// is the subject of the verb behind it, and whoever stands before the verb of saying speaks.
pub(crate) fn participle_before_subject(document: &mut Document, participle: TokenId) {
    let token = &document.tokens[participle];
    let (Deprel::Ccomp | Deprel::Xcomp, Xpos::Vbn | Xpos::Vbd, Some(says)) =
        (token.deprel, token.xpos, token.head)
    else {
        return;
    };
    let noun = participle + 1;
    let plain = document
        .tokens
        .get(noun)
        .is_some_and(|next| next.sentence == token.sentence && matches!(next.upos, Upos::Noun | Upos::Propn));
    if !plain || says + 1 != participle || document.children(participle).next().is_some() {
        return;
    }
    let Some(verb) = document.tokens[noun].head.filter(|&verb| {
        verb == noun + 1
            && document.tokens[noun].deprel == Deprel::Obj
            && matches!(document.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
    }) else {
        return;
    };
    let speaker = document.children_by(verb, &[Deprel::Nsubj]).find(|&t| t < says);
    let Some(speaker) = speaker.filter(|_| document.tokens[verb].head == Some(says)) else { return };
    document.attach(speaker, says, Deprel::Nsubj);
    document.attach(participle, noun, Deprel::Amod);
    document.attach(noun, verb, Deprel::Nsubj);
}

/// "Hospitals reported 140 injured": a state with a number is what is reported.
pub(crate) fn counted_behind_reported(document: &mut Document, state: TokenId) {
    let token = &document.tokens[state];
    let (Deprel::Xcomp | Deprel::Acl, Some(says)) = (token.deprel, token.head) else { return };
    let word = document.word(state).to_lowercase();
    let is_state = matches!(word.as_str(), "dead" | "injured" | "wounded" | "missing" | "hurt" | "killed");
    let reports = matches!(
        document.word(says).to_lowercase().as_str(),
        "reported"
            | "reports"
            | "report"
            | "confirmed"
            | "counted"
            | "count"
            | "counts"
            | "recorded"
            | "documented"
            | "said"
            | "says"
    );
    let counted = document.children_by(state, &[Deprel::Nummod]).any(|t| says < t && t < state);
    if is_state && reports && counted && document.children_by(says, &[Deprel::Obj]).next().is_none() {
        document.attach(state, says, Deprel::Obj);
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

/// "..., a claim that the army denied": a verb that denies something and has no object denies what its noun stands for; "that" is
/// no mark of what the claim says.
pub(crate) fn claim_that_is_denied(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let (Deprel::Acl, Some(noun)) = (token.deprel, token.head) else { return };
    if !DENY.contains(&document.word(verb).to_lowercase().as_str()) || noun > verb {
        return;
    }
    let that = document
        .children_by(verb, &[Deprel::Mark])
        .find(|&t| t == noun + 1 && document.word(t).eq_ignore_ascii_case("that"));
    let subject = document.children_by(verb, &[Deprel::Nsubj]).next().is_some();
    let told = document.children(verb).any(|t| {
        matches!(document.tokens[t].deprel, Deprel::Obj | Deprel::Ccomp | Deprel::Xcomp | Deprel::AuxPass)
    });
    if let Some(that) = that.filter(|_| subject && !told) {
        document.attach(that, verb, Deprel::Obj);
        document.attach(verb, noun, Deprel::AclRelcl);
    }
}

/// "Shells killed nine, the rebels say, an allegation the ministry rejects": a noun with its article behind a comma, right before
/// the subject of a verb that denies and has no object, calls what is said before it, and the verb tells of it.
pub(crate) fn statement_that_somebody_denies(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    if token.upos != Upos::Verb || !DENY.contains(&document.word(verb).to_lowercase().as_str()) {
        return;
    }
    let told = document.children(verb).any(|t| {
        t > verb && matches!(document.tokens[t].deprel, Deprel::Obj | Deprel::Ccomp | Deprel::Xcomp)
            || document.tokens[t].deprel == Deprel::AuxPass
    });
    let subject =
        document.children_by(verb, &[Deprel::Nsubj]).filter(|&t| t < verb && verb - t <= MOST_BETWEEN).last();
    let Some(subject) = subject.filter(|_| !told) else { return };
    let own =
        [Deprel::Det, Deprel::Amod, Deprel::Compound, Deprel::NmodPoss, Deprel::NmodDesc, Deprel::Nummod];
    let first = document.children_by(subject, &own).filter(|&t| t < subject).min().unwrap_or(subject);
    let Some(noun) = first.checked_sub(1) else { return };
    let article = document
        .children_by(noun, &[Deprel::Det])
        .find(|&t| t < noun && matches!(document.word(t).to_lowercase().as_str(), "a" | "an"));
    let behind_comma = article.and_then(|t| t.checked_sub(1)).is_some_and(|t| document.word(t) == ",");
    if document.tokens[noun].upos != Upos::Noun || !behind_comma || document.tokens[verb].head == Some(noun) {
        return;
    }
    let content = |above: TokenId| {
        let clauses = document.children_by(above, &[Deprel::Ccomp]).filter(|&t| t < noun && t != verb);
        clauses.last()
    };
    match document.tokens[verb].head {
        None => {
            let Some(clause) = content(verb) else { return };
            document.attach(noun, clause, Deprel::Appos);
            document.make_root(clause, verb, noun, Deprel::AclRelcl);
        }
        Some(above) => {
            // "..., rebels say, ...": those who say it stand between.
            let is_clause = |t: TokenId| {
                document.tokens[t].upos == Upos::Verb && document.tokens[t].deprel != Deprel::Parataxis
            };
            let top = std::iter::once(above).chain(document.ancestors(above)).find(|&t| is_clause(t));
            let Some(top) = top else { return };
            let clause = content(top).filter(|&t| t != noun).unwrap_or(top);
            let circle = clause >= noun || document.ancestors(clause).any(|t| t == verb || t == noun);
            if !circle {
                document.attach(noun, clause, Deprel::Appos);
                document.attach(verb, noun, Deprel::AclRelcl);
            }
        }
    }
}

/// "Militia shelled hospital, rebels say": who says something behind a comma says the whole clause, and no noun of it.
pub(crate) fn saying_behind_object(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let (Upos::Verb, Some(noun)) = (token.upos, token.head) else { return };
    if !SAYS.contains(&document.word(verb).to_lowercase().as_str()) || noun > verb {
        return;
    }
    let held = &document.tokens[noun];
    let subject = document.children_by(verb, &[Deprel::Nsubj]).find(|&t| noun < t && t < verb);
    let Some(subject) = subject.filter(|_| held.upos != Upos::Verb) else { return };
    // "Seven men, the army said, were caught": between two commas nothing describes the men.
    let comma = verb + 1 < document.tokens.len() && document.word(verb + 1) == ",";
    let between = comma && begins_behind_comma(document, subject);
    let inside = match token.deprel {
        Deprel::Parataxis => {
            matches!(held.deprel, Deprel::Obj | Deprel::Obl | Deprel::Nmod | Deprel::Compound) || between
        }
        Deprel::AclRelcl | Deprel::Acl => {
            between && document.children_by(verb, &[Deprel::Obj, Deprel::Ccomp]).next().is_none()
        }
        _ => false,
    };
    let told =
        document.ancestors(noun).find(|&t| document.tokens[t].upos == Upos::Verb && (t < verb || between));
    if let Some(clause) = told.filter(|_| inside) {
        document.attach(verb, clause, Deprel::Parataxis);
    }
}

/// "State media reported, citing the ministry": who cites somebody is who reports it.
pub(crate) fn citing_behind_saying(document: &mut Document, citing: TokenId) {
    let token = &document.tokens[citing];
    if !matches!(document.word(citing).to_lowercase().as_str(), "citing" | "quoting")
        || token.deprel != Deprel::Advcl
    {
        return;
    }
    let Some(says) = citing.checked_sub(2).filter(|&t| {
        document.word(t + 1) == ","
            && document.tokens[t].sentence == token.sentence
            && SAYS.contains(&document.word(t).to_lowercase().as_str())
    }) else {
        return;
    };
    let speaks = document.children_by(says, &[Deprel::Nsubj]).next().is_some();
    if speaks && token.head != Some(says) {
        document.attach(citing, says, Deprel::Advcl);
    }
}

/// "Acknowledged in a statement they shot three men": the clause with a pronoun and an object of its own is what was
/// acknowledged, and describes no statement.
pub(crate) fn clause_in_a_statement(document: &mut Document, clause: TokenId) {
    let token = &document.tokens[clause];
    let (Deprel::AclRelcl | Deprel::Acl, Upos::Verb, Some(noun)) = (token.deprel, token.upos, token.head)
    else {
        return;
    };
    let said_in = matches!(
        document.word(noun).to_lowercase().as_str(),
        "statement" | "communique" | "interview" | "briefing" | "message" | "letter"
    );
    let Some(verb) = document.tokens[noun].head.filter(|&verb| {
        document.tokens[noun].deprel == Deprel::Obl && verb < noun && document.tokens[verb].upos == Upos::Verb
    }) else {
        return;
    };
    let pronoun = document.children_by(clause, &[Deprel::Nsubj, Deprel::NsubjPass]).find(|&t| {
        t == noun + 1
            && matches!(document.word(t).to_lowercase().as_str(), "they" | "it" | "he" | "she" | "we")
    });
    let whole = document.children_by(clause, &[Deprel::Obj, Deprel::AuxPass]).next().is_some();
    let has = document.children_by(verb, &[Deprel::Ccomp, Deprel::Obj]).next().is_some();
    if said_in && pronoun.is_some() && whole && !has {
        document.attach(clause, verb, Deprel::Ccomp);
    }
}

/// "Police named the men killed in the fire as Per Dahl and Ole Vik": the police named the men, and the men were killed.
pub(crate) fn participle_behind_named(document: &mut Document, participle: TokenId) {
    let token = &document.tokens[participle];
    if token.upos != Upos::Verb || !matches!(token.xpos, Xpos::Vbn | Xpos::Vbd) {
        return;
    }
    let subject = document.children_by(participle, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
    let Some(subject) = subject.filter(|&t| t < participle) else { return };
    let names = document.children_by(subject, &[Deprel::Acl]).find(|&t| {
        t == subject + 1 && matches!(document.word(t).to_lowercase().as_str(), "named" | "identified")
    });
    let Some(names) = names else { return };
    let object = document.children_by(names, &[Deprel::Obj]).find(|&t| t + 1 == participle);
    let the = |t: TokenId| {
        document.children_by(t, &[Deprel::Det]).any(|d| document.word(d).eq_ignore_ascii_case("the"))
    };
    let helped = document.children_by(participle, &[Deprel::Aux, Deprel::AuxPass]).next().is_some();
    let Some(object) = object.filter(|&t| the(t) && !helped) else { return };
    let (head, relation) = (token.head, token.deprel);
    match head {
        None => {
            document.attach(names, participle, Deprel::Dep);
            document.attach(subject, names, Deprel::Nsubj);
            document.make_root(names, participle, object, Deprel::Acl);
        }
        Some(head) => {
            document.attach(names, head, relation);
            document.attach(subject, names, Deprel::Nsubj);
            document.attach(participle, object, Deprel::Acl);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Deprel;
    use crate::repair::mended;

    #[test]
    fn who_kills_himself_is_who_is_told_of() {
        let source = "Police police NNS 2 nsubj\nsay say VBP 0 root\nhe he PRP 4 nsubj\nshot shoot VBD 2 ccomp\ntwo two CD 6 nummod\n\
                      boys boy NNS 4 obj\n, , , 9 punct\nthen then RB 9 advmod\nshot shoot VBD 2 conj\nhimself he PRP 9 obj\n";
        assert_eq!(mended(source, 9), (4, Deprel::Conj));
    }

    #[test]
    fn a_subject_has_no_preposition() {
        let source = "On on IN 2 case\nMonday monday NNP 3 compound\nguards guard NNS 4 nsubj\nfired fire VBD 0 root\n";
        assert_eq!(mended(source, 2), (4, Deprel::Obl));
        let compound = "Monday monday NNP 2 compound\nguards guard NNS 3 nsubj\nfired fire VBD 0 root\n";
        assert_eq!(mended(compound, 1), (2, Deprel::Compound));
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
    fn what_is_said_of_reports() {
        let source = "He he PRP 2 nsubj\nsaid say VBD 0 root\nreports report NNS 2 iobj\nwere be VBD 5 cop\nfalse false JJ 2 ccomp\n";
        assert_eq!(mended(source, 3), (5, Deprel::Nsubj));
    }

    #[test]
    fn a_claim_that_somebody_denies_is_what_is_denied() {
        let source = "They they PRP 2 nsubj\nkilled kill VBD 0 root\nnine nine CD 4 nummod\nguards guard NNS 2 obj\n, , , 7 punct\n\
                      a a DT 7 det\nclaim claim NN 4 appos\nthat that IN 11 mark\nthe the DT 10 det\narmy army NN 11 nsubj\n\
                      denied deny VBD 7 acl\n";
        assert_eq!(mended(source, 11), (7, Deprel::AclRelcl));
        // "A claim that the army denied the charge" says what the claim is.
        let source = format!("{source}charges charge NNS 11 obj\n");
        assert_eq!(mended(&source, 11), (7, Deprel::Acl));
    }

    #[test]
    fn an_allegation_that_somebody_rejects() {
        let source = "Shells shell NNS 2 nsubj\nkilled kill VBD 8 ccomp\nnine nine CD 2 obj\n, , , 6 punct\na a DT 6 det\ncharge charge NN 8 nsubj\n\
                      ministers minister NNS 8 nsubj\ndeny deny VBP 0 root\n";
        assert_eq!(mended(source, 6), (2, Deprel::Appos));
        assert_eq!(mended(source, 8), (6, Deprel::AclRelcl));
        assert_eq!(mended(source, 2), (0, Deprel::Root));
        // "A charge ministers deny it": what has an object tells of that.
        let source = format!("{source}it it PRP 8 obj\n");
        assert_eq!(mended(&source, 6), (8, Deprel::Nsubj));
    }

    #[test]
    fn what_is_said_in_a_statement() {
        let source = "They they PRP 2 nsubj\nadmitted admit VBD 0 root\nin in IN 5 case\na a DT 5 det\nstatement statement NN 2 obl\n\
                      they they PRP 7 nsubj\nshot shoot VBD 5 acl:relcl\ntwo two CD 9 nummod\nmen man NNS 7 obj\n";
        assert_eq!(mended(source, 7), (2, Deprel::Ccomp));
    }

    #[test]
    fn who_is_named_was_killed() {
        let source = "Police police NNS 5 nsubj\nnamed name VBD 1 acl\nthe the DT 4 det\nmen man NNS 2 obj\nkilled kill VBN 0 root\n\
                      as as IN 7 case\nVik Vik NNP 5 obl\n";
        assert_eq!(mended(source, 2), (0, Deprel::Root));
        assert_eq!(mended(source, 5), (4, Deprel::Acl));
        assert_eq!(mended(source, 1), (2, Deprel::Nsubj));
    }

    #[test]
    fn who_says_it_behind_a_comma_says_the_clause() {
        let source = "Militia militia NN 2 nsubj\nshelled shell VBD 0 root\nclinic clinic NN 2 obj\n, , , 6 punct\nrebels rebel NNS 6 nsubj\n\
                      say say VBP 3 parataxis\n";
        assert_eq!(mended(source, 6), (2, Deprel::Parataxis));
    }

    #[test]
    fn who_speaks_at_the_end_says_it_all() {
        let source = "She she PRP 4 nsubj\nwas be VBD 4 cop\namong among IN 4 case\nnine nine CD 0 root\nhurt hurt VBN 4 acl\n, , , 8 punct\n\
                      nuns nun NNS 8 nsubj\nsaid say VBD 5 advcl\n";
        assert_eq!(mended(source, 8), (4, Deprel::Parataxis));
        // What has something of its own to say stays.
        let source = format!("{source}lies lie NNS 8 obj\n");
        assert_eq!(mended(&source, 8), (5, Deprel::Advcl));
    }

    #[test]
    fn a_clause_is_no_second_subject_of_who_says_it() {
        let source = "She she PRP 4 nsubj\nwas be VBD 4 cop\namong among IN 4 case\nnine nine CD 7 nsubj\n, , , 7 punct\n\
                      nuns nun NNS 7 nsubj\nsaid say VBD 0 root\n";
        assert_eq!(mended(source, 4), (7, Deprel::Ccomp));
    }

    #[test]
    fn who_says_it_between_commas() {
        let source = "Six six CD 2 nummod\nmen man NNS 8 nsubj\n, , , 5 punct\nnuns nun NNS 5 nsubj\nsaid say VBD 2 acl:relcl\n\
                      , , , 2 punct\nhad have VBD 8 aux\ndied die VBN 0 root\n";
        assert_eq!(mended(source, 5), (8, Deprel::Parataxis));
        let cited = "Six six CD 2 nsubj\ndied die VBD 0 root\n, , , 5 punct\nnuns nun NNS 5 nsubj\nsaid say VBD 2 parataxis\n\
                     , , , 7 punct\nciting cite VBG 2 advcl\nhim he PRP 7 obj\n";
        assert_eq!(mended(cited, 7), (5, Deprel::Advcl));
    }

    #[test]
    fn a_name_says_nothing() {
        let source = "Omar Omar NNP 2 nsubj\nSaid say VBD 0 root\ntold tell VBD 2 ccomp\nnuns nun NNS 3 obj\n. . . 2 punct\n";
        assert_eq!(mended(source, 3), (0, Deprel::Root));
        assert_eq!(mended(source, 1), (3, Deprel::Nsubj));
        assert_eq!(mended(source, 2), (1, Deprel::Flat));
    }

    #[test]
    fn what_hospitals_report() {
        let source = "Clinics clinic NNS 2 nsubj\nreported report VBD 0 root\n30 30 CD 4 nummod\ninjured injure VBN 2 xcomp\n";
        assert_eq!(mended(source, 4), (2, Deprel::Obj));
    }
}
