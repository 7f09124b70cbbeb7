//! Corrections of trees of lists and of participles behind a long phrase.

use crate::{Deprel, Document, NameKind, TokenId, Upos, Xpos};

/// "A German and two Swedes", "a Frenchman, an Italian and three Danes": an adjective right behind its own article with "and"
/// or a comma behind it stands for somebody, and describes nobody behind.
pub fn nation_as_noun(document: &mut Document, adjective: TokenId) {
    let token = &document.tokens[adjective];
    let capital = document.word(adjective).chars().next().is_some_and(char::is_uppercase);
    let (Upos::Adj, Some(head), true) = (token.upos, token.head, capital) else { return };
    let sentence = token.sentence;
    let here = |t: TokenId| document.tokens.get(t).filter(|other| other.sentence == sentence);
    let word = |t: TokenId| here(t).map(|_| document.word(t).to_lowercase()).unwrap_or_default();
    let Some(article) = adjective.checked_sub(1).filter(|&t| matches!(word(t).as_str(), "a" | "an")) else {
        return;
    };
    let joined = matches!(word(adjective + 1).as_str(), "and" | ",");
    let opens = here(adjective + 2).is_some_and(|next| {
        next.upos == Upos::Num || matches!(word(adjective + 2).as_str(), "a" | "an" | "another" | "several")
    });
    if !joined || !opens {
        return;
    }
    let relation = token.deprel;
    if head > adjective + 2 && matches!(relation, Deprel::Amod | Deprel::Compound | Deprel::Nmod) {
        match document.tokens[head].head {
            Some(above) if above == adjective => return,
            Some(above) => {
                let of_head = document.tokens[head].deprel;
                document.attach(adjective, above, of_head);
                document.attach(head, adjective, Deprel::Conj);
            }
            // A root is not moved: the noun keeps its place and the adjective joins it.
            None => document.attach(adjective, head, Deprel::Conj),
        }
    } else if head < article && matches!(relation, Deprel::Appos | Deprel::Conj) {
        document.attach(adjective, head, Deprel::Conj);
    } else if !relation.is_subject() && relation != Deprel::Obj {
        return;
    }
    as_noun(document, adjective, article);
}

/// "Six Kenyans being killed and one Ugandan wounded": an adjective of nation between its number and a participle that goes on
/// with another is who was wounded, not what the participle is.
pub fn nation_before_participle(document: &mut Document, adjective: TokenId) {
    let token = &document.tokens[adjective];
    let capital = document.word(adjective).chars().next().is_some_and(char::is_uppercase);
    let verb = adjective + 1;
    let (Upos::Adj, Some(head), true, Some(number)) =
        (token.upos, token.head, capital, adjective.checked_sub(1))
    else {
        return;
    };
    let of_verb = head == verb
        && matches!(document.tokens[verb].xpos, Xpos::Vbn | Xpos::Vbd)
        && document.tokens[verb].deprel == Deprel::Conj
        && document.tokens[verb].sentence == token.sentence;
    let counted = document.tokens[number].upos == Upos::Num && document.tokens[number].head == Some(verb);
    if of_verb && counted {
        document.attach(number, adjective, Deprel::Nummod);
        document.attach(adjective, verb, Deprel::NsubjPass);
        document.tokens[adjective].upos = Upos::Noun;
        document.tokens[adjective].xpos = Xpos::Nn;
    }
}

fn as_noun(document: &mut Document, adjective: TokenId, article: TokenId) {
    document.attach(article, adjective, Deprel::Det);
    document.tokens[adjective].upos = Upos::Noun;
    document.tokens[adjective].xpos = Xpos::Nn;
}

/// "12 dead - nine rebels": a dash parts the total from those who make it up; the tree gives one noun both numbers.
pub fn total_before_dash(document: &mut Document, noun: TokenId) {
    let token = &document.tokens[noun];
    let (above, relation) = (token.head, token.deprel);
    // A title's noun may be its root: the total takes its place.
    if token.upos != Upos::Noun || above.is_none() && token.sentence > 0 {
        return;
    }
    let numbers: Vec<TokenId> = document.children_by(noun, &[Deprel::Nummod]).filter(|&t| t < noun).collect();
    let [first, second] = numbers[..] else { return };
    let (total, dash) = (first + 1, first + 2);
    let is_dash = matches!(document.word(dash), "-" | "--" | "\u{2013}" | "\u{2014}")
        && document.tokens[dash].span.start > document.tokens[total].span.end;
    let described = document.tokens[total].head.is_some_and(|head| head == noun || head == second)
        && matches!(document.tokens[total].upos, Upos::Adj | Upos::Verb | Upos::Noun);
    if !is_dash || dash >= second || !described || above == Some(total) {
        return;
    }
    match above {
        Some(above) => document.attach(total, above, relation),
        None => {
            document.tokens[total].head = None;
            document.tokens[total].deprel = Deprel::Root;
        }
    }
    document.attach(first, total, Deprel::Nummod);
    document.attach(noun, total, Deprel::Appos);
}

