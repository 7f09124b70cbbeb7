//! Who speaks where in a transcript: "MAYOR HOLUB: We lost two men. ... QUESTION: Was he armed? ... HOLUB: He was."
//!
//! What a guest or an official says there is that person's word. What the outlet's own people say, the presenter and the
//! reporters, is the report's own voice.

use language::{Document, NameKind, TokenId, Upos};

use crate::acts;
use crate::attribution::Attribution;
use crate::draft::{Draft, Holder};
use crate::entities::Entities;
use crate::np;
use crate::people::{Form, People};
use crate::predicates::Classes;

/// Words of a label before its colon, at most.
const LABEL: usize = 9;
/// Labels that a transcript has at least.
const LABELS: usize = 2;

/// Who a label says is speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speaker {
    /// Head of the name.
    Named(TokenId),
    /// "A:", "ANSWER:": whoever is asked.
    Asked,
    /// "QUESTION:", "PRESENTER:", and whoever is of the outlet.
    Outlet,
}

/// A stretch of the text that one speaker says.
struct Turn {
    label: TokenId,
    from: TokenId,
    until: TokenId,
    speaker: Speaker,
}

/// Gives speakers the claims of their turns that nobody else holds, and takes from the outlet's own people what they hold.
/// Whether the document is a transcript.
pub fn fill(
    doc: &Document,
    classes: &Classes,
    people: &People,
    entities: &Entities,
    attributions: &[Attribution],
    drafts: &mut [Draft],
) -> bool {
    let turns = find(doc, classes, people, entities);
    for draft in drafts.iter_mut() {
        let at = turns.partition_point(|turn| turn.from <= draft.trigger);
        let Some(turn) = at.checked_sub(1).map(|at| &turns[at]).filter(|turn| draft.trigger < turn.until)
        else {
            continue;
        };
        let by_label = |own: &Holder| {
            let cue = own.attribution.and_then(|index| attributions.get(index)?.cue);
            cue.is_some_and(|cue| doc.word(cue.token) == ":" && cue.token < turn.from)
                && own.head >= turn.label
                && own.head < turn.from
        };
        let says_we = |own: &Holder| acts::is_first_person(doc, own.head);
        match turn.speaker {
            Speaker::Named(head) => {
                if draft.holder.as_ref().is_none_or(|own| says_we(own) || by_label(own)) {
                    let via = draft.holder.take().map(|own| own.via).unwrap_or_default();
                    draft.holder = Some(Holder { carried: true, via, ..acts::holder(doc, head) });
                }
            }
            Speaker::Asked => {}
            Speaker::Outlet => {
                if draft.holder.as_ref().is_some_and(by_label) {
                    draft.holder = None;
                }
            }
        }
    }
    !turns.is_empty()
}

/// The turns of a transcript, in order; none where the text is no transcript.
fn find(doc: &Document, classes: &Classes, people: &People, entities: &Entities) -> Vec<Turn> {
    let mut labels: Vec<(TokenId, TokenId, Label)> = Vec::new();
    for colon in 0..doc.tokens.len() {
        if let Some((start, label)) = label(doc, classes, colon) {
            labels.push((start, colon, label));
        }
    }
    let named = labels.iter().filter(|(_, _, label)| !matches!(label, Label::Name(_))).count();
    if labels.len() < LABELS && !labels.iter().any(|(_, colon, _)| speaks(doc, *colon)) || labels.is_empty() {
        return Vec::new();
    }
    // A list of names with what is said of each is no conversation.
    if named == 0 && !labels.iter().any(|(_, colon, _)| speaks(doc, *colon)) {
        return Vec::new();
    }
    let staff = staff(doc, people, classes, &labels);
    let mut asked = None;
    let mut turns: Vec<Turn> = Vec::new();
    for (index, (start, colon, label)) in labels.iter().enumerate() {
        let until = labels.get(index + 1).map_or(doc.tokens.len(), |(next, _, _)| *next);
        let until = next_post(doc, *colon).map_or(until, |post| post.min(until));
        let speaker = match label {
            Label::Outlet => Speaker::Outlet,
            Label::Asked => asked.map_or(Speaker::Asked, Speaker::Named),
            Label::Name(head) => {
                let last = doc.word(*head).to_lowercase();
                let known = has_office(doc, people, entities, classes, *start, *head)
                    || turns.iter().any(|turn| matches!(turn.speaker, Speaker::Named(t) if doc.word(t).to_lowercase() == last));
                if known && !staff.contains(&last) {
                    Speaker::Named(fullest(doc, &turns, *head))
                } else {
                    Speaker::Outlet
                }
            }
        };
        if let Speaker::Named(head) = speaker {
            asked = Some(head);
        }
        turns.push(Turn { label: *start, from: colon + 1, until, speaker });
    }
    turns
}

