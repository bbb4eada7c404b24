//! Outcome words: what they say happened, and how they take their victims.

use super::Outcome;
use super::bereaved::loses_kin;
use crate::document::{Document, TokenKind};
use crate::lexicon::{self, Lists};

/// How an outcome word takes its victims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "Killed": active with an object, or a participle after its subject.
    Past,
    /// "Killing" and, for some outcomes, the present: takes an object.
    Active,
    /// "Kill": a plan, a threat or headline present.
    Base,
    /// "Died": after its subject.
    Intransitive,
    /// "Dead", "missing": after its subject.
    State,
}

/// An outcome word or phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    pub outcome: Outcome,
    pub form: Form,
    pub n_tokens: usize,
    /// Said of things too ("shot", "evacuated"): the victims must be people by their noun.
    pub is_weak: bool,
}

const FORMS: [(Lists, Outcome, Form); 20] = [
    (lexicon::KILLED_INTRANSITIVE, Outcome::Killed, Form::Intransitive),
    (lexicon::KILLED_PAST, Outcome::Killed, Form::Past),
    (lexicon::KILLED_ING, Outcome::Killed, Form::Active),
    (lexicon::KILLED_BASE, Outcome::Killed, Form::Base),
    (lexicon::KILLED_ADJECTIVE, Outcome::Killed, Form::State),
    (lexicon::INJURED_PAST, Outcome::Injured, Form::Past),
    (lexicon::INJURED_ING, Outcome::Injured, Form::Active),
    (lexicon::INJURED_BASE, Outcome::Injured, Form::Base),
    (lexicon::INJURED_ADJECTIVE, Outcome::Injured, Form::State),
    (lexicon::MISSING_ADJECTIVE, Outcome::Missing, Form::State),
    (lexicon::DETAINED_PAST, Outcome::Detained, Form::Past),
    (lexicon::DETAINED_ING, Outcome::Detained, Form::Active),
    (lexicon::ABDUCTED_PAST, Outcome::Abducted, Form::Past),
    (lexicon::ABDUCTED_ING, Outcome::Abducted, Form::Active),
    (lexicon::DISPLACED_INTRANSITIVE, Outcome::Displaced, Form::Intransitive),
    (lexicon::DISPLACED_PAST, Outcome::Displaced, Form::Past),
    (lexicon::DISPLACED_ING, Outcome::Displaced, Form::Active),
    (lexicon::DISPLACED_ADJECTIVE, Outcome::Displaced, Form::State),
    (lexicon::INJURY_VERB, Outcome::Injured, Form::Intransitive),
    (lexicon::KILLED_INTRANSITIVE, Outcome::Killed, Form::Intransitive),
];

const NOUNS: [(Lists, Outcome); 5] = [
    (lexicon::DETAINED_NOUN, Outcome::Detained),
    (lexicon::KILLED_NOUN, Outcome::Killed),
    (lexicon::INJURED_NOUN, Outcome::Injured),
    (lexicon::CASUALTY_NOUN, Outcome::Casualties),
    (lexicon::DISPLACED_NOUN, Outcome::Displaced),
];

/// Every list of outcome words.
pub(super) const ANY: Lists = lexicon::KILLED_INTRANSITIVE
    .or(lexicon::KILLED_PAST)
    .or(lexicon::KILLED_ING)
    .or(lexicon::KILLED_BASE)
    .or(lexicon::KILLED_ADJECTIVE)
    .or(lexicon::INJURED_PAST)
    .or(lexicon::INJURED_ING)
    .or(lexicon::INJURED_BASE)
    .or(lexicon::INJURED_ADJECTIVE)
    .or(lexicon::MISSING_ADJECTIVE)
    .or(lexicon::DETAINED_PAST)
    .or(lexicon::DETAINED_ING)
    .or(lexicon::ABDUCTED_PAST)
    .or(lexicon::ABDUCTED_ING)
    .or(lexicon::DISPLACED_INTRANSITIVE)
    .or(lexicon::DISPLACED_PAST)
    .or(lexicon::DISPLACED_ING)
    .or(lexicon::DISPLACED_ADJECTIVE);

