//! Whether what follows a cue is a statement, or the object of a deed ("claimed the throne", "questioned the student").

use std::ops::Range;

use super::Reader;
use crate::document::{Case, TokenKind};
use crate::lexicon;
use crate::quotes::bounds::MAX_OBJECT;
use crate::quotes::cues::{self, Cue};
use crate::quotes::rest::Rest;

/// What is called a name is no longer than this, in tokens.
const MAX_NAMED: usize = 24;
/// A clause's verb stands at most this many tokens after its beginning.
const MAX_TO_VERB: usize = 10;

/// "called the claim *baseless*": an adjective by its ending.
fn judges(key: &str) -> bool {
    let endings = [
        "less", "ful", "able", "ible", "ous", "ive", "al", "ic", "ish", "false", "true", "wrong", "nonsense",
        "absurd",
    ];
    key.len() > 3 && endings.iter().any(|ending| key.ends_with(ending))
}

impl Reader<'_, '_> {
    /// "asked not to be named", "refused to leave": nothing is said, or not what.
    pub fn is_deed(&self, cue: &Cue, rest: &Rest) -> bool {
        let document = self.document;
        // "questioned the student"; "questioned the plan" is a report
        let questions = document.key(cue.tokens.start).starts_with("question")
            && (rest.start..rest.start + 4)
                .take_while(|&idx| document.token(idx).is_some_and(|token| token.kind == TokenKind::Word))
                .any(|idx| {
                    let people = lexicon::PEOPLE_ANY
                        | lexicon::LISTENER
                        | lexicon::GENERIC_SPEAKER
                        | lexicon::OCCUPATION;
                    document.is(idx, people)
                })
            && !(rest.start..rest.start + 6).any(|idx| document.key(idx) == "about");
        // "a print called “Two Horses”"
        let names_thing = document.is(cue.tokens.start, lexicon::NAMING_VERB)
            && self.marks.at(rest.start).is_some()
            && cue.speaker.as_ref().is_some_and(|speaker| {
                !cues::is_subject_like(document, speaker.end - 1)
                    && !document.is(speaker.end - 1, lexicon::PEOPLE_ANY | lexicon::RELATIVE_PRONOUN)
            });
        if questions || names_thing {
            return true;
        }
        // "declined to comment", "refused to leave": no words; "refused to “bow to bullies”" has some.
        let has_words = (rest.start..rest.start + 4).any(|idx| self.marks.at(idx).is_some());
        let refuses = document.is(cue.tokens.start, lexicon::REFUSING_VERB)
            && document.key(rest.start) == "to"
            && !has_words;
        // "said, citing three people familiar with the matter"; "calls herself “the Duchess”"
        let cites = document.key(cue.tokens.start).starts_with("cit")
            && (rest.start..rest.start + 4).any(|idx| {
                document.is(idx, lexicon::PEOPLE_ANY | lexicon::PEOPLE_PLURAL | lexicon::GENERIC_SPEAKER)
            });
        let names_self =
            document.is(rest.start, lexicon::REFLEXIVE) && document.key(cue.tokens.start).starts_with("call");
        // "Replying to the charge, the minister said"
        let replies = cue.hangs
            && document.is(cue.tokens.start, lexicon::REPLYING)
            && document.key(cue.tokens.end) == "to";
        replies
            || cites
            || names_self
            || refuses
            || document.phrase_at(rest.start, lexicon::ANONYMITY).is_some()
    }

    /// Whether an object without quotation marks tells what was said: "rejected a request to pay", "called it a trick".
    pub fn tells(&self, cue: &Cue, object: &Range<usize>) -> bool {
        let document = self.document;
        let verb = cue.tokens.start;
        if cue.tokens.len() == 1 && document.is(verb, lexicon::NAMING_VERB) {
            let is_it = document.is(object.start, lexicon::CLAUSE_PRONOUN | lexicon::LISTENER);
            let adverbial = lexicon::PREPOSITION | lexicon::COORDINATOR | lexicon::SUBORDINATOR;
            let is_followed = object.len() > 1 && !document.is(object.start + 1, adverbial);
            // "called the raid *a* trick", "called the raid *unjustified*"
            let is_name = |idx: usize| {
                matches!(document.key(idx), "a" | "an") && !document.is(idx - 1, lexicon::PREPOSITION)
                    || (document.key(idx).ends_with("ed") && !document.is(idx - 1, lexicon::DETERMINER))
                    || (judges(document.key(idx)) && idx + 1 >= object.end)
            };
            let ends = |idx: usize| document.is(idx, lexicon::SUBORDINATOR) && document.key(idx) != "that";
            let mut words = object.clone().skip(1).take(MAX_NAMED).take_while(|&idx| !ends(idx));
            return (is_it && is_followed) || words.any(is_name);
        }
        let tells_of =
            lexicon::PREPOSITION | lexicon::SUBORDINATOR | lexicon::CLAIM_NOUN | lexicon::REPORTING_NOUN_THAT;
        !document.is(verb, lexicon::DEED_VERB) || object.clone().any(|idx| document.is(idx, tells_of))
    }

