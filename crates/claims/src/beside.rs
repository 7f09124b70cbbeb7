//! Those counted who stand right beside their predicate. Headlines and tables leave the parser without a clause: "7 shot, 2
//! fatally", "UPDATE 1-Three die in blast", "Shelling kills two - army".

use language::{Deprel, Document, TokenId, Upos};

use crate::counting;
use crate::np;
use crate::people::People;
use crate::syntax;

/// Words that may stand between those counted and the predicate: "six said killed", "two reportedly shot".
const BETWEEN: usize = 2;
/// Most words from the noun back to its number.
const PHRASE: usize = 6;

/// The phrase with a number that stands right before the predicate: its noun, or the number alone.
pub fn before(doc: &Document, trigger: TokenId) -> Option<TokenId> {
    let sentence = doc.sentences.get(doc.tokens.get(trigger)?.sentence)?;
    let mut last = trigger;
    for _ in 0..=BETWEEN {
        last = last.checked_sub(1).filter(|t| sentence.tokens.contains(t))?;
        if let Some(number) = counting::number_at(doc, last) {
            return Some(number.tokens.end - 1);
        }
        let token = &doc.tokens[last];
        match token.upos {
            Upos::Det if token.lemma == "another" => return Some(last),
            Upos::Noun | Upos::Propn => {
                let start = doc.tokens_in(np::core(doc, last)).start;
                let counted = (start..last).any(|t| counting::number_at(doc, t).is_some())
                    || counting::number_left_of(doc, last).is_some();
                return counted.then_some(last);
            }
            Upos::Verb if syntax::is_participle(doc, last) => {}
            Upos::Adv | Upos::Aux => {}
            _ => return None,
        }
    }
    None
}

/// Those counted right before a predicate that goes on after another: "and 31 wounded", "and two more people injured".
pub fn counted_right_before(doc: &Document, trigger: TokenId) -> Option<TokenId> {
    let head = before(doc, trigger)?;
    let start = counting::number_at(doc, head)
        .map_or_else(|| doc.tokens_in(np::core(doc, head)).start, |number| number.tokens.start);
    let joint = start.checked_sub(1)?;
    let joins = doc.tokens[joint].upos == Upos::Cconj || matches!(doc.word(joint), "," | ";");
    (joins && doc.tokens[joint].sentence == doc.tokens[trigger].sentence).then_some(head)
}

/// Lists of victims: "Ole Vik, 18, shot in the toe", "Ada Holm and Per Dahl, both 16 and shot in the foot". Gives the names
/// or nouns before the age.
pub fn with_age(doc: &Document, trigger: TokenId) -> Vec<TokenId> {
    let Some(sentence) = doc.tokens.get(trigger).and_then(|t| doc.sentences.get(t.sentence)) else {
        return Vec::new();
    };
    let start = sentence.tokens.start;
    let word = |t: TokenId| if t >= start { doc.word(t).to_lowercase() } else { String::new() };
    let mut at = trigger;
    let mut back = |accepts: &dyn Fn(TokenId) -> bool| {
        let found = at > start && accepts(at - 1);
        at -= usize::from(found);
        found
    };
    let comma = |t: TokenId| doc.word(t) == ",";
    if !back(&comma) {
        back(&|t| word(t) == "and");
    }
    let is_age = |t: TokenId| doc.tokens[t].upos == Upos::Num && counting::number_at(doc, t).is_none();
    if !back(&is_age) {
        return Vec::new();
    }
    let of_both = back(&|t| word(t) == "both");
    if !back(&comma) || at == start {
        return Vec::new();
    }
    let last = np::name_at(doc, at - 1).map_or(at - 1, |name| name.tokens.start);
    if !matches!(doc.tokens[at - 1].upos, Upos::Noun | Upos::Propn) {
        return Vec::new();
    }
    let before = last.checked_sub(2).filter(|&t| t >= start && of_both && word(last - 1) == "and");
    let first = before.map(|t| np::name_at(doc, t).map_or(t, |name| name.tokens.start));
    first.into_iter().chain([last]).collect()
}

/// Phrases of a list before a predicate, at most.
const LIST: usize = 6;

