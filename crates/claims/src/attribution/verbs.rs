//! Verbs that attribute: "said that ...", "..., police say", "denied the charge", "vowed to fight", "is believed to".

use std::ops::Range;

use language::{Deprel, TokenId, Upos, Xpos};

use super::cues::{CueKind, Entry, Frame};
use super::finder::{Candidate, Finder};

impl Finder<'_> {
    /// The attribution that a verb makes, if it is a cue and has a content. A verb of saying without a content of its
    /// own is given too, with none: a quotation beside it may be its content.
    pub(super) fn verb(&self, t: TokenId) -> Option<Candidate> {
        let token = self.tree.token(t);
        if token.upos != Upos::Verb {
            return None;
        }
        let mut waiting = None;
        for entry in self.cues.verbs(&token.lemma) {
            let Some(kind) = entry.kind else { continue };
            let Some(rest) = self.rest_of(t, entry) else { continue };
            let mut found = Complements::new(self, t, entry, &rest).content();
            let speech = entry.has(Frame::Clause) || entry.has(Frame::Quote);
            let quotes_only = speech && !entry.has(Frame::Clause);
            if found.tokens.is_empty() && (!speech || waiting.is_some()) {
                continue;
            }
            let mut cue = self.cue_range(t, &rest);
            if let Some(link) = found.link.filter(|&l| l >= cue.end && l < cue.end + 2) {
                cue.end = link + 1;
            }
            let mut source = self.verb_source(t, entry, &found.tokens);
            if speech {
                source = self.by_word_order(t, entry, &mut found).or(source);
            }
            let candidate = Candidate {
                token: t,
                negated: self.is_negated(&[t]),
                cue,
                kind,
                source,
                infinitive: found.infinitive,
                needs_source: !entry.has(Frame::Impersonal) && !self.tree.is_passive(t),
                content: found.tokens,
                speech,
                quotes_only,
            };
            if !candidate.content.is_empty() {
                return Some(candidate);
            }
            waiting = Some(candidate);
        }
        waiting
    }

    /// The source of a verb of saying where word order shows it better than the tree; the content is freed of what
    /// belongs to the cue.
    fn by_word_order(&self, t: TokenId, entry: &Entry, found: &mut Found) -> Option<TokenId> {
        if let Some(speaker) = self.speaker_after_quote(t, entry.has(Frame::Hearer)) {
            found.tokens.retain(|&w| w < speaker.from || self.quote_of(w).is_some());
            return Some(speaker.head);
        }
        let telling = entry.has(Frame::Clause) && entry.kind.is_some_and(CueKind::is_communication);
        let thrown = self
            .thrown_in(t, entry.has(Frame::Hearer))
            .filter(|_| telling && found.tokens.last().is_none_or(|&w| w < t || found.tokens[0] < t))?;
        let before = thrown.tokens.start.checked_sub(1)?;
        if found.tokens.binary_search(&before).is_err() {
            found.tokens = self.tree.sentence(t).tokens.clone().collect();
        }
        found.tokens.retain(|w| !thrown.tokens.contains(w));
        Some(thrown.head)
    }

    /// Tokens of the entry's further words, each beside the verb; `None` if one is not there.
    fn rest_of(&self, t: TokenId, entry: &Entry) -> Option<Vec<TokenId>> {
        let mut found = Vec::with_capacity(entry.rest.len());
        for word in &entry.rest {
            let near =
                |c: TokenId| c > t && c - t <= 6 && self.tree.token(c).lemma.eq_ignore_ascii_case(word);
            let child = self.tree.children(t).find(|&c| near(c));
            let grandchild = || self.tree.children(t).flat_map(|c| self.tree.children(c)).find(|&c| near(c));
            found.push(child.or_else(grandchild)?);
        }
        Some(found)
    }

    /// The verb's group with the entry's further words, and with the verb that governs it ("went on to say").
    fn cue_range(&self, t: TokenId, rest: &[TokenId]) -> Range<TokenId> {
        let mut cue = self.tree.verb_group(t);
        for &r in rest {
            cue.end = cue.end.max(r + 1);
        }
        let governed = self.tree.deprel(t) == Deprel::Xcomp && self.tree.is_to_infinitive(t);
        if let Some(governor) = self.tree.head(t).filter(|&g| governed && g < t && t - g <= 4) {
            cue.start = self.tree.verb_group(governor).start;
        }
        cue
    }

    fn verb_source(&self, t: TokenId, entry: &Entry, content: &[TokenId]) -> Option<TokenId> {
        let tree = &self.tree;
        if entry.has(Frame::Impersonal) {
            return None;
        }
        if tree.is_passive(t) {
            if entry.has(Frame::SourceObject) {
                return self.agent_of(t).or_else(|| self.subject_of(t));
            }
            return self.agent_of(t);
        }
        if let Some(subject) = self.subject_of(t) {
            return Some(subject);
        }
        let has_clause = entry.has(Frame::Clause) && !content.is_empty();
        if let Some(noun) = self.noun_before(t).filter(|_| has_clause) {
            return Some(noun);
        }
        // "..., said police": a parser may take the inverted subject for an object.
        let inverted = tree.child(t, &[Deprel::Obj])?;
        let speech = entry.has(Frame::Clause) && !entry.has(Frame::Hearer);
        let after_content = content.first().is_some_and(|&first| first < t);
        (speech && after_content && content.binary_search(&inverted).is_err()).then_some(inverted)
    }
}

