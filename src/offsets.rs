//! From UTF-8 byte offsets to what others count: code points (Python, W3C Web Annotation) and UTF-16 units (JavaScript).
//!
//! One table is made in one pass over the text; each conversion then costs a step over at most [`STRIDE`] bytes.

use crate::span::Span;

/// What one unit of an offset is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    CodePoint,
    Utf16,
}

/// Bytes between two entries of the table.
const STRIDE: usize = 64;

/// Converts byte offsets of one text.
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: Unit,
    /// Units before byte `idx * STRIDE`; empty where the text is ASCII, as then all three counts agree.
    table: Vec<usize>,
}

impl<'t> Offsets<'t> {
    /// A converter for `text`.
    #[must_use]
    pub fn new(text: &'t str, unit: Unit) -> Self {
        let mut table = Vec::new();
        if !text.is_ascii() {
            table.reserve(text.len() / STRIDE + 1);
            let mut units = 0;
            for (idx, byte) in text.bytes().enumerate() {
                if idx % STRIDE == 0 {
                    table.push(units);
                }
                units += units_of(byte, unit);
            }
        }
        Self { text, unit, table }
    }

    /// The offset in units of the byte offset `at`; past the end, that of the end.
    #[must_use]
    pub fn at(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if self.table.is_empty() {
            return at;
        }
        // The last entry at or before `at`; there is none for the end of a text of whole strides.
        let idx = (at / STRIDE).min(self.table.len() - 1);
        let before = self.table.get(idx).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(idx * STRIDE..at).unwrap_or_default();
        before + rest.iter().map(|&byte| units_of(byte, self.unit)).sum::<usize>()
    }

    /// The byte offset of an offset in units: that of the character that the unit is in; past the end, the end.
    #[must_use]
    pub fn byte(&self, units: usize) -> usize {
        if self.table.is_empty() {
            return units.min(self.text.len());
        }
        let idx = self.table.partition_point(|&before| before <= units).saturating_sub(1);
        let mut before = self.table.get(idx).copied().unwrap_or_default();
        let mut at = idx * STRIDE;
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        for &byte in rest {
            before += units_of(byte, self.unit);
            if before > units {
                break;
            }
            at += 1;
        }
        at
    }

    /// The span between two offsets in units.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.byte(start), self.byte(end))
    }

    /// Start and end of `span` in units.
    #[must_use]
    pub fn of(&self, span: Span) -> (usize, usize) {
        (self.at(span.start()), self.at(span.end()))
    }
}

/// The units that a byte of UTF-8 begins: one for the first byte of a character, two for UTF-16 beyond the first plane.
const fn units_of(byte: u8, unit: Unit) -> usize {
    match (byte, unit) {
        (0x80..=0xBF, _) => 0,
        (0xF0..=0xFF, Unit::Utf16) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_from_the_start() {
        let long = "a🙂é“ن”\u{301}x".repeat(40);
        for text in ["", "plain", &long] {
            let (points, utf16) = (Offsets::new(text, Unit::CodePoint), Offsets::new(text, Unit::Utf16));
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                assert_eq!(points.at(at), Span::new(0, at).of(text).chars().count());
                assert_eq!(utf16.at(at), Span::new(0, at).of(text).encode_utf16().count());
                assert_eq!((points.byte(points.at(at)), utf16.byte(utf16.at(at))), (at, at));
            }
        }
    }

    #[test]
    fn past_the_end_is_the_end() {
        assert_eq!(Offsets::new("é", Unit::CodePoint).at(99), 1);
        assert_eq!(Offsets::new("e", Unit::Utf16).of(Span::new(0, 9)), (0, 1));
        assert_eq!(
            (Offsets::new("é", Unit::CodePoint).byte(9), Offsets::new("e", Unit::Utf16).byte(9)),
            (2, 1)
        );
        assert_eq!(Offsets::new("🙂", Unit::Utf16).byte(1), 0, "within a character");
    }
}