const ANY_NOUN: Lists = lexicon::KILLED_NOUN
    .or(lexicon::INJURED_NOUN)
    .or(lexicon::CASUALTY_NOUN)
    .or(lexicon::DISPLACED_NOUN)
    .or(lexicon::DETAINED_NOUN);

/// How far after "sustained" its injuries may stand, in tokens.
const INJURY_REACH: usize = 7;

/// Whether an outcome word begins at the token, or it is an outcome noun.
pub(super) fn is_outcome(document: &Document, token_idx: usize) -> bool {
    document.phrase_at(token_idx, ANY.or(ANY_NOUN)).is_some()
}

/// Whether the token is an outcome noun ("deaths").
pub(super) fn is_noun(document: &Document, token_idx: usize) -> bool {
    document.phrase_at(token_idx, ANY_NOUN).is_some()
}

/// Whether anything at the token can begin a claim: cheap, so that most sentences are passed over.
pub(super) fn may_begin(document: &Document, token_idx: usize) -> bool {
    const CHEAP: Lists = ANY.or(ANY_NOUN);
    document.is(token_idx, CHEAP.or(lexicon::INJURY_NOUN).or(lexicon::LIFE_NOUN).or(lexicon::DRIVE_OUT))
        || document.phrase_at(token_idx, CHEAP).is_some()
        || document.is(token_idx, lexicon::BEREAVED_VERB)
        || matches!(document.key(token_idx), "hostage" | "captive" | "prisoner")
}

/// The outcome word or phrase that begins at the token; the longest wins.
pub(super) fn trigger_at(document: &Document, token_idx: usize) -> Option<Trigger> {
    const VERBS: Lists = ANY.or(lexicon::INJURY_VERB);
    if let Some(n_tokens) = to_death(document, token_idx) {
        return Some(Trigger { outcome: Outcome::Killed, form: Form::Past, n_tokens, is_weak: false });
    }
    if drives_out(document, token_idx) {
        return Some(Trigger { outcome: Outcome::Displaced, form: Form::Active, n_tokens: 1, is_weak: true });
    }
    if loses_kin(document, token_idx) {
        return Some(Trigger { outcome: Outcome::Killed, form: Form::Active, n_tokens: 1, is_weak: true });
    }
    if let Some(outcome) = takes(document, token_idx) {
        return Some(Trigger { outcome, form: Form::Active, n_tokens: 1, is_weak: true });
    }
    document.phrase_at(token_idx, VERBS)?;
    let mut best: Option<Trigger> = None;
    for (list, outcome, form) in FORMS {
        let Some(n_tokens) = document.phrase_at(token_idx, list) else { continue };
        if best.is_some_and(|best| best.n_tokens >= n_tokens) {
            continue;
        }
        let n_tokens = if list == lexicon::INJURY_VERB {
            let Some(n_tokens) = injury_end(document, token_idx, n_tokens) else { continue };
            n_tokens
        } else {
            n_tokens
        };
        let is_weak = document
            .phrase_at(token_idx, lexicon::WEAK_OUTCOME)
            .is_some_and(|weak| weak == n_tokens || list == lexicon::INJURY_VERB);
        best = Some(Trigger { outcome, form, n_tokens, is_weak });
    }
    best
}

/// "Forced 800 families from their homes": how far after the verb the homes may stand, in tokens.
const HOMES_REACH: usize = 12;

fn drives_out(document: &Document, token_idx: usize) -> bool {
    document.is(token_idx, lexicon::DRIVE_OUT)
        && (token_idx + 2..token_idx + HOMES_REACH).any(|at| {
            matches!(document.key(at), "from" | "of")
                && (is_home(document, at + 1)
                    || matches!(document.key(at + 1), "their" | "its" | "his" | "her")
                        && is_home(document, at + 2))
        })
}

