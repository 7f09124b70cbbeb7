//! The reading: what `sayso read --format jsonl` prints for one report (schema `sayso.reading/1`).
//!
//! Field names and values are a contract: fields may be added, never renamed or dropped. Spans here count Unicode
//! characters, not bytes; [`Offsets`] converts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The schema's name and version.
pub const SCHEMA: &str = "sayso.reading/1";

/// A stretch of the report's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct TextSpan {
    /// First character (Unicode scalar values, from 0).
    pub start: usize,
    /// The character after the last.
    pub end: usize,
    /// Exactly what stands there.
    pub text: String,
}

macro_rules! values {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[allow(missing_docs)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// The value as it stands in the output.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// All values, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value with that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

values! {
    /// Kind of an entity.
    EntityKind {
        Person = "person", Organisation = "organisation", ArmedGroup = "armed_group", SecurityForce = "security_force",
        Government = "government", Country = "country", People = "people",
    }
}
values! {
    /// How exactly a place is known.
    PlacePrecision {
        Exact = "exact", Near = "near", Line = "line", Adm2 = "adm2", Adm1 = "adm1", Country = "country",
        SeaOrAir = "sea_or_air", Unknown = "unknown",
    }
}
values! {
    /// How wide a time expression is.
    TimePrecision {
        Minute = "minute", Hour = "hour", PartOfDay = "part_of_day", Day = "day", Week = "week", Month = "month",
        Season = "season", Quarter = "quarter", Year = "year", Decade = "decade", Unknown = "unknown",
    }
}
values! {
    /// How an attribution gives its content.
    Mode { Direct = "direct", Indirect = "indirect", Mixed = "mixed" }
}
values! {
    /// What a claim says: a count of people, or an act.
    Kind {
        Killed = "killed", Injured = "injured", Casualties = "casualties", Missing = "missing", Abducted = "abducted",
        Released = "released", Rescued = "rescued", Escaped = "escaped", Arrested = "arrested",
        Surrendered = "surrendered", Displaced = "displaced", Present = "present",
        Attack = "attack", Responsibility = "responsibility", Denial = "denial", Demand = "demand", Offer = "offer",
        Threat = "threat", Condemnation = "condemnation", OperationStarted = "operation_started",
        OperationOngoing = "operation_ongoing", OperationEnded = "operation_ended",
    }
}
values! {
    /// How the number's words bound it.
    Qualifier {
        Exact = "exact", AtLeast = "at_least", MoreThan = "more_than", UpTo = "up_to", LessThan = "less_than",
        About = "about", Range = "range", Vague = "vague", All = "all", None = "none",
    }
}
values! {
    /// Which vague words.
    Vague {
        AFew = "a few", Several = "several", Some = "some", Tens = "tens", Dozens = "dozens", Scores = "scores",
        Hundreds = "hundreds", Thousands = "thousands", Many = "many", Plural = "plural",
    }
}
values! {
    /// Who is counted.
    Group {
        Hostages = "hostages", Passengers = "passengers", Civilians = "civilians", SecurityForces = "security_forces",
        Militants = "militants", Officials = "officials", Journalists = "journalists", Workers = "workers",
        Children = "children", People = "people",
    }
}
values! {
    /// The role of those counted, closer than the group.
    RoleDetail {
        Soldier = "soldier", Police = "police", Paramilitary = "paramilitary", Guard = "guard", Fighter = "fighter",
        Suspect = "suspect", Detainee = "detainee", Civilian = "civilian",
    }
}
values! {
    /// How a claim's holder is known.
    How {
        /// Named in the attribution around the claim.
        Stated = "stated",
        /// Carried over from another sentence.
        Carried = "carried",
    }
}
values! {
    /// What kind of source the holder is.
    HolderType {
        ArmedGroup = "armed_group", State = "state", Military = "military", Police = "police", Medical = "medical",
        Witness = "witness", Family = "family", Ngo = "ngo", Un = "un", Court = "court", Media = "media",
        Unknown = "unknown",
    }
}
values! {
    /// Stance, reality and verification in one (READING: "status is derived").
    Status {
        Asserted = "asserted", Admitted = "admitted", Denied = "denied", Unverified = "unverified",
        Possible = "possible", Unreal = "unreal",
    }
}
values! {
    /// Does the holder assert, admit or deny it.
    Stance { Asserted = "asserted", Admitted = "admitted", Denied = "denied" }
}
values! {
    /// Is it told as actual, possible or unreal.
    Reality { Actual = "actual", Possible = "possible", Unreal = "unreal" }
}
values! {
    /// Has anyone verified it.
    VerificationState { Verified = "verified", Partly = "partly", NotVerified = "not_verified" }
}
values! {
    /// Type of an incident.
    IncidentType {
        Attack = "attack", Bombing = "bombing", Shooting = "shooting", Hijacking = "hijacking", Kidnapping = "kidnapping",
        Clash = "clash", Airstrike = "airstrike", Raid = "raid", Arson = "arson", Assassination = "assassination",
        ProtestViolence = "protest_violence", Accident = "accident", Disaster = "disaster", Total = "total",
        Other = "other",
    }
}
values! {
    /// How wide an incident's days are.
    DatePrecision { Day = "day", Week = "week", Month = "month", Year = "year", Unknown = "unknown" }
}
values! {
    /// Against whom the violence went.
    Against { MilitaryOnly = "military_only", Mixed = "mixed", Nonmilitary = "nonmilitary" }
}
values! {
    /// Part that an entity or thing plays in an incident.
    RoleName {
        PerpetratorIndividual = "perpetrator_individual", PerpetratorOrganisation = "perpetrator_organisation",
        Victim = "victim", Target = "target", Instrument = "instrument",
    }
}
values! {
    /// What happened to a victim or target.
    Effect {
        Death = "death", Injury = "injury", Abducted = "abducted", Damaged = "damaged", Destroyed = "destroyed",
        None = "none",
    }
}
values! {
    /// How sure the report is of a perpetrator.
    Ascription {
        ReportedAsFact = "reported_as_fact", ClaimedOrAdmitted = "claimed_or_admitted",
        SuspectedOrAccused = "suspected_or_accused", Possible = "possible",
    }
}
values! {
    /// What two claims contradict each other about.
    ContradictionKind {
        Figure = "figure", State = "state", Denial = "denial", Responsibility = "responsibility", Identity = "identity",
    }
}
values! {
    /// How strongly two claims conflict.
    Strength { Incompatible = "incompatible", Strained = "strained" }
}
values! {
    /// Innocent explanations of a contradiction.
    MayBe {
        Update = "update", OtherPeople = "other_people", OtherPlace = "other_place", StaleText = "stale_text",
        Typo = "typo", Rounding = "rounding",
    }
}
values! {
    /// A bound of a figure.
    Bound { Low = "low", Best = "best", High = "high" }
}

impl Kind {
    /// Whether it counts people (else it is an act).
    pub fn is_count(self) -> bool {
        self <= Self::Present
    }

    /// Whether it tells of an operation of forces: begun, going on, over.
    pub fn is_operation(self) -> bool {
        matches!(self, Self::OperationStarted | Self::OperationOngoing | Self::OperationEnded)
    }
}

/// What the output says of the report itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportHead {
    /// The user's name for it.
    pub id: String,
    /// Title, where given apart from the text.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// When, as given.
    pub published: Option<String>,
    /// Language, ISO 639-1.
    pub language: String,
    /// SHA-256 of the text's UTF-8 bytes.
    pub sha256: String,
    /// Agency credited in dateline or byline.
    pub credit: Option<String>,
    /// The text, with `--with-text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A person, group or institution, or a people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// `e1`, `e2`, ... in order of first mention.
    pub id: String,
    /// The fullest name in the report.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Other names used for it.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// "spokesman of the BLA".
    pub role: Option<String>,
    /// A person in no public office: to be masked in what is published.
    pub private: bool,
    /// Somebody decided that the name is masked, whatever other reports say of the person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub masked: bool,
    /// Where it is named.
    pub mentions: Vec<TextSpan>,
}

/// A place of the report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// `p1`, `p2`, ...
    pub id: String,
    /// Gazetteer name, or the text's words.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// English name of the first-level division.
    pub admin1: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// How exactly it is known.
    pub precision: PlacePrecision,
    /// Where it is named.
    pub mentions: Vec<TextSpan>,
}

