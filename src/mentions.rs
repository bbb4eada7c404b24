//! Names in the text: spans with a kind. The gazetteers and the rules guess, the trained model decides.

mod cut;
mod elsewhere;
mod headlines;
mod kinds;
mod runs;
mod small;
mod storms;
pub mod tagger;
mod titles;
mod words;

use std::ops::Range;

use crate::document::{Case, Document};
use crate::gazetteer::Entry;
pub use crate::gazetteer::{Gender, Subkind};
use crate::lexicon;
use crate::span::Span;

use cut::{Piece, Sign};
use elsewhere::{ACRONYM_EXPLAINED, Elsewhere};
use kinds::Scores;
pub use tagger::{Model, ModelError};
use tagger::{Tag, Tagged};
use words::Words;

/// A piece with fewer points of evidence than this for its best kind is no name.
const MIN_POINTS: i32 = 2;

/// What a name names, as the exchange format calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    Person,
    Organization,
    Place,
    Nationality,
    Event,
    Product,
    Work,
}

/// One name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name alone, without its title ("Mr.") or a possessive ending.
    pub span: Span,
    /// The tokens that `span` covers.
    pub tokens: Range<usize>,
    pub kind: EntityKind,
    pub subkind: Option<Subkind>,
    /// The title or role before a person's name ("Mr.", "Prime Minister").
    pub title: Option<Span>,
    pub gender: Option<Gender>,
    /// From 0 to 1.
    pub confidence: f32,
    /// The rule that found it, for the reader who asks why.
    pub rule: &'static str,
}

/// Finds the names in the document, in order and without overlap. Boilerplate is passed over.
#[must_use]
pub fn find(document: &Document, model: &Model) -> Vec<Mention> {
    let words = Words::new(document);
    let guesses = guess(&words);
    let tagged = tagger::tag(&words, &guesses, model);
    let mut mentions: Vec<Mention> =
        tagged.into_iter().filter_map(|tagged| settle(&words, &guesses, tagged)).collect();
    add_settled(&words, guesses, &mut mentions);
    storms::find(&words, &mut mentions);
    mentions
}

/// Adds, where no name is, what the model has no kind for and the gazetteers know, nationalities and events, and what
/// the text itself explains, acronyms.
fn add_settled(words: &Words, guesses: Vec<Mention>, mentions: &mut Vec<Mention>) {
    let named = std::mem::take(mentions);
    let mut named = named.into_iter().peekable();
    for guess in guesses {
        mentions.extend(std::iter::from_fn(|| named.next_if(|name| name.tokens.start < guess.tokens.end)));
        let free = mentions.last().is_none_or(|name| name.tokens.end <= guess.tokens.start);
        let settled = matches!(guess.kind, EntityKind::Nationality | EntityKind::Event)
            || guess.rule == ACRONYM_EXPLAINED
            || is_known_acronym(words, &guess);
        if free && settled {
            mentions.push(guess);
        }
    }
    mentions.extend(named);
}

/// Whether the guess is an acronym in capitals that only a body has: "WHO".
fn is_known_acronym(words: &Words, guess: &Mention) -> bool {
    let word = guess.tokens.start;
    guess.kind == EntityKind::Organization
        && guess.tokens.len() == 1
        && words.case(word) == Case::Upper
        && words.entry(word).is_exact_case()
        && words.entry(word).organization().is_some()
}

/// What the rules take for names.
fn guess(words: &Words) -> Vec<Mention> {
    let pieces = cut::pieces(words);
    let mut own: Vec<Scores> = pieces.iter().map(|piece| kinds::scores(words, piece)).collect();
    kinds::share_in_lists(words, &pieces, &mut own);
    let elsewhere = Elsewhere::gather(words, &pieces, &own);
    let mut mentions: Vec<Mention> =
        pieces.iter().zip(&own).filter_map(|(piece, own)| decide(words, piece, own, &elsewhere)).collect();
    headlines::find(words, &mut mentions);
    small::find(words, &mut mentions);
    mentions.sort_by_key(|mention| mention.span);
    // A place in small letters may stand inside a longer name.
    let mut end = 0;
    mentions.retain(|mention| {
        let apart = mention.span.start() >= end;
        if apart {
            end = mention.span.end();
        }
        apart
    });
    mentions
}