/// A content, and the preposition that leads it in.
#[derive(Default)]
struct Found {
    tokens: Vec<TokenId>,
    link: Option<TokenId>,
    /// The to-infinitive that it is.
    infinitive: Option<TokenId>,
}

/// The dependents of one verb, asked for a content after the frames of one entry.
struct Complements<'f, 'a> {
    finder: &'f Finder<'a>,
    verb: TokenId,
    entry: &'f Entry,
    rest: &'f [TokenId],
    passive: bool,
}

impl<'f, 'a> Complements<'f, 'a> {
    fn new(finder: &'f Finder<'a>, verb: TokenId, entry: &'f Entry, rest: &'f [TokenId]) -> Self {
        Self { finder, verb, entry, rest, passive: finder.tree.is_passive(verb) }
    }

    fn content(&self) -> Found {
        let tree = &self.finder.tree;
        let mut found = Found::default();
        let object = self.object();
        if self.entry.has(Frame::Impersonal) {
            found.tokens = self.raised();
        }
        if found.tokens.is_empty() && (self.entry.has(Frame::Small) || self.entry.has(Frame::As)) {
            found.tokens = self.predicated(object);
        }
        if found.tokens.is_empty() && (self.entry.has(Frame::Clause) || self.entry.has(Frame::Quote)) {
            found.tokens = self.clause();
            if !self.entry.has(Frame::Clause) && !self.is_told(&found.tokens) {
                found.tokens.clear();
            }
        }
        if found.tokens.is_empty() && self.entry.has(Frame::ObjectTo) {
            found.tokens = self.object_and_infinitive(object);
        }
        if found.tokens.is_empty() && self.entry.has(Frame::To) {
            let infinitive =
                tree.children_by(self.verb, &[Deprel::Xcomp]).find(|&x| tree.is_to_infinitive(x));
            found.tokens = infinitive.map_or_else(Vec::new, |x| self.under(x));
            found.infinitive = infinitive;
        }
        if found.tokens.is_empty() && self.entry.has(Frame::Ing) {
            let gerund = tree
                .children_by(self.verb, &[Deprel::Xcomp, Deprel::Ccomp])
                // "denied having shot at them"
                .find(|&x| {
                    let having = || tree.children_by(x, &[Deprel::Aux, Deprel::AuxPass]).next();
                    tree.token(having().unwrap_or(x)).xpos == Xpos::Vbg
                });
            found.tokens = gerund.map_or_else(Vec::new, |x| self.under(x));
        }
        if found.tokens.is_empty() && self.entry.has(Frame::Object) && !self.is_physical() {
            found.tokens = object.map_or_else(Vec::new, |o| self.object_words(o));
        }
        if !self.entry.prepositions.is_empty() && !self.entry.has(Frame::Clause)
            || found.tokens.is_empty()
            || self.entry.has(Frame::Object)
        {
            self.add_phrase(&mut found);
        }
        found.tokens.sort_unstable();
        found.tokens.dedup();
        found
    }

    /// "was supported by two helicopters" is no opinion of theirs.
    fn is_physical(&self) -> bool {
        self.passive && matches!(self.entry.kind, Some(CueKind::Support | CueKind::Oppose))
    }

