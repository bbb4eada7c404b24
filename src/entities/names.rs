//! A person's name taken apart, so that two can be compared.
//!
//! Cultures order, join and spell names in many ways. A name is a row of units: a word ("Imran"), what is written with
//! a hyphen ("Jin-young", "Ashworth-Bray") or a word with the particles before it ("van der Merwe", "bin Laden", "Abu
//! Talha"). An article ("al-Harthi") is no part of a unit, and one spelling stands for all ("Muhammad", "Mohamed").

use std::borrow::Cow;

use crate::document::{Case, Document, TokenKind};
use crate::gazetteer;
use crate::lexicon::{self, Lists, spellings};
use crate::mentions::Mention;

/// What is longer is no name.
const MAX_PIECES: usize = 16;

/// A name with more units than this beyond another's is no fuller form of it, but a headline's words.
const MAX_MORE: usize = 3;

/// A part of a name that stays together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Unit {
    pub whole: String,
    /// What may stand for the whole: "Merwe" for "van der Merwe", "Bray" for "Ashworth-Bray".
    pub parts: Vec<String>,
    /// Whether an article stood before it.
    article: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    pub units: Vec<Unit>,
    /// "Jr.", "III".
    generation: Option<String>,
    /// What stands between quotation marks: "Lucho" of "Luis “Lucho” Barrera".
    pub nicknames: Vec<String>,
    /// The first letters of all words, particles too: "mbs" for "Mohammed bin Salman".
    pub initials: String,
    /// Whether the family name comes first: "Xi Jinping", "Kwon Tae-yang".
    pub is_family_first: bool,
}

/// A word of a name, or what a hyphen or full stop parts of one.
struct Piece {
    key: String,
    /// Whether a hyphen ties it to the one before.
    tied: bool,
    /// Whether it is written small or follows another, as particles and articles do.
    inner: bool,
    /// Whether it is written small after a hyphen, as the second half of a Korean given name is.
    is_small_half: bool,
}

impl Name {
    /// Takes the name of `mention` apart.
    pub fn of(document: &Document, mention: &Mention) -> Self {
        let (pieces, nicknames) = pieces(document, mention);
        let mut name = Self {
            nicknames,
            initials: pieces.iter().filter_map(|piece| piece.key.chars().next()).collect(),
            is_family_first: is_family_first(&pieces),
            ..Self::default()
        };
        let starts = lexicon::BOUND_PARTICLE | lexicon::SURNAME_PARTICLE;
        let (mut unit, mut particles, mut is_servant) = (Unit::default(), String::new(), false);
        let mut words: Vec<Cow<'_, str>> = Vec::new();
        for (idx, piece) in pieces.iter().enumerate() {
            let key = piece.key.as_str();
            let next = pieces.get(idx + 1);
            let lists = lexicon::lists(key);
            let leads = next.is_some_and(|next| next.tied) || piece.inner;
            if let (Some(_), true) = (next, words.is_empty() || piece.tied) {
                if lists.meets(lexicon::ARABIC_ARTICLE) && leads {
                    unit.article = true;
                    continue;
                } else if lists.meets(lexicon::SERVANT_OF) && words.is_empty() {
                    is_servant = true;
                    continue;
                } else if words.is_empty()
                    && (lists.meets(lexicon::NAME_LINK) && leads || lists.meets(starts))
                {
                    particles.push_str(key);
                    particles.push(' ');
                    continue;
                }
            }
            if idx > 0 && !piece.tied && lists.meets(lexicon::NAME_SUFFIX) {
                name.generation = Some(key.to_owned());
                continue;
            }
            let rest = servant_of(key);
            is_servant |= rest.is_some();
            words.push(one_spelling(rest.unwrap_or(key)));
            if next.is_none_or(|next| !next.tied) {
                unit.fill(&particles, is_servant, &words);
                name.units.push(std::mem::take(&mut unit));
                (particles, is_servant) = (String::new(), false);
                words.clear();
            }
        }
        name
    }

    /// Whether the two can be one person's: no different given name, initial, generation or family name.
    pub fn is_same(&self, other: &Self) -> bool {
        let (long, short) = if self.units.len() >= other.units.len() { (self, other) } else { (other, self) };
        if !long.is_of_generation(short) {
            return false;
        }
        if short.units.len() < 2 {
            return long.units.len() < 2 && long.units == short.units;
        }
        long.is_spelt_like(short) || long.is_turned(short) || long.holds(short) || short.holds(long)
    }

    /// Whether the two are not told apart by "Jr." and "Sr.".
    pub fn is_of_generation(&self, other: &Self) -> bool {
        self.generation.is_none() || other.generation.is_none() || self.generation == other.generation
    }

