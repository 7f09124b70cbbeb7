//! Entities and references on sentences annotated by hand.

use std::sync::LazyLock;

use expect_test::{Expect, expect};
use language::{Document, Knowledge, names};

use super::*;

fn read(source: &str) -> (Document, Entities) {
    find(Document::from_conllu(source))
}

fn find(mut document: Document) -> (Document, Entities) {
    static KNOWN: LazyLock<(Actors, People, Tables)> = LazyLock::new(|| {
        let knowledge = Knowledge::embedded();
        let actors = Actors::new(&knowledge).expect("the files are right");
        let people = People::new(&knowledge).expect("the files are right");
        (actors, people, Tables::new(&knowledge).expect("the files are right"))
    });
    let (actors, people, tables) = &*KNOWN;
    names::refine(&mut document, actors);
    let found = Entities::find(&document, actors, people, tables);
    (document, found)
}

/// Any tree, right or wrong, gives entities in order, and references that lead backwards.
#[test]
fn wrong_trees_do_no_harm() {
    let words =
        ["The", "army", "police", "Taliban", "(", "FARC", ")", "he", "they", "men", "who", "group", "Ana"];
    let relations =
        ["nsubj", "obj", "appos", "compound", "acl:relcl", "conj", "nmod", "flat", "nmod:desc", "det"];
    for seed in 0..200usize {
        let mut source = String::new();
        let length = 3 + seed % 11;
        for at in 0..length {
            let pick = seed.wrapping_mul(2_654_435_761).wrapping_add(at.wrapping_mul(40_503)) >> 3;
            let word = words[pick % words.len()];
            let tag = ["NN", "NNP", "PRP", "NNS", "JJ", "WP"][pick % 6];
            let head = 1 + (pick / 7) % length;
            let head = if head == at + 1 { 0 } else { head };
            source.push_str(&format!("{word} _ {tag} {head} {}\n", relations[pick % relations.len()]));
        }
        let (document, found) = read(&source);
        for pair in found.list.windows(2) {
            assert!(pair[0].mentions.first() <= pair[1].mentions.first());
        }
        for token in 0..document.tokens.len() {
            let backwards = found.antecedent(token).is_none_or(|earlier| earlier < token);
            assert!(backwards, "{source}");
            let _ = (found.at(token), found.describe(&document, token), found.affiliation(&document, token));
        }
    }
}

/// Entities, then what pronouns and noun phrases refer to.
fn check(source: &str, expected: Expect) {
    let (document, found) = read(source);
    let mut out = String::new();
    for (index, e) in found.list.iter().enumerate() {
        let role = e.role.map_or("-", |role| role.of(&document.text));
        let private = if e.private { " private" } else { "" };
        let side = found.side(index).map_or("-".to_owned(), |side| format!("e{}", side + 1));
        let country = e.country.as_deref().unwrap_or("-");
        out.push_str(&format!(
            "e{} {} ({}) {country} role {role} side {side} x{}{private}\n",
            index + 1,
            e.name.of(&document.text),
            e.kind,
            e.mentions.len()
        ));
    }
    for token in 0..document.tokens.len() {
        let inside = document.names.iter().any(|n| n.tokens.contains(&token));
        let refers = found.at(token).filter(|_| !inside);
        let earlier = found.antecedent(token);
        if let Some(entity) = refers {
            out.push_str(&format!("{} = e{}\n", document.word(token), entity + 1));
        } else if let Some(earlier) = earlier {
            out.push_str(&format!("{} = {}\n", document.word(token), document.word(earlier)));
        }
    }
    expected.assert_eq(&out);
}

