use std::fmt::Write;
use std::time::{Duration, Instant};

use super::*;
use crate::codes::Code;
use crate::entities::Entity;
use crate::{Annotation, Options};

fn list(lines: &str) -> Dictionary {
    Dictionary::parse(&format!("kind,name,also\n{lines}")).expect("a list")
}

fn annotated(lines: &str, text: &str) -> Annotation {
    crate::annotate(text, &Options { dictionary: Some(&list(lines)), ..Options::default() })
}

/// Checks the entities that have a mention by the list, with the words of all their mentions: "person Mira Oduya = Oduya".
#[track_caller]
fn check(lines: &str, text: &str, expected: &str) {
    let annotation = annotated(lines, text);
    let is_listed = |entity: &&Entity| entity.mentions.iter().any(|mention| mention.rule == RULE);
    let found: Vec<String> =
        annotation.entities.iter().filter(is_listed).map(|entity| told(text, entity)).collect();
    assert_eq!(found.join("; "), expected, "in {text:?}");
}

fn told(text: &str, entity: &Entity) -> String {
    let words: Vec<&str> = entity.mentions.iter().map(|mention| mention.span.of(text)).collect();
    format!("{} {}: {}", entity.kind.code(), entity.name, words.join(" | "))
}

/// Whether some entity has a mention in these words.
fn is_named(annotation: &Annotation, text: &str, words: &str) -> bool {
    annotation
        .entities
        .iter()
        .flat_map(|entity| &entity.mentions)
        .any(|mention| mention.span.of(text) == words)
}

#[test]
fn names_of_the_list_are_found_with_their_kind() {
    check("product,Quellfix", "They drank quellfix and Quellfix.", "product Quellfix: Quellfix");
    check(
        "organization,kiosk nine",
        "At Kiosk Nine and at kiosk nine.",
        "organization kiosk nine: Kiosk Nine | kiosk nine",
    );
    check("person,\"Velm, Otto\"", "Velm, Otto came.", "person Velm, Otto: Velm, Otto");
    check("place,Orsk’s Bend", "We met in Orsk's Bend on Monday.", "place Orsk’s Bend: Orsk's Bend");
    check(
        "organization,Acme Widgets Inc.",
        "Acme Widgets Inc. fell. So did Acme Widgets Inc",
        "organization Acme Widgets Inc.: Acme Widgets Inc. | Acme Widgets Inc",
    );
}

#[test]
fn a_pair_of_names_that_was_taken_for_one_is_cut_beside_a_listed_one() {
    use crate::document::Document;
    for (listed, expected) in [
        ("place,Velmora", "Velmora | Osk"),
        ("place,Osk", "Velmora | Osk"),
        // Of another kind, it is part of a name.
        ("person,Velmora", "Velmora and Osk"),
        ("place,and", "Velmora and Osk"),
    ] {
        let text = "We went to Velmora and Osk.";
        let document = Document::new(text);
        let pair = Mention {
            span: document.span_of(3..6),
            tokens: 3..6,
            kind: EntityKind::Place,
            subkind: None,
            title: None,
            gender: None,
            confidence: 0.8,
            rule: RULE,
        };
        let (mentions, _) = apply(&document, Some(&list(listed)), vec![pair]);
        let words: Vec<&str> = mentions.iter().map(|mention| mention.span.of(text)).collect();
        assert_eq!(words.join(" | "), expected, "{listed}");
    }
}

#[test]
fn the_longest_form_wins_and_takes_the_place_of_what_it_overlaps() {
    let lines = "place,Lima\norganization,Lima Rescue Corps\nwork,Rescue Corps";
    check(
        lines,
        "The Lima Rescue Corps left Lima.",
        "organization Lima Rescue Corps: Lima Rescue Corps; place Lima: Lima",
    );
    // One word leaves a longer name alone.
    check("organization,Khan", "Shah Rukh Khan sang in Mumbai.", "");
    check("work,Shah Rukh", "Shah Rukh Khan sang in Mumbai.", "work Shah Rukh: Shah Rukh");
}

