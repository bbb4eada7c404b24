//! A sentence as a row of chunks: noun phrases, outcome words and the closed-class words between them.

use std::ops::Range;

use super::Context;
use super::counts::Amount;
use super::outcomes::{self, Trigger};
use super::people::{self, Phrase, Reference, StatedBy};
use crate::document::TokenKind;
use crate::lexicon;

/// What a chunk is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Phrase(Phrase),
    Trigger(Trigger),
    /// A form of be or get.
    Be,
    /// A form of have or do.
    Have,
    Modal,
    To,
    Not,
    Preposition,
    And,
    Comma,
    Open,
    Close,
    /// A word or mark that opens a clause of its own ("after", "who", ";").
    Opener,
    /// "Including", "among them".
    Subset,
    Adverb,
    /// Anything else, mostly verbs.
    Word,
}

#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub kind: Kind,
    pub tokens: Range<usize>,
}

impl Chunk {
    pub(super) const fn phrase(&self) -> Option<&Phrase> {
        match &self.kind {
            Kind::Phrase(phrase) => Some(phrase),
            _ => None,
        }
    }

    pub(super) const fn trigger(&self) -> Option<&Trigger> {
        match &self.kind {
            Kind::Trigger(trigger) => Some(trigger),
            _ => None,
        }
    }
}

/// Cuts the tokens of a sentence into chunks.
pub(super) fn cut(context: &Context<'_>, tokens: Range<usize>) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let (kind, n_tokens) = chunk_at(context, at, tokens.end);
        if let Some(mut kind) = kind {
            share_nobody(&chunks, &mut kind);
            chunks.push(Chunk { kind, tokens: at..at + n_tokens });
        }
        at += n_tokens.max(1);
    }
    chunks
}

/// "No deaths or injuries": nobody of either.
fn share_nobody(chunks: &[Chunk], kind: &mut Kind) {
    let Kind::Phrase(phrase) = kind else { return };
    let [.., before, and] = chunks else { return };
    let is_nobody = before.phrase().is_some_and(|before| {
        before.reference == Reference::Nobody && matches!(before.states, Some((_, StatedBy::Noun)))
    });
    let is_bare = phrase.tokens == phrase.noun && matches!(phrase.states, Some((_, StatedBy::Noun)));
    if is_nobody && is_bare && matches!(and.kind, Kind::And) {
        phrase.amount = Amount::zero(phrase.noun.clone());
        phrase.reference = Reference::Nobody;
    }
}

fn chunk_at(context: &Context<'_>, at: usize, end: usize) -> (Option<Kind>, usize) {
    let document = context.document;
    let Some(token) = document.token(at) else { return (None, 1) };
    match token.kind {
        TokenKind::Mark => return (mark(document.word(at)), 1),
        TokenKind::Symbol => return (None, 1),
        TokenKind::Word | TokenKind::Number => {}
    }
    if let Some(n_tokens) = document.phrase_at(at, lexicon::SUBSET_OPENER) {
        // "both" and "mostly" open a subset only after a break.
        let after_break =
            at.checked_sub(1).is_some_and(|before| matches!(document.word(before), "," | "(" | "–" | "—"));
        if after_break || document.key(at) == "including" {
            return (Some(Kind::Subset), n_tokens);
        }
    }
    let trigger = outcomes::trigger_at(document, at);
    if trigger.is_none()
        && let Some(phrase) = people::phrase_at(context, at, end)
    {
        let n_tokens = phrase.tokens.end.saturating_sub(at).max(1);
        return (Some(Kind::Phrase(phrase)), n_tokens);
    }
    if let Some(trigger) = trigger {
        return (Some(Kind::Trigger(trigger)), trigger.n_tokens);
    }
    if let Some(name) = people::name_at(context, at, end) {
        let n_tokens = name.tokens.len();
        return (Some(Kind::Phrase(name)), n_tokens);
    }
    let key = document.key(at);
    if matches!(key, "not" | "never" | "n't" | "cannot") {
        return (Some(Kind::Not), 1);
    }
    if key == "to" {
        return (Some(Kind::To), 1);
    }
    let phrase_of = |list| document.phrase_at(at, list);
    if let Some(n_tokens) = phrase_of(lexicon::PARTICLE_AND) {
        (Some(Kind::And), n_tokens)
    } else if let Some(n_tokens) = phrase_of(lexicon::AUXILIARY_BE) {
        let negated = key.ends_with("n't");
        (Some(if negated { Kind::Not } else { Kind::Be }), n_tokens)
    } else if let Some(n_tokens) = phrase_of(lexicon::PHRASE_AUXILIARY) {
        let negated = key.ends_with("n't");
        (Some(if negated { Kind::Not } else { Kind::Have }), n_tokens)
    } else if let Some(n_tokens) = phrase_of(lexicon::MODAL) {
        (Some(Kind::Modal), n_tokens)
    } else if let Some(n_tokens) = phrase_of(lexicon::OUTCOME_ADVERB) {
        (Some(Kind::Adverb), n_tokens)
    } else if let Some(n_tokens) = phrase_of(lexicon::PHRASE_CLAUSE_OPENER) {
        (Some(Kind::Opener), n_tokens)
    } else if let Some(n_tokens) = phrase_of(lexicon::PHRASE_PREPOSITION) {
        (Some(Kind::Preposition), n_tokens)
    } else if key.ends_with("ly") && key.len() > 4 {
        (Some(Kind::Adverb), 1)
    } else {
        (Some(Kind::Word), 1)
    }
}

fn mark(word: &str) -> Option<Kind> {
    match word {
        "," => Some(Kind::Comma),
        "(" | "[" => Some(Kind::Open),
        ")" | "]" => Some(Kind::Close),
        ";" | ":" | "–" | "—" | "--" | "---" | "." | "!" | "?" | "…" | "..." => Some(Kind::Opener),
        "/" => Some(Kind::And),
        _ => None,
    }
}
