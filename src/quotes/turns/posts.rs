//! Posts on social media set among the paragraphs, signed with name and handle: "— Lena Brandt (@brandt) 5 January 2024".

use std::ops::Range;

use super::{Turn, tokens_of};
use crate::document::{Case, Document, TokenKind};

/// A name has at most this many tokens.
const MAX_NAME: usize = 8;
/// The date and counts after a signature have at most this many tokens.
const MAX_AFTER: usize = 16;
/// A post has at least this many tokens.
const MIN_POST: usize = 3;

/// The posts, in order.
pub(super) fn find(document: &Document) -> Vec<Turn> {
    let mut posts: Vec<Turn> = Vec::new();
    for paragraph_idx in 0..document.paragraphs().len() {
        let Some(tokens) = tokens_of(document, paragraph_idx) else { continue };
        let Some((dash, name)) = signature(document, &tokens) else { continue };
        let (first, words) = if dash > tokens.start {
            (paragraph_idx, tokens.start..dash)
        } else {
            // The signature has a line of its own.
            let before = paragraph_idx.checked_sub(1).and_then(|before| tokens_of(document, before));
            let Some(before) = before else { continue };
            (paragraph_idx - 1, before)
        };
        // What stands in quotation marks is signed as any quotation is.
        let has_marks = matches!(document.word(words.start), "“" | "\"" | "‘" | "«" | "„");
        let is_free = posts.last().is_none_or(|last| last.paragraphs.end <= first);
        if words.len() >= MIN_POST && !has_marks && is_free {
            let (label, paragraphs) = (Some(name), first..paragraph_idx + 1);
            posts.push(Turn { label, paragraphs, words: vec![words], rule: "signed" });
        }
    }
    posts
}

/// The dash and the name of a signature with a handle that ends the paragraph.
fn signature(document: &Document, tokens: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let from = tokens.start.max(tokens.end.saturating_sub(MAX_NAME + MAX_AFTER));
    let dash = (from..tokens.end).find(|&idx| {
        matches!(document.word(idx), "—" | "–" | "―" | "--" | "-") && {
            let name = name_after(document, idx + 1, tokens.end);
            !name.is_empty() && document.word(name.end) == "(" && document.word(name.end + 1).starts_with('@')
        }
    })?;
    Some((dash, name_after(document, dash + 1, tokens.end)))
}

/// The words with a capital from `first` on.
pub fn name_after(document: &Document, first: usize, end: usize) -> Range<usize> {
    let is_part = |idx: &usize| {
        let is_glued = matches!(document.word(*idx), "." | "-" | "'" | "’") && !document.space_before(*idx);
        let is_capital = document
            .token(*idx)
            .is_some_and(|token| token.kind == TokenKind::Word && !matches!(token.case, Case::Lower));
        is_glued || is_capital
    };
    let n = (first..end.min(first + MAX_NAME)).take_while(is_part).count();
    first..first + n
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let document = Document::new(text);
        let words = |tokens: &Range<usize>| document.span_of(tokens.clone()).of(text);
        let posts = find(&document);
        let found: Vec<(&str, &str)> =
            posts.iter().map(|post| (words(post.label.as_ref().unwrap()), words(&post.words[0]))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn posts_are_signed_with_a_handle() {
        check(
            "He wrote on X.\nThe dam must go now. — Lena Brandt (@brandt) January 5, 2024\nThey left.",
            &[("Lena Brandt", "The dam must go now.")],
        );
        check(
            "The dam must go now.\n— Lena Brandt (@brandt) January 5, 2024",
            &[("Lena Brandt", "The dam must go now.")],
        );
        check("The dam — a large one — was built by Lena Brandt (born 1970).", &[]);
    }
}
