//! Finding things of a reading by their ids, and saying who holds a claim.

use std::collections::{HashMap, HashSet};

use claims::Reading;
use claims::reading::{
    Claim, Entity, EntityKind, Holder, How, Incident, Kind, Place, Qualifier, Reality, RoleName, Stance,
    Status, VerificationState,
};
use language::Knowledge;

use super::positions::{Position, Positions};
use super::rich::{Rich, Tone};

/// English names of countries by their ISO codes.
#[derive(Clone, Debug, Default)]
pub struct Countries(HashMap<String, String>);

impl Countries {
    /// From the knowledge files.
    pub fn new(knowledge: &Knowledge) -> Self {
        Self(
            knowledge
                .rows("countries.tsv")
                .map(|row| (row.field(0).to_owned(), row.field(1).to_owned()))
                .collect(),
        )
    }

    /// The name; the code itself where there is none.
    pub fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.0.get(code).map_or(code, String::as_str)
    }
}

/// A reading with its parts by id.
#[derive(Debug)]
pub struct Lookup<'a> {
    /// The reading.
    pub reading: &'a Reading,
    /// Its sentences.
    pub positions: &'a Positions,
    /// Names of countries.
    pub countries: &'a Countries,
    entities: HashMap<&'a str, &'a Entity>,
    places: HashMap<&'a str, &'a Place>,
    claims: HashMap<&'a str, &'a Claim>,
    /// Contradictions by claim, as letters.
    letters: HashMap<&'a str, Vec<String>>,
}

impl<'a> Lookup<'a> {
    /// Of one reading.
    pub fn new(reading: &'a Reading, positions: &'a Positions, countries: &'a Countries) -> Self {
        let mut letters: HashMap<&str, Vec<String>> = HashMap::new();
        for (index, contradiction) in reading.contradictions.iter().enumerate() {
            for claim in [&contradiction.a, &contradiction.b] {
                letters.entry(claim).or_default().push(letter(index));
            }
        }
        Self {
            reading,
            positions,
            countries,
            entities: reading.entities.iter().map(|e| (e.id.as_str(), e)).collect(),
            places: reading.places.iter().map(|p| (p.id.as_str(), p)).collect(),
            claims: reading.claims.iter().map(|c| (c.id.as_str(), c)).collect(),
            letters,
        }
    }

