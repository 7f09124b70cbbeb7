//! A file -> [`Report`]: every value known, every quoted word found in the text.

use claims::reading::{
    Against, Ascription, ContradictionKind, Effect, Group, IncidentType, Kind, Mode, RoleName, Status,
    Strength,
};
use language::Span;

use super::interval::Interval;
use super::layout::Layout;
use super::problem::Problem;
use super::report::{Attribution, Claim, Contradiction, Head, Holder, Incident, Report, Role};
use super::words;

/// Reads a file; what cannot be read is left out and told in the problems.
pub fn parse(id: &str, file: &str) -> (Report, Vec<Problem>) {
    let mut problems = Vec::new();
    let layout = Layout::new(file, &mut problems);
    let mut report = Report {
        id: id.to_owned(),
        head: head(&layout.head, &mut problems),
        text: layout.text,
        lines: layout.lines,
        ..Report::default()
    };
    for (line, at, annotation) in layout.annotations {
        if let Err(what) = annotate(&mut report, line, at, annotation) {
            problems.push(Problem::new(line, what));
        }
    }
    for (line, words) in layout.contradictions {
        match contradiction(line, words) {
            Ok(contradiction) => report.contradictions.push(contradiction),
            Err(what) => problems.push(Problem::new(line, what)),
        }
    }
    (report, problems)
}

fn head(lines: &[(usize, &str, &str)], problems: &mut Vec<Problem>) -> Head {
    let mut head = Head::default();
    for &(line, key, value) in lines {
        let value_owned = value.to_owned();
        match key {
            "genre" => head.genre = value_owned,
            "region" => head.region = value_owned,
            "published" => head.published = value_owned,
            "outlet" => head.outlet = Some(value_owned),
            "title" => head.title = Some(value_owned),
            "incident" => match incident(line, value) {
                Ok(incident) => head.incidents.push(incident),
                Err(what) => problems.push(Problem::new(line, what)),
            },
            _ => problems.push(Problem::new(line, format!("the head knows no {key:?}"))),
        }
    }
    head
}

/// `i1 main attack | place WORDS | date 2029-03 | by WORDS | against mixed`.
fn incident(line: usize, value: &str) -> Result<Incident, String> {
    let mut fields = value.split(" | ").map(str::trim);
    let [id, main, kind] = split(fields.next().unwrap_or_default())?;
    let main = match main {
        "main" => true,
        "background" => false,
        _ => return Err(format!("{main:?} is neither main nor background")),
    };
    let kind = IncidentType::from_name(kind).ok_or_else(|| format!("{kind:?} is no type of incident"))?;
    let id = id.to_owned();
    let mut incident = Incident { id, main, kind, place: None, date: None, by: None, against: None, line };
    for field in fields {
        let (key, words) = field.split_once(' ').unwrap_or((field, ""));
        match key {
            "place" => incident.place = Some(words.to_owned()),
            "date" => incident.date = Some(words.to_owned()),
            "by" => incident.by = Some(words.to_owned()),
            "against" => {
                incident.against = Some(
                    Against::from_name(words).ok_or_else(|| format!("{words:?} is no value of against"))?,
                );
            }
            _ => return Err(format!("an incident has no {key:?}")),
        }
    }
    Ok(incident)
}

fn annotate(report: &mut Report, line: usize, at: usize, annotation: &str) -> Result<(), String> {
    let (sign, rest) = annotation.split_at(annotation.chars().next().map_or(0, char::len_utf8));
    let mut fields = rest.split(" | ").map(str::trim);
    let first = fields.next().unwrap_or_default();
    let fields: Vec<&str> = fields.collect();
    let here = Here { report, at, line };
    match sign {
        "@" => {
            let attribution = here.attribution(first, &fields)?;
            report.attributions.push(attribution);
        }
        "=" => {
            let claim = here.claim(first, &fields)?;
            report.claims.push(claim);
        }
        ">" => {
            let role = here.role(first, &fields)?;
            report.roles.push(role);
        }
        "!" => {
            let words = here.find(first)?;
            report.figures_of_speech.push(words);
            report.lines[at].quiet = true;
        }
        "~" => report.lines[at].quiet = true,
        _ => return Err(format!("an annotation begins with one of @ = > ! ~, not with {sign:?}")),
    }
    Ok(())
}

/// The place of an annotation.
struct Here<'a> {
    report: &'a Report,
    /// Index of the text line that it speaks of.
    at: usize,
    /// Its line in the file.
    line: usize,
}

