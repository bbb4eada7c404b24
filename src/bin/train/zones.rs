//! Labelled texts as the tagger sees them: zones of words, each with its features and its label.

use std::collections::HashMap;

use article_annotator::mentions::Model;
use article_annotator::mentions::tagger::{OUTSIDE, Part, Tag, label as label_of, training};
use article_annotator::{Document, Span};

use crate::corpora::Text;
use crate::learn::Example;

/// Whose labels a corpus has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labels {
    Checked,
    MachineMade,
}

/// A zone with the label of each word.
pub struct Labelled {
    /// Keys of features, by word.
    pub features: Vec<Vec<u32>>,
    pub labels: Vec<usize>,
}

/// Appends the zones of the texts; returns how many names there are and how many of them the zones do not hold.
pub fn label(texts: &[Text], model: &Model, zones: &mut Vec<Labelled>) -> (usize, usize) {
    let (mut n_names, mut n_held) = (0, 0);
    for text in texts {
        n_names += text.names.len();
        n_held += label_text(text, model, zones);
    }
    (n_names, n_names - n_held)
}

fn label_text(text: &Text, model: &Model, zones: &mut Vec<Labelled>) -> usize {
    let document = Document::new(&text.text);
    let mut labels = vec![OUTSIDE; document.tokens().len()];
    let mut names = Vec::new();
    for (span, tag) in &text.names {
        let mut tokens = document.tokens_in(Span::new(span.start, span.end));
        // Articles and possessive endings stand outside the name, also where a corpus has them inside.
        while tokens.len() > 1 && matches!(document.key(tokens.start), "the" | "a" | "an") {
            tokens.start += 1;
        }
        while tokens.len() > 1 && matches!(document.key(tokens.end - 1), "'s" | "'") {
            tokens.end -= 1;
        }
        if *tag == Tag::Person {
            tokens = training::without_title(&document, tokens);
        }
        for token_idx in tokens.clone() {
            let part = match (token_idx == tokens.start, token_idx + 1 == tokens.end) {
                (true, true) => Part::Only,
                (true, false) => Part::First,
                (false, false) => Part::Inner,
                (false, true) => Part::Last,
            };
            labels[token_idx] = label_of(*tag, part);
        }
        names.push(tokens);
    }
    let mut n_held = 0;
    for zone in training::zones(&document, model) {
        let from = names.partition_point(|name| name.end <= zone.tokens.start);
        let inside = names[from..].iter().take_while(|name| name.start < zone.tokens.end);
        // A name that lies partly outside would teach nonsense.
        if inside.clone().all(|name| name.start >= zone.tokens.start && name.end <= zone.tokens.end) {
            n_held += inside.count();
            zones.push(Labelled { labels: labels[zone.tokens].to_vec(), features: zone.features });
        }
    }
    n_held
}

/// Gives every feature that occurs often enough a place in a table; returns the key of each place as well.
pub fn number(zones: &[Labelled], min_count: u32) -> (Vec<Example>, Vec<u32>) {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for key in zones.iter().flat_map(|zone| zone.features.iter().flatten()) {
        *counts.entry(*key).or_default() += 1;
    }
    let mut keys: Vec<u32> =
        counts.into_iter().filter(|(_, count)| *count >= min_count).map(|(key, _)| key).collect();
    keys.sort_unstable();
    let places: HashMap<u32, usize> = keys.iter().enumerate().map(|(place, key)| (*key, place)).collect();
    let place = |features: &Vec<u32>| features.iter().filter_map(|key| places.get(key).copied()).collect();
    let examples = zones
        .iter()
        .map(|zone| Example {
            features: zone.features.iter().map(place).collect(),
            labels: zone.labels.clone(),
        })
        .collect();
    (examples, keys)
}
