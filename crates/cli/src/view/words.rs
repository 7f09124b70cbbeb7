//! How the values of a reading are put into words for people.

use claims::reading::{
    Ascription, ContradictionKind, Group, IncidentType, Kind, MayBe, PlacePrecision, Strength,
};

/// What happened to those counted: "killed".
pub fn participle(kind: Kind) -> &'static str {
    match kind {
        Kind::Killed => "killed",
        Kind::Injured => "injured",
        Kind::Casualties => "killed or injured",
        Kind::Missing => "missing",
        Kind::Abducted => "taken captive",
        Kind::Released => "released",
        Kind::Rescued => "rescued",
        Kind::Escaped => "escaped",
        Kind::Arrested => "arrested",
        Kind::Surrendered => "surrendered",
        Kind::Displaced => "displaced",
        Kind::Present => "present",
        Kind::Attack => "attack",
        Kind::Responsibility => "responsibility",
        Kind::Denial => "denial",
        Kind::Demand => "demand",
        Kind::Offer => "offer",
        Kind::Threat => "threat",
        Kind::Condemnation => "condemnation",
        Kind::OperationStarted => "operation begun",
        Kind::OperationOngoing => "operation goes on",
        Kind::OperationEnded => "operation over",
    }
}

/// The verb before the words of an act; empty where the words alone say it.
pub fn act_verb(kind: Kind) -> &'static str {
    match kind {
        Kind::Demand => "DEMANDS",
        Kind::Offer => "OFFERS",
        Kind::Threat => "THREATENS",
        Kind::Condemnation => "CONDEMNS",
        Kind::Denial => "DENIES",
        Kind::OperationStarted => "OPERATION BEGUN",
        Kind::OperationOngoing => "OPERATION GOES ON",
        Kind::OperationEnded => "OPERATION OVER",
        _ => "",
    }
}

/// Those counted.
pub fn group(group: Group) -> &'static str {
    match group {
        Group::SecurityForces => "security forces",
        other => other.as_str(),
    }
}

/// A heading's word for an incident.
pub fn incident_type(kind: IncidentType) -> &'static str {
    match kind {
        IncidentType::Airstrike => "AIR STRIKE OR SHELLING",
        IncidentType::ProtestViolence => "PROTEST VIOLENCE",
        IncidentType::Total => "TOTAL OVER SEVERAL INCIDENTS",
        IncidentType::Attack => "ATTACK",
        IncidentType::Bombing => "BOMBING",
        IncidentType::Shooting => "SHOOTING",
        IncidentType::Hijacking => "HIJACKING",
        IncidentType::Kidnapping => "KIDNAPPING",
        IncidentType::Clash => "CLASH",
        IncidentType::Raid => "RAID",
        IncidentType::Arson => "ARSON",
        IncidentType::Assassination => "ASSASSINATION",
        IncidentType::Accident => "ACCIDENT",
        IncidentType::Disaster => "DISASTER",
        IncidentType::Other => "INCIDENT",
    }
}

/// How exactly a place is known, for the end of its line.
pub fn precision(precision: PlacePrecision) -> &'static str {
    match precision {
        PlacePrecision::Exact => "to the place named",
        PlacePrecision::Near => "near it, no exact point",
        PlacePrecision::Line => "along a line, no exact point",
        PlacePrecision::Adm2 => "to the district, no point",
        PlacePrecision::Adm1 => "to the province or state, no point",
        PlacePrecision::Country => "to the country, no point",
        PlacePrecision::SeaOrAir => "at sea or in the air",
        PlacePrecision::Unknown => "not on the map",
    }
}

/// What two claims differ in.
pub fn contradiction(kind: ContradictionKind) -> &'static str {
    match kind {
        ContradictionKind::Figure => "how many",
        ContradictionKind::State => "over or not",
        ContradictionKind::Denial => "said and denied",
        ContradictionKind::Responsibility => "who did it",
        ContradictionKind::Identity => "who they were",
    }
}

/// How strongly they differ.
pub fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Incompatible => "INCOMPATIBLE",
        Strength::Strained => "STRAINED",
    }
}

/// An innocent explanation.
pub fn may_be(explanation: MayBe) -> &'static str {
    match explanation {
        MayBe::Update => "one is an update of the other",
        MayBe::OtherPeople => "other people are meant",
        MayBe::OtherPlace => "another place is meant",
        MayBe::StaleText => "an older paragraph was left standing",
        MayBe::Typo => "a typing error",
        MayBe::Rounding => "rounding",
    }
}

/// How sure the report is of who did it.
pub fn ascription(ascription: Option<Ascription>) -> &'static str {
    match ascription {
        Some(Ascription::ReportedAsFact) => "as the report itself tells it",
        Some(Ascription::ClaimedOrAdmitted) => "claimed or admitted",
        Some(Ascription::SuspectedOrAccused) => "suspected or accused",
        Some(Ascription::Possible) => "possibly",
        None => "as the report has it",
    }
}

/// Words that say no more of those counted than the group does.
pub fn says_nothing(of: &str) -> bool {
    const EMPTY: [&str; 16] = [
        "people",
        "persons",
        "person",
        "others",
        "other",
        "them",
        "they",
        "those",
        "victims",
        "one",
        "ones",
        "it",
        "all",
        "lives",
        "casualties",
        "dead",
    ];
    EMPTY.contains(&of.to_lowercase().as_str())
}
