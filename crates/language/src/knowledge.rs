//! The knowledge files of `data/`: embedded, overlaid by a user's own, read by one reader, summed up in one digest.

use std::collections::BTreeMap;

/// Each file under `data/` that the program embeds, by name.
const EMBEDDED: &[(&str, &str)] = &[
    // One line a file, in order of the names.
    ("abbreviations.tsv", include_str!("../../../data/abbreviations.tsv")),
    ("actors.tsv", include_str!("../../../data/actors.tsv")),
    ("background.tsv", include_str!("../../../data/background.tsv")),
    ("cameo_actors.tsv", include_str!("../../../data/cameo_actors.tsv")),
    ("cameo_outlooks.tsv", include_str!("../../../data/cameo_outlooks.tsv")),
    ("cameo_verbs.tsv", include_str!("../../../data/cameo_verbs.tsv")),
    ("confidence.tsv", include_str!("../../../data/confidence.tsv")),
    ("countries.tsv", include_str!("../../../data/countries.tsv")),
    ("cues.tsv", include_str!("../../../data/cues.tsv")),
    ("figures_of_speech.tsv", include_str!("../../../data/figures_of_speech.tsv")),
    ("force_patterns.tsv", include_str!("../../../data/force_patterns.tsv")),
    ("holder_types.tsv", include_str!("../../../data/holder_types.tsv")),
    ("incident_codes.tsv", include_str!("../../../data/incident_codes.tsv")),
    ("incident_types.tsv", include_str!("../../../data/incident_types.tsv")),
    ("institutions.tsv", include_str!("../../../data/institutions.tsv")),
    ("leaders.tsv", include_str!("../../../data/leaders.tsv")),
    ("lemmas.tsv", include_str!("../../../data/lemmas.tsv")),
    ("nominals.tsv", include_str!("../../../data/nominals.tsv")),
    ("not_people.tsv", include_str!("../../../data/not_people.tsv")),
    ("numbers.tsv", include_str!("../../../data/numbers.tsv")),
    ("outlets.tsv", include_str!("../../../data/outlets.tsv")),
    ("peoples.tsv", include_str!("../../../data/peoples.tsv")),
    ("place_words.tsv", include_str!("../../../data/place_words.tsv")),
    ("plover.tsv", include_str!("../../../data/plover.tsv")),
    ("precision_codes.tsv", include_str!("../../../data/precision_codes.tsv")),
    ("predicates.tsv", include_str!("../../../data/predicates.tsv")),
    ("role_frames.tsv", include_str!("../../../data/role_frames.tsv")),
    ("role_modifiers.tsv", include_str!("../../../data/role_modifiers.tsv")),
    ("role_nouns.tsv", include_str!("../../../data/role_nouns.tsv")),
    ("stories.tsv", include_str!("../../../data/stories.tsv")),
    ("things.tsv", include_str!("../../../data/things.tsv")),
    ("time_bearings.tsv", include_str!("../../../data/time_bearings.tsv")),
    ("times.tsv", include_str!("../../../data/times.tsv")),
    ("titles.tsv", include_str!("../../../data/titles.tsv")),
    ("tokens.tsv", include_str!("../../../data/tokens.tsv")),
    ("units.tsv", include_str!("../../../data/units.tsv")),
    ("word_classes.tsv", include_str!("../../../data/word_classes.tsv")),
    ("word_documents.tsv", include_str!("../../../data/word_documents.tsv")),
];

/// Files of `data/` that only make other data and are not read by the program; a copy of the folder may hold them.
const FOR_BUILDERS: &[&str] = &["regions.tsv"];

/// How the name of a file ends whose lines are added to a built-in one.
const ADDED: &str = ".more.tsv";

/// What is wrong with a knowledge file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file that the program does not know; the message lists those it knows.
    #[error("no knowledge file is called {name:?}; there are: {known}")]
    UnknownFile {
        /// The name that was given.
        name: String,
        /// The names that exist.
        known: String,
    },
    /// A line that cannot be read.
    #[error("data/{file}, line {line}: {what}")]
    Line {
        /// The file's name.
        file: String,
        /// Counted from 1.
        line: usize,
        /// What is wrong and what is expected.
        what: String,
    },
}

/// The knowledge files, the embedded ones under the user's own.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    overlay: BTreeMap<String, String>,
}

