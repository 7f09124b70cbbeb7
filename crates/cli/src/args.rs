//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::inspect::args as inspect;
use crate::record::args as record;
use crate::review::args as review;

/// Reads news reports of violent incidents and says on whose say-so each figure stands.
#[derive(Debug, Parser)]
#[command(name = "sayso", version, about, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read reports: who says what happened
    Read(Read),
    /// Say for each field of an incident which words it comes from, and which rule decided
    Explain(Explain),
    /// Record reports and what is read in them, in a ledger that loses nothing and is never changed unseen
    Add(record::Add),
    /// Show what was recorded and decided in a ledger: what, when, by whom, why
    Log(record::Log),
    /// Prove that nothing in a ledger was changed, and that every number stands in its report
    Verify(record::Verify),
    /// Print the end of a ledger's chain: note it, and later prove that nothing before it was changed
    Head(record::Head),
    /// Destroy a report and all that was made from it, and record who did so and why
    Redact(record::Redact),
    /// List the incidents of a ledger: what, where, when, how many, on how many voices
    Incidents(inspect::Incidents),
    /// Show an incident over all its reports: how many, on whose say-so, what does not fit together
    Show(inspect::Show),
    /// Say how a codebook's rule comes to its figures, claim by claim, and on whom they hang
    Why(inspect::Why),
    /// Show what each holder said of each figure, when, and what replaced it
    Timeline(inspect::Timeline),
    /// Show what came in since a moment, and what it did to the incidents
    Changes(inspect::Changes),
    /// Decide: accept, correct, reject, add, merge, split, link, note, undo; and see what was decided
    #[command(subcommand)]
    Review(review::Review),
    /// Show how far people agree who decided about the same things, and where they do not
    Agree(review::Agree),
    /// Drop all that is derived from a ledger's entries, and make it again
    Rebuild(inspect::Rebuild),
    /// Places that Sayso knows
    #[command(subcommand)]
    Gazetteer(GazetteerCommand),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff), or that of a command
    Man {
        /// The command, such as: review correct
        #[arg(value_name = "COMMAND")]
        command: Vec<String>,
    },
    /// Print the JSON Schema of a reading
    Schema,
}

/// `sayso explain`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sayso explain report.txt
  sayso explain report.txt --incident i2 --published 2031-05-04
  sayso explain report.txt --policy ucdp")]
pub struct Explain {
    /// The report: a text file, a JSON Lines file that holds it alone, or - for standard input
    #[arg(value_name = "REPORT")]
    pub path: PathBuf,

    /// The incident, as `sayso read --format json` numbers them [default: all]
    #[arg(long, value_name = "ID")]
    pub incident: Option<String>,

    /// Instead: what the rule of a codebook makes of the figures, bound by bound, and what it leaves out (ucdp, acled, gtd,
    /// ibc, airwars, or all)
    #[arg(long = "policy", value_name = "NAME", value_parser = policies)]
    pub policies: Vec<Policies>,

    /// What you know of holders and war zones (TOML, see docs/policies.md)
    #[arg(long, value_name = "FILE", requires = "policies")]
    pub policy_file: Option<PathBuf>,

    /// When the report was published: YYYY-MM-DD or RFC 3339
    #[arg(long, value_name = "DATE")]
    pub published: Option<reports::Published>,

    /// Folder with knowledge files (.tsv) that replace the built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// `sayso gazetteer`.
#[derive(Debug, Subcommand)]
pub enum GazetteerCommand {
    /// Make a gazetteer from the official GeoNames dump files, for `sayso read --gazetteer`
    Import(Import),
}

/// `sayso gazetteer import`.
#[derive(Args, Debug)]
pub struct Import {
    /// Folder with admin1CodesASCII.txt, admin2Codes.txt, countryInfo.txt, allCountries.txt and, if wanted,
    /// alternateNamesV2.txt, from download.geonames.org, folder export/dump (CC BY 4.0)
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,

    /// A file of places instead of the folder's allCountries.txt, such as that of one country
    #[arg(long, value_name = "FILE")]
    pub places: Option<PathBuf>,

