//! Who frees hostages: forces that storm a building and kill the captors took nobody, and attacked nobody else.

use std::collections::HashSet;

use language::{Document, TokenId};

use super::Source;
use super::codes::Side;
use super::fillers::Filler;
use super::frames::Deed;
use super::nature::Namer;
use crate::reading::{Kind, Reality, RoleName, Stance};

/// The incidents in which forces freed people, and the words that tell what these forces did.
#[derive(Clone, Debug, Default)]
pub struct Rescues {
    incidents: HashSet<usize>,
    heads: HashSet<TokenId>,
    entities: HashSet<(usize, usize)>,
}

/// Reads them from the claims that somebody was rescued.
pub fn find(source: Source<'_>, namer: Namer<'_>) -> Rescues {
    let mut all = Rescues::default();
    for draft in source.drafts {
        let done =
            draft.kind == Kind::Rescued && draft.reality == Reality::Actual && draft.stance != Stance::Denied;
        let Some(agent) = draft.agent.filter(|_| done).map(|agent| namer.resolved(agent)) else { continue };
        if namer.nature(agent).side() != Side::State {
            continue;
        }
        all.incidents.insert(draft.incident);
        all.heads.insert(agent);
        all.entities.extend(source.entities.at(agent).map(|entity| (draft.incident, entity)));
    }
    all
}

impl Rescues {
    /// Whether a part comes from what the rescuers did in their rescue.
    pub fn frees(&self, doc: &Document, filler: &Filler) -> bool {
        if !self.incidents.contains(&filler.incident)
            || matches!(filler.deed, Deed::Kidnapping | Deed::Hijacking)
        {
            return false;
        }
        let by = matches!(filler.role, RoleName::PerpetratorIndividual | RoleName::PerpetratorOrganisation);
        let own = self.heads.contains(&filler.head)
            || filler.entity.is_some_and(|entity| self.entities.contains(&(filler.incident, entity)));
        // The building that they storm.
        let stormed = filler.role == RoleName::Target
            && crate::syntax::agent(doc, filler.trigger).is_some_and(|agent| self.heads.contains(&agent));
        by && own && filler.side == Some(Side::State) || stormed
    }
}
