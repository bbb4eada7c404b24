//! From the reports of each stretch to whole quotations: quotations that stand alone get the speaker of the quotation
//! before them, paragraphs that run on are joined, and a clause that stands apart ("Khan said.") is tied to its words.

use std::ops::Range;

use super::contents::{Reader, Report, ReportCue};
use super::cues::{self, Cue, Form};
use super::stretches::Stretch;
use super::{appositions, phrases, turns};
use crate::document::{Case, RegionKind, TokenKind};
use crate::lexicon;

/// Quoted words without any cue are speech from this many words on.
const MIN_LONE_WORDS: usize = 6;

/// A paragraph without marks is another's words from this many tokens on.
const MIN_BLOCK: usize = 8;

/// What the stretches read so far leave open.
#[derive(Default)]
struct Open {
    /// The report that the last stretch ended with, if it ended in quoted words.
    last_quote: Option<usize>,
    /// A cue with a colon at the end of the last stretch: "He said:".
    announced: Option<Announced>,
    /// A quotation that stands alone in the last stretch and has no cue yet, with its report if it has one.
    lone: Option<(Range<usize>, Option<usize>)>,
    /// Who speaks in the last stretch, or whom it is about.
    introduced: Option<Range<usize>>,
    /// A colon ends the last stretch.
    has_colon: bool,
    paragraph_idx: usize,
}

/// A cue whose words come in the next stretch.
struct Announced {
    cue: ReportCue,
    form: Form,
    hangs: bool,
    speaker: Option<Range<usize>>,
    audience: Option<Range<usize>>,
}

/// Reads all stretches, in order.
pub fn reports(reader: &Reader, stretches: &[Stretch]) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    let mut turns = turns::find(reader.document).into_iter().peekable();
    let mut open = Open::default();
    for stretch in stretches {
        let paragraph_idx = stretch.paragraph_idx;
        reports.extend(std::iter::from_fn(|| turns.next_if(|turn| turn.paragraph_idx <= paragraph_idx)));
        if reports.last().is_some_and(|last| last.rule == "transcript" && last.paragraph_idx == paragraph_idx)
        {
            open = Open::default();
            continue;
        }
        if reports.last().is_some_and(|last| last.rule == "block" && last.paragraph_idx == paragraph_idx) {
            continue;
        }
        if paragraph_idx > open.paragraph_idx + 1 {
            open = Open::default();
        }
        open = read_one(reader, stretch, &mut reports, open);
    }
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
        let has_cue = idx.is_some_and(|idx| reports.get(idx).is_some_and(|report| report.cue.is_some()));
        let lone = (!has_cue).then_some((quoted, idx));
        return Open { last_quote: idx, lone, paragraph_idx, ..Open::default() };
    }
    // "“Go home.”", then "— Idris Amal, mayor" on its own.
    if let (Some((quoted, lone)), Some(speaker)) = (&open.lone, signature(reader, &stretch.tokens)) {
        let idx = lone.unwrap_or(reports.len());
        if lone.is_none() {
            reports.push(Report::lone(vec![quoted.clone()], paragraph_idx));
        }
        if let Some(report) = reports.get_mut(idx) {
            sign(report, speaker);
        }
        return Open { paragraph_idx, ..Open::default() };
    }
    if let Some(report) = block(reader, stretch, &open) {
        let speaker = report.speaker.clone();
        reports.push(report);
        return Open { introduced: speaker, paragraph_idx, ..Open::default() };
    }
    let cues = cues::find(reader.document, reader.marks, &stretch.tokens);
    // "“Go home!” Khan said.", cut after the exclamation mark.
    if let (Some((quoted, lone)), [cue, ..]) = (open.lone.take(), cues.as_slice())
        && open.paragraph_idx == paragraph_idx
        && cue.head.start == stretch.tokens.start
        && matches!(cue.form, Form::Statement | Form::QuotesOnly | Form::Unsure)
        && ends_after(reader, cue, stretch)
    {
        let idx = lone.unwrap_or(reports.len());
        if lone.is_none() {
            reports.push(Report::lone(vec![quoted], paragraph_idx));
        }
        if let Some(report) = reports.get_mut(idx) {
            report.cue = Some(ReportCue::new(reader.document, cue));
            report.speaker.clone_from(&cue.speaker);
            report.whole_speaker =
                appositions::whole(reader.document, reader.marks, cue, stretch.tokens.end, &[]);
            report.audience = reader.audience(cue, stretch.tokens.end);
            (report.rule, report.confidence) = (cue.form.rule(), 0.8);
        }
        return Open { last_quote: Some(idx), paragraph_idx, ..Open::default() };
    }
    let first = reports.len();
    for report in reader.read(&stretch.tokens, paragraph_idx, &cues) {
        push(reader, reports, report);
    }
    let has_quote = |report: &Report| {
        report.fragments.iter().any(|fragment| {
            reader.marks.at(fragment.start).is_some() || reader.marks.at(fragment.end - 1).is_some()
        })
    };
    let last_quote = (first..reports.len()).rev().find(|&idx| reports.get(idx).is_some_and(has_quote));
    let spoke = reports.get(first..).and_then(|new| new.last()).and_then(|report| report.speaker.clone());
    let introduced = spoke
        .or_else(|| phrases::main_subject(reader.document, stretch.tokens.start, stretch.tokens.end))
        .filter(|speaker| !reader.document.is(speaker.start, lexicon::UNNAMED_SUBJECT));
    let has_colon = reader.document.word(stretch.tokens.end - 1) == ":";
    let announced = announced(reader, &cues, stretch);
    Open { last_quote, announced, lone: None, introduced, has_colon, paragraph_idx }
}