    /// The gazetteer to write
    #[arg(short, long, value_name = "FILE", default_value = "gazetteer.bin")]
    pub output: PathBuf,
}

/// `sayso read`.
#[derive(Args, Debug)]
#[command(after_help = "\
Exit code: 0 all reports were read, 1 some could not be read (each is named on standard error), 2 wrong usage.

Examples:
  sayso read report.txt
  sayso read --published 2031-05-04 --outlet Gazette reports/
  sayso read --format jsonl 'archive/*.jsonl' -o readings.jsonl
  curl -s https://example.org/report.txt | sayso read")]
pub struct Read {
    /// What is read.
    #[command(flatten)]
    pub source: Source,

    /// What to print: text for people, jsonl (one reading a line), json (one array), markdown
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Format,

    /// Add each report's text to its reading (jsonl, json)
    #[arg(long)]
    pub with_text: bool,

    /// Show the text with its claims marked, and for each claim the words, the holder and the sentence's tree
    #[arg(long)]
    pub explain: bool,

    /// For archives: look first for a word that could give a claim, and pass over reports that have none; their readings
    /// say so
    #[arg(long)]
    pub triage: bool,

    /// Reckon figures after the rule of a codebook: ucdp, acled, gtd, ibc, airwars, or all (may be given more than once)
    #[arg(long = "policy", value_name = "NAME", value_parser = policies)]
    pub policies: Vec<Policies>,

    /// What you know of holders and war zones (TOML, see docs/policies.md)
    #[arg(long, value_name = "FILE", requires = "policies")]
    pub policy_file: Option<PathBuf>,

    /// Leave out claims less sure than this (0 to 1)
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub min_confidence: Option<f64>,

    /// Columns of a line [default: the terminal's, at most 100; 80 elsewhere]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,

    /// When to colour: auto (on a terminal, unless NO_COLOR is set), always, never
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN", hide_possible_values = true)]
    pub color: Color,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What is read, and with what.
#[derive(Args, Debug)]
pub struct Source {
    /// Files, folders (their .txt files), patterns, or - for standard input (the default)
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// What the inputs are: text, jsonl ({"id", "text", "title"?, "outlet"?, "url"?, "published"?} a line), auto
    /// (jsonl if the name ends so, or if standard input begins with {)
    #[arg(long, value_enum, default_value_t = InputFormat::Auto, value_name = "FORMAT", hide_possible_values = true)]
    pub input_format: InputFormat,

    /// When the reports were published, unless they say so themselves: YYYY-MM-DD or RFC 3339
    #[arg(long, value_name = "DATE")]
    pub published: Option<reports::Published>,

    /// Who published them, unless they say so themselves
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,

    /// Their title, unless they say so themselves
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,

    /// The longest text that is read: bytes, or with K, M or G
    #[arg(long, value_name = "SIZE", default_value = "4M", value_parser = reports::parse_size)]
    pub max_text: u64,

    /// Folder with knowledge files (.tsv) that replace the built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,

    /// Places to use instead of the built-in ones: a file that `sayso gazetteer import` wrote
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Option<PathBuf>,

    /// Threads [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

/// What `sayso read` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One reading a line.
    Jsonl,
    /// One array of readings.
    Json,
    /// For documents.
    Markdown,
}

/// What the inputs are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// By name or first character.
    Auto,
    /// One report a file.
    Text,
    /// One report a line.
    Jsonl,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// Also in a pipe.
    Always,
    /// Not at all.
    Never,
}

/// What one `--policy` names.
#[derive(Clone, Debug)]
pub struct Policies(pub Vec<incidents::Policy>);

/// What `--policy` takes: a policy's name, or `all`.
pub fn policies(words: &str) -> Result<Policies, String> {
    if words == "all" {
        return Ok(Policies(incidents::Policy::ALL.to_vec()));
    }
    let known = || incidents::Policy::ALL.map(incidents::Policy::as_str).join(", ");
    let one = incidents::Policy::from_name(words);
    one.map(|policy| Policies(vec![policy])).ok_or_else(|| format!("there are: {}, all", known()))
}

fn share(words: &str) -> Result<f64, String> {
    match words.parse::<f64>() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("give a number from 0 to 1, such as 0.5".to_owned()),
    }
}
