//! Corrections of trees that grammar demands and a parser misses now and then.

use crate::{Deprel, Document, TokenId, Upos, Xpos};
use crate::{
    repair_clauses, repair_deaths, repair_fixed, repair_lists, repair_participles, repair_parts,
    repair_speech, repair_subjects,
};

/// Words between what a correction ties together, at most: keeps the work linear in one long sentence.
pub(crate) const MOST_BETWEEN: usize = 48;
/// Words before the head of a speaker's name or office at the head of a title, at most.
const MOST_LABEL: usize = 5;
/// Words from the first of a name to the noun behind it, at most.
const MOST_NAME: usize = 8;

/// Corrects the trees of a document in place; every sentence stays a tree.
pub fn trees(document: &mut Document) {
    for sentence in 0..document.sentences.len() {
        let tokens = document.sentences[sentence].tokens.clone();
        for token in tokens {
            repair_deaths::drive_by(document, token);
            repair_fixed::fire_behind_set(document, token);
            repair_fixed::particle_before_object(document, token);
            repair_deaths::verb_before_death(document, token);
            repair_deaths::object_behind_death(document, token);
            repair_deaths::death_of_object(document, token);
            repair_speech::name_that_says(document, token);
            repair_speech::label_before_speaker(document, token);
            repair_speech::speaker_of_clause(document, token);
            repair_subjects::subject_beyond_verb(document, token);
            repair_subjects::place_before_subject(document, token);
            repair_subjects::subject_before_speaker(document, token);
            repair_subjects::number_of_them(document, token);
            repair_subjects::number_in_state(document, token);
            repair_subjects::gerund_before_verb(document, token);
            repair_lists::office_behind_age(document, token);
            repair_lists::name_behind_trade(document, token);
            repair_speech::participle_behind_says(document, token);
            repair_speech::participle_before_subject(document, token);
            repair_speech::clause_behind_first_time(document, token);
            repair_speech::claim_that_is_denied(document, token);
            repair_speech::saying_behind_object(document, token);
            repair_speech::citing_behind_saying(document, token);
            repair_speech::statement_that_somebody_denies(document, token);
            repair_speech::clause_in_a_statement(document, token);
            repair_speech::participle_behind_named(document, token);
            repair_speech::second_verb_of_speaker(document, token);
            repair_speech::second_verb_of_what_is_said(document, token);
            repair_speech::phrase_before_subject(document, token);
            repair_speech::subject_of_what_is_said_of(document, token);
            repair_participles::participle_of_person(document, token);
            repair_participles::participle_in_exchange(document, token);
            repair_participles::agent_before_verb(document, token);
            repair_participles::participle_before_verb(document, token);
            repair_speech::reflexive_of_what_is_said(document, token);
            repair_subjects::state_behind_with(document, token);
            repair_subjects::object_before_verb(document, token);
            repair_speech::saying_at_the_end(document, token);
            repair_subjects::subject_beyond_noun(document, token);
            repair_subjects::subject_of_noun(document, token);
            repair_subjects::title_before_name(document, token);
            repair_subjects::state_between_verb_and_object(document, token);
            repair_speech::counted_behind_reported(document, token);
            repair_subjects::number_among(document, token);
            object_beyond_verb(document, token);
            second_subject(document, token);
            subject_behind_verb(document, token);
            speaker_behind_object(document, token);
            statement_in_a_message(document, token);
            source_as_subject(document, token);
            day_before_verb(document, token);
            clause_behind_after(document, token);
            label_before_colon(document, token);
            verb_beside_verb(document, token);
            base_beside_base(document, token);
            some_of_whom(document, token);
            noun_behind_name(document, token);
            phrase_with_of(document, token);
            repair_lists::nation_as_noun(document, token);
            repair_lists::nation_before_participle(document, token);
            repair_lists::total_before_dash(document, token);
            repair_lists::participle_beyond_participle(document, token);
            repair_lists::second_object(document, token);
            repair_parts::state_behind_parts(document, token);
            repair_parts::subject_behind_parts(document, token);
            repair_lists::age_before_day(document, token);
            repair_clauses::clause_behind_channel(document, token);
            repair_clauses::deed_behind_claimed(document, token);
            repair_clauses::blamed_on(document, token);
            repair_clauses::believed_to_be(document, token);
            repair_clauses::clause_of_reports(document, token);
            repair_clauses::state_left(document, token);
            repair_clauses::clause_behind_semicolon(document, token);
            repair_clauses::number_behind_day(document, token);
            repair_clauses::state_between_numbers(document, token);
            repair_clauses::subject_behind_gerund(document, token);
            repair_clauses::one_behind_part(document, token);
            repair_clauses::verb_joined_to_noun(document, token);
            repair_clauses::both_before_plural(document, token);
            repair_lists::places_behind_place(document, token);
            repair_lists::reflexive_behind_object(document, token);
            repair_subjects::subject_before_what_is_said(document, token);
            state_before_time(document, token);
            number_before_state(document, token);
        }
    }
}

