//! One suite for both databases. PostgreSQL's half starts a server of its own, and is skipped with a notice where none is
//! installed.

mod adding;
mod damage;
mod derived;
mod faults;
mod linking;
mod opening;
mod place;
mod redaction;
mod reviews;
mod samples;
mod speed;

/// Makes of each test one for a file of SQLite and one for a PostgreSQL database.
macro_rules! on_both {
    ($($(#[$meta:meta])* fn $name:ident($place:ident) $body:block)+) => {
        $(fn $name($place: &crate::place::Place) $body)+
        mod sqlite {
            $($(#[$meta])* #[test] fn $name() { super::$name(&crate::place::Place::file()) })+
        }
        mod postgresql {
            $($(#[$meta])* #[test] fn $name() {
                if let Some(place) = crate::place::Place::database() {
                    super::$name(&place)
                }
            })+
        }
    };
}
use on_both;