impl Place {
    /// What the report calls it: the gazetteer's name where the report's words hold it, else those words. A district may
    /// have got another name since.
    pub fn as_told(&self) -> &str {
        let name = self.name.to_lowercase();
        match self.mentions.first() {
            Some(told) if !told.text.to_lowercase().contains(&name) => &told.text,
            _ => &self.name,
        }
    }
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// Where it stands.
    pub span: TextSpan,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// How wide.
    pub precision: TimePrecision,
}

/// Source, cue and content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Attribution {
    /// `a1`, `a2`, ...
    pub id: String,
    /// Who says it, as a full noun phrase.
    pub source: Option<TextSpan>,
    /// The source's entity.
    pub source_entity: Option<String>,
    /// The words that attribute.
    pub cue: Option<TextSpan>,
    /// What is said; more than one span where the attribution interrupts it.
    pub content: Vec<TextSpan>,
    /// Direct, indirect or mixed.
    pub mode: Mode,
    /// The attribution that this one stands in.
    pub within: Option<String>,
}

/// To whom the report attributes a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Holder {
    /// The fullest name found in the attribution.
    pub text: String,
    /// Its entity.
    pub entity: Option<String>,
    /// Where it stands.
    pub span: TextSpan,
    /// The attribution that gives it.
    pub attribution: Option<String>,
    /// Stated, or carried over.
    pub how: How,
    /// Through whom it came, outermost first.
    pub via: Vec<String>,
    /// Kind of source.
    #[serde(rename = "type")]
    pub holder_type: HolderType,
    /// The party that it belongs to.
    pub side: Option<String>,
    /// Not named ("a senior official").
    pub anonymous: bool,
}

