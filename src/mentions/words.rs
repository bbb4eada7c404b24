//! The document's words as the search for names sees them: each distinct word looked up once, with how the document
//! writes it elsewhere.

use std::cell::OnceCell;
use std::ops::Range;

use crate::document::{Case, Document, RegionKind, Surface, TokenKind};
use crate::gazetteer::{self, Entry};
use crate::lexicon::{self, Lists};

/// How a sentence uses capitals, which says what a capital is worth as a sign of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Normal,
    /// A headline: every word of weight has a capital.
    Title,
    /// All in capitals.
    Capitals,
}

/// How the writer of the document treats capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writer {
    /// Every sentence begins with one.
    Careful,
    /// Some sentences begin small.
    Careless,
    /// A fifth of the sentences or more begin small.
    Hurried,
}

/// What is known of a word, whatever its case.
struct Distinct {
    /// As the gazetteers spell it.
    key: String,
    /// What the gazetteers know of it, and whether a longer name of theirs begins with it; looked up when asked for.
    known: OnceCell<(Option<Entry>, bool)>,
    /// How often normal sentences write it small, and with a capital where none is due.
    n_small: u32,
    n_capital: u32,
}

impl Distinct {
    fn known(&self) -> (Option<Entry>, bool) {
        *self.known.get_or_init(|| gazetteer::word(&self.key))
    }
}

pub(super) struct Words<'d> {
    pub document: &'d Document<'d>,
    /// In the document's order of distinct words.
    distinct: Vec<Distinct>,
    /// One a sentence.
    styles: Vec<Style>,
    writer: Writer,
}

impl<'d> Words<'d> {
    pub fn new(document: &'d Document<'d>) -> Self {
        let styles = document.sentences().iter().map(|sentence| style(document, &sentence.tokens)).collect();
        let mut words = Self { document, distinct: Vec::new(), styles, writer: Writer::Careful };
        let sentences = document.sentences();
        let n_small =
            sentences.iter().filter(|sentence| words.case(sentence.tokens.start) == Case::Lower).count();
        words.writer = if n_small == 0 {
            Writer::Careful
        } else if n_small * 5 < sentences.len() {
            Writer::Careless
        } else {
            Writer::Hurried
        };
        for token_idx in 0..document.tokens().len() {
            let Some(id) = document.distinct_idx(token_idx) else { break };
            if id == words.distinct.len() {
                let key = gazetteer::key(document.key(token_idx)).into_owned();
                words.distinct.push(Distinct { key, known: OnceCell::new(), n_small: 0, n_capital: 0 });
            }
            words.count_case(token_idx, id);
        }
        words
    }

    fn count_case(&mut self, token_idx: usize, id: usize) {
        let is_initial = self.is_initial(token_idx);
        let normal = self.style(token_idx) == Style::Normal;
        if let (true, Some(token), Some(distinct)) =
            (normal, self.document.token(token_idx), self.distinct.get_mut(id))
        {
            match token.case {
                Case::Lower => distinct.n_small += 1,
                Case::None => {}
                _ if is_initial => {}
                _ => distinct.n_capital += 1,
            }
        }
    }

    fn distinct(&self, token_idx: usize) -> Option<&Distinct> {
        self.distinct.get(self.id(token_idx)?)
    }

    /// How many distinct words there are, whatever their case.
    pub fn n_distinct(&self) -> usize {
        self.distinct.len()
    }

    /// The number of the token's word among the distinct ones.
    pub fn id(&self, token_idx: usize) -> Option<usize> {
        self.document.distinct_idx(token_idx)
    }

    pub fn writer(&self) -> Writer {
        self.writer
    }

    /// How often normal sentences write the token's word small, and with a capital where none is due.
    pub fn n_cases(&self, token_idx: usize) -> (u32, u32) {
        self.distinct(token_idx).map_or((0, 0), |distinct| (distinct.n_small, distinct.n_capital))
    }

    /// Whether a name of the gazetteers of two words or more begins with the token's word.
    pub fn begins_known(&self, token_idx: usize) -> bool {
        self.distinct(token_idx).is_some_and(|distinct| distinct.known().1)
    }

    /// The word as the gazetteers spell it.
    pub fn key(&self, token_idx: usize) -> &str {
        self.distinct(token_idx).map_or("", |distinct| &distinct.key)
    }

    /// What the gazetteers know of the word by itself.
    pub fn entry(&self, token_idx: usize) -> Entry {
        self.distinct(token_idx).and_then(|distinct| distinct.known().0).unwrap_or_default()
    }

    pub fn style(&self, token_idx: usize) -> Style {
        let sentence_idx = self.document.token(token_idx).map(|token| token.sentence_idx);
        sentence_idx.and_then(|idx| self.styles.get(idx)).copied().unwrap_or(Style::Normal)
    }

    pub fn is(&self, token_idx: usize, lists: Lists) -> bool {
        self.document.is(token_idx, lists)
    }

    pub fn case(&self, token_idx: usize) -> Case {
        self.document.token(token_idx).map_or(Case::None, |token| token.case)
    }

    /// Whether the token is a word with a capital outside page furniture.
    pub fn is_capital(&self, token_idx: usize) -> bool {
        self.document.token(token_idx).is_some_and(|token| {
            token.kind == TokenKind::Word
                && matches!(token.case, Case::Capitalized | Case::Upper | Case::Mixed)
                && token.region != RegionKind::Boilerplate
        }) && !self.is_address(token_idx)
    }

