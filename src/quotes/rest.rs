//! What follows a cue: past the listener and the adverbials, to where the reported words begin.

use std::ops::Range;

use super::contents::Reader;
use super::cues::{Cue, Form};
use super::phrases;
use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

/// How far a cue looks for the "that" or the quotation marks that begin what it reports.
const MAX_ADVERBIAL: usize = 24;
/// A listener without a determiner is no longer than this, in tokens.
const MAX_LISTENER: usize = 4;
/// Who is told something takes at most this many tokens.
const MAX_AUDIENCE: usize = 12;
/// How far the apposition after a speaker goes.
const MAX_APPOSITION: usize = 80;

/// What follows a cue.
pub struct Rest {
    /// Where the reported words would begin.
    pub start: usize,
    /// Nothing but adverbials follows before a comma or the end.
    pub is_empty: bool,
    /// "that", a colon or an opening mark begins the words.
    pub is_marked: bool,
    /// A comma parts the adverbials from what follows.
    pub after_comma: bool,
}

impl Reader<'_, '_> {
    /// Passes over listener and adverbials after the cue: "told reporters in Karsa on Monday that".
    pub fn rest(&self, cue: &Cue, end: usize, next: &[Cue]) -> Rest {
        let document = self.document;
        let mut idx = cue.head.end;
        let mut after_comma = false;
        if document.is(cue.tokens.start, lexicon::REPORTING_AUDIENCE) && cue.head.end == cue.tokens.end {
            idx = self.past_listener(idx, end);
        } else if cue.head.end > cue.tokens.end && document.word(idx) == "," && cue.form != Form::According {
            // "said Idris Amal, the mayor": past the apposition.
            idx = self.past_apposition(idx, end, next);
        }
        for _ in 0..12 {
            if idx >= end {
                return Rest { start: end, is_empty: true, is_marked: false, after_comma };
            }
            if self.marks.at(idx).is_some() {
                return Rest { start: idx, is_empty: false, is_marked: true, after_comma };
            }
            if next.iter().take(2).any(|next| next.hangs && next.head.start == idx) {
                return Rest { start: idx, is_empty: true, is_marked: false, after_comma };
            }
            match document.word(idx) {
                ":" => {
                    return Rest { start: idx + 1, is_empty: idx + 1 >= end, is_marked: true, after_comma };
                }
                "," | "—" | "–" if !after_comma => {
                    after_comma = true;
                    idx += 1;
                    continue;
                }
                "(" => {
                    let closing = (idx..end.min(idx + 12)).find(|&at| document.word(at) == ")");
                    if let Some(closing) = closing {
                        idx = closing + 1;
                        continue;
                    }
                }
                _ => {}
            }
            if document.is(idx, lexicon::STATEMENT_OPENER) {
                return Rest { start: idx, is_empty: false, is_marked: true, after_comma };
            }
            // "They caution, though, that": the word between commas is the writer's.
            let is_between_commas = document.word(idx + 1) == ","
                && matches!(
                    document.key(idx),
                    "though" | "however" | "meanwhile" | "too" | "again" | "moreover"
                );
            if after_comma && is_between_commas {
                idx += 2;
                continue;
            }
            if after_comma {
                // "…, they said, as the rain fell": no words of theirs.
                let is_aside = document.is(idx, lexicon::TIME_CLAUSE_OPENER);
                return Rest { start: idx, is_empty: is_aside, is_marked: false, after_comma };
            }
            let is_time_of_day = document.is(idx.saturating_sub(1), lexicon::WEEKDAY)
                && matches!(document.key(idx), "morning" | "afternoon" | "evening" | "night");
            if document.is(idx, lexicon::WEEKDAY) || is_time_of_day || is_plain_adverb(document, idx) {
                idx += 1;
                continue;
            }
            // "said only that"
            if document.is(idx, lexicon::BETWEEN_SUBJECT_AND_VERB)
                && (document.key(idx + 1) == "that" || document.word(idx + 1) == ":")
            {
                idx += 1;
                continue;
            }
            // "told them this weekend"
            let is_when = matches!(document.key(idx), "this" | "last" | "next" | "earlier")
                && (document.is(idx + 1, lexicon::TIME_UNIT)
                    || matches!(document.key(idx + 1), "weekend" | "morning" | "afternoon" | "evening"));
            if is_when && cue.form != Form::Object {
                idx += 2;
                continue;
            }
            // "said several months after"
            let is_while = document.is(idx + 1, lexicon::TIME_UNIT)
                && matches!(document.key(idx + 2), "after" | "before" | "ago" | "earlier" | "later");
            let is_adverbial = is_while
                || document.is(idx, lexicon::PREPOSITION | lexicon::TIME_CLAUSE_OPENER)
                || matches!(document.key(idx), "last" | "late" | "early" | "earlier");
            // "said about 20 people had come"
            let is_count = document.token(idx + 1).is_some_and(|token| token.kind == TokenKind::Number)
                && document.is(idx, lexicon::BEFORE_COUNT);
            // "vowed on Friday to leave"
            let is_infinitive = document.key(idx) == "to"
                && (document.is(idx.saturating_sub(1), lexicon::WEEKDAY) || self.takes_infinitive(cue, idx));
            if is_adverbial && !is_count && !is_infinitive && !matches!(cue.form, Form::Object | Form::Wish) {
                match self.past_adverbial(idx, end) {
                    Some(after) if after > idx => {
                        idx = after;
                        continue;
                    }
                    _ => {}
                }
            }
            break;
        }
        Rest { start: idx, is_empty: idx >= end, is_marked: false, after_comma }
    }

