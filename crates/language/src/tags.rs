//! The tag sets: universal parts of speech, English (Penn) tags, and the relations of Universal Dependencies.

macro_rules! tag_set {
    ($(#[$meta:meta])* $name:ident, unknown $unknown:ident, { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),+ }

        impl $name {
            /// The tag as the treebanks write it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The tag for a treebank's label; labels that are not in the set give the set's own "unknown".
            pub fn from_label(label: &str) -> Self {
                match label { $($text => Self::$variant,)+ _ => Self::$unknown }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

tag_set! {
    /// Universal part of speech (universaldependencies.org, UPOS).
    Upos, unknown X, {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ",
        Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT",
        Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
}

tag_set! {
    /// Penn Treebank tag, for what UPOS leaves open: tense, number, comparison.
    Xpos, unknown Other, {
        Nn = "NN", Nns = "NNS", Nnp = "NNP", Nnps = "NNPS", In = "IN", Dt = "DT", Jj = "JJ", Jjr = "JJR", Jjs = "JJS",
        Prp = "PRP", PrpS = "PRP$", Rb = "RB", Rbr = "RBR", Rbs = "RBS", Vb = "VB", Vbd = "VBD", Vbp = "VBP",
        Vbz = "VBZ", Vbn = "VBN", Vbg = "VBG", Cc = "CC", Cd = "CD", To = "TO", Md = "MD", Lrb = "-LRB-",
        Rrb = "-RRB-", Wdt = "WDT", Wp = "WP", WpS = "WP$", Wrb = "WRB", Uh = "UH", Hyph = "HYPH", Pos = "POS",
        Rp = "RP", Ex = "EX", Nfp = "NFP", Add = "ADD", Sym = "SYM", Fw = "FW", Pdt = "PDT", Ls = "LS", Afx = "AFX",
        Gw = "GW", Dollar = "$", Comma = ",", Period = ".", Colon = ":", OpenQuote = "``", CloseQuote = "''",
        Other = "XX",
    }
}

tag_set! {
    /// Relation of a token to its head (Universal Dependencies 2, with English subtypes).
    Deprel, unknown Dep, {
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclRelcl = "advcl:relcl", Advmod = "advmod",
        Amod = "amod", Appos = "appos", Aux = "aux", AuxPass = "aux:pass", Case = "case", Cc = "cc",
        CcPreconj = "cc:preconj", Ccomp = "ccomp", Compound = "compound", CompoundPrt = "compound:prt",
        Conj = "conj", Cop = "cop", Csubj = "csubj", CsubjOuter = "csubj:outer", CsubjPass = "csubj:pass",
        Dep = "dep", Det = "det", DetPredet = "det:predet", Discourse = "discourse", Dislocated = "dislocated",
        Expl = "expl", Fixed = "fixed", Flat = "flat", Goeswith = "goeswith", Iobj = "iobj", List = "list",
        Mark = "mark", Nmod = "nmod", NmodDesc = "nmod:desc", NmodPoss = "nmod:poss", NmodUnmarked = "nmod:unmarked",
        Nsubj = "nsubj", NsubjOuter = "nsubj:outer", NsubjPass = "nsubj:pass", Nummod = "nummod", Obj = "obj",
        Obl = "obl", OblAgent = "obl:agent", OblUnmarked = "obl:unmarked", Orphan = "orphan",
        Parataxis = "parataxis", Punct = "punct", Reparandum = "reparandum", Root = "root", Vocative = "vocative",
        Xcomp = "xcomp",
    }
}

impl Deprel {
    /// The relation without its subtype: `nsubj` for `nsubj:pass`.
    pub fn universal(self) -> &'static str {
        let label = self.as_str();
        label.split_once(':').map_or(label, |(universal, _)| universal)
    }

    /// A nominal or clausal subject, passive or not.
    pub fn is_subject(self) -> bool {
        matches!(self.universal(), "nsubj" | "csubj")
    }
}
