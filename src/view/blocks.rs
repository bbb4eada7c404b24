//! The text as blocks that tile it, each with properly nested marks: what crosses is split.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use serde::Serialize;

use super::date_id;
use crate::annotation::Annotation;
use crate::codes::Code;
use crate::document::RegionKind;
use crate::offsets::Offsets;
use crate::span::Span;

/// A region with the white space after it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    pub start: usize,
    pub end: usize,
    pub kind: &'static str,
    /// Whether it goes on in the line of the block before, as a story does after its dateline.
    pub joined: bool,
    /// Outer before inner, in order, within the block, never crossing.
    pub marks: Vec<Mark>,
}

/// A marked piece of a block.
#[derive(Debug, Serialize)]
pub struct Mark {
    pub start: usize,
    pub end: usize,
    pub category: &'static str,
    /// Id of the fact that it is evidence of.
    pub fact: String,
}

/// The category of a piece of a quotation, of a casualty claim, and of a time expression.
const QUOTE: &str = "quote";
const CASUALTY: &str = "casualty";
const DATE: &str = "date";

/// Blocks and marks of `annotation`, in the units of `offsets`.
pub(super) fn draw(text: &str, annotation: &Annotation, offsets: &Offsets) -> Vec<Block> {
    let pieces = tile(text, annotation);
    let mut marks = nest(marks(annotation), &pieces).into_iter().peekable();
    let mut blocks = Vec::with_capacity(pieces.len());
    let mut joined = false;
    for (span, kind) in pieces {
        let mut own = Vec::new();
        while let Some(mark) = marks.next_if(|mark| mark.span.start() < span.end()) {
            let (start, end) = offsets.of(mark.span);
            own.push(Mark { start, end, category: mark.category, fact: mark.fact });
        }
        let (start, end) = offsets.of(span);
        blocks.push(Block { start, end, kind: kind.code(), joined, marks: own });
        joined = !span.of(text).ends_with(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']);
    }
    blocks
}

/// The regions, each stretched to the next, the first to the beginning and the last to the end.
fn tile(text: &str, annotation: &Annotation) -> Vec<(Span, RegionKind)> {
    let regions = &annotation.regions;
    if regions.is_empty() {
        return (!text.is_empty())
            .then(|| (Span::new(0, text.len()), RegionKind::Body))
            .into_iter()
            .collect();
    }
    let starts =
        regions.iter().enumerate().map(|(idx, region)| if idx == 0 { 0 } else { region.span.start() });
    let ends = regions.iter().skip(1).map(|region| region.span.start()).chain([text.len()]);
    starts.zip(ends).zip(regions).map(|((start, end), region)| (Span::new(start, end), region.kind)).collect()
}

#[derive(Clone)]
struct RawMark {
    span: Span,
    category: &'static str,
    fact: String,
}

/// Every piece of evidence, outermost category first.
fn marks(annotation: &Annotation) -> Vec<RawMark> {
    let mut marks = Vec::new();
    for quote in &annotation.quotes {
        let fact = quote.id.to_string();
        marks.extend(quote.fragments.iter().map(|&span| RawMark {
            span,
            category: QUOTE,
            fact: fact.clone(),
        }));
    }
    for claim in &annotation.claims {
        let fact = claim.id.to_string();
        marks.extend(claim.evidence.iter().map(|&span| RawMark {
            span,
            category: CASUALTY,
            fact: fact.clone(),
        }));
    }
    for entity in &annotation.entities {
        let (category, fact) = (entity.kind.code(), entity.id.to_string());
        marks.extend(entity.mentions.iter().map(|mention| RawMark {
            span: mention.span,
            category,
            fact: fact.clone(),
        }));
    }
    for (idx, date) in annotation.dates.iter().enumerate() {
        marks.push(RawMark { span: date.span, category: DATE, fact: date_id(idx) });
    }
    marks
}

/// `marks` in reading order, outer before inner; those that cross an end of a block or of another mark are cut there.
fn nest(marks: Vec<RawMark>, blocks: &[(Span, RegionKind)]) -> Vec<RawMark> {
    // By start, then longest first, then in the order given.
    let mut queue: BinaryHeap<Reverse<(usize, Reverse<usize>, usize)>> = BinaryHeap::new();
    for (idx, mark) in marks.iter().enumerate().filter(|(_, mark)| !mark.span.is_empty()) {
        queue.push(Reverse((mark.span.start(), Reverse(mark.span.end()), idx)));
    }
    let mut nested = Vec::with_capacity(marks.len());
    let mut open: Vec<usize> = Vec::new();
    while let Some(Reverse((start, Reverse(end), idx))) = queue.pop() {
        while open.last().is_some_and(|&outer| outer <= start) {
            open.pop();
        }
        let block = blocks.partition_point(|(span, _)| span.end() <= start);
        let block_end = blocks.get(block).map_or(end, |(span, _)| span.end());
        let cut = open.last().copied().unwrap_or(block_end).min(block_end);
        if end > cut {
            queue.push(Reverse((cut, Reverse(end), idx)));
        }
        if let Some(mark) = marks.get(idx) {
            nested.push(RawMark { span: Span::new(start, end.min(cut)), ..mark.clone() });
            open.push(end.min(cut));
        }
    }
    nested
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spans: &[(usize, usize)], blocks: &[usize], expected: &[(usize, usize)]) {
        let marks = spans.iter().map(|&(start, end)| RawMark {
            span: Span::new(start, end),
            category: QUOTE,
            fact: String::new(),
        });
        let blocks: Vec<_> =
            blocks.windows(2).map(|pair| (Span::new(pair[0], pair[1]), RegionKind::Body)).collect();
        let found: Vec<_> =
            nest(marks.collect(), &blocks).iter().map(|mark| (mark.span.start(), mark.span.end())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn outer_before_inner() {
        check(&[(4, 6), (0, 10), (4, 8)], &[0, 20], &[(0, 10), (4, 8), (4, 6)]);
    }

    #[test]
    fn crossing_marks_are_cut() {
        check(&[(0, 5), (3, 8)], &[0, 20], &[(0, 5), (3, 5), (5, 8)]);
        check(&[(0, 9), (2, 5), (3, 12)], &[0, 20], &[(0, 9), (2, 5), (3, 5), (5, 9), (9, 12)]);
    }

    #[test]
    fn marks_stay_in_their_block() {
        check(&[(2, 14)], &[0, 5, 10, 20], &[(2, 5), (5, 10), (10, 14)]);
    }
}
