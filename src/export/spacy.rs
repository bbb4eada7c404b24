//! What `Doc.from_json` and `displacy.render(…, manual=True)` of spaCy take, on one line. `ents` must not overlap: names
//! and dates. Quotes and casualties, which nest, are groups of `spans`.

use serde_json::{Value, json};

use super::format::Given;
use super::labels::{self, Labelled};
use super::units;
use crate::document::Document;
use crate::marks::Fact;
use crate::offsets::{Offsets, Unit};
use crate::span::Span;

pub(super) fn write(given: Given) -> serde_json::Result<String> {
    let document = Document::new(given.text);
    let offsets = Offsets::new(given.text, Unit::CodePoint);
    let spans = labels::spans(given.text, given.annotation);
    let cuts = units::cuts(&spans);
    let place = |span: Span| {
        let (start, end) = offsets.of(span);
        json!({ "start": start, "end": end })
    };
    let (mut words, mut sentences) = (Vec::new(), Vec::new());
    for sentence in document.sentences() {
        let units = units::of(&document, sentence, &cuts);
        if let (Some(first), Some(last)) = (units.first(), units.last()) {
            sentences.push(place(first.cover(*last)));
        }
        words.extend(units);
    }
    let token = |(idx, span): (usize, &Span)| {
        let (start, end) = offsets.of(*span);
        json!({ "id": idx, "start": start, "end": end })
    };
    let tokens: Vec<Value> = tiled(given.text, &words, &cuts).iter().enumerate().map(token).collect();
    let labelled = |labelled: &Labelled| {
        let (start, end) = offsets.of(labelled.span);
        json!({ "start": start, "end": end, "label": labelled.label, "kb_id": labels::id(labelled.fact) })
    };
    let group = |is_in: fn(Fact) -> bool| -> Vec<Value> {
        spans.iter().filter(|span| is_in(span.fact)).map(labelled).collect()
    };
    let ents = labels::apart(spans.iter().filter(|span| is_ent(span.fact)).copied());
    let value = json!({
        "text": given.text,
        "title": given.name,
        "ents": ents.iter().map(labelled).collect::<Vec<_>>(),
        "sents": sentences,
        "tokens": tokens,
        "spans": {
            "names": group(is_ent),
            "quotes": group(|fact| matches!(fact, Fact::Quote(_) | Fact::Attitude(_))),
            "casualties": group(|fact| matches!(fact, Fact::Claim(_))),
        },
    });
    Ok(serde_json::to_string(&value)? + "\n")
}

const fn is_ent(fact: Fact) -> bool {
    matches!(fact, Fact::Entity(..) | Fact::Date(_))
}

/// The words, and as words of their own what stands between them, but for the one space that spaCy keeps with a word.
fn tiled(text: &str, words: &[Span], cuts: &[usize]) -> Vec<Span> {
    let mut tiles = Vec::with_capacity(words.len() * 2);
    let mut at = 0;
    for word in words.iter().copied().chain([Span::new(text.len(), text.len())]) {
        let gap = Span::new(at, word.start());
        let has_space = !tiles.is_empty() && gap.of(text).starts_with(' ');
        let mut start = gap.start() + usize::from(has_space);
        let first = cuts.partition_point(|&cut| cut <= start);
        for &cut in cuts.iter().skip(first).take_while(|&&cut| cut < gap.end()) {
            tiles.push(Span::new(start, cut));
            start = cut;
        }
        tiles.extend(Some(Span::new(start, gap.end())).filter(|rest| !rest.is_empty()));
        tiles.extend(Some(word).filter(|word| !word.is_empty()));
        at = word.end();
    }
    tiles
}
