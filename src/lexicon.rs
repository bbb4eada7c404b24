//! The word lists of `data/lexicon`, one constant a list, and the tables that give words a value.
//!
//! A list is a file: its name is the constant's, its first line the constant's description, each further line a word
//! or phrase in lower case. To use a new list, add the file.

pub mod calendar;
pub mod numbers;
pub mod spellings;

use std::ops::BitOr;
use std::sync::LazyLock;

use crate::phrase_map::PhraseMap;

/// A set of word lists, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lists([u64; 5]);

impl Lists {
    /// The set of no list.
    pub const NONE: Self = Self([0; 5]);

    /// The set of the list with that number.
    const fn one(bit: u32) -> Self {
        let bit_of_word = 1 << (bit % 64);
        match bit / 64 {
            0 => Self([bit_of_word, 0, 0, 0, 0]),
            1 => Self([0, bit_of_word, 0, 0, 0]),
            2 => Self([0, 0, bit_of_word, 0, 0]),
            3 => Self([0, 0, 0, bit_of_word, 0]),
            _ => Self([0, 0, 0, 0, bit_of_word]),
        }
    }

    /// Both sets together, also in constants.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        let (Self([a, b, c, d, e]), Self([f, g, h, i, j])) = (self, other);
        Self([a | f, b | g, c | h, d | i, e | j])
    }

    /// Whether the two sets share a list.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        let (Self([a, b, c, d, e]), Self([f, g, h, i, j])) = (self, other);
        (a & f) | (b & g) | (c & h) | (d & i) | (e & j) != 0
    }
}

impl BitOr for Lists {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

static WORDS: LazyLock<PhraseMap> =
    LazyLock::new(|| PhraseMap::compiled_in(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.fst"))));

/// Every word or phrase of the lists that the tokens of `keys` begin with, shortest first: its length in tokens and the
/// lists that it stands in.
pub fn matches<'k>(keys: impl Iterator<Item = &'k str>) -> impl Iterator<Item = (usize, &'static Lists)> {
    WORDS.matches(keys).map(|(n_tokens, set)| (n_tokens, set_of(set)))
}

/// The lists that `key`, a word in lower case, stands in, and whether longer phrases begin with it.
#[must_use]
pub fn word(key: &str) -> (&'static Lists, bool) {
    let (set, begins_phrase) = WORDS.word(key);
    (set.map_or(&Lists::NONE, set_of), begins_phrase)
}

fn set_of(number: u64) -> &'static Lists {
    usize::try_from(number).ok().and_then(|idx| SETS.get(idx)).unwrap_or(&Lists::NONE)
}

/// The lists that `key`, a word in lower case, stands in.
#[must_use]
pub fn lists(key: &str) -> Lists {
    *word(key).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_in_its_lists_only() {
        assert!(lists("mr").meets(ABBREVIATION_CAPITALIZED));
        assert!(!lists("table").meets(ABBREVIATION_CAPITALIZED));
        assert_eq!(lists("zzyzx"), Lists::NONE);
    }

    #[test]
    fn phrases_match_a_token_at_a_time() {
        let keys = ["all", "rights", "reserved", "here"];
        let found: Vec<usize> = matches(keys.into_iter())
            .filter(|(_, lists)| lists.meets(BOILERPLATE_ANYWHERE))
            .map(|(n_tokens, _)| n_tokens)
            .collect();
        assert_eq!(found, [3]);
    }
}
