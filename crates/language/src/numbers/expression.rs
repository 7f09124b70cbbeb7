//! Number expressions: qualifiers, ranges and vague words around a number, and the interval that they allow.

use super::cardinal::{self, Cardinal};
use super::lexicon::{Bound, Lexicon, Role, Word};
use crate::{Interval, Qualifier, Vague};

/// A number expression at the start of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expression {
    /// Words taken.
    pub length: usize,
    /// What they allow.
    pub interval: Interval,
    /// How it is written.
    pub shape: Shape,
}

/// How an expression is written: what decides whether it counts anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A number alone; whether in digits, and whether it looks like a year.
    Bare {
        /// In digits alone.
        digits: bool,
        /// Four digits without a separator.
        like_year: bool,
    },
    /// A number with a qualifier.
    Qualified,
    /// Two numbers; joined by a hyphen without spaces or otherwise; with the second below the first it is a score.
    Range {
        /// "20-30".
        hyphen: bool,
    },
    /// Two numbers of which the second is not greater: a score, a vote.
    Score,
    /// A vague word, a vague plural, "all", "none", "both".
    Words,
    /// "double", "triple": only of a killing.
    Fold,
    /// Not a whole number, or with one that isn't.
    Fraction,
}

/// The longest number expression that `words` begin with; `ranges` says whether "X to Y" is one.
pub fn read(words: &[Word], lexicon: &Lexicon, ranges: bool) -> Option<Expression> {
    let qualified = qualified(words, lexicon, ranges);
    let plain = plain(words, lexicon, ranges).map(|found| with_after(words, lexicon, found));
    match (qualified, plain) {
        (Some(qualified), Some(plain)) => {
            Some(if plain.length > qualified.length { plain } else { qualified })
        }
        (qualified, plain) => qualified.or(plain),
    }
}

/// A qualifier and what it qualifies.
fn qualified(words: &[Word], lexicon: &Lexicon, ranges: bool) -> Option<Expression> {
    let mut bounds = Vec::new();
    let mut next = 0;
    // "at least about 30": the first qualifier decides
    while let Some((length, bound)) = before(words.get(next..)?, lexicon) {
        bounds.push(bound);
        next += length;
        if bounds.len() == 3 {
            break;
        }
    }
    let &bound = bounds.first()?;
    if let Some(found) = number_after(words, next, lexicon, ranges)
        && let Some(interval) = bounded(found.interval, bound)
    {
        return Some(Expression { length: found.length, interval, shape: shape_under(found.shape) });
    }
    None
}

/// The number at `next`, perhaps behind a filler; its length counts from the start of `words`.
fn number_after(words: &[Word], next: usize, lexicon: &Lexicon, ranges: bool) -> Option<Expression> {
    let filler =
        lexicon.roles(words.get(next..)?).filter(|(_, role)| *role == Role::Filler).map(|(length, _)| length);
    let lengths: Vec<usize> = std::iter::once(0).chain(filler).collect();
    lengths.into_iter().find_map(|filler| {
        let found = plain(words.get(next + filler..)?, lexicon, ranges)?;
        // "about some" is no number, but "at least some" is
        let found = with_after(words.get(next + filler..)?, lexicon, found);
        Some(Expression { length: next + filler + found.length, ..found })
    })
}

fn before(words: &[Word], lexicon: &Lexicon) -> Option<(usize, Bound)> {
    lexicon.roles(words).find_map(|(length, role)| match role {
        Role::Before(bound) => Some((length, bound)),
        _ => None,
    })
}

fn shape_under(shape: Shape) -> Shape {
    match shape {
        Shape::Bare { .. } => Shape::Qualified,
        other => other,
    }
}

/// A number, range or vague word without qualifiers.
fn plain(words: &[Word], lexicon: &Lexicon, ranges: bool) -> Option<Expression> {
    let range = if ranges { range(words, lexicon) } else { None };
    let found = [
        range,
        all_of(words, lexicon),
        plural(words, lexicon),
        vague(words, lexicon),
        single(words, lexicon),
    ];
    found.into_iter().flatten().reduce(|best, found| if found.length > best.length { found } else { best })
}

fn single(words: &[Word], lexicon: &Lexicon) -> Option<Expression> {
    let (length, number) = cardinal::read(words, lexicon)?;
    let Some(count) = number.count() else {
        return Some(Expression { length, interval: exact(0), shape: Shape::Fraction });
    };
    let shape = Shape::Bare { digits: number.digits, like_year: number.like_year };
    Some(Expression { length, interval: exact(count), shape })
}

