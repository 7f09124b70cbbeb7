//! Days that the words join to one stretch: "between Monday and Wednesday", "overnight Friday to Saturday", "late Thursday or
//! early Friday", "a six-day operation that ended on Tuesday".

use jiff::ToSpan;
use jiff::civil::Date;
use language::{Deprel, Document, Time, TokenId, Upos, times};

use super::bearing::Bearing;
use super::day::days_between;
use super::lasting;
use crate::predicates::Classes;
use crate::syntax;

/// Words between two joined times, at most.
const BETWEEN: usize = 3;
/// Words from the first of two joined times to the second, where "from" and "until" join them, at most.
const TO_END: usize = 12;
/// Days that two joined times may lie apart.
const APART: i32 = 31;
/// Days over which fighting that is told in days may go back.
const DAYS_OF_FIGHTING: i32 = 7;
/// Words between a stretch and its beginning or end, at most.
const REACH: usize = 24;

/// First and last day of the stretch that a time makes with the next one, where the words join them.
pub fn with_next(doc: &Document, of_times: &[Bearing], index: usize) -> Option<(Date, Date)> {
    let (first, second) = (doc.times.get(index)?, doc.times.get(index + 1)?);
    let from = times::days(first.value.as_deref()?)?;
    let to = times::days(second.value.as_deref()?)?;
    let narrow = from.0 == from.1 && to.0 == to.1;
    let gap = days_between(from.0, to.0);
    if !narrow || !(1..=APART).contains(&gap) {
        return None;
    }
    let tells = |index: usize| of_times.get(index).is_some_and(|bearing| *bearing > Bearing::Court);
    (tells(index) && tells(index + 1) && are_joined(doc, first, second)).then_some((from.0, to.1))
}

/// "Overnight from Friday to Saturday", "overnight Saturday to Sunday": the days right behind say which night it is.
pub fn is_night_of_next(doc: &Document, index: usize) -> bool {
    let (Some(time), Some(next)) = (doc.times.get(index), doc.times.get(index + 1)) else { return false };
    let between = time.tokens.end..next.tokens.start;
    let joins =
        |t: TokenId| matches!(doc.word(t).to_lowercase().as_str(), "from" | "between" | "on" | "of" | "the");
    time.span.of(&doc.text).eq_ignore_ascii_case("overnight")
        && between.len() < BETWEEN
        && between.clone().all(joins)
        && doc.tokens.get(time.tokens.start).map(|token| token.sentence)
            == doc.tokens.get(next.tokens.start).map(|token| token.sentence)
        && doc.times.get(index + 2).is_some_and(|end| are_joined(doc, next, end))
}

fn are_joined(doc: &Document, first: &Time, second: &Time) -> bool {
    let between = first.tokens.end..second.tokens.start;
    let sentence = |t: TokenId| doc.tokens.get(t).map(|token| token.sentence);
    if between.is_empty() || sentence(first.tokens.start) != sentence(second.tokens.start) {
        return false;
    }
    let word = |t: TokenId| doc.word(t).to_lowercase();
    // "From Wednesday evening until a truce took hold at noon on Thursday".
    let from = first.tokens.start.checked_sub(1).is_some_and(|t| word(t) == "from");
    let until = between.clone().take(BETWEEN).any(|t| matches!(word(t).as_str(), "until" | "till"));
    if from && until && between.len() <= TO_END {
        return true;
    }
    if between.len() > BETWEEN {
        return false;
    }
    let passes = |t: TokenId| {
        matches!(
            word(t).as_str(),
            "on" | "the" | "and" | "or" | "to" | "until" | "till" | "through" | "-" | "–" | "—" | "/"
        )
    };
    let joins = |t: TokenId| !matches!(word(t).as_str(), "on" | "the");
    if !between.clone().all(passes) || !between.clone().any(joins) {
        return false;
    }
    if !between.clone().any(|t| word(t) == "and") {
        return true;
    }
    // "On Monday and on Tuesday police ..." may go on with another clause.
    let bounded = first.tokens.start.checked_sub(1).is_some_and(|t| word(t) == "between");
    let above = |time: &Time| {
        time.tokens.clone().find_map(|t| doc.tokens[t].head.filter(|head| !time.tokens.contains(head)))
    };
    let head = above(second);
    bounded || head.is_some_and(|head| first.tokens.contains(&head)) || head.is_some() && head == above(first)
}