/// What stands before a colon that begins a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Name(TokenId),
    Asked,
    Outlet,
}

/// The label that ends at a colon, with its first token.
fn label(doc: &Document, classes: &Classes, colon: TokenId) -> Option<(TokenId, Label)> {
    if doc.word(colon) != ":" {
        return None;
    }
    let sentence = &doc.sentences[doc.tokens[colon].sentence];
    let last = colon.checked_sub(1).filter(|t| sentence.tokens.contains(t))?;
    let start = sentence.tokens.start;
    let short = colon - start <= LABEL;
    let word = doc.word(last).to_lowercase();
    let first = doc.word(start).to_lowercase();
    if short && (classes.has("ASKING_LABEL", &first) || last == start && classes.has("ASKING_LABEL", &word)) {
        return Some((start, Label::Outlet));
    }
    if last == start && classes.has("ANSWER_LABEL", &word) {
        return Some((start, Label::Asked));
    }
    let after = doc.tokens.get(colon + 1).filter(|next| {
        next.sentence == doc.tokens[colon].sentence || next.sentence == doc.tokens[colon].sentence + 1
    })?;
    // A quotation behind a name is a headline's way of quoting.
    if doc.quotes.iter().any(|quote| quote.span.contains(after.span)) {
        return None;
    }
    let name = np::name_at(doc, last).filter(|name| name.kind == NameKind::Person);
    let shouted = || {
        let word = doc.word(last);
        last == start
            && word.chars().count() > 1
            && word.chars().all(|c| c.is_uppercase() || c == '-' || c == '\'')
    };
    match name {
        // What stands before the name is its title, or a heading that was not told from it.
        Some(name) => {
            let title = (start..name.tokens.start).rev().take(LABEL).take_while(|&t| {
                matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adp | Upos::Det)
            });
            let begins = title.last().unwrap_or(name.tokens.start);
            Some((begins, Label::Name(last)))
        }
        None if shouted() => Some((start, Label::Name(last))),
        None => None,
    }
}

/// The next paragraph that begins with the time of day: a post of its own.
fn next_post(doc: &Document, colon: TokenId) -> Option<TokenId> {
    let here = doc.tokens[colon].sentence;
    doc.sentences[here + 1..].windows(1).zip(&doc.sentences[here..]).find_map(|(next, before)| {
        let start = next[0].tokens.start;
        let clock = doc.tokens.get(start).is_some_and(|t| t.upos == Upos::Num)
            && doc.word(start).contains([':', '.'])
            && doc.word(start).chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'));
        (next[0].paragraph != before.paragraph && clock).then_some(start)
    })
}

/// Whether a turn is spoken: in the first or second person.
fn speaks(doc: &Document, colon: TokenId) -> bool {
    let end = doc.tokens.len().min(colon + SPOKEN);
    (colon + 1..end).any(|t| {
        doc.tokens[t].upos == Upos::Pron
            && matches!(doc.word(t).to_lowercase().as_str(), "i" | "we" | "you" | "our" | "my" | "us")
    })
}

/// Words of a turn in which a speaker says "I" or "we".
const SPOKEN: usize = 30;

/// The last names of those who speak for the outlet: the first to speak, unless an office is told of them in the label, and
/// those whom the text calls its reporters.
fn staff(
    doc: &Document,
    people: &People,
    classes: &Classes,
    labels: &[(TokenId, TokenId, Label)],
) -> Vec<String> {
    let mut names = Vec::new();
    let several = labels.iter().any(|(_, _, label)| *label != labels[0].2);
    match labels.first() {
        Some((start, _, Label::Name(head)))
            if several && start == head && people.noun(&doc.word(*head).to_lowercase()).is_none() =>
        {
            names.push(doc.word(*head).to_lowercase());
        }
        // "PRESENTER (Awa Sol): ..."
        Some((start, colon, Label::Outlet)) => {
            let named = (*start..*colon).rev().find(|&t| np::name_at(doc, t).is_some());
            names.extend(named.map(|t| doc.word(t).to_lowercase()));
        }
        _ => {}
    }
    for (_, _, label) in labels {
        let Label::Name(head) = label else { continue };
        let last = doc.word(*head).to_lowercase();
        let called = (0..doc.tokens.len()).any(|t| {
            doc.word(t).to_lowercase() == last
                && (t.saturating_sub(NEAR)..(t + NEAR).min(doc.tokens.len()))
                    .any(|near| classes.has("REPORTER_NOUN", &doc.tokens[near].lemma))
        });
        if called {
            names.push(last);
        }
    }
    names
}