#[test]
fn capitals_count_where_the_entry_has_them() {
    check("organization,US", "They told us. Us too. The US left.", "organization US: US");
    check("person,Mira", "The mira of MIRA and Mira.", "person Mira: MIRA | Mira");
    check("product,glow", "A Glow, a glow.", "product glow: Glow | glow");
}

#[test]
fn what_is_ignored_is_no_name() {
    let text = "Maria Müller flew to Kabul. Kabul Bank closed.";
    assert!(is_named(&annotated("ignore,Herat", text), text, "Kabul"));
    let ignored = annotated("ignore,Kabul", text);
    assert!(!is_named(&ignored, text, "Kabul"));
    assert!(is_named(&ignored, text, "Kabul Bank"), "only where it stands alone");
    // The longer form keeps a shorter one out.
    check("ignore,New Quell\nplace,Quell", "New Quell and Quell.", "place Quell: Quell");
}

#[test]
fn titles_stand_before_people() {
    let lines = "title,Archwarden\nperson,Tamsin Velm";
    let text = "Archwarden Tamsin Velm spoke.";
    let annotation = annotated(lines, text);
    let mention = &annotation.entities[0].mentions[0];
    assert_eq!(
        (mention.span.of(text), mention.title.map(|title| title.of(text))),
        ("Tamsin Velm", Some("Archwarden"))
    );
    // Out of a name that took it in, and together with a title that is known.
    for (text, title) in [
        ("Archwarden Peter Miller spoke.", "Archwarden"),
        ("Archwarden Dr. Peter Miller spoke.", "Archwarden Dr."),
    ] {
        let annotation = annotated(lines, text);
        let mention = &annotation.entities[0].mentions[0];
        assert_eq!(
            (mention.span.of(text), mention.title.map(|title| title.of(text))),
            ("Peter Miller", Some(title))
        );
    }
}

#[test]
fn forms_of_one_line_are_one_and_two_lines_are_two() {
    check(
        "person,Mira Oduya,The Heron|M.O.",
        "The Heron came. “No,” said Mira Oduya. Oduya left; M.O. stayed.",
        "person Mira Oduya: The Heron | Mira Oduya | Oduya | M.O.",
    );
    check(
        "organization,United Nations\norganization,UN University,UN",
        "The United Nations met. The UN did not.",
        "organization United Nations: United Nations; organization UN University: UN",
    );
    // The list has the name, even where the text never has it.
    let annotation = annotated("person,Mira Oduya,The Heron", "The Heron came.");
    assert_eq!(
        (annotation.entities[0].name.as_str(), &annotation.entities[0].aliases[..]),
        ("Mira Oduya", &["The Heron".to_owned()][..])
    );
}

#[test]
fn boilerplate_stays_without_names_and_no_name_crosses_a_sentence() {
    check(
        "organization,Share this",
        "Peter Miller left Kabul.\n\nShare this article\n\nFollow us on Facebook\n",
        "",
    );
    check("work,End Start", "It was the end. Start again.", "");
}

#[test]
fn an_empty_list_changes_nothing_but_the_file_it_came_from() {
    let text = "Maria Müller flew to Kabul, said Dr. Otto Velm of the UN.";
    let plain = crate::annotate(text, &Options::default());
    assert_eq!(Annotation { dictionary: None, ..annotated("", text) }, plain);
}

#[test]
fn spreadsheets_are_read() {
    let file = "\u{feff}# of the desk\r\n\r\nKind;Name;Also;\r\nPerson; Mira Oduya ;Heron | M.O.|;\r\n;;\r\norganisation;\"A;B \"\"C\"\"\";\r\n";
    let found = Dictionary::parse(file).expect("a list");
    let entry = |kind, name: &str, also: &[&str]| Entry {
        kind: EntryKind::Name(kind),
        name: name.to_owned(),
        also: also.iter().map(|form| (*form).to_owned()).collect(),
    };
    assert_eq!(
        found.entries(),
        [
            entry(EntityKind::Person, "Mira Oduya", &["Heron", "M.O."]),
            entry(EntityKind::Organization, "A;B \"C\"", &[])
        ]
    );
}

