//! The text as the stages read it: tokens, sentences, paragraphs and regions, all by UTF-8 byte offsets.
//!
//! The source is never changed; look-ups go through each token's `key`, which is in lower case, without zero-width
//! and combining characters, with straight apostrophes and plain hyphens.

mod paragraphs;
mod regions;
mod sentences;
mod surface;
mod tokens;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::lexicon::{self, Lists};
use crate::span::Span;

pub use surface::Surface;
pub use tokens::is_ignorable;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, or letters and digits ("Khan", "al-Qaeda", "U.S.", "7th"); also a split-off "'s".
    Word,
    /// Digits with their separators ("12,000", "1.5", "3:30").
    Number,
    /// A punctuation mark; dots and dashes in a row are one token.
    Mark,
    /// Anything else (emoji, currency signs, arithmetic).
    Symbol,
}

/// How a token's letters are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letter that has case.
    None,
    Lower,
    /// The first letter is a capital and some later one is not ("Khan", "McDonald"), or it is one capital ("A").
    Capitalized,
    /// At least two letters, all capitals ("TTP", "U.S.").
    Upper,
    /// A capital after a small first letter ("al-Zawahiri", "iPhone").
    Mixed,
}

/// A word, number or mark where it stands.
#[derive(Clone, Debug)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    pub case: Case,
    /// The region that it stands in.
    pub region: RegionKind,
    /// What the form of the piece that it is part of tells, if it is an address, money or the like.
    pub surface: Option<Surface>,
    /// Index of its sentence.
    pub sentence_idx: usize,
    key: Span,
    lists: &'static Lists,
    /// Whether some phrase of the lexicon begins with this word.
    begins_phrase: bool,
    /// Those that begin here, among the document's phrases.
    phrases: Range<usize>,
    /// The number of the word among the distinct ones.
    word: usize,
}

/// A sentence; it never crosses a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    pub tokens: Range<usize>,
    pub paragraph_idx: usize,
}

/// A paragraph: a line, or the lines up to the next blank one where the text is hard-wrapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub span: Span,
    pub tokens: Range<usize>,
    pub sentences: Range<usize>,
}

/// A part of the pasted page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    pub span: Span,
    pub kind: RegionKind,
}

/// What a part of the pasted page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RegionKind {
    Headline,
    Byline,
    /// "PESHAWAR, Pakistan (AP) —", or a line with the time of publication.
    Dateline,
    Caption,
    #[default]
    Body,
    /// Menus, share bars, credits: no part of the story.
    Boilerplate,
}

/// A phrase of the lexicon of two tokens or more.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    n_tokens: usize,
    lists: &'static Lists,
}

/// A text, cut up.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    paragraphs: Vec<Paragraph>,
    regions: Vec<Region>,
    /// All keys, one after the other; [`Token::key`] points into it.
    keys: String,
    /// In the order of the tokens that they begin with.
    phrases: Vec<Phrase>,
}