/// "Detectives investigating the murder of two sisters found stabbed": a participle right behind a noun describes that noun
/// where another participle stands between it and the noun that the tree gives it.
pub fn participle_beyond_participle(document: &mut Document, verb: TokenId) {
    let token = &document.tokens[verb];
    let participle = matches!(token.xpos, Xpos::Vbn | Xpos::Vbd) && token.upos == Upos::Verb;
    let (Deprel::Acl, Some(head), true) = (token.deprel, token.head, participle) else { return };
    let Some(before) = verb.checked_sub(1).filter(|&t| t > head) else { return };
    if !matches!(document.tokens[before].upos, Upos::Noun | Upos::Propn)
        || document.tokens[before].sentence != token.sentence
        || document.children(verb).any(|t| document.tokens[t].deprel.is_subject())
    {
        return;
    }
    let noun = match (document.tokens[before].deprel, document.tokens[before].head) {
        (Deprel::Flat | Deprel::Compound, Some(above)) if above < verb => above,
        _ => before,
    };
    let other = document.children_by(head, &[Deprel::Acl, Deprel::AclRelcl]).find(|&t| {
        t < noun && document.tokens[t].upos == Upos::Verb && document.ancestors(noun).take(8).any(|a| a == t)
    });
    if other.is_some() && noun != head {
        document.attach(verb, noun, Deprel::Acl);
    }
}

/// "Shot his wife, her cousin, a mayor and a clerk": a verb has one object, and a second behind a comma goes on with the list
/// that the first begins.
pub fn second_object(document: &mut Document, second: TokenId) {
    let token = &document.tokens[second];
    let (Deprel::Obj, Some(verb)) = (token.deprel, token.head) else { return };
    if verb > second || !is_thing(document, second) {
        return;
    }
    let first = document.children_by(verb, &[Deprel::Obj]).find(|&t| verb < t && t < second);
    let Some(first) = first.filter(|&t| is_thing(document, t)) else { return };
    let subtree = document.subtree(second);
    let Some(start) = subtree.iter().copied().filter(|&t| document.tokens[t].upos != Upos::Punct).min()
    else {
        return;
    };
    let comma = start.checked_sub(1).is_some_and(|t| document.word(t) == ",");
    let goes_on = document.children_by(second, &[Deprel::Conj]).next().is_some();
    if comma && goes_on && document.children_by(first, &[Deprel::Conj]).next().is_none() {
        document.attach(second, first, Deprel::Conj);
    }
}

fn is_thing(document: &Document, token: TokenId) -> bool {
    matches!(document.tokens[token].upos, Upos::Noun | Upos::Propn | Upos::Num)
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
    let is_person = document.name_at(name).is_some_and(|name| name.kind == NameKind::Person);
    let closed = word(noun + 1) == ",";
    let joined = document.children_by(noun, &[Deprel::Cc]).next().is_some();
    if is_age && is_person && closed && !joined {
        document.attach(noun, name, Deprel::Appos);
    }
}

