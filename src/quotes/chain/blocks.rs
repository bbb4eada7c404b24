//! Statements given in paragraphs without quotation marks, after "The governor added:" or "The full text:".

use std::ops::Range;

use super::super::contents::Reader;
use super::super::cues::{self, Form};
use super::super::phrases;
use super::super::reports::{Report, ReportCue};
use super::super::stretches::Stretch;
use super::super::turns::has_first_person;
use super::{Announced, Heading, Open};
use crate::document::RegionKind;
use crate::lexicon;

/// A paragraph without marks is another's words from this many tokens on.
const MIN_BLOCK: usize = 8;
/// What goes on has at least this many.
const MIN_MORE: usize = 3;
/// A line with nothing but a salutation has at most this many tokens.
const MAX_SALUTATION: usize = 8;
/// A line that announces a text has at most this many tokens.
const MAX_HEADING: usize = 14;

/// A paragraph without quotation marks after "The governor added:" on a line of its own.
pub(super) fn begin(reader: &Reader, stretch: &Stretch, open: &Open) -> Option<Report> {
    let tokens = whole(reader, stretch, MIN_BLOCK).filter(|_| open.paragraph_idx < stretch.paragraph_idx)?;
    let report = |fragment, speaker, confidence| Report {
        speaker,
        is_direct: true,
        rule: "block",
        confidence,
        ..Report::lone(Vec::from([fragment]), stretch.paragraph_idx)
    };
    if let Some(Announced { cue, speaker, audience }) = &open.announced {
        let is_statement = cue.form != Form::Object && !cue.hangs && speaker.is_some();
        return is_statement.then(|| Report {
            cue: Some(ReportCue::new(reader.document, cue)),
            audience: audience.clone(),
            ..report(tokens, speaker.clone(), 0.6)
        });
    }
    let heading = open.heading.as_ref()?;
    let is_text = heading.is_sure || has_first_person(reader.document, &tokens);
    is_text.then(|| report(tokens, heading.of.clone(), 0.5))
}

/// The paragraph, if the block of the paragraph before goes on in it: somebody still speaks for himself, and no clause
/// tells who.
pub(super) fn go_on(reader: &Reader, stretch: &Stretch) -> Option<Range<usize>> {
    let tokens = whole(reader, stretch, MIN_MORE)?;
    let cues = cues::find(reader.document, reader.marks, &stretch.tokens);
    let is_told = cues
        .iter()
        .any(|cue| cue.speaker.as_ref().is_some_and(|speaker| !has_first_person(reader.document, speaker)));
    (has_first_person(reader.document, &tokens) && !is_told).then_some(tokens)
}

/// The stretch's paragraph, if it begins it and is prose without marks around it.
fn whole(reader: &Reader, stretch: &Stretch, min: usize) -> Option<Range<usize>> {
    let paragraph = reader.document.paragraphs().get(stretch.paragraph_idx)?;
    let tokens = paragraph.tokens.clone();
    let is_body = reader.document.token(tokens.start)?.region == RegionKind::Body;
    let is_prose =
        tokens.len() >= min && matches!(reader.document.word(tokens.end - 1), "." | "!" | "?" | "…" | "...");
    let has_marks = reader.marks.at(tokens.start).is_some();
    (tokens.start == stretch.tokens.start && is_body && is_prose && !has_marks).then_some(tokens)
}

/// "Dear citizens," on a line of its own.
pub(super) fn is_salutation(reader: &Reader, stretch: &Stretch) -> bool {
    matches!(reader.document.key(stretch.tokens.start), "dear" | "fellow")
        && stretch.tokens.len() <= MAX_SALUTATION
        && matches!(reader.document.word(stretch.tokens.end - 1), "," | "!" | ":")
}

/// A line that announces a text ("The full text:", "Khan's letter in full:"), with whose text it is, if it says so.
pub(super) fn heading(reader: &Reader, stretch: &Stretch) -> Option<Heading> {
    let document = reader.document;
    let tokens = stretch.tokens.clone();
    let is_text = |idx: usize| {
        document.is(idx, lexicon::UTTERANCE)
            || matches!(document.key(idx), "text" | "transcript" | "words" | "declaration")
    };
    tokens.clone().find(|&idx| is_text(idx))?;
    let is_line = document.paragraphs().get(stretch.paragraph_idx)?.tokens.end == tokens.end;
    if !is_line || tokens.len() > MAX_HEADING || document.word(tokens.end - 1) != ":" {
        return None;
    }
    let possessive = tokens
        .clone()
        .find(|&idx| matches!(document.key(idx), "'s" | "'") && (is_text(idx + 1) || is_text(idx + 2)));
    // "the full text of ⟨the president⟩’s letter", "here is ⟨Lena Brandt⟩’s letter"
    let of = possessive.map(|end| {
        let before = (tokens.start..end)
            .rev()
            .find(|&idx| document.is(idx, lexicon::PREPOSITION | lexicon::AUXILIARY | lexicon::AUXILIARY_BE));
        before.map_or(tokens.start, |before| before + 1)..end
    });
    // "the following statement was issued by ⟨the mayor⟩"
    let by = tokens.clone().find(|&idx| document.key(idx) == "by");
    let of = of.or_else(|| phrases::phrase_after(document, by? + 1, tokens.end));
    let is_sure = tokens.clone().any(|idx| matches!(document.key(idx), "following" | "full"));
    Some(Heading { of, is_sure })
}
