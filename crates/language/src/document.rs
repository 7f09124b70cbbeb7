//! The document: one text and everything that the stages of this crate find in it.
//!
//! A document is filled stage by stage (see [`crate::Reader`]); each stage reads what the stages before it filled and
//! adds its own layer. Spans are byte ranges into [`Document::text`]; token ids count through the whole document.

use std::ops::Range;

use crate::children::Children;
use crate::tags::{Deprel, Upos, Xpos};

/// A byte range of a text, end exclusive. Both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`; an end before the start gives an empty span.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Bytes covered.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text it covers; empty if the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Index of a token in [`Document::tokens`].
pub type TokenId = usize;

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A line without a full stop at the head of the text or of a section.
    Headline,
    /// "By Jane Roe", "Staff Reporter".
    Byline,
    /// One item of a bulleted or numbered list.
    ListItem,
    /// A line that holds nothing but a date, place or credit.
    Furniture,
    /// A link to another story: its title and first words, told by the page and not by the report.
    Teaser,
}

/// A paragraph: what stands between blank lines, or a line by itself (headline, list item).
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Its text without surrounding white space.
    pub span: Span,
    /// What it is for.
    pub kind: ParagraphKind,
    /// Its sentences, as indices into [`Document::sentences`].
    pub sentences: Range<usize>,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Its text without surrounding white space.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`]; never empty.
    pub tokens: Range<TokenId>,
    /// Index into [`Document::paragraphs`].
    pub paragraph: usize,
}

/// A word, number or punctuation mark after the conventions of UD English (clitics and hyphens split off).
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Index into [`Document::sentences`].
    pub sentence: usize,
    /// Dictionary form, in lower case but for names; empty until the stage has run.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn tag.
    pub xpos: Xpos,
    /// The token it depends on; `None` for the sentence's root. To be changed by [`Document::attach`], or by hand with
    /// [`Document::index_trees`] behind it.
    pub head: Option<TokenId>,
    /// Its relation to the head.
    pub deprel: Deprel,
}

impl Token {
    /// A token that no stage has yet described.
    pub fn new(span: Span, sentence: usize) -> Self {
        Self {
            span,
            sentence,
            lemma: String::new(),
            upos: Upos::X,
            xpos: Xpos::Other,
            head: None,
            deprel: Deprel::Dep,
        }
    }
}

/// The kind of a named entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, party, agency, NGO, court, outlet ...
    Organisation,
    /// An armed group: insurgents, militia, gang, cartel.
    ArmedGroup,
    /// Army, police, paramilitaries, intelligence services and their units.
    SecurityForce,
    /// A government, ministry, parliament or office of a state.
    Government,
    /// A country.
    Country,
    /// A people, nationality, creed or their adjective: "Pakistani", "Hutu", "Shiite".
    People,
    /// Any other place: town, district, province, river, camp, road.
    Place,
}

/// A mention of a named entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Where it stands, without article and title.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<TokenId>,
    /// What it names.
    pub kind: NameKind,
    /// Key of the known actor or country it names (`data/actors.tsv`, ISO 3166-1 alpha-2), if any.
    pub known: Option<String>,
}

/// What the number's words allow: the qualifiers of the annotation guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Qualifier {
    /// "seven".
    Exact,
    /// "at least 20", "20 or more".
    AtLeast,
    /// "more than 300", "over 300".
    MoreThan,
    /// "up to 40".
    UpTo,
    /// "fewer than 10".
    LessThan,
    /// "about 30", "some 30", "nearly 30".
    About,
    /// "20 to 30".
    Range,
    /// "a few", "dozens", a bare plural.
    Vague,
    /// "all" without a number.
    All,
    /// "no one", "none", "no casualties".
    None,
}

/// The vague number words that policies look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Vague {
    AFew,
    Several,
    Some,
    Tens,
    Dozens,
    Scores,
    Hundreds,
    Thousands,
    Many,
    /// No number word at all: a bare plural.
    Plural,
}

/// The interval that a number's words allow (annotation guide, table "low, high, qualifier").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Least value.
    pub low: Option<u64>,
    /// Greatest value.
    pub high: Option<u64>,
    /// How the words bound it.
    pub qualifier: Qualifier,
    /// Which vague word, if the words are vague.
    pub vague: Option<Vague>,
}

/// A number expression that can count people: never an age, date, time, money, distance, percentage, ordinal or name.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The number with its qualifier: "at least 20", "a few", "between 20 and 30".
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<TokenId>,
    /// What the words allow.
    pub interval: Interval,
}

/// How wide a time expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum TimePrecision {
    Minute,
    Hour,
    PartOfDay,
    Day,
    Week,
    Month,
    Season,
    Quarter,
    Year,
    Decade,
    Unknown,
}

/// A date or time expression (TIMEX3 types DATE and TIME).
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<TokenId>,
    /// TIMEX3 value (`2025-03-11`, `2025-03`, `2025-W10`, `2025-03-11TNI`, `PRESENT_REF`); `None` if it cannot be known.
    pub value: Option<String>,
    /// How wide.
    pub precision: TimePrecision,
}

/// How exactly a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum PlacePrecision {
    Exact,
    Near,
    Line,
    Adm2,
    Adm1,
    Country,
    SeaOrAir,
    Unknown,
}

/// A mention of a place, resolved as far as the report allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Where the name stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<TokenId>,
    /// The gazetteer's name, or the words of the text where the gazetteer has none.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// English name of the first-level division.
    pub admin1: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// How exactly this place is known ("near X" is `Near`).
    pub precision: PlacePrecision,
    /// Whether it is the capital of its country.
    pub capital: bool,
    /// No gazetteer has it: the name is the text's, and the rest is told of what lies around it.
    pub unlisted: bool,
    /// A street, a building or a quarter: part of a town, which the report may tell by its dateline alone.
    pub part: bool,
}

/// A stretch of direct speech.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// With its quotation marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// 0 for an outermost quotation.
    pub depth: usize,
    /// The quotation of an earlier paragraph that it goes on with (opened anew without having been closed).
    pub continues: Option<usize>,
}

/// "QUETTA, March 12 (Agency) --" at the head of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dateline {
    /// The whole dateline, dash included.
    pub span: Span,
    /// The place's name.
    pub place: Option<Span>,
    /// The date.
    pub date: Option<Span>,
    /// The agency.
    pub agency: Option<Span>,
}

/// One text, and what has been found in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The text, as given.
    pub text: String,
    /// Publication day, where known.
    pub published: Option<jiff::civil::Date>,
    /// The day of the report: when it was published, else when its own text says that it was written.
    pub written: Option<jiff::civil::Date>,
    /// In order of the text.
    pub paragraphs: Vec<Paragraph>,
    /// In order of the text.
    pub sentences: Vec<Sentence>,
    /// In order of the text.
    pub tokens: Vec<Token>,
    /// The trees of the sentences, from heads to dependents.
    pub children: Children,
    /// In order of their start; nested ones after the one around them.
    pub quotes: Vec<Quote>,
    /// The first dateline.
    pub dateline: Option<Dateline>,
    /// What heads the items of a round-up, in order of the text: "KIRKUK - Police found ...".
    pub items: Vec<Dateline>,
    /// In order of the text, without overlaps.
    pub names: Vec<Name>,
    /// In order of the text, without overlaps.
    pub numbers: Vec<Number>,
    /// In order of the text, without overlaps.
    pub times: Vec<Time>,
    /// In order of the text, without overlaps.
    pub places: Vec<Place>,
    /// The countries of the adjectives that name no place ("Aldian troops"), in order of the text.
    pub nationalities: Vec<String>,
    /// Places that stand beside the text, as far as they are known: context, never what the text says.
    pub beside: Vec<PlaceBeside>,
}

/// A place that is told beside a text: weak evidence for where the things in it happened.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceBeside {
    /// The place; it has no words in the text.
    pub place: Place,
    /// Where it is told.
    pub source: BesideSource,
}

/// Where a place beside the text is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BesideSource {
    /// In the title.
    Title,
    /// In the name of a force or office that answers for it: "the Lakeview Police Department".
    Office,
    /// In the outlet's name or address, or it is where the outlet sits (`data/outlets.tsv`).
    Outlet,
}

impl Document {
    /// The words of a token.
    pub fn word(&self, token: TokenId) -> &str {
        self.tokens.get(token).map_or("", |t| t.span.of(&self.text))
    }

    /// The span of a run of tokens.
    pub fn span_of(&self, tokens: Range<TokenId>) -> Span {
        match (
            self.tokens.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// The dateline of the report, or of an item of a round-up, that a span lies in.
    pub fn dateline_at(&self, span: Span) -> Option<&Dateline> {
        let own = self.dateline.as_ref().filter(|dateline| dateline.span.overlaps(span));
        own.or_else(|| {
            let next = self.items.partition_point(|item| item.span.end <= span.start);
            self.items.get(next).filter(|item| item.span.overlaps(span))
        })
    }

    /// Makes [`Self::children`] from the tokens' heads.
    pub fn index_trees(&mut self) {
        self.children = Children::new(&self.tokens, &self.sentences);
    }

    /// Gives a token another head and relation.
    pub fn attach(&mut self, token: TokenId, head: TokenId, relation: Deprel) {
        let before = self.tokens[token].head.replace(head);
        self.tokens[token].deprel = relation;
        match before {
            Some(before) => self.children.move_between(token, before, head),
            None => self.index_trees(),
        }
    }

    /// Makes a dependent of a sentence's root the root, and hangs the old root on `head`, which must not depend on it.
    pub(crate) fn make_root(&mut self, token: TokenId, old_root: TokenId, head: TokenId, relation: Deprel) {
        self.tokens[token].head = None;
        self.tokens[token].deprel = self.tokens[old_root].deprel;
        self.tokens[old_root].head = Some(head);
        self.tokens[old_root].deprel = relation;
        self.children.exchange(token, old_root, old_root, head);
    }

    /// The name that a token is part of.
    pub fn name_at(&self, token: TokenId) -> Option<&Name> {
        let at = self.names.partition_point(|name| name.tokens.end <= token);
        self.names.get(at).filter(|name| name.tokens.contains(&token))
    }

    /// The tokens that depend on `head`, in order of the text.
    pub fn children(&self, head: TokenId) -> std::iter::Copied<std::slice::Iter<'_, TokenId>> {
        self.children.of(head).iter().copied()
    }

    /// The children of `head` with one of the relations.
    pub fn children_by<'a>(
        &'a self,
        head: TokenId,
        relations: &'a [Deprel],
    ) -> impl Iterator<Item = TokenId> + 'a {
        self.children(head).filter(move |&t| relations.contains(&self.tokens[t].deprel))
    }

    /// All tokens of the subtree under `head`, itself included, in order of the text.
    pub fn subtree(&self, head: TokenId) -> Vec<TokenId> {
        self.subtree_without(head, |_| false)
    }

    /// The subtree under `head`, less the subtrees whose top token `cut` names.
    pub fn subtree_without(&self, head: TokenId, cut: impl Fn(TokenId) -> bool) -> Vec<TokenId> {
        let Some(sentence) = self.tokens.get(head).and_then(|t| self.sentences.get(t.sentence)) else {
            return Vec::new();
        };
        let mut found = vec![head];
        let mut next = 0;
        while next < found.len() && found.len() <= sentence.tokens.len() {
            let top = found[next];
            next += 1;
            found.extend(self.children(top).filter(|&t| !cut(t)));
        }
        found.sort_unstable();
        found.dedup(); // a circle of heads is no tree
        found
    }

    /// The token's heads up to the root, nearest first.
    pub fn ancestors(&self, token: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        let bound =
            self.tokens.get(token).and_then(|t| self.sentences.get(t.sentence)).map_or(0, |s| s.tokens.len());
        std::iter::successors(self.tokens.get(token).and_then(|t| t.head), |&t| self.tokens[t].head)
            .take(bound)
    }

    /// The sentence that holds a byte position, if any does.
    pub fn sentence_at(&self, position: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.span.start <= position);
        after.checked_sub(1).filter(|&s| position < self.sentences[s].span.end)
    }

    /// The tokens that lie wholly inside a span.
    pub fn tokens_in(&self, span: Span) -> Range<TokenId> {
        let start = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.end <= span.end);
        start..end.max(start)
    }
}
