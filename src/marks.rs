//! The text as blocks that tile it, each with properly nested marks: what crosses is cut. For whoever draws the text.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::annotation::Annotation;
use crate::claims::ClaimId;
use crate::document::RegionKind;
use crate::entities::EntityId;
use crate::mentions::EntityKind;
use crate::quotes::QuoteId;
use crate::span::Span;
use crate::wording;

/// A region with the white space after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    pub kind: RegionKind,
    /// Whether it goes on in the line of the block before, as a story does after its dateline.
    pub joined: bool,
    /// Outer before inner, in order, within the block, never crossing.
    pub marks: Vec<Mark>,
}

/// A marked piece of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub span: Span,
    /// The fact that it is evidence of.
    pub fact: Fact,
}

/// What a mark is evidence of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    Quote(QuoteId),
    /// What somebody is said to think or hope, which nobody said.
    Attitude(QuoteId),
    Claim(ClaimId),
    Entity(EntityId, EntityKind),
    /// The place of a time expression in [`Annotation::dates`].
    Date(usize),
}

/// The blocks of `annotation`, which must be one of `text`: concatenated, they are the text.
#[must_use]
pub fn blocks(text: &str, annotation: &Annotation) -> Vec<Block> {
    let pieces = tile(text, annotation);
    let mut marks = nest(&evidence(annotation), &pieces).into_iter().peekable();
    let mut blocks = Vec::with_capacity(pieces.len());
    let mut joined = false;
    for (span, kind) in pieces {
        let own = std::iter::from_fn(|| marks.next_if(|mark| mark.span.start() < span.end())).collect();
        blocks.push(Block { span, kind, joined, marks: own });
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

/// Every piece of evidence, outermost kind first.
#[must_use]
pub fn evidence(annotation: &Annotation) -> Vec<Mark> {
    let quotes = annotation.quotes.iter().flat_map(|quote| {
        let fact = if wording::is_attitude(quote) { Fact::Attitude(quote.id) } else { Fact::Quote(quote.id) };
        quote.fragments.iter().map(move |&span| Mark { span, fact })
    });
    let claims = annotation
        .claims
        .iter()
        .flat_map(|claim| claim.evidence.iter().map(|&span| Mark { span, fact: Fact::Claim(claim.id) }));
    let entities = annotation.entities.iter().flat_map(|entity| {
        let fact = Fact::Entity(entity.id, entity.kind);
        entity.mentions.iter().map(move |mention| Mark { span: mention.span, fact })
    });
    let dates = annotation
        .dates
        .iter()
        .enumerate()
        .map(|(idx, date)| Mark { span: date.span, fact: Fact::Date(idx) });
    quotes.chain(claims).chain(entities).chain(dates).collect()
}

/// `marks` in reading order, outer before inner; those that cross an end of a block or of another mark are cut there.
fn nest(marks: &[Mark], blocks: &[(Span, RegionKind)]) -> Vec<Mark> {
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
            nested.push(Mark { span: Span::new(start, end.min(cut)), ..*mark });
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
        let marks =
            spans.iter().map(|&(start, end)| Mark { span: Span::new(start, end), fact: Fact::Date(0) });
        let blocks: Vec<_> =
            blocks.windows(2).map(|pair| (Span::new(pair[0], pair[1]), RegionKind::Body)).collect();
        let found: Vec<_> = nest(&marks.collect::<Vec<_>>(), &blocks)
            .iter()
            .map(|mark| (mark.span.start(), mark.span.end()))
            .collect();
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