/// "20 to 30", "20-30", "between 20 and 30", "two or three".
fn range(words: &[Word], lexicon: &Lexicon) -> Option<Expression> {
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let (start, joiners): (usize, &[&str]) = match (form(0), form(1)) {
        ("between", _) => (1, &["and", "to", "-"]),
        ("from", _) => (1, &["to", "-"]),
        ("anywhere" | "anything" | "somewhere", "between") => (2, &["and", "to"]),
        ("anywhere" | "anything", "from") => (2, &["to"]),
        _ => (0, &["to", "or", "-"]),
    };
    let (length, low) = cardinal::read(words.get(start..)?, lexicon)?;
    let joint = start + length;
    let joiner = form(joint);
    if !joiners.contains(&joiner) {
        return None;
    }
    let glued = |at: usize| words.get(at).is_some_and(|word| word.glued);
    let hyphen = joiner == "-";
    if hyphen && glued(joint) != glued(joint + 1) {
        return None;
    }
    let high_start = joint + 1;
    let (length, high) = cardinal::read(words.get(high_start..)?, lexicon)?;
    let length = high_start + length;
    let low = low.under_scale_of(high);
    match (low.count(), high.count()) {
        (Some(low), Some(high)) if low < high => {
            // "one or 300" is no range
            if joiner == "or" && high > low.saturating_mul(3).max(low + 5) {
                return None;
            }
            let interval =
                Interval { low: Some(low), high: Some(high), qualifier: Qualifier::Range, vague: None };
            Some(Expression { length, interval, shape: Shape::Range { hyphen } })
        }
        (Some(_), Some(_)) if hyphen && glued(joint) => {
            Some(Expression { length, interval: exact(0), shape: Shape::Score })
        }
        (None, _) | (_, None) => Some(Expression { length, interval: exact(0), shape: Shape::Fraction }),
        _ => None,
    }
}

/// "all 12", "all of the 12".
fn all_of(words: &[Word], lexicon: &Lexicon) -> Option<Expression> {
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    if form(0) != "all" {
        return None;
    }
    let of = usize::from(form(1) == "of");
    let article = usize::from(matches!(
        form(1 + of),
        "the" | "these" | "those" | "his" | "her" | "its" | "their" | "our"
    ));
    let start = 1 + of + article;
    let (length, number): (usize, Cardinal) = cardinal::read(words.get(start..)?, lexicon)?;
    let shape = Shape::Words;
    Some(Expression { length: start + length, interval: exact(number.count()?), shape })
}

/// "dozens", "hundreds of thousands".
fn plural(words: &[Word], lexicon: &Lexicon) -> Option<Expression> {
    let role = |at: usize| {
        lexicon.roles(words.get(at..).unwrap_or_default()).find_map(|(_, role)| match role {
            Role::Plural(value, vague) => Some((value, vague)),
            _ => None,
        })
    };
    let (value, vague) = role(0)?;
    let of = words.get(1).is_some_and(|word| word.form == "of");
    if of && let Some((unit, larger)) = role(2).filter(|(unit, _)| *unit > value) {
        // "tens of thousands" are twenty thousand at least
        return Some(words_of(3, value.saturating_mul(unit / 2), larger));
    }
    Some(words_of(1, value, vague))
}

/// "a few", "several dozen", "both", "no one", "all".
fn vague(words: &[Word], lexicon: &Lexicon) -> Option<Expression> {
    lexicon.roles(words).find_map(|(length, role)| {
        Some(match role {
            Role::Vague(value, vague) => {
                let rest = words.get(length..).unwrap_or_default();
                match scale_after(rest, lexicon) {
                    Some((taken, low, scaled)) => words_of(length + taken, low, scaled),
                    None => words_of(length, value, vague),
                }
            }
            Role::Group(value) => {
                let rest = words.get(length..).unwrap_or_default();
                match scale_after(rest, lexicon).filter(|_| value == 2) {
                    Some((taken, low, scaled)) => words_of(length + taken, low, scaled),
                    None => Expression { length, interval: exact(value), shape: Shape::Words },
                }
            }
            Role::Fold(value) => Expression { length, interval: exact(value), shape: Shape::Fold },
            Role::None => {
                let interval =
                    Interval { low: Some(0), high: Some(0), qualifier: Qualifier::None, vague: None };
                Expression { length, interval, shape: Shape::Words }
            }
            Role::All => {
                let interval = Interval { low: None, high: None, qualifier: Qualifier::All, vague: None };
                Expression { length, interval, shape: Shape::Words }
            }
            _ => return None,
        })
    })
}

