//! What each codebook makes of a sentence: the table in `tests/codebooks.txt`, field by field.
#![cfg(not(target_arch = "wasm32"))]

use article_annotator::codebook::{self, Codebook, Row};
use article_annotator::{Annotation, Options, annotate};

const TABLE: &str = include_str!("codebooks.txt");

fn annotated(text: &str) -> Annotation {
    annotate(text, &Options::default())
}

fn rows(code: &str, text: &str) -> Vec<Row> {
    let codebook = codebook::named(code).unwrap_or_else(|| panic!("no codebook {code}"));
    codebook::rows(codebook, text, &annotated(text))
}

/// The line of the table for a sentence: the fields that say something; neither blank ones nor zeros.
fn line(codebook: &Codebook, text: &str, annotation: &Annotation) -> Option<String> {
    let says = |row: Row| Some(format!("{}={}", row.field, row.value.filter(|value| value != "0")?));
    let fields: Vec<String> =
        codebook::rows(codebook, text, annotation).into_iter().filter_map(says).collect();
    (!fields.is_empty()).then(|| format!("  {}: {}", codebook.code, fields.join(", ")))
}

/// The block of the table for a sentence.
fn block(text: &str) -> String {
    let annotation = annotated(text);
    let lines = codebook::ALL.iter().filter_map(|codebook| line(codebook, text, &annotation));
    std::iter::once(text.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

#[test]
fn sentences_give_the_numbers_of_the_table() {
    let without_comments: String =
        TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    let blocks: Vec<&str> =
        without_comments.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).collect();
    assert!(blocks.len() >= 30, "the table is read: {} sentences", blocks.len());
    let mut wrong = Vec::new();
    for expected in blocks {
        let text = expected.lines().next().unwrap_or_default();
        let found = block(text);
        if found != expected {
            wrong.push(format!("expected:\n{expected}\nfound:\n{found}\n"));
        }
    }
    assert!(wrong.is_empty(), "{} sentences differ\n\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn rows_name_their_claims_and_say_why() {
    let text =
        "Police said 12 people had died, including three children. Doctors said 14 people were killed.";
    let annotation = annotated(text);
    for codebook in &codebook::ALL {
        assert!(!codebook.source.is_empty() && codebook.about.ends_with('.'), "{}", codebook.code);
        let mut fields = Vec::new();
        for row in codebook::rows(codebook, text, &annotation) {
            assert!(row.rule.ends_with('.') && !row.rule.contains("  "), "{}: {}", row.field, row.rule);
            assert!(!row.label.is_empty() && !fields.contains(&row.field), "{}", row.field);
            assert!(row.claims.is_sorted() && row.claims.iter().all(|id| id.0 < annotation.claims.len()));
            fields.push(row.field);
        }
    }
    let claims = |code: &str, field: &str| -> Vec<usize> {
        let row = rows(code, text).into_iter().find(|row| row.field == field).expect("the field");
        row.claims.iter().map(|id| id.0).collect()
    };
    assert_eq!(claims("acled", "fatalities"), [0], "the lower figure");
    assert_eq!(claims("ucdp", "high"), [2], "the higher one");
    assert_eq!(claims("airwars", "children_killed_min"), [1], "the subset");
    assert_eq!(claims("airwars", "killed_sources"), [0, 2]);
    assert_eq!(claims("gtd", "nhostkid"), [0; 0]);
}

#[test]
fn blank_is_not_nought() {
    let value = |code: &str, field: &str, text: &str| -> Option<String> {
        rows(code, text).into_iter().find(|row| row.field == field).expect("the field").value
    };
    let nought = Some("0".to_owned());
    assert_eq!(value("acled", "fatalities", "The harbour was quiet."), nought);
    assert_eq!(value("gtd", "nkill", "The harbour was quiet."), None);
    assert_eq!(value("gtd", "nkill", "Dozens of people were killed."), None);
    assert_eq!(value("gtd", "nwound", "No one was hurt in the blast."), nought);
    assert_eq!(value("airwars", "injured_max", "No one was hurt in the blast."), nought);
    assert_eq!(value("ucdp", "high", "Dozens of people were killed."), None);
    assert_eq!(value("gtd", "ishostkid", "The harbour was quiet."), nought);
}

#[test]
fn codebooks_are_found_by_their_codes() {
    let codes: Vec<&str> = codebook::ALL.iter().map(|codebook| codebook.code).collect();
    assert_eq!(codes, ["acled", "ucdp", "gtd", "airwars", "wikimpacts", "pitf"]);
    assert!(codebook::named("ACLED 2023").is_none());
}
