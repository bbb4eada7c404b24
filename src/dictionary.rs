//! A reader's own list: names with their other forms, titles, words to ignore. What it makes of the mentions found.
//!
//! The list is a small file: `file` reads it. Words are compared by their keys within a sentence, the longest form first;
//! capitals as `Letters` tells. Boilerplate is passed over. A form of one word leaves a longer name around it
//! alone ("Khan" in "Shah Rukh Khan").

mod file;

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::{Case, Document, RegionKind, TokenKind};
use crate::lexicon;
use crate::mentions::{EntityKind, Mention};

pub use file::{DictionaryError, write};

/// The rule of the mentions that the list has.
pub const RULE: &str = "dictionary";

/// Longer names are refused.
pub const MAX_TOKENS: usize = 20;

/// A list of more names, each form counted, is refused.
pub const MAX_NAMES: usize = 20_000;

/// What an entry of the list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryKind {
    Name(EntityKind),
    /// Words that stand before people's names.
    Title,
    /// Words that are no name where they stand alone.
    Ignore,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub kind: EntryKind,
    /// The fullest form.
    pub name: String,
    /// Other forms of the same.
    pub also: Vec<String>,
}

/// A list, ready to be looked up.
#[derive(Clone, Debug)]
pub struct Dictionary {
    file: Arc<str>,
    entries: Vec<Entry>,
    /// Every form by its keys, with a space between.
    forms: FxHashMap<String, Form>,
    /// By first key, the numbers of tokens that forms have: bit 2 for two.
    lengths: FxHashMap<String, u32>,
}

#[derive(Clone, Copy, Debug)]
struct Form {
    entry_idx: usize,
    letters: Letters,
}

/// Which capitals the words of the text must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letters {
    /// None: the form is in small letters.
    Any,
    /// One somewhere: "Mira" is no "mira".
    Capital,
    /// All: the form is one word in capitals, and "WHO" is no "Who".
    Upper,
}

/// A mention that the list has.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'d> {
    pub mention_idx: usize,
    pub entry_idx: usize,
    /// The fullest form of the entry.
    pub name: &'d str,
}

/// The words of a form where they stand.
struct Match {
    tokens: Range<usize>,
    entry_idx: usize,
}

impl Dictionary {
    /// Reads a list from the text of its file.
    ///
    /// # Errors
    /// A file that is no such list; the error tells the line, what stands there, and what should.
    pub fn parse(file: &str) -> Result<Self, DictionaryError> {
        let lines = file::read(file)?;
        let words: String =
            lines.iter().flat_map(|line| line.forms()).flat_map(|form| [form, "\n"]).collect();
        // One document for all: words are cut as they are in a text.
        let document = Document::new(&words);
        let mut dictionary = Self {
            file: Arc::from(file),
            entries: Vec::with_capacity(lines.len()),
            forms: FxHashMap::default(),
            lengths: FxHashMap::default(),
        };
        let (mut next, mut at) = (0, 0);
        for (entry_idx, line) in lines.into_iter().enumerate() {
            for form in line.forms() {
                let start = next;
                at += form.len() + 1;
                while document.token(next).is_some_and(|token| token.span.start() < at) {
                    next += 1;
                }
                let tokens = file::check_form(&document, start..next, form, line.line)?;
                dictionary.add(&document, tokens, entry_idx);
            }
            dictionary.entries.push(line.entry);
        }
        Ok(dictionary)
    }

    fn add(&mut self, document: &Document, tokens: Range<usize>, entry_idx: usize) {
        let letters = match document.token(tokens.start).map(|token| token.case) {
            Some(Case::Upper) if tokens.len() == 1 => Letters::Upper,
            _ if has_capital(document, tokens.clone()) => Letters::Capital,
            _ => Letters::Any,
        };
        *self.lengths.entry(document.key(tokens.start).to_owned()).or_default() |= 1 << tokens.len();
        self.forms.insert(keys(document, tokens), Form { entry_idx, letters });
    }

