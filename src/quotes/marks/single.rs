//! Pairs of single marks, told from apostrophes.

use std::ops::Range;

use super::{Pair, looks_closing, looks_opening, may_begin, outermost};
use crate::document::{Document, TokenKind};
use crate::lexicon;

/// An opening mark that waits for its closing one.
struct Open {
    first: usize,
    /// The first mark that could be the closing one or an apostrophe ("the workers’").
    maybe: Option<usize>,
    /// A sentence has ended since `maybe`.
    is_past: bool,
}

/// `double` with the pairs of single marks that stand outside it, or around some of it.
pub(super) fn added(document: &Document, tokens: &Range<usize>, double: Vec<Pair>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut open: Option<Open> = None;
    let mut next_double = 0;
    let mut idx = tokens.start;
    while idx < tokens.end {
        if let Some(pair) = double.get(next_double)
            && pair.tokens.start == idx
        {
            next_double += 1;
            idx = pair.tokens.end.max(idx + 1);
            continue;
        }
        let word = document.word(idx);
        let opening = open.as_ref().map_or("", |open| document.word(open.first));
        if matches!(word, "." | "!" | "?")
            && let Some(open) = &mut open
        {
            open.is_past |= open.maybe.is_some_and(|maybe| maybe < idx);
        }
        let may_close = match opening {
            "" => false,
            "‚" => matches!(word, "‘" | "’" | "'"),
            _ => matches!(word, "’" | "'"),
        };
        if opening != "‚" && matches!(word, "‘" | "'" | "`" | "‚") && opens(document, idx) {
            if let Some(Open { first, maybe: Some(last), .. }) = open {
                pairs.push(Pair { tokens: first..last + 1, is_closed: true });
            }
            open = Some(Open { first: idx, maybe: None, is_past: false });
        } else if may_close && looks_closing(document, &(idx..idx + 1)) {
            open = open.and_then(|open| close(document, tokens, open, idx, &mut pairs));
        }
        idx += 1;
    }
    if let Some(open) = open {
        let is_reopened =
            document.word(tokens.end) == document.word(open.first) && opens(document, tokens.end);
        if is_reopened && may_begin(document, open.first, tokens.start) {
            pairs.push(Pair { tokens: open.first..tokens.end, is_closed: false });
        } else if let Some(last) = open.maybe {
            pairs.push(Pair { tokens: open.first..last + 1, is_closed: true });
        }
    }
    if pairs.is_empty() {
        return double;
    }
    pairs.extend(double);
    outermost(pairs)
}

/// Closes what is open with the mark at `idx`, or gives it back where the mark may be an apostrophe.
fn close(
    document: &Document,
    tokens: &Range<usize>,
    open: Open,
    idx: usize,
    pairs: &mut Vec<Pair>,
) -> Option<Open> {
    // "the farmers’.’": the mark after the full stop closes.
    let closes_later = document.word(idx + 2) == document.word(idx)
        && matches!(document.word(idx + 1), "." | "," | "!" | "?")
        && idx + 2 < tokens.end
        && !document.space_before(idx + 1)
        && !document.space_before(idx + 2);
    if closes_later {
        return Some(open);
    }
    // After an s, before a word, it may be "the workers’ union".
    let next_is_word = document.token(idx + 1).is_some_and(|next| next.kind == TokenKind::Word);
    if document.key(idx.saturating_sub(1)).ends_with('s') && next_is_word && idx + 1 < tokens.end {
        return Some(Open { maybe: open.maybe.or(Some(idx)), ..open });
    }
    // A term in mid-sentence does not go on over a full stop: the ‘valley boys’ left. It was the others’.
    let last = open.maybe.filter(|_| open.is_past && !may_begin(document, open.first, tokens.start));
    pairs.push(Pair { tokens: open.first..last.unwrap_or(idx) + 1, is_closed: true });
    None
}

/// ‘ or ' before a word, not the apostrophe of ’90s or ’em.
fn opens(document: &Document, idx: usize) -> bool {
    let is_year = document.word(idx + 1).trim_end_matches('s').len() == 2
        && document.word(idx + 1).starts_with(|c: char| c.is_ascii_digit());
    looks_opening(document, &(idx..idx + 1))
        && document.token(idx + 1).is_some()
        && !is_year
        && !document.is(idx + 1, lexicon::CLIPPED_WORD)
}
