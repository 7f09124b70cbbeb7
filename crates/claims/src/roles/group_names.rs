//! Groups by their names, known or not: "the Lake Front", "a group called the Sons of Noon", "the banned Noor Brigade".

use language::{Deprel, Document, NameKind, TokenId, Upos, Xpos};

use crate::np;
use crate::predicates::Classes;
use crate::reading::EntityKind;
use crate::syntax;

/// "The Lake Front", "the United Front of Tarn": a noun for a group, written as a name with a word that tells it from others, where
/// no table and no model knows the name, or takes it for a place.
pub fn is_group(doc: &Document, classes: &Classes, head: TokenId) -> bool {
    let Some(token) = doc.tokens.get(head) else { return false };
    // In capitals nothing tells a name.
    let capital =
        |t: TokenId| doc.word(t).starts_with(char::is_uppercase) && doc.word(t).contains(char::is_lowercase);
    // "The Movement for Tarn": taggers take the noun of a name for any noun.
    let opens = doc.sentences[token.sentence].tokens.start == head;
    if !matches!(token.upos, Upos::Propn) && (token.upos != Upos::Noun || opens)
        || !capital(head)
        || !classes.has("GROUP_NAME_NOUN", &token.lemma.to_lowercase())
    {
        return false;
    }
    if np::name_at(doc, head).is_some_and(|name| name.kind != NameKind::Place) {
        return false;
    }
    if rest_of_name(doc, head).is_some() {
        return true;
    }
    let of_its_name =
        [Deprel::Compound, Deprel::Amod, Deprel::Nmod, Deprel::Obl, Deprel::NmodPoss, Deprel::Flat];
    doc.children_by(head, &of_its_name).any(|t| {
        capital(t)
            && matches!(doc.tokens[t].upos, Upos::Propn | Upos::Adj)
            && (!matches!(doc.tokens[t].deprel, Deprel::Nmod | Deprel::Obl)
                || syntax::has_case(doc, t, "of")
                || syntax::has_case(doc, t, "for"))
    })
}

/// "Tarn" of "the Movement for Tarn": the name right behind "of" or "for", wherever the tree hangs it.
pub fn rest_of_name(doc: &Document, head: TokenId) -> Option<TokenId> {
    let sentence = doc.tokens[head].sentence;
    let here = |t: TokenId| doc.tokens.get(t).is_some_and(|token| token.sentence == sentence);
    let link = head + 1;
    let links = here(link) && matches!(doc.word(link), "of" | "for");
    let article = here(link + 1) && doc.word(link + 1) == "the";
    let first = link + 1 + usize::from(article);
    let capital = links
        && here(first)
        && doc.tokens[first].upos == Upos::Propn
        && doc.word(first).starts_with(char::is_uppercase)
        && doc.word(first).contains(char::is_lowercase);
    if !capital {
        return None;
    }
    // "Blamed the Army for Monday's raid": no day, and nobody's.
    let owned = doc.children_by(first, &[Deprel::Case]).any(|t| t > first);
    let at = doc.times.partition_point(|time| time.tokens.end <= first);
    let timed = doc.times.get(at).is_some_and(|time| time.tokens.contains(&first));
    if owned || timed {
        return None;
    }
    match np::name_at(doc, first) {
        Some(name) => np::head(doc, name.tokens.clone()),
        None => Some(first),
    }
}