/// The mention that a tagged name is: the rules' own where they agree.
fn settle(words: &Words, guesses: &[Mention], mut tagged: Tagged) -> Option<Mention> {
    if tagged.tag == Tag::Person {
        tagged.tokens = titles::bare_name(words, tagged.tokens);
    }
    let idx = guesses.partition_point(|guess| guess.tokens.start < tagged.tokens.start);
    let same = guesses.get(idx).filter(|guess| guess.tokens == tagged.tokens);
    let kind = match tagged.tag {
        // The text itself says what it is.
        _ if same.is_some_and(|guess| guess.rule == ACRONYM_EXPLAINED) => same?.kind,
        Tag::Person => EntityKind::Person,
        Tag::Organization => EntityKind::Organization,
        Tag::Place => EntityKind::Place,
        // The model knows that it is some other name; which, the gazetteers must know. Newspapers are works to some
        // corpora.
        Tag::Other => {
            let known = same.filter(|guess| {
                let scored = [EntityKind::Person, EntityKind::Organization, EntityKind::Place];
                !scored.contains(&guess.kind) || guess.rule == "known-organization"
            });
            known?.kind
        }
    };
    if let Some(guess) = same.filter(|guess| guess.kind == kind) {
        return Some(Mention { confidence: tagged.probability, ..guess.clone() });
    }
    let start = tagged.tokens.start;
    let entry = words
        .names_at(start, tagged.tokens.end)
        .filter(|(n_tokens, _)| start + n_tokens == tagged.tokens.end);
    let entry = entry.last().map_or(Entry::default(), |(_, entry)| entry);
    let title = titles::before(words, start);
    let piece = Piece { tokens: tagged.tokens, title, sign: Sign::None, entry };
    Some(mention(words, &piece, kind, tagged.probability, "trained-model"))
}

/// The mention that a piece is, if the evidence is enough for one.
fn decide(words: &Words, piece: &Piece, own: &Scores, elsewhere: &Elsewhere) -> Option<Mention> {
    if let Some(kind) = piece.settled() {
        return Some(mention(words, piece, kind, 0.9, "known-name"));
    }
    if is_no_name(words, piece) {
        return None;
    }
    let mut scores = *own;
    elsewhere.add_to(&mut scores, words, piece);
    let (kind, points, lead, rule) = scores.best();
    (points >= MIN_POINTS).then(|| {
        let confidence = f32::from(i16::try_from(lead.clamp(0, 10)).unwrap_or(0)) * 0.06 + 0.3;
        mention(words, piece, kind, confidence, rule)
    })
}

/// A single word that names nothing, a common word without any sign, or the letters of a currency ("US$5").
fn is_no_name(words: &Words, piece: &Piece) -> bool {
    if piece.tokens.len() != 1 || matches!(piece.sign, Sign::Titled | Sign::OrganizationAlone) {
        return false;
    }
    let word = piece.tokens.start;
    let money = words.is_currency(word);
    // "WHO" in capitals is no "who".
    let known =
        matches!(piece.sign, Sign::Known(_)) && (!piece.entry.is_common() || piece.entry.is_exact_case());
    let acronym = words.case(word) == Case::Upper
        && words.document.word(word).chars().count() <= 4
        && !words.is_function(word);
    money || (!known && (words.is(word, lexicon::NOT_A_NAME) || (words.is_common(word) && !acronym)))
}

fn mention(words: &Words, piece: &Piece, kind: EntityKind, confidence: f32, rule: &'static str) -> Mention {
    let person = kind == EntityKind::Person;
    // "his sister Megan": a relative is no title.
    let is_title = |tokens: &Range<usize>| !tokens.clone().all(|idx| words.is(idx, lexicon::KINSHIP));
    let title = piece.title.clone().filter(|_| person).filter(is_title);
    Mention {
        span: words.document.span_of(piece.tokens.clone()),
        tokens: piece.tokens.clone(),
        kind,
        subkind: subkind(words, piece, kind),
        gender: person.then(|| gender(words, piece)).flatten(),
        title: title.map(|tokens| words.document.span_of(tokens)),
        confidence,
        rule,
    }
}

/// The finer kind, by the gazetteers or by the head noun.
fn subkind(words: &Words, piece: &Piece, kind: EntityKind) -> Option<Subkind> {
    let head = || {
        let heads = piece.tokens.clone().rev().filter_map(|idx| words.entry(idx).head());
        let followed = piece.tokens.clone().find(|idx| matches!(words.document.key(idx + 1), "of" | "for"));
        let by_complement = followed.and_then(|idx| words.entry(idx).head());
        by_complement.into_iter().chain(heads)
    };
    match kind {
        EntityKind::Organization => {
            piece.entry.organization().or_else(|| head().find(|subkind| !subkind.is_place()))
        }
        EntityKind::Place => piece.entry.place().or_else(|| head().find(|subkind| subkind.may_be_place())),
        _ => None,
    }
}

/// The gender of a person, by the title or else by the given name.
fn gender(words: &Words, piece: &Piece) -> Option<Gender> {
    let title = piece.title.clone().unwrap_or_default();
    let titled = |list| title.clone().any(|idx| words.is(idx, list));
    if titled(lexicon::TITLE_FEMALE) {
        return Some(Gender::Female);
    }
    if titled(lexicon::TITLE_MALE) {
        return Some(Gender::Male);
    }
    (piece.tokens.len() > 1).then(|| words.entry(piece.tokens.start).gender()).flatten()
}

#[cfg(test)]
mod tests;
