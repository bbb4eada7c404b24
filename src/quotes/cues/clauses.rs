//! The clause around a reporting verb: its subject, and whether it hangs on another clause.

use std::ops::Range;

use super::guards::{
    has_be_before, has_subject_before, is_finite_like, is_passive, is_subject_like, lacks_agreement,
    may_be_somebody, may_speak,
};
use super::{BELIEF, Cue, Form, STATEMENT};
use crate::document::{Document, TokenKind};
use crate::lexicon;
use crate::quotes::marks::Marks;
use crate::quotes::phrases;

/// ", saying", "by saying", "is saying", "was quoted as saying".
pub fn hanging(
    document: &Document,
    verb: Range<usize>,
    form: Form,
    from: usize,
    stretch: &Range<usize>,
    key_before: &str,
) -> Option<Cue> {
    // "Amal was quoted as saying"
    let quoted = verb.start.saturating_sub(2);
    if key_before == "as"
        && matches!(document.key(quoted), "quoted" | "cited")
        && is_passive(document, from, quoted)
    {
        let speaker = phrases::subject_before(document, from, quoted)?;
        return Some(Cue::with_subject(speaker, quoted..verb.end, form));
    }
    if has_be_before(document, from, verb.start) {
        let speaker = phrases::subject_before(document, from, verb.start)?;
        return Some(Cue::with_subject(speaker, verb, form));
    }
    let joins = verb.start == from
        || matches!(key_before, "," | "—" | "–" | "-")
        || matches!(key_before, "instead" | "of" | "footage" | "for" | "from" | "despite")
        || document.is(verb.start.saturating_sub(1), lexicon::BEFORE_PARTICIPLE | lexicon::WEEKDAY);
    if !joins {
        // "with one of them saying", "critics arguing that": the noun before it speaks; not "the army's warning".
        let speaker = phrases::subject_before(document, from, verb.start)?;
        let is_possessive = speaker.clone().any(|idx| document.key(idx) == "'s");
        if is_possessive || !is_subject_like(document, speaker.end - 1) {
            return None;
        }
        return Some(Cue::with_subject(speaker, verb, form));
    }
    let mut start = verb.start;
    while start > stretch.start
        && (document.word(start - 1) == "," || document.is(start - 1, lexicon::BEFORE_PARTICIPLE))
        && verb.start - start < 3
    {
        start -= 1;
    }
    Some(Cue { head: start..verb.end, tokens: verb, form, hangs: true, speaker: None })
}

