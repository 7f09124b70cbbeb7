//! A sheet in Markdown: each row carries its label and its say-so, so that it survives being copied alone.

use super::counts::Count;
use super::estimate::EstimateSheet;
use super::positions::listed;
use super::rich::{Rich, Tone};
use super::sayings::Saying;
use super::sheet::Sheet;
use super::words;

/// The sheet as Markdown; `legend` says how it is to be read.
pub fn markdown(sheet: &Sheet, legend: &str) -> String {
    let mut out = String::new();
    line(&mut out, &format!("## {}", marked(&sheet.title)));
    line(&mut out, &format!("\n*{legend}*"));
    if let Some(text) = &sheet.no_incident {
        line(&mut out, &format!("\n**{}**", escaped(text)));
    }
    for incident in &sheet.main {
        line(&mut out, &format!("\n### {}\n", escaped(&incident.heading.text())));
        for fact in &incident.facts {
            line(&mut out, &format!("- {}: {}", fact.label, marked(&fact.text)));
        }
        counts(&mut out, &incident.counts);
        for estimate in &incident.estimates {
            self::estimate(&mut out, estimate);
        }
        sayings(&mut out, &incident.sayings);
    }
    if !sheet.conflicts.is_empty() {
        line(&mut out, "\n### Do not fit together\n");
        for conflict in &sheet.conflicts {
            let mut text = format!(
                "- **{}** {} · **{}**",
                conflict.letter,
                marked(&conflict.sides),
                words::strength(conflict.strength)
            );
            if !conflict.why.is_empty() {
                text += &format!(". {}", escaped(&conflict.why));
            }
            if !conflict.may_be.is_empty() {
                text += &format!(" (may be: {})", escaped(&conflict.may_be));
            }
            line(&mut out, &text);
        }
    }
    for section in &sheet.sections {
        // Headings in capitals are for terminals.
        let (first, rest) = section.title.split_at(1);
        line(&mut out, &format!("\n### {first}{}\n", rest.to_lowercase()));
        for told in &section.lines {
            line(&mut out, &format!("- {}", marked(told)));
        }
    }
    if !sheet.background.is_empty() {
        line(&mut out, "\n### Background, not counted above");
        for incident in &sheet.background {
            line(&mut out, &format!("\n{}", marked(&incident.heading)));
            counts(&mut out, &incident.counts);
            sayings(&mut out, &incident.sayings);
        }
    }
    list(&mut out, "Not said", sheet.not_said.iter().map(|text| escaped(text)));
    let left_out = sheet.left_out.iter().map(|left_out| {
        let at = left_out.at.map_or(String::new(), |at| format!(" {at}"));
        escaped(&left_out.text) + &at
    });
    let more = (sheet.more_left_out > 0).then(|| format!("and {} more", sheet.more_left_out));
    list(&mut out, "Left out", left_out.chain(more));
    list(&mut out, "Notes", sheet.notes.iter().map(|text| escaped(text)));
    out
}

fn counts(out: &mut String, counts: &[Count]) {
    if counts.is_empty() {
        return;
    }
    line(out, "\n| How many | in the text | on whose say-so | At |\n|---|---|---|---|");
    let mut total_of = "";
    for count in counts {
        let label = if count.is_total { format!("{total_of}, in all") } else { count.label.clone() };
        let row = [escaped(label.trim()), escaped(&count.words), marked(&count.who), listed(&count.at)];
        line(out, &format!("| {} |", row.join(" | ")));
        if !count.is_total {
            total_of = &count.label;
        }
    }
}

fn estimate(out: &mut String, estimate: &EstimateSheet) {
    line(out, &format!("\n**{}** · {}", escaped(&estimate.title), escaped(&estimate.counts)));
    if !estimate.rows.is_empty() {
        line(out, "\n| Bound | in the text | on whose say-so, and why | At |\n|---|---|---|---|");
    }
    for row in &estimate.rows {
        let cells = [escaped(row.label.trim()), escaped(&row.words), marked(&row.who), escaped(&row.at)];
        line(out, &format!("| {} |", cells.join(" | ")));
    }
    if !estimate.remarks.is_empty() {
        line(out, "");
    }
    for (head, text) in &estimate.remarks {
        line(out, &format!("- {}{}{}", escaped(head), if head.is_empty() { "" } else { ": " }, marked(text)));
    }
}

fn sayings(out: &mut String, sayings: &[Saying]) {
    if sayings.is_empty() {
        return;
    }
    line(out, "\n| Who | says what | At |\n|---|---|---|");
    for saying in sayings {
        let row = [marked(&saying.who), marked(&saying.what), listed(&saying.at)];
        line(out, &format!("| {} |", row.join(" | ")));
    }
}

fn list(out: &mut String, head: &str, items: impl Iterator<Item = String>) {
    let mut begun = false;
    for item in items {
        if !begun {
            line(out, &format!("\n### {head}\n"));
            begun = true;
        }
        line(out, &format!("- {item}"));
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text.trim_end());
    out.push('\n');
}

/// Rich text with Markdown's marks.
fn marked(text: &Rich) -> String {
    let mut out = String::new();
    for (tone, piece) in text.pieces() {
        match tone {
            Tone::Strong | Tone::Mark | Tone::Alarm => {
                // Marks must touch the words that they mark.
                let words = piece.trim();
                let (before, after) = piece.split_once(words).unwrap_or(("", ""));
                out.push_str(&format!("{before}**{}**{after}", escaped(words)));
            }
            Tone::Plain | Tone::Dim => out.push_str(&escaped(piece)),
        }
    }
    out
}

/// The text with every character that Markdown or HTML could take for a sign escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in super::rich::safe(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_escaped() {
        assert_eq!(escaped("a|b <i>*c*\n#d"), r"a\|b &lt;i&gt;\*c\* \#d");
        assert_eq!(marked(&Rich::new().strong("no *one*").plain(" hurt")), r"**no \*one\*** hurt");
    }
}
