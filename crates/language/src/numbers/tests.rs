//! Tests of the grammar and of what surrounds numbers.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::segment::segment;

fn shown(interval: Interval) -> String {
    let end = |bound: Option<u64>| bound.map_or("-".to_owned(), |value| value.to_string());
    let vague = interval.vague.map_or(String::new(), |vague| format!(" {vague:?}"));
    format!("{}..{} {:?}{vague}", end(interval.low), end(interval.high), interval.qualifier)
}

/// A line for each expression: its words and what `read` gives.
fn check_read(expressions: &str, expected: Expect) {
    let lines: Vec<_> = expressions
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("{line}: {}\n", read(line).map_or("nothing".to_owned(), shown)))
        .collect();
    expected.assert_eq(&lines.concat());
}

/// The numbers of each line of text.
fn check_find(texts: &str, expected: Expect) {
    let mut lines = String::new();
    for text in texts.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut document = segment(text);
        find(&mut document);
        let found: Vec<_> = document
            .numbers
            .iter()
            .map(|number| format!("[{}] {}", number.span.of(text), shown(number.interval)))
            .collect();
        for number in &document.numbers {
            assert_eq!(read(number.span.of(text)), Some(number.interval), "{text}");
        }
        lines.push_str(&format!(
            "{text}\n  {}\n",
            if found.is_empty() { "nothing".to_owned() } else { found.join(", ") }
        ));
    }
    expected.assert_eq(&lines);
}

