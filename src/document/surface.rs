//! Pieces whose form alone tells what they are, and that they count nobody: addresses, money, times of day, shares and
//! measures.
//!
//! All are ASCII but for the currency signs, so the patterns need no Unicode tables.

use std::sync::LazyLock;

use regex::Regex;

use super::Document;
use crate::span::Span;

/// What the form of a piece of text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Surface {
    /// "www.example.org/news", "desk@example.org".
    Address,
    /// "$1.2 million", "40 euros".
    Money,
    /// "10:15", "5 p.m.", "0800 GMT".
    TimeOfDay,
    /// "12.5%", "30 percent".
    Share,
    /// "40 km", "12-foot".
    Measure,
}

/// In order of precedence: where two meet, the first holds.
const PATTERNS: [(Surface, &str); 5] = [
    (
        Surface::Address,
        r#"(?:https?://|www\.)[^ \t\r\n<>"”’)]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|@[A-Za-z0-9_]+|[A-Za-z0-9-]+\.(?:com|org|net|info|gov|edu)(?-u:\b)(?:/[^ \t\r\n<>"”’)]*)?"#,
    ),
    (
        Surface::Money,
        r"(?:[$£€¥₹₽₪₩₺₦]|(?-u:\b)(?:USD|EUR|GBP|INR|Rs|Tk)\.?) ?[0-9][0-9.,]*(?: ?(?:hundred|thousand|million|billion|trillion|crore|lakh|bn|m|k)(?-u:\b))?|(?-u:\b)[0-9][0-9.,]*(?: (?:hundred|thousand|million|billion|trillion|crore|lakh))? (?:dollars?|euros?|pounds|rupees|roubles|rubles|yuan|yen|pesos|shekels|taka|naira|lira|cents)(?-u:\b)",
    ),
    (
        Surface::TimeOfDay,
        r"(?-u:\b)[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:a\.m\.|p\.m\.|am(?-u:\b)|pm(?-u:\b)|AM(?-u:\b)|PM(?-u:\b))|(?-u:\b)[0-9]{1,2}:[0-9]{2}(?-u:\b)|(?-u:\b)[0-9]{4} ?(?:hrs|GMT|UTC)(?-u:\b)",
    ),
    (Surface::Share, r"[0-9][0-9.,]*(?: ?%| ?(?:percent|per cent|pct)(?-u:\b))"),
    (
        Surface::Measure,
        r"(?-u:\b)[0-9][0-9.,]*[ -]?(?:km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|cm|centimet(?:er|re)s?|mm|feet|foot|ft|inch(?:es)?|yards?|acres?|hectares?|kg|kilograms?|kilos?|tons?|tonnes?|lit(?:er|re)s?|gallons?|barrels?|knots|mph|kph|degrees|megawatts?)(?-u:\b)|[0-9][0-9.,]* ?°",
    ),
];

static COMPILED: LazyLock<[(Surface, Regex); 5]> =
    LazyLock::new(|| PATTERNS.map(|(surface, pattern)| (surface, compile(pattern))));

#[expect(clippy::expect_used, reason = "the patterns are constants, which every test compiles")]
fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a valid pattern")
}

/// Marks the tokens of each piece.
pub(super) fn mark(document: &mut Document) {
    for (surface, pattern) in COMPILED.iter().rev() {
        for found in pattern.find_iter(document.text) {
            let tokens = document.tokens_in(Span::new(found.start(), found.end()));
            for token in document.tokens.get_mut(tokens).unwrap_or_default() {
                token.surface = Some(*surface);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(Surface, &str)]) {
        let document = Document::new(text);
        let mut found: Vec<(Surface, Span)> = Vec::new();
        let mut is_inside = false;
        for token in document.tokens() {
            match (token.surface, found.last_mut()) {
                (Some(surface), Some((last, span))) if *last == surface && is_inside => {
                    *span = span.cover(token.span)
                }
                (Some(surface), _) => found.push((surface, token.span)),
                (None, _) => {}
            }
            is_inside = token.surface.is_some();
        }
        let found: Vec<(Surface, &str)> =
            found.iter().map(|(surface, span)| (*surface, span.of(text))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn form_tells_what_a_piece_is() {
        use Surface::{Address, Measure, Money, Share, TimeOfDay};
        check("See https://example.org/a?b=1 there.", &[(Address, "https://example.org/a?b=1")]);
        check("Mail desk@example.org or @desk.", &[(Address, "desk@example.org"), (Address, "@desk")]);
        check(
            "It cost $1.2 million (£900,000), or 40 euros.",
            &[(Money, "$1.2 million"), (Money, "£900,000"), (Money, "40 euros")],
        );
        check(
            "At 10:15, at 5 p.m. and at 0800 GMT.",
            &[(TimeOfDay, "10:15"), (TimeOfDay, "5 p.m."), (TimeOfDay, "0800 GMT")],
        );
        check("Some 12.5% or 30 percent.", &[(Share, "12.5%"), (Share, "30 percent")]);
        check("About 40 km away a 12-foot wall fell.", &[(Measure, "40 km"), (Measure, "12-foot")]);
    }

    #[test]
    fn counts_of_people_are_none() {
        check("A bomb killed 12 people and 3 soldiers; 1,200 fled on 30 January 2023.", &[]);
    }
}