    /// Whether the units of `short` stand in this name, in order and from the first or to the last.
    fn holds(&self, short: &Self) -> bool {
        let ([first, .., last], [short_first, .., short_last]) =
            (self.units.as_slice(), short.units.as_slice())
        else {
            return false;
        };
        // "Al Baker" for "Mohammed Al Baker".
        if is_in(&short_first.whole, lexicon::ARABIC_ARTICLE) && short.units.len() == 2 && last.article {
            return last.whole == short_last.whole;
        }
        if self.units.len() > short.units.len() + MAX_MORE {
            return false;
        }
        // An initial stands for no family name: "George Washington" is not in "George W. Bush".
        let is_letter = |unit: &Unit| unit.whole.chars().nth(1).is_none();
        let surname = short.units.len() - 1;
        let mut rest = self.units.iter().enumerate();
        let inside = short.units.iter().enumerate().all(|(short_idx, unit)| {
            rest.any(|(idx, other)| {
                other.fits(unit, idx == 0 && short_idx == 0)
                    && !(short_idx == surname && is_letter(other) && !is_letter(unit))
            })
        });
        let ends = last.fits(short_last, false) || first.whole == short_first.whole;
        inside && ends && self.agrees_on_middle(short)
    }

    /// Whether initials in the middle are the same, where both have some: "George W. Bush", "George H. W. Bush".
    fn agrees_on_middle(&self, other: &Self) -> bool {
        fn initials(name: &Name) -> impl Iterator<Item = &str> {
            let inner = name.units.iter().skip(1).map(|unit| unit.whole.as_str());
            inner.filter(|whole| whole.chars().nth(1).is_none())
        }
        initials(self).next().is_none()
            || initials(other).next().is_none()
            || initials(self).eq(initials(other))
    }

    /// Whether the other has the same units with the family name at the other end: "Kim Jin-young", "Jin-young Kim".
    fn is_turned(&self, other: &Self) -> bool {
        let turned = |one: &[Unit], two: &[Unit]| {
            one.split_first()
                .zip(two.split_last())
                .is_some_and(|((first, rest), (last, before))| first == last && rest == before)
        };
        turned(&self.units, &other.units) || turned(&other.units, &self.units)
    }

    /// Whether the letters are the same: "Jin-young", "Jin Young" and "Jinyoung".
    fn is_spelt_like(&self, other: &Self) -> bool {
        fn letters(name: &Name) -> impl Iterator<Item = char> {
            name.units.iter().flat_map(|unit| unit.whole.chars()).filter(|c| *c != ' ')
        }
        letters(self).eq(letters(other))
    }

    /// Whether both begin with the same given name.
    pub fn begins_like(&self, other: &Self) -> bool {
        self.units.first().map(|unit| &unit.whole) == other.units.first().map(|unit| &unit.whole)
    }

    /// Whether `word` is short or pet for the given name: "Temi" for "Temitope", "Joanie" for "Joan", "Tina" for
    /// "Cristina".
    pub fn is_pet_form(&self, word: &str) -> bool {
        let stem = word.strip_suffix("ie").or_else(|| word.strip_suffix('y')).unwrap_or(word);
        let [given, _, ..] = self.units.as_slice() else { return false };
        is_clipped(word, &given.whole)
            || stem.len() > 2 && stem != word && given.whole.starts_with(stem)
            || word.len() > 3 && given.whole != word && given.whole.ends_with(word)
    }

    /// Whether `word` is, or stands for, the family name.
    pub fn is_family(&self, word: &str) -> bool {
        let n_units = self.units.len();
        self.units.iter().enumerate().any(|(idx, unit)| {
            // The father's name comes before the mother's: "María Fernández López".
            let placed =
                idx + 1 == n_units || (idx == 0 && self.is_family_first) || (idx > 0 && idx + 2 == n_units);
            placed && unit.answers_to(word)
        })
    }
}

