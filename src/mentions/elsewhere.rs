//! What the rest of the document tells of a name: the same words, a person's surname, an acronym explained.

use rustc_hash::{FxHashMap, FxHashSet};

use super::EntityKind;
use super::cut::{Piece, Sign};
use super::kinds::{Scores, is_acronym_of};
use super::words::Words;
use crate::document::Case;
use crate::gazetteer::Subkind;

/// The rule of an acronym that stood in brackets after its long form.
pub(super) const ACRONYM_EXPLAINED: &str = "acronym-explained";

/// What the same words score elsewhere counts for no more than this.
const LIMIT: i32 = 4;

#[derive(Default)]
pub(super) struct Elsewhere {
    /// By the words in small letters.
    by_name: FxHashMap<String, Scores>,
    surnames: FxHashMap<String, u32>,
    given_names: FxHashMap<String, u32>,
    acronyms: FxHashMap<String, EntityKind>,
    /// Unknown single words that are pieces by themselves.
    alone: FxHashSet<String>,
}

impl Elsewhere {
    pub fn gather(words: &Words, pieces: &[Piece], own: &[Scores]) -> Self {
        let mut elsewhere = Self::default();
        for (piece, scores) in pieces.iter().zip(own) {
            elsewhere.by_name.entry(name_key(words, piece)).or_default().join(scores);
        }
        elsewhere.alone = pieces.iter().filter_map(|piece| single(words, piece)).map(str::to_owned).collect();
        for (piece, scores) in pieces.iter().zip(own) {
            if piece.settled().is_some() {
                continue;
            }
            let mut all = *scores;
            elsewhere.add_same_words(&mut all, scores, words, piece);
            elsewhere.add_parts(&mut all, words, piece);
            let (kind, points, _, _) = all.best();
            if kind == EntityKind::Person && points >= 2 && piece.tokens.len() > 1 {
                let (first, last) = (piece.tokens.start, piece.tokens.end - 1);
                *elsewhere.given_names.entry(words.key(first).to_owned()).or_default() += 1;
                *elsewhere.surnames.entry(surname(words.key(last)).to_owned()).or_default() += 1;
            }
            if let Some(acronym) = acronym_after(words, piece) {
                elsewhere.acronyms.insert(acronym, kind);
            }
        }
        elsewhere
    }

    fn add_same_words(&self, scores: &mut Scores, own: &Scores, words: &Words, piece: &Piece) {
        if let Some(all) = self.by_name.get(&name_key(words, piece)) {
            scores.add_elsewhere(&all.without(own), LIMIT);
        }
    }

    /// Who is later called by the last word alone is a person; what is called by the first is a company.
    fn add_parts(&self, scores: &mut Scores, words: &Words, piece: &Piece) {
        if piece.sign != Sign::None || !(2..=4).contains(&piece.tokens.len()) {
            return;
        }
        if self.alone.contains(words.key(piece.tokens.end - 1)) {
            scores.add_person(3, "surname-used-alone");
        } else if self.alone.contains(words.key(piece.tokens.start))
            && !words.entry(piece.tokens.start).is_given()
        {
            scores.add_kind(EntityKind::Organization, 2, "first-word-used-alone");
        }
    }

    /// Adds to a piece's own evidence what the rest of the document tells.
    pub fn add_to(&self, scores: &mut Scores, words: &Words, piece: &Piece) {
        let own = *scores;
        self.add_same_words(scores, &own, words, piece);
        self.add_parts(scores, words, piece);
        if piece.tokens.len() == 1 {
            let key = words.key(piece.tokens.start);
            if self.surnames.contains_key(surname(key)) {
                let country = matches!(piece.entry.place(), Some(Subkind::Country | Subkind::Capital));
                scores.add_person(if country { 3 } else { 6 }, "surname-of-a-person");
            } else if self.given_names.contains_key(key) {
                scores.add_person(2, "given-name-of-a-person");
            }
            if words.case(piece.tokens.start) == Case::Upper
                && let Some(kind) = self.acronyms.get(key)
            {
                scores.add_kind(*kind, 5, ACRONYM_EXPLAINED);
            }
        }
    }
}

fn single<'w>(words: &'w Words, piece: &Piece) -> Option<&'w str> {
    let unknown = matches!(piece.sign, Sign::None | Sign::Titled) && !words.is_common(piece.tokens.start);
    (piece.tokens.len() == 1 && unknown).then(|| words.key(piece.tokens.start))
}

/// A name's words in small letters.
pub(super) fn name_key(words: &Words, piece: &Piece) -> String {
    let mut key = String::new();
    for token_idx in piece.tokens.clone() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(words.key(token_idx));
    }
    key
}

/// A surname without its article ("al-Zawahiri").
pub(super) fn surname(key: &str) -> &str {
    ["al ", "el ", "as ", "ad ", "ash "].iter().find_map(|article| key.strip_prefix(article)).unwrap_or(key)
}

/// The acronym in brackets right after a piece, as a key, where its letters fit.
fn acronym_after(words: &Words, piece: &Piece) -> Option<String> {
    let document = words.document;
    let acronym = piece.tokens.end + 1;
    let fits = document.key(piece.tokens.end) == "("
        && document.key(acronym + 1) == ")"
        && words.case(acronym) == Case::Upper
        && is_acronym_of(words, piece, document.word(acronym));
    fits.then(|| words.key(acronym).to_owned())
}
