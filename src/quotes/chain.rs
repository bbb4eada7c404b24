//! From the reports of each stretch to whole quotations: quotations that stand alone get the speaker of the quotation
//! before them, paragraphs that run on are joined, and a clause that stands apart ("Khan said.") is tied to its words.

mod blocks;
mod lone;
mod signed;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::contents::Reader;
use super::cues::{self, Cue, Form};
use super::reports::{Report, ReportCue};
use super::stretches::Stretch;
use super::{appositions, turns};
use crate::document::{Case, TokenKind};
use crate::lexicon;
use lone::{after_colon, go_on_after_aside, stand_alone, standing_alone, subject};
use signed::{sign, signature};

/// A cue whose words come in the next stretch.
struct Announced {
    cue: Cue,
    speaker: Option<Range<usize>>,
    audience: Option<Range<usize>>,
}

/// A line that announces a text, with whose text it is if it says so.
struct Heading {
    of: Option<Range<usize>>,
    /// It says that the text follows, whoever speaks in it.
    is_sure: bool,
}

/// A quotation that is a stretch of its own.
struct Lone {
    quoted: Range<usize>,
    /// Its report, if it has one.
    report: Option<usize>,
    /// It is taken for more of what that report's cue reports.
    is_joined: bool,
}

/// What the stretches read so far leave open.
#[derive(Default)]
struct Open {
    /// The report that the last stretch ended with, if it ended in quoted words.
    last_quote: Option<usize>,
    /// The quotation before it, if nothing but the two stands there.
    before_last: Option<usize>,
    /// A cue with a colon at the end of the last stretch: "He said:".
    announced: Option<Announced>,
    /// The last stretch announces a text: "The full text:".
    heading: Option<Heading>,
    /// A statement without marks that may go on.
    block: Option<usize>,
    /// A quotation that stands alone in the last stretch and has no cue of its own yet.
    lone: Option<Lone>,
    /// Who speaks in the last stretch, or whom it is about.
    introduced: Option<Range<usize>>,
    /// A colon ends the last stretch.
    has_colon: bool,
    paragraph_idx: usize,
}

/// Reads all stretches, in order.
pub fn reports(reader: &Reader, stretches: &[Stretch]) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    let turns = turns::find(reader.document);
    let mut of_turns = turns.reports.into_iter().peekable();
    let mut open = Open::default();
    for stretch in stretches {
        let paragraph_idx = stretch.paragraph_idx;
        reports.extend(std::iter::from_fn(|| of_turns.next_if(|turn| turn.paragraph_idx <= paragraph_idx)));
        if turns.is_read.get(paragraph_idx).copied().unwrap_or_default() {
            open = Open::default();
            continue;
        }
        if open.block.is_some() && paragraph_idx == open.paragraph_idx {
            continue;
        }
        if paragraph_idx > open.paragraph_idx + 1 {
            open = Open::default();
        }
        open = read_one(reader, stretch, &mut reports, open);
    }
    reports.extend(of_turns);
    reports
}

