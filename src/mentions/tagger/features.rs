//! What the model is told of a word: the word, its neighbours, their look, groups and lists, what the rules think of
//! them, and what they are in the rest of the text. Training and use share this one extractor.
//!
//! A feature is a key of 24 bits: a hash of the template's number and the values in it.

use std::ops::Range;

use super::model::{KEY_BITS, Model};
use crate::document::{Case, TokenKind};
use crate::gazetteer::{Entry, Subkind};
use crate::lexicon::{self, Lists};
use crate::mentions::words::{Style, Words};
use crate::mentions::{EntityKind, Mention};

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

/// How far to each side the model reads.
const REACH: usize = 2;

/// What is known of a distinct word, whatever its case and place.
#[derive(Clone, Copy, Debug, Default)]
struct Facts {
    word: u32,
    /// 1 + its group, 0 for none.
    group: u32,
    prefix: u32,
    suffixes: [u32; 3],
    /// What the gazetteers know of it.
    known: u32,
    lists: u32,
    /// How the text writes it elsewhere: small, with a capital, both, neither.
    cases: u32,
    /// How often the rules take it for part of a name, by kind.
    guesses: [u16; 5],
}

/// What a token itself adds.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    id: usize,
    shape: u32,
    /// The rules' guess: the kind and where in the name, 0 for none.
    guess: u32,
    /// Which rule guessed, and how sure it was.
    rule: u32,
    kind: usize,
    /// The longest name of the gazetteers that the token stands in: its kind and where in the name.
    listed: u32,
}

pub(super) struct Extractor<'w, 'd> {
    words: &'w Words<'d>,
    /// By distinct word.
    facts: Vec<Facts>,
    looks: Vec<Look>,
}

impl<'w, 'd> Extractor<'w, 'd> {
    pub fn new(words: &'w Words<'d>, guesses: &[Mention], zones: &[Range<usize>], model: &Model) -> Self {
        let mut extractor =
            Self { words, facts: Vec::new(), looks: vec![Look::default(); words.document.tokens().len()] };
        extractor.facts.resize(words.n_distinct(), Facts::default());
        for zone in zones {
            let reach = zone.start.saturating_sub(REACH)..zone.end + REACH;
            for token_idx in reach {
                extractor.learn(token_idx, model);
            }
        }
        for guess in guesses {
            extractor.note_guess(guess);
        }
        for zone in zones {
            extractor.note_listed(zone);
        }
        extractor
    }

    /// Looks a token's word up, if it was not before.
    fn learn(&mut self, token_idx: usize, model: &Model) {
        let words = self.words;
        let (Some(id), Some(token)) = (words.id(token_idx), words.document.token(token_idx)) else { return };
        if let Some(look) = self.looks.get_mut(token_idx) {
            look.id = id;
            look.shape = shape(words, token_idx);
        }
        let Some(facts) = self.facts.get_mut(id).filter(|facts| facts.word == 0) else { return };
        let key = words.document.key(token_idx);
        let number = token.kind == TokenKind::Number;
        let hashed = |piece: &str| crc32fast::hash(piece.as_bytes()) | 1;
        facts.word = if number { 3 + 2 * u32::try_from(key.len().min(9)).unwrap_or(9) } else { hashed(key) };
        facts.group = if number { 0 } else { model.group(word_key(key)).map_or(0, |group| 1 + u32::from(group)) };
        let start = |n: usize| key.char_indices().nth(n).map_or(key, |(end, _)| key.get(..end).unwrap_or(key));
        let end = |n: usize| {
            key.char_indices().rev().nth(n - 1).map_or(key, |(start, _)| key.get(start..).unwrap_or(key))
        };
        facts.prefix = hashed(start(3));
        facts.suffixes = [2, 3, 4].map(|n| hashed(end(n)));
        facts.known = known(words.entry(token_idx));
        facts.lists = (0u32..).zip(LISTS).filter(|(_, list)| words.is(token_idx, *list)).map(|(bit, _)| 1 << bit).sum();
        let (small, capital) = words.n_cases(token_idx);
        facts.cases = u32::from(small > 0) + 2 * u32::from(capital > 0);
    }

