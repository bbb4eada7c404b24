//! The program as people and scripts meet it: what it prints, where, and with which exit code.
#![cfg(not(target_arch = "wasm32"))]

use std::io::Write;
use std::process::{Command, Stdio};

use article_annotator::export::{self, Format};
use serde_json::Value;

struct Outcome {
    code: Option<i32>,
    out: String,
    err: String,
}

fn annotate(arguments: &[&str], input: &[u8]) -> Outcome {
    let mut child = Command::new(env!("CARGO_BIN_EXE_annotate"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    // The program may stop reading early, when its arguments are bad.
    drop(writer.join());
    Outcome {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// One clear line on standard error, nothing on standard output, exit code 2.
#[track_caller]
fn check_refused(arguments: &[&str], input: &[u8], message: &str) {
    let outcome = annotate(arguments, input);
    assert_eq!(outcome.code, Some(2), "{}", outcome.err);
    assert_eq!(outcome.out, "");
    assert_eq!(outcome.err.lines().count(), 1, "{}", outcome.err);
    assert!(outcome.err.contains(message), "{}", outcome.err);
}

#[test]
fn json_of_standard_input() {
    let outcome =
        annotate(&["--format", "json", "--published", "2023-02-04"], b"A bomb killed 12 people in Kabul.");
    assert_eq!((outcome.code, outcome.err.as_str()), (Some(0), ""));
    let value: Value = serde_json::from_str(&outcome.out).expect("one JSON object");
    assert_eq!(value["format"], "article-annotator");
    assert_eq!(value["published"], "2023-02-04");
    assert_eq!(value["tolls"][0]["best"], 12);
}

#[test]
fn text_repeats_the_article_and_sums_it_up() {
    let article = "A bomb killed 12 people in Kabul. “We ran,” said Amina Karimi.\n";
    let outcome = annotate(&[], article.as_bytes());
    assert_eq!(outcome.code, Some(0));
    assert!(outcome.out.starts_with(article), "plain when not on a terminal: {}", outcome.out);
    assert!(outcome.out.contains("12 killed"), "{}", outcome.out);
    assert!(outcome.out.contains("Amina Karimi\n  - said: “We ran,” (word for word)"), "{}", outcome.out);
}

#[test]
fn text_opens_its_facts_with_the_toll_as_a_headline() {
    let article = "The government said 54 people had died in Kabul on 30 January 2023. Doctors said at least 61 people had died.";
    let outcome = annotate(&[], article.as_bytes());
    let facts: Vec<&str> = outcome.out.lines().skip_while(|line| !line.starts_with("Casualties")).collect();
    assert_eq!(facts[1], "  54 or more killed, Kabul, 30 January 2023");
    assert_eq!(
        facts[2],
        "  Sources disagree on how many were killed: 54 according to the government · at least 61 according to doctors"
    );
}

#[test]
fn text_gathers_what_each_speaker_said() {
    let article = "“We ran,” said Amina Karimi, a nurse. The army denied that it had fired. Karimi told reporters it was dark.";
    let outcome = annotate(&[], article.as_bytes());
    let quotes: Vec<&str> = outcome.out.lines().skip_while(|line| !line.starts_with("Quotes")).collect();
    assert_eq!(
        quotes.get(..6),
        Some(
            &[
                "Quotes (3)",
                "  Amina Karimi, a nurse (1 word for word, 1 reported)",
                "  - said: “We ran,” (word for word)",
                "  - told, to reporters: it was dark (reported)",
                "  The army",
                "  - denied: that it had fired (denies; reported)",
            ][..]
        )
    );
}

#[test]
fn a_dash_is_standard_input() {
    let outcome = annotate(&["-"], b"A bomb killed 12 people in Kabul.");
    assert_eq!(outcome.code, Some(0));
    assert!(outcome.out.contains("12 killed"), "{}", outcome.out);
}

#[test]
fn csv_is_one_table_of_all_articles() {
    let outcome = annotate(&["--format", "csv", "--table", "tolls"], b"A bomb killed 12 people in Kabul.");
    assert_eq!((outcome.code, outcome.err.as_str()), (Some(0), ""));
    assert_eq!(
        outcome.out,
        "document,outcome,min,max,best,conflict,claims,phrase\nstandard input,killed,12,12,12,no,c0,12 killed\n"
    );
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/001_wire_report.txt");
    let one = annotate(&["--format", "csv", file], b"");
    assert!(one.out.starts_with("document,id,incident,outcome,"), "claims if no table is named: {}", one.out);
    let two = annotate(&["--format", "csv", file, file], b"");
    let n_rows = one.out.lines().count() - 1;
    assert!(n_rows > 3, "{}", one.out);
    assert_eq!(two.out.lines().count(), 2 * n_rows + 1, "one header");
    assert!(two.out.lines().skip(1).all(|row| row.starts_with(file)), "{}", two.out);
}

#[test]
fn codebooks_are_tables() {
    let article = b"Dozens of people were killed in Karsa.";
    let outcome = annotate(&["--format", "csv", "--table", "codebook:acled"], article);
    assert_eq!((outcome.code, outcome.err.as_str()), (Some(0), ""));
    let mut rows = outcome.out.lines();
    assert_eq!(rows.next(), Some("document,codebook,field,label,value,rule,claims"));
    assert!(
        rows.next().is_some_and(|row| row.starts_with("standard input,acled,fatalities,Fatalities,12,")),
        "{}",
        outcome.out
    );
}

#[test]
fn lines_give_rows_under_one_header() {
    let input = b"{\"id\": \"=a\", \"text\": \"Two died.\"}\nnot json\n{\"id\": 7, \"text\": \"Quiet.\"}\n{\"text\": \"Six died.\"}\n";
    let outcome = annotate(&["--jsonl", "--format", "csv", "--table", "tolls"], input);
    assert_eq!(outcome.code, Some(1));
    assert_eq!(outcome.err.lines().count(), 1, "{}", outcome.err);
    assert!(outcome.err.starts_with("annotate: line 2: "), "{}", outcome.err);
    let rows: Vec<&str> = outcome.out.lines().collect();
    assert_eq!(rows.len(), 3, "{}", outcome.out);
    assert!(rows[0].starts_with("document,") && rows[1].starts_with("'=a,killed,2,"), "{}", outcome.out);
    assert!(rows[2].starts_with("line 4,killed,6,"), "{}", outcome.out);
}

#[test]
fn several_files_give_an_object_each() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let outcome = annotate(&["--format", "json", file, file], b"");
    assert_eq!(outcome.code, Some(0), "{}", outcome.err);
    assert_eq!(outcome.out.lines().count(), 2);
}

#[test]
fn every_format_is_written() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/001_wire_report.txt");
    let text = std::fs::read_to_string(file).expect("an article");
    let annotation = article_annotator::annotate(&text, &article_annotator::Options::default());
    for format in Format::all() {
        let outcome = annotate(&["--format", &format.to_string(), file], b"");
        assert_eq!((outcome.code, outcome.err.as_str()), (Some(0), ""), "{format}");
        let expected = export::write(format, file, &text, &annotation).expect("a file");
        assert_eq!(outcome.out, expected, "{format}: the core's bytes");
    }
}

#[test]
fn several_articles_make_one_file() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/001_wire_report.txt");
    let tasks = annotate(&["--format", "label-studio", file, file], b"").out;
    let tasks: Vec<Value> = serde_json::from_str(&tasks).expect("a JSON array");
    assert_eq!(tasks.len(), 2);
    let lines = b"{\"text\": \"Two died.\"}\nnot json\n{\"text\": \"Six died.\"}\n";
    let outcome = annotate(&["--jsonl", "--format", "label-studio"], lines);
    assert_eq!(outcome.code, Some(1));
    let tasks: Vec<Value> = serde_json::from_str(&outcome.out).expect("a JSON array");
    assert_eq!((tasks.len(), &tasks[1]["data"]["title"]), (2, &Value::from("line 3")));
    let conll = annotate(&["--format", "conll", file, file], b"").out;
    assert_eq!(conll.matches("-DOCSTART- -X- O O\n\n").count(), 2);
}

#[test]
fn what_cannot_be_read_is_named() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    check_refused(&["no such file"], b"", "no such file: ");
    check_refused(&["--format", "json", file, "no such file"], b"", "no such file: ");
    check_refused(&[], b"caf\xe9", "expected UTF-8");
    check_refused(&["--published", "2023-02-30"], b"x", "found \"2023-02-30\", expected YYYY-MM-DD");
    check_refused(
        &["--model", "Cargo.toml"],
        b"x",
        "not a model: found \"[wor\" at its beginning, expected \"AANM\"",
    );
    check_refused(&["--model", "no-such-file"], b"x", "no-such-file: ");
    check_refused(&["--jsonl", "--published", "soon"], b"", "found \"soon\", expected YYYY-MM-DD");
    check_refused(&["--jsonl", "no such file"], b"", "no such file: ");
    check_refused(
        &["--jsonl", "--format", "text"],
        b"",
        "--jsonl: found --format text, expected one that holds many articles: markdown, csv, json, spacy",
    );
    check_refused(&["--jsonl", "--format", "html"], b"", "--jsonl: found --format html, expected one that");
    check_refused(&["--format", "brat", file, file], b"", "--format brat: found 2 files, expected one");
    check_refused(
        &["--format", "pdf"],
        b"x",
        "--format: found \"pdf\", expected one of text, html, markdown, csv, json, web-annotation, spacy",
    );
    check_refused(&["--table", "claims"], b"x", "--table: goes with --format csv only");
    check_refused(
        &["--format", "csv", "--table", "acled"],
        b"x",
        "--table: found \"acled\", expected one of claims, tolls, victims, quotes, entities, codebook:acled, codebook:ucdp",
    );
}