/// What a name is that was taken for a person's or a place's, where its noun says that it is a group's: "the dissident group Carlos
/// Lind", "a group calling itself Black Dawn", "the banned Tarn-e-Noor".
pub fn called(doc: &Document, classes: &Classes, head: TokenId) -> Option<EntityKind> {
    let name =
        np::name_at(doc, head).filter(|name| matches!(name.kind, NameKind::Person | NameKind::Place))?;
    let own = np::head(doc, name.tokens.clone())?;
    let first = name.tokens.start;
    let sentence = doc.tokens[first].sentence;
    let word = |t: TokenId| doc.word(t).to_lowercase();
    let is_noun = |t: TokenId| {
        doc.tokens[t].upos == Upos::Noun && classes.has("GROUP_NOUN", &doc.tokens[t].lemma.to_lowercase())
    };
    let armed = |noun: TokenId| {
        doc.children_by(noun, &[Deprel::Amod, Deprel::Compound]).any(|t| classes.has("ARMED_WORD", &word(t)))
            || classes.has("ARMED_WORD", &doc.tokens[noun].lemma.to_lowercase())
    };
    let before = |n: usize| first.checked_sub(n).filter(|&t| doc.tokens[t].sentence == sentence);
    // "The banned X": no person is told so.
    let banned = before(1).is_some_and(|t| classes.has("BANNED", &word(t)))
        && before(2).is_some_and(|t| doc.tokens[t].upos == Upos::Det);
    if banned {
        return Some(EntityKind::ArmedGroup);
    }
    let above =
        doc.tokens[own].head.filter(|_| matches!(doc.tokens[own].deprel, Deprel::Appos | Deprel::Flat));
    let noun = above.filter(|&t| t < own && is_noun(t)).or_else(|| before(1).filter(|&t| is_noun(t)));
    if let Some(noun) = noun {
        return Some(if armed(noun) { EntityKind::ArmedGroup } else { EntityKind::Organisation });
    }
    if calling(doc, classes, first).is_some() {
        return Some(EntityKind::ArmedGroup);
    }
    // "The Sons of Noon, a small anarchist group", not "Tarn, a group of islands".
    let comma = doc.tokens.get(name.tokens.end).is_some_and(|token| token.sentence == sentence)
        && doc.word(name.tokens.end) == ",";
    let is_said_behind = comma
        && doc.children_by(own, &[Deprel::Appos]).any(|t| {
            t > own
                && t < name.tokens.end + LONGEST_ASIDE
                && np::determination(doc, t) == np::Determination::Indefinite
                && is_noun(t)
                && !np::is_plural(doc, t)
                && (armed(t) || doc.children_by(t, &[Deprel::Amod, Deprel::Compound]).next().is_some())
                && doc.children_by(t, &[Deprel::Nmod]).all(|of| !syntax::has_case(doc, of, "of"))
        });
    is_said_behind.then_some(EntityKind::ArmedGroup)
}

/// "The Dawlah Noor group", "the Choneros gang", "the Tarn cartel": a noun for a group right behind its name, which no table and no
/// model need know. "A Tarn gang" may be any of that town, save where such groups bear its name, as cartels do.
pub fn named_before(doc: &Document, classes: &Classes, noun: TokenId) -> Option<EntityKind> {
    let token = doc.tokens.get(noun)?;
    let lemma = token.lemma.to_lowercase();
    if !matches!(token.upos, Upos::Noun | Upos::Propn)
        || !classes.has("GROUP_NOUN", &lemma)
        || np::is_plural(doc, noun)
    {
        return None;
    }
    // "The Shining Dawn movement", all of it taken for a people.
    if let Some(name) = np::name_at(doc, noun).filter(|name| name.tokens.len() > 1) {
        let people = matches!(name.kind, NameKind::People | NameKind::Person) && name.tokens.end == noun + 1;
        let small = doc.word(noun).starts_with(char::is_lowercase)
            && doc.word(name.tokens.start).starts_with(char::is_uppercase);
        return (people && small).then_some(EntityKind::Organisation);
    }
    let last = noun.checked_sub(1).filter(|&t| doc.tokens[t].sentence == token.sentence)?;
    let capital =
        doc.word(last).starts_with(char::is_uppercase) && doc.word(last).contains(char::is_lowercase);
    let hangs = std::iter::once(last).chain(doc.ancestors(last).take(3)).any(|t| {
        doc.tokens[t].head == Some(noun)
            && matches!(
                doc.tokens[t].deprel,
                Deprel::Compound | Deprel::Amod | Deprel::NmodPoss | Deprel::NmodDesc
            )
    });
    // "'s": the town's own.
    // "A neo-Nazi group", "a Shiite militia": what they believe is no name.
    let creed = classes.has("CREED", &doc.word(last).to_lowercase());
    if !capital || !hangs || creed || doc.tokens[last].upos != Upos::Propn {
        return None;
    }
    let place = match np::name_at(doc, last).map(|name| name.kind) {
        Some(NameKind::Country | NameKind::People) => return None,
        Some(NameKind::Place) => true,
        _ => false,
    };
    if place && !classes.has("NAMED_BY_PLACE", &lemma) {
        return None;
    }
    let armed = classes.has("ARMED_WORD", &lemma)
        || doc
            .children_by(noun, &[Deprel::Amod])
            .any(|t| classes.has("ARMED_WORD", &doc.word(t).to_lowercase()));
    Some(if armed { EntityKind::ArmedGroup } else { EntityKind::Organisation })
}

