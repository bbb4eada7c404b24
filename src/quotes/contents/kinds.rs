//! How much of what was said stands within quotation marks.

use std::ops::Range;

use super::Reader;
use crate::document::{Case, TokenKind};
use crate::lexicon;
use crate::quotes::QuoteKind;
use crate::quotes::reports::Report;

/// A nickname or term with its marks has at most this many tokens.
const MAX_TERM: usize = 5;

impl Reader<'_, '_> {
    /// A nickname or a word as a word within the content: "Andre “Dre” Amal", "the word “loan”", "known as “the Fox”".
    fn is_term(&self, quoted: &Range<usize>, content: &Range<usize>) -> bool {
        let document = self.document;
        let before = quoted.start.saturating_sub(1);
        let is_capital = |idx: usize| {
            document
                .token(idx)
                .is_some_and(|token| token.kind == TokenKind::Word && token.case != Case::Lower)
        };
        let is_short =
            quoted.len() <= MAX_TERM && quoted.start > content.start && quoted.len() * 2 < content.len();
        let is_nickname = is_capital(before) && is_capital(quoted.end);
        let is_named = document.is(before, lexicon::TERM_OPENER)
            || (document.key(before) == "as"
                && matches!(document.key(before.saturating_sub(1)), "known" | "nicknamed"));
        is_short && (is_nickname || is_named)
    }

    /// How much of the content stands within quotation marks.
    pub fn kind(&self, report: &Report) -> QuoteKind {
        if report.is_direct {
            return QuoteKind::Direct;
        }
        let (mut n_quoted, mut n_plain) = (0usize, 0usize);
        for fragment in &report.fragments {
            for idx in fragment.clone() {
                let is_word = self.document.token(idx).is_some_and(|token| token.kind != TokenKind::Mark);
                if !is_word {
                    continue;
                }
                if self.marks.at(idx).is_some_and(|quoted| !self.is_term(&quoted.tokens, fragment)) {
                    n_quoted += 1;
                } else if !(idx == fragment.start && matches!(self.document.key(idx), "that" | "but" | "and"))
                {
                    n_plain += 1;
                }
            }
        }
        match (n_quoted, n_plain) {
            (0, _) => QuoteKind::Indirect,
            (_, 0) => QuoteKind::Direct,
            _ => QuoteKind::Mixed,
        }
    }
}