#[test]
fn unknown_arguments_exit_with_2() {
    assert_eq!(annotate(&["--fromat", "json"], b"").code, Some(2));
    assert_eq!(annotate(&["--jsonl", "--format", "text"], b"").code, Some(2));
}

#[test]
fn lines_keep_their_order_and_ids() {
    let mut input = String::new();
    for idx in 0..3000 {
        input.push_str(&format!("{{\"id\": {idx}, \"text\": \"A bomb killed {} people.\"}}\n", idx + 2));
    }
    let outcome = annotate(&["--jsonl"], input.as_bytes());
    assert_eq!((outcome.code, outcome.err.as_str()), (Some(0), ""));
    let mut n_lines = 0;
    for (idx, line) in outcome.out.lines().enumerate() {
        let value: Value = serde_json::from_str(line).expect("a JSON object a line");
        assert_eq!(value["id"], idx);
        assert_eq!(value["tolls"][0]["best"], idx + 2);
        n_lines += 1;
    }
    assert_eq!(n_lines, 3000);
}

#[test]
fn a_bad_line_says_so_and_the_run_goes_on() {
    let input = b"{\"id\": \"a\", \"text\": \"x\"}\nnot json\n\n{\"id\": 1}\n{\"text\": \"x\", \"published\": \"soon\"}\n\xff\n{\"id\": \"b\", \"text\": \"y\"}";
    let outcome = annotate(&["--jsonl"], input);
    assert_eq!(outcome.code, Some(1));
    let lines: Vec<Value> =
        outcome.out.lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect();
    assert_eq!(lines.len(), 7);
    assert_eq!((&lines[0]["id"], &lines[6]["id"]), (&Value::from("a"), &Value::from("b")));
    for (idx, message) in [(1, "expected"), (2, "empty"), (3, "text"), (4, "soon"), (5, "UTF-8")] {
        assert_eq!(lines[idx]["line"], idx + 1);
        assert!(lines[idx]["error"].as_str().is_some_and(|error| error.contains(message)), "{}", lines[idx]);
    }
}

