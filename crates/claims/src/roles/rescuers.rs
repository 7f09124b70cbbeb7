//! Who frees hostages: forces that storm a building and kill the captors took nobody, and attacked nobody else.

use std::collections::HashSet;

use language::{Document, TokenId};

use super::Source;
use super::codes::Side;
use super::fillers::Filler;
use super::frames::Deed;
use super::nature::Namer;
use crate::reading::{IncidentType, Kind, Reality, RoleName, Stance};

/// The incidents in which forces freed people, and the words that tell what these forces did.
#[derive(Clone, Debug, Default)]
pub struct Rescues {
    incidents: HashSet<usize>,
    /// Hostage takings by others than forces, which forces end.
    stormed: HashSet<usize>,
    heads: HashSet<TokenId>,
    entities: HashSet<(usize, usize)>,
}

/// Reads them from the claims that somebody was rescued, and from who took whom.
pub fn find(source: Source<'_>, namer: Namer<'_>, fillers: &[Filler]) -> Rescues {
    let mut all = Rescues::default();
    for (incident, occurrence) in source.occurrences.iter().enumerate() {
        let taking = matches!(occurrence.incident_type, IncidentType::Kidnapping | IncidentType::Hijacking);
        let by = |filler: &Filler| filler.incident == incident && filler.side.is_some();
        let takers = fillers.iter().any(|f| {
            by(f) && f.side != Some(Side::State) && matches!(f.deed, Deed::Kidnapping | Deed::Hijacking)
        });
        let forces = fillers.iter().any(|f| by(f) && f.side == Some(Side::State));
        if taking && takers && forces {
            all.stormed.insert(incident);
        }
    }
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
    /// Whether forces ended the hostage taking of an incident.
    pub fn end(&self, incident: usize) -> bool {
        self.incidents.contains(&incident) || self.stormed.contains(&incident)
    }

    /// Whether a part comes from what the rescuers did in their rescue.
    pub fn frees(&self, source: Source<'_>, namer: Namer<'_>, filler: &Filler) -> bool {
        let doc: &Document = source.doc;
        if !self.end(filler.incident) || matches!(filler.deed, Deed::Kidnapping | Deed::Hijacking) {
            return false;
        }
        // Hostages whom forces kill are killed by them all the same.
        let harmless = !matches!(filler.deed, Deed::Killing | Deed::Wounding) || filler.military;
        let storms = |head: TokenId| {
            self.stormed.contains(&filler.incident) && harmless && namer.nature(head).side() == Side::State
        };
        let by = matches!(filler.role, RoleName::PerpetratorIndividual | RoleName::PerpetratorOrganisation);
        let own = self.heads.contains(&filler.head)
            || filler.entity.is_some_and(|entity| self.entities.contains(&(filler.incident, entity)));
        // The building that they storm.
        let stormed = filler.role == RoleName::Target
            && crate::syntax::agent(doc, filler.trigger)
                .map(|agent| namer.resolved(agent))
                .is_some_and(|agent| self.heads.contains(&agent) || storms(agent));
        let by_forces = by && filler.side == Some(Side::State) && (own || storms(filler.head));
        by_forces || stormed
    }
}