/// The head (1-based, 0 for the root) and relation of a token (1-based) once the trees are mended.
#[cfg(test)]
pub(crate) fn mended(source: &str, token: usize) -> (usize, Deprel) {
    let mut document = Document::from_conllu(source);
    trees(&mut document);
    let held = &document.tokens[token - 1];
    (held.head.map_or(0, |head| head + 1), held.deprel)
}

/// "Mill fire: 3 dead, one hurt": the number counts the dead, and measures nothing.
fn number_before_state(document: &mut Document, number: TokenId) {
    let token = &document.tokens[number];
    let next = number + 1;
    // Lemmas come after the trees.
    let word = |t: TokenId| document.tokens.get(t).map(|_| document.word(t).to_lowercase());
    let state = matches!(word(next).as_deref(), Some("dead" | "missing"));
    if token.upos == Upos::Num && token.deprel == Deprel::OblUnmarked && token.head == Some(next) && state {
        document.attach(number, next, Deprel::Nummod);
    }
}

/// "Was found dead hours later": the state in which somebody is found describes no hours.
fn state_before_time(document: &mut Document, adjective: TokenId) {
    let token = &document.tokens[adjective];
    let (Deprel::Amod, Some(noun), Some(verb)) = (token.deprel, token.head, adjective.checked_sub(1)) else {
        return;
    };
    let word = document.word(adjective).to_lowercase();
    let state = matches!(word.as_str(), "dead" | "alive" | "unconscious" | "unresponsive" | "safe");
    let time = noun > adjective && document.tokens[noun].deprel == Deprel::OblUnmarked;
    let found = document.tokens[verb].upos == Upos::Verb && document.tokens[verb].sentence == token.sentence;
    if state && time && found {
        document.attach(adjective, verb, Deprel::Xcomp);
    }
}

