//! What a report tells by the way: other stories that its page names, and earlier incidents that it recalls.

use std::collections::HashSet;

use language::{Deprel, Document, ParagraphKind, TimePrecision, TokenId, Upos};

use super::bearing;
use super::setting::Setting;
use crate::compared;
use crate::draft::Draft;
use crate::predicates::Classes;
use crate::syntax;

/// Sentences of running text that tell what the report is about.
const LEAD: usize = 5;
/// Sentences below a headline among which its text is looked for.
const UNDER: usize = 10;
/// Words by which a time may be parted from "after", "before that".
const NEAR: usize = 3;

/// Marks the claims that belong to incidents told by the way.
pub fn mark(doc: &Document, classes: &Classes, drafts: &[Draft], told: &mut [Setting]) {
    let headlines = other_headlines(doc);
    let mut before: Option<(usize, Option<usize>)> = None;
    for (draft, setting) in drafts.iter().zip(told.iter_mut()) {
        let sentence = doc.tokens[draft.trigger].sentence;
        setting.surely_aside = is_avenged(doc, classes, draft) || compared::is_of_earlier_time(doc, draft);
        let other = setting.surely_aside
            || headlines.contains(&sentence)
            || comes_long_after(doc, classes, drafts, draft)
            || before_that(doc, sentence);
        if other {
            setting.other = setting.other.or(Some(sentence));
            setting.elsewhere = false;
        }
        // "In that case, a clerk was shot": the case of the sentence before.
        if setting.other.is_none()
            && takes_up_case(doc, classes, sentence)
            && let Some((last, case)) = before
            && last < sentence
            && last + 2 >= sentence
        {
            setting.other = case;
        }
        before =
            Some((sentence, setting.other.or_else(|| before.filter(|b| b.0 == sentence).and_then(|b| b.1))));
    }
}

/// Headlines of other stories between the paragraphs of a page: those that share few words with
/// the report's beginning and with what stands below them.
fn other_headlines(doc: &Document) -> HashSet<usize> {
    let kind = |sentence: usize| {
        doc.sentences.get(sentence).and_then(|s| doc.paragraphs.get(s.paragraph)).map(|p| p.kind)
    };
    let all = 0..doc.sentences.len();
    let Some(first) = all.clone().find(|&s| kind(s) == Some(ParagraphKind::Body)) else {
        return HashSet::new();
    };
    let body = |&s: &usize| kind(s) == Some(ParagraphKind::Body);
    let lead = all.clone().filter(|s| *s < first || body(s)).take(first + LEAD);
    let known: HashSet<&str> = lead.flat_map(|s| content(doc, s)).collect();
    let other = |&s: &usize| {
        // The heading of a part of the report tells what the part tells.
        let part = (s + 1..doc.sentences.len()).take(UNDER).skip_while(|s| !body(s)).take_while(body);
        let under: HashSet<&str> = part.take(LEAD).flat_map(|s| content(doc, s)).collect();
        let words: HashSet<&str> = content(doc, s).collect();
        let shared = words.iter().filter(|word| known.contains(*word) || under.contains(*word)).count();
        2 * shared < words.len()
    };
    all.filter(|s| *s > first && kind(*s) == Some(ParagraphKind::Headline)).filter(other).collect()
}

/// The words of a sentence that tell what it is about.
fn content(doc: &Document, sentence: usize) -> impl Iterator<Item = &str> {
    let telling = |&t: &TokenId| {
        matches!(doc.tokens[t].upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num)
    };
    let tokens = doc.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
    tokens.filter(telling).map(|t| doc.tokens[t].lemma.as_str())
}

