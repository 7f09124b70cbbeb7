//! What the user named -> one [`Unread`] a report, in order, without holding more than one in memory.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::error::{Error, Location, Problem};
use crate::jsonl::parse_line;
use crate::lines::{Line, Lines};
use crate::{Limits, Published, Report, encoding, screen};

/// How deep folders are walked into.
const MAX_FOLDER_DEPTH: usize = 64;

/// How an input is to be understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// JSON Lines by the name (`.jsonl`, `.ndjson`) or, on standard input, by a first character `{`; else text.
    #[default]
    Auto,
    /// One report an input.
    Text,
    /// One report a line.
    Jsonl,
}

/// What the user says of all reports that do not say it themselves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Defaults {
    /// Title.
    pub title: Option<String>,
    /// Outlet.
    pub outlet: Option<String>,
    /// Publication time.
    pub published: Option<Published>,
}

/// How inputs are read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// How an input is to be understood.
    pub format: Format,
    /// Limits.
    pub limits: Limits,
    /// What holds for all reports.
    pub defaults: Defaults,
}

/// A report that has been found and not yet decoded.
#[derive(Debug)]
pub enum Unread {
    /// A file of its own.
    File(PathBuf),
    /// A text that was read from standard input.
    Text {
        /// Its name.
        source: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// A line of JSON Lines.
    Line {
        /// The input's name.
        source: String,
        /// Counted from 1.
        number: u64,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Something that could not be read.
    Failed(Error),
}

/// A report with what it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Received {
    /// The report.
    pub report: Report,
    /// The exact bytes: a file, what came on standard input, or one line of JSON Lines.
    pub bytes: Vec<u8>,
    /// What they are.
    pub media_type: &'static str,
}

impl Unread {
    /// Bytes that it holds or will hold in memory, as far as is known.
    pub fn bytes(&self) -> u64 {
        match self {
            Self::File(path) => path.metadata().map_or(0, |m| m.len()),
            Self::Text { bytes, .. } | Self::Line { bytes, .. } => bytes.len() as u64,
            Self::Failed(_) => 0,
        }
    }

    /// Where it comes from.
    pub fn location(&self) -> Location {
        match self {
            Self::File(path) => Location::whole(path.display().to_string()),
            Self::Text { source, .. } => Location::whole(source),
            Self::Line { source, number, .. } => Location::line(source, *number),
            Self::Failed(error) => error.at.clone(),
        }
    }

    /// Reads, decodes and screens the report.
    ///
    /// # Errors
    /// If any of that fails.
    pub fn report(self, options: &Options) -> Result<Report, Error> {
        self.receive(options).map(|received| received.report)
    }

    /// The same, with the bytes that it was read from.
    ///
    /// # Errors
    /// If any of that fails.
    pub fn receive(self, options: &Options) -> Result<Received, Error> {
        let at = self.location();
        let wrong = |problem: Problem| Error::new(at.clone(), problem);
        let limits = &options.limits;
        let (report, bytes, media_type) = match self {
            Self::Failed(error) => return Err(error),
            Self::Line { source, number, bytes } => {
                (parse_line(&source, number, &bytes, limits)?, bytes, "application/json")
            }
            Self::Text { source, bytes } => {
                (plain_text(source, &bytes, limits).map_err(wrong)?, bytes, "text/plain")
            }
            Self::File(path) => {
                let bytes = read_up_to(&path, limits.text_bytes).map_err(&wrong)?;
                let report = plain_text(path.display().to_string(), &bytes, limits).map_err(&wrong)?;
                (report, bytes, "text/plain")
            }
        };
        let defaults = &options.defaults;
        let report = Report {
            title: report.title.or_else(|| defaults.title.clone()),
            outlet: report.outlet.or_else(|| defaults.outlet.clone()),
            published: report.published.or_else(|| defaults.published.clone()),
            ..report
        };
        Ok(Received { report, bytes, media_type })
    }
}

fn plain_text(id: String, bytes: &[u8], limits: &Limits) -> Result<Report, Problem> {
    let decoded = encoding::decode(bytes)?;
    let mut notes = Vec::from_iter(decoded.note);
    screen::screen(&decoded.text, limits, &mut notes)?;
    Ok(Report { id, text: decoded.text, notes, ..Report::default() })
}

fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, Problem> {
    bounded(File::open(path)?, limit)
}

/// All bytes of an input, unless there are more than `limit`.
fn bounded(input: impl Read, limit: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    input.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(Problem::TextTooLong { limit }) } else { Ok(bytes) }
}

/// An input of lines that is being read.
struct OpenLines {
    source: String,
    lines: Lines<Box<dyn BufRead>>,
}