#[test]
fn what_is_written_is_read_back() {
    let lines = "person,\"Velm, \"\"Otto\"\"\",Ötzi|O. V.\nignore,'+972 Magazine\ntitle,Archwarden\nwork,'@home,'=1|'-2";
    let entries = list(lines).entries().to_vec();
    assert_eq!((entries[1].name.as_str(), entries[3].also[1].as_str()), ("+972 Magazine", "-2"));
    let file = write(&entries);
    assert!(
        file.starts_with("kind,name,also\n") && file.contains("'+972") && file.contains("'@home"),
        "{file}"
    );
    assert_eq!(Dictionary::parse(&file).expect("our own file").entries(), entries);
}

#[test]
fn other_files_are_refused_by_line() {
    #[track_caller]
    fn check(file: &str, expected: &str) {
        let error = Dictionary::parse(file).expect_err("no list").to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    check("", "line 1: found \"\", expected the header \"kind,name,also\"");
    check("Mira\n", "line 1: found \"Mira\", expected the header");
    check("# a\n\nname,kind\n", "line 3: found \"name,kind\", expected the header");
    check(
        "kind,name\n\n# b\r\n\r\nperson,A\r\nhuman,B\r\n",
        "line 6: found the kind \"human\", expected one of person,",
    );
    check("kind,name\nperson,\"A\nB\"\nperson,\n", "line 4: found \"\", expected a name");
    check("kind,name\nperson,\"A\nperson,B\n", "line 2: found a quotation mark that is never closed");
    check("kind,name\nperson,…\n", "line 2: found \"…\", expected a name");
    check("kind,name\nperson,A,B|?\n", "line 2: found \"?\", expected a name");
    check("kind,name,also\nperson,Velm, Otto,Velm\n", "line 2: found 4 cells, expected kind, name and also");
    check(
        &format!("kind,name\nperson,{}\n", "a ".repeat(21)),
        "line 2: found a name of 21 words, expected at most 20",
    );
    let mut long = "kind,name\n".to_owned();
    for n in 0..=MAX_NAMES {
        writeln!(long, "person,A{n}").expect("a string takes it");
    }
    check(&long, "line 20002: found one name more, expected at most 20000 in all");
}

#[test]
fn kinds_are_named_as_in_every_outside_shape() {
    for kind in [
        EntityKind::Person,
        EntityKind::Organization,
        EntityKind::Place,
        EntityKind::Nationality,
        EntityKind::Event,
        EntityKind::Product,
        EntityKind::Work,
    ] {
        assert_eq!(EntryKind::named(kind.code()), Some(EntryKind::Name(kind)));
    }
}

/// Names that all begin alike, and a text that almost is one of them at every word.
#[test]
fn work_is_linear_in_the_text() {
    let mut lines = String::new();
    for n in 1..MAX_TOKENS {
        for m in 0..50 {
            writeln!(lines, "work,{}b{m}", "a ".repeat(n)).expect("a string takes it");
        }
    }
    let dictionary = list(&lines);
    let time = |n_words: usize| {
        let text = "a ".repeat(n_words);
        let document = Document::new(&text);
        let runs = (0..3).map(|_| {
            let started = Instant::now();
            assert!(dictionary.matches(&document).is_empty());
            started.elapsed()
        });
        runs.min().unwrap_or_default()
    };
    let (short, long) = (time(2_000), time(20_000));
    assert!(long < short * 30 + Duration::from_millis(50), "{short:?} for 2,000 words, {long:?} for 20,000");
}
