//! Corrections of trees in which a clause hangs on the wrong word: contents of what is told, subjects before their verbs, states with
//! numbers of their own.

use crate::repair::MOST_BETWEEN;
use crate::repair_subjects::become_subject;
use crate::{Deprel, Document, TokenId, Upos, Xpos};

/// Steps from a noun up to the verb of its clause, at most.
const MOST_ABOVE: usize = 6;

/// Verbs that tell a content and may have a phrase between: "claimed on its channels that ...".
const TELLS: &[&str] = &[
    "said",
    "says",
    "claimed",
    "claims",
    "announced",
    "reported",
    "wrote",
    "posted",
    "confirmed",
    "admitted",
    "warned",
    "told",
    "stated",
    "declared",
    "insisted",
    "acknowledged",
    "boasted",
];

/// States of those whom a number counts: "three dead".
const STATES: &[&str] = &["dead", "missing", "injured", "wounded", "hurt", "killed"];

/// "Claimed on its channels that it had taken the base", "told a radio station that five were killed": the clause is what is told,
/// and describes neither the place where it is told nor whom.
pub(crate) fn clause_behind_channel(document: &mut Document, clause: TokenId) {
    let token = &document.tokens[clause];
    let (Deprel::AclRelcl | Deprel::Acl, Some(noun)) = (token.deprel, token.head) else { return };
    if !matches!(token.upos, Upos::Verb | Upos::Adj | Upos::Noun | Upos::Num) || noun > clause {
        return;
    }
    let held = &document.tokens[noun];
    let (Deprel::Obl | Deprel::Iobj | Deprel::Obj, Some(verb)) = (held.deprel, held.head) else { return };
    let tells = verb < noun && TELLS.contains(&document.word(verb).to_lowercase().as_str());
    let where_told = held.deprel != Deprel::Obl
        || document.children_by(noun, &[Deprel::Case]).any(|t| {
            matches!(
                document.word(t).to_lowercase().as_str(),
                "on" | "in" | "through" | "via" | "over" | "at" | "to"
            )
        });
    let that = document
        .children_by(clause, &[Deprel::Mark])
        .find(|&t| t > noun && document.word(t).eq_ignore_ascii_case("that") && clause - t <= MOST_BETWEEN);
    let subject = document.children(clause).any(|t| document.tokens[t].deprel.is_subject() && Some(t) > that);
    let has = document.children_by(verb, &[Deprel::Ccomp]).next().is_some()
        || held.deprel == Deprel::Obl && document.children_by(verb, &[Deprel::Obj]).next().is_some();
    // "Made the claim that", "told a story that": the noun itself is what is told.
    let told = matches!(
        document.word(noun).to_lowercase().as_str(),
        "claim"
            | "claims"
            | "story"
            | "fact"
            | "report"
            | "reports"
            | "news"
            | "rumour"
            | "rumours"
            | "rumor"
            | "lie"
            | "truth"
    );
    if tells && where_told && that.is_some() && subject && !has && !told {
        document.attach(clause, verb, Deprel::Ccomp);
    }
}

/// "The network estimates that 30 died; the mayor has confirmed 22": a clause of its own behind a semicolon, in which another
/// tells something, is no content of what the first tells.
pub(crate) fn clause_behind_semicolon(document: &mut Document, clause: TokenId) {
    let token = &document.tokens[clause];
    let (Deprel::Ccomp, Some(tells)) = (token.deprel, token.head) else { return };
    let word = document.word(clause).to_lowercase();
    let told = TELLS.contains(&word.as_str())
        || matches!(word.as_str(), "put" | "puts" | "counted" | "counts" | "denied" | "denies");
    if !told || tells > clause || document.children_by(clause, &[Deprel::Nsubj]).next().is_none() {
        return;
    }
    let first = document.subtree(clause).first().copied().unwrap_or(clause);
    let apart = document.word(first) == ";" || first.checked_sub(1).is_some_and(|t| document.word(t) == ";");
    let another = document.children_by(tells, &[Deprel::Ccomp]).any(|t| t < clause);
    if apart && another {
        document.attach(clause, tells, Deprel::Parataxis);
    }
}

