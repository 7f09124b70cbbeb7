//! Tests of the whole segmenter.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

/// One line a paragraph kind, under it one line a sentence, tokens separated by `·`.
fn check(text: &str, expected: Expect) {
    let document = segment(text);
    let mut shown = String::new();
    for paragraph in &document.paragraphs {
        shown.push_str(&format!("{:?}\n", paragraph.kind));
        for sentence in &document.sentences[paragraph.sentences.clone()] {
            let words: Vec<_> = sentence.tokens.clone().map(|token| document.word(token)).collect();
            shown.push_str(&format!("  {}\n", words.join("·")));
        }
    }
    expected.assert_eq(&shown);
}

/// One line a quotation: depth, its words, the quotation that it goes on with.
fn check_quotes(text: &str, expected: Expect) {
    let document = segment(text);
    let lines = document.quotes.iter().map(|quote| {
        let continues = quote.continues.map_or(String::new(), |index| format!(" goes on {index}"));
        format!("{} [{}]{continues}\n", quote.depth, quote.inner.of(text).replace('\n', " "))
    });
    expected.assert_eq(&lines.collect::<String>());
}

/// Place, date and agency of the dateline, and the rest of its sentence.
fn check_dateline(text: &str, expected: Expect) {
    let document = segment(text);
    let shown = document.dateline.map(|found| {
        let part = |span: Option<Span>| span.map_or("-", |span| span.of(text)).to_owned();
        format!(
            "{} / {} / {} in {}",
            part(found.place),
            part(found.date),
            part(found.agency),
            found.span.of(text)
        )
    });
    expected.assert_eq(&shown.unwrap_or("none".to_owned()));
}

