//! The object of a reporting verb: to where it ends, with its lists, names and complements ("a “breach” of the truce").

use std::ops::Range;

use super::bounds::MAX_OBJECT;
use super::contents::Reader;
use super::cues::{self, Cue};
use super::rest::Rest;
use crate::document::{Case, TokenKind};
use crate::lexicon;

/// A clause between commas is no longer than this, in tokens.
const MAX_ASIDE: usize = 24;
/// An item of a list is no longer than this, in tokens.
const MAX_ITEM: usize = 6;

impl Reader<'_, '_> {
    /// The object without what hangs on it: "called for calm ⟨in a statement⟩", "denied the charge⟨, which …⟩".
    pub fn object(&self, rest: &Rest, right: Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let is_object = !document.is(right.start, lexicon::PREPOSITION | lexicon::COORDINATOR)
            || document.key(right.start) == "to";
        if !(is_object || rest.is_marked) {
            return None;
        }
        let stop = right.clone().skip(1).find(|&idx| {
            let goes_on = || {
                self.lists_on(idx, right.end)
                    || self.names_on(idx, right.end)
                    || self.charges_after(idx, right.end)
                    || (matches!(document.key(idx + 1), "for" | "of")
                        && (right.start..idx)
                            .rev()
                            .take(MAX_ASIDE)
                            .any(|comma| self.charges_after(comma, right.end)))
            };
            (document.word(idx) == "," && !goes_on())
                || self.is_time_or_medium(idx)
                || matches!(document.key(idx), "during" | "while")
        });
        Some(right.start..stop.unwrap_or(right.end))
    }

    /// The words up to the last quotation among them: "called the raid “a massacre” ⟨on Monday⟩".
    pub fn to_last_quote(&self, right: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let bound = right.end.min(right.start + MAX_OBJECT);
        let is_break = |&idx: &usize| document.word(idx) == ";" && self.marks.at(idx).is_none();
        let bound = (right.start..bound).find(is_break).unwrap_or(bound);
        let last = (right.start..bound).rev().find(|&idx| self.marks.at(idx).is_some())?;
        Some(right.start..last + 1)
    }

    /// When or in what it was said: "on Monday", "in a statement".
    fn is_time_or_medium(&self, idx: usize) -> bool {
        let document = self.document;
        let is_time =
            matches!(document.key(idx), "on" | "last" | "this") && document.is(idx + 1, lexicon::WEEKDAY);
        let is_medium = document.is(idx, lexicon::BEFORE_MEDIUM)
            && (idx + 1..idx + 4).any(|at| document.is(at, lexicon::UTTERANCE));
        let is_day = document.is(idx, lexicon::WEEKDAY) && document.key(idx + 1) != "'s";
        is_day || is_time || is_medium
    }

    /// "the claim *that soldiers fired* was denied": to the verb of the sentence, where the noun is its subject.
    pub fn noun_clause(&self, cue: &Cue, right: Range<usize>) -> Range<usize> {
        let document = self.document;
        let is_auxiliary = |idx: usize| document.is(idx, lexicon::AUXILIARY) && document.key(idx) != "'s";
        let is_subject = document.sentence_of(cue.head.start).is_some_and(|sentence| {
            let floor = sentence.tokens.start.max(cue.head.start.saturating_sub(MAX_OBJECT));
            !(floor..cue.head.start).any(|idx| cues::is_finite_like(document, idx))
        });
        if !is_subject {
            return right;
        }
        // The second finite verb that no joining word opens a clause for.
        let mut n_verbs = 0;
        for idx in right.clone().take(MAX_OBJECT) {
            let joins =
                document.is(idx, lexicon::SUBORDINATOR | lexicon::RELATIVE_PRONOUN | lexicon::COORDINATOR);
            if joins && idx > right.start {
                n_verbs = 0;
            }
            let follows_verb = idx > right.start && cues::is_finite_like(document, idx - 1);
            if cues::is_finite_like(document, idx) && !follows_verb {
                n_verbs += 1;
                let is_verb =
                    is_auxiliary(idx) || !document.is(idx - 1, lexicon::DETERMINER | lexicon::PREPOSITION);
                if n_verbs == 2 && is_verb {
                    return right.start..idx;
                }
            }
        }
        right
    }

    /// "the militia’s commander*, Idris Koy*": nothing but a name follows.
    fn names_on(&self, comma: usize, end: usize) -> bool {
        let mut name = comma + 1..end;
        name.len() <= MAX_ITEM
            && !name.is_empty()
            && name.all(|idx| {
                self.document.token(idx).is_some_and(|token| {
                    token.kind == TokenKind::Word && matches!(token.case, Case::Capitalized | Case::Mixed)
                })
            })
    }

