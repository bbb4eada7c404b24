use rustc_hash::FxHashMap;

use super::claims::AROUND;
use super::*;
use crate::{Options, annotate};

fn csv(table: &str, document: &str, text: &str) -> String {
    let table = Table::named(table).expect("a table");
    let annotation = annotate(text, &Options::default());
    header(table).expect("a header")
        + &rows(table, document, text, &annotation).expect("rows of the annotation")
}

/// The records of a table, each as its columns by name.
fn records(table: &str, text: &str) -> Vec<FxHashMap<String, String>> {
    let csv = csv(table, "a.txt", text);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().expect("records of one length")
}

#[test]
fn tolls_are_plain_rows() {
    assert_eq!(
        csv("tolls", "a.txt", "A bomb killed 12 people and injured dozens."),
        "document,outcome,min,max,best,conflict,claims,phrase\n\
         a.txt,killed,12,12,12,no,c0,12 killed\n\
         a.txt,injured,24,,,no,c1,24 or more injured\n"
    );
}

#[test]
fn codebooks_give_their_fields() {
    let rows = records("codebook:acled", "Dozens of people were killed.");
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0]["field"].as_str(), rows[0]["value"].as_str()), ("fatalities", "12"));
    assert_eq!(rows[0]["claims"], "c0");
    let rows = records("codebook:gtd", "Dozens of people were killed.");
    assert_eq!((rows[0]["field"].as_str(), rows[0]["value"].as_str()), ("nkill", ""));
}

#[test]
fn claims_have_a_sentence_and_code_points() {
    let rows = records("claims", "“Né,” he said 🙂.\n\nA mine  killed “three” men, police said. They fled.");
    let row = &rows[0];
    assert_eq!((row["outcome"].as_str(), row["best"].as_str()), ("killed", "3"));
    assert_eq!(row["sentence"], "A mine killed “three” men, police said.");
    assert_eq!((row["source"].as_str(), row["in_toll"].as_str()), ("police", "yes"));
    assert_eq!((row["start"].as_str(), row["end"].as_str()), ("34", "39"));
}

#[test]
fn named_victims_have_a_row_each() {
    let text = "A gunman shot dead Amina Karimi, 51, police said. Omar Haddad was killed too. Amina Karimi was killed at home.";
    let rows = records("victims", text);
    let names: Vec<&str> = rows.iter().map(|row| row["name"].as_str()).collect();
    assert_eq!(names, ["Amina Karimi", "Omar Haddad"]);
    assert_eq!((rows[0]["age"].as_str(), rows[1]["age"].as_str()), ("51", ""));
    assert!(rows[0]["claims"].contains(' '), "both claims: {}", rows[0]["claims"]);
}

#[test]
fn quotes_have_their_speaker_and_all_their_words() {
    let text = "🙂 Maria Müller, a nurse, came. “One of us,” Müller told reporters, “must  go.” Police denied that he had gone.";
    let rows = records("quotes", text);
    let row =
        |idx: usize, names: &[&str]| names.iter().map(|name| rows[idx][*name].clone()).collect::<Vec<_>>();
    assert_eq!(
        row(0, &["id", "kind", "words", "cue", "stance", "audience"]),
        ["q0", "direct", "“One of us,” … “must go.”", "told", "neutral", "reporters"]
    );
    assert_eq!(
        row(0, &["speaker_words", "speaker", "entity", "description", "start", "end"]),
        ["Müller", "Maria Müller", "e0", "a nurse", "31", "78"]
    );
    assert_eq!(
        row(1, &["kind", "cue", "stance", "speaker_words", "speaker", "entity"]),
        ["indirect", "denied", "denial", "Police", "", ""]
    );
}

#[test]
fn entities_have_their_other_names_and_first_place() {
    let text = "🙂 Maria Müller, a nurse, came to Kabul. Müller left.";
    let rows = records("entities", text);
    let row =
        |idx: usize, names: &[&str]| names.iter().map(|name| rows[idx][*name].clone()).collect::<Vec<_>>();
    assert_eq!(
        row(0, &["id", "kind", "name", "aliases", "description", "mentions", "start", "end"]),
        ["e0", "person", "Maria Müller", "Müller", "a nurse", "2", "2", "14"]
    );
    assert_eq!(row(1, &["kind", "subkind", "name", "mentions"]), ["place", "capital", "Kabul", "1"]);
}

#[test]
fn what_was_said_is_no_formula_either() {
    let rows =
        records("quotes", "BEN: =1+1 is what I told them.\n\nANA: Why?\n\nBEN: -2 was wrong.\n\nANA: I see.");
    let words: Vec<&str> = rows.iter().map(|row| row["words"].as_str()).collect();
    assert_eq!(words, ["'=1+1 is what I told them.", "Why?", "'-2 was wrong.", "I see."]);
}

#[test]
fn no_cell_is_a_formula() {
    for start in ['=', '+', '-', '@', '\t', '\r'] {
        assert_eq!(harmless(format!("{start}1+1")), format!("'{start}1+1"));
    }
    assert_eq!(harmless("1-1".to_owned()), "1-1");
    let document = "=HYPERLINK(\"x\")";
    assert!(csv("tolls", document, "Two died.").contains("\n\"'=HYPERLINK(\"\"x\"\")\",killed,2,"));
}

#[test]
fn long_sentences_are_cut() {
    let text = format!("{}, 12 people were killed, {}.", "é, ".repeat(1000), "and ü ".repeat(1000));
    let rows = records("claims", &text);
    let sentence = &rows[0]["sentence"];
    assert!(sentence.starts_with('…') && sentence.ends_with('…'), "{sentence}");
    assert!(sentence.contains("12 people were killed") && sentence.len() < 2 * AROUND + 50, "{sentence}");
}

#[test]
fn tables_are_found_by_name() {
    let names: Vec<String> = Table::all().map(|table| table.to_string()).collect();
    assert_eq!(
        names.get(..6),
        Some(&["claims", "tolls", "victims", "quotes", "entities", "codebook:acled"].map(str::to_owned)[..])
    );
    assert!(names.iter().all(|name| Table::named(name).is_some()));
    assert!(Table::named("codebook").is_none());
}

#[test]
fn every_row_has_every_column() {
    let text = "The toll rose to 12, including Amina Karimi, 51.";
    for name in Table::all().map(|table| table.to_string()) {
        assert!(!csv(&name, "", text).is_empty(), "{name}");
        records(&name, text);
    }
}
