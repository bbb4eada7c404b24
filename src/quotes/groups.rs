//! The whole verb group around a reporting word: "*has also said*", "*went on to say*", "*said:*".
//!
//! As PolNeAR's annotators marked cues (Newell, Margolin and Ruths 2018): auxiliaries, adverbs and the verb that governs
//! the reporting one are part of the cue, and so is a colon right after it.

use std::ops::Range;

use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

/// A verb group has at most this many tokens before its verb.
const MAX_BEFORE: usize = 6;

/// The verb group of the reporting words `verb`.
pub fn around(document: &Document, verb: &Range<usize>) -> Range<usize> {
    let floor = verb.start.saturating_sub(MAX_BEFORE);
    let mut start = verb.start;
    while start > floor && is_of_group(document, start - 1) {
        start -= 1;
    }
    let colon = verb.end;
    let end = if document.word(colon) == ":" && !document.space_before(colon) { colon + 1 } else { verb.end };
    start..end
}

/// Auxiliaries, adverbs, and what governs an infinitive: "*has also* said", "*continued to* call for".
fn is_of_group(document: &Document, idx: usize) -> bool {
    let Some(token) = document.token(idx) else { return false };
    if token.kind != TokenKind::Word || token.case != Case::Lower && !document.word(idx).starts_with('\'') {
        return false;
    }
    let (key, before) = (document.key(idx), idx.saturating_sub(1));
    match key {
        // "he's saying", not "the army's warning"
        "'s" => document.is(before, lexicon::SUBJECT_PRONOUN | lexicon::RELATIVE_PRONOUN),
        "to" => governs(document, before),
        _ => {
            document.is(idx, lexicon::AUXILIARY | lexicon::BETWEEN_SUBJECT_AND_VERB)
                || (document.key(idx + 1) == "to" && governs(document, idx))
                || (document.key(idx + 1) == "on" && document.key(idx + 2) == "to" && is_go(key))
                || document.looks_like_adverb(idx)
        }
    }
}

/// Whether a verb after "to" belongs to the word: "*continued* to", "went *on* to".
pub fn governs(document: &Document, idx: usize) -> bool {
    document.is(idx, lexicon::GOVERNS_REPORTING)
        || (document.key(idx) == "on" && is_go(document.key(idx.saturating_sub(1))))
}

fn is_go(key: &str) -> bool {
    matches!(key, "go" | "goes" | "went" | "going")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[` and `]` stand around the group of the last verb.
    #[track_caller]
    fn check(expected: &str, verb: &str) {
        let text = expected.replace(['[', ']'], "");
        let document = Document::new(&text);
        let at = (0..document.tokens().len()).rev().find(|&idx| document.word(idx) == verb).unwrap();
        let span = document.span_of(around(&document, &(at..at + 1)));
        let found = [&text[..span.start()], "[", span.of(&text), "]", &text[span.end()..]].concat();
        assert_eq!(found, expected);
    }

    #[test]
    fn auxiliaries_and_adverbs_are_of_the_group() {
        check("The army [has repeatedly said] it will leave.", "said");
        check("Idris Amal [also said] no.", "said");
        check("She[’s saying] no.", "saying");
        check("The army’s [warning] was clear.", "warning");
        check("Police [said:] no.", "said");
    }

    #[test]
    fn the_governing_verb_is_of_the_group() {
        check("They [continued to demand] more.", "demand");
        check("She [then went on to say] that it was late.", "say");
        check("He left to [say] no.", "say");
    }
}
