//! The command line of `sayso review` and `sayso agree`.

use claims::reading::{IncidentType, Kind, Status};
use clap::{Args, Subcommand};

use crate::inspect::args::{TextOrJson, View, person};
use crate::record::args::{At, Lines};

/// `sayso review`.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
What is decided about is named as `sayso review list` shows it:
  r12/c5   a claim of report 12          r12/i1   what report 12 tells of an incident
  r12/e3   somebody named in report 12   k3f9     an incident, by its name, its beginning, or one of its reports

A decision is recorded beside the machine's value and can be undone. What somebody decides who has seen the others'
decisions stands in their place; where people decided --blind and differently, the machine's value stands until somebody
settles it. When reports are read again, decisions are kept; one that does not fit any more is listed by `review list`.

Examples:
  sayso review list r12
  sayso review accept r12/c5 r12/c6 --by 'N. Abel'
  sayso review correct r12/c5 group=workers status=unverified --by 'N. Abel' --reason 'they are named as drivers'
  sayso review merge r12 r31 --by 'N. Abel' --reason 'one convoy, told by two towns'")]
pub enum Review {
    /// Show the claims of an incident with their names and what was decided; without one, all decisions
    List(List),
    /// Add a claim that was missed, or a source that is no report: a call, a video, a document
    Add(Box<Add>),
    /// Say that claims or incidents are right as they are shown
    Accept(Accept),
    /// Correct fields of a claim, an incident, or somebody who is named
    Correct(Correct),
    /// Say that claims or incidents are none
    Reject(Reject),
    /// Say that incidents are one
    Merge(Merge),
    /// Say that reports tell of another incident than the rest
    Split(Split),
    /// Lay a claim, or all that a report tells of its incident, to another incident
    Link(Link),
    /// Add a remark
    Note(Note),
    /// Take a decision back
    Undo(Undo),
}

/// Who decides, of which ledger, and how it is told.
#[derive(Args, Debug)]
pub struct Signer {
    /// Who decides
    #[arg(long, value_name = "NAME", env = "SAYSO_BY", value_parser = person)]
    pub by: String,

    /// Without having seen what others decided: it does not stand in the place of theirs
    #[arg(long)]
    pub blind: bool,

    /// What to print: text for people, jsonl (one object a decision)
    #[arg(long, value_enum, default_value_t = Lines::Text, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Lines,

    /// Which ledger.
    #[command(flatten)]
    pub at: At,
}

/// Who decides, and why.
#[derive(Args, Debug)]
pub struct Signed {
    /// Who.
    #[command(flatten)]
    pub signer: Signer,

    /// Why
    #[arg(long, value_name = "WORDS", value_parser = reason)]
    pub reason: String,
}

/// The same where it goes without saying why.
#[derive(Args, Debug)]
pub struct SignedFreely {
    /// Who.
    #[command(flatten)]
    pub signer: Signer,

    /// Why
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    pub reason: String,
}

/// `sayso review list`.
#[derive(Args, Debug)]
pub struct List {
    /// The incident [default: all decisions]
    #[arg(value_name = "INCIDENT")]
    pub incident: Option<String>,

    /// Only claims that nobody has decided about, or on which people do not agree
    #[arg(long, requires = "incident")]
    pub open: bool,

    /// What to print: text for people, json
    #[arg(long, value_enum, default_value_t = TextOrJson::Text, value_name = "FORMAT")]
    pub format: TextOrJson,

    /// Whose decisions are seen.
    #[command(flatten)]
    pub view: View,

    /// Which ledger.
    #[command(flatten)]
    pub at: At,
}

/// `sayso review add`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  sayso review add r12 killed --evidence 'the bodies of four men lay by the road' --trigger bodies --quantity four \\
      --of men --group people --by 'N. Abel' --reason missed
  sayso review add k3f9 --source call --text 'Dr. Ana Ruiz of the regional hospital said that 15 people had died.' \\
      --by 'N. Abel' --reason 'the desk called her at 16:20'")]
pub struct Add {
    /// The report with the claim (r12); with --source, the incident that the source speaks of
    #[arg(value_name = "REPORT|INCIDENT")]
    pub on: String,

    /// What the claim says: killed, injured, attack, denial ...
    #[arg(value_name = "KIND", value_parser = kind, required_unless_present = "source")]
    pub kind: Option<Kind>,