    /// The object, or what it would be: the passive's subject, the noun that a relative clause describes.
    fn object(&self) -> Option<TokenId> {
        let tree = &self.finder.tree;
        if self.passive {
            // "The man was denied bail": what was denied is the bail.
            let kept = tree.children_by(self.verb, &[Deprel::Obj]).find(|o| !self.rest.contains(o));
            if kept.is_some() {
                return kept;
            }
            return tree.child(self.verb, &[Deprel::NsubjPass, Deprel::CsubjPass]).or_else(|| {
                match tree.deprel(self.verb) {
                    Deprel::Acl => tree.head(self.verb),
                    Deprel::Conj | Deprel::Xcomp => self.finder.subject_of(self.verb),
                    _ => None,
                }
            });
        }
        let object = tree.children_by(self.verb, &[Deprel::Obj]).find(|o| !self.rest.contains(o));
        let gap = || {
            let antecedent = tree.head(self.verb)?;
            let bare = tree.deprel(self.verb) == Deprel::AclRelcl
                && tree.subject(self.verb).is_some_and(|s| !tree.is_relative_pronoun(s))
                && !tree.has(self.verb, &[Deprel::Ccomp, Deprel::Xcomp]);
            bare.then_some(antecedent)
        };
        object.or_else(gap)
    }

    /// The subtree under a dependent; of a noun above the verb, what does not belong to the verb.
    fn under(&self, t: TokenId) -> Vec<TokenId> {
        let tree = &self.finder.tree;
        let verb = self.verb;
        if tree.is_under(verb, t) { tree.subtree_without(t, |c| c == verb) } else { tree.subtree(t) }
    }

    fn object_words(&self, object: TokenId) -> Vec<TokenId> {
        let tree = &self.finder.tree;
        if tree.is_under(self.verb, object) {
            // "the claims that he denied": the noun phrase, without the relative clause
            let relative = self.verb;
            return tree.subtree_without(object, |c| {
                c == relative
                    || tree.head(c) == Some(object)
                        && matches!(
                            tree.deprel(c),
                            Deprel::Case
                                | Deprel::Cop
                                | Deprel::Nsubj
                                | Deprel::Punct
                                | Deprel::Conj
                                | Deprel::Mark
                                | Deprel::Cc
                                | Deprel::Advcl
                                | Deprel::Parataxis
                        )
            });
        }
        self.under(object)
    }

    /// A finite clause or quotation: below the verb, or above it where the verb is thrown in ("..., police said, ...").
    fn clause(&self) -> Vec<TokenId> {
        let tree = &self.finder.tree;
        let verb = self.verb;
        let clauses: Vec<TokenId> = tree.children_by(verb, &[Deprel::Ccomp]).collect();
        // "he left and said he was well": where a clause follows, one before the verb that is not quoted is no content.
        let follows = clauses.iter().any(|&c| c > verb);
        // "made clear that": the clause may hang on the further words
        let clauses = clauses.into_iter().chain(
            self.rest
                .iter()
                .flat_map(|&r| tree.children_by(r, &[Deprel::Ccomp, Deprel::Csubj, Deprel::Advcl])),
        );
        let mut tokens: Vec<TokenId> = clauses
            .filter(|&c| !follows || c > verb || self.finder.quote_of(c).is_some())
            .flat_map(|c| tree.subtree(c))
            .collect();
        if tokens.is_empty() && self.passive {
            // "it was reported that": the clause may hang as its subject
            tokens = tree
                .children_by(verb, &[Deprel::CsubjPass, Deprel::Csubj])
                .flat_map(|c| tree.subtree(c))
                .collect();
        }
        if tokens.is_empty() {
            tokens = self.clause_above();
        }
        let quoted = |c: TokenId| {
            let quote = self.finder.quote_of(c);
            quote.is_some() && quote != self.finder.quote_of(verb)
        };
        for c in tree.children_by(verb, &[Deprel::Parataxis, Deprel::Obj, Deprel::Xcomp, Deprel::Dep]) {
            let whole = tree.deprel(c) == Deprel::Parataxis || self.is_all_quoted(c);
            if whole && (quoted(c) || tokens.is_empty() && self.follows_colon(c)) {
                tokens.extend(tree.subtree(c));
            }
        }
        tokens
    }

    /// Whether words stand in quotation marks, or behind a colon.
    fn is_told(&self, tokens: &[TokenId]) -> bool {
        let own = self.finder.quote_of(self.verb);
        let quoted = |&t: &TokenId| self.finder.quote_of(t).is_some_and(|q| Some(q) != own);
        tokens.iter().any(quoted) || tokens.first().is_some_and(|&first| self.follows_colon(first))
    }

