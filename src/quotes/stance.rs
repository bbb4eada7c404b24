//! How the reporting words stand to what is said: a plain report, a claim, a denial, an accusation, a warning, a demand
//! or a confirmation.
//!
//! Goes by the word alone (`data/lexicon/stance_*.txt`): the writer's choice of it is what readers should see. It does not
//! judge what is said.

use std::ops::Range;

use crate::document::{Document, TokenKind};
use crate::lexicon::{self, Lists};

/// What the writer's reporting words do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// "said", "told", "according to".
    Neutral,
    /// "claimed", "alleged", "insisted": the writer keeps a distance.
    Claim,
    /// "denied", "rejected".
    Denial,
    /// "accused", "blamed", "condemned".
    Accusation,
    /// "warned", "threatened".
    Warning,
    /// "called for", "urged", "proposed".
    Demand,
    /// "confirmed", "admitted".
    Confirmation,
    /// "thinks", "hopes", "wants": what somebody has in mind, reported as if it were said.
    Belief,
}

/// How far the "to" of what is asked stands from "asked", in tokens.
const MAX_TO_INFINITIVE: usize = 8;

/// The lists of each stance, the more telling first: "argued for" is a demand though "argued" is a claim.
const BY_LIST: [(Lists, Stance); 7] = [
    (lexicon::STANCE_DENIAL, Stance::Denial),
    (lexicon::STANCE_ACCUSATION, Stance::Accusation),
    (lexicon::STANCE_WARNING, Stance::Warning),
    (lexicon::STANCE_DEMAND, Stance::Demand),
    (lexicon::STANCE_CONFIRMATION, Stance::Confirmation),
    (lexicon::STANCE_CLAIM, Stance::Claim),
    (
        lexicon::BELIEF_VERB
            .or(lexicon::BELIEF_OBJECT)
            .or(lexicon::BELIEF_NOUN)
            .or(lexicon::BELIEF_ADJECTIVE),
        Stance::Belief,
    ),
];

/// The stance of the reporting words `verb`: of their longest phrase first.
pub fn of(document: &Document, verb: &Range<usize>) -> Stance {
    // "asked him to withdraw" is a demand, "asked why" a question; "pleaded guilty" is neither.
    let asks_to = document.key(verb.start).starts_with("ask")
        && (verb.end..verb.end + MAX_TO_INFINITIVE)
            .take_while(|&idx| document.token(idx).is_some_and(|token| token.kind == TokenKind::Word))
            .any(|idx| document.key(idx) == "to");
    if asks_to {
        return Stance::Demand;
    }
    if document.key(verb.start).starts_with("plead") && document.key(verb.end + 1) == "guilty" {
        return Stance::Denial;
    }
    // "called in 2022 for": the phrase is parted.
    if document.key(verb.start).starts_with("call") && document.key(verb.end.saturating_sub(1)) == "for" {
        return Stance::Demand;
    }
    let longest = BY_LIST
        .iter()
        .filter_map(|(lists, stance)| Some((document.phrase_at(verb.start, *lists)?, *stance)))
        // The first of the longest.
        .rev()
        .max_by_key(|(n_tokens, _)| *n_tokens);
    longest.map_or(Stance::Neutral, |(_, stance)| stance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Stance) {
        let document = Document::new(text);
        assert_eq!(of(&document, &(0..document.tokens().len())), expected, "{text}");
    }

    #[test]
    fn words_tell_their_stance() {
        check("said", Stance::Neutral);
        check("claimed", Stance::Claim);
        check("denied", Stance::Denial);
        check("accused", Stance::Accusation);
        check("warned of", Stance::Warning);
        check("called for", Stance::Demand);
        check("confirmed", Stance::Confirmation);
    }

    #[test]
    fn the_longest_phrase_tells() {
        check("argued for", Stance::Demand);
        check("argued", Stance::Claim);
    }
}