/// A paragraph without quotation marks after "The governor added:" on a line of its own.
fn block(reader: &Reader, stretch: &Stretch, open: &Open) -> Option<Report> {
    let announced = open.announced.as_ref()?;
    let paragraph = reader.document.paragraphs().get(stretch.paragraph_idx)?;
    let is_whole =
        paragraph.tokens.start == stretch.tokens.start && open.paragraph_idx < stretch.paragraph_idx;
    let has_marks = reader.marks.at(stretch.tokens.start).is_some();
    let is_prose = paragraph.tokens.len() >= MIN_BLOCK
        && matches!(reader.document.word(paragraph.tokens.end - 1), "." | "!" | "?" | "…");
    let is_statement = announced.form != Form::Object && !announced.hangs && announced.speaker.is_some();
    (is_whole && !has_marks && is_prose && is_statement).then(|| Report {
        fragments: Vec::from([paragraph.tokens.clone()]),
        cue: Some(announced.cue.clone()),
        speaker: announced.speaker.clone(),
        whole_speaker: None,
        audience: announced.audience.clone(),
        paragraph_idx: stretch.paragraph_idx,
        is_direct: true,
        rule: "block",
        confidence: 0.6,
    })
}

/// Gives the report the speaker who has signed it.
fn sign(report: &mut Report, speaker: Range<usize>) {
    report.cue = speaker.start.checked_sub(1).map(ReportCue::mark);
    report.speaker = Some(speaker);
    (report.rule, report.confidence) = ("signed", 0.8);
}

/// A dash and a name, and nothing else of weight: "— Idris Amal, mayor of Karsa".
fn signature(reader: &Reader, tokens: &Range<usize>) -> Option<Range<usize>> {
    let document = reader.document;
    let is_dash = matches!(document.word(tokens.start), "—" | "–" | "―" | "-" | "--");
    let name = phrases::phrase_after(document, tokens.start + 1, tokens.end).filter(|_| is_dash)?;
    let is_name = name.clone().any(|idx| {
        document.token(idx).is_some_and(|token| token.case == Case::Capitalized || token.case == Case::Upper)
    });
    let rest = name.end..tokens.end;
    let ends = rest.is_empty() || (rest.len() <= 12 && matches!(document.word(rest.start), "," | "." | "("));
    (is_name && ends).then_some(name)
}