    /// Whether the comma stands within a list ("China*,* Russia and Iran") or a place ("Karsa*,* Ohio").
    fn lists_on(&self, comma: usize, end: usize) -> bool {
        let document = self.document;
        let item = comma + 1..end.min(comma + 1 + MAX_ITEM);
        let is_clause = |idx: usize| {
            document.is(
                idx,
                lexicon::SUBJECT_PRONOUN
                    | lexicon::AUXILIARY
                    | lexicon::SUBORDINATOR
                    | lexicon::RELATIVE_PRONOUN,
            ) || document.token(idx).is_none_or(|token| token.kind == TokenKind::Mark)
        };
        let last = item.clone().find(|&idx| is_clause(idx) || matches!(document.key(idx), "and" | "or"));
        last.is_some_and(|last| {
            let joins = matches!(document.key(last), "and" | "or") && last > comma + 1;
            let next_item = document.word(last) == "," && self.lists_once(last, end);
            (joins || next_item) && !document.key(comma + 1).ends_with("ing")
        })
    }

    /// "blamed the army, which holds the road*, for* the raid": the comma opens a clause with the charge after it.
    fn charges_after(&self, comma: usize, end: usize) -> bool {
        let document = self.document;
        document.word(comma) == ","
            && document.is(comma + 1, lexicon::RELATIVE_PRONOUN)
            && (comma + 2..end.min(comma + 2 + MAX_ASIDE))
                .find(|&idx| document.word(idx) == ",")
                .is_some_and(|close| matches!(document.key(close + 1), "for" | "of"))
    }

    /// Whether the comma stands before the last item of a list.
    fn lists_once(&self, comma: usize, end: usize) -> bool {
        let document = self.document;
        (comma + 1..end.min(comma + 1 + MAX_ITEM))
            .take_while(|&idx| document.token(idx).is_some_and(|token| token.kind == TokenKind::Word))
            .any(|idx| matches!(document.key(idx), "and" | "or"))
    }

    /// Past what completes a quoted phrase: "a “breach” *of the truce*", "a “trick” *against the poor*"; not "on Monday".
    pub fn past_complement(&self, quote_end: usize, end: usize) -> usize {
        let document = self.document;
        let quote_end = self.past_noun(quote_end, end);
        let completes = quote_end < end
            && self.marks.at(quote_end).is_none()
            && (document.is(quote_end, lexicon::COMPLEMENT_PREPOSITION) || self.is_in_place(quote_end))
            && !document.is(quote_end + 1, lexicon::WEEKDAY | lexicon::MONTH);
        if !completes {
            return quote_end;
        }
        let ends = |&idx: &usize| {
            matches!(document.word(idx), "," | ";" | ":" | "—" | "–" | "--" | "(")
                || document.is(idx, lexicon::AFTER_COMPLEMENT)
                || self.is_time_or_medium(idx)
                || self.marks.at(idx).is_some()
        };
        (quote_end + 1..end).take(MAX_OBJECT).find(ends).unwrap_or(end.min(quote_end + 1 + MAX_OBJECT))
    }

    /// "in Germany", not "in May" or "in a statement".
    fn is_in_place(&self, idx: usize) -> bool {
        let next = idx + 1;
        self.document.key(idx) == "in"
            && !self.document.is(next, lexicon::MONTH | lexicon::SEASON)
            && self
                .document
                .token(next)
                .is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Capitalized)
    }

    /// The noun that the quoted words describe: "“persistently weak” *demand*".
    fn past_noun(&self, quote_end: usize, end: usize) -> usize {
        let document = self.document;
        let ends_in_word =
            document.token(quote_end.saturating_sub(2)).is_some_and(|token| token.kind == TokenKind::Word);
        let is_noun = |idx: usize| {
            let closed = lexicon::PREPOSITION
                | lexicon::COORDINATOR
                | lexicon::SUBORDINATOR
                | lexicon::AUXILIARY
                | lexicon::RELATIVE_PRONOUN
                | lexicon::DETERMINER
                | lexicon::SUBJECT_PRONOUN
                | lexicon::WEEKDAY
                | lexicon::REPORTING_VERB
                | lexicon::IRREGULAR_PAST;
            self.marks.at(idx).is_none()
                && !document.is(idx, closed)
                && !document.looks_like_adverb(idx)
                && document
                    .token(idx)
                    .is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
        };
        let noun_end = (quote_end..end.min(quote_end + 3)).take_while(|&idx| is_noun(idx)).last();
        match noun_end {
            Some(last) if ends_in_word && (last + 1 >= end || !is_noun(last + 1)) => last + 1,
            _ => quote_end,
        }
    }
}