impl Here<'_> {
    fn find(&self, quoted: &str) -> Result<Span, String> {
        words::find(quoted, &self.report.text, &self.report.lines, self.at)
    }

    /// Pieces joined with ` + `; `-` for what is not there.
    fn find_pieces(&self, quoted: &str) -> Result<Vec<Span>, String> {
        if quoted == "-" {
            Ok(Vec::new())
        } else {
            quoted.split(" + ").map(|piece| self.find(piece)).collect()
        }
    }

    /// `@ ID | SOURCE | CUE | CONTENT + CONTENT | direct | in ID`.
    fn attribution(&self, id: &str, fields: &[&str]) -> Result<Attribution, String> {
        let [source, cue, content, more @ ..] = fields else {
            return Err("an attribution is: ID | SOURCE | CUE | CONTENT".to_owned());
        };
        let mut attribution = Attribution {
            id: id.to_owned(),
            source: self.find_pieces(source)?,
            cue: self.find_pieces(cue)?,
            content: self.find_pieces(content)?,
            mode: None,
            within: None,
            line: self.line,
        };
        for field in more {
            if let Some(outer) = field.strip_prefix("in ") {
                attribution.within = Some(outer.to_owned());
            } else {
                attribution.mode =
                    Some(Mode::from_name(field).ok_or_else(|| format!("an attribution has no {field:?}"))?);
            }
        }
        Ok(attribution)
    }

    /// `= ID KIND "QUANTITY" INTERVAL | TRIGGER | ...`.
    fn claim(&self, first: &str, fields: &[&str]) -> Result<Claim, String> {
        let (id, rest) = first.split_once(' ').ok_or("a claim begins with its id and kind")?;
        let (kind, number) = rest.split_once(' ').map_or((rest, ""), |(kind, number)| (kind, number.trim()));
        let kind = Kind::from_name(kind).ok_or_else(|| format!("{kind:?} is no kind"))?;
        let [trigger, fields @ ..] = fields else { return Err("a claim has a trigger".to_owned()) };
        let (number, unread) = number.strip_suffix(" unread").map_or((number, false), |n| (n, true));
        let (quantity, notation) = match number.rsplit_once('"') {
            Some((words, after)) => {
                let (suffix, notation) = after.split_once(' ').ok_or("the quantity's interval is missing")?;
                let words = words.strip_prefix('"').ok_or("a quantity stands in quotation marks")?;
                (Some(self.find(&format!("{words}{suffix}"))?), notation)
            }
            None => (None, number),
        };
        let interval = match notation {
            "" => None,
            _ => Some(Interval::parse(notation).ok_or_else(|| format!("{notation:?} is no interval"))?),
        };
        let whole_line = self.report.lines.get(self.at).map_or(Span::default(), |line| line.span);
        let mut claim = Claim {
            id: id.to_owned(),
            kind,
            interval,
            quantity,
            unread,
            trigger: self.find(trigger)?,
            of: None,
            group: None,
            holder: None,
            status: Status::Asserted,
            marker: None,
            verified_by: None,
            incident: String::new(),
            part_of: None,
            evidence: whole_line,
            figurative: false,
            line: self.line,
        };
        let mut status = None;
        for field in fields {
            self.claim_field(&mut claim, &mut status, field)?;
        }
        claim.status = status.ok_or("the claim has no status")?;
        Ok(claim)
    }

    fn claim_field(&self, claim: &mut Claim, status: &mut Option<Status>, field: &str) -> Result<(), String> {
        if let Some(words) = field.strip_prefix("of ") {
            claim.of = Some(self.find(words)?);
        } else if let Some(words) = field.strip_prefix("holder ") {
            let (words, attribution) = match words.rsplit_once(" @") {
                Some((words, id)) => (words, Some(id.to_owned())),
                None => (words, None),
            };
            claim.holder = Some(Holder { words: self.find(words)?, attribution });
        } else if let Some(words) = field.strip_prefix("marker ") {
            claim.marker = Some(self.find(words)?);
        } else if let Some(words) = field.strip_prefix("verified by ") {
            claim.verified_by = Some(self.find(words)?);
        } else if let Some(id) = field.strip_prefix("part of ") {
            claim.part_of = Some(id.to_owned());
        } else if let Some(words) = field.strip_prefix("clause ") {
            claim.evidence = self.find(words)?;
        } else if field == "fig" {
            claim.figurative = true;
        } else if let Some(group) = Group::from_name(field) {
            claim.group = Some(group);
        } else if let Some(value) = Status::from_name(field) {
            *status = Some(value);
        } else if claim.incident.is_empty() && field.starts_with('i') && !field.contains(' ') {
            claim.incident = field.to_owned();
        } else {
            return Err(format!("a claim has no {field:?}"));
        }
        Ok(())
    }

    /// `> ROLE NAME | WORDS | EFFECT | CONFIDENCE | INCIDENT`.
    fn role(&self, first: &str, fields: &[&str]) -> Result<Role, String> {
        let (role, name) = first.split_once(' ').ok_or("a role has a name")?;
        let [words, fields @ .., incident] = fields else {
            return Err("a role is: ROLE NAME | WORDS | INCIDENT".to_owned());
        };
        let mut role = Role {
            role: RoleName::from_name(role).ok_or_else(|| format!("{role:?} is no role"))?,
            name: name.to_owned(),
            words: self.find(words)?,
            effect: None,
            confidence: None,
            incident: (*incident).to_owned(),
            line: self.line,
        };
        for field in fields {
            if let Some(effect) = Effect::from_name(field) {
                role.effect = Some(effect);
            } else if let Some(confidence) = Ascription::from_name(field) {
                role.confidence = Some(confidence);
            } else {
                return Err(format!("a role has no {field:?}"));
            }
        }
        Ok(role)
    }
}