/// "A baker, Sami Odeh, 50, and his wife": a name and an age between commas behind one person's trade are whose they are, and no
/// further person.
pub(crate) fn name_behind_trade(document: &mut Document, name: TokenId) {
    let token = &document.tokens[name];
    let (Deprel::Conj, Upos::Propn, Some(trade)) = (token.deprel, token.upos, token.head) else { return };
    let sentence = token.sentence;
    let word = |t: TokenId| {
        document.tokens.get(t).filter(|other| other.sentence == sentence).map_or("", |_| document.word(t))
    };
    let Some(known) = document.name_at(name).filter(|name| name.kind == NameKind::Person) else { return };
    let (first, end) = (known.tokens.start, known.tokens.end);
    // "His wife Rana": the name stands right behind the noun that is joined to the same head.
    if let Some(relative) = first.checked_sub(1)
        && document.tokens[relative].upos == Upos::Noun
        && document.tokens[relative].xpos == Xpos::Nn
        && document.tokens[relative].deprel == Deprel::Conj
        && document.tokens[relative].head == Some(trade)
        && document.children_by(relative, &[Deprel::NmodPoss]).next().is_some()
    {
        document.attach(name, relative, Deprel::Appos);
        return;
    }
    let age = document.tokens.get(end + 1).is_some_and(|token| token.upos == Upos::Num)
        && word(end) == ","
        && matches!(word(end + 2), "," | "." | "and");
    let one = document.tokens[trade].upos == Upos::Noun
        && document.tokens[trade].xpos == Xpos::Nn
        && document
            .children_by(trade, &[Deprel::Det])
            .any(|t| matches!(word(t).to_lowercase().as_str(), "a" | "an" | "the"));
    let behind = first == trade + 2 && word(trade + 1) == ",";
    if age && one && behind && document.children_by(name, &[Deprel::Cc]).next().is_none() {
        document.attach(name, trade, Deprel::Appos);
    }
}

/// "Arrested a 19-year-old Tuesday in the shooting": an age describes no day; it stands for the person of that age.
pub(crate) fn age_before_day(document: &mut Document, old: TokenId) {
    let token = &document.tokens[old];
    let (Deprel::Amod, Some(day)) = (token.deprel, token.head) else { return };
    let aged = document.word(old).eq_ignore_ascii_case("old")
        && document.children(old).any(|t| document.word(t).eq_ignore_ascii_case("year"));
    let held = &document.tokens[day];
    let of_time = held.deprel == Deprel::OblUnmarked && day == old + 1 && held.upos == Upos::Propn;
    let Some(verb) = held.head.filter(|&verb| aged && of_time && verb < old) else { return };
    if document.children_by(verb, &[Deprel::Obj]).next().is_some() || document.tokens[verb].upos != Upos::Verb
    {
        return;
    }
    let article = document.children_by(day, &[Deprel::Det]).find(|&t| t < old);
    document.attach(old, verb, Deprel::Obj);
    if let Some(article) = article {
        document.attach(article, old, Deprel::Det);
    }
}

/// "Detained 27 men in raids in Ankara and four other provinces": what stands behind a place and "and" is joined to the place, and
/// to none of those detained.
pub(crate) fn places_behind_place(document: &mut Document, noun: TokenId) {
    let token = &document.tokens[noun];
    let (Deprel::Conj, Some(first)) = (token.deprel, token.head) else { return };
    let place = matches!(
        document.word(noun).to_lowercase().as_str(),
        "provinces"
            | "province"
            | "cities"
            | "city"
            | "towns"
            | "villages"
            | "districts"
            | "states"
            | "regions"
            | "countries"
            | "areas"
            | "counties"
            | "governorates"
            | "municipalities"
            | "departments"
            | "neighbourhoods"
            | "neighborhoods"
    );
    let joint = document
        .children_by(noun, &[Deprel::Cc])
        .find(|&t| t < noun && document.word(t).eq_ignore_ascii_case("and"));
    let before =
        joint.and_then(|t| t.checked_sub(1)).filter(|&t| t > first && document.tokens[t].upos == Upos::Propn);
    let Some(before) = before.filter(|_| place) else { return };
    let name = std::iter::once(before).chain(document.ancestors(before).take(2)).find(|&t| {
        document.children_by(t, &[Deprel::Case]).any(|c| c < t) && document.tokens[t].upos == Upos::Propn
    });
    if let Some(name) = name.filter(|&name| name > first && name < noun) {
        document.attach(noun, name, Deprel::Conj);
    }
}

/// "Shot his wife, 63, and then himself": a reflexive is joined to whom the verb was done to, and to no verb.
pub(crate) fn reflexive_behind_object(document: &mut Document, reflexive: TokenId) {
    let token = &document.tokens[reflexive];
    let (Deprel::Conj, Some(verb)) = (token.deprel, token.head) else { return };
    let word = document.word(reflexive).to_lowercase();
    if !matches!(word.as_str(), "himself" | "herself" | "themselves")
        || document.tokens[verb].upos != Upos::Verb
    {
        return;
    }
    let object = document.children_by(verb, &[Deprel::Obj]).find(|&t| verb < t && t < reflexive);
    if let Some(object) = object {
        document.attach(reflexive, object, Deprel::Conj);
    }
}