    /// The clause that holds the claim, as it stands in the report
    #[arg(long, value_name = "WORDS", required_unless_present = "source")]
    pub evidence: Option<String>,

    /// Its predicate word, as it stands in the clause
    #[arg(long, value_name = "WORDS", required_unless_present = "source")]
    pub trigger: Option<String>,

    /// The words of the number, as they stand in the clause; - for one person, plural for a bare plural
    #[arg(long, value_name = "WORDS")]
    pub quantity: Option<String>,

    /// Those counted, in the report's words
    #[arg(long, value_name = "WORDS")]
    pub of: Option<String>,

    /// Who is counted: civilians, militants, security_forces ... [default: people]
    #[arg(long, value_name = "GROUP", value_parser = group)]
    pub group: Option<claims::reading::Group>,

    /// Whose words they are, as the report names them [default: the report itself]
    #[arg(long, value_name = "WORDS")]
    pub holder: Option<String>,

    /// asserted, admitted, denied, unverified, possible, unreal
    #[arg(long, value_name = "STATUS", value_parser = status, default_value = "asserted")]
    pub status: Status,

    /// The incident that the claim is about [default: what the report is about]
    #[arg(long, value_name = "INCIDENT")]
    pub incident: Option<String>,

    /// The claim is about an incident of its own, of this type
    #[arg(long = "type", value_name = "TYPE", value_parser = incident_type, conflicts_with = "incident")]
    pub incident_type: Option<IncidentType>,

    /// What the source is that is no report: call, video, document ...
    #[arg(long, value_name = "WHAT", requires = "text", conflicts_with_all = ["evidence", "trigger", "kind", "quantity", "of", "group", "holder", "status", "incident", "incident_type"])]
    pub source: Option<String>,

    /// What the source says, in full sentences that name who says it; - reads it from standard input
    #[arg(long, value_name = "WORDS", requires = "source")]
    pub text: Option<String>,

    /// Where the source is to be found
    #[arg(long, value_name = "URL", requires = "source")]
    pub url: Option<String>,

    /// When the source said it: YYYY-MM-DD or RFC 3339 [default: now]
    #[arg(long, value_name = "DATE", requires = "source")]
    pub on_day: Option<reports::Published>,

    /// Who decides, and why.
    #[command(flatten)]
    pub signed: Signed,
}

/// `sayso review accept`.
#[derive(Args, Debug)]
pub struct Accept {
    /// Claims or incidents
    #[arg(value_name = "WHAT", required = true)]
    pub on: Vec<String>,

    /// Who decides.
    #[command(flatten)]
    pub signed: SignedFreely,
}

/// `sayso review reject`.
#[derive(Args, Debug)]
pub struct Reject {
    /// Claims or incidents
    #[arg(value_name = "WHAT", required = true)]
    pub on: Vec<String>,

    /// Who decides, and why.
    #[command(flatten)]
    pub signed: Signed,
}

/// `sayso review correct`.
#[derive(Args, Debug)]
#[command(after_help = "\
Fields of a claim: kind, quantity (the words of the number as they stand in the clause), group, of, as_called, role_detail,
  holder (the words that name it; - for the report itself), holder_type, status, part_of, time, as_of
Fields of an incident: type, title, place.name, place.country, place.admin1, place.lat, place.lon, place.precision, start, end,
  date_precision, actors, airwars.grade; killed, injured ... (the claims whose numbers give the figure)
Fields of what one report tells (r12/i1): any that `sayso show --format json` has, such as against, codes.gtd.attacktype,
  victims.0.age (counted from 0)
Fields of somebody named (r12/e3): private (yes or no: whether the name is masked), name, role, kind, country
A minus sign stands for nothing: place=- end=-

Examples:
  sayso review correct r12/c5 quantity='at least nine' holder='the army' --by 'N. Abel' --reason misread
  sayso review correct k3f9 type=bombing start=2031-08-07 killed=r12/c5 --by 'N. Abel' --reason 'the ministry has the list'")]
pub struct Correct {
    /// A claim, an incident, or somebody named
    #[arg(value_name = "WHAT")]
    pub on: String,

    /// What is to stand in which field
    #[arg(value_name = "FIELD=VALUE", required = true, value_parser = field)]
    pub set: Vec<(String, String)>,

    /// Who decides, and why.
    #[command(flatten)]
    pub signed: Signed,
}

