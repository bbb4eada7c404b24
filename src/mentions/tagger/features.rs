//! What the model is told of a word: the word, its neighbours, their look, groups and lists, what the rules think of
//! them, and what they are in the rest of the text. Training and use share this one extractor.
//!
//! A feature is a key of 24 bits: a hash of the template's number and the values in it. Those of one word alone are added
//! up once for each distinct word.

use std::ops::Range;

use super::facts::{Facts, KNOWN_BITS, is_article, key, mix, senses, shape};
use super::lattice::Scores;
use super::model::{Model, Sums};
use crate::mentions::words::{Style, Words, Writer};
use crate::mentions::{EntityKind, Mention};

/// The words that the model reads: two before, the word, two after.
const N_NEAR: usize = 5;

/// How far to each side the model reads.
const REACH: usize = N_NEAR / 2;

/// What a token itself adds to its word.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    /// 1 + the number of its word, 0 for no word.
    word: usize,
    shape: u32,
    /// The rules' guess: the kind and where in the name, 0 for none.
    guess: u32,
    /// Which rule guessed, and how sure it was.
    rule: u32,
    /// The longest name of the gazetteers that the token stands in: its senses and where in the name.
    listed: u32,
}

impl Look {
    /// The kind that the rules guess.
    fn kind(&self) -> Option<usize> {
        usize::try_from(self.guess.checked_sub(1)? / 4).ok()
    }
}

pub(super) struct Extractor<'w, 'd> {
    words: &'w Words<'d>,
    model: &'w Model,
    /// By distinct word, where it is near a zone.
    facts: Vec<Option<Facts>>,
    looks: Vec<Look>,
    /// By distinct word and its place among the near ones: what its own features add up to.
    sums: Vec<[Option<Sums>; N_NEAR]>,
    keys: Vec<u32>,
}

