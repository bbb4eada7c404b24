//! What is known of a word by itself, as small numbers that features are made of.

use super::model::{KEY_BITS, Model};
use crate::document::{Case, TokenKind};
use crate::gazetteer::{Entry, Subkind};
use crate::lexicon::{self, Lists};
use crate::mentions::words::Words;

/// Lists of the lexicon whose words say something about names, a bit each in [`Facts::lists`].
const LISTS: [Lists; 16] = [
    lexicon::TITLE_HEAD,
    lexicon::TITLE_MODIFIER,
    lexicon::ORG_HEAD,
    lexicon::PLACE_HEAD,
    lexicon::ORG_AFTER,
    lexicon::PLACE_NOUN,
    lexicon::PLACE_LEAD,
    lexicon::EVENT_HEAD.or(lexicon::DOCUMENT_HEAD),
    lexicon::REPORTING_VERB,
    lexicon::FUNCTION_WORD,
    lexicon::NAME_LINK,
    lexicon::WEEKDAY.or(lexicon::MONTH),
    lexicon::PEOPLE_ANY,
    lexicon::NOT_A_NAME,
    lexicon::ORG_ALONE.or(lexicon::AGENCY),
    lexicon::NAME_SUFFIX,
];

/// What is known of a distinct word, whatever its case and place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts {
    pub word: u32,
    /// 1 + its group, 0 for none.
    pub group: u32,
    pub prefix: u32,
    pub suffixes: [u32; 3],
    /// What the gazetteers know of it.
    pub known: u32,
    pub lists: u32,
    /// How the text writes it elsewhere: small, with a capital, both, neither.
    pub cases: u32,
    /// How often the rules take it for part of a name, by kind.
    pub guesses: [u16; N_KINDS],
}

impl Facts {
    /// What is known of the word of a token.
    pub fn new(words: &Words, token_idx: usize, model: &Model) -> Self {
        let key = words.document.key(token_idx);
        let number = words.document.token(token_idx).is_some_and(|token| token.kind == TokenKind::Number);
        let first =
            |n: usize| key.char_indices().nth(n).map_or(key, |(end, _)| key.get(..end).unwrap_or(key));
        let last = |n: usize| {
            key.char_indices().rev().nth(n - 1).map_or(key, |(start, _)| key.get(start..).unwrap_or(key))
        };
        let group = if number { None } else { model.group(word_key(key)) };
        let (small, capital) = words.n_cases(token_idx);
        let in_list = |(_, list): &(u32, Lists)| words.is(token_idx, *list);
        Self {
            // Of a number its length alone.
            word: if number { NUMBER + u32::try_from(key.len().min(9)).unwrap_or(9) } else { hash(key) },
            group: group.map_or(0, |group| 1 + u32::from(group)),
            prefix: hash(first(3)),
            suffixes: [2, 3, 4].map(|n| hash(last(n))),
            known: known(words.entry(token_idx)),
            lists: (0u32..).zip(LISTS).filter(in_list).map(|(bit, _)| 1 << bit).sum(),
            cases: u32::from(small > 0) + 2 * u32::from(capital > 0),
            guesses: [0; N_KINDS],
        }
    }
}

/// The rules' kinds, as [`Facts::guesses`] counts them.
pub(super) const N_KINDS: usize = 5;

/// Stands before the length of a number.
const NUMBER: u32 = 0x4e00_0000;

fn hash(word: &str) -> u32 {
    crc32fast::hash(word.as_bytes())
}

/// Bits of [`known`].
pub(super) const KNOWN_BITS: u32 = 14;

/// What the gazetteers know of a word, a bit a sense.
fn known(entry: Entry) -> u32 {
    let place = entry.place();
    let bits = [
        entry.is_given(),
        entry.is_family(),
        entry.is_common(),
        entry.is_nationality(),
        entry.is_event(),
        entry.is_exact_case(),
        entry.organization().is_some(),
        matches!(place, Some(Subkind::Country | Subkind::Continent)),
        place == Some(Subkind::Capital) || (place == Some(Subkind::City) && entry.size() >= 9),
        place == Some(Subkind::City) && entry.size() < 9,
        place == Some(Subkind::Region),
        matches!(place, Some(Subkind::Water | Subkind::Facility)),
        entry.head().is_some_and(|head| !head.is_place()),
        entry.head().is_some_and(Subkind::is_place),
    ];
    (0u32..).zip(bits).filter(|(_, is)| *is).map(|(bit, _)| 1 << bit).sum()
}

/// The senses of a name that matter for its kind, as a small number.
pub(super) fn senses(entry: Entry) -> u32 {
    let person = entry.is_given() || entry.is_family();
    let place = entry.place();
    let bits = [
        entry.organization().is_some(),
        matches!(place, Some(Subkind::Country | Subkind::Capital | Subkind::Continent)),
        matches!(place, Some(Subkind::City)),
        place.is_some(),
        entry.is_nationality(),
        entry.is_event(),
        person,
    ];
    (0u32..).zip(bits).filter(|(_, is)| *is).map(|(bit, _)| 1 << bit).sum()
}

/// Whether the token is an article, which stands outside the name after it.
pub(super) fn is_article(words: &Words, token_idx: usize) -> bool {
    matches!(words.document.key(token_idx), "the" | "a" | "an")
}

/// How a token looks: its case, length, marks, and whether a capital is due to its place.
pub(super) fn shape(words: &Words, token_idx: usize) -> u32 {
    let Some(token) = words.document.token(token_idx) else { return 0 };
    let word = words.document.word(token_idx);
    let kind = match token.kind {
        TokenKind::Word => match token.case {
            Case::Lower => 1,
            // "The Globe and Mail": it begins no name.
            Case::Capitalized if is_article(words, token_idx) => 12,
            Case::Capitalized => 2,
            Case::Upper if word.len() == 1 => 3,
            Case::Upper if word.len() <= 4 => 4,
            Case::Upper => 5,
            Case::Mixed => 6,
            Case::None => 7,
        },
        TokenKind::Number => match word.len() {
            4 => 8,
            1 | 2 => 9,
            _ => 10,
        },
        TokenKind::Symbol => 11,
        // Marks differ: a comma is no bracket.
        TokenKind::Mark => return 64 + word.chars().next().map_or(0, |c| u32::from(c) % 64),
    };
    let dotted = word.contains('.');
    let hyphened = word.contains('-');
    let initial = words.is_initial(token_idx);
    kind + 16 * u32::from(dotted) + 32 * u32::from(hyphened) + 128 * u32::from(initial)
}

/// The key under which a model holds a word's group.
pub fn word_key(word: &str) -> u32 {
    crc32fast::hash(word.as_bytes()) >> (32 - KEY_BITS)
}

/// Two values made one, spread over 32 bits.
pub(super) const fn mix(one: u32, other: u32) -> u32 {
    let mixed =
        (one ^ 0x9e37_79b9).wrapping_mul(0x85eb_ca6b) ^ other.wrapping_mul(0xc2b2_ae35).rotate_left(13);
    (mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d)
}

/// The key of a feature.
pub(super) const fn key(template: u32, one: u32, other: u32) -> u32 {
    let mixed = mix(mix(one, other), template);
    (mixed ^ (mixed >> 13)).wrapping_mul(0x297a_2d39) >> (32 - KEY_BITS)
}
