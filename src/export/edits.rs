//! A reader's edits as JSON, in the exchange format and between page and core: `{"change", "on", …}`, offsets in code points.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::annotation::Annotation;
use crate::claims::RelationKind;
use crate::codes::Code;
use crate::edits::{Addition, Anchor, Change, Edit, Figure, Part, Target, Voice};
use crate::mentions::EntityKind;
use crate::offsets::{Offsets, Unit};
use crate::span::Span;

/// Why something is no edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditError {
    /// The field that is wrong.
    pub field: &'static str,
    pub found: String,
    pub expected: String,
}

impl fmt::Display for EditError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: found {}, expected {}", self.field, self.found, self.expected)
    }
}

impl std::error::Error for EditError {}

/// What an edit is made of, however it is written: `P` is how facts are pointed to, `W` how words are.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parts<P, W> {
    pub change: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<P>,
    /// The other fact: what it is merged into, related to, said by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<P>,
    /// The words that are put in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<W>,
    /// A kind, name, scope and so on, by its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub everywhere: bool,
}

/// Words by position and by what they are: TextPositionSelector and TextQuoteSelector of the W3C model in one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Selector {
    start: usize,
    end: usize,
    exact: String,
    prefix: String,
    suffix: String,
}

/// A fact by its words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pointer {
    /// "entity", "mention", "quote", "claim", "date" or "text".
    fact: String,
    /// Of a claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    #[serde(flatten)]
    words: Selector,
}

/// The edits of `annotation`, which must be one of `text`, as JSON values in their order.
#[must_use]
pub fn write(text: &str, annotation: &Annotation) -> Vec<Parts<Pointer, Selector>> {
    if annotation.review.edits.is_empty() {
        return Vec::new();
    }
    let offsets = Offsets::new(text, Unit::CodePoint);
    annotation.review.edits.iter().map(|reviewed| written(&offsets, &reviewed.edit)).collect()
}

/// The edits that `written` holds; `text` is the one that they are to be placed in.
///
/// # Errors
/// The first value that is none of the format's.
pub fn read(text: &str, written: &[Parts<Pointer, Selector>]) -> Result<Vec<Edit>, EditError> {
    let offsets = Offsets::new(text, Unit::CodePoint);
    let edit = |parts: &Parts<Pointer, Selector>| {
        let target = |pointer: &Pointer| pointed(&offsets, pointer);
        let on = parts.on.as_ref().map(target).transpose()?;
        let other = parts.other.as_ref().map(target).transpose()?;
        let at = parts.at.as_ref().map(|words| anchor(&offsets, words));
        edit_of(parts, on, other, at)
    };
    written.iter().map(edit).collect()
}

fn anchor(offsets: &Offsets, words: &Selector) -> Anchor {
    Anchor {
        start: offsets.byte(words.start),
        exact: words.exact.clone(),
        prefix: words.prefix.clone(),
        suffix: words.suffix.clone(),
    }
}

fn selector(offsets: &Offsets, anchor: &Anchor) -> Selector {
    let (start, _) = offsets.of(Span::new(anchor.start, anchor.start));
    let Anchor { exact, prefix, suffix, .. } = anchor.clone();
    Selector { start, end: start + exact.chars().count(), exact, prefix, suffix }
}

fn pointed(offsets: &Offsets, pointer: &Pointer) -> Result<Target, EditError> {
    let words = anchor(offsets, &pointer.words);
    Ok(match pointer.fact.as_str() {
        "entity" => Target::Entity(words),
        "mention" => Target::Mention(words),
        "quote" => Target::Quote(words),
        "claim" => Target::Claim(words, code("outcome", pointer.outcome.as_deref())?),
        "date" => Target::Date(words),
        "text" => Target::Text(words),
        _ => return Err(wrong("fact", Some(&pointer.fact), "entity, mention, quote, claim, date or text")),
    })
}

fn pointer(offsets: &Offsets, target: &Target) -> Pointer {
    let (fact, outcome) = match target {
        Target::Entity(_) => ("entity", None),
        Target::Mention(_) => ("mention", None),
        Target::Quote(_) => ("quote", None),
        Target::Claim(_, outcome) => ("claim", Some(outcome.code().to_owned())),
        Target::Date(_) => ("date", None),
        Target::Text(_) => ("text", None),
    };
    Pointer { fact: fact.to_owned(), outcome, words: selector(offsets, target.anchor()) }
}

fn wrong(field: &'static str, found: Option<&str>, expected: &str) -> EditError {
    let found = found.map_or_else(|| "nothing".to_owned(), |found| format!("{found:?}"));
    EditError { field, found, expected: expected.to_owned() }
}

fn code<C: Code>(field: &'static str, value: Option<&str>) -> Result<C, EditError> {
    value.and_then(C::named).ok_or_else(|| wrong(field, value, "a name of the exchange format"))
}

fn need<T>(field: &'static str, value: Option<T>, expected: &str) -> Result<T, EditError> {
    value.ok_or_else(|| wrong(field, None, expected))
}

fn day(field: &'static str, value: Option<&str>) -> Result<Date, EditError> {
    value.and_then(|day| day.parse().ok()).ok_or_else(|| wrong(field, value, "YYYY-MM-DD"))
}