/// Who verified a claim, or that nobody has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Verification {
    /// Verified or not.
    pub state: VerificationState,
    /// By whom.
    pub by: Option<String>,
    /// The words that say so.
    pub span: TextSpan,
}

/// One proposition about one incident, held by one holder (or the outlet itself).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// `c1`, `c2`, ... in order of the text.
    pub id: String,
    /// What it says.
    pub kind: Kind,
    /// Least number that the words allow.
    pub low: Option<u64>,
    /// Greatest.
    pub high: Option<u64>,
    /// How the words bound it; null for acts.
    pub qualifier: Option<Qualifier>,
    /// Head noun phrase of those counted.
    pub of: Option<String>,
    /// The person counted, where one is who is known by name, a pronoun's person too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Who is counted; null for acts.
    pub group: Option<Group>,
    /// The holder's word for those counted.
    pub as_called: Option<String>,
    /// Closer than the group.
    pub role_detail: Option<RoleDetail>,
    /// The total that this is a part of.
    pub part_of: Option<String>,
    /// Who did it.
    pub by: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// When it happened (TIMEX3).
    pub time: Option<String>,
    /// When it was said.
    pub said: Option<String>,
    /// The moment that the figure is about.
    pub as_of: Option<String>,
    /// On whose say-so; null: the outlet itself.
    pub holder: Option<Holder>,
    /// Derived from stance, reality and verification.
    pub status: Status,
    /// Asserted, admitted, denied.
    pub stance: Stance,
    /// Actual, possible, unreal.
    pub reality: Reality,
    /// Who verified it.
    pub verification: Option<Verification>,
    /// 0..1.
    pub confidence: f64,
    /// The clause that holds the claim.
    pub evidence: TextSpan,
    /// The predicate word.
    pub trigger: TextSpan,
    /// The words of the number; null where those counted are named, singular or a bare plural.
    pub quantity: Option<TextSpan>,
    /// Which vague words.
    pub vague: Option<Vague>,
    /// Its incident.
    pub incident: String,
    /// The report's title gives the same number of dead or hurt.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_title: bool,
}

impl Claim {
    /// The status that stance, reality and verification give.
    pub fn derived_status(
        stance: Stance,
        reality: Reality,
        verification: Option<VerificationState>,
    ) -> Status {
        match (verification, reality, stance) {
            (Some(VerificationState::NotVerified), _, _) => Status::Unverified,
            (_, Reality::Possible, _) => Status::Possible,
            (_, Reality::Unreal, _) => Status::Unreal,
            (_, Reality::Actual, Stance::Asserted) => Status::Asserted,
            (_, Reality::Actual, Stance::Admitted) => Status::Admitted,
            (_, Reality::Actual, Stance::Denied) => Status::Denied,
        }
    }
}

/// A participant or thing in an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Role {
    /// Its part.
    pub role: RoleName,
    /// The words.
    pub text: String,
    /// Its entity.
    pub entity: Option<String>,
    /// Where.
    pub span: TextSpan,
    /// What happened to it.
    pub effect: Option<Effect>,
    /// How sure the report is (perpetrators).
    pub confidence: Option<Ascription>,
}