/// The head of the name of a group that a noun for it only follows: "400 Mawozo" of "the 400 Mawozo gang", where the name is known.
pub fn name_before(doc: &Document, classes: &Classes, noun: TokenId) -> Option<TokenId> {
    named_before(doc, classes, noun)?;
    let name = np::name_at(doc, noun.checked_sub(1)?)?;
    let is_group = matches!(name.kind, NameKind::ArmedGroup);
    (is_group && !name.tokens.contains(&noun)).then(|| np::head(doc, name.tokens.clone())).flatten()
}

/// "An Iran-backed militia", "the cartel": a noun for one armed body, where the report has no name for it.
pub fn is_armed_body(doc: &Document, classes: &Classes, noun: TokenId) -> bool {
    doc.tokens.get(noun).is_some_and(|token| {
        token.upos == Upos::Noun
            && classes.has("ARMED_BODY", &token.lemma.to_lowercase())
            && !np::is_plural(doc, noun)
            && np::determination(doc, noun) != np::Determination::Bare
            && doc.children_by(noun, &[Deprel::Nummod]).next().is_none()
    })
}

/// "A group calling itself Red Dawn": a name in capitals that no table and no model knows.
pub fn is_called_so(doc: &Document, classes: &Classes, head: TokenId) -> bool {
    let Some(token) = doc.tokens.get(head) else { return false };
    let known = np::name_at(doc, head)
        .is_some_and(|name| matches!(name.kind, NameKind::Organisation | NameKind::ArmedGroup));
    if token.upos != Upos::Propn || known {
        return false;
    }
    let first = doc
        .children_by(head, &[Deprel::Compound, Deprel::Amod, Deprel::Flat])
        .filter(|&t| t < head && doc.word(t).starts_with(char::is_uppercase))
        .min()
        .unwrap_or(head);
    // "Calling itself the Red Dawn": nothing else stands between.
    let between =
        (first.saturating_sub(REACH)..first).rev().take_while(|&t| doc.tokens[t].lemma != "call").all(|t| {
            matches!(doc.tokens[t].upos, Upos::Det | Upos::Punct)
                || matches!(doc.word(t).to_lowercase().as_str(), "itself" | "themselves")
        });
    between && calling(doc, classes, first).is_some()
}

/// The noun for a group that stands before "calling itself", "called" and the name that begins here.
fn calling(doc: &Document, classes: &Classes, first: TokenId) -> Option<TokenId> {
    let sentence = doc.tokens[first].sentence;
    let reach = first.saturating_sub(REACH)..first;
    let verb = reach
        .rev()
        .take_while(|&t| doc.tokens[t].sentence == sentence)
        .find(|&t| doc.tokens[t].lemma == "call")?;
    noun_before(doc, classes, verb)
}

/// Words of "a small anarchist group" behind a name.
const LONGEST_ASIDE: usize = 7;

/// Words between a noun, the word by which it is called and its name.
const REACH: usize = 4;

fn noun_before(doc: &Document, classes: &Classes, verb: TokenId) -> Option<TokenId> {
    let sentence = doc.tokens[verb].sentence;
    (verb.saturating_sub(2)..verb).rev().find(|&t| {
        doc.tokens[t].sentence == sentence
            && doc.tokens[t].upos == Upos::Noun
            && classes.has("GROUP_NOUN", &doc.tokens[t].lemma.to_lowercase())
    })
}

