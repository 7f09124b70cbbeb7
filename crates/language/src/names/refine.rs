//! Puts together what the encoder, the lexicon, the text's own definitions and the patterns say of names.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::actors::Actors;
use super::definitions::definitions;
use super::lexicon::{Match, Meaning, Trust, is_cased};
use super::words::{Case, words};
use crate::{Document, Name, NameKind, TokenId, Upos};

/// Gives each name its kind and, where it is known, its key; adds names that the encoder missed and the actor file knows.
pub fn refine(document: &mut Document, actors: &Actors) {
    let mut names = Vec::new();
    let mut encoded = std::mem::take(&mut document.names).into_iter().peekable();
    for sentence in &document.sentences {
        let tokens = sentence.tokens.clone();
        let mut coarse = Vec::new();
        while encoded.peek().is_some_and(|name| name.tokens.start < tokens.end) {
            coarse.extend(encoded.next());
        }
        let cased = is_cased(document, tokens.clone());
        let coarse: Vec<Name> = coarse
            .into_iter()
            .filter_map(|name| without_edges(document, name))
            .filter_map(|name| without_titles(document, actors, name))
            .map(|name| settled(document, actors, name, cased))
            .collect();
        let matches = actors.lexicon.find(document, tokens);
        names.extend(merge(document, actors, coarse, matches));
    }
    document.names = names;
    resolve_other_places(document, actors);
    doubt_short_acronyms(document, actors);
    apply_definitions(document, actors);
    short_forms(document, actors);
}

/// What a group's own word may be short for: "Haqqani" of "Haqqani network".
const GROUP_ENDINGS: &[&str] = &["network", "front", "group", "movement", "army", "brigades"];
/// Who is said to be of a group by one word of its name: "Haqqani commander".
const MEMBERS: &[&str] = &[
    "leader",
    "leaders",
    "commander",
    "commanders",
    "chief",
    "fighter",
    "fighters",
    "militant",
    "militants",
    "insurgent",
    "insurgents",
    "rebel",
    "rebels",
    "facilitator",
    "facilitators",
    "operative",
    "operatives",
    "cell",
];

/// "Haqqani commander": one word of an armed group's name, before one who is of such a group, stands for the group.
fn short_forms(document: &mut Document, actors: &Actors) {
    for index in 0..document.names.len() {
        let name = &document.names[index];
        let behind = document.tokens.get(name.tokens.end).filter(|next| {
            next.sentence == document.tokens[name.tokens.start].sentence
                && MEMBERS.contains(&next.span.of(&document.text).to_lowercase().as_str())
        });
        if name.known.is_some() || name.tokens.len() != 1 || behind.is_none() {
            continue;
        }
        let word = name.span.of(&document.text);
        let group =
            GROUP_ENDINGS.iter().find_map(|ending| match actors.lexicon.get(&format!("{word} {ending}")) {
                Some(Meaning::Actor(index)) => {
                    actors.actor(*index).filter(|actor| actor.kind == NameKind::ArmedGroup)
                }
                _ => None,
            });
        if let Some(group) = group {
            document.names[index].kind = group.kind;
            document.names[index].known = Some(group.key.clone());
        }
    }
}

/// A person's name without the titles before it; `None` if it is nothing but titles. Titles of faith and nobility stay:
/// they are part of the name ("Pope", "Mullah").
fn without_titles(document: &Document, actors: &Actors, name: Name) -> Option<Name> {
    if name.kind != NameKind::Person {
        return Some(name);
    }
    let is_title = |token: TokenId| {
        let title = actors.titles().find(document.word(token));
        // "Don" and "Dean" are first names too.
        title.is_some_and(|title| match title.class.as_str() {
            "military" | "police" | "political" | "legal" | "diplomatic" | "spokesperson" => true,
            "address" => title.sex.is_some() && document.word(token).to_lowercase().starts_with('m'),
            _ => false,
        })
    };
    let titles = name.tokens.clone().take_while(|&t| is_title(t) || document.word(t) == ".").count();
    let start = name.tokens.start + titles;
    match name.tokens.len() - titles {
        0 => None,
        _ if titles == 0 => Some(name),
        _ => Some(Name {
            span: document.span_of(start..name.tokens.end),
            tokens: start..name.tokens.end,
            ..name
        }),
    }
}