    /// A verb form that is no noun: ", the court *ruled*".
    pub fn is_past(&self, cue: &Cue) -> bool {
        self.document.key(cue.tokens.start).ends_with("ed")
            || self.document.is(cue.tokens.start, lexicon::REPORTING_VERB_ONLY)
    }

    /// Whether a statement follows a verb that may be a noun: "the survey *found* prices rose", "she *claims* they left".
    pub fn is_proved(&self, cue: &Cue, right: &Range<usize>) -> bool {
        let document = self.document;
        // "claims they left", not "ruled it an accident"
        let has_pronoun = document.is(right.start, lexicon::SUBJECT_PRONOUN)
            && !document.is(right.start + 1, lexicon::DETERMINER)
            && document.token(right.start).is_some_and(|token| token.case == Case::Lower);
        let has_name = document
            .token(right.start)
            .is_some_and(|token| matches!(token.case, Case::Capitalized | Case::Upper));
        if cue.hangs || document.is(cue.tokens.start, lexicon::REPORTING_PARTICIPLE) {
            return has_pronoun;
        }
        let is_finding = self.is_finding(cue);
        // "found Amal wounded" is no statement, "found Amal wounded two men" is one.
        let may_be_deed = document.is(cue.tokens.start, lexicon::FINDING_VERB);
        let has_object = |idx: usize| {
            document.is(idx, lexicon::DETERMINER)
                || document.token(idx).is_some_and(|token| token.case == Case::Capitalized)
        };
        let has_verb = right
            .clone()
            .take(MAX_OBJECT)
            .take_while(|&idx| !(may_be_deed && matches!(document.word(idx), "," | ";")))
            .any(|idx| {
                document.is(idx, lexicon::AUXILIARY)
                    || (document.key(idx).ends_with("ed")
                        && (!may_be_deed || !has_name || has_object(idx + 1)))
            });
        // "video shows a man in the road", but "the judge found him guilty"
        let shows = document.key(cue.tokens.start).starts_with("show");
        let is_statement = (is_finding && (has_verb || shows))
            || (has_verb && has_name && !may_be_deed)
            || self.has_clause(cue, right);
        right.len() >= 4 && (has_pronoun || is_statement)
    }

    /// "the survey found", "police say": what findings come from speaks.
    pub fn is_finding(&self, cue: &Cue) -> bool {
        let mut speaker = cue.speaker.clone().unwrap_or_default();
        speaker.any(|idx| self.document.is(idx, lexicon::FINDING_SOURCE))
    }

    /// "estimated food needs *would* rise", "claims the law *was* broken": a noun and its verb, before any relative word.
    pub fn has_clause(&self, cue: &Cue, right: &Range<usize>) -> bool {
        let document = self.document;
        let opens = |idx: usize| {
            document.is(idx, lexicon::RELATIVE_PRONOUN | lexicon::SUBORDINATOR | lexicon::COORDINATOR)
                || document.token(idx).is_none_or(|token| token.kind == TokenKind::Mark)
        };
        let mut words = right.clone().skip(1).take(MAX_TO_VERB).take_while(|&idx| !opens(idx));
        !cue.hangs
            && !document.is(cue.tokens.start, lexicon::FINDING_VERB)
            && !document.is(right.start, lexicon::PREPOSITION)
            && words.any(|idx| {
                document.is(idx, lexicon::AUXILIARY) && !matches!(document.key(idx), "'s" | "being")
            })
    }
}
