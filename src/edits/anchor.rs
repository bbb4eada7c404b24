//! Words of a text that can be found again after it has changed: where they stood, what they were and what stood around
//! them, as the TextPositionSelector and the TextQuoteSelector of the W3C Web Annotation model tell it.

use crate::span::Span;

/// Characters kept of what stands before and behind.
const CONTEXT: usize = 32;

/// Words of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Byte offset that they stood at when they were last found.
    pub start: usize,
    pub exact: String,
    /// Up to 32 characters before them.
    pub prefix: String,
    /// Up to 32 characters behind them.
    pub suffix: String,
}

impl Anchor {
    /// The anchor of the words of `span`.
    #[must_use]
    pub fn of(text: &str, span: Span) -> Self {
        let before = Span::new(0, span.start()).of(text);
        let behind = Span::new(span.end(), text.len()).of(text);
        let prefix_start =
            before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
        let suffix_end = behind.char_indices().nth(CONTEXT).map_or(behind.len(), |(at, _)| at);
        Self {
            start: span.start(),
            exact: span.of(text).to_owned(),
            prefix: Span::new(prefix_start, before.len()).of(before).to_owned(),
            suffix: Span::new(0, suffix_end).of(behind).to_owned(),
        }
    }

    /// Where the words stand in `text`: at their old place with the old surroundings, else at the one place where at
    /// least a third of the surroundings are as they were. `None` where there is no such place or more than one.
    #[must_use]
    pub fn place(&self, text: &str) -> Option<Span> {
        if self.exact.is_empty() {
            return None;
        }
        let here = Span::new(self.start, self.start.saturating_add(self.exact.len()));
        let whole = self.prefix.chars().count() + self.suffix.chars().count();
        if here.of(text) == self.exact && self.surroundings(text, here) == whole {
            return Some(here);
        }
        let mut best: Option<(usize, Span)> = None;
        let mut is_tied = false;
        for (start, words) in text.match_indices(&self.exact) {
            let span = Span::new(start, start + words.len());
            let alike = self.surroundings(text, span);
            if best.is_none_or(|(most, _)| alike > most) {
                (best, is_tied) = (Some((alike, span)), false);
            } else if best.is_some_and(|(most, _)| alike == most) {
                is_tied = true;
            }
        }
        best.filter(|(alike, _)| !is_tied && alike * 3 >= whole).map(|(_, span)| span)
    }

    /// How many characters next to `span` are those that stood next to the words.
    fn surroundings(&self, text: &str, span: Span) -> usize {
        let before = Span::new(0, span.start()).of(text).chars().rev();
        let behind = Span::new(span.end(), text.len()).of(text).chars();
        let alike = |(one, other): &(char, char)| one == other;
        self.prefix.chars().rev().zip(before).take_while(alike).count()
            + self.suffix.chars().zip(behind).take_while(alike).count()
    }

    /// Takes the place and surroundings that the words have in `text` now, if they are found there.
    pub(super) fn follow(&mut self, text: &str) {
        match self.place(text) {
            Some(span) => *self = Self::of(text, span),
            // An offset of this text, so that it can be written and read as one.
            None => self.start = text.floor_char_boundary(self.start),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "Police said 12 people died in Karsa on Monday. Doctors said 14 people died in Lima on Friday.";

    /// Anchors the words at their first place in `TEXT`, and looks for them in `changed`.
    #[track_caller]
    fn check(words: &str, changed: &str, expected: Option<&str>) {
        let start = TEXT.find(words).expect("words of the text");
        let anchor = Anchor::of(TEXT, Span::new(start, start + words.len()));
        let found = anchor.place(changed);
        let shown = found.map(|span| {
            let next = changed[span.end()..].split(' ').nth(1).unwrap_or_default();
            format!("{} {next}", span.of(changed))
        });
        assert_eq!(shown.as_deref(), expected);
    }

    #[test]
    fn words_are_found_where_they_were() {
        check("people", TEXT, Some("people died"));
        check(TEXT, TEXT, Some(&format!("{TEXT} ")));
    }

    #[test]
    fn words_are_found_when_the_text_around_them_has_moved_or_changed_a_little() {
        check("12 people", &format!("Headline 🙂\n\n{TEXT}"), Some("12 people died"));
        check("12 people", &TEXT.replace("in Karsa", "at Karsa"), Some("12 people died"));
        check("14 people", &TEXT.replace("Police", "The police"), Some("14 people died"));
    }

    #[test]
    fn words_that_are_gone_or_could_be_two_places_are_lost() {
        check("12 people", &TEXT.replace("12", "13"), None);
        check("people", &format!("x{TEXT} {TEXT}"), None);
        check("12 people", "Some 12 people met.", None);
        check("12 people", "", None);
    }

    #[test]
    fn surroundings_stop_at_the_ends_and_are_whole_characters() {
        let text = "é🙂 Ana";
        let anchor = Anchor::of(text, Span::new(7, 10));
        assert_eq!(
            (anchor.prefix.as_str(), anchor.exact.as_str(), anchor.suffix.as_str()),
            ("é🙂 ", "Ana", "")
        );
        assert_eq!(anchor.place(text), Some(Span::new(7, 10)));
    }
}
