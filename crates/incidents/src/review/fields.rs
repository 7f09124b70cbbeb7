//! Fields that people correct: what they write, and what that makes of a claim or an incident.
//!
//! A number is corrected by the words that give it: the interval is the one that they express.

use claims::Reading;
use claims::check;
use claims::reading::Reality;
use claims::reading::{Claim, Holder, HolderType, How, Kind, Stance, Status, TextSpan, VerificationState};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Correction, merge_patch};

/// Fields of a claim that can be corrected, each with what is to be given.
pub const OF_CLAIM: &[(&str, &str)] = &[
    ("kind", "killed, injured, abducted ..."),
    (
        "quantity",
        "the words of the number, as they stand in the clause; - for one person, plural for a bare plural",
    ),
    ("group", "civilians, militants, security_forces ..."),
    ("of", "those counted, in the report's words; - for none"),
    ("as_called", "the holder's word for those counted; - for none"),
    ("role_detail", "soldier, police, guard ...; - for none"),
    ("holder", "whose words they are, as the report names them; - for the report itself"),
    ("holder_type", "police, military, armed_group ..."),
    ("status", "asserted, admitted, denied, unverified, possible, unreal"),
    ("part_of", "the claim of the total; - for none"),
    ("time", "when it happened: 2031-05-04; - for not known"),
    ("as_of", "the moment that the figure is about; - for not known"),
];

/// Fields of an incident that can be corrected.
pub const OF_INCIDENT: &[(&str, &str)] = &[
    ("type", "bombing, shooting, clash ..."),
    ("title", "a name for people to read"),
    ("place.name", "where; place=- for not known"),
    ("place.country", "two letters; - for not known"),
    ("place.admin1", "the first-level division; - for not known"),
    ("place.lat", "degrees north; - for not known"),
    ("place.lon", "degrees east; - for not known"),
    ("place.precision", "exact, near, line, adm2, adm1, country, sea_or_air, unknown"),
    ("start", "the first possible day: 2031-05-04; - for not known"),
    ("end", "the last possible day; - for not known"),
    ("date_precision", "day, week, month, year, unknown"),
    ("actors", "who is said to have done it, separated by semicolons; - for nobody"),
    ("killed, injured ...", "the claims whose numbers give the figure: r12/c5+r14/c2; - for no figure"),
    ("airwars.grade", "confirmed, fair, weak, contested, discounted"),
];

