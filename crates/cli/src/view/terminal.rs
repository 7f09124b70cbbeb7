//! A sheet on a terminal.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::counts::Count;
use super::estimate::EstimateSheet;
use super::positions::listed;
use super::rich::{Rich, Tone};
use super::sheet::{Background, IncidentSheet, Sheet};
use super::words;

/// Below this width tables become lists: a row's words and its say-so would not stand on one line.
const MIN_TABLE_WIDTH: usize = 60;

/// Spaces between columns.
const GAP: usize = 2;

/// How a sheet is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns of a line.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
}

/// How the sheet of one report is to be read.
pub const LEGEND: &str = "What this report says, not what happened. (2:1 = paragraph 2, sentence 1)";

/// What stands above and below a sheet.
#[derive(Clone, Debug)]
pub struct Frame {
    /// How it is to be read.
    pub legend: String,
    /// What it is made of, and where there is more.
    pub end: String,
}

/// The sheet of one report as lines of text.
pub fn terminal(sheet: &Sheet, layout: Layout) -> String {
    let frame = Frame {
        legend: LEGEND.to_owned(),
        end: "1 report, unreviewed · the words: --explain · all fields: --format jsonl".to_owned(),
    };
    framed(sheet, &frame, layout)
}

/// A sheet as lines of text.
pub fn framed(sheet: &Sheet, frame: &Frame, layout: Layout) -> String {
    let mut page = Page::new(layout);
    page.paragraph("", &sheet.title);
    page.paragraph("", &Rich::new().dim(&frame.legend));
    if let Some(text) = &sheet.no_incident {
        page.blank();
        page.paragraph("", &Rich::new().strong(text));
    }
    for incident in &sheet.main {
        page.incident(incident);
    }
    page.conflicts(sheet);
    page.sections(sheet);
    page.background(&sheet.background);
    page.omissions(sheet);
    page.blank();
    page.paragraph("", &Rich::new().dim(&frame.end));
    page.finish()
}

/// A page that is being filled from the top.
pub struct Page {
    layout: Layout,
    out: String,
}

impl Page {
    /// An empty page.
    pub fn new(layout: Layout) -> Self {
        Self { layout, out: String::new() }
    }

