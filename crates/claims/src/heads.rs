//! What a learned head may look at of a claim, for training (`train states`).

use language::TokenId;

use crate::draft::Draft;
use crate::reading::Group;

/// The words that a claim was read from.
#[derive(Clone, Debug)]
pub struct Grounds {
    /// The predicate word.
    pub trigger: TokenId,
    /// Head of the phrase that it counts; none for acts.
    pub counted: Option<TokenId>,
    /// The group that this phrase tells by itself.
    pub own_group: Option<Group>,
    /// What speaks for the main incident or for the background, the rules' answer among it (`incident/judged.rs`).
    pub setting: Vec<String>,
}

/// The grounds of each draft, in their order.
pub fn grounds(drafts: &[Draft], settings: Vec<Vec<String>>) -> Vec<Grounds> {
    let of = |(draft, setting): (&Draft, Vec<String>)| Grounds {
        trigger: draft.trigger,
        counted: draft.counted.as_ref().map(|counted| counted.head),
        own_group: draft.counted.as_ref().and_then(|counted| counted.who.group),
        setting,
    };
    drafts.iter().zip(settings).map(of).collect()
}
