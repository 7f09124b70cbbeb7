//! Events on sentences whose trees were made by hand.

use expect_test::{Expect, expect};
use language::{Context, Document};
use reports::Report;

use crate::rules_tests::reader;

/// Reads annotated sentences and compares the events: source, code, target, trigger.
fn events(sentences: &str, expected: Expect) {
    let mut document = Document::from_conllu(sentences);
    reader().language().fill_above_trees(&mut document, &Context::default());
    let report = Report { id: "test".to_owned(), text: document.text.clone(), ..Report::default() };
    let reading = reader().read_document(&report, &document);
    let line =
        |e: &crate::reading::Event| format!("{} {} {} | {}\n", e.source, e.code, e.target, e.trigger.text);
    expected.assert_eq(&reading.events.iter().map(line).collect::<String>());
}

#[test]
fn both_sides_of_what_is_done_together() {
    events(
        "
        Kenya Kenya NNP 4 nsubj
        and and CC 3 cc
        Somalia Somalia NNP 1 conj
        signed sign VBD 0 root
        a a DT 7 det
        fishing fishing NN 7 compound
        accord accord NN 4 obj
        on on IN 9 case
        Monday Monday NNP 4 obl
        . . . 4 punct

        Talks talk NNS 6 nsubj
        between between IN 3 case
        Chad Chad NNP 1 nmod
        and and CC 5 cc
        Niger Niger NNP 3 conj
        resumed resume VBD 0 root
        . . . 6 punct

        Qatar Qatar NNP 2 nsubj
        received receive VBD 0 root
        a a DT 4 det
        delegation delegation NN 2 obj
        from from IN 6 case
        Oman Oman NNP 4 nmod
        . . . 2 punct
        ",
        expect![[r#"
            KEN 057 SOM | signed
            SOM 057 KEN | signed
            TCD 046 NER | Talks
            NER 046 TCD | Talks
            QAT 043 OMNGOV | received
            OMNGOV 042 QAT | received
        "#]],
    );
}

#[test]
fn active_and_passive() {
    events(
        "
        Ugandan Ugandan JJ 2 amod
        troops troops NNS 3 nsubj
        withdrew withdraw VBD 0 root
        from from IN 5 case
        Congo Congo NNP 3 obl
        . . . 3 punct

        Cuba Cuba NNP 3 nsubj:pass
        was be VBD 3 aux:pass
        invaded invade VBN 0 root
        by by IN 5 case
        Haiti Haiti NNP 3 obl:agent
        . . . 3 punct
        ",
        expect![[r#"
            UGAMIL 0874 COD | withdrew
            HTI 190 CUB | invaded
        "#]],
    );
}

#[test]
fn what_is_said_of_violence_is_no_violence() {
    events(
        "
        France France NNP 2 nsubj
        condemned condemn VBD 0 root
        the the DT 4 det
        attack attack NN 2 obj
        by by IN 7 case
        Malian Malian JJ 7 amod
        rebels rebel NNS 4 nmod
        on on IN 10 case
        a a DT 10 det
        market market NN 2 obl
        . . . 2 punct

        Sudan Sudan NNP 2 nsubj
        said say VBD 0 root
        a a DT 4 det
        bomb bomb NN 6 nsubj:pass
        was be VBD 6 aux:pass
        dropped drop VBN 2 ccomp
        on on IN 9 case
        a a DT 9 det
        village village NN 6 obl
        by by IN 11 case
        Libya Libya NNP 6 obl:agent
        . . . 2 punct

        Egypt Egypt NNP 2 nsubj
        denied deny VBD 0 root
        shelling shell VBG 2 xcomp
        Libya Libya NNP 3 obj
        . . . 2 punct
        ",
        expect![[r#"
            FRA 111 MLIREB | condemned
            SDN 112 LBY | said
            EGY 016 LBY | denied
        "#]],
    );
}

#[test]
fn asked_for_refused_threatened_ended() {
    events(
        "
        Germany Germany NNP 2 nsubj
        urged urge VBD 0 root
        Turkey Turkey NNP 2 iobj
        to to TO 5 mark
        release release VB 2 xcomp
        two two CD 8 nummod
        Dutch Dutch JJ 8 amod
        reporters reporter NNS 5 obj
        . . . 2 punct

        Peru Peru NNP 2 nsubj
        said say VBD 0 root
        it it PRP 6 nsubj
        would would MD 6 aux
        not not RB 6 advmod
        provide provide VB 2 ccomp
        aid aid NN 6 obj
        to to IN 9 case
        Bolivia Bolivia NNP 6 obl
        . . . 2 punct

        India India NNP 2 nsubj
        threatened threaten VBD 0 root
        to to TO 4 mark
        cut cut VB 2 xcomp
        ties tie NNS 4 obj
        with with IN 7 case
        Nepal Nepal NNP 4 obl
        . . . 2 punct

        Japan Japan NNP 2 nsubj
        lifted lift VBD 0 root
        its its PRP$ 4 nmod:poss
        sanctions sanction NNS 2 obj
        on on IN 6 case
        Myanmar Myanmar NNP 2 obl
        . . . 2 punct
        ",
        expect![[r#"
            DEU 0253 TUR | urged
            PER 122 BOL | aid
            IND 1313 NPL | threatened
            JPN 085 MMR | lifted
        "#]],
    );
}

#[test]
fn what_may_happen_is_not_coded() {
    events(
        "
        If if IN 3 mark
        Poland Poland NNP 3 nsubj
        attacks attack VBZ 8 advcl
        Latvia Latvia NNP 3 obj
        , , , 3 punct
        Norway Norway NNP 8 nsubj
        will will MD 8 aux
        send send VB 0 root
        troops troops NNS 8 obj
        . . . 8 punct

        Iran Iran NNP 3 nsubj
        may may MD 3 aux
        attack attack VB 0 root
        Iraq Iraq NNP 3 obj
        . . . 3 punct
        ",
        expect![[r#""#]],
    );
}

#[test]
fn where_no_party_is_named_the_place_counts() {
    events(
        "
        Greek Greek JJ 2 amod
        workers worker NNS 3 nsubj
        protested protest VBD 0 root
        in in IN 5 case
        Oslo Oslo NNP 3 obl
        . . . 3 punct
        ",
        expect![[r#"
            GRCLAB 141 NOR | protested
        "#]],
    );
}

#[test]
fn done_to_the_subject() {
    events(
        "
        Spain Spain NNP 2 nsubj
        faces face VBZ 0 root
        pressure pressure NN 2 obj
        from from IN 7 case
        the the DT 7 det
        European European NNP 7 amod
        Union Union NNP 3 nmod
        . . . 2 punct
        ",
        expect![[r#"
            IGOEUREEC 100 ESP | pressure
        "#]],
    );
}

#[test]
fn phrases_within_phrases_come_to_an_end() {
    let mut sentence = "Kenya Kenya NNP 2 nsubj\nattacked attack VBD 0 root\n".to_owned();
    sentence += "the the DT 4 det\narmy army NN 2 obj\n";
    for n in 0..400 {
        let head = 2 * n + 4;
        sentence += &format!("of of IN {} case\nChad Chad NNP {head} nmod\n", head + 2);
    }
    events(
        &sentence,
        expect![[r#"
        KEN 190 TCDMIL | attacked
    "#]],
    );
}
