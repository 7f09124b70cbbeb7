//! Types and codes of incidents, on sentences whose trees were made by hand.

use expect_test::{Expect, expect};
use language::{Context, Document};
use reports::Report;

use crate::rules_tests::reader;

/// Reads annotated sentences and compares, for each incident, its type and codes.
fn codes(sentences: &str, expected: Expect) {
    let mut document = Document::from_conllu(sentences);
    reader().language().fill_above_trees(&mut document, &Context::default());
    let report = Report { id: "test".to_owned(), text: document.text.clone(), ..Report::default() };
    let reading = reader().read_document(&report, &document);
    let mut lines = String::new();
    for incident in &reading.incidents {
        let codes = &incident.codes;
        lines += incident.incident_type.as_str();
        if let Some(plover) = &codes.plover {
            lines += &format!(" | {} {}", plover.event, plover.mode.as_deref().unwrap_or("-"));
        }
        if let Some(acled) = &codes.acled {
            lines += &format!(" | {}", acled.sub_event_type);
        }
        if let Some(gtd) = &codes.gtd {
            lines += &format!(" | {}", gtd.attacktype);
        }
        if let Some(ucdp) = &codes.ucdp {
            lines += &format!(" | {}", ucdp.type_of_violence);
        }
        lines.push('\n');
    }
    expected.assert_eq(&lines);
}