    /// The text that it was read from.
    #[must_use]
    pub const fn file(&self) -> &Arc<str> {
        &self.file
    }

    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Where forms stand, in order and without overlap, the longest first.
    fn matches(&self, document: &Document) -> Vec<Match> {
        let (mut matches, mut at) = (Vec::new(), 0);
        while at < document.tokens().len() {
            match self.longest_at(document, at) {
                Some(found) => {
                    at = found.tokens.end;
                    matches.push(found);
                }
                None => at += 1,
            }
        }
        matches
    }

    fn longest_at(&self, document: &Document, at: usize) -> Option<Match> {
        let lengths = *self.lengths.get(document.key(at))?;
        document.token(at).filter(|token| token.region != RegionKind::Boilerplate)?;
        let end = document.sentence_of(at)?.tokens.end;
        (1..=MAX_TOKENS.min(end.saturating_sub(at))).rev().filter(|n| lengths & (1 << n) != 0).find_map(
            |n_tokens| {
                let tokens = at..at + n_tokens;
                let form = self.forms.get(&keys(document, tokens.clone()))?;
                let fits = match form.letters {
                    Letters::Any => true,
                    Letters::Capital => has_capital(document, tokens.clone()),
                    Letters::Upper => document.token(at).is_some_and(|token| token.case == Case::Upper),
                };
                fits.then_some(Match { tokens, entry_idx: form.entry_idx })
            },
        )
    }
}

/// The keys of the tokens, with a space between.
fn keys(document: &Document, tokens: Range<usize>) -> String {
    tokens.map(|idx| document.key(idx)).collect::<Vec<_>>().join(" ")
}

fn has_capital(document: &Document, mut tokens: Range<usize>) -> bool {
    tokens.any(|idx| {
        document.token(idx).is_some_and(|token| {
            token.kind == TokenKind::Word
                && matches!(token.case, Case::Capitalized | Case::Upper | Case::Mixed)
        })
    })
}

/// The mentions as the list has them, in order and without overlap, and which of them are of an entry.
#[must_use]
pub fn apply<'d>(
    document: &Document,
    dictionary: Option<&'d Dictionary>,
    mut mentions: Vec<Mention>,
) -> (Vec<Mention>, Vec<Listed<'d>>) {
    let Some(dictionary) = dictionary else { return (mentions, Vec::new()) };
    let (mut titles, mut names, mut ignored) = (Vec::new(), Vec::new(), FxHashSet::default());
    for found in dictionary.matches(document) {
        let Some(entry) = dictionary.entries.get(found.entry_idx) else { continue };
        match entry.kind {
            EntryKind::Name(kind) => names.push((found, kind, entry.name.as_str())),
            EntryKind::Title => titles.push(found.tokens),
            EntryKind::Ignore => {
                ignored.insert(found.tokens);
            }
        }
    }
    cut_titles(document, &titles, &mut mentions);
    mentions.retain(|mention| !ignored.contains(&mention.tokens));
    let mentions = part_pairs(document, &names, mentions);
    let (mut mentions, listed) = put_names(document, names, mentions);
    give_titles(document, &titles, &mut mentions);
    (mentions, listed)
}

/// Takes titles out of the names of people that begin with them, with a "Dr." that comes between.
fn cut_titles(document: &Document, titles: &[Range<usize>], mentions: &mut [Mention]) {
    let ends: FxHashMap<usize, usize> = titles.iter().map(|title| (title.start, title.end)).collect();
    for mention in mentions.iter_mut().filter(|mention| mention.kind == EntityKind::Person) {
        let Range { start, end } = mention.tokens;
        let Some(mut name) = ends.get(&start).copied().filter(|name| *name < end) else { continue };
        while name + 1 < end && document.is(name, lexicon::TITLE_ABBREVIATION) {
            name += 1;
        }
        let title = document.span_of(start..name);
        mention.title = Some(mention.title.map_or(title, |known| known.cover(title)));
        mention.tokens.start = name;
        mention.span = document.span_of(mention.tokens.clone());
    }
}