    fn clause_above(&self) -> Vec<TokenId> {
        let tree = &self.finder.tree;
        let verb = self.verb;
        let Some(above) = tree.head(verb) else { return Vec::new() };
        let marked_as = || {
            tree.children_by(verb, &[Deprel::Mark, Deprel::Advmod])
                .any(|m| m < verb && tree.token(m).lemma == "as")
        };
        let thrown_in = match tree.deprel(verb) {
            Deprel::Parataxis | Deprel::Discourse => {
                // "One died; the other is expected to recover": the second is told of for himself.
                let of_its_own = self.passive
                    && tree.children_by(verb, &[Deprel::Xcomp]).any(|x| tree.is_to_infinitive(x));
                !of_its_own && (tree.subject(verb).is_some() || tree.has(verb, &[Deprel::Obj]))
            }
            Deprel::Advcl => marked_as() && tree.subject(verb).is_some() && !tree.has(verb, &[Deprel::Obj]),
            // "they, said one witness, ...": hung on a noun in the middle
            _ => false,
        };
        if thrown_in { tree.subtree_without(above, |c| c == verb) } else { Vec::new() }
    }

    fn is_all_quoted(&self, c: TokenId) -> bool {
        let finder = self.finder;
        let words = finder.tree.subtree(c);
        words.iter().all(|&w| finder.quote_of(w).is_some() || finder.tree.is_punct(w))
    }

    fn follows_colon(&self, c: TokenId) -> bool {
        let document = self.finder.document;
        let between = self.verb + 1..c;
        c > self.verb
            && document.tokens[between.start.min(c)..c].iter().any(|t| t.span.of(&document.text) == ":")
    }

