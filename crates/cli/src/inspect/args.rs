//! The command line of the commands that look at incidents.

use std::path::PathBuf;

use claims::reading::{IncidentType, Kind};
use clap::{Args, ValueEnum};
use incidents::review::Whose;

use crate::args::{Policies, policies};
use crate::record::args::At;

/// Whose decisions are seen.
#[derive(Args, Debug, Default)]
pub struct View {
    /// Without what people decided: the machine's values alone
    #[arg(long)]
    pub machine_only: bool,

    /// As somebody sees it who codes blind: of all decisions only those of --by
    #[arg(long, requires = "by", conflicts_with = "machine_only")]
    pub blind: bool,

    /// Who asks (with --blind or --names)
    #[arg(long, value_name = "NAME", env = "SAYSO_BY", value_parser = person)]
    pub by: Option<String>,
}

/// Whether names of private persons are shown.
#[derive(Args, Debug, Default)]
pub struct Names {
    /// Show the names of private persons (but of minors, and of people who are held or missing, only those that a decision
    /// opened: `review correct r12/e3 private=no`). This is recorded in the ledger, with --by and --reason
    #[arg(long, requires = "by", requires = "reason")]
    pub names: bool,

    /// Why the names are wanted (with --names)
    #[arg(long, value_name = "WORDS", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub reason: Option<String>,
}

/// Somebody's name.
pub fn person(words: &str) -> Result<String, String> {
    match words.split_whitespace().collect::<Vec<_>>().join(" ") {
        name if name.is_empty() => Err("say who".to_owned()),
        name => Ok(name),
    }
}

impl View {
    /// Whose decisions count; `None`: nobody's.
    pub fn whose(&self) -> Option<Whose> {
        match &self.by {
            _ if self.machine_only => None,
            Some(by) if self.blind => Some(Whose::Only(by.clone())),
            _ => Some(Whose::All),
        }
    }
}

/// `sayso incidents`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sayso incidents
  sayso incidents --from 2031-08-01 --place PY --killed 10
  sayso incidents --contested --format jsonl | jq -r .id")]
pub struct Incidents {
    /// Which ledger.
    #[command(flatten)]
    pub at: At,

    /// Whose decisions are seen.
    #[command(flatten)]
    pub view: View,

    /// What to print: text for people, jsonl (one incident a line)
    #[arg(long, value_enum, default_value_t = ListFormat::Text, value_name = "FORMAT")]
    pub format: ListFormat,

    /// Only incidents that may have been on this day or later: YYYY-MM-DD
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub from: Option<String>,

    /// Only incidents that may have been on this day or earlier: YYYY-MM-DD
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub until: Option<String>,

    /// Only incidents in a place or region of this name, or a country by its two letters
    #[arg(long, value_name = "NAME")]
    pub place: Option<String>,

    /// Only incidents of this type, such as bombing (may be given more than once)
    #[arg(long = "type", value_name = "TYPE", value_parser = incident_type)]
    pub types: Vec<Type>,

    /// Only incidents that somebody of this name is said to have done
    #[arg(long, value_name = "NAME")]
    pub actor: Option<String>,

    /// Only incidents of which anybody states so many dead or more
    #[arg(long, value_name = "NUMBER")]
    pub killed: Option<u64>,

    /// Only incidents of which anybody states so many hurt or more
    #[arg(long, value_name = "NUMBER")]
    pub injured: Option<u64>,

    /// Only incidents whose dead or hurt are disputed
    #[arg(long)]
    pub contested: bool,

    /// Also incidents that are only mentioned in reports on others, and those that people rejected
    #[arg(long)]
    pub all: bool,
}

/// What `sayso incidents` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    Text,
    /// One incident a line.
    Jsonl,
}

/// Which incident of which ledger.
#[derive(Args, Debug)]
pub struct Which {
    /// Which ledger.
    #[command(flatten)]
    pub at: At,

    /// Whose decisions are seen.
    #[command(flatten)]
    pub view: View,

    /// Whether names are shown.
    #[command(flatten)]
    pub names: Names,

    /// The incident: its name or the beginning of it, or one of its reports (r12)
    #[arg(value_name = "INCIDENT")]
    pub incident: String,
}

/// `sayso show`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sayso show r12
  sayso show k3f9q2abcd --policy ucdp --policy gtd")]
pub struct Show {
    /// Which incident.
    #[command(flatten)]
    pub which: Which,

    /// What to print: text for people, json, markdown
    #[arg(long, value_enum, default_value_t = ShowFormat::Text, value_name = "FORMAT")]
    pub format: ShowFormat,

    /// Reckon figures after the rule of a codebook: ucdp, acled, gtd, ibc, airwars, or all (may be given more than once)
    #[arg(long = "policy", value_name = "NAME", value_parser = policies)]
    pub policies: Vec<Policies>,

    /// What you know of holders and war zones (TOML, see docs/policies.md)
    #[arg(long, value_name = "FILE", requires = "policies")]
    pub policy_file: Option<PathBuf>,
}

/// What `sayso show` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    /// For people.
    Text,
    /// All fields.
    Json,
    /// For documents.
    Markdown,
}