/// "Between 6 and 8 June", "June 6-8": first and last day of a stretch that the words of one time tell.
pub fn of_words(words: &str, day: Date) -> Option<(Date, Date)> {
    let (before, after) =
        ["-", "–", "—", " to ", " and ", " or "].iter().find_map(|mark| words.split_once(mark))?;
    let number = |word: &str| word.trim_matches(char::is_alphabetic).parse::<i8>().ok();
    let first = before.split(' ').next_back().and_then(number)?;
    let last = after.split([' ', ',']).next().and_then(number)?;
    let last = Date::new(day.year(), day.month(), last).ok()?;
    (first == day.day() && last > day).then_some((day, last))
}

/// The days of a stretch that the sentence counts and of which it tells the end or the beginning.
pub fn counted(doc: &Document, time: &Time, day: Date) -> Option<(Date, Date)> {
    let sentence = doc.tokens.get(time.tokens.start)?.sentence;
    let from = time.tokens.start.saturating_sub(REACH).max(doc.sentences.get(sentence)?.tokens.start);
    let long = (from..time.tokens.start).rev().find_map(|t| days_long(doc, t))?;
    let lemma = |t: TokenId| doc.tokens[t].lemma.as_str();
    let turn = (from..time.tokens.start)
        .rev()
        .find(|&t| matches!(lemma(t), "end" | "conclude" | "finish" | "begin" | "start" | "launch"))?;
    let rest = i64::from(long.checked_sub(1)?);
    match lemma(turn) {
        "begin" | "start" | "launch" => Some((day, day.checked_add(rest.days()).ok()?)),
        _ => Some((day.checked_sub(rest.days()).ok()?, day)),
    }
}

/// First and last day of what began or ended on other days than the one that stands for it: "gunmen seized a hotel on Friday. ... The
/// siege ended on Sunday".
pub fn of_turns(
    doc: &Document,
    classes: &Classes,
    in_scope: impl Fn(usize) -> bool,
    days: (Date, Date),
) -> (Date, Date) {
    let mut whole = days;
    for time in &doc.times {
        if let Some(end) = until_told(doc, time).filter(|&end| {
            time.value.as_deref().and_then(times::days) == Some(days) && days_between(days.1, end) <= APART
        }) {
            whole.1 = whole.1.max(end);
        }
        let sentence = doc.tokens.get(time.tokens.start).map(|token| token.sentence);
        let Some(day) = time.value.as_deref().and_then(times::days).filter(|day| day.0 == day.1) else {
            continue;
        };
        if !sentence.is_some_and(&in_scope) {
            continue;
        }
        // "Entered its third day on Tuesday".
        if day == days
            && let Some(first) = lasting::begun(doc, classes, time, day.0)
        {
            whole.0 = whole.0.min(first);
        }
        // "Over the weekend. The bloodshed flared on Saturday": it goes on to the weekend's end.
        if day == days && flares(doc, time) {
            whole.1 = whole.1.max(end_of_weekend(doc, day.0).unwrap_or(whole.1));
        }
        // "After two days of heavy fighting ... had received 63 wounded since Wednesday".
        if is_since_in_fighting(doc, classes, time, &in_scope)
            && (1..=DAYS_OF_FIGHTING).contains(&days_between(day.0, days.0))
        {
            whole.0 = whole.0.min(day.0);
        }
        let Some(turn) = turn_of(doc, classes, time) else { continue };
        let near = |gap: i32| (1..=APART).contains(&gap);
        match turn {
            Turn::Begin if near(days_between(day.0, days.1)) && day.0 < whole.0 => whole.0 = day.0,
            Turn::End if near(days_between(days.0, day.0)) && day.0 > whole.1 => whole.1 = day.0,
            Turn::Begin | Turn::End => {}
        }
    }
    whole
}