#[test]
fn group_acronym_spokesman_and_pronouns() {
    check(
        "
        The _ DT 5 det
        Northern _ NNP 5 compound Name=B-ORG
        Hills _ NNP 5 compound Name=I-ORG
        Liberation _ NNP 5 compound Name=I-ORG
        Army _ NNP 9 nsubj Name=I-ORG
        ( _ -LRB- 7 punct SpaceAfter=No
        NHLA _ NNP 5 appos SpaceAfter=No
        ) _ -RRB- 7 punct
        claimed claim VBD 0 root
        that _ IN 13 mark
        they they PRP 13 nsubj
        had have VBD 13 aux
        killed kill VBN 9 ccomp
        soldiers soldier NNS 13 obj SpaceAfter=No
        . _ . 9 punct

        NHLA _ NNP 2 compound
        spokesman _ NN 3 nmod:desc
        Ivo Ivo NNP 5 nsubj Name=B-PER
        Brandt Brandt NNP 3 flat Name=I-PER
        said say VBD 0 root
        the _ DT 7 det
        group _ NN 8 nsubj
        fled flee VBD 5 ccomp

        Brandt Brandt NNP 2 nsubj Name=B-PER
        added add VBD 0 root
        he he PRP 4 nsubj
        agreed agree VBD 2 ccomp
        ",
        expect![[r#"
            e1 Northern Hills Liberation Army (armed_group) - role - side e1 x3
            e2 Ivo Brandt (person) - role NHLA spokesman side e1 x2
            they = e1
            spokesman = e2
            group = e1
            he = e2
        "#]],
    );
}

#[test]
fn institutions_with_and_without_owner() {
    check(
        "
        The _ DT 3 det
        Kenyan _ JJ 3 amod
        army _ NN 4 nsubj
        attacked attack VBD 0 root
        al _ NNP 7 compound SpaceAfter=No
        - _ HYPH 7 punct SpaceAfter=No
        Shabaab _ NNP 4 obj
        . _ . 4 punct

        The _ DT 2 det
        army _ NN 3 nsubj
        said say VBD 0 root
        it it PRP 5 nsubj
        won win VBD 3 ccomp
        . _ . 3 punct

        The _ DT 2 det
        militants militant NNS 3 nsubj
        fled flee VBD 0 root
        ",
        expect![[r#"
            e1 Kenyan army (security_force) KE role - side e1 x2
            e2 al-Shabaab (armed_group) SO role - side e2 x1
            army = e1
            army = e1
            it = e1
            militants = e2
        "#]],
    );
}

#[test]
fn apposition_office_and_surname() {
    check(
        "
        Marek Marek NNP 9 nsubj Name=B-PER
        Holub Holub NNP 1 flat Name=I-PER|SpaceAfter=No
        , _ , 6 punct
        the _ DT 6 det
        chief _ JJ 6 amod
        minister _ NN 1 appos
        of _ IN 8 case
        Lipova Lipova NNP 6 nmod Name=B-LOC
        spoke speak VBD 0 root
        . _ . 9 punct

        Mr. Mr. NNP 2 nmod:desc
        Holub Holub NNP 3 nsubj Name=B-PER
        left leave VBD 0 root

        The _ DT 2 det
        minister _ NN 3 nsubj
        met meet VBD 0 root
        Ana Ana NNP 3 obj Name=B-PER
        Ruiz Ruiz NNP 4 flat Name=I-PER
        . _ . 3 punct
        ",
        expect![[r#"
            e1 Marek Holub (person) - role chief minister of Lipova side - x2
            e2 Ana Ruiz (person) - role - side - x1 private
            minister = e1
            minister = e1
        "#]],
    );
}

#[test]
fn noun_chains_and_relatives() {
    check(
        "
        Two _ CD 2 nummod
        gunmen gunman NNS 3 nsubj
        shot shoot VBD 0 root
        a _ DT 5 det
        woman _ NN 3 obj
        who who WP 7 nsubj
        ran run VBD 5 acl:relcl

        The _ DT 2 det
        attackers attacker NNS 3 nsubj
        fled flee VBD 0 root

        She she PRP 2 nsubj
        lived live VBD 0 root

        They they PRP 2 nsubj
        hid hide VBD 0 root
        ",
        expect![[r#"
            who = woman
            attackers = gunmen
            She = woman
            They = gunmen
        "#]],
    );
}

#[test]
fn whose_words_and_whose_side() {
    let (document, found) = read(
        "
        An _ DT 3 det
        army _ NN 3 compound
        spokesman _ NN 4 nsubj
        spoke speak VBD 0 root
        of _ IN 6 case
        victims victim NNS 4 obl
        of _ IN 9 case
        the _ DT 9 det
        police _ NN 6 nmod
        ",
    );
    let named = |head| found.affiliation(&document, head).map(|e| found.list[e].name.of(&document.text));
    assert_eq!(named(2), Some("army"));
    assert_eq!(named(5), None);
    assert_eq!(found.describe(&document, 2), "An army spokesman");
}

/// The police and the offices of one place are one side.
#[test]
fn forces_without_a_country_are_one_side() {
    check(
        "
        The _ DT 4 det
        Arlen _ NNP 4 compound Name=B-ORG
        Police _ NNP 4 compound Name=I-ORG
        Department _ NNP 5 nsubj Name=I-ORG
        said say VBD 0 root
        the _ DT 9 det
        Bram _ NNP 9 compound Name=B-ORG
        City _ NNP 9 compound Name=I-ORG
        Police _ NNP 10 nsubj Name=I-ORG
        knew know VBD 5 ccomp
        ",
        expect![[r#"
            e1 Arlen Police Department (security_force) - role - side e1 x1
            e2 Bram City Police (security_force) - role - side e1 x1
        "#]],
    );
}

#[test]
fn an_acronym_of_the_texts_own_group() {
    check(
        "
        The _ DT 4 det
        Free _ NNP 4 compound Name=B-ArmedGroup
        Zandar _ NNP 4 compound Name=I-ArmedGroup
        Movement _ NNP 5 nsubj Name=I-ArmedGroup
        fled flee VBD 0 root SpaceAfter=No
        . _ . 5 punct

        The _ DT 2 det
        FZM _ NNP 3 nsubj Name=B-ORG
        fell fall VBD 0 root
        . _ . 3 punct
        ",
        expect![[r#"
            e1 Free Zandar Movement (armed_group) - role - side e1 x2
        "#]],
    );
}