    fn note_guess(&mut self, guess: &Mention) {
        let kind = kind_code(guess.kind);
        let sure = if guess.confidence >= 0.8 {
            2
        } else {
            u32::from(guess.confidence >= 0.55)
        };
        for token_idx in guess.tokens.clone() {
            let part = part(&guess.tokens, token_idx);
            let Some(look) = self.looks.get_mut(token_idx) else { continue };
            look.kind = kind;
            look.guess = 1 + part + 4 * u32::try_from(kind).unwrap_or(0);
            look.rule = crc32fast::hash(guess.rule.as_bytes()).wrapping_mul(3).wrapping_add(sure);
            if let Some(count) = self.facts.get_mut(look.id).and_then(|facts| facts.guesses.get_mut(kind)) {
                *count = count.saturating_add(1);
            }
        }
    }

    fn note_listed(&mut self, zone: &Range<usize>) {
        let mut at = zone.start;
        while at < zone.end {
            let longest = self.words.names_at(at, zone.end).last();
            let n_tokens = longest.map_or(1, |(n_tokens, _)| n_tokens);
            if let Some((_, entry)) = longest {
                let tokens = at..at + n_tokens;
                for token_idx in tokens.clone() {
                    if let Some(look) = self.looks.get_mut(token_idx) {
                        look.listed = 1 + part(&tokens, token_idx) + 4 * senses(entry);
                    }
                }
            }
            at += n_tokens;
        }
    }

    fn look(&self, token_idx: Option<usize>) -> Look {
        token_idx.and_then(|idx| self.looks.get(idx)).copied().unwrap_or_default()
    }

    fn facts(&self, look: &Look) -> Facts {
        self.facts.get(look.id).copied().unwrap_or_default()
    }

    /// Appends the keys of the features of a token of `zone`.
    pub fn features(&self, token_idx: usize, zone: &Range<usize>, keys: &mut Vec<u32>) {
        let words = self.words;
        let sentence = words.document.sentence_of(token_idx).map_or(0..0, |sentence| sentence.tokens.clone());
        let inside = |idx: Option<usize>| idx.filter(|idx| sentence.contains(idx));
        let place = [
            inside(token_idx.checked_sub(2)),
            inside(token_idx.checked_sub(1)),
            Some(token_idx),
            inside(Some(token_idx + 1)),
            inside(Some(token_idx + 2)),
        ];
        let looks = place.map(|idx| self.look(idx));
        let [ll, l, o, r, rr] = looks;
        let near = [0, 1, 2, 3, 4].map(|idx: usize| {
            let known = place.get(idx).copied().flatten().is_some();
            let look = looks.get(idx).copied().unwrap_or_default();
            if known { self.facts(&look) } else { Facts::default() }
        });
        let [wll, wl, wo, wr, wrr] = near;
        let mut add = |template: u32, one: u32, other: u32| keys.push(key(template, one, other));

        add(0, 0, 0);
        add(1, wo.word, 0);
        add(2, wo.word, o.shape);
        add(3, wl.word, 0);
        add(4, wr.word, 0);
        add(5, wll.word, 0);
        add(6, wrr.word, 0);
        add(7, wl.word, wo.word);
        add(8, wo.word, wr.word);
        add(9, wll.word, wl.word);
        add(10, wr.word, wrr.word);
        add(11, wl.word, o.shape);
        add(12, wr.word, o.shape);

        add(13, wo.prefix, 0);
        add(14, wo.suffixes[0], o.shape);
        add(15, wo.suffixes[1], 0);
        add(16, wo.suffixes[2], 0);
        add(17, wl.suffixes[1], 1);
        add(17, wr.suffixes[1], 2);

        add(18, o.shape, 0);
        add(19, o.shape, l.shape);
        add(20, o.shape, r.shape);
        add(21, mix(l.shape, o.shape), r.shape);
        add(22, mix(ll.shape, l.shape), o.shape);
        add(23, mix(o.shape, r.shape), rr.shape);

        for (idx, facts) in (0u32..).zip(near) {
            if facts.group != 0 {
                let group = facts.group - 1;
                add(24, idx, group);
                add(25, idx, group >> 3);
                add(26, idx, group >> 6);
            }
        }
        let (gl, go, gr) = (wl.group >> 3, wo.group >> 3, wr.group >> 3);
        add(27, mix(gl, go), o.shape);
        add(28, mix(go, gr), o.shape);
        add(29, gl, gr);
        add(30, go, o.shape);
        add(31, mix(wl.group >> 6, wo.group >> 6), wr.group >> 6);

        for (idx, facts) in (1u32..).zip([wl, wo, wr]) {
            add(32, idx, facts.known);
            add(33, idx, facts.lists);
            add(34, idx, facts.cases);
        }
        add(35, wll.lists, 1);
        add(35, wrr.lists, 2);
        add(36, wo.known, o.shape);
        add(37, wl.known, wo.known);
        add(38, wo.known, wr.known);
        add(39, wl.lists, wo.known);
        add(40, wo.known, wr.lists);
        add(41, wo.cases, o.shape);
        for bit in 0..KNOWN_BITS {
            if wo.known >> bit & 1 == 1 {
                add(42, bit, 0);
            }
        }
        add(43, wo.lists, wr.lists);
        add(44, wl.lists, wo.lists);

        add(45, o.guess, 0);
        add(46, o.guess, o.rule);
        add(47, l.guess, o.guess);
        add(48, o.guess, r.guess);
        add(49, mix(l.guess, o.guess), r.guess);
        add(50, o.guess, go);
        add(51, o.guess, o.shape);
        add(52, o.guess, wo.word);
        add(53, o.guess, wl.word);
        add(54, o.guess, wr.word);
        add(55, o.guess, wo.suffixes[1]);

        add(56, o.listed, 0);
        add(57, l.listed, o.listed);
        add(58, o.listed, r.listed);
        add(59, o.listed, o.guess);
        add(60, o.listed, wl.word);

        add(61, elsewhere(&wo, &o), o.guess);
        add(62, elsewhere(&wo, &o), o.shape);
        add(63, elsewhere(&wl, &l), elsewhere(&wo, &o));
        add(64, elsewhere(&wr, &r), elsewhere(&wo, &o));

        // The words around the whole zone say what the middle of a long name is.
        let before = inside(zone.start.checked_sub(1));
        let after = inside(Some(zone.end));
        let (before, after) = (self.facts(&self.look(before)), self.facts(&self.look(after)));
        add(65, before.word, 0);
        add(66, after.word, 0);
        add(67, before.group >> 3, o.guess);
        add(68, after.group >> 3, o.guess);
        let style = match words.style(token_idx) {
            Style::Normal => 0,
            Style::Title => 1,
            Style::Capitals => 2,
        };
        add(69, style, o.guess);
        add(70, style, o.listed);
        add(71, style + 3 * u32::from(words.is_hurried()), mix(wo.known, o.shape));
    }
}

