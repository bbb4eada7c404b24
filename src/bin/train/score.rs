//! Scores names against gold spans, as the field does: a name is right when its kind and both ends agree.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use article_annotator::Document;
use article_annotator::mentions::{self, EntityKind, Model};
use serde::Deserialize;

/// A gold text: names as start and end in code points, and a tag.
#[derive(Deserialize)]
pub struct Gold {
    text: String,
    entities: Vec<(usize, usize, String)>,
}

/// Right, spurious and missed names of one kind.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    right: usize,
    spurious: usize,
    missed: usize,
}

impl Tally {
    fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.spurious).max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }

    /// The harmonic mean of precision and recall, in hundredths.
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 200.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

pub const KINDS: [&str; 3] = ["PER", "ORG", "LOC"];

pub fn read(path: &Path) -> anyhow::Result<Vec<Gold>> {
    let lines = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    lines.lines().map(|line| serde_json::from_str(line).with_context(|| path.display().to_string())).collect()
}

/// The tally of each kind, all kinds last, and for each name found its confidence and whether it is right.
pub fn score(texts: &[Gold], model: &Model) -> ([Tally; 4], Vec<(f32, bool)>) {
    let mut tallies = [Tally::default(); 4];
    let mut sure = Vec::new();
    for gold in texts {
        let offsets: Vec<usize> =
            gold.text.char_indices().map(|(offset, _)| offset).chain([gold.text.len()]).collect();
        let kind_of = |tag: &str| KINDS.iter().position(|kind| *kind == tag);
        let want: BTreeSet<(usize, usize, usize)> = gold
            .entities
            .iter()
            .filter_map(|(start, end, tag)| {
                let (start, end) = trim(&gold.text, *offsets.get(*start)?, *offsets.get(*end)?);
                Some((start, end, kind_of(tag)?))
            })
            .collect();
        let mut have = BTreeSet::new();
        for mention in mentions::find(&Document::new(&gold.text), model) {
            let kind = match mention.kind {
                EntityKind::Person => 0,
                EntityKind::Organization => 1,
                EntityKind::Place => 2,
                _ => continue,
            };
            let (start, end) = trim(&gold.text, mention.span.start(), mention.span.end());
            let name = (start, end, kind);
            sure.push((mention.confidence, want.contains(&name)));
            have.insert(name);
        }
        for name in &have {
            for tally in [name.2, 3] {
                if want.contains(name) {
                    tallies[tally].right += 1;
                } else {
                    tallies[tally].spurious += 1;
                }
            }
        }
        for name in want.difference(&have) {
            for tally in [name.2, 3] {
                tallies[tally].missed += 1;
            }
        }
    }
    (tallies, sure)
}

/// Takes a leading article and a trailing possessive off a span.
fn trim(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    let piece = &text[start..end];
    for article in ["the", "an", "a"] {
        let rest = piece.get(..article.len()).filter(|head| head.eq_ignore_ascii_case(article));
        if rest.is_some() && piece[article.len()..].starts_with(char::is_whitespace) {
            let name = piece[article.len()..].trim_start();
            if !name.is_empty() {
                start = end - name.len();
            }
            break;
        }
    }
    for ending in ["'s", "’s", "'", "’"] {
        if text[start..end].ends_with(ending) {
            end -= ending.len();
            break;
        }
    }
    (start, end)
}

pub fn print(name: &str, tallies: &[Tally; 4]) {
    for (kind, tally) in KINDS.iter().chain([&"all"]).zip(tallies) {
        println!(
            "{name:20} {kind:4} P {:5.1}  R {:5.1}  F1 {:5.1}",
            100.0 * tally.precision(),
            100.0 * tally.recall(),
            tally.f1()
        );
    }
}

/// Prints, for names of like confidence, how many there are and which share of them is right.
pub fn print_calibration(name: &str, sure: &[(f32, bool)]) {
    for tenth in 0u8..10 {
        let (from, to) = (f32::from(tenth) / 10.0, f32::from(tenth + 1) / 10.0);
        let inside = |confidence: f32| confidence >= from && (confidence < to || tenth == 9);
        let names: Vec<bool> =
            sure.iter().filter(|(confidence, _)| inside(*confidence)).map(|(_, right)| *right).collect();
        let n_right = names.iter().filter(|right| **right).count();
        if !names.is_empty() {
            let share = 100.0 * n_right as f64 / names.len() as f64;
            println!("{name:20} confidence {from:.1} to {to:.1}: {share:5.1} % of {:5} right", names.len());
        }
    }
}
