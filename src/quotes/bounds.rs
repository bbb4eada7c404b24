//! Where reported words begin and end: at quotation marks, commas, and the clauses that report on their own.

use std::ops::Range;

use super::contents::Reader;
use super::cues::{Cue, Form};
use crate::document::{Case, TokenKind};
use crate::lexicon;

/// How far quoted words stand from the verb that they are the object of.
pub const MAX_OBJECT: usize = 80;
/// The place that opens a report has at most this many tokens.
const MAX_DATELINE: usize = 7;
/// How far a turn is looked for, in tokens.
const MAX_TURN: usize = 120;
/// How many cues ahead one is looked for that ends the words of another.
const MAX_CUES_AHEAD: usize = 24;

impl Reader<'_, '_> {
    /// The tokens without the full stop that ends them outside quotation marks.
    pub fn trim_end(&self, tokens: Range<usize>) -> usize {
        let mut end = tokens.end;
        while end > tokens.start
            && self.marks.at(end - 1).is_none()
            && self.document.token(end - 1).is_some_and(|token| token.kind == TokenKind::Mark)
            && !matches!(self.document.word(end - 1), ")" | ":" | "%")
        {
            end -= 1;
        }
        end
    }

    /// Whether the cue belongs to a quotation right before it, since `from`, that is no term or title.
    pub fn has_own_quote(&self, cue: &Cue, from: usize) -> bool {
        self.quote_before(cue.head.start).is_some_and(|quoted| {
            let last = quoted.end.saturating_sub(1);
            let is_parted = quoted.end < cue.head.start
                || self
                    .document
                    .token(last.saturating_sub(1))
                    .is_some_and(|token| token.kind == TokenKind::Mark);
            quoted.start >= from
                && (is_parted || quoted.len() >= 6)
                && !(quoted.start > from && self.is_title(&quoted))
        })
    }

    /// A few words all in capitals at their beginning: the title of a book or film.
    pub fn is_title(&self, quoted: &Range<usize>) -> bool {
        quoted.len() <= 10
            && quoted.clone().all(|idx| {
                self.document.token(idx).is_some_and(|token| {
                    token.kind != TokenKind::Word
                        || token.case != Case::Lower
                        || self.document.word(idx).len() <= 3
                })
            })
    }

    /// The quotation that ends right before the token, a comma apart.
    pub fn quote_before(&self, idx: usize) -> Option<Range<usize>> {
        let mut last = idx.checked_sub(1)?;
        if matches!(self.document.word(last), "," | "—" | "–" | "-" | ".") && self.marks.at(last).is_none()
        {
            last = last.checked_sub(1)?;
        }
        self.marks.at(last).map(|quoted| quoted.tokens.clone())
    }

    /// The quotation that goes on after its cue: "“We left,” he said, as the rain fell, *“and never came back.”*"
    pub fn resumed(&self, idx: usize, end: usize, next: &[Cue]) -> Option<Range<usize>> {
        let bound = end.min(idx + MAX_OBJECT);
        let bound = next.first().map_or(bound, |next| bound.min(next.head.start.max(idx)));
        let quote = (idx..=bound).find(|&at| at < end && self.marks.at(at).is_some())?;
        let mut start = quote;
        // "…, but “when it comes to …”", "…, and still “got to sit in”"
        let joiner = (idx + 1..start)
            .rev()
            .take(3)
            .find(|&at| self.document.is(at, lexicon::COORDINATOR) && self.document.word(at - 1) == ",");
        start = joiner.unwrap_or(start);
        let is_parted = start > idx && matches!(self.document.word(start - 1), "," | ":" | "—" | "–");
        let last = (quote..end.min(quote + 2)).find_map(|at| self.marks.at(at))?.tokens.end;
        (is_parted || start == idx).then_some(start..last.min(end))
    }

    /// What begins like a sentence right after the cue is the quotation alone: "said “No one came” and left".
    pub fn trim_right(&self, right: Range<usize>) -> Range<usize> {
        if let Some(quoted) = self.marks.at(right.start)
            && quoted.tokens.start == right.start
            && quoted.tokens.end < right.end
            && self.document.word(right.start + 1).starts_with(char::is_uppercase)
            && quoted.tokens.len() > 3
            && !(quoted.tokens.end..right.end.min(quoted.tokens.end + MAX_OBJECT))
                .any(|idx| self.marks.at(idx).is_some())
        {
            return quoted.tokens.clone();
        }
        right
    }

