//! Quoted words whose clause does not report them: they are the last speaker's, or of whom the sentence is about.

use std::ops::Range;

use super::super::contents::Reader;
use super::super::phrases;
use super::super::reports::{Report, ReportCue};
use super::super::stretches::Stretch;
use super::signed::signature;
use super::{Announced, Open};
use crate::document::{Case, RegionKind, TokenKind};
use crate::lexicon;

/// Quoted words without any cue are speech from this many words on.
const MIN_LONE_WORDS: usize = 6;
/// A whole sentence in marks after one about somebody is speech from this many words on.
const MIN_INTRODUCED_WORDS: usize = 2;
/// A subject that is no noun phrase is no longer than this, in tokens.
const MAX_SHORT: usize = 4;
/// The turns of a dialogue whose speakers are not named each time are no longer than this, in tokens.
const MAX_EXCHANGE: usize = 24;

/// The quotation that the stretch consists of, marks and dashes apart, and who has signed it.
pub(super) fn standing_alone(
    reader: &Reader,
    tokens: &Range<usize>,
) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let is_mark = |idx: usize| reader.document.token(idx).is_some_and(|token| token.kind == TokenKind::Mark);
    let first = tokens.clone().take(3).find(|&idx| reader.marks.at(idx).is_some() || !is_mark(idx))?;
    let quoted = reader.marks.at(first)?.tokens.clone();
    if quoted.start != first {
        return None;
    }
    let mut rest = quoted.end..tokens.end;
    if let Some(speaker) = signature(reader, &rest) {
        return Some((quoted, Some(speaker)));
    }
    (rest.len() <= 3 && rest.all(is_mark)).then_some((quoted, None))
}

/// Finds the speaker of a quotation that stands alone; gives the index of its report.
pub(super) fn stand_alone(
    reader: &Reader,
    reports: &mut Vec<Report>,
    open: &Open,
    quoted: Range<usize>,
    stretch: &Stretch,
) -> Option<usize> {
    let is_continued = reader.marks.at(quoted.start).is_some_and(|quoted| quoted.is_continued);
    let is_same_paragraph = open.paragraph_idx == stretch.paragraph_idx;
    let last = open.last_quote.and_then(|idx| reports.get_mut(idx).map(|report| (idx, report)));
    if let Some((idx, report)) = last {
        // "“One,” he said. “Two.”" is one quotation, and so is one that runs over paragraphs.
        let begins_quoted =
            report.fragments.first().is_some_and(|fragment| reader.marks.at(fragment.start).is_some());
        let follows = is_same_paragraph && begins_quoted && report.rule != "lone";
        if is_continued || follows {
            report.fragments.push(quoted);
            report.paragraph_idx = stretch.paragraph_idx;
            return Some(idx);
        }
    }
    let fragments = vec![quoted.clone()];
    let paragraph_idx = stretch.paragraph_idx;
    if let Some(Announced { cue, speaker, audience }) = &open.announced {
        reports.push(Report {
            cue: Some(ReportCue::new(reader.document, cue)),
            speaker: speaker.clone(),
            audience: audience.clone(),
            is_direct: true,
            rule: "announced",
            confidence: 0.85,
            ..Report::lone(fragments, paragraph_idx)
        });
        return Some(reports.len() - 1);
    }
    let speaker_of =
        |idx: Option<usize>| idx.and_then(|idx| reports.get(idx)).and_then(|report| report.speaker.clone());
    let is_first_again = !is_same_paragraph && is_exchange(reader, reports, open, &quoted);
    let carried = speaker_of(if is_first_again { open.before_last } else { open.last_quote });
    let introduced = introduced(reader, open, is_same_paragraph);
    let n_words = quoted
        .clone()
        .filter(|&idx| reader.document.token(idx).is_some_and(|token| token.kind == TokenKind::Word))
        .count();
    let is_headline =
        reader.document.token(quoted.start).is_some_and(|token| token.region == RegionKind::Headline);
    let is_subhead = reader.is_title(&quoted) && n_words < MIN_LONE_WORDS;
    let is_whole = n_words >= MIN_INTRODUCED_WORDS && is_sentence(reader, &quoted);
    let is_said = (is_same_paragraph || open.has_colon) && introduced.is_some() && is_whole && !is_headline;
    if !is_said && (is_subhead || (carried.is_none() && (n_words < MIN_LONE_WORDS || is_headline))) {
        return None;
    }
    let (speaker, rule, confidence) = match (carried, introduced) {
        (Some(carried), _) => (Some(carried), "carried", 0.7),
        (None, Some(introduced)) => (Some(introduced), "introduced", 0.5),
        (None, None) => (None, "lone", 0.4),
    };
    let lone = Report::lone(fragments, paragraph_idx);
    reports.push(Report { speaker, is_direct: true, rule, confidence, ..lone });
    Some(reports.len() - 1)
}

