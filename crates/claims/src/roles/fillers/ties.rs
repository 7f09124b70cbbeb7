//! Whose those who did it are told to be beside their phrase: "the attackers, from the FLR", "militants linked to the FLR", "rebels who
//! belong to the FLR", "gunmen believed to be of the FLR".

use language::{Deprel, TokenId, Upos};

use super::Teller;
use crate::np;
use crate::reading::{Ascription, EntityKind};
use crate::roles::group_names;
use crate::roles::nature::Nature;
use crate::syntax;

/// Words of a clause in which a body is looked for.
const REACH: usize = 12;

impl Teller<'_> {
    /// Heads of the bodies, each with how sure the report is of the tie, as far as the clause that tells it says so.
    pub(super) fn ties(self, head: TokenId) -> Vec<(TokenId, Option<Ascription>)> {
        let doc = self.namer.doc;
        let classes = self.source.classes;
        let mut found: Vec<(TokenId, Option<Ascription>)> = Vec::new();
        // "Gunmen from the FLR", "fighters with the FLR".
        let from = |case: &str| matches!(case, "from" | "of" | "with");
        let nmods = doc.children_by(head, &[Deprel::Nmod]).filter(|&t| {
            syntax::cases(doc, t).any(|case| from(&doc.word(case).to_lowercase())) && self.is_tied_to(head, t)
        });
        found.extend(nmods.map(|t| (t, None)));
        found.extend(self.right_behind(head).filter(|&t| self.is_tied_to(head, t)).map(|t| (t, None)));
        for clause in doc.children_by(head, &[Deprel::Acl, Deprel::AclRelcl, Deprel::Amod, Deprel::Appos]) {
            if clause < head {
                continue;
            }
            let lemma = doc.tokens[clause].lemma.to_lowercase();
            let ties = classes.has("TIE_WORD", &lemma);
            let thought = classes.has("THOUGHT_VERB", &lemma);
            // "Rebels who are members of the FLR", "two men, members of the FLR".
            let member = matches!(doc.tokens[clause].upos, Upos::Noun | Upos::Propn)
                && ["MEMBER", "FIGHTER", "ORGANISED_FIGHTER"].iter().any(|class| classes.has(class, &lemma));
            if !(ties || thought || member) || syntax::is_negated(doc, clause) {
                continue;
            }
            let sure = thought.then_some(Ascription::SuspectedOrAccused);
            let sentence = doc.tokens[clause].sentence;
            let body = (clause + 1..doc.tokens.len().min(clause + REACH))
                .take_while(|&t| doc.tokens[t].sentence == sentence && doc.word(t) != ",")
                .filter(|&t| doc.ancestors(t).take(REACH).any(|above| above == clause))
                .find(|&t| self.is_tied_to(head, t));
            found.extend(body.map(|t| (t, sure)));
        }
        let named = |t: TokenId| {
            let known =
                group_names::name_of(doc, classes, t).or_else(|| group_names::name_before(doc, classes, t));
            known.unwrap_or(t)
        };
        found.into_iter().map(|(t, sure)| (named(t), sure)).collect()
    }

    /// "Members of Barrio 22": the name right behind a noun for those who fight for it, wherever the tree hangs it.
    fn right_behind(self, head: TokenId) -> Option<TokenId> {
        let doc = self.namer.doc;
        let lemma = doc.tokens[head].lemma.to_lowercase();
        if !["FIGHTER", "ORGANISED_FIGHTER", "FIGHTS_FOR", "WHO_ATTACKED"]
            .iter()
            .any(|class| self.source.classes.has(class, &lemma))
        {
            return None;
        }
        let sentence = doc.tokens[head].sentence;
        let here = |t: TokenId| doc.tokens.get(t).is_some_and(|token| token.sentence == sentence);
        if !here(head + 1) || !doc.word(head + 1).eq_ignore_ascii_case("of") {
            return None;
        }
        let article = here(head + 2) && doc.tokens[head + 2].upos == Upos::Det;
        let first = head + 2 + usize::from(article);
        let name = np::name_at(doc, first).filter(|name| name.tokens.start == first)?;
        np::head(doc, name.tokens.clone())
    }

    /// A group or force that fighters are told to be of; any other body only where they are fighters by their noun.
    fn is_tied_to(self, head: TokenId, body: TokenId) -> bool {
        let doc = self.namer.doc;
        if np::name_at(doc, body).is_some_and(|name| np::head(doc, name.tokens.clone()) != Some(body))
            || doc.tokens[body].upos == Upos::Pron
        {
            return false;
        }
        let fights = ["FIGHTER", "ORGANISED_FIGHTER", "FIGHTS_FOR", "WHO_ATTACKED"]
            .iter()
            .any(|class| self.source.classes.has(class, &doc.tokens[head].lemma.to_lowercase()));
        match self.namer.nature(body) {
            Nature::Body { kind: EntityKind::ArmedGroup } => true,
            // "Soldiers from the 3rd Brigade".
            Nature::Body { kind: EntityKind::SecurityForce } => self.namer.nature(head).is_military(),
            Nature::Body { kind: EntityKind::Organisation } => fights,
            _ => self.is_splinter(body),
        }
    }
}