/// All reports of the inputs that the user named, in their order.
pub struct Inputs {
    options: Options,
    /// Arguments and files that have not been begun.
    waiting: VecDeque<Waiting>,
    open: Option<OpenLines>,
}

enum Waiting {
    Argument(PathBuf),
    File(PathBuf),
}

impl std::fmt::Debug for Inputs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inputs").field("waiting", &self.waiting.len()).finish_non_exhaustive()
    }
}

impl Inputs {
    /// The reports of `arguments`: files, folders (their `.txt` files, sorted, with folders inside), patterns, and `-`
    /// for standard input, which is also what no argument means.
    pub fn new(arguments: impl IntoIterator<Item = PathBuf>, options: Options) -> Self {
        let mut waiting: VecDeque<_> = arguments.into_iter().map(Waiting::Argument).collect();
        if waiting.is_empty() {
            waiting.push_back(Waiting::Argument(PathBuf::from("-")));
        }
        Self { options, waiting, open: None }
    }

    /// How reports are to be decoded.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Bytes of all inputs together, for a progress bar; `None` where that cannot be known beforehand, as for standard
    /// input and patterns. Walks the folders.
    pub fn total_bytes(&self) -> Option<u64> {
        let of_file = |path: &Path| path.metadata().map_or(0, |found| found.len());
        let of_input = |waiting: &Waiting| match waiting {
            Waiting::File(path) => Some(of_file(path)),
            Waiting::Argument(path) if path.is_dir() => {
                Some(texts_in(path).unwrap_or_default().iter().map(|text| of_file(text)).sum())
            }
            Waiting::Argument(path) => path.is_file().then(|| of_file(path)),
        };
        self.waiting.iter().map(of_input).sum()
    }

    fn begin(&mut self, argument: PathBuf) -> Option<Unread> {
        if argument.as_os_str() == "-" {
            return self.begin_stdin();
        }
        let failed = |problem: Problem| {
            Some(Unread::Failed(Error::new(Location::whole(argument.display().to_string()), problem)))
        };
        match argument.metadata() {
            Ok(found) if found.is_dir() => match texts_in(&argument) {
                Ok(files) if files.is_empty() => failed(Problem::EmptyFolder),
                Ok(files) => self.put_first(files),
                Err(error) => failed(error.into()),
            },
            Ok(_) => self.begin_file(argument),
            Err(error) => match argument.to_str().filter(|text| text.contains(['*', '?', '['])) {
                None => failed(error.into()),
                Some(pattern) => match glob::glob(pattern) {
                    Err(error) => failed(Problem::Pattern(error.to_string())),
                    // The walk gives paths in alphabetical order.
                    Ok(paths) => {
                        let files: Vec<_> =
                            paths.filter_map(Result::ok).filter(|path| path.is_file()).collect();
                        if files.is_empty() { failed(Problem::NoMatch) } else { self.put_first(files) }
                    }
                },
            },
        }
    }

    fn put_first(&mut self, files: Vec<PathBuf>) -> Option<Unread> {
        for file in files.into_iter().rev() {
            self.waiting.push_front(Waiting::File(file));
        }
        None
    }

    fn begin_file(&mut self, path: PathBuf) -> Option<Unread> {
        let is_lines = match self.options.format {
            Format::Text => false,
            Format::Jsonl => true,
            Format::Auto => path
                .extension()
                .is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson")),
        };
        if !is_lines {
            return Some(Unread::File(path));
        }
        let source = path.display().to_string();
        match File::open(&path) {
            Ok(file) => self.begin_lines(source, Box::new(BufReader::with_capacity(1 << 16, file))),
            Err(error) => Some(Unread::Failed(Error::new(Location::whole(source), error))),
        }
    }

    fn begin_stdin(&mut self) -> Option<Unread> {
        let source = "stdin".to_owned();
        let mut input = BufReader::with_capacity(1 << 16, io::stdin());
        let is_lines = match self.options.format {
            Format::Text => false,
            Format::Jsonl => true,
            Format::Auto => input.fill_buf().is_ok_and(begins_with_object),
        };
        if is_lines {
            return self.begin_lines(source, Box::new(input));
        }
        Some(match bounded(input, self.options.limits.text_bytes) {
            Ok(bytes) => Unread::Text { source, bytes },
            Err(problem) => Unread::Failed(Error::new(Location::whole(source), problem)),
        })
    }

    fn begin_lines(&mut self, source: String, input: Box<dyn BufRead>) -> Option<Unread> {
        self.open = Some(OpenLines { source, lines: Lines::new(input, self.options.limits.line_bytes) });
        None
    }

