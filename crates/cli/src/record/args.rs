//! The command lines of the commands that keep a ledger.

use clap::{Args, ValueEnum};

use crate::args::Source;

/// Which ledger.
#[derive(Args, Debug)]
pub struct At {
    /// The ledger: a file (SQLite), or postgres://USER@HOST/DATABASE
    #[arg(
        long,
        value_name = "PATH|URL",
        default_value = "sayso.db",
        env = "SAYSO_LEDGER",
        hide_env_values = true
    )]
    pub ledger: String,
}

/// What a command of the ledger prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lines {
    /// For people.
    Text,
    /// One JSON object a line.
    Jsonl,
}

/// `sayso add`.
#[derive(Args, Debug)]
#[command(after_help = "\
A report that is recorded already (same URL and text; or same text, where one has no URL and the outlets do not \
differ) is not recorded again. Another text under the same URL is a new version, and what was changed is shown. A \
report that an older reader has read is read again; both readings stay.

A line is printed once its report is safe on the disk: whatever happens then, it is not lost.

Exit code: 0 all were recorded or are known, 1 some could not be read, 2 wrong usage or nothing could be recorded.

Examples:
  sayso add report.txt
  sayso add --ledger desk.db --outlet Gazette --published 2031-05-04 reports/
  sayso add --ledger postgres://desk@db.example.org/news 'wire/*.jsonl'")]
pub struct Add {
    /// Which ledger.
    #[command(flatten)]
    pub at: At,

    /// What is read.
    #[command(flatten)]
    pub source: Source,

    /// What to print: text for people, jsonl (one object a report)
    #[arg(long, value_enum, default_value_t = Lines::Text, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Lines,
}

/// `sayso verify`.
#[derive(Args, Debug)]
#[command(after_help = "\
Exit code: 0 everything holds, 1 something does not (each is named), 2 the ledger could not be looked into.

Examples:
  sayso verify
  sayso verify --ledger desk.db --head 5f0c...   # a head that you noted, from `sayso head`")]
pub struct Verify {
    /// Which ledger.
    #[command(flatten)]
    pub at: At,

    /// A head that was noted earlier, as `sayso head` prints it: it must be in the chain
    #[arg(long, value_name = "HASH")]
    pub head: Option<ledger::Hash>,

    /// What to print: text for people, jsonl (one object)
    #[arg(long, value_enum, default_value_t = Lines::Text, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Lines,
}

/// `sayso head`.
#[derive(Args, Debug)]
#[command(after_help = "\
Prints the number of the last entry and its hash. Note them where nobody who can write the ledger can change them (on \
paper, in a letter, in another's hands): `sayso verify --head HASH` then proves that nothing up to there was changed.")]
pub struct Head {
    /// Which ledger.
    #[command(flatten)]
    pub at: At,

    /// What to print: text for people, jsonl (one object)
    #[arg(long, value_enum, default_value_t = Lines::Text, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Lines,
}

/// `sayso redact`.
#[derive(Args, Debug)]
#[command(after_help = "\
Destroys the report's bytes, its text, all readings of it, the decisions that quote it or are about it, and what was \
derived from it. The chain keeps the entries' places and digests, and one entry that says who did it, when and why; it \
still verifies. This cannot be undone. Copies elsewhere (backups, exports, other ledgers) are not touched.

Put no names into the reason: it stays.

Example:
  sayso redact 17 --by 'R. Osei' --reason 'order of the district court, file 12/31'")]
pub struct Redact {
    /// The number of the report (or of one reading or decision), as `sayso log` shows it
    #[arg(value_name = "ENTRY", required_unless_present = "finish")]
    pub entry: Option<u64>,

    /// Who does it
    #[arg(long, value_name = "NAME", required_unless_present = "finish")]
    pub by: Option<String>,

    /// Why
    #[arg(long, value_name = "WORDS", required_unless_present = "finish")]
    pub reason: Option<String>,

    /// What to print: text for people, jsonl (one object)
    #[arg(long, value_enum, default_value_t = Lines::Text, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Lines,

    /// Only write the files anew, after an earlier redaction that could not do so
    #[arg(long, conflicts_with_all = ["entry", "by", "reason"])]
    pub finish: bool,

    /// Which ledger.
    #[command(flatten)]
    pub at: At,
}

/// `sayso log`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sayso log
  sayso log --kind decision --kind redaction
  sayso log --after 1200 --format jsonl")]
pub struct Log {
    /// Which ledger.
    #[command(flatten)]
    pub at: At,

    /// Only entries of this kind: report, reading, decision, redaction; may be given several times
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Vec<ledger::Kind>,

    /// Only entries after this one
    #[arg(long, value_name = "ENTRY", default_value_t = 0, hide_default_value = true)]
    pub after: u64,

    /// What to print: text for people, jsonl (one object an entry)
    #[arg(long, value_enum, default_value_t = Lines::Text, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Lines,
}

fn kind(words: &str) -> Result<ledger::Kind, String> {
    ledger::Kind::from_name(words).ok_or_else(|| "give report, reading, decision or redaction".to_owned())
}
