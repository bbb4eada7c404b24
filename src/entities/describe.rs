//! The apposition that says who somebody is: "Torek Farhadi, a former government adviser", "the prime minister of
//! Pakistan, Imran Khan", "Prime Minister Shehbaz Sharif".

use std::ops::Range;

use crate::document::{Case, Document, TokenKind};
use crate::lexicon;
use crate::mentions::Mention;
use crate::span::Span;

/// No description runs over more tokens.
const MAX_TOKENS: usize = 20;

/// The first description among the mentions; one after the name tells more than one before it, a title least.
pub(super) fn find(document: &Document, mentions: &[Mention]) -> Option<Span> {
    mentions
        .iter()
        .find_map(|mention| after(document, mention))
        .or_else(|| mentions.iter().find_map(|mention| before(document, mention)))
        .or_else(|| mentions.iter().find_map(|mention| office(document, mention)))
}

/// ", a former Afghan government adviser who …"
fn after(document: &Document, mention: &Mention) -> Option<Span> {
    let sentence = document.sentence_of(mention.tokens.start)?;
    let mut comma = mention.tokens.end;
    if document.key(comma) == "(" && document.key(comma + 2) == ")" {
        comma += 3;
    }
    // An age stands between: ", 45, a teacher".
    if document.key(comma) == "," && document.key(comma + 2) == "," {
        comma += 2;
    }
    let start = comma + 1;
    if document.key(comma) != "," || start >= sentence.tokens.end {
        return None;
    }
    let stops = |idx: &usize| {
        matches!(
            document.key(*idx),
            "," | ";" | ":" | "." | "who" | "which" | "whose" | "—" | "–" | "said" | "("
        ) || document.word(*idx).starts_with(['“', '”', '"'])
    };
    let end = (start..sentence.tokens.end.min(start + MAX_TOKENS)).find(stops)?;
    let opened = matches!(document.key(start), "a" | "an" | "the" | "another" | "one")
        || is_office(document, start..end);
    (opened && tells_who(document, start..end)).then(|| document.span_of(start..end))
}

/// "its deputy foreign minister, Hina Rabbani Khar"
fn before(document: &Document, mention: &Mention) -> Option<Span> {
    let sentence = document.sentence_of(mention.tokens.start)?;
    let comma = mention.tokens.start.checked_sub(1)?;
    if document.key(comma) != "," {
        return None;
    }
    let first = sentence.tokens.start.max(comma.saturating_sub(MAX_TOKENS / 2));
    let mut start = None;
    for idx in (first..comma).rev() {
        match document.key(idx) {
            "," | ";" | ":" | "said" | "says" | "and" => break,
            "a" | "an" | "the" | "its" | "his" | "her" | "their" => start = Some(idx),
            _ => {}
        }
        if start.is_some() && document.key(idx.wrapping_sub(1)) != "of" {
            break;
        }
    }
    let start = start?;
    let role = (start + 1..comma)
        .take_while(|idx| document.key(*idx) != "of" && document.key(*idx) != "for")
        .last()
        .is_some_and(|idx| document.is(idx, lexicon::TITLE_HEAD));
    role.then(|| document.span_of(start..comma))
}

/// The title, where it is an office and not a form of address, with the body or country before it: "al-Qaeda chief".
fn office(document: &Document, mention: &Mention) -> Option<Span> {
    let tokens = document.tokens_in(mention.title?);
    let first = document.sentence_of(tokens.start)?.tokens.start;
    let mut start = tokens.start;
    while start > first && start + MAX_TOKENS / 3 > tokens.start {
        let capital = document.token(start - 1).is_some_and(|token| {
            token.kind == TokenKind::Word && !matches!(token.case, Case::Lower | Case::None)
        });
        if !capital || document.is(start - 1, lexicon::FUNCTION_WORD) {
            break;
        }
        start -= 1;
    }
    let address = tokens.clone().all(|idx| document.is(idx, lexicon::TITLE_MALE | lexicon::TITLE_FEMALE));
    let whole = start..tokens.end;
    (whole.len() > 1 && !address).then(|| document.span_of(whole))
}

/// Whether the words begin with an office in small letters: "leader of the opposition".
fn is_office(document: &Document, tokens: Range<usize>) -> bool {
    let mut words = tokens.skip_while(|idx| document.is(*idx, lexicon::TITLE_MODIFIER));
    words.next().is_some_and(|idx| document.is(idx, lexicon::TITLE_HEAD))
}

/// Whether a role or a kind of body stands among the words, before what it is of.
fn tells_who(document: &Document, tokens: Range<usize>) -> bool {
    let n_tokens = tokens.len();
    n_tokens > 0
        && tokens
            .take_while(|idx| !matches!(document.key(*idx), "that" | "is" | "was" | "has" | "had"))
            .any(|idx| document.is(idx, lexicon::TITLE_HEAD | lexicon::ORG_HEAD | lexicon::ORG_AFTER))
}
