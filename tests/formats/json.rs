//! Formats in JSON: spaCy, doccano, Label Studio, Web Annotation.

use std::collections::{BTreeMap, BTreeSet};

use article_annotator::Annotation;
use article_annotator::codes::Code;
use serde_json::Value;

use crate::{compare, written};

/// The byte offset of every code point, and of the end.
fn code_points(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| usize::try_from(number).ok()).expect("a number")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn words(value: &Value) -> String {
    value.as_str().expect("words").to_owned()
}

pub fn check_spacy(text: &str, annotation: &Annotation) {
    let value: Value = serde_json::from_str(&written("spacy", text, annotation)).expect("JSON");
    assert_eq!(value["text"], text);
    let at = code_points(text);
    let span = |value: &Value| (at[number(&value["start"])], at[number(&value["end"])]);
    let mut end = 0;
    for ent in list(&value["ents"]) {
        assert!(span(ent).0 >= end, "spaCy forbids entities that overlap");
        end = span(ent).1;
    }
    let tokens: Vec<(usize, usize)> = list(&value["tokens"]).iter().map(span).collect();
    let (starts, ends): (BTreeSet<usize>, BTreeSet<usize>) = tokens.iter().copied().unzip();
    // What stands between tokens is the one space that each of them may keep.
    let gaps = tokens
        .iter()
        .map(|token| token.0)
        .chain([text.len()])
        .zip([0].into_iter().chain(tokens.iter().map(|token| token.1)));
    assert!(gaps.map(|(start, end)| &text[end..start]).all(|gap| gap.is_empty() || gap == " "), "{text:?}");
    let groups = ["names", "quotes", "casualties"].map(|group| list(&value["spans"][group]));
    for marked in groups.iter().copied().chain([list(&value["sents"])]).flatten() {
        let (start, end) = span(marked);
        assert!(starts.contains(&start) && ends.contains(&end), "spans are made of whole tokens: {text:?}");
    }
    let found =
        groups.into_iter().flatten().map(|marked| (span(marked).0, span(marked).1, words(&marked["label"])));
    compare("spacy", text, annotation, found);
}

pub fn check_doccano(text: &str, annotation: &Annotation) {
    let line = written("doccano", text, annotation);
    assert_eq!(line.matches('\n').count(), 1, "one line an article");
    let value: Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(value["text"], text);
    let at = code_points(text);
    let found = list(&value["label"])
        .iter()
        .map(|label| (at[number(&label[0])], at[number(&label[1])], words(&label[2])));
    compare("doccano", text, annotation, found);
}

pub fn check_label_studio(text: &str, annotation: &Annotation) {
    let tasks: Value = serde_json::from_str(&written("label-studio", text, annotation)).expect("JSON");
    let at = code_points(text);
    assert_eq!(tasks[0]["data"]["text"], text);
    let result = list(&tasks[0]["predictions"][0]["result"]);
    let found = result.iter().filter(|region| region["type"] == "labels").map(|region| {
        let value = &region["value"];
        let (start, end) = (at[number(&value["start"])], at[number(&value["end"])]);
        assert_eq!(value["text"], text[start..end]);
        (start, end, words(&value["labels"][0]))
    });
    compare("label-studio", text, annotation, found);
}

pub fn check_web_annotation(text: &str, annotation: &Annotation) {
    let value: Value = serde_json::from_str(&written("web-annotation", text, annotation)).expect("JSON");
    let at = code_points(text);
    let items = list(&value["first"]["items"]);
    assert_eq!(number(&value["total"]), items.len());
    let mut ids = BTreeSet::new();
    let mut found: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for item in items {
        assert!(ids.insert(words(&item["id"])), "an address for each annotation");
        assert_eq!(item["body"][0]["purpose"], "classifying");
        for target in list(&item["target"]) {
            let (position, quote) = (&target["selector"][0], &target["selector"][1]);
            let (start, end) = (at[number(&position["start"])], at[number(&position["end"])]);
            assert_eq!(quote["exact"], text[start..end]);
            assert!(text[..start].ends_with(&words(&quote["prefix"])), "{quote}");
            assert!(text[end..].starts_with(&words(&quote["suffix"])), "{quote}");
            found.entry(words(&item["body"][0]["value"])).or_default().push((start, end));
        }
    }
    for kind in ["person", "organization", "place", "nationality", "event", "product", "work"] {
        let mut expected: Vec<(usize, usize)> = annotation
            .entities
            .iter()
            .filter(|entity| entity.kind.code() == kind)
            .flat_map(|entity| {
                entity.mentions.iter().map(|mention| (mention.span.start(), mention.span.end()))
            })
            .collect();
        let mut found = found.remove(kind).unwrap_or_default();
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{kind} of {text:?}");
    }
    let n_quotes: usize = annotation.quotes.iter().map(|quote| quote.fragments.len()).sum();
    let n_found = ["quote", "belief"].map(|kind| found.get(kind).map_or(0, Vec::len)).iter().sum::<usize>();
    assert_eq!((n_found, found.get("date").map_or(0, Vec::len)), (n_quotes, annotation.dates.len()));
}