/// "Left 19 people, including seven children, dead", "left six rebels and one soldier dead": the state is what all of them were left
/// in.
pub(crate) fn state_left(document: &mut Document, state: TokenId) {
    let token = &document.tokens[state];
    let Some(noun) = token.head.filter(|&noun| noun < state) else { return };
    if !STATES.contains(&document.word(state).to_lowercase().as_str()) {
        return;
    }
    let leaves = |verb: TokenId| {
        matches!(document.word(verb).to_lowercase().as_str(), "left" | "leaves" | "leaving" | "leave")
    };
    let own = document.children(state).any(|t| {
        document.tokens[t].deprel.is_subject()
            || matches!(document.tokens[t].deprel, Deprel::Cop | Deprel::Cc)
    });
    let has_state = |verb: TokenId| document.children_by(verb, &[Deprel::Xcomp]).next().is_some();
    // Behind a comma, hung on the verb itself.
    if matches!(token.deprel, Deprel::Advcl | Deprel::Dep | Deprel::Parataxis | Deprel::Acl | Deprel::Conj)
        && leaves(noun)
    {
        let object = document.children_by(noun, &[Deprel::Obj]).any(|t| noun < t && t < state);
        if object && !own && !has_state(noun) {
            document.attach(state, noun, Deprel::Xcomp);
        }
        return;
    }
    if !matches!(token.deprel, Deprel::Conj | Deprel::Amod | Deprel::Appos) || own {
        return;
    }
    // Behind "including", or joined: the object of the verb above.
    let (relation, above) =
        (document.tokens[noun].deprel, document.tokens[noun].head.filter(|&above| above < noun));
    let including = document
        .children_by(noun, &[Deprel::Case])
        .any(|t| matches!(document.word(t).to_lowercase().as_str(), "including" | "among"));
    let inserted = relation == Deprel::Appos || matches!(relation, Deprel::Nmod | Deprel::Obl) && including;
    let joined = relation == Deprel::Conj && token.deprel == Deprel::Amod && state == noun + 1;
    let Some(above) = above.filter(|_| inserted || joined) else { return };
    let verb = if leaves(above) {
        Some(above)
    } else {
        document.tokens[above].head.filter(|_| document.tokens[above].deprel == Deprel::Obj)
    };
    let Some(verb) = verb.filter(|&verb| verb < noun && leaves(verb) && !has_state(verb)) else { return };
    document.attach(state, verb, Deprel::Xcomp);
}

/// "Would not comment on reports that five died": the clause is what the reports say.
pub(crate) fn clause_of_reports(document: &mut Document, clause: TokenId) {
    let token = &document.tokens[clause];
    let (Deprel::Ccomp, Some(verb)) = (token.deprel, token.head) else { return };
    if TELLS.contains(&document.word(verb).to_lowercase().as_str()) {
        return;
    }
    let that = document
        .children_by(clause, &[Deprel::Mark])
        .find(|&t| t > verb && document.word(t).eq_ignore_ascii_case("that"));
    let Some(noun) = that.and_then(|t| t.checked_sub(1)) else { return };
    let told = matches!(
        document.word(noun).to_lowercase().as_str(),
        "reports"
            | "report"
            | "claims"
            | "claim"
            | "allegations"
            | "allegation"
            | "rumours"
            | "rumors"
            | "suggestions"
            | "accusations"
    );
    if told
        && document.tokens[noun].head == Some(verb)
        && matches!(document.tokens[noun].deprel, Deprel::Obl | Deprel::Obj)
    {
        document.attach(clause, noun, Deprel::Acl);
    }
}

