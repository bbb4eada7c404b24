//! What whole paragraphs say in somebody's words without quotation marks: transcripts ("MODERATOR: Good evening."), names
//! on lines of their own, "Q:" and "A:", questions with answers below them, and posts signed with a handle.
//!
//! Each layout must show several times, so that a lone "Update:" or a question to the reader is none of them.

mod interviews;
mod posts;
mod transcripts;

use std::ops::Range;

use super::reports::{Report, ReportCue};
use crate::document::{Document, RegionKind, TokenKind};
use crate::lexicon;

/// A turn goes on over at most this many paragraphs.
const MAX_PARAGRAPHS: usize = 12;

/// Whole paragraphs that are reported.
pub struct Turns {
    /// In order.
    pub reports: Vec<Report>,
    /// For each paragraph, whether it holds nothing else to report.
    pub is_read: Vec<bool>,
}

/// Finds the turns of the document; none where it has no such layout.
pub fn find(document: &Document) -> Turns {
    let mut turns = transcripts::find(document);
    if turns.is_empty() {
        turns = interviews::find(document);
    }
    if turns.is_empty() {
        turns = posts::find(document);
    }
    let mut is_read = vec![false; document.paragraphs().len()];
    let mut reports = Vec::new();
    for Turn { label, paragraphs, words, rule } in turns {
        let last = paragraphs.end.saturating_sub(1);
        for is_read in is_read.get_mut(paragraphs).unwrap_or_default() {
            *is_read = true;
        }
        if !words.is_empty() {
            reports.push(Report {
                cue: label.as_ref().and_then(|label| mark_beside(document, label)),
                speaker: label,
                is_direct: true,
                rule,
                confidence: 0.8,
                ..Report::lone(words, last)
            });
        }
    }
    Turns { reports, is_read }
}

/// The colon after a label, or the dash before a signature.
fn mark_beside(document: &Document, label: &Range<usize>) -> Option<ReportCue> {
    let is_dash = |idx: &usize| matches!(document.word(*idx), "—" | "–" | "―" | "--" | "-");
    let colon = (document.word(label.end) == ":").then_some(label.end);
    colon.or_else(|| label.start.checked_sub(1).filter(is_dash)).map(ReportCue::mark)
}

/// What somebody says in whole paragraphs.
struct Turn {
    /// The words that name who speaks.
    label: Option<Range<usize>>,
    /// All that it takes up, a line with the label among them.
    paragraphs: Range<usize>,
    /// What is said, a fragment a paragraph.
    words: Vec<Range<usize>>,
    rule: &'static str,
}

/// The paragraph's tokens, if it is part of the story.
fn tokens_of(document: &Document, paragraph_idx: usize) -> Option<Range<usize>> {
    let tokens = document.paragraphs().get(paragraph_idx)?.tokens.clone();
    let is_story = document.token(tokens.start)?.region != RegionKind::Boilerplate;
    is_story.then_some(tokens)
}

/// "I", "we" and their forms.
pub fn is_first_person(document: &Document, idx: usize) -> bool {
    matches!(
        document.key(idx),
        "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ours" | "ourselves"
    ) && document.word(idx) != "US"
}

/// Whether somebody speaks for himself in the tokens.
pub fn has_first_person(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|idx| is_first_person(document, idx))
}

/// Whether the writer of the article reports in the tokens: "he said", "Khan told".
fn reports_of_others(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.clone().skip(1).any(|idx| {
        let is_third = matches!(document.key(idx - 1), "he" | "she" | "they" | ")")
            || document.token(idx - 1).is_some_and(|token| {
                token.kind == TokenKind::Word && document.word(idx - 1).starts_with(char::is_uppercase)
            }) && idx > tokens.start + 1
                && document.key(idx - 1) != "i";
        is_third
            && document.is(idx, lexicon::REPORTING_VERB)
            && !document.is(idx, lexicon::REPORTING_WITH_THAT)
    })
}
