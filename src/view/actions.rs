//! What a reader does on the page, as edits: the page names facts by their ids and words by UTF-16 offsets.

use std::fmt;

use crate::annotation::Annotation;
use crate::edits::{Anchor, Change, Edit, Target};
use crate::export::edits::{EditError, Parts, edit_of};
use crate::offsets::{Offsets, Unit};
use crate::span::Span;
use serde::Deserialize;

/// A fact by its id ("e3", "q0", "c1", "d2"), one mention of an entity, or words of the text.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pointed {
    fact: Option<String>,
    /// The place of a mention among those of the entity.
    mention: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
}

/// Words of the text, in UTF-16 units.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selected {
    start: usize,
    end: usize,
}

/// One thing that the reader does.
pub type Action = Parts<Pointed, Selected>;

/// A selection may begin or end within a word: no further than this is the word's end looked for, in characters.
const WORD: usize = 40;

/// The edits that the reader's actions on `annotation`, which must be one of `text`, come to. What claims are found by,
/// their outcome, changes last.
///
/// # Errors
/// The first action that points to nothing or says nothing that the core knows.
pub fn edits(text: &str, annotation: &Annotation, actions: &[Action]) -> Result<Vec<Edit>, EditError> {
    let reader = Reader { text, offsets: Offsets::new(text, Unit::Utf16), annotation };
    let edit = |action: &Action| {
        let on = action.on.as_ref().map(|pointed| reader.target(pointed)).transpose()?;
        let other = action.other.as_ref().map(|pointed| reader.target(pointed)).transpose()?;
        let at = action.at.map(|Selected { start, end }| reader.words(start, end)).transpose()?;
        edit_of(action, on, other, at)
    };
    let mut edits: Vec<Edit> = actions.iter().map(edit).collect::<Result<_, _>>()?;
    edits.sort_by_key(|edit| matches!(edit.change, Change::Outcome(_)));
    Ok(edits)
}

struct Reader<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
    annotation: &'a Annotation,
}

impl Reader<'_> {
    fn target(&self, pointed: &Pointed) -> Result<Target, EditError> {
        let missing = || nothing("fact", format_args!("{pointed:?}"));
        let Some(id) = &pointed.fact else {
            let (Some(start), Some(end)) = (pointed.start, pointed.end) else { return Err(missing()) };
            return self.words(start, end).map(Target::Text);
        };
        self.fact(id, pointed.mention).ok_or_else(missing)
    }

    fn fact(&self, id: &str, mention: Option<usize>) -> Option<Target> {
        let mut letters = id.chars();
        let kind = letters.next()?;
        let idx: usize = letters.as_str().parse().ok()?;
        let anchor = |span| Anchor::of(self.text, span);
        Some(match kind {
            'e' => {
                let span = self.annotation.entities.get(idx)?.mentions.get(mention.unwrap_or(0))?.span;
                if mention.is_some() { Target::Mention(anchor(span)) } else { Target::Entity(anchor(span)) }
            }
            'q' => Target::Quote(anchor(*self.annotation.quotes.get(idx)?.fragments.first()?)),
            'c' => {
                let claim = self.annotation.claims.get(idx)?;
                Target::Claim(anchor(claim.count.span), claim.outcome)
            }
            'd' => Target::Date(anchor(self.annotation.dates.get(idx)?.span)),
            _ => return None,
        })
    }

    /// The words that the reader has selected: whole ones, without the white space around them.
    fn words(&self, start: usize, end: usize) -> Result<Anchor, EditError> {
        let selected = self.offsets.span(start, end);
        let words = selected.of(self.text).trim();
        if words.is_empty() {
            return Err(nothing("at", format_args!("{start} to {end}")));
        }
        let blank = selected.len() - selected.of(self.text).trim_start().len();
        let start = selected.start() + blank;
        Ok(Anchor::of(self.text, whole_words(self.text, Span::new(start, start + words.len()))))
    }
}

fn nothing(field: &'static str, found: fmt::Arguments) -> EditError {
    EditError { field, found: found.to_string(), expected: "a fact or words of the text".to_owned() }
}

/// `span`, widened to the ends of the words that it cuts.
fn whole_words(text: &str, span: Span) -> Span {
    let is_letter = |letter: &char| letter.is_alphanumeric();
    let begins = span.of(text).starts_with(char::is_alphanumeric);
    let ends = span.of(text).ends_with(char::is_alphanumeric);
    let before = Span::new(0, span.start()).of(text).chars().rev().take(WORD).take_while(is_letter);
    let behind = Span::new(span.end(), text.len()).of(text).chars().take(WORD).take_while(is_letter);
    let n_before: usize = if begins { before.map(char::len_utf8).sum() } else { 0 };
    let n_behind: usize = if ends { behind.map(char::len_utf8).sum() } else { 0 };
    Span::new(span.start() - n_before, span.end() + n_behind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, annotate};

    const TEXT: &str = "🙂 Ana Ruiz, of Rescue Corps, said 12 people died in Lima on Monday.";

    fn made(action: &str) -> Result<Vec<Edit>, EditError> {
        let action: Action = serde_json::from_str(action).expect("an action");
        edits(TEXT, &annotate(TEXT, &Options::default()), &[action])
    }

    #[test]
    fn facts_are_named_by_their_words() {
        let made = made(r#"{"change": "reject", "on": {"fact": "c0"}}"#).expect("an edit");
        let words = made[0].on.anchor();
        assert_eq!((words.exact.as_str(), words.place(TEXT)), ("12", Some(Span::new(37, 39))));
    }

    #[test]
    fn a_selection_is_of_whole_words() {
        let (start, end) = (8, 12); // "uiz," in UTF-16: the smiley is two units.
        let made = made(&format!(
            r#"{{"change": "add", "value": "person", "on": {{"start": {start}, "end": {end}}}}}"#
        ));
        assert_eq!(made.expect("an edit")[0].on.anchor().exact, "Ruiz,");
    }

    #[test]
    fn what_points_to_nothing_is_refused() {
        for action in [
            r#"{"change": "reject", "on": {"fact": "e99"}}"#,
            r#"{"change": "reject", "on": {"fact": "🙂"}}"#,
            r#"{"change": "reject"}"#,
            r#"{"change": "add", "value": "person", "on": {"start": 2, "end": 3}}"#,
            r#"{"change": "kind", "value": "dragon", "on": {"fact": "e0"}}"#,
            r#"{"change": "burn", "on": {"fact": "e0"}}"#,
        ] {
            assert!(made(action).is_err(), "{action}");
        }
    }
}