#[test]
fn what_nobody_meant_is_no_violence() {
    codes(
        "
        A a DT 2 det
        bus bus NN 3 nsubj
        plunged plunge VBD 0 root
        into into IN 6 case
        a a DT 6 det
        gorge gorge NN 3 obl
        , , , 8 punct
        killing kill VBG 3 advcl
        nine nine CD 10 nummod
        people people NNS 8 obj
        . . . 3 punct
        ",
        expect![[r#"
            accident
        "#]],
    );
    codes(
        "
        Two two CD 2 nummod
        boys boy NNS 4 nsubj:pass
        were be VBD 4 aux:pass
        hit hit VBN 0 root
        by by IN 7 case
        a a DT 7 det
        tram tram NN 4 obl:agent
        and and CC 9 cc
        killed kill VBN 4 conj
        . . . 4 punct
        ",
        expect![[r#"
            accident
        "#]],
    );
    codes(
        "
        A a DT 2 det
        boiler boiler NN 3 nsubj
        exploded explode VBD 0 root
        at at IN 6 case
        a a DT 6 det
        bakery bakery NN 3 obl
        , , , 8 punct
        killing kill VBG 3 advcl
        four four CD 10 nummod
        bakers baker NNS 8 obj
        . . . 3 punct
        ",
        expect![[r#"
            accident
        "#]],
    );
}

#[test]
fn exchanged_fire_is_no_blaze() {
    codes(
        "
        Border border NN 2 compound
        troops troop NNS 3 nsubj
        exchanged exchange VBD 0 root
        fire fire NN 3 obj
        , , , 6 punct
        killing kill VBG 3 advcl
        two two CD 8 nummod
        soldiers soldier NNS 6 obj
        . . . 3 punct
        ",
        expect![[r#"
            clash | ASSAULT - | Armed clash | 1
        "#]],
    );
}

#[test]
fn guns_on_the_ground_are_no_aeroplanes() {
    codes(
        "
        Artillery artillery NN 2 nsubj
        shelled shell VBD 0 root
        a a DT 4 det
        market market NN 2 obj
        , , , 6 punct
        killing kill VBG 2 advcl
        five five CD 8 nummod
        traders trader NNS 6 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack | ASSAULT heavy-weapons | Shelling/artillery/missile attack
        "#]],
    );
    codes(
        "
        Rebels rebel NNS 2 nsubj
        fired fire VBD 0 root
        nine nine CD 4 nummod
        rockets rocket NNS 2 obj
        at at IN 7 case
        a a DT 7 det
        school school NN 2 obl
        . . . 2 punct
        ",
        expect![[r#"
            attack | ASSAULT heavy-weapons | Shelling/artillery/missile attack | Bombing/Explosion
        "#]],
    );
    codes(
        "
        A a DT 3 det
        suicide suicide NN 3 compound
        bomber bomber NN 4 nsubj
        struck strike VBD 0 root
        a a DT 6 det
        bank bank NN 4 obj
        , , , 8 punct
        killing kill VBG 4 advcl
        seven seven CD 10 nummod
        clerks clerk NNS 8 obj
        . . . 4 punct
        ",
        expect![[r#"
            bombing | ASSAULT suicide-attack | Suicide bomb | Bombing/Explosion
        "#]],
    );
}

#[test]
fn force_against_protesters_is_no_riot() {
    codes(
        "
        Police police NNS 2 nsubj
        shot shoot VBD 0 root
        dead dead JJ 2 xcomp
        four four CD 5 nummod
        marchers marcher NNS 2 obj
        . . . 2 punct
        ",
        expect![[r#"
            protest_violence | ASSAULT firearms | Excessive force against protesters | 3
        "#]],
    );
    codes(
        "
        Rioters rioter NNS 2 nsubj
        burned burn VBD 0 root
        the the DT 5 det
        town town NN 5 compound
        hall hall NN 2 obj
        during during IN 7 case
        protests protest NNS 2 obl
        . . . 2 punct
        ",
        expect![[r#"
            protest_violence | PROTEST riot | Violent demonstration
        "#]],
    );
    codes(
        "
        Villagers villager NNS 2 nsubj
        lynched lynch VBD 0 root
        two two CD 4 nummod
        thieves thief NNS 2 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack | ASSAULT - | Mob violence | Armed Assault
        "#]],
    );
}

#[test]
fn criminals_fight_no_battle() {
    codes(
        "
        Three three CD 2 nummod
        robbers robber NNS 3 nsubj
        killed kill VBD 0 root
        a a DT 6 det
        bank bank NN 6 compound
        guard guard NN 3 obj
        . . . 3 punct
        ",
        expect![[r#"
            attack | ASSAULT - | Attack | Armed Assault
        "#]],
    );
    codes(
        "
        A a DT 2 det
        gunman gunman NN 3 nsubj
        killed kill VBD 0 root
        six six CD 5 nummod
        shoppers shopper NNS 3 obj
        . . . 3 punct
        ",
        expect![[r#"
            shooting | ASSAULT firearms | Attack | Armed Assault
        "#]],
    );
    codes(
        "
        Rebels rebel NNS 2 nsubj
        killed kill VBD 0 root
        six six CD 4 nummod
        farmers farmer NNS 2 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack | ASSAULT - | Attack | Armed Assault | 3
        "#]],
    );
    codes(
        "
        Attackers attacker NNS 2 nsubj
        killed kill VBD 0 root
        three three CD 4 nummod
        soldiers soldier NNS 2 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack | ASSAULT - | Armed clash | Armed Assault
        "#]],
    );
}

#[test]
fn who_kills_and_burns_does_not_only_burn() {
    codes(
        "
        Raiders raider NNS 2 nsubj
        burned burn VBD 0 root
        nine nine CD 4 nummod
        houses house NNS 2 obj
        and and CC 6 cc
        killed kill VBD 2 conj
        two two CD 8 nummod
        farmers farmer NNS 6 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack | ASSAULT - | Attack | Armed Assault
        "#]],
    );
    codes(
        "
        Soldiers soldier NNS 2 nsubj
        raped rape VBD 0 root
        three three CD 4 nummod
        women woman NNS 2 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack | ASSAULT sexual | Sexual violence | 3
        "#]],
    );
    codes(
        "
        Troops troop NNS 2 nsubj
        recaptured recapture VBD 0 root
        the the DT 4 det
        town town NN 2 obj
        , , , 6 punct
        killing kill VBG 2 advcl
        eight eight CD 8 nummod
        rebels rebel NNS 6 obj
        . . . 2 punct
        ",
        expect![[r#"
            attack | ASSAULT - | Government regains territory | 1
        "#]],
    );
}

#[test]
fn a_threat_is_no_attack() {
    codes(
        "
        The the DT 2 det
        rebels rebel NNS 3 nsubj
        threatened threaten VBD 0 root
        to to TO 5 mark
        attack attack VB 3 xcomp
        two two CD 7 nummod
        schools school NNS 5 obj
        . . . 3 punct
        ",
        expect![[r#"
            other | THREATEN violence
        "#]],
    );
}

#[test]
fn a_drill_is_no_attack() {
    codes(
        "
        Police police NNS 2 nsubj
        practised practise VBD 0 root
        their their PRP$ 4 nmod:poss
        response response NN 2 obj
        to to IN 7 case
        a a DT 7 det
        stabbing stabbing NN 4 nmod
        . . . 2 punct

        In in IN 3 case
        the the DT 3 det
        drill drill NN 7 obl
        , , , 7 punct
        a a DT 6 det
        man man NN 7 nsubj
        stabbed stab VBD 0 root
        four four CD 9 nummod
        pupils pupil NNS 7 obj
        . . . 7 punct
        ",
        expect![[""]],
    );
}
