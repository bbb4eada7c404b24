//! Deaths told by what they mean to others: "lost his wife", "buried two daughters".

use crate::document::{Document, TokenKind};
use crate::lexicon;

/// How far after the verb its relative may stand, in tokens: "lost a son", "lost three of her children".
const REACH: usize = 6;

/// Whether a verb of losing or burying a relative stands at the token.
pub(super) fn loses_kin(document: &Document, token_idx: usize) -> bool {
    document.is(token_idx, lexicon::BEREAVED_VERB)
        && (token_idx + 1..token_idx + REACH)
            .take_while(|&at| {
                document.token(at).is_some_and(|token| token.kind != TokenKind::Mark)
                    && !document.is(at, lexicon::PHRASE_CLAUSE_OPENER | lexicon::PHRASE_AUXILIARY)
            })
            .any(|at| document.is(at, lexicon::RELATIVE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let document = Document::new(text);
        let n_tokens = document.tokens().len();
        assert_eq!((0..n_tokens).any(|at| loses_kin(&document, at)), expected, "in: {text}");
    }

    #[test]
    fn relatives_are_lost_or_buried() {
        check("She lost a son and three grandchildren.", true);
        check("He has buried two daughters.", true);
        check("The farmer lost his wife in the crash.", true);
    }

    #[test]
    fn other_things_are_lost_too() {
        check("She lost her job.", false);
        check("The team lost, and his wife left.", false);
        check("Four people were buried under the rubble.", false);
    }
}
