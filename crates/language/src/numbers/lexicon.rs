//! The words of number expressions and of what stands beside them, from `numbers.tsv` and `units.tsv`.

use std::collections::{HashMap, HashSet};

use crate::{Error, Knowledge, Vague};

/// What a word or phrase does in a number expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// "one" to "nineteen".
    Unit(u64),
    /// "twenty" to "ninety".
    Tens(u64),
    /// "dozen", "hundred", "million".
    Scale(u64),
    /// "dozens", "hundreds".
    Plural(u64, Vague),
    /// "a few", "several".
    Vague(u64, Vague),
    /// "both", "the pair".
    Group(u64),
    /// "double", "triple": of a killing.
    Fold(u64),
    /// "nobody".
    None,
    /// "all".
    All,
    /// A qualifier before the number.
    Before(Bound),
    /// A qualifier after the number.
    After(Bound),
    /// A word between qualifier and number: "at least another 20".
    Filler,
}

/// How a qualifier bounds its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// "at least".
    AtLeast,
    /// "more than".
    MoreThan,
    /// "up to".
    UpTo,
    /// "fewer than".
    LessThan,
    /// "about".
    About,
}

/// What a word beside a number shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beside {
    /// A unit of length, weight, share ...
    Measure,
    /// A unit of time.
    Duration,
    /// A currency.
    Money,
    /// A part of a whole.
    Fraction,
    /// What is numbered by name.
    Label,
    /// A month.
    Month,
    /// A kind of street.
    Street,
    /// A word between number and unit.
    Between,
    /// A word before an age.
    Age,
    /// A verb of change.
    Change,
    /// A verb to which "over" behind it belongs.
    Handing,
    /// A word after a score.
    Contest,
    /// A word that ends a counted phrase.
    Function,
    /// A plural without s, or a participle for people.
    Counted,
    /// "a mother of three".
    Parent,
    /// "no doubt".
    Idle,
    /// A preposition that is also a qualifier.
    Place,
    /// "a 12-man patrol".
    Member,
    /// A point of the compass.
    Compass,
    /// What "double", "triple" count the victims of.
    Killing,
}

/// A phrase of `numbers.tsv`: its words and what it does.
type Phrase = (Vec<String>, Role);

/// The words that the grammar knows.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Phrases by their first word, the longest first.
    phrases: HashMap<String, Vec<Phrase>>,
    ordinals: HashMap<String, u64>,
    beside: HashMap<Beside, HashSet<String>>,
}

impl Lexicon {
    /// From the knowledge files.
    ///
    /// # Errors
    /// If a line of them cannot be read.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut lexicon = Self::default();
        for row in knowledge.rows("numbers.tsv") {
            let value = || row.field(2).parse::<u64>().map_err(|_| row.error("the third field is no number"));
            let vague =
                || vague(row.field(3)).ok_or_else(|| row.error("the fourth field is no vague word's key"));
            let role = match row.field(0) {
                "ordinal" => {
                    lexicon.ordinals.insert(row.field(1).to_lowercase(), value()?);
                    continue;
                }
                "unit" => Role::Unit(value()?),
                "tens" => Role::Tens(value()?),
                "scale" => Role::Scale(value()?),
                "plural" => Role::Plural(value()?, vague()?),
                "vague" => Role::Vague(value()?, vague()?),
                "group" => Role::Group(value()?),
                "fold" => Role::Fold(value()?),
                "none" => Role::None,
                "all" => Role::All,
                "at_least" => Role::Before(Bound::AtLeast),
                "more_than" => Role::Before(Bound::MoreThan),
                "up_to" => Role::Before(Bound::UpTo),
                "less_than" => Role::Before(Bound::LessThan),
                "about" => Role::Before(Bound::About),
                "after_at_least" => Role::After(Bound::AtLeast),
                "after_up_to" => Role::After(Bound::UpTo),
                "after_about" => Role::After(Bound::About),
                "filler" => Role::Filler,
                other => return Err(row.error(format!("{other:?} is no class of number words")).into()),
            };
            for phrase in row.list(1) {
                let words: Vec<String> = phrase.split(' ').map(str::to_lowercase).collect();
                if let Some(first) = words.first() {
                    lexicon.phrases.entry(first.clone()).or_default().push((words, role));
                }
            }
        }
        for phrases in lexicon.phrases.values_mut() {
            phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        for row in knowledge.rows("units.tsv") {
            let class = match row.field(0) {
                "measure" => Beside::Measure,
                "duration" => Beside::Duration,
                "money" => Beside::Money,
                "fraction" => Beside::Fraction,
                "label" => Beside::Label,
                "month" => Beside::Month,
                "street" => Beside::Street,
                "between" => Beside::Between,
                "age" => Beside::Age,
                "change" => Beside::Change,
                "handing" => Beside::Handing,
                "contest" => Beside::Contest,
                "function" => Beside::Function,
                "counted" => Beside::Counted,
                "parent" => Beside::Parent,
                "idle" => Beside::Idle,
                "place" => Beside::Place,
                "member" => Beside::Member,
                "compass" => Beside::Compass,
                "killing" => Beside::Killing,
                other => return Err(row.error(format!("{other:?} is no class of units")).into()),
            };
            lexicon.beside.entry(class).or_default().extend(row.list(1).map(str::to_lowercase));
        }
        Ok(lexicon)
    }

    /// The roles of the phrases that `words` begins with, the longest first, with their lengths.
    pub fn roles<'a>(&'a self, words: &'a [Word]) -> impl Iterator<Item = (usize, Role)> + 'a {
        let first = words.first().map_or("", |word| word.form.as_str());
        self.phrases
            .get(first)
            .into_iter()
            .flatten()
            .filter(move |(phrase, _)| {
                phrase.len() <= words.len() && phrase.iter().zip(words).all(|(part, word)| *part == word.form)
            })
            .map(|(phrase, role)| (phrase.len(), *role))
    }

    /// The place in an order that a word tells: "third" is 3.
    pub fn ordinal(&self, word: &str) -> Option<u64> {
        self.ordinals.get(word).copied()
    }

    /// Whether a word (in lower case) belongs to a class of `units.tsv`.
    pub fn is(&self, class: Beside, word: &str) -> bool {
        self.beside.get(&class).is_some_and(|words| words.contains(word))
    }
}

fn vague(key: &str) -> Option<Vague> {
    Some(match key {
        "a_few" => Vague::AFew,
        "several" => Vague::Several,
        "some" => Vague::Some,
        "tens" => Vague::Tens,
        "dozens" => Vague::Dozens,
        "scores" => Vague::Scores,
        "hundreds" => Vague::Hundreds,
        "thousands" => Vague::Thousands,
        "many" => Vague::Many,
        "plural" => Vague::Plural,
        _ => return None,
    })
}

/// A token as the grammar sees it.
#[derive(Clone, Debug)]
pub struct Word {
    /// In lower case, with a plain apostrophe and hyphen.
    pub form: String,
    /// Whether no white space stands before it.
    pub glued: bool,
    /// Whether a space that does not break a line stands before it, as between groups of digits.
    pub narrow: bool,
}

impl Word {
    /// A token's words and the text between it and the token before.
    pub fn new(token: &str, gap: &str) -> Self {
        let form = token
            .to_lowercase()
            .replace(['\u{2019}', '\u{2bc}'], "'")
            .replace(['\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}'], "-");
        Self {
            form,
            glued: gap.is_empty(),
            narrow: matches!(gap, "\u{a0}" | "\u{2009}" | "\u{202f}" | "\u{2007}"),
        }
    }
}