#[test]
fn a_line_brings_its_own_day_or_takes_the_given_one() {
    let input = b"{\"text\": \"x\", \"published\": \"2020-01-02\"}\n{\"text\": \"x\"}\n{\"text\": \"x\", \"published\": null}\n";
    let outcome = annotate(&["--jsonl", "--published", "2023-02-04"], input);
    let days: Vec<Value> = outcome
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a JSON object a line")["published"].clone())
        .collect();
    assert_eq!(days, ["2020-01-02", "2023-02-04", "2023-02-04"]);
}

#[test]
fn a_list_of_ones_own_names_is_looked_up_and_kept_in_the_file() {
    let list = "kind,name,also\nproduct,Quellfix,the blue stuff\n";
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("names.csv");
    std::fs::write(&path, list).expect("the folder for tests");
    let path = path.to_str().expect("UTF-8");
    let text = b"They drank the blue stuff in Kabul, then Quellfix.";
    let outcome = annotate(&["--format", "json", "--dictionary", path], text);
    assert_eq!((outcome.code, outcome.err.as_str()), (Some(0), ""));
    let value: Value = serde_json::from_str(&outcome.out).expect("one JSON object");
    assert_eq!(
        (&value["entities"][0]["kind"], &value["entities"][0]["name"]),
        (&"product".into(), &"Quellfix".into())
    );
    assert_eq!(value["entities"][0]["mentions"].as_array().map(Vec::len), Some(2));
    assert_eq!(value["dictionary"], list);
    let saved = export::open::read(&outcome.out).expect("our own file opens");
    assert_eq!(saved.dictionary.as_deref(), Some(list));
    check_refused(&["--dictionary", "no such file"], text, "no such file");
    // Read from standard input: no list but an article.
    check_refused(
        &["--dictionary", "-"],
        b"kind,name\n\nhuman,Mira\n",
        "--dictionary standard input: line 3: found the kind \"human\", expected one of person",
    );
}
