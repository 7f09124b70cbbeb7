//! Is a text in English?

use whatlang::{Lang, Script};

/// Characters that are looked at: enough to be sure, and the same time for a text of any length.
const SAMPLE_CHARS: usize = 20_000;

/// Letters below which a text in Latin script is never refused: short texts full of names mislead the detection.
const LATIN_LETTERS: usize = 120;

/// Letters below which a text in another script is never refused.
const OTHER_LETTERS: usize = 30;

/// The name of the language of a text that is clearly not in English; `None` if it is, or if it is too short to tell.
pub fn foreign_language(text: &str) -> Option<&'static str> {
    // The detection knows no capitals, and telexes are written in nothing else.
    let sample = text.chars().take(SAMPLE_CHARS).collect::<String>().to_lowercase();
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let found = whatlang::detect(&sample)?;
    let needed = if found.script() == Script::Latin { LATIN_LETTERS } else { OTHER_LETTERS };
    let is_foreign = found.lang() != Lang::Eng && found.is_reliable() && letters >= needed;
    is_foreign.then(|| found.lang().eng_name())
}