    /// "vowed *to leave*", "promised *to* never return"; not "said *to* reporters".
    fn takes_infinitive(&self, cue: &Cue, to: usize) -> bool {
        let document = self.document;
        let is_verb_next = document.token(to + 1).is_some_and(|token| token.case == Case::Lower)
            && !document.is(to + 1, lexicon::DETERMINER | lexicon::LISTENER | lexicon::GENERIC_SPEAKER)
            && !document.is(to + 1, lexicon::PEOPLE_ANY);
        to == cue.head.end
            && is_verb_next
            && document.is(cue.tokens.start, lexicon::REPORTING_OBJECT | lexicon::REPORTING_LABEL)
    }

    /// The end of an adverbial: before "that", quotation marks, a colon or a comma.
    fn past_adverbial(&self, idx: usize, end: usize) -> Option<usize> {
        let document = self.document;
        let bound = end.min(idx + MAX_ADVERBIAL);
        let mut clause = None;
        for at in idx + 1..bound {
            if self.marks.at(at).is_some() {
                // "said in 2010 that it was “fine”" has been met at "that"; a pronoun before the marks begins the clause.
                return Some(clause.unwrap_or(at));
            }
            if matches!(document.word(at), ":" | "," | "—" | "–") {
                return Some(clause.unwrap_or(at));
            }
            if document.is(at, lexicon::STATEMENT_OPENER) && !document.is(at - 1, lexicon::PREPOSITION) {
                // "said after the vote he would stay if it rained": the clause has begun before.
                return if document.key(at) == "that" { Some(at) } else { clause.or(Some(at)) };
            }
            let begins_clause = document.is(at, lexicon::CLAUSE_PRONOUN)
                && !document.is(at - 1, lexicon::PREPOSITION | lexicon::SUBORDINATOR);
            // "vowed on Friday to leave"
            let begins_infinitive = document.key(at) == "to" && document.is(at - 1, lexicon::WEEKDAY);
            if begins_clause || begins_infinitive {
                clause.get_or_insert(at);
            }
        }
        if clause.is_some() || bound < end {
            return clause.or(Some(idx));
        }
        Some(end)
    }

