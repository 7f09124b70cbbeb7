//! What a report recalls behind its news: the toll of a whole war, and earlier events like the one that it tells of.
//!
//! Whoever adds these to the main incident counts thousands in it, or gives it the day of another.

use std::collections::HashMap;

use jiff::civil::Date;
use language::{Deprel, Document, TokenId, Upos, Vague, Xpos, times};

use super::bearing::{self, Bearing};
use super::day::days_between;
use super::setting::Setting;
use super::{earlier, offset, stretches};
use crate::draft::Draft;
use crate::np::{self, Determination};
use crate::predicates::Classes;
use crate::reading::{Kind, Reality, Stance};
use crate::syntax;

/// Days before the report within which news is of what has just happened.
const NEWS_DAYS: i32 = 14;
/// Sentences from the news to the first toll behind it, at most.
const NEAR_NEWS: usize = 3;
/// Verbs above a predicate of which one may bear its tense.
const STEPS: usize = 3;
/// How many times the report's own toll a number must be to be that of a war; a vague word needs less.
const TIMES_OWN: u64 = 20;
const TIMES_OWN_VAGUE: u64 = 5;
/// Words of a sentence before the time that it sets out with, at most.
const FRONT: usize = 2;
/// Words from "after" to the verb of its clause.
const AFTER_REACH: usize = 8;

/// The news that the rest of a report is measured by: where its first toll stands, and how great it is.
struct News {
    sentence: usize,
    toll: u64,
    /// The day on which its words say that somebody came to harm.
    harmed_on: Option<Date>,
    /// The words and the days of a time of that sentence that is of late.
    time: Option<(String, (Date, Date))>,
    /// The days on which it was told, where it has no time of its own.
    said: Option<(Date, Date)>,
}

impl News {
    /// The first day of its time, if it has one.
    fn day(&self) -> Date {
        self.time.as_ref().map(|(_, days)| days.0).or(self.said.map(|days| days.0)).unwrap_or(Date::MAX)
    }
}

/// Marks claims about what the report recalls.
pub fn mark(doc: &Document, classes: &Classes, of_times: &[Bearing], drafts: &[Draft], told: &mut [Setting]) {
    share_period(drafts, told);
    let Some(news) = news(doc, of_times, drafts, told) else { return };
    mark_each(doc, classes, &news, drafts, told);
    share_with_joined(doc, drafts, told);
}

/// "A similar bombing left 52 dead and 100 wounded", "the war has killed 40,000 and driven out two million": what is joined
/// to a recalled claim, without a time of its own, is recalled with it.
fn share_with_joined(doc: &Document, drafts: &[Draft], told: &mut [Setting]) {
    let recalled: HashMap<TokenId, usize> = drafts
        .iter()
        .enumerate()
        .filter(|&(index, _)| told[index].surely_aside)
        .map(|(index, draft)| (draft.trigger, index))
        .collect();
    if recalled.is_empty() {
        return;
    }
    for (index, draft) in drafts.iter().enumerate() {
        // "Its fighters killed 26": the attack is that of the 26.
        let same = recalled
            .get(&draft.trigger)
            .copied()
            .filter(|&source| source != index && !told[index].surely_aside);
        if let Some(source) = same {
            take_over(told, source, index);
            continue;
        }
        if told[index].surely_aside || !told[index].is_open() || !draft.kind.is_count() {
            continue;
        }
        let mut at = draft.trigger;
        for _ in 0..STEPS {
            let token = &doc.tokens[at];
            let Some(head) = token.head.filter(|_| token.deprel == Deprel::Conj) else { break };
            // "Left 52 dead and 100 wounded": trees join it to the verb too.
            let mut told_with = std::iter::once(head).chain(doc.children_by(head, &[Deprel::Xcomp]));
            if let Some(&source) = told_with.find_map(|t| recalled.get(&t)) {
                take_over(told, source, index);
                break;
            }
            at = head;
        }
    }
}

/// Sets a claim where another is set.
fn take_over(told: &mut [Setting], source: usize, index: usize) {
    let source = told[source].clone();
    let setting = &mut told[index];
    (setting.other, setting.period, setting.counted_day) = (source.other, source.period, source.counted_day);
    (setting.days, setting.surely, setting.timed) = (source.days, source.surely, source.timed);
    (setting.elsewhere, setting.surely_aside) = (source.elsewhere, true);
}

