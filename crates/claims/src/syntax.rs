//! Questions about a sentence's tree that the rules ask: subjects, objects, voice, coordination.
//!
//! Every walk is bounded by the sentence's length, whatever the tree.

use language::{Deprel, Document, TokenId, Upos, Xpos};

use crate::counting;
use crate::np;

/// Nothing that a sentence needs is further away than this many steps.
const STEPS: usize = 12;

/// "There were": whether a verb says no more than that something is.
pub fn is_existential(doc: &Document, verb: TokenId) -> bool {
    doc.tokens[verb].lemma == "be" && doc.children(verb).any(|t| doc.tokens[t].lemma == "there")
}

/// Whether a verb is passive: told by its auxiliary or subject, or a bare past participle that describes a noun.
pub fn is_passive(doc: &Document, verb: TokenId) -> bool {
    let token = &doc.tokens[verb];
    if noun_of_bare_relative(doc, verb).is_some() {
        return false;
    }
    // "The claim that its soldiers had killed eight miners": a perfect with an object behind it is none.
    let perfect = doc.children_by(verb, &[Deprel::Aux]).any(|t| doc.tokens[t].lemma == "have")
        && doc.children_by(verb, &[Deprel::AuxPass]).next().is_none();
    // "Accusations that officers had shot at the crowd": and one with a subject that acts.
    let acts = || doc.children_by(verb, &[Deprel::Nsubj]).any(|t| t < verb);
    if perfect && (acts() || object_of_itself(doc, verb).is_some_and(|object| object > verb)) {
        return false;
    }
    // Parsers call some subjects passive for their verb's form alone: "have rescued 300" has an object.
    let called_passive = doc.children_by(verb, &[Deprel::NsubjPass, Deprel::CsubjPass]).next().is_some()
        && (doc.children_by(verb, &[Deprel::Aux]).next().is_none() && token.xpos != Xpos::Vbd
            || object_of_itself(doc, verb).is_none_or(|object| object < verb));
    // "were each shot": taggers take some participles for past tenses.
    let called_copula =
        matches!(token.xpos, Xpos::Vbn | Xpos::Vbd) && doc.children_by(verb, &[Deprel::Cop]).next().is_some();
    if called_passive || called_copula || doc.children_by(verb, &[Deprel::AuxPass]).next().is_some() {
        return true;
    }
    // Taggers take some participles for past tenses: one that describes a noun and has no subject is a participle.
    // So is one with the state it ends in: "reporter shot dead".
    let ends_in_state = || {
        doc.children_by(verb, &[Deprel::Xcomp]).any(|t| doc.tokens[t].upos == Upos::Adj)
            && doc.children_by(verb, &[Deprel::Aux]).next().is_none()
    };
    let taken_for_past = token.xpos == Xpos::Vbd
        && (matches!(token.deprel, Deprel::Acl | Deprel::Amod) || ends_in_state())
        && object_of_itself(doc, verb).is_none();
    // "was shot and killed Tuesday morning"
    let with_passive = || {
        token.deprel == Deprel::Conj
            && doc
                .children(verb)
                .all(|t| !doc.tokens[t].deprel.is_subject() && doc.tokens[t].deprel != Deprel::Obj)
            && token.head.is_some_and(|head| head + 2 == verb && is_passive_once(doc, head))
    };
    if token.xpos == Xpos::Vbd && with_passive() {
        return true;
    }
    if token.xpos != Xpos::Vbn && !taken_for_past {
        return false;
    }
    match token.deprel {
        Deprel::Acl | Deprel::Amod => true,
        // "were beaten and killed", "12 were killed and 20 wounded": the auxiliary stands with the first verb alone.
        Deprel::Conj => {
            doc.children_by(verb, &[Deprel::Aux]).next().is_none()
                && object_of_itself(doc, verb).is_none()
                && token
                    .head
                    .is_some_and(|head| doc.tokens[head].upos == Upos::Verb && is_passive_once(doc, head))
        }
        // "were found shot", "left behind, wounded"
        Deprel::Xcomp | Deprel::Advcl => {
            doc.children_by(verb, &[Deprel::Aux]).next().is_none() && object_of_itself(doc, verb).is_none()
        }
        // "reported 13 of its citizens killed"
        Deprel::Ccomp
            if doc.children_by(verb, &[Deprel::Mark, Deprel::Aux, Deprel::Nsubj]).next().is_none() =>
        {
            object_of_itself(doc, verb).is_none()
                && token.head.and_then(|head| object_of_itself(doc, head)).is_some_and(|object| object < verb)
        }
        // Headlines: "20 killed in blast".
        _ => {
            doc.children_by(verb, &[Deprel::Aux]).next().is_none()
                && object_of_itself(doc, verb).is_none()
                && doc.children_by(verb, &[Deprel::Nsubj]).next().is_some()
        }
    }
}

