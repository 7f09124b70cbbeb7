//! On whose say-so: voices, their sides, and how authoritative they are.

use claims::reading::{Claim, Holder, HolderType, VerificationState};

/// Whose claim it is. Claims of one voice are one account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Voice {
    /// The report itself.
    Own,
    /// A holder: its entity, else its words in lower case.
    Of(String),
}

impl Voice {
    pub fn of(claim: &Claim) -> Self {
        match &claim.holder {
            None => Self::Own,
            Some(holder) => Self::Of(holder.entity.clone().unwrap_or_else(|| holder.text.to_lowercase())),
        }
    }
}

/// The side of a conflict that a holder speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Side {
    /// A party by its entity.
    Party(String),
    /// The state and its forces, where no entity says which.
    State,
    /// An armed group, where no entity says which.
    Armed,
    /// Those who oppose a government without arms.
    Opposition,
    /// Nobody's, as far as is known.
    None,
}

fn side(holder: &Holder) -> Side {
    match (&holder.side, holder.holder_type) {
        (Some(side), _) => Side::Party(side.clone()),
        (None, HolderType::State | HolderType::Military | HolderType::Police) => Side::State,
        (None, HolderType::ArmedGroup) => Side::Armed,
        (None, _) if holder.text.to_lowercase().split_whitespace().any(|word| word == "opposition") => {
            Side::Opposition
        }
        (None, _) => Side::None,
    }
}

/// Whether two holders speak for different sides.
pub(crate) fn are_opposed(a: Option<&Holder>, b: Option<&Holder>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    match (side(a), side(b)) {
        (Side::None, _) | (_, Side::None) => false,
        // A named party against a force of unknown party: only their kinds tell.
        (Side::Party(_), Side::State | Side::Armed) | (Side::State | Side::Armed, Side::Party(_)) => {
            is_armed(a) != is_armed(b)
        }
        (a, b) => a != b,
    }
}

pub(crate) fn is_armed(holder: &Holder) -> bool {
    holder.holder_type == HolderType::ArmedGroup
}

/// How authoritative a holder is on a toll, the least first: those who count bodies, those who keep records, those who
/// saw it, those who pass it on, and last those who fight.
pub(crate) fn authority(claim: &Claim) -> u8 {
    match claim.holder.as_ref().map(|holder| holder.holder_type) {
        None => 0,
        Some(HolderType::Medical) => 1,
        Some(HolderType::Police | HolderType::State | HolderType::Court | HolderType::Un) => 2,
        Some(HolderType::Ngo | HolderType::Military) => 3,
        Some(HolderType::Witness | HolderType::Family) => 4,
        Some(HolderType::Media | HolderType::Unknown) => 5,
        Some(HolderType::ArmedGroup) => 6,
    }
}

/// Whether the report can stand by the claim: not where it says that a party's claim is unverified.
pub(crate) fn can_be_best(claim: &Claim) -> bool {
    let party = claim.holder.as_ref().is_some_and(|holder| side(holder) != Side::None);
    !(is_unverified(claim) && party) || is_accusation(claim)
}

/// "Police say a man accused of killing two is in custody": who did it has not been proven; that two are dead is no party's
/// word.
fn is_accusation(claim: &Claim) -> bool {
    const WORDS: &[&str] = &["accused", "charged", "suspected", "wanted"];
    let word = claim.verification.as_ref().map(|v| v.span.text.to_lowercase());
    let keeps_order = claim.holder.as_ref().is_some_and(|holder| {
        matches!(holder.holder_type, HolderType::Police | HolderType::Court | HolderType::State)
    });
    keeps_order && word.is_some_and(|word| WORDS.contains(&word.as_str()))
}

/// Whether the report says of a claim that nobody has verified it.
pub(crate) fn is_unverified(claim: &Claim) -> bool {
    claim.verification.as_ref().is_some_and(|v| v.state == VerificationState::NotVerified)
}

/// Whether a holder speaks for a side.
pub(crate) fn is_party(holder: Option<&Holder>) -> bool {
    holder.is_some_and(|holder| side(holder) != Side::None)
}

/// Whether two holders speak for one side. Two forces without a party that is known are taken for one state's.
pub(crate) fn is_one_side(a: Option<&Holder>, b: Option<&Holder>) -> bool {
    is_party(a) && is_party(b) && !are_opposed(a, b)
}

/// How many sides of a conflict speak: each armed group once, and the state with all its offices and forces.
pub(crate) fn sides<'h>(holders: impl Iterator<Item = &'h Holder>) -> usize {
    let parties = holders.filter_map(|holder| match holder.holder_type {
        HolderType::ArmedGroup => holder.side.as_deref().or(holder.entity.as_deref()).or(Some("")),
        HolderType::State | HolderType::Military | HolderType::Police => Some("the state"),
        _ => None,
    });
    parties.collect::<std::collections::BTreeSet<_>>().len()
}