    /// Whom the cue's words are told to: "told *The Karsa Times*", "in an interview with *Radio Karsa*".
    pub fn audience(&self, cue: &Cue, end: usize) -> Option<Range<usize>> {
        let document = self.document;
        if document.is(cue.tokens.start, lexicon::REPORTING_AUDIENCE) && cue.head.end == cue.tokens.end {
            let from = cue.head.end;
            let listener = from..self.past_listener(from, end);
            if (1..=MAX_AUDIENCE).contains(&listener.len()) {
                return Some(listener);
            }
        }
        // "said in an interview with Radio Karsa"
        let bound = end.min(cue.head.end + MAX_ADVERBIAL);
        let with = (cue.head.end..bound)
            .take_while(|&idx| self.marks.at(idx).is_none())
            .find(|&idx| document.key(idx) == "with" && document.is(idx - 1, lexicon::UTTERANCE))?;
        phrases::phrase_after(document, with + 1, bound)
    }

    /// "told *reporters* that", "told *The Karsa Times*": to what is said, a preposition or a comma.
    fn past_listener(&self, idx: usize, end: usize) -> usize {
        let document = self.document;
        if document.is(idx, lexicon::LISTENER) {
            // "told *her to rest*": an order holds whom it is given to.
            let is_order = document.key(idx + 1) == "to"
                || (document.key(idx + 1) == "not" && document.key(idx + 2) == "to");
            return if is_order { idx } else { idx + 1 };
        }
        // After "told" a listener must follow, after "warned" and the like only if the words go on as after one.
        let must_follow =
            matches!(document.key(idx.saturating_sub(1)), "tell" | "tells" | "told" | "telling");
        if !must_follow {
            return (idx..end.min(idx + 6))
                .take_while(|&at| !matches!(document.word(at), "," | ";" | "—" | "–"))
                .find(|&at| document.is(at, lexicon::STATEMENT_OPENER))
                .unwrap_or(idx);
        }
        for at in idx..end.min(idx + MAX_ADVERBIAL) {
            // "told MSNBC’s “Morning Show” that"
            let is_title = self.marks.at(at).is_some_and(|quoted| self.is_title(&quoted.tokens))
                && document.key(at.saturating_sub(1)) != ",";
            let is_end = (self.marks.at(at).is_some() && !is_title)
                || matches!(document.word(at), "," | ":")
                || document.is(at, lexicon::STATEMENT_OPENER | lexicon::LISTENER_END | lexicon::WEEKDAY)
                || (at > idx
                    && (document.is(at, lexicon::CLAUSE_PRONOUN)
                        || (document.is(at, lexicon::DETERMINER)
                            && !document.is(at - 1, lexicon::PREPOSITION | lexicon::DETERMINER))));
            if is_end {
                // "told *his men to leave*": the listener is a part of what is said.
                let is_order = document.key(at) == "to"
                    || (document.key(at) == "not" && document.key(at + 1) == "to")
                    || document.key(at) == "never";
                return if is_order { idx } else { at };
            }
        }
        // "told local radio": nothing but the listener follows.
        let is_all = end - idx <= MAX_LISTENER
            && (idx..end).all(|at| {
                document.token(at).is_some_and(|token| token.kind == TokenKind::Word)
                    && !document.is(at, lexicon::AUXILIARY | lexicon::IRREGULAR_PAST)
                    && !document.key(at).ends_with("ed")
            });
        if is_all {
            return end;
        }
        phrases::phrase_after(document, idx, end).map_or(idx, |listener| listener.end)
    }

    /// "said Idris Amal⟨, the mayor of Karsa,⟩ in": to the end, a quotation, or a cue that hangs on it.
    fn past_apposition(&self, comma: usize, end: usize, next: &[Cue]) -> usize {
        // "It is not true, said Carrow, that the bank failed."
        if self.document.key(comma + 1) == "that" {
            return comma;
        }
        for at in comma..end.min(comma + MAX_APPOSITION) {
            if self.marks.at(at).is_some()
                || next.iter().take(2).any(|next| next.hangs && next.head.start == at)
            {
                // The comma before the quotation stands for the end of the apposition.
                return at.saturating_sub(1).max(comma);
            }
        }
        end
    }
}

fn is_plain_adverb(document: &Document, idx: usize) -> bool {
    let key = document.key(idx);
    let is_degree = key == "too" && document.token(idx + 1).is_some_and(|next| next.kind == TokenKind::Word);
    document.looks_like_adverb(idx) || (document.is(idx, lexicon::SEQUENCE_ADVERB) && !is_degree)
}
