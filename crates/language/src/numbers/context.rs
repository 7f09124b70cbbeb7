//! Whether a number expression counts anything: what stands around ages, dates, measures, money and numbered names.
//!
//! Words alone must do, since rules are tested on documents without tags; where tags are there they help.

use super::expression::{Expression, Shape};
use super::lexicon::{Beside, Lexicon, Word};
use crate::{Deprel, Document, ParagraphKind, Qualifier, Span, TokenId, Upos, Vague};

/// How far a counted noun may stand behind its number.
const REACH: usize = 5;
/// The greatest age in years.
const MAX_AGE: u64 = 115;

/// The surroundings of the numbers of one sentence.
pub struct Context<'a> {
    document: &'a Document,
    first: TokenId,
    words: &'a [Word],
    lexicon: &'a Lexicon,
    tagged: bool,
    /// Whether capitals tell names apart here: running text that is neither in capitals nor a headline.
    capitals_tell: bool,
    /// Where the last age ended.
    age_end: Option<usize>,
}

impl<'a> Context<'a> {
    /// The surroundings in the sentence that begins with token `first` and has these words.
    pub fn new(document: &'a Document, first: TokenId, words: &'a [Word], lexicon: &'a Lexicon) -> Self {
        let tokens = document.tokens.get(first..first + words.len()).unwrap_or_default();
        let tagged = tokens.iter().any(|token| token.upos != Upos::X);
        let kind = tokens
            .first()
            .and_then(|token| document.sentences.get(token.sentence))
            .and_then(|sentence| document.paragraphs.get(sentence.paragraph))
            .map(|paragraph| paragraph.kind);
        let (capital, lower) = tokens.iter().fold((0, 0), |(capital, lower), token| {
            let first = token.span.of(&document.text).chars().next();
            (
                capital + usize::from(first.is_some_and(char::is_uppercase)),
                lower + usize::from(first.is_some_and(char::is_lowercase)),
            )
        });
        let capitals_tell = kind != Some(ParagraphKind::Headline) && lower > capital;
        Self { document, first, words, lexicon, tagged, capitals_tell, age_end: None }
    }

