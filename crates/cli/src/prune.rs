//! `--min-confidence`: a reading without its less sure claims, and without what hangs on them.

use std::collections::HashSet;

use claims::Reading;

/// Takes out the claims below `least` and says so in the notes. An incident that loses its last claim goes too.
pub fn prune(reading: &mut Reading, least: f64) {
    let unsure: HashSet<String> = reading
        .claims
        .iter()
        .filter(|claim| claim.confidence < least)
        .map(|claim| claim.id.clone())
        .collect();
    if unsure.is_empty() {
        return;
    }
    let is_gone = |id: &Option<String>| id.as_ref().is_some_and(|id| unsure.contains(id));
    reading.claims.retain(|claim| !unsure.contains(&claim.id));
    for claim in &mut reading.claims {
        claim.part_of.take_if(|id| unsure.contains(id));
    }
    for incident in &mut reading.incidents {
        incident.claims.retain(|id| !unsure.contains(id));
        for victim in incident.victims.iter_mut().filter(|victim| is_gone(&victim.counted_in)) {
            victim.counted_in = None;
        }
    }
    reading.incidents.retain(|incident| !incident.claims.is_empty());
    reading.contradictions.retain(|c| !unsure.contains(&c.a) && !unsure.contains(&c.b));
    let (count, ending) = (unsure.len(), if unsure.len() == 1 { "" } else { "s" });
    reading
        .notes
        .push(format!("{count} claim{ending} below a confidence of {least} left out (--min-confidence)"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_points_nowhere() -> serde_json::Result<()> {
        let mut reading: Reading = serde_json::from_str(include_str!("../tests/fixtures/ferry.json"))?;
        let whole = reading.clone();
        prune(&mut reading, 0.5);
        assert_eq!(reading, whole);
        for claim in reading.claims.iter_mut().filter(|c| ["c1", "c9", "c14"].contains(&c.id.as_str())) {
            claim.confidence = 0.3;
        }
        prune(&mut reading, 0.5);
        assert_eq!(reading.claims.len(), whole.claims.len() - 3);
        assert!(reading.claims.iter().all(|claim| claim.part_of.is_none()));
        assert_eq!(reading.incidents.len(), 1);
        assert_eq!(reading.contradictions.len(), 1);
        let named = |id: &str| reading.claims.iter().any(|claim| claim.id == id);
        assert!(reading.incidents.iter().flat_map(|i| &i.claims).all(|id| named(id)));
        assert_eq!(
            reading.notes.last().map(String::as_str),
            Some("3 claims below a confidence of 0.5 left out (--min-confidence)")
        );
        Ok(())
    }
}
