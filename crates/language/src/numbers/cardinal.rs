//! Whole numbers in digits and words: "1,200", "twenty-three", "one and a half million", "half a dozen".

use super::lexicon::{Lexicon, Role, Word};
use crate::segment::is_grouped_number;

/// Values are reckoned in millionths, so that "1.25 million" is exact.
const ONE: u128 = 1_000_000;
/// No count is greater.
const MAX: u128 = 1_000_000_000_000 * ONE;

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cardinal {
    /// In millionths.
    value: u128,
    /// What it was multiplied with at the end ("two million": 1,000,000); 1 without such a word.
    scale: u64,
    /// Whether it is written in digits alone.
    pub digits: bool,
    /// Whether it is four digits without a separator, as years are.
    pub like_year: bool,
}

impl Cardinal {
    /// The count, if it is a whole number.
    pub fn count(self) -> Option<u64> {
        if self.value.is_multiple_of(ONE) { u64::try_from(self.value / ONE).ok() } else { None }
    }

    /// "two to three million": the first number under the scale of the second, if it has none of its own.
    pub fn under_scale_of(self, other: Self) -> Self {
        let own = self.scale > 1;
        let factor = u128::from(other.scale);
        if own || factor == 1 || self.value * factor >= other.value {
            return self;
        }
        Self { value: self.value * factor, scale: other.scale, ..self }
    }
}

/// The longest number that `words` begin with, and how many words it takes.
pub fn read(words: &[Word], lexicon: &Lexicon) -> Option<(usize, Cardinal)> {
    let mut reader = Reader { words, lexicon, next: 0 };
    let cardinal = reader.number()?;
    (cardinal.value <= MAX).then_some((reader.next, cardinal))
}

struct Reader<'a> {
    words: &'a [Word],
    lexicon: &'a Lexicon,
    next: usize,
}

impl Reader<'_> {
    fn form(&self, ahead: usize) -> &str {
        self.words.get(self.next + ahead).map_or("", |word| word.form.as_str())
    }

    fn role(&self, ahead: usize) -> Option<Role> {
        let word = self.words.get(self.next + ahead..self.next + ahead + 1)?;
        self.lexicon
            .roles(word)
            .map(|(_, role)| role)
            .find(|role| matches!(role, Role::Unit(_) | Role::Tens(_) | Role::Scale(_)))
    }

    /// A scale word here or after a hyphen ("two-dozen"); gives its value and its words.
    fn scale(&self) -> Option<(u64, usize)> {
        let hyphen =
            usize::from(self.form(0) == "-" && self.words.get(self.next).is_some_and(|word| word.glued));
        match self.role(hyphen)? {
            // "20k", but not "20 k"
            Role::Scale(_) if self.form(hyphen).len() <= 2 && !self.words.get(self.next + hyphen)?.glued => {
                None
            }
            Role::Scale(value) => Some((value, hyphen + 1)),
            _ => None,
        }
    }

    fn number(&mut self) -> Option<Cardinal> {
        if let Some(cardinal) = self.part_of_scale() {
            return Some(cardinal);
        }
        let mut digits = false;
        let mut like_year = false;
        let mut current;
        if let Some((value, length, year)) = digits_at(self.words, self.next) {
            (digits, like_year, current) = (true, year, value);
            self.next += length;
        } else if matches!(self.form(0), "a" | "an" | "one")
            && matches!(self.role(1), Some(Role::Scale(_)))
            && self.form(1).len() > 2
        {
            current = ONE;
            self.next += 1;
        } else if let Some(value) = self.small() {
            current = u128::from(value) * ONE;
        } else if matches!(self.role(0), Some(Role::Scale(_))) && self.form(0).len() > 2 {
            current = ONE;
        } else {
            return None;
        }
        if self.form(0) == "and" && self.form(1) == "a" && self.form(2) == "half" {
            current += ONE / 2;
            self.next += 3;
            digits = false;
        }
        let mut total: u128 = 0;
        let mut last_scale = u64::MAX;
        let mut scaled = 1;
        while let Some((scale, length)) = self.scale() {
            if scale >= last_scale || (current == 0) {
                break;
            }
            self.next += length;
            digits = false;
            scaled = scale;
            current = current.checked_mul(u128::from(scale)).filter(|&value| value <= MAX)?;
            if self.form(0) == "and" && self.form(1) == "a" && self.form(2) == "half" && scale >= 1000 {
                current += u128::from(scale) * ONE / 2;
                self.next += 3;
            }
            if scale == 100 {
                // "two hundred and five thousand": the hundreds belong to what follows
                if let Some(rest) = self.rest(100) {
                    current += u128::from(rest) * ONE;
                    scaled = 1;
                }
                if matches!(self.scale(), Some((bigger, _)) if bigger > 100 && bigger < last_scale) {
                    continue;
                }
                total += current;
                current = 0;
                break;
            }
            total += current;
            current = 0;
            last_scale = scale;
            if scale == 12 {
                break;
            }
            if let Some(rest) = self.rest(scale) {
                current = u128::from(rest) * ONE;
                scaled = 1;
            } else {
                break;
            }
        }
        Some(Cardinal { value: total + current, scale: scaled, digits, like_year })
    }

    /// "half a dozen", "a quarter of a million".
    fn part_of_scale(&mut self) -> Option<Cardinal> {
        let (part, mut length) = match (self.form(0), self.form(1)) {
            ("half", _) => (2, 1),
            ("a", "half") => (2, 2),
            ("a", "quarter") if self.form(2) == "of" => (4, 3),
            ("quarter", "of") => (4, 2),
            _ => return None,
        };
        if matches!(self.form(length), "a" | "-") {
            length += 1;
        }
        let Some(Role::Scale(scale)) = self.role(length).filter(|_| self.form(length).len() > 2) else {
            return None;
        };
        self.next += length + 1;
        Some(Cardinal { value: u128::from(scale) * ONE / part, scale, digits: false, like_year: false })
    }

    /// What follows a scale word: "[and] five", "[,] [and] twenty-three", below the scale.
    fn rest(&mut self, below: u64) -> Option<u64> {
        let back = self.next;
        if self.form(0) == "and" {
            self.next += 1;
        }
        // digits after a scale word belong to something else: "two hundred, 30 of them"
        match self.small() {
            Some(value) if value < below => Some(value),
            _ => {
                self.next = back;
                None
            }
        }
    }

    /// "one" to "ninety-nine", in words.
    fn small(&mut self) -> Option<u64> {
        match self.role(0)? {
            Role::Unit(value) => {
                self.next += 1;
                Some(value)
            }
            Role::Tens(tens) => {
                self.next += 1;
                let hyphen = usize::from(self.form(0) == "-");
                let unit = match self.role(hyphen) {
                    Some(Role::Unit(unit)) if unit < 10 => {
                        self.next += hyphen + 1;
                        unit
                    }
                    _ => 0,
                };
                Some(tens + unit)
            }
            _ => None,
        }
    }
}