/// A finite verb with its subject after it ("said Amal"), before it, or before an earlier verb ("left and said").
pub fn finite(
    document: &Document,
    marks: &Marks,
    verb: Range<usize>,
    form: Form,
    from: usize,
    stretch: &Range<usize>,
) -> Option<Cue> {
    let before = verb.start.checked_sub(1).filter(|&before| before >= stretch.start);
    let after_quote = before.is_some_and(|before| marks.at(before).is_some());
    let after_comma = before.is_some_and(|before| matches!(document.word(before), "," | "—" | "–" | "-"));
    let has_subject =
        has_subject_before(document, from, verb.start) || document.is(verb.start, lexicon::TELLING_VERB);
    if (verb.start == stretch.start || after_quote || after_comma) && !has_subject {
        let after_comma_only = after_comma && !after_quote && !follows_quote(marks, verb.start);
        let inverted = phrases::phrase_after(document, verb.end, stretch.end)
            .filter(|speaker| ends_attribution(document, marks, speaker.end, stretch.end, after_quote))
            .filter(|speaker| !after_comma_only || closes_clause(document, speaker.end, stretch.end))
            .filter(|speaker| !after_comma_only || form != Form::Unsure || may_speak(document, speaker));
        let may_invert = match form {
            Form::Object | Form::Wish | Form::Noun => false,
            Form::QuotesOnly => after_quote || follows_quote(marks, verb.start),
            _ => true,
        };
        if let Some(speaker) = inverted
            && may_invert
        {
            return Some(Cue::with_subject(speaker, verb, form));
        }
    }
    // "and said", "but added", ", then said": the subject stands before an earlier verb.
    let mut joint = verb.start;
    while joint > from && document.is(joint - 1, lexicon::BETWEEN_SUBJECT_AND_VERB | lexicon::AUXILIARY) {
        joint -= 1;
    }
    // "and, in early January, warned"
    if joint > from && document.word(joint - 1) == "," {
        let opening = (from..joint - 1).rev().take(8).find(|&at| document.word(at) == ",");
        joint =
            opening.filter(|&at| at > from && matches!(document.key(at - 1), "and" | "but")).unwrap_or(joint);
    }
    let joiner = joint.checked_sub(1).filter(|&at| at >= from);
    if let Some(joiner) = joiner
        && matches!(document.key(joiner), "and" | "but" | "or" | "then")
    {
        // "He was led in and told that": to him, not by him.
        if document.key(verb.start) == "told" && matches!(document.key(verb.end), "that" | "to") {
            return None;
        }
        let mut start = joiner;
        if start > from && document.word(start - 1) == "," {
            start -= 1;
        }
        return Some(Cue { head: start..verb.end, tokens: verb, form, hangs: true, speaker: None });
    }
    // "Khan, who calls himself “a servant,” has said"
    if from > stretch.start
        && verb.start > from
        && marks.at(from - 1).is_some()
        && (from..verb.start).all(|at| document.is(at, lexicon::AUXILIARY))
    {
        return Some(Cue { head: from..verb.end, tokens: verb, form, hangs: true, speaker: None });
    }
    let speaker = phrases::subject_before(document, from, verb.start)?;
    if document.is(verb.start, BELIEF)
        && (!may_be_somebody(document, speaker.end - 1)
            || matches!(document.key(speaker.end - 1), "you" | "it"))
    {
        return None;
    }
    // "The fire recalled another": a thing says nothing.
    let is_recall = document.key(verb.start).starts_with("recall") && document.key(verb.end) != "that";
    if is_recall && !may_be_somebody(document, speaker.end - 1) {
        return None;
    }
    // "states that the road is closed", not "claims that were filed late"
    let is_relative = is_finite_like(document, verb.end + 1) || document.is(verb.end + 1, STATEMENT);
    let has_that = document.key(verb.end) == "that";
    let is_sure = has_that && !is_relative;
    let is_nominal = document.is(verb.start, lexicon::REPORTING_NOUN | lexicon::BELIEF_OBJECT);
    if is_nominal && (has_that && is_relative || lacks_agreement(document, verb.start, &speaker)) {
        return None;
    }
    // "gains held for years", "held that"
    if matches!(document.key(verb.start), "hold" | "held") && !has_that {
        return None;
    }
    if document.is(verb.start, lexicon::REPORTING_NOUN)
        && !is_sure
        && !is_subject_like(document, speaker.end - 1)
    {
        return None;
    }
    let mut start = speaker.start;
    // "as police said", "But the mayor said"
    if start > from && document.is(start - 1, lexicon::CLAUSE_JOINER) {
        start -= 1;
    }
    Some(Cue { head: start..verb.end, tokens: verb, form, hangs: false, speaker: Some(speaker) })
}

/// Whether a quotation and a comma stand before the verb.
fn follows_quote(marks: &Marks, verb: usize) -> bool {
    verb.checked_sub(2).is_some_and(|before| marks.at(before).is_some())
}

/// A mark or the end, so that the clause cannot go on: ", said Idris Amal."
fn closes_clause(document: &Document, idx: usize, end: usize) -> bool {
    idx >= end
        || document.is(idx, lexicon::WEEKDAY)
        || document.token(idx).is_some_and(|token| token.kind == TokenKind::Mark)
        || (matches!(document.key(idx), "in" | "at" | "during")
            && (idx + 1..idx + 4).any(|at| document.is(at, lexicon::UTTERANCE)))
}

/// Whether a clause of verb and speaker may end here: "said Idris Amal, the mayor", "said the mayor on Monday".
fn ends_attribution(document: &Document, marks: &Marks, idx: usize, end: usize, after_quote: bool) -> bool {
    if idx >= end || marks.at(idx).is_some() {
        return true;
    }
    let is_mark = document.token(idx).is_some_and(|token| token.kind == TokenKind::Mark);
    is_mark
        || document.is(idx, lexicon::WEEKDAY | lexicon::AFTER_ATTRIBUTION)
        || (after_quote
            && document.is(idx, lexicon::PREPOSITION | lexicon::SUBORDINATOR | lexicon::COORDINATOR))
}