fn is_home(document: &Document, at: usize) -> bool {
    matches!(document.key(at), "home" | "homes" | "house" | "houses" | "villages" | "village")
}

/// How far after "took" the word "hostage" may stand, in tokens.
const HOSTAGE_REACH: usize = 8;

/// "Took 20 villagers hostage", "holding two men captive": the outcome, where the verb stands at the token.
fn takes(document: &Document, token_idx: usize) -> Option<Outcome> {
    let is_verb = matches!(
        document.key(token_idx),
        "take" | "takes" | "took" | "taken" | "taking" | "hold" | "holds" | "held" | "holding"
    );
    let ends = |at: &usize| {
        document.token(*at).is_some_and(|token| token.kind == TokenKind::Mark)
            || document.is(*at, lexicon::PHRASE_PREPOSITION | lexicon::PHRASE_CLAUSE_OPENER)
                && document.key(*at) != "of"
    };
    let reach = token_idx + 2..token_idx + HOSTAGE_REACH;
    reach.filter(|_| is_verb).take_while(|at| !ends(at)).find_map(|at| match document.key(at) {
        "hostage" | "captive" => Some(Outcome::Abducted),
        "prisoner" => Some(Outcome::Detained),
        _ => None,
    })
}

/// "Axed to death", "beat to death": whatever was done, it killed; but not "sentenced to death".
fn to_death(document: &Document, token_idx: usize) -> Option<usize> {
    let is_deed = document.key(token_idx + 1) == "to"
        && document.key(token_idx + 2) == "death"
        && document.key(token_idx).ends_with(['d', 'n', 't'])
        && !matches!(
            document.key(token_idx),
            "sentenced" | "condemned" | "led" | "put" | "next" | "related" | "contributed" | "and" | "amount"
        );
    is_deed.then_some(3)
}

/// The length of "sustained minor injuries" from its verb to its noun.
fn injury_end(document: &Document, verb: usize, n_tokens: usize) -> Option<usize> {
    let first = verb + n_tokens;
    for at in first..first + INJURY_REACH {
        if let Some(n_noun) = document.phrase_at(at, lexicon::INJURY_NOUN) {
            return Some(at + n_noun - verb);
        }
        let is_stop = document.is(
            at,
            lexicon::PHRASE_PREPOSITION.or(lexicon::PHRASE_AUXILIARY).or(lexicon::PHRASE_CLAUSE_OPENER),
        ) || document.is(at, lexicon::PARTICLE_AND) && document.key(at) != "and"
            || matches!(document.key(at), "." | ";" | "no");
        if is_stop {
            return None;
        }
    }
    None
}

/// The state that a participle or adjective at the token tells of the people before or after it ("wounded", "missing").
pub(super) fn state_at(document: &Document, token_idx: usize) -> Option<(usize, Outcome)> {
    const STATES: [(Lists, Outcome); 7] = [
        (lexicon::KILLED_PAST, Outcome::Killed),
        (lexicon::KILLED_ADJECTIVE, Outcome::Killed),
        (lexicon::INJURED_PAST, Outcome::Injured),
        (lexicon::MISSING_ADJECTIVE, Outcome::Missing),
        (lexicon::DETAINED_PAST, Outcome::Detained),
        (lexicon::ABDUCTED_PAST, Outcome::Abducted),
        (lexicon::DISPLACED_PAST, Outcome::Displaced),
    ];
    STATES.iter().find_map(|&(list, outcome)| Some((document.phrase_at(token_idx, list)?, outcome)))
}

/// The outcome of the noun that ends at `head` ("deaths", "dead bodies"), and its length.
pub(super) fn noun_ending_at(document: &Document, head: usize) -> Option<(Outcome, usize)> {
    for (list, outcome) in NOUNS {
        if let Some(first) = head.checked_sub(1)
            && document.phrase_at(first, list) == Some(2)
        {
            return Some((outcome, 2));
        }
        if document.is(head, list) {
            return Some((outcome, 1));
        }
    }
    None
}
