//! Screening: what a decoded text must be, and what is to be noted of it.

use crate::error::Problem;
use crate::language::foreign_language;
use crate::limits::Limits;

/// Whether a character shows nothing itself but can change what a terminal or a reader sees: control characters,
/// marks of writing direction, zero-width characters. Line ends and tabs are none.
pub fn is_invisible(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' => false,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' => true,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        c => c.is_control(),
    }
}

/// Screens a text and adds what is to be noted.
///
/// # Errors
/// If it is too long, empty or not in English.
pub(crate) fn screen(text: &str, limits: &Limits, notes: &mut Vec<String>) -> Result<(), Problem> {
    if text.len() as u64 > limits.text_bytes {
        return Err(Problem::TextTooLong { limit: limits.text_bytes });
    }
    if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(Problem::Empty);
    }
    if let Some(language) = foreign_language(text) {
        return Err(Problem::NotEnglish { language: language.to_owned() });
    }
    let mut invisible = text.chars().filter(|&c| is_invisible(c)).peekable();
    if let Some(&first) = invisible.peek() {
        let count = invisible.count();
        notes.push(format!(
            "{count} control or invisible character{} in the text, the first U+{:04X}; kept, and shown as \u{fffd} on a terminal",
            if count == 1 { "" } else { "s" },
            u32::from(first)
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(text: &str, expected: Expect) {
        let mut notes = Vec::new();
        let found = match screen(text, &Limits { text_bytes: 4000, line_bytes: 4000 }, &mut notes) {
            Ok(()) => format!("read; {}", notes.join("; ")),
            Err(problem) => format!("refused: {problem}"),
        };
        expected.assert_eq(&found);
    }

    #[test]
    fn texts() {
        check("Two guards were hurt at the depot.\r\n\tNobody died.", expect!["read; "]);
        check(" \n\u{feff}\t", expect!["refused: there is no text in it"]);
        check(
            &"word ".repeat(900),
            expect!["refused: the text is longer than 4000 bytes; --max-text SIZE allows more"],
        );
        check(
            "Two \u{202e}guards\u{7} hurt.",
            expect![
                "read; 2 control or invisible characters in the text, the first U+202E; kept, and shown as � on a terminal"
            ],
        );
    }

    #[test]
    fn languages() {
        check(
            "Le ministre de l'Intérieur a déclaré mardi que trois gendarmes avaient été blessés dans une attaque contre \
             un poste de contrôle au nord de la capitale, sans donner d'autres précisions sur les assaillants.",
            expect!["refused: the text is in French, not in English; Sayso reads English alone"],
        );
        check(
            "Трое полицейских были ранены при нападении на блокпост к северу от столицы.",
            expect!["refused: the text is in Russian, not in English; Sayso reads English alone"],
        );
        check(
            "THE INTERIOR MINISTER SAID TUESDAY THAT THREE POLICEMEN WERE WOUNDED IN AN ATTACK ON A CHECKPOINT NORTH OF \
             THE CAPITAL, AND GAVE NO OTHER DETAILS ABOUT THE ATTACKERS.",
            expect!["read; "],
        );
        check("Trois blessés", expect!["read; "]);
        check("Gunmen kill Okonkwo, Abubakar in Kaduna", expect!["read; "]);
    }
}
