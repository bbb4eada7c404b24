//! Every export is held against the published schema, and its offsets against the text.
#![cfg(not(target_arch = "wasm32"))]

use article_annotator::dictionary::Dictionary;
use article_annotator::export::tables::{self, Table};
use article_annotator::{Options, annotate, export};
use proptest::prelude::*;
use serde_json::Value;

fn schema() -> jsonschema::Validator {
    let schema = include_str!("../docs/annotation.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is a schema")
}

fn exported(text: &str) -> Value {
    let options = Options { published: Some(jiff::civil::date(2023, 2, 4)), ..Options::default() };
    let json = export::to_json(text, &annotate(text, &options), None).expect("exports are JSON");
    serde_json::from_str(&json).expect("exports are JSON")
}

/// Every object with `start`, `end` and `text` says what the text holds there, counted in code points.
fn check_words(value: &Value, points: &[char]) {
    if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
        let found: String = points[start as usize..end as usize].iter().collect();
        if let Some(words) = value["text"].as_str() {
            assert_eq!(found, words);
        }
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| check_words(item, points)),
        Value::Object(fields) => fields.values().for_each(|field| check_words(field, points)),
        _ => {}
    }
}

#[track_caller]
fn check(text: &str, validator: &jsonschema::Validator) {
    let value = exported(text);
    if let Err(error) = validator.validate(&value) {
        panic!("{error} at {}", error.instance_path());
    }
    check_words(&value, &text.chars().collect::<Vec<_>>());
}

/// An article with every kind of fact, and characters of one to four bytes before each of them.
const ARTICLE: &str = "Blast kills 12 in Kabul market 🙂\n\n\
    KABUL, Afghanistan (AP) — A bomb killed 12 people and injured dozens in Kabul’s old market on Monday, police said.\n\n\
    “We’re devastated — all of us,” said Amina Karimi, a doctor at the hospital. The Taliban denied that its fighters \
    had detained 30 traders in Herat last July.\n";

#[test]
fn an_article_with_every_kind_of_fact_fits_the_schema() {
    check(ARTICLE, &schema());
    let value = exported(ARTICLE);
    for list in ["regions", "entities", "dates", "quotes", "claims", "tolls"] {
        assert!(value[list].as_array().is_some_and(|list| !list.is_empty()), "{list}: {value:#}");
    }
}

#[test]
fn an_article_with_the_readers_own_names_fits_the_schema() {
    let list = Dictionary::parse("kind,name\nwork,old market\n").expect("a list");
    let options = Options { dictionary: Some(&list), ..Options::default() };
    let json = export::to_json(ARTICLE, &annotate(ARTICLE, &options), None).expect("exports are JSON");
    let value: Value = serde_json::from_str(&json).expect("exports are JSON");
    assert_eq!(value["dictionary"], "kind,name\nwork,old market\n");
    assert!(schema().is_valid(&value), "{:?}", schema().validate(&value));
    assert!(exported(ARTICLE).get("dictionary").is_none());
}

#[test]
fn the_empty_text_fits_the_schema() {
    check("", &schema());
}

#[test]
fn what_the_schema_forbids_is_found() {
    let mut value = exported("Two died.");
    value["tolls"] = serde_json::json!([{"outcome": "slain"}]);
    assert!(!schema().is_valid(&value));
}

#[test]
fn the_digest_is_that_of_the_text() {
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(exported("abc")["sha256"], expected, "FIPS 180-2, appendix B.1");
}

/// The records of the table of quotes, each as its cells in the order of the columns.
fn quote_rows(text: &str) -> Vec<csv::StringRecord> {
    let rows = tables::rows(Table::Quotes, "a", text, &annotate(text, &Options::default())).expect("rows");
    let header = tables::header(Table::Quotes).expect("a header");
    let csv = header + &rows;
    csv::Reader::from_reader(csv.as_bytes()).records().collect::<Result<_, _>>().expect("one length")
}

/// Each quote has a row, and its words begin and end where the row says, in code points.
#[track_caller]
fn check_quotes(text: &str) {
    let points: Vec<char> = text.chars().collect();
    let rows = quote_rows(text);
    assert_eq!(rows.len(), annotate(text, &Options::default()).quotes.len());
    for row in rows {
        let offset = |column: usize| row[column].parse::<usize>().expect("a number");
        let whole: String = points[offset(11)..offset(12)].iter().collect();
        let bare = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let (whole, words) = (bare(&whole), bare(row[3].trim_start_matches('\'')));
        let (first, last) = (words.split(" … ").next(), words.split(" … ").last());
        assert!(
            first.is_some_and(|first| whole.contains(first.trim_start_matches('\''))),
            "{whole:?} {words:?}"
        );
        assert!(last.is_some_and(|last| whole.ends_with(last)), "{whole:?} {words:?}");
    }
}

#[test]
fn quotes_are_a_table_in_code_points() {
    check_quotes(ARTICLE);
    let rows = quote_rows(ARTICLE);
    let said = rows.iter().find(|row| &row[2] == "direct").expect("a direct quote");
    assert_eq!(
        (&said[3], &said[7], &said[9]),
        ("“We’re devastated — all of us,”", "Amina Karimi", "a doctor at the hospital")
    );
    assert!(rows.iter().any(|row| &row[5] == "denial"), "{rows:?}");
}

proptest! {
    #[test]
    fn any_text_gives_a_table_of_quotes(words in prop::collection::vec(word(), 0..60)) {
        check_quotes(&words.concat());
    }

    #[test]
    fn any_text_fits_the_schema(words in prop::collection::vec(word(), 0..60)) {
        thread_local!(static SCHEMA: jsonschema::Validator = schema());
        SCHEMA.with(|validator| check(&words.concat(), validator));
    }
}

/// Words of the news, marks and anything else.
fn word() -> impl Strategy<Value = String> {
    const NEWS: &[&str] = &[
        "Two ",
        "people ",
        "were ",
        "killed ",
        "12,000 ",
        "“",
        "” ",
        "said ",
        "Mr. ",
        "Khan ",
        "Kabul",
        ", ",
        ".\n\n",
        "\r\n",
        "on Monday ",
        "in 2022 ",
        "injuring ",
        "dozens ",
        "🙂",
        "é",
        "\u{200b}",
        "(TTP) ",
    ];
    prop_oneof![4 => prop::sample::select(NEWS).prop_map(str::to_owned), 1 => "\\PC{0,8}"]
}
