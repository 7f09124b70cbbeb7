//! Reports of a match, of a market or of a stage speak of violence in figures of speech all the way through ("the visitors
//! were slaughtered", "shares took a direct hit"). What such a report is about shows in its other words.

use std::collections::HashSet;

use language::Document;

use crate::draft::Draft;
use crate::figures;
use crate::predicates::Classes;
use crate::reading::{Kind, Reality};

/// The classes of words that tell of a match, of a market or of a stage.
const CLASSES: &[&str] = &["GAME_WORD", "MARKET_WORD", STAGE];
const STAGE: &str = "STAGE_WORD";
/// Different words of one class that such a report has at least.
const DIFFERENT: usize = 5;
/// How many of a thousand words are of the class, at least.
const PER_THOUSAND: usize = 22;
/// Words of real harm that such a report may have for three of its own class.
const OF_HARM: usize = 2;

/// Drops what is told in figures of speech: in such a report, all that does not stand apart in a sentence with a word of
/// real harm and none of the match, market or stage. A report that counts dead is read as any other: the dead of a stadium
/// are dead.
pub fn drop_figures_of_speech(doc: &Document, classes: &Classes, drafts: &mut Vec<Draft>) {
    if drafts.is_empty() {
        return;
    }
    let Some(class) = CLASSES.iter().find(|class| is_about(doc, classes, class)) else { return };
    // Nobody calls a player or a broker a gunman; on a stage there may be one.
    if *class != STAGE && words_of(doc, classes, "ATTACKER_WORD").next().is_some() {
        return;
    }
    let of_harm = words_of(doc, classes, "HARM_WORD").count();
    let may_be_single = *class != STAGE && of_harm > 1;
    if drafts.iter().any(|draft| is_told_of_dead(draft, may_be_single)) {
        return;
    }
    if of_harm * 3 > words_of(doc, classes, class).count() * OF_HARM {
        return;
    }
    let in_figures: Vec<bool> = drafts
        .iter()
        .map(|draft| {
            let tokens = doc.sentences[doc.tokens[draft.trigger].sentence].tokens.clone();
            let has = |class: &str| tokens.clone().any(|t| is_of(doc, classes, class, t));
            has(class) || !has("HARM_WORD")
        })
        .collect();
    figures::remove(drafts, &in_figures);
}

/// "The referee murdered us", "we got slaughtered in the second half": whoever tells of it lives; the words are those of a
/// match or of a judgement.
pub fn drop_beaten_speakers(doc: &Document, classes: &Classes, drafts: &mut Vec<Draft>) {
    let of_class = |t: usize, class: &str| classes.has(class, &doc.tokens[t].lemma.to_lowercase());
    let beaten: HashSet<usize> = drafts
        .iter()
        .filter(|draft| matches!(draft.kind, Kind::Killed | Kind::Injured))
        .filter(|draft| {
            let Some(counted) = &draft.counted else { return false };
            let speaker = matches!(doc.word(counted.head).to_lowercase().as_str(), "us" | "we" | "me" | "i");
            let tokens = doc.sentences[doc.tokens[draft.trigger].sentence].tokens.clone();
            speaker
                && (draft.agent.is_some_and(|t| of_class(t, "JUDGE_OF_PLAY"))
                    || tokens
                        .clone()
                        .take(SENTENCE_WORDS)
                        .any(|t| of_class(t, "JUDGE_OF_PLAY") || of_class(t, "PLAY_CUE")))
        })
        .map(|draft| draft.trigger)
        .collect();
    let drop: Vec<bool> = drafts
        .iter()
        .map(|d| beaten.contains(&d.trigger) && matches!(d.kind, Kind::Killed | Kind::Injured | Kind::Attack))
        .collect();
    figures::remove(drafts, &drop);
}

/// Words of a sentence that are looked at: keeps the work linear.
const SENTENCE_WORDS: usize = 64;

/// "23 fans were killed", "a quarterback was shot and killed": nobody counts figures of speech. One dead is told of in
/// films, and a striker "killed off the match": he is believed where the words of real harm are several.
fn is_told_of_dead(draft: &Draft, may_be_single: bool) -> bool {
    let Some(counted) = draft.counted.as_ref().filter(|_| draft.kind == Kind::Killed) else { return false };
    let single = counted.interval.low == Some(1) && counted.interval.high == Some(1);
    draft.reality == Reality::Actual
        && (counted.quantity.is_some() && counted.interval.high != Some(0) || single && may_be_single)
}

fn is_of(doc: &Document, classes: &Classes, class: &str, token: usize) -> bool {
    let lemma = &doc.tokens[token].lemma;
    classes.has(class, lemma)
        || lemma.chars().any(char::is_uppercase) && classes.has(class, &lemma.to_lowercase())
}

fn words_of<'a>(doc: &'a Document, classes: &'a Classes, class: &'a str) -> impl Iterator<Item = &'a str> {
    (0..doc.tokens.len())
        .filter(move |&token| is_of(doc, classes, class, token))
        .map(|token| doc.tokens[token].lemma.as_str())
}

/// Whether a report's words are those of a class often enough, and in their variety.
fn is_about(doc: &Document, classes: &Classes, class: &str) -> bool {
    let all: Vec<&str> = words_of(doc, classes, class).collect();
    let different: HashSet<&str> = all.iter().copied().collect();
    different.len() >= DIFFERENT && all.len() * 1000 >= doc.tokens.len() * PER_THOUSAND
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn a_match_is_no_fight() {
        claims(
            "\
The _ DT 2 det
visitors visitor NNS 3 nsubj
attacked attack VBD 0 root
from _ IN 7 case
the _ DT 7 det
first _ JJ 7 amod
minute _ NN 3 obl
of _ IN 10 case
the _ DT 10 det
match _ NN 7 nmod SpaceAfter=No
. _ . 3 punct

# newpar
A _ DT 2 det
striker _ NN 3 nsubj
shot shoot VBD 0 root
past _ IN 6 case
the _ DT 6 det
goalkeeper _ NN 3 obl
after _ IN 9 case
a _ DT 9 det
penalty _ NN 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
The _ DT 2 det
referee _ NN 3 nsubj
ended end VBD 0 root
the _ DT 5 det
game _ NN 3 obj
in _ IN 8 case
a _ DT 8 det
stadium _ NN 3 obl
of _ IN 10 case
silence _ NN 8 nmod SpaceAfter=No
. _ . 3 punct

# newpar
Police _ NN 2 nsubj
said say VBD 0 root
a _ DT 4 det
clerk _ NN 6 nsubj:pass
was be VBD 6 aux:pass
stabbed stab VBN 2 ccomp
in _ IN 8 case
Orre _ NNP 6 obl SpaceAfter=No|Name=B-Place
. _ . 2 punct
",
            expect![[r#"
                injured 1..1 workers | asserted | Police | a clerk was stabbed in Orre
                attack | asserted | Police | a clerk was stabbed in Orre
            "#]],
        );
    }
}
