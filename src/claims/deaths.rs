//! Deaths that no verb of killing tells ("lost his wife", "beat a rider to death"), and those of age or illness.
//!
//! Recorders count the dead of violence, accidents and disasters: "dies at 91" is none of them.

use super::counts::amount_at;
use super::people::CLOSED;
use crate::document::{Document, TokenKind};
use crate::lexicon::{self, Lists};

/// How far after the verb its relative may stand, in tokens: "lost a son", "lost three of her children".
const REACH: usize = 6;

/// Whether a verb of losing or burying a relative stands at the token.
fn loses_kin(document: &Document, token_idx: usize) -> bool {
    document.is(token_idx, lexicon::BEREAVED_VERB)
        && (token_idx + 1..token_idx + REACH)
            .take_while(|&at| {
                document.token(at).is_some_and(|token| token.kind != TokenKind::Mark)
                    && !document.is(at, lexicon::PHRASE_CLAUSE_OPENER | lexicon::PHRASE_AUXILIARY)
            })
            .any(|at| document.is(at, lexicon::RELATIVE))
}

/// Whether a verb of losing stands at the token, with a relative or a number of fighters for its object.
pub(super) fn loses_people(document: &Document, token_idx: usize) -> bool {
    loses_kin(document, token_idx) || loses_fighters(document, token_idx)
}

/// "Lost four soldiers", "lost up to 380 troops"; not "lost two players", nor "lost contact with four soldiers".
fn loses_fighters(document: &Document, token_idx: usize) -> bool {
    const FIGHTERS: Lists = lexicon::PEOPLE_SECURITY.or(lexicon::PEOPLE_COMBATANT);
    if !document.is(token_idx, lexicon::BEREAVED_VERB) || !document.key(token_idx).starts_with("lo") {
        return false;
    }
    let first = token_idx + 1 + usize::from(document.is(token_idx + 1, lexicon::OUTCOME_ADVERB));
    let amount_end = amount_at(document, first, first + REACH).map(|amount| amount.tokens.end);
    let one = Some(first + 1).filter(|_| matches!(document.key(first), "a" | "an" | "another"));
    let Some(noun) = amount_end.or(one) else { return false };
    // "Dozens of fighters"
    let noun = noun + usize::from(document.key(noun) == "of");
    (noun..noun + NOUN_REACH)
        .take_while(|&at| {
            document.token(at).is_some_and(|token| token.kind == TokenKind::Word) && !document.is(at, CLOSED)
        })
        .any(|at| document.is(at, FIGHTERS))
}

/// How many words the noun of the fighters may have: "Ukrainian special forces soldiers".
const NOUN_REACH: usize = 4;

/// How far after "beat" the words "to death" may stand, in tokens.
const DEATH_REACH: usize = 12;

/// Whether a verb such as "beat" stands at the token, with "to death" behind its object.
pub(super) fn beats_to_death(document: &Document, token_idx: usize) -> bool {
    document.is(token_idx, lexicon::BEATING_VERB)
        && (token_idx + 1..token_idx + DEATH_REACH)
            .take_while(|&at| document.token(at).is_some_and(|token| token.kind != TokenKind::Mark))
            .any(|at| document.key(at) == "to" && document.key(at + 1) == "death")
}

/// Nobody of this age or older is counted for having died at it.
const OLD: u32 = 60;

/// Whether the words after "died" tell of age or illness: "at 91", "aged 84", "of cancer", "peacefully at home".
pub(super) fn is_natural(document: &Document, after: usize) -> bool {
    let is_old = |at: usize| document.key(at).parse::<u32>().is_ok_and(|age| (OLD..130).contains(&age));
    let is_aged = matches!(document.key(after), "at" | "aged")
        && (is_old(after + 1) || document.key(after + 1) == "age" && is_old(after + 2))
        || document.key(after) == "at" && document.key(after + 2) == "age" && is_old(after + 4);
    is_aged || (after..after + 6).any(|at| document.phrase_at(at, lexicon::NATURAL_DEATH).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let document = Document::new(text);
        let n_tokens = document.tokens().len();
        assert_eq!((0..n_tokens).any(|at| loses_people(&document, at)), expected, "in: {text}");
    }

    #[test]
    fn relatives_are_lost_or_buried() {
        check("She lost a son and three grandchildren.", true);
        check("He has buried two daughters.", true);
        check("The farmer lost his wife in the crash.", true);
    }

    #[test]
    fn fighters_are_lost_where_they_are_counted() {
        check("The army lost four soldiers.", true);
        check("It lost up to 380 airborne troops.", true);
        check("The militia lost dozens of fighters.", true);
        check("The club lost two players.", false);
        check("The army lost contact with four soldiers.", false);
    }

    #[test]
    fn age_and_illness_are_no_casualties() {
        let after_died = |text: &str| is_natural(&Document::new(text), 2);
        assert!(after_died("Maria died at 91."));
        assert!(after_died("Maria died peacefully at her home."));
        assert!(after_died("Maria died on Monday of lung cancer."));
        assert!(!after_died("Maria died at 9 in a blast."));
    }

    #[test]
    fn other_things_are_lost_too() {
        check("She lost her job.", false);
        check("The team lost, and his wife left.", false);
        check("Four people were buried under the rubble.", false);
    }
}