    /// The next report of the open input of lines; closes it at its end.
    fn next_line(&mut self) -> Option<Unread> {
        let open = self.open.as_mut()?;
        loop {
            let source = open.source.clone();
            match open.lines.next_line() {
                Err(error) => {
                    self.open = None;
                    return Some(Unread::Failed(Error::new(Location::whole(source), error)));
                }
                Ok(None) => {
                    self.open = None;
                    return None;
                }
                Ok(Some((number, Line::TooLong))) => {
                    let problem = Problem::LineTooLong { limit: self.options.limits.line_bytes };
                    return Some(Unread::Failed(Error::new(Location::line(source, number), problem)));
                }
                Ok(Some((number, Line::Whole(mut bytes)))) => {
                    if number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
                        bytes.drain(..3);
                    }
                    if !bytes.trim_ascii().is_empty() {
                        return Some(Unread::Line { source, number, bytes });
                    }
                }
            }
        }
    }
}

impl Iterator for Inputs {
    type Item = Unread;

    fn next(&mut self) -> Option<Unread> {
        loop {
            if let Some(found) = self.next_line() {
                return Some(found);
            }
            let begun = match self.waiting.pop_front()? {
                Waiting::Argument(path) => self.begin(path),
                Waiting::File(path) => self.begin_file(path),
            };
            if begun.is_some() {
                return begun;
            }
        }
    }
}

fn begins_with_object(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().first() == Some(&b'{')
}

/// The `.txt` files of a folder and of the folders in it, sorted by path. Links to folders are not followed.
fn texts_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            if kind.is_dir() && depth < MAX_FOLDER_DEPTH {
                folders.push((path, depth + 1));
            } else if !kind.is_dir() && path.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt")) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn ids(arguments: &[PathBuf], options: &Options) -> Vec<String> {
        Inputs::new(arguments.iter().cloned(), options.clone())
            .map(|unread| match unread.report(options) {
                Ok(report) => report.id.rsplit('/').next().unwrap_or_default().to_owned(),
                Err(error) => format!("! {}", error.problem),
            })
            .collect()
    }

    #[test]
    fn files_folders_patterns_and_lines() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("inner/deep"))?;
        for name in ["b.txt", "a.TXT", "inner/c.txt", "inner/deep/d.txt"] {
            fs::write(at(name), "No one was hurt.")?;
        }
        fs::write(at("skip.md"), "No one was hurt.")?;
        fs::write(
            at("w.jsonl"),
            "{\"id\":\"x\",\"text\":\"One.\"}\r\n\nnot json\n{\"id\":\"x\",\"text\":\"Two.\"}",
        )?;
        let options = Options::default();
        assert_eq!(ids(&[folder.path().to_owned()], &options), ["a.TXT", "b.txt", "c.txt", "d.txt"]);
        let inputs = |paths: &[PathBuf]| Inputs::new(paths.iter().cloned(), options.clone()).total_bytes();
        assert_eq!(inputs(&[folder.path().to_owned(), at("skip.md")]), Some(5 * 16));
        assert_eq!(inputs(&[at("b.txt"), PathBuf::from("-")]), None);
        assert_eq!(ids(&[at("inner/*.txt"), at("skip.md")], &options), ["c.txt", "skip.md"]);
        let lines = ids(&[at("w.jsonl"), at("b.txt")], &options);
        assert_eq!(lines.len(), 4);
        assert_eq!((lines[0].as_str(), lines[2].as_str(), lines[3].as_str()), ("x", "x", "b.txt"));
        assert!(lines[1].starts_with("! not a report"));
        Ok(())
    }

    #[test]
    fn what_is_not_there_is_said() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let missing = [folder.path().join("none.txt"), folder.path().join("*.csv"), folder.path().to_owned()];
        let found = ids(&missing, &Options::default());
        assert!(found[0].contains("cannot be read"));
        assert!(found[1].contains("no file matches"));
        assert!(found[2].contains("holds no .txt file"));
        Ok(())
    }

    #[test]
    fn limits_and_defaults() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.txt");
        fs::write(&path, "word ".repeat(10))?;
        let options = Options {
            limits: Limits { text_bytes: 49, line_bytes: 80 },
            defaults: Defaults { outlet: Some("Gazette".into()), ..Defaults::default() },
            ..Options::default()
        };
        assert_eq!(
            ids(std::slice::from_ref(&path), &options),
            ["! the text is longer than 49 bytes; --max-text SIZE allows more"]
        );
        fs::write(&path, "One was hurt.")?;
        let read = Unread::File(path).report(&options);
        assert_eq!(read.ok().and_then(|r| r.outlet).as_deref(), Some("Gazette"));
        Ok(())
    }
}