/// "The shooting came eight months after a clerk was killed": what happened long before.
fn comes_long_after(doc: &Document, classes: &Classes, drafts: &[Draft], draft: &Draft) -> bool {
    let clause = syntax::clause_head(doc, draft.trigger);
    let mut marks = doc.children(clause).filter(|&t| doc.tokens[t].lemma == "after" && t < clause);
    let Some(after) = marks.next_back() else { return false };
    let long = (after.saturating_sub(NEAR)..after).any(|t| is_day_or_more(doc, classes, t))
        || is_of_day_before(doc, classes, clause);
    let Some(head) = doc.tokens[clause].head.filter(|_| long) else { return false };
    // "They buried 24, a day after gunmen killed 26": the dead of the same day.
    let again = bearing::is_violence(draft.kind) && classes.has("RECOVERED", &doc.tokens[head].lemma);
    let told =
        || !again && drafts.iter().any(|other| other.trigger == head && bearing::is_violence(other.kind));
    let happens = || {
        classes.has("HAPPEN_VERB", &doc.tokens[head].lemma)
            && syntax::subject(doc, head).is_some_and(|s| {
                let lemma = doc.tokens[s].lemma.as_str();
                // "It comes a day after ..."
                classes.has("EVENT_NOUN", lemma) || matches!(lemma, "it" | "this" | "that" | "incident")
            })
    };
    // "Two days after a bomb killed nine, gunmen shot a guard": it may stand in front.
    head < clause && happens() || told()
}

/// "After a leader was killed by police the day before": the clause has a day of its own, before that of what it hangs on.
fn is_of_day_before(doc: &Document, classes: &Classes, clause: TokenId) -> bool {
    doc.children_by(clause, &[Deprel::Obl, Deprel::OblUnmarked, Deprel::Advmod]).any(|t| {
        let word = |at: TokenId| doc.tokens.get(at).map(|_| doc.word(at).to_lowercase());
        let unit = |at: TokenId| is_day_or_more(doc, classes, at);
        let behind = |word: Option<String>| {
            word.is_some_and(|word| matches!(word.as_str(), "before" | "earlier" | "previously"))
        };
        unit(t) && behind(word(t + 1))
            || behind(word(t)) && t.checked_sub(1).is_some_and(unit)
            || unit(t)
                && doc
                    .children_by(t, &[Deprel::Amod])
                    .any(|a| doc.tokens[a].lemma.eq_ignore_ascii_case("previous"))
    })
}

/// "Day", "week", "month": a unit of time that is no hour.
fn is_day_or_more(doc: &Document, classes: &Classes, t: TokenId) -> bool {
    doc.tokens.get(t).is_some_and(|token| classes.has("TIME_UNIT", &token.lemma) && token.lemma != "hour")
}

/// "In reprisal for the killing of two fighters", "to avenge the death of a chief".
fn is_avenged(doc: &Document, classes: &Classes, draft: &Draft) -> bool {
    let trigger = draft.trigger;
    let reprisal = doc
        .children_by(trigger, &[Deprel::Case, Deprel::Mark])
        .filter(|&t| doc.tokens[t].lemma == "for")
        .filter_map(|t| t.checked_sub(1))
        .any(|t| classes.has("REPRISAL", &doc.tokens[t].lemma));
    reprisal
        || doc.tokens[trigger].deprel == Deprel::Obj
            && doc.tokens[trigger].head.is_some_and(|verb| doc.tokens[verb].lemma == "avenge")
}

/// "Six months before that, ..."
fn before_that(doc: &Document, sentence: usize) -> bool {
    let Some(tokens) = doc.sentences.get(sentence).map(|s| s.tokens.clone()) else { return false };
    let word = |t: TokenId| if t < tokens.end { doc.tokens[t].lemma.as_str() } else { "" };
    tokens.clone().take(2 * NEAR).any(|t| {
        matches!(word(t), "before" | "after") && matches!(word(t + 1), "that" | "this") && word(t + 2) == ","
    })
}

/// "In that case, ...", "in that shooting": the words at the beginning of a sentence that take up an incident.
fn takes_up_case(doc: &Document, classes: &Classes, sentence: usize) -> bool {
    let Some(first) = doc.sentences.get(sentence).map(|s| s.tokens.start) else { return false };
    let lemma = |t: TokenId| doc.tokens.get(t).map_or("", |token| token.lemma.as_str());
    lemma(first) == "in"
        && lemma(first + 1) == "that"
        && (lemma(first + 2) == "case" || classes.has("EVENT_NOUN", lemma(first + 2)))
}