    /// Whether the token is part of the page's furniture.
    pub fn is_furniture(&self, token_idx: usize) -> bool {
        self.document.token(token_idx).is_some_and(|token| token.region == RegionKind::Boilerplate)
    }

    /// Whether the token is part of a web or mail address.
    pub fn is_address(&self, token_idx: usize) -> bool {
        self.document.token(token_idx).is_some_and(|token| token.surface == Some(Surface::Address))
    }

    /// Whether a capital is due to the place in the sentence: its first word, or the first of a quotation in it.
    pub fn is_initial(&self, token_idx: usize) -> bool {
        let Some(before) = token_idx.checked_sub(1) else { return true };
        let Some(sentence) = self.document.sentence_of(token_idx) else { return true };
        before < sentence.tokens.start
            || match self.document.word(before) {
                "“" | "‘" | "«" | "„" | "(" | "[" | ":" | "•" | "*" | "—" | "..." | "…" | "|" => {
                    true
                }
                "\"" | "'" | "-" | "–" => self.document.space_before(before),
                _ => false,
            }
    }

    /// Whether the word is one that English writes small, so that a due capital says nothing.
    pub fn is_common(&self, token_idx: usize) -> bool {
        let distinct = self.distinct(token_idx);
        let seen_small = distinct.is_some_and(|distinct| distinct.n_small > distinct.n_capital);
        let seen_capital = distinct.is_some_and(|distinct| distinct.n_capital > distinct.n_small);
        seen_small || (self.entry(token_idx).is_common() && !seen_capital)
    }

    /// Whether the word never begins a name at the start of a sentence.
    pub fn is_function(&self, token_idx: usize) -> bool {
        self.is(token_idx, lexicon::FUNCTION_WORD)
    }

    /// Whether the word is the letters of a currency: "US$5", "Rs 500", "US dollars".
    pub fn is_currency(&self, token_idx: usize) -> bool {
        let after = token_idx + 1;
        let number = self.document.token(after).is_some_and(|token| token.kind == TokenKind::Number);
        matches!(self.document.key(after), "$" | "dollar" | "dollars" | "£" | "€")
            || (number
                && self.case(token_idx) == Case::Upper
                && self.document.word(token_idx).len() <= 3
                && self.entry(token_idx).place().is_none())
    }

    /// Weekdays and months; their short forms only beside a number ("Mar 3", but "Mar del Plata").
    pub fn is_calendar(&self, token_idx: usize) -> bool {
        let number = |idx: Option<usize>| {
            idx.and_then(|idx| self.document.token(idx)).is_some_and(|token| token.kind == TokenKind::Number)
        };
        self.is(token_idx, lexicon::WEEKDAY | lexicon::MONTH)
            && (self.document.key(token_idx).len() > 3
                || self.document.key(token_idx) == "may"
                || number(Some(token_idx + 1))
                || number(token_idx.checked_sub(1)))
    }

    /// The names of the gazetteers that begin at `first` and end before `end`, in any case, shortest first: their length
    /// in tokens and what is known of them.
    pub fn known_at(&self, first: usize, end: usize) -> impl Iterator<Item = (usize, Entry)> {
        let distinct = self.distinct(first);
        let keys = (first..end).map_while(|token_idx| {
            let token = self.document.token(token_idx)?;
            let inside = token.kind != TokenKind::Mark
                || matches!(self.document.word(token_idx), "-" | "–" | "'" | "’" | "&" | "/" | "!");
            let open = inside && token.kind != TokenKind::Symbol && !self.is_furniture(token_idx);
            open.then(|| self.key(token_idx))
        });
        let (one, many) = match distinct.filter(|_| first < end).map(Distinct::known) {
            Some((_, true)) => (None, Some(gazetteer::matches(keys))),
            Some((entry, false)) => (entry.map(|entry| (1, entry)), None),
            None => (None, None),
        };
        one.into_iter().chain(many.into_iter().flatten())
    }

    /// As [`known_at`](Self::known_at), but only the names in the case they need.
    pub fn names_at(&self, first: usize, end: usize) -> impl Iterator<Item = (usize, Entry)> {
        self.known_at(first, end).filter(move |(n_tokens, entry)| {
            let last = first + n_tokens - 1;
            let exact = !entry.is_exact_case()
                || (first..=last).all(|idx| matches!(self.case(idx), Case::Upper | Case::None));
            let capital = |idx| self.is_capital(idx) || self.case(idx) == Case::None;
            exact && capital(last) && (capital(first) || self.is(first, lexicon::NAME_LINK))
        })
    }
}

/// How the sentence of those tokens uses capitals.
fn style(document: &Document, tokens: &Range<usize>) -> Style {
    let (mut n_words, mut n_upper, mut n_weighty, mut n_small) = (0, 0, 0, 0);
    for token_idx in tokens.clone() {
        let Some(token) = document.token(token_idx) else { continue };
        if token.kind != TokenKind::Word || token.case == Case::None {
            continue;
        }
        n_words += 1;
        n_upper += usize::from(token.case == Case::Upper);
        if !document.is(token_idx, lexicon::FUNCTION_WORD | lexicon::NAME_LINK) {
            n_weighty += 1;
            n_small += usize::from(token.case == Case::Lower);
        }
    }
    if n_words >= 3 && n_upper * 10 >= n_words * 7 {
        Style::Capitals
    } else if document.key(tokens.end.saturating_sub(1)) != "."
        && ((n_weighty >= 4 && n_small == 0) || (n_weighty >= 7 && n_small == 1))
    {
        Style::Title
    } else {
        Style::Normal
    }
}
