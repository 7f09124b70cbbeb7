//! Attributions as they leave the program.

use crate::reading::{self, Offsets};

use super::Attribution;

/// The output's form: ids `a1`, `a2`, ... in order of the list, spans in characters. `entity_of` gives the entity of a
/// source, where one is known.
pub fn to_reading(
    attributions: &[Attribution],
    offsets: &Offsets<'_>,
    entity_of: impl Fn(&Attribution) -> Option<String>,
) -> Vec<reading::Attribution> {
    attributions
        .iter()
        .enumerate()
        .map(|(index, attribution)| reading::Attribution {
            id: id(index),
            source: attribution.source.map(|s| offsets.span(s.span)),
            source_entity: entity_of(attribution),
            cue: attribution.cue.map(|c| offsets.span(c.span)),
            content: attribution.content.iter().map(|&s| offsets.span(s)).collect(),
            mode: attribution.mode,
            within: attribution.within.map(id),
        })
        .collect()
}

fn id(index: usize) -> String {
    format!("a{}", index + 1)
}