#[test]
fn reads_cardinals() {
    check_read(
        "seven
        1,200
        1,50,000
        12\u{202f}500
        twenty-three
        one hundred and five
        one hundred twenty-five thousand
        two thousand five hundred
        two million three hundred thousand
        1.5 million
        one and a half million
        a million and a half
        half a dozen
        half-dozen
        two dozen
        a dozen
        a hundred
        HUNDRED
        3 lakh
        20k
        007
        1.200
        three and a half
        two-thirds
        1-2
        seven people",
        expect![[r#"
            seven: 7..7 Exact
            1,200: 1200..1200 Exact
            1,50,000: 150000..150000 Exact
            12 500: 12500..12500 Exact
            twenty-three: 23..23 Exact
            one hundred and five: 105..105 Exact
            one hundred twenty-five thousand: 125000..125000 Exact
            two thousand five hundred: 2500..2500 Exact
            two million three hundred thousand: 2300000..2300000 Exact
            1.5 million: 1500000..1500000 Exact
            one and a half million: 1500000..1500000 Exact
            a million and a half: 1500000..1500000 Exact
            half a dozen: 6..6 Exact
            half-dozen: 6..6 Exact
            two dozen: 24..24 Exact
            a dozen: 12..12 Exact
            a hundred: 100..100 Exact
            HUNDRED: 100..100 Exact
            3 lakh: 300000..300000 Exact
            20k: 20000..20000 Exact
            007: nothing
            1.200: nothing
            three and a half: nothing
            two-thirds: nothing
            1-2: 1..2 Range
            seven people: nothing
        "#]],
    );
}

#[test]
fn reads_bounds_ranges_and_vague_words() {
    check_read(
        "at least 20
        AT LEAST TWENTY
        at a minimum twelve
        no fewer than 20
        not less than nine
        a minimum of 5
        20 or more
        20-plus
        30+
        more than 300
        over 300
        upwards of 50
        in excess of a hundred
        up to 40
        as many as 40
        at most 6
        no more than three
        fewer than 10
        less than a dozen
        under 200
        about 30
        some 30
        nearly 30
        close to 300
        an estimated 40
        30-odd
        a dozen or so
        20 to 30
        20-30
        20–30
        between 20 and 30
        two or three
        from 3 to 5
        two to three million
        two or three dozen
        about 20 to 30
        at least 20 to 30
        at least about 30
        at least another 20
        up to a dozen
        more than two dozen
        at least several dozen
        a few
        few
        several
        several hundred
        a few dozen
        a couple of hundred
        some
        many
        a number of
        a handful of
        tens
        dozens
        scores
        hundreds
        thousands
        tens of thousands
        hundreds of thousands
        all
        all 12
        all of the twelve
        everyone
        none
        no one
        no-one
        nobody
        no
        neither
        not a single
        a couple
        both
        the pair
        the trio",
        expect![[r#"
            at least 20: 20..- AtLeast
            AT LEAST TWENTY: 20..- AtLeast
            at a minimum twelve: 12..- AtLeast
            no fewer than 20: 20..- AtLeast
            not less than nine: 9..- AtLeast
            a minimum of 5: 5..- AtLeast
            20 or more: 20..- AtLeast
            20-plus: 20..- AtLeast
            30+: 30..- AtLeast
            more than 300: 301..- MoreThan
            over 300: 301..- MoreThan
            upwards of 50: 51..- MoreThan
            in excess of a hundred: 101..- MoreThan
            up to 40: -..40 UpTo
            as many as 40: -..40 UpTo
            at most 6: -..6 UpTo
            no more than three: -..3 UpTo
            fewer than 10: -..9 LessThan
            less than a dozen: -..11 LessThan
            under 200: -..199 LessThan
            about 30: 30..30 About
            some 30: 30..30 About
            nearly 30: 30..30 About
            close to 300: 300..300 About
            an estimated 40: 40..40 About
            30-odd: 30..30 About
            a dozen or so: 12..12 About
            20 to 30: 20..30 Range
            20-30: 20..30 Range
            20–30: 20..30 Range
            between 20 and 30: 20..30 Range
            two or three: 2..3 Range
            from 3 to 5: 3..5 Range
            two to three million: 2000000..3000000 Range
            two or three dozen: 24..36 Range
            about 20 to 30: 20..30 Range
            at least 20 to 30: 20..- AtLeast
            at least about 30: 30..- AtLeast
            at least another 20: 20..- AtLeast
            up to a dozen: -..12 UpTo
            more than two dozen: 25..- MoreThan
            at least several dozen: 24..- AtLeast Dozens
            a few: 2..- Vague AFew
            few: 2..- Vague AFew
            several: 2..- Vague Several
            several hundred: 200..- Vague Hundreds
            a few dozen: 24..- Vague Dozens
            a couple of hundred: 200..- Vague Hundreds
            some: 2..- Vague Some
            many: 2..- Vague Many
            a number of: 2..- Vague Plural
            a handful of: 2..- Vague AFew
            tens: 20..- Vague Tens
            dozens: 24..- Vague Dozens
            scores: 40..- Vague Scores
            hundreds: 200..- Vague Hundreds
            thousands: 2000..- Vague Thousands
            tens of thousands: 20000..- Vague Thousands
            hundreds of thousands: 200000..- Vague Thousands
            all: -..- All
            all 12: 12..12 Exact
            all of the twelve: 12..12 Exact
            everyone: -..- All
            none: 0..0 None
            no one: 0..0 None
            no-one: 0..0 None
            nobody: 0..0 None
            no: 0..0 None
            neither: 0..0 None
            not a single: 0..0 None
            a couple: 2..2 Exact
            both: 2..2 Exact
            the pair: 2..2 Exact
            the trio: 3..3 Exact
        "#]],
    );
}

#[test]
fn finds_counts() {
    check_find(
        "At least 20 people died and a further six were hurt, medics in Tarmo said.
        Between 20 and 30 rebels, some in uniform, attacked the camp; two or three of them were shot.
        SEVENTEEN PEASANTS WERE KILLED AND ANOTHER 1,200 FLED TO OTHER VILLAGES.
        Dozens were wounded, scores more arrested and tens of thousands displaced.
        No one was hurt. None of the guards had a gun, and there were no casualties.
        All 12 miners, both drivers and all the attackers are dead.
        A couple was found dead; the trio fled with a handful of hostages.
        More than two dozen students, nearly 40 teachers and an estimated 300 villagers left.
        The toll rose from 3 to 5 overnight, while Dr. Penn spoke of up to 9 dead.
        Only three of the 2000 soldiers and one of the officers survived.
        Some of the men and several women were held, but some time later many escaped.
        A crowd 20,000-strong gathered; 30-odd protesters threw stones.
        He wept over two dead sons, and police questioned hundreds of people.
        Five vehicles and three bombs were found with 20 rockets.
        In Veldana 15 died.
        The 14 passengers and 2 crew are safe.
        On Sunday, two of Amadi's guards died in a triple fatal shooting; a 12-man patrol came.
        A 39-MEMBER SQUAD WITH 12 MEN MARCHED ON MAIN STREET.",
        expect![[r#"
            At least 20 people died and a further six were hurt, medics in Tarmo said.
              [At least 20] 20..- AtLeast, [six] 6..6 Exact
            Between 20 and 30 rebels, some in uniform, attacked the camp; two or three of them were shot.
              [Between 20 and 30] 20..30 Range, [two or three] 2..3 Range
            SEVENTEEN PEASANTS WERE KILLED AND ANOTHER 1,200 FLED TO OTHER VILLAGES.
              [SEVENTEEN] 17..17 Exact, [1,200] 1200..1200 Exact
            Dozens were wounded, scores more arrested and tens of thousands displaced.
              [Dozens] 24..- Vague Dozens, [scores] 40..- Vague Scores, [tens of thousands] 20000..- Vague Thousands
            No one was hurt. None of the guards had a gun, and there were no casualties.
              [No one] 0..0 None, [None] 0..0 None, [no] 0..0 None
            All 12 miners, both drivers and all the attackers are dead.
              [All 12] 12..12 Exact, [all] -..- All
            A couple was found dead; the trio fled with a handful of hostages.
              [A couple] 2..2 Exact, [the trio] 3..3 Exact, [a handful of] 2..- Vague AFew
            More than two dozen students, nearly 40 teachers and an estimated 300 villagers left.
              [More than two dozen] 25..- MoreThan, [nearly 40] 40..40 About, [an estimated 300] 300..300 About
            The toll rose from 3 to 5 overnight, while Dr. Penn spoke of up to 9 dead.
              [3] 3..3 Exact, [5] 5..5 Exact, [up to 9] -..9 UpTo
            Only three of the 2000 soldiers and one of the officers survived.
              [three] 3..3 Exact, [one] 1..1 Exact
            Some of the men and several women were held, but some time later many escaped.
              [Some] 2..- Vague Some, [several] 2..- Vague Several, [many] 2..- Vague Many
            A crowd 20,000-strong gathered; 30-odd protesters threw stones.
              [20,000] 20000..20000 Exact, [30-odd] 30..30 About
            He wept over two dead sons, and police questioned hundreds of people.
              [two] 2..2 Exact, [hundreds] 200..- Vague Hundreds
            Five vehicles and three bombs were found with 20 rockets.
              [Five] 5..5 Exact, [three] 3..3 Exact, [20] 20..20 Exact
            In Veldana 15 died.
              [15] 15..15 Exact
            The 14 passengers and 2 crew are safe.
              [14] 14..14 Exact, [2] 2..2 Exact
            On Sunday, two of Amadi's guards died in a triple fatal shooting; a 12-man patrol came.
              [two] 2..2 Exact, [triple] 3..3 Exact, [12] 12..12 Exact
            A 39-MEMBER SQUAD WITH 12 MEN MARCHED ON MAIN STREET.
              [39] 39..39 Exact, [12] 12..12 Exact
        "#]],
    );
}

#[test]
fn leaves_out_what_counts_nothing() {
    check_find(
        "Marta Oyelo, 34, of Denby, and her brother, 31, were near the 12-year-old boy aged 12.
        Victims ages 13, 17 and 19 were treated; children under 12 were not, nor those aged between 20 and 30.
        The 34-year-old fired an AK-47, an F-16 and a MiG-21 from a Boeing 737 on Route 66.
        It happened at 5 p.m. on March 12, 2019, after a five-day siege and three days of rain.
        Section 302 of the code, Article 5 and Unit 731 were cited in a 5-4 ruling on 9/11.
        They paid $3 million, 40 dollars, Rs. 500 and 5 million rupees, 20 percent more.
        The town, 30 kilometres away and two square miles wide, lost 5.5 tons in 20 minutes.
        Two-thirds of it, half of it, a third and one in five shops went; no doubt it was no longer safe.
        Call 555-0199 or visit 12 Baker Street, Flight 103, Battalion 3, No. 7.
        In 1989 and the 1990s, temperatures of 40 degrees hit the 2008 elections.
        One another, one day, this one, at one point, a mother of three, some kind of way, all right, at all.
        He scores a goal 2-1; test scores fell 20 points for the third time in 2 years.
        United won 3-0. Neither he nor she spoke. The few hours passed. How many? Yes. No, he said.
        Both men and women came.
        Copyright 2016 NORD 3 News. Roe and Poe, both 16, are 6'2\" and 5 feet 11; call (305) 471.
        AT 1000 THE AK- 47 RIFLES FIRED; he lives at 2058 southwest Alder Avenue, a double bed.",
        expect![[r#"
            Marta Oyelo, 34, of Denby, and her brother, 31, were near the 12-year-old boy aged 12.
              nothing
            Victims ages 13, 17 and 19 were treated; children under 12 were not, nor those aged between 20 and 30.
              nothing
            The 34-year-old fired an AK-47, an F-16 and a MiG-21 from a Boeing 737 on Route 66.
              nothing
            It happened at 5 p.m. on March 12, 2019, after a five-day siege and three days of rain.
              nothing
            Section 302 of the code, Article 5 and Unit 731 were cited in a 5-4 ruling on 9/11.
              nothing
            They paid $3 million, 40 dollars, Rs. 500 and 5 million rupees, 20 percent more.
              nothing
            The town, 30 kilometres away and two square miles wide, lost 5.5 tons in 20 minutes.
              nothing
            Two-thirds of it, half of it, a third and one in five shops went; no doubt it was no longer safe.
              nothing
            Call 555-0199 or visit 12 Baker Street, Flight 103, Battalion 3, No. 7.
              nothing
            In 1989 and the 1990s, temperatures of 40 degrees hit the 2008 elections.
              nothing
            One another, one day, this one, at one point, a mother of three, some kind of way, all right, at all.
              nothing
            He scores a goal 2-1; test scores fell 20 points for the third time in 2 years.
              nothing
            United won 3-0. Neither he nor she spoke. The few hours passed. How many? Yes. No, he said.
              nothing
            Both men and women came.
              nothing
            Copyright 2016 NORD 3 News. Roe and Poe, both 16, are 6'2" and 5 feet 11; call (305) 471.
              [both] 2..2 Exact
            AT 1000 THE AK- 47 RIFLES FIRED; he lives at 2058 southwest Alder Avenue, a double bed.
              nothing
        "#]],
    );
}

#[test]
fn hostile_texts_take_linear_time() {
    for text in
        ["20 to ", "at least about up to ", "twenty-", "one hundred and ", "all of the ", "1,", "no ", "12-"]
    {
        let started = std::time::Instant::now();
        let mut document = segment(&text.repeat(30_000));
        find(&mut document);
        assert!(started.elapsed().as_secs() < 20, "{text}");
    }
}

proptest! {
    #[test]
    fn reads_any_text(words in "\\PC{0,60}") {
        let _ = read(&words);
    }

    #[test]
    fn found_numbers_can_be_read_again(
        text in "((at least|up to|some|about|over|no|all|a few|both|between|from|to|and|or|more than|hundreds|of|20|1,200|three|dozen|people|soldiers|years|killed|,|\\.|-) ?){0,30}"
    ) {
        let mut document = segment(&text);
        find(&mut document);
        for number in &document.numbers {
            prop_assert_eq!(read(number.span.of(&document.text)), Some(number.interval));
        }
    }

    #[test]
    fn reads_digits(value in 1u64..1_000_000) {
        let interval = Interval { low: Some(value), high: Some(value), qualifier: crate::Qualifier::Exact, vague: None };
        prop_assert_eq!(read(&value.to_string()), Some(interval));
    }
}

#[test]
fn ordinals_count_only_where_asked() {
    let read = |words: &str| super::read_ordinal(words).map(shown);
    assert_eq!(read("21st").as_deref(), Some("21..21 Exact"));
    assert_eq!(read("thirty-second").as_deref(), Some("32..32 Exact"));
    assert_eq!(read("1,002nd").as_deref(), Some("1002..1002 Exact"));
    assert_eq!(read("fifty-eleventh"), None);
    assert_eq!(read("twelve"), None);
    assert_eq!(super::read("21st"), None);
}

#[test]
fn ages_behind_names_and_in_pairs() {
    let words = |text: &str| {
        let mut document = segment(text);
        for token in &mut document.tokens {
            if matches!(token.span.of(text), "Ines" | "Talbot" | "Elmton") {
                token.upos = crate::Upos::Propn;
            }
        }
        find(&mut document);
        document.numbers.iter().map(|number| number.span.of(text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(words("Ines Talbot, four, was hit; Marcus orwell, 26 was hit too."), Vec::<String>::new());
    assert_eq!(words("In Elmton, four, mostly clerks, were hit."), ["four"]);
    assert_eq!(words("Two other females, 33 and 35, were hurt."), ["Two"]);
}