/// "Gunmen believed to be from the Front killed eight": what the gunmen are believed to be describes them, and the finite verb
/// behind tells what they did.
pub(crate) fn believed_to_be(document: &mut Document, believed: TokenId) {
    let token = &document.tokens[believed];
    let word = document.word(believed).to_lowercase();
    let participle = matches!(token.xpos, Xpos::Vbn | Xpos::Vbd)
        && matches!(
            word.as_str(),
            "believed" | "thought" | "suspected" | "alleged" | "known" | "reported" | "presumed"
        );
    let to = document
        .tokens
        .get(believed + 1)
        .is_some_and(|_| document.word(believed + 1).eq_ignore_ascii_case("to"));
    if !participle
        || !to
        || document.children_by(believed, &[Deprel::Aux, Deprel::AuxPass, Deprel::Obj]).next().is_some()
    {
        return;
    }
    let subject = document
        .children_by(believed, &[Deprel::Nsubj, Deprel::NsubjPass])
        .find(|&t| t + 1 == believed && matches!(document.tokens[t].upos, Upos::Noun | Upos::Propn));
    let Some(subject) = subject else { return };
    let misled = |verb: TokenId| {
        document.children_by(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).find(|&t| {
            t > believed && document.children_by(t, &[Deprel::Case, Deprel::Cop]).any(|c| c > believed)
        })
    };
    let finite =
        document.children_by(believed, &[Deprel::Ccomp, Deprel::Conj, Deprel::Parataxis]).find(|&t| {
            let subjects = document.children(t).filter(|&c| document.tokens[c].deprel.is_subject()).count();
            t > believed
                && t - believed <= MOST_BETWEEN
                && document.tokens[t].upos == Upos::Verb
                && matches!(document.tokens[t].xpos, Xpos::Vbd | Xpos::Vbn)
                && document.children_by(t, &[Deprel::Obj]).next().is_some()
                && subjects == usize::from(misled(t).is_some())
        });
    let Some(verb) = finite else { return };
    if let Some(group) = misled(verb) {
        let marks: Vec<TokenId> =
            document.children_by(verb, &[Deprel::Mark]).filter(|&t| t < group).collect();
        document.attach(group, believed, Deprel::Xcomp);
        for mark in marks {
            document.attach(mark, group, Deprel::Mark);
        }
    }
    let (above, relation) = (document.tokens[believed].head, document.tokens[believed].deprel);
    document.attach(subject, verb, Deprel::Nsubj);
    match above {
        None => document.make_root(verb, believed, subject, Deprel::Acl),
        Some(above) => {
            document.attach(verb, above, relation);
            document.attach(believed, subject, Deprel::Acl);
        }
    }
}

/// "Blamed the attack on the rebels": whoever is behind the last "on" is blamed, and was not attacked.
pub(crate) fn blamed_on(document: &mut Document, blamed: TokenId) {
    let token = &document.tokens[blamed];
    let (Deprel::Nmod, Some(deed)) = (token.deprel, token.head) else { return };
    let held = &document.tokens[deed];
    let (Deprel::Obj, Some(verb)) = (held.deprel, held.head) else { return };
    let blames = matches!(
        document.word(verb).to_lowercase().as_str(),
        "blame" | "blames" | "blamed" | "blaming" | "pinned"
    );
    let on = |t: TokenId| {
        document.children_by(t, &[Deprel::Case]).any(|c| document.word(c).eq_ignore_ascii_case("on"))
    };
    if !blames || deed > blamed || !on(blamed) {
        return;
    }
    let further = document.children(deed).chain(document.children(verb)).any(|t| t > blamed && on(t));
    if !further {
        document.attach(blamed, verb, Deprel::Obl);
    }
}

/// "Claimed on social media to have killed 60": what somebody claims to have done is no purpose.
pub(crate) fn deed_behind_claimed(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let (Deprel::Advcl, Some(claims)) = (token.deprel, token.head) else { return };
    let claimed = claims < verb
        && matches!(
            document.word(claims).to_lowercase().as_str(),
            "claimed" | "claims" | "claim" | "claiming" | "admitted" | "boasted"
        );
    let to = document.children_by(verb, &[Deprel::Mark]).any(|t| document.word(t).eq_ignore_ascii_case("to"));
    let have =
        document.children_by(verb, &[Deprel::Aux]).any(|t| document.word(t).eq_ignore_ascii_case("have"));
    let own = [Deprel::Xcomp, Deprel::Ccomp, Deprel::Obj];
    if claimed && to && have && document.children_by(claims, &own).next().is_none() {
        document.attach(verb, claims, Deprel::Xcomp);
    }
}

