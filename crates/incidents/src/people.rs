//! Who is counted, as far as the words of a claim tell: somebody new, or somebody told of before.

use std::collections::BTreeSet;

use claims::reading::{Claim, Group};

/// Whether the claim has no number word: a name, "a soldier", "his wife", a bare plural.
pub(crate) fn is_mention(claim: &Claim) -> bool {
    claim.quantity.is_none()
}

/// Whether the words refer back to people told of before: a pronoun, or a definite or possessive phrase.
pub(crate) fn refers_back(claim: &Claim) -> bool {
    const DEFINITE: &[&str] =
        &["the", "his", "her", "their", "its", "this", "that", "these", "those", "our", "my"];
    const PRONOUNS: &[&str] =
        &["he", "she", "they", "him", "them", "who", "it", "himself", "herself", "victim", "victims"];
    let first = claim.of.as_deref().unwrap_or_default().split_whitespace().next().unwrap_or_default();
    let is_in = |list: &[&str]| list.iter().any(|word| first.eq_ignore_ascii_case(word));
    is_mention(claim) && (is_in(DEFINITE) || is_in(PRONOUNS)) || are_they_both(claim)
}

/// "They were both dead".
pub(crate) fn are_they_both(claim: &Claim) -> bool {
    claim.of.as_deref().is_some_and(|of| of.eq_ignore_ascii_case("they"))
        && claim.quantity.as_ref().is_some_and(|words| words.text.eq_ignore_ascii_case("both"))
}

/// Whether the words are a personal pronoun for one, of whom no more is told than what happened: not "he shot himself",
/// which tells who did it.
pub(crate) fn is_pronoun(claim: &Claim) -> bool {
    const PRONOUNS: &[&str] = &["he", "she", "him", "her", "who", "whom"];
    let of = claim.of.as_deref().unwrap_or_default();
    let behind = claim.trigger.end.saturating_sub(claim.evidence.start);
    let behind: String = claim.evidence.text.chars().skip(behind).collect();
    let itself = behind.split_whitespace().next().is_some_and(|word| word.ends_with("self"));
    is_mention(claim) && !itself && PRONOUNS.iter().any(|word| of.eq_ignore_ascii_case(word))
}

/// Whether the words call somebody told of before: a pronoun, age and sex alone ("the girl"), a last name alone.
pub(crate) fn is_same_person_again(claim: &Claim) -> bool {
    const AGAIN: &[&str] = &[
        "he",
        "she",
        "him",
        "her",
        "the victim",
        "the man",
        "the woman",
        "the boy",
        "the girl",
        "the child",
        "the teen",
        "the teenager",
        "the baby",
        "the infant",
        "the student",
        "victim",
        "who",
        "whom",
    ];
    let of = claim.of.as_deref().unwrap_or_default();
    let mut letters = of.chars();
    let last_name_alone = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && !of.contains(char::is_whitespace)
        && !of.eq_ignore_ascii_case("another");
    // "The shooting victim", but not "the other victim".
    const APART: &[&str] = &["other", "second", "third", "fourth", "fifth", "surviving"];
    let apart =
        || of.split_whitespace().any(|word| APART.iter().any(|other| word.eq_ignore_ascii_case(other)));
    let victim = refers_back(claim) && head_word(claim).is_some_and(|word| word == "victim") && !apart();
    is_mention(claim)
        && (last_name_alone || victim || AGAIN.iter().any(|words| of.eq_ignore_ascii_case(words)))
}

/// The last word of those counted, in lower case: "his grandfather" gives "grandfather".
pub(crate) fn head_word(claim: &Claim) -> Option<String> {
    claim.of.as_deref()?.split_whitespace().last().map(str::to_lowercase)
}

/// Whether the claim tells of persons who came to no harm ("he was unhurt"), which is no count of a group.
pub(crate) fn is_unharmed(claim: &Claim) -> bool {
    is_mention(claim) && claim.high == Some(0)
}

