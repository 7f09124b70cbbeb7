//! An annotated report: what `corpus/FORMAT.md` can say, with its words found in the text.

use claims::reading::{
    Against, Ascription, ContradictionKind, Effect, Group, IncidentType, Kind, Mode, RoleName, Status,
    Strength,
};
use language::Span;

use super::interval::Interval;

/// A report with its annotations. Spans are bytes of `text`.
#[derive(Debug, Default)]
pub struct Report {
    /// The file's name without its ending: `0001-slug`.
    pub id: String,
    pub head: Head,
    pub text: String,
    pub lines: Vec<TextLine>,
    pub attributions: Vec<Attribution>,
    pub claims: Vec<Claim>,
    pub roles: Vec<Role>,
    pub contradictions: Vec<Contradiction>,
    /// Words that look like violence and are none.
    pub figures_of_speech: Vec<Span>,
}

impl Report {
    /// The number that the file's name begins with.
    pub fn number(&self) -> Option<u32> {
        self.id.get(..4)?.parse().ok()
    }

    /// Whether it is kept for testing: every fourth.
    pub fn is_test(&self) -> bool {
        self.number().is_some_and(|number| number.is_multiple_of(4))
    }

    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id == id)
    }

    pub fn attribution(&self, id: &str) -> Option<&Attribution> {
        self.attributions.iter().find(|attribution| attribution.id == id)
    }

    pub fn incident(&self, id: &str) -> Option<&Incident> {
        self.head.incidents.iter().find(|incident| incident.id == id)
    }
}

/// The lines before the text.
#[derive(Debug, Default)]
pub struct Head {
    pub genre: String,
    pub region: String,
    pub published: String,
    pub outlet: Option<String>,
    pub title: Option<String>,
    pub incidents: Vec<Incident>,
}

/// A line of the text.
#[derive(Debug)]
pub struct TextLine {
    pub span: Span,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Whether it is marked as holding nothing that could be missed (`!` or `~`).
    pub quiet: bool,
}

/// `incident:`.
#[derive(Debug)]
pub struct Incident {
    pub id: String,
    pub main: bool,
    pub kind: IncidentType,
    pub place: Option<String>,
    pub date: Option<String>,
    pub by: Option<String>,
    pub against: Option<Against>,
    pub line: usize,
}

/// `@`.
#[derive(Debug)]
pub struct Attribution {
    pub id: String,
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
    pub mode: Option<Mode>,
    pub within: Option<String>,
    pub line: usize,
}

/// `=`.
#[derive(Debug)]
pub struct Claim {
    pub id: String,
    pub kind: Kind,
    /// None for acts.
    pub interval: Option<Interval>,
    pub quantity: Option<Span>,
    /// Whether the number grammar cannot read the quantity yet (`unread`).
    pub unread: bool,
    pub trigger: Span,
    pub of: Option<Span>,
    pub group: Option<Group>,
    pub holder: Option<Holder>,
    pub status: Status,
    /// The words that give the status its value.
    pub marker: Option<Span>,
    /// Who has verified it.
    pub verified_by: Option<Span>,
    pub incident: String,
    pub part_of: Option<String>,
    pub evidence: Span,
    /// Whether it is told in a figure of speech.
    pub figurative: bool,
    pub line: usize,
}

/// The holder of a claim, and the attribution that gives it.
#[derive(Debug)]
pub struct Holder {
    pub words: Span,
    pub attribution: Option<String>,
}

/// `>`.
#[derive(Debug)]
pub struct Role {
    pub role: RoleName,
    /// The same for all mentions of one participant.
    pub name: String,
    pub words: Span,
    pub effect: Option<Effect>,
    pub confidence: Option<Ascription>,
    pub incident: String,
    pub line: usize,
}

/// `contradiction:`.
#[derive(Debug)]
pub struct Contradiction {
    pub a: String,
    pub b: String,
    pub kind: ContradictionKind,
    pub strength: Strength,
    pub why: String,
    pub line: usize,
}