/// "By Monday 113 had been confirmed dead": a number right before the auxiliary of a verb without subject counts no day.
pub(crate) fn number_behind_day(document: &mut Document, number: TokenId) {
    let token = &document.tokens[number];
    let (Upos::Num, Some(day)) = (token.upos, token.head) else { return };
    let loose = matches!(
        token.deprel,
        Deprel::NmodUnmarked | Deprel::Nummod | Deprel::Appos | Deprel::Nmod | Deprel::Flat
    );
    if !loose
        || day + 1 != number
        || !matches!(document.tokens[day].deprel, Deprel::Obl | Deprel::OblUnmarked)
    {
        return;
    }
    let auxiliary = number + 1;
    let Some(next) = document.tokens.get(auxiliary).filter(|next| next.sentence == token.sentence) else {
        return;
    };
    let helps = matches!(next.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
    let Some(verb) =
        next.head.filter(|&verb| helps && verb > auxiliary && document.tokens[day].head == Some(verb))
    else {
        return;
    };
    if document.children(verb).all(|t| !document.tokens[t].deprel.is_subject()) {
        become_subject(document, number, verb);
        // The preposition is the day's: "by Monday".
        let cases: Vec<TokenId> =
            document.children_by(number, &[Deprel::Case]).filter(|&case| case < day).collect();
        for case in cases {
            document.attach(case, day, Deprel::Case);
        }
    }
}

/// "At least three dead, about 40 guests freed": two numbers before one noun, with a state between; the first counts those who are
/// in that state, and the noun begins the next clause.
pub(crate) fn state_between_numbers(document: &mut Document, state: TokenId) {
    if !STATES.contains(&document.word(state).to_lowercase().as_str()) {
        return;
    }
    let subject = document.children(state).find(|&t| {
        t > state
            && t - state <= MOST_BETWEEN
            && document.tokens[t].deprel.is_subject()
            && document.tokens[t].upos == Upos::Noun
    });
    let Some(noun) = subject else { return };
    let number = |before: bool| {
        document
            .children_by(noun, &[Deprel::Nummod])
            .find(|&t| (t < state) == before && document.tokens[t].upos == Upos::Num)
    };
    let (Some(first), Some(_)) = (number(true), number(false)) else { return };
    if first + 1 != state {
        return;
    }
    document.attach(first, state, Deprel::Nsubj);
    let participle = document.children_by(noun, &[Deprel::Acl]).find(|&t| t == noun + 1);
    match participle {
        Some(participle) => {
            document.attach(participle, state, Deprel::Conj);
            document.attach(noun, participle, Deprel::NsubjPass);
        }
        None => document.attach(noun, state, Deprel::Conj),
    }
}

/// "As a result of the fighting five members were killed": a number behind a noun with its article, right before those whom it
/// counts, opens the subject of the verb behind.
pub(crate) fn subject_behind_gerund(document: &mut Document, people: TokenId) {
    let token = &document.tokens[people];
    let (Deprel::Nmod | Deprel::Obl, Upos::Noun, Some(above)) = (token.deprel, token.upos, token.head) else {
        return;
    };
    let Some(number) = document.children_by(people, &[Deprel::Nummod]).find(|&t| t < people) else { return };
    let Some(gerund) = number.checked_sub(1).filter(|&t| document.tokens[t].head == Some(people)) else {
        return;
    };
    let named = matches!(document.tokens[gerund].xpos, Xpos::Vbg | Xpos::Nn);
    let article = document
        .children_by(people, &[Deprel::Det])
        .find(|&t| t + 1 == gerund && document.word(t).eq_ignore_ascii_case("the"));
    let case = document.children_by(people, &[Deprel::Case]).find(|&t| t < gerund);
    let (Some(article), Some(case), true) = (article, case, named) else { return };
    let end = document.subtree(people).last().copied().unwrap_or(people);
    let auxiliary = end + 1;
    let Some(next) = document.tokens.get(auxiliary).filter(|next| next.sentence == token.sentence) else {
        return;
    };
    let helps = matches!(next.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
    let Some(verb) = next.head.filter(|&verb| helps && verb > auxiliary) else { return };
    let free = document.children(verb).all(|t| !document.tokens[t].deprel.is_subject());
    if !free || above == verb && token.deprel != Deprel::Obl || document.ancestors(verb).any(|t| t == people)
    {
        return;
    }
    let relation = token.deprel;
    document.attach(gerund, above, relation);
    document.attach(article, gerund, Deprel::Det);
    document.attach(case, gerund, Deprel::Case);
    document.tokens[gerund].upos = Upos::Noun;
    become_subject(document, people, verb);
}

/// "Rode into the village during the evening prayer and shot at those who came out": a finite verb behind "and" is joined to the verb
/// before it, not to a noun of that one's phrases.
pub(crate) fn verb_joined_to_noun(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let (Deprel::Conj, Xpos::Vbd | Xpos::Vbz, Some(noun)) = (token.deprel, token.xpos, token.head) else {
        return;
    };
    let of_phrase = matches!(document.tokens[noun].upos, Upos::Noun | Upos::Propn)
        && matches!(
            document.tokens[noun].deprel,
            Deprel::Obl | Deprel::OblUnmarked | Deprel::Nmod | Deprel::Obj
        )
        && noun < verb
        && document.children_by(noun, &[Deprel::Cop]).next().is_none();
    let own_subject = document.children(verb).any(|t| document.tokens[t].deprel.is_subject());
    let joined = verb.checked_sub(1).is_some_and(|t| {
        document.word(t).eq_ignore_ascii_case("and") && document.tokens[t].head == Some(verb)
    });
    if !of_phrase || own_subject || !joined {
        return;
    }
    let above = document.ancestors(noun).take(MOST_ABOVE).find(|&t| document.tokens[t].upos == Upos::Verb);
    if let Some(above) = above.filter(|&t| t < noun && document.tokens[t].xpos == document.tokens[verb].xpos)
    {
        document.attach(verb, above, Deprel::Conj);
    }
}

/// "The dead were two of its own fighters and a shopkeeper": who has an article of his own is joined to the two, and is none of
/// the fighters.
pub(crate) fn one_behind_part(document: &mut Document, joined: TokenId) {
    let token = &document.tokens[joined];
    let (Deprel::Conj, Upos::Noun, Some(whole)) = (token.deprel, token.upos, token.head) else { return };
    let article = document
        .children_by(joined, &[Deprel::Det])
        .any(|t| t < joined && matches!(document.word(t).to_lowercase().as_str(), "a" | "an"));
    let held = &document.tokens[whole];
    let of =
        document.children_by(whole, &[Deprel::Case]).any(|t| document.word(t).eq_ignore_ascii_case("of"));
    let Some(part) = held.head.filter(|&part| {
        held.deprel == Deprel::Nmod
            && document.tokens[part].upos == Upos::Num
            && part < whole
            && whole < joined
    }) else {
        return;
    };
    if article && of {
        document.attach(joined, part, Deprel::Conj);
    }
}

/// "Killing both pilots and a mechanic": both are the pilots, who are two; of a pilot and a mechanic it would join the two.
pub(crate) fn both_before_plural(document: &mut Document, both: TokenId) {
    let token = &document.tokens[both];
    let Some(noun) = token.head.filter(|&noun| token.deprel == Deprel::CcPreconj && noun == both + 1) else {
        return;
    };
    if !document.word(both).eq_ignore_ascii_case("both") || document.tokens[noun].xpos != Xpos::Nns {
        return;
    }
    let joined = document.children_by(noun, &[Deprel::Conj]).find(|&t| t > noun);
    let one = joined.is_some_and(|t| {
        document.tokens[t].xpos == Xpos::Nn
            && document
                .children_by(t, &[Deprel::Det])
                .any(|d| matches!(document.word(d).to_lowercase().as_str(), "a" | "an" | "the"))
    });
    if one {
        document.tokens[both].deprel = Deprel::Det;
        (document.tokens[both].upos, document.tokens[both].xpos) = (Upos::Det, Xpos::Dt);
    }
}

#[cfg(test)]
mod tests {
    use crate::Deprel;
    use crate::repair::mended;

    #[test]
    fn a_clause_behind_where_it_is_told() {
        let source = "Rebels rebel NNS 2 nsubj\nclaimed claim VBD 0 root\non on IN 5 case\ntheir they PRP$ 5 nmod:poss\n\
                      site site NN 2 obl\nthat that IN 8 mark\nthey they PRP 8 nsubj\nwon win VBD 5 acl\n";
        assert_eq!(mended(source, 8), (2, Deprel::Ccomp));
        // "The site that won".
        let won = source.replace(
            "that that IN 8 mark\nthey they PRP 8 nsubj",
            "which which WDT 8 nsubj\nthen then RB 8 advmod",
        );
        assert_eq!(mended(&won, 8), (5, Deprel::Acl));
    }

    #[test]
    fn what_somebody_claims_to_have_done() {
        let source = "Rebels rebel NNS 2 nsubj\nclaimed claim VBD 0 root\nonline online RB 2 advmod\nto to TO 6 mark\nhave have VB 6 aux\n\
                      won win VBN 2 advcl\n";
        assert_eq!(mended(source, 6), (2, Deprel::Xcomp));
    }

    #[test]
    fn a_state_in_which_all_were_left() {
        let source = "It it PRP 2 nsubj\nleft leave VBD 0 root\nsix six CD 4 nummod\nmen man NNS 2 obj\nand and CC 7 cc\none one CD 7 nummod\n\
                      boy boy NN 4 conj\ndead dead JJ 7 amod\n";
        assert_eq!(mended(source, 8), (2, Deprel::Xcomp));
        let found = source.replace("left leave", "buried bury");
        assert_eq!(mended(&found, 8), (7, Deprel::Amod));
    }

    #[test]
    fn what_reports_say() {
        let source = "They they PRP 2 nsubj\ncommented comment VBD 0 root\non on IN 4 case\nreports report NNS 2 obl\nthat that IN 7 mark\n\
                      six six CD 7 nsubj\ndied die VBD 2 ccomp\n";
        assert_eq!(mended(source, 7), (4, Deprel::Acl));
        let said = source.replace("commented comment", "said say");
        assert_eq!(mended(&said, 7), (2, Deprel::Ccomp));
    }

    #[test]
    fn what_gunmen_are_believed_to_be() {
        let source = "Gunmen gunman NNS 2 nsubj\nbelieved believe VBD 0 root\nto to TO 4 mark\nserve serve VB 2 xcomp\nhim he PRP 4 obj\n\
                      shot shoot VBD 2 ccomp\nsix six CD 6 obj\n. . . 2 punct\n";
        assert_eq!(mended(source, 6), (0, Deprel::Root));
        assert_eq!(mended(source, 1), (6, Deprel::Nsubj));
        assert_eq!(mended(source, 2), (1, Deprel::Acl));
        assert_eq!(mended(source, 4), (2, Deprel::Xcomp));
    }

    #[test]
    fn on_whom_it_is_blamed() {
        let source = "They they PRP 2 nsubj\nblamed blame VBD 0 root\nthe the DT 4 det\nraid raid NN 2 obj\non on IN 6 case\n\
                      Vik Vik NNP 4 nmod\n";
        assert_eq!(mended(source, 6), (2, Deprel::Obl));
        let two = format!("{source}on on IN 8 case\nDahl Dahl NNP 2 obl\n");
        assert_eq!(mended(&two, 6), (4, Deprel::Nmod));
    }

    #[test]
    fn a_number_behind_a_day() {
        let source = "By by IN 2 case\nMonday Monday NNP 6 obl\n40 40 CD 2 nmod:unmarked\nhad have VBD 6 aux\nbeen be VBN 6 aux:pass\n\
                      buried bury VBN 0 root\n";
        assert_eq!(mended(source, 3), (6, Deprel::NsubjPass));
    }

    #[test]
    fn a_state_between_two_numbers() {
        let source = "Four four CD 5 nummod\ndead dead JJ 0 root\n, , , 2 punct\nten ten CD 5 nummod\nguests guest NNS 2 nsubj\n\
                      freed free VBN 5 acl\n";
        assert_eq!(mended(source, 1), (2, Deprel::Nsubj));
        assert_eq!(mended(source, 6), (2, Deprel::Conj));
        assert_eq!(mended(source, 5), (6, Deprel::NsubjPass));
    }

    #[test]
    fn those_counted_behind_the_fighting() {
        let source = "After after IN 5 case\nthe the DT 5 det\nfighting fight VBG 5 amod\nsix six CD 5 nummod\nmen man NNS 7 obl\n\
                      were be VBD 7 aux:pass\ncaught catch VBN 0 root\n";
        assert_eq!(mended(source, 5), (7, Deprel::NsubjPass));
        assert_eq!(mended(source, 3), (7, Deprel::Obl));
        assert_eq!(mended(source, 1), (3, Deprel::Case));
    }

    #[test]
    fn one_beside_two_of_its_men() {
        let source = "Two two CD 0 root\nof of IN 4 case\nits it PRP$ 4 nmod:poss\nmen man NNS 1 nmod\nand and CC 7 cc\na a DT 7 det\n\
                      clerk clerk NN 4 conj\n";
        assert_eq!(mended(source, 7), (1, Deprel::Conj));
        let several =
            source.replace("a a DT 7 det", "old old JJ 7 amod").replace("clerk clerk NN", "clerks clerk NNS");
        assert_eq!(mended(&several, 7), (4, Deprel::Conj));
    }

    #[test]
    fn both_pilots() {
        let source = "Both both CC 2 cc:preconj\npilots pilot NNS 6 nsubj\nand and CC 5 cc\na a DT 5 det\nnurse nurse NN 2 conj\n\
                      died die VBD 0 root\n";
        assert_eq!(mended(source, 1), (2, Deprel::Det));
        let one =
            source.replace("a a DT 5 det", "old old JJ 5 amod").replace("nurse nurse NN", "nurses nurse NNS");
        assert_eq!(mended(&one, 1), (2, Deprel::CcPreconj));
    }
}
