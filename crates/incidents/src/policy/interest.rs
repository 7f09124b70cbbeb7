//! Parties and their interest: which way a claim pulls that serves its holder.
//!
//! Every belligerent is a party, the state included, and all are weighed by one rule. A claim serves its holder if it tells
//! of the other side's losses, of success of his own, or of few victims of his own acts; it is against his interest if it
//! tells of losses of his own or admits harm.

use std::collections::BTreeSet;

use claims::reading::{Claim, EntityKind, Group, Holder, HolderType, Kind, Qualifier, RoleName, Stance};

use super::settings::{HolderStanding, Settings};
use crate::case::Case;
use crate::cast::{Member, folded};

/// A side of the fighting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Party {
    /// A state and its forces, by country; empty if the country is not known.
    State(String),
    /// An armed group, by member of the cast, else by its words.
    Group(String),
    /// A side that the policy file names, of somebody who is neither a force nor an armed group.
    Named(String),
}

/// What a side of the policy file goes by among countries and groups.
fn of_file(side: &str) -> String {
    format!("side {}", folded(side))
}

impl Party {
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::State(a), Self::State(b)) => a == b || a.is_empty() || b.is_empty(),
            (a, b) => a == b,
        }
    }
}

/// What is known of a holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The report itself, those who count bodies, international bodies, courts; who the policy file calls reliable.
    Reliable,
    /// Speaks for a side.
    Party(Party),
    /// Neither reliable nor interested, until a policy file says so.
    Unknown,
}

/// Which way a claim pulls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pull {
    /// It serves its holder to say more.
    Up,
    /// It serves its holder to say less.
    Down,
    /// An admission: it is against its holder's interest.
    Against,
    /// No interest is known.
    None,
}

impl Pull {
    pub fn serves(self) -> bool {
        matches!(self, Self::Up | Self::Down)
    }
}

/// Who fights whom in a case.
pub(crate) struct Sides<'c, 'a> {
    case: &'c Case<'a>,
    settings: &'c Settings,
    /// Organisations that are told to have done it, by member: they are armed groups, whatever they are called.
    organisations: BTreeSet<String>,
    /// Those who did it, as far as is told.
    pub perpetrators: Vec<Party>,
    /// All parties.
    pub parties: BTreeSet<Party>,
}

impl<'c, 'a> Sides<'c, 'a> {
    pub fn new(case: &'c Case<'a>, settings: &'c Settings) -> Self {
        let mut members: Vec<&Member> = Vec::new();
        for account in case.accounts() {
            let roles = account.told().map_or(&[][..], |incident| incident.roles.as_slice());
            let organisations = roles.iter().filter(|role| role.role == RoleName::PerpetratorOrganisation);
            members.extend(
                organisations.filter_map(|role| case.cast().member(account.report, role.entity.as_deref()?)),
            );
        }
        for claim in case.told().iter().map(|told| &told.claim) {
            if claim.kind == Kind::Responsibility && claim.stance != Stance::Denied {
                members.extend(claim.by.as_deref().and_then(|by| case.cast().get(by)));
            }
        }
        let is_organisation = |member: &&&Member| member.kind == EntityKind::Organisation;
        let organisations = members.iter().filter(is_organisation).map(|member| member.id.clone()).collect();
        let mut sides =
            Self { case, settings, organisations, perpetrators: Vec::new(), parties: BTreeSet::new() };
        let perpetrators: BTreeSet<Party> =
            members.into_iter().filter_map(|member| sides.of_member(member)).collect();
        for told in case.told() {
            let claim = &told.claim;
            if let Standing::Party(party) = sides.standing(claim.holder.as_ref()) {
                sides.parties.insert(party);
            }
        }
        sides.parties.extend(perpetrators.iter().cloned());
        sides.perpetrators = perpetrators.into_iter().collect();
        sides
    }

    fn of_id(&self, member: &str) -> Option<Party> {
        self.case.cast().get(member).and_then(|member| self.of_member(member))
    }

    fn of_member(&self, member: &Member) -> Option<Party> {
        let names = std::iter::once(&member.name).chain(&member.aliases).map(String::as_str);
        if let Some(setting) = self.settings.holder(names) {
            match setting.side.as_deref() {
                Some("none") => return None,
                Some("state") => return Some(Party::State(member.country.clone().unwrap_or_default())),
                Some(side) => {
                    return Some(match member.kind {
                        EntityKind::ArmedGroup => Party::Group(of_file(side)),
                        EntityKind::SecurityForce | EntityKind::Government | EntityKind::Country => {
                            Party::State(of_file(side))
                        }
                        _ => Party::Named(of_file(side)),
                    });
                }
                None => {}
            }
        }
        match member.kind {
            EntityKind::Organisation if self.organisations.contains(&member.id) => {
                Some(Party::Group(member.id.clone()))
            }
            EntityKind::ArmedGroup => Some(Party::Group(member.id.clone())),
            EntityKind::SecurityForce | EntityKind::Government | EntityKind::Country => {
                Some(Party::State(member.country.clone().unwrap_or_default()))
            }
            EntityKind::Person | EntityKind::Organisation | EntityKind::People => None,
        }
    }

