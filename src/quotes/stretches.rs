//! Stretches: sentences, or runs of sentences where a quotation goes on over their ends, so that no quotation is cut.

use std::ops::Range;

use super::marks::Marks;
use crate::document::{Document, RegionKind};

/// A sentence with its quotations whole.
#[derive(Clone, Debug)]
pub struct Stretch {
    pub tokens: Range<usize>,
    pub paragraph_idx: usize,
}

/// Cuts the document into stretches; boilerplate and datelines are left out.
pub fn split(document: &Document, marks: &Marks) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for sentence in document.sentences() {
        let mut tokens = sentence.tokens.clone();
        let region = |idx: usize| document.token(idx).map(|token| token.region);
        while !tokens.is_empty()
            && matches!(region(tokens.start), Some(RegionKind::Dateline | RegionKind::Byline))
        {
            tokens.start += 1;
        }
        while !tokens.is_empty() && is_bullet(document.word(tokens.start)) {
            tokens.start += 1;
        }
        if tokens.is_empty() || region(tokens.start) == Some(RegionKind::Boilerplate) {
            continue;
        }
        let glued = glued(document, marks, &tokens);
        let (rest, tokens) = (glued.map(|at| at..tokens.end), tokens.start..glued.unwrap_or(tokens.end));
        let quoted = marks.index_at(tokens.start);
        match stretches.last_mut() {
            Some(last)
                if last.paragraph_idx == sentence.paragraph_idx
                    && quoted.is_some()
                    && quoted == marks.index_at(tokens.start - 1) =>
            {
                last.tokens.end = tokens.end;
            }
            _ => stretches.push(Stretch { tokens, paragraph_idx: sentence.paragraph_idx }),
        }
        if let Some(tokens) = rest {
            stretches.push(Stretch { tokens, paragraph_idx: sentence.paragraph_idx });
        }
    }
    stretches
}

/// Where a quotation begins whose mark is glued to the full stop before it, as the sentence goes on there: "he said.“No”"
fn glued(document: &Document, marks: &Marks, tokens: &Range<usize>) -> Option<usize> {
    let opens = |at: usize| marks.at(at).is_some_and(|quoted| quoted.tokens.start == at);
    (tokens.start + 2..tokens.end).find(|&at| {
        opens(at) && document.word(at - 1) == "." && marks.at(at - 1).is_none() && !document.space_before(at)
    })
}

/// A mark that begins the item of a list; dashes begin signatures too.
fn is_bullet(word: &str) -> bool {
    matches!(word, "•" | "·" | "▪" | "●" | "■" | "▶" | "►" | "◦" | "‣")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::marks;

    #[track_caller]
    fn check(expected: &str) {
        let text = expected.replace('|', " ");
        let document = Document::new(&text);
        let marks = marks::pair(&document);
        let found: Vec<&str> = split(&document, &marks)
            .iter()
            .map(|stretch| document.span_of(stretch.tokens.clone()).of(&text))
            .collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn bullets_are_left_out() {
        let document = Document::new("• It fell.\n• It broke.");
        let starts: Vec<usize> =
            split(&document, &marks::pair(&document)).iter().map(|stretch| stretch.tokens.start).collect();
        assert_eq!(starts, [1, 5]);
    }

    #[test]
    fn quotations_stay_whole() {
        check("“It fell. Then it broke,” he said.|“Nobody saw it.”|They left.");
    }

    #[test]
    fn quotations_glued_to_a_full_stop_begin_a_stretch() {
        let document = Document::new("“It fell,” he said.“Nobody saw it,” she said.");
        let stretches = split(&document, &marks::pair(&document));
        assert_eq!(stretches.len(), 2);
    }
}
