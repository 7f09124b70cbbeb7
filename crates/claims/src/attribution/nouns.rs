//! Nouns, adjectives and adverbs that attribute: "the claim that", "fears of", "confident that", "reportedly".

use language::{Deprel, TokenId, Upos, Xpos};

use super::cues::{Entry, Frame};
use super::finder::{Candidate, Finder};

/// The content of a noun or adjective.
#[derive(Default)]
struct Complement {
    tokens: Vec<TokenId>,
    /// The preposition that leads it in.
    link: Option<TokenId>,
    /// The to-infinitive that it is.
    infinitive: Option<TokenId>,
}

impl Finder<'_> {
    /// "the minister's claim that ...", "reports of ...", "made the claim that ...".
    pub(super) fn noun(&self, t: TokenId) -> Option<Candidate> {
        let token = self.tree.token(t);
        if token.upos != Upos::Noun {
            return None;
        }
        let entry = self.cues.nouns(&token.lemma).first()?;
        let Complement { tokens: content, link, infinitive } =
            self.complement(t, entry, &[Deprel::Acl, Deprel::Ccomp, Deprel::AclRelcl])?;
        let light = self.light_verb(t);
        let owner = self.owner_of(t).filter(|o| content.binary_search(o).is_err());
        let mut cue = t..t + 1;
        if let Some(link) = link.filter(|&l| l == t + 1) {
            cue.end = link + 1;
        }
        if let Some(verb) = light.filter(|&v| v < t && t - v <= 6) {
            cue.start = self.tree.verb_group(verb).start;
        }
        Some(Candidate {
            token: t,
            cue,
            kind: entry.kind?,
            source: self.noun_source(t, owner, light),
            needs_source: !entry.kind?.is_hearsay(),
            infinitive,
            content,
            speech: entry.has(Frame::Clause),
            quotes_only: false,
            negated: self.is_negated(&[t]) || light.is_some_and(|v| self.is_negated(&[v])),
        })
    }

    /// "officials are confident that ...", "worried about ...".
    pub(super) fn adjective(&self, t: TokenId) -> Option<Candidate> {
        let token = self.tree.token(t);
        if !(token.upos == Upos::Adj || token.upos == Upos::Verb && token.xpos == Xpos::Vbn) {
            return None;
        }
        let entry = self.cues.adjectives(&token.lemma).first().or_else(|| {
            self.cues.adjectives(self.document.word(t)).first() // "concerned" may have the verb's lemma
        })?;
        let relations = [Deprel::Ccomp, Deprel::Advcl, Deprel::Xcomp, Deprel::Csubj];
        let Complement { tokens: content, link, infinitive } = self.complement(t, entry, &relations)?;
        let mut cue = self.tree.verb_group(t);
        if let Some(link) = link.filter(|&l| l == t + 1) {
            cue.end = link + 1;
        }
        let source = if entry.has(Frame::Impersonal) { None } else { self.predicate_source(t) };
        Some(Candidate {
            token: t,
            cue,
            kind: entry.kind?,
            source: source.filter(|s| content.binary_search(s).is_err()),
            needs_source: !entry.has(Frame::Impersonal),
            infinitive,
            content,
            speech: entry.has(Frame::Clause),
            quotes_only: false,
            negated: self.is_negated(&[t]),
        })
    }

    /// "reportedly", "allegedly": the clause they stand in.
    pub(super) fn adverb(&self, t: TokenId) -> Option<Candidate> {
        let token = self.tree.token(t);
        if token.upos != Upos::Adv {
            return None;
        }
        let entry = self.cues.adverbs(&token.lemma).first()?;
        let head = self.tree.head(t)?;
        Some(Candidate {
            token: t,
            cue: t..t + 1,
            kind: entry.kind?,
            source: None,
            needs_source: false,
            infinitive: None,
            content: self.tree.subtree_without(head, |c| {
                c == t
                    || self.tree.head(c) == Some(head)
                        && matches!(self.tree.deprel(c), Deprel::Mark | Deprel::Cc)
            }),
            speech: false,
            quotes_only: false,
            negated: false,
        })
    }

    fn predicate_source(&self, t: TokenId) -> Option<TokenId> {
        match self.tree.deprel(t) {
            Deprel::Amod | Deprel::Acl if self.tree.subject(t).is_none() => self.tree.head(t),
            _ => self.subject_of(t),
        }
    }

    fn complement(&self, t: TokenId, entry: &Entry, clauses: &[Deprel]) -> Option<Complement> {
        let tree = &self.tree;
        if entry.has(Frame::Clause) {
            let clause = tree.children_by(t, clauses).find(|&c| c > t && self.is_content_clause(c));
            if let Some(clause) = clause {
                return Some(Complement { tokens: tree.subtree(clause), ..Complement::default() });
            }
        }
        if entry.has(Frame::To) {
            let infinitive = tree
                .children_by(t, &[Deprel::Acl, Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl])
                .find(|&c| c > t && tree.is_to_infinitive(c));
            if let Some(infinitive) = infinitive {
                return Some(Complement {
                    tokens: tree.subtree(infinitive),
                    link: None,
                    infinitive: Some(infinitive),
                });
            }
        }
        let (phrase, link) = tree
            .children_by(t, &[Deprel::Nmod, Deprel::Obl, Deprel::Acl, Deprel::Advcl])
            .filter(|&c| c > t)
            .find_map(|c| {
                let (link, lemma) = tree.link(c)?;
                entry.prepositions.iter().any(|p| p == lemma).then_some((c, link))
            })?;
        let tokens = tree.subtree(phrase).into_iter().filter(|&w| w != link).collect();
        Some(Complement { tokens, link: Some(link), infinitive: None })
    }

    /// A that-clause, a question or a finite clause without conjunction; no relative clause.
    fn is_content_clause(&self, c: TokenId) -> bool {
        let tree = &self.tree;
        let marked = tree
            .children_by(c, &[Deprel::Mark])
            .any(|m| matches!(tree.token(m).lemma.as_str(), "that" | "whether" | "if"));
        let finite = matches!(tree.token(c).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
            || tree.has(c, &[Deprel::Aux, Deprel::Cop, Deprel::AuxPass]);
        match tree.deprel(c) {
            Deprel::Ccomp | Deprel::Csubj => marked || finite,
            Deprel::Advcl => {
                marked && !tree.children_by(c, &[Deprel::Mark]).any(|m| tree.token(m).lemma == "if")
            }
            Deprel::AclRelcl => marked || self.is_content_taken_for_relative(c),
            _ => marked || finite && tree.subject(c).is_some_and(|s| !tree.is_relative_pronoun(s)),
        }
    }

    /// "The information that the troops had fired": parsers take "that" for an object. A claim can only be made, denied or
    /// repeated; whoever does anything else does it in the content.
    fn is_content_taken_for_relative(&self, clause: TokenId) -> bool {
        let tree = &self.tree;
        let lemma = &tree.token(clause).lemma;
        let that = tree.child(clause, &[Deprel::Obj]).is_some_and(|o| tree.token(o).lemma == "that");
        that && tree.subject(clause).is_some() && self.cues.verbs(lemma).is_empty()
    }

    /// The verb that lends its subject to the noun that is its object: "made the claim".
    pub(super) fn light_verb(&self, noun: TokenId) -> Option<TokenId> {
        let relation = matches!(self.tree.deprel(noun), Deprel::Obj | Deprel::NsubjPass | Deprel::Obl);
        self.tree.head(noun).filter(|&v| relation && self.cues.is_light(&self.tree.token(v).lemma))
    }

    /// The noun's owner, or the subject of its verb; "he repeated his claim" is his, as "he" says better than "his".
    fn noun_source(&self, noun: TokenId, owner: Option<TokenId>, light: Option<TokenId>) -> Option<TokenId> {
        let issuer = || self.light_source(light.or_else(|| self.verb_of_phrase(noun))?);
        match owner {
            Some(owner) if self.tree.token(owner).upos == Upos::Pron && light.is_some() => {
                issuer().or(Some(owner))
            }
            Some(owner) => Some(owner),
            None => issuer(),
        }
    }

    /// "expressed fear of": one cue, the noun's; what the verb alone would attribute is left out. `candidates` are in
    /// order of their tokens.
    pub(super) fn drop_light_verbs(&self, candidates: &mut Vec<Candidate>) {
        let mut light: Vec<TokenId> = candidates
            .iter()
            .filter(|c| self.tree.token(c.token).upos == Upos::Noun)
            .filter_map(|c| self.light_verb(c.token))
            .collect();
        light.sort_unstable();
        let is_light =
            |c: &Candidate| light.binary_search(&c.token).is_ok() && self.tree.has(c.token, &[Deprel::Obj]);
        candidates.retain(|c| !is_light(c));
    }

    /// "voted in support of", "in the hope that": the verb that the phrase with the noun belongs to.
    fn verb_of_phrase(&self, noun: TokenId) -> Option<TokenId> {
        let within =
            self.tree.deprel(noun) == Deprel::Obl && self.tree.link(noun).is_some_and(|(_, l)| l == "in");
        self.tree.head(noun).filter(|_| within)
    }

    pub(super) fn light_source(&self, verb: TokenId) -> Option<TokenId> {
        if self.tree.is_passive(verb) { self.agent_of(verb) } else { self.subject_of(verb) }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::super::testing::check;

    #[test]
    fn owner_issuer_and_nobody() {
        check(
            "
            The      _      DT  2 det
            envoy    _      NN  4 nmod:poss SpaceAfter=No
            's       _      POS 2 case
            claim    _      NN  8 nsubj
            that     _      IN  7 mark
            talks    talk   NNS 7 nsubj
            failed   fail   VBD 4 acl
            angered  anger  VBD 0 root
            monks    monk   NNS 8 obj SpaceAfter=No
            .        _      .   8 punct

            Rebels   rebel  NNS 2 nsubj
            issued   issue  VBD 0 root
            a        _      DT  4 det
            warning  _      NN  2 obj
            of       _      IN  6 case
            raids    raid   NNS 4 nmod SpaceAfter=No
            .        _      .   2 punct

            Reports  report NNS 4 nsubj
            of       _      IN  3 case
            shelling _      NN  1 nmod
            spread   _      VBD 0 root SpaceAfter=No
            .        _      .   4 punct
            ",
            expect![[r#"
                0 [The envoy] [claim] claim: [that talks failed] indirect
                1 [Rebels] [issued a warning of] warn: [raids] indirect
                2 - [Reports of] report: [shelling] indirect"#]],
        );
    }

    #[test]
    fn a_statement_speaks_for_its_owner() {
        check(
            "
            The      _      DT  2 det
            ministry _      NN  3 nsubj
            released release VBD 0 root
            a        _      DT  5 det
            statement _     NN  3 obj
            saying   say    VBG 5 acl
            talks    talk   NNS 8 nsubj
            failed   fail   VBD 6 ccomp SpaceAfter=No
            .        _      .   3 punct
            ",
            expect!["0 [The ministry] [saying] say: [talks failed] indirect"],
        );
    }

    #[test]
    fn adjective_and_adverb() {
        check(
            "
            Doctors  doctor NNS 3 nsubj
            are      be     VBP 3 cop
            confident _     JJ  0 root
            that     _      IN  6 mark
            she      _      PRP 6 nsubj
            recovers recover VBZ 3 ccomp SpaceAfter=No
            .        _      .   3 punct

            He       _      PRP 3 nsubj
            reportedly _    RB  3 advmod
            fled     flee   VBD 0 root SpaceAfter=No
            .        _      .   3 punct
            ",
            expect![[r#"
                0 [Doctors] [are confident] believe: [that she recovers] indirect
                1 - [reportedly] report: [He] [fled] indirect"#]],
        );
    }
}
