//! Whose text a report is where a party speaks in it without quotation marks: a communiqué, a press statement, a speech
//! printed after "The minister said:". What such a text tells is that party's word.

use language::{Deprel, Document, NameKind, TokenId, Upos, Xpos};

use crate::acts;
use crate::draft::{Draft, Holder};
use crate::np;
use crate::predicates::Classes;
use crate::reading::Kind;
use crate::syntax;

/// Words from the beginning among which a text says what it is.
const HEADER: usize = 60;
/// Words before "communiqué" in a heading, at most.
const HEADING: usize = 20;
/// Words from "communiqué" to the name of the one who issues it.
const TO_NAME: usize = 16;
/// Sentences from the beginning among which a speech is introduced.
const OPENING: usize = 4;
/// Sentences with "we" or "our" that a statement has at least.
const FIRST_PERSON: usize = 2;

/// Gives the issuer the claims that nobody else holds.
pub fn fill(doc: &Document, classes: &Classes, drafts: &mut [Draft]) {
    let Some((head, from)) = find(doc, classes) else { return };
    let issuer = Holder { carried: true, ..acts::holder(doc, head) };
    for draft in drafts.iter_mut().filter(|d| d.trigger > from) {
        let speaks_as_we = |own: &Holder| own.attribution.is_none() && acts::is_first_person(doc, own.head);
        if draft.holder.as_ref().is_none_or(speaks_as_we) {
            let via = draft.holder.take().map(|own| own.via).unwrap_or_default();
            draft.holder = Some(Holder { via, ..issuer.clone() });
        }
    }
}

/// "We ask the ministry to publish the names", where no issuer was found: whose text it is speaks, as in all that nobody
/// else holds.
pub fn leave_to_outlet(doc: &Document, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::Demand) {
        if draft
            .holder
            .as_ref()
            .is_some_and(|own| own.attribution.is_none() && acts::is_first_person(doc, own.head))
        {
            draft.holder = None;
        }
    }
}

/// The issuer's head, and the token behind which its words begin.
fn find(doc: &Document, classes: &Classes) -> Option<(TokenId, TokenId)> {
    let ours = own_words(doc);
    let after = |from: TokenId| ours.iter().filter(|&&t| t > from).count();
    let first = || introduced(doc, classes).filter(|&(_, from)| after(from) > 0);
    let header = || headed(doc, classes).filter(|&(_, from)| after(from) >= FIRST_PERSON);
    first().or_else(header).or_else(|| declaring(doc).filter(|&(_, from)| after(from) >= FIRST_PERSON))
}

/// One "we" or "our" for each sentence that has one outside quotations.
fn own_words(doc: &Document) -> Vec<TokenId> {
    let mut quoted = vec![false; doc.tokens.len()];
    for quote in doc.quotes.iter().filter(|quote| quote.depth == 0) {
        for token in doc.tokens_in(quote.span) {
            quoted[token] = true;
        }
    }
    doc.sentences
        .iter()
        .filter_map(|sentence| {
            sentence.tokens.clone().find(|&t| {
                let word = doc.word(t).to_lowercase();
                matches!(word.as_str(), "we" | "our" | "us" | "i" | "my")
                    && doc.tokens[t].upos == Upos::Pron
                    && !quoted[t]
            })
        })
        .collect()
}

/// "COMMUNIQUE No. 4, FROM THE CENTRAL COMMAND", "Statement by the Ministry of Foreign Affairs".
fn headed(doc: &Document, classes: &Classes) -> Option<(TokenId, TokenId)> {
    let end = doc.tokens.len().min(HEADER);
    let noun = (0..end).find(|&t| classes.has("STATEMENT_HEAD", &doc.tokens[t].lemma.to_lowercase()))?;
    let near = noun + 1..doc.tokens.len().min(noun + TO_NAME);
    let body = |kind| {
        matches!(
            kind,
            NameKind::Organisation | NameKind::ArmedGroup | NameKind::SecurityForce | NameKind::Government
        )
    };
    // "STATEMENT OF THE WESTERN COMMAND": only as a heading.
    let heads = noun < HEADING && (0..noun).all(|t| doc.tokens[t].upos != Upos::Verb);
    let by = near.clone().find(|&t| {
        let word = doc.word(t).to_lowercase();
        let leads = matches!(word.as_str(), "by" | "from") || word == "of" && heads && t == noun + 1;
        leads && doc.tokens[t].upos == Upos::Adp
    });
    // "MOVEMENT OF THE PLAIN. General Staff. Communique No. 17", "Commander Jon Moe, media briefing".
    let before = || {
        let name = doc.names.iter().find(|name| {
            name.tokens.end <= noun && (body(name.kind) || name.kind == NameKind::Person) && heads
        })?;
        let loud = |&t: &TokenId| {
            doc.word(t).chars().any(char::is_alphabetic) && !doc.word(t).chars().any(char::is_lowercase)
        };
        let title = 0..(0..noun).take_while(loud).count();
        np::head(doc, if title.len() > 2 { title } else { name.tokens.clone() }).or(Some(name.tokens.end - 1))
    };
    let named = || {
        doc.names
            .iter()
            .find(|name| near.contains(&name.tokens.start) && body(name.kind))
            .map(|name| np::head(doc, name.tokens.clone()).unwrap_or(name.tokens.end - 1))
    };
    let behind =
        by.and_then(|by| doc.tokens[by].head.filter(|&head| head > by && syntax::is_nominal(doc, head)));
    let head = behind.or_else(named).or_else(before)?;
    // A name before the heading itself is followed by the heading.
    Some((head, doc.tokens_in(np::core(doc, head)).end.max(noun)))
}

