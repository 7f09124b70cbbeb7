//! Tests of the lemmatiser.

use super::*;
use crate::segment::segment;

fn lemmatiser() -> Lemmatiser {
    Lemmatiser::new(&Knowledge::embedded()).expect("the embedded files can be read")
}

#[track_caller]
fn check(cases: &[(&str, Xpos, &str)]) {
    let lemmatiser = lemmatiser();
    for (form, xpos, lemma) in cases {
        assert_eq!(lemmatiser.lemma(form, Upos::X, *xpos), *lemma, "{form} {xpos}");
    }
}

#[test]
fn regular_verbs() {
    check(&[
        ("killed", Xpos::Vbn, "kill"),
        ("STOPPED", Xpos::Vbd, "stop"),
        ("denying", Xpos::Vbg, "deny"),
        ("denied", Xpos::Vbd, "deny"),
        ("seized", Xpos::Vbd, "seize"),
        ("carries", Xpos::Vbz, "carry"),
        ("evacuated", Xpos::Vbn, "evacuate"),
        ("detonated", Xpos::Vbn, "detonate"),
        ("defeated", Xpos::Vbn, "defeat"),
        ("rescued", Xpos::Vbn, "rescue"),
        ("ambushed", Xpos::Vbd, "ambush"),
        ("ambushes", Xpos::Vbz, "ambush"),
        ("besieging", Xpos::Vbg, "besiege"),
        ("injuring", Xpos::Vbg, "injure"),
        ("murdered", Xpos::Vbn, "murder"),
        ("struggling", Xpos::Vbg, "struggle"),
        ("charging", Xpos::Vbg, "charge"),
        ("bringing", Xpos::Vbg, "bring"),
        ("raised", Xpos::Vbd, "raise"),
        ("required", Xpos::Vbn, "require"),
        ("agreed", Xpos::Vbd, "agree"),
        ("acquitted", Xpos::Vbd, "acquit"),
    ]);
}

#[test]
fn irregular_forms() {
    check(&[
        ("shot", Xpos::Vbn, "shoot"),
        ("Fled", Xpos::Vbd, "flee"),
        ("SLAIN", Xpos::Vbn, "slay"),
        ("n't", Xpos::Rb, "not"),
        ("n\u{2019}t", Xpos::Rb, "not"),
        ("wo", Xpos::Md, "will"),
        ("wives", Xpos::Nns, "wife"),
        ("children", Xpos::Nns, "child"),
        ("crises", Xpos::Nns, "crisis"),
        ("troops", Xpos::Nns, "troops"),
        ("better", Xpos::Jjr, "good"),
        ("better", Xpos::Rbr, "well"),
        ("her", Xpos::Prp, "she"),
        ("her", Xpos::PrpS, "her"),
        ("\u{2019}s", Xpos::Pos, "'s"),
    ]);
}

#[test]
fn nouns_names_and_numbers() {
    check(&[
        ("bodies", Xpos::Nns, "body"),
        ("gunmen", Xpos::Nns, "gunman"),
        ("hostages", Xpos::Nns, "hostage"),
        ("clashes", Xpos::Nns, "clash"),
        ("glass", Xpos::Nn, "glass"),
        ("1980s", Xpos::Nns, "1980s"),
        ("heavier", Xpos::Jjr, "heavy"),
        ("largest", Xpos::Jjs, "large"),
        ("Tarvo", Xpos::Nnp, "Tarvo"),
        ("TARVO", Xpos::Nnp, "TARVO"),
        ("Iraqis", Xpos::Nnps, "Iraqi"),
        ("1,200", Xpos::Cd, "1200"),
        ("Iraqi", Xpos::Jj, "Iraqi"),
    ]);
}

#[test]
fn acronyms_keep_capitals_where_capitals_tell() {
    let lemmatiser = lemmatiser();
    for (text, lemma) in [("the IED failed", "IED"), ("THE IED FAILED", "ied")] {
        let mut document = segment(text);
        document.tokens[1].xpos = Xpos::Nn;
        lemmatiser.fill(&mut document);
        assert_eq!(document.tokens[1].lemma, lemma);
    }
}

#[test]
fn universal_tags_alone_do() {
    let lemmatiser = lemmatiser();
    assert_eq!(lemmatiser.lemma("attacked", Upos::Verb, Xpos::Other), "attack");
    assert_eq!(lemmatiser.lemma("houses", Upos::Noun, Xpos::Other), "house");
    assert_eq!(lemmatiser.lemma("Oslo", Upos::Propn, Xpos::Other), "Oslo");
}