impl<'t> Document<'t> {
    /// Cuts `text` into tokens, sentences, paragraphs and regions.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self::with_regions(text, &[])
    }

    /// As [`new`](Self::new), where a reader has told what some blocks are: the story, or no part of it.
    #[must_use]
    pub fn with_regions(text: &'t str, told: &[Region]) -> Self {
        let mut document = Self {
            text,
            tokens: Vec::new(),
            sentences: Vec::new(),
            paragraphs: Vec::new(),
            regions: Vec::new(),
            keys: String::with_capacity(text.len()),
            phrases: Vec::new(),
        };
        tokens::scan(text, |span, kind, case| document.push_token(span, kind, case));
        document.look_up();
        surface::mark(&mut document);
        paragraphs::split(&mut document);
        sentences::split(&mut document);
        regions::classify(&mut document, told);
        document
    }

    fn push_token(&mut self, span: Span, kind: TokenKind, case: Case) {
        let start = self.keys.len();
        tokens::push_key(span.of(self.text), kind, &mut self.keys);
        let key = Span::new(start, self.keys.len());
        let (region, sentence_idx) = (RegionKind::Body, 0);
        let (lists, begins_phrase) = (&Lists::NONE, false);
        self.tokens.push(Token {
            span,
            kind,
            case,
            region,
            sentence_idx,
            key,
            lists,
            begins_phrase,
            phrases: 0..0,
            word: 0,
            surface: None,
        });
    }

    /// Looks every word, and every run of tokens that could be a phrase, up in the lexicon, once for all stages.
    fn look_up(&mut self) {
        let keys = &self.keys;
        let mut known: FxHashMap<&str, (usize, &'static Lists, bool)> = FxHashMap::default();
        for token in &mut self.tokens {
            let key = token.key.of(keys);
            let next = known.len();
            (token.word, token.lists, token.begins_phrase) = *known.entry(key).or_insert_with(|| {
                let (lists, begins_phrase) = lexicon::word(key);
                (next, lists, begins_phrase)
            });
        }
        for first in 0..self.tokens.len() {
            let rest = self.tokens.get(first..).unwrap_or_default();
            if rest.first().is_some_and(|token| token.begins_phrase) {
                let phrases = lexicon::matches(rest.iter().map(|token| token.key.of(keys)));
                let longer = phrases.filter(|(n_tokens, _)| *n_tokens > 1);
                let start = self.phrases.len();
                self.phrases.extend(longer.map(|(n_tokens, lists)| Phrase { n_tokens, lists }));
                if let Some(token) = self.tokens.get_mut(first) {
                    token.phrases = start..self.phrases.len();
                }
            }
        }
    }

    /// The source text.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// All tokens, in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The token with that index.
    #[must_use]
    pub fn token(&self, token_idx: usize) -> Option<&Token> {
        self.tokens.get(token_idx)
    }

    /// The token's words as they stand in the text; empty past the end.
    #[must_use]
    pub fn word(&self, token_idx: usize) -> &'t str {
        self.token(token_idx).map_or("", |token| token.span.of(self.text))
    }

    /// The token in lower case for look-ups: no thousands separators in a number, no full stop after an abbreviation
    /// ("mr", but "u.s."); empty past the end.
    #[must_use]
    pub fn key(&self, token_idx: usize) -> &str {
        self.token(token_idx).map_or("", |token| token.key.of(&self.keys))
    }

    /// The number of the token's word among the distinct ones, in order of first use.
    #[must_use]
    pub fn distinct_idx(&self, token_idx: usize) -> Option<usize> {
        self.token(token_idx).map(|token| token.word)
    }

    /// Whether the token stands in one of `lists`; false past the end.
    #[must_use]
    pub fn is(&self, token_idx: usize, lists: Lists) -> bool {
        self.token(token_idx).is_some_and(|token| token.lists.meets(lists))
    }

    /// The length in tokens of the longest word or phrase of `lists` that begins at that token.
    #[must_use]
    pub fn phrase_at(&self, token_idx: usize, lists: Lists) -> Option<usize> {
        let token = self.token(token_idx)?;
        let here = self.phrases.get(token.phrases.clone()).unwrap_or_default();
        let longest =
            here.iter().filter(|phrase| phrase.lists.meets(lists)).map(|phrase| phrase.n_tokens).max();
        longest.or_else(|| token.lists.meets(lists).then_some(1))
    }

    /// Whether the word looks like an adverb in -ly: "privately", not "family".
    #[must_use]
    pub fn looks_like_adverb(&self, token_idx: usize) -> bool {
        let key = self.key(token_idx);
        key.len() > 4 && key.ends_with("ly") && !self.is(token_idx, lexicon::NO_ADVERB_IN_LY)
    }

    /// The text from the first to the last of those tokens.
    #[must_use]
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The tokens that overlap `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.end() <= span.start());
        let last = self.tokens.partition_point(|token| token.span.start() < span.end());
        first..last.max(first)
    }

    /// Whether white space (or the beginning of the text) stands before the token.
    #[must_use]
    pub fn space_before(&self, token_idx: usize) -> bool {
        let Some(token) = self.token(token_idx) else { return true };
        let previous = token_idx.checked_sub(1).and_then(|idx| self.token(idx));
        previous.is_none_or(|previous| previous.span.end() < token.span.start())
    }

    /// All sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentence that the token stands in.
    #[must_use]
    pub fn sentence_of(&self, token_idx: usize) -> Option<&Sentence> {
        self.token(token_idx).and_then(|token| self.sentences.get(token.sentence_idx))
    }

    /// All paragraphs, in order.
    #[must_use]
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// All regions, in order, without overlap.
    #[must_use]
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }
}
