//! Against whom the violence of an incident went: armed forces and groups, others, or both.

use super::fillers::Harm;
use crate::reading::Against;

/// What those harmed tell; none where nobody is told.
pub fn of(harms: &[Harm], incident: usize) -> Option<Against> {
    let mut mine = harms.iter().filter(|harm| harm.incident == incident && !harm.unsaid).peekable();
    mine.peek()?;
    let (military, others): (Vec<_>, Vec<_>) = mine.partition(|harm| harm.military);
    Some(match (military.is_empty(), others.is_empty()) {
        (false, true) => Against::MilitaryOnly,
        (false, false) => Against::Mixed,
        _ => Against::Nonmilitary,
    })
}
