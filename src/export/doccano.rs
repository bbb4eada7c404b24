//! doccano's JSONL: an object an article, `label` a list of `[start, end, label]`. Further fields become its metadata.

use serde_json::{Value, json};

use super::format::Given;
use super::labels;
use crate::offsets::{Offsets, Unit};

pub(super) fn write(given: Given) -> serde_json::Result<String> {
    let offsets = Offsets::new(given.text, Unit::CodePoint);
    let label = |labelled: labels::Labelled| {
        let (start, end) = offsets.of(labelled.span);
        json!([start, end, labelled.label])
    };
    let labels: Vec<Value> = labels::spans(given.text, given.annotation).into_iter().map(label).collect();
    let value = json!({ "text": given.text, "label": labels, "name": given.name });
    Ok(serde_json::to_string(&value)? + "\n")
}
