//! From the reports of each stretch to whole quotations: quotations that stand alone get the speaker of the quotation
//! before them, paragraphs that run on are joined, and a clause that stands apart ("Khan said.") is tied to its words.

mod blocks;
mod signed;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::contents::{Reader, Report};
use super::cues::{self, Cue, Form};
use super::stretches::Stretch;
use super::{phrases, turns};
use crate::document::{Case, RegionKind, TokenKind};
use crate::lexicon;
use signed::{sign, signature};

/// Quoted words without any cue are speech from this many words on.
const MIN_LONE_WORDS: usize = 6;
/// A whole sentence in marks after one about somebody is speech from this many words on.
const MIN_INTRODUCED_WORDS: usize = 2;
/// The turns of a dialogue whose speakers are not named each time are no longer than this, in tokens.
const MAX_EXCHANGE: usize = 24;

/// A cue whose words come in the next stretch.
struct Announced {
    cue: Cue,
    speaker: Option<Range<usize>>,
}

/// A line that announces a text, with whose text it is if it says so.
struct Heading {
    of: Option<Range<usize>>,
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
    /// A quotation that stands alone in the last stretch and has no cue yet, with its report if it has one.
    lone: Option<(Range<usize>, Option<usize>)>,
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
        let has_cue = idx.is_some_and(|idx| reports.get(idx).is_some_and(|report| report.cue.is_some()));
        let lone = (!has_cue).then_some((quoted, idx));
        let introduced = open.introduced.filter(|_| open.paragraph_idx == paragraph_idx);
        let before_last = if idx == open.last_quote { open.before_last } else { open.last_quote };
        return Open { last_quote: idx, before_last, lone, introduced, paragraph_idx, ..Open::default() };
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
    if let (Some((quoted, lone)), [cue, ..]) = (open.lone.take(), cues.as_slice())
        && open.paragraph_idx == paragraph_idx
        && cue.head.start == stretch.tokens.start
        && is_attribution(reader, cue, stretch, &quoted, open.introduced.is_some())
    {
        let idx = lone.unwrap_or(reports.len());
        if lone.is_none() {
            reports.push(Report::lone(vec![quoted], paragraph_idx));
        }
        if let Some(report) = reports.get_mut(idx) {
            report.cue = Some(cue.tokens.clone());
            report.speaker.clone_from(&cue.speaker);
            (report.rule, report.confidence) = ("cue", 0.8);
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
    let introduced = spoke
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

/// Who or what the tokens are about.
fn subject(reader: &Reader, start: usize, end: usize) -> Option<Range<usize>> {
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

/// The words after a colon in a sentence that does not say they are said: "The owner is unmoved: “It’s a bar.”"
fn after_colon(reader: &Reader, stretch: &Stretch, found: &[Report], open: &Open) -> Option<Report> {
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
    let is_speech = document.word(colon) == ":"
        && n_words >= MIN_INTRODUCED_WORDS
        && is_sentence(reader, &quoted)
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
            .filter(|speaker| !document.is(speaker.start, lexicon::UNNAMED_SUBJECT))
    };
    Some(Report {
        fragments: vec![quoted],
        cue: None,
        speaker,
        paragraph_idx: stretch.paragraph_idx,
        is_direct: true,
        rule: "introduced",
        confidence: 0.5,
    })
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
    if let Some(Announced { cue, speaker }) = &open.announced {
        let (cue, speaker) = (Some(cue.tokens.clone()), speaker.clone());
        let (rule, confidence) = ("announced", 0.85);
        reports.push(Report { fragments, cue, speaker, paragraph_idx, is_direct: true, rule, confidence });
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
    let is_said = is_same_paragraph && introduced.is_some() && is_whole && !is_headline;
    if !is_said && (is_subhead || (carried.is_none() && (n_words < MIN_LONE_WORDS || is_headline))) {
        return None;
    }
    let (speaker, rule, confidence) = match (carried, introduced) {
        (Some(carried), _) => (Some(carried), "carried", 0.7),
        (None, Some(introduced)) => (Some(introduced), "introduced", 0.5),
        (None, None) => (None, "lone", 0.4),
    };
    reports.push(Report { fragments, cue: None, speaker, paragraph_idx, is_direct: true, rule, confidence });
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
    is_named(first)
        && is_named(second)
        && words(first) != words(second)
        && is_short(first)
        && is_short(second)
        && quoted.len() <= MAX_EXCHANGE
        && second.paragraph_idx == first.paragraph_idx + 1
}

/// Adds what the speaker goes on to say after an aside: "“I was there” – he points – “with nothing but a rifle.”"
fn go_on_after_aside(reader: &Reader, stretch: &Stretch, reports: &mut [Report], last: Option<usize>) {
    let Some(report) = last.and_then(|idx| reports.get_mut(idx)) else { return };
    let Some(end) = report.fragments.last().map(|fragment| fragment.end) else { return };
    let is_quoted = |idx: usize| reader.marks.at(idx).is_some();
    if !report.fragments.first().is_some_and(|first| is_quoted(first.start)) || !is_quoted(end - 1) {
        return;
    }
    let mut idx = end.max(report.cue.as_ref().map_or(0, |cue| cue.end));
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

/// Whether the cue that begins the stretch belongs to the quotation before it: "“Go home!” Khan said."
fn is_attribution(
    reader: &Reader,
    cue: &Cue,
    stretch: &Stretch,
    quoted: &Range<usize>,
    is_introduced: bool,
) -> bool {
    // "Khan was angry. “Nobody asked us.” Amal laughed.": after a full stop, another sentence.
    let is_over = matches!(reader.document.word(quoted.end.saturating_sub(2)), "." | "…");
    let may_report = match cue.form {
        Form::Statement | Form::Unsure => true,
        Form::QuotesOnly => !(is_over && is_introduced),
        Form::Object => !is_over && cue.head.end + 1 >= stretch.tokens.end,
        Form::According => false,
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
    Some(Announced { cue: cue.clone(), speaker })
}