    fn form(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.form.as_str())
    }

    fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.form(at))
    }

    fn glued(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.glued)
    }

    fn is(&self, class: Beside, word: &str) -> bool {
        self.lexicon.is(class, word)
    }

    /// Whether the word at `at` is written with a capital.
    fn capital(&self, at: usize) -> bool {
        at < self.words.len() && self.document.word(self.first + at).starts_with(char::is_uppercase)
    }

    fn upos(&self, at: usize) -> Upos {
        self.document.tokens.get(self.first + at).map_or(Upos::X, |token| token.upos)
    }

    fn deprel(&self, at: usize) -> Deprel {
        self.document.tokens.get(self.first + at).map_or(Deprel::Dep, |token| token.deprel)
    }

    /// Whether a time expression covers any of these words.
    pub fn in_time(&self, at: usize, length: usize) -> bool {
        let tokens = self.first + at..self.first + at + length;
        let span = self.document.span_of(tokens);
        let times = &self.document.times;
        let next = times.partition_point(|time| time.span.end <= span.start);
        times.get(next).is_some_and(|time| time.span.overlaps(span))
    }

    /// Whether "over", "about" ... at this word is a preposition, not a qualifier: "anger over two killings".
    pub fn is_preposition(&self, at: usize) -> bool {
        let form = self.form(at);
        if !self.is(Beside::Place, form) {
            return false;
        }
        if self.tagged {
            let head = self.document.tokens.get(self.first + at).and_then(|token| token.head);
            let of_number = head.is_some_and(|head| {
                self.document.tokens.get(head).is_some_and(|token| token.upos == Upos::Num)
            });
            return self.deprel(at) == Deprel::Case
                && !of_number
                && matches!(self.number_word(at + 1), Some(2..=9));
        }
        matches!(form, "over" | "above" | "under" | "below")
            && matches!(self.number_word(at + 1), Some(2..=5))
    }

    /// The value of a small number in words.
    fn number_word(&self, at: usize) -> Option<u64> {
        let words = self.words.get(at..at + 1)?;
        if self.form(at).starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        super::cardinal::read(words, self.lexicon).and_then(|(_, number)| number.count())
    }

    /// Whether a change is told, whose two ends are no range: "rose from 3 to 5".
    pub fn is_change(&self, at: usize) -> bool {
        let from = if self.form(at) == "from" { at } else { at.saturating_sub(1) };
        self.form(from) == "from" && (1..=6).any(|back| self.is(Beside::Change, self.before(from, back)))
    }

    /// Whether the expression at a word counts people or things.
    pub fn counts(&mut self, at: usize, found: &Expression) -> bool {
        if matches!(found.shape, Shape::Fraction | Shape::Score) {
            return false;
        }
        let next = at + found.length;
        if self.is_age(at, found) {
            self.age_end = Some(next);
            return false;
        }
        if found.shape == Shape::Fold {
            // "a triple fatal shooting"
            return (next..next + 3).any(|at| self.is(Beside::Killing, self.form(at)));
        }
        !(self.in_compound(at, next)
            || self.has_unit(next)
            || self.is_money(at)
            || self.is_date(at, next, found)
            || self.is_address(next, found)
            || self.is_name(at, next, found)
            || self.is_share(at, next)
            || self.is_contest(next, found)
            || self.is_idle(at, next, found))
    }

    /// "a 34-year-old", "aged 34", "the mayor, 34, said", "ages 13, 17 and 19".
    fn is_age(&self, at: usize, found: &Expression) -> bool {
        let next = at + found.length;
        let interval = found.interval;
        let small = interval.low.or(interval.high).is_some_and(|value| value <= MAX_AGE);
        let bare = matches!(found.shape, Shape::Bare { .. });
        if bare && self.before(at, 1) == "(" && self.form(next) == ")" {
            return true; // "(34)", and the area code of a telephone
        }
        if !small || interval.qualifier == Qualifier::None {
            return false;
        }
        if bare && self.before(at, 1) == "both" && !self.people_follow(next) {
            return true;
        }
        // "aged between 20 and 30", "at the age of 12", "under the age of 5"
        let mut back = 1;
        while matches!(
            self.before(at, back),
            "of" | "between" | "from" | "under" | "over" | "about" | "around" | "the"
        ) {
            back += 1;
        }
        if back <= 3 && self.is(Beside::Age, self.before(at, back)) && !self.people_follow(next) {
            return true;
        }
        // the rest of a list of ages
        let goes_on = self.age_end.is_some_and(|end| {
            (end..at).len() <= 3
                && (end..at).all(|between| matches!(self.form(between), "," | "and" | "or" | "&" | "to"))
        });
        if goes_on && bare && !self.people_follow(next) {
            return true;
        }
        // "children under 12"
        if !bare && self.is(Beside::Place, self.form(at)) && at > 0 {
            let people = self.before(at, 1);
            let person = people.ends_with('s')
                || self.is(Beside::Counted, people)
                || matches!(people, "those" | "anyone" | "anybody");
            if person
                && !self.is(Beside::Function, people)
                && !self.people_follow(next)
                && self.upos(at - 1) != Upos::Verb
            {
                return true;
            }
        }
        let after = self.form(next);
        let digits = matches!(found.shape, Shape::Bare { digits: true, .. });
        let described = at >= 2 && self.before(at, 1) == "," && {
            let noun = self.before(at, 2);
            noun.ends_with(char::is_alphabetic)
                && !self.is(Beside::Function, noun)
                && !self.is(Beside::Counted, noun)
        };
        if !digits || !described {
            return false;
        }
        let closes = matches!(after, "," | "." | ";" | ")" | "");
        // ", 34 and Lena Orr"
        let and_name = after == "and" && self.capital(next + 1) && self.capital(at - 2);
        let named = self.capital(at - 2) && self.capitals_tell;
        closes || and_name || named && matches!(after, "from" | "who" | "was" | "has" | "is" | "-" | "--")
    }

    /// "AK-47", "a five-day siege", "a mother-of-three", "1/2", "#3".
    fn in_compound(&self, at: usize, next: usize) -> bool {
        // "AK- 47"
        let model =
            self.before(at, 1) == "-" && at > 1 && self.glued(at - 1) && self.before(at, 2).len() <= 3;
        if model && self.before(at, 2).chars().all(char::is_alphabetic) && self.capital(at - 2) {
            return true;
        }
        if at > 0 && self.glued(at) {
            let mark = self.before(at, 1);
            let hyphen = mark == "-" && at > 1 && self.glued(at - 1);
            if hyphen
                || matches!(mark, "." | "/" | "#" | "@" | "+" | "°" | "*" | "=" | "'" | "_")
                || mark.ends_with(char::is_alphanumeric)
            {
                return true;
            }
        }
        if self.glued(next) {
            match self.form(next) {
                // "a crowd 20,000-strong", "a 12-man patrol" are counted
                "-" => {
                    let joined = self.form(next + 1);
                    return !self.is(Beside::Member, joined) && joined.starts_with(char::is_alphanumeric);
                }
                "/" | "°" | "%" | "*" | "=" | "@" => return true,
                // feet and inches: 6'2"
                "'" if self.glued(next + 1)
                    && self.form(next + 1).starts_with(|c: char| c.is_ascii_digit()) =>
                {
                    return true;
                }
                word if word.starts_with('\'') && word[1..].starts_with(|c: char| c.is_ascii_digit()) => {
                    return true;
                }
                word if word.starts_with(char::is_alphanumeric) => return true,
                "'s" | "s" => {
                    return self.form(at) == "one" || self.form(at).starts_with(|c: char| c.is_ascii_digit());
                }
                _ => {}
            }
        }
        self.before(at, 1) == "of"
            && self.is(Beside::Parent, self.before(at, 2))
            && !self.counted_follows(next)
    }

    /// "20 kilometres", "two more days", "hundreds of pounds".
    fn has_unit(&self, next: usize) -> bool {
        let mut at = next;
        loop {
            let form = self.form(at);
            let unit = [Beside::Measure, Beside::Duration, Beside::Money, Beside::Fraction]
                .into_iter()
                .any(|class| self.is(class, form));
            if unit {
                // "two second-hand cars", "20 pound dogs" are left out too: no count is better than a wrong one
                return true;
            }
            if at - next < 3 && (self.is(Beside::Between, form) || form == "-") {
                at += 1;
            } else {
                return false;
            }
        }
    }

    fn is_money(&self, at: usize) -> bool {
        self.is(Beside::Money, self.before(at, 1))
            || (self.before(at, 1) == "." && self.before(at, 2) == "rs")
    }

    /// Days, years and times of day that no time expression covers.
    fn is_date(&self, at: usize, next: usize, found: &Expression) -> bool {
        let Shape::Bare { digits, like_year } = found.shape else {
            return false;
        };
        let before = self.before(at, 1);
        let after = self.form(next);
        let day = found.interval.low.is_some_and(|value| value <= 31);
        if digits && day && self.is(Beside::Month, before) && !(before == "may" && self.counted_follows(next))
        {
            return true;
        }
        if digits && day && self.is(Beside::Month, after) {
            // "12 may have died"
            let modal = after == "may"
                && self.form(next + 1).starts_with(char::is_alphabetic)
                && !matches!(
                    self.form(next + 1),
                    "in" | "at" | "when" | "and" | "the" | "by" | "near" | "to"
                );
            return !modal;
        }
        // "at 1000": a time of day
        let value = found.interval.low.unwrap_or_default();
        let four = self.form(at).len() == 4 && digits;
        if four && value <= 2400 && value % 100 < 60 && matches!(before, "at" | "until" | "till") {
            return true;
        }
        if like_year {
            let dated = matches!(
                before,
                "in" | "since"
                    | "during"
                    | "by"
                    | "until"
                    | "till"
                    | "from"
                    | "late"
                    | "early"
                    | "mid"
                    | "the"
                    | "year"
                    | "circa"
                    | "spring"
                    | "summer"
                    | "autumn"
                    | "fall"
                    | "winter"
                    | "after"
                    | "before"
            ) || self.is(Beside::Month, before)
                || self.before(at, 2) == "," && self.is(Beside::Month, self.before(at, 4));
            return dated || !self.counted_follows(next);
        }
        false
    }

    /// "12 Baker Street".
    fn is_address(&self, next: usize, found: &Expression) -> bool {
        let named =
            |at: usize| !self.capitals_tell || self.capital(at) || self.is(Beside::Compass, self.form(at));
        let ends = |at: &usize| {
            let form = self.form(*at);
            self.is(Beside::Function, form) || self.is(Beside::Counted, form) || form.is_empty()
        };
        matches!(found.shape, Shape::Bare { digits: true, .. })
            && named(next)
            && (next..next + 4)
                .take_while(|at| !ends(at))
                .any(|at| self.is(Beside::Street, self.form(at)) && (!self.capitals_tell || self.capital(at)))
    }

    /// "Route 66", "Boeing 737", "the Seven Sisters".
    fn is_name(&self, at: usize, next: usize, found: &Expression) -> bool {
        let bare = matches!(found.shape, Shape::Bare { .. });
        let digits = matches!(found.shape, Shape::Bare { digits: true, .. });
        if !bare || at == 0 {
            return false;
        }
        let before = self.before(at, 1);
        let counted = self.counted_follows(next);
        // "5 feet 11", "(305) 471", "Local 10 News"
        let telephone = before == ")" && self.before(at, 2).starts_with(|c: char| c.is_ascii_digit());
        if digits && (self.is(Beside::Measure, before) || telephone || self.form(next) == "news") && !counted
        {
            return true;
        }
        let label = self.is(Beside::Label, before)
            || self.is(Beside::Label, &format!("{} {before}", self.before(at, 2)));
        let sign = matches!(before, "#" | "no." | "nos." | "no" | "number");
        let named_label = self.capitals_tell && self.capital(at - 1);
        if label && (sign || !counted || named_label && digits && !self.people_follow(next)) {
            return true;
        }
        if !self.capitals_tell {
            return false;
        }
        let name_before = at > 1 && self.capital(at - 1) && !self.is(Beside::Function, before);
        if digits && name_before && !counted {
            return true;
        }
        // a number word with a capital inside a sentence, before another capital
        !digits && self.capital(at) && before.ends_with(char::is_alphanumeric) && self.capital(next)
    }

    /// "one in five": a share, not a count.
    fn is_share(&self, at: usize, next: usize) -> bool {
        let number = |at: usize| {
            self.number_word(at).is_some() || self.form(at).starts_with(|c: char| c.is_ascii_digit())
        };
        (self.form(next) == "in" && number(next + 1) && self.before(next, 1) == "one")
            || (self.before(at, 1) == "in" && self.before(at, 2) == "one")
    }

    /// "won 3-5", "a 4-5 ruling".
    fn is_contest(&self, next: usize, found: &Expression) -> bool {
        if found.shape != (Shape::Range { hyphen: true }) {
            return false;
        }
        let after = self.form(next);
        self.is(Beside::Contest, after)
            || !after.starts_with(char::is_alphabetic) && !after.is_empty() && after != "."
    }

    /// Words that count only with a noun behind them, and number words that are something else.
    fn is_idle(&self, at: usize, next: usize, found: &Expression) -> bool {
        let form = self.form(at);
        let before = self.before(at, 1);
        let after = self.form(next);
        let single = found.length == 1;
        match found.interval.qualifier {
            Qualifier::Exact if single && form == "one" => self.is_idle_one(at, before, after),
            Qualifier::Exact if form == "both" => {
                self.deprel(at) == Deprel::CcPreconj
                    || (!self.tagged && (next..next + 4).any(|at| self.form(at) == "and"))
            }
            Qualifier::All => self.is_idle_all(at, next),
            Qualifier::None => self.is_idle_no(at, next),
            Qualifier::Vague => self.is_idle_vague(at, next, found),
            Qualifier::Exact if found.length == 2 && after.is_empty() && form == "the" => true,
            _ => false,
        }
    }

    fn is_idle_one(&self, at: usize, before: &str, after: &str) -> bool {
        if matches!(
            after,
            "another"
                | "by"
                | "would"
                | "should"
                | "must"
                | "can"
                | "cannot"
                | "could"
                | "hand"
                | "thing"
                | "way"
                | "who"
                | "'s"
                | "s"
        ) {
            return true;
        }
        let pro_form = matches!(
            before,
            "this"
                | "that"
                | "each"
                | "every"
                | "any"
                | "which"
                | "the"
                | "no"
                | "loved"
                | "a"
                | "another"
                | "first"
                | "last"
                | "only"
        );
        let noun_follows =
            after.starts_with(char::is_alphabetic) && !self.is(Beside::Function, after) || after == "of";
        if pro_form && !(noun_follows && matches!(before, "the" | "only")) {
            return true;
        }
        self.tagged && matches!(self.upos(at), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adv)
    }

    fn is_idle_all(&self, at: usize, next: usize) -> bool {
        let form = self.form(at);
        if form != "all" {
            return false; // "everyone"
        }
        let (before, after) = (self.before(at, 1), self.form(next));
        if matches!(before, "at" | "after" | "above" | "not" | "most" | "once" | "for" | "it" | "best")
            && !self.counted_follows(next)
        {
            return true;
        }
        if self.has_unit(next) || self.is(Beside::Idle, after) && after != "of" || self.glued(next) {
            return true;
        }
        if self.tagged && matches!(self.upos(at), Upos::Adv | Upos::Noun) {
            return true;
        }
        let open = matches!(
            after,
            "of" | "the"
                | "these"
                | "those"
                | "his"
                | "her"
                | "its"
                | "their"
                | "our"
                | "were"
                | "are"
                | "have"
                | "had"
                | "but"
        );
        !open && !self.counted_follows(next)
    }

    fn is_idle_no(&self, at: usize, next: usize) -> bool {
        let after = self.form(next);
        match self.form(at) {
            "no" if next == at + 1 => {
                !after.starts_with(char::is_alphabetic)
                    || self.is(Beside::Idle, after)
                    || self.is(Beside::Function, after)
            }
            "neither" => (next..next + 8).any(|at| self.form(at) == "nor"),
            "zero" => self.before(at, 1) == "ground" || !self.counted_follows(next),
            "none" => {
                matches!(after, "the" | "other")
                    || after == "of" && matches!(self.form(next + 1), "this" | "that" | "it")
            }
            "not" => self.form(at + 1) == "any" && !self.counted_follows(next),
            _ => false,
        }
    }

    fn is_idle_vague(&self, at: usize, next: usize, found: &Expression) -> bool {
        let (form, before, after) = (self.form(at), self.before(at, 1), self.form(next));
        match found.interval.vague {
            Some(Vague::Some) if found.length == 1 => {
                if self.is(Beside::Idle, after) && after != "of" || self.glued(next) {
                    return true;
                }
                !(matches!(after, "of" | "were" | "are" | "have") || self.counted_follows(next))
            }
            Some(Vague::Many) if form == "many" => matches!(before, "how" | "so" | "too" | "as" | "not"),
            Some(Vague::Many) if form == "most" => {
                matches!(self.form(next), "it" | "this" | "his" | "her" | "all")
                    || !self.words_mean_people(next)
            }
            Some(Vague::AFew) if form == "few" => {
                matches!(before, "past" | "last" | "next" | "first" | "so" | "too" | "as" | "the")
            }
            Some(Vague::Scores) => {
                // "he scores a goal", "test scores"
                let counted = after == "of" || self.counted_follows(next);
                let noun = before.is_empty()
                    || !before.ends_with(char::is_alphabetic)
                    || self.is(Beside::Function, before)
                    || self.ends_verb(at);
                !(counted && noun) || (self.tagged && self.upos(at) == Upos::Verb)
            }
            Some(Vague::Tens) if found.length == 1 => after != "of",
            _ => false,
        }
    }

    /// Whether the word before is a verb: "killed scores of".
    fn ends_verb(&self, at: usize) -> bool {
        let before = self.before(at, 1);
        before.ends_with("ed")
            || before.ends_with("ing")
            || at.checked_sub(1).is_some_and(|at| self.upos(at) == Upos::Verb)
            || matches!(before, "said" | "left" | "hurt" | "saw" | "with" | "that")
    }

    /// "most of them", "most of the passengers".
    fn words_mean_people(&self, next: usize) -> bool {
        let start = if matches!(self.form(next), "the" | "these" | "those" | "its" | "their" | "our") {
            next + 1
        } else {
            next
        };
        matches!(self.form(next), "them" | "us" | "those" | "whom" | "these") || self.counted_follows(start)
    }

    /// Whether a plural noun follows, not a verb at once: "19 boys", but not "19 were".
    fn people_follow(&self, next: usize) -> bool {
        !matches!(self.form(next), "were" | "are" | "have" | "was" | "is" | "has")
            && self.counted_follows(next)
    }

    /// Whether a plural noun, or a word for people, follows within the phrase.
    fn counted_follows(&self, next: usize) -> bool {
        for at in next..next + REACH {
            let form = self.form(at);
            if self.is(Beside::Counted, form) {
                return true;
            }
            if self.tagged {
                match self.upos(at) {
                    Upos::Noun | Upos::Propn if self.is_plural(at) => return true,
                    Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Adv => continue,
                    Upos::Punct if matches!(form, "-" | "," | "\"" | "'") => continue,
                    Upos::Verb | Upos::Cconj => continue,
                    _ => return false,
                }
            }
            if form.is_empty()
                || self.is(Beside::Function, form)
                || !form.starts_with(|c: char| c.is_alphabetic() || c == '-' || c == '\'')
            {
                return false;
            }
            if looks_plural(form) && !form.starts_with('\'') {
                return true;
            }
        }
        false
    }

    fn is_plural(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(self.first + at) else { return false };
        matches!(token.xpos, crate::Xpos::Nns | crate::Xpos::Nnps)
            || token.xpos == crate::Xpos::Other && looks_plural(self.form(at))
            || Span::of(token.span, &self.document.text).len() > 3
                && token.upos == Upos::Propn
                && looks_plural(self.form(at))
    }
}

/// A plural by its ending.
fn looks_plural(word: &str) -> bool {
    word != "news"
        && word.len() > 3
        && (word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is"))
        || word.ends_with("men") && word.len() > 4
}