/// "dozen", "hundred", "thousands" after a vague word: words taken, least number, vague word.
fn scale_after(words: &[Word], lexicon: &Lexicon) -> Option<(usize, u64, Vague)> {
    let of = usize::from(words.first().is_some_and(|word| word.form == "of"));
    let mut total: Option<(usize, u64, Vague)> = None;
    for (length, role) in lexicon.roles(words.get(of..)?) {
        match role {
            Role::Scale(scale) if words.get(of).is_some_and(|word| word.form.len() > 2) => {
                let vague = match scale {
                    12 => Vague::Dozens,
                    100 => Vague::Hundreds,
                    _ => Vague::Thousands,
                };
                // "several hundred thousand"
                let next = lexicon.roles(words.get(of + length..)?).find_map(|(more, role)| match role {
                    Role::Scale(larger) if larger > scale && more == 1 => Some(larger),
                    _ => None,
                });
                total = Some(match next.filter(|_| scale == 100) {
                    Some(larger) => (of + length + 1, 2 * scale * larger, Vague::Thousands),
                    None => (of + length, 2 * scale, vague),
                });
            }
            Role::Plural(value, vague) if value >= 24 && value != 40 => {
                total = Some((of + length, value, vague))
            }
            _ => {}
        }
    }
    total
}

/// The expression with the qualifiers that follow it: "or more", "-plus", "or so".
fn with_after(words: &[Word], lexicon: &Lexicon, found: Expression) -> Expression {
    let rest = words.get(found.length..).unwrap_or_default();
    let after = lexicon.roles(rest).find_map(|(length, role)| match role {
        Role::After(bound) => Some((length, bound)),
        _ => None,
    });
    let Some((length, bound)) = after.filter(|_| !matches!(found.shape, Shape::Score | Shape::Fraction))
    else {
        return found;
    };
    let first = rest.first();
    let marked = first.is_some_and(|word| matches!(word.form.as_str(), "-" | "+"));
    if marked && !first.is_some_and(|word| word.glued) {
        return found;
    }
    // "20 at least 5 of them", "12 plus 3": the qualifier belongs to the next number
    let next = rest.get(length..).unwrap_or_default();
    if !matches!(bound, Bound::About) && single(next, lexicon).is_some() {
        return found;
    }
    match bounded(found.interval, bound) {
        Some(interval) => {
            Expression { length: found.length + length, interval, shape: shape_under(found.shape) }
        }
        None => found,
    }
}

/// An interval under a qualifier; `None` where the two make no sense together.
fn bounded(inner: Interval, bound: Bound) -> Option<Interval> {
    let Interval { low, high, qualifier, vague } = inner;
    let make = |low, high, qualifier| Some(Interval { low, high, qualifier, vague });
    match (qualifier, bound) {
        (Qualifier::None | Qualifier::All, _) => None,
        // "at least a few", "more than several dozen": the words still bound it from below
        (Qualifier::Vague, Bound::AtLeast | Bound::MoreThan) => make(low, None, Qualifier::AtLeast),
        (Qualifier::Vague, _) => make(low, high, Qualifier::Vague),
        // a qualifier on both sides: the one before the number decides
        (Qualifier::AtLeast | Qualifier::MoreThan, Bound::AtLeast | Bound::MoreThan | Bound::About) => {
            Some(inner)
        }
        (Qualifier::UpTo | Qualifier::LessThan, Bound::UpTo | Bound::LessThan | Bound::About) => Some(inner),
        (_, Bound::AtLeast) => make(low, None, Qualifier::AtLeast),
        (_, Bound::MoreThan) => make(Some(low?.saturating_add(1)), None, Qualifier::MoreThan),
        (_, Bound::UpTo) => make(None, Some(high?), Qualifier::UpTo),
        (_, Bound::LessThan) => make(None, Some(high?.checked_sub(1)?), Qualifier::LessThan),
        (Qualifier::Range, Bound::About) => Some(inner),
        (_, Bound::About) => make(low, high, Qualifier::About),
    }
}

fn exact(count: u64) -> Interval {
    Interval { low: Some(count), high: Some(count), qualifier: Qualifier::Exact, vague: None }
}

fn words_of(length: usize, low: u64, vague: Vague) -> Expression {
    let interval = Interval { low: Some(low), high: None, qualifier: Qualifier::Vague, vague: Some(vague) };
    Expression { length, interval, shape: Shape::Words }
}
