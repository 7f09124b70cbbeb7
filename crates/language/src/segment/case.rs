//! How a text uses capitals: telexes know nothing else, some writers none at all.

/// Letters needed before a paragraph of capitals in a mixed text counts as written in capitals.
const MIN_LETTERS: usize = 20;

/// How a stretch of text uses capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextCase {
    /// Capitals at starts of sentences and of names.
    Mixed,
    /// Capitals throughout.
    Capitals,
    /// No capitals.
    Lower,
}

impl TextCase {
    /// The use of capitals in `text`.
    pub fn of(text: &str) -> Self {
        let (upper, lower) = count(text);
        if upper > 4 * lower.max(1) {
            Self::Capitals
        } else if upper * 200 < lower {
            Self::Lower
        } else {
            Self::Mixed
        }
    }

    /// The use of capitals in a part of a text of this case: a mixed text can hold whole paragraphs in capitals.
    pub fn within(self, part: &str) -> Self {
        if self != Self::Mixed {
            return self;
        }
        let (upper, lower) = count(part);
        if upper >= MIN_LETTERS && upper > 9 * lower { Self::Capitals } else { Self::Mixed }
    }
}

fn count(text: &str) -> (usize, usize) {
    text.chars().fold((0, 0), |(upper, lower), c| {
        (upper + usize::from(c.is_uppercase()), lower + usize::from(c.is_lowercase()))
    })
}
