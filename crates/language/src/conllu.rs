//! Documents from annotated sentences written by hand: rules are tested on these, never on a trained model.
//!
//! Two forms of line, columns separated by white space:
//!
//! - CoNLL-U, ten columns: `ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC`;
//! - short, five or six columns: `FORM LEMMA XPOS HEAD DEPREL [MISC]`. The words are counted from 1, `_` as lemma stands
//!   for the form in lower case, and UPOS follows from XPOS and DEPREL.
//!
//! An empty line ends a sentence, `# newpar` begins a paragraph, other lines that begin with `#` and a blank are
//! comments. MISC knows `SpaceAfter=No` and `Name=B-Person`, `Name=I-Person` (names of [`NameKind`]'s variants, or the
//! encoder's PER, ORG, LOC, MISC).

use crate::document::{Document, Name, NameKind, Paragraph, ParagraphKind, Sentence, Span, Token};
use crate::tags::{Deprel, Upos, Xpos};

impl Document {
    /// A document from annotated sentences; see the module's documentation for the form.
    ///
    /// # Panics
    /// If a line has another form: it is written in a test, and the test should say so.
    pub fn from_conllu(source: &str) -> Self {
        let mut builder = Builder::default();
        for line in source.lines() {
            let line = line.trim();
            match line {
                "# newpar" => builder.new_paragraph = true,
                "" => builder.end_sentence(),
                _ if line.starts_with("# ") => {}
                _ => builder.word(line),
            }
        }
        builder.end_sentence();
        builder.document.index_trees();
        builder.document
    }
}

#[derive(Default)]
struct Builder {
    document: Document,
    new_paragraph: bool,
    /// Whether a blank goes before the next word.
    space: bool,
    /// First token of the open sentence.
    first: usize,
}

impl Builder {
    fn word(&mut self, line: &str) {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let (form, lemma, upos, xpos, head, deprel, misc) = match columns[..] {
            [id, form, lemma, upos, xpos, _, head, deprel, _, misc] => {
                if id.contains(['-', '.']) {
                    return; // ranges and empty nodes
                }
                (form, lemma, Some(upos), xpos, head, deprel, misc)
            }
            [form, lemma, xpos, head, deprel] => (form, lemma, None, xpos, head, deprel, "_"),
            [form, lemma, xpos, head, deprel, misc] => (form, lemma, None, xpos, head, deprel, misc),
            _ => panic!("a line has 10, 5 or 6 columns: {line:?}"),
        };
        let document = &mut self.document;
        if document.tokens.len() == self.first {
            let fresh = std::mem::take(&mut self.new_paragraph) || document.paragraphs.is_empty();
            if fresh {
                if !document.text.is_empty() {
                    document.text.push_str("\n\n");
                }
                self.space = false;
                let span = Span::new(document.text.len(), document.text.len());
                let here = document.sentences.len();
                document.paragraphs.push(Paragraph {
                    span,
                    kind: ParagraphKind::Body,
                    sentences: here..here,
                });
            }
        }
        if std::mem::replace(&mut self.space, !misc.contains("SpaceAfter=No")) {
            document.text.push(' ');
        }
        let start = document.text.len();
        document.text.push_str(form);
        let span = Span::new(start, document.text.len());
        let xpos = Xpos::from_label(xpos);
        let deprel = Deprel::from_label(deprel);
        let head: usize = head.parse().unwrap_or_else(|_| panic!("the head is a number: {line:?}"));
        let id = document.tokens.len();
        document.tokens.push(Token {
            span,
            sentence: document.sentences.len(),
            lemma: if lemma == "_" { form.to_lowercase() } else { lemma.to_owned() },
            upos: upos.map_or_else(|| upos_of(xpos, deprel), Upos::from_label),
            xpos,
            head: head.checked_sub(1).map(|head| self.first + head),
            deprel,
        });
        if let Some(label) = misc.split('|').find_map(|item| item.strip_prefix("Name=")) {
            self.name(id, label);
        }
    }

    fn name(&mut self, id: usize, label: &str) {
        let (begin, kind) = label.split_once('-').unwrap_or(("B", label));
        let span = self.document.tokens[id].span;
        match self.document.names.last_mut() {
            Some(name) if begin == "I" && name.tokens.end == id => {
                name.tokens.end = id + 1;
                name.span = name.span.cover(span);
            }
            _ => {
                self.document.names.push(Name { span, tokens: id..id + 1, kind: kind_of(kind), known: None })
            }
        }
    }

