//! Corrections of trees of participles that describe a noun, and of what hangs on them.

use crate::repair::MOST_BETWEEN;
use crate::{Deprel, Document, NameKind, TokenId, Upos, Xpos};

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
        document
            .name_at(t)
            .is_some_and(|name| name.kind == NameKind::Person && name.tokens.end + 1 == participle)
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

/// "Demanded the release of 40 prisoners in return for two nurses kidnapped on Monday": what the participle says is said of
/// those behind "in return for", right before it, not of those before.
pub(crate) fn participle_in_exchange(document: &mut Document, participle: TokenId) {
    let token = &document.tokens[participle];
    let (Deprel::Acl, Xpos::Vbn, Some(noun)) = (token.deprel, token.xpos, token.head) else { return };
    let Some(last) = participle.checked_sub(1).filter(|&last| noun < last && last - noun <= MOST_BETWEEN)
    else {
        return;
    };
    let word = |t: TokenId| document.word(t).to_lowercase();
    let exchange = (noun + 1..last).any(|t| {
        matches!(word(t).as_str(), "return" | "exchange") && word(t - 1) == "in" && word(t + 1) == "for"
    });
    let before = &document.tokens[last];
    if exchange && before.sentence == document.tokens[participle].sentence && before.upos == Upos::Noun {
        document.attach(participle, last, Deprel::Acl);
    }
}

#[cfg(test)]
mod tests {
    use crate::Deprel;
    use crate::repair::mended;

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
    fn who_is_given_in_exchange_is_who_was_taken() {
        let source = "release release NN 0 root\nof of IN 3 case\ncaptives captive NNS 1 nmod\nin in IN 5 case\nexchange exchange NN 1 nmod\n\
                      for for IN 8 case\ntwo two CD 8 nummod\nnurses nurse NNS 5 nmod\nkidnapped kidnap VBN 3 acl\n";
        assert_eq!(mended(source, 9), (8, Deprel::Acl));
        let plain = "release release NN 0 root\nof of IN 3 case\ncaptives captive NNS 1 nmod\nin in IN 5 case\nLome Lome NNP 3 nmod\n\
                     kidnapped kidnap VBN 3 acl\n";
        assert_eq!(mended(plain, 6), (3, Deprel::Acl));
    }

    #[test]
    fn a_person_behind_release_of_is_who_was_kidnapped() {
        let source = "The the DT 2 det\nrelease release NN 0 root\nof of IN 4 case\nAda Ada NNP 2 nmod Name=B-Person\n\
                      Holm Holm NNP 4 flat Name=I-Person\n, , , 7 punct\nkidnapped kidnap VBN 2 acl\n";
        assert_eq!(mended(source, 7), (4, Deprel::Acl));
    }
}