/// `c3 c5 figure incompatible | why`.
fn contradiction(line: usize, value: &str) -> Result<Contradiction, String> {
    let (values, why) = value.split_once(" | ").ok_or("a contradiction says why")?;
    let [a, b, kind, strength] = split(values)?;
    Ok(Contradiction {
        a: a.to_owned(),
        b: b.to_owned(),
        kind: ContradictionKind::from_name(kind)
            .ok_or_else(|| format!("{kind:?} is no kind of contradiction"))?,
        strength: Strength::from_name(strength).ok_or_else(|| format!("{strength:?} is no strength"))?,
        why: why.to_owned(),
        line,
    })
}

/// Exactly N words between blanks.
fn split<const N: usize>(words: &str) -> Result<[&str; N], String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let found = words.len();
    words.try_into().map_err(|_| format!("{N} words are wanted here, {found} are given"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "genre: wire\nregion: Alps\npublished: 2031-05-02\n\
        incident: i1 main bombing | place Orrin | date 2031-05-01 | against nonmilitary\n\n\
        A bomb killed at least two clerks in Orrin, police said.\n\
        \x20 @ a1 | police | said | A bomb killed at least two clerks in Orrin\n\
        \x20 = c1 killed \"at least two\" >=2 | killed | of clerks | workers | holder police @a1 | asserted | i1 | clause A bomb killed at least two clerks in Orrin\n\
        \x20 > instrument bomb | bomb | reported_as_fact | i1\n\
        He spoke of one.\n\
        \x20 = c2 killed \"one\" 1 | killed@-1 | people | holder police@-1 | possible | i1 | fig\n\n\
        contradiction: c1 c2 figure incompatible | one against two\n";

    #[test]
    fn annotations_are_read() {
        let (report, problems) = parse("0001-orrin", FILE);
        assert_eq!(problems, Vec::new());
        let of = |span: Span| span.of(&report.text);
        assert_eq!(report.head.incidents[0].place.as_deref(), Some("Orrin"));
        assert_eq!(
            report.attributions[0].source.iter().map(|&span| of(span)).collect::<Vec<_>>(),
            ["police"]
        );
        let [first, second] = &report.claims[..] else { panic!("{:?}", report.claims) };
        assert_eq!(first.quantity.map(of), Some("at least two"));
        assert_eq!(of(first.evidence), "A bomb killed at least two clerks in Orrin");
        assert_eq!(first.holder.as_ref().and_then(|h| h.attribution.as_deref()), Some("a1"));
        assert_eq!(
            (of(second.trigger), second.status, second.figurative),
            ("killed", Status::Possible, true)
        );
        assert_eq!(of(second.evidence), "He spoke of one.");
        assert_eq!(report.roles[0].name, "bomb");
        assert_eq!(report.contradictions[0].b, "c2");
    }

    #[test]
    fn what_is_wrong_names_its_line() {
        let file = FILE
            .replace("| killed | of clerks", "| slain | of clerks")
            .replace("wire\n", "wire\nmood: grim\n")
            .replace("c2 figure", "c2 number");
        let (_, problems) = parse("0001-orrin", &file);
        assert_eq!(problems.iter().map(|p| p.line).collect::<Vec<_>>(), [2, 9, 14]);
    }
}