/// "Earlier this year": not the time of what is news today.
pub fn is_earlier(words: &str, precision: TimePrecision) -> bool {
    use TimePrecision::{Month, Quarter, Season, Year};
    matches!(precision, Month | Season | Quarter | Year) && words.to_lowercase().starts_with("earlier this ")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use language::Document;

    use super::*;
    use crate::incident::tests::check;

    const NEWS: &str = "\
A a DT 2 det
clerk clerk NN 4 nsubj:pass
was be VBD 4 aux:pass
stabbed stab VBN 0 root
Tuesday Tuesday NNP 4 obl:unmarked SpaceAfter=No
. . . 4 punct

";

    fn after_the_news(sentences: &str, expected: expect_test::Expect) {
        check(&format!("{NEWS}{sentences}"), expected);
    }

    #[test]
    fn what_came_long_before_and_its_case() {
        after_the_news(
            "\
The the DT 2 det
stabbing stabbing NN 3 nsubj
came come VBD 0 root
six six CD 5 nummod
weeks week NNS 9 obl:unmarked
after after IN 9 mark
guards guard NNS 9 nsubj:pass
were be VBD 9 aux:pass
killed kill VBN 3 advcl
there there RB 9 advmod SpaceAfter=No
. . . 3 punct

In in IN 3 case
that that DT 3 det
case case NN 7 obl SpaceAfter=No
, , , 3 punct
nine nine CD 7 nsubj:pass
were be VBD 7 aux:pass
hurt hurt VBN 0 root SpaceAfter=No
. . . 7 punct
",
            expect![[r#"
                main: 2023-03-14..2023-03-14 (day) in nowhere: 3 claims
                background: ?..? (unknown) in nowhere: 2 claims
            "#]],
        );
    }

    #[test]
    fn the_time_that_a_clause_takes_up() {
        after_the_news(
            "\
It it PRP 2 nsubj
was be VBD 0 root
worse bad JJR 2 xcomp
in in IN 5 case
2019 2019 CD 3 obl SpaceAfter=No
, , , 10 punct
when when WRB 10 advmod
30 30 CD 10 nsubj:pass
were be VBD 10 aux:pass
killed kill VBN 5 acl:relcl SpaceAfter=No
. . . 2 punct
",
            expect![[r#"
                main: 2023-03-14..2023-03-14 (day) in nowhere: 2 claims
                background: 2019-01-01..2019-12-31 (year) in nowhere: 1 claims
            "#]],
        );
    }

    #[test]
    fn earlier_this_year_is_not_now() {
        after_the_news(
            "\
Two two CD 2 nummod
cooks cook NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
earlier early RBR 7 advmod
this this DT 7 det
year year NN 4 obl:unmarked SpaceAfter=No
. . . 4 punct
",
            expect![[r#"
                main: 2023-03-14..2023-03-14 (day) in nowhere: 2 claims
                background: 2023-01-01..2023-12-31 (year) in nowhere: 1 claims
            "#]],
        );
    }

    /// A page of three paragraphs, the second of which is a headline.
    fn page(headline: &str) -> Document {
        let below = "# newpar\nPolice police NNS 2 nsubj\nsearched search VBD 0 root\n. . . 2 punct\n";
        let mut doc = Document::from_conllu(&format!("# newpar\n{NEWS}# newpar\n{headline}\n{below}"));
        doc.paragraphs[1].kind = ParagraphKind::Headline;
        doc
    }

    #[test]
    fn what_was_avenged_is_not_the_news() {
        after_the_news(
            "\
Seven seven CD 2 nummod
men man NNS 4 nsubj:pass
were be VBD 4 aux:pass
executed execute VBN 0 root
in _ IN 6 case
reprisal _ NN 4 obl
for _ IN 9 case
the _ DT 9 det
killing _ NN 4 obl
of _ IN 12 case
two _ CD 12 nummod
fighters fighter NNS 9 nmod SpaceAfter=No
. _ . 4 punct
",
            expect![[r#"
                main: 2023-03-14..2023-03-14 (day) in nowhere: 3 claims
                background: ?..? (unknown) in nowhere: 1 claims
            "#]],
        );
    }

    #[test]
    fn headlines_of_other_stories() {
        let other = "\
Mayor mayor NN 2 nsubj
robbed rob VBN 0 root
at at IN 4 case
bank bank NN 2 obl
";
        assert_eq!(other_headlines(&page(other)), HashSet::from([1]));
        let own = "\
Clerk clerk NN 2 nsubj
stabbed stab VBN 0 root
in in IN 4 case
shop shop NN 2 obl
";
        assert_eq!(other_headlines(&page(own)), HashSet::new());
    }
}
