//! Sentences and what is found in them: `words = value` for each expression.

use std::sync::LazyLock;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::Knowledge;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&Knowledge::embedded()).unwrap());

fn read(text: &str, published: Option<&str>) -> Vec<Time> {
    let published = published.map(|day| day.parse().unwrap());
    let mut document = Document { text: text.to_owned(), published, ..Document::default() };
    find(&mut document, &LEXICON);
    document.times
}

fn lines(text: &str, published: Option<&str>) -> String {
    let times = read(text, published);
    let line = |t: &Time| format!("{} = {}\n", t.span.of(text), t.value.as_deref().unwrap_or("?"));
    times.iter().map(line).collect()
}

/// Checks a text that was published on Thursday, 10 October 2019.
fn check(text: &str, want: Expect) {
    want.assert_eq(&lines(text, Some("2019-10-10")));
}

#[test]
fn blocks_of_streets_are_no_years() {
    check(
        "A boy was hit in the 1900 block of Mill Street on Monday. In the 2100 block of Dock Road all was quiet.",
        expect![[r#"
        Monday = 2019-10-07
    "#]],
    );
}

#[test]
fn weekdays() {
    check(
        "Schools shut following Wednesday's quake, and again the following Monday.",
        expect![[r#"
        Wednesday = 2019-10-09
        the following Monday = 2019-10-14
    "#]],
    );
    check(
        "He is due in court on Monday. He was shot at 6 p.m.",
        expect![[r#"
        Monday = 2019-10-14
        6 p.m. = 2019-10-10T18:00
    "#]],
    );
    check(
        "Gunmen stormed the inn on Tuesday, police said Thursday.",
        expect![[r#"
        Tuesday = 2019-10-08
        Thursday = 2019-10-10
    "#]],
    );
    check(
        "The council will meet on Tuesday.",
        expect![[r#"
        Tuesday = 2019-10-15
    "#]],
    );
    check(
        "Talks resume next Monday; last Thursday they broke down.",
        expect![[r#"
        next Monday = 2019-10-14
        last Thursday = 2019-10-03
    "#]],
    );
    check(
        "The curfew holds until Sunday.",
        expect![[r#"
        Sunday = 2019-10-13
    "#]],
    );
    check(
        "A patrol was hit early Wednesday and again on Wednesday evening.",
        expect![[r#"
        early Wednesday = 2019-10-09
        Wednesday evening = 2019-10-09TEV
    "#]],
    );
    check(
        "Raiders came on the night of Sunday. The following day the town was empty.",
        expect![[r#"
        the night of Sunday = 2019-10-06TNI
        The following day = 2019-10-07
    "#]],
    );
    check("Every Friday they pray there, and on Sundays too.", expect![]);
    check(
        "By Sunday the toll had risen to nine.",
        expect![[r#"
        Sunday = 2019-10-06
    "#]],
    );
    check(
        "The march on Saturday passed; Black Friday sales did not.",
        expect![[r#"
        Saturday = 2019-10-05
    "#]],
    );
    check(
        "A bomb went off on Mon., Oct. 7, and another on Tue. 8 October.",
        expect![[r#"
        Mon., Oct. 7 = 2019-10-07
        Tue. 8 October = 2019-10-08
    "#]],
    );
}

#[test]
fn deictic_days() {
    check(
        "Today, yesterday, tomorrow and the day before yesterday.",
        expect![[r#"
        Today = 2019-10-10
        yesterday = 2019-10-09
        tomorrow = 2019-10-11
        the day before yesterday = 2019-10-08
    "#]],
    );
    check(
        "Shelling went on overnight and this morning; last night two fell.",
        expect![[r#"
        overnight = 2019-10-09TNI
        this morning = 2019-10-10TMO
        last night = 2019-10-09TNI
    "#]],
    );
    check(
        "Earlier in the day a drone was seen, and later that day another.",
        expect![[r#"
        Earlier in the day = 2019-10-10
        later that day = 2019-10-10
    "#]],
    );
    check(
        "He fled late yesterday; tonight he is safe.",
        expect![[r#"
        late yesterday = 2019-10-09
        tonight = 2019-10-10TNI
    "#]],
    );
}

#[test]
fn calendar_dates() {
    check(
        "The March attack, the March for Peace, Ada March and a May raid; May Roe and April Poe left.",
        expect![[r#"
            March = 2019-03
            May = 2019-05
        "#]],
    );
    check(
        "on March 12, 2019 and 12 March 2018, and the 12th of March",
        expect![[r#"
        March 12, 2019 = 2019-03-12
        12 March 2018 = 2018-03-12
        the 12th of March = 2019-03-12
    "#]],
    );
    check(
        "Tuesday, September 17, 2019",
        expect![[r#"
        Tuesday, September 17, 2019 = 2019-09-17
    "#]],
    );
    check(
        "It fell on Mar. 12-14 and again from 3 to 5 June.",
        expect![[r#"
        Mar. 12-14 = 2019-03-12
        3 to 5 June = 2019-06-03
    "#]],
    );
    check(
        "2019-05-01, 2019-05-01T, 12/03/2019, 25/12/2018 and 3.9.2019",
        expect![[r#"
        2019-05-01 = 2019-05-01
        2019-05-01 = 2019-05-01
        12/03/2019 = 2019-03-12
        25/12/2018 = 2018-12-25
        3.9.2019 = 2019-09-03
    "#]],
    );
    check(
        "The 9/11 attacks came before 7 July 2005.",
        expect![[r#"
        9/11 = 2001-09-11
        7 July 2005 = 2005-07-07
    "#]],
    );
    check(
        "In May 2012 and in March, May said, 5 May would be too late.",
        expect![[r#"
        May 2012 = 2012-05
        March = 2019-03
        5 May = 2019-05-05
    "#]],
    );
    check(
        "They may march on 12 march.",
        expect![[r#"
        12 march = 2019-03-12
    "#]],
    );
    check(
        "In March 12 people died.",
        expect![[r#"
        March = 2019-03
    "#]],
    );
    check(
        "Killed on Nov. 2, 1,200 were buried by Nov 3.",
        expect![[r#"
        Nov. 2 = 2019-11-02
        Nov 3 = 2019-11-03
    "#]],
    );
    check(
        "He died on Christmas Eve and was buried on New Year\u{2019}s Day.",
        expect![[r#"
        Christmas Eve = 2019-12-24
        New Year’s Day = 2020-01-01
    "#]],
    );
}

#[test]
fn periods() {
    check(
        "last month, this year, next week, the previous week and that year",
        expect![[r#"
        last month = 2019-09
        this year = 2019
        next week = 2019-W42
        the previous week = 2019-W41
        that year = 2019
    "#]],
    );
    check(
        "in mid-2014, early 2015, the late 1990s, the \u{2019}80s and the 19th century",
        expect![[r#"
        mid-2014 = 2014
        early 2015 = 2015
        the late 1990s = 199X
        the ’80s = 198X
        the 19th century = 18XX
    "#]],
    );
    check(
        "In 2012 the 2008 attacks were tried; 2012 people came, 1,999 left in 2000 cars.",
        expect![[r#"
            2012 = 2012
            2008 = 2008
        "#]],
    );
    check(
        "spring 2011, last summer, the winter of 2013 and since autumn",
        expect![[r#"
        spring 2011 = 2011-SP
        last summer = 2019-SU
        the winter of 2013 = 2013-WI
        autumn = 2019-FA
    "#]],
    );
    check(
        "Q3, the third quarter of 2018, the fourth quarter, the first half of 2017",
        expect![[r#"
            Q3 = 2019-Q3
            the third quarter of 2018 = 2018-Q3
            the fourth quarter = 2019-Q4
            the first half of 2017 = 2017-H1
        "#]],
    );
    check(
        "since January, until December, in August last year",
        expect![[r#"
            January = 2019-01
            December = 2019-12
            August last year = 2018-08
        "#]],
    );
    check(
        "at the end of June, over the weekend and at the beginning of the year",
        expect![[r#"
            the end of June = 2019-06
            the weekend = 2019-W40-WE
            the beginning of the year = 2019
        "#]],
    );
    check(
        "since nineteen ninety-six, by the year two thousand and four",
        expect![[r#"
            nineteen ninety-six = 1996
            the year = 2019
            two thousand and four = 2004
        "#]],
    );
}

#[test]
fn steps() {
    check(
        "three weeks ago, a year ago, ten days ago, a decade ago, years ago",
        expect![[r#"
        three weeks ago = 2019-W38
        a year ago = 2018
        ten days ago = 2019-09-30
        a decade ago = 2009
        years ago = PAST_REF
    "#]],
    );
    check(
        "On 5 May he was shot. Two days later he died. A week earlier he had fled.",
        expect![[r#"
        5 May = 2019-05-05
        Two days later = 2019-05-07
        A week earlier = 2019-W18
    "#]],
    );
    check(
        "It began on 5 May. The next day it was over; the day before, it had rained.",
        expect![[r#"
        5 May = 2019-05-05
        The next day = 2019-05-06
        the day before = 2019-05-05
    "#]],
    );
    check(
        "for two weeks, a five-day siege, a 12-year-old, over the past three years, within hours",
        expect![],
    );
    check("two days before the vote and a day after the raid", expect![]);
    check(
        "She was held for 18 months until now; recently she was freed.",
        expect![[r#"
        now = PRESENT_REF
        recently = PAST_REF
    "#]],
    );
}

#[test]
fn clock_times() {
    check(
        "at 3 p.m. on Friday, at 15:00 GMT, at 1530 hours, at 8:00am local time",
        expect![[r#"
        3 p.m. on Friday = 2019-10-04T15:00
        15:00 GMT = 2019-10-04T15:00
        1530 hours = 2019-10-04T15:30
        8:00am local time = 2019-10-04T08:00
    "#]],
    );
    check(
        "At about 10:35 a.m. (0735 GMT) Wednesday the gate blew up.",
        expect![[r#"
        10:35 a.m. (0735 GMT) Wednesday = 2019-10-09T10:35
    "#]],
    );
    check(
        "noon Tuesday, at midnight, at dawn on Monday, at 4 in the morning",
        expect![[r#"
        noon Tuesday = 2019-10-08T12:00
        midnight = 2019-10-08T24:00
        dawn on Monday = 2019-10-07TMO
        4 in the morning = 2019-10-07T04:00
    "#]],
    );
    check(
        "at 1:30 Sunday morning, at 9:15 last night and at 4:20 on Friday afternoon",
        expect![[r#"
        1:30 Sunday morning = 2019-10-06T01:30
        9:15 last night = 2019-10-09T21:15
        4:20 on Friday afternoon = 2019-10-04T16:20
    "#]],
    );
    check(
        "He was hit on Monday. Minutes later a second shot fell; he had been ill the night before.",
        expect![[r#"
        Monday = 2019-10-07
        Minutes later = 2019-10-07
        the night before = 2019-10-06TNI
    "#]],
    );
    check("They won 3:1 and killed 4 in the village. I am here with 30 men.", expect![]);
    check(
        "It struck on Tuesday. At 6 p.m. a second one followed.",
        expect![[r#"
        Tuesday = 2019-10-08
        6 p.m. = 2019-10-08T18:00
    "#]],
    );
}

#[test]
fn capitals_and_lower_case() {
    check(
        "THE 19 MARCH ELECTIONS AND THE 27 MAY VOTE; 12 MAY BE DEAD AND 30 MARCH ON THE TOWN.",
        expect![[r#"
        THE 19 MARCH = 2019-03-19
        THE 27 MAY = 2019-05-27
    "#]],
    );
    check(
        "HE SAID THAT 30 DAYS AGO THE FRONT WAS QUIET. AT APPROXIMATELY 1900 IN THE CENTRE, AT 1200 METERS.",
        expect![[r#"
            30 DAYS AGO = 2019-09-10
            1900 = 2019-09-10T19:00
        "#]],
    );
    check(
        "AT 2330 [0530 GMT] THE APRIL ATTACK WAS OVER; ON 15 MAY TO MEET.",
        expect![[r#"
        2330 [0530 GMT] = 2019-10-10T23:30
        APRIL = 2019-04
        15 MAY = 2019-05-15
    "#]],
    );
    check(
        "GUNMEN SHOT THE MAYOR ON TUESDAY AND MAY STRIKE IN MAY.",
        expect![[r#"
        TUESDAY = 2019-10-08
        MAY = 2019-05
    "#]],
    );
    check(
        "police said on tuesday that on 3 may the second sun may set",
        expect![[r#"
        tuesday = 2019-10-08
        3 may = 2019-05-03
    "#]],
    );
    check(
        "TROOPS MARCH ON SATURDAY. THE SUN SET ON 3 MAR 2019.",
        expect![[r#"
        SATURDAY = 2019-10-05
        3 MAR 2019 = 2019-03-03
    "#]],
    );
}

#[test]
fn without_publication_the_text_dates_itself() {
    let lines = |text| lines(text, None);
    expect![[r#"
        Tuesday = ?
        yesterday = ?
        2014 = 2014
    "#]]
    .assert_eq(&lines("He was shot on Tuesday and died yesterday. In 2014 he had fled."));
    expect![[r#"
        6 MAR 91 = 1991-03-06
        TODAY = 1991-03-06
        MONDAY = 1991-03-04
    "#]]
    .assert_eq(&lines("LA PAZ, 6 MAR 91 (AGENCY) -- [TEXT] TODAY THREE MEN WERE SHOT; ON MONDAY ONE."));
    expect![[r#"
        Wednesday, October 9, 2019 = 2019-10-09
        Tuesday = 2019-10-08
    "#]]
    .assert_eq(&lines("Mayor shot\n\nWednesday, October 9, 2019\n\nHe was shot on Tuesday."));
    expect![[r#"
        May 3 = ?
        Tuesday = ?
    "#]]
    .assert_eq(&lines("HARBEL, May 3 (Agency) -- He was shot on Tuesday."));
    expect![[r#"
        May 3 = 2016-05-03
        Tuesday = 2016-05-03
        7 April 2016 = 2016-04-07
    "#]]
    .assert_eq(&lines("HARBEL, May 3 (Agency) -- He was shot on Tuesday. It began on 7 April 2016."));
}

#[test]
fn days_and_precision() {
    let days = |value| days(value).map(|(a, b)| format!("{a}..{b}"));
    assert_eq!(days("2019-10-08TEV").as_deref(), Some("2019-10-08..2019-10-08"));
    assert_eq!(days("PAST_REF"), None);
    assert_eq!(precision_of("2019-10-08T15:00"), TimePrecision::Hour);
    assert_eq!(precision_of("2019-W40"), TimePrecision::Week);
    assert_eq!(precision_of("soon"), TimePrecision::Unknown);
}

#[test]
fn hostile_text_is_read_in_time() {
    for piece in
        ["the last ", "1-", "May ", "twenty ", "last this next ", "(1530 hours ", "12, ", "\u{2019}9", "a "]
    {
        let text = piece.repeat(300_000 / piece.len());
        let mut document = Document { text, ..Document::default() };
        find(&mut document, &LEXICON);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn times_lie_in_the_text_in_order(
        words in prop::collection::vec(
            prop::sample::select(&[
                "the", "last", "next", "week", "May", "12", "2012", ",", "-", "of", "on", "Tuesday", "99999", "years",
                "ago", "later", "night", "3", "p.m.", ":", "30", "century", "twenty", "first", "quarter", "\u{2019}s",
                "é", "\r\n", "\u{a0}", "(", "earlier", "9/11", "Easter", "/", "0", "9998", "decades", "mid",
            ][..]),
            0..30,
        ),
        glue in prop::sample::select(&["", " "][..]),
        published in prop::option::of(prop::sample::select(&["2019-10-10", "0001-01-01", "9999-12-31"][..])),
    ) {
        let text = words.join(glue);
        let times = read(&text, published);
        let mut end = 0;
        for time in times {
            prop_assert!(time.span.start >= end && text.get(time.span.start..time.span.end).is_some());
            end = time.span.end;
            if let Some(value) = &time.value {
                prop_assert_eq!(precision_of(value), time.precision);
            }
        }
    }
}

#[test]
fn small_hours_of_a_night() {
    check(
        "A man was shot overnight in Elmton. It happened around 1 a.m. outside a bar. A boy was shot Friday night. \
         Officers were called about 2:30 a.m. to the bar.",
        expect![[r#"
            overnight = 2019-10-09TNI
            1 a.m. = 2019-10-10T01:00
            Friday night = 2019-10-04TNI
            2:30 a.m. = 2019-10-05T02:30
        "#]],
    );
    check(
        "They came on Monday afternoon and were gone at 4 a.m.",
        expect![[r#"
            Monday afternoon = 2019-10-07TAF
            4 a.m. = 2019-10-07T04:00
        "#]],
    );
}

#[test]
fn the_year_of_the_month_told_before() {
    check(
        "In May 2016 the couple moved in. He was shot on May 6.",
        expect![[r#"
            May 2016 = 2016-05
            May 6 = 2016-05-06
        "#]],
    );
    check(
        "He was born in May 1988 and died on May 6.",
        expect![[r#"
            May 1988 = 1988-05
            May 6 = 2019-05-06
        "#]],
    );
}

#[test]
fn short_weekdays_and_days_of_a_month_that_is_not_named() {
    check(
        "He was shot at 10 p.m. Sun. in a car. She was found dead Sat. night. We saw The Sun. It was late.",
        expect![[r#"
            10 p.m. Sun. = 2019-10-06T22:00
            Sat. night = 2019-10-05TNI
        "#]],
    );
    check(
        "Three were found on the 5th. Two died on the night of the 7th, on the 5th floor and on the 30th, police said.",
        expect![[r#"
            the 5th = 2019-10-05
            the night of the 7th = 2019-10-07TNI
            the 30th = 2019-09-30
        "#]],
    );
}

#[test]
fn addresses_and_lengths_of_films_are_no_times() {
    check(
        "He was hit at 12 May Street on 12 May.",
        expect![[r#"
        12 May = 2019-05-12
    "#]],
    );
    check(
        "0:47 Cats of the county\n1:36\nPolice came at 1:36. 8:15 p.m. Monday was late.",
        expect![[r#"
        1:36 = 2019-10-10T01:36
        8:15 p.m. Monday = 2019-10-07T20:15
    "#]],
    );
}

#[test]
fn yesterday_is_the_day_before_the_dateline() {
    let mut document =
        crate::segment::segment("KABUL, Afghanistan (Oct. 8) — A force held two men yesterday.");
    document.published = "2019-10-10".parse().ok();
    find(&mut document, &LEXICON);
    let values = document.times.iter().filter_map(|time| time.value.as_deref()).collect::<Vec<_>>();
    assert_eq!(values, ["2019-10-08", "2019-10-07"]);
}

#[test]
fn last_week_and_this() {
    check(
        "He was hit last Tuesday. Last Friday all was calm.",
        expect![[r#"
        last Tuesday = 2019-10-01
        Last Friday = 2019-10-04
    "#]],
    );
}

#[test]
fn an_hour_of_the_night_before() {
    check(
        "He died on Sunday after he was shot at 8:30 p.m. the night before.",
        expect![[r#"
        Sunday = 2019-10-06
        8:30 p.m. the night before = 2019-10-05T20:30
    "#]],
    );
}

#[test]
fn what_has_happened_was_not_in_a_month_to_come() {
    let told = |text: &str| lines(text, Some("2019-03-10"));
    assert_eq!(told("Two men were abducted in May in the hills."), "May = 2018-05\n");
    assert_eq!(told("A priest was kidnapped on 12 June near Graz."), "12 June = 2018-06-12\n");
    assert_eq!(told("The trial will begin in May."), "May = 2019-05\n");
    assert_eq!(told("He was tried in June."), "June = 2018-06\n");
}

#[test]
fn what_lasted_until_a_day_is_over() {
    check(
        "Rebels and soldiers fought until noon on Tuesday. He was remanded in custody until Tuesday.",
        expect![[r#"
            noon on Tuesday = 2019-10-08T12:00
            Tuesday = 2019-10-15
        "#]],
    );
}