#[cfg(test)]
mod tests {
    use crate::{Deprel, Document, Upos, repair};

    #[test]
    fn somebody_of_a_nation_heads_a_list() {
        let mut document = Document::from_conllu(
            "A a DT 5 det\nGerman german JJ 5 amod\nand and CC 5 cc\ntwo two CD 5 nummod\nSwedes swede NNS 7 nsubj:pass\n\
             were be VBD 7 aux:pass\nkilled kill VBN 0 root\n",
        );
        repair::trees(&mut document);
        assert_eq!((document.tokens[1].head, document.tokens[1].deprel), (Some(6), Deprel::NsubjPass));
        assert_eq!((document.tokens[4].head, document.tokens[4].deprel), (Some(1), Deprel::Conj));
        assert_eq!((document.tokens[0].head, document.tokens[1].upos), (Some(1), Upos::Noun));
        // "A German and French patrol": both describe it.
        let source = "A a DT 5 det\nGerman german JJ 5 amod\nand and CC 4 cc\nFrench french JJ 2 conj\n\
                      patrol patrol NN 6 nsubj\nleft leave VBD 0 root\n";
        let before = Document::from_conllu(source);
        let mut after = before.clone();
        repair::trees(&mut after);
        assert_eq!(before, after);
    }

    #[test]
    fn somebody_of_a_nation_is_wounded_behind_others_killed() {
        let mut document = Document::from_conllu(
            "Nine nine CD 2 nummod\nPeruvians Peruvian NNS 4 nsubj:pass\nwere be VBD 4 aux:pass\nkilled kill VBN 0 root\n\
             and and CC 8 cc\none one CD 8 nummod\nChilean Chilean JJ 8 amod\nwounded wound VBD 4 conj\n",
        );
        repair::trees(&mut document);
        assert_eq!((document.tokens[6].head, document.tokens[6].deprel), (Some(7), Deprel::NsubjPass));
        assert_eq!((document.tokens[5].head, document.tokens[6].upos), (Some(6), Upos::Noun));
    }

    #[test]
    fn a_second_object_goes_on_with_the_list() {
        let mut document = Document::from_conllu(
            "He he PRP 2 nsubj\nshot shoot VBD 0 root\nhis his PRP$ 4 nmod:poss\naunt aunt NN 2 obj\n, , , 7 punct\n\
             her her PRP$ 7 nmod:poss\ncousin cousin NN 2 obj\nand and CC 10 cc\na a DT 10 det\nclerk clerk NN 7 conj\n",
        );
        repair::trees(&mut document);
        assert_eq!((document.tokens[6].head, document.tokens[6].deprel), (Some(3), Deprel::Conj));
        // Without a comma it is another thing: "gave the clerk a rifle".
        let source =
            "He he PRP 2 nsubj\ngave give VBD 0 root\nclerks clerk NNS 2 obj\nrifles rifle NNS 2 obj\n";
        let before = Document::from_conllu(source);
        let mut after = before.clone();
        repair::trees(&mut after);
        assert_eq!(before, after);
    }

    #[test]
    fn a_participle_describes_the_noun_before_it() {
        let mut document = Document::from_conllu(
            "Guards guard NNS 9 nsubj\nhunting hunt VBG 1 acl\nthe the DT 4 det\nkiller killer NN 2 obj\nof of IN 7 case\n\
             two two CD 7 nummod\nclerks clerk NNS 4 nmod\nfound find VBN 1 acl\nleft leave VBD 0 root\n",
        );
        repair::trees(&mut document);
        assert_eq!((document.tokens[7].head, document.tokens[7].deprel), (Some(6), Deprel::Acl));
    }

    #[test]
    fn what_somebody_is_by_trade_is_nobody_else() {
        let source = "Ada Ada NNP 9 nsubj:pass Name=B-Person\nHolm Holm NNP 1 flat Name=I-Person\n, , , 4 punct\n34 34 CD 1 nmod:unmarked\n\
                      , , , 7 punct\na a DT 7 det\nbaker baker NN 1 conj\n, , , 1 punct\nfell fall VBD 0 root\n";
        assert_eq!(repair::mended(source, 7), (1, Deprel::Appos));
    }
}