impl Unit {
    fn fill(&mut self, particles: &str, is_servant: bool, words: &[Cow<'_, str>]) {
        let core = words.join(" ");
        self.whole = format!("{particles}{}{core}", if is_servant { "abd " } else { "" });
        let is_bound = particles.split(' ').any(|particle| is_in(particle, lexicon::BOUND_PARTICLE));
        if is_servant || !particles.is_empty() && !is_bound {
            self.parts.push(core);
        } else if words.len() > 1 {
            self.parts.extend(words.iter().filter(|word| word.len() > 2).map(|word| word.to_string()));
        }
    }

    fn answers_to(&self, word: &str) -> bool {
        self.whole == word || self.parts.iter().any(|part| part == word)
    }

    /// Whether `short` can be written for it; of a given name only an initial or its beginning ("Ray" for "Raymond").
    fn fits(&self, short: &Self, given: bool) -> bool {
        let initial = |one: &str, other: &str| one.chars().count() == 1 && other.starts_with(one);
        self.whole == short.whole
            || initial(&self.whole, &short.whole)
            || initial(&short.whole, &self.whole)
            || if given {
                let is_servant = |unit: &Self| unit.whole.starts_with("abd ");
                is_clipped(&self.whole, &short.whole)
                    || is_clipped(&short.whole, &self.whole)
                    || is_servant(self) && self.answers_to(&short.whole)
                    || is_servant(short) && short.answers_to(&self.whole)
            } else {
                self.answers_to(&short.whole) || short.answers_to(&self.whole)
            }
    }
}

/// "Ray" of "Raymond"; but "Paul" is not short for "Paula".
fn is_clipped(short: &str, long: &str) -> bool {
    short.len() >= 3 && long.len() >= short.len() + 2 && long.starts_with(short) && !long.contains(' ')
}

/// The words of the mention, and apart from them those between quotation marks ("Luis “Lucho” Barrera").
fn pieces(document: &Document, mention: &Mention) -> (Vec<Piece>, Vec<String>) {
    let (mut pieces, mut nicknames): (Vec<Piece>, Vec<String>) = Default::default();
    let all_capitals = mention
        .tokens
        .clone()
        .all(|idx| document.token(idx).is_none_or(|token| !matches!(token.case, Case::Capitalized)));
    let (mut tied, mut is_quoted) = (false, false);
    for idx in mention.tokens.clone().take(MAX_PIECES) {
        let Some(token) = document.token(idx) else { break };
        let word = document.word(idx);
        if token.kind == TokenKind::Mark {
            is_quoted ^= word.starts_with(['“', '”', '"', '‘', '«', '»']);
            tied = matches!(word, "-" | "‐" | "‑");
            continue;
        }
        if is_quoted && mention.tokens.len() > 2 {
            nicknames.push(one_spelling(&gazetteer::key(document.key(idx))).into_owned());
            continue;
        }
        let small = matches!(token.case, Case::Lower | Case::Mixed);
        // "J.T. Kessington", "JT Kessington": letters apart.
        let is_suffix = document.is(idx, lexicon::NAME_SUFFIX);
        let letters = !is_suffix
            && !all_capitals
            && token.case == Case::Upper
            && word.chars().filter(|c| *c != '.').count() < 3;
        let key = gazetteer::key(document.key(idx));
        let parts: Vec<String> = if letters {
            key.chars().map(String::from).collect()
        } else if word.contains('.') {
            word.split('.').map(|part| gazetteer::key(&part.to_lowercase()).into_owned()).collect()
        } else {
            key.split(' ').map(str::to_owned).collect()
        };
        for (part_idx, key) in parts.into_iter().filter(|part| !part.is_empty()).enumerate() {
            let apart = letters || word.contains('.');
            let inner = small || !pieces.is_empty();
            let is_small_half = tied && token.case == Case::Lower;
            pieces.push(Piece { key, tied: (tied || part_idx > 0) && !apart, inner, is_small_half });
        }
        tied = false;
    }
    (pieces, nicknames)
}

/// Whether the first word is a family name, not a woman's or man's, and the last is none, or is written as Korean given
/// names are ("Tae-yang").
fn is_family_first(pieces: &[Piece]) -> bool {
    let known = |piece: &Piece| gazetteer::word(&piece.key).0;
    let [first, rest @ ..] = pieces else { return false };
    let Some(last) = rest.last() else { return false };
    rest.len() <= 3
        && !rest.first().is_some_and(|second| second.tied)
        && known(first).is_some_and(|entry| entry.is_family() && entry.gender().is_none())
        && (last.is_small_half || !known(last).is_some_and(gazetteer::Entry::is_family))
}

fn one_spelling(key: &str) -> Cow<'_, str> {
    if let Some(known) = spellings::one_of_all(key) {
        return Cow::Borrowed(known);
    }
    if key.len() < 5 {
        return Cow::Borrowed(key);
    }
    // "Shahabuddin", "Shahabudin"; "Masoud", "Masud".
    let letters = key.as_bytes();
    if !letters.windows(2).any(|pair| pair == b"ou" || pair.first() == pair.last()) {
        return Cow::Borrowed(key);
    }
    let mut folded = String::with_capacity(key.len());
    for c in key.replace("ou", "u").replace("oo", "u").replace("ee", "i").chars() {
        if !folded.ends_with(c) {
            folded.push(c);
        }
    }
    Cow::Owned(folded)
}

/// "Rahman" of "Abdulrahman".
fn servant_of(key: &str) -> Option<&str> {
    let rest = ["abdul", "abdel", "abdal", "abdur"].iter().find_map(|servant| key.strip_prefix(servant))?;
    // "Abdullah" is another name.
    (rest.len() > 3 && !rest.starts_with("la")).then_some(rest)
}

fn is_in(key: &str, lists: Lists) -> bool {
    lexicon::lists(key).meets(lists)
}

#[cfg(test)]
mod tests;
