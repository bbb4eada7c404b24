//! Words for formats that are a table of words: the tokens, cut where a fact begins or ends inside one.

use crate::document::{Document, Sentence};
use crate::span::Span;

use super::labels::{Labelled, is_space};

/// The places where a word may have to be cut: every end of a span, in order.
pub(super) fn cuts(spans: &[Labelled]) -> Vec<usize> {
    let mut cuts: Vec<usize> =
        spans.iter().flat_map(|labelled| [labelled.span.start(), labelled.span.end()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// The words of a sentence. What is white space to Python alone is none.
pub(super) fn of(document: &Document, sentence: &Sentence, cuts: &[usize]) -> Vec<Span> {
    let mut units = Vec::with_capacity(sentence.tokens.len());
    for token in document.tokens().get(sentence.tokens.clone()).unwrap_or_default() {
        let mut start = token.span.start();
        let first = cuts.partition_point(|&cut| cut <= start);
        for &cut in cuts.iter().skip(first).take_while(|&&cut| cut < token.span.end()) {
            units.push(Span::new(start, cut));
            start = cut;
        }
        units.push(Span::new(start, token.span.end()));
    }
    units.retain(|unit| !unit.of(document.text()).trim_matches(is_space).is_empty());
    units
}