/// Whether a word is a participle, or a past tense that a tagger may have taken for one.
pub fn is_participle(doc: &Document, verb: TokenId) -> bool {
    matches!(doc.tokens[verb].xpos, Xpos::Vbn | Xpos::Vbd)
}

fn is_passive_once(doc: &Document, verb: TokenId) -> bool {
    if doc.children_by(verb, &[Deprel::AuxPass, Deprel::NsubjPass]).next().is_some() {
        return true;
    }
    if doc.tokens[verb].xpos != Xpos::Vbn {
        return false;
    }
    match doc.tokens[verb].deprel {
        Deprel::Acl => true,
        // "Have searched villages and seized or burned several": the perfect of the first is that of all.
        Deprel::Conj => doc.tokens[verb].head.is_none_or(|first| {
            let perfect = doc.children_by(first, &[Deprel::Aux]).any(|t| doc.tokens[t].lemma == "have");
            let passive = doc.children_by(first, &[Deprel::AuxPass]).next().is_some();
            !perfect || passive
        }),
        _ => false,
    }
}

fn object_of_itself(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let mut objects = doc.children_by(verb, &[Deprel::Obj]);
    let first = objects.next()?;
    // "Captured a Front for Freedom treasurer": trees may take the name within a phrase for an object of its own.
    let around =
        objects.next().filter(|&second| doc.children_by(second, &[Deprel::Det]).any(|det| det < first));
    Some(around.filter(|&second| second > first).unwrap_or(first))
}

/// The noun that a relative clause or participle describes, if `verb` heads one.
pub fn described_noun(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[verb];
    matches!(token.deprel, Deprel::Acl | Deprel::AclRelcl | Deprel::Amod).then_some(token.head).flatten()
}

/// "Three doctors it kidnapped", "four traders the militants killed": the noun that is the object of a clause without a relative pronoun.
/// Its subject stands right behind the noun.
pub fn noun_of_bare_relative(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[verb];
    let past = matches!(token.xpos, Xpos::Vbd | Xpos::Vbn);
    let noun = token.head.filter(|_| past && matches!(token.deprel, Deprel::AclRelcl | Deprel::Acl))?;
    let mut subjects = doc.children_by(verb, &[Deprel::Nsubj]);
    let subject = subjects.next().filter(|_| subjects.next().is_none())?;
    if subject >= verb || is_relative_pronoun(doc, subject) {
        return None;
    }
    let first = doc.subtree(subject).into_iter().min()?;
    let adjacent = first == noun + 1 || np::name_at(doc, noun).is_some_and(|name| first == name.tokens.end);
    let names_somebody = doc.tokens[subject].upos == Upos::Pron && doc.tokens[subject].xpos == Xpos::Prp
        || doc.tokens[subject].upos == Upos::Propn
        || doc.tokens[subject].upos == Upos::Noun
            && (doc.tokens[subject].xpos == Xpos::Nns
                || doc.children_by(subject, &[Deprel::Det]).next().is_some());
    let whole = doc
        .children_by(
            verb,
            &[Deprel::Obj, Deprel::AuxPass, Deprel::Cop, Deprel::Ccomp, Deprel::Xcomp, Deprel::OblAgent],
        )
        .next()
        .is_none();
    (adjacent && names_somebody && whole && is_nominal(doc, noun)).then_some(noun)
}

/// Whether a token is a relative pronoun that stands for the noun its clause describes.
pub fn is_relative_pronoun(doc: &Document, token: TokenId) -> bool {
    matches!(doc.tokens[token].xpos, Xpos::Wdt | Xpos::Wp)
        || (doc.tokens[token].upos == Upos::Pron && doc.tokens[token].lemma == "that")
}

/// What a noun phrase stands for: a relative pronoun gives the noun its clause describes, others themselves.
pub fn antecedent(doc: &Document, token: TokenId) -> TokenId {
    if !is_relative_pronoun(doc, token) {
        return token;
    }
    doc.ancestors(token)
        .take(STEPS)
        .find(|&t| doc.tokens[t].deprel == Deprel::AclRelcl)
        .and_then(|clause| doc.tokens[clause].head)
        .unwrap_or(token)
}