/// Makes the words right before a person, and before the title that is known already, the title.
fn give_titles(document: &Document, titles: &[Range<usize>], mentions: &mut [Mention]) {
    let starts: FxHashMap<usize, usize> = titles.iter().map(|title| (title.end, title.start)).collect();
    for mention in mentions.iter_mut().filter(|mention| mention.kind == EntityKind::Person) {
        let known = mention.title.map(|title| document.tokens_in(title));
        let before = known.as_ref().and_then(|known| starts.get(&known.start));
        if let Some(start) = before.or_else(|| starts.get(&mention.tokens.start)) {
            let start = known.map_or(*start, |known| known.start.min(*start));
            mention.title = Some(document.span_of(start..mention.tokens.start));
        }
    }
}

/// Cuts a name of the same kind in two at the "and" beside a word of the list: "Rautahat and Saptari" are two places to whoever
/// lists one of them.
fn part_pairs(
    document: &Document,
    names: &[(Match, EntityKind, &str)],
    mentions: Vec<Mention>,
) -> Vec<Mention> {
    let mut parted = Vec::with_capacity(mentions.len());
    let mut names = names.iter().filter(|(found, ..)| found.tokens.len() == 1).peekable();
    for mention in mentions {
        let Range { start, end } = mention.tokens;
        while names.next_if(|(found, ..)| found.tokens.end <= start).is_some() {}
        let conjunction = std::iter::from_fn(|| names.next_if(|(found, ..)| found.tokens.start < end))
            .filter(|(_, kind, _)| *kind == mention.kind)
            .filter_map(|(found, ..)| {
                let first = (found.tokens.start == start).then_some(found.tokens.end);
                first.or_else(|| (found.tokens.end == end).then(|| found.tokens.start.saturating_sub(1)))
            })
            .find(|at| (start + 1..end.saturating_sub(1)).contains(at) && document.key(*at) == "and");
        let piece = |tokens: Range<usize>, title| Mention {
            span: document.span_of(tokens.clone()),
            tokens,
            title,
            ..mention.clone()
        };
        match conjunction {
            Some(at) => parted.extend([piece(start..at, mention.title), piece(at + 1..end, None)]),
            None => parted.push(mention),
        }
    }
    parted
}

/// Puts the names of the list in the place of the mentions that they overlap.
fn put_names<'d>(
    document: &Document,
    names: Vec<(Match, EntityKind, &'d str)>,
    mentions: Vec<Mention>,
) -> (Vec<Mention>, Vec<Listed<'d>>) {
    let (mut placed, mut listed) = (Vec::with_capacity(mentions.len()), Vec::new());
    let mut found = mentions.into_iter().peekable();
    for (Match { tokens, entry_idx }, kind, name) in names {
        placed.extend(std::iter::from_fn(|| found.next_if(|mention| mention.tokens.end <= tokens.start)));
        let is_part = |mention: &Mention| mention.tokens.len() > 1 && mention.tokens.start < tokens.end;
        if tokens.len() == 1 && found.peek().is_some_and(is_part) {
            continue;
        }
        let mut mention = Mention {
            span: document.span_of(tokens.clone()),
            tokens,
            kind,
            subkind: None,
            title: None,
            gender: None,
            confidence: 1.0,
            rule: RULE,
        };
        while let Some(old) = found.next_if(|old| old.tokens.start < mention.tokens.end) {
            if old.kind == kind && old.tokens.start == mention.tokens.start {
                (mention.title, mention.gender) = (old.title, old.gender);
                mention.subkind = old.subkind.filter(|_| old.tokens == mention.tokens);
            }
        }
        listed.push(Listed { mention_idx: placed.len(), entry_idx, name });
        placed.push(mention);
    }
    placed.extend(found);
    (placed, listed)
}

#[cfg(test)]
mod tests;
