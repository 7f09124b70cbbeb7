//! What a name names, told from its words: "Ministry of Health", "X Liberation Army".

use super::actors::parse_kind;
use super::words::{Case, words};
use crate::NameKind;
use crate::knowledge::{self, Knowledge};

const FILE: &str = "force_patterns.tsv";

/// The patterns of `data/force_patterns.tsv`, longest first.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    list: Vec<Pattern>,
}

#[derive(Clone, Debug)]
struct Pattern {
    /// Words, with `*` for one or more others.
    words: Vec<String>,
    kind: NameKind,
    class: String,
}

impl Patterns {
    /// From the knowledge files.
    ///
    /// # Errors
    /// If a kind is unknown or a pattern is empty.
    pub fn new(knowledge: &Knowledge) -> Result<Self, knowledge::Error> {
        let mut list = Vec::new();
        for row in knowledge.rows(FILE) {
            let words: Vec<String> = row.field(0).split_whitespace().flat_map(pattern_words).collect();
            if words.iter().all(|word| word == "*") {
                return Err(row.error("a pattern needs a word besides \"*\""));
            }
            if words.iter().filter(|word| *word == "*").count() > 2 {
                return Err(row.error("a pattern holds at most two \"*\""));
            }
            let kind = parse_kind(&row, 1)?;
            list.push(Pattern { words, kind, class: row.field(2).to_owned() });
        }
        list.sort_by_key(|p| std::cmp::Reverse(p.words.iter().filter(|w| *w != "*").count()));
        Ok(Self { list })
    }

    /// Kind and type of a name, if a pattern fits it.
    pub fn kind(&self, name: &str) -> Option<(NameKind, &str)> {
        let words = words(name);
        // "LMPD": acronyms of police departments.
        if let [word] = words.as_slice()
            && word.case == Case::Capitals
            && (3..=6).contains(&word.folded.len())
            && word.folded.ends_with("pd")
        {
            return Some((NameKind::SecurityForce, "police"));
        }
        let words: Vec<String> = words.into_iter().map(|w| w.folded).collect();
        let found = self.list.iter().find(|p| fits(&p.words, &words))?;
        Some((found.kind, &found.class))
    }
}

fn pattern_words(word: &str) -> Vec<String> {
    if word == "*" { vec!["*".to_owned()] } else { words(word).into_iter().map(|w| w.folded).collect() }
}

/// Whether the words fit the pattern. At most two stars: the fixed parts are head, middle and tail.
fn fits(pattern: &[String], words: &[String]) -> bool {
    let stars: Vec<usize> = (0..pattern.len()).filter(|&i| pattern[i] == "*").collect();
    let (Some(&first), Some(&last)) = (stars.first(), stars.last()) else { return pattern == words };
    let (head, tail) = (&pattern[..first], &pattern[last + 1..]);
    if words.len() < pattern.len() || !words.starts_with(head) || !words.ends_with(tail) {
        return false;
    }
    if first == last {
        return true;
    }
    let middle = &pattern[first + 1..last];
    let room = &words[head.len() + 1..words.len() - tail.len() - 1];
    middle.is_empty() || room.windows(middle.len()).any(|run| run == middle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_the_file() {
        let patterns = Patterns::new(&Knowledge::embedded()).expect("the file is right");
        let kind = |name: &str| patterns.kind(name).map(|(kind, class)| (kind, class.to_owned()));
        let is = |kind: NameKind, class: &str| Some((kind, class.to_owned()));
        assert_eq!(kind("Northern Liberation Army"), is(NameKind::ArmedGroup, "insurgent"));
        assert_eq!(kind("Ruritanian Army"), is(NameKind::SecurityForce, "military"));
        assert_eq!(kind("Ministry of Defence"), is(NameKind::Government, "ministry"));
        assert_eq!(kind("RURITANIAN DEFENCE MINISTRY"), is(NameKind::Government, "ministry"));
        assert_eq!(kind("Springville Police Department"), is(NameKind::SecurityForce, "police"));
        assert_eq!(kind("Marlow County Sheriff's Office"), is(NameKind::SecurityForce, "police"));
        assert_eq!(kind("Marlow County Sheriff’s Office"), is(NameKind::SecurityForce, "police"));
        assert_eq!(kind("Lakeside Hospital"), is(NameKind::Organisation, "medical"));
        assert_eq!(kind("Army"), is(NameKind::SecurityForce, "military"));
        assert_eq!(kind("SVPD"), is(NameKind::SecurityForce, "police"));
        assert_eq!(kind("Blue Door"), None);
        assert_eq!(
            kind("UN Stabilization Mission in Ruritania"),
            is(NameKind::SecurityForce, "peacekeeping")
        );
    }

    #[test]
    fn two_stars() {
        let owned = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        let pattern = owned(&["*", "court", "of", "*"]);
        assert!(fits(&pattern, &owned(&["high", "court", "of", "gondor"])));
        assert!(!fits(&pattern, &owned(&["court", "of", "gondor"])));
        assert!(!fits(&pattern, &owned(&["high", "court"])));
    }
}