/// One line of a table: its number and its fields, separated by tabs.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    file: &'a str,
    /// Counted from 1.
    pub line: usize,
    text: &'a str,
}

impl<'a> Row<'a> {
    /// The n-th field, counted from 0; empty if the line is shorter.
    pub fn field(&self, n: usize) -> &'a str {
        self.text.split('\t').nth(n).unwrap_or_default().trim()
    }

    /// The n-th field as a list, separated by `|`.
    pub fn list(&self, n: usize) -> impl Iterator<Item = &'a str> {
        self.field(n).split('|').map(str::trim).filter(|item| !item.is_empty())
    }

    /// An error about this line.
    pub fn error(&self, what: impl Into<String>) -> Error {
        Error::Line { file: self.file.to_owned(), line: self.line, what: what.into() }
    }
}

impl Knowledge {
    /// The embedded files alone.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The embedded files with some replaced by the user's own (`name` as under `data/`), or added to: the lines of
    /// `actors.more.tsv` are read behind those of `actors.tsv`, and their numbers are counted on. Files that only make other
    /// data are passed over.
    ///
    /// # Errors
    /// If a name is not among the embedded files.
    pub fn with_overlay(files: impl IntoIterator<Item = (String, String)>) -> Result<Self, Error> {
        let mut overlay: BTreeMap<_, _> = files.into_iter().collect();
        overlay.retain(|name, _| !FOR_BUILDERS.contains(&name.as_str()));
        let added: Vec<String> = overlay.keys().filter(|name| name.ends_with(ADDED)).cloned().collect();
        for name in added {
            let whole = format!("{}.tsv", name.trim_end_matches(ADDED));
            let built_in = EMBEDDED.iter().find(|(known, _)| *known == whole).map(|(_, text)| *text);
            // A name that is not known is named below, as it was given.
            let Some(built_in) = built_in else { continue };
            if let Some(lines) = overlay.remove(&name) {
                let own = overlay.entry(whole).or_insert_with(|| built_in.to_owned());
                if !own.ends_with('\n') {
                    own.push('\n');
                }
                own.push_str(&lines);
            }
        }
        for name in overlay.keys() {
            if !EMBEDDED.iter().any(|(known, _)| known == name) {
                let known = EMBEDDED.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
                return Err(Error::UnknownFile { name: name.clone(), known });
            }
        }
        Ok(Self { overlay })
    }

    /// The names of all files.
    pub fn names() -> impl Iterator<Item = &'static str> {
        EMBEDDED.iter().map(|(name, _)| *name)
    }

    /// The text of a file.
    ///
    /// # Panics
    /// If no file has that name: names are written in the code, so a test of the caller finds it.
    pub fn text(&self, name: &str) -> &str {
        if let Some(text) = self.overlay.get(name) {
            return text;
        }
        match EMBEDDED.iter().find(|(known, _)| *known == name) {
            Some((_, text)) => text,
            None => panic!("no knowledge file is called {name:?}"),
        }
    }

    /// The rows of a table: lines that are not empty and do not begin with `#`.
    pub fn rows<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Row<'a>> {
        self.text(name)
            .lines()
            .enumerate()
            .filter(|(_, text)| !text.trim().is_empty() && !text.starts_with('#'))
            .map(move |(index, text)| Row { file: name, line: index + 1, text })
    }

    /// BLAKE3 digest of all files, names included, as hexadecimal.
    pub fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for name in Self::names() {
            let text = self.text(name);
            for part in [name, text] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part.as_bytes());
            }
        }
        hasher.finalize().to_hex().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Knowledge;

    #[test]
    fn own_lines_stand_behind_the_built_in_ones() {
        let more = ("actors.more.tsv".to_owned(), "mine\tarmed_group\n".to_owned());
        let knowledge = Knowledge::with_overlay([more]).expect("a known file");
        let built_in = Knowledge::embedded().rows("actors.tsv").count();
        assert_eq!(knowledge.rows("actors.tsv").count(), built_in + 1);
        assert_eq!(knowledge.rows("actors.tsv").last().map(|row| row.field(0)), Some("mine"));
        assert_ne!(knowledge.digest(), Knowledge::embedded().digest());
        let unknown = ("nobody.more.tsv".to_owned(), String::new());
        assert!(Knowledge::with_overlay([unknown]).is_err());
    }
}