    /// Its text.
    pub fn finish(self) -> String {
        self.out
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A paragraph whose first line begins with `head`; the others are indented as deep.
    pub fn paragraph(&mut self, head: &str, text: &Rich) {
        let indent = head.width();
        for (index, line) in text.wrap(self.layout.width.saturating_sub(indent)).iter().enumerate() {
            if index == 0 {
                self.out.push_str(head);
            } else {
                self.out.extend(std::iter::repeat_n(' ', indent));
            }
            self.text(line);
            self.end_line();
        }
    }

    fn text(&mut self, text: &Rich) {
        for (tone, piece) in text.pieces() {
            self.piece(tone, piece);
        }
    }

    fn piece(&mut self, tone: Tone, piece: &str) {
        let style = match tone {
            Tone::Plain => Style::new(),
            Tone::Strong => Style::new().bold(),
            Tone::Dim => Style::new().dimmed(),
            Tone::Mark => AnsiColor::Yellow.on_default().bold(),
            Tone::Alarm => AnsiColor::Red.on_default().bold(),
        };
        if self.layout.color && tone != Tone::Plain {
            self.out.push_str(&format!("{style}{piece}{style:#}"));
        } else {
            self.out.push_str(piece);
        }
    }

    fn end_line(&mut self) {
        let end = self.out.trim_end_matches(' ').len();
        self.out.truncate(end);
        self.out.push('\n');
    }

    fn sections(&mut self, sheet: &Sheet) {
        for section in &sheet.sections {
            self.blank();
            self.paragraph("", &Rich::new().strong(&section.title));
            for line in &section.lines {
                self.paragraph("- ", line);
            }
        }
    }

    fn incident(&mut self, incident: &IncidentSheet) {
        self.blank();
        self.paragraph("", &incident.heading);
        for fact in &incident.facts {
            self.paragraph(&format!("{:<7}", fact.label), &fact.text);
        }
        if !incident.counts.is_empty() {
            self.blank();
            self.counts(&incident.counts, ["HOW MANY", "IN THE TEXT", "ON WHOSE SAY-SO", "AT"]);
        }
        for estimate in &incident.estimates {
            self.estimate(estimate);
        }
        if !incident.sayings.is_empty() {
            self.blank();
            let rows: Vec<_> = incident
                .sayings
                .iter()
                .map(|saying| [saying.who.clone(), saying.what.clone(), Rich::new().dim(&listed(&saying.at))])
                .collect();
            self.table(["WHO SAYS WHAT", "", "AT"], &rows, [24, usize::MAX, 8]);
        }
    }

    /// What a policy makes of the claims.
    pub fn estimate(&mut self, estimate: &EstimateSheet) {
        self.blank();
        self.paragraph("", &Rich::new().strong(&estimate.title).plain(&format!(" · {}", estimate.counts)));
        if !estimate.applies {
            return;
        }
        let row = |row: &super::estimate::EstimateRow| {
            [
                Rich::from(row.label.as_str()),
                Rich::new().strong(&row.words),
                row.who.clone(),
                Rich::new().dim(&row.at),
            ]
        };
        let rows: Vec<_> = estimate.rows.iter().map(row).collect();
        if !rows.is_empty() {
            self.table(
                ["", "IN THE TEXT", "ON WHOSE SAY-SO, AND WHY", "AT"],
                &rows,
                [18, 22, usize::MAX, 10],
            );
        }
        let mut last = "";
        for (head, text) in &estimate.remarks {
            self.headed(if *head == last { "" } else { head }, text);
            last = head;
        }
    }

    fn counts(&mut self, counts: &[Count], heads: [&str; 4]) {
        let mut last = "";
        let mut rows = Vec::new();
        for count in counts {
            let label = if count.label == last { "" } else { count.label.as_str() };
            last = &count.label;
            let words = if count.is_total {
                Rich::new().plain(&count.words)
            } else {
                Rich::new().strong(&count.words)
            };
            rows.push([Rich::from(label), words, count.who.clone(), Rich::new().dim(&listed(&count.at))]);
        }
        self.table(heads, &rows, [18, 20, usize::MAX, 8]);
    }

    /// A table whose columns are as wide as their cells, up to `limits`; the one without a limit takes what is left.
    fn table<const N: usize>(&mut self, heads: [&str; N], rows: &[[Rich; N]], limits: [usize; N]) {
        if self.layout.width < MIN_TABLE_WIDTH {
            return self.list(heads, rows);
        }
        let mut widths = [0; N];
        for (column, width) in widths.iter_mut().enumerate() {
            let cells = rows.iter().map(|row| row[column].width());
            *width = cells.chain([heads[column].len()]).max().unwrap_or(0).min(limits[column]);
        }
        if let Some(open) = limits.iter().position(|&limit| limit == usize::MAX) {
            let others: usize =
                widths.iter().enumerate().filter(|(c, _)| *c != open).map(|(_, w)| w + GAP).sum();
            widths[open] = self.layout.width.saturating_sub(others);
        }
        self.row(&heads.map(|head| Rich::new().with(Tone::Strong, head)), &widths);
        for row in rows {
            self.row(row, &widths);
        }
    }

    fn row<const N: usize>(&mut self, row: &[Rich; N], widths: &[usize; N]) {
        let cells: Vec<Vec<Rich>> = row.iter().zip(widths).map(|(cell, &width)| cell.wrap(width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            for (cell, &width) in cells.iter().zip(widths) {
                let text = cell.get(line).cloned().unwrap_or_default();
                let used = text.width();
                self.text(&text);
                self.out.extend(std::iter::repeat_n(' ', width.saturating_sub(used) + GAP));
            }
            self.end_line();
        }
    }

    /// The same rows for a narrow terminal: one paragraph a row.
    fn list<const N: usize>(&mut self, heads: [&str; N], rows: &[[Rich; N]]) {
        self.paragraph("", &Rich::new().strong(heads[0]));
        let mut label = Rich::new();
        for row in rows {
            let mut line = Rich::new();
            for (column, cell) in row.iter().enumerate() {
                if column == 0 && !cell.is_empty() {
                    label = cell.clone();
                }
                let cell = if column == 0 { &label } else { cell };
                if cell.is_empty() {
                    continue;
                }
                if !line.is_empty() {
                    line.push(Tone::Plain, if column == 1 { ": " } else { " · " });
                }
                line = line.then(cell.clone());
            }
            self.paragraph("- ", &line);
        }
    }

    fn conflicts(&mut self, sheet: &Sheet) {
        if sheet.conflicts.is_empty() {
            return;
        }
        self.blank();
        self.paragraph("", &Rich::new().strong("DO NOT FIT TOGETHER"));
        for conflict in &sheet.conflicts {
            let sides =
                conflict.sides.clone().plain(" · ").with(Tone::Alarm, words::strength(conflict.strength));
            self.paragraph(&format!("{:<3}", conflict.letter), &sides);
            if !conflict.why.is_empty() {
                self.paragraph("   ", &Rich::from(conflict.why.as_str()));
            }
            if !conflict.may_be.is_empty() {
                self.paragraph("   ", &Rich::new().dim(&format!("may be: {}", conflict.may_be)));
            }
        }
    }

    fn background(&mut self, background: &[Background]) {
        if background.is_empty() {
            return;
        }
        self.blank();
        self.paragraph("", &Rich::new().strong("BACKGROUND, not counted above"));
        for incident in background {
            self.paragraph("", &incident.heading);
            for count in &incident.counts {
                let line = Rich::from(format!("{}: ", count.label).as_str())
                    .strong(&count.words)
                    .plain(" · ")
                    .then(count.who.clone())
                    .dim(&format!(" {}", listed(&count.at)));
                self.paragraph("  ", &line);
            }
            for saying in &incident.sayings {
                let at = listed(&saying.at);
                let line = saying.who.clone().plain(": ").then(saying.what.clone()).dim(&format!(" {at}"));
                self.paragraph("  ", &line);
            }
            if incident.more > 0 {
                self.paragraph(
                    "  ",
                    &Rich::new().dim(&format!("and {} more (--format jsonl)", incident.more)),
                );
            }
        }
    }

    fn omissions(&mut self, sheet: &Sheet) {
        let (not_said, left_out) = (&sheet.not_said, &sheet.left_out);
        if !not_said.is_empty() || !left_out.is_empty() || !sheet.notes.is_empty() {
            self.blank();
        }
        if !not_said.is_empty() {
            self.headed("NOT SAID", &Rich::from(not_said.join(" · ").as_str()));
        }
        for (index, left_out) in left_out.iter().enumerate() {
            let at = left_out.at.map_or(String::new(), |at| format!(" {at}"));
            let text = Rich::from(left_out.text.as_str()).dim(&at);
            self.headed(if index == 0 { "LEFT OUT" } else { "" }, &text);
        }
        if sheet.more_left_out > 0 {
            self.headed("", &Rich::new().dim(&format!("and {} more (--format jsonl)", sheet.more_left_out)));
        }
        for (index, note) in sheet.notes.iter().enumerate() {
            self.headed(if index == 0 { "NOTES" } else { "" }, &Rich::from(note.as_str()));
        }
    }

    fn headed(&mut self, head: &str, text: &Rich) {
        if self.layout.width < MIN_TABLE_WIDTH {
            let head = if head.is_empty() { "- ".to_owned() } else { format!("{head}: ") };
            return self.paragraph("", &Rich::new().strong(&head).then(text.clone()));
        }
        self.paragraph(&format!("{head:<10}"), text);
    }
}