    /// An entity.
    pub fn entity(&self, id: &str) -> Option<&'a Entity> {
        self.entities.get(id).copied()
    }

    /// A place.
    pub fn place(&self, id: &str) -> Option<&'a Place> {
        self.places.get(id).copied()
    }

    /// A claim.
    pub fn claim(&self, id: &str) -> Option<&'a Claim> {
        self.claims.get(id).copied()
    }

    /// The claims of an incident, in order of the text.
    pub fn claims_of(&self, incident: &'a Incident) -> impl Iterator<Item = &'a Claim> + '_ {
        incident.claims.iter().filter_map(|id| self.claim(id))
    }

    /// The letters of the contradictions that any of the claims is part of.
    pub fn letters<'b>(&self, claims: impl IntoIterator<Item = &'b str>) -> Vec<String> {
        let mut found: Vec<String> =
            claims.into_iter().filter_map(|claim| self.letters.get(claim)).flatten().cloned().collect();
        found.sort_by_key(|letter| (letter.len(), letter.clone()));
        found.dedup();
        found
    }

    /// Where a claim stands: at its number, else at its predicate.
    pub fn position(&self, claim: &Claim) -> Option<Position> {
        self.positions.at(claim.quantity.as_ref().unwrap_or(&claim.trigger))
    }

    /// Those who did it: entities that the incident names as perpetrators or that take responsibility.
    pub fn attackers(&self, incident: &'a Incident) -> HashSet<&'a str> {
        let by_role = incident
            .roles
            .iter()
            .filter(|r| matches!(r.role, RoleName::PerpetratorOrganisation | RoleName::PerpetratorIndividual))
            .filter_map(|r| r.entity.as_deref());
        let by_claim = self
            .claims_of(incident)
            .filter(|c| c.kind == Kind::Responsibility && c.stance != Stance::Denied)
            .filter(|c| c.by.is_some() && c.by == c.holder.as_ref().and_then(party))
            .filter_map(|c| c.by.as_deref());
        by_role.chain(by_claim).collect()
    }

    /// A holder's name as tables show it: the entity's where the report's words are only another name for it, else
    /// the report's words.
    pub fn holder_name(&self, holder: &Holder) -> String {
        // "a navy officer" keeps its article: it says that nobody is named.
        let words = without_the(&holder.text);
        let entity = holder.entity.as_deref().and_then(|id| self.entity(id));
        match entity {
            // "Interior Minister Roe": the words say more than the name.
            Some(entity)
                if entity.kind == EntityKind::Person
                    && entity.role.is_none()
                    && words.contains(&entity.name) =>
            {
                words.to_owned()
            }
            Some(entity) if entity.kind == EntityKind::Person => entity.name.clone(),
            Some(entity) if names(entity, words) => short_name(entity).to_owned(),
            // "the group": who is meant, and the words that leave it open.
            Some(entity) if is_bare_noun(&holder.text) => format!("{} (“{words}”)", short_name(entity)),
            _ => words.to_owned(),
        }
    }

    /// On whose say-so, in one run of words: name, office, part in the incident, how it is known, and the marks.
    pub fn say_so(&self, claim: &Claim, attackers: &HashSet<&str>) -> Rich {
        let who = match &claim.holder {
            None => Rich::new().strong("the report itself").dim(", no source"),
            Some(holder) => self.holder(holder, attackers),
        };
        with_marks(who, claim)
    }

    fn holder(&self, holder: &Holder, attackers: &HashSet<&str>) -> Rich {
        let mut who = Rich::new().strong(&self.holder_name(holder));
        let entity = holder.entity.as_deref().and_then(|id| self.entity(id));
        if let Some(role) = entity.filter(|e| e.kind == EntityKind::Person).and_then(|e| e.role.as_deref()) {
            who.push(Tone::Plain, &format!(", {}", without_article(role)));
        }
        let is_attacker =
            [&holder.entity, &holder.side].into_iter().flatten().any(|id| attackers.contains(id.as_str()));
        if is_attacker {
            who.push(Tone::Plain, ", the attackers");
        }
        for through in holder.via.iter().filter_map(|id| self.entity(id)) {
            who.push(Tone::Plain, &format!(", through {}", short_name(through)));
        }
        if holder.how == How::Carried {
            let from = self.positions.at(&holder.span).map_or(String::new(), |p| format!(" from {p}"));
            who.push(Tone::Mark, &format!(", carried over{from}"));
        }
        who
    }
}

/// The party that speaks: the side that the holder belongs to, else the holder.
pub fn party(holder: &Holder) -> Option<String> {
    holder.side.clone().or_else(|| holder.entity.clone())
}

/// Whether whoever holds a claim of responsibility speaks of himself. Of one whom the reading does not know, only words
/// that he is the subject of tell it ("a group that nobody had heard of claimed responsibility").
pub fn is_own(claim: &Claim) -> bool {
    let Some(holder) = &claim.holder else { return false };
    match &claim.by {
        Some(by) => party(holder).as_ref() == Some(by),
        None => {
            let within = claim.evidence.start <= holder.span.start && holder.span.end <= claim.evidence.end;
            within && !matches!(claim.status, Status::Unverified | Status::Possible)
        }
    }
}