/// "Has killed 27 since Friday": up to the day of the report.
pub fn until_told(doc: &Document, time: &Time) -> Option<Date> {
    doc.written.filter(|_| is_since_with(doc, time, &["has", "have"]))
}

/// "Since Friday" below a verb with one of these helpers.
fn is_since_with(doc: &Document, time: &Time, helpers: &[&str]) -> bool {
    let since = time.tokens.start.checked_sub(1).is_some_and(|t| doc.word(t).eq_ignore_ascii_case("since"))
        || time.span.of(&doc.text).to_lowercase().starts_with("since ");
    let mut above = doc.ancestors(time.tokens.start).take(REACH);
    since
        && above.find(|&t| doc.tokens[t].upos == Upos::Verb).is_some_and(|verb| {
            let mut helping = doc.children_by(verb, &[Deprel::Aux]);
            helping.any(|t| helpers.contains(&doc.word(t).to_lowercase().as_str()))
        })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Begin,
    End,
}

/// "The siege ended on Sunday", "a standoff that began on Monday", "it had begun on Friday": the time hangs on the verb.
fn turn_of(doc: &Document, classes: &Classes, time: &Time) -> Option<Turn> {
    let verb = time
        .tokens
        .clone()
        .find_map(|t| doc.tokens[t].head.filter(|head| !time.tokens.contains(head)))
        .filter(|&t| doc.tokens[t].upos == Upos::Verb)?;
    turn_at(doc, classes, verb)
}

/// "Fighting has killed six since Wednesday"; or any count in the perfect since then, where the same sentences tell of days of
/// fighting.
fn is_since_in_fighting(
    doc: &Document,
    classes: &Classes,
    time: &Time,
    in_scope: &impl Fn(usize) -> bool,
) -> bool {
    let of_fighting = || {
        let verb = doc.ancestors(time.tokens.start).take(REACH).find(|&t| doc.tokens[t].upos == Upos::Verb);
        verb.and_then(|verb| syntax::subject(doc, verb))
            .is_some_and(|subject| lasting::lasts(doc, classes, subject))
    };
    is_since_with(doc, time, &["has", "have", "had"])
        && (of_fighting() || lasting::up_to_report(doc, classes, in_scope).is_some())
}

/// "Flared on Saturday": the time hangs on a verb for fighting that begins.
fn flares(doc: &Document, time: &Time) -> bool {
    let verb =
        time.tokens.clone().find_map(|t| doc.tokens[t].head.filter(|head| !time.tokens.contains(head)));
    verb.is_some_and(|verb| {
        doc.tokens[verb].upos == Upos::Verb && matches!(doc.tokens[verb].lemma.as_str(), "flare" | "erupt")
    })
}

/// The last day of the weekend that the report tells of and that a day begins.
fn end_of_weekend(doc: &Document, day: Date) -> Option<Date> {
    let weekends = doc.times.iter().filter(|time| time.span.of(&doc.text).to_lowercase().contains("weekend"));
    weekends
        .filter_map(|time| times::days(time.value.as_deref()?))
        .find(|(first, last)| *first == day && days_between(*first, *last) <= 2)
        .map(|(_, last)| last)
}

/// Whether a verb tells that something which lasts began or ended.
pub fn is_turn(doc: &Document, classes: &Classes, verb: TokenId) -> bool {
    doc.tokens[verb].upos == Upos::Verb && turn_at(doc, classes, verb).is_some()
}

