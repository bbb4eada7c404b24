//! Quotes in plain words: how they were put ("denies"), the line to cite one by, and each speaker's quotes together.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{day, entity_label, is_form_of_address};
use crate::annotation::Annotation;
use crate::entities::{Entity, EntityId};
use crate::mentions::EntityKind;
use crate::quotes::{Quote, QuoteKind, Stance};
use crate::span::Span;

/// Whether it tells what somebody thinks or hopes: nobody is said to have said it.
#[must_use]
pub fn is_attitude(quote: &Quote) -> bool {
    quote.cue.is_some_and(|cue| cue.stance == Stance::Belief)
}

/// How the words are given: "Word for word".
#[must_use]
pub fn quote_label(quote: &Quote) -> &'static str {
    if is_attitude(quote) { "Not said" } else { quote_kind(quote.kind) }
}

/// As [`quote_label`], of the kind alone.
#[must_use]
pub const fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "Word for word",
        QuoteKind::Mixed => "Partly word for word",
        QuoteKind::Indirect => "Reported",
    }
}

/// What the speaker does, as the writer puts it; nothing for plain saying.
#[must_use]
pub const fn quote_stance(stance: Stance) -> Option<&'static str> {
    Some(match stance {
        Stance::Neutral => return None,
        Stance::Claim => "claims",
        Stance::Denial => "denies",
        Stance::Accusation => "accuses",
        Stance::Warning => "warns",
        Stance::Demand => "demands",
        Stance::Confirmation => "confirms",
        Stance::Belief => "thinks or hopes",
    })
}

/// The reporting words on one line, as the text has them ("had denied"); nothing for a lone colon or dash.
#[must_use]
pub fn reporting_words(text: &str, quote: &Quote) -> Option<String> {
    let words = one_line(quote.cue?.span.of(text));
    let words = words.trim_end_matches([':', ',', ' ']);
    words.contains(char::is_alphanumeric).then(|| words.to_owned())
}

/// Whom it was told to: "to reporters".
#[must_use]
pub fn told_to(text: &str, quote: &Quote) -> Option<String> {
    quote.audience.map(|audience| format!("to {}", one_line(audience.of(text))))
}

/// Everything that one speaker is quoted with.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice<'a> {
    pub entity: Option<&'a Entity>,
    /// The fullest name, else the words that the text first uses ("Police"); `None` where nobody is named.
    pub name: Option<String>,
    /// What the text says behind those words: "who asked not to be named".
    aside: Option<String>,
    /// In the order of the text.
    pub quotes: Vec<&'a Quote>,
}

impl Voice<'_> {
    /// Who it is, in a line: "Torek Farhadi, a former adviser", "Gen. Peter Odongo", "Police".
    #[must_use]
    pub fn credit(&self, text: &str) -> String {
        let name = self.name.as_deref().unwrap_or("speaker not named");
        let stands_before = self.entity.is_some_and(|entity| entity.description.is_none());
        match self.about(text) {
            None => name.to_owned(),
            Some(title) if stands_before => format!("{title} {name}"),
            Some(description) => format!("{name}, {description}"),
        }
    }

    /// Who it is beside the name: the description, else the first title that is more than a form of address.
    #[must_use]
    pub fn about(&self, text: &str) -> Option<String> {
        let Some(entity) = self.entity else { return self.aside.clone() };
        let description = entity.description.map(|span| within_a_sentence(&one_line(span.of(text))));
        description.or_else(|| title(text, entity))
    }

    /// What kind of speaker it is, where that is more than a person.
    #[must_use]
    pub fn label(&self) -> Option<&'static str> {
        self.entity.filter(|entity| entity.kind != EntityKind::Person).map(entity_label)
    }

    /// "2 word for word, 1 reported", "all reported"; nothing for a single quote, which says so itself.
    #[must_use]
    pub fn tally(&self) -> Option<String> {
        let said: Vec<_> = self.quotes.iter().filter(|quote| !is_attitude(quote)).collect();
        let of_kind = |given| {
            let n_quotes = said.iter().filter(|quote| quote.kind == given).count();
            let n_told = if n_quotes == said.len() { "all".to_owned() } else { n_quotes.to_string() };
            (n_quotes > 0).then(|| format!("{n_told} {}", quote_kind(given).to_lowercase()))
        };
        let kinds = [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect];
        (said.len() > 1).then(|| kinds.into_iter().filter_map(of_kind).collect::<Vec<_>>().join(", "))
    }
}

