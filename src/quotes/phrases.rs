//! The noun phrases beside a reporting verb, by closed word classes and capitals alone: there is no parser.
//!
//! Finds the subject before the verb ("The head of the clinic in Karsa also *said*"), past an apposition ("Idris Amal,
//! the mayor, *said*"), and the subject after it ("*said* Idris Amal, the mayor"). All looks are bounded.

mod after;
mod before;

pub use after::{main_subject, phrase_after, words_after};
pub use before::subject_before;

use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

/// A subject is no longer than this, in tokens.
const MAX_SUBJECT: usize = 32;

/// An apposition between a name and its verb is no longer than this, in tokens.
const MAX_APPOSITION: usize = 40;

fn is_adverb(document: &Document, token_idx: usize) -> bool {
    document.looks_like_adverb(token_idx)
        && document.token(token_idx).is_some_and(|token| token.case == Case::Lower)
}

/// "one", "another", "some": determiners that somebody is meant by.
fn stands_alone(document: &Document, idx: usize) -> bool {
    matches!(
        document.key(idx),
        "one" | "another" | "some" | "many" | "most" | "both" | "neither" | "few" | "others"
    ) && document.token(idx + 1).is_none_or(|next| {
        next.kind == TokenKind::Mark || document.is(idx + 1, lexicon::REPORTING_VERB | lexicon::BELIEF_VERB)
    })
}

fn is_capital(document: &Document, token_idx: usize) -> bool {
    document.token(token_idx).is_some_and(|token| {
        token.kind == TokenKind::Word && matches!(token.case, Case::Capitalized | Case::Upper | Case::Mixed)
    })
}

/// Words before the subject of a clause that are no part of it ("But", "Later").
fn is_opener(document: &Document, token_idx: usize) -> bool {
    document.is(token_idx, lexicon::CLAUSE_OPENER | lexicon::COORDINATOR | lexicon::WEEKDAY)
        || (is_adverb(document, token_idx) && !is_capital(document, token_idx))
        || (document.looks_like_adverb(token_idx) && document.word(token_idx + 1) == ",")
}

/// No space on either side, or after a hyphen or apostrophe.
fn is_glued(document: &Document, token_idx: usize) -> bool {
    !document.space_before(token_idx)
        && (!document.space_before(token_idx + 1) || matches!(document.word(token_idx), "'" | "’"))
}

/// A dash that parts words, no hyphen.
pub fn is_dash(document: &Document, idx: usize) -> bool {
    matches!(document.word(idx), "—" | "–" | "--")
        || (document.word(idx) == "-" && document.space_before(idx))
}
