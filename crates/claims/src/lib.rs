//! Document -> [`Reading`]: attributions, claims, incidents and contradictions of one report.
//!
//! The stages, in order (each a file): attributions; events, from the predicates of `data/predicates.tsv`; figures, acts and
//! operations, as drafts of claims; their status and holders; the incidents that they are about; contradictions;
//! and the reading itself. [`check::evidence`] proves of every reading that its numbers stand in its text.
#![forbid(unsafe_code)]

mod accused;
mod acts;
mod admissions;
mod ages;
mod alive;
mod among_them;
mod attacks;
pub mod attribution;
mod beside;
mod breakdown;
mod cameo;
mod charges;
pub mod check;
mod cited;
mod clause;
mod company;
mod compared;
mod condemnation;
mod conditions;
mod confidence;
mod contradiction;
mod convert;
mod counting;
mod demands;
mod denial;
#[cfg(test)]
mod denied_and_undone_tests;
mod denied_claims;
mod draft;
mod drills;
mod ellipsis;
pub mod entities;
pub mod estimates;
mod events;
mod failed_rescue;
mod false_claims;
mod fiction;
mod figures;
mod figures_of_speech;
#[cfg(test)]
mod figures_tests;
mod gapped;
mod genre;
mod granted;
mod groups;
#[cfg(test)]
mod groups_tests;
mod habits;
mod headline;
mod headline_source;
#[cfg(test)]
mod headline_tests;
pub mod heads;
mod holders;
mod homicide;
mod identifications;
mod incident;
mod included;
mod is_among;
mod issuer;
mod killed_by_forces;
mod labels;
mod listed_parts;
mod lists;
pub mod nobody_hurt;
mod np;
mod numbered;
mod offers;
mod operations;
mod ordinals;
#[cfg(test)]
mod other_words_tests;
mod partitives;
pub mod people;
#[cfg(test)]
mod plain_acts_tests;
#[cfg(test)]
mod plain_faults_tests;
#[cfg(test)]
mod plain_losses_tests;
mod precision_codes;
mod predicates;
mod present;
mod presumed;
mod reader;
pub mod reading;
pub mod reasons;
mod responsibility;
mod reviews;
mod roles;
#[cfg(test)]
mod rules_tests;
mod said_parts;
mod same_people;
mod searched_for;
mod second_guess;
mod seized_crews;
mod sides;
mod silence;
mod status;
mod syntax;
mod taken_up;
mod tallies;
mod the_first;
mod they_were;
mod threats;
#[cfg(test)]
mod told_otherwise_tests;
#[cfg(test)]
mod told_parts_tests;
mod tolls;
mod triage;
mod turns;
mod verification;
#[cfg(test)]
mod victims_tests;
mod whereabouts;
mod write;

pub use reader::Reader;
pub use reading::Reading;
