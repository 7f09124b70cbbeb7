//! Headlines: those listed before a bare predicate, and the numbers that a title gives.

use expect_test::expect;
use language::{Context, Document};

use crate::headline::Tolls;
use crate::reading::Kind;
use crate::rules_tests::{claims, reader};

#[test]
fn a_number_right_before_its_predicate() {
    // The tree takes the three of the first predicate for those of the second.
    claims(
        "\
Three three CD 2 nsubj
slain slay VBN 0 root
, , , 5 punct
4 4 CD 5 nummod
hurt hurt VBN 2 advcl
in in IN 8 case
Karsk Karsk NNP 8 compound Name=B-Place
brawl brawl NN 2 obl
",
        expect![[r#"
            killed 3..3 people | asserted | the report | Three slain , 4 hurt in Karsk brawl
            attack | asserted | the report | Three slain , 4 hurt in Karsk brawl
            injured 4..4 people | asserted | the report | 4 hurt
        "#]],
    );
}

#[test]
fn a_list_before_a_bare_predicate() {
    claims(
        "\
Girl girl NN 5 nsubj
, , , 4 punct
two two CD 4 nummod
men man NNS 1 appos
stabbed stab VBN 0 root
at at IN 7 case
market market NN 5 obl
",
        expect![[r#"
            injured 1..1 children | asserted | the report | Girl , two men stabbed at market
            injured 2..2 people | asserted | the report | Girl , two men stabbed at market
            attack | asserted | the report | Girl , two men stabbed at market
        "#]],
    );
}

fn document(sentences: &str) -> Document {
    let mut document = Document::from_conllu(sentences);
    reader().language().fill_above_trees(&mut document, &Context::default());
    document
}

/// The kinds and numbers of the claims of a text that its title marks.
fn marked(title: &str, text: &str) -> Vec<(Kind, Option<u64>)> {
    let tolls = Tolls::of(&reader().figures_alone(&document(title)));
    let mut drafts = reader().figures_alone(&document(text));
    tolls.mark(0, &mut drafts);
    let low = |draft: &crate::draft::Draft| draft.counted.as_ref().and_then(|c| c.interval.low);
    drafts.iter().filter(|draft| draft.in_title).map(|draft| (draft.kind, low(draft))).collect()
}

const TEXT: &str = "\
Two two CD 2 nummod
nurses nurse NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
. . . 4 punct

Nine nine CD 2 nummod
people people NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root
last last JJ 6 amod
year year NN 4 obl:unmarked
. . . 4 punct
";

#[test]
fn the_title_tells_which_numbers_matter() {
    let title = "\
Two two CD 2 nsubj
dead dead JJ 0 root
after after IN 5 case
Karsk Karsk NNP 5 compound Name=B-Place
raid raid NN 2 obl
";
    assert_eq!(marked(title, TEXT), [(Kind::Killed, Some(2))]);
}

#[test]
fn a_title_without_a_number_leaves_it_open() {
    let title = "\
Nurse nurse NN 2 nsubj:pass
killed kill VBN 0 root
in in IN 4 case
raid raid NN 2 obl
";
    assert_eq!(marked(title, TEXT), []);
}
