//! A task of Label Studio with its prediction, for a configuration with `<Text name="text" value="$text"/>` and
//! `<Labels name="label" toName="text">`. Offsets are code points, which it counts since 1.4.
//!
//! Parts of one quote and a quote's speaker are tied by relations.

use serde_json::{Value, json};

use super::format::Given;
use super::labels::{self, Labelled};
use super::round_confidence;
use crate::marks::Fact;
use crate::offsets::{Offsets, Unit};

pub(super) fn write(given: Given) -> serde_json::Result<String> {
    let offsets = Offsets::new(given.text, Unit::CodePoint);
    let spans = labels::spans(given.text, given.annotation);
    let region = |(idx, labelled): (usize, &Labelled)| {
        let (start, end) = offsets.of(labelled.span);
        let score = labels::confidence(given.annotation, labelled.fact, labelled.span).map(round_confidence);
        let meaning = labels::meaning(given.annotation, labelled.fact);
        let notes: Vec<String> = [labels::id(labelled.fact)].into_iter().chain(meaning).collect();
        json!({
            "id": format!("r{idx}"),
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "score": score,
            "value": {
                "start": start,
                "end": end,
                "text": labelled.span.of(given.text),
                "labels": [labelled.label],
            },
            "meta": { "text": notes },
        })
    };
    let mut result: Vec<Value> = spans.iter().enumerate().map(region).collect();
    result.extend(relations(given, &spans));
    serde_json::to_string(&json!({
        "data": { "text": given.text, "title": given.name },
        "predictions": [{
            "model_version": concat!("article-annotator ", env!("CARGO_PKG_VERSION")),
            "result": result,
        }],
    }))
}

/// From each part of a quote to the next, and from its first part to the name of who says it.
fn relations(given: Given, spans: &[Labelled]) -> Vec<Value> {
    let relation = |from: usize, to: usize, label: &str| {
        json!({
            "type": "relation",
            "direction": "right",
            "from_id": format!("r{from}"),
            "to_id": format!("r{to}"),
            "labels": [label],
        })
    };
    let names: Vec<(usize, Labelled)> = spans
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, labelled)| matches!(labelled.fact, Fact::Entity(..)))
        .collect();
    let mut last_part: Vec<Option<usize>> = vec![None; given.annotation.quotes.len()];
    let mut relations = Vec::new();
    for (idx, labelled) in spans.iter().enumerate() {
        let (Fact::Quote(id) | Fact::Attitude(id)) = labelled.fact else { continue };
        let Some(last) = last_part.get_mut(id.0) else { continue };
        match last.replace(idx) {
            Some(before) => relations.push(relation(before, idx, "continues")),
            None => {
                let head = given
                    .annotation
                    .quotes
                    .get(id.0)
                    .and_then(|quote| quote.speaker)
                    .map(|speaker| speaker.head);
                let name = head.and_then(|head| {
                    let first = names.partition_point(|(_, name)| name.span.end() <= head.start());
                    names.get(first).filter(|(_, name)| name.span.overlaps(head))
                });
                relations.extend(name.map(|(name, _)| relation(idx, *name, "speaker")));
            }
        }
    }
    relations
}
