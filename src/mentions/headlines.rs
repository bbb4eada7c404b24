//! Names in headlines and lines in capitals, where a capital says little: those that the gazetteers know, and those that
//! the rest of the document has.

use rustc_hash::FxHashMap;

use super::cut::{Piece, Sign};
use super::words::{Style, Words};
use super::{EntityKind, Mention, mention};
use crate::gazetteer::{Entry, Subkind};
use crate::lexicon;

/// No name of the document that is looked for in headlines runs over more tokens.
const MAX_TOKENS: usize = 8;

/// Adds the mentions in headlines to those found elsewhere.
pub(super) fn find(words: &Words, mentions: &mut Vec<Mention>) {
    let mut known: FxHashMap<String, EntityKind> = FxHashMap::default();
    for mention in mentions.iter() {
        known.entry(key(words, mention.tokens.start, mention.tokens.end)).or_insert(mention.kind);
        if mention.kind == EntityKind::Person && mention.tokens.len() > 1 {
            let last = mention.tokens.end - 1;
            known.entry(key(words, last, last + 1)).or_insert(mention.kind);
        }
    }
    let sentences = words.document.sentences().iter();
    for sentence in sentences.filter(|sentence| words.style(sentence.tokens.start) != Style::Normal) {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found = from_document(words, at, sentence.tokens.end, &known)
                .or_else(|| from_gazetteers(words, at, sentence.tokens.end))
                .or_else(|| person(words, at, sentence.tokens.end));
            match found {
                Some(found) => {
                    at = found.tokens.end;
                    mentions.push(found);
                }
                None => at += 1,
            }
        }
    }
}

fn key(words: &Words, first: usize, end: usize) -> String {
    (first..end).map(|idx| words.key(idx)).collect::<Vec<_>>().join(" ")
}

fn is_open(words: &Words, at: usize) -> bool {
    words.is_capital(at) && !words.is_furniture(at)
}

fn piece(tokens: std::ops::Range<usize>, entry: Entry) -> Piece {
    Piece { tokens, title: None, sign: Sign::None, entry }
}

fn from_document(
    words: &Words,
    at: usize,
    end: usize,
    known: &FxHashMap<String, EntityKind>,
) -> Option<Mention> {
    if !is_open(words, at) {
        return None;
    }
    let longest = end.min(at + MAX_TOKENS);
    let (stop, kind) = (at + 1..=longest).rev().find_map(|stop| {
        let kind = known.get(&key(words, at, stop))?;
        let open = !(at..stop).any(|idx| words.is_furniture(idx));
        (open && (stop > at + 1 || !words.is_function(at))).then_some((stop, *kind))
    })?;
    let entry = words.names_at(at, stop).filter(|(n_tokens, _)| at + n_tokens == stop).last();
    let piece = piece(at..stop, entry.map_or(Entry::default(), |(_, entry)| entry));
    Some(mention(words, &piece, kind, 0.75, "named-elsewhere"))
}

fn from_gazetteers(words: &Words, at: usize, end: usize) -> Option<Mention> {
    if !is_open(words, at) {
        return None;
    }
    let (n_tokens, entry) = words
        .names_at(at, end)
        .filter(|(_, entry)| {
            entry.place().is_some()
                || entry.organization().is_some()
                || entry.is_nationality()
                || entry.is_event()
        })
        .last()?;
    let common = n_tokens == 1 && (entry.is_common() || words.is_function(at));
    let kind = if entry.is_nationality() {
        EntityKind::Nationality
    } else if entry.is_event() {
        EntityKind::Event
    } else if entry.organization().is_some() {
        EntityKind::Organization
    } else {
        EntityKind::Place
    };
    let small =
        entry.place() == Some(Subkind::City) && (entry.size() < 9 || entry.is_given() || entry.is_family());
    let acronym = entry.is_exact_case() && words.style(at) == Style::Capitals;
    if common || acronym || (small && n_tokens == 1) {
        return None;
    }
    Some(mention(words, &piece(at..at + n_tokens, entry), kind, 0.7, "known-name"))
}

/// A given name and a family name.
fn person(words: &Words, at: usize, end: usize) -> Option<Mention> {
    let given = is_open(words, at) && words.entry(at).is_given() && !words.is_common(at);
    let mut stop = at + 1;
    while given
        && stop < end
        && stop < at + 4
        && is_open(words, stop)
        && !words.is_common(stop)
        && words.entry(stop).is_family()
    {
        stop += 1;
    }
    if !given || stop == at + 1 || words.is(at, lexicon::TITLE_HEAD) {
        return None;
    }
    Some(mention(words, &piece(at..stop, Entry::default()), EntityKind::Person, 0.7, "given-and-family-name"))
}
