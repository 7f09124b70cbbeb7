//! `train corpus`: the project's own corpus of invented, annotated reports (`corpus/`, its form in `corpus/FORMAT.md`).

mod check;
mod export;
mod hints;
mod interval;
mod layout;
mod parse;
mod problem;
mod report;
mod stats;
mod words;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use language::places::Gazetteer;
use language::{Context, Knowledge};

use problem::Problem;
use report::Report;

/// What to do with the corpus.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Says what is wrong with the annotations, and what may have been missed.
    Check {
        /// The corpus, or one file of it
        corpus: PathBuf,
        /// Print counts by genre, region, kind ...
        #[arg(long)]
        stats: bool,
        /// No hints, errors alone (faster)
        #[arg(long)]
        quick: bool,
    },
    /// Writes texts and annotations as the scorers of the benchmarks take them.
    Export {
        /// The corpus
        corpus: PathBuf,
        /// Every fourth report is kept for testing
        #[arg(long, default_value = "all")]
        part: Part,
        /// Folder for claims/, attribution/ and roles/
        #[arg(short, long)]
        output: PathBuf,
    },
}

/// A part of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Three of four.
    Train,
    /// Those whose number is divisible by four.
    Test,
    /// Both.
    All,
}

/// Runs the subcommand.
///
/// # Errors
/// If a file cannot be read or written, or an annotation is wrong.
pub fn run(command: &Command) -> anyhow::Result<()> {
    match command {
        Command::Check { corpus, stats, quick } => {
            let files = load(corpus)?;
            let errors = tell_errors(&files);
            if !quick {
                tell_hints(&files)?;
            }
            if *stats {
                print!("{}", stats::Stats::new(files.iter().map(|file| &file.report)));
            }
            if errors > 0 {
                // The errors have been told: no backtrace of the program belongs below them.
                std::process::exit(1);
            }
            Ok(())
        }
        Command::Export { corpus, part, output } => {
            let files = load(corpus)?;
            if tell_errors(&files) > 0 {
                bail!("annotations with errors are not exported");
            }
            let reports: Vec<&Report> = files
                .iter()
                .map(|file| &file.report)
                .filter(|report| match part {
                    Part::Train => !report.is_test(),
                    Part::Test => report.is_test(),
                    Part::All => true,
                })
                .collect();
            export::write(&reports, output)
        }
    }
}

/// A file of the corpus, with what is wrong in it.
struct File {
    path: PathBuf,
    report: Report,
    errors: Vec<Problem>,
}

/// The reports of a corpus in order of their names, or the one file that is named.
fn load(corpus: &Path) -> anyhow::Result<Vec<File>> {
    let mut paths = Vec::new();
    if corpus.is_dir() {
        let folder = corpus.join("reports");
        let entries = std::fs::read_dir(&folder)
            .with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                paths.push(path);
            }
        }
        paths.sort();
    } else {
        paths.push(corpus.to_owned());
    }
    let mut files: Vec<File> = paths.into_iter().map(read).collect::<anyhow::Result<_>>()?;
    for second in 1..files.len() {
        if files[second].report.number() == files[second - 1].report.number() {
            files[second].errors.push(Problem::new(1, "another report has the same number"));
        }
    }
    Ok(files)
}

fn read(path: PathBuf) -> anyhow::Result<File> {
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let id = path.file_stem().unwrap_or_default().to_string_lossy();
    let (report, mut errors) = parse::parse(&id, &text);
    // What could not be read is missing, so that references to it would be told as errors too.
    if errors.is_empty() {
        errors = check::check(&report);
    }
    Ok(File { path, report, errors })
}

fn tell_errors(files: &[File]) -> usize {
    for file in files {
        for error in &file.errors {
            println!("{}:{}: error: {}", file.path.display(), error.line, error.what);
        }
    }
    files.iter().map(|file| file.errors.len()).sum()
}

fn tell_hints(files: &[File]) -> anyhow::Result<()> {
    let reader = claims::Reader::new(language::Reader::new(Knowledge::embedded(), Gazetteer::embedded())?)?;
    for file in files {
        let report = &file.report;
        let context = Context { title: report.head.title.clone(), ..Context::default() };
        let telling = reader.telling(&reader.language().read(&report.text, &context));
        for hint in hints::hints(report, &telling) {
            println!("{}:{}: hint: {}", file.path.display(), hint.line, hint.what);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_has_no_errors() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
        let files = load(&corpus).unwrap();
        assert!(!files.is_empty());
        let errors: Vec<String> = files
            .iter()
            .flat_map(|file| file.errors.iter().map(|e| format!("{}:{}: {}", file.report.id, e.line, e.what)))
            .collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}