    /// What is known of a holder; of the report itself if there is none.
    pub fn standing(&self, holder: Option<&Holder>) -> Standing {
        let Some(holder) = holder else { return Standing::Reliable };
        let member = |id: &Option<String>| id.as_deref().and_then(|id| self.case.cast().get(id));
        let (entity, side) = (member(&holder.entity), member(&holder.side));
        let names = entity.iter().flat_map(|member| std::iter::once(&member.name).chain(&member.aliases));
        let names = std::iter::once(&holder.text).chain(names).map(String::as_str);
        let setting = self.settings.holder(names);
        if let Some(setting) = setting {
            let country = || entity.and_then(|member| member.country.clone()).unwrap_or_default();
            match (setting.standing, setting.side.as_deref()) {
                (Some(HolderStanding::Reliable), _) => return Standing::Reliable,
                (_, Some("state")) => return Standing::Party(Party::State(country())),
                (_, Some("none")) => return Standing::Unknown,
                (_, Some(side)) => {
                    let of_entity = entity.and_then(|member| self.of_member(member));
                    return Standing::Party(match (holder.holder_type, of_entity) {
                        (HolderType::ArmedGroup, _) | (_, Some(Party::Group(_))) => {
                            Party::Group(of_file(side))
                        }
                        (HolderType::State | HolderType::Military | HolderType::Police, _)
                        | (_, Some(Party::State(_))) => Party::State(of_file(side)),
                        _ => Party::Named(of_file(side)),
                    });
                }
                // Which stake, its kind tells below; of other kinds none is known.
                (Some(HolderStanding::Interested) | None, None) => {}
            }
        }
        let of_side = side.or(entity).and_then(|member| self.of_member(member));
        let is_interested =
            setting.is_some_and(|setting| setting.standing == Some(HolderStanding::Interested));
        match holder.holder_type {
            HolderType::Medical | HolderType::Un | HolderType::Ngo | HolderType::Court if is_interested => {
                Standing::Party(Party::Named(folded(&holder.text)))
            }
            HolderType::Medical | HolderType::Un | HolderType::Ngo | HolderType::Court => Standing::Reliable,
            HolderType::State | HolderType::Military | HolderType::Police => {
                Standing::Party(of_side.unwrap_or(Party::State(String::new())))
            }
            HolderType::ArmedGroup => {
                Standing::Party(of_side.unwrap_or_else(|| Party::Group(folded(&holder.text))))
            }
            HolderType::Witness | HolderType::Family | HolderType::Media | HolderType::Unknown => {
                let claims_it = entity.filter(|member| self.organisations.contains(&member.id));
                let party = side.or(claims_it).and_then(|member| self.of_member(member));
                party.map_or(Standing::Unknown, Standing::Party)
            }
        }
    }

    /// Which way a count pulls, for whoever holds it.
    pub fn pull(&self, claim: &Claim) -> Pull {
        let Standing::Party(party) = self.standing(claim.holder.as_ref()) else { return Pull::None };
        if claim.stance == Stance::Admitted {
            return Pull::Against;
        }
        let by = claim.by.as_deref().and_then(|by| self.of_id(by));
        let says_none = claim.high == Some(0) || claim.qualifier == Some(Qualifier::None);
        let did_it = by.as_ref().is_some_and(|by| by.is(&party));
        match self.are_own(claim, &party) {
            Some(true) if did_it => Pull::Up,
            Some(true) if says_none => Pull::Down,
            Some(true) => Pull::Against,
            Some(false) => Pull::Up,
            // "We killed fifty": told as a success, whoever they were.
            None if did_it && !says_none => Pull::Up,
            None if did_it || self.did_all(&party) => Pull::Down,
            None => Pull::None,
        }
    }

    /// Whether those counted are of the party's own side; `None` if they are of no side, or it cannot be told.
    fn are_own(&self, claim: &Claim, party: &Party) -> Option<bool> {
        let several = |same: fn(&Party) -> bool| self.parties.iter().filter(|party| same(party)).count() > 1;
        let is_state = |party: &Party| matches!(party, Party::State(_));
        let is_group = |party: &Party| matches!(party, Party::Group(_));
        match (claim.group?, party) {
            (Group::SecurityForces | Group::Officials, Party::State(_)) => Some(!self.is_between(is_state)),
            (Group::Militants, Party::Group(_)) => Some(!several(is_group)),
            (Group::SecurityForces | Group::Officials | Group::Militants, _) => Some(false),
            _ => None,
        }
    }

    /// Whether parties of one sort fight each other: two states whose countries are known.
    fn is_between(&self, sort: fn(&Party) -> bool) -> bool {
        let countries: BTreeSet<&str> = self
            .parties
            .iter()
            .filter(|party| sort(party))
            .filter_map(|party| match party {
                Party::State(country) if !country.is_empty() => Some(country.as_str()),
                _ => None,
            })
            .collect();
        countries.len() > 1
    }

    /// Whether the incident is the party's act, as all tell it.
    pub fn did_all(&self, party: &Party) -> bool {
        !self.perpetrators.is_empty() && self.perpetrators.iter().all(|other| other.is(party))
    }
}
