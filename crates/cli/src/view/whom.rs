//! "Whom": those and that an incident went against, as far as they are named or are things.

use claims::reading::{Against, Effect, Incident, Role, RoleName};

use super::lookup::Lookup;
use super::rich::Rich;

/// Participants shown before the rest is only counted.
const SHOWN: usize = 6;

/// Victims by name and things attacked, with what happened to them; none where the report tells of none.
pub fn whom(lookup: &Lookup<'_>, incident: &Incident) -> Option<Rich> {
    let told: Vec<&Role> = incident
        .roles
        .iter()
        .filter(|role| matches!(role.role, RoleName::Victim | RoleName::Target))
        .collect();
    let fighting = incident.against == Some(Against::MilitaryOnly);
    if told.is_empty() {
        return fighting.then(|| Rich::new().dim("armed forces or groups alone"));
    }
    let mut text = Rich::new();
    for role in told.iter().take(SHOWN) {
        if !text.is_empty() {
            text = text.plain(" · ");
        }
        text = text.then(one(lookup, role));
    }
    if told.len() > SHOWN {
        text = text.dim(&format!(" · and {} more", told.len() - SHOWN));
    }
    Some(if fighting { text.dim(" · armed forces or groups alone") } else { text })
}

/// "Jan Holm (private person): killed 2:1".
fn one(lookup: &Lookup<'_>, role: &Role) -> Rich {
    let private = if is_private(lookup, role) { " (private person)" } else { "" };
    let effect = match role.effect {
        Some(Effect::Death) => ": killed",
        Some(Effect::Injury) => ": injured",
        Some(Effect::Abducted) => ": taken",
        Some(Effect::Damaged) => ": hit",
        Some(Effect::Destroyed) => ": destroyed",
        Some(Effect::None) | None => ": attacked",
    };
    let position = lookup.positions.at(&role.span).map_or(String::new(), |p| format!(" {p}"));
    Rich::new().strong(&role.text).dim(private).plain(&format!("{effect}{position}"))
}

/// A person in no public office, to be masked in what is published.
pub fn is_private(lookup: &Lookup<'_>, role: &Role) -> bool {
    role.entity
        .as_deref()
        .and_then(|id| lookup.entity(id))
        .is_some_and(|entity| entity.private && entity.kind == claims::reading::EntityKind::Person)
}

#[cfg(test)]
mod tests {
    use claims::Reading;
    use claims::reading::TextSpan;
    use language::{Document, Knowledge};

    use super::*;
    use crate::view::lookup::Countries;
    use crate::view::positions::Positions;

    #[test]
    fn victims_and_things_with_what_happened() {
        let mut reading: Reading =
            serde_json::from_str(include_str!("../../tests/fixtures/ferry.json")).expect("the fixture");
        let role = |role, text: &str, effect| Role {
            role,
            text: text.to_owned(),
            entity: None,
            span: TextSpan::default(),
            effect: Some(effect),
            confidence: None,
        };
        let incident = reading.incidents.first_mut().expect("an incident");
        incident.roles.push(role(RoleName::Victim, "Jan Holm", Effect::Death));
        incident.roles.push(role(RoleName::Target, "harbour office", Effect::Damaged));
        let (positions, countries) =
            (Positions::of(&Document::default()), Countries::new(&Knowledge::embedded()));
        let lookup = Lookup::new(&reading, &positions, &countries);
        let text = whom(&lookup, &reading.incidents[0]).expect("somebody").text();
        assert_eq!(text, "Jan Holm: killed · harbour office: hit");
    }
}
