//! A claim while it is being made: token positions instead of text, no ids yet.

use language::{Span, TokenId};

use crate::counting::Counted;
use crate::reading::{Group, IncidentType, Kind, Reality, Stance, VerificationState};

/// A claim in the making.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it says.
    pub kind: Kind,
    /// Those counted; none for acts.
    pub counted: Option<Counted>,
    /// Who is counted; none for acts.
    pub group: Option<Group>,
    /// The predicate word.
    pub trigger: TokenId,
    /// Head of the phrase that did it.
    pub agent: Option<TokenId>,
    /// The clause that holds the claim.
    pub evidence: Span,
    /// The incident type that the predicate suggests.
    pub suggests: Option<IncidentType>,
    /// The draft that counts the total of which this is a part.
    pub part_of: Option<usize>,
    /// Does the holder assert, admit or deny it.
    pub stance: Stance,
    /// Told as actual, possible or unreal.
    pub reality: Reality,
    /// Who verified it, or that nobody did.
    pub verification: Option<Verification>,
    /// On whose say-so; none: the outlet itself.
    pub holder: Option<Holder>,
    /// How sure the reader is that the claim was read rightly, 0..1; filled last (`confidence.rs`).
    pub confidence: f64,
    /// The predicate also tells a violent act: "shot", "stabbed".
    pub by_attack: bool,
    /// The predicate's sense holds its negation ("did not survive"): it is not to be told again.
    pub negation_told: bool,
    /// The incident it belongs to, as an index.
    pub incident: usize,
    /// The title gives the same number (`headline.rs`).
    pub in_title: bool,
}

/// The words that say whether a claim was verified.
#[derive(Clone, Debug, PartialEq)]
pub struct Verification {
    /// Verified or not.
    pub state: VerificationState,
    /// By whom, as told.
    pub by: Option<Span>,
    /// The words.
    pub span: Span,
}

/// To whom a claim is attributed.
#[derive(Clone, Debug, PartialEq)]
pub struct Holder {
    /// Head of the source's noun phrase.
    pub head: TokenId,
    /// The source's words.
    pub span: Span,
    /// Index of the attribution; none where the act itself names who makes it.
    pub attribution: Option<usize>,
    /// Whether it was carried over from another sentence.
    pub carried: bool,
    /// Heads of the sources through whom it came, outermost first.
    pub via: Vec<TokenId>,
}

impl Draft {
    /// A claim that the report states as a fact in its own voice.
    pub fn new(kind: Kind, trigger: TokenId, evidence: Span) -> Self {
        Self {
            kind,
            counted: None,
            group: None,
            trigger,
            agent: None,
            evidence,
            suggests: None,
            part_of: None,
            stance: Stance::Asserted,
            reality: Reality::Actual,
            verification: None,
            holder: None,
            confidence: 0.0,
            by_attack: false,
            negation_told: false,
            incident: 0,
            in_title: false,
        }
    }
}