fn mark_each(doc: &Document, classes: &Classes, news: &News, drafts: &[Draft], told: &mut [Setting]) {
    for (draft, setting) in drafts.iter().zip(told) {
        let sentence = doc.tokens[draft.trigger].sentence;
        let tells =
            bearing::is_violence(draft.kind) || matches!(draft.kind, Kind::Arrested | Kind::Displaced);
        if !tells || sentence < news.sentence {
            continue;
        }
        let told_on = news.time.as_ref().map(|(_, days)| days.0).or(news.said.map(|days| days.0));
        let days = (news.harmed_on, told_on);
        if let Some(told) = earlier::of(doc, classes, draft, days, sentence == news.sentence) {
            setting.other = setting.other.or(Some(sentence));
            setting.counted_day = setting.counted_day.or(told.day);
            setting.elsewhere = false;
            setting.surely_aside = true;
        } else if sentence > news.sentence
            && setting.period.is_none()
            && let Some(words) = stretches::of(doc, classes, draft)
        {
            setting.period = Some(words);
            setting.surely_aside = true;
        } else if sentence > news.sentence && is_toll_of_war(doc, classes, draft, setting, news) {
            let words = draft.counted.as_ref().and_then(|c| c.quantity).map(|q| q.of(&doc.text));
            setting.period = setting.period.take().or_else(|| words.map(str::to_lowercase));
            setting.surely_aside = true;
        } else if sentence > news.sentence && is_earlier_event(doc, classes, draft)
            || is_before_what_was_before(doc, draft)
        {
            setting.other = setting.other.or(Some(sentence));
            setting.surely_aside = true;
        } else if sentence > news.sentence
            && let Some(days) = older_time(doc, draft, news)
        {
            // A day well before tells the incident; "last weekend" alone does not.
            if days_between(days.1, news.day()) > NEWS_DAYS {
                (setting.days, setting.surely, setting.timed) = (Some(days), true, true);
            } else {
                setting.other = setting.other.or(Some(sentence));
            }
            setting.surely_aside = true;
        }
    }
}

/// Whether all that is told in a sentence is recalled: its times say nothing about the news.
pub fn is_aside(doc: &Document, drafts: &[Draft], told: &[Setting], sentence: usize) -> bool {
    let of_sentence = drafts.iter().zip(told).filter(|(d, _)| doc.tokens[d.trigger].sentence == sentence);
    let mut aside = of_sentence.map(|(_, setting)| setting.surely_aside).peekable();
    aside.peek().is_some() && aside.all(|is| is)
}

/// "1,300 have died or gone missing so far this year": one number has one stretch of time.
fn share_period(drafts: &[Draft], told: &mut [Setting]) {
    let summed: Vec<(TokenId, String)> = drafts
        .iter()
        .zip(&*told)
        .filter_map(|(draft, setting)| Some((draft.counted.as_ref()?.head, setting.period.clone()?)))
        .collect();
    for (draft, setting) in drafts.iter().zip(told).filter(|(_, setting)| setting.is_open()) {
        let head = draft.counted.as_ref().map(|counted| counted.head);
        let period = summed.iter().find(|(of, _)| Some(*of) == head);
        setting.period = period.map(|(_, words)| words.clone());
    }
}

/// The first sentence that tells of dead, hurt or missing.
fn news(doc: &Document, of_times: &[Bearing], drafts: &[Draft], told: &[Setting]) -> Option<News> {
    let harmed = |(draft, setting): &(&Draft, &Setting)| {
        matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Casualties | Kind::Missing)
            && draft.reality == Reality::Actual
            && draft.stance != Stance::Denied
            && setting.period.is_none()
            && setting.other.is_none()
    };
    let tolls = || drafts.iter().zip(told).filter(harmed).map(|(draft, _)| draft);
    let first = tolls().map(|draft| doc.tokens[draft.trigger].sentence).min()?;
    let of_first = || tolls().filter(|draft| doc.tokens[draft.trigger].sentence == first);
    let toll = of_first().filter_map(|draft| draft.counted.as_ref()?.interval.low).max()?;
    let is_of_late =
        |days: (Date, Date)| doc.written.is_some_and(|written| days_between(days.0, written) <= NEWS_DAYS);
    // "An explosion tore through a market on Saturday. In January a bomb killed 14": the news tells of nobody who came to harm.
    let attack = |(draft, setting): &(&Draft, &Setting)| {
        let day = earlier::day_of_harm(doc, draft).map(|day| (day, day)).or(setting.days);
        draft.kind == Kind::Attack
            && draft.reality == Reality::Actual
            && draft.stance != Stance::Denied
            && setting.period.is_none()
            && setting.other.is_none()
            && day.is_some_and(is_of_late)
    };
    let attacks = drafts.iter().zip(told).filter(attack);
    let attack = attacks.map(|(draft, _)| doc.tokens[draft.trigger].sentence).min();
    let sentence = attack.filter(|&attack| attack < first && first - attack <= NEAR_NEWS).unwrap_or(first);
    let of_sentence = || {
        drafts
            .iter()
            .zip(told)
            .filter(|pair| harmed(pair) || pair.0.kind == Kind::Attack)
            .map(|(draft, _)| draft)
            .filter(|draft| doc.tokens[draft.trigger].sentence == sentence)
    };
    let harmed_on = of_sentence().find_map(|draft| earlier::day_of_harm(doc, draft));
    let mut times = doc.times.iter().zip(of_times).filter(|(time, bearing)| {
        doc.tokens.get(time.tokens.start).is_some_and(|token| token.sentence == sentence)
            && matches!(bearing, Bearing::Happened | Bearing::Known | Bearing::Death | Bearing::Open)
    });
    let time = times.find_map(|(time, _)| {
        let days = times::days(time.value.as_deref()?).filter(|&days| is_of_late(days))?;
        Some((time.span.of(&doc.text).to_lowercase(), days))
    });
    // "Two died in a shootout, police said on Sunday."
    let said = doc.times.iter().zip(of_times).find_map(|(time, bearing)| {
        let here = doc.tokens.get(time.tokens.start).is_some_and(|token| token.sentence == sentence);
        let days = times::days(time.value.as_deref()?).filter(|&days| is_of_late(days))?;
        (here && *bearing == Bearing::Said && days.0 == days.1).then_some(days)
    });
    Some(News { sentence, toll, harmed_on, time, said })
}