fn turn_at(doc: &Document, classes: &Classes, verb: TokenId) -> Option<Turn> {
    let lemma = doc.tokens[verb].lemma.as_str();
    let turn = match lemma {
        "begin" | "start" | "erupt" => Turn::Begin,
        "end" | "conclude" | "finish" => Turn::End,
        // "Went on until Tuesday evening".
        "go" | "last" | "continue" | "rage" | "drag" | "persist" if is_until(doc, verb) => Turn::End,
        _ => return None,
    };
    // "The siege began on Monday, when two gunmen entered, and ended on Tuesday": trees may join the end to the nearer verb.
    let begun = || {
        doc.ancestors(verb).take(BETWEEN).find(|&t| {
            t < verb
                && matches!(doc.tokens[t].lemma.as_str(), "begin" | "start" | "erupt")
                && syntax::own_subject(doc, t).is_some_and(|s| lasting::lasts(doc, classes, s))
        })
    };
    if turn == Turn::End && syntax::own_subject(doc, verb).is_none() && begun().is_some() {
        return Some(turn);
    }
    let subject = syntax::subject(doc, verb)?;
    let had = doc.children_by(verb, &[Deprel::Aux]).any(|t| doc.tokens[t].lemma == "have");
    let lasts = lasting::lasts(doc, classes, subject)
        || turn == Turn::Begin && had && doc.tokens[subject].lemma == "it";
    (lasts && !syntax::is_negated(doc, verb)).then_some(turn)
}

/// "Went on until noon", "lasted till Tuesday".
fn is_until(doc: &Document, verb: TokenId) -> bool {
    let is = |t: TokenId| matches!(doc.word(t).to_lowercase().as_str(), "until" | "till" | "to" | "into");
    let mut below = doc.children_by(verb, &[Deprel::Obl, Deprel::OblUnmarked]);
    below.any(|t| doc.children_by(t, &[Deprel::Case]).any(is))
}

/// "Six-day", as one word or as three.
fn days_long(doc: &Document, t: TokenId) -> Option<u8> {
    let word = doc.word(t).to_lowercase();
    let number = match word.strip_suffix("-day") {
        Some(number) => number.to_owned(),
        None if word == "day" && t > 1 && doc.word(t - 1) == "-" => doc.word(t - 2).to_lowercase(),
        None => return None,
    };
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let named = words.iter().position(|word| *word == number).and_then(|at| u8::try_from(at + 2).ok());
    named.or_else(|| number.parse().ok()).filter(|days| (2..=31).contains(days))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use jiff::civil::date;

    use super::of_words;
    use crate::incident::tests::check;

    #[test]
    fn days_that_are_joined() {
        let told = "\
Six six CD 2 nummod
cooks cook NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
in in IN 6 case
Graz Graz NNP 4 obl
between between IN 8 case
Monday Monday NNP 4 obl
and and CC 10 cc
Wednesday Wednesday NNP 8 conj SpaceAfter=No
. . . 4 punct
";
        check(
            told,
            expect![[r#"
            main: 2023-03-13..2023-03-15 (week) in Graz, Styria, AT: 1 claims
        "#]],
        );
        let either = told.replace("between between", "late late").replace("and and", "or or");
        check(
            &either,
            expect![[r#"
            main: 2023-03-13..2023-03-15 (week) in Graz, Styria, AT: 1 claims
        "#]],
        );
    }

    #[test]
    fn a_stretch_of_counted_days() {
        check(
            "\
Guards guard NNS 2 nsubj
killed kill VBD 0 root
nine nine CD 4 nummod
robbers robber NNS 2 obj
in in IN 8 case
a a DT 8 det
six-day six-day JJ 8 amod
operation operation NN 2 obl
that that WDT 10 nsubj
ended end VBD 8 acl:relcl
on on IN 12 case
Tuesday Tuesday NNP 10 obl SpaceAfter=No
. . . 2 punct
",
            expect![[r#"
                main: 2023-03-09..2023-03-14 (week) in nowhere: 2 claims
            "#]],
        );
    }

    #[test]
    fn two_days_of_one_month() {
        let june = |day| date(2023, 6, day);
        assert_eq!(of_words("6 and 8 June", june(6)), Some((june(6), june(8))));
        assert_eq!(of_words("June 6-8, 2023", june(6)), Some((june(6), june(8))));
        assert_eq!(of_words("2023-06-06", june(6)), None);
        assert_eq!(of_words("6 June 2023", june(6)), None);
    }
}