/// A number in digits at a word: millionths, words taken, whether it looks like a year.
fn digits_at(words: &[Word], at: usize) -> Option<(u128, usize, bool)> {
    let form = words.get(at)?.form.as_str();
    if !form.starts_with(|c: char| c.is_ascii_digit()) || form.len() > 24 {
        return None;
    }
    if let Some((whole, part)) = form.split_once('.') {
        // a decimal fraction, whole only under a scale word
        let fits = (1..=6).contains(&part.len()) && is_digits(part) && is_digits(whole) && whole.len() <= 9;
        let whole: u128 = whole.parse().ok().filter(|_| fits)?;
        let fraction: u128 = part.parse().ok()?;
        let scale = 10u128.pow(6 - u32::try_from(part.len()).ok()?);
        return Some((whole * ONE + fraction * scale, 1, false));
    }
    if form.contains(',') && !is_grouped_number(form) {
        return None;
    }
    let mut digits = form.replace(',', "");
    if is_two_digits_of_a_count(words, at) {
        digits.remove(0);
    }
    if !is_digits(&digits) || (digits.len() > 1 && digits.starts_with('0')) {
        return None; // "007", "0600" are names or times of day
    }
    let mut length = 1;
    if digits.len() <= 3 {
        // groups set apart by narrow spaces: 12 500
        while let Some(group) =
            words.get(at + length).filter(|word| word.narrow && word.form.len() == 3 && is_digits(&word.form))
        {
            digits.push_str(&group.form);
            length += 1;
        }
    }
    if digits.len() > 12 {
        return None;
    }
    let value: u128 = digits.parse().ok()?;
    let like_year = length == 1 && form.len() == 4 && (1400..2100).contains(&value);
    Some((value * ONE, length, like_year))
}

/// "05 militants": releases write small counts with two digits. Not "05 May", a day, nor "05 hours".
fn is_two_digits_of_a_count(words: &[Word], at: usize) -> bool {
    const NO_COUNT: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "hour", "hrs",
        "gmt", "min", "a.m", "p.m",
    ];
    let Some(word) = words.get(at) else { return false };
    let two =
        word.form.len() == 2 && word.form.starts_with('0') && is_digits(&word.form) && word.form != "00";
    let next = words.get(at + 1).map(|next| next.form.to_lowercase()).unwrap_or_default();
    // A number is read again from its own words alone.
    if two && words.len() == 1 {
        return true;
    }
    two && next.len() >= 4
        && next.chars().all(char::is_alphabetic)
        && !NO_COUNT.iter().any(|no| next.starts_with(no))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}