/// `sayso review merge`.
#[derive(Args, Debug)]
pub struct Merge {
    /// The incidents
    #[arg(value_name = "INCIDENT", required = true, num_args = 2..)]
    pub incidents: Vec<String>,

    /// Who decides, and why.
    #[command(flatten)]
    pub signed: Signed,
}

/// `sayso review split`.
#[derive(Args, Debug)]
#[command(after_help = "\
Example:
  sayso review split k3f9 r14 r15 --by 'N. Abel' --reason 'another town, an hour earlier'")]
pub struct Split {
    /// The incident
    #[arg(value_name = "INCIDENT")]
    pub incident: String,

    /// The reports that tell of another one: they become one incident of their own
    #[arg(value_name = "REPORT", required = true)]
    pub reports: Vec<String>,

    /// Who decides, and why.
    #[command(flatten)]
    pub signed: Signed,
}

/// `sayso review link`.
#[derive(Args, Debug)]
pub struct Link {
    /// A claim (r12/c5), or what a report tells of an incident (r12, r12/i2)
    #[arg(value_name = "WHAT")]
    pub on: String,

    /// The incident that it belongs to
    #[arg(value_name = "INCIDENT")]
    pub incident: String,

    /// Who decides, and why.
    #[command(flatten)]
    pub signed: Signed,
}

/// `sayso review note`.
#[derive(Args, Debug)]
pub struct Note {
    /// On what: a claim, an incident, somebody named
    #[arg(value_name = "WHAT")]
    pub on: String,

    /// The remark
    #[arg(value_name = "WORDS", value_parser = reason)]
    pub text: String,

    /// Who makes it.
    #[command(flatten)]
    pub signed: SignedFreely,
}

/// `sayso review undo`.
#[derive(Args, Debug)]
pub struct Undo {
    /// The number of the decision, as `sayso review list` and `sayso log` show it
    #[arg(value_name = "ENTRY")]
    pub decision: u64,

    /// Who decides, and why.
    #[command(flatten)]
    pub signed: Signed,
}

/// `sayso agree`.
#[derive(Args, Debug)]
#[command(after_help = "\
Counts what people decided without having seen each other's decisions (--blind, and the first decision on a thing): for each
field how often all agree, and Krippendorff's alpha (1 is perfect agreement, 0 what chance gives). Then where they differ, and
who settled it.

Examples:
  sayso agree
  sayso agree --among 'N. Abel' --among 'T. Roy' --format json")]
pub struct Agree {
    /// Only these people
    #[arg(long, value_name = "NAME", value_parser = person)]
    pub among: Vec<String>,

    /// What to print: text for people, json
    #[arg(long, value_enum, default_value_t = TextOrJson::Text, value_name = "FORMAT")]
    pub format: TextOrJson,

    /// Which ledger.
    #[command(flatten)]
    pub at: At,
}

/// The longest reason, remark or value, in characters.
const LONGEST: usize = 2000;

fn reason(words: &str) -> Result<String, String> {
    match words.trim() {
        "" => Err("say it in words".to_owned()),
        words if words.chars().count() > LONGEST => Err(format!("say it in {LONGEST} characters")),
        words => Ok(words.to_owned()),
    }
}

fn field(words: &str) -> Result<(String, String), String> {
    match words.split_once('=') {
        Some((_, value)) if value.chars().count() > LONGEST => {
            Err(format!("give it in {LONGEST} characters"))
        }
        Some((field, value)) if !field.trim().is_empty() && !value.trim().is_empty() => {
            Ok((field.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("give it as FIELD=VALUE, such as group=workers; FIELD=- for nothing".to_owned()),
    }
}

fn kind(words: &str) -> Result<Kind, String> {
    Kind::from_name(words).ok_or_else(|| one_of(Kind::ALL))
}

fn group(words: &str) -> Result<claims::reading::Group, String> {
    claims::reading::Group::from_name(words).ok_or_else(|| one_of(claims::reading::Group::ALL))
}

fn status(words: &str) -> Result<Status, String> {
    Status::from_name(words).ok_or_else(|| one_of(Status::ALL))
}

fn incident_type(words: &str) -> Result<IncidentType, String> {
    IncidentType::from_name(words).ok_or_else(|| one_of(IncidentType::ALL))
}

fn one_of<T: std::fmt::Display>(known: &[T]) -> String {
    format!("there are: {}", known.iter().map(T::to_string).collect::<Vec<_>>().join(", "))
}