/// Bits of [`known`].
const KNOWN_BITS: u32 = 14;

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
fn senses(entry: Entry) -> u32 {
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

const fn kind_code(kind: EntityKind) -> usize {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Organization => 1,
        EntityKind::Place => 2,
        EntityKind::Nationality => 3,
        EntityKind::Event | EntityKind::Product | EntityKind::Work => 4,
    }
}

/// Where in `tokens` one of them stands: alone, first, inside, last.
const fn part(tokens: &Range<usize>, token_idx: usize) -> u32 {
    match (token_idx == tokens.start, token_idx + 1 == tokens.end) {
        (true, true) => 0,
        (true, false) => 1,
        (false, false) => 2,
        (false, true) => 3,
    }
}

/// What the rules mostly take the same word for in the rest of the text: 0 for nothing.
fn elsewhere(facts: &Facts, look: &Look) -> u32 {
    let mut best = (0, 0);
    for (code, (kind, count)) in (1u32..).zip(facts.guesses.iter().enumerate()) {
        let others = count - u16::from(look.guess != 0 && look.kind == kind && *count > 0);
        if others > best.0 {
            best = (others, code);
        }
    }
    best.1
}

/// How a token looks: its case, length, marks, and whether a capital is due to its place.
fn shape(words: &Words, token_idx: usize) -> u32 {
    let Some(token) = words.document.token(token_idx) else { return 0 };
    let word = words.document.word(token_idx);
    let kind = match token.kind {
        TokenKind::Word => match token.case {
            Case::Lower => 1,
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
const fn mix(one: u32, other: u32) -> u32 {
    let mixed = (one ^ 0x9e37_79b9).wrapping_mul(0x85eb_ca6b) ^ other.wrapping_mul(0xc2b2_ae35).rotate_left(13);
    (mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d)
}

/// The key of a feature.
const fn key(template: u32, one: u32, other: u32) -> u32 {
    let mixed = mix(mix(one, other), template);
    (mixed ^ (mixed >> 13)).wrapping_mul(0x297a_2d39) >> (32 - KEY_BITS)
}