/// "The violence has left more than 20,000 dead", "40,000 have been killed since the insurgency began": told in the
/// perfect, without a day of its own, and far more than the news tells of.
fn is_toll_of_war(doc: &Document, classes: &Classes, draft: &Draft, setting: &Setting, news: &News) -> bool {
    let Some(counted) = draft.counted.as_ref().filter(|counted| counted.quantity.is_some()) else {
        return false;
    };
    let Some(low) = counted.interval.low.filter(|&low| low > 1) else { return false };
    let fatal = matches!(draft.kind, Kind::Killed | Kind::Casualties);
    if !fatal || setting.surely || setting.item.is_some() || !is_perfect(doc, draft.trigger) {
        return false;
    }
    let vague = matches!(counted.interval.vague, Some(Vague::Hundreds | Vague::Thousands));
    let far_more = low >= news.toll.saturating_mul(TIMES_OWN)
        || vague && low >= news.toll.saturating_mul(TIMES_OWN_VAGUE);
    far_more && !is_of_one_blow(doc, classes, draft.trigger)
        || low > news.toll && is_since_long(doc, classes, draft.trigger)
}

/// "Have been killed", "has left 20 dead", "have died or gone missing".
fn is_perfect(doc: &Document, predicate: TokenId) -> bool {
    let raised = |&t: &TokenId| matches!(doc.tokens[t].deprel, Deprel::Xcomp | Deprel::Conj);
    let mut at = predicate;
    for _ in 0..STEPS {
        let has = doc
            .children_by(at, &[Deprel::Aux])
            .any(|t| doc.tokens[t].lemma == "have" && matches!(doc.tokens[t].xpos, Xpos::Vbz | Xpos::Vbp));
        if has {
            return true;
        }
        let Some(above) = doc.tokens[at].head.filter(|_| raised(&at)) else { return false };
        at = above;
    }
    false
}

/// "The earthquake has killed 900": one blow, whose toll has risen.
fn is_of_one_blow(doc: &Document, classes: &Classes, predicate: TokenId) -> bool {
    let clause = syntax::clause_head(doc, predicate);
    [predicate, clause]
        .into_iter()
        .filter_map(|t| syntax::subject(doc, t))
        .any(|subject| classes.has("ONE_BLOW", &doc.tokens[subject].lemma) && !np::is_plural(doc, subject))
}

/// "Since the insurgency began", "since the start of the war": since what no day of late is told of.
fn is_since_long(doc: &Document, classes: &Classes, predicate: TokenId) -> bool {
    let clause = syntax::clause_head(doc, predicate);
    let since = |&t: &TokenId| {
        let mut marks = doc.children_by(t, &[Deprel::Mark, Deprel::Case]);
        let begins = |t: TokenId| {
            ["PERIOD_BEGINNING", "LONG_STRIFE"].iter().any(|class| classes.has(class, &doc.tokens[t].lemma))
        };
        marks.any(|m| doc.tokens[m].lemma == "since")
            && match doc.tokens[t].deprel {
                Deprel::Advcl | Deprel::AdvclRelcl => {
                    doc.children(t).any(|c| doc.tokens[c].deprel.is_subject())
                }
                Deprel::Obl => begins(t),
                _ => false,
            }
    };
    let mut below = [predicate, clause].into_iter().flat_map(|t| doc.children(t));
    below.any(|t| since(&t) && !has_time_of_late(doc, t))
}

/// Whether the clause or phrase under a word names a day of the last weeks.
fn has_time_of_late(doc: &Document, head: TokenId) -> bool {
    let below = doc.subtree(head);
    let Some(written) = doc.written else { return false };
    below
        .iter()
        .any(|&t| offset::days_at(doc, t).is_some_and(|(start, _)| days_between(start, written) <= NEWS_DAYS))
}

