//! Attributions as they leave the program.

use crate::reading::{self, Offsets};

use super::Attribution;

/// The output's form: ids `a1`, `a2`, ... in order of the list, spans in characters. `entity_of` gives the entity of a
/// source, where one is known.
///
/// An attribution inside another is given where someone else speaks in it ("A said that B had claimed ..."), not where
/// the outer source tells of its own thoughts or wishes ("he said he hoped ...", "'We hope ...'"): that is one voice,
/// heard once.
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
    if attribution.source.is_some_and(|s| s.is_quoted_speaker) {
        return false;
    }
    attribution.within.is_none()
        || attribution.source.is_some_and(|s| !s.is_pronoun)
            && attribution.cue.is_some_and(|cue| cue.kind.is_communication())
}

#[cfg(test)]
mod tests {
    use language::Knowledge;

    use super::super::testing::document;
    use super::super::{Cues, find};
    use super::*;

    #[test]
    fn spans_count_characters_and_inner_thoughts_are_left_out() {
        let document = document(
            "
            Zoë      Zoë    NNP 2 nsubj
            says     say    VBZ 0 root
            she      _      PRP 4 nsubj
            hopes    hope   VBZ 2 ccomp
            rebels   rebel  NNS 6 nsubj
            admit    _      VBP 4 ccomp
            guards   guard  NNS 8 nsubj
            died     die    VBD 6 ccomp
            ",
        );
        let found = find(&document, &Cues::new(&Knowledge::embedded()).expect("the embedded table"));
        assert_eq!(found.len(), 3);
        let offsets = Offsets::new(&document.text);
        let given = |refers: fn(usize) -> bool| {
            let list = to_reading(&found, &offsets, |_| None, refers);
            list.into_iter().map(|a| (a.id, a.within, a.cue.map(|c| (c.start, c.text)))).collect::<Vec<_>>()
        };
        let cue = |start, text: &str| Some((start, text.to_owned()));
        assert_eq!(
            given(|_| false),
            [
                ("a1".to_owned(), None, cue(4, "says")),
                ("a2".to_owned(), Some("a1".to_owned()), cue(26, "admit")),
            ]
        );
        assert_eq!(given(|_| true)[2].1, Some("a2".to_owned()));
    }
}