/// `sayso why`.
#[derive(Args, Debug)]
#[command(after_help = "\
Example:
  sayso why r12 killed --policy ucdp")]
pub struct Why {
    /// Which incident.
    #[command(flatten)]
    pub which: Which,

    /// Which figure: killed, injured, abducted ... [default: all]
    #[arg(value_name = "FIGURE", value_parser = kind)]
    pub kind: Option<Figure>,

    /// The rule: ucdp, acled, gtd, ibc, airwars, or all (may be given more than once)
    #[arg(long = "policy", value_name = "NAME", value_parser = policies, required = true)]
    pub policies: Vec<Policies>,

    /// What you know of holders and war zones (TOML, see docs/policies.md)
    #[arg(long, value_name = "FILE")]
    pub policy_file: Option<PathBuf>,

    /// What to print: text for people, json
    #[arg(long, value_enum, default_value_t = TextOrJson::Text, value_name = "FORMAT")]
    pub format: TextOrJson,
}

/// `sayso timeline`.
#[derive(Args, Debug)]
pub struct Timeline {
    /// Which incident.
    #[command(flatten)]
    pub which: Which,

    /// What to print: text for people, json
    #[arg(long, value_enum, default_value_t = TextOrJson::Text, value_name = "FORMAT")]
    pub format: TextOrJson,
}

/// `sayso changes`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sayso changes --since 2031-08-08
  sayso changes --since 41        # after entry 41, as `sayso head` printed it")]
pub struct Changes {
    /// Which ledger.
    #[command(flatten)]
    pub at: At,

    /// Whose decisions are seen.
    #[command(flatten)]
    pub view: View,

    /// Since when: a day, a moment (RFC 3339, UTC), or the number of an entry
    #[arg(long, value_name = "WHEN")]
    pub since: Since,

    /// What to print: text for people, json
    #[arg(long, value_enum, default_value_t = TextOrJson::Text, value_name = "FORMAT")]
    pub format: TextOrJson,
}

/// `sayso rebuild`.
#[derive(Args, Debug)]
#[command(after_help = "\
Which words are rare and which names mean one actor decide what is linked. A ledger keeps the tables that it was begun \
with, so that everybody who adds to it gets the same incidents; this is how it gets others.

Examples:
  sayso rebuild                       # the incidents must come out the same
  sayso rebuild --data my-data        # with your own actors.tsv or word_documents.tsv
  sayso rebuild --built-in            # with those of this program")]
pub struct Rebuild {
    /// Which ledger.
    #[command(flatten)]
    pub at: At,

    /// What to print: text for people, json
    #[arg(long, value_enum, default_value_t = TextOrJson::Text, value_name = "FORMAT")]
    pub format: TextOrJson,

    /// Link with the actors.tsv and word_documents.tsv of this folder from now on
    #[arg(long, value_name = "DIR", conflicts_with = "built_in")]
    pub data: Option<PathBuf>,

    /// Link with this program's own tables from now on
    #[arg(long)]
    pub built_in: bool,
}

/// For people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TextOrJson {
    /// For people.
    Text,
    /// All fields.
    Json,
}

/// A type of incident.
#[derive(Clone, Copy, Debug)]
pub struct Type(pub IncidentType);

/// A kind of figure.
#[derive(Clone, Copy, Debug)]
pub struct Figure(pub Kind);

/// From when on.
#[derive(Clone, Debug)]
pub enum Since {
    /// After this entry.
    Entry(u64),
    /// At this moment or later.
    Moment(jiff::Timestamp),
}

impl std::str::FromStr for Since {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        if let Ok(entry) = words.parse() {
            return Ok(Self::Entry(entry));
        }
        if let Ok(moment) = words.parse() {
            return Ok(Self::Moment(moment));
        }
        let day: Option<jiff::civil::Date> = words.parse().ok();
        let moment = day.and_then(|day| day.to_zoned(jiff::tz::TimeZone::UTC).ok());
        moment.map(|zoned| Self::Moment(zoned.timestamp())).ok_or_else(|| {
            "give a day (2031-08-08), a moment (2031-08-08T12:00:00Z) or the number of an entry".to_owned()
        })
    }
}

impl std::fmt::Display for Since {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Entry(entry) => write!(f, "entry {entry}"),
            Self::Moment(moment) => write!(f, "{moment}"),
        }
    }
}

fn day(words: &str) -> Result<String, String> {
    let day: jiff::civil::Date = words.parse().map_err(|_| "give a day such as 2031-08-07".to_owned())?;
    Ok(day.to_string())
}

fn incident_type(words: &str) -> Result<Type, String> {
    let known = || IncidentType::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ");
    IncidentType::from_name(words).map(Type).ok_or_else(|| format!("there are: {}", known()))
}

fn kind(words: &str) -> Result<Figure, String> {
    let counts = || Kind::ALL.iter().filter(|kind| kind.is_count());
    let known = || counts().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ");
    let found = Kind::from_name(words).filter(|kind| kind.is_count());
    found.map(Figure).ok_or_else(|| format!("there are: {}", known()))
}
