//! DECIDED BY PEOPLE: what was decided, beside what the machine has, with who decided and why.

use incidents::review::{Person, VERDICT};
use ledger::Ruling;

use super::rich::Rich;

/// Decisions and remarks, one a line.
pub fn decided(rulings: &[Ruling], notes: &[(Person, String)]) -> Vec<Rich> {
    let notes = notes.iter().map(|(person, words)| {
        Rich::new().plain("note: ").strong(words).plain(&format!(" · {}", signed(person, false)))
    });
    rulings.iter().map(ruling).chain(notes).collect()
}

/// One decision.
pub fn ruling(ruling: &Ruling) -> Rich {
    let on = ruling.on.as_deref().unwrap_or("the incident");
    let field = if ruling.field == VERDICT { String::new() } else { format!(" {}", ruling.field) };
    let mut line = Rich::new().plain(&format!("{on}{field}: "));
    line = match &ruling.stands {
        Some(stands) => {
            let line = line.strong(stands);
            match &ruling.machine {
                Some(machine) => line.dim(&format!("; the machine has {machine}")),
                None => line,
            }
        }
        None => line.mark("NOT AGREED").plain("; the machine's value stands until somebody settles it"),
    };
    let disputed = ruling.stands.is_none();
    for (person, words) in &ruling.votes {
        let said = if disputed {
            format!(" · {words}, {}", signed(person, true))
        } else {
            format!(" · {}", signed(person, true))
        };
        line = line.plain(&said);
    }
    match &ruling.adjudicated {
        Some(_) => line.dim(" (settles what others had decided)"),
        None => line,
    }
}

/// "N. Abel, 2031-08-11 (entry 41): the list has no children".
fn signed(person: &Person, with_reason: bool) -> String {
    let day = person.at.get(..10).unwrap_or(&person.at);
    let blind = if person.blind { ", blind" } else { "" };
    let reason =
        if person.reason.is_empty() || !with_reason { String::new() } else { format!(": {}", person.reason) };
    format!("{}{blind}, {day} (entry {}){reason}", person.by, person.seq)
}