/// Adds what makes a claim other than a plain assertion.
fn with_marks(who: Rich, claim: &Claim) -> Rich {
    let mut marks = Vec::new();
    // The row's own verb says so: CLAIMS, DENIES, DEMANDS.
    let verb_tells_stance = matches!(claim.kind, Kind::Responsibility | Kind::Denial);
    let is_of_the_future = matches!(claim.kind, Kind::Demand | Kind::Offer | Kind::Threat);
    match claim.stance {
        _ if verb_tells_stance => {}
        Stance::Asserted => {}
        Stance::Admitted => marks.push("ADMITS".to_owned()),
        Stance::Denied => marks.push("DENIES".to_owned()),
    }
    match claim.reality {
        Reality::Actual => {}
        Reality::Unreal if is_of_the_future => {}
        Reality::Possible => marks.push("POSSIBLE, NOT SURE".to_owned()),
        Reality::Unreal => marks.push("NOT DONE, ONLY SPOKEN OF".to_owned()),
    }
    if let Some(verification) = &claim.verification {
        let by = verification.by.as_deref().map_or(String::new(), |by| format!(" by {by}"));
        marks.push(match verification.state {
            VerificationState::NotVerified => "NOT VERIFIED".to_owned(),
            VerificationState::Partly => format!("PARTLY VERIFIED{by}"),
            VerificationState::Verified => format!("VERIFIED{by}"),
        });
    }
    if marks.is_empty() { who } else { who.plain(": ").mark(&marks.join(", ")) }
}

/// The words of a claim's number; vague ones in quotation marks, since they are no number.
pub fn number_words(claim: &Claim) -> String {
    match (&claim.quantity, claim.qualifier) {
        (Some(quantity), Some(Qualifier::Vague)) => {
            format!("“{}”", quantity.text.trim_matches(['"', '“', '”', '\'', '‘', '’']).to_lowercase())
        }
        (Some(quantity), _) => quantity.text.to_lowercase(),
        (None, Some(Qualifier::Vague)) => "no number".to_owned(),
        (None, Some(Qualifier::All)) => "all".to_owned(),
        (None, Some(Qualifier::None)) => "none".to_owned(),
        // Counted by naming them: "the driver", "his wife and daughter".
        (None, _) => claim.low.or(claim.high).map_or_else(|| "no number".to_owned(), |n| n.to_string()),
    }
}

/// A, B, ... Z, AA, AB, ...
pub fn letter(index: usize) -> String {
    let last = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => last.to_string(),
        more => letter(more - 1) + &last.to_string(),
    }
}

/// The entity's name, or a short capital alias of an organisation.
pub fn short_name(entity: &Entity) -> &str {
    let is_short = |alias: &&String| {
        alias.len() <= 8
            && alias.chars().filter(|c| c.is_uppercase()).count() >= 2
            && alias.len() < entity.name.len()
    };
    match entity.kind {
        EntityKind::Person | EntityKind::Country | EntityKind::People => &entity.name,
        _ => entity.aliases.iter().find(is_short).map_or(&entity.name, |alias| alias),
    }
}

/// Whether the words are a name of the entity ("the BLA", "Baloch Liberation Army (BLA)"), or a pronoun for it.
fn names(entity: &Entity, words: &str) -> bool {
    let words = without_article(words).split([',', '(']).next().unwrap_or_default().trim();
    is_pronoun(words)
        || words.eq_ignore_ascii_case(&entity.name)
        || entity.aliases.iter().any(|alias| words.eq_ignore_ascii_case(alias))
}

/// "the group", "this organisation": one common noun that only takes up somebody named elsewhere.
fn is_bare_noun(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let pointer =
        words.next().is_some_and(|w| ["the", "this", "that"].iter().any(|p| w.eq_ignore_ascii_case(p)));
    let noun = words.next().is_some_and(|w| w.chars().all(char::is_lowercase));
    pointer && noun && words.next().is_none()
}

/// Words that only point to a name told before.
fn is_pronoun(words: &str) -> bool {
    ["he", "she", "it", "they", "we", "i", "his", "her", "its", "their"]
        .iter()
        .any(|p| words.eq_ignore_ascii_case(p))
}

/// Without a leading "the".
pub fn without_the(words: &str) -> &str {
    let trimmed = words.trim();
    match trimmed.split_once(char::is_whitespace) {
        Some((first, rest)) if first.eq_ignore_ascii_case("the") => rest.trim(),
        _ => trimmed,
    }
}

/// Without a leading "the", "a" or "an".
pub fn without_article(words: &str) -> &str {
    let trimmed = words.trim();
    match trimmed.split_once(char::is_whitespace) {
        Some((first, rest)) if ["the", "a", "an"].iter().any(|a| first.eq_ignore_ascii_case(a)) => {
            rest.trim()
        }
        _ => trimmed,
    }
}