impl<'w, 'd> Extractor<'w, 'd> {
    pub fn new(words: &'w Words<'d>, guesses: &[Mention], zones: &[Range<usize>], model: &'w Model) -> Self {
        let mut extractor = Self {
            words,
            model,
            facts: vec![None; words.n_distinct()],
            looks: vec![Look::default(); words.document.tokens().len()],
            sums: vec![[None; N_NEAR]; words.n_distinct()],
            keys: Vec::new(),
        };
        for zone in zones {
            for token_idx in zone.start.saturating_sub(REACH)..zone.end + REACH {
                extractor.learn(token_idx);
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

    /// Looks a token up, and its word if it was not before.
    fn learn(&mut self, token_idx: usize) {
        let Some(id) = self.words.id(token_idx) else { return };
        if let Some(look) = self.looks.get_mut(token_idx).filter(|look| look.word == 0) {
            look.word = 1 + id;
            look.shape = shape(self.words, token_idx);
        }
        if let Some(facts) = self.facts.get_mut(id).filter(|facts| facts.is_none()) {
            *facts = Some(Facts::new(self.words, token_idx, self.model));
        }
    }

    fn note_guess(&mut self, guess: &Mention) {
        let kind = kind_code(guess.kind);
        let sure = if guess.confidence >= 0.8 { 2 } else { u32::from(guess.confidence >= 0.55) };
        for token_idx in guess.tokens.clone() {
            let Some(look) = self.looks.get_mut(token_idx) else { continue };
            look.guess = 1 + part(&guess.tokens, token_idx) + 4 * u32::try_from(kind).unwrap_or(0);
            look.rule = crc32fast::hash(guess.rule.as_bytes()).wrapping_mul(3).wrapping_add(sure);
            let facts = look.word.checked_sub(1).and_then(|id| self.facts.get_mut(id)?.as_mut());
            if let Some(count) = facts.and_then(|facts| facts.guesses.get_mut(kind)) {
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
        look.word.checked_sub(1).and_then(|id| *self.facts.get(id)?).unwrap_or_default()
    }

    /// The token and its neighbours in the sentence.
    fn near(&self, token_idx: usize) -> [Look; N_NEAR] {
        let sentence =
            self.words.document.sentence_of(token_idx).map_or(0..0, |sentence| sentence.tokens.clone());
        std::array::from_fn(|place| {
            let idx = (token_idx + place).checked_sub(REACH);
            self.look(idx.filter(|idx| sentence.contains(idx)))
        })
    }

    /// The scores of the labels of a token of `zone`.
    pub fn emission(&mut self, token_idx: usize, zone: &Range<usize>) -> Scores {
        let near = self.near(token_idx);
        let mut keys = std::mem::take(&mut self.keys);
        keys.clear();
        self.together(token_idx, zone, &near, &mut keys);
        let mut sums = Sums::default();
        self.model.add_up(&keys, &mut sums);
        for (place, look) in near.iter().enumerate() {
            sums.add(&self.word_sums(look, place, &mut keys));
        }
        self.keys = keys;
        self.model.scores(&sums)
    }

    /// What the features of a near word alone add up to.
    fn word_sums(&mut self, look: &Look, place: usize, keys: &mut Vec<u32>) -> Sums {
        let known = look.word.checked_sub(1).and_then(|id| self.sums.get(id)?.get(place).copied());
        if let Some(Some(sums)) = known {
            return sums;
        }
        keys.clear();
        alone(&self.facts(look), place, keys);
        let mut sums = Sums::default();
        self.model.add_up(keys, &mut sums);
        let slot = look.word.checked_sub(1).and_then(|id| self.sums.get_mut(id)?.get_mut(place));
        if let Some(slot) = slot {
            *slot = Some(sums);
        }
        sums
    }

    /// The keys of all features of a token of `zone`.
    #[cfg(feature = "train")]
    pub fn features(&self, token_idx: usize, zone: &Range<usize>) -> Vec<u32> {
        let near = self.near(token_idx);
        let mut keys = Vec::new();
        self.together(token_idx, zone, &near, &mut keys);
        for (place, look) in near.iter().enumerate() {
            alone(&self.facts(look), place, &mut keys);
        }
        keys
    }

    /// The first and the last token of the capitals in a row that a token of `zone` stands among; a token in small
    /// letters is a run by itself.
    fn run(&self, token_idx: usize, zone: &Range<usize>) -> (usize, usize) {
        let same = |idx: &usize| self.words.is_capital(*idx) && !is_article(self.words, *idx);
        if !same(&token_idx) {
            return (token_idx, token_idx);
        }
        let n_before = (zone.start..token_idx).rev().take_while(same).count();
        let n_after = (token_idx + 1..zone.end).take_while(same).count();
        (token_idx - n_before, token_idx + n_after)
    }

    /// Appends the keys of the features of a token that several words or its own look make. `l` and `r` stand for left
    /// and right of the word itself, `o`; `w` for what is known of a word.
    fn together(&self, token_idx: usize, zone: &Range<usize>, near: &[Look; N_NEAR], keys: &mut Vec<u32>) {
        let words = self.words;
        let [ll, l, o, r, rr] = *near;
        let [wll, wl, wo, wr, wrr] = near.each_ref().map(|look| self.facts(look));
        let mut templates = Templates { keys, number: 0 };
        let mut add = |one: u32, other: u32| templates.add(one, other);

        // The words themselves.
        add(0, 0);
        add(wo.word, o.shape);
        add(wl.word, wo.word);
        add(wo.word, wr.word);
        add(wll.word, wl.word);
        add(wr.word, wrr.word);
        add(wl.word, o.shape);
        add(wr.word, o.shape);
        add(wo.suffixes[0], o.shape);

        // How they look.
        add(o.shape, 0);
        add(o.shape, l.shape);
        add(o.shape, r.shape);
        add(mix(l.shape, o.shape), r.shape);
        add(mix(ll.shape, l.shape), o.shape);
        add(mix(o.shape, r.shape), rr.shape);

        // The groups that they belong to.
        let (gl, go, gr) = (wl.group >> 3, wo.group >> 3, wr.group >> 3);
        add(mix(gl, go), o.shape);
        add(mix(go, gr), o.shape);
        add(gl, gr);
        add(go, o.shape);
        add(mix(wl.group >> 6, wo.group >> 6), wr.group >> 6);

        // What the gazetteers and the lists know of them.
        add(wo.known, o.shape);
        add(wl.known, wo.known);
        add(wo.known, wr.known);
        add(wl.lists, wo.known);
        add(wo.known, wr.lists);
        add(wo.cases, o.shape);
        add(wo.lists, wr.lists);
        add(wl.lists, wo.lists);

        // What the rules think of them.
        add(o.guess, 0);
        add(o.guess, o.rule);
        add(l.guess, o.guess);
        add(o.guess, r.guess);
        add(mix(l.guess, o.guess), r.guess);
        add(o.guess, go);
        add(o.guess, o.shape);
        add(o.guess, wo.word);
        add(o.guess, wl.word);
        add(o.guess, wr.word);
        add(o.guess, wo.suffixes[1]);

        // The names of the gazetteers that they stand in.
        add(o.listed, 0);
        add(l.listed, o.listed);
        add(o.listed, r.listed);
        add(o.listed, o.guess);
        add(o.listed, wl.word);

        // What the rules think of them in the rest of the text.
        let (el, eo, er) = (elsewhere(&wl, &l), elsewhere(&wo, &o), elsewhere(&wr, &r));
        add(eo, o.guess);
        add(eo, o.shape);
        add(el, eo);
        add(er, eo);

        // The last word of a run of capitals tells what the whole is: "South Wales Police".
        let (first, last) = self.run(token_idx, zone);
        let [lead, head, next] = [first, last, last + 1].map(|idx| self.facts(&self.look(Some(idx))));
        let stands = u32::from(first == token_idx) + 2 * u32::from(last == token_idx);
        let length = u32::try_from((last - first).min(5)).unwrap_or(5);
        add(head.word, stands);
        add(head.lists, stands);
        add(mix(head.group >> 3, stands), o.guess);
        add(head.known, stands);
        add(lead.lists, stands);
        add(lead.known, mix(head.known, stands));
        add(length, mix(stands, o.shape));
        add(mix(head.lists, next.word), stands);

        // The words around the whole zone tell what the middle of a long name is.
        let sentence = words.document.sentence_of(token_idx).map_or(0..0, |sentence| sentence.tokens.clone());
        let [before, after] = [zone.start.checked_sub(1), Some(zone.end)]
            .map(|idx| self.facts(&self.look(idx.filter(|idx| sentence.contains(idx)))));
        add(before.word, 0);
        add(after.word, 0);
        add(before.group >> 3, o.guess);
        add(after.group >> 3, o.guess);

        // What a capital is worth here.
        let style = match words.style(token_idx) {
            Style::Normal => 0,
            Style::Title => 1,
            Style::Capitals => 2,
        };
        let hurried = u32::from(words.writer() == Writer::Hurried);
        add(style, o.guess);
        add(style, o.listed);
        add(mix(style, hurried), mix(wo.known, o.shape));
    }
}

/// Numbers the templates of features in the order in which they are filled in.
struct Templates<'k> {
    keys: &'k mut Vec<u32>,
    number: u32,
}

impl Templates<'_> {
    fn add(&mut self, one: u32, other: u32) {
        self.keys.push(key(self.number, one, other));
        self.number += 1;
    }
}

/// Appends the keys of the features of the word at a place among the near ones.
fn alone(facts: &Facts, place: usize, keys: &mut Vec<u32>) {
    let at = u32::try_from(place).unwrap_or(0);
    let mut templates = Templates { keys, number: ALONE };
    let mut add = |value: u32| templates.add(at, value);
    add(facts.word);
    add(facts.lists);
    if place.abs_diff(REACH) <= 1 {
        add(facts.known);
        add(facts.cases);
        add(facts.suffixes[1]);
    }
    if place == REACH {
        add(facts.prefix);
        add(facts.suffixes[2]);
    }
    if let Some(group) = facts.group.checked_sub(1) {
        let mut templates = Templates { keys, number: GROUPS };
        for coarser in [0, 3, 6] {
            templates.add(at, group >> coarser);
        }
    }
    if place == REACH {
        // Each sense by itself. What is always there must not be said over and over: learning would not settle.
        let senses = (0..KNOWN_BITS).filter(|bit| facts.known >> bit & 1 == 1);
        keys.extend(senses.map(|bit| key(SENSES, bit, 0)));
    }
}

/// The numbers of the first templates of a word alone, of its groups and of its senses; those of several words stand
/// below them.
const ALONE: u32 = 1000;
const GROUPS: u32 = 1100;
const SENSES: u32 = 1200;

/// The rules' kinds as numbers below [`super::facts::N_KINDS`].
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
        let others = count - u16::from(look.kind() == Some(kind) && *count > 0);
        if others > best.0 {
            best = (others, code);
        }
    }
    best.1
}