/// "In March, a similar attack killed 21", "last month, a girl was wounded in Alder", "the earlier two deaths".
fn is_earlier_event(doc: &Document, classes: &Classes, draft: &Draft) -> bool {
    let trigger = draft.trigger;
    let raised = doc.tokens[trigger].head.filter(|_| doc.tokens[trigger].deprel == Deprel::Xcomp);
    let subject =
        syntax::own_subject(doc, trigger).or_else(|| raised.and_then(|verb| syntax::own_subject(doc, verb)));
    let is_event = |t: TokenId| {
        let lemma = &doc.tokens[t].lemma;
        classes.has("EVENT_NOUN", lemma) || classes.has("ONE_BLOW", lemma)
    };
    let described = |t: TokenId, class: &str| {
        doc.children_by(t, &[Deprel::Amod]).any(|c| classes.has(class, &doc.word(c).to_lowercase()))
    };
    let alike = |t: TokenId| {
        is_event(t)
            && described(t, "ALIKE_WORD")
            && np::determination(doc, t) == Determination::Indefinite
            && !np::is_plural(doc, t)
    };
    let earlier_dead = draft.counted.as_ref().is_some_and(|counted| {
        counted.head == trigger
            && classes.has("HOMICIDE_NOUN", &doc.tokens[trigger].lemma)
            && described(trigger, "EARLIER_WORD")
    });
    earlier_dead || subject.is_some_and(alike) || alike(trigger)
}

/// The older time that a sentence about people or things not told of before sets out with: "last month, a girl was wounded".
fn older_time(doc: &Document, draft: &Draft, news: &News) -> Option<(Date, Date)> {
    let trigger = draft.trigger;
    // "In 2014 she moved there, before nine died": before is another time.
    let clause = syntax::clause_head(doc, trigger);
    if doc
        .children_by(clause, &[Deprel::Mark])
        .any(|t| matches!(doc.tokens[t].lemma.as_str(), "before" | "until"))
    {
        return None;
    }
    let subject = syntax::own_subject(doc, trigger);
    let counted = draft.counted.as_ref().map(|counted| counted.head);
    let is_new = |t: TokenId| {
        doc.tokens[t].upos != Upos::Pron
            && !matches!(np::determination(doc, t), Determination::Definite | Determination::Possessive)
            && !syntax::takes_up(doc, t)
    };
    let new =
        [subject, counted].into_iter().flatten().all(is_new) && (subject.is_some() || counted.is_some());
    if new { sets_out_with_older_time(doc, doc.tokens[trigger].sentence, news) } else { None }
}

/// "In March 2019, ..." behind news of Sunday; "last weekend, ..." behind that of the weekend.
fn sets_out_with_older_time(doc: &Document, sentence: usize, news: &News) -> Option<(Date, Date)> {
    let said = news.said.map(|days| (String::new(), days));
    let (words, days) = news.time.as_ref().or(said.as_ref())?;
    let written = doc.written?;
    let first = doc.sentences[sentence].tokens.start;
    let at = doc.times.partition_point(|time| time.tokens.start < first);
    let time = doc.times.get(at).filter(|time| time.tokens.start <= first + FRONT)?;
    // "Last week's attack" opens no clause.
    if !doc.tokens[first..time.tokens.start].iter().all(|t| matches!(t.upos, Upos::Adp | Upos::Adv)) {
        return None;
    }
    let (start, last) = time.value.as_deref().and_then(times::days)?;
    let own = time.span.of(&doc.text).to_lowercase();
    let one_before = own.starts_with("last ") && !words.contains("last") && last <= days.1;
    let behind = doc.tokens.get(time.tokens.end).is_some_and(|_| doc.word(time.tokens.end) == ",");
    let older = days_between(last, written) > NEWS_DAYS || one_before && behind && own.ends_with("weekend");
    older.then_some((start, last))
}

/// "Talks were broken off in January 2020 after fighting left 80 dead": older than what is itself long past.
fn is_before_what_was_before(doc: &Document, draft: &Draft) -> bool {
    let clause = syntax::clause_head(doc, draft.trigger);
    let Some(head) = doc.tokens[clause].head.filter(|&head| head < clause) else { return false };
    let Some(written) = doc.written else { return false };
    let after = (clause.saturating_sub(AFTER_REACH).max(head)..clause)
        .any(|t| doc.tokens[t].lemma == "after" && matches!(doc.tokens[t].upos, Upos::Adp | Upos::Sconj));
    after
        && doc.tokens[clause].deprel == Deprel::Advcl
        && doc.children_by(head, &[Deprel::Obl, Deprel::OblUnmarked]).any(|t| {
            offset::days_at(doc, t).is_some_and(|(_, last)| days_between(last, written) > 2 * NEWS_DAYS)
        })
}