/// The subject that hangs on a predicate itself.
pub fn own_subject(doc: &Document, predicate: TokenId) -> Option<TokenId> {
    // Trees may hang the subject of a clause around it on it too: the nearest is its own.
    // "He was himself shot": what only stresses the subject is none.
    let subjects =
        || doc.children_by(predicate, &[Deprel::Nsubj, Deprel::NsubjPass]).filter(|&t| !is_reflexive(doc, t));
    // "Nine people, most of them children, were crushed": the part before the verb does not stand for its total.
    let before = || subjects().filter(|&t| t < predicate);
    match before().last() {
        Some(last) if takes_up(doc, last) => before().find(|&t| !takes_up(doc, t)).or(Some(last)),
        Some(last) if is_told_among(doc, last) => before().next(),
        Some(last) => Some(last),
        None => subjects()
            .next()
            .or_else(|| fronted_part(doc, predicate))
            .or_else(|| joined_subject(doc, predicate)),
    }
}

/// "Four suspects, among them a former clerk, are held": the part that trees may make a subject of its own.
fn is_told_among(doc: &Document, noun: TokenId) -> bool {
    let first = doc
        .children_by(noun, &[Deprel::Det, Deprel::Amod, Deprel::Nummod, Deprel::Compound])
        .fold(noun, TokenId::min);
    let lower = |back: usize| first.checked_sub(back).map(|t| doc.word(t).to_lowercase());
    lower(1).is_some_and(|word| word == "them" || word == "whom")
        && lower(2).is_some_and(|word| word == "among")
}

/// "18 died and 41 were treated": a noun joined to a predicate behind it is that one's subject, whatever the tree calls it.
fn joined_subject(doc: &Document, predicate: TokenId) -> Option<TokenId> {
    let finite = doc.children_by(predicate, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next();
    doc.children_by(predicate, &[Deprel::Conj])
        .filter(|&t| t < predicate && is_nominal(doc, t))
        .find(|&t| finite.is_some_and(|aux| aux > t))
}

/// "Of the 31, 18 were soldiers": trees join the part to its total, which leaves the predicate without a subject.
fn fronted_part(doc: &Document, predicate: TokenId) -> Option<TokenId> {
    let total = doc
        .children_by(predicate, &[Deprel::Obl, Deprel::Nmod])
        .find(|&t| t < predicate && has_case(doc, t, "of"))?;
    doc.children_by(total, &[Deprel::Conj])
        .filter(|&t| t > total && t < predicate && doc.word(t - 1) == ",")
        .find(|&t| counting::number_at(doc, t).is_some_and(|number| number.tokens.contains(&t)))
}

/// "most of them", "two of whom": a part that takes up its total.
pub fn takes_up(doc: &Document, head: TokenId) -> bool {
    let them = |t: TokenId| matches!(doc.word(t).to_lowercase().as_str(), "them" | "whom");
    // "Four of them police": trees may hang "them" on the noun behind it.
    let before_noun =
        |t: TokenId| has_case(doc, t, "of") && doc.children_by(t, &[Deprel::Compound]).any(them);
    doc.children_by(head, &[Deprel::Nmod]).any(|t| them(t) || before_noun(t))
}

/// Whether a phrase stands behind "along with", "together with", "as well as", "in addition to": what happened to the
/// others happened to it too.
pub fn is_in_company(doc: &Document, noun: TokenId) -> bool {
    let marks: Vec<TokenId> = doc
        .children_by(noun, &[Deprel::Case, Deprel::Cc, Deprel::Mark])
        .flat_map(|t| [t].into_iter().chain(doc.children_by(t, &[Deprel::Fixed])))
        .collect();
    let has = |word: &str| marks.iter().any(|&t| doc.word(t).eq_ignore_ascii_case(word));
    // "Together with his driver": trees may hang the adverb on the verb.
    let adverb = || {
        let before = marks.iter().min().and_then(|&t| t.checked_sub(1));
        before.is_some_and(|t| {
            doc.tokens[t].sentence == doc.tokens[noun].sentence
                && matches!(doc.word(t).to_lowercase().as_str(), "along" | "together")
        })
    };
    has("alongside")
        || (has("with") && adverb())
        || (has("with") && (has("along") || has("together")))
        || (has("well") && has("as"))
        || (has("addition") && has("to"))
        || has("plus")
        || has("besides")
        || (has("apart") && has("from"))
}

/// "Himself", "themselves": the same as the one who did it.
pub fn is_reflexive(doc: &Document, token: TokenId) -> bool {
    let lemma = &doc.tokens[token].lemma;
    doc.tokens[token].upos == Upos::Pron && (lemma.ends_with("self") || lemma.ends_with("selves"))
}

/// "Took back the town", "took over the village".
pub fn takes_back(doc: &Document, verb: TokenId) -> bool {
    matches!(doc.tokens[verb].lemma.as_str(), "take" | "win")
        && doc
            .children_by(verb, &[Deprel::CompoundPrt, Deprel::Advmod])
            .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "back" | "over"))
}