/// Reads a stretch after what the one before it left open.
fn read_one(reader: &Reader, stretch: &Stretch, reports: &mut Vec<Report>, mut open: Open) -> Open {
    let paragraph_idx = stretch.paragraph_idx;
    if let Some((quoted, signature)) = standing_alone(reader, &stretch.tokens) {
        let idx = match signature {
            Some(speaker) => {
                let mut report = Report::lone(vec![quoted.clone()], paragraph_idx);
                sign(&mut report, speaker);
                reports.push(report);
                // What follows a signed quotation is another's.
                return Open { paragraph_idx, ..Open::default() };
            }
            None => stand_alone(reader, reports, &open, quoted.clone(), stretch),
        };
        let report = idx.and_then(|idx| reports.get(idx));
        let is_joined = report.is_some_and(|report| report.cue.is_some() && report.fragments.len() > 1);
        let is_open = is_joined || report.is_none_or(|report| report.cue.is_none());
        let lone = is_open.then_some(Lone { quoted, report: idx, is_joined });
        let introduced = open.introduced.filter(|_| open.paragraph_idx == paragraph_idx);
        let before_last = if idx == open.last_quote { open.before_last } else { open.last_quote };
        return Open { last_quote: idx, before_last, lone, introduced, paragraph_idx, ..Open::default() };
    }
    // "“Go home.”", then "— Idris Amal, mayor" on its own.
    if let Some(lone) = open.lone.as_ref().filter(|lone| !lone.is_joined)
        && let Some(speaker) = signature(reader, &stretch.tokens)
    {
        let idx = own_report(reports, lone, paragraph_idx);
        if let Some(report) = reports.get_mut(idx) {
            sign(report, speaker);
        }
        return Open { paragraph_idx, ..Open::default() };
    }
    if blocks::is_salutation(reader, stretch) && (open.heading.is_some() || open.announced.is_some()) {
        return Open { paragraph_idx, ..open };
    }
    if let Some(report) = blocks::begin(reader, stretch, &open) {
        let introduced = report.speaker.clone();
        reports.push(report);
        return Open { block: Some(reports.len() - 1), introduced, paragraph_idx, ..Open::default() };
    }
    if let Some(idx) = open.block
        && let Some(report) = reports.get_mut(idx)
        && let Some(paragraph) = blocks::go_on(reader, stretch)
    {
        report.fragments.push(paragraph);
        report.paragraph_idx = paragraph_idx;
        return Open { block: Some(idx), introduced: open.introduced, paragraph_idx, ..Open::default() };
    }
    let cues = cues::find(reader.document, reader.marks, &stretch.tokens);
    // "“Go home!” Khan said.", cut after the exclamation mark.
    if let (Some(lone), [cue, ..]) = (open.lone.take(), cues.as_slice())
        && open.paragraph_idx == paragraph_idx
        && cue.head.start == stretch.tokens.start
        && is_attribution(reader, cue, stretch, &lone, open.introduced.is_some())
    {
        let idx = own_report(reports, &lone, paragraph_idx);
        if let Some(report) = reports.get_mut(idx) {
            report.cue = Some(ReportCue::new(reader.document, cue));
            report.speaker.clone_from(&cue.speaker);
            report.whole_speaker =
                appositions::whole(reader.document, reader.marks, cue, stretch.tokens.end, &[]);
            report.audience = reader.audience(cue, stretch.tokens.end);
            (report.rule, report.confidence) = (cue.form.rule(), 0.8);
        }
        let (last_quote, before_last) = (Some(idx), open.before_last);
        return Open { last_quote, before_last, paragraph_idx, ..Open::default() };
    }
    let first = reports.len();
    let mut changed = Vec::new();
    for report in reader.read(&stretch.tokens, paragraph_idx, &cues) {
        changed.push(push(reader, reports, report));
    }
    go_on_after_aside(reader, stretch, reports, changed.last().copied());
    if let Some(report) = after_colon(reader, stretch, reports.get(first..).unwrap_or_default(), &open) {
        reports.push(report);
        changed.push(reports.len() - 1);
    }
    let has_quote = |report: &Report| {
        report.fragments.iter().any(|fragment| {
            reader.marks.at(fragment.start).is_some() || reader.marks.at(fragment.end - 1).is_some()
        })
    };
    let last_quote = changed.iter().rev().copied().find(|&idx| reports.get(idx).is_some_and(has_quote));
    let before_last = open.last_quote.filter(|_| changed.len() == 1 && last_quote.is_some());
    let spoke = reports.get(first..).and_then(|new| new.last()).and_then(|report| report.speaker.clone());
    // "Oblak needs the Greens, and Kralj has ruled that out.": whoever a cue names, though it reports nothing.
    let named = || cues.iter().rev().find(|cue| !cue.hangs).and_then(|cue| cue.speaker.clone());
    let introduced = spoke
        .or_else(named)
        .or_else(|| subject(reader, stretch.tokens.start, stretch.tokens.end))
        .filter(|speaker| !reader.document.is(speaker.start, lexicon::UNNAMED_SUBJECT));
    let has_colon = reader.document.word(stretch.tokens.end - 1) == ":";
    let announced = announced(reader, &cues, stretch);
    let heading = blocks::heading(reader, stretch).filter(|_| changed.is_empty());
    Open {
        last_quote,
        before_last,
        announced,
        heading,
        block: None,
        lone: None,
        introduced,
        has_colon,
        paragraph_idx,
    }
}

