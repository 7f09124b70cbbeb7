//! Readings built by hand: `reading(&["killed 3 people | police"])`.

use claims::reading::*;

/// A claim about incident `i1` from a line of words: `kind number group`, then marks in any order.
///
/// The number is `3`, `3+` (at least), `>3`, `~3`, `<=3`, `3-5`, `few` (vague), `all`, `no`, or `1*` (a person told of
/// without a number word). Marks: `by HOLDER` (first letter gives the type: P police, M medical, A armed group, S state,
/// W witness), `in cN` (part of), `at N` (the trigger's position), `of WORDS`, `before WORDS` (words before the number),
/// `denied`, `possible`, `unverified`, `titled` (the title gives the same number), `about i2`.
pub(crate) fn claim(n: usize, line: &str) -> Claim {
    let mut words = line.split_whitespace();
    let kind = Kind::from_name(words.next().unwrap()).unwrap();
    let number = words.next().unwrap();
    let group = Group::from_name(words.next().unwrap()).unwrap();
    let marks: Vec<&str> = words.collect();
    let after = |mark: &str| {
        let at = marks.iter().position(|word| *word == mark)?;
        Some(marks[at + 1])
    };
    let (low, high, qualifier) = interval(number);
    let position = after("at").map_or(n * 100, |at| at.parse().unwrap());
    let span = |text: &str, start: usize| TextSpan {
        start,
        end: start + text.chars().count(),
        text: text.to_owned(),
    };
    let before = after("before").map_or(String::new(), |words| words.replace('_', " ") + " ");
    let evidence = span(&format!("{before}{number} {group} {kind}"), n * 100);
    let has = |mark: &str| marks.contains(&mark);
    let verification = has("unverified").then(|| Verification {
        state: VerificationState::NotVerified,
        by: None,
        span: TextSpan::default(),
    });
    let stance = if has("denied") { Stance::Denied } else { Stance::Asserted };
    let reality = if has("possible") { Reality::Possible } else { Reality::Actual };
    let mention = number.ends_with('*');
    Claim {
        id: format!("c{n}"),
        kind,
        low,
        high,
        qualifier: Some(qualifier),
        of: after("of").map(|words| words.replace('_', " ")),
        group: Some(group),
        as_called: None,
        role_detail: None,
        part_of: after("in").map(str::to_owned),
        by: None,
        place: None,
        time: None,
        said: None,
        as_of: None,
        holder: after("by").map(holder),
        status: Claim::derived_status(stance, reality, verification.as_ref().map(|v| v.state)),
        stance,
        reality,
        verification,
        confidence: 1.0,
        quantity: (!mention).then(|| span(number, n * 100 + before.chars().count())),
        trigger: span(kind.as_str(), position),
        evidence,
        vague: (number == "few").then_some(Vague::AFew),
        incident: after("about").unwrap_or("i1").to_owned(),
        who: None,
        in_title: has("titled"),
    }
}

fn interval(words: &str) -> (Option<u64>, Option<u64>, Qualifier) {
    let n = |text: &str| Some(text.parse().unwrap());
    match words {
        "few" => return (Some(2), None, Qualifier::Vague),
        "all" => return (None, None, Qualifier::All),
        "no" => return (Some(0), Some(0), Qualifier::None),
        _ => {}
    }
    if let Some(low) = words.strip_suffix('+') {
        return (n(low), None, Qualifier::AtLeast);
    }
    if let Some(low) = words.strip_prefix('>') {
        return (n(low).map(|n: u64| n + 1), None, Qualifier::MoreThan);
    }
    if let Some(about) = words.strip_prefix('~') {
        return (n(about), n(about), Qualifier::About);
    }
    if let Some(high) = words.strip_prefix("<=") {
        return (None, n(high), Qualifier::UpTo);
    }
    if let Some((low, high)) = words.split_once('-') {
        return (n(low), n(high), Qualifier::Range);
    }
    let exact = words.trim_end_matches('*');
    (n(exact), n(exact), Qualifier::Exact)
}

fn holder(name: &str) -> Holder {
    let holder_type = match name.chars().next() {
        Some('P') => HolderType::Police,
        Some('M') => HolderType::Medical,
        Some('A') => HolderType::ArmedGroup,
        Some('S') => HolderType::State,
        Some('W') => HolderType::Witness,
        _ => HolderType::Unknown,
    };
    Holder {
        text: name.to_owned(),
        entity: None,
        span: TextSpan::default(),
        attribution: None,
        how: How::Stated,
        via: Vec::new(),
        holder_type,
        side: None,
        anonymous: false,
    }
}

/// A reading with incidents `i1` (main) and `i2` and a claim for each line (`c1`, `c2`, ...).
pub(crate) fn reading(lines: &[&str]) -> Reading {
    let claims: Vec<Claim> = lines.iter().enumerate().map(|(n, line)| claim(n + 1, line)).collect();
    let incident = |id: &str| Incident {
        id: id.to_owned(),
        main: id == "i1",
        incident_type: IncidentType::Attack,
        title: String::new(),
        place: None,
        start: None,
        end: None,
        date_precision: DatePrecision::Unknown,
        against: None,
        roles: Vec::new(),
        victims: Vec::new(),
        codes: Codes::default(),
        claims: claims.iter().filter(|c| c.incident == id).map(|c| c.id.clone()).collect(),
        figures: Vec::new(),
        estimates: Vec::new(),
    };
    let incidents = vec![incident("i1"), incident("i2")];
    Reading { claims, incidents, ..Reading::default() }
}

/// Figures, one a line: `killed people 3 3 3`, with the claims behind the best.
pub(crate) fn lines(figures: &[Figure]) -> String {
    let number = |value: Option<u64>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
    figures
        .iter()
        .map(|f| {
            let why: Vec<String> = f
                .because
                .iter()
                .filter(|b| b.bound == Bound::Best)
                .map(|b| format!("{} {}", b.claim, b.reason))
                .collect();
            let head = [f.kind.as_str(), f.group.as_str(), &number(f.low), &number(f.best), &number(f.high)]
                .join(" ");
            if why.is_empty() { head + "\n" } else { format!("{head}  ({})\n", why.join("; ")) }
        })
        .collect()
}