/// Adds a report, or joins it to the one whose quotation runs on into it.
fn push(reader: &Reader, reports: &mut Vec<Report>, report: Report) {
    let is_continued = report
        .fragments
        .first()
        .and_then(|fragment| reader.marks.at(fragment.start))
        .is_some_and(|quoted| quoted.is_continued);
    if is_continued
        && let Some(last) = reports.last_mut()
        && last.paragraph_idx + 1 == report.paragraph_idx
    {
        last.fragments.extend(report.fragments);
        last.paragraph_idx = report.paragraph_idx;
        if last.cue.is_none() {
            last.cue = report.cue;
            last.speaker = report.speaker;
            last.rule = report.rule;
        }
        return;
    }
    reports.push(report);
}

/// The quotation that the stretch consists of, marks and dashes apart, and who has signed it.
fn standing_alone(reader: &Reader, tokens: &Range<usize>) -> Option<(Range<usize>, Option<Range<usize>>)> {
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
fn stand_alone(
    reader: &Reader,
    reports: &mut Vec<Report>,
    open: &Open,
    quoted: Range<usize>,
    stretch: &Stretch,
) -> Option<usize> {
    let is_continued = reader.marks.at(quoted.start).is_some_and(|quoted| quoted.is_continued);
    let last = open.last_quote.and_then(|idx| reports.get_mut(idx).map(|report| (idx, report)));
    if let Some((idx, report)) = last {
        // "“One,” he said. “Two.”" is one quotation, and so is one that runs over paragraphs.
        let begins_quoted =
            report.fragments.first().is_some_and(|fragment| reader.marks.at(fragment.start).is_some());
        let follows = open.paragraph_idx == stretch.paragraph_idx && begins_quoted && report.rule != "lone";
        if is_continued || follows {
            report.fragments.push(quoted);
            report.paragraph_idx = stretch.paragraph_idx;
            return Some(idx);
        }
    }
    let fragments = vec![quoted.clone()];
    let paragraph_idx = stretch.paragraph_idx;
    if let Some(announced) = &open.announced {
        let (rule, confidence) = ("announced", 0.85);
        reports.push(Report {
            fragments,
            cue: Some(announced.cue.clone()),
            speaker: announced.speaker.clone(),
            whole_speaker: None,
            audience: announced.audience.clone(),
            paragraph_idx,
            is_direct: true,
            rule,
            confidence,
        });
        return Some(reports.len() - 1);
    }
    let carried = open.last_quote.and_then(|idx| reports.get(idx)).and_then(|report| report.speaker.clone());
    // "The mayor was angry. “Nobody asked us.”", and over the paragraph's end after "The mayor spoke to the crowd:"
    let is_next = open.has_colon || open.paragraph_idx == stretch.paragraph_idx;
    let introduced = open.introduced.clone().filter(|_| is_next);
    let n_words = quoted
        .clone()
        .filter(|&idx| reader.document.token(idx).is_some_and(|token| token.kind == TokenKind::Word))
        .count();
    let is_headline =
        reader.document.token(quoted.start).is_some_and(|token| token.region == RegionKind::Headline);
    let is_subhead = reader.is_title(&quoted) && n_words < MIN_LONE_WORDS;
    if is_subhead || (carried.is_none() && (n_words < MIN_LONE_WORDS || is_headline)) {
        return None;
    }
    let (speaker, rule, confidence) = match (carried, introduced) {
        (Some(carried), _) => (Some(carried), "carried", 0.7),
        (None, Some(introduced)) => (Some(introduced), "introduced", 0.5),
        (None, None) => (None, "lone", 0.4),
    };
    let (cue, audience) = (None, None);
    reports.push(Report {
        fragments,
        cue,
        speaker,
        whole_speaker: None,
        audience,
        paragraph_idx,
        is_direct: true,
        rule,
        confidence,
    });
    Some(reports.len() - 1)
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
    Some(Announced {
        cue: ReportCue::new(reader.document, cue),
        form: cue.form,
        hangs: cue.hangs,
        speaker,
        audience: reader.audience(cue, last),
    })
}
