//! When and where: on sentences whose trees were made by hand.

use std::sync::OnceLock;

use expect_test::{Expect, expect};
use jiff::civil::date;
use language::places::Gazetteer;
use language::{Context, Document, Knowledge};
use reports::Report;

use crate::Reader;
use crate::reading::{IncidentType, Kind};

fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(|| {
        // The rules alone: what is learned is measured, not tested.
        let unweighed = ("background.tsv".to_owned(), String::new());
        let knowledge = Knowledge::with_overlay([unweighed]).expect("a known file");
        let language = language::Reader::new(knowledge, Gazetteer::embedded()).expect("embedded data");
        Reader::new(language).expect("embedded data")
    })
}

/// Reads annotated sentences, published on Thursday 2023-03-16, and prints the incidents: when, how exactly, where.
pub(super) fn check(sentences: &str, expected: Expect) {
    check_from(None, sentences, expected);
}

/// The same from an outlet.
fn check_from(outlet: Option<&str>, sentences: &str, expected: Expect) {
    check_document(outlet, Document::from_conllu(sentences), &expected);
}

/// The same with some words as the names of places, the first of them the dateline.
pub(super) fn check_places(names: &[&str], sentences: &str, expected: Expect) {
    let mut document = Document::from_conllu(sentences);
    let dateline = language::Span::new(0, names.first().map_or(0, |name| name.len()));
    document.dateline =
        Some(language::Dateline { span: dateline, place: Some(dateline), ..language::Dateline::default() });
    for name in names {
        let start = document.text.find(name).expect("the name stands in the text");
        let span = language::Span::new(start, start + name.len());
        let tokens = document.tokens_in(span);
        document.names.push(language::Name { span, tokens, kind: language::NameKind::Place, known: None });
    }
    check_document(None, document, &expected);
}

