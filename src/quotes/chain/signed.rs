//! Signatures below or behind a quotation: "— Idris Amal, mayor of Karsa".

use std::ops::Range;

use super::super::contents::Reader;
use super::super::phrases;
use super::super::reports::{Report, ReportCue};
use crate::document::{Case, TokenKind};
use crate::lexicon;

/// What follows the name of a signature has at most this many tokens.
const MAX_AFTER: usize = 14;

/// Gives the report the speaker who has signed it.
pub(super) fn sign(report: &mut Report, speaker: Range<usize>) {
    report.cue = speaker.start.checked_sub(1).map(ReportCue::mark);
    report.speaker = Some(speaker);
    (report.rule, report.confidence) = ("signed", 0.8);
}

/// A dash and a name, and nothing else of weight: "— Idris Amal, mayor of Karsa", "― Idris Amal (@amal) 5 January 2024".
pub(super) fn signature(reader: &Reader, tokens: &Range<usize>) -> Option<Range<usize>> {
    let document = reader.document;
    let is_dash = matches!(document.word(tokens.start), "—" | "–" | "―" | "-" | "--");
    let mut name = phrases::phrase_after(document, tokens.start + 1, tokens.end).filter(|_| is_dash)?;
    // A handle is no part of the name.
    if let Some(handle) =
        name.clone().find(|&idx| document.word(idx) == "(" && document.word(idx + 1).starts_with('@'))
    {
        name.end = handle;
    }
    let is_name = name.clone().any(|idx| {
        document.token(idx).is_some_and(|token| token.case == Case::Capitalized || token.case == Case::Upper)
    });
    let rest = name.end..tokens.end;
    let ends = rest.is_empty()
        || (rest.len() <= MAX_AFTER && matches!(document.word(rest.start), "," | "." | "("))
            && !is_date(reader, rest.start + 1);
    (is_name && ends).then_some(name)
}

/// "“Bridge falls” — The Karsa Times, January 5, 2024" gives where a title appeared.
fn is_date(reader: &Reader, idx: usize) -> bool {
    let document = reader.document;
    let is_number = |idx: usize| document.token(idx).is_some_and(|token| token.kind == TokenKind::Number);
    let is_month =
        |idx: usize| document.is(idx, lexicon::MONTH) && document.word(idx).starts_with(char::is_uppercase);
    (is_month(idx) && is_number(idx + 1)) || (is_number(idx) && is_month(idx + 1))
}