/// The quotes by speaker, in the order of their first quotes; last those that nobody is named for.
#[must_use]
pub fn voices<'a>(text: &'a str, annotation: &'a Annotation) -> Vec<Voice<'a>> {
    let mut voices: Vec<Voice> = Vec::new();
    let mut unnamed = Voice { entity: None, name: None, aside: None, quotes: Vec::new() };
    let mut places: FxHashMap<Who, usize> = FxHashMap::default();
    for quote in &annotation.quotes {
        let Some((who, voice)) = who(text, annotation, quote) else {
            unnamed.quotes.push(quote);
            continue;
        };
        let place = *places.entry(who).or_insert_with(|| {
            voices.push(voice);
            voices.len() - 1
        });
        if let Some(voice) = voices.get_mut(place) {
            voice.quotes.push(quote);
        }
    }
    voices.extend(Some(unnamed).filter(|unnamed| !unnamed.quotes.is_empty()));
    voices
}

/// What makes two speakers one: an entity, or else the same words.
#[derive(PartialEq, Eq, Hash)]
enum Who {
    Entity(EntityId),
    /// In small letters, without an article.
    Words(String),
}

/// Who speaks, as a voice that has no quotes yet; nobody where a pronoun stands for somebody unknown.
fn who<'a>(text: &str, annotation: &'a Annotation, quote: &Quote) -> Option<(Who, Voice<'a>)> {
    let speaker = quote.speaker?;
    if let Some(entity) = speaker.entity.and_then(|EntityId(idx)| annotation.entities.get(idx)) {
        let name = Some(entity.name.clone());
        let voice = Voice { entity: Some(entity), name, aside: None, quotes: Vec::new() };
        return Some((Who::Entity(entity.id), voice));
    }
    let words = one_line(speaker.span.of(text));
    let (words, aside) = without_aside(words.trim_end_matches(','));
    let folded = words.to_lowercase();
    let bare = ["the ", "a ", "an "].iter().find_map(|article| folded.strip_prefix(article));
    let bare = bare.unwrap_or(&folded);
    let voice = Voice {
        entity: None,
        name: Some(capitalized(words)),
        aside: aside.map(str::to_owned),
        quotes: Vec::new(),
    };
    (!bare.is_empty() && !is_pronoun(bare)).then(|| (Who::Words(bare.to_owned()), voice))
}

/// "An official" and "who asked not to be named", where a comma and such a word part them.
fn without_aside(words: &str) -> (&str, Option<&str>) {
    let opens = |rest: &str| {
        let first = rest.split(' ').next().unwrap_or_default();
        matches!(first, "who" | "whose" | "which" | "a" | "an" | "the" | "one")
    };
    match words.split_once(", ") {
        Some((words, rest)) if opens(rest) => (words, Some(rest)),
        _ => (words, None),
    }
}

/// Words that name nobody by themselves.
fn is_pronoun(folded: &str) -> bool {
    matches!(
        folded,
        "i" | "he" | "she" | "it" | "they" | "we" | "you" | "who" | "which" | "that" | "those" | "both"
    )
}

fn title(text: &str, entity: &Entity) -> Option<String> {
    let mut titles = entity.mentions.iter().filter_map(|mention| Some(one_line(mention.title?.of(text))));
    titles.find(|title| !is_form_of_address(&title.to_lowercase()))
}

