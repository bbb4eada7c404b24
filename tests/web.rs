//! The JavaScript boundary in a real browser: `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]

use article_annotator::wasm::{
    annotate, export_as, formats, open_file, read_dictionary, version, write_dictionary,
};
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::js_sys::{Array, JSON, JsString, Object, Reflect};

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &str = "🙂 A bomb killed 12 people in Kabul on Monday, police said.";

fn options(json: &str) -> JsValue {
    JSON::parse(json).expect("JSON")
}

/// The file of the text, with options as JSON.
fn file(format: &str, options: &str) -> Result<String, JsError> {
    let article = format!(r#"[{{"text": "{TEXT}", "name": "kabul", "options": {options}}}]"#);
    export_as(format, JSON::parse(&article).expect("JSON"))
}

/// The view, read as the page reads it.
fn view(options: JsValue) -> JsValue {
    let json = annotate(TEXT, options, None).expect("good options");
    JSON::parse(&json).expect("JSON")
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| {
        let key = key.parse::<u32>().map_or_else(|_| JsValue::from(key), JsValue::from);
        Reflect::get(&value, &key).expect("an object")
    })
}

fn message(error: impl Into<JsValue>) -> String {
    get(&error.into(), "message").as_string().expect("errors have messages")
}

#[wasm_bindgen_test]
fn a_view_is_made_of_plain_objects() {
    let view = view(options(r#"{"published": "2023-02-04"}"#));
    assert!(view.is_instance_of::<Object>());
    assert!(Array::is_array(&get(&view, "blocks")));
    assert_eq!(get(&view, "headline.figures.0.phrase").as_string().as_deref(), Some("12 killed"));
    assert_eq!(get(&view, "dates.0.phrase").as_string().as_deref(), Some("Monday 30 January 2023"));
    assert_eq!(get(&view, "speakers.0.name").as_string().as_deref(), Some("Police"));
    assert_eq!(get(&view, "quotes.0.label").as_string().as_deref(), Some("Reported"));
    assert!(Array::is_array(&get(&view, "attitudes")));
    assert!(get(&view, "entities.0.subkind").is_null() || get(&view, "entities.0.subkind").is_string());
    assert!(get(&view, "elapsedMs").as_f64().is_some_and(|elapsed| elapsed > 0.0), "the clock is found");
}

#[wasm_bindgen_test]
fn offsets_are_those_of_javascript_strings() {
    let view = view(JsValue::UNDEFINED);
    let offset = |path| get(&view, path).as_f64().expect("a number") as u32;
    let text = JsString::from(TEXT);
    assert_eq!(text.slice(offset("claims.0.spans.0.0"), offset("claims.0.spans.0.1")), "12");
    assert_eq!((offset("blocks.0.start"), offset("blocks.0.end")), (0, text.length()));
}

#[wasm_bindgen_test]
fn bad_options_are_errors_that_say_what_was_expected() {
    for (json, expected) in [
        (r#"{"published": "4 Feb"}"#, "found \"4 Feb\", expected YYYY-MM-DD"),
        (r#"{"publishd": "2023-02-04"}"#, "publishd"),
        (r#"{"published": 2023}"#, "string"),
    ] {
        let error = message(annotate(TEXT, options(json), None).expect_err("bad options"));
        assert!(error.contains(expected), "{error}");
        assert!(file("json", json).is_err());
    }
}

#[wasm_bindgen_test]
fn the_export_is_the_exchange_format() {
    let json = file("json", r#"{"published": null}"#).expect("good options");
    let value = JSON::parse(&json).expect("JSON");
    assert_eq!(get(&value, "format").as_string().as_deref(), Some("article-annotator"));
    assert_eq!(get(&value, "claims.0.count.start").as_f64(), Some(16.0), "code points, not UTF-16 units");
    assert!(get(&value, "published").is_null());
}

#[wasm_bindgen_test]
fn tables_are_csv_with_a_line_of_names() {
    let csv = file("csv:claims", "{}").expect("a good format");
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].starts_with("document,id,"), "{csv}");
    assert!(lines[1].starts_with("kabul,c0,"), "{csv}");
    let error = message(file("csv:deaths", "{}").expect_err("no such table"));
    assert!(error.contains("found \"csv:deaths\", expected one of html, markdown, csv:claims"), "{error}");
}

#[wasm_bindgen_test]
fn every_format_is_offered_and_made() {
    let formats = Array::from(&formats().expect("a list"));
    assert!(formats.length() > 15);
    for offer in formats.iter() {
        let name = get(&offer, "format").as_string().expect("a name");
        let made = file(&name, "{}").expect("a file");
        assert!(!made.is_empty(), "{name}");
        assert!(get(&offer, "ending").as_string().is_some_and(|ending| ending.contains('.')));
        assert!(
            get(&offer, "title").is_string()
                && get(&offer, "group").is_string()
                && get(&offer, "type").is_string()
        );
    }
}

#[wasm_bindgen_test]
fn several_articles_go_into_one_file() {
    let two = r#"[{"text": "Ana Ruiz left.", "name": "one"}, {"text": "A bomb killed 12.", "name": "two"}]"#;
    let csv = export_as("csv:claims", options(two)).expect("a table");
    assert_eq!(csv.lines().filter(|line| line.starts_with("document,")).count(), 1, "{csv}");
    assert!(csv.contains("\ntwo,c0,"), "{csv}");
    let error = message(export_as("html", options(two)).expect_err("a report is of one article"));
    assert!(error.contains("found 2 articles, expected one"), "{error}");
}

#[wasm_bindgen_test]
fn places_are_located_where_there_are_coordinates() {
    let at = |coordinates: Option<&[u8]>| {
        let json = annotate(TEXT, JsValue::UNDEFINED, coordinates.map(Box::from)).expect("a view");
        get(&JSON::parse(&json).expect("JSON"), "located")
    };
    let located = at(Some(include_bytes!("../www/map/coordinates.bin")));
    assert_eq!(get(&located, "0.label").as_string().as_deref(), Some("Kabul, Afghanistan"));
    assert!(get(&located, "0.latitude").as_f64().is_some_and(|degrees| (degrees - 34.5).abs() < 0.2));
    for none in [None, Some(&b"no table"[..])] {
        assert_eq!(Array::from(&at(none)).length(), 0);
    }
}

#[wasm_bindgen_test]
fn a_file_of_ours_opens_again() {
    let given = r#"{"published": "2023-02-04", "dictionary": "kind,name,also\nperson,Kabul,\n"}"#;
    let json = file("json", given).expect("a file");
    let opened = open_file(&json).expect("our own file");
    assert_eq!(get(&opened, "text").as_string().as_deref(), Some(TEXT));
    assert_eq!(get(&opened, "published").as_string().as_deref(), Some("2023-02-04"));
    assert!(get(&opened, "dictionary").as_string().is_some_and(|file| file.contains("person,Kabul")));
    assert_eq!(Array::from(&get(&opened, "edits")).length(), 0);
    assert!(message(open_file("{}").expect_err("none of ours")).contains("format"));
}

#[wasm_bindgen_test]
fn own_names_are_read_and_written() {
    let file = "kind,name,also\nperson,Ana Ruiz,Ruiz\nignore,Monday,\n";
    let entries = read_dictionary(file).expect("a list");
    assert_eq!(get(&entries, "0.also.0").as_string().as_deref(), Some("Ruiz"));
    assert_eq!(get(&entries, "1.kind").as_string().as_deref(), Some("ignore"));
    assert_eq!(write_dictionary(entries).expect("the same entries"), file);
    assert!(message(read_dictionary("name\n").expect_err("no header")).contains("expected the header"));
    let misspelt = options(r#"[{"kind": "persn", "name": "Ana", "also": []}]"#);
    assert!(message(write_dictionary(misspelt).expect_err("no such kind")).contains("persn"));
}

#[wasm_bindgen_test]
fn the_version_is_the_crates() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}