/// The report that the quotation is alone in, or the one that it has had; it is taken out of one that it was joined to.
fn own_report(reports: &mut Vec<Report>, lone: &Lone, paragraph_idx: usize) -> usize {
    if let Some(idx) = lone.report.filter(|_| !lone.is_joined) {
        return idx;
    }
    if let Some(report) = lone.report.and_then(|idx| reports.get_mut(idx)) {
        report.fragments.retain(|fragment| *fragment != lone.quoted);
    }
    reports.push(Report::lone(vec![lone.quoted.clone()], paragraph_idx));
    reports.len() - 1
}

/// Adds a report, or joins it to the one whose quotation runs on into it; gives its index.
fn push(reader: &Reader, reports: &mut Vec<Report>, report: Report) -> usize {
    let is_continued = report
        .fragments
        .first()
        .and_then(|fragment| reader.marks.at(fragment.start))
        .is_some_and(|quoted| quoted.is_continued);
    if is_continued
        && let Some(last) = reports.last_mut()
        && last.paragraph_idx + 1 == report.paragraph_idx
        && !is_another(reader, last, &report)
    {
        last.fragments.extend(report.fragments);
        last.paragraph_idx = report.paragraph_idx;
        if last.cue.is_none() {
            last.cue = report.cue;
            last.speaker = report.speaker;
            last.rule = report.rule;
        }
        return reports.len() - 1;
    }
    reports.push(report);
    reports.len() - 1
}

/// Whether the next paragraph names another speaker, so that the marks of the one before were never closed.
fn is_another(reader: &Reader, last: &Report, next: &Report) -> bool {
    let name = |report: &Report| {
        let speaker = report.speaker.clone()?;
        let is_name = |idx: &usize| {
            !reader.document.is(*idx, lexicon::SUBJECT_PRONOUN)
                && reader.document.token(*idx).is_some_and(|token| {
                    token.kind == TokenKind::Word
                        && matches!(token.case, Case::Capitalized | Case::Upper | Case::Mixed)
                })
        };
        let last = speaker.take_while(|&idx| reader.document.word(idx) != "(").filter(is_name).last()?;
        Some(reader.document.key(last).to_owned())
    };
    name(last).zip(name(next)).is_some_and(|(last, next)| last != next)
}

/// Whether the cue that begins the stretch belongs to the quotation before it: "“Go home!” Khan said."
fn is_attribution(reader: &Reader, cue: &Cue, stretch: &Stretch, lone: &Lone, is_introduced: bool) -> bool {
    // "Khan was angry. “Nobody asked us.” Amal laughed.": after a full stop, another sentence.
    let is_over = matches!(reader.document.word(lone.quoted.end.saturating_sub(2)), "." | "…");
    let is_continued = reader.marks.at(lone.quoted.start).is_some_and(|quoted| quoted.is_continued);
    if lone.is_joined && (is_over || is_continued) {
        return false;
    }
    let may_report = match cue.form {
        Form::Statement | Form::Unsure => true,
        Form::QuotesOnly => !(is_over && is_introduced),
        Form::Object => !is_over && cue.head.end + 1 >= stretch.tokens.end,
        Form::According | Form::Wish | Form::Noun => false,
    };
    may_report && ends_after(reader, cue, stretch)
}

/// Whether nothing of weight follows the cue in its stretch.
fn ends_after(reader: &Reader, cue: &Cue, stretch: &Stretch) -> bool {
    let rest = cue.head.end..stretch.tokens.end;
    rest.len() <= 12
        && rest.clone().all(|idx| reader.marks.at(idx).is_none())
        && (rest.len() <= 1
            || rest.clone().next().is_some_and(|idx| {
                reader.document.is(idx, lexicon::PREPOSITION | lexicon::WEEKDAY)
                    || reader.document.word(idx) == ","
            }))
}

/// The cue before a colon or comma that ends the stretch, with its speaker.
fn announced(reader: &Reader, cues: &[Cue], stretch: &Stretch) -> Option<Announced> {
    let last = stretch.tokens.end.checked_sub(1)?;
    let cue = cues.last()?;
    let is_next_to_mark = cue.head.end == last;
    let is_announced = match reader.document.word(last) {
        ":" => is_next_to_mark || cue.form != Form::QuotesOnly,
        "," => is_next_to_mark,
        _ => false,
    };
    if !is_announced || reader.marks.at(last).is_some() {
        return None;
    }
    let speaker = cue.speaker.clone().or_else(|| cues.iter().rev().find_map(|cue| cue.speaker.clone()));
    let audience = reader.audience(cue, last);
    Some(Announced { cue: cue.clone(), speaker, audience })
}