/// The subject of a verb or predicate, its own or shared with the clause around it; of a passive, the one acted upon.
pub fn subject(doc: &Document, predicate: TokenId) -> Option<TokenId> {
    let mut at = predicate;
    for _ in 0..STEPS {
        if let Some(subject) = own_subject(doc, at) {
            return Some(antecedent(doc, subject));
        }
        let token = &doc.tokens[at];
        let head = token.head?;
        match token.deprel {
            // "Ada Holm, 36, and her two sons were shot": trees may make the first of those named the root.
            Deprel::Conj
                if head < at
                    && is_nominal(doc, head)
                    && doc
                        .children_by(head, &[Deprel::Cop, Deprel::Nsubj, Deprel::NsubjPass])
                        .next()
                        .is_none()
                    && doc.children_by(at, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next().is_some() =>
            {
                return Some(head);
            }
            Deprel::Conj | Deprel::Parataxis => at = head,
            Deprel::Advcl if doc.children_by(at, &[Deprel::Mark]).next().is_none() || is_gerund(doc, at) => {
                at = head
            }
            Deprel::Xcomp => {
                if let Some(object) = object_of_itself(doc, head) {
                    return Some(object);
                }
                at = head;
            }
            // "said Jon Moe, a clerk, was killed": the tree may hang who was killed on "said".
            Deprel::Ccomp if doc.children_by(head, &[Deprel::Nsubj]).any(|t| t > head && t < at) => {
                return doc.children_by(head, &[Deprel::Nsubj]).filter(|&t| t > head && t < at).last();
            }
            // "Two men who ran were killed, police said": trees may hang those killed on the verb behind.
            Deprel::Ccomp
                if head > at
                    && doc.children_by(at, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next().is_some()
                    && doc.children_by(head, &[Deprel::Nsubj]).any(|t| t < at) =>
            {
                return doc.children_by(head, &[Deprel::Nsubj]).filter(|&t| t < at).last();
            }
            // "reported 13 of its citizens killed": a bare participle is told of the object before it.
            Deprel::Ccomp
                if is_participle(doc, at)
                    && doc
                        .children_by(at, &[Deprel::Mark, Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
                        .next()
                        .is_none() =>
            {
                return doc.children_by(head, &[Deprel::Obj]).find(|&t| t > head && t < at);
            }
            // "believed him to be dead"
            Deprel::Ccomp if doc.children_by(at, &[Deprel::Mark]).any(|t| doc.tokens[t].xpos == Xpos::To) => {
                return doc.children_by(head, &[Deprel::Obj, Deprel::Iobj]).next();
            }
            Deprel::Acl | Deprel::Amod => return Some(head),
            Deprel::AclRelcl => return Some(head),
            _ => return None,
        }
    }
    None
}

/// "after fleeing", "after being shot".
pub fn is_gerund(doc: &Document, verb: TokenId) -> bool {
    let first = doc.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next().unwrap_or(verb);
    doc.tokens[first].xpos == Xpos::Vbg
}

/// The object of a verb; in "killed or wounded 12" both verbs have it.
pub fn object(doc: &Document, verb: TokenId) -> Option<TokenId> {
    if let Some(object) = object_of_itself(doc, verb).or_else(|| noun_of_bare_relative(doc, verb)) {
        return Some(antecedent(doc, object));
    }
    // "kills at least 17": parsers take the "at" of the qualifier for a preposition.
    let qualified = doc.children_by(verb, &[Deprel::Obl, Deprel::OblUnmarked]).find(|&t| {
        counting::number_at(doc, t).is_some_and(|number| {
            t > verb
                && doc.children_by(t, &[Deprel::Case]).next().is_none_or(|case| number.tokens.contains(&case))
        })
    });
    if qualified.is_some() {
        return qualified;
    }
    // "Frees five of the seven": trees of headlines may set the number beside the verb.
    let beside = doc.children_by(verb, &[Deprel::Appos]).find(|&t| t == verb + 1);
    if let Some(number) = beside.filter(|&t| counting::number_at(doc, t).is_some()) {
        return Some(number);
    }
    if let Some(let_go) = let_go(doc, verb) {
        return Some(let_go);
    }
    // "killed or wounded 12 people": the object hangs on the last verb.
    if let Some(shared) = object_shared(doc, verb) {
        return Some(antecedent(doc, shared));
    }
    let last = doc.children_by(verb, &[Deprel::Conj]).find(|&t| doc.tokens[t].upos == Upos::Verb)?;
    if doc.children(last).any(|t| doc.tokens[t].deprel.is_subject())
        || last > verb + 4
        || is_passive(doc, verb)
    {
        return None;
    }
    object_of_itself(doc, last)
}

/// "Let the clerk go", "let go two men": whom trees hang on "go".
fn let_go(doc: &Document, verb: TokenId) -> Option<TokenId> {
    if doc.tokens[verb].lemma != "let" || is_passive(doc, verb) {
        return None;
    }
    let go = doc.children_by(verb, &[Deprel::Xcomp, Deprel::Ccomp]).find(|&t| t > verb)?;
    let bare = |t: TokenId| doc.children_by(t, &[Deprel::Case]).next().is_none();
    own_subject(doc, go).or_else(|| object_of_itself(doc, go)).or_else(|| {
        doc.children_by(go, &[Deprel::Obl, Deprel::OblUnmarked])
            .find(|&t| bare(t) && (t < go || go == verb + 1) && is_nominal(doc, t))
    })
}

/// "Shot and killed two men": where the tree hangs the object on the first verb, the second, right before it, has it too.
fn object_shared(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let token = &doc.tokens[verb];
    let first =
        token.head.filter(|&head| token.deprel == Deprel::Conj && doc.tokens[head].upos == Upos::Verb)?;
    let object = object_of_itself(doc, first).filter(|&object| object > verb && !is_passive(doc, first))?;
    let phrase = doc.subtree(object).first().copied()?;
    // "Shot and killed Jon Moe after he fired at them": what follows may hang on either verb.
    let follows = |t: TokenId| {
        t > object
            && matches!(
                doc.tokens[t].deprel,
                Deprel::Advcl | Deprel::Obl | Deprel::OblUnmarked | Deprel::Punct
            )
    };
    let bare = doc.children(verb).all(|t| t < verb && !doc.tokens[t].deprel.is_subject() || follows(t));
    (bare && phrase == verb + 1).then_some(object)
}

/// Whether a word stands in an expression of time.
fn is_in_time(doc: &Document, token: TokenId) -> bool {
    let at = doc.times.partition_point(|time| time.tokens.end <= token);
    doc.times.get(at).is_some_and(|time| time.tokens.contains(&token))
}

/// Who does it: the subject of the active, "by X" of the passive.
pub fn agent(doc: &Document, verb: TokenId) -> Option<TokenId> {
    if is_passive(doc, verb) {
        return doc
            .children_by(verb, &[Deprel::OblAgent])
            .next()
            // "Killed by Monday": not the day by which it was done.
            .or_else(|| {
                doc.children_by(verb, &[Deprel::Obl]).find(|&t| has_case(doc, t, "by") && !is_in_time(doc, t))
            });
    }
    // "Ole Vik, 18, shot in the toe": a participle in a list of names, which nobody named there did.
    let token = &doc.tokens[verb];
    // "Leaving one person dead and four wounded": nor those who are dead.
    let state = |t: TokenId| {
        doc.tokens[t].upos == Upos::Adj
            && matches!(doc.tokens[t].deprel, Deprel::Xcomp | Deprel::Amod | Deprel::Conj)
    };
    // "We have received 14 bodies and 37 injured": a number before it makes it those who are so.
    let counted = || doc.children_by(verb, &[Deprel::Nummod]).any(|t| t < verb);
    if token.xpos == Xpos::Vbn
        && token.deprel == Deprel::Conj
        && (counted() || token.head.is_some_and(|t| is_nominal(doc, t) || state(t)))
    {
        return None;
    }
    subject(doc, verb)
}

/// Whether a noun phrase stands behind a preposition, be it one that hangs on the title before it.
pub fn has_case(doc: &Document, noun: TokenId, preposition: &str) -> bool {
    cases(doc, noun)
        .any(|t| doc.tokens[t].lemma == preposition || doc.word(t).eq_ignore_ascii_case(preposition))
}

/// The prepositions of a noun phrase: those that hang on its head, and those that hang on the title before it ("of
/// mayor Jan Novak").
pub fn cases(doc: &Document, noun: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    let titles = doc.children_by(noun, &[Deprel::NmodDesc, Deprel::Compound]).filter(move |&t| t < noun);
    std::iter::once(noun).chain(titles).flat_map(|t| doc.children_by(t, &[Deprel::Case]))
}

/// A noun phrase head and those coordinated with it, in order of the text.
pub fn coordinated(doc: &Document, head: TokenId) -> Vec<TokenId> {
    let mut all = vec![head];
    let mut next = 0;
    while next < all.len() && all.len() < 64 {
        let at = all[next];
        next += 1;
        let joined = doc.children_by(at, &[Deprel::Conj]).filter(|&t| is_nominal(doc, t));
        let (described, others): (Vec<_>, Vec<_>) = joined.partition(|&t| describes(doc, at, t));
        all.extend(others);
        // "His wife, Ada Holm, and her nephew": what is joined to her name is joined to her.
        let behind = described.into_iter().filter(|&t| doc.tokens[t].upos == Upos::Propn);
        all.extend(behind.flat_map(|name| doc.children_by(name, &[Deprel::Conj])).filter(|&t| {
            is_nominal(doc, t)
                && doc.children_by(t, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nummod]).next().is_some()
        }));
        all.extend(doc.children_by(at, &[Deprel::Appos]).filter(|&t| is_next_in_list(doc, at, t)));
        // "A mother of three and her nephew": no number is joined to somebody's nephew.
        let of_number = doc
            .children_by(at, &[Deprel::Nmod])
            .filter(|&t| doc.tokens[t].upos == Upos::Num && has_case(doc, t, "of"));
        all.extend(of_number.flat_map(|t| doc.children_by(t, &[Deprel::Conj])).filter(|&t| {
            is_nominal(doc, t) && doc.children_by(t, &[Deprel::Det, Deprel::NmodPoss]).next().is_some()
        }));
        // "Camera operator Ada Holm and her driver": trees may hang the second on the name.
        // "The commander Per Dahl and one of his men": or on the name that stands for one person.
        let one = doc.tokens[at].xpos == Xpos::Nn && counting::number_of(doc, at).is_none();
        let names = doc.children_by(at, &[Deprel::Flat, Deprel::Appos]).filter(|&name| {
            doc.tokens[name].deprel == Deprel::Flat
                || one && doc.tokens[name].upos == Upos::Propn && name > at
        });
        let joined = names
            .flat_map(|name| [name].into_iter().chain(doc.children_by(name, &[Deprel::Flat])))
            .flat_map(|name| doc.children_by(name, &[Deprel::Conj]));
        all.extend(joined.filter(|&t| {
            let determined =
                doc.children_by(t, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nummod]).next().is_some();
            (determined || doc.tokens[t].upos == Upos::Num) && is_nominal(doc, t)
        }));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// "His wife, his two sons and a neighbour": trees take what stands second in such a list for an apposition. Several are no
/// other words for one, nor is "his wife" for a trader or for another whom "his" brings in.
fn is_next_in_list(doc: &Document, first: TokenId, next: TokenId) -> bool {
    let goes_on = |t: TokenId| doc.children_by(t, &[Deprel::Conj]).any(|c| c > next);
    if next < first || !is_nominal(doc, next) || np::name_at(doc, first).is_some() {
        return false;
    }
    if !goes_on(next) && !goes_on(first) {
        return false;
    }
    let owned =
        |t: TokenId| doc.children_by(t, &[Deprel::NmodPoss]).any(|p| doc.tokens[p].upos == Upos::Pron);
    let one = |t: TokenId| doc.tokens[t].xpos == Xpos::Nn && counting::number_of(doc, t).is_none();
    let several = || {
        np::is_plural(doc, next) && counting::number_of(doc, next).is_some_and(|n| n.interval.low > Some(1))
    };
    let brought_in = np::determination(doc, first) == np::Determination::Indefinite || owned(first);
    one(first) && brought_in && (several() || one(next) && owned(next))
}

/// "Jon Moe, the member and son of the founder, was killed": a bare noun joined behind an apposition goes on with it and
/// is no other person.
fn describes(doc: &Document, head: TokenId, conjunct: TokenId) -> bool {
    let token = &doc.tokens[conjunct];
    // "His girlfriend, Ada Holm; and her mother": the name is hers.
    let named = np::name_at(doc, conjunct).is_some_and(|name| {
        let before = name.tokens.start.checked_sub(2).filter(|&t| doc.word(t + 1) == ",");
        before.is_some_and(|t| doc.tokens[t].xpos == Xpos::Nn)
            && name.tokens.end < doc.tokens.len()
            && doc.word(name.tokens.end) == ";"
    });
    if named || is_named_between_commas(doc, head, conjunct) || is_second_trade(doc, head, conjunct) {
        return true;
    }
    token.xpos == Xpos::Nn
        && doc.children_by(head, &[Deprel::Appos]).any(|t| t > head && t < conjunct)
        && doc.children_by(conjunct, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nummod]).next().is_none()
}

/// "A lawyer and campaigner was shot": one article and a verb for one make one person of two trades.
fn is_second_trade(doc: &Document, head: TokenId, conjunct: TokenId) -> bool {
    let one = |t: TokenId| doc.tokens[t].xpos == Xpos::Nn && counting::number_of(doc, t).is_none();
    let bare = doc.children_by(conjunct, &[Deprel::Det, Deprel::NmodPoss]).next().is_none();
    let relation = doc.tokens[head].deprel;
    let verb = doc.tokens[head].head.filter(|_| relation.is_subject());
    let singular = |verb: TokenId| {
        doc.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
            .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "was" | "is" | "has"))
    };
    // "A man, a woman and child was hurt": of more than two, nobody knows.
    let two = doc.children_by(head, &[Deprel::Conj]).count() == 1;
    one(head)
        && one(conjunct)
        && bare
        && two
        && np::determination(doc, head) == np::Determination::Indefinite
        && verb.is_some_and(singular)
}

/// Most words of a name.
const NAME: usize = 8;

/// "A recruiter, Ole Vik, and one aide": the name between commas behind one person is that one's.
fn is_named_between_commas(doc: &Document, head: TokenId, conjunct: TokenId) -> bool {
    let sentence = doc.tokens[head].sentence;
    let comma = head + 1;
    let one = doc.tokens[head].xpos == Xpos::Nn
        && np::determination(doc, head) != np::Determination::Bare
        && counting::number_of(doc, head).is_none();
    if !one || conjunct <= comma || doc.word(comma) != "," {
        return false;
    }
    let of_name = |t: &TokenId| {
        doc.tokens.get(*t).is_some_and(|token| {
            token.sentence == sentence
                && (token.upos == Upos::Propn || token.xpos == Xpos::Hyph || doc.word(*t) == "-")
        })
    };
    let end = (comma + 1..comma + 1 + NAME).take_while(of_name).last().map_or(comma, |t| t + 1);
    let closed = doc.tokens.get(end).is_some_and(|t| t.sentence == sentence) && doc.word(end) == ",";
    let person = np::name_at(doc, comma + 1).is_none_or(|name| name.kind == language::NameKind::Person);
    conjunct < end && closed && person
}

/// A noun phrase head with those coordinated with it or set beside it in a list: parsers take items of a list for
/// appositions.
pub fn listed(doc: &Document, head: TokenId) -> Vec<TokenId> {
    let mut all = vec![head];
    let mut next = 0;
    while next < all.len() && all.len() < 64 {
        let at = all[next];
        next += 1;
        all.extend(doc.children_by(at, &[Deprel::Conj, Deprel::Appos]).filter(|&t| {
            let apposition = doc.tokens[t].deprel == Deprel::Appos;
            is_nominal(doc, t)
                && (!apposition || doc.children_by(t, &[Deprel::Det, Deprel::Nummod]).next().is_some())
        }));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Noun, name, pronoun, number, or an adjective that stands as a noun ("the wounded").
pub fn is_nominal(doc: &Document, token: TokenId) -> bool {
    match doc.tokens[token].upos {
        Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det => true,
        Upos::Adj => doc.children_by(token, &[Deprel::Det, Deprel::Nummod, Deprel::Case]).next().is_some(),
        _ => false,
    }
}

/// The verb, adjective or noun that heads the clause of a token: the token itself if it heads one.
pub fn clause_head(doc: &Document, token: TokenId) -> TokenId {
    let heads_clause = |t: TokenId| {
        matches!(
            doc.tokens[t].deprel,
            Deprel::Root
                | Deprel::Ccomp
                | Deprel::Advcl
                | Deprel::AdvclRelcl
                | Deprel::AclRelcl
                | Deprel::Acl
                | Deprel::Parataxis
                | Deprel::Csubj
                | Deprel::CsubjPass
        ) || (doc.tokens[t].deprel == Deprel::Conj
            && matches!(doc.tokens[t].upos, Upos::Verb | Upos::Adj | Upos::Aux))
    };
    if heads_clause(token) {
        return token;
    }
    doc.ancestors(token).find(|&t| heads_clause(t)).unwrap_or(token)
}

/// Whether a predicate is negated by "not", "never", "no longer" or a negative subject.
pub fn is_negated(doc: &Document, predicate: TokenId) -> bool {
    doc.children_by(predicate, &[Deprel::Advmod])
        .any(|t| matches!(doc.tokens[t].lemma.as_str(), "not" | "never" | "n't"))
}

/// "to search", "to be searched".
pub fn is_infinitive(doc: &Document, verb: TokenId) -> bool {
    doc.children_by(verb, &[Deprel::Mark, Deprel::Aux]).any(|t| {
        doc.tokens[t].xpos == Xpos::To || (doc.tokens[t].lemma == "to" && doc.tokens[t].upos == Upos::Part)
    })
}

/// "The men whose bodies were found": the noun that the clause describes, of whose possession it tells.
pub fn whose(doc: &Document, possessed: TokenId) -> Option<TokenId> {
    doc.children_by(possessed, &[Deprel::NmodPoss]).find(|&t| doc.word(t).eq_ignore_ascii_case("whose"))?;
    let clause = doc.tokens[possessed].head.filter(|&t| doc.tokens[t].deprel == Deprel::AclRelcl)?;
    doc.tokens[clause].head.filter(|&noun| noun < possessed)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn lists_that_trees_break() {
        claims(
            "\
Gunmen gunman NNS 2 nsubj
killed kill VBD 0 root
his _ PRP$ 4 nmod:poss
wife _ NN 2 obj SpaceAfter=No
, _ , 8 punct
his _ PRP$ 8 nmod:poss
two _ CD 8 nummod
sons son NNS 4 appos
and _ CC 11 cc
a _ DT 11 det
neighbour _ NN 4 conj SpaceAfter=No
. _ . 2 punct

# newpar
Gunmen gunman NNS 2 nsubj
killed kill VBD 0 root
the _ DT 4 det
mayor _ NN 2 obj SpaceAfter=No
, _ , 7 punct
a _ DT 7 det
doctor _ NN 4 conj SpaceAfter=No
, _ , 11 punct
and _ CC 11 cc
two _ CD 11 nummod
guards guard NNS 4 conj SpaceAfter=No
. _ . 2 punct

# newpar
A _ DT 2 det
mother _ NN 9 nsubj
of _ IN 4 case
three _ CD 2 nmod
and _ CC 7 cc
her _ PRP$ 7 nmod:poss
nephew _ NN 4 conj
are be VBP 9 cop
dead _ JJ 0 root SpaceAfter=No
. _ . 9 punct

# newpar
Gunmen gunman NNS 2 nsubj
opened open VBD 0 root
fire _ NN 2 obj SpaceAfter=No
, _ , 5 punct
leaving leave VBG 2 advcl
one _ CD 7 nummod
clerk _ NN 5 obj
dead _ JJ 5 xcomp
and _ CC 11 cc
four _ CD 11 nsubj
wounded wound VBN 2 conj SpaceAfter=No
. _ . 2 punct

# newpar
Two _ CD 2 nummod
men man NNS 6 nsubj:pass
who _ WP 4 nsubj
ran run VBD 2 acl:relcl
were be VBD 6 aux:pass
killed kill VBN 9 ccomp SpaceAfter=No
, _ , 6 punct
police _ NN 9 nsubj
said say VBD 0 root SpaceAfter=No
. _ . 9 punct
",
            expect![[r#"
                killed 1..1 people | asserted | the report | Gunmen killed his wife, his two sons and a neighbour
                killed 2..2 people | asserted | the report | Gunmen killed his wife, his two sons and a neighbour
                killed 1..1 people | asserted | the report | Gunmen killed his wife, his two sons and a neighbour
                killed 1..1 officials | asserted | the report | Gunmen killed the mayor, a doctor, and two guards
                killed 1..1 workers | asserted | the report | Gunmen killed the mayor, a doctor, and two guards
                killed 2..2 security_forces | asserted | the report | Gunmen killed the mayor, a doctor, and two guards
                killed 2..2 people | asserted | the report | A mother of three and her nephew are dead
                attack | asserted | the report | Gunmen opened fire
                killed 1..1 workers | asserted | the report | leaving one clerk dead
                injured 4..4 workers | asserted | the report | four wounded
                killed 2..2 people | asserted | police | Two men who ran were killed
            "#]],
        );
    }
}