/// A person who came to harm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Victim {
    /// Name, where given.
    pub name: Option<String>,
    /// Age in years.
    pub age: Option<u32>,
    /// `male` or `female`, where the words say so.
    pub sex: Option<String>,
    /// Occupation, as told.
    pub occupation: Option<String>,
    /// Group.
    pub group: Option<Group>,
    /// What happened.
    pub what: Kind,
    /// The total that counts this person.
    pub counted_in: Option<String>,
    /// In no public office: to be masked in what is published.
    #[serde(default)]
    pub private: bool,
    /// Where.
    pub span: TextSpan,
}

/// Codes of the field's schemes; each null until it is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Codes {
    /// PLOVER event, mode and context.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plover: Option<PloverCode>,
    /// ACLED event and sub-event type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acled: Option<AcledCode>,
    /// GTD attack type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gtd: Option<GtdCode>,
    /// UCDP type of violence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ucdp: Option<UcdpCode>,
    /// CAMEO root and event code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cameo: Option<CameoCode>,
    /// How exactly place and time are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<PrecisionCodes>,
}

/// How exactly place and time are known, as UCDP GED and ACLED code it; each null where the report does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PrecisionCodes {
    /// UCDP GED: 1 exact place to 7 sea or air.
    pub where_prec: Option<u8>,
    /// UCDP GED: 1 day, 2 two to six days, 3 week, 4 month, 5 year.
    pub date_prec: Option<u8>,
    /// ACLED: 1 town, 2 near it or in its district, 3 region.
    pub geo_precision: Option<u8>,
    /// ACLED: 1 day, 2 week, 3 month.
    pub time_precision: Option<u8>,
}

/// PLOVER.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PloverCode {
    /// One of the 16 events.
    pub event: String,
    /// Its mode.
    pub mode: Option<String>,
    /// Its contexts.
    pub context: Vec<String>,
}

/// ACLED.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AcledCode {
    /// Event type.
    pub event_type: String,
    /// Sub-event type.
    pub sub_event_type: String,
}

/// GTD.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GtdCode {
    /// Attack type.
    pub attacktype: String,
    /// Of hostage takings and hijackings: how they ended (`hostkidoutcome`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hostkidoutcome: Option<String>,
}

/// CAMEO, of the incident as a whole; `events` has it for each act that a sentence tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CameoCode {
    /// Two digits.
    pub root: String,
    /// Three or four digits, the first two of them the root.
    pub code: String,
}

/// UCDP.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UcdpCode {
    /// 1 state-based, 2 non-state, 3 one-sided.
    pub type_of_violence: u8,
}

/// Why a bound is what it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Because {
    /// Which bound.
    pub bound: Bound,
    /// The claim.
    pub claim: String,
    /// In words.
    pub reason: String,
    /// The policy's rule that put a number in place of words.
    pub coded: Option<String>,
}

/// A figure of an incident under a policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// What is counted.
    pub kind: Kind,
    /// Of whom.
    pub group: Group,
    /// Least.
    pub low: Option<u64>,
    /// Best.
    pub best: Option<u64>,
    /// Greatest.
    pub high: Option<u64>,
    /// The policy's name.
    pub policy: String,
    /// Why.
    pub because: Vec<Because>,
}

/// The real-world event that claims are about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Incident {
    /// `i1`, `i2`, ...
    pub id: String,
    /// What the report is about, not background.
    pub main: bool,
    /// What kind.
    #[serde(rename = "type")]
    pub incident_type: IncidentType,
    /// A short name for people to read.
    pub title: String,
    /// Where.
    pub place: Option<String>,
    /// First possible day, `YYYY-MM-DD`.
    pub start: Option<String>,
    /// Last possible day.
    pub end: Option<String>,
    /// How wide.
    pub date_precision: DatePrecision,
    /// Against whom.
    pub against: Option<Against>,
    /// Participants and things.
    pub roles: Vec<Role>,
    /// Persons who came to harm.
    pub victims: Vec<Victim>,
    /// Codes.
    pub codes: Codes,
    /// Its claims, in order of the text.
    pub claims: Vec<String>,
    /// Filled by the crate `incidents`.
    pub figures: Vec<Figure>,
    /// What policies make of it, where they were asked for; filled by the crate `incidents`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub estimates: Vec<crate::estimates::Estimate>,
}