/// A description without the capital that its sentence began with: "the mayor".
fn within_a_sentence(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default();
    let begins = ["The", "A", "An", "His", "Her", "Its", "Their", "Our", "My", "One"]
        .into_iter()
        .any(|word| word == first);
    if begins {
        format!("{}{}", first.to_lowercase(), words.get(first.len()..).unwrap_or_default())
    } else {
        words.to_owned()
    }
}

/// The line to cite a quote by, with the [credit](Voice::credit) of its voice: “A few strikes …” — Torek Farhadi, a former adviser (said; to The Globe and Mail).
/// What is not word for word says so first, and gets no quotation marks that the text does not have.
#[must_use]
pub fn citation(text: &str, published: Option<Date>, quote: &Quote, credit: &str) -> String {
    let words = match quote.kind {
        _ if is_attitude(quote) => format!("Thought or hoped, not said: {}", plain_words(text, quote)),
        QuoteKind::Direct => word_for_word(text, quote),
        QuoteKind::Mixed => format!("Partly word for word: {}", plain_words(text, quote)),
        QuoteKind::Indirect => format!("Reported, not word for word: {}", plain_words(text, quote)),
    };
    let article = published.map(|date| format!("article of {}", day(date, "%-d %B %Y")));
    let details: Vec<String> =
        [reporting_words(text, quote), told_to(text, quote), article].into_iter().flatten().collect();
    let details = if details.is_empty() { String::new() } else { format!(" ({})", details.join("; ")) };
    format!("{words} — {credit}{details}")
}

/// The parts of a quote on one line, with an ellipsis for what stands between them.
#[must_use]
pub fn quoted_words(text: &str, quote: &Quote) -> String {
    quote.fragments.iter().map(|span| one_line(span.of(text))).collect::<Vec<_>>().join(" … ")
}

/// As [`quoted_words`], without the ellipsis where nothing is left out.
fn plain_words(text: &str, quote: &Quote) -> String {
    joined(text, quote, |_, words| words)
}

/// What was said, in one pair of quotation marks: those of the text, or “…” where it has none, as in a transcript.
/// Without the commas that tie the parts to the cue.
fn word_for_word(text: &str, quote: &Quote) -> String {
    let last = quote.fragments.len().saturating_sub(1);
    let all = joined(text, quote, |idx, words| {
        let words = if idx > 0 { words.trim_start_matches(is_opening) } else { words };
        if idx < last { words.trim_end_matches(is_closing).trim_end_matches(',') } else { words }
    });
    let is_marked =
        all.starts_with(is_opening) || (quote.rule != "transcript" && all.contains(['“', '"', '«', '„']));
    if !is_marked {
        return format!("“{}”", all.replace('“', "‘").replace('”', "’"));
    }
    let mark = all.chars().next_back().filter(|&letter| is_closing(letter));
    let open_end = mark.and_then(|mark| all.strip_suffix(mark)?.strip_suffix(','));
    match (open_end, mark) {
        (Some(words), Some(mark)) => format!("{words}{mark}"),
        _ => all,
    }
}

/// The fragments, each as `words_of` its place and its words gives it.
fn joined<'t>(text: &'t str, quote: &Quote, words_of: impl Fn(usize, &'t str) -> &'t str) -> String {
    let mut all = String::new();
    let mut end = None;
    for (idx, span) in quote.fragments.iter().enumerate() {
        if let Some(end) = end {
            let between = Span::new(end, span.start().max(end)).of(text);
            all.push_str(if between.trim().is_empty() { " " } else { " … " });
        }
        all.push_str(&one_line(words_of(idx, span.of(text).trim()).trim()));
        end = Some(span.end());
    }
    all
}

const fn is_opening(letter: char) -> bool {
    matches!(letter, '“' | '"' | '‘' | '\'' | '«' | '„' | '‹')
}

const fn is_closing(letter: char) -> bool {
    matches!(letter, '”' | '"' | '’' | '\'' | '»' | '“' | '›')
}

fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// One space for every run of white space.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
