//! brat standoff, to lie beside the text as a file of the same name. Offsets are code points of the text with a line feed
//! for each line end: so [`text`] writes it, and so readers in Python see it, whatever its line ends are.
//!
//! Names and dates are text-bound (`T`), names of one entity equivalent (`*`), quotes text-bound with relations to cue,
//! speaker and audience (`R`), claims events (`E`) whose trigger is the evidence. Attributes (`A`) and notes (`#`) tell
//! the rest. A span never holds a line end: it is cut in fragments there, as brat asks.

use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use super::format::Given;
use super::labels::{joined, one_line, trimmed};
use super::round_confidence;
use crate::claims::Claim;
use crate::codes::Code;
use crate::entities::Entity;
use crate::mentions::EntityKind;
use crate::offsets::{Offsets, Unit};
use crate::quotes::Quote;
use crate::span::Span;
use crate::wording;

pub(super) fn write(given: Given) -> String {
    let plain = text(given.text);
    let mut writer = Writer {
        text: given.text,
        pairs: given.text.match_indices("\r\n").map(|(at, _)| at).collect(),
        offsets: Offsets::new(&plain, Unit::CodePoint),
        lines: String::new(),
        last: FxHashMap::default(),
    };
    given.annotation.entities.iter().for_each(|entity| writer.entity(entity));
    for date in &given.annotation.dates {
        let id = writer.words("Date", &[date.span]);
        writer.note(id.as_deref(), wording::days(date).as_deref());
    }
    given.annotation.quotes.iter().for_each(|quote| writer.quote(quote));
    given.annotation.claims.iter().for_each(|claim| writer.claim(claim));
    writer.lines
}

/// The text with a line feed for each line end.
pub(super) fn text(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

struct Writer<'a> {
    text: &'a str,
    /// Where line ends of two characters are, which count as one.
    pairs: Vec<usize>,
    /// Of the text with line feeds.
    offsets: Offsets<'a>,
    lines: String,
    /// The last number given to each kind of line.
    last: FxHashMap<char, usize>,
}

impl Writer<'_> {
    /// Adds a line with a new id of that kind; the id.
    fn line(&mut self, kind: char, rest: &str) -> String {
        let number = self.last.entry(kind).or_default();
        *number += 1;
        let id = format!("{kind}{number}");
        // Writing to a string cannot fail.
        let _ = writeln!(self.lines, "{id}\t{rest}");
        id
    }

    /// A text-bound line; none where the spans hold nothing but white space.
    fn words(&mut self, kind: &str, spans: &[Span]) -> Option<String> {
        let fragments = fragments(self.text, spans);
        let places: Vec<String> = fragments
            .iter()
            .map(|span| {
                let at = |at: usize| self.offsets.at(at - self.pairs.partition_point(|&pair| pair < at));
                format!("{} {}", at(span.start()), at(span.end()))
            })
            .collect();
        let words: Vec<&str> = fragments.iter().map(|span| span.of(self.text)).collect();
        (!fragments.is_empty())
            .then(|| self.line('T', &format!("{kind} {}\t{}", places.join(";"), words.join(" "))))
    }

    fn attribute(&mut self, name: &str, target: &str, value: &str) {
        self.line('A', &format!("{name} {target} {value}"));
    }

    fn note(&mut self, target: Option<&str>, words: Option<&str>) {
        if let (Some(target), Some(words)) = (target, words) {
            self.line('#', &format!("AnnotatorNotes {target}\t{}", one_line(words)));
        }
    }

    fn entity(&mut self, entity: &Entity) {
        let ids: Vec<String> = entity
            .mentions
            .iter()
            .filter_map(|mention| self.words(entity_type(entity.kind), &[mention.span]))
            .collect();
        if ids.len() > 1 {
            let _ = writeln!(self.lines, "*\tEquiv {}", ids.join(" "));
        }
        if let Some(first) = ids.first() {
            if let Some(subkind) = entity.subkind {
                self.attribute("Subkind", first, subkind.code());
            }
            let description = entity.description.map(|span| format!("; {}", span.of(self.text)));
            self.note(Some(first), Some(&format!("{}{}", entity.name, description.unwrap_or_default())));
        }
    }

    fn quote(&mut self, quote: &Quote) {
        let kind = if wording::is_attitude(quote) { "Belief" } else { "Quote" };
        let Some(id) = self.words(kind, &quote.fragments) else { return };
        self.attribute("Wording", &id, quote.kind.code());
        if let Some(cue) = quote.cue {
            self.attribute("Stance", &id, cue.stance.code());
        }
        let parts = [
            ("Cue", quote.cue.map(|cue| cue.span)),
            ("Speaker", quote.speaker.map(|speaker| speaker.span)),
            ("Audience", quote.audience),
        ];
        for (role, span) in parts {
            if let Some(part) = span.and_then(|span| self.words(role, &[span])) {
                self.line('R', &format!("{role} Arg1:{id} Arg2:{part}"));
            }
        }
        let confidence = round_confidence(quote.confidence);
        self.note(Some(&id), Some(&format!("{}; {}; confidence {confidence}", quote.id, quote.rule)));
    }

    fn claim(&mut self, claim: &Claim) {
        let kind = capitalized(claim.outcome.code());
        let Some(trigger) = self.words(&kind, &joined(self.text, &claim.evidence)) else { return };
        let parts = [
            ("Count", Some(claim.count.span)),
            ("Victims", claim.victims.as_ref().map(|victims| victims.span)),
            ("Actor", claim.actor.map(|actor| actor.part.span)),
            ("Where", claim.place.map(|place| place.span)),
            ("When", claim.time.map(|time| time.span)),
            ("Means", claim.means.map(|means| means.span)),
            ("Source", claim.source.map(|source| source.part.span)),
        ];
        let mut event = format!("{kind}:{trigger}");
        for (role, span) in parts {
            if let Some(part) = span.and_then(|span| self.words(role, &[span])) {
                let _ = write!(event, " {role}:{part}");
            }
        }
        let id = self.line('E', &event);
        self.attribute("Qualifier", &id, claim.count.qualifier.code());
        self.attribute("Scope", &id, claim.scope.code());
        self.attribute("Polarity", &id, claim.polarity.code());
        let max = claim.count.max.map_or_else(|| "open".to_owned(), |max| max.to_string());
        let note = format!(
            "{}; {}; min {}, max {max}; {}; confidence {}",
            claim.id,
            wording::claim(claim),
            claim.count.min,
            claim.rule,
            round_confidence(claim.confidence)
        );
        self.note(Some(&id), Some(&note));
    }
}

const fn entity_type(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organization",
        EntityKind::Place => "Place",
        EntityKind::Nationality => "Nationality",
        EntityKind::Event => "Event",
        EntityKind::Product => "Product",
        EntityKind::Work => "Work",
    }
}

fn capitalized(code: &str) -> String {
    let mut letters = code.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The spans in order, without overlap, cut at line ends and tabs, without white space at their ends.
fn fragments(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    let mut fragments = Vec::new();
    let mut at = 0;
    for span in spans {
        let span = Span::new(span.start().max(at), span.end());
        at = at.max(span.end());
        let mut start = span.start();
        for line in span.of(text).split_inclusive(is_break) {
            let end = start + line.len();
            let line = trimmed(text, Span::new(start, start + line.trim_end_matches(is_break).len()));
            fragments.extend(Some(line).filter(|line| !line.is_empty()));
            start = end;
        }
    }
    fragments
}

/// Tabs part the fields of a line, and the others end a line for readers in Python.
const fn is_break(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\u{b}'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