/// The last name of a person who is counted by name: "Jane Roe" gives "roe".
pub(crate) fn last_name(claim: &Claim) -> Option<String> {
    let of = claim.of.as_deref().filter(|_| is_mention(claim))?;
    let words: Vec<&str> = of.split_whitespace().collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let lower = |word: &&str| word.chars().any(char::is_lowercase);
    let named = words.len() >= 2 && words.iter().rev().take(2).all(|word| capital(word) && lower(word));
    let last = words.last().filter(|_| named)?;
    Some(last.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
}

/// Whether a mention ends in one of these last names ("Roe", "Mr Roe").
pub(crate) fn is_called(claim: &Claim, last_names: &BTreeSet<String>) -> bool {
    let last = claim.of.as_deref().and_then(|of| of.split_whitespace().last()).unwrap_or_default();
    is_mention(claim) && last_names.contains(&last.to_lowercase())
}

/// Whether the words count some of those told of before: "two of the victims", "three of them".
pub(crate) fn is_share(claim: &Claim) -> bool {
    const OF: &[&str] = &["the", "those", "these", "them", "his", "her", "their"];
    let Some(quantity) = claim.quantity.as_ref().map(|quantity| quantity.text.to_lowercase()) else {
        return false;
    };
    let of = claim.of.as_deref().unwrap_or_default().to_lowercase();
    // "Three of their men", "only four of his soldiers": how many of a force, whoever else was told of.
    let of_force = matches!(claim.group, Some(Group::Militants | Group::SecurityForces));
    let behind = of.strip_prefix(quantity.as_str()).unwrap_or_default();
    let mut words = behind.split_whitespace();
    words.next() == Some("of")
        && words
            .next()
            .is_some_and(|word| OF.contains(&word) && !(of_force && matches!(word, "his" | "her" | "their")))
}

/// Whether the words say that the number is the sum: "in all 15 people", "a total of 15", "15 altogether".
pub(crate) fn is_sum(claim: &Claim) -> bool {
    const SUMS: &[&str] = &["in all", "in total", "altogether", "all told", "a total of"];
    let text = claim.evidence.text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let padded = format!(" {} ", words.collect::<Vec<_>>().join(" "));
    !is_mention(claim) && SUMS.iter().any(|sum| padded.contains(&format!(" {sum} ")))
}

/// Whether the words before the number say that it takes the place of another: "later revised the figure to six".
pub(crate) fn is_revision(claim: &Claim) -> bool {
    const VERBS: &[&str] = &[
        "revis",
        "lowered",
        "lowering",
        "reduced",
        "reducing",
        "corrected",
        "correcting",
        "downgraded",
        "adjusted",
        "raised",
        "raising",
        "increased",
        "increasing",
        "updated",
        "updating",
        "upped",
    ];
    const OF: &[&str] = &["toll", "figure", "figures", "number", "count", "tally", "total", "estimate"];
    let Some(words) = before_number(claim) else { return false };
    let words: Vec<&str> = words.split_whitespace().collect();
    matches!(words.last(), Some(&("to" | "at")))
        && words.iter().any(|word| VERBS.iter().any(|verb| word.starts_with(verb)))
        && words.iter().any(|word| OF.contains(word))
}

/// The words of the evidence before the number, in lower case.
fn before_number(claim: &Claim) -> Option<String> {
    let before = claim.quantity.as_ref()?.start.checked_sub(claim.evidence.start)?;
    let words: String = claim.evidence.text.chars().take(before).collect::<String>().to_lowercase();
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether the words just before the number call it a figure of the past ("an earlier toll of 27", "up from 14").
pub(crate) fn is_superseded(claim: &Claim) -> bool {
    const BEFORE: &[&str] = &[
        "from",
        "up from",
        "down from",
        "an earlier toll of",
        "earlier toll of",
        "earlier figure of",
        "previous",
        "initial",
        "previously reported",
        "initially reported",
        "an initial",
        "a previous",
        "earlier reports of",
        "initial reports of",
        "the previous",
        "previous toll of",
        "previous figure of",
        "initial toll of",
        "earlier said",
        "earlier spoken of",
        "earlier spoke of",
        "earlier put the toll at",
        "earlier given a toll of",
    ];
    let Some(words) = before_number(claim) else { return false };
    // "Initially put the toll at 30".
    if words.split(' ').any(|word| word == "initially") && words.ends_with(" at") {
        return true;
    }
    BEFORE
        .iter()
        .any(|phrase| words.strip_suffix(phrase).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::claim;

    #[test]
    fn a_revision_takes_the_place_of_a_number() {
        assert!(is_revision(&claim(1, "killed 6 people before later_revised_the_figure_to")));
        assert!(is_revision(&claim(1, "killed 6 people before lowered_the_toll_to")));
        assert!(!is_revision(&claim(1, "killed 6 people before the_toll_rose_to")));
        assert!(is_superseded(&claim(1, "killed 6 people before initially_put_the_toll_at")));
    }
}
