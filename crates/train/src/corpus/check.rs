//! What must hold of an annotated report beyond its form: references, numbers, values that go together.

use std::collections::HashSet;

use claims::check::interval_of_count;
use claims::reading::{Kind, Status};
use language::{Span, numbers};

use super::problem::Problem;
use super::report::{Attribution, Claim, Contradiction, Report, Role};

/// Everything that is wrong with a report, in order of its lines.
pub fn check(report: &Report) -> Vec<Problem> {
    let mut check = Check { report, problems: Vec::new() };
    check.head();
    check.ids();
    for attribution in &report.attributions {
        check.attribution(attribution);
    }
    for claim in &report.claims {
        check.claim(claim);
    }
    for role in &report.roles {
        check.role(role);
    }
    for contradiction in &report.contradictions {
        check.contradiction(contradiction);
    }
    check.problems.sort();
    check.problems
}

struct Check<'a> {
    report: &'a Report,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn say(&mut self, line: usize, what: impl Into<String>) {
        self.problems.push(Problem::new(line, what));
    }

    fn head(&mut self) {
        let head = &self.report.head;
        if self.report.number().is_none() || self.report.id.get(4..5) != Some("-") {
            self.say(1, "the file is not named NNNN-slug.txt");
        }
        for (key, value) in [("genre", &head.genre), ("region", &head.region)] {
            if value.is_empty() {
                self.say(1, format!("the head has no {key}"));
            }
        }
        if !(is_date(&head.published) && head.published.len() == 10) {
            self.say(1, "the head has no date YYYY-MM-DD of publication");
        }
        if self.report.text.is_empty() {
            self.say(1, "the report has no text");
        }
        for incident in &head.incidents {
            if incident.date.as_deref().is_some_and(|date| !is_date(date)) {
                self.say(incident.line, "a date is YYYY-MM-DD, YYYY-MM or YYYY");
            }
            for words in [&incident.place, &incident.by].into_iter().flatten() {
                if !self.report.text.contains(words.as_str()) {
                    self.say(incident.line, format!("{words:?} does not stand in the text"));
                }
            }
            let named = |id: &str| id == incident.id;
            if !self.report.claims.iter().any(|claim| named(&claim.incident)) {
                self.say(incident.line, format!("no claim is about {}", incident.id));
            }
        }
        if !head.incidents.is_empty() && !head.incidents.iter().any(|incident| incident.main) {
            self.say(1, "no incident is main");
        }
    }

    fn ids(&mut self) {
        let report = self.report;
        let ids = (report.head.incidents.iter().map(|i| ('i', &i.id, i.line)))
            .chain(report.attributions.iter().map(|a| ('a', &a.id, a.line)))
            .chain(report.claims.iter().map(|c| ('c', &c.id, c.line)));
        let mut seen = HashSet::new();
        for (letter, id, line) in ids {
            let number = id.strip_prefix(letter).unwrap_or_default();
            if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
                self.say(line, format!("the id {id:?} is not {letter} and a number"));
            }
            if !seen.insert(id) {
                self.say(line, format!("the id {id:?} is taken"));
            }
        }
    }

    fn incident(&mut self, line: usize, id: &str) {
        if self.report.incident(id).is_none() {
            self.say(line, format!("there is no incident {id:?}"));
        }
    }

    fn attribution(&mut self, attribution: &Attribution) {
        let line = attribution.line;
        if attribution.content.is_empty() || attribution.source.is_empty() && attribution.cue.is_empty() {
            self.say(line, "an attribution has a content, and a source or a cue");
        }
        let mut outside = attribution.source.iter().chain(&attribution.cue);
        if outside.any(|words| attribution.content.iter().any(|content| content.overlaps(*words))) {
            self.say(line, "source and cue stand outside the content");
        }
        let Some(outer) = &attribution.within else { return };
        match self.report.attribution(outer) {
            None => self.say(line, format!("there is no attribution {outer:?}")),
            Some(outer)
                if !attribution.content.iter().any(|c| outer.content.iter().any(|o| o.contains(*c))) =>
            {
                self.say(line, format!("it does not stand in the content of {}", outer.id));
            }
            Some(_) => {}
        }
    }

    fn claim(&mut self, claim: &Claim) {
        let line = claim.line;
        self.incident(line, &claim.incident);
        if claim.kind.is_count() {
            self.count(claim);
        } else if claim.interval.is_some() || claim.of.is_some() || claim.group.is_some() {
            self.say(line, "an act counts nobody: no number, no of, no group");
        }
        if claim.kind == Kind::Denial && claim.status != Status::Denied {
            self.say(line, "a denial has the status denied");
        }
        let holds = |words: Option<Span>| words.is_some_and(|words| claim.evidence.contains(words));
        if !holds(Some(claim.trigger)) && !holds(claim.quantity) && !holds(claim.of) {
            self.say(line, "the clause holds neither the trigger nor those counted");
        }
        if let Some(id) = claim.holder.as_ref().and_then(|holder| holder.attribution.as_ref())
            && self.report.attribution(id).is_none()
        {
            self.say(line, format!("there is no attribution {id:?}"));
        }
        if let Some(total) = &claim.part_of
            && (*total == claim.id || self.report.claim(total).is_none())
        {
            self.say(line, format!("{total:?} is no other claim"));
        }
    }

    fn count(&mut self, claim: &Claim) {
        if claim.group.is_none() {
            self.say(claim.line, "those counted have a group");
        }
        let Some(interval) = claim.interval else {
            return self.say(claim.line, "a count of people has an interval");
        };
        let quantity = claim.quantity.map(|words| words.of(&self.report.text));
        if claim.unread {
            if quantity.and_then(numbers::read).is_some() {
                self.say(claim.line, "the grammar reads these words: no \"unread\"");
            }
            return;
        }
        let wrong = interval_of_count(
            interval.low,
            interval.high,
            Some(interval.qualifier),
            interval.vague,
            quantity,
        );
        if let Some(what) = wrong {
            self.say(claim.line, what);
        }
    }

    fn role(&mut self, role: &Role) {
        self.incident(role.line, &role.incident);
    }

    fn contradiction(&mut self, contradiction: &Contradiction) {
        let line = contradiction.line;
        let sides = [&contradiction.a, &contradiction.b].map(|id| self.report.claim(id));
        match sides {
            [Some(a), Some(b)] if a.id == b.id => self.say(line, "a claim does not contradict itself"),
            [Some(a), Some(b)] if a.incident != b.incident => {
                self.say(line, "the two are about different incidents");
            }
            [Some(_), Some(_)] => {}
            _ => self.say(line, "it names a claim that does not exist"),
        }
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let numbers: Option<Vec<u32>> = parts
        .iter()
        .map(|part| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten())
        .collect();
    let Some(numbers) = numbers else { return false };
    [4, 2, 2].starts_with(&lengths)
        && !lengths.is_empty()
        && numbers.get(1).is_none_or(|month| (1..=12).contains(month))
        && numbers.get(2).is_none_or(|day| (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    const FILE: &str = "genre: wire\nregion: Alps\npublished: 2031-05-02\nincident: i1 main clash | place Orrin\n\n\
        Three guards died in Orrin, the mayor said, and the rebels denied it.\n\
        \x20 @ a1 | the mayor | said | Three guards died in Orrin\n\
        \x20 = c1 killed \"Three\" 3 | died | of guards | security_forces | holder the mayor @a1 | asserted | i1\n\
        \x20 = c2 denial | denied | holder the rebels | denied | i1\n\n\
        contradiction: c1 c2 denial incompatible | the rebels deny what the mayor says\n";

    fn problems(file: &str) -> Vec<(usize, String)> {
        let (report, problems) = parse("0001-orrin", file);
        assert_eq!(problems, Vec::new());
        check(&report).into_iter().map(|problem| (problem.line, problem.what)).collect()
    }

    #[test]
    fn a_sound_report_has_no_problem() {
        assert_eq!(problems(FILE), []);
    }

    #[test]
    fn problems_are_told() {
        for (from, to, line) in [
            ("\"Three\" 3", "\"Three\" 4", 8),
            ("\"Three\" 3", "\"Three guards\" 3", 8),
            ("\"Three\" 3", "vague:several", 8),
            ("\"Three\" 3", "\"Three\" 3 unread", 8),
            ("security_forces | ", "", 8),
            ("@a1", "@a7", 8),
            ("c2 denial", "c1 denial", 9),
            ("the rebels | denied", "the rebels | asserted", 9),
            ("the rebels | denied | i1", "the rebels | denied | i2", 9),
            ("denial | denied |", "denial 1 | denied |", 9),
            ("c1 c2", "c1 c3", 11),
            ("c1 c2", "c1 c1", 11),
            ("place Orrin", "place Vell", 4),
            ("2031-05-02", "2031-05", 1),
            ("i1 main", "i1 background", 1),
            ("| Three guards died in Orrin\n", "| *\n", 7),
        ] {
            let found = problems(&FILE.replacen(from, to, 1));
            assert!(found.iter().any(|(at, _)| *at == line), "{from:?} -> {to:?}: {found:?}");
        }
    }

    #[test]
    fn dates_are_known() {
        assert!(["2031", "2031-12", "2031-12-31"].iter().all(|date| is_date(date)));
        assert!(["", "31", "2031-13", "2031-1", "2031-12-32", "May 2031"].iter().all(|date| !is_date(date)));
    }
}
