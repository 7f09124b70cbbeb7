//! An estimate: low, best and high, each with the claims that it is reckoned from.

use claims::reading::{Because, Bound, Claim, Figure, Group, Kind, Qualifier};

/// The reason that stands at a claim whose people are taken out of a figure because another figure counts them.
pub const TAKEN_OUT: &str = "taken out: counted under another figure";

/// The reason at a claim that was taken out of what is itself taken out.
const PUT_BACK: &str = "put back: taken out of the part already";

/// One claim's part in a bound.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Term {
    /// The claim's id.
    pub claim: String,
    /// Why it stands here; [`TAKEN_OUT`] subtracts it.
    pub reason: String,
    /// The rule of a policy that puts another number in place of the claim's words.
    pub coded: Option<String>,
    /// What it adds, or takes out.
    pub value: u64,
}

/// A number and the claims that give it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sum {
    pub value: u64,
    pub terms: Vec<Term>,
}

impl Sum {
    fn of(claim: &Claim, value: u64, reason: &str) -> Self {
        Self::coded(claim, value, reason, None)
    }

    /// A number that a policy's rule puts in place of a claim's words.
    pub fn coded(claim: &Claim, value: u64, reason: &str, rule: Option<String>) -> Self {
        let term = Term { claim: claim.id.clone(), reason: reason.to_owned(), coded: rule, value };
        Self { value, terms: vec![term] }
    }

    /// Nobody, by a policy's rule.
    pub fn none(claim: &str, reason: &str, rule: String) -> Self {
        let term = Term { claim: claim.to_owned(), reason: reason.to_owned(), coded: Some(rule), value: 0 };
        Self { value: 0, terms: vec![term] }
    }

    pub fn plus(mut self, other: &Self) -> Self {
        self.value = self.value.saturating_add(other.value);
        self.terms.extend(other.terms.iter().cloned());
        self
    }

    /// Less another number; nothing if that is the greater.
    pub fn less(mut self, other: &Self) -> Option<Self> {
        self.value = self.value.checked_sub(other.value)?;
        self.terms.extend(other.terms.iter().map(|term| {
            let reason = if term.reason == TAKEN_OUT { PUT_BACK } else { TAKEN_OUT };
            Term { reason: reason.to_owned(), ..term.clone() }
        }));
        Some(self)
    }

    /// Without terms that are both added and taken out.
    pub fn simplified(mut self) -> Self {
        let mut at = 0;
        while let Some(term) = self.terms.get(at) {
            let undoes = |other: &Term| {
                other.claim == term.claim
                    && other.value == term.value
                    && (other.reason == TAKEN_OUT) != (term.reason == TAKEN_OUT)
            };
            match self.terms.iter().skip(at + 1).position(undoes) {
                Some(behind) => {
                    self.terms.remove(at + 1 + behind);
                    self.terms.remove(at);
                }
                None => at += 1,
            }
        }
        self
    }

    /// With the claims named otherwise.
    pub fn renamed(mut self, name: &dyn Fn(&str) -> String) -> Self {
        for term in &mut self.terms {
            term.claim = name(&term.claim);
        }
        self
    }

    pub fn because(mut self, reason: &str) -> Self {
        for term in self.terms.iter_mut().filter(|t| t.reason != TAKEN_OUT && t.reason != PUT_BACK) {
            reason.clone_into(&mut term.reason);
        }
        self
    }
}

/// What is known of a count. All empty: it is said without a number ("all the attackers").
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Estimate {
    pub low: Option<Sum>,
    pub best: Option<Sum>,
    pub high: Option<Sum>,
}

impl Estimate {
    /// What one claim's words allow, and the figure they stand for (READING.md, "Figures").
    pub fn of(claim: &Claim) -> Self {
        let best = match claim.qualifier {
            Some(Qualifier::Exact | Qualifier::About | Qualifier::None) => {
                claim.low.filter(|_| claim.low == claim.high)
            }
            Some(Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::Range) => claim.low,
            Some(Qualifier::UpTo | Qualifier::LessThan | Qualifier::Vague | Qualifier::All) | None => None,
        };
        let sum = |value: Option<u64>| value.map(|value| Sum::of(claim, value, ""));
        Self { low: sum(claim.low), best: sum(best), high: sum(claim.high) }
    }

    /// Both together, of people that nobody counts in both.
    pub fn plus(self, other: &Self) -> Self {
        let add = |a: Option<Sum>, b: &Option<Sum>| match (a, b) {
            (Some(a), Some(b)) => Some(a.plus(b)),
            _ => None,
        };
        let low = match (self.low, &other.low) {
            (Some(a), Some(b)) => Some(a.plus(b)),
            (a, b) => a.or_else(|| b.clone()),
        };
        Self { low, best: add(self.best, &other.best), high: add(self.high, &other.high) }
    }

    /// What is left when the people of `part` are counted elsewhere. Each bound loses the part's best, so that the
    /// figures together still give the total. `None` if the part has none or is the greater.
    pub fn less(&self, part: &Self) -> Option<Self> {
        let best = part.best.as_ref()?;
        let less = |sum: &Option<Sum>| match sum {
            Some(sum) => sum.clone().less(best).map(Some),
            None => Some(None),
        };
        let low = self.low.clone().and_then(|low| low.less(best));
        Some(Self { low, best: less(&self.best)?, high: less(&self.high)? })
    }

    /// The same with a reason at each claim.
    pub fn because(self, low: &str, best: &str, high: &str) -> Self {
        Self {
            low: self.low.map(|sum| sum.because(low)),
            best: self.best.map(|sum| sum.because(best)),
            high: self.high.map(|sum| sum.because(high)),
        }
    }

    /// The same without terms that are both added and taken out.
    pub fn simplified(self) -> Self {
        let simplified = |sum: Option<Sum>| sum.map(Sum::simplified);
        Self { low: simplified(self.low), best: simplified(self.best), high: simplified(self.high) }
    }

    /// The same with the claims named otherwise.
    pub fn renamed(self, name: &dyn Fn(&str) -> String) -> Self {
        let renamed = |sum: Option<Sum>| sum.map(|sum| sum.renamed(name));
        Self { low: renamed(self.low), best: renamed(self.best), high: renamed(self.high) }
    }

    /// Best, else low, else high: by what it is compared.
    pub fn size(&self) -> Option<u64> {
        self.best.as_ref().or(self.low.as_ref()).or(self.high.as_ref()).map(|sum| sum.value)
    }

    /// Whether the two cannot both hold.
    pub fn excludes(&self, other: &Self) -> bool {
        let above = |a: &Self, b: &Self| matches!((&a.low, &b.high), (Some(low), Some(high)) if low.value > high.value);
        above(self, other) || above(other, self)
    }

    /// Whether it says that there was nobody.
    pub fn is_zero(&self) -> bool {
        self.high.as_ref().is_some_and(|high| high.value == 0)
    }

    /// The output's figure.
    pub fn figure(self, kind: Kind, group: Group, policy: &str) -> Figure {
        let mut because = Vec::new();
        let mut bound = |bound: Bound, sum: Option<Sum>| {
            let sum = sum?;
            because.extend(sum.terms.into_iter().map(|term| Because {
                bound,
                claim: term.claim,
                reason: term.reason,
                coded: term.coded,
            }));
            Some(sum.value)
        };
        let low = bound(Bound::Low, self.low);
        let best = bound(Bound::Best, self.best);
        let high = bound(Bound::High, self.high);
        Figure { kind, group, low, best, high, policy: policy.to_owned(), because }
    }
}