/// Whom the last stretch is about, if the quotation may be his: "The mayor was angry. “Nobody asked us.”", over the
/// paragraph's end after "The mayor spoke to the crowd:", or where that paragraph tells of one person by name.
fn introduced(reader: &Reader, open: &Open, is_same_paragraph: bool) -> Option<Range<usize>> {
    let introduced = open.introduced.clone().filter(|_| open.last_quote.is_none())?;
    let document = reader.document;
    let is_person = matches!(document.key(introduced.start), "he" | "she")
        || introduced.len() > 1
            && introduced.clone().all(|idx| {
                document.token(idx).is_some_and(|token| {
                    token.kind == TokenKind::Word && matches!(token.case, Case::Capitalized | Case::Mixed)
                })
            });
    (is_same_paragraph || open.has_colon || is_person).then_some(introduced)
}

/// A capital at the beginning and a full stop, question or exclamation mark at the end, within the marks or after them.
fn is_sentence(reader: &Reader, quoted: &Range<usize>) -> bool {
    let begins = reader.document.token(quoted.start + 1).is_some_and(|token| token.case != Case::Lower);
    begins
        && (quoted.end.saturating_sub(3)..quoted.end + 1)
            .any(|idx| matches!(reader.document.word(idx), "." | "!" | "?" | "…" | "..."))
}

/// Whether two speakers take turns, a short paragraph each, so that the next one is the first one's again.
fn is_exchange(reader: &Reader, reports: &[Report], open: &Open, quoted: &Range<usize>) -> bool {
    let at = |idx: Option<usize>| idx.and_then(|idx| reports.get(idx));
    let (Some(first), Some(second)) = (at(open.before_last), at(open.last_quote)) else { return false };
    let is_short =
        |report: &Report| report.fragments.iter().map(ExactSizeIterator::len).sum::<usize>() <= MAX_EXCHANGE;
    let is_named = |report: &Report| report.speaker.is_some();
    let words = |report: &Report| {
        report
            .speaker
            .clone()
            .map(|speaker| reader.document.span_of(speaker).of(reader.document.text()).to_lowercase())
    };
    // Each turn begins its paragraph, as it does in a dialogue.
    let begins = |report: &Report| {
        let first = report.fragments.first().map(|fragment| fragment.start);
        first.is_some_and(|first| {
            reader
                .document
                .paragraphs()
                .get(report.paragraph_idx)
                .is_some_and(|own| own.tokens.start == first)
        })
    };
    begins(first)
        && begins(second)
        && is_named(first)
        && is_named(second)
        && words(first) != words(second)
        && is_short(first)
        && is_short(second)
        && quoted.len() <= MAX_EXCHANGE
        && second.paragraph_idx == first.paragraph_idx + 1
}