/// The correction of a field of a claim; `other` finds another claim of the report by what the reviewer calls it.
///
/// # Errors
/// Says what can be given, if the field or the value is unknown, or if the words do not stand in the report.
pub fn of_claim(
    field: &str,
    words: &str,
    claim: &Claim,
    reading: &Reading,
    text: &str,
) -> Result<Correction, String> {
    let value = serde_json::to_value(claim).map_err(|error| error.to_string())?;
    let none = words == "-";
    let mut patch = Map::new();
    let mut set = |name: &str, value: Value| {
        patch.insert(name.to_owned(), value);
    };
    let mut was = value.get(field).cloned().unwrap_or(Value::Null);
    match field {
        "kind" => {
            let kind = Kind::from_name(words).ok_or_else(|| one_of(Kind::ALL))?;
            if kind.is_count() != claim.kind.is_count() {
                return Err(
                    "a count cannot become an act, nor an act a count: reject the claim and add another"
                        .to_owned(),
                );
            }
            set("kind", json!(kind));
        }
        "group" => {
            let group = claims::reading::Group::from_name(words);
            set("group", json!(group.ok_or_else(|| one_of(claims::reading::Group::ALL))?));
        }
        "role_detail" if none => set("role_detail", Value::Null),
        "role_detail" => {
            let role = claims::reading::RoleDetail::from_name(words);
            set("role_detail", json!(role.ok_or_else(|| one_of(claims::reading::RoleDetail::ALL))?));
        }
        "of" | "as_called" | "time" | "as_of" if none => set(field, Value::Null),
        "of" | "as_called" => {
            if find_words(text, words, claim.evidence.start).is_none() {
                return Err(not_there(words));
            }
            set(field, json!(words));
        }
        "time" | "as_of" => set(field, json!(day(words)?)),
        "part_of" if none => set(field, Value::Null),
        "part_of" => {
            let id = words.rsplit('/').next().unwrap_or(words);
            if id == claim.id || !reading.claims.iter().any(|known| known.id == id) {
                return Err(format!("the report has no other claim {id}"));
            }
            if is_part_of(id, &claim.id, reading) {
                return Err(format!("{id} is a part of {} already", claim.id));
            }
            set(field, json!(id));
        }
        "quantity" => {
            if !claim.kind.is_count() {
                return Err(format!("a claim of kind {} counts nobody", claim.kind));
            }
            was = json!(claim.quantity.as_ref().map(|span| &span.text));
            let near = claim.quantity.as_ref().unwrap_or(&claim.trigger).start;
            for (name, value) in quantity(words, &claim.evidence, near, text)? {
                set(&name, value);
            }
        }
        "holder" => {
            was = json!(claim.holder.as_ref().map(|holder| &holder.text));
            set("holder", if none { Value::Null } else { json!(holder(words, claim, reading, text)?) });
        }
        "holder_type" => {
            let Some(holder) = &claim.holder else {
                return Err("the report says it itself: there is no holder".to_owned());
            };
            was = json!(holder.holder_type);
            let kind = HolderType::from_name(words).ok_or_else(|| one_of(HolderType::ALL))?;
            set("holder", json!({"type": kind}));
        }
        "status" => {
            let status = Status::from_name(words).ok_or_else(|| one_of(Status::ALL))?;
            for (name, value) in state(status, claim) {
                set(&name, value);
            }
        }
        _ => {
            let known: Vec<&str> = OF_CLAIM.iter().map(|(name, _)| *name).collect();
            return Err(format!(
                "a claim has no field {field:?} that can be corrected; it has {}",
                known.join(", ")
            ));
        }
    }
    let value = match patch.get(field) {
        Some(Value::String(value)) => value.clone(),
        _ => words.to_owned(),
    };
    Ok(Correction { field: field.to_owned(), value, patch, was })
}

/// The correction of a field of an incident over its reports, of which `machine` is the machine's summary.
///
/// # Errors
/// Says what can be given, if the field or the value is unknown.
pub fn of_incident(field: &str, words: &str, machine: &crate::Summary) -> Result<Correction, String> {
    use claims::reading::{DatePrecision, IncidentType, PlacePrecision};
    let none = words == "-";
    let value = serde_json::to_value(machine).map_err(|error| error.to_string())?;
    let at =
        |path: &str| value.pointer(&format!("/{}", path.replace('.', "/"))).cloned().unwrap_or(Value::Null);
    let wrap = |path: &str, value: Value| path.rsplit('.').fold(value, |inner, name| json!({name: inner}));
    let given = match field {
        "type" => json!(IncidentType::from_name(words).ok_or_else(|| one_of(IncidentType::ALL))?),
        "date_precision" => json!(DatePrecision::from_name(words).ok_or_else(|| one_of(DatePrecision::ALL))?),
        "place.precision" => {
            json!(PlacePrecision::from_name(words).ok_or_else(|| one_of(PlacePrecision::ALL))?)
        }
        "start" | "end" | "place" | "place.country" | "place.admin1" | "place.lat" | "place.lon" if none => {
            Value::Null
        }
        "actors" if none => json!([]),
        "title" | "place.name" | "place.admin1" if !words.trim().is_empty() => json!(words),
        "start" | "end" => json!(day(words)?),
        "place.country" => {
            let is_code = words.len() == 2 && words.bytes().all(|byte| byte.is_ascii_alphabetic());
            if !is_code {
                return Err("a country is given by its two letters (ISO 3166-1)".to_owned());
            }
            json!(words.to_uppercase())
        }
        "place.lat" | "place.lon" => {
            let most = if field == "place.lat" { 90.0 } else { 180.0 };
            let degrees = words.parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
            json!(degrees.ok_or_else(|| format!("give degrees between -{most} and {most}"))?)
        }
        "actors" => {
            json!(words.split(';').map(str::trim).filter(|name| !name.is_empty()).collect::<Vec<_>>())
        }
        "airwars.grade" => {
            const GRADES: &[&str] = &["confirmed", "fair", "weak", "contested", "discounted"];
            if !GRADES.contains(&words) {
                return Err(format!("there are: {}", GRADES.join(", ")));
            }
            json!(words)
        }
        _ => {
            let known: Vec<&str> = OF_INCIDENT.iter().map(|(name, _)| *name).collect();
            return Err(format!(
                "an incident has no field {field:?} that can be corrected; it has {}",
                known.join(", ")
            ));
        }
    };
    let canonical = given.clone();
    let Value::Object(patch) = wrap(field, given) else {
        return Err(format!("{field} cannot be corrected"));
    };
    // Titles and names are words of the reports, which a decision on an incident does not keep.
    let was = if matches!(field, "title" | "actors") { Value::Null } else { at(field) };
    let words = match &canonical {
        Value::String(value) => value.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(_) => actors(words).join("; "),
        _ => words.to_owned(),
    };
    Ok(Correction { field: field.to_owned(), value: words, patch, was })
}