    /// "urged them to leave"; "is believed to have fled".
    fn object_and_infinitive(&self, object: Option<TokenId>) -> Vec<TokenId> {
        let tree = &self.finder.tree;
        let infinitive = tree
            .children_by(self.verb, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl])
            .find(|&x| tree.is_to_infinitive(x));
        let Some(infinitive) = infinitive else { return Vec::new() };
        let relation_fits = tree.deprel(infinitive) != Deprel::Advcl || object.is_some();
        if !relation_fits || object.is_none() && tree.deprel(infinitive) == Deprel::Xcomp && !self.passive {
            return Vec::new();
        }
        let mut tokens = object.map_or_else(Vec::new, |o| self.argument(o));
        tokens.extend(self.under(infinitive));
        tokens
    }

    /// The words of an argument: a noun above the verb gives its phrase alone.
    fn argument(&self, t: TokenId) -> Vec<TokenId> {
        if self.finder.tree.is_under(self.verb, t) { self.object_words(t) } else { self.under(t) }
    }

    /// "described it as a crime", "called him a hero", "the attack was called barbaric".
    fn predicated(&self, object: Option<TokenId>) -> Vec<TokenId> {
        let tree = &self.finder.tree;
        // "a house called Villa" bears its name, whoever gave it
        if self.passive && tree.deprel(self.verb) == Deprel::Acl && self.finder.agent_of(self.verb).is_none()
        {
            return Vec::new();
        }
        let predicate = tree
            .children_by(self.verb, &[Deprel::Xcomp, Deprel::Obl, Deprel::Advcl, Deprel::Ccomp, Deprel::Obj])
            .filter(|&x| Some(x) != object && x > self.verb)
            .find(|&x| {
                let by_as = tree.link(x).is_some_and(|(_, lemma)| lemma == "as");
                let bare = matches!(tree.deprel(x), Deprel::Xcomp | Deprel::Obj)
                    && tree.link(x).is_none()
                    && !tree.is_to_infinitive(x);
                self.entry.has(Frame::As) && by_as || self.entry.has(Frame::Small) && bare
            });
        let Some(predicate) = predicate else { return Vec::new() };
        let mut tokens = object.map_or_else(Vec::new, |o| self.argument(o));
        tokens.extend(self.under(predicate));
        tokens
    }

    /// "the talks seem to have failed", "it appears that the talks failed".
    fn raised(&self) -> Vec<TokenId> {
        let tree = &self.finder.tree;
        let complement = tree.child(self.verb, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Csubj, Deprel::Advcl]);
        let Some(complement) = complement.filter(|&x| x > self.verb) else { return Vec::new() };
        let mut tokens = self.under(complement);
        if let Some(subject) = tree.subject(self.verb).filter(|_| tree.deprel(complement) == Deprel::Xcomp) {
            tokens.extend(self.under(subject));
        }
        tokens
    }

    /// Adds the phrase with one of the entry's prepositions: "accused them [of murder]", "warned of [more attacks]".
    fn add_phrase(&self, found: &mut Found) {
        let tree = &self.finder.tree;
        let phrase = tree
            .children_by(self.verb, &[Deprel::Obl, Deprel::Advcl, Deprel::Nmod, Deprel::Ccomp, Deprel::Xcomp])
            .filter(|&c| c > self.verb)
            .find_map(|c| {
                let (link, lemma) = tree.link(c)?;
                self.entry.prepositions.iter().any(|p| p == lemma).then_some((c, link))
            });
        let Some((phrase, link)) = phrase else { return };
        let tokens = self.under(phrase);
        if found.tokens.is_empty() {
            found.tokens = tokens.into_iter().filter(|&w| w != link).collect();
            found.link = Some(link);
        } else if found.tokens.binary_search(&phrase).is_err() {
            found.tokens.extend(tokens);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::super::testing::check;

    #[test]
    fn that_clause() {
        check(
            "
            The      _      DT  2 det
            army     _      NN  5 nsubj
            has      have   VBZ 5 aux
            not      _      RB  5 advmod
            said     say    VBN 0 root
            that     _      IN  8 mark
            it       _      PRP 8 nsubj
            shelled  shell  VBD 5 ccomp
            Lipova   Lipova NNP 8 obj SpaceAfter=No
            .        _      .   5 punct
            ",
            expect!["0 [The army] [has not said] say: [that it shelled Lipova] indirect negated"],
        );
    }

    #[test]
    fn object_and_phrase() {
        check(
            "
            Villagers villager NNS 2 nsubj
            accuse   _      VBP 0 root
            the      _      DT  4 det
            guards   guard  NNS 2 obj
            of       _      IN  6 mark
            burning  burn   VBG 2 advcl
            huts     hut    NNS 6 obj
            and      _      CC  9 cc
            warned   warn   VBD 2 conj
            of       _      IN  11 case
            revenge  _      NN  9 obl SpaceAfter=No
            .        _      .   2 punct
            ",
            expect![[r#"
                0 [Villagers] [accuse] accuse: [the guards of burning huts] indirect
                1 [Villagers] [warned of] warn: [revenge] indirect"#]],
        );
    }

    #[test]
    fn passive_with_and_without_agent() {
        check(
            "
            The      _      DT  2 det
            gunmen   gunman NNS 4 nsubj:pass
            are      be     VBP 4 aux:pass
            believed believe VBN 0 root
            to       _      TO  7 mark
            have     _      VB  7 aux
            fled     flee   VBN 4 xcomp SpaceAfter=No
            .        _      .   4 punct

            The      _      DT  2 det
            ban      _      NN  4 nsubj:pass
            was      be     VBD 4 aux:pass
            condemned condemn VBN 0 root
            by       _      IN  6 case
            monks    monk   NNS 4 obl:agent SpaceAfter=No
            .        _      .   4 punct
            ",
            expect![[r#"
                0 - [are believed] believe: [The gunmen] [to have fled] indirect
                1 [monks] [was condemned] condemn: [The ban] indirect"#]],
        );
    }

    #[test]
    fn infinitives_join_their_governor() {
        check(
            "
            Officials official NNS 2 nsubj
            refused  refuse VBD 0 root
            to       _      TO  4 mark
            confirm  _      VB  2 xcomp
            that     _      IN  7 mark
            he       _      PRP 7 nsubj
            fled     flee   VBD 4 ccomp SpaceAfter=No
            .        _      .   2 punct

            They     _      PRP 2 nsubj
            vowed    vow    VBD 0 root
            to       _      TO  4 mark
            fight    _      VB  2 xcomp
            on       _      RB  4 advmod SpaceAfter=No
            .        _      .   2 punct
            ",
            expect![[r#"
                0 [Officials] [refused to confirm] refuse: [that he fled] indirect
                1 [They] [vowed] promise: [to fight on] indirect"#]],
        );
    }

    #[test]
    fn relative_clause_keeps_the_pronoun() {
        check(
            "
            Holub    Holub  NNP 7 nsubj SpaceAfter=No
            ,        _      ,   4 punct
            who      _      WP  4 nsubj
            denied   deny   VBD 1 acl:relcl
            it       _      PRP 4 obj SpaceAfter=No
            ,        _      ,   4 punct
            left     leave  VBD 0 root SpaceAfter=No
            .        _      .   7 punct
            ",
            expect!["0 [who] [denied] deny: [it] indirect"],
        );
    }

    #[test]
    fn as_and_predicate() {
        check(
            "
            She      _      PRP 2 nsubj
            described describe VBD 0 root
            it       _      PRP 2 obj
            as       _      IN  6 case
            a        _      DT  6 det
            massacre _      NN  2 obl
            and      _      CC  8 cc
            called   call   VBD 2 conj
            the      _      DT  10 det
            shelling _      NN  8 obj
            barbaric _      JJ  8 xcomp SpaceAfter=No
            .        _      .   2 punct
            ",
            expect![[r#"
                0 [She] [described] say: [it as a massacre] indirect
                1 [She] [called] say: [the shelling barbaric] indirect"#]],
        );
    }
}