/// Words between a name and "our reporter".
const NEAR: usize = 4;

/// Whether the label or the text says who the speaker is: "MAYOR HOLUB", "the mayor, Ana Holub".
fn has_office(
    doc: &Document,
    people: &People,
    entities: &Entities,
    classes: &Classes,
    start: TokenId,
    head: TokenId,
) -> bool {
    let titled = (start..head).any(|t| {
        doc.tokens[t].upos == Upos::Noun
            || doc.tokens[t].upos == Upos::Propn && people.who(doc, t).is_some_and(|who| who.is_person)
    });
    let last = doc.word(head).to_lowercase();
    // "MINISTER: ...": the label is the office itself.
    let office = start == head
        && people.noun(&last).is_some_and(|noun| noun.form == Form::Person)
        && !classes.has("REPORTER_NOUN", &last)
        && !classes.has("ISSUING_LABEL", &last);
    let role = || {
        entities.list.iter().find_map(|entity| {
            let role = entity.role?;
            entity.name.of(&doc.text).to_lowercase().ends_with(&last).then_some(role)
        })
    };
    titled
        || office
        || role().is_some_and(|role| {
            !doc.tokens_in(role).any(|t| classes.has("REPORTER_NOUN", &doc.tokens[t].lemma))
        })
}

/// The first label that gives the same last name.
fn fullest(doc: &Document, turns: &[Turn], head: TokenId) -> TokenId {
    let last = doc.word(head).to_lowercase();
    turns
        .iter()
        .find_map(|turn| match turn.speaker {
            Speaker::Named(t) if doc.word(t).to_lowercase() == last => Some(t),
            _ => None,
        })
        .unwrap_or(head)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn what_an_official_says_and_what_a_presenter_says() {
        claims(
            "\
PRESENTER presenter NN 8 parataxis SpaceAfter=No
: _ : 1 punct
Nine _ CD 4 nummod
people _ NNS 5 nsubj
died die VBD 0 root
in _ IN 7 case
Korm Korm NNP 5 obl SpaceAfter=No|Name=B-Place
. _ . 5 punct

# newpar
MAYOR mayor NN 2 compound
HOLUB Holub NNP 4 parataxis SpaceAfter=No|Name=B-Person
: _ : 2 punct
We _ PRP 5 nsubj
lost lose VBD 0 root
two _ CD 7 nummod
firemen fireman NNS 5 obj SpaceAfter=No
. _ . 5 punct

Three _ CD 3 nummod
more _ JJR 3 amod
people _ NNS 5 nsubj:pass
were be VBD 5 aux:pass
hurt _ VBN 0 root SpaceAfter=No
. _ . 5 punct
",
            expect![[r#"
                killed 9..9 people | asserted | the report | Nine people died in Korm
                injured 3..3 people | asserted | MAYOR HOLUB | Three more people were hurt
            "#]],
        );
    }

    #[test]
    fn an_office_for_a_label() {
        claims(
            "\
PRESENTER _ NN 0 root SpaceAfter=No
: _ : 1 punct

Was be VBD 3 cop
anybody _ NN 3 nsubj
hurt _ VBN 0 root SpaceAfter=No
? _ . 3 punct

# newpar
MINISTER _ NN 0 root SpaceAfter=No
: _ : 1 punct

Yes _ UH 5 discourse SpaceAfter=No
, _ , 1 punct
17 _ CD 4 nummod
people _ NNS 5 nsubj
died die VBD 0 root SpaceAfter=No
. _ . 5 punct

# newpar
PRESENTER _ NN 0 root SpaceAfter=No
: _ : 1 punct

Nine _ CD 2 nummod
people _ NNS 4 nsubj
were be VBD 4 cop
hurt _ JJ 0 root SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                killed 17..17 people | asserted | MINISTER | 17 people died
                injured 9..9 people | asserted | the report | Nine people were hurt
            "#]],
        );
    }
}