/// Letters that make no syllable, or the acronym of a police department: no first name in capitals.
fn is_unspeakable(folded: &str) -> bool {
    folded.ends_with("pd") || !folded.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Kinds that the words of a name rule out: no person is called "KXTV", no organisation "Marlow County".
fn settled(document: &Document, actors: &Actors, name: Name, cased: bool) -> Name {
    let parts = words(name.span.of(&document.text));
    let acronym = matches!(parts.as_slice(), [word] if word.case == Case::Capitals && word.folded.len() >= 3);
    let kind = match name.kind {
        NameKind::Person
            if cased && acronym && name.tokens.len() == 1 && is_unspeakable(&parts[0].folded) =>
        {
            NameKind::Organisation
        }
        NameKind::Organisation
            if parts.len() >= 2 && actors.kind_of_words(name.span.of(&document.text)).is_none() =>
        {
            match parts.last().map(|w| w.folded.as_str()) {
                Some(
                    "county" | "province" | "district" | "governorate" | "village" | "region" | "valley"
                    | "island",
                ) => NameKind::Place,
                // "Cundinamarca Department": where case cannot tell it from a state department.
                Some("department") if !cased => NameKind::Place,
                _ => NameKind::Organisation,
            }
        }
        kind => kind,
    };
    Name { kind, ..name }
}

/// A name without the article, punctuation and possessive clitic at its edges, and without what follows in brackets.
fn without_edges(document: &Document, name: Name) -> Option<Name> {
    let Range { mut start, mut end } = name.tokens;
    let bracket = (start + 1..end).find(|&t| matches!(document.word(t), "(" | "[" | "-LRB-"));
    // "Front (GF" but not "Party (Marxist)".
    if let Some(bracket) = bracket.filter(|&open| document.word(end - 1) != ")" && open < end) {
        end = bracket;
    }
    while start < end && (is_edge(document, start) || end - start == 1 && is_article(document, start)) {
        start += 1;
    }
    while start < end && is_edge(document, end - 1) {
        end -= 1;
    }
    (start < end).then(|| Name { span: document.span_of(start..end), tokens: start..end, ..name })
}

fn is_article(document: &Document, token: TokenId) -> bool {
    matches!(document.word(token), "The" | "THE" | "the")
}

fn is_edge(document: &Document, token: TokenId) -> bool {
    let word = document.word(token);
    let sentence = &document.sentences[document.tokens[token].sentence];
    // "The Green Door" within a sentence: the article has its capital from the name.
    let own_article =
        word == "The" && token > sentence.tokens.start && is_cased(document, sentence.tokens.clone());
    word.eq_ignore_ascii_case("the") && !own_article
        || matches!(word, "'s" | "’s" | "'S" | "’S")
        || !word.chars().any(char::is_alphanumeric) && document.tokens[token].upos != Upos::Propn
}

/// One sentence's names from the encoder's and the lexicon's.
fn merge(document: &Document, actors: &Actors, coarse: Vec<Name>, matches: Vec<Match>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::with_capacity(coarse.len() + matches.len());
    let mut matches = matches.into_iter().peekable();
    for name in coarse {
        while let Some(found) = matches.next_if(|m| m.tokens.end <= name.tokens.start) {
            names.extend(from_lexicon(document, actors, found));
        }
        let mut inside = Vec::new();
        while let Some(found) = matches.next_if(|m| m.tokens.start < name.tokens.end) {
            inside.push(found);
        }
        names.extend(combine(document, actors, name, inside));
    }
    for found in matches {
        names.extend(from_lexicon(document, actors, found));
    }
    // Two names of the encoder may have led to the same known one.
    names.dedup_by(|later, earlier| later.tokens.start < earlier.tokens.end);
    names
}

/// A name that the lexicon alone has found.
fn from_lexicon(document: &Document, actors: &Actors, found: Match) -> Option<Name> {
    if found.trust == Trust::Doubtful && !stands_alone(document, &found.tokens) {
        return None;
    }
    Some(name_of(document, actors, found))
}

fn name_of(document: &Document, actors: &Actors, found: Match) -> Name {
    let span = document.span_of(found.tokens.clone());
    let (kind, known) = match found.meaning {
        Meaning::Actor(index) => match actors.actor(index) {
            Some(actor) => (actor.kind, Some(actor.key.clone())),
            None => (NameKind::Organisation, None),
        },
        Meaning::Country(code) => (NameKind::Country, Some(code)),
        Meaning::People(key) => (NameKind::People, Some(key)),
    };
    Name { span, tokens: found.tokens, kind, known }
}

/// Whether no other capitalised word stands beside the tokens, in a text with both cases.
fn stands_alone(document: &Document, tokens: &Range<TokenId>) -> bool {
    let Some(sentence) = document.tokens.get(tokens.start).and_then(|t| document.sentences.get(t.sentence))
    else {
        return false;
    };
    if !is_cased(document, sentence.tokens.clone()) {
        return false;
    }
    let capital = |token: TokenId| words(document.word(token)).first().is_some_and(|w| w.case != Case::Lower);
    // Every word has a capital at the head of a sentence: there the tag tells.
    let first_word = |token: TokenId| {
        token == sentence.tokens.start && !matches!(document.tokens[token].upos, Upos::Propn | Upos::X)
    };
    let before =
        tokens.start.checked_sub(1).filter(|&t| t >= sentence.tokens.start && capital(t) && !first_word(t));
    let after = Some(tokens.end).filter(|&t| t < sentence.tokens.end && capital(t));
    before.is_none() && after.is_none()
}

/// A name of the encoder and the known names that overlap it.
fn combine(document: &Document, actors: &Actors, name: Name, inside: Vec<Match>) -> Vec<Name> {
    let whole =
        inside.iter().position(|m| m.tokens.start <= name.tokens.start && m.tokens.end >= name.tokens.end);
    if let Some(index) = whole {
        let found = &inside[index];
        let person = name.kind == NameKind::Person;
        let adjective = document.tokens[name.tokens.start].upos == Upos::Adj;
        let people = matches!(found.meaning, Meaning::People(_)) && !adjective;
        let doubtful = found.trust == Trust::Doubtful || people && sentence_is_cased(document, &name);
        if person && doubtful && found.tokens == name.tokens {
            return vec![name];
        }
        let found = inside.into_iter().nth(index);
        return found.map(|found| name_of(document, actors, found)).into_iter().collect();
    }
    if name.kind == NameKind::Person {
        return person_with_group(document, actors, name, inside);
    }
    // A known name that reaches over the edge of the encoder's wins.
    let over = |m: &&Match| m.tokens.start < name.tokens.start || m.tokens.end > name.tokens.end;
    if inside.iter().any(|m| over(&m)) {
        return inside.into_iter().map(|found| name_of(document, actors, found)).collect();
    }
    vec![refined(document, actors, name, inside)]
}

fn sentence_is_cased(document: &Document, name: &Name) -> bool {
    let sentence = document.tokens.get(name.tokens.start).and_then(|t| document.sentences.get(t.sentence));
    sentence.is_some_and(|s| is_cased(document, s.tokens.clone()))
}

/// A person's name that the encoder began too early: "Taliban Mullah Baz" is a group and a person.
fn person_with_group(document: &Document, actors: &Actors, name: Name, inside: Vec<Match>) -> Vec<Name> {
    let mut inside = inside.into_iter();
    match inside.next() {
        Some(found)
            if found.tokens.start <= name.tokens.start
                && found.trust == Trust::Sure
                && found.tokens.len() < name.tokens.len() =>
        {
            let tokens = found.tokens.end..name.tokens.end;
            let rest = Name { span: document.span_of(tokens.clone()), tokens, ..name };
            vec![name_of(document, actors, found), rest]
        }
        _ => vec![name],
    }
}

/// An organisation, place or people of the encoder with its kind and key.
fn refined(document: &Document, actors: &Actors, name: Name, inside: Vec<Match>) -> Name {
    let text = name.span.of(&document.text);
    // In capitals an acronym that is also a word ("ARENA") is known by what the encoder takes it for.
    if inside.is_empty()
        && name.kind == NameKind::Organisation
        && let Some(Meaning::Actor(index)) = actors.lexicon.get(text)
        && let Some(actor) = actors.actor(*index).filter(|a| a.kind == NameKind::Organisation)
    {
        return Name { kind: actor.kind, known: Some(actor.key.clone()), ..name };
    }
    if name.kind == NameKind::Organisation || name.kind == NameKind::Place && is_institution(actors, text) {
        if let Some((kind, _)) = actors.kind_of_words(text) {
            // "Houthi rebels", "ISIL terrorists": the group itself.
            let known = inside
                .into_iter()
                .next()
                .filter(|m| m.tokens.start == name.tokens.start && m.tokens.end + 1 == name.tokens.end)
                .and_then(|m| if let Meaning::Actor(index) = m.meaning { actors.actor(index) } else { None })
                .filter(|actor| actor.kind == kind && kind == NameKind::ArmedGroup)
                .map(|actor| actor.key.clone());
            return Name { kind, known, ..name };
        }
        // "Afghan Hezbollah": the known name at the end is what is named.
        if let Some(Match { meaning: Meaning::Actor(index), tokens, .. }) = inside.into_iter().next_back()
            && tokens.end == name.tokens.end
            && let Some(actor) = actors.actor(index)
        {
            return Name { kind: actor.kind, known: Some(actor.key.clone()), ..name };
        }
    }
    name
}

/// Whether the words of what the encoder takes for a place name an institution of state or force.
fn is_institution(actors: &Actors, text: &str) -> bool {
    let kind = actors.kind_of_words(text).map(|(kind, _)| kind);
    matches!(kind, Some(NameKind::Government | NameKind::SecurityForce | NameKind::ArmedGroup))
}

/// A country whose name another place has too ("Georgia") is the country only where the text speaks of its people or
/// capital; else it is a place, and the gazetteer decides.
fn resolve_other_places(document: &mut Document, actors: &Actors) {
    let mut spoken_of: HashMap<String, bool> = HashMap::new();
    for index in 0..document.names.len() {
        let name = &document.names[index];
        let Some(country) = name.known.as_deref().and_then(|code| actors.country(code)) else { continue };
        if name.kind != NameKind::Country || !country.other_place {
            continue;
        }
        let sure = *spoken_of.entry(country.code.clone()).or_insert_with(|| {
            document.names.iter().any(|other| {
                other.kind == NameKind::People && other.known.as_deref() == Some(&country.code)
                    || words(other.span.of(&document.text))
                        .into_iter()
                        .map(|w| w.folded)
                        .collect::<Vec<_>>()
                        .join(" ")
                        == country.capital
            })
        });
        if !sure {
            document.names[index].kind = NameKind::Place;
            document.names[index].known = None;
        }
    }
}

/// A short acronym or a general name stands for many: it names the actor we know only where the text speaks of one of its countries, or
/// of no country at all, or has the full name too.
fn doubt_short_acronyms(document: &mut Document, actors: &Actors) {
    let mut countries: HashSet<String> = HashSet::new();
    let mut in_full: HashSet<String> = HashSet::new();
    for name in &document.names {
        let Some(known) = &name.known else { continue };
        if actors.country(known).is_some() {
            countries.insert(known.clone());
        } else if name.tokens.len() > 1 {
            in_full.insert(known.clone());
        }
    }
    for name in &mut document.names {
        let parts = words(name.span.of(&document.text));
        let short =
            matches!(parts.as_slice(), [word] if word.case == Case::Capitals && word.folded.len() <= 3);
        let general = parts.len() > 1 && parts.first().is_some_and(|word| is_general(&word.folded));
        let Some(actor) = name.known.as_deref().and_then(|key| actors.get(key)) else { continue };
        let elsewhere = !countries.is_empty()
            && !actor.countries.is_empty()
            && !actor.countries.iter().any(|code| countries.contains(code));
        if !elsewhere || actor.class == "media" {
            continue;
        }
        if short && !in_full.contains(&actor.key) {
            name.known = None;
            name.kind = NameKind::Organisation;
        } else if general && actor.kind == NameKind::ArmedGroup {
            name.known = None;
        }
    }
}

/// First words of names that groups of several countries bear: "People's Revolutionary Army".
fn is_general(folded: &str) -> bool {
    matches!(
        folded,
        "national"
            | "people"
            | "peoples"
            | "popular"
            | "revolutionary"
            | "resistance"
            | "united"
            | "liberation"
            | "army"
    )
}

/// Gives acronyms the kind and key of the name that they are defined by, wherever they stand, and adds both where they
/// are missing.
fn apply_definitions(document: &mut Document, actors: &Actors) {
    let mut defined: HashMap<String, Named> = HashMap::new();
    let mut added = Vec::new();
    for definition in definitions(document) {
        let full = document.span_of(definition.full.clone()).of(&document.text);
        let acronym = document.span_of(definition.acronym.clone());
        let known = document.names.iter().find(|n| n.tokens.end == definition.full.end);
        let meaning = match known {
            Some(name) if name.kind != NameKind::People => (name.kind, name.known.clone()),
            _ => match actors.kind_of_words(full) {
                Some((kind, _)) => (kind, None),
                None => (NameKind::Organisation, None),
            },
        };
        let meaning = match actors.lexicon.get(acronym.of(&document.text)) {
            // The text's full name is not the one we know, but the acronym is: spelt in another way.
            Some(Meaning::Actor(index)) if meaning.1.is_none() => actors
                .actor(*index)
                .filter(|a| a.kind == meaning.0)
                .map_or(meaning, |a| (a.kind, Some(a.key.clone()))),
            _ => meaning,
        };
        if meaning.0 == NameKind::Person {
            continue;
        }
        defined.insert(acronym.of(&document.text).to_owned(), meaning.clone());
        added.push((definition.full, meaning));
    }
    if defined.is_empty() {
        return;
    }
    for token in 0..document.tokens.len() {
        if let Some(meaning) = defined.get(document.word(token)) {
            added.push((token..token + 1, meaning.clone()));
        }
    }
    set(document, added);
}

/// What is named: its kind and the key of a known actor.
type Named = (NameKind, Option<String>);

/// Puts names in, in place of those that they overlap.
fn set(document: &mut Document, mut added: Vec<(Range<TokenId>, Named)>) {
    added.sort_by_key(|(tokens, _)| (tokens.start, tokens.end));
    added.dedup_by(|later, earlier| later.0.start < earlier.0.end);
    let old = std::mem::take(&mut document.names);
    let overlaps = |name: &Name| {
        let at = added.partition_point(|(tokens, _)| tokens.end <= name.tokens.start);
        added.get(at).is_some_and(|(tokens, _)| tokens.start < name.tokens.end)
    };
    let mut names: Vec<Name> = old.into_iter().filter(|name| !overlaps(name)).collect();
    for (tokens, (kind, known)) in added {
        names.push(Name { span: document.span_of(tokens.clone()), tokens, kind, known });
    }
    names.sort_by_key(|name| name.tokens.start);
    document.names = names;
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use expect_test::{Expect, expect};

    use proptest::prelude::*;

    use super::*;
    use crate::Knowledge;
    use crate::segment::segment;

    static ACTORS: LazyLock<Actors> =
        LazyLock::new(|| Actors::new(&Knowledge::embedded()).expect("the files are right"));

    /// The names that come out of a text without an encoder.
    fn check(text: &str, expected: Expect) {
        let mut document = segment(text);
        refine(&mut document, &ACTORS);
        expected.assert_eq(&show(&document));
    }

    fn show(document: &Document) -> String {
        let line = |n: &Name| {
            format!("{} {:?} {}\n", n.span.of(&document.text), n.kind, n.known.as_deref().unwrap_or("-"))
        };
        document.names.iter().map(line).collect()
    }

    #[test]
    fn one_word_of_a_group_before_its_member() {
        let kinds = |text: &str| {
            let mut document = segment(text);
            let word =
                document.tokens.iter().position(|t| t.span.of(text) == "Haqqani").expect("it is there");
            let span = document.tokens[word].span;
            document.names = vec![Name { span, tokens: word..word + 1, kind: NameKind::People, known: None }];
            refine(&mut document, &ACTORS);
            show(&document)
        };
        expect!["Haqqani ArmedGroup haqqani\n"].assert_eq(&kinds("Two Haqqani commanders were seen."));
        expect!["Haqqani People -\n"].assert_eq(&kinds("A Haqqani daughter was seen."));
    }

    #[test]
    fn known_names_in_any_case() {
        check(
            "Al-Shabaab and the Pakistani Taliban fought Somali troops, AFP said.",
            expect![[r#"
                Al-Shabaab ArmedGroup al-shabaab
                Pakistani Taliban ArmedGroup ttp
                Somali People SO
                AFP Organisation afp
            "#]],
        );
        check(
            "FARC GUERRILLAS KILLED A COLOMBIAN SOLDIER, THE NATIONAL LIBERATION ARMY SAID.",
            expect![[r#"
                FARC ArmedGroup farc
                COLOMBIAN People CO
                NATIONAL LIBERATION ARMY ArmedGroup eln
            "#]],
        );
        check(
            "boko haram fighters raided a town in nigeria",
            expect![[r#"
                boko haram ArmedGroup boko-haram
                nigeria Country NG
            "#]],
        );
    }

    #[test]
    fn words_are_no_names() {
        check("He who is the force of the national guard.", expect![""]);
        check("Michael Jordan flew to Amman.", expect![""]);
        check(
            "Jordan said so.",
            expect![[r#"
                Jordan Country JO
            "#]],
        );
        check("let us mend it in may", expect![""]);
    }

    #[test]
    fn short_acronyms_need_their_country() {
        check(
            "The FSA fled in Syria.",
            expect![[r#"
                FSA ArmedGroup fsa
                Syria Country SY
            "#]],
        );
        check(
            "The FSA met in Norway.",
            expect![[r#"
                FSA Organisation -
                Norway Country NO
            "#]],
        );
    }

    #[test]
    fn general_names_need_their_country() {
        check(
            "The National Liberation Army left Colombia.",
            expect![[r#"
                National Liberation Army ArmedGroup eln
                Colombia Country CO
            "#]],
        );
        check(
            "The National Liberation Army left Norway.",
            expect![[r#"
                National Liberation Army ArmedGroup -
                Norway Country NO
            "#]],
        );
    }

    #[test]
    fn acronyms_that_the_text_defines() {
        check(
            "The Northern Hills Liberation Army (NHLA) struck. The NHLA fled.",
            expect![[r#"
                Northern Hills Liberation Army ArmedGroup -
                NHLA ArmedGroup -
                NHLA ArmedGroup -
            "#]],
        );
        check(
            "The Free Syrian Army (FSA) fled; the FSA was beaten.",
            expect![[r#"
                Free Syrian Army ArmedGroup fsa
                FSA ArmedGroup fsa
                FSA ArmedGroup fsa
            "#]],
        );
    }

    #[test]
    fn encoder_and_lexicon() {
        let mut document = Document::from_conllu(
            "
            The       the DT  4 det
            Afghan    _   JJ  4 amod     Name=B-ORG
            Defence   _   NNP 4 compound Name=I-ORG
            Ministry  _   NNP 8 nsubj    Name=I-ORG
            and       _   CC  7 cc
            Gen.      _   NNP 7 nmod:desc Name=B-PER
            Karen     _   NNP 4 conj     Name=I-PER
            denied    deny VBD 0 root
            Kabul     _   NNP 10 compound Name=B-LOC
            Police    _   NNP 11 compound Name=I-LOC
            reports   report NNS 8 obj
            ",
        );
        refine(&mut document, &ACTORS);
        expect![[r#"
            Afghan Defence Ministry Government -
            Karen Person -
            Kabul Police SecurityForce -
        "#]]
        .assert_eq(&show(&document));
    }

    proptest! {
        #[test]
        fn names_are_in_order_and_apart(text in "([A-Za-z.,()'’ \\n-]|Taliban |FARC |U\\.S\\. |\\(BLA\\) |Georgia ){0,80}") {
                        let mut document = segment(&text);
            refine(&mut document, &ACTORS);
            for pair in document.names.windows(2) {
                prop_assert!(pair[0].tokens.end <= pair[1].tokens.start);
            }
            for name in &document.names {
                prop_assert!(!name.tokens.is_empty());
                prop_assert_eq!(name.span, document.span_of(name.tokens.clone()));
            }
        }
    }
}
