//! WebAnno TSV 3.3 for INCEpTION, in its built-in layer of named entities: other layers would have to be there first.
//! Offsets are UTF-16 units. The specification is the chapter "WebAnno TSV" of INCEpTION's user guide.
//!
//! The format has no text between sentences, so each sentence holds what stands behind it too. Parts of one quote are
//! spans of their own.

use super::format::Given;
use super::labels::{self, Labelled};
use super::units;
use crate::document::Document;
use crate::offsets::{Offsets, Unit};
use crate::span::Span;

const HEADER: &str = "#FORMAT=WebAnno TSV 3.3\n\
    #T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value\n\n";

pub(super) fn write(given: Given) -> String {
    let document = Document::new(given.text);
    let offsets = Offsets::new(given.text, Unit::Utf16);
    let spans = labels::spans(given.text, given.annotation);
    let cuts = units::cuts(&spans);
    let sentences: Vec<Vec<Span>> = document
        .sentences()
        .iter()
        .map(|sentence| units::of(&document, sentence, &cuts))
        .filter(|units| !units.is_empty())
        .collect();
    let mut lines = HEADER.to_owned();
    let mut spans = spans.iter().enumerate().peekable();
    // The spans over the present word: the number, which tells stacked and long ones apart, and the span.
    let mut open: Vec<(usize, &Labelled)> = Vec::new();
    for (idx, units) in sentences.iter().enumerate() {
        let start = units.first().map_or(0, |unit| unit.start());
        let next = sentences.get(idx + 1).and_then(|units| units.first());
        // The line end behind the last sentence is the reader's own.
        let rest = Span::new(start, next.map_or(given.text.len(), |unit| unit.start())).of(given.text);
        let whole = if next.is_none() { rest.strip_suffix('\n').unwrap_or(rest) } else { rest };
        lines.push('\n');
        for line in whole.split('\n') {
            lines.push_str(&format!("#Text={}\n", escaped(line)));
        }
        for (unit_idx, unit) in units.iter().enumerate() {
            open.retain(|(_, labelled)| labelled.span.end() > unit.start());
            while let Some((number, labelled)) =
                spans.next_if(|(_, labelled)| labelled.span.start() < unit.end())
            {
                if labelled.span.overlaps(*unit) {
                    open.push((number + 1, labelled));
                }
            }
            let (start, end) = offsets.of(*unit);
            let values: Vec<String> = open
                .iter()
                .map(|(number, labelled)| format!("{}[{number}]", labelled.label.replace('_', "\\_")))
                .collect();
            let value = if values.is_empty() { "_".to_owned() } else { values.join("|") };
            let word = escaped(unit.of(given.text)).replace('\n', "\\n");
            lines.push_str(&format!("{}-{}\t{start}-{end}\t{word}\t{value}\t\n", idx + 1, unit_idx + 1));
        }
    }
    lines
}

/// Control characters and backslashes as INCEpTION reads them; a line feed stays.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => escaped.push_str("\\t"),
            '\u{c}' => escaped.push_str("\\f"),
            '\r' => escaped.push_str("\\r"),
            '\u{8}' => escaped.push_str("\\b"),
            '\\' => escaped.push_str("\\\\"),
            '\0'..='\u{7}' | '\u{e}'..='\u{1f}' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
    }
    escaped
}