fn check_document(outlet: Option<&str>, mut document: Document, expected: &Expect) {
    document.published = Some(date(2023, 3, 16));
    let context =
        Context { published: document.published, outlet: outlet.map(str::to_owned), ..Context::default() };
    reader().language().fill_above_trees(&mut document, &context);
    let report = Report { id: "test".to_owned(), text: document.text.clone(), ..Report::default() };
    let reading = reader().read_document(&report, &document);
    let mut lines = String::new();
    for incident in &reading.incidents {
        let day = |day: &Option<String>| day.clone().unwrap_or_else(|| "?".to_owned());
        let place = reading.places.iter().find(|p| Some(&p.id) == incident.place.as_ref());
        let place = place.map_or("nowhere".to_owned(), |p| {
            [Some(p.name.clone()), p.admin1.clone(), p.country.clone()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ")
        });
        let main = if incident.main { "main" } else { "background" };
        lines += &format!(
            "{main}: {}..{} ({}) in {place}: {} claims\n",
            day(&incident.start),
            day(&incident.end),
            incident.date_precision,
            incident.claims.len()
        );
    }
    expected.assert_eq(&lines);
}

/// Who takes over a vehicle takes those aboard: that is one hijacking, though it is told as hostages taken first.
#[test]
fn those_aboard_are_hostages_of_a_hijacking() {
    let sentences = "\
Rebels rebel NNS 2 nsubj
hold hold VBP 0 root
thirty thirty CD 4 nummod
hostages hostage NNS 2 obj
since since IN 6 case
Monday Monday NNP 2 obl SpaceAfter=No
. . . 2 punct

The the DT 2 det
rebels rebel NNS 3 nsubj
seized seize VBD 0 root
control control NN 3 obj
of of IN 7 case
a a DT 7 det
ferry ferry NN 4 nmod SpaceAfter=No
. . . 3 punct
";
    let types = |sentences: &str| {
        let mut document = Document::from_conllu(sentences);
        reader().language().fill_above_trees(&mut document, &Context::default());
        let report = Report { id: "test".to_owned(), text: document.text.clone(), ..Report::default() };
        let incidents = reader().read_document(&report, &document).incidents;
        incidents.iter().map(|incident| incident.incident_type).collect::<Vec<_>>()
    };
    assert_eq!(types(sentences), [IncidentType::Hijacking]);
    // A building is not hijacked.
    assert_eq!(types(&sentences.replace("ferry ferry", "school school")), [IncidentType::Kidnapping]);
}

/// The state of those hurt is told on a later day.
#[test]
fn the_day_of_the_shooting_is_not_that_of_the_hospital() {
    check(
        "\
A a DT 2 det
boy boy NN 6 nsubj
was be VBD 6 cop
in in IN 6 case
critical critical JJ 6 amod
condition condition NN 0 root
Wednesday Wednesday NNP 6 obl:unmarked
after after IN 11 mark
he he PRP 11 nsubj:pass
was be VBD 11 aux:pass
shot shoot VBN 6 advcl
on on IN 13 case
Monday Monday NNP 15 nmod
night night NN 11 obl SpaceAfter=No
. . . 6 punct
",
        expect![[r#"
            main: 2023-03-13..2023-03-13 (day) in nowhere: 2 claims
        "#]],
    );
}

/// What was said, and what police did about it, is told with days of its own.
#[test]
fn arrests_and_announcements_tell_no_day() {
    check(
        "\
Police police NNS 2 nsubj
said say VBD 0 root
Tuesday Tuesday NNP 2 obl:unmarked
that that IN 7 mark
a a DT 6 det
suspect suspect NN 8 nsubj:pass
was be VBD 8 aux:pass
arrested arrest VBN 2 ccomp
Monday Monday NNP 8 obl:unmarked
for for IN 12 case
the the DT 12 det
killing killing NN 8 obl
of of IN 15 case
two two CD 15 nummod
men man NNS 12 nmod SpaceAfter=No
. . . 2 punct

It it PRP 2 nsubj
happened happen VBD 0 root
shortly shortly RB 5 advmod
before before IN 5 case
9 9 CD 2 obl
p.m. p.m. NN 5 nmod
Sunday Sunday NNP 2 obl:unmarked SpaceAfter=No
. . . 2 punct
",
        expect![[r#"
            main: 2023-03-12..2023-03-12 (day) in nowhere: 2 claims
        "#]],
    );
}

/// Arrests by troops in an operation are what the report is about.
#[test]
fn arrests_in_an_operation_are_the_incident() {
    check(
        "\
The the DT 2 det
army army NN 3 nsubj
captured capture VBD 0 root
a a DT 6 det
rebel rebel NN 6 compound
commander commander NN 3 obj
during during IN 9 case
an a DT 9 det
operation operation NN 3 obl
on on IN 11 case
Tuesday Tuesday NNP 3 obl SpaceAfter=No
. . . 3 punct

He he PRP 3 nsubj:pass
is be VBZ 3 aux:pass
blamed blame VBN 0 root
for for IN 8 case
the the DT 8 det
Jan. January NNP 8 compound
5 5 CD 6 nummod
attack attack NN 3 obl SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            main: 2023-03-14..2023-03-14 (day) in nowhere: 3 claims
        "#]],
    );
}

/// The day named last belongs to what stands between it and the verb of saying.
#[test]
fn a_day_behind_the_content_is_not_that_of_the_saying() {
    check(
        "\
Officials official NNS 2 nsubj
confirmed confirm VBD 0 root
today today NN 2 obl:unmarked
the the DT 5 det
death death NN 2 obj
of of IN 8 case
a a DT 8 det
commander commander NN 5 nmod
in in IN 11 case
an a DT 11 det
airstrike airstrike NN 5 nmod
on on IN 13 case
Sunday Sunday NNP 2 obl SpaceAfter=No
. . . 2 punct
",
        expect![[r#"
            main: 2023-03-12..2023-03-12 (day) in nowhere: 2 claims
        "#]],
    );
}

/// "Overnight" is the evening before or the small hours of the day; a wide time speaks for the day inside it.
#[test]
fn nights_and_weekends() {
    check(
        "\
Three three CD 2 nummod
people people NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
overnight overnight RB 4 advmod SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            main: 2023-03-15..2023-03-16 (day) in nowhere: 1 claims
        "#]],
    );
    check(
        "\
Three three CD 2 nummod
people people NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
last last JJ 6 amod
weekend weekend NN 4 obl:unmarked SpaceAfter=No
. . . 4 punct

A a DT 2 det
man man NN 3 nsubj
fired fire VBD 0 root
shots shot NNS 3 obj
on on IN 6 case
Sunday Sunday NNP 3 obl SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            main: 2023-03-12..2023-03-12 (day) in nowhere: 2 claims
        "#]],
    );
}

/// A page's stamp is no time of the incident, and an hour alone names no day.
#[test]
fn stamps_and_hours() {
    check(
        "\
# newpar
Posted post VBN 0 root SpaceAfter=No
: : : 1 punct
Wednesday Wednesday NNP 1 obl:unmarked SpaceAfter=No
, , , 1 punct
4:43 4:43 CD 1 obl:unmarked
PM p.m. NN 5 nmod

# newpar
Two two CD 2 nummod
men man NNS 4 nsubj:pass
were be VBD 4 aux:pass
stabbed stab VBN 0 root
at at IN 6 case
1 1 CD 4 obl
a.m. a.m. NN 6 nmod SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            main: ?..? (unknown) in nowhere: 2 claims
        "#]],
    );
}

/// "In a separate attack" is another incident; "in separate attacks" are the report's own.
#[test]
fn separate_incidents() {
    check(
        "\
Five five CD 2 nummod
soldiers soldier NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
in in IN 7 case
separate separate JJ 7 amod
ambushes ambush NNS 4 obl
on on IN 9 case
Tuesday Tuesday NNP 4 obl SpaceAfter=No
. . . 4 punct

In in IN 4 case
a a DT 4 det
separate separate JJ 4 amod
incident incident NN 8 obl
two two CD 6 nummod
farmers farmer NNS 8 nsubj:pass
were be VBD 8 aux:pass
killed kill VBN 0 root SpaceAfter=No
. . . 8 punct
",
        expect![[r#"
            main: 2023-03-14..2023-03-14 (day) in nowhere: 1 claims
            main: 2023-03-14..2023-03-14 (day) in nowhere: 1 claims
            background: ?..? (unknown) in nowhere: 1 claims
        "#]],
    );
}

/// A street that no gazetteer has is told by its town, and the finest place of the division stands for it.
#[test]
fn a_street_is_told_by_its_town() {
    check(
        "\
# newpar
TULSA Tulsa NNP 0 root SpaceAfter=No
, , , 3 punct
Oklahoma Oklahoma NNP 1 appos
- - : 1 punct

Two two CD 2 nummod
men man NNS 4 nsubj:pass
were be VBD 4 aux:pass
shot shoot VBN 0 root
on on IN 7 case
Quilby Quilby NNP 7 compound Name=B-LOC
Street Street NNP 4 obl Name=I-LOC|SpaceAfter=No
. . . 4 punct

Police police NNS 2 nsubj
in in IN 4 case
Tulsa Tulsa NNP 1 nmod Name=B-LOC
said say VBD 0 root
so so RB 4 advmod SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            main: 2023-03-16..2023-03-16 (unknown) in Tulsa, Oklahoma, US: 2 claims
        "#]],
    );
}

/// Where victims come from, or a speaker sits, is not where it happened.
#[test]
fn the_event_s_own_place_comes_first() {
    check(
        "\
A a DT 2 det
bomb bomb NN 3 nsubj
killed kill VBD 0 root
six six CD 5 nummod
people people NNS 3 obj
in in IN 7 case
Mosul Mosul NNP 3 obl Name=B-LOC|SpaceAfter=No
. . . 3 punct

Officials official NNS 4 nsubj
in in IN 3 case
Baghdad Baghdad NNP 1 nmod Name=B-LOC
said say VBD 0 root
so so RB 4 advmod SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            main: 2023-03-16..2023-03-16 (unknown) in Mosul, Nineveh, IQ: 2 claims
        "#]],
    );
}

/// Another day is another incident, and a year's sum is none of the day's.
#[test]
fn other_days_and_years() {
    check(
        "\
Four four CD 2 nummod
men man NNS 4 nsubj:pass
were be VBD 4 aux:pass
shot shoot VBN 0 root
on on IN 6 case
Wednesday Wednesday NNP 4 obl SpaceAfter=No
. . . 4 punct

A a DT 2 det
woman woman NN 4 nsubj:pass
was be VBD 4 aux:pass
killed kill VBN 0 root
there there RB 4 advmod
on on IN 7 case
Sunday Sunday NNP 4 obl SpaceAfter=No
. . . 4 punct

This this DT 2 det
year year NN 6 obl:unmarked
60 60 CD 4 nummod
people people NNS 6 nsubj:pass
were be VBD 6 aux:pass
shot shoot VBN 0 root SpaceAfter=No
. . . 6 punct
",
        expect![[r#"
            main: 2023-03-15..2023-03-15 (day) in nowhere: 3 claims
            background: 2023-03-12..2023-03-12 (day) in nowhere: 1 claims
            background: 2023-01-01..2023-12-31 (year) in nowhere: 1 claims
        "#]],
    );
}

/// A rise in attacks over months is no attack of its own, and not this report's.
#[test]
fn a_rise_in_attacks_is_background() {
    check(
        "\
Gunmen gunman NNS 2 nsubj
stormed storm VBD 0 root
a a DT 4 det
hotel hotel NN 2 obj
on on IN 6 case
Tuesday tuesday NNP 2 obl
. . . 2 punct

Kenya Kenya NNP 3 nsubj
has have VBZ 3 aux
seen see VBN 0 root
a a DT 5 det
rise rise NN 3 obj
in in IN 7 case
attacks attack NNS 5 nmod
targeting target VBG 7 acl
hotels hotel NNS 8 obj
in in IN 12 case
recent recent JJ 12 amod
months month NNS 7 nmod
. . . 3 punct
",
        expect![[r#"
            main: 2023-03-14..2023-03-14 (day) in nowhere: 1 claims
            background: ?..? (unknown) in Kenya, KE: 1 claims
        "#]],
    );
}

/// A day behind the crime that somebody is charged with may be either's.
#[test]
fn a_day_behind_the_charge() {
    check(
        "\
A a DT 2 det
man man NN 4 nsubj:pass
was be VBD 4 aux:pass
charged charge VBN 0 root
in in IN 7 case
the the DT 7 det
killing killing NN 4 obl
of of IN 10 case
a a DT 10 det
clerk clerk NN 7 nmod
on on IN 12 case
Friday Friday NNP 4 obl SpaceAfter=No
. . . 4 punct

He he PRP 2 nsubj
appeared appear VBD 0 root
in in IN 4 case
court court NN 2 obl
on on IN 6 case
Tuesday Tuesday NNP 2 obl SpaceAfter=No
. . . 2 punct
",
        expect![[r#"
            main: 2023-03-10..2023-03-10 (day) in nowhere: 2 claims
        "#]],
    );
}

/// No time is told, and a street that no gazetteer has: the report's day stands in, the outlet's division is taken.
#[test]
fn the_outlet_tells_the_division_and_the_report_the_day() {
    let sentences = "\
Gunmen gunman NNS 2 nsubj
killed kill VBD 0 root
two two CD 4 nummod
men man NNS 2 obj
on on IN 7 case
Quince Quince NNP 7 compound
Avenue Avenue NNP 2 obl SpaceAfter=No
. . . 2 punct
";
    check_from(
        Some("https://www.kwtx.com/two-dead"),
        sentences,
        expect![[r#"
        main: 2023-03-16..2023-03-16 (unknown) in Texas, Texas, US: 1 claims
    "#]],
    );
    check(
        sentences,
        expect![[r#"
        main: 2023-03-16..2023-03-16 (unknown) in nowhere: 1 claims
    "#]],
    );
}

const ON_MONDAY: &str = "\
Gunmen gunman NNS 2 nsubj
killed kill VBD 0 root
two two CD 4 nummod
men man NNS 2 obj
on on IN 6 case
Monday Monday NNP 2 obl SpaceAfter=No
. . . 2 punct

";

/// "In 2014 a drone hit the camp, killing six. It also wounded nine.": the year is that of all three.
#[test]
fn a_time_holds_for_what_hangs_on_its_clause() {
    check(
        &format!(
            "{ON_MONDAY}\
In in IN 2 case
2014 2014 CD 5 obl
a a DT 4 det
drone drone NN 5 nsubj
attacked attack VBD 0 root
the the DT 7 det
camp camp NN 5 obj SpaceAfter=No
, , , 9 punct
killing kill VBG 5 advcl
six six CD 11 nummod
guards guard NNS 9 obj SpaceAfter=No
. . . 5 punct

It it PRP 3 nsubj
also also RB 3 advmod
wounded wound VBD 0 root
nine nine CD 5 nummod
drivers driver NNS 3 obj SpaceAfter=No
. . . 3 punct
"
        ),
        expect![[r#"
            main: 2023-03-13..2023-03-13 (day) in nowhere: 1 claims
            background: 2014-01-01..2014-12-31 (year) in nowhere: 3 claims
        "#]],
    );
}

/// "A blast in 2014 which killed six": the year hangs on the event that the clause is about; "a man who had killed six" is
/// no event.
#[test]
fn a_clause_about_an_event_has_its_time() {
    check(
        &format!(
            "{ON_MONDAY}\
In in IN 2 case
2014 2014 CD 4 obl
he he PRP 4 nsubj
survived survive VBD 0 root
a a DT 6 det
blast blast NN 4 obj
which which WDT 8 nsubj
killed kill VBD 6 acl:relcl
six six CD 10 nummod
guards guard NNS 8 obj SpaceAfter=No
. . . 4 punct
"
        ),
        expect![[r#"
            main: 2023-03-13..2023-03-13 (day) in nowhere: 1 claims
            background: 2014-01-01..2014-12-31 (year) in nowhere: 2 claims
        "#]],
    );
    check(
        &format!(
            "{ON_MONDAY}\
In in IN 2 case
2014 2014 CD 4 obl
he he PRP 4 nsubj
met meet VBD 0 root
a a DT 6 det
man man NN 4 obj
who who WP 8 nsubj
killed kill VBD 6 acl:relcl
six six CD 10 nummod
guards guard NNS 8 obj SpaceAfter=No
. . . 4 punct
"
        ),
        expect![[r#"
            main: 2023-03-13..2023-03-13 (day) in nowhere: 2 claims
        "#]],
    );
}

/// "In 2014 she moved there, before nine drivers died": before is another time.
#[test]
fn a_clause_of_another_time_does_not_have_it() {
    check(
        &format!(
            "{ON_MONDAY}\
In in IN 2 case
2014 2014 CD 4 obl
she she PRP 4 nsubj
moved move VBD 0 root
there there RB 4 advmod
before before IN 9 mark
nine nine CD 8 nummod
drivers driver NNS 9 nsubj
died die VBD 4 advcl SpaceAfter=No
. . . 4 punct
"
        ),
        expect![[r#"
            main: 2023-03-13..2023-03-13 (day) in nowhere: 2 claims
        "#]],
    );
}

/// "The victims of a bombing three weeks ago", below the news: another incident, and not the day of this one.
#[test]
fn news_is_not_of_what_is_remembered() {
    let news = "\
Gunmen gunman NNS 2 nsubj
killed kill VBD 0 root
two two CD 4 nummod
men man NNS 2 obj SpaceAfter=No
. . . 2 punct

The the DT 2 det
mayor mayor NN 3 nsubj
came come VBD 0 root SpaceAfter=No
. . . 3 punct

He he PRP 2 nsubj
spoke speak VBD 0 root SpaceAfter=No
. . . 2 punct

";
    check(
        &format!(
            "{news}\
He he PRP 2 nsubj
mourned mourn VBD 0 root
the the DT 4 det
victims victim NNS 2 obj
of of IN 7 case
the the DT 7 det
bombing bombing NN 4 nmod
in in IN 9 case
January January NNP 7 nmod SpaceAfter=No
. . . 2 punct
"
        ),
        expect![[r#"
            main: 2023-01-01..2023-01-31 (month) in nowhere: 1 claims
        "#]],
    );
    check(
        &format!(
            "{news}\
They they PRP 3 nsubj:pass
were be VBD 3 aux:pass
shot shoot VBN 0 root
in in IN 5 case
January January NNP 3 obl SpaceAfter=No
. . . 3 punct
"
        ),
        expect![[r#"
            main: 2023-01-01..2023-01-31 (month) in nowhere: 2 claims
        "#]],
    );
}

const CLERK: &str = "\
A a DT 2 det
clerk clerk NN 4 nsubj:pass
was be VBD 4 aux:pass
killed kill VBN 0 root
Tuesday Tuesday NNP 4 obl:unmarked SpaceAfter=No
. . . 4 punct

";

/// The first day of the main incident, and those who are told to have died in it.
fn main_incident(sentences: &str) -> (String, Vec<u64>) {
    let mut document = Document::from_conllu(sentences);
    document.published = Some(date(2023, 3, 16));
    let context = Context { published: document.published, ..Context::default() };
    reader().language().fill_above_trees(&mut document, &context);
    let report = Report { id: "test".to_owned(), text: document.text.clone(), ..Report::default() };
    let reading = reader().read_document(&report, &document);
    let main = reading.incidents.iter().find(|incident| incident.main).expect("a main incident");
    let killed = |claim: &&crate::reading::Claim| claim.incident == main.id && claim.kind == Kind::Killed;
    let dead = reading.claims.iter().filter(killed).filter_map(|claim| claim.low).collect();
    (main.start.clone().unwrap_or_default(), dead)
}

#[test]
fn the_dead_of_a_year() {
    let read = main_incident(&format!(
        "{CLERK}\
About about RB 2 advmod
300 300 CD 3 nummod
people people NNS 4 nsubj
died die VBD 0 root
in in IN 6 case
2019 2019 CD 4 obl SpaceAfter=No
. . . 4 punct

There there EX 4 expl
have have VBP 4 aux
now now RB 4 advmod
been be VBN 0 root
90 90 CD 6 nummod
homicides homicide NNS 4 nsubj
here here RB 6 advmod
this this DT 9 det
year year NN 4 obl:unmarked SpaceAfter=No
. . . 4 punct
"
    ));
    assert_eq!(read, ("2023-03-14".to_owned(), vec![1]));
}

/// Nobody tells the hour at which something was said.
#[test]
fn the_hour_before_those_who_say_so() {
    let read = main_incident(
        "\
Around around RB 2 advmod
4 4 CD 3 nummod
p.m. p.m. NN 7 obl:unmarked
Monday Monday NNP 3 nmod:unmarked SpaceAfter=No
, , , 7 punct
officials official NNS 7 nsubj
say say VBP 0 root
they they PRP 10 nsubj:pass
were be VBD 10 aux:pass
called call VBN 7 ccomp SpaceAfter=No
. . . 7 punct

A a DT 2 det
clerk clerk NN 4 nsubj:pass
was be VBD 4 aux:pass
killed kill VBN 0 root SpaceAfter=No
. . . 4 punct
",
    );
    assert_eq!(read, ("2023-03-13".to_owned(), vec![1]));
}

#[test]
fn the_day_by_which_a_shooting_is_known() {
    let read = main_incident(
        "\
A a DT 2 det
man man NN 4 nsubj:pass
was be VBD 4 aux:pass
charged charge VBN 0 root
in in IN 7 case
a a DT 7 det
shooting shooting NN 4 obl
in in IN 9 case
March March NNP 7 nmod SpaceAfter=No
. . . 4 punct

Police police NNS 2 nsubj
looked look VBD 0 root
for for IN 4 case
him he PRP 2 obl
since since IN 6 case
March March NNP 2 obl
9 9 CD 6 nummod
shooting shooting NN 2 obl SpaceAfter=No
. . . 2 punct

A a DT 2 det
clerk clerk NN 4 nsubj:pass
was be VBD 4 aux:pass
killed kill VBN 0 root SpaceAfter=No
. . . 4 punct
",
    );
    assert_eq!(read, ("2023-03-09".to_owned(), vec![1]));
}

/// What is to come, and the day on which somebody stood in court, are not when it happened.
#[test]
fn neither_what_will_be_nor_the_day_in_court() {
    let read = main_incident(
        "\
A a DT 2 det
clerk clerk NN 4 nsubj:pass
was be VBD 4 aux:pass
killed kill VBN 0 root SpaceAfter=No
. . . 4 punct

The the DT 2 det
coroner coroner NN 3 nsubj
came come VBD 0 root
on on IN 5 case
Sunday Sunday NNP 3 obl SpaceAfter=No
. . . 3 punct

A a DT 2 det
man man NN 3 nsubj
stood stand VBD 0 root
before before IN 6 case
a a DT 6 det
judge judge NN 3 obl
on on IN 8 case
Tuesday Tuesday NNP 3 obl SpaceAfter=No
. . . 3 punct

We we PRP 3 nsubj
will will MD 3 aux
have have VB 0 root
more more JJR 3 obj
tonight tonight NN 3 obl:unmarked SpaceAfter=No
. . . 3 punct
",
    );
    assert_eq!(read, ("2023-03-12".to_owned(), vec![1]));
}

#[test]
fn a_day_between_what_happened_and_who_says_so() {
    let read = main_incident(
        "\
He he PRP 2 nsubj
shot shoot VBD 10 ccomp
a a DT 4 det
clerk clerk NN 2 obj
on on IN 6 case
Sunday Sunday NNP 10 obl
night night NN 6 flat SpaceAfter=No
, , , 10 punct
police police NNS 10 nsubj
said say VBD 0 root SpaceAfter=No
. . . 10 punct
",
    );
    assert_eq!(read.0, "2023-03-12");
}

#[test]
fn when_a_trial_began_is_not_when_it_happened() {
    check(
        "\
The the DT 2 det
trial trial NN 3 nsubj
began begin VBD 0 root
on on IN 5 case
Monday Monday NNP 3 obl SpaceAfter=No
. . . 3 punct

A a DT 2 det
man man NN 4 nsubj:pass
was be VBD 4 aux:pass
charged charge VBN 0 root
in in IN 9 case
the the DT 9 det
March March NNP 9 nmod:unmarked
2 2 CD 7 nummod
death death NN 4 obl
of of IN 12 case
two two CD 12 nummod
cooks cook NNS 9 nmod SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            main: 2023-03-02..2023-03-02 (day) in nowhere: 1 claims
        "#]],
    );
}

#[test]
fn the_day_of_the_wounds_before_that_of_the_death() {
    check(
        "\
A a DT 2 det
cook cook NN 3 nsubj
died die VBD 0 root
on on IN 5 case
Tuesday Tuesday NNP 3 obl
of of IN 7 case
wounds wound NNS 3 obl
suffered suffer VBN 7 acl
on on IN 10 case
Sunday Sunday NNP 8 obl SpaceAfter=No
. . . 3 punct
",
        expect![[r#"
            main: 2023-03-12..2023-03-12 (day) in nowhere: 1 claims
        "#]],
    );
}

#[test]
fn the_day_of_a_call_that_was_answered() {
    check(
        "\
Officers officer NNS 2 nsubj
responded respond VBD 0 root
to to IN 5 case
a a DT 5 det
report report NN 2 obl
of of IN 8 case
a a DT 8 det
man man NN 5 nmod
with with IN 11 case
a a DT 11 det
knife knife NN 8 nmod
on on IN 13 case
Monday Monday NNP 11 nmod SpaceAfter=No
. . . 2 punct

They they PRP 2 nsubj
killed kill VBD 0 root
two two CD 4 nummod
men man NNS 2 obj SpaceAfter=No
. . . 2 punct

A a DT 2 det
man man NN 4 nsubj:pass
was be VBD 4 aux:pass
charged charge VBN 0 root
on on IN 6 case
Tuesday Tuesday NNP 4 obl SpaceAfter=No
. . . 4 punct
",
        expect![[r#"
            main: 2023-03-13..2023-03-13 (day) in nowhere: 2 claims
        "#]],
    );
}

/// "The war has killed 40,000": no toll of the bombing that the report tells of.
#[test]
fn the_toll_of_a_war_is_recalled() {
    check(
        &format!(
            "{ON_MONDAY}\
More more JJR 3 advmod
than than IN 1 fixed
40,000 40,000 CD 4 nummod
people people NNS 7 nsubj:pass
have have VBP 7 aux
been be VBN 7 aux:pass
killed kill VBN 0 root
since since IN 11 mark
the the DT 10 det
insurgency insurgency NN 11 nsubj
began begin VBD 7 advcl SpaceAfter=No
. . . 7 punct
"
        ),
        expect![[r#"
            main: 2023-03-13..2023-03-13 (day) in nowhere: 1 claims
            background: ?..? (unknown) in nowhere: 1 claims
        "#]],
    );
}