/// Two claims that cannot both hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Contradiction {
    /// One claim.
    pub a: String,
    /// The other.
    pub b: String,
    /// About what.
    pub kind: ContradictionKind,
    /// How strongly.
    pub strength: Strength,
    /// Innocent explanations.
    pub may_be: Vec<MayBe>,
    /// In words.
    pub why: String,
}

/// Who did what to whom, in the codes of CAMEO: also what is said, asked for, promised, threatened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// `v1`, `v2`, ... in order of the text.
    pub id: String,
    /// Who: a country (alpha-3) or organisation, then roles; `---` for a country that is not told.
    pub source: String,
    /// To whom, in the same way; `---` alone where the act needs nobody.
    pub target: String,
    /// What: a code of CAMEO, of which the first two digits are the root.
    pub code: String,
    /// The same in PLOVER, which has no event for statements and appeals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plover: Option<PloverCode>,
    /// The words that name the source.
    pub source_span: TextSpan,
    /// The words that name the target.
    pub target_span: Option<TextSpan>,
    /// The word that tells it.
    pub trigger: TextSpan,
}

/// What Sayso found in one report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// [`SCHEMA`].
    pub schema: String,
    /// `sayso 0.1.0`.
    pub reader: String,
    /// True if the text was not read, because triage found no word in it that could give a claim; left out otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
    /// The report.
    pub report: ReportHead,
    /// Digest of the knowledge files, gazetteer and weights used.
    pub data: String,
    /// Persons, groups, institutions, peoples.
    pub entities: Vec<Entity>,
    /// Places.
    pub places: Vec<Place>,
    /// Times.
    pub times: Vec<Time>,
    /// Attributions.
    pub attributions: Vec<Attribution>,
    /// Claims, in order of the text.
    pub claims: Vec<Claim>,
    /// Incidents; main ones first.
    pub incidents: Vec<Incident>,
    /// Contradictions.
    pub contradictions: Vec<Contradiction>,
    /// Who did what to whom, sentence by sentence.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Sentences with a number of people or a violent word that gave no claim.
    pub not_understood: Vec<TextSpan>,
    /// Remarks for the reader.
    pub notes: Vec<String>,
}

/// Converts byte spans of a text into spans of the output.
#[derive(Clone, Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    /// Characters before each byte that is a multiple of [`Offsets::STEP`].
    steps: Vec<usize>,
}

impl<'a> Offsets<'a> {
    const STEP: usize = 256;

    /// For one text; linear in its length.
    pub fn new(text: &'a str) -> Self {
        let mut steps = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut characters = 0;
        for (index, byte) in text.bytes().enumerate() {
            if index % Self::STEP == 0 {
                steps.push(characters);
            }
            // A byte that continues a character (0b10xxxxxx) begins none.
            characters += usize::from(byte & 0xC0 != 0x80);
        }
        Self { text, steps }
    }

    /// Number of characters before a byte position.
    pub fn characters(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = (byte / Self::STEP).min(self.steps.len().saturating_sub(1));
        let from = step * Self::STEP;
        let counted = self.steps.get(step).copied().unwrap_or(0);
        counted + self.text.as_bytes()[from..byte].iter().filter(|&&b| b & 0xC0 != 0x80).count()
    }

    /// The output's span for a byte span.
    pub fn span(&self, span: language::Span) -> TextSpan {
        TextSpan {
            start: self.characters(span.start),
            end: self.characters(span.end),
            text: span.of(self.text).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_characters() {
        let text = "é".repeat(300) + "x“y”";
        let offsets = Offsets::new(&text);
        for (characters, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.characters(byte), characters);
        }
        assert_eq!(
            offsets.span(language::Span::new(600, 604)),
            TextSpan { start: 300, end: 302, text: "x“".into() }
        );
    }

    #[test]
    fn status_follows_the_contract() {
        use Reality::*;
        use Stance::*;
        let derived = Claim::derived_status;
        assert_eq!(derived(Asserted, Actual, Some(VerificationState::NotVerified)), Status::Unverified);
        assert_eq!(derived(Denied, Possible, None), Status::Possible);
        assert_eq!(derived(Admitted, Actual, Some(VerificationState::Verified)), Status::Admitted);
    }
}