/// The words after a colon in a sentence that does not say they are said: "The owner is unmoved: “It’s a bar.”"
pub(super) fn after_colon(
    reader: &Reader,
    stretch: &Stretch,
    found: &[Report],
    open: &Open,
) -> Option<Report> {
    let document = reader.document;
    let tokens = stretch.tokens.clone();
    let last = tokens.clone().rev().take(3).find(|&idx| reader.marks.at(idx).is_some())?;
    let quoted = reader.marks.at(last)?.tokens.clone();
    let colon = quoted.start.checked_sub(1).filter(|&colon| colon > tokens.start)?;
    let is_found = |report: &Report| report.fragments.iter().any(|fragment| fragment.end > colon);
    let n_words = quoted
        .clone()
        .filter(|&idx| document.token(idx).is_some_and(|token| token.kind == TokenKind::Word))
        .count();
    let is_headline = document.token(colon).is_some_and(|token| token.region == RegionKind::Headline);
    let begins = document.token(quoted.start + 1).is_some_and(|token| token.case != Case::Lower);
    let is_speech = document.word(colon) == ":"
        && n_words >= MIN_INTRODUCED_WORDS
        && (is_sentence(reader, &quoted) || (is_headline && begins && n_words > MIN_INTRODUCED_WORDS))
        && !(reader.is_title(&quoted) && n_words > 2)
        && !found.iter().any(is_found);
    if !is_speech {
        return None;
    }
    // "Then: “Who knows?”" is the last speaker's.
    let goes_on = (tokens.start..colon).all(|idx| {
        document.is(idx, lexicon::CLAUSE_OPENER | lexicon::SEQUENCE_ADVERB | lexicon::COORDINATOR)
    });
    let is_same_paragraph = open.paragraph_idx == stretch.paragraph_idx;
    let speaker = if goes_on {
        open.introduced.clone().filter(|_| is_same_paragraph)
    } else {
        let end = (tokens.start..colon).find(|&idx| reader.marks.at(idx).is_some()).unwrap_or(colon);
        subject(reader, tokens.start, end)
            .filter(|speaker| speaker.len() > 1 || !document.is(speaker.start, lexicon::DETERMINER))
            .or_else(|| short_subject(reader, tokens.start..end))
            .filter(|speaker| !document.is(speaker.start, lexicon::UNNAMED_SUBJECT))
    };
    Some(Report {
        speaker,
        is_direct: true,
        rule: "introduced",
        confidence: 0.5,
        ..Report::lone(vec![quoted], stretch.paragraph_idx)
    })
}

/// "Another said:", "A third:": all there is before the verb.
fn short_subject(reader: &Reader, mut tokens: Range<usize>) -> Option<Range<usize>> {
    let document = reader.document;
    let verb = lexicon::REPORTING_VERB | lexicon::REPORTING_DIRECT;
    while !tokens.is_empty() && document.is(tokens.end - 1, verb) {
        tokens.end -= 1;
    }
    let is_short = (1..=MAX_SHORT).contains(&tokens.len());
    (is_short && document.is(tokens.start, lexicon::DETERMINER)).then_some(tokens)
}

/// Who or what the tokens are about.
pub(super) fn subject(reader: &Reader, start: usize, end: usize) -> Option<Range<usize>> {
    let mut subject = phrases::main_subject(reader.document, start, end)?;
    let is_rest_mark = (subject.end..end)
        .all(|idx| reader.document.token(idx).is_some_and(|token| token.kind == TokenKind::Mark));
    let is_small = |idx: usize| reader.document.token(idx).is_some_and(|token| token.case == Case::Lower);
    // "Her neighbour agrees.": a subject is not all there is.
    if is_rest_mark && subject.len() > 1 && is_small(subject.end - 1) {
        subject.end -= 1;
    }
    Some(subject)
}

/// Adds what the speaker goes on to say after an aside: "“I was there” – he points – “with nothing but a rifle.”"
pub(super) fn go_on_after_aside(
    reader: &Reader,
    stretch: &Stretch,
    reports: &mut [Report],
    last: Option<usize>,
) {
    let Some(report) = last.and_then(|idx| reports.get_mut(idx)) else { return };
    let Some(end) = report.fragments.last().map(|fragment| fragment.end) else { return };
    let is_quoted = |idx: usize| reader.marks.at(idx).is_some();
    if !report.fragments.first().is_some_and(|first| is_quoted(first.start)) || !is_quoted(end - 1) {
        return;
    }
    let mut idx = end.max(report.cue.as_ref().map_or(0, |cue| cue.tokens.end));
    while idx < stretch.tokens.end {
        let Some(quoted) = reader.marks.at(idx).map(|quoted| quoted.tokens.clone()) else {
            idx += 1;
            continue;
        };
        let is_dash = matches!(reader.document.word(quoted.start - 1), "—" | "–" | "-" | "--");
        let goes_on = reader.document.token(quoted.start + 1).is_some_and(|token| token.case == Case::Lower);
        if is_dash && goes_on && quoted.len() > 4 && quoted.start >= idx {
            report.fragments.push(quoted.clone());
        }
        idx = quoted.end.max(idx + 1);
    }
}
