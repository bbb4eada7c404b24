//! Places written in small letters, as hurried writers do: "flying from mexico to san francisco".

use super::cut::{Piece, Sign};
use super::words::{Words, Writer};
use super::{EntityKind, Mention, mention};
use crate::document::{Case, RegionKind};
use crate::gazetteer::{Entry, Subkind};
use crate::lexicon;

/// Cities with fewer inhabitants than 4 to this power are not taken for places when written small.
const MIN_SIZE: u64 = 8;

/// Adds the places in small letters.
pub(super) fn find(words: &Words, mentions: &mut Vec<Mention>) {
    if words.writer() != Writer::Hurried {
        return;
    }
    let sentences = words.document.sentences().iter();
    for sentence in sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let n_tokens = place(words, at, sentence.tokens.start, sentence.tokens.end);
            if let Some((n_tokens, entry)) = n_tokens {
                let tokens = at..at + n_tokens;
                let piece = Piece { tokens, title: None, sign: Sign::None, entry };
                mentions.push(mention(words, &piece, EntityKind::Place, 0.6, "place-in-small-letters"));
                at += n_tokens;
            } else {
                at += 1;
            }
        }
    }
}

fn place(words: &Words, at: usize, start: usize, end: usize) -> Option<(usize, Entry)> {
    let token = words.document.token(at)?;
    if token.case != Case::Lower
        || words.is_address(at)
        || words.document.word(at).contains('-')
        || token.region == RegionKind::Boilerplate
        || token.span.len() < 3
    {
        return None;
    }
    let placed = at > start && words.is(at - 1, lexicon::PLACE_BEFORE);
    let (n_tokens, entry) = words.known_at(at, end).filter(|(_, entry)| entry.place().is_some()).last()?;
    let written_small = (at..at + n_tokens).all(|idx| words.case(idx) == Case::Lower);
    let ambiguous = entry.is_exact_case()
        || entry.is_common()
        || (n_tokens == 1
            && (words.is(at, lexicon::FUNCTION_WORD | lexicon::PLACE_HEAD | lexicon::PLACE_LEAD)
                || token.span.len() < 4));
    let well_known = match entry.place()? {
        Subkind::Country => true,
        Subkind::Capital | Subkind::Region => placed,
        Subkind::City => placed && entry.size() >= MIN_SIZE,
        _ => false,
    };
    (written_small && !ambiguous && well_known && !(n_tokens == 1 && entry.is_given() && !placed))
        .then_some((n_tokens, entry))
}