#[test]
fn clitics_hyphens_and_abbreviations() {
    check(
        "The U.S.-led force didn't say whether Lt. Gen. J. Marlow’s anti-tank unit can't or cannot move. It's 5pm.",
        expect![[r#"
            Body
              The·U.S.·-·led·force·did·n't·say·whether·Lt.·Gen.·J.·Marlow·’s·anti-tank·unit·ca·n't·or·can·not·move·.
              It·'s·5·pm·.
        "#]],
    );
    check(
        "The day-long al-Zahr raid used AK-47s, e-mail and 20-30 non-lethal rounds, the UN-led team’s Mr. O'Dell said.",
        expect![[r#"
            Body
              The·day·-·long·al·-·Zahr·raid·used·AK·-·47s·,·e-mail·and·20·-·30·non-lethal·rounds·,·the·UN·-·led·team·’s·Mr.·O'Dell·said·.
        "#]],
    );
    check(
        "Call 555-013-4477 on 2021-05-06 at 10:30, pay $3m, Rs. 1,50,000 or 3.5% of 1,200; see www.alda.org/x, a@b.org.",
        expect![[r#"
            Body
              Call·555-013-4477·on·2021-05-06·at·10:30·,·pay·$·3·m·,·Rs.·1,50,000·or·3.5·%·of·1,200·;·see·www.alda.org/x·,·a@b.org·.
        "#]],
    );
    check(
        "I'm gonna go, they've said, 'cause it wasn't the '90s... No. 5 isn't here -- yet.",
        expect![[r#"
        Body
          I·'m·gon·na·go·,·they·'ve·said·,·'cause·it·was·n't·the·'90s·...
          No.·5·is·n't·here·--·yet·.
    "#]],
    );
}

#[test]
fn sentences() {
    check(
        "He left at 5 p.m. The U.S. Army stayed. Was it Orla Corp. that paid? Yes! \"We won,\" he said. \"We won!\" she cried.",
        expect![[r#"
            Body
              He·left·at·5·p.m.
              The·U.S.·Army·stayed·.
              Was·it·Orla·Corp.·that·paid·?
              Yes·!
              "·We·won·,·"·he·said·.
              "·We·won·!·"·she·cried·.
        "#]],
    );
    check(
        "\"They came. They shot.\" The mayor wept. (He had fled.) It ended...he thinks.The rest is silence.",
        expect![[r#"
            Body
              "·They·came·.
              They·shot·.·"
              The·mayor·wept·.
              (·He·had·fled·.·)
              It·ended·...·he·thinks·.
              The·rest·is·silence·.
        "#]],
    );
    check(
        "we saw them. they ran away. nobody was hurt.",
        expect![[r#"
        Body
          we·saw·them·.
          they·ran·away·.
          nobody·was·hurt·.
    "#]],
    );
    check(
        "GEN. ORTEGO SAID NO. THE TROOPS LEFT AT 5 P.M. HE STAYED.",
        expect![[r#"
        Body
          GEN.·ORTEGO·SAID·NO·.
          THE·TROOPS·LEFT·AT·5·P.M.
          HE·STAYED·.
    "#]],
    );
    check(
        "She met Dr. A. B. Coyle of St. Anne on Sept. 3. He knew. [4] Then, e.g. on Fri. they met again",
        expect![[r#"
            Body
              She·met·Dr.·A.·B.·Coyle·of·St.·Anne·on·Sept.·3·.
              He·knew·.·[·4·]
              Then·,·e.g.·on·Fri.·they·met·again
        "#]],
    );
}

#[test]
fn paragraphs_and_kinds() {
    check(
        "Blast kills 4 in Veldana\nBy Jane Roe\nMonday, May 6, 2019\n\nA bomb went off. Four died.\n\n- one man\n- three women\n\nPrint",
        expect![[r#"
            Headline
              Blast·kills·4·in·Veldana
            Byline
              By·Jane·Roe
            Furniture
              Monday·,·May·6·,·2019
            Body
              A·bomb·went·off·.
              Four·died·.
            ListItem
              -·one·man
            ListItem
              -·three·women
            Furniture
              Print
        "#]],
    );
    check(
        "   ALDA, 3 MAY 88 (RADIO NORD) -- [TEXT] THE GARRISON REPORTED TODAY THAT\nTHREE MEN OF THE THIRD COMPANY WERE WOUNDED NEAR THE OLD MILL AT\nTARMO.\n   A FURTHER CLASH TOOK PLACE AT NIGHT, WHEN THE SAME UNIT MET REBELS ON\nTHE ROAD TO VELDANA.",
        expect![[r#"
            Body
              ALDA·,·3·MAY·88·(·RADIO·NORD·)·--·[·TEXT·]
              THE·GARRISON·REPORTED·TODAY·THAT·THREE·MEN·OF·THE·THIRD·COMPANY·WERE·WOUNDED·NEAR·THE·OLD·MILL·AT·TARMO·.
            Body
              A·FURTHER·CLASH·TOOK·PLACE·AT·NIGHT·,·WHEN·THE·SAME·UNIT·MET·REBELS·ON·THE·ROAD·TO·VELDANA·.
        "#]],
    );
    check(
        "One line is a paragraph here, and it is a rather long line that nobody has wrapped by hand at any width at all.\r\nThe next line, too, is one; it is not much shorter than the first line and was not wrapped by hand either.\r\n",
        expect![[r#"
            Body
              One·line·is·a·paragraph·here·,·and·it·is·a·rather·long·line·that·nobody·has·wrapped·by·hand·at·any·width·at·all·.
            Body
              The·next·line·,·too·,·is·one·;·it·is·not·much·shorter·than·the·first·line·and·was·not·wrapped·by·hand·either·.
        "#]],
    );
}

#[test]
fn quotations() {
    check_quotes(
        "\"We won,\" he said. “They said ‘stop’ and fled,” she added. The workers' hall isn't 'theirs'.",
        expect![[r#"
            0 [We won,]
            0 [They said ‘stop’ and fled,]
            1 [stop]
            0 [theirs]
        "#]],
    );
    check_quotes(
        "“We stayed.\n\n“We had no choice.\n\n“We left,” he said.",
        expect![[r#"
        0 [We stayed.]
        0 [We had no choice.] goes on 0
        0 [We left,] goes on 1
    "#]],
    );
    check_quotes(
        "``We stayed. ``We left,'' he said. «Nous y étions», dit-il. 'Go on', they said in the '90s.",
        expect![[r#"
            0 [We stayed.]
            0 [We left,] goes on 0
            0 [Nous y étions]
            0 [Go on]
        "#]],
    );
    check_quotes(
        "He is 6'2\" tall, and the boys' dog's lead was 5\" long. \"Never closed, he said.\n\nThen more.",
        expect![[r#"
            0 [Never closed, he said.]
        "#]],
    );
    check_quotes(
        "She said: \"He told me 'I can't go.'\" „Niemals“, sagte er.",
        expect![[r#"
        0 [He told me 'I can't go.']
        1 [I can't go.]
        0 [Niemals]
    "#]],
    );
}

#[test]
fn mixed_and_missing_marks() {
    check_quotes(
        "“We left,\" he said. \"They stayed,” she said. So it ends,\" they said. ‘Lil Ola went.",
        expect![[r#"
            0 [We left,]
            0 [They stayed,]
        "#]],
    );
    check_quotes(
        "``They call it the `long road,''' he said. He said ''no'' twice.",
        expect![[r#"
        0 [They call it the `long road,']
        1 [long road,]
        0 [no]
    "#]],
    );
}

#[test]
fn datelines() {
    check_dateline(
        "PORT LAMARR, March 12 (Nordnews) -- Two men died.",
        expect!["PORT LAMARR / March 12 / Nordnews in PORT LAMARR, March 12 (Nordnews) --"],
    );
    check_dateline(
        "VELDANA, Norland (NN) — Two men died.",
        expect!["VELDANA / - / NN in VELDANA, Norland (NN) —"],
    );
    check_dateline(
        "ALDA (NORLAND), 3 MAY 88 (RADIO NORD) -- [COMMUNIQUE] [TEXT] TWO MEN DIED.",
        expect![
            "ALDA / 3 MAY 88 / RADIO NORD in ALDA (NORLAND), 3 MAY 88 (RADIO NORD) -- [COMMUNIQUE] [TEXT]"
        ],
    );
    check_dateline(
        "LA MESA, Norland - A man died on Sunday.",
        expect!["LA MESA / - / - in LA MESA, Norland -"],
    );
    check_dateline("VELDANA - A 9-year-old boy died on Sunday.", expect!["VELDANA / - / - in VELDANA -"]);
    check_dateline(
        "PORT-AU-LAC, Norland - A man died on Sunday.",
        expect!["PORT-AU-LAC / - / - in PORT-AU-LAC, Norland -"],
    );
    check_dateline("TARMO: At least four people were killed here.", expect!["TARMO / - / - in TARMO:"]);
    check_dateline(
        "TARMO, Norland (Jan. 25, 2013)\nTwo men died.",
        expect!["TARMO / Jan. 25, 2013 / - in TARMO, Norland (Jan. 25, 2013)"],
    );
    check_dateline(
        "Lower Alda, Norland (NN) - Two men died.",
        expect!["Lower Alda / - / NN in Lower Alda, Norland (NN) -"],
    );
    check_dateline("UPDATE: Two men have died.", expect!["none"]);
    check_dateline("On Friday, Oyelo — long the favourite — lost.", expect!["none"]);
    check_dateline("THE MEN CAME AT NIGHT -- NOBODY SAW THEM.", expect!["none"]);
}

/// Every span fits the text, tokens lie in their sentences and in order, and nothing but white space is left out.
fn assert_sound(text: &str) {
    let document = segment(text);
    let mut end = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        assert!(!sentence.tokens.is_empty());
        assert!(sentence.tokens.len() <= sentences::MAX_TOKENS + 1);
        for token in &document.tokens[sentence.tokens.clone()] {
            assert_eq!(token.sentence, index);
            assert!(token.span.start >= end && !token.span.is_empty(), "{token:?}");
            let between = text.get(end..token.span.start).expect("a character boundary");
            assert!(between.chars().all(chars::is_space), "{between:?} is lost");
            assert!(sentence.span.contains(token.span));
            end = token.span.end;
        }
        assert!(document.paragraphs[sentence.paragraph].span.contains(sentence.span));
    }
    assert!(text[end..].chars().all(chars::is_space), "{:?} is lost", &text[end..]);
    for quote in &document.quotes {
        assert!(quote.span.contains(quote.inner) && text.get(quote.span.start..quote.span.end).is_some());
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    for text in [
        "\"a ".repeat(20_000),
        "“a ‘b ".repeat(10_000),
        "’”".repeat(20_000),
        "'x ".repeat(50_000),
        "a".repeat(1_000_000),
        "a.".repeat(200_000),
        "1,".repeat(200_000),
        "1-".repeat(200_000),
        ".)".repeat(200_000),
        "word ".repeat(200_000),
        "x@".repeat(200_000),
        "\n \n".repeat(100_000),
        "([{".repeat(100_000),
    ] {
        let started = std::time::Instant::now();
        assert_sound(&text);
        assert!(started.elapsed().as_secs() < 20, "{:?}", text.chars().take(6).collect::<String>());
    }
}

proptest! {
    #[test]
    fn any_text_is_cut_soundly(text in "\\PC{0,200}") {
        assert_sound(&text);
    }

    #[test]
    fn any_likely_text_is_cut_soundly(text in "([A-Za-z]{1,5}|[0-9,.:/-]{1,6}|[.?!'\"“”‘’()\\[\\]-]{1,3}|U\\.S\\.|can't|\r?\n|  ?){0,60}") {
        assert_sound(&text);
    }
}