fn actors(words: &str) -> Vec<&str> {
    let names = words.split(';').map(str::trim).filter(|name| !name.is_empty() && *name != "-");
    // Who stands first says nothing.
    names.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

const ENDS_BEFORE: &str = "it would end before it began";

/// Joins a patch to others, so that they are put in at once.
pub fn join(all: &mut Value, patch: &Value) {
    let (Some(all), Some(patch)) = (all.as_object_mut(), patch.as_object()) else { return };
    for (name, value) in patch {
        match all.get_mut(name) {
            Some(known) if known.is_object() && value.is_object() => join(known, value),
            _ => _ = all.insert(name.clone(), value.clone()),
        }
    }
}

/// The days of what one report tells, where one of them was changed.
fn days_hold(value: &Value, pointer: &str) -> Result<(), String> {
    let day = |name: &str| value.get(name).and_then(Value::as_str);
    match (day("start"), day("end")) {
        (Some(start), Some(end)) if matches!(pointer, "/start" | "/end") && start > end => {
            Err(ENDS_BEFORE.to_owned())
        }
        _ => Ok(()),
    }
}

/// Puts a correction into an incident.
///
/// # Errors
/// If what comes out is no incident.
pub fn apply(summary: &mut crate::Summary, patch: &Value) -> Result<(), String> {
    let mut value = serde_json::to_value(&*summary).map_err(|error| error.to_string())?;
    if patch.get("place").is_some_and(Value::is_object) && value.get("place").is_none_or(Value::is_null) {
        // A place has a name and a precision.
        value["place"] = json!({"name": "", "precision": "unknown"});
    }
    merge_patch(&mut value, patch);
    let corrected: crate::Summary = serde_json::from_value(value).map_err(|error| error.to_string())?;
    let (start, end) = (&corrected.start, &corrected.end);
    let is_of_days = patch.get("start").is_some() || patch.get("end").is_some();
    if is_of_days && start.is_some() && end.is_some() && start > end {
        return Err(ENDS_BEFORE.to_owned());
    }
    *summary = corrected;
    Ok(())
}

/// The correction of any member of what one report tells of an incident, or of a person in it: `victims.0.age=31`,
/// `against=mixed`, `codes.acled.sub_event_type=...`. Lists are counted from 0.
///
/// # Errors
/// If there is no such member, or if it cannot have such a value.
pub fn of_part<T: Serialize + serde::de::DeserializeOwned>(
    field: &str,
    words: &str,
    machine: &T,
) -> Result<Correction, String> {
    const FIXED: &[&str] = &["id", "claims", "figures", "estimates", "mentions", "span"];
    let first = field.split('.').next().unwrap_or_default();
    if FIXED.contains(&first) || field.split('.').any(|name| FIXED.contains(&name)) {
        return Err(format!("{field} follows from the report and cannot be corrected"));
    }
    let mut value = serde_json::to_value(machine).map_err(|error| error.to_string())?;
    let given = parse(words);
    let pointer = format!("/{}", field.replace('.', "/"));
    let was = value.pointer(&pointer).cloned();
    set_at(&mut value, &pointer, given).map_err(|()| format!("there is no {field} here"))?;
    days_hold(&value, &pointer)?;
    let checked: T = serde_json::from_value(value.clone())
        .map_err(|error| format!("{field} cannot be {words:?}: {error}"))?;
    let checked = serde_json::to_value(&checked).map_err(|error| error.to_string())?;
    if checked.pointer(&pointer).is_none_or(Value::is_null) && words != "-" {
        return Err(format!("there is no {field} here"));
    }
    let to = checked.pointer(&pointer).cloned().unwrap_or(Value::Null);
    let patch = Map::from_iter([(AT.to_owned(), json!(pointer)), (TO.to_owned(), to)]);
    Ok(Correction {
        field: field.to_owned(),
        value: words.to_owned(),
        patch,
        was: was.unwrap_or(Value::Null),
    })
}

/// Members of a patch that changes one member, however deep: where, and to what.
const AT: &str = "at";
const TO: &str = "to";

/// Puts a correction of [`of_part`] into what it is of.
///
/// # Errors
/// If what comes out is none.
pub(super) fn apply_part<T: Serialize + serde::de::DeserializeOwned>(
    target: &mut T,
    patch: &Value,
) -> Result<(), String> {
    let mut value = serde_json::to_value(&*target).map_err(|error| error.to_string())?;
    let (Some(at), Some(to)) = (patch.get(AT).and_then(Value::as_str), patch.get(TO)) else {
        return Err("it does not say what is to be changed".to_owned());
    };
    set_at(&mut value, at, to.clone()).map_err(|()| format!("there is no {at} any more"))?;
    days_hold(&value, at)?;
    *target = serde_json::from_value(value).map_err(|error| error.to_string())?;
    Ok(())
}

/// Sets one member, however deep. Objects on the way that are not there are made, members of lists are not.
fn set_at(value: &mut Value, pointer: &str, to: Value) -> Result<(), ()> {
    let mut place = value;
    for name in pointer.split('/').skip(1) {
        place = match place {
            Value::Array(members) => {
                let n: usize = name.parse().map_err(|_| ())?;
                members.get_mut(n).ok_or(())?
            }
            Value::Object(members) => members.entry(name).or_insert(Value::Null),
            Value::Null => {
                *place = json!({name: Value::Null});
                place.get_mut(name).ok_or(())?
            }
            _ => return Err(()),
        };
    }
    *place = to;
    Ok(())
}

/// "-" is nothing; numbers and truth values are such; all else is words.
fn parse(words: &str) -> Value {
    match words {
        "-" => Value::Null,
        "yes" | "true" => Value::Bool(true),
        "no" | "false" => Value::Bool(false),
        _ => words.parse::<u64>().map_or_else(|_| json!(words), |number| json!(number)),
    }
}

/// Changes a claim of a reading.
///
/// # Errors
/// If there is no such claim, or if what comes out would not stand in the text.
pub(super) fn patched(reading: &mut Reading, id: &str, patch: &Value, text: &str) -> Result<(), String> {
    let known = reading.claims.iter().position(|claim| claim.id == id);
    let at = known.ok_or_else(|| "the claim is read no more".to_owned())?;
    let mut value = serde_json::to_value(&reading.claims[at]).map_err(|error| error.to_string())?;
    merge_patch(&mut value, patch);
    let mut claim: Claim = serde_json::from_value(value).map_err(|error| error.to_string())?;
    claim.status =
        Claim::derived_status(claim.stance, claim.reality, claim.verification.as_ref().map(|v| v.state));
    know_holder(&mut claim, reading);
    if !holds(&claim, text) {
        return Err("its words do not stand in the report as it is now".to_owned());
    }
    if claim.part_of.as_ref().is_some_and(|total| !reading.claims.iter().any(|known| known.id == *total)) {
        claim.part_of = None;
    }
    if claim.part_of.as_deref().is_some_and(|total| is_part_of(total, id, reading)) {
        return Err("it would be a part of its own part".to_owned());
    }
    let before = &reading.claims[at];
    // What did not fit together was of the claim as it was.
    if (before.low, before.high, before.kind, before.status, before.group)
        != (claim.low, claim.high, claim.kind, claim.status, claim.group)
    {
        reading.contradictions.retain(|pair| pair.a != id && pair.b != id);
    }
    reading.claims[at] = claim;
    Ok(())
}

/// Whether a claim is a part of another, or of a part of it.
fn is_part_of(claim: &str, total: &str, reading: &Reading) -> bool {
    let above = |id: &str| reading.claims.iter().find(|known| known.id == id)?.part_of.as_deref();
    let mut at = Some(claim);
    for _ in 0..=reading.claims.len() {
        at = at.and_then(above);
        if at == Some(total) {
            return true;
        }
    }
    false
}

/// Whether a claim's words stand in the text, and its number is the one that they express.
pub(super) fn holds(claim: &Claim, text: &str) -> bool {
    let alone = Reading { claims: vec![claim.clone()], ..Reading::default() };
    check::evidence(&alone, text).is_empty()
}

/// The number that words express, and where they stand in the clause: of several places the nearest to a position.
///
/// # Errors
/// If they do not stand there, or are no number.
pub fn quantity(
    words: &str,
    evidence: &TextSpan,
    near: usize,
    text: &str,
) -> Result<Map<String, Value>, String> {
    let whole = |span: Value, low: Option<u64>, high: Option<u64>, qualifier: Value, vague: Value| {
        Map::from_iter([
            ("quantity".to_owned(), span),
            ("low".to_owned(), json!(low)),
            ("high".to_owned(), json!(high)),
            ("qualifier".to_owned(), qualifier),
            ("vague".to_owned(), vague),
        ])
    };
    match words {
        "-" => return Ok(whole(Value::Null, Some(1), Some(1), json!("exact"), Value::Null)),
        "plural" => return Ok(whole(Value::Null, Some(2), None, json!("vague"), json!("plural"))),
        _ => {}
    }
    let span = within(words, evidence, near, text).ok_or_else(|| not_there(words))?;
    let number =
        check::express(words).ok_or_else(|| format!("{words:?} is no number that Sayso can read"))?;
    Ok(whole(json!(span), number.low, number.high, json!(number.qualifier), json!(number.vague)))
}

/// Where words stand in a clause: of several places the nearest to a position in the text.
pub fn within(words: &str, evidence: &TextSpan, near: usize, text: &str) -> Option<TextSpan> {
    let length = evidence.end.saturating_sub(evidence.start);
    let clause: String = text.chars().skip(evidence.start).take(length).collect();
    let places = places(&clause, words).into_iter().map(|at| evidence.start + at);
    let start = places.min_by_key(|at| at.abs_diff(near))?;
    Some(TextSpan { start, end: start + words.chars().count(), text: words.to_owned() })
}

/// Where words stand in a text as whole words: the last place before a position, else the first after it, in characters.
pub(super) fn find_words(text: &str, words: &str, before: usize) -> Option<TextSpan> {
    let places = places(text, words);
    let start = places.iter().rev().find(|at| **at < before).or(places.first()).copied()?;
    Some(TextSpan { start, end: start + words.chars().count(), text: words.to_owned() })
}

/// Where words stand in a text as whole words, in characters.
pub fn places(text: &str, words: &str) -> Vec<usize> {
    if words.trim().is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (mut characters, mut counted) = (0, 0);
    for (byte, _) in text.match_indices(words) {
        let ends = !words.ends_with(char::is_alphanumeric)
            || !text[byte + words.len()..].starts_with(char::is_alphanumeric);
        let begins =
            !words.starts_with(char::is_alphanumeric) || !text[..byte].ends_with(char::is_alphanumeric);
        characters += text[counted..byte].chars().count();
        counted = byte;
        if begins && ends {
            found.push(characters);
        }
    }
    found
}

/// A holder by the words that name it: as the reading knows it, where another claim has it; else by its words alone.
///
/// # Errors
/// If the words do not stand in the report.
pub fn holder(words: &str, claim: &Claim, reading: &Reading, text: &str) -> Result<Holder, String> {
    let known = reading.claims.iter().filter_map(|known| known.holder.as_ref()).find(|h| h.text == words);
    if let Some(known) = known {
        return Ok(Holder { how: How::Stated, attribution: None, ..known.clone() });
    }
    let before = claim.evidence.end;
    let span = find_words(text, words, before).ok_or_else(|| not_there(words))?;
    let mut named = claim.clone();
    named.holder = Some(Holder {
        text: words.to_owned(),
        entity: None,
        span,
        attribution: None,
        how: How::Stated,
        via: Vec::new(),
        holder_type: HolderType::Unknown,
        side: None,
        anonymous: false,
    });
    know_holder(&mut named, reading);
    named.holder.ok_or_else(|| not_there(words))
}

/// Who a holder is in this reading: the entity that is named where its words stand. Names of another reading mean nothing.
pub(super) fn know_holder(claim: &mut Claim, reading: &Reading) {
    let Some(holder) = &mut claim.holder else { return };
    let stands = |entity: &claims::reading::Entity| {
        entity.mentions.iter().any(|m| m.start >= holder.span.start && m.end <= holder.span.end)
    };
    let known = reading.entities.iter().find(|entity| stands(entity));
    let same = reading.claims.iter().filter_map(|other| other.holder.as_ref()).find(|other| {
        other.span.text == holder.span.text
            || known.is_some_and(|known| other.entity.as_ref() == Some(&known.id))
    });
    if let Some(known) = known {
        holder.entity = Some(known.id.clone());
    } else if holder.entity.as_ref().is_some_and(|id| !reading.entities.iter().any(|known| known.id == *id)) {
        holder.entity = None;
    }
    if let Some(same) = same {
        holder.side.clone_from(&same.side);
        if holder.holder_type == HolderType::Unknown {
            holder.holder_type = same.holder_type;
        }
    }
}

/// Stance, reality and verification that give a status.
fn state(status: Status, claim: &Claim) -> Vec<(String, Value)> {
    let stance = match status {
        Status::Admitted => Stance::Admitted,
        Status::Denied => Stance::Denied,
        _ => Stance::Asserted,
    };
    let reality = match status {
        Status::Possible => Reality::Possible,
        Status::Unreal => Reality::Unreal,
        _ => Reality::Actual,
    };
    let verification = match (status, &claim.verification) {
        (Status::Unverified, Some(known)) if known.state == VerificationState::NotVerified => json!(known),
        // The whole clause stands for the words that say so.
        (Status::Unverified, _) => {
            json!({"state": VerificationState::NotVerified, "by": null, "span": claim.evidence})
        }
        (_, Some(known)) if known.state == VerificationState::NotVerified => Value::Null,
        (_, known) => json!(known),
    };
    vec![
        ("stance".to_owned(), json!(stance)),
        ("reality".to_owned(), json!(reality)),
        ("verification".to_owned(), verification),
        ("status".to_owned(), json!(status)),
    ]
}

fn day(words: &str) -> Result<String, String> {
    let day: Result<jiff::civil::Date, _> = words.parse();
    day.map(|day| day.to_string()).map_err(|_| "give a day such as 2031-08-07, or - for not known".to_owned())
}

fn not_there(words: &str) -> String {
    format!("the words {words:?} do not stand there in the report")
}

fn one_of<T: std::fmt::Display>(known: &[T]) -> String {
    format!("there are: {}", known.iter().map(T::to_string).collect::<Vec<_>>().join(", "))
}
