//! What the title says of the dead and hurt. It yields no claim; it tells which of the text's claims the report stands
//! by: "Two dead, five hurt in ..." takes up the figures of the text that matter.

use language::Qualifier;

use crate::draft::Draft;
use crate::reading::{Kind, Reality, Stance};

/// Numbers of the dead and hurt, by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tolls {
    of_kinds: Vec<(Kind, u64)>,
}

impl Tolls {
    /// The sums that a title's own claims give. None where no number word counts: "Boy shot in park" leaves open who else
    /// was hit.
    pub fn of(drafts: &[Draft]) -> Self {
        let mut tolls = Self::default();
        let counts: Vec<&Draft> =
            drafts.iter().filter(|draft| is_toll(draft) && draft.part_of.is_none()).collect();
        let numbers = counts.iter().any(|d| d.counted.as_ref().is_some_and(|c| c.quantity.is_some()));
        if !numbers {
            return tolls;
        }
        for kind in [Kind::Killed, Kind::Injured] {
            let of_kind = || counts.iter().filter(|draft| draft.kind == kind);
            let sum = of_kind().try_fold(0_u64, |sum, draft| sum.checked_add(exact(draft)?));
            if let Some(sum) = sum.filter(|sum| *sum > 0) {
                tolls.of_kinds.push((kind, sum));
            }
        }
        tolls
    }

    /// Marks the claims of the main incident that give a number of the title.
    pub fn mark(&self, main: usize, drafts: &mut [Draft]) {
        for draft in drafts.iter_mut().filter(|draft| draft.incident == main && is_toll(draft)) {
            draft.in_title =
                self.of_kinds.iter().any(|&(kind, toll)| draft.kind == kind && number(draft) == Some(toll));
        }
    }
}

/// A count of dead or hurt that is told as a fact.
fn is_toll(draft: &Draft) -> bool {
    matches!(draft.kind, Kind::Killed | Kind::Injured | Kind::Casualties)
        && draft.reality == Reality::Actual
        && draft.stance != Stance::Denied
}

/// The number of a title's claim: "At least four hurt" leaves more to the text.
fn exact(draft: &Draft) -> Option<u64> {
    let interval = draft.counted.as_ref()?.interval;
    interval.low.filter(|_| interval.low == interval.high)
}

/// The number that a claim gives, if it gives one.
fn number(draft: &Draft) -> Option<u64> {
    let interval = draft.counted.as_ref()?.interval;
    let given = matches!(
        interval.qualifier,
        Qualifier::Exact | Qualifier::About | Qualifier::AtLeast | Qualifier::MoreThan
    );
    interval.low.filter(|_| given)
}