    fn end_sentence(&mut self) {
        let document = &mut self.document;
        let tokens = self.first..document.tokens.len();
        if tokens.is_empty() {
            return;
        }
        for token in &document.tokens[tokens.clone()] {
            assert!(token.head.is_none_or(|head| tokens.contains(&head)), "a head is outside its sentence");
        }
        let span = document.span_of(tokens.clone());
        let here = document.sentences.len();
        document.sentences.push(Sentence { span, tokens, paragraph: document.paragraphs.len() - 1 });
        if let Some(paragraph) = document.paragraphs.last_mut() {
            paragraph.sentences.end = here + 1;
            paragraph.span.end = span.end;
        }
        self.first = document.tokens.len();
        self.space = true;
    }
}

fn kind_of(label: &str) -> NameKind {
    match label {
        "Person" | "PER" => NameKind::Person,
        "Organisation" | "ORG" => NameKind::Organisation,
        "ArmedGroup" => NameKind::ArmedGroup,
        "SecurityForce" => NameKind::SecurityForce,
        "Government" => NameKind::Government,
        "Country" => NameKind::Country,
        "People" | "MISC" => NameKind::People,
        "Place" | "LOC" => NameKind::Place,
        _ => panic!("not a kind of name: {label:?}"),
    }
}

/// The universal part of speech that goes with a Penn tag, as the English treebanks pair them.
fn upos_of(xpos: Xpos, deprel: Deprel) -> Upos {
    use Xpos::*;
    match xpos {
        Nn | Nns => Upos::Noun,
        Nnp | Nnps => Upos::Propn,
        In if deprel == Deprel::Mark => Upos::Sconj,
        In | Rp => Upos::Adp,
        Dt | Pdt | Wdt if matches!(deprel, Deprel::Det | Deprel::DetPredet) => Upos::Det,
        Dt | Wdt | Wp | WpS | Prp | PrpS | Ex => Upos::Pron,
        Pdt => Upos::Det,
        Jj | Jjr | Jjs => Upos::Adj,
        Rb | Rbr | Rbs | Wrb => Upos::Adv,
        Md => Upos::Aux,
        Vb | Vbd | Vbp | Vbz | Vbn | Vbg => {
            let auxiliary = matches!(deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
            if auxiliary { Upos::Aux } else { Upos::Verb }
        }
        Cc => Upos::Cconj,
        Cd => Upos::Num,
        To if deprel == Deprel::Case => Upos::Adp,
        To | Pos => Upos::Part,
        Uh => Upos::Intj,
        Sym | Dollar => Upos::Sym,
        Lrb | Rrb | Hyph | Nfp | Comma | Period | Colon | OpenQuote | CloseQuote => Upos::Punct,
        Add | Fw | Ls | Afx | Gw | Other => Upos::X,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_give_a_document() {
        let document = Document::from_conllu(
            "
            Rebels  rebel  NNS 2 nsubj
            fled    flee   VBD 0 root   SpaceAfter=No
            .       _      .   2 punct

            # newpar
            1 Ana  Ana  PROPN NNP _ 3 nsubj _ Name=B-PER
            2 Ruiz Ruiz PROPN NNP _ 1 flat  _ Name=I-PER
            3 left leave VERB VBD _ 0 root  _ _
            ",
        );
        assert_eq!(document.text, "Rebels fled.\n\nAna Ruiz left");
        assert_eq!(document.sentences.len(), 2);
        assert_eq!(document.paragraphs.len(), 2);
        assert_eq!(document.paragraphs[1].span.of(&document.text), "Ana Ruiz left");
        assert_eq!(document.tokens[4].head, Some(3));
        assert_eq!(document.tokens[0].upos, Upos::Noun);
        assert_eq!(document.names.len(), 1);
        assert_eq!(document.names[0].span.of(&document.text), "Ana Ruiz");
        assert_eq!(document.word(0), "Rebels");
        assert_eq!(document.children(1).collect::<Vec<_>>(), [0, 2]);
    }
}