/// The edit that `parts` say, whose pointers have been followed to `on`, `other` and `at`.
///
/// # Errors
/// A change that there is none of, or one without what it needs.
pub fn edit_of<P, W>(
    parts: &Parts<P, W>,
    on: Option<Target>,
    other: Option<Target>,
    at: Option<Anchor>,
) -> Result<Edit, EditError> {
    let on = need("on", on, "a fact")?;
    let value = parts.value.as_deref();
    let change = match parts.change.as_str() {
        "accept" => Change::Accept,
        "reject" => Change::Reject,
        "kind" if matches!(on, Target::Quote(_)) => Change::QuoteKind(code("value", value)?),
        "kind" => Change::Kind(code("value", value)?),
        "name" => Change::Name(need("value", value, "a name")?.to_owned()),
        "merge" => Change::Merge(need("other", other, "an entity")?),
        "split" => Change::Split,
        "span" => Change::Span(need("at", at, "words of the text")?),
        "speaker" => Change::Speaker(match (at, other) {
            (Some(words), _) => Some(Voice::Words(words)),
            (None, Some(entity)) => Some(Voice::Entity(entity)),
            (None, None) => None,
        }),
        "outcome" => Change::Outcome(code("value", value)?),
        "count" => Change::Count(Figure {
            min: need("min", parts.min, "a number")?,
            max: parts.max,
            best: parts.best,
        }),
        "scope" => Change::Scope(code("value", value)?),
        "polarity" => Change::Polarity(code("value", value)?),
        "group" => Change::Group(code("value", value)?),
        "relation" => Change::Relation(match value {
            Some(_) => Some((code::<RelationKind>("value", value)?, need("other", other, "a claim")?)),
            None => None,
        }),
        "actor" => Change::Part(Part::Actor, at),
        "place" => Change::Part(Part::Place, at),
        "time" => Change::Part(Part::Time, at),
        "means" => Change::Part(Part::Means, at),
        "source" => Change::Part(Part::Source, at),
        "victims" => Change::Part(Part::Victims, at),
        "days" => Change::Days(day("from", parts.from.as_deref())?, day("until", parts.until.as_deref())?),
        "add" => Change::Add(match value {
            Some("quote") => Addition::Quote,
            Some("casualty") => Addition::Claim(code("outcome", parts.outcome.as_deref())?),
            Some("date") => Addition::Date,
            _ => Addition::Mention { kind: code("value", value)?, of: other, everywhere: parts.everywhere },
        }),
        "region" => Change::Region(code("value", value)?),
        found => return Err(wrong("change", Some(found), "a change that the core knows")),
    };
    Ok(Edit { on, change })
}

fn written(offsets: &Offsets, edit: &Edit) -> Parts<Pointer, Selector> {
    let mut parts = Parts {
        change: String::new(),
        on: Some(pointer(offsets, &edit.on)),
        other: None,
        at: None,
        value: None,
        outcome: None,
        min: None,
        max: None,
        best: None,
        from: None,
        until: None,
        everywhere: false,
    };
    let (mut other, mut at, mut value) = (None, None, None);
    let change = match &edit.change {
        Change::Accept => "accept",
        Change::Reject => "reject",
        Change::Kind(kind) => {
            value = Some(kind.code());
            "kind"
        }
        Change::QuoteKind(kind) => {
            value = Some(kind.code());
            "kind"
        }
        Change::Name(name) => {
            value = Some(name.as_str());
            "name"
        }
        Change::Merge(into) => {
            other = Some(into);
            "merge"
        }
        Change::Split => "split",
        Change::Span(words) => {
            at = Some(words);
            "span"
        }
        Change::Speaker(voice) => {
            match voice {
                Some(Voice::Words(words)) => at = Some(words),
                Some(Voice::Entity(entity)) => other = Some(entity),
                None => {}
            }
            "speaker"
        }
        Change::Outcome(outcome) => {
            value = Some(outcome.code());
            "outcome"
        }
        Change::Count(Figure { min, max, best }) => {
            (parts.min, parts.max, parts.best) = (Some(*min), *max, *best);
            "count"
        }
        Change::Scope(scope) => {
            value = Some(scope.code());
            "scope"
        }
        Change::Polarity(polarity) => {
            value = Some(polarity.code());
            "polarity"
        }
        Change::Group(group) => {
            value = Some(group.code());
            "group"
        }
        Change::Relation(relation) => {
            if let Some((kind, claim)) = relation {
                (value, other) = (Some(kind.code()), Some(claim));
            }
            "relation"
        }
        Change::Part(part, words) => {
            at = words.as_ref();
            part_code(*part)
        }
        Change::Days(from, until) => {
            (parts.from, parts.until) = (Some(from.to_string()), Some(until.to_string()));
            "days"
        }
        Change::Add(addition) => {
            value = Some(match addition {
                Addition::Mention { kind, of, everywhere } => {
                    (other, parts.everywhere) = (of.as_ref(), *everywhere);
                    EntityKind::code(*kind)
                }
                Addition::Quote => "quote",
                Addition::Claim(outcome) => {
                    parts.outcome = Some(outcome.code().to_owned());
                    "casualty"
                }
                Addition::Date => "date",
            });
            "add"
        }
        Change::Region(kind) => {
            value = Some(kind.code());
            "region"
        }
    };
    change.clone_into(&mut parts.change);
    parts.other = other.map(|target| pointer(offsets, target));
    parts.at = at.map(|words| selector(offsets, words));
    parts.value = value.map(str::to_owned);
    parts
}

const fn part_code(part: Part) -> &'static str {
    match part {
        Part::Actor => "actor",
        Part::Place => "place",
        Part::Time => "time",
        Part::Means => "means",
        Part::Source => "source",
        Part::Victims => "victims",
    }
}