/// "A group calling itself the Sons of Noon", "a group called Black Dawn", "a Tarn group, Black Dawn": the head of the name that such a
/// noun has.
pub fn name_of(doc: &Document, classes: &Classes, noun: TokenId) -> Option<TokenId> {
    let is_noun = doc.tokens[noun].upos == Upos::Noun
        && classes.has("GROUP_NOUN", &doc.tokens[noun].lemma.to_lowercase());
    if !is_noun {
        return None;
    }
    let is_name = |t: TokenId| {
        let name = np::name_at(doc, t)?;
        let meant = matches!(
            name.kind,
            NameKind::Organisation | NameKind::ArmedGroup | NameKind::Person | NameKind::Place
        );
        np::head(doc, name.tokens.clone()).filter(|_| meant)
    };
    let sentence = doc.tokens[noun].sentence;
    let within = |t: TokenId| doc.tokens.get(t).is_some_and(|token| token.sentence == sentence);
    // "A group called the Sons of Noon", not "the group called the raid a success".
    let is_its_name = |verb: TokenId| {
        let subject = doc.tokens[noun].head == Some(verb) && doc.tokens[noun].deprel == Deprel::Nsubj;
        doc.tokens[verb].xpos == Xpos::Vbn || verb == noun + 1 && !subject
    };
    // "A group known as the Red Hand".
    let known = |t: TokenId| {
        doc.word(t).eq_ignore_ascii_case("known")
            && within(t + 1)
            && doc.word(t + 1).eq_ignore_ascii_case("as")
    };
    let verb = (noun + 1..noun + 3).find(|&t| {
        within(t)
            && (doc.tokens[t].lemma == "call" || known(t))
            && (known(t)
                || doc.word(t).eq_ignore_ascii_case("called") && is_its_name(t)
                || is_reflexive(doc, t))
    });
    if let Some(verb) = verb {
        let named = (verb + 1..verb + REACH).take_while(|&t| within(t)).find_map(is_name);
        return named.or_else(|| {
            (verb + 1..verb + REACH)
                .take_while(|&t| within(t))
                .find(|&t| is_reflexive(doc, verb) && is_called_so(doc, classes, t) && !heads_on(doc, t))
        });
    }
    let beside = doc.children_by(noun, &[Deprel::Appos]).filter(|&t| t > noun).find_map(is_name);
    // "The Tarn militia Vorn": right behind its noun, whatever the models know of it.
    let right_behind = || {
        let next = noun + 1;
        let capital = within(next)
            && doc.tokens[next].upos == Upos::Propn
            && doc.word(next).starts_with(char::is_uppercase);
        let hangs = || {
            doc.tokens[next].head == Some(noun)
                && matches!(
                    doc.tokens[next].deprel,
                    Deprel::Appos | Deprel::Flat | Deprel::NmodDesc | Deprel::Compound
                )
                || doc.tokens[noun].head == Some(next)
        };
        (capital && hangs()).then_some(next)
    };
    beside.or_else(right_behind).or_else(|| beside_it(doc, noun))
}

/// "Fighters of the militia Vorn", "the group Tarn Province said": the name right behind its noun, which the tree hangs on what the
/// noun hangs on.
fn beside_it(doc: &Document, noun: TokenId) -> Option<TokenId> {
    let name = np::name_at(doc, noun + 1).filter(|name| {
        name.tokens.start == noun + 1
            && matches!(
                name.kind,
                NameKind::Organisation | NameKind::ArmedGroup | NameKind::Person | NameKind::Place
            )
    })?;
    let head = np::head(doc, name.tokens.clone())?;
    let (own, other) = (&doc.tokens[noun], &doc.tokens[head]);
    let alike = own.deprel == other.deprel
        && matches!(own.deprel, Deprel::Nmod | Deprel::Nsubj | Deprel::Obl | Deprel::Obj | Deprel::NsubjPass);
    (own.sentence == other.sentence
        && own.head == other.head
        && alike
        && !np::is_plural(doc, noun)
        && doc.children_by(head, &[Deprel::Case]).next().is_none())
    .then_some(head)
}

/// "Red" of "Red Dawn": another word of the name is its head.
fn heads_on(doc: &Document, t: TokenId) -> bool {
    doc.tokens[t].head.is_some_and(|head| {
        head > t && matches!(doc.tokens[t].deprel, Deprel::Compound | Deprel::Amod | Deprel::Flat)
    })
}

/// "Calling itself", "calls itself", "calling themselves".
fn is_reflexive(doc: &Document, verb: TokenId) -> bool {
    let sentence = doc.tokens[verb].sentence;
    (verb + 1..doc.tokens.len())
        .take(2)
        .take_while(|&t| doc.tokens[t].sentence == sentence)
        .any(|t| matches!(doc.word(t).to_lowercase().as_str(), "itself" | "themselves"))
}