/// Those whom a headline lists before a bare predicate: "2 wounded", "Boy, three women shot". Their heads, where the list
/// begins the sentence or follows a colon or another bare predicate; else only a number right before the predicate.
pub fn listed(doc: &Document, people: &People, trigger: TokenId) -> Vec<TokenId> {
    let Some(sentence) = doc.tokens.get(trigger).and_then(|t| doc.sentences.get(t.sentence)) else {
        return Vec::new();
    };
    let first = sentence.tokens.start;
    let mut heads: Vec<TokenId> = Vec::new();
    let mut at = trigger;
    let mut comma = true;
    while at > first && heads.len() < LIST {
        let Some((head, start)) = person_ending_at(doc, people, at - 1, first) else { break };
        heads.push(head);
        at = start;
        let word = |back: usize| at.checked_sub(back).filter(|&t| t >= first).map_or("", |t| doc.word(t));
        let joined = matches!(word(1), "and" | "&");
        comma = word(if joined { 2 } else { 1 }) == ",";
        if !joined && !comma {
            break;
        }
        at -= usize::from(joined) + usize::from(comma);
    }
    let opens = || {
        let Some(before) = at.checked_sub(1).filter(|&t| t >= first) else { return true };
        let predicate = doc.tokens[before].upos == Upos::Adj || syntax::is_participle(doc, before);
        doc.word(before) == ":" || comma && predicate
    };
    let number = heads.first().filter(|&&head| counting::number_at(doc, head).is_some()).copied();
    if opens() {
        heads.sort_unstable();
        return heads;
    }
    number.into_iter().collect()
}

/// The phrase for people that ends at a token: its head and where it starts.
fn person_ending_at(
    doc: &Document,
    people: &People,
    last: TokenId,
    first: TokenId,
) -> Option<(TokenId, TokenId)> {
    if let Some(number) = counting::number_at(doc, last) {
        // "Flight 12 ..."
        let names = doc.tokens[last]
            .head
            .is_some_and(|head| head < last && matches!(doc.tokens[head].upos, Upos::Noun | Upos::Propn));
        return (!names || number.tokens.start == first).then_some((last, number.tokens.start.max(first)));
    }
    let is_age = doc.tokens[last].lemma == "old";
    let is_noun = matches!(doc.tokens[last].upos, Upos::Noun | Upos::Propn);
    if !(is_noun || is_age) || counting::count(doc, people, last, false).is_none() {
        return None;
    }
    let mut start = doc.tokens_in(np::core(doc, last)).start.clamp(first, last);
    // "7-year-old": one word to the reader.
    let written_together = |t: TokenId| {
        t > first && doc.tokens[t - 1].span.end == doc.tokens[t].span.start && doc.word(t) != ","
    };
    while is_age && written_together(start) {
        start -= 1;
    }
    // A phrase that reaches over a comma is no phrase of a list.
    (start..last).all(|t| doc.word(t) != ",").then_some((last, start))
}

/// The noun that ends the phrase right behind the predicate: "Police arrest suspect in stabbing".
pub fn noun_after(doc: &Document, trigger: TokenId) -> Option<TokenId> {
    let sentence = doc.sentences.get(doc.tokens.get(trigger)?.sentence)?;
    let mut head = None;
    for t in trigger + 1..sentence.tokens.end.min(trigger + PHRASE) {
        match doc.tokens[t].upos {
            Upos::Noun | Upos::Propn => head = Some(t),
            Upos::Det | Upos::Adj if head.is_none() => {}
            // "police arrest gunman's brother"
            Upos::Part => return None,
            _ => break,
        }
    }
    head
}

/// The phrase with a number that begins right behind the predicate.
pub fn after(doc: &Document, trigger: TokenId) -> Option<TokenId> {
    let sentence = doc.sentences.get(doc.tokens.get(trigger)?.sentence)?;
    let number =
        counting::number_at(doc, trigger + 1).filter(|n| sentence.tokens.contains(&n.tokens.start))?;
    let end = number.tokens.end;
    // "two, destroy 25 shops": a number without a noun counts by itself.
    let mut head = end - 1;
    for t in end..sentence.tokens.end.min(end + PHRASE) {
        let token = &doc.tokens[t];
        match token.upos {
            Upos::Noun | Upos::Propn => head = t,
            Upos::Adj => {}
            Upos::Verb if token.deprel == Deprel::Amod => {}
            _ => break,
        }
    }
    Some(head)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn second_participles_have_their_own() {
        claims(
            "\
At _ IN 2 case
least _ JJS 3 nmod
nine _ CD 4 nummod
clerks clerk NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 0 root
and _ CC 9 cc
21 _ CD 9 nummod
wounded wound VBN 6 conj
on _ IN 11 case
Monday Monday NNP 9 obl SpaceAfter=No
. _ . 6 punct
",
            expect![[r#"
                killed 9..- workers | asserted | the report | At least nine clerks were killed
                injured 21..21 workers | asserted | the report | 21 wounded on Monday
            "#]],
        );
    }
}
