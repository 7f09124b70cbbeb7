//! Attributions as they leave the program.

use crate::reading::{self, Offsets};

use super::Attribution;

/// The output's form: ids `a1`, `a2`, ... in order of the list, spans in characters. `entity_of` gives the entity of a
/// source, where one is known.
///
/// An attribution inside another is given where someone else speaks in it ("A said that B had claimed ..."), not where
/// the outer source tells of its own thoughts or wishes ("he said he hoped ..."): that is one voice, heard once.
/// `refers` names those that must be given all the same, because a claim points to them.
pub fn to_reading(
    attributions: &[Attribution],
    offsets: &Offsets<'_>,
    entity_of: impl Fn(&Attribution) -> Option<String>,
    refers: impl Fn(usize) -> bool,
) -> Vec<reading::Attribution> {
    let ids = ids_of(attributions, refers);
    let enclosing = |attribution: &Attribution| {
        std::iter::successors(attribution.within, |&outer| attributions.get(outer)?.within)
            .take(attributions.len())
            .find_map(|outer| ids.get(outer).cloned().flatten())
    };
    attributions
        .iter()
        .zip(&ids)
        .filter_map(|(attribution, id)| {
            Some(reading::Attribution {
                id: id.clone()?,
                source: attribution.source.map(|s| offsets.span(s.span)),
                source_entity: entity_of(attribution),
                cue: attribution.cue.map(|c| offsets.span(c.span)),
                content: attribution.content.iter().map(|&s| offsets.span(s)).collect(),
                mode: attribution.mode,
                within: enclosing(attribution),
            })
        })
        .collect()
}

/// The output's id of each attribution; `None` for those that are not given. See [`to_reading`].
pub fn ids_of(attributions: &[Attribution], refers: impl Fn(usize) -> bool) -> Vec<Option<String>> {
    let given: Vec<bool> =
        attributions.iter().enumerate().map(|(i, a)| is_voice_of_its_own(a) || refers(i)).collect();
    ids(&given)
}

fn ids(given: &[bool]) -> Vec<Option<String>> {
    let mut last = 0;
    given
        .iter()
        .map(|&given| {
            last += usize::from(given);
            given.then(|| format!("a{last}"))
        })
        .collect()
}

fn is_voice_of_its_own(attribution: &Attribution) -> bool {
    attribution.within.is_none()
        || attribution.source.is_some_and(|s| !s.is_pronoun)
            && attribution.cue.is_some_and(|cue| cue.kind.is_communication())
}