    /// The words from `from` to the comma before the cue's clause.
    pub fn left(&self, from: usize, head: usize) -> Option<Range<usize>> {
        let document = self.document;
        let mut end = head;
        while end > from
            && self.marks.at(end - 1).is_none()
            && matches!(document.word(end - 1), "," | "—" | "–" | "-" | ";")
        {
            end -= 1;
        }
        let mut start = from;
        while start < end
            && self.marks.at(start).is_none()
            && matches!(document.word(start), "," | ";" | ":" | "—" | "–" | "-" | "." | "and")
        {
            start += 1;
        }
        start = self.past_dateline(start, end);
        // "The plan is late; its critics, he said": the sentence before the semicolon is the writer's.
        let semicolon = (start..end)
            .rev()
            .take(MAX_TURN)
            .find(|&idx| document.word(idx) == ";" && self.marks.at(idx).is_none());
        start = semicolon.map_or(start, |semicolon| semicolon + 1);
        // "Asked about it, “No,” he said": a quotation that begins like a sentence after a comma or colon stands alone.
        if let Some(quoted) = self.quote_before(head)
            && quoted.start > start
            && matches!(document.word(quoted.start - 1), "," | ":")
            && document.word(quoted.start + 1).starts_with(char::is_uppercase)
        {
            start = quoted.start;
        }
        (start < end).then_some(start..end)
    }

    /// "Karsa, Ohio — The bridge is shut, police said": past the place that opens a report.
    fn past_dateline(&self, start: usize, end: usize) -> usize {
        let document = self.document;
        let is_place = |idx: usize| {
            document.word(idx) == ","
                || document.token(idx).is_some_and(|token| {
                    token.kind == TokenKind::Word && matches!(token.case, Case::Capitalized | Case::Upper)
                })
        };
        let dash = (start..end.min(start + MAX_DATELINE)).find(|&idx| !is_place(idx));
        let is_first = document.sentence_of(start).is_some_and(|sentence| sentence.tokens.start == start);
        match dash {
            Some(dash)
                if is_first
                    && dash > start
                    && matches!(document.word(dash), "—" | "–" | "--")
                    && is_place(dash + 1) =>
            {
                dash + 1
            }
            _ => start,
        }
    }

    /// Where the reported words end: before the next clause that reports on its own, after the clause that the cue's
    /// hangs in, else at the end.
    pub fn stop(&self, cue: &Cue, start: usize, end: usize, next: &[Cue]) -> usize {
        let stop = self.break_before(cue, start, end, next);
        let stop = self.turn(start, stop).unwrap_or(stop);
        let Some(comma) = self.clause_end(cue, start, stop) else { return stop };
        comma.min(stop)
    }

    /// The comma where the writer turns to something else: "said it was safe⟨,⟩ but he left", "…⟨,⟩ though nobody came".
    fn turn(&self, start: usize, stop: usize) -> Option<usize> {
        let document = self.document;
        let is_full = document.is(start, lexicon::SUBJECT_PRONOUN | lexicon::STATEMENT_OPENER)
            || document.key(start) == "there";
        (start..stop.min(start + MAX_TURN)).find(|&idx| {
            if document.word(idx) == ";" && self.marks.at(idx).is_none() {
                return true;
            }
            let turns = match document.key(idx + 1) {
                // After "said that it …" a "but" mostly belongs to what was said, after a plain noun to the writer.
                "but" if !is_full && self.marks.at(start).is_none() => document.key(idx + 2) != "that",
                "but" => {
                    document.is(idx + 2, lexicon::SUBJECT_PRONOUN)
                        && !document.is(idx + 2, lexicon::DETERMINER)
                }
                "though" | "although" => true,
                // "once he has said his piece⟨,⟩ he leaves", but "if it rains, they will stay"
                "he" | "she" | "they" => !(start..idx).any(|at| {
                    document.key(at) != "that"
                        && document.is(at, lexicon::SUBORDINATOR | lexicon::PREPOSITION)
                        && at < start + 2
                        || document.is(at, lexicon::DEPENDENT_OPENER)
                        || matches!(document.key(at), "if" | "unless" | "until" | "whether")
                }),
                // "…⟨,⟩ a claim that they dispute"
                "a" | "an" => {
                    document.is(idx + 2, lexicon::REPORTING_NOUN | lexicon::CLAIM_NOUN)
                        && document.is(idx + 3, lexicon::RELATIVE_PRONOUN)
                }
                _ => false,
            };
            turns && document.word(idx) == "," && self.marks.at(idx).is_none() && idx + 1 < stop
        })
    }

