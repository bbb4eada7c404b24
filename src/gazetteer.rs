//! What is known of names beforehand: places, organisations, nationalities, events, given and family names.
//!
//! Compiled from `data/gazetteers` (origins and licences in `data/README.md`). A hit is a hint, not a verdict: it does
//! not tell Jordan the country from Jordan the man.

mod entry;
mod key;

use std::borrow::Cow;
use std::sync::LazyLock;

pub use entry::{Entry, Gender, Subkind};

use crate::phrase_map::PhraseMap;

/// No name of the gazetteers runs over more tokens.
pub const MAX_TOKENS: usize = 16;

include!(concat!(env!("OUT_DIR"), "/gazetteer.rs"));

static NAMES: LazyLock<PhraseMap> =
    LazyLock::new(|| PhraseMap::compiled_in(include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.fst"))));

/// `word` as the gazetteers spell it; empty for a mark that may stand inside a name.
#[must_use]
pub fn key(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    let mut key = String::with_capacity(word.len());
    key::push_key(word, &mut key);
    Cow::Owned(key)
}

/// A whole name as the gazetteers spell it.
#[must_use]
pub fn key_of_name(name: &str) -> String {
    key::of_name(name)
}

/// Every name that the tokens of `keys`, spelt by [`key`], begin with, shortest first: its length in tokens and what is
/// known of it.
pub fn matches<K: AsRef<str>>(keys: impl Iterator<Item = K>) -> impl Iterator<Item = (usize, Entry)> {
    NAMES.matches(keys.take(MAX_TOKENS)).map(|(n_tokens, idx)| (n_tokens, entry(idx)))
}

/// What is known of a word spelt by [`key`], and whether a longer name begins with it.
#[must_use]
pub fn word(key: &str) -> (Option<Entry>, bool) {
    let (idx, begins_longer) = NAMES.word(key);
    (idx.map(entry), begins_longer)
}

/// What is known of a whole name, in any spelling, with or without its article.
#[must_use]
pub fn get(name: &str) -> Option<Entry> {
    let name = name.strip_prefix("The ").unwrap_or(name);
    NAMES.matches(std::iter::once(key::of_name(name))).next().map(|(_, idx)| entry(idx))
}

/// The full form of a name that has others ("TTP", "U.S.").
#[must_use]
pub fn full_name(entry: Entry) -> Option<&'static str> {
    FULL_NAMES.get(entry.full_name()?).copied()
}

fn entry(idx: u64) -> Entry {
    let bits = usize::try_from(idx).ok().and_then(|idx| ENTRIES.get(idx));
    Entry::from_bits(bits.copied().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn known(name: &str) -> Entry {
        get(name).unwrap_or_else(|| panic!("{name} is in the gazetteers"))
    }

    #[test]
    fn places_have_kind_country_and_size() {
        assert_eq!(known("Pakistan").place(), Some(Subkind::Country));
        assert_eq!(known("Kabul").place(), Some(Subkind::Capital));
        assert_eq!(known("Peshawar").place(), Some(Subkind::City));
        assert_eq!(known("Peshawar").country(), Some(['P', 'K']));
        assert_eq!(known("Peshawar").size(), 11, "4 to the 11th is four million");
        assert_eq!(known("Khost").place(), Some(Subkind::City));
        assert_eq!(known("Red Sea").place(), Some(Subkind::Water));
        assert_eq!(known("Jordan").place(), Some(Subkind::Country));
        assert!(known("Jordan").is_given());
    }

    #[test]
    fn spellings_meet() {
        for (one, other) in [
            ("U.S.", "United States"),
            ("Tehreek-e-Taliban Pakistan", "TTP"),
            ("Türkiye", "Turkey"),
            ("Sana’a", "Sanaa"),
            ("Al Qaida", "al-Qaeda"),
            ("Kurdistan Workers’ Party", "PKK"),
            ("The New York Times", "New York Times"),
        ] {
            assert_eq!(full_name(known(one)), full_name(known(other)), "{one} and {other}");
        }
        assert_ne!(full_name(known("Taliban")), full_name(known("Pakistani Taliban")));
    }

    #[test]
    fn acronyms_count_in_capitals_only() {
        assert!(known("WHO").is_exact_case());
        assert!(known("US").is_exact_case());
        assert!(!known("Hamas").is_exact_case());
        assert!(!known("Nato").is_exact_case());
    }

    #[test]
    fn an_acronym_of_several_stands_for_the_usual_one() {
        assert_eq!(full_name(known("RSF")), Some("Rapid Support Forces"));
        assert_eq!(full_name(known("Reporters Without Borders")), Some("Reporters Without Borders"));
        // Marked in every line that has it: an organisation, but none of them for sure.
        assert_eq!(known("ELF").organization(), Some(Subkind::ArmedGroup));
        assert_eq!(full_name(known("ELF")), None);
    }

    #[test]
    fn people_have_a_gender() {
        assert_eq!(known("Imran").gender(), Some(Gender::Male));
        assert_eq!(known("Ayesha").gender(), Some(Gender::Female));
        assert!(known("Khan").is_family());
        assert!(known("Ugandans").is_nationality());
        assert!(known("however").is_common());
    }

    #[test]
    fn names_match_a_token_at_a_time() {
        let words = ["People", "'s", "Liberation", "Army", "troops"];
        let longest = matches(words.map(key).into_iter()).last();
        assert_eq!(longest.map(|(n_tokens, _)| n_tokens), Some(4));
    }
}