/// "The minister said:" before a paragraph without quotation marks.
fn introduced(doc: &Document, classes: &Classes) -> Option<(TokenId, TokenId)> {
    doc.sentences.iter().enumerate().take(OPENING).find_map(|(index, sentence)| {
        let last = sentence.tokens.end.checked_sub(1)?;
        // "issued the following statement."
        let announced = || sentence.tokens.clone().any(|t| doc.tokens[t].lemma == "following");
        if doc.word(last) != ":" && !announced() {
            return None;
        }
        let next = doc.sentences.get(index + 1).filter(|next| next.paragraph != sentence.paragraph)?;
        let opens = doc.quotes.iter().any(|q| q.span.contains(doc.tokens[next.tokens.start].span));
        let verb = sentence.tokens.clone().find(|&t| {
            let lemma = &doc.tokens[t].lemma;
            let gives = announced() && classes.has("GIVE_VERB", lemma);
            doc.tokens[t].deprel == Deprel::Root && (gives || classes.has("SPEECH_VERB", lemma))
        })?;
        let subject = syntax::own_subject(doc, verb).filter(|_| !opens)?;
        Some((subject, last))
    })
}

/// "Norway condemns the attack", as the first sentence of a text that goes on with "we".
fn declaring(doc: &Document) -> Option<(TokenId, TokenId)> {
    let first = doc.sentences.iter().take(2).find(|s| s.tokens.len() > 4)?;
    let verb = first.tokens.clone().find(|&t| doc.tokens[t].deprel == Deprel::Root)?;
    let present =
        matches!(doc.tokens[verb].xpos, Xpos::Vbz | Xpos::Vbp) && doc.tokens[verb].upos == Upos::Verb;
    let subject = syntax::own_subject(doc, verb).filter(|_| present)?;
    let named = doc.tokens[subject].upos == Upos::Propn
        && np::name_at(doc, subject).is_some_and(|name| name.kind != NameKind::Person);
    // Its own first words are its word too.
    named.then_some((subject, subject))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::rules_tests::claims;

    #[test]
    fn a_communique_is_its_issuers_word() {
        claims(
            "\
COMMUNIQUE COMMUNIQUE NNP 0 root
No. No. NNP 1 flat
3 _ CD 1 flat
from _ IN 7 case
the _ DT 7 det
Western Western NNP 7 amod Name=B-Organisation
Command Command NNP 1 nmod SpaceAfter=No|Name=I-Organisation
. _ . 1 punct

# newpar
Our _ PRP$ 2 nmod:poss
fighters fighter NNS 3 nsubj
attacked attack VBD 0 root
the _ DT 5 det
post _ NN 3 obj
at _ IN 7 case
Lorne Lorne NNP 5 nmod Name=B-Place
on _ IN 9 case
Monday Monday NNP 3 obl SpaceAfter=No
. _ . 3 punct

# newpar
Six _ CD 2 nummod
soldiers soldier NNS 4 nsubj:pass
were be VBD 4 aux:pass
killed kill VBN 0 root SpaceAfter=No
. _ . 4 punct

# newpar
We _ PRP 2 nsubj
call _ VBP 0 root
on _ IN 5 case
the _ DT 5 det
army _ NN 2 obl
to _ TO 7 mark
leave _ VB 2 advcl SpaceAfter=No
. _ . 2 punct
",
            expect![[r#"
                attack | asserted | the Western Command | Our fighters attacked the post at Lorne on Monday
                killed 6..6 security_forces | asserted | the Western Command | Six soldiers were killed
                demand | asserted | the Western Command | We call on the army
            "#]],
        );
    }

    #[test]
    fn a_speech_printed_after_a_colon() {
        claims(
            "\
The _ DT 2 det
minister _ NN 3 nsubj
said say VBD 0 root SpaceAfter=No
: _ : 3 punct

# newpar
I I PRP 2 nsubj
welcome _ VBP 0 root
the _ DT 4 det
report _ NN 2 obj SpaceAfter=No
. _ . 2 punct

# newpar
At _ IN 2 case
least _ JJS 3 nmod
ten _ CD 4 nummod
people _ NNS 6 nsubj:pass
were be VBD 6 aux:pass
killed kill VBN 0 root SpaceAfter=No
. _ . 6 punct
",
            expect![[r#"
                killed 10..- people | asserted | The minister | At least ten people were killed
            "#]],
        );
    }
}