    /// The comma that ends a dependent clause: "While officials say it is safe⟨,⟩ nobody …", "Khan, who said no⟨,⟩ left".
    fn clause_end(&self, cue: &Cue, start: usize, stop: usize) -> Option<usize> {
        let document = self.document;
        let is_relative = cue.speaker.as_ref().is_some_and(|speaker| {
            speaker.len() == 1
                && document.is(speaker.start, lexicon::RELATIVE_PRONOUN)
                // "WHO said"
                && document.token(speaker.start).is_some_and(|token| token.case != Case::Upper)
        });
        let opener = cue.head.start;
        let before = opener.checked_sub(1);
        let is_opener = |idx: usize| document.is(idx, lexicon::DEPENDENT_OPENER);
        let hangs_in = is_opener(opener) || before.is_some_and(is_opener);
        let clause = if is_opener(opener) { opener } else { opener.saturating_sub(1) };
        // "Claiming that it was late, Khan left"
        let is_fronted = cue.hangs && cue.head.start == cue.tokens.start && self.begins_sentence(opener);
        let is_dependent = is_relative || is_fronted || (hangs_in && self.begins_sentence(clause));
        if !is_dependent {
            return None;
        }
        let begins_subject = |idx: usize| {
            document.is(idx, lexicon::DETERMINER | lexicon::SUBJECT_PRONOUN)
                || document
                    .token(idx)
                    .is_some_and(|token| matches!(token.case, Case::Capitalized | Case::Upper))
        };
        (start..stop.min(start + MAX_OBJECT)).find(|&idx| {
            if self.marks.at(idx).is_some() {
                return false;
            }
            // "After saying it was “late,” he left": the comma stands within the marks.
            let is_after_quote = idx > start + 1
                && self.marks.at(idx - 1).is_some_and(|quoted| quoted.is_closed)
                && document.word(idx - 2) == ",";
            (document.word(idx) == "," && (is_relative || begins_subject(idx + 1)))
                || (is_after_quote && begins_subject(idx))
        })
    }

    fn begins_sentence(&self, idx: usize) -> bool {
        self.document.sentence_of(idx).is_some_and(|sentence| idx <= sentence.tokens.start + 1)
    }

    fn break_before(&self, cue: &Cue, start: usize, end: usize, next: &[Cue]) -> usize {
        let document = self.document;
        for other in next.iter().take(MAX_CUES_AHEAD) {
            if other.head.start < start.max(cue.head.end) {
                continue;
            }
            let first = other.head.start;
            let before = first.checked_sub(1).map_or("", |before| document.word(before));
            let is_parted = matches!(before, "," | ";" | "—" | "–" | "―" | "--");
            let joins = document.is(first, lexicon::CLAUSE_JOINER) || document.key(first) == "even";
            let mut quote = other.head.end;
            if matches!(document.word(quote), "," | ":") {
                quote += 1;
            }
            let has_quote = self.marks.at(quote).is_some();
            let is_break = match other.form {
                Form::According => before == ",",
                Form::QuotesOnly if other.hangs => has_quote && document.word(first) == ",",
                Form::Object | Form::Wish | Form::Unsure if other.hangs => {
                    let is_deed =
                        document.is(other.tokens.start, lexicon::REFUSING_VERB | lexicon::DEED_VERB);
                    document.word(first) == ","
                        || (document.key(first) == "and" && other.form == Form::Object && !is_deed)
                }
                _ if other.hangs => true,
                Form::Statement if matches!(document.key(first), "but" | "though" | "although" | "while") => {
                    true
                }
                Form::Statement | Form::Object if document.key(first) == "and" => true,
                _ => is_parted && (joins || has_quote),
            };
            if is_break {
                return if is_parted { first - 1 } else { first };
            }
        }
        end
    }
}