/// "Two men were hit, one of whom later died": the part is the subject of the clause behind it, not of the verb before it.
fn some_of_whom(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let (Upos::Verb | Upos::Adj | Upos::Noun, Some(above)) = (token.upos, token.head) else { return };
    if above >= verb
        || !matches!(
            token.deprel,
            Deprel::Advcl | Deprel::AdvclRelcl | Deprel::AclRelcl | Deprel::Acl | Deprel::Parataxis
        )
    {
        return;
    }
    let has_subject = document.children(verb).any(|t| document.tokens[t].deprel.is_subject());
    let whom = |part: TokenId| {
        document.children_by(part, &[Deprel::Nmod]).any(|t| {
            t > part && t <= part + 2 && matches!(document.word(t).to_lowercase().as_str(), "whom" | "which")
        })
    };
    let part = document.children(above).find(|&t| {
        above < t && t < verb && verb - t <= MOST_BETWEEN && document.tokens[t].deprel.is_subject() && whom(t)
    });
    let Some(part) = part.filter(|_| !has_subject) else { return };
    let passive = document.children_by(verb, &[Deprel::AuxPass]).next().is_some();
    document.attach(part, verb, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
}

/// "Captured or killed several": a verb right behind "or" is coordinated with the verb right before it, not with an adverb
/// before both.
fn verb_beside_verb(document: &mut Document, second: TokenId) {
    let Some(first) = second.checked_sub(2) else { return };
    let token = &document.tokens[second];
    let before = &document.tokens[first];
    let past = |xpos| matches!(xpos, Xpos::Vbd | Xpos::Vbn);
    let form = token.xpos == before.xpos || past(token.xpos) && past(before.xpos);
    let alike = token.upos == Upos::Verb && before.upos == Upos::Verb && form;
    let elsewhere = token.deprel == Deprel::Conj
        && token.head.is_some_and(|head| head < first && document.tokens[head].upos != Upos::Verb);
    let or = document.word(first + 1).eq_ignore_ascii_case("or") && before.sentence == token.sentence;
    if alike && elsewhere && or && !document.ancestors(first).any(|t| t == second) {
        document.attach(second, first, Deprel::Conj);
        document.tokens[second].xpos = document.tokens[first].xpos;
    }
}

/// "Did not kill or wound anybody": a verb right behind "or" has the form of the one before it.
fn base_beside_base(document: &mut Document, second: TokenId) {
    let Some(first) = second.checked_sub(2) else { return };
    let (token, before) = (&document.tokens[second], &document.tokens[first]);
    let joined = token.deprel == Deprel::Conj && token.head == Some(first) && token.upos == Upos::Verb;
    let or = matches!(document.word(first + 1).to_lowercase().as_str(), "or" | "and" | "nor");
    let subject = document.children(second).any(|t| document.tokens[t].deprel.is_subject());
    // "To have shot and injured": the first was taken for a base form.
    let perfect = document
        .children_by(first, &[Deprel::Aux])
        .any(|t| matches!(document.word(t).to_lowercase().as_str(), "have" | "has" | "had"));
    let base = !perfect && !document.word(second).to_lowercase().ends_with("ed");
    if joined
        && or
        && !subject
        && base
        && before.xpos == Xpos::Vb
        && matches!(token.xpos, Xpos::Vbd | Xpos::Vbp)
    {
        document.tokens[second].xpos = Xpos::Vb;
    }
}

/// "An Order of Calatrava knight": the noun behind a name of several words heads the phrase that its article begins, not the
/// name, whose last word it is no part of.
fn noun_behind_name(document: &mut Document, noun: TokenId) {
    let token = &document.tokens[noun];
    let (Upos::Noun, Deprel::Nmod, Some(name)) = (token.upos, token.deprel, token.head) else { return };
    if name + 2 >= noun || name + MOST_NAME < noun || document.tokens[name].upos != Upos::Propn {
        return;
    }
    let article = document
        .children_by(name, &[Deprel::Det])
        .find(|&t| t < name && matches!(document.word(t).to_lowercase().as_str(), "a" | "an"));
    let of = document.children_by(noun, &[Deprel::Case]).find(|&t| document.word(t) == "of");
    let last = noun - 1;
    let in_name = |t: TokenId| document.tokens[t].upos == Upos::Propn || Some(t) == of;
    let bare = document.children_by(noun, &[Deprel::Det, Deprel::Nummod, Deprel::NmodPoss]).next().is_none();
    let whole = (name + 1..noun).all(in_name) && document.tokens[last].head == Some(noun);
    let (Some(article), Some(of), true) = (article, of, bare && whole && token.xpos == Xpos::Nn) else {
        return;
    };
    let Some(above) = document.tokens[name].head.filter(|&above| above < article || above > noun) else {
        return;
    };
    let relation = document.tokens[name].deprel;
    document.attach(noun, above, relation);
    document.attach(name, noun, Deprel::Compound);
    document.attach(article, noun, Deprel::Det);
    document.attach(last, name, Deprel::Nmod);
    document.attach(of, last, Deprel::Case);
}

/// "Confirmed the arrest of a bomb maker": a noun with "of", or behind one with it, is no clause of the verb's; it says more of
/// the noun before.
fn phrase_with_of(document: &mut Document, noun: TokenId) {
    let token = &document.tokens[noun];
    let clausal = matches!(token.deprel, Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl | Deprel::Acl);
    let is_predicate = document.children_by(noun, &[Deprel::Cop, Deprel::Aux, Deprel::Mark]).next().is_some();
    let nominal = matches!(token.xpos, Xpos::Nn | Xpos::Nns | Xpos::Nnp | Xpos::Nnps);
    if !clausal || is_predicate || !nominal {
        return;
    }
    // No subject has a preposition: "of a bomb" belongs to "bomb maker".
    let subject = document.children_by(noun, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
    if subject.is_some_and(|subject| subject + 1 != noun) {
        return;
    }
    let holder = subject.unwrap_or(noun);
    let of = document.children_by(holder, &[Deprel::Case]).next();
    let Some(of) = of.filter(|&of| of < holder && document.word(of).eq_ignore_ascii_case("of")) else {
        return;
    };
    let Some(before) = of.checked_sub(1) else { return };
    let other = &document.tokens[before];
    let fits = other.sentence == document.tokens[noun].sentence
        && matches!(other.upos, Upos::Noun | Upos::Propn)
        && other.head == document.tokens[noun].head;
    if !fits {
        return;
    }
    document.attach(noun, before, Deprel::Nmod);
    if let Some(subject) = subject {
        let of_whole: Vec<TokenId> =
            document.children_by(subject, &[Deprel::Case, Deprel::Det, Deprel::Nummod]).collect();
        for word in of_whole {
            let relation = document.tokens[word].deprel;
            document.attach(word, noun, relation);
        }
        document.attach(subject, noun, Deprel::Compound);
    }
}

/// "Killed two men and wounded three boys": a phrase right behind a verb without object is that one's object, not coordinated
/// with the object of the verb before.
fn object_beyond_verb(document: &mut Document, phrase: TokenId) {
    let token = &document.tokens[phrase];
    let (Upos::Noun | Upos::Propn | Upos::Num, Deprel::Conj, Some(first)) =
        (token.upos, token.deprel, token.head)
    else {
        return;
    };
    let Some(verb) = document.tokens[first].head.filter(|&verb| verb < first && first < phrase) else {
        return;
    };
    if document.tokens[first].deprel != Deprel::Obj || first + MOST_BETWEEN < phrase {
        return;
    }
    let second = document
        .children_by(verb, &[Deprel::Conj])
        .find(|&t| first < t && t < phrase && matches!(document.tokens[t].upos, Upos::Verb | Upos::Adj));
    let Some(second) = second else { return };
    let bare = document.children(second).all(|t| t < second || document.tokens[t].upos == Upos::Punct);
    let own = document.children_by(phrase, &[Deprel::Cc]).next().is_none();
    let right_behind =
        (second + 1..phrase).all(|t| document.ancestors(t).take(4).any(|above| above == phrase));
    if bare && own && right_behind {
        document.attach(phrase, second, Deprel::Obj);
    }
}

/// "then, according to officials, fled": whom a thing is according to does nothing in the clause.
fn source_as_subject(document: &mut Document, noun: TokenId) {
    let token = &document.tokens[noun];
    let (true, Some(verb)) = (token.deprel.is_subject(), token.head) else { return };
    let by_case = document.children_by(noun, &[Deprel::Case]).any(|t| {
        document.word(t).eq_ignore_ascii_case("according")
            && t + 1 < noun
            && document.word(t + 1).eq_ignore_ascii_case("to")
    });
    if by_case {
        document.attach(noun, verb, Deprel::Obl);
    }
}

/// "Police and aid workers said": a subject with a conjunction before it is coordinated with the subject beside it.
fn second_subject(document: &mut Document, second: TokenId) {
    let token = &document.tokens[second];
    let (Deprel::Nsubj | Deprel::NsubjPass, Some(verb)) = (token.deprel, token.head) else { return };
    if second >= verb {
        return;
    }
    let joined = document
        .children_by(second, &[Deprel::Cc])
        .any(|t| t < second && matches!(document.word(t).to_lowercase().as_str(), "and" | "or"));
    let first = document
        .children_by(verb, &[Deprel::Nsubj, Deprel::NsubjPass])
        .filter(|&t| t < second)
        .last()
        .filter(|&t| is_noun(document, t) && document.tokens[t].deprel == document.tokens[second].deprel);
    // "11 prisoners and one guard had been killed": trees may hang the conjunction on the verb.
    let between = first.and_then(|first| {
        let start = document.subtree(second).first().copied()?;
        document.children_by(verb, &[Deprel::Cc]).find(|&t| {
            first < t && t + 1 == start && matches!(document.word(t).to_lowercase().as_str(), "and" | "or")
        })
    });
    if let Some(first) = first.filter(|_| joined || between.is_some()) {
        document.attach(second, first, Deprel::Conj);
        if let Some(and) = between {
            document.attach(and, second, Deprel::Cc);
        }
    }
}

/// "Police arrested three men aged 20 to 31": what stands right behind a verb that has its subject before it is its object.
fn subject_behind_verb(document: &mut Document, phrase: TokenId) {
    let token = &document.tokens[phrase];
    let (Deprel::Nsubj, Some(verb)) = (token.deprel, token.head.filter(|&verb| verb < phrase)) else {
        return;
    };
    let own = |relations: &[Deprel], behind: bool| {
        document.children_by(verb, relations).any(|t| t != phrase && (t > verb) == behind)
    };
    let right_behind = (verb + 1..phrase).take(MOST_BETWEEN + 1).all(|t| {
        document.tokens[t].upos != Upos::Punct && document.ancestors(t).take(4).any(|above| above == phrase)
    });
    if document.tokens[verb].upos == Upos::Verb
        && document.tokens[verb].xpos != Xpos::Vbn
        && phrase <= verb + MOST_BETWEEN
        && right_behind
        && own(&[Deprel::Nsubj], false)
        && !own(&[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp], true)
    {
        document.attach(phrase, verb, Deprel::Obj);
    }
}

/// "Killing 26 people, medics and residents said": who says so stands right before the verb of saying, which has no other
/// subject, and is not coordinated with those told of before the comma.
fn speaker_behind_object(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let says = token.upos == Upos::Verb
        && matches!(
            document.word(verb).to_lowercase().as_str(),
            "said" | "say" | "says" | "reported" | "report" | "announced"
        )
        && matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let Some(above) = token.head.filter(|&above| says && above < verb) else { return };
    // "Seven people died, residents said": set beside, not coordinated.
    let subject = document.children(verb).any(|t| t < verb && document.tokens[t].deprel == Deprel::Nsubj);
    let joined = document.children_by(verb, &[Deprel::Cc]).next().is_some();
    if subject && !joined && token.deprel == Deprel::Conj {
        let ends = document.tokens.get(verb + 1).is_none_or(|t| t.upos == Upos::Punct);
        let complement = document.children(verb).any(|t| t > verb && document.tokens[t].upos == Upos::Verb);
        if ends && !complement {
            document.attach(verb, above, Deprel::Parataxis);
        }
        return;
    }
    let helped = document.children(verb).any(|t| {
        matches!(document.tokens[t].deprel, Deprel::Aux | Deprel::AuxPass)
            || document.tokens[t].deprel.is_subject()
    });
    if helped || !matches!(token.deprel, Deprel::Conj | Deprel::Parataxis | Deprel::Advcl | Deprel::Ccomp) {
        return;
    }
    let first = document.sentences[token.sentence].tokens.start;
    let word = |t: TokenId| document.word(t).to_lowercase();
    // The phrases between the comma and the verb, all coordinated with one noun before the comma.
    let Some(last) = verb.checked_sub(1).filter(|&t| t > first && is_noun(document, t)) else { return };
    let (Deprel::Conj, Some(noun)) = (document.tokens[last].deprel, document.tokens[last].head) else {
        return;
    };
    let comma = (noun + 1..last).rev().find(|&t| word(t) == ",");
    let Some(comma) = comma else { return };
    let speakers: Vec<TokenId> = document.children_by(noun, &[Deprel::Conj]).filter(|&t| t > comma).collect();
    let Some((&head, others)) = speakers.split_first() else { return };
    let joined_before = document.children_by(head, &[Deprel::Cc]).next().is_some();
    if joined_before || !is_noun(document, head) {
        return;
    }
    let others = others.to_vec();
    document.attach(head, verb, Deprel::Nsubj);
    for other in others {
        document.attach(other, head, Deprel::Conj);
    }
    document.attach(verb, above, Deprel::Parataxis);
}

/// "Police arrested a man after a nurse and a driver were found dead": who stands behind "after" and right before the
/// auxiliary is the subject of a clause, not the police.
fn clause_behind_after(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let (Deprel::Conj | Deprel::Advcl, Some(above)) = (token.deprel, token.head) else { return };
    let is_clause = token.deprel == Deprel::Advcl;
    let auxiliary =
        document.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).find(|&t| t < verb);
    let before = auxiliary.and_then(|t| t.checked_sub(1)).filter(|&t| t > above && is_noun(document, t));
    let Some(last) = before else { return };
    // "After a judge and Senator Jan Novak were found dead": the name's first word heads it.
    let last = match document.tokens[last].deprel {
        Deprel::Flat => {
            document.tokens[last].head.filter(|&head| above < head && head < last).unwrap_or(last)
        }
        _ => last,
    };
    if last - above > MOST_BETWEEN {
        return;
    }
    let opens = |t: TokenId| {
        matches!(document.word(t).to_lowercase().as_str(), "after" | "before" | "since" | "until")
    };
    let behind = |noun: TokenId| {
        let own = document.children_by(noun, &[Deprel::Case]);
        own.chain(document.children_by(verb, &[Deprel::Mark])).find(|&t| t < noun && opens(t))
    };
    // In a clause that is one already, the parser may have taken its subject for whoever did it.
    let governor = if is_clause { verb } else { above };
    let first = (above + 1..last + 1).find(|&t| {
        is_noun(document, t)
            && document.tokens[t].head == Some(governor)
            && !document.tokens[t].deprel.is_subject()
            && behind(t).is_some()
    });
    let Some((first, opening)) = first.and_then(|noun| Some((noun, behind(noun)?))) else { return };
    let subject = document.children(verb).find(|&t| document.tokens[t].deprel.is_subject());
    // Both stand in one phrase: the second is coordinated with the first, or with an "and" that hangs on the verb.
    let joined = match subject {
        None => {
            last == first && is_clause
                || document.tokens[last].deprel == Deprel::Conj && document.tokens[last].head == Some(first)
        }
        Some(_) if is_clause => false,
        Some(subject) => {
            let conjunction = document.children_by(verb, &[Deprel::Cc]).find(|&t| first < t && t < subject);
            let own =
                conjunction.or_else(|| document.children_by(subject, &[Deprel::Cc]).find(|&t| first < t));
            own.is_some_and(|and| (first + 1..and).all(|t| document.tokens[t].head == Some(first)))
        }
    };
    if !joined {
        return;
    }
    let helped = document.children_by(verb, &[Deprel::AuxPass]).next().is_some();
    if let Some(subject) = subject {
        let conjunctions: Vec<TokenId> =
            document.children_by(verb, &[Deprel::Cc]).filter(|&t| first < t && t < subject).collect();
        for conjunction in conjunctions {
            document.attach(conjunction, subject, Deprel::Cc);
        }
        document.attach(subject, first, Deprel::Conj);
    }
    document.attach(first, verb, if helped { Deprel::NsubjPass } else { Deprel::Nsubj });
    document.attach(opening, verb, Deprel::Mark);
    document.attach(verb, above, Deprel::Advcl);
}

/// "Sheriff: 5 found dead": who speaks stands before the colon and is none of those told of behind it.
fn label_before_colon(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let (Deprel::Acl | Deprel::Amod | Deprel::Appos, Some(label)) = (token.deprel, token.head) else {
        return;
    };
    let start = document.sentences[token.sentence].tokens.start;
    let colon = label + 1;
    if colon >= verb
        || verb - colon > MOST_BETWEEN
        || document.word(colon) != ":"
        || label > start + MOST_LABEL
    {
        return;
    }
    // "Police: Two dead": the number counts those of the state, who are no police.
    let counts = |t: TokenId| document.tokens[t].upos == Upos::Num && document.tokens[t].head == Some(verb);
    let state = matches!(token.upos, Upos::Adj | Upos::Verb);
    if state && (colon + 1..verb).any(counts) {
        document.attach(verb, label, Deprel::Parataxis);
        return;
    }
    if token.deprel == Deprel::Appos {
        return;
    }
    let told = (colon + 1..verb).rev().find(|&t| {
        document.tokens[t].head == Some(label)
            && matches!(document.tokens[t].upos, Upos::Num | Upos::Noun | Upos::Propn)
    });
    let Some(told) = told else { return };
    document.attach(told, verb, Deprel::NsubjPass);
    document.attach(verb, label, Deprel::Parataxis);
}

/// "The front on Friday claimed": the day is when it was done, no part of who did it. Where a day of the week with "on" hangs
/// on the verb's subject and stands right before the verb, it is the verb's.
fn day_before_verb(document: &mut Document, day: TokenId) {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let (Deprel::Nmod, Some(subject)) = (document.tokens[day].deprel, document.tokens[day].head) else {
        return;
    };
    let (true, Some(verb)) = (document.tokens[subject].deprel.is_subject(), document.tokens[subject].head)
    else {
        return;
    };
    let with_on =
        document.children_by(day, &[Deprel::Case]).any(|t| document.word(t).eq_ignore_ascii_case("on"));
    let is_day = DAYS.contains(&document.word(day).to_lowercase().as_str());
    let between = |t: TokenId| matches!(document.tokens[t].upos, Upos::Aux | Upos::Adv | Upos::Part);
    if with_on && is_day && subject < day && day < verb && (day + 1..verb).all(between) {
        document.attach(day, verb, Deprel::Obl);
    }
}

fn is_noun(document: &Document, token: TokenId) -> bool {
    matches!(document.tokens[token].upos, Upos::Noun | Upos::Propn)
}

/// "said in a message that it had taken the train": the clause is what was said, not what the message is. Where a verb
/// without object or complement has a prepositional phrase behind it whose noun carries a that-clause with a subject of its
/// own, the clause is the verb's.
fn statement_in_a_message(document: &mut Document, clause: TokenId) {
    let token = &document.tokens[clause];
    let (Deprel::Acl, Some(noun)) = (token.deprel, token.head) else { return };
    let (Deprel::Obl, Some(verb)) = (document.tokens[noun].deprel, document.tokens[noun].head) else {
        return;
    };
    if !(verb < noun && noun < clause) || document.tokens[verb].upos != Upos::Verb {
        return;
    }
    let word = |t: TokenId| document.word(t).to_lowercase();
    let finite = document.children_by(clause, &[Deprel::Mark]).any(|t| word(t) == "that")
        && document.children(clause).any(|t| document.tokens[t].deprel.is_subject());
    let inside = document
        .children_by(noun, &[Deprel::Case])
        .any(|t| matches!(word(t).as_str(), "in" | "at" | "on" | "via" | "through" | "by"));
    let complete = document
        .children_by(verb, &[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp, Deprel::AuxPass, Deprel::NsubjPass])
        .next()
        .is_some();
    let has_subject = document.children_by(verb, &[Deprel::Nsubj]).next().is_some();
    if finite && inside && has_subject && !complete {
        document.attach(clause, verb, Deprel::Ccomp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dead_are_no_hours() {
        let mut document = Document::from_conllu(
            "He _ PRP 3 nsubj:pass\nwas be VBD 3 aux:pass\nfound find VBN 0 root\ndead _ JJ 5 amod\nhours hour NNS 6 obl:unmarked\n\
             later late RBR 3 advmod\n",
        );
        trees(&mut document);
        assert_eq!((document.tokens[3].head, document.tokens[3].deprel), (Some(2), Deprel::Xcomp));
    }

    #[test]
    fn a_noun_with_of_is_no_clause() {
        let mut document = Document::from_conllu(
            "Police _ NNS 2 nsubj\nconfirmed confirm VBD 0 root\nthe _ DT 4 det\narrest _ NN 2 obj\nof _ IN 7 case\n\
             a _ DT 7 det\nbomb _ NN 8 nsubj\nmaker _ NN 2 ccomp\n",
        );
        trees(&mut document);
        let maker = &document.tokens[7];
        assert_eq!((maker.head, maker.deprel), (Some(3), Deprel::Nmod));
        assert_eq!((document.tokens[6].head, document.tokens[6].deprel), (Some(7), Deprel::Compound));
        assert_eq!((document.tokens[4].head, document.tokens[5].head), (Some(7), Some(7)));
    }

    #[test]
    fn a_clause_behind_a_message_is_what_was_said() {
        let mut document = Document::from_conllu(
            "Rebels rebel NNS 2 nsubj\nsaid say VBD 0 root\nin in IN 5 case\na a DT 5 det\nmessage message NN 2 obl\n\
             that that IN 9 mark\nthey they PRP 9 nsubj\nhad have VBD 9 aux\nleft leave VBN 5 acl\n",
        );
        trees(&mut document);
        assert_eq!((document.tokens[8].head, document.tokens[8].deprel), (Some(1), Deprel::Ccomp));
        // "died in the belief that ..." keeps its clause where the verb has all that it needs.
        let source = "He he PRP 2 nsubj\nheld hold VBD 0 root\ntalks talk NNS 2 obj\nin in IN 6 case\nthe the DT 6 det\n\
             belief belief NN 2 obl\nthat that IN 9 mark\nthey they PRP 9 nsubj\nhelped help VBD 6 acl\n";
        let before = Document::from_conllu(source);
        let mut after = before.clone();
        trees(&mut after);
        assert_eq!(before, after);
    }

    #[test]
    fn who_stands_behind_after_is_the_subject_of_a_clause() {
        let subject = |source: &str| {
            let mut document = Document::from_conllu(source);
            trees(&mut document);
            let found = document.tokens.iter().position(|t| t.lemma == "find").expect("the verb");
            let subject = document.children(found).find(|&t| document.tokens[t].deprel.is_subject());
            (subject.map(|t| document.word(t).to_owned()), document.tokens[found].deprel)
        };
        let nurse = Some("nurse".to_owned());
        let coordinated = "Police police NNS 2 nsubj\nwaited wait VBD 0 root\nafter after IN 5 case\na a DT 5 det\nnurse nurse NN 2 obl\n\
             and and CC 10 cc\na a DT 8 det\ndriver driver NN 10 nsubj:pass\nwere be VBD 10 aux:pass\nfound find VBN 2 conj\n";
        assert_eq!(subject(coordinated), (nurse.clone(), Deprel::Advcl));
        let agent = "Police police NNS 2 nsubj\nwaited wait VBD 0 root\nafter after IN 5 case\na a DT 5 det\nnurse nurse NN 10 obl:agent\n\
             and and CC 10 cc\na a DT 8 det\ndriver driver NN 5 conj\nwere be VBD 10 aux:pass\nfound find VBN 2 advcl\n";
        assert_eq!(subject(agent), (nurse, Deprel::Advcl));
        // "They looked after a nurse and were found."
        let shared = "They they PRP 2 nsubj\nlooked look VBD 0 root\nafter after IN 5 case\na a DT 5 det\nnurse nurse NN 2 obl\n\
             and and CC 8 cc\nwere be VBD 8 aux:pass\nfound find VBN 2 conj\n";
        assert_eq!(subject(shared), (None, Deprel::Conj));
    }

    #[test]
    fn who_speaks_before_a_colon_is_not_told_of() {
        let mut document = Document::from_conllu(
            "Coroner coroner NN 0 root\n: : : 4 punct\n6 6 CD 1 dep\nfound find VBN 1 acl\ndead dead JJ 4 xcomp\n",
        );
        trees(&mut document);
        assert_eq!((document.tokens[2].head, document.tokens[2].deprel), (Some(3), Deprel::NsubjPass));
        assert_eq!((document.tokens[3].head, document.tokens[3].deprel), (Some(0), Deprel::Parataxis));
    }

    #[test]
    fn whom_it_is_according_to_does_nothing() {
        let mut document = Document::from_conllu(
            "Thieves thief NNS 2 nsubj\nstruck strike VBD 0 root\nand _ CC 7 cc\naccording accord VBG 6 case\nto to IN 4 fixed\n\
             neighbours neighbour NNS 7 nsubj\nfled flee VBD 2 conj\n",
        );
        trees(&mut document);
        assert_eq!((document.tokens[5].head, document.tokens[5].deprel), (Some(6), Deprel::Obl));
    }

    #[test]
    fn a_day_before_the_verb_is_when_it_was_done() {
        let source = |verb: &str| {
            format!(
                "The the DT 2 det\nunion _ NN 6 nsubj\non on IN 4 case\nMonday _ NNP 2 nmod\n{verb}\nleft leave VBD 0 root\n"
            )
        };
        let mut document = Document::from_conllu(&source("quietly _ RB 6 advmod"));
        trees(&mut document);
        assert_eq!((document.tokens[3].head, document.tokens[3].deprel), (Some(5), Deprel::Obl));
        // "The attack on Monday that ...": something stands between.
        let before = Document::from_conllu(&source("morning _ NN 2 nmod"));
        let mut after = before.clone();
        trees(&mut after);
        assert_eq!(before, after);
    }

    #[test]
    fn two_subjects_of_one_verb_are_coordinated() {
        let mut document = Document::from_conllu(
            "police _ NNS 5 nsubj\nand _ CC 4 cc\naid _ NN 4 compound\nworkers worker NNS 5 nsubj\nsaid say VBD 0 root\n",
        );
        trees(&mut document);
        assert_eq!((document.tokens[3].head, document.tokens[3].deprel), (Some(0), Deprel::Conj));
    }

    #[test]
    fn a_noun_behind_a_name_heads_it() {
        let mut document = Document::from_conllu(
            "Troops troop NNS 2 nsubj\ncaught catch VBD 0 root\na a DT 4 det\nLeague League NNP 2 obj\nof of IN 7 case\n\
             Lorca Lorca NNP 7 compound\ncourier courier NN 4 nmod\n",
        );
        trees(&mut document);
        let head = |t: TokenId| (document.tokens[t].head, document.tokens[t].deprel);
        assert_eq!(head(6), (Some(1), Deprel::Obj));
        assert_eq!(head(3), (Some(6), Deprel::Compound));
        assert_eq!(
            (head(2), head(5), head(4)),
            ((Some(6), Deprel::Det), (Some(3), Deprel::Nmod), (Some(5), Deprel::Case))
        );
    }

    #[test]
    fn an_object_stands_behind_its_verb() {
        let mut document = Document::from_conllu(
            "It it PRP 2 nsubj\nkilled kill VBD 0 root\ntwo two CD 4 nummod\nboys boy NNS 2 obj\nand and CC 6 cc\n\
             maimed maim VBD 2 conj\nsix six CD 8 nummod\ngirls girl NNS 4 conj\n",
        );
        trees(&mut document);
        assert_eq!((document.tokens[7].head, document.tokens[7].deprel), (Some(5), Deprel::Obj));
    }

    #[test]
    fn some_of_whom_is_what_the_clause_tells_of() {
        let mut document = Document::from_conllu(
            "Two two CD 2 nummod\nrangers ranger NNS 4 nsubj:pass\nwere be VBD 4 aux:pass\nhurt hurt VBN 0 root\n, , , 6 punct\n\
             one one CD 4 nsubj:pass\nof of IN 8 case\nwhom whom WP 6 nmod\ndied die VBD 4 advcl:relcl\n",
        );
        trees(&mut document);
        assert_eq!((document.tokens[5].head, document.tokens[5].deprel), (Some(8), Deprel::Nsubj));
    }

    #[test]
    fn or_joins_the_verb_before_it() {
        let mut document = Document::from_conllu(
            "They they PRP 2 nsubj\nmet meet VBD 0 root\nlately lately RB 2 advmod\nand and CC 5 cc\nbeat beat VBD 2 conj\n\
             or or CC 7 cc\nkilled kill VBD 3 conj\nsix six CD 5 obj\n",
        );
        trees(&mut document);
        assert_eq!((document.tokens[6].head, document.tokens[6].deprel), (Some(4), Deprel::Conj));
    }

    #[test]
    fn who_says_so_is_not_coordinated_with_the_object() {
        let mut document = Document::from_conllu(
            "Planes plane NNS 2 nsubj\nstruck strike VBD 0 root\n, _ , 4 punct\nkilling kill VBG 2 advcl\nsix _ CD 6 nummod\n\
             people _ NNS 4 obj\n, _ , 8 punct\nmedics medic NNS 6 conj\nand _ CC 10 cc\nresidents resident NNS 6 conj\n\
             said say VBD 2 conj\n",
        );
        trees(&mut document);
        assert_eq!((document.tokens[7].head, document.tokens[7].deprel), (Some(10), Deprel::Nsubj));
        assert_eq!((document.tokens[9].head, document.tokens[9].deprel), (Some(7), Deprel::Conj));
    }
}
