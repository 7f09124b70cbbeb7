//! Corrections of trees of who says what: the clauses, second verbs and reflexives behind a verb of saying.

use crate::{Deprel, Document, TokenId, Upos, Xpos};

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
    if speaker && suffered && !document.children(verb).any(own) && says < verb {
        let relation = document.tokens[verb].deprel;
        document.attach(verb, says, relation);
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

/// "..., a claim that the army denied": a verb that denies something and has no object denies what its noun stands for; "that" is
/// no mark of what the claim says.
pub(crate) fn claim_that_is_denied(document: &mut Document, verb: TokenId) {
    const DENY: &[&str] = &[
        "denied",
        "denies",
        "deny",
        "rejected",
        "rejects",
        "disputed",
        "disputes",
        "dismissed",
        "dismisses",
        "refuted",
    ];
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
}
